/* SPDX-License-Identifier: EUPL-1.2 */
/* Answers about channels: each type of value, the table of fields, and what counts when a profile is asked too. */
#include <string.h>

#include "duo-specs.h"

static void
assert_canonical (DuoSpecField field, const char *text, const char *expected)
{
  g_autofree char *canonical = duo_spec_canonical (field, text);

  g_assert_cmpstr (canonical, ==, expected);
}

static void
test_table_is_whole (void)
{
  g_autoptr (GHashTable) ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < DUO_N_SPEC_FIELDS; i++)
    {
      const DuoSpecInfo *info = duo_spec_field_info ((DuoSpecField) i);
      DuoSpecField back;
      gboolean used = FALSE;

      g_assert_nonnull (info->id);
      g_assert_true (g_hash_table_add (ids, (gpointer) info->id));
      g_assert_true (duo_spec_field_parse (info->id, &back));
      g_assert_cmpuint (back, ==, i);
      g_assert_cmpuint (strlen (info->use), ==, DUO_N_CHANNEL_KINDS);
      g_assert_true (info->type != DUO_SPEC_TYPE_INTEGER || info->least < info->most);
      g_assert_true ((info->codes != NULL) == (info->type == DUO_SPEC_TYPE_CHOICE || info->type == DUO_SPEC_TYPE_SET));
      for (guint kind = 0; kind < DUO_N_CHANNEL_KINDS; kind++)
        {
          g_assert_nonnull (strchr ("DAIdai-", info->use[kind]));
          used = used || info->use[kind] != '-';
        }
      g_assert_true (used);
    }
  g_assert_cmpint (duo_spec_field_find_code (DUO_SPEC_FORMATS, "text"), ==, DUO_FORMAT_TEXT);
  g_assert_cmpint (duo_spec_field_find_code (DUO_SPEC_VIDEO_CODEC, "mpeg2"), ==, DUO_CODEC_MPEG2);
  g_assert_cmpint (duo_spec_field_find_code (DUO_SPEC_DELIVERY_METHOD, "api"), ==, DUO_DELIVERY_API);
  g_assert_cmpint (duo_spec_field_find_code (DUO_SPEC_AUDIO, "required"), ==, DUO_AUDIO_REQUIRED);
  g_assert_cmpint (duo_spec_field_find_code (DUO_SPEC_ORIENTATION, "square"), ==, DUO_ORIENTATION_SQUARE);
}

static void
test_deciding_fields (void)
{
  g_assert_cmpint (duo_spec_field_weight (DUO_SPEC_ORIENTATION, DUO_CHANNEL_SCREEN), ==, DUO_SPEC_DECIDING);
  g_assert_cmpint (duo_spec_field_weight (DUO_SPEC_ASPECT, DUO_CHANNEL_SCREEN), ==, DUO_SPEC_DECIDING);
  g_assert_cmpint (duo_spec_field_weight (DUO_SPEC_FORMATS, DUO_CHANNEL_SCREEN), ==, DUO_SPEC_DECIDING);
  g_assert_cmpint (duo_spec_field_weight (DUO_SPEC_MAX_FILE_KB, DUO_CHANNEL_SCREEN), ==, DUO_SPEC_ADVISORY);
  g_assert_cmpint (duo_spec_field_weight (DUO_SPEC_WIDTH_PX, DUO_CHANNEL_NEWSLETTER), ==, DUO_SPEC_DECIDING);
  g_assert_cmpint (duo_spec_field_weight (DUO_SPEC_BODY_MAX_CHARS, DUO_CHANNEL_APP), ==, DUO_SPEC_DECIDING);
  g_assert_cmpint (duo_spec_field_weight (DUO_SPEC_BODY_MAX_CHARS, DUO_CHANNEL_SCREEN), ==, DUO_SPEC_NOT_APPLICABLE);
  g_assert_cmpint (duo_spec_field_weight (DUO_SPEC_DPI, DUO_CHANNEL_SCREEN), ==, DUO_SPEC_INFORMATION);
  g_assert_true (duo_spec_field_is_core (DUO_SPEC_FORMATS, DUO_CHANNEL_SCREEN));
  g_assert_false (duo_spec_field_is_core (DUO_SPEC_FPS, DUO_CHANNEL_SCREEN));
  g_assert_true (duo_channel_kind_is_drawn (DUO_CHANNEL_SCREEN));
  g_assert_false (duo_channel_kind_is_drawn (DUO_CHANNEL_APP));
}

