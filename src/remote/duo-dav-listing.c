/* SPDX-License-Identifier: EUPL-1.2 */
/* Reads multistatus answers by namespace, whatever prefixes, order and spaces a server likes. */
#include "duo-dav-listing.h"

#include <string.h>

#include "duo-address.h"
#include "duo-xml.h"

#define DAV "DAV:"
#define OWNCLOUD "http://owncloud.org/ns"
#define NEXTCLOUD "http://nextcloud.org/ns"
#define DEPTH_MAX 64
#define ENTRIES_MAX 100000
#define TEXT_MAX_BYTES 65536

typedef struct
{
  const char      *root;
  GPtrArray       *entries;    /* (owned) */
  DuoDavEntry     *entry;      /* (owned) (nullable): the response being read */
  DuoDavEntry     *found;      /* (owned) (nullable): what its propstat says, until its status is known */
  DuoDavCounter   *counter;    /* (owned) (nullable) */
  GString         *text;       /* (owned): of the innermost element */
  DuoXml          *xml;        /* (owned) */
  GError          *error;      /* (owned) (nullable) */
  gboolean         begun;      /* the outermost element was seen */
  gboolean         good;       /* the propstat's status is 200 */
  gboolean         is_answer;  /* the outermost element is a multistatus */
} Reading;

static void
counter_free (DuoDavCounter *self)
{
  g_free (self->token);
  g_free (self);
}

static DuoDavEntry *
entry_new (void)
{
  DuoDavEntry *self = g_new0 (DuoDavEntry, 1);

  self->size = -1;
  self->quota = -1;
  self->counters = g_ptr_array_new_with_free_func ((GDestroyNotify) counter_free);
  return self;
}

void
duo_dav_entry_free (DuoDavEntry *self)
{
  g_free (self->path);
  g_free (self->etag);
  g_free (self->modified);
  g_free (self->file_id);
  g_free (self->checksums);
  g_ptr_array_unref (self->counters);
  g_free (self);
}

static void
fail (Reading    *self,
      const char *why)
{
  if (self->error == NULL)
    g_set_error (&self->error, DUO_ERROR, DUO_ERROR_PLATFORM_STRANGE, "a listing: %s", why);
  duo_xml_stop (self->xml);
}

static gboolean
is (const char *uri,
    const char *name,
    const char *wanted_uri,
    const char *wanted_name)
{
  return g_strcmp0 (uri, wanted_uri) == 0 && strcmp (name, wanted_name) == 0;
}

static void
start_cb (gpointer       data,
          const char    *name,
          const char    *uri,
          gint           n_attributes,
          const guchar **attributes)
{
  Reading *self = data;

  g_string_truncate (self->text, 0);
  if (!self->begun)
    self->is_answer = is (uri, name, DAV, "multistatus");
  else if (is (uri, name, DAV, "response"))
    {
      g_clear_pointer (&self->entry, duo_dav_entry_free);
      self->entry = entry_new ();
    }
  else if (is (uri, name, DAV, "propstat"))
    {
      g_clear_pointer (&self->found, duo_dav_entry_free);
      self->found = entry_new ();
      self->good = FALSE;
    }
  else if (is (uri, name, NEXTCLOUD, "share-download-limit"))
    {
      g_clear_pointer (&self->counter, counter_free);
      self->counter = g_new0 (DuoDavCounter, 1);
    }
  else if (is (uri, name, DAV, "collection") && self->found != NULL)
    self->found->is_folder = TRUE;
  self->begun = TRUE;
}

static void
text_cb (gpointer    data,
         const char *text,
         gint        length)
{
  Reading *self = data;

  if (self->text->len + (gsize) length > TEXT_MAX_BYTES)
    fail (self, "a text without end");
  else
    g_string_append_len (self->text, text, length);
}

