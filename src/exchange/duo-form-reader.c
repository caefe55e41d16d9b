/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading a returned form by its hidden marks: sheets may be renamed, rows inserted, columns moved. */
#include "duo-form.h"

#include <string.h>

#include "duo-brin.h"
#include "duo-error.h"
#include "duo-table-reader.h"

#define NAMES_OF_FORMS 24 /* sheets; more has nobody added */
#define EMPTY_BEFORE "duo:leeg"

/* A sheet being read. */
typedef struct
{
  DuoFormReading *reading;
  const char *sheet;
  guint answer; /* columns from 1; 0 = not seen */
  guint key;
  guint was;
  gboolean marked;  /* it has the row of marks */
  gboolean refused; /* its answers can't be told, which was said */
} Sheet;

static void
cell_free (DuoFormCell *cell)
{
  g_free (cell->key);
  g_free (cell->text);
  g_free (cell->was);
  g_free (cell->sheet);
  g_free (cell->cell);
  g_free (cell);
}

void
duo_form_reading_free (DuoFormReading *self)
{
  g_free (self->file);
  g_free (self->campaign_uid);
  g_free (self->institution_uid);
  g_free (self->brin);
  g_free (self->title);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->refused);
  g_free (self);
}

/* "duo:form:1:campaign:institution:BRIN:sector:day" */
static void
read_form_mark (DuoFormReading *self, const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", -1);

  if (g_strv_length (parts) != 8 || self->version != 0)
    return;
  self->version = (guint) g_ascii_strtoull (parts[2], NULL, 10);
  g_free (self->campaign_uid);
  g_free (self->institution_uid);
  g_free (self->brin);
  self->campaign_uid = g_strdup (parts[3]);
  self->institution_uid = g_strdup (parts[4]);
  self->brin = g_strdup (parts[5]);
  self->has_sector = duo_sector_parse (parts[6], &self->sector);
  if (!duo_day_parse (parts[7], &self->made))
    self->made = 0;
}

/* Whether it is the hidden first row of a sheet of a form. */
gboolean
duo_form_is_mark_row (const DuoRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (g_str_has_prefix (row->cells[i].text, "duo:form:") || strcmp (row->cells[i].text, "duo:vraag") == 0
        || strcmp (row->cells[i].text, "duo:sleutel") == 0)
      return TRUE;

  return FALSE;
}

static void
read_marks (Sheet *self, const DuoRow *row)
{
  self->marked = TRUE;
  for (guint i = 0; i < row->n_cells; i++)
    {
      const DuoCell *cell = &row->cells[i];

      if (strcmp (cell->text, "duo:antwoord") == 0)
        self->answer = cell->column;
      else if (strcmp (cell->text, "duo:sleutel") == 0)
        self->key = cell->column;
      else if (strcmp (cell->text, "duo:was") == 0)
        self->was = cell->column;
      else if (g_str_has_prefix (cell->text, "duo:form:"))
        read_form_mark (self->reading, cell->text);
    }
}

static void
refuse_sheet (Sheet *self, DuoRefusal refusal)
{
  DuoChangeItem *item;

  if (self->refused)
    return;
  self->refused = TRUE;
  item = duo_change_item_new (DUO_CHANGE_ITEM_REFUSED, self->sheet);
  item->refusal = refusal;
  item->sheet = g_strdup (self->sheet);
  item->value = g_strdup (self->sheet);
  g_ptr_array_add (self->reading->refused, item);
}

/* A BRIN that stands in the open, for a form whose hidden marks are gone: "Curio, BRIN 25LX, MBO". */
static void
find_brin (DuoFormReading *self, const char *text)
{
  const char *at = strstr (text, "BRIN ");
  g_autofree char *brin = at != NULL ? g_strndup (at + 5, 4) : NULL;

  if (*self->brin != '\0' || brin == NULL || !duo_brin_is_valid (brin))
    return;
  g_free (self->brin);
  self->brin = g_steal_pointer (&brin);
  if (g_str_has_prefix (at + 9, ", "))
    {
      const char *sector = at + 11;

      self->has_sector = duo_sector_parse (sector, &self->sector);
    }
}

