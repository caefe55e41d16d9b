/* SPDX-License-Identifier: EUPL-1.2 */
/* One row of the import preview: what is here, beside what the file has. */
#include "duo-import-row.h"

#include <glib/gi18n.h>

#include "duo-words.h"

typedef enum
{
  ROW_ITEM,     /* the whole object */
  ROW_FIELD,    /* one field of a changed one */
  ROW_PROPOSAL, /* a relative year in its text, offered */
} RowType;

struct _DuoImportRow
{
  GObject parent_instance;
  DuoChangeItem *item;   /* (owned) */
  DuoChangeField *field; /* (nullable): of @item */
  RowType type;
  char *key; /* (owned) (not nullable): as it is shown */
  char *name; /* (owned) (not nullable) */
  char *field_name; /* (owned) (not nullable) */
  char *old_value; /* (owned) (not nullable) */
  char *new_value; /* (owned) (not nullable) */
};

G_DEFINE_FINAL_TYPE (DuoImportRow, duo_import_row, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_TICKED,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];

static void
duo_import_row_finalize (GObject *object)
{
  DuoImportRow *self = DUO_IMPORT_ROW (object);

  g_clear_object (&self->item);
  g_free (self->key);
  g_free (self->name);
  g_free (self->field_name);
  g_free (self->old_value);
  g_free (self->new_value);
  G_OBJECT_CLASS (duo_import_row_parent_class)->finalize (object);
}

static void
duo_import_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, duo_import_row_get_ticked (DUO_IMPORT_ROW (object)));
}

static void
duo_import_row_class_init (DuoImportRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = duo_import_row_finalize;
  object_class->get_property = duo_import_row_get_property;
  props[PROP_TICKED]
    = g_param_spec_boolean ("ticked", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
duo_import_row_init (DuoImportRow *self)
{
}

static void
put_on_one_line (char *text)
{
  for (char *c = text; *c != '\0'; c++)
    if (*c == '\n' || *c == '\r')
      *c = ' ';
}

/* Takes the texts. */
static void
add_row (GPtrArray *rows, DuoImportSource *source, DuoChangeItem *item, RowType type, DuoChangeField *field, char *field_name,
         char *old_value, char *new_value)
{
  DuoImportRow *self = g_object_new (DUO_TYPE_IMPORT_ROW, NULL);

  self->item = g_object_ref (item);
  self->field = field;
  self->type = type;
  self->key = duo_import_source_dup_key (source, item);
  self->name = field != NULL && g_str_equal (field->field, "name") ? g_strdup ("") : duo_import_source_dup_name (source, item);
  self->field_name = field_name;
  self->old_value = old_value;
  self->new_value = new_value;
  put_on_one_line (self->old_value);
  put_on_one_line (self->new_value);
  g_ptr_array_add (rows, self);
}

/* Takes both: the value, with what is to be known of it behind it. */
static char *
dup_remarked (char *value, char *remark)
{
  g_autofree char *mine = value;
  g_autofree char *words = remark;

  return *words != '\0' ? g_strdup_printf (C_("value", "%s · look at this: %s"), mine, words) : g_steal_pointer (&mine);
}

void
duo_import_row_add_for_item (GPtrArray *rows, DuoImportSource *source, DuoChangeItem *item)
{
  switch (item->state)
    {
    case DUO_CHANGE_ITEM_NEW:
      add_row (rows, source, item, ROW_ITEM, NULL, duo_import_source_dup_new_word (source, item), duo_import_source_dup_remark (source, item, NULL),
               duo_import_source_dup_summary (source, item));
      break;
    case DUO_CHANGE_ITEM_CHANGED:
      for (guint i = 0; i < item->fields->len; i++)
        {
          DuoChangeField *field = item->fields->pdata[i];

          add_row (rows, source, item, ROW_FIELD, field, g_strdup (duo_words_field (field->field)),
                   duo_import_source_dup_value (source, item->current, field, field->old_value),
                   dup_remarked (duo_import_source_dup_value (source, item->incoming, field, field->new_value),
                                 duo_import_source_dup_remark (source, item, field)));
        }
      break;
    case DUO_CHANGE_ITEM_SAME:
      add_row (rows, source, item, ROW_ITEM, NULL, g_strdup (""), g_strdup (_("the same here")), g_strdup (""));
      break;
    case DUO_CHANGE_ITEM_MISSING:
      add_row (rows, source, item, ROW_ITEM, NULL, g_strdup (""), g_strdup (_("stays as it is")), g_strdup (_("not in this file")));
      break;
    case DUO_CHANGE_ITEM_REFUSED:
    case DUO_N_CHANGE_ITEM_STATES:
    default:
      break;
    }

  if (item->proposal != NULL && duo_change_item_can_be_ticked (item))
    {
      g_autofree char *literal = NULL;

      g_object_get (item->incoming, "text", &literal, NULL);
      add_row (rows, source, item, ROW_PROPOSAL, NULL, g_strdup (_("relative year")), g_steal_pointer (&literal),
               g_strdup (item->proposal));
    }
}

const char *
duo_import_row_get_key (DuoImportRow *self)
{
  return self->key;
}

const char *
duo_import_row_get_name (DuoImportRow *self)
{
  return self->name;
}

const char *
duo_import_row_get_field (DuoImportRow *self)
{
  return self->field_name;
}

const char *
duo_import_row_get_old (DuoImportRow *self)
{
  return self->old_value;
}

const char *
duo_import_row_get_new (DuoImportRow *self)
{
  return self->new_value;
}

gboolean
duo_import_row_can_be_ticked (DuoImportRow *self)
{
  return duo_change_item_can_be_ticked (self->item);
}

gboolean
duo_import_row_get_ticked (DuoImportRow *self)
{
  switch (self->type)
    {
    case ROW_PROPOSAL:
      return self->item->use_proposal;
    case ROW_FIELD:
      return self->field->ticked;
    case ROW_ITEM:
    default:
      return self->item->ticked && duo_import_row_can_be_ticked (self);
    }
}

/* Whether it is one field of something that is known already. */
gboolean
duo_import_row_is_field (DuoImportRow *self)
{
  return self->field != NULL;
}

gboolean
duo_import_row_is_remarked (DuoImportRow *self)
{
  return self->type == ROW_ITEM && self->item->state == DUO_CHANGE_ITEM_NEW && self->old_value[0] != '\0';
}

gboolean
duo_import_row_is_to_be_seen (DuoImportRow *self)
{
  return duo_import_row_is_remarked (self) && self->item->ended == 0;
}

gboolean
duo_import_row_is_outdated (DuoImportRow *self)
{
  return duo_change_item_is_outdated (self->item);
}

gboolean
duo_import_row_is_edited (DuoImportRow *self)
{
  return self->field != NULL && self->field->edited;
}

void
duo_import_row_set_ticked (DuoImportRow *self, gboolean ticked)
{
  if (!duo_import_row_can_be_ticked (self) || duo_import_row_get_ticked (self) == ticked)
    return;

  switch (self->type)
    {
    case ROW_PROPOSAL:
      self->item->use_proposal = ticked;
      break;
    case ROW_FIELD:
      self->field->ticked = ticked;
      break;
    case ROW_ITEM:
    default:
      self->item->ticked = ticked;
      break;
    }
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TICKED]);
}
