/* SPDX-License-Identifier: EUPL-1.2 */
/* Listing actions with names and titles, and adding one for somebody by name. */
#include "duo-actions-service.h"

#include "duo-action-table.h"
#include "duo-error.h"
#include "duo-fold.h"
#include "duo-manager-table.h"
#include "duo-object.h"
#include "duo-service-task.h"

void
duo_action_entry_free (DuoActionEntry *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->action);
  g_free (self->owner);
  g_free (self->about);
  g_free (self);
}

void
duo_action_list_free (DuoActionList *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_clear_pointer (&self->managers, g_ptr_array_unref);
  g_free (self);
}

typedef struct
{
  DuoContext   *context; /* (owned) */
  DuoObjectKind about_kind;
  gint64        about;
} Query;

static void
query_free (Query *self)
{
  g_object_unref (self->context);
  g_free (self);
}

static char *
owner_name (GPtrArray *managers,
            gint64     id)
{
  for (guint i = 0; id != 0 && i < managers->len; i++)
    if (duo_manager_get_id (managers->pdata[i]) == id)
      return g_strdup (duo_manager_get_name (managers->pdata[i]));

  return g_strdup ("");
}

/* The title of what an action is about; *@title is "" for nothing and for what is gone. Inside a job. */
gboolean
duo_actions_find_about (DuoDatabase  *db,
                        DuoAction    *action,
                        char        **title,
                        GError      **error)
{
  g_autoptr (GError) local_error = NULL;

  if (duo_object_find_title (db, duo_action_get_about_kind (action), duo_action_get_about (action), title, &local_error))
    return TRUE;
  if (!g_error_matches (local_error, DUO_ERROR, DUO_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  *title = g_strdup ("");
  return TRUE;
}

typedef struct
{
  DuoObjectKind kind;
  gint64 id;
} About;

static gboolean
about_job (DuoDatabase   *db,
           gpointer       user_data,
           gpointer      *result,
           GCancellable  *cancellable,
           GError       **error)
{
  const About *about = user_data;
  g_autofree char *title = NULL;

  return duo_object_find_title (db, about->kind, about->id, &title, error);
}

gboolean
duo_actions_can_be_about (DuoContext     *context,
                          DuoObjectKind   kind,
                          gint64          id,
                          GError        **error)
{
  About about = { kind, id };

  return duo_store_read (duo_context_get_store (context), about_job, &about, NULL, error);
}

/* Returns: (transfer full) (nullable): @action with the names that its row says. */
static DuoActionEntry *
entry_new (DuoDatabase  *db,
           DuoAction    *action,
           GPtrArray    *managers,
           GError      **error)
{
  g_autoptr (DuoActionEntry) entry = g_new0 (DuoActionEntry, 1);

  entry->action = g_object_ref (action);
  entry->owner = owner_name (managers, duo_action_get_owner (action));
  if (!duo_actions_find_about (db, action, &entry->about, error))
    return NULL;

  return g_steal_pointer (&entry);
}

static gint
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  DuoAction *first = (*(DuoActionEntry *const *) a)->action;
  DuoAction *second = (*(DuoActionEntry *const *) b)->action;
  const gboolean first_done = duo_when_is_known (duo_action_get_done (first));
  const gboolean second_done = duo_when_is_known (duo_action_get_done (second));
  gint order;

  if (first_done != second_done)
    return first_done ? 1 : -1;

  order = first_done ? duo_when_compare (duo_action_get_done (second), duo_action_get_done (first))
                     : duo_when_compare (duo_action_get_due (first), duo_action_get_due (second));
  if (order != 0)
    return order;
  return duo_action_get_id (first) < duo_action_get_id (second) ? -1 : 1;
}

static gboolean
is_asked (const Query *query,
          DuoAction   *action)
{
  return query->about_kind == DUO_OBJECT_NONE
         || (duo_action_get_about_kind (action) == query->about_kind && duo_action_get_about (action) == query->about);
}

static gboolean
load_job (DuoDatabase   *db,
          gpointer       user_data,
          gpointer      *result,
          GCancellable  *cancellable,
          GError       **error)
{
  const Query *query = user_data;
  g_autoptr (DuoActionList) list = g_new0 (DuoActionList, 1);
  g_autoptr (GPtrArray) actions = duo_action_table_list (db, error);
  g_autoptr (DuoManager) me = NULL;

  if (actions == NULL)
    return FALSE;
  list->managers = duo_manager_table_list (db, error);
  if (list->managers == NULL || !duo_context_find_me (query->context, db, &me, error))
    return FALSE;

  list->me = me != NULL ? duo_manager_get_id (me) : 0;
  list->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_action_entry_free);
  for (guint i = 0; i < actions->len; i++)
    {
      DuoActionEntry *entry;

      if (!is_asked (query, actions->pdata[i]))
        continue;

      entry = entry_new (db, actions->pdata[i], list->managers, error);
      if (entry == NULL)
        return FALSE;
      g_ptr_array_add (list->entries, entry);
    }
  g_ptr_array_sort (list->entries, compare_entries);

  *result = g_steal_pointer (&list);
  return TRUE;
}

