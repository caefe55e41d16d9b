/* SPDX-License-Identifier: EUPL-1.2 */
/* What the cells of a table of channels mean, in Dutch, out and in. */
#include "duo-channels-table.h"

#include "duo-dutch-spec.h"
#include "duo-dutch.h"
#include "duo-fold.h"
#include "duo-when-text.h"

#define SEPARATOR ", "

/* Code in change sets, heading in files. */
static const struct
{
  const char *code;
  const char *heading;
} fixed[DUO_CHANNELS_SPECS] = {
  [DUO_CHANNELS_KEY] = { "uid", "Kenmerk" },
  [DUO_CHANNELS_BRIN] = { "brin", "BRIN" },
  [DUO_CHANNELS_OWNER] = { "institution", "Instelling" },
  [DUO_CHANNELS_KIND] = { "kind", "Soort" },
  [DUO_CHANNELS_NAME] = { "name", "Naam" },
  [DUO_CHANNELS_PROFILE] = { "profile", "Profiel" },
  [DUO_CHANNELS_STATUS] = { "status", "Status" },
  [DUO_CHANNELS_LOCATIONS] = { "locations", "Vestigingen" },
  [DUO_CHANNELS_VALID_FROM] = { "valid_from", "Geldig vanaf" },
  [DUO_CHANNELS_CONFIRMED] = { "confirmed", "Bevestigd op" },
  [DUO_CHANNELS_NOTE] = { "note", "Notitie" },
};

/* What the store has */

static gboolean
brins_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  *result = duo_channel_table_list_brins (db, error);
  return *result != NULL;
}

/* Returns: (transfer full) (nullable): all of it, as the store has it now. */
DuoChannelsAround *
duo_channels_around_load (DuoContext *context, GError **error)
{
  g_autoptr (DuoChannelsAround) self = g_new0 (DuoChannelsAround, 1);
  gpointer brins = NULL;

  self->entries = duo_channels_list (context, DUO_CHANNELS_ALL, 0, error);
  if (self->entries == NULL)
    return NULL;
  self->profiles = duo_profiles_list (context, error);
  if (self->profiles == NULL)
    return NULL;
  self->partners = duo_partners_list (context, error);
  if (self->partners == NULL)
    return NULL;
  self->places = duo_channel_places_list (context, 0, error);
  if (self->places == NULL || !duo_store_read (duo_context_get_store (context), brins_job, NULL, &brins, error))
    return NULL;

  self->brins = brins;
  return g_steal_pointer (&self);
}

void
duo_channels_around_free (DuoChannelsAround *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  g_clear_pointer (&self->partners, g_ptr_array_unref);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->brins, g_hash_table_unref);
  g_free (self);
}

static gboolean
is_same (const char *a, const char *b)
{
  g_autofree char *first = duo_fold_text (a);
  g_autofree char *second = duo_fold_text (b);

  return g_str_equal (first, second);
}

/* @brin: "" for a partner, which @name says then. Returns: the id of the institution or partner; 0 for none. */
gint64
duo_channels_around_find_owner (DuoChannelsAround *self, const char *brin, const char *name)
{
  const gint64 *id = *brin != '\0' ? g_hash_table_lookup (self->brins, brin) : NULL;

  if (id != NULL)
    return *id;
  for (guint i = 0; *brin == '\0' && i < self->partners->len; i++)
    if (is_same (duo_partner_get_name (self->partners->pdata[i]), name))
      return duo_partner_get_id (self->partners->pdata[i]);

  return 0;
}

/* Columns */

/* Returns: (transfer none): the heading of a column in a file. */
const char *
duo_channels_column_heading (guint column)
{
  return column < DUO_CHANNELS_SPECS ? fixed[column].heading : duo_dutch_spec_field ((DuoSpecField) (column - DUO_CHANNELS_SPECS));
}

/* Returns: (transfer none): the code of a field in a change set. */
const char *
duo_channels_column_code (guint column)
{
  return column < DUO_CHANNELS_SPECS ? fixed[column].code : duo_spec_field_to_string ((DuoSpecField) (column - DUO_CHANNELS_SPECS));
}

/* Returns: whether @heading is that of a column, in Dutch or by its code. */
gboolean
duo_channels_column_find (const char *heading, guint *column)
{
  for (guint i = 0; i < DUO_N_CHANNELS_COLUMNS; i++)
    {
      if (!is_same (heading, duo_channels_column_heading (i)) && g_strcmp0 (heading, duo_channels_column_code (i)) != 0)
        continue;
      *column = i;
      return TRUE;
    }

  return FALSE;
}

/* Returns: whether the column says something of a channel, and not which one it is. A contact is of no use in a file:
 * it has no name there. */
