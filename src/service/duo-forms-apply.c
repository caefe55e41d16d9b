/* SPDX-License-Identifier: EUPL-1.2 */
/* Taking over what returned forms say: a batch is one change. */
#include "duo-forms-service.h"

#include "duo-channel-table.h"
#include "duo-contact-entry.h"
#include "duo-contact-link-table.h"
#include "duo-contact-table.h"
#include "duo-object.h"
#include "duo-participation-table.h"
#include "duo-progress.h"
#include "duo-review-item-table.h"
#include "duo-review-service.h"
#include "duo-service-task.h"

static gboolean
is_ticked (DuoChangeItem *item, const char *field)
{
  for (guint i = 0; i < item->fields->len; i++)
    {
      const DuoChangeField *change = item->fields->pdata[i];

      if (g_str_equal (change->field, field))
        return change->ticked;
    }

  return FALSE;
}

static gboolean
save_participation (DuoDatabase *db, DuoChangeItem *item, GError **error)
{
  DuoParticipation *incoming = DUO_PARTICIPATION (item->incoming);
  g_autoptr (DuoParticipation) merged = item->current != NULL ? duo_participation_copy (DUO_PARTICIPATION (item->current)) : duo_participation_new ();

  duo_participation_set_campaign (merged, duo_participation_get_campaign (incoming));
  duo_participation_set_institution (merged, duo_participation_get_institution (incoming));
  duo_participation_set_sector (merged, duo_participation_get_sector (incoming));
  duo_participation_set_form_back (merged, duo_participation_get_form_back (incoming));
  if (item->ticked && is_ticked (item, "answer"))
    {
      duo_participation_set_answered (merged, duo_participation_get_answered (incoming));
      duo_participation_set_answer (merged, duo_participation_get_answer (incoming));
      duo_participation_set_origin (merged, DUO_ORIGIN_FORM);
    }
  if (item->ticked && is_ticked (item, "condition"))
    duo_participation_set_condition (merged, duo_participation_get_condition (incoming));
  if (item->ticked && is_ticked (item, "person"))
    duo_participation_set_person (merged, duo_participation_get_person (incoming));
  return duo_object_check (G_OBJECT (merged), error) && duo_participation_table_save (db, merged, error);
}

static gboolean
save_contact (DuoDatabase *db, DuoChangeItem *item, GError **error)
{
  DuoContactEntry *incoming = DUO_CONTACT_ENTRY (item->incoming);
  DuoContactEntry *current = item->current != NULL ? DUO_CONTACT_ENTRY (item->current) : NULL;
  g_autoptr (DuoContact) contact = duo_contact_copy (current != NULL ? current->contact : incoming->contact);
  g_autoptr (DuoContactLink) link = duo_contact_link_copy (current != NULL ? current->link : incoming->link);

  if (is_ticked (item, "name"))
    duo_contact_set_name (contact, duo_contact_get_name (incoming->contact));
  if (is_ticked (item, "email"))
    duo_contact_set_email (contact, duo_contact_get_email (incoming->contact));
  if (is_ticked (item, "phone"))
    duo_contact_set_phone (contact, duo_contact_get_phone (incoming->contact));
  if (is_ticked (item, "function"))
    duo_contact_link_set_function (link, duo_contact_link_get_function (incoming->link));
  duo_contact_link_set_confirmed (link, duo_contact_link_get_confirmed (incoming->link));
  if (!duo_object_check (G_OBJECT (contact), error) || !duo_contact_table_save (db, contact, error))
    return FALSE;

  duo_contact_link_set_contact (link, duo_contact_get_id (contact));
  return duo_object_check (G_OBJECT (link), error) && duo_contact_link_table_save (db, link, error);
}

static gboolean
save_channel (DuoDatabase *db, DuoChangeItem *item, GError **error)
{
  DuoChannel *incoming = DUO_CHANNEL (item->incoming);
  g_autoptr (DuoChannel) merged = duo_channel_copy (item->current != NULL ? DUO_CHANNEL (item->current) : incoming);

  if (item->current != NULL)
    {
      guint n_places;
      const gint64 *places = duo_channel_get_locations (incoming, &n_places);

      if (is_ticked (item, "name"))
        duo_channel_set_name (merged, duo_channel_get_name (incoming));
      if (is_ticked (item, "places"))
        duo_channel_set_locations (merged, places, n_places);
      for (guint field = 0; field < DUO_N_SPEC_FIELDS; field++)
        if (is_ticked (item, duo_spec_field_to_string ((DuoSpecField) field)))
          duo_channel_take_spec (merged, (DuoSpecField) field,
                                 duo_spec_value_copy (duo_specs_get (duo_channel_get_specs (incoming), (DuoSpecField) field)));
    }
  return duo_object_check (G_OBJECT (merged), error) && duo_channel_table_save (db, merged, error);
}

