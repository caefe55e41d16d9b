/* SPDX-License-Identifier: EUPL-1.2 */
/* Names that are proposed for files: of things that people called as they liked. */
#include "duo-file-chooser.h"

static void
test_names (void)
{
  static const struct
  {
    const char *wanted;
    const char *name;
  } rows[] = {
    { "Continueren 2020", "Continueren 2020" },
    { "Vervolg/studie: wat nu?", "Vervolg-studie- wat nu-" },
    { "a\\b|c<d>e\"f*g", "a-b-c-d-e-f-g" },
    { "  Ruimte  ", "Ruimte" },
    { "..", "" },
    { "", "" },
    { "Café – één", "Café – één" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = duo_file_chooser_dup_name (rows[i].wanted);

      g_assert_cmpstr (name, ==, rows[i].name);
    }
}

static void
test_long (void)
{
  g_autoptr (GString) wanted = g_string_new (NULL);
  g_autofree char *name = NULL;

  for (guint i = 0; i < 300; i++)
    g_string_append (wanted, "é");
  name = duo_file_chooser_dup_name (wanted->str);
  g_assert_true (g_utf8_validate (name, -1, NULL));
  g_assert_cmpint (g_utf8_strlen (name, -1), ==, 80);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-name/names", test_names);
  g_test_add_func ("/file-name/long", test_long);
  return g_test_run ();
}
