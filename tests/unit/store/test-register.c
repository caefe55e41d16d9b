/* SPDX-License-Identifier: EUPL-1.2 */
/* The register in the store: written and read back whole, found by its words, and their order. */
#include "duo-partner-table.h"
#include "duo-register-table.h"

#include "duo-institution-order.h"
#include "duo-institution-table.h"
#include "duo-store-undo.h"
#include "duo-test-store.h"

static const DuoChangeName import = { DUO_CHANGE_IMPORT, DUO_OBJECT_INSTITUTION, 0 };

static void
add (DuoRegister *self, const char *brin, const char *name, const char *place, DuoSectorSet sectors)
{
  const DuoProvenance from = { 737425, DUO_SOURCE_VO_INSTITUTIONS, DUO_STRENGTH_CERTAIN };
  DuoRegisterRecord *record = duo_register_find (self, DUO_RECORD_INSTITUTION, brin);

  if (record == NULL)
    {
      record = duo_register_record_new (DUO_RECORD_INSTITUTION, brin);
      duo_register_add (self, record);
    }
  duo_register_record_set (record, DUO_REGISTER_NAME, name);
  duo_register_record_set_provenance (record, DUO_REGISTER_NAME, &from);
  duo_register_record_set (record, DUO_REGISTER_PLACE, place);
  record->sectors |= sectors;
  record->dirty = TRUE;
  g_ptr_array_add (self->dirty, g_object_ref (record));
}

static gboolean
fill_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  g_autoptr (DuoRegister) self = duo_register_table_load (db, error);

  if (self == NULL)
    return FALSE;
  add (self, "01AA", "'s-Gravenlands College", "'S-GRAVENLAND", DUO_SECTOR_SET_VO | DUO_SECTOR_SET_MBO);
  add (self, "02BB", "Hogeschool Élan", "ASSEN", DUO_SECTOR_SET_HO);
  add (self, "03CC", "Aalburg Lyceum", "ASSEN", DUO_SECTOR_SET_VO);
  return duo_register_table_write (db, self, cancellable, error);
}

static gboolean
rename_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  g_autoptr (DuoRegister) self = duo_register_table_load (db, error);

  if (self == NULL)
    return FALSE;
  add (self, "03CC", "De Vuurtoren", "ASSEN", DUO_SECTOR_SET_MBO);
  return duo_register_table_write (db, self, cancellable, error);
}

/* @user_data: "SECTOR-SET words"; gives the names found, in order. */
static gboolean
find_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const char *question = user_data;
  g_autoptr (DuoInstitutionOrder) order = duo_institution_order_load (db, 737425, error);
  g_autoptr (GArray) ids = NULL;
  DuoInstitutionQuery query = { NULL };
  const DuoInstitutionFilter filter = { .today = 737425 };
  g_autoptr (GPtrArray) all = duo_institution_table_list (db, &filter, error);
  g_autoptr (GString) brins = g_string_new (NULL);

  if (order == NULL || all == NULL)
    return FALSE;
  query.sectors = (DuoSectorSet) (question[0] - '0');
  query.search = question + 2;
  ids = duo_institution_order_find (order, db, &query, NULL, error);
  if (ids == NULL)
    return FALSE;

  for (guint i = 0; i < ids->len; i++)
    for (guint j = 0; j < all->len; j++)
      if (duo_institution_get_id (all->pdata[j]) == g_array_index (ids, gint64, i))
        g_string_append_printf (brins, "%s ", duo_institution_get_text (all->pdata[j], DUO_INSTITUTION_BRIN));
  *result = g_string_free (g_steal_pointer (&brins), FALSE);
  return TRUE;
}

static void
assert_found (DuoTestStore *test, const char *question, const char *brins)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  gpointer value = NULL;

  duo_store_read (test->store, find_job, (gpointer) question, &value, &error);
  g_assert_no_error (error);
  found = value;
  g_assert_cmpstr (found, ==, brins);
}

static void
run (DuoTestStore *test, DuoJob job)
{
  g_autoptr (GError) error = NULL;
  gint64 change = 0;

  duo_store_write (test->store, &import, job, NULL, NULL, &change, &error);
  g_assert_no_error (error);
  g_assert_cmpint (change, >, 0);
}

static void
test_found_by_words_and_sectors_in_order (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();

  assert_found (test, "0 ", "");
  run (test, fill_job);
  assert_found (test, "0 ", "03CC 01AA 02BB ");
  assert_found (test, "0 ELA ass", "02BB ");
  assert_found (test, "0 gravenl", "01AA ");
  assert_found (test, "0 lyceum*\"(", "03CC ");
  assert_found (test, "0 03c", "03CC ");
  assert_found (test, "0 vuur", "");
  assert_found (test, "2 ", "01AA ");
  assert_found (test, "1 assen", "03CC ");
  assert_found (test, "6 ", "01AA 02BB ");
}

