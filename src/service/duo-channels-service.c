/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading channels with what they inherit; profiles and partners. */
#include "duo-channels-service.h"

#include "duo-fold.h"
#include "duo-partner-table.h"
#include "duo-profile-table.h"
#include "duo-service-task.h"

typedef struct
{
  DuoChannelScope scope;
  gint64 id;
} Question;

void
duo_channel_entry_free (DuoChannelEntry *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->channel);
  g_clear_object (&self->profile);
  g_free (self->brin);
  g_free (self->owner);
  g_free (self);
}

/* By the name of the owner, in which the kinds and names keep their order. */
static gint
compare_owners (gconstpointer a, gconstpointer b)
{
  const DuoChannelEntry *first = *(const DuoChannelEntry *const *) a;
  const DuoChannelEntry *second = *(const DuoChannelEntry *const *) b;
  g_autofree char *first_key = duo_fold_sort_key (first->owner);
  g_autofree char *second_key = duo_fold_sort_key (second->owner);

  return g_strcmp0 (first_key, second_key);
}

static DuoProfile *
find_profile (GPtrArray *profiles, gint64 id)
{
  for (guint i = 0; id != 0 && i < profiles->len; i++)
    if (duo_profile_get_id (profiles->pdata[i]) == id)
      return profiles->pdata[i];

  return NULL;
}

static DuoChannelEntry *
entry_new (DuoChannel *channel, DuoProfile *profile, const DuoChannelOwner *owner)
{
  DuoChannelEntry *self = g_new0 (DuoChannelEntry, 1);

  self->channel = g_object_ref (channel);
  self->profile = profile != NULL ? g_object_ref (profile) : NULL;
  self->brin = g_strdup (owner != NULL ? owner->brin : "");
  self->owner = g_strdup (owner != NULL ? owner->name : "");
  duo_effective_specs_init (&self->specs, duo_channel_get_kind (channel), duo_channel_get_specs (channel),
                            profile != NULL ? duo_profile_get_specs (profile) : NULL);
  return self;
}

GPtrArray *
duo_channel_entries_read (DuoDatabase *db, DuoChannelScope scope, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_channel_entry_free);
  g_autoptr (GPtrArray) channels = duo_channel_table_list (db, scope, id, error);
  g_autoptr (GPtrArray) profiles = NULL;
  g_autoptr (GHashTable) owners = NULL;

  if (channels == NULL)
    return NULL;
  profiles = duo_profile_table_list (db, error);
  if (profiles == NULL)
    return NULL;
  owners = duo_channel_table_list_owners (db, error);
  if (owners == NULL)
    return NULL;

  for (guint i = 0; i < channels->len; i++)
    {
      DuoChannel *channel = channels->pdata[i];
      const gint64 institution = duo_channel_get_institution (channel);

      g_ptr_array_add (entries, entry_new (channel, find_profile (profiles, duo_channel_get_profile (channel)),
                                           g_hash_table_lookup (owners, &institution)));
    }
  if (scope != DUO_CHANNELS_OF_INSTITUTION)
    g_ptr_array_sort (entries, compare_owners); /* is stable */
  return g_steal_pointer (&entries);
}

static gboolean
list_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const Question *question = user_data;

  *result = duo_channel_entries_read (db, question->scope, question->id, error);
  return *result != NULL;
}

GPtrArray *
duo_channels_list (DuoContext *context, DuoChannelScope scope, gint64 id, GError **error)
{
  Question question = { scope, id };
  gpointer entries = NULL;

  return duo_store_read (duo_context_get_store (context), list_job, &question, &entries, error) ? entries : NULL;
}

void
duo_channels_list_async (DuoContext          *context,
                         DuoChannelScope      scope,
                         gint64               id,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  const Question question = { scope, id };

  duo_service_read_async (context, duo_channels_list_async, list_job, g_memdup2 (&question, sizeof question), g_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
duo_channels_list_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer entries = NULL;

  return duo_service_finish (context, duo_channels_list_async, result, &entries, error) ? entries : NULL;
}

/* ---- Profiles and partners ---- */

static gboolean
profiles_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  *result = duo_profile_table_list (db, error);
  return *result != NULL;
}

