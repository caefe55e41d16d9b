/* SPDX-License-Identifier: EUPL-1.2 */
/* Content-addressed files beside the store: taken in by copying, verified on reading, swept when nobody names them. */
#include "duo-media-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "duo-error.h"
#include "duo-progress.h"

#define INCOMING "incoming-"
#define THUMBNAILS "thumbnails"
/* A copy that nobody finished is older than this when it is swept away. */
#define STALE_SECONDS (24 * 60 * 60)
#define MB ((gint64) 1000 * 1000)
/* Of a file as large as this is said how far its copy is. */
#define LARGE_BYTES (32 * MB)

/* Returns: (transfer full) (type filename): where the materials of that store lie, "campagnes.db-materials". */
char *
duo_media_folder_dup_path (const char *store_path)
{
  return g_strconcat (store_path, "-materials", NULL);
}

/* Returns: (transfer full) (type filename): the file with that content, whether it is there or not. */
char *
duo_media_folder_dup_file (const char *folder, const char *sha256)
{
  g_autofree char *start = g_strndup (sha256, 2);

  return g_build_filename (folder, start, sha256, NULL);
}

/* Returns: (transfer full) (type filename): its thumbnail as PNG, whether it is there or not: a text has none. */
char *
duo_media_folder_dup_thumbnail (const char *folder, const char *sha256)
{
  g_autofree char *name = g_strconcat (sha256, ".png", NULL);

  return g_build_filename (folder, THUMBNAILS, name, NULL);
}

void
duo_media_taken_free (DuoMediaTaken *self)
{
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  g_free (self->temporary);
  duo_media_facts_free (self->facts);
  g_clear_pointer (&self->picture, duo_media_picture_free);
  g_free (self);
}

static gboolean
fail (GError **error, const char *path)
{
  const gint number = errno;

  g_set_error (error, DUO_ERROR, number == ENOSPC || number == EDQUOT ? DUO_ERROR_DISK_FULL : DUO_ERROR_STORE_READ_ONLY, "%s: %s",
               path, g_strerror (number));
  return FALSE;
}

static gboolean
make_folder (const char *path, GError **error)
{
  return g_mkdir_with_parents (path, 0700) == 0 || fail (error, path);
}

static gboolean
write_all (gint fd, const guint8 *bytes, gsize length)
{
  while (length > 0)
    {
      const gssize n = write (fd, bytes, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return FALSE;
      bytes += n;
      length -= (gsize) n;
    }

  return TRUE;
}

/* Says how far a copy is, of a file that takes a while. */
static void
tell_copied (GCancellable *cancellable, gint64 done, gint64 all)
{
  if (all >= LARGE_BYTES)
    duo_progress_report (cancellable, DUO_PROGRESS_COPYING, (guint) (MIN (done, all) / MB), (guint) (all / MB));
}

/* Reads @from to its end, into @to where that is 0 or more, and its checksum. @all: bytes that are expected, to say how far
 * it is; 0 to say nothing. Returns: bytes; -1 with errno. */
static gint64
read_through (gint from, gint to, GChecksum *checksum, gint64 most, gint64 all, GCancellable *cancellable)
{
  g_autofree guint8 *buffer = g_malloc (1 << 20);
  gint64 total = 0;

  while (total <= most && !g_cancellable_is_cancelled (cancellable))
    {
      const gssize n = read (from, buffer, 1 << 20);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return -1;
      if (n == 0)
        return total;
      g_checksum_update (checksum, buffer, n);
      if (to >= 0 && !write_all (to, buffer, (gsize) n))
        return -1;
      total += n;
      tell_copied (cancellable, total, all);
    }

  return total;
}

/* Opens a file that a person named. Returns: -1, with the verdict that is then final. */
static gint
open_source (const char *path, struct stat *status, DuoMediaFacts *facts)
{
  const gint fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (fd < 0)
    {
      facts->verdict = errno == ENOENT || errno == ENOTDIR ? DUO_MEDIA_MISSING : DUO_MEDIA_UNREADABLE;
      return -1;
    }
  if (fstat (fd, status) != 0 || !S_ISREG (status->st_mode))
    facts->verdict = DUO_MEDIA_UNREADABLE;
  else if (status->st_size == 0)
    facts->verdict = DUO_MEDIA_EMPTY;
  else if (status->st_size > DUO_MEDIA_MOST_BYTES)
    facts->verdict = DUO_MEDIA_TOO_LARGE;
  if (facts->verdict == DUO_MEDIA_FINE)
    return fd;

  facts->size = S_ISREG (status->st_mode) ? status->st_size : 0;
  close (fd);
  return -1;
}

/* Returns: a new file of the folder, open for writing; -1 on an error. */
static gint
make_temporary (const char *folder, DuoMediaTaken *taken, GError **error)
{
  gint copy;

  taken->temporary = g_build_filename (folder, INCOMING "XXXXXX", NULL);
  copy = g_mkstemp_full (taken->temporary, O_RDWR | O_CLOEXEC, 0600);
  if (copy < 0)
    {
      fail (error, folder);
      g_clear_pointer (&taken->temporary, g_free);
    }
  return copy;
}

/* Copies @fd to a new file of the folder. */
static gboolean
copy_in (const char *folder, gint fd, DuoMediaTaken *taken, const struct stat *before, GCancellable *cancellable, GError **error)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  struct stat after;
  gint64 size;
  gint copy;

  copy = make_temporary (folder, taken, error);
  if (copy < 0)
    return FALSE;

  size = read_through (fd, copy, checksum, DUO_MEDIA_MOST_BYTES, before->st_size, cancellable);
  if (size < 0 || fsync (copy) != 0)
    {
      fail (error, taken->temporary);
      close (copy);
      return FALSE;
    }
  close (copy);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  if (fstat (fd, &after) != 0 || size != before->st_size || after.st_size != before->st_size
      || after.st_mtim.tv_sec != before->st_mtim.tv_sec || after.st_mtim.tv_nsec != before->st_mtim.tv_nsec)
    taken->facts->verdict = DUO_MEDIA_CHANGED;
  taken->facts->size = size;
  g_free (taken->facts->sha256);
  taken->facts->sha256 = g_strdup (g_checksum_get_string (checksum));
  return TRUE;
}