static void
test_values_of_each_type (void)
{
  assert_canonical (DUO_SPEC_WIDTH_PX, " 1920 ", "1920");
  assert_canonical (DUO_SPEC_MAX_FILE_KB, "51.200", "51200");
  assert_canonical (DUO_SPEC_MAX_FILE_KB, "51 200", "51200");
  assert_canonical (DUO_SPEC_MAX_FILE_KB, "51.20", NULL);
  assert_canonical (DUO_SPEC_MAX_FILE_KB, "5120.200", NULL);
  assert_canonical (DUO_SPEC_MAX_FILE_KB, "0", NULL);
  assert_canonical (DUO_SPEC_MAX_FILE_KB, "99999999999999999999", NULL);
  assert_canonical (DUO_SPEC_WIDTH_PX, "16385", NULL);
  assert_canonical (DUO_SPEC_WIDTH_PX, "-1", NULL);
  assert_canonical (DUO_SPEC_WIDTH_PX, "", NULL);
  assert_canonical (DUO_SPEC_WIDTH_PX, "1920px", NULL);
  assert_canonical (DUO_SPEC_FORMATS, "MP4; .jpg, jpg", "jpg,mp4");
  assert_canonical (DUO_SPEC_FORMATS, "jpg/mp4", "jpg,mp4");
  assert_canonical (DUO_SPEC_FORMATS, "jpg,bmp", NULL);
  assert_canonical (DUO_SPEC_FORMATS, " , ", NULL);
  assert_canonical (DUO_SPEC_LANGUAGE, "en nl", "nl,en");
  assert_canonical (DUO_SPEC_ORIENTATION, "Portrait", "portrait");
  assert_canonical (DUO_SPEC_ORIENTATION, "staand", NULL);
  assert_canonical (DUO_SPEC_ASPECT, "16 : 9", "16:9");
  assert_canonical (DUO_SPEC_ASPECT, "16", NULL);
  assert_canonical (DUO_SPEC_ASPECT, "0:9", NULL);
  assert_canonical (DUO_SPEC_NEXT_ISSUE, "2020-11-05", "2020-11-05");
  assert_canonical (DUO_SPEC_NEXT_ISSUE, "2020-02-30", NULL);
  assert_canonical (DUO_SPEC_SYSTEM, " Netpresenter ", "Netpresenter");
  assert_canonical (DUO_SPEC_SYSTEM, "two\nlines", NULL);
  assert_canonical (DUO_SPEC_DELIVERY_CONTACT, "Jan", NULL);
  assert_canonical (DUO_SPEC_DELIVERY_CONTACT, "9A0E2A46-6F8C-4B0D-9D55-0C7E3B7E8C11", "9a0e2a46-6f8c-4b0d-9d55-0c7e3b7e8c11");
  assert_canonical (DUO_SPEC_SYSTEM, NULL, NULL);
}

static void
test_value_keeps_words (void)
{
  g_autoptr (DuoSpecValue) value
    = duo_spec_value_new_told (FALSE, DUO_SPEC_DURATION_S, NULL, "weet de conciërge", DUO_ORIGIN_PHONE, 737000);
  g_autoptr (DuoSpecValue) copy = duo_spec_value_copy (value);

  g_assert_true (duo_spec_value_equal (value, copy));
  g_assert_false (copy->known);
  g_assert_cmpstr (copy->words, ==, "weet de conciërge");
  copy->confirmed_on++;
  g_assert_false (duo_spec_value_equal (value, copy));
  g_assert_null (duo_spec_value_new (DUO_SPEC_DURATION_S, "tien"));
}

