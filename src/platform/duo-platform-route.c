/* SPDX-License-Identifier: EUPL-1.2 */
/* Which part answers which address, and who may ask. */
#include "duo-platform-route.h"

#include <string.h>

#include "duo-platform-auth.h"
#include "duo-platform-dav.h"
#include "duo-platform-faults.h"
#include "duo-platform-html.h"
#include "duo-platform-login.h"
#include "duo-platform-ocs.h"
#include "duo-platform-page.h"
#include "duo-platform-path.h"
#include "duo-platform-public.h"
#include "duo-platform-upload.h"

/* Whether the path begins with these parts; the rest is what the request is about. */
static gboolean
begins_with (DuoPlatformRequest *request,
             const char         *start)
{
  g_auto (GStrv) parts = g_strsplit (start, "/", -1);
  const guint n = g_strv_length (parts);

  if (g_strv_length (request->segments) < n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (strcmp (parts[i], request->segments[i]) != 0)
      return FALSE;

  g_free (request->path);
  request->path = g_strjoinv ("/", request->segments + n);
  return TRUE;
}

/* Lets through who has signed in; all others are answered. */
static gboolean
let_in (DuoPlatformRequest *request)
{
  const DuoPlatformAuth auth = duo_platform_auth_check (request);

  if (auth == DUO_PLATFORM_AUTH_GOOD)
    return TRUE;

  if (auth == DUO_PLATFORM_AUTH_THROTTLED)
    {
      duo_platform_answer (request, DUO_PLATFORM_TOO_MANY);
    }
  else
    {
      duo_platform_request_add_header (request, "WWW-Authenticate",
                                       "Basic realm=\"" DUO_PLATFORM_NAME "\", charset=\"UTF-8\"");
      duo_platform_answer_dav_error (request, SOUP_STATUS_UNAUTHORIZED, "name or password is not right");
    }
  return FALSE;
}

static void
not_found (DuoPlatformRequest *request)
{
  duo_platform_html_notice (request, SOUP_STATUS_NOT_FOUND, "Deze pagina is er niet",
                            "Kijk of u het adres helemaal hebt overgenomen uit de e-mail.");
}

/* Chooses who answers; may answer at once. The body is still to come. */
void
duo_platform_route (DuoPlatformRequest *request)
{
  if (begins_with (request, "index.php"))
    {
      char **rest = g_strdupv (request->segments + 1);

      g_strfreev (request->segments);
      request->segments = rest;
    }

  if (begins_with (request, "remote.php/dav/files/" DUO_PLATFORM_USER))
    {
      if (let_in (request))
        duo_platform_dav_begin (request);
    }
  else if (begins_with (request, "remote.php/dav/uploads/" DUO_PLATFORM_USER))
    {
      if (let_in (request))
        duo_platform_chunks_begin (request);
    }
  else if (begins_with (request, "remote.php"))
    {
      if (let_in (request))
        duo_platform_answer_dav_error (request, SOUP_STATUS_NOT_FOUND, "there is no such place");
    }
  else if (begins_with (request, "ocs/v2.php") || begins_with (request, "ocs/v1.php"))
    {
      duo_platform_ocs_begin (request);
    }
  else if (begins_with (request, "public.php/dav/files"))
    {
      duo_platform_public_begin (request, FALSE);
    }
  else if (begins_with (request, "public.php/webdav"))
    {
      duo_platform_public_begin (request, TRUE);
    }
  else if (begins_with (request, "s"))
    {
      duo_platform_page_begin (request);
    }
  else if (request->segments[0] == NULL)
    {
      request->handler = duo_platform_page_front;
    }
  else if (begins_with (request, "login/v2"))
    {
      duo_platform_login_begin (request);
    }
  else if (begins_with (request, "favicon.ico"))
    {
      duo_platform_answer (request, SOUP_STATUS_NO_CONTENT); /* browsers ask for it by themselves */
    }
  else if (begins_with (request, "stijl.css"))
    {
      request->handler = duo_platform_html_style;
    }
  else if (request->platform->faults != NULL && begins_with (request, "test/faults"))
    {
      if (let_in (request))
        duo_platform_faults_begin (request);
    }
  else if (begins_with (request, "status.php"))
    {
      request->handler = duo_platform_ocs_status;
    }
  else
    {
      request->handler = not_found;
    }
}
