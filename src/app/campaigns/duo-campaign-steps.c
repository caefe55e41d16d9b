/* SPDX-License-Identifier: EUPL-1.2 */
/* The steps of a campaign in a row, and its funnel. */
#include "duo-campaign-steps.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-words-campaign.h"
#include "duo-words.h"

static void
empty (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

/* Returns: the place among its children of the one that has the focus; -1 for none. */
static gint
find_focus (GtkWidget *widget)
{
  GtkWidget *focus = gtk_widget_get_focus_child (widget);
  gint place = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child), place++)
    if (child == focus)
      return place;

  return -1;
}

/* What is filled anew keeps the focus where it was: somebody may be on his way with the Tab key. */
static void
restore_focus (GtkWidget *widget, gint place)
{
  GtkWidget *child = place >= 0 ? gtk_widget_get_first_child (widget) : NULL;

  for (; child != NULL && place > 0; place--)
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL && !gtk_widget_grab_focus (child))
    (void) gtk_widget_child_focus (child, GTK_DIR_TAB_FORWARD);
}

static GtkWidget *
label_new (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* The first step that did not happen yet. */
static DuoMilestone *
find_next (DuoCampaignView *view)
{
  for (guint i = 0; i < view->steps->len; i++)
    if (!duo_when_is_known (duo_milestone_get_actual (view->steps->pdata[i])))
      return view->steps->pdata[i];

  return NULL;
}

/* With its year only where that is not this one. */
static char *
dup_short (DuoCampaignView *view, const DuoWhen *when)
{
  return duo_words_when (when, duo_when_is_known (when) && duo_day_get_year (when->first) != duo_day_get_year (view->today), TRUE);
}

/* "2 nov", "2 nov · nog 13 werkdagen", "2 nov · 3 werkdagen geleden". Where it happened on another day, that day comes after
 * the planned one: struck out as *@markup has it, in words as it is spoken (transfer full). */
static char *
dup_date (DuoCampaignView *view, DuoMilestone *step, gboolean is_next, char **markup)
{
  const DuoWhen *planned = duo_milestone_get_planned (step);
  const DuoWhen *actual = duo_milestone_get_actual (step);
  g_autofree char *plan = dup_short (view, planned);
  const gboolean is_late = duo_when_is_known (planned) && planned->last < view->today;
  const gint left = duo_when_is_known (planned) ? duo_working_days_between (view->today, is_late ? planned->last : planned->first) : 0;
  char *text;

  if (duo_when_is_known (actual) && !duo_when_equal (actual, planned))
    {
      g_autofree char *happened = dup_short (view, actual);

      *markup = g_markup_printf_escaped ("<s>%s</s> → %s", plan, happened);
      return g_strdup_printf (_("%s, planned %s"), happened, plan);
    }
  if (is_next && left > 0 && !is_late)
    text = g_strdup_printf (ngettext ("%s · %d working day left", "%s · %d working days left", left), plan, left);
  else if (is_next && is_late && left < 0)
    text = g_strdup_printf (ngettext ("%s · %d working day ago", "%s · %d working days ago", -left), plan, -left);
  else
    text = g_steal_pointer (&plan);
  *markup = g_markup_escape_text (text, -1);
  return text;
}

/* Nine steps stand beside each other: their words take more lines. */
static GtkWidget *
wrapped_label_new (const char *text, const char *css_class)
{
  GtkWidget *label = label_new (text, css_class);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_width_chars (GTK_LABEL (label), 9);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 12);
  return label;
}

/* The sign of a step, on the line that joins it with its neighbours. */
static GtkWidget *
sign_new (gboolean done, gboolean before_done, gboolean is_next, gboolean is_first, gboolean is_last)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name (done ? "object-select-symbolic" : "media-record-symbolic");

  for (guint side = 0; side < 2; side++)
    {
      GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

      gtk_widget_add_css_class (line, (side == 0 ? before_done : done) ? "duo-step-line-done" : "duo-step-line");
      gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
      gtk_widget_set_hexpand (line, TRUE);
      gtk_widget_set_opacity (line, (side == 0 ? is_first : is_last) ? 0 : 1);
      if (side == 1)
        gtk_box_append (GTK_BOX (row), icon);
      gtk_box_append (GTK_BOX (row), line);
    }
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 12);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (icon, "duo-step-sign");
  gtk_widget_add_css_class (icon, done ? "done" : is_next ? "next" : "later");
  return row;
}

static gboolean
is_done (DuoMilestone *step)
{
  return duo_when_is_known (duo_milestone_get_actual (step));
}

