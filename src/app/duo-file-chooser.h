/* SPDX-License-Identifier: EUPL-1.2 */
/* Choosing files: opens in the folder that was used last. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkFileChooserNative *duo_file_chooser_new (const char           *title,
                                            GtkWindow            *parent,
                                            GtkFileChooserAction  action,
                                            const char           *accept);

G_END_DECLS
