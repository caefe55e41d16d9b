/* SPDX-License-Identifier: EUPL-1.2 */
/* The keyboard never stays with something that is no longer on the screen. */
#pragma once

#include <gtk/gtk.h>

void duo_focus_keeper_watch (GtkWindow *window);
