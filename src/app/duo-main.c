/* SPDX-License-Identifier: EUPL-1.2 */
/* duo-campagnes: the desktop program. */
#include "duo-application.h"
#include "duo-config.h"
#include "duo-words.h"

/* The language is a setting of ours; empty follows the desktop. */
static void
set_language (void)
{
  g_autoptr (GSettings) settings = g_settings_new (DUO_APPLICATION_ID);
  g_autofree char *language = g_settings_get_string (settings, "language");

  if (language[0] == '\0')
    {
      g_free (language);
      language = g_strdup (g_str_has_prefix (g_get_language_names ()[0], "nl") ? "nl" : "en");
    }
  duo_words_init (language);
}

int
main (int argc, char **argv)
{
  g_autoptr (DuoApplication) application = NULL;

  set_language ();
  g_set_application_name ("DUO Campagnes");
  gtk_window_set_default_icon_name (DUO_APPLICATION_ID);
  application = duo_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
