/* SPDX-License-Identifier: EUPL-1.2 */
/* The page of open points. It reads anew whenever the store changes; rows of actions that are still there stay
 * as they are, opened or not. */
#include "duo-actions-page.h"

#include <glib/gi18n.h>

#include "duo-action-row.h"
#include "duo-actions-service.h"
#include "duo-application.h"
#include "duo-fold.h"
#include "duo-words.h"

struct _DuoActionsPage
{
  AdwBin parent_instance;

  DuoCalendarModel *model;   /* (owned) */
  DuoActionList *actions;    /* (owned) (nullable): as last read */
  GCancellable *cancellable; /* (owned): of the reading under way */

  GtkWidget *sidebar_button;
  GtkEditable *search;
  GtkToggleButton *open;
  GtkToggleButton *mine;
  GtkToggleButton *all;
  GtkLabel *count;
  GtkInfoBar *error_bar;
  GtkLabel *error;
  GtkStack *stack;
  GtkListBox *list;
  AdwStatusPage *empty;
};

G_DEFINE_FINAL_TYPE (DuoActionsPage, duo_actions_page, ADW_TYPE_BIN)

static gboolean
matches (DuoActionsPage       *self,
         const DuoActionEntry *entry)
{
  const char *needle = gtk_editable_get_text (self->search);
  const gboolean is_open = !duo_when_is_known (duo_action_get_done (entry->action));

  if (!is_open && !gtk_toggle_button_get_active (self->all))
    return FALSE;
  if (gtk_toggle_button_get_active (self->mine)
      && (self->actions->me == 0 || duo_action_get_owner (entry->action) != self->actions->me))
    return FALSE;
  if (*needle != '\0')
    {
      g_autofree char *words = g_strjoin (" ", duo_action_get_text (entry->action), duo_action_get_note (entry->action),
                                          entry->owner, entry->about, NULL);
      g_autofree char *haystack = duo_fold_text (words);
      g_autofree char *folded = duo_fold_text (needle);

      return duo_fold_matches (haystack, folded);
    }

  return TRUE;
}

/* Returns: (nullable): the row of the action with that uid. */
static GtkWidget *
find_row (DuoActionsPage *self,
          const char     *uid)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_strcmp0 (duo_action_get_uid (duo_action_row_get_action (DUO_ACTION_ROW (row))), uid) == 0)
      return row;

  return NULL;
}

/* Which of nothing it is: none at all, or none that the filter lets through. */
static void
show_empty (DuoActionsPage *self)
{
  const gboolean none_at_all = self->actions->entries->len == 0;

  adw_status_page_set_title (self->empty, none_at_all ? _("No Actions Yet") : _("Nothing to Do Here"));
  adw_status_page_set_description (self->empty, none_at_all ? _("Note what has to be done, by whom and before when.")
                                                            : _("No action fits this search or choice."));
}

/* Rows that are being changed stay, also when the filter would hide them now: nothing moves under the hands. */
static void
remove_rows (DuoActionsPage *self,
             GHashTable     *wanted)
{
  GtkWidget *next;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL; row = next)
    {
      DuoAction *action = duo_action_row_get_action (DUO_ACTION_ROW (row));

      next = gtk_widget_get_next_sibling (row);
      if (duo_action_get_id (action) != 0 && !g_hash_table_contains (wanted, duo_action_get_uid (action)))
        gtk_list_box_remove (self->list, row);
    }
}

