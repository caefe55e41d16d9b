/* SPDX-License-Identifier: EUPL-1.2 */
/* What the parts of comparing a form share. */
#pragma once

#include "duo-form.h"

G_BEGIN_DECLS

/**
 * DuoFormJob:
 * @reading: (not owned): the form
 * @content: (not owned): what is known
 * @result: (not owned): what was found so far
 * @n_changed: cells that say something else than they did
 */
typedef struct
{
  DuoFormReading       *reading;
  const DuoFormContent *content;
  DuoFormResult        *result;
  guint                 n_changed;
} DuoFormJob;

gboolean     duo_form_cell_changed (DuoFormJob *self, DuoFormCell *cell);
DuoFormCell *duo_form_find_cell    (DuoFormJob *self, const char *key);
DuoReading  *duo_form_read_answer  (DuoFormJob *self, DuoFormCell *cell, DuoAskKind ask, const char *field, const char *target);
void         duo_form_ask          (DuoFormJob *self, DuoReviewKind kind, DuoRefusal refusal, DuoFormCell *cell, const char *field,
                                    const char *target, GPtrArray *proposals);
void         duo_form_ask_cell     (DuoFormJob *self, DuoRefusal refusal, DuoFormCell *cell);
void         duo_form_compare_contacts (DuoFormJob *self);
void         duo_form_compare_channels (DuoFormJob *self);

G_END_DECLS