static Query *
query_new (DuoContext    *context,
           DuoObjectKind  about_kind,
           gint64         about)
{
  Query *query = g_new0 (Query, 1);

  query->context = g_object_ref (context);
  query->about_kind = about_kind;
  query->about = about;
  return query;
}

/**
 * duo_actions_load_async:
 * @context: the context
 * @about_kind: of what kind of object; %DUO_OBJECT_NONE for all actions
 * @about: its id
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
duo_actions_load_async (DuoContext          *context,
                        DuoObjectKind        about_kind,
                        gint64               about,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  duo_service_read_async (context, duo_actions_load_async, load_job, query_new (context, about_kind, about),
                          (GDestroyNotify) query_free, (GDestroyNotify) duo_action_list_free, cancellable, callback,
                          user_data);
}

/* Returns: (transfer full): the list, or %NULL with @error set. */
DuoActionList *
duo_actions_load_finish (DuoContext    *context,
                         GAsyncResult  *result,
                         GError       **error)
{
  gpointer list = NULL;

  return duo_service_finish (context, duo_actions_load_async, result, &list, error) ? list : NULL;
}

/* As duo_actions_load_async(), at once; blocks. */
DuoActionList *
duo_actions_load (DuoContext     *context,
                  DuoObjectKind   about_kind,
                  gint64          about,
                  GError        **error)
{
  Query query = { context, about_kind, about };
  gpointer list = NULL;

  return duo_store_read (duo_context_get_store (context), load_job, &query, &list, error) ? list : NULL;
}

void
duo_action_ids_free (DuoActionIds *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->managers, g_ptr_array_unref);
  g_free (self);
}

typedef struct
{
  DuoContext *context;  /* (owned) */
  DuoActionQuery query; /* its text is owned */
  gboolean mine;
} IdQuery;

static void
id_query_free (IdQuery *self)
{
  g_object_unref (self->context);
  g_free ((char *) self->query.text);
  g_free (self);
}

static gboolean
query_job (DuoDatabase   *db,
           gpointer       user_data,
           gpointer      *result,
           GCancellable  *cancellable,
           GError       **error)
{
  const IdQuery *asked = user_data;
  const DuoActionQuery everything = { FALSE, 0, NULL, DUO_ACTION_SORT_NEWEST };
  DuoActionQuery query = asked->query;
  g_autoptr (DuoActionIds) list = g_new0 (DuoActionIds, 1);
  g_autoptr (DuoManager) me = NULL;
  g_autoptr (GArray) all = NULL;

  list->managers = duo_manager_table_list (db, error);
  if (list->managers == NULL || !duo_context_find_me (asked->context, db, &me, error))
    return FALSE;

  list->me = me != NULL ? duo_manager_get_id (me) : 0;
  if (asked->mine)
    query.owner = list->me != 0 ? list->me : -1; /* nobody knows me yet: nothing is mine */
  list->ids = duo_action_table_list_ids (db, &query, error);
  all = list->ids != NULL ? duo_action_table_list_ids (db, &everything, error) : NULL;
  if (all == NULL)
    return FALSE;

  list->n_all = all->len;
  *result = g_steal_pointer (&list);
  return TRUE;
}

void
duo_actions_query_async (DuoContext           *context,
                         const DuoActionQuery *query,
                         gboolean              mine,
                         GCancellable         *cancellable,
                         GAsyncReadyCallback   callback,
                         gpointer              user_data)
{
  IdQuery *asked = g_new0 (IdQuery, 1);

  asked->context = g_object_ref (context);
  asked->query = *query;
  asked->query.text = g_strdup (query->text);
  asked->mine = mine;
  duo_service_read_async (context, duo_actions_query_async, query_job, asked, (GDestroyNotify) id_query_free,
                          (GDestroyNotify) duo_action_ids_free, cancellable, callback, user_data);
}

/* Returns: (transfer full): the ids, or %NULL with @error set. */
DuoActionIds *
duo_actions_query_finish (DuoContext    *context,
                          GAsyncResult  *result,
                          GError       **error)
{
  gpointer list = NULL;

  return duo_service_finish (context, duo_actions_query_async, result, &list, error) ? list : NULL;
}

static gboolean
fetch_job (DuoDatabase   *db,
           gpointer       user_data,
           gpointer      *result,
           GCancellable  *cancellable,
           GError       **error)
{
  GArray *ids = user_data;
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_action_entry_free);
  g_autoptr (GPtrArray) managers = duo_manager_table_list (db, error);

  if (managers == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (GError) local_error = NULL;
      g_autoptr (DuoAction) action = duo_action_table_get (db, g_array_index (ids, gint64, i), &local_error);
      DuoActionEntry *entry = NULL;

      if (action == NULL && !g_error_matches (local_error, DUO_ERROR, DUO_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return FALSE;
        }
      if (action != NULL)
        {
          entry = entry_new (db, action, managers, error);
          if (entry == NULL)
            return FALSE;
        }
      g_ptr_array_add (entries, entry);
    }

  *result = g_steal_pointer (&entries);
  return TRUE;
}

