/* SPDX-License-Identifier: EUPL-1.2 */
/* A temporary file beside its target that takes the target's place when it is whole and on the disk. */
#include "duo-safe-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* With less than this left, a file that came out wrong is blamed on a full disk: what filled it, the working files of
 * a library, may be gone again when we look. */
#define NEARLY_FULL (16u * 1024 * 1024)
#define N_NAMES_TRIED 100

struct _DuoSafeFile
{
  char *path;      /* (owned): where it will be, symbolic links followed */
  char *folder;    /* (owned): of @path */
  char *temporary; /* (owned) (nullable): what is written to; none once finished */
  char *old;       /* (owned) (nullable): what was in its place, while that can still be taken back */
  gboolean placed; /* is in its place, and can still be taken back */
};

/**
 * duo_safe_file_set_errno:
 * @path: the file concerned
 * @saved_errno: the errno of the call that failed
 * @error: where to store the error: %DUO_ERROR_DISK_FULL for a full disk, a quota or a limit on its size, else
 *   %DUO_ERROR_FILE_NOT_WRITTEN
 */
void
duo_safe_file_set_errno (const char *path,
                         gint        saved_errno,
                         GError    **error)
{
  const gboolean full = saved_errno == ENOSPC || saved_errno == EDQUOT || saved_errno == EFBIG;
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, DUO_ERROR, full ? DUO_ERROR_DISK_FULL : DUO_ERROR_FILE_NOT_WRITTEN, "%s: %s", shown,
               g_strerror (saved_errno));
}

/**
 * duo_safe_file_set_error:
 * @self: a file that came out wrong
 * @reason: what was seen, in a few English words
 * @error: where to store the error
 *
 * For writers that can't say why: a library that keeps its errno for itself, or a file that reads back as
 * less than what was written. Looks whether the disk is full.
 */
void
duo_safe_file_set_error (DuoSafeFile *self,
                         const char  *reason,
                         GError     **error)
{
  g_autofree char *shown = g_filename_display_name (self->path);
  struct statvfs disk;
  const gboolean full = statvfs (self->folder, &disk) == 0 && (guint64) disk.f_bavail * disk.f_frsize < NEARLY_FULL;

  g_set_error (error, DUO_ERROR, full ? DUO_ERROR_DISK_FULL : DUO_ERROR_FILE_NOT_WRITTEN, "%s: %s", shown, reason);
}

/* Returns: whether @path may become a file of ours: it is not there, or it is an ordinary file that can be written. */
static gboolean
check_target (const char  *path,
              struct stat *info,
              gboolean    *exists,
              GError     **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  *exists = stat (path, info) == 0;
  if (!*exists)
    {
      if (errno == ENOENT)
        return TRUE;
      duo_safe_file_set_errno (path, errno, error);
      return FALSE;
    }

  if (S_ISDIR (info->st_mode))
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_FOLDER, "%s", shown);
      return FALSE;
    }
  if (!S_ISREG (info->st_mode))
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_NOT_WRITTEN, "%s: not an ordinary file", shown);
      return FALSE;
    }
  if (access (path, W_OK) != 0)
    {
      duo_safe_file_set_errno (path, errno, error);
      return FALSE;
    }

  return TRUE;
}

/* Makes an empty file of a new name in the folder, with the rights that any new file gets. */
static gboolean
make_temporary (DuoSafeFile *self,
                GError     **error)
{
  for (guint i = 0; i < N_NAMES_TRIED; i++)
    {
      g_autofree char *name = g_strdup_printf (".duo-%08x.tmp", g_random_int ());
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      const gint fd = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);

      if (fd < 0 && errno == EEXIST)
        continue;
      if (fd < 0)
        {
          duo_safe_file_set_errno (self->path, errno, error);
          return FALSE;
        }

      self->temporary = g_steal_pointer (&path);
      if (!g_close (fd, NULL))
        {
          duo_safe_file_set_errno (self->path, EIO, error);
          return FALSE;
        }
      return TRUE;
    }

  duo_safe_file_set_errno (self->path, EEXIST, error);
  return FALSE;
}

/**
 * duo_safe_file_new:
 * @path: where the file should come; a file that is there is replaced at the end, a symbolic link is followed
 * @error: where to store an error: %DUO_ERROR_FILE_FOLDER, %DUO_ERROR_DISK_FULL or %DUO_ERROR_FILE_NOT_WRITTEN
 *
 * Makes an empty temporary file in the folder of @path, so that taking its place is one step and so that a full
 * or read-only folder is found out at once. It gets the rights of the file it will replace.
 *
 * Returns: (transfer full) (nullable): the file to write, or %NULL with @error set and nothing left behind
 */
