/* SPDX-License-Identifier: EUPL-1.2 */
/* The key figures of a month: what counts, where, and how often. */
#include "duo-calendar-content.h"

#define MONTH(y, m) ((y) * 12 + (m) - 1)

typedef struct
{
  DuoCalendarContent *content;
  DuoKeyFigure figures[DUO_N_FIGURES];
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->content = duo_calendar_content_new (MONTH (2020, 10), duo_when_dmy (14, 10, 2020).first, "A. de Vries");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  duo_calendar_content_unref (fixture->content);
}

static DuoMessage *
add_message (Fixture *fixture, DuoMessageStatus status, DuoSectorSet sectors, DuoMonth first, DuoMonth last)
{
  DuoPlacement placements[DUO_N_SECTORS];
  DuoMessage *message = duo_message_new ();
  guint n = 0;

  for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
    if (duo_sector_set_contains (sectors, (DuoSector) sector))
      placements[n++] = (DuoPlacement) { (DuoSector) sector, first, last };
  duo_message_set_status (message, status);
  duo_message_set_placements (message, placements, n);
  g_ptr_array_add (fixture->content->messages, message);
  return message;
}

static void
assert_figure (Fixture *fixture, DuoFigure figure, gint vo, gint mbo, gint ho, gint total, gint year_before)
{
  duo_calendar_content_count (fixture->content, fixture->figures);
  g_assert_cmpint (fixture->figures[figure].figure, ==, figure);
  g_assert_cmpint (fixture->figures[figure].per_sector[DUO_SECTOR_VO], ==, vo);
  g_assert_cmpint (fixture->figures[figure].per_sector[DUO_SECTOR_MBO], ==, mbo);
  g_assert_cmpint (fixture->figures[figure].per_sector[DUO_SECTOR_HO], ==, ho);
  g_assert_cmpint (fixture->figures[figure].total, ==, total);
  g_assert_cmpint (fixture->figures[figure].year_before, ==, year_before);
}

static void
test_a_message_counts_once (Fixture *fixture, gconstpointer data)
{
  add_message (fixture, DUO_MESSAGE_DEFINITE, DUO_SECTOR_SET_MBO | DUO_SECTOR_SET_HO, MONTH (2020, 10), MONTH (2020, 12));
  add_message (fixture, DUO_MESSAGE_CONCEPT, DUO_SECTOR_SET_HO, MONTH (2020, 8), MONTH (2020, 10));

  assert_figure (fixture, DUO_FIGURE_PLANNED, 0, 1, 2, 2, -1);
  assert_figure (fixture, DUO_FIGURE_PLACED, 0, 1, 1, 1, -1);
  assert_figure (fixture, DUO_FIGURE_CONCEPT, 0, 0, 1, 1, -1);
}

static void
test_what_does_not_count (Fixture *fixture, gconstpointer data)
{
  add_message (fixture, DUO_MESSAGE_WITHDRAWN, DUO_SECTOR_SET_ALL, MONTH (2020, 10), MONTH (2020, 10));
  add_message (fixture, DUO_MESSAGE_DEFINITE, DUO_SECTOR_SET_ALL, MONTH (2020, 9), MONTH (2020, 9));
  add_message (fixture, DUO_MESSAGE_DEFINITE, DUO_SECTOR_SET_ALL, MONTH (2020, 11), MONTH (2020, 11));
  duo_message_set_audience (
    add_message (fixture, DUO_MESSAGE_DEFINITE, DUO_SECTOR_SET_ALL, MONTH (2020, 10), MONTH (2020, 10)),
    DUO_AUDIENCE_INSTITUTIONS);

  assert_figure (fixture, DUO_FIGURE_PLANNED, 0, 0, 0, 0, -1);
  assert_figure (fixture, DUO_FIGURE_PLACED, 0, 0, 0, 0, -1);
}

static void
test_not_placed_before_it_begins (Fixture *fixture, gconstpointer data)
{
  fixture->content->month = MONTH (2020, 11);
  add_message (fixture, DUO_MESSAGE_DEFINITE, DUO_SECTOR_SET_VO, MONTH (2020, 11), MONTH (2020, 12));
  add_message (fixture, DUO_MESSAGE_DEFINITE, DUO_SECTOR_SET_HO, MONTH (2020, 10), MONTH (2020, 12));

  assert_figure (fixture, DUO_FIGURE_PLANNED, 1, 0, 1, 2, -1);
  assert_figure (fixture, DUO_FIGURE_PLACED, 0, 0, 1, 1, -1);
  fixture->content->today = duo_when_dmy (1, 11, 2020).first;
  assert_figure (fixture, DUO_FIGURE_PLACED, 1, 0, 1, 2, -1);
}

