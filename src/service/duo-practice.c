/* SPDX-License-Identifier: EUPL-1.2 */
/* The practice platform as a child: it tells its address and password by a pipe, and ends when we do, however we end. */
#include "duo-practice.h"

#include <gio/gunixinputstream.h>
#include <glib-unix.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>

#include "duo-secrets.h"

#define PROGRAM  "duo-materials-platform"
#define READY_FD 3
#define STATUS_BUSY 3 /* its exit status when another one serves the folder */

struct _DuoPractice
{
  GObject      parent_instance;
  GSubprocess *process;  /* (owned): its standard input is a pipe, which it ends with */
  char        *address;  /* (owned) */
  char        *user;     /* (owned) */
  char        *password; /* (owned) (nullable): until it is taken */
};

G_DEFINE_FINAL_TYPE (DuoPractice, duo_practice, G_TYPE_OBJECT)

static void
duo_practice_finalize (GObject *object)
{
  DuoPractice *self = DUO_PRACTICE (object);

  duo_practice_stop (self);
  g_clear_object (&self->process);
  g_free (self->address);
  g_free (self->user);
  duo_secret_free (self->password);
  G_OBJECT_CLASS (duo_practice_parent_class)->finalize (object);
}

static void
duo_practice_class_init (DuoPracticeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_practice_finalize;
}

static void
duo_practice_init (DuoPractice *self)
{
}

/**
 * duo_practice_find_program:
 *
 * Returns: (transfer full) (nullable) (type filename): the program: what DUO_PLATFORM_PROGRAM names (tests), else the
 *   one of the build folder that the running program lies in, beside it, or in the PATH
 */
char *
duo_practice_find_program (void)
{
  static const char *const places[] = { "../platform/" PROGRAM, PROGRAM };
  const char *named = g_getenv ("DUO_PLATFORM_PROGRAM");
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = self != NULL ? g_path_get_dirname (self) : NULL;

  if (named != NULL)
    return g_strdup (named);

  for (guint i = 0; folder != NULL && i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_build_filename (folder, places[i], NULL);

      if (g_file_test (path, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&path);
    }
  return g_find_program_in_path (PROGRAM);
}

static GSubprocess *
spawn (const DuoPracticeOptions *options,
       int                       ready,
       GError                  **error)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE
                                                                        | G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autofree char *program = duo_practice_find_program ();
  g_auto (GStrv) command = NULL;

  g_subprocess_launcher_take_fd (launcher, ready, READY_FD);
  if (program == NULL)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_PRACTICE_MISSING, PROGRAM);
      return NULL;
    }

  g_strv_builder_add_many (words, program, "--with-parent", "--ready-fd", G_STRINGIFY (READY_FD), NULL);
  if (options->folder != NULL)
    g_strv_builder_add_many (words, "--folder", options->folder, NULL);
  if (options->new_password)
    g_strv_builder_add (words, "--new-password");
  if (options->today != 0)
    {
      GDate date;
      g_autofree char *day = NULL;

      g_date_clear (&date, 1);
      g_date_set_julian (&date, options->today);
      day = g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (&date), (guint) g_date_get_month (&date),
                             g_date_get_day (&date));
      g_strv_builder_add_many (words, "--today", day, NULL);
    }
  command = g_strv_builder_end (words);
  return g_subprocess_launcher_spawnv (launcher, (const char *const *) command, error);
}

/* Reads what it tells when it listens. Returns: whether it was all there */
static gboolean
read_news (DuoPractice *self,
           const char  *line)
{
  g_autoptr (JsonNode) root = line != NULL ? json_from_string (line, NULL) : NULL;
  JsonObject *news = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  if (news == NULL)
    return FALSE;

  self->address = g_strdup (json_object_get_string_member_with_default (news, "address", NULL));
  self->user = g_strdup (json_object_get_string_member_with_default (news, "user", NULL));
  if (!json_object_get_null_member (news, "password"))
    self->password = g_strdup (json_object_get_string_member_with_default (news, "password", NULL));
  return self->address != NULL && self->user != NULL;
}

/* It went without a word: why. */
static void
fail (DuoPractice *self,
      GError     **error)
{
  gboolean busy;

  g_subprocess_force_exit (self->process);
  busy = g_subprocess_wait (self->process, NULL, NULL) && g_subprocess_get_if_exited (self->process)
         && g_subprocess_get_exit_status (self->process) == STATUS_BUSY;
  g_set_error_literal (error, DUO_ERROR, busy ? DUO_ERROR_PRACTICE_RUNNING : DUO_ERROR_PRACTICE_FAILED, PROGRAM);
}

/**
 * duo_practice_start:
 *
 * Starts it on its folder, with the files, links and address of the last time, and waits until it listens. Blocks for
 * a moment. It ends with the object, and with the program.
 *
 * Returns: (transfer full) (nullable): %NULL with %DUO_ERROR_PRACTICE_MISSING (not installed),
 *   %DUO_ERROR_PRACTICE_RUNNING (another program has it) or %DUO_ERROR_PRACTICE_FAILED
 */
DuoPractice *
duo_practice_start (const DuoPracticeOptions *options,
                    GError                  **error)
{
  g_autoptr (DuoPractice) self = g_object_new (DUO_TYPE_PRACTICE, NULL);
  g_autoptr (GInputStream) pipe = NULL;
  g_autoptr (GDataInputStream) reader = NULL;
  g_autofree char *line = NULL;
  gboolean told;
  int ends[2];

  if (!g_unix_open_pipe (ends, FD_CLOEXEC, error))
    return NULL;
  pipe = g_unix_input_stream_new (ends[0], TRUE);
  self->process = spawn (options, ends[1], error);
  if (self->process == NULL)
    return NULL;

  reader = g_data_input_stream_new (pipe);
  line = g_data_input_stream_read_line (reader, NULL, NULL, NULL);
  told = read_news (self, line);
  if (line != NULL)
    explicit_bzero (line, strlen (line));
  if (!told)
    {
      fail (self, error);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/* Returns: (transfer none): "http://127.0.0.1:PORT"; the same each time, unless somebody else has the port. */
const char *
duo_practice_get_address (DuoPractice *self)
{
  return self->address;
}

/* Returns: (transfer none): the name to sign in with. */
const char *
duo_practice_get_user (DuoPractice *self)
{
  return self->user;
}

/* Returns: (transfer full) (nullable): the password where a new one was made, and only once; to be overwritten. */
char *
duo_practice_take_password (DuoPractice *self)
{
  return g_steal_pointer (&self->password);
}

static void
waited (GObject      *source,
        GAsyncResult *result,
        gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_subprocess_wait_finish (G_SUBPROCESS (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* Waits until it has ended, by itself or by duo_practice_stop(). */
void
duo_practice_wait_async (DuoPractice         *self,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, duo_practice_wait_async);
  g_subprocess_wait_async (self->process, cancellable, waited, task);
}

gboolean
duo_practice_wait_finish (DuoPractice  *self,
                          GAsyncResult *result,
                          GError      **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* Ends it. What was published stays, and is there again the next time. */
void
duo_practice_stop (DuoPractice *self)
{
  if (self->process != NULL)
    g_subprocess_send_signal (self->process, SIGTERM);
}

/* Ends it and waits until it has gone. Blocks for a moment. */
void
duo_practice_end (DuoPractice *self)
{
  g_autoptr (GError) error = NULL;

  duo_practice_stop (self);
  if (!g_subprocess_wait (self->process, NULL, &error))
    g_debug ("%s", error->message);
}
