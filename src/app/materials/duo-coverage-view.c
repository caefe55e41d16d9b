/* SPDX-License-Identifier: EUPL-1.2 */
/* The coverage as a page: what it comes to, the legend, the matrix. */
#include "duo-coverage-view.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-application.h"
#include "duo-campaign-part.h"
#include "duo-coverage-cell.h"
#include "duo-coverage-grid.h"
#include "duo-fit-popover.h"
#include "duo-formats-window.h"
#include "duo-reason-popover.h"
#include "duo-words-match.h"
#include "duo-words.h"

/* Views of a campaign, as "campaigns.part" counts them. */
#define PART_OVERVIEW 1
#define PART_MATERIALS 3

struct _DuoCoverageView
{
  AdwBin parent_instance;

  DuoContext *context;           /* (owned) (nullable) */
  DuoCampaignCoverage *coverage; /* (owned) (nullable): what is shown */
  DuoCampaignCoverage *next;     /* (owned) (nullable): what is to be shown when somebody looks */
  DuoCoverageGrid *grid;         /* (not owned): child of scroller */
  GtkWidget *popover;            /* (weak) (nullable): child of scroller */

  GtkStack *stack;
  GtkLabel *reached;
  GtkLabel *shares;
  GtkBox *legend;
  GtkPopover *sectors;
  GtkDropDown *choice;
  GtkScrolledWindow *scroller;
  GtkInfoBar *change_bar;
  GtkLabel *change;
  GtkWidget *nothing_shown;
  AdwStatusPage *empty;
  GtkButton *elsewhere;
};

static void part_init (DuoCampaignPartInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DuoCoverageView, duo_coverage_view, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (DUO_TYPE_CAMPAIGN_PART, part_init))

static void
close_popover (DuoCoverageView *self)
{
  GtkWidget *popover = self->popover;

  g_clear_weak_pointer (&self->popover);
  if (popover != NULL)
    gtk_widget_unparent (popover);
}

static void
popover_closed_cb (DuoCoverageView *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->grid));
}

static void
opened_cb (DuoCoverageView *self, guint institution, gint material)
{
  GdkRectangle place;

  close_popover (self);
  duo_coverage_grid_get_place (self->grid, &place);
  g_set_weak_pointer (&self->popover, material < 0 ? duo_fit_popover_new (self->coverage, institution)
                                                   : duo_reason_popover_new (self->context, self->coverage, institution, (guint) material));
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self->scroller));
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &place);
  g_signal_connect_object (self->popover, "closed", G_CALLBACK (popover_closed_cb), self, G_CONNECT_SWAPPED);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

/* "87 % · gewogen naar schermen 91 % · naar studenten 93 %", then each sector; all of it by sector in a popover. */
static void
show_totals (DuoCoverageView *self)
{
  const DuoCoverageTotals totals = duo_coverage_get_totals (self->coverage->coverage, DUO_SECTOR_SET_NONE);
  g_autofree char *reached = g_strdup_printf (_("<b>%u of %u</b> that take part have something that fits"), totals.n_reached, totals.n);
  g_autofree char *waiting = duo_words_waiting (totals.n_waiting);
  g_autoptr (GString) shares = g_string_new (NULL);
  g_autoptr (GString) sectors = g_string_new (NULL);

  if (totals.n > 0)
    g_string_append_printf (shares, "%u %%", totals.n_reached * 100 / totals.n);
  if (totals.screens > 0)
    g_string_append_printf (shares, _(" · by screens %u %%"), totals.screens_reached * 100 / totals.screens);
  if (totals.students > 0)
    g_string_append_printf (shares, _(" · by students %u %%"), (guint) (totals.students_reached * 100 / totals.students));
  if (totals.n_without_students > 0)
    g_string_append_printf (shares, ngettext (" (%u without a count)", " (%u without a count)", totals.n_without_students), totals.n_without_students);
  for (guint i = 0; i < DUO_N_SECTORS; i++)
    {
      const DuoCoverageTotals at = duo_coverage_get_totals (self->coverage->coverage, 1u << i);

      if (at.n > 0)
        g_string_append_printf (sectors, _("%s%s: %u of %u"), sectors->len > 0 ? "   " : "", duo_sector_to_string ((DuoSector) i), at.n_reached, at.n);
    }
  if (sectors->len > 0)
    g_string_append_printf (shares, "   ·   %s", sectors->str);
  if (totals.n_waiting > 0)
    {
      g_autofree char *both = g_strdup_printf ("%s  ·  %s", reached, waiting);

      gtk_label_set_markup (self->reached, both);
    }
  else
    gtk_label_set_markup (self->reached, reached);
  gtk_label_set_label (self->shares, shares->str);
  gtk_popover_set_child (self->sectors, duo_fit_sectors_new (self->coverage));
}

