/* SPDX-License-Identifier: EUPL-1.2 */
/* What the platform has to remember beside the files themselves: one small JSON file, replaced as a whole. */
#include "duo-platform-state.h"

#include <errno.h>
#include <fcntl.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <unistd.h>

#include "duo-platform-secret.h"

#define FORMAT      1
#define MAX_SIZE    (64 * 1024 * 1024)
#define MAX_TOKENS  200
#define TOKEN_SIZE  15 /* as Nextcloud's */

struct _DuoPlatformState
{
  char       *path;     /* (owned) */
  char       *password; /* (owned) (nullable): hash */
  guint16     port;
  gint64      last_id;  /* of files and shares alike */
  GPtrArray  *tokens;   /* (owned) (element-type utf8): digests of passwords for programs */
  GHashTable *files;    /* (owned): path -> DuoPlatformFile */
  GHashTable *by_id;    /* (owned): id -> DuoPlatformFile, not owned */
  GPtrArray  *shares;   /* (owned) (element-type DuoPlatformShare) */
  char       *moving_from; /* (owned) (nullable): see duo_platform_state_will_move() */
  char       *moving_to;   /* (owned) (nullable) */
  gboolean    changed;
};

static void
file_free (gpointer data)
{
  DuoPlatformFile *file = data;

  g_free (file->path);
  g_free (file->checksum);
  g_free (file->checked);
  g_free (file);
}

/* Returns: (transfer full): a link like it, that nobody knows. */
DuoPlatformShare *
duo_platform_share_copy (const DuoPlatformShare *share)
{
  DuoPlatformShare *copy = g_new (DuoPlatformShare, 1);

  *copy = *share;
  copy->token = g_strdup (share->token);
  copy->label = g_strdup (share->label);
  copy->note = g_strdup (share->note);
  copy->hash = g_strdup (share->hash);
  copy->typed = g_strdup (share->typed);
  copy->expires = g_strdup (share->expires);
  return copy;
}

void
duo_platform_share_free (DuoPlatformShare *share)
{
  g_free (share->token);
  g_free (share->label);
  g_free (share->note);
  g_free (share->hash);
  g_free (share->typed);
  g_free (share->expires);
  g_free (share);
}

static void
keep_file (DuoPlatformState *self,
           DuoPlatformFile  *file)
{
  g_hash_table_replace (self->files, file->path, file);
  g_hash_table_insert (self->by_id, &file->id, file);
}

static char *
dup_member (JsonObject *object,
            const char *name)
{
  return g_strdup (json_object_get_string_member_with_default (object, name, NULL));
}

