/* SPDX-License-Identifier: EUPL-1.2 */
/* Coverage, the fewest formats and the package plan, on cases by hand and on made-up ones. */
#include "duo-formats.h"
#include "duo-package-plan.h"
#include "match-fixture.h"

#include <string.h>

typedef struct
{
  GArray *materials;
  GArray *institutions;
  GArray *channels;
} Field;

static Field
field_new (void)
{
  return (Field) { g_array_new (FALSE, TRUE, sizeof (DuoCoverageMaterial)), g_array_new (FALSE, TRUE, sizeof (DuoCoverageInstitution)),
                   g_array_new (FALSE, TRUE, sizeof (DuoCoverageChannel)) };
}

static void
add_material (Field *field, gint64 id, const char *words)
{
  DuoCoverageMaterial material;

  memset (&material, 0, sizeof material);
  material.id = id;
  material.is_released = TRUE;
  match_fixture_material (words, &material.match);
  g_array_append_val (field->materials, material);
}

static void
add_institution (Field *field, gint64 id, DuoSectorSet sectors, gint64 students)
{
  const DuoCoverageInstitution institution = { id, sectors, students, 0, 0 };

  g_array_append_val (field->institutions, institution);
}

static void
add_channel (Field *field, gint64 id, guint institution, const char *words)
{
  DuoCoverageChannel channel;

  memset (&channel, 0, sizeof channel);
  channel.id = id;
  channel.institution = institution;
  match_fixture_channel (words, &channel.specs);
  g_array_append_val (field->channels, channel);
}

static DuoCoverage *
make (Field *field, DuoCoverage *earlier)
{
  DuoMatchPeriod period;

  match_fixture_period ("", &period);
  return duo_coverage_new (field->materials, field->institutions, field->channels, &period, earlier);
}

/* Four institutions: two kinds of screens, one screen, an unknown one, and none at all. */
static Field
new_example (const char *portrait)
{
  Field field = field_new ();

  add_material (&field, 1, "jpg 1920x1080");
  add_material (&field, 2, "jpg 1080x1920");
  add_material (&field, 3, "text chars=100 title=20");
  add_institution (&field, 10, DUO_SECTOR_SET_MBO, 1000);
  add_institution (&field, 20, DUO_SECTOR_SET_MBO | DUO_SECTOR_SET_VO, 500);
  add_institution (&field, 30, DUO_SECTOR_SET_VO, -1);
  add_institution (&field, 40, DUO_SECTOR_SET_HO, 200);
  add_channel (&field, 101, 0, "screen formats=jpg orientation=landscape screen_count=6");
  add_channel (&field, 102, 0, portrait);
  add_channel (&field, 103, 1, "screen formats=png orientation=landscape screen_count=4");
  add_channel (&field, 104, 2, "screen screen_count=2");
  add_channel (&field, 105, 1, "app title_max_chars=30 body_max_chars=120");
  return field;
}

static void
test_cells_and_totals (void)
{
  Field field = new_example ("screen formats=jpg orientation=portrait screen_count=3");
  g_autoptr (DuoCoverage) coverage = make (&field, NULL);
  static const DuoCellState expected[4][3] = { { DUO_CELL_PARTLY, DUO_CELL_PARTLY, DUO_CELL_NONE },
                                               { DUO_CELL_NOT, DUO_CELL_NOT, DUO_CELL_FITS },
                                               { DUO_CELL_UNCLEAR, DUO_CELL_UNCLEAR, DUO_CELL_NONE },
                                               { DUO_CELL_NONE, DUO_CELL_NONE, DUO_CELL_NONE } };
  DuoCoverageTotals totals;
  DuoCell cell;

  for (guint i = 0; i < 4; i++)
    for (guint m = 0; m < 3; m++)
      g_assert_cmpint (duo_coverage_get_cell (coverage, i, m).state, ==, expected[i][m]);
  cell = duo_coverage_get_cell (coverage, 0, 0);
  g_assert_cmpuint (cell.screens_fit, ==, 6);
  g_assert_cmpuint (cell.screens, ==, 9);

  g_assert_cmpint (duo_coverage_get_state (coverage, 0), ==, DUO_CELL_FITS);
  g_assert_cmpint (duo_coverage_get_state (coverage, 1), ==, DUO_CELL_PARTLY);
  g_assert_cmpint (duo_coverage_get_state (coverage, 2), ==, DUO_CELL_UNCLEAR);
  g_assert_cmpint (duo_coverage_get_state (coverage, 3), ==, DUO_CELL_NONE);
  g_assert_cmpint (duo_coverage_get_kind (coverage, 1, DUO_CHANNEL_APP), ==, DUO_CELL_FITS);
  g_assert_cmpint (duo_coverage_get_kind (coverage, 1, DUO_CHANNEL_SCREEN), ==, DUO_CELL_NOT);
  g_assert_cmpuint (duo_coverage_count_fits (coverage, 0), ==, 1);

  totals = duo_coverage_get_totals (coverage, DUO_SECTOR_SET_NONE);
  g_assert_cmpuint (totals.n, ==, 4);
  g_assert_cmpuint (totals.n_reached, ==, 2);
  g_assert_cmpuint (totals.n_unclear, ==, 1);
  g_assert_cmpuint (totals.n_without_students, ==, 1);
  g_assert_cmpint (totals.students, ==, 1700);
  g_assert_cmpint (totals.students_reached, ==, 1500);
  g_assert_cmpuint (totals.screens, ==, 15);
  g_assert_cmpuint (totals.screens_reached, ==, 9);
  totals = duo_coverage_get_totals (coverage, DUO_SECTOR_SET_VO);
  g_assert_cmpuint (totals.n, ==, 2);
  g_assert_cmpuint (totals.n_reached, ==, 1);
}

