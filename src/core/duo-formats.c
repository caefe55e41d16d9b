/* SPDX-License-Identifier: EUPL-1.2 */
/* What could be made, and the shortest list of it that reaches enough institutions: greedy, then improved. */
#include "duo-formats.h"

#include <string.h>

#include "duo-paper.h"

#define OPTION(options, i) (&g_array_index ((options), DuoFormatOption, (i)))
#define CHANNEL(channels, i) (&g_array_index ((channels), DuoCoverageChannel, (i)))
#define KIND(name) (1u << DUO_CHANNEL_##name)
#define IS_BIT(set, bit) (((set) & (1u << (bit))) != 0)

/* What a clip of ours is where nobody says otherwise (domain report 4.2). */
#define CLIP_SECONDS 10
#define CLIP_RATE 25
#define MOST_OPTIONS 400

/* ---- What could be made ---- */

/* The standard set of domain report 4.2: what is made where nothing is known. The short address goes along as text. */
static const struct
{
  DuoMediaFormat format;
  gint width, height;
  gint title, chars, words;
} standard[] = {
  { DUO_MEDIA_FORMAT_JPG, 1920, 1080, 0, 0, 0 }, { DUO_MEDIA_FORMAT_JPG, 1080, 1920, 0, 0, 0 },
  { DUO_MEDIA_FORMAT_PNG, 1920, 1080, 0, 0, 0 }, { DUO_MEDIA_FORMAT_PNG, 1080, 1920, 0, 0, 0 },
  { DUO_MEDIA_FORMAT_MP4, 1920, 1080, 0, 0, 0 }, { DUO_MEDIA_FORMAT_MP4, 1080, 1920, 0, 0, 0 },
  { DUO_MEDIA_FORMAT_JPG, 1200, 400, 0, 0, 0 },  { DUO_MEDIA_FORMAT_JPG, 1080, 1080, 0, 0, 0 },
  { DUO_MEDIA_FORMAT_TEXT, 0, 0, 30, 120, 25 },  { DUO_MEDIA_FORMAT_TEXT, 0, 0, 30, 400, 60 },
};

/* A material as the designer would make it: silent, captioned, in Dutch, described. */
static DuoMatchMaterial
make_material (DuoMediaFormat format, gint width, gint height)
{
  DuoMatchMaterial material;

  memset (&material, 0, sizeof material); /* compared byte by byte */
  material.kind = duo_media_format_get_kind (format);
  material.format = duo_match_format_of (format);
  material.width = width;
  material.height = height;
  material.orientation = width > 0 ? duo_spec_orientation_of (width, height) : DUO_ORIENTATION_LANDSCAPE;
  material.scalable = material.kind == DUO_MEDIA_KIND_DOCUMENT;
  material.is_html = format == DUO_MEDIA_FORMAT_HTML;
  material.has_alt_text = TRUE;
  material.has_captions = TRUE;
  material.language = 1;
  material.codec = -1;
  if (material.kind == DUO_MEDIA_KIND_CLIP)
    {
      material.duration = CLIP_SECONDS * 1000;
      material.frame_rate = CLIP_RATE * 1000;
      material.codec = format == DUO_MEDIA_FORMAT_WEBM ? DUO_CODEC_VP9 : DUO_CODEC_H264;
    }
  return material;
}

static void
add_option (GArray *options, const DuoMatchMaterial *material, gboolean is_standard)
{
  DuoFormatOption option = { .material = *material, .is_standard = is_standard };

  for (guint i = 0; i < options->len; i++)
    if (memcmp (&OPTION (options, i)->material, material, sizeof *material) == 0)
      return;
  if (options->len < MOST_OPTIONS)
    g_array_append_val (options, option);
}

static void
add_standard (GArray *options)
{
  for (guint i = 0; i < G_N_ELEMENTS (standard); i++)
    {
      DuoMatchMaterial material = make_material (standard[i].format, standard[i].width, standard[i].height);
      const DuoMediaFacts facts = { .format = standard[i].format, .width = standard[i].width, .height = standard[i].height,
                                    .title_chars = standard[i].title, .chars = standard[i].chars };

      material.title_chars = standard[i].title;
      material.chars = standard[i].chars;
      material.words = standard[i].words;
      material.kinds = duo_match_guess_kinds (&facts);
      add_option (options, &material, TRUE);
    }
}

