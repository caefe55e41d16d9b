/* SPDX-License-Identifier: EUPL-1.2 */
/* A table over a list of rows that are read on demand. Cells are inscriptions: labels are four times slower. */
#include "duo-table-view.h"

#include <glib/gi18n.h>
#include <string.h>

#include "duo-a11y.h"
#include "duo-column-choice.h"
#include "duo-row-selection.h"

struct _DuoTableView
{
  GtkWidget parent_instance;

  const DuoViewColumn *columns;
  gpointer user_data;       /* (not owned): for the columns */
  DuoRowList *rows;         /* (owned) */
  DuoRowSelection *selection; /* (not owned): of @view */
  GtkWidget *scroller;
  GtkColumnView *view;
  GPtrArray *view_columns;  /* (owned) (element-type GtkColumnViewColumn): in the order of @columns */
  GSimpleActionGroup *actions;
  DuoRowTest is_dim;        /* (nullable) */
  const DuoViewColumn *asked; /* (nullable): whose sorter was asked, see sort_changed_cb() */
  guint first_frame;        /* its tick, 0 when it has come */
  gboolean arranging;       /* columns are put in order, nobody dragged one */
  gboolean sorting;         /* the headings follow, nobody pressed one */
};

G_DEFINE_FINAL_TYPE (DuoTableView, duo_table_view, GTK_TYPE_WIDGET)

enum
{
  ACTIVATED,
  SELECTION_CHANGED,
  COLUMNS_CHANGED,
  SORT_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define COLUMN_DATA "duo-column"
#define TABLE_DATA "duo-table"
#define CELL_DATA "duo-cell"

/* The column that takes what is left has this much by itself, in characters. */
#define WIDE_COLUMN 24
/* Where there is little room that one keeps so much, and the others as much as a code takes. */
#define NARROWEST_WIDE 17
#define NARROWEST 5
/* With letters this many times as large as usual most columns would be half a word: then each has a word, and the table scrolls. */
#define LARGE_LETTERS 1.5
#define NARROWEST_LARGE 10
#define NARROWEST_PILL 14

/* Unknown is a value: it is written, in italics. */
#define UNKNOWN "? "

/* Cells */

/* What a cell needs at hand: a jump shows a thousand. */
typedef struct
{
  DuoTableView *table;         /* (not owned): the cell is in it */
  const DuoViewColumn *column;
  gboolean unknown;            /* has the class for that */
  gboolean dim;
  GtkLabel *pill;              /* (nullable) (not owned): child of the cell, where its column has those */
  const char *look;            /* (nullable): style class of the pill */
} Cell;

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    is_set,
           gboolean   *was_set)
{
  if (is_set == *was_set)
    return;

  *was_set = is_set;
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
set_look (Cell       *cell,
          const char *text,
          const char *look)
{
  gtk_label_set_text (cell->pill, text != NULL ? text : "");
  if (g_strcmp0 (look, cell->look) == 0)
    return;

  if (cell->look != NULL)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (cell->pill), "duo-pill");
      gtk_widget_remove_css_class (GTK_WIDGET (cell->pill), cell->look);
    }
  if (look != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (cell->pill), "duo-pill");
      gtk_widget_add_css_class (GTK_WIDGET (cell->pill), look);
    }
  cell->look = look;
}

/* Shows what its column says of the row in @slot; nothing until that has been read. */
static void
show_cell (GtkWidget  *widget,
           DuoRowSlot *slot)
{
  Cell *cell = g_object_get_data (G_OBJECT (widget), CELL_DATA);
  DuoTableView *self = cell->table;
  gpointer value = duo_row_slot_get_value (slot);
  g_autofree char *text = value != NULL ? cell->column->dup_text (value, self->user_data) : NULL;

  if (cell->pill != NULL)
    {
      set_look (cell, text, value != NULL ? cell->column->get_look (value, self->user_data) : NULL);
      return;
    }
  gtk_inscription_set_text (GTK_INSCRIPTION (widget), text);
  set_class (widget, "duo-unknown", text != NULL && g_str_has_prefix (text, UNKNOWN), &cell->unknown);
  set_class (widget, "dim-label", value != NULL && self->is_dim != NULL && self->is_dim (value, self->user_data), &cell->dim);
}

/* A row that is gone is not to be seen while its widgets wait to be taken away. */
static void
show_row (GtkWidget  *cell,
          DuoRowSlot *slot)
{
  GtkWidget *row = gtk_widget_get_parent (cell);

  while (row != NULL && !GTK_IS_LIST_VIEW (gtk_widget_get_parent (row)))
    row = gtk_widget_get_parent (row);
  if (row != NULL)
    gtk_widget_set_visible (row, !duo_row_slot_is_vacant (slot));
}

