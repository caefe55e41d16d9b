/* SPDX-License-Identifier: EUPL-1.2 */
/* A small window for one action. A field is stored when it is left; a new action once it says what to do. */
#include "duo-action-editor.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-when-row.h"
#include "duo-words.h"

struct _DuoActionEditor
{
  AdwWindow parent_instance;

  DuoCalendarModel *model; /* (owned) */
  DuoAction *action;       /* (owned): what is shown, never changed in place */
  GArray *manager_ids;     /* (owned) (element-type gint64): behind the entries of the owner's list */
  char *stored_name;       /* (owned) (nullable): of an owner, as it was typed and stored */
  gboolean filling;

  AdwEntryRow *text;
  AdwComboRow *owner;
  AdwEntryRow *owner_name; /* for somebody who is not in the list */
  DuoWhenRow *due;
  AdwActionRow *done_row;
  GtkSwitch *done;
  AdwActionRow *about_row;
  GtkWidget *show_about;
  AdwEntryRow *note;
  GtkWidget *remove;
  GtkWidget *history;
};

G_DEFINE_FINAL_TYPE (DuoActionEditor, duo_action_editor, ADW_TYPE_WINDOW)

static void
show_done (DuoActionEditor *self)
{
  const DuoWhen *done = duo_action_get_done (self->action);
  g_autofree char *day = duo_when_is_known (done) ? duo_words_when (done, TRUE, FALSE) : NULL;

  adw_action_row_set_subtitle (self->done_row, day != NULL ? day : "");
  gtk_switch_set_active (self->done, day != NULL);
}

static void
fill (DuoActionEditor *self,
      const char      *about)
{
  const gboolean stored = duo_action_get_id (self->action) != 0;
  g_autofree char *escaped = g_markup_escape_text (about, -1);

  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->text), duo_action_get_text (self->action));
  gtk_editable_set_text (GTK_EDITABLE (self->note), duo_action_get_note (self->action));
  duo_when_row_set_when (self->due, duo_action_get_due (self->action));
  for (guint i = 0; i < self->manager_ids->len; i++)
    if (g_array_index (self->manager_ids, gint64, i) == duo_action_get_owner (self->action))
      adw_combo_row_set_selected (self->owner, i);
  adw_action_row_set_subtitle (self->about_row, escaped);
  gtk_widget_set_visible (GTK_WIDGET (self->about_row), *about != '\0');
  gtk_widget_set_visible (self->show_about, duo_action_get_about_kind (self->action) == DUO_OBJECT_MESSAGE);
  gtk_widget_set_visible (self->remove, stored);
  gtk_widget_set_visible (self->history, stored);
  show_done (self);
  self->filling = FALSE;
}

/* Saves @changed, and shows it from here on. Without a text there is nothing to save yet. */
static void
save (DuoActionEditor *self,
      DuoAction       *changed,
      DuoChangeKind    kind)
{
  const gboolean is_new = duo_action_get_id (self->action) == 0;

  if (duo_action_equal (changed, self->action))
    return;

  g_set_object (&self->action, changed);
  if (*duo_action_get_owner_name (changed) != '\0')
    {
      g_free (self->stored_name);
      self->stored_name = g_strdup (duo_action_get_owner_name (changed));
    }
  if (*duo_action_get_text (changed) != '\0')
    duo_calendar_model_save (self->model, G_OBJECT (changed), is_new ? DUO_CHANGE_ADD : kind, FALSE);
}

/* Returns: (transfer full): what the text rows hold now; without a text the old one stays. */
static DuoAction *
read_fields (DuoActionEditor *self)
{
  DuoAction *changed = duo_action_copy (self->action);
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text))));

  if (*text != '\0')
    duo_action_set_text (changed, text);
  if (gtk_widget_get_visible (GTK_WIDGET (self->owner_name)))
    {
      g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->owner_name))));

      if (*name != '\0' && g_strcmp0 (name, self->stored_name) != 0)
        duo_action_set_owner_name (changed, name);
    }
  duo_action_set_note (changed, gtk_editable_get_text (GTK_EDITABLE (self->note)));
  return changed;
}

static void
left_cb (GtkEventControllerFocus *controller,
         DuoActionEditor         *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text))));
  g_autoptr (DuoAction) changed = NULL;

  if (self->action == NULL)
    return;

  changed = read_fields (self);
  duo_a11y_set_invalid (GTK_WIDGET (self->text), *text == '\0' ? _("Say what has to be done, to keep this action") : NULL);
  save (self, changed, DUO_CHANGE_EDIT);
}

static void
due_cb (DuoWhenRow      *row,
        DuoActionEditor *self)
{
  g_autoptr (DuoAction) changed = NULL;

  if (self->action == NULL)
    return;

  changed = read_fields (self);
  duo_action_set_due (changed, duo_when_row_get_when (row));
  save (self, changed, DUO_CHANGE_EDIT);
}

static void
owner_cb (AdwComboRow     *row,
          GParamSpec      *pspec,
          DuoActionEditor *self)
{
  const guint selected = adw_combo_row_get_selected (row);
  g_autoptr (DuoAction) changed = NULL;

  if (self->filling || self->action == NULL || selected > self->manager_ids->len)
    return;

  /* the last one is somebody else: the action gets an owner when the name is there */
  gtk_widget_set_visible (GTK_WIDGET (self->owner_name), selected == self->manager_ids->len);
  if (selected == self->manager_ids->len)
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->owner_name));
      return;
    }
  changed = read_fields (self);
  duo_action_set_owner (changed, g_array_index (self->manager_ids, gint64, selected));
  save (self, changed, DUO_CHANGE_EDIT);
}

