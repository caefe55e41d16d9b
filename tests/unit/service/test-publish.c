/* SPDX-License-Identifier: EUPL-1.2 */
/* Publishing against the practice platform on its bad days: it always ends whole, or stops with a clear reason; nothing
 * is made twice, nothing half is seen. DUO_PUBLISH_FAULTS=all tries every place where trouble may come. */
#include "publish-fixture.h"

#include "duo-calendar-service.h"
#include "duo-platform-account-table.h"
#include "duo-publication-table.h"

#include <signal.h>
#include <string.h>
#include <sys/resource.h>

/* So many requests belong to the longest step, with some to spare: where every such one fails, the queue still goes on. No
 * multiple of the three that a link takes, so that each of these has its turn. */
#define STRIDE 10

static void
assert_code (GError  *error,
             DuoError code)
{
  g_assert_error (error, DUO_ERROR, (gint) code);
  g_error_free (error);
}

static void
run_well (PublishFixture *self)
{
  GError *error = publish_fixture_run (self, NULL);

  g_assert_no_error (error);
  publish_fixture_assert_whole (self);
}

/* ---- What a person can do ---- */

static void
test_dry_run (void)
{
  g_autoptr (PublishFixture) self = publish_fixture_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoPublishTrial) trial = duo_publish_try (self->context, self->secrets, &self->wish, NULL, &error);
  g_autoptr (DuoPublishTrial) again = NULL;
  gint64 bytes = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (trial->rows->len, >, 5);
  g_assert_true (trial->practice);
  g_assert_false (trial->keyring);
  g_assert_cmpuint (trial->seconds, ==, 0);
  g_assert_cmpuint (trial->n_packages + trial->n_copies, ==, trial->rows->len);
  for (guint i = 0; i < trial->rows->len; i++)
    {
      const DuoTrialRow *row = trial->rows->pdata[i];

      g_assert_cmpuint (g_strv_length (row->contents), >, 0);
      g_assert_cmpint (row->link_step, ==, DUO_PUBLISH_LINK);
      bytes += row->file_step == DUO_PUBLISH_UPLOAD ? row->bytes : 0;
    }
  g_assert_cmpint (bytes, ==, trial->n_bytes);
  g_assert_cmpuint (publish_fixture_assert_none_half (self), ==, 0);

  run_well (self);
  again = duo_publish_try (self->context, self->secrets, &self->wish, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->plan->steps->len, ==, 0);
  g_assert_cmpint (again->n_bytes, ==, 0);
}

/* Who waits for the conclusion of the wave before gets nothing yet. */
static void
test_closed_waves_wait (void)
{
  const DuoSectorSet waves[] = { DUO_SECTOR_SET_MBO, DUO_SECTOR_SET_VO | DUO_SECTOR_SET_HO };
  g_autoptr (PublishFixture) self = publish_fixture_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoPublishTrial) all = duo_publish_try (self->context, self->secrets, &self->wish, NULL, &error);
  g_autoptr (DuoPublishTrial) open = NULL;

  g_assert_no_error (error);
  publish_fixture_set_waves (self, waves, G_N_ELEMENTS (waves));
  open = duo_publish_try (self->context, self->secrets, &self->wish, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (open->rows->len, >, 0);
  g_assert_cmpuint (open->rows->len, <, all->rows->len);
  for (guint i = 0; i < open->view->packages->len; i++)
    {
      const DuoPlatformPackage *package = open->view->packages->pdata[i];

      g_assert_false (g_str_has_prefix (package->label, "90AD ")); /* of VO, willing */
    }
  g_assert_cmpuint (open->rows->len + open->view->n_waiting + open->view->nobody->len, ==,
                    all->rows->len + all->view->nobody->len);
}

/* A wave that closes again takes nothing from who has a link already. */
static void
test_closing_wave_keeps_links (void)
{
  const DuoSectorSet waves[] = { DUO_SECTOR_SET_MBO, DUO_SECTOR_SET_VO | DUO_SECTOR_SET_HO };
  g_autoptr (PublishFixture) self = publish_fixture_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoPublishTrial) again = NULL;

  run_well (self);
  publish_fixture_set_waves (self, waves, G_N_ELEMENTS (waves));
  again = duo_publish_try (self->context, self->secrets, &self->wish, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (again->plan->steps->len, ==, 0);
  g_assert_cmpuint (again->n_leaving, ==, 0);
}

/* Nobody whose turn it is: that is said, and not that there is nothing. */
static void
test_all_wait_for_their_wave (void)
{
  const DuoSectorSet waves[] = { DUO_SECTOR_SET_HO, DUO_SECTOR_SET_VO, DUO_SECTOR_SET_MBO };
  const DuoWhen today = duo_when_day (FIXTURE_TODAY);
  g_autoptr (PublishFixture) self = publish_fixture_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) targets = g_array_new (FALSE, FALSE, sizeof (DuoTarget));
  g_autoptr (DuoParticipation) no = duo_participation_new ();
  g_autoptr (DuoPublishTrial) before = NULL;

  publish_fixture_set_waves (self, waves, G_N_ELEMENTS (waves));
  before = duo_publish_try (self->context, self->secrets, &self->wish, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < before->view->packages->len; i++)
    {
      const DuoTarget target = { ((DuoPlatformPackage *) before->view->packages->pdata[i])->institution, DUO_SECTOR_HO };

      g_array_append_val (targets, target);
    }
  duo_participation_set_answered (no, &today);
  duo_participation_set_answer (no, DUO_ANSWER_NO);
  g_assert_cmpint (duo_campaigns_do (self->context, duo_campaign_change_answer (self->wish.campaign, targets, no), &error), !=, 0);
  g_assert_no_error (error);

  g_assert_null (duo_publish_try (self->context, self->secrets, &self->wish, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_PLATFORM_WAITING);
}

