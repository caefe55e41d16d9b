/* SPDX-License-Identifier: EUPL-1.2 */
/* What differs between two contents: by uid and on content, as a reader would see it. */
#include "duo-calendar-content.h"

#include <string.h>

#include "duo-fold.h"

/* A set of differences of one object, one bit per kind. */
typedef guint DifferenceSet;

#define BIT(kind) (1u << (kind))

/* How one kind of object is compared; the functions know its type. */
typedef struct
{
  DuoObjectKind object_kind;
  const char *(*get_uid) (gpointer object);
  /* whether a reader knows of it at all */
  gboolean (*is_seen) (gpointer object);
  DifferenceSet (*compare) (DuoCalendarContent *before, gpointer was, DuoCalendarContent *after, gpointer is);
  DuoWhen (*get_when) (gpointer object);
  const char *(*get_text) (gpointer object);
} Subject;

/* A difference with what it is sorted by. */
typedef struct
{
  DuoDifference *difference; /* (owned) */
  DuoWhen        when;
  char          *key;        /* (owned): of its text */
  const char    *uid;        /* (unowned): of its object */
} Sorted;

void
duo_difference_free (DuoDifference *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->before);
  g_clear_object (&self->after);
  g_free (self);
}

static void
sorted_clear (gpointer data)
{
  Sorted *self = data;

  duo_difference_free (self->difference);
  g_free (self->key);
}

/* Objects refer to each other by id, which is another in each content: only uids can be compared. */
static gboolean
same_campaign (DuoCalendarContent *before, gint64 was, DuoCalendarContent *after, gint64 is)
{
  DuoCampaign *old_campaign = duo_calendar_content_find_campaign (before, was);
  DuoCampaign *new_campaign = duo_calendar_content_find_campaign (after, is);

  if (old_campaign == NULL || new_campaign == NULL)
    return old_campaign == NULL && new_campaign == NULL;

  return strcmp (duo_campaign_get_uid (old_campaign), duo_campaign_get_uid (new_campaign)) == 0;
}

static gboolean
same_manager (DuoCalendarContent *before, gint64 was, DuoCalendarContent *after, gint64 is)
{
  DuoManager *old_manager = duo_calendar_content_find_manager (before, was);
  DuoManager *new_manager = duo_calendar_content_find_manager (after, is);

  if (old_manager == NULL || new_manager == NULL)
    return old_manager == NULL && new_manager == NULL;

  return strcmp (duo_manager_get_uid (old_manager), duo_manager_get_uid (new_manager)) == 0;
}

static const char *
message_uid (gpointer object)
{
  return duo_message_get_uid (object);
}

static gboolean
message_is_seen (gpointer object)
{
  return duo_message_get_status (object) != DUO_MESSAGE_WITHDRAWN;
}

static gboolean
same_placements (DuoMessage *a, DuoMessage *b)
{
  guint n_a, n_b;
  const DuoPlacement *of_a = duo_message_get_placements (a, &n_a);
  const DuoPlacement *of_b = duo_message_get_placements (b, &n_b);

  if (n_a != n_b)
    return FALSE;

  for (guint i = 0; i < n_a; i++)
    if (duo_placement_compare (&of_a[i], &of_b[i]) != 0)
      return FALSE;

  return TRUE;
}

/* A relative year instead of a literal one reads the same; one that moved along with its message was not
 * reworded either. */
static gboolean
same_text (DuoMessage *a, DuoMessage *b)
{
  g_autofree char *shown_a = NULL;
  g_autofree char *shown_b = NULL;

  if (strcmp (duo_message_get_text (a), duo_message_get_text (b)) == 0)
    return TRUE;

  shown_a = duo_message_dup_shown_text (a, duo_message_get_first_month (a));
  shown_b = duo_message_dup_shown_text (b, duo_message_get_first_month (b));
  return strcmp (shown_a, shown_b) == 0;
}

static DifferenceSet
compare_message (DuoCalendarContent *before, gpointer was, DuoCalendarContent *after, gpointer is)
{
  DifferenceSet differences = 0;

  if (!same_placements (was, is))
    differences |= BIT (DUO_DIFFERENCE_MOVED);
  if (!same_text (was, is) || strcmp (duo_message_get_link (was), duo_message_get_link (is)) != 0)
    differences |= BIT (DUO_DIFFERENCE_REWORDED);
  if (duo_message_get_status (was) != duo_message_get_status (is))
    differences |= BIT (DUO_DIFFERENCE_STATUS);
  if (duo_message_get_audience (was) != duo_message_get_audience (is)
      || !same_campaign (before, duo_message_get_campaign (was), after, duo_message_get_campaign (is)))
    differences |= BIT (DUO_DIFFERENCE_OTHER);

  return differences;
}

