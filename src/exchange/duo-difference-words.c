/* SPDX-License-Identifier: EUPL-1.2 */
/* What a difference is called, and the two values that differ, for the sheets "Wijzigingen" and "Overzicht". */
#include "duo-difference-words.h"

#include "duo-dutch.h"

/* Returns: (transfer none): the word for it; a changed status is named by what it became. */
const char *
duo_difference_words_kind (const DuoDifference *difference)
{
  if (difference->kind == DUO_DIFFERENCE_STATUS && DUO_IS_MESSAGE (difference->after))
    return duo_dutch_status (duo_message_get_status (DUO_MESSAGE (difference->after)));
  if (difference->kind == DUO_DIFFERENCE_DONE && difference->object_kind == DUO_OBJECT_MILESTONE)
    return DUO_DUTCH_STATE_REACHED;

  return duo_dutch_difference (difference->kind);
}

/* Returns: (transfer full): what the object is called now, or was called. */
char *
duo_difference_words_title (const DuoDifference *difference)
{
  return duo_sheet_context_dup_object_title (difference->after != NULL ? difference->after : difference->before);
}

static char *
dup_placements (DuoMessage *message)
{
  guint n_placements;
  const DuoPlacement *placements = duo_message_get_placements (message, &n_placements);

  return duo_dutch_placements (placements, n_placements);
}

/* Text and link, the link on a line of its own. */
static char *
dup_wording (DuoMessage *message)
{
  g_autofree char *text = duo_message_dup_shown_text (message, duo_message_get_first_month (message));
  const char *link = duo_message_get_link (message);

  return link != NULL && *link != '\0' ? g_strconcat (text, "\n", link, NULL) : g_steal_pointer (&text);
}

static char *
dup_others (const DuoSheetContext *context,
            DuoMessage            *message,
            DuoMessage            *other)
{
  GString *text = g_string_new (NULL);

  if (duo_message_get_audience (message) != duo_message_get_audience (other))
    g_string_append (text, duo_dutch_audience (duo_message_get_audience (message)));
  if (duo_message_get_campaign (message) != duo_message_get_campaign (other))
    {
      g_autofree char *name = duo_sheet_context_dup_campaign (context, duo_message_get_campaign (message));

      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", *name != '\0' ? name : "geen campagne");
    }
  if (g_strcmp0 (duo_message_get_note (message), duo_message_get_note (other)) != 0)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", duo_message_get_note (message));

  return g_string_free (text, FALSE);
}

static char *
message_value (const DuoSheetContext *context,
               DuoDifferenceKind      kind,
               DuoMessage            *message,
               DuoMessage            *other)
{
  g_autofree char *places = NULL;

  switch (kind)
    {
    case DUO_DIFFERENCE_REWORDED:
      return dup_wording (message);

    case DUO_DIFFERENCE_STATUS:
      return g_strdup (duo_dutch_status (duo_message_get_status (message)));

    case DUO_DIFFERENCE_OTHER:
      return other != NULL ? dup_others (context, message, other) : g_strdup ("");

    case DUO_DIFFERENCE_ADDED:
      places = dup_placements (message);
      return g_strdup_printf ("%s%s%s", places, *places != '\0' ? ", " : "",
                              duo_dutch_status (duo_message_get_status (message)));

    case DUO_DIFFERENCE_MOVED:
    case DUO_DIFFERENCE_WITHDRAWN:
    case DUO_DIFFERENCE_REMOVED:
    case DUO_DIFFERENCE_DONE:
    case DUO_N_DIFFERENCES:
    default:
      return dup_placements (message);
    }
}

/* The date that says where a milestone stands: the actual one where it is known and differs from the plan. */
static char *
milestone_value (const DuoSheetContext *context,
                 DuoDifferenceKind      kind,
                 DuoMilestone          *milestone,
                 DuoMilestone          *other)
{
  const DuoWhen *planned = duo_milestone_get_planned (milestone);
  const DuoWhen *actual = duo_milestone_get_actual (milestone);

  if (kind == DUO_DIFFERENCE_REWORDED)
    return g_strdup (duo_milestone_get_title (milestone));
  if (kind == DUO_DIFFERENCE_OTHER)
    {
      g_autofree char *name = duo_sheet_context_dup_campaign (context, duo_milestone_get_campaign (milestone));

      return g_strdup_printf ("%s, %s%s%s", duo_dutch_audience (duo_milestone_get_audience (milestone)),
                              duo_milestone_get_topic (milestone), *name != '\0' ? ", " : "", name);
    }
  if (kind == DUO_DIFFERENCE_MOVED && other != NULL
      && !duo_when_equal (planned, duo_milestone_get_planned (other)))
    return duo_dutch_when (planned, TRUE, TRUE);

  return duo_dutch_when (duo_when_is_known (actual) ? actual : planned, TRUE, TRUE);
}

static char *
action_value (const DuoSheetContext *context,
              DuoDifferenceKind      kind,
              DuoAction             *action)
{
  DuoManager *owner;

  if (kind == DUO_DIFFERENCE_REWORDED)
    return g_strdup (duo_action_get_text (action));
  if (kind == DUO_DIFFERENCE_DONE)
    return duo_dutch_when (duo_action_get_done (action), TRUE, TRUE);
  if (kind == DUO_DIFFERENCE_OTHER)
    {
      owner = duo_calendar_content_find_manager (context->overview->content, duo_action_get_owner (action));
      return g_strdup (owner != NULL ? duo_manager_get_name (owner) : "");
    }

  return duo_dutch_when (duo_action_get_due (action), TRUE, TRUE);
}

static char *
dup_value (const DuoSheetContext *context,
           const DuoDifference   *difference,
           GObject               *object,
           GObject               *other)
{
  if (DUO_IS_MESSAGE (object))
    return message_value (context, difference->kind, DUO_MESSAGE (object), (DuoMessage *) other);
  if (DUO_IS_MILESTONE (object))
    return milestone_value (context, difference->kind, DUO_MILESTONE (object), (DuoMilestone *) other);
  if (DUO_IS_ACTION (object))
    return action_value (context, difference->kind, DUO_ACTION (object));

  return g_strdup ("");
}

/**
 * duo_difference_words_values:
 * @context: where names of campaigns and people are found
 * @difference: what differs
 * @before: (out) (transfer full): what it was, "" when there was nothing
 * @after: (out) (transfer full): what it is now, "" when there is nothing any more
 */
void
duo_difference_words_values (const DuoSheetContext *context,
                             const DuoDifference   *difference,
                             char                 **before,
                             char                 **after)
{
  const gboolean gone = difference->kind == DUO_DIFFERENCE_WITHDRAWN || difference->kind == DUO_DIFFERENCE_REMOVED;

  *before = difference->kind != DUO_DIFFERENCE_ADDED
              ? dup_value (context, difference, difference->before, difference->after) : g_strdup ("");
  *after = !gone ? dup_value (context, difference, difference->after, difference->before) : g_strdup ("");
}
