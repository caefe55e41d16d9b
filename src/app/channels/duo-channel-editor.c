/* SPDX-License-Identifier: EUPL-1.2 */
/* The editor of a channel. A field is stored when it is left; a new channel is added whole, by one button. */
#include "duo-channel-editor.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-channels-service.h"
#include "duo-people-service.h"
#include "duo-profiles-window.h"
#include "duo-register-text.h"
#include "duo-screen-shape.h"
#include "duo-spec-groups.h"
#include "duo-when-row.h"
#include "duo-words-spec.h"
#include "duo-words.h"

#define SHAPE_SIZE 110

struct _DuoChannelEditor
{
  DuoEditorWindow parent_instance;

  DuoCalendarModel *model;   /* (owned) */
  DuoChannel *channel;       /* (owned) (nullable): what is shown, never changed in place; NULL once it is removed */
  DuoChannel *given;         /* (owned): as it was given */
  GPtrArray *profiles;       /* (owned) (nullable) (element-type DuoProfile): all */
  gboolean may_make;         /* the profiles were opened from here */
  GArray *profile_ids;       /* (owned) (element-type gint64): behind the entries of their list */
  GArray *places;            /* (owned) (element-type gint64): ids of locations, behind @place_checks */
  GPtrArray *place_checks;   /* (owned) (element-type GtkCheckButton): borrowed ones */
  GCancellable *cancellable; /* (owned) */
  gboolean filling;

  AdwWindowTitle *title;
  GtkWidget *remove;
  GtkWidget *history;
  GtkWidget *add;
  GtkWidget *drawing;
  AdwBin *shape_slot;
  DuoScreenShape *shape;
  GtkLabel *shape_words;
  GtkLabel *problem;
  AdwEntryRow *name;
  AdwComboRow *kind;
  AdwComboRow *profile;
  AdwExpanderRow *locations;
  AdwComboRow *status;
  AdwComboRow *origin;
  DuoWhenRow *confirmed;
  DuoWhenRow *valid_from;
  AdwEntryRow *note;
  DuoSpecGroups *specs;
};

G_DEFINE_FINAL_TYPE (DuoChannelEditor, duo_channel_editor, DUO_TYPE_EDITOR_WINDOW)

/* Showing */

static DuoProfile *
find_profile (DuoChannelEditor *self)
{
  const gint64 id = duo_channel_get_profile (self->channel);

  for (guint i = 0; self->profiles != NULL && i < self->profiles->len; i++)
    if (duo_profile_get_id (self->profiles->pdata[i]) == id)
      return self->profiles->pdata[i];

  return NULL;
}

/* The drawing, what it says, and what does not agree. */
static void
show_shape (DuoChannelEditor *self, const DuoEffectiveSpecs *specs)
{
  g_autofree char *words = duo_words_channel_summary (specs);
  g_autofree char *problem = duo_words_spec_problem (specs->problems);
  const gboolean is_drawn = duo_channel_kind_is_drawn (specs->kind);

  /* what does not agree stands beside the drawing: the fields below stay where they are while somebody fills them in */
  gtk_widget_set_visible (self->drawing, is_drawn || *words != '\0' || problem != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->shape_slot), is_drawn);
  duo_screen_shape_set_specs (self->shape, specs);
  gtk_label_set_label (self->shape_words, words);
  gtk_widget_set_visible (GTK_WIDGET (self->shape_words), *words != '\0');
  gtk_label_set_label (self->problem, problem != NULL ? problem : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), problem != NULL);
}

static void
show_specs (DuoChannelEditor *self)
{
  DuoProfile *profile = find_profile (self);
  const DuoSpecs *inherited = profile != NULL ? duo_profile_get_specs (profile) : NULL;
  const DuoSpecs *own = duo_channel_get_specs (self->channel);
  const DuoChannelKind kind = duo_channel_get_kind (self->channel);
  DuoEffectiveSpecs specs;

  duo_effective_specs_init (&specs, kind, own, inherited);
  show_shape (self, &specs);
  duo_spec_groups_show (self->specs, kind, own, inherited, profile != NULL ? duo_profile_get_name (profile) : NULL);
}

