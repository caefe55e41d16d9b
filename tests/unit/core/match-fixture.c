/* SPDX-License-Identifier: EUPL-1.2 */
/* Materials and channels from the words in which tests/fixtures/matching has them. */
#include "match-fixture.h"

#include <string.h>

#include "duo-when.h"

static guint32
day_of (const char *text)
{
  guint32 day = 0;

  g_assert_true (duo_day_parse (text, &day));
  return day;
}

/* "jpg 1920x1080 kb=900 alt lang=nl" */
void
match_fixture_material (const char *words, DuoMatchMaterial *material)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  DuoMediaFacts facts = { 0 };

  memset (material, 0, sizeof *material);
  material->codec = -1;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *equals = strchr (parts[i], '=');
      const char *value = equals != NULL ? equals + 1 : "";
      g_autofree char *key = equals != NULL ? g_strndup (parts[i], (gsize) (equals - parts[i])) : g_strdup (parts[i]);

      if (*parts[i] == '\0')
        continue;
      if (facts.format == DUO_MEDIA_FORMAT_UNKNOWN)
        g_assert_true (duo_media_format_parse (parts[i], &facts.format));
      else if (g_ascii_isdigit (*parts[i]))
        {
          facts.width = (gint) g_ascii_strtoll (parts[i], NULL, 10);
          facts.height = (gint) g_ascii_strtoll (strchr (parts[i], 'x') + 1, NULL, 10);
        }
      else if (g_str_equal (key, "kb"))
        material->size = g_ascii_strtoll (value, NULL, 10) * 1024;
      else if (g_str_equal (key, "seconds"))
        material->duration = (gint64) (g_ascii_strtod (value, NULL) * 1000);
      else if (g_str_equal (key, "fps"))
        material->frame_rate = (gint) (g_ascii_strtod (value, NULL) * 1000);
      else if (g_str_equal (key, "codec"))
        material->codec = duo_match_codec_of (value);
      else if (g_str_equal (key, "words"))
        material->words = (gint) g_ascii_strtoll (value, NULL, 10);
      else if (g_str_equal (key, "title"))
        facts.title_chars = material->title_chars = (gint) g_ascii_strtoll (value, NULL, 10);
      else if (g_str_equal (key, "chars"))
        facts.chars = material->chars = (gint) g_ascii_strtoll (value, NULL, 10);
      else if (g_str_equal (key, "bytes"))
        material->text_bytes = g_ascii_strtoll (value, NULL, 10);
      else if (g_str_equal (key, "lang"))
        material->language = 1u << duo_spec_field_find_code (DUO_SPEC_LANGUAGE, value);
      else if (g_str_equal (key, "rights"))
        material->rights_until = day_of (value);
      else if (g_str_equal (key, "sound"))
        material->has_audio = TRUE;
      else if (g_str_equal (key, "captions"))
        material->has_captions = TRUE;
      else if (g_str_equal (key, "alt"))
        material->has_alt_text = TRUE;
      else if (g_str_equal (key, "link"))
        material->has_link = TRUE;
      else
        g_error ("\"%s\" is no word for a material", parts[i]);
    }

  material->kind = duo_media_format_get_kind (facts.format);
  material->format = duo_match_format_of (facts.format);
  material->width = facts.width;
  material->height = facts.height;
  material->orientation = facts.width > 0 ? duo_spec_orientation_of (facts.width, facts.height) : DUO_ORIENTATION_LANDSCAPE;
  material->scalable = material->kind == DUO_MEDIA_KIND_DOCUMENT || facts.format == DUO_MEDIA_FORMAT_SVG;
  material->is_html = facts.format == DUO_MEDIA_FORMAT_HTML;
  material->kinds = duo_match_guess_kinds (&facts);
}

/* "screen formats=jpg,png width_px=1920 fps=?" */
void
match_fixture_channel (const char *words, DuoEffectiveSpecs *channel)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  g_autoptr (DuoSpecs) specs = duo_specs_new ();
  DuoChannelKind kind = DUO_CHANNEL_OTHER;

  g_assert_true (duo_channel_kind_parse (parts[0], &kind));
  for (guint i = 1; parts[i] != NULL; i++)
    {
      char *equals = strchr (parts[i], '=');
      DuoSpecField field;

      if (*parts[i] == '\0')
        continue;
      g_assert_nonnull (equals);
      *equals = '\0';
      if (!duo_spec_field_parse (parts[i], &field))
        g_error ("\"%s\" is no field of a channel", parts[i]);
      if (g_str_equal (equals + 1, "?"))
        duo_specs_set_unknown (specs, field);
      else if (!duo_specs_set_known (specs, field, equals + 1))
        g_error ("\"%s\" cannot be %s", parts[i], equals + 1);
    }
  duo_effective_specs_init (channel, kind, specs, NULL);
}

/* "today=2020-10-14 2020-11-02..2020-11-30", either part may be absent */
void
match_fixture_period (const char *words, DuoMatchPeriod *period)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);
  guint32 today = day_of ("2020-10-14"), first = 0, last = 0;

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_auto (GStrv) ends = g_strsplit (parts[i], "..", 2);

      if (g_str_has_prefix (parts[i], "today="))
        today = day_of (parts[i] + strlen ("today="));
      else if (*parts[i] != '\0')
        {
          first = day_of (ends[0]);
          last = day_of (ends[1]);
        }
    }
  duo_match_period_init (period, today, first, last);
}
