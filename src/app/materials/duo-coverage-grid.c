/* SPDX-License-Identifier: EUPL-1.2 */
/* The matrix: headings and first columns stand still, the rest scrolls; one cell has the focus and is a real widget, so
 * that it can be spoken. */
#include "duo-coverage-grid.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-coverage-cell.h"
#include "duo-coverage-words.h"
#include "duo-words-match.h"

/* Sizes for text as large as in the design; they grow along with it. */
#define NAME_WIDTH 182
#define CHANNELS_WIDTH 124
#define COLUMN_WIDTH 58
#define LEAST_COLUMN_WIDTH 42
#define LAST_WIDTH 138
#define ROW_HEIGHT 30
/* What stands still leaves room for what scrolls: their parts of the width at most. */
#define NAME_SHARE 0.26
#define CHANNELS_SHARE 0.17
#define PAD 16
#define HEADING_PAD 14

struct _DuoCoverageGrid
{
  GtkWidget parent_instance;

  DuoCampaignCoverage *coverage; /* (owned) (nullable) */
  GArray *rows;                  /* (owned) (element-type guint): places of the institutions shown */
  GtkWidget *cell;               /* (owned): the one that has the focus */
  guint row;
  gint column;                   /* -1: the institution itself */
  double scale;                  /* of the text, beside that of the design */
  int line_height;
  int row_height;
  int head_height;
  int name_width;
  int channels_width;
  int column_width;
  int longest_heading;           /* in pixels; 0: not measured yet */
  GtkAdjustment *adjustments[2]; /* (owned) (nullable): horizontal, vertical */
};

enum
{
  PROP_0,
  PROP_HADJUSTMENT,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  SIGNAL_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE_WITH_CODE (DuoCoverageGrid, duo_coverage_grid, GTK_TYPE_WIDGET, G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static guint
count_columns (DuoCoverageGrid *self)
{
  return self->coverage != NULL ? self->coverage->materials->len : 0;
}

static guint
row_place (DuoCoverageGrid *self, guint row)
{
  return g_array_index (self->rows, guint, row);
}

static int
scrolled (DuoCoverageGrid *self, guint direction)
{
  return self->adjustments[direction] != NULL ? (int) gtk_adjustment_get_value (self->adjustments[direction]) : 0;
}

/* Width of the columns that stand still. */
static int
still_width (DuoCoverageGrid *self)
{
  return self->name_width + self->channels_width;
}

static int
last_width (DuoCoverageGrid *self)
{
  return (int) (LAST_WIDTH * self->scale);
}

static int
column_x (DuoCoverageGrid *self, guint column)
{
  return still_width (self) + (int) column * self->column_width - scrolled (self, 0);
}

/* Columns that have to find room beside what stands still, before the last one stands still too. */
#define LEAST_COLUMNS 2

static gboolean
is_pinned (DuoCoverageGrid *self)
{
  return gtk_widget_get_width (GTK_WIDGET (self)) >= still_width (self) + LEAST_COLUMNS * self->column_width + last_width (self);
}

/* Where what a row comes to begins: in sight at the right edge, while materials scroll below it. */
static int
last_x (DuoCoverageGrid *self)
{
  const int after = column_x (self, count_columns (self));

  return is_pinned (self) ? MIN (after, gtk_widget_get_width (GTK_WIDGET (self)) - last_width (self)) : after;
}

static int
row_y (DuoCoverageGrid *self, guint row)
{
  return self->head_height + (int) row * self->row_height - scrolled (self, 1);
}

/* ---- Drawing ---- */

static void
draw_text (DuoCoverageGrid *self, GtkSnapshot *snapshot, const char *text, int x, int y, int width, gboolean bold, gboolean dim, gboolean right)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);
  GdkRGBA colour = { 0, 0, 0, 1 };
  int height, text_width;

  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), dim ? "duo_dim" : "duo_text", &colour);
  if (bold || dim)
    {
      g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

      if (bold)
        pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
      if (dim)
        pango_attr_list_insert (attributes, pango_attr_scale_new (0.85));
      pango_layout_set_attributes (layout, attributes);
    }
  pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
  pango_layout_set_width (layout, width * PANGO_SCALE);
  pango_layout_set_single_paragraph_mode (layout, TRUE);
  pango_layout_get_pixel_size (layout, &text_width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (right ? x + (width - text_width) / 2 : x), (float) (y + (self->row_height - height) / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
fill (DuoCoverageGrid *self, GtkSnapshot *snapshot, const char *name, int x, int y, int width, int height)
{
  GdkRGBA colour = { 1, 1, 1, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), name, &colour);
  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height));
}