/* What stands there stays until the words of the row that came in its place are there: nothing flashes, and a jump does
 * not write a thousand cells twice. */
static void
slot_changed_cb (DuoRowSlot *slot,
                 gpointer    cell)
{
  show_row (cell, slot);
  if (!duo_row_slot_is_waiting (slot) && !duo_row_slot_is_vacant (slot))
    show_cell (cell, slot);
}

/* Returns: (transfer none) (nullable): the cell that @widget is, or is the frame of. */
static GtkInscription *
find_cell (GtkWidget *widget)
{
  if (widget != NULL && !GTK_IS_INSCRIPTION (widget))
    widget = gtk_widget_get_first_child (widget);

  return widget != NULL && GTK_IS_INSCRIPTION (widget) && g_object_get_data (G_OBJECT (widget), CELL_DATA) != NULL
           ? GTK_INSCRIPTION (widget)
           : NULL;
}

/* The words in full, where they are cut off. One handler for the table: it has a thousand cells, and each would have to be
 * told. */
static gboolean
query_tooltip_cb (GtkWidget  *view,
                  int         x,
                  int         y,
                  gboolean    by_keyboard,
                  GtkTooltip *tooltip,
                  gpointer    user_data)
{
  GtkInscription *cell = by_keyboard ? NULL : find_cell (gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT));
  const char *text = cell != NULL ? gtk_inscription_get_text (cell) : NULL;
  g_autoptr (PangoLayout) layout = NULL;
  graphene_rect_t place;
  int width;

  if (text == NULL || text[0] == '\0')
    return FALSE;

  layout = gtk_widget_create_pango_layout (GTK_WIDGET (cell), text);
  pango_layout_get_pixel_size (layout, &width, NULL);
  if (width <= gtk_widget_get_width (GTK_WIDGET (cell)) || !gtk_widget_compute_bounds (GTK_WIDGET (cell), view, &place))
    return FALSE;

  gtk_tooltip_set_tip_area (tooltip, &(GdkRectangle) { (int) place.origin.x, (int) place.origin.y, (int) place.size.width,
                                                       (int) place.size.height });

  gtk_tooltip_set_text (tooltip, text);
  return TRUE;
}

static gboolean
has_large_letters (GtkWidget *widget)
{
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  return dpi >= LARGE_LETTERS * 96 * PANGO_SCALE;
}

/* In characters. A pill has a word or two: half of one says nothing. */
static guint
narrowest (DuoTableView *self, const DuoViewColumn *column)
{
  const int narrow = has_large_letters (GTK_WIDGET (self)) ? NARROWEST_LARGE : NARROWEST;

  if (column->get_look != NULL)
    return (guint) MIN (column->width, NARROWEST_PILL);
  return column->width == 0 ? NARROWEST_WIDE : (guint) MIN (column->width, narrow);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          const DuoViewColumn     *column)
{
  GtkWidget *text = gtk_inscription_new (NULL);
  GtkWidget *cell = text;
  Cell *data = g_new0 (Cell, 1);

  if (column->get_look != NULL)
    {
      cell = gtk_overlay_new (); /* the inscription keeps the width, whatever the pills are */
      data->pill = GTK_LABEL (gtk_label_new (NULL));
      gtk_label_set_ellipsize (data->pill, PANGO_ELLIPSIZE_END);
      gtk_widget_set_halign (GTK_WIDGET (data->pill), GTK_ALIGN_START);
      gtk_widget_set_valign (GTK_WIDGET (data->pill), GTK_ALIGN_CENTER);
      gtk_overlay_set_child (GTK_OVERLAY (cell), text);
      gtk_overlay_add_overlay (GTK_OVERLAY (cell), GTK_WIDGET (data->pill));
    }
  data->table = g_object_get_data (G_OBJECT (factory), TABLE_DATA);
  data->column = column;
  g_object_set_data_full (G_OBJECT (cell), CELL_DATA, data, g_free);
  gtk_inscription_set_xalign (GTK_INSCRIPTION (text), column->numeric ? 1 : 0);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (text), narrowest (data->table, column));
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (text), column->width > 0 ? (guint) column->width : WIDE_COLUMN);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (text), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  if (column->numeric)
    gtk_widget_add_css_class (text, "numeric");
  gtk_list_item_set_child (item, cell);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         const DuoViewColumn     *column)
{
  GtkWidget *cell = gtk_list_item_get_child (item);
  DuoRowSlot *slot = gtk_list_item_get_item (item);

  duo_row_slot_add_watch (slot, slot_changed_cb, cell);
  slot_changed_cb (slot, cell);
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item,
           const DuoViewColumn     *column)
{
  duo_row_slot_remove_watch (gtk_list_item_get_item (item), gtk_list_item_get_child (item));
}

