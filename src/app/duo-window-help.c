/* SPDX-License-Identifier: EUPL-1.2 */
/* Help, keys, and what the program is: windows that need nothing of the store. */
#include "duo-window-help.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "duo-application.h"
#include "duo-config.h"

static void
help_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (DUO_UI_PATH "/duo-help-window.ui");
  GtkWindow *help = GTK_WINDOW (gtk_builder_get_object (builder, "help_window"));

  gtk_window_set_transient_for (help, GTK_WINDOW (widget));
  gtk_window_present (help);
}

/* Made when it is asked for: GtkApplication would make one of its own with each window. */
static void
shortcuts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (DUO_UI_PATH "/duo-shortcuts-window.ui");
  GtkWindow *shortcuts = GTK_WINDOW (gtk_builder_get_object (builder, "help_overlay"));

  gtk_window_set_transient_for (shortcuts, GTK_WINDOW (widget));
  gtk_window_present (shortcuts);
}

static void
about_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *const developers[] = { "DUO Relatiebeheer", NULL };

  adw_show_about_window (GTK_WINDOW (widget), "application-name", "DUO Campagnes", "application-icon",
                         DUO_APPLICATION_ID, "version", DUO_VERSION, "developer-name", "DUO Relatiebeheer",
                         "developers", developers, "comments",
                         _("The communication calendar for campaigns through institutions, and the month overview."),
                         "license-type", GTK_LICENSE_CUSTOM, "license",
                         _("European Union Public Licence 1.2 (EUPL-1.2)"), NULL);
}

/* Gives a class of windows the actions "win.help", "win.show-help-overlay" (the keys) and "win.about". */
void
duo_window_help_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.help", NULL, help_action);
  gtk_widget_class_install_action (widget_class, "win.show-help-overlay", NULL, shortcuts_action);
  gtk_widget_class_install_action (widget_class, "win.about", NULL, about_action);
}