static void
test_extend_reissue_revoke (void)
{
  g_autoptr (PublishFixture) self = publish_fixture_new (NULL, NULL);
  g_autoptr (GArray) one = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (DuoPublishView) before = NULL;
  g_autoptr (DuoPublishView) after = NULL;
  g_autoptr (DuoLoginCodes) codes = NULL;
  g_autoptr (GPtrArray) links = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoPublishTrial) trial = NULL;
  const DuoPlatformPackage *first;
  g_autofree char *old = NULL;

  run_well (self);
  before = publish_fixture_look (self);
  first = before->packages->pdata[0];
  g_array_append_val (one, first->id);
  codes = duo_publish_read_codes (before, self->secrets, NULL, &error);
  old = g_strdup (duo_login_codes_get (codes, first->label));
  g_clear_pointer (&codes, duo_login_codes_free);

  /* another last day for one: link and code stay, and so does that day when all is published again */
  g_assert_true (duo_publish_extend (self->context, self->secrets, self->wish.campaign, one, FIXTURE_UNTIL + 30, NULL, &error));
  g_assert_true (publish_fixture_opens (self, first, old));
  g_assert_no_error (publish_fixture_run (self, NULL));
  after = publish_fixture_look (self);
  for (guint i = 0; i < after->packages->len; i++)
    {
      const DuoPlatformPackage *package = after->packages->pdata[i];

      g_assert_cmpuint (package->there_day, ==, package->id == first->id ? FIXTURE_UNTIL + 30 : FIXTURE_UNTIL);
      g_assert_cmpstr (package->url, ==, ((DuoPlatformPackage *) before->packages->pdata[i])->url);
    }

  /* a day that has passed is refused, and nothing changes */
  g_assert_false (duo_publish_extend (self->context, self->secrets, self->wish.campaign, one, FIXTURE_TODAY - 1, NULL, &error));
  g_assert_nonnull (error);
  g_clear_error (&error);
  g_assert_true (publish_fixture_opens (self, first, old));

  /* another code; where its answer is lost, publishing again settles which one counts */
  publish_fixture_order (self, "{\"rules\": [{\"method\": \"PUT\", \"path\": \"/shares/\", \"lose\": true}]}");
  g_assert_false (duo_publish_reissue (self->context, self->secrets, self->wish.campaign, one, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_PLATFORM_UNREACHABLE);
  g_clear_error (&error);
  run_well (self);
  g_assert_false (publish_fixture_opens (self, first, old));
  g_assert_true (duo_publish_reissue (self->context, self->secrets, self->wish.campaign, one, NULL, &error));
  publish_fixture_assert_whole (self);

  g_assert_true (duo_publish_revoke (self->context, self->secrets, self->wish.campaign, one, NULL, &error));
  links = publish_fixture_list_links (self);
  g_assert_cmpuint (links->len, ==, after->packages->len - 1);

  /* it does not come back without the dry run saying so */
  trial = duo_publish_try (self->context, self->secrets, &self->wish, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (trial->plan->n_links, ==, 1);
  g_assert_cmpuint (trial->n_renewed, ==, 1);
}

/* Pauses as soon as the second file is being sent. */
static void
pause_cb (const DuoPublishProgress *progress,
          gpointer                  user_data)
{
  if (progress->steps == 2 && progress->file_bytes > 0)
    {
      g_assert_cmpint (progress->file_bytes, <=, progress->file_all);
      g_cancellable_cancel (user_data);
    }
}

static void
pause_run (PublishFixture *self)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const DuoPublishOptions options = { .report = pause_cb, .user_data = cancellable };
  g_autoptr (GError) error = NULL;

  g_assert_false (duo_publish_run (self->context, self->secrets, &self->wish, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_pause_and_cancel (void)
{
  g_autoptr (PublishFixture) self = publish_fixture_new (NULL, NULL);
  g_autoptr (DuoPublishView) paused = NULL;
  g_autoptr (DuoPublishView) given_up = NULL;
  g_autoptr (GError) error = NULL;
  guint n_there;

  pause_run (self);
  n_there = publish_fixture_assert_none_half (self);
  g_assert_cmpuint (n_there, <=, 2);
  paused = publish_fixture_look (self);
  g_assert_cmpuint (paused->packages->len, >, n_there);

  g_assert_true (duo_publish_cancel (self->context, self->secrets, self->wish.campaign, NULL, &error));
  g_assert_no_error (error);
  given_up = publish_fixture_look (self);
  g_assert_cmpuint (given_up->packages->len, ==, n_there);
  g_assert_cmpuint (publish_fixture_assert_none_half (self), ==, n_there);
  g_assert_cmpuint (publish_fixture_count (self, "uploads"), ==, 0);
  run_well (self);

  /* one that was paused only goes on */
  publish_fixture_reset (self);
  pause_run (self);
  run_well (self);
}

static guint
count_current (PublishFixture *self,
               gboolean       *unfinished)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoPublishBoard) board
    = duo_publish_board_load (self->context, self->secrets, self->wish.campaign, FALSE, NULL, &error);
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < board->rows->len; i++)
    {
      const DuoPublishRow *row = board->rows->pdata[i];

      n += row->current ? 1 : 0;
      g_assert_true (row->current || row->doubted);
    }
  *unfinished = board->unfinished;
  return n;
}