static void
test_year_before_is_zero_only_when_it_was_kept (Fixture *fixture, gconstpointer data)
{
  add_message (fixture, DUO_MESSAGE_DEFINITE, DUO_SECTOR_SET_VO, MONTH (2019, 3), MONTH (2019, 3));
  assert_figure (fixture, DUO_FIGURE_PLANNED, 0, 0, 0, 0, 0);

  add_message (fixture, DUO_MESSAGE_DEFINITE, DUO_SECTOR_SET_ALL, MONTH (2019, 10), MONTH (2019, 10));
  add_message (fixture, DUO_MESSAGE_CONCEPT, DUO_SECTOR_SET_ALL, MONTH (2019, 10), MONTH (2020, 1));
  assert_figure (fixture, DUO_FIGURE_PLANNED, 0, 0, 0, 0, 2);
  assert_figure (fixture, DUO_FIGURE_PLACED, 0, 0, 0, 0, 1);
  assert_figure (fixture, DUO_FIGURE_CONCEPT, 0, 0, 0, 0, 1);
}

static void
add_milestone (Fixture *fixture, DuoWhen planned, DuoWhen actual)
{
  DuoMilestone *milestone = duo_milestone_new ();

  duo_milestone_set_planned (milestone, &planned);
  duo_milestone_set_actual (milestone, &actual);
  g_ptr_array_add (fixture->content->milestones, milestone);
}

static void
test_milestones_due (Fixture *fixture, gconstpointer data)
{
  assert_figure (fixture, DUO_FIGURE_MILESTONES_DUE, -1, -1, -1, 0, -1);

  add_milestone (fixture, duo_when_dmy (1, 10, 2020), DUO_WHEN_NONE);
  add_milestone (fixture, duo_when_dmy (31, 10, 2020), DUO_WHEN_NONE);
  add_milestone (fixture, duo_when_month (MONTH (2020, 10)), DUO_WHEN_NONE);
  add_milestone (fixture, duo_when_period (duo_when_dmy (1, 9, 2020).first, duo_when_dmy (1, 10, 2020).first), DUO_WHEN_NONE);
  add_milestone (fixture, duo_when_dmy (30, 9, 2020), DUO_WHEN_NONE);
  add_milestone (fixture, duo_when_dmy (1, 11, 2020), DUO_WHEN_NONE);
  add_milestone (fixture, DUO_WHEN_NONE, DUO_WHEN_NONE);
  add_milestone (fixture, duo_when_dmy (9, 10, 2020), duo_when_dmy (9, 10, 2020));
  assert_figure (fixture, DUO_FIGURE_MILESTONES_DUE, -1, -1, -1, 4, -1);
}

static void
add_action (Fixture *fixture, DuoWhen due, DuoWhen done)
{
  DuoAction *action = duo_action_new ();

  duo_action_set_due (action, &due);
  duo_action_set_done (action, &done);
  g_ptr_array_add (fixture->content->actions, action);
}

static void
test_actions_open_and_late (Fixture *fixture, gconstpointer data)
{
  add_action (fixture, duo_when_dmy (13, 10, 2020), DUO_WHEN_NONE);
  add_action (fixture, duo_when_dmy (14, 10, 2020), DUO_WHEN_NONE);
  add_action (fixture, DUO_WHEN_NONE, DUO_WHEN_NONE);
  add_action (fixture, duo_when_dmy (1, 10, 2020), duo_when_dmy (5, 10, 2020));

  assert_figure (fixture, DUO_FIGURE_ACTIONS_OPEN, -1, -1, -1, 3, -1);
  assert_figure (fixture, DUO_FIGURE_ACTIONS_LATE, -1, -1, -1, 1, -1);
}

#define ADD(name, func) g_test_add ("/calendar-figures/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("a-message-counts-once", test_a_message_counts_once);
  ADD ("what-does-not-count", test_what_does_not_count);
  ADD ("not-placed-before-it-begins", test_not_placed_before_it_begins);
  ADD ("year-before-is-zero-only-when-it-was-kept", test_year_before_is_zero_only_when_it_was_kept);
  ADD ("milestones-due", test_milestones_due);
  ADD ("actions-open-and-late", test_actions_open_and_late);

  return g_test_run ();
}
