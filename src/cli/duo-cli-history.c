/* SPDX-License-Identifier: EUPL-1.2 */
/* history, undo, redo and takeback. */
#include <glib/gi18n.h>

#include "duo-cli-commands.h"
#include "duo-cli-output.h"
#include "duo-cli-values.h"
#include "duo-error.h"
#include "duo-history-service.h"
#include "duo-store-undo.h"
#include "duo-words-value.h"
#include "duo-words.h"

static const char *
state_code (DuoChangeState state)
{
  switch (state)
    {
    case DUO_CHANGE_STATE_DONE:
      return "done";
    case DUO_CHANGE_STATE_UNDONE:
      return "undone";
    case DUO_CHANGE_STATE_DROPPED:
    default:
      return "dropped";
    }
}

static const char *
state_words (DuoChangeState state)
{
  return state == DUO_CHANGE_STATE_DONE ? "" : _("undone");
}

/* The change as a sentence. */
static char *
sentence_of (DuoChange  *change,
             const char *title)
{
  return duo_words_change (duo_change_kind_to_string (duo_change_get_kind (change)), duo_change_get_object_kind (change), title);
}

/* "14 okt 2020 12:00", in local time; the stamp itself where it is no time. */
static char *
time_words (const char *stamp)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (stamp, utc);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;
  g_autofree char *clock = local != NULL ? g_date_time_format (local, "%H:%M") : NULL;

  if (clock == NULL)
    return g_strdup (stamp);
  return g_strdup_printf ("%d %s %d %s", g_date_time_get_day_of_month (local),
                          duo_words_month (g_date_time_get_month (local), TRUE), g_date_time_get_year (local), clock);
}

static gboolean
json_fields (DuoCli       *cli,
             JsonBuilder  *builder,
             DuoChange    *change,
             GError      **error)
{
  g_autoptr (GPtrArray) fields = duo_history_fields (cli->context, duo_change_get_id (change), error);

  if (fields == NULL)
    return FALSE;

  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < fields->len; i++)
    {
      const DuoFieldChange *field = fields->pdata[i];

      json_builder_begin_object (builder);
      duo_cli_json_text (builder, "table", field->table);
      duo_cli_json_number (builder, "row", field->row);
      duo_cli_json_text (builder, "field", field->field);
      duo_cli_json_text (builder, "old", field->before);
      duo_cli_json_text (builder, "new", field->after);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return TRUE;
}

/* The members of a change, in the object that is being built. */
static void
json_change (JsonBuilder *builder,
             DuoChange   *change,
             const char  *who,
             const char  *title)
{
  g_autofree char *text = sentence_of (change, title);

  duo_cli_json_number (builder, "id", duo_change_get_id (change));
  duo_cli_json_text (builder, "kind", duo_change_kind_to_string (duo_change_get_kind (change)));
  duo_cli_json_text (builder, "object_kind", duo_object_kind_to_string (duo_change_get_object_kind (change)));
  duo_cli_json_number (builder, "object", duo_change_get_object (change));
  duo_cli_json_text (builder, "title", title != NULL && *title != '\0' ? title : NULL);
  duo_cli_json_text (builder, "who", who);
  duo_cli_json_text (builder, "when", duo_change_get_when (change));
  duo_cli_json_text (builder, "state", state_code (duo_change_get_state (change)));
  duo_cli_json_text (builder, "text", text);
}

static gboolean
history_as_json (DuoCli     *cli,
                 GPtrArray  *entries,
                 GError    **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    {
      const DuoHistoryEntry *entry = entries->pdata[i];

      json_builder_begin_object (builder);
      json_change (builder, entry->change, duo_change_get_who (entry->change), entry->title);
      if (duo_cli_has_option (cli, "details") && !json_fields (cli, builder, entry->change, error))
        return FALSE;
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  duo_cli_print_json (builder);
  return TRUE;
}

/* Returns: (transfer full): a value in words, or the name of what it refers to; a dash for none. */
static char *
dup_value (const DuoFieldChange *field,
           const char           *value,
           const char           *name)
{
  char *words = duo_words_stored_value (field->table, field->field, value, name);

  return words != NULL ? words : g_strdup ("–");
}

static gboolean
print_fields (DuoCli     *cli,
              DuoChange  *change,
              GError    **error)
{
  g_autoptr (GPtrArray) fields = duo_history_fields (cli->context, duo_change_get_id (change), error);

  if (fields == NULL)
    return FALSE;

  for (guint i = 0; i < fields->len; i++)
    {
      const DuoFieldChange *field = fields->pdata[i];
      g_autofree char *before = dup_value (field, field->before, field->before_name);
      g_autofree char *after = dup_value (field, field->after, field->after_name);

      duo_cli_print ("        %s: %s → %s", duo_words_field (field->field), before, after);
    }
  return TRUE;
}

static gboolean
history_as_text (DuoCli     *cli,
                 GPtrArray  *entries,
                 GError    **error)
{
  const gboolean details = duo_cli_has_option (cli, "details");
  g_autoptr (DuoCliTable) table = duo_cli_table_new (_("Change"), _("When"), _("Who"), _("What"), _("State"), NULL);

  duo_cli_table_right (table, 0);
  for (guint i = 0; i < entries->len; i++)
    {
      const DuoHistoryEntry *entry = entries->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, duo_change_get_id (entry->change));
      g_autofree char *when = time_words (duo_change_get_when (entry->change));
      g_autofree char *what = sentence_of (entry->change, entry->title);

      if (details)
        {
          duo_cli_print ("%s  %s  %s  %s", id, when, entry->who, what);
          if (!print_fields (cli, entry->change, error))
            return FALSE;
        }
      else
        {
          duo_cli_table_add (table, id, when, entry->who, what, state_words (duo_change_get_state (entry->change)), NULL);
        }
    }

  if (entries->len == 0)
    duo_cli_print ("%s", _("Nothing was changed yet."));
  else if (!details)
    duo_cli_table_print (table);
  return TRUE;
}

