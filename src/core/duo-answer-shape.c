/* SPDX-License-Identifier: EUPL-1.2 */
/* How large a picture is, and which way up: pixels, the names of common sizes, lying or standing. */
#include "duo-answer-words.h"

#include <string.h>

#define LEAST_SIDE 64
#define MOST_SIDE 16384
#define MOST_RATIO 5 /* longer than that is a slip of the pen more often than a screen */

typedef enum
{
  SHAPE_NONE,
  SHAPE_LANDSCAPE,
  SHAPE_PORTRAIT,
  SHAPE_SQUARE,
} Shape;

static const char *const shape_codes[] = { NULL, "landscape", "portrait", "square" };

typedef struct
{
  guint width;
  guint height;
  gboolean named; /* "full hd": which way up is another matter */
} Size;

/* What was read so far. */
typedef struct
{
  DuoAnswerNotes *notes;
  Size size;         /* the last */
  guint n_sizes;     /* that differ */
  guint shapes;      /* a bit for each that a word said */
  guint ratio[2];    /* "16:9" */
  guint width;       /* "1920 breed", until its height comes */
  guint height;
} Reading;

static const struct
{
  const char *word;
  Shape shape;
} shape_words[] = {
  { "liggend", SHAPE_LANDSCAPE },   { "liggende", SHAPE_LANDSCAPE },  { "horizontaal", SHAPE_LANDSCAPE },
  { "horizontale", SHAPE_LANDSCAPE }, { "landscape", SHAPE_LANDSCAPE }, { "landschap", SHAPE_LANDSCAPE },
  { "breedbeeld", SHAPE_LANDSCAPE }, { "staand", SHAPE_PORTRAIT },    { "staande", SHAPE_PORTRAIT },
  { "verticaal", SHAPE_PORTRAIT },  { "verticale", SHAPE_PORTRAIT },  { "portrait", SHAPE_PORTRAIT },
  { "portret", SHAPE_PORTRAIT },    { "rechtop", SHAPE_PORTRAIT },    { "vierkant", SHAPE_SQUARE },
  { "vierkante", SHAPE_SQUARE },    { "square", SHAPE_SQUARE },
};

static const char *const fillers[] = { "px", "pixel", "pixels", "pix", "resolutie", "formaat", "scherm", "schermen", "beeld",
                                       "afmeting", "afmetingen", "stand", "is", "alleen", NULL };

static Shape
get_shape (guint width,
           guint height)
{
  return width > height ? SHAPE_LANDSCAPE : width < height ? SHAPE_PORTRAIT : SHAPE_SQUARE;
}

static gboolean
is_size (double width,
         double height)
{
  return width >= LEAST_SIDE && height >= LEAST_SIDE && width <= MOST_SIDE && height <= MOST_SIDE && width <= height * MOST_RATIO
         && height <= width * MOST_RATIO && width == (guint) width && height == (guint) height;
}

static void
add_size (Reading *self,
          double   width,
          double   height,
          gboolean named)
{
  if (!is_size (width, height))
    {
      self->notes->doubt = TRUE;
      return;
    }
  if (self->n_sizes > 0 && self->size.width == width && self->size.height == height)
    return; /* said twice: "1920x1080, full hd" */

  if (self->n_sizes > 0)
    duo_answer_note (self->notes, g_strdup_printf ("%ux%u", self->size.width, self->size.height));
  self->size = (Size){ (guint) width, (guint) height, named };
  self->n_sizes++;
}

/* "1920 x 1080", "1920 px bij 1080". Returns: how many tokens that took. */
static guint
read_sides (Reading *self,
            GArray  *tokens,
            guint    index)
{
  const DuoAnswerToken *width = duo_answer_token_at (tokens, index);
  const guint px = duo_answer_is_word (tokens, index + 1, "px") || duo_answer_is_word (tokens, index + 1, "pixels") ? 1 : 0;
  const DuoAnswerToken *height = duo_answer_token_at (tokens, index + 2 + px);

  if (width->type != DUO_TOKEN_NUMBER || !duo_answer_is_sign (tokens, index + 1 + px, "x") || height == NULL
      || height->type != DUO_TOKEN_NUMBER)
    return 0;
  if (duo_answer_is_sign (tokens, index + 3 + px, "x"))
    return 0; /* a third side */

  add_size (self, width->number, height->number, FALSE);
  return 3 + px;
}

