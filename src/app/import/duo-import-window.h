/* SPDX-License-Identifier: EUPL-1.2 */
/* The import preview: what a file would change, ticked row by row, and taken over as one change. */
#pragma once

#include <adwaita.h>

#include "duo-context.h"
#include "duo-import-source.h"

G_BEGIN_DECLS

#define DUO_TYPE_IMPORT_WINDOW (duo_import_window_get_type ())
G_DECLARE_FINAL_TYPE (DuoImportWindow, duo_import_window, DUO, IMPORT_WINDOW, AdwWindow)

DuoImportWindow *duo_import_window_new (DuoContext *context, DuoImportSource *source, gint year, GtkWindow *parent);
/* Signal "applied" (char *sentence, gint year): what was ticked is in the store; the window has closed.
 * Signal "another" (): another file is wanted; the window closes. Who connects to it gives a file that can't be read
 * a button for that. */

G_END_DECLS
