/* SPDX-License-Identifier: EUPL-1.2 */
/* One table for both ways: what is written is read back as the same. */
#include "duo-contacts-list.h"

#include <string.h>

#include "duo-brin.h"
#include "duo-dutch-people.h"
#include "duo-dutch.h"
#include "duo-fold.h"
#include "duo-progress.h"
#include "duo-table-reader.h"
#include "duo-table-writer.h"
#include "duo-when-text.h"

#define HEADINGS_MAX 20
#define TEXT_MAX 1000 /* characters of a name or an address */

static const DuoTableColumn columns[DUO_N_CONTACT_COLUMNS] = {
  [DUO_CONTACT_COLUMN_CODE] = { DUO_DUTCH_CODE, DUO_COLUMN_TEXT, 10 },
  [DUO_CONTACT_COLUMN_TARGET] = { DUO_DUTCH_TARGET, DUO_COLUMN_TEXT, 36 },
  [DUO_CONTACT_COLUMN_NAME] = { DUO_DUTCH_NAME, DUO_COLUMN_TEXT, 28 },
  [DUO_CONTACT_COLUMN_ROLE] = { DUO_DUTCH_ROLE, DUO_COLUMN_TEXT, 16 },
  [DUO_CONTACT_COLUMN_FUNCTION] = { DUO_DUTCH_FUNCTION, DUO_COLUMN_TEXT, 22 },
  [DUO_CONTACT_COLUMN_EMAIL] = { DUO_DUTCH_EMAIL, DUO_COLUMN_TEXT, 34 },
  [DUO_CONTACT_COLUMN_PHONE] = { DUO_DUTCH_PHONE, DUO_COLUMN_TEXT, 18 },
  [DUO_CONTACT_COLUMN_PREFERRED] = { DUO_DUTCH_PREFERRED, DUO_COLUMN_TEXT, 0 },
  [DUO_CONTACT_COLUMN_DO_NOT_MAIL] = { DUO_DUTCH_DO_NOT_MAIL, DUO_COLUMN_TEXT, 0 },
  [DUO_CONTACT_COLUMN_CONFIRMED] = { DUO_DUTCH_CONFIRMED, DUO_COLUMN_DATE, 16 },
  [DUO_CONTACT_COLUMN_ORIGIN] = { DUO_DUTCH_ORIGIN, DUO_COLUMN_TEXT, 16 },
  [DUO_CONTACT_COLUMN_PURPOSE] = { DUO_DUTCH_PURPOSE, DUO_COLUMN_TEXT, 20 },
  [DUO_CONTACT_COLUMN_KEEP_UNTIL] = { DUO_DUTCH_KEEP_UNTIL, DUO_COLUMN_DATE, 16 },
  [DUO_CONTACT_COLUMN_NOTE] = { DUO_DUTCH_NOTE, DUO_COLUMN_TEXT, 40 },
  [DUO_CONTACT_COLUMN_KEY] = { DUO_DUTCH_KEY, DUO_COLUMN_TEXT, 38 },
};

/* In this order in a file; the key, which is nobody's business, last. */
static const DuoContactColumn order[DUO_N_CONTACT_COLUMNS] = {
  DUO_CONTACT_COLUMN_CODE,      DUO_CONTACT_COLUMN_TARGET,    DUO_CONTACT_COLUMN_NAME,
  DUO_CONTACT_COLUMN_ROLE,      DUO_CONTACT_COLUMN_FUNCTION,  DUO_CONTACT_COLUMN_EMAIL,
  DUO_CONTACT_COLUMN_PHONE,     DUO_CONTACT_COLUMN_PREFERRED, DUO_CONTACT_COLUMN_DO_NOT_MAIL,
  DUO_CONTACT_COLUMN_CONFIRMED, DUO_CONTACT_COLUMN_ORIGIN,    DUO_CONTACT_COLUMN_PURPOSE,
  DUO_CONTACT_COLUMN_KEEP_UNTIL, DUO_CONTACT_COLUMN_NOTE,     DUO_CONTACT_COLUMN_KEY,
};

