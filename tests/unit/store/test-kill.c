/* SPDX-License-Identifier: EUPL-1.2 */
/* Two programs change one store and are killed at random moments: what they acknowledged is there, and the store is
 * well. DUO_KILL_ROUNDS sets how often; 25 is the short form, 500 the long one. */
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "duo-store.h"
#include "duo-test-rows.h"
#include "duo-test-store.h"

#define SHORT_ROUNDS 25
#define ROUNDS_PER_STORE 50
#define VISITS 10
#define N_WRITERS 2
/* Every so many rounds they are killed perhaps before they have made any change. */
#define EARLY_EVERY 4
#define PATIENCE_MILLISECONDS 30000

typedef struct
{
  GPid pid;
  gint output; /* end of a pipe */
  gint64 message;
  gint64 count;  /* last number acknowledged; 0 for none */
  GArray *added; /* (owned) (element-type gint64): messages acknowledged in this round */
} Writer;

static void
start (Writer *writer, const char *path, const char *who)
{
  g_autofree char *message = g_strdup_printf ("%" G_GINT64_FORMAT, writer->message);
  const char *argv[] = { g_getenv ("DUO_STORE_WRITER"), path, who, message, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (argv[0]);
  g_spawn_async_with_pipes (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &writer->pid, NULL,
                            &writer->output, NULL, &error);
  g_assert_no_error (error);
}

/* Reads what the writer acknowledged until it was killed; half a line is none. */
static void
read_acknowledged (Writer *writer)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[4096];
  gssize got;
  char *line;
  char *end;

  while ((got = read (writer->output, buffer, sizeof buffer)) > 0)
    g_string_append_len (text, buffer, got);
  g_assert_cmpint (got, ==, 0);
  g_assert_cmpint (close (writer->output), ==, 0);

  g_array_set_size (writer->added, 0);
  for (line = text->str; (end = strchr (line, '\n')) != NULL; line = end + 1)
    {
      *end = '\0';
      if (g_str_has_prefix (line, "count "))
        writer->count = g_ascii_strtoll (line + 6, NULL, 10);
      else if (g_str_has_prefix (line, "added "))
        {
          const gint64 id = g_ascii_strtoll (line + 6, NULL, 10);

          g_array_append_val (writer->added, id);
        }
    }
}

/* Waits until the writer has acknowledged something; a busy machine takes its time. */
static void
wait_for_first (Writer *writer)
{
  GPollFD poll = { writer->output, G_IO_IN | G_IO_HUP, 0 };

  g_assert_cmpint (g_poll (&poll, 1, PATIENCE_MILLISECONDS), ==, 1);
}