gboolean
duo_channels_column_is_data (guint column)
{
  return column >= DUO_CHANNELS_KIND
         && (column < DUO_CHANNELS_SPECS
             || duo_spec_field_info ((DuoSpecField) (column - DUO_CHANNELS_SPECS))->type != DUO_SPEC_TYPE_CONTACT);
}

static char *
dup_locations (DuoChannel *channel, DuoChannelsAround *around)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n;
  const gint64 *ids = duo_channel_get_locations (channel, &n);

  for (guint i = 0; i < around->places->len; i++)
    {
      const DuoChannelPlace *place = around->places->pdata[i];

      for (guint j = 0; j < n; j++)
        if (ids[j] == place->id)
          g_string_append_printf (text, "%s%s", text->len > 0 ? SEPARATOR : "", place->code);
    }

  return n == 0 ? g_strdup (DUO_DUTCH_ALL_LOCATIONS) : g_string_free (g_steal_pointer (&text), FALSE);
}

static const char *
profile_name (DuoChannel *channel, DuoChannelsAround *around)
{
  for (guint i = 0; i < around->profiles->len; i++)
    if (duo_profile_get_id (around->profiles->pdata[i]) == duo_channel_get_profile (channel))
      return duo_profile_get_name (around->profiles->pdata[i]);

  return "";
}

/* Returns: (transfer full): what a cell says of @channel itself, not of its owner; "" for nothing. */
char *
duo_channels_column_dup_text (guint column, DuoChannel *channel, DuoChannelsAround *around)
{
  switch (column)
    {
    case DUO_CHANNELS_KEY:
      return g_strdup (duo_channel_get_uid (channel));
    case DUO_CHANNELS_KIND:
      return g_strdup (duo_dutch_channel_kind (duo_channel_get_kind (channel)));
    case DUO_CHANNELS_NAME:
      return g_strdup (duo_channel_get_name (channel));
    case DUO_CHANNELS_PROFILE:
      return g_strdup (profile_name (channel, around));
    case DUO_CHANNELS_STATUS:
      return g_strdup (duo_dutch_channel_status (duo_channel_get_status (channel)));
    case DUO_CHANNELS_LOCATIONS:
      return dup_locations (channel, around);
    case DUO_CHANNELS_VALID_FROM:
      return duo_when_to_string (duo_channel_get_valid_from (channel));
    case DUO_CHANNELS_CONFIRMED:
      return duo_when_to_string (duo_channel_get_confirmed (channel));
    case DUO_CHANNELS_NOTE:
      return g_strdup (duo_channel_get_note (channel));
    case DUO_CHANNELS_BRIN:
    case DUO_CHANNELS_OWNER:
      return g_strdup ("");
    default:
      return duo_dutch_spec_value ((DuoSpecField) (column - DUO_CHANNELS_SPECS),
                                   duo_specs_get (duo_channel_get_specs (channel), (DuoSpecField) (column - DUO_CHANNELS_SPECS)));
    }
}

static DuoRefusal
take_profile (DuoChannel *channel, const char *text, DuoChannelsAround *around)
{
  for (guint i = 0; i < around->profiles->len; i++)
    {
      DuoProfile *profile = around->profiles->pdata[i];

      if (is_same (duo_profile_get_name (profile), text) && duo_profile_get_kind (profile) == duo_channel_get_kind (channel))
        {
          duo_channel_set_profile (channel, duo_profile_get_id (profile));
          return DUO_REFUSAL_NONE;
        }
    }

  return DUO_REFUSAL_BAD_VALUE;
}

/* The id of the location @code, if it is of that institution. */
static gint64
find_place (DuoChannelsAround *around, gint64 institution, const char *code)
{
  for (guint i = 0; i < around->places->len; i++)
    {
      const DuoChannelPlace *place = around->places->pdata[i];

      if (place->institution == institution && g_ascii_strcasecmp (place->code, code) == 0)
        return place->id;
    }

  return 0;
}

static DuoRefusal
take_locations (DuoChannel *channel, const char *text, DuoChannelsAround *around)
{
  g_auto (GStrv) codes = g_strsplit_set (text, ",; ", -1);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; !is_same (text, DUO_DUTCH_ALL_LOCATIONS) && codes[i] != NULL; i++)
    {
      const gint64 id = *codes[i] != '\0' ? find_place (around, duo_channel_get_institution (channel), codes[i]) : 0;

      if (*codes[i] == '\0')
        continue;
      if (id == 0)
        return DUO_REFUSAL_BAD_CODE;
      g_array_append_val (ids, id);
    }

  duo_channel_set_locations (channel, (const gint64 *) (gpointer) ids->data, ids->len);
  return DUO_REFUSAL_NONE;
}

