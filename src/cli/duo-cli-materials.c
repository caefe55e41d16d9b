/* SPDX-License-Identifier: EUPL-1.2 */
/* materials: the files of a campaign, what they may be used for, and their release. */
#include <glib/gi18n.h>

#include "duo-calendar-service.h"
#include "duo-cli-answer.h"
#include "duo-cli-commands.h"
#include "duo-cli-output.h"
#include "duo-cli-values.h"
#include "duo-materials-service.h"
#include "duo-words-match.h"
#include "duo-words.h"

/* Members of the object that is being built: what was measured. */
static void
json_facts (JsonBuilder *builder, const DuoMediaFacts *facts)
{
  duo_cli_json_text (builder, "format", duo_media_format_to_string (facts->format));
  duo_cli_json_number (builder, "width", facts->width);
  duo_cli_json_number (builder, "height", facts->height);
  duo_cli_json_text (builder, "orientation",
                     facts->width > 0 ? duo_spec_field_info (DUO_SPEC_ORIENTATION)->codes[duo_spec_orientation_of (facts->width, facts->height)]
                                      : NULL);
  duo_cli_json_number (builder, "pages", facts->pages);
  json_builder_set_member_name (builder, "duration_s");
  if (facts->duration > 0)
    json_builder_add_double_value (builder, (gdouble) facts->duration / 1000);
  else
    json_builder_add_null_value (builder);
  duo_cli_json_text (builder, "container", *facts->container != '\0' ? facts->container : NULL);
  duo_cli_json_text (builder, "video_codec", *facts->codec != '\0' ? facts->codec : NULL);
  json_builder_set_member_name (builder, "fps");
  if (facts->frame_rate > 0)
    json_builder_add_double_value (builder, facts->frame_rate / 1000.0);
  else
    json_builder_add_null_value (builder);
  duo_cli_json_flag (builder, "audio", facts->has_audio);
  duo_cli_json_text (builder, "audio_codec", *facts->audio_codec != '\0' ? facts->audio_codec : NULL);
  duo_cli_json_number (builder, "size", facts->size);
  duo_cli_json_text (builder, "sha256", *facts->sha256 != '\0' ? facts->sha256 : NULL);
  duo_cli_json_text (builder, "text", *facts->text != '\0' ? facts->text : NULL);
  duo_cli_json_number (builder, "text_bytes", facts->text_bytes);
  duo_cli_json_number (builder, "title_chars", facts->title_chars);
  duo_cli_json_number (builder, "chars", facts->chars);
  duo_cli_json_number (builder, "words", facts->words);
  json_builder_set_member_name (builder, "notes");
  json_builder_begin_array (builder);
  for (guint note = 1; note <= DUO_MEDIA_NOTE_MOVING; note <<= 1)
    if ((facts->notes & note) != 0)
      {
        g_autofree char *words = duo_words_media_notes (note);

        json_builder_add_string_value (builder, words);
      }
  json_builder_end_array (builder);
}

static void
json_material (JsonBuilder *builder, DuoMaterial *material)
{
  g_autoptr (DuoMediaFacts) facts = duo_material_dup_facts (material);

  duo_cli_json_number (builder, "id", duo_material_get_id (material));
  duo_cli_json_text (builder, "title", duo_material_get_title (material));
  duo_cli_json_text (builder, "file", duo_material_get_file_name (material));
  duo_cli_json_number (builder, "version", duo_material_get_version (material));
  duo_cli_json_text (builder, "status", duo_material_status_to_string (duo_material_get_status (material)));
  json_facts (builder, facts);
  duo_cli_json_text (builder, "alt_text", *duo_material_get_alt_text (material) != '\0' ? duo_material_get_alt_text (material) : NULL);
  duo_cli_json_text (builder, "captions", duo_captions_to_string (duo_material_get_captions (material)));
  duo_cli_json_text (builder, "language", *duo_material_get_language (material) != '\0' ? duo_material_get_language (material) : NULL);
  duo_cli_json_text (builder, "rights", duo_rights_to_string (duo_material_get_rights (material)));
  duo_cli_json_when (builder, "rights_until", duo_material_get_rights_until (material));
  json_builder_set_member_name (builder, "kinds");
  json_builder_begin_array (builder);
  for (guint i = 0; i < DUO_N_CHANNEL_KINDS; i++)
    if ((duo_material_get_kinds (material) & (1u << i)) != 0)
      json_builder_add_string_value (builder, duo_channel_kind_to_string ((DuoChannelKind) i));
  json_builder_end_array (builder);
}

