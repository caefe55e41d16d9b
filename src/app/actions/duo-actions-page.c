/* SPDX-License-Identifier: EUPL-1.2 */
/* The page of open points: a table of any length, which the store sorts and filters. It asks anew whenever the
 * store changes; an action that was ticked stays in sight until the next question. */
#include "duo-actions-page.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-action-editor.h"
#include "duo-actions-service.h"
#include "duo-application.h"
#include "duo-file-chooser.h"
#include "duo-platform-notice.h"
#include "duo-table-view.h"
#include "duo-words.h"

#define SEARCH_WIDTH 214
#define SEARCH_WIDTH_COMPACT 140

struct _DuoActionsPage
{
  AdwBin parent_instance;

  DuoCalendarModel *model;    /* (owned) */
  DuoActionIds *shown;        /* (owned) (nullable): as last read */
  DuoRowList *rows;           /* (owned) */
  DuoTableView *table;            /* (not owned): child of slot */
  GCancellable *cancellable;  /* (owned): of the question under way */
  gboolean stale;             /* something changed while the page was hidden */
  GtkFileChooserNative *files;/* (owned) (nullable) */

  GtkWidget *sidebar_button;
  GtkEditable *search;
  GtkToggleButton *open;
  GtkToggleButton *mine;
  GtkToggleButton *all;
  GtkDropDown *sort;
  GtkLabel *count;
  GtkWidget *done;
  GtkMenuButton *columns;
  GtkWidget *export;
  DuoPlatformNotice *notice;
  GtkInfoBar *error_bar;
  GtkLabel *error;
  GtkStack *stack;
  AdwBin *slot;
  AdwStatusPage *empty;
};

static void subject_page_init (DuoSubjectPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DuoActionsPage, duo_actions_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (DUO_TYPE_SUBJECT_PAGE, subject_page_init))

/* Columns */

static char *
dup_text (gpointer value,
          gpointer user_data)
{
  return g_strdup (duo_action_get_text (((DuoActionEntry *) value)->action));
}

static char *
dup_about (gpointer value,
           gpointer user_data)
{
  return g_strdup (((DuoActionEntry *) value)->about);
}

static char *
dup_owner (gpointer value,
           gpointer user_data)
{
  const char *owner = ((DuoActionEntry *) value)->owner;

  return g_strdup (*owner != '\0' ? owner : _("nobody yet"));
}

/* What a date that has passed means is said in words. */
static char *
dup_due (gpointer value,
         gpointer user_data)
{
  DuoAction *action = ((DuoActionEntry *) value)->action;
  const DuoWhen *due = duo_action_get_due (action);
  const guint32 today = duo_calendar_model_get_today (DUO_ACTIONS_PAGE (user_data)->model);
  g_autofree char *date = duo_when_is_known (due) ? duo_words_when (due, TRUE, TRUE) : g_strdup ("");

  if (duo_when_is_known (due) && due->last < today && !duo_when_is_known (duo_action_get_done (action)))
    return g_strdup_printf (_("too late: %s"), date);

  return g_steal_pointer (&date);
}

static char *
dup_done (gpointer value,
          gpointer user_data)
{
  const DuoWhen *done = duo_action_get_done (((DuoActionEntry *) value)->action);
  g_autofree char *date = duo_when_is_known (done) ? duo_words_when (done, TRUE, TRUE) : NULL;

  return date != NULL ? g_strdup_printf ("✓ %s", date) : g_strdup (_("open"));
}

static char *
dup_note (gpointer value,
          gpointer user_data)
{
  return g_strdup (duo_action_get_note (((DuoActionEntry *) value)->action));
}

static const DuoViewColumn columns[] = {
  { "text", NC_ ("column", "What"), 0, FALSE, FALSE, dup_text },
  { "about", NC_ ("column", "About"), 24, FALSE, FALSE, dup_about },
  { "owner", NC_ ("column", "By"), 14, FALSE, FALSE, dup_owner },
  { "due", NC_ ("column", "Before or on"), 20, FALSE, FALSE, dup_due },
  { "done", NC_ ("column", "Done"), 14, FALSE, FALSE, dup_done },
  { "note", NC_ ("column", "Note"), 24, FALSE, TRUE, dup_note },
  { NULL },
};

