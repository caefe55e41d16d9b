/* SPDX-License-Identifier: EUPL-1.2 */
/* Transitions are stored whole and resolved when asked: only a complete one closes, at its date. */
#include "duo-transition.h"

#include <string.h>

DuoTransition *
duo_transition_new (const char *from, const char *to, guint32 day, char code, gboolean complete)
{
  DuoTransition *self = g_new0 (DuoTransition, 1);

  self->from = g_strdup (from);
  self->to = g_strdup (to);
  self->day = day;
  self->code = code;
  self->complete = complete;
  return self;
}

void
duo_transition_free (DuoTransition *self)
{
  if (self == NULL)
    return;

  g_free (self->from);
  g_free (self->to);
  g_free (self);
}

static gint
compare_transitions (gconstpointer a, gconstpointer b)
{
  const DuoTransition *first = *(const DuoTransition *const *) a;
  const DuoTransition *second = *(const DuoTransition *const *) b;

  if (first->day != second->day)
    return first->day < second->day ? -1 : 1;
  return strcmp (first->to, second->to);
}

/**
 * duo_transitions_by_from:
 * @transitions: (element-type DuoTransition): borrowed as long as the table lives
 *
 * Returns: (transfer full) (element-type utf8 GPtrArray): those of each BRIN, by day
 */
GHashTable *
duo_transitions_by_from (GPtrArray *transitions)
{
  GHashTable *table = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < transitions->len; i++)
    {
      DuoTransition *transition = transitions->pdata[i];
      GPtrArray *list = g_hash_table_lookup (table, transition->from);

      if (list == NULL)
        {
          list = g_ptr_array_new ();
          g_hash_table_insert (table, transition->from, list);
        }
      g_ptr_array_add (list, transition);
    }

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    g_ptr_array_sort (value, compare_transitions);
  return table;
}

/* Returns: (nullable): the transition that closed @brin: its last complete one of @today or before. Of a split into
 * several on one day the first by BRIN. */
static const DuoTransition *
find_closing (GHashTable *by_from, const char *brin, guint32 today)
{
  GPtrArray *list = g_hash_table_lookup (by_from, brin);
  const DuoTransition *closing = NULL;

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const DuoTransition *transition = list->pdata[i];

      if (transition->complete && transition->day <= today && (closing == NULL || transition->day > closing->day))
        closing = transition;
    }

  return closing;
}

/**
 * duo_succession_new:
 * @by_from: as duo_transitions_by_from() gives it
 * @brin: an institution
 * @today: Julian day on which it is asked
 *
 * Returns: (transfer full): what became of it
 */
DuoSuccession *
duo_succession_new (GHashTable *by_from, const char *brin, guint32 today)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  DuoSuccession *self = g_new0 (DuoSuccession, 1);
  GPtrArray *list = g_hash_table_lookup (by_from, brin);
  const DuoTransition *step = find_closing (by_from, brin, today);
  const char *at = brin;

  self->successors = g_ptr_array_new ();
  self->awaited = g_ptr_array_new ();
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      DuoTransition *transition = list->pdata[i];

      g_ptr_array_add (transition->day <= today ? self->successors : self->awaited, transition);
    }
  if (step == NULL)
    return self;

  self->closed = step->day;
  while (step != NULL && !self->circle)
    {
      g_hash_table_add (seen, (gpointer) at);
      at = step->to;
      self->circle = g_hash_table_contains (seen, at);
      step = find_closing (by_from, at, today);
    }
  if (!self->circle)
    self->now = g_strdup (at);
  return self;
}

void
duo_succession_free (DuoSuccession *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->successors);
  g_ptr_array_unref (self->awaited);
  g_free (self->now);
  g_free (self);
}
