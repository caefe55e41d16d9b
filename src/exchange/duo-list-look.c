/* SPDX-License-Identifier: EUPL-1.2 */
/* Looking into somebody's own list: its first rows say where the headings stand and what the columns may mean, by
 * their words and, where those say nothing, by what stands under them. */
#include "duo-list-look.h"

#include <string.h>

#include "duo-brin.h"
#include "duo-contact-check.h"
#include "duo-contacts-list.h"
#include "duo-error.h"
#include "duo-fold.h"
#include "duo-form.h"
#include "duo-import-words.h"
#include "duo-register-header.h"
#include "duo-register-text.h"
#include "duo-table-reader.h"

#define ROWS_MAX 200    /* are looked at */
#define COLUMNS_MAX 100 /* are looked at */
#define HEADING_ROWS 20 /* titles above a table */
#define EXAMPLE_MAX 60  /* characters of an example */
/* Of the values in a column so many in ten have to look alike. */
#define ENOUGH 8
/* A row with so many headings of the register is no list that somebody made himself. */
#define REGISTER_HEADINGS 8

/* Headings of lists that people keep, beside those of our own lists and of the register; folded. */
static const struct
{
  const char *heading;
  DuoMeaning meaning;
} headings[] = {
  { "voornaam", DUO_MEANING_GIVEN_NAME },
  { "roepnaam", DUO_MEANING_GIVEN_NAME },
  { "first name", DUO_MEANING_GIVEN_NAME },
  { "tussenvoegsel", DUO_MEANING_INFIX },
  { "tussenvoegsels", DUO_MEANING_INFIX },
  { "voorvoegsel", DUO_MEANING_INFIX },
  { "achternaam", DUO_MEANING_SURNAME },
  { "last name", DUO_MEANING_SURNAME },
  { "naam contactpersoon", DUO_MEANING_NAME },
  { "naam contact", DUO_MEANING_NAME },
  { "wie", DUO_MEANING_NAME },
  { "e-mail contactpersoon", DUO_MEANING_EMAIL },
  { "e-mailadres contactpersoon", DUO_MEANING_EMAIL },
  { "e-mail adres", DUO_MEANING_EMAIL },
  { "email adres", DUO_MEANING_EMAIL },
  { "telefoon contactpersoon", DUO_MEANING_PHONE },
  { "mobiel nummer", DUO_MEANING_PHONE },
  { "gsm", DUO_MEANING_PHONE },
  { "naam instelling", DUO_MEANING_TITLE },
  { "naam school", DUO_MEANING_TITLE },
  { "onderwijsinstelling", DUO_MEANING_TITLE },
  { "roc", DUO_MEANING_TITLE },
  { "korte naam", DUO_MEANING_SHORT_NAME },
  { "roepnaam instelling", DUO_MEANING_SHORT_NAME },
  { "sector", DUO_MEANING_SECTOR },
  { "sectoren", DUO_MEANING_SECTOR },
  { "bestuur", DUO_MEANING_BOARD_NAME },
  { "bestuursnummer", DUO_MEANING_BOARD },
  { "straat", DUO_MEANING_STREET },
  { "adres", DUO_MEANING_STREET },
  { "huisnummer", DUO_MEANING_HOUSE_NUMBER },
  { "nummer", DUO_MEANING_HOUSE_NUMBER },
  { "plaats", DUO_MEANING_PLACE },
  { "vestigingsplaats", DUO_MEANING_PLACE },
  { "woonplaats", DUO_MEANING_PLACE },
  { "gemeente", DUO_MEANING_MUNICIPALITY },
  { "website", DUO_MEANING_WEBSITE },
  { "site", DUO_MEANING_WEBSITE },
  { "internet", DUO_MEANING_WEBSITE },
  { "kvk", DUO_MEANING_KVK },
};

typedef struct
{
  guint number;
  guint n_cells; /* that hold something */
  char *cells[COLUMNS_MAX]; /* (owned) (nullable) */
} Line;

typedef struct
{
  GPtrArray *lines; /* (element-type Line) */
  DuoListLook *look;
  GCancellable *cancellable;
  guint n_columns;
  gboolean enough;
} Looking;

static void
line_free (Line *self)
{
  for (guint i = 0; i < COLUMNS_MAX; i++)
    g_free (self->cells[i]);
  g_free (self);
}

