/* SPDX-License-Identifier: EUPL-1.2 */
/* actions: list, add and done. */
#include <glib/gi18n.h>

#include "duo-actions-service.h"
#include "duo-calendar-service.h"
#include "duo-cli-commands.h"
#include "duo-cli-output.h"
#include "duo-cli-values.h"
#include "duo-words.h"

static void
json_entry (JsonBuilder          *builder,
            const DuoActionEntry *entry)
{
  DuoAction *action = entry->action;

  json_builder_begin_object (builder);
  duo_cli_json_number (builder, "id", duo_action_get_id (action));
  duo_cli_json_text (builder, "text", duo_action_get_text (action));
  duo_cli_json_text (builder, "owner", *entry->owner != '\0' ? entry->owner : NULL);
  duo_cli_json_when (builder, "due", duo_action_get_due (action));
  duo_cli_json_when (builder, "done", duo_action_get_done (action));
  json_builder_set_member_name (builder, "about");
  if (duo_action_get_about_kind (action) != DUO_OBJECT_NONE)
    {
      json_builder_begin_object (builder);
      duo_cli_json_text (builder, "kind", duo_object_kind_to_string (duo_action_get_about_kind (action)));
      duo_cli_json_number (builder, "id", duo_action_get_about (action));
      duo_cli_json_text (builder, "title", *entry->about != '\0' ? entry->about : NULL);
      json_builder_end_object (builder);
    }
  else
    {
      json_builder_add_null_value (builder);
    }
  duo_cli_json_text (builder, "note", duo_action_get_note (action));
  json_builder_end_object (builder);
}

/* "te laat" and so on */
static char *
state_words (DuoCli    *cli,
             DuoAction *action)
{
  const DuoWhen *due = duo_action_get_due (action);
  const DuoWhen *done = duo_action_get_done (action);

  if (duo_when_is_known (done))
    {
      g_autofree char *day = duo_words_when (done, TRUE, TRUE);

      return g_strdup_printf (_("done on %s"), day);
    }
  if (duo_when_is_known (due) && due->last < duo_clock_get_today (cli->clock))
    return g_strdup (_("late"));
  return g_strdup (_("open"));
}

static gboolean
is_shown (DuoCli               *cli,
          const DuoActionEntry *entry)
{
  return duo_cli_has_option (cli, "all") || !duo_when_is_known (duo_action_get_done (entry->action));
}

static void
print_entries (DuoCli        *cli,
               DuoActionList *list)
{
  g_autoptr (DuoCliTable) table = duo_cli_table_new (_("No."), _("Action"), _("Owner"), _("Due"), _("State"), _("About"), NULL);
  guint shown = 0;

  duo_cli_table_right (table, 0);
  for (guint i = 0; i < list->entries->len; i++)
    {
      const DuoActionEntry *entry = list->entries->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, duo_action_get_id (entry->action));
      g_autofree char *due = duo_words_when (duo_action_get_due (entry->action), TRUE, TRUE);
      g_autofree char *state = state_words (cli, entry->action);

      if (!is_shown (cli, entry))
        continue;

      duo_cli_table_add (table, id, duo_action_get_text (entry->action), entry->owner, due, state, entry->about, NULL);
      shown++;
    }

  if (shown > 0)
    duo_cli_table_print (table);
  else
    duo_cli_print ("%s", _("No open points."));
}

DuoCliStatus
duo_cli_actions_list (DuoCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoActionList) list = duo_actions_load (cli->context, DUO_OBJECT_NONE, 0, &error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  if (list == NULL)
    return duo_cli_fail_file (error, cli->store_path);
  if (!cli->json)
    {
      print_entries (cli, list);
      return DUO_CLI_DONE;
    }

  json_builder_begin_array (builder);
  for (guint i = 0; i < list->entries->len; i++)
    if (is_shown (cli, list->entries->pdata[i]))
      json_entry (builder, list->entries->pdata[i]);
  json_builder_end_array (builder);
  duo_cli_print_json (builder);
  return DUO_CLI_DONE;
}

