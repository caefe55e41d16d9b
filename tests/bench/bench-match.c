/* SPDX-License-Identifier: EUPL-1.2 */
/* 500 materials against 3,000 channels, verdict and reasons, within 100 ms on one core; the real size; and what is
 * looked at again after one answer of one channel changed. Beside the bare reading and writing of the same memory. */
#include <stdlib.h>
#include <string.h>

#include "duo-bench.h"
#include "duo-coverage.h"
#include "match-fixture.h"

#define AT_MOST_MS 100
#define N_ROUNDS 10

static const char *const materials[] = {
  "jpg 1920x1080 kb=900 alt lang=nl", "jpg 1080x1920 kb=950 lang=nl", "png 3840x2160 kb=6000 lang=nl",
  "mp4 1920x1080 seconds=10 codec=h264 fps=25 kb=4200 lang=nl", "mp4 1080x1920 seconds=15 codec=h264 fps=30 kb=8000 sound captions lang=nl",
  "jpg 1200x400 kb=150 alt lang=nl", "text chars=380 title=32 words=60 link lang=nl", "text chars=118 title=28 words=24 lang=nl",
  "pdf 842x1191 kb=2100 words=35 lang=nl", "jpg 1080x1080 kb=400 alt lang=nl",
};
static const char *const channels[] = {
  "screen formats=jpg,png,mp4 width_px=1920 height_px=1080 max_file_kb=5120 duration_s=10 video_codec=h264 fps=25 audio=none"
  " safe_margin_top_px=50 lead_time_days=5 max_run_days=14 language=nl",
  "screen formats=jpg width_px=1080 height_px=1920 max_file_kb=5120 lead_time_days=5",
  "screen orientation=landscape formats=jpg,mp4",
  "screen formats=? orientation=?",
  "screen width_px=1024 height_px=768 formats=jpg,png,pptx audio=none",
  "app title_max_chars=30 body_max_chars=120 formats=text",
  "newsletter width_px=600 formats=jpg,png,text max_file_kb=200 alt_text_required=yes max_words=60",
  "social width_px=1080 height_px=1080 formats=jpg,mp4 duration_s=15",
  "poster orientation=portrait formats=pdf",
  "website formats=jpg,png,mp4,text",
};

typedef struct
{
  GArray *materials;
  GArray *institutions;
  GArray *channels;
  DuoMatchPeriod period;
  DuoMatch *matches;
  DuoCoverage *earlier;
  DuoEffectiveSpecs answer;
  guint64 n;
} Bench;

static void
fill (Bench *self, guint n_materials, guint n_channels)
{
  self->materials = g_array_new (FALSE, TRUE, sizeof (DuoCoverageMaterial));
  self->institutions = g_array_new (FALSE, TRUE, sizeof (DuoCoverageInstitution));
  self->channels = g_array_new (FALSE, TRUE, sizeof (DuoCoverageChannel));
  match_fixture_period ("today=2020-10-14 2020-11-02..2020-11-30", &self->period);
  g_array_set_size (self->materials, n_materials);
  g_array_set_size (self->institutions, n_channels / 4);
  g_array_set_size (self->channels, n_channels);
  for (guint m = 0; m < n_materials; m++)
    {
      g_array_index (self->materials, DuoCoverageMaterial, m).id = m + 1;
      match_fixture_material (materials[m % G_N_ELEMENTS (materials)], &g_array_index (self->materials, DuoCoverageMaterial, m).match);
    }
  for (guint i = 0; i < n_channels / 4; i++)
    g_array_index (self->institutions, DuoCoverageInstitution, i).id = i + 1;
  for (guint c = 0; c < n_channels; c++)
    {
      DuoCoverageChannel *channel = &g_array_index (self->channels, DuoCoverageChannel, c);

      channel->id = c + 1;
      channel->institution = c / 4;
      /* Each kind of answers in a row would let the processor guess what comes. */
      match_fixture_channel (channels[(c * 7 + c / 13) % G_N_ELEMENTS (channels)], &channel->specs);
    }
  self->matches = g_new (DuoMatch, (gsize) n_materials * n_channels);
}

