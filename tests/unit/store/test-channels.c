/* SPDX-License-Identifier: EUPL-1.2 */
/* Channels, profiles and partners: kept whole, written by the smallest difference, and through undo and redo the same. */
#include <string.h>

#include "duo-channel-table.h"
#include "duo-database-private.h"
#include "duo-error.h"
#include "duo-partner-table.h"
#include "duo-profile-table.h"
#include "duo-schema.h"
#include "duo-sqlite-database.h"
#include "duo-store-undo.h"
#include "duo-test-store.h"

/* An institution with three locations. */
#define REGISTER                                                                                                          \
  "INSERT INTO institution (uid, rev, brin, kind, name, short_name, board, street, house_number, postcode, place,"        \
  " municipality, province, denomination, phone, website, email, structure, class, kvk, rio_code, open_from, open_until," \
  " note, sources, sort_key) VALUES"                                                                                      \
  " ('i1', 1, '01AA', 'institution', 'ROC Het Baken', 'Baken', NULL, '', '', '', 'Breda', '', '', '', '', '', '', '', '', '', '', '', '', '', '', 'roc het baken');" \
  "INSERT INTO location (uid, rev, institution, code, name, street, house_number, postcode, place, municipality, province," \
  " denomination, phone, website, structure, rio_code, open_from, open_until, sources) VALUES"                            \
  " ('l1', 1, 1, '01AA00', 'Hoofd', '', '', '', 'BREDA', '', '', '', '', '', '', '', '', '', ''),"                        \
  " ('l2', 1, 1, '01AA01', 'Haven', '', '', '', 'BREDA', '', '', '', '', '', '', '', '', '', ''),"                        \
  " ('l3', 1, 1, '01AA02', 'Duin', '', '', '', 'BREDA', '', '', '', '', '', '', '', '', '', '')"

#define INSTITUTION 1

static gboolean
exec_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  return duo_database_exec (db, user_data, error);
}

static DuoTestStore *
store_new (void)
{
  const DuoChangeName name = { DUO_CHANGE_IMPORT, DUO_OBJECT_INSTITUTION, 0 };
  DuoTestStore *test = duo_test_store_new ();
  g_autoptr (GError) error = NULL;

  duo_store_write (test->store, &name, exec_job, (gpointer) REGISTER, NULL, NULL, &error);
  g_assert_no_error (error);
  return test;
}

static gboolean
save_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  if (DUO_IS_CHANNEL (user_data))
    return duo_channel_table_save (db, user_data, error);
  if (DUO_IS_PROFILE (user_data))
    return duo_profile_table_save (db, user_data, error);
  return duo_partner_table_save (db, user_data, error);
}

static gboolean
remove_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const gint64 id = duo_record_get_id (user_data);
  const gint64 rev = duo_record_get_rev (user_data);

  if (DUO_IS_CHANNEL (user_data))
    return duo_channel_table_remove (db, id, rev, error);
  if (DUO_IS_PROFILE (user_data))
    return duo_profile_table_remove (db, id, rev, error);
  return duo_partner_table_remove (db, id, rev, error);
}

static gboolean
get_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const gint64 id = duo_record_get_id (user_data);

  if (DUO_IS_CHANNEL (user_data))
    *result = duo_channel_table_get (db, id, error);
  else if (DUO_IS_PROFILE (user_data))
    *result = duo_profile_table_get (db, id, error);
  else
    *result = duo_partner_table_get (db, id, error);
  return *result != NULL;
}

static const DuoChangeName edit = { DUO_CHANGE_EDIT, DUO_OBJECT_CHANNEL, 0 };

static void
save (DuoTestStore *test, gpointer object)
{
  g_autoptr (GError) error = NULL;

  duo_store_write (test->store, &edit, save_job, object, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
assert_kept (DuoTestStore *test, gpointer object)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GObject) read = NULL;
  gpointer value = NULL;

  duo_store_read (test->store, get_job, object, &value, &error);
  g_assert_no_error (error);
  read = value;
  g_assert_true (duo_record_equal (read, object));
}