static void
add_row (DuoCliTable *table, DuoMaterial *material)
{
  g_autoptr (DuoMediaFacts) facts = duo_material_dup_facts (material);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, duo_material_get_id (material));
  g_autofree char *measure = duo_words_media_measure (facts);
  g_autofree char *size = duo_words_media_size (facts->size);
  g_autofree char *version = g_strdup_printf ("%" G_GINT64_FORMAT, duo_material_get_version (material));

  duo_cli_table_add (table, id, duo_material_get_title (material), measure, size, version,
                     duo_words_material_status (duo_material_get_status (material)), NULL);
}

static DuoCliTable *
new_material_table (void)
{
  DuoCliTable *table = duo_cli_table_new (_("No."), _("Material"), _("Measure"), _("Size"), _("Version"), _("Status"), NULL);

  duo_cli_table_right (table, 0);
  duo_cli_table_right (table, 3);
  duo_cli_table_right (table, 4);
  return table;
}

DuoCliStatus
duo_cli_materials_list (DuoCli *cli)
{
  g_autoptr (GPtrArray) materials = NULL;
  g_autoptr (GError) error = NULL;
  gint64 campaign;
  DuoCliStatus status;

  if (!duo_cli_read_campaign_option (cli, &campaign, &status))
    return status;
  materials = duo_materials_list (cli->context, campaign, duo_cli_has_option (cli, "all"), &error);
  if (materials == NULL)
    return duo_cli_fail_file (error, cli->store_path);

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_array (builder);
      for (guint i = 0; i < materials->len; i++)
        {
          json_builder_begin_object (builder);
          json_material (builder, materials->pdata[i]);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
      duo_cli_print_json (builder);
    }
  else if (materials->len == 0)
    {
      duo_cli_print ("%s", _("No materials."));
    }
  else
    {
      g_autoptr (DuoCliTable) table = new_material_table ();

      for (guint i = 0; i < materials->len; i++)
        add_row (table, materials->pdata[i]);
      duo_cli_table_print (table);
    }

  return DUO_CLI_DONE;
}

static void
answer_added (DuoCli *cli, GPtrArray *added)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (DuoCliTable) table = new_material_table ();
  guint n_rows = 0;

  json_builder_begin_array (builder);
  for (guint i = 0; i < added->len; i++)
    {
      const DuoMaterialAdded *at = added->pdata[i];

      json_builder_begin_object (builder);
      duo_cli_json_text (builder, "name", at->name);
      duo_cli_json_text (builder, "verdict", duo_media_verdict_to_string (at->facts->verdict));
      duo_cli_json_flag (builder, "added", at->material != NULL);
      duo_cli_json_number (builder, "double_of", at->double_of != NULL ? duo_material_get_id (at->double_of) : 0);
      if (at->material != NULL)
        json_material (builder, at->material);
      else
        json_facts (builder, at->facts);
      json_builder_end_object (builder);
      if (at->material != NULL)
        {
          add_row (table, at->material);
          n_rows++;
        }
    }
  json_builder_end_array (builder);
  if (cli->json)
    duo_cli_print_json (builder);
  else if (n_rows > 0)
    duo_cli_table_print (table);
}

DuoCliStatus
duo_cli_materials_add (DuoCli *cli)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GError) error = NULL;
  const char *replaces_text = duo_cli_get_option (cli, "replaces");
  gint64 campaign, replaces = 0;
  guint n_added = 0;
  DuoCliStatus status;

  if (replaces_text != NULL && !duo_cli_read_id (cli, replaces_text, &replaces))
    return DUO_CLI_USAGE;
  if (replaces != 0 && cli->arguments->len != 1)
    return duo_cli_usage (cli, _("A new version is one file."));
  if (!duo_cli_read_campaign_option (cli, &campaign, &status))
    return status;

  for (guint i = 0; i < cli->arguments->len; i++)
    g_ptr_array_add (paths, duo_cli_absolute (duo_cli_get_argument (cli, i)));
  added = duo_materials_add (cli->context, campaign, paths, replaces, NULL, &error);
  if (added == NULL)
    return duo_cli_fail_file (error, cli->store_path);

  answer_added (cli, added);
  for (guint i = 0; i < added->len; i++)
    {
      const DuoMaterialAdded *at = added->pdata[i];
      g_autofree char *words = duo_words_media_verdict (at->facts, at->name);
      g_autofree char *notes = duo_words_media_notes (at->facts->notes);
      g_autofree char *true_name = at->material != NULL ? duo_words_media_true_name (at->facts, at->name) : g_strdup ("");

      n_added += at->material != NULL;
      if (*true_name != '\0')
        duo_cli_say ("%s", true_name);
      if (*words != '\0')
        duo_cli_say ("%s", words);
      else if (at->double_of != NULL)
        {
          g_autofree char *there = duo_words_material_double (at->name, at->double_of, at->double_is_older);

          duo_cli_say ("%s", there);
        }
      else if (*notes != '\0')
        duo_cli_say (_("‘%s’: %s."), at->name, notes);
    }

  return n_added == added->len ? DUO_CLI_DONE : n_added > 0 ? DUO_CLI_PARTLY : DUO_CLI_NOTHING;
}

