/* SPDX-License-Identifier: EUPL-1.2 */
/* What has to be known of a store's file before it is opened, and how one file takes the place of another. */
#define _GNU_SOURCE 1 /* renameat2(), locks of an open file */

#include "duo-store-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <mntent.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/vfs.h>
#include <unistd.h>

#include "duo-error.h"

/* Numbers of statfs(2), from linux/magic.h and the file systems' own sources. */
#define MAGIC_9P 0x01021997
#define MAGIC_AFS 0x5346414f
#define MAGIC_CEPH 0x00c36400
#define MAGIC_CIFS 0xff534d42
#define MAGIC_CODA 0x73757245
#define MAGIC_FUSE 0x65735546
#define MAGIC_GFS2 0x01161970
#define MAGIC_LUSTRE 0x0bd00bd0
#define MAGIC_NCP 0x564c
#define MAGIC_NFS 0x6969
#define MAGIC_OCFS2 0x7461636f
#define MAGIC_SMB 0x517b
#define MAGIC_SMB2 0xfe534d42

#define LOCK_STEP_MICROSECONDS 1000
/* Bytes of the lock file: who holds the second is the writer, who holds the first is the next one. */
#define LOCK_BYTE_NEXT 0
#define LOCK_BYTE_WRITER 1
/* Shared by all who have the store open, so that nobody puts another file in its place. */
#define LOCK_BYTE_OPEN 2

static DuoError
error_from_errno (gint number)
{
  switch (number)
    {
    case EACCES:
    case EPERM:
    case EROFS:
      return DUO_ERROR_STORE_READ_ONLY;
    case ENOSPC:
    case EDQUOT:
      return DUO_ERROR_DISK_FULL;
    case ENOENT:
    case ENOTDIR:
      return DUO_ERROR_STORE_MISSING;
    default:
      return DUO_ERROR_FAILED;
    }
}

/* Sets @error from errno, which it reads first. Returns: %FALSE. */
static gboolean
fail (const char *path, GError **error)
{
  const gint number = errno;

  g_set_error (error, DUO_ERROR, (gint) error_from_errno (number), "%s: %s", path, g_strerror (number));
  return FALSE;
}

/* Returns: (transfer full): @path, absolute and without links, so that all who open a store meet at one lock; a
 * file that is not there keeps its name in its resolved folder. */
char *
duo_store_file_resolve (const char *path)
{
  g_autofree char *resolved = realpath (path, NULL);
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  g_autofree char *resolved_folder = NULL;

  if (resolved != NULL)
    return g_strdup (resolved);

  folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  resolved_folder = realpath (folder, NULL);
  if (resolved_folder == NULL)
    return g_canonicalize_filename (path, NULL);

  return g_build_filename (resolved_folder, name, NULL);
}

/**
 * duo_store_file_is_network:
 * @magic: what statfs(2) says the file system is
 * @type: (nullable): its name in the table of mounts; looked at for FUSE only
 *
 * Locks and shared memory can't be trusted over a network. FUSE carries local file systems too (NTFS, encrypted
 * folders); of those the known ones are let in.
 *
 * Returns: whether a store must not lie there
 */
gboolean
duo_store_file_is_network (guint64 magic, const char *type)
{
  static const guint32 network[] = {
    MAGIC_9P,     MAGIC_AFS, MAGIC_CEPH, MAGIC_CIFS,  MAGIC_CODA, MAGIC_GFS2,
    MAGIC_LUSTRE, MAGIC_NCP, MAGIC_NFS,  MAGIC_OCFS2, MAGIC_SMB,  MAGIC_SMB2,
  };
  static const char *const local_fuse[] = {
    "fuseblk", "fuse.cryfs", "fuse.encfs", "fuse.fuse-overlayfs", "fuse.gocryptfs", "fuse.lxcfs", "fuse.ntfs-3g", NULL,
  };

  if ((guint32) magic == MAGIC_FUSE)
    return type == NULL || !g_strv_contains (local_fuse, type);

  for (guint i = 0; i < G_N_ELEMENTS (network); i++)
    if ((guint32) magic == network[i])
      return TRUE;

  return FALSE;
}

/* Whether @path lies in the folder @mount. */
static gboolean
lies_in (const char *path, const char *mount)
{
  const gsize length = strlen (mount);

  return g_str_equal (mount, "/")
         || (strncmp (path, mount, length) == 0 && (path[length] == '/' || path[length] == '\0'));
}

/* Returns: (transfer full) (nullable): the type of the file system that @folder lies on, as mounts name it. */
static char *
dup_mount_type (const char *folder)
{
  g_autofree char *type = NULL;
  gsize longest = 0;
  struct mntent entry;
  struct mntent *mount;
  char buffer[4096];
  FILE *mounts = setmntent ("/proc/self/mounts", "re");

  if (mounts == NULL)
    return NULL;
  while ((mount = getmntent_r (mounts, &entry, buffer, sizeof buffer)) != NULL)
    {
      if (!lies_in (folder, mount->mnt_dir) || strlen (mount->mnt_dir) < longest)
        continue;
      longest = strlen (mount->mnt_dir);
      g_free (type);
      type = g_strdup (mount->mnt_type);
    }
  (void) endmntent (mounts); /* always 1 */

  return g_steal_pointer (&type);
}