static void
column_free (DuoListColumn *self)
{
  g_free (self->heading);
  for (guint i = 0; i < DUO_LIST_EXAMPLES; i++)
    g_free (self->examples[i]);
  g_free (self);
}

void
duo_list_look_free (DuoListLook *self)
{
  if (self == NULL)
    return;

  g_free (self->file);
  g_free (self->encoding);
  g_free (self->separator);
  g_free (self->signature);
  g_ptr_array_unref (self->sheets);
  g_array_unref (self->visible);
  g_ptr_array_unref (self->columns);
  g_free (self);
}

/* ---- What a text looks like ---- */

static gboolean
is_code (const char *text)
{
  g_autofree char *brin = duo_brin_normalise (text);
  g_autofree char *upper = g_ascii_strup (text, -1);

  return brin != NULL || duo_location_code_is_valid (upper);
}

static gboolean
is_phone (const char *text)
{
  guint n_digits = 0;

  for (const char *c = text; *c != '\0'; c++)
    {
      if (g_ascii_isdigit (*c))
        n_digits++;
      else if (strchr ("+-() ./", *c) == NULL)
        return FALSE;
    }

  return n_digits >= 9 && n_digits <= 14;
}

/* "9406 NN" and "9406NN": a year and two letters of a code are longer or shorter. */
static gboolean
is_postcode (const char *text)
{
  g_autofree char *upper = g_ascii_strup (text, -1);
  const char *letters = upper;

  for (guint i = 0; i < 4; i++)
    if (!g_ascii_isdigit (*letters++))
      return FALSE;
  while (*letters == ' ')
    letters++;
  return g_ascii_isupper (letters[0]) && g_ascii_isupper (letters[1]) && letters[2] == '\0';
}

static gboolean
is_website (const char *text)
{
  g_autofree char *lower = g_ascii_strdown (text, -1);

  return g_str_has_prefix (lower, "www.") || g_str_has_prefix (lower, "http://") || g_str_has_prefix (lower, "https://");
}

static gboolean
is_sector (const char *text)
{
  DuoSectorSet sectors;

  return duo_import_parse_sectors (text, &sectors);
}

/* Words, as a name has: two to five of them, and no digit. */
static gboolean
is_name (const char *text)
{
  guint n_words = 1;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    {
      if (g_unichar_isdigit (g_utf8_get_char (c)) || *c == '@')
        return FALSE;
      if (*c == ' ')
        n_words++;
    }

  return n_words >= 2 && n_words <= 5 && g_utf8_strlen (text, -1) <= EXAMPLE_MAX;
}

/* An address as people write it, also one that can't be right: that is pointed out where it is read. */
static gboolean
is_meant_as_email (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at > text && at[1] != '\0' && strchr (at + 1, '@') == NULL && strpbrk (text, " /") == NULL;
}

static const struct
{
  gboolean (*looks) (const char *text);
  DuoMeaning meaning;
} looks[] = {
  { is_meant_as_email, DUO_MEANING_EMAIL },     { is_code, DUO_MEANING_CODE },     { is_postcode, DUO_MEANING_POSTCODE },
  { is_phone, DUO_MEANING_PHONE },     { is_sector, DUO_MEANING_SECTOR }, { is_website, DUO_MEANING_WEBSITE },
};

/* Whether it is something that no heading is. */
static gboolean
is_value (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (looks[i].meaning != DUO_MEANING_SECTOR && looks[i].looks (text))
      return TRUE;

  return FALSE;
}

/* ---- What a heading means ---- */

static DuoMeaning
find_meaning (const char *text, DuoListKind kind)
{
  g_autofree char *folded = duo_fold_text (text);
  DuoMeaning meaning;

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (g_str_equal (headings[i].heading, folded) && duo_meaning_fits (headings[i].meaning, kind))
      return headings[i].meaning;
  if (kind == DUO_LIST_INSTITUTIONS && duo_register_header_find_meaning (text, &meaning) && duo_meaning_fits (meaning, kind))
    return meaning;
  if (!duo_contacts_list_find_meaning (text, &meaning))
    return DUO_MEANING_NOTHING;
  if (kind == DUO_LIST_INSTITUTIONS && meaning == DUO_MEANING_NAME)
    return DUO_MEANING_TITLE; /* "Naam" */
  return duo_meaning_fits (meaning, kind) ? meaning : DUO_MEANING_NOTHING;
}

static gboolean
is_heading (const char *text)
{
  return find_meaning (text, DUO_LIST_CONTACTS) != DUO_MEANING_NOTHING
         || find_meaning (text, DUO_LIST_INSTITUTIONS) != DUO_MEANING_NOTHING;
}

