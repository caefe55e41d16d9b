/* SPDX-License-Identifier: EUPL-1.2 */
/* One campaign: a field is stored when it is left; a new campaign once it has a name. */
#include "duo-campaign-row.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-when-row.h"
#include "duo-words.h"

struct _DuoCampaignRow
{
  AdwExpanderRow parent_instance;

  DuoCalendarModel *model; /* (owned) */
  DuoCampaign *campaign;   /* (owned): what is shown, never changed in place */
  gboolean filling;

  GtkWidget *swatch;
  AdwEntryRow *name;
  DuoWhenRow *period;
  GtkWidget *history_row;
  GtkWidget *colours[DUO_N_COLOURS]; /* none for grey, which means no campaign */
};

G_DEFINE_FINAL_TYPE (DuoCampaignRow, duo_campaign_row, ADW_TYPE_EXPANDER_ROW)

/* Gives @widget the colour of a campaign by its style class, and takes others away. */
static void
set_colour_class (GtkWidget *widget,
                  DuoColour  colour)
{
  for (guint i = 0; i < DUO_N_COLOURS; i++)
    {
      if (i == colour)
        gtk_widget_add_css_class (widget, duo_colour_to_string ((DuoColour) i));
      else
        gtk_widget_remove_css_class (widget, duo_colour_to_string ((DuoColour) i));
    }
}

static void
fill (DuoCampaignRow *self)
{
  const DuoColour colour = duo_campaign_get_colour (self->campaign);
  const char *name = duo_campaign_get_name (self->campaign);
  const DuoWhen *period = duo_campaign_get_period (self->campaign);
  g_autofree char *when = duo_when_is_known (period) ? duo_words_when (period, TRUE, FALSE) : NULL;
  g_autofree char *escaped = g_markup_escape_text (*name != '\0' ? name : _("New campaign"), -1);
  g_autofree char *subtitle = when != NULL ? g_strdup_printf ("%s · %s", duo_words_colour (colour), when)
                                           : g_strdup (duo_words_colour (colour));

  self->filling = TRUE;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), escaped);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  duo_a11y_set_label (GTK_WIDGET (self), *name != '\0' ? name : _("New campaign"));
  set_colour_class (self->swatch, colour);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->name)), name) != 0
      && gtk_widget_get_focus_child (GTK_WIDGET (self->name)) == NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->name), name);
  duo_when_row_set_when (self->period, period);
  gtk_widget_set_visible (self->history_row, duo_campaign_get_id (self->campaign) != 0);
  for (guint i = 0; i < DUO_N_COLOURS; i++)
    if (self->colours[i] != NULL)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->colours[i]), i == colour);
  self->filling = FALSE;
}

/* Saves @changed, and shows it from here on. Without a name there is nothing to save yet. */
static void
save (DuoCampaignRow *self,
      DuoCampaign    *changed)
{
  const gboolean is_new = duo_campaign_get_id (self->campaign) == 0;

  if (duo_campaign_equal (changed, self->campaign))
    return;

  g_set_object (&self->campaign, changed);
  fill (self);
  if (*duo_campaign_get_name (changed) != '\0')
    duo_calendar_model_save (self->model, G_OBJECT (changed), is_new ? DUO_CHANGE_ADD : DUO_CHANGE_EDIT, FALSE);
}

/* Stores a name that is typed and not left yet. */
void
duo_campaign_row_store (DuoCampaignRow *self)
{
  g_autofree char *name = NULL;

  g_return_if_fail (DUO_IS_CAMPAIGN_ROW (self));

  name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->name))));
  duo_a11y_set_invalid (GTK_WIDGET (self->name), *name == '\0' ? _("A campaign needs a name to be kept") : NULL);
  if (*name != '\0')
    {
      g_autoptr (DuoCampaign) changed = duo_campaign_copy (self->campaign);

      duo_campaign_set_name (changed, name);
      save (self, changed);
    }
}

static void
left_cb (GtkEventControllerFocus *controller,
         DuoCampaignRow          *self)
{
  duo_campaign_row_store (self);
}

static void
period_cb (DuoWhenRow     *row,
           DuoCampaignRow *self)
{
  g_autoptr (DuoCampaign) changed = duo_campaign_copy (self->campaign);

  duo_campaign_set_period (changed, duo_when_row_get_when (row));
  save (self, changed);
}

static void
colour_cb (GtkToggleButton *button,
           DuoCampaignRow  *self)
{
  g_autoptr (DuoCampaign) changed = NULL;

  if (self->filling || !gtk_toggle_button_get_active (button))
    return;

  changed = duo_campaign_copy (self->campaign);
  for (guint i = 0; i < DUO_N_COLOURS; i++)
    if (self->colours[i] == GTK_WIDGET (button))
      duo_campaign_set_colour (changed, (DuoColour) i);
  save (self, changed);
}

static void
remove_cb (GtkButton      *button,
           DuoCampaignRow *self)
{
  if (duo_campaign_get_id (self->campaign) != 0)
    duo_calendar_model_remove (self->model, G_OBJECT (self->campaign));
}

