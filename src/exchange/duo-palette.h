/* SPDX-License-Identifier: EUPL-1.2 */
/* The colours of sheets, pages and pictures: the light palette of the application. */
#pragma once

#include "duo-kinds.h"

G_BEGIN_DECLS

/* Colours are 0xRRGGBB. */
#define DUO_PALETTE_BRAND 0x154273u /* the central government's blue: titles and table heads */
#define DUO_PALETTE_ON_BRAND 0xffffffu
#define DUO_PALETTE_TEXT 0x1f1f22u
#define DUO_PALETTE_DIM 0x5c5f68u
#define DUO_PALETTE_LINE 0xbfc3cbu
#define DUO_PALETTE_MONTH 0xf1f2f5u /* the column of month names */
#define DUO_PALETTE_PAPER 0xffffffu
#define DUO_PALETTE_LATE 0xa1221bu

/**
 * DuoPalette:
 * @fill: of a definite message
 * @edge: its outline, and that of a concept
 * @text: on @fill
 *
 * A campaign's colour.
 */
typedef struct
{
  guint32 fill;
  guint32 edge;
  guint32 text;
} DuoPalette;

const DuoPalette *duo_palette_get (DuoColour colour);

G_END_DECLS
