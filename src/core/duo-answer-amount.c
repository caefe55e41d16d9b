/* SPDX-License-Identifier: EUPL-1.2 */
/* Amounts: seconds, megabytes, working days, how many. */
#include "duo-answer-words.h"

#include <string.h>

typedef struct
{
  const char *word;
  double factor;
  gboolean doubt; /* "dagen" where working days are asked for */
} Unit;

static const Unit second_units[] = {
  { "s", 1, FALSE },      { "sec", 1, FALSE },     { "secs", 1, FALSE },    { "seconde", 1, FALSE },
  { "seconden", 1, FALSE }, { "second", 1, FALSE }, { "seconds", 1, FALSE }, { "min", 60, FALSE },
  { "minuut", 60, FALSE }, { "minuten", 60, FALSE }, { "ms", 0.001, FALSE }, { "milliseconden", 0.001, FALSE },
  { "uur", 3600, TRUE },  { NULL, 0, FALSE },
};
static const Unit size_units[] = {
  { "kb", 1, FALSE },           { "kilobyte", 1, FALSE },     { "kilobytes", 1, FALSE },   { "kib", 1, FALSE },
  { "mb", 1024, FALSE },        { "megabyte", 1024, FALSE },  { "megabytes", 1024, FALSE }, { "mib", 1024, FALSE },
  { "mbyte", 1024, FALSE },     { "gb", 1048576, FALSE },     { "gigabyte", 1048576, FALSE }, { "k", 1, TRUE },
  { "m", 1024, TRUE },          { "mega", 1024, TRUE },       { "mbit", 128, TRUE },        { NULL, 0, FALSE },
};
static const Unit work_day_units[] = {
  { "werkdag", 1, FALSE }, { "werkdagen", 1, FALSE }, { "wd", 1, FALSE },   { "week", 5, FALSE },  { "weken", 5, FALSE },
  { "wk", 5, FALSE },      { "werkweek", 5, FALSE },  { "werkweken", 5, FALSE }, { "dag", 1, TRUE }, { "dagen", 1, TRUE },
  { "d", 1, TRUE },        { "uur", 1.0 / 24, TRUE }, { "maand", 20, TRUE }, { "maanden", 20, TRUE }, { NULL, 0, FALSE },
};
static const Unit day_units[] = {
  { "dag", 1, FALSE }, { "dagen", 1, FALSE }, { "week", 7, FALSE },    { "weken", 7, FALSE },    { "wk", 7, FALSE },
  { "werkdag", 1, TRUE }, { "werkdagen", 1, TRUE }, { "maand", 30, TRUE }, { "maanden", 30, TRUE }, { NULL, 0, FALSE },
};
static const Unit count_units[] = {
  { "stuk", 1, FALSE }, { "stuks", 1, FALSE },   { "st", 1, FALSE },         { "scherm", 1, FALSE }, { "schermen", 1, FALSE },
  { "tv", 1, FALSE },   { "monitoren", 1, FALSE }, { "displays", 1, FALSE }, { "beeldschermen", 1, FALSE }, { NULL, 0, FALSE },
};
static const Unit pixel_units[] = {
  { "px", 1, FALSE }, { "pixel", 1, FALSE }, { "pixels", 1, FALSE }, { "pix", 1, FALSE }, { "cm", 38, TRUE }, { NULL, 0, FALSE },
};
static const Unit word_units[] = { { "woord", 1, FALSE }, { "woorden", 1, FALSE }, { NULL, 0, FALSE } };
static const Unit character_units[] = {
  { "teken", 1, FALSE },     { "tekens", 1, FALSE }, { "karakter", 1, FALSE }, { "karakters", 1, FALSE },
  { "characters", 1, FALSE }, { "letters", 1, TRUE }, { NULL, 0, FALSE },
};

/* Words that change nothing, by kind. That no more is allowed is what a limit says anyway; that it must be there at
 * least so many days before is what a lead time says. */
static const char *const second_fillers[] = { "max", "maximaal", "maximum", "hooguit", "per", "beeld", "slide", "keer", "lang",
                                              "elk", "elke", "afbeelding", "dia", "duur", "in", NULL };
static const char *const limit_fillers[] = { "max", "maximaal", "maximum", "hooguit", "tot", "per", "bestand", NULL };
static const char *const lead_fillers[] = { "minimaal", "min", "minstens", "tenminste", "ten", "minste", "van", "te", "voren", "tevoren",
                                            "vooraf", "voor", "plaatsing", "uiterlijk", "op", "voorhand", NULL };
static const char *const count_fillers[] = { "totaal", "in", "aantal", "samen", NULL };
static const char *const no_fillers[] = { NULL };

