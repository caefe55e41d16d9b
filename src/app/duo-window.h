/* SPDX-License-Identifier: EUPL-1.2 */
/* The one window: sidebar, pages, toasts. */
#pragma once

#include "duo-application.h"

G_BEGIN_DECLS

#define DUO_TYPE_WINDOW (duo_window_get_type ())
G_DECLARE_FINAL_TYPE (DuoWindow, duo_window, DUO, WINDOW, AdwApplicationWindow)

DuoWindow *duo_window_new (DuoApplication *application);

G_END_DECLS