static void
assert_gone (DuoTestStore *test, gpointer object)
{
  g_autoptr (GError) error = NULL;
  gpointer value = NULL;

  g_assert_false (duo_store_read (test->store, get_job, object, &value, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_NOT_FOUND);
}

/* The store as it was before the last change, and as it is after. */
static void
go_back_and_forth (DuoTestStore *test, gpointer before, gpointer after)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DuoChange) undone = duo_store_undo (test->store, &error);
      g_autoptr (DuoChange) redone = NULL;

      g_assert_no_error (error);
      if (before != NULL)
        assert_kept (test, before);
      else
        assert_gone (test, after);
      redone = duo_store_redo (test->store, &error);
      g_assert_no_error (error);
      if (after != NULL)
        assert_kept (test, after);
      else
        assert_gone (test, before);
    }
}

static void
verify (DuoTestStore *test)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (duo_store_verify (test->store, &findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, 0);
}

static void
take (DuoChannel *channel, DuoSpecField field, const char *text, const char *words)
{
  DuoSpecValue *value = duo_spec_value_new_told (text != NULL, field, text, words, DUO_ORIGIN_FORM, 737712);

  g_assert_nonnull (value);
  duo_channel_take_spec (channel, field, value);
}

static DuoProfile *
add_profile (DuoTestStore *test, const char *name)
{
  DuoProfile *profile = duo_profile_new ();

  duo_profile_set_name (profile, name);
  duo_profile_set_supplier (profile, "Voorbeeldscherm bv");
  duo_profile_take_spec (profile, DUO_SPEC_WIDTH_PX, duo_spec_value_new (DUO_SPEC_WIDTH_PX, "1920"));
  duo_profile_take_spec (profile, DUO_SPEC_HEIGHT_PX, duo_spec_value_new (DUO_SPEC_HEIGHT_PX, "1080"));
  duo_profile_take_spec (profile, DUO_SPEC_FORMATS, duo_spec_value_new (DUO_SPEC_FORMATS, "jpg,mp4"));
  duo_profile_take_spec (profile, DUO_SPEC_FPS, duo_spec_value_new_unknown ());
  save (test, profile);
  return profile;
}

static DuoChannel *
add_channel (DuoTestStore *test, DuoProfile *profile)
{
  DuoChannel *channel = duo_channel_new ();
  const gint64 locations[] = { 3, 1, 3 };
  DuoWhen when;

  duo_channel_set_institution (channel, INSTITUTION);
  duo_channel_set_profile (channel, profile != NULL ? duo_profile_get_id (profile) : 0);
  duo_channel_set_name (channel, "Schermen kantine");
  duo_channel_set_status (channel, DUO_CHANNEL_CONFIRMED);
  duo_channel_set_origin (channel, DUO_ORIGIN_PHONE);
  g_assert_true (duo_when_parse ("2020-09", &when));
  duo_channel_set_confirmed (channel, &when);
  duo_channel_set_valid_from (channel, &when);
  duo_channel_set_note (channel, "Sleutel bij de balie");
  duo_channel_set_locations (channel, locations, G_N_ELEMENTS (locations));
  take (channel, DUO_SPEC_SCREEN_COUNT, "6", "zes stuks");
  take (channel, DUO_SPEC_DURATION_S, NULL, "weten we niet");
  take (channel, DUO_SPEC_FORMATS, "png,jpg", "jpeg of png");
  take (channel, DUO_SPEC_LANGUAGE, "nl,en", "");
  save (test, channel);
  return channel;
}

static void
test_all_is_kept (void)
{
  g_autoptr (DuoTestStore) test = store_new ();
  g_autoptr (DuoProfile) profile = add_profile (test, "Netpresenter liggend");
  g_autoptr (DuoChannel) channel = NULL;

  assert_kept (test, profile);
  go_back_and_forth (test, NULL, profile);
  channel = add_channel (test, profile);
  assert_kept (test, channel);
  go_back_and_forth (test, NULL, channel);
  verify (test);
}

