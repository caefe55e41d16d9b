/* SPDX-License-Identifier: EUPL-1.2 */
/* Calendars to write: an ordinary one, a crowded one, an empty one and one full of what goes wrong. */
#pragma once

#include "duo-calendar-content.h"

G_BEGIN_DECLS

DuoCalendarContent *fixture_ordinary_new (void);
DuoCalendarContent *fixture_crowded_new  (void);
DuoCalendarContent *fixture_empty_new    (void);
DuoCalendarContent *fixture_hostile_new  (void);
DuoCalendarContent *fixture_large_new    (guint n_messages, guint n_rows);
GPtrArray          *fixture_differences_new (DuoCalendarContent *content);
DuoMessage         *fixture_add_message  (DuoCalendarContent *content,
                                          const char         *text,
                                          const char         *link,
                                          DuoMessageStatus    status,
                                          gint64              campaign,
                                          const char         *placements);
void                fixture_add_milestone (DuoCalendarContent *content,
                                          const char         *title,
                                          const char         *planned,
                                          const char         *actual,
                                          gint64              campaign);
guint32             fixture_day          (const char         *text);
char               *fixture_folder_new   (void);
void                fixture_folder_free  (char               *folder);

G_END_DECLS
