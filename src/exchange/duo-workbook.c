/* SPDX-License-Identifier: EUPL-1.2 */
/* Writing a workbook. libxlsxwriter lets through what Excel later "repairs" (overlapping merges, bad UTF-8) and
 * is silent about a disk that ran full; both are refused here. The first thing that goes wrong is kept, what
 * follows is ignored, and duo_workbook_close() tells it: code that lays out a sheet can be read as one. */
#include "duo-workbook-private.h"

#include <string.h>

#include "duo-dutch.h"
#include "duo-error.h"
#include "duo-plain-numbers.h"
#include "duo-quiet-close.h"
#include "duo-workbook-check.h"

#define SHEET_NAME_MAX 31
#define JULIAN_OF_1970_01_01 719163
#define SECONDS_PER_DAY (24 * 60 * 60)

static guint
style_hash (gconstpointer key)
{
  const guint32 *words = key;
  guint hash = 5381;

  for (gsize i = 0; i < sizeof (DuoCellStyle) / sizeof (guint32); i++)
    hash = hash * 33 + words[i];

  return hash;
}

static gboolean
style_equal (gconstpointer a,
             gconstpointer b)
{
  return memcmp (a, b, sizeof (DuoCellStyle)) == 0;
}

/* Keeps what went wrong, if nothing did before. */
void
duo_workbook_fail (DuoWorkbook *self,
                   const char  *what,
                   lxw_error    code)
{
  if (self->error == NULL)
    g_set_error (&self->error, DUO_ERROR, DUO_ERROR_FILE_NOT_WRITTEN, "%s: %s", what, lxw_strerror (code));
}

static void
sheet_free (DuoSheet *self)
{
  g_array_unref (self->merges);
  g_free (self->name);
  g_free (self);
}

/**
 * duo_workbook_new:
 * @path: the file to write; it is made by duo_workbook_close()
 * @folder: where the library keeps its own temporary files; the system's folder may be full
 *
 * Returns: (transfer full): an empty workbook
 */
DuoWorkbook *
duo_workbook_new (const char *path,
                  const char *folder)
{
  DuoWorkbook *self = g_new0 (DuoWorkbook, 1);
  g_autofree char *tmpdir = g_strdup (folder);
  lxw_workbook_options options = { .tmpdir = tmpdir };

  self->path = g_strdup (path);
  self->formats = g_hash_table_new_full (style_hash, style_equal, g_free, NULL);
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_free);
  self->workbook = workbook_new_opt (path, &options);
  if (self->workbook == NULL)
    g_error ("%s: no memory for a workbook", path);
  workbook_unset_default_url_format (self->workbook);

  return self;
}

/**
 * duo_workbook_set_properties:
 * @self: a workbook
 * @title: its title
 * @author: who made it
 * @day: the day it counts as made on: equal input gives an equal file
 */
void
duo_workbook_set_properties (DuoWorkbook *self,
                             const char  *title,
                             const char  *author,
                             guint32      day)
{
  g_autofree char *clean_title = duo_sheet_clean_text (title);
  g_autofree char *clean_author = duo_sheet_clean_text (author);
  lxw_doc_properties properties = {
    .title = clean_title,
    .subject = (char *) DUO_DUTCH_SUBJECT,
    .author = clean_author,
    .company = (char *) DUO_DUTCH_ORGANISATION,
    .created = ((time_t) day - JULIAN_OF_1970_01_01) * SECONDS_PER_DAY + SECONDS_PER_DAY / 2,
  };
  const lxw_error code = workbook_set_properties (self->workbook, &properties);

  if (code != LXW_NO_ERROR)
    duo_workbook_fail (self, title, code);
}

static void
apply_number_format (lxw_format     *format,
                     DuoNumberFormat number)
{
  switch (number)
    {
    case DUO_NUMBER_INTEGER:
      format_set_num_format (format, "#,##0");
      break;

    case DUO_NUMBER_DAY:
      format_set_num_format (format, "dd-mm-yyyy");
      break;

    case DUO_NUMBER_MONTH:
      format_set_num_format (format, "[$-413]mmm yyyy"); /* Dutch names, also in an English Excel */
      break;

    case DUO_NUMBER_TEXT:
      format_set_num_format (format, "@");
      break;

    case DUO_NUMBER_GENERAL:
    default:
      break;
    }
}

static void
apply_edges (lxw_format        *format,
             const DuoEdgeLine *edges)
{
  format_set_left (format, (uint8_t) edges[DUO_EDGE_LEFT].line);
  format_set_left_color (format, edges[DUO_EDGE_LEFT].colour);
  format_set_right (format, (uint8_t) edges[DUO_EDGE_RIGHT].line);
  format_set_right_color (format, edges[DUO_EDGE_RIGHT].colour);
  format_set_top (format, (uint8_t) edges[DUO_EDGE_TOP].line);
  format_set_top_color (format, edges[DUO_EDGE_TOP].colour);
  format_set_bottom (format, (uint8_t) edges[DUO_EDGE_BOTTOM].line);
  format_set_bottom_color (format, edges[DUO_EDGE_BOTTOM].colour);
}

