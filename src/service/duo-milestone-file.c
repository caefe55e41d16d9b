/* SPDX-License-Identifier: EUPL-1.2 */
/* Milestones out of a table: CSV, a sheet of somebody's own, or the sheet of a month overview. */
#include "duo-milestone-file.h"

#include "duo-error.h"
#include "duo-fold.h"
#include "duo-table-reader.h"
#include "duo-when-text.h"

#define TITLE_MAX 1000 /* characters: a title, not a story */
#define VALUE_MAX 200  /* characters of a value that is refused */
#define HEADINGS_MAX 20

typedef enum
{
  COLUMN_TITLE,
  COLUMN_PLANNED,
  COLUMN_ACTUAL,
  COLUMN_TOPIC,
  COLUMN_AUDIENCE,
  N_COLUMNS,
} Column;

/* Folded headings by which a column is known. */
static const struct
{
  const char *heading;
  Column      column;
} headings[] = {
  { "titel", COLUMN_TITLE },       { "title", COLUMN_TITLE },       { "mijlpaal", COLUMN_TITLE },
  { "milestone", COLUMN_TITLE },   { "naam", COLUMN_TITLE },        { "gepland", COLUMN_PLANNED },
  { "planned", COLUMN_PLANNED },   { "plan", COLUMN_PLANNED },      { "werkelijk", COLUMN_ACTUAL },
  { "actual", COLUMN_ACTUAL },     { "onderwerp", COLUMN_TOPIC },   { "topic", COLUMN_TOPIC },
  { "doelgroep", COLUMN_AUDIENCE }, { "audience", COLUMN_AUDIENCE },
};

static const struct
{
  const char *word;
  DuoAudience audience;
} audiences[] = {
  { "studenten", DUO_AUDIENCE_STUDENTS },       { "students", DUO_AUDIENCE_STUDENTS },
  { "instellingen", DUO_AUDIENCE_INSTITUTIONS }, { "institutions", DUO_AUDIENCE_INSTITUTIONS },
  { "gemeenten", DUO_AUDIENCE_MUNICIPALITIES }, { "municipalities", DUO_AUDIENCE_MUNICIPALITIES },
};

/* A line of the file: either an object, or why it is none. */
typedef struct
{
  DuoMilestone *milestone; /* (owned) (nullable) */
  gboolean      given[N_COLUMNS];
  gboolean      matched;   /* what it is was found */
  DuoRefusal    refusal;
  char         *value;     /* (owned) (nullable) */
  guint         line;
  guint         column;
  char         *cell;      /* (owned) (nullable) */
} Line;

struct _DuoMilestoneFile
{
  char      *file;             /* (owned) */
  char      *encoding;         /* (owned) */
  char      *separator;        /* (owned) */
  char      *newline;          /* (owned) */
  char      *sheet;            /* (owned) (nullable): of a workbook */
  guint      columns[N_COLUMNS]; /* from 1; 0 = not there */
  char      *names[N_COLUMNS]; /* (owned) (nullable): headings as written */
  gboolean   has_heading;
  guint      n_lines;
  GPtrArray *ignored;          /* (owned) (element-type utf8) */
  GPtrArray *first_cells;      /* (owned) (element-type utf8): to say what was found instead of a heading */
  GPtrArray *lines;            /* (owned) (element-type Line) */
};

static void
line_free (Line *self)
{
  g_clear_object (&self->milestone);
  g_free (self->value);
  g_free (self->cell);
  g_free (self);
}

void
duo_milestone_file_free (DuoMilestoneFile *self)
{
  if (self == NULL)
    return;

  g_free (self->file);
  g_free (self->encoding);
  g_free (self->separator);
  g_free (self->newline);
  g_free (self->sheet);
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (self->names[i]);
  g_ptr_array_unref (self->ignored);
  g_ptr_array_unref (self->first_cells);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/* The text of a cell without blanks around it. */
static char *
clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  g_strdelimit (valid, "\r\n\t", ' ');
  return g_strdup (g_strstrip (valid));
}

static gboolean
find_column (const char *text,
             Column     *column)
{
  g_autofree char *folded = duo_fold_text (text);

  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    if (g_str_equal (headings[i].heading, folded))
      {
        *column = headings[i].column;
        return TRUE;
      }

  return FALSE;
}

