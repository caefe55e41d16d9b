/* SPDX-License-Identifier: EUPL-1.2 */
/* A small window for one milestone. A field is stored when it is left; a new milestone once it has a name. */
#include "duo-milestone-editor.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-actions-corner.h"
#include "duo-application.h"
#include "duo-campaign-choice.h"
#include "duo-campaigns-window.h"
#include "duo-when-row.h"
#include "duo-words.h"

struct _DuoMilestoneEditor
{
  AdwWindow parent_instance;

  DuoCalendarModel *model; /* (owned) */
  DuoMilestone *milestone; /* (owned): what is shown, never changed in place */
  GArray *campaign_ids;    /* (owned) (element-type gint64): behind the entries of the row */
  gboolean filling;

  AdwEntryRow *name;
  DuoWhenRow *planned;
  DuoWhenRow *actual;
  GtkLabel *late;
  AdwComboRow *audience;
  AdwComboRow *campaign;
  AdwEntryRow *topic;
  AdwEntryRow *note;
  GtkWidget *remove;
  GtkWidget *history;
  DuoActionsCorner *actions;
};

G_DEFINE_FINAL_TYPE (DuoMilestoneEditor, duo_milestone_editor, ADW_TYPE_WINDOW)

static void
show_late (DuoMilestoneEditor *self)
{
  const gint late = duo_when_days_late (duo_milestone_get_planned (self->milestone), duo_milestone_get_actual (self->milestone));
  g_autofree char *words = late != 0 ? duo_words_days_late (late) : NULL;

  gtk_label_set_text (self->late, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->late), words != NULL);
}

static void
set_text (AdwEntryRow *row,
          const char  *text)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
fill (DuoMilestoneEditor *self)
{
  const gboolean stored = duo_milestone_get_id (self->milestone) != 0;

  self->filling = TRUE;
  set_text (self->name, duo_milestone_get_title (self->milestone));
  set_text (self->topic, duo_milestone_get_topic (self->milestone));
  set_text (self->note, duo_milestone_get_note (self->milestone));
  duo_when_row_set_when (self->planned, duo_milestone_get_planned (self->milestone));
  duo_when_row_set_when (self->actual, duo_milestone_get_actual (self->milestone));
  adw_combo_row_set_selected (self->audience, duo_milestone_get_audience (self->milestone));
  gtk_widget_set_visible (self->remove, stored);
  gtk_widget_set_visible (self->history, stored);
  gtk_widget_set_visible (GTK_WIDGET (self->actions), stored);
  if (stored)
    duo_actions_corner_show (self->actions, DUO_OBJECT_MILESTONE, duo_milestone_get_id (self->milestone));
  show_late (self);
  self->filling = FALSE;
}

/* Saves @changed, and shows it from here on. Without a name there is nothing to save yet. */
static void
save (DuoMilestoneEditor *self,
      DuoMilestone       *changed,
      DuoChangeKind       kind)
{
  const gboolean is_new = duo_milestone_get_id (self->milestone) == 0;

  if (duo_milestone_equal (changed, self->milestone))
    return;

  g_set_object (&self->milestone, changed);
  show_late (self);
  if (*duo_milestone_get_title (changed) != '\0')
    duo_calendar_model_save (self->model, G_OBJECT (changed), is_new ? DUO_CHANGE_ADD : kind, FALSE);
}

/* Returns: (transfer full): what the text rows hold now; without a name the old one stays. */
static DuoMilestone *
read_fields (DuoMilestoneEditor *self)
{
  DuoMilestone *changed = duo_milestone_copy (self->milestone);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  if (*name != '\0')
    duo_milestone_set_title (changed, name);
  duo_milestone_set_topic (changed, gtk_editable_get_text (GTK_EDITABLE (self->topic)));
  duo_milestone_set_note (changed, gtk_editable_get_text (GTK_EDITABLE (self->note)));
  duo_milestone_set_uid (changed, duo_milestone_get_uid (self->milestone));
  return changed;
}

static void
left_cb (GtkEventControllerFocus *controller,
         DuoMilestoneEditor      *self)
{
  g_autoptr (DuoMilestone) changed = read_fields (self);
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  duo_a11y_set_invalid (GTK_WIDGET (self->name), *name == '\0' ? _("A milestone needs a name to be kept") : NULL);
  save (self, changed, DUO_CHANGE_EDIT);
}

