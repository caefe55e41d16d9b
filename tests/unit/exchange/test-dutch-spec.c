/* SPDX-License-Identifier: EUPL-1.2 */
/* Channels in Dutch: what is written is read back as the same. */
#include "duo-dutch-spec.h"

static void
test_every_code_reads_back (void)
{
  for (guint i = 0; i < DUO_N_SPEC_FIELDS; i++)
    {
      const DuoSpecField field = (DuoSpecField) i;
      const DuoSpecInfo *info = duo_spec_field_info (field);

      g_assert_cmpstr (duo_dutch_spec_field (field), !=, "");
      for (gint code = 0; info->codes != NULL && info->codes[code] != NULL; code++)
        {
          g_autoptr (DuoSpecValue) value = duo_spec_value_new (field, info->codes[code]);
          g_autofree char *written = duo_dutch_spec_value (field, value);
          g_autofree char *read = duo_dutch_spec_canonical (field, written);

          g_assert_cmpstr (read, ==, info->codes[code]);
        }
    }
  for (guint i = 0; i < DUO_N_CHANNEL_KINDS; i++)
    {
      DuoChannelKind kind;

      g_assert_true (duo_dutch_channel_kind_parse (duo_dutch_channel_kind ((DuoChannelKind) i), &kind));
      g_assert_cmpuint (kind, ==, i);
      g_assert_true (duo_dutch_channel_kind_parse (duo_channel_kind_to_string ((DuoChannelKind) i), &kind));
      g_assert_cmpuint (kind, ==, i);
    }
}

static void
assert_read (DuoSpecField field, const char *text, const char *expected)
{
  g_autofree char *canonical = duo_dutch_spec_canonical (field, text);

  g_assert_cmpstr (canonical, ==, expected);
}

static void
test_what_people_write (void)
{
  assert_read (DUO_SPEC_ORIENTATION, " Staand ", "portrait");
  assert_read (DUO_SPEC_ORIENTATION, "schuin", NULL);
  assert_read (DUO_SPEC_FORMATS, "MP4, tekst", "mp4,text");
  assert_read (DUO_SPEC_FORMATS, "jpg, bmp", NULL);
  assert_read (DUO_SPEC_PUBLISH_DAYS, "do, ma", "mon,thu");
  assert_read (DUO_SPEC_LINK_ALLOWED, "Ja", "yes");
  assert_read (DUO_SPEC_NEXT_ISSUE, "5-11-2020", "2020-11-05");
  assert_read (DUO_SPEC_NEXT_ISSUE, "nov 2020", NULL);
  assert_read (DUO_SPEC_WIDTH_PX, "1.920", "1920");
  assert_read (DUO_SPEC_WIDTH_PX, "breed", NULL);
}

static void
test_unknown_is_written (void)
{
  g_autoptr (DuoSpecValue) unknown = duo_spec_value_new_unknown ();
  g_autofree char *told = duo_dutch_spec_value (DUO_SPEC_WIDTH_PX, unknown);
  g_autofree char *nothing = duo_dutch_spec_value (DUO_SPEC_WIDTH_PX, NULL);

  g_assert_cmpstr (told, ==, "onbekend");
  g_assert_cmpstr (nothing, ==, "");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/dutch-spec/codes", test_every_code_reads_back);
  g_test_add_func ("/dutch-spec/written", test_what_people_write);
  g_test_add_func ("/dutch-spec/unknown", test_unknown_is_written);
  return g_test_run ();
}
