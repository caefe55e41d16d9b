/* SPDX-License-Identifier: EUPL-1.2 */
/* Signing in through the browser: Nextcloud's Login Flow v2. A program asks, a person allows, the program fetches. */
#include "duo-platform-login.h"

#include <string.h>

#include "duo-platform-auth.h"
#include "duo-platform-html.h"
#include "duo-platform-secret.h"

#define LIFE         (20 * 60) /* seconds */
#define MAX_LOGINS   50
#define TOKEN        128       /* signs */
#define APP_PASSWORD 72
#define MAX_FORM     4096
#define MAX_AGENT    100

typedef struct
{
  char  *poll;     /* (owned): digest of what the program asks with */
  char  *page;     /* (owned): of the address that the person opens */
  char  *agent;    /* (owned): what the program calls itself */
  char  *password; /* (owned) (nullable): once it was allowed, until it is fetched */
  gint64 begun;
} Login;

struct _DuoPlatformLogins
{
  GPtrArray *waiting; /* (owned) (element-type Login) */
};

static void
login_free (gpointer data)
{
  Login *login = data;

  g_free (login->poll);
  g_free (login->page);
  g_free (login->agent);
  if (login->password != NULL)
    explicit_bzero (login->password, strlen (login->password));
  g_free (login->password);
  g_free (login);
}

DuoPlatformLogins *
duo_platform_logins_new (void)
{
  DuoPlatformLogins *self = g_new0 (DuoPlatformLogins, 1);

  self->waiting = g_ptr_array_new_with_free_func (login_free);
  return self;
}

void
duo_platform_logins_free (DuoPlatformLogins *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->waiting);
  g_free (self);
}

/* Forgets those that took too long, and the oldest where there are too many. */
static void
tidy (DuoPlatform *platform)
{
  GPtrArray *waiting = platform->logins->waiting;
  const gint64 now = duo_platform_get_seconds (platform);

  while (waiting->len > 0
         && (waiting->len > MAX_LOGINS || ((const Login *) waiting->pdata[0])->begun + LIFE <= now))
    g_ptr_array_remove_index (waiting, 0);
}

static void
start (DuoPlatformRequest *request)
{
  const char *agent = duo_platform_request_header (request, "User-Agent");
  g_autofree char *poll = duo_platform_secret_random (TOKEN);
  Login *login = g_new0 (Login, 1);

  login->poll = duo_platform_secret_digest (poll);
  login->page = duo_platform_secret_random (TOKEN);
  login->agent = g_utf8_make_valid (agent != NULL ? agent : "", -1);
  if (strlen (login->agent) > MAX_AGENT)
    *g_utf8_find_prev_char (login->agent, login->agent + MAX_AGENT) = '\0';
  login->begun = duo_platform_get_seconds (request->platform);
  g_ptr_array_add (request->platform->logins->waiting, login);
  tidy (request->platform);

  duo_platform_answer_text (request, SOUP_STATUS_OK, DUO_PLATFORM_JSON,
                            g_strdup_printf ("{\"poll\":{\"token\":\"%s\",\"endpoint\":\"http://%s/login/v2/poll\"},"
                                             "\"login\":\"http://%s/login/v2/flow/%s\"}", poll, request->host,
                                             request->host, login->page));
}

static void
poll_once (DuoPlatformRequest *request)
{
  GPtrArray *waiting = request->platform->logins->waiting;
  g_autoptr (GHashTable) fields = duo_platform_request_get_form (request);
  const char *token = fields != NULL ? g_hash_table_lookup (fields, "token") : NULL;
  g_autofree char *digest = duo_platform_secret_digest (token != NULL ? token : "");

  tidy (request->platform);
  for (guint i = 0; i < waiting->len; i++)
    {
      const Login *login = waiting->pdata[i];

      if (!duo_platform_secret_equal (login->poll, digest) || login->password == NULL)
        continue;
      duo_platform_answer_text (request, SOUP_STATUS_OK, DUO_PLATFORM_JSON,
                                g_strdup_printf ("{\"server\":\"http://%s\",\"loginName\":\"" DUO_PLATFORM_USER "\","
                                                 "\"appPassword\":\"%s\"}", request->host, login->password));
      g_ptr_array_remove_index (waiting, i);
      return;
    }

  duo_platform_answer_text (request, SOUP_STATUS_NOT_FOUND, DUO_PLATFORM_JSON, g_strdup ("[]"));
}

