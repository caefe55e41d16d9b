/* SPDX-License-Identifier: EUPL-1.2 */
/* A channel of an institution or partner: screens, an app, a newsletter, for all of its locations or for some. */
#pragma once

#include "duo-kinds.h"
#include "duo-record.h"
#include "duo-specs.h"

G_BEGIN_DECLS

#define DUO_TYPE_CHANNEL (duo_channel_get_type ())
G_DECLARE_FINAL_TYPE (DuoChannel, duo_channel, DUO, CHANNEL, DuoRecord)
DUO_DEFINE_RECORD_ACCESSORS (DuoChannel, duo_channel)

DuoChannel *duo_channel_new (void);
/* The institution's or partner's id. */
gint64 duo_channel_get_institution (DuoChannel *self);
void duo_channel_set_institution (DuoChannel *self, gint64 institution);
/* Id of the profile that it inherits from; 0 for none. */
gint64 duo_channel_get_profile (DuoChannel *self);
void duo_channel_set_profile (DuoChannel *self, gint64 profile);
DuoChannelKind duo_channel_get_kind (DuoChannel *self);
void duo_channel_set_kind (DuoChannel *self, DuoChannelKind kind);
const char *duo_channel_get_name (DuoChannel *self);
void duo_channel_set_name (DuoChannel *self, const char *name);
DuoChannelStatus duo_channel_get_status (DuoChannel *self);
void duo_channel_set_status (DuoChannel *self, DuoChannelStatus status);
const DuoWhen *duo_channel_get_valid_from (DuoChannel *self);
void duo_channel_set_valid_from (DuoChannel *self, const DuoWhen *valid_from);
DuoOrigin duo_channel_get_origin (DuoChannel *self);
void duo_channel_set_origin (DuoChannel *self, DuoOrigin origin);
const DuoWhen *duo_channel_get_confirmed (DuoChannel *self);
void duo_channel_set_confirmed (DuoChannel *self, const DuoWhen *confirmed);
const char *duo_channel_get_note (DuoChannel *self);
void duo_channel_set_note (DuoChannel *self, const char *note);

/* Ids of the locations that it is at; none = at all of them. */
const gint64 *duo_channel_get_locations (DuoChannel *self, guint *n_locations);
void duo_channel_set_locations (DuoChannel *self, const gint64 *locations, guint n_locations);
const DuoSpecs *duo_channel_get_specs (DuoChannel *self);
void duo_channel_set_specs (DuoChannel *self, const DuoSpecs *specs);
void duo_channel_take_spec (DuoChannel *self, DuoSpecField field, DuoSpecValue *value);

gboolean duo_channel_is_stale (DuoChannel *self, guint32 today);

G_END_DECLS
