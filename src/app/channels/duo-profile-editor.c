/* SPDX-License-Identifier: EUPL-1.2 */
/* The editor of a profile. Names are stored when they are left, a new one by its button; an answer that channels follow asks first. */
#include "duo-profile-editor.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-channels-service.h"
#include "duo-spec-groups.h"
#include "duo-words-spec.h"
#include "duo-words.h"

#define NAMED_MAX 8 /* channels that the preview names; the others are counted */

struct _DuoProfileEditor
{
  DuoEditorWindow parent_instance;

  DuoCalendarModel *model;   /* (owned) */
  DuoProfile *profile;       /* (owned) (nullable): what is shown, never changed in place; NULL once it is removed */
  DuoProfile *given;         /* (owned): as it was given */
  DuoProfile *asked;         /* (owned) (nullable): what it becomes if the answer is yes */
  GPtrArray *entries;        /* (owned) (nullable) (element-type DuoChannelEntry): who follows it */
  GPtrArray *user_rows;      /* (owned) (element-type GtkWidget): borrowed ones */
  GCancellable *cancellable; /* (owned) */
  gboolean filling;

  GtkWidget *remove;
  GtkWidget *add;
  AdwWindowTitle *title;
  AdwEntryRow *name;
  AdwComboRow *kind;
  AdwEntryRow *supplier;
  AdwEntryRow *note;
  AdwExpanderRow *users;
  DuoSpecGroups *specs;
};

G_DEFINE_FINAL_TYPE (DuoProfileEditor, duo_profile_editor, DUO_TYPE_EDITOR_WINDOW)

/* Showing */

static void
show_specs (DuoProfileEditor *self)
{
  duo_spec_groups_show (self->specs, duo_profile_get_kind (self->profile), duo_profile_get_specs (self->profile), NULL, NULL);
}

/* While channels follow it, it stays of its kind and can't be removed. */
static void
show_users (DuoProfileEditor *self)
{
  const guint n_users = self->entries != NULL ? self->entries->len : 0;
  g_autofree char *count = g_strdup_printf (ngettext ("%u channel", "%u channels", n_users), n_users);

  for (guint i = 0; i < self->user_rows->len; i++)
    adw_expander_row_remove (self->users, self->user_rows->pdata[i]);
  g_ptr_array_set_size (self->user_rows, 0);
  for (guint i = 0; i < n_users; i++)
    {
      const DuoChannelEntry *entry = self->entries->pdata[i];
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *title = g_markup_escape_text (entry->owner, -1);
      g_autofree char *subtitle = g_markup_escape_text (duo_channel_get_name (entry->channel), -1);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      adw_expander_row_add_row (self->users, row);
      g_ptr_array_add (self->user_rows, row);
    }
  adw_expander_row_set_subtitle (self->users, count);
  gtk_widget_set_sensitive (GTK_WIDGET (self->kind), n_users == 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->kind), n_users > 0 ? _("stays as it is while channels use this profile") : "");
  gtk_widget_set_visible (GTK_WIDGET (self->users), n_users > 0);
  gtk_widget_set_visible (self->remove, duo_profile_get_id (self->profile) != 0 && self->entries != NULL && n_users == 0);
}

static void
fill (DuoProfileEditor *self)
{
  const gboolean stored = duo_profile_get_id (self->profile) != 0;

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name), duo_profile_get_name (self->profile));
  gtk_editable_set_text (GTK_EDITABLE (self->supplier), duo_profile_get_supplier (self->profile));
  gtk_editable_set_text (GTK_EDITABLE (self->note), duo_profile_get_note (self->profile));
  adw_combo_row_set_selected (self->kind, (guint) duo_profile_get_kind (self->profile));
  gtk_widget_set_visible (self->add, !stored);
  adw_window_title_set_title (self->title, stored ? _("Profile") : _("New Profile"));
  adw_window_title_set_subtitle (self->title, stored ? _("Every change is kept at once") : "");
  gtk_window_set_title (GTK_WINDOW (self), stored ? _("Profile") : _("New Profile"));
  self->filling = FALSE;
  show_users (self);
  show_specs (self);
}

/* Saving */

static void
save (DuoProfileEditor *self, DuoProfile *changed)
{
  if (duo_profile_equal (changed, self->profile))
    return;

  g_set_object (&self->profile, changed);
  if (duo_profile_get_id (changed) != 0) /* a new one is added by the button */
    duo_calendar_model_save (self->model, G_OBJECT (changed), DUO_CHANGE_EDIT, FALSE);
}

static DuoProfile *
read_fields (DuoProfileEditor *self)
{
  DuoProfile *changed = duo_profile_copy (self->profile);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  if (*name != '\0')
    duo_profile_set_name (changed, name);
  duo_profile_set_supplier (changed, gtk_editable_get_text (GTK_EDITABLE (self->supplier)));
  duo_profile_set_note (changed, gtk_editable_get_text (GTK_EDITABLE (self->note)));
  return changed;
}

