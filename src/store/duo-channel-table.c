/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table channel: a channel is read and saved with its locations and its own answers. */
#include "duo-channel-table.h"

#include "duo-error.h"
#include "duo-fold.h"
#include "duo-spec-table.h"
#include "duo-table.h"

#define COLUMNS \
  "c.id, c.uid, c.rev, c.institution, c.profile, c.kind, c.name, c.status, c.valid_from, c.origin, c.confirmed, c.note"

/* Conditions on the channel c, its answers v and its locations l; $1 is the id. */
static const struct
{
  const char *channels;
  const char *answers;
  const char *locations;
} scopes[] = {
  [DUO_CHANNELS_ALL] = { "$1 = 0", "v.channel IS NOT NULL AND $1 = 0", "$1 = 0" },
  [DUO_CHANNELS_OF_INSTITUTION] = { "c.institution = $1", "v.channel IN (SELECT id FROM channel WHERE institution = $1)",
                                    "l.channel IN (SELECT id FROM channel WHERE institution = $1)" },
  [DUO_CHANNELS_OF_PROFILE] = { "c.profile = $1", "v.channel IN (SELECT id FROM channel WHERE profile = $1)",
                                "l.channel IN (SELECT id FROM channel WHERE profile = $1)" },
};

/* Returns: (transfer full) (nullable): the object in the row that @stmt stands on, without locations and answers. */
static GObject *
duo_channel_new_from_row (DuoStatement *stmt, GError **error)
{
  g_autoptr (DuoChannel) self = duo_channel_new ();
  DuoChannelKind kind;
  DuoChannelStatus status;
  DuoOrigin origin;
  DuoWhen valid_from, confirmed;

  duo_channel_set_id (self, duo_statement_get_int (stmt, 0));
  duo_channel_set_uid (self, duo_statement_get_text (stmt, 1));
  duo_channel_set_rev (self, duo_statement_get_int (stmt, 2));
  duo_channel_set_institution (self, duo_statement_get_int (stmt, 3));
  duo_channel_set_profile (self, duo_statement_get_int (stmt, 4));
  duo_channel_set_name (self, duo_statement_get_text (stmt, 6));
  duo_channel_set_note (self, duo_statement_get_text (stmt, 11));
  if (!duo_channel_kind_parse (duo_statement_get_text (stmt, 5), &kind)
      || !duo_channel_status_parse (duo_statement_get_text (stmt, 7), &status)
      || !duo_when_parse (duo_statement_get_text (stmt, 8), &valid_from)
      || !duo_origin_parse (duo_statement_get_text (stmt, 9), &origin)
      || !duo_when_parse (duo_statement_get_text (stmt, 10), &confirmed))
    {
      duo_table_fail_code ("channel", duo_channel_get_id (self), duo_channel_get_uid (self), error);
      return NULL;
    }

  duo_channel_set_kind (self, kind);
  duo_channel_set_status (self, status);
  duo_channel_set_valid_from (self, &valid_from);
  duo_channel_set_origin (self, origin);
  duo_channel_set_confirmed (self, &confirmed);
  return G_OBJECT (g_steal_pointer (&self));
}

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

/* By kind; @stmt gave them by name. */
static gint
compare_kinds (gconstpointer a, gconstpointer b)
{
  return (gint) duo_channel_get_kind (*(DuoChannel *const *) a) - (gint) duo_channel_get_kind (*(DuoChannel *const *) b);
}

static GPtrArray *
read_rows (DuoDatabase *db, const char *channels, const char *answers, const char *locations, gint64 id, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT " COLUMNS " FROM channel c WHERE %s ORDER BY c.sort_key, c.id", channels);
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, sql, error);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GHashTable) specs_of = NULL;
  g_autoptr (GHashTable) locations_of = NULL;

  if (stmt == NULL)
    return NULL;
  duo_statement_bind_int (stmt, "$1", id);
  rows = duo_table_read_rows (stmt, duo_channel_new_from_row, error);
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
  GObject *channel = duo_table_take_single (read_rows (db, "c.id = $1", "v.channel = $1", "l.channel = $1", id, error), "channel",
                                            id, error);

  return channel != NULL ? DUO_CHANNEL (channel) : NULL;
}

/* ---- Saving ---- */

