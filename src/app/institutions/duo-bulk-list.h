/* SPDX-License-Identifier: EUPL-1.2 */
/* The institutions that a change of several is about, each with what becomes of it: old beside new. */
#pragma once

#include <adwaita.h>

#include "duo-institutions-service.h"

G_BEGIN_DECLS

typedef struct _DuoBulkList DuoBulkList;

/* Returns: (transfer full): what becomes of one, "VO: niet gevraagd → doet mee" */
typedef char *(*DuoBulkDescribe) (gpointer owner, const DuoInstitutionEntry *entry);

DuoBulkList *duo_bulk_list_new      (GtkListBox *list, GtkLabel *more, DuoBulkDescribe describe, gpointer owner);
void         duo_bulk_list_free     (DuoBulkList *self);
GArray      *duo_bulk_list_dup_first (GArray *ids);
void         duo_bulk_list_show     (DuoBulkList *self, GPtrArray *entries, guint n_all);
void         duo_bulk_list_update   (DuoBulkList *self);

G_END_DECLS
