/* SPDX-License-Identifier: EUPL-1.2 */
/* What a returned form would change, before anything is. */
#pragma once

#include "duo-change-set.h"
#include "duo-review-item.h"

G_BEGIN_DECLS

/**
 * DuoFormResult:
 * @set: (owned): what it would change; refused: what can't be used, and what needs a human
 * @review: (owned) (element-type DuoReviewItem): what needs a human
 * @failure: (owned) (nullable): why the file could not be read at all
 * @answers: (owned) (nullable): the question that taking it over settles
 * @second: another form of the batch is of the same institution: of this one only the questions are kept
 */
typedef struct
{
  DuoChangeSet  *set;
  GPtrArray     *review;
  GError        *failure;
  DuoReviewItem *answers;
  gboolean       second;
} DuoFormResult;

DuoFormResult *duo_form_result_new  (const char *file);
void           duo_form_result_free (DuoFormResult *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoFormResult, duo_form_result_free)

G_END_DECLS