typedef struct
{
  DuoMilestone *step; /* (owned) */
  DuoStepChosen chosen;
  gpointer user_data;
} StepPress;

static void
step_press_free (gpointer data, GClosure *closure)
{
  StepPress *press = data;

  g_object_unref (press->step);
  g_free (press);
}

static void
step_pressed_cb (GtkButton *button, StepPress *press)
{
  press->chosen (press->step, press->user_data);
}

static GtkWidget *
step_new (DuoCampaignView *view, DuoMilestone *step, guint place, gboolean is_next, DuoStepChosen chosen, gpointer user_data)
{
  GtkWidget *button = gtk_button_new ();
  StepPress *press = g_new0 (StepPress, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *shown;
  const gboolean before_done = place > 1 && is_done (view->steps->pdata[place - 2]);
  g_autofree char *markup = NULL;
  g_autofree char *date = dup_date (view, step, is_next, &markup);
  g_autofree char *look = duo_words_plan_look (duo_milestone_get_planned (step), duo_campaign_view_look (view, step), view->holidays);
  g_autofree char *spoken = g_strdup_printf (_("Step %u of %u, %s, %s"), place, view->steps->len, duo_milestone_get_title (step), date);

  gtk_box_append (GTK_BOX (box), sign_new (is_done (step), before_done, is_next, place == 1, place == view->steps->len));
  gtk_box_append (GTK_BOX (box), wrapped_label_new (duo_milestone_get_title (step), "heading"));
  shown = wrapped_label_new (NULL, "caption");
  gtk_label_set_markup (GTK_LABEL (shown), markup);
  gtk_box_append (GTK_BOX (box), shown);
  if (*look != '\0')
    gtk_box_append (GTK_BOX (box), wrapped_label_new (look, "duo-step-look"));
  *press = (StepPress){ g_object_ref (step), chosen, user_data };
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "duo-step");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, duo_milestone_get_step (step) == DUO_STEP_LIVE ? _("Move go-live…") : _("Edit this step…"));
  duo_a11y_set_label (button, spoken);
  g_signal_connect_data (button, "clicked", G_CALLBACK (step_pressed_cb), press, step_press_free, 0);
  return button;
}

/* Whether @widget shows what @said (transfer full) stands for already: then its buttons stay, also one that is being
 * pressed. Else that is noted, for it is shown next. */
static gboolean
shows_already (GtkWidget *widget, GString *said)
{
  g_autofree char *now = g_string_free (said, FALSE);

  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), "duo-said"), now) == 0)
    return TRUE;
  g_object_set_data_full (G_OBJECT (widget), "duo-said", g_steal_pointer (&now), g_free);
  return FALSE;
}

static GString *
say_steps (DuoCampaignView *view)
{
  GString *said = g_string_new (NULL);

  for (guint i = 0; i < view->steps->len; i++)
    {
      DuoMilestone *step = view->steps->pdata[i];
      g_autofree char *look = duo_words_plan_look (duo_milestone_get_planned (step), duo_campaign_view_look (view, step), view->holidays);

      g_string_append_printf (said, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u %s\n", duo_milestone_get_id (step), duo_milestone_get_rev (step),
                              view->today, look);
    }
  return said;
}

/* ---- Today ---- */

/* Where today is on the line of steps. */
typedef struct
{
  gint after;   /* the last step that was, or should have been, by today; -1 where all are to come */
  double share; /* of the way to the next one */
} Today;

/* Not on the sign of a step, however few days it is away. */
#define NEAREST 0.25
/* Before the first step and behind the last one, in widths of a step. */
#define OUTSIDE 0.38
/* From the sides of the card, in pixels. */
#define EDGE 9

static guint32
day_of (DuoMilestone *step)
{
  const DuoWhen *when = is_done (step) ? duo_milestone_get_actual (step) : duo_milestone_get_planned (step);

  return duo_when_is_known (when) ? when->first : 0;
}

static void
find_today (DuoCampaignView *view, Today *today)
{
  guint32 from, to = 0;

  *today = (Today){ -1, 0.5 };
  for (guint i = 0; i < view->steps->len; i++)
    if (day_of (view->steps->pdata[i]) != 0 && day_of (view->steps->pdata[i]) <= view->today)
      today->after = (gint) i;
  if (today->after < 0)
    return;
  from = day_of (view->steps->pdata[today->after]);
  if ((guint) today->after + 1 < view->steps->len)
    to = day_of (view->steps->pdata[today->after + 1]);
  if (to > from)
    today->share = CLAMP ((double) (view->today - from) / (to - from), NEAREST, 1 - NEAREST);
}

