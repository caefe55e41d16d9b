/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table overview. */
#include "duo-overview-table.h"

#include "duo-error.h"
#include "duo-table.h"
#include "duo-uid.h"

void
duo_issued_overview_free (DuoIssuedOverview *self)
{
  if (self == NULL)
    return;

  g_free (self->uid);
  g_free (self->issued);
  g_free (self->who);
  g_free (self->content);
  g_free (self->hash);
  g_free (self);
}

#define COLUMNS "id, uid, month, issued, day, who, hash"

static DuoIssuedOverview *
overview_new_from_row (DuoStatement *stmt, GError **error)
{
  g_autoptr (DuoIssuedOverview) self = g_new0 (DuoIssuedOverview, 1);

  self->id = duo_statement_get_int (stmt, 0);
  self->uid = g_strdup (duo_statement_get_text (stmt, 1));
  self->month = duo_month_parse (duo_statement_get_text (stmt, 2));
  self->issued = g_strdup (duo_statement_get_text (stmt, 3));
  self->who = g_strdup (duo_statement_get_text (stmt, 5));
  self->hash = g_strdup (duo_statement_get_text (stmt, 6));
  if (self->month == DUO_MONTH_NONE || !duo_day_parse (duo_statement_get_text (stmt, 4), &self->day))
    {
      duo_table_fail_code ("overview", self->id, duo_statement_get_text (stmt, 2), error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

GPtrArray *
duo_overview_table_list (DuoDatabase *db, GError **error)
{
  g_autoptr (GPtrArray) overviews = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_issued_overview_free);
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  stmt = duo_database_prepare (db, "SELECT " COLUMNS " FROM overview ORDER BY month DESC, id DESC", error);
  if (stmt == NULL)
    return NULL;
  do
    {
      DuoIssuedOverview *overview;

      if (!duo_statement_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;

      overview = overview_new_from_row (stmt, error);
      if (overview == NULL)
        return NULL;
      g_ptr_array_add (overviews, overview);
    }
  while (TRUE);

  return g_steal_pointer (&overviews);
}

gboolean
duo_overview_table_find_before (DuoDatabase *db, DuoMonth month, DuoIssuedOverview **overview, GError **error)
{
  g_autofree char *month_text = duo_month_to_string (month);
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  *overview = NULL;
  stmt = duo_database_prepare (db,
                               "SELECT " COLUMNS ", content FROM overview WHERE month < $1"
                               " ORDER BY month DESC, id DESC LIMIT 1",
                               error);
  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_text (stmt, "$1", month_text);
  if (!duo_statement_step (stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;

  *overview = overview_new_from_row (stmt, error);
  if (*overview == NULL)
    return FALSE;
  (*overview)->content = g_strdup (duo_statement_get_text (stmt, 7));
  return TRUE;
}

/* Keeps an overview as issued; it gets its id and, where it has none, a uid. */
gboolean
duo_overview_table_add (DuoDatabase *db, DuoIssuedOverview *overview, GError **error)
{
  g_autofree char *month = duo_month_to_string (overview->month);
  g_autofree char *day = duo_day_to_string (overview->day);
  g_autoptr (DuoStatement) stmt = NULL;

  if (overview->uid == NULL)
    overview->uid = duo_uid_new ();

  stmt = duo_database_prepare (db,
                               "INSERT INTO overview (uid, rev, month, issued, day, who, content, hash)"
                               " VALUES ($1, 1, $2, $3, $4, $5, $6, $7)",
                               error);
  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_text (stmt, "$1", overview->uid);
  duo_statement_bind_text (stmt, "$2", month);
  duo_statement_bind_text (stmt, "$3", overview->issued);
  duo_statement_bind_text (stmt, "$4", day);
  duo_statement_bind_text (stmt, "$5", overview->who);
  duo_statement_bind_text (stmt, "$6", overview->content);
  duo_statement_bind_text (stmt, "$7", overview->hash);
  if (!duo_table_run_save (db, stmt, "overview", 0, error))
    return FALSE;

  overview->id = duo_database_last_insert_id (db);
  return TRUE;
}
