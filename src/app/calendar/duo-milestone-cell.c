/* SPDX-License-Identifier: EUPL-1.2 */
/* The milestones of one month: a line each where they fit, else a count; all of them in a popover. */
#include "duo-milestone-cell.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-calendar-names.h"
#include "duo-message-drawing.h"
#include "duo-words.h"

#define PADDING 9
#define GAP 7

/* Of the height of a line of text. */
#define DIAMOND_SHARE 0.6f

struct _DuoMilestoneCell
{
  GtkButton parent_instance;

  DuoMilestoneCellStyle style;
  DuoMonth              month;
  GPtrArray            *milestones; /* (owned) (element-type DuoMilestone): planned in this month, or happened in it */
  DuoCalendarSnapshot  *snapshot;   /* (owned) (nullable) */
  gboolean              cut;        /* not all words fit */
};

G_DEFINE_FINAL_TYPE (DuoMilestoneCell, duo_milestone_cell, GTK_TYPE_BUTTON)

static void
duo_milestone_cell_finalize (GObject *object)
{
  DuoMilestoneCell *self = DUO_MILESTONE_CELL (object);

  g_ptr_array_unref (self->milestones);
  g_clear_object (&self->snapshot);

  G_OBJECT_CLASS (duo_milestone_cell_parent_class)->finalize (object);
}

/* Draws a diamond around its middle @x, @y: filled = it happened. */
void
duo_milestone_draw_diamond (GtkSnapshot   *snapshot,
                            float          x,
                            float          y,
                            float          size,
                            gboolean       filled,
                            const GdkRGBA *colour)
{
  const float half = size / 2;
  cairo_t *cr
    = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (x - half - 1, y - half - 1, size + 2, size + 2));

  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, 1.6);
  cairo_move_to (cr, x, y - half + 0.5);
  cairo_line_to (cr, x + half - 0.5, y);
  cairo_line_to (cr, x, y + half - 0.5);
  cairo_line_to (cr, x - half + 0.5, y);
  cairo_close_path (cr);
  if (filled)
    cairo_fill_preserve (cr);
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static gboolean
happened (DuoMilestone *milestone)
{
  return duo_when_is_known (duo_milestone_get_actual (milestone));
}

/* Whether @milestone stands in @month only because it was planned there: it happened, later, in another one. */
static gboolean
slipped_from (DuoMilestone *milestone,
              DuoMonth      month)
{
  const DuoWhen *actual = duo_milestone_get_actual (milestone);

  return duo_when_is_known (actual) && duo_day_get_month (actual->first) != month
         && duo_when_days_late (duo_milestone_get_planned (milestone), actual) != 0;
}

static char *
dup_colour (GtkWidget  *widget,
            const char *name)
{
  GdkRGBA colour;

  duo_look_up_colour (widget, name, &colour);
  return g_strdup_printf ("#%02x%02x%02x", (guint) (colour.red * 255 + 0.5), (guint) (colour.green * 255 + 0.5),
                          (guint) (colour.blue * 255 + 0.5));
}

/* Whom or what it is for: its campaign's name, else its audience. */
static const char *
get_subject (DuoMilestoneCell *self,
             DuoMilestone     *milestone)
{
  const gint64 id = duo_milestone_get_campaign (milestone);
  DuoCampaign *campaign = id > 0 ? duo_calendar_snapshot_find_campaign (self->snapshot, id) : NULL;

  return campaign != NULL ? duo_campaign_get_name (campaign)
                          : duo_words_audience (duo_milestone_get_audience (milestone));
}

