/* SPDX-License-Identifier: EUPL-1.2 */
/* calendar: copy, check, export and import a year. */
#include <glib/gi18n.h>
#include <glib/gstdio.h>

#include "duo-calendar-service.h"
#include "duo-cli-answer.h"
#include "duo-cli-commands.h"
#include "duo-cli-new-store.h"
#include "duo-cli-output.h"
#include "duo-cli-values.h"
#include "duo-words.h"

static const struct
{
  DuoCopyLook look;
  const char *code;
} looks[] = {
  { DUO_COPY_LOOK_LITERAL_YEAR, "literal_year" },
  { DUO_COPY_LOOK_EXISTS, "exists" },
  { DUO_COPY_LOOK_CONCEPT, "concept" },
  { DUO_COPY_LOOK_LINK, "link" },
  { DUO_COPY_LOOK_CAMPAIGN, "campaign" },
};

static void
copies_as_json (GPtrArray *copies,
                GPtrArray *campaigns)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < copies->len; i++)
    {
      const DuoCopiedMessage *copied = copies->pdata[i];

      if (copied->copy == NULL)
        continue;

      json_builder_begin_object (builder);
      duo_cli_json_message (builder, copied->copy, campaigns);
      json_builder_set_member_name (builder, "look");
      json_builder_begin_array (builder);
      for (guint j = 0; j < G_N_ELEMENTS (looks); j++)
        if (copied->look & looks[j].look)
          json_builder_add_string_value (builder, looks[j].code);
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  duo_cli_print_json (builder);
}

static void
copies_as_table (GPtrArray *copies,
                 gint       to_year)
{
  const DuoSpan span = duo_span_calendar_year (to_year);
  g_autoptr (DuoCliTable) table = duo_cli_table_new (_("No."), _("Message"), _("Months"), _("To look at"), NULL);

  duo_cli_table_right (table, 0);
  for (guint i = 0; i < copies->len; i++)
    {
      const DuoCopiedMessage *copied = copies->pdata[i];
      g_autofree char *id = NULL;
      g_autofree char *title = NULL;
      g_autofree char *months = NULL;
      g_autofree char *look = NULL;

      if (copied->copy == NULL)
        continue;

      id = g_strdup_printf ("%" G_GINT64_FORMAT, duo_message_get_id (copied->copy));
      title = duo_message_dup_title (copied->copy, duo_message_get_first_month (copied->copy));
      months = duo_cli_placement_words (copied->copy, &span);
      look = copied->look != DUO_COPY_LOOK_NONE ? duo_words_copy_look (copied->look) : g_strdup ("");
      duo_cli_table_add (table, id, title, months, look, NULL);
    }
  duo_cli_table_print (table);
}

/* How many have a copy; the others are named on standard error. */
static guint
count_copies (GPtrArray *copies)
{
  guint count = 0;

  for (guint i = 0; i < copies->len; i++)
    {
      const DuoCopiedMessage *copied = copies->pdata[i];

      if (copied->copy != NULL)
        {
          count++;
        }
      else
        {
          g_autofree char *title = duo_message_dup_title (copied->source, duo_message_get_first_month (copied->source));
          g_autofree char *look = duo_words_copy_look (copied->look);

          duo_cli_say (_("Not copied: ‘%s’. %s"), title, look);
        }
    }

  return count;
}

DuoCliStatus
duo_cli_calendar_copy (DuoCli *cli)
{
  const gboolean dry_run = duo_cli_has_option (cli, "dry-run");
  g_autoptr (GPtrArray) campaigns = NULL;
  g_autoptr (GPtrArray) copies = NULL;
  g_autoptr (GError) error = NULL;
  gint from, to;

  if (!duo_cli_read_year (cli, "from", &from) || !duo_cli_read_year (cli, "to", &to))
    return DUO_CLI_USAGE;
  if (from == to)
    return duo_cli_usage (cli, _("The years are the same. Choose another year to copy to."));

  campaigns = duo_cli_load_campaigns (cli);
  if (campaigns == NULL)
    return DUO_CLI_NOTHING;
  copies = duo_calendar_plan_copy (cli->context, from, to, &error);
  if (copies == NULL)
    return duo_cli_fail_file (error, cli->store_path);
  if (count_copies (copies) == 0)
    {
      duo_cli_say (_("%d has nothing to copy to %d. Nothing was changed."), from, to);
      return DUO_CLI_NOTHING;
    }
  if (!dry_run && !duo_calendar_apply_copy (cli->context, copies, &error))
    return duo_cli_fail_file (error, cli->store_path);

  if (cli->json)
    copies_as_json (copies, campaigns);
  else
    copies_as_table (copies, to);
  if (dry_run)
    duo_cli_say (_("Nothing was stored: this was a dry run."));
  return DUO_CLI_DONE;
}

