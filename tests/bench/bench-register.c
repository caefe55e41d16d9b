/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading a register of 100,000 locations in, beside a bare loop of prepared inserts of the same rows into the same
 * tables, indexes and search table; and searching as one types over 100,000 institutions, beside FTS5 alone. */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "duo-bench.h"
#include "duo-institution-order.h"
#include "duo-register-service.h"

#define N_ROWS 100000
#define LOCATIONS_EACH 2
#define N_INSTITUTIONS 100000
#define AT_MOST_TIMES 3
#define AT_MOST_SEARCH_MS 16

static const char *const first_words[] = { "Openbare", "Christelijke", "Stedelijk", "Regionaal", "Hogeschool", "Stichting", "Praktijkschool" };
static const char *const second_words[] = { "Lyceum", "College", "Gymnasium", "Opleidingscentrum", "Scholengemeenschap", "Academie" };
static const char *const places[] = { "ASSEN", "'S-HERTOGENBOSCH", "EDE GLD", "HENGELO OV", "ROTTERDAM", "LEEUWARDEN", "MAASTRICHT" };

/* Together the names that places and schools have. */
static const char *const beginnings[] = { "Meer", "Zand", "Noorder", "Water", "Molen", "Kerk", "Linden", "Berg", "Ooster", "Veen", "Duin", "Heide", "Rijn", "Vecht", "Maas", "Berken" };
static const char *const endings[] = { "hoven", "poort", "dijk", "land", "veld", "burcht", "kwartier", "stede", "horst", "daal", "brug", "haven" };

static double
ms_since (gint64 started)
{
  return (double) (g_get_monotonic_time () - started) / 1000;
}

static long
peak_mb (void)
{
  struct rusage usage;

  return getrusage (RUSAGE_SELF, &usage) == 0 ? usage.ru_maxrss / 1024 : 0;
}

static char *
name_of (guint i)
{
  const guint begin = i * 7919u % G_N_ELEMENTS (beginnings);
  const guint end = i / 13 % G_N_ELEMENTS (endings);

  return g_strdup_printf ("%s %s %s%s %u", first_words[i % G_N_ELEMENTS (first_words)],
                          second_words[i / 7 % G_N_ELEMENTS (second_words)], beginnings[begin], endings[end], i % 1009);
}

static char *
write_file (const char *folder)
{
  g_autoptr (GString) text = g_string_new ("PROVINCIE;BEVOEGD GEZAG NUMMER;BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM;STRAATNAAM;"
                                           "HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM;DENOMINATIE;"
                                           "TELEFOONNUMMER;INTERNETADRES;ONDERWIJSSTRUCTUUR\r\n");
  char *path = g_build_filename (folder, "vestigingen-20201201.csv", NULL);
  GError *error = NULL;

  for (guint i = 0; i < N_ROWS; i++)
    {
      const guint school = i / LOCATIONS_EACH;
      const char *place = places[school % G_N_ELEMENTS (places)];
      g_autofree char *brin = g_strdup_printf ("%02u%c%c", school / 676, (char) ('A' + school / 26 % 26), (char) ('A' + school % 26));
      g_autofree char *name = name_of (school);

      g_string_append_printf (text, "Drenthe;%05u;%s;%s%02u;%s;Zwartwatersweg;%u;9406 NN;%s;0106;%s;Openbaar;0592340973;www.school%u.nl;VWO\r\n",
                              10000 + school % 2000, brin, brin, i % LOCATIONS_EACH, name, i % 300, place, place, school);
    }
  if (!g_file_set_contents (path, text->str, (gssize) text->len, &error))
    g_error ("%s", error->message);
  return path;
}

/* ---- The bare loop ---- */

static const char *const tables[] = { "board", "institution", "institution_sector", "location", "location_sector" };

static void
check (sqlite3 *db, int code)
{
  if (code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW)
    g_error ("%s", sqlite3_errmsg (db));
}

/* Returns: (element-type sqlite3_value): all values of @sql, row after row. */
static GPtrArray *
read_values (sqlite3 *db, const char *sql, int *n_columns)
{
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) sqlite3_value_free);
  sqlite3_stmt *stmt = NULL;

  check (db, sqlite3_prepare_v2 (db, sql, -1, &stmt, NULL));
  *n_columns = sqlite3_column_count (stmt);
  while (sqlite3_step (stmt) == SQLITE_ROW)
    for (int i = 0; i < *n_columns; i++)
      g_ptr_array_add (values, sqlite3_value_dup (sqlite3_column_value (stmt, i)));
  check (db, sqlite3_finalize (stmt));
  return values;
}

