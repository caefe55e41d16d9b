/* SPDX-License-Identifier: EUPL-1.2 */
/* Printing the calendar: one page that reads like the slide. */
#include "duo-calendar-print.h"

#include <glib/gi18n.h>

#include "duo-calendar-drawing.h"
#include "duo-file-chooser.h"
#include "duo-words.h"

/* How it was printed last, kept with the model for as long as the store is open. */
#define SETTINGS_DATA "duo-print-settings"

typedef struct
{
  DuoCalendarModel *model;       /* (owned) */
  GtkWidget *page;               /* (owned): tells what was printed */
  char *name;                    /* (owned): of what is printed */
  DuoCalendarSnapshot *snapshot; /* (owned): as it was when the printing began */
} Printing;

static void
printing_free (gpointer data, GClosure *closure)
{
  Printing *printing = data;

  g_clear_object (&printing->model);
  g_clear_object (&printing->page);
  g_free (printing->name);
  g_clear_object (&printing->snapshot);
  g_free (printing);
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, gint page, gpointer user_data)
{
  const Printing *printing = user_data;
  const DuoCalendarExtract extract = {
    .span = printing->snapshot->span,
    .today = duo_calendar_model_get_today (printing->model),
    .messages = printing->snapshot->messages,
    .campaigns = printing->snapshot->campaigns,
    .milestones = printing->snapshot->milestones,
  };

  duo_calendar_drawing_draw (&extract, gtk_print_context_get_cairo_context (context),
                             gtk_print_context_get_width (context), gtk_print_context_get_height (context));
}

/* A file can be opened from the toast; a printer has the page. */
static void
tell_printed (const Printing *printing, GtkPrintSettings *settings)
{
  const char *uri = gtk_print_settings_get (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
  g_autofree char *path = uri != NULL ? g_filename_from_uri (uri, NULL, NULL) : NULL;
  g_autofree char *file = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *sentence = file != NULL ? g_strdup_printf (_("‘%s’ saved"), file)
                                           : g_strdup_printf (_("‘%s’ sent to the printer"), printing->name);

  gtk_widget_activate_action (printing->page, "win.tell-saved", "(ss)", sentence, path != NULL ? path : "");
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer user_data)
{
  const Printing *printing = user_data;
  GtkPrintSettings *settings = gtk_print_operation_get_print_settings (operation);
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      tell_printed (printing, settings);
      g_object_set_data_full (G_OBJECT (printing->model), SETTINGS_DATA, g_object_ref (settings), g_object_unref);
    }
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;

  gtk_print_operation_get_error (operation, &error);
  g_signal_emit_by_name (printing->model, "failed",
                         error != NULL ? error->message : _("The calendar could not be printed."));
}

/* Returns: (transfer full): as the last time; else a landscape page, to a file of this name where it goes to a file. */
static GtkPrintSettings *
make_settings (DuoCalendarModel *model, const char *name)
{
  GtkPrintSettings *last = g_object_get_data (G_OBJECT (model), SETTINGS_DATA);
  GtkPrintSettings *settings = last != NULL ? gtk_print_settings_copy (last) : gtk_print_settings_new ();
  g_autofree char *basename = duo_file_chooser_dup_name (name);

  gtk_print_settings_unset (settings, GTK_PRINT_SETTINGS_OUTPUT_URI);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_BASENAME, basename);
  return settings;
}

void
duo_calendar_print (DuoCalendarModel *model, GtkWidget *page)
{
  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (page));
  DuoCalendarSnapshot *snapshot = duo_calendar_model_get_snapshot (model);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GtkPageSetup) setup = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GtkPrintSettings) settings = NULL;
  g_autofree char *year = NULL;
  Printing *printing;

  if (snapshot == NULL)
    return;

  printing = g_new0 (Printing, 1);
  printing->model = g_object_ref (model);
  printing->snapshot = g_object_ref (snapshot);
  printing->page = g_object_ref (page);
  year = duo_calendar_model_dup_year_text (model);
  printing->name = g_strdup_printf (_("Calendar %s"), year);
  settings = make_settings (model, printing->name);

  setup = gtk_page_setup_new ();
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  operation = gtk_print_operation_new ();
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_print_settings (operation, settings);
  gtk_print_operation_set_job_name (operation, printing->name);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), printing);
  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), printing, printing_free, 0);

  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    g_signal_emit_by_name (model, "failed", error->message);
}
