/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table channel: a channel is read and saved with its locations and its own answers. */
#include "duo-channel-table.h"

#include "duo-record-table.h"
#include "duo-spec-table.h"
#include "duo-table.h"
#include "duo-uid.h"

static const DuoColumn columns[] = {
  { "institution", .is_reference = TRUE },
  { "profile", .is_reference = TRUE },
  { "kind", &duo_channel_kind_codes },
  { "name" },
  { "status", &duo_channel_status_codes },
  { "valid_from" },
  { "origin", &duo_origin_codes },
  { "confirmed" },
  { "note" },
};

/* ---- Its locations and answers ---- */

static gboolean
write_location (DuoDatabase *db, gint64 channel, gint64 location, gboolean add, GError **error)
{
  g_autofree char *uid = duo_uid_new ();
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (db,
                               add ? "INSERT INTO channel_location (uid, rev, channel, location) VALUES ($3, 1, $1, $2)"
                                   : "DELETE FROM channel_location WHERE channel = $1 AND location = $2",
                               error);
  if (stmt == NULL)
    return FALSE;

  duo_statement_bind_int (stmt, "$1", channel);
  duo_statement_bind_int (stmt, "$2", location);
  if (add)
    duo_statement_bind_text (stmt, "$3", uid);
  return duo_table_run_save (db, stmt, "channel_location", channel, error);
}

static gboolean
has_id (const gint64 *ids, guint n_ids, gint64 id)
{
  for (guint i = 0; i < n_ids; i++)
    if (ids[i] == id)
      return TRUE;

  return FALSE;
}

/* Writes the difference between the locations of @before (nullable: a new one) and those of @after. */
static gboolean
save_locations (DuoDatabase *db, DuoChannel *before, DuoChannel *after, GError **error)
{
  const gint64 id = duo_channel_get_id (after);
  guint n_old = 0;
  guint n_new = 0;
  const gint64 *old_ids = before != NULL ? duo_channel_get_locations (before, &n_old) : NULL;
  const gint64 *new_ids = duo_channel_get_locations (after, &n_new);

  for (guint i = 0; i < n_old; i++)
    if (!has_id (new_ids, n_new, old_ids[i]) && !write_location (db, id, old_ids[i], FALSE, error))
      return FALSE;
  for (guint i = 0; i < n_new; i++)
    if (!has_id (old_ids, n_old, new_ids[i]) && !write_location (db, id, new_ids[i], TRUE, error))
      return FALSE;

  return TRUE;
}

/* Writes the locations and answers that differ. */
static gboolean
save_parts (DuoDatabase *db, gpointer before, gpointer after, GError **error)
{
  g_autoptr (DuoSpecs) none = duo_specs_new ();

  return save_locations (db, before, after, error)
         && duo_spec_table_save (db, "channel", duo_channel_get_id (after), before != NULL ? duo_channel_get_specs (before) : none,
                                 duo_channel_get_specs (after), error);
}

static gpointer
get_whole (DuoDatabase *db, gint64 id, GError **error)
{
  return duo_channel_table_get (db, id, error);
}

static const DuoRecordTable table = {
  DUO_RECORD_TABLE ("channel", duo_channel_get_type, columns),
  .get = get_whole,
  .save_more = save_parts,
};

/* ---- Reading ---- */

/* Conditions on the channel t, its answers v and its locations l; $1 is the id. */
static const struct
{
  const char *channels;
  const char *answers;
  const char *locations;
} scopes[] = {
  [DUO_CHANNELS_ALL] = { "$1 = 0", "v.channel IS NOT NULL AND $1 = 0", "$1 = 0" },
  [DUO_CHANNELS_OF_INSTITUTION] = { "t.institution = $1", "v.channel IN (SELECT id FROM channel WHERE institution = $1)",
                                    "l.channel IN (SELECT id FROM channel WHERE institution = $1)" },
  [DUO_CHANNELS_OF_PROFILE] = { "t.profile = $1", "v.channel IN (SELECT id FROM channel WHERE profile = $1)",
                                "l.channel IN (SELECT id FROM channel WHERE profile = $1)" },
};

