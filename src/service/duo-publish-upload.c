/* SPDX-License-Identifier: EUPL-1.2 */
/* An upload as JSON and back. */
#include "duo-publish-upload.h"

#include <json-glib/json-glib.h>

static void
add (JsonBuilder *builder,
     const char  *name,
     const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text != NULL ? text : "");
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            gint64       number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

/* Returns: (transfer full): @upload as one line of JSON. */
char *
duo_publish_upload_to_text (const DuoDavUpload *upload)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add (builder, "file", upload->file);
  add (builder, "target", upload->target);
  add (builder, "sha256", upload->sha256);
  add (builder, "name", upload->name);
  add (builder, "known_etag", upload->known_etag);
  add_number (builder, "size", upload->size);
  add_number (builder, "mtime", upload->mtime);
  add_number (builder, "chunk_size", upload->chunk_size);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/* Returns: (transfer full) (nullable): what @text says, or NULL where it is none of ours: then a new one is begun. */
DuoDavUpload *
duo_publish_upload_parse (const char *text)
{
  g_autoptr (JsonNode) root = json_from_string (text, NULL);
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  g_autoptr (DuoDavUpload) self = NULL;
  const char *etag;

  if (object == NULL)
    return NULL;
  self = g_new0 (DuoDavUpload, 1);
  self->file = g_strdup (json_object_get_string_member_with_default (object, "file", ""));
  self->target = g_strdup (json_object_get_string_member_with_default (object, "target", ""));
  self->sha256 = g_strdup (json_object_get_string_member_with_default (object, "sha256", ""));
  self->name = g_strdup (json_object_get_string_member_with_default (object, "name", ""));
  etag = json_object_get_string_member_with_default (object, "known_etag", "");
  self->known_etag = *etag != '\0' ? g_strdup (etag) : NULL;
  self->size = json_object_get_int_member_with_default (object, "size", -1);
  self->mtime = json_object_get_int_member_with_default (object, "mtime", 0);
  self->chunk_size = json_object_get_int_member_with_default (object, "chunk_size", 0);
  if (*self->file == '\0' || *self->target == '\0' || *self->name == '\0' || self->size < 0 || self->chunk_size <= 0)
    return NULL;
  return g_steal_pointer (&self);
}