/* Draws from here on only where the columns of materials are seen, from @y down. */
static void
push_materials (DuoCoverageGrid *self, GtkSnapshot *snapshot, int y, int height)
{
  const int seen = MIN (gtk_widget_get_width (GTK_WIDGET (self)), last_x (self)) - still_width (self);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) still_width (self), (float) y, (float) MAX (0, seen), (float) height));
}

static int
matrix_width (DuoCoverageGrid *self)
{
  return still_width (self) + (int) count_columns (self) * self->column_width + last_width (self);
}

/* What the row comes to, as a pill. */
static void
draw_result (DuoCoverageGrid *self, GtkSnapshot *snapshot, guint row)
{
  const char *colours;
  g_autofree char *words = duo_coverage_describe_result (self->coverage, row_place (self, row), &colours);
  g_autofree char *ground = g_strdup_printf ("duo_%s_bg", colours);
  g_autofree char *ink = g_strdup_printf ("duo_%s_text", colours);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), words);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  const int pad = (int) (9 * self->scale), x = last_x (self) + 12;
  GdkRGBA colour = { 0, 0, 0, 1 };
  GskRoundedRect pill;
  int width, height, y;

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.82));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);
  y = row_y (self, row) + (self->row_height - height) / 2;
  gsk_rounded_rect_init_from_rect (&pill, &GRAPHENE_RECT_INIT ((float) x, (float) (y - 2), (float) (width + 2 * pad), (float) (height + 4)), (float) (height + 4) / 2);
  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), ground, &colour);
  gtk_snapshot_push_rounded_clip (snapshot, &pill);
  gtk_snapshot_append_color (snapshot, &colour, &pill.bounds);
  gtk_snapshot_pop (snapshot);
  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), ink, &colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) (x + pad), (float) y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

/* The cells of the rows that can be seen, and what stands behind them. */
static void
snapshot_cells (DuoCoverageGrid *self, GtkSnapshot *snapshot, guint first, guint last, int width, int height)
{
  DuoCoverage *coverage = self->coverage->coverage;
  const guint n_columns = count_columns (self);
  cairo_t *cr;

  push_materials (self, snapshot, self->head_height, height - self->head_height);
  if (self->column >= 0 && gtk_widget_has_focus (self->cell))
    fill (self, snapshot, "duo_today_bg", column_x (self, (guint) self->column), self->head_height, self->column_width, height);
  if (self->row >= first && self->row < last && gtk_widget_has_focus (self->cell))
    fill (self, snapshot, "duo_selection_bg", 0, row_y (self, self->row), width, self->row_height);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  for (guint row = first; row < last; row++)
    for (guint column = 0; column < n_columns; column++)
      {
        const int x = column_x (self, column);

        if (x > width || x + self->column_width < still_width (self))
          continue;
        cairo_save (cr);
        cairo_translate (cr, x + (int) (self->column_width - DUO_COVERAGE_CELL_WIDTH * self->scale) / 2,
                         row_y (self, row) + (int) (self->row_height - DUO_COVERAGE_CELL_HEIGHT * self->scale) / 2);
        cairo_scale (cr, self->scale, self->scale);
        duo_coverage_cell_draw (cr, GTK_WIDGET (self), duo_coverage_get_cell (coverage, row_place (self, row), column).state);
        cairo_restore (cr);
      }
  cairo_destroy (cr);
  gtk_snapshot_pop (snapshot);
}

