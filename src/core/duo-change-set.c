/* SPDX-License-Identifier: EUPL-1.2 */
/* Change sets: what was found in a file, beside what is here. */
#include "duo-change-set.h"

static const char *const states[DUO_N_CHANGE_ITEM_STATES] = { "new", "changed", "same", "missing", "refused" };

static const char *const refusals[DUO_N_REFUSALS] = {
  "none",
  "unknown_month",
  "other_year",
  "unknown_sector",
  "unknown_status",
  "empty_text",
  "text_too_long",
  "too_few_columns",
  "bad_encoding",
  "open_quote",
  "bad_date",
  "bad_value",
  "ambiguous",
  "bad_code",
  "duplicate",
  "ends_before_start",
  "orphan",
  "not_here",
  "circle",
  "file",
  "form_unclear",
  "form_formula",
  "form_error",
  "form_negative",
  "form_absurd",
  "form_number",
  "form_email",
  "form_line_break",
  "form_contact",
  "form_gone",
  "form_twice",
  "form_double",
  "form_column",
  "form_keys",
  "form_empty",
  "form_campaign",
  "form_year",
  "form_institution",
  "form_brin",
  "form_version",
};

G_DEFINE_FINAL_TYPE (DuoChangeItem, duo_change_item, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (DuoChangeSet, duo_change_set, G_TYPE_OBJECT)

void
duo_change_field_free (DuoChangeField *self)
{
  if (self == NULL)
    return;

  g_free (self->field);
  g_free (self->old_value);
  g_free (self->new_value);
  g_free (self);
}

static void
duo_change_item_finalize (GObject *object)
{
  DuoChangeItem *self = DUO_CHANGE_ITEM (object);

  g_free (self->key);
  g_ptr_array_unref (self->fields);
  g_clear_object (&self->current);
  g_clear_object (&self->incoming);
  g_free (self->proposal);
  g_free (self->column_name);
  g_free (self->sheet);
  g_free (self->cell);
  g_free (self->file);
  g_free (self->not_in);
  g_clear_error (&self->trouble);
  g_free (self->value);

  G_OBJECT_CLASS (duo_change_item_parent_class)->finalize (object);
}

static void
duo_change_item_class_init (DuoChangeItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_change_item_finalize;
}

static void
duo_change_item_init (DuoChangeItem *self)
{
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_change_field_free);
}

/**
 * duo_change_item_new:
 * @state: what it is
 * @key: (nullable): what it is known by; %NULL = ""
 *
 * Returns: (transfer full): an item without fields, ticked where there is something to take over (new or
 *   changed); the caller fills in the rest
 */
DuoChangeItem *
duo_change_item_new (DuoChangeItemState state, const char *key)
{
  DuoChangeItem *self = g_object_new (DUO_TYPE_CHANGE_ITEM, NULL);

  self->state = state;
  self->key = g_strdup (key != NULL ? key : "");
  self->ticked = duo_change_item_can_be_ticked (self);
  return self;
}

/**
 * duo_change_item_new_file:
 * @name: of one file of several, as a person knows it
 * @trouble: why it can't be read; it is copied
 *
 * Returns: (transfer full): the file as refused
 */
DuoChangeItem *
duo_change_item_new_file (const char *name, const GError *trouble)
{
  DuoChangeItem *self = duo_change_item_new (DUO_CHANGE_ITEM_REFUSED, name);

  self->refusal = DUO_REFUSAL_FILE;
  self->value = g_strdup (name);
  self->trouble = g_error_copy (trouble);
  return self;
}

/**
 * duo_change_item_add_field:
 * @self: an item
 * @field: the code of the field, such as "text"
 * @old_value: (nullable): as it is here, ready to show
 * @new_value: (nullable): as the file has it, ready to show
 *
 * Adds a ticked field that no person edited; for another the caller changes what was added last.
 */
void
duo_change_item_add_field (DuoChangeItem *self, const char *field, const char *old_value, const char *new_value)
{
  DuoChangeField *added;

  g_return_if_fail (DUO_IS_CHANGE_ITEM (self));
  g_return_if_fail (field != NULL);

  added = g_new0 (DuoChangeField, 1);
  added->field = g_strdup (field);
  added->old_value = g_strdup (old_value);
  added->new_value = g_strdup (new_value);
  added->ticked = TRUE;
  g_ptr_array_add (self->fields, added);
}

