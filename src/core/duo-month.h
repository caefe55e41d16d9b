/* SPDX-License-Identifier: EUPL-1.2 */
/* A calendar month as a number, so that ranges and steps are arithmetic. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DuoMonth:
 *
 * A month of the Gregorian calendar: year * 12 + (month - 1). Two neighbouring months differ by one.
 */
typedef gint DuoMonth;

/* No month: what a text that is not one parses to. */
#define DUO_MONTH_NONE G_MININT

/* The years a calendar can show; also keeps every ISO text at four digits. */
#define DUO_YEAR_MIN 1900
#define DUO_YEAR_MAX 2999

DuoMonth  duo_month_new           (gint        year,
                                   gint        month);
gint      duo_month_get_year      (DuoMonth    month);
gint      duo_month_get_number    (DuoMonth    month);
gboolean  duo_month_is_valid      (DuoMonth    month);
DuoMonth  duo_month_from_date     (const GDate *date);
DuoMonth  duo_month_parse         (const char *text);
char     *duo_month_to_string     (DuoMonth    month);
guint32   duo_month_get_first_day (DuoMonth    month);
guint32   duo_month_get_last_day  (DuoMonth    month);

/**
 * DuoSpan:
 * @first: its first month
 * @last: its last month, inclusive
 *
 * A run of months, for instance the twelve that a calendar page shows.
 */
typedef struct
{
  DuoMonth first;
  DuoMonth last;
} DuoSpan;

DuoSpan   duo_span_calendar_year  (gint           year);
DuoSpan   duo_span_school_year    (gint           year);
gboolean  duo_span_contains       (const DuoSpan *span,
                                   DuoMonth       month);
gboolean  duo_span_overlaps       (const DuoSpan *span,
                                   const DuoSpan *other);

G_END_DECLS
