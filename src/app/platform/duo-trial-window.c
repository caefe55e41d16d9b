/* SPDX-License-Identifier: EUPL-1.2 */
/* The window of the dry run: what was found, and a row for each institution. */
#include "duo-trial-window.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-file-chooser.h"
#include "duo-memory-rows.h"
#include "duo-table-view.h"
#include "duo-words-match.h"
#include "duo-words-platform.h"
#include "duo-words.h"

struct _DuoTrialWindow
{
  AdwWindow parent_instance;

  DuoPublishTrial *trial; /* (owned) */
  DuoMemoryRows *rows;    /* (owned) */

  AdwWindowTitle *heading;
  GtkListBox *findings;
  GtkWidget *publish;
  AdwBin *slot;
};

G_DEFINE_FINAL_TYPE (DuoTrialWindow, duo_trial_window, ADW_TYPE_WINDOW)

enum
{
  AGREED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* ---- The table ---- */

static char *
dup_name (gpointer value, gpointer user_data)
{
  return g_strdup (((DuoTrialRow *) value)->name);
}

/* "5 bestanden: Beeld liggend, Clip…" */
static char *
dup_contents (gpointer value, gpointer user_data)
{
  DuoTrialRow *row = value;
  const guint n = g_strv_length (row->contents);
  g_autofree char *count = g_strdup_printf (ngettext ("%u file", "%u files", n), n);
  g_autofree char *titles = g_strjoinv (", ", row->contents);

  if (n == 0)
    return g_strdup ("–");
  return row->standard ? g_strdup_printf (_("standard set, %s: %s"), count, titles) : g_strdup_printf ("%s: %s", count, titles);
}

static char *
dup_file (gpointer value, gpointer user_data)
{
  DuoTrialRow *row = value;
  g_autofree char *size = duo_words_media_size (row->bytes);

  switch (row->file_step)
    {
    case DUO_PUBLISH_UPLOAD:
      return g_strdup_printf (_("send, %s"), size);
    case DUO_PUBLISH_REPLACE:
      return g_strdup_printf (_("send the new version, %s"), size);
    case DUO_PUBLISH_COPY:
      return g_strdup_printf (_("copy on the platform, the same as %s"), row->source);
    default:
      return g_strdup (_("is there already"));
    }
}

static char *
dup_link (gpointer value, gpointer user_data)
{
  switch (((DuoTrialRow *) value)->link_step)
    {
    case DUO_PUBLISH_LINK:
      return g_strdup (((DuoTrialRow *) value)->renewed ? _("again: it was withdrawn") : _("new, with a login code"));
    case DUO_PUBLISH_EXTEND:
      return g_strdup (_("another last day"));
    case DUO_PUBLISH_WITHDRAW:
      return g_strdup (_("withdraw"));
    default:
      return g_strdup (_("stays"));
    }
}

static const DuoViewColumn columns[] = {
  { "name", NC_ ("column", "Institution"), 20, FALSE, FALSE, dup_name },
  { "contents", NC_ ("column", "Gets"), 0, FALSE, FALSE, dup_contents },
  { "file", NC_ ("column", "Package"), 28, FALSE, FALSE, dup_file },
  { "link", NC_ ("column", "Link"), 20, FALSE, FALSE, dup_link },
  { NULL },
};

/* ---- What was found ---- */

/* @title and @detail: (transfer full) */
static void
add_finding (DuoTrialWindow *self, const char *icon, char *title, char *detail)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *owned_title = title;
  g_autofree char *owned_detail = detail;
  g_autofree char *escaped = g_markup_escape_text (title, -1);
  g_autofree char *escaped_detail = g_markup_escape_text (detail, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped_detail);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  gtk_list_box_append (self->findings, row);
}

static char *
dup_names (GPtrArray *names)
{
  g_autofree char **texts = g_new0 (char *, names->len + 1);

  for (guint i = 0; i < names->len; i++)
    texts[i] = names->pdata[i];
  return g_strjoinv (", ", texts);
}

