/* SPDX-License-Identifier: EUPL-1.2 */
/* The small values: sectors, the closed sets and their codes, placements in their normal form. */
#include <string.h>

#include "duo-kinds.h"
#include "duo-placement.h"
#include "duo-uid.h"

static void
test_sector_codes (void)
{
  DuoSector sector = DUO_SECTOR_HO;

  for (guint i = 0; i < DUO_N_SECTORS; i++)
    {
      g_assert_true (duo_sector_parse (duo_sector_to_string ((DuoSector) i), &sector));
      g_assert_cmpint (sector, ==, i);
    }
  g_assert_true (duo_sector_parse ("mBo", &sector));
  g_assert_cmpint (sector, ==, DUO_SECTOR_MBO);
  g_assert_false (duo_sector_parse ("WO", &sector));
  g_assert_false (duo_sector_parse (" VO", &sector));
  g_assert_false (duo_sector_parse ("", &sector));
  g_assert_false (duo_sector_parse (NULL, &sector));
  g_assert_cmpint (sector, ==, DUO_SECTOR_MBO);
}

static void
test_sector_sets (void)
{
  for (guint set = 0; set <= DUO_SECTOR_SET_ALL; set++)
    {
      g_assert_cmpint (duo_sector_set_contains (set, DUO_SECTOR_VO), ==, (set & DUO_SECTOR_SET_VO) != 0);
      g_assert_cmpint (duo_sector_set_contains (set, DUO_SECTOR_MBO), ==, (set & DUO_SECTOR_SET_MBO) != 0);
      g_assert_cmpint (duo_sector_set_contains (set, DUO_SECTOR_HO), ==, (set & DUO_SECTOR_SET_HO) != 0);
    }
}

