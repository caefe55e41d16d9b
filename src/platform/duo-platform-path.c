/* SPDX-License-Identifier: EUPL-1.2 */
/* Names that come over the line: taken apart, decoded, checked, and put together again. */
#include "duo-platform-path.h"

#include <string.h>

#define CHUNK_MAX 10000 /* Nextcloud's numbers of chunks */

static void
invalid (GError    **error,
         const char *what)
{
  g_set_error_literal (error, DUO_ERROR, DUO_ERROR_INVALID, what);
}

/**
 * duo_platform_name_possible:
 * @name: (array length=length)
 *
 * Whether a file may be called that: UTF-8 without control characters, slash or backslash.
 */
gboolean
duo_platform_name_possible (const char *name,
                            gsize       length)
{
  if (length == 0 || !g_utf8_validate_len (name, length, NULL))
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      const guchar c = (guchar) name[i];

      if (c < 0x20 || c == 0x7f || c == '/' || c == '\\')
        return FALSE;
    }

  return TRUE;
}

/* Decodes one part of a path. Returns: (transfer full) (nullable) */
static char *
decode_segment (const char *start,
                gsize       length,
                GError    **error)
{
  g_autoptr (GBytes) bytes = g_uri_unescape_bytes (start, (gssize) length, NULL, NULL);
  g_autofree char *composed = NULL;
  const char *data;
  gsize size;

  if (bytes == NULL)
    {
      invalid (error, "not percent-encoded as it should be");
      return NULL;
    }

  data = g_bytes_get_data (bytes, &size);
  if (!duo_platform_name_possible (data, size))
    {
      invalid (error, "not UTF-8, or a character that no name may have");
      return NULL;
    }

  composed = g_utf8_normalize (data, (gssize) size, G_NORMALIZE_NFC);
  if (composed == NULL || strcmp (composed, ".") == 0 || strcmp (composed, "..") == 0)
    {
      invalid (error, "a name that leads elsewhere");
      return NULL;
    }
  if (strlen (composed) > DUO_PLATFORM_MAX_NAME)
    {
      invalid (error, "a name that is too long");
      return NULL;
    }

  return g_steal_pointer (&composed);
}

/**
 * duo_platform_path_split:
 * @escaped: the path of a URL, percent-encoded, with or without a leading slash
 * @folder: (out) (optional): whether it ends with a slash
 *
 * No part is empty, "." or "..", holds a slash, a backslash or a control character, or is over 255 bytes; all are
 * UTF-8 in the composed form. Empty parts (double slashes) are passed over.
 *
 * Returns: (transfer full) (nullable): the decoded parts
 */
char **
duo_platform_path_split (const char *escaped,
                         gboolean   *folder,
                         GError    **error)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const char *p = escaped;

  g_return_val_if_fail (escaped != NULL, NULL);

  while (*p != '\0')
    {
      const gsize length = strcspn (p, "/");

      if (length > 0)
        {
          char *segment = decode_segment (p, length, error);

          if (segment == NULL)
            return NULL;
          g_ptr_array_add (parts, segment);
          if (parts->len > DUO_PLATFORM_MAX_DEPTH)
            {
              invalid (error, "too many folders in each other");
              return NULL;
            }
        }
      p += length;
      p += strspn (p, "/");
    }

  if (folder != NULL)
    *folder = p > escaped && p[-1] == '/';
  g_ptr_array_add (parts, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&parts), FALSE);
}

/* Returns: (transfer full): @path (decoded, parts separated by slashes) as it stands in a URL. */
char *
duo_platform_path_escape (const char *path)
{
  return g_uri_escape_string (path, "/", FALSE);
}

/**
 * duo_platform_name_refused:
 *
 * Names that Nextcloud takes from nobody: its own unfinished files, the web server's settings, and spaces at an end.
 */
gboolean
duo_platform_name_refused (const char *name)
{
  const gsize length = strlen (name);
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return length == 0 || g_str_has_suffix (lower, ".part") || g_str_has_suffix (lower, ".filepart")
         || strcmp (lower, ".htaccess") == 0 || name[0] == ' ' || name[length - 1] == ' ';
}

/**
 * duo_platform_host_is_local:
 * @host: (nullable): a Host header, with or without a port
 *
 * Whether it names this machine. Another name that leads here is a page of somebody else's that tries to reach us
 * through the browser.
 */
gboolean
duo_platform_host_is_local (const char *host)
{
  static const char *const names[] = { "127.0.0.1", "localhost", "[::1]" };
  guint64 port;

  if (host == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const gsize length = strlen (names[i]);

      if (g_ascii_strncasecmp (host, names[i], length) == 0
          && (host[length] == '\0'
              || (host[length] == ':' && duo_platform_number_parse (host + length + 1, G_MAXUINT16, &port))))
        return TRUE;
    }

  return FALSE;
}

/**
 * duo_platform_url_path:
 * @url: (nullable): a Destination header, or the tag of an If header
 * @host: the Host header of the request
 *
 * Returns: (transfer full) (nullable): its path, percent-encoded still. A bare path is refused, as Apache does;
 *   %DUO_ERROR_NOT_FOUND: another server's
 */
