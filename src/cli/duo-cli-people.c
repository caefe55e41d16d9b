/* SPDX-License-Identifier: EUPL-1.2 */
/* People at institutions as JSON and as tables. */
#include "duo-cli-people.h"

#include <glib/gi18n.h>

#include "duo-cli-output.h"
#include "duo-contact-check.h"
#include "duo-words.h"

/* "" is not known. */
static void
json_known (JsonBuilder *builder, const char *name, const char *text)
{
  duo_cli_json_text (builder, name, *text != '\0' ? text : NULL);
}

/* ---- Contacts ---- */

static void
json_target (JsonBuilder *builder, DuoContactEntry *entry)
{
  json_builder_set_member_name (builder, "of");
  if (entry->link == NULL)
    {
      json_builder_add_null_value (builder);
      return;
    }

  json_builder_begin_object (builder);
  duo_cli_json_text (builder, "kind", duo_object_kind_to_string (entry->target_kind));
  json_known (builder, "code", entry->code);
  json_known (builder, "name", entry->title);
  json_builder_end_object (builder);
}

void
duo_cli_json_contact (JsonBuilder *builder, DuoContactEntry *entry, guint32 today)
{
  DuoContact *contact = entry->contact;
  DuoContactLink *link = entry->link;

  json_builder_begin_object (builder);
  duo_cli_json_number (builder, "id", duo_contact_get_id (contact));
  json_known (builder, "name", duo_contact_get_name (contact));
  json_known (builder, "email", duo_contact_get_email (contact));
  json_known (builder, "phone", duo_contact_get_phone (contact));
  duo_cli_json_flag (builder, "do_not_mail", duo_contact_get_do_not_mail (contact));
  json_known (builder, "note", duo_contact_get_note (contact));
  json_target (builder, entry);
  if (link != NULL)
    {
      duo_cli_json_text (builder, "role", duo_contact_role_to_string (duo_contact_link_get_role (link)));
      json_known (builder, "function", duo_contact_link_get_function (link));
      duo_cli_json_flag (builder, "preferred", duo_contact_link_get_preferred (link));
      duo_cli_json_when (builder, "confirmed", duo_contact_link_get_confirmed (link));
      duo_cli_json_flag (builder, "stale", duo_contact_is_stale (duo_contact_link_get_confirmed (link), today));
      duo_cli_json_text (builder, "source", duo_origin_to_string (duo_contact_link_get_origin (link)));
      json_known (builder, "purpose", duo_contact_link_get_purpose (link));
      duo_cli_json_when (builder, "keep_until", duo_contact_link_get_keep_until (link));
    }
  json_builder_end_object (builder);
}

/* "sep 2020", or how old it is. */
static char *
confirmed_words (DuoContactLink *link, guint32 today)
{
  const DuoWhen *confirmed = duo_contact_link_get_confirmed (link);
  g_autofree char *words = duo_words_when (confirmed, TRUE, TRUE);

  if (duo_when_is_known (confirmed) && duo_contact_is_stale (confirmed, today))
    return g_strdup_printf (_("%s (old)"), words);
  return g_steal_pointer (&words);
}

void
duo_cli_print_contacts (GPtrArray *entries, guint32 today)
{
  g_autoptr (DuoCliTable) table = duo_cli_table_new (_("No."), _("Code"), _("Name"), _("Role"), _("E-mail address"), _("Telephone"),
                                                     _("Preferred"), _("Confirmed"), NULL);

  duo_cli_table_right (table, 0);
  for (guint i = 0; i < entries->len; i++)
    {
      DuoContactEntry *entry = entries->pdata[i];
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, duo_contact_get_id (entry->contact));
      g_autofree char *confirmed = entry->link != NULL ? confirmed_words (entry->link, today) : g_strdup ("");

      duo_cli_table_add (table, id, *entry->code != '\0' ? entry->code : entry->title, duo_contact_get_name (entry->contact),
                         entry->link != NULL ? duo_words_role (duo_contact_link_get_role (entry->link)) : "",
                         duo_contact_get_email (entry->contact), duo_contact_get_phone (entry->contact),
                         entry->link != NULL && duo_contact_link_get_preferred (entry->link) ? _("yes") : "", confirmed, NULL);
    }
  duo_cli_table_print (table);
}

/* ---- Answers ---- */

static void
json_answer (JsonBuilder *builder, DuoWillingness *answer)
{
  duo_cli_json_text (builder, "answer", duo_answer_to_string (duo_willingness_get_answer (answer)));
  json_known (builder, "condition", duo_willingness_get_condition (answer));
  duo_cli_json_when (builder, "since", duo_willingness_get_since (answer));
}

