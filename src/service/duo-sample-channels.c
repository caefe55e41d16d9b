/* SPDX-License-Identifier: EUPL-1.2 */
/* The channels of the sample, and the profiles that some of them inherit from: known, unknown and not asked. */
#include "duo-channel-table.h"
#include "duo-profile-table.h"
#include "duo-sample-parts.h"

#define NONE -1
#define PARTNER -2 /* instead of the place of an institution */

/* Answers are written "field=value" or "field=?" for unknown, "~ words" behind it where a school said it in its own,
 * with "|" between them. */
typedef struct
{
  DuoChannelKind kind;
  const char    *name;
  const char    *supplier;
  const char    *specs;
} SampleProfile;

enum
{
  LANDSCAPE,
  APP,
};

static const SampleProfile profiles[] = {
  [LANDSCAPE] = { DUO_CHANNEL_SCREEN, "Schermdienst liggend", "Schermdienst Voorbeeld bv",
                  "system=Schermdienst|width_px=1920|height_px=1080|formats=jpg,png,mp4|duration_s=10|max_words=40"
                  "|safe_margin_bottom_px=100|max_file_kb=51200|video_codec=h264|audio=none|lead_time_days=5|max_run_days=14"
                  "|repeat_gap_days=42|fps=?" },
  [APP] = { DUO_CHANNEL_APP, "Studentenapp Voorbeeld", "Appbouw Voorbeeld",
            "title_max_chars=30|body_max_chars=140|link_allowed=yes|utm_allowed=?|lead_time_days=2|language=nl,en" },
};

typedef struct
{
  gint             institution;
  gint             profile;
  DuoChannelKind   kind;
  const char      *name;
  DuoChannelStatus status;
  DuoOrigin        origin;
  const char      *confirmed;
  const char      *locations; /* places among those of the institution, as digits; "" = all */
  const char      *specs;
} SampleChannel;

