/* SPDX-License-Identifier: EUPL-1.2 */
/* A part of a file, and an error where the file ends before its part does. */
#include "duo-slice-stream.h"

struct _DuoSliceStream
{
  GInputStream      parent_instance;
  GFileInputStream *file; /* (owned) */
  goffset           left; /* bytes */
};

G_DEFINE_FINAL_TYPE (DuoSliceStream, duo_slice_stream, G_TYPE_INPUT_STREAM)

static gssize
duo_slice_stream_read (GInputStream  *stream,
                       void          *buffer,
                       gsize          count,
                       GCancellable  *cancellable,
                       GError       **error)
{
  DuoSliceStream *self = DUO_SLICE_STREAM (stream);
  gssize n;

  if (self->left == 0)
    return 0;
  n = g_input_stream_read (G_INPUT_STREAM (self->file), buffer, (gsize) MIN ((goffset) count, self->left), cancellable,
                           error);
  if (n == 0)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, "the file became shorter");
      return -1;
    }
  if (n > 0)
    self->left -= n;
  return n;
}

static void
duo_slice_stream_dispose (GObject *object)
{
  g_clear_object (&DUO_SLICE_STREAM (object)->file);
  G_OBJECT_CLASS (duo_slice_stream_parent_class)->dispose (object);
}

static void
duo_slice_stream_class_init (DuoSliceStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = duo_slice_stream_dispose;
  G_INPUT_STREAM_CLASS (klass)->read_fn = duo_slice_stream_read;
}

static void
duo_slice_stream_init (DuoSliceStream *self)
{
}

/**
 * duo_slice_stream_new:
 * @file: a local file
 * @start: where the part begins, in bytes
 * @length: of the part, in bytes
 * @cancellable: (nullable): ends it
 * @error: what opening said
 *
 * Returns: (transfer full): the part, or %NULL with @error
 */
GInputStream *
duo_slice_stream_new (GFile         *file,
                      goffset        start,
                      goffset        length,
                      GCancellable  *cancellable,
                      GError       **error)
{
  g_autoptr (DuoSliceStream) self = g_object_new (DUO_TYPE_SLICE_STREAM, NULL);

  self->left = length;
  self->file = g_file_read (file, cancellable, error);
  if (self->file == NULL || !g_seekable_seek (G_SEEKABLE (self->file), start, G_SEEK_SET, cancellable, error))
    return NULL;
  return G_INPUT_STREAM (g_steal_pointer (&self));
}
