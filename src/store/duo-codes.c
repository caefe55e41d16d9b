/* SPDX-License-Identifier: EUPL-1.2 */
/* The codes of each enumeration that a column holds; the words themselves are those of core. */
#include "duo-codes.h"

#include "duo-campaign-plan.h"
#include "duo-kinds.h"
#include "duo-material.h"
#include "duo-sector.h"
#include "duo-spec-field.h"

#define DEFINE_CODES(Type, name)                              \
  static const char *name##_to_text (gint value)              \
  {                                                           \
    return duo_##name##_to_string ((Type) value);             \
  }                                                           \
                                                              \
  static gboolean name##_parse (const char *text, gint *value) \
  {                                                           \
    Type parsed;                                              \
                                                              \
    if (!duo_##name##_parse (text, &parsed))                  \
      return FALSE;                                           \
                                                              \
    *value = (gint) parsed;                                   \
    return TRUE;                                              \
  }                                                           \
                                                              \
  const DuoCodes duo_##name##_codes = { name##_to_text, name##_parse };

DEFINE_CODES (DuoAnswer, answer)
DEFINE_CODES (DuoAudience, audience)
DEFINE_CODES (DuoCaptions, captions)
DEFINE_CODES (DuoChannelKind, channel_kind)
DEFINE_CODES (DuoChannelStatus, channel_status)
DEFINE_CODES (DuoColour, colour)
DEFINE_CODES (DuoContactRole, contact_role)
DEFINE_CODES (DuoMaterialStatus, material_status)
DEFINE_CODES (DuoMediaFormat, media_format)
DEFINE_CODES (DuoMessageStatus, message_status)
DEFINE_CODES (DuoMomentKind, moment_kind)
DEFINE_CODES (DuoObjectKind, object_kind)
DEFINE_CODES (DuoOrigin, origin)
DEFINE_CODES (DuoReviewKind, review_kind)
DEFINE_CODES (DuoRights, rights)
DEFINE_CODES (DuoSector, sector)
DEFINE_CODES (DuoStepKind, step_kind)
