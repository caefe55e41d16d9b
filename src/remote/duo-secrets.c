/* SPDX-License-Identifier: EUPL-1.2 */
/* The keyring by libsecret, with a limit on how long it may think: a prompt without a desktop hangs for ever. */
#include "duo-secrets.h"

#include <libsecret/secret.h>
#include <string.h>

#define PATIENCE_SECONDS 120 /* a person may have to type the keyring's password */

struct _DuoSecrets
{
  GObject     parent_instance;
  GMutex      lock;    /* guards @memory and @keyring */
  GHashTable *memory;  /* (owned): name to secret */
  gboolean    keyring; /* FALSE once there turned out to be none */
  gboolean    tried;   /* it was asked for something */
};

G_DEFINE_FINAL_TYPE (DuoSecrets, duo_secrets, G_TYPE_OBJECT)

static const SecretSchema schema = {
  "nl.duo.Campagnes.Secret", SECRET_SCHEMA_NONE,
  { { "name", SECRET_SCHEMA_ATTRIBUTE_STRING }, { NULL, 0 } }
};

typedef struct
{
  GMainContext *context;
  GCancellable *inner;
  GAsyncResult *result; /* (owned) (nullable) */
} Waiting;

/* Overwrites @secret (nullable) before its memory goes back. */
void
duo_secret_free (char *secret)
{
  if (secret != NULL)
    explicit_bzero (secret, strlen (secret));
  g_free (secret);
}

static void
duo_secrets_finalize (GObject *object)
{
  DuoSecrets *self = DUO_SECRETS (object);

  g_hash_table_unref (self->memory);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (duo_secrets_parent_class)->finalize (object);
}

static void
duo_secrets_class_init (DuoSecretsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_secrets_finalize;
}

static void
duo_secrets_init (DuoSecrets *self)
{
  g_mutex_init (&self->lock);
  self->memory = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) duo_secret_free);
}

/* (transfer full): secrets that live in the keyring where there is one. All calls may be made on any thread. */
DuoSecrets *
duo_secrets_new (void)
{
  DuoSecrets *self = g_object_new (DUO_TYPE_SECRETS, NULL);

  self->keyring = TRUE;
  return self;
}

/* Whether the last call found a keyring. Where not, secrets end with the program, which is to be said aloud. */
gboolean
duo_secrets_has_keyring (DuoSecrets *self)
{
  gboolean keyring;

  g_mutex_lock (&self->lock);
  keyring = self->keyring;
  g_mutex_unlock (&self->lock);
  return keyring;
}

/* Whether any call asked for it already: until then nobody knows, and duo_secrets_has_keyring() hopes. */
gboolean
duo_secrets_is_tried (DuoSecrets *self)
{
  gboolean tried;

  g_mutex_lock (&self->lock);
  tried = self->tried;
  g_mutex_unlock (&self->lock);
  return tried;
}

static void
set_keyring (DuoSecrets *self,
             gboolean    keyring)
{
  g_mutex_lock (&self->lock);
  self->keyring = keyring;
  self->tried = TRUE;
  g_mutex_unlock (&self->lock);
}

/* No bus, no service on it, a service that needs a desktop to ask: this machine keeps no secrets. A keyring that the
 * person left locked is there, but does not open: the same for us. */
static gboolean
means_none (const GError *error)
{
  return error->domain == G_IO_ERROR || error->domain == G_DBUS_ERROR || error->domain == SECRET_ERROR;
}

/* --- waiting for libsecret --------------------------------------------------------------------------------------- */

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Waiting *waiting = user_data;

  waiting->result = g_object_ref (result);
}

static gboolean
late_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

static void
cancelled_cb (GCancellable *cancellable,
              GCancellable *inner)
{
  g_cancellable_cancel (inner);
}

/* Turns a context of its own until the answer is there: the caller is a worker's thread or the headless program. */
static void
wait_for (Waiting      *self,
          GCancellable *cancellable)
{
  GSource *clock = g_timeout_source_new_seconds (PATIENCE_SECONDS);
  gulong handler = 0;

  g_source_set_callback (clock, late_cb, self->inner, NULL);
  g_source_attach (clock, self->context);
  if (cancellable != NULL)
    handler = g_cancellable_connect (cancellable, G_CALLBACK (cancelled_cb), self->inner, NULL);
  while (self->result == NULL)
    g_main_context_iteration (self->context, TRUE);
  if (cancellable != NULL)
    g_cancellable_disconnect (cancellable, handler);
  g_source_destroy (clock);
  g_source_unref (clock);
}

