/* SPDX-License-Identifier: EUPL-1.2 */
/* The table of an import preview: a tick, what it is about, and what is here beside what the file has. */
#include "duo-import-table.h"

#include <glib/gi18n.h>
#include <string.h>

#include "duo-a11y.h"
#include "duo-import-row.h"

struct _DuoImportTable
{
  AdwBin parent_instance;

  DuoImportSource *source; /* (owned) */
  GtkColumnView *view;
  GtkWidget *all;   /* check button in the heading, over the view: a heading takes no widgets of its own */
  GListStore *rows; /* (owned) (element-type DuoImportRow) */
  gboolean syncing; /* a check button follows its row */
};

G_DEFINE_FINAL_TYPE (DuoImportTable, duo_import_table, ADW_TYPE_BIN)

static guint ticked_signal;

typedef enum
{
  COLUMN_KEY,
  COLUMN_FIELD,
  COLUMN_OLD,
  COLUMN_NEW,
} Column;

/* Old struck through and new bold where the row is ticked; else old plain and new dim: nothing happens to it. */
static void
style_cell (GtkInscription *cell, DuoImportRow *row, Column column)
{
  const gboolean ticked = duo_import_row_get_ticked (row);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (column == COLUMN_KEY || (column == COLUMN_NEW && ticked))
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      if (column == COLUMN_KEY) /* the code, not the name beside it */
        bold->end_index = (guint) strlen (duo_import_row_get_key (row));
      pango_attr_list_insert (attributes, bold);
    }
  if (column == COLUMN_OLD && duo_import_row_get_old (row)[0] == '\0')
    pango_attr_list_insert (attributes, pango_attr_style_new (PANGO_STYLE_ITALIC));
  else if (column == COLUMN_OLD && ticked && !duo_import_row_is_remarked (row))
    pango_attr_list_insert (attributes, pango_attr_strikethrough_new (TRUE));
  gtk_inscription_set_attributes (cell, attributes);

  if (column == COLUMN_FIELD || (column == COLUMN_OLD && ticked && !duo_import_row_is_remarked (row)) || (column == COLUMN_NEW && !ticked))
    gtk_widget_add_css_class (GTK_WIDGET (cell), "dim-label");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (cell), "dim-label");
}

/* The old value has a word after it where a person edited it. */
static GtkInscription *
get_cell (GtkListItem *list_item)
{
  GtkWidget *child = gtk_list_item_get_child (list_item);

  return GTK_INSCRIPTION (GTK_IS_INSCRIPTION (child) ? child : gtk_widget_get_first_child (child));
}

static void
ticked_cb (DuoImportRow *row, GParamSpec *pspec, GtkListItem *list_item)
{
  style_cell (get_cell (list_item), row, GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (list_item), "column")));
}

/* A lock and words, shown on the rows whose value a person edited. */
static GtkWidget *
add_edited_word (GtkWidget *cell)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *pill = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("changes-prevent-symbolic");

  gtk_box_append (GTK_BOX (pill), icon);
  gtk_box_append (GTK_BOX (pill), gtk_label_new (_ ("edited by you")));
  gtk_widget_add_css_class (pill, "duo-edited-pill");
  gtk_widget_add_css_class (pill, "caption");
  gtk_widget_set_valign (pill, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (cell, TRUE);
  gtk_box_append (GTK_BOX (box), cell);
  gtk_box_append (GTK_BOX (box), pill);
  return box;
}

static void
setup_text_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer column)
{
  const guint natural = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (factory), "natural"));
  GtkWidget *cell = gtk_inscription_new (NULL);

  gtk_inscription_set_yalign (GTK_INSCRIPTION (cell), 0.5f);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (cell), 8);
  gtk_inscription_set_nat_chars (GTK_INSCRIPTION (cell), natural);
  gtk_inscription_set_nat_lines (GTK_INSCRIPTION (cell), 1);
  gtk_inscription_set_text_overflow (GTK_INSCRIPTION (cell), GTK_INSCRIPTION_OVERFLOW_ELLIPSIZE_END);
  gtk_widget_set_valign (cell, GTK_ALIGN_CENTER); /* with more height than a line, a shortened text goes to the top */
  g_object_set_data (G_OBJECT (list_item), "column", column);
  if (GPOINTER_TO_UINT (column) == COLUMN_OLD)
    gtk_list_item_set_child (list_item, add_edited_word (cell));
  else
    gtk_list_item_set_child (list_item, cell);
}

