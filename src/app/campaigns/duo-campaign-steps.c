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

/* "2 nov", "25 sep → 2 okt", "2 nov · nog 13 werkdagen". */
static char *
dup_date (DuoCampaignView *view, DuoMilestone *step, gboolean is_next)
{
  const DuoWhen *planned = duo_milestone_get_planned (step);
  const DuoWhen *actual = duo_milestone_get_actual (step);
  g_autofree char *plan = duo_words_when (planned, FALSE, TRUE);
  const gint left = duo_when_is_known (planned) ? duo_working_days_between (view->today, planned->first) : 0;

  if (duo_when_is_known (actual) && !duo_when_equal (actual, planned))
    {
      g_autofree char *happened = duo_words_when (actual, FALSE, TRUE);

      return g_strdup_printf ("%s → %s", plan, happened);
    }
  if (is_next && left > 0)
    return g_strdup_printf (ngettext ("%s · %d working day left", "%s · %d working days left", left), plan, left);
  return g_steal_pointer (&plan);
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
  const gboolean before_done = place > 1 && is_done (view->steps->pdata[place - 2]);
  g_autofree char *date = dup_date (view, step, is_next);
  g_autofree char *look = duo_words_plan_look (duo_milestone_get_planned (step), duo_campaign_view_look (view, step), view->holidays);
  g_autofree char *spoken = g_strdup_printf (_("Step %u of %u, %s, %s"), place, view->steps->len, duo_milestone_get_title (step), date);

  gtk_box_append (GTK_BOX (box), sign_new (is_done (step), before_done, is_next, place == 1, place == view->steps->len));
  gtk_box_append (GTK_BOX (box), wrapped_label_new (duo_milestone_get_title (step), "heading"));
  gtk_box_append (GTK_BOX (box), wrapped_label_new (date, "caption"));
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

/* Shows the steps in @box, in order, each a button. */
void
duo_campaign_steps_fill (GtkBox *box, DuoCampaignView *view, DuoStepChosen chosen, gpointer user_data)
{
  DuoMilestone *next = find_next (view);
  const gint focus = find_focus (GTK_WIDGET (box));

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
