/* SPDX-License-Identifier: EUPL-1.2 */
/* Headings of every vintage, as measured in real files: "BRIN NUMMER" until 2021, "INSTELLINGSCODE" since. */
#include "duo-register-header.h"

#include <stdlib.h>
#include <string.h>

#include "duo-error.h"
#include "duo-fold.h"

static const struct
{
  const char       *heading; /* folded, "_" as a blank */
  DuoRegisterColumn column;
} headings[] = {
  { "brin nummer", DUO_COLUMN_BRIN },
  { "brin nummer actueel", DUO_COLUMN_BRIN },
  { "instellingscode", DUO_COLUMN_BRIN },
  { "vestigingsnummer", DUO_COLUMN_LOCATION },
  { "vestigingscode", DUO_COLUMN_LOCATION },
  { "instellingsnaam", DUO_COLUMN_NAME },
  { "instellingsnaam actueel", DUO_COLUMN_NAME },
  { "vestigingsnaam", DUO_COLUMN_LOCATION_NAME },
  { "bevoegd gezag nummer", DUO_COLUMN_BOARD },
  { "bevoegd gezag code", DUO_COLUMN_BOARD },
  { "bevoegd gezag naam", DUO_COLUMN_BOARD_NAME },
  { "soort ho", DUO_COLUMN_SECTOR_KIND },
  { "mbo instellingssoort - code", DUO_COLUMN_MBO_KIND },
  { "mbo instellingsoort - code", DUO_COLUMN_MBO_KIND },
  { "straatnaam", DUO_COLUMN_STREET },
  { "naam straat vest", DUO_COLUMN_STREET },
  { "huisnummer-toevoeging", DUO_COLUMN_HOUSE_NUMBER },
  { "nr huis vest", DUO_COLUMN_HOUSE_NUMBER },
  { "postcode", DUO_COLUMN_POSTCODE },
  { "postcode vest", DUO_COLUMN_POSTCODE },
  { "plaatsnaam", DUO_COLUMN_PLACE },
  { "naam plaats vest", DUO_COLUMN_PLACE },
  { "gemeentenaam", DUO_COLUMN_MUNICIPALITY },
  { "naam gemeente vest", DUO_COLUMN_MUNICIPALITY },
  { "provincie", DUO_COLUMN_PROVINCE },
  { "provincie vest", DUO_COLUMN_PROVINCE },
  { "denominatie", DUO_COLUMN_DENOMINATION },
  { "telefoonnummer", DUO_COLUMN_PHONE },
  { "nr telefoon", DUO_COLUMN_PHONE },
  { "internetadres", DUO_COLUMN_WEBSITE },
  { "internet", DUO_COLUMN_WEBSITE },
  { "e mail", DUO_COLUMN_EMAIL },
  { "onderwijsstructuur", DUO_COLUMN_STRUCTURE },
  { "kvk-nummer", DUO_COLUMN_KVK },
  { "kvk nr", DUO_COLUMN_KVK },
  { "full address", DUO_COLUMN_ADDRESS },
  { "nr administratie", DUO_COLUMN_ADMINISTRATION },
  { "code functie", DUO_COLUMN_FUNCTION },
  { "code soort", DUO_COLUMN_CLASS },
  { "code wet", DUO_COLUMN_LAW },
  { "naam volledig", DUO_COLUMN_NAME },
  { "naam kort", DUO_COLUMN_SHORT_NAME },
  { "dt in bedrijf", DUO_COLUMN_OPEN_FROM },
  { "dt uit bedrijf", DUO_COLUMN_OPEN_UNTIL },
  { "code stand record", DUO_COLUMN_STATE },
  { "nr admin leid", DUO_COLUMN_LEADS },
  { "nr admin volg", DUO_COLUMN_FOLLOWS },
  { "code relatie", DUO_COLUMN_RELATION },
  { "naam relatie", DUO_COLUMN_RELATION },
  { "dt einde relatie", DUO_COLUMN_RELATION_END },
  { "dt einde record", DUO_COLUMN_RELATION_END },
  { "nr admin van", DUO_COLUMN_FROM },
  { "code functie van", DUO_COLUMN_FROM_FUNCTION },
  { "nr admin naar", DUO_COLUMN_TO },
  { "code functie naar", DUO_COLUMN_TO_FUNCTION },
  { "dt overgang", DUO_COLUMN_DAY },
  { "code overgang", DUO_COLUMN_TRANSITION },
  { "ind volledig", DUO_COLUMN_COMPLETE },
  { "erkendeopleidingscode", DUO_COLUMN_RECOGNITION },
  { "aantal leerlingen", DUO_COLUMN_PUPILS },
};

