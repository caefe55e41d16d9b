/* SPDX-License-Identifier: EUPL-1.2 */
/* Closing a workbook, where the library would speak for itself. */
#pragma once

#include <glib.h>
#include <xlsxwriter.h>

G_BEGIN_DECLS

lxw_error duo_quiet_close (lxw_workbook *workbook);

G_END_DECLS
