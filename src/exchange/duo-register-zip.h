/* SPDX-License-Identifier: EUPL-1.2 */
/* The tables in a zip, trusting nothing in it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean   duo_register_zip_is   (const char  *path,
                                  gboolean    *is_zip,
                                  GError     **error);
GPtrArray *duo_register_zip_list (const char  *path,
                                  GError     **error);
GBytes    *duo_register_zip_read (const char  *path,
                                  const char  *member,
                                  GError     **error);

G_END_DECLS
