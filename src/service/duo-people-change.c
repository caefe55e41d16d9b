/* SPDX-License-Identifier: EUPL-1.2 */
/* Changes that touch several rows of people at once: each is one entry of the journal. */
#include "duo-people-service.h"

#include "duo-action-table.h"
#include "duo-contact-link-table.h"
#include "duo-contact-moment-table.h"
#include "duo-contact-table.h"
#include "duo-error.h"
#include "duo-object.h"
#include "duo-people-table.h"
#include "duo-service-task.h"

struct _DuoPeopleChange
{
  gatomicrefcount references; /* the writer's thread holds it, and the task until it is finished */
  DuoChangeName name;
  DuoJob job;
  GObject *first;     /* (owned) (nullable): the caller's; gets its id when it is done */
  GObject *second;    /* (owned) (nullable) */
  GObject *copy;      /* (owned) (nullable): of @first, for the writer's thread */
  GObject *second_copy; /* (owned) (nullable) */
  GPtrArray *offers;  /* (owned) (nullable) (element-type GObject): what the successor gets */
  GArray *ids;        /* (owned) (nullable) (element-type gint64) */
  gint64 one;
  gint64 other;
  DuoSectorSet sectors;
  DuoContext *context; /* (owned) (nullable): while it is done */
};

void
duo_people_change_free (DuoPeopleChange *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->references))
    return;

  g_clear_object (&self->first);
  g_clear_object (&self->second);
  g_clear_object (&self->copy);
  g_clear_object (&self->second_copy);
  g_clear_pointer (&self->offers, g_ptr_array_unref);
  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_object (&self->context);
  g_free (self);
}

static DuoPeopleChange *
change_new (DuoJob job, DuoChangeKind kind, DuoObjectKind object_kind, gint64 object)
{
  DuoPeopleChange *self = g_new0 (DuoPeopleChange, 1);

  g_atomic_ref_count_init (&self->references);
  self->job = job;
  self->name = (DuoChangeName) { kind, object_kind, object };
  return self;
}

static void
take_objects (DuoPeopleChange *self, gpointer first, gpointer second)
{
  self->first = g_object_ref (first);
  self->copy = G_OBJECT (duo_record_copy (first));
  if (second != NULL)
    {
      self->second = g_object_ref (second);
      self->second_copy = G_OBJECT (duo_record_copy (second));
    }
}

/* ---- Jobs ---- */

static gboolean
add_contact_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  DuoPeopleChange *self = user_data;
  DuoContact *contact = DUO_CONTACT (self->copy);

  if (!duo_object_check (self->copy, error) || !duo_contact_table_save (db, contact, error))
    return FALSE;

  duo_store_name_object (db, duo_contact_get_id (contact));
  if (self->second_copy == NULL)
    return TRUE;

  duo_contact_link_set_contact (DUO_CONTACT_LINK (self->second_copy), duo_contact_get_id (contact));
  return duo_object_check (self->second_copy, error)
         && duo_contact_link_table_save (db, DUO_CONTACT_LINK (self->second_copy), error);
}

static gboolean
remove_link_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  DuoPeopleChange *self = user_data;
  DuoContactLink *link = DUO_CONTACT_LINK (self->copy);
  const gint64 id = duo_contact_link_get_contact (link);
  g_autoptr (DuoContact) contact = NULL;
  gboolean used = FALSE;

  if (!duo_contact_link_table_remove (db, duo_contact_link_get_id (link), duo_contact_link_get_rev (link), error)
      || !duo_people_table_is_used (db, id, &used, error))
    return FALSE;
  if (used)
    return TRUE;

  contact = duo_contact_table_get (db, id, error);
  return contact != NULL && duo_contact_table_remove (db, id, duo_contact_get_rev (contact), error);
}

/* What a moment is with, for an action that follows on it. */
static void
point_at (DuoAction *action, DuoContactMoment *moment)
{
  if (duo_action_get_about (action) != 0)
    return;

  if (duo_contact_moment_get_institution (moment) != 0)
    {
      duo_action_set_about_kind (action, DUO_OBJECT_INSTITUTION);
      duo_action_set_about (action, duo_contact_moment_get_institution (moment));
    }
  else if (duo_contact_moment_get_board (moment) != 0)
    {
      duo_action_set_about_kind (action, DUO_OBJECT_BOARD);
      duo_action_set_about (action, duo_contact_moment_get_board (moment));
    }
  else
    {
      duo_action_set_about_kind (action, DUO_OBJECT_CONTACT);
      duo_action_set_about (action, duo_contact_moment_get_contact (moment));
    }
}