/* Sorting is the store's. The headings of GTK 4.8 don't say which of them was pressed; but the sorter that they
 * make together asks that of the column pressed, and turns its answer round where the order is descending. */

static int
note_column (gconstpointer a,
             gconstpointer b,
             gpointer      user_data)
{
  const DuoViewColumn *column = user_data;
  DuoTableView *self = g_object_get_data (G_OBJECT (a), COLUMN_DATA);

  self->asked = column;
  return -1;
}

static void
sort_changed_cb (DuoTableView *self)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (self->view);
  g_autoptr (GObject) first = NULL;
  g_autoptr (GObject) second = NULL; /* a sorter asks nobody about an object and itself */
  GtkOrdering ordering;

  if (self->sorting)
    return;

  first = g_object_new (G_TYPE_OBJECT, NULL);
  second = g_object_new (G_TYPE_OBJECT, NULL);
  g_object_set_data (first, COLUMN_DATA, self);
  g_object_set_data (second, COLUMN_DATA, self);
  self->asked = NULL;
  ordering = gtk_sorter_compare (sorter, first, second);
  if (self->asked != NULL)
    g_signal_emit (self, signals[SORT_CHANGED], 0, self->asked->code, ordering == GTK_ORDERING_LARGER);
}

/**
 * duo_table_view_set_sort:
 * @self: the table
 * @code: (nullable): of the column that the rows are sorted by
 * @descending: from last to first
 *
 * Marks the heading; the rows are sorted by who gives them. No signal.
 */
void
duo_table_view_set_sort (DuoTableView *self,
                         const char   *code,
                         gboolean      descending)
{
  g_return_if_fail (DUO_IS_TABLE_VIEW (self));

  self->sorting = TRUE;
  gtk_column_view_sort_by_column (self->view, NULL, GTK_SORT_ASCENDING);
  for (guint i = 0; i < self->view_columns->len; i++)
    if (self->columns[i].sortable && g_strcmp0 (self->columns[i].code, code) == 0)
      gtk_column_view_sort_by_column (self->view, self->view_columns->pdata[i],
                                      descending ? GTK_SORT_DESCENDING : GTK_SORT_ASCENDING);
  self->sorting = FALSE;
}

/* @is_dim: (nullable): which rows are shown dim; set it before there are rows. */
void
duo_table_view_set_dim_test (DuoTableView *self,
                             DuoRowTest    is_dim)
{
  g_return_if_fail (DUO_IS_TABLE_VIEW (self));

  self->is_dim = is_dim;
}

/* The order of the columns is what a person made of it: headings can be dragged. */

/* Returns: (transfer none): the one that stands at @place. */
static const DuoViewColumn *
column_at (DuoTableView *self,
           guint         place)
{
  g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (self->view), place);
  guint i = 0;

  return g_ptr_array_find (self->view_columns, column, &i) ? &self->columns[i] : NULL;
}

static gboolean
is_shown (DuoTableView        *self,
          const DuoViewColumn *column)
{
  return gtk_column_view_column_get_visible (self->view_columns->pdata[column - self->columns]);
}

/* While one is moved it is out of the list for a moment. */
static void
order_changed_cb (DuoTableView *self)
{
  if (!self->arranging && g_list_model_get_n_items (gtk_column_view_get_columns (self->view)) == self->view_columns->len)
    g_signal_emit (self, signals[COLUMNS_CHANGED], 0);
}

/* Returns: (transfer none) (nullable): the column called @code. */
static const DuoViewColumn *
find_column (DuoTableView *self,
             const char   *code)
{
  for (guint i = 0; i < self->view_columns->len; i++)
    if (g_str_equal (self->columns[i].code, code))
      return &self->columns[i];

  return NULL;
}

