/* SPDX-License-Identifier: EUPL-1.2 */
/* The year: the slide brought to life. Twelve rows that share the height there is, three sectors of equal width. */
#include "duo-year-grid.h"

#include <math.h>

#include <glib/gi18n.h>

#include "duo-a11y.h"

/* Below this the milestones shrink to a count and the months to their abbreviations. */
#define FULL_WIDTH 1000

#define SECTOR_MIN_WIDTH 132
#define MILESTONES_MIN_WIDTH 220
#define MILESTONES_MAX_WIDTH 340
#define MILESTONES_SHARE 0.256f
#define ROW_MIN_HEIGHT 44

struct _DuoYearGrid
{
  DuoCalendarBoard parent_instance;
};

G_DEFINE_FINAL_TYPE (DuoYearGrid, duo_year_grid, DUO_TYPE_CALENDAR_BOARD)

static float
get_head (DuoCalendarBoard *board)
{
  return (float) duo_calendar_board_get_line (board) + 17;
}

static float
get_side (DuoCalendarBoard *board,
          gboolean          brief)
{
  /* Beside a full name there is room for the word "now"; below an abbreviated one. */
  return (float) duo_calendar_board_measure_months (board, brief)
         + (brief ? 18 : 28 * duo_calendar_board_get_text_scale (board));
}

static float
get_compact_milestones (DuoCalendarBoard *board)
{
  return 34 + 18 * duo_calendar_board_get_text_scale (board);
}

/* A row holds two lines of a bar: its title and what stands below that. */
static float
get_row (DuoCalendarBoard *board)
{
  return MAX (ROW_MIN_HEIGHT, ceilf (2 * 0.93f * (float) duo_calendar_board_get_line (board)) + 12);
}

static void
duo_year_grid_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  DuoCalendarBoard *board = DUO_CALENDAR_BOARD (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = (int) ceilf (get_side (board, TRUE) + get_compact_milestones (board)
                            + DUO_N_SECTORS * SECTOR_MIN_WIDTH * duo_calendar_board_get_text_scale (board));
  else
    *minimum = (int) ceilf (get_head (board) + DUO_BOARD_MONTHS * get_row (board));
  *natural = *minimum;
}

static void
duo_year_grid_get_geometry (DuoCalendarBoard *board,
                            int               width,
                            int               height,
                            DuoBoardGeometry *geometry)
{
  const gboolean brief = (float) width < FULL_WIDTH * duo_calendar_board_get_text_scale (board);
  const float head = floorf (get_head (board));
  const float milestones = brief ? get_compact_milestones (board)
                                 : CLAMP (MILESTONES_SHARE * (float) width, MILESTONES_MIN_WIDTH, MILESTONES_MAX_WIDTH);
  float sectors;

  geometry->side = floorf (get_side (board, brief));
  sectors = (float) width - geometry->side - milestones;
  for (guint row = 0; row <= DUO_BOARD_MONTHS; row++)
    geometry->along[row] = floorf (head + ((float) height - head) * (float) row / DUO_BOARD_MONTHS);
  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    {
      geometry->sectors[sector][0] = floorf (geometry->side + sectors * (float) sector / DUO_N_SECTORS);
      geometry->sectors[sector][1] = floorf (geometry->side + sectors * (float) (sector + 1) / DUO_N_SECTORS);
    }
  geometry->milestones[0] = geometry->sectors[DUO_N_SECTORS - 1][1];
  geometry->milestones[1] = (float) width;
  geometry->foot = 0;
  geometry->brief_months = brief;
  geometry->milestone_style = brief ? DUO_MILESTONE_CELL_COMPACT : DUO_MILESTONE_CELL_FULL;
}

static void
duo_year_grid_class_init (DuoYearGridClass *klass)
{
  DuoCalendarBoardClass *board_class = DUO_CALENDAR_BOARD_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->measure = duo_year_grid_measure;
  board_class->months = GTK_ORIENTATION_VERTICAL;
  board_class->get_geometry = duo_year_grid_get_geometry;
  board_class->snapshot_under = duo_calendar_board_snapshot_gaps;
}

static void
duo_year_grid_init (DuoYearGrid *self)
{
  duo_a11y_set_label (GTK_WIDGET (self), _("Year"));
}
