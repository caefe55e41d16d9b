/* SPDX-License-Identifier: EUPL-1.2 */
/* Keeping a store well: verifying it, copying it out, and putting a copy in its place. */
#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "duo-database-private.h"
#include "duo-error.h"
#include "duo-journal-private.h"
#include "duo-schema.h"
#include "duo-sqlite-database.h"
#include "duo-store-file.h"
#include "duo-store-make.h"
#include "duo-store-private.h"

/* ---- Verify ---- */

/* Adds what is wrong with @db to @findings. Inside a transaction. */
static gboolean
verify (DuoDatabase *db, GPtrArray *findings, GError **error)
{
  return duo_database_check (db, TRUE, findings, error) && duo_journal_verify (db, findings, error);
}

static gboolean
verify_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  return verify (db, user_data, error);
}

gboolean
duo_store_verify (DuoStore *self, GPtrArray **findings, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) cause = NULL;

  g_return_val_if_fail (DUO_IS_STORE (self) && findings != NULL, FALSE);

  if (!duo_store_read (self, verify_job, list, NULL, &cause))
    {
      /* So damaged that it can't be read to the end: that is a finding too. */
      if (!g_error_matches (cause, DUO_ERROR, DUO_ERROR_STORE_DAMAGED))
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return FALSE;
        }
      g_ptr_array_add (list, g_strdup_printf ("file: %s", cause->message));
    }

  *findings = g_steal_pointer (&list);
  return TRUE;
}

/* ---- Copies ---- */

/* Whether two paths lead to one file. */
static gboolean
is_same_file (const char *a, const char *b)
{
  struct stat first;
  struct stat second;

  return stat (a, &first) == 0 && stat (b, &second) == 0 && first.st_dev == second.st_dev
         && first.st_ino == second.st_ino;
}

/* Whether @path has commits in a log beside it. */
static gboolean
has_log (const char *path)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  struct stat info;

  return stat (log, &info) == 0 && info.st_size > 0;
}

/* Opens @path, a store that is not in use, without leaving anything beside it, and looks at it. */
static DuoDatabase *
open_copy (const char *path, GError **error)
{
  g_autoptr (DuoDatabase) db = NULL;
  gint version = 0;

  if (!duo_sqlite_inspect (path, &version, error))
    return NULL;
  db = duo_sqlite_database_open (path, has_log (path) ? DUO_SQLITE_READ : DUO_SQLITE_LOOK, error);
  if (db == NULL || !duo_store_check_quickly (db, path, error) || !duo_database_get_version (db, &version, error))
    return NULL;

  if (version > duo_schema_get_newest ())
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_STORE_NEWER, "%s: schema %d, known up to %d", path, version,
                   duo_schema_get_newest ());
      return NULL;
    }
  return g_steal_pointer (&db);
}

/* Writes all of @db to a new file beside @path and looks at that. Returns: (transfer full) (nullable): its path. */
static char *
copy_beside (DuoDatabase *db, const char *path, GError **error)
{
  g_autofree char *temporary = duo_store_file_make_temporary (path, error);
  g_autoptr (DuoDatabase) copy = NULL;

  if (temporary == NULL)
    return NULL;
  if (duo_database_copy_to (db, temporary, error))
    copy = open_copy (temporary, error);
  if (copy != NULL)
    return g_steal_pointer (&temporary);

  duo_store_remove_temporary (temporary);
  return NULL;
}

/* Puts @temporary at @path, or removes it where that fails. */
static gboolean
put_or_remove (const char *temporary, const char *path, GError **error)
{
  if (duo_store_file_put (temporary, path, TRUE, error))
    return TRUE;

  duo_store_remove_temporary (temporary);
  return FALSE;
}

static gboolean
fail (DuoError code, const char *path, GError **error)
{
  g_set_error_literal (error, DUO_ERROR, (gint) code, path);
  return FALSE;
}

/* ---- Backup ---- */

static gboolean
backup_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  *result = copy_beside (db, user_data, error);
  return *result != NULL;
}

/* What a backup may take the place of: nothing, or an older backup that nobody works on. */
static gboolean
check_target (const char *store, const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gint version;

  if (is_same_file (store, path))
    return fail (DUO_ERROR_STORE_EXISTS, path, error);
  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return fail (DUO_ERROR_FILE_FOLDER, path, error);
  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    return fail (DUO_ERROR_FILE_MISSING, folder, error);
  if (g_file_test (path, G_FILE_TEST_EXISTS) && (has_log (path) || !duo_sqlite_inspect (path, &version, NULL)))
    return fail (DUO_ERROR_STORE_EXISTS, path, error);

  return TRUE;
}

gboolean
duo_store_backup (DuoStore *self, const char *path, GError **error)
{
  g_autofree char *target = NULL;
  g_autofree char *lock_path = NULL;
  g_autofree char *temporary = NULL;
  g_autoptr (DuoStoreLock) lock = NULL;
  gpointer value = NULL;

  g_return_val_if_fail (DUO_IS_STORE (self) && path != NULL, FALSE);

  target = duo_store_file_resolve (path);
  if (!check_target (duo_store_get_path (self), target, error))
    return FALSE;

  lock_path = g_strconcat (target, "-lock", NULL);
  if (g_file_test (lock_path, G_FILE_TEST_EXISTS)) /* somebody worked on it once: not while they do */
    {
      lock = duo_store_lock_new (target, error);
      if (lock == NULL || !duo_store_lock_own (lock, error))
        return FALSE;
    }

  if (!duo_store_run_alone (self, backup_job, target, &value, error))
    return FALSE;
  temporary = value;
  return put_or_remove (temporary, target, error);
}

