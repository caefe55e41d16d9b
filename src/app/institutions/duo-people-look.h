/* SPDX-License-Identifier: EUPL-1.2 */
/* What the sections and windows about people share: pills, lines of words, and how their changes are stored. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"
#include "duo-people-service.h"

G_BEGIN_DECLS

GtkWidget *duo_people_pill_new     (const char *icon, const char *text, const char *look);
GtkWidget *duo_people_answer_pill  (DuoWillingness *standing);
void       duo_people_run          (DuoCalendarModel *model, DuoPeopleChange *change, DuoChangeKind kind,
                                    DuoObjectKind object_kind, const char *title);
void       duo_people_add_part     (GString *line, const char *part);
char      *duo_people_dup_person   (DuoPeople *people, gint64 contact, const char *person);
void       duo_people_write_mail   (GtkWidget *widget, DuoContact *contact);
gboolean   duo_people_can_mail     (DuoContact *contact);
void       duo_people_fill_codes   (AdwComboRow *row, guint n_codes, const char *(*words) (guint code));
gboolean   duo_people_holds_back   (GtkWidget *row, const char *reason);

G_END_DECLS
