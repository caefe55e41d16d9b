/* SPDX-License-Identifier: EUPL-1.2 */
/* The practice platform as a test's counterpart: it starts, is killed, and is there again. */
#include <libsoup/soup.h>

#include "duo-test-platform.h"

static guint
get (DuoTestPlatform *platform,
     const char      *path)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autofree char *url = g_strconcat (platform->address, path, NULL);
  g_autoptr (SoupMessage) msg = soup_message_new ("GET", url);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = soup_session_send_and_read (session, msg, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (body);
  return soup_message_get_status (msg);
}

static void
test_it_is_there_again_after_a_kill (void)
{
  g_autoptr (DuoTestPlatform) platform = duo_test_platform_new (NULL);
  g_autofree char *address = g_strdup (platform->address);
  g_autofree char *password = g_strdup (platform->password);

  g_assert_nonnull (password);
  g_assert_cmpuint (get (platform, "/status.php"), ==, SOUP_STATUS_OK);
  duo_test_platform_kill (platform);
  duo_test_platform_start (platform);
  g_assert_cmpstr (platform->address, ==, address);
  g_assert_cmpstr (platform->password, ==, password);
  g_assert_cmpuint (get (platform, "/status.php"), ==, SOUP_STATUS_OK);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/platform/start/it-is-there-again-after-a-kill", test_it_is_there_again_after_a_kill);
  return g_test_run ();
}
