/* SPDX-License-Identifier: EUPL-1.2 */
/* Taking a cell apart: the text, perhaps a link, remarks; and recognising it as a message of the hidden sheet. */
#include "duo-calendar-block.h"

#include <string.h>

#include "duo-fold.h"
#include "duo-import-words.h"

#define PLACEMENTS_MAX 100

/* Reads "t/m jan 2021" or "sinds nov 2019": a month with its year after a word. */
static gboolean
parse_note_month (const char *line,
                  const char *word,
                  DuoMonth   *month)
{
  DuoImportMonth read;

  if (!g_str_has_prefix (line, word) || !duo_import_parse_month (line + strlen (word), &read) || read.year == 0)
    return FALSE;

  *month = duo_month_new (read.year, read.number);
  return TRUE;
}

/* Takes a line of remarks into the message. Returns: whether it was one. */
static gboolean
take_note (DuoReadMessage *message,
           const char     *line,
           DuoMonth       *first,
           DuoMonth       *last)
{
  DuoMonth month;

  if ((*line == '(' || g_ascii_strcasecmp (line, "concept") == 0) && duo_import_parse_status (line, &message->status))
    {
      message->status_given = TRUE;
      return TRUE;
    }
  if (parse_note_month (line, "t/m ", &month) && month > *last)
    {
      *last = month;
      return TRUE;
    }
  if (parse_note_month (line, "sinds ", &month) && month < *first)
    {
      *first = month;
      return TRUE;
    }

  return FALSE;
}

/* Takes a cell's text apart: the message, perhaps a link, then remarks. */
static DuoReadMessage *
parse_cell_text (const char *text,
                 DuoMonth   *first,
                 DuoMonth   *last)
{
  DuoReadMessage *message = duo_read_message_new ("", "");
  char *clean = duo_import_clean_text (text);

  for (;;)
    {
      char *newline = strrchr (clean, '\n');
      const char *line = newline != NULL ? newline + 1 : clean;

      if (*line != '\0' && !take_note (message, line, first, last))
        break;
      if (newline == NULL)
        {
          *clean = '\0';
          break;
        }
      *newline = '\0';
    }

  {
    char *newline = strrchr (clean, '\n');

    if (newline != NULL && duo_import_is_link (newline + 1))
      {
        g_free (message->link);
        message->link = g_strdup (newline + 1);
        message->link_guessed = TRUE;
        *newline = '\0';
      }
  }

  g_free (message->text);
  message->text = duo_import_clean_text (clean);
  g_free (clean);
  return message;
}

/* The text of a cell without its remarks, however it divides in text and link. */
static char *
join_text (const char *text,
           const char *link)
{
  g_autofree char *joined = *link != '\0' ? g_strconcat (text, "\n", link, NULL) : g_strdup (text);

  return duo_import_clean_text (joined);
}

/**
 * duo_calendar_block_new:
 * @text: what stands in the cell
 * @sectors: what it stands under
 * @first: the first month it stands beside
 * @last: the last one
 * @place: where it is; moved into the block
 *
 * Returns: (transfer full): the cell taken apart; its message has no text when there is nothing but remarks
 */
DuoCalendarBlock *
duo_calendar_block_new (const char   *text,
                        DuoSectorSet  sectors,
                        DuoMonth      first,
                        DuoMonth      last,
                        DuoFilePlace *place)
{
  DuoCalendarBlock *self = g_new0 (DuoCalendarBlock, 1);

  self->sectors = sectors;
  self->first = first;
  self->last = last;
  self->cell = duo_import_clean_text (text);
  self->message = parse_cell_text (self->cell, &first, &last);
  duo_read_message_add (self->message, sectors, first, last);
  self->message->place = *place;
  *place = (DuoFilePlace) { 0 };
  self->joined = join_text (self->message->text, self->message->link);
  self->folded = duo_fold_text (self->joined);
  return self;
}

void
duo_calendar_block_free (DuoCalendarBlock *self)
{
  g_clear_pointer (&self->message, duo_read_message_free);
  g_free (self->cell);
  g_free (self->joined);
  g_free (self->folded);
  g_free (self);
}

/* Reads "MBO 2020-10/2020-12; HO 2020-06". */
static gboolean
parse_placements (DuoMessage *message,
                  const char *text)
{
  g_autoptr (GArray) placements = g_array_new (FALSE, FALSE, sizeof (DuoPlacement));
  g_auto (GStrv) parts = g_strsplit (text, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit_set (g_strstrip (parts[i]), " /", 3);
      DuoPlacement placement;

      if (i >= PLACEMENTS_MAX || g_strv_length (words) < 2 || !duo_sector_parse (words[0], &placement.sector))
        return FALSE;
      placement.first = duo_month_parse (words[1]);
      placement.last = words[2] != NULL ? duo_month_parse (words[2]) : placement.first;
      if (placement.first == DUO_MONTH_NONE || placement.last == DUO_MONTH_NONE || placement.last < placement.first)
        return FALSE;
      g_array_append_val (placements, placement);
    }

  duo_placements_normalise (placements);
  duo_message_set_placements (message, (const DuoPlacement *) (void *) placements->data, placements->len);
  return TRUE;
}

