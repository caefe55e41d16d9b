/* SPDX-License-Identifier: EUPL-1.2 */
/* match, materials plan and formats: what fits where, who gets what, and which sizes to make. */
#include <glib/gi18n.h>

#include "duo-cli-answer.h"
#include "duo-cli-commands.h"
#include "duo-cli-output.h"
#include "duo-cli-values.h"
#include "duo-materials-service.h"
#include "duo-words-match.h"
#include "duo-words.h"

static DuoCampaignCoverage *
cover (DuoCli *cli, DuoCliStatus *status)
{
  g_autoptr (GError) error = NULL;
  DuoCampaignCoverage *coverage;
  gint64 campaign;

  if (!duo_cli_read_campaign_option (cli, &campaign, status))
    return NULL;
  coverage = duo_materials_cover (cli->context, campaign, NULL, &error);
  if (coverage == NULL)
    *status = duo_cli_fail_file (error, cli->store_path);
  return coverage;
}

static const char *
institution_code (DuoInstitution *institution)
{
  const char *brin = duo_institution_get_text (institution, DUO_INSTITUTION_BRIN);

  return *brin != '\0' ? brin : duo_institution_get_text (institution, DUO_INSTITUTION_NAME);
}

/* Who waits for a wave, below what counts. */
static void
print_waiting (DuoCampaignCoverage *self)
{
  const guint n = self->institutions->len - duo_coverage_count_turn (self->coverage);
  g_autofree char *waiting = duo_words_waiting (n);

  if (n > 0)
    duo_cli_print ("%s.", waiting);
}

/* A member of the object that is being built: the number of the wave that the institution waits for, else null. */
static void
json_waits (JsonBuilder *builder, DuoCoverage *coverage, guint institution)
{
  json_builder_set_member_name (builder, "waits_for_wave");
  if (duo_coverage_is_turn (coverage, institution))
    json_builder_add_null_value (builder);
  else
    json_builder_add_int_value (builder, g_array_index (coverage->institutions, DuoCoverageInstitution, institution).waits_for);
}

/* One pair, in both faces. */
static void
tell_pair (DuoCampaignCoverage *self, guint m, guint c, JsonBuilder *builder, DuoCliTable *table)
{
  const DuoMatch *match = duo_coverage_get_match (self->coverage, m, c);
  const DuoCoverageChannel *channel = &g_array_index (self->coverage->channels, DuoCoverageChannel, c);
  const DuoCoverageMaterial *material = &g_array_index (self->coverage->materials, DuoCoverageMaterial, m);
  const DuoChannelEntry *entry = self->channels->pdata[c];
  DuoInstitution *institution = self->institutions->pdata[channel->institution];
  g_autoptr (GPtrArray) reasons = duo_words_match_reasons (match, &material->match, &channel->specs, &self->coverage->period);
  g_autofree char *joined = NULL;

  if (builder != NULL)
    {
      json_builder_begin_object (builder);
      duo_cli_json_text (builder, "material", duo_material_get_title (self->materials->pdata[m]));
      duo_cli_json_number (builder, "material_id", material->id);
      duo_cli_json_text (builder, "institution", institution_code (institution));
      duo_cli_json_text (builder, "channel", duo_channel_get_name (entry->channel));
      json_waits (builder, self->coverage, channel->institution);
      duo_cli_json_text (builder, "verdict", duo_match_verdict_to_string (match->verdict));
      json_builder_set_member_name (builder, "reasons");
      json_builder_begin_array (builder);
      for (guint i = 0; i < reasons->len; i++)
        json_builder_add_string_value (builder, reasons->pdata[i]);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
      return;
    }

  g_ptr_array_add (reasons, NULL);
  joined = g_strjoinv ("; ", (char **) reasons->pdata);
  duo_cli_table_add (table, duo_material_get_title (self->materials->pdata[m]), institution_code (institution),
                     duo_channel_get_name (entry->channel), duo_words_match_verdict (match->verdict), joined, NULL);
}