/* Members of the array @name that are objects. (element-type JsonObject) */
static GPtrArray *
get_objects (JsonObject *object,
             const char *name)
{
  GPtrArray *found = g_ptr_array_new ();
  JsonNode *node = json_object_get_member (object, name);

  if (node != NULL && JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      {
        JsonNode *element = json_array_get_element (json_node_get_array (node), i);

        if (JSON_NODE_HOLDS_OBJECT (element))
          g_ptr_array_add (found, json_node_get_object (element));
      }

  return found;
}

static void
read_files (DuoPlatformState *self,
            JsonObject       *root)
{
  g_autoptr (GPtrArray) objects = get_objects (root, "files");

  for (guint i = 0; i < objects->len; i++)
    {
      JsonObject *object = objects->pdata[i];
      DuoPlatformFile *file;
      const char *path = json_object_get_string_member_with_default (object, "path", NULL);

      if (path == NULL || g_hash_table_contains (self->files, path))
        continue;
      file = g_new0 (DuoPlatformFile, 1);
      file->path = g_strdup (path);
      file->id = json_object_get_int_member_with_default (object, "id", 0);
      file->revision = (guint) json_object_get_int_member_with_default (object, "revision", 0);
      file->checksum = dup_member (object, "checksum");
      file->checked = dup_member (object, "checked");
      keep_file (self, file);
    }
}

static void
read_shares (DuoPlatformState *self,
             JsonObject       *root)
{
  g_autoptr (GPtrArray) objects = get_objects (root, "shares");

  for (guint i = 0; i < objects->len; i++)
    {
      JsonObject *object = objects->pdata[i];
      DuoPlatformShare *share = g_new0 (DuoPlatformShare, 1);

      share->id = json_object_get_int_member_with_default (object, "id", 0);
      share->token = g_strdup (json_object_get_string_member_with_default (object, "token", ""));
      share->file = json_object_get_int_member_with_default (object, "file", 0);
      share->label = g_strdup (json_object_get_string_member_with_default (object, "label", ""));
      share->note = g_strdup (json_object_get_string_member_with_default (object, "note", ""));
      share->hash = dup_member (object, "hash");
      share->typed = dup_member (object, "typed");
      share->expires = dup_member (object, "expires");
      share->permissions = (guint) json_object_get_int_member_with_default (object, "permissions", 17);
      share->hide_download = json_object_get_boolean_member_with_default (object, "hide_download", FALSE);
      share->made = json_object_get_int_member_with_default (object, "made", 0);
      share->limit = json_object_get_int_member_with_default (object, "limit", -1);
      share->count = json_object_get_int_member_with_default (object, "count", 0);
      g_ptr_array_add (self->shares, share);
    }
}

static gboolean
read_state (DuoPlatformState *self,
            GError          **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autofree char *content = NULL;
  g_autoptr (GError) problem = NULL;
  JsonNode *root, *tokens;
  JsonObject *object;
  gsize length;

  if (!g_file_get_contents (self->path, &content, &length, &problem))
    {
      if (g_error_matches (problem, G_FILE_ERROR, G_FILE_ERROR_NOENT))
        return TRUE; /* the first time */
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (length > MAX_SIZE || !json_parser_load_from_data (parser, content, (gssize) length, error))
    {
      g_prefix_error (error, "%s: ", self->path);
      if (error != NULL && *error == NULL)
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s is too large", self->path);
      return FALSE;
    }

  root = json_parser_get_root (parser);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)
      || json_object_get_int_member_with_default (json_node_get_object (root), "format", 0) != FORMAT)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s is not of this program", self->path);
      return FALSE;
    }

  object = json_node_get_object (root);
  self->password = dup_member (object, "password");
  self->port = (guint16) json_object_get_int_member_with_default (object, "port", 0);
  self->last_id = json_object_get_int_member_with_default (object, "last_id", 0);
  self->moving_from = dup_member (object, "moving_from");
  self->moving_to = dup_member (object, "moving_to");
  tokens = json_object_get_member (object, "tokens");
  if (tokens != NULL && JSON_NODE_HOLDS_ARRAY (tokens))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (tokens)); i++)
      g_ptr_array_add (self->tokens, g_strdup (json_array_get_string_element (json_node_get_array (tokens), i)));
  read_files (self, object);
  read_shares (self, object);
  return TRUE;
}

/* Reads what @path holds; nothing when it is not there. Returns: (transfer full) (nullable) */
DuoPlatformState *
duo_platform_state_open (const char *path,
                         GError    **error)
{
  g_autoptr (DuoPlatformState) self = g_new0 (DuoPlatformState, 1);

  self->path = g_strdup (path);
  self->tokens = g_ptr_array_new_with_free_func (g_free);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, file_free);
  self->by_id = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->shares = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_platform_share_free);
  return read_state (self, error) ? g_steal_pointer (&self) : NULL;
}

void
duo_platform_state_free (DuoPlatformState *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self->password);
  g_free (self->moving_from);
  g_free (self->moving_to);
  g_ptr_array_unref (self->tokens);
  g_hash_table_unref (self->by_id);
  g_hash_table_unref (self->files);
  g_ptr_array_unref (self->shares);
  g_free (self);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  if (text == NULL)
    return;

  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            gint64       number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
