/* SPDX-License-Identifier: EUPL-1.2 */
/* Preferences: who works here, how the calendar opens, language and colours. */
#include "duo-preferences-window.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-actions-service.h"
#include "duo-application.h"
#include "duo-calendar-service.h"
#include "duo-fold.h"
#include "duo-words.h"

struct _DuoPreferencesWindow
{
  AdwPreferencesWindow parent_instance;

  DuoContext *context;       /* (owned) (nullable) */
  GSettings *settings;       /* (owned) */
  GCancellable *cancellable; /* (owned) */
  DuoManager *me;            /* (owned) (nullable): until it is known */

  GtkWidget *me_group;
  AdwEntryRow *name_row;
  GtkWidget *colleagues_group;
  AdwEntryRow *colleague_row;
  GPtrArray *colleagues;     /* (owned) (element-type DuoManager): those that are shown */
  AdwComboRow *window_row;
  AdwComboRow *scheme_row;
  AdwComboRow *language_row;
};

G_DEFINE_FINAL_TYPE (DuoPreferencesWindow, duo_preferences_window, ADW_TYPE_PREFERENCES_WINDOW)

static const char *const languages[] = { "nl", "en", "" };

static void
tell (DuoPreferencesWindow *self, const char *sentence)
{
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_preferences_window_add_toast (ADW_PREFERENCES_WINDOW (self), adw_toast_new (escaped));
}

static void
tell_error (DuoPreferencesWindow *self, const GError *error)
{
  g_autofree char *sentence = duo_words_error (error, NULL);

  tell (self, sentence);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DuoPreferencesWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!duo_calendar_save_finish (DUO_CONTEXT (source), result, &error))
    tell_error (self, error);
  else
    tell (self, _("Saved"));
}

static void
name_applied_cb (DuoPreferencesWindow *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name_row))));

  duo_a11y_set_invalid (GTK_WIDGET (self->name_row), name[0] == '\0' ? _("A name can’t be empty") : NULL);
  if (self->me == NULL || name[0] == '\0')
    return;

  duo_manager_set_name (self->me, name);
  duo_calendar_save_async (self->context, G_OBJECT (self->me),
                           duo_manager_get_id (self->me) == 0 ? DUO_CHANGE_ADD : DUO_CHANGE_EDIT, FALSE, NULL, saved_cb,
                           g_object_ref (self));
}

static void
show_colleague (DuoPreferencesWindow *self, DuoManager *manager)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), duo_manager_get_name (manager));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->colleagues_group), row);
  g_ptr_array_add (self->colleagues, g_object_ref (manager));
}

static gboolean
is_known (DuoPreferencesWindow *self, const char *name)
{
  g_autofree char *folded = duo_fold_text (name);
  g_autofree char *mine = duo_fold_text (self->me != NULL ? duo_manager_get_name (self->me) : "");

  if (g_str_equal (folded, mine))
    return TRUE;
  for (guint i = 0; i < self->colleagues->len; i++)
    {
      g_autofree char *other = duo_fold_text (duo_manager_get_name (self->colleagues->pdata[i]));

      if (g_str_equal (folded, other))
        return TRUE;
    }
  return FALSE;
}

typedef struct
{
  DuoPreferencesWindow *window;  /* (owned) */
  DuoManager *manager; /* (owned) */
} Adding;

static void
colleague_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Adding *adding = user_data;
  g_autoptr (GError) error = NULL;

  if (!duo_calendar_save_finish (DUO_CONTEXT (source), result, &error))
    {
      tell_error (adding->window, error);
    }
  else
    {
      show_colleague (adding->window, adding->manager);
      adw_entry_row_set_show_apply_button (adding->window->colleague_row, FALSE); /* what is emptied here is nothing to apply */
      gtk_editable_set_text (GTK_EDITABLE (adding->window->colleague_row), "");
      adw_entry_row_set_show_apply_button (adding->window->colleague_row, TRUE);
      tell (adding->window, _("Saved"));
    }
  g_object_unref (adding->window);
  g_object_unref (adding->manager);
  g_free (adding);
}

/* A colleague who never worked in this file: known by name until they do. */
static void
colleague_applied_cb (DuoPreferencesWindow *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->colleague_row))));
  const gboolean known = is_known (self, name);
  Adding *adding;

  duo_a11y_set_invalid (GTK_WIDGET (self->colleague_row), known ? _("This name is there already") : NULL);
  if (*name == '\0' || known)
    return;

  adding = g_new0 (Adding, 1);
  adding->window = g_object_ref (self);
  adding->manager = duo_manager_new ();
  duo_manager_set_login (adding->manager, name);
  duo_manager_set_name (adding->manager, name);
  duo_calendar_save_async (self->context, G_OBJECT (adding->manager), DUO_CHANGE_ADD, FALSE, NULL, colleague_saved_cb, adding);
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoPreferencesWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoActionList) list = duo_actions_load_finish (DUO_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (list == NULL)
    {
      tell_error (self, error);
      return;
    }

  for (guint i = 0; i < list->managers->len && self->me == NULL; i++)
    if (list->me != 0 && duo_manager_get_id (list->managers->pdata[i]) == list->me)
      self->me = g_object_ref (list->managers->pdata[i]);
  if (self->me == NULL)
    {
      self->me = duo_manager_new ();
      duo_manager_set_login (self->me, duo_context_get_who (self->context));
      duo_manager_set_name (self->me, duo_context_get_who (self->context));
    }
  gtk_editable_set_text (GTK_EDITABLE (self->name_row), duo_manager_get_name (self->me));
  gtk_widget_set_sensitive (GTK_WIDGET (self->name_row), TRUE);
  for (guint i = 0; i < list->managers->len; i++)
    if (duo_manager_get_id (list->managers->pdata[i]) != duo_manager_get_id (self->me))
      show_colleague (self, list->managers->pdata[i]);
  gtk_widget_set_sensitive (GTK_WIDGET (self->colleague_row), TRUE);
}

