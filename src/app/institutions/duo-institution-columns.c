/* SPDX-License-Identifier: EUPL-1.2 */
/* What each column says of an institution. A new column is a line in the table at the end, and one in
 * duo-institutions-export.c. */
#include "duo-institution-columns.h"

#include <glib/gi18n.h>

#include "duo-institutions-service.h"
#include "duo-register-text.h"
#include "duo-words.h"

static const char *
text_of (gpointer value, DuoInstitutionText text)
{
  return duo_institution_get_text (((DuoInstitutionEntry *) value)->institution, text);
}

/* Where it went stands beside the name: the other columns say what it was. */
static char *
dup_name_and_end (gpointer value, gpointer user_data)
{
  DuoInstitutionEntry *entry = value;
  const char *name = duo_institution_entry_get_name (entry);

  if (entry->closed && *entry->successor != '\0')
    return g_strdup_printf (_("%s (merged into %s)"), name, entry->successor);
  if (entry->closed)
    return g_strdup_printf (_("%s (closed)"), name);
  return g_strdup (name);
}

static char *
dup_full_name (gpointer value, gpointer user_data)
{
  return g_strdup (text_of (value, DUO_INSTITUTION_NAME));
}

static char *
dup_brin (gpointer value, gpointer user_data)
{
  const char *brin = text_of (value, DUO_INSTITUTION_BRIN);

  return g_strdup (*brin != '\0' ? brin : "–"); /* a partner has none */
}

static char *
dup_board (gpointer value, gpointer user_data)
{
  const char *name = text_of (value, DUO_INSTITUTION_BOARD_NAME);

  return g_strdup (*name != '\0' ? name : text_of (value, DUO_INSTITUTION_BOARD));
}

static char *
dup_sectors (gpointer value, gpointer user_data)
{
  return duo_words_sectors (duo_institution_get_sectors (((DuoInstitutionEntry *) value)->institution));
}

static char *
dup_place (gpointer value, gpointer user_data)
{
  return duo_display_place (text_of (value, DUO_INSTITUTION_PLACE));
}

static char *
dup_province (gpointer value, gpointer user_data)
{
  return g_strdup (text_of (value, DUO_INSTITUTION_PROVINCE));
}

static char *
dup_persons (gpointer value, gpointer user_data)
{
  DuoInstitution *institution = ((DuoInstitutionEntry *) value)->institution;
  const gint64 persons = duo_institution_get_persons (institution);
  const DuoSectorSet counted = duo_institution_get_persons_sectors (institution);
  GString *text;

  if (persons < 0)
    return g_strdup (_("? unknown"));

  text = g_string_new (NULL);
  g_string_append_printf (text, "%'d", (gint) persons);
  if ((duo_institution_get_sectors (institution) & ~counted) != 0) /* else it would be taken for all that it has */
    for (guint i = 0; i < DUO_N_SECTORS; i++)
      if (duo_sector_set_contains (counted, (DuoSector) i))
        g_string_append_printf (text, " %s", duo_sector_to_string ((DuoSector) i));
  return g_string_free (text, FALSE);
}

static char *
dup_owner (gpointer value, gpointer user_data)
{
  const char *owner = text_of (value, DUO_INSTITUTION_OWNER);

  return g_strdup (*owner != '\0' ? owner : _("nobody yet"));
}

static char *
dup_substitute (gpointer value, gpointer user_data)
{
  return g_strdup (text_of (value, DUO_INSTITUTION_SUBSTITUTE));
}

/* Open ones say nothing; the others where they went, or since when they are closed. */
static char *
dup_standing (gpointer value, gpointer user_data)
{
  DuoInstitutionEntry *entry = value;
  guint32 day = 0;

  if (*entry->successor != '\0')
    return g_strdup_printf (_("merged into %s, %s"), entry->successor, text_of (value, DUO_INSTITUTION_SUCCESSOR));
  if (*text_of (value, DUO_INSTITUTION_SUCCESSOR) != '\0')
    return g_strdup_printf (_("merged into %s"), text_of (value, DUO_INSTITUTION_SUCCESSOR));
  if (duo_day_parse (text_of (value, DUO_INSTITUTION_OPEN_UNTIL), &day))
    {
      const DuoWhen when = duo_when_day (day);
      g_autofree char *date = duo_words_when (&when, TRUE, TRUE);

      return g_strdup_printf (entry->closed ? _("closed on %s") : _("closes on %s"), date);
    }

  return g_strdup ("");
}

/* Partners are asked nothing. */
static char *
dup_willing (gpointer value, gpointer user_data)
{
  char *answers = duo_institution_entry_dup_answers (value, duo_words_answer, duo_words_not_asked ());

  return answers != NULL ? answers : g_strdup ("–");
}