/* Takes the row as the heading if it has a column of titles; titles above a table are passed over. */
static void
read_heading (DuoMilestoneFile *self,
              const DuoRow     *row)
{
  const gboolean in_first_row = self->first_cells->len == 0;
  gboolean has_title = FALSE;
  Column column = COLUMN_TITLE;

  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *text = clean (row->cells[i].text);

      if (in_first_row && self->first_cells->len < HEADINGS_MAX && *text != '\0')
        g_ptr_array_add (self->first_cells, g_strdup (text));
      has_title = has_title || (find_column (text, &column) && column == COLUMN_TITLE);
    }
  if (!has_title)
    return;

  self->has_heading = TRUE;
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *text = clean (row->cells[i].text);

      if (*text == '\0')
        continue;
      if (find_column (text, &column) && self->columns[column] == 0)
        {
          self->columns[column] = row->cells[i].column;
          self->names[column] = g_steal_pointer (&text);
        }
      else
        {
          g_ptr_array_add (self->ignored, g_steal_pointer (&text));
        }
    }
}

static void
refuse (DuoMilestoneFile *self,
        Line             *line,
        DuoRefusal        refusal,
        Column            column,
        const char       *value)
{
  if (line->refusal != DUO_REFUSAL_NONE)
    return; /* the first reason is enough */

  line->refusal = refusal;
  line->column = self->columns[column];
  if (self->sheet != NULL && line->column != 0)
    line->cell = duo_cell_name (line->column, line->line);
  line->value = g_utf8_strlen (value, -1) > VALUE_MAX ? g_utf8_substring (value, 0, VALUE_MAX) : g_strdup (value);
}

static DuoWhen
read_when (DuoMilestoneFile *self,
           Line             *line,
           Column            column,
           const char       *text)
{
  DuoWhen when = DUO_WHEN_NONE;

  if (*text != '\0' && !duo_when_read (text, 0, &when))
    refuse (self, line, DUO_REFUSAL_BAD_DATE, column, text);
  return when;
}

static void
read_audience (DuoMilestoneFile *self,
               Line             *line,
               const char       *text)
{
  g_autofree char *folded = duo_fold_text (text);

  if (*text == '\0')
    return;
  for (guint i = 0; i < G_N_ELEMENTS (audiences); i++)
    if (g_str_equal (audiences[i].word, folded))
      {
        duo_milestone_set_audience (line->milestone, audiences[i].audience);
        return;
      }

  refuse (self, line, DUO_REFUSAL_BAD_VALUE, COLUMN_AUDIENCE, text);
}

static void
read_line (DuoMilestoneFile *self,
           const DuoRow     *row)
{
  Line *line = g_new0 (Line, 1);
  char *texts[N_COLUMNS];
  DuoWhen planned, actual;
  guint place;
  const DuoRefusal damage = duo_row_find_damage (row, &place);

  for (guint i = 0; i < N_COLUMNS; i++)
    {
      texts[i] = self->columns[i] != 0 ? clean (duo_row_get_text (row, self->columns[i])) : g_strdup ("");
      line->given[i] = *texts[i] != '\0';
    }

  line->line = row->number;
  line->milestone = duo_milestone_new ();
  if (damage != DUO_REFUSAL_NONE)
    refuse (self, line, damage, COLUMN_TITLE, place != 0 ? duo_row_get_text (row, place) : texts[COLUMN_TITLE]);
  if (damage != DUO_REFUSAL_NONE && place != 0)
    line->column = place;
  if (!line->given[COLUMN_TITLE])
    refuse (self, line, DUO_REFUSAL_EMPTY_TEXT, COLUMN_TITLE, "");
  if (g_utf8_strlen (texts[COLUMN_TITLE], -1) > TITLE_MAX || g_utf8_strlen (texts[COLUMN_TOPIC], -1) > TITLE_MAX)
    refuse (self, line, DUO_REFUSAL_TEXT_TOO_LONG, COLUMN_TITLE, texts[COLUMN_TITLE]);

  planned = read_when (self, line, COLUMN_PLANNED, texts[COLUMN_PLANNED]);
  actual = read_when (self, line, COLUMN_ACTUAL, texts[COLUMN_ACTUAL]);
  duo_milestone_set_title (line->milestone, texts[COLUMN_TITLE]);
  duo_milestone_set_planned (line->milestone, &planned);
  duo_milestone_set_actual (line->milestone, &actual);
  duo_milestone_set_topic (line->milestone, texts[COLUMN_TOPIC]);
  read_audience (self, line, texts[COLUMN_AUDIENCE]);
  g_ptr_array_add (self->lines, line);

  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (texts[i]);
}

