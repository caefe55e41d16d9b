/* SPDX-License-Identifier: EUPL-1.2 */
/* The list of institutions: how many each choice would leave, and files of the columns, rows and order that are shown. */
#include <string.h>

#include "duo-institutions-service.h"
#include "duo-sample.h"
#include "duo-test-store.h"

typedef struct
{
  DuoTestStore *test;  /* (owned) */
  DuoContext *context; /* (owned) */
  GMainLoop *loop;     /* (owned) */
  DuoInstitutionIds *found; /* (owned) (nullable) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->test = duo_test_store_new ();
  fixture->context = duo_context_new (fixture->test->store);
  fixture->loop = g_main_loop_new (NULL, FALSE);
  g_assert_true (duo_sample_fill (fixture->context, &error));
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_pointer (&fixture->found, duo_institution_ids_free);
  g_main_loop_unref (fixture->loop);
  g_clear_object (&fixture->context);
  duo_test_store_free (fixture->test);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&fixture->found, duo_institution_ids_free);
  fixture->found = duo_institutions_query_finish (DUO_CONTEXT (source), result, &error);
  g_assert_no_error (error);
  g_main_loop_quit (fixture->loop);
}

static DuoInstitutionIds *
ask (Fixture *fixture, const DuoInstitutionQuery *query)
{
  duo_institutions_query_async (fixture->context, query, FALSE, NULL, found_cb, fixture);
  g_main_loop_run (fixture->loop);
  return fixture->found;
}

static guint
count (Fixture *fixture, const char *search, guint choices)
{
  DuoInstitutionQuery query = { .search = search };

  duo_institutions_choose (&query, choices, 0);
  return ask (fixture, &query)->ids->len;
}

/* Beside a choice stands how many it would leave of what the words and the other choices leave. */
static void
test_counts_what_others_leave (Fixture *fixture, gconstpointer data)
{
  static const char *const words[] = { NULL, "", "college", "roc a", "bestaat niet" };
  const guint sectors = 1u << DUO_INSTITUTIONS_VO | 1u << DUO_INSTITUTIONS_MBO | 1u << DUO_INSTITUTIONS_HO;
  const guint asked[] = { 0,
                          1u << DUO_INSTITUTIONS_MBO,
                          1u << DUO_INSTITUTIONS_NO_OWNER,
                          1u << DUO_INSTITUTIONS_VO | 1u << DUO_INSTITUTIONS_HO,
                          1u << DUO_INSTITUTIONS_MBO | 1u << DUO_INSTITUTIONS_NO_CONTACT | 1u << DUO_INSTITUTIONS_NOT_ASKED,
                          1u << DUO_INSTITUTIONS_PARTNERS,
                          1u << DUO_INSTITUTIONS_CLOSED | 1u << DUO_INSTITUTIONS_VO,
                          1u << DUO_INSTITUTIONS_CLOSED | 1u << DUO_INSTITUTIONS_NO_CONTACT,
                          1u << DUO_INSTITUTIONS_CLOSED };
  guint n_seen = 0;

  for (guint w = 0; w < G_N_ELEMENTS (words); w++)
    for (guint a = 0; a < G_N_ELEMENTS (asked); a++)
      {
        guint counts[DUO_N_INSTITUTION_CHOICES];

        count (fixture, words[w], asked[a]);
        memcpy (counts, fixture->found->counts, sizeof counts);
        for (guint i = 0; i < DUO_N_INSTITUTION_CHOICES; i++)
          {
            const guint others = (1u << i & sectors) != 0 ? asked[a] & ~sectors : asked[a];

            if (i == DUO_INSTITUTIONS_MINE)
              continue; /* of a person whom the sample does not know */
            g_assert_cmpuint (counts[i], ==, count (fixture, words[w], others | 1u << i));
            n_seen += counts[i];
          }
      }
  g_assert_cmpuint (n_seen, >, 100);
}

/* The same for all: who is closed is left out, unless it is asked for; who runs screens for schools is no school. */
static void
test_choices_leave_out_the_same (Fixture *fixture, gconstpointer data)
{
  const guint closed = 1u << DUO_INSTITUTIONS_CLOSED;
  const guint all_sectors = 1u << DUO_INSTITUTIONS_VO | 1u << DUO_INSTITUTIONS_MBO | 1u << DUO_INSTITUTIONS_HO;
  const guint n_all = count (fixture, NULL, 0);
  const guint n_closed = count (fixture, NULL, closed);
  const guint n_partners = count (fixture, NULL, 1u << DUO_INSTITUTIONS_PARTNERS);

  g_assert_cmpuint (n_closed, >, 0);
  g_assert_cmpuint (n_partners, >, 0);
  g_assert_cmpuint (count (fixture, NULL, all_sectors), ==, n_all - n_closed - n_partners);
  g_assert_cmpuint (count (fixture, NULL, all_sectors | closed), ==, n_closed);
}

/* The sample knows the students of its MBO, and not the pupils of its VO. */
static void
test_a_number_says_whose_it_is (Fixture *fixture, gconstpointer data)
{
  const DuoInstitutionQuery query = { .search = "90AA" };
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;
  DuoInstitution *institution;

  entries = duo_institutions_fetch (fixture->context, ask (fixture, &query)->ids, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entries->len, ==, 1);
  institution = ((DuoInstitutionEntry *) entries->pdata[0])->institution;
  g_assert_cmpint (duo_institution_get_persons (institution), ==, 14200);
  g_assert_cmpuint (duo_institution_get_sectors (institution), ==, DUO_SECTOR_SET_VO | DUO_SECTOR_SET_MBO);
  g_assert_cmpuint (duo_institution_get_persons_sectors (institution), ==, DUO_SECTOR_SET_MBO);
}

static gboolean
abroad_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  return duo_database_exec (db, "UPDATE board SET number = '8' || substr ('0000' || id, -5)", error);
}

