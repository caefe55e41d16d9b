/* SPDX-License-Identifier: EUPL-1.2 */
/* The pane: a table of links, filtered by what has to be looked at; what is done with them becomes a job of the desk. */
#include "duo-links-pane.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-file-chooser.h"
#include "duo-when-row.h"
#include "duo-when-text.h"
#include "duo-words-platform.h"
#include "duo-words.h"

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

/* ---- The table ---- */

static char *
dup_name (gpointer value, gpointer user_data)
{
  return g_strdup (((DuoPublishRow *) value)->name);
}

static char *
dup_link (gpointer value, gpointer user_data)
{
  DuoPublishRow *row = value;

  return g_strdup_printf ("%s %s", row->link_state == DUO_LINK_MADE ? "✓" : row->link_state >= DUO_LINK_WITHDRAWN ? "✕" : "○",
                          duo_words_link_state (row->link_state));
}

/* Hidden until somebody asks; one that is not known any more says so. */
static char *
dup_code (gpointer value, gpointer user_data)
{
  DuoLinksPane *self = user_data;
  DuoPublishRow *row = value;

  if (row->link_state != DUO_LINK_MADE)
    return g_strdup ("–");
  if (!gtk_toggle_button_get_active (self->codes))
    return g_strdup ("••••");
  return row->code != NULL ? g_strdup (row->code) : g_strdup_printf ("? %s", _("not known any more"));
}

static char *
dup_last_day (gpointer value, gpointer user_data)
{
  DuoPublishRow *row = value;
  const DuoWhen day = duo_when_day (row->last_day);

  return row->last_day != 0 ? duo_words_when (&day, TRUE, TRUE) : g_strdup ("–");
}

static char *
dup_downloads (gpointer value, gpointer user_data)
{
  DuoPublishRow *row = value;

  return row->counted || row->downloads > 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, row->downloads) : g_strdup_printf ("? %s", _("unknown"));
}

/* "✓ 14 okt", "○ nog niet", and in words where only the old version was fetched. */
static char *
dup_fetched (gpointer value, gpointer user_data)
{
  DuoPublishRow *row = value;
  const DuoWhen day = duo_when_of_stamp (row->first);
  g_autofree char *text = NULL;

  if (!duo_when_is_known (&day))
    return g_strdup_printf ("○ %s", _("not yet"));
  text = duo_words_when (&day, FALSE, TRUE);
  return row->fetched_old ? g_strdup_printf (_("! %s, the old version"), text) : g_strdup_printf ("✓ %s", text);
}

static char *
dup_contact (gpointer value, gpointer user_data)
{
  DuoPublishRow *row = value;

  return g_strdup (*row->contact != '\0' ? row->contact : "–");
}

static char *
dup_url (gpointer value, gpointer user_data)
{
  return g_strdup (((DuoPublishRow *) value)->url);
}

static const DuoViewColumn columns[] = {
  { "name", NC_ ("column", "Institution"), 0, FALSE, FALSE, dup_name },
  { "link", NC_ ("column", "Link"), 12, FALSE, FALSE, dup_link },
  { "code", NC_ ("column", "Login code"), 17, FALSE, FALSE, dup_code },
  { "last-day", NC_ ("column", "Until"), 11, FALSE, FALSE, dup_last_day },
  { "downloads", NC_ ("column", "Requests"), 9, TRUE, FALSE, dup_downloads },
  { "fetched", NC_ ("column", "Fetched first"), 18, FALSE, FALSE, dup_fetched },
  { "contact", NC_ ("column", "Contact"), 16, FALSE, FALSE, dup_contact },
  { "url", NC_ ("column", "Address"), 30, FALSE, TRUE, dup_url },
  { NULL },
};

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
  static const char *const actions[] = { "links.copy-code", "links.copy-link", "links.open-page", "links.show-institution", "links.extend", "links.reissue", "links.revoke" };
  g_autoptr (GArray) selected = duo_table_view_dup_selected (self->table);
  const gboolean busy = duo_platform_desk_is_busy (self->desk);
  const DuoPublishRow *row = selected->len == 1 ? find_selected (self) : NULL;
  const gboolean works = row != NULL && row->link_state == DUO_LINK_MADE;

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i],
                                   (i < 3 ? works : i < 4 ? row != NULL : selected->len > 0 && !busy));
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

typedef struct
{
  DuoLinksPane *pane;  /* (owned) */
  DuoPublishWork work;
  GArray *ids;         /* (owned) */
  DuoWhenRow *until;   /* (nullable): of extending */
} Question;

static void
question_free (gpointer data, GClosure *closure)
{
  Question *question = data;

  g_object_unref (question->pane);
  g_array_unref (question->ids);
  g_free (question);
}

/* Returns: the day that stands in @until, Julian, also while it is being typed; 0 where it is none after today */
static guint32
read_until (DuoLinksPane *self, DuoWhenRow *until)
{
  const gint year = (gint) duo_day_get_year (self->board->today);
  DuoWhen when = DUO_WHEN_NONE;

  return duo_when_read (gtk_editable_get_text (GTK_EDITABLE (until)), year, &when) && when.last > self->board->today ? when.last : 0;
}

static void
answered_cb (AdwMessageDialog *dialog, const char *response, Question *question)
{
  const guint32 last_day = question->until != NULL ? read_until (question->pane, question->until) : 0;

  if (g_str_equal (response, "do"))
    do_work (question->pane, question->work, question->ids, last_day, NULL, FALSE);
}