GPtrArray *
duo_profiles_list (DuoContext *context, GError **error)
{
  gpointer profiles = NULL;

  return duo_store_read (duo_context_get_store (context), profiles_job, NULL, &profiles, error) ? profiles : NULL;
}

void
duo_profiles_list_async (DuoContext *context, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  duo_service_read_async (context, duo_profiles_list_async, profiles_job, NULL, NULL, (GDestroyNotify) g_ptr_array_unref,
                          cancellable, callback, user_data);
}

GPtrArray *
duo_profiles_list_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer profiles = NULL;

  return duo_service_finish (context, duo_profiles_list_async, result, &profiles, error) ? profiles : NULL;
}

static gboolean
partners_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  *result = duo_partner_table_list (db, error);
  return *result != NULL;
}

GPtrArray *
duo_partners_list (DuoContext *context, GError **error)
{
  gpointer partners = NULL;

  return duo_store_read (duo_context_get_store (context), partners_job, NULL, &partners, error) ? partners : NULL;
}

/* ---- Locations ---- */

static gboolean
places_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  *result = duo_channel_table_list_places (db, *(const gint64 *) user_data, error);
  return *result != NULL;
}

GPtrArray *
duo_channel_places_list (DuoContext *context, gint64 institution, GError **error)
{
  gpointer places = NULL;

  return duo_store_read (duo_context_get_store (context), places_job, &institution, &places, error) ? places : NULL;
}

void
duo_channel_places_list_async (DuoContext          *context,
                               gint64               institution,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  duo_service_read_async (context, duo_channel_places_list_async, places_job, g_memdup2 (&institution, sizeof institution), g_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
duo_channel_places_list_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer places = NULL;

  return duo_service_finish (context, duo_channel_places_list_async, result, &places, error) ? places : NULL;
}

/* ---- Changing a profile ---- */

static gboolean
same_specs (const DuoEffectiveSpecs *a, const DuoEffectiveSpecs *b)
{
  for (guint i = 0; i < DUO_N_SPEC_FIELDS; i++)
    if (a->state[i] != b->state[i] || a->number[i] != b->number[i])
      return FALSE;

  return TRUE;
}

/* Whether the answer that counts for @entry follows that of its profile, and is another text than that of @value. */
static gboolean
is_text_touched (DuoChannelEntry *entry, DuoSpecField field, const DuoSpecValue *value)
{
  const DuoSpecValue *before = duo_specs_get (duo_profile_get_specs (entry->profile), field);

  return duo_spec_field_weight (field, entry->specs.kind) != DUO_SPEC_NOT_APPLICABLE
         && duo_specs_get (duo_channel_get_specs (entry->channel), field) == NULL
         && g_strcmp0 (before != NULL ? before->text : NULL, value != NULL ? value->text : NULL) != 0;
}

GPtrArray *
duo_channel_entries_touched (GPtrArray *entries, DuoSpecField field, const DuoSpecValue *value)
{
  GPtrArray *touched = g_ptr_array_new ();

  for (guint i = 0; i < entries->len; i++)
    {
      DuoChannelEntry *entry = entries->pdata[i];
      g_autoptr (DuoSpecs) changed = NULL;
      DuoEffectiveSpecs after;

      if (entry->profile == NULL)
        continue;
      changed = duo_specs_copy (duo_profile_get_specs (entry->profile));
      duo_specs_take (changed, field, duo_spec_value_copy (value));
      duo_effective_specs_init (&after, entry->specs.kind, duo_channel_get_specs (entry->channel), changed);
      if (!same_specs (&entry->specs, &after) || is_text_touched (entry, field, value))
        g_ptr_array_add (touched, entry);
    }

  return touched;
}
