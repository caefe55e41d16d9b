/* SPDX-License-Identifier: EUPL-1.2 */
/* Pages that people see: one look, no script, everything marked as practice. */
#include "duo-platform-html.h"

#include <string.h>

#include "duo-platform-resources.h"

#define STYLE "/nl/duo/Campagnes/platform/duo-platform.css"

/* Nothing but our own style and pictures; forms come back to us; nobody may put the page in a frame. */
#define POLICY "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; " \
               "frame-ancestors 'none'"

/* As g_string_append_printf(), with every %s escaped. */
void
duo_platform_html_printf (GString    *html,
                          const char *format,
                          ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_markup_vprintf_escaped (format, arguments);
  va_end (arguments);
  g_string_append (html, text);
}

/* Returns: (transfer full): a page up to its content; @title is what a window or tab is called. */
GString *
duo_platform_html_new (const char *title)
{
  GString *html = g_string_new ("<!DOCTYPE html>\n<html lang=\"nl\">\n<head>\n<meta charset=\"utf-8\">\n"
                                "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                                "<meta name=\"robots\" content=\"noindex\">\n");

  duo_platform_html_printf (html, "<title>%s – oefening</title>\n", title);
  g_string_append (html,
                   "<link rel=\"stylesheet\" href=\"/stijl.css\">\n</head>\n<body>\n"
                   "<a class=\"skip\" href=\"#inhoud\">Naar de inhoud</a>\n"
                   "<header><p><strong>DUO</strong> <span>Campagnematerialen voor scholen</span></p></header>\n"
                   "<p class=\"practice\"><strong>Oefening.</strong> Deze pagina staat op een oefenplatform en is alleen op deze "
                   "computer te zien.</p>\n<main id=\"inhoud\" tabindex=\"-1\">\n");
  return html;
}

/* Answers with the page (transfer full). */
void
duo_platform_html_answer (DuoPlatformRequest *request,
                          guint               status,
                          GString            *html)
{
  g_string_append (html, "</main>\n<footer><p>Deze pagina zet geen cookies en gebruikt geen diensten van anderen.</p></footer>\n"
                         "</body>\n</html>\n");
  duo_platform_request_add_header (request, "Content-Security-Policy", POLICY);
  duo_platform_answer_text (request, status, DUO_PLATFORM_HTML, g_string_free (html, FALSE));
}

/* Answers with a page that says one thing. */
void
duo_platform_html_notice (DuoPlatformRequest *request,
                          guint               status,
                          const char         *title,
                          const char         *text)
{
  GString *html = duo_platform_html_new (title);

  duo_platform_html_printf (html, "<div class=\"narrow\">\n<h1>%s</h1>\n<p class=\"lead\">%s</p>\n</div>\n", title, text);
  duo_platform_html_answer (request, status, html);
}

/* Answers with the style sheet. */
void
duo_platform_html_style (DuoPlatformRequest *request)
{
  g_autoptr (GBytes) style = g_resource_lookup_data (duo_platform_get_resource (), STYLE,
                                                         G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  duo_platform_request_add_header (request, "Cache-Control", "max-age=3600");
  duo_platform_answer_text (request, SOUP_STATUS_OK, "text/css; charset=utf-8",
                            g_strndup (g_bytes_get_data (style, NULL), g_bytes_get_size (style)));
}