/* Returns: (transfer full): one milestone as Pango markup; two lines where it came late. */
static char *
make_markup (DuoMilestoneCell *self,
             DuoMilestone     *milestone)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const DuoWhen *planned = duo_milestone_get_planned (milestone);
  const DuoWhen *actual = duo_milestone_get_actual (milestone);
  const gint late = duo_when_days_late (planned, actual);
  g_autofree char *dim = dup_colour (widget, "duo_dim");
  g_autofree char *attention = dup_colour (widget, "duo_attention_text");
  g_autofree char *plan_words = duo_words_when (planned, FALSE, TRUE);
  const gboolean other_year =
    duo_when_is_known (actual)
    && duo_day_get_year (actual->first) != duo_month_get_year (self->month);
  g_autofree char *actual_words = duo_words_when (actual, other_year, TRUE);
  const char *title = duo_milestone_get_title (milestone);

  if (slipped_from (milestone, self->month))
    return g_markup_printf_escaped ("<span foreground=\"%s\" strikethrough=\"true\">%s</span>"
                                    " <span foreground=\"%s\" weight=\"bold\">→ %s</span> %s",
                                    dim, plan_words, attention, actual_words, title);
  if (late != 0)
    {
      g_autofree char *late_words = duo_words_days_late (late);

      return g_markup_printf_escaped ("<b>%s</b> %s\n<span foreground=\"%s\" weight=\"bold\">%s</span>", actual_words,
                                      title, attention, late_words);
    }
  return g_markup_printf_escaped ("<b>%s</b> %s <span foreground=\"%s\">· %s</span>",
                                  duo_when_is_known (actual) ? actual_words : plan_words, title, dim,
                                  get_subject (self, milestone));
}

static void
snapshot_compact (DuoMilestoneCell *self,
                  GtkSnapshot      *snapshot,
                  const GdkRGBA    *colour)
{
  GtkWidget *widget = GTK_WIDGET (self);
  g_autofree char *count = g_strdup_printf ("%u", self->milestones->len);
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, count);
  gboolean all_happened = TRUE;
  int width = 0, height = 0;
  float diamond, x, y = (float) gtk_widget_get_height (widget) / 2;

  for (guint i = 0; i < self->milestones->len; i++)
    all_happened =
      all_happened && happened (self->milestones->pdata[i]) && !slipped_from (self->milestones->pdata[i], self->month);
  pango_layout_get_pixel_size (layout, &width, &height);
  diamond = DIAMOND_SHARE * (float) height;
  x = ((float) gtk_widget_get_width (widget) - diamond - GAP - (float) width) / 2;
  duo_milestone_draw_diamond (snapshot, x + diamond / 2, y, diamond, all_happened, colour);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + diamond + GAP, y - (float) height / 2));
  gtk_snapshot_append_layout (snapshot, layout, colour);
  gtk_snapshot_restore (snapshot);
}

static int
get_line (GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "0");
  int height = 0;

  pango_layout_get_pixel_size (layout, NULL, &height);
  return height;
}

/* One line for each milestone; when they are too high together, as many as fit above "+2 more". */
static void
snapshot_full (DuoMilestoneCell *self,
               GtkSnapshot      *snapshot,
               const GdkRGBA    *colour)
{
  GtkWidget *widget = GTK_WIDGET (self);
  const int room = gtk_widget_get_height (widget) - 4;
  const float diamond = DIAMOND_SHARE * (float) get_line (widget);
  const float text_x = PADDING + diamond + GAP;
  const int width = gtk_widget_get_width (widget) - (int) text_x - 4;
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_shown = 0;
  int used = 0;
  float y;

  self->cut = FALSE;
  for (guint i = 0; i < self->milestones->len; i++)
    {
      g_autofree char *markup = make_markup (self, self->milestones->pdata[i]);
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
      int height = 0, line_height = 0;

      pango_layout_set_markup (layout, markup, -1);
      pango_layout_get_pixel_size (layout, NULL, &line_height);
      line_height /= MAX (1, pango_layout_get_line_count (layout));
      pango_layout_set_width (layout, MAX (width, 1) * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
      /* A lone one may take a second line; the words are worth it. */
      if (self->milestones->len == 1 && room >= 2 * line_height)
        pango_layout_set_height (layout, -2);
      pango_layout_get_pixel_size (layout, NULL, &height);
      if (used + height + (i + 1 < self->milestones->len ? line_height : 0) > room && i + 1 < self->milestones->len
          && used + 2 * height > room)
        break;
      if (used + height > room && i > 0)
        break;
      used += height;
      n_shown++;
      self->cut = self->cut || pango_layout_is_ellipsized (layout);
      g_ptr_array_add (layouts, g_steal_pointer (&layout));
    }
  if (n_shown < self->milestones->len)
    {
      const guint hidden = self->milestones->len - n_shown;
      g_autofree char *text = g_strdup_printf (ngettext ("+%u more", "+%u more", hidden), hidden);
      PangoLayout *layout = gtk_widget_create_pango_layout (widget, text);
      int height = 0;

      pango_layout_get_pixel_size (layout, NULL, &height);
      used += height;
      self->cut = TRUE;
      g_ptr_array_add (layouts, layout);
    }

  y = (float) (gtk_widget_get_height (widget) - used) / 2;
  for (guint i = 0; i < layouts->len; i++)
    {
      PangoLayout *layout = layouts->pdata[i];
      int height = 0;

      pango_layout_get_pixel_size (layout, NULL, &height);
      if (i < n_shown)
        {
          DuoMilestone *milestone = self->milestones->pdata[i];
          const float line = (float) height / (float) MAX (1, pango_layout_get_line_count (layout));

          duo_milestone_draw_diamond (snapshot, PADDING + diamond / 2, y + line / 2, diamond,
                                      happened (milestone) && !slipped_from (milestone, self->month), colour);
        }
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (text_x, y));
      gtk_snapshot_append_layout (snapshot, layout, colour);
      gtk_snapshot_restore (snapshot);
      y += (float) height;
    }
}

