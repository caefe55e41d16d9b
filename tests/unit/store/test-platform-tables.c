/* SPDX-License-Identifier: EUPL-1.2 */
/* Accounts and publications are changes of a person; packages and readings are what the platform has. */
#include "duo-campaign-table.h"
#include "duo-error.h"
#include "duo-platform-package-table.h"
#include "duo-partner-table.h"
#include "duo-platform-account-table.h"
#include "duo-publication-table.h"
#include "duo-store-undo.h"
#include "duo-test-rows.h"
#include "duo-test-store.h"

typedef struct
{
  gint64 publication;
  gint64 account;
  gint64 institution;
} Ids;

static gboolean
begin_job (DuoDatabase   *db,
           gpointer       user_data,
           gpointer      *result,
           GCancellable  *cancellable,
           GError       **error)
{
  Ids *ids = user_data;
  g_autoptr (DuoCampaign) campaign = duo_campaign_new ();
  g_autoptr (DuoPlatformAccount) account = duo_platform_account_new ();
  g_autoptr (DuoPublication) publication = duo_publication_new ();

  duo_campaign_set_name (campaign, "Aanvragen SF");
  duo_platform_account_set_address (account, "https://materialen.voorbeeld.nl");
  duo_platform_account_set_login (account, "a.devries");
  if (!duo_campaign_table_save (db, campaign, error) || !duo_platform_account_table_save (db, account, error))
    return FALSE;
  ids->account = duo_platform_account_get_id (account);
  duo_publication_set_campaign (publication, duo_campaign_get_id (campaign));
  duo_publication_set_account (publication, ids->account);
  duo_publication_set_folder (publication, "Aanvragen SF");
  if (!duo_publication_table_save (db, publication, error))
    return FALSE;
  ids->publication = duo_publication_get_id (publication);
  duo_store_name_object (db, duo_campaign_get_id (campaign));
  return TRUE;
}

static void
begin (DuoTestStore *test,
       Ids          *ids)
{
  const DuoChangeName name = { DUO_CHANGE_PUBLISH, DUO_OBJECT_CAMPAIGN, 0 };
  g_autoptr (GError) error = NULL;
  gint64 change = 0;

  g_assert_true (duo_store_write (test->store, &name, begin_job, ids, NULL, &change, &error));
  g_assert_no_error (error);
  g_assert_cmpint (change, >, 0);
}

static gboolean
add_institution_job (DuoDatabase   *db,
                     gpointer       user_data,
                     gpointer      *result,
                     GCancellable  *cancellable,
                     GError       **error)
{
  Ids *ids = user_data;
  g_autoptr (DuoPartner) partner = duo_partner_new ();

  duo_partner_set_name (partner, "Regiobus De Wissel");
  if (!duo_partner_table_save (db, partner, error))
    return FALSE;
  ids->institution = duo_partner_get_id (partner);
  return TRUE;
}

static gboolean
save_job (DuoDatabase   *db,
          gpointer       user_data,
          gpointer      *result,
          GCancellable  *cancellable,
          GError       **error)
{
  return duo_platform_package_table_save (db, user_data, error);
}

static gboolean
list_job (DuoDatabase   *db,
          gpointer       user_data,
          gpointer      *result,
          GCancellable  *cancellable,
          GError       **error)
{
  *result = duo_platform_package_table_list (db, ((Ids *) user_data)->publication, error);
  return *result != NULL;
}

typedef struct
{
  const DuoPlatformPackage *package;
  const char       *at;
  gint64            count;
} Reading;

static gboolean
count_job (DuoDatabase   *db,
           gpointer       user_data,
           gpointer      *result,
           GCancellable  *cancellable,
           GError       **error)
{
  const Reading *reading = user_data;

  return duo_platform_package_table_count (db, reading->package, reading->at, reading->count, error);
}

static gboolean
downloads_job (DuoDatabase   *db,
               gpointer       user_data,
               gpointer      *result,
               GCancellable  *cancellable,
               GError       **error)
{
  *result = duo_platform_package_table_list_downloads (db, ((Ids *) user_data)->publication, error);
  return *result != NULL;
}

static void
write_quietly (DuoTestStore *test,
               DuoJob        job,
               gpointer      data)
{
  g_autoptr (GError) error = NULL;
  gint64 change = 0;

  g_assert_true (duo_store_write (test->store, NULL, job, data, NULL, &change, &error));
  g_assert_no_error (error);
  g_assert_cmpint (change, ==, 0);
}

