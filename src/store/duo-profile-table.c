/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table profile: a profile is read and saved with its answers. */
#include "duo-profile-table.h"

#include "duo-error.h"
#include "duo-fold.h"
#include "duo-spec-table.h"
#include "duo-table.h"

#define COLUMNS "id, uid, rev, kind, name, supplier, note"

/* Returns: (transfer full) (nullable): the object in the row that @stmt stands on, without its answers. */
static GObject *
duo_profile_new_from_row (DuoStatement *stmt, GError **error)
{
  g_autoptr (DuoProfile) self = duo_profile_new ();
  const char *code = duo_statement_get_text (stmt, 3);
  DuoChannelKind kind;

  duo_profile_set_id (self, duo_statement_get_int (stmt, 0));
  if (!duo_channel_kind_parse (code, &kind))
    {
      duo_table_fail_code ("profile", duo_profile_get_id (self), code, error);
      return NULL;
    }

  duo_profile_set_uid (self, duo_statement_get_text (stmt, 1));
  duo_profile_set_rev (self, duo_statement_get_int (stmt, 2));
  duo_profile_set_kind (self, kind);
  duo_profile_set_name (self, duo_statement_get_text (stmt, 4));
  duo_profile_set_supplier (self, duo_statement_get_text (stmt, 5));
  duo_profile_set_note (self, duo_statement_get_text (stmt, 6));
  return G_OBJECT (g_steal_pointer (&self));
}

/* The rows that @stmt gives, with the answers that fulfil @where for @id. */
static GPtrArray *
read_rows (DuoDatabase *db, DuoStatement *stmt, const char *where, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) profiles = duo_table_read_rows (stmt, duo_profile_new_from_row, error);
  g_autoptr (GHashTable) answers = NULL;

  if (profiles == NULL)
    return NULL;
  answers = duo_spec_table_list (db, "profile", where, id, error);
  if (answers == NULL)
    return NULL;

  for (guint i = 0; i < profiles->len; i++)
    {
      const gint64 profile = duo_profile_get_id (profiles->pdata[i]);
      const DuoSpecs *specs = g_hash_table_lookup (answers, &profile);

      if (specs != NULL)
        duo_profile_set_specs (profiles->pdata[i], specs);
    }
  return g_steal_pointer (&profiles);
}

/* Returns: (transfer full) (element-type DuoProfile) (nullable): all, by name. */
GPtrArray *
duo_profile_table_list (DuoDatabase *db, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, "SELECT " COLUMNS " FROM profile ORDER BY sort_key, id", error);

  return stmt != NULL ? read_rows (db, stmt, "v.profile IS NOT NULL AND $1 = 0", 0, error) : NULL;
}

/* Returns: (transfer full) (nullable): the profile; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoProfile *
duo_profile_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, "SELECT " COLUMNS " FROM profile WHERE id = $1", error);
  GObject *profile;

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", id);
  profile = duo_table_take_single (read_rows (db, stmt, "v.profile = $1", id, error), "profile", id, error);
  return profile != NULL ? DUO_PROFILE (profile) : NULL;
}

static void
bind_fields (DuoStatement *stmt, DuoProfile *profile)
{
  g_autofree char *sort_key = duo_fold_sort_key (duo_profile_get_name (profile));

  duo_statement_bind_text (stmt, "$1", duo_profile_get_uid (profile));
  duo_statement_bind_text (stmt, "$2", duo_channel_kind_to_string (duo_profile_get_kind (profile)));
  duo_statement_bind_text (stmt, "$3", duo_profile_get_name (profile));
  duo_statement_bind_text (stmt, "$4", duo_profile_get_supplier (profile));
  duo_statement_bind_text (stmt, "$5", duo_profile_get_note (profile));
  duo_statement_bind_text (stmt, "$6", sort_key);
}

static gboolean
insert (DuoDatabase *db, DuoProfile *profile, GError **error)
{
  g_autoptr (DuoSpecs) none = duo_specs_new ();
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (
    db, "INSERT INTO profile (uid, rev, kind, name, supplier, note, sort_key) VALUES ($1, 1, $2, $3, $4, $5, $6)", error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, profile);
  if (!duo_table_run_save (db, stmt, "profile", 0, error))
    return FALSE;

  duo_profile_set_id (profile, duo_database_last_insert_id (db));
  duo_profile_set_rev (profile, 1);
  return duo_spec_table_save (db, "profile", duo_profile_get_id (profile), none, duo_profile_get_specs (profile), error);
}

static gboolean
update (DuoDatabase *db, DuoProfile *profile, GError **error)
{
  const gint64 id = duo_profile_get_id (profile);
  const gint64 rev = duo_profile_get_rev (profile);
  g_autoptr (DuoProfile) current = duo_profile_table_get (db, id, error);
  g_autoptr (DuoStatement) stmt = NULL;

  if (current == NULL || !duo_table_check_rev ("profile", id, rev, duo_profile_get_rev (current), error))
    return FALSE;
  if (duo_profile_equal (profile, current))
    return TRUE; /* nothing to write: its revision stays */

  /* Raised for an answer too: the profile is what people hold in their hands. */
  stmt = duo_database_prepare (db,
                               "UPDATE profile SET uid = $1, rev = rev + 1, kind = $2, name = $3, supplier = $4, note = $5,"
                               " sort_key = $6 WHERE id = $7 AND rev = $8",
                               error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, profile);
  duo_statement_bind_int (stmt, "$7", id);
  duo_statement_bind_int (stmt, "$8", rev);
  if (!duo_table_run_save (db, stmt, "profile", id, error))
    return FALSE;

  duo_profile_set_rev (profile, rev + 1);
  return duo_spec_table_save (db, "profile", id, duo_profile_get_specs (current), duo_profile_get_specs (profile), error);
}

/**
 * duo_profile_table_save:
 *
 * Adds the profile when its id is 0, else writes it over the rows that it was read from, answers included. After
 * success it has its id and revision. %DUO_ERROR_CONFLICT: somebody else has written it since;
 * %DUO_ERROR_NOT_FOUND: it is gone; %DUO_ERROR_INVALID: no name.
 */
gboolean
duo_profile_table_save (DuoDatabase *db, DuoProfile *profile, GError **error)
{
  if (!duo_table_check_text ("profile", duo_profile_get_id (profile), "name", duo_profile_get_name (profile), error))
    return FALSE;

  return duo_profile_get_id (profile) == 0 ? insert (db, profile, error) : update (db, profile, error);
}

/* Removes the profile and its answers; %DUO_ERROR_IN_USE while a channel inherits from it. */
gboolean
duo_profile_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  g_autoptr (DuoProfile) current = duo_profile_table_get (db, id, error);
  g_autoptr (DuoSpecs) none = duo_specs_new ();

  return current != NULL && duo_spec_table_save (db, "profile", id, duo_profile_get_specs (current), none, error)
         && duo_table_unlink_actions (db, "profile", id, error) && duo_table_remove (db, "profile", id, rev, error);
}