static void
test_only_what_changed_is_checked_again (void)
{
  Field field = new_example ("screen formats=jpg orientation=portrait screen_count=3");
  g_autoptr (DuoCoverage) before = make (&field, NULL);
  Field changed_field = new_example ("screen formats=png orientation=portrait screen_count=3");
  g_autoptr (DuoCoverage) after = make (&changed_field, before);
  Field fresh_field = new_example ("screen formats=png orientation=portrait screen_count=3");
  g_autoptr (DuoCoverage) fresh = make (&fresh_field, NULL);
  g_autoptr (GArray) changes = duo_coverage_compare (before, after);
  const DuoCoverageChange *change;

  g_assert_cmpuint (before->n_checked, ==, 15);
  g_assert_cmpuint (after->n_checked, ==, 3);
  for (guint i = 0; i < 15; i++)
    g_assert_cmpint (after->matches[i].verdict, ==, fresh->matches[i].verdict);

  g_assert_cmpuint (changes->len, ==, 1);
  change = &g_array_index (changes, DuoCoverageChange, 0);
  g_assert_cmpint (change->institution, ==, 10);
  g_assert_cmpuint (change->lost, ==, 1);
  g_assert_cmpuint (change->gained, ==, 0);
  g_assert_cmpint (change->before, ==, DUO_CELL_FITS);
  g_assert_cmpint (change->after, ==, DUO_CELL_PARTLY);
}

static void
test_nobody_is_left_without_a_package (void)
{
  Field field = new_example ("screen formats=jpg orientation=portrait screen_count=3");
  g_autoptr (DuoCoverage) coverage = NULL;
  g_autoptr (GPtrArray) plan = NULL;
  static const char *const expected[] = { "0 fits, 1 fits", "2 fits", "0 check, 1 check", "0 standard, 1 standard, 2 standard" };

  add_material (&field, 4, "jpg 1920x1080"); /* a concept: never goes along */
  g_array_index (field.materials, DuoCoverageMaterial, 3).is_released = FALSE;
  coverage = make (&field, NULL);
  plan = duo_package_plan_new (coverage, FALSE);
  g_assert_cmpuint (plan->len, ==, 4);
  for (guint i = 0; i < plan->len; i++)
    {
      const DuoPackage *package = plan->pdata[i];
      g_autoptr (GString) said = g_string_new (NULL);

      for (guint item = 0; item < package->items->len; item++)
        {
          const DuoPackageItem *at = &g_array_index (package->items, DuoPackageItem, item);

          g_string_append_printf (said, "%s%u %s", item > 0 ? ", " : "", at->material, duo_package_reason_to_string (at->reason));
        }
      g_assert_cmpstr (said->str, ==, expected[i]);
    }
}

/* Who told of its channels gets no text that is meant for none of them; who told of none gets all. */
static void
test_standard_set_leaves_texts_out (void)
{
  Field field = field_new ();
  g_autoptr (DuoCoverage) coverage = NULL;
  g_autoptr (GPtrArray) plan = NULL;

  add_institution (&field, 1, DUO_SECTOR_SET_MBO, -1);
  add_institution (&field, 2, DUO_SECTOR_SET_MBO, -1);
  add_channel (&field, 1, 0, "screen formats=pptx orientation=portrait");
  add_material (&field, 1, "jpg 1920x1080");
  add_material (&field, 2, "text chars=100 title=20");
  coverage = make (&field, NULL);
  plan = duo_package_plan_new (coverage, FALSE);
  g_assert_cmpuint (((DuoPackage *) plan->pdata[0])->items->len, ==, 1);
  g_assert_cmpuint (g_array_index (((DuoPackage *) plan->pdata[0])->items, DuoPackageItem, 0).material, ==, 0);
  g_assert_cmpint (g_array_index (((DuoPackage *) plan->pdata[0])->items, DuoPackageItem, 0).reason, ==, DUO_PACKAGE_STANDARD);
  g_assert_cmpuint (((DuoPackage *) plan->pdata[1])->items->len, ==, 2);
}

