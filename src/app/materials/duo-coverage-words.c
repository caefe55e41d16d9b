/* SPDX-License-Identifier: EUPL-1.2 */
/* What the rows and cells of the matrix say, on the screen and aloud. */
#include "duo-coverage-words.h"

#include <glib/gi18n.h>

#include "duo-words-match.h"
#include "duo-words-spec.h"

/* "9 schermen, app". Returns: (transfer full) */
char *
duo_coverage_describe_channels (DuoCampaignCoverage *self, guint institution)
{
  DuoCoverage *coverage = self->coverage;
  const DuoCoverageInstitution *at = &g_array_index (coverage->institutions, DuoCoverageInstitution, institution);
  g_autoptr (GString) words = g_string_new (NULL);
  guint n_screens = 0;
  DuoChannelKinds kinds = 0;

  for (guint c = at->first; c < at->first + at->n_channels; c++)
    {
      const DuoCoverageChannel *channel = &g_array_index (coverage->channels, DuoCoverageChannel, c);

      if (channel->specs.kind == DUO_CHANNEL_SCREEN)
        n_screens += duo_coverage_channel_screens (channel);
      else
        kinds |= 1u << channel->specs.kind;
    }
  if (n_screens > 0)
    g_string_append_printf (words, ngettext ("%u screen", "%u screens", n_screens), n_screens);
  if (kinds != 0)
    {
      g_autofree char *others = duo_words_channel_kinds (kinds);

      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", others);
    }

  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : g_strdup (_("not known"));
}

/* What an institution comes to, as a pill shows it: the colours are "duo_NAME_bg" and "duo_NAME_text". Nobody knows what one
 * can show that told of no channel: that is not nothing. Returns: (transfer full) */
char *
duo_coverage_describe_result (DuoCampaignCoverage *self, guint institution, const char **colours)
{
  const DuoCellState state = duo_coverage_get_state (self->coverage, institution);
  const DuoCoverageInstitution *at = &g_array_index (self->coverage->institutions, DuoCoverageInstitution, institution);

  *colours = "today";
  if (!duo_coverage_is_turn (self->coverage, institution))
    return duo_words_waits_for (at->waits_for);
  *colours = state == DUO_CELL_FITS || state == DUO_CELL_PARTLY ? "good" : state == DUO_CELL_NOT ? "bad" : "attention";
  if (state == DUO_CELL_FITS || state == DUO_CELL_PARTLY)
    return g_strdup (_("✓ yes"));
  if (state == DUO_CELL_UNCLEAR)
    return g_strdup (_("? cannot tell"));
  if (state == DUO_CELL_NONE && at->n_channels == 0)
    return g_strdup (_("? unknown"));

  return g_strdup (_("✕ nothing"));
}

/* "Curio, 9 schermen, app: past" */
static char *
describe_institution (DuoCampaignCoverage *self, guint institution)
{
  g_autofree char *channels = duo_coverage_describe_channels (self, institution);
  const char *colours;
  g_autofree char *result = duo_coverage_describe_result (self, institution, &colours);

  return g_strdup_printf (_("%s, %s. Something that fits: %s"), duo_institution_get_shown_name (self->institutions->pdata[institution]),
                          channels, result);
}

/* "Curio, clip liggend, past op 6 van 9"; @material: -1 for the institution itself. Returns: (transfer full) */
char *
duo_coverage_describe_cell (DuoCampaignCoverage *self, guint institution, gint material)
{
  const char *name = duo_institution_get_shown_name (self->institutions->pdata[institution]);
  const char *title;
  DuoCell cell;

  if (material < 0)
    return describe_institution (self, institution);

  cell = duo_coverage_get_cell (self->coverage, institution, (guint) material);
  title = duo_material_get_title (self->materials->pdata[material]);
  if (cell.state == DUO_CELL_PARTLY)
    return g_strdup_printf (_("%s, %s, fits on %u of %u"), name, title, cell.screens_fit, cell.screens);

  return g_strdup_printf ("%s, %s, %s", name, title, duo_words_cell_state (cell.state));
}
