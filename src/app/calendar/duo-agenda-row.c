/* SPDX-License-Identifier: EUPL-1.2 */
/* A line of the agenda. The strip at its begin has the campaign's colour, striped for a concept; a milestone
 * has a diamond there, filled when it happened. */
#include "duo-agenda-row.h"

#include <glib/gi18n.h>
#include <string.h>

#include "duo-a11y.h"
#include "duo-calendar-names.h"
#include "duo-message-drawing.h"
#include "duo-words.h"

struct _DuoAgendaRow
{
  GtkBox parent_instance;

  DuoColour colour;
  DuoMessageStatus status;

  GtkWidget *heading;
  GtkWidget *heading_month;
  GtkWidget *now;
  GtkWidget *line;
  GtkWidget *strip;
  GtkWidget *diamond;
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *status_tag;
  GtkWidget *tags[DUO_N_SECTORS];
  GtkWidget *when;
};

G_DEFINE_FINAL_TYPE (DuoAgendaRow, duo_agenda_row, GTK_TYPE_BOX)

#define STRIP_WIDTH 6
#define STRIPE 5

/* A bar of the edge colour; interrupted for what is not definite, so that it reads without colour too. */
static void
draw_strip_cb (GtkDrawingArea *area,
               cairo_t        *cr,
               int             width,
               int             height,
               gpointer        user_data)
{
  DuoAgendaRow *self = user_data;
  DuoMessageColours colours;

  duo_message_colours_look_up (GTK_WIDGET (area), self->colour, &colours);
  gdk_cairo_set_source_rgba (cr, &colours.edge);
  cairo_set_line_width (cr, STRIP_WIDTH);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  if (self->status != DUO_MESSAGE_DEFINITE)
    cairo_set_dash (cr, (const double[]) { STRIPE, STRIPE - 1 }, 2, 0);
  cairo_move_to (cr, width / 2.0, 0);
  cairo_line_to (cr, width / 2.0, height);
  cairo_stroke (cr);
}

/* The focus is on the list's own widget around this one, which has no name in GTK 4.8. */
static void
set_name (DuoAgendaRow *self,
          const char   *name)
{
  GtkWidget *item = gtk_widget_get_parent (GTK_WIDGET (self));

  duo_a11y_set_label (GTK_WIDGET (self), name);
  if (item != NULL)
    duo_a11y_set_label (item, name);
}