static void
test_undo_goes_through_search_and_verify_sees_it (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (DuoChange) undone = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  run (test, fill_job);
  run (test, rename_job);
  assert_found (test, "0 vuur", "03CC ");
  assert_found (test, "0 aalburg", "");
  assert_found (test, "2 ", "03CC 01AA ");

  undone = duo_store_undo (test->store, &error);
  g_assert_no_error (error);
  g_assert_nonnull (undone);
  assert_found (test, "0 vuur", "");
  assert_found (test, "0 aalburg", "03CC ");
  assert_found (test, "2 ", "01AA ");
  g_assert_true (duo_store_verify (test->store, &findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

/* @user_data: a DuoInstitutionQuery; gives the BRINs found, in order. */
static gboolean
order_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  g_autoptr (DuoInstitutionOrder) order = duo_institution_order_load (db, 737425, error);
  g_autoptr (GArray) ids = order != NULL ? duo_institution_order_find (order, db, user_data, NULL, error) : NULL;
  g_autoptr (GPtrArray) rows = ids != NULL ? duo_institution_table_fetch (db, ids, 737425, error) : NULL;
  g_autoptr (GString) brins = g_string_new (NULL);
  gboolean is_current = FALSE;

  if (rows == NULL || !duo_institution_order_is_current (order, db, 737425, &is_current, error))
    return FALSE;
  g_assert_true (is_current);
  g_assert_true (duo_institution_order_is_current (order, db, 737426, &is_current, error));
  g_assert_false (is_current); /* another day closes others */
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (brins, "%s ", duo_institution_get_text (rows->pdata[i], DUO_INSTITUTION_BRIN));
  *result = g_string_free (g_steal_pointer (&brins), FALSE);
  return TRUE;
}

static void
assert_order (DuoTestStore *test, const DuoInstitutionQuery *query, const char *brins)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *found = NULL;
  gpointer value = NULL;

  duo_store_read (test->store, order_job, (gpointer) query, &value, &error);
  g_assert_no_error (error);
  found = value;
  g_assert_cmpstr (found, ==, brins);
}

static gboolean
close_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  return duo_database_exec (db, "UPDATE institution SET open_until = '2020-01-01', short_name = 'Zomer' WHERE brin = '03CC'", error);
}

/* 01AA said yes and then no, 02BB says yes under conditions; 03CC has two contacts and a channel, 02BB two channels. */
static gboolean
know_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  return duo_database_exec (db,
                            "INSERT INTO willingness (uid, rev, institution, sector, answer, condition, since, origin, person, note, since_first)"
                            " VALUES ('w1', 1, (SELECT id FROM institution WHERE brin = '01AA'), 'VO', 'yes', '', '2019', 'phone', '', '', '2019-01-01'),"
                            " ('w2', 1, (SELECT id FROM institution WHERE brin = '01AA'), 'VO', 'no', '', '2020', 'phone', '', '', '2020-01-01'),"
                            " ('w3', 1, (SELECT id FROM institution WHERE brin = '02BB'), 'MBO', 'condition', '', '', 'phone', '', '', NULL);"
                            "INSERT INTO contact (uid, rev, name, email, phone, do_not_mail, note, sort_key) VALUES"
                            " ('c1', 1, 'Noor Zonder', '', '', 0, '', ''), ('c2', 1, 'Jan Zonder', '', '', 0, '', '');"
                            "INSERT INTO contact_link (uid, rev, contact, institution, role, function, preferred, origin, purpose, confirmed,"
                            " keep_until, confirmed_last) SELECT 'k' || c.id, 1, c.id, i.id, 'other', '', 0, 'phone', '', '2020-03', '', '2020-03-31'"
                            " FROM contact c, institution i WHERE i.brin = '03CC';"
                            "INSERT INTO channel (uid, rev, institution, kind, name, status, valid_from, origin, confirmed, note, confirmed_last, sort_key)"
                            " SELECT 'n' || i.brin || n.rev, 1, i.id, 'screen', 'Scherm', 'confirmed', '', 'phone', '2020-05-01', '', '2020-05-01', ''"
                            " FROM institution i, (SELECT 1 AS rev UNION SELECT 2) n WHERE i.brin = '02BB' OR (i.brin = '03CC' AND n.rev = 1)",
                            error);
}

static gboolean
partner_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  g_autoptr (DuoPartner) partner = duo_partner_new ();

  duo_partner_set_name (partner, "Voorbeeldvervoer");
  duo_partner_set_email (partner, "schermen@trams.example");
  duo_partner_set_sectors (partner, DUO_SECTOR_SET_MBO);
  return duo_partner_table_save (db, partner, error);
}