/* --rights: a last day, "unlimited" or "unknown". Says what is wrong. */
static gboolean
take_rights (DuoCli *cli, DuoMaterial *material)
{
  const char *text = duo_cli_get_option (cli, "rights");
  DuoRights rights = DUO_RIGHTS_UNTIL;
  DuoWhen until = DUO_WHEN_NONE;

  if (text == NULL)
    return TRUE;
  if (g_str_equal (text, "unlimited") || g_str_equal (text, "unknown"))
    (void) duo_rights_parse (text, &rights);
  else if (!duo_cli_read_when (cli, text, &until))
    return FALSE;

  duo_material_set_rights (material, rights);
  duo_material_set_rights_until (material, &until);
  return TRUE;
}

/* --kinds: codes with commas. Says what is wrong. */
static gboolean
take_kinds (DuoCli *cli, DuoMaterial *material)
{
  const char *text = duo_cli_get_option (cli, "kinds");
  g_auto (GStrv) codes = g_strsplit (text != NULL ? text : "", ",", -1);
  DuoChannelKinds kinds = 0;

  if (text == NULL)
    return TRUE;
  for (guint i = 0; codes[i] != NULL; i++)
    {
      DuoChannelKind kind;

      if (!duo_channel_kind_parse (g_strstrip (codes[i]), &kind))
        {
          (void) duo_cli_usage (cli, _("‘%s’ is no kind of channel."), codes[i]);
          return FALSE;
        }
      kinds |= 1u << kind;
    }

  duo_material_set_kinds (material, kinds);
  return TRUE;
}

/* Takes the options over into @material. Says what is wrong. */
static gboolean
take_options (DuoCli *cli, DuoMaterial *material)
{
  const char *alt_text = duo_cli_get_option (cli, "alt-text");
  const char *captions_text = duo_cli_get_option (cli, "captions");
  const char *captions_note = duo_cli_get_option (cli, "captions-note");
  const char *language = duo_cli_get_option (cli, "language");
  const char *note = duo_cli_get_option (cli, "note");
  DuoCaptions captions = duo_material_get_captions (material);
  const char *title;

  if (!duo_cli_read_text (cli, "title", &title) || !take_rights (cli, material) || !take_kinds (cli, material))
    return FALSE;
  if (captions_text != NULL && !duo_captions_parse (captions_text, &captions))
    {
      (void) duo_cli_usage (cli, _("‘%s’ is no way to subtitle. Write none, in_picture, file or exempt."), captions_text);
      return FALSE;
    }
  if (language != NULL && *language != '\0' && duo_spec_field_find_code (DUO_SPEC_LANGUAGE, language) < 0)
    {
      (void) duo_cli_usage (cli, _("‘%s’ is no language that is known here. Write it as nl."), language);
      return FALSE;
    }

  duo_material_set_captions (material, captions);
  if (title != NULL)
    duo_material_set_title (material, title);
  if (alt_text != NULL)
    duo_material_set_alt_text (material, alt_text);
  if (captions_note != NULL)
    duo_material_set_captions_note (material, captions_note);
  if (language != NULL)
    duo_material_set_language (material, language);
  if (note != NULL)
    duo_material_set_note (material, note);
  return TRUE;
}

static void
answer_material (DuoCli *cli, DuoMaterial *material)
{
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      json_material (builder, material);
      json_builder_end_object (builder);
      duo_cli_print_json (builder);
    }
  else
    {
      g_autoptr (DuoCliTable) table = new_material_table ();

      add_row (table, material);
      duo_cli_table_print (table);
    }
}