static char *
fold_heading (const char *text)
{
  char *folded = duo_fold_text (text);

  for (char *p = folded; *p != '\0'; p++)
    if (*p == '_')
      *p = ' ';
  return folded;
}

static void
add_count (DuoRegisterHeader *self, guint column, gint year)
{
  const DuoCountColumn count = { column, year };

  g_array_append_val (self->counts, count);
}

/* A heading that is a number or a class: "2019", "LEER- OF VERBLIJFSJAAR 1 - MAN". */
static void
look_for_count (DuoRegisterHeader *self, const char *heading, guint column)
{
  if (strlen (heading) == 4 && strspn (heading, "0123456789") == 4)
    add_count (self, column, atoi (heading));
  else if (g_str_has_prefix (heading, "leer- of verblijfsjaar"))
    add_count (self, column, 0);
  else if (g_str_equal (heading, "aantal leerlingen"))
    add_count (self, column, 0);
}

static gboolean
has (const DuoRegisterHeader *self, DuoRegisterColumn column)
{
  return self->columns[column] != 0;
}

/* The files of one place each; DUO_SOURCE_NONE for none of ours. */
static DuoSource
recognise_addresses (const DuoRegisterHeader *self)
{
  if (has (self, DUO_COLUMN_RECOGNITION) && has (self, DUO_COLUMN_BRIN) && has (self, DUO_COLUMN_BOARD))
    return DUO_SOURCE_HO_RECOGNITIONS;
  if (!has (self, DUO_COLUMN_BRIN))
    return has (self, DUO_COLUMN_BOARD) && has (self, DUO_COLUMN_BOARD_NAME) ? DUO_SOURCE_BOARDS : DUO_SOURCE_NONE;
  if (has (self, DUO_COLUMN_MBO_KIND) && has (self, DUO_COLUMN_NAME))
    return DUO_SOURCE_MBO_INSTITUTIONS;
  if (has (self, DUO_COLUMN_SECTOR_KIND) && has (self, DUO_COLUMN_NAME))
    return DUO_SOURCE_HO_INSTITUTIONS;
  if (!has (self, DUO_COLUMN_STRUCTURE) || !has (self, DUO_COLUMN_STREET))
    return DUO_SOURCE_NONE;
  if (has (self, DUO_COLUMN_LOCATION) && has (self, DUO_COLUMN_LOCATION_NAME))
    return DUO_SOURCE_VO_LOCATIONS;
  return has (self, DUO_COLUMN_NAME) ? DUO_SOURCE_VO_INSTITUTIONS : DUO_SOURCE_NONE;
}

static DuoSource
recognise (const DuoRegisterHeader *self)
{
  if (has (self, DUO_COLUMN_FROM) && has (self, DUO_COLUMN_TO) && has (self, DUO_COLUMN_DAY) && has (self, DUO_COLUMN_COMPLETE)
      && has (self, DUO_COLUMN_TRANSITION) && has (self, DUO_COLUMN_FROM_FUNCTION) && has (self, DUO_COLUMN_TO_FUNCTION))
    return DUO_SOURCE_TRANSITIONS;
  if (has (self, DUO_COLUMN_LEADS) && has (self, DUO_COLUMN_FOLLOWS))
    return DUO_SOURCE_RELATIONS;
  if (has (self, DUO_COLUMN_ADMINISTRATION) && has (self, DUO_COLUMN_FUNCTION) && has (self, DUO_COLUMN_NAME))
    return DUO_SOURCE_ORGANISATIONS;
  if (self->counts->len > 0 && has (self, DUO_COLUMN_BRIN))
    {
      if (has (self, DUO_COLUMN_PUPILS))
        return DUO_SOURCE_LOCATION_PUPILS;
      if (g_array_index (self->counts, DuoCountColumn, 0).year != 0)
        return DUO_SOURCE_HO_STUDENTS;
      return has (self, DUO_COLUMN_LOCATION) ? DUO_SOURCE_VO_PUPILS : DUO_SOURCE_NONE;
    }
  if (has (self, DUO_COLUMN_FIRST_WORD) && has (self, DUO_COLUMN_SECOND_WORD) && self->n_columns == 2)
    return self->columns[DUO_COLUMN_BRIN] != 0 ? DUO_SOURCE_MBO_SHEET : DUO_SOURCE_BRIN_NAMES;
  return recognise_addresses (self);
}

/* A list of primary or special schools: as those of the VO, without the structure of the education. */
static gboolean
is_other_sector (const DuoRegisterHeader *self)
{
  return has (self, DUO_COLUMN_BRIN) && has (self, DUO_COLUMN_BOARD) && has (self, DUO_COLUMN_STREET)
         && (has (self, DUO_COLUMN_NAME) || has (self, DUO_COLUMN_LOCATION_NAME)) && !has (self, DUO_COLUMN_STRUCTURE);
}

