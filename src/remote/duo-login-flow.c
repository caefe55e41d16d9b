/* SPDX-License-Identifier: EUPL-1.2 */
/* Login Flow v2, and trading an account's password for an app password. */
#include "duo-login-flow.h"

#include <string.h>

#include "duo-address.h"
#include "duo-ocs.h"
#include "duo-secrets.h"

#define ASK_EACH_SECONDS 2
#define ASK_AT_MOST 600 /* twenty minutes: so long the token lives */

void
duo_login_flow_free (DuoLoginFlow *self)
{
  g_free (self->page);
  g_free (self->endpoint);
  duo_secret_free (self->token);
  g_free (self);
}

void
duo_sign_in_free (DuoSignIn *self)
{
  g_free (self->address);
  g_free (self->login);
  duo_secret_free (self->secret);
  g_free (self);
}

/**
 * duo_login_flow_begin:
 * @http: a way to ask, not signed in
 * @cancellable: (nullable): ends it
 * @error: %DUO_ERROR_PLATFORM_MOVED where it names a page on another host than was typed in
 *
 * Returns: (transfer full): what to open and ask, or %NULL with @error
 */
DuoLoginFlow *
duo_login_flow_begin (DuoHttp       *http,
                      GCancellable  *cancellable,
                      GError       **error)
{
  const char *address = duo_http_get_address (http);
  g_autofree char *url = g_strconcat (address, "/index.php/login/v2", NULL);
  const DuoRequest request = { .method = "POST", .url = url, .anonymous = TRUE };
  g_autoptr (DuoReply) reply = duo_http_ask (http, &request, cancellable, error);
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (DuoLoginFlow) self = g_new0 (DuoLoginFlow, 1);

  if (reply == NULL || !duo_reply_expect (reply, 200, 0, url, error))
    return NULL;
  root = duo_json_read (reply->body, error);
  if (root == NULL)
    return NULL;
  self->page = g_strdup (duo_json_string (root, "login"));
  self->endpoint = g_strdup (duo_json_string (root, "poll.endpoint"));
  self->token = g_strdup (duo_json_string (root, "poll.token"));
  if (self->page == NULL || self->endpoint == NULL || self->token == NULL)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_PLATFORM_STRANGE, "login/v2: no page, endpoint or token");
      return NULL;
    }
  if (!duo_address_same_host (address, self->page) || !duo_address_same_host (address, self->endpoint))
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_PLATFORM_MOVED, "%s", self->page);
      return NULL;
    }
  return g_steal_pointer (&self);
}

static DuoSignIn *
read_sign_in (DuoHttp   *http,
              GBytes    *body,
              GError   **error)
{
  g_autoptr (JsonNode) root = duo_json_read (body, error);
  g_autoptr (DuoSignIn) self = g_new0 (DuoSignIn, 1);
  const char *server;

  if (root == NULL)
    return NULL;
  server = duo_json_string (root, "server");
  self->login = g_strdup (duo_json_string (root, "loginName"));
  self->secret = g_strdup (duo_json_string (root, "appPassword"));
  if (server == NULL || self->login == NULL || self->secret == NULL)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_PLATFORM_STRANGE, "login/v2: no name or app password");
      return NULL;
    }
  if (!duo_address_same_host (duo_http_get_address (http), server))
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_PLATFORM_MOVED, "%s", server);
      return NULL;
    }
  self->address = duo_address_parse (server, error);
  return self->address != NULL ? g_steal_pointer (&self) : NULL;
}

/**
 * duo_login_flow_ask:
 * @self: a sign-in that was begun
 * @http: the way to ask that began it
 * @sign_in: (out) (transfer full) (nullable): what the platform gives, once only: keep it before anything else; %NULL
 *   where the person is not done yet
 * @cancellable: (nullable): ends it
 * @error: what went wrong
 */
