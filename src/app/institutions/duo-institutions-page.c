/* SPDX-License-Identifier: EUPL-1.2 */
/* The page of institutions. The store searches, filters and sorts; it is asked anew whenever it changes. */
#include "duo-institutions-page.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-answers-window.h"
#include "duo-application.h"
#include "duo-assign-window.h"
#include "duo-institution-chips.h"
#include "duo-institution-columns.h"
#include "duo-institution-detail.h"
#include "duo-institution-editor.h"
#include "duo-institutions-service.h"
#include "duo-institutions-tasks.h"
#include "duo-partner-editor.h"
#include "duo-register-import.h"
#include "duo-saved-filters.h"
#include "duo-table-menu.h"
#include "duo-table-view.h"
#include "duo-words.h"

struct _DuoInstitutionsPage
{
  AdwBin parent_instance;

  DuoCalendarModel *model;    /* (owned) */
  DuoContext *context;        /* (not owned): of the model */
  GSettings *settings;        /* (owned) */
  DuoInstitutionIds *shown;   /* (owned) (nullable): as last read */
  DuoRowList *rows;           /* (owned) */
  DuoTableView *table;        /* (not owned): child of slot */
  GCancellable *cancellable;  /* (owned): of the question under way */
  gboolean stale;             /* something changed while the page was hidden */
  gboolean anew;              /* the question under way is another one than what is shown answers */
  gint64 wanted;              /* to be selected when the answer is there; 0 for none */
  guint focus_source;         /* 0 = none waits */
  gboolean syncing;           /* the controls follow, nobody touched them */

  GtkWidget *sidebar_button;
  GtkWidget *back;
  GtkEditable *search;
  GtkDropDown *sort;
  GtkToggleButton *descending;
  GtkMenuButton *columns;
  DuoSavedFilters *filters;
  DuoInstitutionChips *chips;
  GtkInfoBar *error_bar;
  GtkLabel *error;
  GtkStack *stack;
  AdwLeaflet *leaflet;
  AdwBin *slot;
  AdwStatusPage *nothing_found;
  GtkWidget *clear_search;
  GtkWidget *clear_choice;
  GtkLabel *foot;
  GtkWidget *how_to_open;
  GMenuModel *row_menu;      /* what can be done with the rows that are selected */
  DuoInstitutionDetail *detail;
};

static void subject_page_init (DuoSubjectPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DuoInstitutionsPage, duo_institutions_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (DUO_TYPE_SUBJECT_PAGE, subject_page_init))

static void selection_changed_cb (DuoInstitutionsPage *self);

/* Asking */

static void
show_error (DuoInstitutionsPage *self, const GError *error)
{
  g_autofree char *sentence = duo_words_error (error, NULL);

  gtk_label_set_text (self->error, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->error_bar), TRUE);
}

static void
rows_failed_cb (DuoRowList *rows, const GError *error, DuoInstitutionsPage *self)
{
  show_error (self, error);
}

/* How many are shown, and which of these are not what one might think: "13 instellingen · 1 daarvan gesloten". */
static void
update_foot (DuoInstitutionsPage *self)
{
  g_autoptr (GArray) selected = duo_table_view_dup_selected (self->table);
  const guint n_shown = self->shown != NULL ? self->shown->ids->len : 0;
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_printf (text, ngettext ("%'u institution", "%'u institutions", n_shown), n_shown);
  if (self->shown != NULL && self->shown->n_closed > 0)
    g_string_append_printf (text, ngettext (" · %'u of them closed", " · %'u of them closed", self->shown->n_closed),
                            self->shown->n_closed);
  if (self->shown != NULL && self->shown->n_partners > 0)
    g_string_append_printf (text, ngettext (" · %'u of them a partner", " · %'u of them partners", self->shown->n_partners),
                            self->shown->n_partners);
  if (selected->len > 0)
    g_string_append_printf (text, _(" · %'u selected"), selected->len);
  gtk_label_set_label (self->foot, text->str);
  gtk_widget_set_visible (self->how_to_open, selected->len == 1 && adw_leaflet_get_folded (self->leaflet)); /* beside it the card is seen */
}

