/* SPDX-License-Identifier: EUPL-1.2 */
/* The fewest formats as a workbook for who designs them. */
#pragma once

#include "duo-formats.h"
#include "duo-table-writer.h"

G_BEGIN_DECLS

gboolean duo_briefing_file_write (const char *path, const DuoFormats *formats, GError **error);

G_END_DECLS
