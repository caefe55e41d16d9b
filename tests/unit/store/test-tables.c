/* SPDX-License-Identifier: EUPL-1.2 */
/* The table files: what is saved is read back, in order, and what a rule refuses is not saved. */
#include <string.h>

#include "duo-action-table.h"
#include "duo-campaign-table.h"
#include "duo-error.h"
#include "duo-manager-table.h"
#include "duo-message-table.h"
#include "duo-milestone-table.h"
#include "duo-overview-table.h"
#include "duo-silence-table.h"
#include "duo-store-undo.h"
#include "duo-test-rows.h"
#include "duo-test-store.h"

/* Saves any object as one change. */
static void
save (DuoStore *store, gpointer object)
{
  g_autoptr (GError) error = NULL;

  test_try_save (store, G_OBJECT (object), DUO_CHANGE_EDIT, FALSE, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_invalid (DuoStore *store, gpointer object)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (test_try_save (store, G_OBJECT (object), DUO_CHANGE_ADD, FALSE, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_INVALID);
}

/* Runs @job on the reader. Returns: (transfer full): what it gives. */
static gpointer
read_with (DuoStore *store, DuoJob job, gpointer job_data)
{
  g_autoptr (GError) error = NULL;
  gpointer value = NULL;

  duo_store_read (store, job, job_data, &value, &error);
  g_assert_no_error (error);
  return value;
}

#define DEFINE_LIST_JOB(name, call)                                                                                    \
  static gboolean name (DuoDatabase *db, gpointer data, gpointer *result, GCancellable *cancellable, GError **error)   \
  {                                                                                                                    \
    *result = call;                                                                                                    \
    return *result != NULL;                                                                                            \
  }

DEFINE_LIST_JOB (list_messages_job, duo_message_table_list (db, data, error))
DEFINE_LIST_JOB (list_campaigns_job, duo_campaign_table_list (db, error))
DEFINE_LIST_JOB (list_milestones_job, duo_milestone_table_list (db, data, error))
DEFINE_LIST_JOB (list_actions_job, duo_action_table_list (db, error))
DEFINE_LIST_JOB (list_managers_job, duo_manager_table_list (db, error))
DEFINE_LIST_JOB (find_manager_job, duo_manager_table_find (db, data, error))
DEFINE_LIST_JOB (list_silences_job, duo_silence_table_list (db, error))
DEFINE_LIST_JOB (list_overviews_job, duo_overview_table_list (db, error))

/* ---- Messages ---- */

static void
test_a_message_keeps_all_it_holds (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  const DuoPlacement placements[] = { { DUO_SECTOR_MBO, duo_month_new (2020, 5), duo_month_new (2020, 7) },
                                      { DUO_SECTOR_HO, duo_month_new (2020, 6), duo_month_new (2020, 8) },
                                      { DUO_SECTOR_HO, duo_month_new (2020, 12), duo_month_new (2021, 1) } };
  g_autoptr (DuoCampaign) campaign = duo_campaign_new ();
  g_autoptr (DuoMessage) message = duo_message_new ();
  g_autoptr (DuoMessage) read = NULL;
  static const char start[] =
    "=cmd|' /C calc'!A0\n\"\\\x01\xd7\xa9\xe2\x80\xae"; /* a formula, controls, right-to-left */
  g_autofree char *text = g_strnfill (100000, 'x');

  duo_campaign_set_name (campaign, "Vervolgstudie");
  save (test->store, campaign);
  memcpy (text, start, sizeof start - 1);
  duo_message_set_text (message, text);
  duo_message_set_link (message, "https://duo.nl/?a=1&b='");
  duo_message_set_audience (message, DUO_AUDIENCE_INSTITUTIONS);
  duo_message_set_status (message, DUO_MESSAGE_WITHDRAWN);
  duo_message_set_campaign (message, duo_campaign_get_id (campaign));
  duo_message_set_note (message, "let op");
  duo_message_set_placements (message, placements, G_N_ELEMENTS (placements));
  save (test->store, message);

  read = test_read_message (test->store, duo_message_get_id (message));
  g_assert_true (duo_message_equal (read, message));

  /* Through the journal too: undone and redone it is the same. */
  {
    g_autoptr (DuoChange) undone = duo_store_undo (test->store, NULL);
    g_autoptr (DuoChange) redone = duo_store_redo (test->store, NULL);
    g_autoptr (DuoMessage) again = test_read_message (test->store, duo_message_get_id (message));

    g_assert_nonnull (undone);
    g_assert_nonnull (redone);
    g_assert_true (duo_message_equal (again, message));
  }
}

static void
test_messages_of_a_span (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMessage) late = test_message_new ("Eerst", DUO_SECTOR_VO, "2020-09", "2020-09");
  g_autoptr (DuoMessage) early = test_message_new ("'s Zomers", DUO_SECTOR_VO, "2020-01", "2020-12");
  g_autoptr (DuoMessage) accent = test_message_new ("\xc3\x89\xc3\xa9n", DUO_SECTOR_HO, "2019-12", "2020-01");
  g_autoptr (DuoMessage) other_year = test_message_new ("Ander jaar", DUO_SECTOR_VO, "2021-01", "2021-02");
  g_autoptr (DuoMessage) nowhere = duo_message_new ();
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GPtrArray) year = NULL;
  DuoSpan span = duo_span_calendar_year (2020);

  duo_message_set_text (nowhere, "Nergens");
  save (test->store, late);
  save (test->store, early);
  save (test->store, accent);
  save (test->store, other_year);
  save (test->store, nowhere);

  all = read_with (test->store, list_messages_job, NULL);
  g_assert_cmpuint (all->len, ==, 5);
  g_assert_cmpstr (duo_message_get_text (all->pdata[4]), ==, "Nergens");

  year = read_with (test->store, list_messages_job, &span);
  g_assert_cmpuint (year->len, ==, 3);
  g_assert_cmpstr (duo_message_get_text (year->pdata[0]), ==, "\xc3\x89\xc3\xa9n");
  g_assert_cmpstr (duo_message_get_text (year->pdata[1]), ==, "'s Zomers");
  g_assert_cmpstr (duo_message_get_text (year->pdata[2]), ==, "Eerst");
}

