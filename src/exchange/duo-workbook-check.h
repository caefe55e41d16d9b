/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done to a workbook's file after libxlsxwriter has closed it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean duo_workbook_hide_deeper (const char *path,
                                   GError    **error);
gboolean duo_workbook_is_whole    (const char *path,
                                   guint       n_sheets,
                                   GError    **error);

G_END_DECLS
