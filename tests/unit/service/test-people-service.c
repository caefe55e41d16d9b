/* SPDX-License-Identifier: EUPL-1.2 */
/* What is done with people at institutions: each is one change, and undone as one. */
#include "duo-actions-service.h"
#include "duo-calendar-service.h"
#include "duo-contact-check.h"
#include "duo-error.h"
#include "duo-history-service.h"
#include "duo-institutions-service.h"
#include "duo-people-service.h"
#include "duo-store-undo.h"
#include "duo-test-register.h"
#include "duo-test-store.h"

typedef struct
{
  DuoTestStore *test;
  DuoContext *context;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->test = duo_test_store_new ();
  duo_test_add_register (fixture->test->store);
  fixture->context = duo_context_new (fixture->test->store);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->context);
  g_clear_pointer (&fixture->test, duo_test_store_free);
}

/* @change: (transfer full). */
static void
run (Fixture *fixture, DuoPeopleChange *change)
{
  g_autoptr (GError) error = NULL;

  duo_people_do (fixture->context, change, &error);
  g_assert_no_error (error);
}

static DuoPeople *
load (Fixture *fixture, gint64 institution)
{
  g_autoptr (GError) error = NULL;
  DuoPeople *people = duo_people_load (fixture->context, institution, &error);

  g_assert_no_error (error);
  return people;
}

static void
undo (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoChange) change = duo_store_undo (fixture->test->store, &error);
  g_autoptr (GPtrArray) findings = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (change);
  g_assert_true (duo_store_verify (fixture->test->store, &findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static DuoContact *
add (Fixture *fixture, const char *name, const char *email, gint64 institution, DuoContactRole role)
{
  DuoContact *contact = duo_contact_new ();
  g_autoptr (DuoContactLink) link = duo_contact_link_new ();

  duo_contact_set_name (contact, name);
  duo_contact_set_email (contact, email);
  duo_contact_link_set_institution (link, institution);
  duo_contact_link_set_role (link, role);
  run (fixture, duo_people_change_add_contact (contact, link));
  g_assert_cmpint (duo_contact_get_id (contact), !=, 0);
  g_assert_cmpint (duo_contact_link_get_id (link), !=, 0);
  g_assert_cmpint (duo_contact_link_get_contact (link), ==, duo_contact_get_id (contact));
  return contact;
}

static void
test_a_contact_comes_and_goes_whole (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DuoContact) contact = add (fixture, "Marieke van Dongen", "m@baken.example", DUO_TEST_FIRST, DUO_ROLE_COMMUNICATION);
  g_autoptr (DuoPeople) people = load (fixture, DUO_TEST_FIRST);
  DuoContactEntry *entry;

  g_assert_cmpuint (people->entries->len, ==, 1);
  g_assert_cmpuint (people->sectors, ==, DUO_SECTOR_SET_VO | DUO_SECTOR_SET_MBO);
  g_assert_cmpstr (people->board_title, ==, "Stichting Het Baken");
  entry = people->entries->pdata[0];
  g_assert_cmpstr (duo_contact_get_name (entry->contact), ==, "Marieke van Dongen");
  g_assert_cmpstr (entry->code, ==, "01AA");
  g_assert_cmpint (entry->target_kind, ==, DUO_OBJECT_INSTITUTION);
  g_assert_true (duo_people_find_contact (people, duo_contact_get_id (contact)) == entry->contact);

  run (fixture, duo_people_change_remove_link (entry->link));
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (GPtrArray) all = duo_people_list_contacts (fixture->context, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (all->len, ==, 0); /* nothing refers to him any more */
  }
  undo (fixture);
  g_clear_pointer (&people, duo_people_free);
  people = load (fixture, DUO_TEST_FIRST);
  g_assert_cmpuint (people->entries->len, ==, 1);
  undo (fixture);
  g_clear_pointer (&people, duo_people_free);
  people = load (fixture, DUO_TEST_FIRST);
  g_assert_cmpuint (people->entries->len, ==, 0);
}

static void
test_nothing_to_know_him_by_is_refused (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DuoContact) contact = duo_contact_new ();
  g_autoptr (GError) error = NULL;

  duo_contact_set_name (contact, "  ");
  g_assert_false (duo_people_do (fixture->context, duo_people_change_add_contact (contact, NULL), &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "name");
}

static void
test_a_call_is_noted_with_what_follows (Fixture *fixture, gconstpointer data)
{
  const DuoWhen today = duo_when_dmy (14, 10, 2020);
  g_autoptr (DuoContactMoment) moment = duo_contact_moment_new ();
  g_autoptr (DuoAction) follow_up = duo_action_new ();
  g_autoptr (DuoPeople) people = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GError) error = NULL;
  DuoActionList *list;

  duo_contact_moment_set_day (moment, &today);
  duo_contact_moment_set_institution (moment, DUO_TEST_FIRST);
  duo_contact_moment_set_text (moment, "Gebeld over de schermen\nen meer");
  duo_action_set_text (follow_up, "Specificaties opvragen");
  run (fixture, duo_people_change_note_moment (moment, follow_up));

  people = load (fixture, DUO_TEST_FIRST);
  g_assert_cmpuint (people->moments->len, ==, 1);
  g_assert_cmpint (people->me, !=, 0);
  g_assert_cmpstr (duo_people_get_manager_name (people, duo_contact_moment_get_manager (people->moments->pdata[0])), ==, DUO_TEST_WHO);

  list = duo_actions_load (fixture->context, DUO_OBJECT_INSTITUTION, DUO_TEST_FIRST, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (list->entries->len, ==, 1);
  g_assert_cmpstr (((DuoActionEntry *) list->entries->pdata[0])->about, ==, "Baken");
  duo_action_list_free (list);

  history = duo_history_list (fixture->context, DUO_OBJECT_CONTACT_MOMENT, duo_contact_moment_get_id (moment), 0, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (history->len, ==, 1);
  g_assert_cmpstr (((DuoHistoryEntry *) history->pdata[0])->title, ==, "Gebeld over de schermen");

  undo (fixture); /* both at once */
  list = duo_actions_load (fixture->context, DUO_OBJECT_NONE, 0, &error);
  g_assert_cmpuint (list->entries->len, ==, 0);
  duo_action_list_free (list);
}

static void
test_owners_of_many_at_once (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DuoManager) owner = duo_manager_new ();
  g_autoptr (GArray) both = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DuoPeople) people = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 ids[] = { DUO_TEST_FIRST, DUO_TEST_SECOND };

  duo_manager_set_name (owner, "S. Bakker");
  duo_manager_set_login (owner, "s.bakker");
  duo_calendar_save (fixture->context, G_OBJECT (owner), DUO_CHANGE_ADD, &error);
  g_assert_no_error (error);
  g_array_append_vals (both, ids, G_N_ELEMENTS (ids));

  run (fixture, duo_people_change_assign (both, duo_manager_get_id (owner), -1));
  people = load (fixture, DUO_TEST_SECOND);
  g_assert_cmpint (people->owner, ==, duo_manager_get_id (owner));
  g_assert_cmpint (people->substitute, ==, 0);
  run (fixture, duo_people_change_assign (both, -1, duo_manager_get_id (owner)));
  run (fixture, duo_people_change_assign (both, 0, -1));
  g_clear_pointer (&people, duo_people_free);
  people = load (fixture, DUO_TEST_FIRST);
  g_assert_cmpint (people->owner, ==, 0);
  g_assert_cmpint (people->substitute, ==, duo_manager_get_id (owner));
  undo (fixture);
  g_clear_pointer (&people, duo_people_free);
  people = load (fixture, DUO_TEST_FIRST);
  g_assert_cmpint (people->owner, ==, duo_manager_get_id (owner));
}

