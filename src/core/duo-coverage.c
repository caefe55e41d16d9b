/* SPDX-License-Identifier: EUPL-1.2 */
/* All materials against all channels, the cells of the matrix, and what changed. */
#include "duo-coverage.h"

#include <string.h>

#define MATERIAL(self, i) (&g_array_index ((self)->materials, DuoCoverageMaterial, (i)))
#define INSTITUTION(self, i) (&g_array_index ((self)->institutions, DuoCoverageInstitution, (i)))
#define CHANNEL(self, i) (&g_array_index ((self)->channels, DuoCoverageChannel, (i)))

/* Returns: (transfer full): place of each id in @array, whose elements begin with it, plus one. */
static GHashTable *
index_ids (GArray *array)
{
  GHashTable *places = g_hash_table_new (g_int64_hash, g_int64_equal);
  const guint size = g_array_get_element_size (array);

  for (guint i = 0; i < array->len; i++)
    g_hash_table_insert (places, array->data + (gsize) i * size, GUINT_TO_POINTER (i + 1));

  return places;
}

/* The place in @earlier of each element of @array that is the same there; -1 for the others. */
static gint *
find_same (GArray *array, GArray *earlier, gboolean (*is_same) (gconstpointer, gconstpointer))
{
  g_autoptr (GHashTable) places = index_ids (earlier);
  const guint size = g_array_get_element_size (array);
  gint *found = g_new (gint, MAX (1, array->len));

  for (guint i = 0; i < array->len; i++)
    {
      const char *element = array->data + (gsize) i * size;
      const guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, element));

      found[i] = place > 0 && is_same (element, earlier->data + (gsize) (place - 1) * size) ? (gint) place - 1 : -1;
    }

  return found;
}

static gboolean
is_same_material (gconstpointer a, gconstpointer b)
{
  const DuoCoverageMaterial *material = a, *other = b;

  return memcmp (&material->match, &other->match, sizeof material->match) == 0;
}

static gboolean
is_same_channel (gconstpointer a, gconstpointer b)
{
  const DuoCoverageChannel *channel = a, *other = b;

  return memcmp (&channel->specs, &other->specs, sizeof channel->specs) == 0;
}

static gint
compare_channels (gconstpointer a, gconstpointer b)
{
  const DuoCoverageChannel *channel = a, *other = b;

  if (channel->institution != other->institution)
    return channel->institution < other->institution ? -1 : 1;
  return channel->id < other->id ? -1 : channel->id > other->id ? 1 : 0;
}

static void
match_all (DuoCoverage *self, DuoCoverage *earlier)
{
  const gboolean usable = earlier != NULL && memcmp (&earlier->period, &self->period, sizeof self->period) == 0;
  g_autofree gint *materials = usable ? find_same (self->materials, earlier->materials, is_same_material) : NULL;
  g_autofree gint *channels = usable ? find_same (self->channels, earlier->channels, is_same_channel) : NULL;
  const guint n_channels = self->channels->len, n_materials = self->materials->len;

  for (guint c = 0; c < n_channels; c++)
    for (guint m = 0; m < n_materials; m++)
      {
        DuoMatch *match = &self->matches[(gsize) m * n_channels + c];

        if (usable && materials[m] >= 0 && channels[c] >= 0)
          *match = *duo_coverage_get_match (earlier, (guint) materials[m], (guint) channels[c]);
        else
          {
            *match = duo_match (&MATERIAL (self, m)->match, &CHANNEL (self, c)->specs, &self->period);
            self->n_checked++;
          }
      }
}

/**
 * duo_coverage_new:
 * @materials: (transfer full) (element-type DuoCoverageMaterial): in the order of the columns
 * @institutions: (transfer full) (element-type DuoCoverageInstitution): in the order of the rows
 * @channels: (transfer full) (element-type DuoCoverageChannel): in any order
 * @period: when the campaign runs
 * @earlier: (nullable): one made before: what is the same in both is not matched again
 *
 * All elements have to be cleared memory before they were filled: they are compared byte by byte.
 *
 * Returns: (transfer full): the coverage
 */
