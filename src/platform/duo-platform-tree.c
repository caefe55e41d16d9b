/* SPDX-License-Identifier: EUPL-1.2 */
/* A folder on disk that nobody can leave: every step is taken from the folder before, and never through a link. */
#include "duo-platform-tree.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "duo-platform-path.h"

/* A whole chain of folders may be moved below another: deeper than what one request may name, but not without end. */
#define MAX_RECURSION 256
#define COPY_SIZE     (256 * 1024)

struct _DuoPlatformTree
{
  int fd; /* the folder, open for as long as we live */
};

static gboolean
fail (GError    **error,
      const char *what)
{
  const int saved = errno;

  /* A link where a folder or a file should be: for those outside there is nothing there. */
  if (saved == ELOOP)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND, "%s: a link", what);
  else
    g_set_error (error, G_IO_ERROR, (gint) g_io_error_from_errno (saved), "%s: %s", what, g_strerror (saved));
  return FALSE;
}

/* Opens the folder at @path, making it with its parents where it is not there. */
DuoPlatformTree *
duo_platform_tree_open (const char *folder,
                        GError    **error)
{
  DuoPlatformTree *self;
  int fd;

  if (g_mkdir_with_parents (folder, 0700) != 0 || (fd = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)) < 0)
    {
      fail (error, folder);
      return NULL;
    }

  self = g_new0 (DuoPlatformTree, 1);
  self->fd = fd;
  return self;
}

void
duo_platform_tree_free (DuoPlatformTree *self)
{
  if (self == NULL)
    return;

  close (self->fd);
  g_free (self);
}

/* Opens the folder that @path lies in. @name: (out): the last part, within @path; "." for the tree itself.
 * Returns: a descriptor, to be closed; -1 with errno. */