static void
snapshot_results (DuoCoverageGrid *self, GtkSnapshot *snapshot, guint first, guint last, int width, int height)
{
  const int x = last_x (self);

  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) MAX (x, still_width (self)), (float) self->head_height, (float) width,
                                                         (float) (height - self->head_height)));
  if (self->row >= first && self->row < last && gtk_widget_has_focus (self->cell))
    fill (self, snapshot, "duo_selection_bg", x, row_y (self, self->row), width - x, self->row_height);
  for (guint row = first; row < last; row++)
    draw_result (self, snapshot, row);
  gtk_snapshot_pop (snapshot);
}

static void
snapshot_names (DuoCoverageGrid *self, GtkSnapshot *snapshot, guint first, guint last, int width, int height)
{
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, (float) self->head_height, (float) width, (float) (height - self->head_height)));
  for (guint row = first; row < last; row++)
    {
      const guint institution = row_place (self, row);
      g_autofree char *channels = duo_coverage_describe_channels (self->coverage, institution);

      if (row == self->row && gtk_widget_has_focus (self->cell))
        fill (self, snapshot, "duo_selection_bg", 0, row_y (self, row), still_width (self), self->row_height);
      draw_text (self, snapshot, duo_institution_get_shown_name (self->coverage->institutions->pdata[institution]), PAD, row_y (self, row),
                 self->name_width - PAD - 6, FALSE, FALSE, FALSE);
      draw_text (self, snapshot, channels, self->name_width, row_y (self, row), self->channels_width - 8, FALSE, TRUE, FALSE);
      fill (self, snapshot, "duo_line", 0, row_y (self, row) + self->row_height - 1, MIN (width, matrix_width (self)), 1);
    }
  gtk_snapshot_pop (snapshot);
}

/* A heading on its side: what the material is called, and its measure. */
static void
draw_heading (DuoCoverageGrid *self, GtkSnapshot *snapshot, guint column)
{
  DuoMaterial *material = self->coverage->materials->pdata[column];
  g_autoptr (DuoMediaFacts) facts = duo_material_dup_facts (material);
  g_autofree char *measure = duo_words_media_measure (facts);
  const int top = (self->column_width - 2 * self->line_height + 2 - (self->row_height - self->line_height)) / 2; /* of two lines beside each other */

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) column_x (self, column), (float) (self->head_height - 8)));
  gtk_snapshot_rotate (snapshot, -90);
  draw_text (self, snapshot, duo_material_get_title (material), 0, top, self->head_height - HEADING_PAD, TRUE, FALSE, FALSE);
  draw_text (self, snapshot, measure, 0, top + self->line_height - 1, self->head_height - HEADING_PAD, FALSE, TRUE, FALSE);
  gtk_snapshot_restore (snapshot);
}

static void
snapshot_head (DuoCoverageGrid *self, GtkSnapshot *snapshot, int width)
{
  const int y = self->head_height - self->row_height;

  fill (self, snapshot, "view_bg_color", 0, 0, width, self->head_height);
  push_materials (self, snapshot, 0, self->head_height);
  if (self->column >= 0 && gtk_widget_has_focus (self->cell))
    fill (self, snapshot, "duo_selection_bg", column_x (self, (guint) self->column), 0, self->column_width, self->head_height);
  for (guint column = 0; column < count_columns (self); column++)
    draw_heading (self, snapshot, column);
  gtk_snapshot_pop (snapshot);
  draw_text (self, snapshot, _("Something that fits"), last_x (self) + 12, y, last_width (self) - 12, TRUE, TRUE, FALSE);
  draw_text (self, snapshot, _("Institution"), PAD, y, self->name_width - PAD, TRUE, TRUE, FALSE);
  draw_text (self, snapshot, _("Channels"), self->name_width, y, self->channels_width, TRUE, TRUE, FALSE);
  fill (self, snapshot, "duo_line", 0, self->head_height - 1, MIN (width, matrix_width (self)), 1);
}

