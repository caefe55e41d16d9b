/* SPDX-License-Identifier: EUPL-1.2 */
/* Where a message is placed: a row of month keys for each sector. */
#pragma once

#include <adwaita.h>

#include "duo-message.h"
#include "duo-month.h"

G_BEGIN_DECLS

#define DUO_TYPE_MESSAGE_PLACEMENT (duo_message_placement_get_type ())
G_DECLARE_FINAL_TYPE (DuoMessagePlacement, duo_message_placement, DUO, MESSAGE_PLACEMENT, AdwBin)

void duo_message_placement_show (DuoMessagePlacement *self,
                                 DuoMessage          *message,
                                 const DuoSpan       *window);

/* Signals, as those of the month strip of a DuoSector:
 *  "months-changed" (guint sector, guint months)
 *  "range-chosen" (guint sector, gint first, gint last) */

G_END_DECLS