static void
show_today (GtkWidget *marker, DuoCampaignView *view)
{
  GtkWidget *label = gtk_widget_get_first_child (marker);
  const DuoWhen day = duo_when_day (view->today);
  g_autofree char *when = duo_words_when (&day, FALSE, TRUE);
  g_autofree char *text = g_strdup_printf (_("today %s"), when);
  Today *today = g_new (Today, 1);

  find_today (view, today);
  g_object_set_data_full (G_OBJECT (marker), "duo-today", today, g_free);
  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_visible (marker, view->steps->len > 0 && duo_campaign_view_get_status (view) != DUO_CAMPAIGN_DONE);
}

/* Where the sign of @step is in @overlay. Returns: whether it has a place */
static gboolean
find_sign (GtkWidget *step, GtkWidget *overlay, graphene_rect_t *sign)
{
  return step != NULL && gtk_widget_compute_bounds (gtk_widget_get_first_child (gtk_button_get_child (GTK_BUTTON (step))), overlay, sign);
}

static GtkWidget *
get_nth (GtkWidget *widget, gint n)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  for (; child != NULL && n > 0; n--)
    child = gtk_widget_get_next_sibling (child);
  return child;
}

/* The marker lies over the line: between two signs, or at the end of a line where the next step is on another. */
static gboolean
place_today_cb (GtkOverlay *overlay, GtkWidget *marker, GdkRectangle *place, GtkWidget *steps)
{
  const Today *today = g_object_get_data (G_OBJECT (marker), "duo-today");
  const double width = gtk_widget_get_width (GTK_WIDGET (overlay));
  graphene_rect_t sign, next;
  graphene_point_t middle, there;
  GtkRequisition size, label;
  double x;

  if (today == NULL || !find_sign (get_nth (steps, MAX (today->after, 0)), GTK_WIDGET (overlay), &sign))
    return FALSE;
  gtk_widget_get_preferred_size (marker, NULL, &size);
  gtk_widget_get_preferred_size (gtk_widget_get_first_child (marker), NULL, &label);
  graphene_rect_get_center (&sign, &middle);
  x = middle.x + (today->after < 0 ? -OUTSIDE : OUTSIDE) * graphene_rect_get_width (&sign);
  if (today->after >= 0 && find_sign (get_nth (steps, today->after + 1), GTK_WIDGET (overlay), &next)
      && graphene_rect_get_y (&next) - graphene_rect_get_y (&sign) < 1)
    {
      graphene_rect_get_center (&next, &there);
      x = middle.x + today->share * (there.x - middle.x);
    }
  *place = (GdkRectangle){ (int) CLAMP (x - size.width / 2.0, EDGE, MAX (EDGE, width - EDGE - size.width)),
                           (int) (middle.y - label.height - (size.height - label.height) / 2.0), size.width, size.height };
  return TRUE;
}

/**
 * duo_campaign_steps_set_up:
 * @overlay: what lies over the steps lies on it
 * @steps: its child, the box of steps
 *
 * Returns: (transfer none): the marker of today, for duo_campaign_steps_fill()
 */
GtkWidget *
duo_campaign_steps_set_up (GtkOverlay *overlay, GtkWidget *steps)
{
  GtkWidget *marker = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_VERTICAL);

  gtk_box_append (GTK_BOX (marker), label_new ("", NULL));
  gtk_widget_set_halign (line, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (marker), line);
  gtk_widget_add_css_class (marker, "duo-step-today");
  gtk_widget_set_can_target (marker, FALSE);
  gtk_widget_set_visible (marker, FALSE);
  gtk_overlay_add_overlay (overlay, marker);
  g_signal_connect_object (overlay, "get-child-position", G_CALLBACK (place_today_cb), steps, 0);
  return marker;
}

/* Shows the steps in @box, in order, each a button, and today by its @marker. */
void
duo_campaign_steps_fill (GtkBox *box, GtkWidget *marker, DuoCampaignView *view, DuoStepChosen chosen, gpointer user_data)
{
  DuoMilestone *next = find_next (view);
  const gint focus = find_focus (GTK_WIDGET (box));

  show_today (marker, view);
  if (shows_already (GTK_WIDGET (box), say_steps (view)))
    return;

  empty (GTK_WIDGET (box));
  for (guint i = 0; i < view->steps->len; i++)
    gtk_box_append (box, step_new (view, view->steps->pdata[i], i + 1, view->steps->pdata[i] == next, chosen, user_data));
  restore_focus (GTK_WIDGET (box), focus);
}