/* Showing */

static void
show_error (DuoActionsPage *self,
            const GError   *error)
{
  g_autofree char *sentence = duo_words_error (error, NULL);

  gtk_label_set_text (self->error, sentence);
  gtk_info_bar_set_revealed (self->error_bar, TRUE);
}

static void
rows_failed_cb (DuoRowList     *rows,
                const GError   *error,
                DuoActionsPage *self)
{
  show_error (self, error);
}

/* Which of nothing it is: none at all, or none that the choice lets through. */
static void
show_empty (DuoActionsPage *self)
{
  const gboolean none_at_all = self->shown->n_all == 0;

  adw_status_page_set_title (self->empty, none_at_all ? _("No Actions Yet") : _("Nothing to Do Here"));
  adw_status_page_set_description (self->empty, none_at_all ? _("Note what has to be done, by whom and before when.")
                                                            : _("No action fits this search or choice."));
}

static void
asked_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  DuoActionsPage *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoActionIds) shown = duo_actions_query_finish (DUO_CONTEXT (source), result, &error);
  g_autofree char *count = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (shown == NULL)
    {
      show_error (self, error);
      return;
    }

  gtk_info_bar_set_revealed (self->error_bar, FALSE);
  g_clear_pointer (&self->shown, duo_action_ids_free);
  self->shown = g_steal_pointer (&shown);
  duo_row_list_set_ids (self->rows, self->shown->ids);
  duo_row_list_refresh (self->rows);
  count = g_strdup_printf (_("%u of %u shown"), self->shown->ids->len, self->shown->n_all);
  gtk_label_set_text (self->count, self->shown->ids->len < self->shown->n_all ? count : "");
  gtk_widget_set_sensitive (self->export, self->shown->ids->len > 0);
  show_empty (self);
  gtk_stack_set_visible_child_name (self->stack, self->shown->ids->len > 0 ? "list" : "empty");
}

static void
ask (DuoActionsPage *self)
{
  const DuoActionQuery query = {
    .open_only = !gtk_toggle_button_get_active (self->all),
    .text = gtk_editable_get_text (self->search),
    .sort = (DuoActionSort) gtk_drop_down_get_selected (self->sort),
  };

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  duo_actions_query_async (duo_calendar_model_get_context (self->model), &query, gtk_toggle_button_get_active (self->mine),
                           self->cancellable, asked_cb, self);
}

/* A page that nobody sees asks when it is shown. */
static void
model_changed_cb (DuoActionsPage *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->stale)
    ask (self);
}

static void
duo_actions_page_map (GtkWidget *widget)
{
  DuoActionsPage *self = DUO_ACTIONS_PAGE (widget);

  GTK_WIDGET_CLASS (duo_actions_page_parent_class)->map (widget);
  if (self->stale)
    ask (self);
  self->stale = FALSE;
}

static void
query_cb (DuoActionsPage *self)
{
  if (self->model != NULL)
    ask (self);
}

/* Doing */

