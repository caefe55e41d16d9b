/* SPDX-License-Identifier: EUPL-1.2 */
/* What a gesture or a key makes of a message's placements: pure rules, shared by year and timeline. */
#pragma once

#include "duo-message.h"

G_BEGIN_DECLS

/**
 * DuoMessagePart:
 * @sectors: the sectors of the shape that was taken hold of
 * @months: the months it lies in, clipped to the window or not
 *
 * The part of a message that a gesture is about: its placements in @sectors that have a month in @months. A
 * message that comes back later in the year has other placements, which stay where they are.
 */
typedef struct
{
  DuoSectorSet sectors;
  DuoSpan      months;
} DuoMessagePart;

gboolean duo_message_edit_move          (DuoMessage           *message,
                                         const DuoMessagePart *part,
                                         gint                  months,
                                         gint                  sectors,
                                         const DuoSpan        *window);
gboolean duo_message_edit_stretch_begin (DuoMessage           *message,
                                         const DuoMessagePart *part,
                                         gint                  months,
                                         const DuoSpan        *window);
gboolean duo_message_edit_stretch_end   (DuoMessage           *message,
                                         const DuoMessagePart *part,
                                         gint                  months,
                                         const DuoSpan        *window);
gboolean duo_message_edit_toggle_sector (DuoMessage           *message,
                                         const DuoMessagePart *part,
                                         DuoSector             sector);
gboolean duo_message_edit_get_months    (DuoMessage           *message,
                                         const DuoMessagePart *part,
                                         DuoSpan              *months);
guint    duo_message_edit_get_row        (DuoMessage           *message,
                                         DuoSector             sector,
                                         const DuoSpan        *window);
gboolean duo_message_edit_set_row        (DuoMessage           *message,
                                         DuoSector             sector,
                                         const DuoSpan        *window,
                                         guint                 months);
gboolean duo_message_edit_set_range      (DuoMessage           *message,
                                         DuoSector             sector,
                                         const DuoSpan        *window,
                                         const DuoSpan        *range);

G_END_DECLS