/* The size of a picture for @specs: its own, else the usual one of its orientation. Returns: whether there is one. */
static gboolean
get_picture_size (const DuoEffectiveSpecs *specs, gint *width, gint *height)
{
  static const gint usual[DUO_N_ORIENTATIONS][2] = { { 1920, 1080 }, { 1080, 1920 }, { 1080, 1080 } };

  *width = specs->number[DUO_SPEC_WIDTH_PX];
  *height = specs->number[DUO_SPEC_HEIGHT_PX];
  if (*width > 0 && *height > 0)
    return TRUE;
  if (duo_effective_specs_is_known (specs, DUO_SPEC_ORIENTATION))
    {
      *width = usual[specs->number[DUO_SPEC_ORIENTATION]][0];
      *height = usual[specs->number[DUO_SPEC_ORIENTATION]][1];
      if (specs->kind == DUO_CHANNEL_POSTER && *width != *height) /* on paper: A3 */
        {
          const gboolean lies = *width > *height;

          *width = lies ? DUO_PAPER_A3_LONG : DUO_PAPER_A3_SHORT;
          *height = lies ? DUO_PAPER_A3_SHORT : DUO_PAPER_A3_LONG;
        }
      return TRUE;
    }
  if (duo_channel_kind_is_drawn (specs->kind))
    return FALSE;
  *height = (*width + 2) / 3; /* a strip, as banners are */
  return *width > 0;
}

/* What one channel would like to have, as it says itself. */
static void
add_wishes (GArray *options, const DuoEffectiveSpecs *specs)
{
  static const DuoMediaFormat formats[] = { DUO_MEDIA_FORMAT_JPG, DUO_MEDIA_FORMAT_PNG, DUO_MEDIA_FORMAT_MP4, DUO_MEDIA_FORMAT_MOV,
                                            DUO_MEDIA_FORMAT_WEBM, DUO_MEDIA_FORMAT_GIF, DUO_MEDIA_FORMAT_PDF, DUO_MEDIA_FORMAT_PPTX,
                                            DUO_MEDIA_FORMAT_TEXT, DUO_MEDIA_FORMAT_HTML };
  const gboolean is_push = specs->kind == DUO_CHANNEL_APP;
  gint width, height;

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const DuoMediaKind kind = duo_media_format_get_kind (formats[i]);
      DuoMatchMaterial material;

      if (duo_effective_specs_is_known (specs, DUO_SPEC_FORMATS) ? !IS_BIT ((guint) specs->number[DUO_SPEC_FORMATS], duo_match_format_of (formats[i]))
                                                                 : !(is_push && formats[i] == DUO_MEDIA_FORMAT_TEXT))
        continue;
      if (kind == DUO_MEDIA_KIND_TEXT)
        {
          material = make_material (formats[i], 0, 0);
          material.title_chars = specs->number[DUO_SPEC_TITLE_MAX_CHARS] > 0 ? MIN (30, specs->number[DUO_SPEC_TITLE_MAX_CHARS]) : 30;
          material.chars = is_push ? 120 : 400;
          if (specs->number[DUO_SPEC_BODY_MAX_CHARS] > 0)
            material.chars = MIN (material.chars, specs->number[DUO_SPEC_BODY_MAX_CHARS]);
          material.words = is_push ? 25 : 60;
          if (specs->number[DUO_SPEC_MAX_WORDS] > 0)
            material.words = MIN (material.words, specs->number[DUO_SPEC_MAX_WORDS]);
          material.kinds = is_push ? KIND (APP) | KIND (SOCIAL) : KIND (NEWSLETTER) | KIND (WEBSITE) | KIND (PORTAL) | KIND (EMAIL);
        }
      else
        {
          if (!get_picture_size (specs, &width, &height))
            continue;
          if (kind == DUO_MEDIA_KIND_DOCUMENT && specs->kind != DUO_CHANNEL_POSTER) /* of which the ratio counts */
            {
              const gint32 ratio = duo_spec_ratio_of (width, height);

              width = duo_spec_ratio_width (ratio) * 100;
              height = duo_spec_ratio_height (ratio) * 100;
            }
          material = make_material (formats[i], width, height);
          material.kinds = duo_channel_kind_is_drawn (specs->kind)
                             ? KIND (SCREEN) | KIND (SOCIAL) | KIND (POSTER) | KIND (OTHER)
                             : KIND (NEWSLETTER) | KIND (WEBSITE) | KIND (PORTAL) | KIND (EMAIL);
        }
      if (kind == DUO_MEDIA_KIND_CLIP)
        {
          if (specs->number[DUO_SPEC_DURATION_S] > 0)
            material.duration = MIN (material.duration, specs->number[DUO_SPEC_DURATION_S] * (gint64) 1000);
          if (specs->number[DUO_SPEC_FPS] > 0)
            material.frame_rate = MIN (material.frame_rate, specs->number[DUO_SPEC_FPS] * 1000);
          if (duo_effective_specs_is_known (specs, DUO_SPEC_VIDEO_CODEC))
            material.codec = specs->number[DUO_SPEC_VIDEO_CODEC];
        }
      add_option (options, &material, FALSE);
    }
}