/* Returns: (transfer none) (nullable): the contents of the row of @id, where it has been read. */
static DuoActionEntry *
find_entry (DuoActionsPage *self,
            gint64          id)
{
  GArray *ids = duo_row_list_get_ids (self->rows);

  for (guint i = 0; i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      {
        g_autoptr (DuoListRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

        return duo_list_row_get_value (row); /* the table holds the row */
      }

  return NULL;
}

static void
present_editor (DuoActionsPage *self,
                DuoAction      *action,
                const char     *about)
{
  g_autoptr (GPtrArray) nobody = g_ptr_array_new ();

  duo_action_editor_present (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->model, action, about,
                             self->shown != NULL ? self->shown->managers : nobody);
}

static void
activated_cb (DuoTableView       *table,
              gint64          id,
              DuoActionsPage *self)
{
  const DuoActionEntry *entry = find_entry (self, id);

  if (entry != NULL)
    present_editor (self, entry->action, entry->about);
}

static void
selection_changed_cb (DuoActionsPage *self)
{
  g_autoptr (GArray) selected = duo_table_view_dup_selected (self->table);

  gtk_widget_set_sensitive (self->done, selected->len > 0);
}

/* Ticks @entries; when all are done already, they are open again. */
static void
tick (DuoActionsPage *self,
      GPtrArray      *entries)
{
  const DuoWhen today = duo_when_day (duo_calendar_model_get_today (self->model));
  const DuoWhen open = DUO_WHEN_NONE;
  gboolean all_done = TRUE;

  for (guint i = 0; i < entries->len; i++)
    {
      const DuoActionEntry *entry = entries->pdata[i];

      all_done = all_done && (entry == NULL || duo_when_is_known (duo_action_get_done (entry->action)));
    }

  for (guint i = 0; i < entries->len; i++)
    {
      const DuoActionEntry *entry = entries->pdata[i];
      g_autoptr (DuoAction) changed = NULL;

      if (entry == NULL || (!all_done && duo_when_is_known (duo_action_get_done (entry->action))))
        continue;
      changed = duo_action_copy (entry->action);
      duo_action_set_done (changed, all_done ? &open : &today);
      duo_calendar_model_save (self->model, G_OBJECT (changed), all_done ? DUO_CHANGE_REOPEN : DUO_CHANGE_DONE, FALSE);
    }
}

static void
selected_read_cb (GObject      *object,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (DuoActionsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = duo_actions_fetch_finish (DUO_CONTEXT (object), result, &error);

  if (self->model == NULL)
    return;
  if (entries == NULL)
    show_error (self, error);
  else
    tick (self, entries);
}

/* The selected rows may be more than those on the screen: they are read as they are now. */
static void
done_cb (DuoActionsPage *self)
{
  g_autoptr (GArray) selected = duo_table_view_dup_selected (self->table);

  if (selected->len > 0)
    duo_actions_fetch_async (duo_calendar_model_get_context (self->model), selected, NULL, selected_read_cb,
                             g_object_ref (self));
}

static void
add_cb (GtkButton      *button,
        DuoActionsPage *self)
{
  duo_actions_page_begin (self, DUO_OBJECT_NONE, 0);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (DuoActionsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = duo_actions_export_finish (DUO_CONTEXT (source), result, &error);

  if (path == NULL)
    {
      show_error (self, error);
    }
  else
    {
      g_autofree char *name = g_path_get_basename (path);
      g_autofree char *sentence = g_strdup_printf (_("‘%s’ saved"), name);

      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-saved", "(ss)", sentence, path);
    }
}

static void
file_chosen_cb (GtkNativeDialog *dialog,
                gint             response,
                DuoActionsPage  *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    {
      g_autofree char *path = g_file_get_path (file);

      duo_actions_export_async (duo_calendar_model_get_context (self->model), self->shown->ids, path, NULL, exported_cb,
                                g_object_ref (self));
    }
  g_clear_object (&self->files);
}

/* What is shown, in the order shown; the ending of the name says which kind of file. */
static void
export_cb (DuoActionsPage *self)
{
  g_clear_object (&self->files);
  self->files = duo_file_chooser_new (_("Export what is shown"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                      GTK_FILE_CHOOSER_ACTION_SAVE, _("Save"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->files), _("actions.xlsx"));
  g_signal_connect (self->files, "response", G_CALLBACK (file_chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->files));
}

/* Life */

static const DuoRowSource source = {
  .fetch_async = (gpointer) duo_actions_fetch_async,
  .fetch_finish = (gpointer) duo_actions_fetch_finish,
  .value_free = (GDestroyNotify) duo_action_entry_free,
};

/* DuoSubjectPage */

/* A narrow window has its subjects behind a button. */
static void
set_folded (DuoSubjectPage *page, gboolean folded)
{
  DuoActionsPage *self = DUO_ACTIONS_PAGE (page);

  gtk_widget_set_visible (self->sidebar_button, folded);
  gtk_widget_set_visible (GTK_WIDGET (self->count), !folded); /* three letters of it say nothing */
  gtk_widget_set_size_request (GTK_WIDGET (self->search), folded ? SEARCH_WIDTH_COMPACT : SEARCH_WIDTH, -1);
}

static void
subject_page_init (DuoSubjectPageInterface *iface)
{
  iface->set_folded = set_folded;
}

static void
duo_actions_page_dispose (GObject *object)
{
  DuoActionsPage *self = DUO_ACTIONS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->shown, duo_action_ids_free);
  g_clear_object (&self->files);
  g_clear_object (&self->rows);
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
  widget_class->map = duo_actions_page_map;
  object_class->finalize = duo_actions_page_finalize;
  g_type_ensure (DUO_TYPE_PLATFORM_NOTICE);
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/actions/duo-actions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, search);
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, open);
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, mine);
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, all);
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, sort);
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, count);
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, done);
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, columns);
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, export);
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, notice);
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, error_bar);
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, error);
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, slot);
  gtk_widget_class_bind_template_child (widget_class, DuoActionsPage, empty);
  gtk_widget_class_bind_template_callback (widget_class, query_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, done_cb);
  gtk_widget_class_bind_template_callback (widget_class, export_cb);
}

