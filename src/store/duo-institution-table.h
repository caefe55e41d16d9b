/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table institution, as objects. Synchronous, inside a job of the store. */
#pragma once

#include "duo-database.h"
#include "duo-institution.h"
#include "duo-transition.h"

G_BEGIN_DECLS

/**
 * DuoInstitutionFilter:
 *
 * Which institutions, by name.
 */
typedef struct
{
  DuoSectorSet sectors; /* those with one of these; none for all */
  const char  *search;  /* (nullable): words, each the beginning of one of its own */
  guint        limit;   /* at most so many; 0 for all */
  guint32      today;   /* Julian day on which it is asked what is open */
} DuoInstitutionFilter;

GPtrArray      *duo_institution_table_list (DuoDatabase                *db,
                                            const DuoInstitutionFilter *filter,
                                            GError                    **error);
DuoInstitution *duo_institution_table_get  (DuoDatabase                *db,
                                            const char                 *brin,
                                            guint32                     today,
                                            GError                    **error);
GPtrArray      *duo_institution_table_fetch (DuoDatabase               *db,
                                            GArray                     *ids,
                                            guint32                     today,
                                            GError                    **error);
/* What the institution of that BRIN is called: *@id 0 and *@name (transfer full) "" where it is not here. */
gboolean        duo_institution_table_find (DuoDatabase *db, const char *brin, gint64 *id, char **name, GError **error);
/* (transfer full) (element-type gint64) (nullable): a set of the ids of those that @manager is owner or substitute of. */
GHashTable     *duo_institution_table_list_of_manager (DuoDatabase *db, gint64 manager, GError **error);
/* (transfer full) (element-type DuoTransition) (nullable): those from institution to institution. */
GPtrArray      *duo_institution_table_list_transitions (DuoDatabase *db, GError **error);

/**
 * DuoInstitutionPersons:
 *
 * Pupils and students of the newest year of each sector, added up; @year is the newest of these.
 */
typedef struct
{
  gint64       persons;
  gint         year;
  DuoSectorSet sectors; /* that are counted */
} DuoInstitutionPersons;

/* (transfer full) (element-type utf8 DuoInstitutionPersons) (nullable): by BRIN. */
GHashTable     *duo_institution_table_list_persons (DuoDatabase *db, GError **error);

G_END_DECLS