/* The windows above the calendar go: the history stands in front of it. */
static void
history_cb (GtkButton      *button,
            DuoCampaignRow *self)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWindow *main_window = gtk_window_get_transient_for (window);
  const gint64 id = duo_campaign_get_id (self->campaign);

  while (gtk_window_get_transient_for (main_window) != NULL)
    main_window = gtk_window_get_transient_for (main_window);
  gtk_window_close (window);
  gtk_widget_activate_action (GTK_WIDGET (main_window), "win.history-of", "(sx)",
                              duo_object_kind_to_string (DUO_OBJECT_CAMPAIGN), id);
}

/* A row of swatches, each a radio button with the colour's name for whoever can't see it. */
static GtkWidget *
new_colour_row (DuoCampaignRow *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Colour"));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (guint i = DUO_COLOUR_BLUE; i < DUO_N_COLOURS; i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();

      self->colours[i] = button;
      if (i > DUO_COLOUR_BLUE)
        gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (self->colours[DUO_COLOUR_BLUE]));
      gtk_button_set_icon_name (GTK_BUTTON (button), "object-select-symbolic");
      gtk_widget_add_css_class (button, "duo-swatch");
      gtk_widget_add_css_class (button, "duo-swatch-button");
      set_colour_class (button, (DuoColour) i);
      gtk_widget_set_tooltip_text (button, duo_words_colour ((DuoColour) i));
      duo_a11y_set_label (button, duo_words_colour ((DuoColour) i));
      g_signal_connect (button, "toggled", G_CALLBACK (colour_cb), self);
      gtk_box_append (GTK_BOX (box), button);
    }
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  return row;
}

static void
duo_campaign_row_dispose (GObject *object)
{
  DuoCampaignRow *self = DUO_CAMPAIGN_ROW (object);

  g_clear_object (&self->campaign);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (duo_campaign_row_parent_class)->dispose (object);
}

static void
duo_campaign_row_class_init (DuoCampaignRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = duo_campaign_row_dispose;
}

static void
duo_campaign_row_init (DuoCampaignRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkWidget *remove_row = adw_action_row_new ();
  GtkWidget *remove = gtk_button_new_with_label (_("Remove"));
  GtkWidget *history = gtk_button_new_from_icon_name ("duo-history-symbolic");

  self->swatch = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_valign (self->swatch, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->swatch, "duo-swatch");
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), self->swatch);

  self->name = ADW_ENTRY_ROW (adw_entry_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->name), _("Name"));
  g_signal_connect (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->name), focus);
  g_signal_connect_swapped (self->name, "entry-activated", G_CALLBACK (duo_campaign_row_store), self);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->name));

  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), new_colour_row (self));

  self->period = g_object_new (DUO_TYPE_WHEN_ROW, "title", _("Period"), NULL);
  g_signal_connect (self->period, "when-changed", G_CALLBACK (period_cb), self);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->period));

  self->history_row = adw_action_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->history_row), _("History"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->history_row), _("Who changed what and when"));
  gtk_widget_set_valign (history, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (history, "flat");
  duo_a11y_set_label (history, _("History of this campaign"));
  g_signal_connect (history, "clicked", G_CALLBACK (history_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->history_row), history);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->history_row);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (remove_row), _("Remove this campaign"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (remove_row), _("Only when no message or milestone belongs to it"));
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  g_signal_connect (remove, "clicked", G_CALLBACK (remove_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (remove_row), remove);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), remove_row);
}

/* Returns: (transfer floating): a row for @campaign, which may be a new one. */
GtkWidget *
duo_campaign_row_new (DuoCalendarModel *model,
                      DuoCampaign      *campaign)
{
  DuoCampaignRow *self = g_object_new (DUO_TYPE_CAMPAIGN_ROW, NULL);

  self->model = g_object_ref (model);
  duo_when_row_set_default_year (self->period, duo_calendar_model_get_year (model));
  duo_campaign_row_set_campaign (self, campaign);
  return GTK_WIDGET (self);
}

/* Whether somebody gave the campaign another name while one is being typed here. */
static gboolean
is_typed_over (DuoCampaignRow *self,
               DuoCampaign    *campaign)
{
  const char *before = duo_campaign_get_name (self->campaign);

  return gtk_widget_get_focus_child (GTK_WIDGET (self->name)) != NULL
         && g_strcmp0 (before, duo_campaign_get_name (campaign)) != 0
         && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->name)), before) != 0;
}

/* Shows @campaign as it is now; a name that is being typed is left alone. */
void
duo_campaign_row_set_campaign (DuoCampaignRow *self,
                               DuoCampaign    *campaign)
{
  g_return_if_fail (DUO_IS_CAMPAIGN_ROW (self));

  /* what is typed then belongs to the older one: saving it shows both */
  if (self->campaign != NULL && is_typed_over (self, campaign))
    return;

  g_set_object (&self->campaign, campaign);
  fill (self);
}

/* Returns: (transfer none): what it shows. */
DuoCampaign *
duo_campaign_row_get_campaign (DuoCampaignRow *self)
{
  g_return_val_if_fail (DUO_IS_CAMPAIGN_ROW (self), NULL);

  return self->campaign;
}

/* Opens the row with the cursor in the name. */
void
duo_campaign_row_begin_name (DuoCampaignRow *self)
{
  g_return_if_fail (DUO_IS_CAMPAIGN_ROW (self));

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->name));
}
