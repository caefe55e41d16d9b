/* SPDX-License-Identifier: EUPL-1.2 */
/* The row under the calendar's header: one filter for all its views, and the check. */
#include "duo-filter-bar.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-choice.h"
#include "duo-words.h"

/* Around the row and before the check, as the style sheet and the template have it. */
#define ROW_PADDING 32

struct _DuoFilterBar
{
  AdwBin parent_instance;

  DuoCalendarModel *model; /* (owned) */
  gboolean folded;         /* status and campaign are behind one button */
  int wide_width;          /* what the row takes when they are not, without the count of what is shown */
  guint fold_source;       /* 0 = none waits */
  gboolean syncing;        /* the widgets follow the model: no filter is made of them */
  char *campaigns_key;     /* (owned) (nullable): of the campaigns in the drop-down */

  GtkBox *row;
  GtkSearchEntry *search;
  GtkLabel *key_hint;
  GtkToggleButton *all_sectors;
  GtkToggleButton *sector_vo;
  GtkToggleButton *sector_mbo;
  GtkToggleButton *sector_ho;
  GtkBox *wide_slot;
  GtkBox *narrow_slot;
  GtkBox *choices;
  GtkMenuButton *narrow_button;
  GtkDropDown *status;
  GtkDropDown *campaign;
  GtkBox *shown_box;
  GtkLabel *shown;
  GtkMenuButton *check;
  GtkLabel *check_label;
  GtkLabel *check_count;
};

G_DEFINE_FINAL_TYPE (DuoFilterBar, duo_filter_bar, ADW_TYPE_BIN)

static GtkToggleButton *
get_sector_button (DuoFilterBar *self, guint sector)
{
  GtkToggleButton *buttons[DUO_N_SECTORS] = { self->sector_vo, self->sector_mbo, self->sector_ho };

  return buttons[sector];
}

static void
make_filter (DuoFilterBar *self)
{
  DuoCalendarFilter filter = *duo_calendar_model_get_filter (self->model);

  if (self->syncing)
    return;

  filter.text = (char *) gtk_editable_get_text (GTK_EDITABLE (self->search));
  filter.sectors = 0;
  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    if (gtk_toggle_button_get_active (get_sector_button (self, sector)))
      filter.sectors |= 1u << sector;
  filter.statuses = (guint) duo_choice_get_selected (self->status);
  filter.campaign = duo_choice_get_selected (self->campaign);
  duo_calendar_model_set_filter (self->model, &filter);
}

static void
update_key_hint (DuoFilterBar *self)
{
  const gboolean empty = gtk_editable_get_text (GTK_EDITABLE (self->search))[0] == '\0';
  GtkWidget *text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->search)));

  gtk_widget_set_visible (GTK_WIDGET (self->key_hint), empty && text != NULL && !gtk_widget_has_focus (text));
}

static void
search_changed_cb (DuoFilterBar *self)
{
  update_key_hint (self);
  make_filter (self);
}

/* Enter goes on to what was found. */
static void
search_done_cb (DuoFilterBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "calendar.results", NULL);
}

static void
stop_search_cb (DuoFilterBar *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), GTK_DIR_TAB_FORWARD);
}

static void
all_sectors_cb (DuoFilterBar *self)
{
  if (self->syncing)
    return;

  self->syncing = TRUE;
  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    gtk_toggle_button_set_active (get_sector_button (self, sector), FALSE);
  gtk_toggle_button_set_active (self->all_sectors, TRUE);
  self->syncing = FALSE;
  make_filter (self);
}

static void
sector_cb (DuoFilterBar *self)
{
  make_filter (self);
}

static void
choice_cb (DuoFilterBar *self)
{
  if (self->model != NULL)
    make_filter (self);
}

static void
clear_cb (DuoFilterBar *self)
{
  duo_calendar_model_clear_filter (self->model);
}

/* Fills the drop-down anew when a campaign was added, renamed, coloured or removed. */
static void
update_campaigns (DuoFilterBar *self, DuoCalendarSnapshot *snapshot)
{
  g_autoptr (GString) key = g_string_new (NULL);
  g_autoptr (GPtrArray) choices = g_ptr_array_new_with_free_func (g_object_unref);
  GListStore *store = G_LIST_STORE (gtk_drop_down_get_model (self->campaign));

  g_ptr_array_add (choices, duo_choice_new (C_("campaigns", "all"), 0));
  g_ptr_array_add (choices, duo_choice_new_colour (_("without campaign"), -1, DUO_COLOUR_GREY));
  for (guint i = 0; i < snapshot->campaigns->len; i++)
    {
      DuoCampaign *campaign = snapshot->campaigns->pdata[i];

      g_string_append_printf (key, "%" G_GINT64_FORMAT "/%" G_GINT64_FORMAT ";", duo_campaign_get_id (campaign),
                              duo_campaign_get_rev (campaign));
      g_ptr_array_add (choices, duo_choice_new_colour (duo_campaign_get_name (campaign), duo_campaign_get_id (campaign),
                                                       duo_campaign_get_colour (campaign)));
    }
  if (g_strcmp0 (key->str, self->campaigns_key) == 0)
    return;

  g_free (self->campaigns_key);
  self->campaigns_key = g_strdup (key->str);
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), choices->pdata, choices->len);
}