/* Returns: (transfer full) (element-type gint64 GArray) (nullable): ids of locations by the id of their channel. */
static GHashTable *
list_locations (DuoDatabase *db, const char *where, gint64 id, GError **error)
{
  g_autoptr (GHashTable) by_channel = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autofree char *sql = g_strdup_printf ("SELECT l.channel, l.location FROM channel_location l WHERE %s", where);
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, sql, error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return NULL;
  duo_statement_bind_int (stmt, "$1", id);
  do
    {
      gint64 channel, location;
      GArray *locations;

      if (!duo_statement_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      channel = duo_statement_get_int (stmt, 0);
      location = duo_statement_get_int (stmt, 1);
      locations = g_hash_table_lookup (by_channel, &channel);
      if (locations == NULL)
        {
          locations = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_hash_table_insert (by_channel, g_memdup2 (&channel, sizeof channel), locations);
        }
      g_array_append_val (locations, location);
    }
  while (TRUE);

  return g_steal_pointer (&by_channel);
}

/* By kind; the statement gave them by name. */
static gint
compare_kinds (gconstpointer a, gconstpointer b)
{
  return (gint) duo_channel_get_kind (*(DuoChannel *const *) a) - (gint) duo_channel_get_kind (*(DuoChannel *const *) b);
}

static GPtrArray *
read_rows (DuoDatabase *db, const char *channels, const char *answers, const char *locations, gint64 id, GError **error)
{
  g_autofree char *rest = g_strdup_printf ("WHERE %s ORDER BY t.sort_key, t.id", channels);
  g_autoptr (GPtrArray) rows = duo_record_table_list_for (&table, db, rest, id, error);
  g_autoptr (GHashTable) specs_of = NULL;
  g_autoptr (GHashTable) locations_of = NULL;

  if (rows == NULL)
    return NULL;
  specs_of = duo_spec_table_list (db, "channel", answers, id, error);
  if (specs_of == NULL)
    return NULL;
  locations_of = list_locations (db, locations, id, error);
  if (locations_of == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const gint64 channel = duo_channel_get_id (rows->pdata[i]);
      const DuoSpecs *specs = g_hash_table_lookup (specs_of, &channel);
      const GArray *ids = g_hash_table_lookup (locations_of, &channel);

      if (specs != NULL)
        duo_channel_set_specs (rows->pdata[i], specs);
      if (ids != NULL)
        duo_channel_set_locations (rows->pdata[i], (const gint64 *) (gpointer) ids->data, ids->len);
    }
  g_ptr_array_sort (rows, compare_kinds); /* is stable: keeps the order by name */
  return g_steal_pointer (&rows);
}

/* @id: of the institution or profile; 0 for all. Returns: (transfer full) (element-type DuoChannel) (nullable): by kind,
 * then by name. */
GPtrArray *
duo_channel_table_list (DuoDatabase *db, DuoChannelScope scope, gint64 id, GError **error)
{
  return read_rows (db, scopes[scope].channels, scopes[scope].answers, scopes[scope].locations, scope != DUO_CHANNELS_ALL ? id : 0,
                    error);
}

/* Returns: (transfer full) (nullable): the channel; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoChannel *
duo_channel_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  return duo_table_take_single (read_rows (db, "t.id = $1", "v.channel = $1", "l.channel = $1", id, error), "channel", id, error);
}

/* ---- Saving ---- */

/* As duo_record_table_save(), locations and answers included. %DUO_ERROR_INVALID: no name. */
gboolean
duo_channel_table_save (DuoDatabase *db, DuoChannel *channel, GError **error)
{
  if (!duo_table_check_text ("channel", duo_channel_get_id (channel), "name", duo_channel_get_name (channel), error))
    return FALSE;

  return duo_record_table_save (&table, db, channel, error);
}

/* Removes the channel with its locations and answers; actions about it stay, about nothing. */
gboolean
duo_channel_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  g_autoptr (DuoChannel) current = duo_channel_table_get (db, id, error);
  g_autoptr (DuoSpecs) none = duo_specs_new ();
  g_autoptr (DuoChannel) empty = NULL;

  if (current == NULL)
    return FALSE;

  empty = duo_channel_copy (current);
  duo_channel_set_locations (empty, NULL, 0);
  duo_channel_set_specs (empty, none);
  return save_parts (db, current, empty, error) && duo_table_unlink_actions (db, "channel", id, error)
         && duo_table_remove (db, "channel", id, rev, error);
}