static void
add_links_finding (DuoTrialWindow *self)
{
  const DuoPublishTrial *trial = self->trial;
  const guint n = trial->plan->n_links;
  const DuoWhen until = duo_when_day (trial->wish.last_day);
  g_autofree char *day = trial->wish.last_day != 0 ? duo_words_when (&until, TRUE, FALSE) : NULL;
  g_autofree char *time = duo_words_duration (trial->seconds);

  if (n == 0)
    return;
  add_finding (self, "dialog-password-symbolic",
               g_strdup_printf (ngettext ("%u new link with a login code", "%u new links, each with a login code", n), n),
               day != NULL ? g_strdup_printf (_("valid until and including %s"), day) : g_strdup (_("without a last day")));
  if (trial->practice)
    add_finding (self, "dialog-information-symbolic", g_strdup (_("This is an exercise")),
                 g_strdup (_("all stays on this computer; its links go on no mailing list")));
  else
    add_finding (self, "alarm-symbolic", g_strdup_printf (_("Takes %s"), time),
                 g_strdup_printf (_("the platform makes %u links in ten minutes; sending comes on top of that"), DUO_LINKS_AT_ONCE));
}

/* Somebody took these links away, perhaps on purpose: they do not come back unnoticed. */
static void
add_renewed_finding (DuoTrialWindow *self)
{
  const DuoPublishTrial *trial = self->trial;
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *joined = NULL;

  for (guint i = 0; i < trial->rows->len; i++)
    {
      DuoTrialRow *row = trial->rows->pdata[i];

      if (row->renewed)
        g_ptr_array_add (names, row->name);
    }
  if (names->len == 0)
    return;
  joined = dup_names (names);
  add_finding (self, "dialog-warning-symbolic",
               g_strdup_printf (ngettext ("%u link was withdrawn and is made again", "%u links were withdrawn and are made again", names->len), names->len),
               g_strdup_printf (_("%s. Who must not get one: note first that it does not take part."), joined));
}

static void
fill_findings (DuoTrialWindow *self)
{
  const DuoPublishTrial *trial = self->trial;
  const guint n_nobody = trial->view->nobody->len;
  const guint n_standard = g_hash_table_size (trial->view->standard);
  g_autofree char *size = duo_words_media_size (trial->n_bytes);

  add_finding (self, "package-x-generic-symbolic",
               g_strdup_printf (ngettext ("%u package for %u institutions", "%u packages for %u institutions", trial->n_packages), trial->n_packages, trial->rows->len),
               trial->n_copies == 0
                 ? g_strdup_printf (_("%s to send"), size)
                 : g_strdup_printf (ngettext ("%s to send; %u copy is made on the platform", "%s to send; %u copies are made on the platform", trial->n_copies), size, trial->n_copies));
  add_links_finding (self);
  add_renewed_finding (self);
  if (trial->n_leaving > 0)
    add_finding (self, "dialog-warning-symbolic",
                 g_strdup_printf (ngettext ("%u link is withdrawn", "%u links are withdrawn", trial->n_leaving), trial->n_leaving),
                 g_strdup (_("of who does not take part any more")));
  if (n_standard > 0)
    add_finding (self, "dialog-warning-symbolic",
                 g_strdup_printf (ngettext ("%u institution gets the standard set", "%u institutions get the standard set", n_standard), n_standard),
                 g_strdup (_("nothing is sure to fit there: they are asked to look themselves")));
  if (n_nobody > 0)
    add_finding (self, "dialog-warning-symbolic",
                 g_strdup_printf (ngettext ("%u institution gets nothing", "%u institutions get nothing", n_nobody), n_nobody),
                 dup_names (trial->view->nobody));
  if (trial->view->n_waiting > 0)
    add_finding (self, "document-open-recent-symbolic",
                 g_strdup_printf (ngettext ("%u institution waits for its wave", "%u institutions wait for their wave", trial->view->n_waiting), trial->view->n_waiting),
                 g_strdup (_("it gets nothing until the wave before has a conclusion")));
  if (trial->view->n_concepts > 0)
    add_finding (self, "changes-prevent-symbolic",
                 g_strdup_printf (ngettext ("%u material stays at home", "%u materials stay at home", trial->view->n_concepts), trial->view->n_concepts),
                 g_strdup (_("still a concept")));
  if (trial->plan->n_links > 0 && !trial->keyring && !trial->practice)
    add_finding (self, "dialog-warning-symbolic", g_strdup (_("Nothing here keeps codes safely")),
                 g_strdup (_("You choose first where the list with the codes is saved; nothing is sent before that.")));
  if (trial->plan->steps->len == 0)
    add_finding (self, "object-select-symbolic", g_strdup (_("There is nothing to do")),
                 g_strdup (_("all is on the platform as it should be")));
}

