/* SPDX-License-Identifier: EUPL-1.2 */
/* Bytes of a file become UTF-8 text. */
#pragma once

#include <glib.h>

#include "duo-error.h"
#include "duo-text-form.h"

G_BEGIN_DECLS

/* A file of this size or more is refused (200 MB): no register or calendar comes near it. */
#define DUO_FILE_SIZE_LIMIT G_GUINT64_CONSTANT (200000000)

/**
 * DuoText:
 * @text: (owned): the text as UTF-8, without a byte order mark; no NUL inside
 * @length: its length in bytes
 * @encoding: (not owned): what it was: "UTF-8", "UTF-16LE", "UTF-16BE" or "windows-1252"
 * @bad_lines: (owned) (element-type guint): numbers (from 1, in order) of the physical lines whose bytes are not
 *   in that encoding; there a guess was made, U+FFFD for what can't be guessed
 */
typedef struct
{
  char       *text;
  gsize       length;
  const char *encoding;
  GArray     *bad_lines;
} DuoText;

gint     duo_file_open       (const char    *path,
                              GError       **error);
GBytes  *duo_file_load       (const char    *path,
                              GError       **error);
DuoText *duo_text_decode     (GBytes        *bytes);
DuoText *duo_text_decode_as  (GBytes        *bytes,
                              DuoTextEncoding encoding);
gboolean duo_text_lines_bad  (const DuoText *self,
                              guint          first_line,
                              guint          last_line);
void     duo_text_free       (DuoText       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoText, duo_text_free)

G_END_DECLS
