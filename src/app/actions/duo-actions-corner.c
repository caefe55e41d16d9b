/* SPDX-License-Identifier: EUPL-1.2 */
/* A short list of what has to be done about one object: tick it off, open it, or add to it. */
#include "duo-actions-corner.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-action-editor.h"
#include "duo-actions-service.h"
#include "duo-words.h"

struct _DuoActionsCorner
{
  AdwBin parent_instance;

  DuoCalendarModel *model;   /* (owned) (nullable) */
  DuoObjectKind kind;
  gint64 object;             /* id; 0 for none */
  DuoActionList *actions;    /* (owned) (nullable): as last read */
  GCancellable *cancellable; /* (owned): of the reading under way */

  AdwPreferencesGroup *group;
  GPtrArray *rows;           /* (owned) (element-type GtkWidget): in the group now */
};

G_DEFINE_FINAL_TYPE (DuoActionsCorner, duo_actions_corner, ADW_TYPE_BIN)

#define ENTRY_DATA "duo-entry"

static void
present_editor (DuoActionsCorner *self,
                DuoAction        *action,
                const char       *about)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();

  duo_action_editor_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->model, action, about,
                             self->actions != NULL ? self->actions->managers : nobody);
}

static void
activated_cb (AdwActionRow     *row,
              DuoActionsCorner *self)
{
  const DuoActionEntry *entry = g_object_get_data (G_OBJECT (row), ENTRY_DATA);

  present_editor (self, entry->action, entry->about);
}

static void
done_cb (GtkCheckButton   *check,
         DuoActionsCorner *self)
{
  const DuoActionEntry *entry = g_object_get_data (G_OBJECT (check), ENTRY_DATA);
  const DuoWhen done
    = gtk_check_button_get_active (check) ? duo_when_day (duo_calendar_model_get_today (self->model)) : DUO_WHEN_NONE;
  g_autoptr (DuoAction) changed = duo_action_copy (entry->action);

  duo_action_set_done (changed, &done);
  duo_calendar_model_save (self->model, G_OBJECT (changed), duo_when_is_known (&done) ? DUO_CHANGE_DONE : DUO_CHANGE_REOPEN,
                           FALSE);
}

static void
add_cb (GtkButton        *button,
        DuoActionsCorner *self)
{
  g_autoptr (DuoAction) action = duo_action_new ();

  duo_action_set_about_kind (action, self->kind);
  duo_action_set_about (action, self->object);
  if (self->actions != NULL)
    duo_action_set_owner (action, self->actions->me);
  present_editor (self, action, "");
}

/* "A. de Vries · 14 okt", and in words when that has passed. */
static char *
dup_subtitle (DuoActionsCorner     *self,
              const DuoActionEntry *entry)
{
  const DuoWhen *due = duo_action_get_due (entry->action);
  const gboolean open = !duo_when_is_known (duo_action_get_done (entry->action));
  const char *owner = *entry->owner != '\0' ? entry->owner : _("nobody yet");
  g_autofree char *date = duo_when_is_known (due) ? duo_words_when (due, FALSE, TRUE) : NULL;
  g_autofree char *late = date != NULL && open && due->last < duo_calendar_model_get_today (self->model)
                            ? g_strdup_printf (_("too late: %s"), date)
                            : NULL;

  if (date == NULL)
    return g_markup_escape_text (owner, -1);
  return g_markup_printf_escaped ("%s · %s", owner, late != NULL ? late : date);
}

static GtkWidget *
new_row (DuoActionsCorner     *self,
         const DuoActionEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *title = g_markup_escape_text (duo_action_get_text (entry->action), -1);
  g_autofree char *subtitle = dup_subtitle (self, entry);
  g_autofree char *name = g_strdup_printf (_("Done: %s"), duo_action_get_text (entry->action));
  const gboolean done = duo_when_is_known (duo_action_get_done (entry->action));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (done)
    gtk_widget_add_css_class (row, "duo-done");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), done);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  duo_a11y_set_label (check, name);
  g_object_set_data (G_OBJECT (check), ENTRY_DATA, (gpointer) entry);
  g_object_set_data (G_OBJECT (row), ENTRY_DATA, (gpointer) entry);
  g_signal_connect (check, "toggled", G_CALLBACK (done_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect (row, "activated", G_CALLBACK (activated_cb), self);
  return row;
}

static void
clear_rows (DuoActionsCorner *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  DuoActionsCorner *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoActionList) actions = duo_actions_load_finish (DUO_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  clear_rows (self);
  if (actions == NULL)
    {
      g_autofree char *sentence = duo_words_error (error, NULL);
      g_autofree char *escaped = g_markup_escape_text (sentence, -1);

      adw_preferences_group_set_description (self->group, escaped);
      return;
    }

  adw_preferences_group_set_description (self->group, actions->entries->len == 0 ? _("nothing to do about this") : NULL);
  g_clear_pointer (&self->actions, duo_action_list_free);
  self->actions = g_steal_pointer (&actions);
  for (guint i = 0; i < self->actions->entries->len; i++)
    {
      GtkWidget *row = new_row (self, self->actions->entries->pdata[i]);

      g_ptr_array_add (self->rows, row);
      adw_preferences_group_add (self->group, row);
    }
}

static void
reload (DuoActionsCorner *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  if (self->object != 0)
    duo_actions_load_async (duo_calendar_model_get_context (self->model), self->kind, self->object, self->cancellable,
                            loaded_cb, self);
}

static void
duo_actions_corner_dispose (GObject *object)
{
  DuoActionsCorner *self = DUO_ACTIONS_CORNER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (duo_actions_corner_parent_class)->dispose (object);
}

static void
duo_actions_corner_finalize (GObject *object)
{
  DuoActionsCorner *self = DUO_ACTIONS_CORNER (object);

  g_clear_pointer (&self->actions, duo_action_list_free);
  g_object_unref (self->cancellable);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (duo_actions_corner_parent_class)->finalize (object);
}

static void
duo_actions_corner_class_init (DuoActionsCornerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = duo_actions_corner_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_actions_corner_finalize;
}

static void
duo_actions_corner_init (DuoActionsCorner *self)
{
  GtkWidget *add = gtk_button_new_from_icon_name ("list-add-symbolic");

  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _("Actions"));
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_set_tooltip_text (add, _("New action"));
  duo_a11y_set_label (add, _("New action"));
  g_signal_connect (add, "clicked", G_CALLBACK (add_cb), self);
  adw_preferences_group_set_header_suffix (self->group, add);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

/* Once, before anything is shown: where actions are read from and saved through. */
void
duo_actions_corner_set_model (DuoActionsCorner *self,
                              DuoCalendarModel *model)
{
  g_return_if_fail (DUO_IS_ACTIONS_CORNER (self) && self->model == NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
}

/* Shows the actions about an object, from here on as they are. */
void
duo_actions_corner_show (DuoActionsCorner *self,
                         DuoObjectKind     kind,
                         gint64            object)
{
  g_return_if_fail (DUO_IS_ACTIONS_CORNER (self));

  if (self->kind == kind && self->object == object)
    return; /* it follows the model by itself */

  clear_rows (self);
  self->kind = kind;
  self->object = object;
  reload (self);
}
