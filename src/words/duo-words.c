/* SPDX-License-Identifier: EUPL-1.2 */
/* The language of the screen, and the words for months, dates and the small closed sets. */
#include "duo-words.h"

#include <libintl.h>
#include <locale.h>

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "duo-config.h"

#define DEFAULT_LANGUAGE "nl"

/* Gettext gives no translation at all in the locale C, in which schedulers run: C.UTF-8, which the C library
 * has built in, does. The same goes for LC_CTYPE, by which GLib converts what it prints. */
static void
leave_plain_c (int category)
{
  const char *name = setlocale (category, NULL);

  if (g_strcmp0 (name, "C") == 0 || g_strcmp0 (name, "POSIX") == 0)
    (void) setlocale (category, "C.UTF-8");
}

/**
 * duo_words_init:
 * @language: (nullable): a language code such as "en"; %NULL or "" for Dutch, the language of the users
 *
 * Sets the locale from the environment and the language of all sentences, whatever the locale says. The
 * catalogues come from the folder they are installed in, or from the environment variable DUO_LOCALE_DIR where
 * the program runs from its build folder.
 */
void
duo_words_init (const char *language)
{
  const char *folder = g_getenv ("DUO_LOCALE_DIR");

  if (language == NULL || *language == '\0')
    language = DEFAULT_LANGUAGE;
  if (folder == NULL || *folder == '\0')
    folder = DUO_LOCALE_DIR;

  if (setlocale (LC_ALL, "") == NULL)
    (void) setlocale (LC_ALL, "C.UTF-8");
  leave_plain_c (LC_MESSAGES);
  leave_plain_c (LC_CTYPE);
  g_setenv ("LANGUAGE", language, TRUE);

  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/* Returns: (transfer full) (nullable): the language that the user chose, that of the desktop where the choice was to
 * follow it; %NULL where the settings are not installed, so that GLib does not end a program that runs from its
 * build folder. */
char *
duo_words_dup_language_setting (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;
  g_autoptr (GSettings) settings = NULL;
  g_autofree char *language = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, DUO_APPLICATION_ID, TRUE);
  if (schema == NULL || !g_settings_schema_has_key (schema, "language"))
    return NULL;

  settings = g_settings_new_full (schema, NULL, NULL);
  language = g_settings_get_string (settings, "language");
  if (*language == '\0')
    return g_strdup (g_str_has_prefix (g_get_language_names ()[0], "nl") ? "nl" : "en");
  return g_steal_pointer (&language);
}

/* Returns: (transfer none): the month @number (1 to 12), in lower case where the language does so. */
const char *
duo_words_month (gint     number,
                 gboolean abbreviated)
{
  static const char *const full[] = {
    NC_("month", "January"), NC_("month", "February"), NC_("month", "March"), NC_("month", "April"),
    NC_("month", "May"), NC_("month", "June"), NC_("month", "July"), NC_("month", "August"),
    NC_("month", "September"), NC_("month", "October"), NC_("month", "November"), NC_("month", "December"),
  };
  static const char *const brief[] = {
    NC_("month in brief", "Jan"), NC_("month in brief", "Feb"), NC_("month in brief", "Mar"),
    NC_("month in brief", "Apr"), NC_("month in brief", "May"), NC_("month in brief", "Jun"),
    NC_("month in brief", "Jul"), NC_("month in brief", "Aug"), NC_("month in brief", "Sep"),
    NC_("month in brief", "Oct"), NC_("month in brief", "Nov"), NC_("month in brief", "Dec"),
  };

  g_return_val_if_fail (number >= 1 && number <= 12, "");

  return abbreviated ? g_dpgettext2 (NULL, "month in brief", brief[number - 1])
                     : g_dpgettext2 (NULL, "month", full[number - 1]);
}

static char *
month_year (DuoMonth month,
            gboolean abbreviated)
{
  return g_strdup_printf ("%s %d", duo_words_month (duo_month_get_number (month), abbreviated),
                          duo_month_get_year (month));
}

/* Returns: (transfer full): "oktober 2020". */
char *
duo_words_month_year (DuoMonth month)
{
  return month_year (month, FALSE);
}

/**
 * duo_words_months:
 * @first: the first month
 * @last: the last month, inclusive
 * @abbreviated: "mei – jul" instead of "mei – juli"
 *
 * The year is only said where the two lie in different years.
 *
 * Returns: (transfer full): the run of months, as it stands in a bar or a table
 */
char *
duo_words_months (DuoMonth first,
                  DuoMonth last,
                  gboolean abbreviated)
{
  g_autofree char *begin = NULL;
  g_autofree char *end = NULL;

  if (first == last)
    return g_strdup (duo_words_month (duo_month_get_number (first), abbreviated));
  if (duo_month_get_year (first) == duo_month_get_year (last))
    return g_strdup_printf ("%s – %s", duo_words_month (duo_month_get_number (first), abbreviated),
                            duo_words_month (duo_month_get_number (last), abbreviated));

  begin = month_year (first, abbreviated);
  end = month_year (last, abbreviated);
  return g_strdup_printf ("%s – %s", begin, end);
}

