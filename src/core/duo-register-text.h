/* SPDX-License-Identifier: EUPL-1.2 */
/* How the texts of the register are shown and looked at: places in capitals, websites, and the day that a file
 * tells about. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *duo_display_place    (const char *place);
gboolean duo_website_check    (const char *text,
                               char      **proposal);
char    *duo_postcode_new     (const char *text);
gboolean duo_find_as_of       (const char *path,
                               guint32    *julian);
gint     duo_find_year        (const char *name);
gboolean duo_day_parse_any    (const char *text,
                               guint32    *julian);

G_END_DECLS
