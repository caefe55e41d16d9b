/* SPDX-License-Identifier: EUPL-1.2 */
/* Lists of contacts as files: out to a workbook or CSV, edited there, and back; or somebody's own list. */
#pragma once

#include <gio/gio.h>

#include "duo-contacts-import.h"
#include "duo-error.h"

G_BEGIN_DECLS

DuoContactsFile *duo_contacts_list_read  (const char *path, GError **error);
gboolean         duo_contacts_list_write (GPtrArray *entries, const char *path, GError **error);

G_END_DECLS
