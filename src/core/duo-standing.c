/* SPDX-License-Identifier: EUPL-1.2 */
/* Answers and contacts as they stand on a day. */
#include "duo-standing.h"

#include "duo-fold.h"

/**
 * duo_answers_find_standing:
 * @answers: (element-type DuoWillingness): of one board or institution, the oldest first
 * @sector: the sector
 * @today: Julian day; an answer that only holds later waits
 *
 * Returns: (transfer none) (nullable): the newest answer; %NULL where nobody was asked
 */
DuoWillingness *
duo_answers_find_standing (GPtrArray *answers, DuoSector sector, guint32 today)
{
  for (guint i = answers->len; i > 0; i--)
    {
      DuoWillingness *answer = answers->pdata[i - 1];
      const DuoWhen *since = duo_willingness_get_since (answer);

      if (duo_willingness_get_sector (answer) == sector && (!duo_when_is_known (since) || since->first <= today))
        return answer;
    }

  return NULL;
}

/* Returns: those of @sectors for which there is no answer at all. */
DuoSectorSet
duo_answers_get_not_asked (GPtrArray *answers, DuoSectorSet sectors, guint32 today)
{
  DuoSectorSet not_asked = DUO_SECTOR_SET_NONE;

  for (guint i = 0; i < DUO_N_SECTORS; i++)
    if (duo_sector_set_contains (sectors, (DuoSector) i) && duo_answers_find_standing (answers, (DuoSector) i, today) == NULL)
      not_asked |= 1u << i;

  return not_asked;
}

void
duo_offer_free (DuoOffer *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->object);
  g_clear_object (&self->copy);
  g_free (self);
}

static void
add_offer (GPtrArray *offers, DuoObjectKind kind, gpointer object, gpointer copy, gboolean ticked)
{
  DuoOffer *offer = g_new0 (DuoOffer, 1);

  offer->kind = kind;
  offer->object = g_object_ref (object);
  offer->copy = copy;
  offer->ticked = ticked;
  g_ptr_array_add (offers, offer);
}

/* What @link is at its target already; or the preferred one of that role, with @preferred. */
static gboolean
has_link (GPtrArray *links, DuoContactLink *link, gboolean preferred)
{
  for (guint i = 0; i < links->len; i++)
    {
      DuoContactLink *other = links->pdata[i];

      if (duo_contact_link_get_role (other) == duo_contact_link_get_role (link)
          && (preferred ? duo_contact_link_get_preferred (other)
                        : duo_contact_link_get_contact (other) == duo_contact_link_get_contact (link)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_channel (GPtrArray *channels, DuoChannel *channel)
{
  g_autofree char *name = duo_fold_text (duo_channel_get_name (channel));

  for (guint i = 0; i < channels->len; i++)
    {
      g_autofree char *other = duo_fold_text (duo_channel_get_name (channels->pdata[i]));

      if (duo_channel_get_kind (channels->pdata[i]) == duo_channel_get_kind (channel) && g_str_equal (name, other))
        return TRUE;
    }

  return FALSE;
}

/**
 * duo_offers_new:
 * @links: (element-type DuoContactLink): of the institution that closed
 * @answers: (element-type DuoWillingness): its answers, the oldest first
 * @channels: (element-type DuoChannel): its channels
 * @successor: id of the institution that goes on
 * @successor_links: (element-type DuoContactLink): what that one has already
 * @successor_answers: (element-type DuoWillingness): the same, the oldest first
 * @successor_channels: (element-type DuoChannel): the same
 * @today: Julian day
 *
 * A contact that the successor has in that role already is not offered. Its own preferred contact stays the preferred
 * one, and its own answer stands: the old one's is offered, not ticked. A channel that is outdated, or that the successor
 * has by that kind and name, is not offered; at the successor it is at all locations, for those of the old one are not its.
 */
GPtrArray *
duo_offers_new (GPtrArray *links,
                GPtrArray *answers,
                GPtrArray *channels,
                gint64     successor,
                GPtrArray *successor_links,
                GPtrArray *successor_answers,
                GPtrArray *successor_channels,
                guint32    today)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_offer_free);

  for (guint i = 0; i < links->len; i++)
    {
      DuoContactLink *link = links->pdata[i];
      DuoContactLink *copy;

      if (duo_contact_link_get_institution (link) == 0 || has_link (successor_links, link, FALSE))
        continue;

      copy = duo_record_copy_as_new (link);
      duo_contact_link_set_institution (copy, successor);
      if (has_link (successor_links, link, TRUE))
        duo_contact_link_set_preferred (copy, FALSE);
      add_offer (offers, DUO_OBJECT_CONTACT_LINK, link, copy, TRUE);
    }

  for (guint i = 0; i < DUO_N_SECTORS; i++)
    {
      DuoWillingness *answer = duo_answers_find_standing (answers, (DuoSector) i, today);
      DuoWillingness *copy;

      if (answer == NULL)
        continue;

      copy = duo_record_copy_as_new (answer);
      duo_willingness_set_board (copy, 0);
      duo_willingness_set_institution (copy, successor);
      add_offer (offers, DUO_OBJECT_WILLINGNESS, answer, copy,
                 duo_answers_find_standing (successor_answers, (DuoSector) i, today) == NULL);
    }

  for (guint i = 0; i < channels->len; i++)
    {
      DuoChannel *channel = channels->pdata[i];
      DuoChannel *copy;

      if (duo_channel_get_status (channel) == DUO_CHANNEL_OUTDATED || has_channel (successor_channels, channel))
        continue;

      copy = duo_record_copy_as_new (channel);
      duo_channel_set_institution (copy, successor);
      duo_channel_set_locations (copy, NULL, 0);
      add_offer (offers, DUO_OBJECT_CHANNEL, channel, copy, TRUE);
    }

  return offers;
}
