/* SPDX-License-Identifier: EUPL-1.2 */
/* Making a campaign, editing one, and making one of last year's: its facts, its waves, its messages, and its steps as
 * they are planned back from go-live. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"
#include "duo-campaigns-service.h"

G_BEGIN_DECLS

typedef enum
{
  DUO_CAMPAIGN_EDITOR_NEW,
  DUO_CAMPAIGN_EDITOR_EDIT, /* steps are moved elsewhere */
  DUO_CAMPAIGN_EDITOR_COPY, /* a new one, like that of the view but a year later */
  DUO_CAMPAIGN_EDITOR_MOVE, /* nothing but the dates of that of the view */
} DuoCampaignEditorMode;

#define DUO_TYPE_CAMPAIGN_EDITOR (duo_campaign_editor_get_type ())
G_DECLARE_FINAL_TYPE (DuoCampaignEditor, duo_campaign_editor, DUO, CAMPAIGN_EDITOR, AdwWindow)

DuoCampaignEditor *duo_campaign_editor_new (DuoCalendarModel *model, DuoCampaignEditorMode mode, DuoCampaignView *view, GtkWindow *parent);

/* Signal "made" (gint64 campaign): it is stored; the id of a new one. */

G_END_DECLS
