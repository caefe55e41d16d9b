/* SPDX-License-Identifier: EUPL-1.2 */
/* All campaigns, those that are done too: name, state, sectors, period and the questions that wait. */
#include "duo-campaign-list.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-campaigns-service.h"
#include "duo-words-campaign.h"
#include "duo-words.h"

struct _DuoCampaignList
{
  AdwBin parent_instance;

  GArray *ids; /* (owned) (element-type gint64): of the rows, in order */
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (DuoCampaignList, duo_campaign_list, ADW_TYPE_BIN)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
add_words (GString *text, const char *words)
{
  g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", words);
}

/* "loopt · MBO, VO · 24 aug - 12 jan · 4 vragen" */
static char *
dup_facts (DuoCampaignView *view)
{
  GString *text = g_string_new (NULL);
  const DuoSectorSet sectors = duo_campaign_view_get_sectors (view);
  const DuoWhen period = duo_campaign_view_get_period (view);

  add_words (text, duo_words_campaign_status (duo_campaign_status_to_string (duo_campaign_view_get_status (view))));
  if (sectors != DUO_SECTOR_SET_NONE)
    {
      g_autofree char *words = duo_words_sectors (sectors);

      add_words (text, words);
    }
  if (duo_when_is_known (&period))
    {
      g_autofree char *words = duo_words_when (&period, TRUE, TRUE);

      add_words (text, words);
    }
  if (view->review->len > 0)
    {
      g_autofree char *words = g_strdup_printf (ngettext ("%u question about forms", "%u questions about forms", view->review->len), view->review->len);

      add_words (text, words);
    }
  return g_string_free (text, FALSE);
}

static GtkWidget *
row_new (DuoCampaignView *view)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *swatch = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  const char *name = duo_campaign_get_name (view->campaign);
  g_autofree char *facts = dup_facts (view);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *subtitle = g_markup_escape_text (facts, -1);
  g_autofree char *spoken = g_strdup_printf ("%s, %s", name, facts);

  gtk_widget_add_css_class (swatch, "duo-swatch");
  gtk_widget_add_css_class (swatch, duo_colour_to_string (duo_campaign_get_colour (view->campaign)));
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), swatch);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY); /* else its title is said twice */
  duo_a11y_set_label (row, spoken);
  return row;
}

/* @views: (element-type DuoCampaignView): all of them, in order. The row that has the focus keeps it. */
void
duo_campaign_list_fill (DuoCampaignList *self, GPtrArray *views)
{
  GtkWidget *child;
  gint64 focused = 0;

  g_return_if_fail (DUO_IS_CAMPAIGN_LIST (self));

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    {
      if (gtk_widget_has_focus (child))
        focused = g_array_index (self->ids, gint64, 0);
      g_array_remove_index (self->ids, 0);
      gtk_list_box_remove (self->list, child);
    }
  for (guint i = 0; i < views->len; i++)
    {
      const gint64 id = duo_campaign_get_id (((DuoCampaignView *) views->pdata[i])->campaign);
      GtkWidget *row = row_new (views->pdata[i]);

      gtk_list_box_append (self->list, row);
      g_array_append_val (self->ids, id);
      if (id == focused)
        gtk_widget_grab_focus (row);
    }
}

static void
activated_cb (DuoCampaignList *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[CHOSEN], 0, g_array_index (self->ids, gint64, gtk_list_box_row_get_index (row)));
}

static void
duo_campaign_list_finalize (GObject *object)
{
  g_array_unref (DUO_CAMPAIGN_LIST (object)->ids);

  G_OBJECT_CLASS (duo_campaign_list_parent_class)->finalize (object);
}

static void
duo_campaign_list_class_init (DuoCampaignListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_campaign_list_finalize;
  signals[CHOSEN] = g_signal_new ("chosen", DUO_TYPE_CAMPAIGN_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
}

static void
duo_campaign_list_init (DuoCampaignList *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *list = gtk_list_box_new ();

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->list = GTK_LIST_BOX (list);
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_valign (list, GTK_ALIGN_START);
  gtk_widget_set_margin_top (list, 20);
  gtk_widget_set_margin_bottom (list, 20);
  gtk_widget_set_margin_start (list, 20);
  gtk_widget_set_margin_end (list, 20);
  duo_a11y_set_label (list, _("All campaigns"));
  g_signal_connect_swapped (list, "row-activated", G_CALLBACK (activated_cb), self);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 760);
  adw_clamp_set_child (ADW_CLAMP (clamp), list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/* Returns: (transfer floating): an empty one */
GtkWidget *
duo_campaign_list_new (void)
{
  return g_object_new (DUO_TYPE_CAMPAIGN_LIST, NULL);
}