static int
open_parent (DuoPlatformTree *self,
             const char      *path,
             const char     **name)
{
  int fd = openat (self->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  const char *slash;

  while (fd >= 0 && (slash = strchr (path, '/')) != NULL)
    {
      g_autofree char *segment = g_strndup (path, (gsize) (slash - path));
      const int next = openat (fd, segment, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
      const int saved = errno;

      close (fd);
      errno = saved;
      fd = next;
      path = slash + 1;
    }

  *name = *path == '\0' ? "." : path;
  return fd;
}

static void
close_keeping_errno (int fd)
{
  const int saved = errno;

  close (fd);
  errno = saved;
}

/* Opens what @path names, and sees to it that it is a file or a folder and nothing else. */
static int
open_at (DuoPlatformTree *self,
         const char      *path,
         int              flags)
{
  const char *name;
  const int parent = open_parent (self, path, &name);
  int fd;

  if (parent < 0)
    return -1;

  /* O_NONBLOCK: a pipe would wait for its other end. */
  fd = openat (parent, name, flags | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK, 0600);
  close_keeping_errno (parent);
  return fd;
}

/* The folders that what is moved or copied stands in, and comes to stand in; -1 for one that can't be opened. */
typedef struct
{
  int         from;
  int         to;
  const char *from_name;
  const char *to_name;
} Parents;

/* Returns: whether both are there, with errno set where not; close_parents() either way. */
static gboolean
open_parents (Parents         *self,
              DuoPlatformTree *from,
              const char      *from_path,
              DuoPlatformTree *to,
              const char      *to_path)
{
  self->from = open_parent (from, from_path, &self->from_name);
  self->to = self->from >= 0 ? open_parent (to, to_path, &self->to_name) : -1;
  return self->to >= 0;
}

static void
close_parents (Parents *self)
{
  if (self->from >= 0)
    close (self->from);
  if (self->to >= 0)
    close (self->to);
}

/* What lies at @path ("" is the tree itself). What is neither file nor folder is not there. */
gboolean
duo_platform_tree_stat (DuoPlatformTree *self,
                        const char      *path,
                        struct stat     *info,
                        GError         **error)
{
  const char *name;
  const int parent = open_parent (self, path, &name);
  int result;

  if (parent < 0)
    return fail (error, path);

  result = fstatat (parent, name, info, AT_SYMLINK_NOFOLLOW);
  if (result == 0 && !S_ISREG (info->st_mode) && !S_ISDIR (info->st_mode))
    {
      errno = ENOENT;
      result = -1;
    }
  close_keeping_errno (parent);
  return result == 0 || fail (error, path);
}

/* Opens a file for reading. Returns: a descriptor; -1 with @error. */
int
duo_platform_tree_read (DuoPlatformTree *self,
                        const char      *path,
                        struct stat     *info,
                        GError         **error)
{
  const int fd = open_at (self, path, O_RDONLY);

  if (fd < 0 || fstat (fd, info) != 0)
    {
      fail (error, path);
      if (fd >= 0)
        close (fd);
      return -1;
    }
  if (!S_ISREG (info->st_mode))
    {
      close (fd);
      errno = S_ISDIR (info->st_mode) ? EISDIR : ENOENT;
      fail (error, path);
      return -1;
    }

  return fd;
}

/* Makes a file that is not there yet. Returns: a descriptor to write to; -1 with @error. */
int
duo_platform_tree_create (DuoPlatformTree *self,
                          const char      *path,
                          GError         **error)
{
  const int fd = open_at (self, path, O_WRONLY | O_CREAT | O_EXCL);

  if (fd < 0)
    fail (error, path);
  return fd;
}

/* Reads the names in an open folder, which stays open and where it was. Returns: (transfer full) (nullable) */
static DIR *
read_names (int fd)
{
  const int own = openat (fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *dir = own >= 0 ? fdopendir (own) : NULL;

  if (dir == NULL && own >= 0)
    close_keeping_errno (own);
  return dir;
}

/* Returns: (transfer none) (nullable): the next name. */
static const char *
next_name (DIR *dir)
{
  const struct dirent *entry;

  do
    entry = readdir (dir);
  while (entry != NULL && (strcmp (entry->d_name, ".") == 0 || strcmp (entry->d_name, "..") == 0));

  return entry != NULL ? entry->d_name : NULL;
}

static void
entry_free (gpointer data)
{
  DuoPlatformEntry *entry = data;

  g_free (entry->name);
  g_free (entry);
}

static gint
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const DuoPlatformEntry *const *left = a;
  const DuoPlatformEntry *const *right = b;

  return strcmp ((*left)->name, (*right)->name);
}

/* The names in an open folder, links and such left out; (element-type DuoPlatformEntry). */
static GPtrArray *
list_fd (int fd)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  DIR *dir = read_names (fd);
  const char *name;

  if (dir == NULL)
    return NULL;

  while ((name = next_name (dir)) != NULL)
    {
      DuoPlatformEntry *entry;
      struct stat info;

      if (fstatat (fd, name, &info, AT_SYMLINK_NOFOLLOW) != 0 || (!S_ISREG (info.st_mode) && !S_ISDIR (info.st_mode)))
        continue;

      entry = g_new0 (DuoPlatformEntry, 1);
      entry->name = g_strdup (name);
      entry->info = info;
      g_ptr_array_add (entries, entry);
    }

  closedir (dir);
  g_ptr_array_sort (entries, compare_entries);
  return g_steal_pointer (&entries);
}

/* Returns: (transfer full) (element-type DuoPlatformEntry): the files and folders in the folder @path, by name. */
GPtrArray *
duo_platform_tree_list (DuoPlatformTree *self,
                        const char      *path,
                        GError         **error)
{
  const int fd = open_at (self, path, O_RDONLY | O_DIRECTORY);
  GPtrArray *entries = fd >= 0 ? list_fd (fd) : NULL;

  if (entries == NULL)
    fail (error, path);
  else
    for (guint i = entries->len; i > 0; i--)
      {
        const char *name = ((DuoPlatformEntry *) entries->pdata[i - 1])->name;

        if (!duo_platform_name_possible (name, strlen (name)))
          g_ptr_array_remove_index (entries, i - 1); /* nobody could ask for it */
      }
  if (fd >= 0)
    close (fd);
  return entries;
}

/* Makes a folder, for good once it answers. */
gboolean
duo_platform_tree_make (DuoPlatformTree *self,
                        const char      *path,
                        GError         **error)
{
  const char *name;
  const int parent = open_parent (self, path, &name);
  gboolean made;

  if (parent < 0)
    return fail (error, path);

  made = mkdirat (parent, name, 0700) == 0 && fsync (parent) == 0;
  close_keeping_errno (parent);
  return made || fail (error, path);
}

static gboolean
remove_at (int         parent,
           const char *name,
           guint       depth)
{
  struct stat info;
  int fd;
  DIR *dir;
  const char *child;
  gboolean good;

  if (depth > MAX_RECURSION)
    {
      errno = ELOOP;
      return FALSE;
    }
  if (fstatat (parent, name, &info, AT_SYMLINK_NOFOLLOW) != 0)
    return FALSE;
  if (!S_ISDIR (info.st_mode))
    return unlinkat (parent, name, 0) == 0;

  fd = openat (parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0)
    return FALSE;
  dir = read_names (fd);
  good = dir != NULL;
  while (good && (child = next_name (dir)) != NULL)
    good = remove_at (fd, child, depth + 1);
  if (dir != NULL)
    {
      const int saved = errno;

      closedir (dir);
      errno = saved;
    }
  close_keeping_errno (fd);
  return good && unlinkat (parent, name, AT_REMOVEDIR) == 0;
}

/* Removes a file, or a folder with all in it. */
gboolean
duo_platform_tree_remove (DuoPlatformTree *self,
                          const char      *path,
                          GError         **error)
{
  const char *name;
  const int parent = open_parent (self, path, &name);
  gboolean good;

  if (parent < 0)
    return fail (error, path);

  good = remove_at (parent, name, 0) && fsync (parent) == 0;
  close_keeping_errno (parent);
  return good || fail (error, path);
}

/* Removes all that lies in the tree, links too. */
gboolean
duo_platform_tree_clear (DuoPlatformTree *self,
                         GError         **error)
{
  DIR *dir = read_names (self->fd);
  const char *name;
  gboolean good = TRUE;

  if (dir == NULL)
    return fail (error, "its names");

  while (good && (name = next_name (dir)) != NULL)
    good = remove_at (self->fd, name, 0) || fail (error, name);
  closedir (dir);
  return good;
}

/**
 * duo_platform_tree_move:
 * @replace: whether what is at @to_path may be replaced
 *
 * In one step: a reader sees the old or the new, never neither. What was replaced by a folder, or is one, then lies
 * at @from_path and is removed there.
 *
 * Fails with %G_IO_ERROR_EXISTS.
 */
gboolean
duo_platform_tree_move (DuoPlatformTree *from,
                        const char      *from_path,
                        DuoPlatformTree *to,
                        const char      *to_path,
                        gboolean         replace,
                        GError         **error)
{
  Parents parents;
  gboolean good = FALSE;

  if (open_parents (&parents, from, from_path, to, to_path))
    {
      good = renameat2 (parents.from, parents.from_name, parents.to, parents.to_name, RENAME_NOREPLACE) == 0;
      if (!good && errno == EEXIST && replace)
        {
          /* a file over a file; else they change places, and what was there goes */
          good = renameat (parents.from, parents.from_name, parents.to, parents.to_name) == 0;
          if (!good && (errno == EISDIR || errno == ENOTDIR || errno == ENOTEMPTY || errno == EEXIST))
            good = renameat2 (parents.from, parents.from_name, parents.to, parents.to_name, RENAME_EXCHANGE) == 0
                   && remove_at (parents.from, parents.from_name, 0);
        }
      good = good && fsync (parents.to) == 0 && fsync (parents.from) == 0;
    }
  if (!good)
    fail (error, to_path);

  close_parents (&parents);
  return good;
}

/* Writes all of it, however often the system stops halfway. */
gboolean
duo_platform_write_all (int         fd,
                        const void *data,
                        gsize       size,
                        GError    **error)
{
  const char *at = data;

  while (size > 0)
    {
      const ssize_t written = write (fd, at, size);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return fail (error, "write");
      at += written;
      size -= (gsize) written;
    }

  return TRUE;
}

static gboolean
copy_file (int from,
           int to)
{
  g_autofree char *buffer = g_malloc (COPY_SIZE);
  ssize_t n;

  while ((n = read (from, buffer, COPY_SIZE)) > 0)
    if (!duo_platform_write_all (to, buffer, (gsize) n, NULL))
      return FALSE;
  return n == 0 && fsync (to) == 0;
}

static gboolean copy_at (int from_parent, const char *from_name, int to_parent, const char *to_name, gboolean shallow, guint depth);

static gboolean
copy_children (int   from,
               int   to,
               guint depth)
{
  g_autoptr (GPtrArray) entries = list_fd (from);

  if (entries == NULL)
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      const DuoPlatformEntry *entry = entries->pdata[i];

      if (!copy_at (from, entry->name, to, entry->name, FALSE, depth + 1))
        return FALSE;
    }
  return fsync (to) == 0;
}

