/* SPDX-License-Identifier: EUPL-1.2 */
/* Lists of contacts as files: out to a workbook or CSV, edited there, and back; or somebody's own list. */
#pragma once

#include <gio/gio.h>

#include "duo-contacts-import.h"
#include "duo-error.h"
#include "duo-list-plan.h"
#include "duo-text-form.h"

G_BEGIN_DECLS

DuoContactsFile *duo_contacts_list_read  (const char *path, const DuoTextForm *form, const DuoListPlan *plan,
                                          GCancellable *cancellable, GError **error);
gboolean         duo_contacts_list_write (GPtrArray *entries, const char *path, GError **error);
/* Whether @text is a heading of such a list, as we write it or as people do. */
gboolean         duo_contacts_list_find_meaning (const char *text, DuoMeaning *meaning);

G_END_DECLS
