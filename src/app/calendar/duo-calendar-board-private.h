/* SPDX-License-Identifier: EUPL-1.2 */
/* What the files of the board share: duo-calendar-board.c (the widget, following the model), -layout.c (where things
 * lie), -bars.c, -names.c, -hints.c, -focus.c (where the focus goes), -keys.c, -drag.c, -entry.c and -menu.c. */
#pragma once

#include <adwaita.h>

#include "duo-calendar-board.h"
#include "duo-message-bar.h"
#include "duo-month-cell.h"

G_BEGIN_DECLS

/* The place across of the milestones, beside those of the sectors. */
#define DUO_BOARD_MILESTONES DUO_N_SECTORS

typedef enum
{
  DUO_DRAG_NONE,
  DUO_DRAG_RANGE, /* over empty cells, for a new message */
  DUO_DRAG_MOVE,
  DUO_DRAG_BEGIN,
  DUO_DRAG_END,
} DuoDragMode;

typedef struct
{
  DuoDragMode    mode;
  gboolean       claimed;   /* it went far enough to be no click */
  DuoMessageBar *bar;       /* (owned) (nullable): what was taken hold of */
  DuoMessagePart part;
  DuoSector      sector;    /* where it began */
  guint          row;
  guint          anchor;    /* the row of the end that was taken hold of */
  DuoSector      to_sector; /* where it is */
  guint          to_row;
  DuoMessage    *result;    /* (owned) (nullable): what it would become */
  double         x;         /* the pointer, in the board */
  double         y;
  guint          scroll;    /* the tick that scrolls while the pointer is at an edge; 0 for none */
} DuoDrag;

typedef struct
{
  DuoCalendarModel *model;       /* (owned) (nullable) */
  GtkWidget        *cells[DUO_N_SECTORS][DUO_BOARD_MONTHS];
  GtkWidget        *milestones[DUO_BOARD_MONTHS];
  GtkWidget        *month_names[DUO_BOARD_MONTHS];
  GtkWidget        *sector_names[DUO_N_SECTORS];
  GtkWidget        *sector_words[DUO_N_SECTORS]; /* beside the names, where there is room */
  GtkWidget        *milestone_name;
  GtkWidget        *milestone_sign; /* in its place where that is too long */
  GtkWidget        *corner;
  GtkWidget        *now;         /* the word "now" beside this month's name */
  GPtrArray        *bars;        /* (owned) (element-type DuoMessageBar): used or waiting; children of the board */
  GPtrArray        *shape_bars;  /* (owned) (element-type DuoMessageBar): the bar of each shape of the layout */
  GPtrArray        *mores;       /* (owned) (element-type DuoMonthCell): likewise children */
  guint             n_mores;     /* how many of them are used */
  GPtrArray        *messages;    /* (owned) (element-type DuoMessage): those laid out */
  DuoMessage       *pending;     /* (owned) (nullable): changed here, shown already, not yet read back */
  DuoMessage       *announced;   /* (owned) (nullable): as it was when what became of it was said */
  DuoYearLayout    *layout;      /* (owned) (nullable) */
  guint             max_lanes[2][DUO_N_SECTORS]; /* the room it was made for */
  DuoBoardGeometry  geometry;
  gboolean          stale;       /* hidden while the model changed: to be laid out when it is shown */
  gint              today_row;   /* -1 when this window does not have it */
  guint             place;       /* where the focus is or was: a sector, or DUO_BOARD_MILESTONES */
  guint             row;
  gboolean          wants_new;   /* a message was made here: the focus goes to it when it is there */
  gint64            focus_message; /* the focus goes to its bar after the next layout; 0 for none */
  gint64            lit;         /* the message pointed at; 0 for none */
  gint64            brought_out; /* a message that would be hidden, drawn since it is selected; 0 for none */
  DuoDrag           drag;
  GtkWidget        *entry;       /* (nullable): while a message is typed */
  GtkWidget        *entry_key;   /* (nullable): the key that keeps it, over its end */
  DuoSpan           entry_rows;  /* rows, not months */
  DuoSectorSet      entry_sectors;
  guint             held_key;     /* while it stays down what it does is one change; 0 for none */
  GdkModifierType   held_modifiers;
  GtkWidget        *menu;        /* of a bar or a cell; made once, since GTK 4.8 goes on looking for the pointer */
  GtkWidget        *list;        /* in a popover that is gone; the list of a cell or of a month's milestones */
  GtkAdjustment    *across;      /* (owned) (nullable): how far the board is scrolled sideways */
  GtkAdjustment    *down;        /* (owned) (nullable) */
  GtkWidget        *status;      /* (nullable): the label that repeats what is announced */
  AdwAnimation     *slide;       /* (owned) (nullable) */
  GtkWidget        *slide_bar;   /* the bar that slides (unowned, one of bars) */
  graphene_point_t  slide_from;  /* how far from its place it begins */
} DuoCalendarBoardPrivate;

DuoCalendarBoardPrivate *duo_calendar_board_get_private  (DuoCalendarBoard *self);

