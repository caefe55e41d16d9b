/* SPDX-License-Identifier: EUPL-1.2 */
/* A message of the calendar: what is told to whom, and per sector in which months. */
#include "duo-message.h"

#include <string.h>

#include "duo-placeholder.h"

struct _DuoMessage
{
  GObject parent_instance;
  gint64 id;  /* 0 until the store has saved it */
  char *uid;  /* (owned): UUID, the only id that leaves the store */
  gint64 rev; /* raised by each write */
  char *text; /* (owned) (not nullable): what is told, with {jaar} and {volgend jaar} as written; a first line is its
                 title */
  char *link; /* (owned) (not nullable): address to read more, as spelled by its maker; "" for none */
  DuoAudience audience;    /* whom it is for */
  DuoMessageStatus status; /* concept, definite or withdrawn */
  gint64 campaign;         /* id of the campaign it belongs to; 0 for none */
  char *note;              /* (owned) (not nullable): a remark for colleagues; "" for none */
  GArray *placements;      /* (owned) (element-type DuoPlacement): in order of sector, then first month; none overlap */
};

G_DEFINE_FINAL_TYPE (DuoMessage, duo_message, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_ID,
  PROP_UID,
  PROP_REV,
  PROP_TEXT,
  PROP_LINK,
  PROP_AUDIENCE,
  PROP_STATUS,
  PROP_CAMPAIGN,
  PROP_NOTE,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
duo_message_finalize (GObject *object)
{
  DuoMessage *self = DUO_MESSAGE (object);

  g_free (self->uid);
  g_free (self->text);
  g_free (self->link);
  g_free (self->note);
  g_array_unref (self->placements);

  G_OBJECT_CLASS (duo_message_parent_class)->finalize (object);
}

static void
duo_message_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DuoMessage *self = DUO_MESSAGE (object);

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
    case PROP_TEXT:
      g_value_set_string (value, self->text);
      break;
    case PROP_LINK:
      g_value_set_string (value, self->link);
      break;
    case PROP_AUDIENCE:
      g_value_set_int (value, (gint) self->audience);
      break;
    case PROP_STATUS:
      g_value_set_int (value, (gint) self->status);
      break;
    case PROP_CAMPAIGN:
      g_value_set_int64 (value, self->campaign);
      break;
    case PROP_NOTE:
      g_value_set_string (value, self->note);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
duo_message_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DuoMessage *self = DUO_MESSAGE (object);

  switch (prop_id)
    {
    case PROP_ID:
      duo_message_set_id (self, g_value_get_int64 (value));
      break;
    case PROP_UID:
      duo_message_set_uid (self, g_value_get_string (value));
      break;
    case PROP_REV:
      duo_message_set_rev (self, g_value_get_int64 (value));
      break;
    case PROP_TEXT:
      duo_message_set_text (self, g_value_get_string (value));
      break;
    case PROP_LINK:
      duo_message_set_link (self, g_value_get_string (value));
      break;
    case PROP_AUDIENCE:
      duo_message_set_audience (self, (DuoAudience) g_value_get_int (value));
      break;
    case PROP_STATUS:
      duo_message_set_status (self, (DuoMessageStatus) g_value_get_int (value));
      break;
    case PROP_CAMPAIGN:
      duo_message_set_campaign (self, g_value_get_int64 (value));
      break;
    case PROP_NOTE:
      duo_message_set_note (self, g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
duo_message_class_init (DuoMessageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = duo_message_finalize;
  object_class->get_property = duo_message_get_property;
  object_class->set_property = duo_message_set_property;

  props[PROP_ID] = g_param_spec_int64 ("id", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_UID] = g_param_spec_string ("uid", NULL, NULL, "", flags);
  props[PROP_REV] = g_param_spec_int64 ("rev", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_TEXT] = g_param_spec_string ("text", NULL, NULL, "", flags);
  props[PROP_LINK] = g_param_spec_string ("link", NULL, NULL, "", flags);
  props[PROP_AUDIENCE] = g_param_spec_int ("audience", NULL, NULL, 0, DUO_N_AUDIENCES - 1, 0, flags);
  props[PROP_STATUS] = g_param_spec_int ("status", NULL, NULL, 0, DUO_N_MESSAGE_STATUSES - 1, 0, flags);
  props[PROP_CAMPAIGN] = g_param_spec_int64 ("campaign", NULL, NULL, 0, G_MAXINT64, 0, flags);
  props[PROP_NOTE] = g_param_spec_string ("note", NULL, NULL, "", flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
duo_message_init (DuoMessage *self)
{
  self->uid = g_uuid_string_random ();
  self->text = g_strdup ("");
  self->link = g_strdup ("");
  self->note = g_strdup ("");
  self->placements = g_array_new (FALSE, FALSE, sizeof (DuoPlacement));
}

/* Returns: (transfer full): a message with a uid of its own that the store does not know yet. */
DuoMessage *
duo_message_new (void)
{
  return g_object_new (DUO_TYPE_MESSAGE, NULL);
}

/* Returns: (transfer full): a copy, ids and revision included, to change and to save in its place. */
DuoMessage *
duo_message_copy (DuoMessage *self)
{
  DuoMessage *copy;

  g_return_val_if_fail (DUO_IS_MESSAGE (self), NULL);

  copy = duo_message_new ();
  duo_message_set_id (copy, self->id);
  duo_message_set_uid (copy, self->uid);
  duo_message_set_rev (copy, self->rev);
  duo_message_set_text (copy, self->text);
  duo_message_set_link (copy, self->link);
  duo_message_set_audience (copy, self->audience);
  duo_message_set_status (copy, self->status);
  duo_message_set_campaign (copy, self->campaign);
  duo_message_set_note (copy, self->note);
  g_array_append_vals (copy->placements, self->placements->data, self->placements->len);
  return copy;
}

/* Returns: whether the two hold the same, ids and revision aside. */
gboolean
duo_message_equal (DuoMessage *self, DuoMessage *other)
{
  g_return_val_if_fail (DUO_IS_MESSAGE (self) && DUO_IS_MESSAGE (other), FALSE);

  return strcmp (self->text, other->text) == 0 && strcmp (self->link, other->link) == 0
         && self->audience == other->audience && self->status == other->status && self->campaign == other->campaign
         && strcmp (self->note, other->note) == 0 && duo_placements_equal (self->placements, other->placements);
}

gint64
duo_message_get_id (DuoMessage *self)
{
  g_return_val_if_fail (DUO_IS_MESSAGE (self), 0);

  return self->id;
}

void
duo_message_set_id (DuoMessage *self, gint64 id)
{
  g_return_if_fail (DUO_IS_MESSAGE (self));

  if (self->id == id)
    return;

  self->id = id;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ID]);
}

const char *
duo_message_get_uid (DuoMessage *self)
{
  g_return_val_if_fail (DUO_IS_MESSAGE (self), NULL);

  return self->uid;
}

void
duo_message_set_uid (DuoMessage *self, const char *uid)
{
  g_return_if_fail (DUO_IS_MESSAGE (self));
  g_return_if_fail (uid != NULL);

  if (strcmp (self->uid, uid) == 0)
    return;

  g_free (self->uid);
  self->uid = g_strdup (uid);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_UID]);
}

gint64
duo_message_get_rev (DuoMessage *self)
{
  g_return_val_if_fail (DUO_IS_MESSAGE (self), 0);

  return self->rev;
}

void
duo_message_set_rev (DuoMessage *self, gint64 rev)
{
  g_return_if_fail (DUO_IS_MESSAGE (self));

  if (self->rev == rev)
    return;

  self->rev = rev;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_REV]);
}