/* What a person may call each of the columns. */
static const DuoMeaning meanings[DUO_N_CONTACT_COLUMNS] = {
  [DUO_CONTACT_COLUMN_KEY] = DUO_MEANING_KEY,
  [DUO_CONTACT_COLUMN_CODE] = DUO_MEANING_CODE,
  [DUO_CONTACT_COLUMN_TARGET] = DUO_MEANING_TITLE,
  [DUO_CONTACT_COLUMN_NAME] = DUO_MEANING_NAME,
  [DUO_CONTACT_COLUMN_ROLE] = DUO_MEANING_ROLE,
  [DUO_CONTACT_COLUMN_FUNCTION] = DUO_MEANING_FUNCTION,
  [DUO_CONTACT_COLUMN_EMAIL] = DUO_MEANING_EMAIL,
  [DUO_CONTACT_COLUMN_PHONE] = DUO_MEANING_PHONE,
  [DUO_CONTACT_COLUMN_PREFERRED] = DUO_MEANING_PREFERRED,
  [DUO_CONTACT_COLUMN_DO_NOT_MAIL] = DUO_MEANING_DO_NOT_MAIL,
  [DUO_CONTACT_COLUMN_CONFIRMED] = DUO_MEANING_CONFIRMED,
  [DUO_CONTACT_COLUMN_ORIGIN] = DUO_MEANING_ORIGIN,
  [DUO_CONTACT_COLUMN_PURPOSE] = DUO_MEANING_PURPOSE,
  [DUO_CONTACT_COLUMN_KEEP_UNTIL] = DUO_MEANING_KEEP_UNTIL,
  [DUO_CONTACT_COLUMN_NOTE] = DUO_MEANING_NOTE,
};

/* A name that stands in pieces, in the order in which it is put together. */
static const DuoMeaning name_parts[] = { DUO_MEANING_GIVEN_NAME, DUO_MEANING_INFIX, DUO_MEANING_SURNAME };

/* Folded headings of lists that people keep themselves, beside our own. */
static const struct
{
  const char *heading;
  DuoContactColumn column;
} headings[] = {
  { "brin", DUO_CONTACT_COLUMN_CODE },
  { "brin nummer", DUO_CONTACT_COLUMN_CODE },
  { "brinnummer", DUO_CONTACT_COLUMN_CODE },
  { "instellingscode", DUO_CONTACT_COLUMN_CODE },
  { "vestigingscode", DUO_CONTACT_COLUMN_CODE },
  { "bevoegd gezag nummer", DUO_CONTACT_COLUMN_CODE },
  { "bestuursnummer", DUO_CONTACT_COLUMN_CODE },
  { "instelling", DUO_CONTACT_COLUMN_TARGET },
  { "instellingsnaam", DUO_CONTACT_COLUMN_TARGET },
  { "school", DUO_CONTACT_COLUMN_TARGET },
  { "institution", DUO_CONTACT_COLUMN_TARGET },
  { "contactpersoon", DUO_CONTACT_COLUMN_NAME },
  { "contact", DUO_CONTACT_COLUMN_NAME },
  { "name", DUO_CONTACT_COLUMN_NAME },
  { "role", DUO_CONTACT_COLUMN_ROLE },
  { "function", DUO_CONTACT_COLUMN_FUNCTION },
  { "e-mail", DUO_CONTACT_COLUMN_EMAIL },
  { "email", DUO_CONTACT_COLUMN_EMAIL },
  { "mail", DUO_CONTACT_COLUMN_EMAIL },
  { "mailadres", DUO_CONTACT_COLUMN_EMAIL },
  { "emailadres", DUO_CONTACT_COLUMN_EMAIL },
  { "telefoonnummer", DUO_CONTACT_COLUMN_PHONE },
  { "tel", DUO_CONTACT_COLUMN_PHONE },
  { "tel.", DUO_CONTACT_COLUMN_PHONE },
  { "mobiel", DUO_CONTACT_COLUMN_PHONE },
  { "phone", DUO_CONTACT_COLUMN_PHONE },
  { "voorkeur", DUO_CONTACT_COLUMN_PREFERRED },
  { "preferred", DUO_CONTACT_COLUMN_PREFERRED },
  { "do not mail", DUO_CONTACT_COLUMN_DO_NOT_MAIL },
  { "bevestigd", DUO_CONTACT_COLUMN_CONFIRMED },
  { "confirmed", DUO_CONTACT_COLUMN_CONFIRMED },
  { "source", DUO_CONTACT_COLUMN_ORIGIN },
  { "purpose", DUO_CONTACT_COLUMN_PURPOSE },
  { "bewaren tot", DUO_CONTACT_COLUMN_KEEP_UNTIL },
  { "opmerking", DUO_CONTACT_COLUMN_NOTE },
  { "opmerkingen", DUO_CONTACT_COLUMN_NOTE },
  { "note", DUO_CONTACT_COLUMN_NOTE },
};

