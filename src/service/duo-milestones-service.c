/* SPDX-License-Identifier: EUPL-1.2 */
/* Listing milestones and reading them in. */
#include "duo-milestones-service.h"

#include "duo-milestone-file.h"
#include "duo-milestone-table.h"
#include "duo-object.h"
#include "duo-service-task.h"

static gboolean
list_job (DuoDatabase   *db,
          gpointer       user_data,
          gpointer      *result,
          GCancellable  *cancellable,
          GError       **error)
{
  *result = duo_milestone_table_list (db, user_data, error);
  return *result != NULL;
}

/* Returns: (transfer full) (element-type DuoMilestone): %NULL with @error set. */
GPtrArray *
duo_milestones_list (DuoContext     *context,
                     const DuoSpan  *span,
                     GError        **error)
{
  DuoSpan months = { 0, 0 };
  gpointer list = NULL;

  if (span != NULL)
    months = *span;

  return duo_store_read (duo_context_get_store (context), list_job, span != NULL ? &months : NULL, &list, error) ? list : NULL;
}

static gboolean
read_work (DuoContext    *context,
           gpointer       data,
           gpointer      *result,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (DuoMilestoneFile) file = duo_milestone_file_read (data, error);
  g_autoptr (GPtrArray) milestones = NULL;

  if (file == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  milestones = duo_milestones_list (context, NULL, error);
  if (milestones == NULL)
    return FALSE;

  *result = duo_milestone_file_compare (file, milestones);
  return TRUE;
}

/* Stores nothing; blocks. Returns: (transfer full): what the file would change, or %NULL with @error set. */
DuoChangeSet *
duo_milestones_read_import (DuoContext  *context,
                            const char  *path,
                            GError     **error)
{
  g_autofree char *copy = g_strdup (path);
  gpointer set = NULL;

  return read_work (context, copy, &set, NULL, error) ? set : NULL;
}

/* What of a changed item is ticked, in a copy of the milestone here. */
static DuoMilestone *
merge_ticked (DuoChangeItem *item)
{
  DuoMilestone *merged = duo_milestone_copy (DUO_MILESTONE (item->current));
  DuoMilestone *incoming = DUO_MILESTONE (item->incoming);

  for (guint i = 0; i < item->fields->len; i++)
    {
      const DuoChangeField *field = item->fields->pdata[i];

      if (!field->ticked)
        continue;

      if (g_str_equal (field->field, "planned"))
        duo_milestone_set_planned (merged, duo_milestone_get_planned (incoming));
      else if (g_str_equal (field->field, "actual"))
        duo_milestone_set_actual (merged, duo_milestone_get_actual (incoming));
      else if (g_str_equal (field->field, "topic"))
        duo_milestone_set_topic (merged, duo_milestone_get_topic (incoming));
      else if (g_str_equal (field->field, "audience"))
        duo_milestone_set_audience (merged, duo_milestone_get_audience (incoming));
    }

  return merged;
}

static GPtrArray *
milestones_to_store (DuoChangeSet *set)
{
  GPtrArray *milestones = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < set->items->len; i++)
    {
      DuoChangeItem *item = set->items->pdata[i];

      if (!item->ticked)
        continue;

      if (item->state == DUO_CHANGE_ITEM_CHANGED)
        g_ptr_array_add (milestones, merge_ticked (item));
      else if (item->state == DUO_CHANGE_ITEM_NEW)
        g_ptr_array_add (milestones, duo_milestone_copy (DUO_MILESTONE (item->incoming)));
    }

  return milestones;
}

static const DuoChangeName import_name = { DUO_CHANGE_IMPORT, DUO_OBJECT_MILESTONE, 0 };

/* Stores what is ticked in @set: all of it or nothing, as one named change. Blocks. */
gboolean
duo_milestones_apply_import (DuoContext    *context,
                             DuoChangeSet  *set,
                             GError       **error)
{
  g_autoptr (GPtrArray) milestones = milestones_to_store (set);
  gpointer nothing = NULL;

  return duo_store_write (duo_context_get_store (context), &import_name, duo_objects_save_job, milestones, &nothing, NULL, error);
}
