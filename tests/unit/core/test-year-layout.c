/* SPDX-License-Identifier: EUPL-1.2 */
/* The layout of a calendar window: pictures of the design, and properties that hold for any messages. */
#include "duo-year-layout.h"

#include <string.h>

static const DuoSpan year = { 2020 * 12, 2020 * 12 + 11 };

/* Adds a message with one placement; @first and @last: months of 2020, 0 = January, also outside 0..11. */
static DuoMessage *
add_message (GPtrArray *messages, const char *text, DuoSector sector, gint first, gint last)
{
  const DuoPlacement placement = { sector, year.first + first, year.first + last };
  DuoMessage *message = duo_message_new ();

  duo_message_set_id (message, messages->len + 1);
  duo_message_set_text (message, text);
  duo_message_set_placements (message, &placement, 1);
  g_ptr_array_add (messages, message);
  return message;
}

static void
also_place (DuoMessage *message, DuoSector sector, gint first, gint last)
{
  guint n;
  const DuoPlacement *old = duo_message_get_placements (message, &n);
  g_autofree DuoPlacement *placements = g_new (DuoPlacement, n + 1);

  for (guint i = 0; i < n; i++)
    placements[i] = old[i];
  placements[n] = (DuoPlacement) { sector, year.first + first, year.first + last };
  duo_message_set_placements (message, placements, n + 1);
}

