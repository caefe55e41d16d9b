/* SPDX-License-Identifier: EUPL-1.2 */
/* A list of contacts in the import preview, its columns as a person pointed them out. */
#include "duo-contacts-import-source.h"

#include <glib/gi18n.h>

#include "duo-contact-entry.h"
#include "duo-contacts-service.h"
#include "duo-when.h"
#include "duo-words.h"

struct _DuoContactsImportSource
{
  DuoImportSource parent_instance;

  char *path; /* (owned) (type filename) */
  DuoTextForm form;
  DuoListPlan plan;
};

G_DEFINE_FINAL_TYPE (DuoContactsImportSource, duo_contacts_import_source, DUO_TYPE_IMPORT_SOURCE)

/* Reading and storing */

static char *
dup_file (DuoImportSource *source)
{
  return g_path_get_basename (DUO_CONTACTS_IMPORT_SOURCE (source)->path);
}

static void
read_async (DuoImportSource *source, DuoContext *context, const DuoTextForm *form, gint year, GCancellable *cancellable,
            GAsyncReadyCallback callback, gpointer user_data)
{
  DuoContactsImportSource *self = DUO_CONTACTS_IMPORT_SOURCE (source);

  if (form->encoding != DUO_TEXT_ENCODING_FOUND || form->separator != '\0')
    self->form = *form;
  duo_contacts_read_import_async (context, self->path, &self->form, &self->plan, cancellable, callback, user_data);
}

static DuoChangeSet *
read_finish (DuoImportSource *source, DuoContext *context, GAsyncResult *result, GError **error)
{
  return duo_contacts_read_import_finish (context, result, error);
}

static void
apply_async (DuoImportSource *source, DuoContext *context, DuoChangeSet *set, GCancellable *cancellable,
             GAsyncReadyCallback callback, gpointer user_data)
{
  duo_contacts_apply_import_async (context, set, cancellable, callback, user_data);
}

static gboolean
apply_finish (DuoImportSource *source, DuoContext *context, GAsyncResult *result, GError **error)
{
  return duo_contacts_apply_import_finish (context, result, error);
}

/* Words */

static gboolean
is_pointed_out (DuoImportSource *source)
{
  return TRUE;
}

static char *
dup_recognised (DuoImportSource *source, DuoChangeSet *set)
{
  return g_strdup (_("Own list of contacts"));
}

static char *
dup_new_word (DuoImportSource *source, DuoChangeItem *item)
{
  return g_strdup (_("new contact"));
}

/* Codes, flags and days as people write them. */
static char *
dup_value (DuoImportSource *source, GObject *object, const char *field, const char *value)
{
  DuoContactRole role;
  DuoOrigin origin;
  DuoWhen when = DUO_WHEN_NONE;

  if (g_str_equal (field, "role") && duo_contact_role_parse (value, &role))
    return g_strdup (duo_words_role (role));
  if (g_str_equal (field, "origin") && duo_origin_parse (value, &origin))
    return g_strdup (duo_words_origin (origin));
  if (g_str_equal (field, "preferred") || g_str_equal (field, "do_not_mail"))
    return g_strdup (g_str_equal (value, "yes") ? _("yes") : _("no"));
  if ((g_str_equal (field, "confirmed") || g_str_equal (field, "keep_until")) && duo_when_parse (value, &when))
    return duo_words_when (&when, TRUE, TRUE);

  return g_strdup (value);
}

static void
add_part (GString *summary, const char *part)
{
  if (*part != '\0')
    g_string_append_printf (summary, "%s%s", summary->len > 0 ? " · " : "", part);
}

/* What he is to whom, and how he is reached: who he is stands in the key. */
static char *
dup_summary (DuoImportSource *source, DuoChangeItem *item)
{
  DuoContactEntry *entry = DUO_CONTACT_ENTRY (item->incoming);
  GString *summary = g_string_new (NULL);

  add_part (summary, entry->title);
  if (entry->link != NULL && entry->target_kind != DUO_OBJECT_NONE)
    {
      add_part (summary, duo_words_role (duo_contact_link_get_role (entry->link)));
      add_part (summary, duo_contact_link_get_function (entry->link));
    }
  add_part (summary, duo_contact_get_email (entry->contact));
  add_part (summary, duo_contact_get_phone (entry->contact));
  return g_string_free (summary, FALSE);
}

