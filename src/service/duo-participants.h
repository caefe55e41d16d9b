/* SPDX-License-Identifier: EUPL-1.2 */
/* Which institutions there are today, and what they said: for the month overview. Inside a job of the store. */
#pragma once

#include "duo-database.h"
#include "duo-participant.h"

G_BEGIN_DECLS

gboolean duo_participants_load (DuoDatabase *db, guint32 today, GPtrArray *participants, GError **error);

G_END_DECLS
