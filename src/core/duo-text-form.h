/* SPDX-License-Identifier: EUPL-1.2 */
/* How a text file is to be read, where a person knows better than the looking. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DUO_TEXT_ENCODING_FOUND, /* as looking at the bytes says */
  DUO_TEXT_ENCODING_UTF_8,
  DUO_TEXT_ENCODING_WINDOWS_1252,
  DUO_TEXT_ENCODING_UTF_16LE,
  DUO_TEXT_ENCODING_UTF_16BE,
  DUO_N_TEXT_ENCODINGS,
} DuoTextEncoding;

/**
 * DuoTextForm:
 * @encoding: how characters are stored
 * @separator: between the cells: ';', ',' or a tab; '\0' = as looking at the first line says
 *
 * All zero is what an import begins with: everything is found by looking.
 */
typedef struct
{
  DuoTextEncoding encoding;
  char            separator;
} DuoTextForm;

const char *duo_text_encoding_to_string (DuoTextEncoding encoding);

G_END_DECLS
