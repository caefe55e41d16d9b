/* SPDX-License-Identifier: EUPL-1.2 */
/* Printing the calendar: one page that reads like the slide. */
#include "duo-calendar-print.h"

#include <glib/gi18n.h>

#include "duo-calendar-drawing.h"
#include "duo-words.h"

typedef struct
{
  DuoCalendarModel *model;       /* (owned) */
  DuoCalendarSnapshot *snapshot; /* (owned): as it was when the printing began */
} Printing;

static void
printing_free (gpointer data, GClosure *closure)
{
  Printing *printing = data;

  g_clear_object (&printing->model);
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

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, gpointer user_data)
{
  const Printing *printing = user_data;
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;

  gtk_print_operation_get_error (operation, &error);
  g_signal_emit_by_name (printing->model, "failed",
                         error != NULL ? error->message : _("The calendar could not be printed."));
}

void
duo_calendar_print (DuoCalendarModel *model, GtkWindow *parent)
{
  DuoCalendarSnapshot *snapshot = duo_calendar_model_get_snapshot (model);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GtkPageSetup) setup = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  Printing *printing;

  if (snapshot == NULL)
    return;

  printing = g_new0 (Printing, 1);
  printing->model = g_object_ref (model);
  printing->snapshot = g_object_ref (snapshot);
  name = g_strdup_printf (_("Calendar %d"), duo_calendar_model_get_year (model));

  setup = gtk_page_setup_new ();
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  operation = gtk_print_operation_new ();
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, 1);
  gtk_print_operation_set_job_name (operation, name);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page_cb), printing);
  g_signal_connect_data (operation, "done", G_CALLBACK (done_cb), printing, printing_free, 0);

  if (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, parent, &error)
      == GTK_PRINT_OPERATION_RESULT_ERROR)
    g_signal_emit_by_name (model, "failed", error->message);
}