/* Where all sectors say the same it is a pill; nobody asked is no state. */
static const char *
get_willing_look (gpointer value, gpointer user_data)
{
  static const char *const looks[DUO_N_ANSWERS] = {
    [DUO_ANSWER_UNKNOWN] = "outline", [DUO_ANSWER_YES] = "good", [DUO_ANSWER_NO] = "bad", [DUO_ANSWER_CONDITION] = "attention",
  };
  const DuoInstitutionEntry *entry = value;
  const DuoSectorSet sectors = duo_institution_get_sectors (entry->institution) | entry->known.asked;
  const char *look = NULL;

  for (guint i = 0; i < DUO_N_SECTORS; i++)
    {
      const char *other;

      if (!duo_sector_set_contains (sectors, (DuoSector) i))
        continue;
      if (!duo_sector_set_contains (entry->known.asked, (DuoSector) i))
        return NULL;
      other = looks[entry->known.answers[i]];
      if (look != NULL && look != other)
        return NULL;
      look = other;
    }

  return look;
}

static char *
dup_contacts (gpointer value, gpointer user_data)
{
  const guint n = ((DuoInstitutionEntry *) value)->known.n_contacts;

  return n > 0 ? g_strdup_printf ("%u", n) : g_strdup (_("? unknown"));
}

static char *
dup_channels (gpointer value, gpointer user_data)
{
  const guint n = ((DuoInstitutionEntry *) value)->known.n_channels;

  return n > 0 ? g_strdup_printf ("%u", n) : g_strdup (_("? unknown"));
}

static char *
dup_confirmed (gpointer value, gpointer user_data)
{
  const guint32 day = ((DuoInstitutionEntry *) value)->known.confirmed;
  const DuoWhen when = duo_when_day (day);

  return day != 0 ? duo_words_when (&when, TRUE, TRUE) : g_strdup ("–");
}

static char *
dup_phone (gpointer value, gpointer user_data)
{
  return g_strdup (text_of (value, DUO_INSTITUTION_PHONE));
}

static char *
dup_website (gpointer value, gpointer user_data)
{
  return g_strdup (text_of (value, DUO_INSTITUTION_WEBSITE));
}

static char *
dup_note (gpointer value, gpointer user_data)
{
  return g_strdup (text_of (value, DUO_INSTITUTION_NOTE));
}

const DuoViewColumn duo_institution_columns[] = {
  { "name", NC_ ("column", "Name"), 0, FALSE, FALSE, dup_name_and_end, TRUE },
  { "full-name", NC_ ("column", "Name in the register"), 30, FALSE, TRUE, dup_full_name, FALSE },
  { "brin", NC_ ("column", "BRIN"), 6, FALSE, FALSE, dup_brin, TRUE },
  { "sectors", NC_ ("column", "Sectors"), 9, FALSE, FALSE, dup_sectors, FALSE },
  { "place", NC_ ("column", "Place"), 15, FALSE, FALSE, dup_place, TRUE },
  { "province", NC_ ("column", "Province"), 14, FALSE, TRUE, dup_province, TRUE },
  { "board", NC_ ("column", "Board"), 20, FALSE, TRUE, dup_board, TRUE },
  { "persons", NC_ ("column", "Students"), 10, TRUE, TRUE, dup_persons, TRUE },
  { "willing", NC_ ("column", "Participation"), 14, FALSE, FALSE, dup_willing, TRUE, get_willing_look },
  { "contacts", NC_ ("column", "Contacts"), 9, FALSE, TRUE, dup_contacts, TRUE },
  { "channels", NC_ ("column", "Channels"), 9, FALSE, FALSE, dup_channels, TRUE },
  { "confirmed", NC_ ("column", "Last confirmed"), 11, FALSE, TRUE, dup_confirmed, TRUE },
  { "owner", NC_ ("column", "Owner"), 14, FALSE, TRUE, dup_owner, TRUE },
  { "substitute", NC_ ("column", "Substitute"), 14, FALSE, TRUE, dup_substitute, FALSE },
  { "standing", NC_ ("column", "Merged or closed"), 18, FALSE, TRUE, dup_standing, FALSE },
  { "phone", NC_ ("column", "Phone"), 12, FALSE, TRUE, dup_phone, FALSE },
  { "website", NC_ ("column", "Website"), 20, FALSE, TRUE, dup_website, FALSE },
  { "note", NC_ ("column", "Note"), 24, FALSE, TRUE, dup_note, FALSE },
  { NULL },
};

/* Returns: (transfer none): as the menu says it. */
const char *
duo_institution_by_title (DuoInstitutionBy by)
{
  const char *code = duo_institution_by_to_string (by);

  for (guint i = 0; duo_institution_columns[i].code != NULL; i++)
    if (g_strcmp0 (duo_institution_columns[i].code, code) == 0)
      return g_dpgettext2 (NULL, "column", duo_institution_columns[i].title);

  return code;
}

/* A closed one weighs less. */
gboolean
duo_institution_is_dim (gpointer value, gpointer user_data)
{
  return ((DuoInstitutionEntry *) value)->closed;
}
