/* SPDX-License-Identifier: EUPL-1.2 */
/* Saving, removing and reading again: one object, one named change. */
#include "duo-calendar-service.h"

#include "duo-actions-service.h"
#include "duo-error.h"
#include "duo-object.h"
#include "duo-service-task.h"

/* A save on its way: a copy that belongs to the writer's thread. */
typedef struct
{
  GObject *copy; /* (owned) */
  gboolean join;
} Saving;

static Saving *
saving_new (GObject  *object,
            gboolean  join)
{
  Saving *self = g_new0 (Saving, 1);

  self->copy = duo_record_copy (object);
  self->join = join;
  return self;
}

static void
saving_free (Saving *self)
{
  g_object_unref (self->copy);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Saving, saving_free)

static gboolean
save_job (DuoDatabase   *db,
          gpointer       user_data,
          gpointer      *result,
          GCancellable  *cancellable,
          GError       **error)
{
  Saving *saving = user_data;

  if (!duo_object_check (saving->copy, error)
      || (DUO_IS_ACTION (saving->copy) && !duo_actions_settle_owner (db, DUO_ACTION (saving->copy), error))
      || !duo_object_type_of (saving->copy)->save (db, saving->copy, error))
    return FALSE;

  duo_store_name_object (db, duo_object_get_id (saving->copy));
  if (saving->join)
    duo_store_join_previous (db);

  *result = g_object_ref (saving->copy);
  return TRUE;
}

static DuoChangeName
name_of (GObject       *object,
         DuoChangeKind  kind)
{
  return (DuoChangeName) { kind, duo_object_type_of (object)->kind, duo_object_get_id (object) };
}

/**
 * duo_calendar_save_async:
 * @context: the context
 * @object: what to save; may be changed on before the save is done
 * @kind: what the change is called
 * @join: whether it belongs to the run of the change before it
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves are done in the order in which they are asked for. A second save of the same object waits for the end
 * of the first: it needs the revision that the first one gives.
 */
void
duo_calendar_save_async (DuoContext          *context,
                         GObject             *object,
                         DuoChangeKind        kind,
                         gboolean             join,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  const DuoChangeName name = name_of (object, kind);
  GTask *task = duo_service_write_async (context, duo_calendar_save_async, &name, save_job, saving_new (object, join),
                                         (GDestroyNotify) saving_free, g_object_unref, cancellable, callback, user_data);

  g_object_set_data_full (G_OBJECT (task), "duo-original", g_object_ref (object), g_object_unref);
}

/* Returns: whether it was saved; the object has its id and new revision then. */
gboolean
duo_calendar_save_finish (DuoContext    *context,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_autoptr (GObject) saved = NULL;
  gpointer value = NULL;

  if (!duo_service_finish (context, duo_calendar_save_async, result, &value, error))
    return FALSE;

  saved = value;
  duo_object_take_over (g_object_get_data (G_OBJECT (result), "duo-original"), saved);
  if (DUO_IS_ACTION (saved))
    {
      DuoAction *original = g_object_get_data (G_OBJECT (result), "duo-original");

      duo_action_set_owner (original, duo_action_get_owner (DUO_ACTION (saved)));
      duo_action_set_owner_name (original, duo_action_get_owner_name (DUO_ACTION (saved)));
    }
  return TRUE;
}

/* As duo_calendar_save_async(), at once; blocks. */
gboolean
duo_calendar_save (DuoContext     *context,
                   GObject        *object,
                   DuoChangeKind   kind,
                   GError        **error)
{
  g_autoptr (Saving) saving = saving_new (object, FALSE);
  const DuoChangeName name = name_of (object, kind);
  g_autoptr (GObject) saved = NULL;
  gpointer value = NULL;

  if (!duo_store_write (duo_context_get_store (context), &name, save_job, saving, &value, NULL, error))
    return FALSE;

  saved = value;
  duo_object_take_over (object, saved);
  return TRUE;
}

static gboolean
remove_job (DuoDatabase   *db,
            gpointer       user_data,
            gpointer      *result,
            GCancellable  *cancellable,
            GError       **error)
{
  GObject *object = user_data;
  const DuoObjectType *type = duo_object_type_of (object);

  if (type->remove == NULL)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_IN_USE, "objects of this kind are never removed");
      return FALSE;
    }

  return type->remove (db, duo_object_get_id (object), duo_object_get_rev (object), error);
}

/**
 * duo_calendar_remove_async:
 * @context: the context
 * @object: what to remove; its id and revision count
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Managers are never removed: %DUO_ERROR_IN_USE.
 */
void
duo_calendar_remove_async (DuoContext          *context,
                           GObject             *object,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  const DuoChangeName name = name_of (object, DUO_CHANGE_REMOVE);

  duo_service_write_async (context, duo_calendar_remove_async, &name, remove_job,
                           duo_record_copy (object), g_object_unref, NULL, cancellable, callback, user_data);
}

gboolean
duo_calendar_remove_finish (DuoContext    *context,
                            GAsyncResult  *result,
                            GError       **error)
{
  return duo_service_finish (context, duo_calendar_remove_async, result, NULL, error);
}

/* As duo_calendar_remove_async(), at once; blocks. */
gboolean
duo_calendar_remove (DuoContext  *context,
                     GObject     *object,
                     GError     **error)
{
  const DuoChangeName name = name_of (object, DUO_CHANGE_REMOVE);
  gpointer nothing = NULL;

  return duo_store_write (duo_context_get_store (context), &name, remove_job, object, &nothing, NULL, error);
}

/* What to read: an object is known by its kind and id. */
typedef struct
{
  const DuoObjectType *type;
  gint64               id;
} Wanted;

static gboolean
get_job (DuoDatabase   *db,
         gpointer       user_data,
         gpointer      *result,
         GCancellable  *cancellable,
         GError       **error)
{
  const Wanted *wanted = user_data;

  *result = wanted->type->get (db, wanted->id, error);
  return *result != NULL;
}

/**
 * duo_calendar_reread_async:
 * @context: the context
 * @object: an object with an id
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads what the store has now; @object itself stays as it is. %DUO_ERROR_NOT_FOUND: it was removed.
 */
void
duo_calendar_reread_async (DuoContext          *context,
                           GObject             *object,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  const Wanted wanted = { duo_object_type_of (object), duo_object_get_id (object) };

  duo_service_read_async (context, duo_calendar_reread_async, get_job, g_memdup2 (&wanted, sizeof wanted), g_free,
                          g_object_unref, cancellable, callback, user_data);
}

/* Returns: (transfer full): a new object of the same type, or %NULL with @error set. */
GObject *
duo_calendar_reread_finish (DuoContext    *context,
                            GAsyncResult  *result,
                            GError       **error)
{
  gpointer object = NULL;

  return duo_service_finish (context, duo_calendar_reread_async, result, &object, error) ? object : NULL;
}

/**
 * duo_calendar_get:
 * @context: the context
 * @kind: message, campaign, milestone, action or manager
 * @id: its id
 * @error: where to store an error
 *
 * Blocks.
 *
 * Returns: (transfer full): the object as the store has it, or %NULL with @error set
 */
GObject *
duo_calendar_get (DuoContext     *context,
                  DuoObjectKind   kind,
                  gint64          id,
                  GError        **error)
{
  Wanted wanted = { duo_object_type_by_kind (kind), id };
  gpointer object = NULL;

  g_return_val_if_fail (wanted.type != NULL, NULL);

  return duo_store_read (duo_context_get_store (context), get_job, &wanted, &object, error) ? object : NULL;
}
