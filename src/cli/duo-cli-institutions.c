/* SPDX-License-Identifier: EUPL-1.2 */
/* institutions: reading the register in, and looking in it. */
#include <glib/gi18n.h>

#include "duo-cli-answer.h"
#include "duo-cli-channels.h"
#include "duo-cli-commands.h"
#include "duo-cli-output.h"
#include "duo-cli-people.h"
#include "duo-cli-values.h"
#include "duo-error.h"
#include "duo-history-service.h"
#include "duo-register-service.h"
#include "duo-register-text.h"
#include "duo-words.h"

/* ---- Import ---- */

/* Whether a table of a zip is something else than the register, or nothing: that is said, and no failure. */
static gboolean
is_beside_it (const GError *error)
{
  return g_error_matches (error, DUO_ERROR, DUO_ERROR_FILE_UNKNOWN) || g_error_matches (error, DUO_ERROR, DUO_ERROR_FILE_EMPTY);
}

/* Reads all that can be read. *@failed: whether something could not be, which was said. */
static GPtrArray *
read_files (DuoCli   *cli,
            guint32   as_of,
            gboolean *failed)
{
  GPtrArray *files = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_register_file_free);

  for (guint i = 0; i < cli->arguments->len; i++)
    {
      const char *path = duo_cli_get_argument (cli, i);
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func (g_object_unref);
      g_autoptr (GPtrArray) tables
        = duo_register_read_file (path, NULL, as_of, duo_clock_get_today (cli->clock), refused, NULL, &error);

      if (tables == NULL)
        {
          (void) duo_cli_fail_file (error, path);
          *failed = TRUE;
          continue;
        }
      for (guint j = 0; j < refused->len; j++)
        {
          const DuoChangeItem *item = refused->pdata[j];

          (void) duo_cli_fail_file (item->trouble, item->value);
          *failed = *failed || !is_beside_it (item->trouble);
        }
      g_ptr_array_extend_and_steal (files, g_steal_pointer (&tables));
    }

  return files;
}

/* A date that was only supposed decides what overwrites what: that is said. */
static void
say_dates (GPtrArray *files)
{
  for (guint i = 0; i < files->len; i++)
    {
      const DuoRegisterFile *file = files->pdata[i];
      g_autofree char *day = duo_day_to_string (file->as_of);

      if (!file->as_of_found)
        duo_cli_say (_("%s does not say what day it tells about; taken as %s. Use --as-of to say another."), file->name, day);
    }
}

/* What an older file brings and a later one does not have is taken over as it was then, and said. */
static void
say_outdated (GPtrArray *sets)
{
  for (guint i = 0; i < sets->len; i++)
    {
      DuoChangeSet *set = sets->pdata[i];
      const guint n = duo_change_set_count_outdated (set);

      if (n > 0)
        duo_cli_say (ngettext ("%s: %u is not in the list that came after it. It is taken over as it was then, and not closed.",
                               "%s: %u are not in the list that came after it. They are taken over as they were then, and not closed.", n),
                     set->file, n);
    }
}

static gboolean
is_something_new (GPtrArray *sets)
{
  for (guint i = 0; i < sets->len; i++)
    if (duo_change_set_count_ticked (sets->pdata[i]) > 0)
      return TRUE;

  return FALSE;
}

/* Compares the files with the store that is there, or with none, and stores what they bring. */
static DuoCliStatus
import_files (DuoCli    *cli,
              GPtrArray *files)
{
  const gboolean is_new = !g_file_test (cli->store_path, G_FILE_TEST_EXISTS);
  g_autoptr (GPtrArray) sets = NULL;
  g_autoptr (GError) error = NULL;

  if (!is_new && !duo_cli_open_store (cli, cli->store_path, DUO_STORE_OPEN_EXISTING))
    return DUO_CLI_NOTHING;
  sets = duo_register_preview (cli->context, files, &error);
  if (sets == NULL)
    return duo_cli_fail_file (error, cli->store_path);

  say_outdated (sets);
  /* What is the same is noted as known from this file too, so an existing store is always written to. */
  if (!duo_cli_has_option (cli, "dry-run") && (!is_new || is_something_new (sets)))
    {
      if (is_new && !duo_cli_open_store (cli, cli->store_path, DUO_STORE_OPEN_OR_CREATE))
        return DUO_CLI_NOTHING;
      if (!duo_register_apply_sets (cli->context, sets, &error))
        return duo_cli_fail_file (error, cli->store_path);
    }

  return duo_cli_answer_imports (cli, sets);
}