static gboolean
check_file_system (const char *folder, GError **error)
{
  g_autofree char *type = NULL;
  struct statfs info;

  if (statfs (folder, &info) != 0)
    return fail (folder, error);

  type = dup_mount_type (folder);
  if (!duo_store_file_is_network ((guint64) info.f_type, type))
    return TRUE;

  g_set_error (error, DUO_ERROR, DUO_ERROR_STORE_NETWORK, "%s (%s)", folder, type != NULL ? type : "FUSE");
  return FALSE;
}

/**
 * duo_store_file_check:
 * @path: resolved path of a store
 * @exists: (out): whether there is a file
 *
 * Looks at the file from outside. A folder gives %DUO_ERROR_FILE_FOLDER, what is neither %DUO_ERROR_STORE_FOREIGN,
 * a network file system %DUO_ERROR_STORE_NETWORK; a folder that is not there is a file that is not there.
 */
gboolean
duo_store_file_check (const char *path, gboolean *exists, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct stat info;

  *exists = FALSE;
  if (stat (path, &info) != 0)
    {
      if (errno != ENOENT)
        return fail (path, error);
      return !g_file_test (folder, G_FILE_TEST_EXISTS) || check_file_system (folder, error);
    }

  *exists = TRUE;
  if (S_ISREG (info.st_mode))
    return check_file_system (folder, error);

  g_set_error_literal (error, DUO_ERROR, S_ISDIR (info.st_mode) ? DUO_ERROR_FILE_FOLDER : DUO_ERROR_STORE_FOREIGN,
                       path);
  return FALSE;
}

/* Whether both the file @path, which exists, and its folder can be written: the log lies beside the store. */
gboolean
duo_store_file_check_writable (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return (faccessat (AT_FDCWD, path, R_OK | W_OK, AT_EACCESS) == 0 || fail (path, error))
         && (faccessat (AT_FDCWD, folder, W_OK | X_OK, AT_EACCESS) == 0 || fail (folder, error));
}

/* Returns: (transfer full) (nullable): the path of a new, empty file beside @path, which only its owner reads. */
char *
duo_store_file_make_temporary (const char *path, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *temporary = g_strdup_printf ("%s/.%s.XXXXXX", folder, name);
  const int fd = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);

  if (fd < 0)
    {
      fail (temporary, error);
      return NULL;
    }

  (void) close (fd); /* nothing was written */
  return g_steal_pointer (&temporary);
}

/* Waits until the file or folder @path is on the disk. */
gboolean
duo_store_file_sync (const char *path, GError **error)
{
  const int fd = open (path, O_RDONLY | O_CLOEXEC);
  gboolean ok;

  if (fd < 0)
    return fail (path, error);

  ok = fsync (fd) == 0 || fail (path, error);
  (void) close (fd); /* was only read */
  return ok;
}

/**
 * duo_store_file_put:
 * @temporary: a whole, closed file beside @path; gone afterwards, unless it fails
 * @path: the name it gets
 * @replace: whether a file of that name may be replaced; if not, %DUO_ERROR_STORE_EXISTS
 *
 * In one step: there is never half a file at @path, nor none where there was one.
 */
gboolean
duo_store_file_put (const char *temporary, const char *path, gboolean replace, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  gint done;

  if (!duo_store_file_sync (temporary, error))
    return FALSE;

  if (replace)
    done = rename (temporary, path);
  else
    {
      done = renameat2 (AT_FDCWD, temporary, AT_FDCWD, path, RENAME_NOREPLACE);
      if (done != 0 && (errno == EINVAL || errno == ENOSYS)) /* a file system without it */
        done = link (temporary, path) == 0 ? unlink (temporary) : -1;
    }
  if (done != 0 && errno == EEXIST)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_STORE_EXISTS, path);
      return FALSE;
    }

  return (done == 0 || fail (path, error)) && duo_store_file_sync (folder, error);
}

/* Returns: (transfer full): a name beside @path with @reason, the date and time, that no file has yet. */
char *
duo_store_file_dup_dated (const char *path, const char *reason)
{
  g_autoptr (GDateTime) now =
    g_date_time_new_now_utc (); /* of the file, not of the domain: no clock stands still here */
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%SZ");
  char *name = g_strdup_printf ("%s.%s-%s", path, reason, stamp);

  for (guint i = 2; g_file_test (name, G_FILE_TEST_EXISTS); i++)
    {
      g_free (name);
      name = g_strdup_printf ("%s.%s-%s-%u", path, reason, stamp, i);
    }
  return name;
}

struct _DuoStoreLock
{
  int fd;
  char *path; /* (owned): "<store>-lock"; it stays when the store is closed */
};

