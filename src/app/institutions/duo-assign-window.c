/* SPDX-License-Identifier: EUPL-1.2 */
/* Owner and substitute of several institutions: old beside new before anything is stored, then one change. */
#include "duo-assign-window.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-bulk-list.h"
#include "duo-choice.h"
#include "duo-institutions-service.h"
#include "duo-people-service.h"
#include "duo-whole-title.h"
#include "duo-words.h"

/* What is no manager. */
#define NOBODY 0
#define UNCHANGED (-1)

struct _DuoAssignWindow
{
  AdwWindow parent_instance;

  DuoCalendarModel *model;   /* (owned) */
  GArray *ids;               /* (owned) (element-type gint64) */
  GPtrArray *entries;        /* (owned) (nullable) (element-type DuoInstitutionEntry): the first of them */
  GCancellable *cancellable; /* (owned) */
  DuoBulkList *steps;        /* (owned): what is in the list */

  AdwWindowTitle *heading;
  GtkButton *apply;
  GtkInfoBar *error_bar;
  GtkLabel *error;
  GtkDropDown *owner;
  GtkDropDown *substitute;
  GtkListBox *list;
  GtkLabel *more;
};

G_DEFINE_FINAL_TYPE (DuoAssignWindow, duo_assign_window, ADW_TYPE_WINDOW)

static void
show_error (DuoAssignWindow *self, const GError *error)
{
  g_autofree char *sentence = duo_words_error (error, NULL);

  gtk_label_set_label (self->error, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->error_bar), TRUE);
}

/* What a drop-down makes of a name. */
static const char *
get_new (GtkDropDown *drop_down, const char *old)
{
  DuoChoice *choice = gtk_drop_down_get_selected_item (drop_down);

  return choice == NULL || duo_choice_get_value (choice) == UNCHANGED ? old
         : duo_choice_get_value (choice) == NOBODY ? "" : duo_choice_get_label (choice);
}

/* "owner A. de Vries → S. Bakker"; nothing where it stays. */
static void
add_step (GString *text, const char *what, const char *old, const char *now)
{
  if (g_str_equal (old, now))
    return;

  g_string_append_printf (text, "%s%s: %s → %s", text->len > 0 ? " · " : "", what, *old != '\0' ? old : _("nobody yet"),
                          *now != '\0' ? now : _("nobody"));
}

static char *
describe (gpointer owner, const DuoInstitutionEntry *entry)
{
  DuoAssignWindow *self = owner;
  const char *who = duo_institution_get_text (entry->institution, DUO_INSTITUTION_OWNER);
  const char *substitute = duo_institution_get_text (entry->institution, DUO_INSTITUTION_SUBSTITUTE);
  g_autoptr (GString) steps = g_string_new (NULL);

  add_step (steps, _("owner"), who, get_new (self->owner, who));
  add_step (steps, _("substitute"), substitute, get_new (self->substitute, substitute));
  return g_strdup (steps->len > 0 ? steps->str : _("stays as it is"));
}

static void
choice_cb (DuoAssignWindow *self)
{
  if (self->entries == NULL)
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), duo_choice_get_selected (self->owner) != UNCHANGED
                                                        || duo_choice_get_selected (self->substitute) != UNCHANGED);
  duo_bulk_list_update (self->steps);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoAssignWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = duo_institutions_fetch_finish (DUO_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (entries == NULL)
    {
      show_error (self, error);
      return;
    }
  self->entries = g_steal_pointer (&entries);
  duo_bulk_list_show (self->steps, self->entries, self->ids->len);
  choice_cb (self);
}

/* Storing */

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (DuoAssignWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  if (!duo_people_do_finish (DUO_CONTEXT (source), result, &error))
    {
      show_error (self, error);
      gtk_widget_set_sensitive (GTK_WIDGET (self->apply), TRUE);
      return;
    }

  sentence = g_strdup_printf (ngettext ("Owner of %'u institution changed", "Owner of %'u institutions changed", self->ids->len),
                              self->ids->len);
  g_signal_emit_by_name (self->model, "toast", sentence, TRUE);
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
apply_cb (DuoAssignWindow *self)
{
  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->apply)))
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self->apply), FALSE);
  duo_people_do_async (duo_calendar_model_get_context (self->model),
                       duo_people_change_assign (self->ids, duo_choice_get_selected (self->owner),
                                                 duo_choice_get_selected (self->substitute)),
                       NULL, done_cb, g_object_ref (self));
}