/* "alle vestigingen", "1 vestiging", "3 vestigingen" */
static void
show_locations (DuoChannelEditor *self)
{
  guint n;
  const gint64 *ids = duo_channel_get_locations (self->channel, &n);
  g_autofree char *words
    = n == 0 ? g_strdup (_("all locations")) : g_strdup_printf (ngettext ("%u location", "%u locations", n), n);

  self->filling = TRUE;
  adw_expander_row_set_subtitle (self->locations, words);
  for (guint i = 0; i < self->places->len; i++)
    {
      gboolean is_there = FALSE;

      for (guint j = 0; j < n; j++)
        is_there = is_there || ids[j] == g_array_index (self->places, gint64, i);
      gtk_check_button_set_active (self->place_checks->pdata[i], is_there);
    }
  self->filling = FALSE;
}

/* Only profiles of the same kind can be chosen. */
static void
show_profiles (DuoChannelEditor *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const gint64 none = 0;
  guint selected = 0;

  g_array_set_size (self->profile_ids, 0);
  g_array_append_val (self->profile_ids, none);
  gtk_string_list_append (names, C_("profile", "none"));
  for (guint i = 0; self->profiles != NULL && i < self->profiles->len; i++)
    {
      DuoProfile *profile = self->profiles->pdata[i];
      const gint64 id = duo_profile_get_id (profile);

      if (duo_profile_get_kind (profile) != duo_channel_get_kind (self->channel))
        continue;
      if (id == duo_channel_get_profile (self->channel))
        selected = self->profile_ids->len;
      g_array_append_val (self->profile_ids, id);
      gtk_string_list_append (names, duo_profile_get_name (profile));
    }

  self->filling = TRUE;
  adw_combo_row_set_model (self->profile, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->profile, selected);
  self->filling = FALSE;
}

static void
fill (DuoChannelEditor *self)
{
  const gboolean stored = duo_channel_get_id (self->channel) != 0;

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->name), duo_channel_get_name (self->channel));
  gtk_editable_set_text (GTK_EDITABLE (self->note), duo_channel_get_note (self->channel));
  adw_combo_row_set_selected (self->kind, (guint) duo_channel_get_kind (self->channel));
  adw_combo_row_set_selected (self->status, (guint) duo_channel_get_status (self->channel));
  adw_combo_row_set_selected (self->origin, (guint) duo_channel_get_origin (self->channel));
  duo_when_row_set_when (self->confirmed, duo_channel_get_confirmed (self->channel));
  duo_when_row_set_when (self->valid_from, duo_channel_get_valid_from (self->channel));
  gtk_widget_set_visible (self->remove, stored);
  gtk_widget_set_visible (self->history, stored);
  gtk_widget_set_visible (self->add, !stored);
  adw_window_title_set_title (self->title, stored ? _("Channel") : _("New Channel"));
  adw_window_title_set_subtitle (self->title, stored ? _("Every change is kept at once") : "");
  gtk_window_set_title (GTK_WINDOW (self), stored ? _("Channel") : _("New Channel"));
  self->filling = FALSE;
  show_profiles (self);
  show_locations (self);
  show_specs (self);
}

/* Saving */

/* Saves @changed, and shows it from here on. A new one is only shown: the button adds it. */
static void
save (DuoChannelEditor *self, DuoChannel *changed)
{
  if (duo_channel_equal (changed, self->channel))
    return;

  g_set_object (&self->channel, changed);
  if (duo_channel_get_id (changed) != 0)
    duo_calendar_model_save (self->model, G_OBJECT (changed), DUO_CHANGE_EDIT, FALSE);
}

/* Returns: (transfer full): what the text rows hold now; without a name the old one stays. */
static DuoChannel *
read_fields (DuoChannelEditor *self)
{
  DuoChannel *changed = duo_channel_copy (self->channel);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  if (*name != '\0')
    duo_channel_set_name (changed, name);
  duo_channel_set_note (changed, gtk_editable_get_text (GTK_EDITABLE (self->note)));
  return changed;
}