static void
duo_milestone_cell_snapshot (GtkWidget   *widget,
                             GtkSnapshot *snapshot)
{
  DuoMilestoneCell *self = DUO_MILESTONE_CELL (widget);
  const graphene_rect_t bounds
    = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));
  GdkRGBA colour;

  if (self->milestones->len == 0 || self->style == DUO_MILESTONE_CELL_BLANK)
    return;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gtk_snapshot_push_clip (snapshot, &bounds);
  if (self->style == DUO_MILESTONE_CELL_COMPACT)
    snapshot_compact (self, snapshot, &colour);
  else
    snapshot_full (self, snapshot, &colour);
  gtk_snapshot_pop (snapshot);
}

static char *
join_names (DuoMilestoneCell *self,
            const char       *separator)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < self->milestones->len; i++)
    {
      g_autofree char *name = duo_calendar_name_milestone (self->milestones->pdata[i], &self->snapshot->span);

      g_string_append_printf (names, "%s%s", i > 0 ? separator : "", name);
    }

  return g_strdup (names->str);
}

static gboolean
duo_milestone_cell_query_tooltip (GtkWidget  *widget,
                                  int         x,
                                  int         y,
                                  gboolean    keyboard,
                                  GtkTooltip *tooltip)
{
  DuoMilestoneCell *self = DUO_MILESTONE_CELL (widget);
  g_autofree char *names = NULL;

  if (self->milestones->len == 0 || (self->style == DUO_MILESTONE_CELL_FULL && !self->cut))
    return FALSE;

  names = join_names (self, "\n");
  gtk_tooltip_set_text (tooltip, names);
  return TRUE;
}

static void
duo_milestone_cell_class_init (DuoMilestoneCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = duo_milestone_cell_finalize;
  widget_class->snapshot = duo_milestone_cell_snapshot;
  widget_class->query_tooltip = duo_milestone_cell_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "milestonecell");
}

static void
duo_milestone_cell_init (DuoMilestoneCell *self)
{
  self->milestones = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
}

GtkWidget *
duo_milestone_cell_new (void)
{
  return g_object_new (DUO_TYPE_MILESTONE_CELL, NULL);
}

