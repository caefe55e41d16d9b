/* SPDX-License-Identifier: EUPL-1.2 */
/* What comes over the line, taken apart. */
#include <string.h>

#include "duo-platform-auth.h"
#include "duo-platform-if.h"
#include "duo-platform-path.h"
#include "duo-platform-xml.h"

static char *
joined (const char *escaped)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) parts = duo_platform_path_split (escaped, NULL, &error);

  g_assert_true ((parts == NULL) == (error != NULL));
  return parts != NULL ? g_strjoinv ("|", parts) : NULL;
}

static void
test_paths_are_decoded_a_part_at_a_time (void)
{
  static const struct
  {
    const char *escaped;
    const char *parts;
  } cases[] = {
    { "/", "" },
    { "/a/b", "a|b" },
    { "//a///b/", "a|b" },
    { "/%c3%a9", "é" },
    { "/e%CC%81", "é" },
    { "/a%25b", "a%b" },
    { "/%F0%9F%8E%93", "🎓" },
    { "/...", "..." },
    { "/a%2fb", NULL },
    { "/%2e%2e", NULL },
    { "/..", NULL },
    { "/./a", NULL },
    { "/a%00", NULL },
    { "/a%0a", NULL },
    { "/a%5cb", NULL },
    { "/%", NULL },
    { "/%z1", NULL },
    { "/%c0%ae", NULL },
    { "/%ed%a0%80", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *parts = joined (cases[i].escaped);

      g_assert_cmpstr (parts, ==, cases[i].parts);
    }
}

static void
test_long_and_deep_paths_are_refused (void)
{
  g_autofree char *fits = g_strnfill (DUO_PLATFORM_MAX_NAME, 'a');
  g_autofree char *too_long = g_strnfill (DUO_PLATFORM_MAX_NAME + 1, 'a');
  g_autofree char *parts = joined (fits);
  g_autofree char *none = joined (too_long);
  GString *deep = g_string_new (NULL);
  g_autofree char *at_most = NULL;
  g_autofree char *too_deep = NULL;

  g_assert_cmpstr (parts, ==, fits);
  g_assert_null (none);

  for (guint i = 0; i < DUO_PLATFORM_MAX_DEPTH; i++)
    g_string_append (deep, "/a");
  at_most = joined (deep->str);
  g_assert_nonnull (at_most);
  g_string_append (deep, "/a");
  too_deep = joined (deep->str);
  g_assert_null (too_deep);
  g_string_free (deep, TRUE);
}

static void
test_only_this_machine_is_meant (void)
{
  static const char *const good[] = { "127.0.0.1", "127.0.0.1:80", "LOCALHOST:8080", "[::1]:1" };
  static const char *const bad[] = { "", "127.0.0.1.example", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:99999", "127.0.0.2",
                                     "localhost.example" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (duo_platform_host_is_local (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (duo_platform_host_is_local (bad[i]));
  g_assert_false (duo_platform_host_is_local (NULL));
}

static void
test_destinations_are_full_addresses_of_ours (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = duo_platform_url_path ("HTTP://127.0.0.1:80/a%20b", "127.0.0.1:80", &error);

  g_assert_cmpstr (path, ==, "/a%20b");
  g_assert_null (duo_platform_url_path ("/a", "127.0.0.1:80", &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (duo_platform_url_path (NULL, "127.0.0.1:80", &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (duo_platform_url_path ("http://127.0.0.1:80/a?b", "127.0.0.1:80", &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_null (duo_platform_url_path ("http://127.0.0.1:81/a", "127.0.0.1:80", &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_NOT_FOUND);
}

static void
test_numbers_do_not_wrap (void)
{
  guint64 number = 0;

  g_assert_true (duo_platform_number_parse ("18446744073709551615", G_MAXUINT64, &number));
  g_assert_true (number == G_MAXUINT64);
  g_assert_false (duo_platform_number_parse ("18446744073709551616", G_MAXUINT64, &number));
  g_assert_false (duo_platform_number_parse ("", 10, &number));
  g_assert_false (duo_platform_number_parse ("-1", 10, &number));
  g_assert_false (duo_platform_number_parse ("11", 10, &number));
  g_assert_false (duo_platform_number_parse ("7", 3, &number));
  g_assert_cmpuint (duo_platform_chunk_number ("00001"), ==, 1);
  g_assert_cmpuint (duo_platform_chunk_number ("10000"), ==, 10000);
  g_assert_cmpuint (duo_platform_chunk_number ("10001"), ==, 0);
  g_assert_cmpuint (duo_platform_chunk_number ("000001"), ==, 0);
}

static void
test_forms (void)
{
  static const char body[] = "path=%2Fa+b.zip&password=%26%3D%2B&leeg=&kaal&path=%2Fc.zip";
  g_autoptr (GHashTable) fields = duo_platform_form_parse (body, strlen (body));

  g_assert_cmpstr (g_hash_table_lookup (fields, "path"), ==, "/c.zip");
  g_assert_cmpstr (g_hash_table_lookup (fields, "password"), ==, "&=+");
  g_assert_cmpstr (g_hash_table_lookup (fields, "leeg"), ==, "");
  g_assert_cmpstr (g_hash_table_lookup (fields, "kaal"), ==, "");
  g_assert_null (duo_platform_form_parse ("a=%zz", 5));
  g_assert_null (duo_platform_form_parse ("a=%00", 5));
  g_assert_null (duo_platform_form_parse ("a=\xff", 3));
}

static char *
one_tag (const char *resource,
         gpointer    user_data)
{
  return g_strcmp0 (resource, "weg") == 0 ? NULL : g_strdup ("\"1\"");
}

static void
test_if_headers (void)
{
  static const struct
  {
    const char *header;
    gboolean    holds;
  } cases[] = {
    { "([\"1\"])", TRUE },
    { "([\"2\"])", FALSE },
    { "(Not [\"2\"])", TRUE },
    { "(Not [\"1\"])", FALSE },
    { "([\"2\"]) ([\"1\"])", TRUE },
    { "<http://a/b> ([\"1\"])", TRUE },
    { "<http://a/b> ([\"1\"]) <http://a/c> ([\"2\"])", FALSE },
    { "<weg> ([\"1\"])", FALSE },
    { "<weg> (Not [\"1\"])", TRUE },
    { "(<opaquelocktoken:1>)", FALSE },
    { "(Not <DAV:no-lock>)", TRUE },
    { "(Not <DAV:no-lock> [\"2\"])", FALSE },
  };
  static const char *const malformed[] = { "", "x", "(", "()", "([\"1\"", "([\"1\")", "<a>", "<a", "(<a)", "([\"1\"]) x" };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) conditions = duo_platform_if_parse (cases[i].header, &error);

      g_assert_no_error (error);
      g_assert_cmpint (duo_platform_if_holds (conditions, one_tag, NULL), ==, cases[i].holds);
    }
  for (guint i = 0; i < G_N_ELEMENTS (malformed); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (duo_platform_if_parse (malformed[i], &error));
      g_assert_error (error, DUO_ERROR, DUO_ERROR_INVALID);
    }
}

static void
test_weak_tags_match_only_where_they_may (void)
{
  g_assert_true (duo_platform_etag_listed ("\"2\", W/\"1\"", "\"1\"", TRUE));
  g_assert_false (duo_platform_etag_listed ("\"2\", W/\"1\"", "\"1\"", FALSE));
  g_assert_true (duo_platform_etag_listed ("*", "\"1\"", FALSE));
  g_assert_false (duo_platform_etag_listed ("*", NULL, FALSE));
}

static void
test_properties_go_by_namespace (void)
{
  static const char body[] = "<?xml version='1.0'?><q:propfind xmlns:q='DAV:' xmlns:o='http://owncloud.org/ns'>"
                             "<q:prop><q:getetag/><o:fileid/><los xmlns=''/></q:prop></q:propfind>";
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) properties = duo_platform_properties_parse (body, strlen (body), DUO_PLATFORM_BODY_PROPFIND, &error);
  const DuoPlatformProperty *property;

  g_assert_no_error (error);
  g_assert_cmpuint (properties->len, ==, 3);
  property = properties->pdata[1];
  g_assert_cmpstr (property->ns, ==, DUO_PLATFORM_NS_OC);
  g_assert_cmpstr (property->name, ==, "fileid");
}

static void
test_hostile_xml_is_refused (void)
{
  static const char *const bad[] = {
    "<",
    "<propfind/>",
    "<x xmlns='DAV:'/>",
    "<propfind xmlns='DAV:'>",
    "<!DOCTYPE propfind><propfind xmlns='DAV:'/>",
    "<!DOCTYPE a [<!ENTITY b 'b'><!ENTITY c '&b;&b;'>]><propfind xmlns='DAV:'>&c;</propfind>",
    "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><propfind xmlns='DAV:'>&b;</propfind>",
  };
  GString *deep = g_string_new ("<propfind xmlns='DAV:'>");
  GString *many = g_string_new ("<propfind xmlns='DAV:'><prop>");

  for (guint i = 0; i < 10000; i++)
    {
      g_string_append (deep, "<a>");
      g_string_append_printf (many, "<a%u/>", i);
    }
  g_string_append (many, "</prop></propfind>");

  for (guint i = 0; i < G_N_ELEMENTS (bad) + 2; i++)
    {
      const char *body = i < G_N_ELEMENTS (bad) ? bad[i] : i == G_N_ELEMENTS (bad) ? deep->str : many->str;
      g_autoptr (GError) error = NULL;

      g_assert_null (duo_platform_properties_parse (body, strlen (body), DUO_PLATFORM_BODY_PROPFIND, &error));
      g_assert_error (error, DUO_ERROR, DUO_ERROR_INVALID);
    }

  g_string_free (deep, TRUE);
  g_string_free (many, TRUE);
}

static void
test_basic (void)
{
  g_autofree char *user = NULL;
  g_autofree char *password = NULL;

  g_assert_true (duo_platform_basic_parse ("basic b2VmZW5pbmc6YTpi", &user, &password));
  g_assert_cmpstr (user, ==, "oefening");
  g_assert_cmpstr (password, ==, "a:b");
  g_assert_false (duo_platform_basic_parse ("Bearer b2VmZW5pbmc6YTpi", &user, &password));
  g_assert_false (duo_platform_basic_parse ("Basic b2VmZW5pbmc=", &user, &password));
  g_assert_false (duo_platform_basic_parse ("Basic /////w==", &user, &password));
  g_assert_false (duo_platform_basic_parse (NULL, &user, &password));
}

static void
test_ranges (void)
{
  guint64 first = 0, last = 0;

  g_assert_cmpint (duo_platform_range_parse ("bytes=0-0", 1, &first, &last), ==, DUO_PLATFORM_RANGE_PART);
  g_assert_cmpint (duo_platform_range_parse ("bytes=9223372036854775807-", 10, &first, &last), ==,
                   DUO_PLATFORM_RANGE_IMPOSSIBLE);
  g_assert_cmpint (duo_platform_range_parse ("bytes=99999999999999999999-", 10, &first, &last), ==,
                   DUO_PLATFORM_RANGE_WHOLE);
  g_assert_cmpint (duo_platform_range_parse ("bytes=-0", 10, &first, &last), ==, DUO_PLATFORM_RANGE_IMPOSSIBLE);
  g_assert_cmpint (duo_platform_range_parse ("bytes=-5", 0, &first, &last), ==, DUO_PLATFORM_RANGE_IMPOSSIBLE);
  g_assert_cmpint (duo_platform_range_parse ("bytes=1-2-3", 10, &first, &last), ==, DUO_PLATFORM_RANGE_WHOLE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/platform/parse/paths-are-decoded-a-part-at-a-time", test_paths_are_decoded_a_part_at_a_time);
  g_test_add_func ("/platform/parse/long-and-deep-paths-are-refused", test_long_and_deep_paths_are_refused);
  g_test_add_func ("/platform/parse/only-this-machine-is-meant", test_only_this_machine_is_meant);
  g_test_add_func ("/platform/parse/destinations-are-full-addresses-of-ours", test_destinations_are_full_addresses_of_ours);
  g_test_add_func ("/platform/parse/numbers-do-not-wrap", test_numbers_do_not_wrap);
  g_test_add_func ("/platform/parse/forms", test_forms);
  g_test_add_func ("/platform/parse/if-headers", test_if_headers);
  g_test_add_func ("/platform/parse/weak-tags-match-only-where-they-may", test_weak_tags_match_only_where_they_may);
  g_test_add_func ("/platform/parse/properties-go-by-namespace", test_properties_go_by_namespace);
  g_test_add_func ("/platform/parse/hostile-xml-is-refused", test_hostile_xml_is_refused);
  g_test_add_func ("/platform/parse/basic", test_basic);
  g_test_add_func ("/platform/parse/ranges", test_ranges);
  return g_test_run ();
}
