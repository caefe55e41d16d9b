/* SPDX-License-Identifier: EUPL-1.2 */
/* A date as far as it is known: a day, a month or a period. */
#pragma once

#include <glib-object.h>

#include "duo-month.h"

G_BEGIN_DECLS

typedef enum
{
  DUO_PRECISION_NONE,   /* not known at all */
  DUO_PRECISION_DAY,
  DUO_PRECISION_MONTH,
  DUO_PRECISION_PERIOD, /* from one day to another, often whole months: "okt/nov 2019" */
} DuoPrecision;

/**
 * DuoWhen:
 * @precision: how well the date is known
 * @first: Julian day (as #GDate counts) on which it begins; 0 when not known
 * @last: Julian day of its end, inclusive; equal to @first for a day
 *
 * A value: copy it freely. {0} is "not known".
 */
typedef struct
{
  DuoPrecision precision;
  guint32      first;
  guint32      last;
} DuoWhen;

#define DUO_TYPE_WHEN (duo_when_get_type ())
GType     duo_when_get_type  (void) G_GNUC_CONST;

#define DUO_WHEN_NONE ((DuoWhen) { DUO_PRECISION_NONE, 0, 0 })

DuoWhen   duo_when_day       (guint32        julian);
DuoWhen   duo_when_dmy       (gint           day,
                              gint           month,
                              gint           year);
DuoWhen   duo_when_month     (DuoMonth       month);
DuoWhen   duo_when_period    (guint32        first,
                              guint32        last);
gboolean  duo_when_is_known  (const DuoWhen *when);
gboolean  duo_when_equal     (const DuoWhen *a,
                              const DuoWhen *b);
gint      duo_when_compare   (const DuoWhen *a,
                              const DuoWhen *b);
gboolean  duo_when_parse     (const char    *text,
                              DuoWhen       *when);
DuoWhen   duo_when_of_stamp  (const char    *stamp);
char     *duo_when_to_string (const DuoWhen *when);
gboolean  duo_when_is_whole_months (const DuoWhen *when,
                                    DuoSpan       *months);
gint      duo_when_days_late (const DuoWhen *planned,
                              const DuoWhen *actual);

gboolean  duo_day_parse      (const char    *text,
                              guint32       *julian);
char     *duo_day_to_string  (guint32        julian);
DuoMonth  duo_day_get_month  (guint32        julian);
gint      duo_day_get_year   (guint32        julian);

G_END_DECLS
