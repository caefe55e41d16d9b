/* SPDX-License-Identifier: EUPL-1.2 */
/* A wave of a campaign. */
#include "duo-wave.h"

struct _DuoWave
{
  DuoRecord parent_instance;
  gint64 campaign;   /* id of the campaign */
  DuoSector sector;  /* whose institutions it asks */
  gint64 number;     /* its place among the waves, from 1 */
  DuoWhen concluded; /* the day its conclusion was drawn; that opens the next */
  char *conclusion;  /* (owned) (not nullable): that conclusion */
  char *reason; /* (owned) (not nullable): why it opened before the one before it was concluded; "" where it did not */
};

G_DEFINE_FINAL_TYPE (DuoWave, duo_wave, DUO_TYPE_RECORD)

enum
{
  FIELD_CAMPAIGN,
  FIELD_SECTOR,
  FIELD_NUMBER,
  FIELD_CONCLUDED,
  FIELD_CONCLUSION,
  FIELD_REASON,
  N_FIELDS,
};

static const DuoField fields[N_FIELDS] = {
  [FIELD_CAMPAIGN] = { "campaign", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoWave, campaign) },
  [FIELD_SECTOR] = { "sector", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoWave, sector), DUO_N_SECTORS },
  [FIELD_NUMBER] = { "number", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoWave, number) },
  [FIELD_CONCLUDED] = { "concluded", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoWave, concluded) },
  [FIELD_CONCLUSION] = { "conclusion", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoWave, conclusion) },
  [FIELD_REASON] = { "reason", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoWave, reason) },
};

static void
duo_wave_class_init (DuoWaveClass *klass)
{
  duo_record_class_set_fields (DUO_RECORD_CLASS (klass), fields, N_FIELDS);
}

static void
duo_wave_init (DuoWave *self)
{
  self->number = 1;
}

/* Returns: (transfer full): one with a uid of its own that the store does not know yet. */
DuoWave *
duo_wave_new (void)
{
  return g_object_new (DUO_TYPE_WAVE, NULL);
}

gint64
duo_wave_get_campaign (DuoWave *self)
{
  g_return_val_if_fail (DUO_IS_WAVE (self), 0);

  return self->campaign;
}

void
duo_wave_set_campaign (DuoWave *self, gint64 campaign)
{
  duo_record_set_number (self, FIELD_CAMPAIGN, campaign);
}

DuoSector
duo_wave_get_sector (DuoWave *self)
{
  g_return_val_if_fail (DUO_IS_WAVE (self), (DuoSector) 0);

  return self->sector;
}

void
duo_wave_set_sector (DuoWave *self, DuoSector sector)
{
  duo_record_set_code (self, FIELD_SECTOR, (gint) sector);
}

gint64
duo_wave_get_number (DuoWave *self)
{
  g_return_val_if_fail (DUO_IS_WAVE (self), 0);

  return self->number;
}

void
duo_wave_set_number (DuoWave *self, gint64 number)
{
  duo_record_set_number (self, FIELD_NUMBER, number);
}

const DuoWhen *
duo_wave_get_concluded (DuoWave *self)
{
  g_return_val_if_fail (DUO_IS_WAVE (self), NULL);

  return &self->concluded;
}

void
duo_wave_set_concluded (DuoWave *self, const DuoWhen *concluded)
{
  duo_record_set_when (self, FIELD_CONCLUDED, concluded);
}

const char *
duo_wave_get_conclusion (DuoWave *self)
{
  g_return_val_if_fail (DUO_IS_WAVE (self), NULL);

  return self->conclusion;
}

void
duo_wave_set_conclusion (DuoWave *self, const char *conclusion)
{
  duo_record_set_text (self, FIELD_CONCLUSION, conclusion);
}

const char *
duo_wave_get_reason (DuoWave *self)
{
  g_return_val_if_fail (DUO_IS_WAVE (self), NULL);

  return self->reason;
}

void
duo_wave_set_reason (DuoWave *self, const char *reason)
{
  duo_record_set_text (self, FIELD_REASON, reason);
}
