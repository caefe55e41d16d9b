/* SPDX-License-Identifier: EUPL-1.2 */
/* The page that a school sees: its code, and then its material. No cookie and no script: who gave the right code gets an
 * address of their own, good for two hours. */
#include "duo-platform-page.h"

#include <string.h>

#include "duo-platform-bundle.h"
#include "duo-platform-download.h"
#include "duo-platform-html.h"
#include "duo-platform-path.h"
#include "duo-platform-secret.h"
#include "duo-platform-shares.h"

#define VISIT      (2 * 60 * 60) /* seconds */
#define MAX_VISITS 5000
#define KEY        32            /* signs */
#define MAX_FORM   4096
#define MAX_CODE   100
#define MEGABYTE   1000000

typedef struct
{
  char  *token; /* (owned): of the link */
  gint64 until;
} Visit;

struct _DuoPlatformVisits
{
  GHashTable *visits; /* (owned): digest of the key -> Visit */
};

static void
visit_free (gpointer data)
{
  Visit *visit = data;

  g_free (visit->token);
  g_free (visit);
}

DuoPlatformVisits *
duo_platform_visits_new (void)
{
  DuoPlatformVisits *self = g_new0 (DuoPlatformVisits, 1);

  self->visits = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, visit_free);
  return self;
}

void
duo_platform_visits_free (DuoPlatformVisits *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->visits);
  g_free (self);
}

/* Returns: (transfer full): the key of a new visit. */
static char *
begin_visit (DuoPlatform            *platform,
             const DuoPlatformShare *share)
{
  char *key = duo_platform_secret_random (KEY);
  Visit *visit = g_new0 (Visit, 1);

  if (g_hash_table_size (platform->visits->visits) >= MAX_VISITS)
    g_hash_table_remove_all (platform->visits->visits);
  visit->token = g_strdup (share->token);
  visit->until = duo_platform_get_seconds (platform) + VISIT;
  g_hash_table_insert (platform->visits->visits, duo_platform_secret_digest (key), visit);
  return key;
}

static gboolean
is_visiting (DuoPlatform            *platform,
             const DuoPlatformShare *share,
             const char             *key)
{
  g_autofree char *digest = duo_platform_secret_digest (key);
  const Visit *visit = g_hash_table_lookup (platform->visits->visits, digest);

  return visit != NULL && visit->until > duo_platform_get_seconds (platform)
         && duo_platform_secret_equal (visit->token, share->token);
}

/* Returns: (transfer full): "4,1 MB", as a Dutch reader writes it, and as the package says it of its files. */
static char *
dup_size (guint64 bytes)
{
  guint64 tenths = (bytes + MEGABYTE / 20) / (MEGABYTE / 10);

  if (bytes < MEGABYTE)
    return g_strdup_printf ("%" G_GUINT64_FORMAT " kB", MAX (1, (bytes + 500) / 1000));
  if (tenths < 10000)
    return g_strdup_printf ("%" G_GUINT64_FORMAT ",%" G_GUINT64_FORMAT " MB", tenths / 10, tenths % 10);

  tenths = (bytes + MEGABYTE * 50) / (MEGABYTE * G_GUINT64_CONSTANT (100));
  return g_strdup_printf ("%" G_GUINT64_FORMAT ",%" G_GUINT64_FORMAT " GB", tenths / 10, tenths % 10);
}

static void
answer_gone (DuoPlatformRequest     *request,
             const DuoPlatformShare *share)
{
  if (share != NULL && duo_platform_share_ended (request->platform, share))
    duo_platform_html_notice (request, SOUP_STATUS_NOT_FOUND, "Deze link is verlopen",
                              "Het materiaal is niet meer op te halen. Vraag een nieuwe link aan wie u de e-mail stuurde.");
  else
    duo_platform_html_notice (request, SOUP_STATUS_NOT_FOUND, "Deze link werkt niet",
                              "Kijk of u het adres helemaal hebt overgenomen uit de e-mail. Klopt het, dan is de link "
                              "ingetrokken. Vraag een nieuwe aan wie u de e-mail stuurde.");
}

/* The page that asks for the code. @typed: (nullable): what was given; @problem, @advice: (nullable): why it is not
 * good. */
