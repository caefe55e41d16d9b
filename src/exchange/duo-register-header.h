/* SPDX-License-Identifier: EUPL-1.2 */
/* Which file of DUO's open data it is, by the words of its heading: names of files changed too often. */
#pragma once

#include "duo-list-plan.h"
#include "duo-register.h"
#include "duo-table-row.h"

G_BEGIN_DECLS

/* What a column means, in either vocabulary. */
typedef enum
{
  DUO_COLUMN_BRIN,
  DUO_COLUMN_LOCATION,
  DUO_COLUMN_NAME,          /* of the institution */
  DUO_COLUMN_LOCATION_NAME,
  DUO_COLUMN_BOARD,
  DUO_COLUMN_BOARD_NAME,
  DUO_COLUMN_SECTOR_KIND,   /* SOORT HO */
  DUO_COLUMN_MBO_KIND,
  DUO_COLUMN_STREET,
  DUO_COLUMN_HOUSE_NUMBER,
  DUO_COLUMN_POSTCODE,
  DUO_COLUMN_PLACE,
  DUO_COLUMN_MUNICIPALITY,
  DUO_COLUMN_PROVINCE,
  DUO_COLUMN_DENOMINATION,
  DUO_COLUMN_PHONE,
  DUO_COLUMN_WEBSITE,
  DUO_COLUMN_EMAIL,
  DUO_COLUMN_STRUCTURE,
  DUO_COLUMN_KVK,
  DUO_COLUMN_ADDRESS,       /* street and number in one */
  DUO_COLUMN_ADMINISTRATION, /* NR_ADMINISTRATIE */
  DUO_COLUMN_FUNCTION,
  DUO_COLUMN_CLASS,
  DUO_COLUMN_LAW,
  DUO_COLUMN_SHORT_NAME,
  DUO_COLUMN_OPEN_FROM,
  DUO_COLUMN_OPEN_UNTIL,
  DUO_COLUMN_STATE,
  DUO_COLUMN_LEADS,         /* NR_ADMIN_LEID */
  DUO_COLUMN_FOLLOWS,
  DUO_COLUMN_RELATION,
  DUO_COLUMN_RELATION_END,
  DUO_COLUMN_FROM,
  DUO_COLUMN_FROM_FUNCTION,
  DUO_COLUMN_TO,
  DUO_COLUMN_TO_FUNCTION,
  DUO_COLUMN_DAY,
  DUO_COLUMN_TRANSITION,
  DUO_COLUMN_COMPLETE,
  DUO_COLUMN_RECOGNITION,   /* ERKENDEOPLEIDINGSCODE */
  DUO_COLUMN_PUPILS,
  DUO_COLUMN_SECTORS,       /* of somebody's own list: "VO, MBO" */
  DUO_COLUMN_FIRST_WORD,    /* "from" and "to", "school" and "BRIN": two columns and no more */
  DUO_COLUMN_SECOND_WORD,
  DUO_N_COLUMNS,
} DuoRegisterColumn;

/* A column that counts persons. */
typedef struct
{
  guint column;
  gint  year; /* 0 = that of the file */
} DuoCountColumn;

/**
 * DuoRegisterHeader:
 *
 * @columns: where each meaning stands, from 1; 0 = nowhere
 */
typedef struct
{
  DuoSource source;
  guint     columns[DUO_N_COLUMNS];
  guint     n_columns;
  GArray   *counts;      /* (owned) (element-type DuoCountColumn) */
  gboolean  twice;       /* a column stands there twice: it is refused for that */
  gboolean  na_is_empty; /* the file came through R, which writes NA where nothing is */
  gboolean  derived;     /* made from ORGANISATIES by somebody else: "500.0" for a house number */
} DuoRegisterHeader;

gboolean    duo_register_header_read  (DuoRegisterHeader  *self,
                                       const DuoRow       *row,
                                       GError            **error);
void        duo_register_header_plan  (DuoRegisterHeader  *self,
                                       const DuoListPlan  *plan);
void        duo_register_header_clear (DuoRegisterHeader  *self);
gboolean    duo_register_header_find_meaning (const char  *text,
                                              DuoMeaning  *meaning);

G_END_DECLS
