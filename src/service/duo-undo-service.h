/* SPDX-License-Identifier: EUPL-1.2 */
/* What undo and redo would do, and who changed an object last: what a face shows of the journal while working. */
#pragma once

#include "duo-context.h"

G_BEGIN_DECLS

/**
 * DuoChangeSummary:
 *
 * A change by kind and object, with the title the object has now.
 */
typedef struct
{
  DuoChangeKind kind;
  DuoObjectKind object_kind;
  gint64        object; /* id; 0 for many or none */
  char         *title;  /* (owned): as it is or last was; "" where it is about many */
  char         *who;    /* (owned): name of who did it, or the login where no manager has it */
} DuoChangeSummary;

void     duo_change_summary_free (DuoChangeSummary *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoChangeSummary, duo_change_summary_free)

void     duo_undo_peek_async  (DuoContext *context, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);
gboolean duo_undo_peek_finish (DuoContext *context, GAsyncResult *result, DuoChangeSummary **undo,
                               DuoChangeSummary **redo, GError **error);

void              duo_undo_find_last_async  (DuoContext *context, DuoObjectKind kind, gint64 object,
                                             GCancellable *cancellable, GAsyncReadyCallback callback,
                                             gpointer user_data);
DuoChangeSummary *duo_undo_find_last_finish (DuoContext *context, GAsyncResult *result, GError **error);

void              duo_undo_summarise_async  (DuoContext *context, DuoChange *change, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
DuoChangeSummary *duo_undo_summarise_finish (DuoContext *context, GAsyncResult *result, GError **error);

G_END_DECLS
