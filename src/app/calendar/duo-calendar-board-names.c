/* SPDX-License-Identifier: EUPL-1.2 */
/* The names of the board's cells, months and sectors, and where they stand: they stay in view while the board
 * scrolls below them. */
#include "duo-calendar-board-private.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-calendar-names.h"
#include "duo-words.h"

static GtkWidget *
add_name (DuoCalendarBoard *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);
  if (!duo_calendar_board_is_vertical (self))
    gtk_widget_add_css_class (label, "across");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  return label;
}

/* "VO", and what that stands for where there is room. */
static void
add_sector (DuoCalendarBoard *self, DuoSector sector)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const gboolean vertical = duo_calendar_board_is_vertical (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *name = gtk_label_new (duo_sector_to_string (sector));
  GtkWidget *words = gtk_label_new (duo_words_sector (sector));

  gtk_label_set_ellipsize (GTK_LABEL (words), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (name, "heading");
  gtk_widget_add_css_class (words, "dim-label");
  gtk_widget_add_css_class (words, "caption");
  gtk_widget_set_valign (name, vertical ? GTK_ALIGN_CENTER : GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (box, "duo-board-sector");
  if (!vertical)
    gtk_widget_add_css_class (box, "across");
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  priv->sector_names[sector] = box;
  priv->sector_words[sector] = words;
}

/* Makes the names; before them all bars are put in. */
void
duo_calendar_board_init_names (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const gboolean vertical = duo_calendar_board_is_vertical (self);

  for (guint row = 0; row < DUO_BOARD_MONTHS; row++)
    {
      priv->month_names[row] = add_name (self, NULL, "duo-board-month");
      gtk_label_set_yalign (GTK_LABEL (priv->month_names[row]), vertical ? 0 : 0.5f);
      gtk_label_set_xalign (GTK_LABEL (priv->month_names[row]), vertical ? 0 : 0.5f);
    }
  if (vertical)
    gtk_widget_add_css_class (priv->month_names[DUO_BOARD_MONTHS - 1], "last");
  priv->now = add_name (self, C_ ("this month", "now"), "duo-board-now");
  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    add_sector (self, (DuoSector) sector);
  priv->milestone_name = add_name (self, _ ("Milestones"), "duo-board-sector");
  gtk_widget_add_css_class (priv->milestone_name, "heading");
  gtk_label_set_yalign (GTK_LABEL (priv->milestone_name), vertical ? 0.5f : 0);
  priv->milestone_sign = add_name (self, "◇", "duo-board-sector");
  gtk_label_set_xalign (GTK_LABEL (priv->milestone_sign), 0.5f);
  gtk_widget_add_css_class (priv->milestone_sign, "last");
  gtk_widget_set_tooltip_text (priv->milestone_sign, _ ("Milestones"));
  duo_a11y_set_label (priv->milestone_sign, _ ("Milestones"));
  if (vertical)
    gtk_widget_add_css_class (priv->milestone_name, "last");
  else
    gtk_widget_add_css_class (priv->sector_names[DUO_N_SECTORS - 1], "last");
  priv->corner = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (priv->corner, "duo-board-sector");
  gtk_widget_set_parent (priv->corner, GTK_WIDGET (self));
}

/* Each cell is called by its sector and month and what stands there. */
void
duo_calendar_board_name_cells (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const DuoSpan span = duo_calendar_board_get_span (self);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *in_cell[DUO_N_SECTORS][DUO_BOARD_MONTHS];

  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    for (guint row = 0; row < DUO_BOARD_MONTHS; row++)
      in_cell[sector][row] = g_ptr_array_new ();
  for (guint i = 0; i < priv->messages->len; i++)
    {
      DuoMessage *message = priv->messages->pdata[i];
      guint n_placements = 0;
      const DuoPlacement *placements = duo_message_get_placements (message, &n_placements);

      g_ptr_array_add (titles, duo_message_dup_title (message, duo_message_get_first_month_in (message, &span)));
      for (guint j = 0; j < n_placements; j++)
        for (DuoMonth month = MAX (placements[j].first, span.first); month <= MIN (placements[j].last, span.last);
             month++)
          g_ptr_array_add (in_cell[placements[j].sector][month - span.first], titles->pdata[i]);
    }
  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    for (guint row = 0; row < DUO_BOARD_MONTHS; row++)
      {
        g_autofree char *name =
          duo_calendar_name_cell ((DuoSector) sector, span.first + (DuoMonth) row, in_cell[sector][row]);

        duo_a11y_set_label (priv->cells[sector][row], name);
        g_ptr_array_unref (in_cell[sector][row]);
      }
}

/* Names the months of the window in the words there is room for, and marks this one. */
void
duo_calendar_board_name_months (DuoCalendarBoard *self, gboolean brief)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const DuoSpan span = duo_calendar_board_get_span (self);
  const DuoMonth today = duo_day_get_month (duo_calendar_model_get_today (priv->model));

  priv->today_row = duo_span_contains (&span, today) ? today - span.first : -1;
  for (gint row = 0; row < DUO_BOARD_MONTHS; row++)
    {
      const gint number = duo_month_get_number (span.first + row);

      /* The timeline has the date of today there. */
      gtk_label_set_text (
        GTK_LABEL (priv->month_names[row]),
        row == priv->today_row && !duo_calendar_board_is_vertical (self) ? "" : duo_words_month (number, brief));
      /* the word "now" beside it is spoken with it */
      if (row == priv->today_row)
        {
          g_autofree char *spoken = g_strdup_printf (_("%s, now"), duo_words_month (number, FALSE));

          duo_a11y_set_label (priv->month_names[row], spoken);
          gtk_widget_add_css_class (priv->month_names[row], "today");
        }
      else
        {
          duo_a11y_set_label (priv->month_names[row], duo_words_month (number, FALSE));
          gtk_widget_remove_css_class (priv->month_names[row], "today");
        }
    }
  gtk_widget_set_child_visible (priv->now, priv->today_row >= 0);
  if (!duo_calendar_board_is_vertical (self))
    {
      const DuoWhen when = duo_when_day (duo_calendar_model_get_today (priv->model));
      g_autofree char *words = duo_words_when (&when, FALSE, TRUE);

      gtk_label_set_text (GTK_LABEL (priv->now), words);
    }
}

/* Puts cells and milestones in their places. */
void
duo_calendar_board_place_cells (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const DuoBoardGeometry *geometry = &priv->geometry;
  graphene_rect_t area;

  for (guint row = 0; row < DUO_BOARD_MONTHS; row++)
    {
      for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
        {
          duo_calendar_board_get_area (self, geometry->sectors[sector][0], geometry->sectors[sector][1],
                                       geometry->along[row], geometry->along[row + 1], &area);
          duo_calendar_board_place (priv->cells[sector][row], &area);
        }
      duo_calendar_board_get_area (self, geometry->milestones[0], geometry->milestones[1], geometry->along[row],
                                   geometry->along[row + 1], &area);
      duo_milestone_cell_set_style (DUO_MILESTONE_CELL (priv->milestones[row]), geometry->milestone_style);
      duo_calendar_board_place (priv->milestones[row], &area);
    }
}

/* Whether the full name of each sector fits beside the short one: all have it, or none. */
static gboolean
words_fit (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const float rest = 60 * duo_calendar_board_get_text_scale (self);

  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    {
      int natural = 0;

      gtk_widget_measure (priv->sector_words[sector], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
      if ((float) natural + rest > priv->geometry.sectors[sector][1] - priv->geometry.sectors[sector][0])
        return FALSE;
    }

  return duo_calendar_board_is_vertical (self);
}

/* The names stay in view while the board scrolls below them. */
void
duo_calendar_board_place_names (DuoCalendarBoard *self)
{
  DuoCalendarBoardPrivate *priv = duo_calendar_board_get_private (self);
  const gboolean vertical = duo_calendar_board_is_vertical (self);
  const DuoBoardGeometry *geometry = &priv->geometry;
  const float right = priv->across != NULL ? (float) gtk_adjustment_get_value (priv->across) : 0;
  const float down = priv->down != NULL ? (float) gtk_adjustment_get_value (priv->down) : 0;
  const float along = vertical ? down : right, across = vertical ? right : down;
  const float head = geometry->along[0];
  const gboolean with_words = words_fit (self);
  const gboolean compact = geometry->milestone_style == DUO_MILESTONE_CELL_COMPACT;
  graphene_rect_t area;

  for (guint row = 0; row < DUO_BOARD_MONTHS; row++)
    {
      duo_calendar_board_get_area (self, across, across + geometry->side, geometry->along[row],
                                   geometry->along[row + 1], &area);
      duo_calendar_board_place (priv->month_names[row], &area);
      if ((gint) row == priv->today_row)
        {
          int width = 0, height = 0, name = 0;
          const int line = duo_calendar_board_get_line (self);

          gtk_widget_measure (priv->now, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
          gtk_widget_measure (priv->now, GTK_ORIENTATION_VERTICAL, -1, NULL, &height, NULL, NULL);
          gtk_widget_measure (priv->month_names[row], GTK_ORIENTATION_HORIZONTAL, -1, NULL, &name, NULL, NULL);
          if (!vertical)
            {
              const float x = duo_calendar_board_get_day (self, duo_calendar_model_get_today (priv->model));
              const float most = (float) gtk_widget_get_width (GTK_WIDGET (self)) - (float) width;

              graphene_rect_init (&area, CLAMP (x - (float) width / 2, head, most),
                                  area.origin.y + (area.size.height - (float) height) / 2, (float) width,
                                  (float) height);
            }
          else if ((float) (name + width) <= area.size.width - 5)
            graphene_rect_init (&area, area.origin.x + (float) name + 3,
                                area.origin.y + 8 + (float) (line - height) / 2, (float) width, (float) height);
          else
            graphene_rect_init (&area, area.origin.x + 7, area.origin.y + 8 + (float) line, (float) width,
                                (float) height);
          duo_calendar_board_place (priv->now, &area);
        }
    }
  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    {
      duo_calendar_board_get_area (self, geometry->sectors[sector][0], geometry->sectors[sector][1], along,
                                   along + head, &area);
      duo_calendar_board_place (priv->sector_names[sector], &area);
      gtk_widget_set_opacity (priv->sector_words[sector], with_words);
    }
  duo_calendar_board_get_area (self, geometry->milestones[0], geometry->milestones[1], along, along + head, &area);
  gtk_widget_set_child_visible (priv->milestone_name, !compact);
  gtk_widget_set_child_visible (priv->milestone_sign, compact);
  duo_calendar_board_place (compact ? priv->milestone_sign : priv->milestone_name, &area);
  duo_calendar_board_get_area (self, across, across + geometry->side, along, along + head, &area);
  duo_calendar_board_place (priv->corner, &area);
}