static gboolean
note_moment_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  DuoPeopleChange *self = user_data;
  DuoContactMoment *moment = DUO_CONTACT_MOMENT (self->copy);
  DuoAction *follow_up = self->second_copy != NULL ? DUO_ACTION (self->second_copy) : NULL;
  g_autoptr (DuoManager) me = NULL;

  if (!duo_object_check (self->copy, error) || (follow_up != NULL && !duo_object_check (self->second_copy, error)))
    return FALSE;

  me = duo_context_ensure_me (self->context, db, error);
  if (me == NULL)
    return FALSE;
  if (duo_contact_moment_get_manager (moment) == 0)
    duo_contact_moment_set_manager (moment, duo_manager_get_id (me));
  if (!duo_contact_moment_table_save (db, moment, error))
    return FALSE;

  duo_store_name_object (db, duo_contact_moment_get_id (moment));
  if (follow_up == NULL)
    return TRUE;

  if (duo_action_get_owner (follow_up) == 0)
    duo_action_set_owner (follow_up, duo_manager_get_id (me));
  point_at (follow_up, moment);
  return duo_action_table_save (db, follow_up, error);
}

static gboolean
assign_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  DuoPeopleChange *self = user_data;

  for (guint i = 0; i < self->ids->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error)
        || !duo_people_table_assign (db, g_array_index (self->ids, gint64, i), self->one, self->other, error))
      return FALSE;

  return TRUE;
}

/* An institution answers for those of the sectors that it serves. */
static gboolean
answer_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  DuoPeopleChange *self = user_data;

  for (guint i = 0; i < self->ids->len; i++)
    {
      const gint64 institution = g_array_index (self->ids, gint64, i);
      DuoSectorSet sectors = DUO_SECTOR_SET_NONE;

      if (g_cancellable_set_error_if_cancelled (cancellable, error)
          || !duo_people_table_get_sectors (db, institution, &sectors, error))
        return FALSE;

      for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
        {
          g_autoptr (DuoWillingness) answer = NULL;

          if (!duo_sector_set_contains (sectors & self->sectors, (DuoSector) sector))
            continue;
          answer = duo_record_copy_as_new (self->copy);
          duo_willingness_set_institution (answer, institution);
          duo_willingness_set_sector (answer, (DuoSector) sector);
          if (!duo_object_check (G_OBJECT (answer), error)
              || !duo_object_type_of (G_OBJECT (answer))->save (db, G_OBJECT (answer), error))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
merge_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  DuoPeopleChange *self = user_data;

  return duo_people_table_merge (db, self->one, self->other, error);
}

static gboolean
hand_over_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  DuoPeopleChange *self = user_data;

  for (guint i = 0; i < self->offers->len; i++)
    if (!duo_object_type_of (self->offers->pdata[i])->save (db, self->offers->pdata[i], error))
      return FALSE;

  return TRUE;
}

/* ---- What can be done ---- */

/**
 * duo_people_change_add_contact:
 * @contact: a new one, or one that is known already and edited
 * @link: (nullable): what he is to whom; its contact is set
 */
DuoPeopleChange *
duo_people_change_add_contact (DuoContact *contact, DuoContactLink *link)
{
  const gboolean known = duo_contact_get_id (contact) != 0;
  DuoPeopleChange *self = change_new (add_contact_job, known ? DUO_CHANGE_EDIT : DUO_CHANGE_ADD, DUO_OBJECT_CONTACT,
                                      duo_contact_get_id (contact));

  take_objects (self, contact, link);
  return self;
}

/* Takes a contact away from a target; one that nothing refers to any more goes too. */
DuoPeopleChange *
duo_people_change_remove_link (DuoContactLink *link)
{
  DuoPeopleChange *self = change_new (remove_link_job, DUO_CHANGE_REMOVE, DUO_OBJECT_CONTACT, duo_contact_link_get_contact (link));

  self->copy = G_OBJECT (duo_contact_link_copy (link));
  return self;
}

/**
 * duo_people_change_note_moment:
 * @moment: a new one; without a colleague it is the person at work's
 * @follow_up: (nullable): a new action: the person at work's, and about what the moment was with, unless it says so
 */
DuoPeopleChange *
duo_people_change_note_moment (DuoContactMoment *moment, DuoAction *follow_up)
{
  DuoPeopleChange *self = change_new (note_moment_job, DUO_CHANGE_ADD, DUO_OBJECT_CONTACT_MOMENT, 0);

  take_objects (self, moment, follow_up);
  return self;
}