/* What a file of each kind needs beside the column by which it is known. */
static const struct
{
  DuoRegisterColumn known_by;
  DuoRegisterColumn needed[6]; /* the first is one that is always needed; DUO_N_COLUMNS ends them */
} kinds[] = {
  { DUO_COLUMN_RECOGNITION, { DUO_COLUMN_BRIN, DUO_COLUMN_BOARD, DUO_N_COLUMNS } },
  { DUO_COLUMN_MBO_KIND, { DUO_COLUMN_BRIN, DUO_COLUMN_NAME, DUO_N_COLUMNS } },
  { DUO_COLUMN_SECTOR_KIND, { DUO_COLUMN_BRIN, DUO_COLUMN_NAME, DUO_N_COLUMNS } },
  { DUO_COLUMN_LOCATION_NAME, { DUO_COLUMN_BRIN, DUO_COLUMN_LOCATION, DUO_COLUMN_STREET, DUO_COLUMN_STRUCTURE, DUO_N_COLUMNS } },
  { DUO_COLUMN_STRUCTURE, { DUO_COLUMN_BRIN, DUO_COLUMN_NAME, DUO_COLUMN_STREET, DUO_N_COLUMNS } },
  { DUO_COLUMN_FROM, { DUO_COLUMN_TO, DUO_COLUMN_DAY, DUO_COLUMN_COMPLETE, DUO_COLUMN_TRANSITION, DUO_COLUMN_TO_FUNCTION, DUO_N_COLUMNS } },
  { DUO_COLUMN_TO, { DUO_COLUMN_FROM, DUO_COLUMN_DAY, DUO_COLUMN_COMPLETE, DUO_COLUMN_TRANSITION, DUO_COLUMN_FROM_FUNCTION, DUO_N_COLUMNS } },
  { DUO_COLUMN_ADMINISTRATION, { DUO_COLUMN_FUNCTION, DUO_COLUMN_NAME, DUO_N_COLUMNS } },
};

/* Returns: (transfer full): the headings that @column has had, "BRIN NUMMER / INSTELLINGSCODE". */
static char *
dup_heading (DuoRegisterColumn column)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      if (headings[i].column != column || g_str_has_suffix (headings[i].heading, " actueel"))
        continue;
      g_string_append_printf (words, "%s%s", words->len > 0 ? " / " : "", headings[i].heading);
    }
  return g_ascii_strup (words->str, -1);
}

/* Returns: (transfer full) (nullable): the headings that are lacking in a file that is of a kind but for these. */
static char *
find_lacking (const DuoRegisterHeader *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (GString) lacking = g_string_new (NULL);
      guint n_there = 0;
      guint n_lacking = 0;

      if (!has (self, kinds[i].known_by))
        continue;
      for (gsize j = 0; j < G_N_ELEMENTS (kinds[i].needed) && kinds[i].needed[j] != DUO_N_COLUMNS; j++)
        {
          g_autofree char *heading = dup_heading (kinds[i].needed[j]);

          if (has (self, kinds[i].needed[j]))
            n_there++;
          else
            g_string_append_printf (lacking, "%s%s", n_lacking++ > 0 ? ", " : "", heading);
        }
      if (n_lacking > 0 && n_there >= n_lacking)
        return g_strdup (lacking->str);
    }

  return NULL;
}

static gboolean
take_heading (DuoRegisterHeader *self, const DuoCell *cell, GError **error)
{
  g_autofree char *heading = fold_heading (cell->text);

  look_for_count (self, heading, cell->column);
  if (g_str_equal (heading, "x id"))
    self->na_is_empty = TRUE;
  if (g_str_equal (heading, "full address"))
    self->derived = TRUE;
  if (g_str_equal (heading, "from") || g_str_equal (heading, "school"))
    self->columns[DUO_COLUMN_FIRST_WORD] = cell->column;
  if (g_str_equal (heading, "to") || g_str_equal (heading, "brin"))
    self->columns[DUO_COLUMN_SECOND_WORD] = cell->column;
  if (g_str_equal (heading, "brin"))
    self->columns[DUO_COLUMN_BRIN] = cell->column;

  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      if (!g_str_equal (headings[i].heading, heading))
        continue;
      if (self->columns[headings[i].column] != 0 && headings[i].column != DUO_COLUMN_RELATION
          && headings[i].column != DUO_COLUMN_RELATION_END)
        {
          self->twice = TRUE;
          g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_TWICE, "%.60s", cell->text);
          return FALSE;
        }
      self->columns[headings[i].column] = cell->column;
    }

  return TRUE;
}

