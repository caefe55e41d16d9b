/* SPDX-License-Identifier: EUPL-1.2 */
/* The sectors with their month strips; it shows, and tells what was asked. Whoever listens changes the message. */
#include "duo-message-placement.h"

#include <glib/gi18n.h>

#include "duo-message-edit.h"
#include "duo-month-strip.h"
#include "duo-words.h"

struct _DuoMessagePlacement
{
  AdwBin parent_instance;

  GtkWidget *rows;
  GtkWidget *strips[DUO_N_SECTORS];
  GtkWidget *ranges[DUO_N_SECTORS]; /* in words, beside the strip */
};

G_DEFINE_FINAL_TYPE (DuoMessagePlacement, duo_message_placement, ADW_TYPE_BIN)

enum
{
  MONTHS_CHANGED,
  RANGE_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The range of the placements of @sector that touch the window. Returns: FALSE when there are none. */
static gboolean
get_whole_range (DuoMessage    *message,
                 DuoSector      sector,
                 const DuoSpan *window,
                 DuoSpan       *whole,
                 guint         *n_runs)
{
  guint n_placements = 0;
  const DuoPlacement *placements = duo_message_get_placements (message, &n_placements);

  *n_runs = 0;
  for (guint i = 0; i < n_placements; i++)
    {
      const DuoSpan months = { placements[i].first, placements[i].last };

      if (placements[i].sector != sector || !duo_span_overlaps (window, &months))
        continue;
      if (*n_runs == 0)
        *whole = months;
      whole->last = MAX (whole->last, months.last);
      (*n_runs)++;
    }

  return *n_runs > 0;
}

/**
 * duo_message_placement_show:
 * @self: the rows
 * @message: whose placements
 * @window: the months on the page
 */
void
duo_message_placement_show (DuoMessagePlacement *self,
                            DuoMessage          *message,
                            const DuoSpan       *window)
{
  for (guint i = 0; i < DUO_N_SECTORS; i++)
    {
      const guint months = duo_message_edit_get_row (message, (DuoSector) i, window);
      DuoSpan whole;
      guint n_runs;
      const gboolean placed = get_whole_range (message, (DuoSector) i, window, &whole, &n_runs);
      g_autofree char *range = placed ? duo_words_months (whole.first, whole.last, TRUE) : g_strdup (_("not placed"));
      g_autofree char *label = n_runs > 1 ? g_strdup_printf (_("%u times"), n_runs) : g_strdup (range);

      duo_month_strip_set (DUO_MONTH_STRIP (self->strips[i]), window, months, placed ? &whole : NULL);
      gtk_label_set_text (GTK_LABEL (self->ranges[i]), label);
      if (placed)
        gtk_widget_remove_css_class (self->ranges[i], "dim-label");
      else
        gtk_widget_add_css_class (self->ranges[i], "dim-label");
    }
}

static DuoSector
get_strip_sector (DuoMessagePlacement *self,
                  DuoMonthStrip       *strip)
{
  for (guint i = 0; i < DUO_N_SECTORS; i++)
    if (self->strips[i] == GTK_WIDGET (strip))
      return (DuoSector) i;

  g_return_val_if_reached (DUO_SECTOR_VO);
}

static void
changed_cb (DuoMonthStrip       *strip,
            guint                months,
            DuoMessagePlacement *self)
{
  g_signal_emit (self, signals[MONTHS_CHANGED], 0, (guint) get_strip_sector (self, strip), months);
}

static void
range_chosen_cb (DuoMonthStrip       *strip,
                 gint                 first,
                 gint                 last,
                 DuoMessagePlacement *self)
{
  g_signal_emit (self, signals[RANGE_CHOSEN], 0, (guint) get_strip_sector (self, strip), first, last);
}

static void
add_sector_row (DuoMessagePlacement *self,
                DuoSector            sector)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (duo_sector_to_string (sector));

  if (sector != DUO_SECTOR_VO)
    gtk_box_append (GTK_BOX (self->rows), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  self->strips[sector] = duo_month_strip_new (sector);
  self->ranges[sector] = gtk_label_new (NULL);
  gtk_label_set_width_chars (GTK_LABEL (name), 5);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_widget_add_css_class (name, "heading");
  gtk_label_set_xalign (GTK_LABEL (self->ranges[sector]), 1);
  gtk_label_set_ellipsize (GTK_LABEL (self->ranges[sector]), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->ranges[sector], TRUE);
  gtk_widget_add_css_class (self->ranges[sector], "caption");
  gtk_widget_add_css_class (row, "duo-field-row");
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), self->strips[sector]);
  gtk_box_append (GTK_BOX (row), self->ranges[sector]);
  gtk_box_append (GTK_BOX (self->rows), row);
  g_signal_connect (self->strips[sector], "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect (self->strips[sector], "range-chosen", G_CALLBACK (range_chosen_cb), self);
}

static void
duo_message_placement_class_init (DuoMessagePlacementClass *klass)
{
  signals[MONTHS_CHANGED] = g_signal_new ("months-changed", DUO_TYPE_MESSAGE_PLACEMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_UINT);
  signals[RANGE_CHOSEN] = g_signal_new ("range-chosen", DUO_TYPE_MESSAGE_PLACEMENT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                        G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_INT, G_TYPE_INT);
}

static void
duo_message_placement_init (DuoMessagePlacement *self)
{
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->rows, "card");
  adw_bin_set_child (ADW_BIN (self), self->rows);
  for (guint i = 0; i < DUO_N_SECTORS; i++)
    add_sector_row (self, (DuoSector) i);
}
