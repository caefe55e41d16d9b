/* SPDX-License-Identifier: EUPL-1.2 */
/* Thumbnails are PNG files that this program wrote itself: safe to read, but not on the main thread. */
#include "duo-thumbnail.h"

static void
load_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  GdkTexture *texture = gdk_texture_new_from_filename (data, &error);

  if (texture != NULL)
    g_task_return_pointer (task, texture, g_object_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* Reads the thumbnail of @material; a text has none: that is an error here. */
void
duo_thumbnail_load_async (DuoContext *context, DuoMaterial *material, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (material, cancellable, callback, user_data);

  g_task_set_task_data (task, duo_materials_dup_thumbnail (context, material), g_free);
  g_task_run_in_thread (task, load_thread);
}

/* Returns: (transfer full) (nullable): the picture. */
GdkTexture *
duo_thumbnail_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
