/* SPDX-License-Identifier: EUPL-1.2 */
/* The milestones of one month, as far as they fit. */
#pragma once

#include <gtk/gtk.h>

#include "duo-calendar-service.h"

G_BEGIN_DECLS

/* How much room there is. */
typedef enum
{
  DUO_MILESTONE_CELL_FULL,    /* date, title, audience */
  DUO_MILESTONE_CELL_COMPACT, /* a diamond and a count */
  DUO_MILESTONE_CELL_BLANK,   /* nothing: whoever holds it draws them */
} DuoMilestoneCellStyle;

#define DUO_TYPE_MILESTONE_CELL (duo_milestone_cell_get_type ())
G_DECLARE_FINAL_TYPE (DuoMilestoneCell, duo_milestone_cell, DUO, MILESTONE_CELL, GtkButton)

GtkWidget *duo_milestone_cell_new            (void);
void       duo_milestone_cell_set_style      (DuoMilestoneCell      *self,
                                              DuoMilestoneCellStyle  style);
void       duo_milestone_cell_set_month      (DuoMilestoneCell      *self,
                                              DuoMonth               month,
                                              DuoCalendarSnapshot   *snapshot);
GPtrArray *duo_milestone_cell_get_milestones (DuoMilestoneCell      *self);

void       duo_milestone_draw_diamond        (GtkSnapshot           *snapshot,
                                              float                  x,
                                              float                  y,
                                              float                  size,
                                              gboolean               filled,
                                              const GdkRGBA         *colour);
GtkWidget *duo_milestone_cell_make_list      (DuoMilestoneCell      *cell);

G_END_DECLS
