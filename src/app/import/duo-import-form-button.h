/* SPDX-License-Identifier: EUPL-1.2 */
/* "Change…": another encoding or separator than was found, for who sees wrong characters or one wide column. */
#pragma once

#include <adwaita.h>

#include "duo-text-form.h"

G_BEGIN_DECLS

#define DUO_TYPE_IMPORT_FORM_BUTTON (duo_import_form_button_get_type ())
G_DECLARE_FINAL_TYPE (DuoImportFormButton, duo_import_form_button, DUO, IMPORT_FORM_BUTTON, AdwBin)

DuoTextForm duo_import_form_button_get_form (DuoImportFormButton *self);
void        duo_import_form_button_set_form (DuoImportFormButton *self, const DuoTextForm *form);
/* Signal "changed" (): somebody chose; the file is to be read again. */

const char *duo_import_separator_word       (const char *separator);

G_END_DECLS
