/* SPDX-License-Identifier: EUPL-1.2 */
/* The lines of a file that an import refuses: where, what, why, and what to do. */
#include "duo-import-refused.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-words.h"

/* More rows than this are counted, not shown: the file is simply not the right one. */
#define MAX_REFUSED_ROWS 100

/* Lines that are refused for one reason stand each for themselves up to this number, and together above it. */
#define MAX_APART 4

/* So many places are named of lines that stand together. */
#define PLACES_NAMED 5

/* The height of the whole list of them. */
#define LIST_HEIGHT 260

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
    g_string_append_printf (text, _("Line %'u"), item->line);
  else
    g_string_append (text, item->key);
  if (item->column_name != NULL && item->cell == NULL)
    g_string_append_printf (text, _(", column %s"), item->column_name);
  if (item->value != NULL && item->value[0] != '\0' && is_of_the_cell (item))
    g_string_append_printf (text, ": ‘%s’", item->value);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Takes @text. @place: what it is about, for who can't see it. */
static GtkWidget *
new_copy_button (const char *label, const char *place, char *text)
{
  GtkWidget *copy = gtk_button_new ();
  GtkWidget *content = adw_button_content_new ();

  gtk_widget_set_valign (copy, GTK_ALIGN_CENTER);
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "edit-copy-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
  gtk_button_set_child (GTK_BUTTON (copy), content);
  duo_a11y_set_label (copy, label);
  duo_a11y_set_description (copy, place);
  g_signal_connect_data (copy, "clicked", G_CALLBACK (copy_cb), text, (GClosureNotify) (void (*) (void)) g_free, 0);
  return copy;
}

static void
add_refused_row (GtkListBox *list, DuoChangeItem *item)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("window-close-symbolic");
  g_autofree char *place = dup_place (item);
  g_autofree char *reason = duo_words_refused (item);
  g_autofree char *escaped_place = g_markup_escape_text (place, -1);
  g_autofree char *escaped_reason = g_markup_escape_text (reason, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped_place);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped_reason);
  gtk_widget_add_css_class (icon, "error");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), new_copy_button (_("Copy line"), place, g_strdup_printf ("%s: %s", place, reason)));
  gtk_list_box_append (list, row);
}

/* ---- Lines that are refused for one reason ---- */

static void
setup_line_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *line = gtk_inscription_new (NULL);

  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (line), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (line), 12);
  gtk_list_item_set_child (list_item, line);
  gtk_list_item_set_activatable (list_item, FALSE);
}

static void
bind_line_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  gtk_inscription_set_text (GTK_INSCRIPTION (gtk_list_item_get_child (list_item)),
                            gtk_string_object_get_string (gtk_list_item_get_item (list_item)));
}

/* All of the lines, as many as there are: only those in sight are made. */
static GtkWidget *
new_lines (GtkStringList *lines, const char *label)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (lines))), factory);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *row = gtk_list_box_row_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_line_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_line_cb), NULL);
  duo_a11y_set_label (view, label);
  gtk_widget_add_css_class (view, "duo-refused-lines");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), scroller);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE); /* the lines are */
  return row;
}

/* Returns: (transfer full): the first of the places, and how many more there are; what they have in common is said once. */
static char *
dup_places (GPtrArray *items)
{
  const DuoChangeItem *first = items->pdata[0];
  const gboolean by_line = first->line > 0 && first->cell == NULL;
  GString *text = g_string_new (NULL);

  if (by_line && first->file != NULL)
    g_string_append_printf (text, "%s: ", first->file);
  if (by_line && first->column_name != NULL)
    g_string_append_printf (text, _("column %s, "), first->column_name);
  for (guint i = 0; i < items->len && i < PLACES_NAMED; i++)
    {
      const DuoChangeItem *item = items->pdata[i];
      g_autofree char *place = by_line && i > 0 ? g_strdup_printf ("%'u", item->line)
                               : by_line        ? g_strdup_printf (_("line %'u"), item->line)
                                                : dup_place (items->pdata[i]);

      g_string_append_printf (text, "%s%s", i == 0 ? "" : by_line ? ", " : "; ", place);
    }
  if (items->len > PLACES_NAMED)
    g_string_append_printf (text, ngettext (" and %'u more", " and %'u more", items->len - PLACES_NAMED), items->len - PLACES_NAMED);
  return g_string_free (text, FALSE);
}

