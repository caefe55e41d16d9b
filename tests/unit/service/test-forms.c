/* SPDX-License-Identifier: EUPL-1.2 */
/* Forms by the calls that a window uses: told how far they are, and stopped on the way. */
#include <glib/gstdio.h>

#include "duo-calendar-service.h"
#include "duo-error.h"
#include "duo-forms-service.h"
#include "duo-progress.h"
#include "duo-sample.h"
#include "duo-test-store.h"

typedef struct
{
  DuoTestStore *test;
  DuoContext *context;
  GMainLoop *loop;
  GAsyncResult *result; /* (owned) (nullable) */
  DuoCampaignView *view;
  GArray *targets;      /* (element-type DuoTarget): all that the campaign asks */
  GCancellable *cancellable;
  guint look_source;    /* looks how far it is */
  guint stop_at;        /* cancels when so many are done; 0: never */
  DuoProgress last;     /* as seen last */
} Fixture;

static gboolean
look_cb (gpointer user_data)
{
  Fixture *fixture = user_data;

  g_assert_true (duo_progress_read (G_OBJECT (fixture->cancellable), &fixture->last));
  g_assert_cmpuint (fixture->last.done, <=, fixture->last.all);
  if (fixture->stop_at > 0 && fixture->last.done >= fixture->stop_at)
    g_cancellable_cancel (fixture->cancellable);
  return G_SOURCE_CONTINUE;
}

/* What the next work is stopped by, and what it tells. */
static void
watch (Fixture *fixture)
{
  g_clear_object (&fixture->cancellable);
  fixture->cancellable = g_cancellable_new ();
  duo_progress_watch (G_OBJECT (fixture->cancellable));
}

static void
load (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) campaigns = duo_campaigns_list (fixture->context, &error);

  g_clear_object (&fixture->view);
  g_assert_no_error (error);
  for (guint i = 0; i < campaigns->len; i++)
    {
      const DuoCampaign *campaign = ((DuoCampaignView *) campaigns->pdata[i])->campaign;

      if (g_strcmp0 (duo_campaign_get_name ((DuoCampaign *) campaign), "Continueren studiefinanciering") == 0)
        fixture->view = duo_campaign_view_load (fixture->context, duo_campaign_get_id ((DuoCampaign *) campaign), &error);
    }
  g_assert_no_error (error);
  g_assert_nonnull (fixture->view);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->test = duo_test_store_new ();
  fixture->context = duo_context_new (fixture->test->store);
  (void) duo_sample_fill (fixture->context, &error);
  g_assert_no_error (error);
  fixture->loop = g_main_loop_new (NULL, FALSE);
  load (fixture);
  fixture->targets = g_array_new (FALSE, FALSE, sizeof (DuoTarget));
  for (guint i = 0; i < fixture->view->rows->len; i++)
    {
      const DuoFunnelRow *row = fixture->view->rows->pdata[i];

      g_array_append_val (fixture->targets, ((DuoTarget){ row->institution, row->sector }));
    }
  watch (fixture);
  fixture->look_source = g_timeout_add (1, look_cb, fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_handle_id (&fixture->look_source, g_source_remove);
  g_clear_object (&fixture->cancellable);
  g_clear_object (&fixture->result);
  g_clear_object (&fixture->view);
  g_clear_pointer (&fixture->targets, g_array_unref);
  g_clear_pointer (&fixture->loop, g_main_loop_unref);
  g_clear_object (&fixture->context);
  g_clear_pointer (&fixture->test, duo_test_store_free);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_set_object (&fixture->result, result);
  g_main_loop_quit (fixture->loop);
}

static GAsyncResult *
wait_for (Fixture *fixture)
{
  g_main_loop_run (fixture->loop);
  return fixture->result;
}