static void
clear (Bench *self)
{
  g_array_unref (self->materials);
  g_array_unref (self->institutions);
  g_array_unref (self->channels);
  g_clear_pointer (&self->matches, g_free);
  g_clear_pointer (&self->earlier, duo_coverage_free);
}

static void
match_all (gpointer data)
{
  Bench *self = data;
  DuoMatch *match = self->matches;

  for (guint c = 0; c < self->channels->len; c++)
    for (guint m = 0; m < self->materials->len; m++)
      {
        *match = duo_match (&g_array_index (self->materials, DuoCoverageMaterial, m).match,
                            &g_array_index (self->channels, DuoCoverageChannel, c).specs, &self->period);
        self->n += match++->verdict;
      }
}

/* The least that any matcher does: looks at both and writes an answer. */
static void
bare_loop (gpointer data)
{
  Bench *self = data;
  DuoMatch *match = self->matches;

  for (guint c = 0; c < self->channels->len; c++)
    for (guint m = 0; m < self->materials->len; m++, match++)
      {
        const DuoMatchMaterial *material = &g_array_index (self->materials, DuoCoverageMaterial, m).match;
        const DuoEffectiveSpecs *specs = &g_array_index (self->channels, DuoCoverageChannel, c).specs;

        *match = (DuoMatch) { DUO_MATCH_VERDICT_FITS, (guint32) (material->width == specs->number[DUO_SPEC_WIDTH_PX]),
                              (guint32) specs->number[DUO_SPEC_FORMATS], 0, 0 };
        self->n += match->fails;
      }
}

static void
cover (gpointer data)
{
  Bench *self = data;
  g_autoptr (DuoCoverage) coverage = duo_coverage_new (g_array_copy (self->materials), g_array_copy (self->institutions),
                                                       g_array_copy (self->channels), &self->period, self->earlier);

  self->n += coverage->n_checked;
}

static void
recheck (gpointer data)
{
  Bench *self = data;
  GArray *changed = g_array_copy (self->channels);
  g_autoptr (DuoCoverage) coverage = NULL;
  g_autoptr (GArray) changes = NULL;

  g_array_index (changed, DuoCoverageChannel, changed->len / 2).specs = self->answer;
  coverage = duo_coverage_new (g_array_copy (self->materials), g_array_copy (self->institutions), changed, &self->period, self->earlier);
  changes = duo_coverage_compare (self->earlier, coverage);
  self->n += coverage->n_checked + changes->len;
}

int
main (void)
{
  Bench large = { 0 }, real = { 0 };
  gboolean within = TRUE;

  fill (&large, 500, 3000);
  within &= duo_bench_report ("500 materials x 3,000 channels", duo_bench_best_ms (match_all, &large, N_ROUNDS), "ms", "bare loop",
                              duo_bench_best_ms (bare_loop, &large, N_ROUNDS), AT_MOST_MS);
  within &= large.n > 0;
  clear (&large);

  fill (&real, 20, 2500);
  duo_bench_report ("20 materials x 2,500 channels", duo_bench_best_ms (match_all, &real, N_ROUNDS), "ms", "bare loop",
                    duo_bench_best_ms (bare_loop, &real, N_ROUNDS), 0);
  real.earlier = duo_coverage_new (g_array_copy (real.materials), g_array_copy (real.institutions), g_array_copy (real.channels), &real.period, NULL);
  match_fixture_channel ("screen orientation=portrait formats=jpg", &real.answer);
  {
    const double again = duo_bench_best_ms (recheck, &real, N_ROUNDS);

    g_clear_pointer (&real.earlier, duo_coverage_free);
    duo_bench_report ("one answer changed: recheck, and who gains or loses", again, "ms", "all of it anew",
                      duo_bench_best_ms (cover, &real, N_ROUNDS), 0);
  }
  within &= real.n > 0;
  clear (&real);
  return within ? EXIT_SUCCESS : EXIT_FAILURE;
}