/* Ways to sort, both ways, with what is not known last in both; and what is asked of them as yes or no. */
static void
test_sorted_and_filtered (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();

  run (test, fill_job);
  assert_order (test, &(DuoInstitutionQuery) { .by = DUO_INSTITUTION_BY_BRIN, .descending = TRUE }, "03CC 02BB 01AA ");
  assert_order (test, &(DuoInstitutionQuery) { .by = DUO_INSTITUTION_BY_PLACE }, "03CC 02BB 01AA ");
  assert_order (test, &(DuoInstitutionQuery) { .by = DUO_INSTITUTION_BY_PLACE, .descending = TRUE }, "01AA 02BB 03CC ");
  assert_order (test, &(DuoInstitutionQuery) { .by = DUO_INSTITUTION_BY_PERSONS, .descending = TRUE }, "03CC 01AA 02BB ");
  assert_order (test, &(DuoInstitutionQuery) { .by = DUO_INSTITUTION_BY_BOARD, .search = "assen" }, "03CC 02BB ");
  assert_order (test, &(DuoInstitutionQuery) { .with = DUO_INSTITUTION_OWNED }, "");
  assert_order (test, &(DuoInstitutionQuery) { .with = DUO_INSTITUTION_CLOSED }, "");

  /* who is being looked at is given all the same, in his place */
  assert_order (test, &(DuoInstitutionQuery) { .by = DUO_INSTITUTION_BY_BRIN, .search = "assen", .keep = 1 }, "01AA 02BB 03CC ");
  assert_order (test, &(DuoInstitutionQuery) { .with = DUO_INSTITUTION_OWNED, .keep = 99 }, "");

  run (test, close_job);
  assert_order (test, &(DuoInstitutionQuery) { .with = DUO_INSTITUTION_CLOSED }, "03CC ");
  assert_order (test, &(DuoInstitutionQuery) { .without = DUO_INSTITUTION_CLOSED | DUO_INSTITUTION_ASKED }, "01AA 02BB ");
  assert_order (test, &(DuoInstitutionQuery) { .by = DUO_INSTITUTION_BY_NAME }, "01AA 02BB 03CC "); /* by the short name */

  run (test, know_job);
  assert_order (test, &(DuoInstitutionQuery) { .by = DUO_INSTITUTION_BY_WILLING }, "02BB 01AA 03CC ");
  assert_order (test, &(DuoInstitutionQuery) { .by = DUO_INSTITUTION_BY_WILLING, .descending = TRUE }, "01AA 02BB 03CC ");
  assert_order (test, &(DuoInstitutionQuery) { .by = DUO_INSTITUTION_BY_CONTACTS, .descending = TRUE }, "03CC 01AA 02BB ");
  assert_order (test, &(DuoInstitutionQuery) { .by = DUO_INSTITUTION_BY_CHANNELS }, "03CC 02BB 01AA ");
  assert_order (test, &(DuoInstitutionQuery) { .by = DUO_INSTITUTION_BY_CHANNELS, .descending = TRUE }, "02BB 03CC 01AA ");
  assert_order (test, &(DuoInstitutionQuery) { .by = DUO_INSTITUTION_BY_CONFIRMED }, "02BB 03CC 01AA ");
  assert_order (test, &(DuoInstitutionQuery) { .with = DUO_INSTITUTION_WILLING }, "02BB ");
  assert_order (test, &(DuoInstitutionQuery) { .with = DUO_INSTITUTION_HAS_CONTACT }, "03CC ");

  run (test, partner_job); /* which has no BRIN to be told here */
  assert_order (test, &(DuoInstitutionQuery) { .with = DUO_INSTITUTION_IS_PARTNER }, " ");
  assert_order (test, &(DuoInstitutionQuery) { .with = DUO_INSTITUTION_IS_PARTNER, .sectors = DUO_SECTOR_SET_VO }, "");
  assert_order (test, &(DuoInstitutionQuery) { .search = "voorbeeldv" }, " ");
  assert_order (test, &(DuoInstitutionQuery) { .search = "schermen@tra" }, " ");
  assert_order (test, &(DuoInstitutionQuery) { .by = DUO_INSTITUTION_BY_BRIN, .without = DUO_INSTITUTION_IS_PARTNER }, "01AA 02BB 03CC ");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/register/found-by-words-and-sectors-in-order", test_found_by_words_and_sectors_in_order);
  g_test_add_func ("/register/sorted-and-filtered", test_sorted_and_filtered);
  g_test_add_func ("/register/undo-goes-through-search-and-verify-sees-it", test_undo_goes_through_search_and_verify_sees_it);

  return g_test_run ();
}