/* Returns: (transfer full): what was asked and gave nothing, with the choice that may be the cause. */
static char *
dup_asked (DuoInstitutionsPage *self)
{
  const char *text = gtk_editable_get_text (self->search);
  g_autofree char *choices = duo_institution_choices_dup_names (duo_institution_chips_get_choices (self->chips));

  if (*text == '\0')
    return g_strdup_printf (_("No institution fits ‘%s’."), choices);
  if (*choices != '\0')
    return g_strdup_printf (_("Nothing found for ‘%s’ with filter ‘%s’."), text, choices);
  return g_strdup_printf (_("Nothing found for ‘%s’."), text);
}

/* Which of nothing it is: none at all, or none that the choice lets through. */
static void
show_found (DuoInstitutionsPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->chips), self->shown->n_all > 0);
  if (self->shown->n_all == 0)
    {
      gtk_stack_set_visible_child_name (self->stack, "empty");
      return;
    }

  if (self->shown->ids->len == 0)
    {
      g_autofree char *asked = dup_asked (self);
      g_autofree char *escaped = g_markup_escape_text (asked, -1);

      adw_status_page_set_description (self->nothing_found, escaped);
      gtk_widget_set_visible (self->clear_search, *gtk_editable_get_text (self->search) != '\0');
      gtk_widget_set_visible (self->clear_choice, duo_institution_chips_get_choices (self->chips) != 0);
    }
  gtk_stack_set_visible_child_name (self->stack, self->shown->ids->len > 0 ? "list" : "nothing-found");
}

static void
asked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoInstitutionsPage *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoInstitutionIds) shown = duo_institutions_query_finish (DUO_CONTEXT (source), result, &error);
  const gint64 wanted = self->wanted;
  const gboolean anew = self->anew;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (shown == NULL)
    {
      show_error (self, error);
      return;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->error_bar), FALSE);
  g_clear_pointer (&self->shown, duo_institution_ids_free);
  self->shown = g_steal_pointer (&shown);
  self->wanted = 0;
  self->anew = FALSE;
  duo_row_list_set_ids (self->rows, self->shown->ids);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "institutions.copy-emails", self->shown->ids->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "institutions.export", self->shown->ids->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "institutions.assign", self->shown->ids->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "institutions.answer", self->shown->ids->len > 0);
  duo_institution_chips_set_counts (self->chips, self->shown->counts);
  show_found (self);
  if (wanted != 0)
    duo_table_view_select (self->table, wanted);
  else if (anew)
    duo_table_view_scroll_to_begin (self->table);
  if (anew)
    selection_changed_cb (self); /* one that is no longer in the list is not selected any more, which GTK does not tell */
  else
    update_foot (self);
}

/* What is asked as a text to be saved: choices, order, direction, words; see filter_cb(). */
static void
tell_filter (DuoInstitutionsPage *self)
{
  g_autofree char *choices = duo_institution_choices_to_string (duo_institution_chips_get_choices (self->chips));
  g_autofree char *filter
    = g_strdup_printf ("%s\t%s\t%s\t%s", choices,
                       duo_institution_by_to_string ((DuoInstitutionBy) gtk_drop_down_get_selected (self->sort)),
                       gtk_toggle_button_get_active (self->descending) ? "descending" : "", gtk_editable_get_text (self->search));

  duo_saved_filters_set_current (self->filters, filter);
}

/* @anew: another question is asked; else what is shown is read again: then somebody else may have written, or the person
 * himself, and the one that he is looking at stays, in the list and beside it, also where it doesn't fit any more. */
