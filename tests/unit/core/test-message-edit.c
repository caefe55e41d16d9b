/* SPDX-License-Identifier: EUPL-1.2 */
/* What gestures and keys make of a message's placements. */
#include "duo-message-edit.h"

#define M(month) (2020 * 12 + (month) - 1)

static const DuoSpan year = { M (1), M (12) };

static DuoMessage *
message_new (const DuoPlacement *placements,
             guint               n_placements)
{
  DuoMessage *message = duo_message_new ();

  duo_message_set_text (message, "Afgestudeerd gefeliciteerd!");
  duo_message_set_placements (message, placements, n_placements);
  return message;
}

static void
assert_placement (DuoMessage *message,
                  guint       place,
                  DuoSector   sector,
                  DuoMonth    first,
                  DuoMonth    last)
{
  guint n_placements = 0;
  const DuoPlacement *placements = duo_message_get_placements (message, &n_placements);

  g_assert_cmpuint (place, <, n_placements);
  g_assert_cmpint (placements[place].sector, ==, sector);
  g_assert_cmpint (placements[place].first, ==, first);
  g_assert_cmpint (placements[place].last, ==, last);
}

static void
assert_n_placements (DuoMessage *message,
                     guint       expected)
{
  guint n_placements = 0;

  duo_message_get_placements (message, &n_placements);
  g_assert_cmpuint (n_placements, ==, expected);
}

/* "Afgestudeerd": MBO May-July, HO June-August; one shape. */
static DuoMessage *
graduated_new (DuoMessagePart *part)
{
  const DuoPlacement placements[] = { { DUO_SECTOR_MBO, M (5), M (7) }, { DUO_SECTOR_HO, M (6), M (8) } };

  part->sectors = DUO_SECTOR_SET_MBO | DUO_SECTOR_SET_HO;
  part->months.first = M (5);
  part->months.last = M (8);
  return message_new (placements, G_N_ELEMENTS (placements));
}

static void
test_move_keeps_each_sectors_own_months (void)
{
  DuoMessagePart part;
  g_autoptr (DuoMessage) message = graduated_new (&part);

  g_assert_true (duo_message_edit_move (message, &part, 1, 0, &year));
  assert_placement (message, 0, DUO_SECTOR_MBO, M (6), M (8));
  assert_placement (message, 1, DUO_SECTOR_HO, M (7), M (9));
}

static void
test_move_to_other_sectors (void)
{
  DuoMessagePart part;
  g_autoptr (DuoMessage) message = graduated_new (&part);

  g_assert_true (duo_message_edit_move (message, &part, 0, -1, &year));
  assert_placement (message, 0, DUO_SECTOR_VO, M (5), M (7));
  assert_placement (message, 1, DUO_SECTOR_MBO, M (6), M (8));
}

static void
test_move_stops_at_the_outer_sectors (void)
{
  DuoMessagePart part;
  g_autoptr (DuoMessage) message = graduated_new (&part);

  g_assert_false (duo_message_edit_move (message, &part, 0, 2, &year));
  g_assert_true (duo_message_edit_move (message, &part, 0, -2, &year));
  assert_placement (message, 0, DUO_SECTOR_VO, M (5), M (7));
}

static void
test_move_keeps_the_begin_in_the_window (void)
{
  DuoMessagePart part;
  g_autoptr (DuoMessage) message = graduated_new (&part);

  g_assert_true (duo_message_edit_move (message, &part, -7, 0, &year));
  assert_placement (message, 0, DUO_SECTOR_MBO, M (1), M (3));
  assert_placement (message, 1, DUO_SECTOR_HO, M (2), M (4));

  part.months.first = M (1);
  part.months.last = M (4);
  g_assert_false (duo_message_edit_move (message, &part, -1, 0, &year));
  g_assert_true (duo_message_edit_move (message, &part, 20, 0, &year));
  assert_placement (message, 1, DUO_SECTOR_HO, M (12), M (14));
}

static void
test_move_of_what_began_before_the_window (void)
{
  const DuoPlacement placement = { DUO_SECTOR_VO, M (-1), M (2) };
  const DuoMessagePart part = { DUO_SECTOR_SET_VO, { M (1), M (2) } };
  g_autoptr (DuoMessage) message = message_new (&placement, 1);

  g_assert_false (duo_message_edit_move (message, &part, -1, 0, &year));
  g_assert_true (duo_message_edit_move (message, &part, 1, 0, &year));
  assert_placement (message, 0, DUO_SECTOR_VO, M (0), M (3));
}

