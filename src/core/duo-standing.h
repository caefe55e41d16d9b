/* SPDX-License-Identifier: EUPL-1.2 */
/* Which answers stand, who was not asked, and what goes on at the successor of an institution. */
#pragma once

#include "duo-channel.h"
#include "duo-contact-link.h"
#include "duo-willingness.h"

G_BEGIN_DECLS

DuoWillingness *duo_answers_find_standing (GPtrArray *answers, DuoSector sector, guint32 today);
DuoSectorSet    duo_answers_get_not_asked (GPtrArray *answers, DuoSectorSet sectors, guint32 today);

/**
 * DuoOffer:
 *
 * Something of an institution that closed, which its successor may take over. The old one keeps its own.
 */
typedef struct
{
  DuoObjectKind kind;    /* %DUO_OBJECT_CONTACT_LINK, %DUO_OBJECT_WILLINGNESS or %DUO_OBJECT_CHANNEL */
  GObject      *object;  /* (owned): of the old institution, as it is */
  GObject      *copy;    /* (owned): what the successor would get, not stored yet */
  gboolean      ticked;  /* taken over when applied; not to begin with where the successor has its own */
} DuoOffer;

void       duo_offer_free     (DuoOffer  *self);
/* Returns: (transfer full) (element-type DuoOffer). */
GPtrArray *duo_offers_new     (GPtrArray *links,
                               GPtrArray *answers,
                               GPtrArray *channels,
                               gint64     successor,
                               GPtrArray *successor_links,
                               GPtrArray *successor_answers,
                               GPtrArray *successor_channels,
                               guint32    today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoOffer, duo_offer_free)

G_END_DECLS