static void
test_doubles_become_one_and_two_again (Fixture *fixture, gconstpointer data)
{
  const DuoWhen day = duo_when_dmy (1, 9, 2020);
  g_autoptr (DuoContact) kept = add (fixture, "Joost Peeters", "j.peeters@baken.example", DUO_TEST_FIRST, DUO_ROLE_BRON);
  g_autoptr (DuoContact) other = add (fixture, "joost peeters", "J.Peeters@baken.example", DUO_TEST_FIRST, DUO_ROLE_BRON);
  g_autoptr (DuoContactLink) elsewhere = duo_contact_link_new ();
  g_autoptr (DuoContactMoment) moment = duo_contact_moment_new ();
  g_autoptr (DuoPeople) people = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  g_autoptr (GPtrArray) of_one = NULL;
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (GError) error = NULL;
  DuoContactEntry *entry;

  people = load (fixture, DUO_TEST_FIRST);
  entry = people->entries->pdata[1]; /* of the other */
  g_assert_cmpint (duo_contact_get_id (entry->contact), ==, duo_contact_get_id (other));
  duo_contact_link_set_preferred (entry->link, TRUE);
  duo_contact_link_set_confirmed (entry->link, &day);
  g_assert_true (duo_calendar_save (fixture->context, G_OBJECT (entry->link), DUO_CHANGE_PREFER, &error));
  duo_contact_link_set_contact (elsewhere, duo_contact_get_id (other));
  duo_contact_link_set_institution (elsewhere, DUO_TEST_SECOND);
  g_assert_true (duo_calendar_save (fixture->context, G_OBJECT (elsewhere), DUO_CHANGE_ADD, &error));
  duo_contact_moment_set_day (moment, &day);
  duo_contact_moment_set_contact (moment, duo_contact_get_id (other));
  duo_contact_moment_set_text (moment, "Gemaild");
  run (fixture, duo_people_change_note_moment (moment, NULL));

  groups = duo_people_find_doubles (fixture->context, NULL, &error);
  g_assert_cmpuint (groups->len, ==, 1);
  of_one = duo_people_find_doubles (fixture->context, kept, &error);
  g_assert_cmpuint (of_one->len, ==, 1);
  g_assert_cmpuint (((GPtrArray *) of_one->pdata[0])->len, ==, 1);

  run (fixture, duo_people_change_merge (duo_contact_get_id (kept), duo_contact_get_id (other)));
  all = duo_people_list_contacts (fixture->context, &error);
  g_assert_cmpuint (all->len, ==, 2); /* BRON here, communication there */
  entry = all->pdata[0];
  g_assert_cmpstr (entry->code, ==, "01AA");
  g_assert_cmpint (duo_contact_get_id (entry->contact), ==, duo_contact_get_id (kept));
  g_assert_true (duo_contact_link_get_preferred (entry->link));
  g_assert_true (duo_when_equal (duo_contact_link_get_confirmed (entry->link), &day));

  undo (fixture);
  g_clear_pointer (&all, g_ptr_array_unref);
  all = duo_people_list_contacts (fixture->context, &error);
  g_assert_cmpuint (all->len, ==, 3);
}

