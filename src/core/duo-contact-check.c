/* SPDX-License-Identifier: EUPL-1.2 */
/* Rules of thumb for e-mail addresses and telephone numbers. They do not try to be RFC 5321 or a numbering plan: what
 * people mistype is to be seen, and what works is not to be nagged about. */
#include "duo-contact-check.h"

#include <string.h>

#include "duo-fold.h"

/* RFC 5321 4.5.3.1, RFC 1035 2.3.4; in octets. */
#define EMAIL_NAME_MAX 64
#define EMAIL_DOMAIN_MAX 255
#define EMAIL_LABEL_MAX 63

#define DUTCH_DIGITS 10           /* with the first 0: ITU-T E.164, Telecommunicatiewet numbering plan */
#define SERVICE_DIGITS_MIN 8      /* 0800 1234 */
#define SERVICE_DIGITS_MAX 11     /* 0900 1234567 */
#define INTERNATIONAL_DIGITS_MIN 8
#define INTERNATIONAL_DIGITS_MAX 15 /* E.164, with the country's */

static gboolean
is_name_letter (gunichar letter)
{
  return g_unichar_isalnum (letter) || (letter < 0x80 && strchr ("!#$%&'*+-/=?^_`{|}~.", (gint) letter) != NULL);
}

/* Dots are between others, never two at once. */
static gboolean
dots_are_fine (const char *text)
{
  return *text != '.' && !g_str_has_suffix (text, ".") && strstr (text, "..") == NULL;
}

