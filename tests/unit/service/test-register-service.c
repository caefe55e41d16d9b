/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading the register in by its asynchronous calls, as the window does: it says how far it is, it can be stopped and then
 * nothing of it is there, and of several files each one that can't be read says why. */
#include <string.h>

#include "duo-error.h"
#include "duo-history-service.h"
#include "duo-progress.h"
#include "duo-register-service.h"
#include "duo-test-rows.h"
#include "duo-test-store.h"
#include "duo-when.h"

#define N_LINES 12000
#define HEADING                                                                                                       \
  "PROVINCIE;BEVOEGD GEZAG NUMMER;BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;"      \
  "POSTCODE;PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM;DENOMINATIE;TELEFOONNUMMER;INTERNETADRES;ONDERWIJSSTRUCTUUR\r\n"
#define REST "Zwartwatersweg;7-A;9406 NN;ASSEN;0106;ASSEN;Openbaar;0592340973;www.voorbeeld.example;VMBO\r\n"

typedef struct
{
  DuoTestStore *test;    /* (owned) */
  DuoContext *context;   /* (owned) */
  GMainLoop *loop;       /* (owned) */
  GCancellable *work;    /* (owned): of what goes on */
  DuoProgress last;      /* as it was last told */
  guint n_told;          /* how often something else was told */
  DuoProgressStage stop_stage;
  guint stop_at;         /* stopped in @stop_stage when so many are done; 0 = never */
  GHashTable *said;          /* (owned) (nullable): days that a person said, by path */
  GPtrArray *history;        /* (owned) (nullable): what happened */
  DuoRegisterImport *import; /* (owned) (nullable): what was read */
  gboolean stored;
  GError *error;         /* (owned) (nullable) */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->test = duo_test_store_new ();
  fixture->context = duo_context_new (fixture->test->store);
  fixture->loop = g_main_loop_new (NULL, FALSE);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  duo_register_import_free (fixture->import);
  g_clear_pointer (&fixture->said, g_hash_table_unref);
  g_clear_pointer (&fixture->history, g_ptr_array_unref);
  g_clear_error (&fixture->error);
  g_clear_object (&fixture->work);
  g_clear_object (&fixture->context);
  g_main_loop_unref (fixture->loop);
  duo_test_store_free (fixture->test);
}

static char *
write_file (Fixture *fixture, const char *name, const char *text, gssize length)
{
  char *path = duo_test_store_dup_path (fixture->test, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
  return path;
}

/* A school for each line. */
static char *
write_many (Fixture *fixture)
{
  g_autoptr (GString) text = g_string_new (HEADING);

  for (guint i = 0; i < N_LINES; i++)
    {
      g_autofree char *brin = g_strdup_printf ("%02u%c%c", i / 676, 'A' + (gchar) (i / 26 % 26), 'A' + (gchar) (i % 26));

      g_string_append_printf (text, "Drenthe;%05u;%s;%s00;School %u;" REST, 10000 + i / 4, brin, brin, i);
    }
  return write_file (fixture, "vo-20200901.csv", text->str, (gssize) text->len);
}

/* What the window does by a timer of its own. */
static gboolean
look_cb (gpointer user_data)
{
  Fixture *fixture = user_data;
  DuoProgress now;

  g_assert_true (duo_progress_read (G_OBJECT (fixture->work), &now));
  g_assert_cmpint (now.stage, >=, fixture->last.stage);
  if (now.all > 0)
    g_assert_cmpuint (now.done, <=, now.all);
  if (now.stage == fixture->last.stage)
    g_assert_cmpuint (now.done, >=, fixture->last.done);
  fixture->n_told += memcmp (&now, &fixture->last, sizeof now) != 0;
  fixture->last = now;
  if (fixture->stop_at > 0 && now.stage == fixture->stop_stage && now.done >= fixture->stop_at)
    g_cancellable_cancel (fixture->work);
  return G_SOURCE_CONTINUE;
}

static void
read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  duo_register_import_free (fixture->import);
  fixture->import = duo_register_read_finish (DUO_CONTEXT (source), result, &fixture->error);
  g_main_loop_quit (fixture->loop);
}

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->stored = duo_register_apply_sets_finish (DUO_CONTEXT (source), result, &fixture->error);
  g_main_loop_quit (fixture->loop);
}

static void
begin (Fixture *fixture, DuoProgressStage stop_stage, guint stop_at)
{
  g_clear_error (&fixture->error);
  g_clear_object (&fixture->work);
  fixture->work = g_cancellable_new ();
  duo_progress_watch (G_OBJECT (fixture->work));
  fixture->last = (DuoProgress) { DUO_PROGRESS_READING, 0, 0 };
  fixture->n_told = 0;
  fixture->stop_stage = stop_stage;
  fixture->stop_at = stop_at;
}