static GPtrArray *
new_messages (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

static const DuoLayoutShape *
shape_at (DuoYearLayout *layout, guint i)
{
  g_assert_cmpuint (i, <, layout->shapes->len);
  return &g_array_index (layout->shapes, DuoLayoutShape, i);
}

static const DuoLayoutMore *
more_at (DuoYearLayout *layout, guint i)
{
  g_assert_cmpuint (i, <, layout->more->len);
  return &g_array_index (layout->more, DuoLayoutMore, i);
}

static void
test_empty_year (void)
{
  g_autoptr (GPtrArray) messages = new_messages ();
  g_autoptr (DuoYearLayout) layout = duo_year_layout_new (messages, &year, NULL);

  g_assert_cmpuint (layout->shapes->len, ==, 0);
  g_assert_cmpuint (layout->more->len, ==, 0);
  g_assert_cmpint (layout->span.first, ==, year.first);
  for (guint i = 0; i < DUO_N_SECTORS; i++)
    g_assert_cmpuint (layout->n_lanes[i], ==, 1);
}

static void
test_message_outside_is_not_drawn (void)
{
  g_autoptr (GPtrArray) messages = new_messages ();
  g_autoptr (DuoYearLayout) layout = NULL;

  add_message (messages, "vorig jaar", DUO_SECTOR_VO, -3, -1);
  add_message (messages, "volgend jaar", DUO_SECTOR_VO, 12, 12);
  g_ptr_array_add (messages, duo_message_new ());
  layout = duo_year_layout_new (messages, &year, NULL);

  g_assert_cmpuint (layout->shapes->len, ==, 0);
}

static void
test_stepped_shape_of_the_slide (void)
{
  g_autoptr (GPtrArray) messages = new_messages ();
  g_autoptr (DuoYearLayout) layout = NULL;
  const DuoLayoutShape *shape;

  also_place (add_message (messages, "Afgestudeerd", DUO_SECTOR_MBO, 4, 6), DUO_SECTOR_HO, 5, 7);
  layout = duo_year_layout_new (messages, &year, NULL);

  g_assert_cmpuint (layout->shapes->len, ==, 1);
  shape = shape_at (layout, 0);
  g_assert_cmpuint (shape->n_legs, ==, 2);
  g_assert_cmpuint (shape->sectors, ==, DUO_SECTOR_SET_MBO | DUO_SECTOR_SET_HO);
  g_assert_cmpuint (shape->all_sectors, ==, shape->sectors);
  g_assert_true (shape->months_differ);
  g_assert_cmpint (shape->legs[0].sector, ==, DUO_SECTOR_MBO);
  g_assert_cmpuint (shape->legs[0].first_row, ==, 4);
  g_assert_cmpuint (shape->legs[0].last_row, ==, 6);
  g_assert_cmpint (shape->legs[1].sector, ==, DUO_SECTOR_HO);
  g_assert_cmpuint (shape->legs[1].first_row, ==, 5);
  g_assert_cmpuint (shape->legs[1].last_row, ==, 7);
}

static void
test_equal_months_are_one_rectangle (void)
{
  g_autoptr (GPtrArray) messages = new_messages ();
  g_autoptr (DuoYearLayout) layout = NULL;
  DuoMessage *message = add_message (messages, "Continueren", DUO_SECTOR_VO, 9, 11);

  also_place (message, DUO_SECTOR_MBO, 9, 11);
  also_place (message, DUO_SECTOR_HO, 9, 11);
  layout = duo_year_layout_new (messages, &year, NULL);

  g_assert_cmpuint (layout->shapes->len, ==, 1);
  g_assert_cmpuint (shape_at (layout, 0)->n_legs, ==, 3);
  g_assert_false (shape_at (layout, 0)->months_differ);
}

static void
test_vo_and_ho_are_two_shapes (void)
{
  g_autoptr (GPtrArray) messages = new_messages ();
  g_autoptr (DuoYearLayout) layout = NULL;

  also_place (add_message (messages, "Lesgeld", DUO_SECTOR_VO, 2, 3), DUO_SECTOR_HO, 2, 3);
  layout = duo_year_layout_new (messages, &year, NULL);

  g_assert_cmpuint (layout->shapes->len, ==, 2);
  g_assert_cmpuint (shape_at (layout, 0)->sectors, ==, DUO_SECTOR_SET_VO);
  g_assert_cmpuint (shape_at (layout, 1)->sectors, ==, DUO_SECTOR_SET_HO);
  g_assert_cmpuint (shape_at (layout, 1)->all_sectors, ==, DUO_SECTOR_SET_VO | DUO_SECTOR_SET_HO);
}

static void
test_months_that_only_follow_do_not_join (void)
{
  g_autoptr (GPtrArray) messages = new_messages ();
  g_autoptr (DuoYearLayout) layout = NULL;

  also_place (add_message (messages, "Lesgeld", DUO_SECTOR_MBO, 0, 2), DUO_SECTOR_HO, 3, 5);
  layout = duo_year_layout_new (messages, &year, NULL);

  g_assert_cmpuint (layout->shapes->len, ==, 2);
}

static void
test_narrow_leg_does_not_join (void)
{
  g_autoptr (GPtrArray) messages = new_messages ();
  g_autoptr (DuoYearLayout) layout = NULL;

  also_place (add_message (messages, "Samen", DUO_SECTOR_MBO, 2, 4), DUO_SECTOR_HO, 2, 4);
  add_message (messages, "Ernaast", DUO_SECTOR_HO, 4, 5);
  layout = duo_year_layout_new (messages, &year, NULL);

  g_assert_cmpuint (layout->shapes->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (shape_at (layout, i)->n_legs, ==, 1);
  g_assert_cmpuint (layout->n_lanes[DUO_SECTOR_MBO], ==, 1);
  g_assert_cmpuint (layout->n_lanes[DUO_SECTOR_HO], ==, 2);
}

static void
test_two_runs_in_one_sector_join_once (void)
{
  g_autoptr (GPtrArray) messages = new_messages ();
  g_autoptr (DuoYearLayout) layout = NULL;
  DuoMessage *message = add_message (messages, "Twee keer", DUO_SECTOR_MBO, 0, 1);

  also_place (message, DUO_SECTOR_MBO, 4, 5);
  also_place (message, DUO_SECTOR_HO, 0, 5);
  layout = duo_year_layout_new (messages, &year, NULL);

  g_assert_cmpuint (layout->shapes->len, ==, 2);
  g_assert_cmpuint (shape_at (layout, 0)->n_legs, ==, 2);
  g_assert_cmpuint (shape_at (layout, 1)->n_legs, ==, 1);
  g_assert_cmpuint (shape_at (layout, 1)->legs[0].first_row, ==, 4);
}

static void
test_what_goes_on_is_clipped (void)
{
  g_autoptr (GPtrArray) messages = new_messages ();
  g_autoptr (DuoYearLayout) layout = NULL;
  const DuoLayoutLeg *leg;

  add_message (messages, "Lang", DUO_SECTOR_HO, -2, 13);
  layout = duo_year_layout_new (messages, &year, NULL);

  leg = &shape_at (layout, 0)->legs[0];
  g_assert_cmpuint (leg->first_row, ==, 0);
  g_assert_cmpuint (leg->last_row, ==, 11);
  g_assert_true (leg->from_before);
  g_assert_true (leg->goes_on);
  g_assert_cmpint (leg->first, ==, year.first - 2);
  g_assert_cmpint (leg->last, ==, year.first + 13);
}

static void
test_months_beyond_the_window_differ_too (void)
{
  g_autoptr (GPtrArray) messages = new_messages ();
  g_autoptr (DuoYearLayout) layout = NULL;

  also_place (add_message (messages, "Lang", DUO_SECTOR_MBO, 10, 12), DUO_SECTOR_HO, 10, 13);
  layout = duo_year_layout_new (messages, &year, NULL);

  g_assert_cmpuint (shape_at (layout, 0)->n_legs, ==, 2);
  g_assert_true (shape_at (layout, 0)->months_differ);
}

static void
test_leg_grows_over_free_lanes (void)
{
  g_autoptr (GPtrArray) messages = new_messages ();
  g_autoptr (DuoYearLayout) layout = NULL;

  add_message (messages, "a", DUO_SECTOR_VO, 0, 5); /* lane 0 */
  add_message (messages, "b", DUO_SECTOR_VO, 0, 1); /* lane 1 */
  add_message (messages, "c", DUO_SECTOR_VO, 0, 1); /* lane 2 */
  add_message (messages, "d", DUO_SECTOR_VO, 3, 4); /* lane 1 and 2 */
  layout = duo_year_layout_new (messages, &year, NULL);

  g_assert_cmpuint (layout->shapes->len, ==, 4);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpuint (shape_at (layout, i)->legs[0].lane, ==, i);
      g_assert_cmpuint (shape_at (layout, i)->legs[0].lane_span, ==, 1);
      g_assert_cmpuint (shape_at (layout, i)->legs[0].n_lanes, ==, 3);
    }
  g_assert_cmpuint (shape_at (layout, 3)->legs[0].lane, ==, 1);
  g_assert_cmpuint (shape_at (layout, 3)->legs[0].lane_span, ==, 2);
}

static void
test_crowded_november (void)
{
  const guint max_lanes[DUO_N_SECTORS] = { 2, 2, 2 };
  g_autoptr (GPtrArray) messages = new_messages ();
  g_autoptr (DuoYearLayout) layout = NULL;
  g_autoptr (GPtrArray) cell = NULL;

  add_message (messages, "Inschrijven", DUO_SECTOR_VO, 0, 3);
  add_message (messages, "DigiD", DUO_SECTOR_VO, 10, 11);
  add_message (messages, "Open dagen", DUO_SECTOR_VO, 10, 10);
  add_message (messages, "Numerus fixus", DUO_SECTOR_VO, 10, 12);
  add_message (messages, "Staatsexamen", DUO_SECTOR_VO, 10, 10);
  layout = duo_year_layout_new (messages, &year, max_lanes);

  /* the two that last longest stay */
  g_assert_cmpuint (layout->shapes->len, ==, 3);
  g_assert_cmpuint (shape_at (layout, 0)->message, ==, 0);
  g_assert_false (shape_at (layout, 0)->legs[0].crowded);
  g_assert_cmpuint (shape_at (layout, 1)->message, ==, 3);
  g_assert_true (shape_at (layout, 1)->legs[0].crowded);
  g_assert_cmpuint (shape_at (layout, 2)->message, ==, 1);

  g_assert_cmpuint (layout->more->len, ==, 1);
  g_assert_cmpint (more_at (layout, 0)->sector, ==, DUO_SECTOR_VO);
  g_assert_cmpuint (more_at (layout, 0)->row, ==, 10);
  g_assert_cmpuint (more_at (layout, 0)->hidden, ==, 2);
  g_assert_cmpuint (more_at (layout, 0)->total, ==, 4);
  g_assert_cmpuint (more_at (layout, 0)->n_lanes, ==, 2);

  cell = duo_year_layout_get_cell (messages, &year, DUO_SECTOR_VO, 10);
  g_assert_cmpuint (cell->len, ==, 4);
  g_assert_true (cell->pdata[0] == messages->pdata[3]);
  g_assert_true (cell->pdata[1] == messages->pdata[1]);
  g_assert_true (cell->pdata[2] == messages->pdata[2]);
  g_assert_true (cell->pdata[3] == messages->pdata[4]);
}

static void
test_hidden_is_counted_in_each_month (void)
{
  const guint max_lanes[DUO_N_SECTORS] = { 1, 1, 1 };
  g_autoptr (GPtrArray) messages = new_messages ();
  g_autoptr (DuoYearLayout) layout = NULL;

  add_message (messages, "a", DUO_SECTOR_MBO, 0, 2);
  also_place (add_message (messages, "b", DUO_SECTOR_MBO, 2, 4), DUO_SECTOR_HO, 2, 4);
  add_message (messages, "c", DUO_SECTOR_MBO, 4, 6);
  layout = duo_year_layout_new (messages, &year, max_lanes);

  /* b is hidden for MBO in all its months; its shape for HO still tells both sectors */
  g_assert_cmpuint (layout->shapes->len, ==, 3);
  g_assert_cmpuint (shape_at (layout, 1)->message, ==, 1);
  g_assert_cmpuint (shape_at (layout, 1)->sectors, ==, DUO_SECTOR_SET_HO);
  g_assert_cmpuint (shape_at (layout, 1)->all_sectors, ==, DUO_SECTOR_SET_MBO | DUO_SECTOR_SET_HO);
  g_assert_false (shape_at (layout, 1)->legs[0].crowded);

  /* the button stands beside both others, in the whole of their cluster */
  g_assert_true (shape_at (layout, 0)->legs[0].crowded);
  g_assert_true (shape_at (layout, 2)->legs[0].crowded);
  g_assert_cmpuint (layout->more->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpuint (more_at (layout, i)->row, ==, 2 + i);
      g_assert_cmpuint (more_at (layout, i)->hidden, ==, 1);
    }
  g_assert_cmpuint (more_at (layout, 1)->total, ==, 1);
}

static void
test_school_year (void)
{
  const DuoSpan span = duo_span_school_year (2020);
  g_autoptr (GPtrArray) messages = new_messages ();
  g_autoptr (DuoYearLayout) layout = NULL;

  add_message (messages, "Continueren", DUO_SECTOR_MBO, 9, 12);
  layout = duo_year_layout_new (messages, &span, NULL);

  g_assert_cmpuint (shape_at (layout, 0)->legs[0].first_row, ==, 2);
  g_assert_cmpuint (shape_at (layout, 0)->legs[0].last_row, ==, 5);
  g_assert_false (shape_at (layout, 0)->legs[0].goes_on);
}

/* Messages with up to five placements each, anywhere from a year before to a year after; some without any. */
static GPtrArray *
random_messages (guint n)
{
  GPtrArray *messages = new_messages ();

  for (guint i = 0; i < n; i++)
    {
      DuoMessage *message = duo_message_new ();
      const gint n_placements = g_test_rand_int_range (0, 6);

      duo_message_set_id (message, g_test_rand_bit () ? i + 1 : 0);
      duo_message_set_text (message, g_test_rand_bit () ? "zelfde" : "ander");
      for (gint j = 0; j < n_placements; j++)
        {
          const gint first = g_test_rand_int_range (-12, 24);

          also_place (message, (DuoSector) g_test_rand_int_range (0, DUO_N_SECTORS), first,
                      first + g_test_rand_int_range (0, g_test_rand_bit () ? 3 : 14));
        }
      g_ptr_array_add (messages, message);
    }

  return messages;
}

/* Which of @messages stand in a cell, counted the slow way. */
static guint
count_in_cell (GPtrArray *messages, guint sector, guint row)
{
  guint n = 0;

  for (guint i = 0; i < messages->len; i++)
    {
      guint n_placements;
      const DuoPlacement *placements = duo_message_get_placements (messages->pdata[i], &n_placements);

      for (guint j = 0; j < n_placements; j++)
        n += placements[j].sector == (DuoSector) sector && placements[j].first <= year.first + (gint) row
             && placements[j].last >= year.first + (gint) row;
    }

  return n;
}

/* Every place of a lane is taken at most once; tells how many legs stand in each cell. */
static void
check_lanes (DuoYearLayout *layout, const guint *max_lanes, guint drawn[DUO_N_SECTORS][DUO_LAYOUT_MAX_ROWS])
{
  g_autoptr (GHashTable) taken = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DuoLayoutShape *shape = shape_at (layout, i);

      for (guint j = 0; j < shape->n_legs; j++)
        {
          const DuoLayoutLeg *leg = &shape->legs[j];

          g_assert_cmpuint (leg->first_row, <=, leg->last_row);
          g_assert_cmpuint (leg->last_row, <, 12);
          g_assert_cmpuint (leg->lane_span, >=, 1);
          g_assert_cmpuint (leg->lane + leg->lane_span, <=, leg->n_lanes);
          g_assert_cmpuint (leg->n_lanes, <=, layout->n_lanes[leg->sector]);
          if (max_lanes[leg->sector] > 0)
            g_assert_cmpuint (leg->n_lanes, <=, max_lanes[leg->sector]);

          for (guint row = leg->first_row; row <= leg->last_row; row++)
            {
              drawn[leg->sector][row]++;
              for (guint lane = leg->lane; lane < leg->lane + leg->lane_span; lane++)
                g_assert_true (g_hash_table_add (taken, GUINT_TO_POINTER ((lane * 12 + row) * 3 + leg->sector + 1)));
            }
        }
    }
}

