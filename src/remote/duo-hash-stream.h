/* SPDX-License-Identifier: EUPL-1.2 */
/* A stream that keeps nothing of what is written to it but its hash. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DUO_TYPE_HASH_STREAM (duo_hash_stream_get_type ())
G_DECLARE_FINAL_TYPE (DuoHashStream, duo_hash_stream, DUO, HASH_STREAM, GOutputStream)

GOutputStream *duo_hash_stream_new    (void);
char          *duo_hash_stream_finish (DuoHashStream *self);

G_END_DECLS