static void
left_cb (GtkEventControllerFocus *controller, DuoProfileEditor *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  g_autoptr (DuoProfile) changed = NULL;

  if (self->profile == NULL)
    return;

  changed = read_fields (self);
  duo_a11y_set_invalid (GTK_WIDGET (self->name),
                        *name == '\0' && duo_profile_get_id (self->profile) != 0 ? _("Give it a name, to keep this profile") : NULL);
  save (self, changed);
}

static void
kind_cb (DuoProfileEditor *self)
{
  g_autoptr (DuoProfile) changed = NULL;

  if (self->filling || self->profile == NULL)
    return;

  changed = read_fields (self);
  duo_profile_set_kind (changed, (DuoChannelKind) adw_combo_row_get_selected (self->kind));
  save (self, changed);
  show_specs (self);
}

static void
confirmed_cb (DuoProfileEditor *self, const char *response)
{
  if (g_str_equal (response, "change") && self->profile != NULL && self->asked != NULL)
    save (self, self->asked);
  g_clear_object (&self->asked);
  if (self->profile != NULL)
    show_specs (self);
}

/* Who would follow, by name. */
static char *
dup_touched (GPtrArray *touched, guint n_all)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("This changes %u channel:", "This changes %u channels:", touched->len), touched->len);
  for (guint i = 0; i < MIN (touched->len, NAMED_MAX); i++)
    {
      const DuoChannelEntry *entry = touched->pdata[i];

      g_string_append_printf (text, "\n%s: %s", entry->owner, duo_channel_get_name (entry->channel));
    }
  if (touched->len > NAMED_MAX)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", touched->len - NAMED_MAX), touched->len - NAMED_MAX);
    }
  if (n_all > touched->len)
    {
      g_string_append (text, "\n\n");
      g_string_append_printf (text, ngettext ("%u channel says something of its own and stays as it is.",
                                              "%u channels say something of their own and stay as they are.", n_all - touched->len),
                              n_all - touched->len);
    }
  return g_string_free (text, FALSE);
}

static void
ask (DuoProfileEditor *self, DuoSpecField field, const DuoSpecValue *before, const DuoSpecValue *after, GPtrArray *touched)
{
  g_autofree char *old_words = duo_words_spec_value (field, before);
  g_autofree char *new_words = duo_words_spec_value (field, after);
  g_autofree char *heading = g_strdup_printf (_("%s: from %s to %s?"), duo_words_spec_field (field), old_words, new_words);
  g_autofree char *body = dup_touched (touched, self->entries->len);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "change", C_("verb", "Change"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "change", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "change");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (confirmed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
answered_cb (DuoProfileEditor *self, guint field, gboolean known, const char *text)
{
  const DuoSpecField at = (DuoSpecField) field;
  g_autoptr (DuoProfile) changed = NULL;
  g_autoptr (DuoSpecValue) value = NULL;
  g_autoptr (GPtrArray) touched = NULL;

  if (self->profile == NULL || self->asked != NULL)
    return;

  changed = read_fields (self);
  if (text != NULL || !known)
    value = duo_spec_value_new_told (known, at, text, "", DUO_ORIGIN_UNKNOWN, duo_calendar_model_get_today (self->model));
  duo_profile_take_spec (changed, at, duo_spec_value_copy (value));
  touched = self->entries != NULL ? duo_channel_entries_touched (self->entries, at, value) : g_ptr_array_new ();
  if (touched->len > 0)
    {
      self->asked = g_steal_pointer (&changed);
      ask (self, at, duo_specs_get (duo_profile_get_specs (self->profile), at), value, touched);
      return;
    }

  save (self, changed);
  show_specs (self);
}

/* One that has no name can't be told from others. */
static void
named_cb (DuoProfileEditor *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "profile.add",
                                 self->profile != NULL && duo_profile_get_id (self->profile) == 0 && *name != '\0');
}

/* Stores a new one. */
static void
add (DuoProfileEditor *self)
{
  g_autoptr (DuoProfile) added = read_fields (self);

  duo_calendar_model_save (self->model, G_OBJECT (added), DUO_CHANGE_ADD, FALSE);
  g_clear_object (&self->profile);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoProfileEditor *self = DUO_PROFILE_EDITOR (widget);

  gtk_window_set_focus (GTK_WINDOW (self), NULL); /* the row that is left takes what was typed in it */
  if (duo_spec_groups_hold_back (self->specs, FALSE))
    return;
  add (self);
  gtk_window_close (GTK_WINDOW (self));
}

static void
remove_cb (DuoProfileEditor *self)
{
  duo_calendar_model_remove (self->model, G_OBJECT (self->profile));
  g_clear_object (&self->profile);
  gtk_window_close (GTK_WINDOW (self));
}

/* Reading who follows it */

static void
users_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoProfileEditor *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = duo_channels_list_finish (DUO_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || entries == NULL)
    return;

  g_clear_pointer (&self->entries, g_ptr_array_unref);
  self->entries = g_steal_pointer (&entries);
  if (self->profile != NULL)
    show_users (self);
}

