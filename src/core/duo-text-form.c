/* SPDX-License-Identifier: EUPL-1.2 */
/* How a text file is to be read, where a person knows better than the looking. */
#include "duo-text-form.h"

static const char *const encodings[DUO_N_TEXT_ENCODINGS] = { "", "UTF-8", "windows-1252", "UTF-16LE", "UTF-16BE" };

/* Returns: its name, as change sets have it; "" for %DUO_TEXT_ENCODING_FOUND */
const char *
duo_text_encoding_to_string (DuoTextEncoding encoding)
{
  g_return_val_if_fail (encoding < DUO_N_TEXT_ENCODINGS, "");

  return encodings[encoding];
}
