/* SPDX-License-Identifier: EUPL-1.2 */
/* The content of an overview as JSON: there and back, always the same, and refused when damaged. */
#include "duo-calendar-content-json.h"

#include <string.h>

#include "duo-error.h"

#define MONTH(y, m) ((y) * 12 + (m) - 1)

/* A content in which everything occurs; ids are not those it would be read with. */
static DuoCampaignLine *
new_line (void)
{
  DuoCampaignLine *line = duo_campaign_line_new ("c-1", "Continueren SF 2020", DUO_SECTOR_MBO);

  line->n = 57;
  line->reached[DUO_FUNNEL_AGREED] = 38;
  line->n_declined = 3;
  duo_campaign_line_set_answer (line, "25LX", DUO_TAKING_PART_YES);
  duo_campaign_line_set_answer (line, "00GT", DUO_TAKING_PART_NO);
  return line;
}

static DuoCalendarContent *
new_content (void)
{
  const DuoPlacement placements[] = { { DUO_SECTOR_MBO, MONTH (2020, 5), MONTH (2020, 7) },
                                      { DUO_SECTOR_HO, MONTH (2020, 6), MONTH (2021, 1) } };
  const DuoWhen period = duo_when_period (duo_when_dmy (1, 10, 2019).first, duo_when_dmy (30, 11, 2019).first);
  const DuoWhen month = duo_when_month (MONTH (2020, 2));
  const DuoWhen day = duo_when_dmy (29, 2, 2020);
  DuoCalendarContent *content = duo_calendar_content_new (MONTH (2020, 10), duo_when_dmy (14, 10, 2020).first, "A. de Vries");
  DuoCampaign *campaign = duo_campaign_new ();
  DuoManager *manager = duo_manager_new ();
  DuoMessage *message = duo_message_new ();
  DuoMilestone *milestone = duo_milestone_new ();
  DuoAction *action = duo_action_new ();

  duo_campaign_set_id (campaign, 70);
  duo_campaign_set_uid (campaign, "c-1");
  duo_campaign_set_name (campaign, "Wijzigingshulp");
  duo_campaign_set_colour (campaign, DUO_COLOUR_GREEN);
  duo_campaign_set_period (campaign, &period);
  g_ptr_array_add (content->campaigns, campaign);

  duo_manager_set_id (manager, 80);
  duo_manager_set_uid (manager, "p-1");
  duo_manager_set_name (manager, "S. Bakker");
  g_ptr_array_add (content->managers, manager);

  duo_message_set_id (message, 90);
  duo_message_set_uid (message, "m-1");
  duo_message_set_text (message, "Afgestudeerd {jaar}:\n- \"gefeliciteerd\"\t\\ \xc3\xa9 \xf0\x9f\x8e\x93 \x01");
  duo_message_set_link (message, "duo.nl/wijzigingshulp");
  duo_message_set_audience (message, DUO_AUDIENCE_INSTITUTIONS);
  duo_message_set_status (message, DUO_MESSAGE_WITHDRAWN);
  duo_message_set_campaign (message, 70);
  duo_message_set_note (message, "</script>");
  duo_message_set_placements (message, placements, G_N_ELEMENTS (placements));
  g_ptr_array_add (content->messages, message);
  message = duo_message_new ();
  duo_message_set_id (message, 91);
  duo_message_set_uid (message, "m-2");
  g_ptr_array_add (content->messages, message);

  duo_milestone_set_id (milestone, 60);
  duo_milestone_set_uid (milestone, "s-1");
  duo_milestone_set_title (milestone, "Loket gemeenten uit");
  duo_milestone_set_planned (milestone, &month);
  duo_milestone_set_actual (milestone, &day);
  duo_milestone_set_topic (milestone, "Gemeenten");
  duo_milestone_set_audience (milestone, DUO_AUDIENCE_MUNICIPALITIES);
  duo_milestone_set_campaign (milestone, 70);
  g_ptr_array_add (content->milestones, milestone);

  duo_action_set_id (action, 50);
  duo_action_set_uid (action, "a-1");
  duo_action_set_text (action, "Bellen");
  duo_action_set_owner (action, 80);
  duo_action_set_due (action, &day);
  duo_action_set_about_kind (action, DUO_OBJECT_MESSAGE);
  duo_action_set_about (action, 91);
  g_ptr_array_add (content->actions, action);

  for (guint i = 0; i < 2; i++)
    {
      DuoParticipant *participant = duo_participant_new ();

      g_free (participant->name);
      participant->name = g_strdup ("ROC \"Het Baken\"");
      participant->sector = DUO_SECTOR_MBO;
      participant->asked = i == 0;
      participant->answer = i == 0 ? DUO_ANSWER_CONDITION : DUO_ANSWER_UNKNOWN;
      if (i == 0)
        participant->since = month;
      g_ptr_array_add (content->participants, participant);
    }
  g_ptr_array_add (content->lines, new_line ());
  return content;
}

