/* SPDX-License-Identifier: EUPL-1.2 */
/* The sheet "Acties": open points first, by the day on which they are due. */
#include "duo-dutch.h"
#include "duo-list-sheet.h"
#include "duo-overview-sheet.h"

enum
{
  COLUMN_TEXT,
  COLUMN_OWNER,
  COLUMN_DUE,
  COLUMN_DONE,
  COLUMN_STATE,
  COLUMN_ABOUT,
  COLUMN_NOTE,
  N_COLUMNS,
};

static const DuoListColumn columns[N_COLUMNS] = {
  { DUO_DUTCH_ACTION, 50 },
  { DUO_DUTCH_MANAGER, 24 },
  { DUO_DUTCH_DUE, 18, TRUE },
  { DUO_DUTCH_DONE_ON, 18, TRUE },
  { DUO_DUTCH_STATE, 12 },
  { DUO_DUTCH_ABOUT, 44 },
  { DUO_DUTCH_NOTE, 40 },
};

static gboolean
is_done (DuoAction *action)
{
  return duo_when_is_known (duo_action_get_done (action));
}

static gint
compare (gconstpointer a,
         gconstpointer b)
{
  DuoAction *left = *(DuoAction * const *) a;
  DuoAction *right = *(DuoAction * const *) b;
  gint order;

  if (is_done (left) != is_done (right))
    return is_done (left) ? 1 : -1;

  /* the last one done first */
  order = is_done (left) ? duo_when_compare (duo_action_get_done (right), duo_action_get_done (left)) : 0;
  return order != 0 ? order : duo_when_compare (duo_action_get_due (left), duo_action_get_due (right));
}

static const char *
get_state (DuoAction *action,
           guint32    today)
{
  const DuoWhen *due = duo_action_get_due (action);

  if (is_done (action))
    return DUO_DUTCH_STATE_DONE;
  if (duo_when_is_known (due) && due->last < today)
    return DUO_DUTCH_STATE_LATE;

  return DUO_DUTCH_STATE_OPEN;
}

/* "mijlpaal Loket gemeenten uit"; "" when it is about nothing, or about what is not in the overview. */
static char *
dup_about (const DuoSheetContext *context,
           DuoAction             *action)
{
  const DuoObjectKind kind = duo_action_get_about_kind (action);
  const gint64 id = duo_action_get_about (action);
  g_autofree char *title = NULL;
  GObject *object = NULL;

  if (kind == DUO_OBJECT_MESSAGE)
    object = g_hash_table_lookup (context->messages, &id);
  else if (kind == DUO_OBJECT_MILESTONE)
    object = g_hash_table_lookup (context->milestones, &id);

  if (kind == DUO_OBJECT_CAMPAIGN)
    title = duo_sheet_context_dup_campaign (context, id);
  else if (object != NULL)
    title = duo_sheet_context_dup_object_title (object);

  if (title == NULL || *title == '\0')
    return g_strdup (duo_action_get_about_title (action));

  return g_strdup_printf ("%s %s", duo_dutch_object (kind, FALSE), title);
}

static void
write_total (DuoListSheet *list,
             guint         n_actions,
             guint         n_done,
             guint         n_late)
{
  g_autofree char *count = duo_dutch_count (n_actions, DUO_OBJECT_ACTION);
  g_autofree char *total = g_strdup_printf (DUO_DUTCH_TOTAL ": %s, %u " DUO_DUTCH_STATE_DONE
                                            ", %u " DUO_DUTCH_STATE_LATE, count, n_done, n_late);

  duo_list_sheet_begin_total (list);
  duo_list_sheet_text (list, COLUMN_TEXT, total);
  duo_list_sheet_end_row (list);
}

/* A DuoOverviewSheet: open actions by due date, then those done. */
void
duo_actions_sheet_write (DuoWorkbook           *workbook,
                         const DuoSheetContext *context)
{
  DuoListSheet *list = duo_list_sheet_new (workbook, DUO_DUTCH_SHEET_ACTIONS, columns, N_COLUMNS);
  DuoCalendarContent *content = context->overview->content;
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (content->actions, NULL, NULL);
  guint n_done = 0;
  guint n_late = 0;

  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare);
  for (guint i = 0; i < sorted->len; i++)
    {
      DuoAction *action = sorted->pdata[i];
      DuoManager *owner = duo_calendar_content_find_manager (content, duo_action_get_owner (action));
      const char *state = get_state (action, content->today);
      g_autofree char *about = dup_about (context, action);

      duo_list_sheet_text (list, COLUMN_TEXT, duo_action_get_text (action));
      duo_list_sheet_text (list, COLUMN_OWNER, owner != NULL ? duo_manager_get_name (owner) : "");
      duo_list_sheet_when (list, COLUMN_DUE, duo_action_get_due (action));
      duo_list_sheet_when (list, COLUMN_DONE, duo_action_get_done (action));
      duo_list_sheet_text (list, COLUMN_STATE, state);
      duo_list_sheet_text (list, COLUMN_ABOUT, about);
      duo_list_sheet_text (list, COLUMN_NOTE, duo_action_get_note (action));
      duo_list_sheet_end_row (list);

      n_done += is_done (action);
      n_late += g_str_equal (state, DUO_DUTCH_STATE_LATE);
    }

  write_total (list, sorted->len, n_done, n_late);
  duo_list_sheet_finish (list, context->title);
}
