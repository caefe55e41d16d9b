/* SPDX-License-Identifier: EUPL-1.2 */
/* Words for roles, sources and answers. Each set has the word that exports use first; the others are understood too. */
#include "duo-dutch-people.h"

#include "duo-fold.h"

typedef struct
{
  gint code;
  const char *word;
} Word;

static const Word roles[] = {
  { DUO_ROLE_COMMUNICATION, "communicatie" }, { DUO_ROLE_COMMUNICATION, "communication" },
  { DUO_ROLE_COMMUNICATION, "marketing en communicatie" }, { DUO_ROLE_COMMUNICATION, "contactpersoon communicatie" },
  { DUO_ROLE_BRON, "BRON (nu ROD)" }, { DUO_ROLE_BRON, "bron" }, { DUO_ROLE_BRON, "rod" },
  { DUO_ROLE_BRON, "contactpersoon bron" }, { DUO_ROLE_BOARD, "bestuur" }, { DUO_ROLE_BOARD, "board" },
  { DUO_ROLE_TECHNICAL, "techniek" }, { DUO_ROLE_TECHNICAL, "technisch" }, { DUO_ROLE_TECHNICAL, "technical" },
  { DUO_ROLE_TECHNICAL, "ict" }, { DUO_ROLE_OTHER, "anders" }, { DUO_ROLE_OTHER, "overig" }, { DUO_ROLE_OTHER, "other" },
};

static const Word origins[] = {
  { DUO_ORIGIN_UNKNOWN, "onbekend" }, { DUO_ORIGIN_UNKNOWN, "unknown" }, { DUO_ORIGIN_PHONE, "telefonisch" },
  { DUO_ORIGIN_PHONE, "telefoon" }, { DUO_ORIGIN_PHONE, "phone" }, { DUO_ORIGIN_MAIL, "per mail" },
  { DUO_ORIGIN_MAIL, "mail" }, { DUO_ORIGIN_MAIL, "e-mail" }, { DUO_ORIGIN_VISIT, "bezoek" }, { DUO_ORIGIN_VISIT, "visit" },
  { DUO_ORIGIN_MEETING, "overleg" }, { DUO_ORIGIN_MEETING, "meeting" }, { DUO_ORIGIN_FORM, "formulier" },
  { DUO_ORIGIN_FORM, "form" }, { DUO_ORIGIN_PAPER, "op papier" }, { DUO_ORIGIN_PAPER, "papier" },
  { DUO_ORIGIN_PAPER, "paper" }, { DUO_ORIGIN_LIST, "eigen lijst" }, { DUO_ORIGIN_LIST, "list" },
  { DUO_ORIGIN_REGISTER, "DUO Open Onderwijsdata" }, { DUO_ORIGIN_REGISTER, "register" }, { DUO_ORIGIN_OTHER, "anders" },
  { DUO_ORIGIN_OTHER, "other" },
};

static const Word answers[] = {
  { DUO_ANSWER_UNKNOWN, "geen antwoord" }, { DUO_ANSWER_UNKNOWN, "onbekend" }, { DUO_ANSWER_UNKNOWN, "unknown" },
  { DUO_ANSWER_YES, "doet mee" }, { DUO_ANSWER_YES, "ja" }, { DUO_ANSWER_YES, "yes" }, { DUO_ANSWER_NO, "doet niet mee" },
  { DUO_ANSWER_NO, "nee" }, { DUO_ANSWER_NO, "no" }, { DUO_ANSWER_CONDITION, "onder voorwaarden" },
  { DUO_ANSWER_CONDITION, "voorwaarde" }, { DUO_ANSWER_CONDITION, "condition" },
};

static const Word flags[] = {
  { TRUE, DUO_DUTCH_YES }, { TRUE, "yes" }, { TRUE, "x" }, { TRUE, "1" }, { TRUE, "true" }, { TRUE, "waar" },
  { FALSE, DUO_DUTCH_NO }, { FALSE, "no" }, { FALSE, "0" }, { FALSE, "false" }, { FALSE, "onwaar" }, { FALSE, "-" },
};

static const char *
find_word (const Word *words, gsize n_words, gint code)
{
  for (gsize i = 0; i < n_words; i++)
    if (words[i].code == code)
      return words[i].word;

  g_return_val_if_reached ("");
}

static gboolean
find_code (const Word *words, gsize n_words, const char *text, gint *code)
{
  g_autofree char *folded = duo_fold_text (text);

  for (gsize i = 0; i < n_words; i++)
    {
      g_autofree char *word = duo_fold_text (words[i].word);

      if (g_str_equal (word, folded))
        {
          *code = words[i].code;
          return TRUE;
        }
    }

  return FALSE;
}

/* Each set has the same pair: the word of a code (transfer none), and the code of a word however it is written; any
 * other word gives FALSE and leaves the value untouched. */
#define DEFINE_WORDS(Type, name, words)                                     \
  const char *duo_dutch_##name (Type value)                                 \
  {                                                                         \
    return find_word (words, G_N_ELEMENTS (words), (gint) value);           \
  }                                                                         \
                                                                            \
  gboolean duo_dutch_parse_##name (const char *text, Type *value)           \
  {                                                                         \
    gint code = 0;                                                          \
                                                                            \
    if (!find_code (words, G_N_ELEMENTS (words), text, &code))              \
      return FALSE;                                                         \
                                                                            \
    *value = (Type) code;                                                   \
    return TRUE;                                                            \
  }

DEFINE_WORDS (DuoContactRole, role, roles)
DEFINE_WORDS (DuoOrigin, origin, origins)
DEFINE_WORDS (DuoAnswer, answer, answers)

/* "ja", "nee" and what else people write for them. */
gboolean
duo_dutch_parse_flag (const char *text, gboolean *flag)
{
  return find_code (flags, G_N_ELEMENTS (flags), text, flag);
}

/* What an institution says to a campaign: "doet mee". */
const char *
duo_dutch_taking_part (DuoTakingPart taking_part)
{
  static const char *const words[DUO_N_TAKING_PARTS] = {
    [DUO_TAKING_PART_NOT_ASKED] = DUO_DUTCH_NOT_ASKED,  [DUO_TAKING_PART_NO_ANSWER] = "geen antwoord",
    [DUO_TAKING_PART_EXPECTED] = "deed eerder mee",     [DUO_TAKING_PART_YES] = "doet mee",
    [DUO_TAKING_PART_CONDITION] = "onder voorwaarden",  [DUO_TAKING_PART_NO] = "doet niet mee",
  };

  return words[taking_part];
}

/* How far institutions are: "antwoord". */
const char *
duo_dutch_funnel_stage (DuoFunnelStage stage)
{
  static const char *const words[DUO_N_FUNNEL_STAGES] = {
    [DUO_FUNNEL_INVITED] = "uitgenodigd", [DUO_FUNNEL_ANSWERED] = "antwoord",    [DUO_FUNNEL_AGREED] = "doet mee",
    [DUO_FUNNEL_SPECS] = "specs bekend",  [DUO_FUNNEL_CODE] = "inlogcode",       [DUO_FUNNEL_DOWNLOADED] = "opgehaald",
    [DUO_FUNNEL_SHOWN] = "getoond",       [DUO_FUNNEL_EVALUATED] = "ge\xc3\xabvalueerd",
  };

  return words[stage];
}
