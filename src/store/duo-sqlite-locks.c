/* SPDX-License-Identifier: EUPL-1.2 */
/* SQLite's locks, made to belong to an open file instead of to the process: SQLite's own calls of fcntl() and close()
 * are taken over, by the means that its VFS has for that (sqlite3_vfs.xSetSystemCall).
 *
 * SQLite counts its locks by process and file: what one connection's descriptor locked, another's may let go. So all
 * locks on a file go by one descriptor of ours, whichever of SQLite's asks. */
#define _GNU_SOURCE 1 /* locks of an open file */

#include "duo-sqlite-locks.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <sys/stat.h>
#include <unistd.h>

/* One file that SQLite asked a lock on. */
typedef struct
{
  dev_t device;
  ino_t inode; /* not used again for another file while @fd is open */
  int   fd;    /* (owned): what all locks go by; nobody reads or writes by it */
  guint users; /* descriptors of SQLite that asked */
} LockedFile;

static GMutex mutex;
static GHashTable *files;    /* (owned) (element-type LockedFile): set, by device and inode */
static GHashTable *by_users; /* (owned) (element-type int LockedFile): by SQLite's descriptor; values borrowed */

static guint
file_hash (gconstpointer key)
{
  const LockedFile *file = key;
  const guint64 number = (guint64) file->inode ^ ((guint64) file->device << 32);

  return (guint) (number ^ (number >> 32));
}

static gboolean
file_equal (gconstpointer a, gconstpointer b)
{
  const LockedFile *one = a;
  const LockedFile *other = b;

  return one->inode == other->inode && one->device == other->device;
}

static void
file_free (gpointer data)
{
  LockedFile *file = data;

  (void) close (file->fd); /* nothing was written by it */
  g_free (file);
}

/* Returns: a descriptor of the file that @fd is open for, with a description of its own: to write where that is allowed,
 * for another connection may ask for a lock to write; or -1 with errno. */
static int
open_again (int fd)
{
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  int again = open (path, O_RDWR | O_CLOEXEC);

  if (again < 0)
    again = open (path, O_RDONLY | O_CLOEXEC);
  if (again < 0) /* no /proc: shares SQLite's description, which stays open as long as this does */
    again = fcntl (fd, F_DUPFD_CLOEXEC, 3);
  return again;
}

/* Returns: (nullable): the file that SQLite's @fd is open for; %NULL with errno. The mutex is held. */
static LockedFile *
find_file (int fd)
{
  LockedFile *file = g_hash_table_lookup (by_users, GINT_TO_POINTER (fd));
  LockedFile key = { 0 };
  struct stat info;

  if (file != NULL)
    return file;
  if (fstat (fd, &info) != 0)
    return NULL;

  key.device = info.st_dev;
  key.inode = info.st_ino;
  file = g_hash_table_lookup (files, &key);
  if (file == NULL)
    {
      key.fd = open_again (fd);
      if (key.fd < 0)
        return NULL;
      file = g_memdup2 (&key, sizeof key);
      g_hash_table_add (files, file);
    }
  file->users++;
  g_hash_table_insert (by_users, GINT_TO_POINTER (fd), file);

  return file;
}

/* As fcntl() with a lock. */
static int
lock_file (int fd, int command, struct flock *asked)
{
  struct flock lock = *asked;
  int result = -1;
  LockedFile *file;

  lock.l_pid = 0; /* asked for by fcntl(2); SQLite leaves it as it was */
  g_mutex_lock (&mutex);
  file = find_file (fd);
  if (file != NULL)
    result = fcntl (file->fd, command, &lock);
  g_mutex_unlock (&mutex);

  if (result == 0)
    *asked = lock;
  return result;
}

/* What SQLite calls for fcntl(). */
static int
sqlite_fcntl (int fd, int command, ...)
{
  struct flock *lock = NULL;
  int number = 0;
  va_list arguments;

  va_start (arguments, command);
  if (command == F_SETLK || command == F_GETLK)
    lock = va_arg (arguments, struct flock *);
  else
    number = va_arg (arguments, int);
  va_end (arguments);

  if (lock == NULL)
    return fcntl (fd, command, number);
  return lock_file (fd, command == F_SETLK ? F_OFD_SETLK : F_OFD_GETLK, lock);
}

/* What SQLite calls for close(): the last descriptor of a file takes its locks along, as SQLite expects. */
static int
sqlite_close (int fd)
{
  LockedFile *file;

  g_mutex_lock (&mutex);
  file = g_hash_table_lookup (by_users, GINT_TO_POINTER (fd));
  if (file != NULL)
    {
      g_hash_table_remove (by_users, GINT_TO_POINTER (fd));
      if (--file->users == 0)
        g_hash_table_remove (files, file);
    }
  g_mutex_unlock (&mutex);

  return close (fd);
}

static void
take_over (sqlite3_vfs *vfs, const char *name, sqlite3_syscall_ptr call)
{
  if (vfs->xSetSystemCall (vfs, name, call) != SQLITE_OK)
    g_critical ("SQLite's %s() can't be taken over: its locks are the process's", name);
}

void
duo_sqlite_locks_set_up (void)
{
  static gsize done;
  sqlite3_vfs *vfs;

  if (!g_once_init_enter (&done))
    return;

  files = g_hash_table_new_full (file_hash, file_equal, file_free, NULL);
  by_users = g_hash_table_new (NULL, NULL);
  vfs = sqlite3_vfs_find ("unix");
  if (vfs == NULL || vfs->iVersion < 3)
    g_critical ("SQLite has no system calls to take over: its locks are the process's");
  else
    {
      take_over (vfs, "close", (sqlite3_syscall_ptr) sqlite_close);
      take_over (vfs, "fcntl", (sqlite3_syscall_ptr) sqlite_fcntl);
    }
  g_once_init_leave (&done, 1);
}
