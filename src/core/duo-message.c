/* SPDX-License-Identifier: EUPL-1.2 */
/* A message of the calendar: what is told to whom, and per sector in which months. */
#include "duo-message.h"

#include <string.h>

#include "duo-placeholder.h"

struct _DuoMessage
{
  DuoRecord parent_instance;
  char *text; /* (owned) (not nullable): what is told, with {jaar} and {volgend jaar} as written; a first line is its
                 title */
  char *link; /* (owned) (not nullable): address to read more, as spelled by its maker; "" for none */
  DuoAudience audience;    /* whom it is for */
  DuoMessageStatus status; /* concept, definite or withdrawn */
  gint64 campaign;         /* id of the campaign it belongs to; 0 for none */
  char *note;              /* (owned) (not nullable): a remark for colleagues; "" for none */
  GArray *placements;      /* (owned) (element-type DuoPlacement): in order of sector, then first month; none overlap */
};

G_DEFINE_FINAL_TYPE (DuoMessage, duo_message, DUO_TYPE_RECORD)

enum
{
  FIELD_TEXT,
  FIELD_LINK,
  FIELD_AUDIENCE,
  FIELD_STATUS,
  FIELD_CAMPAIGN,
  FIELD_NOTE,
  N_FIELDS,
};

static const DuoField fields[N_FIELDS] = {
  [FIELD_TEXT] = { "text", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoMessage, text) },
  [FIELD_LINK] = { "link", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoMessage, link) },
  [FIELD_AUDIENCE] = { "audience", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoMessage, audience), DUO_N_AUDIENCES },
  [FIELD_STATUS] = { "status", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoMessage, status), DUO_N_MESSAGE_STATUSES },
  [FIELD_CAMPAIGN] = { "campaign", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoMessage, campaign) },
  [FIELD_NOTE] = { "note", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoMessage, note) },
};

static void
duo_message_copy_more (DuoRecord *self, DuoRecord *copy)
{
  const GArray *placements = DUO_MESSAGE (self)->placements;

  g_array_append_vals (DUO_MESSAGE (copy)->placements, placements->data, placements->len);
}

static gboolean
duo_message_equal_more (DuoRecord *self, DuoRecord *other)
{
  return duo_placements_equal (DUO_MESSAGE (self)->placements, DUO_MESSAGE (other)->placements);
}

static void
duo_message_finalize (GObject *object)
{
  g_array_unref (DUO_MESSAGE (object)->placements);

  G_OBJECT_CLASS (duo_message_parent_class)->finalize (object);
}

static void
duo_message_class_init (DuoMessageClass *klass)
{
  DuoRecordClass *record_class = DUO_RECORD_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = duo_message_finalize;
  record_class->copy_more = duo_message_copy_more;
  record_class->equal_more = duo_message_equal_more;
  duo_record_class_set_fields (record_class, fields, N_FIELDS);
}

static void
duo_message_init (DuoMessage *self)
{
  self->placements = g_array_new (FALSE, FALSE, sizeof (DuoPlacement));
}

/* Returns: (transfer full): a message with a uid of its own that the store does not know yet. */
DuoMessage *
duo_message_new (void)
{
  return g_object_new (DUO_TYPE_MESSAGE, NULL);
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
  duo_record_set_text (self, FIELD_TEXT, text);
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
  duo_record_set_text (self, FIELD_LINK, link);
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
  duo_record_set_code (self, FIELD_AUDIENCE, (gint) audience);
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
  duo_record_set_code (self, FIELD_STATUS, (gint) status);
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
  duo_record_set_number (self, FIELD_CAMPAIGN, campaign);
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
  duo_record_set_text (self, FIELD_NOTE, note);
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
