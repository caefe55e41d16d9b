/* SPDX-License-Identifier: EUPL-1.2 */
/* How a workbook writes values: references, escapes, date formats. Pure; only for the XLSX reader and its tests. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Room for what duo_xlsx_format_serial() writes, with its NUL. */
#define DUO_XLSX_SERIAL_SIZE 20

gboolean duo_xlsx_parse_reference  (const char *text,
                                    gsize       length,
                                    guint      *column,
                                    guint      *row);
gsize    duo_xlsx_unescape         (char       *text,
                                    gsize       length);
gboolean duo_xlsx_is_date_format   (guint       id);
gboolean duo_xlsx_is_date_code     (const char *code);
gboolean duo_xlsx_format_serial    (gdouble     serial,
                                    gboolean    from_1904,
                                    char       *text);
gboolean duo_xlsx_is_plain_number  (const char *text);
char    *duo_xlsx_number_to_string (gdouble     number);

G_END_DECLS
