/* SPDX-License-Identifier: EUPL-1.2 */
/* Noting an answer that came by phone or on paper, for one institution or several. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

#define DUO_TYPE_REPLY_WINDOW (duo_reply_window_get_type ())
G_DECLARE_FINAL_TYPE (DuoReplyWindow, duo_reply_window, DUO, REPLY_WINDOW, AdwWindow)

DuoReplyWindow *duo_reply_window_new (DuoCalendarModel *model, gint64 campaign, GArray *targets, const char *whose, GtkWindow *parent);

G_END_DECLS