DuoCliStatus
duo_cli_history (DuoCli *cli)
{
  const char *object_text = duo_cli_get_option (cli, "object");
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  DuoObjectKind kind = DUO_OBJECT_NONE;
  gint64 object = 0;
  guint limit;

  if ((object_text != NULL && !duo_cli_read_object (cli, object_text, &kind, &object)) || !duo_cli_read_limit (cli, &limit))
    return DUO_CLI_USAGE;

  entries = duo_history_list (cli->context, kind, object, limit, &error);
  if (entries == NULL
      || !(cli->json ? history_as_json (cli, entries, &error) : history_as_text (cli, entries, &error)))
    return duo_cli_fail_file (error, cli->store_path);

  return DUO_CLI_DONE;
}

/* The title of what a change is about, from the history. */
static char *
title_of (DuoCli    *cli,
          DuoChange *change)
{
  g_autoptr (GPtrArray) entries
    = duo_history_list (cli->context, duo_change_get_object_kind (change), duo_change_get_object (change), 1, NULL);
  const DuoHistoryEntry *entry = entries != NULL && entries->len > 0 ? entries->pdata[0] : NULL;

  if (entry == NULL || duo_change_get_object (change) == 0)
    return g_strdup ("");
  return g_strdup (entry->title);
}

/* A change that was undone, redone or made by taking back, as the answer; @done says which where it is for people. */
static DuoCliStatus
answer (DuoCli     *cli,
        DuoChange  *change,
        const char *done)
{
  g_autofree char *title = title_of (cli, change);

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      json_change (builder, change, duo_change_get_who (change), title);
      json_builder_end_object (builder);
      duo_cli_print_json (builder);
    }
  else
    {
      g_autofree char *sentence = sentence_of (change, title);

      duo_cli_print ("%s: %s", done, sentence);
    }

  return DUO_CLI_DONE;
}

DuoCliStatus
duo_cli_undo (DuoCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoChange) change = duo_store_undo (cli->store, &error);

  if (change == NULL)
    return duo_cli_fail (error, NULL);
  return answer (cli, change, _("Undone"));
}

DuoCliStatus
duo_cli_redo (DuoCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoChange) change = duo_store_redo (cli->store, &error);

  if (change == NULL)
    return duo_cli_fail (error, NULL);
  return answer (cli, change, _("Done again"));
}

/* Names the fields that were changed again since. */
static guint
say_touched (GPtrArray *fields)
{
  guint touched = 0;

  for (guint i = 0; i < fields->len; i++)
    {
      const DuoFieldChange *field = fields->pdata[i];
      g_autofree char *current = dup_value (field, field->current, field->current_name);
      g_autofree char *before = dup_value (field, field->before, field->before_name);

      if (!field->touched)
        continue;

      touched++;
      duo_cli_say (_("Changed again since, and left as it is: %s is now ‘%s’. With --all it goes back to ‘%s’."),
                   duo_words_field (field->field), current, before);
    }

  return touched;
}

/* The change with that number as a sentence, while what it is about is there; %DUO_ERROR_NOT_FOUND without one. */
static char *
dup_sentence (DuoCli  *cli,
              gint64   id,
              GError **error)
{
  g_autoptr (GPtrArray) entries = duo_history_list (cli->context, DUO_OBJECT_NONE, 0, 0, error);

  if (entries == NULL)
    return NULL;
  for (guint i = 0; i < entries->len; i++)
    {
      const DuoHistoryEntry *entry = entries->pdata[i];

      if (duo_change_get_id (entry->change) == id)
        return sentence_of (entry->change, entry->title);
    }

  g_set_error (error, DUO_ERROR, DUO_ERROR_NOT_FOUND, "change %" G_GINT64_FORMAT, id);
  return NULL;
}

DuoCliStatus
duo_cli_takeback (DuoCli *cli)
{
  const char *text = duo_cli_get_argument (cli, 0);
  const gboolean all = duo_cli_has_option (cli, "all");
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (DuoChange) change = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *what = g_strdup_printf (_("change %s"), text);
  g_autofree char *sentence = NULL;
  guint touched = 0;
  gint64 id;

  if (!duo_cli_read_id (cli, text, &id))
    return DUO_CLI_USAGE;

  fields = duo_history_fields (cli->context, id, &error);
  if (fields == NULL)
    return duo_cli_fail (error, what);
  sentence = dup_sentence (cli, id, &error);
  if (sentence == NULL)
    return duo_cli_fail (error, what);
  if (!all)
    touched = say_touched (fields);

  change = duo_store_take_back (cli->store, id, all ? fields : NULL, &error);
  if (change == NULL && error != NULL)
    return duo_cli_fail (error, what);
  if (change == NULL)
    {
      duo_cli_say (_("There was nothing to take back. Nothing was changed."));
      return DUO_CLI_NOTHING;
    }

  if (cli->json)
    (void) answer (cli, change, NULL);
  else
    duo_cli_print ("%s: %s", _("Taken back"), sentence);
  return touched > 0 ? DUO_CLI_PARTLY : DUO_CLI_DONE;
}