/* The list of recognitions has universities abroad, with boards of six digits: they stand in the list, and lack nothing. */
static void
test_abroad_nothing_is_asked (Fixture *fixture, gconstpointer data)
{
  static const DuoInstitutionChoice lacks[] = { DUO_INSTITUTIONS_NO_OWNER, DUO_INSTITUTIONS_NOT_ASKED, DUO_INSTITUTIONS_NO_CONTACT,
                                                DUO_INSTITUTIONS_NO_CHANNEL };
  const DuoChangeName name = { DUO_CHANGE_EDIT, DUO_OBJECT_BOARD, 0 };
  const guint n_all = count (fixture, NULL, 0);
  guint before[G_N_ELEMENTS (lacks)];
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lacks); i++)
    before[i] = count (fixture, NULL, 1u << lacks[i]);
  duo_store_write (fixture->test->store, &name, abroad_job, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  g_assert_cmpuint (count (fixture, NULL, 0), ==, n_all);
  for (guint i = 0; i < G_N_ELEMENTS (lacks); i++)
    g_assert_cmpuint (count (fixture, NULL, 1u << lacks[i]), <, before[i]);
  g_assert_cmpuint (count (fixture, NULL, 1u << DUO_INSTITUTIONS_NOT_ASKED), ==, 0);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = duo_institutions_export_finish (DUO_CONTEXT (source), result, &error);

  g_assert_no_error (error);
  g_assert_nonnull (path);
  g_main_loop_quit (fixture->loop);
}

/* Returns: (transfer full): the lines of the file that is made of what was found last. */
static char **
export (Fixture *fixture, const char *const *columns)
{
  g_autofree char *path = duo_test_store_dup_path (fixture->test, "lijst.csv");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  duo_institutions_export_async (fixture->context, fixture->found->ids, columns, path, NULL, exported_cb, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (text, "\357\273\277")); /* for Excel */
  return g_strsplit (text + 3, "\r\n", -1);
}

/* The columns that are shown in the order in which they are, the rows in theirs; the BRIN, by which it is read in again, always. */
static void
test_columns_and_order (Fixture *fixture, gconstpointer data)
{
  static const char *const columns[] = { "willing", "place", "name", NULL };
  const DuoInstitutionQuery query = { .sectors = DUO_SECTOR_SET_HO, .by = DUO_INSTITUTION_BY_PLACE, .descending = TRUE };
  g_auto (GStrv) lines = NULL;
  g_autoptr (GPtrArray) places = g_ptr_array_new_with_free_func (g_free);
  gboolean answered = FALSE;

  ask (fixture, &query);
  lines = export (fixture, columns);
  g_assert_cmpstr (lines[0], ==, "Deelname;Plaats;Naam;BRIN");
  g_assert_cmpuint (g_strv_length (lines), ==, fixture->found->ids->len + 2); /* the heading, and what is after the last line */
  for (guint i = 1; i <= fixture->found->ids->len; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], ";", -1);

      g_assert_cmpuint (g_strv_length (cells), ==, 4);
      g_assert_cmpstr (cells[0], !=, "");
      answered = answered || g_str_equal (cells[0], "doet mee");
      g_assert_cmpuint (strlen (cells[3]), ==, g_str_equal (cells[2], "Voorbeeldvervoer") ? 0 : 4); /* a partner has none */
      g_ptr_array_add (places, g_strdup (cells[1]));
      if (i > 1)
        g_assert_cmpstr (places->pdata[i - 2], >=, places->pdata[i - 1]);
    }
  g_assert_true (answered);
}

/* A column that says several things becomes several; none is there twice. */
static void
test_columns_of_several (Fixture *fixture, gconstpointer data)
{
  static const char *const columns[] = { "brin", "board", "persons", "standing", "brin", NULL };
  const DuoInstitutionQuery query = { .with = DUO_INSTITUTION_CLOSED };
  g_auto (GStrv) lines = NULL;

  ask (fixture, &query);
  g_assert_cmpuint (fixture->found->ids->len, >, 0);
  lines = export (fixture, columns);
  g_assert_cmpstr (lines[0], ==,
                   "BRIN;Bestuursnummer;Bestuur;Leerlingen en studenten;Peiljaar;Gesloten op;Opgegaan in;\"Opgegaan in, BRIN\"");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/institutions-service/counts-what-others-leave", Fixture, NULL, set_up, test_counts_what_others_leave, tear_down);
  g_test_add ("/institutions-service/choices-leave-out-the-same", Fixture, NULL, set_up, test_choices_leave_out_the_same, tear_down);
  g_test_add ("/institutions-service/abroad-nothing-is-asked", Fixture, NULL, set_up, test_abroad_nothing_is_asked, tear_down);
  g_test_add ("/institutions-service/a-number-says-whose-it-is", Fixture, NULL, set_up, test_a_number_says_whose_it_is, tear_down);
  g_test_add ("/institutions-service/columns-and-order", Fixture, NULL, set_up, test_columns_and_order, tear_down);
  g_test_add ("/institutions-service/columns-of-several", Fixture, NULL, set_up, test_columns_of_several, tear_down);

  return g_test_run ();
}