/* ---- Funnel ---- */

typedef struct
{
  DuoSector sector;
  DuoFunnelStage stage;
  DuoFunnelChosen chosen;
  gpointer user_data;
} Cell;

static void
cell_free (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
toggled_cb (GtkToggleButton *button, Cell *cell)
{
  cell->chosen (cell->sector, cell->stage, gtk_toggle_button_get_active (button), cell->user_data);
}

static GtkWidget *
cell_new (const DuoFunnel *funnel, DuoSector sector, DuoFunnelStage stage, gboolean weighted, DuoFunnelChosen chosen, gpointer user_data)
{
  const gint64 all = weighted ? funnel->persons : funnel->n;
  const gint64 reached = weighted ? funnel->persons_reached[stage] : funnel->reached[stage];
  const gint share = all > 0 ? (gint) ((reached * 100 + all / 2) / all) : 0;
  g_autofree char *number = g_strdup_printf ("%'" G_GINT64_FORMAT, reached);
  g_autofree char *of = g_strdup_printf ("%'" G_GINT64_FORMAT, all);
  g_autofree char *percent = g_strdup_printf ("%d%%", share);
  const gboolean practised = funnel->practised[stage] > 0;
  g_autofree char *spoken = g_strdup_printf (_("%s, %s, %s of %s, %d percent"), duo_sector_to_string (sector),
                                             duo_words_funnel_stage (stage), number, of, share);
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, 1);
  static const char *const offsets[] = { GTK_LEVEL_BAR_OFFSET_LOW, GTK_LEVEL_BAR_OFFSET_HIGH, GTK_LEVEL_BAR_OFFSET_FULL };
  Cell *cell = g_new0 (Cell, 1);

  *cell = (Cell){ sector, stage, chosen, user_data };
  for (guint i = 0; i < G_N_ELEMENTS (offsets); i++) /* one colour, however full */
    gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), offsets[i]);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), all > 0 ? (double) reached / (double) all : 0);
  gtk_box_append (GTK_BOX (line), label_new (number, "heading"));
  gtk_box_append (GTK_BOX (line), label_new (practised ? C_("funnel", "exercise") : percent, "caption"));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (button, TRUE);
  if (practised)
    {
      g_autofree char *tip = g_strdup_printf (_("%u of these on the practice platform: an exercise"), funnel->practised[stage]);
      g_autofree char *all_spoken = g_strdup_printf ("%s, %s", spoken, tip);

      gtk_widget_set_tooltip_text (button, tip);
      duo_a11y_set_label (button, all_spoken);
    }
  else
    {
      duo_a11y_set_label (button, spoken);
    }
  g_signal_connect_data (button, "toggled", G_CALLBACK (toggled_cb), cell, cell_free, 0);
  return button;
}

/* ---- Waves ---- */

typedef struct
{
  DuoWave *wave; /* (owned) */
  gboolean opens;
  DuoWaveChosen chosen;
  gpointer user_data;
} WavePress;

static void
wave_press_free (gpointer data, GClosure *closure)
{
  WavePress *press = data;

  g_object_unref (press->wave);
  g_free (press);
}

static void
wave_pressed_cb (GtkButton *button, WavePress *press)
{
  press->chosen (press->wave, press->opens, press->user_data);
}

static void
connect_wave (GtkWidget *button, DuoWave *wave, gboolean opens, DuoWaveChosen chosen, gpointer user_data)
{
  WavePress *press = g_new0 (WavePress, 1);

  *press = (WavePress){ g_object_ref (wave), opens, chosen, user_data };
  g_signal_connect_data (button, "clicked", G_CALLBACK (wave_pressed_cb), press, wave_press_free, 0);
}

/* "MBO, golf 1", and the conclusion behind it, or the button to write it down. */
static GtkWidget *
wave_title_new (DuoWave *wave, gboolean open, DuoWaveChosen chosen, gpointer user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  g_autofree char *title = g_strdup_printf (_("%s, wave %d"), duo_sector_to_string (duo_wave_get_sector (wave)), (gint) duo_wave_get_number (wave));
  GtkWidget *label = label_new (title, "heading");
  const DuoWhen *concluded = duo_wave_get_concluded (wave);
  g_autofree char *when = duo_words_when (concluded, TRUE, TRUE);
  g_autofree char *text = duo_when_is_known (concluded) ? g_strdup_printf (_("concluded %s"), when) : g_strdup (_("Conclude…"));
  g_autofree char *spoken = g_strdup_printf ("%s, %s", title, text);
  GtkWidget *button;

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  if (!open)
    return box;
  button = gtk_button_new_with_label (text);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "duo-small-button");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  if (duo_when_is_known (concluded))
    gtk_widget_set_tooltip_text (button, duo_wave_get_conclusion (wave));
  duo_a11y_set_label (button, spoken);
  connect_wave (button, wave, FALSE, chosen, user_data);
  gtk_box_append (GTK_BOX (box), button);
  return box;
}

