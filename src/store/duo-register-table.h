/* SPDX-License-Identifier: EUPL-1.2 */
/* The register in bulk, for imports: all of it read, and what changed written. Inside a job of the store. */
#pragma once

#include "duo-database.h"
#include "duo-register.h"

G_BEGIN_DECLS

DuoRegister *duo_register_table_load  (DuoDatabase   *db,
                                       GError       **error);
gboolean     duo_register_table_write (DuoDatabase   *db,
                                       DuoRegister   *self,
                                       GCancellable  *cancellable,
                                       GError       **error);

/* Records of one institution, for its card. (transfer full) (element-type DuoRegisterRecord) (nullable). */
GPtrArray   *duo_register_table_list  (DuoDatabase   *db,
                                       DuoRecordType  type,
                                       const char    *brin,
                                       GError       **error);

/* Of what day the name of the institution @id is known, and by which file. *@not_in: (out): Julian day of a later list of its
 * kind, which does not have it; 0 for none. */
gboolean     duo_register_table_find_listing (DuoDatabase    *db,
                                              gint64          id,
                                              DuoProvenance  *from,
                                              guint32        *not_in,
                                              GError        **error);

G_END_DECLS