write_share (JsonBuilder            *builder,
             const DuoPlatformShare *share)
{
  json_builder_begin_object (builder);
  add_number (builder, "id", share->id);
  add_text (builder, "token", share->token);
  add_number (builder, "file", share->file);
  add_text (builder, "label", share->label);
  add_text (builder, "note", share->note);
  add_text (builder, "hash", share->hash);
  add_text (builder, "typed", share->typed);
  add_text (builder, "expires", share->expires);
  add_number (builder, "permissions", share->permissions);
  json_builder_set_member_name (builder, "hide_download");
  json_builder_add_boolean_value (builder, share->hide_download);
  add_number (builder, "made", share->made);
  add_number (builder, "limit", share->limit);
  add_number (builder, "count", share->count);
  json_builder_end_object (builder);
}

static char *
state_to_json (DuoPlatformState *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  GHashTableIter iter;
  DuoPlatformFile *file;

  json_builder_begin_object (builder);
  add_number (builder, "format", FORMAT);
  add_text (builder, "password", self->password);
  add_number (builder, "port", self->port);
  add_number (builder, "last_id", self->last_id);
  add_text (builder, "moving_from", self->moving_from);
  add_text (builder, "moving_to", self->moving_to);

  json_builder_set_member_name (builder, "tokens");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->tokens->len; i++)
    json_builder_add_string_value (builder, self->tokens->pdata[i]);
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "files");
  json_builder_begin_array (builder);
  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &file))
    {
      json_builder_begin_object (builder);
      add_number (builder, "id", file->id);
      add_text (builder, "path", file->path);
      add_number (builder, "revision", file->revision);
      add_text (builder, "checksum", file->checksum);
      add_text (builder, "checked", file->checked);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  json_builder_set_member_name (builder, "shares");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->shares->len; i++)
    write_share (builder, self->shares->pdata[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* Says that something was changed in an object that this module gave. */
void
duo_platform_state_touch (DuoPlatformState *self)
{
  self->changed = TRUE;
}

/* Writes what was changed, for good once it answers; nothing when nothing was. */
gboolean
duo_platform_state_save (DuoPlatformState *self,
                         GError          **error)
{
  g_autofree char *text = NULL;

  if (!self->changed)
    return TRUE;

  text = state_to_json (self);
  if (!g_file_set_contents_full (self->path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                 0600, error))
    return FALSE;

  self->changed = FALSE;
  return TRUE;
}

/* Returns: (nullable): the hash of the account's password. */
const char *
duo_platform_state_get_password (DuoPlatformState *self)
{
  return self->password;
}

/* Sets the hash of the account's password; passwords that programs were given are no longer good. */
void
duo_platform_state_set_password (DuoPlatformState *self,
                                 const char       *hash)
{
  g_free (self->password);
  self->password = g_strdup (hash);
  g_ptr_array_set_size (self->tokens, 0);
  self->changed = TRUE;
}

/* Returns: the port of last time, which stands in the addresses that went out; 0 the first time. */
guint16
duo_platform_state_get_port (DuoPlatformState *self)
{
  return self->port;
}

void
duo_platform_state_set_port (DuoPlatformState *self,
                             guint16           port)
{
  self->changed = self->changed || self->port != port;
  self->port = port;
}

static gboolean
find_token (DuoPlatformState *self,
            const char       *digest,
            guint            *index)
{
  return g_ptr_array_find_with_equal_func (self->tokens, digest, g_str_equal, index);
}

/* Whether a program's password with this digest is good. */
gboolean
duo_platform_state_has_token (DuoPlatformState *self,
                              const char       *digest)
{
  return find_token (self, digest, NULL);
}

void
duo_platform_state_add_token (DuoPlatformState *self,
                              const char       *digest)
{
  if (self->tokens->len >= MAX_TOKENS)
    g_ptr_array_remove_index (self->tokens, 0);
  g_ptr_array_add (self->tokens, g_strdup (digest));
  self->changed = TRUE;
}

/* Returns: whether there was one. */
gboolean
duo_platform_state_remove_token (DuoPlatformState *self,
                                 const char       *digest)
{
  guint index;

  if (!find_token (self, digest, &index))
    return FALSE;

  g_ptr_array_remove_index (self->tokens, index);
  self->changed = TRUE;
  return TRUE;
}

/* Returns: (transfer none): what is known of the file at @path, a new number where nothing was. */
DuoPlatformFile *
duo_platform_state_ensure_file (DuoPlatformState *self,
                                const char       *path)
{
  DuoPlatformFile *file = g_hash_table_lookup (self->files, path);

  if (file == NULL)
    {
      file = g_new0 (DuoPlatformFile, 1);
      file->id = ++self->last_id;
      file->path = g_strdup (path);
      keep_file (self, file);
      self->changed = TRUE;
    }

  return file;
}

/* Returns: (transfer none) (nullable): the file of that number. */
DuoPlatformFile *
duo_platform_state_find_file (DuoPlatformState *self,
                              gint64            id)
{
  return g_hash_table_lookup (self->by_id, &id);
}

/* The file at @path has new content: number and links stay. */
void
duo_platform_state_wrote (DuoPlatformState *self,
                          const char       *path)
{
  DuoPlatformFile *file = duo_platform_state_ensure_file (self, path);

  file->revision++;
  g_clear_pointer (&file->checksum, g_free);
  g_clear_pointer (&file->checked, g_free);
  self->changed = TRUE;
}

static gboolean
is_below (const char *path,
          const char *folder)
{
  const gsize length = strlen (folder);

  return strncmp (path, folder, length) == 0 && (path[length] == '\0' || path[length] == '/');
}

/* What lay at @path is gone, and what lay in it: their numbers and links are too. */
void
duo_platform_state_removed (DuoPlatformState *self,
                            const char       *path)
{
  GHashTableIter iter;
  DuoPlatformFile *file;

  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &file))
    {
      if (!is_below (file->path, path))
        continue;
      for (guint i = self->shares->len; i > 0; i--)
        if (((DuoPlatformShare *) self->shares->pdata[i - 1])->file == file->id)
          g_ptr_array_remove_index (self->shares, i - 1);
      g_hash_table_remove (self->by_id, &file->id);
      g_hash_table_iter_remove (&iter);
      self->changed = TRUE;
    }
}

