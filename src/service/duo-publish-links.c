/* SPDX-License-Identifier: EUPL-1.2 */
/* Links that are there: withdrawing them, giving them another code or day, reading what was fetched. */
#include "duo-error.h"
#include "duo-publish-queue.h"
#include "duo-publish-store.h"
#include "duo-publish-upload.h"

/* One request to a link; what was done stays done whatever comes after. */
typedef gboolean (*DoOne) (DuoPublishQueue *self, DuoPublishView *view, DuoPlatformPackage *package, GError **error);

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

gboolean
duo_publish_note_handed_out (DuoContext     *context,
                             GPtrArray      *packages,
                             DuoLoginCodes  *codes,
                             GError        **error)
{
  for (guint i = 0; i < packages->len; i++)
    {
      DuoPlatformPackage *package = packages->pdata[i];

      if (package->link_state != DUO_LINK_MADE || *package->coded != '\0' ||
          duo_login_codes_get (codes, package->label) == NULL)
        continue;
      g_free (package->coded);
      package->coded = duo_publish_now (context);
    }
  return duo_publish_save_packages (context, packages, error);
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

      if (package->link_state == DUO_LINK_MADE && (ids == NULL || duo_publish_holds (ids, package->id)) &&
          !do_one (self, view, package, error))
        return FALSE;
    }
  return TRUE;
}

/* What is done with links. */
typedef struct
{
  DoOne         do_one;
  DuoChangeKind kind;
  guint32       last_day; /* of extending: Julian */
} LinkWork;

/* Runs @work for the chosen links of @campaign, and then notes the change and what was fetched first. */
static gboolean
change_links (DuoContext     *context,
              DuoSecrets     *secrets,
              gint64          campaign,
              GArray         *ids,
              const LinkWork *work,
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
      const DuoWhen day = duo_when_day (work->last_day);

      queue.last_day = work->last_day;
      done = for_each_link (&queue, view, ids, work->do_one, &problem);
      if (done && ids == NULL && work->kind == DUO_CHANGE_REVOKE)
        duo_publication_set_withdrawn (view->publication, &day);
      if (done && ids == NULL && work->kind == DUO_CHANGE_EXTEND)
        duo_publication_set_last_day (view->publication, &day);
      if (!duo_publish_note (context, work->kind, view->publication, NULL, queue.coded, problem == NULL ? error : NULL))
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
  const LinkWork work = { revoke_one, DUO_CHANGE_REVOKE, duo_clock_get_today (duo_context_get_clock (context)) };

  return change_links (context, secrets, campaign, ids, &work, cancellable, error);
}

static gboolean
reissue_one (DuoPublishQueue     *self,
             DuoPublishView      *view,
             DuoPlatformPackage  *package,
             GError             **error)
{
  const char *code = duo_login_codes_issue (self->codes, package->label, &self->connection->platform->policy, error);
  g_autoptr (DuoShare) share = NULL;

  /* kept first: a code that works and that nobody knows is worse than one that does not work yet; and where the answer
   * is lost, publishing again sees to it that the kept one works */
  if (code == NULL || !duo_login_codes_save (self->codes, self->secrets, self->cancellable, error))
    return FALSE;
  package->link_state = DUO_LINK_ASKING;
  if (!duo_publish_save_package (self->context, package, error))
    return FALSE;
  share = duo_share_client_change (self->connection->shares, package->share, code, 0, self->cancellable, error);
  if (share == NULL)
    return FALSE;
  package->link_state = DUO_LINK_MADE;
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
  const LinkWork work = { reissue_one, DUO_CHANGE_REISSUE, 0 };

  return change_links (context, secrets, campaign, ids, &work, cancellable, error);
}

static gboolean
extend_one (DuoPublishQueue     *self,
            DuoPublishView      *view,
            DuoPlatformPackage  *package,
            GError             **error)
{
  g_autoptr (DuoShare) share = duo_share_client_change (self->connection->shares, package->share, NULL, self->last_day,
                                                        self->cancellable, error);

  if (share == NULL)
    return FALSE;
  package->last_day = share->last_day;
  package->there_day = share->last_day;
  return duo_publish_save_package (self->context, package, error);
}

gboolean
duo_publish_extend (DuoContext    *context,
                    DuoSecrets    *secrets,
                    gint64         campaign,
                    GArray        *ids,
                    guint32        last_day,
                    GCancellable  *cancellable,
                    GError       **error)
{
  const LinkWork work = { extend_one, DUO_CHANGE_EXTEND, last_day };

  return change_links (context, secrets, campaign, ids, &work, cancellable, error);
}

/* Gives up what was begun with @package; what is on the platform stays there. */
static gboolean
give_up (DuoPublishQueue     *self,
         DuoPlatformPackage  *package,
         GError             **error)
{
  g_autoptr (DuoDavUpload) upload = *package->upload != '\0' ? duo_publish_upload_parse (package->upload) : NULL;

  if (upload != NULL && !duo_dav_upload_cancel (upload, self->connection->dav, self->cancellable, error))
    return FALSE;
  if (package->link_state == DUO_LINK_ASKING && !duo_publish_withdraw_link (self, package, error))
    return FALSE;
  if (*package->there_sha256 == '\0')
    return duo_publish_drop_package (self->context, package, error);
  package->state = DUO_PACKAGE_THERE;
  duo_publish_set_text (&package->sha256, package->there_sha256);
  duo_publish_set_text (&package->upload, "");
  duo_publish_set_text (&package->failure, "");
  if (package->link_state == DUO_LINK_PLANNED)
    package->link_state = DUO_LINK_WITHDRAWN;
  return duo_publish_save_package (self->context, package, error);
}

/**
 * duo_publish_cancel:
 * @context: the context
 * @secrets: where the sign-in is
 * @campaign: its id
 * @cancellable: (nullable): ends it
 * @error: what the platform said; what was given up until then stays so
 *
 * Gives up a publication that was begun and did not come to its end: what is half over there is removed, what is there
 * whole stays, with the links that were made. Blocks.
 */
gboolean
duo_publish_cancel (DuoContext    *context,
                    DuoSecrets    *secrets,
                    gint64         campaign,
                    GCancellable  *cancellable,
                    GError       **error)
{
  static const DuoPublishOptions options = { 0 };
  DuoPublishQueue queue = { .context = context, .secrets = secrets, .options = &options, .cancellable = cancellable };
  g_autoptr (DuoPublishView) view = NULL;
  gint lock = duo_publish_lock (context, error);
  gboolean done = FALSE;

  if (lock < 0)
    return FALSE;
  view = duo_publish_look (context, campaign, error);
  if (view != NULL && view->publication == NULL)
    done = TRUE; /* it was paused before anything was begun over there */
  else if (view != NULL && connect_queue (&queue, view, error))
    {
      done = TRUE;
      for (guint i = 0; done && i < view->packages->len; i++)
        done = give_up (&queue, view->packages->pdata[i], error);
    }
  g_clear_pointer (&queue.connection, duo_connection_free);
  g_clear_pointer (&queue.codes, duo_login_codes_free);
  duo_publish_unlock (lock);
  return done;
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
  const LinkWork work = { count_one, DUO_CHANGE_RECEIPTS, 0 };

  return change_links (context, secrets, campaign, NULL, &work, cancellable, error);
}
