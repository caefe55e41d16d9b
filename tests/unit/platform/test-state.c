/* SPDX-License-Identifier: EUPL-1.2 */
/* What the platform remembers, also when it was ended between two steps; and how often somebody may guess. */
#include <glib/gstdio.h>
#include <string.h>

#include "duo-platform-secret.h"
#include "duo-platform-state.h"
#include "duo-platform-throttle.h"
#include "duo-test-store.h"

typedef struct
{
  char             *folder;
  char             *path;
  DuoPlatformTree  *files;
  DuoPlatformState *state;
} Fixture;

static void
open_state (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->state, duo_platform_state_free);
  fixture->state = duo_platform_state_open (fixture->path, &error);
  g_assert_no_error (error);
  duo_platform_state_compare (fixture->state, fixture->files);
}

static void
save_state (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  duo_platform_state_save (fixture->state, &error);
  g_assert_no_error (error);
}

static char *
file_path (Fixture    *fixture,
           const char *name)
{
  return g_build_filename (fixture->folder, "files", name, NULL);
}

static void
write_file (Fixture    *fixture,
            const char *name)
{
  g_autofree char *path = file_path (fixture, name);

  g_assert_true (g_file_set_contents (path, "inhoud", -1, NULL));
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *files = NULL;

  fixture->folder = duo_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "state.json", NULL);
  files = file_path (fixture, "");
  fixture->files = duo_platform_tree_open (files, &error);
  g_assert_no_error (error);
  open_state (fixture);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  duo_platform_state_free (fixture->state);
  duo_platform_tree_free (fixture->files);
  duo_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* Where the file of the only link lies; NULL when there is no link any more. */
static const char *
shared_path (Fixture *fixture)
{
  GPtrArray *shares = duo_platform_state_get_shares (fixture->state);

  if (shares->len == 0)
    return NULL;

  g_assert_cmpuint (shares->len, ==, 1);
  return duo_platform_state_find_file (fixture->state, ((DuoPlatformShare *) shares->pdata[0])->file)->path;
}

static void
share (Fixture    *fixture,
       const char *name)
{
  write_file (fixture, name);
  duo_platform_state_add_share (fixture->state, duo_platform_state_ensure_file (fixture->state, name)->id);
}

static void
test_a_move_that_was_cut_short_keeps_the_link (Fixture      *fixture,
                                               gconstpointer data)
{
  g_autofree char *from = file_path (fixture, "a.zip");
  g_autofree char *to = file_path (fixture, "b.zip");

  share (fixture, "a.zip");
  duo_platform_state_will_move (fixture->state, "a.zip", "b.zip");
  save_state (fixture);

  /* ended before the move: nothing has happened */
  open_state (fixture);
  g_assert_cmpstr (shared_path (fixture), ==, "a.zip");

  /* ended after it, before it was written down */
  g_assert_cmpint (g_rename (from, to), ==, 0);
  open_state (fixture);
  g_assert_cmpstr (shared_path (fixture), ==, "b.zip");
  save_state (fixture);
  open_state (fixture);
  g_assert_cmpstr (shared_path (fixture), ==, "b.zip");
}

static void
test_a_file_that_went_takes_its_link_along (Fixture      *fixture,
                                            gconstpointer data)
{
  g_autofree char *path = file_path (fixture, "a.zip");

  share (fixture, "a.zip");
  save_state (fixture);
  g_assert_cmpint (g_unlink (path), ==, 0);
  open_state (fixture);
  g_assert_null (shared_path (fixture));
  save_state (fixture);

  /* another file of that name is another file */
  write_file (fixture, "a.zip");
  open_state (fixture);
  g_assert_null (shared_path (fixture));
}

static void
test_folders_move_with_what_is_in_them (Fixture      *fixture,
                                        gconstpointer data)
{
  const gint64 id = duo_platform_state_ensure_file (fixture->state, "map/a.zip")->id;
  const gint64 other = duo_platform_state_ensure_file (fixture->state, "mapje/a.zip")->id;

  duo_platform_state_moved (fixture->state, "map", "elders");
  g_assert_cmpstr (duo_platform_state_find_file (fixture->state, id)->path, ==, "elders/a.zip");
  g_assert_cmpstr (duo_platform_state_find_file (fixture->state, other)->path, ==, "mapje/a.zip");
  duo_platform_state_removed (fixture->state, "elders");
  g_assert_null (duo_platform_state_find_file (fixture->state, id));
}

