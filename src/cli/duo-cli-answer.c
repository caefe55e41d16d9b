/* SPDX-License-Identifier: EUPL-1.2 */
/* Messages and imports as answers. */
#include "duo-cli-answer.h"

#include <glib/gi18n.h>
#include <string.h>

#include "duo-calendar-service.h"
#include "duo-cli-output.h"
#include "duo-fold.h"
#include "duo-words.h"

/* Remarks of one kind that are said for one file; --details shows all. */
#define MAX_SAID 20

/* Returns: (nullable): the name of the campaign; %NULL for none. */
const char *
duo_cli_campaign_name (GPtrArray *campaigns,
                       gint64     id)
{
  for (guint i = 0; id != 0 && i < campaigns->len; i++)
    if (duo_campaign_get_id (campaigns->pdata[i]) == id)
      return duo_campaign_get_name (campaigns->pdata[i]);

  return NULL;
}

/* All campaigns, or %NULL after saying what went wrong. */
GPtrArray *
duo_cli_load_campaigns (DuoCli *cli)
{
  const DuoSpan nothing = duo_span_calendar_year (DUO_YEAR_MIN);
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoCalendarSnapshot) snapshot = duo_calendar_load (cli->context, &nothing, &error);

  if (snapshot == NULL)
    {
      (void) duo_cli_fail_file (error, cli->store_path);
      return NULL;
    }

  return g_ptr_array_ref (snapshot->campaigns);
}

/* The campaign of that name, however it is written; "" is none. Says so when there is no such campaign. */
gboolean
duo_cli_read_campaign (DuoCli     *cli,
                       GPtrArray  *campaigns,
                       const char *name,
                       gint64     *id)
{
  g_autofree char *wanted = duo_fold_text (name);

  *id = 0;
  if (*name == '\0')
    return TRUE;

  for (guint i = 0; i < campaigns->len; i++)
    {
      g_autofree char *folded = duo_fold_text (duo_campaign_get_name (campaigns->pdata[i]));

      if (g_str_equal (folded, wanted))
        {
          *id = duo_campaign_get_id (campaigns->pdata[i]);
          return TRUE;
        }
    }

  duo_cli_say (_("There is no campaign ‘%s’. Nothing was changed."), name);
  for (guint i = 0; i < campaigns->len; i++)
    duo_cli_say (_("There is: ‘%s’."), duo_campaign_get_name (campaigns->pdata[i]));
  return FALSE;
}

/* --campaign: one that is there; 0 where the option was not given. Says what is wrong. */
gboolean
duo_cli_read_campaign_option (DuoCli *cli, gint64 *campaign, DuoCliStatus *status)
{
  const char *name = duo_cli_get_option (cli, "campaign");
  g_autoptr (GPtrArray) campaigns = NULL;

  *campaign = 0;
  *status = DUO_CLI_NOTHING;
  if (name == NULL)
    return TRUE;
  campaigns = duo_cli_load_campaigns (cli);
  if (campaigns == NULL || !duo_cli_read_campaign (cli, campaigns, name, campaign))
    return FALSE;
  if (*campaign != 0)
    return TRUE;

  *status = duo_cli_usage (cli, _("Name the campaign."));
  return FALSE;
}

/* The members of a message, in the object that is being built. */
void
duo_cli_json_message (JsonBuilder *builder,
                      DuoMessage  *message,
                      GPtrArray   *campaigns)
{
  guint n_placements;
  const DuoPlacement *placements = duo_message_get_placements (message, &n_placements);

  duo_cli_json_number (builder, "id", duo_message_get_id (message));
  duo_cli_json_text (builder, "text", duo_message_get_text (message));
  duo_cli_json_text (builder, "link", duo_message_get_link (message));
  json_builder_set_member_name (builder, "placements");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n_placements; i++)
    {
      json_builder_begin_object (builder);
      duo_cli_json_text (builder, "sector", duo_sector_to_string (placements[i].sector));
      duo_cli_json_month (builder, "first_month", placements[i].first);
      duo_cli_json_month (builder, "last_month", placements[i].last);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  duo_cli_json_text (builder, "status", duo_message_status_to_string (duo_message_get_status (message)));
  duo_cli_json_text (builder, "campaign", duo_cli_campaign_name (campaigns, duo_message_get_campaign (message)));
}