/* ---- The rows ---- */

static gboolean
row_cb (const DuoRow *row, gpointer user_data, GError **error)
{
  Looking *self = user_data;
  Line *line = NULL;

  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (self->lines->len >= ROWS_MAX)
    {
      self->enough = TRUE;
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "enough"); /* ends the reading, and is nobody's error */
      return FALSE;
    }

  line = g_new0 (Line, 1);
  line->number = row->number;
  for (guint i = 0; i < row->n_cells; i++)
    {
      const guint column = row->cells[i].column;
      g_autofree char *valid = g_utf8_make_valid (row->cells[i].text, -1);
      g_autofree char *text = duo_import_clean_text (valid);

      if (*text == '\0')
        continue;
      if (column > COLUMNS_MAX)
        {
          self->look->more = TRUE;
          continue;
        }
      g_strdelimit (text, "\n\t", ' ');
      line->n_cells++;
      line->cells[column - 1] = g_steal_pointer (&text);
      self->n_columns = MAX (self->n_columns, column);
    }

  if (line->n_cells > 0)
    g_ptr_array_add (self->lines, line);
  else
    line_free (line);
  return TRUE;
}

/* The row with the most words that headings have; else the first that is as wide as the table and holds no value. */
static guint
find_heading (Looking *self)
{
  const guint n = MIN (self->lines->len, HEADING_ROWS);
  guint found = 0;
  guint most = 0;
  guint widest = 0;

  for (guint i = 0; i < self->lines->len; i++)
    widest = MAX (widest, ((Line *) self->lines->pdata[i])->n_cells);
  for (guint i = 0; i < n; i++)
    {
      const Line *line = self->lines->pdata[i];
      guint n_known = 0;

      for (guint j = 0; j < self->n_columns; j++)
        if (line->cells[j] != NULL && is_heading (line->cells[j]))
          n_known++;
      if (n_known > most && line->n_cells * 2 >= widest)
        {
          most = n_known;
          found = line->number;
        }
    }

  for (guint i = 0; found == 0 && i < n; i++)
    {
      const Line *line = self->lines->pdata[i];
      gboolean has_value = FALSE;

      if (line->n_cells * 2 < widest)
        continue;
      for (guint j = 0; j < self->n_columns; j++)
        has_value = has_value || (line->cells[j] != NULL && is_value (line->cells[j]));
      if (has_value)
        return 0;
      found = line->number;
    }

  return found;
}

static const Line *
get_line (Looking *self, guint number)
{
  for (guint i = 0; number != 0 && i < self->lines->len; i++)
    if (((Line *) self->lines->pdata[i])->number == number)
      return self->lines->pdata[i];

  return NULL;
}

/* ---- The columns ---- */

static void
add_example (DuoListColumn *column, const char *text)
{
  for (guint i = 0; i < DUO_LIST_EXAMPLES; i++)
    {
      g_autofree char *shown = g_utf8_strlen (text, -1) > EXAMPLE_MAX ? g_utf8_substring (text, 0, EXAMPLE_MAX) : g_strdup (text);

      if (column->examples[i] == NULL)
        {
          column->examples[i] = g_steal_pointer (&shown);
          return;
        }
      if (g_str_equal (column->examples[i], shown))
        return;
    }
}

static gboolean
is_taken (DuoListLook *look, DuoListKind kind, DuoMeaning meaning)
{
  for (guint i = 0; i < look->columns->len; i++)
    if (((DuoListColumn *) look->columns->pdata[i])->guesses[kind] == meaning)
      return TRUE;

  return FALSE;
}

/* Of two columns that may be the same thing the first is it. */
static void
guess (DuoListLook *look, DuoListColumn *column, DuoMeaning meaning)
{
  for (guint kind = 0; kind < DUO_N_LIST_KINDS; kind++)
    if (column->guesses[kind] == DUO_MEANING_NOTHING && duo_meaning_fits (meaning, (DuoListKind) kind)
        && !is_taken (look, (DuoListKind) kind, meaning))
      column->guesses[kind] = meaning;
}

/* Whether nearly all that stands in the column looks so. */
static gboolean
holds (Looking *self, const DuoListColumn *column, gboolean (*check) (const char *text))
{
  guint n_values = 0;
  guint n_alike = 0;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = self->lines->pdata[i];
      const char *text = line->number > self->look->heading ? line->cells[column->column - 1] : NULL;

      if (text == NULL)
        continue;
      n_values++;
      if (check (text))
        n_alike++;
    }

  return n_values > 0 && n_alike * 10 >= n_values * ENOUGH;
}

