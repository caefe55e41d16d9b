/* SPDX-License-Identifier: EUPL-1.2 */
/* The pane shows the board and the desk's state; what is pressed becomes a dry run, and from there a job. */
#include "duo-publish-pane.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-trial-window.h"
#include "duo-when-row.h"
#include "duo-words-match.h"
#include "duo-words-platform.h"
#include "duo-words.h"

/* Pixels from which the queue stands beside the rest, with text of the usual size; and that size, as GTK tells it. */
#define WIDE 960
#define USUAL_DPI (96 * 1024)

struct _DuoPublishPane
{
  DuoPlatformPane parent_instance;

  DuoPlatformDesk *desk;     /* (not owned): of the parent */
  DuoMemoryRows *rows;       /* (not owned): of the parent, the packages */
  gboolean trying;           /* a dry run is under way */
  GPtrArray *accounts;       /* (owned) (nullable) (element-type DuoPlatformAccount): those to choose from */
  gboolean syncing;          /* the choices follow, nobody touched them */
  gint64 wanted_account;     /* chosen as soon as it is listed; 0 for none */
  guint fold_source;         /* 0 = none waits */
  guint focus_tick;          /* 0 = none waits: the button to pause gets the focus as soon as it has its place */
  gdouble told;              /* what was spoken of the progress last: 0, 0.5 or 1 */
  /* as last read: */
  gint64 campaign;           /* id; 0 for none */
  gboolean published;        /* once at least, or begun */
  gboolean unfinished;
  gint64 paused;             /* id of the campaign that was paused last before anything of it was published; 0 for none */
  gboolean practice;
  const char *codes_words;   /* where codes are */
  guint n_rows;
  guint n_there;
  guint n_links;

  GtkStack *stack;
  GtkScrolledWindow *scroller;
  GtkBox *columns;
  GtkWidget *left;
  GtkWidget *practise;
  GtkWidget *practice_pill;
  GtkLabel *meta;
  GtkWidget *publish;
  AdwActionRow *trial_row;
  GtkImage *trial_icon;
  AdwActionRow *files_row;
  GtkImage *files_icon;
  GtkLabel *files_count;
  AdwActionRow *links_row;
  GtkImage *links_icon;
  GtkLabel *links_count;
  AdwActionRow *ready_row;
  GtkImage *ready_icon;
  GtkWidget *to_links;
  AdwComboRow *account;
  DuoWhenRow *until;
  GtkLabel *progress_words;
  GtkWidget *pause;
  GtkWidget *resume;
  GtkWidget *cancel;
  GtkProgressBar *progress;
  AdwBin *slot;
};

G_DEFINE_FINAL_TYPE (DuoPublishPane, duo_publish_pane, DUO_TYPE_PLATFORM_PANE)