static void
take (char       **field,
      const char  *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static gint64
number_of (const char *text)
{
  gint64 number = -1;

  return g_ascii_string_to_signed (text, 10, G_MININT64, G_MAXINT64, &number, NULL) ? number : -1;
}

static void
end_of_property (Reading    *self,
                 const char *uri,
                 const char *name,
                 const char *text)
{
  DuoDavEntry *found = self->found;

  if (is (uri, name, DAV, "getcontentlength"))
    found->size = number_of (text);
  else if (is (uri, name, DAV, "quota-available-bytes"))
    found->quota = number_of (text);
  else if (is (uri, name, DAV, "getetag"))
    take (&found->etag, text);
  else if (is (uri, name, DAV, "getlastmodified"))
    take (&found->modified, text);
  else if (is (uri, name, OWNCLOUD, "fileid"))
    take (&found->file_id, text);
  else if (is (uri, name, OWNCLOUD, "checksum"))
    take (&found->checksums, text);
}

static void
end_of_counter (Reading    *self,
                const char *uri,
                const char *name,
                const char *text)
{
  if (is (uri, name, NEXTCLOUD, "token"))
    take (&self->counter->token, text);
  else if (is (uri, name, NEXTCLOUD, "limit"))
    self->counter->limit = g_ascii_strtoull (text, NULL, 10);
  else if (is (uri, name, NEXTCLOUD, "count"))
    self->counter->count = g_ascii_strtoull (text, NULL, 10);
  else if (is (uri, name, NEXTCLOUD, "share-download-limit"))
    {
      if (self->counter->token != NULL && self->found != NULL)
        g_ptr_array_add (self->found->counters, g_steal_pointer (&self->counter));
      g_clear_pointer (&self->counter, counter_free);
    }
}

/* What a propstat of 200 said becomes what the response says; one of 404 names what the server does not know. */
static void
end_of_propstat (Reading *self)
{
  if (self->good && self->entry != NULL)
    {
      g_autofree char *path = g_steal_pointer (&self->entry->path);

      duo_dav_entry_free (self->entry);
      self->entry = g_steal_pointer (&self->found);
      self->entry->path = g_steal_pointer (&path);
    }
  g_clear_pointer (&self->found, duo_dav_entry_free);
}

static void
end_of_response (Reading *self)
{
  if (self->entry->path == NULL)
    fail (self, "a response without href");
  else if (self->entries->len >= ENTRIES_MAX)
    fail (self, "more than a folder can hold");
  else
    g_ptr_array_add (self->entries, g_steal_pointer (&self->entry));
}

static void
end_cb (gpointer    data,
        const char *name,
        const char *uri)
{
  Reading *self = data;
  g_autofree char *text = g_strstrip (g_strdup (self->text->str));

  if (is (uri, name, DAV, "response") && self->entry != NULL)
    end_of_response (self);
  else if (is (uri, name, DAV, "propstat") && self->found != NULL)
    end_of_propstat (self);
  else if (is (uri, name, DAV, "href") && self->entry != NULL && self->entry->path == NULL)
    {
      self->entry->path = duo_path_from_href (self->root, text, &self->error);
      if (self->entry->path == NULL)
        duo_xml_stop (self->xml);
    }
  else if (is (uri, name, DAV, "status") && self->found != NULL)
    self->good = strstr (text, " 200") != NULL;
  else if (self->counter != NULL)
    end_of_counter (self, uri, name, text);
  else if (self->found != NULL)
    end_of_property (self, uri, name, text);
  g_string_truncate (self->text, 0);
}

static gboolean
parse (Reading *self,
       GBytes  *body)
{
  static const DuoXmlFuncs funcs = { start_cb, end_cb, text_cb };
  gsize length;
  const char *data = g_bytes_get_data (body, &length);
  DuoXmlState state;

  self->xml = duo_xml_new (&funcs, DEPTH_MAX, self);
  duo_xml_feed (self->xml, data, length);
  state = duo_xml_end (self->xml);
  if (state != DUO_XML_GOOD && state != DUO_XML_BAD_NAMESPACES)
    fail (self, duo_xml_state_to_string (state));
  else if (!self->is_answer)
    fail (self, "not a multistatus");
  duo_xml_free (self->xml);
  return self->error == NULL;
}

/**
 * duo_dav_listing_read:
 * @root: the URL that was asked, without a trailing slash
 * @body: of a 207 answer; at most some megabytes
 * @error: %DUO_ERROR_PLATFORM_STRANGE where it is no multistatus, or names what lies outside @root
 *
 * Returns: (transfer full) (element-type DuoDavEntry): in the server's order, or %NULL with @error
 */
GPtrArray *
duo_dav_listing_read (const char  *root,
                      GBytes      *body,
                      GError     **error)
{
  Reading self = { .root = root, .text = g_string_new (NULL) };
  gboolean read;

  self.entries = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_dav_entry_free);
  read = parse (&self, body);
  g_clear_pointer (&self.entry, duo_dav_entry_free);
  g_clear_pointer (&self.found, duo_dav_entry_free);
  g_clear_pointer (&self.counter, counter_free);
  g_string_free (self.text, TRUE);
  if (read)
    return self.entries;
  g_ptr_array_unref (self.entries);
  g_propagate_error (error, self.error);
  return NULL;
}

/* Whether both name one state of a file; Apache's is weak for the first seconds and strong after. */
gboolean
duo_dav_etag_equal (const char *a,
                    const char *b)
{
  if (a == NULL || b == NULL)
    return FALSE;
  return strcmp (a + (duo_dav_etag_is_weak (a) ? 2 : 0), b + (duo_dav_etag_is_weak (b) ? 2 : 0)) == 0;
}

/* Whether @etag is weak: no condition on it ever holds. */
gboolean
duo_dav_etag_is_weak (const char *etag)
{
  return g_str_has_prefix (etag, "W/");
}

/**
 * duo_dav_dup_checksum:
 * @checksums: (nullable): "SHA1:… SHA256:…", of a listing or of the header OC-Checksum
 * @algorithm: "SHA256"
 *
 * Returns: (transfer full) (nullable): that one in lower case, or %NULL
 */
char *
duo_dav_dup_checksum (const char *checksums,
                      const char *algorithm)
{
  g_auto (GStrv) each = checksums != NULL ? g_strsplit_set (checksums, " ,", -1) : NULL;

  for (guint i = 0; each != NULL && each[i] != NULL; i++)
    {
      char *colon = strchr (each[i], ':');

      if (colon == NULL)
        continue;
      *colon = '\0';
      if (g_ascii_strcasecmp (each[i], algorithm) == 0)
        return g_ascii_strdown (colon + 1, -1);
    }
  return NULL;
}
