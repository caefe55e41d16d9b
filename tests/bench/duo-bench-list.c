/* SPDX-License-Identifier: EUPL-1.2 */
/* What is measured of every long list. */
#include "duo-bench-list.h"

#include "duo-calendar-view.h"

#define N_JUMPS 40

/* Returns: (transfer none) (nullable): the list view inside the column view below @widget. */
GtkWidget *
duo_bench_list_find (GtkWidget *widget)
{
  GtkWidget *view = duo_bench_find (widget, GTK_TYPE_COLUMN_VIEW);

  for (GtkWidget *child = gtk_widget_get_first_child (view); child != NULL; child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      return child;
  return NULL;
}

/* Whether a row has its words: they are read when the list has asked for them. */
static gboolean
has_words (GtkWidget *widget)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (GTK_IS_INSCRIPTION (widget))
    return gtk_inscription_get_text (GTK_INSCRIPTION (widget)) != NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_words (child))
      return TRUE;
  return FALSE;
}

/* Whether one of its rows has its words. */
gboolean
duo_bench_list_has_words (gpointer data)
{
  DuoBenchList *list = data;
  GtkWidget *page = list->list == NULL ? duo_bench_find (list->window, list->page) : NULL;

  if (page != NULL)
    list->list = duo_bench_list_find (page);
  return list->list != NULL && has_words (list->list);
}

static void
open_func (gpointer data)
{
  DuoBenchList *list = data;

  gtk_widget_activate_action (list->window, "win.subject", "i", list->place);
}

/* Opens its page from the calendar: *@first for the first time, when the page has to be made, *@again after that. */
void
duo_bench_list_open (DuoBenchList *list, DuoBenchFrame *first, DuoBenchFrame *again)
{
  GtkWidget *view;

  while ((view = duo_bench_find (list->window, DUO_TYPE_CALENDAR_VIEW)) == NULL || !gtk_widget_get_mapped (view))
    duo_bench_settle ();
  for (guint i = 0; i < 5; i++)
    duo_bench_settle ();
  duo_bench_frame (list->window, open_func, duo_bench_list_has_words, list, first);
  duo_bench_settle ();
  gtk_widget_activate_action (list->window, "win.subject", "i", 1);
  duo_bench_settle ();
  duo_bench_frame (list->window, open_func, duo_bench_list_has_words, list, again);
  duo_bench_settle ();
}

/* Goes to the row at its position. */
void
duo_bench_list_jump (gpointer data)
{
  DuoBenchList *list = data;

  gtk_widget_activate_action (list->list, "list.scroll-to-item", "u", list->position);
}

static void
wheel_func (gpointer data)
{
  GtkAdjustment *down = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (((DuoBenchList *) data)->list));

  gtk_adjustment_set_value (down, gtk_adjustment_get_value (down) + 3 * 34);
}

/* Jumps to and fro and scrolls on; *@jump and *@wheel get what 95 of 100 frames do not exceed. */
void
duo_bench_list_move (DuoBenchList *list, guint n_rows, double *jump, double *wheel)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autoptr (GArray) jumps = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) wheels = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_JUMPS; i++)
    {
      DuoBenchFrame frame;
      double ms;

      list->position = (guint) g_rand_int_range (rand, 0, (gint) n_rows);
      duo_bench_frame (list->window, duo_bench_list_jump, NULL, list, &frame);
      ms = frame.work_ms + frame.paint_ms;
      g_array_append_val (jumps, ms);
      duo_bench_settle ();
      duo_bench_frame (list->window, wheel_func, NULL, list, &frame);
      ms = frame.work_ms + frame.paint_ms;
      g_array_append_val (wheels, ms);
      duo_bench_settle ();
    }
  *jump = duo_bench_percentile (jumps, 0.95);
  *wheel = duo_bench_percentile (wheels, 0.95);
}
