/* SPDX-License-Identifier: EUPL-1.2 */
/* The one window: sidebar, pages, toasts. */
#pragma once

#include "duo-application.h"

G_BEGIN_DECLS

#define DUO_TYPE_WINDOW (duo_window_get_type ())
G_DECLARE_FINAL_TYPE (DuoWindow, duo_window, DUO, WINDOW, AdwApplicationWindow)

DuoWindow *duo_window_new        (DuoApplication *application);
/* Opens a store and shows it in place of the one that is open; @as_sample fills an empty one with the sample. */
void       duo_window_open_store (DuoWindow *self, const char *path, gboolean as_sample);
/* A sentence at the foot of the window; @action (nullable) is called by a button with @label. */
void       duo_window_toast      (DuoWindow *self, const char *sentence, const char *label, const char *action,
                                  GVariant *target);

G_END_DECLS
