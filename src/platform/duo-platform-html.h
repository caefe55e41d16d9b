/* SPDX-License-Identifier: EUPL-1.2 */
/* Pages that people see: one look, no script, everything marked as practice. */
#pragma once

#include "duo-platform-request.h"

G_BEGIN_DECLS

GString *duo_platform_html_new    (const char         *title);
void     duo_platform_html_printf (GString            *html,
                                   const char         *format,
                                   ...) G_GNUC_PRINTF (2, 3);
void     duo_platform_html_answer (DuoPlatformRequest *request,
                                   guint               status,
                                   GString            *html);
void     duo_platform_html_notice (DuoPlatformRequest *request,
                                   guint               status,
                                   const char         *title,
                                   const char         *text);
void     duo_platform_html_style  (DuoPlatformRequest *request);

G_END_DECLS
