/* SPDX-License-Identifier: EUPL-1.2 */
/* Somebody's own list: looking into it, before it is said what its columns mean. What it would change is read by
 * duo_contacts_read_import_async() and duo_register_read_async(). */
#pragma once

#include "duo-context.h"
#include "duo-list-look.h"

G_BEGIN_DECLS

/* As duo_list_look(), off the main thread. @form: (nullable). */
void         duo_list_look_async  (DuoContext          *context,
                                   const char          *path,
                                   const DuoTextForm   *form,
                                   gint                 sheet,
                                   gint                 heading,
                                   GCancellable        *cancellable,
                                   GAsyncReadyCallback  callback,
                                   gpointer             user_data);
DuoListLook *duo_list_look_finish (DuoContext          *context,
                                   GAsyncResult        *result,
                                   GError             **error);

gboolean     duo_list_is_of_channels (DuoListLook *look);
/* Where nobody can point anything out: @plan (out) is what was pointed out of a list of that kind with these headings. Blocks. */
gboolean     duo_list_remember       (const char  *path,
                                      DuoListKind  kind,
                                      DuoListPlan *plan);

G_END_DECLS
