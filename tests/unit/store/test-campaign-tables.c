/* SPDX-License-Identifier: EUPL-1.2 */
/* Campaigns, waves, participation, questions about forms and school holidays: kept whole, through undo and redo too. */
#include "duo-campaign-table.h"
#include "duo-error.h"
#include "duo-milestone-table.h"
#include "duo-participation-table.h"
#include "duo-review-item-table.h"
#include "duo-school-holiday-table.h"
#include "duo-store-undo.h"
#include "duo-test-store.h"
#include "duo-wave-table.h"

#define INSTITUTION                                                                                                     \
  "INSERT INTO institution (uid, rev, brin, kind, name, short_name, board, street, house_number, postcode, place,"      \
  " municipality, province, denomination, phone, website, email, structure, class, kvk, rio_code, open_from, open_until," \
  " note, sources, sort_key) VALUES"                                                                                    \
  " ('i1', 1, '01AA', 'institution', 'ROC Het Baken', 'Baken', NULL, '', '', '', 'Breda', '', '', '', '', '', '', '', '', '', '', '', '', '', '', 'roc het baken')"

static gboolean
exec_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  return duo_database_exec (db, user_data, error);
}

static gboolean
save_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  if (DUO_IS_CAMPAIGN (user_data))
    return duo_campaign_table_save (db, user_data, error);
  if (DUO_IS_MILESTONE (user_data))
    return duo_milestone_table_save (db, user_data, error);
  if (DUO_IS_WAVE (user_data))
    return duo_wave_table_save (db, user_data, error);
  if (DUO_IS_PARTICIPATION (user_data))
    return duo_participation_table_save (db, user_data, error);
  return duo_review_item_table_save (db, user_data, error);
}

static gboolean
try_save (DuoTestStore *test, gpointer object, GError **error)
{
  const DuoChangeName name = { DUO_CHANGE_EDIT, DUO_OBJECT_CAMPAIGN, 0 };

  return duo_store_write (test->store, &name, save_job, object, NULL, NULL, error);
}

static void
save (DuoTestStore *test, gpointer object)
{
  g_autoptr (GError) error = NULL;

  try_save (test, object, &error);
  g_assert_no_error (error);
}

/* Reads @object again, by its type. */
static gboolean
get_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const gint64 id = duo_record_get_id (DUO_RECORD (user_data));

  if (DUO_IS_CAMPAIGN (user_data))
    *result = duo_campaign_table_get (db, id, error);
  else if (DUO_IS_MILESTONE (user_data))
    *result = duo_milestone_table_get (db, id, error);
  else if (DUO_IS_WAVE (user_data))
    *result = duo_wave_table_get (db, id, error);
  else if (DUO_IS_PARTICIPATION (user_data))
    *result = duo_participation_table_get (db, id, error);
  else
    *result = duo_review_item_table_get (db, id, error);
  return *result != NULL;
}

/* Saves @object, reads it again, takes it away by undo, brings it back by redo. */
static void
assert_kept (DuoTestStore *test, gpointer object)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GObject) kept = NULL;
  g_autoptr (GObject) again = NULL;
  g_autoptr (DuoChange) undone = NULL;
  g_autoptr (DuoChange) redone = NULL;
  gpointer value = NULL;

  save (test, object);
  duo_store_read (test->store, get_job, object, (gpointer *) &kept, &error);
  g_assert_no_error (error);
  g_assert_true (duo_record_equal (object, kept));

  undone = duo_store_undo (test->store, &error);
  g_assert_no_error (error);
  g_assert_false (duo_store_read (test->store, get_job, object, &value, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  redone = duo_store_redo (test->store, &error);
  g_assert_no_error (error);
  duo_store_read (test->store, get_job, object, (gpointer *) &again, &error);
  g_assert_no_error (error);
  g_assert_true (duo_record_equal (object, again));
}

typedef struct
{
  DuoTestStore *test;
  DuoCampaign *campaign;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const DuoChangeName name = { DUO_CHANGE_IMPORT, DUO_OBJECT_INSTITUTION, 0 };
  g_autoptr (GError) error = NULL;

  fixture->test = duo_test_store_new ();
  duo_store_write (fixture->test->store, &name, exec_job, (gpointer) INSTITUTION, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->campaign = duo_campaign_new ();
  duo_campaign_set_name (fixture->campaign, "Continueren SF 2020");
  duo_campaign_set_kind (fixture->campaign, "Studiefinanciering");
  duo_campaign_set_audience (fixture->campaign, DUO_AUDIENCE_INSTITUTIONS);
  duo_campaign_set_goals (fixture->campaign, "Meer studenten vragen op tijd aan");
  g_assert_cmpstr (duo_campaign_get_question_address (fixture->campaign), ==, DUO_QUESTION_ADDRESS);
  assert_kept (fixture->test, fixture->campaign);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_object_unref (fixture->campaign);
  duo_test_store_free (fixture->test);
}

static void
test_steps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DuoMilestone) live = duo_milestone_new ();
  g_autoptr (DuoMilestone) second = NULL;
  g_autoptr (GError) error = NULL;
  const DuoWhen planned = duo_when_dmy (2, 11, 2020);

  duo_milestone_set_title (live, "Live");
  duo_milestone_set_campaign (live, duo_campaign_get_id (fixture->campaign));
  duo_milestone_set_step (live, DUO_STEP_LIVE);
  duo_milestone_set_planned (live, &planned);
  assert_kept (fixture->test, live);

  second = duo_milestone_copy (live);
  duo_milestone_set_id (second, 0);
  duo_milestone_set_uid (second, "another");
  g_assert_false (try_save (fixture->test, second, &error));
  g_assert_nonnull (error); /* a campaign has one of each */
}