/* Where an option fits, and what the designer has to keep to there. */
static void
look_where_it_fits (DuoFormatOption *option, guint n_institutions, GArray *channels)
{
  static const DuoSpecField margins[] = { DUO_SPEC_SAFE_TOP_PX, DUO_SPEC_SAFE_RIGHT_PX, DUO_SPEC_SAFE_BOTTOM_PX, DUO_SPEC_SAFE_LEFT_PX };
  const DuoMatchPeriod any_time = { 0, 0, 0, 0, 0 };

  option->reach = g_new0 (guint64, n_institutions / 64 + 1);
  for (guint c = 0; c < channels->len; c++)
    {
      const DuoCoverageChannel *channel = CHANNEL (channels, c);
      const gint most_kb = channel->specs.number[DUO_SPEC_MAX_FILE_KB];
      guint64 *word = &option->reach[channel->institution / 64];
      const guint64 bit = (guint64) 1 << channel->institution % 64;

      if (duo_match (&option->material, &channel->specs, &any_time).verdict != DUO_MATCH_VERDICT_FITS)
        continue;
      option->n_channels++;
      option->n_reach += (*word & bit) == 0;
      *word |= bit;
      if (most_kb > 0 && (option->most_kb == 0 || most_kb < option->most_kb))
        option->most_kb = most_kb;
      for (guint side = 0; side < G_N_ELEMENTS (margins); side++)
        option->margins[side] = MAX (option->margins[side], channel->specs.number[margins[side]]);
    }
}

static void
option_clear (gpointer data)
{
  g_free (((DuoFormatOption *) data)->reach);
}

/**
 * duo_formats_list_options:
 * @institutions: (element-type DuoCoverageInstitution): those to reach
 * @channels: (element-type DuoCoverageChannel): theirs
 *
 * Returns: (transfer full) (element-type DuoFormatOption): the standard set, and what the channels say that they take;
 *   each with where it fits. What fits nowhere is left out.
 */
GArray *
duo_formats_list_options (GArray *institutions, GArray *channels)
{
  GArray *options = g_array_new (FALSE, TRUE, sizeof (DuoFormatOption));

  g_array_set_clear_func (options, option_clear);
  add_standard (options);
  for (guint c = 0; c < channels->len; c++)
    add_wishes (options, &CHANNEL (channels, c)->specs);
  for (guint i = 0; i < options->len; i++)
    look_where_it_fits (OPTION (options, i), institutions->len, channels);
  for (guint i = options->len; i > 0; i--)
    if (OPTION (options, i - 1)->n_reach == 0)
      g_array_remove_index (options, i - 1);

  return options;
}

/* ---- The shortest list ---- */

static guint
count_bits (const guint64 *words, guint n)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    count += (guint) __builtin_popcountll (words[i]);

  return count;
}

/* How many bits @more adds to @words. */
static guint
count_new (const guint64 *words, const guint64 *more, guint n)
{
  guint count = 0;

  for (guint i = 0; i < n; i++)
    count += (guint) __builtin_popcountll (more[i] & ~words[i]);

  return count;
}

/* How many institutions the options of @list reach together, those at @without and @without_too left out. */
static guint
reach_of (GArray *options, GArray *list, guint n_words, gint without, gint without_too, guint64 *words)
{
  memset (words, 0, n_words * sizeof *words);
  for (guint i = 0; i < list->len; i++)
    if ((gint) i != without && (gint) i != without_too)
      for (guint w = 0; w < n_words; w++)
        words[w] |= OPTION (options, g_array_index (list, guint, i))->reach[w];

  return count_bits (words, n_words);
}

/* The option that adds most to @words; the standard set first, then what was named first. */
static gint
find_best (GArray *options, const guint64 *words, guint n_words, guint *adds)
{
  gint best = -1;

  *adds = 0;
  for (guint i = 0; i < options->len; i++)
    {
      const guint more = count_new (words, OPTION (options, i)->reach, n_words);

      if (more > *adds || (more == *adds && more > 0 && OPTION (options, i)->is_standard && !OPTION (options, (guint) best)->is_standard))
        {
          best = (gint) i;
          *adds = more;
        }
    }

  return best;
}