gboolean
duo_change_item_is_outdated (DuoChangeItem *self)
{
  return self->not_in_day != 0 && self->ended == 0;
}

gboolean
duo_change_item_can_be_ticked (DuoChangeItem *self)
{
  return self->state == DUO_CHANGE_ITEM_NEW || self->state == DUO_CHANGE_ITEM_CHANGED;
}

static void
duo_change_set_finalize (GObject *object)
{
  DuoChangeSet *self = DUO_CHANGE_SET (object);

  g_free (self->file);
  g_free (self->kind);
  g_free (self->encoding);
  g_free (self->separator);
  g_free (self->newline);
  g_ptr_array_unref (self->ignored);
  g_ptr_array_unref (self->items);

  G_OBJECT_CLASS (duo_change_set_parent_class)->finalize (object);
}

static void
duo_change_set_class_init (DuoChangeSetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_change_set_finalize;
}

static void
duo_change_set_init (DuoChangeSet *self)
{
  self->encoding = g_strdup ("");
  self->separator = g_strdup ("");
  self->newline = g_strdup ("");
  self->ignored = g_ptr_array_new_with_free_func (g_free);
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * duo_change_set_new:
 * @file: the base name of the file that was read
 * @kind: the code of what it was recognised as
 *
 * Returns: (transfer full): a set without items; the reader fills in how it was read
 */
DuoChangeSet *
duo_change_set_new (const char *file, const char *kind)
{
  DuoChangeSet *self;

  g_return_val_if_fail (file != NULL && kind != NULL, NULL);

  self = g_object_new (DUO_TYPE_CHANGE_SET, NULL);
  self->file = g_strdup (file);
  self->kind = g_strdup (kind);
  return self;
}

/* Returns: how many items are in @state. */
guint
duo_change_set_count (DuoChangeSet *self, DuoChangeItemState state)
{
  guint n = 0;

  g_return_val_if_fail (DUO_IS_CHANGE_SET (self), 0);

  for (guint i = 0; i < self->items->len; i++)
    n += DUO_CHANGE_ITEM (self->items->pdata[i])->state == state;

  return n;
}

/* Returns: how many items are only in an older list than the last one. */
guint
duo_change_set_count_outdated (DuoChangeSet *self)
{
  guint n = 0;

  g_return_val_if_fail (DUO_IS_CHANGE_SET (self), 0);

  for (guint i = 0; i < self->items->len; i++)
    n += duo_change_item_is_outdated (self->items->pdata[i]);

  return n;
}

/* A new object comes whole; of a changed one at least one field has to be ticked. */
static gboolean
would_be_applied (DuoChangeItem *item)
{
  if (!item->ticked)
    return FALSE;
  if (item->state != DUO_CHANGE_ITEM_CHANGED)
    return item->state == DUO_CHANGE_ITEM_NEW;

  for (guint i = 0; i < item->fields->len; i++)
    {
      const DuoChangeField *field = item->fields->pdata[i];

      if (field->ticked)
        return TRUE;
    }

  return FALSE;
}

/* Returns: how many objects in @state applying the set would store. */
guint
duo_change_set_count_ticked_in (DuoChangeSet *self, DuoChangeItemState state)
{
  guint n = 0;

  g_return_val_if_fail (DUO_IS_CHANGE_SET (self), 0);

  for (guint i = 0; i < self->items->len; i++)
    n += DUO_CHANGE_ITEM (self->items->pdata[i])->state == state && would_be_applied (self->items->pdata[i]);

  return n;
}

/* Returns: how many objects applying the set would add or change: the number on the button. */
guint
duo_change_set_count_ticked (DuoChangeSet *self)
{
  return duo_change_set_count_ticked_in (self, DUO_CHANGE_ITEM_NEW)
         + duo_change_set_count_ticked_in (self, DUO_CHANGE_ITEM_CHANGED);
}

/* Returns: (transfer none): the code of @state, as JSON has it: "new". */
const char *
duo_change_item_state_to_string (DuoChangeItemState state)
{
  g_return_val_if_fail ((gint) state >= 0 && state < DUO_N_CHANGE_ITEM_STATES, NULL);

  return states[state];
}

/* Returns: (transfer none): the code of @refusal, as JSON has it: "unknown_month". */
const char *
duo_refusal_to_string (DuoRefusal refusal)
{
  g_return_val_if_fail ((gint) refusal >= 0 && refusal < DUO_N_REFUSALS, NULL);

  return refusals[refusal];
}
