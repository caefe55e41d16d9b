/* SPDX-License-Identifier: EUPL-1.2 */
/* The old file stays whole until the new one is; nothing is left behind. */
#include "duo-safe-file.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("duo-safe-file-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "uit.csv", NULL);
}

static guint
count_files (Fixture *self)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  guint n = 0;

  g_assert_nonnull (dir);
  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->path);
  g_free (self->folder);
}

static void
assert_content (const char *path,
                const char *expected)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

static void
test_replaces_and_keeps_rights (Fixture      *self,
                                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoSafeFile) file = NULL;
  struct stat info;

  g_assert_true (g_file_set_contents (self->path, "oud", -1, NULL));
  g_assert_cmpint (g_chmod (self->path, 0640), ==, 0);

  file = duo_safe_file_new (self->path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (duo_safe_file_get_folder (file), ==, self->folder);
  {
    FILE *stream = g_fopen (duo_safe_file_get_temporary (file), "wb");

    g_assert_cmpint (fputs ("nieuw", stream), >=, 0);
    g_assert_cmpint (fclose (stream), ==, 0);
  }
  assert_content (self->path, "oud");

  g_assert_true (duo_safe_file_finish (file, &error));
  g_assert_no_error (error);
  assert_content (self->path, "nieuw");
  g_assert_cmpint (stat (self->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0640);
  g_assert_cmpuint (count_files (self), ==, 1);
}

static void
test_unfinished_leaves_old_file (Fixture      *self,
                                 gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DuoSafeFile *file;

  g_assert_true (g_file_set_contents (self->path, "oud", -1, NULL));
  file = duo_safe_file_new (self->path, &error);
  g_assert_no_error (error);
  duo_safe_file_free (file);

  assert_content (self->path, "oud");
  g_assert_cmpuint (count_files (self), ==, 1);
}

static void
test_follows_link (Fixture      *self,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoSafeFile) file = NULL;
  g_autofree char *link = g_build_filename (self->folder, "link.csv", NULL);

  g_assert_true (g_file_set_contents (self->path, "oud", -1, NULL));
  g_assert_cmpint (symlink ("uit.csv", link), ==, 0);
  file = duo_safe_file_new (link, &error);
  g_assert_no_error (error);
  g_assert_true (duo_safe_file_finish (file, &error));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  assert_content (self->path, "");
}

static void
test_refuses_folder (Fixture      *self,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (duo_safe_file_new (self->folder, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_FILE_FOLDER);
}

static void
test_refuses_missing_and_read_only_folders (Fixture      *self,
                                            gconstpointer data)
{
  g_autofree char *missing = g_build_filename (self->folder, "weg", "uit.csv", NULL);
  const char *paths[] = { missing, "/proc/uit.csv", "/dev/null" };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (duo_safe_file_new (paths[i], &error));
      g_assert_error (error, DUO_ERROR, DUO_ERROR_FILE_NOT_WRITTEN);
    }
}

static void
test_names_a_full_disk (void)
{
  g_autoptr (GError) error = NULL;

  duo_safe_file_set_errno ("uit.csv", ENOSPC, &error);
  g_assert_error (error, DUO_ERROR, DUO_ERROR_DISK_FULL);
}

gint
main (gint    argc,
      char  **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add ("/safe-file/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("replaces-and-keeps-rights", test_replaces_and_keeps_rights);
  ADD ("unfinished-leaves-old-file", test_unfinished_leaves_old_file);
  ADD ("follows-link", test_follows_link);
  ADD ("refuses-folder", test_refuses_folder);
  ADD ("refuses-missing-and-read-only-folders", test_refuses_missing_and_read_only_folders);
  g_test_add_func ("/safe-file/names-a-full-disk", test_names_a_full_disk);

  return g_test_run ();
}