static void
done_cb (GtkSwitch       *done,
         GParamSpec      *pspec,
         DuoActionEditor *self)
{
  const DuoWhen when
    = gtk_switch_get_active (done) ? duo_when_day (duo_calendar_model_get_today (self->model)) : DUO_WHEN_NONE;
  g_autoptr (DuoAction) changed = NULL;

  if (self->filling || self->action == NULL)
    return;

  changed = read_fields (self);
  duo_action_set_done (changed, &when);
  save (self, changed, duo_when_is_known (&when) ? DUO_CHANGE_DONE : DUO_CHANGE_REOPEN);
  self->filling = TRUE;
  show_done (self);
  self->filling = FALSE;
}

static void
remove_cb (GtkButton       *button,
           DuoActionEditor *self)
{
  duo_calendar_model_remove (self->model, G_OBJECT (self->action));
  g_clear_object (&self->action);
  gtk_window_close (GTK_WINDOW (self));
}

static void
history_cb (GtkButton       *button,
            DuoActionEditor *self)
{
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  const gint64 id = duo_action_get_id (self->action);

  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action (parent, "win.history-of", "(sx)", duo_object_kind_to_string (DUO_OBJECT_ACTION), id);
}

static void
show_about_cb (GtkButton       *button,
               DuoActionEditor *self)
{
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  const gint64 about = duo_action_get_about (self->action);

  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action (parent, "win.show-message", "x", about);
}

/* Enter in a field is done with the window, when there is something to keep. */
static void
entered_cb (DuoActionEditor *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text))));

  if (*text != '\0')
    gtk_window_close (GTK_WINDOW (self));
}

/* What was typed last and not left is stored too. */
static gboolean
duo_action_editor_close_request (GtkWindow *window)
{
  DuoActionEditor *self = DUO_ACTION_EDITOR (window);

  gtk_window_set_focus (window, NULL); /* the row that is left stores what was typed in it */
  if (self->action != NULL && duo_when_row_holds_open (self->due))
    return TRUE;

  return GTK_WINDOW_CLASS (duo_action_editor_parent_class)->close_request (GTK_WINDOW (self));
}

static void
duo_action_editor_dispose (GObject *object)
{
  DuoActionEditor *self = DUO_ACTION_EDITOR (object);

  g_clear_object (&self->action);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_ACTION_EDITOR);

  G_OBJECT_CLASS (duo_action_editor_parent_class)->dispose (object);
}

static void
duo_action_editor_finalize (GObject *object)
{
  g_array_unref (DUO_ACTION_EDITOR (object)->manager_ids);
  g_free (DUO_ACTION_EDITOR (object)->stored_name);

  G_OBJECT_CLASS (duo_action_editor_parent_class)->finalize (object);
}

static void
duo_action_editor_class_init (DuoActionEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = duo_action_editor_dispose;
  object_class->finalize = duo_action_editor_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = duo_action_editor_close_request;

  g_type_ensure (DUO_TYPE_WHEN_ROW); /* named only in the .ui file */
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/actions/duo-action-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoActionEditor, text);
  gtk_widget_class_bind_template_child (widget_class, DuoActionEditor, owner);
  gtk_widget_class_bind_template_child (widget_class, DuoActionEditor, owner_name);
  gtk_widget_class_bind_template_child (widget_class, DuoActionEditor, due);
  gtk_widget_class_bind_template_child (widget_class, DuoActionEditor, done_row);
  gtk_widget_class_bind_template_child (widget_class, DuoActionEditor, done);
  gtk_widget_class_bind_template_child (widget_class, DuoActionEditor, about_row);
  gtk_widget_class_bind_template_child (widget_class, DuoActionEditor, show_about);
  gtk_widget_class_bind_template_child (widget_class, DuoActionEditor, note);
  gtk_widget_class_bind_template_child (widget_class, DuoActionEditor, remove);
  gtk_widget_class_bind_template_child (widget_class, DuoActionEditor, history);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, due_cb);
  gtk_widget_class_bind_template_callback (widget_class, owner_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, history_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_about_cb);
}

static void
add_leave_controller (DuoActionEditor *self,
                      AdwEntryRow     *row)
{
  GtkEventController *controller = gtk_event_controller_focus_new ();

  g_signal_connect (controller, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (row), controller);
}

static void
duo_action_editor_init (DuoActionEditor *self)
{
  self->manager_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gtk_widget_init_template (GTK_WIDGET (self));
  duo_a11y_name_choices (GTK_WIDGET (self->owner));
  add_leave_controller (self, self->text);
  add_leave_controller (self, self->owner_name);
  add_leave_controller (self, self->note);
}

static void
fill_owners (DuoActionEditor *self,
             GPtrArray       *managers)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const gint64 nobody = 0;

  g_array_append_val (self->manager_ids, nobody);
  gtk_string_list_append (names, _("nobody yet"));
  for (guint i = 0; i < managers->len; i++)
    {
      const gint64 id = duo_manager_get_id (managers->pdata[i]);

      g_array_append_val (self->manager_ids, id);
      gtk_string_list_append (names, duo_manager_get_name (managers->pdata[i]));
    }
  gtk_string_list_append (names, _("somebody else…"));
  self->filling = TRUE;
  adw_combo_row_set_model (self->owner, G_LIST_MODEL (names));
  self->filling = FALSE;
}

void
duo_action_editor_present (GtkWindow        *parent,
                           DuoCalendarModel *model,
                           DuoAction        *action,
                           const char       *about,
                           GPtrArray        *managers)
{
  DuoActionEditor *self = g_object_new (DUO_TYPE_ACTION_EDITOR, "transient-for", parent, NULL);

  self->model = g_object_ref (model);
  self->action = duo_action_copy (action);
  duo_when_row_set_default_year (self->due, duo_day_get_year (duo_calendar_model_get_today (model)));
  fill_owners (self, managers);
  fill (self, about);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}
