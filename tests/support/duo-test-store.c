/* SPDX-License-Identifier: EUPL-1.2 */
/* Makes and clears away the store of a test. */
#include "duo-test-store.h"

#include <glib/gstdio.h>

#include "duo-when.h"

/* Returns: (transfer full): an empty folder that is the test's own. */
char *
duo_test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("duo-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

/* Removes the folder, and the files and folders in it. */
void
duo_test_remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        duo_test_remove_folder (path);
      else
        g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Returns: (transfer full): a new, empty store, open. */
DuoTestStore *
duo_test_store_new (void)
{
  const DuoWhen today = duo_when_dmy (14, 10, 2020);
  DuoTestStore *self = g_new0 (DuoTestStore, 1);
  g_autoptr (GError) error = NULL;

  self->folder = duo_test_make_folder ();
  self->path = g_build_filename (self->folder, "test.db", NULL);
  self->clock = duo_clock_new_fixed (today.first);
  self->store = duo_store_open (self->path, DUO_STORE_CREATE_NEW, DUO_TEST_WHO, self->clock, &error);
  g_assert_no_error (error);
  return self;
}

/* Closes the store, which no job may hold any more, and removes its folder. */
void
duo_test_store_free (DuoTestStore *self)
{
  if (self == NULL)
    return;

  duo_store_close (self->store);
  g_clear_object (&self->store);
  g_clear_object (&self->clock);
  duo_test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->path);
  g_free (self);
}

/* Closes the store and opens it again, as another run of the program does. */
void
duo_test_store_reopen (DuoTestStore *self)
{
  duo_store_close (self->store);
  g_clear_object (&self->store);
  self->store = duo_test_store_open_as (self, DUO_TEST_WHO);
}

/* Returns: (transfer full): the same file opened once more, as another program of the person @who does. */
DuoStore *
duo_test_store_open_as (DuoTestStore *self, const char *who)
{
  g_autoptr (GError) error = NULL;
  DuoStore *store = duo_store_open (self->path, DUO_STORE_OPEN_EXISTING, who, self->clock, &error);

  g_assert_no_error (error);
  return store;
}

/* Returns: (transfer full): the path of a file @name in the store's folder. */
char *
duo_test_store_dup_path (DuoTestStore *self, const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}
