/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the tables platform_package and download_reading: what the platform has, as last known. Synchronous, inside a job
 * of the store. The journal does not keep them. */
#pragma once

#include "duo-database.h"
#include "duo-publish-plan.h"

G_BEGIN_DECLS

/* What was counted of one package: requests, not people. */
typedef struct
{
  gint64 package;
  gint64 count;         /* of all its links so far, those that ended included */
  gint64 count_version; /* of the file that is there now */
  char  *first;         /* (owned): ISO 8601, the first reading that was not 0; "" */
  char  *last;          /* (owned): ISO 8601, the newest reading; "" where there is none */
} DuoDownloads;

GPtrArray  *duo_platform_package_table_list  (DuoDatabase      *db,
                                     gint64            publication,
                                     GError          **error);
gboolean    duo_platform_package_table_save  (DuoDatabase      *db,
                                     DuoPlatformPackage       *package,
                                     GError          **error);
gboolean    duo_platform_package_table_remove (DuoDatabase     *db,
                                     const DuoPlatformPackage *package,
                                     GError          **error);
gboolean    duo_platform_package_table_count (DuoDatabase      *db,
                                     const DuoPlatformPackage *package,
                                     const char       *at,
                                     gint64            count,
                                     GError          **error);
GHashTable *duo_platform_package_table_list_downloads (DuoDatabase *db,
                                     gint64            publication,
                                     GError          **error);
GPtrArray  *duo_platform_package_table_list_made (DuoDatabase  *db,
                                     gint64            account,
                                     const char       *since,
                                     GError          **error);
void        duo_downloads_free      (DuoDownloads     *self);

G_END_DECLS
