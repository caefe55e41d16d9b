/* SPDX-License-Identifier: EUPL-1.2 */
/* Accounts on materials platforms, and the way to one that is signed in. The same for both faces. */
#pragma once

#include "duo-context.h"
#include "duo-dav-client.h"
#include "duo-platform-account.h"
#include "duo-practice.h"
#include "duo-secrets.h"
#include "duo-share-client.h"

G_BEGIN_DECLS

/**
 * DuoConnection:
 *
 * A signed-in way to one platform; belongs to the thread that made it.
 */
typedef struct
{
  DuoPlatformAccount *account;  /* (owned) */
  DuoHttp            *http;     /* (owned) */
  DuoPlatform        *platform; /* (owned) */
  DuoDavClient       *dav;      /* (owned) */
  DuoShareClient     *shares;   /* (owned) */
} DuoConnection;

/* All block, on the network or the keyring: not on a thread that a person waits for. */

/* Returns: (transfer full) (element-type DuoPlatformAccount): the newest last, or %NULL with @error. */
GPtrArray          *duo_platform_accounts_list (DuoContext *context, GError **error);
DuoPlatformAccount *duo_platform_account_add   (DuoContext   *context,
                                                DuoSecrets   *secrets,
                                                const char   *address,
                                                const char   *login,
                                                const char   *password,
                                                const char   *authority,
                                                GCancellable *cancellable,
                                                GError      **error);
/* Opens @page in the browser. */
typedef void (*DuoPlatformOpenPage) (const char *page, gpointer user_data);
DuoPlatformAccount *duo_platform_account_browse (DuoContext          *context,
                                                 DuoSecrets          *secrets,
                                                 const char          *address,
                                                 const char          *authority,
                                                 DuoPlatformOpenPage  open,
                                                 gpointer             user_data,
                                                 GCancellable        *cancellable,
                                                 GError             **error);
gboolean            duo_platform_account_sign_out (DuoSecrets          *secrets,
                                                   DuoPlatformAccount  *account,
                                                   GCancellable        *cancellable,
                                                   GError             **error);
DuoPlatformAccount *duo_platform_practise         (DuoContext                *context,
                                                   DuoSecrets                *secrets,
                                                   const DuoPracticeOptions  *options,
                                                   gboolean                   may_renew,
                                                   DuoPractice              **practice,
                                                   GCancellable              *cancellable,
                                                   GError                   **error);
gboolean            duo_platform_practice_note    (DuoContext                *context,
                                                   DuoSecrets                *secrets,
                                                   DuoPractice               *practice,
                                                   const char                *password,
                                                   GError                   **error);
/* Whether the password of @account is kept, here or in the keyring; and keeping it. */
gboolean            duo_platform_account_has_secret  (DuoSecrets         *secrets,
                                                DuoPlatformAccount *account,
                                                gboolean           *known,
                                                GCancellable       *cancellable,
                                                GError            **error);
gboolean            duo_platform_account_keep_secret (DuoSecrets         *secrets,
                                                DuoPlatformAccount *account,
                                                const char         *secret,
                                                GCancellable       *cancellable,
                                                GError            **error);
DuoConnection      *duo_platform_connect       (DuoSecrets         *secrets,
                                                DuoPlatformAccount *account,
                                                GCancellable       *cancellable,
                                                GError            **error);
void                duo_connection_free        (DuoConnection *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoConnection, duo_connection_free)

G_END_DECLS
