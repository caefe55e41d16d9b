/* SPDX-License-Identifier: EUPL-1.2 */
/* Whole stores in and out of the window: making a copy for a colleague, opening another file. */
#pragma once

#include "duo-context.h"
#include "duo-window.h"

G_BEGIN_DECLS

void duo_window_files_make_copy (DuoWindow *window, DuoContext *context);
void duo_window_files_sweep_later (DuoContext *context);
void duo_window_files_open      (DuoWindow *window);
void duo_window_files_take_drops (DuoWindow *window);

G_END_DECLS
