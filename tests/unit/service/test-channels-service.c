/* SPDX-License-Identifier: EUPL-1.2 */
/* Channels out to a file, edited there, known again when they are chosen or dropped, and back, by the calls that the window
 * makes. */
#include "duo-calendar-service.h"
#include "duo-channels-file.h"
#include "duo-channels-service.h"
#include "duo-contacts-service.h"
#include "duo-list-service.h"
#include "duo-progress.h"
#include "duo-test-register.h"
#include "duo-test-store.h"

typedef struct
{
  DuoTestStore *test;  /* (owned) */
  DuoContext *context; /* (owned) */
  GMainLoop *loop;     /* (owned) */
  DuoChangeSet *set;   /* (owned) (nullable): what was read last */
  DuoListLook *look;   /* (owned) (nullable): the same */
  gboolean done;
  GError *error;       /* (owned) (nullable) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (DuoChannel) channel = duo_channel_new ();
  g_autoptr (GError) error = NULL;

  fixture->test = duo_test_store_new ();
  duo_test_add_register (fixture->test->store);
  fixture->context = duo_context_new (fixture->test->store);
  fixture->loop = g_main_loop_new (NULL, FALSE);
  duo_channel_set_institution (channel, DUO_TEST_FIRST);
  duo_channel_set_name (channel, "Schermen kantine");
  duo_calendar_save (fixture->context, G_OBJECT (channel), DUO_CHANGE_ADD, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_clear_object (&fixture->set);
  g_clear_pointer (&fixture->look, duo_list_look_free);
  g_clear_error (&fixture->error);
  g_clear_object (&fixture->context);
  g_main_loop_unref (fixture->loop);
  duo_test_store_free (fixture->test);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->done = duo_channels_export_finish (DUO_CONTEXT (source), result, &fixture->error);
  g_main_loop_quit (fixture->loop);
}

static void
contacts_exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->done = duo_contacts_export_finish (DUO_CONTEXT (source), result, &fixture->error);
  g_main_loop_quit (fixture->loop);
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_clear_object (&fixture->set);
  fixture->set = duo_channels_read_import_finish (DUO_CONTEXT (source), result, &fixture->error);
  g_main_loop_quit (fixture->loop);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->done = duo_channels_apply_import_finish (DUO_CONTEXT (source), result, &fixture->error);
  g_main_loop_quit (fixture->loop);
}

static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_clear_pointer (&fixture->look, duo_list_look_free);
  fixture->look = duo_list_look_finish (DUO_CONTEXT (source), result, &fixture->error);
  g_main_loop_quit (fixture->loop);
}

static gboolean
is_of_channels (Fixture *fixture, const char *path)
{
  duo_list_look_async (fixture->context, path, NULL, DUO_LIST_FIND, DUO_LIST_FIND, NULL, looked_cb, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  return duo_list_is_of_channels (fixture->look);
}

static void
assert_name (Fixture *fixture, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries = duo_channels_list (fixture->context, DUO_CHANNELS_ALL, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  g_assert_cmpstr (duo_channel_get_name (((DuoChannelEntry *) entries->pdata[0])->channel), ==, name);
}

static void
test_out_and_back (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = duo_test_store_dup_path (fixture->test, "kanalen.csv");
  g_autofree char *contacts = duo_test_store_dup_path (fixture->test, "contactpersonen.csv");
  g_autoptr (GCancellable) stopped = g_cancellable_new ();
  g_autoptr (GCancellable) watched = g_cancellable_new ();
  g_autofree char *text = NULL;
  g_autoptr (GString) edited = NULL;
  DuoProgress progress;

  duo_channels_export_async (fixture->context, path, NULL, exported_cb, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  duo_contacts_export_async (fixture->context, contacts, NULL, contacts_exported_cb, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  g_assert_true (is_of_channels (fixture, path));
  g_assert_false (is_of_channels (fixture, contacts));

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  edited = g_string_new (text);
  g_assert_cmpuint (g_string_replace (edited, "Schermen kantine", "Schermen in de aula", 0), ==, 1);
  g_assert_true (g_file_set_contents (path, edited->str, -1, NULL));
  duo_channels_read_import_async (fixture->context, path, NULL, NULL, read_cb, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (duo_change_set_count (fixture->set, DUO_CHANGE_ITEM_CHANGED), ==, 1);
  g_assert_cmpuint (fixture->set->items->len, ==, 1);

  g_cancellable_cancel (stopped);
  duo_channels_apply_import_async (fixture->context, fixture->set, stopped, applied_cb, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&fixture->error);
  assert_name (fixture, "Schermen kantine");

  duo_progress_watch (G_OBJECT (watched));
  duo_channels_apply_import_async (fixture->context, fixture->set, watched, applied_cb, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  g_assert_true (fixture->done);
  g_assert_true (duo_progress_read (G_OBJECT (watched), &progress));
  g_assert_cmpint (progress.stage, ==, DUO_PROGRESS_ENDING);
  assert_name (fixture, "Schermen in de aula");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/channels-service/out-and-back", Fixture, NULL, set_up, test_out_and_back, tear_down);

  return g_test_run ();
}
