/* SPDX-License-Identifier: EUPL-1.2 */
/* Which sections the detail of an institution has, on which of its pages. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  DUO_DETAIL_CARD,
  DUO_DETAIL_LOCATIONS,
  DUO_DETAIL_PARTICIPATION,
  DUO_DETAIL_TIME_LINE,
  DUO_N_DETAIL_PAGES,
} DuoDetailPage;

/**
 * DuoDetailSectionEntry:
 * @page: where it is shown; a page without sections is not shown
 * @get_type: gives the type of it, derived from DuoDetailSection
 */
typedef struct
{
  DuoDetailPage page;
  GType (*get_type) (void);
} DuoDetailSectionEntry;

const DuoDetailSectionEntry *duo_detail_sections (guint *n_sections);

G_END_DECLS
