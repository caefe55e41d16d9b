/* SPDX-License-Identifier: EUPL-1.2 */
/* calendar: list, add, edit and remove messages. */
#include <glib/gi18n.h>

#include "duo-calendar-service.h"
#include "duo-cli-answer.h"
#include "duo-cli-commands.h"
#include "duo-cli-output.h"
#include "duo-cli-values.h"
#include "duo-words.h"

/* What calendar list shows of a year. */
typedef struct
{
  DuoSpan      span;
  DuoSectorSet sectors;  /* any of these */
  gboolean     of_audience;
  DuoAudience  audience;
} Choice;

static gboolean
is_chosen (const Choice *choice,
           DuoMessage   *message)
{
  return (duo_message_get_sectors (message, &choice->span) & choice->sectors) != 0
         && (!choice->of_audience || duo_message_get_audience (message) == choice->audience);
}

static gboolean
read_choice (DuoCli *cli,
             Choice *choice)
{
  const char *sector_text = duo_cli_get_option (cli, "sector");
  const char *month_text = duo_cli_get_option (cli, "month");
  const char *audience_text = duo_cli_get_option (cli, "audience");
  DuoSector sector;
  DuoMonth month;
  gint year;

  if (!duo_cli_read_year (cli, "year", &year))
    return FALSE;

  *choice = (Choice) { duo_span_calendar_year (year), DUO_SECTOR_SET_ALL, audience_text != NULL, DUO_AUDIENCE_STUDENTS };
  if (sector_text != NULL)
    {
      if (!duo_cli_read_sector (cli, sector_text, &sector))
        return FALSE;
      choice->sectors = 1u << sector;
    }
  if (month_text != NULL)
    {
      if (!duo_cli_read_month_of (cli, month_text, year, &month))
        return FALSE;
      choice->span = (DuoSpan) { month, month };
    }

  return audience_text == NULL || duo_cli_read_audience (cli, audience_text, &choice->audience);
}

static void
list_as_json (DuoCalendarSnapshot *snapshot,
              const Choice        *choice)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < snapshot->messages->len; i++)
    {
      if (!is_chosen (choice, snapshot->messages->pdata[i]))
        continue;

      json_builder_begin_object (builder);
      duo_cli_json_message (builder, snapshot->messages->pdata[i], snapshot->campaigns);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  duo_cli_print_json (builder);
}

static void
list_as_table (DuoCalendarSnapshot *snapshot,
               const Choice        *choice)
{
  g_autoptr (DuoCliTable) table = duo_cli_table_new (_("No."), _("Message"), _("Months"), _("Status"), _("Campaign"), _("Audience"), NULL);
  guint shown = 0;

  duo_cli_table_right (table, 0);
  for (guint i = 0; i < snapshot->messages->len; i++)
    {
      DuoMessage *message = snapshot->messages->pdata[i];
      const char *campaign = duo_cli_campaign_name (snapshot->campaigns, duo_message_get_campaign (message));
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, duo_message_get_id (message));
      g_autofree char *title = duo_message_dup_title (message, duo_message_get_first_month_in (message, &choice->span));
      g_autofree char *months = duo_cli_placement_words (message, &choice->span);

      if (!is_chosen (choice, message))
        continue;

      duo_cli_table_add (table, id, title, months, duo_words_status (duo_message_get_status (message)),
                         campaign != NULL ? campaign : "", duo_words_audience (duo_message_get_audience (message)), NULL);
      shown++;
    }

  if (shown > 0)
    duo_cli_table_print (table);
  else
    duo_cli_print (_("No messages found for %d."), duo_month_get_year (choice->span.first));
}

