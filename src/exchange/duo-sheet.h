/* SPDX-License-Identifier: EUPL-1.2 */
/* A sheet of a workbook being written, with formats by value and its print set-up. */
#pragma once

#include <glib.h>
#include <xlsxwriter.h>

#include "duo-palette.h"
#include "duo-when.h"

G_BEGIN_DECLS

#define DUO_SHEET_FONT_SIZE 11
#define DUO_SHEET_TEXT_MAX 32767 /* UTF-16 units in one cell */
#define DUO_SHEET_HEIGHT_MAX 409.0 /* points of one row */
#define DUO_SHEET_ROW_HEIGHT 15.0 /* points of a row whose height nobody set */
#define DUO_SHEET_PAGE_HEIGHT 748.0 /* points of an upright page between its margins */

typedef struct _DuoSheet DuoSheet;

typedef enum
{
  DUO_NUMBER_GENERAL,
  DUO_NUMBER_INTEGER, /* 1.619 */
  DUO_NUMBER_DAY,     /* 03-08-2020 */
  DUO_NUMBER_MONTH,   /* aug 2020: the first day of a month of which no more is known */
  DUO_NUMBER_TEXT,
} DuoNumberFormat;

typedef enum
{
  DUO_EDGE_LEFT,
  DUO_EDGE_RIGHT,
  DUO_EDGE_TOP,
  DUO_EDGE_BOTTOM,
  DUO_N_EDGES,
} DuoEdge;

/**
 * DuoEdgeLine:
 * @line: one of lxw_format_borders; 0 for none
 * @colour: 0xRRGGBB
 */
typedef struct
{
  guint32 line;
  guint32 colour;
} DuoEdgeLine;

#define DUO_COLOUR_NONE 0xff000000u /* no fill */

/**
 * DuoCellStyle:
 *
 * How a cell looks, by value: equal styles are one format in the workbook. Start from %DUO_CELL_STYLE. All
 * members are 32 bits, so that there is no padding and styles compare by their bytes.
 */
typedef struct
{
  guint32     bold;
  guint32     italic;
  guint32     strike;
  guint32     wrap;
  guint32     half_points; /* size of the letters, in half points */
  guint32     colour;
  guint32     fill;
  guint32     align;  /* lxw_format_alignments, 0 = by the type of the value */
  guint32     valign;
  guint32     indent; /* from the side it is aligned to */
  guint32     number; /* DuoNumberFormat */
  guint32     font_only; /* a run inside a cell */
  guint32     unlocked;  /* may be typed in where the sheet is protected */
  DuoEdgeLine edges[DUO_N_EDGES];
} DuoCellStyle;

#define DUO_CELL_STYLE \
  ((DuoCellStyle) { .half_points = 2 * DUO_SHEET_FONT_SIZE, .colour = DUO_PALETTE_TEXT, .fill = DUO_COLOUR_NONE, \
                    .valign = LXW_ALIGN_VERTICAL_TOP })

/* Points that one step of indent takes. */
#define DUO_INDENT_POINTS 7.0

/**
 * DuoTextRun:
 * @text: a piece of a cell's text
 * @format: how it looks
 */
typedef struct
{
  const char *text;
  lxw_format *format;
} DuoTextRun;

/**
 * DuoPrintSetup:
 * @pages_high: 0 = as many as needed
 * @repeat_rows: rows at the top repeated on every page
 * @is_list: says in its head, on paper only, what it is: a list has no title above it
 * @foot: at the left and in the middle of the foot; the right says which page it is
 * @scale: percent; 0 = as large as fits one page wide. Pages break by hand only where it is set
 * @breaks: (nullable): rows that begin a page, ended by 0
 */
typedef struct
{
  gboolean landscape;
  guint    pages_high;
  guint    repeat_rows;
  gboolean is_list;
  const char *foot;
  guint    scale;
  const guint32 *breaks;
} DuoPrintSetup;

const char   *duo_sheet_get_name          (DuoSheet            *self);
lxw_format   *duo_sheet_get_format        (DuoSheet            *self,
                                           const DuoCellStyle  *style);
void          duo_sheet_write_text        (DuoSheet            *self,
                                           guint                row,
                                           guint                column,
                                           const char          *text,
                                           lxw_format          *format);
void          duo_sheet_write_runs        (DuoSheet            *self,
                                           guint                row,
                                           guint                column,
                                           const DuoTextRun    *runs,
                                           guint                n_runs,
                                           lxw_format          *format);
void          duo_sheet_write_number      (DuoSheet            *self,
                                           guint                row,
                                           guint                column,
                                           double               number,
                                           lxw_format          *format);
void          duo_sheet_write_day         (DuoSheet            *self,
                                           guint                row,
                                           guint                column,
                                           guint32              julian,
                                           lxw_format          *format);
void          duo_sheet_write_blank       (DuoSheet            *self,
                                           guint                row,
                                           guint                column,
                                           lxw_format          *format);
void          duo_sheet_merge             (DuoSheet            *self,
                                           guint                first_row,
                                           guint                first_column,
                                           guint                last_row,
                                           guint                last_column,
                                           lxw_format          *format);
void          duo_sheet_set_width         (DuoSheet            *self,
                                           guint                first_column,
                                           guint                last_column,
                                           double               characters);
void          duo_sheet_set_height        (DuoSheet            *self,
                                           guint                row,
                                           double               points);
void          duo_sheet_set_filter        (DuoSheet            *self,
                                           guint                first_row,
                                           guint                first_column,
                                           guint                last_row,
                                           guint                last_column);
void          duo_sheet_freeze            (DuoSheet            *self,
                                           guint                rows,
                                           guint                columns);
void          duo_sheet_hide_gridlines    (DuoSheet            *self);
void          duo_sheet_hide              (DuoSheet            *self);
void          duo_sheet_hide_columns      (DuoSheet            *self,
                                           guint                first_column,
                                           guint                last_column);
void          duo_sheet_hide_row          (DuoSheet            *self,
                                           guint                row);
void          duo_sheet_add_choices       (DuoSheet            *self,
                                           guint                row,
                                           guint                column,
                                           const char *const   *choices,
                                           const char          *title,
                                           const char          *help);
void          duo_sheet_select            (DuoSheet            *self,
                                           guint                row,
                                           guint                column);
void          duo_sheet_protect           (DuoSheet            *self);
void          duo_sheet_set_print         (DuoSheet            *self,
                                           const DuoPrintSetup *setup);

char         *duo_sheet_clean_text        (const char          *text);
double        duo_sheet_width_in_points   (double               characters);
double        duo_sheet_points_to_width   (double               points);

G_END_DECLS