static void
planned_cb (DuoWhenRow         *row,
            DuoMilestoneEditor *self)
{
  g_autoptr (DuoMilestone) changed = read_fields (self);

  duo_milestone_set_planned (changed, duo_when_row_get_when (row));
  save (self, changed, DUO_CHANGE_MOVE);
}

static void
actual_cb (DuoWhenRow         *row,
           DuoMilestoneEditor *self)
{
  g_autoptr (DuoMilestone) changed = read_fields (self);

  duo_milestone_set_actual (changed, duo_when_row_get_when (row));
  save (self, changed, DUO_CHANGE_MOVE);
}

static void
audience_cb (AdwComboRow        *row,
             GParamSpec         *pspec,
             DuoMilestoneEditor *self)
{
  g_autoptr (DuoMilestone) changed = NULL;

  if (self->filling || self->milestone == NULL)
    return;

  changed = read_fields (self);
  duo_milestone_set_audience (changed, (DuoAudience) adw_combo_row_get_selected (row));
  save (self, changed, DUO_CHANGE_EDIT);
}

static void
campaign_cb (AdwComboRow        *row,
             GParamSpec         *pspec,
             DuoMilestoneEditor *self)
{
  const guint selected = adw_combo_row_get_selected (row);
  g_autoptr (DuoMilestone) changed = NULL;

  if (self->filling || self->milestone == NULL || selected >= self->campaign_ids->len)
    return;

  changed = read_fields (self);
  duo_milestone_set_campaign (changed, g_array_index (self->campaign_ids, gint64, selected));
  save (self, changed, DUO_CHANGE_EDIT);
}

/* The entries are only made anew when the campaigns are others: the list may be open. */
static void
show_campaigns (DuoMilestoneEditor *self)
{
  DuoCalendarSnapshot *snapshot = duo_calendar_model_get_snapshot (self->model);

  if (self->milestone == NULL)
    return;

  self->filling = TRUE;
  duo_campaign_choice_update (self->campaign, snapshot != NULL ? snapshot->campaigns : NULL,
                              duo_milestone_get_campaign (self->milestone), &self->campaign_ids);
  self->filling = FALSE;
}

static void
campaigns_cb (DuoMilestoneEditor *self)
{
  duo_campaigns_window_present (GTK_WINDOW (self), self->model);
}

static void
remove_cb (GtkButton          *button,
           DuoMilestoneEditor *self)
{
  duo_calendar_model_remove (self->model, G_OBJECT (self->milestone));
  g_clear_object (&self->milestone);
  gtk_window_close (GTK_WINDOW (self));
}

static void
history_cb (GtkButton          *button,
            DuoMilestoneEditor *self)
{
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));
  const gint64 id = duo_milestone_get_id (self->milestone);

  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action (parent, "win.history-of", "(sx)", duo_object_kind_to_string (DUO_OBJECT_MILESTONE), id);
}

/* Enter in a field is done with the window, when there is something to keep. */
static void
entered_cb (DuoMilestoneEditor *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));

  if (*text != '\0')
    gtk_window_close (GTK_WINDOW (self));
}

/* What was typed last and not left is stored too. */
static gboolean
duo_milestone_editor_close_request (GtkWindow *window)
{
  DuoMilestoneEditor *self = DUO_MILESTONE_EDITOR (window);

  if (self->milestone != NULL)
    {
      gtk_window_set_focus (window, NULL); /* the row that is left tells its date */
      if (duo_when_row_holds_open (self->planned) || duo_when_row_holds_open (self->actual))
        return TRUE;
      {
        g_autoptr (DuoMilestone) changed = read_fields (self);

        save (self, changed, DUO_CHANGE_EDIT);
      }
    }

  return GTK_WINDOW_CLASS (duo_milestone_editor_parent_class)->close_request (window);
}

static void
duo_milestone_editor_dispose (GObject *object)
{
  DuoMilestoneEditor *self = DUO_MILESTONE_EDITOR (object);

  g_clear_object (&self->milestone);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_MILESTONE_EDITOR);

  G_OBJECT_CLASS (duo_milestone_editor_parent_class)->dispose (object);
}