enum
{
  FAILED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- The queue as a table ---- */

static char *
dup_name (gpointer value, gpointer user_data)
{
  return g_strdup (((DuoPublishRow *) value)->name);
}

/* "✓ staat er, gecontroleerd"; of the one at hand how far it is. */
static char *
dup_state (gpointer value, gpointer user_data)
{
  DuoPublishPane *self = user_data;
  DuoPublishRow *row = value;
  const DuoDeskState *state = duo_platform_desk_get_state (self->desk);
  const gint failure = row->current ? -1 : row->failure; /* of one that is there it is the link that failed */
  g_autofree char *words = row->doubted && failure < 0 ? g_strdup (C_("queue", "is there, to be compared"))
                                                       : duo_words_queue_state (row->state, row->current, failure);

  if (state->running && g_strcmp0 (state->label, row->label) == 0 && state->phase == DUO_PUBLISH_WAITING)
    {
      g_autofree char *why = state->problem != NULL ? duo_words_practice_error (state->problem, row->name, self->practice) : NULL;

      return g_strdup_printf (_("◷ waits %u s: %s"), state->wait, why != NULL ? why : _("the platform makes so many links at a time"));
    }
  if (state->running && g_strcmp0 (state->label, row->label) == 0 && state->phase == DUO_PUBLISH_SENDING && !row->current)
    return state->file_all > 0 ? g_strdup_printf ("↑ %s · %d %%", words, (gint) (state->file_bytes * 100 / state->file_all))
                               : g_strdup_printf ("↑ %s", words);
  return g_strdup_printf ("%s %s", failure >= 0 ? "✕" : row->current ? "✓" : row->state == DUO_PACKAGE_SENDING ? "↑" : "○", words);
}

static char *
dup_link (gpointer value, gpointer user_data)
{
  DuoPublishRow *row = value;
  g_autofree char *failed = NULL;

  if (row->current && row->failure >= 0)
    {
      failed = duo_words_queue_state (row->state, FALSE, row->failure);
      return g_strdup_printf ("✕ %s", failed);
    }
  return g_strdup_printf ("%s %s", row->link_state == DUO_LINK_MADE ? "✓" : row->link_state == DUO_LINK_ASKING ? "↑" : row->link_state >= DUO_LINK_WITHDRAWN ? "✕" : "○",
                          duo_words_link_state (row->link_state));
}

static char *
dup_size (gpointer value, gpointer user_data)
{
  return duo_words_media_size (((DuoPublishRow *) value)->size);
}

static const DuoViewColumn columns[] = {
  { "name", NC_ ("column", "Institution"), 0, FALSE, FALSE, dup_name },
  { "state", NC_ ("column", "Package"), 28, FALSE, FALSE, dup_state },
  { "link", NC_ ("column", "Link"), 15, FALSE, FALSE, dup_link },
  { "size", NC_ ("column", "Size"), 9, TRUE, TRUE, dup_size },
  { NULL },
};

/* ---- Showing ---- */

static void
set_stage (GtkImage *icon, gboolean done, gboolean at_hand)
{
  gtk_image_set_from_icon_name (icon, done ? "object-select-symbolic" : at_hand ? "duo-publish-symbolic" : "radio-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (icon), "duo-step-done");
  gtk_widget_remove_css_class (GTK_WIDGET (icon), "duo-step-next");
  gtk_widget_remove_css_class (GTK_WIDGET (icon), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (icon), done ? "duo-step-done" : at_hand ? "duo-step-next" : "dim-label");
}

/* Whether the campaign that is shown is being published: not another one. */
static gboolean
is_running (DuoPublishPane *self)
{
  const DuoDeskState *state = duo_platform_desk_get_state (self->desk);

  return state->running && state->work == DUO_PUBLISH_WORK_RUN && state->campaign == self->campaign;
}

static void
set_count (GtkLabel *label, guint done, guint all)
{
  g_autofree char *text = all > 0 ? g_strdup_printf (_("%u of %u"), done, all) : NULL;

  gtk_label_set_label (label, text != NULL ? text : "");
}

static void
show_stages (DuoPublishPane *self)
{
  const gboolean running = is_running (self);
  const gboolean files = self->n_rows > 0 && self->n_there == self->n_rows;
  const gboolean links = files && self->n_links == self->n_rows;

  set_stage (self->trial_icon, self->published || running, FALSE);
  set_stage (self->files_icon, files, running && !files);
  set_stage (self->links_icon, links, running && files && !links);
  set_stage (self->ready_icon, links && !self->practice, FALSE);
  set_count (self->files_count, self->n_there, self->n_rows);
  set_count (self->links_count, self->n_links, self->n_rows);
  gtk_widget_set_sensitive (self->to_links, self->n_links > 0);
  adw_action_row_set_subtitle (self->ready_row, self->practice ? _("links of an exercise are not mailed")
                                                               : self->codes_words);
}

/* "20,8 van 36,9 MB · 12 van 40 stappen" */
static char *
dup_progress_words (DuoPublishPane *self)
{
  const DuoDeskState *state = duo_platform_desk_get_state (self->desk);
  g_autofree char *done = duo_words_media_size (state->bytes);
  g_autofree char *all = duo_words_media_size (state->all_bytes);
  g_autofree char *left = NULL;
  g_autofree char *why = NULL;

  if (state->pausing)
    return g_strdup (_("Stops after what it is doing…"));
  if (state->all_steps == 0)
    return g_strdup (duo_platform_desk_is_starting (self->desk) ? _("Starts the practice platform…") : _("Prepares the packages…"));
  if (state->phase == DUO_PUBLISH_WAITING)
    {
      why = state->problem != NULL ? duo_words_practice_error (state->problem, state->label, self->practice) : NULL;
      left = self->practice ? NULL : duo_words_duration (duo_publish_link_seconds (state->all_steps - state->steps, DUO_LINKS_AT_ONCE));
      if (why != NULL)
        return g_strdup_printf (_("Waits %u seconds. %s"), state->wait, why);
      return g_strdup_printf (_("Waits %u seconds: the platform makes %u links in ten minutes. Still %s"), state->wait, DUO_LINKS_AT_ONCE, left);
    }
  if (state->all_bytes == 0)
    return g_strdup_printf (_("%u of %u steps"), state->steps, state->all_steps);
  return g_strdup_printf (_("%s of %s · %u of %u steps"), done, all, state->steps, state->all_steps);
}

/* Spoken at the begin, the half and the end only. */
static void
speak (DuoPublishPane *self, double fraction)
{
  const double reached = fraction >= 1 ? 1 : fraction >= 0.5 ? 0.5 : 0;
  g_autofree char *words = NULL;

  if (reached == self->told)
    return;
  self->told = reached;
  words = g_strdup_printf (_("Publishing: %d percent"), (gint) (reached * 100));
  duo_a11y_set_description (self->pause, words);
}

/* Of one that was never published the store knows nothing as long as its packages are being made. */
static void
note_pause (DuoPublishPane *self)
{
  const DuoDeskState *state = duo_platform_desk_get_state (self->desk);

  if (state->running && state->campaign == self->campaign)
    self->paused = state->work == DUO_PUBLISH_WORK_RUN && state->pausing ? self->campaign : 0;
}

void
duo_publish_pane_show_progress (DuoPublishPane *self)
{
  const DuoDeskState *state = duo_platform_desk_get_state (self->desk);
  const gboolean running = is_running (self);
  const gboolean unfinished = self->unfinished || (!self->published && self->paused != 0 && self->paused == self->campaign);
  const gboolean busy = duo_platform_desk_is_busy (self->desk);
  const double fraction = duo_platform_desk_get_fraction (self->desk);
  g_autofree char *words = running ? dup_progress_words (self) : NULL;

  note_pause (self);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), running);
  gtk_progress_bar_set_fraction (self->progress, fraction);
  speak (self, running ? fraction : -1);
  gtk_label_set_label (self->progress_words,
                       words != NULL        ? words
                       : unfinished         ? _("Publishing is paused. What is there stays; go on when you like.")
                       : self->n_rows == 0  ? _("Nothing was published yet.")
                                            : _("All is on the platform as it was published last."));
  gtk_widget_set_visible (self->pause, running);
  gtk_widget_set_sensitive (self->pause, !state->pausing);
  gtk_widget_set_visible (self->resume, !running && unfinished);
  gtk_widget_set_sensitive (self->resume, !busy);
  gtk_widget_set_visible (self->cancel, running || unfinished);
  gtk_widget_set_sensitive (self->cancel, running ? !state->pausing : !busy);
  gtk_widget_set_sensitive (self->publish, !busy && !self->trying);
  gtk_widget_set_sensitive (GTK_WIDGET (self->account), !busy);
  gtk_widget_set_sensitive (GTK_WIDGET (self->until), !busy);
  show_stages (self);
  if (running)
    duo_memory_rows_refresh (self->rows);
}

