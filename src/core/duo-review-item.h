/* SPDX-License-Identifier: EUPL-1.2 */
/* Something in a returned form that needs a human, until it is settled. */
#pragma once

#include "duo-kinds.h"
#include "duo-sector.h"
#include "duo-record.h"

G_BEGIN_DECLS

#define DUO_TYPE_REVIEW_ITEM (duo_review_item_get_type ())
G_DECLARE_FINAL_TYPE (DuoReviewItem, duo_review_item, DUO, REVIEW_ITEM, DuoRecord)
DUO_DEFINE_RECORD_ACCESSORS (DuoReviewItem, duo_review_item)

DuoReviewItem *duo_review_item_new (void);
gint64 duo_review_item_get_campaign (DuoReviewItem *self);
void duo_review_item_set_campaign (DuoReviewItem *self, gint64 campaign);
gint64 duo_review_item_get_institution (DuoReviewItem *self);
void duo_review_item_set_institution (DuoReviewItem *self, gint64 institution);
DuoSector duo_review_item_get_sector (DuoReviewItem *self);
void duo_review_item_set_sector (DuoReviewItem *self, DuoSector sector);
DuoReviewKind duo_review_item_get_kind (DuoReviewItem *self);
void duo_review_item_set_kind (DuoReviewItem *self, DuoReviewKind kind);
const char *duo_review_item_get_file (DuoReviewItem *self);
void duo_review_item_set_file (DuoReviewItem *self, const char *file);
const char *duo_review_item_get_place (DuoReviewItem *self);
void duo_review_item_set_place (DuoReviewItem *self, const char *place);
const char *duo_review_item_get_target (DuoReviewItem *self);
void duo_review_item_set_target (DuoReviewItem *self, const char *target);
const char *duo_review_item_get_field (DuoReviewItem *self);
void duo_review_item_set_field (DuoReviewItem *self, const char *field);
const char *duo_review_item_get_words (DuoReviewItem *self);
void duo_review_item_set_words (DuoReviewItem *self, const char *words);
const char *duo_review_item_get_proposals (DuoReviewItem *self);
void duo_review_item_set_proposals (DuoReviewItem *self, const char *proposals);
const DuoWhen *duo_review_item_get_noted (DuoReviewItem *self);
void duo_review_item_set_noted (DuoReviewItem *self, const DuoWhen *noted);
const DuoWhen *duo_review_item_get_settled (DuoReviewItem *self);
void duo_review_item_set_settled (DuoReviewItem *self, const DuoWhen *settled);
const char *duo_review_item_get_outcome (DuoReviewItem *self);
void duo_review_item_set_outcome (DuoReviewItem *self, const char *outcome);
/* (nullable): whose form, as the store that it was read from calls it; no part of what is stored or compared. */
const char *duo_review_item_get_path (DuoReviewItem *self);
void duo_review_item_set_path (DuoReviewItem *self, const char *path);
const char *duo_review_item_get_title (DuoReviewItem *self);
void duo_review_item_set_title (DuoReviewItem *self, const char *title);

G_END_DECLS
