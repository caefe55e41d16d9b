/* SPDX-License-Identifier: EUPL-1.2 */
/* One row for each format to make, with all that the designer keeps to; a Dutch sheet, as all that is exported. */
#include "duo-briefing-file.h"


static const DuoTableColumn columns[] = {
  { "Nr.", DUO_COLUMN_NUMBER, 6 },
  { "Soort", DUO_COLUMN_TEXT, 16 },
  { "Bestandstype", DUO_COLUMN_TEXT, 14 },
  { "Breedte (px)", DUO_COLUMN_NUMBER, 13 },
  { "Hoogte (px)", DUO_COLUMN_NUMBER, 13 },
  { "Stand", DUO_COLUMN_TEXT, 11 },
  { "Duur (s)", DUO_COLUMN_NUMBER, 10 },
  { "Codering", DUO_COLUMN_TEXT, 11 },
  { "Titel, hooguit tekens", DUO_COLUMN_NUMBER, 20 },
  { "Tekst, hooguit tekens", DUO_COLUMN_NUMBER, 20 },
  { "Hooguit woorden", DUO_COLUMN_NUMBER, 16 },
  { "Hooguit kB", DUO_COLUMN_NUMBER, 12 },
  { "Vrij boven (px)", DUO_COLUMN_NUMBER, 15 },
  { "Vrij rechts (px)", DUO_COLUMN_NUMBER, 15 },
  { "Vrij onder (px)", DUO_COLUMN_NUMBER, 15 },
  { "Vrij links (px)", DUO_COLUMN_NUMBER, 15 },
  { "Kanalen", DUO_COLUMN_NUMBER, 10 },
  { "Voegt toe", DUO_COLUMN_NUMBER, 11 },
  { "Samen", DUO_COLUMN_NUMBER, 9 },
  { "Van instellingen", DUO_COLUMN_NUMBER, 17 },
};

static const char *const kinds[DUO_N_MEDIA_KINDS] = { "", "beeld", "clip zonder geluid", "document", "tekst" };
static const char *const orientations[DUO_N_ORIENTATIONS] = { "liggend", "staand", "vierkant" };

/* A number that means something; else the cell stays empty. */
static void
set_number (DuoTableWriter *writer, guint column, gint64 number)
{
  if (number > 0)
    duo_table_writer_set_number (writer, column, (gdouble) number);
}

static void
set_cells (DuoTableWriter *writer, guint place, const DuoFormatOption *option, const DuoFormatChoice *choice, guint n_institutions)
{
  const DuoMatchMaterial *m = &option->material;
  const gboolean has_pixels = m->kind == DUO_MEDIA_KIND_IMAGE || m->kind == DUO_MEDIA_KIND_CLIP;
  const gboolean is_push = m->kind == DUO_MEDIA_KIND_TEXT && (m->kinds & (1u << DUO_CHANNEL_APP)) != 0;

  set_number (writer, 0, place);
  duo_table_writer_set_text (writer, 1, is_push ? "pushbericht" : kinds[m->kind]);
  duo_table_writer_set_text (writer, 2, m->format >= 0 ? duo_spec_field_info (DUO_SPEC_FORMATS)->codes[m->format] : "");
  if (has_pixels)
    {
      set_number (writer, 3, m->width);
      set_number (writer, 4, m->height);
    }
  if (m->width > 0)
    duo_table_writer_set_text (writer, 5, orientations[m->orientation]);
  set_number (writer, 6, m->duration / 1000);
  if (m->codec >= 0)
    duo_table_writer_set_text (writer, 7, duo_spec_field_info (DUO_SPEC_VIDEO_CODEC)->codes[m->codec]);
  if (m->kind == DUO_MEDIA_KIND_TEXT)
    {
      set_number (writer, 8, is_push ? m->title_chars : 0);
      set_number (writer, 9, is_push ? m->chars : 0);
      set_number (writer, 10, is_push ? 0 : m->words);
    }
  set_number (writer, 11, option->most_kb);
  for (guint side = 0; side < G_N_ELEMENTS (option->margins); side++)
    set_number (writer, 12 + side, option->margins[side]);
  set_number (writer, 16, option->n_channels);
  set_number (writer, 17, choice->adds);
  set_number (writer, 18, choice->total);
  set_number (writer, 19, n_institutions);
}

/* Writes the list to @path, a workbook; what was there stays whole until this is. */
gboolean
duo_briefing_file_write (const char *path, const DuoFormats *formats, GError **error)
{
  g_autoptr (DuoTableWriter) writer = duo_table_writer_new (path, "Briefing", columns, G_N_ELEMENTS (columns), error);

  if (writer == NULL)
    return FALSE;

  for (guint i = 0; i < formats->choices->len; i++)
    {
      const DuoFormatChoice *choice = &g_array_index (formats->choices, DuoFormatChoice, i);

      set_cells (writer, i + 1, &g_array_index (formats->options, DuoFormatOption, choice->option), choice, formats->n_institutions);
      if (!duo_table_writer_end_row (writer, error))
        return FALSE;
    }

  return duo_table_writer_finish (writer, error);
}
