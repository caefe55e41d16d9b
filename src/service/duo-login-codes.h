/* SPDX-License-Identifier: EUPL-1.2 */
/* The login codes of one publication: one item of the keyring, never the store. */
#pragma once

#include "duo-login-code.h"
#include "duo-publication.h"
#include "duo-secrets.h"

G_BEGIN_DECLS

typedef struct _DuoLoginCodes DuoLoginCodes;

DuoLoginCodes *duo_login_codes_load   (DuoSecrets          *secrets,
                                       DuoPublication      *publication,
                                       const char          *title,
                                       GCancellable        *cancellable,
                                       GError             **error);
gboolean       duo_login_codes_save   (DuoLoginCodes       *self,
                                       DuoSecrets          *secrets,
                                       GCancellable        *cancellable,
                                       GError             **error);
const char    *duo_login_codes_get    (DuoLoginCodes       *self,
                                       const char          *label);
const char    *duo_login_codes_issue  (DuoLoginCodes       *self,
                                       const char          *label,
                                       const DuoCodePolicy *policy,
                                       GError             **error);
void           duo_login_codes_drop   (DuoLoginCodes       *self,
                                       const char          *label);
gboolean       duo_login_codes_are_new (DuoLoginCodes      *self);
void           duo_login_codes_free   (DuoLoginCodes       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoLoginCodes, duo_login_codes_free)

G_END_DECLS