static DuoWhen
message_when (gpointer object)
{
  const DuoMonth first = duo_message_get_first_month (object);

  return first != DUO_MONTH_NONE ? duo_when_month (first) : DUO_WHEN_NONE;
}

static const char *
message_text (gpointer object)
{
  return duo_message_get_text (object);
}

static const char *
milestone_uid (gpointer object)
{
  return duo_milestone_get_uid (object);
}

static gboolean
always_seen (gpointer object)
{
  return TRUE;
}

static DifferenceSet
compare_milestone (DuoCalendarContent *before, gpointer was, DuoCalendarContent *after, gpointer is)
{
  const DuoWhen *actual_was = duo_milestone_get_actual (was);
  const DuoWhen *actual_is = duo_milestone_get_actual (is);
  DifferenceSet differences = 0;

  if (!duo_when_equal (duo_milestone_get_planned (was), duo_milestone_get_planned (is)))
    differences |= BIT (DUO_DIFFERENCE_MOVED);
  if (!duo_when_is_known (actual_was) && duo_when_is_known (actual_is))
    differences |= BIT (DUO_DIFFERENCE_DONE);
  else if (duo_when_is_known (actual_was) && !duo_when_is_known (actual_is))
    differences |= BIT (DUO_DIFFERENCE_OTHER);
  else if (!duo_when_equal (actual_was, actual_is))
    differences |= BIT (DUO_DIFFERENCE_MOVED);
  if (strcmp (duo_milestone_get_title (was), duo_milestone_get_title (is)) != 0)
    differences |= BIT (DUO_DIFFERENCE_REWORDED);
  if (duo_milestone_get_audience (was) != duo_milestone_get_audience (is)
      || strcmp (duo_milestone_get_topic (was), duo_milestone_get_topic (is)) != 0
      || !same_campaign (before, duo_milestone_get_campaign (was), after, duo_milestone_get_campaign (is)))
    differences |= BIT (DUO_DIFFERENCE_OTHER);

  return differences;
}

static DuoWhen
milestone_when (gpointer object)
{
  const DuoWhen *planned = duo_milestone_get_planned (object);

  return duo_when_is_known (planned) ? *planned : *duo_milestone_get_actual (object);
}

static const char *
milestone_text (gpointer object)
{
  return duo_milestone_get_title (object);
}

static const char *
action_uid (gpointer object)
{
  return duo_action_get_uid (object);
}

static DifferenceSet
compare_action (DuoCalendarContent *before, gpointer was, DuoCalendarContent *after, gpointer is)
{
  const DuoWhen *done_was = duo_action_get_done (was);
  const DuoWhen *done_is = duo_action_get_done (is);
  DifferenceSet differences = 0;

  if (!duo_when_equal (duo_action_get_due (was), duo_action_get_due (is)))
    differences |= BIT (DUO_DIFFERENCE_MOVED);
  if (!duo_when_is_known (done_was) && duo_when_is_known (done_is))
    differences |= BIT (DUO_DIFFERENCE_DONE);
  else if (!duo_when_equal (done_was, done_is))
    differences |= BIT (DUO_DIFFERENCE_OTHER);
  if (strcmp (duo_action_get_text (was), duo_action_get_text (is)) != 0)
    differences |= BIT (DUO_DIFFERENCE_REWORDED);
  if (!same_manager (before, duo_action_get_owner (was), after, duo_action_get_owner (is)))
    differences |= BIT (DUO_DIFFERENCE_OTHER);

  return differences;
}

static DuoWhen
action_when (gpointer object)
{
  return *duo_action_get_due (object);
}

static const char *
action_text (gpointer object)
{
  return duo_action_get_text (object);
}

static const Subject messages
  = { DUO_OBJECT_MESSAGE, message_uid, message_is_seen, compare_message, message_when, message_text };
static const Subject milestones
  = { DUO_OBJECT_MILESTONE, milestone_uid, always_seen, compare_milestone, milestone_when, milestone_text };
static const Subject actions = { DUO_OBJECT_ACTION, action_uid, always_seen, compare_action, action_when, action_text };