static void
test_what_goes_on_at_the_successor (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DuoContact) contact = add (fixture, "Marieke", "m@baken.example", DUO_TEST_FIRST, DUO_ROLE_COMMUNICATION);
  g_autoptr (DuoWillingness) answer = duo_willingness_new ();
  g_autoptr (GPtrArray) offers = NULL;
  g_autoptr (DuoPeople) old = NULL;
  g_autoptr (DuoPeople) new = NULL;
  g_autoptr (GHashTable) answers = NULL;
  g_autoptr (GError) error = NULL;
  const gint64 second = DUO_TEST_SECOND;

  duo_willingness_set_institution (answer, DUO_TEST_FIRST);
  duo_willingness_set_sector (answer, DUO_SECTOR_MBO);
  duo_willingness_set_answer (answer, DUO_ANSWER_YES);
  duo_willingness_set_contact (answer, duo_contact_get_id (contact));
  g_assert_true (duo_calendar_save (fixture->context, G_OBJECT (answer), DUO_CHANGE_ANSWER, &error));

  offers = duo_people_load_offers (fixture->context, DUO_TEST_FIRST, DUO_TEST_SECOND, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (offers->len, ==, 2);
  run (fixture, duo_people_change_hand_over (DUO_TEST_SECOND, offers));

  old = load (fixture, DUO_TEST_FIRST);
  new = load (fixture, DUO_TEST_SECOND);
  g_assert_cmpuint (old->entries->len, ==, 1); /* it keeps its own */
  g_assert_cmpuint (old->answers->len, ==, 1);
  g_assert_cmpuint (new->entries->len, ==, 1);
  g_assert_cmpuint (new->answers->len, ==, 1);
  answers = duo_people_load_answers (fixture->context, &error);
  g_assert_cmpuint (g_hash_table_size (answers), ==, 2);
  g_assert_nonnull (g_hash_table_lookup (answers, &second));

  g_clear_pointer (&offers, g_ptr_array_unref);
  offers = duo_people_load_offers (fixture->context, DUO_TEST_FIRST, DUO_TEST_SECOND, &error);
  g_assert_cmpuint (offers->len, ==, 1);
  g_assert_false (((DuoOffer *) offers->pdata[0])->ticked);
  undo (fixture);
  g_clear_pointer (&new, duo_people_free);
  new = load (fixture, DUO_TEST_SECOND);
  g_assert_cmpuint (new->entries->len + new->answers->len, ==, 0);
}

static gboolean
around_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const gint64 *of = user_data;

  *result = duo_journal_list_around (db, of[0], (guint) of[1], error);
  return *result != NULL;
}

/* Returns: (transfer full) (element-type DuoChange) */
static GPtrArray *
list_around (Fixture *fixture, gint64 institution, guint limit)
{
  gint64 of[] = { institution, limit };
  g_autoptr (GError) error = NULL;
  gpointer changes = NULL;

  duo_store_read (duo_context_get_store (fixture->context), around_job, of, &changes, &error);
  g_assert_no_error (error);
  return changes;
}

