/* SPDX-License-Identifier: EUPL-1.2 */
/* Contacts, what they are to whom, contact moments and answers: kept whole, through undo and redo too; found by search. */
#include "duo-contact-link-table.h"
#include "duo-contact-moment-table.h"
#include "duo-contact-table.h"
#include "duo-database-private.h"
#include "duo-derived.h"
#include "duo-error.h"
#include "duo-register-title.h"
#include "duo-schema.h"
#include "duo-sqlite-database.h"
#include "duo-store-undo.h"
#include "duo-test-register.h"
#include "duo-test-store.h"
#include "duo-willingness-table.h"

#define BOARD DUO_TEST_BOARD
#define FIRST DUO_TEST_FIRST
#define SECOND DUO_TEST_SECOND
#define LOCATION DUO_TEST_LOCATION

static DuoTestStore *
store_new (void)
{
  DuoTestStore *test = duo_test_store_new ();

  duo_test_add_register (test->store);
  return test;
}

static gboolean
save_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  if (DUO_IS_CONTACT (user_data))
    return duo_contact_table_save (db, user_data, error);
  if (DUO_IS_CONTACT_LINK (user_data))
    return duo_contact_link_table_save (db, user_data, error);
  if (DUO_IS_CONTACT_MOMENT (user_data))
    return duo_contact_moment_table_save (db, user_data, error);
  return duo_willingness_table_save (db, user_data, error);
}

