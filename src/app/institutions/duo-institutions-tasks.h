/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done with several institutions at a time: their addresses, a file of them. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"

G_BEGIN_DECLS

/* @page: any widget in the window, for what is told; @ids: (element-type gint64). */
void duo_institutions_copy_emails (GtkWidget  *page,
                                   DuoContext *context,
                                   GArray     *ids);
/* Opens the window for a contact moment of today with the institution @id. */
void duo_institutions_note_moment (GtkWidget        *page,
                                   DuoCalendarModel *model,
                                   gint64            id);
/* @columns: codes of columns of the list. */
void duo_institutions_export      (GtkWidget  *page,
                                   DuoContext *context,
                                   GArray     *ids,
                                   const char *const *columns);
void duo_institutions_export_contacts (GtkWidget  *page,
                                       DuoContext *context);
void duo_institutions_export_channels (GtkWidget  *page,
                                       DuoContext *context);

G_END_DECLS