DuoCliStatus
duo_cli_materials_edit (DuoCli *cli)
{
  const char *text = duo_cli_get_argument (cli, 0);
  g_autoptr (GObject) before = NULL;
  g_autoptr (DuoMaterial) after = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (!duo_cli_read_id (cli, text, &id))
    return DUO_CLI_USAGE;
  before = duo_calendar_get (cli->context, DUO_OBJECT_MATERIAL, id, &error);
  if (before == NULL)
    {
      g_autofree char *what = g_strdup_printf (_("material %s"), text);

      return duo_cli_fail (error, what);
    }

  after = duo_material_copy (DUO_MATERIAL (before));
  if (!take_options (cli, after))
    return DUO_CLI_USAGE;
  if (duo_material_equal (DUO_MATERIAL (before), after))
    duo_cli_say (_("It was like this already. Nothing was changed."));
  else if (!duo_calendar_save (cli->context, G_OBJECT (after), DUO_CHANGE_EDIT, &error))
    return duo_cli_fail (error, duo_material_get_title (after));

  answer_material (cli, after);
  return DUO_CLI_DONE;
}

/* The numbers of the materials that are meant: those named, else all of the campaign. */
static gboolean
read_ids (DuoCli *cli, GArray *ids, DuoCliStatus *status)
{
  g_autoptr (GPtrArray) materials = NULL;
  g_autoptr (GError) error = NULL;
  gint64 campaign;

  for (guint i = 0; i < cli->arguments->len; i++)
    {
      gint64 id;

      *status = DUO_CLI_USAGE;
      if (!duo_cli_read_id (cli, duo_cli_get_argument (cli, i), &id))
        return FALSE;
      g_array_append_val (ids, id);
    }
  if (ids->len > 0)
    return TRUE;

  if (!duo_cli_read_campaign_option (cli, &campaign, status))
    return FALSE;
  if (campaign == 0)
    {
      *status = duo_cli_usage (cli, _("Name materials by their numbers, or a campaign."));
      return FALSE;
    }
  materials = duo_materials_list (cli->context, campaign, FALSE, &error);
  if (materials == NULL)
    {
      *status = duo_cli_fail_file (error, cli->store_path);
      return FALSE;
    }
  for (guint i = 0; i < materials->len; i++)
    {
      const gint64 id = duo_material_get_id (materials->pdata[i]);

      g_array_append_val (ids, id);
    }
  return TRUE;
}

static const char *
problem_code (guint problem)
{
  static const char *const codes[] = { "title", "content", "alt_text", "captions", "rights", "rights_ended", "kinds" };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (problem == 1u << i)
      return codes[i];

  g_return_val_if_reached ("");
}

static void
say_release (JsonBuilder *builder, const DuoMaterialRelease *release)
{
  json_builder_begin_object (builder);
  duo_cli_json_number (builder, "id", duo_material_get_id (release->material));
  duo_cli_json_text (builder, "title", duo_material_get_title (release->material));
  duo_cli_json_text (builder, "status", duo_material_status_to_string (duo_material_get_status (release->material)));
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint problem = 1; problem <= DUO_RELEASE_KINDS; problem <<= 1)
    if ((release->problems & problem) != 0)
      {
        g_autofree char *words = duo_words_release_problem (problem);

        json_builder_begin_object (builder);
        duo_cli_json_text (builder, "check", problem_code (problem));
        duo_cli_json_text (builder, "text", words);
        json_builder_end_object (builder);
        duo_cli_say ("‘%s’: %s", duo_material_get_title (release->material), words);
      }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

DuoCliStatus
duo_cli_materials_release (DuoCli *cli)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) releases = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;
  guint n_released = 0;
  DuoCliStatus status;

  if (!read_ids (cli, ids, &status))
    return status;
  releases = duo_materials_release (cli->context, ids, FALSE, &error);
  if (releases == NULL)
    return duo_cli_fail (error, _("materials"));

  json_builder_begin_array (builder);
  for (guint i = 0; i < releases->len; i++)
    {
      const DuoMaterialRelease *release = releases->pdata[i];

      say_release (builder, release);
      n_released += release->problems == 0;
    }
  json_builder_end_array (builder);
  if (cli->json)
    duo_cli_print_json (builder);
  else
    duo_cli_print (ngettext ("%u material released.", "%u materials released.", n_released), n_released);

  return n_released == releases->len ? DUO_CLI_DONE : n_released > 0 ? DUO_CLI_PARTLY : DUO_CLI_NOTHING;
}