static void
test_an_edit_goes_back_and_forth (void)
{
  g_autoptr (DuoTestStore) test = store_new ();
  g_autoptr (DuoProfile) profile = add_profile (test, "Netpresenter liggend");
  g_autoptr (DuoProfile) new_profile = duo_profile_copy (profile);
  g_autoptr (DuoChannel) channel = add_channel (test, profile);
  g_autoptr (DuoChannel) changed = duo_channel_copy (channel);
  const gint64 locations[] = { 2, 3 };

  duo_channel_set_locations (changed, locations, G_N_ELEMENTS (locations));
  duo_channel_set_profile (changed, 0);
  take (changed, DUO_SPEC_FORMATS, "mp4,jpg", "ook filmpjes");
  take (changed, DUO_SPEC_DURATION_S, "10", "tien seconden");
  take (changed, DUO_SPEC_LANGUAGE, NULL, "");
  duo_channel_take_spec (changed, DUO_SPEC_SCREEN_COUNT, NULL);
  save (test, changed);
  assert_kept (test, changed);
  go_back_and_forth (test, channel, changed);

  duo_profile_take_spec (new_profile, DUO_SPEC_FORMATS, duo_spec_value_new_unknown ());
  duo_profile_take_spec (new_profile, DUO_SPEC_FPS, NULL);
  duo_profile_set_kind (new_profile, DUO_CHANNEL_POSTER);
  save (test, new_profile);
  assert_kept (test, new_profile);
  go_back_and_forth (test, profile, new_profile);
  verify (test);
}

static void
test_nothing_new_keeps_the_revision (void)
{
  g_autoptr (DuoTestStore) test = store_new ();
  g_autoptr (DuoChannel) channel = add_channel (test, NULL);
  const gint64 rev = duo_channel_get_rev (channel);
  g_autoptr (DuoChannel) old = duo_channel_copy (channel);
  g_autoptr (GError) error = NULL;

  save (test, channel);
  g_assert_cmpint (duo_channel_get_rev (channel), ==, rev);

  take (channel, DUO_SPEC_SCREEN_COUNT, "7", "");
  save (test, channel);
  g_assert_cmpint (duo_channel_get_rev (channel), ==, rev + 1);
  duo_channel_set_name (old, "Van een ander");
  g_assert_false (duo_store_write (test->store, &edit, save_job, old, NULL, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_CONFLICT);
  g_clear_error (&error);

  duo_channel_set_name (channel, " ");
  g_assert_false (duo_store_write (test->store, &edit, save_job, channel, NULL, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_INVALID);
}

static void
test_removing (void)
{
  const DuoChangeName name = { DUO_CHANGE_REMOVE, DUO_OBJECT_CHANNEL, 0 };
  g_autoptr (DuoTestStore) test = store_new ();
  g_autoptr (DuoProfile) profile = add_profile (test, "Staand");
  g_autoptr (DuoChannel) channel = add_channel (test, profile);
  g_autoptr (GError) error = NULL;

  g_assert_false (duo_store_write (test->store, &name, remove_job, profile, NULL, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_IN_USE);
  g_clear_error (&error);
  assert_kept (test, profile);

  duo_store_write (test->store, &name, remove_job, channel, NULL, NULL, &error);
  g_assert_no_error (error);
  go_back_and_forth (test, channel, NULL);
  duo_store_write (test->store, &name, remove_job, profile, NULL, NULL, &error);
  g_assert_no_error (error);
  go_back_and_forth (test, profile, NULL);
  verify (test);
}

typedef struct
{
  DuoChannelScope scope;
  gint64 id;
} Question;

static gboolean
list_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const Question *question = user_data;

  *result = duo_channel_table_list (db, question->scope, question->id, error);
  return *result != NULL;
}

static guint
count (DuoTestStore *test, DuoChannelScope scope, gint64 id)
{
  Question question = { scope, id };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) channels = NULL;
  gpointer value = NULL;

  duo_store_read (test->store, list_job, &question, &value, &error);
  g_assert_no_error (error);
  channels = value;
  for (guint i = 0; i < channels->len; i++)
    assert_kept (test, channels->pdata[i]); /* with answers and locations, as by itself */
  return channels->len;
}

static gboolean
places_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  *result = duo_channel_table_list_places (db, INSTITUTION, error);
  return *result != NULL;
}

