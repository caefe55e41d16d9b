/* SPDX-License-Identifier: EUPL-1.2 */
/* A campaign: a name, a colour and a period that messages and milestones belong to. */
#include "duo-campaign.h"

struct _DuoCampaign
{
  DuoRecord parent_instance;
  char *name;       /* (owned) (not nullable): its name */
  DuoColour colour; /* its colour in the calendar */
  DuoWhen period;   /* from when until when it runs; may be not known */
};

G_DEFINE_FINAL_TYPE (DuoCampaign, duo_campaign, DUO_TYPE_RECORD)

enum
{
  FIELD_NAME,
  FIELD_COLOUR,
  FIELD_PERIOD,
  N_FIELDS,
};

static const DuoField fields[N_FIELDS] = {
  [FIELD_NAME] = { "name", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoCampaign, name) },
  [FIELD_COLOUR] = { "colour", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoCampaign, colour), DUO_N_COLOURS },
  [FIELD_PERIOD] = { "period", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoCampaign, period) },
};

static void
duo_campaign_class_init (DuoCampaignClass *klass)
{
  duo_record_class_set_fields (DUO_RECORD_CLASS (klass), fields, N_FIELDS);
}

static void
duo_campaign_init (DuoCampaign *self)
{
  self->colour = DUO_COLOUR_BLUE;
}

/* Returns: (transfer full): a campaign with a uid of its own that the store does not know yet. */
DuoCampaign *
duo_campaign_new (void)
{
  return g_object_new (DUO_TYPE_CAMPAIGN, NULL);
}

const char *
duo_campaign_get_name (DuoCampaign *self)
{
  g_return_val_if_fail (DUO_IS_CAMPAIGN (self), NULL);

  return self->name;
}

void
duo_campaign_set_name (DuoCampaign *self, const char *name)
{
  duo_record_set_text (self, FIELD_NAME, name);
}

DuoColour
duo_campaign_get_colour (DuoCampaign *self)
{
  g_return_val_if_fail (DUO_IS_CAMPAIGN (self), (DuoColour) 0);

  return self->colour;
}

void
duo_campaign_set_colour (DuoCampaign *self, DuoColour colour)
{
  duo_record_set_code (self, FIELD_COLOUR, (gint) colour);
}

const DuoWhen *
duo_campaign_get_period (DuoCampaign *self)
{
  g_return_val_if_fail (DUO_IS_CAMPAIGN (self), NULL);

  return &self->period;
}

void
duo_campaign_set_period (DuoCampaign *self, const DuoWhen *period)
{
  duo_record_set_when (self, FIELD_PERIOD, period);
}