static void
ask (DuoInstitutionsPage *self, gboolean anew)
{
  DuoInstitutionQuery query = { .search = gtk_editable_get_text (self->search) };
  const guint choices = duo_institution_chips_get_choices (self->chips);

  duo_institutions_choose (&query, choices, 0);
  query.by = (DuoInstitutionBy) gtk_drop_down_get_selected (self->sort);
  query.descending = gtk_toggle_button_get_active (self->descending);
  tell_filter (self);
  self->anew = self->anew || anew;
  query.keep = self->anew ? 0 : duo_institution_detail_get_institution (self->detail);

  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
  duo_institutions_query_async (self->context, &query, (choices & 1u << DUO_INSTITUTIONS_MINE) != 0, self->cancellable, asked_cb, self);
}

/* A page that nobody sees asks when it is shown. */
static void
store_changed_cb (DuoInstitutionsPage *self)
{
  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;

  duo_row_list_refresh (self->rows);
  ask (self, FALSE);
}

/* Who comes here looks for one. The stack that shows the page gives the focus to its first button, after it is mapped. */
static gboolean
focus_cb (gpointer user_data)
{
  DuoInstitutionsPage *self = user_data;

  self->focus_source = 0;
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_grab_focus (GTK_WIDGET (self->search));
  return G_SOURCE_REMOVE;
}

static void
duo_institutions_page_map (GtkWidget *widget)
{
  DuoInstitutionsPage *self = DUO_INSTITUTIONS_PAGE (widget);

  GTK_WIDGET_CLASS (duo_institutions_page_parent_class)->map (widget);
  if (self->focus_source == 0)
    self->focus_source = g_idle_add (focus_cb, self);
  if (!self->stale)
    return;
  self->stale = FALSE;
  duo_row_list_refresh (self->rows);
  ask (self, FALSE);
}

static void
search_cb (DuoInstitutionsPage *self)
{
  if (!self->syncing)
    ask (self, TRUE);
}

/* Letters typed in the list begin a search; the row that had the keyboard may be gone with the first of them. */
static void
search_started_cb (DuoInstitutionsPage *self)
{
  (void) gtk_text_grab_focus_without_selecting (GTK_TEXT (gtk_editable_get_delegate (self->search)));
}

/* Enter goes to what was found. */
static void
search_done_cb (DuoInstitutionsPage *self)
{
  if (self->shown == NULL || self->shown->ids->len == 0)
    return;

  duo_table_view_select (self->table, g_array_index (self->shown->ids, gint64, 0));
  gtk_widget_child_focus (GTK_WIDGET (self->table), GTK_DIR_TAB_FORWARD);
}