static void
answer_form (DuoPlatformRequest     *request,
             const DuoPlatformShare *share,
             guint                   status,
             const char             *typed,
             const char             *problem,
             const char             *advice)
{
  struct stat info;
  const char *path = duo_platform_share_path (request->platform, share, &info);
  g_autoptr (DuoPlatformBundle) bundle = path != NULL ? duo_platform_bundle_open (request->platform->files, path, NULL)
                                                      : NULL;
  GString *html = duo_platform_html_new (problem != NULL ? "Fout: inlogcode" : "Inlogcode");

  g_string_append (html,
                   "<div class=\"narrow\">\n<h1>Haal uw campagnemateriaal op</h1>\n"
                   "<p class=\"lead\">U kreeg van DUO een e-mail met een inlogcode voor uw school. Een account is niet nodig.</p>\n"
                   "<form class=\"card\" method=\"post\">\n<label for=\"code\">Inlogcode</label>\n"
                   "<p class=\"hint\" id=\"hulp\">12 tekens, bijvoorbeeld K7QM-4XRT-9BHD. Hoofdletters en streepjes maken niet "
                   "uit.</p>\n<input id=\"code\" name=\"code\" required autofocus autocomplete=\"off\" autocapitalize=\"characters\" "
                   "spellcheck=\"false\" maxlength=\"100\"");
  duo_platform_html_printf (html, " value=\"%s\"", typed != NULL ? typed : "");
  g_string_append (html, problem != NULL ? " aria-invalid=\"true\" aria-describedby=\"fout hulp\">\n"
                                         : " aria-describedby=\"hulp\">\n");
  if (problem != NULL)
    duo_platform_html_printf (html, "<p class=\"error\" id=\"fout\" role=\"alert\"><strong>%s</strong> %s</p>\n", problem,
                              advice);
  g_string_append (html, "<button type=\"submit\">Naar de materialen</button>\n</form>\n");
  if (bundle != NULL && bundle->questions != NULL && *bundle->questions != '\0')
    duo_platform_html_printf (html, "<p>Geen code, of werkt hij niet meer? Mail <a href=\"mailto:%s\">%s</a>.</p>\n",
                              bundle->questions, bundle->questions);
  else
    g_string_append (html, "<p>Geen code, of werkt hij niet meer? Vraag het aan wie u de e-mail stuurde.</p>\n");
  g_string_append (html, "</div>\n");
  duo_platform_html_answer (request, status, html);
}

static void
answer_wait (DuoPlatformRequest     *request,
             const DuoPlatformShare *share,
             gint64                  wait)
{
  const gint64 minutes = (wait + 59) / 60;
  g_autofree char *seconds = g_strdup_printf ("%" G_GINT64_FORMAT, wait);
  g_autofree char *advice = minutes == 1 ? g_strdup ("Wacht een minuut en probeer het dan opnieuw.")
                                         : g_strdup_printf ("Wacht %" G_GINT64_FORMAT " minuten en probeer het dan opnieuw.",
                                                            minutes);

  duo_platform_request_add_header (request, "Retry-After", seconds);
  answer_form (request, share, DUO_PLATFORM_TOO_MANY, NULL, "Er is te vaak een verkeerde code ingevuld.", advice);
}

/* Whether it is the link's code, as it was set or as people type it. */
static gboolean
is_right (DuoPlatform            *platform,
          const DuoPlatformShare *share,
          const char             *typed)
{
  g_autofree char *plain = duo_platform_code_plain (typed);

  if (share->typed != NULL)
    return duo_platform_knows (platform, share->token, plain, share->typed);
  return duo_platform_knows (platform, share->token, typed, share->hash);
}

static void
answer_visit (DuoPlatformRequest     *request,
              const DuoPlatformShare *share)
{
  g_autofree char *key = begin_visit (request->platform, share);
  g_autofree char *address = g_strdup_printf ("/s/%s/%s/", share->token, key);

  duo_platform_request_add_header (request, "Location", address);
  duo_platform_answer (request, SOUP_STATUS_SEE_OTHER);
}

