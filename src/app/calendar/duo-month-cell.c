/* SPDX-License-Identifier: EUPL-1.2 */
/* A cell of the calendar. It draws its few words itself, so that they can change while it is being placed. */
#include "duo-month-cell.h"

#include <glib/gi18n.h>

struct _DuoMonthCell
{
  GtkButton parent_instance;

  DuoSector      sector;
  guint          row;
  guint          hidden; /* how many messages it stands for; 0 for a plain cell */
  GtkOrientation months; /* the room it has is low in the timeline: one line there */
};

G_DEFINE_FINAL_TYPE (DuoMonthCell, duo_month_cell, GTK_TYPE_BUTTON)

static void
append_centred (GtkWidget   *widget,
                GtkSnapshot *snapshot,
                PangoLayout *layout,
                float        y)
{
  GdkRGBA colour;
  int width = 0;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT ((float) (gtk_widget_get_width (widget) - width) / 2, y));
  gtk_snapshot_append_layout (snapshot, layout, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
duo_month_cell_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  DuoMonthCell *self = DUO_MONTH_CELL (widget);
  g_autoptr (PangoLayout) number = NULL;
  g_autoptr (PangoLayout) word = NULL;
  g_autofree char *text = NULL;
  g_autofree char *markup = NULL;
  int number_height = 0, word_height = 0;
  float top;

  if (self->hidden == 0)
    return;

  if (self->months == GTK_ORIENTATION_HORIZONTAL)
    /* Translators: on a button in a low cell: so many messages more */
    text = g_strdup_printf (_("%u more"), self->hidden);
  else
    text = g_strdup_printf ("+%u", self->hidden);
  markup = g_markup_printf_escaped ("<b>%s</b>", text);
  number = gtk_widget_create_pango_layout (widget, NULL);
  pango_layout_set_markup (number, markup, -1);
  pango_layout_get_pixel_size (number, NULL, &number_height);
  if (self->months == GTK_ORIENTATION_VERTICAL)
    {
      g_autofree char *small = g_markup_printf_escaped ("<span size=\"90%%\">%s</span>", C_("below a number", "more"));

      word = gtk_widget_create_pango_layout (widget, NULL);
      pango_layout_set_markup (word, small, -1);
      pango_layout_get_pixel_size (word, NULL, &word_height);
    }

  top = (float) (gtk_widget_get_height (widget) - number_height - word_height) / 2;
  append_centred (widget, snapshot, number, top);
  if (word != NULL)
    append_centred (widget, snapshot, word, top + (float) number_height);
}

static void
duo_month_cell_class_init (DuoMonthCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = duo_month_cell_snapshot;
  gtk_widget_class_set_css_name (widget_class, "monthcell");
}

static void
duo_month_cell_init (DuoMonthCell *self)
{
}

GtkWidget *
duo_month_cell_new (void)
{
  return g_object_new (DUO_TYPE_MONTH_CELL, NULL);
}

void
duo_month_cell_set_place (DuoMonthCell *self,
                          DuoSector     sector,
                          guint         row)
{
  g_return_if_fail (DUO_IS_MONTH_CELL (self));

  self->sector = sector;
  self->row = row;
}

void
duo_month_cell_get_place (DuoMonthCell *self,
                          DuoSector    *sector,
                          guint        *row)
{
  g_return_if_fail (DUO_IS_MONTH_CELL (self));

  *sector = self->sector;
  *row = self->row;
}

/* Makes it the button "+2 more". */
void
duo_month_cell_set_more (DuoMonthCell  *self,
                         guint          hidden,
                         GtkOrientation months)
{
  g_return_if_fail (DUO_IS_MONTH_CELL (self));

  if (self->hidden == hidden && self->months == months)
    return;

  self->hidden = hidden;
  self->months = months;
  gtk_widget_add_css_class (GTK_WIDGET (self), "more");
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Returns: how many messages it stands for; 0 for a plain cell. */
guint
duo_month_cell_get_more (DuoMonthCell *self)
{
  g_return_val_if_fail (DUO_IS_MONTH_CELL (self), 0);

  return self->hidden;
}
