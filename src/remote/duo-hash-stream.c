/* SPDX-License-Identifier: EUPL-1.2 */
/* SHA-256 of what passes by. */
#include "duo-hash-stream.h"

struct _DuoHashStream
{
  GOutputStream parent_instance;
  GChecksum    *checksum; /* (owned) */
};

G_DEFINE_FINAL_TYPE (DuoHashStream, duo_hash_stream, G_TYPE_OUTPUT_STREAM)

static gssize
duo_hash_stream_write (GOutputStream  *stream,
                       const void     *buffer,
                       gsize           count,
                       GCancellable   *cancellable,
                       GError        **error)
{
  g_checksum_update (DUO_HASH_STREAM (stream)->checksum, buffer, (gssize) count);
  return (gssize) count;
}

static void
duo_hash_stream_finalize (GObject *object)
{
  g_checksum_free (DUO_HASH_STREAM (object)->checksum);
  G_OBJECT_CLASS (duo_hash_stream_parent_class)->finalize (object);
}

static void
duo_hash_stream_class_init (DuoHashStreamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_hash_stream_finalize;
  G_OUTPUT_STREAM_CLASS (klass)->write_fn = duo_hash_stream_write;
}

static void
duo_hash_stream_init (DuoHashStream *self)
{
  self->checksum = g_checksum_new (G_CHECKSUM_SHA256);
}

/* (transfer full): counts from nothing. */
GOutputStream *
duo_hash_stream_new (void)
{
  return g_object_new (DUO_TYPE_HASH_STREAM, NULL);
}

/* (transfer full): SHA-256 of all that was written, in lower-case hexadecimal; nothing more may be written. */
char *
duo_hash_stream_finish (DuoHashStream *self)
{
  return g_strdup (g_checksum_get_string (self->checksum));
}
