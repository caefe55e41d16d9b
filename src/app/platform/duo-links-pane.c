/* SPDX-License-Identifier: EUPL-1.2 */
/* The pane: a table of links, filtered by what has to be looked at; what is done with them becomes a job of the desk. */
#include "duo-links-pane.h"

#include <glib/gi18n.h>

#include "duo-application.h"
#include "duo-file-chooser.h"
#include "duo-link-question.h"
#include "duo-links-columns.h"
#include "duo-words-platform.h"

/* So often downloads are read by themselves, while somebody looks. */
#define READ_EACH_SECONDS 900

struct _DuoLinksPane
{
  DuoPlatformPane parent_instance;

  DuoPlatformDesk *desk;     /* (not owned): of the parent, as what follows */
  DuoMemoryRows *rows;
  DuoTableView *table;
  DuoPublishBoard *board;    /* (owned) (nullable): as last read */
  DuoPublishShow show;       /* which links */
  GtkToggleButton *shows_buttons[DUO_N_PUBLISH_SHOWS];
  gint64 read;               /* monotonic: when downloads were read last by themselves; 0: not yet */
  guint read_source;         /* 0: nobody looks */
  gboolean syncing;          /* the controls follow, nobody touched them */

  GtkStack *stack;
  GtkWidget *ending_bar;
  GtkLabel *ending_words;
  GtkWidget *extend_all;
  GtkWidget *practice_pill;
  GtkLabel *meta;
  GtkWidget *count;
  GtkBox *shows;
  GtkToggleButton *codes;
  AdwBin *slot;
  GtkLabel *foot;
};

G_DEFINE_FINAL_TYPE (DuoLinksPane, duo_links_pane, DUO_TYPE_PLATFORM_PANE)

enum
{
  RELOAD,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- Showing ---- */

/* Returns: (transfer full) (element-type DuoPublishRow): what the filter leaves */
static GPtrArray *
list_shown (DuoLinksPane *self)
{
  GPtrArray *shown = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->board->rows->len; i++)
    if (duo_publish_row_is_shown (self->board->rows->pdata[i], self->show, self->board->today))
      g_ptr_array_add (shown, g_object_ref (self->board->rows->pdata[i]));
  return shown;
}

/* "14 instellingen hebben een code en haalden niets op · live over 13 dagen" */
static char *
dup_foot (DuoLinksPane *self, guint n)
{
  const gint days = (gint) self->board->live - (gint) self->board->today;
  g_autofree char *live = NULL;
  g_autofree char *words = NULL;

  if (self->show == DUO_PUBLISH_SHOW_CHASE)
    {
      words = g_strdup_printf (ngettext ("%u institution has a code and fetched nothing", "%u institutions have a code and fetched nothing", n), n);
      if (self->board->live == 0)
        return g_steal_pointer (&words);
      live = days > 0 ? g_strdup_printf (ngettext ("live in %d day", "live in %d days", days), days)
                      : g_strdup_printf (ngettext ("live since %d day", "live since %d days", -days), -days);
      return g_strdup_printf ("%s · %s", words, live);
    }
  if (self->show == DUO_PUBLISH_SHOW_OLD)
    return g_strdup_printf (ngettext ("%u institution fetched the old version only", "%u institutions fetched the old version only", n), n);
  if (self->show == DUO_PUBLISH_SHOW_ENDING)
    return g_strdup_printf (ngettext ("%u code ends within a week", "%u codes end within a week", n), n);
  return g_strdup_printf (ngettext ("%u institution", "%u institutions", n), n);
}

static void
show_rows (DuoLinksPane *self)
{
  g_autoptr (GPtrArray) shown = list_shown (self);
  g_autofree char *foot = dup_foot (self, shown->len);

  duo_memory_rows_set (self->rows, shown);
  gtk_label_set_label (self->foot, foot);
}

static void
show_filters (DuoLinksPane *self)
{
  static const char *const labels[DUO_N_PUBLISH_SHOWS] = {
    [DUO_PUBLISH_SHOW_ALL] = NC_ ("links", "All"),
    [DUO_PUBLISH_SHOW_CHASE] = NC_ ("links", "To chase"),
    [DUO_PUBLISH_SHOW_OLD] = NC_ ("links", "Old version"),
    [DUO_PUBLISH_SHOW_ENDING] = NC_ ("links", "Ends soon"),
  };

  self->syncing = TRUE;
  if (self->board->n_shown[self->show] == 0)
    self->show = DUO_PUBLISH_SHOW_ALL;
  for (guint i = 0; i < DUO_N_PUBLISH_SHOWS; i++)
    {
      g_autofree char *label = g_strdup_printf ("%s %u", g_dpgettext2 (NULL, "links", labels[i]), self->board->n_shown[i]);

      gtk_button_set_label (GTK_BUTTON (self->shows_buttons[i]), label);
      gtk_widget_set_visible (GTK_WIDGET (self->shows_buttons[i]), i <= DUO_PUBLISH_SHOW_CHASE || self->board->n_shown[i] > 0);
      gtk_toggle_button_set_active (self->shows_buttons[i], i == self->show);
    }
  self->syncing = FALSE;
}

