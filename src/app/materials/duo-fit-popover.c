/* SPDX-License-Identifier: EUPL-1.2 */
/* The coverage summed up: of one institution by kind of channel, of all by sector. */
#include "duo-fit-popover.h"

#include <glib/gi18n.h>

#include "duo-a11y.h"
#include "duo-coverage-cell.h"
#include "duo-words-match.h"
#include "duo-words-spec.h"

static GtkWidget *
new_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

/* ---- One institution, by kind of channel ---- */

/* "Scherm liggend, Clip liggend (6 van 9)": what fits on its channels of that kind. */
static char *
list_fits (DuoCampaignCoverage *self, const DuoCoverageInstitution *at, DuoChannelKind kind)
{
  GString *list = g_string_new (NULL);

  for (guint m = 0; m < self->materials->len; m++)
    {
      guint n = 0, n_fit = 0;

      for (guint c = at->first; c < at->first + at->n_channels; c++)
        {
          const DuoCoverageChannel *channel = &g_array_index (self->coverage->channels, DuoCoverageChannel, c);
          const guint screens = duo_coverage_channel_screens (channel);

          if (channel->specs.kind != kind)
            continue;
          n += screens;
          n_fit += duo_coverage_get_match (self->coverage, m, c)->verdict == DUO_MATCH_VERDICT_FITS ? screens : 0;
        }
      if (n_fit == 0)
        continue;
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", duo_material_get_title (self->materials->pdata[m]));
      if (n_fit < n)
        g_string_append_printf (list, _(" (%u of %u)"), n_fit, n);
    }

  return g_string_free (list, FALSE);
}

/* "9 schermen", "app" */
static char *
say_kind (DuoCampaignCoverage *self, const DuoCoverageInstitution *at, DuoChannelKind kind)
{
  guint n_screens = 0;

  for (guint c = at->first; c < at->first + at->n_channels; c++)
    {
      const DuoCoverageChannel *channel = &g_array_index (self->coverage->channels, DuoCoverageChannel, c);

      n_screens += channel->specs.kind == kind ? duo_coverage_channel_screens (channel) : 0;
    }
  if (kind == DUO_CHANNEL_SCREEN)
    return g_strdup_printf (ngettext ("%u screen", "%u screens", n_screens), n_screens);

  return g_strdup (duo_words_channel_kind (kind));
}

static gboolean
has_kind (DuoCampaignCoverage *self, const DuoCoverageInstitution *at, DuoChannelKind kind)
{
  for (guint c = at->first; c < at->first + at->n_channels; c++)
    if (g_array_index (self->coverage->channels, DuoCoverageChannel, c).specs.kind == kind)
      return TRUE;

  return FALSE;
}

static GtkWidget *
make_kinds (DuoCampaignCoverage *self, guint institution)
{
  const DuoCoverageInstitution *at = &g_array_index (self->coverage->institutions, DuoCoverageInstitution, institution);
  GtkWidget *grid = gtk_grid_new ();
  gint row = 0;

  gtk_grid_set_row_spacing (GTK_GRID (grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 12);
  for (guint kind = 0; kind < DUO_N_CHANNEL_KINDS; kind++)
    {
      const DuoCellState state = duo_coverage_get_kind (self->coverage, institution, (DuoChannelKind) kind);
      g_autofree char *name = NULL;
      g_autofree char *fits = NULL;
      GtkWidget *shape, *what;

      if (!has_kind (self, at, (DuoChannelKind) kind))
        continue;
      name = say_kind (self, at, (DuoChannelKind) kind);
      fits = list_fits (self, at, (DuoChannelKind) kind);
      shape = duo_coverage_cell_new (state);
      gtk_widget_set_valign (shape, GTK_ALIGN_START);
      what = new_label (*fits != '\0' ? fits : state == DUO_CELL_NONE ? _("nothing is meant for it") : duo_words_cell_state (state), NULL);
      gtk_label_set_wrap (GTK_LABEL (what), TRUE);
      gtk_label_set_max_width_chars (GTK_LABEL (what), 40);
      gtk_grid_attach (GTK_GRID (grid), shape, 0, row, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), new_label (name, NULL), 1, row, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), what, 2, row++, 1, 1);
      gtk_widget_set_valign (gtk_grid_get_child_at (GTK_GRID (grid), 1, row - 1), GTK_ALIGN_START);
    }
  if (row == 0)
    gtk_grid_attach (GTK_GRID (grid), new_label (_("Nobody told of a channel of theirs: ask for it, or note what you know."), NULL), 0, 0, 1, 1);

  return grid;
}

/* ---- What it gets ---- */

/* "Scherm liggend, Clip liggend", of those with that reason; "" for none. */
static char *
list_items (DuoCampaignCoverage *self, const DuoPackage *package, DuoPackageReason reason)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < package->items->len; i++)
    {
      const DuoPackageItem *item = &g_array_index (package->items, DuoPackageItem, i);

      if (item->reason == reason)
        g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", duo_material_get_title (self->materials->pdata[item->material]));
    }
  return g_string_free (list, FALSE);
}

