/* SPDX-License-Identifier: EUPL-1.2 */
/* Dutch public holidays, computed; working days; and the holidays of schools, which are read from a file. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The generally recognised holidays of the Algemene termijnenwet, article 3; Good Friday is put on a par there. */
typedef enum
{
  DUO_HOLIDAY_NONE,
  DUO_HOLIDAY_NEW_YEAR,
  DUO_HOLIDAY_GOOD_FRIDAY,
  DUO_HOLIDAY_EASTER,
  DUO_HOLIDAY_EASTER_MONDAY,
  DUO_HOLIDAY_KINGS_DAY,
  DUO_HOLIDAY_LIBERATION,
  DUO_HOLIDAY_ASCENSION,
  DUO_HOLIDAY_PENTECOST,
  DUO_HOLIDAY_WHIT_MONDAY,
  DUO_HOLIDAY_CHRISTMAS,
  DUO_HOLIDAY_BOXING_DAY,
  DUO_N_HOLIDAYS,
} DuoHoliday;

guint32    duo_easter               (gint year);
DuoHoliday duo_holiday_on           (guint32 day);
gboolean   duo_is_weekend           (guint32 day);
gboolean   duo_is_working_day       (guint32 day);
guint32    duo_working_day_shift    (guint32 day, gint n_days);
gint       duo_working_days_between (guint32 from, guint32 to);

/**
 * DuoSchoolHoliday:
 * @name: (owned): "Herfstvakantie"
 * @region: (owned): "Noord", "Midden", "Zuid"; "" for the whole country
 * @first: Julian day on which it begins
 * @last: Julian day of its end, inclusive
 *
 * A holiday of schools in one region.
 */
typedef struct
{
  char   *name;
  char   *region;
  guint32 first;
  guint32 last;
} DuoSchoolHoliday;

DuoSchoolHoliday       *duo_school_holiday_new  (const char *name, const char *region, guint32 first, guint32 last);
void                    duo_school_holiday_free (DuoSchoolHoliday *self);
const DuoSchoolHoliday *duo_school_holiday_find (GPtrArray *holidays, guint32 first, guint32 last);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoSchoolHoliday, duo_school_holiday_free)

G_END_DECLS