static void
test_fewest_formats (void)
{
  Field field = field_new ();
  g_autoptr (DuoCoverage) coverage = NULL;
  g_autoptr (DuoFormats) all = NULL;
  g_autoptr (DuoFormats) most = NULL;

  for (guint i = 0; i < 10; i++)
    add_institution (&field, i + 1, DUO_SECTOR_SET_MBO, -1);
  for (guint i = 0; i < 6; i++)
    add_channel (&field, i, i, "screen formats=jpg,png width_px=1920 height_px=1080 max_file_kb=5000");
  add_channel (&field, 6, 6, "screen formats=jpg width_px=1080 height_px=1920");
  add_channel (&field, 7, 7, "app title_max_chars=20 body_max_chars=100");
  add_channel (&field, 8, 8, "screen");
  g_array_index (field.channels, DuoCoverageChannel, 2).specs.number[DUO_SPEC_MAX_FILE_KB] = 1000;
  coverage = make (&field, NULL);

  all = duo_formats_new (coverage, 1);
  g_assert_cmpuint (all->n_reachable, ==, 8);
  g_assert_cmpuint (all->choices->len, ==, 3);
  g_assert_cmpuint (g_array_index (all->choices, DuoFormatChoice, 0).adds, ==, 6);
  g_assert_cmpuint (g_array_index (all->choices, DuoFormatChoice, 2).total, ==, 8);
  {
    const DuoFormatOption *first = &g_array_index (all->options, DuoFormatOption, g_array_index (all->choices, DuoFormatChoice, 0).option);

    g_assert_cmpint (first->material.width, ==, 1920);
    g_assert_true (first->is_standard);
    g_assert_cmpint (first->most_kb, ==, 1000);
  }
  g_assert_cmpuint (all->left_out->len, ==, 2);
  g_assert_cmpint (g_array_index (all->left_out, DuoLeftOut, 0).reason, ==, DUO_LEFT_OUT_UNKNOWN);
  g_assert_cmpint (g_array_index (all->left_out, DuoLeftOut, 1).reason, ==, DUO_LEFT_OUT_NO_CHANNEL);

  most = duo_formats_new (coverage, 0.6);
  g_assert_cmpuint (most->choices->len, ==, 1);
  g_assert_cmpuint (most->left_out->len, ==, 4);
  g_assert_cmpint (g_array_index (most->left_out, DuoLeftOut, 0).reason, ==, DUO_LEFT_OUT_SHARE);
}

/* ---- Made-up cases ---- */

/* Channels as schools have them, and as they answer: often in part. */
static char *
dup_random_channel (GRand *rand)
{
  static const char *const sizes[] = { "width_px=1920 height_px=1080", "width_px=1080 height_px=1920", "width_px=3840 height_px=2160",
                                       "width_px=1024 height_px=768", "orientation=landscape", "orientation=portrait", "orientation=?", "" };
  static const char *const types[] = { "formats=jpg", "formats=jpg,png", "formats=mp4", "formats=pdf,pptx", "formats=jpg,mp4", "formats=?", "" };
  static const char *const others[] = { "app title_max_chars=30 body_max_chars=120", "app body_max_chars=80", "newsletter width_px=600 formats=jpg",
                                        "newsletter formats=text max_words=50", "website formats=jpg,text", "poster orientation=portrait formats=pdf" };

  if (g_rand_int_range (rand, 0, 3) == 0)
    return g_strdup (others[g_rand_int_range (rand, 0, G_N_ELEMENTS (others))]);

  return g_strdup_printf ("screen %s %s%s", sizes[g_rand_int_range (rand, 0, G_N_ELEMENTS (sizes))], types[g_rand_int_range (rand, 0, G_N_ELEMENTS (types))],
                          g_rand_boolean (rand) ? " max_file_kb=5120 duration_s=8 audio=none" : "");
}

static DuoCoverage *
make_random (GRand *rand, guint n_institutions, guint n_materials)
{
  static const char *const materials[] = { "jpg 1920x1080 kb=900", "jpg 1080x1920 kb=900", "png 3840x2160 kb=9000", "mp4 1920x1080 seconds=10 fps=25 codec=h264",
                                           "text chars=100 title=20", "jpg 1200x400 kb=100", "pdf 842x1191", "jpg 1080x1080" };
  Field field = field_new ();
  gint64 id = 1;

  for (guint m = 0; m < n_materials; m++)
    add_material (&field, m + 1, materials[g_rand_int_range (rand, 0, G_N_ELEMENTS (materials))]);
  for (guint i = 0; i < n_institutions; i++)
    {
      add_institution (&field, i + 1, DUO_SECTOR_SET_MBO, 100);
      for (gint c = g_rand_int_range (rand, 0, 4); c > 0; c--)
        {
          g_autofree char *words = dup_random_channel (rand);

          add_channel (&field, id++, i, words);
        }
    }
  return make (&field, NULL);
}