/* Returns: (transfer full): the run of months as it is read aloud. The year is said as in duo_words_months(). */
char *
duo_words_months_spoken (DuoMonth first,
                         DuoMonth last)
{
  const gboolean with_year = duo_month_get_year (first) != duo_month_get_year (last);
  g_autofree char *begin = NULL;
  g_autofree char *end = NULL;

  if (first == last)
    return g_strdup (duo_words_month (duo_month_get_number (first), FALSE));

  begin = with_year ? month_year (first, FALSE) : g_strdup (duo_words_month (duo_month_get_number (first), FALSE));
  end = with_year ? month_year (last, FALSE) : g_strdup (duo_words_month (duo_month_get_number (last), FALSE));
  /* Translators: months, for a screen reader: "May up to and including July" */
  return g_strdup_printf (_("%s up to and including %s"), begin, end);
}

/* "2 nov 2020", "2 november" */
static char *
day_words (guint32  julian,
           gboolean with_year,
           gboolean abbreviated)
{
  const char *month;
  GDate date;

  g_date_set_julian (&date, julian);
  month = duo_words_month ((gint) g_date_get_month (&date), abbreviated);
  if (!with_year)
    return g_strdup_printf ("%d %s", g_date_get_day (&date), month);
  return g_strdup_printf ("%d %s %d", g_date_get_day (&date), month, g_date_get_year (&date));
}

/* Whole months: two are an alternative ("okt/nov 2019"), more are a run ("okt t/m dec 2019"). */
static char *
month_period_words (const DuoSpan *months,
                    gboolean       with_year,
                    gboolean       abbreviated)
{
  const gboolean same_year = duo_month_get_year (months->first) == duo_month_get_year (months->last);
  g_autofree char *begin = NULL;
  g_autofree char *end = NULL;

  begin = same_year || !with_year ? g_strdup (duo_words_month (duo_month_get_number (months->first), abbreviated))
                                  : month_year (months->first, abbreviated);
  end = with_year ? month_year (months->last, abbreviated)
                  : g_strdup (duo_words_month (duo_month_get_number (months->last), abbreviated));

  if (months->first == months->last)
    return g_steal_pointer (&end);
  if (months->last == months->first + 1)
    return g_strdup_printf ("%s/%s", begin, end);
  /* Translators: from one date or month to another, both included: "1 to 10 May" */
  return g_strdup_printf (_("%s to %s"), begin, end);
}

static char *
day_period_words (const DuoWhen *when,
                  gboolean       with_year,
                  gboolean       abbreviated)
{
  const DuoMonth first = duo_day_get_month (when->first);
  const DuoMonth last = duo_day_get_month (when->last);
  const gboolean same_year = duo_month_get_year (first) == duo_month_get_year (last);
  g_autofree char *begin = NULL;
  g_autofree char *end = day_words (when->last, with_year, abbreviated);

  if (when->first == when->last)
    return g_steal_pointer (&end);
  if (first == last)
    begin = g_strdup_printf ("%u", when->first - duo_month_get_first_day (first) + 1);
  else
    begin = day_words (when->first, with_year && !same_year, abbreviated);

  return g_strdup_printf (_("%s to %s"), begin, end);
}

/**
 * duo_words_when:
 * @when: a date as far as it is known
 * @with_year: whether to say the year; leave it out only under a heading that says it
 * @abbreviated: "2 nov" instead of "2 november"
 *
 * Returns: (transfer full): the date with the precision it has; "onbekend" for one that is not known
 */
char *
duo_words_when (const DuoWhen *when,
                gboolean       with_year,
                gboolean       abbreviated)
{
  DuoSpan months;

  switch (when->precision)
    {
    case DUO_PRECISION_DAY:
      return day_words (when->first, with_year, abbreviated);

    case DUO_PRECISION_MONTH:
    case DUO_PRECISION_PERIOD:
      if (duo_when_is_whole_months (when, &months))
        return month_period_words (&months, with_year, abbreviated);
      return day_period_words (when, with_year, abbreviated);

    case DUO_PRECISION_NONE:
    default:
      return g_strdup (C_("date", "unknown"));
    }
}

/* Returns: (transfer full): how a date slipped, see duo_when_days_late(); negative @days came early. */
char *
duo_words_days_late (gint days)
{
  const guint count = (guint) ABS (days);

  if (days > 0)
    return g_strdup_printf (ngettext ("%u day later than planned", "%u days later than planned", count), count);
  if (days < 0)
    return g_strdup_printf (ngettext ("%u day earlier than planned", "%u days earlier than planned", count), count);
  return g_strdup (_("as planned"));
}

/* Returns: (transfer full): the capitals of each, in their order; "" for none */
char *
duo_words_sectors (DuoSectorSet sectors)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < DUO_N_SECTORS; i++)
    if (duo_sector_set_contains (sectors, (DuoSector) i))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", duo_sector_to_string ((DuoSector) i));

  return g_string_free (text, FALSE);
}

