/* SPDX-License-Identifier: EUPL-1.2 */
/* A workbook is a zip too: it has a table of content types. Sizes are limited while reading, whatever the
 * directory of the zip says. */
#include "duo-register-zip.h"

#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "duo-error.h"
#include "duo-text-decoder.h"
#include "duo-xlsx-part.h"

/* More tables than any publication has. */
#define MAX_MEMBERS 1000
/* No table is packed better than this, a bomb is. */
#define MAX_RATIO 200
#define BLOCK 65536

G_DEFINE_AUTOPTR_CLEANUP_FUNC (zip_t, zip_discard)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (zip_file_t, zip_fclose)

static gboolean
fail (DuoError code, const char *what, GError **error)
{
  g_set_error_literal (error, DUO_ERROR, (gint) code, what);
  return FALSE;
}

static zip_t *
open_zip (const char *path, GError **error)
{
  int code = 0;
  zip_t *zip = zip_open (path, ZIP_RDONLY, &code);

  if (zip == NULL)
    fail (code == ZIP_ER_NOENT ? DUO_ERROR_FILE_MISSING : DUO_ERROR_FILE_DAMAGED, path, error);
  return zip;
}

/* *@is_zip: (out): whether it is a zip, and no workbook. Returns: %FALSE where the file can't be opened. */
gboolean
duo_register_zip_is (const char *path, gboolean *is_zip, GError **error)
{
  g_autoptr (zip_t) zip = NULL;
  const gint fd = duo_file_open (path, error);
  char magic[4];
  gssize n;

  *is_zip = FALSE;
  if (fd < 0)
    return FALSE;
  n = read (fd, magic, sizeof magic);
  (void) close (fd); /* was only read */
  if (n != sizeof magic || memcmp (magic, "PK\003\004", sizeof magic) != 0)
    return TRUE;

  zip = zip_open (path, ZIP_RDONLY, NULL);
  /* a damaged one is told about by the reader of workbooks */
  *is_zip = zip != NULL && zip_name_locate (zip, "[Content_Types].xml", 0) < 0;
  return TRUE;
}

static gboolean
is_table (const char *name)
{
  static const char *const endings[] = { ".csv", ".txt", ".xlsx" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      return TRUE;

  return FALSE;
}

static gint
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Returns: (transfer full) (element-type utf8) (nullable): names of the tables in it, in order. */
GPtrArray *
duo_register_zip_list (const char *path, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (zip_t) zip = open_zip (path, error);
  zip_int64_t n;

  if (zip == NULL)
    return NULL;
  n = zip_get_num_entries (zip, 0);
  if (n > MAX_MEMBERS)
    {
      fail (DUO_ERROR_FILE_HOSTILE, "too many files in it", error);
      return NULL;
    }

  for (zip_int64_t i = 0; i < n; i++)
    {
      const char *name = zip_get_name (zip, (zip_uint64_t) i, 0);

      if (name != NULL && g_utf8_validate (name, -1, NULL) && is_table (name))
        g_ptr_array_add (names, g_strdup (name));
    }
  if (names->len == 0 && duo_zip_says_bomb (zip))
    {
      fail (DUO_ERROR_FILE_HOSTILE, "no table, and grows too much when unpacked", error);
      return NULL;
    }
  g_ptr_array_sort (names, compare_names);
  return g_steal_pointer (&names);
}

/* Returns: (transfer full) (nullable): what is in one of its files. */
GBytes *
duo_register_zip_read (const char *path, const char *member, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (zip_t) zip = open_zip (path, error);
  g_autoptr (zip_file_t) file = NULL;
  g_autofree guint8 *block = g_malloc (BLOCK);
  zip_stat_t stat;
  zip_int64_t n;

  if (zip == NULL)
    return NULL;
  if (zip_stat (zip, member, 0, &stat) != 0 || (file = zip_fopen (zip, member, 0)) == NULL)
    {
      fail (DUO_ERROR_FILE_DAMAGED, member, error);
      return NULL;
    }

  while ((n = zip_fread (file, block, BLOCK)) > 0)
    {
      g_byte_array_append (bytes, block, (guint) n);
      if (bytes->len >= DUO_FILE_SIZE_LIMIT)
        {
          fail (DUO_ERROR_FILE_TOO_LARGE, member, error);
          return NULL;
        }
      if (bytes->len > BLOCK * 16 && (stat.valid & ZIP_STAT_COMP_SIZE) != 0 && bytes->len / MAX_RATIO > stat.comp_size)
        {
          fail (DUO_ERROR_FILE_HOSTILE, member, error);
          return NULL;
        }
    }
  if (n < 0)
    {
      fail (DUO_ERROR_FILE_DAMAGED, member, error);
      return NULL;
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
