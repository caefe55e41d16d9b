/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading what is known of the people at an institution. */
#include "duo-people-service.h"

#include "duo-channel-table.h"
#include "duo-contact-doubles.h"
#include "duo-contact-link-table.h"
#include "duo-contact-moment-table.h"
#include "duo-contact-table.h"
#include "duo-manager-table.h"
#include "duo-people-table.h"
#include "duo-register-title.h"
#include "duo-service-task.h"
#include "duo-willingness-table.h"

/* Gives up one hold of it; the last one frees it. */
void
duo_people_free (DuoPeople *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->n_holders))
    return;

  g_free (self->title);
  g_free (self->board_title);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->answers, g_ptr_array_unref);
  g_clear_pointer (&self->board_answers, g_ptr_array_unref);
  g_clear_pointer (&self->moments, g_ptr_array_unref);
  g_clear_pointer (&self->contacts, g_hash_table_unref);
  g_clear_pointer (&self->managers, g_ptr_array_unref);
  g_free (self);
}

/* What a read is about. */
typedef struct
{
  DuoContext *context; /* (owned) */
  gint64      one;
  gint64      other;
  DuoContact *contact; /* (owned) (nullable) */
} Question;

static Question *
question_new (DuoContext *context, gint64 one, gint64 other, DuoContact *contact)
{
  Question *self = g_new0 (Question, 1);

  self->context = g_object_ref (context);
  self->one = one;
  self->other = other;
  self->contact = contact != NULL ? duo_contact_copy (contact) : NULL;
  return self;
}

static void
question_free (Question *self)
{
  g_object_unref (self->context);
  g_clear_object (&self->contact);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Question, question_free)

/* ---- One institution ---- */

/* Adds a contact that something refers to; one that is there already is not read again. */
static gboolean
add_contact (DuoDatabase *db, DuoPeople *self, gint64 id, GError **error)
{
  DuoContact *contact;

  if (id == 0 || g_hash_table_contains (self->contacts, &id))
    return TRUE;

  contact = duo_contact_table_get (db, id, error);
  if (contact == NULL)
    return FALSE;
  g_hash_table_insert (self->contacts, g_memdup2 (&id, sizeof id), contact);
  return TRUE;
}

