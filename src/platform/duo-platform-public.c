/* SPDX-License-Identifier: EUPL-1.2 */
/* What a link opens over WebDAV, without an account: with "anonymous" and its code, or the old way with token and code. */
#include "duo-platform-public.h"

#include <string.h>

#include "duo-platform-auth.h"
#include "duo-platform-dav.h"
#include "duo-platform-download.h"
#include "duo-platform-path.h"
#include "duo-platform-shares.h"

#define MAX_XML (64 * 1024)

static void
get (DuoPlatformRequest *request)
{
  DuoPlatform *platform = request->platform;
  DuoPlatformShare *share = duo_platform_request_get_share (request);
  struct stat info;

  if (share == NULL)
    {
      duo_platform_answer_dav_error (request, SOUP_STATUS_NOT_FOUND, "it is gone");
      return;
    }
  if (!duo_platform_dav_holds (request, request->path))
    return;
  /* each request that gives content counts, one for a part of it too */
  if (request->method == SOUP_METHOD_GET && duo_platform_tree_stat (platform->files, request->path, &info, NULL)
      && S_ISREG (info.st_mode))
    duo_platform_share_count (platform, share);
  duo_platform_send_file (request, platform->files, request->path);
}

static void
propfind (DuoPlatformRequest *request)
{
  struct stat info;
  const DuoPlatformShare *share = duo_platform_request_get_share (request);
  g_autofree char *root = share != NULL ? g_strdup (duo_platform_share_path (request->platform, share, &info)) : NULL;
  g_autofree char *href = strcmp (request->segments[1], "webdav") == 0
                            ? g_strdup ("/public.php/webdav")
                            : g_strconcat ("/public.php/dav/files/", request->token, NULL);

  if (root != NULL)
    duo_platform_dav_propfind (request, request->platform->files, root, href);
  else
    duo_platform_answer_dav_error (request, SOUP_STATUS_NOT_FOUND, "it is gone");
}

static void
forbidden (DuoPlatformRequest *request)
{
  duo_platform_answer_dav_error (request, SOUP_STATUS_FORBIDDEN, "only reading");
}

/* The link that is asked for and whose code is right. Returns: (nullable): then it was answered */
static DuoPlatformShare *
let_in (DuoPlatformRequest *request,
        const char         *token)
{
  DuoPlatform *platform = request->platform;
  const gint64 now = duo_platform_get_seconds (platform);
  g_autofree char *user = NULL;
  g_autofree char *code = NULL;
  const gboolean told = duo_platform_basic_parse (duo_platform_request_header (request, "Authorization"), &user, &code);
  DuoPlatformShare *share;

  if (duo_platform_throttle_left (platform->links, request->who, now, NULL) == 0)
    {
      duo_platform_answer_text (request, SOUP_STATUS_INTERNAL_SERVER_ERROR, DUO_PLATFORM_XML,
                                g_strdup ("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<d:error xmlns:d=\"DAV:\""
                                          " xmlns:s=\"http://sabredav.org/ns\"><s:exception>OCP\\Security\\Bruteforce\\"
                                          "MaxDelayReached</s:exception><s:message>Reached maximum delay</s:message>"
                                          "</d:error>\n"));
      return NULL;
    }

  if (token == NULL)
    token = told ? user : "";
  share = duo_platform_state_find_token (platform->state, token);
  if (share != NULL && !duo_platform_share_ended (platform, share)
      && (share->hash == NULL || (told && duo_platform_knows (platform, share->token, code, share->hash))))
    return share;

  if (told || share == NULL)
    duo_platform_throttle_failed (platform->links, request->who, now);
  duo_platform_request_add_header (request, "WWW-Authenticate",
                                   "Basic realm=\"" DUO_PLATFORM_NAME "\", charset=\"UTF-8\"");
  duo_platform_answer_dav_error (request, SOUP_STATUS_UNAUTHORIZED, "no such link, or another code");
  return NULL;
}

/**
 * duo_platform_public_begin:
 * @old: whether it is the old way, with the token as the name
 *
 * Chooses what is done with a request by a link; its body is still to come.
 */
void
duo_platform_public_begin (DuoPlatformRequest *request,
                           gboolean            old)
{
  const char *token_end = old ? request->path : request->path + strcspn (request->path, "/");
  g_autofree char *token = old ? NULL : g_strndup (request->path, (gsize) (token_end - request->path));
  const char *below = *token_end == '/' ? token_end + 1 : token_end;
  DuoPlatformShare *share = let_in (request, token);
  const char *root;
  struct stat info;
  char *path;

  if (share == NULL)
    return;
  request->token = g_strdup (share->token);
  root = duo_platform_share_path (request->platform, share, &info);
  if (root == NULL || (S_ISREG (info.st_mode) && *below != '\0'))
    {
      duo_platform_answer_dav_error (request, SOUP_STATUS_NOT_FOUND, "it is gone");
      return;
    }

  path = *below != '\0' ? g_strconcat (root, "/", below, NULL) : g_strdup (root);
  g_free (request->path);
  request->path = path;

  duo_platform_request_take_body (request, MAX_XML);
  request->handler = forbidden;
  if (request->method == SOUP_METHOD_GET || request->method == SOUP_METHOD_HEAD)
    request->handler = get;
  else if (strcmp (request->method, "PROPFIND") == 0)
    request->handler = propfind;
  else if (strcmp (request->method, "OPTIONS") == 0)
    request->handler = duo_platform_dav_options;
}