static const char *
find_flaw (DuoChangeItem *item, const DuoChangeField *field)
{
  DuoContact *contact = DUO_CONTACT_ENTRY (item->incoming)->contact;
  const gboolean email = field == NULL || g_str_equal (field->field, "email");
  const gboolean phone = field == NULL || g_str_equal (field->field, "phone");
  const char *words = email && *duo_contact_get_email (contact) != '\0' ? duo_words_flaw (duo_email_find_flaw (duo_contact_get_email (contact))) : NULL;

  if (words == NULL && phone && *duo_contact_get_phone (contact) != '\0')
    words = duo_words_flaw (duo_phone_find_flaw (duo_contact_get_phone (contact)));
  return words;
}

/* Addresses and numbers are pointed out, never refused. */
static char *
dup_remark (DuoImportSource *source, DuoChangeItem *item, const DuoChangeField *field)
{
  const char *words = item->incoming != NULL ? find_flaw (item, field) : NULL;

  return g_strdup (words != NULL ? words : "");
}

static char *
dup_remarks (DuoImportSource *source, DuoChangeSet *set, DuoChangeItemState state)
{
  guint n = 0;

  if (state != DUO_CHANGE_ITEM_NEW && state != DUO_CHANGE_ITEM_CHANGED)
    return NULL;

  for (guint i = 0; i < set->items->len; i++)
    {
      DuoChangeItem *item = set->items->pdata[i];

      n += item->state == state && item->incoming != NULL && find_flaw (item, NULL) != NULL;
    }

  return n == 0 ? NULL
                : g_strdup_printf (ngettext ("%'u of these has an e-mail address or telephone number that is probably wrong. It can be taken over all the same.",
                                             "%'u of these have an e-mail address or telephone number that is probably wrong. They can be taken over all the same.", n), n);
}

static char *
dup_apply_label (DuoImportSource *source, guint count)
{
  return g_strdup_printf (ngettext ("Take over %'u contact", "Take over %'u contacts", count), count);
}

/* Life */

static void
duo_contacts_import_source_finalize (GObject *object)
{
  g_free (DUO_CONTACTS_IMPORT_SOURCE (object)->path);

  G_OBJECT_CLASS (duo_contacts_import_source_parent_class)->finalize (object);
}

static void
duo_contacts_import_source_class_init (DuoContactsImportSourceClass *klass)
{
  DuoImportSourceClass *source_class = DUO_IMPORT_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = duo_contacts_import_source_finalize;
  source_class->title = N_("Import: contacts");
  source_class->key_title = N_("Contact");
  source_class->kind = DUO_OBJECT_CONTACT;
  source_class->dup_file = dup_file;
  source_class->read_async = read_async;
  source_class->read_finish = read_finish;
  source_class->apply_async = apply_async;
  source_class->apply_finish = apply_finish;
  source_class->is_pointed_out = is_pointed_out;
  source_class->dup_recognised = dup_recognised;
  source_class->dup_new_word = dup_new_word;
  source_class->dup_value = dup_value;
  source_class->dup_summary = dup_summary;
  source_class->dup_remark = dup_remark;
  source_class->dup_remarks = dup_remarks;
  source_class->dup_apply_label = dup_apply_label;
}

static void
duo_contacts_import_source_init (DuoContactsImportSource *self)
{
}

/* Returns: (transfer full): the list @path, its columns as @plan says. */
DuoImportSource *
duo_contacts_import_source_new (const char *path, const DuoTextForm *form, const DuoListPlan *plan)
{
  DuoContactsImportSource *self = g_object_new (DUO_TYPE_CONTACTS_IMPORT_SOURCE, NULL);

  self->path = g_strdup (path);
  self->form = *form;
  self->plan = *plan;
  return DUO_IMPORT_SOURCE (self);
}