/* Every code of a set comes back, anything else is refused and changes nothing. */
#define ASSERT_CODES(Type, prefix, n)                              \
  G_STMT_START                                                     \
    {                                                              \
      Type value = (Type) 0;                                       \
                                                                   \
      for (gint i = 0; i < (gint) (n); i++)                        \
        {                                                          \
          g_assert_true (prefix##_parse (prefix##_to_string ((Type) i), &value)); \
          g_assert_cmpint ((gint) value, ==, i);                   \
        }                                                          \
      g_assert_false (prefix##_parse (NULL, &value));              \
      g_assert_false (prefix##_parse ("", &value));                \
      g_assert_false (prefix##_parse ("onbekend", &value));        \
      g_assert_cmpint ((gint) value, ==, (gint) (n) - 1);          \
    }                                                              \
  G_STMT_END

static void
test_codes_of_the_closed_sets (void)
{
  ASSERT_CODES (DuoAudience, duo_audience, DUO_N_AUDIENCES);
  ASSERT_CODES (DuoMessageStatus, duo_message_status, DUO_N_MESSAGE_STATUSES);
  ASSERT_CODES (DuoColour, duo_colour, DUO_N_COLOURS);
  ASSERT_CODES (DuoReviewKind, duo_review_kind, DUO_N_REVIEW_KINDS);
  ASSERT_CODES (DuoObjectKind, duo_object_kind, DUO_N_OBJECT_KINDS);
  ASSERT_CODES (DuoContactRole, duo_contact_role, DUO_N_CONTACT_ROLES);
  ASSERT_CODES (DuoMomentKind, duo_moment_kind, DUO_N_MOMENT_KINDS);
  ASSERT_CODES (DuoAnswer, duo_answer, DUO_N_ANSWERS);
  ASSERT_CODES (DuoOrigin, duo_origin, DUO_N_ORIGINS);
}

/* @given and @expected: placements of three numbers each, ended by -1. */
static void
assert_normal (const gint *given, const gint *expected)
{
  g_autoptr (GArray) placements = g_array_new (FALSE, FALSE, sizeof (DuoPlacement));
  g_autoptr (GArray) wanted = g_array_new (FALSE, FALSE, sizeof (DuoPlacement));

  for (; *given >= 0; given += 3)
    {
      const DuoPlacement placement = { (DuoSector) given[0], given[1], given[2] };

      g_array_append_val (placements, placement);
    }
  for (; *expected >= 0; expected += 3)
    {
      const DuoPlacement placement = { (DuoSector) expected[0], expected[1], expected[2] };

      g_array_append_val (wanted, placement);
    }

  duo_placements_normalise (placements);
  g_assert_true (duo_placements_equal (placements, wanted));
  duo_placements_normalise (placements);
  g_assert_true (duo_placements_equal (placements, wanted));
}

static void
test_placements_have_one_normal_form (void)
{
  assert_normal ((gint[]) { -1 }, (gint[]) { -1 });
  assert_normal ((gint[]) { 0, 5, 5, -1 }, (gint[]) { 0, 5, 5, -1 });
  /* in order of sector, then month */
  assert_normal ((gint[]) { 2, 1, 1, 0, 9, 9, 0, 1, 1, -1 }, (gint[]) { 0, 1, 1, 0, 9, 9, 2, 1, 1, -1 });
  /* overlapping, touching, within, equal */
  assert_normal ((gint[]) { 1, 1, 4, 1, 3, 6, -1 }, (gint[]) { 1, 1, 6, -1 });
  assert_normal ((gint[]) { 1, 4, 6, 1, 1, 3, -1 }, (gint[]) { 1, 1, 6, -1 });
  assert_normal ((gint[]) { 1, 1, 9, 1, 3, 4, 1, 8, 9, -1 }, (gint[]) { 1, 1, 9, -1 });
  assert_normal ((gint[]) { 1, 2, 2, 1, 2, 2, -1 }, (gint[]) { 1, 2, 2, -1 });
  /* a gap of one month stays, so do neighbouring sectors */
  assert_normal ((gint[]) { 1, 1, 2, 1, 4, 5, -1 }, (gint[]) { 1, 1, 2, 1, 4, 5, -1 });
  assert_normal ((gint[]) { 0, 1, 2, 1, 1, 2, -1 }, (gint[]) { 0, 1, 2, 1, 1, 2, -1 });
}

static void
test_normal_form_keeps_every_month (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (GArray) placements = g_array_new (FALSE, FALSE, sizeof (DuoPlacement));
      guint64 before[DUO_N_SECTORS] = { 0 };
      guint64 after[DUO_N_SECTORS] = { 0 };

      for (gint i = g_test_rand_int_range (0, 12); i > 0; i--)
        {
          const gint first = g_test_rand_int_range (0, 40);
          const DuoPlacement placement
            = { (DuoSector) g_test_rand_int_range (0, DUO_N_SECTORS), first, first + g_test_rand_int_range (0, 8) };

          g_array_append_val (placements, placement);
          for (gint month = placement.first; month <= placement.last; month++)
            before[placement.sector] |= G_GUINT64_CONSTANT (1) << month;
        }

      duo_placements_normalise (placements);
      for (guint i = 0; i < placements->len; i++)
        {
          const DuoPlacement *placement = &g_array_index (placements, DuoPlacement, i);

          for (gint month = placement->first; month <= placement->last; month++)
            {
              g_assert_cmpuint (after[placement->sector] & (G_GUINT64_CONSTANT (1) << month), ==, 0);
              after[placement->sector] |= G_GUINT64_CONSTANT (1) << month;
            }
        }
      for (guint i = 0; i < DUO_N_SECTORS; i++)
        g_assert_cmpuint (before[i], ==, after[i]);
    }
}

static void
test_identifiers (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 10000; i++)
    {
      char *uid = duo_uid_new ();

      g_assert_true (g_uuid_string_is_valid (uid));
      g_assert_cmpint (uid[14], ==, '4');
      g_assert_nonnull (strchr ("89ab", uid[19]));
      g_assert_true (g_hash_table_add (seen, uid));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/values/sector-codes", test_sector_codes);
  g_test_add_func ("/values/sector-sets", test_sector_sets);
  g_test_add_func ("/values/codes-of-the-closed-sets", test_codes_of_the_closed_sets);
  g_test_add_func ("/values/placements-have-one-normal-form", test_placements_have_one_normal_form);
  g_test_add_func ("/values/normal-form-keeps-every-month", test_normal_form_keeps_every_month);

  g_test_add_func ("/values/identifiers", test_identifiers);

  return g_test_run ();
}
