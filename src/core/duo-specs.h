/* SPDX-License-Identifier: EUPL-1.2 */
/* All answers about one channel or profile, and what counts for a channel when its profile is asked as well. */
#pragma once

#include "duo-spec-value.h"

G_BEGIN_DECLS

/**
 * DuoSpecs:
 *
 * At most one answer for each field; no answer = inherited, or not asked.
 */
typedef struct
{
  DuoSpecValue *values[DUO_N_SPEC_FIELDS]; /* (owned) (nullable) each */
} DuoSpecs;

DuoSpecs           *duo_specs_new         (void);
DuoSpecs           *duo_specs_copy        (const DuoSpecs *self);
void                duo_specs_free        (DuoSpecs       *self);
gboolean            duo_specs_equal       (const DuoSpecs *self,
                                           const DuoSpecs *other);
const DuoSpecValue *duo_specs_get         (const DuoSpecs *self,
                                           DuoSpecField    field);
void                duo_specs_take        (DuoSpecs       *self,
                                           DuoSpecField    field,
                                           DuoSpecValue   *value);
gboolean            duo_specs_set_known   (DuoSpecs       *self,
                                           DuoSpecField    field,
                                           const char     *text);
void                duo_specs_set_unknown (DuoSpecs       *self,
                                           DuoSpecField    field);

/* Who gave the answer that counts. */
typedef enum
{
  DUO_SPEC_NOT_ASKED, /* nobody */
  DUO_SPEC_OWN,       /* the channel */
  DUO_SPEC_INHERITED, /* its profile */
  DUO_SPEC_DERIVED,   /* nobody, but it follows from width and height */
} DuoSpecOrigin;

const DuoSpecValue *duo_specs_effective   (const DuoSpecs *own,
                                           const DuoSpecs *profile,
                                           DuoSpecField    field,
                                           DuoSpecOrigin  *origin);

typedef enum
{
  DUO_SPEC_STATE_NOT_ASKED,
  DUO_SPEC_STATE_UNKNOWN, /* asked, not known */
  DUO_SPEC_STATE_KNOWN,
} DuoSpecState;

/* What does not agree in the answers; flags. */
typedef enum
{
  DUO_SPEC_PROBLEM_HALF_SIZE = 1 << 0,   /* a width without a height, or the other way round */
  DUO_SPEC_PROBLEM_ORIENTATION = 1 << 1, /* not that of width and height */
  DUO_SPEC_PROBLEM_ASPECT = 1 << 2,      /* not that of width and height, nor of the orientation */
  DUO_SPEC_PROBLEM_MARGIN = 1 << 3,      /* half of the size or more */
} DuoSpecProblem;

/**
 * DuoEffectiveSpecs:
 * @kind: the kind of channel
 * @state: %DuoSpecState of each field
 * @origin: %DuoSpecOrigin of each field
 * @number: of a field that is known, see #DuoSpecValue; 0 for the others and for texts
 * @problems: %DuoSpecProblem flags
 *
 * What counts for a channel, flat and without texts: a campaign holds thousands of channels against each material.
 */
typedef struct
{
  DuoChannelKind kind;
  guint8 state[DUO_N_SPEC_FIELDS];
  guint8 origin[DUO_N_SPEC_FIELDS];
  gint32 number[DUO_N_SPEC_FIELDS];
  guint problems;
} DuoEffectiveSpecs;

void     duo_effective_specs_init           (DuoEffectiveSpecs       *self,
                                             DuoChannelKind           kind,
                                             const DuoSpecs          *own,
                                             const DuoSpecs          *profile);
gboolean duo_effective_specs_find_undecided (const DuoEffectiveSpecs *self,
                                             DuoSpecField            *field);

static inline gboolean
duo_effective_specs_is_known (const DuoEffectiveSpecs *self, DuoSpecField field)
{
  return self->state[field] == DUO_SPEC_STATE_KNOWN;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoSpecs, duo_specs_free)

G_END_DECLS
