/* SPDX-License-Identifier: EUPL-1.2 */
/* The fixture talks to the platform by the client's own ways, and looks into its folder. */
#include "publish-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "duo-campaigns-service.h"
#include "duo-publish-store.h"
#include "duo-sample.h"

#define CAMPAIGN "Continueren studiefinanciering"

static gint64
find_campaign (DuoContext *context)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) campaigns = duo_campaigns_list (context, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < campaigns->len; i++)
    {
      DuoCampaignView *view = campaigns->pdata[i];

      if (g_str_equal (duo_campaign_get_name (view->campaign), CAMPAIGN))
        return duo_campaign_get_id (view->campaign);
    }
  g_assert_not_reached ();
}

PublishFixture *
publish_fixture_new (const char *option,
                     const char *value)
{
  const DuoSectorSet all = DUO_SECTOR_SET_ALL; /* in one wave: all are open */
  PublishFixture *self = g_new0 (PublishFixture, 1);
  const char *const options[] = { "--test-control", "--today", "2020-10-14", option, value, NULL };
  g_autoptr (DuoPlatformAccount) account = NULL;
  g_autoptr (GError) error = NULL;

  self->platform = duo_test_platform_new (options);
  self->test = duo_test_store_new ();
  self->context = duo_context_new (self->test->store);
  self->secrets = duo_secrets_new ();
  g_assert_true (duo_sample_fill (self->context, &error));
  self->control = duo_http_new (self->platform->address, NULL, &error);
  duo_http_sign_in (self->control, self->platform->user, self->platform->password);
  account = duo_platform_account_add (self->context, self->secrets, self->platform->address, self->platform->user,
                                      self->platform->password, NULL, NULL, &error);
  g_assert_no_error (error);
  self->wish = (DuoPublishWish){ find_campaign (self->context), duo_platform_account_get_id (account), FIXTURE_UNTIL };
  publish_fixture_set_waves (self, &all, 1);
  return self;
}

void
publish_fixture_set_waves (PublishFixture     *self,
                           const DuoSectorSet *waves,
                           guint               n_waves)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (duo_campaigns_do (self->context, duo_campaign_change_waves (self->wish.campaign, waves, n_waves), &error), !=, 0);
  g_assert_no_error (error);
}

void
publish_fixture_free (PublishFixture *self)
{
  g_object_unref (self->control);
  g_object_unref (self->secrets);
  g_object_unref (self->context);
  duo_test_store_free (self->test);
  duo_test_platform_free (self->platform);
  g_free (self);
}

void
publish_fixture_order (PublishFixture *self,
                       const char     *orders)
{
  g_autofree char *url = g_strconcat (self->platform->address, "/test/faults", NULL);
  g_autoptr (GBytes) body = g_bytes_new (orders, strlen (orders));
  const DuoRequest request = { .method = "PUT", .url = url, .type = "application/json", .body = body };
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoReply) reply = duo_http_ask (self->control, &request, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (reply->status, ==, 204);
}