/* Returns: (transfer full): "MBO mei – jul, HO jun – aug"; only what touches @span, unless that is %NULL. Years
 * are said where they are not the span's. */
char *
duo_cli_placement_words (DuoMessage    *message,
                         const DuoSpan *span)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint n_placements;
  const DuoPlacement *placements = duo_message_get_placements (message, &n_placements);

  for (guint i = 0; i < n_placements; i++)
    {
      const DuoSpan months = { placements[i].first, placements[i].last };
      const gint year = duo_month_get_year (placements[i].last);
      const gboolean one_year = duo_month_get_year (placements[i].first) == year;
      g_autofree char *range = NULL;

      if (span != NULL && !duo_span_overlaps (&months, span))
        continue;

      range = duo_words_months (placements[i].first, placements[i].last, TRUE);
      if (words->len > 0)
        g_string_append (words, ", ");
      g_string_append_printf (words, "%s %s", duo_sector_to_string (placements[i].sector), range);
      if (one_year && (span == NULL || year != duo_month_get_year (span->first)))
        g_string_append_printf (words, " %d", year);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

/* One message as the answer. */
void
duo_cli_answer_message (DuoCli     *cli,
                        DuoMessage *message,
                        GPtrArray  *campaigns)
{
  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      duo_cli_json_message (builder, message, campaigns);
      json_builder_end_object (builder);
      duo_cli_print_json (builder);
    }
  else
    {
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, duo_message_get_id (message));
      g_autofree char *title = duo_message_dup_title (message, duo_message_get_first_month (message));
      g_autofree char *placements = duo_cli_placement_words (message, NULL);

      duo_cli_print (_("Message %s: %s (%s)"), number, title,
                     duo_words_status (duo_message_get_status (message)));
      if (*placements != '\0')
        duo_cli_print ("%s", placements);
    }
}

static void
json_item (JsonBuilder    *builder,
           DuoChangeItem  *item,
           DuoChangeField *field)
{
  json_builder_begin_object (builder);
  duo_cli_json_text (builder, "state", duo_change_item_state_to_string (item->state));
  duo_cli_json_text (builder, "key", item->key);
  duo_cli_json_text (builder, "field", field != NULL ? field->field : item->column_name);
  duo_cli_json_text (builder, "old", field != NULL ? field->old_value : NULL);
  duo_cli_json_text (builder, "new", field != NULL ? field->new_value : item->value);
  duo_cli_json_number (builder, "line", item->line);
  duo_cli_json_number (builder, "column", item->column);
  duo_cli_json_text (builder, "sheet", item->sheet);
  duo_cli_json_text (builder, "cell", item->cell);
  duo_cli_json_text (builder, "reason", item->state == DUO_CHANGE_ITEM_REFUSED ? duo_refusal_to_string (item->refusal)
                                        : item->ended != 0                     ? "ended"
                                        : duo_change_item_is_outdated (item)   ? "not_in_newer"
                                                                               : NULL);
  json_builder_end_object (builder);
}

static void
json_items (JsonBuilder  *builder,
            DuoChangeSet *set)
{
  json_builder_set_member_name (builder, "items");
  json_builder_begin_array (builder);
  for (guint i = 0; i < set->items->len; i++)
    {
      DuoChangeItem *item = set->items->pdata[i];

      if (item->state == DUO_CHANGE_ITEM_CHANGED)
        for (guint j = 0; j < item->fields->len; j++)
          json_item (builder, item, item->fields->pdata[j]);
      else
        json_item (builder, item, NULL);
    }
  json_builder_end_array (builder);
}