static void
wait_for_it (Fixture *fixture)
{
  const guint source = g_timeout_add (1, look_cb, fixture);

  g_main_loop_run (fixture->loop);
  (void) look_cb (fixture);
  g_source_remove (source);
}

static void
read_files (Fixture *fixture, const char *const *paths, DuoProgressStage stop_stage, guint stop_at)
{
  const DuoTextForm form = { 0 };

  begin (fixture, stop_stage, stop_at);
  duo_register_read_async (fixture->context, paths, &form, NULL, fixture->said, fixture->work, read_cb, fixture);
  wait_for_it (fixture);
}

static void
apply (Fixture *fixture, guint stop_at)
{
  begin (fixture, DUO_PROGRESS_STORING, stop_at);
  duo_register_apply_sets_async (fixture->context, fixture->import->sets, fixture->work, applied_cb, fixture);
  wait_for_it (fixture);
}

static gboolean
count_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  static const char *const tables[] = { "institution", "location", "board",      "institution_sector", "location_sector",
                                        "change",      "change_row", "sqlite_sequence" };
  GString *counts = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", tables[i]);
      g_autoptr (DuoStatement) stmt = duo_database_prepare (db, sql, error);
      gboolean has_row = FALSE;

      if (stmt == NULL || !duo_statement_step (stmt, &has_row, error))
        {
          g_string_free (counts, TRUE);
          return FALSE;
        }
      g_string_append_printf (counts, "%s %" G_GINT64_FORMAT "\n", tables[i], duo_statement_get_int (stmt, 0));
    }
  *result = g_string_free (counts, FALSE);
  return TRUE;
}

/* Returns: (transfer full): how many rows each table has that an import writes. */
static char *
dup_counts (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gpointer counts = NULL;

  g_assert_true (duo_store_read (fixture->test->store, count_job, NULL, &counts, &error));
  g_assert_no_error (error);
  return counts;
}

static void
test_stopped_while_it_reads (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = write_many (fixture);
  const char *const paths[] = { path, NULL };
  g_autofree char *before = dup_counts (fixture);
  g_autofree char *after = NULL;

  read_files (fixture, paths, DUO_PROGRESS_READING, 1000);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (fixture->import);
  after = dup_counts (fixture);
  g_assert_cmpstr (after, ==, before);
}

