/* SPDX-License-Identifier: EUPL-1.2 */
/* An answer taken apart into numbers, words and signs; what the readers of answers share. */
#pragma once

#include "duo-answer-text.h"

G_BEGIN_DECLS

typedef enum
{
  DUO_TOKEN_NUMBER,
  DUO_TOKEN_WORD, /* folded */
  DUO_TOKEN_SIGN, /* one character; "x" for every way to write "by" */
} DuoAnswerTokenType;

typedef struct
{
  DuoAnswerTokenType type;
  char              *text;   /* (owned) */
  double             number;
  gboolean           joined; /* no blank before it */
} DuoAnswerToken;

/**
 * DuoAnswerNotes:
 * @candidates: (owned) (element-type utf8): values that it may mean, in order, each once
 * @doubt: something was written that makes it uncertain
 *
 * What a reader found so far.
 */
typedef struct
{
  GPtrArray *candidates;
  gboolean   doubt;
} DuoAnswerNotes;

GArray               *duo_answer_take_apart (const char *folded);
const DuoAnswerToken *duo_answer_token_at   (GArray *tokens, guint index);
gboolean              duo_answer_is_word    (GArray *tokens, guint index, const char *word);
gboolean              duo_answer_is_sign    (GArray *tokens, guint index, const char *sign);
gboolean              duo_answer_is_among   (const char *word, const char *const *words);
void                  duo_answer_note       (DuoAnswerNotes *notes, char *value);

/* The readers, a file each; @tokens is what duo_answer_take_apart() gave. */
void duo_answer_read_amount  (DuoAskKind kind, GArray *tokens, DuoAnswerNotes *notes);
void duo_answer_read_shape   (GArray *tokens, DuoAnswerNotes *notes);
void duo_answer_read_formats (GArray *tokens, DuoAnswerNotes *notes);

G_END_DECLS