/* For each of the sectors the answer that stands; null where nobody was asked. */
void
duo_cli_json_willingness (JsonBuilder *builder, DuoSectorSet sectors, GPtrArray *answers, guint32 today)
{
  json_builder_set_member_name (builder, "willingness");
  json_builder_begin_array (builder);
  for (guint i = 0; i < DUO_N_SECTORS; i++)
    {
      DuoWillingness *answer = answers != NULL ? duo_answers_find_standing (answers, (DuoSector) i, today) : NULL;

      if (!duo_sector_set_contains (sectors, (DuoSector) i) && answer == NULL)
        continue;
      json_builder_begin_object (builder);
      duo_cli_json_text (builder, "sector", duo_sector_to_string ((DuoSector) i));
      if (answer != NULL)
        json_answer (builder, answer);
      else
        duo_cli_json_text (builder, "answer", NULL);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* Returns: (transfer full): "MBO doet mee, VO niet gevraagd". */
char *
duo_cli_willingness_words (DuoSectorSet sectors, GPtrArray *answers, guint32 today)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < DUO_N_SECTORS; i++)
    {
      DuoWillingness *answer = answers != NULL ? duo_answers_find_standing (answers, (DuoSector) i, today) : NULL;

      if (!duo_sector_set_contains (sectors, (DuoSector) i) && answer == NULL)
        continue;
      g_string_append_printf (words, "%s%s %s", words->len > 0 ? ", " : "", duo_sector_to_string ((DuoSector) i),
                              answer != NULL ? duo_words_answer (duo_willingness_get_answer (answer)) : duo_words_not_asked ());
    }

  return g_string_free (words, FALSE);
}

/* ---- One institution ---- */

static char *
dup_person (DuoPeople *people, gint64 id, const char *person)
{
  DuoContact *contact = id != 0 ? duo_people_find_contact (people, id) : NULL;

  return contact != NULL ? duo_contact_dup_title (contact) : g_strdup (person);
}

static void
json_answers (JsonBuilder *builder, DuoPeople *people, const char *name, GPtrArray *answers)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = answers->len; i > 0; i--)
    {
      DuoWillingness *answer = answers->pdata[i - 1];
      g_autofree char *person = dup_person (people, duo_willingness_get_contact (answer), duo_willingness_get_person (answer));

      json_builder_begin_object (builder);
      duo_cli_json_number (builder, "id", duo_willingness_get_id (answer));
      duo_cli_json_text (builder, "sector", duo_sector_to_string (duo_willingness_get_sector (answer)));
      json_answer (builder, answer);
      duo_cli_json_text (builder, "source", duo_origin_to_string (duo_willingness_get_origin (answer)));
      json_known (builder, "person", person);
      json_known (builder, "note", duo_willingness_get_note (answer));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
json_moments (JsonBuilder *builder, DuoPeople *people)
{
  json_builder_set_member_name (builder, "contact_moments");
  json_builder_begin_array (builder);
  for (guint i = 0; i < people->moments->len; i++)
    {
      DuoContactMoment *moment = people->moments->pdata[i];
      g_autofree char *person = dup_person (people, duo_contact_moment_get_contact (moment), "");

      json_builder_begin_object (builder);
      duo_cli_json_number (builder, "id", duo_contact_moment_get_id (moment));
      duo_cli_json_when (builder, "day", duo_contact_moment_get_day (moment));
      duo_cli_json_text (builder, "kind", duo_moment_kind_to_string (duo_contact_moment_get_kind (moment)));
      json_known (builder, "who", duo_people_get_manager_name (people, duo_contact_moment_get_manager (moment)));
      json_known (builder, "contact", person);
      duo_cli_json_flag (builder, "with_board", duo_contact_moment_get_institution (moment) == 0);
      duo_cli_json_text (builder, "text", duo_contact_moment_get_text (moment));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/* The members of an institution that are about people, but for the willingness that stands. */
void
duo_cli_json_people (JsonBuilder *builder, DuoPeople *people, guint32 today)
{
  json_known (builder, "substitute", duo_people_get_manager_name (people, people->substitute));
  json_builder_set_member_name (builder, "contacts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < people->entries->len; i++)
    duo_cli_json_contact (builder, people->entries->pdata[i], today);
  json_builder_end_array (builder);
  json_answers (builder, people, "willingness_history", people->answers);
  json_answers (builder, people, "board_willingness", people->board_answers);
  json_moments (builder, people);
}

void
duo_cli_print_people (DuoPeople *people, guint32 today)
{
  if (people->entries->len > 0)
    {
      duo_cli_print ("%s", "");
      duo_cli_print_contacts (people->entries, today);
    }
  if (people->moments->len > 0)
    {
      g_autoptr (DuoCliTable) table = duo_cli_table_new (_("Date"), _("Contact moment"), _("Who"), _("Text"), NULL);

      for (guint i = 0; i < people->moments->len; i++)
        {
          DuoContactMoment *moment = people->moments->pdata[i];
          g_autofree char *day = duo_words_when (duo_contact_moment_get_day (moment), TRUE, TRUE);

          duo_cli_table_add (table, day, duo_words_moment (duo_contact_moment_get_kind (moment)),
                             duo_people_get_manager_name (people, duo_contact_moment_get_manager (moment)),
                             duo_contact_moment_get_text (moment), NULL);
        }
      duo_cli_print ("%s", "");
      duo_cli_table_print (table);
    }
}