static void
test_everything_is_there_the_next_time (Fixture      *fixture,
                                        gconstpointer data)
{
  DuoPlatformShare *made;

  duo_platform_state_set_password (fixture->state, "$y$hash");
  duo_platform_state_set_port (fixture->state, 4321);
  duo_platform_state_add_token (fixture->state, "digest");
  share (fixture, "a.zip");
  made = duo_platform_state_get_shares (fixture->state)->pdata[0];
  made->expires = g_strdup ("2020-11-14");
  made->limit = 1000;
  made->count = 7;
  g_free (made->label);
  made->label = g_strdup ("25LX “Continueren” \\ é");
  save_state (fixture);

  open_state (fixture);
  g_assert_cmpstr (duo_platform_state_get_password (fixture->state), ==, "$y$hash");
  g_assert_cmpuint (duo_platform_state_get_port (fixture->state), ==, 4321);
  g_assert_true (duo_platform_state_has_token (fixture->state, "digest"));
  made = duo_platform_state_get_shares (fixture->state)->pdata[0];
  g_assert_cmpstr (made->expires, ==, "2020-11-14");
  g_assert_cmpint (made->limit, ==, 1000);
  g_assert_cmpint (made->count, ==, 7);
  g_assert_cmpstr (made->label, ==, "25LX “Continueren” \\ é");

  /* another password: who had one for a program has to sign in again */
  duo_platform_state_set_password (fixture->state, "$y$ander");
  g_assert_false (duo_platform_state_has_token (fixture->state, "digest"));
}

static void
test_a_state_of_another_program_is_refused (Fixture      *fixture,
                                            gconstpointer data)
{
  static const char *const contents[] = { "", "{", "[]", "{\"format\": 2}", "\xff" };

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (fixture->path, contents[i], -1, NULL));
      g_assert_null (duo_platform_state_open (fixture->path, &error));
      g_assert_nonnull (error);
    }
}

static void
test_guesses_come_back_one_by_one (void)
{
  g_autoptr (DuoPlatformThrottle) throttle = duo_platform_throttle_new (2, 100);
  gint64 wait;

  g_assert_cmpuint (duo_platform_throttle_left (throttle, "a", 0, &wait), ==, 2);
  duo_platform_throttle_failed (throttle, "a", 0);
  duo_platform_throttle_failed (throttle, "a", 40);
  g_assert_cmpuint (duo_platform_throttle_left (throttle, "a", 50, &wait), ==, 0);
  g_assert_cmpint (wait, ==, 50);
  g_assert_cmpuint (duo_platform_throttle_left (throttle, "b", 50, &wait), ==, 2);
  g_assert_cmpuint (duo_platform_throttle_left (throttle, "a", 100, &wait), ==, 1);
  g_assert_cmpint (wait, ==, 0);
  duo_platform_throttle_forget (throttle, "a");
  g_assert_cmpuint (duo_platform_throttle_left (throttle, "a", 100, &wait), ==, 2);
}

static void
test_secrets (void)
{
  g_autofree char *first = duo_platform_secret_random (40);
  g_autofree char *second = duo_platform_secret_random (40);
  g_autofree char *hash = duo_platform_secret_hash (first);
  g_autofree char *again = duo_platform_secret_hash (first);
  g_autofree char *plain = duo_platform_code_plain (" k7qm-4xrt 9bhd");

  g_assert_cmpuint (strlen (first), ==, 40);
  g_assert_cmpstr (first, !=, second);
  g_assert_cmpstr (hash, !=, again);
  g_assert_null (strstr (hash, first));
  g_assert_true (duo_platform_secret_matches (first, hash));
  g_assert_false (duo_platform_secret_matches (second, hash));
  g_assert_false (duo_platform_secret_matches ("", hash));
  g_assert_false (duo_platform_secret_matches (first, "geen hash"));
  g_assert_cmpstr (plain, ==, "K7QM4XRT9BHD");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add ("/platform/state/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("a-move-that-was-cut-short-keeps-the-link", test_a_move_that_was_cut_short_keeps_the_link);
  ADD ("a-file-that-went-takes-its-link-along", test_a_file_that_went_takes_its_link_along);
  ADD ("folders-move-with-what-is-in-them", test_folders_move_with_what_is_in_them);
  ADD ("everything-is-there-the-next-time", test_everything_is_there_the_next_time);
  ADD ("a-state-of-another-program-is-refused", test_a_state_of_another_program_is_refused);
  g_test_add_func ("/platform/throttle/guesses-come-back-one-by-one", test_guesses_come_back_one_by_one);
  g_test_add_func ("/platform/secret/secrets", test_secrets);
  return g_test_run ();
}