static void
test_stopped_while_it_stores_leaves_nothing (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = write_many (fixture);
  const char *const paths[] = { path, NULL };
  g_autofree char *before = dup_counts (fixture);
  g_autofree char *after = NULL;
  g_autofree char *whole = NULL;
  g_autoptr (GPtrArray) institutions = NULL;

  read_files (fixture, paths, DUO_PROGRESS_READING, 0);
  g_assert_no_error (fixture->error);
  g_assert_cmpint (fixture->last.stage, ==, DUO_PROGRESS_COMPARING);
  g_assert_cmpuint (fixture->last.done, ==, N_LINES + 1);
  apply (fixture, N_LINES / 2);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (fixture->stored);
  g_assert_cmpuint (fixture->last.done, <, fixture->last.all);
  after = dup_counts (fixture);
  g_assert_cmpstr (after, ==, before);

  /* the same preview can be taken over after all */
  apply (fixture, 0);
  g_assert_no_error (fixture->error);
  g_assert_true (fixture->stored);
  g_assert_cmpint (fixture->last.stage, ==, DUO_PROGRESS_ENDING);
  g_assert_cmpuint (fixture->n_told, >, 10);
  institutions = duo_register_list (fixture->context, DUO_SECTOR_SET_NONE, NULL, 0, &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (institutions->len, ==, N_LINES);
}

/* Who stops it when the last row is there hears what became of it, not what was asked. */
static void
test_stopped_too_late_is_stored (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = write_file (fixture, "vo-20200901.csv", HEADING "Drenthe;10053;01AA;01AA00;Het Baken;" REST, -1);
  const char *const paths[] = { path, NULL };
  g_autoptr (GPtrArray) changes = NULL;

  read_files (fixture, paths, DUO_PROGRESS_READING, 0);
  g_assert_no_error (fixture->error);
  begin (fixture, DUO_PROGRESS_STORING, 0);
  duo_register_apply_sets_async (fixture->context, fixture->import->sets, fixture->work, applied_cb, fixture);
  for (changes = test_list_changes (fixture->test->store); changes->len == 0; changes = test_list_changes (fixture->test->store))
    g_clear_pointer (&changes, g_ptr_array_unref);
  g_cancellable_cancel (fixture->work); /* it is in the journal; the answer is on its way */
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  g_assert_true (fixture->stored);
}

static void
assert_trouble (Fixture *fixture, const char *name, gint code)
{
  GPtrArray *items = fixture->import->whole->items;

  for (guint i = 0; i < items->len; i++)
    {
      const DuoChangeItem *item = items->pdata[i];

      if (item->refusal != DUO_REFUSAL_FILE || !g_str_equal (item->key, name))
        continue;
      g_test_message ("%s: %s", name, item->trouble->message);
      g_assert_error (item->trouble, DUO_ERROR, code);
      return;
    }
  g_test_message ("%s is not refused", name);
  g_assert_not_reached ();
}

/* The good one is offered; each of the others says what is wrong with it. */
static void
test_of_several_files_each_says_why (Fixture *fixture, gconstpointer user_data)
{
  static const struct
  {
    const char *name;
    const char *text;
    gint code;
  } bad[] = {
    { "leeg.csv", "", DUO_ERROR_FILE_EMPTY },
    { "po.csv",
      "PROVINCIE;BEVOEGD GEZAG NUMMER;BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;"
      "PLAATSNAAM;GEMEENTENUMMER;GEMEENTENAAM;DENOMINATIE;TELEFOONNUMMER;INTERNETADRES\r\n",
      DUO_ERROR_FILE_OTHER_SECTOR },
    { "dubbel.csv", "BRIN NUMMER;BRIN NUMMER;INSTELLINGSNAAM\r\n01AA;01AA;Het Baken\r\n", DUO_ERROR_FILE_TWICE },
    { "zonder.csv", "SOORT HO;PROVINCIE;INSTELLINGSNAAM;STRAATNAAM;POSTCODE;PLAATSNAAM\r\nhbo;Drenthe;De Duinen;Weg;9406 NN;ASSEN\r\n",
      DUO_ERROR_FILE_LACKS },
    { "boodschappen.csv", "Boodschap;Maand\r\nKlok;mei\r\n", DUO_ERROR_FILE_UNKNOWN },
    { "oud.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on, long enough to be one", DUO_ERROR_FILE_OLD_XLS },
    { "kapot.zip", "PK\x03\x04 and nothing of a zip behind it", DUO_ERROR_FILE_DAMAGED },
  };
  g_autofree char *good = write_file (fixture, "vo-20200901.csv", HEADING "Drenthe;10053;01AA;01AA00;Het Baken;" REST, -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) paths = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = write_file (fixture, bad[i].name, bad[i].text, -1);

      g_strv_builder_add (builder, path);
      if (i == 2)
        g_strv_builder_add (builder, good);
    }
  paths = g_strv_builder_end (builder);

  read_files (fixture, (const char *const *) paths, DUO_PROGRESS_READING, 0);
  g_assert_no_error (fixture->error);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_trouble (fixture, bad[i].name, bad[i].code);
  g_assert_cmpuint (duo_change_set_count (fixture->import->whole, DUO_CHANGE_ITEM_REFUSED), ==, G_N_ELEMENTS (bad));
  g_assert_cmpuint (duo_change_set_count (fixture->import->whole, DUO_CHANGE_ITEM_NEW), ==, 3); /* board, institution and location */
  apply (fixture, 0);
  g_assert_no_error (fixture->error);
  g_assert_true (fixture->stored);
}

#define HO_HEADING                                                                                                    \
  "SOORT HO;PROVINCIE;BEVOEGD GEZAG NUMMER;BRIN NUMMER;INSTELLINGSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM;" \
  "GEMEENTENUMMER;GEMEENTENAAM;DENOMINATIE;TELEFOONNUMMER;INTERNETADRES\r\n"
#define HO_REST ";Zwartwatersweg;7-A;9406 NN;ASSEN;0106;ASSEN;Openbaar;0592340973;www.voorbeeld.example\r\n"