static void
show_filter_cb (DuoLinksPane *self, GtkToggleButton *button)
{
  if (self->syncing || !gtk_toggle_button_get_active (button))
    return;
  for (guint i = 0; i < DUO_N_PUBLISH_SHOWS; i++)
    if (self->shows_buttons[i] == button)
      self->show = (DuoPublishShow) i;
  show_rows (self);
}

static void
show_ending (DuoLinksPane *self)
{
  const guint n = self->board->n_shown[DUO_PUBLISH_SHOW_ENDING];
  guint32 first = 0;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (self->ending_bar, n > 0);
  if (n == 0)
    return;
  for (guint i = 0; i < self->board->rows->len; i++)
    {
      DuoPublishRow *row = self->board->rows->pdata[i];

      if (duo_publish_row_is_shown (row, DUO_PUBLISH_SHOW_ENDING, self->board->today))
        first = first == 0 ? row->last_day : MIN (first, row->last_day);
    }
  words = duo_words_ending_codes (n, first);
  gtk_label_set_label (self->ending_words, words);
}

/* "geldig t/m 13 november 2020 · 19 keer opgehaald, gelezen 14 okt 10:12 · verzoeken, geen personen" */
static void
show_meta (DuoLinksPane *self)
{
  g_autoptr (GDateTime) at = *self->board->read != '\0' ? g_date_time_new_from_iso8601 (self->board->read, NULL) : NULL;
  g_autoptr (GDateTime) here = at != NULL ? g_date_time_to_local (at) : NULL;
  g_autofree char *time = here != NULL ? g_date_time_format (here, "%d-%m-%Y %H:%M") : NULL;
  g_autofree char *read = time != NULL ? g_strdup_printf (_("downloads read at %s; they are requests, not people"), time)
                                       : g_strdup (_("downloads were not read yet"));
  const char *keyring = self->board->keyring ? _("codes are in the keyring")
                                             : _("nothing here keeps codes: those made now are known until the program ends, for earlier ones make a new code");
  g_autofree char *meta = self->board->tried ? g_strdup_printf ("%s · %s", read, keyring) : g_strdup (read);

  gtk_label_set_label (self->meta, meta);
}

static DuoPublishRow *
find_selected (DuoLinksPane *self)
{
  g_autoptr (GArray) selected = duo_table_view_dup_selected (self->table);

  return selected->len > 0 ? duo_memory_rows_find (self->rows, g_array_index (selected, gint64, 0)) : NULL;
}

static void
selection_cb (DuoLinksPane *self)
{
  static const char *const of_one_that_works[] = { "links.copy-code", "links.copy-link", "links.open-page" };
  static const char *const of_several[] = { "links.extend", "links.reissue", "links.revoke" };
  g_autoptr (GArray) selected = duo_table_view_dup_selected (self->table);
  const gboolean busy = duo_platform_desk_is_busy (self->desk);
  const DuoPublishRow *row = selected->len == 1 ? find_selected (self) : NULL;
  const gboolean works = row != NULL && row->link_state == DUO_LINK_MADE;

  for (guint i = 0; i < G_N_ELEMENTS (of_one_that_works); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_one_that_works[i], works);
  for (guint i = 0; i < G_N_ELEMENTS (of_several); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_several[i], selected->len > 0 && !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "links.show-institution", row != NULL);
}

void
duo_links_pane_show_progress (DuoLinksPane *self)
{
  const gboolean busy = duo_platform_desk_is_busy (self->desk);

  gtk_widget_set_sensitive (self->count, !busy && self->board != NULL && self->board->n_links > 0);
  gtk_widget_set_sensitive (self->extend_all, !busy);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "links.list", self->board != NULL && self->board->n_links > 0 && !busy);
  selection_cb (self);
}