static gboolean
do_not_wait (guint          seconds,
             GCancellable  *cancellable,
             GError       **error)
{
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

GError *
publish_fixture_run (PublishFixture *self,
                     DuoPublishWait  wait)
{
  const DuoPublishOptions options = { .wait = wait != NULL ? wait : do_not_wait, .patience = 40000 };
  GError *error = NULL;
  const gboolean done = duo_publish_run (self->context, self->secrets, &self->wish, &options, NULL, &error);

  g_assert_true (done == (error == NULL));
  return error;
}

DuoPublishView *
publish_fixture_look (PublishFixture *self)
{
  g_autoptr (GError) error = NULL;
  DuoPublishView *view = duo_publish_look (self->context, self->wish.campaign, &error);

  g_assert_no_error (error);
  return view;
}

GPtrArray *
publish_fixture_list_links (PublishFixture *self)
{
  g_autoptr (DuoPublishView) view = publish_fixture_look (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoConnection) connection = duo_platform_connect (self->secrets, view->account, NULL, &error);
  GPtrArray *links;

  g_assert_no_error (error);
  links = duo_share_client_list (connection->shares, NULL, FALSE, NULL, &error);
  g_assert_no_error (error);
  return links;
}

gboolean
publish_fixture_opens (PublishFixture           *self,
                       const DuoPlatformPackage *package,
                       const char               *code)
{
  g_autofree char *url = g_strconcat (self->platform->address, "/public.php/dav/files/", package->token, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoHttp) school = duo_http_new (self->platform->address, NULL, &error);
  const DuoRequest request = { .method = "HEAD", .url = url };
  g_autoptr (DuoReply) reply = NULL;

  duo_http_sign_in (school, "anonymous", code);
  reply = duo_http_ask (school, &request, NULL, &error);
  g_assert_no_error (error);
  return reply->status == 200;
}

static char *
dup_hash (const char *path)
{
  g_autofree char *data = NULL;
  gsize length;

  if (!g_file_get_contents (path, &data, &length, NULL))
    return NULL;
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, length);
}

guint
publish_fixture_count (PublishFixture *self,
                       const char     *name)
{
  g_autofree char *path = g_build_filename (self->platform->folder, name, NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (folder != NULL && g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

guint
publish_fixture_assert_none_half (PublishFixture *self)
{
  g_autoptr (DuoPublishView) view = publish_fixture_look (self);
  guint n = 0;

  for (guint i = 0; i < view->packages->len; i++)
    {
      const DuoPlatformPackage *package = view->packages->pdata[i];
      g_autofree char *path = duo_test_platform_dup_path (self->platform, package->path);
      g_autofree char *hash = dup_hash (path);

      if (hash == NULL)
        continue;
      n++;
      if (!g_str_equal (hash, package->there_sha256))
        g_assert_cmpstr (hash, ==, package->sha256);
    }
  return n;
}

void
publish_fixture_assert_whole (PublishFixture *self)
{
  g_autoptr (DuoPublishView) view = publish_fixture_look (self);
  g_autoptr (GPtrArray) links = publish_fixture_list_links (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoLoginCodes) codes = duo_publish_read_codes (view, self->secrets, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (view->packages->len, >, 5);
  g_assert_cmpuint (links->len, ==, view->packages->len);
  g_assert_cmpuint (publish_fixture_assert_none_half (self), ==, view->packages->len);
  g_assert_cmpuint (publish_fixture_count (self, "uploads"), ==, 0);
  g_assert_cmpuint (publish_fixture_count (self, "scratch"), ==, 0);
  for (guint i = 0; i < view->packages->len; i++)
    {
      const DuoPlatformPackage *package = view->packages->pdata[i];

      g_assert_true (duo_platform_package_is_current (package));
      g_assert_cmpint (package->link_state, ==, DUO_LINK_MADE);
      g_assert_cmpuint (package->there_day, ==, package->last_day);
      g_assert_true (publish_fixture_opens (self, package, duo_login_codes_get (codes, package->label)));
    }
}

void
publish_fixture_reset (PublishFixture *self)
{
  g_autoptr (DuoPublishView) view = publish_fixture_look (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoConnection) connection = NULL;

  publish_fixture_order (self, "{}");
  if (view->publication == NULL)
    return;
  g_assert_true (duo_publish_cancel (self->context, self->secrets, self->wish.campaign, NULL, &error));
  g_assert_no_error (error);
  g_clear_pointer (&view, duo_publish_view_free);
  view = publish_fixture_look (self);
  connection = duo_platform_connect (self->secrets, view->account, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (duo_dav_client_remove (connection->dav, duo_publication_get_folder (view->publication), NULL, &error));
  for (guint i = 0; i < view->packages->len; i++)
    {
      g_assert_true (duo_publish_drop_package (self->context, view->packages->pdata[i], &error));
      g_assert_no_error (error);
    }
}