/* Returns: (transfer full): what is in the package of the institution, and what has to be looked at there */
static char *
say_package (DuoCampaignCoverage *self, guint institution)
{
  const DuoCoverageInstitution *at = &g_array_index (self->coverage->institutions, DuoCoverageInstitution, institution);
  g_autoptr (GPtrArray) plan = duo_package_plan_new (self->coverage, FALSE);
  g_autoptr (GString) said = g_string_new (NULL);

  if (!duo_coverage_is_turn (self->coverage, institution))
    {
      g_autofree char *waits = duo_words_waits_for (at->waits_for);

      return g_strdup_printf (_("Nothing yet: it %s, which opens when the one before has its conclusion."), waits);
    }
  for (guint i = 0; i < plan->len; i++)
    if (((DuoPackage *) plan->pdata[i])->institution == institution)
      for (guint reason = 0; reason < DUO_N_PACKAGE_REASONS; reason++)
        {
          g_autofree char *names = list_items (self, plan->pdata[i], (DuoPackageReason) reason);
          g_autofree char *line = duo_words_package_items ((DuoPackageReason) reason, names);

          if (*names != '\0')
            g_string_append_printf (said, "%s%s", said->len > 0 ? "\n" : "", line);
        }
  return g_strdup (said->len > 0 ? said->str : _("Nothing yet: no material is released."));
}

static GtkWidget *
make_package (DuoCampaignCoverage *self, guint institution)
{
  g_autofree char *said = say_package (self, institution);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *words = new_label (said, NULL);

  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 60);
  gtk_box_append (GTK_BOX (box), new_label (_("What goes to it"), "caption-heading"));
  gtk_box_append (GTK_BOX (box), words);
  return box;
}

/* Returns: (transfer floating): goes to the institution, where its channels are kept */
GtkWidget *
duo_fit_popover_button (DuoCampaignCoverage *coverage, guint institution)
{
  GtkWidget *button = gtk_button_new_with_label (_("To the institution"));

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", duo_institution_get_id (coverage->institutions->pdata[institution]));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.show-institution");
  return button;
}

/**
 * duo_fit_popover_new:
 * @coverage: the coverage
 * @institution: place of the institution
 *
 * Returns: (transfer floating): a popover, to be given a parent and a place
 */
GtkWidget *
duo_fit_popover_new (DuoCampaignCoverage *coverage, guint institution)
{
  const char *name = duo_institution_get_shown_name (coverage->institutions->pdata[institution]);
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = new_label (_("What it can show, by kind of channel"), "caption");

  gtk_widget_add_css_class (line, "dim-label");
  gtk_box_append (GTK_BOX (head), new_label (name, "heading"));
  gtk_box_append (GTK_BOX (head), line);
  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), make_kinds (coverage, institution));
  gtk_box_append (GTK_BOX (box), make_package (coverage, institution));
  gtk_box_append (GTK_BOX (box), duo_fit_popover_button (coverage, institution));
  gtk_widget_add_css_class (popover, "duo-reason");
  duo_a11y_set_label (popover, name);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  return popover;
}

/* ---- All of them, by sector ---- */

static GtkWidget *
new_number (const char *text, gboolean bold)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  if (bold)
    gtk_widget_add_css_class (label, "heading");
  return label;
}

/* "1.203 van 2.400 (50 %)"; a dash where there is nothing to reach */
static char *
say_part (gint64 part, gint64 whole)
{
  g_autofree char *reached = g_strdup_printf ("%'" G_GINT64_FORMAT, part);
  g_autofree char *all = g_strdup_printf ("%'" G_GINT64_FORMAT, whole);

  if (whole == 0)
    return g_strdup ("–");

  return g_strdup_printf (_("%s of %s (%d %%)"), reached, all, (gint) (part * 100 / whole));
}

static void
attach_totals (GtkGrid *grid, gint row, const char *name, const DuoCoverageTotals *totals, gboolean bold)
{
  g_autofree char *institutions = say_part (totals->n_reached, totals->n);
  g_autofree char *screens = say_part (totals->screens_reached, totals->screens);
  g_autofree char *students = say_part (totals->students_reached, totals->students);
  g_autofree char *unknown = totals->n_without_students > 0 ? g_strdup_printf ("%u", totals->n_without_students) : g_strdup ("–");
  const char *const texts[] = { institutions, screens, students, unknown };

  gtk_grid_attach (grid, new_label (name, bold ? "heading" : NULL), 0, row, 1, 1);
  for (gint i = 0; i < (gint) G_N_ELEMENTS (texts); i++)
    gtk_grid_attach (grid, new_number (texts[i], bold), i + 1, row, 1, 1);
}

/* Returns: (transfer floating): a table of who has something that fits: per sector, counted and weighted */
GtkWidget *
duo_fit_sectors_new (DuoCampaignCoverage *coverage)
{
  const char *const heads[] = { _("Institutions"), _("Screens"), _("Students"), _("Without a count") };
  const DuoCoverageTotals all = duo_coverage_get_totals (coverage->coverage, DUO_SECTOR_SET_NONE);
  GtkWidget *grid = gtk_grid_new ();
  gint row = 1;

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_attach (GTK_GRID (grid), new_label (_("Something that fits"), "caption-heading"), 0, 0, 1, 1);
  for (gint i = 0; i < (gint) G_N_ELEMENTS (heads); i++)
    {
      GtkWidget *head = new_label (heads[i], "caption-heading");

      gtk_label_set_xalign (GTK_LABEL (head), 1);
      gtk_grid_attach (GTK_GRID (grid), head, i + 1, 0, 1, 1);
    }
  for (guint i = 0; i < DUO_N_SECTORS; i++)
    {
      const DuoCoverageTotals at = duo_coverage_get_totals (coverage->coverage, 1u << i);

      if (at.n > 0)
        attach_totals (GTK_GRID (grid), row++, duo_sector_to_string ((DuoSector) i), &at, FALSE);
    }
  attach_totals (GTK_GRID (grid), row, _("Together"), &all, TRUE);
  return grid;
}
