/* SPDX-License-Identifier: EUPL-1.2 */
/* Returned forms, or folders of them, in the import preview. */
#include "duo-form-import-source.h"

#include <glib/gi18n.h>

#include "duo-forms-service.h"
#include "duo-words.h"

struct _DuoFormImportSource
{
  DuoImportSource parent_instance;

  GPtrArray *paths;   /* (owned) (element-type filename): as chosen */
  DuoReviewItem *item; /* (owned) (nullable): the question about a form that is taken over anyway, for @campaign */
  gint64 campaign;
  GPtrArray *results; /* (owned) (nullable) (element-type DuoFormResult): as read last */
};

G_DEFINE_FINAL_TYPE (DuoFormImportSource, duo_form_import_source, DUO_TYPE_IMPORT_SOURCE)

static char *
dup_file (DuoImportSource *source)
{
  DuoFormImportSource *self = DUO_FORM_IMPORT_SOURCE (source);
  g_autoptr (GPtrArray) files = duo_forms_find_files (self->paths);

  if (files->len == 1)
    return g_path_get_basename (files->pdata[0]);
  return g_strdup_printf (ngettext ("%u file", "%u files", files->len), files->len);
}

static void
read_async (DuoImportSource *source, DuoContext *context, const DuoTextForm *form, gint year, GCancellable *cancellable,
            GAsyncReadyCallback callback, gpointer user_data)
{
  DuoFormImportSource *self = DUO_FORM_IMPORT_SOURCE (source);
  g_autoptr (GPtrArray) files = NULL;

  if (self->item != NULL)
    {
      duo_forms_read_anyway_async (context, self->item, self->paths->pdata[0], self->campaign, cancellable, callback, user_data);
      return;
    }
  files = duo_forms_find_files (self->paths);
  duo_forms_read_async (context, files, cancellable, callback, user_data);
}

/* Everything that the forms say, in one set: its items are those of the sets that are stored. */
static DuoChangeSet *
read_finish (DuoImportSource *source, DuoContext *context, GAsyncResult *result, GError **error)
{
  DuoFormImportSource *self = DUO_FORM_IMPORT_SOURCE (source);
  GPtrArray *results = duo_forms_read_finish (context, result, error);
  g_autofree char *file = NULL;
  DuoChangeSet *whole;

  if (results == NULL)
    return NULL;
  g_clear_pointer (&self->results, g_ptr_array_unref);
  self->results = results;
  file = dup_file (source);
  whole = duo_change_set_new (file, "form");
  whole->encoding = g_strdup ("XLSX");
  whole->separator = g_strdup ("");
  whole->newline = g_strdup ("");
  for (guint i = 0; i < results->len; i++)
    {
      DuoChangeSet *set = ((DuoFormResult *) results->pdata[i])->set;

      whole->lines += set->lines;
      for (guint j = 0; j < set->items->len; j++)
        g_ptr_array_add (whole->items, g_object_ref (set->items->pdata[j]));
    }
  return whole;
}

static void
apply_async (DuoImportSource *source, DuoContext *context, DuoChangeSet *set, GCancellable *cancellable, GAsyncReadyCallback callback,
             gpointer user_data)
{
  duo_forms_apply_async (context, DUO_FORM_IMPORT_SOURCE (source)->results, cancellable, callback, user_data);
}

static gboolean
apply_finish (DuoImportSource *source, DuoContext *context, GAsyncResult *result, GError **error)
{
  return duo_forms_apply_finish (context, result, error);
}

/* The questions go to their list, whatever is ticked. */
static guint
count_more (DuoImportSource *source)
{
  guint n_questions = 0;
  GPtrArray *results = DUO_FORM_IMPORT_SOURCE (source)->results;

  for (guint i = 0; results != NULL && i < results->len; i++)
    n_questions += ((DuoFormResult *) results->pdata[i])->review->len;
  return n_questions;
}

static char *
dup_apply_label (DuoImportSource *source, guint count)
{
  const guint n_questions = count_more (source);

  if (count > 0 || n_questions == 0)
    return DUO_IMPORT_SOURCE_CLASS (duo_form_import_source_parent_class)->dup_apply_label (source, count);
  return g_strdup_printf (ngettext ("Put %u question on the list", "Put %u questions on the list", n_questions), n_questions);
}

/* Returns: how many of the files that were read are forms */
static guint
count_forms (DuoFormImportSource *self)
{
  guint n_forms = 0;

  for (guint i = 0; i < self->results->len; i++)
    n_forms += ((DuoFormResult *) self->results->pdata[i])->failure == NULL ? 1 : 0;
  return n_forms;
}

