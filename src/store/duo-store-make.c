/* SPDX-License-Identifier: EUPL-1.2 */
/* Making a store beside its place, and looking at one from outside in before it is written to. */
#include "duo-store-make.h"

#include <errno.h>
#include <glib/gstdio.h>

#include "duo-database-private.h"
#include "duo-error.h"
#include "duo-schema.h"
#include "duo-sqlite-database.h"

/* Removes a file that was made on the way to another name, with what a driver may have put beside it; those that
 * are not there are passed over, and one that can't be removed is only a hidden left-over. */
void
duo_store_remove_temporary (const char *path)
{
  static const char *const endings[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);

      if (g_unlink (name) != 0 && errno != ENOENT)
        g_debug ("%s: %s", name, g_strerror (errno));
    }
}

/* Makes a whole, closed store of the newest schema at @path, an empty file. */
static gboolean
fill (const char *path, GError **error)
{
  g_autoptr (DuoDatabase) db = duo_sqlite_database_open (path, DUO_SQLITE_CREATE, error);
  g_autoptr (GPtrArray) steps = NULL;

  if (db == NULL)
    return FALSE;
  steps = duo_schema_list_steps (error);
  return steps != NULL && duo_schema_upgrade (db, steps, error) && duo_database_checkpoint (db, TRUE, error);
}

/* Makes a new store beside @path and puts it there in one step. */
static gboolean
create (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *temporary = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      const gint number = errno;

      g_set_error (error, DUO_ERROR, number == ENOSPC ? DUO_ERROR_DISK_FULL : DUO_ERROR_STORE_READ_ONLY, "%s: %s",
                   folder, g_strerror (number));
      return FALSE;
    }

  temporary = duo_store_file_make_temporary (path, error);
  if (temporary == NULL)
    return FALSE;
  if (fill (temporary, error) && duo_store_file_put (temporary, path, FALSE, error))
    return TRUE;

  duo_store_remove_temporary (temporary);
  return FALSE;
}

/**
 * duo_store_check_quickly:
 * @path: of the store, to name it in the error
 *
 * Returns: %FALSE with %DUO_ERROR_STORE_DAMAGED when the file's own structure is broken
 */
gboolean
duo_store_check_quickly (DuoDatabase *db, const char *path, GError **error)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);

  if (!duo_database_check (db, FALSE, findings, error))
    return FALSE;
  if (findings->len == 0)
    return TRUE;

  g_set_error (error, DUO_ERROR, DUO_ERROR_STORE_DAMAGED, "%s: %s", path,
               (const char *) g_ptr_array_index (findings, 0));
  return FALSE;
}

static gboolean
check_version (gint version, const char *path, GError **error)
{
  if (version <= duo_schema_get_newest ())
    return TRUE;

  g_set_error (error, DUO_ERROR, DUO_ERROR_STORE_NEWER, "%s: schema %d, known up to %d", path, version,
               duo_schema_get_newest ());
  return FALSE;
}

/* Keeps a copy beside the store, then takes the schema steps that it lacks. Under the lock. */
static gboolean
upgrade (DuoDatabase *reader, DuoDatabase *writer, const char *path, gint version, GError **error)
{
  g_autofree char *reason = g_strdup_printf ("version-%d", version);
  g_autofree char *copy = duo_store_file_dup_dated (path, reason);
  g_autofree char *temporary = duo_store_file_make_temporary (path, error);
  g_autoptr (GPtrArray) steps = NULL;

  if (temporary == NULL)
    return FALSE;
  if (!duo_database_copy_to (reader, temporary, error) || !duo_store_file_put (temporary, copy, FALSE, error))
    {
      duo_store_remove_temporary (temporary);
      return FALSE;
    }

  steps = duo_schema_list_steps (error);
  return steps != NULL && duo_schema_upgrade (writer, steps, error) && duo_database_checkpoint (writer, TRUE, error);
}

/* Opens both connections and brings the schema up to date; nothing is written before all is known to be well. */
static gboolean
open_both (const char *path,
           DuoStoreLock *lock,
           guint patience,
           DuoDatabase **reader,
           DuoDatabase **writer,
           GError **error)
{
  g_autoptr (DuoDatabase) db = duo_sqlite_database_open (path, DUO_SQLITE_READ, error);
  gint version = 0;
  gboolean ok;

  if (db == NULL || !duo_store_check_quickly (db, path, error) || !duo_database_get_version (db, &version, error)
      || !check_version (version, path, error))
    return FALSE;
  if (!duo_store_lock_take (lock, patience, error))
    return FALSE;

  *writer = duo_sqlite_database_open (path, DUO_SQLITE_WRITE, error);
  /* Asked again under the lock: another program may just have done it. */
  ok = *writer != NULL && duo_database_get_version (*writer, &version, error) && check_version (version, path, error)
       && (version == duo_schema_get_newest () || upgrade (db, *writer, path, version, error));
  duo_store_lock_release (lock);
  *reader = g_steal_pointer (&db);
  return ok;
}

