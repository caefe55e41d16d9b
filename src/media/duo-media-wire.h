/* SPDX-License-Identifier: EUPL-1.2 */
/* What the program and its helper say to each other: the helper gets the file as its standard input and answers with
 * a dictionary (GVariant a{sv}, little-endian) on its standard output. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most that an answer may hold: a thumbnail of 512 x 512 with room for text. */
#define DUO_MEDIA_WIRE_MOST (4 * 1024 * 1024)
#define DUO_MEDIA_WIRE_TYPE G_VARIANT_TYPE_VARDICT

/* Keys of the dictionary; numbers are x (int64), texts s, the pixels ay. */
#define DUO_WIRE_VERDICT "verdict"
#define DUO_WIRE_FORMAT "format"
#define DUO_WIRE_WIDTH "width"
#define DUO_WIRE_HEIGHT "height"
#define DUO_WIRE_PAGES "pages"
#define DUO_WIRE_DURATION "duration"
#define DUO_WIRE_FRAME_RATE "frame-rate"
#define DUO_WIRE_AUDIO "audio"
#define DUO_WIRE_CONTAINER "container"
#define DUO_WIRE_CODEC "codec"
#define DUO_WIRE_AUDIO_CODEC "audio-codec"
#define DUO_WIRE_TEXT "text"
#define DUO_WIRE_TITLE_CHARS "title-chars"
#define DUO_WIRE_CHARS "chars"
#define DUO_WIRE_WORDS "words"
#define DUO_WIRE_TEXT_BYTES "text-bytes"
#define DUO_WIRE_NOTES "notes"
/* Rows of RGBA, 8 bits each, not premultiplied, without padding. */
#define DUO_WIRE_PIXELS "pixels"
#define DUO_WIRE_PIXELS_WIDTH "pixels-width"

G_END_DECLS