static gboolean
measure_copy (DuoMediaTaken *taken, const char *name, GCancellable *cancellable, GError **error)
{
  const gint fd = open (taken->temporary, O_RDONLY | O_CLOEXEC);
  DuoMediaFacts *facts;

  if (fd < 0)
    return fail (error, taken->temporary);
  facts = duo_media_probe (fd, name, DUO_MEDIA_THUMBNAIL, &taken->picture, cancellable, error);
  close (fd);
  if (facts == NULL)
    return FALSE;

  g_free (facts->sha256);
  facts->sha256 = g_steal_pointer (&taken->facts->sha256);
  duo_media_facts_free (taken->facts);
  taken->facts = facts;
  return TRUE;
}

/**
 * duo_media_folder_take:
 * @folder: the folder; made where it is not there
 * @path: the file of a person
 * @cancellable: (nullable): a cancellable
 * @error: the folder cannot be written, the helper cannot be started, or cancelled: a bad file is a verdict
 *
 * Copies the file first, and measures the copy: whatever happens to the file meanwhile, what was measured is what is
 * kept.
 *
 * Returns: (transfer full) (nullable): the copy and what it is
 */
DuoMediaTaken *
duo_media_folder_take (const char *folder, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (DuoMediaTaken) taken = g_new0 (DuoMediaTaken, 1);
  g_autofree char *name = g_path_get_basename (path);
  struct stat status;
  gint fd;
  gboolean ok;

  taken->facts = duo_media_facts_new ();
  if (!make_folder (folder, error))
    return NULL;
  fd = open_source (path, &status, taken->facts);
  if (fd < 0)
    return g_steal_pointer (&taken);

  ok = copy_in (folder, fd, taken, &status, cancellable, error);
  close (fd);
  if (!ok)
    return NULL;
  if (taken->facts->verdict == DUO_MEDIA_FINE && !measure_copy (taken, name, cancellable, error))
    return NULL;

  return g_steal_pointer (&taken);
}

/**
 * duo_media_folder_put:
 * @folder: the folder; made where it is not there
 * @name: of the file
 * @content: what is in it
 * @answer: what the helper said of it: see duo_media_read_answer()
 * @error: the folder cannot be written
 *
 * As duo_media_folder_take(), of content that the program brings itself.
 *
 * Returns: (transfer full) (nullable): the copy and what it is
 */