/* What says the same stays as it is, with its words and origin. */
static DuoRefusal
take_spec (DuoChannel *channel, DuoSpecField field, const char *text)
{
  const DuoSpecValue *before = duo_specs_get (duo_channel_get_specs (channel), field);
  const gboolean known = !is_same (text, DUO_DUTCH_UNKNOWN);
  g_autofree char *canonical = known ? duo_dutch_spec_canonical (field, text) : NULL;

  if (known && canonical == NULL)
    return DUO_REFUSAL_BAD_VALUE;
  if (before != NULL && before->known == known && (!known || g_str_equal (before->text, canonical)))
    return DUO_REFUSAL_NONE;

  duo_channel_take_spec (channel, field, duo_spec_value_new_told (known, field, canonical, "", DUO_ORIGIN_LIST, 0));
  return DUO_REFUSAL_NONE;
}

/* Makes @channel say what a cell says. @text: not empty: an empty cell says nothing. Returns: why it can't. */
DuoRefusal
duo_channels_column_take_text (guint column, DuoChannel *channel, const char *text, DuoChannelsAround *around)
{
  DuoChannelKind kind;
  DuoChannelStatus status;
  DuoWhen when;

  switch (column)
    {
    case DUO_CHANNELS_KIND:
      if (!duo_dutch_channel_kind_parse (text, &kind))
        return DUO_REFUSAL_BAD_VALUE;
      duo_channel_set_kind (channel, kind);
      return DUO_REFUSAL_NONE;
    case DUO_CHANNELS_NAME:
      duo_channel_set_name (channel, text);
      return DUO_REFUSAL_NONE;
    case DUO_CHANNELS_PROFILE:
      return take_profile (channel, text, around);
    case DUO_CHANNELS_STATUS:
      if (!duo_dutch_channel_status_parse (text, &status))
        return DUO_REFUSAL_BAD_VALUE;
      duo_channel_set_status (channel, status);
      return DUO_REFUSAL_NONE;
    case DUO_CHANNELS_LOCATIONS:
      return take_locations (channel, text, around);
    case DUO_CHANNELS_VALID_FROM:
    case DUO_CHANNELS_CONFIRMED:
      if (!duo_when_read (text, 0, &when))
        return DUO_REFUSAL_BAD_DATE;
      if (column == DUO_CHANNELS_CONFIRMED)
        duo_channel_set_confirmed (channel, &when);
      else
        duo_channel_set_valid_from (channel, &when);
      return DUO_REFUSAL_NONE;
    case DUO_CHANNELS_NOTE:
      duo_channel_set_note (channel, text);
      return DUO_REFUSAL_NONE;
    case DUO_CHANNELS_KEY:
    case DUO_CHANNELS_BRIN:
    case DUO_CHANNELS_OWNER:
      return DUO_REFUSAL_NONE;
    default:
      return take_spec (channel, (DuoSpecField) (column - DUO_CHANNELS_SPECS), text);
    }
}

/* Copies what a column is about. */
void
duo_channels_column_copy (guint column, DuoChannel *to, DuoChannel *from)
{
  guint n;
  const gint64 *locations;

  switch (column)
    {
    case DUO_CHANNELS_KIND:
      duo_channel_set_kind (to, duo_channel_get_kind (from));
      break;
    case DUO_CHANNELS_NAME:
      duo_channel_set_name (to, duo_channel_get_name (from));
      break;
    case DUO_CHANNELS_PROFILE:
      duo_channel_set_profile (to, duo_channel_get_profile (from));
      break;
    case DUO_CHANNELS_STATUS:
      duo_channel_set_status (to, duo_channel_get_status (from));
      break;
    case DUO_CHANNELS_LOCATIONS:
      locations = duo_channel_get_locations (from, &n);
      duo_channel_set_locations (to, locations, n);
      break;
    case DUO_CHANNELS_VALID_FROM:
      duo_channel_set_valid_from (to, duo_channel_get_valid_from (from));
      break;
    case DUO_CHANNELS_CONFIRMED:
      duo_channel_set_confirmed (to, duo_channel_get_confirmed (from));
      break;
    case DUO_CHANNELS_NOTE:
      duo_channel_set_note (to, duo_channel_get_note (from));
      break;
    case DUO_CHANNELS_KEY:
    case DUO_CHANNELS_BRIN:
    case DUO_CHANNELS_OWNER:
      break;
    default:
      duo_channel_take_spec (to, (DuoSpecField) (column - DUO_CHANNELS_SPECS),
                             duo_spec_value_copy (duo_specs_get (duo_channel_get_specs (from), (DuoSpecField) (column - DUO_CHANNELS_SPECS))));
      break;
    }
}
