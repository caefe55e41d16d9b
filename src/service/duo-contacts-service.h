/* SPDX-License-Identifier: EUPL-1.2 */
/* Contacts in and out of files, the same for both faces. */
#pragma once

#include "duo-change-set.h"
#include "duo-context.h"
#include "duo-list-plan.h"
#include "duo-text-form.h"

G_BEGIN_DECLS

/* Reads a file into a change set against the store (nothing is stored), then stores what is ticked as one change. */
void          duo_contacts_read_import_async   (DuoContext *context, const char *path, const DuoTextForm *form,
                                                const DuoListPlan *plan, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer user_data);
DuoChangeSet *duo_contacts_read_import_finish  (DuoContext *context, GAsyncResult *result, GError **error);
DuoChangeSet *duo_contacts_read_import         (DuoContext *context, const char *path, GError **error);
void          duo_contacts_apply_import_async  (DuoContext *context, DuoChangeSet *set, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer user_data);
gboolean      duo_contacts_apply_import_finish (DuoContext *context, GAsyncResult *result, GError **error);
gboolean      duo_contacts_apply_import        (DuoContext *context, DuoChangeSet *set, GError **error);

/* All contacts to a file, by extension: .xlsx or .csv. DUO_ERROR_INVALID for another one. */
void          duo_contacts_export_async        (DuoContext *context, const char *path, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer user_data);
gboolean      duo_contacts_export_finish       (DuoContext *context, GAsyncResult *result, GError **error);
gboolean      duo_contacts_export              (DuoContext *context, const char *path, GError **error);

G_END_DECLS
