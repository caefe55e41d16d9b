/* SPDX-License-Identifier: EUPL-1.2 */
/* What the columns of somebody's own list mean, as a person said. */
#include "duo-list-plan.h"

/* More columns than anybody points at. */
#define COLUMNS_MAX 1000

#define CONTACTS (1u << DUO_LIST_CONTACTS)
#define INSTITUTIONS (1u << DUO_LIST_INSTITUTIONS)

static const struct
{
  const char *code;
  guint kinds; /* a bit for each kind of list that can have it */
} meanings[DUO_N_MEANINGS] = {
  [DUO_MEANING_NOTHING] = { "", CONTACTS | INSTITUTIONS },
  [DUO_MEANING_CODE] = { "code", CONTACTS | INSTITUTIONS },
  [DUO_MEANING_TITLE] = { "title", CONTACTS | INSTITUTIONS },
  [DUO_MEANING_NAME] = { "name", CONTACTS },
  [DUO_MEANING_GIVEN_NAME] = { "given-name", CONTACTS },
  [DUO_MEANING_INFIX] = { "infix", CONTACTS },
  [DUO_MEANING_SURNAME] = { "surname", CONTACTS },
  [DUO_MEANING_EMAIL] = { "email", CONTACTS | INSTITUTIONS },
  [DUO_MEANING_PHONE] = { "phone", CONTACTS | INSTITUTIONS },
  [DUO_MEANING_ROLE] = { "role", CONTACTS },
  [DUO_MEANING_FUNCTION] = { "function", CONTACTS },
  [DUO_MEANING_PREFERRED] = { "preferred", CONTACTS },
  [DUO_MEANING_DO_NOT_MAIL] = { "do-not-mail", CONTACTS },
  [DUO_MEANING_CONFIRMED] = { "confirmed", CONTACTS },
  [DUO_MEANING_ORIGIN] = { "origin", CONTACTS },
  [DUO_MEANING_PURPOSE] = { "purpose", CONTACTS },
  [DUO_MEANING_KEEP_UNTIL] = { "keep-until", CONTACTS },
  [DUO_MEANING_NOTE] = { "note", CONTACTS },
  [DUO_MEANING_KEY] = { "key", CONTACTS },
  [DUO_MEANING_SHORT_NAME] = { "short-name", INSTITUTIONS },
  [DUO_MEANING_SECTOR] = { "sector", INSTITUTIONS },
  [DUO_MEANING_BOARD] = { "board", INSTITUTIONS },
  [DUO_MEANING_BOARD_NAME] = { "board-name", INSTITUTIONS },
  [DUO_MEANING_STREET] = { "street", INSTITUTIONS },
  [DUO_MEANING_HOUSE_NUMBER] = { "house-number", INSTITUTIONS },
  [DUO_MEANING_POSTCODE] = { "postcode", INSTITUTIONS },
  [DUO_MEANING_PLACE] = { "place", INSTITUTIONS },
  [DUO_MEANING_MUNICIPALITY] = { "municipality", INSTITUTIONS },
  [DUO_MEANING_PROVINCE] = { "province", INSTITUTIONS },
  [DUO_MEANING_WEBSITE] = { "website", INSTITUTIONS },
  [DUO_MEANING_DENOMINATION] = { "denomination", INSTITUTIONS },
  [DUO_MEANING_KVK] = { "kvk", INSTITUTIONS },
};

static const char *const kinds[DUO_N_LIST_KINDS] = { "contacts", "institutions" };

const char *
duo_meaning_to_string (DuoMeaning meaning)
{
  return meanings[meaning].code;
}

gboolean
duo_meaning_parse (const char *text, DuoMeaning *meaning)
{
  for (guint i = 0; i < DUO_N_MEANINGS; i++)
    if (g_strcmp0 (meanings[i].code, text) == 0)
      {
        *meaning = (DuoMeaning) i;
        return TRUE;
      }

  return FALSE;
}

/* Whether a list of that kind can have such a column. */
gboolean
duo_meaning_fits (DuoMeaning meaning, DuoListKind kind)
{
  return (meanings[meaning].kinds & (1u << kind)) != 0;
}

DuoListLack
duo_list_plan_find_lack (const DuoListPlan *self)
{
  guint n_read = 0;

  for (guint i = DUO_MEANING_NOTHING + 1; i < DUO_N_MEANINGS; i++)
    if (duo_meaning_fits ((DuoMeaning) i, self->kind) && self->columns[i] != 0)
      n_read++;

  if (self->kind == DUO_LIST_CONTACTS)
    return self->columns[DUO_MEANING_NAME] == 0 && self->columns[DUO_MEANING_SURNAME] == 0 && self->columns[DUO_MEANING_EMAIL] == 0
             ? DUO_LIST_LACK_WHO
             : DUO_LIST_LACK_NONE;
  if (self->columns[DUO_MEANING_CODE] == 0)
    return DUO_LIST_LACK_CODE;
  return n_read < 2 ? DUO_LIST_LACK_ALL : DUO_LIST_LACK_NONE;
}

/* Returns: (transfer full): the plan as it is remembered. */
char *
duo_list_plan_to_string (const DuoListPlan *self)
{
  GString *text = g_string_new (kinds[self->kind]);
  guint n_columns = 0;

  for (guint i = 0; i < DUO_N_MEANINGS; i++)
    n_columns = MAX (n_columns, MIN (self->columns[i], COLUMNS_MAX));
  for (guint column = 1; column <= n_columns; column++)
    {
      g_string_append_c (text, column == 1 ? ' ' : ',');
      for (guint i = DUO_MEANING_NOTHING + 1; i < DUO_N_MEANINGS; i++)
        if (self->columns[i] == column)
          g_string_append (text, meanings[i].code);
    }

  return g_string_free (text, FALSE);
}

/* @self: gets kind and columns; the rest stays. Returns: %FALSE where @text is none: then it stays as a whole. */
gboolean
duo_list_plan_parse (const char *text, DuoListPlan *self)
{
  g_auto (GStrv) parts = g_strsplit (text, " ", 2);
  g_auto (GStrv) codes = NULL;
  DuoListPlan plan = *self;
  gboolean known = FALSE;

  for (guint i = 0; i < DUO_N_LIST_KINDS; i++)
    if (g_strcmp0 (parts[0], kinds[i]) == 0)
      {
        plan.kind = (DuoListKind) i;
        known = TRUE;
      }
  if (!known)
    return FALSE;

  for (guint i = 0; i < DUO_N_MEANINGS; i++)
    plan.columns[i] = 0;
  codes = g_strsplit (parts[1] != NULL ? parts[1] : "", ",", COLUMNS_MAX);
  for (guint i = 0; codes[i] != NULL; i++)
    {
      DuoMeaning meaning;

      if (!duo_meaning_parse (codes[i], &meaning) || !duo_meaning_fits (meaning, plan.kind))
        return FALSE;
      if (meaning != DUO_MEANING_NOTHING)
        plan.columns[meaning] = i + 1;
    }

  *self = plan;
  return TRUE;
}