static void
set_label (GtkWidget  *label,
           const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

/* The other lines of a text in one: "Lees je bericht over 2021 goed · AB nog niet berekend?" */
static char *
dup_one_line (const char *body)
{
  g_auto (GStrv) lines = g_strsplit (body, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *text = g_strdup (g_str_has_prefix (lines[i], "•\t") ? lines[i] + strlen ("•\t") : lines[i]);

      g_free (lines[i]);
      lines[i] = text;
    }

  return g_strjoinv (" · ", lines);
}

/* From its first month in any sector to its last. */
static char *
dup_range (DuoMessage    *message,
           const DuoSpan *span)
{
  guint n_placements = 0;
  const DuoPlacement *placements = duo_message_get_placements (message, &n_placements);
  DuoSpan whole = { DUO_MONTH_NONE, DUO_MONTH_NONE };

  for (guint i = 0; i < n_placements; i++)
    {
      const DuoSpan months = { placements[i].first, placements[i].last };

      if (!duo_span_overlaps (span, &months))
        continue;
      if (whole.first == DUO_MONTH_NONE || months.first < whole.first)
        whole.first = months.first;
      whole.last = MAX (whole.last, months.last);
    }

  return whole.first != DUO_MONTH_NONE ? duo_words_months (whole.first, whole.last, whole.first != whole.last) : g_strdup ("");
}

static void
show_message (DuoAgendaRow        *self,
              DuoMessage          *message,
              DuoCalendarSnapshot *snapshot)
{
  g_autoptr (DuoMessageFace) face = duo_message_face_new (message, snapshot, &snapshot->span, DUO_SECTOR_SET_NONE);
  const DuoSectorSet sectors = duo_message_get_sectors (message, &snapshot->span);
  g_autofree char *body = face->body != NULL ? dup_one_line (face->body) : NULL;
  g_autofree char *range = dup_range (message, &snapshot->span);
  g_autofree char *name = duo_calendar_name_message (message, snapshot, &snapshot->span);
  g_autofree char *subtitle = NULL;

  if (body != NULL)
    subtitle = g_strdup (body);
  else if (face->link != NULL)
    subtitle = g_strdup_printf ("%s · %s", face->campaign, face->link);
  else
    subtitle = g_strdup (face->campaign);

  self->colour = face->colour;
  self->status = face->message_status;
  set_label (self->title, face->title);
  set_label (self->subtitle, subtitle);
  set_label (self->status_tag, face->status);
  set_label (self->when, range);
  for (guint i = 0; i < DUO_N_SECTORS; i++)
    gtk_widget_set_visible (self->tags[i], duo_sector_set_contains (sectors, (DuoSector) i));
  gtk_widget_add_css_class (self->title, "heading");
  gtk_widget_queue_draw (self->strip);
  set_name (self, name);
}

static void
show_milestone (DuoAgendaRow        *self,
                DuoMilestone        *milestone,
                DuoCalendarSnapshot *snapshot)
{
  const DuoWhen *planned = duo_milestone_get_planned (milestone);
  const DuoWhen *actual = duo_milestone_get_actual (milestone);
  const gboolean happened = duo_when_is_known (actual);
  const gint late = duo_when_days_late (planned, actual);
  DuoCampaign *campaign = duo_calendar_snapshot_find_campaign (snapshot, duo_milestone_get_campaign (milestone));
  const char *subject
    = campaign != NULL ? duo_campaign_get_name (campaign) : duo_words_audience (duo_milestone_get_audience (milestone));
  g_autofree char *late_words = late != 0 ? duo_words_days_late (late) : NULL;
  g_autofree char *subtitle = late_words != NULL ? g_strdup_printf ("%s · %s", subject, late_words) : g_strdup (subject);
  g_autofree char *when = duo_words_when (happened ? actual : planned, FALSE, TRUE);
  g_autofree char *name = duo_calendar_name_milestone (milestone, &snapshot->span);

  set_label (self->title, duo_milestone_get_title (milestone));
  set_label (self->subtitle, subtitle);
  set_label (self->status_tag, NULL);
  set_label (self->when, when);
  for (guint i = 0; i < DUO_N_SECTORS; i++)
    gtk_widget_set_visible (self->tags[i], FALSE);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->diamond),
                                happened ? "duo-milestone-symbolic" : "duo-milestone-planned-symbolic");
  gtk_widget_remove_css_class (self->title, "heading");
  set_name (self, name);
}

/* A window of two years says which one each month is of. */
static void
show_heading (DuoAgendaRow   *self,
              DuoAgendaEntry *entry,
              const DuoSpan  *span)
{
  const gboolean one_year = duo_month_get_year (span->first) == duo_month_get_year (span->last);
  g_autofree char *month = one_year ? g_strdup (duo_words_month (duo_month_get_number (entry->month), FALSE))
                                    : duo_words_month_year (entry->month);
  g_autofree char *first = g_utf8_substring (month, 0, 1);
  g_autofree char *capital = g_utf8_strup (first, -1);
  g_autofree char *heading = g_strconcat (capital, g_utf8_next_char (month), NULL);
  g_autofree char *spoken = NULL;

  gtk_label_set_text (GTK_LABEL (self->heading_month), heading);
  gtk_widget_set_visible (self->now, entry->is_now);
  if (entry->is_now)
    gtk_widget_add_css_class (self->heading_month, "accent");
  else
    gtk_widget_remove_css_class (self->heading_month, "accent");
  spoken = entry->is_now ? g_strdup_printf (_("%s, now"), heading) : g_strdup (heading);
  set_name (self, spoken);
}

