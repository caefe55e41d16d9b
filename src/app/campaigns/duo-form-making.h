/* SPDX-License-Identifier: EUPL-1.2 */
/* Making forms: how far it is, and stopping it. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

#define DUO_TYPE_FORM_MAKING (duo_form_making_get_type ())
G_DECLARE_FINAL_TYPE (DuoFormMaking, duo_form_making, DUO, FORM_MAKING, AdwWindow)

DuoFormMaking *duo_form_making_start (DuoCalendarModel *model, gint64 campaign, GArray *targets, const char *folder, GtkWindow *parent);

G_END_DECLS
