/* SPDX-License-Identifier: EUPL-1.2 */
/* One action. A field is stored when it is left; a new action once it says what has to be done. */
#include "duo-action-row.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-when-row.h"
#include "duo-words.h"

struct _DuoActionRow
{
  AdwExpanderRow parent_instance;

  DuoCalendarModel *model; /* (owned) */
  DuoAction *action;       /* (owned) (nullable): what is shown, never changed in place */
  char *about;             /* (owned): title of what it is about; "" for nothing */
  GArray *manager_ids;     /* (owned) (element-type gint64): behind the entries of the owner's list */
  GPtrArray *manager_names; /* (owned) (element-type utf8): of these, for the subtitle */
  gboolean filling;

  GtkWidget *done;
  GtkWidget *due_label;
  AdwEntryRow *text;
  AdwComboRow *owner;
  DuoWhenRow *due;
  AdwEntryRow *note;
  GtkWidget *show_about;
};

G_DEFINE_FINAL_TYPE (DuoActionRow, duo_action_row, ADW_TYPE_EXPANDER_ROW)

/* Showing */

static guint
find_owner (DuoActionRow *self)
{
  for (guint i = 0; i < self->manager_ids->len; i++)
    if (g_array_index (self->manager_ids, gint64, i) == duo_action_get_owner (self->action))
      return i;

  return 0;
}

/* "A. de Vries · over ‘Aanvragen SF’" */
static void
show_subtitle (DuoActionRow *self)
{
  const guint owner = find_owner (self);
  const char *name = self->manager_names->pdata[owner];
  g_autofree char *about = *self->about != '\0' ? g_strdup_printf (_("about ‘%s’"), self->about) : NULL;
  g_autofree char *subtitle = about != NULL ? g_strdup_printf ("%s · %s", name, about) : g_strdup (name);
  g_autofree char *escaped = g_markup_escape_text (subtitle, -1);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), escaped);
}

/* "voor 14 okt", and in words when that has passed. */
static void
show_due (DuoActionRow *self)
{
  const DuoWhen *due = duo_action_get_due (self->action);
  const DuoWhen *done = duo_action_get_done (self->action);
  const gboolean late = !duo_when_is_known (done) && duo_when_is_known (due)
                        && due->last < duo_calendar_model_get_today (self->model);
  g_autofree char *date = NULL;
  g_autofree char *label = NULL;

  if (duo_when_is_known (done))
    {
      date = duo_words_when (done, FALSE, TRUE);
      label = g_strdup_printf (_("done %s"), date);
    }
  else if (duo_when_is_known (due))
    {
      date = duo_words_when (due, FALSE, TRUE);
      label = late ? g_strdup_printf (_("too late: %s"), date) : g_strdup (date);
    }

  gtk_label_set_text (GTK_LABEL (self->due_label), label != NULL ? label : "");
  if (late)
    gtk_widget_set_css_classes (self->due_label, (const char *[]) { "duo-pill", "attention", "numeric", NULL });
  else
    gtk_widget_set_css_classes (self->due_label, (const char *[]) { "numeric", NULL });
}

static void
set_row_text (AdwEntryRow *row,
              const char  *text)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (row)) == NULL
      && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
fill (DuoActionRow *self)
{
  const gboolean done = duo_when_is_known (duo_action_get_done (self->action));
  const char *text = duo_action_get_text (self->action);
  g_autofree char *escaped = g_markup_escape_text (*text != '\0' ? text : _("New action"), -1);
  g_autofree char *check_name = g_strdup_printf (_("Done: %s"), text);

  self->filling = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), escaped);
  if (done)
    gtk_widget_add_css_class (GTK_WIDGET (self), "duo-done");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "duo-done");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->done), done);
  duo_a11y_set_label (self->done, check_name);
  set_row_text (self->text, text);
  set_row_text (self->note, duo_action_get_note (self->action));
  duo_when_row_set_when (self->due, duo_action_get_due (self->action));
  adw_combo_row_set_selected (self->owner, find_owner (self));
  gtk_widget_set_visible (self->show_about, *self->about != '\0' && duo_action_get_about_kind (self->action) == DUO_OBJECT_MESSAGE);
  show_subtitle (self);
  show_due (self);
  self->filling = FALSE;
}

