/* SPDX-License-Identifier: EUPL-1.2 */
/* The list of derived columns; a schema step that adds one adds a line here. */
#include "duo-derived.h"

#include "duo-fold.h"
#include "duo-when.h"

static const DuoDerivedColumn columns[] = {
  { "manager", "sort_key", "name", duo_fold_sort_key },
  { "campaign", "sort_key", "name", duo_fold_sort_key },
  { "message", "search_key", "text", duo_fold_text },
  { "milestone", "planned_first", "planned", duo_derived_first_day },
  { "milestone", "planned_last", "planned", duo_derived_last_day },
  { "milestone", "actual_first", "actual", duo_derived_first_day },
  { "milestone", "actual_last", "actual", duo_derived_last_day },
  { "board", "sort_key", "name", duo_fold_sort_key },
  { "institution", "sort_key", "name", duo_fold_sort_key },
  { "action", "due_last", "due", duo_derived_last_day },
  { "contact", "sort_key", "name", duo_fold_sort_key },
  { "contact_link", "confirmed_last", "confirmed", duo_derived_last_day },
  { "contact_moment", "day_last", "day", duo_derived_last_day },
  { "willingness", "since_first", "since", duo_derived_first_day },
  { "channel", "sort_key", "name", duo_fold_sort_key },
  { "channel", "confirmed_last", "confirmed", duo_derived_last_day },
  { "profile", "sort_key", "name", duo_fold_sort_key },
  { "material", "sort_key", "title", duo_fold_sort_key },
};

/* Returns: (transfer none): all of them. */
const DuoDerivedColumn *
duo_derived_columns (guint *n_columns)
{
  *n_columns = G_N_ELEMENTS (columns);
  return columns;
}

/* Returns: whether @column is made from another one: it follows that one and is shown to nobody. */
gboolean
duo_derived_is (const char *table, const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (columns[i].table, table) && g_str_equal (columns[i].column, column))
      return TRUE;

  return FALSE;
}

/* Returns: (transfer full) (nullable): the day that the date @text begins on, to sort and compare by. */
char *
duo_derived_first_day (const char *text)
{
  DuoWhen when;

  return duo_when_parse (text, &when) && duo_when_is_known (&when) ? duo_day_to_string (when.first) : NULL;
}

/* Returns: (transfer full) (nullable): the day that the date @text ends on. */
char *
duo_derived_last_day (const char *text)
{
  DuoWhen when;

  return duo_when_parse (text, &when) && duo_when_is_known (&when) ? duo_day_to_string (when.last) : NULL;
}
