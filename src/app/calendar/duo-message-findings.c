/* SPDX-License-Identifier: EUPL-1.2 */
/* Findings of the check as sentences under a message's placement. */
#include "duo-message-findings.h"

#include "duo-words.h"

static gboolean
finding_names (const DuoFinding *finding,
               gint64            message)
{
  for (guint i = 0; i < finding->messages->len; i++)
    if (g_array_index (finding->messages, gint64, i) == message)
      return TRUE;

  return FALSE;
}

/* Returns: (transfer floating): a sentence with a sign before it. */
static GtkWidget *
row_new (const char *sentence)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (sentence);

  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (row, "duo-attention");
  gtk_box_append (GTK_BOX (row), icon);
  gtk_box_append (GTK_BOX (row), label);
  return row;
}

/**
 * duo_message_findings_show:
 * @box: where the sentences stand; hidden while there are none
 * @snapshot: (nullable): what was checked
 * @message: id of the message
 *
 * Shows the findings of @snapshot that are about the message, but those that somebody silenced.
 */
void
duo_message_findings_show (GtkBox              *box,
                           DuoCalendarSnapshot *snapshot,
                           gint64               message)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);

  for (guint i = 0; snapshot != NULL && i < snapshot->findings->len; i++)
    {
      const DuoFinding *finding = snapshot->findings->pdata[i];
      g_autoptr (GPtrArray) titles = NULL;
      g_autofree char *headline = NULL;

      if (finding->silence != 0 || !finding_names (finding, message))
        continue;

      titles = duo_calendar_snapshot_dup_titles (snapshot, finding->messages);
      headline = duo_words_finding (finding, titles);
      gtk_box_append (box, row_new (headline));
    }
  gtk_widget_set_visible (GTK_WIDGET (box), gtk_widget_get_first_child (GTK_WIDGET (box)) != NULL);
}
