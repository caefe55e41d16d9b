/* SPDX-License-Identifier: EUPL-1.2 */
/* Whom the queue waits for, and how long. */
#include "duo-publish-retry.h"

static void
assert_waits (DuoError code,
              DuoAsked asked,
              guint    n_failures,
              gint     expected)
{
  guint seconds = 0;
  gboolean retry = duo_publish_may_retry (code, asked, n_failures, &seconds);

  g_assert_cmpint (retry ? (gint) seconds : -1, ==, expected);
}

static void
test_waits (void)
{
  assert_waits (DUO_ERROR_PLATFORM_UNREACHABLE, DUO_ASKED_FILE, 1, 5);
  assert_waits (DUO_ERROR_PLATFORM_UNREACHABLE, DUO_ASKED_FILE, 2, 30);
  assert_waits (DUO_ERROR_PLATFORM_UNREACHABLE, DUO_ASKED_FILE, 3, 120);
  assert_waits (DUO_ERROR_PLATFORM_UNREACHABLE, DUO_ASKED_FILE, 4, 600);
  assert_waits (DUO_ERROR_PLATFORM_UNREACHABLE, DUO_ASKED_FILE, 5, 3600);
  assert_waits (DUO_ERROR_PLATFORM_UNREACHABLE, DUO_ASKED_FILE, 100, 3600);
  assert_waits (DUO_ERROR_PLATFORM_FAULT, DUO_ASKED_FILE, 5, 3600);
  assert_waits (DUO_ERROR_PLATFORM_FAULT, DUO_ASKED_FILE, 6, -1);
  assert_waits (DUO_ERROR_PLATFORM_BUSY, DUO_ASKED_FILE, 24, 5);
  assert_waits (DUO_ERROR_PLATFORM_BUSY, DUO_ASKED_FILE, 25, -1);
  assert_waits (DUO_ERROR_PLATFORM_TOO_FAST, DUO_ASKED_FILE, 1, 600);
  assert_waits (DUO_ERROR_PLATFORM_TOO_FAST, DUO_ASKED_LINK, 1, 30);
  assert_waits (DUO_ERROR_PLATFORM_MAINTENANCE, DUO_ASKED_FILE, 50, 60);
}

static void
test_a_person_has_to_see_to_it (void)
{
  static const DuoError final[] = {
    DUO_ERROR_PLATFORM_SIGN_IN, DUO_ERROR_PLATFORM_FORBIDDEN, DUO_ERROR_PLATFORM_FULL,      DUO_ERROR_PLATFORM_CHANGED,
    DUO_ERROR_PLATFORM_MOVED,   DUO_ERROR_PLATFORM_STRANGE,   DUO_ERROR_PLATFORM_TOO_LARGE, DUO_ERROR_PLATFORM_DAMAGED,
    DUO_ERROR_PLATFORM_REFUSED, DUO_ERROR_PLATFORM_CERTIFICATE, DUO_ERROR_DISK_FULL,
  };

  for (guint i = 0; i < G_N_ELEMENTS (final); i++)
    assert_waits (final[i], DUO_ASKED_FILE, 1, -1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publish-retry/waits", test_waits);
  g_test_add_func ("/publish-retry/person", test_a_person_has_to_see_to_it);
  return g_test_run ();
}
