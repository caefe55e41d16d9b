/* SPDX-License-Identifier: EUPL-1.2 */
/* The campaign colours on paper. The screen has the same values in style.css, which paper can't look up. */
#include "duo-palette.h"

static const DuoPalette palettes[] = {
  [DUO_COLOUR_GREY] = { 0xebebed, 0x49474f, 0x2b2a2f },
  [DUO_COLOUR_BLUE] = { 0xdeebfb, 0x1a5fb4, 0x0b2f5c },
  [DUO_COLOUR_GREEN] = { 0xdaf2ea, 0x00806a, 0x043d2e },
  [DUO_COLOUR_OCHRE] = { 0xfdefd3, 0xa86400, 0x4f2f00 },
  [DUO_COLOUR_PURPLE] = { 0xf1e5f9, 0x5c1a78, 0x3f1a50 },
  [DUO_COLOUR_RED] = { 0xfce4df, 0x96200f, 0x5a150a },
};

G_STATIC_ASSERT (G_N_ELEMENTS (palettes) == DUO_N_COLOURS);

/* Returns: (transfer none): the colours of @colour. */
const DuoPalette *
duo_palette_get (DuoColour colour)
{
  g_return_val_if_fail ((guint) colour < DUO_N_COLOURS, &palettes[DUO_COLOUR_GREY]);

  return &palettes[colour];
}
