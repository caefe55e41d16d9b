/* SPDX-License-Identifier: EUPL-1.2 */
/* A campaign: a name, a colour and a period that messages and milestones belong to. */
#include "duo-campaign.h"

struct _DuoCampaign
{
  DuoRecord parent_instance;
  char *name;       /* (owned) (not nullable): its name */
  DuoColour colour; /* its colour in the calendar */
  DuoWhen period;   /* from when until when it runs; may be not known */
  char *kind; /* (owned) (not nullable): what kind of campaign it is, in their own words; "" for none */
  DuoAudience audience; /* for whom its materials are */
  gint64 owner; /* id of the manager who runs it; 0 for nobody yet */
  char *question_address; /* (owned) (not nullable): where schools send their questions */
  char *goals; /* (owned) (not nullable): what it is for; "" for nothing said */
};

G_DEFINE_FINAL_TYPE (DuoCampaign, duo_campaign, DUO_TYPE_RECORD)

enum
{
  FIELD_NAME,
  FIELD_COLOUR,
  FIELD_PERIOD,
  FIELD_KIND,
  FIELD_AUDIENCE,
  FIELD_OWNER,
  FIELD_QUESTION_ADDRESS,
  FIELD_GOALS,
  N_FIELDS,
};

static const DuoField fields[N_FIELDS] = {
  [FIELD_NAME] = { "name", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoCampaign, name) },
  [FIELD_COLOUR] = { "colour", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoCampaign, colour), DUO_N_COLOURS },
  [FIELD_PERIOD] = { "period", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoCampaign, period) },
  [FIELD_KIND] = { "kind", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoCampaign, kind) },
  [FIELD_AUDIENCE] = { "audience", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoCampaign, audience), DUO_N_AUDIENCES },
  [FIELD_OWNER] = { "owner", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoCampaign, owner) },
  [FIELD_QUESTION_ADDRESS] = { "question-address", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoCampaign, question_address) },
  [FIELD_GOALS] = { "goals", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoCampaign, goals) },
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
  return g_object_new (DUO_TYPE_CAMPAIGN, "question-address", DUO_QUESTION_ADDRESS, NULL);
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

const char *
duo_campaign_get_kind (DuoCampaign *self)
{
  g_return_val_if_fail (DUO_IS_CAMPAIGN (self), NULL);

  return self->kind;
}

void
duo_campaign_set_kind (DuoCampaign *self, const char *kind)
{
  duo_record_set_text (self, FIELD_KIND, kind);
}

DuoAudience
duo_campaign_get_audience (DuoCampaign *self)
{
  g_return_val_if_fail (DUO_IS_CAMPAIGN (self), (DuoAudience) 0);

  return self->audience;
}

void
duo_campaign_set_audience (DuoCampaign *self, DuoAudience audience)
{
  duo_record_set_code (self, FIELD_AUDIENCE, (gint) audience);
}

gint64
duo_campaign_get_owner (DuoCampaign *self)
{
  g_return_val_if_fail (DUO_IS_CAMPAIGN (self), 0);

  return self->owner;
}

void
duo_campaign_set_owner (DuoCampaign *self, gint64 owner)
{
  duo_record_set_number (self, FIELD_OWNER, owner);
}

const char *
duo_campaign_get_question_address (DuoCampaign *self)
{
  g_return_val_if_fail (DUO_IS_CAMPAIGN (self), NULL);

  return self->question_address;
}

void
duo_campaign_set_question_address (DuoCampaign *self, const char *question_address)
{
  duo_record_set_text (self, FIELD_QUESTION_ADDRESS, question_address);
}

const char *
duo_campaign_get_goals (DuoCampaign *self)
{
  g_return_val_if_fail (DUO_IS_CAMPAIGN (self), NULL);

  return self->goals;
}

void
duo_campaign_set_goals (DuoCampaign *self, const char *goals)
{
  duo_record_set_text (self, FIELD_GOALS, goals);
}
