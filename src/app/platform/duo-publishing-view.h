/* SPDX-License-Identifier: EUPL-1.2 */
/* The view "Publiceren" of a campaign: its packages and the queue, its links and codes, and the platform. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

#define DUO_TYPE_PUBLISHING_VIEW (duo_publishing_view_get_type ())
G_DECLARE_FINAL_TYPE (DuoPublishingView, duo_publishing_view, DUO, PUBLISHING_VIEW, AdwBin)

/* A DuoCampaignPart. */
GtkWidget *duo_publishing_view_new (DuoCalendarModel *model);

/* Action "platform.view" (s): "publish", "links" or "account".
 * Calls the window's "win.show-job" (s) with what goes on, in words; "" for nothing. */

G_END_DECLS