/* One that can be missed goes. */
static gboolean
drop_one (GArray *options, GArray *list, guint n_words, guint target, guint64 *words)
{
  for (guint i = list->len; i > 0; i--)
    if (reach_of (options, list, n_words, (gint) i - 1, -1, words) >= target)
      {
        g_array_remove_index (list, i - 1);
        return TRUE;
      }

  return FALSE;
}

/* Two that one other option can stand for go. */
static gboolean
merge_two (GArray *options, GArray *list, guint n_words, guint target, guint64 *words)
{
  for (guint i = 0; i < list->len; i++)
    for (guint j = i + 1; j < list->len; j++)
      {
        const guint reached = reach_of (options, list, n_words, (gint) i, (gint) j, words);

        for (guint option = 0; option < options->len; option++)
          if (reached + count_new (words, OPTION (options, option)->reach, n_words) >= target)
            {
              g_array_index (list, guint, i) = option;
              g_array_remove_index (list, j);
              return TRUE;
            }
      }

  return FALSE;
}

/**
 * duo_formats_choose:
 * @options: (element-type DuoFormatOption): what could be made
 * @n_institutions: how many bits their reach has
 * @target: how many institutions to reach; as many as can be where that is more
 *
 * What adds most is taken first; then what can be missed is dropped, and two that one other can stand for are made one.
 *
 * Returns: (transfer full) (element-type guint): places in @options
 */
GArray *
duo_formats_choose (GArray *options, guint n_institutions, guint target)
{
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));
  const guint n_words = n_institutions / 64 + 1;
  g_autofree guint64 *words = g_new0 (guint64, n_words);
  guint reached = 0;

  while (reached < target)
    {
      guint adds;
      const gint best = find_best (options, words, n_words, &adds);
      const guint chosen = (guint) best;

      if (best < 0)
        break;
      g_array_append_val (list, chosen);
      for (guint w = 0; w < n_words; w++)
        words[w] |= OPTION (options, chosen)->reach[w];
      reached += adds;
    }
  target = MIN (target, reached);
  while (drop_one (options, list, n_words, target, words) || merge_two (options, list, n_words, target, words))
    ;

  return list;
}

/* Puts the list in the order in which each adds most. */
static GArray *
order_choices (GArray *options, GArray *list, guint n_words)
{
  GArray *choices = g_array_new (FALSE, FALSE, sizeof (DuoFormatChoice));
  g_autofree guint64 *words = g_new0 (guint64, n_words);
  guint total = 0;

  while (list->len > 0)
    {
      DuoFormatChoice choice = { 0, 0, 0 };
      guint best = 0;

      for (guint i = 0; i < list->len; i++)
        {
          const guint adds = count_new (words, OPTION (options, g_array_index (list, guint, i))->reach, n_words);

          if (i == 0 || adds > choice.adds)
            {
              best = i;
              choice.adds = adds;
            }
        }
      choice.option = g_array_index (list, guint, best);
      choice.total = total += choice.adds;
      for (guint w = 0; w < n_words; w++)
        words[w] |= OPTION (options, choice.option)->reach[w];
      g_array_remove_index (list, best);
      g_array_append_val (choices, choice);
    }

  return choices;
}

/* ---- Who stays out ---- */

/* Why no option reaches an institution: nothing is known of its channels, or not enough, or nothing of ours fits. */
static DuoLeftOutReason
explain (const DuoCoverageInstitution *institution, GArray *channels)
{
  gboolean decided = FALSE;

  if (institution->n_channels == 0)
    return DUO_LEFT_OUT_NO_CHANNEL;
  for (guint c = institution->first; c < institution->first + institution->n_channels; c++)
    decided |= !duo_effective_specs_find_undecided (&CHANNEL (channels, c)->specs, NULL);

  return decided ? DUO_LEFT_OUT_NO_FORMAT : DUO_LEFT_OUT_UNKNOWN;
}

static gboolean
is_in (const guint64 *words, guint bit)
{
  return (words[bit / 64] & ((guint64) 1 << bit % 64)) != 0;
}

static void
list_left_out (DuoFormats *self, DuoCoverage *coverage)
{
  const guint n_words = self->n_institutions / 64 + 1;
  g_autofree guint64 *reached = g_new0 (guint64, n_words);
  g_autofree guint64 *reachable = g_new0 (guint64, n_words);

  for (guint w = 0; w < n_words; w++)
    {
      for (guint i = 0; i < self->options->len; i++)
        reachable[w] |= OPTION (self->options, i)->reach[w];
      for (guint i = 0; i < self->choices->len; i++)
        reached[w] |= OPTION (self->options, g_array_index (self->choices, DuoFormatChoice, i).option)->reach[w];
    }

  self->n_reachable = count_bits (reachable, n_words);
  for (guint i = 0; i < self->n_institutions; i++)
    {
      const DuoCoverageInstitution *institution = &g_array_index (coverage->institutions, DuoCoverageInstitution, i);
      DuoLeftOut left_out = { institution->id, DUO_LEFT_OUT_SHARE };

      if (is_in (reached, i))
        continue;
      if (!is_in (reachable, i))
        left_out.reason = explain (institution, coverage->channels);
      g_array_append_val (self->left_out, left_out);
    }
}