static void
add_difference (GArray *found, const Subject *subject, DuoDifferenceKind kind, gpointer was, gpointer is)
{
  const gpointer object = is != NULL ? is : was;
  Sorted sorted = { g_new0 (DuoDifference, 1) };

  sorted.difference->kind = kind;
  sorted.difference->object_kind = subject->object_kind;
  sorted.difference->before = was != NULL ? g_object_ref (was) : NULL;
  sorted.difference->after = is != NULL ? g_object_ref (is) : NULL;
  sorted.when = subject->get_when (object);
  sorted.key = duo_fold_sort_key (subject->get_text (object));
  sorted.uid = subject->get_uid (object);
  g_array_append_val (found, sorted);
}

/* One object, before and after; either may be %NULL, not both. */
static void
compare_pair (GArray *found, const Subject *subject, DuoCalendarContent *before, gpointer was, DuoCalendarContent *after,
              gpointer is)
{
  const gboolean was_seen = was != NULL && subject->is_seen (was);
  const gboolean is_seen = is != NULL && subject->is_seen (is);
  DifferenceSet differences = 0;

  if (was_seen && is_seen)
    differences = subject->compare (before, was, after, is);
  else if (is_seen)
    differences = BIT (DUO_DIFFERENCE_ADDED);
  else if (was_seen)
    differences = BIT (is != NULL ? DUO_DIFFERENCE_WITHDRAWN : DUO_DIFFERENCE_REMOVED);

  for (guint kind = 0; kind < DUO_N_DIFFERENCES; kind++)
    if ((differences & BIT (kind)) != 0)
      add_difference (found, subject, (DuoDifferenceKind) kind, was, is);
}

static gint
compare_sorted (gconstpointer a, gconstpointer b)
{
  const Sorted *left = a;
  const Sorted *right = b;
  gint order = duo_when_compare (&left->when, &right->when);

  if (order == 0)
    order = strcmp (left->key, right->key);
  if (order == 0)
    order = strcmp (left->uid, right->uid);
  return order != 0 ? order : (gint) left->difference->kind - (gint) right->difference->kind;
}

/* Adds the differences between two lists (@old_objects: nullable) to @differences, in order. */
static void
compare_lists (GPtrArray *differences, const Subject *subject, DuoCalendarContent *before, GPtrArray *old_objects,
               DuoCalendarContent *after, GPtrArray *new_objects)
{
  g_autoptr (GHashTable) gone = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (Sorted));
  GHashTableIter iter;
  gpointer was;

  for (guint i = 0; old_objects != NULL && i < old_objects->len; i++)
    g_hash_table_insert (gone, (gpointer) subject->get_uid (old_objects->pdata[i]), old_objects->pdata[i]);

  for (guint i = 0; i < new_objects->len; i++)
    {
      gpointer is = new_objects->pdata[i];

      was = g_hash_table_lookup (gone, subject->get_uid (is));
      g_hash_table_remove (gone, subject->get_uid (is));
      compare_pair (found, subject, before, was, after, is);
    }
  g_hash_table_iter_init (&iter, gone);
  while (g_hash_table_iter_next (&iter, NULL, &was))
    compare_pair (found, subject, before, was, after, NULL);

  g_array_set_clear_func (found, sorted_clear);
  g_array_sort (found, compare_sorted);
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (differences, g_steal_pointer (&g_array_index (found, Sorted, i).difference));
}

/**
 * duo_calendar_content_compare:
 * @before: (nullable): the older content; without it all is added
 * @after: the newer content
 *
 * By uid and on content: moved and moved back is no difference. An object that differs in more than one way
 * gives a difference for each. A withdrawn message is not there for a reader: one that came and was withdrawn
 * since is no difference, one that was put back is added (with @before set). Remarks for colleagues, and what
 * an action is about, are not compared.
 *
 * Returns: (transfer full) (element-type DuoDifference): messages, then milestones, then actions, each by
 *   first date (a planned one, a due one), then text, then kind of difference
 */
GPtrArray *
duo_calendar_content_compare (DuoCalendarContent *before, DuoCalendarContent *after)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_difference_free);

  g_return_val_if_fail (after != NULL, differences);

  compare_lists (differences, &messages, before, before != NULL ? before->messages : NULL, after, after->messages);
  compare_lists (differences, &milestones, before, before != NULL ? before->milestones : NULL, after, after->milestones);
  compare_lists (differences, &actions, before, before != NULL ? before->actions : NULL, after, after->actions);
  return differences;
}