static void
test_waves (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DuoWave) wave = duo_wave_new ();
  const DuoWhen concluded = duo_when_dmy (11, 12, 2020);

  duo_wave_set_campaign (wave, duo_campaign_get_id (fixture->campaign));
  duo_wave_set_sector (wave, DUO_SECTOR_HO);
  duo_wave_set_number (wave, 3);
  duo_wave_set_concluded (wave, &concluded);
  duo_wave_set_conclusion (wave, "Goed bereik");
  duo_wave_set_reason (wave, "Op verzoek");
  assert_kept (fixture->test, wave);
}

static void
test_participation (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DuoParticipation) row = duo_participation_new ();
  void (*const setters[]) (DuoParticipation *, const DuoWhen *)
    = { duo_participation_set_invited,     duo_participation_set_reminded,   duo_participation_set_answered,
        duo_participation_set_form_made,   duo_participation_set_form_back,  duo_participation_set_code_issued,
        duo_participation_set_downloaded,  duo_participation_set_shown,      duo_participation_set_evaluated };

  duo_participation_set_campaign (row, duo_campaign_get_id (fixture->campaign));
  duo_participation_set_institution (row, 1);
  duo_participation_set_sector (row, DUO_SECTOR_MBO);
  duo_participation_set_answer (row, DUO_ANSWER_CONDITION);
  duo_participation_set_condition (row, "alleen in de pauze");
  duo_participation_set_origin (row, DUO_ORIGIN_PHONE);
  duo_participation_set_person (row, "Anne de Boer");
  duo_participation_set_note (row, "belt terug");
  duo_participation_set_exercise (row, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (setters); i++)
    {
      const DuoWhen day = duo_when_dmy ((gint) i + 1, 9, 2020);

      setters[i](row, &day);
    }
  assert_kept (fixture->test, row);
}

static void
test_review_items (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DuoReviewItem) item = duo_review_item_new ();
  const DuoWhen noted = duo_when_dmy (14, 9, 2020);

  duo_review_item_set_campaign (item, duo_campaign_get_id (fixture->campaign));
  duo_review_item_set_institution (item, 1);
  duo_review_item_set_sector (item, DUO_SECTOR_MBO);
  duo_review_item_set_kind (item, DUO_REVIEW_TWICE);
  duo_review_item_set_file (item, "formulier.xlsx");
  duo_review_item_set_place (item, "Communicatiemiddelen!C14");
  duo_review_item_set_field (item, "duration_s");
  duo_review_item_set_words (item, "een seconde of 10");
  duo_review_item_set_proposals (item, "10\n15");
  duo_review_item_set_noted (item, &noted);
  assert_kept (fixture->test, item);
}

static gboolean
put_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  return duo_school_holiday_table_put (db, user_data, error);
}

static gboolean
list_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  *result = duo_school_holiday_table_list (db, error);
  return *result != NULL;
}

/* Puts one holiday. Returns: the change that it made; 0 for none. */
static gint64
put (Fixture *fixture, const char *region, gint first, gint last)
{
  const DuoChangeName name = { DUO_CHANGE_IMPORT, DUO_OBJECT_CALENDAR, 0 };
  g_autoptr (GPtrArray) holidays = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_school_holiday_free);
  const DuoWhen from = duo_when_dmy (first, 10, 2020), until = duo_when_dmy (last, 10, 2020);
  g_autoptr (GError) error = NULL;
  gint64 change = 0;

  g_ptr_array_add (holidays, duo_school_holiday_new ("Herfstvakantie", region, from.first, until.first));
  duo_store_write (fixture->test->store, &name, put_job, holidays, NULL, &change, &error);
  g_assert_no_error (error);
  return change;
}

static void
test_school_holidays (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) holidays = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (put (fixture, "Noord", 10, 18), !=, 0);
  g_assert_cmpint (put (fixture, "Zuid", 17, 25), !=, 0);
  g_assert_cmpint (put (fixture, "Noord", 10, 18), ==, 0); /* nothing new */
  g_assert_cmpint (put (fixture, "Noord", 17, 25), !=, 0); /* moved */

  duo_store_read (fixture->test->store, list_job, NULL, (gpointer *) &holidays, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (holidays->len, ==, 2);
  g_assert_cmpstr (((DuoSchoolHoliday *) holidays->pdata[0])->region, ==, "Noord");
  g_assert_cmpuint (((DuoSchoolHoliday *) holidays->pdata[0])->first, ==, duo_when_dmy (17, 10, 2020).first);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) g_test_add ("/campaign-tables/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("steps", test_steps);
  ADD ("waves", test_waves);
  ADD ("participation", test_participation);
  ADD ("review-items", test_review_items);
  ADD ("school-holidays", test_school_holidays);

  return g_test_run ();
}
