/* SPDX-License-Identifier: EUPL-1.2 */
/* Twelve months of the calendar as a file: workbook, list, appointments, page or picture. */
#pragma once

#include <gio/gio.h>

#include "duo-month.h"

G_BEGIN_DECLS

/**
 * DuoCalendarExtract:
 * @span: twelve months
 * @today: Julian day, for "deze maand" and the date it shows
 * @messages: (element-type DuoMessage): any; those for students that are not withdrawn are written
 * @campaigns: (element-type DuoCampaign)
 * @milestones: (element-type DuoMilestone)
 *
 * What is written, as values; whoever made it owns them.
 */
typedef struct
{
  DuoSpan    span;
  guint32    today;
  GPtrArray *messages;
  GPtrArray *campaigns;
  GPtrArray *milestones;
} DuoCalendarExtract;

gboolean duo_calendar_extract_write (const DuoCalendarExtract *extract,
                                     const char               *path,
                                     GCancellable             *cancellable,
                                     GError                  **error);

G_END_DECLS
