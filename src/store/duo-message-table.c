/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the tables message and placement: a message is read and saved with its placements. */
#include "duo-message-table.h"

#include "duo-record-table.h"
#include "duo-table.h"
#include "duo-uid.h"

static const DuoColumn columns[] = {
  { "text" },
  { "link" },
  { "audience", &duo_audience_codes },
  { "status", &duo_message_status_codes },
  { "campaign", .is_reference = TRUE },
  { "note" },
};

/* The first of the columns of a placement: after those of the message. */
#define SECTOR_COLUMN (3 + (gint) G_N_ELEMENTS (columns))

/* ---- Placements ---- */

/* Reads the placement in three columns of the row that @stmt stands on. */
static gboolean
read_placement (DuoStatement *stmt, gint column, DuoPlacement *placement, GError **error)
{
  const char *sector = duo_statement_get_text (stmt, column);

  placement->first = duo_month_parse (duo_statement_get_text (stmt, column + 1));
  placement->last = duo_month_parse (duo_statement_get_text (stmt, column + 2));
  return (duo_sector_parse (sector, &placement->sector) && placement->first != DUO_MONTH_NONE
          && placement->last != DUO_MONTH_NONE)
         || duo_table_fail_code ("placement", 0, sector, error);
}

typedef struct
{
  gint64 id;
  DuoPlacement placement;
} PlacementRow;

/* Returns: (transfer full) (element-type PlacementRow) (nullable): what the store has of a message's placements. */
static GArray *
list_placements (DuoDatabase *db, gint64 message, GError **error)
{
  g_autoptr (GArray) rows = g_array_new (FALSE, FALSE, sizeof (PlacementRow));
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  stmt = duo_database_prepare (
    db, "SELECT id, sector, first_month, last_month FROM placement WHERE message = $1 ORDER BY id", error);
  if (stmt == NULL)
    return NULL;
  duo_statement_bind_int (stmt, "$1", message);
  do
    {
      PlacementRow row;

      if (!duo_statement_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      row.id = duo_statement_get_int (stmt, 0);
      if (!read_placement (stmt, 1, &row.placement, error))
        return NULL;
      g_array_append_val (rows, row);
    }
  while (TRUE);

  return g_steal_pointer (&rows);
}

static gboolean
remove_placement (DuoDatabase *db, gint64 id, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, "DELETE FROM placement WHERE id = $1", error);

  if (stmt == NULL)
    return FALSE;

  duo_statement_bind_int (stmt, "$1", id);
  return duo_statement_run (stmt, error);
}

/* Writes one placement: over the row @id or, with 0, as a new one. */
static gboolean
write_placement (DuoDatabase *db, gint64 message, gint64 id, const DuoPlacement *placement, GError **error)
{
  g_autofree char *uid = duo_uid_new ();
  g_autofree char *first = duo_month_to_string (placement->first);
  g_autofree char *last = duo_month_to_string (placement->last);
  g_autoptr (DuoStatement) stmt = NULL;

  if (id != 0)
    stmt = duo_database_prepare (
      db, "UPDATE placement SET sector = $1, first_month = $2, last_month = $3, rev = rev + 1 WHERE id = $4", error);
  else
    stmt = duo_database_prepare (db,
                                 "INSERT INTO placement (uid, rev, message, sector, first_month, last_month)"
                                 " VALUES ($5, 1, $4, $1, $2, $3)",
                                 error);
  if (stmt == NULL)
    return FALSE;

  duo_statement_bind_text (stmt, "$1", duo_sector_to_string (placement->sector));
  duo_statement_bind_text (stmt, "$2", first);
  duo_statement_bind_text (stmt, "$3", last);
  duo_statement_bind_int (stmt, "$4", id != 0 ? id : message);
  if (id == 0)
    duo_statement_bind_text (stmt, "$5", uid);
  return duo_table_run_save (db, stmt, "placement", id, error);
}

/* Takes the row that @placement had before out of @rows: the same one, else one of its sector, else any.
 * Returns: its id; 0 for none. */
static gint64
take_row (GArray *rows, const DuoPlacement *placement, gboolean same_sector)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const PlacementRow row = g_array_index (rows, PlacementRow, i);

      if (same_sector && row.placement.sector != placement->sector)
        continue;
      g_array_remove_index (rows, i);
      return row.id;
    }

  return 0;
}

