/* SPDX-License-Identifier: EUPL-1.2 */
/* One page of HTML without script or anything from elsewhere: it opens from a zip, on a phone and on paper. */
#include "duo-package-page.h"

#include "duo-dutch.h"

static const char style[] =
  "body{font:1.05rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;"
  "background:#fff}h1{font-size:1.7rem;line-height:1.25}h2{font-size:1.2rem;margin:0}"
  "dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dt{font-weight:600}dd{margin:0}"
  "ol{list-style:none;padding:0}li.bestand{border:1px solid #8a8a8a;border-radius:.5rem;padding:1rem;margin:1rem 0}"
  "li.bestand p{margin:.4rem 0}.let-op{border-left:.3rem solid #b3640a;padding-left:.7rem}"
  "@media (prefers-color-scheme:dark){body{color:#f2f2f2;background:#1d1d1d}a{color:#9cc4ff}}"
  "@media print{li.bestand{break-inside:avoid}}";

/**
 * duo_package_dup_facts:
 * @width: pixels; 0 where it has none
 * @height: pixels
 * @milliseconds: how long it lasts; 0 where it does not
 * @bytes: its size
 *
 * Returns: (transfer full): "1080 × 1920 pixels, 10,0 seconden, 4,1 MB"
 */
char *
duo_package_dup_facts (gint64 width,
                       gint64 height,
                       gint64 milliseconds,
                       gint64 bytes)
{
  GString *facts = g_string_new (NULL);
  const gint64 tenths = (bytes + 50 * 1000) / (1000 * 100);

  if (width > 0 && height > 0)
    g_string_append_printf (facts, "%" G_GINT64_FORMAT " × %" G_GINT64_FORMAT " " DUO_DUTCH_PACKAGE_PIXELS ", ", width,
                            height);
  if (milliseconds > 0)
    g_string_append_printf (facts, "%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT " " DUO_DUTCH_PACKAGE_SECONDS ", ",
                            milliseconds / 1000, milliseconds % 1000 / 100);
  if (bytes >= 1000 * 1000)
    g_string_append_printf (facts, "%" G_GINT64_FORMAT ",%" G_GINT64_FORMAT " MB", tenths / 10, tenths % 10);
  else
    g_string_append_printf (facts, "%" G_GINT64_FORMAT " kB", MAX (1, (bytes + 500) / 1000));
  return g_string_free (facts, FALSE);
}

/* Returns: (transfer full): the day in Dutch, "4 januari 2027"; "" for 0. */
char *
duo_package_dup_day (guint32 julian)
{
  return julian != 0 ? duo_dutch_day (julian, TRUE, FALSE) : g_strdup ("");
}

static void
add_text (GString    *page,
          const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *escaped = g_markup_escape_text (valid, -1);

  g_string_append (page, escaped);
}

static void
add_element (GString    *page,
             const char *open,
             const char *text,
             const char *close)
{
  g_string_append (page, open);
  add_text (page, text);
  g_string_append (page, close);
}

static void
add_term (GString    *page,
          const char *term,
          const char *text)
{
  if (*text == '\0')
    return;
  add_element (page, "<dt>", term, "</dt>");
  add_element (page, "<dd>", text, "</dd>\n");
}

static void
add_entry (GString               *page,
           const DuoPackageEntry *entry)
{
  g_autofree char *where = entry->where != NULL ? g_strjoinv (", ", entry->where) : g_strdup ("");
  g_autofree char *link = g_uri_escape_string (entry->name, NULL, FALSE);

  add_element (page, "<li class=\"bestand\"><h2>", entry->title, "</h2>\n<p>");
  g_string_append_printf (page, "<a href=\"%s\">", link);
  add_text (page, entry->name);
  g_string_append (page, "</a></p>\n<dl>\n");
  add_term (page, DUO_DUTCH_PACKAGE_FACTS, entry->facts);
  add_term (page, DUO_DUTCH_PACKAGE_WHERE, where);
  add_term (page, DUO_DUTCH_PACKAGE_ALT, entry->alt);
  g_string_append (page, "</dl>\n");
  if (entry->check)
    add_element (page, "<p class=\"let-op\">", DUO_DUTCH_PACKAGE_CHECK, "</p>\n");
  g_string_append (page, "</li>\n");
}

/**
 * duo_package_page_new:
 * @content: what the package holds
 *
 * Returns: (transfer full): the page, UTF-8
 */
GBytes *
duo_package_page_new (const DuoPackageContent *content)
{
  GString *page = g_string_new ("<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n"
                                "<meta name=\"viewport\" content=\"width=device-width\">\n<title>");

  add_text (page, content->campaign);
  g_string_append_printf (page, "</title>\n<style>%s</style>\n</head>\n<body>\n<main>\n", style);
  add_element (page, "<h1>", content->campaign, "</h1>\n");
  add_element (page, "<p>", DUO_DUTCH_PACKAGE_INTRO, "</p>\n");
  if (*content->goals != '\0')
    add_element (page, "<p>", content->goals, "</p>\n");
  g_string_append (page, "<dl>\n");
  add_term (page, DUO_DUTCH_PACKAGE_FROM, content->first_day);
  add_term (page, DUO_DUTCH_PACKAGE_UNTIL, content->last_day);
  add_term (page, DUO_DUTCH_PACKAGE_QUESTIONS, content->questions_to);
  g_string_append (page, "</dl>\n");
  if (*content->last_day != '\0')
    add_element (page, "<p class=\"let-op\">", DUO_DUTCH_PACKAGE_TAKE_DOWN, "</p>\n");
  g_string_append (page, "<ol>\n");
  for (guint i = 0; i < content->entries->len; i++)
    add_entry (page, content->entries->pdata[i]);
  g_string_append (page, "</ol>\n</main>\n</body>\n</html>\n");
  return g_string_free_to_bytes (page);
}