/* At how many each material fits; of all whose turn it is, whatever is shown. */
static void
snapshot_foot (DuoCoverageGrid *self, GtkSnapshot *snapshot, int width, int height)
{
  const int y = MIN (height - self->row_height, self->head_height + (int) self->rows->len * self->row_height);
  const DuoCoverageTotals totals = duo_coverage_get_totals (self->coverage->coverage, DUO_SECTOR_SET_NONE);
  g_autofree char *of = g_strdup_printf (_("of %u"), totals.n);
  g_autofree char *reached = g_strdup_printf ("%u", totals.n_reached);

  fill (self, snapshot, "view_bg_color", 0, y, width, self->row_height);
  fill (self, snapshot, "duo_line", 0, y, MIN (width, matrix_width (self)), 1);
  draw_text (self, snapshot, _("Fits at"), PAD, y, self->name_width - PAD, TRUE, FALSE, FALSE);
  draw_text (self, snapshot, of, self->name_width, y, self->channels_width, FALSE, TRUE, FALSE);
  push_materials (self, snapshot, y, self->row_height);
  for (guint column = 0; column < count_columns (self); column++)
    {
      g_autofree char *count = g_strdup_printf ("%u", duo_coverage_count_fits (self->coverage->coverage, column));

      draw_text (self, snapshot, count, column_x (self, column), y, self->column_width, TRUE, FALSE, TRUE);
    }
  gtk_snapshot_pop (snapshot);
  draw_text (self, snapshot, reached, last_x (self) + 12, y, last_width (self) - 12, TRUE, FALSE, FALSE);
}

static void
duo_coverage_grid_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  DuoCoverageGrid *self = DUO_COVERAGE_GRID (widget);
  const int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);
  const guint first = (guint) (scrolled (self, 1) / self->row_height);
  const guint last = MIN (self->rows->len, first + (guint) (height / self->row_height) + 2);

  if (self->coverage == NULL)
    return;

  fill (self, snapshot, "view_bg_color", 0, 0, width, height);
  snapshot_names (self, snapshot, first, last, width, height);
  snapshot_cells (self, snapshot, first, last, width, height);
  snapshot_results (self, snapshot, first, last, width, height);
  if (last_x (self) < column_x (self, count_columns (self)))
    fill (self, snapshot, "duo_line", last_x (self), 0, 1, MIN (height, self->head_height + ((int) self->rows->len + 1) * self->row_height));
  snapshot_head (self, snapshot, width);
  snapshot_foot (self, snapshot, width, height);
  if (self->rows->len == 0 || count_columns (self) == 0)
    return;

  if (self->column < 0)
    gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, (float) self->head_height, (float) width, (float) (height - self->head_height)));
  else
    push_materials (self, snapshot, self->head_height, height - self->head_height);
  gtk_widget_snapshot_child (widget, self->cell, snapshot);
  gtk_snapshot_pop (snapshot);
}

/* ---- Size and scrolling ---- */

static void
update_adjustments (DuoCoverageGrid *self)
{
  const int sizes[2] = { gtk_widget_get_width (GTK_WIDGET (self)), gtk_widget_get_height (GTK_WIDGET (self)) };
  const int wanted[2] = { matrix_width (self), self->head_height + ((int) self->rows->len + 1) * self->row_height };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    if (self->adjustments[i] != NULL)
      gtk_adjustment_configure (self->adjustments[i], MIN (gtk_adjustment_get_value (self->adjustments[i]), MAX (0, wanted[i] - sizes[i])), 0,
                                MAX (wanted[i], sizes[i]), self->row_height, sizes[i] * 0.9, sizes[i]);
}

/* How long the longest heading is, title or measure. */
static int
measure_headings (DuoCoverageGrid *self)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  g_autoptr (PangoAttrList) bold = pango_attr_list_new ();
  g_autoptr (PangoAttrList) small = pango_attr_list_new ();
  int longest = 1;

  pango_attr_list_insert (bold, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_attr_list_insert (small, pango_attr_scale_new (0.85));
  for (guint i = 0; i < count_columns (self); i++)
    {
      DuoMaterial *material = self->coverage->materials->pdata[i];
      g_autoptr (DuoMediaFacts) facts = duo_material_dup_facts (material);
      g_autofree char *measure = duo_words_media_measure (facts);
      int width;

      pango_layout_set_text (layout, duo_material_get_title (material), -1);
      pango_layout_set_attributes (layout, bold);
      pango_layout_get_pixel_size (layout, &width, NULL);
      longest = MAX (longest, width);
      pango_layout_set_text (layout, measure, -1);
      pango_layout_set_attributes (layout, small);
      pango_layout_get_pixel_size (layout, &width, NULL);
      longest = MAX (longest, width);
    }

  return longest;
}

