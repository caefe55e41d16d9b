/* SPDX-License-Identifier: EUPL-1.2 */
/* Dates that hang on go-live. A row's tick is that of its move. */
#include "duo-moves-list.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-words-campaign.h"
#include "duo-words-spec.h"
#include "duo-words.h"

static void
toggled_cb (GtkCheckButton *check, DuoMove *move)
{
  move->ticked = gtk_check_button_get_active (check);
}

/* "24 aug 2020 → 23 aug 2021"; what happened already says so. */
static char *
dup_dates (const DuoMove *move)
{
  g_autofree char *now = duo_words_when (duo_milestone_get_planned (move->milestone), TRUE, TRUE);
  g_autofree char *before = duo_when_is_known (&move->before) ? duo_words_when (&move->before, TRUE, TRUE) : NULL;
  g_autofree char *dates = before != NULL ? g_strdup_printf ("%s → %s", before, now) : g_steal_pointer (&now);

  if (duo_when_is_known (duo_milestone_get_actual (move->milestone)))
    return g_strdup_printf (_("%s · happened already"), dates);
  return g_steal_pointer (&dates);
}

/* The weekday helps to see whether a date is a good one. */
static char *
dup_weekday (const DuoWhen *when)
{
  return g_strdup (when->precision == DUO_PRECISION_DAY ? duo_words_weekday (when->first) : "");
}

static GtkWidget *
row_new (DuoMove *move, GPtrArray *holidays)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *title = g_markup_escape_text (duo_milestone_get_title (move->milestone), -1);
  g_autofree char *dates = dup_dates (move);
  g_autofree char *weekday = dup_weekday (duo_milestone_get_planned (move->milestone));
  g_autofree char *subtitle = *weekday != '\0' ? g_strdup_printf ("%s · %s", dates, weekday) : g_strdup (dates);
  g_autofree char *look = duo_words_plan_look (duo_milestone_get_planned (move->milestone), move->look, holidays);
  g_autofree char *spoken = g_strdup_printf ("%s, %s%s%s", duo_milestone_get_title (move->milestone), subtitle, *look != '\0' ? ", " : "", look);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), move->ticked);
  g_signal_connect (check, "toggled", G_CALLBACK (toggled_cb), move);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  duo_a11y_set_label (check, spoken);
  duo_a11y_set_label (row, spoken);
  if (*look != '\0')
    {
      GtkWidget *label = gtk_label_new (look);

      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_widget_add_css_class (label, "duo-step-look");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  return row;
}

/**
 * duo_moves_list_fill:
 * @moves: (element-type DuoMove): stays with the caller as long as the list shows it; ticks go into it
 * @holidays: (element-type DuoSchoolHoliday): for the names of those that a date lies in
 *
 * Returns: how many dates need a look
 */
guint
duo_moves_list_fill (GtkListBox *list, GPtrArray *moves, GPtrArray *holidays)
{
  GtkWidget *child;
  guint n_looks = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
  for (guint i = 0; i < moves->len; i++)
    {
      const DuoMove *move = moves->pdata[i];

      gtk_list_box_append (list, row_new (moves->pdata[i], holidays));
      n_looks += move->look != DUO_PLAN_LOOK_NONE ? 1 : 0;
    }
  return n_looks;
}