static void
window_cb (DuoPreferencesWindow *self)
{
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, "school-year", adw_combo_row_get_selected (self->window_row) == 1);
}

static void
scheme_cb (DuoPreferencesWindow *self)
{
  if (self->settings != NULL)
    g_settings_set_enum (self->settings, "color-scheme", (gint) adw_combo_row_get_selected (self->scheme_row));
}

static void
language_cb (DuoPreferencesWindow *self)
{
  const guint selected = adw_combo_row_get_selected (self->language_row);

  if (self->settings != NULL && selected < G_N_ELEMENTS (languages))
    g_settings_set_string (self->settings, "language", languages[selected]);
}

static void
duo_preferences_window_dispose (GObject *object)
{
  DuoPreferencesWindow *self = DUO_PREFERENCES_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (object), DUO_TYPE_PREFERENCES_WINDOW);

  G_OBJECT_CLASS (duo_preferences_window_parent_class)->dispose (object);
}

static void
duo_preferences_window_finalize (GObject *object)
{
  DuoPreferencesWindow *self = DUO_PREFERENCES_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->context);
  g_clear_object (&self->me);
  g_clear_pointer (&self->colleagues, g_ptr_array_unref);

  G_OBJECT_CLASS (duo_preferences_window_parent_class)->finalize (object);
}

/* A name that was typed and not applied is stored too: nothing here asks for a button to be kept. */
static gboolean
duo_preferences_window_close_request (GtkWindow *window)
{
  DuoPreferencesWindow *self = DUO_PREFERENCES_WINDOW (window);

  if (self->me != NULL
      && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->name_row)), duo_manager_get_name (self->me)) != 0)
    name_applied_cb (self);

  return GTK_WINDOW_CLASS (duo_preferences_window_parent_class)->close_request (window);
}

static void
duo_preferences_window_class_init (DuoPreferencesWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = duo_preferences_window_dispose;
  object_class->finalize = duo_preferences_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = duo_preferences_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/duo-preferences-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoPreferencesWindow, me_group);
  gtk_widget_class_bind_template_child (widget_class, DuoPreferencesWindow, name_row);
  gtk_widget_class_bind_template_child (widget_class, DuoPreferencesWindow, colleagues_group);
  gtk_widget_class_bind_template_child (widget_class, DuoPreferencesWindow, colleague_row);
  gtk_widget_class_bind_template_child (widget_class, DuoPreferencesWindow, window_row);
  gtk_widget_class_bind_template_child (widget_class, DuoPreferencesWindow, scheme_row);
  gtk_widget_class_bind_template_child (widget_class, DuoPreferencesWindow, language_row);
  gtk_widget_class_bind_template_callback (widget_class, name_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, colleague_applied_cb);
  gtk_widget_class_bind_template_callback (widget_class, window_cb);
  gtk_widget_class_bind_template_callback (widget_class, scheme_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_cb);
}

static void
duo_preferences_window_init (DuoPreferencesWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->colleagues = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  duo_a11y_name_choices (GTK_WIDGET (self->window_row));
  duo_a11y_name_choices (GTK_WIDGET (self->scheme_row));
  duo_a11y_name_choices (GTK_WIDGET (self->language_row));
  duo_a11y_label_lists (GTK_WIDGET (self->window_row), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->window_row)));
  duo_a11y_label_lists (GTK_WIDGET (self->scheme_row), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->scheme_row)));
  duo_a11y_label_lists (GTK_WIDGET (self->language_row),
                        adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->language_row)));
}

DuoPreferencesWindow *
duo_preferences_window_new (DuoContext *context, GSettings *settings, GtkWindow *parent)
{
  DuoPreferencesWindow *self
    = g_object_new (DUO_TYPE_PREFERENCES_WINDOW, "transient-for", parent, "modal", TRUE, NULL);
  g_autofree char *language = g_settings_get_string (settings, "language");

  adw_combo_row_set_selected (self->window_row, g_settings_get_boolean (settings, "school-year") ? 1 : 0);
  adw_combo_row_set_selected (self->scheme_row, (guint) g_settings_get_enum (settings, "color-scheme"));
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    if (g_str_equal (languages[i], language))
      adw_combo_row_set_selected (self->language_row, i);
  self->settings = g_object_ref (settings);

  gtk_widget_set_visible (self->me_group, context != NULL);
  gtk_widget_set_visible (self->colleagues_group, context != NULL);
  if (context != NULL)
    {
      g_autofree char *description
        = g_strdup_printf (_("You are signed in to this computer as %s."), duo_context_get_who (context));

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->me_group), description);
      self->context = g_object_ref (context);
      gtk_widget_set_sensitive (GTK_WIDGET (self->name_row), FALSE);
      gtk_widget_set_sensitive (GTK_WIDGET (self->colleague_row), FALSE);
      duo_actions_load_async (context, DUO_OBJECT_NONE, 0, self->cancellable, loaded_cb, self);
    }
  return self;
}
