/* SPDX-License-Identifier: EUPL-1.2 */
/* Folding by Unicode's own tables, never by the locale's: a key that is stored stays right elsewhere. */
#include "duo-fold.h"

#include <string.h>

#define LEADING_S "'s-"
/* Longer runs of digits than two digits can count all sort as this long. */
#define MAX_COUNTED_DIGITS 99

/* Letters that Unicode does not take apart, but that people look for by their plain neighbour. */
static const struct
{
  gunichar letter;
  const char *plain;
} plain_letters[] = {
  { 0x00e6, "ae" }, /* ae ligature */
  { 0x00f8, "o" },  /* o with stroke */
  { 0x0111, "d" },  /* d with stroke */
  { 0x0131, "i" },  /* dotless i */
  { 0x0142, "l" },  /* l with stroke */
  { 0x0153, "oe" }, /* oe ligature */
  { 0x2010, "-" },  { 0x2011, "-" }, { 0x2012, "-" }, { 0x2013, "-" }, { 0x2014, "-" }, /* hyphens and dashes */
  { 0x2018, "'" },  { 0x2019, "'" }, { 0x201b, "'" },                                   /* single quotes */
  { 0x201c, "\"" }, { 0x201d, "\"" }, { 0x201e, "\"" },                                 /* double quotes */
};

static void
append_blank (GString *folded)
{
  if (folded->len > 0 && folded->str[folded->len - 1] != ' ')
    g_string_append_c (folded, ' ');
}

/* Adds one letter that was taken apart and is in lower case already; what can't be seen is left out. */
static void
append_folded (GString *folded, gunichar letter)
{
  if (g_unichar_isspace (letter) || g_unichar_iscntrl (letter))
    {
      append_blank (folded);
      return;
    }
  if (g_unichar_ismark (letter) || g_unichar_type (letter) == G_UNICODE_FORMAT)
    return;

  for (gsize i = 0; letter > 0x7f && i < G_N_ELEMENTS (plain_letters); i++)
    {
      if (plain_letters[i].letter == letter)
        {
          g_string_append (folded, plain_letters[i].plain);
          return;
        }
    }
  g_string_append_unichar (folded, letter);
}

/* Folds a text with more than ASCII: taken apart first, since some letters only fold then. */
static void
fold_unicode (GString *folded, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *apart = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  g_autofree char *lower = g_utf8_casefold (apart, -1);
  g_autofree char *lower_apart = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);

  for (const char *p = lower_apart; *p != '\0'; p = g_utf8_next_char (p))
    append_folded (folded, g_utf8_get_char (p));
}

/**
 * duo_fold_text:
 * @text: a text; bytes that are not UTF-8 do no harm
 *
 * Lower case, without accents, each run of white space or control characters one blank, trimmed, quotes and
 * dashes plain: "  Été\n2020" gives "ete 2020". The same in every locale.
 *
 * Returns: (transfer full): the folded text
 */
char *
duo_fold_text (const char *text)
{
  GString *folded;
  gboolean ascii = TRUE;

  g_return_val_if_fail (text != NULL, NULL);

  folded = g_string_sized_new (strlen (text));
  for (const char *p = text; ascii && *p != '\0'; p++)
    ascii = (guchar) *p < 0x80;

  if (!ascii)
    fold_unicode (folded, text);
  else
    for (const char *p = text; *p != '\0'; p++)
      {
        if (g_ascii_isspace (*p) || g_ascii_iscntrl (*p))
          append_blank (folded);
        else
          g_string_append_c (folded, g_ascii_tolower (*p));
      }

  if (folded->len > 0 && folded->str[folded->len - 1] == ' ')
    g_string_truncate (folded, folded->len - 1);
  return g_string_free (folded, FALSE);
}

/* Adds the run of digits that @digits begins with so that strcmp() puts numbers in order of size: without
 * zeros in front, its length before it. Returns: where the run ends. */
static const char *
append_number (GString *key, const char *digits)
{
  const gsize all = strspn (digits, "0123456789");
  const gsize zeros = MIN (strspn (digits, "0"), all - 1);
  const gsize length = all - zeros;

  g_string_append_printf (key, "%02" G_GSIZE_FORMAT, MIN (length, MAX_COUNTED_DIGITS));
  g_string_append_len (key, digits + zeros, (gssize) length);
  return digits + all;
}

/**
 * duo_fold_sort_key:
 * @text: a text
 *
 * As duo_fold_text(), with a leading "'s-" moved to the end and numbers written so that 9 comes before 10.
 *
 * Returns: (transfer full): a key to be compared with strcmp()
 */
char *
duo_fold_sort_key (const char *text)
{
  g_autofree char *folded = duo_fold_text (text);
  const gboolean has_s = g_str_has_prefix (folded, LEADING_S);
  GString *key = g_string_sized_new (strlen (folded) + 8);
  const char *p = has_s ? folded + strlen (LEADING_S) : folded;

  while (*p != '\0')
    {
      if (g_ascii_isdigit (*p))
        p = append_number (key, p);
      else
        g_string_append_c (key, *p++);
    }
  if (has_s)
    g_string_append (key, " " LEADING_S);

  return g_string_free (key, FALSE);
}

/**
 * duo_fold_matches:
 * @haystack: the text searched in, from duo_fold_text()
 * @needle: what is searched for, from duo_fold_text()
 *
 * Returns: whether every word of @needle occurs somewhere in @haystack, also in the middle of a word; %TRUE
 *   for an empty @needle
 */
gboolean
duo_fold_matches (const char *haystack, const char *needle)
{
  g_auto (GStrv) words = NULL;

  g_return_val_if_fail (haystack != NULL && needle != NULL, FALSE);

  words = g_strsplit (needle, " ", -1);
  for (gsize i = 0; words[i] != NULL; i++)
    if (strstr (haystack, words[i]) == NULL)
      return FALSE;

  return TRUE;
}