static void
finding_as_json (JsonBuilder      *builder,
                 const DuoFinding *finding,
                 const char       *text)
{
  json_builder_begin_object (builder);
  duo_cli_json_text (builder, "rule", duo_check_rule_to_string (finding->rule));
  duo_cli_json_text (builder, "sector", finding->has_sector ? duo_sector_to_string (finding->sector) : NULL);
  duo_cli_json_month (builder, "month", finding->first);
  json_builder_set_member_name (builder, "messages");
  json_builder_begin_array (builder);
  for (guint i = 0; i < finding->messages->len; i++)
    json_builder_add_int_value (builder, g_array_index (finding->messages, gint64, i));
  json_builder_end_array (builder);
  duo_cli_json_text (builder, "text", text);
  json_builder_end_object (builder);
}

DuoCliStatus
duo_cli_calendar_check (DuoCli *cli)
{
  const gboolean all = duo_cli_has_option (cli, "all");
  g_autoptr (DuoCalendarSnapshot) snapshot = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (DuoCliTable) table = duo_cli_table_new (_("What"), _("Why"), NULL);
  g_autoptr (GError) error = NULL;
  DuoSpan span;
  guint shown = 0;
  gint year;

  if (!duo_cli_read_year (cli, "year", &year))
    return DUO_CLI_USAGE;

  span = duo_span_calendar_year (year);
  snapshot = duo_calendar_load (cli->context, &span, &error);
  if (snapshot == NULL)
    return duo_cli_fail_file (error, cli->store_path);

  json_builder_begin_array (builder);
  for (guint i = 0; i < snapshot->findings->len; i++)
    {
      const DuoFinding *finding = snapshot->findings->pdata[i];
      g_autoptr (GPtrArray) titles = duo_calendar_snapshot_dup_titles (snapshot, finding->messages);
      g_autofree char *headline = duo_words_finding (finding, titles);
      g_autofree char *rule = duo_words_finding_rule (finding);
      g_autofree char *text = g_strdup_printf ("%s. %s", headline, rule);

      if (finding->silence != 0 && !all)
        continue;

      finding_as_json (builder, finding, text);
      duo_cli_table_add (table, headline, rule, NULL);
      shown++;
    }
  json_builder_end_array (builder);

  if (cli->json)
    duo_cli_print_json (builder);
  else if (shown > 0)
    duo_cli_table_print (table);
  else
    duo_cli_print (_("%d: nothing to look at."), year);
  return DUO_CLI_DONE;
}

DuoCliStatus
duo_cli_calendar_export (DuoCli *cli)
{
  const char *path = duo_cli_get_option (cli, "output");
  const gboolean school_year = duo_cli_has_option (cli, "school-year");
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr (GError) error = NULL;
  DuoSpan span;
  gint year;

  if (!duo_cli_read_year (cli, "year", &year))
    return DUO_CLI_USAGE;
  if (school_year && year == DUO_YEAR_MAX)
    return duo_cli_usage (cli, _("The school year would run past %d. Choose an earlier year."), DUO_YEAR_MAX);
  if (!duo_calendar_can_export (path))
    return duo_cli_usage (cli, _("‘%s’ is of no kind that can be written. Let the name end in .xlsx, .pdf, .png, .ics or .csv."), shown);

  span = school_year ? duo_span_school_year (year) : duo_span_calendar_year (year);
  if (!duo_calendar_export (cli->context, &span, path, &error))
    return duo_cli_fail_file (error, path);

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      duo_cli_json_text (builder, "file", shown);
      duo_cli_json_month (builder, "first_month", span.first);
      duo_cli_json_month (builder, "last_month", span.last);
      json_builder_end_object (builder);
      duo_cli_print_json (builder);
    }
  else
    {
      duo_cli_print (_("‘%s’ was written."), shown);
    }
  return DUO_CLI_DONE;
}

/* Accepts the placeholders that are offered for years in new texts. */
static void
take_proposals (DuoChangeSet *set)
{
  for (guint i = 0; i < set->items->len; i++)
    {
      DuoChangeItem *item = set->items->pdata[i];

      if (item->state == DUO_CHANGE_ITEM_NEW && item->proposal != NULL)
        item->use_proposal = TRUE;
    }
}

static DuoChangeSet *
read_calendar (DuoCli      *cli,
               const char  *path,
               gpointer     data,
               GError     **error)
{
  const gint *year = data;
  DuoChangeSet *set = duo_calendar_read_import (cli->context, path, NULL, *year, error);

  if (set != NULL && duo_cli_has_option (cli, "placeholders"))
    take_proposals (set);
  return set;
}

static gboolean
apply_calendar (DuoCli        *cli,
                DuoChangeSet  *set,
                GError       **error)
{
  return duo_calendar_apply_import (cli->context, set, error);
}

DuoCliStatus
duo_cli_calendar_import (DuoCli *cli)
{
  gint year;

  if (!duo_cli_read_year (cli, "year", &year))
    return DUO_CLI_USAGE;
  if (year == DUO_YEAR_MAX) /* a file may be of the school year that begins in it */
    return duo_cli_usage (cli, _("The school year would run past %d. Choose an earlier year."), DUO_YEAR_MAX);

  return duo_cli_import (cli, read_calendar, &year, apply_calendar);
}