static void
set_class (GtkWidget  *widget,
           const char *css_class,
           gboolean    wanted)
{
  if (wanted)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

/* Shows @entry, which is of the year of @snapshot. */
void
duo_agenda_row_show (DuoAgendaRow        *self,
                     DuoAgendaEntry      *entry,
                     DuoCalendarSnapshot *snapshot)
{
  const gboolean is_heading = entry->kind == DUO_AGENDA_HEADING;

  g_return_if_fail (DUO_IS_AGENDA_ROW (self));

  gtk_widget_set_visible (self->heading, is_heading);
  gtk_widget_set_visible (self->line, !is_heading);
  gtk_widget_set_visible (self->strip, entry->kind == DUO_AGENDA_MESSAGE);
  gtk_widget_set_visible (self->diamond, entry->kind == DUO_AGENDA_MILESTONE);
  set_class (self->line, "first", entry->is_first);
  set_class (self->line, "last", entry->is_last);
  set_class (self->line, "now", entry->is_now);

  if (is_heading)
    show_heading (self, entry, &snapshot->span);
  else if (entry->kind == DUO_AGENDA_MESSAGE)
    show_message (self, entry->message, snapshot);
  else
    show_milestone (self, entry->milestone, snapshot);
}

static GtkWidget *
new_line_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
new_tag (const char *text,
         const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
duo_agenda_row_class_init (DuoAgendaRowClass *klass)
{
}

static void
duo_agenda_row_init (DuoAgendaRow *self)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);

  self->heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->heading_month = gtk_label_new (NULL);
  self->now = new_tag (_("now"), "duo-now");
  gtk_widget_add_css_class (self->heading, "duo-agenda-heading");
  gtk_widget_add_css_class (self->heading_month, "heading");
  gtk_box_append (GTK_BOX (self->heading), self->heading_month);
  gtk_box_append (GTK_BOX (self->heading), self->now);
  gtk_box_append (GTK_BOX (self), self->heading);

  self->line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->line, "duo-agenda-line");
  self->strip = gtk_drawing_area_new ();
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (self->strip), STRIP_WIDTH);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (self->strip), draw_strip_cb, self, NULL);
  gtk_box_append (GTK_BOX (self->line), self->strip);
  self->diamond = gtk_image_new ();
  gtk_widget_set_margin_start (self->diamond, 9);
  gtk_box_append (GTK_BOX (self->line), self->diamond);

  self->title = new_line_label (NULL);
  self->subtitle = new_line_label ("caption");
  gtk_widget_add_css_class (self->subtitle, "dim-label");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), self->title);
  gtk_box_append (GTK_BOX (texts), self->subtitle);
  gtk_box_append (GTK_BOX (self->line), texts);

  self->status_tag = new_tag (NULL, "duo-concept-tag");
  gtk_box_append (GTK_BOX (self->line), self->status_tag);
  for (guint i = 0; i < DUO_N_SECTORS; i++)
    {
      self->tags[i] = new_tag (duo_sector_to_string ((DuoSector) i), "duo-sector-tag");
      gtk_box_append (GTK_BOX (self->line), self->tags[i]);
    }
  self->when = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->when), 1);
  gtk_label_set_width_chars (GTK_LABEL (self->when), 11);
  gtk_widget_add_css_class (self->when, "dim-label");
  gtk_widget_add_css_class (self->when, "numeric");
  gtk_box_append (GTK_BOX (self->line), self->when);
  gtk_box_append (GTK_BOX (self), self->line);
}

/* Returns: (transfer floating): an empty row. */
GtkWidget *
duo_agenda_row_new (void)
{
  return g_object_new (DUO_TYPE_AGENDA_ROW, NULL);
}