/* Down goes to what was found too: the chips lie between. */
static gboolean
search_key_cb (DuoInstitutionsPage *self, guint keyval, guint keycode, GdkModifierType state, GtkEventControllerKey *keys)
{
  if ((keyval != GDK_KEY_Down && keyval != GDK_KEY_KP_Down) || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;

  search_done_cb (self);
  return GDK_EVENT_STOP;
}

/* Esc gives up: all are shown again. */
static void
search_stopped_cb (DuoInstitutionsPage *self)
{
  gtk_editable_set_text (self->search, "");
  gtk_widget_child_focus (GTK_WIDGET (self->table), GTK_DIR_TAB_FORWARD);
}

static void
chosen_cb (DuoInstitutionsPage *self)
{
  ask (self, TRUE);
}

static void
clear_text (DuoInstitutionsPage *self)
{
  self->syncing = TRUE;
  gtk_editable_set_text (self->search, "");
  self->syncing = FALSE;
}

/* Nothing was found: by the words without the filter, or by the filter without the words. */
static void
clear_search_cb (DuoInstitutionsPage *self)
{
  clear_text (self);
  ask (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
clear_choice_cb (DuoInstitutionsPage *self)
{
  duo_institution_chips_set_choices (self->chips, 0);
  ask (self, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* The menu and the headings say the same. */
static void
sort_cb (DuoInstitutionsPage *self)
{
  const DuoInstitutionBy by = (DuoInstitutionBy) gtk_drop_down_get_selected (self->sort);
  const gboolean descending = gtk_toggle_button_get_active (self->descending);

  if (self->syncing || self->table == NULL)
    return;

  g_settings_set_string (self->settings, "institutions-sort", duo_institution_by_to_string (by));
  duo_table_view_set_sort (self->table, duo_institution_by_to_string (by), descending);
  ask (self, TRUE);
}

static void
heading_cb (DuoTableView *table, const char *code, gboolean descending, DuoInstitutionsPage *self)
{
  DuoInstitutionBy by;

  if (!duo_institution_by_parse (code, &by))
    return;

  self->syncing = TRUE;
  gtk_drop_down_set_selected (self->sort, by);
  gtk_toggle_button_set_active (self->descending, descending);
  self->syncing = FALSE;
  g_settings_set_string (self->settings, "institutions-sort", code);
  ask (self, TRUE);
}

/* A saved filter is asked again. What it says that is not known here is left out. */
static void
filter_cb (DuoInstitutionsPage *self, const char *filter)
{
  g_auto (GStrv) parts = g_strsplit (filter, "\t", 4);
  DuoInstitutionBy by = DUO_INSTITUTION_BY_NAME;

  if (g_strv_length (parts) != 4)
    return;

  self->syncing = TRUE;
  gtk_editable_set_text (self->search, parts[3]);
  duo_institution_chips_set_choices (self->chips, duo_institution_choices_parse (parts[0]));
  if (duo_institution_by_parse (parts[1], &by))
    gtk_drop_down_set_selected (self->sort, by);
  gtk_toggle_button_set_active (self->descending, g_str_equal (parts[2], "descending"));
  self->syncing = FALSE;
  sort_cb (self); /* asks */
}

static void
columns_changed_cb (DuoTableView *table, DuoInstitutionsPage *self)
{
  g_auto (GStrv) codes = duo_table_view_dup_shown (table);

  g_settings_set_strv (self->settings, "institutions-columns", (const char *const *) codes);
}

/* Selecting */

static void
selection_changed_cb (DuoInstitutionsPage *self)
{
  g_autoptr (GArray) selected = duo_table_view_dup_selected (self->table);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "institutions.note-moment", selected->len <= 1);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "institutions.edit", selected->len == 1);
  if (selected->len == 1 && duo_institution_detail_get_institution (self->detail) != g_array_index (selected, gint64, 0))
    duo_institution_detail_show_institution (self->detail, g_array_index (selected, gint64, 0));
  else if (selected->len != 1)
    duo_institution_detail_show_selection (self->detail, selected->len);
  update_foot (self);
}

static void
activated_cb (DuoTableView *table, gint64 id, DuoInstitutionsPage *self)
{
  if (duo_institution_detail_get_institution (self->detail) != id)
    duo_institution_detail_show_institution (self->detail, id);
  adw_leaflet_set_visible_child_name (self->leaflet, "detail");
  gtk_widget_child_focus (GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
}

static void
show_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoInstitutionsPage *self = DUO_INSTITUTIONS_PAGE (widget);

  clear_text (self);
  duo_institution_chips_set_choices (self->chips, 0);
  self->wanted = g_variant_get_int64 (parameter);
  ask (self, TRUE);
}

/* Returns: (transfer full) (element-type gint64): what is selected; all that is shown where nothing is. */
static GArray *
dup_concerned (DuoInstitutionsPage *self)
{
  g_autoptr (GArray) selected = duo_table_view_dup_selected (self->table);

  if (selected->len > 0 || self->shown == NULL)
    return g_steal_pointer (&selected);
  return g_array_ref (self->shown->ids);
}

static void
copy_emails_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoInstitutionsPage *self = DUO_INSTITUTIONS_PAGE (widget);
  g_autoptr (GArray) ids = dup_concerned (self);

  duo_institutions_copy_emails (widget, self->context, ids);
}

/* Returns: (transfer full): the columns shown, in their order. That one is closed stands beside its name in the list; in a file
 * the name is only that. */
static char **
dup_exported_columns (DuoInstitutionsPage *self)
{
  g_auto (GStrv) shown = duo_table_view_dup_shown (self->table);
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  g_strv_builder_addv (codes, (const char **) shown);
  if (self->shown->n_closed > 0 && !g_strv_contains ((const char *const *) shown, "standing"))
    g_strv_builder_add (codes, "standing");

  return g_strv_builder_end (codes);
}

/* What is shown, in the order shown; what is selected, where more than one is. */
static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoInstitutionsPage *self = DUO_INSTITUTIONS_PAGE (widget);
  g_autoptr (GArray) selected = duo_table_view_dup_selected (self->table);
  g_auto (GStrv) columns = NULL;

  if (self->shown == NULL)
    return;

  columns = dup_exported_columns (self);
  duo_institutions_export (widget, self->context, selected->len > 1 ? selected : self->shown->ids, (const char *const *) columns);
}

static void
export_contacts_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  duo_institutions_export_contacts (widget, DUO_INSTITUTIONS_PAGE (widget)->context);
}

