/* SPDX-License-Identifier: EUPL-1.2 */
/* Copying a year to another: what is copied, and what needs a look afterwards. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-service.h"

G_BEGIN_DECLS

#define DUO_TYPE_COPY_WINDOW (duo_copy_window_get_type ())
G_DECLARE_FINAL_TYPE (DuoCopyWindow, duo_copy_window, DUO, COPY_WINDOW, AdwWindow)

DuoCopyWindow *duo_copy_window_new (DuoContext *context, gint from_year, GtkWindow *parent);
/* Signal "copied" (char *sentence, gint year): it is in the store; the window has closed. */

G_END_DECLS
