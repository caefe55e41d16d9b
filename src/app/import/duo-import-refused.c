/* SPDX-License-Identifier: EUPL-1.2 */
/* The lines of a file that an import refuses: where, what, why, and what to do. */
#include "duo-import-refused.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-words.h"

/* More refused lines than this are counted, not shown: the file is simply not the right one. */
#define MAX_REFUSED_ROWS 100

static void
copy_cb (GtkButton *button, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (button)), text);
}

/* Else the value is what the key says already, or what the sentence is about. */
static gboolean
is_of_the_cell (DuoChangeItem *item)
{
  return item->refusal != DUO_REFUSAL_FILE && (item->refusal != DUO_REFUSAL_FORM_TWICE || item->cell != NULL)
         && g_strcmp0 (item->value, item->sheet) != 0 && g_strcmp0 (item->value, item->key) != 0;
}

static char *
dup_place (DuoChangeItem *item)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (item->file != NULL)
    g_string_append_printf (text, "%s: ", item->file);
  if (item->sheet != NULL && item->cell != NULL)
    g_string_append_printf (text, _("Sheet %s, cell %s"), item->sheet, item->cell);
  else if (item->line > 0)
    g_string_append_printf (text, _("Line %u"), item->line);
  else
    g_string_append (text, item->key);
  if (item->column_name != NULL && item->cell == NULL)
    g_string_append_printf (text, _(", column %s"), item->column_name);
  if (item->value != NULL && item->value[0] != '\0' && is_of_the_cell (item))
    g_string_append_printf (text, ": ‘%s’", item->value);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_refused_row (GtkListBox *list, DuoChangeItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("window-close-symbolic");
  GtkWidget *copy = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();
  g_autofree char *place = dup_place (item);
  g_autofree char *reason = duo_words_refused (item);
  g_autofree char *escaped_place = g_markup_escape_text (place, -1);
  g_autofree char *escaped_reason = g_markup_escape_text (reason, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped_place);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped_reason);
  gtk_widget_add_css_class (icon, "error");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_widget_set_valign (copy, GTK_ALIGN_CENTER);
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "edit-copy-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("Copy line"));
  gtk_button_set_child (GTK_BUTTON (copy), content);
  duo_a11y_set_label (copy, _("Copy line"));
  duo_a11y_set_description (copy, place);
  g_signal_connect_data (copy, "clicked", G_CALLBACK (copy_cb), g_strdup_printf ("%s: %s", place, reason),
                         (GClosureNotify) (void (*) (void)) g_free, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), copy);
  gtk_list_box_append (list, row);
}

/**
 * duo_import_refused_update:
 * @list: a boxed list, which is emptied first
 * @set: a change set
 *
 * Fills the list with the lines refused, a row each.
 *
 * Returns: how many there are
 */
guint
duo_import_refused_update (GtkListBox *list, DuoChangeSet *set)
{
  const guint count = duo_change_set_count (set, DUO_CHANGE_ITEM_REFUSED);
  guint shown = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
  for (guint i = 0; i < set->items->len && shown < MAX_REFUSED_ROWS; i++)
    {
      DuoChangeItem *item = set->items->pdata[i];

      if (item->state != DUO_CHANGE_ITEM_REFUSED)
        continue;
      add_refused_row (list, item);
      shown++;
    }
  if (count > shown)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *more = g_strdup_printf (_("%u more lines are refused"), count - shown);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), more);
      gtk_list_box_append (list, row);
    }
  return count;
}