/* The link of the address, whose file is there. Returns: (nullable): then it was answered. */
static DuoPlatformShare *
find_share (DuoPlatformRequest *request)
{
  DuoPlatformShare *share = duo_platform_request_get_share (request);
  struct stat info;

  if (share == NULL || duo_platform_share_ended (request->platform, share)
      || duo_platform_share_path (request->platform, share, &info) == NULL || !S_ISREG (info.st_mode))
    {
      answer_gone (request, share);
      return NULL;
    }

  return share;
}

static void
show_form (DuoPlatformRequest *request)
{
  const DuoPlatformShare *share = find_share (request);
  gint64 wait;

  if (share == NULL)
    return;

  if (share->hash == NULL)
    answer_visit (request, share);
  else if (duo_platform_throttle_left (request->platform->codes, share->token, duo_platform_get_seconds (request->platform),
                                       &wait) == 0)
    answer_wait (request, share, wait);
  else
    answer_form (request, share, SOUP_STATUS_OK, NULL, NULL, NULL);
}

static void
take_code (DuoPlatformRequest *request)
{
  DuoPlatform *platform = request->platform;
  const gint64 now = duo_platform_get_seconds (platform);
  const DuoPlatformShare *share = find_share (request);
  g_autoptr (GHashTable) fields = duo_platform_request_get_form (request);
  g_autofree char *typed = g_strdup (fields != NULL ? g_hash_table_lookup (fields, "code") : NULL);
  g_autofree char *advice = NULL;
  gint64 wait;
  guint left;

  if (share == NULL)
    return;
  if (duo_platform_throttle_left (platform->codes, share->token, now, &wait) == 0)
    {
      answer_wait (request, share, wait);
      return;
    }
  if (typed == NULL || *g_strstrip (typed) == '\0' || strlen (typed) > MAX_CODE)
    {
      answer_form (request, share, SOUP_STATUS_BAD_REQUEST, NULL, "Vul de inlogcode in.",
                   "U vindt hem in de e-mail van DUO.");
      return;
    }
  if (share->hash == NULL || is_right (platform, share, typed))
    {
      duo_platform_throttle_forget (platform->codes, share->token);
      answer_visit (request, share);
      return;
    }

  duo_platform_throttle_failed (platform->codes, share->token, now);
  left = duo_platform_throttle_left (platform->codes, share->token, now, &wait);
  if (left == 0)
    {
      answer_wait (request, share, wait);
      return;
    }
  advice = g_strdup_printf ("Kijk of u een teken verwisselde. U kunt het nog %u keer proberen; daarna moet u een kwartier "
                            "wachten.", left);
  answer_form (request, share, SOUP_STATUS_FORBIDDEN, typed, "Deze code klopt niet.", advice);
}

static void
add_fact (GString    *html,
          const char *term,
          const char *text)
{
  if (text != NULL && *text != '\0')
    duo_platform_html_printf (html, "<div><dt>%s</dt><dd>%s</dd></div>\n", term, text);
}

/* What stands in for a picture where there is none: what kind of file it is. */
static void
add_kind (GString    *html,
          const char *name)
{
  const char *dot = strrchr (name, '.');
  g_autofree char *kind = dot != NULL && strlen (dot) <= 5 ? g_ascii_strup (dot + 1, -1) : g_strdup ("bestand");

  duo_platform_html_printf (html, "<span>%s</span>", kind);
}

static void
add_material (GString                   *html,
              const DuoPlatformMaterial *material,
              guint                      number)
{
  g_autofree char *size = dup_size (material->size);

  g_string_append (html, "<li>\n<div class=\"preview\">");
  if (material->preview != NULL)
    duo_platform_html_printf (html, "<img src=\"voorbeeld/%d\" alt=\"%s\">", (int) number, material->alt);
  else
    add_kind (html, material->name);
  duo_platform_html_printf (html, "</div>\n<div class=\"about\">\n<h2>%s</h2>\n", material->title);
  if (*material->facts != '\0')
    duo_platform_html_printf (html, "<p>%s</p>\n", material->facts);
  if (*material->text != '\0')
    duo_platform_html_printf (html, "<blockquote>%s</blockquote>\n", material->text);
  if (material->where[0] != NULL || material->check)
    g_string_append (html, "<ul>\n");
  for (guint i = 0; material->where[i] != NULL; i++)
    duo_platform_html_printf (html, "<li class=\"%s\">%s %s</li>\n", material->check ? "check" : "fits",
                              material->check ? "misschien voor:" : "past op:", material->where[i]);
  if (material->check)
    g_string_append (html, "<li class=\"check\">controleer zelf of dit past</li>\n");
  if (material->where[0] != NULL || material->check)
    g_string_append (html, "</ul>\n");
  duo_platform_html_printf (html, "</div>\n<span class=\"size\">%s</span>\n", size);
  duo_platform_html_printf (html, "<a class=\"button quiet\" href=\"bestand/%d\" aria-label=\"Download %s, %s, %s\">Download</a>\n"
                                  "</li>\n", (int) number, material->title, material->name, size);
}

