/* SPDX-License-Identifier: EUPL-1.2 */
/* One row of the import preview: what is here, beside what the file has. */
#include "duo-import-row.h"

#include <glib/gi18n.h>

#include "duo-message.h"
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
  const char *field_name;
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

static char *
dup_placements (DuoMessage *message)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_placements;
  const DuoPlacement *placements = duo_message_get_placements (message, &n_placements);

  for (guint i = 0; i < n_placements; i++)
    {
      g_autofree char *months = duo_words_months (placements[i].first, placements[i].last, TRUE);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", duo_sector_to_string (placements[i].sector), months);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* As a person reads it: months and statuses in words, a text on one line. */
static char *
dup_shown_value (const DuoChangeField *field, GObject *object, const char *value)
{
  if (object != NULL && DUO_IS_MESSAGE (object) && g_str_equal (field->field, "placements"))
    return dup_placements (DUO_MESSAGE (object));
  if (object != NULL && DUO_IS_MESSAGE (object) && g_str_equal (field->field, "status"))
    return g_strdup (duo_words_status (duo_message_get_status (DUO_MESSAGE (object))));

  return g_strdup (value != NULL ? value : "");
}

static void
put_on_one_line (char *text)
{
  for (char *c = text; *c != '\0'; c++)
    if (*c == '\n' || *c == '\r')
      *c = ' ';
}

static void
add_row (GPtrArray *rows, DuoChangeItem *item, RowType type, DuoChangeField *field, const char *field_name,
         char *old_value, char *new_value)
{
  DuoImportRow *self = g_object_new (DUO_TYPE_IMPORT_ROW, NULL);

  self->item = g_object_ref (item);
  self->field = field;
  self->type = type;
  self->field_name = field_name;
  self->old_value = old_value;
  self->new_value = new_value;
  put_on_one_line (self->old_value);
  put_on_one_line (self->new_value);
  g_ptr_array_add (rows, self);
}

static void
add_to_summary (GString *summary, DuoChangeItem *item, gboolean placements)
{
  for (guint i = 0; i < item->fields->len; i++)
    {
      const DuoChangeField *field = item->fields->pdata[i];
      g_autofree char *value = dup_shown_value (field, item->incoming, field->new_value);

      if (g_str_equal (field->field, "text") || value[0] == '\0'
          || g_str_equal (field->field, "placements") != placements)
        continue;
      g_string_append_printf (summary, "%s%s", summary->len > 0 ? " · " : "", value);
    }
}

/* Where it stands, then the other fields; the text the key tells already. */
static char *
dup_summary (DuoChangeItem *item)
{
  g_autoptr (GString) summary = g_string_new (NULL);

  add_to_summary (summary, item, TRUE);
  add_to_summary (summary, item, FALSE);
  return g_string_free (g_steal_pointer (&summary), FALSE);
}

void
duo_import_row_add_for_item (GPtrArray *rows, DuoChangeItem *item)
{
  switch (item->state)
    {
    case DUO_CHANGE_ITEM_NEW:
      add_row (rows, item, ROW_ITEM, NULL, _("new message"), g_strdup (""), dup_summary (item));
      break;
    case DUO_CHANGE_ITEM_CHANGED:
      for (guint i = 0; i < item->fields->len; i++)
        {
          DuoChangeField *field = item->fields->pdata[i];

          add_row (rows, item, ROW_FIELD, field, duo_words_field (field->field),
                   dup_shown_value (field, item->current, field->old_value),
                   dup_shown_value (field, item->incoming, field->new_value));
        }
      break;
    case DUO_CHANGE_ITEM_SAME:
      add_row (rows, item, ROW_ITEM, NULL, "", g_strdup (_("the same here")), g_strdup (""));
      break;
    case DUO_CHANGE_ITEM_MISSING:
      add_row (rows, item, ROW_ITEM, NULL, "", g_strdup (_("stays as it is")), g_strdup (_("not in this file")));
      break;
    case DUO_CHANGE_ITEM_REFUSED:
    case DUO_N_CHANGE_ITEM_STATES:
    default:
      break;
    }

  if (item->proposal != NULL && (item->state == DUO_CHANGE_ITEM_NEW || item->state == DUO_CHANGE_ITEM_CHANGED)
      && DUO_IS_MESSAGE (item->incoming))
    add_row (rows, item, ROW_PROPOSAL, NULL, _("relative year"),
             g_strdup (duo_message_get_text (DUO_MESSAGE (item->incoming))), g_strdup (item->proposal));
}

DuoChangeItem *
duo_import_row_get_item (DuoImportRow *self)
{
  return self->item;
}

const char *
duo_import_row_get_key (DuoImportRow *self)
{
  return self->item->key;
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
  return self->item->state == DUO_CHANGE_ITEM_NEW || self->item->state == DUO_CHANGE_ITEM_CHANGED;
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
