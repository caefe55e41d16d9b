/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading the answers of schools: a value only where all that was written is understood. */
#include "duo-answer-words.h"

#include <string.h>

#include "duo-fold.h"

/* Longer than this nobody writes into a cell that asks for a number. */
#define MAX_LENGTH 2000

static const char *const kind_codes[DUO_N_ASK_KINDS] = {
  "shape",  "formats", "seconds",    "file-size", "work-days", "days",    "count", "pixels",
  "words",  "characters", "yes-no",  "tick",      "willing",   "email",   "text",
};

static const char *const unknown_words[] = { "onbekend", "niet bekend", "nog niet bekend", "nog onbekend", "weet ik niet",
                                             "weet niet", "weten we niet", "weten wij niet", "dat weet ik niet", "geen idee",
                                             "nnb", "n.n.b.", "n.n.b", "?", "??", "???", "? onbekend", "unknown", NULL };
static const char *const yes_words[] = { "ja", "j", "yes", "waar", "true", "ja hoor", "ja graag", "graag", "ja zeker", "ja natuurlijk",
                                         "ja prima", "1", NULL };
static const char *const no_words[] = { "nee", "n", "no", "neen", "onwaar", "false", "nee hoor", "nee bedankt", "nee dank u", "0", NULL };
static const char *const tick_words[] = { "x", "v", "\xe2\x9c\x93", "\xe2\x9c\x94", "\xe2\x98\x91", "\xe2\x98\x92", "[x]", "(x)", NULL };
static const char *const willing_words[] = { "doet mee",          "wij doen mee",     "we doen mee",      "wij werken mee",    "doen mee",
                                             "wij doen graag mee", "we doen graag mee", "ja wij doen mee", "ja we doen mee", NULL };
static const char *const unwilling_words[] = { "doet niet mee", "wij doen niet mee", "we doen niet mee", "doen niet mee", NULL };
static const char *const condition_words[] = { "onder voorwaarden", "onder voorwaarde", "ja, onder voorwaarden",
                                               "ja onder voorwaarden", "voorwaardelijk", NULL };

gboolean
duo_ask_kind_parse (const char    *text,
                       DuoAskKind *kind)
{
  for (guint i = 0; i < DUO_N_ASK_KINDS; i++)
    if (g_strcmp0 (kind_codes[i], text) == 0)
      {
        *kind = (DuoAskKind) i;
        return TRUE;
      }

  return FALSE;
}

void
duo_reading_free (DuoReading *self)
{
  g_free (self->value);
  g_ptr_array_unref (self->proposals);
  g_free (self);
}

/* "niet groter dan 5 MB" says no more than "max 5 MB". Returns: (transfer full). */
static char *
shorten_limits (const char *folded)
{
  static const char *const limits[] = { "niet groter dan", "niet meer dan", "niet langer dan", "tot en met", "t/m", "maximaal van" };
  GString *text = g_string_new (folded);

  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    g_string_replace (text, limits[i], "max", 0);
  return g_string_free (text, FALSE);
}

/* "ja, graag!" says no more than "ja graag". Returns: (transfer full). */
static char *
drop_marks (const char *folded)
{
  GString *text = g_string_new (folded);

  g_string_replace (text, ",", "", 0);
  while (text->len > 1 && strchr (".!", text->str[text->len - 1]) != NULL)
    g_string_truncate (text, text->len - 1);
  return g_string_free (text, FALSE);
}

static void
read_yes_no (const char     *folded,
             DuoAnswerNotes *notes)
{
  g_autofree char *bare = drop_marks (folded);

  if (duo_answer_is_among (bare, yes_words))
    duo_answer_note (notes, g_strdup ("yes"));
  else if (duo_answer_is_among (bare, no_words))
    duo_answer_note (notes, g_strdup ("no"));
  else
    notes->doubt = TRUE;
  if (notes->doubt && g_str_has_prefix (folded, "ja"))
    duo_answer_note (notes, g_strdup ("yes"));
  if (notes->doubt && g_str_has_prefix (folded, "nee"))
    duo_answer_note (notes, g_strdup ("no"));
}

/* A yes with "mits" is under conditions; "nee, tenzij" could become one, and is asked. */
static void
read_willing (const char     *folded,
              DuoAnswerNotes *notes)
{
  g_autofree char *bare = drop_marks (folded);

  if (duo_answer_is_among (bare, willing_words))
    duo_answer_note (notes, g_strdup ("yes"));
  else if (duo_answer_is_among (bare, unwilling_words))
    duo_answer_note (notes, g_strdup ("no"));
  else if (duo_answer_is_among (folded, condition_words) || g_str_has_prefix (folded, "ja mits ")
           || g_str_has_prefix (folded, "ja, mits ") || g_str_has_prefix (folded, "onder voorwaarde dat "))
    duo_answer_note (notes, g_strdup ("condition"));
  else
    {
      read_yes_no (folded, notes);
      if (notes->doubt)
        duo_answer_note (notes, g_strdup ("condition"));
    }
}

