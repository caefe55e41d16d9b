/* SPDX-License-Identifier: EUPL-1.2 */
/* What a question about a form is about: a channel, a contact, or whether the institution takes part. Inside a job. */
#pragma once

#include "duo-channel.h"
#include "duo-contact-entry.h"
#include "duo-database.h"
#include "duo-participation.h"
#include "duo-review-service.h"

G_BEGIN_DECLS

typedef enum
{
  DUO_REVIEW_TARGET_NONE,    /* nothing that a value could be put in, or it is gone */
  DUO_REVIEW_TARGET_ANSWER,  /* whether it takes part */
  DUO_REVIEW_TARGET_TEXT,    /* a condition, who said so, a name */
  DUO_REVIEW_TARGET_SPEC,    /* a field of a channel */
  DUO_REVIEW_TARGET_PLACES,  /* where a channel is */
  DUO_REVIEW_TARGET_CONTACT, /* a field of a contact */
} DuoReviewTargetType;

/**
 * DuoReviewTarget:
 * @channel: (owned) (nullable): with @profile, the answers that it inherits (owned) (nullable)
 * @contact: (owned) (nullable)
 * @participation: (owned) (nullable): a new one where there is none yet
 * @places: (owned) (element-type utf8): "25LX00 Breda"; @place_ids: their ids
 */
typedef struct
{
  DuoReviewTargetType type;
  DuoChannel         *channel;
  DuoSpecs           *profile;
  DuoContactEntry    *contact;
  DuoParticipation   *participation;
  GPtrArray          *places;
  GArray             *place_ids;
} DuoReviewTarget;

DuoReviewTarget *duo_review_target_read      (DuoDatabase *db, DuoReviewItem *item, GError **error);
void             duo_review_target_free      (DuoReviewTarget *self);
char            *duo_review_target_dup_title (DuoReviewTarget *self);
char            *duo_review_target_dup_known (DuoReviewTarget *self, DuoReviewItem *item);
gboolean         duo_review_target_take      (DuoDatabase *db, DuoReviewItem *item, DuoSettle settle, const char *text, GError **error);
char            *duo_review_value_read       (DuoReviewItem *item, const char *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoReviewTarget, duo_review_target_free)

G_END_DECLS