static void
save (DuoTestStore *test, gpointer object)
{
  const DuoChangeName name = { DUO_CHANGE_EDIT, DUO_OBJECT_CONTACT, 0 };
  g_autoptr (GError) error = NULL;

  duo_store_write (test->store, &name, save_job, object, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_refused (DuoTestStore *test, gpointer object)
{
  const DuoChangeName name = { DUO_CHANGE_EDIT, DUO_OBJECT_CONTACT, 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (duo_store_write (test->store, &name, save_job, object, NULL, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_INVALID);
}

typedef struct
{
  GType type;
  DuoObjectKind kind; /* a list of what refers to it; DUO_OBJECT_NONE: @id itself */
  gint64 id;
} Question;

static gboolean
read_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const Question *question = user_data;

  if (question->type == DUO_TYPE_CONTACT)
    *result = duo_contact_table_get (db, question->id, error);
  else if (question->type == DUO_TYPE_CONTACT_LINK)
    *result = question->kind == DUO_OBJECT_NONE
                ? (gpointer) duo_contact_link_table_get (db, question->id, error)
                : (gpointer) duo_contact_link_table_list (db, question->kind, question->id, error);
  else if (question->type == DUO_TYPE_CONTACT_MOMENT)
    *result = question->kind == DUO_OBJECT_NONE
                ? (gpointer) duo_contact_moment_table_get (db, question->id, error)
                : (gpointer) duo_contact_moment_table_list (db, question->kind, question->id, error);
  else
    *result = question->kind == DUO_OBJECT_NONE
                ? (gpointer) duo_willingness_table_get (db, question->id, error)
                : (gpointer) duo_willingness_table_list (db, question->kind, question->id, error);
  return *result != NULL;
}

static gpointer
ask (DuoTestStore *test, GType type, DuoObjectKind kind, gint64 id)
{
  Question question = { type, kind, id };
  g_autoptr (GError) error = NULL;
  gpointer value = NULL;

  duo_store_read (test->store, read_job, &question, &value, &error);
  g_assert_no_error (error);
  return value;
}

/* It is what was saved, and is again after undo and redo. */
static void
assert_kept (DuoTestStore *test, gpointer object)
{
  g_autoptr (DuoRecord) first = ask (test, G_OBJECT_TYPE (object), DUO_OBJECT_NONE, duo_record_get_id (object));
  g_autoptr (DuoRecord) second = NULL;
  g_autoptr (DuoChange) undone = NULL;
  g_autoptr (DuoChange) redone = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (duo_record_equal (first, object));
  undone = duo_store_undo (test->store, &error);
  g_assert_no_error (error);
  redone = duo_store_redo (test->store, &error);
  g_assert_no_error (error);
  second = ask (test, G_OBJECT_TYPE (object), DUO_OBJECT_NONE, duo_record_get_id (object));
  g_assert_true (duo_record_equal (second, object));
  duo_record_set_rev (object, duo_record_get_rev (second));
  g_assert_true (duo_store_verify (test->store, &findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static DuoWhen
when (const char *text)
{
  DuoWhen parsed;

  g_assert_true (duo_when_parse (text, &parsed));
  return parsed;
}

static DuoContact *
add_contact (DuoTestStore *test, const char *contact_name, const char *email)
{
  DuoContact *contact = duo_contact_new ();

  duo_contact_set_name (contact, contact_name);
  duo_contact_set_email (contact, email);
  save (test, contact);
  return contact;
}

static DuoContactLink *
add_link (DuoTestStore *test, DuoContact *contact, DuoObjectKind kind, gint64 id, DuoContactRole role, gboolean preferred)
{
  DuoContactLink *link = duo_contact_link_new ();

  duo_contact_link_set_contact (link, duo_contact_get_id (contact));
  if (kind == DUO_OBJECT_BOARD)
    duo_contact_link_set_board (link, id);
  else if (kind == DUO_OBJECT_LOCATION)
    duo_contact_link_set_location (link, id);
  else
    duo_contact_link_set_institution (link, id);
  duo_contact_link_set_role (link, role);
  duo_contact_link_set_preferred (link, preferred);
  save (test, link);
  return link;
}

static void
test_all_that_is_held_is_kept (void)
{
  g_autoptr (DuoTestStore) test = store_new ();
  g_autoptr (DuoContact) contact = duo_contact_new ();
  g_autoptr (DuoContactLink) link = NULL;
  g_autoptr (DuoContactMoment) moment = duo_contact_moment_new ();
  g_autoptr (DuoWillingness) answer = duo_willingness_new ();
  const DuoWhen day = when ("2020-10-12"), month = when ("2020-09");

  duo_contact_set_name (contact, "Marieke van Dongen");
  duo_contact_set_email (contact, "m.vandongen @curio");
  duo_contact_set_phone (contact, "076 555 01 00\nna 12 uur");
  duo_contact_set_do_not_mail (contact, TRUE);
  duo_contact_set_note (contact, "werkt niet op woensdag");
  save (test, contact);
  assert_kept (test, contact);

  link = add_link (test, contact, DUO_OBJECT_INSTITUTION, FIRST, DUO_ROLE_TECHNICAL, TRUE);
  duo_contact_link_set_function (link, "hoofd ict");
  duo_contact_link_set_origin (link, DUO_ORIGIN_FORM);
  duo_contact_link_set_purpose (link, "schermen");
  duo_contact_link_set_confirmed (link, &month);
  duo_contact_link_set_keep_until (link, &day);
  save (test, link);
  assert_kept (test, link);

  duo_contact_moment_set_day (moment, &day);
  duo_contact_moment_set_kind (moment, DUO_MOMENT_MEETING);
  duo_contact_moment_set_board (moment, BOARD);
  duo_contact_moment_set_institution (moment, FIRST);
  duo_contact_moment_set_contact (moment, duo_contact_get_id (contact));
  duo_contact_moment_set_text (moment, "Doet mee\nals de clip kort is");
  save (test, moment);
  assert_kept (test, moment);

  duo_willingness_set_institution (answer, FIRST);
  duo_willingness_set_sector (answer, DUO_SECTOR_MBO);
  duo_willingness_set_answer (answer, DUO_ANSWER_CONDITION);
  duo_willingness_set_condition (answer, "geen geluid");
  duo_willingness_set_since (answer, &month);
  duo_willingness_set_origin (answer, DUO_ORIGIN_PHONE);
  duo_willingness_set_contact (answer, duo_contact_get_id (contact));
  duo_willingness_set_person (answer, "de conciërge");
  duo_willingness_set_note (answer, "teruggebeld");
  save (test, answer);
  assert_kept (test, answer);

  {
    g_autoptr (DuoWillingness) read = ask (test, DUO_TYPE_WILLINGNESS, DUO_OBJECT_NONE, duo_willingness_get_id (answer));
    g_autoptr (DuoContactLink) read_link = ask (test, DUO_TYPE_CONTACT_LINK, DUO_OBJECT_NONE, duo_contact_link_get_id (link));

    g_assert_cmpstr (duo_willingness_get_title (read), ==, "Baken, MBO");
    g_assert_cmpstr (duo_contact_link_get_title (read_link), ==, "Marieke van Dongen");
  }
}

static void
test_what_is_of_nobody_is_refused (void)
{
  g_autoptr (DuoTestStore) test = store_new ();
  g_autoptr (DuoContact) contact = add_contact (test, "Joost", "");
  g_autoptr (DuoContactLink) link = duo_contact_link_new ();
  g_autoptr (DuoContactMoment) moment = duo_contact_moment_new ();
  g_autoptr (DuoWillingness) answer = duo_willingness_new ();

  duo_contact_link_set_contact (link, duo_contact_get_id (contact));
  assert_refused (test, link);
  duo_contact_link_set_board (link, BOARD);
  duo_contact_link_set_institution (link, FIRST);
  assert_refused (test, link);
  assert_refused (test, moment);
  assert_refused (test, answer);
  duo_willingness_set_board (answer, BOARD);
  duo_willingness_set_institution (answer, FIRST);
  assert_refused (test, answer);
}

static gboolean
is_preferred (DuoTestStore *test, DuoContactLink *link)
{
  g_autoptr (DuoContactLink) read = ask (test, DUO_TYPE_CONTACT_LINK, DUO_OBJECT_NONE, duo_contact_link_get_id (link));

  return duo_contact_link_get_preferred (read);
}

static void
test_one_is_preferred_for_each_target_and_role (void)
{
  g_autoptr (DuoTestStore) test = store_new ();
  g_autoptr (DuoContact) one = add_contact (test, "Een", "");
  g_autoptr (DuoContact) two = add_contact (test, "Twee", "");
  g_autoptr (DuoContactLink) first = add_link (test, one, DUO_OBJECT_INSTITUTION, FIRST, DUO_ROLE_COMMUNICATION, TRUE);
  g_autoptr (DuoContactLink) other_role = add_link (test, one, DUO_OBJECT_INSTITUTION, FIRST, DUO_ROLE_BRON, TRUE);
  g_autoptr (DuoContactLink) elsewhere = add_link (test, one, DUO_OBJECT_INSTITUTION, SECOND, DUO_ROLE_COMMUNICATION, TRUE);
  g_autoptr (DuoContactLink) second = add_link (test, two, DUO_OBJECT_INSTITUTION, FIRST, DUO_ROLE_COMMUNICATION, FALSE);
  g_autoptr (GError) error = NULL;

  duo_contact_link_set_preferred (second, TRUE);
  save (test, second);
  g_assert_false (is_preferred (test, first));
  g_assert_true (is_preferred (test, second));
  g_assert_true (is_preferred (test, other_role));
  g_assert_true (is_preferred (test, elsewhere));

  /* Back and forth: never two at once, on the way neither. */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DuoChange) undone = duo_store_undo (test->store, &error);
      g_autoptr (DuoChange) redone = NULL;

      g_assert_no_error (error);
      g_assert_true (is_preferred (test, first));
      g_assert_false (is_preferred (test, second));
      redone = duo_store_redo (test->store, &error);
      g_assert_no_error (error);
      g_assert_false (is_preferred (test, first));
      g_assert_true (is_preferred (test, second));
    }
}

static gboolean
find_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  g_autoptr (GArray) ids = duo_database_find_words (db, user_data, error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (ids == NULL)
    return FALSE;
  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (text, "%" G_GINT64_FORMAT " ", g_array_index (ids, gint64, i));
  *result = g_string_free (g_steal_pointer (&text), FALSE);
  return TRUE;
}

static void
assert_found (DuoTestStore *test, const char *words, const char *ids)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  gpointer value = NULL;

  duo_store_read (test->store, find_job, (gpointer) words, &value, &error);
  g_assert_no_error (error);
  found = value;
  g_assert_cmpstr (found, ==, ids);
}

static void
test_institutions_are_found_by_their_contacts (void)
{
  g_autoptr (DuoTestStore) test = store_new ();
  g_autoptr (DuoContact) contact = add_contact (test, "Zoë Ağaoğlu", "z.agaoglu@baken.example");
  g_autoptr (DuoContact) of_location = add_contact (test, "Joost Peeters", "");
  g_autoptr (DuoContact) of_board = add_contact (test, "Bestuurssecretariaat", "");
  g_autoptr (DuoContactLink) link = add_link (test, contact, DUO_OBJECT_INSTITUTION, FIRST, DUO_ROLE_COMMUNICATION, FALSE);
  g_autoptr (DuoContactLink) location = add_link (test, of_location, DUO_OBJECT_LOCATION, LOCATION, DUO_ROLE_TECHNICAL, FALSE);
  g_autoptr (DuoContactLink) board = add_link (test, of_board, DUO_OBJECT_BOARD, BOARD, DUO_ROLE_BOARD, FALSE);
  g_autoptr (DuoChange) undone = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  assert_found (test, "zoe aga", "1 ");
  assert_found (test, "z.agaoglu@bak", "1 ");
  assert_found (test, "peeters", "2 ");
  assert_found (test, "bestuurssecr", "1 2 ");

  duo_contact_set_name (contact, "Zoë Bakker");
  duo_contact_set_email (contact, "");
  save (test, contact);
  assert_found (test, "agaoglu", "");
  assert_found (test, "bakker", "1 ");
  undone = duo_store_undo (test->store, &error);
  g_assert_no_error (error);
  assert_found (test, "bakker", "");
  assert_found (test, "agaoglu", "1 ");
  g_assert_true (duo_store_verify (test->store, &findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static gboolean
remove_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  return duo_contact_table_remove (db, duo_record_get_id (user_data), duo_record_get_rev (user_data), error);
}

static void
test_a_removed_contact_leaves_what_was_said (void)
{
  const DuoChangeName name = { DUO_CHANGE_REMOVE, DUO_OBJECT_CONTACT, 0 };
  const DuoWhen day = when ("2020-10-12");
  g_autoptr (DuoTestStore) test = store_new ();
  g_autoptr (DuoContact) contact = add_contact (test, "Joost", "");
  g_autoptr (DuoContactLink) link = add_link (test, contact, DUO_OBJECT_BOARD, BOARD, DUO_ROLE_BOARD, TRUE);
  g_autoptr (DuoContactMoment) alone = duo_contact_moment_new ();
  g_autoptr (DuoContactMoment) with_others = duo_contact_moment_new ();
  g_autoptr (DuoWillingness) answer = duo_willingness_new ();
  g_autoptr (GPtrArray) moments = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GPtrArray) answers = NULL;
  g_autoptr (DuoChange) undone = NULL;
  g_autoptr (GError) error = NULL;

  duo_contact_moment_set_day (alone, &day);
  duo_contact_moment_set_contact (alone, duo_contact_get_id (contact));
  save (test, alone);
  duo_contact_moment_set_day (with_others, &day);
  duo_contact_moment_set_contact (with_others, duo_contact_get_id (contact));
  duo_contact_moment_set_board (with_others, BOARD);
  save (test, with_others);
  duo_willingness_set_board (answer, BOARD);
  duo_willingness_set_contact (answer, duo_contact_get_id (contact));
  save (test, answer);

  duo_store_write (test->store, &name, remove_job, contact, NULL, NULL, &error);
  g_assert_no_error (error);
  moments = ask (test, DUO_TYPE_CONTACT_MOMENT, DUO_OBJECT_BOARD, BOARD);
  g_assert_cmpuint (moments->len, ==, 1);
  g_assert_cmpint (duo_contact_moment_get_contact (moments->pdata[0]), ==, 0);
  answers = ask (test, DUO_TYPE_WILLINGNESS, DUO_OBJECT_BOARD, BOARD);
  g_assert_cmpuint (answers->len, ==, 1);
  g_assert_cmpint (duo_willingness_get_contact (answers->pdata[0]), ==, 0);

  undone = duo_store_undo (test->store, &error);
  g_assert_no_error (error);
  links = ask (test, DUO_TYPE_CONTACT_LINK, DUO_OBJECT_CONTACT, duo_contact_get_id (contact));
  g_assert_cmpuint (links->len, ==, 1);
  g_clear_pointer (&moments, g_ptr_array_unref);
  moments = ask (test, DUO_TYPE_CONTACT_MOMENT, DUO_OBJECT_CONTACT, duo_contact_get_id (contact));
  g_assert_cmpuint (moments->len, ==, 2);
}

static void
add_answer (DuoTestStore *test, const char *since, DuoAnswer value)
{
  g_autoptr (DuoWillingness) answer = duo_willingness_new ();
  const DuoWhen day = when (since);

  duo_willingness_set_institution (answer, FIRST);
  duo_willingness_set_since (answer, &day);
  duo_willingness_set_answer (answer, value);
  save (test, answer);
}

static void
test_answers_are_listed_oldest_first (void)
{
  g_autoptr (DuoTestStore) test = store_new ();
  g_autoptr (GPtrArray) answers = NULL;
  static const DuoAnswer expected[] = { DUO_ANSWER_UNKNOWN, DUO_ANSWER_NO, DUO_ANSWER_CONDITION, DUO_ANSWER_YES };

  add_answer (test, "2020-09-14", DUO_ANSWER_CONDITION);
  add_answer (test, "2020-09-14", DUO_ANSWER_YES);
  add_answer (test, "2019-12", DUO_ANSWER_NO);
  add_answer (test, "", DUO_ANSWER_UNKNOWN);
  answers = ask (test, DUO_TYPE_WILLINGNESS, DUO_OBJECT_INSTITUTION, FIRST);
  g_assert_cmpuint (answers->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (duo_willingness_get_answer (answers->pdata[i]), ==, expected[i]);
}

static gboolean
title_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  g_autofree char *board = duo_register_dup_title (db, DUO_OBJECT_BOARD, BOARD, error);
  g_autofree char *institution = duo_register_dup_title (db, DUO_OBJECT_INSTITUTION, FIRST, error);
  g_autofree char *location = duo_register_dup_title (db, DUO_OBJECT_LOCATION, LOCATION, error);

  if (board == NULL || institution == NULL || location == NULL)
    return FALSE;
  *result = g_strjoin ("; ", board, institution, location, NULL);
  return TRUE;
}

static void
test_the_register_has_titles (void)
{
  g_autoptr (DuoTestStore) test = store_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *titles = NULL;
  gpointer value = NULL;

  duo_store_read (test->store, title_job, NULL, &value, &error);
  g_assert_no_error (error);
  titles = value;
  g_assert_cmpstr (titles, ==, "Stichting Het Baken; Baken; 02BB00");
}

/* ---- The schema ---- */

static gint64
count (DuoDatabase *db, const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, sql, &error);
  gboolean has_row = FALSE;

  g_assert_no_error (error);
  g_assert_true (duo_statement_step (stmt, &has_row, &error));
  g_assert_no_error (error);
  return has_row ? duo_statement_get_int (stmt, 0) : -1;
}

/* A full store of the step before gets this one, and keeps its rows; the personal columns are there. */
static void
test_the_step_keeps_a_full_store (void)
{
  g_autofree char *folder = duo_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "steps.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = duo_schema_list_steps (&error);
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  g_autoptr (DuoDatabase) db = duo_sqlite_database_open (path, DUO_SQLITE_CREATE, &error);
  g_autoptr (DuoStatement) columns = NULL;
  gboolean has_row = FALSE;
  guint n_columns = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < steps->len && strstr (steps->pdata[i], "CREATE TABLE contact ") == NULL; i++)
    g_ptr_array_add (before, steps->pdata[i]);
  g_assert_cmpuint (before->len, <, steps->len);
  duo_schema_upgrade (db, before, &error);
  g_assert_no_error (error);
  duo_database_exec (db, DUO_TEST_REGISTER, &error);
  g_assert_no_error (error);
  duo_schema_upgrade (db, steps, &error);
  g_assert_no_error (error);
  g_assert_cmpint (count (db, "SELECT count(*) FROM institution"), ==, 2);
  g_assert_cmpint (count (db, "SELECT count(*) FROM location"), ==, 1);

  columns = duo_database_prepare (db, "SELECT 'SELECT count(' || column_name || ') FROM ' || row_table FROM personal_column", &error);
  g_assert_no_error (error);
  while (duo_statement_step (columns, &has_row, &error) && has_row)
    {
      g_assert_cmpint (count (db, duo_statement_get_text (columns, 0)), ==, 0);
      n_columns++;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (n_columns, >=, 10);

  g_clear_object (&columns);
  g_clear_object (&db);
  duo_test_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/people/all-that-is-held-is-kept", test_all_that_is_held_is_kept);
  g_test_add_func ("/people/what-is-of-nobody-is-refused", test_what_is_of_nobody_is_refused);
  g_test_add_func ("/people/one-is-preferred-for-each-target-and-role", test_one_is_preferred_for_each_target_and_role);
  g_test_add_func ("/people/institutions-are-found-by-their-contacts", test_institutions_are_found_by_their_contacts);
  g_test_add_func ("/people/a-removed-contact-leaves-what-was-said", test_a_removed_contact_leaves_what_was_said);
  g_test_add_func ("/people/answers-are-listed-oldest-first", test_answers_are_listed_oldest_first);
  g_test_add_func ("/people/the-register-has-titles", test_the_register_has_titles);
  g_test_add_func ("/people/the-step-keeps-a-full-store", test_the_step_keeps_a_full_store);

  return g_test_run ();
}
