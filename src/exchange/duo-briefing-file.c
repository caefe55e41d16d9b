/* SPDX-License-Identifier: EUPL-1.2 */
/* One row for each format to make, with all that the designer keeps to; a Dutch sheet, as all that is exported. */
#include "duo-briefing-file.h"

#include "duo-paper.h"

enum
{
  PLACE,
  KIND,
  FORMAT,
  WIDTH,
  HEIGHT,
  SHAPE,
  ORIENTATION,
  DURATION,
  CODEC,
  TITLE_CHARS,
  CHARS,
  WORDS,
  MOST_KB,
  FREE_TOP,
  N_CHANNELS = FREE_TOP + 4, /* right, bottom and left come after the top */
  ADDS,
  TOTAL,
  N_INSTITUTIONS,
  N_COLUMNS,
};

static const DuoTableColumn columns[N_COLUMNS] = {
  [PLACE] = { "Nr.", DUO_COLUMN_NUMBER, 6 },
  [KIND] = { "Soort", DUO_COLUMN_TEXT, 16 },
  [FORMAT] = { "Bestandstype", DUO_COLUMN_TEXT, 14 },
  [WIDTH] = { "Breedte (px)", DUO_COLUMN_NUMBER, 13 },
  [HEIGHT] = { "Hoogte (px)", DUO_COLUMN_NUMBER, 13 },
  [SHAPE] = { "Verhouding", DUO_COLUMN_TEXT, 12 },
  [ORIENTATION] = { "Stand", DUO_COLUMN_TEXT, 11 },
  [DURATION] = { "Duur (s)", DUO_COLUMN_NUMBER, 10 },
  [CODEC] = { "Codering", DUO_COLUMN_TEXT, 11 },
  [TITLE_CHARS] = { "Titel, hooguit tekens", DUO_COLUMN_NUMBER, 20 },
  [CHARS] = { "Tekst, hooguit tekens", DUO_COLUMN_NUMBER, 20 },
  [WORDS] = { "Hooguit woorden", DUO_COLUMN_NUMBER, 16 },
  [MOST_KB] = { "Hooguit kB", DUO_COLUMN_NUMBER, 12 },
  [FREE_TOP] = { "Vrij boven (px)", DUO_COLUMN_NUMBER, 15 },
  [FREE_TOP + 1] = { "Vrij rechts (px)", DUO_COLUMN_NUMBER, 15 },
  [FREE_TOP + 2] = { "Vrij onder (px)", DUO_COLUMN_NUMBER, 15 },
  [FREE_TOP + 3] = { "Vrij links (px)", DUO_COLUMN_NUMBER, 15 },
  [N_CHANNELS] = { "Kanalen", DUO_COLUMN_NUMBER, 10 },
  [ADDS] = { "Voegt toe", DUO_COLUMN_NUMBER, 11 },
  [TOTAL] = { "Samen", DUO_COLUMN_NUMBER, 9 },
  [N_INSTITUTIONS] = { "Van instellingen", DUO_COLUMN_NUMBER, 17 },
};

static const char *const kinds[DUO_N_MEDIA_KINDS] = { "", "beeld", "clip zonder geluid", "document", "tekst" };
static const char *const orientations[DUO_N_ORIENTATIONS] = { "liggend", "staand", "vierkant" };

/* What one format says: a number, a text, or nothing. */
typedef struct
{
  gint64 numbers[N_COLUMNS];
  char  *texts[N_COLUMNS];   /* (owned) (nullable) */
} Line;

static void
line_free (Line *self)
{
  for (guint i = 0; i < N_COLUMNS; i++)
    g_free (self->texts[i]);
  g_free (self);
}

static gboolean
says (const Line *self, guint column)
{
  return self->numbers[column] > 0 || (self->texts[column] != NULL && *self->texts[column] != '\0');
}

/* Paper and slides have no pixels. */
static char *
dup_shape (const DuoMatchMaterial *material)
{
  const gint32 ratio = duo_spec_ratio_of (material->width, material->height);
  const gint paper = duo_paper_find (material->width, material->height);

  if (paper >= 0)
    return g_strdup_printf ("A%d", paper);
  return g_strdup_printf ("%d:%d", duo_spec_ratio_width (ratio), duo_spec_ratio_height (ratio));
}