static void
add_closed (GtkGrid *grid, DuoWave *wave, DuoWave *before, gint row, DuoWaveChosen chosen, gpointer user_data)
{
  GtkWidget *button = gtk_button_new_with_label (_("Open anyway…"));
  g_autofree char *spoken = g_strdup_printf (_("Open wave %s anyway"), duo_sector_to_string (duo_wave_get_sector (wave)));
  g_autofree char *text = g_strdup_printf (_("Opens when the conclusion of %s is written down, or earlier with a reason"),
                                           duo_sector_to_string (duo_wave_get_sector (before)));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sentence;

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("changes-prevent-symbolic"));
  sentence = label_new (text, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (sentence), 0);
  gtk_label_set_ellipsize (GTK_LABEL (sentence), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (sentence, TRUE);
  gtk_box_append (GTK_BOX (box), sentence);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "duo-small-button");
  duo_a11y_set_label (button, spoken);
  connect_wave (button, wave, TRUE, chosen, user_data);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "duo-wave-closed");
  gtk_grid_attach (grid, box, 1, row, DUO_N_FUNNEL_STAGES, 1);
}

static GString *
say_funnel (DuoCampaignView *view, gboolean weighted)
{
  GString *said = g_string_new (weighted ? "weighted\n" : "");

  for (guint i = 0; i < view->waves->len; i++)
    {
      DuoWave *wave = view->waves->pdata[i];
      DuoFunnel funnel;

      duo_funnel_count (view->rows, duo_wave_get_sector (wave), &funnel);
      g_string_append_printf (said, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %u", duo_wave_get_id (wave), duo_wave_get_rev (wave), funnel.n);
      g_string_append_printf (said, " %" G_GINT64_FORMAT, funnel.persons);
      for (gint stage = 0; stage < DUO_N_FUNNEL_STAGES; stage++)
        g_string_append_printf (said, " %u %u %" G_GINT64_FORMAT, funnel.reached[stage], funnel.practised[stage], funnel.persons_reached[stage]);
      g_string_append_c (said, '\n');
    }
  return said;
}

/* Shows a row for each wave in @grid, and a button for each number. @pressed: one of them was: they begin anew. */
void
duo_campaign_funnel_fill (GtkGrid *grid, DuoCampaignView *view, gboolean weighted, gboolean pressed, DuoFunnelChosen chosen,
                          DuoWaveChosen wave_chosen, gpointer user_data)
{
  const gint focus = find_focus (GTK_WIDGET (grid));

  if (shows_already (GTK_WIDGET (grid), say_funnel (view, weighted)) && !pressed)
    return;

  empty (GTK_WIDGET (grid));
  for (gint stage = 0; view->waves->len > 0 && stage < DUO_N_FUNNEL_STAGES; stage++)
    gtk_grid_attach (grid, label_new (duo_words_funnel_stage ((DuoFunnelStage) stage), "caption-heading"), stage + 1, 0, 1, 1);
  for (gint i = 0; i < (gint) view->waves->len; i++)
    {
      DuoWave *wave = view->waves->pdata[i];
      const DuoSector sector = duo_wave_get_sector (wave);
      DuoWave *before = NULL;
      const gboolean open = duo_wave_is_open (view->waves, wave, &before);
      DuoFunnel funnel;

      gtk_grid_attach (grid, wave_title_new (wave, open, wave_chosen, user_data), 0, i + 1, 1, 1);
      if (!open)
        {
          add_closed (grid, wave, before, i + 1, wave_chosen, user_data);
          continue;
        }
      duo_funnel_count (view->rows, sector, &funnel);
      for (gint stage = 0; stage < DUO_N_FUNNEL_STAGES; stage++)
        gtk_grid_attach (grid, cell_new (&funnel, sector, (DuoFunnelStage) stage, weighted, chosen, user_data), stage + 1, i + 1, 1, 1);
    }
  restore_focus (GTK_WIDGET (grid), focus);
}
