/* SPDX-License-Identifier: EUPL-1.2 */
/* One answer about a channel: known or expressly unknown, with the words in which it was given. */
#pragma once

#include "duo-kinds.h"
#include "duo-spec-field.h"

G_BEGIN_DECLS

/**
 * DuoSpecValue:
 * @known: %FALSE = asked, and the answer is that it is not known
 * @text: (owned): the value in its canonical form; "" where it is not known
 * @number: of an integer itself; of a choice its place among the codes; of a set a bit for each; of a ratio see
 *   duo_spec_ratio(); of a date its Julian day; else 0
 * @words: (owned): as the school said it; ""
 * @origin: where it comes from
 * @confirmed_on: Julian day on which somebody last said that it is so; 0 = not known
 */
typedef struct
{
  gboolean known;
  char *text;
  gint32 number;
  char *words;
  DuoOrigin origin;
  guint32 confirmed_on;
} DuoSpecValue;

DuoSpecValue *duo_spec_value_new_unknown (void);
DuoSpecValue *duo_spec_value_new         (DuoSpecField        field,
                                          const char         *text);
DuoSpecValue *duo_spec_value_new_told    (gboolean            known,
                                          DuoSpecField        field,
                                          const char         *text,
                                          const char         *words,
                                          DuoOrigin           origin,
                                          guint32             confirmed_on);
DuoSpecValue *duo_spec_value_copy        (const DuoSpecValue *self);
void          duo_spec_value_free        (DuoSpecValue       *self);
gboolean      duo_spec_value_equal       (const DuoSpecValue *self,
                                          const DuoSpecValue *other);
char         *duo_spec_canonical         (DuoSpecField        field,
                                          const char         *text);

/* A ratio in lowest terms as one number, to compare by; its parts. */
#define duo_spec_ratio(width, height) ((gint32) ((width) * 32768 + (height)))
#define duo_spec_ratio_width(ratio) ((ratio) / 32768)
#define duo_spec_ratio_height(ratio) ((ratio) % 32768)

gint32         duo_spec_ratio_of         (gint                width,
                                          gint                height);
gboolean       duo_spec_ratio_matches    (gint32              ratio,
                                          gint                width,
                                          gint                height);
DuoOrientation duo_spec_orientation_of   (gint                width,
                                          gint                height);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoSpecValue, duo_spec_value_free)

G_END_DECLS
