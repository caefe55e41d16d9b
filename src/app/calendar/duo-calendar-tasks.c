/* SPDX-License-Identifier: EUPL-1.2 */
/* What the calendar's page can do besides showing: in and out of files, overview, copy, campaigns, milestones. */
#include "duo-calendar-tasks.h"

#include <glib/gi18n.h>

#include "duo-calendar-export.h"
#include "duo-calendar-import-source.h"
#include "duo-calendar-print.h"
#include "duo-campaigns-window.h"
#include "duo-copy-window.h"
#include "duo-file-chooser.h"
#include "duo-import-window.h"
#include "duo-milestone-editor.h"
#include "duo-overview-window.h"

#define TASKS_DATA "duo-calendar-tasks"

typedef struct
{
  DuoCalendarModel *model;     /* (owned) */
  GtkWidget *page;             /* (not owned): outlives this */
  GtkFileChooserNative *files; /* (owned) (nullable): while a file to import is chosen */
} Tasks;

static void
tasks_free (gpointer data)
{
  Tasks *self = data;

  g_clear_object (&self->files);
  g_clear_object (&self->model);
  g_free (self);
}

static GtkWindow *
get_window (Tasks *self)
{
  return GTK_WINDOW (gtk_widget_get_root (self->page));
}

/* A sentence with a button that opens the file. */
static void
tell_saved (GtkWidget *page, const char *sentence, const char *path)
{
  gtk_widget_activate_action (page, "win.tell-saved", "(ss)", sentence, path != NULL ? path : "");
}

/* Import */

static void
applied_cb (DuoCalendarModel *model, const char *sentence, gint year)
{
  g_signal_emit_by_name (model, "toast", sentence, TRUE);
  duo_calendar_model_show_year (model, year, duo_calendar_model_get_school_year (model));
}

static void
another_cb (GtkWidget *page)
{
  gtk_widget_activate_action (page, "calendar.import", NULL);
}

static void
import_path (Tasks *self, const char *path)
{
  g_autoptr (DuoImportSource) source = duo_calendar_import_source_new (path);
  const gint year = duo_calendar_import_source_guess_year (path, duo_calendar_model_get_year (self->model));
  DuoImportWindow *window
    = duo_import_window_new (duo_calendar_model_get_context (self->model), source, year, get_window (self));

  g_signal_connect_object (window, "applied", G_CALLBACK (applied_cb), self->model, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "another", G_CALLBACK (another_cb), self->page, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
import_chosen_cb (GtkNativeDialog *dialog, gint response, gpointer user_data)
{
  Tasks *self = user_data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    {
      g_autofree char *path = g_file_get_path (file);

      import_path (self, path);
    }
  g_clear_object (&self->files);
}

/* For a file that is dropped on the window. */
static void
import_file_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  import_path (user_data, g_variant_get_string (parameter, NULL));
}

static void
import_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Tasks *self = user_data;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _("Tables and workbooks"));
  gtk_file_filter_add_suffix (filter, "csv");
  gtk_file_filter_add_suffix (filter, "txt");
  gtk_file_filter_add_suffix (filter, "xlsx");

  g_clear_object (&self->files);
  self->files = duo_file_chooser_new (_("Read a calendar in"), get_window (self), GTK_FILE_CHOOSER_ACTION_OPEN, _("Open"));
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->files), filter);
  g_signal_connect (self->files, "response", G_CALLBACK (import_chosen_cb), self);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->files));
}

static void
print_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Tasks *self = user_data;

  duo_calendar_print (self->model, self->page);
}

/* Export */

static void
export_done_cb (const char *sentence, const char *path, gpointer user_data)
{
  tell_saved (user_data, sentence, path);
}

static void
export_failed_cb (const char *sentence, gpointer user_data)
{
  gtk_widget_activate_action (user_data, "win.tell-failed", "s", sentence);
}

static void
export_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Tasks *self = user_data;

  duo_calendar_export_file (self->model, get_window (self), g_variant_get_string (parameter, NULL), export_done_cb,
                            export_failed_cb, g_object_ref (self->page), g_object_unref);
}

static void
copy_picture_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Tasks *self = user_data;

  duo_calendar_export_picture (self->model, self->page, export_done_cb, export_failed_cb, g_object_ref (self->page),
                               g_object_unref);
}

/* Windows */

static void
overview_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Tasks *self = user_data;
  const DuoSpan shown = duo_calendar_model_get_span (self->model);
  DuoOverviewWindow *window
    = duo_overview_window_new (duo_calendar_model_get_context (self->model), &shown, get_window (self));

  g_signal_connect_object (window, "written", G_CALLBACK (tell_saved), self->page, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
copied_cb (DuoCalendarModel *model, const char *sentence, gint year)
{
  g_signal_emit_by_name (model, "toast", sentence, TRUE);
  duo_calendar_model_show_year (model, year, duo_calendar_model_get_school_year (model));
}

/* From the year before to an empty one that is shown; else from the one shown to the next. */
static void
copy_year_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Tasks *self = user_data;
  const gint year = duo_calendar_model_get_year (self->model);
  const gint from = duo_calendar_model_count_all (self->model) == 0 ? year - 1 : year;
  DuoCopyWindow *window = duo_copy_window_new (duo_calendar_model_get_context (self->model), from, get_window (self));

  g_signal_connect_object (window, "copied", G_CALLBACK (copied_cb), self->model, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (window));
}

static void
campaigns_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Tasks *self = user_data;

  duo_campaigns_window_present (get_window (self), self->model);
}

static void
new_milestone_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Tasks *self = user_data;
  const DuoSpan span = duo_calendar_model_get_span (self->model);
  const DuoMonth this_month = duo_day_get_month (duo_calendar_model_get_today (self->model));

  duo_milestone_editor_present (get_window (self), self->model, NULL,
                                duo_span_contains (&span, this_month) ? this_month : span.first);
}

/* By its id; one that has gone in the meantime is passed over. */
static void
edit_milestone_action (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  Tasks *self = user_data;
  DuoCalendarSnapshot *snapshot = duo_calendar_model_get_snapshot (self->model);

  for (guint i = 0; snapshot != NULL && i < snapshot->milestones->len; i++)
    if (duo_milestone_get_id (snapshot->milestones->pdata[i]) == g_variant_get_int64 (parameter))
      duo_milestone_editor_present (get_window (self), self->model, snapshot->milestones->pdata[i], DUO_MONTH_NONE);
}

static const GActionEntry entries[] = {
  { "import", import_action },
  { "import-file", import_file_action, "s" },
  { "export", export_action, "s" },
  { "copy-picture", copy_picture_action },
  { "print", print_action },
  { "overview", overview_action },
  { "copy-year", copy_year_action },
  { "campaigns", campaigns_action },
  { "new-milestone", new_milestone_action },
  { "edit-milestone", edit_milestone_action, "x" },
};

void
duo_calendar_tasks_add (GActionMap *map, DuoCalendarModel *model, GtkWidget *page)
{
  Tasks *self = g_new0 (Tasks, 1);

  self->model = g_object_ref (model);
  self->page = page;
  g_object_set_data_full (G_OBJECT (page), TASKS_DATA, self, tasks_free);
  g_action_map_add_action_entries (map, entries, G_N_ELEMENTS (entries), self);
}