/* ---- Out ---- */

static void
set_flag (DuoTableWriter *writer, guint column, gboolean flag)
{
  duo_table_writer_set_text (writer, column, flag ? DUO_DUTCH_YES : DUO_DUTCH_NO);
}

static void
set_link (DuoTableWriter *writer, const guint *places, DuoContactLink *link)
{
  duo_table_writer_set_text (writer, places[DUO_CONTACT_COLUMN_KEY], duo_contact_link_get_uid (link));
  duo_table_writer_set_text (writer, places[DUO_CONTACT_COLUMN_ROLE], duo_dutch_role (duo_contact_link_get_role (link)));
  duo_table_writer_set_text (writer, places[DUO_CONTACT_COLUMN_FUNCTION], duo_contact_link_get_function (link));
  set_flag (writer, places[DUO_CONTACT_COLUMN_PREFERRED], duo_contact_link_get_preferred (link));
  duo_table_writer_set_when (writer, places[DUO_CONTACT_COLUMN_CONFIRMED], duo_contact_link_get_confirmed (link));
  duo_table_writer_set_text (writer, places[DUO_CONTACT_COLUMN_ORIGIN], duo_dutch_origin (duo_contact_link_get_origin (link)));
  duo_table_writer_set_text (writer, places[DUO_CONTACT_COLUMN_PURPOSE], duo_contact_link_get_purpose (link));
  duo_table_writer_set_when (writer, places[DUO_CONTACT_COLUMN_KEEP_UNTIL], duo_contact_link_get_keep_until (link));
}

static gboolean
write_entry (DuoTableWriter *writer, const guint *places, DuoContactEntry *entry, GError **error)
{
  duo_table_writer_set_text (writer, places[DUO_CONTACT_COLUMN_CODE], entry->code);
  duo_table_writer_set_text (writer, places[DUO_CONTACT_COLUMN_TARGET], entry->title);
  duo_table_writer_set_text (writer, places[DUO_CONTACT_COLUMN_NAME], duo_contact_get_name (entry->contact));
  duo_table_writer_set_text (writer, places[DUO_CONTACT_COLUMN_EMAIL], duo_contact_get_email (entry->contact));
  duo_table_writer_set_text (writer, places[DUO_CONTACT_COLUMN_PHONE], duo_contact_get_phone (entry->contact));
  set_flag (writer, places[DUO_CONTACT_COLUMN_DO_NOT_MAIL], duo_contact_get_do_not_mail (entry->contact));
  duo_table_writer_set_text (writer, places[DUO_CONTACT_COLUMN_NOTE], duo_contact_get_note (entry->contact));
  if (entry->link != NULL)
    set_link (writer, places, entry->link);
  else
    duo_table_writer_set_text (writer, places[DUO_CONTACT_COLUMN_KEY], duo_contact_get_uid (entry->contact));

  return duo_table_writer_end_row (writer, error);
}

/**
 * duo_contacts_list_write:
 * @entries: (element-type DuoContactEntry): a row each
 * @path: .xlsx or .csv
 * @error: where to store an error
 *
 * Returns: %FALSE with %DUO_ERROR_INVALID for another extension, or why it could not be written
 */
gboolean
duo_contacts_list_write (GPtrArray *entries, const char *path, GError **error)
{
  DuoTableColumn ordered[DUO_N_CONTACT_COLUMNS];
  guint places[DUO_N_CONTACT_COLUMNS];
  g_autoptr (DuoTableWriter) writer = NULL;

  if (!g_str_has_suffix (path, ".xlsx") && !g_str_has_suffix (path, ".csv"))
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_INVALID, "%s: neither .xlsx nor .csv", path);
      return FALSE;
    }

  for (guint i = 0; i < DUO_N_CONTACT_COLUMNS; i++)
    {
      ordered[i] = columns[order[i]];
      places[order[i]] = i;
    }
  writer = duo_table_writer_new (path, DUO_DUTCH_SHEET_CONTACTS, ordered, DUO_N_CONTACT_COLUMNS, error);
  if (writer == NULL)
    return FALSE;
  for (guint i = 0; i < entries->len; i++)
    if (!write_entry (writer, places, entries->pdata[i], error))
      return FALSE;

  return duo_table_writer_finish (writer, error);
}

