/* SPDX-License-Identifier: EUPL-1.2 */
/* Addresses and paths: https everywhere but on this very machine, and no name that leaves its folder. */
#include "duo-address.h"

#include <gio/gio.h>
#include <string.h>

#define NAME_MAX_BYTES 255

static gboolean
host_is_loopback (const char *host)
{
  g_autoptr (GInetAddress) address = NULL;

  if (host == NULL)
    return FALSE;
  if (g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;
  address = g_inet_address_new_from_string (host);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

static gboolean
refuse (const char  *typed,
        const char  *why,
        GError     **error)
{
  g_set_error (error, DUO_ERROR, DUO_ERROR_PLATFORM_ADDRESS, "%s: %s", typed, why);
  return FALSE;
}

static gboolean
check_parts (const char  *typed,
             GUri        *uri,
             GError     **error)
{
  const char *scheme = g_uri_get_scheme (uri);
  gboolean plain = g_strcmp0 (scheme, "http") == 0;

  if (!plain && g_strcmp0 (scheme, "https") != 0)
    return refuse (typed, "neither https nor http", error);
  if (g_uri_get_host (uri) == NULL || *g_uri_get_host (uri) == '\0')
    return refuse (typed, "no host", error);
  if (g_uri_get_userinfo (uri) != NULL)
    return refuse ("(an address)", "holds a name or password", error); /* which must not stand in a log */
  if (plain && !host_is_loopback (g_uri_get_host (uri)))
    return refuse (typed, "http to another machine", error);
  return TRUE;
}

/* What people copy from their browser: the page they were on, not the platform itself. TRUE where it was such a page. */
static gboolean
cut_known_page (char *path)
{
  static const char *pages[] = { "/index.php", "/remote.php", "/apps/files", "/login", "/ocs/v" };
  gboolean cut = FALSE;
  gsize length;

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      char *found = strstr (path, pages[i]);

      if (found == NULL)
        continue;
      *found = '\0';
      cut = TRUE;
    }
  for (length = strlen (path); length > 0 && path[length - 1] == '/'; length--)
    path[length - 1] = '\0';
  return cut;
}

/* The port, or -1 where the scheme says it already. */
static gint
port_of (GUri *uri)
{
  gint port = g_uri_get_port (uri);

  return port == (g_str_equal (g_uri_get_scheme (uri), "https") ? 443 : 80) ? -1 : port;
}

/**
 * duo_address_parse:
 * @typed: what a person typed or pasted, with or without "https://"
 * @error: %DUO_ERROR_PLATFORM_ADDRESS where it is no address, holds a password, or is http to another machine
 *
 * Returns: (transfer full): the platform's address without a trailing slash, or %NULL with @error
 */
char *
duo_address_parse (const char  *typed,
                   GError     **error)
{
  g_autofree char *text = g_strstrip (g_strdup (typed));
  g_autofree char *whole = NULL, *path = NULL, *host = NULL, *root = NULL;
  g_autoptr (GUri) uri = NULL;

  if (*text == '\0' || !g_utf8_validate (text, -1, NULL) || strpbrk (text, " \t\r\n\\") != NULL)
    {
      refuse ("(an address)", "empty, or holds spaces", error);
      return NULL;
    }
  whole = strstr (text, "://") != NULL ? g_strdup (text) : g_strconcat ("https://", text, NULL);
  uri = g_uri_parse (whole, G_URI_FLAGS_ENCODED_PATH | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
  if (uri == NULL)
    {
      refuse ("(an address)", "not an address", error);
      return NULL;
    }
  if (!check_parts (text, uri, error))
    return NULL;

  host = g_hostname_to_ascii (g_uri_get_host (uri));
  if (host == NULL)
    {
      refuse (text, "not a host name", error);
      return NULL;
    }
  path = g_strdup (g_uri_get_path (uri));
  if (!cut_known_page (path) && (g_uri_get_query (uri) != NULL || g_uri_get_fragment (uri) != NULL))
    {
      refuse (text, "holds a question or a fragment", error);
      return NULL;
    }
  root = g_uri_join (G_URI_FLAGS_ENCODED, g_uri_get_scheme (uri), NULL, host, port_of (uri), path, NULL, NULL);
  return g_steal_pointer (&root);
}

/**
 * duo_address_same_host:
 * @address: an address
 * @other: another, such as one that a server names
 *
 * Returns: whether both have the same scheme, host and port: only then may a sign-in go to @other
 */
gboolean
duo_address_same_host (const char *address,
                       const char *other)
{
  g_autoptr (GUri) a = g_uri_parse (address, G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
  g_autoptr (GUri) b = g_uri_parse (other, G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);

  return a != NULL && b != NULL && g_strcmp0 (g_uri_get_scheme (a), g_uri_get_scheme (b)) == 0 &&
         g_uri_get_host (a) != NULL && g_uri_get_host (b) != NULL &&
         g_ascii_strcasecmp (g_uri_get_host (a), g_uri_get_host (b)) == 0 &&
         g_uri_get_port (a) == g_uri_get_port (b);
}

static gboolean
is_bidi_control (gunichar c)
{
  return c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/**
 * duo_path_name_is_safe:
 * @name: the name of a file or folder, as a server or a person gave it
 *
 * Returns: whether it is one name, stays in its folder and shows as what it is
 */
gboolean
duo_path_name_is_safe (const char *name)
{
  if (*name == '\0' || strlen (name) > NAME_MAX_BYTES || !g_utf8_validate (name, -1, NULL))
    return FALSE;
  if (strcmp (name, ".") == 0 || strcmp (name, "..") == 0)
    return FALSE;
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '/' || c == '\\' || g_unichar_iscntrl (c) || is_bidi_control (c))
        return FALSE;
    }
  return TRUE;
}

/**
 * duo_path_encode:
 * @path: names with slashes between them, UTF-8
 *
 * Returns: (transfer full): the same for a URL: NFC, each name percent-encoded
 */
char *
duo_path_encode (const char *path)
{
  g_autofree char *composed = g_utf8_normalize (path, -1, G_NORMALIZE_NFC);

  return g_uri_escape_string (composed != NULL ? composed : path, "/", FALSE);
}

/**
 * duo_path_join:
 * @root: a URL without a trailing slash
 * @path: a path below it as people read it, without a leading slash; "" for @root itself
 *
 * Returns: (transfer full): the URL; @root itself gets a trailing slash, as a folder has
 */
char *
duo_path_join (const char *root,
               const char *path)
{
  g_autofree char *encoded = duo_path_encode (path);

  return g_strconcat (root, "/", encoded, NULL);
}

/* The decoded path of a URL, without slashes at its end; NULL where it holds %2F, NUL or no UTF-8. */
static char *
decoded_path (GUri *uri)
{
  char *path = g_uri_unescape_string (g_uri_get_path (uri), "/");
  gsize length;

  if (path == NULL || !g_utf8_validate (path, -1, NULL))
    {
      g_free (path);
      return NULL;
    }
  for (length = strlen (path); length > 0 && path[length - 1] == '/'; length--)
    path[length - 1] = '\0';
  return path;
}

static gboolean
names_are_safe (const char *path)
{
  g_auto (GStrv) names = g_strsplit (path, "/", -1);

  for (guint i = 0; names[i] != NULL; i++)
    if (!duo_path_name_is_safe (names[i]))
      return FALSE;
  return TRUE;
}

/**
 * duo_path_from_href:
 * @root: the URL of the folder that was asked, without a trailing slash
 * @href: what the server says of one of its members: a URL or a path
 * @error: %DUO_ERROR_PLATFORM_STRANGE where it lies elsewhere, or its name is not safe
 *
 * Returns: (transfer full): the path below @root as people read it ("" for @root itself), or %NULL with @error
 */
char *
duo_path_from_href (const char  *root,
                    const char  *href,
                    GError     **error)
{
  g_autoptr (GUri) base = g_uri_parse (root, G_URI_FLAGS_ENCODED_PATH, NULL);
  g_autoptr (GUri) uri = base != NULL ? g_uri_parse_relative (base, href, G_URI_FLAGS_ENCODED_PATH, NULL) : NULL;
  g_autofree char *base_path = base != NULL ? decoded_path (base) : NULL;
  g_autofree char *path = uri != NULL ? decoded_path (uri) : NULL;
  gsize length = base_path != NULL ? strlen (base_path) : 0;

  if (base_path == NULL || path == NULL || g_strcmp0 (g_uri_get_host (base), g_uri_get_host (uri)) != 0 ||
      strncmp (path, base_path, length) != 0 || (path[length] != '\0' && path[length] != '/') ||
      (path[length] == '/' && !names_are_safe (path + length + 1)))
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_PLATFORM_STRANGE, "a listing names what lies outside its folder");
      return NULL;
    }
  return g_strdup (path[length] == '/' ? path + length + 1 : "");
}