/* ---- What stands around them ---- */

static void
duo_channel_owner_free (DuoChannelOwner *self)
{
  g_free (self->brin);
  g_free (self->name);
  g_free (self);
}

/* Returns: (transfer full) (element-type gint64 DuoChannelOwner) (nullable): institutions and partners that have a
 * channel, by id. */
GHashTable *
duo_channel_table_list_owners (DuoDatabase *db, GError **error)
{
  g_autoptr (GHashTable) owners = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) duo_channel_owner_free);
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  stmt = duo_database_prepare (db,
                               "SELECT i.id, i.brin, CASE WHEN i.short_name <> '' THEN i.short_name ELSE i.name END"
                               " FROM institution i WHERE i.id IN (SELECT institution FROM channel)",
                               error);
  if (stmt == NULL)
    return NULL;
  do
    {
      DuoChannelOwner *owner;
      gint64 id;

      if (!duo_statement_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      id = duo_statement_get_int (stmt, 0);
      owner = g_new0 (DuoChannelOwner, 1);
      owner->brin = g_strdup (duo_statement_is_null (stmt, 1) ? "" : duo_statement_get_text (stmt, 1));
      owner->name = g_strdup (duo_statement_get_text (stmt, 2));
      g_hash_table_insert (owners, g_memdup2 (&id, sizeof id), owner);
    }
  while (TRUE);

  return g_steal_pointer (&owners);
}

void
duo_channel_place_free (DuoChannelPlace *self)
{
  if (self == NULL)
    return;

  g_free (self->code);
  g_free (self->name);
  g_free (self->place);
  g_free (self);
}

/* @institution: 0 for all. Returns: (transfer full) (element-type DuoChannelPlace) (nullable): its locations, by code. */
GPtrArray *
duo_channel_table_list_places (DuoDatabase *db, gint64 institution, GError **error)
{
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_channel_place_free);
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  stmt = duo_database_prepare (db,
                               "SELECT id, institution, code, name, place FROM location WHERE $1 = 0 OR institution = $1"
                               " ORDER BY code",
                               error);
  if (stmt == NULL)
    return NULL;
  duo_statement_bind_int (stmt, "$1", institution);
  do
    {
      DuoChannelPlace *place;

      if (!duo_statement_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      place = g_new0 (DuoChannelPlace, 1);
      place->id = duo_statement_get_int (stmt, 0);
      place->institution = duo_statement_get_int (stmt, 1);
      place->code = g_strdup (duo_statement_get_text (stmt, 2));
      place->name = g_strdup (duo_statement_get_text (stmt, 3));
      place->place = g_strdup (duo_statement_get_text (stmt, 4));
      g_ptr_array_add (places, place);
    }
  while (TRUE);

  return g_steal_pointer (&places);
}

/* Returns: (transfer full) (element-type utf8 gint64) (nullable): the ids of all institutions that have a BRIN, by it. */
GHashTable *
duo_channel_table_list_brins (DuoDatabase *db, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, "SELECT brin, id FROM institution WHERE brin IS NOT NULL", error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return NULL;
  do
    {
      gint64 id;

      if (!duo_statement_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      id = duo_statement_get_int (stmt, 1);
      g_hash_table_insert (ids, g_strdup (duo_statement_get_text (stmt, 0)), g_memdup2 (&id, sizeof id));
    }
  while (TRUE);

  return g_steal_pointer (&ids);
}