static void
measure_text (DuoCoverageGrid *self)
{
  const double scale = duo_coverage_cell_get_scale (GTK_WIDGET (self));

  if (scale != self->scale)
    self->longest_heading = 0;
  self->scale = scale;
  self->line_height = (int) (self->scale * (ROW_HEIGHT - 12));
  self->row_height = (int) (self->scale * ROW_HEIGHT);
  if (self->longest_heading == 0)
    self->longest_heading = measure_headings (self);
}

/* Gives each column its width: those of the materials become narrower, down to a least one, where that shows all of
 * them. Headings get their length while they leave room for rows. */
static void
measure_columns (DuoCoverageGrid *self, int width, int height)
{
  const int n = (int) MAX (1, count_columns (self));
  int room;

  self->name_width = (int) MIN (NAME_WIDTH * self->scale, width * NAME_SHARE);
  self->channels_width = (int) MIN (CHANNELS_WIDTH * self->scale, width * CHANNELS_SHARE);
  room = (width - still_width (self) - last_width (self)) / n;
  self->column_width = (int) (room < LEAST_COLUMN_WIDTH * self->scale ? COLUMN_WIDTH * self->scale : MIN (room, COLUMN_WIDTH * self->scale));
  self->head_height = CLAMP (self->longest_heading + HEADING_PAD, 5 * self->line_height, MAX (6 * self->line_height, MIN (10 * self->line_height, height * 2 / 5)));
}

static void
place_cell (DuoCoverageGrid *self)
{
  GdkRectangle place;

  if (self->rows->len == 0 || count_columns (self) == 0)
    return;
  duo_coverage_grid_get_place (self, &place);
  gtk_widget_measure (self->cell, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->cell, &place, -1);
}

static void
duo_coverage_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DuoCoverageGrid *self = DUO_COVERAGE_GRID (widget);

  measure_text (self);
  measure_columns (self, width, height);
  update_adjustments (self);
  place_cell (self);
}

static void
duo_coverage_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural, int *minimum_baseline,
                           int *natural_baseline)
{
  DuoCoverageGrid *self = DUO_COVERAGE_GRID (widget);

  measure_text (self);
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? NAME_WIDTH + CHANNELS_WIDTH : 6 * self->line_height + 3 * self->row_height;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? MAX (*minimum, matrix_width (self)) : 6 * self->line_height + 10 * self->row_height;
}

static void
scrolled_cb (DuoCoverageGrid *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
set_adjustment (DuoCoverageGrid *self, guint direction, GtkAdjustment *adjustment)
{
  if (self->adjustments[direction] != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustments[direction], self);
  g_set_object (&self->adjustments[direction], adjustment);
  if (adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), self);
  update_adjustments (self);
}

/* ---- The cell that has the focus ---- */

static void
scroll_to (GtkAdjustment *adjustment, int from, int to, int before, int after)
{
  if (adjustment == NULL)
    return;

  gtk_adjustment_clamp_page (adjustment, from, to + before + after);
}

