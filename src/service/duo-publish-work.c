/* SPDX-License-Identifier: EUPL-1.2 */
/* Work on the platform in a thread of its own, for who may not wait. */
#include "duo-publish-board.h"
#include "duo-service-task.h"

typedef struct
{
  DuoSecrets   *secrets; /* (owned) */
  DuoPublishJob job;     /* its ids and path owned */
  char         *path;    /* (owned) (nullable) */
} Working;

static void
working_free (gpointer data)
{
  Working *self = data;

  g_object_unref (self->secrets);
  g_clear_pointer (&self->job.ids, g_array_unref);
  g_free (self->path);
  g_free (self);
}

static gboolean
write_list (DuoContext     *context,
            const Working  *self,
            GCancellable   *cancellable,
            GError        **error)
{
  g_autoptr (DuoPublishView) view = duo_publish_look (context, self->job.wish.campaign, error);
  g_autoptr (DuoLoginCodes) codes = NULL;

  if (view == NULL)
    return FALSE;
  codes = duo_publish_read_codes (view, self->secrets, cancellable, error);
  return codes != NULL && duo_publish_write_links (context, view, codes, self->path, error) &&
         duo_publish_note_handed_out (context, view->packages, codes, error);
}

static gboolean
run (DuoContext     *context,
     const Working  *self,
     GCancellable   *cancellable,
     GError        **error)
{
  DuoPublishOptions options = self->job.options;

  options.codes_go_to_caller = self->path != NULL;
  return duo_publish_run (context, self->secrets, &self->job.wish, &options, cancellable, error) &&
         (self->path == NULL || write_list (context, self, cancellable, error));
}

static gboolean
work (DuoContext    *context,
      gpointer       data,
      gpointer      *result,
      GCancellable  *cancellable,
      GError       **error)
{
  const Working *self = data;
  const gint64 campaign = self->job.wish.campaign;

  switch (self->job.work)
    {
    case DUO_PUBLISH_WORK_RUN:
      return run (context, self, cancellable, error);
    case DUO_PUBLISH_WORK_CANCEL:
      return duo_publish_cancel (context, self->secrets, campaign, cancellable, error);
    case DUO_PUBLISH_WORK_COUNT:
      return duo_publish_count (context, self->secrets, campaign, cancellable, error);
    case DUO_PUBLISH_WORK_REVOKE:
      return duo_publish_revoke (context, self->secrets, campaign, self->job.ids, cancellable, error);
    case DUO_PUBLISH_WORK_REISSUE:
      return duo_publish_reissue (context, self->secrets, campaign, self->job.ids, cancellable, error);
    case DUO_PUBLISH_WORK_EXTEND:
      return duo_publish_extend (context, self->secrets, campaign, self->job.ids, self->job.wish.last_day, cancellable,
                                 error);
    case DUO_PUBLISH_WORK_LIST:
      return write_list (context, self, cancellable, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

void
duo_publish_work_async (DuoContext          *context,
                        DuoSecrets          *secrets,
                        const DuoPublishJob *job,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  Working *self = g_new0 (Working, 1);

  self->secrets = g_object_ref (secrets);
  self->job = *job;
  self->job.ids = job->ids != NULL ? g_array_ref (job->ids) : NULL;
  self->path = g_strdup (job->path);
  duo_service_work_async (context, duo_publish_work_async, work, self, working_free, NULL, cancellable, callback,
                          user_data);
}

gboolean
duo_publish_work_finish (DuoContext    *context,
                         GAsyncResult  *result,
                         GError       **error)
{
  return duo_service_finish (context, duo_publish_work_async, result, NULL, error);
}