/* Returns: (transfer full): for whom the link is: its label without the campaign, which the heading below it has. */
static char *
dup_reader (const DuoPlatformShare  *share,
            const DuoPlatformBundle *bundle)
{
  g_autofree char *ending = g_strconcat (" ", bundle->listed ? bundle->campaign : "", NULL);
  const gsize length = strlen (share->label);

  return g_strndup (share->label, g_str_has_suffix (share->label, ending) ? length - strlen (ending) : length);
}

static void
show_materials (DuoPlatformRequest *request)
{
  const DuoPlatformShare *share = find_share (request);
  g_autoptr (DuoPlatformBundle) bundle = NULL;
  g_autofree char *size = NULL;
  g_autofree char *reader = NULL;
  struct stat info;
  const char *dot;
  GString *html;

  if (share == NULL)
    return;

  bundle = duo_platform_bundle_open (request->platform->files,
                                     duo_platform_share_path (request->platform, share, &info), NULL);
  if (bundle == NULL)
    {
      answer_gone (request, share);
      return;
    }

  size = dup_size (bundle->size);
  dot = strrchr (bundle->name, '.');
  html = duo_platform_html_new (bundle->listed && *bundle->campaign != '\0' ? bundle->campaign : "Uw materialen");
  g_string_append (html, "<div class=\"head\">\n<div>\n");
  reader = dup_reader (share, bundle);
  if (*reader != '\0')
    duo_platform_html_printf (html, "<p>Voor %s</p>\n", reader);
  duo_platform_html_printf (html, "<h1>%s</h1>\n</div>\n",
                            bundle->listed && *bundle->campaign != '\0' ? bundle->campaign : bundle->name);
  duo_platform_html_printf (html, "<a class=\"button\" href=\"alles\">Alles downloaden (%s, %s)</a>\n</div>\n", size,
                            dot != NULL ? dot + 1 : "bestand");

  if (bundle->listed)
    {
      g_string_append (html, "<dl class=\"facts card\">\n");
      add_fact (html, "Laat zien vanaf", bundle->first_day);
      add_fact (html, "Haal weg na", bundle->last_day);
      add_fact (html, "Voor wie", bundle->audience);
      if (*bundle->questions != '\0')
        duo_platform_html_printf (html, "<div><dt>Vragen</dt><dd><a href=\"mailto:%s\">%s</a></dd></div>\n", bundle->questions,
                                  bundle->questions);
      g_string_append (html, "</dl>\n");
      if (*bundle->goals != '\0')
        duo_platform_html_printf (html, "<p class=\"note card\">%s</p>\n", bundle->goals);
    }
  if (bundle->materials->len > 0)
    {
      g_string_append (html, "<ul class=\"materials card\" aria-label=\"Materialen\">\n");
      for (guint i = 0; i < bundle->materials->len; i++)
        add_material (html, bundle->materials->pdata[i], i + 1);
      g_string_append (html, "</ul>\n");
    }
  duo_platform_html_answer (request, SOUP_STATUS_OK, html);
}

/* The whole file: a download, and counted as one. */
static void
send_all (DuoPlatformRequest *request)
{
  DuoPlatformShare *share = find_share (request);
  g_autofree char *path = NULL;
  struct stat info;

  if (share == NULL)
    return;

  path = g_strdup (duo_platform_share_path (request->platform, share, &info));
  if (request->method == SOUP_METHOD_GET)
    duo_platform_share_count (request->platform, share);
  duo_platform_send_file (request, request->platform->files, path);
}