static void
end (Writer *writer)
{
  gint status;

  g_assert_cmpint (kill (writer->pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (writer->pid, &status, 0), ==, writer->pid);
  g_assert_true (WIFSIGNALED (status)); /* it did not end by itself */
  g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
  read_acknowledged (writer);
}

/* The last number acknowledged is there, or the one after it, which was about to be. */
static void
check_writer (DuoStore *store, Writer *writer)
{
  g_autoptr (DuoMessage) message = test_read_message (store, writer->message);
  const gint64 number = g_ascii_strtoll (duo_message_get_text (message), NULL, 10);

  g_assert_cmpint (number, >=, writer->count);
  g_assert_cmpint (number, <=, writer->count + 1);
  writer->count = number;
  for (guint i = 0; i < writer->added->len; i++)
    g_assert_true (test_message_exists (store, g_array_index (writer->added, gint64, i)));
}

static void
check_store (DuoTestStore *test, Writer *writers)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  duo_test_store_reopen (test);
  for (guint i = 0; i < N_WRITERS; i++)
    check_writer (test->store, &writers[i]);

  duo_store_verify (test->store, &findings, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s", (const char *) findings->pdata[i]);
  g_assert_cmpuint (findings->len, ==, 0);
  duo_store_close (test->store);
}

static void
run_rounds (guint n_rounds, gint64 *n_changes)
{
  static const char *const who[N_WRITERS] = { DUO_TEST_WHO, DUO_TEST_OTHER };
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  Writer writers[N_WRITERS] = { 0 };

  for (guint i = 0; i < N_WRITERS; i++)
    {
      g_autoptr (DuoMessage) message = test_message_new ("0", DUO_SECTOR_MBO, "2020-01", "2020-02");

      test_save_message (test->store, message, DUO_CHANGE_ADD);
      writers[i].message = duo_message_get_id (message);
      writers[i].added = g_array_new (FALSE, FALSE, sizeof (gint64));
    }
  duo_store_close (test->store);

  for (guint round = 0; round < n_rounds; round++)
    {
      for (guint i = 0; i < N_WRITERS; i++)
        start (&writers[i], test->path, who[i]);
      /* While they open it, or well into their changes; the second one works on alone for a while. */
      if (round % EARLY_EVERY != 0)
        wait_for_first (&writers[0]);
      g_usleep ((gulong) g_test_rand_int_range (0, 80000));
      end (&writers[0]);
      g_usleep ((gulong) g_test_rand_int_range (0, 30000));
      end (&writers[1]);
      check_store (test, writers);
    }

  for (guint i = 0; i < N_WRITERS; i++)
    {
      *n_changes += writers[i].count;
      g_array_unref (writers[i].added);
    }
}

static void
test_no_acknowledged_change_is_lost (void)
{
  const char *setting = g_getenv ("DUO_KILL_ROUNDS");
  guint n_rounds = setting != NULL ? (guint) g_ascii_strtoull (setting, NULL, 10) : SHORT_ROUNDS;
  gint64 n_changes = 0;
  guint n_done = 0;

  for (; n_done < n_rounds; n_done += MIN (ROUNDS_PER_STORE, n_rounds - n_done))
    run_rounds (MIN (ROUNDS_PER_STORE, n_rounds - n_done), &n_changes);
  g_test_message ("%u rounds, 2 programs killed in each, %" G_GINT64_FORMAT " numbered changes", n_rounds, n_changes);
  g_assert_cmpint (n_changes, >, (gint64) n_rounds / 2); /* it did work in between */
}

/* A file chooser looks into all files of the folder that it shows: it opens and closes them in our process. */
static void
look_into_all (const char *path)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (path, endings[i], NULL);
      g_autofree char *content = NULL;

      g_assert_true (g_file_get_contents (name, &content, NULL, NULL));
    }
}

/* Runs a program that makes one change of its own and ends; reads the store all the while. */
static void
read_during_visit (DuoTestStore *test, gint64 id)
{
  g_autofree char *name = g_strdup_printf ("%" G_GINT64_FORMAT, id);
  const char *argv[] = { g_getenv ("DUO_STORE_WRITER"), test->path, DUO_TEST_OTHER, name, "1", NULL };
  g_autoptr (GError) error = NULL;
  GPid pid;
  gint status;

  g_spawn_async (NULL, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, &pid,
                 &error);
  g_assert_no_error (error);
  while (waitpid (pid, &status, WNOHANG) == 0)
    {
      g_autoptr (DuoMessage) message = test_read_message (test->store, id);

      g_assert_nonnull (message);
    }
  g_assert_cmpint (status, ==, 0);
}

/* Who is alone with the log's index begins it anew. A visitor is not alone, whoever looked into our files: else our
 * reading ends on an index that is gone for a moment (SIGBUS). */
static void
test_a_program_comes_and_goes (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoMessage) message = test_message_new ("0", DUO_SECTOR_MBO, "2020-01", "2020-02");
  g_autoptr (DuoMessage) read = NULL;
  gint64 number = 0;

  test_save_message (test->store, message, DUO_CHANGE_ADD);
  for (guint round = 0; round < VISITS; round++)
    {
      g_autoptr (DuoMessage) seen = NULL;
      g_autofree char *text = NULL;

      look_into_all (test->path);
      read_during_visit (test, duo_message_get_id (message));
      number += 2;
      text = g_strdup_printf ("%" G_GINT64_FORMAT, number);

      seen = test_read_message (test->store, duo_message_get_id (message));
      g_assert_cmpint (g_ascii_strtoll (duo_message_get_text (seen), NULL, 10), ==, number - 1);
      duo_message_set_text (seen, text);
      test_save_message (test->store, seen, DUO_CHANGE_EDIT);
    }

  duo_test_store_reopen (test);
  read = test_read_message (test->store, duo_message_get_id (message));
  g_assert_cmpint (g_ascii_strtoll (duo_message_get_text (read), NULL, 10), ==, number);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kill/a-program-comes-and-goes", test_a_program_comes_and_goes);
  g_test_add_func ("/kill/no-acknowledged-change-is-lost", test_no_acknowledged_change_is_lost);

  return g_test_run ();
}
