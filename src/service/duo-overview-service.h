/* SPDX-License-Identifier: EUPL-1.2 */
/* The month overview: made as a concept, issued as a deliberate act. */
#pragma once

#include "duo-calendar-content.h"
#include "duo-context.h"
#include "duo-overview-table.h"

G_BEGIN_DECLS

/**
 * DuoOverview:
 *
 * A month overview before it is written: its content, and what it is compared with.
 */
typedef struct
{
  DuoCalendarContent *content;  /* (owned) */
  DuoCalendarContent *previous; /* (owned) (nullable): of the last one issued for an earlier month */
  DuoIssuedOverview  *previous_issue; /* (owned) (nullable) */
  GPtrArray          *differences; /* (owned) (element-type DuoDifference) */
} DuoOverview;

void         duo_overview_free        (DuoOverview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoOverview, duo_overview_free)

void         duo_overview_prepare_async  (DuoContext *context, DuoMonth month, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
DuoOverview *duo_overview_prepare_finish (DuoContext *context, GAsyncResult *result, GError **error);
DuoOverview *duo_overview_prepare        (DuoContext *context, DuoMonth month, GError **error);

/* Writes the workbook and, with @issue, keeps its content as issued, both or neither. Without the sheets of @left_out: a bit
 * each, in the order of duo_overview_get_sheet(), which gives NULL after the last one. */
void         duo_overview_write_async    (DuoContext *context, DuoMonth month, const char *path, gboolean issue, guint left_out,
                                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
const char  *duo_overview_get_sheet      (guint index);
gboolean     duo_overview_write_finish   (DuoContext *context, GAsyncResult *result, GError **error);
gboolean     duo_overview_write          (DuoContext *context, DuoMonth month, const char *path, gboolean issue, GError **error);

/* The overviews that were issued. (element-type DuoIssuedOverview) */
GPtrArray   *duo_overview_list           (DuoContext *context, GError **error);

G_END_DECLS
