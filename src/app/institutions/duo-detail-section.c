/* SPDX-License-Identifier: EUPL-1.2 */
/* What all sections of the detail share: when they read, their heading, list, empty and failed states. */
#include "duo-detail-section.h"

#include <string.h>

#include "duo-a11y.h"
#include "duo-words.h"

/* Room below a section; one that shows nothing takes none. */
#define BETWEEN 18
#define ZERO_WIDTH_SPACE "\342\200\213" /* where a line may end, and nothing is seen */

typedef struct
{
  DuoCalendarModel *model;   /* (owned) (nullable): NULL until it is set up */
  gint64 institution;        /* 0 for none */
  GCancellable *cancellable; /* (owned) (nullable): of the load under way */
  gboolean stale;            /* has to load when somebody sees it */
  GtkWidget *heading;        /* holds title and buttons */
  GtkLabel *title;
  GtkListBox *list;
  GtkLabel *sentence;        /* in place of an empty list, or what went wrong */
  GArray *focused;           /* (owned) (element-type guint): the way from the list to what had the focus when it was
                              * emptied, a place among the children at each step; empty for none */
} DuoDetailSectionPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (DuoDetailSection, duo_detail_section, ADW_TYPE_BIN)

#define PRIVATE(self) ((DuoDetailSectionPrivate *) duo_detail_section_get_instance_private (self))

/* Reading */

static void
load (DuoDetailSection *self)
{
  DuoDetailSectionPrivate *priv = PRIVATE (self);

  if (priv->model == NULL || priv->institution == 0)
    return;

  priv->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (priv->stale)
    return;

  if (priv->cancellable != NULL)
    g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  priv->cancellable = g_cancellable_new ();
  DUO_DETAIL_SECTION_GET_CLASS (self)->load (self, priv->cancellable);
}

static void
duo_detail_section_map (GtkWidget *widget)
{
  DuoDetailSection *self = DUO_DETAIL_SECTION (widget);

  GTK_WIDGET_CLASS (duo_detail_section_parent_class)->map (widget);
  if (PRIVATE (self)->stale)
    load (self);
}

/**
 * duo_detail_section_set_up:
 * @self: a section, new
 * @model: what it reads and saves with; it loads again whenever that store changes
 */
void
duo_detail_section_set_up (DuoDetailSection *self, DuoCalendarModel *model)
{
  DuoDetailSectionPrivate *priv = PRIVATE (self);

  g_return_if_fail (DUO_IS_DETAIL_SECTION (self));
  g_return_if_fail (priv->model == NULL);

  priv->model = g_object_ref (model);
  g_signal_connect_object (duo_context_get_store (duo_calendar_model_get_context (model)), "changed", G_CALLBACK (load), self, G_CONNECT_SWAPPED);
}

/* Shows another institution, by its id. What is shown of the one before goes at once: nothing of it may be taken for
 * the new one's. */
void
duo_detail_section_show_institution (DuoDetailSection *self, gint64 institution)
{
  DuoDetailSectionPrivate *priv = PRIVATE (self);

  g_return_if_fail (DUO_IS_DETAIL_SECTION (self));

  if (priv->institution == institution)
    return;
  priv->institution = institution;
  duo_detail_section_clear (self);
  load (self);
}

/* Returns: (transfer none) (nullable): NULL until it is set up. */
DuoContext *
duo_detail_section_get_context (DuoDetailSection *self)
{
  g_return_val_if_fail (DUO_IS_DETAIL_SECTION (self), NULL);

  return PRIVATE (self)->model != NULL ? duo_calendar_model_get_context (PRIVATE (self)->model) : NULL;
}

/* Returns: (transfer none) (nullable): NULL until it is set up. */
DuoCalendarModel *
duo_detail_section_get_model (DuoDetailSection *self)
{
  g_return_val_if_fail (DUO_IS_DETAIL_SECTION (self), NULL);

  return PRIVATE (self)->model;
}

/* Returns: its id; 0 for none. */
gint64
duo_detail_section_get_institution (DuoDetailSection *self)
{
  g_return_val_if_fail (DUO_IS_DETAIL_SECTION (self), 0);

  return PRIVATE (self)->institution;
}

/* Showing */

/* Without a title a section has no heading. */
void
duo_detail_section_set_title (DuoDetailSection *self, const char *title)
{
  DuoDetailSectionPrivate *priv = PRIVATE (self);

  g_return_if_fail (DUO_IS_DETAIL_SECTION (self));

  gtk_label_set_label (priv->title, title);
  gtk_widget_set_visible (priv->heading, TRUE);
  duo_a11y_set_label (GTK_WIDGET (priv->list), title);
}