static GPtrArray *
make (Fixture *fixture, const char *folder, GError **error)
{
  watch (fixture);
  duo_forms_make_async (fixture->context, duo_campaign_get_id (fixture->view->campaign), fixture->targets, folder,
                        fixture->cancellable, done_cb, fixture);
  return duo_forms_make_finish (fixture->context, wait_for (fixture), error);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* How many have it on record that a form was made for them. */
static guint
count_noted (Fixture *fixture)
{
  guint n = 0;

  load (fixture);
  for (guint i = 0; i < fixture->view->rows->len; i++)
    {
      DuoParticipation *row = ((DuoFunnelRow *) fixture->view->rows->pdata[i])->participation;

      n += row != NULL && duo_when_is_known (duo_participation_get_form_made (row)) ? 1 : 0;
    }
  return n;
}

static void
test_all_of_them (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->test->folder, "uit", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) paths = make (fixture, folder, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (paths->len, ==, fixture->targets->len);
  g_assert_cmpuint (count_files (folder), ==, paths->len);
  g_assert_cmpuint (count_noted (fixture), ==, paths->len);
  (void) look_cb (fixture);
  g_assert_cmpuint (fixture->last.stage, ==, DUO_PROGRESS_MAKING);
  g_assert_cmpuint (fixture->last.done, ==, paths->len);
}

/* Neither a file nor a note is left, and a folder that was made for it goes. */
static void
test_making_stopped (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->test->folder, "uit", NULL);
  const guint n_noted = count_noted (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) paths = NULL;

  fixture->stop_at = 1;
  paths = make (fixture, folder, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (paths);
  g_assert_cmpuint (fixture->last.all, ==, fixture->targets->len);
  g_assert_cmpuint (fixture->last.done, <, fixture->last.all);
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));
  g_assert_cmpuint (count_noted (fixture), ==, n_noted);
}

/* What lay in the folder stays, whether it is stopped or not: a form of that name may have come back filled in. */
static void
test_nothing_is_replaced (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_build_filename (fixture->test->folder, "uit", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) first = make (fixture, folder, &error);
  g_autoptr (GPtrArray) stopped = NULL;
  g_autoptr (GPtrArray) second = NULL;

  g_assert_no_error (error);
  g_assert_true (g_file_set_contents (first->pdata[0], "ingevuld", -1, &error));
  fixture->stop_at = 1;
  stopped = make (fixture, folder, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (count_files (folder), ==, first->len);

  fixture->stop_at = 0;
  second = make (fixture, folder, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (second->pdata[0], "_2.xlsx"));
  g_assert_cmpuint (count_files (folder), ==, 2 * first->len);
  g_assert_true (g_file_get_contents (first->pdata[0], &content, NULL, &error));
  g_assert_cmpstr (content, ==, "ingevuld");
}

/* Returns: (transfer full): the forms that were made, to read */
static GPtrArray *
make_files (Fixture *fixture)
{
  g_autofree char *folder = g_build_filename (fixture->test->folder, "uit", NULL);
  g_autoptr (GPtrArray) folders = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) paths = make (fixture, folder, &error);

  g_assert_no_error (error);
  g_ptr_array_add (folders, folder);
  return duo_forms_find_files (folders);
}

static GPtrArray *
read_files (Fixture *fixture, GPtrArray *files, GError **error)
{
  watch (fixture);
  duo_forms_read_async (fixture->context, files, fixture->cancellable, done_cb, fixture);
  return duo_forms_read_finish (fixture->context, wait_for (fixture), error);
}

static void
test_reading_told (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = make_files (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = read_files (fixture, files, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, files->len);
  (void) look_cb (fixture);
  g_assert_cmpuint (fixture->last.stage, ==, DUO_PROGRESS_FILES);
  g_assert_cmpuint (fixture->last.done, ==, files->len);
}

/* A reading that is stopped gives nothing, and the same files can be read again. */
static void
test_reading_stopped (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = make_files (fixture);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) stopped = NULL;
  g_autoptr (GPtrArray) results = NULL;

  fixture->stop_at = 1;
  stopped = read_files (fixture, files, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (stopped);
  g_clear_error (&error);

  fixture->stop_at = 0;
  results = read_files (fixture, files, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (results->len, ==, files->len);
}

/* A named pipe in the folder is no form, and nobody waits for what never comes out of it. */
static void
test_a_pipe_in_the_folder (Fixture *fixture, gconstpointer data)
{
  g_autofree char *pipe = g_build_filename (fixture->test->folder, "formulier.xlsx", NULL);
  g_autoptr (GPtrArray) folders = g_ptr_array_new ();
  g_autoptr (GPtrArray) files = NULL;

  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_ptr_array_add (folders, fixture->test->folder);
  files = duo_forms_find_files (folders);
  for (guint i = 0; i < files->len; i++)
    g_assert_cmpstr (files->pdata[i], !=, pipe);
}

int
main (int argc, char *argv[])
{
  static const struct
  {
    const char *path;
    void (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "/forms/all-of-them", test_all_of_them },
    { "/forms/making-stopped", test_making_stopped },
    { "/forms/nothing-is-replaced", test_nothing_is_replaced },
    { "/forms/reading-told", test_reading_told },
    { "/forms/reading-stopped", test_reading_stopped },
    { "/forms/a-pipe-in-the-folder", test_a_pipe_in_the_folder },
  };

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Fixture, NULL, set_up, tests[i].run, tear_down);
  return g_test_run ();
}