DuoCliStatus
duo_cli_match (DuoCli *cli)
{
  g_autoptr (JsonBuilder) builder = cli->json ? json_builder_new () : NULL;
  g_autoptr (DuoCliTable) table = duo_cli_table_new (_("Material"), _("Institution"), _("Channel"), _("Verdict"), _("Reasons"), NULL);
  g_autoptr (DuoCampaignCoverage) self = NULL;
  guint n_pairs = 0;
  DuoCliStatus status;

  self = cover (cli, &status);
  if (self == NULL)
    return status;

  if (builder != NULL)
    json_builder_begin_array (builder);
  for (guint m = 0; m < self->materials->len; m++)
    for (guint c = 0; c < self->channels->len; c++)
      if (duo_coverage_get_match (self->coverage, m, c)->verdict != DUO_MATCH_VERDICT_OTHER)
        {
          tell_pair (self, m, c, builder, table);
          n_pairs++;
        }
  if (builder != NULL)
    {
      json_builder_end_array (builder);
      duo_cli_print_json (builder);
    }
  else if (n_pairs > 0)
    {
      const DuoCoverageTotals totals = duo_coverage_get_totals (self->coverage, DUO_SECTOR_SET_NONE);

      duo_cli_table_print (table);
      duo_cli_print (_("%u of %u institutions that take part have something that fits."), totals.n_reached, totals.n);
      print_waiting (self);
    }
  else
    {
      duo_cli_print ("%s", _("There is nothing to compare: no materials, or no channels of institutions that take part."));
    }

  return DUO_CLI_DONE;
}

/* The names of what one institution gets, the reason behind each that has to be checked there. */
static void
tell_package (DuoCampaignCoverage *self, const DuoPackage *package, JsonBuilder *builder, DuoCliTable *table)
{
  DuoInstitution *institution = self->institutions->pdata[package->institution];
  g_autoptr (GString) fits = g_string_new (NULL);
  g_autoptr (GString) check = g_string_new (NULL);
  gboolean is_standard = FALSE;

  json_builder_begin_object (builder);
  duo_cli_json_text (builder, "institution", institution_code (institution));
  duo_cli_json_text (builder, "name", duo_institution_get_shown_name (institution));
  json_builder_set_member_name (builder, "materials");
  json_builder_begin_array (builder);
  for (guint i = 0; i < package->items->len; i++)
    {
      const DuoPackageItem *item = &g_array_index (package->items, DuoPackageItem, i);
      DuoMaterial *material = self->materials->pdata[item->material];
      GString *list = item->reason == DUO_PACKAGE_FITS ? fits : check;

      is_standard = is_standard || item->reason == DUO_PACKAGE_STANDARD;
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", duo_material_get_title (material));
      json_builder_begin_object (builder);
      duo_cli_json_text (builder, "material", duo_material_get_title (material));
      duo_cli_json_number (builder, "material_id", duo_material_get_id (material));
      duo_cli_json_text (builder, "reason", duo_package_reason_to_string (item->reason));
      json_builder_set_member_name (builder, "channels");
      json_builder_begin_array (builder);
      for (guint c = 0; item->channels != NULL && c < item->channels->len; c++)
        {
          const DuoChannelEntry *entry = self->channels->pdata[g_array_index (item->channels, guint, c)];

          json_builder_add_string_value (builder, duo_channel_get_name (entry->channel));
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (is_standard)
    g_string_prepend (check, _("nothing fits, the standard set: "));
  duo_cli_table_add (table, duo_institution_get_shown_name (institution), fits->str, check->str, NULL);
}

DuoCliStatus
duo_cli_materials_plan (DuoCli *cli)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (DuoCliTable) table = duo_cli_table_new (_("Institution"), _("Fits"), _("To be checked there"), NULL);
  g_autoptr (DuoCampaignCoverage) self = NULL;
  g_autoptr (GPtrArray) plan = NULL;
  DuoCliStatus status;

  self = cover (cli, &status);
  if (self == NULL)
    return status;

  plan = duo_package_plan_new (self->coverage, FALSE);
  json_builder_begin_array (builder);
  for (guint i = 0; i < plan->len; i++)
    tell_package (self, plan->pdata[i], builder, table);
  json_builder_end_array (builder);
  if (cli->json)
    {
      duo_cli_print_json (builder);
      return DUO_CLI_DONE;
    }
  if (plan->len > 0)
    duo_cli_table_print (table);
  else
    duo_cli_print ("%s", _("There is nobody to get anything yet."));
  print_waiting (self);
  return DUO_CLI_DONE;
}

static gboolean
read_share (DuoCli *cli, gdouble *share)
{
  const char *text = duo_cli_get_option (cli, "coverage");
  char *end = NULL;

  *share = 0.9;
  if (text == NULL)
    return TRUE;

  *share = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !(*share >= 0 && *share <= 1))
    {
      (void) duo_cli_usage (cli, _("‘%s’ is not a share. Write it as 0.9."), text);
      return FALSE;
    }
  return TRUE;
}

