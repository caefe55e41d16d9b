/* SPDX-License-Identifier: EUPL-1.2 */
/* The entries of a drop-down of campaigns: none, then all by name. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GListModel *duo_campaign_choice_new  (GPtrArray  *campaigns,
                                      GArray    **ids);
void        duo_campaign_choice_update (AdwComboRow *row,
                                        GPtrArray   *campaigns,
                                        gint64       chosen,
                                        GArray     **ids);
guint       duo_campaign_choice_find (GArray     *ids,
                                      gint64      campaign);

G_END_DECLS
