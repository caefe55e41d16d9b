/* SPDX-License-Identifier: EUPL-1.2 */
/* One field of a channel or profile: its value, whether it is known, and where that comes from. */
#pragma once

#include <adwaita.h>

#include "duo-specs.h"

G_BEGIN_DECLS

#define DUO_TYPE_SPEC_ROW (duo_spec_row_get_type ())
G_DECLARE_FINAL_TYPE (DuoSpecRow, duo_spec_row, DUO, SPEC_ROW, AdwActionRow)

GtkWidget    *duo_spec_row_new          (DuoSpecField             field);
DuoSpecField  duo_spec_row_get_field    (DuoSpecRow              *self);
gboolean      duo_spec_row_holds_back   (DuoSpecRow              *self,
                                         gboolean                 once);
void          duo_spec_row_set_contacts (DuoSpecRow              *self,
                                         GPtrArray               *uids,
                                         GPtrArray               *names);
void          duo_spec_row_show         (DuoSpecRow              *self,
                                         const DuoSpecValue      *own,
                                         const DuoSpecValue      *inherited,
                                         const char              *profile,
                                         const DuoEffectiveSpecs *specs);

/* Signal "answered" (gboolean known, char *text): somebody gave another answer: a value by its canonical text; with
 * @known FALSE and no text unknown; with @known TRUE and no text none of its own. */

G_END_DECLS