/* A material more never makes anybody lose something; a format more never lowers what the list reaches. */
static void
test_more_never_covers_less (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (20201014);

  for (guint round = 0; round < 100; round++)
    {
      g_autoptr (DuoCoverage) coverage = make_random (rand, 20, 6);
      guint reached = 0;

      for (guint n = 0; n <= coverage->materials->len; n++)
        {
          GArray *materials = g_array_copy (coverage->materials);
          g_autoptr (DuoCoverage) some = NULL;
          guint now;

          g_array_set_size (materials, n);
          some = duo_coverage_new (materials, g_array_copy (coverage->institutions), g_array_copy (coverage->channels), &coverage->period, NULL);
          now = duo_coverage_get_totals (some, DUO_SECTOR_SET_NONE).n_reached;
          g_assert_cmpuint (now, >=, reached);
          reached = now;
        }

      reached = 0;
      for (guint share = 0; share <= 10; share++)
        {
          g_autoptr (DuoFormats) formats = duo_formats_new (coverage, share / 10.0);
          const guint total = formats->choices->len > 0 ? g_array_index (formats->choices, DuoFormatChoice, formats->choices->len - 1).total : 0;

          for (guint i = 0; i < formats->choices->len; i++)
            g_assert_cmpuint (g_array_index (formats->choices, DuoFormatChoice, i).adds, >, 0);
          g_assert_cmpuint (total, >=, MIN (formats->n_reachable, (20 * share + 9) / 10));
          g_assert_cmpuint (total + formats->left_out->len, ==, 20);
        }
    }
}

/* The least number of options that reach @target, by looking at all sets of them. */
static guint
find_least (GArray *options, guint target)
{
  guint least = G_MAXUINT;

  for (guint set = 0; set < 1u << options->len; set++)
    {
      guint64 reach = 0;

      for (guint i = 0; i < options->len; i++)
        if ((set & (1u << i)) != 0)
          reach |= g_array_index (options, DuoFormatOption, i).reach[0];
      if ((guint) __builtin_popcountll (reach) >= target)
        least = MIN (least, (guint) __builtin_popcount (set));
    }

  return least;
}

static void
option_clear (gpointer data)
{
  g_free (((DuoFormatOption *) data)->reach);
}

static void
test_list_is_as_short_as_can_be (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  guint exact = 0;

  for (guint round = 0; round < 200; round++)
    {
      const guint n_institutions = (guint) g_rand_int_range (rand, 4, 30);
      g_autoptr (GArray) options = g_array_new (FALSE, TRUE, sizeof (DuoFormatOption));
      g_autoptr (GArray) list = NULL;
      guint64 all = 0;
      guint target, least;

      g_array_set_clear_func (options, option_clear);
      for (gint i = g_rand_int_range (rand, 3, 13); i > 0; i--)
        {
          DuoFormatOption option = { .reach = g_new0 (guint64, 1) };

          for (guint bit = 0; bit < n_institutions; bit++)
            if (g_rand_int_range (rand, 0, 4) == 0)
              option.reach[0] |= (guint64) 1 << bit;
          all |= option.reach[0];
          g_array_append_val (options, option);
        }
      target = (guint) __builtin_popcountll (all) * (guint) g_rand_int_range (rand, 6, 11) / 10;
      list = duo_formats_choose (options, n_institutions, target);
      least = find_least (options, target);
      g_assert_cmpuint (list->len, <=, least + 1);
      g_assert_cmpuint (list->len, >=, least);
      exact += list->len == least;
    }

  g_test_message ("%u of 200 lists are as short as can be, the others one longer", exact);
  g_assert_cmpuint (exact, >=, 180);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/coverage/cells-and-totals", test_cells_and_totals);
  g_test_add_func ("/core/coverage/only-what-changed-is-checked-again", test_only_what_changed_is_checked_again);
  g_test_add_func ("/core/coverage/nobody-is-left-without-a-package", test_nobody_is_left_without_a_package);
  g_test_add_func ("/core/coverage/standard-set-leaves-texts-out", test_standard_set_leaves_texts_out);
  g_test_add_func ("/core/coverage/fewest-formats", test_fewest_formats);
  g_test_add_func ("/core/coverage/more-never-covers-less", test_more_never_covers_less);
  g_test_add_func ("/core/coverage/list-is-as-short-as-can-be", test_list_is_as_short_as_can_be);
  return g_test_run ();
}