static void
test_there_and_back_is_the_same (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoCalendarContent) content = new_content ();
  g_autofree char *json = duo_calendar_content_to_json (content);
  g_autoptr (DuoCalendarContent) read = duo_calendar_content_from_json (json, &error);
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *again = NULL;
  DuoCampaignLine *line;

  g_assert_no_error (error);
  again = duo_calendar_content_to_json (read);
  g_assert_cmpstr (again, ==, json);
  differences = duo_calendar_content_compare (content, read);
  g_assert_cmpuint (differences->len, ==, 0);

  g_assert_cmpint (read->month, ==, content->month);
  g_assert_cmpuint (read->today, ==, content->today);
  g_assert_cmpstr (read->maker, ==, "A. de Vries");
  g_assert_cmpuint (read->messages->len, ==, 2);
  g_assert_cmpstr (duo_message_get_text (read->messages->pdata[0]), ==, duo_message_get_text (content->messages->pdata[0]));
  g_assert_true (duo_calendar_content_find_campaign (read, duo_message_get_campaign (read->messages->pdata[0]))
                 == read->campaigns->pdata[0]);
  g_assert_true (duo_calendar_content_find_manager (read, duo_action_get_owner (read->actions->pdata[0]))
                 == read->managers->pdata[0]);
  g_assert_cmpint (duo_action_get_about (read->actions->pdata[0]), ==, duo_message_get_id (read->messages->pdata[1]));
  g_assert_cmpuint (read->participants->len, ==, 2);
  g_assert_cmpint (((DuoParticipant *) read->participants->pdata[0])->answer, ==, DUO_ANSWER_CONDITION);
  g_assert_false (((DuoParticipant *) read->participants->pdata[1])->asked);
  g_assert_cmpuint (read->lines->len, ==, 1);
  line = read->lines->pdata[0];
  g_assert_cmpuint (line->n, ==, 57);
  g_assert_cmpuint (line->reached[DUO_FUNNEL_AGREED], ==, 38);
  g_assert_cmpint (duo_campaign_line_get_answer (line, "25LX"), ==, DUO_TAKING_PART_YES);
  g_assert_cmpint (duo_campaign_line_get_answer (line, "25PN"), ==, DUO_TAKING_PART_NOT_ASKED);
}

static void
test_text_is_canonical (void)
{
  g_autoptr (DuoCalendarContent) content
    = duo_calendar_content_new (MONTH (2020, 10), duo_when_dmy (14, 10, 2020).first, "A. de Vries");
  DuoMilestone *milestone = duo_milestone_new ();
  const DuoWhen planned = duo_when_month (MONTH (2021, 1));
  g_autofree char *json = NULL;

  duo_milestone_set_uid (milestone, "s-1");
  duo_milestone_set_title (milestone, "eHerkenning");
  duo_milestone_set_planned (milestone, &planned);
  g_ptr_array_add (content->milestones, milestone);

  json = duo_calendar_content_to_json (content);
  g_assert_cmpstr (json, ==,
                   "{\"version\":1,\"month\":\"2020-10\",\"today\":\"2020-10-14\",\"maker\":\"A. de Vries\","
                   "\"campaigns\":[],\"managers\":[],\"messages\":[],\"milestones\":[{\"uid\":\"s-1\","
                   "\"title\":\"eHerkenning\",\"planned\":\"2021-01\",\"actual\":\"\",\"topic\":\"\","
                   "\"audience\":\"students\",\"campaign\":null,\"note\":\"\"}],\"actions\":[]}");
}

