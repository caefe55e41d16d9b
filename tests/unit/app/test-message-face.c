/* SPDX-License-Identifier: EUPL-1.2 */
/* What of a message can be read in the calendar: title, list, years, link, tag. */
#include "duo-message-drawing.h"

#include <string.h>

static const DuoSpan year = { 2020 * 12, 2020 * 12 + 11 };

static DuoMessageFace *
make_face (const char  *text,
           const char  *link,
           DuoSectorSet tag)
{
  const DuoPlacement october = { DUO_SECTOR_MBO, 2020 * 12 + 9, 2020 * 12 + 11 };
  g_autoptr (DuoCalendarSnapshot) snapshot = g_object_new (DUO_TYPE_CALENDAR_SNAPSHOT, NULL);
  g_autoptr (DuoMessage) message = duo_message_new ();

  duo_message_set_text (message, text);
  duo_message_set_link (message, link);
  duo_message_set_placements (message, &october, 1);
  return duo_message_face_new (message, snapshot, &year, tag);
}

static void
assert_range (const char *text,
              GArray     *ranges,
              guint       place,
              const char *expected)
{
  const DuoTextRange *range;
  g_autofree char *found = NULL;

  g_assert_cmpuint (place, <, ranges->len);
  range = &g_array_index (ranges, DuoTextRange, place);
  found = g_strndup (text + range->start, range->end - range->start);
  g_assert_cmpstr (found, ==, expected);
}

static void
test_list_gets_bullets_and_years (void)
{
  g_autoptr (DuoMessageFace) face
    = make_face ("Continueren:\r\n- lees je bericht over {volgend jaar} goed\n\n* in {jaar}: één keer\nslot", "", 0);

  g_assert_cmpstr (face->title, ==, "Continueren");
  g_assert_cmpstr (face->body, ==, "•\tlees je bericht over 2021 goed\n•\tin 2020: één keer\nslot");
  g_assert_true (face->body_is_list);
  g_assert_cmpuint (face->title_years->len, ==, 0);
  g_assert_cmpuint (face->body_years->len, ==, 2);
  assert_range (face->body, face->body_years, 0, "2021");
  assert_range (face->body, face->body_years, 1, "2020");
}

static void
test_years_in_a_title (void)
{
  g_autoptr (DuoMessageFace) face = make_face ("Lesgeld {jaar}", "", 0);

  g_assert_cmpstr (face->title, ==, "Lesgeld 2020");
  g_assert_null (face->body);
  g_assert_cmpuint (face->title_years->len, ==, 1);
  assert_range (face->title, face->title_years, 0, "2020");
}

static void
test_a_literal_year_is_not_marked (void)
{
  g_autoptr (DuoMessageFace) face = make_face ("Lesgeld 2020", "", 0);

  g_assert_cmpuint (face->title_years->len, ==, 0);
}

static void
test_links_are_said_as_people_do (void)
{
  static const char *const links[][2] = {
    { "https://www.duo.nl/lesgeld/", "duo.nl/lesgeld" },
    { "www.duo.nl/wijzigingshulp", "duo.nl/wijzigingshulp" },
    { "Duo.nl/lesgeld", "duo.nl/lesgeld" },
    { "http://", NULL },
    { "", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autoptr (DuoMessageFace) face = make_face ("Lesgeld betalen", links[i][0], 0);

      g_assert_cmpstr (face->link, ==, links[i][1]);
    }
}

static void
test_tag_names_its_sectors (void)
{
  g_autoptr (DuoMessageFace) face = make_face ("Lesgeld betalen", "", DUO_SECTOR_SET_VO | DUO_SECTOR_SET_HO);
  g_autoptr (DuoMessageFace) bare = make_face ("Lesgeld betalen", "", DUO_SECTOR_SET_NONE);

  g_assert_cmpstr (face->tag, ==, "VO + HO");
  g_assert_null (bare->tag);
  g_assert_false (duo_message_face_equal (face, bare));
}

static void
test_odd_texts (void)
{
  static const char *const texts[] = { "", ":", "\n\n- \n", "- ", "\xe2\x80\xae" "abc", "{jaar}{jaar}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (DuoMessageFace) face = make_face (texts[i], "", 0);

      g_assert_true (g_utf8_validate (face->title, -1, NULL));
      g_assert_true (face->body == NULL || g_utf8_validate (face->body, -1, NULL));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/message-face/list", test_list_gets_bullets_and_years);
  g_test_add_func ("/message-face/title", test_years_in_a_title);
  g_test_add_func ("/message-face/literal", test_a_literal_year_is_not_marked);
  g_test_add_func ("/message-face/link", test_links_are_said_as_people_do);
  g_test_add_func ("/message-face/tag", test_tag_names_its_sectors);
  g_test_add_func ("/message-face/odd", test_odd_texts);

  return g_test_run ();
}
