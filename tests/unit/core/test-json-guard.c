/* SPDX-License-Identifier: EUPL-1.2 */
/* JSON of a stranger, before it is read. */
#include <string.h>

#include "duo-json-guard.h"

static void
test_ordinary_json_is_tame (void)
{
  static const char *const tame[] = { "{}", "[1, -2.5e+3, true, null]", "{\"a\": \"[[[[ // ' \\\" é\"}", "\"\\\\\"" };

  for (guint i = 0; i < G_N_ELEMENTS (tame); i++)
    g_assert_true (duo_json_is_tame (tame[i], strlen (tame[i])));
}

static void
test_deep_json_is_not_whatever_hides_it (void)
{
  g_autofree char *brackets = g_strnfill (100, '[');
  static const char *const before[] = { "", "/*\"*/", "//\"\n", "'\"'", "#\"\n" };

  for (guint i = 0; i < G_N_ELEMENTS (before); i++)
    {
      g_autofree char *text = g_strconcat (before[i], brackets, NULL);

      g_assert_false (duo_json_is_tame (text, strlen (text)));
    }
  g_assert_false (duo_json_is_tame ("\"\\\"", 3));
  g_assert_false (duo_json_is_tame ("[\0]", 3));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/json-guard/ordinary-json-is-tame", test_ordinary_json_is_tame);
  g_test_add_func ("/core/json-guard/deep-json-is-not-whatever-hides-it", test_deep_json_is_not_whatever_hides_it);
  return g_test_run ();
}
