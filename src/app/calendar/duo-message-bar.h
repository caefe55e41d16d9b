/* SPDX-License-Identifier: EUPL-1.2 */
/* A message, or the part of it in neighbouring sectors, as one button of any right-angled outline. */
#pragma once

#include "duo-message-drawing.h"
#include "duo-message-edit.h"

G_BEGIN_DECLS

/* What a press at some place of a bar takes hold of. */
typedef enum
{
  DUO_BAR_BODY,
  DUO_BAR_BEGIN,
  DUO_BAR_END,
} DuoBarZone;

#define DUO_TYPE_MESSAGE_BAR (duo_message_bar_get_type ())
G_DECLARE_FINAL_TYPE (DuoMessageBar, duo_message_bar, DUO, MESSAGE_BAR, GtkButton)

GtkWidget           *duo_message_bar_new         (GtkOrientation         months);
DuoMessage          *duo_message_bar_get_message (DuoMessageBar         *self);
void                 duo_message_bar_set_message (DuoMessageBar         *self,
                                                  DuoMessage            *message,
                                                  DuoMessageFace        *face);
void                 duo_message_bar_set_legs    (DuoMessageBar         *self,
                                                  DuoMessageLeg         *legs,
                                                  guint                  n_legs);
void                 duo_message_bar_set_lit     (DuoMessageBar         *self,
                                                  gboolean               lit);
DuoBarZone           duo_message_bar_get_zone    (DuoMessageBar         *self,
                                                  double                 x,
                                                  double                 y,
                                                  guint                 *leg);

G_END_DECLS