const char *
duo_message_get_text (DuoMessage *self)
{
  g_return_val_if_fail (DUO_IS_MESSAGE (self), NULL);

  return self->text;
}

void
duo_message_set_text (DuoMessage *self, const char *text)
{
  g_return_if_fail (DUO_IS_MESSAGE (self));
  g_return_if_fail (text != NULL);

  if (strcmp (self->text, text) == 0)
    return;

  g_free (self->text);
  self->text = g_strdup (text);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TEXT]);
}

const char *
duo_message_get_link (DuoMessage *self)
{
  g_return_val_if_fail (DUO_IS_MESSAGE (self), NULL);

  return self->link;
}

void
duo_message_set_link (DuoMessage *self, const char *link)
{
  g_return_if_fail (DUO_IS_MESSAGE (self));
  g_return_if_fail (link != NULL);

  if (strcmp (self->link, link) == 0)
    return;

  g_free (self->link);
  self->link = g_strdup (link);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LINK]);
}

DuoAudience
duo_message_get_audience (DuoMessage *self)
{
  g_return_val_if_fail (DUO_IS_MESSAGE (self), (DuoAudience) 0);

  return self->audience;
}

void
duo_message_set_audience (DuoMessage *self, DuoAudience audience)
{
  g_return_if_fail (DUO_IS_MESSAGE (self));

  if (self->audience == audience)
    return;

  self->audience = audience;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_AUDIENCE]);
}

DuoMessageStatus
duo_message_get_status (DuoMessage *self)
{
  g_return_val_if_fail (DUO_IS_MESSAGE (self), (DuoMessageStatus) 0);

  return self->status;
}

void
duo_message_set_status (DuoMessage *self, DuoMessageStatus status)
{
  g_return_if_fail (DUO_IS_MESSAGE (self));

  if (self->status == status)
    return;

  self->status = status;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATUS]);
}

