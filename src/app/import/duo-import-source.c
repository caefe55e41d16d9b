/* SPDX-License-Identifier: EUPL-1.2 */
/* What the import preview has to know of the thing that is read in. */
#include "duo-import-source.h"

#include <glib/gi18n.h>

#include "duo-words.h"

G_DEFINE_ABSTRACT_TYPE (DuoImportSource, duo_import_source, G_TYPE_OBJECT)

static char *
dup_plain_value (DuoImportSource *self, GObject *object, const char *field, const char *value)
{
  return g_strdup (value);
}

static char *
dup_plain_summary (DuoImportSource *self, DuoChangeItem *item)
{
  g_autoptr (GString) summary = g_string_new (NULL);

  for (guint i = 0; i < item->fields->len; i++)
    {
      const DuoChangeField *field = item->fields->pdata[i];
      g_autofree char *value = duo_import_source_dup_value (self, item->incoming, field, field->new_value);

      if (value[0] != '\0' && !g_str_equal (value, item->key))
        g_string_append_printf (summary, "%s%s", summary->len > 0 ? " · " : "", value);
    }
  return g_string_free (g_steal_pointer (&summary), FALSE);
}

static char *
dup_plain_remark (DuoImportSource *self, DuoChangeItem *item, const DuoChangeField *field)
{
  return duo_words_item_remark (item);
}

static char *
dup_plain_apply_label (DuoImportSource *self, guint count)
{
  return g_strdup_printf (ngettext ("Take over %'u change", "Take over %'u changes", count), count);
}

static char *
dup_plain_applied (DuoImportSource *self, DuoChangeSet *set)
{
  return duo_import_source_dup_change (self);
}

static void
duo_import_source_class_init (DuoImportSourceClass *klass)
{
  klass->dup_value = dup_plain_value;
  klass->dup_summary = dup_plain_summary;
  klass->dup_remark = dup_plain_remark;
  klass->dup_apply_label = dup_plain_apply_label;
  klass->dup_applied = dup_plain_applied;
}

static void
duo_import_source_init (DuoImportSource *self)
{
}

const char *
duo_import_source_get_title (DuoImportSource *self)
{
  return _(DUO_IMPORT_SOURCE_GET_CLASS (self)->title);
}

const char *
duo_import_source_get_key_title (DuoImportSource *self)
{
  return _(DUO_IMPORT_SOURCE_GET_CLASS (self)->key_title);
}

char *
duo_import_source_dup_key (DuoImportSource *self, DuoChangeItem *item)
{
  const DuoImportSourceClass *klass = DUO_IMPORT_SOURCE_GET_CLASS (self);

  return klass->dup_key != NULL ? klass->dup_key (self, item) : g_strdup (item->key);
}

/* Returns: never %NULL: "" where nothing is called so */
char *
duo_import_source_dup_name (DuoImportSource *self, DuoChangeItem *item)
{
  const DuoImportSourceClass *klass = DUO_IMPORT_SOURCE_GET_CLASS (self);

  return klass->dup_name != NULL ? klass->dup_name (self, item) : g_strdup ("");
}

/* Returns: never %NULL: "" for what is empty */
char *
duo_import_source_dup_value (DuoImportSource *self, GObject *object, const DuoChangeField *field, const char *value)
{
  return DUO_IMPORT_SOURCE_GET_CLASS (self)->dup_value (self, object, field->field, value != NULL ? value : "");
}

char *
duo_import_source_dup_summary (DuoImportSource *self, DuoChangeItem *item)
{
  return DUO_IMPORT_SOURCE_GET_CLASS (self)->dup_summary (self, item);
}

char *
duo_import_source_dup_new_word (DuoImportSource *self, DuoChangeItem *item)
{
  return DUO_IMPORT_SOURCE_GET_CLASS (self)->dup_new_word (self, item);
}

/* @field: (nullable): of a changed item. Returns: never %NULL: "" where there is nothing to say */
char *
duo_import_source_dup_remark (DuoImportSource *self, DuoChangeItem *item, const DuoChangeField *field)
{
  return DUO_IMPORT_SOURCE_GET_CLASS (self)->dup_remark (self, item, field);
}

char *
duo_import_source_dup_change (DuoImportSource *self)
{
  return duo_words_change ("import", DUO_IMPORT_SOURCE_GET_CLASS (self)->kind, NULL);
}

guint
duo_import_source_count_more (DuoImportSource *self)
{
  const DuoImportSourceClass *klass = DUO_IMPORT_SOURCE_GET_CLASS (self);

  return klass->count_more != NULL ? klass->count_more (self) : 0;
}