/* Children and layout. */
gboolean        duo_calendar_board_is_vertical  (DuoCalendarBoard *self);
void            duo_calendar_board_relayout     (DuoCalendarBoard *self);
void            duo_calendar_board_cells_area   (DuoCalendarBoard *self, DuoSectorSet sectors, const DuoSpan *rows,
                                                 graphene_rect_t *area);
void            duo_calendar_board_find_place   (DuoCalendarBoard *self, double x, double y, DuoSector *sector,
                                                 guint *row);
guint           duo_calendar_board_make_legs    (DuoCalendarBoard *self, const DuoLayoutShape *shape,
                                                 DuoMessageLeg *legs,
                                                 graphene_rect_t *bounds);
DuoMessageBar  *duo_calendar_board_find_bar     (DuoCalendarBoard *self, gint64 message);
const DuoLayoutShape *duo_calendar_board_get_shape (DuoCalendarBoard *self, DuoMessageBar *bar);
void            duo_calendar_board_get_part     (DuoCalendarBoard *self, DuoMessageBar *bar, DuoMessagePart *part);
DuoSpan         duo_calendar_board_get_span     (DuoCalendarBoard *self);
void            duo_calendar_board_announce     (DuoCalendarBoard *self, DuoMessageBar *bar, const char *sentence);
void            duo_calendar_board_show_popover (DuoCalendarBoard *self, GtkWidget *popover, GtkWidget *at);
void            duo_calendar_board_set_lit      (DuoCalendarBoard *self, gint64 message);

/* Places: lanes and legs in -layout.c, bars in -bars.c, names in -names.c. */
void            duo_calendar_board_get_lane     (DuoCalendarBoard *self, float *lane, float *more);
void            duo_calendar_board_count_lanes  (DuoCalendarBoard *self, guint max_lanes[2][DUO_N_SECTORS]);
DuoYearLayout  *duo_calendar_board_make_layout  (DuoCalendarBoard *self);
void            duo_calendar_board_fill_pools   (DuoCalendarBoard *self);
void            duo_calendar_board_refresh_layout (DuoCalendarBoard *self, gboolean always);
void            duo_calendar_board_place        (GtkWidget *widget, const graphene_rect_t *area);
void            duo_calendar_board_place_bars   (DuoCalendarBoard *self);
void            duo_calendar_board_place_mores  (DuoCalendarBoard *self);
void            duo_calendar_board_init_names   (DuoCalendarBoard *self);
void            duo_calendar_board_name_cells   (DuoCalendarBoard *self);
void            duo_calendar_board_name_months  (DuoCalendarBoard *self, gboolean brief);
void            duo_calendar_board_place_cells  (DuoCalendarBoard *self);
void            duo_calendar_board_place_names  (DuoCalendarBoard *self);

/* Where the focus goes. */
void            duo_calendar_board_init_focus   (DuoCalendarBoard *self);
gboolean        duo_calendar_board_focus        (GtkWidget *widget, GtkDirectionType direction);
gboolean        duo_calendar_board_grab_focus   (GtkWidget *widget);
GtkWidget      *duo_calendar_board_get_focused  (DuoCalendarBoard *self);
void            duo_calendar_board_point_at     (DuoCalendarBoard *self, DuoMessageBar *bar);
void            duo_calendar_board_walk         (DuoCalendarBoard *self, GtkDirectionType direction);
void            duo_calendar_board_focus_place  (DuoCalendarBoard *self, guint place, guint row);

/* Keys, and what they do to a message. */
void            duo_calendar_board_init_keys    (DuoCalendarBoard *self);
void            duo_calendar_board_commit       (DuoCalendarBoard *self, DuoMessage *changed,
                                                 const DuoMessagePart *part,
                                                 DuoChangeKind kind, gboolean join);
DuoMessage     *duo_calendar_board_dup_current  (DuoCalendarBoard *self, DuoMessageBar *bar);
void            duo_calendar_board_toggle_sector (DuoCalendarBoard *self, DuoMessageBar *bar, DuoSector sector,
                                                  gboolean join);

/* The pointer. */
void            duo_calendar_board_init_drag    (DuoCalendarBoard *self);
gboolean        duo_calendar_board_cancel_drag  (DuoCalendarBoard *self);
void            duo_calendar_board_snapshot_drag (DuoCalendarBoard *self, GtkSnapshot *snapshot);

/* Typing a message in its cell. */
void            duo_calendar_board_open_entry   (DuoCalendarBoard *self, DuoSectorSet sectors, const DuoSpan *rows);
void            duo_calendar_board_place_entry_key (DuoCalendarBoard *self, const graphene_rect_t *area);
void            duo_calendar_board_close_entry  (DuoCalendarBoard *self, gboolean keep);

/* Menus and lists. */
void            duo_calendar_board_init_menu    (DuoCalendarBoard *self);
void            duo_calendar_board_show_menu    (DuoCalendarBoard *self, GtkWidget *target, const GdkRectangle *at);
void            duo_calendar_board_edit_milestone (DuoCalendarBoard *self, DuoMilestoneCell *cell);
void            duo_calendar_board_show_milestones (DuoCalendarBoard *self, DuoMilestoneCell *cell);
void            duo_calendar_board_show_cell    (DuoCalendarBoard *self, DuoMonthCell *more);

G_END_DECLS
