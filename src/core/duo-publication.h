/* SPDX-License-Identifier: EUPL-1.2 */
/* A campaign on a materials platform: where, and until when. */
#pragma once

#include "duo-record.h"

G_BEGIN_DECLS

#define DUO_TYPE_PUBLICATION (duo_publication_get_type ())
G_DECLARE_FINAL_TYPE (DuoPublication, duo_publication, DUO, PUBLICATION, DuoRecord)
DUO_DEFINE_RECORD_ACCESSORS (DuoPublication, duo_publication)

DuoPublication *duo_publication_new (void);
gint64 duo_publication_get_campaign (DuoPublication *self);
void duo_publication_set_campaign (DuoPublication *self, gint64 campaign);
gint64 duo_publication_get_account (DuoPublication *self);
void duo_publication_set_account (DuoPublication *self, gint64 account);
const char *duo_publication_get_folder (DuoPublication *self);
void duo_publication_set_folder (DuoPublication *self, const char *folder);
const DuoWhen *duo_publication_get_last_day (DuoPublication *self);
void duo_publication_set_last_day (DuoPublication *self, const DuoWhen *last_day);
const DuoWhen *duo_publication_get_published (DuoPublication *self);
void duo_publication_set_published (DuoPublication *self, const DuoWhen *published);
const DuoWhen *duo_publication_get_withdrawn (DuoPublication *self);
void duo_publication_set_withdrawn (DuoPublication *self, const DuoWhen *withdrawn);
const char *duo_publication_get_acted (DuoPublication *self);
void duo_publication_set_acted (DuoPublication *self, const char *acted);

G_END_DECLS