/* A form that came back as it went says nothing: not even that it is back is worth a change. */
static gboolean
says_something (DuoFormResult *form)
{
  return !form->second && (duo_change_set_count_ticked (form->set) > 0 || form->review->len > 0);
}

static gboolean
save_item (DuoDatabase *db, DuoChangeItem *item, GError **error)
{
  if (item->state == DUO_CHANGE_ITEM_REFUSED || item->incoming == NULL)
    return TRUE;
  if (g_strcmp0 (item->type, "participation") == 0) /* that the form is back is noted, whatever it says */
    return save_participation (db, item, error);
  if (!item->ticked || item->fields->len == 0 || item->state == DUO_CHANGE_ITEM_SAME)
    return TRUE;
  return g_strcmp0 (item->type, "contact") == 0 ? save_contact (db, item, error) : save_channel (db, item, error);
}

/* Whether two questions stand at the same place: what has none is about a whole file. */
static gboolean
is_same_place (DuoReviewItem *a, DuoReviewItem *b)
{
  return g_str_equal (duo_review_item_get_place (a), duo_review_item_get_place (b))
         && (*duo_review_item_get_place (a) != '\0' || g_str_equal (duo_review_item_get_file (a), duo_review_item_get_file (b)));
}

/* A question that waits already is not asked twice. */
static gboolean
is_asked (GPtrArray *waiting, DuoReviewItem *item)
{
  for (guint i = 0; i < waiting->len; i++)
    {
      DuoReviewItem *other = waiting->pdata[i];

      if (duo_review_item_get_institution (other) == duo_review_item_get_institution (item)
          && duo_review_item_get_sector (other) == duo_review_item_get_sector (item)
          && duo_review_item_get_kind (other) == duo_review_item_get_kind (item)
          && is_same_place (other, item)
          && g_str_equal (duo_review_item_get_words (other), duo_review_item_get_words (item)))
        return TRUE;
    }

  return FALSE;
}

/* The question about a form that was taken over anyway. First of all: whoever was earlier has it. */
static gboolean
settle_answered (DuoDatabase *db, DuoFormResult *form, guint32 today, GError **error)
{
  g_autoptr (DuoReviewItem) item = NULL;
  const DuoWhen day = duo_when_day (today);

  if (form->answers == NULL)
    return TRUE;
  item = duo_review_item_copy (form->answers);
  duo_review_item_set_settled (item, &day);
  duo_review_item_set_outcome (item, duo_settle_to_string (DUO_SETTLE_ANYWAY));
  return duo_review_item_table_save (db, item, error);
}

typedef struct
{
  GPtrArray *results; /* (owned) (element-type DuoFormResult) */
  guint32 today;
} Applying;

static void
applying_free (Applying *self)
{
  g_ptr_array_unref (self->results);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Applying, applying_free)

static Applying *
applying_new (DuoContext *context, GPtrArray *results)
{
  Applying *self = g_new0 (Applying, 1);

  self->results = g_ptr_array_ref (results);
  self->today = duo_clock_get_today (duo_context_get_clock (context));
  return self;
}

static gboolean
apply_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const Applying *self = user_data;
  GPtrArray *results = self->results;
  g_autoptr (GPtrArray) waiting = duo_review_item_table_list (db, 0, error);

  if (waiting == NULL)
    return FALSE;
  for (guint i = 0; i < results->len; i++)
    {
      DuoFormResult *form = results->pdata[i];

      if (says_something (form) && !settle_answered (db, form, self->today, error))
        return FALSE;
      for (guint j = 0; says_something (form) && j < form->set->items->len; j++)
        if (g_cancellable_set_error_if_cancelled (cancellable, error) || !save_item (db, form->set->items->pdata[j], error))
          return FALSE;
      for (guint j = 0; j < form->review->len; j++)
        {
          g_autoptr (DuoReviewItem) item = duo_review_item_copy (form->review->pdata[j]);

          if (!is_asked (waiting, item) && !duo_review_item_table_save (db, item, error))
            return FALSE;
        }
      duo_progress_report (cancellable, DUO_PROGRESS_STORING, i + 1, results->len);
    }

  duo_progress_report (cancellable, DUO_PROGRESS_ENDING, results->len, results->len);
  return TRUE;
}

static const DuoChangeName apply_name = { DUO_CHANGE_IMPORT, DUO_OBJECT_PARTICIPATION, 0 };

gboolean
duo_forms_apply (DuoContext *context, GPtrArray *results, GError **error)
{
  g_autoptr (Applying) applying = applying_new (context, results);

  return duo_store_write (duo_context_get_store (context), &apply_name, apply_job, applying, NULL, NULL, error);
}

void
duo_forms_apply_async (DuoContext *context, GPtrArray *results, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  duo_service_write_async (context, duo_forms_apply_async, &apply_name, apply_job, applying_new (context, results),
                           (GDestroyNotify) applying_free, NULL, cancellable, callback, user_data);
}

gboolean
duo_forms_apply_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  return duo_service_finish (context, duo_forms_apply_async, result, NULL, error);
}
