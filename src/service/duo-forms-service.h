/* SPDX-License-Identifier: EUPL-1.2 */
/* The use cases of inventory forms: making them, reading returned ones, taking over what they say. */
#pragma once

#include "duo-campaigns-service.h"
#include "duo-form-result.h"

G_BEGIN_DECLS

/* Called for each file, in the thread that works. @n_done of @n_all. */
typedef void (*DuoFormProgress) (guint n_done, guint n_all, gpointer user_data);

/* Writes a form for each of @targets (element-type DuoTarget) into @folder, which is made where it is not there; notes
 * that they were made. All or none: where it fails or is cancelled, no file is left and nothing is noted. No file that is
 * there is replaced: it may be a form that came back. Blocks. (transfer full) (element-type utf8) (nullable): paths of
 * the files. */
GPtrArray *duo_forms_make  (DuoContext *context, gint64 campaign, GArray *targets, const char *folder, DuoFormProgress progress,
                            gpointer user_data, GCancellable *cancellable, GError **error);

/* The files of @paths (element-type utf8), of folders those in them that may be forms, by name. (transfer full). */
GPtrArray *duo_forms_find_files (GPtrArray *paths);

/* Reads each of @files and compares it; what is wrong with one is in its result and never stops the rest. Blocks.
 * (transfer full) (element-type DuoFormResult) (nullable). */
GPtrArray *duo_forms_read  (DuoContext *context, GPtrArray *files, DuoFormProgress progress, gpointer user_data,
                            GCancellable *cancellable, GError **error);

/**
 * duo_forms_read_anyway:
 * @item: a question about a whole form: one of another campaign or of an earlier year
 * @path: where that form lies
 * @campaign: that it is to be taken over for
 *
 * Reads the form as one of @campaign, whatever it says of itself. Taking the result over settles @item. Blocks.
 *
 * Returns: (transfer full) (element-type DuoFormResult) (nullable): one result
 */
GPtrArray *duo_forms_read_anyway (DuoContext *context, DuoReviewItem *item, const char *path, gint64 campaign, GError **error);

/* Stores what is ticked in @results (element-type DuoFormResult), and the questions, as one change. Blocks. */
gboolean   duo_forms_apply (DuoContext *context, GPtrArray *results, GError **error);

/* The same without blocking; how far they are is on @cancellable (duo-progress.h). What was cancelled when all was made or
 * stored already ends well. */
void       duo_forms_make_async   (DuoContext *context, gint64 campaign, GArray *targets, const char *folder,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *duo_forms_make_finish  (DuoContext *context, GAsyncResult *result, GError **error);
void       duo_forms_read_async   (DuoContext *context, GPtrArray *files, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
void       duo_forms_read_anyway_async (DuoContext *context, DuoReviewItem *item, const char *path, gint64 campaign,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *duo_forms_read_finish  (DuoContext *context, GAsyncResult *result, GError **error);
void       duo_forms_apply_async  (DuoContext *context, GPtrArray *results, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean   duo_forms_apply_finish (DuoContext *context, GAsyncResult *result, GError **error);

G_END_DECLS
