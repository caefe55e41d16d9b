/* SPDX-License-Identifier: EUPL-1.2 */
/* The lines of the agenda, in order. */
#include "duo-agenda-entry.h"

#include "duo-fold.h"

G_DEFINE_FINAL_TYPE (DuoAgendaEntry, duo_agenda_entry, G_TYPE_OBJECT)

static void
duo_agenda_entry_finalize (GObject *object)
{
  DuoAgendaEntry *self = DUO_AGENDA_ENTRY (object);

  g_clear_object (&self->message);
  g_clear_object (&self->milestone);

  G_OBJECT_CLASS (duo_agenda_entry_parent_class)->finalize (object);
}

static void
duo_agenda_entry_class_init (DuoAgendaEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_agenda_entry_finalize;
}

static void
duo_agenda_entry_init (DuoAgendaEntry *self)
{
}

static DuoAgendaEntry *
add_entry (GPtrArray     *entries,
           DuoAgendaKind  kind,
           DuoMonth       month,
           DuoMonth       now)
{
  DuoAgendaEntry *entry = g_object_new (DUO_TYPE_AGENDA_ENTRY, NULL);

  entry->kind = kind;
  entry->month = month;
  entry->is_now = month == now;
  g_ptr_array_add (entries, entry);
  return entry;
}

/* The month a milestone stands in: when it happened, else when it is planned; brought inside @span. */
static DuoMonth
get_milestone_month (DuoMilestone  *milestone,
                     const DuoSpan *span)
{
  const DuoWhen *actual = duo_milestone_get_actual (milestone);
  const DuoWhen *planned = duo_milestone_get_planned (milestone);
  DuoMonth month = DUO_MONTH_NONE;

  if (duo_when_is_known (actual))
    month = duo_day_get_month (actual->first);
  if ((month == DUO_MONTH_NONE || !duo_span_contains (span, month)) && duo_when_is_known (planned))
    month = duo_day_get_month (planned->first);

  return CLAMP (month, span->first, span->last);
}

static gboolean
is_found (DuoMilestone *milestone,
          const char   *needle)
{
  g_autofree char *title = duo_fold_text (duo_milestone_get_title (milestone));

  return duo_fold_matches (title, needle);
}

/**
 * duo_agenda_entries_new:
 * @messages: (element-type DuoMessage): those to show, in order of first month and text
 * @snapshot: the year they are of
 * @now: the current month
 * @search: (nullable): what the title of a milestone must have; the messages were chosen by it already
 *
 * A message stands once, in its first month of the year shown; the line says until when it runs. Months with
 * nothing in them have no heading, but for the current one.
 *
 * Returns: (transfer full) (element-type DuoAgendaEntry)
 */
GPtrArray *
duo_agenda_entries_new (GPtrArray           *messages,
                        DuoCalendarSnapshot *snapshot,
                        DuoMonth             now,
                        const char          *search)
{
  g_autofree char *needle = duo_fold_text (search != NULL ? search : "");
  GPtrArray *entries = g_ptr_array_new_with_free_func (g_object_unref);
  const DuoSpan *span = &snapshot->span;

  for (DuoMonth month = span->first; month <= span->last; month++)
    {
      const guint heading = entries->len;

      add_entry (entries, DUO_AGENDA_HEADING, month, now);
      for (guint i = 0; i < messages->len; i++)
        if (MAX (duo_message_get_first_month_in (messages->pdata[i], span), span->first) == month
            && duo_message_overlaps (messages->pdata[i], span))
          add_entry (entries, DUO_AGENDA_MESSAGE, month, now)->message = g_object_ref (messages->pdata[i]);
      for (guint i = 0; i < snapshot->milestones->len; i++)
        if (get_milestone_month (snapshot->milestones->pdata[i], span) == month
            && is_found (snapshot->milestones->pdata[i], needle))
          add_entry (entries, DUO_AGENDA_MILESTONE, month, now)->milestone = g_object_ref (snapshot->milestones->pdata[i]);

      if (entries->len == heading + 1)
        {
          if (month != now)
            g_ptr_array_set_size (entries, (gint) heading);
          continue;
        }
      DUO_AGENDA_ENTRY (entries->pdata[heading + 1])->is_first = TRUE;
      DUO_AGENDA_ENTRY (entries->pdata[entries->len - 1])->is_last = TRUE;
    }

  return entries;
}

/* Returns: whether both are about the same thing in the same month; what they tell of it may differ. */
gboolean
duo_agenda_entry_is_same_line (DuoAgendaEntry *self,
                               DuoAgendaEntry *other)
{
  g_return_val_if_fail (DUO_IS_AGENDA_ENTRY (self) && DUO_IS_AGENDA_ENTRY (other), FALSE);

  if (self->kind != other->kind || self->month != other->month)
    return FALSE;

  switch (self->kind)
    {
    case DUO_AGENDA_MESSAGE:
      return duo_message_get_id (self->message) == duo_message_get_id (other->message);
    case DUO_AGENDA_MILESTONE:
      return duo_milestone_get_id (self->milestone) == duo_milestone_get_id (other->milestone);
    case DUO_AGENDA_HEADING:
    default:
      return TRUE;
    }
}

/* Makes of @self what @other is, the same line of a newer reading: the row that shows it stays, with the focus. */
void
duo_agenda_entry_update (DuoAgendaEntry *self,
                         DuoAgendaEntry *other)
{
  g_return_if_fail (duo_agenda_entry_is_same_line (self, other));

  self->is_now = other->is_now;
  self->is_first = other->is_first;
  self->is_last = other->is_last;
  g_set_object (&self->message, other->message);
  g_set_object (&self->milestone, other->milestone);
}
