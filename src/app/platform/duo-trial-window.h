/* SPDX-License-Identifier: EUPL-1.2 */
/* The dry run, to look at before anything is sent: what each institution gets, what is copied, how long it takes. */
#pragma once

#include <adwaita.h>

#include "duo-publish-board.h"

G_BEGIN_DECLS

#define DUO_TYPE_TRIAL_WINDOW (duo_trial_window_get_type ())
G_DECLARE_FINAL_TYPE (DuoTrialWindow, duo_trial_window, DUO, TRIAL_WINDOW, AdwWindow)

DuoTrialWindow        *duo_trial_window_new       (DuoPublishTrial *trial,
                                                   GtkWindow       *parent);
const DuoPublishTrial *duo_trial_window_get_trial (DuoTrialWindow  *self);

/* Signal "agreed" (char *path): it is to be done. @path: where the list with the new codes goes, because nothing here
 * keeps them; "" where that is not needed. */

G_END_DECLS