static void
show_rows (DuoCoverageView *self)
{
  if (self->coverage == NULL)
    return;

  close_popover (self);
  duo_coverage_grid_set_coverage (self->grid, self->coverage, (DuoCoverageChoice) gtk_drop_down_get_selected (self->choice));
  gtk_widget_set_visible (self->nothing_shown, duo_coverage_grid_count_rows (self->grid) == 0);
}

static void
tell (DuoCoverageView *self, const char *sentence, GtkMessageType type)
{
  gtk_label_set_label (self->change, sentence);
  gtk_info_bar_set_message_type (self->change_bar, type);
  gtk_widget_set_visible (GTK_WIDGET (self->change_bar), TRUE);
}

/* Who gains and who loses by what was changed since it was last looked at. */
static void
show_change (DuoCoverageView *self, DuoCampaignCoverage *earlier)
{
  g_autoptr (GArray) changes = NULL;
  g_autoptr (GString) gained = g_string_new (NULL);
  g_autoptr (GString) lost = g_string_new (NULL);
  g_autofree char *words = NULL;
  guint n_gained = 0, n_lost = 0;

  if (earlier == NULL || duo_campaign_get_id (earlier->campaign) != duo_campaign_get_id (self->coverage->campaign))
    return;
  changes = duo_coverage_compare (earlier->coverage, self->coverage->coverage);
  for (guint i = 0, row = 0; i < changes->len; i++, row++)
    {
      const DuoCoverageChange *change = &g_array_index (changes, DuoCoverageChange, i);
      GString *list = change->gained >= change->lost ? gained : lost;
      guint *n = change->gained >= change->lost ? &n_gained : &n_lost;

      while (duo_institution_get_id (self->coverage->institutions->pdata[row]) != change->institution)
        row++;
      if ((*n)++ < 6)
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "",
                                duo_institution_get_shown_name (self->coverage->institutions->pdata[row]));
    }
  if (changes->len == 0)
    return;

  if (n_gained > 0 && n_lost > 0)
    words = g_strdup_printf (_("%u gain a fit: %s. %u lose one: %s."), n_gained, gained->str, n_lost, lost->str);
  else if (n_gained > 0)
    words = g_strdup_printf (ngettext ("%u institution gains a fit: %s.", "%u institutions gain a fit: %s.", n_gained), n_gained, gained->str);
  else
    words = g_strdup_printf (ngettext ("%u institution loses a fit: %s.", "%u institutions lose a fit: %s.", n_lost), n_lost, lost->str);
  tell (self, words, GTK_MESSAGE_INFO);
}

/* What is missing, and where it is given. */
static void
show_empty (DuoCoverageView *self)
{
  const gboolean has_materials = self->coverage->materials->len > 0;

  adw_status_page_set_description (self->empty, has_materials ? _("Nobody takes part yet: note answers at the institutions.")
                                                              : _("There are no materials yet. Add files under Materials."));
  gtk_button_set_label (self->elsewhere, has_materials ? _("To the institutions") : _("To the materials"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->elsewhere), "i", has_materials ? PART_OVERVIEW : PART_MATERIALS);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->elsewhere), "campaigns.part");
}

static void
take_over (DuoCoverageView *self)
{
  DuoCampaignCoverage *earlier = g_steal_pointer (&self->coverage);
  DuoCampaignCoverage *coverage = g_steal_pointer (&self->next);

  self->coverage = coverage;
  show_empty (self);
  gtk_stack_set_visible_child_name (self->stack, coverage->materials->len > 0 && coverage->institutions->len > 0 ? "matrix" : "empty");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "coverage.formats", duo_coverage_count_turn (coverage->coverage) > 0);
  show_change (self, earlier);
  show_totals (self);
  show_rows (self);
  g_clear_pointer (&earlier, duo_campaign_coverage_unref);
}

/* Takes a newer coverage over: once somebody sees it, for a matrix is much to lay out. Until then what changed is what changed
 * since it was last seen. */
void
duo_coverage_view_set_coverage (DuoCoverageView *self, DuoCampaignCoverage *coverage)
{
  g_return_if_fail (DUO_IS_COVERAGE_VIEW (self));

  g_clear_pointer (&self->next, duo_campaign_coverage_unref);
  self->next = duo_campaign_coverage_ref (coverage);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    take_over (self);
}

static void
map_cb (DuoCoverageView *self)
{
  if (self->next != NULL)
    take_over (self);
}