DuoMediaTaken *
duo_media_folder_put (const char *folder, const char *name, GBytes *content, GBytes *answer, GError **error)
{
  g_autoptr (DuoMediaTaken) taken = g_new0 (DuoMediaTaken, 1);
  gboolean ok;
  gint copy;

  taken->facts = duo_media_read_answer (answer, (gint64) g_bytes_get_size (content), name, &taken->picture);
  g_free (taken->facts->sha256);
  taken->facts->sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  if (!make_folder (folder, error))
    return NULL;
  copy = make_temporary (folder, taken, error);
  if (copy < 0)
    return NULL;

  ok = (write_all (copy, g_bytes_get_data (content, NULL), g_bytes_get_size (content)) && fsync (copy) == 0) || fail (error, taken->temporary);
  close (copy);
  return ok ? g_steal_pointer (&taken) : NULL;
}

static gboolean
save_picture (const char *folder, const DuoMediaTaken *taken, GError **error)
{
  const DuoMediaPicture *picture = taken->picture;
  g_autofree char *path = duo_media_folder_dup_thumbnail (folder, taken->facts->sha256);
  g_autofree char *thumbnails = g_path_get_dirname (path);
  g_autoptr (GdkPixbuf) pixbuf = NULL;
  g_autofree char *data = NULL;
  gsize length;

  if (picture == NULL)
    return TRUE;
  pixbuf = gdk_pixbuf_new_from_bytes (picture->pixels, GDK_COLORSPACE_RGB, TRUE, 8, picture->width, picture->height, picture->width * 4);

  return make_folder (thumbnails, error) && gdk_pixbuf_save_to_buffer (pixbuf, &data, &length, "png", error, "compression", "1", NULL)
         && g_file_set_contents_full (path, data, (gssize) length, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
}

/* Makes a new name in @folder last. */
static void
sync_folder (const char *folder)
{
  const gint fd = open (folder, O_RDONLY | O_CLOEXEC | O_DIRECTORY);

  if (fd < 0)
    return;
  if (fsync (fd) != 0)
    g_debug ("%s: %s", folder, g_strerror (errno)); /* some file systems do not know it */
  close (fd);
}

/* Puts what was taken in its place, with its thumbnail. Content that is there already is the same content. */
gboolean
duo_media_folder_keep (const char *folder, DuoMediaTaken *taken, GError **error)
{
  g_autofree char *path = duo_media_folder_dup_file (folder, taken->facts->sha256);
  g_autofree char *parent = g_path_get_dirname (path);

  g_return_val_if_fail (taken->temporary != NULL && *taken->facts->sha256 != '\0', FALSE);

  if (!make_folder (parent, error) || !save_picture (folder, taken, error))
    return FALSE;
  if (g_rename (taken->temporary, path) != 0)
    return fail (error, path);

  sync_folder (parent);
  g_clear_pointer (&taken->temporary, g_free);
  return TRUE;
}

/* Returns: whether the file is there and holds what its name says; else %DUO_ERROR_FILE_MISSING or
 * %DUO_ERROR_FILE_DAMAGED. To be asked before its content goes anywhere. */
gboolean
duo_media_folder_verify (const char *folder, const char *sha256, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = duo_media_folder_dup_file (folder, sha256);
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const gint fd = open (path, O_RDONLY | O_CLOEXEC);
  gint64 size;

  if (fd < 0)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_FILE_MISSING, path);
      return FALSE;
    }
  size = read_through (fd, -1, checksum, DUO_MEDIA_MOST_BYTES, 0, cancellable);
  close (fd);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (size >= 0 && g_str_equal (g_checksum_get_string (checksum), sha256))
    return TRUE;

  g_set_error_literal (error, DUO_ERROR, DUO_ERROR_FILE_DAMAGED, path);
  return FALSE;
}

static gboolean
is_content (const char *name)
{
  return strlen (name) == 64 && strspn (name, "0123456789abcdef") == 64;
}

/* Returns: (transfer full) (element-type utf8): the checksums of all content that lies there. */
GPtrArray *
duo_media_folder_list (const char *folder)
{
  GPtrArray *content = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) parents = g_dir_open (folder, 0, NULL);
  const char *parent;

  while (parents != NULL && (parent = g_dir_read_name (parents)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, parent, NULL);
      g_autoptr (GDir) names = strlen (parent) == 2 ? g_dir_open (path, 0, NULL) : NULL;
      const char *name;

      while (names != NULL && (name = g_dir_read_name (names)) != NULL)
        if (is_content (name))
          g_ptr_array_add (content, g_strdup (name));
    }

  return content;
}

