/* SPDX-License-Identifier: EUPL-1.2 */
/* The columns of somebody's own list, in words. */
#pragma once

#include "duo-list-plan.h"

G_BEGIN_DECLS

const char *duo_words_list_kind (DuoListKind kind);                     /* "een contactpersoon" */
const char *duo_words_meaning   (DuoMeaning meaning, DuoListKind kind); /* "E-mailadres" */
const char *duo_words_list_lack (DuoListLack lack);                     /* a sentence; "" for none */

G_END_DECLS