static void
bind_text_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer column)
{
  DuoImportRow *row = gtk_list_item_get_item (list_item);
  GtkWidget *cell = GTK_WIDGET (get_cell (list_item));
  GtkWidget *word = gtk_widget_get_next_sibling (cell);
  g_autofree char *named = NULL;
  const char *text = NULL;

  switch (GPOINTER_TO_UINT (column))
    {
    case COLUMN_KEY:
      text = named = g_strconcat (duo_import_row_get_key (row), duo_import_row_get_name (row)[0] != '\0' ? "  " : "",
                                  duo_import_row_get_name (row), NULL);
      break;
    case COLUMN_FIELD:
      text = duo_import_row_get_field (row);
      break;
    case COLUMN_OLD: /* no value is one too, and said; what has no field of its own has no old one either */
      text = duo_import_row_get_old (row);
      if (text[0] == '\0' && duo_import_row_is_field (row))
        text = _ ("empty");
      break;
    default:
      text = duo_import_row_get_new (row);
      break;
    }
  gtk_inscription_set_text (GTK_INSCRIPTION (cell), text);
  gtk_widget_set_tooltip_text (cell, text[0] != '\0' ? text : NULL);
  if (GPOINTER_TO_UINT (column) == COLUMN_OLD)
    gtk_widget_set_visible (word, duo_import_row_is_edited (row));
  style_cell (GTK_INSCRIPTION (cell), row, GPOINTER_TO_UINT (column));
  g_signal_connect (row, "notify::ticked", G_CALLBACK (ticked_cb), list_item);
}

static void
unbind_text_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer column)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), ticked_cb, list_item);
}

/* The box in the heading follows the rows: all of them, none, or some. */
static void
update_all (DuoImportTable *self)
{
  const guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint n_can = 0;
  guint n_ticked = 0;

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (DuoImportRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      n_can += duo_import_row_can_be_ticked (row) ? 1 : 0;
      n_ticked += duo_import_row_get_ticked (row) ? 1 : 0;
    }
  self->syncing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (self->all), n_can > 0 && n_ticked == n_can);
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (self->all), n_ticked > 0 && n_ticked < n_can);
  self->syncing = FALSE;
  gtk_widget_set_visible (self->all, n_can > 0);
}

static void
tell_ticked (DuoImportTable *self)
{
  update_all (self);
  g_signal_emit (self, ticked_signal, 0);
}

static void
tick_each (DuoImportTable *self, gboolean ticked)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (DuoImportRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      duo_import_row_set_ticked (row, ticked);
    }
  tell_ticked (self);
}

static void
all_toggled_cb (DuoImportTable *self)
{
  if (!self->syncing)
    tick_each (self, gtk_check_button_get_active (GTK_CHECK_BUTTON (self->all)));
}

/* Over the heading of the first column, in its middle. */
static gboolean
place_all_cb (GtkOverlay *overlay, GtkWidget *all, GdkRectangle *place, DuoImportTable *self)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *heading = gtk_widget_get_first_child (header);
  graphene_rect_t bounds;

  if (heading == NULL || !gtk_widget_compute_bounds (heading, GTK_WIDGET (overlay), &bounds))
    return FALSE;

  gtk_widget_measure (all, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &place->width, NULL, NULL);
  gtk_widget_measure (all, GTK_ORIENTATION_VERTICAL, -1, NULL, &place->height, NULL, NULL);
  place->x = (int) (bounds.origin.x + (bounds.size.width - (float) place->width) / 2);
  place->y = (int) (bounds.origin.y + (bounds.size.height - (float) place->height) / 2);
  return TRUE;
}

static void
check_toggled_cb (GtkCheckButton *check, GtkListItem *list_item)
{
  DuoImportRow *row = gtk_list_item_get_item (list_item);
  DuoImportTable *self = DUO_IMPORT_TABLE (gtk_widget_get_ancestor (GTK_WIDGET (check), DUO_TYPE_IMPORT_TABLE));

  if (row == NULL || self == NULL || self->syncing
      || duo_import_row_get_ticked (row) == gtk_check_button_get_active (check)) /* it follows its row */
    return;

  duo_import_row_set_ticked (row, gtk_check_button_get_active (check));
  tell_ticked (self);
}

