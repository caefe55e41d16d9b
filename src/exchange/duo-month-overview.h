/* SPDX-License-Identifier: EUPL-1.2 */
/* The month overview as a workbook. */
#pragma once

#include <gio/gio.h>

#include "duo-calendar-content.h"

G_BEGIN_DECLS

/**
 * DuoMonthOverview:
 * @content: what it is about
 * @differences: (element-type DuoDifference) (nullable): since @previous_day; %NULL without an earlier issue
 * @previous_day: Julian day on which the previous issue was made, 0 when there is none
 * @left_out: the sheets that are not wanted, a bit each, see duo_month_overview_get_sheet(); 0 = all are
 * @previous_lines: (element-type DuoCampaignLine) (nullable): the campaigns as the previous issue had them; %NULL without one
 *
 * All that is written, as values; whoever made it owns them.
 */
typedef struct
{
  DuoCalendarContent *content;
  GPtrArray          *differences;
  guint32             previous_day;
  guint               left_out;
  GPtrArray          *previous_lines;
} DuoMonthOverview;

/* The name of the sheet whose bit is 1 << @index; NULL after the last one that can be left out. */
const char *duo_month_overview_get_sheet (guint index);

/**
 * DuoPlaceFunc:
 *
 * Puts a file that is whole and on the disk in its place. %FALSE with an error set: what was there is still there.
 */
typedef gboolean (*DuoPlaceFunc) (gpointer place_data, GError **error);

/**
 * DuoKeepFunc:
 * @user_data: as given
 * @place: what it calls as the last step that can still be taken back, on any thread
 * @place_data: for @place
 *
 * Called when a file is whole and on the disk. With %FALSE and an error set there is no file after all: what was in
 * its place before is there again.
 */
typedef gboolean (*DuoKeepFunc) (gpointer user_data, DuoPlaceFunc place, gpointer place_data, GError **error);

gboolean duo_month_overview_write      (const DuoMonthOverview *overview,
                                        const char             *path,
                                        gboolean                concept,
                                        DuoKeepFunc             keep,
                                        gpointer                user_data,
                                        GCancellable           *cancellable,
                                        GError                **error);
gboolean duo_month_overview_write_file (const DuoMonthOverview *overview,
                                        const char             *path,
                                        const char             *folder,
                                        gboolean                concept,
                                        guint                  *n_sheets,
                                        GCancellable           *cancellable,
                                        GError                **error);

G_END_DECLS
