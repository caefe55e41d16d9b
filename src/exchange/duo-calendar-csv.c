/* SPDX-License-Identifier: EUPL-1.2 */
/* The calendar as a list, a line for every month of every placement: it sorts and counts in any program, and the
 * import reads it back as it was. */
#include "duo-calendar-formats.h"
#include "duo-dutch.h"
#include "duo-table-writer.h"

enum
{
  COLUMN_MONTH,
  COLUMN_YEAR,
  COLUMN_SECTOR,
  COLUMN_TEXT,
  COLUMN_LINK,
  COLUMN_STATUS,
  COLUMN_UID,
  N_COLUMNS,
};

static const DuoTableColumn columns[N_COLUMNS] = {
  { "maand", DUO_COLUMN_TEXT, 0 },  { "jaar", DUO_COLUMN_NUMBER, 0 },  { "sector", DUO_COLUMN_TEXT, 0 },
  { "boodschap", DUO_COLUMN_TEXT, 0 }, { "link", DUO_COLUMN_TEXT, 0 }, { "status", DUO_COLUMN_TEXT, 0 },
  { "uid", DUO_COLUMN_TEXT, 0 },
};

static gboolean
write_line (DuoTableWriter *table,
            DuoMessage     *message,
            const char     *text,
            DuoSector       sector,
            DuoMonth        month,
            GError        **error)
{
  const char *link = duo_message_get_link (message);

  duo_table_writer_set_text (table, COLUMN_MONTH, duo_dutch_month (duo_month_get_number (month), FALSE));
  duo_table_writer_set_number (table, COLUMN_YEAR, duo_month_get_year (month));
  duo_table_writer_set_text (table, COLUMN_SECTOR, duo_dutch_sector (sector));
  duo_table_writer_set_text (table, COLUMN_TEXT, text);
  duo_table_writer_set_text (table, COLUMN_LINK, link != NULL ? link : "");
  duo_table_writer_set_text (table, COLUMN_STATUS, duo_dutch_status (duo_message_get_status (message)));
  duo_table_writer_set_text (table, COLUMN_UID, duo_message_get_uid (message));
  return duo_table_writer_end_row (table, error);
}

/* A placement that runs on into another year is written whole. */
static gboolean
write_message (DuoTableWriter  *table,
               DuoCalendarPage *page,
               DuoMessage      *message,
               GError         **error)
{
  g_autofree char *text = duo_message_dup_shown_text (message, duo_message_get_first_month_in (message, &page->span));
  guint n_placements;
  const DuoPlacement *placements = duo_message_get_placements (message, &n_placements);

  for (guint i = 0; i < n_placements; i++)
    {
      const DuoSpan months = { placements[i].first, placements[i].last };

      if (!duo_span_overlaps (&page->span, &months))
        continue;
      for (DuoMonth month = months.first; month <= months.last; month++)
        if (!write_line (table, message, text, placements[i].sector, month, error))
          return FALSE;
    }

  return TRUE;
}

/* A list, with ";" between the columns for a Dutch Excel. */
gboolean
duo_calendar_write_csv (const DuoCalendarExtract *extract,
                        const char               *path,
                        GError                  **error)
{
  static const guint all_lanes[DUO_N_SECTORS] = { 0 };
  g_autoptr (DuoCalendarPage) page = duo_calendar_page_new (&extract->span, extract->today, extract->messages,
                                                            extract->campaigns, extract->milestones, all_lanes);
  g_autoptr (DuoTableWriter) table = duo_table_writer_new (path, DUO_DUTCH_SHEET_CALENDAR, columns, N_COLUMNS, error);

  if (table == NULL)
    return FALSE;

  for (guint i = 0; i < page->messages->len; i++)
    if (!write_message (table, page, page->messages->pdata[i], error))
      return FALSE;

  return duo_table_writer_finish (table, error);
}
