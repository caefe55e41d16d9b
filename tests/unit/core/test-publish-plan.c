/* SPDX-License-Identifier: EUPL-1.2 */
/* What has to be done on the platform, and how fast links may be made. */
#include "duo-publish-plan.h"

static DuoPlatformPackage *
add (GPtrArray  *packages,
     gint64      institution,
     const char *sha256)
{
  DuoPlatformPackage *package = duo_platform_package_new ();

  package->institution = institution;
  package->size = 1000;
  package->last_day = 738000;
  g_free (package->sha256);
  package->sha256 = g_strdup (sha256);
  g_ptr_array_add (packages, package);
  return package;
}

static void
is_there (DuoPlatformPackage *package,
          const char *sha256)
{
  package->state = DUO_PACKAGE_THERE;
  g_free (package->there_sha256);
  package->there_sha256 = g_strdup (sha256);
}

static void
is_linked (DuoPlatformPackage *package)
{
  package->link_state = DUO_LINK_MADE;
  package->there_day = package->last_day;
}

static GPtrArray *
new_packages (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) duo_platform_package_free);
}

/* "folder upload0 copy1<0 link0 ..." */
static void
assert_plan (GPtrArray  *packages,
             GHashTable *leaving,
             gboolean    folder_there,
             gboolean    links,
             const char *expected)
{
  g_autoptr (DuoPublishPlan) plan = duo_publish_plan_new (packages, leaving, folder_there, links);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < plan->steps->len; i++)
    {
      const DuoPublishStep *step = &g_array_index (plan->steps, DuoPublishStep, i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", duo_publish_kind_to_string (step->kind));
      if (step->kind != DUO_PUBLISH_FOLDER)
        g_string_append_printf (text, "%u", step->package);
      if (step->kind == DUO_PUBLISH_COPY)
        g_string_append_printf (text, "<%u", step->source);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_shared_file_is_sent_once (void)
{
  g_autoptr (GPtrArray) packages = new_packages ();
  g_autoptr (DuoPublishPlan) plan = NULL;

  add (packages, 1, "aa");
  add (packages, 2, "bb");
  add (packages, 3, "aa");
  assert_plan (packages, NULL, FALSE, TRUE, "folder upload0 upload1 copy2<0 link0 link1 link2");
  plan = duo_publish_plan_new (packages, NULL, FALSE, TRUE);
  g_assert_cmpint (plan->bytes, ==, 2000);
  g_assert_cmpuint (plan->n_links, ==, 3);
}

static void
test_nothing_is_done_twice (void)
{
  g_autoptr (GPtrArray) packages = new_packages ();

  is_there (add (packages, 1, "aa"), "aa");
  is_there (add (packages, 2, "aa"), "aa");
  is_linked (packages->pdata[0]);
  add (packages, 3, "aa");
  assert_plan (packages, NULL, TRUE, TRUE, "copy2<1 link1 link2");
  is_linked (packages->pdata[1]);
  is_there (packages->pdata[2], "aa");
  is_linked (packages->pdata[2]);
  assert_plan (packages, NULL, TRUE, TRUE, "");
}

static void
test_replacing_keeps_the_link (void)
{
  g_autoptr (GPtrArray) packages = new_packages ();

  is_there (add (packages, 1, "new"), "old");
  is_linked (packages->pdata[0]);
  is_there (add (packages, 2, "new"), "old");
  is_linked (packages->pdata[1]);
  assert_plan (packages, NULL, TRUE, TRUE, "replace0 replace1");
}

static void
test_what_was_begun_goes_on_as_it_began (void)
{
  g_autoptr (GPtrArray) packages = new_packages ();

  is_there (add (packages, 1, "aa"), "aa");
  add (packages, 2, "aa")->state = DUO_PACKAGE_SENDING;
  ((DuoPlatformPackage *) packages->pdata[0])->link_state = DUO_LINK_ASKING;
  assert_plan (packages, NULL, TRUE, TRUE, "upload1 link0 link1");
}

static void
test_who_leaves_loses_the_link_only (void)
{
  g_autoptr (GPtrArray) packages = new_packages ();
  g_autoptr (GHashTable) leaving = g_hash_table_new (g_int64_hash, g_int64_equal);
  DuoPlatformPackage *gone;

  add (packages, 1, "aa");
  gone = add (packages, 2, "aa");
  g_hash_table_add (leaving, &gone->institution);
  assert_plan (packages, leaving, TRUE, TRUE, "upload0 link0");
  is_there (gone, "aa");
  is_linked (gone);
  assert_plan (packages, leaving, TRUE, TRUE, "copy0<1 link0 withdraw1");
}

static void
test_another_last_day (void)
{
  g_autoptr (GPtrArray) packages = new_packages ();
  DuoPlatformPackage *package = add (packages, 1, "aa");

  is_there (package, "aa");
  is_linked (package);
  package->last_day++;
  assert_plan (packages, NULL, TRUE, TRUE, "extend0");
  package->link_state = DUO_LINK_ENDED;
  assert_plan (packages, NULL, TRUE, TRUE, "link0");
  assert_plan (packages, NULL, TRUE, FALSE, "");
}

/* Whatever the size of a campaign: never more than the platform allows in any window of its length. */
static void
test_links_are_paced (void)
{
  g_autofree guint *made = g_new0 (guint, 100);
  guint now = 0;

  for (guint i = 0; i < 100; i++)
    {
      guint n_recent = 0, oldest = 0, newest = 0;

      for (guint k = 0; k < i; k++)
        if (now - made[k] < DUO_LINKS_WINDOW_SECONDS)
          {
            if (n_recent++ == 0)
              oldest = now - made[k];
          }
      newest = i > 0 ? now - made[i - 1] : 0;
      now += duo_publish_link_pause (n_recent, oldest, newest, i);
      made[i] = now++;
      for (guint k = 0; k + DUO_LINKS_AT_ONCE <= i; k++)
        if (k + DUO_LINKS_AT_ONCE == i)
          g_assert_cmpuint (made[i] - made[k], >=, DUO_LINKS_WINDOW_SECONDS);
    }
  g_assert_cmpuint (made[19], <, 60);
  g_assert_cmpuint (duo_publish_link_seconds (20, 0), ==, 0);
  g_assert_cmpuint (duo_publish_link_seconds (100, 0), >=, made[99] - 150);
  g_assert_cmpuint (duo_publish_link_seconds (100, 0), <=, made[99] + 150);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publish-plan/shared-file-once", test_shared_file_is_sent_once);
  g_test_add_func ("/publish-plan/nothing-twice", test_nothing_is_done_twice);
  g_test_add_func ("/publish-plan/replacing", test_replacing_keeps_the_link);
  g_test_add_func ("/publish-plan/begun", test_what_was_begun_goes_on_as_it_began);
  g_test_add_func ("/publish-plan/leaving", test_who_leaves_loses_the_link_only);
  g_test_add_func ("/publish-plan/last-day", test_another_last_day);
  g_test_add_func ("/publish-plan/links-are-paced", test_links_are_paced);
  return g_test_run ();
}
