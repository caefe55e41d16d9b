/* SPDX-License-Identifier: EUPL-1.2 */
/* The desktop program: its options, its actions, its windows. */
#include "duo-application.h"

#include <glib/gi18n.h>

#include "duo-config.h"
#include "duo-window.h"

struct _DuoApplication
{
  AdwApplication parent_instance;
};

G_DEFINE_FINAL_TYPE (DuoApplication, duo_application, ADW_TYPE_APPLICATION)

static void
duo_application_activate (GApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (duo_window_new (DUO_APPLICATION (application)));
  gtk_window_present (window);
}

static void
duo_application_class_init (DuoApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  application_class->activate = duo_application_activate;
}

static void
duo_application_init (DuoApplication *self)
{
}

/* Returns: (transfer full): the program, not yet running. */
DuoApplication *
duo_application_new (void)
{
  return g_object_new (DUO_TYPE_APPLICATION, "application-id", DUO_APPLICATION_ID, "flags", G_APPLICATION_NON_UNIQUE,
                       NULL);
}
