/* SPDX-License-Identifier: EUPL-1.2 */
/* Collecting what a file says; equal cells become one message here. */
#include "duo-calendar-file.h"

#include <string.h>

#include "duo-error.h"
#include "duo-fold.h"
#include "duo-import-words.h"
#include "duo-table-row.h"

/* A calendar has some hundreds of messages. Beyond these numbers a file is something else. */
#define MESSAGES_MAX 20000u
#define REFUSALS_MAX 10000u
#define VALUE_SHOWN 200

/* Fills in a place; @sheet is %NULL for a CSV file. Clear it with duo_file_place_clear(). */
void
duo_file_place_init (DuoFilePlace *self,
                     guint         line,
                     guint         column,
                     const char   *column_name,
                     const char   *sheet)
{
  self->line = line;
  self->column = column;
  self->column_name = g_strdup (column_name);
  self->sheet = g_strdup (sheet);
  self->cell = sheet != NULL && column > 0 ? duo_cell_name (column, line) : NULL;
}

void
duo_file_place_clear (DuoFilePlace *self)
{
  g_clear_pointer (&self->column_name, g_free);
  g_clear_pointer (&self->sheet, g_free);
  g_clear_pointer (&self->cell, g_free);
}

/* As a workbook counts characters: in UTF-16. */
static glong
count_units (const char *text)
{
  glong n = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    n += g_utf8_get_char (p) > 0xffff ? 2 : 1;

  return n;
}

/* Returns: whether a message can have @text and @link: they must fit in a cell of an export. */
gboolean
duo_import_text_fits (const char *text,
                      const char *link)
{
  return count_units (text) + count_units (link) <= DUO_IMPORT_TEXT_MAX;
}

/* Returns: (transfer full): a message that stands nowhere yet; both texts clean already. */
DuoReadMessage *
duo_read_message_new (const char *text,
                      const char *link)
{
  DuoReadMessage *self = g_new0 (DuoReadMessage, 1);

  self->text = g_strdup (text);
  self->link = g_strdup (link);
  self->status = DUO_MESSAGE_DEFINITE;
  self->placements = g_array_new (FALSE, FALSE, sizeof (DuoPlacement));
  return self;
}

/* Places it in each of @sectors, from @first to @last. */
void
duo_read_message_add (DuoReadMessage *self,
                      DuoSectorSet    sectors,
                      DuoMonth        first,
                      DuoMonth        last)
{
  for (DuoSector sector = 0; sector < DUO_N_SECTORS; sector++)
    {
      const DuoPlacement placement = { sector, first, last };

      if (duo_sector_set_contains (sectors, sector))
        g_array_append_val (self->placements, placement);
    }
}

void
duo_read_message_free (DuoReadMessage *self)
{
  duo_file_place_clear (&self->place);
  g_array_unref (self->placements);
  g_free (self->text);
  g_free (self->link);
  g_free (self->uid);
  g_free (self->raw_text);
  g_free (self);
}

static void
refusal_free (DuoReadRefusal *self)
{
  duo_file_place_clear (&self->place);
  g_free (self->value);
  g_free (self);
}

DuoCalendarFile *
duo_calendar_file_new (const char *file)
{
  DuoCalendarFile *self = g_new0 (DuoCalendarFile, 1);

  self->file = g_strdup (file);
  self->kind = "";
  self->encoding = "";
  self->newline = "";
  self->ignored = g_ptr_array_new_with_free_func (g_free);
  self->messages = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_read_message_free);
  self->refusals = g_ptr_array_new_with_free_func ((GDestroyNotify) refusal_free);
  self->by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
duo_calendar_file_free (DuoCalendarFile *self)
{
  g_hash_table_unref (self->by_key);
  g_ptr_array_unref (self->ignored);
  g_ptr_array_unref (self->messages);
  g_ptr_array_unref (self->refusals);
  g_free (self->file);
  g_free (self->separator);
  g_free (self);
}

/* Cells are equal when this is: folded text and link, the status, and the uid that came with them. */
static char *
make_key (const DuoReadMessage *message)
{
  g_autofree char *text = duo_fold_text (message->text);
  g_autofree char *link = duo_fold_text (message->link);

  return g_strdup_printf ("%s\x1f%s\x1f%s\x1f%d", message->uid != NULL ? message->uid : "", text, link,
                          (gint) message->status);
}

/**
 * duo_calendar_file_take:
 * @self: what was read so far
 * @message: (transfer full): a cell or line more
 * @error: where to store an error: %DUO_ERROR_FILE_TOO_LARGE for more messages than a calendar can have
 *
 * A cell equal to an earlier one adds its placements to that.
 *
 * Returns: whether there was room
 */
