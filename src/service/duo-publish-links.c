/* SPDX-License-Identifier: EUPL-1.2 */
/* Links that are there: withdrawing them, giving them another code, reading what was fetched. */
#include "duo-error.h"
#include "duo-publish-queue.h"
#include "duo-publish-store.h"

/* One request to a link; what was done stays done whatever comes after. */
typedef gboolean (*DoOne) (DuoPublishQueue *self, DuoPublishView *view, DuoPlatformPackage *package, GError **error);

static gboolean
is_chosen (GArray *ids,
           gint64  id)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return ids == NULL;
}

DuoLoginCodes *
duo_publish_read_codes (DuoPublishView  *view,
                        DuoSecrets      *secrets,
                        GCancellable    *cancellable,
                        GError         **error)
{
  if (view->publication == NULL)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_NOT_FOUND, "publication");
      return NULL;
    }
  return duo_login_codes_load (secrets, view->publication, duo_campaign_get_name (view->campaign), cancellable, error);
}

static gboolean
connect_queue (DuoPublishQueue  *self,
               DuoPublishView   *view,
               GError          **error)
{
  self->codes = duo_publish_read_codes (view, self->secrets, self->cancellable, error);
  if (self->codes == NULL)
    return FALSE;
  self->connection = duo_platform_connect (self->secrets, view->account, self->cancellable, error);
  return self->connection != NULL;
}

static gboolean
for_each_link (DuoPublishQueue  *self,
               DuoPublishView   *view,
               GArray           *ids,
               DoOne             do_one,
               GError          **error)
{
  for (guint i = 0; i < view->packages->len; i++)
    {
      DuoPlatformPackage *package = view->packages->pdata[i];

      if (package->link_state == DUO_LINK_MADE && is_chosen (ids, package->id) && !do_one (self, view, package, error))
        return FALSE;
    }
  return TRUE;
}

/* Runs @do_one for the chosen links of @campaign, and then notes the change and what was fetched first. */
static gboolean
change_links (DuoContext     *context,
              DuoSecrets     *secrets,
              gint64          campaign,
              GArray         *ids,
              DoOne           do_one,
              DuoChangeKind   kind,
              gboolean        is_withdrawal,
              GCancellable   *cancellable,
              GError        **error)
{
  static const DuoPublishOptions options = { 0 };
  DuoPublishQueue queue = { .context = context, .secrets = secrets, .options = &options, .cancellable = cancellable };
  g_autoptr (DuoPublishView) view = NULL;
  g_autoptr (GError) problem = NULL;
  gint lock = duo_publish_lock (context, error);
  gboolean done = FALSE;

  if (lock < 0)
    return FALSE;
  queue.coded = g_array_new (FALSE, FALSE, sizeof (gint64)); /* here: who fetched something */
  view = duo_publish_look (context, campaign, error);
  if (view != NULL && connect_queue (&queue, view, error))
    {
      const DuoWhen today = duo_when_day (duo_clock_get_today (duo_context_get_clock (context)));

      done = for_each_link (&queue, view, ids, do_one, &problem);
      if (done && is_withdrawal && ids == NULL)
        duo_publication_set_withdrawn (view->publication, &today);
      if (!duo_publish_note (context, kind, view->publication, NULL, queue.coded, problem == NULL ? error : NULL))
        done = FALSE;
    }
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  g_clear_pointer (&queue.connection, duo_connection_free);
  g_clear_pointer (&queue.codes, duo_login_codes_free);
  g_array_unref (queue.coded);
  duo_publish_unlock (lock);
  return done;
}

static gboolean
revoke_one (DuoPublishQueue     *self,
            DuoPublishView      *view,
            DuoPlatformPackage  *package,
            GError             **error)
{
  return duo_publish_withdraw_link (self, package, error);
}

gboolean
duo_publish_revoke (DuoContext    *context,
                    DuoSecrets    *secrets,
                    gint64         campaign,
                    GArray        *ids,
                    GCancellable  *cancellable,
                    GError       **error)
{
  return change_links (context, secrets, campaign, ids, revoke_one, DUO_CHANGE_REVOKE, TRUE, cancellable, error);
}

static gboolean
reissue_one (DuoPublishQueue     *self,
             DuoPublishView      *view,
             DuoPlatformPackage  *package,
             GError             **error)
{
  const char *code = duo_login_codes_issue (self->codes, package->label, &self->connection->platform->policy, error);
  g_autoptr (DuoShare) share = NULL;

  /* kept first: a code that works and that nobody knows is worse than one that does not work yet */
  if (code == NULL || !duo_login_codes_save (self->codes, self->secrets, self->cancellable, error))
    return FALSE;
  share = duo_share_client_change (self->connection->shares, package->share, code, 0, self->cancellable, error);
  if (share == NULL)
    return FALSE;
  g_free (package->coded);
  package->coded = duo_publish_now (self->context);
  return duo_publish_save_package (self->context, package, error);
}

gboolean
duo_publish_reissue (DuoContext    *context,
                     DuoSecrets    *secrets,
                     gint64         campaign,
                     GArray        *ids,
                     GCancellable  *cancellable,
                     GError       **error)
{
  return change_links (context, secrets, campaign, ids, reissue_one, DUO_CHANGE_REISSUE, FALSE, cancellable, error);
}

static gboolean
count_one (DuoPublishQueue     *self,
           DuoPublishView      *view,
           DuoPlatformPackage  *package,
           GError             **error)
{
  g_autoptr (GError) problem = NULL;
  guint64 count = 0;

  if (!package->counted)
    return TRUE;
  if (!duo_share_client_read_counter (self->connection->shares, package->token, &count, self->cancellable, &problem))
    {
      if (!g_error_matches (problem, DUO_ERROR, DUO_ERROR_PLATFORM_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      package->link_state = DUO_LINK_ENDED; /* with its counter; what was read before stays */
      return duo_publish_save_package (self->context, package, error);
    }
  if (count > 0)
    g_array_append_val (self->coded, package->institution);
  return duo_publish_keep_count (self->context, package, (gint64) count, error);
}

gboolean
duo_publish_count (DuoContext    *context,
                   DuoSecrets    *secrets,
                   gint64         campaign,
                   GCancellable  *cancellable,
                   GError       **error)
{
  return change_links (context, secrets, campaign, NULL, count_one, DUO_CHANGE_RECEIPTS, FALSE, cancellable, error);
}