static const SampleChannel channels[] = {
  { DUO_SAMPLE_HARBOUR, LANDSCAPE, DUO_CHANNEL_SCREEN, "Schermen kantine", DUO_CHANNEL_CONFIRMED, DUO_ORIGIN_FORM, "2020-09-14", "012",
    "screen_count=6~ zes, twee per gebouw|duration_s=15~ kwartiertje? nee: vijftien tellen" },
  { DUO_SAMPLE_HARBOUR, NONE, DUO_CHANNEL_SCREEN, "Schermen ingang", DUO_CHANNEL_DRAFT, DUO_ORIGIN_PHONE, "2020-10-12", "0",
    "screen_count=3|orientation=portrait~ ze hangen rechtop|width_px=1080|height_px=1920|formats=jpg~ gewoon foto's"
    "|duration_s=?~ dat weet de conciërge|safe_margin_top_px=60|safe_margin_bottom_px=120|delivery_method=email" },
  { DUO_SAMPLE_HARBOUR, APP, DUO_CHANNEL_APP, "Havenstad-app", DUO_CHANNEL_CONFIRMED, DUO_ORIGIN_FORM, "2020-09-14", "",
    "body_max_chars=120" },
  { DUO_SAMPLE_HARBOUR, NONE, DUO_CHANNEL_NEWSLETTER, "Nieuwsbrief studenten", DUO_CHANNEL_CONFIRMED, DUO_ORIGIN_FORM, "2020-09-14", "",
    "width_px=600|formats=jpg,png|max_file_kb=200|publish_days=thu~ om de donderdag|publish_every_weeks=2|next_issue=2020-10-22"
    "|max_words=60|alt_text_required=yes|lead_time_days=5" },
  { DUO_SAMPLE_PROFILE, LANDSCAPE, DUO_CHANNEL_SCREEN, "Schermen hal", DUO_CHANNEL_CONFIRMED, DUO_ORIGIN_PHONE, "2020-09-28", "",
    "screen_count=4|audio=none~ absoluut geen geluid" },
  { DUO_SAMPLE_PROFILE, LANDSCAPE, DUO_CHANNEL_SCREEN, "Scherm bibliotheek", DUO_CHANNEL_DRAFT, DUO_ORIGIN_PHONE, "2020-09-28", "0",
    "screen_count=1|orientation=portrait~ die staat rechtop" },
  { DUO_SAMPLE_COLLEGE, NONE, DUO_CHANNEL_SCREEN, "Scherm aula", DUO_CHANNEL_OUTDATED, DUO_ORIGIN_VISIT, "2019-06", "0",
    "screen_count=1|aspect=4:3~ een oude beamer|formats=?" },
  { DUO_SAMPLE_COLLEGE, NONE, DUO_CHANNEL_PORTAL, "Leerlingportaal", DUO_CHANNEL_DRAFT, DUO_ORIGIN_VISIT, "2020-02-11", "",
    "system=Magister|formats=?|link_allowed=yes" },
  { DUO_SAMPLE_ACADEMY, NONE, DUO_CHANNEL_NEWSLETTER, "Studentennieuws", DUO_CHANNEL_CONFIRMED, DUO_ORIGIN_FORM, "2020-10-01", "",
    "system=Mailchimp|width_px=1200|height_px=400|formats=jpg,png,gif|max_file_kb=1024|language=nl,en|lead_time_days=7"
    "|link_allowed=yes|utm_allowed=yes|delivery_method=email" },
  { DUO_SAMPLE_ACADEMY, LANDSCAPE, DUO_CHANNEL_SCREEN, "Schermen campus Noord", DUO_CHANNEL_CONFIRMED, DUO_ORIGIN_FORM, "2020-10-01", "0",
    "screen_count=12" },
  { DUO_SAMPLE_ACADEMY, NONE, DUO_CHANNEL_SOCIAL, "Instagram", DUO_CHANNEL_CONFIRMED, DUO_ORIGIN_FORM, "2020-10-01", "",
    "width_px=1080|height_px=1080|formats=jpg,mp4|duration_s=15|body_max_chars=2200|subtitles_required=yes" },
  { DUO_SAMPLE_LONG_NAME, NONE, DUO_CHANNEL_SCREEN,
    "Informatiescherm in de centrale hal bij de receptie van het hoofdgebouw aan de Voorbeeldlaan", DUO_CHANNEL_DRAFT, DUO_ORIGIN_MAIL,
    "2020-06", "",
    "screen_count=?|orientation=landscape~ liggend, maar we zijn bezig met een nieuwe leverancier en dan kan het nog veranderen" },
  { DUO_SAMPLE_MERGED, LANDSCAPE, DUO_CHANNEL_SCREEN, "Schermen De Oude Sluis", DUO_CHANNEL_CONFIRMED, DUO_ORIGIN_FORM, "2019-10", "",
    "screen_count=2" },
  { 8, LANDSCAPE, DUO_CHANNEL_SCREEN, "Schermen", DUO_CHANNEL_CONFIRMED, DUO_ORIGIN_FORM, "2020-09-21", "", "screen_count=9" },
  { 8, APP, DUO_CHANNEL_APP, "Middenmeer-app", DUO_CHANNEL_CONFIRMED, DUO_ORIGIN_FORM, "2020-09-21", "", "" },
  { 10, NONE, DUO_CHANNEL_SCREEN, "Schermen", DUO_CHANNEL_DRAFT, DUO_ORIGIN_PHONE, "2020-09-30", "",
    "screen_count=2|width_px=3840|height_px=2160|formats=pptx,pdf~ powerpoint" },
  { 12, NONE, DUO_CHANNEL_POSTER, "Poster A2", DUO_CHANNEL_DRAFT, DUO_ORIGIN_PHONE, "2020-09", "", "orientation=portrait|formats=pdf" },
  { 15, NONE, DUO_CHANNEL_EMAIL, "Ouderbericht", DUO_CHANNEL_DRAFT, DUO_ORIGIN_VISIT, "2020-03", "", "formats=html,text|width_px=?" },
  { 21, LANDSCAPE, DUO_CHANNEL_SCREEN, "Schermen Overkant", DUO_CHANNEL_CONFIRMED, DUO_ORIGIN_FORM, "2020-10-07", "", "screen_count=5" },
  { 21, NONE, DUO_CHANNEL_WEBSITE, "Studentenpagina", DUO_CHANNEL_DRAFT, DUO_ORIGIN_FORM, "2020-10-07", "", "formats=?|link_allowed=yes" },
  { PARTNER, NONE, DUO_CHANNEL_SCREEN, "Schermen in trams en bussen", DUO_CHANNEL_CONFIRMED, DUO_ORIGIN_MAIL, "2020-07-02", "",
    "screen_count=240|width_px=1920|height_px=540|formats=jpg,mp4|duration_s=8|audio=none|lead_time_days=14|max_words=20|max_logos=1" },
  { PARTNER, NONE, DUO_CHANNEL_SCREEN, "Zuilen op stations", DUO_CHANNEL_DRAFT, DUO_ORIGIN_MAIL, "2020-07-02", "",
    "screen_count=?|orientation=portrait|formats=mp4|duration_s=?" },
};

