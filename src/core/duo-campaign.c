/* SPDX-License-Identifier: EUPL-1.2 */
/* A campaign: a name, a colour and a period that messages and milestones belong to. */
#include "duo-campaign.h"

#include <string.h>

struct _DuoCampaign
{
  GObject parent_instance;
  gint64 id;        /* 0 until the store has saved it */
  char *uid;        /* (owned): UUID, the only id that leaves the store */
  gint64 rev;       /* raised by each write */
  char *name;       /* (owned) (not nullable): its name */
  DuoColour colour; /* its colour in the calendar */
  DuoWhen period;   /* from when until when it runs; may be not known */
};

G_DEFINE_FINAL_TYPE (DuoCampaign, duo_campaign, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_UID,
  PROP_REV,
  PROP_NAME,
  PROP_COLOUR,
  PROP_PERIOD,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
duo_campaign_finalize (GObject *object)
{
  DuoCampaign *self = DUO_CAMPAIGN (object);

  g_free (self->uid);
  g_free (self->name);

  G_OBJECT_CLASS (duo_campaign_parent_class)->finalize (object);
}

static void
duo_campaign_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DuoCampaign *self = DUO_CAMPAIGN (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_int64 (value, self->id);
      break;
    case PROP_UID:
      g_value_set_string (value, self->uid);
      break;
    case PROP_REV:
      g_value_set_int64 (value, self->rev);
      break;
    case PROP_NAME:
      g_value_set_string (value, self->name);
      break;
    case PROP_COLOUR:
      g_value_set_int (value, (gint) self->colour);
      break;
    case PROP_PERIOD:
      g_value_set_boxed (value, &self->period);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
duo_campaign_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DuoCampaign *self = DUO_CAMPAIGN (object);

  switch (prop_id)
    {
    case PROP_ID:
      duo_campaign_set_id (self, g_value_get_int64 (value));
      break;
    case PROP_UID:
      duo_campaign_set_uid (self, g_value_get_string (value));
      break;
    case PROP_REV:
      duo_campaign_set_rev (self, g_value_get_int64 (value));
      break;
    case PROP_NAME:
      duo_campaign_set_name (self, g_value_get_string (value));
      break;
    case PROP_COLOUR:
      duo_campaign_set_colour (self, (DuoColour) g_value_get_int (value));
      break;
    case PROP_PERIOD:
      duo_campaign_set_period (self, g_value_get_boxed (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
duo_campaign_class_init (DuoCampaignClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = duo_campaign_finalize;
  object_class->get_property = duo_campaign_get_property;
  object_class->set_property = duo_campaign_set_property;

  props[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_UID] = g_param_spec_string ("uid", NULL, NULL, "", flags);
  props[PROP_REV] = g_param_spec_int64 ("rev", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "", flags);
  props[PROP_COLOUR] = g_param_spec_int ("colour", NULL, NULL, 0, DUO_N_COLOURS - 1, 0, flags);
  props[PROP_PERIOD] = g_param_spec_boxed ("period", NULL, NULL, DUO_TYPE_WHEN, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
duo_campaign_init (DuoCampaign *self)
{
  self->uid = g_uuid_string_random ();
  self->name = g_strdup ("");
  self->colour = DUO_COLOUR_BLUE;
}

/* Returns: (transfer full): a campaign with a uid of its own that the store does not know yet. */
DuoCampaign *
duo_campaign_new (void)
{
  return g_object_new (DUO_TYPE_CAMPAIGN, NULL);
}

/* Returns: (transfer full): a copy, ids and revision included, to change and to save in its place. */
DuoCampaign *
duo_campaign_copy (DuoCampaign *self)
{
  DuoCampaign *copy;

  g_return_val_if_fail (DUO_IS_CAMPAIGN (self), NULL);

  copy = duo_campaign_new ();
  duo_campaign_set_id (copy, self->id);
  duo_campaign_set_uid (copy, self->uid);
  duo_campaign_set_rev (copy, self->rev);
  duo_campaign_set_name (copy, self->name);
  duo_campaign_set_colour (copy, self->colour);
  duo_campaign_set_period (copy, &self->period);
  return copy;
}

/* Returns: whether the two hold the same, ids and revision aside. */
gboolean
duo_campaign_equal (DuoCampaign *self, DuoCampaign *other)
{
  g_return_val_if_fail (DUO_IS_CAMPAIGN (self) && DUO_IS_CAMPAIGN (other), FALSE);

  return strcmp (self->name, other->name) == 0 && self->colour == other->colour
         && duo_when_equal (&self->period, &other->period);
}

gint64
duo_campaign_get_id (DuoCampaign *self)
{
  g_return_val_if_fail (DUO_IS_CAMPAIGN (self), 0);

  return self->id;
}

void
duo_campaign_set_id (DuoCampaign *self, gint64 id)
{
  g_return_if_fail (DUO_IS_CAMPAIGN (self));

  if (self->id == id)
    return;

  self->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ID]);
}

const char *
duo_campaign_get_uid (DuoCampaign *self)
{
  g_return_val_if_fail (DUO_IS_CAMPAIGN (self), NULL);

  return self->uid;
}

void
duo_campaign_set_uid (DuoCampaign *self, const char *uid)
{
  g_return_if_fail (DUO_IS_CAMPAIGN (self));
  g_return_if_fail (uid != NULL);

  if (strcmp (self->uid, uid) == 0)
    return;

  g_free (self->uid);
  self->uid = g_strdup (uid);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UID]);
}

gint64
duo_campaign_get_rev (DuoCampaign *self)
{
  g_return_val_if_fail (DUO_IS_CAMPAIGN (self), 0);

  return self->rev;
}

void
duo_campaign_set_rev (DuoCampaign *self, gint64 rev)
{
  g_return_if_fail (DUO_IS_CAMPAIGN (self));

  if (self->rev == rev)
    return;

  self->rev = rev;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REV]);
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
  g_return_if_fail (DUO_IS_CAMPAIGN (self));
  g_return_if_fail (name != NULL);

  if (strcmp (self->name, name) == 0)
    return;

  g_free (self->name);
  self->name = g_strdup (name);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NAME]);
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
  g_return_if_fail (DUO_IS_CAMPAIGN (self));

  if (self->colour == colour)
    return;

  self->colour = colour;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COLOUR]);
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
  g_return_if_fail (DUO_IS_CAMPAIGN (self));
  g_return_if_fail (period != NULL);

  if (duo_when_equal (&self->period, period))
    return;

  self->period = *period;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PERIOD]);
}