/* Storing */

static void
save (DuoActionRow  *self,
      DuoAction     *changed,
      DuoChangeKind  kind)
{
  const gboolean is_new = duo_action_get_id (self->action) == 0;

  if (duo_action_equal (changed, self->action))
    return;

  g_set_object (&self->action, changed);
  fill (self);
  if (*duo_action_get_text (changed) != '\0')
    duo_calendar_model_save (self->model, G_OBJECT (changed), is_new ? DUO_CHANGE_ADD : kind, FALSE);
}

static void
left_cb (GtkEventControllerFocus *controller,
         DuoActionRow            *self)
{
  g_autoptr (DuoAction) changed = NULL;
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->text))));

  if (self->action == NULL)
    return;

  duo_a11y_set_invalid (GTK_WIDGET (self->text), *text == '\0' ? _("Say what has to be done, to keep this action") : NULL);
  changed = duo_action_copy (self->action);
  if (*text != '\0')
    duo_action_set_text (changed, text);
  duo_action_set_note (changed, gtk_editable_get_text (GTK_EDITABLE (self->note)));
  save (self, changed, DUO_CHANGE_EDIT);
}

static void
due_cb (DuoWhenRow   *row,
        DuoActionRow *self)
{
  g_autoptr (DuoAction) changed = duo_action_copy (self->action);

  duo_action_set_due (changed, duo_when_row_get_when (row));
  save (self, changed, DUO_CHANGE_EDIT);
}

static void
owner_cb (AdwComboRow  *row,
          GParamSpec   *pspec,
          DuoActionRow *self)
{
  const guint selected = adw_combo_row_get_selected (row);
  g_autoptr (DuoAction) changed = NULL;

  if (self->filling || self->action == NULL || selected >= self->manager_ids->len)
    return;

  changed = duo_action_copy (self->action);
  duo_action_set_owner (changed, g_array_index (self->manager_ids, gint64, selected));
  save (self, changed, DUO_CHANGE_EDIT);
}

static void
done_cb (GtkCheckButton *button,
         DuoActionRow   *self)
{
  const DuoWhen done
    = gtk_check_button_get_active (button) ? duo_when_day (duo_calendar_model_get_today (self->model)) : DUO_WHEN_NONE;
  g_autoptr (DuoAction) changed = NULL;

  if (self->filling || self->action == NULL)
    return;

  changed = duo_action_copy (self->action);
  duo_action_set_done (changed, &done);
  save (self, changed, DUO_CHANGE_DONE);
}

static void
remove_cb (GtkButton    *button,
           DuoActionRow *self)
{
  if (duo_action_get_id (self->action) != 0)
    duo_calendar_model_remove (self->model, G_OBJECT (self->action));
}

static void
show_about_cb (GtkButton    *button,
               DuoActionRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-message", "x", duo_action_get_about (self->action));
}

/* Life */

static AdwEntryRow *
new_entry_row (DuoActionRow *self,
               const char   *title)
{
  GtkWidget *row = adw_entry_row_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (row, focus);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  return ADW_ENTRY_ROW (row);
}

static void
add_buttons_row (DuoActionRow *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *remove = gtk_button_new_with_label (_("Remove"));

  self->show_about = gtk_button_new_with_label (_("Show in the Calendar"));
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->show_about, GTK_ALIGN_CENTER);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), self);
  g_signal_connect (self->show_about, "clicked", G_CALLBACK (show_about_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->show_about);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), remove);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

static void
duo_action_row_dispose (GObject *object)
{
  DuoActionRow *self = DUO_ACTION_ROW (object);

  g_clear_object (&self->action);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (duo_action_row_parent_class)->dispose (object);
}