static gboolean
name_is_fine (const char *text)
{
  if (*text == '\0' || strlen (text) > EMAIL_NAME_MAX || !dots_are_fine (text))
    return FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_name_letter (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

/* A part of a domain, between its dots. */
static gboolean
label_is_fine (const char *text)
{
  if (*text == '\0' || strlen (text) > EMAIL_LABEL_MAX || *text == '-' || g_str_has_suffix (text, "-"))
    return FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar letter = g_utf8_get_char (p);

      if (!g_unichar_isalnum (letter) && letter != '-')
        return FALSE;
    }

  return TRUE;
}

/* What a domain ends in has letters only, or is one of other letters written in these: "xn--p1ai". */
static gboolean
ending_is_fine (const char *text)
{
  if (g_utf8_strlen (text, -1) < 2)
    return FALSE;

  for (const char *p = text; *p != '\0' && !g_str_has_prefix (text, "xn--"); p = g_utf8_next_char (p))
    if (!g_unichar_isalpha (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

static gboolean
domain_is_fine (const char *text)
{
  g_auto (GStrv) labels = g_strsplit (text, ".", -1);
  const guint n_labels = g_strv_length (labels);

  if (n_labels < 2 || strlen (text) > EMAIL_DOMAIN_MAX)
    return FALSE;

  for (guint i = 0; i < n_labels; i++)
    if (!label_is_fine (labels[i]))
      return FALSE;

  return ending_is_fine (labels[n_labels - 1]);
}

/* Whether what is typed is one key, or one turn of two, away from what everybody means: endings that nobody has or that no
 * school has, and the mailboxes that people have at home. */
static gboolean
seems_mistyped (const char *name, const char *domain)
{
  static const char *const endings[] = { ".nll",  ".nnl",  ".nl.nl", ".bl",  ".ml",   ".nk",   ".nlm", ".con",  ".cmo", ".comm",
                                         ".ocm",  ".vom",  ".xom",   ".cpm", ".coim", ".com.nl", ".ogr", ".orgg", ".eduu", ".mn" };
  static const char *const domains[] = { "gmial.com",    "gmai.com",    "gamil.com",   "gmal.com",   "gnail.com",  "gmaill.com",
                                         "gmail.nl",     "hotmial.com", "hotmal.com",  "hotmai.com", "hotmil.com", "hotnail.com",
                                         "homail.com",   "outlok.com",  "outloook.com", "outllook.com", "oulook.com", "yaho.com",
                                         "yahooo.com",   "zigo.nl",     "ziggoo.nl",   "kpnmai.nl",  "iclod.com",  "icloud.nl" };
  g_autofree char *folded = g_utf8_strdown (domain, -1);

  if (g_ascii_strncasecmp (name, "www.", 4) == 0 || g_ascii_strncasecmp (name, "mailto", 6) == 0 || g_str_has_prefix (folded, "www."))
    return TRUE;
  if (g_str_has_suffix (domain, ".nI")) /* a capital i in place of an l */
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (folded, endings[i]))
      return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (domains); i++)
    if (g_str_equal (folded, domains[i]))
      return TRUE;

  return FALSE;
}

/* Returns: (transfer full): @text without blanks around it. */
static char *
strip (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  return g_strdup (g_strstrip (valid));
}

static gboolean
has_blank (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isspace (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

/**
 * duo_email_find_flaw:
 * @text: an e-mail address as somebody wrote it; "" for none
 *
 * Returns: what seems wrong with it; %DUO_FLAW_NONE for nothing, and for no address
 */
DuoFlaw
duo_email_find_flaw (const char *text)
{
  g_autofree char *address = strip (text);
  char *at;

  if (*address == '\0')
    return DUO_FLAW_NONE;
  if (strpbrk (address, "\r\n") != NULL)
    return DUO_FLAW_LINE_BREAK;

  at = strchr (address, '@');
  if (at == NULL)
    return DUO_FLAW_EMAIL_NO_AT;
  if (strchr (at + 1, '@') != NULL)
    return DUO_FLAW_EMAIL_SEVERAL;
  if (has_blank (address))
    return DUO_FLAW_EMAIL_BLANK;

  *at = '\0';
  if (!name_is_fine (address))
    return DUO_FLAW_EMAIL_NAME;
  if (!domain_is_fine (at + 1))
    return DUO_FLAW_EMAIL_DOMAIN;
  return seems_mistyped (address, at + 1) ? DUO_FLAW_EMAIL_TYPO : DUO_FLAW_NONE;
}

/* Returns: whether it is an address that a mail can be sent to, for all that can be seen. */
gboolean
duo_email_is_usable (const char *text)
{
  const DuoFlaw flaw = duo_email_find_flaw (text);

  return strchr (text, '@') != NULL && (flaw == DUO_FLAW_NONE || flaw == DUO_FLAW_EMAIL_TYPO);
}

/* The digits of @text with a "+" in front of those of another country's, or "00"; a "(0)" behind the country is left
 * out, as it is when one dials. @other: (out): whether there is anything else but what people put between digits. */
static char *
take_digits (const char *text, gboolean *other)
{
  g_autoptr (GString) digits = g_string_new (NULL);

  *other = FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar letter = g_utf8_get_char (p);

      if (letter == '+' && digits->len == 0)
        g_string_append_c (digits, '+');
      else if (g_str_has_prefix (p, "(0)") && digits->len > 0)
        p += strlen ("(0)") - 1;
      else if (letter < 0x80 && g_ascii_isdigit ((gchar) letter))
        g_string_append_c (digits, (gchar) letter);
      else if (!g_unichar_isspace (letter) && (letter >= 0x80 || strchr ("-()/.", (gint) letter) == NULL)
               && letter != 0x2010 && letter != 0x2011 && letter != 0x2013)
        *other = TRUE;
    }

  if (g_str_has_prefix (digits->str, "00"))
    {
      g_string_erase (digits, 0, 2);
      g_string_prepend_c (digits, '+');
    }
  return g_string_free (g_steal_pointer (&digits), FALSE);
}

static DuoFlaw
judge_length (gsize length, gsize least, gsize most)
{
  if (length < least)
    return DUO_FLAW_PHONE_SHORT;

  return length > most ? DUO_FLAW_PHONE_LONG : DUO_FLAW_NONE;
}

/**
 * duo_phone_find_flaw:
 * @text: a telephone number as somebody wrote it; "" for none
 *
 * Dutch numbers have ten digits, those that begin with 08 or 09 fewer or more; 14 and the municipality's own are short.
 *
 * Returns: what seems wrong with it; %DUO_FLAW_NONE for nothing, and for no number
 */
DuoFlaw
duo_phone_find_flaw (const char *text)
{
  g_autofree char *number = strip (text);
  g_autofree char *digits = NULL;
  gboolean other = FALSE;
  gsize length;

  if (*number == '\0')
    return DUO_FLAW_NONE;
  if (strpbrk (number, "\r\n") != NULL)
    return DUO_FLAW_LINE_BREAK;

  digits = take_digits (number, &other);
  length = strlen (digits);
  if (other)
    return DUO_FLAW_PHONE_LETTERS;
  if (digits[0] == '+')
    return judge_length (length - 1, INTERNATIONAL_DIGITS_MIN, INTERNATIONAL_DIGITS_MAX);
  if (g_str_has_prefix (digits, "14"))
    return judge_length (length, strlen ("14020"), strlen ("140118"));
  if (g_str_has_prefix (digits, "0800") || g_str_has_prefix (digits, "0900"))
    return judge_length (length, SERVICE_DIGITS_MIN, SERVICE_DIGITS_MAX);
  if (digits[0] != '0' && length == DUTCH_DIGITS - 1)
    return DUO_FLAW_PHONE_NO_ZERO;

  return judge_length (length, DUTCH_DIGITS, DUTCH_DIGITS);
}

/* Returns: (transfer full) (nullable): the same for two ways to write one address; %NULL where there is none. */
char *
duo_email_dup_key (const char *text)
{
  g_autofree char *folded = duo_fold_text (text);

  return strchr (folded, '@') != NULL ? g_strdup (g_strstrip (folded)) : NULL;
}

/* Returns: (transfer full) (nullable): the same for two ways to write one number; %NULL where it is too short for one. */
char *
duo_phone_dup_key (const char *text)
{
  gboolean other;
  g_autofree char *digits = take_digits (text, &other);

  if (g_str_has_prefix (digits, "+31"))
    return g_strconcat ("0", digits + strlen ("+31"), NULL);
  return strlen (digits) >= SERVICE_DIGITS_MIN ? g_steal_pointer (&digits) : NULL;
}

/**
 * duo_months_since:
 * @when: a date, as far as it is known
 * @today: Julian day
 *
 * Returns: how many whole months ago @when ended; 0 for this month and what is to come, -1 where it is not known
 */
gint
duo_months_since (const DuoWhen *when, guint32 today)
{
  GDate then, now;
  gint months;

  if (!duo_when_is_known (when))
    return -1;
  if (when->last >= today)
    return 0;

  g_date_clear (&then, 1);
  g_date_clear (&now, 1);
  g_date_set_julian (&then, when->last);
  g_date_set_julian (&now, today);
  months = (g_date_get_year (&now) - g_date_get_year (&then)) * 12 + (gint) g_date_get_month (&now)
           - (gint) g_date_get_month (&then);
  if (g_date_get_day (&now) < g_date_get_day (&then) && !g_date_is_last_of_month (&now))
    months--;
  return months;
}

/* Returns: whether a year or more has passed since somebody confirmed it; what was never confirmed is stale too. */
gboolean
duo_contact_is_stale (const DuoWhen *confirmed, guint32 today)
{
  const gint months = duo_months_since (confirmed, today);

  return months < 0 || months >= DUO_CONTACT_STALE_MONTHS;
}