void
duo_milestone_cell_set_style (DuoMilestoneCell      *self,
                              DuoMilestoneCellStyle  style)
{
  g_return_if_fail (DUO_IS_MILESTONE_CELL (self));

  if (self->style == style)
    return;

  self->style = style;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * duo_milestone_cell_set_month:
 * @self: a cell
 * @month: the month it stands for
 * @snapshot: (nullable): where its milestones are found
 *
 * Shows what was planned in @month or happened in it, and names the cell after that.
 */
void
duo_milestone_cell_set_month (DuoMilestoneCell    *self,
                              DuoMonth             month,
                              DuoCalendarSnapshot *snapshot)
{
  g_autofree char *when = NULL;
  g_autofree char *names = NULL;
  g_autofree char *label = NULL;

  g_return_if_fail (DUO_IS_MILESTONE_CELL (self));

  self->month = month;
  g_set_object (&self->snapshot, snapshot);
  g_ptr_array_set_size (self->milestones, 0);
  for (guint i = 0; snapshot != NULL && i < snapshot->milestones->len; i++)
    {
      DuoMilestone *milestone = snapshot->milestones->pdata[i];
      const DuoWhen *planned = duo_milestone_get_planned (milestone);
      const DuoWhen *actual = duo_milestone_get_actual (milestone);
      const gboolean slipped = duo_when_days_late (planned, actual) != 0;
      const gboolean planned_here
        = duo_when_is_known (planned) && duo_day_get_month (planned->first) == month
          && (slipped || !duo_when_is_known (actual));
      const gboolean happened_here = duo_when_is_known (actual) && duo_day_get_month (actual->first) == month;

      if (planned_here || happened_here)
        g_ptr_array_add (self->milestones, g_object_ref (milestone));
    }

  when = duo_words_month_year (month);
  names = join_names (self, "; ");
  label = g_strdup_printf ("%s, %s: %s", _("Milestones"), when, self->milestones->len > 0 ? names : _("none"));
  duo_a11y_set_label (GTK_WIDGET (self), label);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Returns: (transfer none) (element-type DuoMilestone): those of its month, by date. */
GPtrArray *
duo_milestone_cell_get_milestones (DuoMilestoneCell *self)
{
  g_return_val_if_fail (DUO_IS_MILESTONE_CELL (self), NULL);

  return self->milestones;
}

/* Returns: (transfer full): a milestone's name in full without its title. */
static char *
dup_details (DuoMilestoneCell *self,
             DuoMilestone     *milestone)
{
  g_autofree char *name = duo_calendar_name_milestone (milestone, &self->snapshot->span);
  const char *details = name + strlen (duo_milestone_get_title (milestone));

  return g_strdup (details + strspn (details, ", "));
}

static GtkWidget *
make_row (DuoMilestoneCell *self,
          guint             place)
{
  DuoMilestone *milestone = self->milestones->pdata[place];
  g_autofree char *details = dup_details (self, milestone);
  g_autofree char *name = duo_calendar_name_milestone (milestone, &self->snapshot->span);
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>\n%s", duo_milestone_get_title (milestone), details);
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "duo-cell-row");
  duo_a11y_set_label (button, name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "board.milestone");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", duo_milestone_get_id (milestone));
  return button;
}

/* Returns: (transfer floating): all milestones of the cell's month, with their dates in full; each opens by the
 * action "board.milestone", whose parameter is its id, or 0 for a new one. */
GtkWidget *
duo_milestone_cell_make_list (DuoMilestoneCell *cell)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *add = gtk_button_new ();
  g_autofree char *when = duo_words_month_year (cell->month);
  g_autofree char *title = g_strdup_printf ("%s · %s", _("Milestones"), when);
  GtkWidget *heading = gtk_label_new (title);

  gtk_widget_add_css_class (heading, "heading");
  gtk_widget_add_css_class (heading, "duo-cell-head");
  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_box_append (GTK_BOX (box), heading);
  for (guint i = 0; i < cell->milestones->len; i++)
    gtk_box_append (GTK_BOX (box), make_row (cell, i));
  gtk_button_set_child (GTK_BUTTON (add), g_object_new (ADW_TYPE_BUTTON_CONTENT, "icon-name", "list-add-symbolic",
                                                        "label", _("Milestone in This Month"), "halign",
                                                        GTK_ALIGN_CENTER, NULL));
  duo_a11y_set_label (add, _("Milestone in This Month"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (add), "board.milestone");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (add), "x", (gint64) 0);
  gtk_widget_set_margin_top (add, 6);
  gtk_box_append (GTK_BOX (box), add);

  return box;
}
