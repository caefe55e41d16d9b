/* SPDX-License-Identifier: EUPL-1.2 */
/* A list of profiles, each with how many channels follow it. */
#include "duo-profiles-window.h"

#include <glib/gi18n.h>

#include "duo-application.h"
#include "duo-channels-service.h"
#include "duo-profile-editor.h"
#include "duo-words-spec.h"
#include "duo-whole-title.h"
#include "duo-words.h"

struct _DuoProfilesWindow
{
  AdwWindow parent_instance;

  DuoCalendarModel *model;   /* (owned) */
  GPtrArray *profiles;       /* (owned) (nullable) (element-type DuoProfile): in the order of the rows */
  GPtrArray *entries;        /* (owned) (nullable) (element-type DuoChannelEntry): all channels */
  GCancellable *cancellable; /* (owned) */
  gint64 wanted;             /* row that gets the focus when they are there; 0 for none */

  GtkStack *stack;
  GtkListBox *list;
  AdwStatusPage *empty;
};

G_DEFINE_FINAL_TYPE (DuoProfilesWindow, duo_profiles_window, ADW_TYPE_WINDOW)

static char *
dup_line (DuoProfilesWindow *self, DuoProfile *profile)
{
  GString *line = g_string_new (duo_words_channel_kind (duo_profile_get_kind (profile)));
  guint n_users = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const DuoChannelEntry *entry = self->entries->pdata[i];

      n_users += duo_channel_get_profile (entry->channel) == duo_profile_get_id (profile);
    }
  if (*duo_profile_get_supplier (profile) != '\0')
    g_string_append_printf (line, " · %s", duo_profile_get_supplier (profile));
  g_string_append (line, " · ");
  g_string_append_printf (line, ngettext ("%u channel", "%u channels", n_users), n_users);
  return g_string_free (line, FALSE);
}

static void
add_row (DuoProfilesWindow *self, DuoProfile *profile)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *line = dup_line (self, profile);
  g_autofree char *title = g_markup_escape_text (duo_profile_get_name (profile), -1);
  g_autofree char *subtitle = g_markup_escape_text (line, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_append (self->list, row);
  if (duo_profile_get_id (profile) == self->wanted)
    gtk_widget_grab_focus (row);
}

static void
show (DuoProfilesWindow *self)
{
  GtkWidget *child;

  if (self->profiles == NULL || self->entries == NULL)
    return;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < self->profiles->len; i++)
    add_row (self, self->profiles->pdata[i]);
  gtk_stack_set_visible_child_name (self->stack, self->profiles->len > 0 ? "list" : "empty");
}

static void
fail (DuoProfilesWindow *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  sentence = duo_words_error (error, NULL);
  adw_status_page_set_description (self->empty, sentence);
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
channels_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoProfilesWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = duo_channels_list_finish (DUO_CONTEXT (source), result, &error);

  if (entries == NULL)
    {
      fail (self, error);
      return;
    }

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_steal_pointer (&entries);
  show (self);
}

static void
profiles_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoProfilesWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) profiles = duo_profiles_list_finish (DUO_CONTEXT (source), result, &error);

  if (profiles == NULL)
    {
      fail (self, error);
      return;
    }

  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  self->profiles = g_steal_pointer (&profiles);
  show (self);
}

static void
load (DuoProfilesWindow *self)
{
  DuoContext *context = duo_calendar_model_get_context (self->model);

  duo_profiles_list_async (context, self->cancellable, profiles_cb, self);
  duo_channels_list_async (context, DUO_CHANNELS_ALL, 0, self->cancellable, channels_cb, self);
}

static void
activated_cb (DuoProfilesWindow *self, GtkListBoxRow *row)
{
  const gint index = gtk_list_box_row_get_index (row);

  if (self->profiles != NULL && index >= 0 && (guint) index < self->profiles->len)
    duo_profile_editor_present (GTK_WINDOW (self), self->model, self->profiles->pdata[index]);
}

static void
add_cb (DuoProfilesWindow *self)
{
  g_autoptr (DuoProfile) profile = duo_profile_new ();

  duo_profile_editor_present (GTK_WINDOW (self), self->model, profile);
}

static void
duo_profiles_window_dispose (GObject *object)
{
  DuoProfilesWindow *self = DUO_PROFILES_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->model);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_PROFILES_WINDOW);

  G_OBJECT_CLASS (duo_profiles_window_parent_class)->dispose (object);
}

static void
duo_profiles_window_finalize (GObject *object)
{
  g_object_unref (DUO_PROFILES_WINDOW (object)->cancellable);

  G_OBJECT_CLASS (duo_profiles_window_parent_class)->finalize (object);
}

static void
duo_profiles_window_class_init (DuoProfilesWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_profiles_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_profiles_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/channels/duo-profiles-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoProfilesWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, DuoProfilesWindow, list);
  gtk_widget_class_bind_template_child (widget_class, DuoProfilesWindow, empty);
  gtk_widget_class_bind_template_callback (widget_class, activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
duo_profiles_window_init (DuoProfilesWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  duo_whole_title_show (ADW_WINDOW (self));
}

/* @profile: the one to point at; 0 for none. */
void
duo_profiles_window_present (GtkWindow *parent, DuoCalendarModel *model, gint64 profile)
{
  DuoProfilesWindow *self = g_object_new (DUO_TYPE_PROFILES_WINDOW, "transient-for", parent, NULL);

  self->model = g_object_ref (model);
  self->wanted = profile;
  load (self);
  g_signal_connect_object (duo_context_get_store (duo_calendar_model_get_context (model)), "changed", G_CALLBACK (load), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
}
