/* SPDX-License-Identifier: EUPL-1.2 */
/* The timeline: the year lying down, with milestones at their day and a slip as a dotted line to where it went. */
#include "duo-timeline.h"

#include <math.h>

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-message-drawing.h"
#include "duo-words.h"

#define MONTH_MIN_WIDTH 58
#define DIAMOND 10
#define MIN_LINES 3
#define MAX_LINES 10

/* The month in which a school year begins. */
#define SCHOOL_MONTH 8
#define STUDY_MONTH 9

struct _DuoTimeline
{
  DuoCalendarBoard parent_instance;

  guint n_lines; /* how many the milestones need at this width */
};

G_DEFINE_FINAL_TYPE (DuoTimeline, duo_timeline, DUO_TYPE_CALENDAR_BOARD)

static float
get_line (DuoCalendarBoard *board)
{
  return (float) duo_calendar_board_get_line (board) + 3;
}

/* The names of the lanes. */
static float
get_head (DuoCalendarBoard *board)
{
  g_autofree char *markup = g_markup_printf_escaped ("<b>%s</b>", _("Milestones"));
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (board), NULL);
  int width = 0;

  pango_layout_set_markup (layout, markup, -1);
  pango_layout_get_pixel_size (layout, &width, NULL);
  return (float) width + 32;
}

static float
get_side (DuoCalendarBoard *board)
{
  return (float) duo_calendar_board_get_line (board) + 17;
}

static float
get_foot (DuoCalendarBoard *board)
{
  return (float) duo_calendar_board_get_line (board) + 2;
}

/* A lane holds two bars of two lines. */
static float
get_sector_height (DuoCalendarBoard *board)
{
  return 4 * (float) duo_calendar_board_get_line (board) + 30 + get_foot (board);
}

static float
get_milestones_height (DuoCalendarBoard *board,
                       guint             n_lines)
{
  return (float) n_lines * get_line (board) + 12;
}

static void
duo_timeline_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  DuoCalendarBoard *board = DUO_CALENDAR_BOARD (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = (int) ceilf (get_head (board)
                            + DUO_BOARD_MONTHS * MONTH_MIN_WIDTH * duo_calendar_board_get_text_scale (board));
  else
    *minimum = (int) ceilf (get_side (board) + get_milestones_height (board, DUO_TIMELINE (widget)->n_lines)
                            + DUO_N_SECTORS * get_sector_height (board));
  *natural = *minimum;
}

/* Milestones */

typedef struct
{
  PangoLayout *layout;
  float        x;      /* of its diamond */
  float        text_x;
  float        width;
  guint        line;
  gboolean     filled;
  gboolean     has_room;
  gint         target; /* the mark it slipped to, or -1 */
} Mark;