static void
test_what_is_not_part_of_it_is_left_out (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoCalendarContent) content = new_content ();
  g_autoptr (DuoCalendarContent) read = NULL;
  g_autofree char *json = NULL;

  duo_message_set_campaign (content->messages->pdata[0], 999);
  duo_action_set_owner (content->actions->pdata[0], 999);
  duo_action_set_about_kind (content->actions->pdata[0], DUO_OBJECT_OVERVIEW);
  json = duo_calendar_content_to_json (content);
  read = duo_calendar_content_from_json (json, &error);

  g_assert_no_error (error);
  g_assert_cmpint (duo_message_get_campaign (read->messages->pdata[0]), ==, 0);
  g_assert_cmpint (duo_action_get_owner (read->actions->pdata[0]), ==, 0);
  g_assert_cmpint (duo_action_get_about_kind (read->actions->pdata[0]), ==, DUO_OBJECT_NONE);
}

static void
assert_damaged (const char *json)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (duo_calendar_content_from_json (json, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_STORE_DAMAGED);
}

static void
test_wrong_values_are_refused (void)
{
  static const char *const damages[][2] = {
    { "\"version\":1", "\"version\":2" },
    { "\"version\":1", "\"version\":\"1\"" },
    { "\"version\":1,", "" },
    { "\"2020-10\"", "\"2020-13\"" },
    { "\"2020-10-14\"", "\"2020-02-30\"" },
    { "\"maker\":\"A. de Vries\"", "\"maker\":null" },
    { "\"messages\":[", "\"messages\":[7," },
    { "\"messages\":[", "\"messages\":[[]," },
    { "\"messages\":[", "\"boodschappen\":[" },
    { "\"uid\":\"m-1\"", "\"uid\":\"\"" },
    { "\"uid\":\"m-1\"", "\"uid\":\"m-2\"" },
    { "\"uid\":\"m-1\"", "\"uid\":12" },
    { "\"withdrawn\"", "\"Withdrawn\"" },
    { "\"institutions\"", "\"\"" },
    { "\"campaign\":\"c-1\"", "\"campaign\":\"c-9\"" },
    { "\"campaign\":\"c-1\"", "\"campaign\":70" },
    { "\"campaign\":\"c-1\"", "\"campagne\":\"c-1\"" },
    { "\"MBO\"", "\"WO\"" },
    { "\"first_month\":\"2020-05\"", "\"first_month\":\"2020-08\"" },
    { "\"last_month\":\"2020-07\"", "\"last_month\":null" },
    { "\"placements\":[", "\"placements\":[null," },
    { "\"placements\":[]", "\"placements\":{}" },
    { "\"green\"", "\"pink\"" },
    { "\"2019-10/2019-11\"", "\"2019-12/2019-11\"" },
    { "\"about_kind\":\"message\"", "\"about_kind\":\"none\"" },
    { "\"about_kind\":\"message\"", "\"about_kind\":\"campaign\"" },
    { "\"about\":\"m-2\"", "\"about\":null" },
    { "\"owner\":\"p-1\"", "\"owner\":\"c-1\"" },
  };
  g_autoptr (DuoCalendarContent) content = new_content ();
  g_autofree char *json = duo_calendar_content_to_json (content);

  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autoptr (GString) damaged = g_string_new (json);

      g_test_message ("%s", damages[i][1]);
      g_assert_cmpuint (g_string_replace (damaged, damages[i][0], damages[i][1], 1), ==, 1);
      assert_damaged (damaged->str);
    }
}