/* Numbers per state for each type of object in the file, where it holds several. */
static void
json_by_type (JsonBuilder  *builder,
              DuoChangeSet *set)
{
  g_autoptr (GPtrArray) types = g_ptr_array_new ();
  g_autofree guint *numbers = NULL;

  for (guint i = 0; i < set->items->len; i++)
    {
      DuoChangeItem *item = set->items->pdata[i];

      if (item->type != NULL && !g_ptr_array_find (types, item->type, NULL))
        g_ptr_array_add (types, (gpointer) item->type);
    }
  if (types->len == 0)
    return;

  numbers = g_new0 (guint, types->len * DUO_N_CHANGE_ITEM_STATES);
  for (guint i = 0; i < set->items->len; i++)
    {
      DuoChangeItem *item = set->items->pdata[i];
      guint place;

      if (item->type != NULL && g_ptr_array_find (types, item->type, &place))
        numbers[place * DUO_N_CHANGE_ITEM_STATES + item->state]++;
    }

  json_builder_set_member_name (builder, "by_type");
  json_builder_begin_object (builder);
  for (guint i = 0; i < types->len; i++)
    {
      json_builder_set_member_name (builder, types->pdata[i]);
      json_builder_begin_object (builder);
      for (guint state = 0; state < DUO_CHANGE_ITEM_REFUSED; state++)
        duo_cli_json_number (builder, duo_change_item_state_to_string ((DuoChangeItemState) state),
                             numbers[i * DUO_N_CHANGE_ITEM_STATES + state]);
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
}

static void
json_import (JsonBuilder  *builder,
             DuoCli       *cli,
             DuoChangeSet *set)
{
  json_builder_begin_object (builder);
  duo_cli_json_text (builder, "file", set->file);
  duo_cli_json_text (builder, "kind", set->kind);
  duo_cli_json_text (builder, "encoding", set->encoding);
  if (set->as_of != 0)
    {
      g_autofree char *day = duo_day_to_string (set->as_of);

      duo_cli_json_text (builder, "as_of", day);
    }
  for (guint i = 0; i < DUO_N_CHANGE_ITEM_STATES; i++)
    duo_cli_json_number (builder, duo_change_item_state_to_string ((DuoChangeItemState) i),
                         duo_change_set_count (set, (DuoChangeItemState) i));
  json_by_type (builder, set);
  if (duo_cli_has_option (cli, "details"))
    json_items (builder, set);
  json_builder_end_object (builder);
}

/* "B3", or "regel 12" */
static char *
place_of (DuoChangeItem *item)
{
  if (item->cell != NULL && item->sheet != NULL)
    return g_strdup_printf ("%s!%s", item->sheet, item->cell);
  if (item->line != 0 && item->column_name != NULL)
    return g_strdup_printf (_("line %u, %s"), item->line, item->column_name);
  if (item->line != 0)
    return g_strdup_printf (_("line %u"), item->line);
  return g_strdup (item->sheet != NULL ? item->sheet : "");
}

static void
print_details (DuoChangeSet *set)
{
  g_autoptr (DuoCliTable) table = duo_cli_table_new (_("State"), _("What"), _("Field"), _("Was"), _("Becomes"), _("Where"), NULL);

  for (guint i = 0; i < set->items->len; i++)
    {
      DuoChangeItem *item = set->items->pdata[i];
      const char *key = item->key != NULL ? item->key : "";
      g_autofree char *place = place_of (item);

      if (item->state != DUO_CHANGE_ITEM_CHANGED)
        {
          duo_cli_table_add (table, duo_words_item_state (item->state), key, "", "", "", place, NULL);
          continue;
        }
      for (guint j = 0; j < item->fields->len; j++)
        {
          const DuoChangeField *field = item->fields->pdata[j];

          duo_cli_table_add (table, duo_words_item_state (item->state), key, duo_words_field (field->field),
                             field->old_value != NULL ? field->old_value : "",
                             field->new_value != NULL ? field->new_value : "", place, NULL);
        }
    }

  duo_cli_print ("%s", "");
  duo_cli_table_print (table);
}

/* Whether it says nothing new; so does a form in which nobody filled anything in. */
static gboolean
changes_nothing (DuoChangeSet *set)
{
  for (guint i = 0; i < set->items->len; i++)
    {
      const DuoChangeItem *item = set->items->pdata[i];

      if (item->state != DUO_CHANGE_ITEM_SAME && (item->state != DUO_CHANGE_ITEM_REFUSED || item->refusal != DUO_REFUSAL_FORM_EMPTY))
        return FALSE;
    }

  return TRUE;
}

/* Whether each file is told of, also who has nothing to say. */
static gboolean
tells_all (DuoCli    *cli,
           GPtrArray *sets)
{
  return sets->len <= MAX_SAID || duo_cli_has_option (cli, "details");
}

/* Of many files those that change nothing are counted, not listed. */
static void
print_import_text (DuoCli    *cli,
                   GPtrArray *sets)
{
  g_autoptr (DuoCliTable) table = duo_cli_table_new (_("File"), duo_words_item_state (DUO_CHANGE_ITEM_NEW),
                                                     duo_words_item_state (DUO_CHANGE_ITEM_CHANGED),
                                                     duo_words_item_state (DUO_CHANGE_ITEM_SAME),
                                                     duo_words_item_state (DUO_CHANGE_ITEM_MISSING),
                                                     duo_words_item_state (DUO_CHANGE_ITEM_REFUSED), NULL);
  const gboolean all = tells_all (cli, sets);
  guint n_left_out = 0;

  for (guint i = 0; i < DUO_N_CHANGE_ITEM_STATES; i++)
    duo_cli_table_right (table, i + 1);
  for (guint i = 0; i < sets->len; i++)
    {
      DuoChangeSet *set = sets->pdata[i];
      char *counts[DUO_N_CHANGE_ITEM_STATES];

      if (!all && changes_nothing (set))
        {
          n_left_out++;
          continue;
        }
      for (guint state = 0; state < DUO_N_CHANGE_ITEM_STATES; state++)
        counts[state] = g_strdup_printf ("%u", duo_change_set_count (set, (DuoChangeItemState) state));
      duo_cli_table_add (table, set->file, counts[DUO_CHANGE_ITEM_NEW], counts[DUO_CHANGE_ITEM_CHANGED],
                         counts[DUO_CHANGE_ITEM_SAME], counts[DUO_CHANGE_ITEM_MISSING], counts[DUO_CHANGE_ITEM_REFUSED], NULL);
      for (guint state = 0; state < DUO_N_CHANGE_ITEM_STATES; state++)
        g_free (counts[state]);
    }
  if (n_left_out < sets->len)
    duo_cli_table_print (table);
  if (n_left_out > 0)
    duo_cli_print (ngettext ("%u file changes nothing.", "%u files change nothing.", n_left_out), n_left_out);

  for (guint i = 0; duo_cli_has_option (cli, "details") && i < sets->len; i++)
    print_details (sets->pdata[i]);
}

/* What a person should know beside the numbers: on standard error, so that it also reaches a scheduler's mail. */
static void
say_remarks (DuoChangeSet *set)
{
  guint n_said[DUO_N_CHANGE_ITEM_STATES] = { 0 };
  guint n_proposals = 0;

  if (set->ignored->len > 0)
    {
      g_autofree char *names = duo_words_titles (set->ignored);

      duo_cli_say (ngettext ("%s: the column %s means nothing here and was passed over.",
                             "%s: the columns %s mean nothing here and were passed over.", set->ignored->len),
                   set->file, names);
    }
  if (set->passed_over > 0)
    duo_cli_say (ngettext ("%s: %u line is about something that is not ours and was passed over.",
                           "%s: %u lines are about something that is not ours and were passed over.", set->passed_over),
                 set->file, set->passed_over);

  for (guint i = 0; i < set->items->len; i++)
    {
      DuoChangeItem *item = set->items->pdata[i];

      if (item->state == DUO_CHANGE_ITEM_NEW && item->proposal != NULL && !item->use_proposal)
        n_proposals++;
      if ((item->state != DUO_CHANGE_ITEM_REFUSED && item->state != DUO_CHANGE_ITEM_MISSING) || n_said[item->state]++ >= MAX_SAID)
        continue;
      if (item->state == DUO_CHANGE_ITEM_REFUSED)
        {
          g_autofree char *place = place_of (item);
          g_autofree char *reason = duo_words_refused (item);

          if (item->file != NULL && *place != '\0' && strcmp (place, item->file) != 0)
            duo_cli_say (_("Refused: %s: %s: %s"), item->file, place, reason);
          else
            duo_cli_say (_("Refused: %s: %s"), *place != '\0' || item->file == NULL ? place : item->file, reason);
        }
      else
        {
          duo_cli_say (_("Not in the file, and left as it is: ‘%s’."), item->key);
        }
    }
  for (guint state = 0; state < DUO_N_CHANGE_ITEM_STATES; state++)
    if (n_said[state] > MAX_SAID)
      duo_cli_say (_("And %u more: see them all with --details."), n_said[state] - MAX_SAID);

  if (n_proposals > 0)
    duo_cli_say (ngettext ("%u text names a year. With --placeholders it becomes {jaar} or {volgend jaar}.",
                           "%u texts name a year. With --placeholders it becomes {jaar} or {volgend jaar}.", n_proposals),
                 n_proposals);
}

static DuoCliStatus
status_of (DuoChangeSet *set)
{
  const guint refused = duo_change_set_count (set, DUO_CHANGE_ITEM_REFUSED);
  const guint known = duo_change_set_count (set, DUO_CHANGE_ITEM_NEW) + duo_change_set_count (set, DUO_CHANGE_ITEM_CHANGED)
                      + duo_change_set_count (set, DUO_CHANGE_ITEM_SAME);

  if (refused == 0)
    return DUO_CLI_DONE;
  return known > 0 ? DUO_CLI_PARTLY : DUO_CLI_NOTHING;
}

/**
 * duo_cli_answer_imports:
 * @cli: the command
 * @sets: (element-type DuoChangeSet): one for each file that was read
 *
 * The answer of an import of several files: an array of what one file gives; of one file that itself.
 *
 * Returns: the exit status
 */
DuoCliStatus
duo_cli_answer_imports (DuoCli    *cli,
                        GPtrArray *sets)
{
  DuoCliStatus status = DUO_CLI_DONE;
  gboolean nothing = TRUE;

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      if (sets->len != 1)
        json_builder_begin_array (builder);
      for (guint i = 0; i < sets->len; i++)
        json_import (builder, cli, sets->pdata[i]);
      if (sets->len != 1)
        json_builder_end_array (builder);
      duo_cli_print_json (builder);
    }
  else
    {
      print_import_text (cli, sets);
    }

  for (guint i = 0; i < sets->len; i++)
    {
      const DuoCliStatus one = status_of (sets->pdata[i]);

      if (tells_all (cli, sets) || !changes_nothing (sets->pdata[i]))
        say_remarks (sets->pdata[i]);
      nothing = nothing && one == DUO_CLI_NOTHING;
      if (one != DUO_CLI_DONE)
        status = DUO_CLI_PARTLY;
    }
  if (!cli->json && duo_cli_has_option (cli, "dry-run"))
    duo_cli_say (_("Nothing was stored: this was a dry run."));

  return nothing ? DUO_CLI_NOTHING : status;
}