void
duo_links_pane_show (DuoLinksPane *self, DuoPublishBoard *board)
{
  const gboolean other = self->board != NULL && duo_campaign_get_id (self->board->view->campaign) != duo_campaign_get_id (board->view->campaign);

  g_clear_pointer (&self->board, duo_publish_board_free);
  self->board = board;
  if (other)
    {
      self->show = DUO_PUBLISH_SHOW_ALL;
      self->read = 0;
    }
  gtk_widget_set_visible (self->practice_pill, board->practice);
  show_filters (self);
  show_ending (self);
  show_meta (self);
  show_rows (self);
  duo_links_pane_show_progress (self);
  gtk_stack_set_visible_child_name (self->stack, board->n_links > 0 || board->rows->len > 0 ? "list" : "empty");
}

gboolean
duo_links_pane_wants_codes (DuoLinksPane *self)
{
  return gtk_toggle_button_get_active (self->codes);
}

static void
codes_cb (DuoLinksPane *self)
{
  g_signal_emit (self, signals[RELOAD], 0);
}

/* ---- Jobs ---- */

static GtkWindow *
get_window (DuoLinksPane *self)
{
  return GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
}

/* @ids: (nullable): packages; NULL for all */
static void
do_work (DuoLinksPane *self, DuoPublishWork work, GArray *ids, guint32 last_day, const char *path, gboolean quiet)
{
  const DuoPublishJob job = {
    .work = work, .wish = { duo_campaign_get_id (self->board->view->campaign), 0, last_day }, .ids = ids, .path = path
  };

  /* the list needs no platform */
  duo_platform_desk_do (self->desk, &job, self->board->practice && work != DUO_PUBLISH_WORK_LIST, quiet);
}

static void
count_cb (DuoLinksPane *self)
{
  do_work (self, DUO_PUBLISH_WORK_COUNT, NULL, 0, NULL, FALSE);
}

/* Quietly, while somebody looks; a practice platform that does not run is not started for it. */
static gboolean
read_cb (gpointer user_data)
{
  DuoLinksPane *self = user_data;
  const gint64 now = g_get_monotonic_time ();

  if (self->board == NULL || self->board->n_links == 0 || duo_platform_desk_get_state (self->desk)->running
      || (self->board->practice && duo_platform_desk_get_practice (self->desk) == NULL)
      || (self->read != 0 && now - self->read < (gint64) READ_EACH_SECONDS * G_USEC_PER_SEC))
    return G_SOURCE_CONTINUE;
  self->read = now;
  do_work (self, DUO_PUBLISH_WORK_COUNT, NULL, 0, NULL, TRUE);
  return G_SOURCE_CONTINUE;
}

static void
duo_links_pane_map (GtkWidget *widget)
{
  DuoLinksPane *self = DUO_LINKS_PANE (widget);

  GTK_WIDGET_CLASS (duo_links_pane_parent_class)->map (widget);
  if (self->read_source == 0)
    self->read_source = g_timeout_add_seconds (5, read_cb, self);
}

static void
duo_links_pane_unmap (GtkWidget *widget)
{
  DuoLinksPane *self = DUO_LINKS_PANE (widget);

  g_clear_handle_id (&self->read_source, g_source_remove);
  gtk_toggle_button_set_active (self->codes, FALSE); /* nobody looks at them any more */
  GTK_WIDGET_CLASS (duo_links_pane_parent_class)->unmap (widget);
}

/* ---- Asking first ---- */

static void
answered_cb (DuoPublishWork work, GArray *ids, guint32 last_day, gpointer user_data)
{
  do_work (DUO_LINKS_PANE (user_data), work, ids, last_day, NULL, FALSE);
}

static void
ask_about (DuoLinksPane *self, DuoPublishWork work, GArray *ids)
{
  duo_link_question_ask (get_window (self), self->board, work, ids, answered_cb, G_OBJECT (self));
}

static void
ask_about_selected (DuoLinksPane *self, DuoPublishWork work)
{
  g_autoptr (GArray) selected = duo_table_view_dup_selected (self->table);

  if (selected->len > 0)
    ask_about (self, work, selected);
}

static void
extend_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_about_selected (DUO_LINKS_PANE (widget), DUO_PUBLISH_WORK_EXTEND);
}

static void
reissue_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_about_selected (DUO_LINKS_PANE (widget), DUO_PUBLISH_WORK_REISSUE);
}

static void
revoke_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_about_selected (DUO_LINKS_PANE (widget), DUO_PUBLISH_WORK_REVOKE);
}

