/* SPDX-License-Identifier: EUPL-1.2 */
/* Findings of the calendar check: a headline that names them, and the rule with its reason. */
#include "duo-words.h"

#include <glib/gi18n.h>

/* "VO november 2020", "HO februari – mei 2020"; without a sector only the months */
static char *
place_of (const DuoFinding *finding)
{
  g_autofree char *months = NULL;

  if (finding->first == DUO_MONTH_NONE)
    return g_strdup (finding->has_sector ? duo_sector_to_string (finding->sector) : "");

  months = duo_words_months (finding->first, finding->last, FALSE);
  if (duo_month_get_year (finding->first) == duo_month_get_year (finding->last))
    {
      char *with_year = g_strdup_printf ("%s %d", months, duo_month_get_year (finding->last));

      g_free (months);
      months = with_year;
    }

  return finding->has_sector ? g_strdup_printf ("%s %s", duo_sector_to_string (finding->sector), months)
                             : g_steal_pointer (&months);
}

/* The first title between quotes, or a word for it where none is given. */
static char *
first_title (GPtrArray *titles)
{
  if (titles == NULL || titles->len == 0)
    return g_strdup (_("A message"));

  return g_strdup_printf ("‘%s’", (const char *) titles->pdata[0]);
}

/* Returns: (transfer full): what is found, where, in one line. */
char *
duo_words_finding (const DuoFinding *finding,
                   GPtrArray        *titles)
{
  const guint number = (guint) MAX (finding->number, 0);
  g_autofree char *place = place_of (finding);
  g_autofree char *title = first_title (titles);

  switch (finding->rule)
    {
    case DUO_CHECK_CROWDED:
      return g_strdup_printf (ngettext ("%s: %u message at once", "%s: %u messages at once", number), place, number);
    case DUO_CHECK_TWO_CAMPAIGNS:
      return g_strdup_printf (ngettext ("%s: %u campaign at once", "%s: %u campaigns at once",
                                        MAX (finding->campaigns != NULL ? finding->campaigns->len : 0, 2)),
                              place, MAX (finding->campaigns != NULL ? finding->campaigns->len : 0, 2));
    case DUO_CHECK_GAP:
      return g_strdup_printf (_("%s: no message"), place);
    case DUO_CHECK_LATE_CONCEPT:
      return g_strdup_printf (_("%s is still a draft while its month has begun"), title);
    case DUO_CHECK_SOON_CONCEPT:
      return g_strdup_printf (_("%s is still a draft"), title);
    case DUO_CHECK_SAME_TEXT:
      return g_strdup_printf (_("%s: the same text twice, %s"), place, title);
    case DUO_CHECK_OLD_YEAR:
      return g_strdup_printf (_("%s names %u, which is not this year or the next"), title, number);
    case DUO_CHECK_NO_PLACE:
      return g_strdup_printf (_("%s has no months"), title);
    case DUO_N_CHECK_RULES:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}

/* Returns: (transfer full): the rule that gave the finding, with its numbers and what to do. */
char *
duo_words_finding_rule (const DuoFinding *finding)
{
  const guint number = (guint) MAX (finding->number, 0);

  switch (finding->rule)
    {
    case DUO_CHECK_CROWDED:
      return g_strdup (_("Rule: at most two for each month and sector. Move one of them."));
    case DUO_CHECK_TWO_CAMPAIGNS:
      return g_strdup (_("Rule: one campaign for each month and sector, so that they don't compete. Move one of them."));
    case DUO_CHECK_GAP:
      return g_strdup_printf (ngettext ("Rule: no quarter without a message. It has been quiet for %u month. Make a message, or say why it may be quiet.",
                                        "Rule: no quarter without a message. It has been quiet for %u months. Make a message, or say why it may be quiet.",
                                        number),
                              number);
    case DUO_CHECK_LATE_CONCEPT:
      return g_strdup (_("Rule: final before its first month begins. Make it final, or move it."));
    case DUO_CHECK_SOON_CONCEPT:
      return g_strdup_printf (ngettext ("It begins in %u day. Rule: final three weeks before it begins.",
                                        "It begins in %u days. Rule: final three weeks before it begins.", number),
                              number);
    case DUO_CHECK_SAME_TEXT:
      return g_strdup (_("Rule: no text twice in the same or neighbouring months. Make one message of them, or change one."));
    case DUO_CHECK_OLD_YEAR:
      return g_strdup (_("Rule: a text names the year in which it is shown, or the next. Use {jaar} or {volgend jaar}, or correct the year."));
    case DUO_CHECK_NO_PLACE:
      return g_strdup (_("Rule: each message stands in at least one month. Choose its months, or remove it."));
    case DUO_N_CHECK_RULES:
    default:
      g_return_val_if_reached (g_strdup (""));
    }
}