static void
test_own_answer_counts_before_profile (void)
{
  g_autoptr (DuoSpecs) own = duo_specs_new ();
  g_autoptr (DuoSpecs) profile = duo_specs_new ();
  DuoSpecOrigin origin;

  g_assert_true (duo_specs_set_known (profile, DUO_SPEC_DURATION_S, "10"));
  g_assert_true (duo_specs_set_known (profile, DUO_SPEC_FPS, "25"));
  duo_specs_set_unknown (own, DUO_SPEC_DURATION_S);

  g_assert_false (duo_specs_effective (own, profile, DUO_SPEC_DURATION_S, &origin)->known);
  g_assert_cmpint (origin, ==, DUO_SPEC_OWN);
  g_assert_cmpstr (duo_specs_effective (own, profile, DUO_SPEC_FPS, &origin)->text, ==, "25");
  g_assert_cmpint (origin, ==, DUO_SPEC_INHERITED);
  g_assert_null (duo_specs_effective (own, profile, DUO_SPEC_AUDIO, &origin));
  g_assert_cmpint (origin, ==, DUO_SPEC_NOT_ASKED);
  g_assert_null (duo_specs_effective (own, NULL, DUO_SPEC_FPS, NULL));
}

static void
test_orientation_follows_from_size (void)
{
  g_autoptr (DuoSpecs) own = duo_specs_new ();
  DuoEffectiveSpecs specs;

  duo_specs_set_known (own, DUO_SPEC_WIDTH_PX, "1080");
  duo_specs_set_known (own, DUO_SPEC_HEIGHT_PX, "1920");
  duo_specs_set_known (own, DUO_SPEC_TITLE_MAX_CHARS, "30"); /* not asked of a screen */
  duo_effective_specs_init (&specs, DUO_CHANNEL_SCREEN, own, NULL);
  g_assert_cmpint (specs.number[DUO_SPEC_ORIENTATION], ==, DUO_ORIENTATION_PORTRAIT);
  g_assert_cmpint (specs.origin[DUO_SPEC_ORIENTATION], ==, DUO_SPEC_DERIVED);
  g_assert_cmpint (specs.number[DUO_SPEC_ASPECT], ==, duo_spec_ratio (9, 16));
  g_assert_cmpint (specs.state[DUO_SPEC_TITLE_MAX_CHARS], ==, DUO_SPEC_STATE_NOT_ASKED);
  g_assert_cmpuint (specs.problems, ==, 0);

  duo_specs_set_known (own, DUO_SPEC_ORIENTATION, "landscape");
  duo_effective_specs_init (&specs, DUO_CHANNEL_SCREEN, own, NULL);
  g_assert_cmpint (specs.number[DUO_SPEC_ORIENTATION], ==, DUO_ORIENTATION_PORTRAIT);
  g_assert_cmpuint (specs.problems, ==, DUO_SPEC_PROBLEM_ORIENTATION);
}

static void
test_turned_screen_of_a_profile (void)
{
  g_autoptr (DuoSpecs) own = duo_specs_new ();
  g_autoptr (DuoSpecs) profile = duo_specs_new ();
  DuoEffectiveSpecs specs;

  duo_specs_set_known (profile, DUO_SPEC_WIDTH_PX, "1920");
  duo_specs_set_known (profile, DUO_SPEC_HEIGHT_PX, "1080");
  duo_specs_set_known (own, DUO_SPEC_ORIENTATION, "portrait");
  duo_effective_specs_init (&specs, DUO_CHANNEL_SCREEN, own, profile);
  g_assert_cmpint (specs.number[DUO_SPEC_ORIENTATION], ==, DUO_ORIENTATION_PORTRAIT);
  g_assert_cmpint (specs.origin[DUO_SPEC_ORIENTATION], ==, DUO_SPEC_OWN);
  g_assert_cmpint (specs.state[DUO_SPEC_WIDTH_PX], ==, DUO_SPEC_STATE_UNKNOWN);
  g_assert_cmpuint (specs.problems, ==, DUO_SPEC_PROBLEM_ORIENTATION);
}