static void
load_users (DuoProfileEditor *self)
{
  if (self->profile != NULL && duo_profile_get_id (self->profile) != 0)
    duo_channels_list_async (duo_calendar_model_get_context (self->model), DUO_CHANNELS_OF_PROFILE,
                             duo_profile_get_id (self->profile), self->cancellable, users_cb, self);
}

/* The rows that were left stored what was typed in them; a new profile is added, with as much as is known of it. */
static gboolean
may_close (DuoEditorWindow *window)
{
  DuoProfileEditor *self = DUO_PROFILE_EDITOR (window);

  if (self->asked != NULL)
    return FALSE; /* the row that was left made it a question: that first */
  if (self->profile == NULL)
    return TRUE;
  if (duo_profile_get_id (self->profile) == 0)
    {
      g_autoptr (DuoProfile) profile = read_fields (self);

      if (duo_profile_equal (profile, self->given))
        return TRUE;
      if (*duo_profile_get_name (profile) == '\0')
        return !duo_editor_window_hold_open (window, GTK_WIDGET (self->name), _("Give it a name, to keep this profile"));
    }
  if (duo_spec_groups_hold_back (self->specs, TRUE))
    return FALSE;

  if (duo_profile_get_id (self->profile) == 0)
    add (self);
  return TRUE;
}

/* Life */

static void
duo_profile_editor_dispose (GObject *object)
{
  DuoProfileEditor *self = DUO_PROFILE_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->profile);
  g_clear_object (&self->given);
  g_clear_object (&self->asked);
  g_clear_object (&self->model);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_PROFILE_EDITOR);

  G_OBJECT_CLASS (duo_profile_editor_parent_class)->dispose (object);
}

static void
duo_profile_editor_finalize (GObject *object)
{
  g_object_unref (DUO_PROFILE_EDITOR (object)->cancellable);
  g_ptr_array_unref (DUO_PROFILE_EDITOR (object)->user_rows);

  G_OBJECT_CLASS (duo_profile_editor_parent_class)->finalize (object);
}

static void
duo_profile_editor_class_init (DuoProfileEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_profile_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_profile_editor_finalize;
  DUO_EDITOR_WINDOW_CLASS (klass)->may_close = may_close;

  g_type_ensure (DUO_TYPE_SPEC_GROUPS); /* named only in the .ui file */
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/channels/duo-profile-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoProfileEditor, remove);
  gtk_widget_class_bind_template_child (widget_class, DuoProfileEditor, add);
  gtk_widget_class_bind_template_child (widget_class, DuoProfileEditor, title);
  gtk_widget_class_bind_template_child (widget_class, DuoProfileEditor, name);
  gtk_widget_class_bind_template_child (widget_class, DuoProfileEditor, kind);
  gtk_widget_class_bind_template_child (widget_class, DuoProfileEditor, supplier);
  gtk_widget_class_bind_template_child (widget_class, DuoProfileEditor, note);
  gtk_widget_class_bind_template_child (widget_class, DuoProfileEditor, users);
  gtk_widget_class_bind_template_child (widget_class, DuoProfileEditor, specs);
  gtk_widget_class_install_action (widget_class, "profile.add", NULL, add_action);
  gtk_widget_class_bind_template_callback (widget_class, named_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, answered_cb);
}

static void
duo_profile_editor_init (DuoProfileEditor *self)
{
  g_autoptr (GtkStringList) kinds = gtk_string_list_new (NULL);

  self->cancellable = g_cancellable_new ();
  self->user_rows = g_ptr_array_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < DUO_N_CHANNEL_KINDS; i++)
    gtk_string_list_append (kinds, duo_words_channel_kind ((DuoChannelKind) i));
  adw_combo_row_set_model (self->kind, G_LIST_MODEL (kinds));
  duo_a11y_name_choices (GTK_WIDGET (self->kind));
  duo_a11y_set_label (GTK_WIDGET (self->users), _("Used by"));
  duo_editor_window_watch (DUO_EDITOR_WINDOW (self), self->name, G_CALLBACK (left_cb));
  duo_editor_window_watch (DUO_EDITOR_WINDOW (self), self->supplier, G_CALLBACK (left_cb));
  duo_editor_window_watch (DUO_EDITOR_WINDOW (self), self->note, G_CALLBACK (left_cb));
  self->filling = FALSE;
}

/* @profile: what to show; one without an id is added by a button. */
void
duo_profile_editor_present (GtkWindow *parent, DuoCalendarModel *model, DuoProfile *profile)
{
  DuoProfileEditor *self = g_object_new (DUO_TYPE_PROFILE_EDITOR, "transient-for", parent, NULL);

  self->model = g_object_ref (model);
  self->profile = duo_profile_copy (profile);
  self->given = duo_profile_copy (profile);
  fill (self);
  named_cb (self);
  load_users (self);
  g_signal_connect_object (duo_context_get_store (duo_calendar_model_get_context (model)), "changed", G_CALLBACK (load_users), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}
