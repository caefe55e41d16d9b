/* SPDX-License-Identifier: EUPL-1.2 */
/* The zip for a school: whole, the same for the same content, with names that open everywhere. */
#include "duo-package-file.h"

#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

typedef struct
{
  char             *folder;  /* (owned) */
  GPtrArray        *entries; /* (owned) */
  GBytes           *manifest; /* (owned) */
  DuoPackageContent content;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  DuoPackageEntry *entry = g_new0 (DuoPackageEntry, 1);
  static const char *const where[] = { "Scherm hal <1>", "App", NULL };

  self->folder = g_dir_make_tmp ("duo-package-XXXXXX", &error);
  g_assert_no_error (error);
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_package_entry_free);
  self->manifest = g_bytes_new_static ("{}", 2);
  entry->name = g_strdup ("Scherm staand.png");
  entry->source = g_build_filename (self->folder, "source.png", NULL);
  g_assert_true (g_file_set_contents (entry->source, "picture", -1, NULL));
  entry->title = g_strdup ("Poster <b>staand</b> & meer");
  entry->facts = g_strdup ("1080 × 1920 pixels");
  entry->alt = g_strdup ("");
  entry->where = g_strdupv ((char **) where);
  entry->check = TRUE;
  g_ptr_array_add (self->entries, entry);
  self->content = (DuoPackageContent) { "Aanvragen SF", "", "maandag 4 januari 2027", "vrijdag 26 februari 2027",
                                        "campagnes@duo.nl", 739985, self->entries, self->manifest };
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
  g_ptr_array_unref (self->entries);
  g_bytes_unref (self->manifest);
  g_free (self->folder);
}

static char *
write_package (Fixture    *self,
               const char *name)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (self->folder, name, NULL);

  g_assert_true (duo_package_file_write (path, &self->content, NULL, &error));
  g_assert_no_error (error);
  return path;
}

static char *
read_member (const char *path,
             const char *name)
{
  zip_t *zip = zip_open (path, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
  zip_file_t *file;
  zip_stat_t info;
  char *text;

  g_assert_nonnull (zip);
  g_assert_cmpint (zip_stat (zip, name, 0, &info), ==, 0);
  file = zip_fopen (zip, name, 0);
  g_assert_nonnull (file);
  text = g_malloc0 (info.size + 1);
  g_assert_cmpint (zip_fread (file, text, info.size), ==, (gint64) info.size);
  zip_fclose (file);
  zip_discard (zip);
  return text;
}

static void
test_holds_all (Fixture      *self,
                gconstpointer data)
{
  g_autofree char *path = write_package (self, "01AA.zip");
  g_autofree char *picture = read_member (path, "Scherm staand.png");
  g_autofree char *manifest = read_member (path, DUO_PACKAGE_MANIFEST);
  g_autofree char *page = read_member (path, DUO_PACKAGE_PAGE);

  g_assert_cmpstr (picture, ==, "picture");
  g_assert_cmpstr (manifest, ==, "{}");
  g_assert_nonnull (strstr (page, "lang=\"nl\""));
  g_assert_nonnull (strstr (page, "maandag 4 januari 2027"));
  g_assert_nonnull (strstr (page, "href=\"Scherm%20staand.png\""));
  g_assert_nonnull (strstr (page, "Poster &lt;b&gt;staand&lt;/b&gt; &amp; meer"));
  g_assert_nonnull (strstr (page, "Scherm hal &lt;1&gt;, App"));
  g_assert_null (strstr (page, "<script"));
}

static void
test_same_content_same_bytes (Fixture      *self,
                              gconstpointer data)
{
  g_autofree char *one = write_package (self, "1.zip");
  g_autofree char *two = NULL;
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  const DuoPackageEntry *entry = self->entries->pdata[0];
  gsize n = 0, m = 0;

  g_usleep (1100 * 1000); /* another second, and another time on the source */
  g_assert_true (g_file_set_contents (entry->source, "picture", -1, NULL));
  two = write_package (self, "2.zip");
  g_assert_true (g_file_get_contents (one, &a, &n, NULL));
  g_assert_true (g_file_get_contents (two, &b, &m, NULL));
  g_assert_cmpmem (a, n, b, m);
}

static void
test_source_gone (Fixture      *self,
                  gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  const DuoPackageEntry *entry = self->entries->pdata[0];
  g_autofree char *path = g_build_filename (self->folder, "3.zip", NULL);

  g_assert_cmpint (g_remove (entry->source), ==, 0);
  g_assert_false (duo_package_file_write (path, &self->content, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_FILE_NOT_WRITTEN);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_cancelled (Fixture      *self,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *path = g_build_filename (self->folder, "4.zip", NULL);

  g_cancellable_cancel (cancellable);
  g_assert_false (duo_package_file_write (path, &self->content, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
assert_name (GHashTable *taken,
             const char *wanted,
             const char *expected)
{
  g_autofree char *name = duo_package_dup_name (wanted, taken);

  g_assert_cmpstr (name, ==, expected);
}

static void
test_names (void)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *longest = g_strnfill (300, 'a');
  g_autofree char *shortened = NULL;

  assert_name (taken, "poster.png", "poster.png");
  assert_name (taken, "Poster.PNG", "Poster (2).PNG");
  assert_name (taken, "poster.png", "poster (3).png");
  assert_name (taken, "../../etc/passwd", "_.._etc_passwd");
  assert_name (taken, "a\nb:c.pdf", "a_b_c.pdf");
  assert_name (taken, "", "bestand");
  assert_name (taken, "...", "bestand (2)");
  assert_name (taken, "\xff\xfe.png", "\xef\xbf\xbd\xef\xbf\xbd.png");
  shortened = duo_package_dup_name (longest, taken);
  g_assert_cmpuint (strlen (shortened), <=, 130);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/package-file/holds-all", Fixture, NULL, set_up, test_holds_all, tear_down);
  g_test_add ("/package-file/same-bytes", Fixture, NULL, set_up, test_same_content_same_bytes, tear_down);
  g_test_add ("/package-file/source-gone", Fixture, NULL, set_up, test_source_gone, tear_down);
  g_test_add ("/package-file/cancelled", Fixture, NULL, set_up, test_cancelled, tear_down);
  g_test_add_func ("/package-file/names", test_names);
  return g_test_run ();
}