/* Those of @codes first, each followed by the hidden ones that come after it by themselves. */
static void
arrange (DuoTableView      *self,
         const char *const *codes)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; codes[i] != NULL; i++)
    {
      const DuoViewColumn *column = find_column (self, codes[i]);

      if (column != NULL && !g_ptr_array_find (order, column, NULL))
        g_ptr_array_add (order, (gpointer) column);
    }
  for (guint i = 0; i < self->view_columns->len; i++)
    {
      guint before = 0;

      if (g_ptr_array_find (order, &self->columns[i], NULL))
        continue;
      if (i == 0 || !g_ptr_array_find (order, &self->columns[i - 1], &before))
        g_ptr_array_insert (order, 0, (gpointer) &self->columns[i]);
      else
        g_ptr_array_insert (order, (gint) before + 1, (gpointer) &self->columns[i]);
    }

  self->arranging = TRUE;
  for (guint i = 0; i < order->len; i++)
    if (column_at (self, i) != order->pdata[i])
      gtk_column_view_insert_column (self->view, i,
                                     self->view_columns->pdata[(const DuoViewColumn *) order->pdata[i] - self->columns]);
  self->arranging = FALSE;
}

static void
add_column (DuoTableView             *self,
            const DuoViewColumn *column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *view_column;

  g_object_set_data (G_OBJECT (factory), TABLE_DATA, self);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) column);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), (gpointer) column);
  view_column = gtk_column_view_column_new (g_dpgettext2 (NULL, "column", column->title), factory);
  g_object_set_data (G_OBJECT (view_column), DUO_COLUMN_CODE, (gpointer) column->code);
  gtk_column_view_column_set_resizable (view_column, TRUE);
  gtk_column_view_column_set_expand (view_column, column->width == 0);
  gtk_column_view_column_set_visible (view_column, !column->hidden);
  if (column->sortable)
    {
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (note_column, (gpointer) column, NULL));

      gtk_column_view_column_set_sorter (view_column, sorter);
    }
  gtk_column_view_append_column (self->view, view_column);
  g_ptr_array_add (self->view_columns, view_column);
}

/* Choosing columns */

static void
column_action_cb (GSimpleAction *action,
                  GVariant      *state,
                  gpointer       user_data)
{
  DuoTableView *self = user_data;
  const char *code = g_action_get_name (G_ACTION (action)) + strlen ("column-");
  guint n_shown = 0;

  for (guint i = 0; i < self->view_columns->len; i++)
    n_shown += gtk_column_view_column_get_visible (self->view_columns->pdata[i]) ? 1 : 0;
  if (!g_variant_get_boolean (state) && n_shown == 1)
    return; /* the last one stays: a table without columns can't be put right */

  for (guint i = 0; i < self->view_columns->len; i++)
    if (g_str_equal (self->columns[i].code, code))
      gtk_column_view_column_set_visible (self->view_columns->pdata[i], g_variant_get_boolean (state));
  g_simple_action_set_state (action, state);
  g_signal_emit (self, signals[COLUMNS_CHANGED], 0);
}

static void
add_column_action (DuoTableView             *self,
                   const DuoViewColumn *column)
{
  g_autofree char *name = g_strconcat ("column-", column->code, NULL);
  g_autoptr (GSimpleAction) action
    = g_simple_action_new_stateful (name, NULL, g_variant_new_boolean (!column->hidden));

  g_signal_connect (action, "change-state", G_CALLBACK (column_action_cb), self);
  g_action_map_add_action (G_ACTION_MAP (self->actions), G_ACTION (action));
}

/* Made each time, in the order in which they stand then. */
static void
make_choice_cb (GtkMenuButton *button,
                gpointer       user_data)
{
  DuoTableView *self = user_data;

  gtk_menu_button_set_popover (button, duo_column_choice_new (self->view));
}

/* Has @button, which lies where the actions of duo_table_view_get_actions() are inserted as "table", offer the columns. */
void
duo_table_view_set_columns_button (DuoTableView  *self,
                                   GtkMenuButton *button)
{
  g_return_if_fail (DUO_IS_TABLE_VIEW (self));
  g_return_if_fail (GTK_IS_MENU_BUTTON (button));

  gtk_menu_button_set_create_popup_func (button, make_choice_cb, self, NULL);
}

/* Returns: (transfer none): the actions that the menu of columns and the keys activate, for a page to insert as
 * "table" where that menu is. */
GActionGroup *
duo_table_view_get_actions (DuoTableView *self)
{
  g_return_val_if_fail (DUO_IS_TABLE_VIEW (self), NULL);

  return G_ACTION_GROUP (self->actions);
}