static void
duo_action_row_finalize (GObject *object)
{
  DuoActionRow *self = DUO_ACTION_ROW (object);

  g_free (self->about);
  g_array_unref (self->manager_ids);
  g_ptr_array_unref (self->manager_names);

  G_OBJECT_CLASS (duo_action_row_parent_class)->finalize (object);
}

static void
duo_action_row_class_init (DuoActionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = duo_action_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_action_row_finalize;
}

static void
duo_action_row_init (DuoActionRow *self)
{
  self->about = g_strdup ("");
  self->manager_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->manager_names = g_ptr_array_new_with_free_func (g_free);

  self->done = gtk_check_button_new ();
  gtk_widget_set_valign (self->done, GTK_ALIGN_CENTER);
  g_signal_connect (self->done, "toggled", G_CALLBACK (done_cb), self);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->done);
  self->due_label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->due_label, "numeric");
  gtk_widget_set_valign (self->due_label, GTK_ALIGN_CENTER);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (self), self->due_label);

  self->text = new_entry_row (self, _("What has to be done"));
  self->owner = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->owner), _("By"));
  g_signal_connect (self->owner, "notify::selected", G_CALLBACK (owner_cb), self);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->owner));
  self->due = g_object_new (DUO_TYPE_WHEN_ROW, "title", _("Before or on"), NULL);
  g_signal_connect (self->due, "when-changed", G_CALLBACK (due_cb), self);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->due));
  self->note = new_entry_row (self, _("Note"));
  add_buttons_row (self);
}

/* Returns: (transfer floating): a row without an action yet. */
GtkWidget *
duo_action_row_new (DuoCalendarModel *model)
{
  DuoActionRow *self = g_object_new (DUO_TYPE_ACTION_ROW, NULL);

  self->model = g_object_ref (model);
  duo_when_row_set_default_year (self->due, duo_month_get_year (duo_day_get_month (duo_calendar_model_get_today (model))));
  return GTK_WIDGET (self);
}

/**
 * duo_action_row_set_entry:
 * @self: the row
 * @action: what to show; may be a new one
 * @about: title of what it is about; "" for nothing
 * @managers: (element-type DuoManager): who may own it, by name
 *
 * A field that is being typed in is left alone.
 */
void
duo_action_row_set_entry (DuoActionRow *self,
                          DuoAction    *action,
                          const char   *about,
                          GPtrArray    *managers)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const gint64 nobody = 0;

  g_return_if_fail (DUO_IS_ACTION_ROW (self));

  g_set_object (&self->action, action);
  g_free (self->about);
  self->about = g_strdup (about);

  self->filling = TRUE;
  g_array_set_size (self->manager_ids, 0);
  g_ptr_array_set_size (self->manager_names, 0);
  g_array_append_val (self->manager_ids, nobody);
  g_ptr_array_add (self->manager_names, g_strdup (_("nobody yet")));
  for (guint i = 0; i < managers->len; i++)
    {
      const gint64 id = duo_manager_get_id (managers->pdata[i]);

      g_array_append_val (self->manager_ids, id);
      g_ptr_array_add (self->manager_names, g_strdup (duo_manager_get_name (managers->pdata[i])));
    }
  for (guint i = 0; i < self->manager_names->len; i++)
    gtk_string_list_append (names, self->manager_names->pdata[i]);
  adw_combo_row_set_model (self->owner, G_LIST_MODEL (names));
  self->filling = FALSE;

  fill (self);
}

/* Returns: (transfer none) (nullable): what it shows. */
DuoAction *
duo_action_row_get_action (DuoActionRow *self)
{
  g_return_val_if_fail (DUO_IS_ACTION_ROW (self), NULL);

  return self->action;
}

/* Opens the row with the cursor in its text. */
void
duo_action_row_begin_text (DuoActionRow *self)
{
  g_return_if_fail (DUO_IS_ACTION_ROW (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->text));
}