/* Says above the matrix why it could not be read anew. */
void
duo_coverage_view_show_error (DuoCoverageView *self, const GError *error)
{
  g_autofree char *sentence = duo_words_error (error, NULL);

  g_return_if_fail (DUO_IS_COVERAGE_VIEW (self));

  tell (self, sentence, GTK_MESSAGE_ERROR);
}

/* What was said of the one before is no longer true; the coverage follows when it is read. */
static void
set_campaign (DuoCampaignPart *part, gint64 campaign)
{
  DuoCoverageView *self = DUO_COVERAGE_VIEW (part);

  close_popover (self);
  gtk_widget_set_visible (GTK_WIDGET (self->change_bar), FALSE);
}

static void
part_init (DuoCampaignPartInterface *iface)
{
  iface->set_campaign = set_campaign;
}

static void
change_response_cb (DuoCoverageView *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->change_bar), FALSE);
}

static void
choice_cb (DuoCoverageView *self)
{
  show_rows (self);
}

static void
formats_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  DuoCoverageView *self = DUO_COVERAGE_VIEW (widget);

  if (self->coverage != NULL)
    duo_formats_window_show (widget, self->context, self->coverage);
}

static void
duo_coverage_view_dispose (GObject *object)
{
  DuoCoverageView *self = DUO_COVERAGE_VIEW (object);

  close_popover (self);
  g_clear_object (&self->context);
  g_clear_pointer (&self->coverage, duo_campaign_coverage_unref);
  g_clear_pointer (&self->next, duo_campaign_coverage_unref);
  adw_bin_set_child (ADW_BIN (self), NULL); /* it is bound: disposing the template would take it from under AdwBin */
  gtk_widget_dispose_template (GTK_WIDGET (self), DUO_TYPE_COVERAGE_VIEW);

  G_OBJECT_CLASS (duo_coverage_view_parent_class)->dispose (object);
}

static void
duo_coverage_view_class_init (DuoCoverageViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = duo_coverage_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, DUO_UI_PATH "/materials/duo-coverage-view.ui");
  gtk_widget_class_bind_template_child (widget_class, DuoCoverageView, stack);
  gtk_widget_class_bind_template_child (widget_class, DuoCoverageView, reached);
  gtk_widget_class_bind_template_child (widget_class, DuoCoverageView, shares);
  gtk_widget_class_bind_template_child (widget_class, DuoCoverageView, legend);
  gtk_widget_class_bind_template_child (widget_class, DuoCoverageView, sectors);
  gtk_widget_class_bind_template_child (widget_class, DuoCoverageView, choice);
  gtk_widget_class_bind_template_child (widget_class, DuoCoverageView, scroller);
  gtk_widget_class_bind_template_child (widget_class, DuoCoverageView, change_bar);
  gtk_widget_class_bind_template_child (widget_class, DuoCoverageView, change);
  gtk_widget_class_bind_template_child (widget_class, DuoCoverageView, nothing_shown);
  gtk_widget_class_bind_template_child (widget_class, DuoCoverageView, empty);
  gtk_widget_class_bind_template_child (widget_class, DuoCoverageView, elsewhere);
  gtk_widget_class_bind_template_callback (widget_class, choice_cb);
  gtk_widget_class_bind_template_callback (widget_class, change_response_cb);
  gtk_widget_class_install_action (widget_class, "coverage.formats", NULL, formats_action);
}

static void
duo_coverage_view_init (DuoCoverageView *self)
{
  static const DuoCellState keys[] = { DUO_CELL_FITS, DUO_CELL_PARTLY, DUO_CELL_NOT, DUO_CELL_UNCLEAR, DUO_CELL_NONE };

  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self, "map", G_CALLBACK (map_cb), self);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_box_append (self->legend, duo_coverage_cell_new_key (keys[i]));
  self->grid = DUO_COVERAGE_GRID (duo_coverage_grid_new ());
  gtk_scrolled_window_set_child (self->scroller, GTK_WIDGET (self->grid));
  g_signal_connect_object (self->grid, "opened", G_CALLBACK (opened_cb), self, G_CONNECT_SWAPPED);
  duo_a11y_label_drop_down (GTK_WIDGET (self->choice), _("Show"));
  duo_a11y_name_choices (GTK_WIDGET (self->choice));
  duo_a11y_label_icon_buttons (GTK_WIDGET (self->change_bar), _("Close"));
}

/* Returns: (transfer floating): the view; it is empty until it is given a coverage */
DuoCoverageView *
duo_coverage_view_new (DuoContext *context)
{
  DuoCoverageView *self = g_object_new (DUO_TYPE_COVERAGE_VIEW, NULL);

  self->context = g_object_ref (context);
  return self;
}