static Login *
find_page (DuoPlatformRequest *request)
{
  GPtrArray *waiting = request->platform->logins->waiting;
  const char *page = strrchr (request->path, '/');

  tidy (request->platform);
  for (guint i = 0; page != NULL && i < waiting->len; i++)
    if (duo_platform_secret_equal (((Login *) waiting->pdata[i])->page, page + 1)
        && ((Login *) waiting->pdata[i])->password == NULL)
      return waiting->pdata[i];

  return NULL;
}

/* The page on which a person allows it; @problem: (nullable): what was wrong with the password. */
static void
answer_page (DuoPlatformRequest *request,
             const Login        *login,
             guint               status,
             const char         *problem)
{
  GString *html = duo_platform_html_new ("Aanmelden");

  g_string_append (html, "<div class=\"narrow\">\n<h1>Aanmelden bij het oefenplatform</h1>\n<p class=\"lead\">");
  if (*login->agent != '\0')
    duo_platform_html_printf (html, "‘%s’ wil hier bestanden neerzetten en koppelingen maken. ", login->agent);
  g_string_append (html,
                   "Het wachtwoord zag u toen het oefenplatform voor het eerst startte.</p>\n"
                   "<form class=\"card\" method=\"post\">\n<label for=\"wachtwoord\">Wachtwoord van ‘" DUO_PLATFORM_USER "’"
                   "</label>\n<input id=\"wachtwoord\" name=\"wachtwoord\" type=\"password\" required autofocus "
                   "autocomplete=\"current-password\"");
  if (problem != NULL)
    g_string_append (html, " aria-invalid=\"true\" aria-describedby=\"fout\"");
  g_string_append (html, ">\n");
  if (problem != NULL)
    duo_platform_html_printf (html, "<p class=\"error\" id=\"fout\" role=\"alert\">%s</p>\n", problem);
  g_string_append (html, "<button type=\"submit\">Toegang geven</button>\n</form>\n</div>\n");
  duo_platform_html_answer (request, status, html);
}

static void
gone (DuoPlatformRequest *request)
{
  duo_platform_html_notice (request, SOUP_STATUS_NOT_FOUND, "Deze aanmelding is er niet meer",
                            "Begin opnieuw in het programma waarmee u zich wilde aanmelden.");
}

static void
show (DuoPlatformRequest *request)
{
  const Login *login = find_page (request);

  if (login != NULL)
    answer_page (request, login, SOUP_STATUS_OK, NULL);
  else
    gone (request);
}

static void
allow (DuoPlatformRequest *request)
{
  DuoPlatform *platform = request->platform;
  const gint64 now = duo_platform_get_seconds (platform);
  g_autoptr (GHashTable) fields = duo_platform_request_get_form (request);
  const char *password = fields != NULL ? g_hash_table_lookup (fields, "wachtwoord") : NULL;
  g_autofree char *digest = NULL;
  Login *login = find_page (request);

  if (login == NULL)
    {
      gone (request);
      return;
    }
  if (duo_platform_throttle_left (platform->sign_ins, request->who, now, NULL) == 0)
    {
      answer_page (request, login, DUO_PLATFORM_TOO_MANY, "Er is te vaak een verkeerd wachtwoord gegeven. Wacht een half uur.");
      return;
    }
  if (password == NULL || !duo_platform_auth_account (platform, DUO_PLATFORM_USER, password))
    {
      duo_platform_throttle_failed (platform->sign_ins, request->who, now);
      answer_page (request, login, SOUP_STATUS_FORBIDDEN, "Dit wachtwoord klopt niet.");
      return;
    }

  login->password = duo_platform_secret_random (APP_PASSWORD);
  digest = duo_platform_secret_digest (login->password);
  duo_platform_state_add_token (platform->state, digest);
  duo_platform_html_notice (request, SOUP_STATUS_OK, "U bent aangemeld", "U kunt dit venster sluiten.");
}

/* Chooses what is done with a request below login/v2; its body is still to come. */
void
duo_platform_login_begin (DuoPlatformRequest *request)
{
  const gboolean posts = strcmp (request->method, "POST") == 0;

  duo_platform_request_take_body (request, MAX_FORM);
  request->handler = gone;
  if (*request->path == '\0' && posts)
    request->handler = start;
  else if (strcmp (request->path, "poll") == 0 && posts)
    request->handler = poll_once;
  else if (g_str_has_prefix (request->path, "flow/"))
    request->handler = posts ? allow : show;
}