static gboolean
done_shortcut_cb (GtkWidget *widget,
                  GVariant  *args,
                  gpointer   user_data)
{
  done_cb (DUO_ACTIONS_PAGE (widget));
  return TRUE;
}

static gboolean
new_shortcut_cb (GtkWidget *widget,
                 GVariant  *args,
                 gpointer   user_data)
{
  duo_actions_page_begin (DUO_ACTIONS_PAGE (widget), DUO_OBJECT_NONE, 0);
  return TRUE;
}

static void
duo_actions_page_init (DuoActionsPage *self)
{
  g_autoptr (GtkStringList) sorts = gtk_string_list_new (NULL);
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_string_list_append (sorts, _("Sort: by date")); /* in the order of DuoActionSort */
  gtk_string_list_append (sorts, _("Sort: by owner"));
  gtk_string_list_append (sorts, _("Sort: newest first"));
  gtk_drop_down_set_model (self->sort, G_LIST_MODEL (sorts));
  duo_a11y_name_choices (GTK_WIDGET (self->sort));
  duo_a11y_label_drop_down (GTK_WIDGET (self->sort), _("Sort"));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>d"),
                                                          gtk_callback_action_new (done_shortcut_cb, NULL, NULL)));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>n"),
                                                          gtk_callback_action_new (new_shortcut_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}

/* Returns: (transfer floating): the page; it saves through @model, so that its changes can be undone there. */
GtkWidget *
duo_actions_page_new (DuoCalendarModel *model)
{
  DuoActionsPage *self = g_object_new (DUO_TYPE_ACTIONS_PAGE, NULL);
  GtkWidget *table;

  self->model = g_object_ref (model);
  self->rows = duo_row_list_new (&source, duo_calendar_model_get_context (model));
  g_signal_connect_object (self->rows, "failed", G_CALLBACK (rows_failed_cb), self, 0);
  table = duo_table_view_new (columns, self->rows, _("Actions"), self);
  self->table = DUO_TABLE_VIEW (table);
  g_signal_connect_object (table, "activated", G_CALLBACK (activated_cb), self, 0);
  g_signal_connect_object (table, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table", duo_table_view_get_actions (self->table));
  duo_table_view_set_columns_button (self->table, self->columns);
  adw_bin_set_child (self->slot, table);
  duo_platform_notice_set_model (self->notice, model);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED);
  ask (self);
  return GTK_WIDGET (self);
}

/* Begins a new action, about an object or (%DUO_OBJECT_NONE) about nothing. It is kept once it has a text. */
void
duo_actions_page_begin (DuoActionsPage *self,
                        DuoObjectKind   about_kind,
                        gint64          about)
{
  g_autoptr (DuoAction) action = duo_action_new ();
  g_autofree char *title = NULL;

  g_return_if_fail (DUO_IS_ACTIONS_PAGE (self));

  duo_action_set_about_kind (action, about_kind);
  duo_action_set_about (action, about);
  if (self->shown != NULL)
    duo_action_set_owner (action, self->shown->me);
  if (about_kind == DUO_OBJECT_MESSAGE)
    {
      DuoCalendarSnapshot *snapshot = duo_calendar_model_get_snapshot (self->model);
      DuoMessage *message = snapshot != NULL ? duo_calendar_snapshot_find_message (snapshot, about) : NULL;

      title = message != NULL ? duo_message_dup_title (message, duo_message_get_first_month_in (message, &snapshot->span)) : NULL;
    }
  present_editor (self, action, title != NULL ? title : "");
}