/* Returns: (transfer full): a coverage without materials of those institutions of @coverage for which @is_wanted is true. */
static DuoCoverage *
select_institutions (DuoCoverage *coverage, gboolean (*is_wanted) (DuoCoverage *coverage, guint institution))
{
  GArray *institutions = g_array_new (FALSE, TRUE, sizeof (DuoCoverageInstitution));
  GArray *channels = g_array_new (FALSE, TRUE, sizeof (DuoCoverageChannel));

  for (guint i = 0; i < coverage->institutions->len; i++)
    {
      const DuoCoverageInstitution *institution = &g_array_index (coverage->institutions, DuoCoverageInstitution, i);

      if (!is_wanted (coverage, i))
        continue;
      g_array_append_val (institutions, *institution);
      for (guint c = institution->first; c < institution->first + institution->n_channels; c++)
        {
          g_array_append_val (channels, *CHANNEL (coverage->channels, c));
          CHANNEL (channels, channels->len - 1)->institution = institutions->len - 1;
        }
    }

  return duo_coverage_new (g_array_new (FALSE, TRUE, sizeof (DuoCoverageMaterial)), institutions, channels, &coverage->period, NULL);
}

/* The fewest formats for all of @coverage. */
static DuoFormats *
make_formats (DuoCoverage *coverage, gdouble share)
{
  DuoFormats *self = g_new0 (DuoFormats, 1);
  const guint n = coverage->institutions->len;
  const gdouble wanted = CLAMP (share, 0, 1) * n;
  const guint target = (guint) wanted + (wanted - (guint) wanted > 1e-9 ? 1 : 0);
  g_autoptr (GArray) list = NULL;

  self->n_institutions = n;
  self->options = duo_formats_list_options (coverage->institutions, coverage->channels);
  list = duo_formats_choose (self->options, n, target);
  self->choices = order_choices (self->options, list, n / 64 + 1);
  self->left_out = g_array_new (FALSE, FALSE, sizeof (DuoLeftOut));
  list_left_out (self, coverage);
  return self;
}

/**
 * duo_formats_new:
 * @coverage: the institutions to reach, with their channels; its materials do not matter
 * @share: how many of those whose turn it is, from 0 to 1
 *
 * Returns: (transfer full): the fewest formats, and who stays out
 */
DuoFormats *
duo_formats_new (DuoCoverage *coverage, gdouble share)
{
  g_autoptr (DuoCoverage) asked = select_institutions (coverage, duo_coverage_is_turn);

  return make_formats (asked, share);
}

static gboolean
is_without (DuoCoverage *coverage, guint institution)
{
  const DuoCellState state = duo_coverage_get_state (coverage, institution);

  return duo_coverage_is_turn (coverage, institution) && state != DUO_CELL_FITS && state != DUO_CELL_PARTLY;
}

/**
 * duo_formats_new_missing:
 * @coverage: institutions, channels and materials
 *
 * Returns: (transfer full): the fewest formats for those whose turn it is and at which no material of @coverage fits yet
 */
DuoFormats *
duo_formats_new_missing (DuoCoverage *coverage)
{
  g_autoptr (DuoCoverage) left = select_institutions (coverage, is_without);

  return make_formats (left, 1);
}

void
duo_formats_free (DuoFormats *self)
{
  g_array_unref (self->options);
  g_array_unref (self->choices);
  g_array_unref (self->left_out);
  g_free (self);
}

/* Whether the material is one of the standard set, or as good as: its ratio, its kind, its length. */
gboolean
duo_formats_is_standard (const DuoMatchMaterial *material)
{
  for (guint i = 0; i < G_N_ELEMENTS (standard); i++)
    {
      if (material->format != duo_match_format_of (standard[i].format))
        continue;
      if (material->kind == DUO_MEDIA_KIND_TEXT ? material->chars <= standard[i].chars
                                                : (gint64) material->width * standard[i].height == (gint64) material->height * standard[i].width)
        return TRUE;
    }

  return FALSE;
}
