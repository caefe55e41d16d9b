/* SPDX-License-Identifier: EUPL-1.2 */
/* A material of a campaign: one version of a file, as measured, with what a person said about it. */
#pragma once

#include "duo-match.h"
#include "duo-record.h"

G_BEGIN_DECLS

typedef enum
{
  DUO_MATERIAL_CONCEPT,
  DUO_MATERIAL_RELEASED, /* it goes to institutions */
  DUO_N_MATERIAL_STATUSES,
} DuoMaterialStatus;

/* How those who cannot hear follow a clip. */
typedef enum
{
  DUO_CAPTIONS_NONE,
  DUO_CAPTIONS_IN_PICTURE,
  DUO_CAPTIONS_FILE,   /* a file beside the clip */
  DUO_CAPTIONS_EXEMPT, /* they are not needed, for the reason that is written down */
  DUO_N_CAPTIONS,
} DuoCaptions;

/* Until when what it holds (photographs, music, persons) may be shown. */
typedef enum
{
  DUO_RIGHTS_UNKNOWN,
  DUO_RIGHTS_UNLIMITED,
  DUO_RIGHTS_UNTIL,
  DUO_N_RIGHTS,
} DuoRights;

const char *duo_material_status_to_string (DuoMaterialStatus status);
gboolean    duo_material_status_parse     (const char *text, DuoMaterialStatus *status);
const char *duo_captions_to_string        (DuoCaptions captions);
gboolean    duo_captions_parse            (const char *text, DuoCaptions *captions);
const char *duo_rights_to_string          (DuoRights rights);
gboolean    duo_rights_parse              (const char *text, DuoRights *rights);

#define DUO_TYPE_MATERIAL (duo_material_get_type ())
G_DECLARE_FINAL_TYPE (DuoMaterial, duo_material, DUO, MATERIAL, DuoRecord)
DUO_DEFINE_RECORD_ACCESSORS (DuoMaterial, duo_material)

DuoMaterial      *duo_material_new               (void);
gint64            duo_material_get_campaign      (DuoMaterial *self);
void              duo_material_set_campaign      (DuoMaterial *self, gint64 campaign);
/* Id of the version before it; 0 for the first one. */
gint64            duo_material_get_previous      (DuoMaterial *self);
void              duo_material_set_previous      (DuoMaterial *self, gint64 previous);
gint64            duo_material_get_version       (DuoMaterial *self);
void              duo_material_set_version       (DuoMaterial *self, gint64 version);
const char       *duo_material_get_title         (DuoMaterial *self);
void              duo_material_set_title         (DuoMaterial *self, const char *title);
const char       *duo_material_get_file_name     (DuoMaterial *self);
void              duo_material_set_file_name     (DuoMaterial *self, const char *file_name);
DuoMaterialStatus duo_material_get_status        (DuoMaterial *self);
void              duo_material_set_status        (DuoMaterial *self, DuoMaterialStatus status);
const char       *duo_material_get_alt_text      (DuoMaterial *self);
void              duo_material_set_alt_text      (DuoMaterial *self, const char *alt_text);
DuoCaptions       duo_material_get_captions      (DuoMaterial *self);
void              duo_material_set_captions      (DuoMaterial *self, DuoCaptions captions);
/* Why captions are not needed, where they are exempt. */
const char       *duo_material_get_captions_note (DuoMaterial *self);
void              duo_material_set_captions_note (DuoMaterial *self, const char *captions_note);
/* A code of %DUO_SPEC_LANGUAGE, "nl"; "" = not known. */
const char       *duo_material_get_language      (DuoMaterial *self);
void              duo_material_set_language      (DuoMaterial *self, const char *language);
DuoRights         duo_material_get_rights        (DuoMaterial *self);
void              duo_material_set_rights        (DuoMaterial *self, DuoRights rights);
/* The last day, where rights are %DUO_RIGHTS_UNTIL. */
const DuoWhen    *duo_material_get_rights_until  (DuoMaterial *self);
void              duo_material_set_rights_until  (DuoMaterial *self, const DuoWhen *rights_until);
/* The kinds of channels that it is meant for. */
DuoChannelKinds   duo_material_get_kinds         (DuoMaterial *self);
void              duo_material_set_kinds         (DuoMaterial *self, DuoChannelKinds kinds);
const char       *duo_material_get_note          (DuoMaterial *self);
void              duo_material_set_note          (DuoMaterial *self, const char *note);

/* What was measured; a copy of it (duo_material_dup_facts()) is of the same moment. */
DuoMediaFormat    duo_material_get_format        (DuoMaterial *self);
DuoMediaKind      duo_material_get_kind          (DuoMaterial *self);
gint64            duo_material_get_width         (DuoMaterial *self);
gint64            duo_material_get_height        (DuoMaterial *self);
gint64            duo_material_get_duration      (DuoMaterial *self);
gint64            duo_material_get_size          (DuoMaterial *self);
const char       *duo_material_get_sha256        (DuoMaterial *self);
const char       *duo_material_get_text          (DuoMaterial *self);
void              duo_material_set_facts         (DuoMaterial *self, const DuoMediaFacts *facts);
DuoMediaFacts    *duo_material_dup_facts         (DuoMaterial *self);

void              duo_material_fill_match        (DuoMaterial *self, DuoMatchMaterial *match);

/* Why a material cannot be released yet; flags. */
typedef enum
{
  DUO_RELEASE_TITLE = 1 << 0,         /* it has no title */
  DUO_RELEASE_CONTENT = 1 << 1,       /* there is nothing in it to show or read */
  DUO_RELEASE_ALT_TEXT = 1 << 2,      /* an image, and nothing for who cannot see it */
  DUO_RELEASE_CAPTIONS = 1 << 3,      /* a clip with sound, without captions or a written reason */
  DUO_RELEASE_RIGHTS = 1 << 4,        /* nobody said until when it may be shown */
  DUO_RELEASE_RIGHTS_ENDED = 1 << 5,  /* it may no longer be shown, or not when the campaign begins */
  DUO_RELEASE_KINDS = 1 << 6,         /* it is meant for no kind of channel */
} DuoReleaseProblem;

guint             duo_material_check_release     (DuoMaterial *self, const DuoMatchPeriod *period);

G_END_DECLS
