/* SPDX-License-Identifier: EUPL-1.2 */
/* Who is asking: HTTP Basic with the account's password, or with one that a program was given. */
#include "duo-platform-auth.h"

#include <string.h>

#include "duo-platform-secret.h"

#define MAX_HEADER 2000

/**
 * duo_platform_basic_parse:
 * @header: (nullable): an Authorization header
 * @user: (out) (transfer full): UTF-8
 * @password: (out) (transfer full): UTF-8
 *
 * Returns: whether it was Basic (RFC 7617), and whole
 */
gboolean
duo_platform_basic_parse (const char  *header,
                          char       **user,
                          char       **password)
{
  g_autofree guchar *decoded = NULL;
  const char *colon;
  gsize length;

  if (header == NULL || g_ascii_strncasecmp (header, "Basic ", 6) != 0 || strlen (header) > MAX_HEADER)
    return FALSE;

  decoded = g_base64_decode (header + 6, &length);
  if (decoded == NULL || !g_utf8_validate_len ((const char *) decoded, length, NULL))
    return FALSE;
  colon = memchr (decoded, ':', length);
  if (colon == NULL)
    return FALSE;

  *user = g_strndup ((const char *) decoded, (gsize) (colon - (const char *) decoded));
  *password = g_strndup (colon + 1, length - (gsize) (colon + 1 - (const char *) decoded));
  return TRUE;
}

/* Whether these are the account's name and a password of it. Counts nothing. */
gboolean
duo_platform_auth_account (DuoPlatform *platform,
                           const char  *user,
                           const char  *password)
{
  g_autofree char *digest = duo_platform_secret_digest (password);

  return duo_platform_secret_equal (user, DUO_PLATFORM_USER)
         && (duo_platform_state_has_token (platform->state, digest)
             || duo_platform_knows (platform, "account", password, duo_platform_state_get_password (platform->state)));
}

/* Looks at the request's Authorization header; a wrong one counts. */
DuoPlatformAuth
duo_platform_auth_check (DuoPlatformRequest *request)
{
  DuoPlatform *platform = request->platform;
  const gint64 now = duo_platform_get_seconds (platform);
  const char *header = duo_platform_request_header (request, "Authorization");
  g_autofree char *user = NULL;
  g_autofree char *password = NULL;

  if (header == NULL)
    return DUO_PLATFORM_AUTH_ABSENT;
  if (duo_platform_throttle_left (platform->sign_ins, request->who, now, NULL) == 0)
    return DUO_PLATFORM_AUTH_THROTTLED;
  if (!duo_platform_basic_parse (header, &user, &password)
      || !duo_platform_auth_account (platform, user, password))
    {
      duo_platform_throttle_failed (platform->sign_ins, request->who, now);
      return DUO_PLATFORM_AUTH_WRONG;
    }

  request->signed_in = g_steal_pointer (&password);
  return DUO_PLATFORM_AUTH_GOOD;
}