/**
 * duo_known_message_new:
 * @row: a row of the hidden sheet: uid, text, link, status, audience, placements
 *
 * Returns: (transfer full) (nullable): the message; %NULL for the heading and for what somebody broke
 */
DuoKnownMessage *
duo_known_message_new (const DuoRow *row)
{
  const char *uid = duo_row_get_text (row, 1);
  g_autoptr (DuoMessage) message = duo_message_new ();
  DuoMessageStatus status;
  DuoKnownMessage *self;
  guint n_placements;

  if (!g_uuid_string_is_valid (uid) || !duo_message_status_parse (duo_row_get_text (row, 4), &status)
      || !parse_placements (message, duo_row_get_text (row, 6)))
    return NULL;

  duo_message_set_uid (message, uid);
  duo_message_set_text (message, duo_row_get_text (row, 2));
  duo_message_set_link (message, duo_row_get_text (row, 3));
  duo_message_set_status (message, status);
  self = g_new0 (DuoKnownMessage, 1);
  self->message = g_steal_pointer (&message);
  self->shown = g_ptr_array_new_with_free_func (g_free);
  self->folded = g_ptr_array_new_with_free_func (g_free);
  (void) duo_message_get_placements (self->message, &n_placements);
  self->claimed = g_array_sized_new (FALSE, TRUE, sizeof (gboolean), n_placements);
  g_array_set_size (self->claimed, n_placements);
  return self;
}

void
duo_known_message_free (DuoKnownMessage *self)
{
  g_object_unref (self->message);
  g_ptr_array_unref (self->shown);
  g_ptr_array_unref (self->folded);
  g_array_unref (self->claimed);
  g_free (self);
}

/* Whether the message has a placement that covers the first cell of the block. */
static gboolean
covers (DuoMessage           *message,
        const DuoReadMessage *read)
{
  const DuoPlacement *wanted = &g_array_index (read->placements, DuoPlacement, 0);
  guint n;
  const DuoPlacement *placements = duo_message_get_placements (message, &n);

  for (guint i = 0; i < n; i++)
    if (placements[i].sector == wanted->sector && placements[i].first <= wanted->last
        && placements[i].last >= wanted->first)
      return TRUE;

  return FALSE;
}

/* Works out how the messages of the hidden sheet stand in cells. */
static void
prepare_known (GPtrArray     *known,
               const DuoSpan *window)
{
  for (guint i = 0; i < known->len; i++)
    {
      DuoKnownMessage *self = known->pdata[i];
      g_autoptr (GPtrArray) texts = duo_message_list_shown_texts (self->message, window);

      for (guint j = 0; j < texts->len; j++)
        {
          g_ptr_array_add (self->shown, join_text (texts->pdata[j], duo_message_get_link (self->message)));
          g_ptr_array_add (self->folded, duo_fold_text (self->shown->pdata[j]));
        }
    }
}

/* Returns: whether @known may stand in a cell as the block does. */
static gboolean
shows_as (DuoKnownMessage        *known,
          const DuoCalendarBlock *block)
{
  for (guint i = 0; i < known->folded->len; i++)
    if (strcmp (known->folded->pdata[i], block->folded) == 0)
      return TRUE;

  return FALSE;
}

/* Divides what stands in the cell in text and link as the message does that it was made from. */
static void
divide (DuoReadMessage  *read,
        const char      *shown,
        DuoKnownMessage *known)
{
  g_autofree char *link = duo_import_clean_text (duo_message_get_link (known->message));
  const gsize length = strlen (shown) - (*link != '\0' ? strlen (link) + 1 : 0);

  g_free (read->text);
  read->text = g_strndup (shown, length);
  g_free (read->link);
  read->link = g_steal_pointer (&link);
  read->link_guessed = FALSE;
  g_free (read->raw_text);
  read->raw_text = g_strdup (duo_message_get_text (known->message));
}

static void
recognise (DuoCalendarBlock *block,
           DuoKnownMessage  *known)
{
  g_free (block->message->uid);
  block->message->uid = g_strdup (duo_message_get_uid (known->message));
  block->matched = TRUE;
  known->found = TRUE;
}

/* Gives the block the uid of @known, and where not a letter was changed its division in text and link too. */
static void
match (DuoCalendarBlock *block,
       DuoKnownMessage  *known)
{
  for (guint i = 0; i < known->shown->len; i++)
    if (strcmp (block->joined, known->shown->pdata[i]) == 0)
      {
        divide (block->message, known->shown->pdata[i], known);
        break;
      }

  recognise (block, known);
}

/* Returns: which of the message's placements @wanted is on this page, -1 when none */
static gint
find_placement (DuoMessage         *message,
                const DuoPlacement *wanted,
                const DuoSpan      *window)
{
  guint n;
  const DuoPlacement *placements = duo_message_get_placements (message, &n);

  for (guint i = 0; i < n; i++)
    if (placements[i].sector == wanted->sector
        && MAX (placements[i].first, window->first) == MAX (wanted->first, window->first)
        && MIN (placements[i].last, window->last) == MIN (wanted->last, window->last))
      return (gint) i;

  return -1;
}