gboolean
duo_login_flow_ask (DuoLoginFlow  *self,
                    DuoHttp       *http,
                    DuoSignIn    **sign_in,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autofree char *form = duo_ocs_form ("token", self->token, NULL);
  g_autoptr (GBytes) body = g_bytes_new (form, strlen (form));
  const DuoRequest request = { .method = "POST", .url = self->endpoint, .body = body, .anonymous = TRUE,
                               .type = "application/x-www-form-urlencoded" };
  g_autoptr (DuoReply) reply = duo_http_ask (http, &request, cancellable, error);

  explicit_bzero (form, strlen (form));
  *sign_in = NULL;
  if (reply == NULL)
    return FALSE;
  if (reply->status == 404)
    return TRUE;
  if (!duo_reply_expect (reply, 200, 0, self->endpoint, error))
    return FALSE;
  *sign_in = read_sign_in (http, reply->body, error);
  return *sign_in != NULL;
}

/**
 * duo_login_flow_wait:
 * @self: a sign-in that was begun, whose page was opened
 * @http: the way to ask that began it
 * @cancellable: (nullable): ends it
 * @error: %DUO_ERROR_PLATFORM_SIGN_IN where nobody signed in for twenty minutes
 *
 * Returns: (transfer full): what the platform gives, or %NULL with @error
 */
DuoSignIn *
duo_login_flow_wait (DuoLoginFlow  *self,
                     DuoHttp       *http,
                     GCancellable  *cancellable,
                     GError       **error)
{
  for (guint i = 0; i < ASK_AT_MOST; i++)
    {
      g_autoptr (GError) problem = NULL;
      DuoSignIn *sign_in = NULL;

      if (duo_login_flow_ask (self, http, &sign_in, cancellable, &problem))
        {
          if (sign_in != NULL)
            return sign_in;
        }
      else if (!g_error_matches (problem, DUO_ERROR, DUO_ERROR_PLATFORM_UNREACHABLE))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
      if (!duo_http_wait (ASK_EACH_SECONDS, cancellable, error))
        return NULL;
    }
  g_set_error_literal (error, DUO_ERROR, DUO_ERROR_PLATFORM_SIGN_IN, "nobody signed in for twenty minutes");
  return NULL;
}

/**
 * duo_sign_in_trade:
 * @http: a way to ask; it is signed in with @login and what comes back
 * @login: name
 * @password: the account's password, or an app password
 * @cancellable: (nullable): ends it
 * @error: %DUO_ERROR_PLATFORM_SIGN_IN where it is wrong: never try that again by itself
 *
 * Trades an account's password for an app password, so that the first is never kept. An app password can't be traded
 * (403) and is kept as it is; so is that of a server that knows no app passwords.
 *
 * Returns: (transfer full): what to keep, or %NULL with @error
 */
DuoSignIn *
duo_sign_in_trade (DuoHttp       *http,
                   const char    *login,
                   const char    *password,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (DuoSignIn) self = g_new0 (DuoSignIn, 1);
  g_autoptr (GError) problem = NULL;
  g_autoptr (JsonNode) data = NULL;

  duo_http_sign_in (http, login, password);
  data = duo_ocs_ask (http, "GET", "core/getapppassword", NULL, cancellable, &problem);
  if (data == NULL && !g_error_matches (problem, DUO_ERROR, DUO_ERROR_PLATFORM_FORBIDDEN) &&
      !g_error_matches (problem, DUO_ERROR, DUO_ERROR_PLATFORM_NOT_FOUND) &&
      !g_error_matches (problem, DUO_ERROR, DUO_ERROR_PLATFORM_REFUSED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  self->address = g_strdup (duo_http_get_address (http));
  self->login = g_strdup (login);
  self->secret = data != NULL ? duo_json_dup_text (data, "apppassword") : NULL;
  if (self->secret == NULL)
    self->secret = g_strdup (password);
  else
    duo_http_sign_in (http, login, self->secret);
  return g_steal_pointer (&self);
}

/* Gives the app password back. Whatever the platform answers, the account can be removed here. */
void
duo_sign_in_end (DuoHttp      *http,
                 GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) data = duo_ocs_ask (http, "DELETE", "core/apppassword", NULL, cancellable, &error);

  if (data == NULL)
    g_debug ("app password not given back: %s", error->message);
}
