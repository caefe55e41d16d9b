/* SPDX-License-Identifier: EUPL-1.2 */
/* Appointments (RFC 5545): a whole-day event for every placement and milestone. The UIDs are made from ours, so
 * that a second import changes what is there; SEQUENCE is the revision, so that the newer one wins. */
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "duo-calendar-formats.h"
#include "duo-dutch.h"

#define FOLD_AT 75 /* octets, without the line end */
#define DOMAIN "campagnes.duo.nl"

/* Adds a line of content, folded: after 75 octets it goes on behind a blank, never inside a character. */
static void
add_line (GString    *ics,
          const char *name,
          const char *value)
{
  g_autofree char *line = g_strconcat (name, ":", value, NULL);
  gsize column = 0;

  for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gsize length = (gsize) (g_utf8_next_char (p) - p);

      if (column + length > FOLD_AT)
        {
          g_string_append (ics, "\r\n ");
          column = 1;
        }
      g_string_append_len (ics, p, (gssize) length);
      column += length;
    }
  g_string_append (ics, "\r\n");
}

/* Adds a property of text: escaped, without control characters. */
static void
add_text (GString    *ics,
          const char *name,
          const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) escaped = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p++)
    {
      if (*p == '\\' || *p == ';' || *p == ',')
        g_string_append_c (escaped, '\\');
      if (*p == '\n')
        g_string_append (escaped, "\\n");
      else if ((guchar) *p >= 0x20 && *p != 0x7f)
        g_string_append_c (escaped, *p);
    }
  add_line (ics, name, escaped->str);
}

static void
add_day (GString    *ics,
         const char *name,
         guint32     julian)
{
  g_autofree char *day = NULL;
  GDate date;

  g_date_set_julian (&date, julian);
  day = g_strdup_printf ("%04d%02d%02d", g_date_get_year (&date), (gint) g_date_get_month (&date),
                         g_date_get_day (&date));
  add_line (ics, name, day);
}

/* The lines that every event has. @last is inclusive here, exclusive in the file. */
static void
begin_event (GString                  *ics,
             const DuoCalendarExtract *extract,
             const char               *uid,
             gint64                    revision,
             guint32                   first,
             guint32                   last)
{
  g_autofree char *sequence = g_strdup_printf ("%" G_GINT64_FORMAT, MAX (revision, 0));
  g_autofree char *day = duo_day_to_string (extract->today);
  g_autoptr (GString) stamp = g_string_new (day);

  g_string_replace (stamp, "-", "", 0);
  g_string_append (stamp, "T120000Z");
  add_line (ics, "BEGIN", "VEVENT");
  add_text (ics, "UID", uid);
  add_line (ics, "DTSTAMP", stamp->str);
  add_line (ics, "SEQUENCE", sequence);
  add_day (ics, "DTSTART;VALUE=DATE", first);
  add_day (ics, "DTEND;VALUE=DATE", last + 1);
  add_line (ics, "TRANSP", "TRANSPARENT");
}

static const char *
find_campaign_name (const DuoCalendarExtract *extract,
                    gint64                    id)
{
  for (guint i = 0; id != 0 && i < extract->campaigns->len; i++)
    if (duo_campaign_get_id (extract->campaigns->pdata[i]) == id)
      return duo_campaign_get_name (extract->campaigns->pdata[i]);

  return NULL;
}

/* A link is written as people do, "www.duo.nl/lesgeld"; an URL has a scheme, and nothing in it that is none. */
static void
add_url (GString    *ics,
         const char *link)
{
  g_autofree char *url = NULL;

  if (link == NULL || *link == '\0')
    return;

  url = strstr (link, "://") != NULL ? g_strdup (link) : g_strconcat ("https://", link, NULL);
  if (g_uri_is_valid (url, G_URI_FLAGS_NONE, NULL)
      && (g_str_has_prefix (url, "http://") || g_str_has_prefix (url, "https://")))
    add_line (ics, "URL", url);
}

static void
add_placement (GString                  *ics,
               const DuoCalendarExtract *extract,
               DuoMessage               *message,
               const DuoPlacement       *placement,
               guint                     range)
{
  const char *sector = duo_dutch_sector (placement->sector);
  const char *campaign = find_campaign_name (extract, duo_message_get_campaign (message));
  const gboolean concept = duo_message_get_status (message) == DUO_MESSAGE_CONCEPT;
  const char *link = duo_message_get_link (message);
  g_autofree char *code = g_ascii_strdown (duo_sector_to_string (placement->sector), -1);
  g_autofree char *uid = g_strdup_printf ("%s-%s-%u@" DOMAIN, duo_message_get_uid (message), code, range);
  g_autofree char *title = duo_message_dup_title (message, placement->first);
  g_autofree char *shown = duo_message_dup_shown_text (message, placement->first);
  g_autofree char *summary = g_strdup_printf ("%s: %s%s", sector, *title != '\0' ? title : DUO_DUTCH_NO_TEXT,
                                              concept ? " " DUO_DUTCH_CONCEPT : "");
  g_autofree char *description = link != NULL && *link != '\0' ? g_strconcat (shown, "\n", link, NULL) : g_strdup (shown);

  begin_event (ics, extract, uid, duo_message_get_rev (message), duo_month_get_first_day (placement->first),
               duo_month_get_last_day (placement->last));
  add_text (ics, "SUMMARY", summary);
  add_text (ics, "DESCRIPTION", description);
  add_url (ics, link);
  if (campaign != NULL)
    add_text (ics, "CATEGORIES", campaign);
  add_line (ics, "STATUS", concept ? "TENTATIVE" : "CONFIRMED");
  add_line (ics, "END", "VEVENT");
}

