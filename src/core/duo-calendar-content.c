/* SPDX-License-Identifier: EUPL-1.2 */
/* The content of a month overview: values that are shared, never changed once handed out. */
#include "duo-calendar-content.h"

/**
 * duo_calendar_content_new:
 * @month: the month it is for
 * @today: Julian day to reckon with
 * @maker: (nullable): name of who makes it
 *
 * Returns: (transfer full): a content with empty lists, for the caller to fill before it is handed on
 */
DuoCalendarContent *
duo_calendar_content_new (DuoMonth month, guint32 today, const char *maker)
{
  DuoCalendarContent *self;

  g_return_val_if_fail (duo_month_is_valid (month), NULL);
  g_return_val_if_fail (g_date_valid_julian (today), NULL);

  self = g_new0 (DuoCalendarContent, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->month = month;
  self->today = today;
  self->maker = g_strdup (maker != NULL ? maker : "");
  self->messages = g_ptr_array_new_with_free_func (g_object_unref);
  self->campaigns = g_ptr_array_new_with_free_func (g_object_unref);
  self->milestones = g_ptr_array_new_with_free_func (g_object_unref);
  self->actions = g_ptr_array_new_with_free_func (g_object_unref);
  self->managers = g_ptr_array_new_with_free_func (g_object_unref);
  self->participants = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_participant_free);
  self->channels = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_channel_line_free);
  self->platform = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_platform_line_free);
  self->materials = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_material_line_free);
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_campaign_line_free);
  return self;
}

/* Returns: (transfer full): @self with one more owner. Any thread. */
DuoCalendarContent *
duo_calendar_content_ref (DuoCalendarContent *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/* Frees @self when this was its last owner. Any thread. */
void
duo_calendar_content_unref (DuoCalendarContent *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->maker);
  g_ptr_array_unref (self->messages);
  g_ptr_array_unref (self->campaigns);
  g_ptr_array_unref (self->milestones);
  g_ptr_array_unref (self->actions);
  g_ptr_array_unref (self->managers);
  g_ptr_array_unref (self->participants);
  g_ptr_array_unref (self->channels);
  g_ptr_array_unref (self->materials);
  g_ptr_array_unref (self->platform);
  g_ptr_array_unref (self->lines);
  g_free (self);
}

/* Returns: (transfer none) (nullable): the campaign of that id; %NULL for 0 or one that is not in it. */
DuoCampaign *
duo_calendar_content_find_campaign (DuoCalendarContent *self, gint64 id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; id != 0 && i < self->campaigns->len; i++)
    if (duo_campaign_get_id (self->campaigns->pdata[i]) == id)
      return self->campaigns->pdata[i];

  return NULL;
}

/* Returns: (transfer none) (nullable): the manager of that id; %NULL for 0 or one that is not in it. */
DuoManager *
duo_calendar_content_find_manager (DuoCalendarContent *self, gint64 id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; id != 0 && i < self->managers->len; i++)
    if (duo_manager_get_id (self->managers->pdata[i]) == id)
      return self->managers->pdata[i];

  return NULL;
}
