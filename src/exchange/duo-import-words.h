/* SPDX-License-Identifier: EUPL-1.2 */
/* The words that files from outside use for months, sectors, statuses and columns, in Dutch and in English. */
#pragma once

#include "duo-kinds.h"
#include "duo-month.h"
#include "duo-sector.h"

G_BEGIN_DECLS

/* What the heading of a column means to the calendar import. */
typedef enum
{
  DUO_HEADING_UNKNOWN,
  DUO_HEADING_MONTH,
  DUO_HEADING_YEAR,
  DUO_HEADING_SECTOR,
  DUO_HEADING_TEXT,
  DUO_HEADING_LINK,
  DUO_HEADING_STATUS,
  DUO_HEADING_UID,
  DUO_HEADING_FIRST_MONTH,
  DUO_HEADING_LAST_MONTH,
  DUO_N_HEADINGS,
} DuoHeading;

/**
 * DuoImportMonth:
 * @number: 1..12
 * @year: as written, or 0 where none is
 */
typedef struct
{
  gint number;
  gint year;
} DuoImportMonth;

char      *duo_import_clean_text    (const char       *text);
DuoHeading duo_import_parse_heading (const char       *text);
gboolean   duo_import_parse_month   (const char       *text,
                                     DuoImportMonth   *month);
gboolean   duo_import_parse_months  (const char       *text,
                                     DuoImportMonth   *first,
                                     DuoImportMonth   *last);
gboolean   duo_import_parse_sectors (const char       *text,
                                     DuoSectorSet     *sectors);
gboolean   duo_import_parse_status  (const char       *text,
                                     DuoMessageStatus *status);
gboolean   duo_import_is_milestones (const char       *text);
gboolean   duo_import_is_link       (const char       *text);

G_END_DECLS
