/* SPDX-License-Identifier: EUPL-1.2 */
/* Choosing returned forms, or a folder of them, and showing what they would change. */
#pragma once

#include <gtk/gtk.h>

#include "duo-calendar-model.h"
#include "duo-review-item.h"

G_BEGIN_DECLS

void     duo_form_import_choose (DuoCalendarModel *model, gboolean folder, GtkWindow *parent);
/* Shows what the forms @paths would change, above @parent. Returns: (transfer none): that window */
GtkWidget *duo_form_import_present (DuoCalendarModel *model, const char *const *paths, GtkWindow *parent);
void     duo_form_import_anyway (DuoCalendarModel *model, DuoReviewItem *item, gboolean has_file, gint64 campaign, GtkWindow *parent);
gboolean duo_form_import_drop   (DuoCalendarModel *model, const GValue *files, GtkWindow *parent);

G_END_DECLS
