/* SPDX-License-Identifier: EUPL-1.2 */
/* The page of open points: what has to be done, by whom, before when. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

#define DUO_TYPE_ACTIONS_PAGE (duo_actions_page_get_type ())
G_DECLARE_FINAL_TYPE (DuoActionsPage, duo_actions_page, DUO, ACTIONS_PAGE, AdwBin)

GtkWidget *duo_actions_page_new   (DuoCalendarModel *model);
void       duo_actions_page_begin (DuoActionsPage   *self,
                                   DuoObjectKind     about_kind,
                                   gint64            about);
/* Whether the window is narrow and the page wants a button for the subjects. */
void       duo_actions_page_set_compact (DuoActionsPage *self,
                                         gboolean        compact);

G_END_DECLS
