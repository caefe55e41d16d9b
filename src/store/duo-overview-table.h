/* SPDX-License-Identifier: EUPL-1.2 */
/* Month overviews that were issued, with the content they were issued with. */
#pragma once

#include "duo-database.h"
#include "duo-when.h"

G_BEGIN_DECLS

/**
 * DuoIssuedOverview:
 *
 * One issued month overview. Issuing a month again makes another row; the newest of a month counts.
 */
typedef struct
{
  gint64   id;
  char    *uid;     /* (owned) */
  DuoMonth month;
  char    *issued;  /* (owned): ISO 8601 UTC */
  guint32  day;     /* Julian day of the reckoning date it was made with */
  char    *who;     /* (owned): login of who issued it */
  char    *content; /* (owned): JSON, see DuoCalendarContent */
  char    *hash;    /* (owned): SHA-256 of the content, hexadecimal */
} DuoIssuedOverview;

void               duo_issued_overview_free (DuoIssuedOverview *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoIssuedOverview, duo_issued_overview_free)

/* Newest month first, without content. */
GPtrArray         *duo_overview_table_list  (DuoDatabase *db, GError **error);
/* The newest issue of the latest month before @month; *@overview is NULL when there is none. */
gboolean           duo_overview_table_find_before (DuoDatabase *db, DuoMonth month, DuoIssuedOverview **overview,
                                                   GError **error);
gboolean           duo_overview_table_add   (DuoDatabase *db, DuoIssuedOverview *overview, GError **error);

G_END_DECLS