static void
check_shapes (GPtrArray *messages, DuoYearLayout *layout)
{
  for (guint i = 0; i < layout->shapes->len; i++)
    {
      const DuoLayoutShape *shape = shape_at (layout, i);
      DuoSectorSet sectors = DUO_SECTOR_SET_NONE;
      gboolean differ = FALSE;

      g_assert_cmpuint (shape->n_legs, >=, 1);
      g_assert_cmpuint (shape->message, <, messages->len);
      for (guint j = 0; j < shape->n_legs; j++)
        {
          const DuoLayoutLeg *leg = &shape->legs[j];
          const DuoLayoutLeg *before = j > 0 ? &shape->legs[j - 1] : NULL;

          sectors |= 1u << leg->sector;
          if (before == NULL)
            continue;
          g_assert_cmpint (leg->sector, ==, before->sector + 1);
          g_assert_cmpuint (MAX (leg->first_row, before->first_row), <=, MIN (leg->last_row, before->last_row));
          g_assert_cmpuint (leg->n_lanes, ==, 1);
          g_assert_cmpuint (before->n_lanes, ==, 1);
          g_assert_false (leg->crowded || before->crowded);
          differ |= leg->first != before->first || leg->last != before->last;
        }
      g_assert_cmpuint (sectors, ==, shape->sectors);
      g_assert_cmpint (differ, ==, shape->months_differ);
      g_assert_cmpuint (shape->all_sectors, ==, duo_message_get_sectors (messages->pdata[shape->message], &year));
    }
}