static gboolean
write_location (DuoDatabase *db, gint64 channel, gint64 location, gboolean add, GError **error)
{
  g_autofree char *uid = g_uuid_string_random ();
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

static void
bind_fields (DuoStatement *stmt, DuoChannel *channel)
{
  g_autofree char *sort_key = duo_fold_sort_key (duo_channel_get_name (channel));

  duo_statement_bind_text (stmt, "$1", duo_channel_get_uid (channel));
  duo_table_bind_reference (stmt, "$2", duo_channel_get_institution (channel));
  duo_table_bind_reference (stmt, "$3", duo_channel_get_profile (channel));
  duo_statement_bind_text (stmt, "$4", duo_channel_kind_to_string (duo_channel_get_kind (channel)));
  duo_statement_bind_text (stmt, "$5", duo_channel_get_name (channel));
  duo_statement_bind_text (stmt, "$6", duo_channel_status_to_string (duo_channel_get_status (channel)));
  duo_table_bind_when (stmt, "$7", duo_channel_get_valid_from (channel));
  duo_statement_bind_text (stmt, "$8", duo_origin_to_string (duo_channel_get_origin (channel)));
  duo_table_bind_when (stmt, "$9", duo_channel_get_confirmed (channel));
  duo_statement_bind_text (stmt, "$10", duo_channel_get_note (channel));
  duo_table_bind_day (stmt, "$11", duo_channel_get_confirmed (channel), TRUE);
  duo_statement_bind_text (stmt, "$12", sort_key);
}

static gboolean
insert (DuoDatabase *db, DuoChannel *channel, GError **error)
{
  g_autoptr (DuoSpecs) none = duo_specs_new ();
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (db,
                               "INSERT INTO channel (uid, rev, institution, profile, kind, name, status, valid_from, origin,"
                               " confirmed, note, confirmed_last, sort_key)"
                               " VALUES ($1, 1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
                               error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, channel);
  if (!duo_table_run_save (db, stmt, "channel", 0, error))
    return FALSE;

  duo_channel_set_id (channel, duo_database_last_insert_id (db));
  duo_channel_set_rev (channel, 1);
  return save_locations (db, NULL, channel, error)
         && duo_spec_table_save (db, "channel", duo_channel_get_id (channel), none, duo_channel_get_specs (channel), error);
}

static gboolean
update (DuoDatabase *db, DuoChannel *channel, GError **error)
{
  const gint64 id = duo_channel_get_id (channel);
  const gint64 rev = duo_channel_get_rev (channel);
  g_autoptr (DuoChannel) current = duo_channel_table_get (db, id, error);
  g_autoptr (DuoStatement) stmt = NULL;

  if (current == NULL || !duo_table_check_rev ("channel", id, rev, duo_channel_get_rev (current), error))
    return FALSE;
  if (duo_channel_equal (channel, current))
    return TRUE; /* nothing to write: its revision stays */

  /* Raised for an answer or a location too: the channel is what people hold in their hands. */
  stmt = duo_database_prepare (db,
                               "UPDATE channel SET uid = $1, rev = rev + 1, institution = $2, profile = $3, kind = $4, name = $5,"
                               " status = $6, valid_from = $7, origin = $8, confirmed = $9, note = $10, confirmed_last = $11,"
                               " sort_key = $12 WHERE id = $13 AND rev = $14",
                               error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, channel);
  duo_statement_bind_int (stmt, "$13", id);
  duo_statement_bind_int (stmt, "$14", rev);
  if (!duo_table_run_save (db, stmt, "channel", id, error))
    return FALSE;

  duo_channel_set_rev (channel, rev + 1);
  return save_locations (db, current, channel, error)
         && duo_spec_table_save (db, "channel", id, duo_channel_get_specs (current), duo_channel_get_specs (channel), error);
}

/**
 * duo_channel_table_save:
 *
 * Adds the channel when its id is 0, else writes it over the rows that it was read from, locations and answers
 * included. After success it has its id and revision. %DUO_ERROR_CONFLICT: somebody else has written it since, or
 * removed what it refers to; %DUO_ERROR_NOT_FOUND: it is gone; %DUO_ERROR_INVALID: no name.
 */
gboolean
duo_channel_table_save (DuoDatabase *db, DuoChannel *channel, GError **error)
{
  if (!duo_table_check_text ("channel", duo_channel_get_id (channel), "name", duo_channel_get_name (channel), error))
    return FALSE;

  return duo_channel_get_id (channel) == 0 ? insert (db, channel, error) : update (db, channel, error);
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
  return save_locations (db, current, empty, error)
         && duo_spec_table_save (db, "channel", id, duo_channel_get_specs (current), none, error)
         && duo_table_unlink_actions (db, "channel", id, error) && duo_table_remove (db, "channel", id, rev, error);
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
