/* SPDX-License-Identifier: EUPL-1.2 */
/* The calendar as a list by month, for reading on and for narrow windows. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

#define DUO_TYPE_AGENDA (duo_agenda_get_type ())
G_DECLARE_FINAL_TYPE (DuoAgenda, duo_agenda, DUO, AGENDA, AdwBin)

GtkWidget *duo_agenda_new (DuoCalendarModel *model);

G_END_DECLS