static void
update_count (DuoFilterBar *self)
{
  const guint findings = duo_calendar_model_count_findings (self->model);
  g_autofree char *count = g_strdup_printf ("%u", findings);
  g_autofree char *name = findings == 0
                            ? g_strdup (_("Check: nothing found"))
                            : g_strdup_printf (ngettext ("Check: %u finding", "Check: %u findings", findings), findings);

  gtk_label_set_label (self->check_count, count);
  gtk_widget_set_visible (GTK_WIDGET (self->check_count), findings > 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->check), name);
  duo_a11y_set_label (GTK_WIDGET (self->check), name);
  if (gtk_widget_get_first_child (GTK_WIDGET (self->check)) != NULL)
    duo_a11y_set_label (gtk_widget_get_first_child (GTK_WIDGET (self->check)), name);
}

static void
model_changed_cb (DuoFilterBar *self)
{
  const DuoCalendarFilter *filter = duo_calendar_model_get_filter (self->model);
  DuoCalendarSnapshot *snapshot = duo_calendar_model_get_snapshot (self->model);
  const char *text = filter->text != NULL ? filter->text : "";
  g_autofree char *year = duo_calendar_model_dup_year_text (self->model);
  g_autofree char *placeholder = g_strdup_printf (_("Search in %s"), year);

  self->syncing = TRUE;
  if (snapshot != NULL)
    update_campaigns (self, snapshot);
  g_object_set (self->search, "placeholder-text", placeholder, NULL);
  duo_a11y_set_label (GTK_WIDGET (self->search), placeholder);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->search)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    gtk_toggle_button_set_active (get_sector_button (self, sector), duo_sector_set_contains (filter->sectors, sector));
  gtk_toggle_button_set_active (self->all_sectors, filter->sectors == 0);
  duo_choice_select (self->status, filter->statuses);
  duo_choice_select (self->campaign, filter->campaign);
  self->syncing = FALSE;

  update_key_hint (self);
  gtk_widget_set_visible (GTK_WIDGET (self->shown_box), duo_calendar_model_is_filtered (self->model));
  if (duo_calendar_model_is_filtered (self->model))
    {
      g_autofree char *shown
        = g_strdup_printf (_("%u of %u shown"), duo_calendar_model_get_visible (self->model)->len,
                           MAX (duo_calendar_model_count_all (self->model), duo_calendar_model_get_visible (self->model)->len));

      gtk_label_set_label (self->shown, shown);
    }
  update_count (self);
}

/* Status and campaign fold behind one button where the row has no room for them. */
static void
set_folded (DuoFilterBar *self, gboolean folded)
{
  GtkBox *from = folded ? self->wide_slot : self->narrow_slot;
  GtkBox *to = folded ? self->narrow_slot : self->wide_slot;

  if (self->folded == folded)
    return;

  self->folded = folded;
  g_object_ref (self->choices);
  gtk_box_remove (from, GTK_WIDGET (self->choices));
  gtk_box_append (to, GTK_WIDGET (self->choices));
  g_object_unref (self->choices);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->choices),
                                  folded ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->search), folded ? 14 : 20);
  gtk_widget_set_visible (GTK_WIDGET (self->wide_slot), !folded);
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_button), folded);
}

/* Returns: what "3 of 8 shown" takes of the row, with the space beside it: 0 where nothing is filtered. */
static int
get_shown_width (DuoFilterBar *self)
{
  int width;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->shown_box)))
    return 0;

  gtk_widget_measure (GTK_WIDGET (self->shown_box), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  return width + gtk_box_get_spacing (self->row);
}

static gboolean
has_little_room (DuoFilterBar *self, int width)
{
  return width < self->wide_width + get_shown_width (self);
}

static gboolean
fold_cb (gpointer user_data)
{
  DuoFilterBar *self = user_data;

  self->fold_source = 0;
  set_folded (self, has_little_room (self, gtk_widget_get_width (GTK_WIDGET (self))));
  return G_SOURCE_REMOVE;
}

static void
duo_filter_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (adw_bin_get_child (ADW_BIN (widget)), orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
}

static void
duo_filter_bar_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  DuoFilterBar *self = DUO_FILTER_BAR (widget);

  gtk_widget_allocate (adw_bin_get_child (ADW_BIN (self)), width, height, baseline, NULL);

  if (!self->folded)
    {
      int row;
      int check;

      gtk_widget_measure (GTK_WIDGET (self->row), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &row, NULL, NULL);
      gtk_widget_measure (GTK_WIDGET (self->check), GTK_ORIENTATION_HORIZONTAL, -1, NULL, &check, NULL, NULL);
      self->wide_width = row + check + ROW_PADDING - get_shown_width (self);
    }
  /* not while sizes are being given out */
  if (has_little_room (self, width) != self->folded && self->fold_source == 0)
    self->fold_source = g_idle_add (fold_cb, self);
}

