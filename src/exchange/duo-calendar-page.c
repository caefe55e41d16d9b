/* SPDX-License-Identifier: EUPL-1.2 */
/* From messages and milestones to the blocks and lines of a page; sheet, PDF and picture draw the same ones. */
#include "duo-calendar-page.h"

#include <string.h>

#include "duo-dutch.h"

static void
note_free (DuoPageNote *note)
{
  g_free (note->date);
  g_free (note->text);
  g_free (note);
}

static gint
note_compare (gconstpointer a,
              gconstpointer b)
{
  const DuoPageNote *left = *(const DuoPageNote * const *) a;
  const DuoPageNote *right = *(const DuoPageNote * const *) b;

  if (left->row != right->row)
    return left->row < right->row ? -1 : 1;
  if (left->day != right->day)
    return left->day < right->day ? -1 : 1;

  return strcmp (left->text, right->text);
}

/* A leg becomes a block, or makes the block of its left neighbour wider when that has the same months. */
static void
add_leg (DuoCalendarPage    *self,
         DuoMessage         *message,
         const DuoLayoutLeg *leg,
         guint               first_of_shape)
{
  DuoPageBlock block = { message, leg->sector, leg->sector, leg->first_row, leg->last_row,
                         leg->lane, leg->n_lanes, leg->lane_span, leg->first, leg->last };

  if (self->blocks->len > first_of_shape)
    {
      DuoPageBlock *left = &g_array_index (self->blocks, DuoPageBlock, self->blocks->len - 1);

      if (left->last_sector + 1 == block.first_sector && left->first == block.first && left->last == block.last
          && left->n_lanes == left->lane_span && block.n_lanes == block.lane_span)
        {
          left->last_sector = block.last_sector;
          return;
        }
    }

  g_array_append_val (self->blocks, block);
}

static void
add_note (DuoCalendarPage *self,
          const DuoWhen   *when,
          const char      *title,
          char            *remark,
          gboolean         struck,
          gboolean         open)
{
  g_autofree char *taken = remark;
  const DuoMonth first = duo_day_get_month (when->first);
  const DuoMonth last = duo_day_get_month (when->last);
  DuoPageNote *note;

  if (first > self->span.last || last < self->span.first)
    return;

  note = g_new0 (DuoPageNote, 1);
  note->row = (guint) (MAX (first, self->span.first) - self->span.first);
  note->day = when->first;
  note->date = duo_dutch_when (when, FALSE, TRUE);
  note->text = taken != NULL ? g_strdup_printf ("%s %s", title, taken) : g_strdup (title);
  note->struck = struck;
  note->open = open;
  g_ptr_array_add (self->notes, note);
}

static char *
other_date (const char    *word,
            const DuoWhen *other,
            const DuoWhen *beside)
{
  const gboolean same_year = duo_day_get_year (other->first) == duo_day_get_year (beside->first);
  g_autofree char *date = duo_dutch_when (other, !same_year, TRUE);

  return g_strdup_printf ("(%s %s)", word, date);
}

/* A milestone stands where it happened, or where it is planned; one that slipped to another month at both. */
static void
add_milestone (DuoCalendarPage *self,
               DuoMilestone    *milestone)
{
  const DuoWhen *planned = duo_milestone_get_planned (milestone);
  const DuoWhen *actual = duo_milestone_get_actual (milestone);
  const char *title = duo_milestone_get_title (milestone);
  gboolean slipped;

  if (!duo_when_is_known (actual))
    {
      if (duo_when_is_known (planned))
        add_note (self, planned, title, NULL, FALSE, TRUE);
      return;
    }

  slipped = duo_when_days_late (planned, actual) != 0;
  if (slipped && duo_day_get_month (planned->first) != duo_day_get_month (actual->first))
    add_note (self, planned, title, other_date (DUO_DUTCH_BECAME, actual, planned), TRUE, FALSE);
  add_note (self, actual, title, slipped ? other_date (DUO_DUTCH_WAS_PLANNED, planned, actual) : NULL, FALSE, FALSE);
}

/**
 * duo_calendar_page_new:
 * @span: twelve months
 * @today: Julian day, for "deze maand"
 * @messages: (element-type DuoMessage): any; those for students that are not withdrawn are shown
 * @campaigns: (element-type DuoCampaign): for the colours
 * @milestones: (element-type DuoMilestone): any
 * @max_lanes: (array fixed-size=3): how many lanes fit in each sector, 0 = as many as are needed
 *
 * Returns: (transfer full): the page; it keeps references
 */