static void
mark_clear (Mark *mark)
{
  g_clear_object (&mark->layout);
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

static void
add_mark (DuoCalendarBoard *board,
          GArray           *marks,
          const DuoWhen    *when,
          const char       *markup,
          gboolean          filled,
          gint              target)
{
  const DuoSpan span = duo_calendar_model_get_span (duo_calendar_board_get_model (board));
  Mark mark = { .filled = filled, .target = target };
  g_autofree char *small = g_strdup_printf ("<span size=\"92%%\">%s</span>", markup);
  int width = 0;

  if (!duo_span_contains (&span, duo_day_get_month (when->first)))
    return;

  mark.layout = gtk_widget_create_pango_layout (GTK_WIDGET (board), NULL);
  pango_layout_set_markup (mark.layout, small, -1);
  pango_layout_get_pixel_size (mark.layout, &width, NULL);
  mark.width = (float) width;
  mark.x = MAX (duo_calendar_board_get_day (board, when->first),
                duo_calendar_board_get_geometry (board)->along[0] + DIAMOND / 2.0f + 2);
  g_array_append_val (marks, mark);
}

/* Each milestone has a mark where it happened or will; one that slipped another where it was planned. */
static GArray *
collect_marks (DuoCalendarBoard    *board,
               DuoCalendarSnapshot *calendar)
{
  GArray *marks = g_array_new (FALSE, TRUE, sizeof (Mark));
  g_autofree char *dim = dup_colour (GTK_WIDGET (board), "duo_dim");
  g_autofree char *attention = dup_colour (GTK_WIDGET (board), "duo_attention_text");

  g_array_set_clear_func (marks, (GDestroyNotify) mark_clear);
  for (guint i = 0; i < calendar->milestones->len; i++)
    {
      DuoMilestone *milestone = calendar->milestones->pdata[i];
      const DuoWhen *planned = duo_milestone_get_planned (milestone);
      const DuoWhen *actual = duo_milestone_get_actual (milestone);
      const gint late = duo_when_days_late (planned, actual);
      const guint before = marks->len;
      g_autofree char *title = g_markup_escape_text (duo_milestone_get_title (milestone), -1);

      if (late != 0)
        {
          g_autofree char *days = g_strdup_printf (ngettext ("%+d day", "%+d days", (gulong) ABS (late)), late);
          g_autofree char *markup
            = g_strdup_printf ("%s <span foreground=\"%s\" weight=\"bold\">%s</span>", title, attention, days);
          g_autofree char *to =
            duo_words_when (actual, !duo_span_contains (&calendar->span, duo_day_get_month (actual->first)), TRUE);
          g_autofree char *from_markup
            = g_strdup_printf ("<span foreground=\"%s\" strikethrough=\"true\">%s</span>"
                               " <span foreground=\"%s\" weight=\"bold\">→ %s</span>",
                               dim, title, attention, to);

          add_mark (board, marks, actual, markup, TRUE, -1);
          add_mark (board, marks, planned, from_markup, FALSE, marks->len > before ? (gint) before : -1);
        }
      else if (duo_when_is_known (actual))
        add_mark (board, marks, actual, title, TRUE, -1);
      else if (duo_when_is_known (planned))
        add_mark (board, marks, planned, title, FALSE, -1);
    }

  return marks;
}

static gint
compare_marks (gconstpointer a,
               gconstpointer b,
               gpointer      user_data)
{
  const GArray *marks = user_data;
  const float left = g_array_index (marks, Mark, *(const guint *) a).x;
  const float right = g_array_index (marks, Mark, *(const guint *) b).x;

  return (left > right) - (left < right);
}

/* Where the dots of a slip run, no words of others: along the line of the plan, and up or down to where it happened. */
static void
reserve_slip (GArray     *marks,
              const Mark *mark,
              guint       index,
              float      *used)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *plan = &g_array_index (marks, Mark, i);

      if (plan->target != (gint) index || plan->x >= mark->x)
        continue;
      for (guint line = MIN (plan->line, mark->line) + 1; line < MAX (plan->line, mark->line); line++)
        used[line] = MAX (used[line], mark->x + 2);
    }
}

/* Gives each mark the first line on which it does not run into the one before it; where there is none it keeps its
 * diamond without words, which its cell still says. */
static void
place_marks (GArray *marks,
             guint   n_lines,
             float   end)
{
  g_autofree guint *order = g_new (guint, marks->len + 1);
  float used[MAX_LINES] = { 0 };

  for (guint i = 0; i < marks->len; i++)
    order[i] = i;
  g_qsort_with_data (order, (gint) marks->len, sizeof (guint), compare_marks, marks);
  for (guint i = 0; i < marks->len; i++)
    {
      Mark *mark = &g_array_index (marks, Mark, order[i]);
      const gboolean left = mark->x + DIAMOND + mark->width > end - 6;
      const float from = left ? mark->x - DIAMOND - mark->width : mark->x - DIAMOND / 2.0f;

      mark->text_x = left ? from : mark->x + DIAMOND;
      for (guint line = 0; line < n_lines && !mark->has_room; line++)
        if (used[line] + 6 <= from)
          {
            mark->line = line;
            mark->has_room = TRUE;
            used[line] = left ? mark->x + DIAMOND : mark->text_x + mark->width;
            if (mark->target >= 0)
              used[line] = MAX (used[line], g_array_index (marks, Mark, mark->target).x + 2);
          }
      if (!mark->has_room)
        mark->line = n_lines - 1;
      reserve_slip (marks, mark, order[i], used);
    }
}

