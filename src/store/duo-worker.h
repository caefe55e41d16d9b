/* SPDX-License-Identifier: EUPL-1.2 */
/* A thread with a connection of its own and a queue of jobs for it. */
#pragma once

#include "duo-database.h"

G_BEGIN_DECLS

typedef struct _DuoWorker DuoWorker;

/**
 * DuoWorkerFunc:
 * @db: (nullable): the connection; %NULL when the job is dropped without being run
 * @user_data: what it was pushed with; the function frees it
 *
 * Run once for each job that was pushed, on the worker's thread; for one that is dropped, on the thread that
 * drops it.
 */
typedef void (*DuoWorkerFunc) (DuoDatabase *db,
                               gpointer     user_data);

DuoWorker *duo_worker_new  (const char    *name,
                            DuoDatabase   *db);
gboolean   duo_worker_push (DuoWorker     *self,
                            const char    *key,
                            DuoWorkerFunc  func,
                            gpointer       user_data);
gboolean   duo_worker_is_own_thread (DuoWorker *self);
void       duo_worker_stop (DuoWorker     *self);

G_END_DECLS
