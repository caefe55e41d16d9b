/* SPDX-License-Identifier: EUPL-1.2 */
/* Of what day do these files tell? A row for each that does not say it itself. */
#pragma once

#include <adwaita.h>

#include "duo-import-source.h"

G_BEGIN_DECLS

#define DUO_TYPE_IMPORT_DAYS (duo_import_days_get_type ())
G_DECLARE_FINAL_TYPE (DuoImportDays, duo_import_days, DUO, IMPORT_DAYS, AdwBin)

/* Signals: "said" (key, Julian day) for each file of which a person said another day; "checked" after what was typed was
 * looked at, and all of it was told by "said". Hidden while there is nothing to ask. */

/* @days: (nullable) (element-type DuoImportDay): the files to ask about; those asked about before keep their rows. */
void     duo_import_days_show       (DuoImportDays *self, GArray *days);
/* Looks at what is still being typed, too. */
void     duo_import_days_settle     (DuoImportDays *self);
/* Whether all that has to be said is, and can be read as a day. */
gboolean duo_import_days_is_settled (DuoImportDays *self);

G_END_DECLS