/**
 * duo_workbook_get_format:
 * @self: a workbook
 * @style: how a cell looks
 *
 * Returns: (transfer none): the workbook's one format for it
 */
lxw_format *
duo_workbook_get_format (DuoWorkbook        *self,
                         const DuoCellStyle *style)
{
  lxw_format *format = g_hash_table_lookup (self->formats, style);

  if (format != NULL)
    return format;

  format = workbook_add_format (self->workbook);
  if (format == NULL)
    g_error ("%s: no memory for a format", self->path);
  format_set_font_size (format, style->half_points / 2.0);
  format_set_font_color (format, style->colour);
  if (style->bold)
    format_set_bold (format);
  if (style->italic)
    format_set_italic (format);
  if (style->strike)
    format_set_font_strikeout (format);
  if (!style->font_only)
    {
      if (style->wrap)
        format_set_text_wrap (format);
      if (style->fill != DUO_COLOUR_NONE)
        format_set_bg_color (format, style->fill);
      format_set_align (format, (uint8_t) style->align);
      format_set_align (format, (uint8_t) style->valign);
      if (style->indent > 0)
        format_set_indent (format, (uint8_t) style->indent);
      if (style->unlocked)
        format_set_unlocked (format);
      apply_number_format (format, (DuoNumberFormat) style->number);
      apply_edges (format, style->edges);
    }

  g_hash_table_insert (self->formats, g_memdup2 (style, sizeof *style), format);
  return format;
}

static gboolean
name_is_taken (DuoWorkbook *self,
               const char  *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < self->sheets->len; i++)
    {
      g_autofree char *other = g_utf8_casefold (((DuoSheet *) self->sheets->pdata[i])->name, -1);

      if (g_str_equal (folded, other))
        return TRUE;
    }

  return FALSE;
}

/* A name that Excel takes: without []:*?/\ or an apostrophe at an end, at most 31 characters, not used before. */
static char *
make_sheet_name (DuoWorkbook *self,
                 const char  *wanted)
{
  g_autofree char *clean = duo_sheet_clean_text (wanted);
  g_autofree char *base = NULL;
  char *name;

  g_strdelimit (clean, "[]:*?/\\\n\t", ' ');
  g_strstrip (clean);
  for (gsize i = strlen (clean); i > 0 && clean[i - 1] == '\''; i--)
    clean[i - 1] = '\0';
  base = g_utf8_substring (clean + strspn (clean, "'"), 0,
                           MIN (g_utf8_strlen (clean + strspn (clean, "'"), -1), SHEET_NAME_MAX));
  name = g_strdup (*base != '\0' ? base : "Blad");

  for (guint i = 2; name_is_taken (self, name); i++)
    {
      g_autofree char *suffix = g_strdup_printf (" (%u)", i);
      const glong room = SHEET_NAME_MAX - (glong) strlen (suffix);
      g_autofree char *head = g_utf8_substring (base, 0, MIN (g_utf8_strlen (base, -1), room));

      g_free (name);
      name = g_strconcat (head, suffix, NULL);
    }

  return name;
}

/**
 * duo_workbook_add_sheet:
 * @self: a workbook
 * @name: what to call it; made valid and unique
 *
 * Returns: (transfer none): a new sheet after the others
 */
DuoSheet *
duo_workbook_add_sheet (DuoWorkbook *self,
                        const char  *name)
{
  DuoSheet *sheet = g_new0 (DuoSheet, 1);

  sheet->workbook = self;
  sheet->name = make_sheet_name (self, name);
  sheet->merges = g_array_new (FALSE, FALSE, sizeof (Range));
  sheet->sheet = workbook_add_worksheet (self->workbook, sheet->name);
  if (sheet->sheet == NULL)
    g_error ("%s: sheet refused: %s", self->path, sheet->name);
  g_ptr_array_add (self->sheets, sheet);

  return sheet;
}

/**
 * duo_workbook_close:
 * @self: a workbook; only to be freed after this
 * @error: where to store an error: %DUO_ERROR_FILE_NOT_WRITTEN
 *
 * Writes the file.
 *
 * Returns: %FALSE when it was not written, or something in it was refused
 */
gboolean
duo_workbook_close (DuoWorkbook *self,
                    GError     **error)
{
  locale_t before;
  lxw_error code;

  g_return_val_if_fail (self->workbook != NULL, FALSE);

  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return FALSE;
    }

  before = duo_plain_numbers_begin ();
  code = duo_quiet_close (g_steal_pointer (&self->workbook));
  duo_plain_numbers_end (before);
  if (code != LXW_NO_ERROR)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_NOT_WRITTEN, "%s: %s", self->path, lxw_strerror (code));
      return FALSE;
    }

  return !self->has_hidden || duo_workbook_hide_deeper (self->path, error);
}

/* Frees @self; one that was not closed leaves no file. */
void
duo_workbook_free (DuoWorkbook *self)
{
  if (self->workbook != NULL)
    lxw_workbook_free (self->workbook);
  g_hash_table_unref (self->formats);
  g_ptr_array_unref (self->sheets);
  g_clear_error (&self->error);
  g_free (self->path);
  g_free (self);
}
