/* SPDX-License-Identifier: EUPL-1.2 */
/* Taking an answer apart. */
#include "duo-answer-words.h"

#include <string.h>

static const struct
{
  const char *word;
  double number;
} number_words[] = {
  { "een", 1 },     { "twee", 2 },      { "drie", 3 },     { "vier", 4 },      { "vijf", 5 },     { "zes", 6 },
  { "zeven", 7 },   { "acht", 8 },      { "negen", 9 },    { "tien", 10 },     { "elf", 11 },     { "twaalf", 12 },
  { "vijftien", 15 }, { "twintig", 20 }, { "dertig", 30 }, { "veertig", 40 },  { "vijftig", 50 }, { "zestig", 60 },
  { "honderd", 100 }, { "anderhalf", 1.5 }, { "anderhalve", 1.5 },
};

static void
token_clear (gpointer data)
{
  g_free (((DuoAnswerToken *) data)->text);
}

/* The length of the number that @p begins with: digits, and points or commas between digits. */
static gsize
span_number (const char *p)
{
  gsize n = strspn (p, "0123456789");

  while (n > 0 && (p[n] == '.' || p[n] == ',') && g_ascii_isdigit (p[n + 1]))
    n += 1 + strspn (p + n + 1, "0123456789");
  return n;
}

/* Reads a number as the Dutch write it: "1.920" is a thousand and more, "1,5" and "1.5" one and a half. "1,920" could be
 * either. Returns: %FALSE where it is none or could be two. */
static gboolean
read_number (const char *text,
             double     *number)
{
  const char *mark = strpbrk (text, ".,");
  g_autofree char *plain = NULL;
  gsize n_after;

  if (strlen (text) > 15)
    return FALSE;
  if (mark == NULL)
    {
      *number = g_ascii_strtod (text, NULL);
      return TRUE;
    }

  n_after = strspn (mark + 1, "0123456789");
  if (mark[1 + n_after] != '\0' || (n_after == 3 && (*mark == ',' || mark - text > 3)))
    return FALSE;
  plain = g_strdup (text);
  if (n_after == 3)
    memmove (plain + (mark - text), mark + 1, strlen (mark + 1) + 1);
  else
    plain[mark - text] = '.';
  *number = g_ascii_strtod (plain, NULL);
  return TRUE;
}

/* Whether "x" at @p stands for "by": no letter goes on after it. */
static gboolean
is_by (const char *p)
{
  return *p == 'x' && !g_ascii_isalpha (p[1]);
}

static void
add_token (GArray            *tokens,
           DuoAnswerTokenType type,
           const char        *text,
           gsize              length,
           gboolean           joined)
{
  DuoAnswerToken token = { type, g_strndup (text, length), 0, joined };

  if (type == DUO_TOKEN_NUMBER && !read_number (token.text, &token.number))
    token.type = DUO_TOKEN_WORD; /* of no list: a doubt */
  for (guint i = 0; type == DUO_TOKEN_WORD && i < G_N_ELEMENTS (number_words); i++)
    if (strcmp (token.text, number_words[i].word) == 0)
      {
        token.type = DUO_TOKEN_NUMBER;
        token.number = number_words[i].number;
      }
  g_array_append_val (tokens, token);
}

/* Adds the word that @p begins with; it may end in digits ("mp4"). Returns: its length. */
static gsize
add_word (GArray     *tokens,
          const char *p,
          gboolean    joined)
{
  gsize n = 0;

  while (g_unichar_isalpha (g_utf8_get_char (p + n)) || (n > 0 && g_ascii_isdigit (p[n]) && !is_by (p)))
    n += (gsize) (g_utf8_next_char (p + n) - (p + n));
  if ((n == 3 && strncmp (p, "bij", n) == 0) || (n == 2 && strncmp (p, "by", n) == 0))
    add_token (tokens, DUO_TOKEN_SIGN, "x", 1, joined);
  else
    add_token (tokens, DUO_TOKEN_WORD, p, n, joined);
  return n;
}

/**
 * duo_answer_take_apart:
 * @folded: a text of duo_fold_text()
 *
 * Returns: (transfer full) (element-type DuoAnswerToken): its parts. Number words are numbers; a number that could be
 *   two ("1,920") is a word.
 */
GArray *
duo_answer_take_apart (const char *folded)
{
  GArray *tokens = g_array_new (FALSE, TRUE, sizeof (DuoAnswerToken));
  gboolean joined = FALSE;

  g_array_set_clear_func (tokens, token_clear);
  for (const char *p = folded; *p != '\0';)
    {
      const gunichar letter = g_utf8_get_char (p);
      gsize n = (gsize) (g_utf8_next_char (p) - p);

      if (*p == ' ')
        {
          joined = FALSE;
          p++;
          continue;
        }
      if (g_ascii_isdigit (*p))
        {
          n = span_number (p);
          add_token (tokens, DUO_TOKEN_NUMBER, p, n, joined);
        }
      else if (is_by (p) || letter == 0xd7 || *p == '*')
        add_token (tokens, DUO_TOKEN_SIGN, "x", 1, joined);
      else if (g_unichar_isalpha (letter))
        n = add_word (tokens, p, joined);
      else
        add_token (tokens, DUO_TOKEN_SIGN, p, n, joined);
      joined = TRUE;
      p += n;
    }

  return tokens;
}

/* Returns: (transfer none) (nullable): the token, or %NULL beyond the last. */
const DuoAnswerToken *
duo_answer_token_at (GArray *tokens,
                     guint   index)
{
  return index < tokens->len ? &g_array_index (tokens, DuoAnswerToken, index) : NULL;
}

static gboolean
is_token (GArray            *tokens,
          guint              index,
          DuoAnswerTokenType type,
          const char        *text)
{
  const DuoAnswerToken *token = duo_answer_token_at (tokens, index);

  return token != NULL && token->type == type && strcmp (token->text, text) == 0;
}

gboolean
duo_answer_is_word (GArray     *tokens,
                    guint       index,
                    const char *word)
{
  return is_token (tokens, index, DUO_TOKEN_WORD, word);
}

gboolean
duo_answer_is_sign (GArray     *tokens,
                    guint       index,
                    const char *sign)
{
  return is_token (tokens, index, DUO_TOKEN_SIGN, sign);
}

/* @words: (array zero-terminated=1) */
gboolean
duo_answer_is_among (const char        *word,
                     const char *const *words)
{
  return g_strv_contains (words, word);
}

/* Takes @value (transfer full) as one that the answer may mean. */
void
duo_answer_note (DuoAnswerNotes *notes,
                 char           *value)
{
  for (guint i = 0; i < notes->candidates->len; i++)
    if (strcmp (notes->candidates->pdata[i], value) == 0)
      {
        g_free (value);
        return;
      }

  g_ptr_array_add (notes->candidates, value);
}
