/* SPDX-License-Identifier: EUPL-1.2 */
/* channels: list, import and export. */
#include "duo-cli-channels.h"

#include <glib/gi18n.h>

#include "duo-channels-file.h"
#include "duo-cli-answer.h"
#include "duo-cli-commands.h"
#include "duo-cli-new-store.h"
#include "duo-cli-output.h"
#include "duo-cli-values.h"
#include "duo-words-spec.h"

static void
json_spec (JsonBuilder *builder, const DuoSpecValue *value, gboolean inherited)
{
  g_autofree char *day = value->confirmed_on != 0 ? duo_day_to_string (value->confirmed_on) : NULL;

  json_builder_begin_object (builder);
  duo_cli_json_flag (builder, "known", value->known);
  duo_cli_json_text (builder, "value", value->known ? value->text : NULL);
  duo_cli_json_text (builder, "words", *value->words != '\0' ? value->words : NULL);
  duo_cli_json_text (builder, "origin", duo_origin_to_string (value->origin));
  duo_cli_json_text (builder, "confirmed_on", day);
  duo_cli_json_flag (builder, "inherited", inherited);
  json_builder_end_object (builder);
}

/* The answers that count, by field; those that were not asked are not there. */
static void
json_specs (JsonBuilder *builder, DuoChannelEntry *entry)
{
  const DuoSpecs *inherited = entry->profile != NULL ? duo_profile_get_specs (entry->profile) : NULL;

  json_builder_set_member_name (builder, "specs");
  json_builder_begin_object (builder);
  for (guint i = 0; i < DUO_N_SPEC_FIELDS; i++)
    {
      const DuoSpecField field = (DuoSpecField) i;
      DuoSpecOrigin origin;
      const DuoSpecValue *value = duo_specs_effective (duo_channel_get_specs (entry->channel), inherited, field, &origin);

      if (value == NULL || duo_spec_field_weight (field, entry->specs.kind) == DUO_SPEC_NOT_APPLICABLE)
        continue;
      json_builder_set_member_name (builder, duo_spec_field_to_string (field));
      json_spec (builder, value, origin == DUO_SPEC_INHERITED);
    }
  json_builder_end_object (builder);
}

/* Codes of the locations that it is at; null for all of them. */
static void
json_locations (JsonBuilder *builder, DuoChannel *channel, GPtrArray *places)
{
  guint n;
  const gint64 *ids = duo_channel_get_locations (channel, &n);

  json_builder_set_member_name (builder, "locations");
  if (n == 0)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_array (builder);
  for (guint i = 0; i < places->len; i++)
    {
      const DuoChannelPlace *place = places->pdata[i];

      for (guint j = 0; j < n; j++)
        if (ids[j] == place->id)
          json_builder_add_string_value (builder, place->code);
    }
  json_builder_end_array (builder);
}

/* Adds a channel as an object. @places: (element-type DuoChannelPlace): those of its institution, or of all. */
void
duo_cli_json_channel (JsonBuilder *builder, DuoChannelEntry *entry, GPtrArray *places)
{
  DuoChannel *channel = entry->channel;

  json_builder_begin_object (builder);
  duo_cli_json_number (builder, "id", duo_channel_get_id (channel));
  duo_cli_json_text (builder, "uid", duo_channel_get_uid (channel));
  duo_cli_json_text (builder, "brin", *entry->brin != '\0' ? entry->brin : NULL);
  duo_cli_json_text (builder, "institution", entry->owner);
  duo_cli_json_text (builder, "kind", duo_channel_kind_to_string (duo_channel_get_kind (channel)));
  duo_cli_json_text (builder, "name", duo_channel_get_name (channel));
  duo_cli_json_text (builder, "profile", entry->profile != NULL ? duo_profile_get_name (entry->profile) : NULL);
  duo_cli_json_text (builder, "status", duo_channel_status_to_string (duo_channel_get_status (channel)));
  json_locations (builder, channel, places);
  duo_cli_json_when (builder, "valid_from", duo_channel_get_valid_from (channel));
  duo_cli_json_text (builder, "origin", duo_origin_to_string (duo_channel_get_origin (channel)));
  duo_cli_json_when (builder, "confirmed", duo_channel_get_confirmed (channel));
  duo_cli_json_text (builder, "note", duo_channel_get_note (channel));
  json_specs (builder, entry);
  json_builder_end_object (builder);
}

/* Prints a table of them. @entries: (element-type DuoChannelEntry): at least one. */
void
duo_cli_print_channels (GPtrArray *entries)
{
  g_autoptr (DuoCliTable) table = duo_cli_table_new (_("BRIN"), _("Institution"), _("Kind"), _("Name"), _("What is known"), _("What is missing"), NULL);

  for (guint i = 0; i < entries->len; i++)
    {
      const DuoChannelEntry *entry = entries->pdata[i];
      g_autofree char *summary = duo_words_channel_summary (&entry->specs);
      g_autofree char *gap = duo_words_channel_gap (&entry->specs);

      duo_cli_table_add (table, entry->brin, entry->owner, duo_words_channel_kind (entry->specs.kind),
                         duo_channel_get_name (entry->channel), summary, gap != NULL ? gap : "", NULL);
    }
  duo_cli_table_print (table);
}

DuoCliStatus
duo_cli_channels_list (DuoCli *cli)
{
  g_autofree char *brin = NULL;
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GPtrArray) places = NULL;
  g_autoptr (GError) error = NULL;

  if (!duo_cli_read_brin (cli, duo_cli_get_option (cli, "institution"), &brin))
    return DUO_CLI_USAGE;
  entries = duo_channels_list (cli->context, DUO_CHANNELS_ALL, 0, &error);
  places = entries != NULL ? duo_channel_places_list (cli->context, 0, &error) : NULL;
  if (places == NULL)
    return duo_cli_fail_file (error, cli->store_path);

  for (guint i = entries->len; brin != NULL && i > 0; i--)
    if (!g_str_equal (((DuoChannelEntry *) entries->pdata[i - 1])->brin, brin))
      g_ptr_array_remove_index (entries, i - 1);
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_array (builder);
      for (guint i = 0; i < entries->len; i++)
        duo_cli_json_channel (builder, entries->pdata[i], places);
      json_builder_end_array (builder);
      duo_cli_print_json (builder);
    }
  else if (entries->len > 0)
    duo_cli_print_channels (entries);
  else
    duo_cli_print ("%s", _("No channel was found."));

  return DUO_CLI_DONE;
}

static DuoChangeSet *
read_channels (DuoCli *cli, const char *path, gpointer data, GError **error)
{
  return duo_channels_read_import (cli->context, path, error);
}

static gboolean
apply_channels (DuoCli *cli, DuoChangeSet *set, GError **error)
{
  return duo_channels_apply_import (cli->context, set, error);
}

DuoCliStatus
duo_cli_channels_import (DuoCli *cli)
{
  return duo_cli_import (cli, read_channels, NULL, apply_channels);
}

DuoCliStatus
duo_cli_channels_export (DuoCli *cli)
{
  return duo_cli_export (cli, duo_channels_export);
}