static void
test_error_names_the_place (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoCalendarContent) content = new_content ();
  g_autofree char *json = duo_calendar_content_to_json (content);
  g_autoptr (GString) damaged = g_string_new (json);

  g_string_replace (damaged, "\"uid\":\"m-2\"", "\"uid\":\"m-1\"", 1);
  g_assert_null (duo_calendar_content_from_json (damaged->str, &error));
  g_assert_nonnull (strstr (error->message, "messages[1].uid"));
}

static void
test_cut_off_anywhere_is_refused (void)
{
  g_autoptr (DuoCalendarContent) content = new_content ();
  g_autofree char *json = duo_calendar_content_to_json (content);

  for (gsize length = strlen (json); length > 0; length--)
    {
      json[length - 1] = '\0';
      assert_damaged (json);
    }
}

static void
test_other_json_is_refused (void)
{
  g_autofree char *open = g_strnfill (1000000, '[');

  assert_damaged ("");
  assert_damaged ("null");
  assert_damaged ("[]");
  assert_damaged ("{}");
  assert_damaged ("7");
  assert_damaged ("\xff\xfe");
  assert_damaged (open);
}

static void
test_changed_bytes_never_harm (void)
{
  g_autoptr (DuoCalendarContent) content = new_content ();
  g_autofree char *json = duo_calendar_content_to_json (content);
  const gint32 length = (gint32) strlen (json);

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *changed = g_strdup (json);
      g_autoptr (GError) error = NULL;
      DuoCalendarContent *read;

      changed[g_test_rand_int_range (0, length)] = (char) g_test_rand_int_range (1, 256);
      changed[g_test_rand_int_range (0, length)] = "{}[]\",:0n\\"[g_test_rand_int_range (0, 10)];
      read = duo_calendar_content_from_json (changed, &error);
      g_assert_true ((read == NULL) == (error != NULL));
      g_clear_pointer (&read, duo_calendar_content_unref);
    }
}

static void
test_long_text_comes_back_whole (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoCalendarContent) content = new_content ();
  g_autoptr (DuoCalendarContent) read = NULL;
  g_autofree char *text = g_strnfill (100000, '"');
  g_autofree char *json = NULL;

  duo_message_set_text (content->messages->pdata[0], text);
  json = duo_calendar_content_to_json (content);
  read = duo_calendar_content_from_json (json, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (duo_message_get_text (read->messages->pdata[0]), ==, text);
}