DuoCliStatus
duo_cli_institutions_import (DuoCli *cli)
{
  const char *text = duo_cli_get_option (cli, "as-of");
  g_autoptr (GPtrArray) files = NULL;
  gboolean failed = FALSE;
  guint32 as_of = 0;
  DuoCliStatus status;

  if (text != NULL && !duo_day_parse (text, &as_of))
    return duo_cli_usage (cli, _("‘%s’ is not a day. Write it as 2020-10-14."), text);

  files = read_files (cli, as_of, &failed);
  if (files->len == 0)
    return DUO_CLI_NOTHING;

  say_dates (files);
  status = import_files (cli, files);
  duo_cli_close_store (cli);
  return status == DUO_CLI_DONE && failed ? DUO_CLI_PARTLY : status;
}

/* ---- List ---- */

/* "" is not known. */
static void
json_known (JsonBuilder *builder,
            const char  *name,
            const char  *text)
{
  duo_cli_json_text (builder, name, text != NULL && *text != '\0' ? text : NULL);
}

static void
json_sectors (JsonBuilder  *builder,
              DuoSectorSet  sectors)
{
  json_builder_set_member_name (builder, "sectors");
  json_builder_begin_array (builder);
  for (guint i = 0; i < DUO_N_SECTORS; i++)
    if (duo_sector_set_contains (sectors, (DuoSector) i))
      json_builder_add_string_value (builder, duo_sector_to_string ((DuoSector) i));
  json_builder_end_array (builder);
}

/* The answers of the institution, the oldest first; NULL for none. @answers: as duo_people_load_answers() gives them. */
static GPtrArray *
find_answers (GHashTable     *answers,
              DuoInstitution *institution)
{
  const gint64 id = duo_institution_get_id (institution);

  return g_hash_table_lookup (answers, &id);
}

static void
json_institution (JsonBuilder    *builder,
                  DuoInstitution *institution,
                  GPtrArray      *answers,
                  guint32         today)
{
  static const struct
  {
    const char        *name;
    DuoInstitutionText text;
  } texts[] = {
    { "province", DUO_INSTITUTION_PROVINCE },     { "website", DUO_INSTITUTION_WEBSITE },
    { "open_from", DUO_INSTITUTION_OPEN_FROM },   { "open_until", DUO_INSTITUTION_OPEN_UNTIL },
    { "successor", DUO_INSTITUTION_SUCCESSOR },   { "owner", DUO_INSTITUTION_OWNER },
  };
  g_autofree char *place = duo_display_place (duo_institution_get_text (institution, DUO_INSTITUTION_PLACE));

  json_known (builder, "brin", duo_institution_get_text (institution, DUO_INSTITUTION_BRIN));
  duo_cli_json_text (builder, "name", duo_institution_get_text (institution, DUO_INSTITUTION_NAME));
  json_known (builder, "short_name", duo_institution_get_text (institution, DUO_INSTITUTION_SHORT_NAME));
  duo_cli_json_text (builder, "kind", duo_institution_kind_to_string (duo_institution_get_kind (institution)));
  json_known (builder, "board", duo_institution_get_text (institution, DUO_INSTITUTION_BOARD));
  json_sectors (builder, duo_institution_get_sectors (institution));
  json_known (builder, "place", place);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    json_known (builder, texts[i].name, duo_institution_get_text (institution, texts[i].text));
  duo_cli_json_willingness (builder, duo_institution_get_sectors (institution), answers, today);
}