char *
duo_platform_url_path (const char *url,
                       const char *host,
                       GError    **error)
{
  gsize length;

  if (url == NULL || g_ascii_strncasecmp (url, "http://", 7) != 0)
    {
      invalid (error, "not a full http address");
      return NULL;
    }

  url += 7;
  length = strcspn (url, "/");
  if (strlen (host) != length || g_ascii_strncasecmp (url, host, length) != 0)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_NOT_FOUND, "another server");
      return NULL;
    }
  if (strpbrk (url, "?#") != NULL)
    {
      invalid (error, "more than an address");
      return NULL;
    }

  return g_strdup (url[length] == '\0' ? "/" : url + length);
}

/**
 * duo_platform_number_parse:
 * @text: (nullable): digits and nothing else
 *
 * Returns: whether it is a number of at most @max
 */
gboolean
duo_platform_number_parse (const char *text,
                           guint64     max,
                           guint64    *number)
{
  guint64 value = 0;

  if (text == NULL || *text == '\0')
    return FALSE;

  for (; *text != '\0'; text++)
    {
      const guint64 digit = (guint64) (*text - '0');

      if (!g_ascii_isdigit (*text) || value > (max - digit) / 10 || digit > max)
        return FALSE;
      value = value * 10 + digit;
    }

  *number = value;
  return TRUE;
}

/**
 * duo_platform_range_parse:
 * @header: (nullable): a Range header
 * @size: of the file
 * @first: (out): first byte
 * @last: (out): last byte
 *
 * One range of bytes; several at once are answered with everything.
 */
DuoPlatformRange
duo_platform_range_parse (const char *header,
                          guint64     size,
                          guint64    *first,
                          guint64    *last)
{
  g_auto (GStrv) ends = NULL;
  guint64 from, to;

  if (header == NULL || !g_str_has_prefix (header, "bytes=") || strchr (header, ',') != NULL)
    return DUO_PLATFORM_RANGE_WHOLE;

  ends = g_strsplit (header + 6, "-", 3);
  if (g_strv_length (ends) != 2)
    return DUO_PLATFORM_RANGE_WHOLE;
  g_strstrip (ends[0]);
  g_strstrip (ends[1]);

  if (*ends[0] == '\0')
    {
      /* the last so many */
      if (!duo_platform_number_parse (ends[1], G_MAXINT64, &to))
        return DUO_PLATFORM_RANGE_WHOLE;
      if (to == 0 || size == 0)
        return DUO_PLATFORM_RANGE_IMPOSSIBLE;
      *first = to >= size ? 0 : size - to;
      *last = size - 1;
      return DUO_PLATFORM_RANGE_PART;
    }

  if (!duo_platform_number_parse (ends[0], G_MAXINT64, &from))
    return DUO_PLATFORM_RANGE_WHOLE;
  if (*ends[1] == '\0')
    to = G_MAXINT64;
  else if (!duo_platform_number_parse (ends[1], G_MAXINT64, &to) || to < from)
    return DUO_PLATFORM_RANGE_WHOLE;
  if (from >= size)
    return DUO_PLATFORM_RANGE_IMPOSSIBLE;

  *first = from;
  *last = MIN (to, size - 1);
  return DUO_PLATFORM_RANGE_PART;
}

/* Returns: the number of the chunk of that name, 1 to 10,000; 0 when it is no such name. */
guint
duo_platform_chunk_number (const char *name)
{
  guint64 number;

  return strlen (name) <= 5 && duo_platform_number_parse (name, CHUNK_MAX, &number) ? (guint) number : 0;
}

/* Decodes a name or a value of a form. Returns: (transfer full) (nullable) */
static char *
decode_field (const char *start,
              gsize       length)
{
  g_autofree char *text = g_strndup (start, length);
  g_autofree char *decoded = NULL;

  g_strdelimit (text, "+", ' ');
  decoded = g_uri_unescape_string (text, NULL);
  return decoded != NULL && g_utf8_validate (decoded, -1, NULL) ? g_steal_pointer (&decoded) : NULL;
}

/**
 * duo_platform_form_parse:
 * @body: (array length=length): application/x-www-form-urlencoded
 *
 * Of a name that comes twice the last counts.
 *
 * Returns: (transfer full) (nullable) (element-type utf8 utf8): its fields; %NULL when it is no such form
 */
GHashTable *
duo_platform_form_parse (const char *body,
                         gsize       length)
{
  g_autoptr (GHashTable) fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gsize at = 0;

  while (at < length)
    {
      const char *field = body + at;
      const char *end = memchr (field, '&', length - at);
      const gsize size = end != NULL ? (gsize) (end - field) : length - at;
      const char *equals = memchr (field, '=', size);
      const gsize name_size = equals != NULL ? (gsize) (equals - field) : size;

      if (size > 0)
        {
          char *name = decode_field (field, name_size);
          char *value = equals != NULL ? decode_field (equals + 1, size - name_size - 1) : g_strdup ("");

          if (name == NULL || value == NULL)
            {
              g_free (name);
              g_free (value);
              return NULL;
            }
          g_hash_table_replace (fields, name, value);
        }
      at += size + 1;
    }

  return g_steal_pointer (&fields);
}
