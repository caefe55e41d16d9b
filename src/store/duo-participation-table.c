/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table participation. */
#include "duo-participation-table.h"

#include "duo-error.h"
#include "duo-table.h"

#define SELECT                                                                                                         \
  "SELECT p.id, p.uid, p.rev, p.campaign, p.institution, p.sector, p.invited, p.reminded,"                             \
  " p.answered, p.answer, p.condition, p.origin, p.person, p.note, p.form_made, p.form_back,"                          \
  " p.code_issued, p.downloaded, p.shown, p.evaluated, CASE WHEN i.short_name <> '' THEN"                              \
  " i.short_name ELSE i.name END || ', ' || p.sector FROM participation p JOIN institution i ON"                       \
  " i.id = p.institution"

/* The dates of a row, by its column. */
static const struct
{
  int column;
  void (*set) (DuoParticipation *self, const DuoWhen *when);
} dates[] = {
  { 6, duo_participation_set_invited },     { 7, duo_participation_set_reminded },
  { 8, duo_participation_set_answered },    { 14, duo_participation_set_form_made },
  { 15, duo_participation_set_form_back },  { 16, duo_participation_set_code_issued },
  { 17, duo_participation_set_downloaded }, { 18, duo_participation_set_shown },
  { 19, duo_participation_set_evaluated },
};

/* Returns: (transfer full) (nullable): the object in the row that @stmt stands on. */
static GObject *
duo_participation_new_from_row (DuoStatement *stmt, GError **error)
{
  g_autoptr (DuoParticipation) self = duo_participation_new ();
  DuoSector sector;
  DuoAnswer answer;
  DuoOrigin origin;
  gboolean ok;

  duo_participation_set_id (self, duo_statement_get_int (stmt, 0));
  duo_participation_set_uid (self, duo_statement_get_text (stmt, 1));
  duo_participation_set_rev (self, duo_statement_get_int (stmt, 2));
  duo_participation_set_campaign (self, duo_statement_get_int (stmt, 3));
  duo_participation_set_institution (self, duo_statement_get_int (stmt, 4));
  duo_participation_set_condition (self, duo_statement_get_text (stmt, 10));
  duo_participation_set_person (self, duo_statement_get_text (stmt, 12));
  duo_participation_set_note (self, duo_statement_get_text (stmt, 13));
  duo_participation_set_title (self, duo_statement_get_text (stmt, 20));
  ok = duo_sector_parse (duo_statement_get_text (stmt, 5), &sector)
       && duo_answer_parse (duo_statement_get_text (stmt, 9), &answer)
       && duo_origin_parse (duo_statement_get_text (stmt, 11), &origin);
  for (guint i = 0; ok && i < G_N_ELEMENTS (dates); i++)
    {
      DuoWhen when;

      ok = duo_when_parse (duo_statement_get_text (stmt, dates[i].column), &when);
      if (ok)
        dates[i].set (self, &when);
    }
  if (!ok)
    {
      duo_table_fail_code ("participation", duo_participation_get_id (self), duo_participation_get_uid (self), error);
      return NULL;
    }

  duo_participation_set_sector (self, sector);
  duo_participation_set_answer (self, answer);
  duo_participation_set_origin (self, origin);
  return G_OBJECT (g_steal_pointer (&self));
}

/* Returns: (transfer full) (element-type DuoParticipation) (nullable): those of @campaign (0: of all). */
GPtrArray *
duo_participation_table_list (DuoDatabase *db, gint64 campaign, GError **error)
{
  g_autoptr (DuoStatement) stmt =
    duo_database_prepare (db, SELECT " WHERE $1 = 0 OR p.campaign = $1 ORDER BY p.id", error);

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", campaign);
  return duo_table_read_rows (stmt, duo_participation_new_from_row, error);
}

/* Returns: (transfer full) (element-type DuoParticipation) (nullable): of every campaign. */
GPtrArray *
duo_participation_table_list_of_institution (DuoDatabase *db, gint64 institution, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, SELECT " WHERE p.institution = $1 ORDER BY p.id", error);

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", institution);
  return duo_table_read_rows (stmt, duo_participation_new_from_row, error);
}