DuoSafeFile *
duo_safe_file_new (const char *path,
                   GError    **error)
{
  g_autoptr (DuoSafeFile) self = g_new0 (DuoSafeFile, 1);
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  char *resolved;
  struct stat info;
  gboolean exists;

  if (!check_target (absolute, &info, &exists, error))
    return NULL;

  resolved = exists ? realpath (absolute, NULL) : NULL;
  self->path = resolved != NULL ? g_strdup (resolved) : g_steal_pointer (&absolute);
  free (resolved);
  self->folder = g_path_get_dirname (self->path);

  if (!make_temporary (self, error))
    return NULL;
  if (exists && chmod (self->temporary, info.st_mode & 0777) != 0)
    {
      duo_safe_file_set_errno (self->path, errno, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/* Returns: (transfer none): the path that the file will have, absolute and without symbolic links. */
const char *
duo_safe_file_get_path (DuoSafeFile *self)
{
  return self->path;
}

/* Returns: (transfer none) (nullable): the path to write to; %NULL once finished. */
const char *
duo_safe_file_get_temporary (DuoSafeFile *self)
{
  return self->temporary;
}

/* Returns: (transfer none): the folder of both, for the working files of a library too: it is where there has
 * to be room anyway, and the system's folder for temporary files may be full or read-only. */
const char *
duo_safe_file_get_folder (DuoSafeFile *self)
{
  return self->folder;
}

static gboolean
sync_path (const char *path,
           gint        flags,
           gint       *failure)
{
  const gint fd = g_open (path, flags | O_CLOEXEC, 0);

  if (fd < 0)
    {
      *failure = errno;
      return FALSE;
    }
  if (fsync (fd) != 0)
    {
      *failure = errno;
      close (fd);
      return FALSE;
    }
  if (close (fd) != 0)
    {
      *failure = errno;
      return FALSE;
    }

  return TRUE;
}

/**
 * duo_safe_file_sync:
 * @self: a file whose writer has closed it
 * @error: where to store an error
 *
 * Waits until what was written is on the disk. duo_safe_file_finish() does it too; on its own it is there to be
 * measured.
 *
 * Returns: whether it is
 */
gboolean
duo_safe_file_sync (DuoSafeFile *self,
                    GError     **error)
{
  gint failure;

  if (!sync_path (self->temporary, O_RDONLY, &failure))
    {
      duo_safe_file_set_errno (self->path, failure, error);
      return FALSE;
    }

  return TRUE;
}

/**
 * duo_safe_file_finish:
 * @self: a file that is whole: written, closed and checked
 * @error: where to store an error
 *
 * Puts it on the disk and in the place of the old one.
 *
 * Returns: %FALSE with @error set when the old file is still there, untouched
 */
gboolean
duo_safe_file_finish (DuoSafeFile *self,
                      GError     **error)
{
  gint failure;

  if (!duo_safe_file_sync (self, error))
    return FALSE;
  if (g_rename (self->temporary, self->path) != 0)
    {
      duo_safe_file_set_errno (self->path, errno, error);
      return FALSE;
    }
  g_clear_pointer (&self->temporary, g_free);

  /* The file is there and whole. Some file systems can't sync a folder; then its name follows in their own time. */
  if (!sync_path (self->folder, O_RDONLY | O_DIRECTORY, &failure))
    g_debug ("%s: folder not synced: %s", self->folder, g_strerror (failure));

  return TRUE;
}

/* Gives what is in the target's place a second name, so that it can come back. */
static gboolean
set_old_aside (DuoSafeFile *self,
               GError     **error)
{
  g_autofree char *name = NULL;
  struct stat info;
  gboolean exists;

  if (!check_target (self->path, &info, &exists, error))
    return FALSE;
  if (!exists)
    return TRUE;

  name = g_strdup_printf ("%s.old", self->temporary);
  /* where the file system knows no second names, the old one leaves its place first */
  if (link (self->path, name) != 0 && g_rename (self->path, name) != 0)
    {
      duo_safe_file_set_errno (self->path, errno, error);
      return FALSE;
    }

  self->old = g_steal_pointer (&name);
  return TRUE;
}

/**
 * duo_safe_file_place:
 * @self: a file that is whole
 * @error: where to store an error
 *
 * As duo_safe_file_finish(), but the old file can still come back: duo_safe_file_take_back() or duo_safe_file_keep()
 * has the last word.
 *
 * Returns: %FALSE with @error set when the old file is still there, untouched
 */
gboolean
duo_safe_file_place (DuoSafeFile *self,
                     GError     **error)
{
  if (!set_old_aside (self, error))
    return FALSE;
  if (!duo_safe_file_finish (self, error))
    {
      duo_safe_file_take_back (self);
      return FALSE;
    }

  self->placed = TRUE;
  return TRUE;
}

/**
 * duo_safe_file_take_back:
 * @self: a file, placed or not
 *
 * What was in its place before duo_safe_file_place() is there again.
 */
void
duo_safe_file_take_back (DuoSafeFile *self)
{
  const gboolean done = self->old != NULL ? g_rename (self->old, self->path) == 0
                                          : !self->placed || g_unlink (self->path) == 0;

  /* two names of one file: renaming does nothing, and the second name is one too many */
  if (self->old != NULL && g_unlink (self->old) != 0 && errno != ENOENT)
    g_debug ("%s: not removed: %s", self->old, g_strerror (errno));
  if (!done)
    g_warning ("%s: not taken back: %s", self->path, g_strerror (errno));
  g_clear_pointer (&self->old, g_free);
  self->placed = FALSE;
}

/* The placed file stays. */
void
duo_safe_file_keep (DuoSafeFile *self)
{
  if (self->old != NULL && g_unlink (self->old) != 0)
    g_debug ("%s: not removed: %s", self->old, g_strerror (errno));
  g_clear_pointer (&self->old, g_free);
  self->placed = FALSE;
}

/**
 * duo_safe_file_free:
 * @self: a file, finished or not
 *
 * A file that was not finished is removed; the old one stays.
 */
void
duo_safe_file_free (DuoSafeFile *self)
{
  if (self->temporary != NULL && g_unlink (self->temporary) != 0)
    g_debug ("%s: not removed: %s", self->temporary, g_strerror (errno));

  g_free (self->old);
  g_free (self->temporary);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}