/* Returns: (transfer none): a flat button at the end of the heading; @label is its tooltip and its spoken name. */
GtkWidget *
duo_detail_section_add_button (DuoDetailSection *self, const char *icon, const char *label)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  g_return_val_if_fail (DUO_IS_DETAIL_SECTION (self), NULL);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, label);
  duo_a11y_set_label (button, label);
  gtk_box_append (GTK_BOX (PRIVATE (self)->heading), button);
  return button;
}

/* Returns: (transfer none): the boxed list under the heading; see duo_detail_section_finish(). */
GtkListBox *
duo_detail_section_get_list (DuoDetailSection *self)
{
  g_return_val_if_fail (DUO_IS_DETAIL_SECTION (self), NULL);

  return PRIVATE (self)->list;
}

/* Notes the way to what has the focus, where that is in the list. */
static void
note_focus (DuoDetailSectionPrivate *priv)
{
  GtkWidget *list = GTK_WIDGET (priv->list);
  GtkRoot *root = gtk_widget_get_root (list);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  g_array_set_size (priv->focused, 0);
  if (focus == NULL || !gtk_widget_is_ancestor (focus, list))
    return;

  for (GtkWidget *widget = focus; widget != list; widget = gtk_widget_get_parent (widget))
    {
      guint place = 0;

      for (GtkWidget *child = gtk_widget_get_prev_sibling (widget); child != NULL; child = gtk_widget_get_prev_sibling (child))
        place++;
      g_array_prepend_val (priv->focused, place);
    }
}

/* Returns: (transfer none) (nullable): the child of @widget at @place; the last one where there are fewer. */
static GtkWidget *
child_at (GtkWidget *widget, guint place)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  while (place-- > 0 && child != NULL && gtk_widget_get_next_sibling (child) != NULL)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* Gives the focus back: to the row that is there now, and in it to what had it, where that is there still. */
static void
restore_focus (DuoDetailSectionPrivate *priv)
{
  GtkWidget *row;
  GtkWidget *widget;

  if (priv->focused->len == 0)
    return;

  row = child_at (GTK_WIDGET (priv->list), g_array_index (priv->focused, guint, 0));
  widget = row;
  for (guint i = 1; i < priv->focused->len && widget != NULL; i++)
    widget = child_at (widget, g_array_index (priv->focused, guint, i));
  g_array_set_size (priv->focused, 0);
  if (row != NULL && !(widget != NULL && gtk_widget_grab_focus (widget)))
    gtk_widget_grab_focus (row);
}

/* Empties the list, before it is filled anew. */
void
duo_detail_section_clear (DuoDetailSection *self)
{
  DuoDetailSectionPrivate *priv = PRIVATE (self);
  GtkWidget *child;

  g_return_if_fail (DUO_IS_DETAIL_SECTION (self));

  note_focus (priv);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (priv->list))) != NULL)
    gtk_list_box_remove (priv->list, child);
  gtk_widget_set_visible (GTK_WIDGET (priv->list), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (priv->sentence), FALSE);
}

/* Shows the list as it was filled, or the sentence @if_empty in its place; NULL hides the section then. */
void
duo_detail_section_finish (DuoDetailSection *self, const char *if_empty)
{
  DuoDetailSectionPrivate *priv = PRIVATE (self);
  const gboolean is_empty = gtk_widget_get_first_child (GTK_WIDGET (priv->list)) == NULL;

  g_return_if_fail (DUO_IS_DETAIL_SECTION (self));

  gtk_widget_set_visible (GTK_WIDGET (priv->list), !is_empty);
  gtk_widget_set_visible (GTK_WIDGET (priv->sentence), is_empty && if_empty != NULL);
  gtk_widget_set_visible (priv->heading, !(is_empty && if_empty == NULL) && *gtk_label_get_label (priv->title) != '\0');
  gtk_widget_set_margin_bottom (adw_bin_get_child (ADW_BIN (self)), is_empty && if_empty == NULL ? 0 : BETWEEN);
  if (is_empty && if_empty != NULL)
    gtk_label_set_label (priv->sentence, if_empty);
  restore_focus (priv);
}

/* Says in place of the list what went wrong; nothing where the load was cancelled. */
void
duo_detail_section_fail (DuoDetailSection *self, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  sentence = duo_words_error (error, NULL);
  duo_detail_section_clear (self);
  duo_detail_section_finish (self, sentence);
}