static void
row_ticked_cb (DuoImportRow *row, GParamSpec *pspec, GtkCheckButton *check)
{
  if (gtk_check_button_get_active (check) != duo_import_row_get_ticked (row))
    gtk_check_button_set_active (check, duo_import_row_get_ticked (row));
}

static void
setup_check_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *check = gtk_check_button_new ();

  g_signal_connect (check, "toggled", G_CALLBACK (check_toggled_cb), list_item);
  gtk_list_item_set_child (list_item, check);
}

/* GTK gives rows of a column view no name of their own; the row is what the cell of @child is in. */
static void
tint_row (GtkWidget *child, gboolean edited)
{
  GtkWidget *cell = gtk_widget_get_parent (child);
  GtkWidget *row = cell != NULL ? gtk_widget_get_parent (cell) : NULL;

  if (row == NULL)
    return;

  if (edited)
    gtk_widget_add_css_class (row, "duo-edited");
  else
    gtk_widget_remove_css_class (row, "duo-edited");
}

/* Returns: (transfer full): the whole row in one sentence. */
static char *
dup_spoken (DuoImportRow *row)
{
  if (duo_import_row_is_remarked (row))
    return g_strdup_printf ("%s, %s, %s: %s", duo_import_row_get_key (row), duo_import_row_get_field (row),
                            duo_import_row_get_new (row), duo_import_row_get_old (row));
  return g_strdup_printf (_ ("%s, %s, was %s, becomes %s"), duo_import_row_get_key (row), duo_import_row_get_field (row),
                          duo_import_row_get_old (row)[0] != '\0' ? duo_import_row_get_old (row) : _ ("nothing"),
                          duo_import_row_get_new (row));
}

static void
bind_check_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  DuoImportTable *self = user_data;
  DuoImportRow *row = gtk_list_item_get_item (list_item);
  GtkWidget *check = gtk_list_item_get_child (list_item);
  const gboolean ticked = duo_import_row_get_ticked (row);
  g_autofree char *spoken = dup_spoken (row);

  self->syncing = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), ticked);
  self->syncing = FALSE;
  gtk_widget_set_visible (check, duo_import_row_can_be_ticked (row));
  tint_row (check, duo_import_row_is_edited (row) || duo_import_row_is_to_be_seen (row));
  duo_a11y_set_label (check, spoken);
  g_signal_connect (row, "notify::ticked", G_CALLBACK (row_ticked_cb), check);
}

static void
unbind_check_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (list_item), row_ticked_cb,
                                        gtk_list_item_get_child (list_item));
}

/* What is here becomes what the file has: between the two, where there is anything to become. */
static void
setup_arrow_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  GtkWidget *arrow =
    g_object_new (GTK_TYPE_LABEL, "label", "→", "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (arrow, "duo-arrow");
  gtk_list_item_set_child (list_item, arrow);
}

static void
bind_arrow_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item, gpointer user_data)
{
  DuoImportRow *row = gtk_list_item_get_item (list_item);

  gtk_widget_set_visible (gtk_list_item_get_child (list_item), duo_import_row_can_be_ticked (row));
}

static void
add_arrow_column (DuoImportTable *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_arrow_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_arrow_cb), NULL);
  column = gtk_column_view_column_new (NULL, factory);
  gtk_column_view_append_column (self->view, column);
}

static void
add_column (DuoImportTable *self, const char *title, Column column, guint natural_chars, gboolean expand)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  g_object_set_data (G_OBJECT (factory), "natural", GUINT_TO_POINTER (natural_chars));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_text_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "bind", G_CALLBACK (bind_text_cb), GUINT_TO_POINTER (column));
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_text_cb), GUINT_TO_POINTER (column));
  view_column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (view_column, expand);
  gtk_column_view_append_column (self->view, view_column);
}

