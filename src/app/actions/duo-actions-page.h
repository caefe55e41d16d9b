/* SPDX-License-Identifier: EUPL-1.2 */
/* The page of open points: what has to be done, by whom, before when. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"
#include "duo-subject-page.h"

G_BEGIN_DECLS

#define DUO_TYPE_ACTIONS_PAGE (duo_actions_page_get_type ())
G_DECLARE_FINAL_TYPE (DuoActionsPage, duo_actions_page, DUO, ACTIONS_PAGE, AdwBin)

GtkWidget *duo_actions_page_new   (DuoCalendarModel *model);
void       duo_actions_page_begin (DuoActionsPage   *self,
                                   DuoObjectKind     about_kind,
                                   gint64            about);

G_END_DECLS