/* A name by its looks is the least certain: only where nothing else is one. */
static void
guess_name (Looking *self)
{
  DuoListLook *look = self->look;

  for (guint i = 0; i < look->columns->len; i++)
    {
      DuoListColumn *column = look->columns->pdata[i];

      if (!holds (self, column, is_name))
        continue;
      if (!is_taken (look, DUO_LIST_CONTACTS, DUO_MEANING_SURNAME))
        guess (look, column, DUO_MEANING_NAME);
      guess (look, column, DUO_MEANING_TITLE);
    }
}

static void
guess_by_content (Looking *self)
{
  for (guint i = 0; i < self->look->columns->len; i++)
    {
      DuoListColumn *column = self->look->columns->pdata[i];

      for (guint j = 0; j < G_N_ELEMENTS (looks); j++)
        if (holds (self, column, looks[j].looks))
          {
            guess (self->look, column, looks[j].meaning);
            break;
          }
    }
  guess_name (self);
}

static void
find_columns (Looking *self)
{
  DuoListLook *look = self->look;
  const Line *heading = get_line (self, look->heading);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GString *signature = g_string_new (NULL);

  for (guint i = 0; i < self->n_columns; i++)
    {
      DuoListColumn *column = g_new0 (DuoListColumn, 1);
      const char *text = heading != NULL && heading->cells[i] != NULL ? heading->cells[i] : "";
      char *folded = duo_fold_text (text);

      column->column = i + 1;
      column->heading = g_strdup (text);
      g_string_append_printf (signature, "%s%s", i > 0 ? "\n" : "", folded);
      for (guint j = 0; j < self->lines->len; j++)
        {
          const Line *line = self->lines->pdata[j];

          if (line->number > look->heading && line->cells[i] != NULL)
            add_example (column, line->cells[i]);
        }
      if (*text == '\0' && column->examples[0] == NULL)
        {
          column_free (column);
          g_free (folded);
          continue;
        }
      for (guint kind = 0; *text != '\0' && kind < DUO_N_LIST_KINDS; kind++)
        {
          const DuoMeaning meaning = find_meaning (text, (DuoListKind) kind);

          if (!is_taken (look, (DuoListKind) kind, meaning))
            column->guesses[kind] = meaning;
        }
      column->twice = *folded != '\0' && g_hash_table_contains (seen, folded);
      g_hash_table_add (seen, folded);
      g_ptr_array_add (look->columns, column);
    }

  look->signature = g_string_free (signature, FALSE);
  if (heading == NULL)
    *look->signature = '\0';
  guess_by_content (self);
}

/* People have names, roles and addresses of their own; a list of institutions says where they are. */
static DuoListKind
guess_kind (DuoListLook *look)
{
  static const DuoMeaning of_people[] = { DUO_MEANING_GIVEN_NAME, DUO_MEANING_SURNAME, DUO_MEANING_ROLE, DUO_MEANING_FUNCTION,
                                          DUO_MEANING_EMAIL };
  static const DuoMeaning of_institutions[] = { DUO_MEANING_STREET, DUO_MEANING_POSTCODE, DUO_MEANING_PLACE, DUO_MEANING_SECTOR,
                                                DUO_MEANING_WEBSITE, DUO_MEANING_BOARD, DUO_MEANING_SHORT_NAME };
  guint n_people = 0;
  guint n_institutions = 0;

  for (guint i = 0; i < G_N_ELEMENTS (of_people); i++)
    n_people += is_taken (look, DUO_LIST_CONTACTS, of_people[i]);
  for (guint i = 0; i < G_N_ELEMENTS (of_institutions); i++)
    n_institutions += is_taken (look, DUO_LIST_INSTITUTIONS, of_institutions[i]);
  if (is_taken (look, DUO_LIST_CONTACTS, DUO_MEANING_NAME) && is_taken (look, DUO_LIST_CONTACTS, DUO_MEANING_TITLE))
    n_people += 2;

  return n_institutions > n_people ? DUO_LIST_INSTITUTIONS : DUO_LIST_CONTACTS;
}

/* ---- Whether the register knows it ---- */

