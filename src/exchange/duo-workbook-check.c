/* SPDX-License-Identifier: EUPL-1.2 */
/* Looking at a workbook's file again: libxlsxwriter reports no error when its temporary files were cut short by a
 * full disk, and it knows "hidden" but not "very hidden". */
#include "duo-workbook-check.h"

#include <string.h>
#include <zip.h>

#include "duo-error.h"

#define WORKBOOK_PART "xl/workbook.xml"
#define STRINGS_PART "xl/sharedStrings.xml"
#define SHEETS_FOLDER "xl/worksheets/sheet"
#define MAX_WORKBOOK_PART (1024 * 1024)
#define CHUNK (64 * 1024)
#define TAIL 32
#define DOS_DATE_1980_01_01 0x21 /* as libxlsxwriter writes it: no moment of making in the file */

static gboolean
not_written (const char *path,
             const char *reason,
             GError    **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_NOT_WRITTEN, "%s: %s", shown, reason);
  return FALSE;
}

static char *
read_part (zip_t       *archive,
           zip_uint64_t index,
           gsize        max)
{
  zip_file_t *file = zip_fopen_index (archive, index, 0);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *chunk = g_malloc (CHUNK);
  zip_int64_t got;

  if (file == NULL)
    return NULL;
  while ((got = zip_fread (file, chunk, CHUNK)) > 0 && text->len + (gsize) got <= max)
    g_string_append_len (text, chunk, got);

  return zip_fclose (file) == 0 && got == 0 ? g_strdup (text->str) : NULL;
}

static gboolean
replace_part (zip_t       *archive,
              zip_uint64_t index,
              GString     *text)
{
  zip_source_t *source = zip_source_buffer (archive, text->str, text->len, 0);

  if (source == NULL)
    return FALSE;
  if (zip_file_replace (archive, index, source, 0) != 0)
    {
      zip_source_free (source);
      return FALSE;
    }

  return zip_file_set_dostime (archive, index, 0, DOS_DATE_1980_01_01, 0) == 0;
}

/**
 * duo_workbook_hide_deeper:
 * @path: a workbook that is closed
 * @error: where to store an error: %DUO_ERROR_FILE_NOT_WRITTEN
 *
 * Makes its hidden sheets "very hidden".
 *
 * Returns: whether that was done
 */
gboolean
duo_workbook_hide_deeper (const char *path,
                          GError    **error)
{
  zip_t *archive = zip_open (path, 0, NULL);
  g_autofree char *part = NULL;
  g_autoptr (GString) text = NULL;
  zip_int64_t index;

  if (archive == NULL)
    return not_written (path, "not a zip file", error);

  index = zip_name_locate (archive, WORKBOOK_PART, 0);
  if (index >= 0)
    part = read_part (archive, (zip_uint64_t) index, MAX_WORKBOOK_PART);
  if (part == NULL)
    {
      zip_discard (archive);
      return not_written (path, "no " WORKBOOK_PART, error);
    }

  text = g_string_new (part);
  g_string_replace (text, " state=\"hidden\"", " state=\"veryHidden\"", 0);
  if (!replace_part (archive, (zip_uint64_t) index, text) || zip_close (archive) != 0)
    {
      zip_discard (archive);
      return not_written (path, WORKBOOK_PART " not replaced", error);
    }

  return TRUE;
}

/* Whether the part inflates to its end with the right checksum (zip_fread() looks), and ends with @tail. */
static gboolean
part_is_whole (zip_t       *archive,
               zip_uint64_t index,
               const char  *tail)
{
  zip_file_t *file = zip_fopen_index (archive, index, 0);
  g_autofree char *chunk = g_malloc (CHUNK + TAIL);
  gsize kept = 0;
  zip_int64_t got;

  if (file == NULL)
    return FALSE;

  while ((got = zip_fread (file, chunk + kept, CHUNK)) > 0)
    {
      const gsize length = kept + (gsize) got;

      kept = MIN (length, TAIL);
      memmove (chunk, chunk + length - kept, kept);
    }
  while (kept > 0 && g_ascii_isspace (chunk[kept - 1]))
    kept--;
  chunk[kept] = '\0';

  return zip_fclose (file) == 0 && got == 0 && g_str_has_suffix (chunk, tail);
}

/**
 * duo_workbook_is_whole:
 * @path: a workbook that is closed
 * @n_sheets: how many sheets were written
 * @error: where to store an error: %DUO_ERROR_FILE_NOT_WRITTEN
 *
 * Reads every part back to its end. A part that was cut short lacks the end of its XML.
 *
 * Returns: whether all that was written is there
 */
gboolean
duo_workbook_is_whole (const char *path,
                       guint       n_sheets,
                       GError    **error)
{
  zip_t *archive = zip_open (path, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
  zip_int64_t n_parts;
  guint n_found = 0;
  gboolean whole = TRUE;

  if (archive == NULL)
    return not_written (path, "not a whole zip file", error);

  n_parts = zip_get_num_entries (archive, 0);
  for (zip_int64_t i = 0; i < n_parts && whole; i++)
    {
      const char *name = zip_get_name (archive, (zip_uint64_t) i, 0);
      const char *tail = ">";

      if (name != NULL && g_str_has_prefix (name, SHEETS_FOLDER))
        {
          tail = "</worksheet>";
          n_found++;
        }
      else if (g_strcmp0 (name, STRINGS_PART) == 0)
        {
          tail = "</sst>";
        }
      whole = part_is_whole (archive, (zip_uint64_t) i, tail);
    }
  zip_discard (archive);

  if (!whole || n_found != n_sheets)
    return not_written (path, "cut short while it was written", error);

  return TRUE;
}