gboolean
duo_calendar_file_take (DuoCalendarFile *self,
                        DuoReadMessage  *message,
                        GError         **error)
{
  g_autofree char *key = make_key (message);
  DuoReadMessage *known = g_hash_table_lookup (self->by_key, key);

  if (known != NULL)
    {
      g_array_append_vals (known->placements, message->placements->data, message->placements->len);
      known->status_given = known->status_given || message->status_given;
      /* many equal lines add months that mostly join: kept short, but not sorted for each line */
      if (known->placements->len > known->n_tolerated)
        {
          duo_placements_normalise (known->placements);
          known->n_tolerated = 2 * known->placements->len + 256;
        }
      duo_read_message_free (message);
      return TRUE;
    }

  if (self->messages->len >= MESSAGES_MAX)
    {
      duo_read_message_free (message);
      g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_TOO_LARGE, "more than %u messages", MESSAGES_MAX);
      return FALSE;
    }

  g_hash_table_insert (self->by_key, g_steal_pointer (&key), message);
  g_ptr_array_add (self->messages, message);
  return TRUE;
}

/**
 * duo_calendar_file_refuse:
 * @self: what was read so far
 * @reason: why
 * @place: where
 * @value: (nullable): what stood there
 * @error: where to store an error: %DUO_ERROR_FILE_UNKNOWN when so much is refused that it is no calendar
 *
 * Returns: whether reading should go on
 */
gboolean
duo_calendar_file_refuse (DuoCalendarFile    *self,
                          DuoRefusal          reason,
                          const DuoFilePlace *place,
                          const char         *value,
                          GError            **error)
{
  DuoReadRefusal *refusal;

  if (self->refusals->len >= REFUSALS_MAX)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_FILE_UNKNOWN, ""); /* the headings found say nothing then */
      return FALSE;
    }

  refusal = g_new0 (DuoReadRefusal, 1);
  refusal->reason = reason;
  duo_file_place_init (&refusal->place, place->line, place->column, place->column_name, place->sheet);
  refusal->value = value != NULL ? g_utf8_substring (value, 0, MIN (VALUE_SHOWN, g_utf8_strlen (value, -1))) : NULL;
  g_ptr_array_add (self->refusals, refusal);
  return TRUE;
}

/* A message none of whose months lies near the year: the file is of another year. */
static gboolean
is_near (const DuoReadMessage *message,
         gint                  year)
{
  const DuoSpan near = { duo_month_new (year, 1), duo_month_new (year + 1, 7) };

  for (guint i = 0; i < message->placements->len; i++)
    {
      const DuoPlacement *placement = &g_array_index (message->placements, DuoPlacement, i);

      if (placement->first <= near.last && placement->last >= near.first)
        return TRUE;
    }

  return FALSE;
}

/**
 * duo_calendar_file_finish:
 * @self: what was read
 * @year: the year that it was read for
 *
 * Joins neighbouring months; refuses messages that stand wholly outside @year and the school year that begins in it.
 */
void
duo_calendar_file_finish (DuoCalendarFile *self,
                          gint             year)
{
  g_hash_table_remove_all (self->by_key);

  for (guint i = 0; i < self->messages->len;)
    {
      DuoReadMessage *message = self->messages->pdata[i];
      g_autofree char *months = NULL;

      duo_placements_normalise (message->placements);
      if (is_near (message, year))
        {
          i++;
          continue;
        }

      months = duo_month_to_string (g_array_index (message->placements, DuoPlacement, 0).first);
      /* the list of refusals is full only when reading has failed already */
      if (!duo_calendar_file_refuse (self, DUO_REFUSAL_OTHER_YEAR, &message->place, months, NULL))
        g_debug ("%s: more refusals than are kept", self->file);
      g_ptr_array_remove_index (self->messages, i);
    }
}

static void
add_text (GPtrArray  *texts,
          const char *text)
{
  g_autofree char *clean = duo_import_clean_text (text);

  if (!g_ptr_array_find_with_equal_func (texts, clean, g_str_equal, NULL))
    g_ptr_array_add (texts, g_steal_pointer (&clean));
}

/**
 * duo_message_list_shown_texts:
 * @message: a message
 * @window: the months that a file speaks about
 *
 * As exports fill the years in: counted from its first month in the window, or from a placement's own.
 *
 * Returns: (transfer full) (element-type utf8): the ways in which its text may be shown, cleaned, the most likely
 *   first; at least one
 */
GPtrArray *
duo_message_list_shown_texts (DuoMessage    *message,
                              const DuoSpan *window)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  const DuoMonth first = duo_message_get_first_month_in (message, window);
  guint n_placements;
  const DuoPlacement *placements = duo_message_get_placements (message, &n_placements);
  g_autofree char *in_window = duo_message_dup_shown_text (message, first);

  add_text (texts, in_window);
  if (strchr (in_window, '{') == NULL && strchr (duo_message_get_text (message), '{') == NULL)
    return texts;

  for (guint i = 0; i < n_placements; i++)
    {
      g_autofree char *shown = duo_message_dup_shown_text (message, placements[i].first);

      add_text (texts, shown);
    }
  add_text (texts, duo_message_get_text (message));
  return texts;
}
