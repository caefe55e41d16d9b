/* SPDX-License-Identifier: EUPL-1.2 */
/* Calendar exports: choosing the format by the name of the file, and getting the file safely where it belongs. */
#include "duo-calendar-extract.h"

#include <string.h>

#include "duo-calendar-formats.h"
#include "duo-calendar-sheet.h"
#include "duo-dutch.h"
#include "duo-workbook-check.h"

typedef gboolean (*WriteFunc) (const DuoCalendarExtract *extract, DuoSafeFile *file, GError **error);

static const struct
{
  const char *suffix;
  WriteFunc   write;
} formats[] = {
  { ".xlsx", duo_calendar_write_workbook },
  { ".ics", duo_calendar_write_ics },
  { ".pdf", duo_calendar_write_pdf },
  { ".png", duo_calendar_write_png },
};

/* The sheet "Kalender" and the hidden one that an import recognises it by. */
gboolean
duo_calendar_write_workbook (const DuoCalendarExtract *extract,
                             DuoSafeFile              *file,
                             GError                  **error)
{
  static const guint all_lanes[DUO_N_SECTORS] = { 0 };
  const char *temporary = duo_safe_file_get_temporary (file);
  g_autoptr (DuoWorkbook) workbook = duo_workbook_new (temporary, duo_safe_file_get_folder (file));
  g_autoptr (DuoCalendarPage) page = duo_calendar_page_new (&extract->span, extract->today, extract->messages,
                                                            extract->campaigns, extract->milestones, all_lanes);
  g_autofree char *span = duo_dutch_span (&extract->span);
  g_autofree char *title = g_strdup_printf (DUO_DUTCH_CALENDAR_TITLE, span);
  g_autoptr (GError) failure = NULL;

  duo_workbook_set_properties (workbook, title, DUO_DUTCH_ORGANISATION, extract->today);
  duo_calendar_sheet_write (workbook, page, title);
  duo_uid_sheet_write (workbook, page);
  if (!duo_workbook_close (workbook, &failure) || !duo_workbook_is_whole (temporary, 2, &failure))
    {
      duo_safe_file_set_error (file, failure->message, error);
      return FALSE;
    }

  return TRUE;
}

static gboolean
has_suffix (const char *path,
            const char *suffix)
{
  g_autofree char *folded = g_ascii_strdown (path, -1);

  return g_str_has_suffix (folded, suffix);
}

static WriteFunc
find_format (const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (has_suffix (path, formats[i].suffix))
      return formats[i].write;

  return NULL;
}

/**
 * duo_calendar_extract_write:
 * @extract: what to write
 * @path: where; its name says the format: .xlsx, .csv, .ics, .pdf or .png. A file that is there is replaced when
 *   the new one is whole
 * @cancellable: (nullable): looked at before and after writing
 * @error: where to store an error: %DUO_ERROR_INVALID for another name, %DUO_ERROR_DISK_FULL,
 *   %DUO_ERROR_FILE_NOT_WRITTEN, %DUO_ERROR_FILE_FOLDER or %G_IO_ERROR_CANCELLED
 *
 * Equal input gives an equal file. Any thread, as long as nobody changes the values meanwhile.
 *
 * Returns: whether the file is there
 */
gboolean
duo_calendar_extract_write (const DuoCalendarExtract *extract,
                            const char               *path,
                            GCancellable             *cancellable,
                            GError                  **error)
{
  const gboolean is_csv = has_suffix (path, ".csv");
  const WriteFunc write = find_format (path);
  g_autoptr (DuoSafeFile) file = NULL;

  if (write == NULL && !is_csv)
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, DUO_ERROR, DUO_ERROR_INVALID, "%s: no format of a calendar", shown);
      return FALSE;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (is_csv)
    return duo_calendar_write_csv (extract, path, error);

  file = duo_safe_file_new (path, error);
  if (file == NULL || !write (extract, file, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  return duo_safe_file_finish (file, error);
}