static void
duo_filter_bar_dispose (GObject *object)
{
  DuoFilterBar *self = DUO_FILTER_BAR (object);

  g_clear_handle_id (&self->fold_source, g_source_remove);
  g_clear_object (&self->model);
  g_clear_pointer (&self->campaigns_key, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (object), DUO_TYPE_FILTER_BAR);

  G_OBJECT_CLASS (duo_filter_bar_parent_class)->dispose (object);
}

static void
duo_filter_bar_class_init (DuoFilterBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = duo_filter_bar_dispose;
  widget_class->measure = duo_filter_bar_measure;
  widget_class->size_allocate = duo_filter_bar_size_allocate;
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/calendar/duo-filter-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoFilterBar, row);
  gtk_widget_class_bind_template_child (widget_class, DuoFilterBar, search);
  gtk_widget_class_bind_template_child (widget_class, DuoFilterBar, key_hint);
  gtk_widget_class_bind_template_child (widget_class, DuoFilterBar, all_sectors);
  gtk_widget_class_bind_template_child (widget_class, DuoFilterBar, sector_vo);
  gtk_widget_class_bind_template_child (widget_class, DuoFilterBar, sector_mbo);
  gtk_widget_class_bind_template_child (widget_class, DuoFilterBar, sector_ho);
  gtk_widget_class_bind_template_child (widget_class, DuoFilterBar, wide_slot);
  gtk_widget_class_bind_template_child (widget_class, DuoFilterBar, narrow_slot);
  gtk_widget_class_bind_template_child (widget_class, DuoFilterBar, choices);
  gtk_widget_class_bind_template_child (widget_class, DuoFilterBar, narrow_button);
  gtk_widget_class_bind_template_child (widget_class, DuoFilterBar, status);
  gtk_widget_class_bind_template_child (widget_class, DuoFilterBar, campaign);
  gtk_widget_class_bind_template_child (widget_class, DuoFilterBar, shown_box);
  gtk_widget_class_bind_template_child (widget_class, DuoFilterBar, shown);
  gtk_widget_class_bind_template_child (widget_class, DuoFilterBar, check);
  gtk_widget_class_bind_template_child (widget_class, DuoFilterBar, check_label);
  gtk_widget_class_bind_template_child (widget_class, DuoFilterBar, check_count);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_done_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_key_hint);
  gtk_widget_class_bind_template_callback (widget_class, all_sectors_cb);
  gtk_widget_class_bind_template_callback (widget_class, sector_cb);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
}

static void
duo_filter_bar_init (DuoFilterBar *self)
{
  struct
  {
    const char *label;
    guint statuses;
  } statuses[] = {
    { C_("statuses", "all"), 0 },
    { duo_words_status (DUO_MESSAGE_CONCEPT), 1u << DUO_MESSAGE_CONCEPT },
    { duo_words_status (DUO_MESSAGE_DEFINITE), 1u << DUO_MESSAGE_DEFINITE },
    { duo_words_status (DUO_MESSAGE_WITHDRAWN), 1u << DUO_MESSAGE_WITHDRAWN },
  };

  gtk_widget_init_template (GTK_WIDGET (self));
  /* a bin's own layout would not tell how much room there is */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  self->syncing = TRUE;
  duo_choice_set_up_drop_down (self->status, _("Status"));
  duo_choice_set_up_drop_down (self->campaign, _("Campaign"));
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_autoptr (DuoChoice) choice = duo_choice_new (statuses[i].label, statuses[i].statuses);

      g_list_store_append (G_LIST_STORE (gtk_drop_down_get_model (self->status)), choice);
    }
  self->syncing = FALSE;
  duo_a11y_label_drop_down (GTK_WIDGET (self->status), _("Status"));
  duo_a11y_label_drop_down (GTK_WIDGET (self->campaign), _("Campaign"));
}

/* Once, before it is shown. */
void
duo_filter_bar_set_model (DuoFilterBar *self, DuoCalendarModel *model)
{
  g_return_if_fail (DUO_IS_FILTER_BAR (self));
  g_return_if_fail (self->model == NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "changed", G_CALLBACK (model_changed_cb), self, G_CONNECT_SWAPPED);
  model_changed_cb (self);
}

void
duo_filter_bar_set_compact (DuoFilterBar *self, gboolean compact)
{
  g_return_if_fail (DUO_IS_FILTER_BAR (self));

  gtk_widget_set_visible (GTK_WIDGET (self->check_label), !compact);
}

void
duo_filter_bar_focus_search (DuoFilterBar *self)
{
  g_return_if_fail (DUO_IS_FILTER_BAR (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

void
duo_filter_bar_set_check (DuoFilterBar *self, GtkPopover *popover)
{
  g_return_if_fail (DUO_IS_FILTER_BAR (self));

  gtk_menu_button_set_popover (self->check, GTK_WIDGET (popover));
}