/* The last row of our own sheets counts the others. */
static gboolean
is_total (DuoMilestoneFile *self,
          const DuoRow     *row)
{
  return row->n_cells == 1 && row->cells[0].column == self->columns[COLUMN_TITLE]
         && g_str_has_prefix (row->cells[0].text, "Totaal:");
}

static gboolean
is_blank (const DuoRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    {
      g_autofree char *text = clean (row->cells[i].text);

      if (*text != '\0')
        return FALSE;
    }

  return duo_row_find_damage (row, NULL) == DUO_REFUSAL_NONE;
}

static gboolean
row_cb (const DuoRow  *row,
        gpointer       user_data,
        GError       **error)
{
  DuoMilestoneFile *self = user_data;

  self->n_lines++;
  if (!self->has_heading)
    read_heading (self, row);
  else if (!is_blank (row) && !is_total (self, row))
    read_line (self, row);
  return TRUE;
}

/* The sheet called "Mijlpalen", else the first that is visible. */
static guint
choose_sheet (DuoTableReader *reader)
{
  const guint n_sheets = duo_table_reader_get_n_sheets (reader);

  for (guint i = 0; i < n_sheets; i++)
    {
      g_autofree char *folded = duo_fold_text (duo_table_reader_get_sheet_name (reader, i));

      if (g_str_equal (folded, "mijlpalen") || g_str_equal (folded, "milestones"))
        return i;
    }
  for (guint i = 0; i < n_sheets; i++)
    if (duo_table_reader_get_visibility (reader, i) == DUO_SHEET_VISIBLE)
      return i;

  return 0;
}

/**
 * duo_milestone_file_read:
 * @path: a CSV file or a workbook
 * @error: where to store an error
 *
 * Returns: (transfer full): its lines, or %NULL; %DUO_ERROR_FILE_UNKNOWN where no column holds titles
 */
DuoMilestoneFile *
duo_milestone_file_read (const char  *path,
                         GError     **error)
{
  g_autoptr (DuoTableReader) reader = duo_table_reader_open (path, error);
  g_autoptr (DuoMilestoneFile) self = NULL;
  guint sheet;

  if (reader == NULL)
    return NULL;

  self = g_new0 (DuoMilestoneFile, 1);
  self->file = g_filename_display_basename (path);
  self->ignored = g_ptr_array_new_with_free_func (g_free);
  self->first_cells = g_ptr_array_new_with_free_func (g_free);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  sheet = duo_table_reader_is_workbook (reader) ? choose_sheet (reader) : 0;
  if (duo_table_reader_is_workbook (reader))
    self->sheet = g_strdup (duo_table_reader_get_sheet_name (reader, sheet));
  if (!duo_table_reader_read (reader, sheet, row_cb, self, NULL, error))
    return NULL;

  if (!self->has_heading)
    {
      g_autofree char *found = NULL;

      g_ptr_array_add (self->first_cells, NULL);
      found = g_strjoinv (", ", (char **) self->first_cells->pdata);
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_FILE_UNKNOWN, found);
      return NULL;
    }

  self->encoding = g_strdup (duo_table_reader_get_encoding (reader));
  self->separator = g_strdup (duo_table_reader_get_separator (reader));
  self->newline = g_strdup (duo_table_reader_get_newline (reader));
  return g_steal_pointer (&self);
}

/* A milestone here, and whether a line of the file is it already. */
typedef struct
{
  DuoMilestone *milestone;
  char         *folded; /* (owned) */
  gboolean      taken;
} Here;

static void
here_free (Here *self)
{
  g_free (self->folded);
  g_free (self);
}