static void
json_formats (DuoCampaignCoverage *coverage, const DuoFormats *formats)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  duo_cli_json_number (builder, "institutions", formats->n_institutions);
  duo_cli_json_number (builder, "reachable", formats->n_reachable);
  duo_cli_json_number (builder, "waiting", coverage->institutions->len - duo_coverage_count_turn (coverage->coverage));
  json_builder_set_member_name (builder, "formats");
  json_builder_begin_array (builder);
  for (guint i = 0; i < formats->choices->len; i++)
    {
      const DuoFormatChoice *choice = &g_array_index (formats->choices, DuoFormatChoice, i);
      const DuoFormatOption *option = &g_array_index (formats->options, DuoFormatOption, choice->option);
      g_autofree char *words = duo_words_format_option (option);
      g_autofree char *limits = duo_words_format_limits (option);

      json_builder_begin_object (builder);
      duo_cli_json_text (builder, "format", words);
      duo_cli_json_text (builder, "type", duo_spec_field_info (DUO_SPEC_FORMATS)->codes[option->material.format]);
      duo_cli_json_number (builder, "width", option->material.width);
      duo_cli_json_number (builder, "height", option->material.height);
      duo_cli_json_number (builder, "adds", choice->adds);
      duo_cli_json_number (builder, "total", choice->total);
      json_builder_set_member_name (builder, "coverage");
      json_builder_add_double_value (builder, formats->n_institutions > 0 ? (gdouble) choice->total / formats->n_institutions : 0);
      duo_cli_json_text (builder, "limits", *limits != '\0' ? limits : NULL);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "left_out");
  json_builder_begin_array (builder);
  for (guint i = 0, row = 0; i < formats->left_out->len; i++, row++)
    {
      const DuoLeftOut *left_out = &g_array_index (formats->left_out, DuoLeftOut, i);

      while (duo_institution_get_id (coverage->institutions->pdata[row]) != left_out->institution)
        row++;
      json_builder_begin_object (builder);
      duo_cli_json_text (builder, "institution", institution_code (coverage->institutions->pdata[row]));
      duo_cli_json_text (builder, "reason", duo_words_left_out (left_out->reason));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  duo_cli_print_json (builder);
}

static void
print_formats (DuoCampaignCoverage *coverage, const DuoFormats *formats)
{
  g_autoptr (DuoCliTable) table = duo_cli_table_new (_("Format"), _("Adds"), _("Together"), _("Keep to"), NULL);

  duo_cli_table_right (table, 1);
  duo_cli_table_right (table, 2);
  for (guint i = 0; i < formats->choices->len; i++)
    {
      const DuoFormatChoice *choice = &g_array_index (formats->choices, DuoFormatChoice, i);
      const DuoFormatOption *option = &g_array_index (formats->options, DuoFormatOption, choice->option);
      g_autofree char *words = duo_words_format_option (option);
      g_autofree char *limits = duo_words_format_limits (option);
      g_autofree char *adds = g_strdup_printf ("%u", choice->adds);
      g_autofree char *total = g_strdup_printf ("%u", choice->total);

      duo_cli_table_add (table, words, adds, total, limits, NULL);
    }
  if (formats->choices->len > 0)
    duo_cli_table_print (table);
  duo_cli_print (_("%u of %u institutions can be reached."), formats->n_reachable, formats->n_institutions);
  print_waiting (coverage);
}

DuoCliStatus
duo_cli_formats (DuoCli *cli)
{
  g_autoptr (DuoCampaignCoverage) coverage = NULL;
  g_autoptr (DuoFormats) formats = NULL;
  gdouble share;
  DuoCliStatus status;

  if (!read_share (cli, &share))
    return DUO_CLI_USAGE;
  coverage = cover (cli, &status);
  if (coverage == NULL)
    return status;

  if (duo_cli_has_option (cli, "output"))
    {
      g_autofree char *path = duo_cli_absolute (duo_cli_get_option (cli, "output"));
      g_autoptr (GError) error = NULL;

      if (!duo_materials_write_briefing (cli->context, coverage, share, path, &error))
        return duo_cli_fail_file (error, path);
    }
  formats = duo_formats_new (coverage->coverage, share);
  if (cli->json)
    json_formats (coverage, formats);
  else
    print_formats (coverage, formats);
  return DUO_CLI_DONE;
}
