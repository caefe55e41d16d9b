/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of the store, and tests, reach into a store for. */
#pragma once

#include "duo-store-file.h"
#include "duo-store.h"
#include "duo-worker.h"

G_BEGIN_DECLS

struct _DuoStore
{
  GObject parent_instance;
  char *path;            /* (owned): resolved */
  char *who;             /* (owned): login */
  DuoClock *clock;       /* (owned) */
  DuoStoreLock *lock;    /* (owned): taken by the writer's thread only */
  DuoWorker *writer;     /* (owned) (nullable): NULL once closed */
  DuoWorker *reader;     /* (owned) (nullable) */
  GMainContext *context; /* (owned): where "changed" is emitted */
  GSource *poll;         /* (owned) (nullable) */
  gint64 stamp;          /* of the writer's connection; the writer's thread only */
  gint polling;          /* atomic: a look at the stamp is under way */
  gint telling;          /* atomic: an emission of "changed" is under way */
  gint written;          /* atomic: a change was stored */
  guint patience;        /* milliseconds */
  gboolean read_only;    /* what is open is a copy of a store that can't be written to */
};

/* How long a write waits for other programs before it gives up with DUO_ERROR_STORE_BUSY; 10 seconds. */
void duo_store_set_patience (DuoStore *self,
                             guint     milliseconds);

/* Has "changed" emitted. Any thread. */
void duo_store_tell         (DuoStore *self);

/* Runs a job on the reader's thread that is not inside a transaction, and waits for it. */
gboolean duo_store_run_alone    (DuoStore  *self,
                                 DuoJob     job,
                                 gpointer   job_data,
                                 gpointer  *value,
                                 GError   **error);

G_END_DECLS