/* Returns: (transfer none): what the sector's capitals stand for. */
const char *
duo_words_sector (DuoSector sector)
{
  switch (sector)
    {
    case DUO_SECTOR_VO:
      return _("Secondary education");
    case DUO_SECTOR_MBO:
      return _("Vocational education");
    case DUO_SECTOR_HO:
      return _("Higher education");
    default:
      g_return_val_if_reached ("");
    }
}

/* Returns: (transfer none): "studenten" and so on. */
const char *
duo_words_audience (DuoAudience audience)
{
  switch (audience)
    {
    case DUO_AUDIENCE_STUDENTS:
      return _("students");
    case DUO_AUDIENCE_INSTITUTIONS:
      return _("institutions");
    case DUO_AUDIENCE_MUNICIPALITIES:
      return _("municipalities");
    case DUO_N_AUDIENCES:
    default:
      g_return_val_if_reached ("");
    }
}

/* Returns: (transfer none): "concept", "definitief" or "ingetrokken". */
const char *
duo_words_status (DuoMessageStatus status)
{
  switch (status)
    {
    case DUO_MESSAGE_CONCEPT:
      return C_("status", "draft");
    case DUO_MESSAGE_DEFINITE:
      return C_("status", "final");
    case DUO_MESSAGE_WITHDRAWN:
      return C_("status", "withdrawn");
    case DUO_N_MESSAGE_STATUSES:
    default:
      g_return_val_if_reached ("");
    }
}

/* Returns: (transfer none): the name of a campaign colour. */
const char *
duo_words_colour (DuoColour colour)
{
  switch (colour)
    {
    case DUO_COLOUR_GREY:
      return C_("colour", "grey");
    case DUO_COLOUR_BLUE:
      return C_("colour", "blue");
    case DUO_COLOUR_GREEN:
      return C_("colour", "green");
    case DUO_COLOUR_OCHRE:
      return C_("colour", "ochre");
    case DUO_COLOUR_PURPLE:
      return C_("colour", "purple");
    case DUO_COLOUR_RED:
      return C_("colour", "red");
    case DUO_N_COLOURS:
    default:
      g_return_val_if_reached ("");
    }
}

/* Returns: (transfer none): what a kind of object is called, with a capital. */
const char *
duo_words_object (DuoObjectKind kind)
{
  switch (kind)
    {
    case DUO_OBJECT_NONE:
      return C_("object", "Data");
    case DUO_OBJECT_MESSAGE:
      return C_("object", "Message");
    case DUO_OBJECT_CAMPAIGN:
      return C_("object", "Campaign");
    case DUO_OBJECT_MILESTONE:
      return C_("object", "Milestone");
    case DUO_OBJECT_ACTION:
      return C_("object", "Action");
    case DUO_OBJECT_MANAGER:
      return C_("object", "Colleague");
    case DUO_OBJECT_OVERVIEW:
      return C_("object", "Month overview");
    case DUO_OBJECT_SILENCE:
      return C_("object", "Check finding");
    case DUO_OBJECT_INSTITUTION:
      return C_("object", "Institution");
    case DUO_OBJECT_BOARD:
      return C_("object", "Board");
    case DUO_OBJECT_LOCATION:
      return C_("object", "Location");
    case DUO_OBJECT_CONTACT:
    case DUO_OBJECT_CONTACT_LINK:
      return C_("object", "Contact");
    case DUO_OBJECT_CONTACT_MOMENT:
      return C_("object", "Contact moment");
    case DUO_OBJECT_WILLINGNESS:
      return C_("object", "Willingness");
    case DUO_OBJECT_PARTICIPATION:
      return C_("object", "Participation");
    case DUO_OBJECT_WAVE:
      return C_("object", "Wave");
    case DUO_OBJECT_REVIEW_ITEM:
      return C_("object", "Question about a form");
    case DUO_OBJECT_CHANNEL:
      return C_("object", "Channel");
    case DUO_OBJECT_PROFILE:
      return C_("object", "Profile");
    case DUO_OBJECT_PLATFORM_ACCOUNT:
      return C_("object", "Account on a platform");
    case DUO_OBJECT_PUBLICATION:
      return C_("object", "Publication");
    case DUO_OBJECT_MATERIAL:
      return C_("object", "Material");
    case DUO_OBJECT_CALENDAR:
      return C_("object", "Calendar");
    case DUO_N_OBJECT_KINDS:
    default:
      g_return_val_if_reached ("");
    }
}

/* Returns: (transfer full): the titles between quotes, the last two joined by "en"; "" for none. */
char *
duo_words_titles (GPtrArray *titles)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; titles != NULL && i < titles->len; i++)
    {
      if (i > 0)
        /* Translators: between the last two of a list: "A, B and C" */
        g_string_append (text, i + 1 == titles->len ? _(" and ") : ", ");
      g_string_append_printf (text, "‘%s’", (const char *) titles->pdata[i]);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