const guint duo_sample_n_channels = G_N_ELEMENTS (channels);

/* Reads "field=value~ words" and so on into answers; all of it is read by a test. */
static DuoSpecs *
read_specs (const char *text, DuoOrigin origin, guint32 confirmed)
{
  g_auto (GStrv) parts = g_strsplit (text, "|", -1);
  DuoSpecs *specs = duo_specs_new ();

  for (guint i = 0; parts[i] != NULL && *parts[i] != '\0'; i++)
    {
      g_auto (GStrv) words = g_strsplit (parts[i], "~ ", 2);
      g_auto (GStrv) pair = g_strsplit (words[0], "=", 2);
      DuoSpecField field;
      DuoSpecValue *value;

      if (!duo_spec_field_parse (pair[0], &field))
        g_assert_not_reached ();
      value = duo_spec_value_new_told (!g_str_equal (pair[1], "?"), field, pair[1], words[1], origin, confirmed);
      g_assert (value != NULL);
      duo_specs_take (specs, field, value);
    }

  return specs;
}

static gint64
add_profile (DuoDatabase *db, const SampleProfile *sample, GError **error)
{
  g_autoptr (DuoProfile) profile = duo_profile_new ();
  g_autoptr (DuoSpecs) specs = read_specs (sample->specs, DUO_ORIGIN_UNKNOWN, 0);

  duo_profile_set_kind (profile, sample->kind);
  duo_profile_set_name (profile, sample->name);
  duo_profile_set_supplier (profile, sample->supplier);
  duo_profile_set_specs (profile, specs);
  return duo_profile_table_save (db, profile, error) ? duo_profile_get_id (profile) : 0;
}

/* The ids of the locations that @digits count, among those of @institution. */
static gboolean
set_locations (DuoDatabase *db, DuoChannel *channel, gint64 institution, const char *digits, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) places = NULL;

  if (*digits == '\0')
    return TRUE;

  places = duo_channel_table_list_places (db, institution, error);
  if (places == NULL)
    return FALSE;
  for (const char *c = digits; *c != '\0'; c++)
    {
      const guint place = (guint) (*c - '0');

      g_assert (place < places->len);
      g_array_append_val (ids, ((DuoChannelPlace *) places->pdata[place])->id);
    }

  duo_channel_set_locations (channel, (const gint64 *) (gpointer) ids->data, ids->len);
  return TRUE;
}

static gboolean
add_channel (DuoDatabase *db, DuoSampleIds *ids, GArray *profile_ids, const SampleChannel *sample, GError **error)
{
  g_autoptr (DuoChannel) channel = duo_channel_new ();
  const DuoWhen confirmed = duo_sample_when (sample->confirmed);
  const guint32 day = confirmed.precision == DUO_PRECISION_DAY ? confirmed.first : 0;
  g_autoptr (DuoSpecs) specs = read_specs (sample->specs, sample->origin, day);
  const gint64 institution = sample->institution == PARTNER ? duo_sample_id_at (ids->partners, 0)
                                                            : duo_sample_id_at (ids->institutions, sample->institution);

  duo_channel_set_institution (channel, institution);
  if (sample->profile != NONE)
    duo_channel_set_profile (channel, duo_sample_id_at (profile_ids, sample->profile));
  duo_channel_set_kind (channel, sample->kind);
  duo_channel_set_name (channel, sample->name);
  duo_channel_set_status (channel, sample->status);
  duo_channel_set_origin (channel, sample->origin);
  duo_channel_set_confirmed (channel, &confirmed);
  duo_channel_set_specs (channel, specs);
  return set_locations (db, channel, institution, sample->locations, error) && duo_channel_table_save (db, channel, error);
}

/* Two profiles, and channels of the sample's institutions and partner. */
gboolean
duo_sample_fill_channels (DuoDatabase *db, DuoSampleIds *ids, GError **error)
{
  g_autoptr (GArray) profile_ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < G_N_ELEMENTS (profiles); i++)
    {
      const gint64 id = add_profile (db, &profiles[i], error);

      if (id == 0)
        return FALSE;
      g_array_append_val (profile_ids, id);
    }
  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    if (!add_channel (db, ids, profile_ids, &channels[i], error))
      return FALSE;

  return TRUE;
}
