/* SPDX-License-Identifier: EUPL-1.2 */
/* The XML of WebDAV: what a request asks for, and the answer in many parts. */
#include "duo-platform-xml.h"

#include <string.h>

#include "duo-xml.h"

#define MAX_DEPTH      16
#define MAX_PROPERTIES 200
#define MAX_NAME       200

static const struct
{
  const char *ns;
  const char *prefix;
} prefixes[] = {
  { DUO_PLATFORM_NS_DAV, "d" },
  { DUO_PLATFORM_NS_OC, "oc" },
  { DUO_PLATFORM_NS_NC, "nc" },
};

typedef struct
{
  DuoPlatformBodyKind kind;
  GPtrArray          *properties;
  guint               depth;
  gboolean            in_prop;
  gboolean            root_seen;
  const char         *problem;
  DuoXml             *xml;
} Reader;

static void
property_free (gpointer data)
{
  DuoPlatformProperty *property = data;

  g_free (property->ns);
  g_free (property->name);
  g_free (property);
}

static DuoPlatformProperty *
property_new (const char *ns,
              const char *name)
{
  DuoPlatformProperty *property = g_new0 (DuoPlatformProperty, 1);

  property->ns = g_strdup (ns);
  property->name = g_strdup (name);
  return property;
}

static void
stop (Reader     *reader,
      const char *problem)
{
  if (reader->problem == NULL)
    reader->problem = problem;
  duo_xml_stop (reader->xml);
}

static gboolean
is_dav (const char *uri,
        const char *name,
        const char *wanted)
{
  return g_strcmp0 (uri, DUO_PLATFORM_NS_DAV) == 0 && strcmp (name, wanted) == 0;
}

static void
start_element (gpointer       data,
               const char    *name,
               const char    *uri,
               gint           n_attributes,
               const guchar **attributes)
{
  Reader *reader = data;
  /* propfind > prop > it; propertyupdate > set or remove > prop > it */
  const guint prop_depth = reader->kind == DUO_PLATFORM_BODY_PROPFIND ? 1 : 2;

  if (reader->depth == 0)
    {
      reader->root_seen = is_dav (uri, name,
                                  reader->kind == DUO_PLATFORM_BODY_PROPFIND ? "propfind" : "propertyupdate");
      if (!reader->root_seen)
        stop (reader, "another document than was expected");
    }
  else if (reader->depth == prop_depth && is_dav (uri, name, "prop"))
    {
      reader->in_prop = TRUE;
    }
  else if (reader->in_prop && reader->depth == prop_depth + 1)
    {
      if (reader->properties->len >= MAX_PROPERTIES || strlen (name) > MAX_NAME
          || (uri != NULL && strlen (uri) > MAX_NAME))
        {
          stop (reader, "too many properties, or names that are too long");
          return;
        }
      g_ptr_array_add (reader->properties, property_new (uri != NULL ? uri : "", name));
    }

  reader->depth++;
}

static void
end_element (gpointer    data,
             const char *name,
             const char *uri)
{
  Reader *reader = data;

  reader->depth--;
  if (reader->depth == (reader->kind == DUO_PLATFORM_BODY_PROPFIND ? 1 : 2))
    reader->in_prop = FALSE;
}

/* Returns: (transfer full) (element-type DuoPlatformProperty): what is told when nothing is asked in particular. */
GPtrArray *
duo_platform_properties_default (void)
{
  static const char *const names[] = {
    "getlastmodified", "getcontentlength", "resourcetype", "getetag", "getcontenttype", "displayname",
    "quota-used-bytes", "quota-available-bytes",
  };
  GPtrArray *properties = g_ptr_array_new_with_free_func (property_free);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_ptr_array_add (properties, property_new (DUO_PLATFORM_NS_DAV, names[i]));
  return properties;
}

/**
 * duo_platform_properties_parse:
 * @body: (array length=length): of a PROPFIND or PROPPATCH
 *
 * An empty body, and one that names none, asks for the usual ones. A DOCTYPE is refused, and so is nesting.
 *
 * Returns: (transfer full) (nullable) (element-type DuoPlatformProperty): the properties that are named;
 *   %NULL with %DUO_ERROR_INVALID
 */