DuoCalendarPage *
duo_calendar_page_new (const DuoSpan *span,
                       guint32        today,
                       GPtrArray     *messages,
                       GPtrArray     *campaigns,
                       GPtrArray     *milestones,
                       const guint   *max_lanes)
{
  DuoCalendarPage *self = g_new0 (DuoCalendarPage, 1);

  self->span = *span;
  self->today = today;
  self->messages = g_ptr_array_new_with_free_func (g_object_unref);
  self->campaigns = g_ptr_array_ref (campaigns);
  self->blocks = g_array_new (FALSE, FALSE, sizeof (DuoPageBlock));
  self->notes = g_ptr_array_new_with_free_func ((GDestroyNotify) note_free);

  for (guint i = 0; i < messages->len; i++)
    {
      DuoMessage *message = messages->pdata[i];

      if (duo_message_get_audience (message) == DUO_AUDIENCE_STUDENTS
          && duo_message_get_status (message) != DUO_MESSAGE_WITHDRAWN && duo_message_overlaps (message, span))
        g_ptr_array_add (self->messages, g_object_ref (message));
    }

  self->layout = duo_year_layout_new (self->messages, span, max_lanes);
  for (guint i = 0; i < self->layout->shapes->len; i++)
    {
      const DuoLayoutShape *shape = &g_array_index (self->layout->shapes, DuoLayoutShape, i);
      const guint first_of_shape = self->blocks->len;

      for (guint leg = 0; leg < shape->n_legs; leg++)
        add_leg (self, self->messages->pdata[shape->message], &shape->legs[leg], first_of_shape);
    }

  for (guint i = 0; i < milestones->len; i++)
    add_milestone (self, milestones->pdata[i]);
  g_ptr_array_sort (self->notes, note_compare);

  return self;
}

/* Frees the page; what it was made of stays. */
void
duo_calendar_page_free (DuoCalendarPage *self)
{
  g_ptr_array_unref (self->messages);
  g_ptr_array_unref (self->campaigns);
  duo_year_layout_free (self->layout);
  g_array_unref (self->blocks);
  g_ptr_array_unref (self->notes);
  g_free (self);
}

/* Returns: (transfer none): the colours of the message's campaign, grey when it has none. */
const DuoPalette *
duo_calendar_page_get_palette (DuoCalendarPage *self,
                               DuoMessage      *message)
{
  const gint64 id = duo_message_get_campaign (message);

  for (guint i = 0; id != 0 && i < self->campaigns->len; i++)
    if (duo_campaign_get_id (self->campaigns->pdata[i]) == id)
      return duo_palette_get (duo_campaign_get_colour (self->campaigns->pdata[i]));

  return duo_palette_get (DUO_COLOUR_GREY);
}

static void
append_line (GString    *lines,
             const char *line)
{
  if (lines->len > 0)
    g_string_append_c (lines, '\n');
  g_string_append (lines, line);
}

/**
 * duo_calendar_page_get_text:
 * @self: a page
 * @block: one of its blocks
 * @text: (out): what it shows, for duo_page_text_clear()
 */
void
duo_calendar_page_get_text (DuoCalendarPage    *self,
                            const DuoPageBlock *block,
                            DuoPageText        *text)
{
  g_autofree char *shown = duo_message_dup_shown_text (block->message,
                                                       duo_message_get_first_month_in (block->message, &self->span));
  const char *link = duo_message_get_link (block->message);
  g_autoptr (GString) notes = g_string_new (NULL);
  char *newline;

  newline = strchr (shown, '\n');
  text->body = newline != NULL && newline[1] != '\0' ? g_strdup (newline + 1) : NULL;
  if (newline != NULL)
    *newline = '\0';
  text->title = g_steal_pointer (&shown);
  text->link = link != NULL && *link != '\0' ? g_strdup (link) : NULL;

  if (duo_message_get_status (block->message) == DUO_MESSAGE_CONCEPT)
    append_line (notes, DUO_DUTCH_CONCEPT);
  if (block->first < self->span.first)
    {
      g_autofree char *month = duo_dutch_month_year (block->first, TRUE);
      g_autofree char *line = g_strdup_printf (DUO_DUTCH_SINCE, month);

      append_line (notes, line);
    }
  if (block->last > self->span.last)
    {
      g_autofree char *month = duo_dutch_month_year (block->last, TRUE);
      g_autofree char *line = g_strdup_printf (DUO_DUTCH_UNTIL, month);

      append_line (notes, line);
    }
  text->notes = notes->len > 0 ? g_strdup (notes->str) : NULL;
}

/* Returns: whether today lies on the page, and in which row. */
gboolean
duo_calendar_page_get_this_month (DuoCalendarPage *self,
                                  guint           *row)
{
  const DuoMonth month = duo_day_get_month (self->today);

  if (!duo_span_contains (&self->span, month))
    return FALSE;

  *row = (guint) (month - self->span.first);
  return TRUE;
}

/* Returns: (transfer full): the heading of a row; with its year where the page has two of them. */
char *
duo_calendar_page_dup_month (DuoCalendarPage *self,
                             guint            row)
{
  const gboolean two_years = duo_month_get_year (self->span.first) != duo_month_get_year (self->span.last);

  return duo_dutch_month_name (self->span.first + (gint) row, two_years);
}

/* Frees what @text holds, not @text itself. */
void
duo_page_text_clear (DuoPageText *text)
{
  g_clear_pointer (&text->title, g_free);
  g_clear_pointer (&text->body, g_free);
  g_clear_pointer (&text->link, g_free);
  g_clear_pointer (&text->notes, g_free);
}