/* A last day later than the links @ids have now: that of the publication, or some time more. */
#define DAYS_MORE 30
#define DAYS_AT_LEAST 14

static guint32
propose_last_day (DuoLinksPane *self, GArray *ids)
{
  const guint32 proposed = MAX (self->board->until, self->board->today + DAYS_AT_LEAST);
  guint32 last = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      const DuoPublishRow *row = duo_memory_rows_find (self->rows, g_array_index (ids, gint64, i));

      last = row != NULL ? MAX (last, row->last_day) : last;
    }
  return proposed > last ? proposed : last + DAYS_MORE;
}

/* As it is typed: what would be refused over there is not sent. */
static void
until_changed_cb (DuoWhenRow *until, AdwMessageDialog *dialog)
{
  DuoLinksPane *self = g_object_get_data (G_OBJECT (dialog), "duo-pane");
  GtkLabel *problem = g_object_get_data (G_OBJECT (dialog), "duo-problem");
  const gboolean later = read_until (self, until) != 0;
  const gboolean past = !later && duo_when_row_can_read (until); /* of what is no date the row itself says so */

  gtk_label_set_label (problem, past ? _("Choose a day after today.") : "");
  if (past)
    duo_a11y_set_invalid (GTK_WIDGET (until), _("Choose a day after today."));
  adw_message_dialog_set_response_enabled (dialog, "do", later);
}

/* The field for a last day later than the links @ids have now. */
static DuoWhenRow *
add_until (DuoLinksPane *self, GArray *ids, AdwMessageDialog *dialog)
{
  const DuoWhen day = duo_when_day (propose_last_day (self, ids));
  DuoWhenRow *until = g_object_new (DUO_TYPE_WHEN_ROW, "title", _("Links work until and including"), NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *problem = gtk_label_new ("");

  duo_when_row_set_default_year (until, (gint) duo_day_get_year (self->board->today));
  duo_when_row_set_when (until, &day);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  duo_a11y_set_label (list, _("Until when"));
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (until));
  gtk_widget_add_css_class (problem, "error");
  gtk_label_set_xalign (GTK_LABEL (problem), 0);
  gtk_box_append (GTK_BOX (box), list);
  gtk_box_append (GTK_BOX (box), problem);
  adw_message_dialog_set_extra_child (dialog, box);
  g_object_set_data_full (G_OBJECT (dialog), "duo-pane", g_object_ref (self), g_object_unref);
  g_object_set_data (G_OBJECT (dialog), "duo-problem", problem);
  g_signal_connect_object (until, "changed", G_CALLBACK (until_changed_cb), dialog, 0);
  return until;
}

static GtkWidget *
new_question (DuoLinksPane *self, DuoPublishWork work, GArray *ids, const char *heading, const char *body, const char *label)
{
  GtkWidget *dialog = adw_message_dialog_new (get_window (self), heading, body);
  Question *question = g_new0 (Question, 1);

  question->pane = g_object_ref (self);
  question->work = work;
  question->ids = g_array_ref (ids);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Cancel"), "do", label, NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "do",
                                              work == DUO_PUBLISH_WORK_EXTEND ? ADW_RESPONSE_SUGGESTED : ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), work == DUO_PUBLISH_WORK_EXTEND ? "do" : "cancel");
  if (work == DUO_PUBLISH_WORK_EXTEND)
    question->until = add_until (self, ids, ADW_MESSAGE_DIALOG (dialog));
  g_signal_connect_data (dialog, "response", G_CALLBACK (answered_cb), question, question_free, 0);
  return dialog;
}

static void
ask_about (DuoLinksPane *self, DuoPublishWork work, GArray *ids)
{
  const DuoPublishRow *one = ids->len == 1 ? duo_memory_rows_find (self->rows, g_array_index (ids, gint64, 0)) : NULL;
  g_autofree char *heading = NULL;
  g_autofree char *named = NULL;
  const char *body;
  const char *label;

  if (work == DUO_PUBLISH_WORK_EXTEND)
    {
      heading = g_strdup_printf (ngettext ("Extend %u link?", "Extend %u links?", ids->len), ids->len);
      body = _("Link and code stay as they are. The platform may set a limit on how long a link works.");
      label = _("Extend");
    }
  else if (work == DUO_PUBLISH_WORK_REISSUE)
    {
      heading = g_strdup_printf (ngettext ("Make %u new code?", "Make %u new codes?", ids->len), ids->len);
      body = _("The link stays; the code that was handed out does not work any more. This can’t be undone.");
      label = _("New code");
    }
  else
    {
      heading = g_strdup_printf (ngettext ("Withdraw %u link?", "Withdraw %u links?", ids->len), ids->len);
      body = _("Link and code do not work any more. What was counted stays, and the files stay on the platform. This can’t be undone.");
      label = _("Withdraw");
    }
  if (one != NULL)
    named = g_strdup_printf ("%s: %s", one->name, body);
  gtk_window_present (GTK_WINDOW (new_question (self, work, ids, heading, named != NULL ? named : body, label)));
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
  name = g_strdup_printf (_("login codes %s.xlsx"), duo_campaign_get_name (self->board->view->campaign));
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
  duo_platform_pane_set_up (DUO_PLATFORM_PANE (self), desk, columns, _("Links and codes"), self->slot);
  self->rows = duo_platform_pane_get_rows (DUO_PLATFORM_PANE (self));
  self->table = duo_platform_pane_get_table (DUO_PLATFORM_PANE (self));
  g_signal_connect_object (self->table, "selection-changed", G_CALLBACK (selection_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->table, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_SWAPPED);
}