/* The untaken one of that title; *@count is how many there are. With @exactly only one planned on the same date. */
static Here *
find_here (GPtrArray    *here,
           DuoMilestone *milestone,
           gboolean      exactly,
           guint        *count)
{
  g_autofree char *folded = duo_fold_text (duo_milestone_get_title (milestone));
  Here *found = NULL;

  *count = 0;
  for (guint i = 0; i < here->len; i++)
    {
      Here *one = here->pdata[i];

      if (one->taken || !g_str_equal (one->folded, folded)
          || (exactly && !duo_when_equal (duo_milestone_get_planned (one->milestone), duo_milestone_get_planned (milestone))))
        continue;
      (*count)++;
      if (found == NULL)
        found = one;
    }

  return found;
}

static DuoChangeItem *
add_item (DuoMilestoneFile   *self,
          DuoChangeSet       *set,
          const Line         *line,
          DuoChangeItemState  state,
          const char         *key)
{
  DuoChangeItem *item = duo_change_item_new (state, key);

  item->line = line->line;
  item->column = line->column;
  item->sheet = g_strdup (self->sheet);
  item->cell = g_strdup (line->cell);
  g_ptr_array_add (set->items, item);
  return item;
}

static void
add_refused (DuoMilestoneFile *self,
             DuoChangeSet     *set,
             const Line       *line,
             DuoRefusal        refusal,
             const char       *value)
{
  DuoChangeItem *item = add_item (self, set, line, DUO_CHANGE_ITEM_REFUSED, duo_milestone_get_title (line->milestone));

  item->ticked = FALSE;
  item->refusal = refusal;
  item->value = g_strdup (value);
  for (guint i = 0; i < N_COLUMNS; i++)
    if (self->columns[i] == line->column && line->column != 0)
      item->column_name = g_strdup (self->names[i]);
}

static void
add_when_field (DuoChangeItem *item,
                const char    *field,
                const DuoWhen *before,
                const DuoWhen *after)
{
  g_autofree char *old_text = duo_when_to_string (before);
  g_autofree char *new_text = duo_when_to_string (after);

  duo_change_item_add_field (item, field, *old_text != '\0' ? old_text : NULL, new_text);
}

/* A sheet has days only: in a workbook a month stands as its first day, shown as the month that it is. */
static gboolean
says_same (DuoMilestoneFile *self,
           const DuoWhen    *here,
           const DuoWhen    *file)
{
  return duo_when_equal (here, file)
         || (self->sheet != NULL && here->precision == DUO_PRECISION_MONTH && file->precision == DUO_PRECISION_DAY
             && here->first == file->first);
}

/* A line that is a milestone here: what it says goes into a copy, what it leaves empty stays. */
static void
add_known (DuoMilestoneFile *self,
           DuoChangeSet     *set,
           const Line       *line,
           Here             *here)
{
  DuoMilestone *file = line->milestone;
  g_autoptr (DuoMilestone) after = duo_milestone_copy (here->milestone);
  DuoChangeItem *item = add_item (self, set, line, DUO_CHANGE_ITEM_SAME, duo_milestone_get_title (here->milestone));

  here->taken = TRUE;
  if (line->given[COLUMN_PLANNED] && !says_same (self, duo_milestone_get_planned (after), duo_milestone_get_planned (file)))
    {
      add_when_field (item, "planned", duo_milestone_get_planned (after), duo_milestone_get_planned (file));
      duo_milestone_set_planned (after, duo_milestone_get_planned (file));
    }
  if (line->given[COLUMN_ACTUAL] && !says_same (self, duo_milestone_get_actual (after), duo_milestone_get_actual (file)))
    {
      add_when_field (item, "actual", duo_milestone_get_actual (after), duo_milestone_get_actual (file));
      duo_milestone_set_actual (after, duo_milestone_get_actual (file));
    }
  if (line->given[COLUMN_TOPIC] && !g_str_equal (duo_milestone_get_topic (after), duo_milestone_get_topic (file)))
    {
      duo_change_item_add_field (item, "topic", duo_milestone_get_topic (after), duo_milestone_get_topic (file));
      duo_milestone_set_topic (after, duo_milestone_get_topic (file));
    }
  if (line->given[COLUMN_AUDIENCE] && duo_milestone_get_audience (after) != duo_milestone_get_audience (file))
    {
      duo_change_item_add_field (item, "audience", duo_audience_to_string (duo_milestone_get_audience (after)),
                                 duo_audience_to_string (duo_milestone_get_audience (file)));
      duo_milestone_set_audience (after, duo_milestone_get_audience (file));
    }

  item->current = g_object_ref (G_OBJECT (here->milestone));
  item->incoming = G_OBJECT (g_steal_pointer (&after));
  if (item->fields->len > 0)
    item->state = DUO_CHANGE_ITEM_CHANGED;
  item->ticked = item->state == DUO_CHANGE_ITEM_CHANGED;
}

