/* SPDX-License-Identifier: EUPL-1.2 */
/* The only teller of time, so that tests and --today own it. */
#pragma once

#include <glib-object.h>

#include "duo-month.h"

G_BEGIN_DECLS

#define DUO_TYPE_CLOCK (duo_clock_get_type ())
G_DECLARE_FINAL_TYPE (DuoClock, duo_clock, DUO, CLOCK, GObject)

DuoClock  *duo_clock_new_system     (void);
DuoClock  *duo_clock_new_fixed      (guint32   today);
guint32    duo_clock_get_today      (DuoClock *self);
DuoMonth   duo_clock_get_this_month (DuoClock *self);
GDateTime *duo_clock_get_now        (DuoClock *self);
char      *duo_clock_get_stamp      (DuoClock *self);

G_END_DECLS
