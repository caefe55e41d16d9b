/* SPDX-License-Identifier: EUPL-1.2 */
/* The store, the clock and the person at work. */
#include "duo-context.h"

#include "duo-error.h"
#include "duo-fold.h"
#include "duo-manager-table.h"

struct _DuoContext
{
  GObject   parent_instance;
  DuoStore *store; /* (owned) */
};

G_DEFINE_FINAL_TYPE (DuoContext, duo_context, G_TYPE_OBJECT)

static void
duo_context_finalize (GObject *object)
{
  DuoContext *self = DUO_CONTEXT (object);

  g_clear_object (&self->store);

  G_OBJECT_CLASS (duo_context_parent_class)->finalize (object);
}

static void
duo_context_class_init (DuoContextClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_context_finalize;
}

static void
duo_context_init (DuoContext *self)
{
}

/**
 * duo_context_new:
 * @store: an open store
 *
 * Returns: (transfer full): the context of all use cases on @store. Closing the store stays the caller's.
 */
DuoContext *
duo_context_new (DuoStore *store)
{
  DuoContext *self;

  g_return_val_if_fail (DUO_IS_STORE (store), NULL);

  self = g_object_new (DUO_TYPE_CONTEXT, NULL);
  self->store = g_object_ref (store);
  return self;
}

/* Returns: (transfer none): the store. */
DuoStore *
duo_context_get_store (DuoContext *self)
{
  g_return_val_if_fail (DUO_IS_CONTEXT (self), NULL);

  return self->store;
}

/* Returns: (transfer none): the one teller of time. */
DuoClock *
duo_context_get_clock (DuoContext *self)
{
  g_return_val_if_fail (DUO_IS_CONTEXT (self), NULL);

  return duo_store_get_clock (self->store);
}

/* Returns: (transfer none): login name of the person at work. */
const char *
duo_context_get_who (DuoContext *self)
{
  g_return_val_if_fail (DUO_IS_CONTEXT (self), NULL);

  return duo_store_get_who (self->store);
}

/* Returns: (transfer full): where the user's own store lies. Nothing is made. */
char *
duo_context_default_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "duo-campagnes", "campagnes.db", NULL);
}

/**
 * duo_context_find_me:
 * @self: the context
 * @db: the connection of the job
 * @me: (out) (transfer full) (nullable): the manager whose login name is that of the person at work, if any
 * @error: where to store an error
 *
 * Returns: %FALSE on an error; not to be there is none
 */
gboolean
duo_context_find_me (DuoContext   *self,
                     DuoDatabase  *db,
                     DuoManager  **me,
                     GError      **error)
{
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (DUO_IS_CONTEXT (self), FALSE);

  *me = duo_manager_table_find (db, duo_context_get_who (self), &local_error);
  if (*me != NULL || local_error == NULL || g_error_matches (local_error, DUO_ERROR, DUO_ERROR_NOT_FOUND))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
find_login_job (DuoDatabase   *db,
                gpointer       user_data,
                gpointer      *result,
                GCancellable  *cancellable,
                GError       **error)
{
  const char *who = user_data;
  g_autoptr (GPtrArray) managers = duo_manager_table_list (db, error);
  g_autofree char *folded = duo_fold_text (who);
  const char *login = NULL;
  guint n_found = 0;

  if (managers == NULL)
    return FALSE;
  for (guint i = 0; i < managers->len; i++)
    {
      const char *known = duo_manager_get_login (managers->pdata[i]);
      g_autofree char *name = duo_fold_text (duo_manager_get_name (managers->pdata[i]));

      if (known == NULL || known[0] == '\0')
        continue;
      if (g_str_equal (known, who))
        {
          login = known;
          n_found = 1;
          break;
        }
      if (g_str_equal (name, folded))
        {
          login = known;
          n_found++;
        }
    }
  *result = g_strdup (n_found == 1 ? login : who);
  return TRUE;
}

char *
duo_context_find_login (DuoContext *self,
                        const char *who,
                        GError    **error)
{
  gpointer login = NULL;

  g_return_val_if_fail (DUO_IS_CONTEXT (self) && who != NULL, NULL);

  return duo_store_read (self->store, find_login_job, (gpointer) who, &login, error) ? login : NULL;
}

/**
 * duo_context_ensure_me:
 * @self: the context
 * @db: the connection of a write job
 * @error: where to store an error
 *
 * Who is not known yet becomes a manager named after the login, until somebody edits the name.
 *
 * Returns: (transfer full): the manager who is the person at work
 */
DuoManager *
duo_context_ensure_me (DuoContext   *self,
                       DuoDatabase  *db,
                       GError      **error)
{
  g_autoptr (DuoManager) me = NULL;

  if (!duo_context_find_me (self, db, &me, error))
    return NULL;
  if (me != NULL)
    return g_steal_pointer (&me);

  me = duo_manager_new ();
  duo_manager_set_name (me, duo_context_get_who (self));
  duo_manager_set_login (me, duo_context_get_who (self));
  if (!duo_manager_table_save (db, me, error))
    return NULL;

  return g_steal_pointer (&me);
}
