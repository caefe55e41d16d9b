/* SPDX-License-Identifier: EUPL-1.2 */
/* All fields of a kind of channel: those that every school is asked, and those for who runs the system. */
#pragma once

#include <adwaita.h>

#include "duo-specs.h"

G_BEGIN_DECLS

#define DUO_TYPE_SPEC_GROUPS (duo_spec_groups_get_type ())
G_DECLARE_FINAL_TYPE (DuoSpecGroups, duo_spec_groups, DUO, SPEC_GROUPS, AdwBin)

gboolean duo_spec_groups_hold_back    (DuoSpecGroups  *self,
                                       gboolean        once);
void     duo_spec_groups_set_contacts (DuoSpecGroups  *self,
                                       GPtrArray      *uids,
                                       GPtrArray      *names);
void     duo_spec_groups_show         (DuoSpecGroups  *self,
                                       DuoChannelKind  kind,
                                       const DuoSpecs *own,
                                       const DuoSpecs *inherited,
                                       const char     *profile);

/* Signal "answered" (guint field, gboolean known, char *text): as of DuoSpecRow. */

G_END_DECLS