static void
check_nothing_is_lost (GPtrArray *messages, DuoYearLayout *layout, guint drawn[DUO_N_SECTORS][DUO_LAYOUT_MAX_ROWS])
{
  guint more = 0;

  for (guint row = 0; row < 12; row++)
    for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
      {
        const guint total = count_in_cell (messages, sector, row);

        if (drawn[sector][row] == total)
          continue;
        g_assert_cmpint (more_at (layout, more)->sector, ==, sector);
        g_assert_cmpuint (more_at (layout, more)->row, ==, row);
        g_assert_cmpuint (more_at (layout, more)->total, ==, total);
        g_assert_cmpuint (more_at (layout, more)->hidden, ==, total - drawn[sector][row]);
        more++;
      }
  g_assert_cmpuint (more, ==, layout->more->len);
}

/* The same messages in another order: the same picture, message for message. */
static void
check_order_does_not_matter (GPtrArray *messages, DuoYearLayout *layout, const guint *max_lanes)
{
  g_autoptr (GPtrArray) shuffled = g_ptr_array_copy (messages, (GCopyFunc) (GCallback) g_object_ref, NULL);
  g_autoptr (DuoYearLayout) other = NULL;

  g_ptr_array_set_free_func (shuffled, g_object_unref);
  for (guint i = shuffled->len; i > 1; i--)
    {
      const gint j = g_test_rand_int_range (0, (gint32) i);
      gpointer swapped = shuffled->pdata[i - 1];

      shuffled->pdata[i - 1] = shuffled->pdata[j];
      shuffled->pdata[j] = swapped;
    }

  other = duo_year_layout_new (shuffled, &year, max_lanes);
  g_assert_cmpuint (other->shapes->len, ==, layout->shapes->len);
  for (guint i = 0; i < other->shapes->len; i++)
    {
      const DuoLayoutShape *a = shape_at (layout, i);
      const DuoLayoutShape *b = shape_at (other, i);

      g_assert_true (messages->pdata[a->message] == shuffled->pdata[b->message]);
      g_assert_cmpuint (a->n_legs, ==, b->n_legs);
      g_assert_cmpmem (a->legs, sizeof a->legs, b->legs, sizeof b->legs);
    }
  g_assert_cmpmem (layout->more->data, layout->more->len * sizeof (DuoLayoutMore), other->more->data,
                   other->more->len * sizeof (DuoLayoutMore));
}

