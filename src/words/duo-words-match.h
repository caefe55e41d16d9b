/* SPDX-License-Identifier: EUPL-1.2 */
/* Materials, and what fits where, in words: sentences are made when somebody asks, from the bits and the numbers. */
#pragma once

#include "duo-coverage.h"
#include "duo-formats.h"
#include "duo-material.h"
#include "duo-package-plan.h"

G_BEGIN_DECLS

char       *duo_words_media_format     (DuoMediaFormat format);   /* "jpg" */
char       *duo_words_media_verdict    (const DuoMediaFacts *facts, const char *name);
char       *duo_words_material_double  (const char *name, DuoMaterial *same, gboolean is_older);
char       *duo_words_media_notes      (guint notes);
/* "‘x.mp4’ is een png. Scholen krijgen het als ‘x.png’."; "" where the name says what it is. */
char       *duo_words_media_true_name  (const DuoMediaFacts *facts, const char *name);
/* "1920 × 1080, 10 s, mp4", as it stands under a title. */
char       *duo_words_media_measure    (const DuoMediaFacts *facts);
/* "liggend · H.264 · 25 beelden per seconde": the rest. */
char       *duo_words_media_details    (const DuoMediaFacts *facts);
char       *duo_words_media_size       (gint64 bytes);            /* "4,1 MB" */

const char *duo_words_material_status  (DuoMaterialStatus status);
const char *duo_words_captions         (DuoCaptions captions);
const char *duo_words_rights           (DuoRights rights);
char       *duo_words_release_problem  (guint problem);
char       *duo_words_channel_kinds    (DuoChannelKinds kinds);

const char *duo_words_match_verdict          (DuoMatchVerdict verdict);
const char *duo_words_cell_state       (DuoCellState state);
const char *duo_words_match_rule       (DuoMatchRule rule);       /* "Stand" */
char       *duo_words_match_reason     (DuoMatchRule             rule,
                                        DuoOutcome               outcome,
                                        const DuoMatchMaterial  *material,
                                        const DuoEffectiveSpecs *channel,
                                        const DuoMatchPeriod    *period);
char       *duo_words_not_asked_fields (guint32 rules);
GPtrArray  *duo_words_match_reasons    (const DuoMatch          *match,
                                        const DuoMatchMaterial  *material,
                                        const DuoEffectiveSpecs *channel,
                                        const DuoMatchPeriod    *period);

char       *duo_words_format_option    (const DuoFormatOption *option);
char       *duo_words_format_limits    (const DuoFormatOption *option);
const char *duo_words_left_out         (DuoLeftOutReason reason);
/* "Past: Scherm liggend, Clip." @names: of the files that are in a package for that reason. */
char       *duo_words_package_items    (DuoPackageReason reason, const char *names);
/* "wacht op golf 2", of one; "3 wachten op hun golf", of several. */
char       *duo_words_waits_for        (gint64 wave);
char       *duo_words_waiting          (guint n);

G_END_DECLS
