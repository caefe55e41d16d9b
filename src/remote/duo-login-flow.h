/* SPDX-License-Identifier: EUPL-1.2 */
/* Signing in through the browser (Login Flow v2): the program never sees the account's password. */
#pragma once

#include "duo-http.h"

G_BEGIN_DECLS

/* A sign-in that was begun. */
typedef struct
{
  char *page;     /* (owned): to open in the browser */
  char *endpoint; /* (owned): to ask whether it was done */
  char *token;    /* (owned): a secret */
} DuoLoginFlow;

/* What the platform gives, once only. */
typedef struct
{
  char *address; /* (owned): of the platform */
  char *login;   /* (owned): name to sign in with */
  char *secret;  /* (owned): app password; overwritten when freed */
} DuoSignIn;

DuoLoginFlow *duo_login_flow_begin  (DuoHttp       *http,
                                     GCancellable  *cancellable,
                                     GError       **error);
gboolean      duo_login_flow_ask    (DuoLoginFlow  *self,
                                     DuoHttp       *http,
                                     DuoSignIn    **sign_in,
                                     GCancellable  *cancellable,
                                     GError       **error);
DuoSignIn    *duo_login_flow_wait   (DuoLoginFlow  *self,
                                     DuoHttp       *http,
                                     GCancellable  *cancellable,
                                     GError       **error);
void          duo_login_flow_free   (DuoLoginFlow  *self);
DuoSignIn    *duo_sign_in_trade     (DuoHttp       *http,
                                     const char    *login,
                                     const char    *password,
                                     GCancellable  *cancellable,
                                     GError       **error);
void          duo_sign_in_end       (DuoHttp       *http,
                                     GCancellable  *cancellable);
void          duo_sign_in_free      (DuoSignIn     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoLoginFlow, duo_login_flow_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoSignIn, duo_sign_in_free)

G_END_DECLS
