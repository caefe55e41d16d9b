/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table profile: a profile is read and saved with its answers. */
#include "duo-profile-table.h"

#include "duo-record-table.h"
#include "duo-spec-table.h"
#include "duo-table.h"

static const DuoColumn columns[] = {
  { "kind", &duo_channel_kind_codes },
  { "name" },
  { "supplier" },
  { "note" },
};

static gpointer
get_whole (DuoDatabase *db, gint64 id, GError **error)
{
  return duo_profile_table_get (db, id, error);
}

/* Writes the answers that differ. */
static gboolean
save_answers (DuoDatabase *db, gpointer before, gpointer after, GError **error)
{
  g_autoptr (DuoSpecs) none = duo_specs_new ();

  return duo_spec_table_save (db, "profile", duo_profile_get_id (after), before != NULL ? duo_profile_get_specs (before) : none,
                              duo_profile_get_specs (after), error);
}

static const DuoRecordTable table = {
  DUO_RECORD_TABLE ("profile", duo_profile_get_type, columns),
  .get = get_whole,
  .save_more = save_answers,
};

/* @rows: (transfer full) (nullable): profiles without their answers. Returns: (transfer full) (nullable): with those that
 * fulfil @where for @id. */
static GPtrArray *
add_answers (DuoDatabase *db, GPtrArray *rows, const char *where, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) profiles = rows;
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
  return add_answers (db, duo_record_table_list (&table, db, "ORDER BY t.sort_key, t.id", error), "v.profile IS NOT NULL AND $1 = 0",
                      0, error);
}

/* Returns: (transfer full) (nullable): the profile; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoProfile *
duo_profile_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  GPtrArray *rows = duo_record_table_list_for (&table, db, "WHERE t.id = $1", id, error);

  return duo_table_take_single (add_answers (db, rows, "v.profile = $1", id, error), "profile", id, error);
}

/* As duo_record_table_save(), answers included. %DUO_ERROR_INVALID: no name. */
gboolean
duo_profile_table_save (DuoDatabase *db, DuoProfile *profile, GError **error)
{
  if (!duo_table_check_text ("profile", duo_profile_get_id (profile), "name", duo_profile_get_name (profile), error))
    return FALSE;

  return duo_record_table_save (&table, db, profile, error);
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