/* ---- In ---- */

/* Rows between two looks at the cancellable. */
#define CANCEL_ROWS 1000

typedef struct
{
  DuoContactsFile *file;
  const DuoListPlan *plan; /* (nullable): by which the columns are known; NULL = by their headings */
  GCancellable *cancellable;
  gboolean has_heading;
  guint n_columns;        /* of a text file: a line with fewer is half of one */
  GPtrArray *first_cells; /* (element-type utf8): to say what was found instead of a heading */
} Reading;

/* The text of a cell without blanks around it, in one line. */
static char *
clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  g_strdelimit (valid, "\r\n\t", ' ');
  return g_strdup (g_strstrip (valid));
}

static gboolean
find_column (const char *text, DuoContactColumn *column)
{
  g_autofree char *folded = duo_fold_text (text);

  for (guint i = 0; i < DUO_N_CONTACT_COLUMNS; i++)
    {
      g_autofree char *own = duo_fold_text (columns[i].heading);

      if (g_str_equal (own, folded))
        {
          *column = (DuoContactColumn) i;
          return TRUE;
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (g_str_equal (headings[i].heading, folded))
      {
        *column = headings[i].column;
        return TRUE;
      }

  return FALSE;
}

gboolean
duo_contacts_list_find_meaning (const char *text, DuoMeaning *meaning)
{
  DuoContactColumn column;

  if (!find_column (text, &column))
    return FALSE;

  *meaning = meanings[column];
  return TRUE;
}

/* Takes the row as the heading if it has a column of names or addresses; titles above a table are passed over. */
static void
read_heading (Reading *reading, const DuoRow *row)
{
  DuoContactsFile *file = reading->file;
  const gboolean in_first_row = reading->first_cells->len == 0;
  DuoContactColumn column = DUO_CONTACT_COLUMN_KEY;

  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *text = clean (row->cells[i].text);

      if (in_first_row && reading->first_cells->len < HEADINGS_MAX && *text != '\0')
        g_ptr_array_add (reading->first_cells, g_strdup (text));
      if (find_column (text, &column) && (column == DUO_CONTACT_COLUMN_NAME || column == DUO_CONTACT_COLUMN_EMAIL))
        reading->has_heading = TRUE;
    }
  if (!reading->has_heading)
    return;

  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *text = clean (row->cells[i].text);

      if (*text == '\0')
        continue;
      if (find_column (text, &column) && file->columns[column] == 0)
        {
          file->columns[column] = row->cells[i].column;
          file->headings[column] = g_steal_pointer (&text);
        }
      else
        {
          g_ptr_array_add (file->ignored, g_steal_pointer (&text));
        }
    }
}

static void
take_when (DuoContactLine *line, DuoContactColumn column, const char *text, void (*set) (DuoContactLink *, const DuoWhen *))
{
  DuoWhen when = DUO_WHEN_NONE;

  if (*text == '\0')
    return;
  if (duo_when_read (text, 0, &when))
    set (line->entry->link, &when);
  else
    duo_contact_line_refuse (line, DUO_REFUSAL_BAD_DATE, column, text);
}

static void
take_flag (DuoContactLine *line, DuoContactColumn column, const char *text)
{
  gboolean flag = FALSE;

  if (*text == '\0')
    return;
  if (!duo_dutch_parse_flag (text, &flag))
    duo_contact_line_refuse (line, DUO_REFUSAL_BAD_VALUE, column, text);
  else if (column == DUO_CONTACT_COLUMN_PREFERRED)
    duo_contact_link_set_preferred (line->entry->link, flag);
  else
    duo_contact_set_do_not_mail (line->entry->contact, flag);
}

/* Who has no role in the list has the one that his function says. */
static DuoContactRole
guess_role (const char *function)
{
  static const char *const of_communication[] = { "communicati", "marketing", "voorlicht" };
  g_autofree char *folded = duo_fold_text (function);

  for (guint i = 0; i < G_N_ELEMENTS (of_communication); i++)
    if (strstr (folded, of_communication[i]) != NULL)
      return DUO_ROLE_COMMUNICATION;
  return DUO_ROLE_OTHER;
}

