/* SPDX-License-Identifier: EUPL-1.2 */
/* A small window to note whether an institution or its board takes part, for one sector. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-model.h"
#include "duo-editor-window.h"
#include "duo-people-service.h"

G_BEGIN_DECLS

#define DUO_TYPE_ANSWER_WINDOW (duo_answer_window_get_type ())
G_DECLARE_FINAL_TYPE (DuoAnswerWindow, duo_answer_window, DUO, ANSWER_WINDOW, DuoEditorWindow)

/* @answer: a new one, or one of the store. @people: of its institution. */
void duo_answer_window_present (GtkWindow        *parent,
                                DuoCalendarModel *model,
                                DuoWillingness   *answer,
                                DuoPeople        *people);

G_END_DECLS
