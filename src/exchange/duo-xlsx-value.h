/* SPDX-License-Identifier: EUPL-1.2 */
/* How a workbook writes values: references, escapes, date formats. Pure; only for the XLSX reader and its tests. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean duo_xlsx_parse_reference  (const char *text,
                                    gsize       length,
                                    guint      *column,
                                    guint      *row);
gsize    duo_xlsx_unescape         (char       *text,
                                    gsize       length);
gboolean duo_xlsx_is_date_format   (guint       id);
gboolean duo_xlsx_is_date_code     (const char *code);
char    *duo_xlsx_serial_to_string (gdouble     serial,
                                    gboolean    from_1904);
char    *duo_xlsx_number_to_string (gdouble     number);

G_END_DECLS