static void
left_cb (GtkEventControllerFocus *controller, DuoChannelEditor *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  g_autoptr (DuoChannel) changed = NULL;

  if (self->channel == NULL)
    return;

  changed = read_fields (self);
  duo_a11y_set_invalid (GTK_WIDGET (self->name),
                        *name == '\0' && duo_channel_get_id (self->channel) != 0 ? _("Give it a name, to keep this channel") : NULL);
  save (self, changed);
}

static void
answered_cb (DuoChannelEditor *self, guint field, gboolean known, const char *text)
{
  const DuoSpecField at = (DuoSpecField) field;
  g_autoptr (DuoChannel) changed = NULL;
  const DuoSpecValue *before;
  DuoSpecValue *value = NULL;

  if (self->channel == NULL)
    return;

  changed = read_fields (self);
  before = duo_specs_get (duo_channel_get_specs (changed), at);
  if (text != NULL || !known)
    value = duo_spec_value_new_told (known, at, text, before != NULL ? before->words : "", duo_channel_get_origin (changed),
                                     duo_calendar_model_get_today (self->model));
  duo_channel_take_spec (changed, at, value);
  save (self, changed);
  show_specs (self);
}

/* Another kind has other questions; a profile of the old kind means nothing to it. */
static void
kind_cb (DuoChannelEditor *self)
{
  g_autoptr (DuoChannel) changed = NULL;

  if (self->filling || self->channel == NULL)
    return;

  changed = read_fields (self);
  duo_channel_set_kind (changed, (DuoChannelKind) adw_combo_row_get_selected (self->kind));
  duo_channel_set_profile (changed, 0);
  save (self, changed);
  show_profiles (self);
  show_specs (self);
}

static void
profile_cb (DuoChannelEditor *self)
{
  const guint selected = adw_combo_row_get_selected (self->profile);
  g_autoptr (DuoChannel) changed = NULL;

  if (self->filling || self->channel == NULL || selected >= self->profile_ids->len)
    return;

  changed = read_fields (self);
  duo_channel_set_profile (changed, g_array_index (self->profile_ids, gint64, selected));
  save (self, changed);
  show_specs (self);
}

static void
status_cb (DuoChannelEditor *self)
{
  g_autoptr (DuoChannel) changed = NULL;

  if (self->filling || self->channel == NULL)
    return;

  changed = read_fields (self);
  duo_channel_set_status (changed, (DuoChannelStatus) adw_combo_row_get_selected (self->status));
  save (self, changed);
}

static void
origin_cb (DuoChannelEditor *self)
{
  g_autoptr (DuoChannel) changed = NULL;

  if (self->filling || self->channel == NULL)
    return;

  changed = read_fields (self);
  duo_channel_set_origin (changed, (DuoOrigin) adw_combo_row_get_selected (self->origin));
  save (self, changed);
}

static void
confirmed_cb (DuoChannelEditor *self)
{
  g_autoptr (DuoChannel) changed = NULL;

  if (self->channel == NULL)
    return;

  changed = read_fields (self);
  duo_channel_set_confirmed (changed, duo_when_row_get_when (self->confirmed));
  save (self, changed);
}

static void
valid_from_cb (DuoChannelEditor *self)
{
  g_autoptr (DuoChannel) changed = NULL;

  if (self->channel == NULL)
    return;

  changed = read_fields (self);
  duo_channel_set_valid_from (changed, duo_when_row_get_when (self->valid_from));
  save (self, changed);
}

/* None ticked, or all of them, is at all locations: those that come later too. */
static void
place_cb (DuoChannelEditor *self)
{
  g_autoptr (GArray) chosen = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DuoChannel) changed = NULL;

  if (self->filling || self->channel == NULL)
    return;

  for (guint i = 0; i < self->places->len; i++)
    if (gtk_check_button_get_active (self->place_checks->pdata[i]))
      g_array_append_val (chosen, g_array_index (self->places, gint64, i));
  changed = read_fields (self);
  duo_channel_set_locations (changed, (const gint64 *) (gpointer) chosen->data, chosen->len);
  save (self, changed);
  show_locations (self);
}

