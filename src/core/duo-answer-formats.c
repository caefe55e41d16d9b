/* SPDX-License-Identifier: EUPL-1.2 */
/* File types, as schools name them. */
#include "duo-answer-words.h"

#include <string.h>

/* In the order of the vocabulary of specifications. */
static const char *const codes[] = { "jpg", "png", "gif", "pdf", "pptx", "mp4", "mov", "webm", "html", "text" };

/* @doubt: said of more than one type, or of another thing than a file. */
static const struct
{
  const char *word;
  const char *code;
  gboolean doubt;
} names[] = {
  { "jpg", "jpg", FALSE },    { "jpeg", "jpg", FALSE },  { "jpgs", "jpg", FALSE },       { "png", "png", FALSE },
  { "pngs", "png", FALSE },   { "gif", "gif", FALSE },   { "pdf", "pdf", FALSE },        { "pptx", "pptx", FALSE },
  { "ppt", "pptx", FALSE },   { "powerpoint", "pptx", FALSE }, { "mp4", "mp4", FALSE },  { "mov", "mov", FALSE },
  { "quicktime", "mov", FALSE }, { "webm", "webm", FALSE }, { "html", "html", FALSE },   { "html5", "html", FALSE },
  { "tekst", "text", FALSE }, { "text", "text", FALSE }, { "txt", "text", FALSE },       { "video", "mp4", TRUE },
  { "videos", "mp4", TRUE },  { "filmpje", "mp4", TRUE }, { "filmpjes", "mp4", TRUE },   { "film", "mp4", TRUE },
  { "mpeg4", "mp4", TRUE },   { "h264", "mp4", TRUE },   { "afbeelding", "jpg", TRUE },  { "afbeeldingen", "jpg", TRUE },
  { "plaatje", "jpg", TRUE }, { "plaatjes", "jpg", TRUE }, { "foto", "jpg", TRUE },      { "beeld", "jpg", TRUE },
  { "slide", "pptx", TRUE },  { "presentatie", "pptx", TRUE }, { "website", "html", TRUE },
};

static const char *const fillers[] = { "en", "of", "bestand", "bestanden", "als", "formaat", "stilstaand", "ook", NULL };

static gint
find_name (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (names[i].word, word) == 0)
      return (gint) i;

  return -1;
}

/* Returns: (transfer full) (nullable): those of the set @found, in order. */
static char *
join (guint found)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (found & (1u << i))
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? "," : "", codes[i]);
  return g_string_free (joined, joined->len == 0);
}

static guint
get_bit (const char *code)
{
  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (strcmp (codes[i], code) == 0)
      return 1u << i;

  return 0;
}

/* Reads a set of file types. */
void
duo_answer_read_formats (GArray         *tokens,
                         DuoAnswerNotes *notes)
{
  guint found = 0;
  gboolean picture = FALSE;
  g_autofree char *joined = NULL;

  for (guint i = 0; i < tokens->len; i++)
    {
      const DuoAnswerToken *token = duo_answer_token_at (tokens, i);
      const gint name = token->type == DUO_TOKEN_WORD ? find_name (token->text) : -1;

      if (name >= 0)
        {
          found |= get_bit (names[name].code);
          notes->doubt |= names[name].doubt;
          picture |= names[name].doubt && strcmp (names[name].code, "jpg") == 0;
        }
      else if (token->type == DUO_TOKEN_SIGN ? strchr ("/,;.+&*()|\\-", token->text[0]) == NULL
                                              : token->type == DUO_TOKEN_NUMBER || !duo_answer_is_among (token->text, fillers))
        notes->doubt = TRUE;
    }

  joined = join (found);
  if (joined == NULL)
    notes->doubt = TRUE;
  else
    duo_answer_note (notes, g_steal_pointer (&joined));
  if (picture) /* "gewoon plaatje" */
    duo_answer_note (notes, join (found | get_bit ("png")));
}
