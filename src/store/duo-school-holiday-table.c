/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table school_holiday. */
#include "duo-school-holiday-table.h"

#include "duo-error.h"
#include "duo-uid.h"
#include "duo-when.h"

/* Returns: (transfer full) (element-type DuoSchoolHoliday) (nullable): all, by the day they begin on. */
GPtrArray *
duo_school_holiday_table_list (DuoDatabase *db, GError **error)
{
  g_autoptr (GPtrArray) holidays = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_school_holiday_free);
  g_autoptr (DuoStatement) stmt =
    duo_database_prepare (db, "SELECT name, region, first_day, last_day FROM school_holiday ORDER BY first_day, region, id", error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return NULL;

  do
    {
      guint32 first, last;

      if (!duo_statement_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      if (!duo_day_parse (duo_statement_get_text (stmt, 2), &first) || !duo_day_parse (duo_statement_get_text (stmt, 3), &last))
        {
          g_set_error (error, DUO_ERROR, DUO_ERROR_STORE_DAMAGED, "school_holiday: %s is no day", duo_statement_get_text (stmt, 2));
          return NULL;
        }
      g_ptr_array_add (holidays, duo_school_holiday_new (duo_statement_get_text (stmt, 0), duo_statement_get_text (stmt, 1), first, last));
    }
  while (TRUE);

  return g_steal_pointer (&holidays);
}

/* Runs @sql, with name, region, first and last day as $1 to $4 and, of a new row, its uid as $5. */
static gboolean
run (DuoDatabase *db, const char *sql, const DuoSchoolHoliday *holiday, const char *uid, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, sql, error);
  g_autofree char *first = duo_day_to_string (holiday->first);
  g_autofree char *last = duo_day_to_string (holiday->last);

  if (stmt == NULL)
    return FALSE;

  duo_statement_bind_text (stmt, "$1", holiday->name);
  duo_statement_bind_text (stmt, "$2", holiday->region);
  duo_statement_bind_text (stmt, "$3", first);
  duo_statement_bind_text (stmt, "$4", last);
  if (uid != NULL)
    duo_statement_bind_text (stmt, "$5", uid);
  return duo_statement_run (stmt, error);
}

/**
 * duo_school_holiday_table_put:
 * @holidays: (element-type DuoSchoolHoliday): as a file has them
 *
 * Each takes the place of those of the same name and region that it overlaps: a publication may move a holiday. Those
 * that the file does not have stay. Nothing is written for one that is there already.
 */
gboolean
duo_school_holiday_table_put (DuoDatabase *db, GPtrArray *holidays, GError **error)
{
  for (guint i = 0; i < holidays->len; i++)
    {
      const DuoSchoolHoliday *holiday = holidays->pdata[i];
      g_autofree char *uid = duo_uid_new ();

      if (!run (db,
                "DELETE FROM school_holiday WHERE name = $1 AND region = $2 AND first_day <= $4 AND last_day >= $3"
                " AND NOT (first_day = $3 AND last_day = $4)",
                holiday, NULL, error)
          || !run (db,
                   "INSERT INTO school_holiday (uid, rev, name, region, first_day, last_day) VALUES ($5, 1, $1, $2, $3, $4)"
                   " ON CONFLICT DO NOTHING",
                   holiday, uid, error))
        return FALSE;
    }

  return TRUE;
}
