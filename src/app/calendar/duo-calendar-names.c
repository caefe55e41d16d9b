/* SPDX-License-Identifier: EUPL-1.2 */
/* Names for what has no text of its own. They are stable: tests and macros find cells and bars by them. */
#include "duo-calendar-names.h"

#include <glib/gi18n.h>

#include "duo-words.h"

/* Returns: (transfer full): "MBO, februari 2020, geen boodschap", or the @titles (element-type utf8) of what it has. */
char *
duo_calendar_name_cell (DuoSector  sector,
                        DuoMonth   month,
                        GPtrArray *titles)
{
  g_autofree char *when = duo_words_month_year (month);
  g_autoptr (GString) name = g_string_new (NULL);

  g_string_append_printf (name, "%s, %s", duo_sector_to_string (sector), when);
  for (guint i = 0; i < titles->len; i++)
    {
      g_string_append (name, ", ");
      g_string_append (name, titles->pdata[i]);
    }
  if (titles->len == 0)
    g_string_append_printf (name, ", %s", _("no message"));

  return g_strdup (name->str);
}

/* Returns: (transfer full): "MBO mei tot en met juli, HO juni tot en met augustus". */
char *
duo_calendar_say_placements (DuoMessage    *message,
                             const DuoSpan *span)
{
  guint n_placements = 0;
  const DuoPlacement *placements = duo_message_get_placements (message, &n_placements);
  g_autoptr (GString) said = g_string_new (NULL);

  for (guint i = 0; i < n_placements; i++)
    {
      const DuoSpan months = { placements[i].first, placements[i].last };
      g_autofree char *words = NULL;

      if (!duo_span_overlaps (span, &months))
        continue;
      words = duo_words_months_spoken (placements[i].first, placements[i].last);
      g_string_append_printf (said, "%s%s %s", said->len > 0 ? ", " : "", duo_sector_to_string (placements[i].sector),
                              words);
    }

  return g_strdup (said->str);
}

/* Returns: (transfer full): title, status, campaign and where it stands. */
char *
duo_calendar_name_message (DuoMessage          *message,
                           DuoCalendarSnapshot *snapshot,
                           const DuoSpan       *span)
{
  const gint64 id = duo_message_get_campaign (message);
  DuoCampaign *campaign = id > 0 ? duo_calendar_snapshot_find_campaign (snapshot, id) : NULL;
  g_autofree char *title = duo_message_dup_title (message, duo_message_get_first_month_in (message, span));
  g_autofree char *placements = duo_calendar_say_placements (message, span);
  g_autofree char *campaign_words = NULL;

  if (campaign != NULL)
    /* Translators: of a message, for a screen reader; the campaign's name */
    campaign_words = g_strdup_printf (_("campaign %s"), duo_campaign_get_name (campaign));

  return g_strjoin (", ", title, duo_words_status (duo_message_get_status (message)),
                    campaign_words != NULL ? campaign_words : _("no campaign"), placements, NULL);
}

/* Returns: (transfer full): "VO november 2020, nog 2 boodschappen, toon alle 4". */
char *
duo_calendar_name_more (DuoSector sector,
                        DuoMonth  month,
                        guint     hidden,
                        guint     total)
{
  g_autofree char *when = duo_words_month_year (month);
  g_autofree char *more = g_strdup_printf (ngettext ("%u more message", "%u more messages", hidden), hidden);
  g_autofree char *all = g_strdup_printf (_("show all %u"), total);

  return g_strdup_printf ("%s %s, %s, %s", duo_sector_to_string (sector), when, more, all);
}

/* Returns: (transfer full): "Loket gemeenten uit, voor gemeenten, gepland 1 februari, werkelijk 3 augustus, 184
 * dagen later dan gepland". */
char *
duo_calendar_name_milestone (DuoMilestone  *milestone,
                             const DuoSpan *span)
{
  const DuoWhen *planned = duo_milestone_get_planned (milestone);
  const DuoWhen *actual = duo_milestone_get_actual (milestone);
  const gint late = duo_when_days_late (planned, actual);
  g_autoptr (GString) name = g_string_new (duo_milestone_get_title (milestone));
  const DuoWhen *dates[] = { planned, actual };

  g_string_append (name, ", ");
  /* Translators: of a milestone, for a screen reader; an audience such as "municipalities" */
  g_string_append_printf (name, _("for %s"), duo_words_audience (duo_milestone_get_audience (milestone)));
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *words = NULL;
      gboolean with_year;

      if (!duo_when_is_known (dates[i]))
        continue;
      with_year = !duo_span_contains (span, duo_day_get_month (dates[i]->first));
      words = duo_words_when (dates[i], with_year, FALSE);
      g_string_append (name, ", ");
      g_string_append_printf (name, i == 0 ? _("planned %s") : _("actual %s"), words);
    }
  if (late != 0)
    {
      g_autofree char *words = duo_words_days_late (late);

      g_string_append_printf (name, ", %s", words);
    }

  return g_strdup (name->str);
}

/* Returns: (transfer full): what is said of a part after it was changed: "Nu juni tot en met juli"; where its months
 * differ, or when @part has no sectors, what is said of all sectors: "Nu VO mei, HO juni". */
char *
duo_calendar_say_months (DuoMessage           *message,
                         const DuoMessagePart *part)
{
  guint n_placements = 0;
  const DuoPlacement *placements = duo_message_get_placements (message, &n_placements);
  const DuoPlacement *first = NULL;
  gboolean differ = FALSE;
  g_autofree char *words = NULL;

  for (guint i = 0; i < n_placements; i++)
    {
      const DuoSpan months = { placements[i].first, placements[i].last };

      if (!duo_sector_set_contains (part->sectors, placements[i].sector) || !duo_span_overlaps (&part->months, &months))
        continue;
      if (first == NULL)
        first = &placements[i];
      differ = differ || first->first != placements[i].first || first->last != placements[i].last;
    }

  if (first == NULL || differ)
    words = duo_calendar_say_placements (message, &part->months);
  else
    words = duo_words_months_spoken (first->first, first->last);
  /* Translators: said after a message was moved; months follow: "Now June up to and including July" */
  return g_strdup_printf (_("Now %s"), words);
}
