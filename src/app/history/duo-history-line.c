/* SPDX-License-Identifier: EUPL-1.2 */
/* Fields of the journal as lines for people. */
#include "duo-history-line.h"

#include <glib/gi18n.h>
#include <string.h>

#include "duo-history-service.h"
#include "duo-words-value.h"
#include "duo-words.h"

void
duo_history_line_free (DuoHistoryLine *self)
{
  g_free (self->label);
  g_free (self->before);
  g_free (self->after);
  g_free (self->current);
  g_ptr_array_unref (self->fields);
  g_free (self);
}

/* @of_many: whether the change touched more than the thing that @field belongs to, so that it has to be named */
static DuoHistoryLine *
line_new (const char           *label,
          const DuoFieldChange *field,
          gboolean              of_many)
{
  DuoHistoryLine *line = g_new0 (DuoHistoryLine, 1);

  line->label = of_many && field->owner_title != NULL && *field->owner_title != '\0'
                  ? g_strdup_printf ("%s · %s", field->owner_title, label)
                  : g_strdup (label);
  line->fields = g_ptr_array_new ();
  return line;
}

/* Which value of a field is meant. */
typedef enum
{
  BEFORE,
  AFTER,
  CURRENT,
} Side;

static const char *
get_side (const DuoFieldChange *field,
          Side                  side)
{
  switch (side)
    {
    case BEFORE:
      return field->before;
    case AFTER:
      return field->after;
    case CURRENT:
    default:
      return field->current;
    }
}

/* Whether what it refers to, and referred to, can be named. */
static gboolean
is_named (const DuoFieldChange *field)
{
  return field->before_name != NULL || field->after_name != NULL || field->current_name != NULL;
}

/* Whether it refers to just what it is a part of, or is called like that. */
static gboolean
names_owner (const DuoFieldChange *field)
{
  const char *name = field->after_name != NULL ? field->after_name : field->before_name;

  return g_strcmp0 (name, field->owner_title) == 0;
}

/* The value of column @name of a placement, on that side; unchanged ones are not in the journal. */
static const char *
find_column (GPtrArray  *fields,
             const char *name,
             Side        side)
{
  for (guint i = 0; i < fields->len; i++)
    {
      const DuoFieldChange *field = fields->pdata[i];

      if (g_str_equal (field->field, name))
        return get_side (field, side);
    }

  return NULL;
}

/* Returns: (transfer full) (nullable): "MBO mei – juli", or of it what the change knows. */
static char *
dup_placement (GPtrArray *fields,
               Side       side)
{
  const char *sector = find_column (fields, "sector", side);
  const DuoMonth first = duo_month_parse (find_column (fields, "first_month", side));
  const DuoMonth last = duo_month_parse (find_column (fields, "last_month", side));
  g_autofree char *months = NULL;

  if (first != DUO_MONTH_NONE && last != DUO_MONTH_NONE)
    {
      months = duo_words_months (first, last, FALSE);
    }
  else if (first != DUO_MONTH_NONE)
    {
      g_autofree char *month = duo_words_month_year (first);

      months = g_strdup_printf (_("from %s"), month);
    }
  else if (last != DUO_MONTH_NONE)
    {
      g_autofree char *month = duo_words_month_year (last);

      months = g_strdup_printf (_("until %s"), month);
    }

  if (sector != NULL && months != NULL)
    return g_strdup_printf ("%s %s", sector, months);
  return months != NULL ? g_steal_pointer (&months) : g_strdup (sector);
}

/* All fields of one placement, from @start on, as one line. Returns: where the next row begins. */
static guint
add_placement (GPtrArray *lines,
               GPtrArray *fields,
               guint      start,
               gboolean   of_many)
{
  const DuoFieldChange *first = fields->pdata[start];
  DuoHistoryLine *line = line_new (_("placement"), first, of_many);
  guint next = start;

  for (; next < fields->len; next++)
    {
      DuoFieldChange *field = fields->pdata[next];

      if (field->row != first->row || !g_str_equal (field->table, first->table))
        break;
      g_ptr_array_add (line->fields, field);
      line->touched = line->touched || field->touched;
    }

  line->before = dup_placement (line->fields, BEFORE);
  line->after = dup_placement (line->fields, AFTER);
  line->current = line->touched ? dup_placement (line->fields, CURRENT) : NULL;
  g_ptr_array_add (lines, line);
  return next;
}

static gboolean
is_of (const DuoFieldChange *field,
       const char           *table,
       gint64                row)
{
  return field->owner == row && g_str_equal (field->owner_table, table);
}

/* Whether the fields belong to more than one thing. */
static gboolean
are_of_many (GPtrArray *fields)
{
  for (guint i = 1; i < fields->len; i++)
    {
      const DuoFieldChange *first = fields->pdata[0];

      if (!is_of (fields->pdata[i], first->owner_table, first->owner))
        return TRUE;
    }

  return FALSE;
}

/* Returns: (transfer container) (element-type DuoFieldChange): of @fields those that belong to that object; all of them
 * where @object is 0, or where none does */
GPtrArray *
duo_history_fields_of (GPtrArray     *fields,
                       DuoObjectKind  kind,
                       gint64         object)
{
  g_autoptr (GPtrArray) own = g_ptr_array_new ();

  for (guint i = 0; i < fields->len; i++)
    if (object == 0 || is_of (fields->pdata[i], duo_object_kind_to_string (kind), object))
      g_ptr_array_add (own, fields->pdata[i]);
  if (own->len == 0)
    g_ptr_array_extend (own, fields, NULL, NULL);
  return g_steal_pointer (&own);
}

/**
 * duo_history_lines_new:
 * @fields: (element-type DuoFieldChange): what a change touched; has to outlive the lines
 *
 * Returns: (transfer full) (element-type DuoHistoryLine)
 */
GPtrArray *
duo_history_lines_new (GPtrArray *fields)
{
  GPtrArray *lines = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_history_line_free);
  const gboolean of_many = are_of_many (fields);

  for (guint i = 0; i < fields->len;)
    {
      DuoFieldChange *field = fields->pdata[i];
      DuoHistoryLine *line;

      if (g_str_equal (field->table, "placement"))
        {
          i = add_placement (lines, fields, i, of_many);
          continue;
        }

      i++;
      if (g_str_equal (field->field, "id") || (field->before == NULL && field->after != NULL && *field->after == '\0')
          || (field->after == NULL && field->before != NULL && *field->before == '\0'))
        continue;

      /* a number says nothing, and what a thing belongs to stands before its lines already */
      if (duo_history_refers (field->field) && !field->touched && (field->before == NULL || field->after == NULL) && (!is_named (field) || names_owner (field)))
        continue;

      line = line_new (duo_words_field (field->field), field, of_many);
      g_ptr_array_add (line->fields, field);
      line->touched = field->touched;
      if (duo_history_refers (field->field) && !is_named (field))
        {
          line->after = g_strdup (_("changed"));
        }
      else
        {
          line->before = duo_words_stored_value (field->table, field->field, field->before, field->before_name);
          line->after = duo_words_stored_value (field->table, field->field, field->after, field->after_name);
          line->current = duo_words_stored_value (field->table, field->field, field->current, field->current_name);
        }
      g_ptr_array_add (lines, line);
    }

  return lines;
}