/* What lay at @from now lies at @to, under the same number; what lay there is gone. */
void
duo_platform_state_moved (DuoPlatformState *self,
                          const char       *from,
                          const char       *to)
{
  g_autoptr (GPtrArray) moving = g_ptr_array_new ();
  GHashTableIter iter;
  DuoPlatformFile *file;

  duo_platform_state_removed (self, to);
  g_clear_pointer (&self->moving_from, g_free);
  g_clear_pointer (&self->moving_to, g_free);
  self->changed = TRUE;
  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &file))
    if (is_below (file->path, from))
      {
        g_ptr_array_add (moving, file);
        g_hash_table_iter_steal (&iter);
      }

  for (guint i = 0; i < moving->len; i++)
    {
      char *path;

      file = moving->pdata[i];
      path = g_strconcat (to, file->path + strlen (from), NULL);
      g_free (file->path);
      file->path = path;
      keep_file (self, file);
    }
}

/* Says before what is about to be moved: who dies in between still knows under which number it now lies. To be saved
 * before the move, and followed by duo_platform_state_moved() when it was done. */
void
duo_platform_state_will_move (DuoPlatformState *self,
                              const char       *from,
                              const char       *to)
{
  g_free (self->moving_from);
  g_free (self->moving_to);
  self->moving_from = g_strdup (from);
  self->moving_to = g_strdup (to);
  self->changed = TRUE;
}

