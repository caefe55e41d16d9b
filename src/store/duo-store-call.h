/* SPDX-License-Identifier: EUPL-1.2 */
/* One job on its way to a thread of the store and back. Only for the files of the store. */
#pragma once

#include "duo-store.h"

G_BEGIN_DECLS

typedef enum
{
  DUO_STORE_CALL_READ,
  DUO_STORE_CALL_ALONE, /* on the reader's thread, outside a transaction */
  DUO_STORE_CALL_WRITE,
  DUO_STORE_CALL_REPLAY,    /* undo and redo: a transaction that the journal does not record */
  DUO_STORE_CALL_TAKE_BACK, /* a write whose result is its own change */
} DuoStoreCallKind;

/* One job on its way to a thread and back. */
typedef struct
{
  DuoStore *store; /* (owned) */
  DuoStoreCallKind kind;
  gboolean named;
  DuoChangeName name;
  gint64 taken_back;
  DuoJob job;
  gpointer data;
  GDestroyNotify data_free;   /* (nullable) */
  GDestroyNotify result_free; /* (nullable) */
  GCancellable *cancellable;  /* (owned) (nullable) */
  GTask *task;                /* (owned) (nullable): NULL when a thread waits for it */
  gpointer result;
  gint64 change;
  GError *error; /* (owned) (nullable): set = it failed */
  GMutex mutex;  /* over done, when a thread waits */
  GCond cond;
  gboolean done;
} DuoStoreCall;

DuoStoreCall *duo_store_call_new    (DuoStore             *store,
                                     DuoStoreCallKind      kind,
                                     DuoJob                job,
                                     gpointer              data);
void          duo_store_call_start  (DuoStoreCall         *self,
                                     const char           *key,
                                     gpointer              tag,
                                     GCancellable         *cancellable,
                                     GAsyncReadyCallback   callback,
                                     gpointer              user_data);
gboolean      duo_store_call_finish (DuoStore             *self,
                                     GAsyncResult         *result,
                                     gpointer              tag,
                                     gpointer             *value,
                                     gint64               *change,
                                     GError              **error);
gboolean      duo_store_call_wait   (DuoStoreCall         *call,
                                     gpointer             *value,
                                     gint64               *change,
                                     GError              **error);

G_END_DECLS
