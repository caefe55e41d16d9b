/* SPDX-License-Identifier: EUPL-1.2 */
/* The one table of Dutch words and dates for exports. No gettext and no locale: a sheet made on an English
 * desktop is read in the same Dutch meeting. */
#include "duo-dutch.h"

static const char * const month_names[] = {
  "januari", "februari", "maart", "april", "mei", "juni",
  "juli", "augustus", "september", "oktober", "november", "december",
};

static const char * const month_abbreviations[] = {
  "jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec",
};

static const char * const sector_names[] = { "VO", "MBO", "HO" };

static const char * const status_names[] = { "concept", "definitief", "ingetrokken" };

static const char * const audience_names[] = { "studenten", "instellingen", "gemeenten" };

static const char * const difference_names[] = {
  [DUO_DIFFERENCE_ADDED] = "toegevoegd",
  [DUO_DIFFERENCE_MOVED] = "verplaatst",
  [DUO_DIFFERENCE_REWORDED] = "andere tekst",
  [DUO_DIFFERENCE_STATUS] = "andere status",
  [DUO_DIFFERENCE_WITHDRAWN] = "ingetrokken",
  [DUO_DIFFERENCE_REMOVED] = "verwijderd",
  [DUO_DIFFERENCE_DONE] = "gedaan",
  [DUO_DIFFERENCE_OTHER] = "gewijzigd",
};

static const char * const object_names[][2] = {
  [DUO_OBJECT_NONE] = { "", "" },
  [DUO_OBJECT_MESSAGE] = { "boodschap", "boodschappen" },
  [DUO_OBJECT_CAMPAIGN] = { "campagne", "campagnes" },
  [DUO_OBJECT_MILESTONE] = { "mijlpaal", "mijlpalen" },
  [DUO_OBJECT_ACTION] = { "actie", "acties" },
  [DUO_OBJECT_MANAGER] = { "relatiebeheerder", "relatiebeheerders" },
  [DUO_OBJECT_OVERVIEW] = { "maandoverzicht", "maandoverzichten" },
  [DUO_OBJECT_SILENCE] = { "genegeerde controle", "genegeerde controles" },
  [DUO_OBJECT_INSTITUTION] = { "instelling", "instellingen" },
  [DUO_OBJECT_BOARD] = { "bestuur", "besturen" },
  [DUO_OBJECT_LOCATION] = { "vestiging", "vestigingen" },
  [DUO_OBJECT_CONTACT] = { "contactpersoon", "contactpersonen" },
  [DUO_OBJECT_CONTACT_LINK] = { "contactpersoon", "contactpersonen" },
  [DUO_OBJECT_CONTACT_MOMENT] = { "contactmoment", "contactmomenten" },
  [DUO_OBJECT_WILLINGNESS] = { "bereidheid", "bereidheid" },
  [DUO_OBJECT_PARTICIPATION] = { "deelname", "deelname" },
  [DUO_OBJECT_WAVE] = { "golf", "golf" },
  [DUO_OBJECT_REVIEW_ITEM] = { "vraag bij een formulier", "vraag" },
  [DUO_OBJECT_CHANNEL] = { "communicatiemiddel", "communicatiemiddelen" },
  [DUO_OBJECT_PROFILE] = { "profiel", "profielen" },
  [DUO_OBJECT_MATERIAL] = { "materiaal", "materialen" },
  [DUO_OBJECT_CALENDAR] = { "kalender", "kalenders" },
};

static const char * const figure_names[] = {
  [DUO_FIGURE_PLANNED] = "Boodschappen in deze maand",
  [DUO_FIGURE_PLACED] = "waarvan geplaatst",
  [DUO_FIGURE_CONCEPT] = "waarvan nog concept",
  [DUO_FIGURE_MILESTONES_DUE] = "Mijlpalen, nog niet bereikt",
  [DUO_FIGURE_ACTIONS_OPEN] = "Open acties",
  [DUO_FIGURE_ACTIONS_LATE] = "waarvan over tijd",
};

G_STATIC_ASSERT (G_N_ELEMENTS (sector_names) == DUO_N_SECTORS);
G_STATIC_ASSERT (G_N_ELEMENTS (status_names) == DUO_N_MESSAGE_STATUSES);
G_STATIC_ASSERT (G_N_ELEMENTS (audience_names) == DUO_N_AUDIENCES);
G_STATIC_ASSERT (G_N_ELEMENTS (difference_names) == DUO_N_DIFFERENCES);
G_STATIC_ASSERT (G_N_ELEMENTS (object_names) == DUO_N_OBJECT_KINDS);
G_STATIC_ASSERT (G_N_ELEMENTS (figure_names) == DUO_N_FIGURES);

