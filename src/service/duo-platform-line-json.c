/* SPDX-License-Identifier: EUPL-1.2 */
/* Two tables of members, by type; writing and reading go through them. */
#include "duo-platform-line-json.h"

static const struct
{
  const char *name;
  gsize       offset;
} days[] = {
  { "issued", G_STRUCT_OFFSET (DuoPlatformLine, issued) },
  { "last_day", G_STRUCT_OFFSET (DuoPlatformLine, last_day) },
  { "live", G_STRUCT_OFFSET (DuoPlatformLine, live) },
  { "first", G_STRUCT_OFFSET (DuoPlatformLine, first) },
}, flags[] = {
  { "practice", G_STRUCT_OFFSET (DuoPlatformLine, practice) },
  { "there", G_STRUCT_OFFSET (DuoPlatformLine, there) },
  { "counted", G_STRUCT_OFFSET (DuoPlatformLine, counted) },
  { "old", G_STRUCT_OFFSET (DuoPlatformLine, old) },
};

static void
add_string (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

void
duo_platform_line_to_json (const DuoPlatformLine *line, JsonBuilder *builder)
{
  add_string (builder, "campaign", line->campaign);
  add_string (builder, "institution", line->institution);
  add_string (builder, "brin", line->brin);
  add_string (builder, "link", duo_link_state_to_string (line->link));
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      g_autofree char *day = duo_when_to_string (G_STRUCT_MEMBER_P (line, days[i].offset));

      add_string (builder, days[i].name, day);
    }
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      json_builder_set_member_name (builder, flags[i].name);
      json_builder_add_boolean_value (builder, G_STRUCT_MEMBER (gboolean, line, flags[i].offset));
    }
  json_builder_set_member_name (builder, "downloads");
  json_builder_add_int_value (builder, line->downloads);
}

/* The value of the member @name; NULL, with @wrong set unless something was wrong before, where it is not of @type. */
static JsonNode *
read_value (JsonObject *object, const char *name, GType type, const char **wrong)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type)
    return node;
  if (*wrong == NULL)
    *wrong = name;
  return NULL;
}

static const char *
read_string (JsonObject *object, const char *name, const char **wrong)
{
  JsonNode *node = read_value (object, name, G_TYPE_STRING, wrong);

  return node != NULL ? json_node_get_string (node) : "";
}

DuoPlatformLine *
duo_platform_line_from_json (JsonObject *object, const char **wrong)
{
  const char *bad = NULL;
  g_autoptr (DuoPlatformLine) self = duo_platform_line_new (read_string (object, "campaign", &bad),
                                                            read_string (object, "institution", &bad),
                                                            read_string (object, "brin", &bad));
  JsonNode *number = read_value (object, "downloads", G_TYPE_INT64, &bad);
  const gint64 downloads = number != NULL ? json_node_get_int (number) : 0;

  self->downloads = (gint) CLAMP (downloads, 0, G_MAXINT);
  if (bad == NULL && downloads != self->downloads)
    bad = "downloads";
  if (!duo_link_state_parse (read_string (object, "link", &bad), &self->link) && bad == NULL)
    bad = "link";
  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    if (!duo_when_parse (read_string (object, days[i].name, &bad), G_STRUCT_MEMBER_P (self, days[i].offset)) && bad == NULL)
      bad = days[i].name;
  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    {
      JsonNode *node = read_value (object, flags[i].name, G_TYPE_BOOLEAN, &bad);

      G_STRUCT_MEMBER (gboolean, self, flags[i].offset) = node != NULL && json_node_get_boolean (node);
    }
  *wrong = bad;
  return bad == NULL ? g_steal_pointer (&self) : NULL;
}