static void
duo_milestone_editor_finalize (GObject *object)
{
  g_clear_pointer (&DUO_MILESTONE_EDITOR (object)->campaign_ids, g_array_unref);

  G_OBJECT_CLASS (duo_milestone_editor_parent_class)->finalize (object);
}

static void
duo_milestone_editor_class_init (DuoMilestoneEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = duo_milestone_editor_dispose;
  object_class->finalize = duo_milestone_editor_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = duo_milestone_editor_close_request;

  g_type_ensure (DUO_TYPE_ACTIONS_CORNER); /* named only in the .ui file, as the next */
  g_type_ensure (DUO_TYPE_WHEN_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/calendar/duo-milestone-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoMilestoneEditor, name);
  gtk_widget_class_bind_template_child (widget_class, DuoMilestoneEditor, planned);
  gtk_widget_class_bind_template_child (widget_class, DuoMilestoneEditor, actual);
  gtk_widget_class_bind_template_child (widget_class, DuoMilestoneEditor, late);
  gtk_widget_class_bind_template_child (widget_class, DuoMilestoneEditor, audience);
  gtk_widget_class_bind_template_child (widget_class, DuoMilestoneEditor, campaign);
  gtk_widget_class_bind_template_child (widget_class, DuoMilestoneEditor, topic);
  gtk_widget_class_bind_template_child (widget_class, DuoMilestoneEditor, note);
  gtk_widget_class_bind_template_child (widget_class, DuoMilestoneEditor, remove);
  gtk_widget_class_bind_template_child (widget_class, DuoMilestoneEditor, history);
  gtk_widget_class_bind_template_child (widget_class, DuoMilestoneEditor, actions);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, planned_cb);
  gtk_widget_class_bind_template_callback (widget_class, actual_cb);
  gtk_widget_class_bind_template_callback (widget_class, audience_cb);
  gtk_widget_class_bind_template_callback (widget_class, campaign_cb);
  gtk_widget_class_bind_template_callback (widget_class, campaigns_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, history_cb);
}

static void
add_leave_controller (DuoMilestoneEditor *self,
                      AdwEntryRow        *row)
{
  GtkEventController *controller = gtk_event_controller_focus_new ();

  g_signal_connect (controller, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (row), controller);
}

static void
duo_milestone_editor_init (DuoMilestoneEditor *self)
{
  g_autoptr (GtkStringList) audiences = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < DUO_N_AUDIENCES; i++)
    gtk_string_list_append (audiences, duo_words_audience ((DuoAudience) i));
  adw_combo_row_set_model (self->audience, G_LIST_MODEL (audiences));
  duo_a11y_name_choices (GTK_WIDGET (self->audience));
  duo_a11y_name_choices (GTK_WIDGET (self->campaign));
  add_leave_controller (self, self->name);
  add_leave_controller (self, self->topic);
  add_leave_controller (self, self->note);
}

void
duo_milestone_editor_present (GtkWindow        *parent,
                              DuoCalendarModel *model,
                              DuoMilestone     *milestone,
                              DuoMonth          month)
{
  DuoMilestoneEditor *self = g_object_new (DUO_TYPE_MILESTONE_EDITOR, "transient-for", parent, NULL);

  self->filling = TRUE;
  self->model = g_object_ref (model);
  duo_actions_corner_set_model (self->actions, model);
  g_signal_connect_object (model, "changed", G_CALLBACK (show_campaigns), self, G_CONNECT_SWAPPED);
  duo_when_row_set_default_year (self->planned, duo_calendar_model_get_year (model));
  duo_when_row_set_default_year (self->actual, duo_calendar_model_get_year (model));
  if (milestone != NULL)
    {
      self->milestone = duo_milestone_copy (milestone);
    }
  else
    {
      const DuoWhen planned = duo_month_is_valid (month) ? duo_when_month (month) : DUO_WHEN_NONE;

      self->milestone = duo_milestone_new ();
      duo_milestone_set_planned (self->milestone, &planned);
    }
  fill (self);
  show_campaigns (self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}
