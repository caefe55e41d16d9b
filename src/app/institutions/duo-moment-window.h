/* SPDX-License-Identifier: EUPL-1.2 */
/* A phone call, visit, mail or meeting, noted in ten seconds. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"
#include "duo-editor-window.h"
#include "duo-people-service.h"

G_BEGIN_DECLS

#define DUO_TYPE_MOMENT_WINDOW (duo_moment_window_get_type ())
G_DECLARE_FINAL_TYPE (DuoMomentWindow, duo_moment_window, DUO, MOMENT_WINDOW, DuoEditorWindow)

/* @moment: a new one, of today, or one of the store. @people: of its institution. */
void duo_moment_window_present (GtkWindow        *parent,
                                DuoCalendarModel *model,
                                DuoContactMoment *moment,
                                DuoPeople        *people);

/* A new one, of today. @contact: with whom; 0 for nobody in particular */
void duo_moment_window_present_new (GtkWindow        *parent,
                                    DuoCalendarModel *model,
                                    gint64            institution,
                                    gint64            contact,
                                    DuoPeople        *people);

G_END_DECLS