/* One that has no name can't be told from others. */
static void
named_cb (DuoChannelEditor *self)
{
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "channel.add",
                                 self->channel != NULL && duo_channel_get_id (self->channel) == 0 && *name != '\0');
}

/* Stores a new one. */
static void
add (DuoChannelEditor *self)
{
  g_autoptr (DuoChannel) added = read_fields (self);

  duo_calendar_model_save (self->model, G_OBJECT (added), DUO_CHANGE_ADD, FALSE);
  g_clear_object (&self->channel);
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoChannelEditor *self = DUO_CHANNEL_EDITOR (widget);

  gtk_window_set_focus (GTK_WINDOW (self), NULL); /* the row that is left takes what was typed in it */
  if (duo_spec_groups_hold_back (self->specs, FALSE) || duo_when_row_holds_back (self->confirmed)
      || duo_when_row_holds_back (self->valid_from))
    return;
  add (self);
  gtk_window_close (GTK_WINDOW (self));
}

static void
remove_cb (DuoChannelEditor *self)
{
  duo_calendar_model_remove (self->model, G_OBJECT (self->channel));
  g_clear_object (&self->channel);
  gtk_window_close (GTK_WINDOW (self));
}

static void
history_cb (DuoChannelEditor *self)
{
  duo_editor_window_show_history (DUO_EDITOR_WINDOW (self), DUO_OBJECT_CHANNEL, duo_channel_get_id (self->channel));
}

static void
show_profiles_cb (DuoChannelEditor *self)
{
  self->may_make = TRUE;
  duo_profiles_window_present (GTK_WINDOW (self), self->model, self->channel != NULL ? duo_channel_get_profile (self->channel) : 0);
}

/* Returns: the place among those to choose from of a profile that is not in @before (nullable); 0 for none */
static guint
find_made (DuoChannelEditor *self, GPtrArray *before)
{
  for (guint i = 1; before != NULL && i < self->profile_ids->len; i++)
    {
      const gint64 id = g_array_index (self->profile_ids, gint64, i);
      gboolean was_there = FALSE;

      for (guint j = 0; j < before->len; j++)
        was_there |= duo_profile_get_id (before->pdata[j]) == id;
      if (!was_there)
        return i;
    }

  return 0;
}

/* Reading what stands around it */

static void
profiles_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoChannelEditor *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) profiles = duo_profiles_list_finish (DUO_CONTEXT (source), result, &error);
  g_autoptr (GPtrArray) before = NULL;
  guint made;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || profiles == NULL)
    return;

  before = g_steal_pointer (&self->profiles);
  self->profiles = g_steal_pointer (&profiles);
  if (self->channel == NULL)
    return;
  show_profiles (self);
  show_specs (self);

  /* who made one from here, where none was chosen, made it for this channel */
  made = self->may_make && duo_channel_get_profile (self->channel) == 0 ? find_made (self, before) : 0;
  if (made != 0)
    adw_combo_row_set_selected (self->profile, made);
}

static void
load_profiles (DuoChannelEditor *self)
{
  duo_profiles_list_async (duo_calendar_model_get_context (self->model), self->cancellable, profiles_cb, self);
}

static void
add_place (DuoChannelEditor *self, const DuoChannelPlace *place)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *shown = duo_display_place (place->place);
  g_autofree char *title = g_markup_escape_text (*place->name != '\0' ? place->name : place->code, -1);
  g_autofree char *line = g_strdup_printf ("%s · %s", place->code, shown);
  g_autofree char *subtitle = g_markup_escape_text (line, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  duo_a11y_set_label (check, *place->name != '\0' ? place->name : place->code);
  g_signal_connect_swapped (check, "toggled", G_CALLBACK (place_cb), self);
  adw_expander_row_add_row (self->locations, row);
  g_array_append_val (self->places, place->id);
  g_ptr_array_add (self->place_checks, check);
}

static void
places_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoChannelEditor *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places = duo_channel_places_list_finish (DUO_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || places == NULL)
    return;

  for (guint i = 0; i < places->len; i++)
    add_place (self, places->pdata[i]);
  gtk_widget_set_visible (GTK_WIDGET (self->locations), places->len > 0);
  if (self->channel != NULL)
    show_locations (self);
}