static gboolean
count_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, user_data, error);
  gboolean has_row = FALSE;

  if (stmt == NULL || !duo_statement_step (stmt, &has_row, error))
    return FALSE;
  *result = GINT_TO_POINTER ((gint) duo_statement_get_int (stmt, 0));
  return TRUE;
}

static gint
read_count (DuoStore *store, const char *sql)
{
  return GPOINTER_TO_INT (read_with (store, count_job, (gpointer) sql));
}

static void
test_placements_change_by_the_smallest_difference (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  DuoPlacement placements[] = { { DUO_SECTOR_VO, duo_month_new (2020, 1), duo_month_new (2020, 2) },
                                { DUO_SECTOR_MBO, duo_month_new (2020, 3), duo_month_new (2020, 4) } };
  g_autoptr (DuoMessage) message = duo_message_new ();

  duo_message_set_text (message, "a");
  duo_message_set_placements (message, placements, 2);
  save (test->store, message);

  placements[1].last++;
  duo_message_set_placements (message, placements, 2);
  save (test->store, message);
  g_assert_cmpint (read_count (test->store, "SELECT count(*) FROM placement WHERE id IN (1, 2)"), ==, 2);
  g_assert_cmpint (
    read_count (test->store, "SELECT count(*) FROM change_row WHERE change = 2 AND row_table = 'placement'"), ==, 1);

  /* To another sector it keeps its row; a third one is new; what is left over goes. */
  placements[0].sector = DUO_SECTOR_HO;
  duo_message_set_placements (message, placements, 2);
  save (test->store, message);
  g_assert_cmpint (read_count (test->store, "SELECT count(*) FROM placement WHERE id = 1 AND sector = 'HO'"), ==, 1);
  duo_message_set_placements (message, placements, 1);
  save (test->store, message);
  g_assert_cmpint (read_count (test->store, "SELECT count(*) FROM placement"), ==, 1);
  g_assert_cmpint (read_count (test->store, "SELECT min(id) FROM placement"), ==, 1);
}

static gboolean
last_year_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  return duo_message_table_last_year (db, user_data, error);
}