/* Compares what is known with what there is: a move that was in progress, and files that are gone. */
void
duo_platform_state_compare (DuoPlatformState *self,
                            DuoPlatformTree  *files)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  const char *path;
  struct stat info;

  if (self->moving_from != NULL && self->moving_to != NULL
      && !duo_platform_tree_stat (files, self->moving_from, &info, NULL)
      && duo_platform_tree_stat (files, self->moving_to, &info, NULL))
    {
      g_autofree char *from = g_strdup (self->moving_from);
      g_autofree char *to = g_strdup (self->moving_to);

      duo_platform_state_moved (self, from, to);
    }

  g_hash_table_iter_init (&iter, self->files);
  while (g_hash_table_iter_next (&iter, (gpointer *) &path, NULL))
    if (!duo_platform_tree_stat (files, path, &info, NULL))
      g_ptr_array_add (gone, g_strdup (path));
  for (guint i = 0; i < gone->len; i++)
    duo_platform_state_removed (self, gone->pdata[i]);
}

/* Returns: (transfer full): an entity tag with its quotes: another one for other content, the same after a new name. */
char *
duo_platform_file_etag (const DuoPlatformFile *file,
                        const struct stat     *info)
{
  /* of a folder: whenever something in it came, went or got another name */
  if (S_ISDIR (info->st_mode))
    return g_strdup_printf ("\"%" G_GINT64_FORMAT "-%" G_GINT64_MODIFIER "x%08lx\"", file->id,
                            (gint64) info->st_ctim.tv_sec, (gulong) info->st_ctim.tv_nsec);

  return g_strdup_printf ("\"%" G_GINT64_FORMAT "-%u-%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER
                          "x%08lx\"", file->id, file->revision, (gint64) info->st_ino, (gint64) info->st_size,
                          (gint64) info->st_mtim.tv_sec, (gulong) info->st_mtim.tv_nsec);
}

/* Keeps the checksum of the content that @info is of. */
void
duo_platform_file_set_checksum (DuoPlatformState  *self,
                                DuoPlatformFile   *file,
                                const char        *checksum,
                                const struct stat *info)
{
  g_free (file->checksum);
  g_free (file->checked);
  file->checksum = g_strdup (checksum);
  file->checked = duo_platform_file_etag (file, info);
  self->changed = TRUE;
}

/* Returns: (nullable): the checksum, while the content is still the one that it is of. */
const char *
duo_platform_file_get_checksum (const DuoPlatformFile *file,
                                const struct stat     *info)
{
  g_autofree char *etag = duo_platform_file_etag (file, info);

  return g_strcmp0 (file->checked, etag) == 0 ? file->checksum : NULL;
}

/* Returns: (transfer none): a new link to that file, with a token of its own. */
DuoPlatformShare *
duo_platform_state_add_share (DuoPlatformState *self,
                              gint64            file)
{
  DuoPlatformShare *share = g_new0 (DuoPlatformShare, 1);

  share->id = ++self->last_id;
  share->token = duo_platform_secret_random (TOKEN_SIZE);
  share->file = file;
  share->label = g_strdup ("");
  share->note = g_strdup ("");
  share->limit = -1;
  g_ptr_array_add (self->shares, share);
  self->changed = TRUE;
  return share;
}

/* Returns: (transfer none) (nullable) */
DuoPlatformShare *
duo_platform_state_find_share (DuoPlatformState *self,
                               gint64            id)
{
  for (guint i = 0; i < self->shares->len; i++)
    if (((DuoPlatformShare *) self->shares->pdata[i])->id == id)
      return self->shares->pdata[i];

  return NULL;
}

/* Returns: (transfer none) (nullable): the link with that token in its address. */
DuoPlatformShare *
duo_platform_state_find_token (DuoPlatformState *self,
                               const char       *token)
{
  DuoPlatformShare *found = NULL;

  for (guint i = 0; i < self->shares->len; i++)
    if (duo_platform_secret_equal (((DuoPlatformShare *) self->shares->pdata[i])->token, token))
      found = self->shares->pdata[i];

  return found;
}

void
duo_platform_state_remove_share (DuoPlatformState *self,
                                 DuoPlatformShare *share)
{
  g_ptr_array_remove (self->shares, share);
  self->changed = TRUE;
}

/* Returns: (transfer none) (element-type DuoPlatformShare): all links, the oldest first. */
GPtrArray *
duo_platform_state_get_shares (DuoPlatformState *self)
{
  return self->shares;
}