/* Returns: (transfer full) (nullable): the lock at @path, not taken yet; %NULL with errno set. */
static DuoStoreLock *
open_lock (const char *path, int flags)
{
  const int fd = open (path, flags | O_CLOEXEC | O_NOFOLLOW, 0600);
  DuoStoreLock *self;

  if (fd < 0)
    return NULL;

  self = g_new0 (DuoStoreLock, 1);
  self->fd = fd;
  self->path = g_strdup (path);
  return self;
}

/* Returns: (transfer full) (nullable): the lock of the store, not taken yet. */
DuoStoreLock *
duo_store_lock_new (const char *store_path, GError **error)
{
  g_autofree char *path = g_strconcat (store_path, "-lock", NULL);
  DuoStoreLock *self = open_lock (path, O_RDWR | O_CREAT);

  if (self == NULL)
    fail (path, error);
  return self;
}

/* Returns: (transfer full) (nullable): the lock of a store where nothing can be written; %NULL where there is none, or
 * none that can be read: then nobody else has the store open, or nothing can be known of it. */
DuoStoreLock *
duo_store_lock_new_to_read (const char *store_path)
{
  g_autofree char *path = g_strconcat (store_path, "-lock", NULL);

  return open_lock (path, O_RDONLY);
}

void
duo_store_lock_free (DuoStoreLock *self)
{
  if (self == NULL)
    return;

  (void) close (self->fd); /* nothing was written; lets the lock go as well */
  g_free (self->path);
  g_free (self);
}

/* Takes or lets go of one byte of the lock file, without waiting. Returns: 0, or -1 with errno. */
static gint
set_lock (DuoStoreLock *self, gint byte, gshort type)
{
  struct flock lock = { .l_type = type, .l_whence = SEEK_SET, .l_start = byte, .l_len = 1 };

  return fcntl (self->fd, F_OFD_SETLK, &lock);
}

/* Takes a byte of the lock file, by trying again until the monotonic time @until. */
static gboolean
wait_for_lock (DuoStoreLock *self, gint byte, gshort type, gint64 until, GError **error)
{
  while (set_lock (self, byte, type) != 0)
    {
      if (errno != EAGAIN && errno != EACCES && errno != EINTR)
        return fail (self->path, error);
      if (g_get_monotonic_time () >= until)
        {
          g_set_error_literal (error, DUO_ERROR, DUO_ERROR_STORE_BUSY, self->path);
          return FALSE;
        }
      g_usleep (LOCK_STEP_MICROSECONDS / 2 + (gulong) g_random_int_range (0, LOCK_STEP_MICROSECONDS));
    }

  return TRUE;
}

static void
let_go (DuoStoreLock *self, gint byte)
{
  if (set_lock (self, byte, F_UNLCK) != 0)
    g_critical ("%s: %s", self->path, g_strerror (errno));
}

/**
 * duo_store_lock_share:
 * @milliseconds: how long to wait for somebody who owns it; %DUO_ERROR_STORE_BUSY after it
 *
 * Says that the store is open, until the lock is freed. Taken before anything of the store is opened.
 */
gboolean
duo_store_lock_share (DuoStoreLock *self, guint milliseconds, GError **error)
{
  return wait_for_lock (self, LOCK_BYTE_OPEN, F_RDLCK, g_get_monotonic_time () + (gint64) milliseconds * 1000, error);
}

/**
 * duo_store_lock_own:
 *
 * Makes sure that nobody has the store open, until the lock is freed; %DUO_ERROR_STORE_BUSY where somebody has.
 */
gboolean
duo_store_lock_own (DuoStoreLock *self, GError **error)
{
  return wait_for_lock (self, LOCK_BYTE_OPEN, F_WRLCK, 0, error);
}

/**
 * duo_store_lock_take:
 * @milliseconds: how long to wait for another holder; %DUO_ERROR_STORE_BUSY after it
 *
 * The lock belongs to this object, not to the process: two stores on one file in one program shut each other
 * out as two programs do. The kernel lets it go when the process ends, however it ends. Whoever waits stands
 * next in line, so that a stream of writes by one never starves the other.
 */
gboolean
duo_store_lock_take (DuoStoreLock *self, guint milliseconds, GError **error)
{
  const gint64 until = g_get_monotonic_time () + (gint64) milliseconds * 1000;
  gboolean ok;

  if (!wait_for_lock (self, LOCK_BYTE_NEXT, F_WRLCK, until, error))
    return FALSE;

  ok = wait_for_lock (self, LOCK_BYTE_WRITER, F_WRLCK, until, error);
  let_go (self, LOCK_BYTE_NEXT);
  return ok;
}

/* Waits until nobody writes, and lets nobody begin until duo_store_lock_release(). */
gboolean
duo_store_lock_keep_writers_out (DuoStoreLock *self, guint milliseconds, GError **error)
{
  return wait_for_lock (self, LOCK_BYTE_WRITER, F_RDLCK, g_get_monotonic_time () + (gint64) milliseconds * 1000, error);
}

void
duo_store_lock_release (DuoStoreLock *self)
{
  let_go (self, LOCK_BYTE_WRITER);
}