static DuoPlatformAccount *
get_account (DuoPublishPane *self)
{
  const guint selected = adw_combo_row_get_selected (self->account);

  return self->accounts != NULL && selected < self->accounts->len ? self->accounts->pdata[selected] : NULL;
}

static void
show_account (DuoPublishPane *self)
{
  DuoPlatformAccount *account = get_account (self);
  g_autofree char *meta = account != NULL ? g_strdup_printf (_("to %s"), duo_platform_account_get_address (account)) : NULL;

  self->practice = account != NULL && duo_platform_account_get_practice (account) == 1;
  gtk_label_set_label (self->meta, meta != NULL ? meta : "");
  gtk_widget_set_visible (self->practice_pill, self->practice);
}

static void
account_cb (DuoPublishPane *self)
{
  if (self->syncing || self->desk == NULL)
    return;
  show_account (self);
  show_stages (self);
}

/* The account that was just signed in with, else the one that the campaign is published on, else the newest. */
static void
fill_accounts (DuoPublishPane *self, const DuoPublishBoard *board)
{
  g_autoptr (GtkStringList) choices = gtk_string_list_new (NULL);
  DuoPlatformAccount *before = get_account (self);
  const gint64 published = board->view->account != NULL ? duo_platform_account_get_id (board->view->account) : 0;
  gint64 wanted = before != NULL ? duo_platform_account_get_id (before) : published;
  guint selected = board->accounts->len - 1;

  if (self->campaign != duo_campaign_get_id (board->view->campaign) && published != 0)
    wanted = published;
  if (self->wanted_account != 0)
    wanted = self->wanted_account;
  for (guint i = 0; i < board->accounts->len; i++)
    {
      DuoPlatformAccount *account = board->accounts->pdata[i];
      const gint64 id = duo_platform_account_get_id (account);
      g_autofree char *label = duo_platform_account_get_practice (account) == 1
                                 ? g_strdup (_("Practice platform"))
                                 : g_strdup_printf ("%s · %s", duo_platform_account_get_address (account), duo_platform_account_get_login (account));

      gtk_string_list_append (choices, label);
      if (id == wanted)
        {
          selected = i;
          self->wanted_account = 0;
        }
    }
  self->syncing = TRUE;
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  self->accounts = g_ptr_array_ref (board->accounts);
  adw_combo_row_set_model (self->account, G_LIST_MODEL (choices));
  adw_combo_row_set_selected (self->account, selected);
  self->syncing = FALSE;
}

