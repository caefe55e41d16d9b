/* SPDX-License-Identifier: EUPL-1.2 */
/* Measuring texts: plain ones, and what can be read in a page of HTML. */
#include "duo-helper.h"

#include <string.h>

#define MOST_TEXT (4 * 1024 * 1024)

/* Returns: (transfer full) (nullable): the text as UTF-8, whatever it was written in; %NULL when it is none. */
static char *
decode (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    return g_convert (data, (gssize) length, "UTF-8", "UTF-16", NULL, NULL, NULL);
  if (length >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    data += 3, length -= 3;

  return g_utf8_validate (data, (gssize) length, NULL) ? g_strndup (data, length) : NULL;
}

/* Returns: (transfer full): what a reader sees of a page: without marks, scripts and styles. */
static char *
strip_marks (const char *html)
{
  g_autoptr (GRegex) hidden = g_regex_new ("<(script|style|head)\\b.*?</\\1\\s*>|<!--.*?-->", G_REGEX_CASELESS | G_REGEX_DOTALL, 0, NULL);
  g_autoptr (GRegex) marks = g_regex_new ("<[^>]*>", 0, 0, NULL);
  g_autoptr (GRegex) spaces = g_regex_new ("\\s+", 0, 0, NULL);
  g_autofree char *seen = g_regex_replace_literal (hidden, html, -1, 0, " ", 0, NULL);
  g_autofree char *plain = seen != NULL ? g_regex_replace_literal (marks, seen, -1, 0, " ", 0, NULL) : NULL;
  char *text = plain != NULL ? g_regex_replace_literal (spaces, plain, -1, 0, " ", 0, NULL) : NULL;

  return text != NULL ? text : g_strdup ("");
}

void
duo_helper_measure_text (DuoHelper *self)
{
  DuoMediaFacts *facts = self->facts;
  g_autoptr (GBytes) bytes = duo_helper_read (MOST_TEXT);
  g_autofree char *text = bytes != NULL ? decode (bytes) : NULL;

  if (bytes == NULL)
    {
      facts->verdict = DUO_MEDIA_TOO_LARGE;
      return;
    }
  if (text == NULL)
    {
      facts->verdict = DUO_MEDIA_UNKNOWN_TYPE; /* it only began as a text */
      return;
    }

  if (facts->format == DUO_MEDIA_FORMAT_HTML)
    {
      g_autofree char *read = strip_marks (text);

      duo_helper_look_for_scripts (self, text);
      duo_helper_take_text (self, read);
    }
  else
    {
      duo_helper_take_text (self, text);
    }
  if (*facts->text == '\0')
    facts->verdict = DUO_MEDIA_EMPTY; /* nothing but spaces */
}
