/* SPDX-License-Identifier: EUPL-1.2 */
/* What is known of institutions beside the register. */
#include "duo-institution-known.h"

#include "duo-contact-check.h"

#include "duo-table.h"

struct _DuoInstitutionKnower
{
  DuoStatement *answers;  /* (owned) */
  DuoStatement *contacts; /* (owned) */
  DuoStatement *channels; /* (owned) */
  char         *today;    /* (owned) */
};

void
duo_institution_knower_free (DuoInstitutionKnower *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->answers);
  g_clear_object (&self->contacts);
  g_clear_object (&self->channels);
  g_free (self->today);
  g_free (self);
}

/* @today: Julian day; an answer that holds only from later on does not stand yet. */
DuoInstitutionKnower *
duo_institution_knower_new (DuoDatabase *db, guint32 today, GError **error)
{
  g_autoptr (DuoInstitutionKnower) self = g_new0 (DuoInstitutionKnower, 1);

  self->today = duo_day_to_string (today);
  self->answers = duo_database_prepare (db,
                                        "SELECT sector, answer FROM willingness WHERE institution = $1"
                                        " AND (since_first IS NULL OR since_first <= $2) ORDER BY since_first NULLS FIRST, id",
                                        error);
  if (self->answers == NULL)
    return NULL;
  self->contacts = duo_database_prepare (db,
                                         "SELECT count (DISTINCT k.contact), max (k.confirmed_last) FROM contact_link k"
                                         " LEFT JOIN location l ON l.id = k.location WHERE k.institution = $1 OR l.institution = $1",
                                         error);
  if (self->contacts == NULL)
    return NULL;
  self->channels = duo_database_prepare (db,
                                         "SELECT count (*), max (confirmed_last) FROM channel"
                                         " WHERE institution = $1 AND status <> 'outdated'",
                                         error);
  return self->channels != NULL ? g_steal_pointer (&self) : NULL;
}

static gboolean
read_answers (DuoInstitutionKnower *self, DuoInstitutionKnown *known, GError **error)
{
  gboolean has_row = FALSE;

  do
    {
      DuoSector sector;
      DuoAnswer answer;

      if (!duo_statement_step (self->answers, &has_row, error))
        return FALSE;
      if (has_row && duo_sector_parse (duo_statement_get_text (self->answers, 0), &sector)
          && duo_answer_parse (duo_statement_get_text (self->answers, 1), &answer))
        {
          known->asked |= 1u << sector;
          known->answers[sector] = answer;
        }
    }
  while (has_row);

  return TRUE;
}

/* How many rows there are, and when the newest was confirmed. */
static gboolean
read_count (DuoStatement *stmt, guint *count, guint32 *confirmed, GError **error)
{
  gboolean has_row = FALSE;
  guint32 day = 0;

  if (!duo_statement_step (stmt, &has_row, error))
    return FALSE;
  *count = (guint) duo_statement_get_int (stmt, 0);
  if (!duo_statement_is_null (stmt, 1) && duo_day_parse (duo_statement_get_text (stmt, 1), &day))
    *confirmed = MAX (*confirmed, day);
  duo_statement_reset (stmt);
  return TRUE;
}

gboolean
duo_institution_knower_read (DuoInstitutionKnower *self, gint64 institution, DuoInstitutionKnown *known, GError **error)
{
  *known = (DuoInstitutionKnown) { 0 };
  duo_statement_bind_int (self->answers, "$1", institution);
  duo_statement_bind_text (self->answers, "$2", self->today);
  duo_statement_bind_int (self->contacts, "$1", institution);
  duo_statement_bind_int (self->channels, "$1", institution);
  return read_answers (self, known, error) && read_count (self->contacts, &known->n_contacts, &known->confirmed, error)
         && read_count (self->channels, &known->n_channels, &known->confirmed, error);
}

gboolean
duo_institution_table_find_email (DuoDatabase *db, gint64 institution, char **email, gboolean *is_other, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  *is_other = FALSE;
  stmt = duo_database_prepare (db,
                               "SELECT c.email, k.role = 'communication' FROM contact_link k JOIN contact c ON c.id = k.contact"
                               " LEFT JOIN location l ON l.id = k.location LEFT JOIN institution i ON i.board = k.board"
                               " WHERE c.do_not_mail = 0 AND c.email <> '' AND (k.institution = $1 OR l.institution = $1 OR i.id = $1)"
                               " ORDER BY CASE WHEN k.role = 'communication' THEN 0 ELSE 1 END,"
                               " CASE WHEN k.institution IS NOT NULL THEN 0 WHEN k.location IS NOT NULL THEN 1 ELSE 2 END,"
                               " k.preferred DESC, k.id",
                               error);
  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_int (stmt, "$1", institution);
  do
    if (!duo_statement_step (stmt, &has_row, error))
      return FALSE;
  while (has_row && !duo_email_is_usable (duo_statement_get_text (stmt, 0)));

  *email = g_strdup (has_row ? duo_statement_get_text (stmt, 0) : "");
  *is_other = has_row && duo_statement_get_int (stmt, 1) == 0;
  return TRUE;
}