/* The action of that id as the answer, as the list has it. */
static DuoCliStatus
answer (DuoCli *cli,
        gint64  id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoActionList) list = duo_actions_load (cli->context, DUO_OBJECT_NONE, 0, &error);

  if (list == NULL)
    return duo_cli_fail_file (error, cli->store_path);

  for (guint i = 0; i < list->entries->len; i++)
    {
      const DuoActionEntry *entry = list->entries->pdata[i];

      if (duo_action_get_id (entry->action) != id)
        continue;
      if (cli->json)
        {
          g_autoptr (JsonBuilder) builder = json_builder_new ();

          json_entry (builder, entry);
          duo_cli_print_json (builder);
        }
      else
        {
          g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, id);
          g_autofree char *state = state_words (cli, entry->action);

          duo_cli_print (_("Action %s: %s (%s, %s)"), number, duo_action_get_text (entry->action), entry->owner, state);
        }
    }

  return DUO_CLI_DONE;
}

/* --about, if given: an object that is there. */
static gboolean
take_about (DuoCli       *cli,
            DuoAction    *action,
            DuoCliStatus *status)
{
  const char *text = duo_cli_get_option (cli, "about");
  g_autoptr (GError) error = NULL;
  DuoObjectKind kind;
  gint64 id;

  if (text == NULL)
    return TRUE;

  *status = DUO_CLI_USAGE;
  if (!duo_cli_read_object (cli, text, &kind, &id))
    return FALSE;

  if (!duo_actions_can_be_about (cli->context, kind, id, &error))
    {
      *status = duo_cli_fail (error, text);
      return FALSE;
    }

  duo_action_set_about_kind (action, kind);
  duo_action_set_about (action, id);
  return TRUE;
}

DuoCliStatus
duo_cli_actions_add (DuoCli *cli)
{
  const char *due_text = duo_cli_get_option (cli, "due");
  const char *note = duo_cli_get_option (cli, "note");
  const char *text, *owner;
  g_autoptr (DuoAction) action = duo_action_new ();
  g_autoptr (GError) error = NULL;
  DuoWhen due = DUO_WHEN_NONE;
  DuoCliStatus status;

  if (!duo_cli_read_text (cli, "text", &text) || !duo_cli_read_text (cli, "owner", &owner)
      || (due_text != NULL && !duo_cli_read_when (cli, due_text, &due)))
    return DUO_CLI_USAGE;
  if (!take_about (cli, action, &status))
    return status;

  duo_action_set_text (action, text);
  duo_action_set_due (action, &due);
  if (note != NULL)
    duo_action_set_note (action, note);
  if (!duo_actions_add (cli->context, action, owner, &error))
    return duo_cli_fail (error, text);

  return answer (cli, duo_action_get_id (action));
}

DuoCliStatus
duo_cli_actions_done (DuoCli *cli)
{
  const char *text = duo_cli_get_argument (cli, 0);
  const char *on = duo_cli_get_option (cli, "on");
  guint32 day = duo_clock_get_today (cli->clock);
  g_autoptr (GObject) object = NULL;
  g_autoptr (GError) error = NULL;
  DuoWhen done;
  gint64 id;

  if (!duo_cli_read_id (cli, text, &id))
    return DUO_CLI_USAGE;
  if (on != NULL && !duo_day_parse (on, &day))
    return duo_cli_usage (cli, _("‘%s’ is not a day. Write it as 2020-10-14."), on);

  object = duo_calendar_get (cli->context, DUO_OBJECT_ACTION, id, &error);
  if (object == NULL)
    {
      g_autofree char *what = g_strdup_printf (_("action %s"), text);

      return duo_cli_fail (error, what);
    }
  if (duo_when_is_known (duo_action_get_done (DUO_ACTION (object))))
    {
      duo_cli_say (_("This was done already. Nothing was changed."));
      return DUO_CLI_NOTHING;
    }

  done = duo_when_day (day);
  duo_action_set_done (DUO_ACTION (object), &done);
  if (!duo_calendar_save (cli->context, object, DUO_CHANGE_DONE, &error))
    return duo_cli_fail (error, duo_action_get_text (DUO_ACTION (object)));

  return answer (cli, id);
}