static void
move_to (DuoCoverageGrid *self, gint row, gint column)
{
  g_autofree char *words = NULL;

  if (self->rows->len == 0 || count_columns (self) == 0)
    return;

  self->row = (guint) CLAMP (row, 0, (gint) self->rows->len - 1);
  self->column = CLAMP (column, -1, (gint) count_columns (self) - 1);
  if (self->column >= 0)
    scroll_to (self->adjustments[0], self->column * self->column_width, (self->column + 1) * self->column_width, still_width (self),
               is_pinned (self) ? last_width (self) : 0);
  scroll_to (self->adjustments[1], (gint) self->row * self->row_height, ((gint) self->row + 1) * self->row_height, self->head_height, self->row_height);
  words = duo_coverage_describe_cell (self->coverage, row_place (self, self->row), self->column);
  duo_a11y_set_label (self->cell, words);
  gtk_widget_set_tooltip_text (self->cell, words);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
key_cb (DuoCoverageGrid *self, guint key, guint code, GdkModifierType state)
{
  const gint row = (gint) self->row, column = self->column;
  const gboolean control = (state & GDK_CONTROL_MASK) != 0;
  const gint page = MAX (1, (gtk_widget_get_height (GTK_WIDGET (self)) - self->head_height) / self->row_height - 2);

  switch (key)
    {
    case GDK_KEY_Up:
      move_to (self, row - 1, column);
      return TRUE;
    case GDK_KEY_Down:
      move_to (self, row + 1, column);
      return TRUE;
    case GDK_KEY_Left:
      move_to (self, row, column - 1);
      return TRUE;
    case GDK_KEY_Right:
      move_to (self, row, column + 1);
      return TRUE;
    case GDK_KEY_Home:
      move_to (self, control ? 0 : row, 0);
      return TRUE;
    case GDK_KEY_End:
      move_to (self, control ? G_MAXINT32 : row, G_MAXINT32);
      return TRUE;
    case GDK_KEY_Page_Up:
      move_to (self, row - page, column);
      return TRUE;
    case GDK_KEY_Page_Down:
      move_to (self, row + page, column);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
open_cell (DuoCoverageGrid *self)
{
  if (self->rows->len > 0 && count_columns (self) > 0)
    g_signal_emit (self, signals[SIGNAL_OPENED], 0, row_place (self, self->row), self->column);
}

static void
pressed_cb (DuoCoverageGrid *self, int n_press, double x, double y)
{
  const int row = ((int) y - self->head_height + scrolled (self, 1)) / MAX (1, self->row_height);
  const int column = x < still_width (self) ? -1 : ((int) x - still_width (self) + scrolled (self, 0)) / MAX (1, self->column_width);
  const int foot = MIN (gtk_widget_get_height (GTK_WIDGET (self)) - self->row_height, self->head_height + (int) self->rows->len * self->row_height);

  if (y < self->head_height || y >= foot || x >= last_x (self) || row >= (int) self->rows->len || column >= (int) count_columns (self))
    return;

  move_to (self, row, column);
  gtk_widget_grab_focus (self->cell);
  open_cell (self);
}

static gboolean
duo_coverage_grid_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (DUO_COVERAGE_GRID (widget)->cell);
}

/* ---- Life ---- */

static void
duo_coverage_grid_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DuoCoverageGrid *self = DUO_COVERAGE_GRID (object);

  if (prop_id == PROP_HADJUSTMENT || prop_id == PROP_VADJUSTMENT)
    g_value_set_object (value, self->adjustments[prop_id - PROP_HADJUSTMENT]);
  else
    g_value_set_enum (value, GTK_SCROLL_NATURAL);
}

static void
duo_coverage_grid_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_HADJUSTMENT || prop_id == PROP_VADJUSTMENT)
    set_adjustment (DUO_COVERAGE_GRID (object), prop_id - PROP_HADJUSTMENT, g_value_get_object (value));
}

/* One tab stop: what comes from outside gets the cell, what is there goes on. */
static gboolean
duo_coverage_grid_focus (GtkWidget *widget, GtkDirectionType direction)
{
  DuoCoverageGrid *self = DUO_COVERAGE_GRID (widget);

  return gtk_widget_get_visible (self->cell) && !gtk_widget_is_focus (self->cell) && gtk_widget_grab_focus (self->cell);
}

static void
duo_coverage_grid_dispose (GObject *object)
{
  DuoCoverageGrid *self = DUO_COVERAGE_GRID (object);
  GtkWidget *child;

  set_adjustment (self, 0, NULL);
  set_adjustment (self, 1, NULL);
  self->cell = NULL;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->coverage, duo_campaign_coverage_unref);

  G_OBJECT_CLASS (duo_coverage_grid_parent_class)->dispose (object);
}

static void
duo_coverage_grid_finalize (GObject *object)
{
  g_array_unref (DUO_COVERAGE_GRID (object)->rows);

  G_OBJECT_CLASS (duo_coverage_grid_parent_class)->finalize (object);
}

