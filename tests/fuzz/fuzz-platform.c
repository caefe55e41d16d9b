/* SPDX-License-Identifier: EUPL-1.2 */
/* Any bytes as what the practice platform reads of a request, or of a package. The first byte says as what. */
#include <stdlib.h>
#include <string.h>

#include "duo-platform-auth.h"
#include "duo-platform-bundle.h"
#include "duo-platform-if.h"
#include "duo-platform-path.h"
#include "duo-platform-xml.h"
#include "fuzz.h"

static void
read_path (const char *text)
{
  g_auto (GStrv) parts = duo_platform_path_split (text, NULL, NULL);
  g_autofree char *again = NULL;
  g_autofree char *escaped = NULL;
  g_auto (GStrv) same = NULL;

  if (parts == NULL)
    return;

  for (guint i = 0; parts[i] != NULL; i++)
    if (*parts[i] == '\0' || strchr (parts[i], '/') != NULL || strcmp (parts[i], "..") == 0 || strcmp (parts[i], ".") == 0
        || strlen (parts[i]) > DUO_PLATFORM_MAX_NAME || !g_utf8_validate (parts[i], -1, NULL))
      abort ();

  /* written and read again it is the same */
  again = g_strjoinv ("/", parts);
  escaped = duo_platform_path_escape (again);
  same = duo_platform_path_split (escaped, NULL, NULL);
  if (same == NULL || !g_strv_equal ((const char *const *) parts, (const char *const *) same))
    abort ();
}

static void
read_range (const char *text)
{
  guint64 first = 0, last = 0;

  if (duo_platform_range_parse (text, 1000, &first, &last) == DUO_PLATFORM_RANGE_PART && (first > last || last >= 1000))
    abort ();
}

static char *
no_etag (const char *resource,
         gpointer    user_data)
{
  return resource != NULL ? NULL : g_strdup ("\"1\"");
}

static void
read_headers (const char *text)
{
  g_autoptr (GPtrArray) conditions = duo_platform_if_parse (text, NULL);
  g_autofree char *path = duo_platform_url_path (text, "127.0.0.1:80", NULL);
  g_autofree char *user = NULL;
  g_autofree char *password = NULL;

  if (conditions != NULL)
    duo_platform_if_holds (conditions, no_etag, NULL);
  if (path != NULL && *path != '/')
    abort ();
  duo_platform_etag_listed (text, "\"1\"", TRUE);
  duo_platform_host_is_local (text);
  duo_platform_basic_parse (text, &user, &password);
  read_range (text);
}

static gboolean
no_property (const DuoPlatformProperty *property,
             GString                   *value,
             gpointer                   user_data)
{
  return FALSE;
}

/* What is asked for is named in the answer: that has to be well-formed too. */
static void
read_xml (const char         *text,
          gsize               length,
          DuoPlatformBodyKind kind)
{
  g_autoptr (GPtrArray) properties = duo_platform_properties_parse (text, length, kind, NULL);
  g_autofree char *answer = NULL;
  GString *xml;

  if (properties == NULL)
    return;

  xml = duo_platform_multistatus_new ();
  duo_platform_multistatus_add (xml, "/", properties, no_property, NULL, NULL);
  answer = duo_platform_multistatus_end (xml);
  if (!g_utf8_validate (answer, -1, NULL))
    abort ();
}

static void
read_manifest (const char *text,
               gsize       length)
{
  g_autoptr (DuoPlatformBundle) bundle = duo_platform_bundle_new ("a.zip", 0);

  if (!duo_platform_manifest_parse (bundle, text, length, NULL))
    return;

  for (guint i = 0; i < bundle->materials->len; i++)
    {
      const DuoPlatformMaterial *material = bundle->materials->pdata[i];

      if (*material->name == '\0' || *material->name == '/' || *material->title == '\0' || material->where == NULL
          || g_str_has_prefix (material->name, "../") || strstr (material->name, "/../") != NULL || !g_utf8_validate (material->title, -1, NULL))
        abort ();
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = size > 0 ? g_strndup ((const char *) data + 1, size - 1) : NULL;
  g_autoptr (GHashTable) form = NULL;

  if (text == NULL)
    return 0;

  switch (data[0])
    {
    case 'p':
      read_path (text);
      break;
    case 'h':
      read_headers (text);
      break;
    case 'x':
      read_xml (text, strlen (text), DUO_PLATFORM_BODY_PROPFIND);
      break;
    case 'y':
      read_xml (text, strlen (text), DUO_PLATFORM_BODY_PROPPATCH);
      break;
    case 'm':
      read_manifest (text, strlen (text));
      break;
    default:
      form = duo_platform_form_parse ((const char *) data, size);
      break;
    }

  return 0;
}