static const DuoCell *
find_key (const DuoRow *row, guint column)
{
  const DuoCell *cell = column != 0 ? duo_row_get_cell (row, column) : NULL;

  if (cell != NULL && g_str_has_prefix (cell->text, "duo:"))
    return cell;
  for (guint i = 0; i < row->n_cells; i++)
    if (g_str_has_prefix (row->cells[i].text, "duo:channel:") || g_str_has_prefix (row->cells[i].text, "duo:contact:"))
      return &row->cells[i];

  return NULL;
}

static gboolean
read_row (const DuoRow *row, gpointer user_data, GError **error)
{
  Sheet *self = user_data;
  const DuoCell *key, *answer, *was;
  DuoFormCell *cell;

  if (duo_form_is_mark_row (row))
    {
      read_marks (self, row);
      return TRUE;
    }
  if (row->n_cells > 0)
    {
      find_brin (self->reading, row->cells[0].text);
      if (*self->reading->title == '\0')
        {
          g_free (self->reading->title);
          self->reading->title = g_strdup (row->cells[0].text);
        }
    }
  key = find_key (row, self->key);
  if (key == NULL)
    return TRUE;
  if (self->answer == 0)
    {
      refuse_sheet (self, DUO_REFUSAL_FORM_COLUMN);
      return TRUE;
    }

  answer = duo_row_get_cell (row, self->answer);
  was = self->was != 0 ? duo_row_get_cell (row, self->was) : NULL;
  cell = g_new0 (DuoFormCell, 1);
  cell->key = g_strdup (key->text + 4);
  cell->text = g_strdup (answer != NULL ? answer->text : "");
  cell->was = was != NULL ? g_strdup (strcmp (was->text, EMPTY_BEFORE) == 0 ? "" : was->text) : NULL;
  cell->sheet = g_strdup (self->sheet);
  cell->cell = duo_cell_name (self->answer, row->number);
  cell->kind = answer != NULL ? (gint) answer->kind : (gint) DUO_CELL_TEXT;
  cell->formula = answer != NULL && answer->formula;
  g_ptr_array_add (self->reading->cells, cell);
  return TRUE;
}

/**
 * duo_form_read:
 * @path: the returned file
 * @error: where to store an error
 *
 * Stores nothing. %DUO_ERROR_FILE_UNKNOWN, with the message "no form": none of our forms; the others as every reader.
 *
 * Returns: (transfer full) (nullable): what stands in it
 */
DuoFormReading *
duo_form_read (const char *path, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (DuoTableReader) reader = duo_table_reader_open (path, &cause);
  g_autoptr (DuoFormReading) self = NULL;
  guint n_marked = 0;

  if (reader == NULL && duo_table_reader_is_no_table (cause))
    g_set_error_literal (error, DUO_ERROR, DUO_ERROR_FILE_UNKNOWN, "no form");
  else if (reader == NULL)
    g_propagate_error (error, g_steal_pointer (&cause));
  if (reader == NULL)
    return NULL;

  self = g_new0 (DuoFormReading, 1);
  self->file = g_path_get_basename (path);
  self->campaign_uid = g_strdup ("");
  self->institution_uid = g_strdup ("");
  self->brin = g_strdup ("");
  self->title = g_strdup ("");
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) cell_free);
  self->refused = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; duo_table_reader_is_workbook (reader) && i < MIN (duo_table_reader_get_n_sheets (reader), NAMES_OF_FORMS); i++)
    {
      Sheet sheet = { .reading = self, .sheet = duo_table_reader_get_sheet_name (reader, i) };

      if (!duo_table_reader_read (reader, i, read_row, &sheet, NULL, error))
        return NULL;
      n_marked += sheet.marked ? 1 : 0;
      if (sheet.marked && sheet.key == 0)
        refuse_sheet (&sheet, DUO_REFUSAL_FORM_KEYS);
    }

  if (self->cells->len == 0 && self->refused->len == 0 && n_marked == 0)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_FILE_UNKNOWN, "no form");
      return NULL;
    }
  return g_steal_pointer (&self);
}
