/* SPDX-License-Identifier: EUPL-1.2 */
/* Setting text in a rectangle: smaller where it does not fit, never cut off without a sign. */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

typedef enum
{
  DUO_TEXT_PLAIN = 0,
  DUO_TEXT_BOLD = 1 << 0,
  DUO_TEXT_ITALIC = 1 << 1,
  DUO_TEXT_RIGHT = 1 << 2,
} DuoTextStyle;

/**
 * DuoTextPiece:
 * @text: (nullable): nothing is drawn for %NULL
 * @style: flags of DuoTextStyle
 * @scale: of its letters, against those of the whole
 * @new_line: begins on a line of its own
 *
 * A piece of a text.
 */
typedef struct
{
  const char *text;
  guint       style;
  double      scale;
  gboolean    new_line;
} DuoTextPiece;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} DuoBox;

void         duo_drawing_set_colour (cairo_t            *cr,
                                     guint32             colour);
PangoLayout *duo_drawing_text_new   (cairo_t            *cr,
                                     const DuoTextPiece *pieces,
                                     guint               n_pieces,
                                     double              size,
                                     double              width);
double       duo_drawing_text_height (PangoLayout       *layout);
gboolean     duo_drawing_text_fit   (cairo_t            *cr,
                                     const DuoTextPiece *pieces,
                                     guint               n_pieces,
                                     const DuoBox       *box,
                                     double              size,
                                     double              floor_size,
                                     gboolean            force,
                                     guint32             colour);
void         duo_drawing_text_line  (cairo_t            *cr,
                                     const char         *text,
                                     guint               style,
                                     double              size,
                                     const DuoBox       *box,
                                     guint32             colour);

G_END_DECLS
