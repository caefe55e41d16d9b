/* SPDX-License-Identifier: EUPL-1.2 */
/* The desktop program: its options, its settings, its window. */
#include "duo-application.h"

#include <glib/gi18n.h>

#include "duo-app-resources.h"
#include "duo-config.h"
#include "duo-context.h"
#include "duo-store-opening.h"
#include "duo-when.h"
#include "duo-window.h"

struct _DuoApplication
{
  AdwApplication parent_instance;

  GSettings *settings; /* (owned) */
  DuoClock *clock;     /* (owned) */
  char *who;           /* (owned) */
  char *store;         /* (owned): path of the store to open */
  gboolean sample;     /* open the sample instead */
  double text_scale;   /* 0 = as the desktop says */
};

G_DEFINE_FINAL_TYPE (DuoApplication, duo_application, ADW_TYPE_APPLICATION)

static const GOptionEntry options[] = {
  { "store", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_("Open this store"), N_("FILE") },
  { "today", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Reckon with this date"), N_("YYYY-MM-DD") },
  { "as", 0, 0, G_OPTION_ARG_STRING, NULL, N_("Who works here, instead of the login name"), N_("MANAGER") },
  { "sample", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Open the sample"), NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_("Print the version and stop"), NULL },
  { "text-scale", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_DOUBLE, NULL, NULL, NULL },
  { NULL },
};

/* Returns: -1 to go on, else the exit status */
static gint
duo_application_handle_local_options (GApplication *application, GVariantDict *given)
{
  DuoApplication *self = DUO_APPLICATION (application);
  const char *today = NULL;
  guint32 day;

  if (g_variant_dict_contains (given, "version"))
    {
      g_print ("duo-campagnes %s\n", DUO_VERSION);
      return 0;
    }
  if (g_variant_dict_lookup (given, "today", "&s", &today))
    {
      if (!duo_day_parse (today, &day))
        {
          g_printerr (_("duo-campagnes: ‘%s’ is not a date; write it as 2020-10-14.\n"), today);
          return 2;
        }
      g_clear_object (&self->clock);
      self->clock = duo_clock_new_fixed (day);
    }
  g_free (self->store);
  if (!g_variant_dict_lookup (given, "store", "^ay", &self->store))
    self->store = NULL;
  if (g_variant_dict_contains (given, "as"))
    {
      g_free (self->who);
      g_variant_dict_lookup (given, "as", "s", &self->who);
    }
  self->sample = g_variant_dict_contains (given, "sample");
  if (!g_variant_dict_lookup (given, "text-scale", "d", &self->text_scale))
    self->text_scale = 0;

  /* only the program with the user's own store is one and the same however often it is started */
  if (self->store != NULL || self->sample || today != NULL)
    g_application_set_flags (application, G_APPLICATION_NON_UNIQUE);
  return -1;
}

static void
color_scheme_changed_cb (GSettings *settings, const char *key, gpointer user_data)
{
  static const AdwColorScheme schemes[]
    = { ADW_COLOR_SCHEME_DEFAULT, ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  const gint chosen = g_settings_get_enum (settings, "color-scheme");

  adw_style_manager_set_color_scheme (adw_style_manager_get_default (),
                                      schemes[CLAMP (chosen, 0, (gint) G_N_ELEMENTS (schemes) - 1)]);
}

static void
duo_application_startup (GApplication *application)
{
  DuoApplication *self = DUO_APPLICATION (application);

  g_resources_register (duo_app_get_resource ());
  G_APPLICATION_CLASS (duo_application_parent_class)->startup (application);

  self->settings = g_settings_new (DUO_APPLICATION_ID);
  g_signal_connect (self->settings, "changed::color-scheme", G_CALLBACK (color_scheme_changed_cb), NULL);
  color_scheme_changed_cb (self->settings, "color-scheme", NULL);
  if (self->text_scale > 0)
    g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", (gint) (96 * 1024 * self->text_scale), NULL);
}

static void
duo_application_activate (GApplication *application)
{
  DuoApplication *self = DUO_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));
  g_autofree char *path = NULL;

  if (window != NULL)
    {
      gtk_window_present (window);
      return;
    }
  if (self->sample)
    path = self->store != NULL ? g_strdup (self->store) : duo_store_opening_sample_path ();
  else
    path = self->store != NULL ? g_strdup (self->store) : duo_context_default_path ();

  window = GTK_WINDOW (duo_window_new (self));
  duo_window_open_store (DUO_WINDOW (window), path, self->sample);
  gtk_window_present (window);
}

static void
duo_application_finalize (GObject *object)
{
  DuoApplication *self = DUO_APPLICATION (object);

  g_clear_object (&self->settings);
  g_clear_object (&self->clock);
  g_free (self->who);
  g_free (self->store);

  G_OBJECT_CLASS (duo_application_parent_class)->finalize (object);
}

static void
duo_application_class_init (DuoApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = duo_application_finalize;
  application_class->handle_local_options = duo_application_handle_local_options;
  application_class->startup = duo_application_startup;
  application_class->activate = duo_application_activate;
}

static void
duo_application_init (DuoApplication *self)
{
  self->clock = duo_clock_new_system ();
  self->who = g_strdup (g_get_user_name ());
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/* Returns: (transfer full): the program, not yet running. */
DuoApplication *
duo_application_new (void)
{
  return g_object_new (DUO_TYPE_APPLICATION, "application-id", DUO_APPLICATION_ID, "resource-base-path",
                       "/nl/duo/Campagnes", NULL);
}

GSettings *
duo_application_get_settings (DuoApplication *self)
{
  g_return_val_if_fail (DUO_IS_APPLICATION (self), NULL);

  return self->settings;
}

DuoClock *
duo_application_get_clock (DuoApplication *self)
{
  g_return_val_if_fail (DUO_IS_APPLICATION (self), NULL);

  return self->clock;
}

const char *
duo_application_get_who (DuoApplication *self)
{
  g_return_val_if_fail (DUO_IS_APPLICATION (self), NULL);

  return self->who;
}
