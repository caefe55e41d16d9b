/* SPDX-License-Identifier: EUPL-1.2 */
/* The relative years in a message's text: {jaar} and {volgend jaar}. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DUO_PLACEHOLDER_YEAR "{jaar}"
#define DUO_PLACEHOLDER_NEXT_YEAR "{volgend jaar}"

/**
 * DuoTextRange:
 * @start: byte offset of its first byte
 * @end: byte offset after its last
 */
typedef struct
{
  gsize start;
  gsize end;
} DuoTextRange;

/**
 * DuoLiteralYear:
 * @range: where it stands
 * @year: the year
 */
typedef struct
{
  DuoTextRange range;
  gint         year;
} DuoLiteralYear;

char   *duo_placeholder_fill       (const char *text,
                                    gint        year,
                                    GArray    **ranges);
GArray *duo_placeholder_find_years (const char *text,
                                    gint        around);
char   *duo_placeholder_propose    (const char *text,
                                    gint        year);

G_END_DECLS