static char *
dup_recognised (DuoImportSource *source, DuoChangeSet *set)
{
  const guint n_forms = count_forms (DUO_FORM_IMPORT_SOURCE (source));

  if (n_forms == 0)
    return g_strdup (_("Not recognised as a form"));
  return g_strdup (ngettext ("Recognised as: form of a campaign", "Recognised as: forms of a campaign", n_forms));
}

/* "7 bestanden, waarvan 2 niet zijn gelezen · herkend aan hun verborgen kenmerken, niet aan hun naam" */
static char *
dup_how (DuoImportSource *source, DuoChangeSet *set)
{
  DuoFormImportSource *self = DUO_FORM_IMPORT_SOURCE (source);
  const guint n_files = self->results->len, n_unread = n_files - count_forms (self);
  g_autofree char *files = g_strdup_printf (ngettext ("%u file", "%u files", n_files), n_files);
  g_autofree char *unread = n_unread > 0 && n_files > 1
                              ? g_strdup_printf (ngettext (", of which %'u could not be read as a form", ", of which %'u could not be read as a form", n_unread), n_unread)
                              : g_strdup ("");

  if (n_unread == n_files)
    return g_steal_pointer (&files);
  return g_strdup_printf (ngettext ("%s%s · recognised by its hidden marks, not by its name", "%s%s · recognised by their hidden marks, not by their names",
                                    n_files - n_unread), files, unread);
}

static char *
dup_new_word (DuoImportSource *source, DuoChangeItem *item)
{
  return g_strdup (g_strcmp0 (item->type, "contact") == 0 ? _("new contact") : _("new channel"));
}

/* The values of forms are words already. */
static char *
dup_value (DuoImportSource *source, GObject *object, const char *field, const char *value)
{
  return g_strdup (value);
}

static char *
dup_summary (DuoImportSource *source, DuoChangeItem *item)
{
  GString *summary = g_string_new (NULL);

  for (guint i = 0; i < item->fields->len; i++)
    {
      const DuoChangeField *field = item->fields->pdata[i];

      g_string_append_printf (summary, "%s%s", summary->len > 0 ? " · " : "", field->new_value != NULL ? field->new_value : "");
    }
  return g_string_free (summary, FALSE);
}

static void
duo_form_import_source_finalize (GObject *object)
{
  DuoFormImportSource *self = DUO_FORM_IMPORT_SOURCE (object);

  g_ptr_array_unref (self->paths);
  g_clear_object (&self->item);
  g_clear_pointer (&self->results, g_ptr_array_unref);

  G_OBJECT_CLASS (duo_form_import_source_parent_class)->finalize (object);
}

static void
duo_form_import_source_class_init (DuoFormImportSourceClass *klass)
{
  DuoImportSourceClass *source_class = DUO_IMPORT_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = duo_form_import_source_finalize;
  source_class->title = N_("Import: forms");
  source_class->key_title = N_("Institution");
  source_class->kind = DUO_OBJECT_PARTICIPATION;
  source_class->dup_file = dup_file;
  source_class->read_async = read_async;
  source_class->read_finish = read_finish;
  source_class->apply_async = apply_async;
  source_class->apply_finish = apply_finish;
  source_class->count_more = count_more;
  source_class->dup_apply_label = dup_apply_label;
  source_class->dup_recognised = dup_recognised;
  source_class->dup_how = dup_how;
  source_class->dup_new_word = dup_new_word;
  source_class->dup_value = dup_value;
  source_class->dup_summary = dup_summary;
}

static void
duo_form_import_source_init (DuoFormImportSource *self)
{
  self->paths = g_ptr_array_new_with_free_func (g_free);
}

/* @paths: (element-type filename): files and folders. Returns: (transfer full) */
DuoImportSource *
duo_form_import_source_new (const char *const *paths)
{
  DuoFormImportSource *self = g_object_new (DUO_TYPE_FORM_IMPORT_SOURCE, NULL);

  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (self->paths, g_strdup (paths[i]));
  return DUO_IMPORT_SOURCE (self);
}

/**
 * duo_form_import_source_new_anyway:
 * @item: the question about the form
 * @path: (type filename): where the form lies
 * @campaign: that it is taken over for, whatever it says
 *
 * Returns: (transfer full)
 */
DuoImportSource *
duo_form_import_source_new_anyway (DuoReviewItem *item, const char *path, gint64 campaign)
{
  const char *const paths[] = { path, NULL };
  DuoFormImportSource *self = DUO_FORM_IMPORT_SOURCE (duo_form_import_source_new (paths));

  self->item = g_object_ref (item);
  self->campaign = campaign;
  return DUO_IMPORT_SOURCE (self);
}
