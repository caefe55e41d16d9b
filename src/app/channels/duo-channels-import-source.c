/* SPDX-License-Identifier: EUPL-1.2 */
/* A table of channels in the import preview. Its cells are in the words of the file, and shown as they stand there. */
#include "duo-channels-import-source.h"

#include <glib/gi18n.h>

#include "duo-channel.h"
#include "duo-channels-file.h"
#include "duo-words-spec.h"
#include "duo-words.h"

struct _DuoChannelsImportSource
{
  DuoImportSource parent_instance;

  char *path; /* (owned) (type filename) */
};

G_DEFINE_FINAL_TYPE (DuoChannelsImportSource, duo_channels_import_source, DUO_TYPE_IMPORT_SOURCE)

/* Reading and storing */

static char *
dup_file (DuoImportSource *source)
{
  return g_path_get_basename (DUO_CHANNELS_IMPORT_SOURCE (source)->path);
}

static void
read_async (DuoImportSource *source, DuoContext *context, const DuoTextForm *form, gint year, GCancellable *cancellable,
            GAsyncReadyCallback callback, gpointer user_data)
{
  duo_channels_read_import_async (context, DUO_CHANNELS_IMPORT_SOURCE (source)->path, form, cancellable, callback, user_data);
}

static DuoChangeSet *
read_finish (DuoImportSource *source, DuoContext *context, GAsyncResult *result, GError **error)
{
  return duo_channels_read_import_finish (context, result, error);
}

static void
apply_async (DuoImportSource *source, DuoContext *context, DuoChangeSet *set, GCancellable *cancellable,
             GAsyncReadyCallback callback, gpointer user_data)
{
  duo_channels_apply_import_async (context, set, cancellable, callback, user_data);
}

static gboolean
apply_finish (DuoImportSource *source, DuoContext *context, GAsyncResult *result, GError **error)
{
  return duo_channels_apply_import_finish (context, result, error);
}

/* Words */

static char *
dup_recognised (DuoImportSource *source, DuoChangeSet *set)
{
  return g_strdup (_("Recognised as: table of channels"));
}

static char *
dup_new_word (DuoImportSource *source, DuoChangeItem *item)
{
  return g_strdup (_("new channel"));
}

static char *
dup_value (DuoImportSource *source, GObject *object, const char *field, const char *value)
{
  DuoWhen when = DUO_WHEN_NONE;

  if ((g_str_equal (field, "valid_from") || g_str_equal (field, "confirmed")) && duo_when_parse (value, &when))
    return duo_words_when (&when, TRUE, TRUE);

  return g_strdup (value);
}

/* What it is, and what is known of it: whose it is and its name stand in the key. */
static char *
dup_summary (DuoImportSource *source, DuoChangeItem *item)
{
  DuoChannel *channel = DUO_CHANNEL (item->incoming);
  DuoEffectiveSpecs specs;
  g_autofree char *known = NULL;

  duo_effective_specs_init (&specs, duo_channel_get_kind (channel), duo_channel_get_specs (channel), NULL);
  known = duo_words_channel_summary (&specs);
  return *known != '\0' ? g_strdup_printf ("%s · %s", duo_words_channel_kind (specs.kind), known)
                        : g_strdup (duo_words_channel_kind (specs.kind));
}

static char *
dup_apply_label (DuoImportSource *source, guint count)
{
  return g_strdup_printf (ngettext ("Take over %'u channel", "Take over %'u channels", count), count);
}

/* Life */

static void
duo_channels_import_source_finalize (GObject *object)
{
  g_free (DUO_CHANNELS_IMPORT_SOURCE (object)->path);

  G_OBJECT_CLASS (duo_channels_import_source_parent_class)->finalize (object);
}

static void
duo_channels_import_source_class_init (DuoChannelsImportSourceClass *klass)
{
  DuoImportSourceClass *source_class = DUO_IMPORT_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = duo_channels_import_source_finalize;
  source_class->title = N_("Import: channels");
  source_class->key_title = N_("Channel");
  source_class->kind = DUO_OBJECT_CHANNEL;
  source_class->dup_file = dup_file;
  source_class->read_async = read_async;
  source_class->read_finish = read_finish;
  source_class->apply_async = apply_async;
  source_class->apply_finish = apply_finish;
  source_class->dup_recognised = dup_recognised;
  source_class->dup_new_word = dup_new_word;
  source_class->dup_value = dup_value;
  source_class->dup_summary = dup_summary;
  source_class->dup_apply_label = dup_apply_label;
}

static void
duo_channels_import_source_init (DuoChannelsImportSource *self)
{
}

/* Returns: (transfer full): the table @path */
DuoImportSource *
duo_channels_import_source_new (const char *path)
{
  DuoChannelsImportSource *self = g_object_new (DUO_TYPE_CHANNELS_IMPORT_SOURCE, NULL);

  self->path = g_strdup (path);
  return DUO_IMPORT_SOURCE (self);
}