static void
test_problems_of_size (void)
{
  g_autoptr (DuoSpecs) own = duo_specs_new ();
  DuoEffectiveSpecs specs;

  duo_specs_set_known (own, DUO_SPEC_WIDTH_PX, "1366");
  duo_effective_specs_init (&specs, DUO_CHANNEL_SCREEN, own, NULL);
  g_assert_cmpuint (specs.problems, ==, DUO_SPEC_PROBLEM_HALF_SIZE);
  duo_effective_specs_init (&specs, DUO_CHANNEL_NEWSLETTER, own, NULL);
  g_assert_cmpuint (specs.problems, ==, 0);

  duo_specs_set_known (own, DUO_SPEC_HEIGHT_PX, "768");
  duo_specs_set_known (own, DUO_SPEC_ASPECT, "16:9");
  duo_specs_set_known (own, DUO_SPEC_SAFE_BOTTOM_PX, "384");
  duo_effective_specs_init (&specs, DUO_CHANNEL_SCREEN, own, NULL);
  g_assert_cmpuint (specs.problems, ==, DUO_SPEC_PROBLEM_MARGIN);

  duo_specs_set_known (own, DUO_SPEC_ASPECT, "4:3");
  duo_specs_set_known (own, DUO_SPEC_SAFE_BOTTOM_PX, "383");
  duo_effective_specs_init (&specs, DUO_CHANNEL_SCREEN, own, NULL);
  g_assert_cmpuint (specs.problems, ==, DUO_SPEC_PROBLEM_ASPECT);
  g_assert_cmpint (specs.number[DUO_SPEC_ASPECT], ==, duo_spec_ratio (683, 384));
}

static void
test_undecided (void)
{
  g_autoptr (DuoSpecs) own = duo_specs_new ();
  DuoEffectiveSpecs specs;
  DuoSpecField field;

  duo_effective_specs_init (&specs, DUO_CHANNEL_SCREEN, own, NULL);
  g_assert_true (duo_effective_specs_find_undecided (&specs, &field));
  g_assert_cmpint (field, ==, DUO_SPEC_ORIENTATION);

  duo_specs_set_known (own, DUO_SPEC_ASPECT, "9:16");
  duo_specs_set_unknown (own, DUO_SPEC_FORMATS);
  duo_effective_specs_init (&specs, DUO_CHANNEL_SCREEN, own, NULL);
  g_assert_true (duo_effective_specs_find_undecided (&specs, &field));
  g_assert_cmpint (field, ==, DUO_SPEC_FORMATS);

  duo_specs_take (own, DUO_SPEC_ASPECT, NULL);
  duo_specs_set_known (own, DUO_SPEC_ORIENTATION, "portrait");
  duo_specs_set_known (own, DUO_SPEC_FORMATS, "jpg");
  duo_effective_specs_init (&specs, DUO_CHANNEL_SCREEN, own, NULL);
  g_assert_false (duo_effective_specs_find_undecided (&specs, NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/specs/table", test_table_is_whole);
  g_test_add_func ("/specs/deciding", test_deciding_fields);
  g_test_add_func ("/specs/values", test_values_of_each_type);
  g_test_add_func ("/specs/words", test_value_keeps_words);
  g_test_add_func ("/specs/own-before-profile", test_own_answer_counts_before_profile);
  g_test_add_func ("/specs/orientation", test_orientation_follows_from_size);
  g_test_add_func ("/specs/turned", test_turned_screen_of_a_profile);
  g_test_add_func ("/specs/problems", test_problems_of_size);
  g_test_add_func ("/specs/undecided", test_undecided);
  return g_test_run ();
}
