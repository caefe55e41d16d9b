/* SPDX-License-Identifier: EUPL-1.2 */
/* Choosing files: opens in the folder that was used last. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkFileChooserNative *duo_file_chooser_new (const char           *title,
                                            GtkWindow            *parent,
                                            GtkFileChooserAction  action,
                                            const char           *accept);

char                 *duo_file_chooser_dup_folder (void);
char                 *duo_file_chooser_dup_name   (const char           *wanted);

/* @path: (nullable): where to write; %NULL where nothing was chosen */
typedef void (*DuoFileChosen) (const char *path,
                               gpointer    user_data);

void                  duo_file_chooser_save (const char           *title,
                                             GtkWindow            *parent,
                                             const char           *name,
                                             const char           *suffix,
                                             DuoFileChosen         chosen,
                                             gpointer              user_data);

G_END_DECLS