/* Whether @p is the beginning of what a long address may begin a line with: its part behind the @, one behind a dot or a slash. */
static gboolean
may_break_before (const char *start, const char *p)
{
  if (p == start || g_ascii_isspace (*p) || *p == '\0')
    return FALSE;

  return p[-1] == '@' || p[-1] == '/' || (*p == '.' && g_ascii_isalnum (p[-1]) && g_ascii_isalnum (p[1]));
}

/* Returns: (transfer full): @text as markup for a subtitle. Where an address goes on in the next line, a hyphen would be read as
 * part of it; and it goes on there with a part of it, not in the middle of a word. */
char *
duo_detail_section_dup_markup (const char *text)
{
  g_autoptr (GString) broken = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p++)
    {
      const char *end = p + strcspn (p, " \n");
      const char *start = p;
      const gboolean address = strcspn (p, "@/") < (gsize) (end - p) || g_ascii_strncasecmp (p, "www.", 4) == 0;

      for (; p < end; p++)
        {
          if (address && may_break_before (start, p))
            g_string_append (broken, ZERO_WIDTH_SPACE);
          g_string_append_c (broken, *p);
        }
      if (*p == '\0')
        break;
      g_string_append_c (broken, *p);
    }

  return g_markup_printf_escaped ("<span insert_hyphens=\"false\">%s</span>", broken->str);
}

/* Adds "title: value" to the list, the value to be copied. Returns: (transfer none): the row, or %NULL for an empty
 * value, of which nothing is shown. */
GtkWidget *
duo_detail_section_add_fact (DuoDetailSection *self, const char *title, const char *value)
{
  GtkWidget *row;
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (DUO_IS_DETAIL_SECTION (self), NULL);

  if (value == NULL || *value == '\0')
    return NULL;

  row = adw_action_row_new ();
  escaped = duo_detail_section_dup_markup (value);
  gtk_widget_add_css_class (row, "duo-fact");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), escaped);
  gtk_list_box_append (PRIVATE (self)->list, row);
  return row;
}

/* Life */

static void
duo_detail_section_dispose (GObject *object)
{
  DuoDetailSectionPrivate *priv = PRIVATE (DUO_DETAIL_SECTION (object));

  if (priv->cancellable != NULL)
    g_cancellable_cancel (priv->cancellable);
  g_clear_object (&priv->cancellable);
  g_clear_object (&priv->model);

  G_OBJECT_CLASS (duo_detail_section_parent_class)->dispose (object);
}

static void
duo_detail_section_finalize (GObject *object)
{
  g_array_unref (PRIVATE (DUO_DETAIL_SECTION (object))->focused);

  G_OBJECT_CLASS (duo_detail_section_parent_class)->finalize (object);
}

static void
duo_detail_section_class_init (DuoDetailSectionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = duo_detail_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = duo_detail_section_finalize;
  GTK_WIDGET_CLASS (klass)->map = duo_detail_section_map;
}

static void
duo_detail_section_init (DuoDetailSection *self)
{
  DuoDetailSectionPrivate *priv = PRIVATE (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  priv->focused = g_array_new (FALSE, FALSE, sizeof (guint));
  gtk_widget_set_margin_bottom (box, BETWEEN);
  priv->heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  priv->title = GTK_LABEL (gtk_label_new (""));
  gtk_widget_add_css_class (GTK_WIDGET (priv->title), "heading");
  gtk_widget_set_hexpand (GTK_WIDGET (priv->title), TRUE);
  gtk_label_set_xalign (priv->title, 0);
  gtk_widget_add_css_class (priv->heading, "duo-section-heading");
  gtk_box_append (GTK_BOX (priv->heading), GTK_WIDGET (priv->title));
  gtk_widget_set_visible (priv->heading, FALSE);
  priv->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (priv->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (priv->list), "boxed-list");
  gtk_widget_set_visible (GTK_WIDGET (priv->list), FALSE);
  priv->sentence = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (priv->sentence, TRUE);
  gtk_label_set_xalign (priv->sentence, 0);
  gtk_widget_add_css_class (GTK_WIDGET (priv->sentence), "duo-section-heading"); /* it stands below that */
  gtk_widget_add_css_class (GTK_WIDGET (priv->sentence), "dim-label");
  gtk_widget_set_visible (GTK_WIDGET (priv->sentence), FALSE);
  gtk_box_append (GTK_BOX (box), priv->heading);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (priv->list));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (priv->sentence));
  adw_bin_set_child (ADW_BIN (self), box);
}