void
duo_publish_pane_show (DuoPublishPane *self, const DuoPublishBoard *board)
{
  const gboolean other = self->campaign != duo_campaign_get_id (board->view->campaign);
  DuoWhen until;

  self->published = board->view->publication != NULL;
  self->unfinished = board->unfinished;
  self->codes_words = !board->tried   ? _("codes are never in the file of the calendar")
                      : board->keyring ? _("codes are in the keyring only")
                                       : _("codes are known until the program ends; save the list before");
  self->n_rows = board->rows->len;
  self->n_there = board->n_there;
  self->n_links = board->n_links;
  duo_memory_rows_set (self->rows, board->rows);
  if (board->accounts->len > 0)
    {
      fill_accounts (self, board);
      show_account (self);
    }
  if (other)
    {
      until = duo_when_day (board->until);
      duo_when_row_set_when (self->until, &until);
      adw_action_row_set_subtitle (self->trial_row, _("shows what would happen, before anything is sent"));
    }
  self->campaign = duo_campaign_get_id (board->view->campaign);
  gtk_widget_set_sensitive (self->practise, !duo_platform_desk_is_starting (self->desk));
  gtk_stack_set_visible_child_name (self->stack, board->accounts->len > 0 ? "pane" : "no-account");
  duo_publish_pane_show_progress (self);
}

/* Chooses @account as soon as it is among those that are listed. */
void
duo_publish_pane_choose_account (DuoPublishPane *self, gint64 account)
{
  self->wanted_account = account;
}

/* ---- Doing ---- */

static DuoPublishJob
make_job (DuoPublishPane *self, DuoPublishWork work)
{
  DuoPlatformAccount *account = get_account (self);

  return (DuoPublishJob){
    .work = work,
    .wish = { self->campaign, account != NULL ? duo_platform_account_get_id (account) : 0, duo_when_row_get_when (self->until)->last },
  };
}

static void
practise_cb (DuoPublishPane *self)
{
  duo_platform_desk_begin_practice (self->desk);
}

static void
practice_cb (DuoPublishPane *self)
{
  gtk_widget_set_sensitive (self->practise, !duo_platform_desk_is_starting (self->desk));
}

