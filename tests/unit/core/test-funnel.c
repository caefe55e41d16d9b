/* SPDX-License-Identifier: EUPL-1.2 */
/* The funnel, from dated facts; and when a wave opens. */
#include "duo-funnel.h"

static DuoFunnelRow *
add_row (GPtrArray *rows, DuoSector sector, gint64 persons)
{
  DuoFunnelRow *row = duo_funnel_row_new ();

  row->institution = rows->len + 1;
  row->sector = sector;
  row->persons = persons;
  row->participation = duo_participation_new ();
  g_ptr_array_add (rows, row);
  return row;
}

static void
answer (DuoFunnelRow *row, DuoAnswer given)
{
  const DuoWhen day = duo_when_dmy (14, 9, 2020);

  duo_participation_set_answered (row->participation, &day);
  duo_participation_set_answer (row->participation, given);
}

static void
test_counts_and_weights (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  const DuoWhen day = duo_when_dmy (24, 8, 2020);
  DuoFunnel funnel;
  DuoFunnelRow *row;

  (void) add_row (rows, DUO_SECTOR_VO, 900); /* of another sector */
  row = add_row (rows, DUO_SECTOR_MBO, 1000);
  duo_participation_set_invited (row->participation, &day);
  answer (row, DUO_ANSWER_YES);
  row->specs = DUO_SPECS_KNOWN;
  duo_participation_set_code_issued (row->participation, &day);
  row = add_row (rows, DUO_SECTOR_MBO, -1);
  answer (row, DUO_ANSWER_CONDITION); /* by phone, never invited */
  row->specs = DUO_SPECS_UNCLEAR;
  row = add_row (rows, DUO_SECTOR_MBO, 500);
  answer (row, DUO_ANSWER_NO);
  row->specs = DUO_SPECS_KNOWN;
  row->standing = TRUE;
  row->willingness = DUO_ANSWER_YES;
  row = add_row (rows, DUO_SECTOR_MBO, 250);
  duo_participation_set_invited (row->participation, &day);
  duo_participation_set_reminded (row->participation, &day);
  row->standing = TRUE;
  row->willingness = DUO_ANSWER_YES;
  row = add_row (rows, DUO_SECTOR_MBO, 50);
  g_clear_object (&row->participation);

  duo_funnel_count (rows, DUO_SECTOR_MBO, &funnel);
  g_assert_cmpuint (funnel.n, ==, 5);
  g_assert_cmpuint (funnel.reached[DUO_FUNNEL_INVITED], ==, 2); /* whose invitation has a date */
  g_assert_cmpuint (funnel.reached[DUO_FUNNEL_ANSWERED], ==, 3);
  g_assert_cmpuint (funnel.reached[DUO_FUNNEL_AGREED], ==, 2);
  g_assert_cmpuint (funnel.reached[DUO_FUNNEL_SPECS], ==, 1);
  g_assert_cmpuint (funnel.reached[DUO_FUNNEL_CODE], ==, 1);
  g_assert_cmpuint (funnel.reached[DUO_FUNNEL_DOWNLOADED], ==, 0);
  g_assert_cmpint (funnel.persons, ==, 1800);
  g_assert_cmpint (funnel.persons_reached[DUO_FUNNEL_INVITED], ==, 1250);
  g_assert_cmpint (funnel.persons_reached[DUO_FUNNEL_AGREED], ==, 1000);
  g_assert_cmpuint (funnel.n_uncounted, ==, 1);
  g_assert_cmpuint (funnel.n_taking_part[DUO_TAKING_PART_YES], ==, 1);
  g_assert_cmpuint (funnel.n_taking_part[DUO_TAKING_PART_CONDITION], ==, 1);
  g_assert_cmpuint (funnel.n_taking_part[DUO_TAKING_PART_NO], ==, 1);
  g_assert_cmpuint (funnel.n_taking_part[DUO_TAKING_PART_EXPECTED], ==, 1);
  g_assert_cmpuint (funnel.n_taking_part[DUO_TAKING_PART_NOT_ASKED], ==, 1);
  g_assert_cmpuint (funnel.n_reminded, ==, 1);
  g_assert_cmpuint (funnel.n_differs, ==, 1);
}

static void
test_marks (void)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  DuoFunnelRow *row = add_row (rows, DUO_SECTOR_MBO, 1);

  g_assert_cmpint (duo_funnel_row_mark (row, DUO_FUNNEL_AGREED), ==, DUO_FUNNEL_NOT_YET);
  row->specs = DUO_SPECS_KNOWN;
  row->standing = TRUE;
  row->willingness = DUO_ANSWER_YES; /* expected: counted in no stage, so marked in none */
  g_assert_cmpint (duo_funnel_row_mark (row, DUO_FUNNEL_SPECS), ==, DUO_FUNNEL_NOT_APPLICABLE);
  answer (row, DUO_ANSWER_UNKNOWN);
  g_assert_cmpint (duo_funnel_row_mark (row, DUO_FUNNEL_SPECS), ==, DUO_FUNNEL_NOT_APPLICABLE);
  g_assert_cmpint (duo_funnel_row_mark (row, DUO_FUNNEL_AGREED), ==, DUO_FUNNEL_UNCLEAR);
  answer (row, DUO_ANSWER_NO);
  for (guint stage = DUO_FUNNEL_AGREED; stage < DUO_N_FUNNEL_STAGES; stage++)
    g_assert_cmpint (duo_funnel_row_mark (row, (DuoFunnelStage) stage), ==, DUO_FUNNEL_NOT_APPLICABLE);
  g_assert_cmpint (duo_funnel_row_mark (row, DUO_FUNNEL_INVITED), ==, DUO_FUNNEL_NOT_YET); /* a no by phone, never invited */
  answer (row, DUO_ANSWER_YES);
  g_assert_cmpint (duo_funnel_row_mark (row, DUO_FUNNEL_SPECS), ==, DUO_FUNNEL_DONE);
  row->specs = DUO_SPECS_UNCLEAR;
  g_assert_cmpint (duo_funnel_row_mark (row, DUO_FUNNEL_SPECS), ==, DUO_FUNNEL_UNCLEAR);
}

