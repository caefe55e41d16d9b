/* SPDX-License-Identifier: EUPL-1.2 */
/* The side of the window: its subjects, the campaigns by name, and at the foot whether everything is saved. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

/* The subject that the campaigns belong to; its own row is called after all of them. */
#define DUO_SIDEBAR_CAMPAIGNS "campaigns"

/**
 * DuoSidebar:
 *
 * Signals: "subject" (char *name): somebody chose that subject; "campaign" (gint64 id): somebody chose that campaign, or
 * all of them (0).
 */
#define DUO_TYPE_SIDEBAR (duo_sidebar_get_type ())
G_DECLARE_FINAL_TYPE (DuoSidebar, duo_sidebar, DUO, SIDEBAR, GtkBox)

void duo_sidebar_add_subject   (DuoSidebar *self, const char *name, const char *icon, const char *title);
void duo_sidebar_set_model     (DuoSidebar *self, DuoCalendarModel *model);
void duo_sidebar_set_folded    (DuoSidebar *self, gboolean folded);
void duo_sidebar_set_job       (DuoSidebar *self, const char *words);
void duo_sidebar_show_subject  (DuoSidebar *self, const char *name);
void duo_sidebar_show_campaign (DuoSidebar *self, gint64 campaign);

G_END_DECLS
