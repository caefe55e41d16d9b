/* SPDX-License-Identifier: EUPL-1.2 */
/* Dates as people write them. */
#include "duo-when-text.h"

typedef struct
{
  const char *text;
  const char *iso; /* NULL: no date */
} Case;

static const Case cases[] = {
  { "", "" },
  { "  ", "" },
  { "2020-08-03", "2020-08-03" },
  { "2020-08", "2020-08" },
  { "2019-10/2019-11", "2019-10/2019-11" },
  { "3-8-2020", "2020-08-03" },
  { "03/08/2020", "2020-08-03" },
  { "3.8.2020", "2020-08-03" },
  { "8-2020", "2020-08" },
  { "3 augustus 2020", "2020-08-03" },
  { "3 aug 2020", "2020-08-03" },
  { "3 aug. 2020", "2020-08-03" },
  { "3 Aug", "2021-08-03" },
  { "AUGUSTUS", "2021-08" },
  { "mrt 2020", "2020-03" },
  { "march 2020", "2020-03" },
  { "sept 2020", "2020-09" },
  { "okt/nov 2019", "2019-10/2019-11" },
  { "okt-nov 2019", "2019-10/2019-11" },
  { "oktober t/m november 2019", "2019-10/2019-11" },
  { "nov/jan 2020", "2019-11/2020-01" },
  { "nov 2019 – jan 2020", "2019-11/2020-01" },
  { "1 t/m 10 mei 2020", "2020-05-01/2020-05-10" },
  { "28 mei t/m 3 juni 2020", "2020-05-28/2020-06-03" },
  { "1-5-2020 t/m 10-5-2020", "2020-05-01/2020-05-10" },
  { "31 april 2020", NULL },
  { "29-2-2019", NULL },
  { "29-2-2020", "2020-02-29" },
  { "13-13-2020", NULL },
  { "3-8-20", NULL },
  { "2020", NULL },
  { "12", NULL },
  { "binnenkort", NULL },
  { "ma", NULL },
  { "ju 2020", NULL },
  { "10 t/m 1 mei 2020", NULL },
  { "mei t/m 3 juni 2020", NULL },
  { "3 aug 2020 of later", NULL },
  { "=1+1", NULL },
  { "99999999999999999999-1-2020", NULL },
  { "-", NULL },
  { "/", NULL },
};

static void
test_reads_what_is_certain (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DuoWhen when = DUO_WHEN_NONE;
      const gboolean read = duo_when_read (cases[i].text, 2021, &when);
      g_autofree char *iso = duo_when_to_string (&when);

      g_test_message ("'%s' gives '%s'", cases[i].text, read ? iso : "no date");
      g_assert_cmpint (read, ==, cases[i].iso != NULL);
      if (read)
        g_assert_cmpstr (iso, ==, cases[i].iso);
    }
}

static void
test_untouched_when_it_is_no_date (void)
{
  DuoWhen when = duo_when_dmy (3, 8, 2020);

  g_assert_false (duo_when_read ("geen idee", 2021, &when));
  g_assert_cmpint (when.precision, ==, DUO_PRECISION_DAY);
  g_assert_true (duo_when_read (NULL, 2021, &when));
  g_assert_false (duo_when_is_known (&when));
}

static void
test_month_names (void)
{
  g_assert_cmpint (duo_month_name_parse ("Januari"), ==, 1);
  g_assert_cmpint (duo_month_name_parse ("mei"), ==, 5);
  g_assert_cmpint (duo_month_name_parse ("jun"), ==, 6);
  g_assert_cmpint (duo_month_name_parse ("juli"), ==, 7);
  g_assert_cmpint (duo_month_name_parse ("dec."), ==, 12);
  g_assert_cmpint (duo_month_name_parse ("ju"), ==, 0);
  g_assert_cmpint (duo_month_name_parse ("meid"), ==, 0);
  g_assert_cmpint (duo_month_name_parse (NULL), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/when-text/certain", test_reads_what_is_certain);
  g_test_add_func ("/when-text/untouched", test_untouched_when_it_is_no_date);
  g_test_add_func ("/when-text/month-names", test_month_names);

  return g_test_run ();
}
