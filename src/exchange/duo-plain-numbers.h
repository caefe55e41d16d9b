/* SPDX-License-Identifier: EUPL-1.2 */
/* Numbers with a point in files, whatever the locale: libxlsxwriter prints them with printf, and a workbook with
 * width="12,7" is one that spreadsheets call damaged. */
#pragma once

#include <glib.h>
#include <locale.h>

G_BEGIN_DECLS

locale_t duo_plain_numbers_begin (void);
void     duo_plain_numbers_end   (locale_t before);

G_END_DECLS
