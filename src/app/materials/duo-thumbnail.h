/* SPDX-License-Identifier: EUPL-1.2 */
/* Thumbnails of materials, read in a thread and kept for a while. */
#pragma once

#include <gtk/gtk.h>

#include "duo-materials-service.h"

G_BEGIN_DECLS

void        duo_thumbnail_load_async  (DuoContext *context, DuoMaterial *material, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
GdkTexture *duo_thumbnail_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