static const struct
{
  const Unit *units;
  const char *const *fillers;
  double least;
  double most;
  const Unit *guesses; /* (nullable): a number without a unit may be any of these; else it is the first unit */
} amounts[DUO_N_ASK_KINDS] = {
  [DUO_ASK_SECONDS] = { second_units, second_fillers, 1, 600, NULL },
  [DUO_ASK_FILE_SIZE] = { size_units, limit_fillers, 1, 4194304, (const Unit[]){ { "mb", 1024, TRUE }, { "kb", 1, TRUE }, { NULL, 0, FALSE } } },
  [DUO_ASK_WORK_DAYS] = { work_day_units, lead_fillers, 0, 90, NULL },
  [DUO_ASK_DAYS] = { day_units, limit_fillers, 0, 366, NULL },
  [DUO_ASK_COUNT] = { count_units, count_fillers, 0, 5000, NULL },
  [DUO_ASK_PIXELS] = { pixel_units, limit_fillers, 0, 16384, NULL },
  [DUO_ASK_WORDS] = { word_units, limit_fillers, 1, 2000, NULL },
  [DUO_ASK_CHARACTERS] = { character_units, limit_fillers, 1, 10000, NULL },
};

static const Unit *
find_unit (const Unit *units,
           const char *word)
{
  for (const Unit *unit = units; unit->word != NULL; unit++)
    if (strcmp (unit->word, word) == 0)
      return unit;

  return NULL;
}

/* Notes @number of @unit; what is no whole number, too little or too much is only a doubt. */
static void
note_amount (DuoAskKind   kind,
             double          number,
             const Unit     *unit,
             DuoAnswerNotes *notes)
{
  const double amount = number * unit->factor;

  if (unit->doubt)
    notes->doubt = TRUE;
  if (amount < amounts[kind].least || amount > amounts[kind].most
      || !G_APPROX_VALUE (amount, (double) (gint64) (amount + 0.5), 1e-9))
    notes->doubt = TRUE;
  else
    duo_answer_note (notes, g_strdup_printf ("%.0f", amount));
}

/* Returns: (nullable): the unit at @index. */
static const Unit *
unit_at (DuoAskKind kind,
         GArray       *tokens,
         guint         index)
{
  const DuoAnswerToken *token = duo_answer_token_at (tokens, index);

  return token != NULL && token->type == DUO_TOKEN_WORD ? find_unit (amounts[kind].units, token->text) : NULL;
}

/* Returns: (nullable): the first unit from @index on: in "5 of 10 MB" both are of it. */
static const Unit *
next_unit (DuoAskKind kind,
           GArray       *tokens,
           guint         index)
{
  for (guint i = index; i < tokens->len; i++)
    if (unit_at (kind, tokens, i) != NULL)
      return unit_at (kind, tokens, i);

  return NULL;
}

/* Notes the number at @index with the unit behind it. Returns: how many tokens that were. */
static guint
read_number (DuoAskKind   kind,
             GArray         *tokens,
             guint           index,
             DuoAnswerNotes *notes)
{
  const DuoAnswerToken *number = duo_answer_token_at (tokens, index);
  const Unit *unit = unit_at (kind, tokens, index + 1);
  const Unit *later = next_unit (kind, tokens, index + 1);
  const Unit plain = { "", 1, FALSE };

  if (unit != NULL)
    {
      note_amount (kind, number->number, unit, notes);
      return 2;
    }
  if (strcmp (number->text, "een") == 0 && tokens->len > 1)
    notes->doubt = TRUE; /* "een paar" */
  else if (later != NULL)
    note_amount (kind, number->number, later, notes);
  else if (amounts[kind].guesses == NULL)
    note_amount (kind, number->number, &plain, notes);
  else
    for (const Unit *guess = amounts[kind].guesses; guess->word != NULL; guess++)
      note_amount (kind, number->number, guess, notes);
  return 1;
}

/* Whether the word at @index changes nothing; a unit that leads ("werkdagen: 5") neither. */
static gboolean
is_filler (DuoAskKind kind,
           GArray       *tokens,
           guint         index)
{
  const DuoAnswerToken *token = duo_answer_token_at (tokens, index);
  const Unit *unit = unit_at (kind, tokens, index);

  if (token->type == DUO_TOKEN_SIGN)
    return strchr (".:;!()", token->text[0]) != NULL && token->text[0] != '\0';
  if (duo_answer_is_among (token->text, amounts[kind].fillers != NULL ? amounts[kind].fillers : no_fillers))
    return TRUE;
  return unit != NULL && !unit->doubt && unit->factor == 1 && index == 0;
}

/* Reads an amount of @kind. */
void
duo_answer_read_amount (DuoAskKind   kind,
                        GArray         *tokens,
                        DuoAnswerNotes *notes)
{
  for (guint i = 0; i < tokens->len;)
    {
      const DuoAnswerToken *token = duo_answer_token_at (tokens, i);

      if (token->type == DUO_TOKEN_NUMBER)
        {
          i += read_number (kind, tokens, i, notes);
          continue;
        }
      if (!is_filler (kind, tokens, i))
        notes->doubt = TRUE;
      i++;
    }
}