/* Takes the rows that stay as they are out of @rows. Returns: (transfer full) (element-type DuoPlacement): the
 * placements that are still to be written. */
static GArray *
drop_equal (GArray *rows, const DuoPlacement *placements, guint n_placements)
{
  GArray *left = g_array_new (FALSE, FALSE, sizeof (DuoPlacement));

  for (guint i = 0; i < n_placements; i++)
    {
      guint j = 0;

      while (j < rows->len
             && duo_placement_compare (&g_array_index (rows, PlacementRow, j).placement, &placements[i]) != 0)
        j++;
      if (j < rows->len)
        g_array_remove_index (rows, j);
      else
        g_array_append_val (left, placements[i]);
    }
  return left;
}

/* Makes the rows of placement those of @message, by the smallest difference: a placement that moves keeps its row. */
static gboolean
save_placements (DuoDatabase *db, gpointer before, gpointer message, GError **error)
{
  const gint64 id = duo_message_get_id (message);
  guint n_placements;
  const DuoPlacement *placements = duo_message_get_placements (message, &n_placements);
  g_autoptr (GArray) rows = list_placements (db, id, error);
  g_autoptr (GArray) left = NULL;

  if (rows == NULL)
    return FALSE;
  left = drop_equal (rows, placements, n_placements);

  for (gint same_sector = 1; same_sector >= 0; same_sector--)
    {
      guint i = 0;

      while (i < left->len)
        {
          const DuoPlacement placement = g_array_index (left, DuoPlacement, i);
          const gint64 row = take_row (rows, &placement, same_sector == 1);

          if (row == 0 && same_sector == 1)
            {
              i++; /* none in its sector: the next turn takes any */
              continue;
            }
          if (!write_placement (db, id, row, &placement, error))
            return FALSE;
          g_array_remove_index (left, i);
        }
    }
  for (guint i = 0; i < rows->len; i++)
    if (!remove_placement (db, g_array_index (rows, PlacementRow, i).id, error))
      return FALSE;

  return TRUE;
}

/* ---- Messages ---- */

static gpointer
get_whole (DuoDatabase *db, gint64 id, GError **error)
{
  return duo_message_table_get (db, id, error);
}

/* One row per placement, and one for a message without any. */
static const DuoRecordTable table = {
  DUO_RECORD_TABLE ("message", duo_message_get_type, columns),
  .joins = "LEFT JOIN placement p ON p.message = t.id",
  .more = "p.sector, p.first_month, p.last_month",
  .get = get_whole,
  .save_more = save_placements,
};

/* Reads all that @stmt gives; the rows of one message follow one another. Returns: (transfer full)
 * (element-type DuoMessage) (nullable). */
static GPtrArray *
read_rows (DuoStatement *stmt, GError **error)
{
  g_autoptr (GPtrArray) messages = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GArray) placements = g_array_new (FALSE, FALSE, sizeof (DuoPlacement));
  DuoMessage *message = NULL; /* the last of messages, which placements are collected for */
  gboolean has_row = FALSE;

  do
    {
      DuoPlacement placement;

      if (!duo_statement_step (stmt, &has_row, error))
        return NULL;
      if (message != NULL && (!has_row || duo_statement_get_int (stmt, 0) != duo_message_get_id (message)))
        {
          duo_message_set_placements (message, (const DuoPlacement *) (gpointer) placements->data, placements->len);
          g_array_set_size (placements, 0);
          message = NULL;
        }
      if (!has_row)
        break;

      if (message == NULL)
        {
          message = duo_record_table_read_row (&table, stmt, error);
          if (message == NULL)
            return NULL;
          g_ptr_array_add (messages, message);
        }
      if (duo_statement_is_null (stmt, SECTOR_COLUMN))
        continue;
      if (!read_placement (stmt, SECTOR_COLUMN, &placement, error))
        return NULL;
      g_array_append_val (placements, placement);
    }
  while (TRUE);

  return g_steal_pointer (&messages);
}

