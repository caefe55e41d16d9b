/* SPDX-License-Identifier: EUPL-1.2 */
/* The codes of the register of institutions: text, always. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean duo_brin_is_valid          (const char *text);
gboolean duo_location_code_is_valid (const char *text);
char    *duo_brin_normalise         (const char *text);
char    *duo_location_code_new      (const char *brin,
                                     const char *number);
char    *duo_board_number_new       (const char *text);
gboolean duo_board_number_is_foreign (const char *number);

G_END_DECLS
