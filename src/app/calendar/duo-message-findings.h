/* SPDX-License-Identifier: EUPL-1.2 */
/* What the check says of one message, in its editor. */
#pragma once

#include <gtk/gtk.h>

#include "duo-calendar-service.h"

G_BEGIN_DECLS

void duo_message_findings_show (GtkBox              *box,
                                DuoCalendarSnapshot *snapshot,
                                gint64               message);

G_END_DECLS