/* Two vintages of one list without a day in their names: each asks its own, and until it is said neither counts as the newer. */
static void
test_each_file_asks_its_own_day (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *newer = write_file (fixture, "ho-nieuw.csv", HO_HEADING "hbo;Drenthe;30000;27PZ;Nieuwe Hogeschool" HO_REST, -1);
  g_autofree char *older = write_file (fixture, "ho-oud.csv", HO_HEADING "hbo;Drenthe;30000;27PZ;Oude Academie" HO_REST, -1);
  g_autofree char *dated = write_file (fixture, "vo-20200901.csv", HEADING "Drenthe;10053;01AA;01AA00;Het Baken;" REST, -1);
  const char *const paths[] = { newer, dated, older, NULL };
  const DuoRegisterAsked *first, *second;
  g_autoptr (GPtrArray) rows = NULL;
  const guint32 today = duo_clock_get_today (duo_context_get_clock (fixture->context));

  read_files (fixture, paths, DUO_PROGRESS_READING, 0);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->import->asked->len, ==, 2);
  first = fixture->import->asked->pdata[0];
  second = fixture->import->asked->pdata[1];
  g_assert_cmpstr (first->name, ==, "ho-nieuw.csv");
  g_assert_cmpstr (second->name, ==, "ho-oud.csv");
  g_assert_cmpuint (first->day, ==, today);
  g_assert_true (first->needed && second->needed);

  fixture->said = g_hash_table_new (g_str_hash, g_str_equal);
  g_hash_table_insert (fixture->said, older, GUINT_TO_POINTER (737425));
  read_files (fixture, paths, DUO_PROGRESS_READING, 0);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->import->asked->len, ==, 2);
  first = fixture->import->asked->pdata[0];
  second = fixture->import->asked->pdata[1];
  g_assert_cmpuint (first->day, ==, today);
  g_assert_cmpuint (second->day, ==, 737425);
  g_assert_false (first->needed || second->needed);

  apply (fixture, 0);
  g_assert_no_error (fixture->error);
  rows = duo_register_list (fixture->context, DUO_SECTOR_SET_HO, NULL, 0, &fixture->error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (duo_institution_get_text (rows->pdata[0], DUO_INSTITUTION_NAME), ==, "Nieuwe Hogeschool");
}

/* Returns: (transfer none): the item of that key. */
static DuoChangeItem *
find_item (Fixture *fixture, DuoChangeItemState state, const char *key)
{
  GPtrArray *items = fixture->import->whole->items;

  for (guint i = 0; i < items->len; i++)
    {
      DuoChangeItem *item = items->pdata[i];

      if (item->state == state && g_str_equal (item->key, key))
        return item;
    }

  return NULL;
}

/* What only an older list has is said, stays ticked, and is nowhere missing; what another list of the set has is not missing. */
static void
test_what_only_an_older_file_has (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *here = write_file (fixture, "ho-20150101.csv",
                                      HO_HEADING "hbo;Drenthe;30000;05EE;Lang weg" HO_REST "hbo;Drenthe;30000;02BB;De Kaap" HO_REST, -1);
  g_autofree char *older = write_file (fixture, "ho-20160101.csv",
                                       HO_HEADING "hbo;Drenthe;30000;01AA;Het Baken" HO_REST "hbo;Drenthe;30000;02BB;De Kaap" HO_REST, -1);
  g_autofree char *newer = write_file (fixture, "ho-20200101.csv",
                                       HO_HEADING "hbo;Drenthe;30000;02BB;De Kaap" HO_REST "hbo;Drenthe;30000;03CC;De Duinen" HO_REST, -1);
  g_autofree char *same_day = write_file (fixture, "vo-20200101.csv", HEADING "Drenthe;10053;04DD;04DD00;De Wal;" REST, -1);
  const char *const first[] = { here, NULL };
  const char *const paths[] = { older, newer, same_day, NULL };
  const char *const again[] = { older, NULL };
  g_autoptr (DuoInstitutionCard) card = NULL;
  DuoChangeItem *item;
  guint32 day = 0;

  read_files (fixture, first, DUO_PROGRESS_READING, 0);
  apply (fixture, 0);
  g_assert_no_error (fixture->error);

  read_files (fixture, paths, DUO_PROGRESS_READING, 0);
  g_assert_no_error (fixture->error);
  item = find_item (fixture, DUO_CHANGE_ITEM_NEW, "01AA");
  g_assert_nonnull (item);
  g_assert_true (item->ticked && duo_change_item_is_outdated (item));
  g_assert_cmpstr (item->not_in, ==, "ho-20200101.csv");
  g_assert_null (find_item (fixture, DUO_CHANGE_ITEM_MISSING, "01AA"));
  item = find_item (fixture, DUO_CHANGE_ITEM_NEW, "03CC");
  g_assert_false (duo_change_item_is_outdated (item));
  g_assert_null (find_item (fixture, DUO_CHANGE_ITEM_MISSING, "02BB"));
  g_assert_nonnull (find_item (fixture, DUO_CHANGE_ITEM_MISSING, "05EE"));
  g_assert_cmpuint (duo_change_set_count (fixture->import->whole, DUO_CHANGE_ITEM_MISSING), ==, 1);
  g_assert_cmpuint (duo_change_set_count_outdated (fixture->import->whole), ==, 1);
  g_assert_cmpstr (g_hash_table_lookup (fixture->import->names, "05EE"), ==, "Lang weg");

  /* the same of a list that was read in before */
  find_item (fixture, DUO_CHANGE_ITEM_NEW, "01AA")->ticked = FALSE;
  apply (fixture, 0);
  g_assert_no_error (fixture->error);
  read_files (fixture, again, DUO_PROGRESS_READING, 0);
  item = find_item (fixture, DUO_CHANGE_ITEM_NEW, "01AA");
  g_assert_true (duo_change_item_is_outdated (item));
  g_assert_cmpstr (item->not_in, ==, "");

  /* taken over, it is not closed, and its card says it */
  apply (fixture, 0);
  g_assert_no_error (fixture->error);
  card = duo_register_get_card (fixture->context, "01AA", &fixture->error);
  g_assert_no_error (fixture->error);
  g_assert_cmpstr (duo_institution_get_text (card->institution, DUO_INSTITUTION_OPEN_UNTIL), ==, "");
  g_assert_cmpint (card->from.source, ==, DUO_SOURCE_HO_INSTITUTIONS);
  g_assert_true (duo_day_parse ("2020-01-01", &day));
  g_assert_cmpuint (card->not_in, ==, day);
  g_clear_pointer (&card, duo_institution_card_free);
  card = duo_register_get_card (fixture->context, "03CC", &fixture->error);
  g_assert_cmpuint (card->not_in, ==, 0);
}