static gboolean
add_contacts (DuoDatabase *db, DuoPeople *self, GError **error)
{
  GPtrArray *const answers[] = { self->answers, self->board_answers };

  self->contacts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  for (guint i = 0; i < self->entries->len; i++)
    {
      DuoContactEntry *entry = self->entries->pdata[i];
      const gint64 id = duo_contact_get_id (entry->contact);

      g_hash_table_insert (self->contacts, g_memdup2 (&id, sizeof id), g_object_ref (entry->contact));
    }
  for (guint i = 0; i < self->moments->len; i++)
    if (!add_contact (db, self, duo_contact_moment_get_contact (self->moments->pdata[i]), error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    for (guint j = 0; j < answers[i]->len; j++)
      if (!add_contact (db, self, duo_willingness_get_contact (answers[i]->pdata[j]), error))
        return FALSE;

  return TRUE;
}

static gint
compare_moments (gconstpointer a, gconstpointer b)
{
  DuoContactMoment *first = *(DuoContactMoment *const *) a;
  DuoContactMoment *second = *(DuoContactMoment *const *) b;
  const gint order = duo_when_compare (duo_contact_moment_get_day (second), duo_contact_moment_get_day (first));

  if (order != 0)
    return order;
  return duo_contact_moment_get_id (first) > duo_contact_moment_get_id (second) ? -1 : 1;
}

/* The moments with the institution and those with its board, each once. */
static gboolean
load_moments (DuoDatabase *db, DuoPeople *self, GError **error)
{
  g_autoptr (GPtrArray) of_board = NULL;

  self->moments = duo_contact_moment_table_list (db, DUO_OBJECT_INSTITUTION, self->institution, error);
  if (self->moments == NULL)
    return FALSE;
  if (self->board == 0)
    return TRUE;

  of_board = duo_contact_moment_table_list (db, DUO_OBJECT_BOARD, self->board, error);
  if (of_board == NULL)
    return FALSE;
  for (guint i = 0; i < of_board->len; i++)
    if (duo_contact_moment_get_institution (of_board->pdata[i]) == 0)
      g_ptr_array_add (self->moments, g_object_ref (of_board->pdata[i]));
  g_ptr_array_sort (self->moments, compare_moments);
  return TRUE;
}

/* Reads them; *@people is (transfer full). */
static gboolean
read_people (DuoDatabase *db, const Question *question, DuoPeople **people, GError **error)
{
  g_autoptr (DuoPeople) self = g_new0 (DuoPeople, 1);
  g_autoptr (DuoManager) me = NULL;
  DuoOwners owners = { 0 };

  g_atomic_ref_count_init (&self->n_holders);
  self->institution = question->one;
  if (!duo_people_table_get_owners (db, self->institution, &owners, error)
      || !duo_people_table_get_sectors (db, self->institution, &self->sectors, error)
      || !duo_context_find_me (question->context, db, &me, error))
    return FALSE;
  self->board = owners.board;
  self->owner = owners.owner;
  self->substitute = owners.substitute;
  self->me = me != NULL ? duo_manager_get_id (me) : 0;
  self->title = duo_register_dup_title (db, DUO_OBJECT_INSTITUTION, self->institution, error);
  if (self->title == NULL)
    return FALSE;
  self->board_title = self->board != 0 ? duo_register_dup_title (db, DUO_OBJECT_BOARD, self->board, error) : g_strdup ("");
  if (self->board_title == NULL)
    return FALSE;

  self->entries = duo_people_table_list_entries (db, DUO_OBJECT_INSTITUTION, self->institution, error);
  if (self->entries == NULL)
    return FALSE;
  self->answers = duo_willingness_table_list (db, DUO_OBJECT_INSTITUTION, self->institution, error);
  if (self->answers == NULL)
    return FALSE;
  self->board_answers = self->board != 0 ? duo_willingness_table_list (db, DUO_OBJECT_BOARD, self->board, error)
                                         : g_ptr_array_new_with_free_func (g_object_unref);
  if (self->board_answers == NULL || !load_moments (db, self, error))
    return FALSE;
  self->managers = duo_manager_table_list (db, error);
  if (self->managers == NULL || !add_contacts (db, self, error))
    return FALSE;

  *people = g_steal_pointer (&self);
  return TRUE;
}

/* The one that was read last, kept with the context: each section of an institution's detail asks for it. Only jobs that
 * read touch it, one at a time. */
typedef struct
{
  DuoPeople *people; /* (owned) */
  gint64     stamp;  /* of the store when it was read */
} Kept;

#define KEPT "duo-people"

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  duo_people_free (kept->people);
  g_free (kept);
}

static gboolean
load_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const Question *question = user_data;
  Kept *kept = g_object_get_data (G_OBJECT (question->context), KEPT);
  gint64 stamp = 0;

  if (!duo_database_get_stamp (db, &stamp, error))
    return FALSE;
  if (kept == NULL || kept->stamp != stamp || kept->people->institution != question->one)
    {
      DuoPeople *people = NULL;

      if (!read_people (db, question, &people, error))
        return FALSE;
      kept = g_new0 (Kept, 1);
      kept->people = people;
      kept->stamp = stamp;
      g_object_set_data_full (G_OBJECT (question->context), KEPT, kept, kept_free);
    }

  g_atomic_ref_count_inc (&kept->people->n_holders);
  *result = kept->people;
  return TRUE;
}

/**
 * duo_people_load_async:
 * @context: the context
 * @institution: its id
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
duo_people_load_async (DuoContext *context, gint64 institution, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data)
{
  duo_service_read_async (context, duo_people_load_async, load_job, question_new (context, institution, 0, NULL),
                          (GDestroyNotify) question_free, (GDestroyNotify) duo_people_free, cancellable, callback, user_data);
}

/* Returns: (transfer full): what there is, or %NULL with @error set: %DUO_ERROR_NOT_FOUND for no such institution. */
DuoPeople *
duo_people_load_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer people = NULL;

  return duo_service_finish (context, duo_people_load_async, result, &people, error) ? people : NULL;
}

/* As duo_people_load_async(), at once; blocks. */
DuoPeople *
duo_people_load (DuoContext *context, gint64 institution, GError **error)
{
  g_autoptr (Question) question = question_new (context, institution, 0, NULL);
  gpointer people = NULL;

  return duo_store_read (duo_context_get_store (context), load_job, question, &people, error) ? people : NULL;
}

/* Returns: (transfer none): the name of the colleague; "" for nobody. */
const char *
duo_people_get_manager_name (DuoPeople *self, gint64 manager)
{
  for (guint i = 0; manager != 0 && i < self->managers->len; i++)
    if (duo_manager_get_id (self->managers->pdata[i]) == manager)
      return duo_manager_get_name (self->managers->pdata[i]);

  return "";
}

/* Returns: (transfer none) (nullable): the contact, of those that are referred to. */
DuoContact *
duo_people_find_contact (DuoPeople *self, gint64 contact)
{
  return g_hash_table_lookup (self->contacts, &contact);
}

/* ---- All of them ---- */