/* "16:9". */
static guint
read_ratio (Reading *self,
            GArray  *tokens,
            guint    index)
{
  static const guint ratios[][2] = { { 16, 9 }, { 9, 16 }, { 4, 3 }, { 3, 4 }, { 1, 1 }, { 16, 10 }, { 10, 16 }, { 21, 9 }, { 5, 4 } };
  const DuoAnswerToken *a = duo_answer_token_at (tokens, index);
  const DuoAnswerToken *b = duo_answer_token_at (tokens, index + 2);

  if (a->type != DUO_TOKEN_NUMBER || !duo_answer_is_sign (tokens, index + 1, ":") || b == NULL || b->type != DUO_TOKEN_NUMBER)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (ratios); i++)
    if (ratios[i][0] == a->number && ratios[i][1] == b->number)
      {
        if (self->ratio[0] != 0 && (self->ratio[0] != ratios[i][0] || self->ratio[1] != ratios[i][1]))
          self->notes->doubt = TRUE;
        self->ratio[0] = ratios[i][0];
        self->ratio[1] = ratios[i][1];
        self->shapes |= 1u << get_shape (ratios[i][0], ratios[i][1]);
        return 3;
      }

  return 0;
}

/* "full hd", "1080p", "uhd"; "hd" and "4k" are used for more than one. */
static guint
read_name (Reading *self,
           GArray  *tokens,
           guint    index)
{
  const DuoAnswerToken *token = duo_answer_token_at (tokens, index);
  const guint dash = duo_answer_is_sign (tokens, index + 1, "-") ? 1 : 0;
  const gboolean hd_follows = duo_answer_is_word (tokens, index + 1 + dash, "hd");

  if (token->type == DUO_TOKEN_NUMBER && duo_answer_is_word (tokens, index + 1, "p"))
    {
      if (token->number == 1080 || token->number == 720 || token->number == 2160)
        {
          add_size (self, token->number * 16 / 9, token->number, TRUE);
          return 2;
        }
      return 0;
    }
  if (token->type == DUO_TOKEN_NUMBER && token->number == 4 && duo_answer_is_word (tokens, index + 1, "k"))
    {
      self->notes->doubt = TRUE; /* 3840 on screens, 4096 in cinemas */
      add_size (self, 3840, 2160, TRUE);
      return 2;
    }
  if (token->type != DUO_TOKEN_WORD)
    return 0;
  if ((strcmp (token->text, "full") == 0 || strcmp (token->text, "ultra") == 0) && hd_follows)
    {
      if (token->text[0] == 'f')
        add_size (self, 1920, 1080, TRUE);
      else
        add_size (self, 3840, 2160, TRUE);
      return 2 + dash;
    }
  if (strcmp (token->text, "fullhd") == 0 || strcmp (token->text, "fhd") == 0)
    add_size (self, 1920, 1080, TRUE);
  else if (strcmp (token->text, "uhd") == 0 || strcmp (token->text, "ultrahd") == 0)
    add_size (self, 3840, 2160, TRUE);
  else if (strcmp (token->text, "hd") == 0 && duo_answer_is_word (tokens, index + 1, "ready"))
    {
      add_size (self, 1280, 720, TRUE);
      return 2;
    }
  else if (strcmp (token->text, "hd") == 0)
    {
      self->notes->doubt = TRUE;
      add_size (self, 1920, 1080, TRUE);
      add_size (self, 1280, 720, TRUE);
    }
  else
    return 0;
  return 1;
}