/**
 * duo_store_make_ready:
 * @path: resolved path
 * @how: whether it may or must be made
 * @patience: milliseconds to wait for other programs
 * @lock: (out) (transfer full): its lock, not taken
 * @reader: (out) (transfer full): a connection that only reads
 * @writer: (out) (transfer full): a connection that writes
 *
 * A store that is refused is not written to: first the file is looked at from outside, then its first bytes are
 * read, then it is checked by a connection that can't write.
 */
gboolean
duo_store_make_ready (const char *path,
                      DuoStoreOpen how,
                      guint patience,
                      DuoStoreLock **lock,
                      DuoDatabase **reader,
                      DuoDatabase **writer,
                      GError **error)
{
  gboolean exists = FALSE;
  gint version = 0;

  if (!duo_store_file_check (path, &exists, error))
    return FALSE;
  if (exists && how == DUO_STORE_CREATE_NEW)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_STORE_EXISTS, path);
      return FALSE;
    }
  if (!exists && how == DUO_STORE_OPEN_EXISTING)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_STORE_MISSING, path);
      return FALSE;
    }
  if (!exists)
    {
      g_autoptr (GError) made = NULL;

      /* Another program may have made it in the meantime: then that one is the store. */
      if (!create (path, &made)
          && !(how == DUO_STORE_OPEN_OR_CREATE && g_error_matches (made, DUO_ERROR, DUO_ERROR_STORE_EXISTS)))
        {
          g_propagate_error (error, g_steal_pointer (&made));
          return FALSE;
        }
    }

  if (!duo_sqlite_inspect (path, &version, error) || !check_version (version, path, error)
      || !duo_store_file_check_writable (path, error))
    return FALSE;
  *lock = duo_store_lock_new (path, error);
  return *lock != NULL && duo_store_lock_share (*lock, patience, error)
         && open_both (path, *lock, patience, reader, writer, error);
}

/* ---- A store that can't be written to ---- */

/* Copies @from, where it is there; what is copied from a medium that is read-only has to be writable itself. */
static gboolean
copy_file (const char *from, const char *to, GError **error)
{
  g_autoptr (GFile) source = g_file_new_for_path (from);
  g_autoptr (GFile) target = g_file_new_for_path (to);
  g_autoptr (GError) cause = NULL;
  DuoError code = DUO_ERROR_FAILED;

  if (g_file_copy (source, target, G_FILE_COPY_TARGET_DEFAULT_PERMS, NULL, NULL, NULL, &cause)
      || g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;

  if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_NO_SPACE))
    code = DUO_ERROR_DISK_FULL;
  else if (g_error_matches (cause, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED))
    code = DUO_ERROR_STORE_READ_ONLY;
  g_set_error (error, DUO_ERROR, (gint) code, "%s: %s", from, cause->message);
  return FALSE;
}

/* Copies the store with its log, at a moment when nobody writes. */
static gboolean
copy_store (const char *path, const char *copy, guint patience, GError **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *log_copy = g_strconcat (copy, "-wal", NULL);
  DuoStoreLock *lock = duo_store_lock_new_to_read (path);
  gboolean ok = (lock == NULL || duo_store_lock_keep_writers_out (lock, patience, error)) && copy_file (path, copy, error)
                && copy_file (log, log_copy, error);

  duo_store_lock_free (lock);
  return ok;
}

/* Removes a folder of our own with the files in it. */
static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_unlink (path) != 0)
        g_debug ("%s: %s", path, g_strerror (errno));
    }
  if (g_rmdir (folder) != 0)
    g_debug ("%s: %s", folder, g_strerror (errno));
}

/**
 * duo_store_make_ready_to_read:
 * @read_only: (out): whether what was opened is a copy
 *
 * As duo_store_make_ready() for one that is there. Where the file or its folder can't be written to there is no room
 * for the log that SQLite reads through, and opening the file as one that never changes is wrong while somebody else
 * may write to it, or where its log was not emptied. So a copy is opened, which may be brought up to date as any store,
 * and which nobody finds: its names go at once, the files themselves when they are closed.
 */
gboolean
duo_store_make_ready_to_read (const char *path,
                              guint patience,
                              DuoStoreLock **lock,
                              DuoDatabase **reader,
                              DuoDatabase **writer,
                              gboolean *read_only,
                              GError **error)
{
  g_autofree char *folder = NULL;
  g_autofree char *copy = NULL;
  gboolean exists = FALSE;
  gint version = 0;
  gboolean ok;

  *read_only = FALSE;
  if (!duo_store_file_check (path, &exists, error))
    return FALSE;
  if (!exists || duo_store_file_check_writable (path, NULL))
    return duo_store_make_ready (path, DUO_STORE_OPEN_EXISTING, patience, lock, reader, writer, error);
  if (!duo_sqlite_inspect (path, &version, error) || !check_version (version, path, error))
    return FALSE;

  *read_only = TRUE;
  folder = g_dir_make_tmp ("duo-XXXXXX", error);
  if (folder == NULL)
    return FALSE;
  copy = g_build_filename (folder, "store.db", NULL);
  ok = copy_store (path, copy, patience, error)
       && duo_store_make_ready (copy, DUO_STORE_OPEN_EXISTING, patience, lock, reader, writer, error);
  remove_folder (folder);
  return ok;
}
