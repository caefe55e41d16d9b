/* SPDX-License-Identifier: EUPL-1.2 */
/* Accounts and the practice platform for who may not wait: each in a thread of its own. */
#pragma once

#include "duo-platform-service.h"
#include "duo-practice.h"

G_BEGIN_DECLS

/**
 * DuoSigningIn:
 *
 * How a person signs in.
 */
typedef struct
{
  const char         *address;   /* as it was typed */
  const char         *login;     /* (nullable): %NULL: in the browser */
  const char         *password;  /* (nullable): likewise */
  const char         *authority; /* (nullable) (type filename): PEM file of the one authority that is trusted */
  DuoPlatformOpenPage open;      /* (nullable): of signing in in the browser; called on the thread of the work */
  gpointer            user_data; /* for @open */
} DuoSigningIn;

/* @signing_in is copied, and its password overwritten after use. (transfer full) (nullable): the account. */
void                duo_platform_sign_in_async  (DuoContext *context, DuoSecrets *secrets, const DuoSigningIn *signing_in,
                                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                                 gpointer user_data);
DuoPlatformAccount *duo_platform_sign_in_finish (DuoContext *context, GAsyncResult *result, GError **error);

/* What the platform of @account can do for it. (transfer full) (nullable). */
void                duo_platform_check_async    (DuoContext *context, DuoSecrets *secrets, DuoPlatformAccount *account,
                                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                                 gpointer user_data);
DuoPlatform        *duo_platform_check_finish   (DuoContext *context, GAsyncResult *result, GError **error);

/* Gives the app password back and forgets it here; the account stays, for what was published with it. */
void                duo_platform_sign_out_async  (DuoContext *context, DuoSecrets *secrets, DuoPlatformAccount *account,
                                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                                  gpointer user_data);
gboolean            duo_platform_sign_out_finish (DuoContext *context, GAsyncResult *result, GError **error);

/* duo_platform_practise() with a new password where the old one is lost. @practice: (out) (transfer full). */
void                duo_platform_practise_async  (DuoContext *context, DuoSecrets *secrets,
                                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                                  gpointer user_data);
DuoPlatformAccount *duo_platform_practise_finish (DuoContext *context, GAsyncResult *result, DuoPractice **practice,
                                                  GError **error);

G_END_DECLS