static void
take_codes (DuoContactLine *line, char **texts)
{
  const char *role_text = texts[DUO_CONTACT_COLUMN_ROLE];
  const char *origin_text = texts[DUO_CONTACT_COLUMN_ORIGIN];
  DuoContactRole role = guess_role (texts[DUO_CONTACT_COLUMN_FUNCTION]);
  DuoOrigin origin = DUO_ORIGIN_LIST;

  if (*role_text != '\0' && !duo_dutch_parse_role (role_text, &role))
    duo_contact_line_refuse (line, DUO_REFUSAL_BAD_VALUE, DUO_CONTACT_COLUMN_ROLE, role_text);
  if (*origin_text != '\0' && !duo_dutch_parse_origin (origin_text, &origin))
    duo_contact_line_refuse (line, DUO_REFUSAL_BAD_VALUE, DUO_CONTACT_COLUMN_ORIGIN, origin_text);
  duo_contact_link_set_role (line->entry->link, role);
  duo_contact_link_set_origin (line->entry->link, origin);
}

/* What the line is about: a code of the register, or a name to look up. Who keeps a list of names writes a BRIN among them. */
static void
take_target (DuoContactLine *line, const char *code, const char *title)
{
  g_autofree char *brin = duo_brin_normalise (*code != '\0' ? code : title);
  g_autofree char *board = duo_board_number_new (code);
  g_autofree char *upper = g_ascii_strup (code, -1);

  if (brin != NULL)
    line->entry->target_kind = DUO_OBJECT_INSTITUTION;
  else if (duo_location_code_is_valid (upper))
    line->entry->target_kind = DUO_OBJECT_LOCATION;
  else if (board != NULL)
    line->entry->target_kind = DUO_OBJECT_BOARD;
  else if (*code != '\0')
    duo_contact_line_refuse (line, DUO_REFUSAL_BAD_CODE, DUO_CONTACT_COLUMN_CODE, code);
  else if (*title != '\0')
    line->entry->target_kind = DUO_OBJECT_INSTITUTION;

  duo_contact_entry_set_target (line->entry, brin != NULL ? brin : board != NULL ? board : upper, title);
}

static void
take_texts (DuoContactLine *line, char **texts)
{
  DuoContact *contact = line->entry->contact;
  DuoContactLink *link = line->entry->link;

  g_free (line->key);
  line->key = g_strdup (texts[DUO_CONTACT_COLUMN_KEY]);
  duo_contact_set_name (contact, texts[DUO_CONTACT_COLUMN_NAME]);
  duo_contact_set_email (contact, texts[DUO_CONTACT_COLUMN_EMAIL]);
  duo_contact_set_phone (contact, texts[DUO_CONTACT_COLUMN_PHONE]);
  duo_contact_set_note (contact, texts[DUO_CONTACT_COLUMN_NOTE]);
  duo_contact_link_set_function (link, texts[DUO_CONTACT_COLUMN_FUNCTION]);
  duo_contact_link_set_purpose (link, texts[DUO_CONTACT_COLUMN_PURPOSE]);
  take_target (line, texts[DUO_CONTACT_COLUMN_CODE], texts[DUO_CONTACT_COLUMN_TARGET]);
  take_codes (line, texts);
  take_flag (line, DUO_CONTACT_COLUMN_PREFERRED, texts[DUO_CONTACT_COLUMN_PREFERRED]);
  take_flag (line, DUO_CONTACT_COLUMN_DO_NOT_MAIL, texts[DUO_CONTACT_COLUMN_DO_NOT_MAIL]);
  take_when (line, DUO_CONTACT_COLUMN_CONFIRMED, texts[DUO_CONTACT_COLUMN_CONFIRMED], duo_contact_link_set_confirmed);
  take_when (line, DUO_CONTACT_COLUMN_KEEP_UNTIL, texts[DUO_CONTACT_COLUMN_KEEP_UNTIL], duo_contact_link_set_keep_until);
}

