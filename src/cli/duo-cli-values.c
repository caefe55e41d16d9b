/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading values: strict about what they are, generous about how they are written. */
#include "duo-cli-values.h"

#include <glib/gi18n.h>

#include "duo-brin.h"
#include "duo-cli-output.h"
#include "duo-when-text.h"
#include "duo-words.h"

/* A number that is nothing but digits. */
static gboolean
parse_number (const char *text,
              gint64      max,
              gint64     *number)
{
  gint64 value = 0;

  if (*text == '\0')
    return FALSE;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (!g_ascii_isdigit (*p))
        return FALSE;
      value = value * 10 + (*p - '0');
      if (value > max)
        return FALSE;
    }

  *number = value;
  return TRUE;
}

/* The value as it may be repeated in a sentence. */
static char *
show (const char *text)
{
  g_autofree char *printable = duo_cli_printable (text);

  if (g_utf8_strlen (printable, -1) <= 60)
    return g_steal_pointer (&printable);

  *g_utf8_offset_to_pointer (printable, 60) = '\0';
  return g_strconcat (printable, "…", NULL);
}

/* The year that --@option gives. The option is there: the table says that it is required. */
gboolean
duo_cli_read_year (DuoCli     *cli,
                   const char *option,
                   gint       *year)
{
  const char *text = duo_cli_get_option (cli, option);
  g_autofree char *shown = show (text);
  gint64 number;

  if (!parse_number (text, DUO_YEAR_MAX, &number) || number < DUO_YEAR_MIN)
    {
      (void) duo_cli_usage (cli, _("‘%s’ is not a year. Write one from %d to %d."), shown, DUO_YEAR_MIN, DUO_YEAR_MAX);
      return FALSE;
    }

  *year = (gint) number;
  return TRUE;
}

/* A month with its year, "2020-10". */
gboolean
duo_cli_read_month (DuoCli     *cli,
                    const char *text,
                    DuoMonth   *month)
{
  g_autofree char *shown = show (text);

  *month = duo_month_parse (text);
  if (*month == DUO_MONTH_NONE)
    {
      (void) duo_cli_usage (cli, _("‘%s’ is not a month. Write it as 2020-10."), shown);
      return FALSE;
    }

  return TRUE;
}

/* A month of @year: its number, its name, or with the year itself. */
gboolean
duo_cli_read_month_of (DuoCli     *cli,
                       const char *text,
                       gint        year,
                       DuoMonth   *month)
{
  g_autofree char *shown = show (text);
  gint64 number;

  *month = duo_month_parse (text);
  if (*month != DUO_MONTH_NONE && duo_month_get_year (*month) == year)
    return TRUE;

  if (parse_number (text, 12, &number) && number >= 1)
    {
      *month = duo_month_new (year, (gint) number);
      return TRUE;
    }

  if (duo_month_name_parse (text) != 0)
    {
      *month = duo_month_new (year, duo_month_name_parse (text));
      return TRUE;
    }

  (void) duo_cli_usage (cli, _("‘%s’ is not a month of %d. Write 10, %d-10 or the name of the month."), shown, year, year);
  return FALSE;
}

gboolean
duo_cli_read_sector (DuoCli     *cli,
                     const char *text,
                     DuoSector  *sector)
{
  g_autofree char *shown = show (text);

  if (duo_sector_parse (text, sector))
    return TRUE;

  (void) duo_cli_usage (cli, _("‘%s’ is not a sector. Write VO, MBO or HO."), shown);
  return FALSE;
}

/* By its code or by its word on the screen. */
gboolean
duo_cli_read_audience (DuoCli      *cli,
                       const char  *text,
                       DuoAudience *audience)
{
  g_autofree char *shown = show (text);

  if (duo_audience_parse (text, audience))
    return TRUE;
  for (guint i = 0; i < DUO_N_AUDIENCES; i++)
    if (g_str_equal (duo_words_audience ((DuoAudience) i), text))
      {
        *audience = (DuoAudience) i;
        return TRUE;
      }

  (void) duo_cli_usage (cli, _("‘%s’ is not an audience. Write students, institutions or municipalities."), shown);
  return FALSE;
}

/* By its code or by its word on the screen. */
gboolean
duo_cli_read_status (DuoCli           *cli,
                     const char       *text,
                     DuoMessageStatus *status)
{
  g_autofree char *shown = show (text);

  if (duo_message_status_parse (text, status))
    return TRUE;
  for (guint i = 0; i < DUO_N_MESSAGE_STATUSES; i++)
    if (g_str_equal (duo_words_status ((DuoMessageStatus) i), text))
      {
        *status = (DuoMessageStatus) i;
        return TRUE;
      }

  (void) duo_cli_usage (cli, _("‘%s’ is not a status. Write concept, definite or withdrawn."), shown);
  return FALSE;
}

/* The code of an institution; *@brin: (out) (transfer full). A @text that is %NULL, for an option that was not given,
 * leaves it %NULL. */