/* "1920 breed", "hoogte: 1080". */
static guint
read_side (Reading *self,
           GArray  *tokens,
           guint    index)
{
  const DuoAnswerToken *token = duo_answer_token_at (tokens, index);
  const gboolean wide = duo_answer_is_word (tokens, index, "breedte");
  const gboolean before = wide || duo_answer_is_word (tokens, index, "hoogte");
  const guint at = !before ? index : duo_answer_is_sign (tokens, index + 1, ":") ? index + 2 : index + 1;
  const DuoAnswerToken *number = duo_answer_token_at (tokens, at);
  const guint px = duo_answer_is_word (tokens, at + 1, "px") || duo_answer_is_word (tokens, at + 1, "pixels") ? 1 : 0;
  const gboolean wide_after = duo_answer_is_word (tokens, at + 1 + px, "breed");
  const gboolean high_after = duo_answer_is_word (tokens, at + 1 + px, "hoog");

  if (number == NULL || number->type != DUO_TOKEN_NUMBER || (!before && token != number) || (!before && !wide_after && !high_after)
      || number->number < 0 || number->number > MOST_SIDE)
    return 0;

  if (before ? wide : wide_after)
    self->width = (guint) number->number;
  else
    self->height = (guint) number->number;
  if (self->width != 0 && self->height != 0)
    {
      add_size (self, self->width, self->height, FALSE);
      self->width = self->height = 0;
    }
  return at + 1 + px + (before ? 0 : 1) - index;
}

static guint
read_word (Reading *self,
           GArray  *tokens,
           guint    index)
{
  const DuoAnswerToken *token = duo_answer_token_at (tokens, index);

  if (token->type == DUO_TOKEN_SIGN && token->text[0] != '\0' && strchr (".,;:()!", token->text[0]) != NULL)
    return 1;
  if (token->type != DUO_TOKEN_WORD)
    return 0;
  for (guint i = 0; i < G_N_ELEMENTS (shape_words); i++)
    if (strcmp (shape_words[i].word, token->text) == 0)
      {
        self->shapes |= 1u << shape_words[i].shape;
        return 1;
      }
  return duo_answer_is_among (token->text, fillers) ? 1 : 0;
}

/* The size, turned where a name says only how large and a word says which way up. */
static void
note_size (Reading *self)
{
  const guint shape = 1u << get_shape (self->size.width, self->size.height);
  const guint long_side = MAX (self->size.width, self->size.height);
  const guint short_side = MIN (self->size.width, self->size.height);
  const guint ratio_shape = 1u << get_shape (self->ratio[0], self->ratio[1]);

  if (self->size.named && self->shapes == (1u << SHAPE_PORTRAIT))
    duo_answer_note (self->notes, g_strdup_printf ("%ux%u", short_side, long_side));
  else
    duo_answer_note (self->notes, g_strdup_printf ("%ux%u", self->size.width, self->size.height));
  if (self->shapes != 0 && self->shapes != shape && !(self->size.named && self->shapes == (1u << SHAPE_PORTRAIT)))
    {
      self->notes->doubt = TRUE; /* "1920x1080 staand" */
      duo_answer_note (self->notes, g_strdup_printf ("%ux%u", short_side, long_side));
      duo_answer_note (self->notes, g_strdup_printf ("%ux%u", long_side, short_side));
    }
  if (self->ratio[0] != 0 && ratio_shape == shape && self->size.width * self->ratio[1] != self->size.height * self->ratio[0])
    self->notes->doubt = TRUE; /* "1920x1080 (4:3)" */
}

/* Reads how large a picture is or which way up. */
void
duo_answer_read_shape (GArray         *tokens,
                       DuoAnswerNotes *notes)
{
  guint (*const readers[]) (Reading *, GArray *, guint) = { read_sides, read_ratio, read_name, read_side, read_word };
  Reading self = { .notes = notes };

  for (guint i = 0; i < tokens->len;)
    {
      guint n = 0;

      for (guint j = 0; n == 0 && j < G_N_ELEMENTS (readers); j++)
        n = readers[j](&self, tokens, i);
      if (n == 0)
        notes->doubt = TRUE;
      i += MAX (n, 1);
    }

  if (self.width != 0 || self.height != 0)
    notes->doubt = TRUE; /* one side only */
  if (self.n_sizes > 0)
    note_size (&self);
  for (guint shape = SHAPE_LANDSCAPE; self.n_sizes == 0 && shape <= SHAPE_SQUARE; shape++)
    if (self.shapes & (1u << shape))
      duo_answer_note (notes, g_strdup (shape_codes[shape]));
}
