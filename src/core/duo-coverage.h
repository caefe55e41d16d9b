/* SPDX-License-Identifier: EUPL-1.2 */
/* The coverage of a campaign: all its materials against all channels of those who take part. Values only. */
#pragma once

#include "duo-match.h"
#include "duo-sector.h"

G_BEGIN_DECLS

/**
 * DuoCoverageChannel:
 * @id: the channel
 * @institution: place of its institution in the list
 * @specs: what counts for it
 */
typedef struct
{
  gint64 id;
  guint institution;
  DuoEffectiveSpecs specs;
} DuoCoverageChannel;

/* It waits for no wave: it counts, and gets its package. */
#define DUO_COVERAGE_TURN 0

/**
 * DuoCoverageInstitution:
 * @id: the institution or partner
 * @sectors: those in which it takes part, and whose wave is open; all of them where it waits
 * @students: its pupils and students; -1 = not known
 * @first: place of its first channel; filled in by duo_coverage_new()
 * @n_channels: how many follow one another; filled in likewise
 * @waits_for: number of the wave that it waits for, %DUO_COVERAGE_TURN for one whose turn it is
 */
typedef struct
{
  gint64 id;
  DuoSectorSet sectors;
  gint64 students;
  guint first;
  guint n_channels;
  gint64 waits_for;
} DuoCoverageInstitution;

typedef struct
{
  gint64 id;
  gboolean is_released;
  DuoMatchMaterial match;
} DuoCoverageMaterial;

/* One material at one institution, over its channels. */
typedef enum
{
  DUO_CELL_NONE,    /* it has no channel of a kind that the material is meant for */
  DUO_CELL_FITS,    /* on all of them */
  DUO_CELL_PARTLY,  /* on some */
  DUO_CELL_UNCLEAR, /* on none that can be told, but perhaps */
  DUO_CELL_NOT,     /* on none */
  DUO_N_CELL_STATES,
} DuoCellState;

/**
 * DuoCell:
 * @n_fit: channels that it fits on
 * @n_unclear: of which it cannot be told
 * @n_not: on which it does not fit
 * @screens_fit: the same, counting the screens of each channel that says how many it has
 * @screens: all of them
 */
typedef struct
{
  DuoCellState state;
  guint n_fit;
  guint n_unclear;
  guint n_not;
  guint screens_fit;
  guint screens;
} DuoCell;

/**
 * DuoCoverageTotals:
 * @n: institutions whose turn it is: the others count in @n_waiting only
 * @n_waiting: institutions that wait for their wave
 * @n_reached: that have something that fits
 * @n_unclear: that may have, but it cannot be told
 * @students: of those whose number is known
 * @students_reached: of these, at institutions that are reached
 * @n_without_students: institutions of which it is not known
 * @screens: of all their channels
 * @screens_reached: on which something fits
 */
typedef struct
{
  guint n;
  guint n_waiting;
  guint n_reached;
  guint n_unclear;
  gint64 students;
  gint64 students_reached;
  guint n_without_students;
  guint screens;
  guint screens_reached;
} DuoCoverageTotals;

/**
 * DuoCoverage:
 * @materials: (owned) (element-type DuoCoverageMaterial)
 * @institutions: (owned) (element-type DuoCoverageInstitution)
 * @channels: (owned) (element-type DuoCoverageChannel): by institution
 * @matches: (owned) (array): of material m and channel c at m * channels + c
 * @n_checked: pairs that were matched to make it; the others were taken over from an earlier one
 *
 * Immutable once made; may be read from any thread.
 */
typedef struct
{
  GArray *materials;
  GArray *institutions;
  GArray *channels;
  DuoMatchPeriod period;
  DuoMatch *matches;
  guint n_checked;
} DuoCoverage;

DuoCoverage      *duo_coverage_new          (GArray *materials, GArray *institutions, GArray *channels,
                                             const DuoMatchPeriod *period, DuoCoverage *earlier);
void              duo_coverage_free         (DuoCoverage *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoCoverage, duo_coverage_free)

DuoCell           duo_coverage_get_cell     (DuoCoverage *self, guint institution, guint material);
DuoCellState      duo_coverage_get_state    (DuoCoverage *self, guint institution);
DuoCellState      duo_coverage_get_kind     (DuoCoverage *self, guint institution, DuoChannelKind kind);
DuoCoverageTotals duo_coverage_get_totals   (DuoCoverage *self, DuoSectorSet sectors);
guint             duo_coverage_count_fits   (DuoCoverage *self, guint material);
guint             duo_coverage_count_turn   (DuoCoverage *self);

/* Whether the institution at that place counts: one that waits for its wave gets nothing yet, and is asked for nothing. */
static inline gboolean
duo_coverage_is_turn (DuoCoverage *self, guint institution)
{
  return g_array_index (self->institutions, DuoCoverageInstitution, institution).waits_for == DUO_COVERAGE_TURN;
}

static inline const DuoMatch *
duo_coverage_get_match (DuoCoverage *self, guint material, guint channel)
{
  return &self->matches[(gsize) material * self->channels->len + channel];
}

static inline guint
duo_coverage_channel_screens (const DuoCoverageChannel *channel)
{
  return channel->specs.number[DUO_SPEC_SCREEN_COUNT] > 0 ? (guint) channel->specs.number[DUO_SPEC_SCREEN_COUNT] : 1;
}

/**
 * DuoCoverageChange:
 * @institution: its id
 * @before: whether it had something that fits: see duo_coverage_get_state()
 * @after: and has now
 * @gained: materials that fit, or fit on more channels
 * @lost: materials that no longer do
 *
 * What a change of specifications or materials does for one institution.
 */
typedef struct
{
  gint64 institution;
  DuoCellState before;
  DuoCellState after;
  guint gained;
  guint lost;
} DuoCoverageChange;

GArray           *duo_coverage_compare      (DuoCoverage *before, DuoCoverage *after);

G_END_DECLS