/* Returns: (transfer full): the cell, or the name put together of its pieces. */
static char *
dup_cell (Reading *reading, const DuoRow *row, DuoContactColumn column)
{
  const guint place = reading->file->columns[column];
  GString *name;

  if (place != 0 && (column == DUO_CONTACT_COLUMN_CONFIRMED || column == DUO_CONTACT_COLUMN_KEEP_UNTIL))
    {
      char *day = duo_row_dup_serial_day (row, place);

      if (day != NULL)
        return day;
    }
  if (column != DUO_CONTACT_COLUMN_NAME || reading->plan == NULL || reading->plan->columns[DUO_MEANING_NAME] != 0)
    return place != 0 ? clean (duo_row_get_text (row, place)) : g_strdup ("");

  name = g_string_new (NULL);
  for (guint i = 0; i < G_N_ELEMENTS (name_parts); i++)
    {
      const guint part_place = reading->plan->columns[name_parts[i]];
      g_autofree char *part = part_place != 0 ? clean (duo_row_get_text (row, part_place)) : g_strdup ("");

      if (*part != '\0')
        g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", part);
    }
  return g_string_free (name, FALSE);
}

/* Returns: what column @place (from 1) holds; the name where nobody said. */
static DuoContactColumn
find_contact_column (DuoContactsFile *file, guint place)
{
  for (guint i = 0; place != 0 && i < DUO_N_CONTACT_COLUMNS; i++)
    if (file->columns[i] == place)
      return (DuoContactColumn) i;

  return DUO_CONTACT_COLUMN_NAME;
}

static void
read_line (Reading *reading, const DuoRow *row)
{
  DuoContactsFile *file = reading->file;
  guint place;
  const DuoRefusal damage = duo_row_find_damage (row, &place);
  DuoContactLine *line = duo_contact_line_new ();
  char *texts[DUO_N_CONTACT_COLUMNS];
  gboolean blank = damage == DUO_REFUSAL_NONE;

  if (damage != DUO_REFUSAL_NONE)
    {
      const guint shown = place != 0 ? place : file->columns[DUO_CONTACT_COLUMN_NAME];
      g_autofree char *value = shown != 0 ? clean (duo_row_get_text (row, shown)) : g_strdup ("");

      duo_contact_line_refuse (line, damage, find_contact_column (file, place), value);
    }
  for (guint i = 0; i < DUO_N_CONTACT_COLUMNS; i++)
    {
      texts[i] = dup_cell (reading, row, (DuoContactColumn) i);
      line->given[i] = *texts[i] != '\0';
      blank = blank && !line->given[i];
      if (i != DUO_CONTACT_COLUMN_NOTE && g_utf8_strlen (texts[i], -1) > TEXT_MAX)
        duo_contact_line_refuse (line, DUO_REFUSAL_TEXT_TOO_LONG, (DuoContactColumn) i, texts[i]);
    }

  line->line = row->number;
  if (row->n_columns < reading->n_columns)
    duo_contact_line_refuse (line, DUO_REFUSAL_TOO_FEW_COLUMNS, DUO_CONTACT_COLUMN_NAME, "");
  if (*texts[DUO_CONTACT_COLUMN_NAME] == '\0' && *texts[DUO_CONTACT_COLUMN_EMAIL] == '\0'
      && *texts[DUO_CONTACT_COLUMN_PHONE] == '\0')
    duo_contact_line_refuse (line, DUO_REFUSAL_EMPTY_TEXT, DUO_CONTACT_COLUMN_NAME, "");
  take_texts (line, texts);

  if (blank)
    duo_contact_line_free (line);
  else
    g_ptr_array_add (file->lines, line);
  for (guint i = 0; i < DUO_N_CONTACT_COLUMNS; i++)
    g_free (texts[i]);
}

/* The columns are those that a person pointed at. */
static void
take_plan (Reading *reading)
{
  const DuoListPlan *plan = reading->plan;
  DuoContactsFile *file = reading->file;

  reading->has_heading = TRUE;
  for (guint i = 0; i < DUO_N_CONTACT_COLUMNS; i++)
    file->columns[i] = plan->columns[meanings[i]];
  if (file->columns[DUO_CONTACT_COLUMN_NAME] == 0)
    file->columns[DUO_CONTACT_COLUMN_NAME] = plan->columns[DUO_MEANING_SURNAME];
  for (guint i = 0; file->sheet == NULL && i < DUO_N_MEANINGS; i++)
    if (duo_meaning_fits ((DuoMeaning) i, DUO_LIST_CONTACTS))
      reading->n_columns = MAX (reading->n_columns, plan->columns[i]);
}

