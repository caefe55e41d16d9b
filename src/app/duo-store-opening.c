/* SPDX-License-Identifier: EUPL-1.2 */
/* Opening a store for a window, off the main thread. */
#include "duo-store-opening.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "duo-calendar-service.h"
#include "duo-error.h"
#include "duo-sample.h"

typedef struct
{
  char *path;         /* (owned) */
  gboolean as_sample; /* an empty store is filled with the sample */
  char *who;          /* (owned) */
  DuoClock *clock;    /* (owned) */
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_free (opening->path);
  g_free (opening->who);
  g_clear_object (&opening->clock);
  g_free (opening);
}

void
duo_opened_store_free (DuoOpenedStore *self)
{
  g_clear_object (&self->context);
  g_free (self);
}

static gboolean
look (DuoOpenedStore *opened, gboolean as_sample, GError **error)
{
  if (!duo_calendar_last_year (opened->context, &opened->last_year, error)
      || !duo_sample_is (opened->context, &opened->is_sample, error))
    return FALSE;

  if (!as_sample || opened->is_sample || opened->last_year != 0)
    return TRUE;
  return duo_sample_fill (opened->context, error) && look (opened, FALSE, error);
}

/* Returns: (transfer full) (nullable): the store; one that can't be written to is opened to be read */
static DuoStore *
open_store (const Opening *opening, GError **error)
{
  g_autoptr (GError) local_error = NULL;
  DuoStore *store = duo_store_open (opening->path, DUO_STORE_OPEN_OR_CREATE, opening->who, opening->clock, &local_error);

  if (store == NULL && g_error_matches (local_error, DUO_ERROR, DUO_ERROR_STORE_READ_ONLY))
    store = duo_store_open (opening->path, DUO_STORE_OPEN_TO_READ, opening->who, opening->clock, NULL); /* the first says why */
  if (store == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return store;
}

static void
open_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Opening *opening = task_data;
  g_autofree char *folder = g_path_get_dirname (opening->path);
  g_autoptr (DuoOpenedStore) opened = g_new0 (DuoOpenedStore, 1);
  g_autoptr (DuoStore) store = NULL;
  GError *error = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      g_task_return_new_error (task, DUO_ERROR, DUO_ERROR_STORE_READ_ONLY, "%s: %s", folder, g_strerror (errno));
      return;
    }
  store = open_store (opening, &error);
  if (store == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  opened->context = duo_context_new (store);
  opened->is_read_only = duo_store_is_read_only (store);
  if (!look (opened, opening->as_sample, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_return_pointer (task, g_steal_pointer (&opened), (GDestroyNotify) duo_opened_store_free);
}

/* Returns: (transfer full): where the sample lies, a store of its own beside the user's */
char *
duo_store_opening_sample_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "duo-campagnes", "voorbeeld.db", NULL);
}

/**
 * duo_store_opening_async:
 * @path: the store; made where it is not there
 * @as_sample: fill it with the sample when it is empty
 * @who: login of who works here
 * @clock: the clock to reckon with
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is open or can't be
 * @user_data: for @callback
 */
void
duo_store_opening_async (const char *path, gboolean as_sample, const char *who, DuoClock *clock,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->as_sample = as_sample;
  opening->who = g_strdup (who);
  opening->clock = g_object_ref (clock);
  g_task_set_source_tag (task, duo_store_opening_async);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_thread);
}

/* Returns: (transfer full) (nullable): %NULL with @error set when it can't be opened */
DuoOpenedStore *
duo_store_opening_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
