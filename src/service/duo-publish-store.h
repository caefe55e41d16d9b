/* SPDX-License-Identifier: EUPL-1.2 */
/* What publishing keeps in the store, for the files of duo-publish-*.c. Blocking; any thread but a job's. */
#pragma once

#include "duo-institution.h"
#include "duo-publish-service.h"

G_BEGIN_DECLS

/* One that publishes a store at a time; %DUO_ERROR_STORE_BUSY where another does. Ends with duo_publish_unlock(). */
gint     duo_publish_lock           (DuoContext *context, GError **error);
void     duo_publish_unlock         (gint lock);
gboolean duo_publish_save_package   (DuoContext *context, DuoPlatformPackage *package, GError **error);
gboolean duo_publish_save_packages  (DuoContext *context, GPtrArray *packages, GError **error);
gboolean duo_publish_keep_count     (DuoContext *context, DuoPlatformPackage *package, gint64 count, GError **error);
GPtrArray *duo_publish_list_made    (DuoContext *context, gint64 account, GError **error);
/* One change: the publication, and in the funnel the day on which codes were issued (@coded) or something was fetched
 * first (@fetched); element-type gint64, ids of institutions; each may be %NULL. */
gboolean duo_publish_note           (DuoContext *context, DuoChangeKind kind, DuoPublication *publication, GArray *coded,
                                     GArray *fetched, GError **error);
DuoPublishView *duo_publish_look_on (DuoContext *context, gint64 campaign, gint64 account, GError **error);
char    *duo_publish_now            (DuoContext *context);
gboolean duo_publish_drop_package   (DuoContext *context, DuoPlatformPackage *package, GError **error);

/* What the files of publishing share: a field of a package, an id among others, what people call an institution. */
void     duo_publish_set_text       (char **field, const char *text);
gboolean duo_publish_holds          (GArray *ids, gint64 id);
char    *duo_publish_dup_name       (DuoInstitution *institution);
/* (transfer full) (element-type DuoInstitution) (nullable): those of @packages, in their order. Inside a job. */
GPtrArray *duo_publish_read_institutions (DuoDatabase *db, GPtrArray *packages, guint32 today, GError **error);

G_END_DECLS
