/* SPDX-License-Identifier: EUPL-1.2 */
/* Channels and their specifications in words, in lower case but for the labels of fields. */
#pragma once

#include "duo-specs.h"

G_BEGIN_DECLS

const char *duo_words_weekday      (guint32             day);
const char *duo_words_channel_kind (DuoChannelKind      kind);
const char *duo_words_spec_field   (DuoSpecField        field);
const char *duo_words_spec_code    (DuoSpecField        field,
                                    gint                code);
const char *duo_words_spec_unit    (DuoSpecUnit         unit);
char       *duo_words_spec_number  (DuoSpecField        field,
                                    gint32              number);
char       *duo_words_spec_value   (DuoSpecField        field,
                                    const DuoSpecValue *value);
char       *duo_words_spec_problem (guint               problems);
char       *duo_words_channel_summary (const DuoEffectiveSpecs *specs);
char       *duo_words_channel_gap     (const DuoEffectiveSpecs *specs);
const char *duo_words_channel_status  (DuoChannelStatus         status);

G_END_DECLS
