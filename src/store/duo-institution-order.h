/* SPDX-License-Identifier: EUPL-1.2 */
/* All institutions in order, kept by whoever shows the list, so that a search only has to say which of them. */
#pragma once

#include "duo-database.h"
#include "duo-sector.h"

G_BEGIN_DECLS

/* By what; names go first among those that are alike, and what is not known comes last. */
typedef enum
{
  DUO_INSTITUTION_BY_NAME,
  DUO_INSTITUTION_BY_BRIN,
  DUO_INSTITUTION_BY_BOARD,
  DUO_INSTITUTION_BY_PLACE,
  DUO_INSTITUTION_BY_PROVINCE,
  DUO_INSTITUTION_BY_PERSONS,
  DUO_INSTITUTION_BY_OWNER,
  DUO_INSTITUTION_BY_WILLING,   /* by the best of the answers that stand: yes, under conditions, no, unknown */
  DUO_INSTITUTION_BY_CONTACTS,  /* by how many there are */
  DUO_INSTITUTION_BY_CHANNELS,
  DUO_INSTITUTION_BY_CONFIRMED, /* by when something of these was confirmed last */
  DUO_N_INSTITUTION_ORDERS,
} DuoInstitutionBy;

const char *duo_institution_by_to_string (DuoInstitutionBy  by);
gboolean    duo_institution_by_parse     (const char       *text,
                                          DuoInstitutionBy *by);

/* What is asked of an institution as a yes or no; in a set, one bit each. */
typedef enum
{
  DUO_INSTITUTION_CLOSED = 1 << 0,  /* on the day that the order was read for */
  DUO_INSTITUTION_OWNED = 1 << 1,   /* has an owner */
  DUO_INSTITUTION_ASKED = 1 << 2,   /* answered for a sector, or was asked at least */
  DUO_INSTITUTION_WILLING = 1 << 3, /* takes part in a sector, perhaps under conditions */
  DUO_INSTITUTION_HAS_CONTACT = 1 << 4,
  DUO_INSTITUTION_HAS_CHANNEL = 1 << 5,
  DUO_INSTITUTION_IS_PARTNER = 1 << 6, /* has no BRIN */
  DUO_INSTITUTION_IS_FOREIGN = 1 << 7, /* lies abroad, see duo_institution_is_foreign() */
} DuoInstitutionFlags;

/**
 * DuoInstitutionQuery:
 *
 * Which institutions, in what order. All zero: all of them, by name.
 */
typedef struct
{
  const char      *search;  /* (nullable): words, each the beginning of one of its own */
  DuoSectorSet     sectors; /* those with one of these; none for all */
  gint64           owner;   /* those that this manager is owner or substitute of; 0 for all */
  guint            with;    /* DuoInstitutionFlags that they have */
  guint            without; /* and those that they don't have */
  DuoInstitutionBy by;
  gboolean         descending;
  gint64           keep;    /* one that is given all the same, while it is there; 0 for none */
} DuoInstitutionQuery;

/* So many ready choices can be counted beside a question. */
#define DUO_INSTITUTION_FACETS_MAX 12

typedef struct _DuoInstitutionOrder DuoInstitutionOrder;

DuoInstitutionOrder *duo_institution_order_load       (DuoDatabase               *db,
                                                       guint32                    today,
                                                       GError                   **error);
void                 duo_institution_order_free       (DuoInstitutionOrder       *self);
gboolean             duo_institution_order_is_current (DuoInstitutionOrder       *self,
                                                       DuoDatabase               *db,
                                                       guint32                    today,
                                                       gboolean                  *is_current,
                                                       GError                   **error);
void                 duo_institution_order_set_facets (DuoInstitutionOrder       *self,
                                                       const DuoInstitutionQuery *facets,
                                                       guint                      n_facets);
GArray              *duo_institution_order_find       (DuoInstitutionOrder       *self,
                                                       DuoDatabase               *db,
                                                       const DuoInstitutionQuery *query,
                                                       guint                     *counts,
                                                       GError                   **error);
guint                duo_institution_order_get_n_all  (DuoInstitutionOrder       *self);
guint                duo_institution_order_count_with (DuoInstitutionOrder       *self,
                                                       GArray                    *ids,
                                                       guint                      flags);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoInstitutionOrder, duo_institution_order_free)

G_END_DECLS