static Line *
line_new (guint place, const DuoFormatOption *option, const DuoFormatChoice *choice, guint n_institutions)
{
  const DuoMatchMaterial *m = &option->material;
  const gboolean has_pixels = m->kind == DUO_MEDIA_KIND_IMAGE || m->kind == DUO_MEDIA_KIND_CLIP;
  const gboolean is_push = m->kind == DUO_MEDIA_KIND_TEXT && (m->kinds & (1u << DUO_CHANNEL_APP)) != 0;
  Line *self = g_new0 (Line, 1);

  self->numbers[PLACE] = place;
  self->texts[KIND] = g_strdup (is_push ? "pushbericht" : kinds[m->kind]);
  self->texts[FORMAT] = g_strdup (m->format >= 0 ? duo_spec_field_info (DUO_SPEC_FORMATS)->codes[m->format] : "");
  self->numbers[WIDTH] = has_pixels ? m->width : 0;
  self->numbers[HEIGHT] = has_pixels ? m->height : 0;
  if (m->width > 0)
    {
      self->texts[SHAPE] = has_pixels ? NULL : dup_shape (m);
      self->texts[ORIENTATION] = g_strdup (orientations[m->orientation]);
    }
  self->numbers[DURATION] = m->duration / 1000;
  if (m->codec >= 0)
    self->texts[CODEC] = g_strdup (duo_spec_field_info (DUO_SPEC_VIDEO_CODEC)->codes[m->codec]);
  if (m->kind == DUO_MEDIA_KIND_TEXT)
    {
      self->numbers[TITLE_CHARS] = is_push ? m->title_chars : 0;
      self->numbers[CHARS] = is_push ? m->chars : 0;
      self->numbers[WORDS] = is_push ? 0 : m->words;
    }
  self->numbers[MOST_KB] = option->most_kb;
  for (guint side = 0; side < G_N_ELEMENTS (option->margins); side++)
    self->numbers[FREE_TOP + side] = option->margins[side];
  self->numbers[N_CHANNELS] = option->n_channels;
  self->numbers[ADDS] = choice->adds;
  self->numbers[TOTAL] = choice->total;
  self->numbers[N_INSTITUTIONS] = n_institutions;
  return self;
}

/* Returns: (transfer full) (element-type guint): the columns in which some line says something */
static GArray *
choose_columns (GPtrArray *lines)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint column = 0; column < N_COLUMNS; column++)
    {
      gboolean said = column == PLACE || column == KIND;

      for (guint i = 0; i < lines->len; i++)
        said = said || says (lines->pdata[i], column);
      if (said)
        g_array_append_val (chosen, column);
    }
  return chosen;
}

static gboolean
write_line (DuoTableWriter *writer, const Line *line, GArray *chosen, GError **error)
{
  for (guint i = 0; i < chosen->len; i++)
    {
      const guint column = g_array_index (chosen, guint, i);

      if (!says (line, column))
        continue;
      if (columns[column].kind == DUO_COLUMN_NUMBER)
        duo_table_writer_set_number (writer, i, (gdouble) line->numbers[column]);
      else
        duo_table_writer_set_text (writer, i, line->texts[column]);
    }
  return duo_table_writer_end_row (writer, error);
}

/* Writes the list to @path, a workbook; what was there stays whole until this is. A column that no format says anything
 * in is left out. */
gboolean
duo_briefing_file_write (const char *path, const DuoFormats *formats, GError **error)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func ((GDestroyNotify) line_free);
  g_autoptr (GArray) chosen = NULL;
  g_autoptr (DuoTableWriter) writer = NULL;
  DuoTableColumn shown[N_COLUMNS];

  for (guint i = 0; i < formats->choices->len; i++)
    {
      const DuoFormatChoice *choice = &g_array_index (formats->choices, DuoFormatChoice, i);

      g_ptr_array_add (lines, line_new (i + 1, &g_array_index (formats->options, DuoFormatOption, choice->option), choice,
                                        formats->n_institutions));
    }
  chosen = choose_columns (lines);
  for (guint i = 0; i < chosen->len; i++)
    shown[i] = columns[g_array_index (chosen, guint, i)];
  writer = duo_table_writer_new (path, "Briefing", shown, chosen->len, error);
  if (writer == NULL)
    return FALSE;

  for (guint i = 0; i < lines->len; i++)
    if (!write_line (writer, lines->pdata[i], chosen, error))
      return FALSE;
  return duo_table_writer_finish (writer, error);
}
