/* SPDX-License-Identifier: EUPL-1.2 */
/* A layer under SQLite that lets one chosen call of the operating system fail. Counts reading, writing, syncing,
 * cutting off, asking the size, opening, removing and the shared memory of the log; locks are not counted: SQLite
 * takes their failing for somebody else's lock. */
#include "fault-vfs.h"

#include <sqlite3.h>

typedef struct
{
  sqlite3_file base;
  sqlite3_file *real; /* right behind this struct */
} FaultFile;

static sqlite3_vfs *real_vfs;
static sqlite3_vfs vfs;
static gint armed;    /* atomic */
static Fault fault;   /* what happens */
static gint chosen;   /* which call, from 1 */
static gint calls;    /* atomic: counted since it was armed */
static gint happened; /* atomic */

/* Counts a call. Returns: whether it is the one that fails. */
static gboolean
fails (void)
{
  if (g_atomic_int_get (&armed) == 0 || g_atomic_int_add (&calls, 1) + 1 != chosen)
    return FALSE;

  g_atomic_int_set (&happened, 1);
  return TRUE;
}

static sqlite3_file *
real_file (sqlite3_file *file)
{
  return ((FaultFile *) file)->real;
}

static int
fault_close (sqlite3_file *file)
{
  return real_file (file)->pMethods->xClose (real_file (file));
}

static int
fault_read (sqlite3_file *file, void *buffer, int amount, sqlite3_int64 offset)
{
  return fails () ? SQLITE_IOERR_READ : real_file (file)->pMethods->xRead (real_file (file), buffer, amount, offset);
}

static int
fault_write (sqlite3_file *file, const void *buffer, int amount, sqlite3_int64 offset)
{
  if (!fails ())
    return real_file (file)->pMethods->xWrite (real_file (file), buffer, amount, offset);

  /* Half of it was written when it failed. */
  (void) real_file (file)->pMethods->xWrite (real_file (file), buffer, amount / 2, offset);
  return fault == FAULT_DISK_FULL ? SQLITE_FULL : SQLITE_IOERR_WRITE;
}

static int
fault_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return fails () ? SQLITE_IOERR_TRUNCATE : real_file (file)->pMethods->xTruncate (real_file (file), size);
}

static int
fault_sync (sqlite3_file *file, int flags)
{
  return fails () ? SQLITE_IOERR_FSYNC : real_file (file)->pMethods->xSync (real_file (file), flags);
}

static int
fault_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return fails () ? SQLITE_IOERR_FSTAT : real_file (file)->pMethods->xFileSize (real_file (file), size);
}

static int
fault_lock (sqlite3_file *file, int level)
{
  return real_file (file)->pMethods->xLock (real_file (file), level);
}

static int
fault_unlock (sqlite3_file *file, int level)
{
  return real_file (file)->pMethods->xUnlock (real_file (file), level);
}

static int
fault_check_reserved (sqlite3_file *file, int *result)
{
  return real_file (file)->pMethods->xCheckReservedLock (real_file (file), result);
}

static int
fault_control (sqlite3_file *file, int operation, void *argument)
{
  return real_file (file)->pMethods->xFileControl (real_file (file), operation, argument);
}

static int
fault_sector_size (sqlite3_file *file)
{
  return real_file (file)->pMethods->xSectorSize (real_file (file));
}

static int
fault_characteristics (sqlite3_file *file)
{
  return real_file (file)->pMethods->xDeviceCharacteristics (real_file (file));
}

static int
fault_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
  return fails () ? SQLITE_IOERR_SHMMAP
                  : real_file (file)->pMethods->xShmMap (real_file (file), page, size, extend, memory);
}

static int
fault_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return real_file (file)->pMethods->xShmLock (real_file (file), offset, n, flags);
}

static void
fault_shm_barrier (sqlite3_file *file)
{
  real_file (file)->pMethods->xShmBarrier (real_file (file));
}

static int
fault_shm_unmap (sqlite3_file *file, int remove)
{
  return real_file (file)->pMethods->xShmUnmap (real_file (file), remove);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2, /* no mapping of the file itself */
  .xClose = fault_close,
  .xRead = fault_read,
  .xWrite = fault_write,
  .xTruncate = fault_truncate,
  .xSync = fault_sync,
  .xFileSize = fault_file_size,
  .xLock = fault_lock,
  .xUnlock = fault_unlock,
  .xCheckReservedLock = fault_check_reserved,
  .xFileControl = fault_control,
  .xSectorSize = fault_sector_size,
  .xDeviceCharacteristics = fault_characteristics,
  .xShmMap = fault_shm_map,
  .xShmLock = fault_shm_lock,
  .xShmBarrier = fault_shm_barrier,
  .xShmUnmap = fault_shm_unmap,
};

static int
fault_open (sqlite3_vfs *self, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
  FaultFile *wrapped = (FaultFile *) file;
  int code;

  wrapped->base.pMethods = NULL;
  if (fails ())
    return SQLITE_CANTOPEN;

  wrapped->real = (sqlite3_file *) (wrapped + 1);
  code = real_vfs->xOpen (real_vfs, name, wrapped->real, flags, out_flags);
  if (code == SQLITE_OK)
    wrapped->base.pMethods = &methods;
  return code;
}

static int
fault_delete (sqlite3_vfs *self, const char *name, int sync_folder)
{
  return fails () ? SQLITE_IOERR_DELETE : real_vfs->xDelete (real_vfs, name, sync_folder);
}

/* Puts the layer under every connection that is opened from here on. */
void
fault_vfs_register (void)
{
  real_vfs = sqlite3_vfs_find (NULL);
  g_assert_nonnull (real_vfs);
  vfs = *real_vfs; /* what is not about a file's contents is done as always */
  vfs.zName = "duo-faults";
  vfs.szOsFile = (int) sizeof (FaultFile) + real_vfs->szOsFile;
  vfs.pNext = NULL;
  vfs.xOpen = fault_open;
  vfs.xDelete = fault_delete;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

/* Lets the call @number from now, counted from 1, fail as @what; 0 only counts. */
void
fault_vfs_arm (Fault what, guint number)
{
  fault = what;
  chosen = (gint) number;
  g_atomic_int_set (&calls, 0);
  g_atomic_int_set (&happened, 0);
  g_atomic_int_set (&armed, 1);
}

/* Ends it. @n_calls: (out) (optional): how many calls there were. Returns: whether one was made to fail. */
gboolean
fault_vfs_disarm (guint *n_calls)
{
  g_atomic_int_set (&armed, 0);
  if (n_calls != NULL)
    *n_calls = (guint) g_atomic_int_get (&calls);
  return g_atomic_int_get (&happened) != 0;
}