/* Who can be delivered to: those that are known there. */
static void
people_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoChannelEditor *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoPeople) people = duo_people_load_finish (DUO_CONTEXT (source), result, &error);
  g_autoptr (GPtrArray) uids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || people == NULL)
    return;

  for (guint i = 0; i < people->entries->len; i++)
    {
      const DuoContactEntry *entry = people->entries->pdata[i];

      g_ptr_array_add (uids, g_strdup (duo_contact_get_uid (entry->contact)));
      g_ptr_array_add (names, duo_contact_dup_title (entry->contact));
    }
  duo_spec_groups_set_contacts (self->specs, uids, names);
  if (self->channel != NULL)
    show_specs (self);
}

/* The rows that were left stored what was typed in them; a new channel is added, with as much as is known of it. */
static gboolean
may_close (DuoEditorWindow *window)
{
  DuoChannelEditor *self = DUO_CHANNEL_EDITOR (window);

  if (self->channel == NULL)
    return TRUE;
  if (duo_channel_get_id (self->channel) == 0)
    {
      g_autoptr (DuoChannel) channel = read_fields (self);

      if (duo_channel_equal (channel, self->given))
        return TRUE;
      if (*duo_channel_get_name (channel) == '\0')
        return !duo_editor_window_hold_open (window, GTK_WIDGET (self->name), _("Give it a name, to keep this channel"));
    }
  if (duo_spec_groups_hold_back (self->specs, TRUE) || duo_when_row_holds_open (self->confirmed)
      || duo_when_row_holds_open (self->valid_from))
    return FALSE;

  if (duo_channel_get_id (self->channel) == 0)
    add (self);
  return TRUE;
}

/* Life */

static void
duo_channel_editor_dispose (GObject *object)
{
  DuoChannelEditor *self = DUO_CHANNEL_EDITOR (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->channel);
  g_clear_object (&self->given);
  g_clear_object (&self->model);
  g_clear_pointer (&self->profiles, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_CHANNEL_EDITOR);

  G_OBJECT_CLASS (duo_channel_editor_parent_class)->dispose (object);
}

static void
duo_channel_editor_finalize (GObject *object)
{
  DuoChannelEditor *self = DUO_CHANNEL_EDITOR (object);

  g_object_unref (self->cancellable);
  g_array_unref (self->profile_ids);
  g_array_unref (self->places);
  g_ptr_array_unref (self->place_checks);

  G_OBJECT_CLASS (duo_channel_editor_parent_class)->finalize (object);
}

static void
duo_channel_editor_class_init (DuoChannelEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = duo_channel_editor_dispose;
  object_class->finalize = duo_channel_editor_finalize;
  DUO_EDITOR_WINDOW_CLASS (klass)->may_close = may_close;

  g_type_ensure (DUO_TYPE_WHEN_ROW); /* named only in the .ui file */
  g_type_ensure (DUO_TYPE_SPEC_GROUPS);
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/channels/duo-channel-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoChannelEditor, title);
  gtk_widget_class_bind_template_child (widget_class, DuoChannelEditor, remove);
  gtk_widget_class_bind_template_child (widget_class, DuoChannelEditor, history);
  gtk_widget_class_bind_template_child (widget_class, DuoChannelEditor, add);
  gtk_widget_class_bind_template_child (widget_class, DuoChannelEditor, drawing);
  gtk_widget_class_bind_template_child (widget_class, DuoChannelEditor, shape_slot);
  gtk_widget_class_bind_template_child (widget_class, DuoChannelEditor, shape_words);
  gtk_widget_class_bind_template_child (widget_class, DuoChannelEditor, problem);
  gtk_widget_class_bind_template_child (widget_class, DuoChannelEditor, name);
  gtk_widget_class_bind_template_child (widget_class, DuoChannelEditor, kind);
  gtk_widget_class_bind_template_child (widget_class, DuoChannelEditor, profile);
  gtk_widget_class_bind_template_child (widget_class, DuoChannelEditor, locations);
  gtk_widget_class_bind_template_child (widget_class, DuoChannelEditor, status);
  gtk_widget_class_bind_template_child (widget_class, DuoChannelEditor, origin);
  gtk_widget_class_bind_template_child (widget_class, DuoChannelEditor, confirmed);
  gtk_widget_class_bind_template_child (widget_class, DuoChannelEditor, valid_from);
  gtk_widget_class_bind_template_child (widget_class, DuoChannelEditor, note);
  gtk_widget_class_bind_template_child (widget_class, DuoChannelEditor, specs);
  gtk_widget_class_install_action (widget_class, "channel.add", NULL, add_action);
  gtk_widget_class_bind_template_callback (widget_class, named_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, history_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, profile_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_profiles_cb);
  gtk_widget_class_bind_template_callback (widget_class, status_cb);
  gtk_widget_class_bind_template_callback (widget_class, origin_cb);
  gtk_widget_class_bind_template_callback (widget_class, confirmed_cb);
  gtk_widget_class_bind_template_callback (widget_class, valid_from_cb);
  gtk_widget_class_bind_template_callback (widget_class, answered_cb);
}