static DuoPlatformPackage *
add_package (DuoTestStore *test,
             Ids          *ids)
{
  const DuoChangeName name = { DUO_CHANGE_ADD, DUO_OBJECT_INSTITUTION, 0 };
  DuoPlatformPackage *package = duo_platform_package_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (duo_store_write (test->store, &name, add_institution_job, ids, NULL, NULL, &error));
  g_assert_no_error (error);
  package->publication = ids->publication;
  package->institution = ids->institution;
  g_free (package->label);
  package->label = g_strdup ("De Wissel Aanvragen SF");
  write_quietly (test, save_job, package);
  return package;
}

static void
set_text (char      **field,
          const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

static void
test_packages_are_no_changes (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoPlatformPackage) package = NULL;
  g_autoptr (GPtrArray) packages = NULL;
  Ids ids = { 0 };
  gpointer value = NULL;
  const DuoPlatformPackage *read;

  begin (test, &ids);
  package = add_package (test, &ids);
  package->state = DUO_PACKAGE_THERE;
  package->link_state = DUO_LINK_ASKING;
  package->last_day = 738000;
  package->counted = TRUE;
  set_text (&package->upload, "{}");
  set_text (&package->url, "https://materialen.voorbeeld.nl/s/abc");
  write_quietly (test, save_job, package);

  g_assert_true (duo_store_read (test->store, list_job, &ids, &value, &error));
  g_assert_no_error (error);
  packages = value;
  g_assert_cmpuint (packages->len, ==, 1);
  read = packages->pdata[0];
  g_assert_cmpint (read->id, ==, package->id);
  g_assert_cmpint (read->state, ==, DUO_PACKAGE_THERE);
  g_assert_cmpint (read->link_state, ==, DUO_LINK_ASKING);
  g_assert_cmpuint (read->last_day, ==, 738000);
  g_assert_true (read->counted);
  g_assert_cmpstr (read->label, ==, "De Wissel Aanvragen SF");
  g_assert_cmpstr (read->upload, ==, "{}");
  g_assert_cmpstr (read->url, ==, "https://materialen.voorbeeld.nl/s/abc");
}

static void
test_what_left_the_building_stays (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoChange) change = NULL;
  Ids ids = { 0 };

  begin (test, &ids);
  change = duo_store_undo (test->store, &error);
  g_assert_null (change);
  g_assert_error (error, DUO_ERROR, DUO_ERROR_CANNOT_UNDO);
}

/* A link that was withdrawn took its count along; the new one begins at 0; a new version counts from where it came. */
static void
test_downloads_add_up (void)
{
  g_autoptr (DuoTestStore) test = duo_test_store_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoPlatformPackage) package = NULL;
  g_autoptr (GHashTable) all = NULL;
  Ids ids = { 0 };
  gpointer value = NULL;
  const DuoDownloads *downloads;
  static const struct
  {
    const char *token, *sha256, *at;
    gint64      count;
  } readings[] = {
    { "one", "v1", "2020-10-14T08:00:00Z", 0 }, { "one", "v1", "2020-10-15T08:00:00Z", 2 },
    { "two", "v1", "2020-10-16T08:00:00Z", 0 }, { "two", "v1", "2020-10-17T08:00:00Z", 3 },
    { "two", "v2", "2020-10-18T08:00:00Z", 3 }, { "two", "v2", "2020-10-19T08:00:00Z", 4 },
  };

  begin (test, &ids);
  package = add_package (test, &ids);
  for (guint i = 0; i < G_N_ELEMENTS (readings); i++)
    {
      Reading reading = { package, readings[i].at, readings[i].count };

      set_text (&package->token, readings[i].token);
      set_text (&package->there_sha256, readings[i].sha256);
      write_quietly (test, count_job, &reading);
    }
  write_quietly (test, save_job, package);
  g_assert_true (duo_store_read (test->store, downloads_job, &ids, &value, &error));
  g_assert_no_error (error);
  all = value;
  downloads = g_hash_table_lookup (all, &package->id);
  g_assert_cmpint (downloads->count, ==, 6);
  g_assert_cmpstr (downloads->first, ==, "2020-10-15T08:00:00Z");
  g_assert_cmpstr (downloads->last, ==, "2020-10-19T08:00:00Z");
  g_assert_cmpint (downloads->count_version, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/platform-tables/packages-are-no-changes", test_packages_are_no_changes);
  g_test_add_func ("/platform-tables/left-the-building", test_what_left_the_building_stays);
  g_test_add_func ("/platform-tables/downloads-add-up", test_downloads_add_up);
  return g_test_run ();
}