/* Returns: (transfer none): "oktober", or "okt"; @number is 1 to 12. */
const char *
duo_dutch_month (gint     number,
                 gboolean abbreviated)
{
  g_return_val_if_fail (number >= 1 && number <= 12, "");

  return abbreviated ? month_abbreviations[number - 1] : month_names[number - 1];
}

/* Returns: (transfer full): the name as a heading, "Oktober", or "Oktober 2020". */
char *
duo_dutch_month_name (DuoMonth month,
                      gboolean with_year)
{
  char *name = with_year ? duo_dutch_month_year (month, FALSE)
                         : g_strdup (duo_dutch_month (duo_month_get_number (month), FALSE));

  name[0] = g_ascii_toupper (name[0]);
  return name;
}

/* Returns: (transfer full): "oktober 2020", or "okt 2020". */
char *
duo_dutch_month_year (DuoMonth month,
                      gboolean abbreviated)
{
  return g_strdup_printf ("%s %d", duo_dutch_month (duo_month_get_number (month), abbreviated),
                          duo_month_get_year (month));
}

/* Returns: (transfer full): a run of months for a table: "okt 2020", "mei t/m jul 2020", "nov 2020 t/m jan 2021". */
char *
duo_dutch_months (DuoMonth first,
                  DuoMonth last)
{
  g_autofree char *end = duo_dutch_month_year (last, TRUE);
  g_autofree char *begin = NULL;

  if (first == last)
    return g_steal_pointer (&end);
  if (duo_month_get_year (first) == duo_month_get_year (last))
    return g_strdup_printf ("%s t/m %s", duo_dutch_month (duo_month_get_number (first), TRUE), end);

  begin = duo_dutch_month_year (first, TRUE);
  return g_strdup_printf ("%s t/m %s", begin, end);
}

/* Returns: (transfer full): "14 oktober 2020", "14 okt". */
char *
duo_dutch_day (guint32  julian,
               gboolean with_year,
               gboolean abbreviated)
{
  GDate date;
  const char *month;

  g_return_val_if_fail (g_date_valid_julian (julian), g_strdup (""));

  g_date_set_julian (&date, julian);
  month = duo_dutch_month ((gint) g_date_get_month (&date), abbreviated);
  if (with_year)
    return g_strdup_printf ("%d %s %d", g_date_get_day (&date), month, g_date_get_year (&date));

  return g_strdup_printf ("%d %s", g_date_get_day (&date), month);
}

/* Whole months, two of them as people write them: "okt/nov 2019". */
static char *
whole_months (const DuoSpan *months,
              gboolean       with_year,
              gboolean       abbreviated)
{
  const char *first = duo_dutch_month (duo_month_get_number (months->first), abbreviated);
  const char *last = duo_dutch_month (duo_month_get_number (months->last), abbreviated);
  const gint first_year = duo_month_get_year (months->first);
  const gint last_year = duo_month_get_year (months->last);

  if (months->first == months->last)
    return with_year ? g_strdup_printf ("%s %d", first, last_year) : g_strdup (first);
  if (first_year != last_year)
    return g_strdup_printf ("%s %d t/m %s %d", first, first_year, last, last_year);
  if (months->last == months->first + 1)
    return with_year ? g_strdup_printf ("%s/%s %d", first, last, last_year) : g_strdup_printf ("%s/%s", first, last);

  return with_year ? g_strdup_printf ("%s t/m %s %d", first, last, last_year)
                   : g_strdup_printf ("%s t/m %s", first, last);
}

/**
 * duo_dutch_when:
 * @when: a date
 * @with_year: whether it names the year; a period over two years always does
 * @abbreviated: "okt" instead of "oktober"
 *
 * Returns: (transfer full): the date as far as it is known: "2 nov", "nov 2020", "okt/nov 2019"; "" when it is not
 */
char *
duo_dutch_when (const DuoWhen *when,
                gboolean       with_year,
                gboolean       abbreviated)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  DuoSpan months;

  if (!duo_when_is_known (when))
    return g_strdup ("");
  if (when->precision == DUO_PRECISION_DAY)
    return duo_dutch_day (when->first, with_year, abbreviated);
  if (duo_when_is_whole_months (when, &months))
    return whole_months (&months, with_year, abbreviated);

  first = duo_dutch_day (when->first, with_year, abbreviated);
  last = duo_dutch_day (when->last, with_year, abbreviated);
  return g_strdup_printf ("%s t/m %s", first, last);
}