static void
test_move_leaves_another_run_alone (void)
{
  const DuoPlacement placements[] = { { DUO_SECTOR_VO, M (1), M (2) }, { DUO_SECTOR_VO, M (9), M (9) } };
  const DuoMessagePart part = { DUO_SECTOR_SET_VO, { M (1), M (2) } };
  g_autoptr (DuoMessage) message = message_new (placements, 2);

  g_assert_true (duo_message_edit_move (message, &part, 2, 0, &year));
  assert_placement (message, 0, DUO_SECTOR_VO, M (3), M (4));
  assert_placement (message, 1, DUO_SECTOR_VO, M (9), M (9));
}

static void
test_move_joins_with_a_run_it_meets (void)
{
  const DuoPlacement placements[] = { { DUO_SECTOR_VO, M (1), M (2) }, { DUO_SECTOR_VO, M (4), M (4) } };
  const DuoMessagePart part = { DUO_SECTOR_SET_VO, { M (1), M (2) } };
  g_autoptr (DuoMessage) message = message_new (placements, 2);

  g_assert_true (duo_message_edit_move (message, &part, 1, 0, &year));
  assert_n_placements (message, 1);
  assert_placement (message, 0, DUO_SECTOR_VO, M (2), M (4));
}

static void
test_twin_in_a_far_sector_moves_along (void)
{
  const DuoPlacement placements[] = { { DUO_SECTOR_VO, M (3), M (4) }, { DUO_SECTOR_HO, M (3), M (4) } };
  const DuoMessagePart part = { DUO_SECTOR_SET_VO, { M (3), M (4) } };
  g_autoptr (DuoMessage) message = message_new (placements, 2);

  g_assert_true (duo_message_edit_move (message, &part, 1, 0, &year));
  assert_placement (message, 0, DUO_SECTOR_VO, M (4), M (5));
  assert_placement (message, 1, DUO_SECTOR_HO, M (4), M (5));
}

static void
test_stretch_end (void)
{
  DuoMessagePart part;
  g_autoptr (DuoMessage) message = graduated_new (&part);

  g_assert_true (duo_message_edit_stretch_end (message, &part, 1, &year));
  assert_placement (message, 0, DUO_SECTOR_MBO, M (5), M (8));
  assert_placement (message, 1, DUO_SECTOR_HO, M (6), M (9));
  g_assert_true (duo_message_edit_stretch_end (message, &part, 8, &year));
  assert_placement (message, 1, DUO_SECTOR_HO, M (6), M (17));
  g_assert_true (duo_message_edit_stretch_end (message, &part, -30, &year));
  assert_placement (message, 0, DUO_SECTOR_MBO, M (5), M (5));
  assert_placement (message, 1, DUO_SECTOR_HO, M (6), M (6));
}

static void
test_stretch_end_of_one_sector (void)
{
  DuoMessagePart part;
  g_autoptr (DuoMessage) message = graduated_new (&part);

  part.sectors = DUO_SECTOR_SET_HO;
  g_assert_true (duo_message_edit_stretch_end (message, &part, 1, &year));
  assert_placement (message, 0, DUO_SECTOR_MBO, M (5), M (7));
  assert_placement (message, 1, DUO_SECTOR_HO, M (6), M (9));
}

static void
test_stretch_end_keeps_a_month_in_the_window (void)
{
  const DuoPlacement placement = { DUO_SECTOR_VO, M (-1), M (2) };
  const DuoMessagePart part = { DUO_SECTOR_SET_VO, { M (1), M (2) } };
  g_autoptr (DuoMessage) message = message_new (&placement, 1);

  g_assert_true (duo_message_edit_stretch_end (message, &part, -3, &year));
  assert_placement (message, 0, DUO_SECTOR_VO, M (-1), M (1));
}

static void
test_stretch_begin (void)
{
  DuoMessagePart part;
  g_autoptr (DuoMessage) message = graduated_new (&part);

  g_assert_true (duo_message_edit_stretch_begin (message, &part, -9, &year));
  assert_placement (message, 0, DUO_SECTOR_MBO, M (1), M (7));
  assert_placement (message, 1, DUO_SECTOR_HO, M (1), M (8));
  g_assert_true (duo_message_edit_stretch_begin (message, &part, 30, &year));
  assert_placement (message, 0, DUO_SECTOR_MBO, M (7), M (7));
  assert_placement (message, 1, DUO_SECTOR_HO, M (8), M (8));
}

static void
test_sector_is_put_in_and_taken_out (void)
{
  DuoMessagePart part;
  g_autoptr (DuoMessage) message = graduated_new (&part);

  g_assert_true (duo_message_edit_toggle_sector (message, &part, DUO_SECTOR_VO));
  assert_placement (message, 0, DUO_SECTOR_VO, M (5), M (8));
  g_assert_true (duo_message_edit_toggle_sector (message, &part, DUO_SECTOR_VO));
  assert_n_placements (message, 2);
  g_assert_true (duo_message_edit_toggle_sector (message, &part, DUO_SECTOR_MBO));
  assert_n_placements (message, 1);
  part.sectors = DUO_SECTOR_SET_HO;
  g_assert_false (duo_message_edit_toggle_sector (message, &part, DUO_SECTOR_HO));
  assert_n_placements (message, 1);
}