/**
 * duo_people_change_assign:
 * @institutions: (element-type gint64): ids
 * @owner: id of a manager, 0 for nobody, below 0 to leave it
 * @substitute: the same
 */
DuoPeopleChange *
duo_people_change_assign (GArray *institutions, gint64 owner, gint64 substitute)
{
  DuoPeopleChange *self = change_new (assign_job, DUO_CHANGE_ASSIGN, DUO_OBJECT_INSTITUTION,
                                      institutions->len == 1 ? g_array_index (institutions, gint64, 0) : 0);

  self->ids = g_array_copy (institutions);
  self->one = owner;
  self->other = substitute;
  return self;
}

/**
 * duo_people_change_answer:
 * @institutions: (element-type gint64): ids
 * @sectors: for which they answer; each for those of them that it serves
 * @answer: a new one, without an institution or sector of its own
 *
 * The answers that stand become history, as with one that is noted by itself.
 */
DuoPeopleChange *
duo_people_change_answer (GArray *institutions, DuoSectorSet sectors, DuoWillingness *answer)
{
  DuoPeopleChange *self = change_new (answer_job, DUO_CHANGE_ANSWER, DUO_OBJECT_INSTITUTION,
                                      institutions->len == 1 ? g_array_index (institutions, gint64, 0) : 0);

  self->ids = g_array_copy (institutions);
  self->sectors = sectors;
  self->copy = G_OBJECT (duo_willingness_copy (answer));
  return self;
}

/* Makes @kept of two contacts that are the same person. */
DuoPeopleChange *
duo_people_change_merge (gint64 kept, gint64 other)
{
  DuoPeopleChange *self = change_new (merge_job, DUO_CHANGE_MERGE, DUO_OBJECT_CONTACT, kept);

  self->one = kept;
  self->other = other;
  return self;
}

/**
 * duo_people_change_hand_over:
 * @successor: id of the institution that goes on
 * @offers: (element-type DuoOffer): those that are ticked are taken over
 */
DuoPeopleChange *
duo_people_change_hand_over (gint64 successor, GPtrArray *offers)
{
  DuoPeopleChange *self = change_new (hand_over_job, DUO_CHANGE_HAND_OVER, DUO_OBJECT_INSTITUTION, successor);

  self->offers = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < offers->len; i++)
    {
      const DuoOffer *offer = offers->pdata[i];

      if (offer->ticked)
        g_ptr_array_add (self->offers, duo_record_copy (offer->copy));
    }
  return self;
}

/* ---- Doing it ---- */

static void
take_over (DuoPeopleChange *self)
{
  if (self->first != NULL)
    duo_object_take_over (self->first, self->copy);
  if (self->second != NULL)
    duo_object_take_over (self->second, self->second_copy);
  if (self->second != NULL && DUO_IS_CONTACT_LINK (self->second))
    duo_contact_link_set_contact (DUO_CONTACT_LINK (self->second), duo_contact_link_get_contact (DUO_CONTACT_LINK (self->second_copy)));
}

void
duo_people_do_async (DuoContext *context, DuoPeopleChange *change, GCancellable *cancellable, GAsyncReadyCallback callback,
                     gpointer user_data)
{
  GTask *task;

  change->context = g_object_ref (context);
  g_atomic_ref_count_inc (&change->references);
  task = duo_service_write_async (context, duo_people_do_async, &change->name, change->job, change,
                                  (GDestroyNotify) duo_people_change_free, NULL, cancellable, callback, user_data);
  g_object_set_data_full (G_OBJECT (task), "duo-change", change, (GDestroyNotify) duo_people_change_free);
}

gboolean
duo_people_do_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  if (!duo_service_finish (context, duo_people_do_async, result, NULL, error))
    return FALSE;

  take_over (g_object_get_data (G_OBJECT (result), "duo-change"));
  return TRUE;
}

/* As duo_people_do_async(), at once; blocks. */
gboolean
duo_people_do (DuoContext *context, DuoPeopleChange *change, GError **error)
{
  g_autoptr (DuoPeopleChange) owned = change;
  gpointer nothing = NULL;

  owned->context = g_object_ref (context);
  if (!duo_store_write (duo_context_get_store (context), &owned->name, owned->job, owned, &nothing, NULL, error))
    return FALSE;

  take_over (owned);
  return TRUE;
}