/* Returns: (transfer full): the twelve months of a calendar: "2020", or "2020-2021" for a school year. */
char *
duo_dutch_span (const DuoSpan *span)
{
  const gint first = duo_month_get_year (span->first);
  const gint last = duo_month_get_year (span->last);

  return first == last ? g_strdup_printf ("%d", first) : g_strdup_printf ("%d-%d", first, last);
}

/* Returns: (transfer none): "VO", "MBO" or "HO". */
const char *
duo_dutch_sector (DuoSector sector)
{
  g_return_val_if_fail ((guint) sector < DUO_N_SECTORS, "");

  return sector_names[sector];
}

/* Returns: (transfer full): "VO", "MBO en HO", "VO, MBO en HO". */
char *
duo_dutch_sectors (DuoSectorSet sectors)
{
  GString *text = g_string_new (NULL);
  guint left = 0;

  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    if (duo_sector_set_contains (sectors, (DuoSector) sector))
      left++;

  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    {
      if (!duo_sector_set_contains (sectors, (DuoSector) sector))
        continue;
      if (text->len > 0)
        g_string_append (text, left == 1 ? " en " : ", ");
      g_string_append (text, sector_names[sector]);
      left--;
    }

  return g_string_free (text, FALSE);
}

/* Returns: (transfer none): "concept", "definitief" or "ingetrokken". */
const char *
duo_dutch_status (DuoMessageStatus status)
{
  g_return_val_if_fail ((guint) status < DUO_N_MESSAGE_STATUSES, "");

  return status_names[status];
}

/* Returns: (transfer none): "studenten", ... */
const char *
duo_dutch_audience (DuoAudience audience)
{
  g_return_val_if_fail ((guint) audience < DUO_N_AUDIENCES, "");

  return audience_names[audience];
}

/* Returns: (transfer none): what happened: "toegevoegd", "verplaatst", ... */
const char *
duo_dutch_difference (DuoDifferenceKind kind)
{
  g_return_val_if_fail ((guint) kind < DUO_N_DIFFERENCES, "");

  return difference_names[kind];
}

/* Returns: (transfer none): "boodschap", or "boodschappen". */
const char *
duo_dutch_object (DuoObjectKind kind,
                  gboolean      plural)
{
  g_return_val_if_fail ((guint) kind < DUO_N_OBJECT_KINDS, "");

  return object_names[kind][plural ? 1 : 0];
}

/* Returns: (transfer full): "1 boodschap", "11 boodschappen", "1.619 boodschappen". */
char *
duo_dutch_count (guint         count,
                 DuoObjectKind kind)
{
  const char *noun = duo_dutch_object (kind, count != 1);

  if (count < 1000)
    return g_strdup_printf ("%u %s", count, noun);
  if (count < 1000000)
    return g_strdup_printf ("%u.%03u %s", count / 1000, count % 1000, noun);

  return g_strdup_printf ("%u.%03u.%03u %s", count / 1000000, count / 1000 % 1000, count % 1000, noun);
}

/* Returns: (transfer none): what a key figure counts. */
const char *
duo_dutch_figure (DuoFigure figure)
{
  g_return_val_if_fail ((guint) figure < DUO_N_FIGURES, "");

  return figure_names[figure];
}

static gboolean
same_months (const DuoPlacement *a,
             const DuoPlacement *b)
{
  return a->first == b->first && a->last == b->last;
}

/* Returns: (transfer full): where a message stands, in words: "VO jan t/m apr 2020; MBO en HO okt 2020". Sectors
 * with one run of months each, the same for both, are named together. */
char *
duo_dutch_placements (const DuoPlacement *placements,
                      guint               n_placements)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_placements;)
    {
      DuoSectorSet sectors = 1u << placements[i].sector;
      g_autofree char *months = duo_dutch_months (placements[i].first, placements[i].last);
      g_autofree char *names = NULL;
      guint next = i + 1;

      while (next < n_placements && same_months (&placements[next], &placements[i])
             && placements[next].sector != placements[next - 1].sector)
        sectors |= 1u << placements[next++].sector;

      names = duo_dutch_sectors (sectors);
      if (text->len > 0)
        g_string_append (text, "; ");
      g_string_append_printf (text, "%s %s", names, months);
      i = next;
    }

  return g_string_free (text, FALSE);
}
