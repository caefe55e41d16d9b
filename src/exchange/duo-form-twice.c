/* SPDX-License-Identifier: EUPL-1.2 */
/* Two forms of one institution in a batch: where the second says something else than the first, a human is asked. */
#include "duo-form-compare.h"

#include <string.h>

/* The uid by which questions know the object of @item; "" for whether the institution takes part. */
static const char *
uid_of (DuoChangeItem *item)
{
  GObject *object = item->current != NULL ? item->current : item->incoming;

  if (DUO_IS_CHANNEL (object))
    return duo_channel_get_uid (DUO_CHANNEL (object));
  return DUO_IS_CONTACT_ENTRY (object) ? duo_contact_link_get_uid (DUO_CONTACT_ENTRY (object)->link) : "";
}

/* Returns: (transfer full) (nullable): what @item has in a field, in the form that questions keep it; %NULL for nothing
 * that could be taken over */
static char *
value_of (DuoChangeItem *item, const char *code)
{
  DuoSpecField field;

  if (DUO_IS_PARTICIPATION (item->incoming))
    {
      DuoParticipation *participation = DUO_PARTICIPATION (item->incoming);

      if (strcmp (code, "answer") == 0)
        return g_strdup (duo_answer_to_string (duo_participation_get_answer (participation)));
      return g_strdup (strcmp (code, "condition") == 0 ? duo_participation_get_condition (participation)
                                                       : duo_participation_get_person (participation));
    }
  if (DUO_IS_CONTACT_ENTRY (item->incoming))
    return g_strdup (duo_form_get_contact_field (DUO_CONTACT_ENTRY (item->incoming), code));
  if (duo_spec_field_parse (code, &field))
    {
      const DuoSpecValue *value = duo_specs_get (duo_channel_get_specs (DUO_CHANNEL (item->incoming)), field);

      return value != NULL && value->known ? g_strdup (value->text) : NULL;
    }
  return strcmp (code, "name") == 0 ? g_strdup (duo_channel_get_name (DUO_CHANNEL (item->incoming))) : NULL;
}

/* Whether the first form says the same of the same object; *@value: (out) (transfer full) (nullable): else what it says. */
static gboolean
agrees (DuoFormResult *first, DuoChangeItem *item, const DuoChangeField *field, char **value)
{
  *value = NULL;
  for (guint i = 0; i < first->set->items->len; i++)
    {
      DuoChangeItem *other = first->set->items->pdata[i];

      if (other->incoming == NULL || g_strcmp0 (other->type, item->type) != 0)
        continue;
      if (item->state != DUO_CHANGE_ITEM_NEW && strcmp (uid_of (other), uid_of (item)) != 0)
        continue;
      for (guint j = 0; j < other->fields->len; j++)
        {
          const DuoChangeField *said = other->fields->pdata[j];

          if (strcmp (said->field, field->field) != 0)
            continue;
          if (g_strcmp0 (said->new_value, field->new_value) == 0)
            return TRUE;
          g_free (*value);
          *value = value_of (other, field->field);
        }
    }

  return FALSE;
}

/* Whether the cell of @key asks for a size, whatever the kind calls it. */
static gboolean
asks_shape (const char *key)
{
  const char *code = strrchr (key, ':');
  const DuoFormQuestion *question = code != NULL ? duo_form_find_question (code + 1) : NULL;

  return question != NULL && question->ask == DUO_ASK_SHAPE;
}

/* The cell in which the answer stands; width and height have one. */
static DuoFormCell *
find_cell (DuoFormReading *reading, DuoChangeItem *item, const char *code)
{
  const gboolean is_shape = strcmp (code, "width_px") == 0 || strcmp (code, "height_px") == 0 || strcmp (code, "orientation") == 0;
  g_autofree char *end = g_strconcat (":", strcmp (code, "formats") == 0 ? "formats.other" : code, NULL);

  for (guint i = 0; i < reading->cells->len; i++)
    {
      DuoFormCell *cell = reading->cells->pdata[i];

      if (DUO_IS_PARTICIPATION (item->incoming) ? strcmp (cell->key, code) == 0
                                                : (is_shape ? asks_shape (cell->key) : g_str_has_suffix (cell->key, end))
                                                    && strstr (cell->key, uid_of (item)) != NULL)
        return cell;
    }

  return NULL;
}

/* What is new in the second form is not there to put a value in: only its words are kept. */
static void
ask_field (DuoFormJob *job, DuoChangeItem *item, const DuoChangeField *field, const char *other)
{
  DuoFormCell *cell = find_cell (job->reading, item, field->field);
  DuoFormCell whole = { .text = field->new_value, .sheet = job->reading->file, .cell = (char *) field->field };
  g_autofree char *value = item->state != DUO_CHANGE_ITEM_NEW ? value_of (item, field->field) : NULL;
  g_autoptr (GPtrArray) proposals = g_ptr_array_new ();

  if (value != NULL)
    g_ptr_array_add (proposals, value);
  if (value != NULL && other != NULL)
    g_ptr_array_add (proposals, (gpointer) other);
  duo_form_ask (job, DUO_REVIEW_TWICE, DUO_REFUSAL_FORM_TWICE, cell != NULL ? cell : &whole, field->field,
                uid_of (item), proposals);
}

/**
 * duo_form_compare_twice:
 * @reading: the second form of an institution in a batch
 * @content: what is known of the institution
 * @first: what the first one would change
 * @second: what this one would change; becomes questions about what differs, and nothing is ticked
 */
void
duo_form_compare_twice (DuoFormReading *reading, const DuoFormContent *content, DuoFormResult *first, DuoFormResult *second)
{
  DuoFormJob job = { reading, content, second, 0 };
  const guint n_items = second->set->items->len;

  second->second = TRUE;
  for (guint i = 0; i < n_items; i++)
    {
      DuoChangeItem *item = second->set->items->pdata[i];

      for (guint j = 0; item->incoming != NULL && item->ticked && j < item->fields->len; j++)
        {
          const DuoChangeField *field = item->fields->pdata[j];
          g_autofree char *other = NULL;

          if (!agrees (first, item, field, &other))
            ask_field (&job, item, field, other);
        }
      item->ticked = FALSE;
      for (guint j = 0; j < item->fields->len; j++)
        ((DuoChangeField *) item->fields->pdata[j])->ticked = FALSE;
    }
  if (second->set->items->len == n_items)
    duo_form_refuse (second->set, DUO_REFUSAL_FORM_TWICE, content->brin, NULL, NULL, first->set->file);
}