static void
test_lists (void)
{
  g_autoptr (DuoTestStore) test = store_new ();
  g_autoptr (DuoProfile) profile = add_profile (test, "Staand");
  g_autoptr (DuoChannel) one = add_channel (test, profile);
  g_autoptr (DuoChannel) two = add_channel (test, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) places = NULL;
  gpointer value = NULL;

  g_assert_cmpuint (count (test, DUO_CHANNELS_ALL, 0), ==, 2);
  g_assert_cmpuint (count (test, DUO_CHANNELS_OF_INSTITUTION, INSTITUTION), ==, 2);
  g_assert_cmpuint (count (test, DUO_CHANNELS_OF_INSTITUTION, 99), ==, 0);
  g_assert_cmpuint (count (test, DUO_CHANNELS_OF_PROFILE, duo_profile_get_id (profile)), ==, 1);

  duo_store_read (test->store, places_job, NULL, &value, &error);
  g_assert_no_error (error);
  places = value;
  g_assert_cmpuint (places->len, ==, 3);
  g_assert_cmpstr (((DuoChannelPlace *) places->pdata[1])->name, ==, "Haven");
}

static void
test_partners (void)
{
  const DuoChangeName name = { DUO_CHANGE_REMOVE, DUO_OBJECT_INSTITUTION, 0 };
  g_autoptr (DuoTestStore) test = store_new ();
  g_autoptr (DuoPartner) partner = duo_partner_new ();
  g_autoptr (DuoPartner) before = NULL;
  g_autoptr (DuoChannel) channel = duo_channel_new ();
  g_autoptr (GError) error = NULL;
  gpointer now = NULL;

  duo_partner_set_name (partner, "Voorbeeldvervoer");
  duo_partner_set_place (partner, "Utrecht");
  duo_partner_set_sectors (partner, DUO_SECTOR_SET_MBO | DUO_SECTOR_SET_HO);
  save (test, partner);
  assert_kept (test, partner);

  before = duo_partner_copy (partner);
  duo_partner_set_sectors (partner, DUO_SECTOR_SET_VO | DUO_SECTOR_SET_HO);
  duo_partner_set_email (partner, "schermen@voorbeeldvervoer.example");
  save (test, partner);
  go_back_and_forth (test, before, partner);

  duo_channel_set_institution (channel, duo_partner_get_id (partner));
  duo_channel_set_name (channel, "Schermen in treinen");
  save (test, channel);
  duo_store_read (test->store, get_job, partner, &now, &error); /* undo and redo raised its revision */
  g_assert_no_error (error);
  g_assert_false (duo_store_write (test->store, &name, remove_job, now, NULL, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_IN_USE);
  g_object_unref (now);
  verify (test);
}

/* A full store of the step before gets this one, and keeps its rows. */
static void
test_the_step_keeps_a_full_store (void)
{
  g_autofree char *folder = duo_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "steps.db", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) steps = duo_schema_list_steps (&error);
  g_autoptr (GPtrArray) before = g_ptr_array_new ();
  g_autoptr (DuoDatabase) db = duo_sqlite_database_open (path, DUO_SQLITE_CREATE, &error);
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  g_assert_no_error (error);
  for (guint i = 0; i < steps->len && strstr (steps->pdata[i], "CREATE TABLE channel ") == NULL; i++)
    g_ptr_array_add (before, steps->pdata[i]);
  g_assert_cmpuint (before->len, <, steps->len);
  duo_schema_upgrade (db, before, &error);
  g_assert_no_error (error);
  duo_database_exec (db, REGISTER, &error);
  g_assert_no_error (error);
  duo_schema_upgrade (db, steps, &error);
  g_assert_no_error (error);
  stmt = duo_database_prepare (db, "SELECT (SELECT count(*) FROM location), (SELECT count(*) FROM channel)", &error);
  g_assert_no_error (error);
  g_assert_true (duo_statement_step (stmt, &has_row, &error));
  g_assert_cmpint (duo_statement_get_int (stmt, 0), ==, 3);
  g_assert_cmpint (duo_statement_get_int (stmt, 1), ==, 0);

  g_clear_object (&stmt);
  g_clear_object (&db);
  duo_test_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/channels/all-is-kept", test_all_is_kept);
  g_test_add_func ("/channels/an-edit-goes-back-and-forth", test_an_edit_goes_back_and_forth);
  g_test_add_func ("/channels/nothing-new-keeps-the-revision", test_nothing_new_keeps_the_revision);
  g_test_add_func ("/channels/removing", test_removing);
  g_test_add_func ("/channels/lists", test_lists);
  g_test_add_func ("/channels/partners", test_partners);
  g_test_add_func ("/channels/the-step-keeps-a-full-store", test_the_step_keeps_a_full_store);
  return g_test_run ();
}