/**
 * duo_register_header_read:
 * @self: (out): what the columns mean
 * @row: the first row of a file
 *
 * Returns: %FALSE with %DUO_ERROR_FILE_UNKNOWN for a file that is none of the register, %DUO_ERROR_FILE_LACKS for one that is but
 *   for a column, %DUO_ERROR_FILE_TWICE for a column
 *   that stands there twice, and %DUO_ERROR_FILE_OTHER_SECTOR for primary and special schools
 */
gboolean
duo_register_header_read (DuoRegisterHeader *self, const DuoRow *row, GError **error)
{
  g_autoptr (GString) names = NULL;
  g_autofree char *lacking = NULL;

  memset (self, 0, sizeof *self);
  self->counts = g_array_new (FALSE, FALSE, sizeof (DuoCountColumn));
  self->n_columns = row->n_columns;
  for (guint i = 0; i < row->n_cells; i++)
    if (!take_heading (self, &row->cells[i], error))
      return FALSE;

  self->source = recognise (self);
  if (self->source != DUO_SOURCE_NONE)
    return TRUE;

  lacking = is_other_sector (self) ? NULL : find_lacking (self);
  if (lacking != NULL)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_FILE_LACKS, lacking);
      return FALSE;
    }
  names = g_string_new (NULL);
  for (guint i = 0; i < row->n_cells && names->len < 200; i++)
    g_string_append_printf (names, "%s%.60s", i > 0 ? ", " : "", row->cells[i].text);
  g_set_error_literal (error, DUO_ERROR, is_other_sector (self) ? DUO_ERROR_FILE_OTHER_SECTOR : DUO_ERROR_FILE_UNKNOWN, names->str);
  return FALSE;
}

/* ---- Somebody's own list ---- */

/* What a column of the register is in such a list. */
static const struct
{
  DuoMeaning        meaning;
  DuoRegisterColumn column;
} own_columns[] = {
  { DUO_MEANING_CODE, DUO_COLUMN_BRIN },
  { DUO_MEANING_TITLE, DUO_COLUMN_NAME },
  { DUO_MEANING_SHORT_NAME, DUO_COLUMN_SHORT_NAME },
  { DUO_MEANING_SECTOR, DUO_COLUMN_SECTORS },
  { DUO_MEANING_BOARD, DUO_COLUMN_BOARD },
  { DUO_MEANING_BOARD_NAME, DUO_COLUMN_BOARD_NAME },
  { DUO_MEANING_STREET, DUO_COLUMN_STREET },
  { DUO_MEANING_HOUSE_NUMBER, DUO_COLUMN_HOUSE_NUMBER },
  { DUO_MEANING_POSTCODE, DUO_COLUMN_POSTCODE },
  { DUO_MEANING_PLACE, DUO_COLUMN_PLACE },
  { DUO_MEANING_MUNICIPALITY, DUO_COLUMN_MUNICIPALITY },
  { DUO_MEANING_PROVINCE, DUO_COLUMN_PROVINCE },
  { DUO_MEANING_PHONE, DUO_COLUMN_PHONE },
  { DUO_MEANING_EMAIL, DUO_COLUMN_EMAIL },
  { DUO_MEANING_WEBSITE, DUO_COLUMN_WEBSITE },
  { DUO_MEANING_DENOMINATION, DUO_COLUMN_DENOMINATION },
  { DUO_MEANING_KVK, DUO_COLUMN_KVK },
};

/* The header of somebody's own list of institutions, by what a person said of its columns. */
void
duo_register_header_plan (DuoRegisterHeader *self, const DuoListPlan *plan)
{
  memset (self, 0, sizeof *self);
  self->source = DUO_SOURCE_OWN_LIST;
  self->counts = g_array_new (FALSE, FALSE, sizeof (DuoCountColumn));
  for (gsize i = 0; i < G_N_ELEMENTS (own_columns); i++)
    {
      self->columns[own_columns[i].column] = plan->columns[own_columns[i].meaning];
      self->n_columns = MAX (self->n_columns, plan->columns[own_columns[i].meaning]);
    }
}

/* Returns: whether @text is a heading of the register that means something in somebody's own list. */
gboolean
duo_register_header_find_meaning (const char *text, DuoMeaning *meaning)
{
  g_autofree char *heading = fold_heading (text);

  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    for (gsize j = 0; g_str_equal (headings[i].heading, heading) && j < G_N_ELEMENTS (own_columns); j++)
      if (own_columns[j].column == headings[i].column)
        {
          *meaning = own_columns[j].meaning;
          return TRUE;
        }

  return FALSE;
}

void
duo_register_header_clear (DuoRegisterHeader *self)
{
  g_clear_pointer (&self->counts, g_array_unref);
}
