/* SPDX-License-Identifier: EUPL-1.2 */
/* What a workbook and its sheets share while they are written. */
#pragma once

#include "duo-workbook.h"

G_BEGIN_DECLS

/* A merged range, corners inclusive. */
typedef struct
{
  guint first_row;
  guint first_column;
  guint last_row;
  guint last_column;
} Range;

struct _DuoSheet
{
  DuoWorkbook   *workbook; /* (not owned) */
  lxw_worksheet *sheet;    /* (not owned) */
  char          *name;     /* (owned) */
  GArray        *merges;   /* (owned) (element-type Range) */
};

struct _DuoWorkbook
{
  char         *path;     /* (owned) */
  lxw_workbook *workbook; /* (owned) (nullable): none once closed */
  GHashTable   *formats;  /* (owned) (element-type DuoCellStyle lxw_format) */
  GPtrArray    *sheets;   /* (owned) (element-type DuoSheet) */
  gboolean      has_hidden;
  GError       *error;    /* (owned) (nullable): the first thing that went wrong */
};

void duo_workbook_fail (DuoWorkbook *self,
                        const char  *what,
                        lxw_error    code);

G_END_DECLS
