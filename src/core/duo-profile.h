/* SPDX-License-Identifier: EUPL-1.2 */
/* A profile: what the channels of several institutions have in common, such as one supplier's type of screen. What
 * is changed here, all channels follow that do not say something of their own. */
#pragma once

#include "duo-record.h"
#include "duo-specs.h"

G_BEGIN_DECLS

#define DUO_TYPE_PROFILE (duo_profile_get_type ())
G_DECLARE_FINAL_TYPE (DuoProfile, duo_profile, DUO, PROFILE, DuoRecord)
DUO_DEFINE_RECORD_ACCESSORS (DuoProfile, duo_profile)

DuoProfile *duo_profile_new (void);
DuoChannelKind duo_profile_get_kind (DuoProfile *self);
void duo_profile_set_kind (DuoProfile *self, DuoChannelKind kind);
const char *duo_profile_get_name (DuoProfile *self);
void duo_profile_set_name (DuoProfile *self, const char *name);
const char *duo_profile_get_supplier (DuoProfile *self);
void duo_profile_set_supplier (DuoProfile *self, const char *supplier);
const char *duo_profile_get_note (DuoProfile *self);
void duo_profile_set_note (DuoProfile *self, const char *note);

const DuoSpecs *duo_profile_get_specs (DuoProfile *self);
void duo_profile_set_specs (DuoProfile *self, const DuoSpecs *specs);
void duo_profile_take_spec (DuoProfile *self, DuoSpecField field, DuoSpecValue *value);

G_END_DECLS
