/* SPDX-License-Identifier: EUPL-1.2 */
/* A clock: the system's, or one that stands still on a given day. */
#include "duo-clock.h"

#include "duo-when.h"

struct _DuoClock
{
  GObject parent_instance;
  guint32 fixed_today; /* Julian day; 0 = follow the system */
};

G_DEFINE_FINAL_TYPE (DuoClock, duo_clock, G_TYPE_OBJECT)

static void
duo_clock_class_init (DuoClockClass *klass)
{
}

static void
duo_clock_init (DuoClock *self)
{
}

/* Returns: (transfer full): a clock that follows the system's, in the local time zone. */
DuoClock *
duo_clock_new_system (void)
{
  return g_object_new (DUO_TYPE_CLOCK, NULL);
}

/**
 * duo_clock_new_fixed:
 * @today: the Julian day to reckon with
 *
 * Returns: (transfer full): a clock that stands still at noon UTC of @today
 */
DuoClock *
duo_clock_new_fixed (guint32 today)
{
  DuoClock *self;

  g_return_val_if_fail (g_date_valid_julian (today), NULL);

  self = g_object_new (DUO_TYPE_CLOCK, NULL);
  self->fixed_today = today;
  return self;
}

/* Returns: (transfer full): the moment it is; a fixed clock says noon UTC. Any thread. */
GDateTime *
duo_clock_get_now (DuoClock *self)
{
  GDate date;

  g_return_val_if_fail (DUO_IS_CLOCK (self), NULL);

  if (self->fixed_today == 0)
    return g_date_time_new_now_local ();

  g_date_set_julian (&date, self->fixed_today);
  return g_date_time_new_utc (g_date_get_year (&date), (gint) g_date_get_month (&date), g_date_get_day (&date), 12, 0, 0);
}

/* Returns: the Julian day it is. Any thread. */
guint32
duo_clock_get_today (DuoClock *self)
{
  g_autoptr (GDateTime) now = NULL;
  GDate date;

  g_return_val_if_fail (DUO_IS_CLOCK (self), 0);

  if (self->fixed_today != 0)
    return self->fixed_today;

  now = duo_clock_get_now (self);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (now), (GDateMonth) g_date_time_get_month (now),
                  (GDateYear) g_date_time_get_year (now));
  return g_date_get_julian (&date);
}

/* Returns: the month it is. */
DuoMonth
duo_clock_get_this_month (DuoClock *self)
{
  return duo_day_get_month (duo_clock_get_today (self));
}

/* Returns: (transfer full): the moment as ISO 8601 in UTC to the millisecond, as the journal keeps it. */
char *
duo_clock_get_stamp (DuoClock *self)
{
  g_autoptr (GDateTime) now = duo_clock_get_now (self);
  g_autoptr (GDateTime) utc = g_date_time_to_utc (now);
  g_autofree char *seconds = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S");

  return g_strdup_printf ("%s.%03dZ", seconds, g_date_time_get_microsecond (utc) / 1000);
}
