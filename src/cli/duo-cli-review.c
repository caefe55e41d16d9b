/* SPDX-License-Identifier: EUPL-1.2 */
/* form review, form settle: the questions that returned forms left. */
#include <glib/gi18n.h>
#include <string.h>

#include "duo-campaigns-service.h"
#include "duo-cli-answer.h"
#include "duo-cli-commands.h"
#include "duo-cli-output.h"
#include "duo-cli-values.h"
#include "duo-forms-service.h"
#include "duo-review-service.h"
#include "duo-words-campaign.h"

/* ---- The list ---- */

static void
json_texts (JsonBuilder *builder, const char *name, GPtrArray *texts)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < texts->len; i++)
    json_builder_add_string_value (builder, texts->pdata[i]);
  json_builder_end_array (builder);
}

static void
json_settles (JsonBuilder *builder, const DuoReviewEntry *entry)
{
  json_builder_set_member_name (builder, "settle");
  json_builder_begin_array (builder);
  for (guint i = 0; i < DUO_N_SETTLES; i++)
    if ((entry->settles & 1u << i) != 0)
      json_builder_add_string_value (builder, duo_settle_to_string ((DuoSettle) i));
  json_builder_end_array (builder);
}

static const char *
text_or_null (const char *text)
{
  return text != NULL && *text != '\0' ? text : NULL;
}

static void
json_entry (JsonBuilder *builder, const DuoReviewEntry *entry, GPtrArray *campaigns)
{
  DuoReviewItem *item = entry->item;
  g_auto (GStrv) place = g_strsplit (duo_review_item_get_place (item), "!", 2);
  const gint64 campaign = duo_review_item_get_campaign (item);

  json_builder_begin_object (builder);
  duo_cli_json_number (builder, "id", duo_review_item_get_id (item));
  duo_cli_json_text (builder, "campaign", campaign != 0 ? duo_cli_campaign_name (campaigns, campaign) : NULL);
  duo_cli_json_text (builder, "name", duo_review_item_get_title (item));
  duo_cli_json_text (builder, "sector", duo_sector_to_string (duo_review_item_get_sector (item)));
  duo_cli_json_text (builder, "kind", duo_review_kind_to_string (duo_review_item_get_kind (item)));
  duo_cli_json_text (builder, "file", duo_review_item_get_file (item));
  duo_cli_json_text (builder, "sheet", place[0]);
  duo_cli_json_text (builder, "cell", place[0] != NULL ? place[1] : NULL);
  duo_cli_json_text (builder, "about", text_or_null (entry->target));
  duo_cli_json_text (builder, "field", text_or_null (duo_review_item_get_field (item)));
  duo_cli_json_text (builder, "words", duo_review_item_get_words (item));
  duo_cli_json_text (builder, "known", entry->known);
  json_texts (builder, "values", entry->values);
  json_settles (builder, entry);
  duo_cli_json_when (builder, "noted", duo_review_item_get_noted (item));
  duo_cli_json_when (builder, "settled", duo_review_item_get_settled (item));
  duo_cli_json_text (builder, "outcome", text_or_null (duo_review_item_get_outcome (item)));
  json_builder_end_object (builder);
}

static void
add_row (DuoCliTable *table, const DuoReviewEntry *entry)
{
  DuoReviewItem *item = entry->item;
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, duo_review_item_get_id (item));
  g_autofree char *question = duo_words_review_field (item, entry->target);
  g_autofree char *outcome = duo_words_review_outcome (item);
  GString *choices = g_string_new (outcome);
  g_autofree char *last = NULL;

  for (guint i = 0; *outcome == '\0' && i < entry->values->len; i++)
    {
      g_autofree char *value = duo_words_review_value (item, entry->values->pdata[i]);

      g_string_append_printf (choices, "%s%s", i > 0 ? " | " : "", value);
    }
  last = g_string_free (choices, FALSE);
  duo_cli_table_add (table, id, duo_review_item_get_title (item), duo_sector_to_string (duo_review_item_get_sector (item)), question,
                     duo_review_item_get_words (item), last, NULL);
}

static void
answer_entries (DuoCli *cli, GPtrArray *entries, GPtrArray *campaigns)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (DuoCliTable) table = duo_cli_table_new (_("No."), _("Institution"), _("Sector"), _("Question"), _("It says"),
                                                     _("May be, or became"), NULL);

  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    {
      json_entry (builder, entries->pdata[i], campaigns);
      add_row (table, entries->pdata[i]);
    }
  json_builder_end_array (builder);

  if (cli->json)
    duo_cli_print_json (builder);
  else if (entries->len > 0)
    duo_cli_table_print (table);
  else
    duo_cli_print ("%s", _("No questions about forms."));
}

DuoCliStatus
duo_cli_form_review (DuoCli *cli)
{
  const char *name = duo_cli_get_option (cli, "campaign");
  g_autoptr (GPtrArray) campaigns = duo_cli_load_campaigns (cli);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  gint64 campaign = 0;

  if (campaigns == NULL || (name != NULL && !duo_cli_read_campaign (cli, campaigns, name, &campaign)))
    return DUO_CLI_NOTHING;
  entries = duo_review_list (cli->context, campaign, FALSE, &error);
  if (entries != NULL && duo_cli_has_option (cli, "all"))
    {
      GPtrArray *settled = duo_review_list (cli->context, campaign, TRUE, &error);

      if (settled == NULL)
        return duo_cli_fail_file (error, cli->store_path);
      g_ptr_array_extend_and_steal (entries, settled);
    }
  if (entries == NULL)
    return duo_cli_fail_file (error, cli->store_path);

  answer_entries (cli, entries, campaigns);
  return DUO_CLI_DONE;
}

