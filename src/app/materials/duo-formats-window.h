/* SPDX-License-Identifier: EUPL-1.2 */
/* The fewest formats to make for a share of those who take part, and the sheet for the designer. */
#pragma once

#include <adwaita.h>

#include "duo-materials-service.h"

G_BEGIN_DECLS

#define DUO_TYPE_FORMATS_WINDOW (duo_formats_window_get_type ())
G_DECLARE_FINAL_TYPE (DuoFormatsWindow, duo_formats_window, DUO, FORMATS_WINDOW, AdwWindow)

void duo_formats_window_show (GtkWidget *widget, DuoContext *context, DuoCampaignCoverage *coverage);

G_END_DECLS