/* Only what has its place is scrolled into view. */
static gboolean
focus_pause_cb (GtkWidget *pause, GdkFrameClock *frames, gpointer user_data)
{
  if (gtk_widget_get_visible (pause) && gtk_widget_get_height (pause) == 0)
    return G_SOURCE_CONTINUE;

  DUO_PUBLISH_PANE (user_data)->focus_tick = 0;
  gtk_widget_grab_focus (pause);
  return G_SOURCE_REMOVE;
}

/* The dry run was looked at, and is to be done. */
static void
agreed_cb (DuoTrialWindow *window, const char *path, DuoPublishPane *self)
{
  const DuoPublishTrial *trial = duo_trial_window_get_trial (window);
  DuoPublishJob job = { .work = DUO_PUBLISH_WORK_RUN, .wish = trial->wish, .path = *path != '\0' ? path : NULL };

  duo_platform_desk_do (self->desk, &job, trial->practice, FALSE);
  if (self->focus_tick == 0)
    self->focus_tick = gtk_widget_add_tick_callback (self->pause, focus_pause_cb, self, NULL);
}

static void
tried_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoPublishPane *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoPublishTrial) trial = duo_publish_try_finish (DUO_CONTEXT (source), result, &error);
  g_autofree char *size = NULL;
  g_autofree char *words = NULL;
  GtkWindow *window;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  self->trying = FALSE;
  duo_publish_pane_show_progress (self);
  g_signal_emit (self, signals[FAILED], 0, error);
  if (trial == NULL)
    return;
  size = duo_words_media_size (trial->n_bytes);
  words = g_strdup_printf (ngettext ("%u institution · %s to send", "%u institutions · %s to send", trial->rows->len), trial->rows->len, size);
  adw_action_row_set_subtitle (self->trial_row, words);
  window = GTK_WINDOW (duo_trial_window_new (g_steal_pointer (&trial), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)))));
  g_signal_connect_object (window, "agreed", G_CALLBACK (agreed_cb), self, 0);
  gtk_window_present (window);
}

static void
publish_cb (DuoPublishPane *self)
{
  const DuoPublishJob job = make_job (self, DUO_PUBLISH_WORK_RUN);

  if (self->trying || job.wish.account == 0 || duo_when_row_holds_back (self->until))
    return;
  self->trying = TRUE;
  adw_action_row_set_subtitle (self->trial_row, _("Prepares the packages…"));
  duo_publish_pane_show_progress (self);
  duo_publish_try_async (duo_platform_desk_get_context (self->desk), duo_platform_desk_get_secrets (self->desk), &job.wish,
                         duo_platform_pane_get_cancellable (DUO_PLATFORM_PANE (self)), tried_cb, self);
}

static void
pause_cb (DuoPublishPane *self)
{
  duo_platform_desk_pause (self->desk);
}

static void
resume_cb (DuoPublishPane *self)
{
  const DuoPublishJob job = make_job (self, DUO_PUBLISH_WORK_RUN);

  duo_platform_desk_do (self->desk, &job, self->practice, FALSE);
}

/* ---- Giving up ---- */

/* What runs is paused first; the desk gives up when that stands still. */
static void
cancel_response_cb (AdwMessageDialog *dialog, const char *response, DuoPublishPane *self)
{
  const DuoPublishJob job = make_job (self, DUO_PUBLISH_WORK_CANCEL);

  if (!g_str_equal (response, "give-up"))
    return;
  if (is_running (self))
    duo_platform_desk_pause (self->desk);
  duo_platform_desk_do (self->desk, &job, self->practice, FALSE);
}