static guint
count_register_headings (const DuoRow *row)
{
  guint n_known = 0;
  DuoMeaning meaning;

  for (guint i = 0; i < row->n_cells; i++)
    if (duo_register_header_find_meaning (row->cells[i].text, &meaning))
      n_known++;

  return n_known;
}

static gboolean
first_row_cb (const DuoRow *row, gpointer user_data, GError **error)
{
  DuoListLook *look = user_data;
  DuoRegisterHeader header = { 0 };
  g_autoptr (GError) local_error = NULL;

  /* one that has a column twice, or lacks one, is refused there by name */
  look->of_form = duo_form_is_mark_row (row);
  look->of_register
    = duo_register_header_read (&header, row, &local_error)
      || g_error_matches (local_error, DUO_ERROR, DUO_ERROR_FILE_OTHER_SECTOR)
      || ((header.twice || g_error_matches (local_error, DUO_ERROR, DUO_ERROR_FILE_LACKS)) && count_register_headings (row) >= REGISTER_HEADINGS);
  duo_register_header_clear (&header);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "enough"); /* the first row says all */
  return FALSE;
}

/* Notes whether it is a file that another import knows. */
static void
look_for_known (DuoListLook *look, DuoTableReader *reader)
{
  const guint n_sheets = duo_table_reader_get_n_sheets (reader);

  for (guint i = 0; !look->of_register && !look->of_form && i < n_sheets; i++)
    {
      g_autoptr (GError) error = NULL;

      if (duo_table_reader_get_visibility (reader, i) == DUO_SHEET_VISIBLE
          && !duo_table_reader_read (reader, i, first_row_cb, look, NULL, &error)
          && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CLOSED))
        return; /* it is said when the rows are read */
    }
}

/* ---- A file ---- */

static void
find_sheets (DuoListLook *look, DuoTableReader *reader, gint sheet)
{
  const guint n_sheets = duo_table_reader_is_workbook (reader) ? duo_table_reader_get_n_sheets (reader) : 0;

  for (guint i = 0; i < n_sheets; i++)
    {
      const gboolean visible = duo_table_reader_get_visibility (reader, i) == DUO_SHEET_VISIBLE;

      g_ptr_array_add (look->sheets, g_strdup (duo_table_reader_get_sheet_name (reader, i)));
      g_array_append_val (look->visible, visible);
      if (visible && sheet == DUO_LIST_FIND)
        sheet = (gint) i;
    }
  look->sheet = sheet >= 0 && (guint) sheet < n_sheets ? (guint) sheet : 0;
}

/**
 * duo_list_look:
 * @path: a text file or a workbook
 * @form: (nullable): how a text file is read; %NULL = as looking says
 * @sheet: index of a sheet, %DUO_LIST_FIND for the first that is shown
 * @heading: row of the headings, 0 for none, %DUO_LIST_FIND to look for them
 * @cancellable: (nullable): a cancellable
 * @error: as duo_table_reader_open(); %DUO_ERROR_FILE_EMPTY where nothing stands in it
 *
 * Returns: (transfer full) (nullable): what the first rows say
 */
DuoListLook *
duo_list_look (const char *path, const DuoTextForm *form, gint sheet, gint heading, GCancellable *cancellable, GError **error)
{
  g_autoptr (DuoTableReader) reader = duo_table_reader_open_as (path, form, error);
  g_autoptr (DuoListLook) look = NULL;
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  g_autoptr (GError) local_error = NULL;
  Looking self = { lines, NULL, cancellable, 0, FALSE };

  if (reader == NULL)
    return NULL;

  look = g_new0 (DuoListLook, 1);
  self.look = look;
  look->file = g_filename_display_basename (path);
  look->encoding = g_strdup (duo_table_reader_get_encoding (reader));
  look->separator = g_strdup (duo_table_reader_get_separator (reader));
  look->sheets = g_ptr_array_new_with_free_func (g_free);
  look->visible = g_array_new (FALSE, FALSE, sizeof (gboolean));
  look->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) column_free);
  find_sheets (look, reader, sheet);
  look_for_known (look, reader);
  if (!duo_table_reader_read (reader, look->sheet, row_cb, &self, NULL, &local_error) && !self.enough)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (lines->len == 0)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_FILE_EMPTY, look->file);
      return NULL;
    }

  look->heading = heading == DUO_LIST_FIND ? find_heading (&self) : (guint) heading;
  find_columns (&self);
  look->kind = guess_kind (look);
  return g_steal_pointer (&look);
}