/* A stage never counts more than there are, and exactly those that are marked; after the answer no more than the one before
 * it. Who answered need not have been invited. */
static void
test_never_more_than_there_are (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint round = 0; round < 500; round++)
    {
      g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
      DuoFunnel funnel;
      guint marked[DUO_N_FUNNEL_STAGES] = { 0 };

      for (guint i = 0; i < 20; i++)
        {
          DuoFunnelRow *row = add_row (rows, (DuoSector) g_rand_int_range (rand, 0, DUO_N_SECTORS), g_rand_int_range (rand, -1, 5));

          row->specs = (DuoSpecsKnown) g_rand_int_range (rand, 0, 3);
          if (g_rand_boolean (rand))
            answer (row, (DuoAnswer) g_rand_int_range (rand, 0, DUO_N_ANSWERS));
          for (guint stage = 0; stage < DUO_N_FUNNEL_STAGES && row->sector == DUO_SECTOR_MBO; stage++)
            marked[stage] += duo_funnel_row_mark (row, (DuoFunnelStage) stage) == DUO_FUNNEL_DONE ? 1 : 0;
        }
      duo_funnel_count (rows, DUO_SECTOR_MBO, &funnel);
      g_assert_cmpuint (funnel.reached[DUO_FUNNEL_ANSWERED], <=, funnel.n);
      g_assert_cmpuint (funnel.reached[DUO_FUNNEL_AGREED], <=, funnel.reached[DUO_FUNNEL_ANSWERED]);
      g_assert_cmpuint (funnel.reached[DUO_FUNNEL_SPECS], <=, funnel.reached[DUO_FUNNEL_AGREED]);
      for (guint stage = 0; stage < DUO_N_FUNNEL_STAGES; stage++)
        {
          g_assert_cmpuint (funnel.reached[stage], ==, marked[stage]);
          g_assert_cmpint (funnel.persons_reached[stage], <=, funnel.persons);
        }
    }
}

static DuoWave *
add_wave (GPtrArray *waves, DuoSector sector, gint64 number)
{
  DuoWave *wave = duo_wave_new ();

  duo_wave_set_sector (wave, sector);
  duo_wave_set_number (wave, number);
  g_ptr_array_add (waves, wave);
  return wave;
}

static void
test_waves_open_in_turn (void)
{
  g_autoptr (GPtrArray) waves = g_ptr_array_new_with_free_func (g_object_unref);
  DuoWave *mbo = add_wave (waves, DUO_SECTOR_MBO, 1);
  DuoWave *vo = add_wave (waves, DUO_SECTOR_VO, 2);
  DuoWave *ho = add_wave (waves, DUO_SECTOR_HO, 4);
  const DuoWhen day = duo_when_dmy (11, 12, 2020);
  DuoWave *before = NULL;

  g_assert_true (duo_wave_is_open (waves, mbo, NULL));
  g_assert_cmpuint (duo_waves_get_open_sectors (waves), ==, DUO_SECTOR_SET_MBO);
  g_assert_false (duo_wave_is_open (waves, vo, &before));
  g_assert_true (before == mbo);
  duo_wave_set_concluded (mbo, &day);
  g_assert_false (duo_wave_is_open (waves, vo, NULL)); /* a date alone says nothing */
  duo_wave_set_conclusion (mbo, "Verder met vo");
  g_assert_true (duo_wave_is_open (waves, vo, &before));
  g_assert_cmpuint (duo_waves_get_open_sectors (waves), ==, DUO_SECTOR_SET_MBO | DUO_SECTOR_SET_VO);
  g_assert_null (before);
  g_assert_false (duo_wave_is_open (waves, ho, &before));
  g_assert_true (before == vo);
  duo_wave_set_reason (ho, "Hogescholen vragen er zelf om");
  g_assert_true (duo_wave_is_open (waves, ho, NULL));
  g_assert_cmpuint (duo_waves_get_open_sectors (waves), ==, DUO_SECTOR_SET_ALL);
  g_ptr_array_set_size (waves, 0);
  g_assert_cmpuint (duo_waves_get_open_sectors (waves), ==, DUO_SECTOR_SET_ALL);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/funnel/counts-and-weights", test_counts_and_weights);
  g_test_add_func ("/funnel/marks", test_marks);
  g_test_add_func ("/funnel/never-more-than-there-are", test_never_more_than_there_are);
  g_test_add_func ("/funnel/waves-open-in-turn", test_waves_open_in_turn);

  return g_test_run ();
}