/* Paused while packages are made: nobody says that all is there as it has to be, until it was compared or given up. */
static void
test_pause_while_made (void)
{
  g_autoptr (PublishFixture) self = publish_fixture_new (NULL, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const DuoPublishOptions options = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoPublishTrial) trial = NULL;
  gboolean unfinished = FALSE;
  guint n;

  g_cancellable_cancel (cancellable);
  g_assert_false (duo_publish_run (self->context, self->secrets, &self->wish, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (duo_publish_cancel (self->context, self->secrets, self->wish.campaign, NULL, &error));
  g_assert_no_error (error);

  run_well (self);
  n = count_current (self, &unfinished);
  g_assert_false (unfinished);
  g_assert_false (duo_publish_run (self->context, self->secrets, &self->wish, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (count_current (self, &unfinished), ==, 0);
  g_assert_true (unfinished);

  /* what is there is not sent again for it */
  trial = duo_publish_try (self->context, self->secrets, &self->wish, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (trial->plan->steps->len, ==, 0);
  run_well (self);
  g_assert_cmpuint (count_current (self, &unfinished), ==, n);
  g_assert_false (unfinished);

  g_assert_false (duo_publish_run (self->context, self->secrets, &self->wish, &options, cancellable, NULL));
  g_assert_true (duo_publish_cancel (self->context, self->secrets, self->wish.campaign, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_current (self, &unfinished), ==, n);
  g_assert_false (unfinished);
}

/* Who has a code in the funnel. @practised: of these, who has it from an exercise. */
static guint
count_codes (PublishFixture *self,
             guint          *practised)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoCampaignView) view = duo_campaign_view_load (self->context, self->wish.campaign, &error);
  guint n = 0;

  g_assert_no_error (error);
  *practised = 0;
  for (DuoSector sector = 0; sector < DUO_N_SECTORS; sector++)
    {
      DuoFunnel funnel;

      duo_funnel_count (view->rows, sector, &funnel);
      n += funnel.reached[DUO_FUNNEL_CODE];
      *practised += funnel.practised[DUO_FUNNEL_CODE];
    }
  return n;
}

/* The test's platform is a practice platform that passes for a real one. */
static gboolean
mean_it_job (DuoDatabase   *db,
             gpointer       user_data,
             gpointer      *result,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (DuoPlatformAccount) account = duo_platform_account_table_get (db, *(const gint64 *) user_data, error);

  if (account == NULL)
    return FALSE;
  duo_platform_account_set_practice (account, 0);
  return duo_platform_account_table_save (db, account, error);
}

/* After an exercise it is meant, and after that somebody practises again: each platform has its own links, which stay. */
static void
there_and_back (PublishFixture *self,
                gint64          other)
{
  const gint64 practice = self->wish.account;
  g_autoptr (DuoPublishView) before = publish_fixture_look (self);
  g_autoptr (DuoPublishView) meant = NULL;
  g_autoptr (DuoPublishView) again = NULL;
  const DuoChangeName change = { DUO_CHANGE_EDIT, DUO_OBJECT_PLATFORM_ACCOUNT, other };
  guint n_codes, practised;

  /* the sample has been on no platform: all codes are of the exercise */
  n_codes = count_codes (self, &practised);
  g_assert_cmpuint (n_codes, >, 0);
  g_assert_cmpuint (practised, ==, n_codes);

  g_assert_true (duo_store_write (duo_context_get_store (self->context), &change, mean_it_job, &other, NULL, NULL, NULL));
  self->wish.account = other;
  run_well (self);
  g_assert_cmpuint (count_codes (self, &practised), ==, n_codes);
  g_assert_cmpuint (practised, ==, 0);
  meant = publish_fixture_look (self);
  g_assert_cmpint (duo_platform_account_get_id (meant->account), ==, other);
  self->wish.account = practice;
  g_assert_no_error (publish_fixture_run (self, NULL));
  again = publish_fixture_look (self);
  g_assert_cmpint (duo_publication_get_id (again->publication), ==, duo_publication_get_id (before->publication));
  g_assert_cmpuint (again->packages->len, ==, before->packages->len);
  for (guint i = 0; i < before->packages->len; i++)
    g_assert_cmpstr (((DuoPlatformPackage *) again->packages->pdata[i])->url, ==,
                     ((DuoPlatformPackage *) before->packages->pdata[i])->url);
  (void) count_codes (self, &practised);
  g_assert_cmpuint (practised, ==, 0); /* what is real stays */
}

static void
test_practise (void)
{
  g_autoptr (PublishFixture) self = publish_fixture_new (NULL, NULL);
  const gint64 first = self->wish.account;
  g_autofree char *folder = duo_test_store_dup_path (self->test, "oefening");
  const DuoPracticeOptions options = { .folder = folder, .today = FIXTURE_TODAY };
  g_autoptr (DuoSecrets) later = duo_secrets_new ();
  g_autoptr (DuoPractice) practice = NULL;
  g_autoptr (DuoPlatformAccount) account = NULL;
  g_autoptr (DuoPlatformAccount) again = NULL;
  g_autoptr (GError) error = NULL;
  DuoPractice *second = NULL;

  account = duo_platform_practise (self->context, self->secrets, &options, TRUE, &practice, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (duo_platform_account_get_practice (account), ==, 1);
  self->wish.account = duo_platform_account_get_id (account);
  g_assert_no_error (publish_fixture_run (self, NULL));
  there_and_back (self, first);

  /* the same folder twice at once can't be */
  g_assert_null (duo_platform_practise (self->context, self->secrets, &options, TRUE, &second, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_PRACTICE_RUNNING);
  g_clear_error (&error);
  duo_practice_end (practice);
  g_clear_object (&practice);

  /* another day nobody knows its password: it gets another, and stays the same account */
  g_assert_null (duo_platform_practise (self->context, later, &options, FALSE, &second, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_PLATFORM_SIGN_IN);
  g_clear_error (&error);
  again = duo_platform_practise (self->context, later, &options, TRUE, &practice, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (duo_platform_account_get_id (again), ==, duo_platform_account_get_id (account));
  duo_practice_end (practice);
}

/* ---- Signing in through the browser ---- */

/* What the person does on the page that was opened. */
static void
allow_cb (const char *page,
          gpointer    user_data)
{
  PublishFixture *self = user_data;
  g_autofree char *form = g_strconcat ("wachtwoord=", self->platform->password, NULL);
  g_autoptr (GBytes) body = g_bytes_new (form, strlen (form));
  const DuoRequest request = { .method = "POST", .url = page, .body = body, .anonymous = TRUE,
                               .type = "application/x-www-form-urlencoded" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoReply) reply = NULL;

  g_assert_true (g_str_has_prefix (page, self->platform->address));
  reply = duo_http_ask (self->control, &request, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reply->status, ==, 200);
}

static void
not_opened_cb (const char *page,
               gpointer    user_data)
{
  g_assert_not_reached ();
}

static DuoPlatformAccount *
browse (PublishFixture      *self,
        DuoPlatformOpenPage  open,
        GError             **error)
{
  return duo_platform_account_browse (self->context, self->secrets, self->platform->address, NULL, open, self, NULL, error);
}

static void
test_through_the_browser (void)
{
  static const struct
  {
    const char *orders;
    DuoError code;
  } bad[] = {
    /* a page, an endpoint, and at last a server on another host than was typed in */
    { "{\"rules\": [{\"path\": \"login/v2$\", \"status\": 200, \"type\": \"application/json\", \"body\":"
      "\"{\\\"poll\\\":{\\\"token\\\":\\\"a\\\",\\\"endpoint\\\":\\\"http://127.0.0.1:1/p\\\"},\\\"login\\\":\\\"http://elders.example/l\\\"}\"}]}",
      DUO_ERROR_PLATFORM_MOVED },
    { "{\"rules\": [{\"path\": \"login/v2$\", \"status\": 200, \"type\": \"application/json\", \"body\": \"{\\\"poll\\\":{}}\"}]}",
      DUO_ERROR_PLATFORM_STRANGE },
    { "{\"rules\": [{\"path\": \"login/v2$\", \"status\": 200, \"body\": \"<html>\"}]}", DUO_ERROR_PLATFORM_STRANGE },
    { "{\"rules\": [{\"path\": \"login/v2$\", \"status\": 302, \"headers\": {\"Location\": \"http://elders.example/\"}}]}",
      DUO_ERROR_PLATFORM_MOVED },
  };
  g_autoptr (PublishFixture) self = publish_fixture_new (NULL, NULL);
  g_autoptr (DuoPlatformAccount) account = NULL;
  g_autoptr (DuoConnection) connection = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      publish_fixture_order (self, bad[i].orders);
      g_assert_null (browse (self, not_opened_cb, &error));
      g_assert_error (error, DUO_ERROR, (gint) bad[i].code);
      g_clear_error (&error);
    }
  publish_fixture_order (self, "{\"rules\": [{\"path\": \"poll\", \"status\": 200, \"type\": \"application/json\", \"body\":"
                               "\"{\\\"server\\\":\\\"http://elders.example\\\",\\\"loginName\\\":\\\"a\\\",\\\"appPassword\\\":\\\"b\\\"}\"}]}");
  g_assert_null (browse (self, allow_cb, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_PLATFORM_MOVED);
  g_clear_error (&error);

  /* the first answer to "and?" is lost: it is asked again */
  publish_fixture_order (self, "{\"rules\": [{\"path\": \"poll\", \"status\": 404, \"type\": \"application/json\", \"body\": \"[]\"}]}");
  account = browse (self, allow_cb, &error);
  g_assert_no_error (error);
  g_assert_cmpint (duo_platform_account_get_id (account), ==, self->wish.account);
  connection = duo_platform_connect (self->secrets, account, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (duo_platform_account_sign_out (self->secrets, account, NULL, &error));
  g_assert_null (duo_platform_connect (self->secrets, account, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_PLATFORM_SIGN_IN);
}

/* ---- Trouble that passes ---- */

static PublishFixture *running;
static guint n_waits;
static guint skip;

static gboolean
order_next (void)
{
  static const char *const troubles[] = {
    "\"lose\": true", "\"cut_answer\": 7", "\"cut_request\": 3", "\"status\": 500", "\"status\": 503", "\"status\": 423",
  };
  g_autofree char *orders = g_strdup_printf ("{\"rules\": [{\"skip\": %u, \"path\": \"^/(remote|ocs|status)\", %s}]}", skip,
                                             troubles[n_waits % G_N_ELEMENTS (troubles)]);

  publish_fixture_order (running, orders);
  return TRUE;
}

/* Instead of waiting: the next trouble. */
static gboolean
trouble_wait (guint          seconds,
              GCancellable  *cancellable,
              GError       **error)
{
  n_waits++;
  skip = STRIDE - 1;
  return order_next ();
}

static gboolean
no_wait (guint          seconds,
         GCancellable  *cancellable,
         GError       **error)
{
  return TRUE;
}

/* A link was made, and the answer to the counter that comes after it is lost: there is still one link. */
static void
test_lost_counter_makes_no_second_link (void)
{
  g_autoptr (PublishFixture) self = publish_fixture_new (NULL, NULL);

  publish_fixture_order (self, "{\"rules\": [{\"method\": \"PUT\", \"path\": \"/limit$\", \"lose\": true},"
                               " {\"method\": \"PUT\", \"path\": \"/limit$\", \"skip\": 2, \"status\": 500}]}");
  g_assert_no_error (publish_fixture_run (self, no_wait));
  publish_fixture_order (self, "{}");
  publish_fixture_assert_whole (self);
}

/* What was asked arrives after all, while somebody waits to ask what became of it. */
static gboolean
late_wait (guint          seconds,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (DuoPublishView) view = publish_fixture_look (running);
  g_autoptr (DuoConnection) connection = duo_platform_connect (running->secrets, view->account, NULL, error);

  g_assert_nonnull (connection);
  for (guint i = 0; i < view->packages->len; i++)
    {
      const DuoPlatformPackage *package = view->packages->pdata[i];
      g_autoptr (DuoShare) late = NULL;

      if (package->link_state != DUO_LINK_ASKING)
        continue;
      late = duo_share_client_make (connection->shares, package->path, package->label, "K7QM-X2PR-94TH", package->last_day,
                                    NULL, error);
      g_assert_nonnull (late);
      n_waits++;
    }
  return TRUE;
}

static void
test_late_link_is_withdrawn (void)
{
  g_autoptr (PublishFixture) self = publish_fixture_new (NULL, NULL);

  running = self;
  n_waits = 0;
  publish_fixture_order (self, "{\"rules\": [{\"method\": \"POST\", \"path\": \"/shares$\", \"lose\": true}]}");
  g_assert_no_error (publish_fixture_run (self, late_wait));
  g_assert_cmpuint (n_waits, ==, 1);
  publish_fixture_assert_whole (self);
}

/* Every so many requests something goes wrong, beginning at each place: all kinds of it, at all kinds of requests. */
static void
test_trouble_everywhere (void)
{
  const gboolean all = g_strcmp0 (g_getenv ("DUO_PUBLISH_FAULTS"), "all") == 0;
  g_autoptr (PublishFixture) self = publish_fixture_new (NULL, NULL);
  guint n = 0;

  running = self;
  for (guint first = 0; first < STRIDE; first += all ? 1 : 4)
    for (guint kind = 0; kind < (all ? 6 : 1); kind++)
      {
        GError *error;

        publish_fixture_reset (self);
        n_waits = all ? kind : first;
        skip = first;
        order_next ();
        error = publish_fixture_run (self, trouble_wait);
        g_assert_no_error (error);
        publish_fixture_order (self, "{}");
        publish_fixture_assert_whole (self);
        n += n_waits;
        g_test_message ("from request %u, trouble %u on: %u waits", first, kind, n_waits);
      }
  g_test_message ("figure: %u troubles on the way", n);
  running = NULL;
}

/* The same with a server that is ended by force and comes back. */
static gboolean
restart_wait (guint          seconds,
              GCancellable  *cancellable,
              GError       **error)
{
  n_waits++;
  duo_test_platform_kill (running->platform);
  duo_test_platform_start (running->platform);
  publish_fixture_order (running, "{\"rules\": [{\"skip\": 8, \"lose\": true}]}");
  return TRUE;
}

static void
test_server_killed_and_back (void)
{
  g_autoptr (PublishFixture) self = publish_fixture_new (NULL, NULL);
  GError *error;

  running = self;
  n_waits = 0;
  publish_fixture_order (self, "{\"rules\": [{\"skip\": 8, \"lose\": true}]}");
  error = publish_fixture_run (self, restart_wait);
  g_assert_no_error (error);
  g_assert_cmpuint (n_waits, >, 5);
  publish_fixture_order (self, "{}");
  publish_fixture_assert_whole (self);
  running = NULL;
}

/* Three links in ten minutes: it waits as long as it takes, and says so. */
static guint n_waited;

static gboolean
patient_wait (guint          seconds,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autofree char *orders = NULL;

  n_waited += seconds;
  orders = g_strdup_printf ("{\"links_per_10_minutes\": 3, \"later\": %u}", n_waited);
  publish_fixture_order (running, orders);
  return TRUE;
}

static void
test_few_links_at_a_time (void)
{
  g_autoptr (PublishFixture) self = publish_fixture_new (NULL, NULL);
  GError *error;

  running = self;
  n_waited = 0;
  publish_fixture_order (self, "{\"links_per_10_minutes\": 3}");
  error = publish_fixture_run (self, patient_wait);
  g_assert_no_error (error);
  g_assert_cmpuint (n_waited, >, 1000);
  publish_fixture_assert_whole (self);
  running = NULL;
}

/* ---- Trouble that a person has to see to ---- */

static gboolean
never_wait (guint          seconds,
            GCancellable  *cancellable,
            GError       **error)
{
  g_assert_not_reached ();
  return FALSE;
}

/* It stops at once with a reason, what is visible is whole, and the next time all comes well. */
static void
test_final (void)
{
  static const struct
  {
    const char *orders;
    DuoError code;
  } cases[] = {
    { "\"skip\": 20, \"status\": 401", DUO_ERROR_PLATFORM_SIGN_IN },
    { "\"skip\": 20, \"status\": 507", DUO_ERROR_PLATFORM_FULL },
    { "\"skip\": 4, \"method\": \"PUT\", \"status\": 200, \"body\": \"<html>Aanmelden</html>\"", DUO_ERROR_PLATFORM_STRANGE },
    { "\"method\": \"POST\", \"path\": \"/shares$\", \"status\": 200, \"body\": \"<html>Aanmelden</html>\"", DUO_ERROR_PLATFORM_STRANGE },
    { "\"method\": \"MOVE\", \"status\": 302, \"headers\": {\"Location\": \"http://elders.example/\"}", DUO_ERROR_PLATFORM_MOVED },
    { "\"method\": \"POST\", \"status\": 307, \"headers\": {\"Location\": \"http://elders.example/\"}", DUO_ERROR_PLATFORM_MOVED },
    { "\"method\": \"PROPFIND\", \"skip\": 3, \"status\": 302, \"headers\": {\"Location\": \"http://elders.example/\"}", DUO_ERROR_PLATFORM_MOVED },
    { "\"method\": \"MOVE\", \"wrong_hash\": true", DUO_ERROR_PLATFORM_DAMAGED },
    { "\"method\": \"PATCH\", \"wrong_hash\": true", DUO_ERROR_PLATFORM_DAMAGED },
    { "\"method\": \"PROPFIND\", \"skip\": 1, \"status\": 207, \"type\": \"application/xml\", \"body\":"
      "\"<!DOCTYPE a [<!ENTITY b 'cccc'><!ENTITY d '&b;&b;&b;'>]><a>&d;</a>\"", DUO_ERROR_PLATFORM_STRANGE },
    { "\"method\": \"PROPFIND\", \"skip\": 1, \"status\": 207, \"type\": \"application/xml\", \"body\": \"<multistatus\"", DUO_ERROR_PLATFORM_STRANGE },
    { "\"path\": \"capabilities\", \"status\": 200, \"type\": \"application/json\", \"body\": \"[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[\"",
      DUO_ERROR_PLATFORM_STRANGE },
    { "\"path\": \"cloud/user\", \"status\": 200, \"type\": \"application/json\", \"body\":"
      "\"{\\\"ocs\\\":{\\\"meta\\\":{},\\\"data\\\":{\\\"id\\\":\\\"../x\\\"}}}\"", DUO_ERROR_PLATFORM_STRANGE },
  };
  g_autoptr (PublishFixture) self = publish_fixture_new (NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *orders = g_strdup_printf ("{\"rules\": [{%s}]}", cases[i].orders);
      GError *error;

      publish_fixture_reset (self);
      publish_fixture_order (self, orders);
      error = publish_fixture_run (self, never_wait);
      g_test_message ("%s: %s", cases[i].orders, error != NULL ? error->message : "no error");
      assert_code (error, cases[i].code);
      publish_fixture_assert_none_half (self);
    }
  publish_fixture_order (self, "{}");
  run_well (self);
}

/* What does not come in time is no answer. */
static void
test_slow (void)
{
  g_autoptr (PublishFixture) self = publish_fixture_new (NULL, NULL);
  GError *error;

  running = self;
  n_waits = 5; /* what comes after the wait is a 423 */
  publish_fixture_order (self, "{\"rules\": [{\"path\": \"cloud/user\", \"delay\": 2500}]}");
  duo_http_set_patience (1);
  error = publish_fixture_run (self, trouble_wait);
  duo_http_set_patience (0);
  g_assert_no_error (error);
  g_assert_cmpuint (n_waits, >, 5);
  publish_fixture_order (self, "{}");
  publish_fixture_assert_whole (self);
  running = NULL;
}

static void
test_full_over_there (void)
{
  g_autoptr (PublishFixture) self = publish_fixture_new ("--quota", "700000");

  assert_code (publish_fixture_run (self, never_wait), DUO_ERROR_PLATFORM_FULL);
  g_assert_cmpuint (publish_fixture_assert_none_half (self), >=, 1);
}

static void
test_full_here (void)
{
  g_autoptr (PublishFixture) self = publish_fixture_new (NULL, NULL);
  struct rlimit before, small;
  GError *error;

  g_assert_no_errno (getrlimit (RLIMIT_FSIZE, &before));
  small = (struct rlimit){ 100000, before.rlim_max };
  signal (SIGXFSZ, SIG_IGN);
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &small));
  error = publish_fixture_run (self, never_wait);
  g_assert_no_errno (setrlimit (RLIMIT_FSIZE, &before));
  g_assert_nonnull (error);
  g_error_free (error);
  g_assert_cmpuint (publish_fixture_assert_none_half (self), ==, 0);
  run_well (self);
}

/* The days of both differ by one: no link is made that would end at once, and none is lost. */
static void
test_clock_a_day_off (void)
{
  g_autoptr (PublishFixture) self = publish_fixture_new (NULL, NULL);

  self->wish.last_day = FIXTURE_TODAY;
  publish_fixture_order (self, "{\"today\": \"2020-10-15\"}");
  assert_code (publish_fixture_run (self, never_wait), DUO_ERROR_PLATFORM_NOT_FOUND);
  g_assert_cmpuint (publish_fixture_assert_none_half (self), >, 5);
  publish_fixture_order (self, "{\"today\": \"2020-10-13\"}");
  run_well (self);
}

/* Somebody changes a package here while it is sent: it is made and sent anew. */
static gboolean touched;

static void
touch_cb (const DuoPublishProgress *progress,
          gpointer                  user_data)
{
  PublishFixture *self = user_data;
  g_autoptr (DuoPublishView) view = NULL;
  g_autofree char *file = NULL;

  if (touched || progress->file_bytes == 0)
    return;
  touched = TRUE;
  view = publish_fixture_look (self);
  for (guint i = 0; i < view->packages->len; i++)
    {
      const DuoPlatformPackage *package = view->packages->pdata[i];

      if (!g_str_equal (package->label, progress->label))
        continue;
      file = duo_publish_dup_file (self->context, package);
      g_assert_true (g_file_set_contents (file, "iets anders", -1, NULL));
    }
}

static void
test_changed_while_sent (void)
{
  g_autoptr (PublishFixture) self = publish_fixture_new (NULL, NULL);
  const DuoPublishOptions options = { .report = touch_cb, .user_data = self, .wait = never_wait };
  g_autoptr (GError) error = NULL;

  touched = FALSE;
  g_assert_true (duo_publish_run (self->context, self->secrets, &self->wish, &options, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (touched);
  publish_fixture_assert_whole (self);
}

/* Names that lead elsewhere, are too long or are no text: a folder like another. */
static void
test_names (void)
{
  static const char *const names[] = { "../../weg", "a%2fb/c", "regel\neen", "Emoji 🎓🎓", "CON", ".", "a\\b:*?\"<>|" };
  g_autoptr (PublishFixture) self = publish_fixture_new (NULL, NULL);
  g_autoptr (GString) longest = g_string_new (NULL);

  while (longest->len < 254)
    g_string_append (longest, "é€");
  for (guint i = 0; i <= G_N_ELEMENTS (names); i++)
    {
      const char *name = i < G_N_ELEMENTS (names) ? names[i] : longest->str;
      g_autoptr (DuoPublishView) view = publish_fixture_look (self);
      g_autoptr (GError) error = NULL;
      g_autoptr (DuoPublishView) wished = NULL;
      g_autoptr (GHashTable) leaving = NULL;
      const char *folder;

      duo_campaign_set_name (view->campaign, name);
      g_assert_true (duo_calendar_save (self->context, G_OBJECT (view->campaign), DUO_CHANGE_EDIT, &error));
      wished = duo_publish_prepare (self->context, &self->wish, &leaving, NULL, &error);
      g_assert_no_error (error);
      folder = duo_publication_get_folder (wished->publication);
      g_assert_null (strpbrk (folder, "/\\\n\r"));
      g_assert_cmpuint (strlen (folder), <=, 255);
      g_assert_cmpuint (strlen (folder), >, 0);
      g_assert_cmpint (folder[0], !=, '.');
      g_assert_true (g_utf8_validate (folder, -1, NULL));
      for (guint p = 0; p < wished->packages->len; p++)
        g_assert_cmpuint (strlen (((DuoPlatformPackage *) wished->packages->pdata[p])->label), <=, DUO_SHARE_LABEL_MAX);
    }
  run_well (self); /* with the longest */
}

static gboolean
save_publication_job (DuoDatabase   *db,
                      gpointer       user_data,
                      gpointer      *result,
                      GCancellable  *cancellable,
                      GError       **error)
{
  return duo_publication_table_save (db, user_data, error);
}

/* Somewhere else is a campaign whose folder has the name that this one would have. */
static char *
dup_folder_beside (PublishFixture *self,
                   gint64          campaign,
                   const char     *name)
{
  static const DuoChangeName change = { DUO_CHANGE_PUBLISH, DUO_OBJECT_CAMPAIGN, 0 };
  g_autoptr (DuoPublication) publication = duo_publication_new ();
  g_autoptr (DuoPublishView) wished = NULL;
  g_autoptr (GHashTable) leaving = NULL;
  g_autoptr (GError) error = NULL;

  duo_publication_set_campaign (publication, campaign);
  duo_publication_set_account (publication, self->wish.account);
  duo_publication_set_folder (publication, name);
  g_assert_true (duo_store_write (self->test->store, &change, save_publication_job, publication, NULL, NULL, &error));
  g_assert_no_error (error);
  wished = duo_publish_prepare (self->context, &self->wish, &leaving, NULL, &error);
  g_assert_no_error (error);
  return g_strdup (duo_publication_get_folder (wished->publication));
}

/* Two campaigns of the same name have a folder each: in both, a school has a file of the same name. */
static void
test_two_of_one_name (void)
{
  g_autoptr (PublishFixture) self = publish_fixture_new (NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) campaigns = duo_campaigns_list (self->context, &error);
  static const char *const names[] = { "continueren Studiefinanciering", "Continueren studiefinanciering 2019" };
  static const char *const expected[] = { "Continueren studiefinanciering 2019", "Continueren studiefinanciering 2019 (2)" };
  guint n = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < campaigns->len && n < G_N_ELEMENTS (names); i++)
    {
      const gint64 id = duo_campaign_get_id (((DuoCampaignView *) campaigns->pdata[i])->campaign);
      g_autofree char *folder = NULL;

      if (id == self->wish.campaign)
        continue;
      folder = dup_folder_beside (self, id, names[n]);
      g_assert_cmpstr (folder, ==, expected[n]);
      n++;
    }
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (names));
}

/* A list that could not be written hands no code out: the next time there are others, and no link is lost. */
static void
test_codes_are_not_lost (void)
{
  g_autoptr (PublishFixture) self = publish_fixture_new (NULL, NULL);
  const DuoPublishOptions options = { .codes_go_to_caller = TRUE, .wait = never_wait };
  g_autoptr (DuoSecrets) later = duo_secrets_new ();
  g_autoptr (DuoPublishView) first = NULL;
  g_autoptr (DuoPublishView) second = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (duo_publish_run (self->context, self->secrets, &self->wish, &options, NULL, &error));
  first = publish_fixture_look (self);
  /* another run of the program, which knows no code */
  g_assert_true (duo_platform_account_keep_secret (later, first->account, self->platform->password, NULL, &error));
  g_set_object (&self->secrets, later);
  g_assert_true (duo_publish_run (self->context, self->secrets, &self->wish, &options, NULL, &error));
  publish_fixture_assert_whole (self);
  second = publish_fixture_look (self);
  for (guint i = 0; i < first->packages->len; i++)
    g_assert_cmpstr (((DuoPlatformPackage *) first->packages->pdata[i])->url, ==,
                     ((DuoPlatformPackage *) second->packages->pdata[i])->url);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent", TRUE); /* no keyring: memory only */
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/publish/dry-run", test_dry_run);
  g_test_add_func ("/publish/lost-counter-makes-no-second-link", test_lost_counter_makes_no_second_link);
  g_test_add_func ("/publish/late-link-is-withdrawn", test_late_link_is_withdrawn);
  g_test_add_func ("/publish/closed-waves-wait", test_closed_waves_wait);
  g_test_add_func ("/publish/closing-wave-keeps-links", test_closing_wave_keeps_links);
  g_test_add_func ("/publish/all-wait-for-their-wave", test_all_wait_for_their_wave);
  g_test_add_func ("/publish/extend-reissue-revoke", test_extend_reissue_revoke);
  g_test_add_func ("/publish/pause-and-cancel", test_pause_and_cancel);
  g_test_add_func ("/publish/pause-while-made", test_pause_while_made);
  g_test_add_func ("/publish/practise", test_practise);
  g_test_add_func ("/publish/through-the-browser", test_through_the_browser);
  g_test_add_func ("/publish/trouble-everywhere", test_trouble_everywhere);
  g_test_add_func ("/publish/server-killed", test_server_killed_and_back);
  g_test_add_func ("/publish/few-links-at-a-time", test_few_links_at_a_time);
  g_test_add_func ("/publish/final", test_final);
  g_test_add_func ("/publish/slow", test_slow);
  g_test_add_func ("/publish/full-over-there", test_full_over_there);
  g_test_add_func ("/publish/full-here", test_full_here);
  g_test_add_func ("/publish/clock", test_clock_a_day_off);
  g_test_add_func ("/publish/changed-while-sent", test_changed_while_sent);
  g_test_add_func ("/publish/names", test_names);
  g_test_add_func ("/publish/two-of-one-name", test_two_of_one_name);
  g_test_add_func ("/publish/codes-are-not-lost", test_codes_are_not_lost);
  return g_test_run ();
}
