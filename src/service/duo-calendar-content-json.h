/* SPDX-License-Identifier: EUPL-1.2 */
/* The content of an overview as JSON, which is how an issued one is kept. */
#pragma once

#include "duo-calendar-content.h"

G_BEGIN_DECLS

/* Raised when a program of before could not read what this one writes; a new list alone does not do that. */
#define DUO_CALENDAR_CONTENT_VERSION 1

char               *duo_calendar_content_to_json   (DuoCalendarContent  *self);
DuoCalendarContent *duo_calendar_content_from_json (const char          *json,
                                                    GError             **error);

G_END_DECLS