/* ---- Restore ---- */

/* Brings what the log holds into the file itself. Returns: whether nothing is left in the log. */
static gboolean
empty_log (const char *path)
{
  g_autoptr (DuoDatabase) copy = open_copy (path, NULL);
  g_autoptr (DuoDatabase) db = copy != NULL ? duo_sqlite_database_open (path, DUO_SQLITE_WRITE, NULL) : NULL;

  g_clear_object (&copy);
  return db != NULL && duo_database_checkpoint (db, TRUE, NULL) && !has_log (path);
}

static gboolean
rename_ending (const char *from, const char *to, const char *ending, GError **error)
{
  g_autofree char *old_name = g_strconcat (from, ending, NULL);
  g_autofree char *new_name = g_strconcat (to, ending, NULL);

  if (g_rename (old_name, new_name) == 0 || errno == ENOENT)
    return TRUE;

  g_set_error (error, DUO_ERROR, DUO_ERROR_STORE_READ_ONLY, "%s: %s", old_name, g_strerror (errno));
  return FALSE;
}

static gboolean
remove_ending (const char *path, const char *ending, GError **error)
{
  g_autofree char *name = g_strconcat (path, ending, NULL);

  if (g_unlink (name) == 0 || errno == ENOENT)
    return TRUE;

  g_set_error (error, DUO_ERROR, DUO_ERROR_STORE_READ_ONLY, "%s: %s", name, g_strerror (errno));
  return FALSE;
}

/* Gives what is at @path a second, dated name; the file that takes its place must not find its log. One that is too
 * damaged to have its log brought in keeps it under the dated name. */
static gboolean
keep (const char *path, GError **error)
{
  g_autofree char *dated = duo_store_file_dup_dated (path, "before-restore");
  g_autoptr (GFile) from = g_file_new_for_path (path);
  g_autoptr (GFile) to = g_file_new_for_path (dated);
  g_autoptr (GError) cause = NULL;
  const gboolean whole = !has_log (path) || empty_log (path);

  if (!g_file_copy (from, to, G_FILE_COPY_NONE, NULL, NULL, NULL, &cause))
    {
      g_set_error (error, DUO_ERROR,
                   g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE) ? DUO_ERROR_DISK_FULL
                                                                            : DUO_ERROR_STORE_READ_ONLY,
                   "%s: %s", dated, cause->message);
      return FALSE;
    }
  return duo_store_file_sync (dated, error)
         && (whole ? remove_ending (path, "-wal", error) : rename_ending (path, dated, "-wal", error))
         && remove_ending (path, "-shm", error);
}

/* Whether all of a copy is sound, as duo_store_verify() asks it. One of an older schema is only looked at as far as
 * opening it does: what its journal should hold is known once it has been upgraded. */
static gboolean
check_whole (DuoDatabase *db, const char *path, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  gint version = 0;
  gboolean ok;

  if (!duo_database_get_version (db, &version, error))
    return FALSE;
  if (version < duo_schema_get_newest ())
    return TRUE;

  if (!duo_database_exec (db, "BEGIN", error))
    return FALSE;
  ok = verify (db, findings, error);
  if (!duo_database_exec (db, "COMMIT", ok ? error : NULL) || !ok)
    return FALSE;
  if (findings->len > 0)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_STORE_DAMAGED, "%s: %s", path, (const char *) findings->pdata[0]);
      return FALSE;
    }

  return TRUE;
}

gboolean
duo_store_restore (const char *backup, const char *path, GError **error)
{
  g_autofree char *source = NULL;
  g_autofree char *target = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *temporary = NULL;
  g_autoptr (DuoDatabase) db = NULL;
  g_autoptr (DuoStoreLock) lock = NULL;
  gboolean exists = FALSE;

  g_return_val_if_fail (backup != NULL && path != NULL, FALSE);

  source = duo_store_file_resolve (backup);
  target = duo_store_file_resolve (path);
  if (!g_file_test (source, G_FILE_TEST_EXISTS))
    return fail (DUO_ERROR_FILE_MISSING, backup, error);
  if (g_file_test (source, G_FILE_TEST_IS_DIR))
    return fail (DUO_ERROR_FILE_FOLDER, backup, error);
  if (is_same_file (source, target))
    return fail (DUO_ERROR_STORE_EXISTS, backup, error);

  db = open_copy (source, error);
  if (db == NULL || !check_whole (db, source, error) || !duo_store_file_check (target, &exists, error))
    return FALSE;
  folder = g_path_get_dirname (target);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail (DUO_ERROR_STORE_READ_ONLY, folder, error);

  lock = duo_store_lock_new (target, error);
  if (lock == NULL || !duo_store_lock_own (lock, error))
    return FALSE;
  temporary = copy_beside (db, target, error);
  if (temporary == NULL)
    return FALSE;
  if (exists && !keep (target, error))
    {
      duo_store_remove_temporary (temporary);
      return FALSE;
    }
  return put_or_remove (temporary, target, error);
}