static gboolean
copy_content (const char *from, const char *to, const char *sha256, GCancellable *cancellable, GError **error)
{
  g_autofree char *source = duo_media_folder_dup_file (from, sha256);
  g_autofree char *target = duo_media_folder_dup_file (to, sha256);
  g_autofree char *parent = g_path_get_dirname (target);
  g_autoptr (DuoMediaTaken) taken = g_new0 (DuoMediaTaken, 1);
  struct stat status;
  const gint fd = open (source, O_RDONLY | O_CLOEXEC);
  gboolean ok;

  taken->facts = duo_media_facts_new ();
  if (fd < 0 || fstat (fd, &status) != 0)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_FILE_MISSING, source);
      return FALSE;
    }
  ok = copy_in (to, fd, taken, &status, cancellable, error);
  close (fd);
  if (!ok)
    return FALSE;
  if (!g_str_equal (taken->facts->sha256, sha256))
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_FILE_DAMAGED, source);
      return FALSE;
    }
  if (!make_folder (parent, error))
    return FALSE;
  if (g_rename (taken->temporary, target) != 0)
    return fail (error, target);

  sync_folder (parent);
  g_clear_pointer (&taken->temporary, g_free);
  return TRUE;
}

/* Thumbnails can be made again, but not from a backup that lies elsewhere: they go along where they are. */
static void
copy_thumbnail (const char *from, const char *to, const char *sha256)
{
  g_autofree char *source = duo_media_folder_dup_thumbnail (from, sha256);
  g_autofree char *target = duo_media_folder_dup_thumbnail (to, sha256);
  g_autofree char *parent = g_path_get_dirname (target);
  g_autofree char *data = NULL;
  gsize length;

  if (g_file_get_contents (source, &data, &length, NULL) && make_folder (parent, NULL)
      && !g_file_set_contents (target, data, (gssize) length, NULL))
    g_debug ("%s: not written", target);
}

/**
 * duo_media_folder_copy:
 * @from: a folder
 * @to: another; made where it is not there. What it has already stays
 * @content: (element-type utf8): the checksums to copy
 * @cancellable: (nullable): a cancellable
 * @error: %DUO_ERROR_FILE_MISSING, %DUO_ERROR_FILE_DAMAGED: content that is not there, or is not what it says
 *
 * For backups, and to restore them. Each file is verified as it is copied.
 */
gboolean
duo_media_folder_copy (const char *from, const char *to, GHashTable *content, GCancellable *cancellable, GError **error)
{
  GHashTableIter iter;
  gpointer sha256;

  if (g_hash_table_size (content) == 0)
    return TRUE;
  if (!make_folder (to, error))
    return FALSE;

  g_hash_table_iter_init (&iter, content);
  while (g_hash_table_iter_next (&iter, &sha256, NULL))
    {
      if (!duo_media_folder_verify (to, sha256, cancellable, NULL) && !copy_content (from, to, sha256, cancellable, error))
        return FALSE;
      copy_thumbnail (from, to, sha256);
    }

  return TRUE;
}

static void
sweep_incoming (const char *folder)
{
  g_autoptr (GDir) names = g_dir_open (folder, 0, NULL);
  const char *name;

  while (names != NULL && (name = g_dir_read_name (names)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      GStatBuf status;

      if (g_str_has_prefix (name, INCOMING) && g_stat (path, &status) == 0 && g_get_real_time () / G_USEC_PER_SEC - status.st_mtime > STALE_SECONDS
          && g_unlink (path) != 0)
        g_debug ("%s: %s", path, g_strerror (errno));
    }
}

/* Removes the content that nobody names (@content: those that somebody does), and copies that were never finished. What
 * was put there in the last day stays: its row may be on its way. */
gboolean
duo_media_folder_sweep (const char *folder, GHashTable *content, GError **error)
{
  g_autoptr (GPtrArray) there = duo_media_folder_list (folder);

  for (guint i = 0; i < there->len; i++)
    {
      g_autofree char *path = duo_media_folder_dup_file (folder, there->pdata[i]);
      g_autofree char *thumbnail = duo_media_folder_dup_thumbnail (folder, there->pdata[i]);
      GStatBuf status;

      if (g_hash_table_contains (content, there->pdata[i]) || g_stat (path, &status) != 0
          || g_get_real_time () / G_USEC_PER_SEC - status.st_mtime <= STALE_SECONDS)
        continue;
      if (g_unlink (path) != 0 && errno != ENOENT)
        return fail (error, path);
      if (g_unlink (thumbnail) != 0 && errno != ENOENT)
        return fail (error, thumbnail);
    }
  sweep_incoming (folder);
  return TRUE;
}