static void
test_the_last_year (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMessage) message = test_message_new ("a", DUO_SECTOR_VO, "2020-12", "2021-01");
  gint year = -1;

  read_with (test->store, last_year_job, &year);
  g_assert_cmpint (year, ==, 0);
  save (test->store, message);
  read_with (test->store, last_year_job, &year);
  g_assert_cmpint (year, ==, 2020); /* it belongs to the year it begins in */
}

static void
test_what_a_rule_refuses (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMessage) message = test_message_new (" \n\t", DUO_SECTOR_VO, "2020-01", "2020-01");
  g_autoptr (DuoCampaign) campaign = duo_campaign_new ();
  g_autoptr (DuoMilestone) milestone = duo_milestone_new ();
  g_autoptr (DuoAction) action = duo_action_new ();
  g_autoptr (DuoManager) manager = duo_manager_new ();
  g_autoptr (DuoManager) twin = duo_manager_new ();

  assert_invalid (test->store, message);
  assert_invalid (test->store, campaign);
  assert_invalid (test->store, milestone);
  assert_invalid (test->store, action);
  assert_invalid (test->store, manager);

  duo_message_set_text (message, "a");
  duo_message_set_audience (message, DUO_AUDIENCE_MUNICIPALITIES);
  assert_invalid (test->store, message);
  duo_manager_set_name (manager, "A. de Vries");
  duo_manager_set_login (manager, "a.devries");
  save (test->store, manager);
  duo_manager_set_name (twin, "B. Jansen");
  duo_manager_set_login (twin, "a.devries");
  assert_invalid (test->store, twin);
}

/* ---- The others ---- */