static gboolean
list_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  *result = duo_people_table_list_entries (db, DUO_OBJECT_NONE, 0, error);
  return *result != NULL;
}

GPtrArray *
duo_people_list_contacts (DuoContext *context, GError **error)
{
  gpointer entries = NULL;

  return duo_store_read (duo_context_get_store (context), list_job, NULL, &entries, error) ? entries : NULL;
}

static gboolean
answers_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  *result = duo_people_table_load_answers (db, error);
  return *result != NULL;
}

GHashTable *
duo_people_load_answers (DuoContext *context, GError **error)
{
  gpointer answers = NULL;

  return duo_store_read (duo_context_get_store (context), answers_job, NULL, &answers, error) ? answers : NULL;
}

/* ---- Doubles ---- */

/* The one group of @contact: those in the store that are the same person, without himself. */
static GPtrArray *
find_doubles_of (GPtrArray *contacts, DuoContact *contact)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) group = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < contacts->len; i++)
    if (duo_contact_get_id (contacts->pdata[i]) != duo_contact_get_id (contact)
        && duo_contact_is_double_of (contacts->pdata[i], contact))
      g_ptr_array_add (group, g_object_ref (contacts->pdata[i]));
  if (group->len > 0)
    g_ptr_array_add (groups, g_steal_pointer (&group));

  return groups;
}

static gboolean
doubles_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const Question *question = user_data;
  g_autoptr (GPtrArray) contacts = duo_contact_table_list (db, error);

  if (contacts == NULL)
    return FALSE;

  *result = question->contact != NULL ? find_doubles_of (contacts, question->contact) : duo_contacts_find_doubles (contacts);
  return TRUE;
}

void
duo_people_find_doubles_async (DuoContext *context, DuoContact *contact, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  duo_service_read_async (context, duo_people_find_doubles_async, doubles_job, question_new (context, 0, 0, contact),
                          (GDestroyNotify) question_free, (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
duo_people_find_doubles_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer groups = NULL;

  return duo_service_finish (context, duo_people_find_doubles_async, result, &groups, error) ? groups : NULL;
}

/* As duo_people_find_doubles_async(), at once; blocks. */
GPtrArray *
duo_people_find_doubles (DuoContext *context, DuoContact *contact, GError **error)
{
  g_autoptr (Question) question = question_new (context, 0, 0, contact);
  gpointer groups = NULL;

  return duo_store_read (duo_context_get_store (context), doubles_job, question, &groups, error) ? groups : NULL;
}

/* ---- The successor ---- */

static gboolean
offers_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const Question *question = user_data;
  g_autoptr (GPtrArray) links = duo_contact_link_table_list (db, DUO_OBJECT_INSTITUTION, question->one, error);
  g_autoptr (GPtrArray) answers = links != NULL ? duo_willingness_table_list (db, DUO_OBJECT_INSTITUTION, question->one, error) : NULL;
  g_autoptr (GPtrArray) new_links
    = answers != NULL ? duo_contact_link_table_list (db, DUO_OBJECT_INSTITUTION, question->other, error) : NULL;
  g_autoptr (GPtrArray) new_answers
    = new_links != NULL ? duo_willingness_table_list (db, DUO_OBJECT_INSTITUTION, question->other, error) : NULL;
  g_autoptr (GPtrArray) channels
    = new_answers != NULL ? duo_channel_table_list (db, DUO_CHANNELS_OF_INSTITUTION, question->one, error) : NULL;
  g_autoptr (GPtrArray) new_channels
    = channels != NULL ? duo_channel_table_list (db, DUO_CHANNELS_OF_INSTITUTION, question->other, error) : NULL;

  if (new_channels == NULL)
    return FALSE;

  *result = duo_offers_new (links, answers, channels, question->other, new_links, new_answers, new_channels,
                            duo_clock_get_today (duo_context_get_clock (question->context)));
  return TRUE;
}

void
duo_people_load_offers_async (DuoContext *context, gint64 institution, gint64 successor, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  duo_service_read_async (context, duo_people_load_offers_async, offers_job,
                          question_new (context, institution, successor, NULL), (GDestroyNotify) question_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
duo_people_load_offers_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer offers = NULL;

  return duo_service_finish (context, duo_people_load_offers_async, result, &offers, error) ? offers : NULL;
}

/* As duo_people_load_offers_async(), at once; blocks. */
GPtrArray *
duo_people_load_offers (DuoContext *context, gint64 institution, gint64 successor, GError **error)
{
  g_autoptr (Question) question = question_new (context, institution, successor, NULL);
  gpointer offers = NULL;

  return duo_store_read (duo_context_get_store (context), offers_job, question, &offers, error) ? offers : NULL;
}