static void
test_properties_of_random_years (void)
{
  for (guint round = 0; round < 300; round++)
    {
      const guint max_lanes[DUO_N_SECTORS] = { (guint) g_test_rand_int_range (0, 4), (guint) g_test_rand_int_range (0, 4),
                                               (guint) g_test_rand_int_range (1, 4) };
      g_autoptr (GPtrArray) messages = random_messages ((guint) g_test_rand_int_range (0, 24));
      g_autoptr (DuoYearLayout) layout = duo_year_layout_new (messages, &year, max_lanes);
      guint drawn[DUO_N_SECTORS][DUO_LAYOUT_MAX_ROWS] = { { 0 } };

      check_lanes (layout, max_lanes, drawn);
      check_shapes (messages, layout);
      check_nothing_is_lost (messages, layout, drawn);
      check_order_does_not_matter (messages, layout, max_lanes);
    }
}

/* Three at once where two fit: the one somebody works on is among the two, in the last lane. */
static void
test_shown_is_not_hidden (void)
{
  const guint max_lanes[] = { 2, 2, 2 };
  g_autoptr (GPtrArray) messages = new_messages ();
  g_autoptr (DuoYearLayout) plain = NULL;
  g_autoptr (DuoYearLayout) showing = NULL;

  for (guint i = 0; i < 3; i++)
    duo_message_set_id (add_message (messages, "november", DUO_SECTOR_VO, 10, 10), 1 + i);
  plain = duo_year_layout_new (messages, &year, max_lanes);
  g_assert_cmpuint (plain->shapes->len, ==, 2);
  g_assert_cmpuint (shape_at (plain, 1)->message, ==, 1);

  showing = duo_year_layout_new_showing (messages, &year, max_lanes, 3);
  g_assert_cmpuint (showing->shapes->len, ==, 2);
  g_assert_cmpuint (shape_at (showing, 0)->message, ==, 0);
  g_assert_cmpuint (shape_at (showing, 1)->message, ==, 2);
  g_assert_cmpuint (shape_at (showing, 1)->legs[0].lane, ==, 1);
  g_assert_cmpuint (more_at (showing, 0)->hidden, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/year-layout/empty-year", test_empty_year);
  g_test_add_func ("/year-layout/message-outside-is-not-drawn", test_message_outside_is_not_drawn);
  g_test_add_func ("/year-layout/stepped-shape-of-the-slide", test_stepped_shape_of_the_slide);
  g_test_add_func ("/year-layout/equal-months-are-one-rectangle", test_equal_months_are_one_rectangle);
  g_test_add_func ("/year-layout/vo-and-ho-are-two-shapes", test_vo_and_ho_are_two_shapes);
  g_test_add_func ("/year-layout/months-that-only-follow-do-not-join", test_months_that_only_follow_do_not_join);
  g_test_add_func ("/year-layout/narrow-leg-does-not-join", test_narrow_leg_does_not_join);
  g_test_add_func ("/year-layout/two-runs-in-one-sector-join-once", test_two_runs_in_one_sector_join_once);
  g_test_add_func ("/year-layout/what-goes-on-is-clipped", test_what_goes_on_is_clipped);
  g_test_add_func ("/year-layout/months-beyond-the-window-differ-too", test_months_beyond_the_window_differ_too);
  g_test_add_func ("/year-layout/leg-grows-over-free-lanes", test_leg_grows_over_free_lanes);
  g_test_add_func ("/year-layout/crowded-november", test_crowded_november);
  g_test_add_func ("/year-layout/hidden-is-counted-in-each-month", test_hidden_is_counted_in_each_month);
  g_test_add_func ("/year-layout/shown-is-not-hidden", test_shown_is_not_hidden);
  g_test_add_func ("/year-layout/school-year", test_school_year);
  g_test_add_func ("/year-layout/properties-of-random-years", test_properties_of_random_years);

  return g_test_run ();
}