static gboolean
copy_at (int         from_parent,
         const char *from_name,
         int         to_parent,
         const char *to_name,
         gboolean    shallow,
         guint       depth)
{
  struct stat info;
  gboolean good = FALSE;
  int from, to;

  if (depth > MAX_RECURSION)
    {
      errno = ELOOP;
      return FALSE;
    }

  from = openat (from_parent, from_name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
  if (from < 0)
    return FALSE;
  if (fstat (from, &info) != 0)
    {
      close_keeping_errno (from);
      return FALSE;
    }

  if (S_ISDIR (info.st_mode))
    {
      to = mkdirat (to_parent, to_name, 0700) == 0
             ? openat (to_parent, to_name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC) : -1;
      good = to >= 0 && (shallow || copy_children (from, to, depth));
    }
  else
    {
      to = openat (to_parent, to_name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
      good = to >= 0 && copy_file (from, to);
    }

  if (to >= 0)
    close_keeping_errno (to);
  close_keeping_errno (from);
  return good;
}

/**
 * duo_platform_tree_copy:
 * @to_path: where there is nothing yet; make it in a place that nobody sees and move it from there
 * @shallow: of a folder, only the folder itself
 */
gboolean
duo_platform_tree_copy (DuoPlatformTree *from,
                        const char      *from_path,
                        DuoPlatformTree *to,
                        const char      *to_path,
                        gboolean         shallow,
                        GError         **error)
{
  Parents parents;
  const gboolean good = open_parents (&parents, from, from_path, to, to_path)
                        && copy_at (parents.from, parents.from_name, parents.to, parents.to_name, shallow, 0);

  if (!good)
    fail (error, from_path);

  close_parents (&parents);
  return good;
}

static gboolean
used_at (int      parent,
         const char *name,
         guint    depth,
         guint64 *bytes)
{
  const int fd = openat (parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  g_autoptr (GPtrArray) entries = fd >= 0 && depth <= MAX_RECURSION ? list_fd (fd) : NULL;
  gboolean good = entries != NULL;

  for (guint i = 0; good && i < entries->len; i++)
    {
      const DuoPlatformEntry *entry = entries->pdata[i];

      if (S_ISDIR (entry->info.st_mode))
        good = used_at (fd, entry->name, depth + 1, bytes);
      else
        *bytes += (guint64) entry->info.st_size;
    }

  if (fd >= 0)
    close_keeping_errno (fd);
  return good;
}

/* Adds the sizes of all files in the folder @path to @bytes. */
gboolean
duo_platform_tree_used (DuoPlatformTree *self,
                        const char      *path,
                        guint64         *bytes,
                        GError         **error)
{
  const char *name;
  const int parent = open_parent (self, path, &name);
  gboolean good;

  if (parent < 0)
    return fail (error, path);

  good = used_at (parent, name, 0, bytes);
  close_keeping_errno (parent);
  return good || fail (error, path);
}

/* Returns: the bytes that the disk has left for us. */
guint64
duo_platform_tree_available (DuoPlatformTree *self)
{
  struct statvfs info;

  return fstatvfs (self->fd, &info) == 0 ? (guint64) info.f_bavail * info.f_frsize : 0;
}
