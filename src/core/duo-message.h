/* SPDX-License-Identifier: EUPL-1.2 */
/* A message of the calendar: what is told to whom, and per sector in which months. */
#pragma once

#include "duo-kinds.h"
#include "duo-placement.h"
#include "duo-record.h"

G_BEGIN_DECLS

#define DUO_TYPE_MESSAGE (duo_message_get_type ())
G_DECLARE_FINAL_TYPE (DuoMessage, duo_message, DUO, MESSAGE, DuoRecord)
DUO_DEFINE_RECORD_ACCESSORS (DuoMessage, duo_message)

DuoMessage *duo_message_new (void);
const char *duo_message_get_text (DuoMessage *self);
void duo_message_set_text (DuoMessage *self, const char *text);
const char *duo_message_get_link (DuoMessage *self);
void duo_message_set_link (DuoMessage *self, const char *link);
DuoAudience duo_message_get_audience (DuoMessage *self);
void duo_message_set_audience (DuoMessage *self, DuoAudience audience);
DuoMessageStatus duo_message_get_status (DuoMessage *self);
void duo_message_set_status (DuoMessage *self, DuoMessageStatus status);
gint64 duo_message_get_campaign (DuoMessage *self);
void duo_message_set_campaign (DuoMessage *self, gint64 campaign);
const char *duo_message_get_note (DuoMessage *self);
void duo_message_set_note (DuoMessage *self, const char *note);

const DuoPlacement *duo_message_get_placements (DuoMessage *self, guint *n_placements);
void duo_message_set_placements (DuoMessage *self, const DuoPlacement *placements, guint n_placements);
gboolean duo_message_overlaps (DuoMessage *self, const DuoSpan *span);
DuoSectorSet duo_message_get_sectors (DuoMessage *self, const DuoSpan *span);
DuoMonth duo_message_get_first_month (DuoMessage *self);
DuoMonth duo_message_get_first_month_in (DuoMessage *self, const DuoSpan *span);
char *duo_message_dup_shown_text (DuoMessage *self, DuoMonth first_month);
char *duo_message_dup_title (DuoMessage *self, DuoMonth first_month);

G_END_DECLS