static void
history_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->history = duo_history_list_finish (DUO_CONTEXT (source), result, &fixture->error);
  g_main_loop_quit (fixture->loop);
}

/* What happened to an institution says which of its fields an import set otherwise, and which one brought it. */
static void
test_history_names_the_fields (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *first = write_file (fixture, "ho-20150101.csv", HO_HEADING "hbo;Drenthe;30000;05EE;Oude Academie" HO_REST, -1);
  g_autofree char *next = write_file (fixture, "ho-20160101.csv",
                                      HO_HEADING "hbo;Drenthe;30000;05EE;Nieuwe Hogeschool;Zwartwatersweg;7-A;9406 NN;ASSEN;0106;ASSEN;"
                                                 "Openbaar;0592340999;www.voorbeeld.example\r\n", -1);
  const char *const paths[] = { first, next, NULL };
  g_autoptr (GPtrArray) fields = NULL;
  const DuoHistoryEntry *entry;

  for (guint i = 0; i < 2; i++)
    {
      const char *const one[] = { paths[i], NULL };

      read_files (fixture, one, DUO_PROGRESS_READING, 0);
      apply (fixture, 0);
      g_assert_no_error (fixture->error);
    }
  duo_history_list_around_async (fixture->context, 1, 0, NULL, history_cb, fixture);
  g_main_loop_run (fixture->loop);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->history->len, ==, 2);
  entry = fixture->history->pdata[0];
  g_assert_false (entry->added);
  g_assert_cmpuint (entry->fields->len, ==, 2);
  g_assert_cmpstr (entry->fields->pdata[0], ==, "name");
  g_assert_cmpstr (entry->fields->pdata[1], ==, "phone");
  fields = duo_history_fields (fixture->context, duo_change_get_id (entry->change), &fixture->error);
  g_assert_no_error (fixture->error);
  for (guint i = 0; i < fields->len; i++)
    g_assert_cmpstr (((DuoFieldChange *) fields->pdata[i])->field, !=, "sources");
  entry = fixture->history->pdata[1];
  g_assert_true (entry->added);
  g_assert_cmpuint (entry->fields->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/register-service/stopped-while-it-reads", Fixture, NULL, set_up, test_stopped_while_it_reads, tear_down);
  g_test_add ("/register-service/stopped-while-it-stores-leaves-nothing", Fixture, NULL, set_up,
              test_stopped_while_it_stores_leaves_nothing, tear_down);
  g_test_add ("/register-service/stopped-too-late-is-stored", Fixture, NULL, set_up, test_stopped_too_late_is_stored, tear_down);
  g_test_add ("/register-service/each-file-asks-its-own-day", Fixture, NULL, set_up, test_each_file_asks_its_own_day, tear_down);
  g_test_add ("/register-service/what-only-an-older-file-has", Fixture, NULL, set_up, test_what_only_an_older_file_has, tear_down);
  g_test_add ("/register-service/history-names-the-fields", Fixture, NULL, set_up, test_history_names_the_fields, tear_down);
  g_test_add ("/register-service/of-several-files-each-says-why", Fixture, NULL, set_up, test_of_several_files_each_says_why,
              tear_down);

  return g_test_run ();
}