gboolean
duo_cli_read_brin (DuoCli     *cli,
                   const char *text,
                   char      **brin)
{
  *brin = text != NULL ? duo_brin_normalise (text) : NULL;
  if (text != NULL && *brin == NULL)
    {
      g_autofree char *shown = show (text);

      (void) duo_cli_usage (cli, _("‘%s’ is not a BRIN. Write two digits and two letters, such as 25LX."), shown);
      return FALSE;
    }

  return TRUE;
}

/* A day, a month or a period as people write them, always with a year; "" is a date that is not known. */
gboolean
duo_cli_read_when (DuoCli     *cli,
                   const char *text,
                   DuoWhen    *when)
{
  g_autofree char *shown = show (text);

  if (duo_when_read (text, 0, when))
    return TRUE;

  (void) duo_cli_usage (cli, _("‘%s’ is not a date. Write a day as 2020-08-03, a month as 2020-08 or a period as 2019-10/2019-11."), shown);
  return FALSE;
}

/* The number by which a list shows an object. */
gboolean
duo_cli_read_id (DuoCli     *cli,
                 const char *text,
                 gint64     *id)
{
  g_autofree char *shown = show (text);

  if (parse_number (text, G_MAXINT64 / 10 - 1, id) && *id > 0)
    return TRUE;

  (void) duo_cli_usage (cli, _("‘%s’ is not a number. Write the number that the list shows."), shown);
  return FALSE;
}

/* "message:12" */
gboolean
duo_cli_read_object (DuoCli        *cli,
                     const char    *text,
                     DuoObjectKind *kind,
                     gint64        *id)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 2);
  g_autofree char *shown = show (text);

  if (g_strv_length (parts) != 2 || !duo_object_kind_parse (parts[0], kind) || *kind == DUO_OBJECT_NONE)
    {
      (void) duo_cli_usage (cli, _("‘%s’ is not an object. Write its kind and number, such as message:12. Kinds: message, campaign, milestone, action."), shown);
      return FALSE;
    }

  return duo_cli_read_id (cli, parts[1], id);
}

/* --limit; 0, for all, where it is not given. */
gboolean
duo_cli_read_limit (DuoCli *cli,
                    guint  *limit)
{
  const char *text = duo_cli_get_option (cli, "limit");
  gint64 number = 0;

  if (text != NULL && (!parse_number (text, G_MAXINT32, &number) || number == 0))
    {
      g_autofree char *shown = show (text);

      (void) duo_cli_usage (cli, _("‘%s’ is not a number. Write how many there may be at most."), shown);
      return FALSE;
    }

  *limit = (guint) number;
  return TRUE;
}

static gboolean
read_placement (DuoCli     *cli,
                const char *text,
                GArray     *placements)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", 2);
  g_auto (GStrv) sectors = NULL;
  g_auto (GStrv) months = NULL;
  g_autofree char *shown = show (text);
  DuoPlacement placement;

  if (g_strv_length (parts) != 2)
    {
      (void) duo_cli_usage (cli, _("‘%s’ is not a placement. Write a sector and its months, such as MBO:2020-10/2020-12."), shown);
      return FALSE;
    }

  months = g_strsplit (parts[1], "/", 2);
  if (months[0] == NULL || !duo_cli_read_month (cli, months[0], &placement.first))
    {
      if (months[0] == NULL)
        (void) duo_cli_usage (cli, _("‘%s’ names no month. Write a sector and its months, such as MBO:2020-10/2020-12."), shown);
      return FALSE;
    }
  placement.last = placement.first;
  if (months[1] != NULL && !duo_cli_read_month (cli, months[1], &placement.last))
    return FALSE;
  if (placement.last < placement.first)
    {
      (void) duo_cli_usage (cli, _("‘%s’ ends before it begins. Write the first month first."), shown);
      return FALSE;
    }

  /* one option may serve more sectors with the same months: "MBO+HO:2020-10" */
  sectors = g_strsplit (parts[0], "+", -1);
  for (guint i = 0; sectors[i] != NULL; i++)
    {
      if (!duo_cli_read_sector (cli, sectors[i], &placement.sector))
        return FALSE;
      g_array_append_val (placements, placement);
    }

  return TRUE;
}

/* All values of --placement; @texts may be %NULL. */
gboolean
duo_cli_read_placements (DuoCli    *cli,
                         GPtrArray *texts,
                         GArray    *placements)
{
  for (guint i = 0; texts != NULL && i < texts->len; i++)
    if (!read_placement (cli, texts->pdata[i], placements))
      return FALSE;

  return TRUE;
}

/* A text that has to say something. *@text stays %NULL where the option is not given. */
gboolean
duo_cli_read_text (DuoCli      *cli,
                   const char  *option,
                   const char **text)
{
  g_autofree char *stripped = NULL;

  *text = duo_cli_get_option (cli, option);
  if (*text == NULL)
    return TRUE;

  stripped = g_strstrip (g_strdup (*text));
  if (*stripped != '\0')
    return TRUE;

  (void) duo_cli_usage (cli, _("--%s is empty. Write something."), option);
  return FALSE;
}