/* One file out of the package, or a picture of it. The last part of the address is its number. */
static void
send_part (DuoPlatformRequest *request)
{
  DuoPlatform *platform = request->platform;
  DuoPlatformShare *share = find_share (request);
  const gboolean preview = strstr (request->path, "/voorbeeld/") != NULL;
  g_autoptr (DuoPlatformBundle) bundle = NULL;
  g_autofree char *path = NULL;
  g_autofree char *base = NULL;
  const DuoPlatformMaterial *material;
  const char *name;
  struct stat info;
  guint64 number, size = 0;
  DuoPlatformPart *part;

  if (share == NULL)
    return;

  path = g_strdup (duo_platform_share_path (platform, share, &info));
  bundle = duo_platform_bundle_open (platform->files, path, NULL);
  if (bundle == NULL || !duo_platform_number_parse (strrchr (request->path, '/') + 1, bundle->materials->len, &number)
      || number == 0)
    {
      answer_gone (request, NULL);
      return;
    }
  material = bundle->materials->pdata[number - 1];
  name = preview ? material->preview : material->name;
  part = name != NULL ? duo_platform_part_open (platform->files, path, name, &size, NULL) : NULL;
  if (part == NULL)
    {
      answer_gone (request, NULL);
      return;
    }

  base = g_path_get_basename (name);
  if (!preview)
    {
      duo_platform_send_as (request, base);
      if (request->method == SOUP_METHOD_GET)
        duo_platform_share_count (platform, share);
    }
  if (!duo_platform_state_save (platform->state, NULL))
    {
      duo_platform_part_free (part);
      duo_platform_answer (request, SOUP_STATUS_INTERNAL_SERVER_ERROR);
      return;
    }
  duo_platform_send (request, SOUP_STATUS_OK, duo_platform_content_type (base), size, duo_platform_part_read, part,
                     duo_platform_part_free);
}

/* A visit that is over begins again at the code. */
static void
ask_again (DuoPlatformRequest *request)
{
  const DuoPlatformShare *share = find_share (request);
  g_autofree char *address = NULL;

  if (share == NULL)
    return;

  address = g_strdup_printf ("/s/%s", share->token);
  duo_platform_request_add_header (request, "Location", address);
  duo_platform_answer (request, SOUP_STATUS_SEE_OTHER);
}

static void
not_so (DuoPlatformRequest *request)
{
  duo_platform_request_add_header (request, "Allow", "GET, HEAD, POST");
  duo_platform_answer (request, SOUP_STATUS_METHOD_NOT_ALLOWED);
}

/* Where somebody lands who types the address without more. */
void
duo_platform_page_front (DuoPlatformRequest *request)
{
  duo_platform_html_notice (request, SOUP_STATUS_OK, "Dit is een oefenplatform",
                            "DUO Campagnes zet hier materialen neer om te oefenen. Een school opent de link uit haar e-mail.");
}

/* Chooses what is done with a request below /s/; its body is still to come. */
void
duo_platform_page_begin (DuoPlatformRequest *request)
{
  g_auto (GStrv) parts = g_strsplit (request->path, "/", -1);
  const guint n = g_strv_length (parts);
  const gboolean reads = request->method == SOUP_METHOD_GET || request->method == SOUP_METHOD_HEAD;
  const DuoPlatformShare *share;

  duo_platform_request_take_body (request, MAX_FORM);
  request->token = g_strdup (n > 0 ? parts[0] : "");
  share = duo_platform_request_get_share (request);

  if (n <= 1)
    request->handler = reads ? show_form : request->method == SOUP_METHOD_POST ? take_code : not_so;
  else if (!reads)
    request->handler = not_so;
  else if (share == NULL || !is_visiting (request->platform, share, parts[1]))
    request->handler = ask_again;
  else if (n == 2)
    request->handler = request->folder ? show_materials : ask_again; /* its addresses hang on the slash */
  else if (n == 3 && strcmp (parts[2], "alles") == 0)
    request->handler = send_all;
  else if (n == 4 && (strcmp (parts[2], "bestand") == 0 || strcmp (parts[2], "voorbeeld") == 0))
    request->handler = send_part;
  else
    request->handler = ask_again;
}