static void
test_a_part_that_is_gone_changes_nothing (void)
{
  const DuoMessagePart gone = { DUO_SECTOR_SET_VO, { M (1), M (12) } };
  DuoMessagePart part;
  DuoSpan months = { 0, 0 };
  g_autoptr (DuoMessage) message = graduated_new (&part);

  g_assert_false (duo_message_edit_get_months (message, &gone, &months));
  g_assert_false (duo_message_edit_move (message, &gone, 1, 0, &year));
  g_assert_false (duo_message_edit_toggle_sector (message, &gone, DUO_SECTOR_VO));
  g_assert_true (duo_message_edit_get_months (message, &part, &months));
  g_assert_cmpint (months.first, ==, M (5));
  g_assert_cmpint (months.last, ==, M (8));
}

/* Continues from November into January of the next year: the window sees two months of it. */
static void
test_row_leaves_other_years_alone (void)
{
  const DuoPlacement placement = { DUO_SECTOR_HO, M (11), M (13) };
  g_autoptr (DuoMessage) message = duo_message_new ();

  duo_message_set_placements (message, &placement, 1);
  g_assert_cmphex (duo_message_edit_get_row (message, DUO_SECTOR_HO, &year), ==, 0xc00);
  g_assert_cmphex (duo_message_edit_get_row (message, DUO_SECTOR_VO, &year), ==, 0);

  g_assert_false (duo_message_edit_set_row (message, DUO_SECTOR_HO, &year, 0xc00));
  g_assert_true (duo_message_edit_set_row (message, DUO_SECTOR_HO, &year, 0x401));
  assert_placement (message, 0, DUO_SECTOR_HO, M (1), M (1));
  assert_placement (message, 1, DUO_SECTOR_HO, M (11), M (11));
  assert_placement (message, 2, DUO_SECTOR_HO, M (13), M (13));

  g_assert_true (duo_message_edit_set_row (message, DUO_SECTOR_HO, &year, 0));
  assert_n_placements (message, 1);
}

static void
test_range_takes_the_place_of_what_was_there (void)
{
  const DuoPlacement placements[] = { { DUO_SECTOR_VO, M (2), M (3) }, { DUO_SECTOR_VO, M (9), M (9) } };
  const DuoSpan range = { M (12), M (13) };
  g_autoptr (DuoMessage) message = duo_message_new ();

  duo_message_set_placements (message, placements, G_N_ELEMENTS (placements));
  g_assert_true (duo_message_edit_set_range (message, DUO_SECTOR_VO, &year, &range));
  assert_n_placements (message, 1);
  assert_placement (message, 0, DUO_SECTOR_VO, M (12), M (13));
  g_assert_false (duo_message_edit_set_range (message, DUO_SECTOR_VO, &year, &range));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/message-edit/move/own-months", test_move_keeps_each_sectors_own_months);
  g_test_add_func ("/message-edit/move/sectors", test_move_to_other_sectors);
  g_test_add_func ("/message-edit/move/outer-sectors", test_move_stops_at_the_outer_sectors);
  g_test_add_func ("/message-edit/move/window", test_move_keeps_the_begin_in_the_window);
  g_test_add_func ("/message-edit/move/from-before", test_move_of_what_began_before_the_window);
  g_test_add_func ("/message-edit/move/other-run", test_move_leaves_another_run_alone);
  g_test_add_func ("/message-edit/move/joins", test_move_joins_with_a_run_it_meets);
  g_test_add_func ("/message-edit/move/twin", test_twin_in_a_far_sector_moves_along);
  g_test_add_func ("/message-edit/stretch/end", test_stretch_end);
  g_test_add_func ("/message-edit/stretch/one-sector", test_stretch_end_of_one_sector);
  g_test_add_func ("/message-edit/stretch/window", test_stretch_end_keeps_a_month_in_the_window);
  g_test_add_func ("/message-edit/stretch/begin", test_stretch_begin);
  g_test_add_func ("/message-edit/sector", test_sector_is_put_in_and_taken_out);
  g_test_add_func ("/message-edit/gone", test_a_part_that_is_gone_changes_nothing);

  g_test_add_func ("/message-edit/row/other-years", test_row_leaves_other_years_alone);
  g_test_add_func ("/message-edit/range", test_range_takes_the_place_of_what_was_there);

  return g_test_run ();
}