DuoCoverage *
duo_coverage_new (GArray *materials, GArray *institutions, GArray *channels, const DuoMatchPeriod *period, DuoCoverage *earlier)
{
  DuoCoverage *self = g_new0 (DuoCoverage, 1);

  self->materials = materials;
  self->institutions = institutions;
  self->channels = channels;
  self->period = *period;
  g_array_sort (channels, compare_channels);
  for (guint i = 0; i < institutions->len; i++)
    INSTITUTION (self, i)->n_channels = 0;
  for (guint c = 0; c < channels->len; c++)
    {
      DuoCoverageInstitution *institution = INSTITUTION (self, CHANNEL (self, c)->institution);

      if (institution->n_channels++ == 0)
        institution->first = c;
    }

  self->matches = g_new (DuoMatch, MAX (1, (gsize) materials->len * channels->len));
  match_all (self, earlier);
  return self;
}

void
duo_coverage_free (DuoCoverage *self)
{
  g_array_unref (self->materials);
  g_array_unref (self->institutions);
  g_array_unref (self->channels);
  g_free (self->matches);
  g_free (self);
}

/* What a number of channels come to. */
static DuoCellState
sum_up (guint n_fit, guint n_unclear, guint n_not)
{
  if (n_fit > 0)
    return n_unclear + n_not > 0 ? DUO_CELL_PARTLY : DUO_CELL_FITS;
  if (n_unclear > 0)
    return DUO_CELL_UNCLEAR;

  return n_not > 0 ? DUO_CELL_NOT : DUO_CELL_NONE;
}

/* Returns: the cell of the matrix in which the two, by their places in the lists, meet. */
DuoCell
duo_coverage_get_cell (DuoCoverage *self, guint institution, guint material)
{
  const DuoCoverageInstitution *at = INSTITUTION (self, institution);
  DuoCell cell = { DUO_CELL_NONE, 0, 0, 0, 0, 0 };

  for (guint c = at->first; c < at->first + at->n_channels; c++)
    {
      const DuoMatchVerdict verdict = duo_coverage_get_match (self, material, c)->verdict;
      const guint screens = duo_coverage_channel_screens (CHANNEL (self, c));

      if (verdict == DUO_MATCH_VERDICT_OTHER)
        continue;
      cell.n_fit += verdict == DUO_MATCH_VERDICT_FITS;
      cell.n_unclear += verdict == DUO_MATCH_VERDICT_CANNOT_TELL;
      cell.n_not += verdict == DUO_MATCH_VERDICT_DOES_NOT_FIT;
      cell.screens += screens;
      cell.screens_fit += verdict == DUO_MATCH_VERDICT_FITS ? screens : 0;
    }

  cell.state = sum_up (cell.n_fit, cell.n_unclear, cell.n_not);
  return cell;
}

/* The best that any material can do on a channel. */
static DuoMatchVerdict
get_best (DuoCoverage *self, guint channel)
{
  DuoMatchVerdict best = DUO_MATCH_VERDICT_OTHER;

  for (guint m = 0; m < self->materials->len && best != DUO_MATCH_VERDICT_FITS; m++)
    {
      const DuoMatchVerdict verdict = duo_coverage_get_match (self, m, channel)->verdict;

      if (verdict != DUO_MATCH_VERDICT_OTHER && (best == DUO_MATCH_VERDICT_OTHER || verdict < best))
        best = verdict;
    }

  return best;
}

static DuoCellState
sum_up_channels (DuoCoverage *self, guint institution, gint kind)
{
  const DuoCoverageInstitution *at = INSTITUTION (self, institution);
  guint counts[DUO_N_MATCH_VERDICTS] = { 0 };

  for (guint c = at->first; c < at->first + at->n_channels; c++)
    if (kind < 0 || (gint) CHANNEL (self, c)->specs.kind == kind)
      counts[get_best (self, c)]++;

  return sum_up (counts[DUO_MATCH_VERDICT_FITS], counts[DUO_MATCH_VERDICT_CANNOT_TELL], counts[DUO_MATCH_VERDICT_DOES_NOT_FIT]);
}

/* Returns: whether the institution has something that fits: on all its channels, on some (partly), perhaps, nowhere, or
 * that it has no channel for any of the materials. */
DuoCellState
duo_coverage_get_state (DuoCoverage *self, guint institution)
{
  return sum_up_channels (self, institution, -1);
}

/* As duo_coverage_get_state(), of its channels of one kind. */
DuoCellState
duo_coverage_get_kind (DuoCoverage *self, guint institution, DuoChannelKind kind)
{
  return sum_up_channels (self, institution, (gint) kind);
}

static gboolean
is_reached (DuoCellState state)
{
  return state == DUO_CELL_FITS || state == DUO_CELL_PARTLY;
}

/* Returns: the totals of the institutions in any of @sectors; %DUO_SECTOR_SET_NONE = of all. One with two sectors counts
 * in both, and once in all; one that waits for its wave only as that. */