static void
setup_columns (DuoImportTable *self)
{
  const gboolean short_keys = DUO_IMPORT_SOURCE_GET_CLASS (self->source)->short_keys;
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) check_column = NULL;
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (setup_check_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_check_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_check_cb), NULL);
  check_column = gtk_column_view_column_new (NULL, factory);
  gtk_column_view_append_column (self->view, check_column);
  add_column (self, duo_import_source_get_key_title (self->source), COLUMN_KEY, short_keys ? 20 : 24, TRUE);
  add_column (self, _ ("Field"), COLUMN_FIELD, 16, FALSE);
  add_column (self, _ ("Now in DUO Campagnes"), COLUMN_OLD, 24, TRUE);
  add_arrow_column (self);
  add_column (self, _ ("In this file"), COLUMN_NEW, 40, TRUE);

  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows))));
  gtk_column_view_set_model (self->view, selection);
  duo_a11y_set_label (GTK_WIDGET (self->view), _ ("What the file would change"));
}

/* GObject */

static void
duo_import_table_finalize (GObject *object)
{
  DuoImportTable *self = DUO_IMPORT_TABLE (object);

  g_clear_object (&self->source);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (duo_import_table_parent_class)->finalize (object);
}

static void
duo_import_table_class_init (DuoImportTableClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_import_table_finalize;
  ticked_signal =
    g_signal_new ("ticked", DUO_TYPE_IMPORT_TABLE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
duo_import_table_init (DuoImportTable *self)
{
  GtkWidget *overlay = gtk_overlay_new ();

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  self->rows = g_list_store_new (DUO_TYPE_IMPORT_ROW);
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "duo-import-table");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), GTK_WIDGET (self->view));
  g_signal_connect_object (overlay, "get-child-position", G_CALLBACK (place_all_cb), self, 0);
  self->all = gtk_check_button_new ();
  gtk_widget_set_tooltip_text (self->all, _ ("Tick All Rows or None"));
  duo_a11y_set_label (self->all, _ ("All rows"));
  g_signal_connect_object (self->all, "toggled", G_CALLBACK (all_toggled_cb), self, G_CONNECT_SWAPPED);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->all);
  adw_bin_set_child (ADW_BIN (self), overlay);
}

/* Gives the table its words and columns; once. */
void
duo_import_table_set_source (DuoImportTable *self, DuoImportSource *source)
{
  g_return_if_fail (self->source == NULL);

  self->source = g_object_ref (source);
  setup_columns (self);
}

/* What has to be looked at goes first, then what the import is about: a board or a former name comes along with its institution. */
enum
{
  RANK_OUTDATED,
  RANK_INSTITUTION,
  RANK_OTHER,
  N_RANKS,
};

static gint
get_rank (DuoChangeItem *item)
{
  if (duo_change_item_is_outdated (item))
    return RANK_OUTDATED;
  return g_strcmp0 (item->type, "institution") == 0 ? RANK_INSTITUTION : RANK_OTHER;
}

/**
 * duo_import_table_show:
 * @self: a table with a source
 * @set: a change set
 * @state: of which items
 *
 * Returns: how many rows it shows now
 */
guint
duo_import_table_show (DuoImportTable *self, DuoChangeSet *set, DuoChangeItemState state)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);

  for (gint rank = 0; rank < N_RANKS; rank++)
    for (guint i = 0; i < set->items->len; i++)
      {
        DuoChangeItem *item = set->items->pdata[i];

        if (item->state == state && get_rank (item) == rank)
          duo_import_row_add_for_item (rows, self->source, item);
      }
  g_list_store_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)), rows->pdata, rows->len);
  update_all (self);
  return rows->len;
}

void
duo_import_table_tick_outdated (DuoImportTable *self, gboolean ticked)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    {
      g_autoptr (DuoImportRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), i);

      if (duo_import_row_is_outdated (row))
        duo_import_row_set_ticked (row, ticked);
    }
  tell_ticked (self);
}

/* Ticks or unticks the row that is chosen. */
void
duo_import_table_tick (DuoImportTable *self)
{
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_column_view_get_model (self->view));
  DuoImportRow *row = gtk_single_selection_get_selected_item (selection);

  if (row == NULL)
    return;

  duo_import_row_set_ticked (row, !duo_import_row_get_ticked (row));
  tell_ticked (self);
}

/* Ticks all rows shown; where all are, unticks them. */
void
duo_import_table_tick_all (DuoImportTable *self)
{
  tick_each (self, !gtk_check_button_get_active (GTK_CHECK_BUTTON (self->all)));
}