/* The answer of an import of one file, and its exit status. */
DuoCliStatus
duo_cli_answer_import (DuoCli       *cli,
                       DuoChangeSet *set)
{
  g_autoptr (GPtrArray) sets = g_ptr_array_new ();

  g_ptr_array_add (sets, set);
  return duo_cli_answer_imports (cli, sets);
}

/* The answer of a command that wrote one file. @shown: its name as people read it; @sentence: what is said of it. */
DuoCliStatus
duo_cli_answer_file (DuoCli     *cli,
                     const char *shown,
                     const char *sentence)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (!cli->json)
    {
      duo_cli_print ("%s", sentence);
      return DUO_CLI_DONE;
    }

  builder = json_builder_new ();
  json_builder_begin_object (builder);
  duo_cli_json_text (builder, "file", shown);
  json_builder_end_object (builder);
  duo_cli_print_json (builder);
  return DUO_CLI_DONE;
}

/* Has the list that @write writes written to --output, as a workbook or as CSV, and answers. */
DuoCliStatus
duo_cli_export (DuoCli       *cli,
                DuoCliExport  write)
{
  const char *path = duo_cli_get_option (cli, "output");
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *sentence = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_str_has_suffix (path, ".xlsx") && !g_str_has_suffix (path, ".csv"))
    return duo_cli_usage (cli, _("‘%s’ is of no kind that can be written. Let the name end in .xlsx or .csv."), shown);
  if (!write (cli->context, path, &error))
    return duo_cli_fail_file (error, path);

  sentence = g_strdup_printf (_("‘%s’ was written."), shown);
  return duo_cli_answer_file (cli, shown, sentence);
}