DuoCoverageTotals
duo_coverage_get_totals (DuoCoverage *self, DuoSectorSet sectors)
{
  DuoCoverageTotals totals = { 0 };

  for (guint i = 0; i < self->institutions->len; i++)
    {
      const DuoCoverageInstitution *institution = INSTITUTION (self, i);
      const DuoCellState state = duo_coverage_get_state (self, i);

      if (sectors != DUO_SECTOR_SET_NONE && (institution->sectors & sectors) == 0)
        continue;
      if (!duo_coverage_is_turn (self, i))
        {
          totals.n_waiting++;
          continue;
        }
      totals.n++;
      totals.n_reached += is_reached (state);
      totals.n_unclear += state == DUO_CELL_UNCLEAR;
      totals.n_without_students += institution->students < 0;
      totals.students += MAX (0, institution->students);
      totals.students_reached += is_reached (state) ? MAX (0, institution->students) : 0;
      for (guint c = institution->first; c < institution->first + institution->n_channels; c++)
        {
          const guint screens = CHANNEL (self, c)->specs.kind == DUO_CHANNEL_SCREEN ? duo_coverage_channel_screens (CHANNEL (self, c)) : 0;

          totals.screens += screens;
          totals.screens_reached += screens > 0 && get_best (self, c) == DUO_MATCH_VERDICT_FITS ? screens : 0;
        }
    }

  return totals;
}

/* Returns: at how many institutions whose turn it is the material fits, on some channel at least. */
guint
duo_coverage_count_fits (DuoCoverage *self, guint material)
{
  guint n = 0;

  for (guint i = 0; i < self->institutions->len; i++)
    n += duo_coverage_is_turn (self, i) && is_reached (duo_coverage_get_cell (self, i, material).state);

  return n;
}

/* Returns: how many institutions wait for no wave. */
guint
duo_coverage_count_turn (DuoCoverage *self)
{
  guint n = 0;

  for (guint i = 0; i < self->institutions->len; i++)
    n += duo_coverage_is_turn (self, i);

  return n;
}

/* Whether a cell that was @before is better now; a channel more that fits counts too. */
static gint
compare_cells (const DuoCell *before, const DuoCell *after)
{
  return (after->n_fit > before->n_fit) - (after->n_fit < before->n_fit);
}

/**
 * duo_coverage_compare:
 * @before: as it was
 * @after: as it is
 *
 * Returns: (transfer full) (element-type DuoCoverageChange): the institutions in both that gain or lose a fit, and whose
 *   turn it is, in the order of @after. A new version of a material is another one: what fits of the old is lost, of the new gained.
 */
GArray *
duo_coverage_compare (DuoCoverage *before, DuoCoverage *after)
{
  g_autoptr (GHashTable) institutions = index_ids (before->institutions);
  g_autoptr (GHashTable) old_materials = index_ids (before->materials);
  g_autoptr (GHashTable) new_materials = index_ids (after->materials);
  const DuoCell none = { DUO_CELL_NONE, 0, 0, 0, 0, 0 };
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (DuoCoverageChange));

  for (guint i = 0; i < after->institutions->len; i++)
    {
      const guint was = GPOINTER_TO_UINT (g_hash_table_lookup (institutions, INSTITUTION (after, i)));
      DuoCoverageChange change = { INSTITUTION (after, i)->id, DUO_CELL_NONE, DUO_CELL_NONE, 0, 0 };

      if (was == 0 || !duo_coverage_is_turn (after, i))
        continue;
      for (guint m = 0; m < after->materials->len; m++)
        {
          const guint place = GPOINTER_TO_UINT (g_hash_table_lookup (old_materials, MATERIAL (after, m)));
          const DuoCell cell = duo_coverage_get_cell (after, i, m);
          const DuoCell old_cell = place > 0 ? duo_coverage_get_cell (before, was - 1, place - 1) : none;

          change.gained += compare_cells (&old_cell, &cell) > 0;
          change.lost += compare_cells (&old_cell, &cell) < 0;
        }
      for (guint m = 0; m < before->materials->len; m++)
        if (g_hash_table_lookup (new_materials, MATERIAL (before, m)) == NULL)
          change.lost += duo_coverage_get_cell (before, was - 1, m).n_fit > 0;

      change.before = duo_coverage_get_state (before, was - 1);
      change.after = duo_coverage_get_state (after, i);
      if (change.gained > 0 || change.lost > 0 || is_reached (change.before) != is_reached (change.after))
        g_array_append_val (changes, change);
    }

  return changes;
}
