/* SPDX-License-Identifier: EUPL-1.2 */
/* From choosing or dropping files of the register to their preview. */
#pragma once

#include <gtk/gtk.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

void duo_register_import_choose     (GtkWidget        *page,
                                     DuoCalendarModel *model);
void duo_register_import_take       (GtkWidget         *widget,
                                     DuoCalendarModel  *model,
                                     const char *const *paths);
void duo_register_import_take_drops (GtkWidget        *page,
                                     DuoCalendarModel *model);

G_END_DECLS
