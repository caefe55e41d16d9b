/* SPDX-License-Identifier: EUPL-1.2 */
/* What of a message can be read in the calendar. */
#include "duo-message-drawing.h"

#include <glib/gi18n.h>
#include <string.h>

#include "duo-words.h"

/* Adds a line of the shown text to @body, a list item with a bullet for its dash, and its years to @years. */
static void
append_line (DuoMessageFace *self,
             GString        *body,
             const char     *shown,
             gsize           start,
             gsize           end,
             GArray         *years)
{
  static const char bullet[] = "•\t";
  gsize target;

  while (start < end && g_ascii_isspace (shown[start]))
    start++;
  while (end > start && g_ascii_isspace (shown[end - 1]))
    end--;
  if (start == end)
    return;

  if (body->len > 0)
    g_string_append_c (body, '\n');
  if ((shown[start] == '-' || shown[start] == '*') && start + 1 < end && shown[start + 1] == ' ')
    {
      self->body_is_list = TRUE;
      g_string_append (body, bullet);
      start += 2;
    }
  target = body->len;
  g_string_append_len (body, shown + start, end - start);

  for (guint i = 0; i < years->len; i++)
    {
      const DuoTextRange *year = &g_array_index (years, DuoTextRange, i);
      const DuoTextRange moved = { year->start - start + target, year->end - start + target };

      if (year->start >= start && year->end <= end)
        g_array_append_val (self->body_years, moved);
    }
}

/* Divides the text into its title and the lines after it. */
static void
take_text (DuoMessageFace *self,
           const char     *shown,
           GArray         *years)
{
  const gsize length = strlen (shown);
  gsize title_end = strcspn (shown, "\r\n");
  const gsize body_start = title_end;
  g_autoptr (GString) body = g_string_new (NULL);

  for (gsize start = body_start; start < length;)
    {
      const gsize end = start + strcspn (shown + start, "\r\n");

      append_line (self, body, shown, start, end, years);
      start = end + 1;
    }
  if (body->len > 0)
    self->body = g_strdup (body->str);

  while (title_end > 0 && g_ascii_isspace (shown[title_end - 1]))
    title_end--;
  if (title_end > 0 && shown[title_end - 1] == ':')
    title_end--;
  self->title = g_strndup (shown, title_end);
  for (guint i = 0; i < years->len; i++)
    if (g_array_index (years, DuoTextRange, i).end <= title_end)
      g_array_append_val (self->title_years, g_array_index (years, DuoTextRange, i));
}

/* Returns: (transfer full): "MBO + HO". */
static char *
make_tag (DuoSectorSet sectors)
{
  g_autoptr (GString) tag = g_string_new (NULL);

  for (gint sector = 0; sector < DUO_N_SECTORS; sector++)
    if (duo_sector_set_contains (sectors, (DuoSector) sector))
      g_string_append_printf (tag, "%s%s", tag->len > 0 ? " + " : "", duo_sector_to_string ((DuoSector) sector));

  return g_strdup (tag->str);
}

/* Returns: (transfer full) (nullable): an address as people say it, without its scheme, "www." and last slash. */
static char *
shorten_link (const char *link)
{
  char *shortened;

  if (g_ascii_strncasecmp (link, "https://", 8) == 0)
    link += 8;
  else if (g_ascii_strncasecmp (link, "http://", 7) == 0)
    link += 7;
  if (g_ascii_strncasecmp (link, "www.", 4) == 0)
    link += 4;
  if (link[0] == '\0')
    return NULL;

  shortened = g_strdup (link);
  if (g_str_has_suffix (shortened, "/"))
    shortened[strlen (shortened) - 1] = '\0';
  shortened[0] = g_ascii_tolower (shortened[0]);
  return shortened;
}

/**
 * duo_message_face_new:
 * @message: a message
 * @snapshot: where its campaign is found
 * @span: the window shown: the years in the text count from its first placement there
 * @tag: the sectors to name in a tag, or none
 */
DuoMessageFace *
duo_message_face_new (DuoMessage          *message,
                      DuoCalendarSnapshot *snapshot,
                      const DuoSpan       *span,
                      DuoSectorSet         tag)
{
  DuoMessageFace *self = g_new0 (DuoMessageFace, 1);
  const gint64 campaign_id = duo_message_get_campaign (message);
  DuoCampaign *campaign = campaign_id > 0 ? duo_calendar_snapshot_find_campaign (snapshot, campaign_id) : NULL;
  const DuoMonth first = duo_message_get_first_month_in (message, span);
  const gint year = duo_month_get_year (first == DUO_MONTH_NONE ? span->first : first);
  g_autoptr (GArray) years = NULL;
  g_autofree char *shown = duo_placeholder_fill (duo_message_get_text (message), year, &years);

  self->title_years = g_array_new (FALSE, FALSE, sizeof (DuoTextRange));
  self->body_years = g_array_new (FALSE, FALSE, sizeof (DuoTextRange));
  take_text (self, shown, years);
  self->message_status = duo_message_get_status (message);
  self->colour = campaign != NULL ? duo_campaign_get_colour (campaign) : DUO_COLOUR_GREY;
  self->campaign = g_strdup (campaign != NULL ? duo_campaign_get_name (campaign) : _("no campaign"));
  self->link = shorten_link (duo_message_get_link (message));
  if (self->message_status != DUO_MESSAGE_DEFINITE)
    self->status = g_strdup (duo_words_status (self->message_status));
  if (tag != DUO_SECTOR_SET_NONE)
    self->tag = make_tag (tag);

  return self;
}

static gboolean
ranges_equal (GArray *a,
              GArray *b)
{
  return a->len == b->len && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (DuoTextRange)) == 0);
}

/* Returns: whether the two read and look the same. */
gboolean
duo_message_face_equal (const DuoMessageFace *a,
                        const DuoMessageFace *b)
{
  return g_strcmp0 (a->title, b->title) == 0 && g_strcmp0 (a->body, b->body) == 0
         && g_strcmp0 (a->campaign, b->campaign) == 0 && g_strcmp0 (a->link, b->link) == 0
         && g_strcmp0 (a->tag, b->tag) == 0 && a->message_status == b->message_status && a->colour == b->colour
         && ranges_equal (a->title_years, b->title_years) && ranges_equal (a->body_years, b->body_years);
}

void
duo_message_face_free (DuoMessageFace *self)
{
  g_free (self->title);
  g_array_unref (self->title_years);
  g_free (self->body);
  g_array_unref (self->body_years);
  g_free (self->campaign);
  g_free (self->link);
  g_free (self->status);
  g_free (self->tag);
  g_free (self);
}