/* An address as mail programs take it: one @, a point behind it, nothing odd. Case of the name is kept. */
static gboolean
is_address (const char *text)
{
  const char *at = strchr (text, '@');

  if (at == NULL || at == text || strchr (at + 1, '@') != NULL || strchr (at + 1, '.') == NULL || strlen (text) > 254)
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_isalnum (*p) && strchr ("@.-_+'&/=~", *p) == NULL)
      return FALSE;
  return !g_str_has_suffix (text, ".") && strstr (text, "..") == NULL && at[1] != '.' && at[-1] != '.';
}

/* @text: as written, since the case of an address is its owner's. */
static void
read_email (const char     *text,
            DuoAnswerNotes *notes)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_auto (GStrv) parts = NULL;

  if (is_address (stripped))
    {
      duo_answer_note (notes, g_steal_pointer (&stripped));
      return;
    }

  notes->doubt = TRUE;
  parts = g_strsplit_set (stripped, " \t\r\n<>;,:()[]\"", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (is_address (parts[i]))
      duo_answer_note (notes, g_strdup (parts[i]));
}

static void
read_kind (DuoAskKind   kind,
           const char     *text,
           const char     *folded,
           DuoAnswerNotes *notes)
{
  g_autofree char *plain = shorten_limits (folded);
  g_autoptr (GArray) tokens = duo_answer_take_apart (plain);

  switch (kind)
    {
    case DUO_ASK_SHAPE:
      duo_answer_read_shape (tokens, notes);
      break;
    case DUO_ASK_FORMATS:
      duo_answer_read_formats (tokens, notes);
      break;
    case DUO_ASK_YES_NO:
      read_yes_no (folded, notes);
      break;
    case DUO_ASK_TICK:
      if (duo_answer_is_among (folded, tick_words))
        duo_answer_note (notes, g_strdup ("yes"));
      else if (strcmp (folded, "-") == 0)
        duo_answer_note (notes, g_strdup ("no"));
      else
        read_yes_no (folded, notes);
      break;
    case DUO_ASK_WILLING:
      read_willing (folded, notes);
      break;
    case DUO_ASK_EMAIL:
      read_email (text, notes);
      break;
    case DUO_ASK_TEXT:
      duo_answer_note (notes, g_strstrip (g_strdup (text)));
      break;
    case DUO_ASK_COUNT:
      if (strcmp (folded, "geen") == 0)
        duo_answer_note (notes, g_strdup ("0"));
      else
        duo_answer_read_amount (kind, tokens, notes);
      break;
    case DUO_ASK_SECONDS:
    case DUO_ASK_FILE_SIZE:
    case DUO_ASK_WORK_DAYS:
    case DUO_ASK_DAYS:
    case DUO_ASK_PIXELS:
    case DUO_ASK_WORDS:
    case DUO_ASK_CHARACTERS:
      duo_answer_read_amount (kind, tokens, notes);
      break;
    case DUO_N_ASK_KINDS:
    default:
      g_assert_not_reached ();
    }
}

/**
 * duo_answer_read:
 * @kind: what the cell asks for
 * @text: (nullable): what was written
 *
 * Returns: (transfer full): what it means. A value only where every word of it is understood and there is one meaning.
 */
DuoReading *
duo_answer_read (DuoAskKind kind,
                 const char   *text)
{
  DuoReading *self = g_new0 (DuoReading, 1);
  g_autofree char *folded = duo_fold_text (text != NULL ? text : "");
  DuoAnswerNotes notes = { g_ptr_array_new_with_free_func (g_free), FALSE };

  self->proposals = notes.candidates;
  if (*folded == '\0')
    self->verdict = DUO_READING_EMPTY;
  else if (duo_answer_is_among (folded, unknown_words))
    self->verdict = DUO_READING_UNKNOWN;
  else if (strlen (folded) > MAX_LENGTH && kind != DUO_ASK_TEXT)
    self->verdict = DUO_READING_QUESTION;
  else
    {
      read_kind (kind, text, folded, &notes);
      self->verdict = !notes.doubt && notes.candidates->len == 1 ? DUO_READING_VALUE : DUO_READING_QUESTION;
    }

  if (self->verdict == DUO_READING_VALUE)
    {
      self->value = g_strdup (notes.candidates->pdata[0]);
      g_ptr_array_set_size (notes.candidates, 0);
    }
  return self;
}