/* Shows the columns with these codes and no others, in this order; an empty list leaves all as it is. */
void
duo_table_view_set_shown (DuoTableView          *self,
                     const char *const *codes)
{
  g_return_if_fail (DUO_IS_TABLE_VIEW (self));

  if (codes == NULL || codes[0] == NULL)
    return;

  arrange (self, codes);
  for (guint i = 0; i < self->view_columns->len; i++)
    {
      g_autofree char *name = g_strconcat ("column-", self->columns[i].code, NULL);
      const gboolean shown = g_strv_contains (codes, self->columns[i].code);
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

      gtk_column_view_column_set_visible (self->view_columns->pdata[i], shown);
      g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_boolean (shown));
    }
}

/* Returns: (transfer full): the codes of the columns shown, in the order shown. */
char **
duo_table_view_dup_shown (DuoTableView *self)
{
  g_autoptr (GStrvBuilder) codes = g_strv_builder_new ();

  g_return_val_if_fail (DUO_IS_TABLE_VIEW (self), NULL);

  for (guint i = 0; i < self->view_columns->len; i++)
    {
      const DuoViewColumn *column = column_at (self, i);

      if (column != NULL && is_shown (self, column))
        g_strv_builder_add (codes, column->code);
    }

  return g_strv_builder_end (codes);
}

/* Selection */

/* Returns: (transfer full) (element-type gint64): the ids of the selected rows, in the order of the table. */
GArray *
duo_table_view_dup_selected (DuoTableView *self)
{
  GArray *ids = duo_row_list_get_ids (self->rows);
  GArray *selected = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GtkBitset) positions = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, positions, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    g_array_append_val (selected, g_array_index (ids, gint64, position));

  return selected;
}

/* Selects the row of @id alone, if it is in the table, and scrolls to it. */
void
duo_table_view_select (DuoTableView *self,
                  gint64    id)
{
  GArray *ids = duo_row_list_get_ids (self->rows);

  for (guint i = 0; i < ids->len; i++)
    {
      if (g_array_index (ids, gint64, i) != id)
        continue;
      duo_row_selection_show_all (self->selection); /* one that did not come yet can't be selected */
      gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), i, TRUE);
      duo_table_view_scroll_to (self, i);
      return;
    }
}

/* Brings the row at @position into view. */
void
duo_table_view_scroll_to (DuoTableView *self,
                     guint     position)
{
  g_return_if_fail (DUO_IS_TABLE_VIEW (self));

  duo_row_selection_show_all (self->selection);
  /* The column view of GTK 4.8 can't scroll to a row; the list view inside it can. */
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->view)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_LIST_VIEW (child))
      gtk_widget_activate_action (child, "list.scroll-to-item", "u", position);
}

/* From the first row on, where what is selected is not among them. Who asked another question begins at the top. */
void
duo_table_view_scroll_to_begin (DuoTableView *self)
{
  g_autoptr (GtkBitset) positions = NULL;

  g_return_if_fail (DUO_IS_TABLE_VIEW (self));

  positions = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  if (gtk_bitset_get_size (positions) == 1)
    duo_table_view_scroll_to (self, gtk_bitset_get_minimum (positions));
  else
    gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

/* The row that Enter is pressed on is the one that is meant, whatever was selected by then. */
static void
activate_cb (GtkColumnView *view,
             guint          position,
             DuoTableView      *self)
{
  if (position >= duo_row_list_get_ids (self->rows)->len)
    return; /* a row that is gone, and hidden */

  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
  g_signal_emit (self, signals[ACTIVATED], 0, g_array_index (duo_row_list_get_ids (self->rows), gint64, position));
}

static void
selection_changed_cb (DuoTableView *self)
{
  g_signal_emit (self, signals[SELECTION_CHANGED], 0);
}

/* Copying: the rows that are on the screen have their contents; others are read by whoever exports. */
static void
copy_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  DuoTableView *self = user_data;
  g_autoptr (GtkBitset) positions = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_autoptr (GString) text = g_string_new (NULL);
  GtkBitsetIter iter;
  guint position;

  for (gboolean more = gtk_bitset_iter_init_first (&iter, positions, &position); more;
       more = gtk_bitset_iter_next (&iter, &position))
    {
      g_autoptr (DuoListRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
      gboolean first = TRUE;

      if (duo_list_row_get_value (row) == NULL)
        continue;
      for (guint i = 0; i < self->view_columns->len; i++)
        {
          const DuoViewColumn *column = column_at (self, i);
          g_autofree char *cell = NULL;

          if (column == NULL || !is_shown (self, column))
            continue;
          cell = column->dup_text (duo_list_row_get_value (row), self->user_data);
          g_string_append_printf (text, "%s%s", first ? "" : "\t", cell != NULL ? cell : "");
          first = FALSE;
        }
      g_string_append_c (text, '\n');
    }

  if (text->len > 0)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text->str);
}

