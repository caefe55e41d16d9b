/* SPDX-License-Identifier: EUPL-1.2 */
/* How the enumerations of objects stand in their columns, for code that knows only that it is one. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DuoCodes:
 * @to_text: the code that a column holds for @value (transfer none)
 * @parse: reads it back; %FALSE for one that nothing of ours wrote, @value is untouched then
 *
 * One enumeration of core.
 */
typedef struct
{
  const char *(*to_text) (gint value);
  gboolean    (*parse)   (const char *text, gint *value);
} DuoCodes;

extern const DuoCodes duo_answer_codes;
extern const DuoCodes duo_audience_codes;
extern const DuoCodes duo_captions_codes;
extern const DuoCodes duo_channel_kind_codes;
extern const DuoCodes duo_channel_status_codes;
extern const DuoCodes duo_colour_codes;
extern const DuoCodes duo_contact_role_codes;
extern const DuoCodes duo_material_status_codes;
extern const DuoCodes duo_media_format_codes;
extern const DuoCodes duo_message_status_codes;
extern const DuoCodes duo_moment_kind_codes;
extern const DuoCodes duo_object_kind_codes;
extern const DuoCodes duo_origin_codes;
extern const DuoCodes duo_review_kind_codes;
extern const DuoCodes duo_rights_codes;
extern const DuoCodes duo_sector_codes;
extern const DuoCodes duo_step_kind_codes;

G_END_DECLS