/* What hangs on an institution belongs to what happened to it; each change once, and nothing of another one. */
static void
test_history_around_an_institution (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DuoWillingness) answer = duo_willingness_new ();
  g_autoptr (DuoContact) contact = NULL;
  g_autoptr (GPtrArray) before = NULL;
  g_autoptr (GPtrArray) other = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GPtrArray) newest = NULL;
  g_autoptr (GError) error = NULL;

  before = list_around (fixture, DUO_TEST_FIRST, 0);
  other = list_around (fixture, DUO_TEST_SECOND, 0);

  contact = add (fixture, "Marieke", "m@baken.example", DUO_TEST_FIRST, DUO_ROLE_COMMUNICATION);
  duo_willingness_set_institution (answer, DUO_TEST_FIRST);
  duo_willingness_set_sector (answer, DUO_SECTOR_MBO);
  duo_willingness_set_answer (answer, DUO_ANSWER_YES);
  g_assert_true (duo_calendar_save (fixture->context, G_OBJECT (answer), DUO_CHANGE_ANSWER, &error));

  after = list_around (fixture, DUO_TEST_FIRST, 0);
  g_assert_cmpuint (after->len, ==, before->len + 2);
  g_assert_cmpint (duo_change_get_kind (after->pdata[0]), ==, DUO_CHANGE_ANSWER);
  newest = list_around (fixture, DUO_TEST_FIRST, 1);
  g_assert_cmpuint (newest->len, ==, 1);
  g_clear_pointer (&newest, g_ptr_array_unref);
  newest = list_around (fixture, DUO_TEST_SECOND, 0);
  g_assert_cmpuint (newest->len, ==, other->len);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  duo_people_do_finish (DUO_CONTEXT (source), result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (user_data);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  DuoInstitutionEmails **emails = user_data;
  g_autoptr (GError) error = NULL;

  *emails = duo_institutions_list_emails_finish (DUO_CONTEXT (source), result, &error);
  g_assert_no_error (error);
}

/* Whoever is for communication comes first; where his address can't be right, or he has none, another one does. */
static void
test_addresses_to_write_to (Fixture *fixture, gconstpointer data)
{
  g_autoptr (DuoContact) mistyped = add (fixture, "Karin Jansen", "k.jansen@avans", 1, DUO_ROLE_COMMUNICATION);
  g_autoptr (DuoContact) other = add (fixture, "Jan de Vries", "j.devries@voorbeeld.example", 1, DUO_ROLE_OTHER);
  g_autoptr (DuoContact) right = add (fixture, "Els Bakker", "e.bakker@voorbeeld.example", 2, DUO_ROLE_COMMUNICATION);
  g_autoptr (DuoInstitutionEmails) emails = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = 1; id <= 2; id++)
    g_array_append_val (ids, id);
  duo_institutions_list_emails_async (fixture->context, ids, NULL, listed_cb, &emails);
  while (emails == NULL)
    g_main_context_iteration (NULL, TRUE);

  g_assert_cmpuint (emails->emails->len, ==, 2);
  g_assert_cmpstr (emails->emails->pdata[0], ==, duo_contact_get_email (other));
  g_assert_cmpstr (emails->emails->pdata[1], ==, duo_contact_get_email (right));
  g_assert_cmpuint (emails->n_others, ==, 1);
  g_assert_cmpuint (emails->n_without, ==, 0);
  g_assert_false (duo_email_is_usable (duo_contact_get_email (mistyped)));
}

static void
test_done_without_waiting (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (DuoContact) contact = duo_contact_new ();

  duo_contact_set_name (contact, "Zonder rol");
  duo_people_do_async (fixture->context, duo_people_change_add_contact (contact, NULL), NULL, done_cb, loop);
  g_main_loop_run (loop);
  g_assert_cmpint (duo_contact_get_id (contact), !=, 0);
}

#define ADD(path, test) g_test_add ("/people/" path, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("addresses-to-write-to", test_addresses_to_write_to);
  ADD ("history-around-an-institution", test_history_around_an_institution);
  ADD ("a-contact-comes-and-goes-whole", test_a_contact_comes_and_goes_whole);
  ADD ("nothing-to-know-him-by-is-refused", test_nothing_to_know_him_by_is_refused);
  ADD ("a-call-is-noted-with-what-follows", test_a_call_is_noted_with_what_follows);
  ADD ("owners-of-many-at-once", test_owners_of_many_at_once);
  ADD ("doubles-become-one-and-two-again", test_doubles_become_one_and_two_again);
  ADD ("what-goes-on-at-the-successor", test_what_goes_on_at_the_successor);
  ADD ("done-without-waiting", test_done_without_waiting);

  return g_test_run ();
}
