/* SPDX-License-Identifier: EUPL-1.2 */
/* The store: one writer thread, one reader thread, and the lock that keeps programs apart. */
#pragma once

#include "duo-clock.h"
#include "duo-database.h"
#include "duo-journal.h"

G_BEGIN_DECLS

#define DUO_TYPE_STORE (duo_store_get_type ())
G_DECLARE_FINAL_TYPE (DuoStore, duo_store, DUO, STORE, GObject)

typedef enum
{
  DUO_STORE_OPEN_EXISTING, /* refuses a store that is not there: DUO_ERROR_STORE_MISSING */
  DUO_STORE_OPEN_TO_READ,  /* the same, but one that can't be written to is read from a copy: DUO_ERROR_STORE_READ_ONLY
                            * comes with the first write */
  DUO_STORE_OPEN_OR_CREATE,
  DUO_STORE_CREATE_NEW,    /* refuses one that is there: DUO_ERROR_STORE_EXISTS */
} DuoStoreOpen;

/**
 * DuoJob:
 * @db: the connection of the thread that runs the job
 * @user_data: the data it was pushed with
 * @result: (out) (nullable): what the job gives; freed with the destroy function it was pushed with unless
 *   the caller steals it
 *
 * Work on the store, run on the writer's or the reader's thread. A write job runs inside one transaction:
 * %FALSE rolls all of it back. A read job sees the store of one moment, whatever is written meanwhile.
 */
typedef gboolean (*DuoJob) (DuoDatabase   *db,
                            gpointer       user_data,
                            gpointer      *result,
                            GCancellable  *cancellable,
                            GError       **error);

/**
 * DuoChangeName:
 * @kind: what is done
 * @object_kind: to what kind of object
 * @object: its id; 0 for many. A job that adds the object may set it, see duo_store_name_object()
 *
 * The name under which a write is kept in the journal.
 */
typedef struct
{
  DuoChangeKind kind;
  DuoObjectKind object_kind;
  gint64        object;
} DuoChangeName;

/* Opens, creates and closes. Synchronous; open and close the store on any thread but not while jobs run. A store
 * that is refused is never touched:
 * DUO_ERROR_STORE_MISSING, _EXISTS: against @how; _FOREIGN: no database of ours; _NEWER: of a later program; _DAMAGED;
 * _NETWORK: lies on a network file system; _READ_ONLY: it or its folder; _BUSY: others hold it;
 * DUO_ERROR_FILE_FOLDER: a folder.
 * A store of an older schema is brought up to date after a copy was made beside it.
 * @who: login under which changes are entered. */
DuoStore   *duo_store_open          (const char     *path,
                                     DuoStoreOpen    how,
                                     const char     *who,
                                     DuoClock       *clock,
                                     GError        **error);
void        duo_store_close         (DuoStore       *self);
const char *duo_store_get_path      (DuoStore       *self);
/* Returns: whether the store can only be read: it was opened to be, and what is open is a copy. Changes are refused:
 * DUO_ERROR_ONLY_READ. */
gboolean    duo_store_is_read_only  (DuoStore       *self);
const char *duo_store_get_who       (DuoStore       *self);
DuoClock   *duo_store_get_clock     (DuoStore       *self);
/* Whether a change was stored through @self. Any thread. */
gboolean    duo_store_has_written   (DuoStore       *self);

/* A job that only looks. The newest of the same @key cancels the ones before it that still wait (NULL = none). */
void        duo_store_read_async    (DuoStore            *self,
                                     const char          *key,
                                     DuoJob               job,
                                     gpointer             job_data,
                                     GDestroyNotify       job_data_free,
                                     GDestroyNotify       result_free,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
gboolean    duo_store_read_finish   (DuoStore            *self,
                                     GAsyncResult        *result,
                                     gpointer            *value,
                                     GError             **error);
gboolean    duo_store_read          (DuoStore            *self,
                                     DuoJob               job,
                                     gpointer             job_data,
                                     gpointer            *value,
                                     GError             **error);

/* A job that changes: one transaction, one named change in the journal, durable when it returns. @change_id
 * is 0 when nothing was changed (no journal entry is made then). @name NULL: the job may write only what the
 * journal does not keep, settings; a row of another table fails it.
 * Cancelling stops a job that waits or runs; one that was committed meanwhile stays, and finish says
 * G_IO_ERROR_CANCELLED all the same, so that a callback need not touch what is gone.
 * The synchronous calls may be used from any thread but a job's own; *@value is what the job gave, also where
 * the commit then failed, and the caller's to free. */
void        duo_store_write_async   (DuoStore            *self,
                                     const DuoChangeName *name,
                                     DuoJob               job,
                                     gpointer             job_data,
                                     GDestroyNotify       job_data_free,
                                     GDestroyNotify       result_free,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
gboolean    duo_store_write_finish  (DuoStore            *self,
                                     GAsyncResult        *result,
                                     gpointer            *value,
                                     gint64              *change_id,
                                     GError             **error);
gboolean    duo_store_write         (DuoStore            *self,
                                     const DuoChangeName *name,
                                     DuoJob               job,
                                     gpointer             job_data,
                                     gpointer            *value,
                                     gint64              *change_id,
                                     GError             **error);
/* Called inside a write job: the object that the change is about, known only now. */
void        duo_store_name_object   (DuoDatabase         *db,
                                     gint64               object);
/* Called inside a write job: keep this change in the run of the one before it by the same person, kind and
 * object (holding a key down makes one change of the run). Ignored where there is no such change on top. */
void        duo_store_join_previous (DuoDatabase         *db);

/* Whole-store work; synchronous, each may take a while: not on a thread that a person waits for. */

/* *@findings: (out) (transfer full) (element-type utf8): what is wrong, a line each, in English; empty when all is
 * well. */
gboolean    duo_store_verify        (DuoStore   *self, GPtrArray **findings, GError **error);
/* Writes a checked copy of this moment, or nothing. An older backup at @path is replaced; DUO_ERROR_STORE_EXISTS for
 * the store itself and for anything else, DUO_ERROR_FILE_MISSING where the folder is not there. */
gboolean    duo_store_backup        (DuoStore   *self, const char *path, GError **error);
/* Puts a copy of @backup, which is checked first, at @path. What was there stays beside it as
 * "PATH.before-restore-DATE". DUO_ERROR_STORE_BUSY while anybody has that store open; DUO_ERROR_FILE_MISSING,
 * DUO_ERROR_STORE_FOREIGN, _NEWER, _DAMAGED when @backup is not usable. */
gboolean    duo_store_restore       (const char *backup, const char *path, GError **error);

/* Signal "changed": on the main context that opened the store, after each own commit and when another
 * program's commit is noticed (data_version, looked at once a second while there is a main loop). */

G_END_DECLS
