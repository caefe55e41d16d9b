/* SPDX-License-Identifier: EUPL-1.2 */
/* OCS (/ocs/v2.php, where the HTTP status says what happened) and JSON that a stranger sent. */
#include "duo-ocs.h"

#include <string.h>

#include "duo-address.h"
#include "duo-json-guard.h"

/**
 * duo_json_read:
 * @body: an answer
 * @error: %DUO_ERROR_PLATFORM_STRANGE where it is no JSON
 *
 * Returns: (transfer full): the value, or %NULL with @error
 */
JsonNode *
duo_json_read (GBytes  *body,
               GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  gsize length;
  const char *text = g_bytes_get_data (body, &length);

  if (length == 0 || !g_utf8_validate_len (text, length, NULL) || !duo_json_is_tame (text, length) ||
      !json_parser_load_from_data (parser, text, (gssize) length, NULL) || json_parser_get_root (parser) == NULL)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_PLATFORM_STRANGE, "an answer that is no JSON");
      return NULL;
    }
  return json_node_ref (json_parser_get_root (parser));
}

/**
 * duo_json_member:
 * @node: (nullable): an object
 * @path: names of members with dots between them
 *
 * Returns: (transfer none) (nullable): what is there; nothing is taken for granted on the way
 */
JsonNode *
duo_json_member (JsonNode   *node,
                 const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, ".", -1);

  for (guint i = 0; names[i] != NULL && node != NULL; i++)
    node = JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_member (json_node_get_object (node), names[i]) : NULL;
  return node;
}

/* The text there, or NULL. */
const char *
duo_json_string (JsonNode   *node,
                 const char *path)
{
  JsonNode *member = duo_json_member (node, path);

  return member != NULL && JSON_NODE_HOLDS_VALUE (member) && json_node_get_value_type (member) == G_TYPE_STRING
           ? json_node_get_string (member)
           : NULL;
}

/* (transfer full) (nullable): the text or number there, as text: servers differ on which of both an id is. */
char *
duo_json_dup_text (JsonNode   *node,
                   const char *path)
{
  JsonNode *member = duo_json_member (node, path);

  if (member == NULL || !JSON_NODE_HOLDS_VALUE (member))
    return NULL;
  if (json_node_get_value_type (member) == G_TYPE_INT64)
    return g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (member));
  return g_strdup (duo_json_string (node, path));
}

/* The whole number there, or in a text there, or @fallback. */
gint64
duo_json_int (JsonNode   *node,
              const char *path,
              gint64      fallback)
{
  JsonNode *member = duo_json_member (node, path);
  const char *text = duo_json_string (node, path);
  gint64 number = fallback;

  if (text != NULL)
    return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL) ? number : fallback;
  if (member == NULL || !JSON_NODE_HOLDS_VALUE (member))
    return fallback;
  if (json_node_get_value_type (member) == G_TYPE_DOUBLE)
    {
      double value = json_node_get_double (member);

      return value > -9e15 && value < 9e15 ? (gint64) value : fallback;
    }
  return json_node_get_value_type (member) == G_TYPE_INT64 ? json_node_get_int (member) : fallback;
}

/* Whether "yes" stands there: true, 1 or "1". */
gboolean
duo_json_flag (JsonNode   *node,
               const char *path)
{
  JsonNode *member = duo_json_member (node, path);

  if (member != NULL && JSON_NODE_HOLDS_VALUE (member) && json_node_get_value_type (member) == G_TYPE_BOOLEAN)
    return json_node_get_boolean (member);
  return duo_json_int (node, path, 0) != 0;
}

/* (transfer full) (nullable): the texts of the list there. */
GStrv
duo_json_strings (JsonNode   *node,
                  const char *path)
{
  JsonNode *member = duo_json_member (node, path);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array;

  if (member == NULL || !JSON_NODE_HOLDS_ARRAY (member))
    return NULL;
  array = json_node_get_array (member);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING)
        g_strv_builder_add (builder, json_node_get_string (element));
    }
  return g_strv_builder_end (builder);
}

/**
 * duo_ocs_form:
 * @name: the first name; each is followed by its value (a NULL value leaves it out), the last by %NULL
 *
 * Returns: (transfer full): a body of the type application/x-www-form-urlencoded
 */
char *
duo_ocs_form (const char *name,
              ...)
{
  GString *form = g_string_new (NULL);
  const char *key = name;
  va_list args;

  va_start (args, name);
  while (key != NULL)
    {
      const char *value = va_arg (args, const char *);

      if (value == NULL)
        break;
      if (form->len > 0)
        g_string_append_c (form, '&');
      g_string_append_uri_escaped (form, key, NULL, FALSE);
      g_string_append_c (form, '=');
      g_string_append_uri_escaped (form, value, NULL, FALSE);
      key = va_arg (args, const char *);
    }
  va_end (args);
  return g_string_free (form, FALSE);
}

/**
 * duo_ocs_ask:
 * @http: a way to ask
 * @method: such as "GET"
 * @path: below "/ocs/v2.php/", encoded
 * @form: (nullable): the body, of duo_ocs_form()
 * @cancellable: (nullable): ends it
 * @error: by the status; %DUO_ERROR_PLATFORM_NO_LINKS where sharing is not installed (statuscode 998)
 *
 * Returns: (transfer full): "data" of the answer (an empty list where it has none), or %NULL with @error
 */
JsonNode *
duo_ocs_ask (DuoHttp       *http,
             const char    *method,
             const char    *path,
             const char    *form,
             GCancellable  *cancellable,
             GError       **error)
{
  static const char *const headers[] = { "OCS-APIRequest", "true", "Accept", "application/json", NULL };
  g_autofree char *url = g_strconcat (duo_http_get_address (http), "/ocs/v2.php/", path, NULL);
  g_autoptr (GBytes) body = form != NULL ? g_bytes_new (form, strlen (form)) : NULL;
  const DuoRequest request = { .method = method, .url = url, .headers = headers, .body = body,
                               .type = form != NULL ? "application/x-www-form-urlencoded" : NULL };
  g_autoptr (DuoReply) reply = duo_http_ask (http, &request, cancellable, error);
  g_autoptr (JsonNode) root = NULL;
  JsonNode *data;

  if (reply == NULL)
    return NULL;
  root = duo_json_read (reply->body, reply->status == 200 ? error : NULL);
  if (reply->status != 200)
    {
      if (reply->status == 404 && duo_json_int (root, "ocs.meta.statuscode", 0) == 998)
        g_set_error (error, DUO_ERROR, DUO_ERROR_PLATFORM_NO_LINKS, "%s: 998", path);
      else
        duo_reply_fail (reply, path, error);
      return NULL;
    }
  if (root == NULL)
    return NULL;
  data = duo_json_member (root, "ocs.data");
  if (data == NULL)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_PLATFORM_STRANGE, "%s: no data", path);
      return NULL;
    }
  return json_node_ref (data);
}
