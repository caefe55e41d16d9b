/* SPDX-License-Identifier: EUPL-1.2 */
/* A wave of a campaign: a sector, and how the wave ended. Sectors with the same number go together. */
#pragma once

#include "duo-sector.h"
#include "duo-record.h"

G_BEGIN_DECLS

#define DUO_TYPE_WAVE (duo_wave_get_type ())
G_DECLARE_FINAL_TYPE (DuoWave, duo_wave, DUO, WAVE, DuoRecord)
DUO_DEFINE_RECORD_ACCESSORS (DuoWave, duo_wave)

DuoWave *duo_wave_new (void);
gint64 duo_wave_get_campaign (DuoWave *self);
void duo_wave_set_campaign (DuoWave *self, gint64 campaign);
DuoSector duo_wave_get_sector (DuoWave *self);
void duo_wave_set_sector (DuoWave *self, DuoSector sector);
gint64 duo_wave_get_number (DuoWave *self);
void duo_wave_set_number (DuoWave *self, gint64 number);
const DuoWhen *duo_wave_get_concluded (DuoWave *self);
void duo_wave_set_concluded (DuoWave *self, const DuoWhen *concluded);
const char *duo_wave_get_conclusion (DuoWave *self);
void duo_wave_set_conclusion (DuoWave *self, const char *conclusion);
const char *duo_wave_get_reason (DuoWave *self);
void duo_wave_set_reason (DuoWave *self, const char *reason);

G_END_DECLS