/* ---- Settling ---- */

static gboolean
read_settle (const char *word, DuoSettle *settle)
{
  for (guint i = 0; i < DUO_N_SETTLES; i++)
    if (g_str_equal (word, duo_settle_to_string ((DuoSettle) i)))
      {
        *settle = (DuoSettle) i;
        return TRUE;
      }

  return FALSE;
}

/* Returns: (transfer none) (nullable): that question; where there is none it is said */
static DuoReviewEntry *
find_entry (GPtrArray *entries, gint64 id)
{
  g_autofree char *number = NULL;

  for (guint i = 0; i < entries->len; i++)
    if (duo_review_item_get_id (((DuoReviewEntry *) entries->pdata[i])->item) == id)
      return entries->pdata[i];

  number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  duo_cli_say (_("There is no open question %s. form review shows them."), number);
  return NULL;
}

/* A form of another campaign or year, as one of --campaign, else of the campaign that it says. */
static DuoCliStatus
take_anyway (DuoCli *cli, DuoReviewEntry *entry, const char *file)
{
  const char *name = duo_cli_get_option (cli, "campaign");
  const char *path = file != NULL ? file : duo_review_item_get_path (entry->item);
  g_autoptr (GPtrArray) campaigns = duo_cli_load_campaigns (cli);
  g_autoptr (GPtrArray) results = NULL;
  g_autoptr (GError) error = NULL;
  gint64 campaign = duo_review_item_get_campaign (entry->item);
  DuoFormResult *result;

  if (campaigns == NULL || (name != NULL && !duo_cli_read_campaign (cli, campaigns, name, &campaign)))
    return DUO_CLI_NOTHING;
  if (campaign == 0)
    return duo_cli_usage (cli, "%s", _("Say for which campaign: --campaign NAME."));
  if (*path == '\0')
    return duo_cli_usage (cli, _("Nobody knows any more where %s lies. Say it: form settle NUMBER anyway FILE."),
                          duo_review_item_get_file (entry->item));

  results = duo_forms_read_anyway (cli->context, entry->item, path, campaign, &error);
  if (results == NULL)
    return duo_cli_fail_file (error, cli->store_path);
  result = results->pdata[0];
  if (result->failure != NULL)
    return duo_cli_fail_file (result->failure, path);
  if (!duo_forms_apply (cli->context, results, &error))
    return duo_cli_fail_file (error, cli->store_path);
  return duo_cli_answer_import (cli, result->set);
}

DuoCliStatus
duo_cli_form_settle (DuoCli *cli)
{
  const char *how = duo_cli_get_argument (cli, 1);
  const char *text = duo_cli_get_argument (cli, 2);
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  DuoReviewEntry *entry;
  DuoSettle settle;
  gint64 id;

  if (!duo_cli_read_id (cli, duo_cli_get_argument (cli, 0), &id))
    return DUO_CLI_USAGE;
  if (!read_settle (how, &settle))
    return duo_cli_usage (cli, _("‘%s’ settles no question. Choose from take, unknown, replace, rename, add, keep, dismiss and anyway."), how);
  entries = duo_review_list (cli->context, 0, FALSE, &error);
  if (entries == NULL)
    return duo_cli_fail_file (error, cli->store_path);
  entry = find_entry (entries, id);
  if (entry == NULL)
    return DUO_CLI_NOTHING;
  if ((entry->settles & 1u << settle) == 0)
    return duo_cli_usage (cli, _("This question can’t be settled by ‘%s’. form review says by what it can."), how);
  if (settle == DUO_SETTLE_ANYWAY)
    return take_anyway (cli, entry, text);
  if ((settle == DUO_SETTLE_TAKE || settle == DUO_SETTLE_DISMISS) && text == NULL)
    return duo_cli_usage (cli, settle == DUO_SETTLE_TAKE ? _("Say which value is taken over: form settle NUMBER take VALUE.")
                                                         : _("Say why: form settle NUMBER dismiss TEXT."));

  if (!duo_review_settle (cli->context, entry->item, settle, text, &error))
    return duo_cli_fail (error, text != NULL ? text : how);
  if (cli->json)
    {
      g_autoptr (GPtrArray) settled = duo_review_list (cli->context, 0, TRUE, &error);
      g_autoptr (GPtrArray) campaigns = duo_cli_load_campaigns (cli);
      g_autoptr (JsonBuilder) builder = json_builder_new ();
      DuoReviewEntry *now = settled != NULL ? find_entry (settled, id) : NULL;

      if (now == NULL || campaigns == NULL)
        return DUO_CLI_NOTHING;
      json_entry (builder, now, campaigns);
      duo_cli_print_json (builder);
    }
  else
    duo_cli_print ("%s", _("Question settled"));
  return DUO_CLI_DONE;
}