static void
print_list (GPtrArray  *rows,
            GHashTable *answers,
            guint32     today)
{
  g_autoptr (DuoCliTable) table = duo_cli_table_new (_("BRIN"), _("Name"), _("Board"), _("Sectors"), _("Place"), C_("column", "Owner"),
                                                     _("Willing"), _("Open until"), _("Successor"), NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      DuoInstitution *institution = rows->pdata[i];
      g_autofree char *place = duo_display_place (duo_institution_get_text (institution, DUO_INSTITUTION_PLACE));
      g_autofree char *sectors = duo_words_sectors (duo_institution_get_sectors (institution));
      g_autofree char *willing
        = duo_cli_willingness_words (duo_institution_get_sectors (institution), find_answers (answers, institution), today);

      duo_cli_table_add (table, duo_institution_get_text (institution, DUO_INSTITUTION_BRIN),
                         duo_institution_get_text (institution, DUO_INSTITUTION_NAME),
                         duo_institution_get_text (institution, DUO_INSTITUTION_BOARD), sectors, place,
                         duo_institution_get_text (institution, DUO_INSTITUTION_OWNER), willing,
                         duo_institution_get_text (institution, DUO_INSTITUTION_OPEN_UNTIL),
                         duo_institution_get_text (institution, DUO_INSTITUTION_SUCCESSOR), NULL);
    }
  duo_cli_table_print (table);
}

DuoCliStatus
duo_cli_institutions_list (DuoCli *cli)
{
  const char *text = duo_cli_get_option (cli, "sector");
  const guint32 today = duo_clock_get_today (cli->clock);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GHashTable) answers = NULL;
  g_autoptr (GError) error = NULL;
  DuoSector sector = DUO_SECTOR_VO;
  guint limit;

  if ((text != NULL && !duo_cli_read_sector (cli, text, &sector)) || !duo_cli_read_limit (cli, &limit))
    return DUO_CLI_USAGE;

  rows = duo_register_list (cli->context, text != NULL ? 1u << sector : DUO_SECTOR_SET_NONE, duo_cli_get_option (cli, "search"), limit,
                            &error);
  if (rows == NULL)
    return duo_cli_fail_file (error, cli->store_path);
  answers = duo_people_load_answers (cli->context, &error);
  if (answers == NULL)
    return duo_cli_fail_file (error, cli->store_path);

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_array (builder);
      for (guint i = 0; i < rows->len; i++)
        {
          json_builder_begin_object (builder);
          json_institution (builder, rows->pdata[i], find_answers (answers, rows->pdata[i]), today);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
      duo_cli_print_json (builder);
    }
  else if (rows->len == 0)
    {
      duo_cli_print ("%s", _("No institution was found."));
    }
  else
    {
      print_list (rows, answers, today);
    }

  return DUO_CLI_DONE;
}

/* ---- Show ---- */

static const char *
get (DuoRegisterRecord *record,
     DuoRegisterField   field)
{
  const char *text = duo_register_record_get (record, field);

  return text != NULL ? text : "";
}

/* Begins the member @name, an array. */
static void
begin_array (JsonBuilder *builder,
             const char  *name)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
}