static void
add_message (GString                  *ics,
             const DuoCalendarExtract *extract,
             DuoMessage               *message)
{
  guint n_placements;
  const DuoPlacement *placements = duo_message_get_placements (message, &n_placements);
  guint range = 0;

  if (duo_message_get_audience (message) != DUO_AUDIENCE_STUDENTS
      || duo_message_get_status (message) == DUO_MESSAGE_WITHDRAWN)
    return;

  for (guint i = 0; i < n_placements; i++)
    {
      const DuoSpan months = { placements[i].first, placements[i].last };

      range = i > 0 && placements[i].sector == placements[i - 1].sector ? range + 1 : 1;
      if (duo_span_overlaps (&extract->span, &months))
        add_placement (ics, extract, message, &placements[i], range);
    }
}

static void
add_milestone (GString                  *ics,
               const DuoCalendarExtract *extract,
               DuoMilestone             *milestone)
{
  const DuoWhen *planned = duo_milestone_get_planned (milestone);
  const DuoWhen *actual = duo_milestone_get_actual (milestone);
  const DuoWhen *when = duo_when_is_known (actual) ? actual : planned;
  const char *campaign = find_campaign_name (extract, duo_milestone_get_campaign (milestone));
  g_autofree char *uid = g_strdup_printf ("%s@" DOMAIN, duo_milestone_get_uid (milestone));
  g_autofree char *planned_text = duo_dutch_when (planned, TRUE, FALSE);
  g_autoptr (GString) description = g_string_new (NULL);
  DuoSpan months;

  if (!duo_when_is_known (when))
    return;
  months = (DuoSpan) { duo_day_get_month (when->first), duo_day_get_month (when->last) };
  if (!duo_span_overlaps (&extract->span, &months))
    return;

  if (*planned_text != '\0')
    g_string_append_printf (description, DUO_DUTCH_PLANNED ": %s", planned_text);
  if (*duo_milestone_get_note (milestone) != '\0')
    g_string_append_printf (description, "%s%s", description->len > 0 ? "\n" : "", duo_milestone_get_note (milestone));

  begin_event (ics, extract, uid, duo_milestone_get_rev (milestone), when->first, when->last);
  add_text (ics, "SUMMARY", duo_milestone_get_title (milestone));
  if (description->len > 0)
    add_text (ics, "DESCRIPTION", description->str);
  if (campaign != NULL)
    add_text (ics, "CATEGORIES", campaign);
  add_line (ics, "STATUS", duo_when_is_known (actual) ? "CONFIRMED" : "TENTATIVE");
  add_line (ics, "END", "VEVENT");
}

/* Returns: (transfer full): the whole file. */
char *
duo_calendar_dup_ics (const DuoCalendarExtract *extract)
{
  GString *ics = g_string_new (NULL);
  g_autofree char *span = duo_dutch_span (&extract->span);
  g_autofree char *title = g_strdup_printf (DUO_DUTCH_CALENDAR_TITLE, span);

  add_line (ics, "BEGIN", "VCALENDAR");
  add_line (ics, "VERSION", "2.0");
  add_line (ics, "PRODID", "-//DUO//DUO Campagnes//NL");
  add_line (ics, "CALSCALE", "GREGORIAN");
  add_text (ics, "X-WR-CALNAME", title);
  for (guint i = 0; i < extract->messages->len; i++)
    add_message (ics, extract, extract->messages->pdata[i]);
  for (guint i = 0; i < extract->milestones->len; i++)
    add_milestone (ics, extract, extract->milestones->pdata[i]);
  add_line (ics, "END", "VCALENDAR");

  return g_string_free (ics, FALSE);
}

static gboolean
write_all (gint        fd,
           const char *text,
           gsize       length)
{
  while (length > 0)
    {
      const gssize written = write (fd, text, length);

      if (written < 0 && errno == EINTR)
        continue;
      if (written < 0)
        return FALSE;
      text += written;
      length -= (gsize) written;
    }

  return TRUE;
}

/* Appointments, in one file. */
gboolean
duo_calendar_write_ics (const DuoCalendarExtract *extract,
                        DuoSafeFile              *file,
                        GError                  **error)
{
  g_autofree char *ics = duo_calendar_dup_ics (extract);
  const gint fd = g_open (duo_safe_file_get_temporary (file), O_WRONLY | O_TRUNC | O_CLOEXEC, 0);
  gint failure = 0;

  if (fd < 0 || !write_all (fd, ics, strlen (ics)))
    failure = errno;
  if (fd >= 0 && close (fd) != 0 && failure == 0)
    failure = errno;
  if (failure != 0)
    {
      duo_safe_file_set_errno (duo_safe_file_get_path (file), failure, error);
      return FALSE;
    }

  return TRUE;
}