static void
cancel_cb (DuoPublishPane *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Give up publishing?"), NULL);
  g_autofree char *there = g_strdup_printf (ngettext ("%u package", "%u packages", self->n_there), self->n_there);
  g_autofree char *links = g_strdup_printf (ngettext ("%u link", "%u links", self->n_links), self->n_links);

  adw_message_dialog_format_body (ADW_MESSAGE_DIALOG (dialog),
                                  /* "3 packages", "2 links" */
                                  _("What is on the platform stays there: %s and %s. What was sent in part is removed there, and the rest is not sent."),
                                  there, links);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Don’t give up"), "give-up", _("Give up"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "give-up", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (cancel_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* ---- Narrow: the queue stands below ---- */

static gboolean
fold_cb (gpointer user_data)
{
  DuoPublishPane *self = user_data;
  gboolean narrow;
  gint dpi = USUAL_DPI;

  self->fold_source = 0;
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-xft-dpi", &dpi, NULL);
  narrow = gtk_widget_get_width (GTK_WIDGET (self)) * (gint64) USUAL_DPI < WIDE * (gint64) (dpi > 0 ? dpi : USUAL_DPI);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->columns), narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  return G_SOURCE_REMOVE;
}

/* The scroller tells by its adjustment how wide it became; a bin is not asked for its size. */
static void
width_cb (DuoPublishPane *self)
{
  if (self->fold_source == 0) /* not while sizes are being given out */
    self->fold_source = g_idle_add (fold_cb, self);
}

/* ---- Life ---- */

static void
duo_publish_pane_dispose (GObject *object)
{
  DuoPublishPane *self = DUO_PUBLISH_PANE (object);

  g_clear_handle_id (&self->fold_source, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_PUBLISH_PANE);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);

  G_OBJECT_CLASS (duo_publish_pane_parent_class)->dispose (object);
}

static void
duo_publish_pane_class_init (DuoPublishPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_publish_pane_dispose;
  signals[FAILED] = g_signal_new ("failed", DUO_TYPE_PUBLISH_PANE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  g_type_ensure (DUO_TYPE_WHEN_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/platform/duo-publish-pane.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, DuoPublishPane, name)
  BIND (stack);
  BIND (scroller);
  BIND (columns);
  BIND (left);
  BIND (practise);
  BIND (practice_pill);
  BIND (meta);
  BIND (publish);
  BIND (trial_row);
  BIND (trial_icon);
  BIND (files_row);
  BIND (files_icon);
  BIND (files_count);
  BIND (links_row);
  BIND (links_icon);
  BIND (links_count);
  BIND (ready_row);
  BIND (ready_icon);
  BIND (to_links);
  BIND (account);
  BIND (until);
  BIND (progress_words);
  BIND (pause);
  BIND (resume);
  BIND (cancel);
  BIND (progress);
  BIND (slot);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, practise_cb);
  gtk_widget_class_bind_template_callback (widget_class, publish_cb);
  gtk_widget_class_bind_template_callback (widget_class, account_cb);
  gtk_widget_class_bind_template_callback (widget_class, pause_cb);
  gtk_widget_class_bind_template_callback (widget_class, resume_cb);
  gtk_widget_class_bind_template_callback (widget_class, cancel_cb);
}

static void
duo_publish_pane_init (DuoPublishPane *self)
{
  self->syncing = TRUE;
  self->told = -1;
  self->codes_words = "";
  gtk_widget_init_template (GTK_WIDGET (self));
  duo_a11y_name_choices (GTK_WIDGET (self->account));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller), "notify::page-size", G_CALLBACK (width_cb), self,
                           G_CONNECT_SWAPPED);
  adw_action_row_set_subtitle (self->files_row, _("each different package once, then checked by its hash"));
  adw_action_row_set_subtitle (self->links_row, _("only for a package that is there whole"));
  self->syncing = FALSE;
}

/* Once, before anything is shown. */
void
duo_publish_pane_set_up (DuoPublishPane *self, DuoPlatformDesk *desk)
{
  g_return_if_fail (DUO_IS_PUBLISH_PANE (self) && self->desk == NULL);

  self->desk = desk;
  duo_platform_pane_set_up (DUO_PLATFORM_PANE (self), desk, columns, _("Queue"), self->slot);
  self->rows = duo_platform_pane_get_rows (DUO_PLATFORM_PANE (self));
  g_signal_connect_object (desk, "practice", G_CALLBACK (practice_cb), self, G_CONNECT_SWAPPED);
}