static void
duo_coverage_grid_class_init (DuoCoverageGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = duo_coverage_grid_dispose;
  object_class->finalize = duo_coverage_grid_finalize;
  object_class->get_property = duo_coverage_grid_get_property;
  object_class->set_property = duo_coverage_grid_set_property;
  widget_class->snapshot = duo_coverage_grid_snapshot;
  widget_class->measure = duo_coverage_grid_measure;
  widget_class->size_allocate = duo_coverage_grid_size_allocate;
  widget_class->focus = duo_coverage_grid_focus;
  widget_class->grab_focus = duo_coverage_grid_grab_focus;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  signals[SIGNAL_OPENED]
    = g_signal_new ("opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_INT);
  gtk_widget_class_set_css_name (widget_class, "coveragegrid");
}

static void
duo_coverage_grid_init (DuoCoverageGrid *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  self->rows = g_array_new (FALSE, FALSE, sizeof (guint));
  measure_text (self);
  measure_columns (self, 0, 0);
  self->cell = gtk_button_new ();
  gtk_widget_add_css_class (self->cell, "duo-coverage-cell");
  gtk_widget_set_can_target (self->cell, FALSE); /* the pointer finds the cell by its place */
  gtk_widget_set_parent (self->cell, GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  /* the window may hold the cell, which had the focus, longer than there is a matrix */
  g_signal_connect_object (self->cell, "clicked", G_CALLBACK (open_cell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->cell, "notify::has-focus", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->cell, keys);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/* Returns: (transfer floating): an empty matrix, to stand in a GtkScrolledWindow. */
GtkWidget *
duo_coverage_grid_new (void)
{
  return g_object_new (DUO_TYPE_COVERAGE_GRID, NULL);
}

static gboolean
is_shown (DuoCampaignCoverage *coverage, guint institution, DuoCoverageChoice choice)
{
  const DuoCellState state = duo_coverage_get_state (coverage->coverage, institution);
  const gboolean waits = !duo_coverage_is_turn (coverage->coverage, institution);

  if (choice == DUO_COVERAGE_WAITING || (waits && choice != DUO_COVERAGE_ALL))
    return waits && choice == DUO_COVERAGE_WAITING;
  if (choice == DUO_COVERAGE_WITHOUT)
    return state != DUO_CELL_FITS && state != DUO_CELL_PARTLY;
  if (choice == DUO_COVERAGE_ALL)
    return TRUE;

  for (guint m = 0; m < coverage->materials->len; m++)
    if (duo_coverage_get_cell (coverage->coverage, institution, m).n_unclear > 0)
      return TRUE;
  return state == DUO_CELL_UNCLEAR || g_array_index (coverage->coverage->institutions, DuoCoverageInstitution, institution).n_channels == 0;
}

/* Shows @coverage; the focus stays at its place. */
void
duo_coverage_grid_set_coverage (DuoCoverageGrid *self, DuoCampaignCoverage *coverage, DuoCoverageChoice choice)
{
  g_return_if_fail (DUO_IS_COVERAGE_GRID (self));

  g_clear_pointer (&self->coverage, duo_campaign_coverage_unref);
  self->coverage = duo_campaign_coverage_ref (coverage);
  self->longest_heading = 0;
  g_array_set_size (self->rows, 0);
  for (guint i = 0; i < coverage->institutions->len; i++)
    if (is_shown (coverage, i, choice))
      g_array_append_val (self->rows, i);
  gtk_widget_set_visible (self->cell, self->rows->len > 0 && coverage->materials->len > 0);
  move_to (self, (gint) self->row, self->column);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

guint
duo_coverage_grid_count_rows (DuoCoverageGrid *self)
{
  g_return_val_if_fail (DUO_IS_COVERAGE_GRID (self), 0);

  return self->rows->len;
}

/* Where the cell that has the focus stands, for a popover. */
void
duo_coverage_grid_get_place (DuoCoverageGrid *self, GdkRectangle *place)
{
  g_return_if_fail (DUO_IS_COVERAGE_GRID (self));

  *place = (GdkRectangle) { self->column < 0 ? 0 : column_x (self, (guint) self->column), row_y (self, self->row),
                            self->column < 0 ? still_width (self) : self->column_width, self->row_height };
}
