/* SPDX-License-Identifier: EUPL-1.2 */
/* What every use case needs, made once and handed down: the store, the clock, who works here. */
#pragma once

#include "duo-manager.h"
#include "duo-store.h"

G_BEGIN_DECLS

#define DUO_TYPE_CONTEXT (duo_context_get_type ())
G_DECLARE_FINAL_TYPE (DuoContext, duo_context, DUO, CONTEXT, GObject)

DuoContext *duo_context_new          (DuoStore *store);
DuoStore   *duo_context_get_store    (DuoContext *self);
DuoClock   *duo_context_get_clock    (DuoContext *self);
const char *duo_context_get_who      (DuoContext *self);
/* The user's store, $XDG_DATA_HOME/duo-campagnes/campagnes.db. */
char       *duo_context_default_path (void);

/* The person at work among the managers. Inside a job of the store. */
gboolean    duo_context_find_me      (DuoContext *self, DuoDatabase *db, DuoManager **me, GError **error);
/* The login of the manager who has @who for a login, or else of the only one who has it for a name; a copy of @who
 * where there is none. Returns: (transfer full) (nullable): NULL with @error set. Blocks. */
char       *duo_context_find_login   (DuoContext *self, const char *who, GError **error);
DuoManager *duo_context_ensure_me    (DuoContext *self, DuoDatabase *db, GError **error);

G_END_DECLS