static void
extend_ending_cb (DuoLinksPane *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < self->board->rows->len; i++)
    {
      DuoPublishRow *row = self->board->rows->pdata[i];

      if (duo_publish_row_is_shown (row, DUO_PUBLISH_SHOW_ENDING, self->board->today))
        g_array_append_val (ids, row->id);
    }
  if (ids->len > 0)
    ask_about (self, DUO_PUBLISH_WORK_EXTEND, ids);
}

/* ---- The list ---- */

static void
list_chosen_cb (const char *path, gpointer user_data)
{
  g_autoptr (DuoLinksPane) self = user_data;

  if (path != NULL && self->board != NULL)
    do_work (self, DUO_PUBLISH_WORK_LIST, NULL, 0, path, FALSE);
}

static void
warned_cb (AdwMessageDialog *dialog, const char *response, DuoLinksPane *self)
{
  g_autofree char *name = NULL;

  if (!g_str_equal (response, "do"))
    return;
  name = g_strdup_printf (_("login codes %s"), duo_campaign_get_name (self->board->view->campaign));
  duo_file_chooser_save (_("Save the list with codes"), get_window (self), name, ".xlsx", list_chosen_cb, g_object_ref (self));
}

/* An exercise says why it can't be, before anybody chose a file for it. */
static void
list_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoLinksPane *self = DUO_LINKS_PANE (widget);
  GtkWidget *dialog;

  dialog = adw_message_dialog_new (get_window (self), self->board->practice ? _("No list of an exercise") : _("Save login codes in a file?"),
                                   self->board->practice
                                     ? _("The links of an exercise work on this computer only and go on no mailing list. Publish on the real platform to get a list.")
                                     : _("The list holds login codes in plain text, for a mail merge. Keep it where nobody else can read it, and remove it after mailing."));
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "cancel", self->board->practice ? _("Close") : _("Cancel"));
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  if (!self->board->practice)
    adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "do", _("Save…"));
  g_signal_connect_object (dialog, "response", G_CALLBACK (warned_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- Copying ---- */

static void
copy (DuoLinksPane *self, const char *text, const char *sentence)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  g_signal_emit_by_name (duo_platform_desk_get_model (self->desk), "toast", sentence, FALSE);
}

static void
code_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoLinksPane *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoPublishBoard) board = duo_publish_board_load_finish (DUO_CONTEXT (source), result, &error);
  DuoPublishRow *selected;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  selected = find_selected (self);
  if (board == NULL || selected == NULL)
    return;
  for (guint i = 0; i < board->rows->len; i++)
    {
      DuoPublishRow *row = board->rows->pdata[i];
      g_autofree char *sentence = NULL;

      if (row->id != selected->id)
        continue;
      sentence = g_strdup_printf (row->code != NULL ? _("Code of ‘%s’ copied") : _("The code of ‘%s’ is not known any more. Make a new one."), row->name);
      if (row->code != NULL)
        copy (self, row->code, sentence);
      else
        g_signal_emit_by_name (duo_platform_desk_get_model (self->desk), "toast", sentence, FALSE);
    }
}

static void
copy_code_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoLinksPane *self = DUO_LINKS_PANE (widget);

  duo_publish_board_load_async (duo_platform_desk_get_context (self->desk), duo_platform_desk_get_secrets (self->desk),
                                duo_campaign_get_id (self->board->view->campaign), TRUE,
                                duo_platform_pane_get_cancellable (DUO_PLATFORM_PANE (self)), code_read_cb, self);
}

static void
copy_link_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoLinksPane *self = DUO_LINKS_PANE (widget);
  DuoPublishRow *row = find_selected (self);
  g_autofree char *sentence = row != NULL ? g_strdup_printf (_("Link of ‘%s’ copied"), row->name) : NULL;

  if (row != NULL)
    copy (self, row->url, sentence);
}

static void
open_page_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoLinksPane *self = DUO_LINKS_PANE (widget);
  DuoPublishRow *row = find_selected (self);

  if (row != NULL)
    gtk_show_uri (get_window (self), row->url, GDK_CURRENT_TIME);
}

