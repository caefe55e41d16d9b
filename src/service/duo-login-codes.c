/* SPDX-License-Identifier: EUPL-1.2 */
/* Login codes by label, kept as one small JSON object: seven hundred items of their own would take ten seconds. */
#include "duo-login-codes.h"

#include <json-glib/json-glib.h>
#include <string.h>
#include <unistd.h>

#include "duo-error.h"

struct _DuoLoginCodes
{
  char       *name;  /* (owned): of the item */
  char       *title; /* (owned): what a person sees in the keyring */
  GHashTable *codes; /* (owned) (element-type utf8 utf8) */
  gboolean    is_new; /* something was issued that is not kept yet */
};

static GHashTable *
new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) duo_secret_free);
}

static gboolean
read_codes (DuoLoginCodes  *self,
            const char     *text,
            GError        **error)
{
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonObjectIter iter;
  const char *label;
  JsonNode *code;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_FAILED, "keyring item %s is no list of codes", self->name);
      return FALSE;
    }
  json_object_iter_init (&iter, json_node_get_object (root));
  while (json_object_iter_next (&iter, &label, &code))
    if (JSON_NODE_HOLDS_VALUE (code) && json_node_get_string (code) != NULL)
      g_hash_table_replace (self->codes, g_strdup (label), g_strdup (json_node_get_string (code)));
  return TRUE;
}

/**
 * duo_login_codes_load:
 * @secrets: where they are kept
 * @publication: whose
 * @title: what a person sees in the keyring's own program
 * @cancellable: (nullable): ends it
 * @error: what the keyring said
 *
 * Returns: (transfer full): the codes that were issued so far, or %NULL with @error. Blocks.
 */
DuoLoginCodes *
duo_login_codes_load (DuoSecrets      *secrets,
                      DuoPublication  *publication,
                      const char      *title,
                      GCancellable    *cancellable,
                      GError         **error)
{
  g_autoptr (DuoLoginCodes) self = g_new0 (DuoLoginCodes, 1);
  char *text = NULL;
  gboolean read;

  self->name = g_strconcat ("codes:", duo_publication_get_uid (publication), NULL);
  self->title = g_strdup (title);
  self->codes = new_table ();
  if (!duo_secrets_look_up (secrets, self->name, &text, cancellable, error))
    return NULL;
  read = text == NULL || read_codes (self, text, error);
  duo_secret_free (text);
  return read ? g_steal_pointer (&self) : NULL;
}

/* Keeps what was issued. Before a link is made with a code: what is not kept can't be told to anybody. */
gboolean
duo_login_codes_save (DuoLoginCodes  *self,
                      DuoSecrets     *secrets,
                      GCancellable   *cancellable,
                      GError        **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  GHashTableIter iter;
  gpointer label, code;
  char *text;
  gboolean kept;

  json_builder_begin_object (builder);
  g_hash_table_iter_init (&iter, self->codes);
  while (g_hash_table_iter_next (&iter, &label, &code))
    {
      json_builder_set_member_name (builder, label);
      json_builder_add_string_value (builder, code);
    }
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  kept = duo_secrets_keep (secrets, self->name, self->title, text, cancellable, error);
  duo_secret_free (text);
  if (kept)
    self->is_new = FALSE;
  return kept;
}

/* (transfer none) (nullable): the code under @label. */
const char *
duo_login_codes_get (DuoLoginCodes *self,
                     const char    *label)
{
  return g_hash_table_lookup (self->codes, label);
}

/**
 * duo_login_codes_issue:
 * @self: codes
 * @label: whose
 * @policy: what the platform asks
 * @error: where the system gives no random bytes
 *
 * Makes a new code under @label, in the place of the one that is there.
 *
 * Returns: (transfer none): the code, or %NULL with @error
 */
const char *
duo_login_codes_issue (DuoLoginCodes        *self,
                       const char           *label,
                       const DuoCodePolicy  *policy,
                       GError              **error)
{
  guint8 random[DUO_LOGIN_CODE_RANDOM];
  char *code = NULL;

  while (code == NULL)
    {
      if (getentropy (random, sizeof random) != 0)
        {
          g_set_error_literal (error, DUO_ERROR, DUO_ERROR_FAILED, "the system gives no random bytes");
          return NULL;
        }
      code = duo_login_code_new (policy, random, sizeof random);
    }
  explicit_bzero (random, sizeof random);
  g_hash_table_replace (self->codes, g_strdup (label), code);
  self->is_new = TRUE;
  return code;
}

/* Forgets the code under @label. */
void
duo_login_codes_drop (DuoLoginCodes *self,
                      const char    *label)
{
  self->is_new |= g_hash_table_remove (self->codes, label);
}

/* Whether something changed that is not kept yet. */
gboolean
duo_login_codes_are_new (DuoLoginCodes *self)
{
  return self->is_new;
}

void
duo_login_codes_free (DuoLoginCodes *self)
{
  g_free (self->name);
  g_free (self->title);
  g_clear_pointer (&self->codes, g_hash_table_unref);
  g_free (self);
}