static void
test_a_campaign_in_use_stays (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  const DuoWhen period = duo_when_period (duo_month_get_first_day (duo_month_new (2020, 1)),
                                          duo_month_get_last_day (duo_month_new (2020, 6)));
  g_autoptr (DuoCampaign) campaign = duo_campaign_new ();
  g_autoptr (DuoCampaign) other = duo_campaign_new ();
  g_autoptr (DuoMessage) message = test_message_new ("a", DUO_SECTOR_VO, "2020-01", "2020-01");
  g_autoptr (GPtrArray) campaigns = NULL;
  g_autoptr (GError) error = NULL;

  duo_campaign_set_name (campaign, "Vervolgstudie");
  duo_campaign_set_colour (campaign, DUO_COLOUR_PURPLE);
  duo_campaign_set_period (campaign, &period);
  duo_campaign_set_name (other, "SF aanvragen");
  save (test->store, campaign);
  save (test->store, other);
  campaigns = read_with (test->store, list_campaigns_job, NULL);
  g_assert_cmpuint (campaigns->len, ==, 2);
  g_assert_true (duo_campaign_equal (campaigns->pdata[0], other));
  g_assert_true (duo_campaign_equal (campaigns->pdata[1], campaign));

  duo_message_set_campaign (message, duo_campaign_get_id (campaign));
  save (test->store, message);
  g_assert_false (test_try_remove (test->store, G_OBJECT (campaign), &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_IN_USE);
  g_clear_error (&error);

  g_assert_true (test_try_remove (test->store, G_OBJECT (other), &error));
  duo_message_set_campaign (message, duo_campaign_get_id (other));
  g_assert_false (test_try_save (test->store, G_OBJECT (message), DUO_CHANGE_EDIT, FALSE, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_CONFLICT); /* somebody removed it while it was chosen */
}

static void
test_milestones_by_their_dates (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  const DuoWhen planned = duo_when_dmy (1, 2, 2020);
  const DuoWhen actual = duo_when_dmy (3, 8, 2020);
  const DuoWhen period = duo_when_period (duo_month_get_first_day (duo_month_new (2019, 10)),
                                          duo_month_get_last_day (duo_month_new (2020, 1)));
  const DuoWhen next_year = duo_when_month (duo_month_new (2021, 1));
  g_autoptr (DuoMilestone) slipped = duo_milestone_new ();
  g_autoptr (DuoMilestone) over = duo_milestone_new ();
  g_autoptr (DuoMilestone) later = duo_milestone_new ();
  g_autoptr (DuoMilestone) undated = duo_milestone_new ();
  g_autoptr (GPtrArray) year = NULL;
  g_autoptr (GPtrArray) all = NULL;
  DuoSpan span = duo_span_calendar_year (2020);

  duo_milestone_set_title (slipped, "Loket gemeenten uit");
  duo_milestone_set_planned (slipped, &planned);
  duo_milestone_set_actual (slipped, &actual);
  duo_milestone_set_topic (slipped, "loket");
  duo_milestone_set_audience (slipped, DUO_AUDIENCE_MUNICIPALITIES);
  duo_milestone_set_note (slipped, "uitgesteld");
  duo_milestone_set_title (over, "Inventarisatie");
  duo_milestone_set_planned (over, &period);
  duo_milestone_set_title (later, "eHerkenning");
  duo_milestone_set_planned (later, &next_year);
  duo_milestone_set_title (undated, "Ooit");
  save (test->store, undated);
  save (test->store, slipped);
  save (test->store, later);
  save (test->store, over);

  year = read_with (test->store, list_milestones_job, &span);
  g_assert_cmpuint (year->len, ==, 2);
  g_assert_true (duo_milestone_equal (year->pdata[0], over));
  g_assert_true (duo_milestone_equal (year->pdata[1], slipped));
  all = read_with (test->store, list_milestones_job, NULL);
  g_assert_cmpuint (all->len, ==, 4);
  g_assert_true (duo_milestone_equal (all->pdata[3], undated));
}

static void
test_actions_by_their_last_day (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  const DuoWhen month = duo_when_month (duo_month_new (2020, 10));
  const DuoWhen day = duo_when_dmy (15, 10, 2020);
  g_autoptr (DuoManager) manager = duo_manager_new ();
  g_autoptr (DuoManager) found = NULL;
  g_autoptr (DuoAction) in_month = duo_action_new ();
  g_autoptr (DuoAction) on_day = duo_action_new ();
  g_autoptr (DuoAction) some_day = duo_action_new ();
  g_autoptr (GPtrArray) actions = NULL;
  g_autoptr (GPtrArray) managers = NULL;
  g_autoptr (GError) error = NULL;

  duo_manager_set_name (manager, "A. de Vries");
  duo_manager_set_email (manager, "a.devries@voorbeeld.nl");
  duo_manager_set_login (manager, DUO_TEST_WHO);
  save (test->store, manager);
  duo_action_set_text (some_day, "Ooit");
  duo_action_set_text (in_month, "Deze maand");
  duo_action_set_due (in_month, &month);
  duo_action_set_text (on_day, "Bellen");
  duo_action_set_due (on_day, &day);
  duo_action_set_done (on_day, &day);
  duo_action_set_owner (on_day, duo_manager_get_id (manager));
  duo_action_set_note (on_day, "na tienen");
  save (test->store, some_day);
  save (test->store, in_month);
  save (test->store, on_day);

  actions = read_with (test->store, list_actions_job, NULL);
  g_assert_cmpuint (actions->len, ==, 3);
  g_assert_true (duo_action_equal (actions->pdata[0], on_day));
  g_assert_true (duo_action_equal (actions->pdata[1], in_month));
  g_assert_true (duo_action_equal (actions->pdata[2], some_day));

  managers = read_with (test->store, list_managers_job, NULL);
  g_assert_cmpuint (managers->len, ==, 1);
  found = read_with (test->store, find_manager_job, (gpointer) DUO_TEST_WHO);
  g_assert_true (duo_manager_equal (found, manager));
  g_assert_false (duo_store_read (test->store, find_manager_job, (gpointer) "nobody", NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_NOT_FOUND);
}

static gboolean
silence_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  return duo_silence_table_add (db, user_data, NULL, error);
}

static gboolean
unsilence_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  return duo_silence_table_remove (db, *(const gint64 *) user_data, error);
}

static void
test_silences (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  const DuoChangeName add = { DUO_CHANGE_SILENCE, DUO_OBJECT_SILENCE, 0 };
  const DuoChangeName remove = { DUO_CHANGE_UNSILENCE, DUO_OBJECT_SILENCE, 0 };
  DuoSilence silence = { 0,
                         DUO_CHECK_GAP,
                         (char *) "gap VO 2020-01",
                         (char *) "zo bedoeld",
                         (char *) DUO_TEST_WHO,
                         (char *) "2020-10-14T12:00:00.000Z" };
  g_autoptr (GPtrArray) silences = NULL;
  g_autoptr (GError) error = NULL;
  const DuoSilence *read;
  gint64 id;

  duo_store_write (test->store, &add, silence_job, &silence, NULL, NULL, &error);
  g_assert_no_error (error);
  silences = read_with (test->store, list_silences_job, NULL);
  g_assert_cmpuint (silences->len, ==, 1);
  read = silences->pdata[0];
  g_assert_cmpint (read->rule, ==, DUO_CHECK_GAP);
  g_assert_cmpstr (read->cause, ==, silence.cause);
  g_assert_cmpstr (read->note, ==, silence.note);
  g_assert_cmpstr (read->who, ==, silence.who);
  g_assert_cmpstr (read->when, ==, silence.when);

  id = read->id;
  g_assert_true (duo_store_write (test->store, &remove, unsilence_job, &id, NULL, NULL, &error));
  g_assert_false (duo_store_write (test->store, &remove, unsilence_job, &id, NULL, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_NOT_FOUND);
}

static gboolean
issue_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  return duo_overview_table_add (db, user_data, error);
}

static void
issue (DuoStore *store, DuoMonth month, const char *content)
{
  const DuoChangeName name = { DUO_CHANGE_ISSUE, DUO_OBJECT_OVERVIEW, 0 };
  g_autoptr (DuoIssuedOverview) overview = g_new0 (DuoIssuedOverview, 1);
  g_autoptr (GError) error = NULL;

  overview->month = month;
  overview->issued = g_strdup ("2020-10-14T12:00:00.000Z");
  overview->day = duo_month_get_first_day (month);
  overview->who = g_strdup (DUO_TEST_WHO);
  overview->content = g_strdup (content);
  overview->hash = g_strdup ("00");
  duo_store_write (store, &name, issue_job, overview, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (overview->id, >, 0);
  g_assert_nonnull (overview->uid);
}

static gboolean
find_before_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  DuoIssuedOverview *overview = NULL;
  const gboolean ok = duo_overview_table_find_before (db, *(const DuoMonth *) user_data, &overview, error);

  *result = overview;
  return ok;
}

static void
test_overviews (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  DuoMonth october = duo_month_new (2020, 10);
  DuoMonth august = duo_month_new (2020, 8);
  g_autoptr (DuoIssuedOverview) before = NULL;
  g_autoptr (GPtrArray) overviews = NULL;

  issue (test->store, august, "first");
  issue (test->store, october, "later month");
  issue (test->store, august, "second");

  before = read_with (test->store, find_before_job, &october);
  g_assert_cmpstr (before->content, ==, "second");
  g_assert_cmpint (before->month, ==, august);
  g_assert_null (read_with (test->store, find_before_job, &august));
  overviews = read_with (test->store, list_overviews_job, NULL);
  g_assert_cmpuint (overviews->len, ==, 3);
  g_assert_cmpint (((DuoIssuedOverview *) overviews->pdata[0])->month, ==, october);
  g_assert_null (((DuoIssuedOverview *) overviews->pdata[0])->content);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/tables/a-message-keeps-all-it-holds", test_a_message_keeps_all_it_holds);
  g_test_add_func ("/tables/messages-of-a-span", test_messages_of_a_span);
  g_test_add_func ("/tables/placements-change-by-the-smallest-difference",
                   test_placements_change_by_the_smallest_difference);
  g_test_add_func ("/tables/the-last-year", test_the_last_year);
  g_test_add_func ("/tables/what-a-rule-refuses", test_what_a_rule_refuses);
  g_test_add_func ("/tables/a-campaign-in-use-stays", test_a_campaign_in_use_stays);
  g_test_add_func ("/tables/milestones-by-their-dates", test_milestones_by_their_dates);
  g_test_add_func ("/tables/actions-by-their-last-day", test_actions_by_their_last_day);
  g_test_add_func ("/tables/silences", test_silences);
  g_test_add_func ("/tables/overviews", test_overviews);

  return g_test_run ();
}