static void
waiting_begin (Waiting *self)
{
  self->context = g_main_context_new ();
  self->inner = g_cancellable_new ();
  self->result = NULL;
  g_main_context_push_thread_default (self->context);
}

static void
waiting_end (Waiting *self)
{
  g_main_context_pop_thread_default (self->context);
  g_clear_object (&self->result);
  g_object_unref (self->inner);
  g_main_context_unref (self->context);
}

/* What came back: TRUE; nothing is kept here, and memory has to do: TRUE too; cancelled or worse: FALSE. */
static gboolean
settle (DuoSecrets    *self,
        GError        *problem,
        GCancellable  *cancellable,
        GError       **error)
{
  if (problem == NULL)
    {
      set_keyring (self, TRUE);
      return TRUE;
    }
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      g_error_free (problem);
      return FALSE;
    }
  if (!means_none (problem))
    {
      g_propagate_error (error, problem);
      return FALSE;
    }
  g_debug ("no keyring: %s", problem->message);
  g_error_free (problem);
  set_keyring (self, FALSE);
  return TRUE;
}

/* --- the four verbs ---------------------------------------------------------------------------------------------- */

/**
 * duo_secrets_keep:
 * @self: secrets
 * @name: what it is for: "account:UID", "codes:UID"
 * @title: what a person sees in the keyring's own program
 * @secret: text; a copy is kept
 * @cancellable: (nullable): ends it
 * @error: what went wrong
 *
 * Without a keyring the secret is kept in memory, which is no error: duo_secrets_has_keyring() tells.
 */
gboolean
duo_secrets_keep (DuoSecrets    *self,
                  const char    *name,
                  const char    *title,
                  const char    *secret,
                  GCancellable  *cancellable,
                  GError       **error)
{
  GError *problem = NULL;
  Waiting waiting;

  g_mutex_lock (&self->lock);
  g_hash_table_replace (self->memory, g_strdup (name), g_strdup (secret));
  g_mutex_unlock (&self->lock);
  if (!duo_secrets_has_keyring (self))
    return TRUE;

  waiting_begin (&waiting);
  secret_password_store (&schema, SECRET_COLLECTION_DEFAULT, title, secret, waiting.inner, done_cb, &waiting, "name",
                         name, NULL);
  wait_for (&waiting, cancellable);
  secret_password_store_finish (waiting.result, &problem);
  waiting_end (&waiting);
  return settle (self, problem, cancellable, error);
}

/**
 * duo_secrets_look_up:
 * @self: secrets
 * @name: as it was kept
 * @secret: (out) (transfer full) (nullable): the text, for duo_secret_free(); %NULL where there is none
 * @cancellable: (nullable): ends it
 * @error: what went wrong
 */
gboolean
duo_secrets_look_up (DuoSecrets    *self,
                     const char    *name,
                     char         **secret,
                     GCancellable  *cancellable,
                     GError       **error)
{
  GError *problem = NULL;
  Waiting waiting;
  char *found;

  g_mutex_lock (&self->lock);
  *secret = g_strdup (g_hash_table_lookup (self->memory, name));
  g_mutex_unlock (&self->lock);
  if (*secret != NULL || !duo_secrets_has_keyring (self))
    return TRUE;

  waiting_begin (&waiting);
  secret_password_lookup (&schema, waiting.inner, done_cb, &waiting, "name", name, NULL);
  wait_for (&waiting, cancellable);
  found = secret_password_lookup_finish (waiting.result, &problem);
  waiting_end (&waiting);
  if (found != NULL)
    {
      *secret = g_strdup (found);
      secret_password_free (found);
      g_mutex_lock (&self->lock);
      g_hash_table_replace (self->memory, g_strdup (name), g_strdup (*secret));
      g_mutex_unlock (&self->lock);
    }
  return settle (self, problem, cancellable, error);
}

/* Forgets @name, here and in the keyring; that it was not known is fine. */
gboolean
duo_secrets_forget (DuoSecrets    *self,
                    const char    *name,
                    GCancellable  *cancellable,
                    GError       **error)
{
  GError *problem = NULL;
  Waiting waiting;

  g_mutex_lock (&self->lock);
  g_hash_table_remove (self->memory, name);
  g_mutex_unlock (&self->lock);
  if (!duo_secrets_has_keyring (self))
    return TRUE;

  waiting_begin (&waiting);
  secret_password_clear (&schema, waiting.inner, done_cb, &waiting, "name", name, NULL);
  wait_for (&waiting, cancellable);
  secret_password_clear_finish (waiting.result, &problem);
  waiting_end (&waiting);
  return settle (self, problem, cancellable, error);
}
