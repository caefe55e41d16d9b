/* SPDX-License-Identifier: EUPL-1.2 */
/* Writes every kind of export of every fixture into a folder, for tests that render them and for looking at. */
#include <locale.h>

#include "duo-calendar-extract.h"
#include "duo-month-overview.h"
#include "exchange-fixture.h"

static void
write_overview (const char         *folder,
                const char         *name,
                DuoCalendarContent *content,
                gboolean            has_previous)
{
  g_autoptr (GPtrArray) differences = has_previous ? fixture_differences_new (content) : NULL;
  const DuoMonthOverview overview = { content, differences, has_previous ? fixture_day ("2020-09-16") : 0 };
  g_autofree char *file = g_strdup_printf ("maandoverzicht-%s.xlsx", name);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;

  if (!duo_month_overview_write (&overview, path, TRUE, NULL, NULL, NULL, &error))
    g_error ("%s: %s", path, error->message);
}

static void
write_calendar (const char         *folder,
                const char         *name,
                DuoCalendarContent *content)
{
  static const char * const suffixes[] = { "xlsx", "csv", "ics", "pdf", "png" };
  const DuoCalendarExtract extract = { duo_span_calendar_year (2020), content->today, content->messages,
                                       content->campaigns, content->milestones };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *file = g_strdup_printf ("kalender-%s.%s", name, suffixes[i]);
      g_autofree char *path = g_build_filename (folder, file, NULL);
      g_autoptr (GError) error = NULL;

      if (!duo_calendar_extract_write (&extract, path, NULL, &error))
        g_error ("%s: %s", path, error->message);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const struct { const char *name; DuoCalendarContent *(*make) (void); } fixtures[] = {
    { "gewoon", fixture_ordinary_new },
    { "druk", fixture_crowded_new },
    { "leeg", fixture_empty_new },
    { "lastig", fixture_hostile_new },
  };

  setlocale (LC_ALL, "");
  if (argc != 2)
    {
      g_printerr ("usage: %s FOLDER\n", argv[0]);
      return 2;
    }

  for (guint i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autoptr (DuoCalendarContent) content = fixtures[i].make ();

      write_overview (argv[1], fixtures[i].name, content, i == 0);
      write_calendar (argv[1], fixtures[i].name, content);
    }
  return 0;
}