static void
add_group_row (GtkListBox *list, GPtrArray *items)
{
  DuoChangeItem *first = items->pdata[0];
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("window-close-symbolic");
  g_autofree char *reason = duo_words_refusal_of_many (first->refusal, items->len);
  g_autofree char *places = dup_places (items);
  g_autofree char *escaped_reason = g_markup_escape_text (reason, -1);
  g_autofree char *escaped_places = g_markup_escape_text (places, -1);
  g_autoptr (GString) whole = g_string_new (reason);
  GtkStringList *lines = gtk_string_list_new (NULL);

  for (guint i = 0; i < items->len; i++)
    {
      g_autofree char *place = dup_place (items->pdata[i]);
      DuoChangeItem *item = items->pdata[i];
      g_autofree char *line = is_of_the_cell (item) || item->value == NULL ? g_strdup (place) : g_strdup_printf ("%s: ‘%s’", place, item->value);

      gtk_string_list_append (lines, line);
      g_string_append_printf (whole, "\n%s", line);
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), escaped_reason);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), escaped_places);
  duo_a11y_set_label (row, reason);
  gtk_widget_add_css_class (icon, "error");
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), icon);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), new_copy_button (_("Copy List"), reason, g_string_free (g_steal_pointer (&whole), FALSE)));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), new_lines (lines, reason));
  gtk_list_box_append (list, row);
}

/* Returns: (transfer full): what lines have in common that stand together. */
static char *
dup_group (DuoChangeItem *item)
{
  return g_strdup_printf ("%d|%s|%s|%s", (gint) item->refusal, item->file != NULL ? item->file : "", item->sheet != NULL ? item->sheet : "",
                          item->column_name != NULL ? item->column_name : "");
}

/* Returns: (transfer container) (element-type GPtrArray): the refused items by what they have in common, as they first came.
 * @by_key: (out): owns them. */
static GPtrArray *
group_refused (DuoChangeSet *set, GHashTable *by_key)
{
  GPtrArray *groups = g_ptr_array_new ();

  for (guint i = 0; i < set->items->len; i++)
    {
      DuoChangeItem *item = set->items->pdata[i];
      g_autofree char *key = NULL;
      GPtrArray *group;

      if (item->state != DUO_CHANGE_ITEM_REFUSED)
        continue;
      key = dup_group (item);
      group = g_hash_table_lookup (by_key, key);
      if (group == NULL)
        {
          group = g_ptr_array_new ();
          g_ptr_array_add (groups, group);
          g_hash_table_insert (by_key, g_steal_pointer (&key), group);
        }
      g_ptr_array_add (group, item);
    }

  return groups;
}

static gboolean
stand_together (GPtrArray *group)
{
  g_autofree char *reason = group->len > MAX_APART ? duo_words_refusal_of_many (((DuoChangeItem *) group->pdata[0])->refusal, group->len) : NULL;

  return reason != NULL;
}

/**
 * duo_import_refused_update:
 * @list: a boxed list, which is emptied first
 * @set: a change set
 *
 * Fills the list with the lines refused, a row each; many of one reason are one row, which opens.
 *
 * Returns: how many there are
 */
guint
duo_import_refused_update (GtkListBox *list, DuoChangeSet *set)
{
  const guint count = duo_change_set_count (set, DUO_CHANGE_ITEM_REFUSED);
  g_autoptr (GHashTable) by_key = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (GPtrArray) groups = group_refused (set, by_key);
  guint told = 0;
  guint rows = 0;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, child);
  for (guint i = 0; i < groups->len && rows < MAX_REFUSED_ROWS; i++)
    {
      GPtrArray *group = groups->pdata[i];

      if (stand_together (group))
        {
          add_group_row (list, group);
          told += group->len;
          rows++;
          continue;
        }
      for (guint j = 0; j < group->len && rows < MAX_REFUSED_ROWS; j++, rows++, told++)
        add_refused_row (list, group->pdata[j]);
    }
  if (count > told)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *more = g_strdup_printf (_("%'u more lines are refused"), count - told);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), more);
      gtk_list_box_append (list, row);
    }
  return count;
}