gint64
duo_message_get_campaign (DuoMessage *self)
{
  g_return_val_if_fail (DUO_IS_MESSAGE (self), 0);

  return self->campaign;
}

void
duo_message_set_campaign (DuoMessage *self, gint64 campaign)
{
  g_return_if_fail (DUO_IS_MESSAGE (self));

  if (self->campaign == campaign)
    return;

  self->campaign = campaign;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CAMPAIGN]);
}

const char *
duo_message_get_note (DuoMessage *self)
{
  g_return_val_if_fail (DUO_IS_MESSAGE (self), NULL);

  return self->note;
}

void
duo_message_set_note (DuoMessage *self, const char *note)
{
  g_return_if_fail (DUO_IS_MESSAGE (self));
  g_return_if_fail (note != NULL);

  if (strcmp (self->note, note) == 0)
    return;

  g_free (self->note);
  self->note = g_strdup (note);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NOTE]);
}

/**
 * duo_message_get_placements:
 * @self: a message
 * @n_placements: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_placements): in order of sector, then first month; valid until
 *   they are set again
 */
const DuoPlacement *
duo_message_get_placements (DuoMessage *self, guint *n_placements)
{
  g_return_val_if_fail (DUO_IS_MESSAGE (self), NULL);

  *n_placements = self->placements->len;
  return (const DuoPlacement *) (void *) self->placements->data;
}

/* Takes over @placements in any order; those of one sector that overlap or touch are joined. */
void
duo_message_set_placements (DuoMessage *self, const DuoPlacement *placements, guint n_placements)
{
  g_return_if_fail (DUO_IS_MESSAGE (self));

  g_array_set_size (self->placements, 0);
  g_array_append_vals (self->placements, placements, n_placements);
  duo_placements_normalise (self->placements);
}

/* Returns: whether any placement has a month in @span. */
gboolean
duo_message_overlaps (DuoMessage *self, const DuoSpan *span)
{
  return duo_message_get_sectors (self, span) != DUO_SECTOR_SET_NONE;
}

/* Returns: the sectors it is placed in, within @span or, when that is %NULL, at any time. */
DuoSectorSet
duo_message_get_sectors (DuoMessage *self, const DuoSpan *span)
{
  DuoSectorSet sectors = DUO_SECTOR_SET_NONE;

  g_return_val_if_fail (DUO_IS_MESSAGE (self), sectors);

  for (guint i = 0; i < self->placements->len; i++)
    {
      const DuoPlacement *placement = &g_array_index (self->placements, DuoPlacement, i);

      if (span == NULL || (placement->first <= span->last && placement->last >= span->first))
        sectors |= 1u << placement->sector;
    }

  return sectors;
}

/* Returns: the earliest month of all placements, or %DUO_MONTH_NONE without any. */
DuoMonth
duo_message_get_first_month (DuoMessage *self)
{
  const DuoSpan always = { DUO_YEAR_MIN * 12, DUO_YEAR_MAX * 12 + 11 };

  return duo_message_get_first_month_in (self, &always);
}

/* Returns: the earliest first month (it may lie before @span) of the placements that touch @span, or
 * %DUO_MONTH_NONE. The years in the text count from there. */
DuoMonth
duo_message_get_first_month_in (DuoMessage *self, const DuoSpan *span)
{
  DuoMonth first = DUO_MONTH_NONE;

  g_return_val_if_fail (DUO_IS_MESSAGE (self), first);

  for (guint i = 0; i < self->placements->len; i++)
    {
      const DuoPlacement *placement = &g_array_index (self->placements, DuoPlacement, i);

      if (placement->first <= span->last && placement->last >= span->first
          && (first == DUO_MONTH_NONE || placement->first < first))
        first = placement->first;
    }

  return first;
}

/**
 * duo_message_dup_shown_text:
 * @self: a message
 * @first_month: the first month of the placement that is shown; %DUO_MONTH_NONE leaves placeholders alone
 *
 * Returns: (transfer full): the text with its relative years filled in
 */
char *
duo_message_dup_shown_text (DuoMessage *self, DuoMonth first_month)
{
  g_return_val_if_fail (DUO_IS_MESSAGE (self), NULL);

  if (first_month == DUO_MONTH_NONE)
    return g_strdup (self->text);

  return duo_placeholder_fill (self->text, duo_month_get_year (first_month), NULL);
}

/* Returns: (transfer full): the first line of the shown text, without a colon at its end. */
char *
duo_message_dup_title (DuoMessage *self, DuoMonth first_month)
{
  g_autofree char *shown = duo_message_dup_shown_text (self, first_month);
  char *newline = strpbrk (shown, "\r\n");

  if (newline != NULL)
    *newline = '\0';
  g_strchomp (shown);
  if (g_str_has_suffix (shown, ":"))
    shown[strlen (shown) - 1] = '\0';

  return g_steal_pointer (&shown);
}
