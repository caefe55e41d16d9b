/* SPDX-License-Identifier: EUPL-1.2 */
/* How a use case runs: as a job of the store, or as work on files in a thread of its own. */
#pragma once

#include "duo-context.h"

G_BEGIN_DECLS

/**
 * DuoWork:
 *
 * Work that may block, on files and on the store through its synchronous calls. Runs in a thread of the pool.
 */
typedef gboolean (*DuoWork) (DuoContext   *context,
                             gpointer      data,
                             gpointer     *result,
                             GCancellable *cancellable,
                             GError      **error);

GTask   *duo_service_read_async  (DuoContext          *context,
                                  gpointer             source_tag,
                                  DuoJob               job,
                                  gpointer             data,
                                  GDestroyNotify       data_free,
                                  GDestroyNotify       result_free,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
GTask   *duo_service_write_async (DuoContext          *context,
                                  gpointer             source_tag,
                                  const DuoChangeName *name,
                                  DuoJob               job,
                                  gpointer             data,
                                  GDestroyNotify       data_free,
                                  GDestroyNotify       result_free,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
GTask   *duo_service_work_async  (DuoContext          *context,
                                  gpointer             source_tag,
                                  DuoWork              work,
                                  gpointer             data,
                                  GDestroyNotify       data_free,
                                  GDestroyNotify       result_free,
                                  GCancellable        *cancellable,
                                  GAsyncReadyCallback  callback,
                                  gpointer             user_data);
/* Each returns (transfer none) its task, to attach data to that has to come along. */

/* Ends any of the three. @result: (out) (optional) (nullable): what the job gave, now the caller's. */
gboolean duo_service_finish      (DuoContext          *context,
                                  gpointer             source_tag,
                                  GAsyncResult        *task_result,
                                  gpointer            *result,
                                  GError             **error);

G_END_DECLS
