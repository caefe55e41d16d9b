/* SPDX-License-Identifier: EUPL-1.2 */
/* A part of a file as a stream of its own: libsoup reads what it is given to the end, however long it said it was. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DUO_TYPE_SLICE_STREAM (duo_slice_stream_get_type ())
G_DECLARE_FINAL_TYPE (DuoSliceStream, duo_slice_stream, DUO, SLICE_STREAM, GInputStream)

GInputStream *duo_slice_stream_new (GFile         *file,
                                    goffset        start,
                                    goffset        length,
                                    GCancellable  *cancellable,
                                    GError       **error);

G_END_DECLS