/* In sight */

/* In the frame that shows the first rows: the others come after it. */
static gboolean
first_frame_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  DuoTableView *self = DUO_TABLE_VIEW (widget);

  self->first_frame = 0;
  duo_row_selection_set_in_sight (self->selection, TRUE);
  return G_SOURCE_REMOVE;
}

static void
duo_table_view_map (GtkWidget *widget)
{
  DuoTableView *self = DUO_TABLE_VIEW (widget);

  GTK_WIDGET_CLASS (duo_table_view_parent_class)->map (widget);
  self->first_frame = gtk_widget_add_tick_callback (widget, first_frame_cb, NULL, NULL);
}

static void
duo_table_view_unmap (GtkWidget *widget)
{
  DuoTableView *self = DUO_TABLE_VIEW (widget);

  if (self->first_frame != 0)
    gtk_widget_remove_tick_callback (widget, self->first_frame);
  self->first_frame = 0;
  duo_row_selection_set_in_sight (self->selection, FALSE);
  GTK_WIDGET_CLASS (duo_table_view_parent_class)->unmap (widget);
}

/* Life */

static void
duo_table_view_dispose (GObject *object)
{
  DuoTableView *self = DUO_TABLE_VIEW (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (duo_table_view_parent_class)->dispose (object);
}

static void
duo_table_view_finalize (GObject *object)
{
  DuoTableView *self = DUO_TABLE_VIEW (object);

  g_ptr_array_unref (self->view_columns);
  g_object_unref (self->actions);

  G_OBJECT_CLASS (duo_table_view_parent_class)->finalize (object);
}

static void
duo_table_view_class_init (DuoTableViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = duo_table_view_dispose;
  object_class->finalize = duo_table_view_finalize;
  GTK_WIDGET_CLASS (klass)->map = duo_table_view_map;
  GTK_WIDGET_CLASS (klass)->unmap = duo_table_view_unmap;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  signals[ACTIVATED] = g_signal_new ("activated", DUO_TYPE_TABLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                     G_TYPE_INT64);
  signals[SELECTION_CHANGED]
    = g_signal_new ("selection-changed", DUO_TYPE_TABLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COLUMNS_CHANGED]
    = g_signal_new ("columns-changed", DUO_TYPE_TABLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SORT_CHANGED] = g_signal_new ("sort-changed", DUO_TYPE_TABLE_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
duo_table_view_init (DuoTableView *self)
{
  const GActionEntry entries[] = { { "copy", copy_cb } };
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  self->view_columns = g_ptr_array_new_with_free_func (g_object_unref);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (shortcuts),
                                        gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>c"),
                                                          gtk_named_action_new ("table.copy")));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);

  self->scroller = gtk_scrolled_window_new ();
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
}

/**
 * duo_table_view_new:
 * @columns: its columns; have to outlive it
 * @rows: the rows; the table takes a reference
 * @name: what screen readers call it
 * @user_data: (nullable): handed to the columns
 *
 * Returns: (transfer floating): a table. The action group "table" is on the table itself; insert it elsewhere too, with
 *   gtk_widget_insert_action_group(), for duo_table_view_set_columns_button().
 */
GtkWidget *
duo_table_view_new (const DuoViewColumn *columns,
               DuoRowList           *rows,
               const char           *name,
               gpointer              user_data)
{
  DuoTableView *self = g_object_new (DUO_TYPE_TABLE_VIEW, NULL);

  self->columns = columns;
  self->user_data = user_data;
  self->rows = g_object_ref (rows);
  self->selection = duo_row_selection_new (rows);
  duo_row_selection_set_in_sight (self->selection, FALSE);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (self->selection)));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "duo-table");
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  duo_a11y_set_label (GTK_WIDGET (self->view), name);
  for (guint i = 0; columns[i].code != NULL; i++)
    {
      add_column (self, &columns[i]);
      add_column_action (self, &columns[i]);
    }
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed", G_CALLBACK (order_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "table", G_ACTION_GROUP (self->actions));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self->view), TRUE);
  g_signal_connect (self->view, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  g_signal_connect (self->view, "activate", G_CALLBACK (activate_cb), self);
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed", G_CALLBACK (sort_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  return GTK_WIDGET (self);
}