static void
show_actions (DuoActionsPage *self)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char *count = NULL;
  guint n_shown = 0;

  if (self->actions == NULL)
    return;

  for (guint i = 0; i < self->actions->entries->len; i++)
    {
      const DuoActionEntry *entry = self->actions->entries->pdata[i];

      if (matches (self, entry))
        g_hash_table_add (wanted, (gpointer) duo_action_get_uid (entry->action));
    }
  remove_rows (self, wanted);

  for (guint i = 0; i < self->actions->entries->len; i++)
    {
      const DuoActionEntry *entry = self->actions->entries->pdata[i];
      GtkWidget *row;

      if (!g_hash_table_contains (wanted, duo_action_get_uid (entry->action)))
        continue;
      row = find_row (self, duo_action_get_uid (entry->action));
      if (row == NULL)
        {
          row = duo_action_row_new (self->model);
          duo_action_row_set_entry (DUO_ACTION_ROW (row), entry->action, entry->about, self->actions->managers);
          gtk_list_box_insert (self->list, row, (gint) n_shown);
        }
      else
        {
          duo_action_row_set_entry (DUO_ACTION_ROW (row), entry->action, entry->about, self->actions->managers);
        }
      n_shown++;
    }

  count = g_strdup_printf (_("%u of %u shown"), n_shown, self->actions->entries->len);
  gtk_label_set_text (self->count, n_shown < self->actions->entries->len ? count : "");
  show_empty (self);
  gtk_stack_set_visible_child_name (self->stack,
                                    gtk_widget_get_first_child (GTK_WIDGET (self->list)) != NULL ? "list" : "empty");
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  DuoActionsPage *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoActionList) actions = duo_actions_load_finish (DUO_CONTEXT (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (actions == NULL)
    {
      g_autofree char *sentence = duo_words_error (error, NULL);

      gtk_label_set_text (self->error, sentence);
      gtk_info_bar_set_revealed (self->error_bar, TRUE);
      return;
    }

  gtk_info_bar_set_revealed (self->error_bar, FALSE);
  g_clear_pointer (&self->actions, duo_action_list_free);
  self->actions = g_steal_pointer (&actions);
  show_actions (self);
}

static void
reload (DuoActionsPage *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  duo_actions_load_async (duo_calendar_model_get_context (self->model), DUO_OBJECT_NONE, 0, self->cancellable, loaded_cb, self);
}

static void
filter_cb (DuoActionsPage *self)
{
  show_actions (self);
}

static void
add_cb (GtkButton      *button,
        DuoActionsPage *self)
{
  duo_actions_page_begin (self, DUO_OBJECT_NONE, 0);
}

static void
duo_actions_page_dispose (GObject *object)
{
  DuoActionsPage *self = DUO_ACTIONS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->actions, duo_action_list_free);
  g_clear_object (&self->model);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_ACTIONS_PAGE);

  G_OBJECT_CLASS (duo_actions_page_parent_class)->dispose (object);
}

static void
duo_actions_page_finalize (GObject *object)
{
  g_clear_object (&DUO_ACTIONS_PAGE (object)->cancellable);

  G_OBJECT_CLASS (duo_actions_page_parent_class)->finalize (object);
}

static void
duo_actions_page_class_init (DuoActionsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = duo_actions_page_dispose;
  object_class->finalize = duo_actions_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/actions/duo-actions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, search);
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, open);
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, mine);
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, all);
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, count);
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, error_bar);
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, error);
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, list);
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, empty);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
duo_actions_page_init (DuoActionsPage *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Returns: (transfer floating): the page; it saves through @model, so that its changes can be undone there. */
GtkWidget *
duo_actions_page_new (DuoCalendarModel *model)
{
  DuoActionsPage *self = g_object_new (DUO_TYPE_ACTIONS_PAGE, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (reload), self, G_CONNECT_SWAPPED);
  reload (self);
  return GTK_WIDGET (self);
}

/* Begins a new action, about an object or (%DUO_OBJECT_NONE) about nothing. It is kept once it has a text. */
void
duo_actions_page_begin (DuoActionsPage *self,
                        DuoObjectKind   about_kind,
                        gint64          about)
{
  g_autoptr (DuoAction) action = duo_action_new ();
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();
  GtkWidget *row;

  g_return_if_fail (DUO_IS_ACTIONS_PAGE (self));

  duo_action_set_about_kind (action, about_kind);
  duo_action_set_about (action, about);
  if (self->actions != NULL)
    duo_action_set_owner (action, self->actions->me);
  row = duo_action_row_new (self->model);
  duo_action_row_set_entry (DUO_ACTION_ROW (row), action, "", self->actions != NULL ? self->actions->managers : nobody);
  gtk_list_box_prepend (self->list, row);
  gtk_stack_set_visible_child_name (self->stack, "list");
  duo_action_row_begin_text (DUO_ACTION_ROW (row));
}

void
duo_actions_page_set_compact (DuoActionsPage *self,
                              gboolean        compact)
{
  g_return_if_fail (DUO_IS_ACTIONS_PAGE (self));

  gtk_widget_set_visible (self->sidebar_button, compact);
}