/* Whether all of the block's placements are just those that the message has on this page. */
static gboolean
same_place (DuoMessage           *message,
            const DuoReadMessage *read,
            const DuoSpan        *window)
{
  for (guint i = 0; i < read->placements->len; i++)
    if (find_placement (message, &g_array_index (read->placements, DuoPlacement, i), window) < 0)
      return FALSE;

  return TRUE;
}

/* Takes the placements of @read for it. Returns: %FALSE when they are not the message's, or another cell has them. */
static gboolean
claim (DuoKnownMessage      *known,
       const DuoReadMessage *read,
       const DuoSpan        *window)
{
  const DuoPlacement *wanted = (const DuoPlacement *) (void *) read->placements->data;

  for (guint i = 0; i < read->placements->len; i++)
    {
      const gint index = find_placement (known->message, &wanted[i], window);

      if (index < 0 || g_array_index (known->claimed, gboolean, index))
        return FALSE;
    }

  for (guint i = 0; i < read->placements->len; i++)
    g_array_index (known->claimed, gboolean, find_placement (known->message, &wanted[i], window)) = TRUE;
  return TRUE;
}

/* Takes all lines of @notes as remarks. Returns: whether they are. */
static gboolean
take_notes (DuoReadMessage *message,
            const char     *notes,
            DuoMonth       *first,
            DuoMonth       *last)
{
  g_auto (GStrv) lines = g_strsplit (notes, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (!take_note (message, lines[i], first, last))
      return FALSE;

  return TRUE;
}

/* Recognises a cell that nobody touched: it stands where @known stands, and says just what we wrote there, also where
 * the message itself ends in what looks like a remark, or another one is its twin. */
static gboolean
match_untouched (DuoCalendarBlock *block,
                 DuoKnownMessage  *known,
                 const DuoSpan    *window)
{
  for (guint i = 0; i < known->shown->len; i++)
    {
      const char *shown = known->shown->pdata[i];
      const char *notes = block->cell + strlen (shown);
      g_autoptr (DuoReadMessage) read = NULL;
      DuoMonth first = block->first;
      DuoMonth last = block->last;

      if (*shown == '\0' || !g_str_has_prefix (block->cell, shown) || (*notes != '\0' && *notes != '\n'))
        continue;

      read = duo_read_message_new ("", "");
      if (*notes == '\n' && !take_notes (read, notes + 1, &first, &last))
        continue;
      duo_read_message_add (read, block->sectors, first, last);
      if (read->status != duo_message_get_status (known->message) || !claim (known, read, window))
        continue;

      divide (read, shown, known);
      read->status_given = TRUE;
      read->place = block->message->place;
      block->message->place = (DuoFilePlace) { 0 };
      duo_read_message_free (block->message);
      block->message = g_steal_pointer (&read);
      recognise (block, known);
      return TRUE;
    }

  return FALSE;
}

/* The only message of the hidden sheet that stood just there and that no other cell was recognised as. */
static DuoKnownMessage *
find_only_there (GPtrArray              *known,
                 const DuoCalendarBlock *block,
                 const DuoSpan          *window)
{
  DuoKnownMessage *only = NULL;

  for (guint i = 0; i < known->len; i++)
    {
      DuoKnownMessage *candidate = known->pdata[i];

      if (candidate->found || !same_place (candidate->message, block->message, window))
        continue;
      if (only != NULL)
        return NULL;
      only = candidate;
    }

  return only;
}

/**
 * duo_calendar_blocks_match:
 * @blocks: (element-type DuoCalendarBlock): the cells
 * @known: (element-type DuoKnownMessage): the hidden sheet; empty when there is none
 * @window: the months of the page
 *
 * Recognises blocks as the messages of the hidden sheet: those that nobody touched first; then by text, where two are
 * alike by place; then one whose text was changed, by standing where only that message stood.
 */
void
duo_calendar_blocks_match (GPtrArray     *blocks,
                           GPtrArray     *known,
                           const DuoSpan *window)
{
  prepare_known (known, window);
  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i < blocks->len; i++)
      {
        DuoCalendarBlock *block = blocks->pdata[i];

        for (guint k = 0; k < known->len && !block->matched; k++)
          {
            DuoKnownMessage *candidate = known->pdata[k];

            if (pass == 0)
              (void) match_untouched (block, candidate, window);
            else if (shows_as (candidate, block) && (pass == 2 || covers (candidate->message, block->message)))
              match (block, candidate);
          }
      }

  for (guint i = 0; i < blocks->len; i++)
    {
      DuoCalendarBlock *block = blocks->pdata[i];
      DuoKnownMessage *only = block->matched ? NULL : find_only_there (known, block, window);

      if (only != NULL)
        block->message->uid = g_strdup (duo_message_get_uid (only->message));
    }
}