static void
export_channels_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  duo_institutions_export_channels (widget, DUO_INSTITUTIONS_PAGE (widget)->context);
}

static void
assign_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoInstitutionsPage *self = DUO_INSTITUTIONS_PAGE (widget);
  g_autoptr (GArray) ids = dup_concerned (self);

  if (ids->len > 0 && self->shown != NULL)
    duo_assign_window_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->model, ids, self->shown->managers);
}

static void
answer_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoInstitutionsPage *self = DUO_INSTITUTIONS_PAGE (widget);
  g_autoptr (GArray) ids = dup_concerned (self);

  if (ids->len > 0)
    duo_answers_window_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->model, ids);
}

/* Of the one that is selected. */
static void
edit_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoInstitutionsPage *self = DUO_INSTITUTIONS_PAGE (widget);
  const gint64 institution = duo_institution_detail_get_institution (self->detail);

  if (institution == 0)
    return;
  if (duo_institution_detail_is_partner (self->detail))
    duo_partner_editor_present (widget, self->model, institution);
  else
    duo_institution_editor_present (GTK_WINDOW (gtk_widget_get_root (widget)), self->model, institution);
}

/* Of the one that is selected; of the first that was found, where none is. */
static void
note_moment_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoInstitutionsPage *self = DUO_INSTITUTIONS_PAGE (widget);
  g_autoptr (GArray) selected = duo_table_view_dup_selected (self->table);

  if (selected->len > 1 || self->shown == NULL || self->shown->ids->len == 0)
    return;

  if (selected->len == 0)
    {
      g_array_append_val (selected, g_array_index (self->shown->ids, gint64, 0));
      duo_table_view_select (self->table, g_array_index (selected, gint64, 0));
    }
  duo_institutions_note_moment (widget, self->model, g_array_index (selected, gint64, 0));
}

static void
add_partner_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  duo_partner_editor_present (widget, DUO_INSTITUTIONS_PAGE (widget)->model, 0);
}

static void
search_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  duo_institutions_page_search (DUO_INSTITUTIONS_PAGE (widget));
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  duo_register_import_choose (widget, DUO_INSTITUTIONS_PAGE (widget)->model);
}

static void
folded_cb (DuoInstitutionsPage *self)
{
  const gboolean on_detail = g_strcmp0 (adw_leaflet_get_visible_child_name (self->leaflet), "detail") == 0;

  duo_institution_detail_set_alone (self->detail, adw_leaflet_get_folded (self->leaflet));
  gtk_widget_set_visible (self->back, adw_leaflet_get_folded (self->leaflet) && on_detail);
  update_foot (self);
}

static void
back_cb (DuoInstitutionsPage *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "list");
  gtk_widget_grab_focus (GTK_WIDGET (self->table));
}

/* From the list to the detail, and back. */
static void
other_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoInstitutionsPage *self = DUO_INSTITUTIONS_PAGE (widget);
  const gboolean in_detail = gtk_widget_get_focus_child (GTK_WIDGET (self->leaflet)) == GTK_WIDGET (self->detail);

  adw_leaflet_set_visible_child_name (self->leaflet, in_detail ? "list" : "detail");
  gtk_widget_child_focus (in_detail ? GTK_WIDGET (self->table) : GTK_WIDGET (self->detail), GTK_DIR_TAB_FORWARD);
}