static void
insert_values (sqlite3 *db, const char *into, GPtrArray *values, int n_columns)
{
  g_autoptr (GString) sql = g_string_new (into);
  sqlite3_stmt *stmt = NULL;

  for (int i = 0; i < n_columns; i++)
    g_string_append (sql, i == 0 ? " VALUES (?" : ", ?");
  g_string_append_c (sql, ')');
  check (db, sqlite3_prepare_v2 (db, sql->str, -1, &stmt, NULL));
  for (guint i = 0; i < values->len; i += (guint) n_columns)
    {
      for (int j = 0; j < n_columns; j++)
        check (db, sqlite3_bind_value (stmt, j + 1, values->pdata[i + (guint) j]));
      check (db, sqlite3_step (stmt));
      check (db, sqlite3_reset (stmt));
    }
  check (db, sqlite3_finalize (stmt));
}

/* The rows of the store @from, written to the new, empty store @to. Returns: milliseconds. */
static double
bare_loop (const char *from, const char *to)
{
  sqlite3 *source = NULL;
  sqlite3 *target = NULL;
  GPtrArray *values[G_N_ELEMENTS (tables) + 1];
  int columns[G_N_ELEMENTS (tables) + 1];
  gint64 started;
  double took;

  check (source, sqlite3_open_v2 (from, &source, SQLITE_OPEN_READONLY, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s", tables[i]);

      values[i] = read_values (source, sql, &columns[i]);
    }
  values[G_N_ELEMENTS (tables)] = read_values (source, "SELECT rowid, words FROM institution_search", &columns[G_N_ELEMENTS (tables)]);
  check (source, sqlite3_close (source));

  check (target, sqlite3_open_v2 (to, &target, SQLITE_OPEN_READWRITE, NULL));
  check (target, sqlite3_db_config (target, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, NULL));
  check (target, sqlite3_exec (target, "PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA wal_autocheckpoint = 0; PRAGMA cache_size = -32768", NULL, NULL, NULL));
  started = g_get_monotonic_time ();
  check (target, sqlite3_exec (target, "BEGIN IMMEDIATE", NULL, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *into = g_strdup_printf ("INSERT INTO %s", tables[i]);

      insert_values (target, into, values[i], columns[i]);
    }
  insert_values (target, "INSERT INTO institution_search (rowid, words)", values[G_N_ELEMENTS (tables)], columns[G_N_ELEMENTS (tables)]);
  check (target, sqlite3_exec (target, "COMMIT", NULL, NULL, NULL));
  took = ms_since (started);
  check (target, sqlite3_close (target));
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_ptr_array_unref (values[i]);
  return took;
}

/* ---- Import ---- */

static DuoStore *
open_store (const char *path)
{
  g_autoptr (DuoClock) clock = duo_clock_new_system ();
  g_autoptr (GError) error = NULL;
  DuoStore *store = duo_store_open (path, DUO_STORE_CREATE_NEW, "bench", clock, &error);

  if (store == NULL)
    g_error ("%s", error->message);
  return store;
}

static void
close_store (DuoStore *store)
{
  duo_store_close (store);
  g_object_unref (store);
}

static gboolean
bench_import (const char *folder)
{
  g_autofree char *path = write_file (folder);
  g_autofree char *full = g_build_filename (folder, "full.db", NULL);
  g_autofree char *bare = g_build_filename (folder, "bare.db", NULL);
  DuoStore *store = open_store (full);
  g_autoptr (DuoContext) context = duo_context_new (store);
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) sets = NULL;
  g_autoptr (GError) error = NULL;
  const long before = peak_mb ();
  double parse, preview, apply, reference;
  gint64 started;
  gboolean within;

  close_store (open_store (bare));
  started = g_get_monotonic_time ();
  files = duo_register_read_file (path, NULL, 0, 0, refused, NULL, &error);
  parse = ms_since (started);
  if (files == NULL)
    g_error ("%s", error->message);
  started = g_get_monotonic_time ();
  sets = duo_register_preview (context, files, &error);
  preview = ms_since (started);
  if (sets == NULL)
    g_error ("%s", error->message);
  started = g_get_monotonic_time ();
  if (!duo_register_apply_sets (context, sets, &error))
    g_error ("%s", error->message);
  apply = ms_since (started);
  close_store (store);

  g_print ("%u items, memory %ld MB before, %ld MB at most\n", ((DuoChangeSet *) sets->pdata[0])->items->len, before, peak_mb ());
  reference = bare_loop (full, bare);
  (void) duo_bench_report ("read 100,000 lines", parse, "ms", "bare inserts", reference, 0); /* only told */
  (void) duo_bench_report ("preview of them", preview, "ms", "bare inserts", reference, 0);  /* only told */
  within = duo_bench_report ("apply them, with journal and search", apply, "ms", "bare inserts", reference, AT_MOST_TIMES * reference);
  return within;
}

/* ---- Search ---- */

static gboolean
fill_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (db,
                               "INSERT INTO institution (uid, rev, kind, name, short_name, street, house_number, postcode, place,"
                               " municipality, province, denomination, phone, website, email, structure, class, kvk, rio_code,"
                               " open_from, open_until, note, sources, sort_key) VALUES ($1, 1, 'partner', $2, '', '', '', '', $3, '',"
                               " '', '', '', '', '', '', '', '', '', '', '', '', '', $2)",
                               error);
  if (stmt == NULL)
    return FALSE;
  for (guint i = 0; i < N_INSTITUTIONS; i++)
    {
      g_autofree char *uid = g_uuid_string_random ();
      g_autofree char *name = name_of (i);

      duo_statement_bind_text (stmt, "$1", uid);
      duo_statement_bind_text (stmt, "$2", name);
      duo_statement_bind_text (stmt, "$3", places[i % G_N_ELEMENTS (places)]);
      if (!duo_statement_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

typedef struct
{
  double worst_order; /* of reading the order */
  GArray *ours;       /* (element-type double) */
  GArray *bare;
} Search;

/* What people type, a letter at a time. */
static const char *const typed[] = { "stedelijk gymnasium", "noorderpoort 42", "hogeschool rotterdam", "assen", "lyc maas", "praktijk ede" };

static gboolean
search_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  Search *search = user_data;
  gint64 started = g_get_monotonic_time ();
  g_autoptr (DuoInstitutionOrder) order = duo_institution_order_load (db, 737425, error);

  if (order == NULL)
    return FALSE;
  search->worst_order = ms_since (started);
  for (guint i = 0; i < G_N_ELEMENTS (typed) * 3; i++)
    {
      const char *text = typed[i % G_N_ELEMENTS (typed)];

      for (gsize length = 1; length <= strlen (text); length++)
        {
          g_autofree char *part = g_strndup (text, length);
          const DuoInstitutionQuery query = { .search = part };
          g_autoptr (GArray) ids = NULL;
          g_autoptr (GArray) found = NULL;
          double took;

          started = g_get_monotonic_time ();
          ids = duo_institution_order_find (order, db, &query, NULL, error);
          took = ms_since (started);
          if (ids == NULL)
            return FALSE;
          g_array_append_val (search->ours, took);

          started = g_get_monotonic_time ();
          found = duo_database_find_words (db, part, error);
          took = ms_since (started);
          if (found == NULL)
            return FALSE;
          g_array_append_val (search->bare, took);
        }
    }
  return TRUE;
}

static gint
compare_doubles (gconstpointer a, gconstpointer b)
{
  const double first = *(const double *) a;
  const double second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/* Returns: the 95th percentile. */
static double
percentile (GArray *figures)
{
  g_array_sort (figures, compare_doubles);
  return g_array_index (figures, double, figures->len * 95 / 100);
}

static gboolean
bench_search (const char *folder)
{
  static const DuoChangeName name = { DUO_CHANGE_IMPORT, DUO_OBJECT_INSTITUTION, 0 };
  g_autofree char *path = g_build_filename (folder, "search.db", NULL);
  DuoStore *store = open_store (path);
  g_autoptr (GArray) ours = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) bare = g_array_new (FALSE, FALSE, sizeof (double));
  Search search = { 0, ours, bare };
  g_autoptr (GError) error = NULL;
  gboolean within;

  if (!duo_store_write (store, &name, fill_job, NULL, NULL, NULL, &error)
      || !duo_store_read (store, search_job, &search, NULL, &error))
    g_error ("%s", error->message);
  close_store (store);

  within = duo_bench_report ("a key press over 100,000 institutions, 95th of 100", percentile (ours), "ms", "FTS5 alone",
                             percentile (bare), AT_MOST_SEARCH_MS);
  (void) duo_bench_report ("the order, read after each change", search.worst_order, "ms", "a key press", percentile (ours), 0); /* only told */
  return within;
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("duo-bench-XXXXXX", NULL);
  gboolean within;
  GDir *dir;
  const char *name;

  if (folder == NULL)
    g_error ("no folder for temporary files");
  within = bench_import (folder);
  within = bench_search (folder) && within;

  dir = g_dir_open (folder, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_unlink (path) != 0)
        g_printerr ("%s stays\n", path);
    }
  if (dir != NULL)
    g_dir_close (dir);
  if (g_rmdir (folder) != 0)
    g_printerr ("%s stays\n", folder);
  return within ? EXIT_SUCCESS : EXIT_FAILURE;
}
