/* SPDX-License-Identifier: EUPL-1.2 */
/* Materials and channels from the words in which tests/fixtures/matching has them. */
#pragma once

#include "duo-match.h"

G_BEGIN_DECLS

void match_fixture_material (const char *words, DuoMatchMaterial *material);
void match_fixture_channel  (const char *words, DuoEffectiveSpecs *channel);
void match_fixture_period   (const char *words, DuoMatchPeriod *period);

G_END_DECLS