/* Keeps what the columns are called, and which are not read. */
static void
take_headings (Reading *reading, const DuoRow *row)
{
  DuoContactsFile *file = reading->file;

  for (guint i = 0; i < row->n_cells; i++)
    {
      const guint column = row->cells[i].column;
      g_autofree char *text = clean (row->cells[i].text);
      gboolean known = FALSE;

      for (guint j = 0; j < DUO_N_CONTACT_COLUMNS; j++)
        if (file->columns[j] == column)
          {
            g_free (file->headings[j]);
            file->headings[j] = g_strdup (text);
            known = TRUE;
          }
      for (guint j = 0; j < G_N_ELEMENTS (name_parts); j++)
        known = known || reading->plan->columns[name_parts[j]] == column;
      if (!known && *text != '\0')
        g_ptr_array_add (file->ignored, g_steal_pointer (&text));
    }
}

static gboolean
row_cb (const DuoRow *row, gpointer user_data, GError **error)
{
  Reading *reading = user_data;

  reading->file->n_lines++;
  if (reading->file->n_lines % CANCEL_ROWS == 0)
    {
      duo_progress_report (reading->cancellable, DUO_PROGRESS_READING, reading->file->n_lines, 0);
      if (g_cancellable_set_error_if_cancelled (reading->cancellable, error))
        return FALSE;
    }

  if (reading->plan != NULL && row->number < reading->plan->heading)
    return TRUE; /* a title above the table */
  if (reading->plan != NULL && row->number == reading->plan->heading)
    take_headings (reading, row);
  else if (reading->has_heading)
    read_line (reading, row);
  else
    read_heading (reading, row);
  return TRUE;
}

/* The sheet that we write, else the first that is visible. */
static guint
choose_sheet (DuoTableReader *reader)
{
  const guint n_sheets = duo_table_reader_get_n_sheets (reader);

  for (guint i = 0; i < n_sheets; i++)
    if (g_strcmp0 (duo_table_reader_get_sheet_name (reader, i), DUO_DUTCH_SHEET_CONTACTS) == 0)
      return i;
  for (guint i = 0; i < n_sheets; i++)
    if (duo_table_reader_get_visibility (reader, i) == DUO_SHEET_VISIBLE)
      return i;

  return 0;
}

/**
 * duo_contacts_list_read:
 * @path: a CSV file or a workbook
 * @form: (nullable): how a text file is read; %NULL = as looking says
 * @plan: (nullable): what its columns mean; %NULL = as their headings say
 * @cancellable: (nullable): looked at now and then
 * @error: where to store an error
 *
 * Returns: (transfer full): its lines, or %NULL; %DUO_ERROR_FILE_UNKNOWN where no column holds names or addresses
 */
DuoContactsFile *
duo_contacts_list_read (const char *path, const DuoTextForm *form, const DuoListPlan *plan, GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (DuoTableReader) reader = duo_table_reader_open_as (path, form, error);
  g_autoptr (DuoContactsFile) file = NULL;
  g_autoptr (GPtrArray) first_cells = NULL;
  Reading reading = { 0 };
  guint sheet;

  if (reader == NULL)
    return NULL;

  file = duo_contacts_file_new ();
  first_cells = g_ptr_array_new_with_free_func (g_free);
  reading.file = file;
  reading.first_cells = first_cells;
  file->file = g_filename_display_basename (path);
  reading.plan = plan;
  reading.cancellable = cancellable;
  sheet = plan != NULL ? plan->sheet : duo_table_reader_is_workbook (reader) ? choose_sheet (reader) : 0;
  if (duo_table_reader_is_workbook (reader))
    file->sheet = g_strdup (duo_table_reader_get_sheet_name (reader, sheet));
  if (plan != NULL)
    take_plan (&reading);
  if (!duo_table_reader_read (reader, sheet, row_cb, &reading, NULL, error))
    return NULL;

  if (!reading.has_heading)
    {
      g_autofree char *found = NULL;

      g_ptr_array_add (first_cells, NULL);
      found = g_strjoinv (", ", (char **) first_cells->pdata);
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_FILE_UNKNOWN, found);
      return NULL;
    }

  file->encoding = g_strdup (duo_table_reader_get_encoding (reader));
  file->separator = g_strdup (duo_table_reader_get_separator (reader));
  file->newline = g_strdup (duo_table_reader_get_newline (reader));
  return g_steal_pointer (&file);
}