static void
add_line (DuoMilestoneFile *self,
          DuoChangeSet     *set,
          Line             *line,
          GPtrArray        *here)
{
  guint count;
  Here *found = find_here (here, line->milestone, FALSE, &count);

  if (count > 1)
    {
      add_refused (self, set, line, DUO_REFUSAL_AMBIGUOUS, duo_milestone_get_title (line->milestone));
    }
  else if (found != NULL)
    {
      add_known (self, set, line, found);
    }
  else
    {
      DuoChangeItem *item = add_item (self, set, line, DUO_CHANGE_ITEM_NEW, duo_milestone_get_title (line->milestone));

      item->ticked = TRUE;
      item->incoming = g_object_ref (G_OBJECT (line->milestone));
    }
}

static gint
compare_lines (gconstpointer a,
               gconstpointer b)
{
  const DuoChangeItem *first = *(DuoChangeItem *const *) a;
  const DuoChangeItem *second = *(DuoChangeItem *const *) b;

  return (first->line > second->line) - (first->line < second->line);
}

static void
add_missing (DuoChangeSet *set,
             GPtrArray    *here)
{
  for (guint i = 0; i < here->len; i++)
    {
      const Here *one = here->pdata[i];
      DuoChangeItem *item;

      if (one->taken)
        continue;

      item = duo_change_item_new (DUO_CHANGE_ITEM_MISSING, duo_milestone_get_title (one->milestone));
      item->ticked = FALSE;
      item->current = g_object_ref (G_OBJECT (one->milestone));
      g_ptr_array_add (set->items, item);
    }
}

/* A milestone is known by its title; where more have that title, by title and plan. */
DuoChangeSet *
duo_milestone_file_compare (DuoMilestoneFile *self,
                            GPtrArray        *milestones)
{
  DuoChangeSet *set = duo_change_set_new (self->file, "milestones");
  g_autoptr (GPtrArray) here = g_ptr_array_new_with_free_func ((GDestroyNotify) here_free);
  guint count;

  g_free (set->encoding);
  set->encoding = g_strdup (self->encoding);
  g_free (set->separator);
  set->separator = g_strdup (self->separator);
  g_free (set->newline);
  set->newline = g_strdup (self->newline);
  set->lines = self->n_lines;
  for (guint i = 0; i < self->ignored->len; i++)
    g_ptr_array_add (set->ignored, g_strdup (self->ignored->pdata[i]));
  for (guint i = 0; i < milestones->len; i++)
    {
      Here *one = g_new0 (Here, 1);

      one->milestone = milestones->pdata[i];
      one->folded = duo_fold_text (duo_milestone_get_title (one->milestone));
      g_ptr_array_add (here, one);
    }

  /* those that are certain first, so that a line above can't take the place of one below */
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = self->lines->pdata[i];
      Here *found;

      if (line->refusal != DUO_REFUSAL_NONE)
        {
          add_refused (self, set, line, line->refusal, line->value);
          line->matched = TRUE;
          continue;
        }
      found = find_here (here, line->milestone, TRUE, &count);
      if (found != NULL)
        {
          add_known (self, set, line, found);
          line->matched = TRUE;
        }
    }
  for (guint i = 0; i < self->lines->len; i++)
    {
      Line *line = self->lines->pdata[i];

      if (!line->matched)
        add_line (self, set, line, here);
    }

  g_ptr_array_sort (set->items, compare_lines);
  add_missing (set, here);
  return set;
}