/* From the words of the plan to the diamond where it happened. */
static void
draw_slip (GtkSnapshot   *snapshot,
           const Mark    *from,
           const Mark    *to,
           float          from_y,
           float          to_y,
           const GdkRGBA *colour)
{
  static const double dots[] = { 2.5, 2.5 };
  const float begin = from->has_room && from->text_x > from->x ? from->text_x + from->width + 4 : from->x + DIAMOND;
  const float top = MIN (from_y, to_y), bottom = MAX (from_y, to_y);
  cairo_t *cr;

  if (begin >= to->x)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (begin, top - 2, to->x - begin + 2, bottom - top + 4));
  gdk_cairo_set_source_rgba (cr, colour);
  cairo_set_line_width (cr, 1.5);
  cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
  cairo_move_to (cr, begin, from_y);
  cairo_line_to (cr, to->x, from_y);
  if (bottom > top)
    cairo_line_to (cr, to->x, to_y + (to_y < from_y ? DIAMOND : -DIAMOND));
  cairo_stroke (cr);
  cairo_destroy (cr);
}

static void
snapshot_milestones (DuoCalendarBoard *board,
                     GtkSnapshot      *snapshot)
{
  const DuoBoardGeometry *geometry = duo_calendar_board_get_geometry (board);
  DuoCalendarSnapshot *calendar = duo_calendar_model_get_snapshot (duo_calendar_board_get_model (board));
  const float line = get_line (board);
  const float room = geometry->milestones[1] - geometry->milestones[0] - 10;
  const guint n_lines = (guint) CLAMP ((gint) (room / line), 1, MAX_LINES);
  const float top = geometry->milestones[0] + 5;
  g_autoptr (GArray) marks = collect_marks (board, calendar);
  GdkRGBA text, attention;

  duo_look_up_colour (GTK_WIDGET (board), "duo_text", &text);
  duo_look_up_colour (GTK_WIDGET (board), "duo_attention_text", &attention);
  place_marks (marks, n_lines, geometry->along[DUO_BOARD_MONTHS]);
  for (guint i = 0; i < marks->len; i++)
    {
      const Mark *mark = &g_array_index (marks, Mark, i);
      const float y = top + line * (float) mark->line + line / 2;

      if (mark->target >= 0)
        {
          const Mark *target = &g_array_index (marks, Mark, mark->target);

          draw_slip (snapshot, mark, target, y, top + line * (float) target->line + line / 2, &attention);
        }
      duo_milestone_draw_diamond (snapshot, mark->x, y, DIAMOND, mark->filled, &text);
      if (!mark->has_room)
        continue;
      duo_calendar_board_clear_behind (board, snapshot, mark->layout, mark->text_x, y - line / 2 + 2);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (mark->text_x, y - line / 2 + 2));
      gtk_snapshot_append_layout (snapshot, mark->layout, &text);
      gtk_snapshot_restore (snapshot);
    }
}

/* How many lines the milestones need so that none runs into another. */
static guint
count_lines (DuoCalendarBoard *board,
             float             end)
{
  DuoCalendarSnapshot *calendar = duo_calendar_model_get_snapshot (duo_calendar_board_get_model (board));
  g_autoptr (GArray) marks = NULL;
  guint n_lines = MIN_LINES;

  if (calendar == NULL)
    return n_lines;

  marks = collect_marks (board, calendar);
  place_marks (marks, MAX_LINES, end);
  for (guint i = 0; i < marks->len; i++)
    n_lines = MAX (n_lines, g_array_index (marks, Mark, i).line + 1);

  return n_lines;
}

/* Not from within the allocation that found out. */
static gboolean
resize_cb (gpointer user_data)
{
  gtk_widget_queue_resize (GTK_WIDGET (user_data));
  return G_SOURCE_REMOVE;
}

static void
duo_timeline_get_geometry (DuoCalendarBoard *board,
                           int               width,
                           int               height,
                           DuoBoardGeometry *geometry)
{
  const float head = floorf (get_head (board));
  guint n_lines;
  float lane, most, top, rest;

  for (guint row = 0; row <= DUO_BOARD_MONTHS; row++)
    geometry->along[row] = floorf (head + ((float) width - head) * (float) row / DUO_BOARD_MONTHS);

  geometry->side = floorf (get_side (board));
  geometry->foot = floorf (get_foot (board));
  geometry->brief_months = TRUE;
  geometry->milestone_style = DUO_MILESTONE_CELL_BLANK;
  geometry->milestones[0] = geometry->side;
  n_lines = count_lines (board, (float) width);
  if (n_lines != DUO_TIMELINE (board)->n_lines)
    {
      DUO_TIMELINE (board)->n_lines = n_lines;
      g_idle_add_full (G_PRIORITY_DEFAULT, resize_cb, g_object_ref (board), g_object_unref);
    }
  lane = get_milestones_height (board, n_lines);
  most = (float) height - geometry->side - DUO_N_SECTORS * get_sector_height (board);
  geometry->milestones[1] = floorf (geometry->side + MIN (lane, MAX (most, get_milestones_height (board, MIN_LINES))));
  top = geometry->milestones[1];
  rest = (float) height - top;
  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    {
      geometry->sectors[sector][0] = floorf (top + rest * (float) sector / DUO_N_SECTORS);
      geometry->sectors[sector][1] = floorf (top + rest * (float) (sector + 1) / DUO_N_SECTORS);
    }
}

