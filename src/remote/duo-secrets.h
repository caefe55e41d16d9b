/* SPDX-License-Identifier: EUPL-1.2 */
/* Where secrets live: the desktop's keyring; without one, this process's memory and nowhere else. */
#pragma once

#include <gio/gio.h>

#include "duo-error.h"

G_BEGIN_DECLS

#define DUO_TYPE_SECRETS (duo_secrets_get_type ())
G_DECLARE_FINAL_TYPE (DuoSecrets, duo_secrets, DUO, SECRETS, GObject)

DuoSecrets *duo_secrets_new        (void);
gboolean    duo_secrets_keep       (DuoSecrets    *self,
                                    const char    *name,
                                    const char    *title,
                                    const char    *secret,
                                    GCancellable  *cancellable,
                                    GError       **error);
gboolean    duo_secrets_look_up    (DuoSecrets    *self,
                                    const char    *name,
                                    char         **secret,
                                    GCancellable  *cancellable,
                                    GError       **error);
gboolean    duo_secrets_forget     (DuoSecrets    *self,
                                    const char    *name,
                                    GCancellable  *cancellable,
                                    GError       **error);
gboolean    duo_secrets_has_keyring (DuoSecrets   *self);
gboolean    duo_secrets_is_tried    (DuoSecrets   *self);
void        duo_secret_free        (char          *secret);

G_END_DECLS