GPtrArray *
duo_platform_properties_parse (const char          *body,
                               gsize                length,
                               DuoPlatformBodyKind  kind,
                               GError             **error)
{
  g_autoptr (GPtrArray) properties = g_ptr_array_new_with_free_func (property_free);
  static const DuoXmlFuncs funcs = { start_element, end_element, NULL };
  Reader reader = { .kind = kind, .properties = properties };
  DuoXmlState state;

  if (length == 0)
    return duo_platform_properties_default ();

  reader.xml = duo_xml_new (&funcs, MAX_DEPTH, &reader);
  duo_xml_feed (reader.xml, body, length);
  state = duo_xml_end (reader.xml);
  duo_xml_free (reader.xml);
  if (state != DUO_XML_GOOD)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_INVALID,
                           reader.problem != NULL ? reader.problem : duo_xml_state_to_string (state));
      return NULL;
    }

  return properties->len > 0 ? g_steal_pointer (&properties) : duo_platform_properties_default ();
}

/* Appends text with what means something in XML escaped, and without what XML cannot hold. */
void
duo_platform_xml_escape (GString    *xml,
                         const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append (xml, escaped);
}

/* Returns: (transfer full): the begin of an answer. */
GString *
duo_platform_multistatus_new (void)
{
  return g_string_new ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
                       "<d:multistatus xmlns:d=\"" DUO_PLATFORM_NS_DAV "\" xmlns:oc=\"" DUO_PLATFORM_NS_OC "\""
                       " xmlns:nc=\"" DUO_PLATFORM_NS_NC "\" xmlns:s=\"http://sabredav.org/ns\">");
}

/* Appends the element of a property; @value: (nullable): its inside, already escaped. */
static void
append_property (GString                   *xml,
                 const DuoPlatformProperty *property,
                 const char                *value)
{
  const char *prefix = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (prefixes); i++)
    if (strcmp (property->ns, prefixes[i].ns) == 0)
      prefix = prefixes[i].prefix;

  if (prefix != NULL && value != NULL && *value != '\0')
    {
      g_string_append_printf (xml, "<%s:%s>%s</%s:%s>", prefix, property->name, value, prefix, property->name);
    }
  else if (prefix != NULL)
    {
      g_string_append_printf (xml, "<%s:%s/>", prefix, property->name);
    }
  else
    {
      g_string_append_printf (xml, "<x:%s xmlns:x=\"", property->name);
      duo_platform_xml_escape (xml, property->ns);
      g_string_append (xml, "\"/>");
    }
}

/* Appends what is known of one file. @href: percent-encoded; @refusal: (nullable): the status line for what @write
 * does not know, instead of 404. */
void
duo_platform_multistatus_add (GString                 *xml,
                              const char              *href,
                              GPtrArray               *properties,
                              DuoPlatformPropertyFunc  write,
                              const char              *refusal,
                              gpointer                 user_data)
{
  g_autoptr (GString) found = g_string_new (NULL);
  g_autoptr (GString) missing = g_string_new (NULL);

  for (guint i = 0; i < properties->len; i++)
    {
      g_autoptr (GString) value = g_string_new (NULL);

      if (write (properties->pdata[i], value, user_data))
        append_property (found, properties->pdata[i], value->str);
      else
        append_property (missing, properties->pdata[i], NULL);
    }

  g_string_append (xml, "<d:response><d:href>");
  duo_platform_xml_escape (xml, href);
  g_string_append (xml, "</d:href>");
  if (found->len > 0)
    g_string_append_printf (xml, "<d:propstat><d:prop>%s</d:prop><d:status>HTTP/1.1 200 OK</d:status></d:propstat>",
                            found->str);
  if (missing->len > 0)
    g_string_append_printf (xml, "<d:propstat><d:prop>%s</d:prop><d:status>%s</d:status></d:propstat>", missing->str,
                            refusal != NULL ? refusal : "HTTP/1.1 404 Not Found");
  g_string_append (xml, "</d:response>");
}

/* Returns: (transfer full): the whole answer; takes @xml. */
char *
duo_platform_multistatus_end (GString *xml)
{
  g_string_append (xml, "</d:multistatus>\n");
  return g_string_free (xml, FALSE);
}