/* Life */

static const DuoRowSource source = {
  .fetch_async = (gpointer) duo_institutions_fetch_async,
  .fetch_finish = (gpointer) duo_institutions_fetch_finish,
  .value_free = (GDestroyNotify) duo_institution_entry_free,
};

/* DuoSubjectPage */

/* A narrow window has its subjects behind a button. */
static void
set_folded (DuoSubjectPage *page, gboolean folded)
{
  DuoInstitutionsPage *self = DUO_INSTITUTIONS_PAGE (page);

  gtk_widget_set_visible (self->sidebar_button, folded);
}

/* The detail over the list. */
static gboolean
close_innermost (DuoSubjectPage *page)
{
  DuoInstitutionsPage *self = DUO_INSTITUTIONS_PAGE (page);

  if (!gtk_widget_get_visible (self->back))
    return FALSE;

  back_cb (self);
  return TRUE;
}

static void
subject_page_init (DuoSubjectPageInterface *iface)
{
  iface->set_folded = set_folded;
  iface->close_innermost = close_innermost;
}

static void
duo_institutions_page_dispose (GObject *object)
{
  DuoInstitutionsPage *self = DUO_INSTITUTIONS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->focus_source, g_source_remove);
  g_clear_pointer (&self->shown, duo_institution_ids_free);
  g_clear_object (&self->rows);
  g_clear_object (&self->model);
  g_clear_object (&self->settings);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_INSTITUTIONS_PAGE);

  G_OBJECT_CLASS (duo_institutions_page_parent_class)->dispose (object);
}

static void
duo_institutions_page_finalize (GObject *object)
{
  g_clear_object (&DUO_INSTITUTIONS_PAGE (object)->cancellable);

  G_OBJECT_CLASS (duo_institutions_page_parent_class)->finalize (object);
}

static void
duo_institutions_page_class_init (DuoInstitutionsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = duo_institutions_page_dispose;
  object_class->finalize = duo_institutions_page_finalize;
  widget_class->map = duo_institutions_page_map;
  g_type_ensure (DUO_TYPE_INSTITUTION_DETAIL);
  g_type_ensure (DUO_TYPE_SAVED_FILTERS);
  g_type_ensure (DUO_TYPE_INSTITUTION_CHIPS);
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/institutions/duo-institutions-page.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionsPage, sidebar_button);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionsPage, back);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionsPage, search);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionsPage, sort);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionsPage, descending);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionsPage, columns);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionsPage, filters);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionsPage, chips);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionsPage, error_bar);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionsPage, error);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionsPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionsPage, slot);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionsPage, nothing_found);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionsPage, clear_search);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionsPage, clear_choice);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionsPage, foot);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionsPage, how_to_open);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionsPage, row_menu);
  gtk_widget_class_bind_template_child (widget_class, DuoInstitutionsPage, detail);
  gtk_widget_class_bind_template_callback (widget_class, search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_started_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, sort_cb);
  gtk_widget_class_bind_template_callback (widget_class, chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, folded_cb);
  gtk_widget_class_bind_template_callback (widget_class, back_cb);
  gtk_widget_class_install_action (widget_class, "institutions.show", "x", show_action);
  gtk_widget_class_install_action (widget_class, "institutions.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "institutions.edit", NULL, edit_action);
  gtk_widget_class_install_action (widget_class, "institutions.add-partner", NULL, add_partner_action);
  gtk_widget_class_install_action (widget_class, "institutions.note-moment", NULL, note_moment_action);
  gtk_widget_class_install_action (widget_class, "institutions.search", NULL, search_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F2, 0, "institutions.edit", NULL);
  gtk_widget_class_install_action (widget_class, "institutions.other-pane", NULL, other_pane_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, 0, "institutions.other-pane", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK, "institutions.note-moment", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "institutions.search", NULL);
  gtk_widget_class_install_action (widget_class, "institutions.copy-emails", NULL, copy_emails_action);
  gtk_widget_class_install_action (widget_class, "institutions.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "institutions.export-contacts", NULL, export_contacts_action);
  gtk_widget_class_install_action (widget_class, "institutions.export-channels", NULL, export_channels_action);
  gtk_widget_class_install_action (widget_class, "institutions.assign", NULL, assign_action);
  gtk_widget_class_install_action (widget_class, "institutions.answer", NULL, answer_action);
}

static void
duo_institutions_page_init (DuoInstitutionsPage *self)
{
  g_autoptr (GtkStringList) sorts = gtk_string_list_new (NULL);

  self->cancellable = g_cancellable_new ();
  self->syncing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < DUO_N_INSTITUTION_ORDERS; i++)
    gtk_string_list_append (sorts, duo_institution_by_title ((DuoInstitutionBy) i));
  gtk_drop_down_set_model (self->sort, G_LIST_MODEL (sorts));
  duo_a11y_label_drop_down (GTK_WIDGET (self->sort), _("Sort by"));
  self->syncing = FALSE;
}

