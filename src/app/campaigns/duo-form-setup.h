/* SPDX-License-Identifier: EUPL-1.2 */
/* Before forms are made: for whom, where they go, and what is odd about it. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"
#include "duo-campaigns-service.h"

G_BEGIN_DECLS

#define DUO_TYPE_FORM_SETUP (duo_form_setup_get_type ())
G_DECLARE_FINAL_TYPE (DuoFormSetup, duo_form_setup, DUO, FORM_SETUP, AdwWindow)

DuoFormSetup *duo_form_setup_new (DuoCampaignView *view, GArray *targets, GtkWindow *parent);

/* Signals:
 *  "make" (char *folder)  forms are to be made, in that folder; it closes itself */

G_END_DECLS
