/* SPDX-License-Identifier: EUPL-1.2 */
/* Sectors by months with messages as bars: what the year and the timeline have in common, so that they are
 * worked with in the same way. A board says where things lie; all else is here. */
#pragma once

#include <gtk/gtk.h>

#include "duo-calendar-model.h"
#include "duo-milestone-cell.h"
#include "duo-year-layout.h"

G_BEGIN_DECLS

#define DUO_BOARD_MONTHS 12

/**
 * DuoBoardGeometry:
 * @along: where each month begins, along the axis of the months, and where the last one ends; before the first
 *   lie the names of the sectors
 * @sectors: begin and end of each sector, across; before the first lie the names of the months
 * @milestones: begin and end of the milestones, across
 * @side: how far the names of the months reach, across
 * @foot: room at the end of each sector that bars of one sector leave free
 * @milestone_style: what fits in their cells
 * @brief_months: abbreviate the names of the months
 *
 * "Along" and "across" stand for x and y: the year's months run down, the timeline's run to the right.
 */
typedef struct
{
  float along[DUO_BOARD_MONTHS + 1];
  float sectors[DUO_N_SECTORS][2];
  float milestones[2];
  float side;
  float foot;
  DuoMilestoneCellStyle milestone_style;
  gboolean brief_months;
} DuoBoardGeometry;

#define DUO_TYPE_CALENDAR_BOARD (duo_calendar_board_get_type ())
G_DECLARE_DERIVABLE_TYPE (DuoCalendarBoard, duo_calendar_board, DUO, CALENDAR_BOARD, GtkWidget)

/**
 * DuoCalendarBoardClass:
 * @months: along which axis the months run
 * @milestones_first: the milestones come before the sectors instead of after them
 * @get_geometry: where things lie in @width by @height
 * @snapshot_under: (nullable): draws on the cells, below the bars
 */
struct _DuoCalendarBoardClass
{
  GtkWidgetClass parent_class;

  GtkOrientation months;
  gboolean       milestones_first;
  void (*get_geometry)   (DuoCalendarBoard *self, int width, int height, DuoBoardGeometry *geometry);
  void (*snapshot_under) (DuoCalendarBoard *self, GtkSnapshot *snapshot);
};

GtkWidget              *duo_calendar_board_wrap           (DuoCalendarBoard *self);
void                    duo_calendar_board_set_model      (DuoCalendarBoard *self,
                                                           DuoCalendarModel *model);
DuoCalendarModel       *duo_calendar_board_get_model      (DuoCalendarBoard *self);
const DuoBoardGeometry *duo_calendar_board_get_geometry   (DuoCalendarBoard *self);
void                    duo_calendar_board_get_area       (DuoCalendarBoard *self,
                                                           float             across_begin,
                                                           float             across_end,
                                                           float             along_begin,
                                                           float             along_end,
                                                           graphene_rect_t  *area);
gboolean                duo_calendar_board_is_empty_cell  (DuoCalendarBoard *self,
                                                           DuoSector         sector,
                                                           guint             row);
/* Opens the entry for a new message in an empty cell. */
void                    duo_calendar_board_begin_message  (DuoCalendarBoard *self,
                                                           DuoSector         sector,
                                                           DuoMonth          month);
float                   duo_calendar_board_get_day        (DuoCalendarBoard *self,
                                                           guint32           julian);
void                    duo_calendar_board_snapshot_gaps  (DuoCalendarBoard *self,
                                                           GtkSnapshot      *snapshot);
void                    duo_calendar_board_clear_behind   (DuoCalendarBoard *self,
                                                           GtkSnapshot      *snapshot,
                                                           PangoLayout      *layout,
                                                           float             x,
                                                           float             y);
float                   duo_calendar_board_get_text_scale (DuoCalendarBoard *self);
int                     duo_calendar_board_get_line       (DuoCalendarBoard *self);
int                     duo_calendar_board_measure_months (DuoCalendarBoard *self,
                                                           gboolean          brief);

G_END_DECLS
