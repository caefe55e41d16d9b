/* SPDX-License-Identifier: EUPL-1.2 */
/* Addresses and paths of a materials platform: what a person types, what goes over the line, what a server says back. */
#pragma once

#include "duo-error.h"

G_BEGIN_DECLS

char    *duo_address_parse        (const char  *typed,
                                   GError     **error);
gboolean duo_address_same_host    (const char  *address,
                                   const char  *other);
gboolean duo_path_name_is_safe    (const char  *name);
char    *duo_path_encode          (const char  *path);
char    *duo_path_join            (const char  *root,
                                   const char  *path);
char    *duo_path_from_href       (const char  *root,
                                   const char  *href,
                                   GError     **error);

G_END_DECLS
