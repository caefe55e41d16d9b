/* SPDX-License-Identifier: EUPL-1.2 */
/* The real practice platform, started by a test on a folder of its own. */
#include "duo-test-platform.h"

#include <glib-unix.h>
#include <json-glib/json-glib.h>
#include <unistd.h>

#include "duo-test-store.h"

/* The descriptor that it tells its address and password on. */
#define READY_FD 3

/**
 * duo_test_platform_new:
 * @options: (nullable) (array zero-terminated=1): more for its command line
 *
 * Starts it, and waits until it listens.
 */
DuoTestPlatform *
duo_test_platform_new (const char *const *options)
{
  DuoTestPlatform *self = g_new0 (DuoTestPlatform, 1);

  self->options = options != NULL ? g_strdupv ((char **) options) : g_new0 (char *, 1);
  self->folder = duo_test_make_folder ();
  duo_test_platform_start (self);
  return self;
}

static void
read_news (DuoTestPlatform *self,
           const char      *line)
{
  g_autoptr (JsonNode) root = json_from_string (line, NULL);
  JsonObject *news;

  g_assert_nonnull (root);
  news = json_node_get_object (root);
  g_free (self->address);
  g_free (self->user);
  self->address = g_strdup (json_object_get_string_member (news, "address"));
  self->user = g_strdup (json_object_get_string_member (news, "user"));
  /* only when it made a new one: the first time */
  if (!json_object_get_null_member (news, "password"))
    {
      g_free (self->password);
      self->password = g_strdup (json_object_get_string_member (news, "password"));
    }
}

/* Starts it again on the same folder, with the same address and password. */
void
duo_test_platform_start (DuoTestPlatform *self)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) command = NULL;
  g_autoptr (GIOChannel) pipe = NULL;
  g_autofree char *line = NULL;
  int ends[2];

  g_assert_null (self->process);
  g_strv_builder_add_many (builder, g_getenv ("DUO_PLATFORM_PROGRAM"), "--folder", self->folder, "--with-parent",
                           "--ready-fd", G_STRINGIFY (READY_FD), NULL);
  g_strv_builder_addv (builder, (const char **) self->options);
  command = g_strv_builder_end (builder);

  g_assert_true (g_unix_open_pipe (ends, FD_CLOEXEC, &error));
  g_subprocess_launcher_take_fd (launcher, ends[1], READY_FD);
  self->process = g_subprocess_launcher_spawnv (launcher, (const char *const *) command, &error);
  g_assert_no_error (error);
  g_clear_object (&launcher); /* with it goes our copy of the end that is written to */

  pipe = g_io_channel_unix_new (ends[0]);
  g_io_channel_set_close_on_unref (pipe, TRUE);
  g_assert_cmpint (g_io_channel_read_line (pipe, &line, NULL, NULL, &error), ==, G_IO_STATUS_NORMAL);
  g_assert_no_error (error);
  read_news (self, line);
}

/* Ends it without a warning, as kill -9 does. */
void
duo_test_platform_kill (DuoTestPlatform *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (self->process);
  g_subprocess_force_exit (self->process);
  g_subprocess_wait (self->process, NULL, &error);
  g_assert_no_error (error);
  g_clear_object (&self->process);
}

/* Returns: (transfer full): where on disk the file of that name lies. */
char *
duo_test_platform_dup_path (DuoTestPlatform *self,
                            const char      *name)
{
  return g_build_filename (self->folder, "files", name, NULL);
}

void
duo_test_platform_free (DuoTestPlatform *self)
{
  if (self == NULL)
    return;

  if (self->process != NULL)
    duo_test_platform_kill (self);
  duo_test_remove_folder (self->folder);
  g_free (self->folder);
  g_free (self->address);
  g_free (self->user);
  g_free (self->password);
  g_strfreev (self->options);
  g_free (self);
}