/* By first month within the span; without one last. A #GCompareDataFunc. */
static gint
compare_first_months (gconstpointer a, gconstpointer b, gpointer span)
{
  const DuoMonth first = duo_message_get_first_month_in (*(DuoMessage *const *) a, span);
  const DuoMonth second = duo_message_get_first_month_in (*(DuoMessage *const *) b, span);

  if (first == second)
    return 0;
  if (first == DUO_MONTH_NONE || second == DUO_MONTH_NONE)
    return first == DUO_MONTH_NONE ? 1 : -1;
  return first < second ? -1 : 1;
}

/**
 * duo_message_table_list:
 * @span: (nullable): months that at least one placement must touch; %NULL for all messages, those without any
 *   placement too
 *
 * Returns: (transfer full) (element-type DuoMessage) (nullable): each with all its placements, by first month within
 *   @span, then by folded text
 */
GPtrArray *
duo_message_table_list (DuoDatabase *db, const DuoSpan *span, GError **error)
{
  DuoSpan months = { DUO_YEAR_MIN * 12, DUO_YEAR_MAX * 12 + 11 };
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (DuoStatement) stmt = NULL;

  if (span == NULL)
    stmt = duo_record_table_select (&table, db, "ORDER BY t.search_key, t.id", error);
  else
    stmt = duo_record_table_select (&table, db,
                                    "WHERE t.id IN"
                                    " (SELECT message FROM placement WHERE first_month <= $2 AND last_month >= $1)"
                                    " ORDER BY t.search_key, t.id",
                                    error);
  if (stmt == NULL)
    return NULL;

  if (span != NULL)
    {
      g_autofree char *first = duo_month_to_string (span->first);
      g_autofree char *last = duo_month_to_string (span->last);

      duo_statement_bind_text (stmt, "$1", first);
      duo_statement_bind_text (stmt, "$2", last);
      months = *span;
    }
  messages = read_rows (stmt, error);
  if (messages == NULL)
    return NULL;

  g_ptr_array_sort_with_data (messages, compare_first_months, &months); /* is stable: keeps the order by text */
  return g_steal_pointer (&messages);
}

/* Returns: (transfer full) (element-type DuoMessage) (nullable): the messages without any placement, which no span
 * shows, by folded text. */
GPtrArray *
duo_message_table_list_unplaced (DuoDatabase *db, GError **error)
{
  g_autoptr (DuoStatement) stmt
    = duo_record_table_select (&table, db,
                               "WHERE NOT EXISTS (SELECT 1 FROM placement o WHERE o.message = t.id)"
                               " ORDER BY t.search_key, t.id",
                               error);

  return stmt != NULL ? read_rows (stmt, error) : NULL;
}

/* Returns: (transfer full) (nullable): the message; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoMessage *
duo_message_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_record_table_select (&table, db, "WHERE t.id = $1", error);

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", id);
  return duo_table_take_single (read_rows (stmt, error), "message", id, error);
}

/* As duo_record_table_save(), placements included. %DUO_ERROR_INVALID: no text. */
gboolean
duo_message_table_save (DuoDatabase *db, DuoMessage *message, GError **error)
{
  if (!duo_table_check_text ("message", duo_message_get_id (message), "text", duo_message_get_text (message), error))
    return FALSE;

  return duo_record_table_save (&table, db, message, error);
}

/* Removes the message and its placements; actions about it stay, about nothing. */
gboolean
duo_message_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, "DELETE FROM placement WHERE message = $1", error);

  if (stmt == NULL)
    return FALSE;

  duo_statement_bind_int (stmt, "$1", id);
  return duo_statement_run (stmt, error) && duo_table_unlink_actions (db, "message", id, error)
         && duo_table_remove (db, "message", id, rev, error);
}

/**
 * duo_message_table_last_year:
 * @year: (out): the year of the latest placement, which is that of its first month; 0 for an empty calendar
 */
gboolean
duo_message_table_last_year (DuoDatabase *db, gint *year, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, "SELECT max(first_month) FROM placement", error);
  gboolean has_row = FALSE;
  DuoMonth month;

  *year = 0;
  if (stmt == NULL || !duo_statement_step (stmt, &has_row, error))
    return FALSE;

  month = has_row ? duo_month_parse (duo_statement_get_text (stmt, 0)) : DUO_MONTH_NONE;
  if (month != DUO_MONTH_NONE)
    *year = duo_month_get_year (month);
  return TRUE;
}