/* School years begin in August, those of higher education in September. */
static void
snapshot_school_years (DuoCalendarBoard *board,
                       GtkSnapshot      *snapshot)
{
  const DuoBoardGeometry *geometry = duo_calendar_board_get_geometry (board);
  const DuoSpan span = duo_calendar_model_get_span (duo_calendar_board_get_model (board));
  GdkRGBA dim, line;

  duo_look_up_colour (GTK_WIDGET (board), "duo_dim", &dim);
  duo_look_up_colour (GTK_WIDGET (board), "duo_check_edge", &line);
  for (gint sector = 0; sector < DUO_N_SECTORS; sector++)
    {
      const gint number = sector == DUO_SECTOR_HO ? STUDY_MONTH : SCHOOL_MONTH;
      const gint row = (number - duo_month_get_number (span.first) + DUO_BOARD_MONTHS) % DUO_BOARD_MONTHS;
      const gint year = duo_month_get_year (span.first + row);
      /* Translators: a school year by the last two digits of its years: "school year 20/21" */
      g_autofree char *text = g_strdup_printf (_("school year %02d/%02d"), year % 100, (year + 1) % 100);
      g_autofree char *markup = g_markup_printf_escaped ("<span size=\"88%%\">%s</span>", text);
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (board), NULL);
      const float x = geometry->along[row], bottom = geometry->sectors[sector][1] - 1;
      int height = 0;

      pango_layout_set_markup (layout, markup, -1);
      pango_layout_get_pixel_size (layout, NULL, &height);
      gtk_snapshot_append_color (snapshot, &line,
                                 &GRAPHENE_RECT_INIT (x, bottom - geometry->foot - 8, 2, geometry->foot + 8));
      duo_calendar_board_clear_behind (board, snapshot, layout, x + 6, bottom - (float) height - 2);
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x + 6, bottom - (float) height - 2));
      gtk_snapshot_append_layout (snapshot, layout, &dim);
      gtk_snapshot_restore (snapshot);
    }
}

static void
duo_timeline_snapshot_under (DuoCalendarBoard *board,
                             GtkSnapshot      *snapshot)
{
  const DuoBoardGeometry *geometry = duo_calendar_board_get_geometry (board);
  DuoCalendarModel *model = duo_calendar_board_get_model (board);
  const guint32 today = duo_calendar_model_get_today (model);
  const DuoSpan span = duo_calendar_model_get_span (model);

  if (duo_span_contains (&span, duo_day_get_month (today)))
    {
      GdkRGBA accent;

      duo_look_up_colour (GTK_WIDGET (board), "duo_accent", &accent);
      gtk_snapshot_append_color (snapshot, &accent,
                                 &GRAPHENE_RECT_INIT (floorf (duo_calendar_board_get_day (board, today)),
                                                      geometry->side, 2,
                                                      (float) gtk_widget_get_height (GTK_WIDGET (board))));
    }
  snapshot_school_years (board, snapshot);
  duo_calendar_board_snapshot_gaps (board, snapshot);
  snapshot_milestones (board, snapshot);
}

static void
duo_timeline_class_init (DuoTimelineClass *klass)
{
  DuoCalendarBoardClass *board_class = DUO_CALENDAR_BOARD_CLASS (klass);

  GTK_WIDGET_CLASS (klass)->measure = duo_timeline_measure;
  board_class->months = GTK_ORIENTATION_HORIZONTAL;
  board_class->milestones_first = TRUE;
  board_class->get_geometry = duo_timeline_get_geometry;
  board_class->snapshot_under = duo_timeline_snapshot_under;
}

static void
duo_timeline_init (DuoTimeline *self)
{
  self->n_lines = MIN_LINES;
  duo_a11y_set_label (GTK_WIDGET (self), _("Timeline"));
}