/* Gives a combo row the words of a closed set. */
static void
set_words (AdwComboRow *row, const char *(*words) (gint value), gint n_values)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);

  for (gint i = 0; i < n_values; i++)
    gtk_string_list_append (list, words (i));
  adw_combo_row_set_model (row, G_LIST_MODEL (list));
  duo_a11y_name_choices (GTK_WIDGET (row));
}

static const char *
kind_words (gint value)
{
  return duo_words_channel_kind ((DuoChannelKind) value);
}

static const char *
status_words (gint value)
{
  return duo_words_channel_status ((DuoChannelStatus) value);
}

static const char *
origin_words (gint value)
{
  return duo_words_origin ((DuoOrigin) value);
}

static void
duo_channel_editor_init (DuoChannelEditor *self)
{
  self->cancellable = g_cancellable_new ();
  self->profile_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->places = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->place_checks = g_ptr_array_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->shape = DUO_SCREEN_SHAPE (duo_screen_shape_new (SHAPE_SIZE));
  adw_bin_set_child (self->shape_slot, GTK_WIDGET (self->shape));
  set_words (self->kind, kind_words, DUO_N_CHANNEL_KINDS);
  set_words (self->status, status_words, DUO_N_CHANNEL_STATUSES);
  set_words (self->origin, origin_words, DUO_N_ORIGINS);
  duo_a11y_name_choices (GTK_WIDGET (self->profile));
  gtk_widget_set_visible (GTK_WIDGET (self->locations), FALSE);
  duo_a11y_set_label (GTK_WIDGET (self->locations), _("Locations"));
  duo_editor_window_watch (DUO_EDITOR_WINDOW (self), self->name, G_CALLBACK (left_cb));
  duo_editor_window_watch (DUO_EDITOR_WINDOW (self), self->note, G_CALLBACK (left_cb));
  self->filling = FALSE;
}

/**
 * duo_channel_editor_present:
 * @parent: the window that it stands before
 * @model: what it saves with
 * @channel: what to show; one without an id is added by a button
 */
void
duo_channel_editor_present (GtkWindow *parent, DuoCalendarModel *model, DuoChannel *channel)
{
  DuoChannelEditor *self = g_object_new (DUO_TYPE_CHANNEL_EDITOR, "transient-for", parent, NULL);
  DuoContext *context = duo_calendar_model_get_context (model);
  const gint64 institution = duo_channel_get_institution (channel);
  const gint year = duo_day_get_year (duo_calendar_model_get_today (model));

  self->model = g_object_ref (model);
  self->channel = duo_channel_copy (channel);
  self->given = duo_channel_copy (channel);
  duo_when_row_set_default_year (self->confirmed, year);
  duo_when_row_set_default_year (self->valid_from, year);
  fill (self);
  named_cb (self);
  load_profiles (self);
  duo_channel_places_list_async (context, institution, self->cancellable, places_cb, self);
  duo_people_load_async (context, institution, self->cancellable, people_cb, self);
  g_signal_connect_object (duo_context_get_store (context), "changed", G_CALLBACK (load_profiles), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}
