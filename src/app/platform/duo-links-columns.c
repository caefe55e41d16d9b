/* SPDX-License-Identifier: EUPL-1.2 */
/* The columns of the table of links. */
#include "duo-links-columns.h"

#include <glib/gi18n.h>

#include "duo-links-pane.h"
#include "duo-publish-board.h"
#include "duo-when-text.h"
#include "duo-words-platform.h"
#include "duo-words.h"

static char *
dup_name (gpointer value, gpointer user_data)
{
  return g_strdup (((DuoPublishRow *) value)->name);
}

static char *
dup_link (gpointer value, gpointer user_data)
{
  DuoPublishRow *row = value;

  return g_strdup_printf ("%s %s", row->link_state == DUO_LINK_MADE ? "✓" : row->link_state >= DUO_LINK_WITHDRAWN ? "✕" : "○",
                          duo_words_link_state (row->link_state));
}

/* Hidden until somebody asks; one that is not known any more says so. */
static char *
dup_code (gpointer value, gpointer user_data)
{
  DuoLinksPane *pane = user_data;
  DuoPublishRow *row = value;

  if (row->link_state != DUO_LINK_MADE)
    return g_strdup ("–");
  if (!duo_links_pane_wants_codes (pane))
    return g_strdup ("••••");
  return row->code != NULL ? g_strdup (row->code) : g_strdup_printf ("? %s", _("not known any more"));
}

static char *
dup_last_day (gpointer value, gpointer user_data)
{
  DuoPublishRow *row = value;
  const DuoWhen day = duo_when_day (row->last_day);

  return row->last_day != 0 ? duo_words_when (&day, TRUE, TRUE) : g_strdup ("–");
}

static char *
dup_downloads (gpointer value, gpointer user_data)
{
  DuoPublishRow *row = value;

  return row->counted || row->downloads > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, row->downloads) : g_strdup_printf ("? %s", _("unknown"));
}

/* "✓ 14 okt", "○ nog niet", and in words where only the old version was fetched. */
static char *
dup_fetched (gpointer value, gpointer user_data)
{
  DuoPublishRow *row = value;
  const DuoWhen day = duo_when_of_stamp (row->first);
  g_autofree char *text = NULL;

  if (!duo_when_is_known (&day))
    return g_strdup_printf ("○ %s", _("not yet"));
  text = duo_words_when (&day, FALSE, TRUE);
  return row->fetched_old ? g_strdup_printf (_("! %s, the old version"), text) : g_strdup_printf ("✓ %s", text);
}

static char *
dup_contact (gpointer value, gpointer user_data)
{
  DuoPublishRow *row = value;

  return g_strdup (*row->contact != '\0' ? row->contact : "–");
}

static char *
dup_url (gpointer value, gpointer user_data)
{
  return g_strdup (((DuoPublishRow *) value)->url);
}

const DuoViewColumn duo_links_columns[] = {
  { "name", NC_ ("column", "Institution"), 0, FALSE, FALSE, dup_name },
  { "link", NC_ ("column", "Link"), 12, FALSE, FALSE, dup_link },
  { "code", NC_ ("column", "Login code"), 17, FALSE, FALSE, dup_code },
  { "last-day", NC_ ("column", "Until"), 11, FALSE, FALSE, dup_last_day },
  { "downloads", NC_ ("column", "Requests"), 9, TRUE, FALSE, dup_downloads },
  { "fetched", NC_ ("column", "Fetched first"), 18, FALSE, FALSE, dup_fetched },
  { "contact", NC_ ("column", "Contact"), 16, FALSE, FALSE, dup_contact },
  { "url", NC_ ("column", "Address"), 30, FALSE, TRUE, dup_url },
  { NULL },
};