/* Returns: (transfer full) (nullable): the row; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoParticipation *
duo_participation_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, SELECT " WHERE p.id = $1", error);
  GObject *object;

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", id);
  object = duo_table_take_single (duo_table_read_rows (stmt, duo_participation_new_from_row, error), "participation",
                                  id, error);
  return object != NULL ? DUO_PARTICIPATION (object) : NULL;
}

static void
bind_fields (DuoStatement *stmt, DuoParticipation *participation)
{
  duo_statement_bind_text (stmt, "$1", duo_participation_get_uid (participation));
  duo_table_bind_reference (stmt, "$2", duo_participation_get_campaign (participation));
  duo_table_bind_reference (stmt, "$3", duo_participation_get_institution (participation));
  duo_statement_bind_text (stmt, "$4", duo_sector_to_string (duo_participation_get_sector (participation)));
  duo_table_bind_when (stmt, "$5", duo_participation_get_invited (participation));
  duo_table_bind_when (stmt, "$6", duo_participation_get_reminded (participation));
  duo_table_bind_when (stmt, "$7", duo_participation_get_answered (participation));
  duo_statement_bind_text (stmt, "$8", duo_answer_to_string (duo_participation_get_answer (participation)));
  duo_statement_bind_text (stmt, "$9", duo_participation_get_condition (participation));
  duo_statement_bind_text (stmt, "$10", duo_origin_to_string (duo_participation_get_origin (participation)));
  duo_statement_bind_text (stmt, "$11", duo_participation_get_person (participation));
  duo_statement_bind_text (stmt, "$12", duo_participation_get_note (participation));
  duo_table_bind_when (stmt, "$13", duo_participation_get_form_made (participation));
  duo_table_bind_when (stmt, "$14", duo_participation_get_form_back (participation));
  duo_table_bind_when (stmt, "$15", duo_participation_get_code_issued (participation));
  duo_table_bind_when (stmt, "$16", duo_participation_get_downloaded (participation));
  duo_table_bind_when (stmt, "$17", duo_participation_get_shown (participation));
  duo_table_bind_when (stmt, "$18", duo_participation_get_evaluated (participation));
}

static gboolean
insert (DuoDatabase *db, DuoParticipation *participation, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (
    db,
    "INSERT INTO participation (uid, rev, campaign, institution, sector, invited, reminded, answered,"
    " answer, condition, origin, person, note, form_made, form_back, code_issued, downloaded, shown,"
    " evaluated) VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,"
    " $17, $18)",
    error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, participation);
  if (!duo_table_run_save (db, stmt, "participation", 0, error))
    return FALSE;

  duo_participation_set_id (participation, duo_database_last_insert_id (db));
  duo_participation_set_rev (participation, 1);
  return TRUE;
}

static gboolean
update (DuoDatabase *db, DuoParticipation *participation, GError **error)
{
  const gint64 id = duo_participation_get_id (participation);
  const gint64 rev = duo_participation_get_rev (participation);
  g_autoptr (DuoParticipation) current = duo_participation_table_get (db, id, error);
  g_autoptr (DuoStatement) stmt = NULL;

  if (current == NULL || !duo_table_check_rev ("participation", id, rev, duo_participation_get_rev (current), error))
    return FALSE;
  if (duo_participation_equal (participation, current))
    return TRUE; /* nothing to write: its revision stays */

  stmt = duo_database_prepare (
    db,
    "UPDATE participation SET uid = $1, rev = rev + 1, campaign = $2, institution = $3, sector = $4,"
    " invited = $5, reminded = $6, answered = $7, answer = $8, condition = $9, origin = $10, person ="
    " $11, note = $12, form_made = $13, form_back = $14, code_issued = $15, downloaded = $16, shown ="
    " $17, evaluated = $18 WHERE id = $19 AND rev = $20",
    error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, participation);
  duo_statement_bind_int (stmt, "$19", id);
  duo_statement_bind_int (stmt, "$20", rev);
  if (!duo_table_run_save (db, stmt, "participation", id, error))
    return FALSE;

  duo_participation_set_rev (participation, rev + 1);
  return TRUE;
}

/* As duo_campaign_table_save(). */
gboolean
duo_participation_table_save (DuoDatabase *db, DuoParticipation *participation, GError **error)
{
  return duo_participation_get_id (participation) == 0 ? insert (db, participation, error)
                                                       : update (db, participation, error);
}

/* Removes the row. */
gboolean
duo_participation_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  return duo_table_remove (db, "participation", id, rev, error);
}