DuoCliStatus
duo_cli_calendar_list (DuoCli *cli)
{
  g_autoptr (DuoCalendarSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;
  Choice choice;

  if (!read_choice (cli, &choice))
    return DUO_CLI_USAGE;

  snapshot = duo_calendar_load (cli->context, &choice.span, &error);
  if (snapshot == NULL)
    return duo_cli_fail_file (error, cli->store_path);

  if (cli->json)
    list_as_json (snapshot, &choice);
  else
    list_as_table (snapshot, &choice);
  return DUO_CLI_DONE;
}

/* Takes the options over into @message. Says what is wrong; *@status is what the command then ends with. */
static gboolean
take_options (DuoCli       *cli,
              DuoMessage   *message,
              GPtrArray    *campaigns,
              DuoCliStatus *status)
{
  const char *link = duo_cli_get_option (cli, "link");
  const char *audience_text = duo_cli_get_option (cli, "audience");
  const char *status_text = duo_cli_get_option (cli, "status");
  const char *campaign_text = duo_cli_get_option (cli, "campaign");
  const char *note = duo_cli_get_option (cli, "note");
  GPtrArray *placement_texts = duo_cli_get_options (cli, "placement");
  g_autoptr (GArray) placements = g_array_new (FALSE, FALSE, sizeof (DuoPlacement));
  DuoAudience audience = duo_message_get_audience (message);
  DuoMessageStatus message_status = duo_message_get_status (message);
  gint64 campaign = duo_message_get_campaign (message);
  const char *text;

  *status = DUO_CLI_USAGE;
  if (!duo_cli_read_text (cli, "text", &text)
      || (audience_text != NULL && !duo_cli_read_audience (cli, audience_text, &audience))
      || (status_text != NULL && !duo_cli_read_status (cli, status_text, &message_status))
      || !duo_cli_read_placements (cli, placement_texts, placements))
    return FALSE;
  if (audience == DUO_AUDIENCE_MUNICIPALITIES)
    {
      (void) duo_cli_usage (cli, _("A message is for students or for institutions."));
      return FALSE;
    }

  *status = DUO_CLI_NOTHING;
  if (campaign_text != NULL && !duo_cli_read_campaign (cli, campaigns, campaign_text, &campaign))
    return FALSE;

  if (text != NULL)
    duo_message_set_text (message, text);
  if (link != NULL)
    duo_message_set_link (message, link);
  if (note != NULL)
    duo_message_set_note (message, note);
  if (placement_texts != NULL)
    duo_message_set_placements (message, (const DuoPlacement *) (void *) placements->data, placements->len);
  duo_message_set_audience (message, audience);
  duo_message_set_status (message, message_status);
  duo_message_set_campaign (message, campaign);
  return TRUE;
}

/* Saves and answers. */
static DuoCliStatus
save (DuoCli        *cli,
      DuoMessage    *message,
      DuoChangeKind  kind,
      GPtrArray     *campaigns)
{
  g_autoptr (GError) error = NULL;

  if (!duo_calendar_save (cli->context, G_OBJECT (message), kind, &error))
    {
      g_autofree char *title = duo_message_dup_title (message, DUO_MONTH_NONE);

      return duo_cli_fail (error, title);
    }

  duo_cli_answer_message (cli, message, campaigns);
  return DUO_CLI_DONE;
}

DuoCliStatus
duo_cli_calendar_add (DuoCli *cli)
{
  g_autoptr (DuoMessage) message = duo_message_new ();
  g_autoptr (GPtrArray) campaigns = duo_cli_load_campaigns (cli);
  DuoCliStatus status;

  if (campaigns == NULL)
    return DUO_CLI_NOTHING;
  if (duo_cli_get_options (cli, "placement") == NULL)
    return duo_cli_usage (cli, _("--placement is missing: a message stands in at least one month."));
  if (!take_options (cli, message, campaigns, &status))
    return status;

  return save (cli, message, DUO_CHANGE_ADD, campaigns);
}

/* The message of the number that is the first argument. */
static DuoMessage *
get_message (DuoCli       *cli,
             DuoCliStatus *status)
{
  const char *text = duo_cli_get_argument (cli, 0);
  g_autoptr (GError) error = NULL;
  GObject *object;
  gint64 id;

  *status = DUO_CLI_USAGE;
  if (!duo_cli_read_id (cli, text, &id))
    return NULL;

  object = duo_calendar_get (cli->context, DUO_OBJECT_MESSAGE, id, &error);
  if (object == NULL)
    {
      g_autofree char *what = g_strdup_printf (_("message %s"), text);

      *status = duo_cli_fail (error, what);
      return NULL;
    }

  return DUO_MESSAGE (object);
}

/* What a change is called that makes @after of @before. */
static DuoChangeKind
kind_of_change (DuoMessage *before,
                DuoMessage *after)
{
  g_autoptr (DuoMessage) trial = duo_message_copy (before);
  guint n_placements;
  const DuoPlacement *placements = duo_message_get_placements (after, &n_placements);

  duo_message_set_status (trial, duo_message_get_status (after));
  if (duo_message_equal (trial, after))
    return duo_message_get_status (after) == DUO_MESSAGE_WITHDRAWN ? DUO_CHANGE_WITHDRAW : DUO_CHANGE_STATUS;

  duo_message_set_status (trial, duo_message_get_status (before));
  duo_message_set_placements (trial, placements, n_placements);
  if (!duo_message_equal (trial, after))
    return DUO_CHANGE_EDIT;
  return duo_message_get_sectors (before, NULL) == duo_message_get_sectors (after, NULL) ? DUO_CHANGE_MOVE
                                                                                         : DUO_CHANGE_SECTORS;
}

DuoCliStatus
duo_cli_calendar_edit (DuoCli *cli)
{
  g_autoptr (GPtrArray) campaigns = NULL;
  g_autoptr (DuoMessage) before = NULL;
  g_autoptr (DuoMessage) after = NULL;
  DuoCliStatus status;

  before = get_message (cli, &status);
  if (before == NULL)
    return status;
  campaigns = duo_cli_load_campaigns (cli);
  if (campaigns == NULL)
    return DUO_CLI_NOTHING;

  after = duo_message_copy (before);
  if (!take_options (cli, after, campaigns, &status))
    return status;
  if (duo_message_equal (before, after))
    {
      duo_cli_say (_("It was like this already. Nothing was changed."));
      duo_cli_answer_message (cli, after, campaigns);
      return DUO_CLI_DONE;
    }

  return save (cli, after, kind_of_change (before, after), campaigns);
}

DuoCliStatus
duo_cli_calendar_remove (DuoCli *cli)
{
  g_autoptr (GPtrArray) campaigns = NULL;
  g_autoptr (DuoMessage) message = NULL;
  g_autoptr (GError) error = NULL;
  DuoCliStatus status;

  message = get_message (cli, &status);
  if (message == NULL)
    return status;
  campaigns = duo_cli_load_campaigns (cli);
  if (campaigns == NULL)
    return DUO_CLI_NOTHING;

  if (!duo_calendar_remove (cli->context, G_OBJECT (message), &error))
    {
      g_autofree char *title = duo_message_dup_title (message, DUO_MONTH_NONE);

      return duo_cli_fail (error, title);
    }

  duo_cli_answer_message (cli, message, campaigns);
  return DUO_CLI_DONE;
}
