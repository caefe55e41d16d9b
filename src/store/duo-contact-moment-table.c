/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table contact_moment. */
#include "duo-contact-moment-table.h"

#include "duo-error.h"
#include "duo-record-table.h"
#include "duo-table.h"

#define ORDER "ORDER BY t.day_last DESC NULLS LAST, t.id DESC"

static const DuoColumn columns[] = {
  { "day" },
  { "kind", &duo_moment_kind_codes },
  { "manager", .is_reference = TRUE },
  { "board", .is_reference = TRUE },
  { "institution", .is_reference = TRUE },
  { "contact", .is_reference = TRUE },
  { "text" },
};

static const DuoRecordTable table = { DUO_RECORD_TABLE ("contact_moment", duo_contact_moment_get_type, columns) };

/* Returns: (transfer full) (element-type DuoContactMoment) (nullable): the newest first. */
GPtrArray *
duo_contact_moment_table_list (DuoDatabase *db, DuoObjectKind kind, gint64 id, GError **error)
{
  return duo_record_table_list_of (&table, db, kind, id, ORDER, error);
}

/* Returns: (transfer full) (nullable): the moment; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoContactMoment *
duo_contact_moment_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  return duo_record_table_get (&table, db, id, error);
}

/* As duo_record_table_save(). %DUO_ERROR_INVALID: it is with nobody. */
gboolean
duo_contact_moment_table_save (DuoDatabase *db, DuoContactMoment *moment, GError **error)
{
  if (duo_contact_moment_get_board (moment) == 0 && duo_contact_moment_get_institution (moment) == 0
      && duo_contact_moment_get_contact (moment) == 0)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_INVALID, "contact_moment: with nobody");
      return FALSE;
    }

  return duo_record_table_save (&table, db, moment, error);
}

/* Removes the row. */
gboolean
duo_contact_moment_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  return duo_table_remove (db, "contact_moment", id, rev, error);
}