void
duo_actions_fetch_async (DuoContext          *context,
                         GArray              *ids,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  duo_service_read_async (context, duo_actions_fetch_async, fetch_job, g_array_ref (ids), (GDestroyNotify) g_array_unref,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/* Returns: (transfer full) (element-type DuoActionEntry): the rows in the order asked for, or %NULL with @error set. */
GPtrArray *
duo_actions_fetch_finish (DuoContext    *context,
                          GAsyncResult  *result,
                          GError       **error)
{
  gpointer entries = NULL;

  return duo_service_finish (context, duo_actions_fetch_async, result, &entries, error) ? entries : NULL;
}

/* As duo_actions_fetch_async(), at once; blocks. */
GPtrArray *
duo_actions_fetch (DuoContext  *context,
                   GArray      *ids,
                   GError     **error)
{
  gpointer entries = NULL;

  return duo_store_read (duo_context_get_store (context), fetch_job, ids, &entries, error) ? entries : NULL;
}

typedef struct
{
  DuoContext *context; /* (owned) */
  DuoAction  *copy;    /* (owned) */
  char       *owner;   /* (owned) (nullable) */
} Adding;

static Adding *
adding_new (DuoContext *context,
            DuoAction  *action,
            const char *owner)
{
  Adding *self = g_new0 (Adding, 1);

  self->context = g_object_ref (context);
  self->copy = duo_action_copy (action);
  self->owner = g_strdup (owner);
  return self;
}

static void
adding_free (Adding *self)
{
  g_object_unref (self->context);
  g_object_unref (self->copy);
  g_free (self->owner);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Adding, adding_free)

/* The manager of that login, or else of that name however it is written, or else a new one. */
static DuoManager *
find_owner (DuoDatabase  *db,
            const char   *owner,
            GError      **error)
{
  g_autoptr (GPtrArray) managers = duo_manager_table_list (db, error);
  g_autoptr (DuoManager) added = NULL;
  g_autofree char *folded = duo_fold_text (owner);

  if (managers == NULL)
    return NULL;

  for (guint i = 0; i < managers->len; i++)
    if (g_str_equal (duo_manager_get_login (managers->pdata[i]), owner))
      return g_object_ref (managers->pdata[i]);
  for (guint i = 0; i < managers->len; i++)
    {
      g_autofree char *name = duo_fold_text (duo_manager_get_name (managers->pdata[i]));

      if (g_str_equal (name, folded))
        return g_object_ref (managers->pdata[i]);
    }

  added = duo_manager_new ();
  duo_manager_set_name (added, owner);
  duo_manager_set_login (added, owner);
  if (!duo_object_check (G_OBJECT (added), error) || !duo_manager_table_save (db, added, error))
    return NULL;
  return g_steal_pointer (&added);
}

/* Makes an id of the name of who does @action, where it has one. Inside a job. */
gboolean
duo_actions_settle_owner (DuoDatabase  *db,
                          DuoAction    *action,
                          GError      **error)
{
  g_autoptr (DuoManager) owner = NULL;

  if (*duo_action_get_owner_name (action) == '\0')
    return TRUE;

  owner = find_owner (db, duo_action_get_owner_name (action), error);
  if (owner == NULL)
    return FALSE;
  duo_action_set_owner (action, duo_manager_get_id (owner));
  duo_action_set_owner_name (action, "");
  return TRUE;
}

static gboolean
add_job (DuoDatabase   *db,
         gpointer       user_data,
         gpointer      *result,
         GCancellable  *cancellable,
         GError       **error)
{
  Adding *adding = user_data;
  g_autoptr (DuoManager) owner = NULL;

  if (!duo_object_check (G_OBJECT (adding->copy), error))
    return FALSE;

  owner = adding->owner != NULL ? find_owner (db, adding->owner, error) : duo_context_ensure_me (adding->context, db, error);
  if (owner == NULL)
    return FALSE;

  duo_action_set_owner (adding->copy, duo_manager_get_id (owner));
  if (!duo_action_table_save (db, adding->copy, error))
    return FALSE;

  duo_store_name_object (db, duo_action_get_id (adding->copy));
  *result = g_object_ref (adding->copy);
  return TRUE;
}

static const DuoChangeName add_name = { DUO_CHANGE_ADD, DUO_OBJECT_ACTION, 0 };

static void
take_over_owner (DuoAction *action,
                 DuoAction *saved)
{
  duo_object_take_over (G_OBJECT (action), G_OBJECT (saved));
  duo_action_set_owner (action, duo_action_get_owner (saved));
}

/* @owner: (nullable): name or login of its owner; %NULL for the person at work. Blocks. */
gboolean
duo_actions_add (DuoContext  *context,
                 DuoAction   *action,
                 const char  *owner,
                 GError     **error)
{
  g_autoptr (Adding) adding = adding_new (context, action, owner);
  g_autoptr (DuoAction) saved = NULL;
  gpointer value = NULL;

  if (!duo_store_write (duo_context_get_store (context), &add_name, add_job, adding, &value, NULL, error))
    return FALSE;

  saved = value;
  take_over_owner (action, saved);
  return TRUE;
}