/* Of the selected, or of all that are shown; each address once. */
static void
copy_mails_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoLinksPane *self = DUO_LINKS_PANE (widget);
  g_autoptr (GArray) selected = duo_table_view_dup_selected (self->table);
  g_autoptr (GPtrArray) shown = list_shown (self);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *copied = NULL;
  g_autofree char *sentence = NULL;
  guint n_without = 0;

  for (guint i = 0; i < shown->len; i++)
    {
      DuoPublishRow *row = shown->pdata[i];
      gboolean wanted = selected->len == 0;

      for (guint j = 0; j < selected->len; j++)
        wanted |= g_array_index (selected, gint64, j) == row->id;
      if (!wanted)
        continue;
      if (*row->mail == '\0')
        n_without++;
      else if (g_hash_table_add (seen, row->mail))
        g_string_append_printf (text, "%s%s", text->len > 0 ? "; " : "", row->mail);
    }
  copied = g_strdup_printf (ngettext ("%u e-mail address copied", "%u e-mail addresses copied", g_hash_table_size (seen)), g_hash_table_size (seen));
  sentence = n_without == 0 ? g_strdup (copied)
                            : g_strdup_printf (ngettext ("%s; %u institution has none", "%s; %u institutions have none", n_without), copied, n_without);
  copy (self, text->str, sentence);
}

static void
show_institution_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoPublishRow *row = find_selected (DUO_LINKS_PANE (widget));

  if (row != NULL)
    gtk_widget_activate_action (widget, "win.show-institution", "x", row->institution);
}

static void
activated_cb (DuoLinksPane *self, gint64 id)
{
  DuoPublishRow *row = duo_memory_rows_find (self->rows, id);

  if (row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-institution", "x", row->institution);
}

/* ---- Life ---- */

static void
duo_links_pane_dispose (GObject *object)
{
  DuoLinksPane *self = DUO_LINKS_PANE (object);

  g_clear_handle_id (&self->read_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_LINKS_PANE);
  g_clear_pointer (&self->board, duo_publish_board_free);

  G_OBJECT_CLASS (duo_links_pane_parent_class)->dispose (object);
}

static void
duo_links_pane_class_init (DuoLinksPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_links_pane_dispose;
  widget_class->map = duo_links_pane_map;
  widget_class->unmap = duo_links_pane_unmap;
  signals[RELOAD] = g_signal_new ("reload", DUO_TYPE_LINKS_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/platform/duo-links-pane.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DuoLinksPane, name)
  BIND (stack);
  BIND (ending_bar);
  BIND (ending_words);
  BIND (extend_all);
  BIND (practice_pill);
  BIND (meta);
  BIND (count);
  BIND (shows);
  BIND (codes);
  BIND (slot);
  BIND (foot);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, extend_ending_cb);
  gtk_widget_class_bind_template_callback (widget_class, count_cb);
  gtk_widget_class_bind_template_callback (widget_class, codes_cb);
  gtk_widget_class_install_action (widget_class, "links.copy-code", NULL, copy_code_action);
  gtk_widget_class_install_action (widget_class, "links.copy-link", NULL, copy_link_action);
  gtk_widget_class_install_action (widget_class, "links.open-page", NULL, open_page_action);
  gtk_widget_class_install_action (widget_class, "links.copy-mails", NULL, copy_mails_action);
  gtk_widget_class_install_action (widget_class, "links.show-institution", NULL, show_institution_action);
  gtk_widget_class_install_action (widget_class, "links.extend", NULL, extend_action);
  gtk_widget_class_install_action (widget_class, "links.reissue", NULL, reissue_action);
  gtk_widget_class_install_action (widget_class, "links.revoke", NULL, revoke_action);
  gtk_widget_class_install_action (widget_class, "links.list", NULL, list_action);
}

static void
duo_links_pane_init (DuoLinksPane *self)
{
  self->syncing = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < DUO_N_PUBLISH_SHOWS; i++)
    {
      self->shows_buttons[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new_with_label (""));
      gtk_widget_add_css_class (GTK_WIDGET (self->shows_buttons[i]), "duo-chip");
      if (i > 0)
        gtk_toggle_button_set_group (self->shows_buttons[i], self->shows_buttons[0]);
      g_signal_connect_object (self->shows_buttons[i], "toggled", G_CALLBACK (show_filter_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (self->shows, GTK_WIDGET (self->shows_buttons[i]));
    }
  self->syncing = FALSE;
}

/* Once, before anything is shown. */
void
duo_links_pane_set_up (DuoLinksPane *self, DuoPlatformDesk *desk)
{
  g_return_if_fail (DUO_IS_LINKS_PANE (self) && self->desk == NULL);

  self->desk = desk;
  duo_platform_pane_set_up (DUO_PLATFORM_PANE (self), desk, duo_links_columns, _("Links and codes"), self->slot);
  self->rows = duo_platform_pane_get_rows (DUO_PLATFORM_PANE (self));
  self->table = duo_platform_pane_get_table (DUO_PLATFORM_PANE (self));
  g_signal_connect_object (self->table, "selection-changed", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
}
