/* SPDX-License-Identifier: EUPL-1.2 */
/* Channels as a table: a row for each, a column for each thing that can be known of one. */
#pragma once

#include "duo-change-set.h"
#include "duo-context.h"
#include "duo-text-form.h"

G_BEGIN_DECLS

/* Reads a file into a change set against the store (nothing is stored), then stores what is ticked as one change. @form:
 * (nullable): how a text file is read. Those that are not asynchronous block. */
void          duo_channels_read_import_async   (DuoContext          *context,
                                                const char          *path,
                                                const DuoTextForm   *form,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
DuoChangeSet *duo_channels_read_import_finish  (DuoContext          *context,
                                                GAsyncResult        *result,
                                                GError             **error);
DuoChangeSet *duo_channels_read_import         (DuoContext          *context,
                                                const char          *path,
                                                GError             **error);
void          duo_channels_apply_import_async  (DuoContext          *context,
                                                DuoChangeSet        *set,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
gboolean      duo_channels_apply_import_finish (DuoContext          *context,
                                                GAsyncResult        *result,
                                                GError             **error);
gboolean      duo_channels_apply_import        (DuoContext          *context,
                                                DuoChangeSet        *set,
                                                GError             **error);

/* All channels to a file, by extension: .xlsx or .csv. %DUO_ERROR_INVALID for another one. */
void          duo_channels_export_async        (DuoContext          *context,
                                                const char          *path,
                                                GCancellable        *cancellable,
                                                GAsyncReadyCallback  callback,
                                                gpointer             user_data);
gboolean      duo_channels_export_finish       (DuoContext          *context,
                                                GAsyncResult        *result,
                                                GError             **error);
gboolean      duo_channels_export              (DuoContext          *context,
                                                const char          *path,
                                                GError             **error);

G_END_DECLS
