/* SPDX-License-Identifier: EUPL-1.2 */
/* Addresses that people type, and names that servers send. */
#include "duo-address.h"

static void
assert_address (const char *typed,
                const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = duo_address_parse (typed, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (address, ==, expected);
}

static void
assert_no_address (const char *typed)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = duo_address_parse (typed, &error);

  g_assert_error (error, DUO_ERROR, DUO_ERROR_PLATFORM_ADDRESS);
  g_assert_null (address);
}

static void
test_addresses_that_people_type (void)
{
  assert_address ("materialen.voorbeeld.nl", "https://materialen.voorbeeld.nl");
  assert_address ("  https://materialen.voorbeeld.nl/  ", "https://materialen.voorbeeld.nl");
  assert_address ("https://voorbeeld.nl/wolk//", "https://voorbeeld.nl/wolk");
  assert_address ("HTTPS://voorbeeld.nl:8443/wolk/index.php/apps/files/?dir=/", "https://voorbeeld.nl:8443/wolk");
  assert_address ("https://voorbeeld.nl/remote.php/dav/files/a.devries", "https://voorbeeld.nl");
  assert_address ("http://127.0.0.1:8080", "http://127.0.0.1:8080");
  assert_address ("http://[::1]:8080/", "http://[::1]:8080");
  assert_address ("http://localhost:8080", "http://localhost:8080");
}

static void
test_no_addresses (void)
{
  assert_no_address ("");
  assert_no_address ("   ");
  assert_no_address ("http://materialen.voorbeeld.nl");
  assert_no_address ("http://127.0.0.1.voorbeeld.nl");
  assert_no_address ("ftp://voorbeeld.nl");
  assert_no_address ("file:///etc/passwd");
  assert_no_address ("https://a.devries:geheim@voorbeeld.nl");
  assert_no_address ("https://voorbeeld.nl/#deel");
  assert_no_address ("https://");
  assert_no_address ("voorbeeld nl");
  assert_no_address ("https://voorbeeld.nl\r\nX-Meer: 1");
  assert_no_address ("https://voorbeeld\xff.nl");
}

static void
test_a_password_stands_in_no_message (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *address = duo_address_parse ("https://a.devries:geheim@voorbeeld.nl", &error);

  g_assert_null (address);
  g_assert_null (g_strstr_len (error->message, -1, "geheim"));
}

static void
test_sign_in_stays_on_its_host (void)
{
  g_assert_true (duo_address_same_host ("https://voorbeeld.nl", "https://VOORBEELD.nl/s/abc"));
  g_assert_false (duo_address_same_host ("https://voorbeeld.nl", "http://voorbeeld.nl/s/abc"));
  g_assert_false (duo_address_same_host ("https://voorbeeld.nl", "https://voorbeeld.nl:444/"));
  g_assert_false (duo_address_same_host ("https://voorbeeld.nl", "https://voorbeeld.nl.elders.nl/"));
  g_assert_false (duo_address_same_host ("https://voorbeeld.nl", "//voorbeeld.nl/"));
}

static void
test_names (void)
{
  g_assert_true (duo_path_name_is_safe ("Aanvragen SF é 🎓.zip"));
  g_assert_false (duo_path_name_is_safe (""));
  g_assert_false (duo_path_name_is_safe ("."));
  g_assert_false (duo_path_name_is_safe (".."));
  g_assert_false (duo_path_name_is_safe ("a/b"));
  g_assert_false (duo_path_name_is_safe ("a\\b"));
  g_assert_false (duo_path_name_is_safe ("a\nb"));
  g_assert_false (duo_path_name_is_safe ("gpj.\xe2\x80\xae" "exe")); /* right-to-left override */
  g_assert_false (duo_path_name_is_safe ("\xff"));
}

static void
test_paths_over_the_line (void)
{
  g_autofree char *encoded = duo_path_encode ("Campagne 1/caf\x65\xcc\x81 50%.zip"); /* e and a combining accent */

  g_assert_cmpstr (encoded, ==, "Campagne%201/caf%C3%A9%2050%25.zip");
}

static void
assert_href (const char *href,
             const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = duo_path_from_href ("https://voorbeeld.nl/dav/files/a%20b", href, &error);

  if (expected == NULL)
    g_assert_error (error, DUO_ERROR, DUO_ERROR_PLATFORM_STRANGE);
  else
    g_assert_no_error (error);
  g_assert_cmpstr (path, ==, expected);
}

static void
test_names_that_servers_send (void)
{
  assert_href ("/dav/files/a%20b/", "");
  assert_href ("/dav/files/a%20b/x.zip", "x.zip");
  assert_href ("https://voorbeeld.nl/dav/files/a%20b/caf%c3%a9/", "caf\xc3\xa9");
  assert_href ("/dav/files/a%20b/../../secret", NULL);
  assert_href ("/dav/files/a%20b/%2e%2e/x", NULL);
  assert_href ("/dav/files/a%20b/x%2fy", NULL);
  assert_href ("/dav/files/a%20b/x%00y", NULL);
  assert_href ("/dav/files/a%20b/x%0Ay", NULL);
  assert_href ("/dav/files/a%20bc/x", NULL);
  assert_href ("/elders/x", NULL);
  assert_href ("https://elders.nl/dav/files/a%20b/x", NULL);
  assert_href ("", "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/address/that-people-type", test_addresses_that_people_type);
  g_test_add_func ("/address/none", test_no_addresses);
  g_test_add_func ("/address/no-password-in-message", test_a_password_stands_in_no_message);
  g_test_add_func ("/address/same-host", test_sign_in_stays_on_its_host);
  g_test_add_func ("/address/names", test_names);
  g_test_add_func ("/address/encode", test_paths_over_the_line);
  g_test_add_func ("/address/hrefs", test_names_that_servers_send);
  return g_test_run ();
}