static void
make_table (DuoInstitutionsPage *self)
{
  g_auto (GStrv) shown = g_settings_get_strv (self->settings, "institutions-columns");
  g_autofree char *sorted = g_settings_get_string (self->settings, "institutions-sort");
  DuoInstitutionBy by = DUO_INSTITUTION_BY_NAME;
  GtkWidget *table;

  self->rows = duo_row_list_new (&source, self->context);
  g_signal_connect_object (self->rows, "failed", G_CALLBACK (rows_failed_cb), self, 0);
  table = duo_table_view_new (duo_institution_columns, self->rows, _("Institutions"), self->context);
  self->table = DUO_TABLE_VIEW (table);
  duo_table_view_set_dim_test (self->table, duo_institution_is_dim);
  duo_table_view_set_shown (self->table, (const char *const *) shown);
  if (duo_institution_by_parse (sorted, &by))
    {
      self->syncing = TRUE;
      gtk_drop_down_set_selected (self->sort, by);
      self->syncing = FALSE;
    }
  duo_table_view_set_sort (self->table, duo_institution_by_to_string (by), FALSE);
  g_signal_connect_object (table, "activated", G_CALLBACK (activated_cb), self, 0);
  g_signal_connect_object (table, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (table, "columns-changed", G_CALLBACK (columns_changed_cb), self, 0);
  g_signal_connect_object (table, "sort-changed", G_CALLBACK (heading_cb), self, 0);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table", duo_table_view_get_actions (self->table));
  duo_table_view_set_columns_button (self->table, self->columns);
  duo_table_menu_add (table, self->row_menu);
  gtk_search_entry_set_key_capture_widget (GTK_SEARCH_ENTRY (self->search), table);
  adw_bin_set_child (self->slot, table);
}

/**
 * duo_institutions_page_new:
 * @model: for what is undone and told
 * @settings: remembers columns and order
 *
 * Returns: (transfer floating): the page; it reads when it is first seen
 */
GtkWidget *
duo_institutions_page_new (DuoCalendarModel *model, GSettings *settings)
{
  DuoInstitutionsPage *self = g_object_new (DUO_TYPE_INSTITUTIONS_PAGE, NULL);

  self->model = g_object_ref (model);
  self->context = duo_calendar_model_get_context (model);
  self->settings = g_object_ref (settings);
  make_table (self);
  duo_institution_detail_set_up (self->detail, model);
  g_signal_connect_object (duo_context_get_store (self->context), "changed", G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  duo_register_import_take_drops (GTK_WIDGET (self), model);
  self->stale = TRUE;
  return GTK_WIDGET (self);
}

/* Gives the search the keyboard. */
void
duo_institutions_page_search (DuoInstitutionsPage *self)
{
  g_return_if_fail (DUO_IS_INSTITUTIONS_PAGE (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
  gtk_editable_select_region (self->search, 0, -1);
}