/* ---- Agreeing ---- */

static void
chosen_cb (const char *path, gpointer user_data)
{
  g_autoptr (DuoTrialWindow) self = user_data;

  if (path == NULL)
    return;
  g_signal_emit (self, signals[AGREED], 0, path);
  gtk_window_close (GTK_WINDOW (self));
}

static void
publish_cb (DuoTrialWindow *self)
{
  const DuoPublishTrial *trial = self->trial;

  if (trial->plan->n_links > 0 && !trial->keyring && !trial->practice)
    {
      duo_file_chooser_save (_("Save the list with codes"), GTK_WINDOW (self), _("login codes"), ".xlsx", chosen_cb,
                             g_object_ref (self));
      return;
    }
  g_signal_emit (self, signals[AGREED], 0, "");
  gtk_window_close (GTK_WINDOW (self));
}

/* ---- Life ---- */

static void
duo_trial_window_dispose (GObject *object)
{
  DuoTrialWindow *self = DUO_TRIAL_WINDOW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_TRIAL_WINDOW);
  g_clear_object (&self->rows);
  g_clear_pointer (&self->trial, duo_publish_trial_free);

  G_OBJECT_CLASS (duo_trial_window_parent_class)->dispose (object);
}

static void
duo_trial_window_class_init (DuoTrialWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_trial_window_dispose;
  signals[AGREED] = g_signal_new ("agreed", DUO_TYPE_TRIAL_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/platform/duo-trial-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoTrialWindow, heading);
  gtk_widget_class_bind_template_child (widget_class, DuoTrialWindow, findings);
  gtk_widget_class_bind_template_child (widget_class, DuoTrialWindow, publish);
  gtk_widget_class_bind_template_child (widget_class, DuoTrialWindow, slot);
  gtk_widget_class_bind_template_callback (widget_class, publish_cb);
}

static void
duo_trial_window_init (DuoTrialWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* @trial: (transfer full). Returns: (transfer none): the window, not yet shown */
DuoTrialWindow *
duo_trial_window_new (DuoPublishTrial *trial, GtkWindow *parent)
{
  DuoTrialWindow *self = g_object_new (DUO_TYPE_TRIAL_WINDOW, "transient-for", parent, NULL);
  GtkWidget *table;

  self->trial = trial;
  self->rows = duo_memory_rows_new (G_STRUCT_OFFSET (DuoTrialRow, institution));
  table = duo_table_view_new (columns, duo_memory_rows_get_list (self->rows), _("What each institution gets"), self);
  adw_bin_set_child (self->slot, table);
  duo_memory_rows_set (self->rows, trial->rows);
  adw_window_title_set_subtitle (self->heading, duo_campaign_get_name (trial->view->campaign));
  gtk_widget_set_sensitive (self->publish, trial->plan->steps->len > 0);
  fill_findings (self);
  return self;
}

const DuoPublishTrial *
duo_trial_window_get_trial (DuoTrialWindow *self)
{
  return self->trial;
}