static void
apply_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  apply_cb (DUO_ASSIGN_WINDOW (widget));
}

/* Life */

/* The lists have who is known; who is not is made known elsewhere. */
static void
add_colleague_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GtkWidget) parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (widget)));

  if (parent != NULL)
    g_object_ref (parent);
  gtk_window_close (GTK_WINDOW (widget));
  if (parent != NULL)
    gtk_widget_activate_action (parent, "win.preferences", NULL);
}

static void
duo_assign_window_dispose (GObject *object)
{
  DuoAssignWindow *self = DUO_ASSIGN_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->model);
  g_clear_pointer (&self->steps, duo_bulk_list_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_ASSIGN_WINDOW);

  G_OBJECT_CLASS (duo_assign_window_parent_class)->dispose (object);
}

static void
duo_assign_window_finalize (GObject *object)
{
  DuoAssignWindow *self = DUO_ASSIGN_WINDOW (object);

  g_clear_pointer (&self->ids, g_array_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_object_unref (self->cancellable);

  G_OBJECT_CLASS (duo_assign_window_parent_class)->finalize (object);
}

static void
duo_assign_window_class_init (DuoAssignWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_assign_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_assign_window_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/institutions/duo-assign-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoAssignWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, DuoAssignWindow, apply);
  gtk_widget_class_bind_template_child (widget_class, DuoAssignWindow, error_bar);
  gtk_widget_class_bind_template_child (widget_class, DuoAssignWindow, error);
  gtk_widget_class_bind_template_child (widget_class, DuoAssignWindow, owner);
  gtk_widget_class_bind_template_child (widget_class, DuoAssignWindow, substitute);
  gtk_widget_class_bind_template_child (widget_class, DuoAssignWindow, list);
  gtk_widget_class_bind_template_child (widget_class, DuoAssignWindow, more);
  gtk_widget_class_bind_template_callback (widget_class, apply_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
  gtk_widget_class_install_action (widget_class, "assign.apply", NULL, apply_action);
  gtk_widget_class_install_action (widget_class, "assign.add-colleague", NULL, add_colleague_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "assign.apply", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
duo_assign_window_init (DuoAssignWindow *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  duo_whole_title_show (ADW_WINDOW (self));
  self->steps = duo_bulk_list_new (self->list, self->more, describe, self);
}

static void
fill_choices (GtkDropDown *drop_down, GPtrArray *managers, const char *name)
{
  GListStore *choices;

  duo_choice_set_up_drop_down (drop_down, NULL);
  choices = G_LIST_STORE (gtk_drop_down_get_model (drop_down));
  {
    g_autoptr (DuoChoice) unchanged = duo_choice_new (_("Leave as it is"), UNCHANGED);
    g_autoptr (DuoChoice) nobody = duo_choice_new (_("Nobody"), NOBODY);

    g_list_store_append (choices, unchanged);
    g_list_store_append (choices, nobody);
  }
  for (guint i = 0; i < managers->len; i++)
    {
      g_autoptr (DuoChoice) choice = duo_choice_new (duo_manager_get_name (managers->pdata[i]), duo_manager_get_id (managers->pdata[i]));

      g_list_store_append (choices, choice);
    }
  duo_choice_select (drop_down, UNCHANGED);
  duo_a11y_label_drop_down (GTK_WIDGET (drop_down), name);
}

/**
 * duo_assign_window_present:
 * @parent: the window it belongs to
 * @model: stores, and tells what was done
 * @ids: (element-type gint64): the institutions, at least one
 * @managers: (element-type DuoManager): who there is
 */
void
duo_assign_window_present (GtkWindow *parent, DuoCalendarModel *model, GArray *ids, GPtrArray *managers)
{
  DuoAssignWindow *self = g_object_new (DUO_TYPE_ASSIGN_WINDOW, "transient-for", parent, NULL);
  g_autofree char *subtitle = g_strdup_printf (ngettext ("%'u institution", "%'u institutions", ids->len), ids->len);
  g_autoptr (GArray) first = duo_bulk_list_dup_first (ids);

  self->model = g_object_ref (model);
  self->ids = g_array_copy (ids);
  adw_window_title_set_subtitle (self->heading, subtitle);
  fill_choices (self->owner, managers, C_("column", "Owner"));
  fill_choices (self->substitute, managers, C_("column", "Substitute"));
  duo_institutions_fetch_async (duo_calendar_model_get_context (model), first, self->cancellable, read_cb, self);
  gtk_window_present (GTK_WINDOW (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->owner));
}