/* Known, unknown and not asked come back as such; an overview of before has none. */
static void
test_channels_come_back (void)
{
  const DuoWhen confirmed = { DUO_PRECISION_NONE, 0, 0 };
  g_autoptr (DuoCalendarContent) content = duo_calendar_content_new (duo_month_new (2020, 10), 737712, NULL);
  g_autoptr (DuoCalendarContent) back = NULL;
  g_autoptr (DuoCalendarContent) older = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *without = NULL;
  DuoChannelLine *line = duo_channel_line_new ("01AA", "Het Baken", "Schermen", DUO_CHANNEL_SCREEN, &confirmed);

  g_assert_true (duo_specs_set_known (line->specs, DUO_SPEC_FORMATS, "jpg,mp4"));
  duo_specs_set_unknown (line->specs, DUO_SPEC_DURATION_S);
  g_ptr_array_add (content->channels, line);
  json = duo_calendar_content_to_json (content);
  back = duo_calendar_content_from_json (json, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (back->channels->len, ==, 1);
  g_assert_cmpstr (((DuoChannelLine *) back->channels->pdata[0])->owner, ==, "Het Baken");
  g_assert_true (duo_specs_equal (((DuoChannelLine *) back->channels->pdata[0])->specs, line->specs));

  without = g_strndup (json, (gsize) (strstr (json, ",\"channels\"") - json));
  {
    g_autofree char *closed = g_strconcat (without, "}", NULL);

    older = duo_calendar_content_from_json (closed, &error);
  }
  g_assert_no_error (error);
  g_assert_cmpuint (older->channels->len, ==, 0);
}

static void
test_materials_come_back (void)
{
  g_autoptr (DuoCalendarContent) content = duo_calendar_content_new (duo_month_new (2020, 10), 737712, NULL);
  g_autoptr (DuoCalendarContent) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GString) negative = NULL;
  DuoMaterialLine *line = duo_material_line_new ("Continueren", "Clip", "mp4");

  line->state = DUO_MATERIAL_LINE_RELEASED;
  line->width = 1920;
  line->height = 1080;
  line->duration = 10000;
  line->fits = 3;
  line->asked = 8;
  line->rights = DUO_RIGHTS_UNTIL;
  g_assert_true (duo_when_parse ("2021-01-31", &line->rights_until));
  g_ptr_array_add (content->materials, line);
  json = duo_calendar_content_to_json (content);
  back = duo_calendar_content_from_json (json, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (back->materials->len, ==, 1);
  again = duo_calendar_content_to_json (back);
  g_assert_cmpstr (again, ==, json);

  negative = g_string_new (json);
  g_string_replace (negative, "\"fits\":3", "\"fits\":-3", 1);
  g_assert_null (duo_calendar_content_from_json (negative->str, &error));
  g_assert_nonnull (strstr (error->message, "materials[0].fits"));
}

static void
test_platform_comes_back (void)
{
  g_autoptr (DuoCalendarContent) content = duo_calendar_content_new (duo_month_new (2020, 10), 737712, NULL);
  g_autoptr (DuoCalendarContent) back = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *json = NULL;
  g_autofree char *again = NULL;
  DuoPlatformLine *line = duo_platform_line_new ("Continueren", "ROC Havenstad", "90AA");
  static const char *const bad[][3] = {
    { "\"downloads\":7", "\"downloads\":-7", "platform[0].downloads" },
    { "\"there\":true", "\"there\":1", "platform[0].there" },
    { "\"link\":\"made\"", "\"link\":\"MADE\"", "platform[0].link" },
    { "\"live\":\"2020-10-27\"", "\"live\":\"morgen\"", "platform[0].live" },
    { "\"brin\":\"90AA\",", "", "platform[0].brin" },
  };

  line->there = TRUE;
  line->link = DUO_LINK_MADE;
  line->issued = duo_when_dmy (5, 10, 2020);
  line->live = duo_when_dmy (27, 10, 2020);
  line->counted = TRUE;
  line->downloads = 7;
  g_ptr_array_add (content->platform, line);
  json = duo_calendar_content_to_json (content);
  back = duo_calendar_content_from_json (json, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (back->platform->len, ==, 1);
  again = duo_calendar_content_to_json (back);
  g_assert_cmpstr (again, ==, json);

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GString) damaged = g_string_new (json);

      g_assert_cmpuint (g_string_replace (damaged, bad[i][0], bad[i][1], 1), ==, 1);
      g_assert_null (duo_calendar_content_from_json (damaged->str, &error));
      g_assert_nonnull (strstr (error->message, bad[i][2]));
      g_clear_error (&error);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/calendar-content-json/there-and-back-is-the-same", test_there_and_back_is_the_same);
  g_test_add_func ("/calendar-content-json/text-is-canonical", test_text_is_canonical);
  g_test_add_func ("/calendar-content-json/what-is-not-part-of-it-is-left-out", test_what_is_not_part_of_it_is_left_out);
  g_test_add_func ("/calendar-content-json/wrong-values-are-refused", test_wrong_values_are_refused);
  g_test_add_func ("/calendar-content-json/error-names-the-place", test_error_names_the_place);
  g_test_add_func ("/calendar-content-json/cut-off-anywhere-is-refused", test_cut_off_anywhere_is_refused);
  g_test_add_func ("/calendar-content-json/other-json-is-refused", test_other_json_is_refused);
  g_test_add_func ("/calendar-content-json/changed-bytes-never-harm", test_changed_bytes_never_harm);
  g_test_add_func ("/calendar-content-json/long-text-comes-back-whole", test_long_text_comes_back_whole);

  g_test_add_func ("/calendar-content-json/channels-come-back", test_channels_come_back);
  g_test_add_func ("/calendar-content-json/materials-come-back", test_materials_come_back);
  g_test_add_func ("/calendar-content-json/platform-comes-back", test_platform_comes_back);
  return g_test_run ();
}