static void
json_locations (JsonBuilder *builder,
                GPtrArray   *locations)
{
  begin_array (builder, "locations");
  for (guint i = 0; i < locations->len; i++)
    {
      DuoRegisterRecord *location = locations->pdata[i];
      g_autofree char *place = duo_display_place (get (location, DUO_REGISTER_PLACE));

      json_builder_begin_object (builder);
      duo_cli_json_text (builder, "code", location->key);
      duo_cli_json_text (builder, "name", get (location, DUO_REGISTER_NAME));
      json_known (builder, "street", get (location, DUO_REGISTER_STREET));
      json_known (builder, "house_number", get (location, DUO_REGISTER_HOUSE_NUMBER));
      json_known (builder, "postcode", get (location, DUO_REGISTER_POSTCODE));
      json_known (builder, "place", place);
      json_known (builder, "phone", get (location, DUO_REGISTER_PHONE));
      json_known (builder, "website", get (location, DUO_REGISTER_WEBSITE));
      json_known (builder, "open_until", get (location, DUO_REGISTER_OPEN_UNTIL));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
json_register (JsonBuilder        *builder,
               DuoInstitutionCard *card)
{
  begin_array (builder, "former_names");
  for (guint i = 0; i < card->names->len; i++)
    json_builder_add_string_value (builder, get (card->names->pdata[i], DUO_REGISTER_NAME));
  json_builder_end_array (builder);

  begin_array (builder, "transitions");
  for (guint i = 0; i < card->transitions->len; i++)
    {
      DuoRegisterRecord *transition = card->transitions->pdata[i];

      json_builder_begin_object (builder);
      duo_cli_json_text (builder, "from", get (transition, DUO_REGISTER_FROM_CODE));
      duo_cli_json_text (builder, "to", get (transition, DUO_REGISTER_TO_CODE));
      duo_cli_json_text (builder, "day", get (transition, DUO_REGISTER_DAY));
      duo_cli_json_text (builder, "kind", get (transition, DUO_REGISTER_TRANSITION));
      duo_cli_json_flag (builder, "complete", g_str_equal (get (transition, DUO_REGISTER_COMPLETE), "J"));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  begin_array (builder, "counts");
  for (guint i = 0; i < card->counts->len; i++)
    {
      DuoRegisterRecord *count = card->counts->pdata[i];
      const char *persons = get (count, DUO_REGISTER_PERSONS);

      json_builder_begin_object (builder);
      duo_cli_json_text (builder, "code", get (count, DUO_REGISTER_CODE));
      duo_cli_json_text (builder, "sector", get (count, DUO_REGISTER_SECTOR));
      duo_cli_json_number (builder, "year", g_ascii_strtoll (get (count, DUO_REGISTER_YEAR), NULL, 10));
      if (*persons != '\0')
        duo_cli_json_number (builder, "persons", g_ascii_strtoll (persons, NULL, 10));
      else
        duo_cli_json_text (builder, "persons", NULL);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
json_history (JsonBuilder *builder,
              GPtrArray   *history)
{
  begin_array (builder, "history");
  for (guint i = 0; i < history->len; i++)
    {
      const DuoHistoryEntry *entry = history->pdata[i];
      g_autofree char *words = duo_words_change (duo_change_kind_to_string (duo_change_get_kind (entry->change)),
                                                 duo_change_get_object_kind (entry->change), entry->title);

      json_builder_begin_object (builder);
      duo_cli_json_number (builder, "id", duo_change_get_id (entry->change));
      duo_cli_json_text (builder, "when", duo_change_get_when (entry->change));
      duo_cli_json_text (builder, "who", entry->who);
      duo_cli_json_text (builder, "text", words);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
show_json (DuoInstitutionCard *card,
           DuoPeople          *people,
           GPtrArray          *channels,
           GPtrArray          *places,
           GPtrArray          *history,
           guint32             today)
{
  static const char *const nothing_yet[] = { "participations" };
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DuoInstitution *institution = card->institution;

  json_builder_begin_object (builder);
  json_institution (builder, institution, people->answers, today);
  json_known (builder, "board_name", duo_institution_get_text (institution, DUO_INSTITUTION_BOARD_NAME));
  json_known (builder, "street", duo_institution_get_text (institution, DUO_INSTITUTION_STREET));
  json_known (builder, "house_number", duo_institution_get_text (institution, DUO_INSTITUTION_HOUSE_NUMBER));
  json_known (builder, "postcode", duo_institution_get_text (institution, DUO_INSTITUTION_POSTCODE));
  json_known (builder, "phone", duo_institution_get_text (institution, DUO_INSTITUTION_PHONE));
  json_known (builder, "email", duo_institution_get_text (institution, DUO_INSTITUTION_EMAIL));
  json_locations (builder, card->locations);
  json_register (builder, card);
  duo_cli_json_people (builder, people, today);
  begin_array (builder, "channels");
  for (guint i = 0; i < channels->len; i++)
    duo_cli_json_channel (builder, channels->pdata[i], places);
  json_builder_end_array (builder);
  for (gsize i = 0; i < G_N_ELEMENTS (nothing_yet); i++)
    {
      begin_array (builder, nothing_yet[i]);
      json_builder_end_array (builder);
    }
  json_history (builder, history);
  json_builder_end_object (builder);
  duo_cli_print_json (builder);
}

static void
print_known (const char *label,
             const char *text)
{
  if (text != NULL && *text != '\0')
    duo_cli_print ("%s: %s", label, text);
}

static void
show_text (DuoInstitutionCard *card,
           DuoPeople          *people,
           guint32             today)
{
  DuoInstitution *institution = card->institution;
  g_autofree char *place = duo_display_place (duo_institution_get_text (institution, DUO_INSTITUTION_PLACE));
  g_autofree char *sectors = duo_words_sectors (duo_institution_get_sectors (institution));
  g_autofree char *willing = duo_cli_willingness_words (duo_institution_get_sectors (institution), people->answers, today);

  duo_cli_print ("%s %s", duo_institution_get_text (institution, DUO_INSTITUTION_BRIN),
                 duo_institution_get_text (institution, DUO_INSTITUTION_NAME));
  print_known (_("Short name"), duo_institution_get_text (institution, DUO_INSTITUTION_SHORT_NAME));
  print_known (_("Sectors"), sectors);
  print_known (_("Board"), duo_institution_get_text (institution, DUO_INSTITUTION_BOARD));
  print_known (_("Place"), place);
  print_known (C_("column", "Owner"), duo_people_get_manager_name (people, people->owner));
  print_known (_("Substitute"), duo_people_get_manager_name (people, people->substitute));
  print_known (_("Willing"), willing);
  print_known (_("Website"), duo_institution_get_text (institution, DUO_INSTITUTION_WEBSITE));
  print_known (_("Open until"), duo_institution_get_text (institution, DUO_INSTITUTION_OPEN_UNTIL));
  print_known (_("Successor"), duo_institution_get_text (institution, DUO_INSTITUTION_SUCCESSOR));
  for (guint i = 0; i < card->names->len; i++)
    print_known (_("Former name"), get (card->names->pdata[i], DUO_REGISTER_NAME));

  if (card->locations->len > 0)
    {
      g_autoptr (DuoCliTable) table = duo_cli_table_new (_("Location"), _("Name"), _("Place"), NULL);

      for (guint i = 0; i < card->locations->len; i++)
        {
          DuoRegisterRecord *location = card->locations->pdata[i];
          g_autofree char *shown = duo_display_place (get (location, DUO_REGISTER_PLACE));

          duo_cli_table_add (table, location->key, get (location, DUO_REGISTER_NAME), shown, NULL);
        }
      duo_cli_print ("%s", "");
      duo_cli_table_print (table);
    }
  duo_cli_print_people (people, today);
}

DuoCliStatus
duo_cli_institutions_show (DuoCli *cli)
{
  const guint32 today = duo_clock_get_today (cli->clock);
  g_autofree char *brin = NULL;
  g_autoptr (DuoInstitutionCard) card = NULL;
  g_autoptr (DuoPeople) people = NULL;
  g_autoptr (GPtrArray) channels = NULL;
  g_autoptr (GPtrArray) places = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;

  if (!duo_cli_read_brin (cli, duo_cli_get_argument (cli, 0), &brin))
    return DUO_CLI_USAGE;

  card = duo_register_get_card (cli->context, brin, &error);
  if (card == NULL)
    return duo_cli_fail (error, brin);
  people = duo_people_load (cli->context, duo_institution_get_id (card->institution), &error);
  if (people == NULL)
    return duo_cli_fail_file (error, cli->store_path);
  channels = duo_channels_list (cli->context, DUO_CHANNELS_OF_INSTITUTION, duo_institution_get_id (card->institution), &error);
  if (channels == NULL)
    return duo_cli_fail_file (error, cli->store_path);
  if (!cli->json)
    {
      show_text (card, people, today);
      if (channels->len > 0)
        {
          duo_cli_print ("%s", "");
          duo_cli_print_channels (channels);
        }
      return DUO_CLI_DONE;
    }

  history = duo_history_list (cli->context, DUO_OBJECT_INSTITUTION, duo_institution_get_id (card->institution), 0, &error);
  if (history == NULL)
    return duo_cli_fail_file (error, cli->store_path);
  places = duo_channel_places_list (cli->context, duo_institution_get_id (card->institution), &error);
  if (places == NULL)
    return duo_cli_fail_file (error, cli->store_path);
  show_json (card, people, channels, places, history, today);
  return DUO_CLI_DONE;
}
