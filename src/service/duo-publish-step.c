/* SPDX-License-Identifier: EUPL-1.2 */
/* The steps of publishing. Each writes down what it is about to ask, asks, and writes down what it heard, so that it
 * can be done again after any end. */
#include "duo-publish-queue.h"
#include "duo-publish-store.h"
#include "duo-publish-upload.h"

#define CODE_TRIES 20

static gboolean
save (DuoPublishQueue     *self,
      DuoPlatformPackage  *package,
      GError             **error)
{
  return duo_publish_save_package (self->context, package, error);
}

/* --- files ------------------------------------------------------------------------------------------------------- */

static gboolean
make_folder (DuoPublishQueue  *self,
             GError          **error)
{
  return duo_dav_client_make_folder (self->connection->dav, duo_publication_get_folder (self->publication),
                                     self->cancellable, error);
}

static void
sent_cb (goffset  done,
         gpointer user_data)
{
  DuoPublishQueue *self = user_data;

  self->progress.bytes = self->bytes + done;
  self->progress.file_bytes = done;
  duo_publish_tell (self);
}

static gboolean
note_there (DuoPublishQueue     *self,
            DuoPlatformPackage  *package,
            const char          *etag,
            const char          *file_id,
            GError             **error)
{
  package->state = DUO_PACKAGE_THERE;
  duo_publish_set_text (&package->there_sha256, package->sha256);
  duo_publish_set_text (&package->etag, etag);
  duo_publish_set_text (&package->file_id, file_id);
  duo_publish_set_text (&package->upload, "");
  duo_publish_set_text (&package->failure, "");
  return save (self, package, error);
}

/* What was begun goes on; else, or where it was for another file, a new upload is written down before a byte goes. */
static DuoDavUpload *
begin_upload (DuoPublishQueue     *self,
              DuoPlatformPackage  *package,
              gboolean             replace,
              GError             **error)
{
  g_autoptr (DuoDavUpload) upload = *package->upload != '\0' ? duo_publish_upload_parse (package->upload) : NULL;
  g_autofree char *file = duo_publish_dup_file (self->context, package);

  if (upload != NULL && g_str_equal (upload->sha256, package->sha256) && g_str_equal (upload->file, file))
    return g_steal_pointer (&upload);
  g_clear_pointer (&upload, duo_dav_upload_free);
  upload = duo_dav_upload_new (file, package->path, replace ? package->etag : NULL,
                               self->connection->platform->chunk_max, self->cancellable, error);
  if (upload == NULL)
    return NULL;
  if (!g_str_equal (upload->sha256, package->sha256))
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_CONFLICT, "%s: not the file that was prepared", file);
      return NULL;
    }
  package->state = DUO_PACKAGE_SENDING;
  g_free (package->upload);
  package->upload = duo_publish_upload_to_text (upload);
  return save (self, package, error) ? g_steal_pointer (&upload) : NULL;
}

/* The file here is not the one that was begun with: what was sent of it is of no use. */
static void
drop_upload (DuoPublishQueue     *self,
             DuoPlatformPackage  *package,
             const DuoDavUpload  *upload)
{
  g_autoptr (GError) error = NULL;

  package->state = DUO_PACKAGE_PLANNED;
  duo_publish_set_text (&package->upload, "");
  if (!duo_dav_upload_cancel (upload, self->connection->dav, self->cancellable, &error) || !save (self, package, &error))
    g_debug ("what was sent in part stays until the platform removes it: %s", error->message);
}

static gboolean
send_file (DuoPublishQueue     *self,
           DuoPlatformPackage  *package,
           gboolean             replace,
           GError             **error)
{
  g_autoptr (DuoDavUpload) upload = begin_upload (self, package, replace, error);
  DuoDavUploaded *result = NULL;
  g_autoptr (DuoDavUploaded) uploaded = NULL;

  g_autoptr (GError) problem = NULL;

  if (upload == NULL)
    return FALSE;
  self->progress.file_all = upload->size;
  if (!duo_dav_upload_run (upload, self->connection->dav, sent_cb, self, &result, self->cancellable, &problem))
    {
      if (g_error_matches (problem, DUO_ERROR, DUO_ERROR_CONFLICT))
        drop_upload (self, package, upload);
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  uploaded = result;
  return note_there (self, package, uploaded->etag, uploaded->file_id, error);
}

/* Whether the copy is there and is what it should be. */
static gboolean
check_copy (DuoPublishQueue     *self,
            DuoPlatformPackage  *package,
            gboolean            *there,
            GError             **error)
{
  DuoDavEntry *found = NULL;
  g_autoptr (DuoDavEntry) entry = NULL;
  g_autofree char *hash = NULL;

  *there = FALSE;
  if (!duo_dav_client_look (self->connection->dav, package->path, &found, self->cancellable, error))
    return FALSE;
  entry = found;
  if (entry == NULL || entry->is_folder || entry->size != package->size)
    return TRUE;
  hash = duo_dav_client_hash (self->connection->dav, package->path, self->cancellable, error);
  if (hash == NULL)
    return FALSE;
  *there = g_str_equal (hash, package->sha256);
  return !*there || note_there (self, package, entry->etag, entry->file_id, error);
}

/* Lets the platform copy what it has; what it can't copy is sent. */
static gboolean
copy_file (DuoPublishQueue           *self,
           DuoPlatformPackage        *package,
           const DuoPlatformPackage  *source,
           GError                   **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean there = FALSE;

  if (source->state != DUO_PACKAGE_THERE)
    return send_file (self, package, FALSE, error);
  if (!duo_dav_client_copy (self->connection->dav, source->path, package->path, DUO_DAV_ONLY_NEW, self->cancellable,
                            &problem) &&
      !g_error_matches (problem, DUO_ERROR, DUO_ERROR_PLATFORM_CHANGED) &&
      !g_error_matches (problem, DUO_ERROR, DUO_ERROR_PLATFORM_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  /* "somebody was there first" may be we ourselves, whose answer was lost */
  return check_copy (self, package, &there, error) && (there || send_file (self, package, FALSE, error));
}

/* --- links ------------------------------------------------------------------------------------------------------- */

/* The code that is kept for @package, or a new one that the platform takes, kept before it is used. */
static const char *
need_code (DuoPublishQueue     *self,
           DuoPlatformPackage  *package,
           GError             **error)
{
  const char *code = duo_login_codes_get (self->codes, package->label);
  gboolean good = code != NULL;

  for (guint i = 0; !good && i < CODE_TRIES; i++)
    {
      code = duo_login_codes_issue (self->codes, package->label, &self->connection->platform->policy, error);
      if (code == NULL ||
          !duo_share_client_judge_code (self->connection->shares, code, &good, self->cancellable, error))
        return NULL;
    }
  if (!good)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_PLATFORM_REFUSED, "a login code");
      return NULL;
    }
  if (duo_login_codes_are_new (self->codes) &&
      !duo_login_codes_save (self->codes, self->secrets, self->cancellable, error))
    return NULL;
  return duo_login_codes_get (self->codes, package->label);
}

/* A link may have been made although no answer came: its label tells. */
static gboolean
find_link (DuoPublishQueue     *self,
           DuoPlatformPackage  *package,
           DuoShare           **share,
           GError             **error)
{
  g_autoptr (GPtrArray) shares = NULL;

  *share = NULL;
  shares = duo_share_client_list (self->connection->shares, package->path, FALSE, self->cancellable, error);
  if (shares == NULL)
    return FALSE;
  for (guint i = 0; i < shares->len && *share == NULL; i++)
    if (g_str_equal (((DuoShare *) shares->pdata[i])->label, package->label))
      *share = g_ptr_array_steal_index (shares, i);
  return TRUE;
}

/* More than one link of that label: an earlier request was still being worked on when it was asked what had become of
 * it. Nobody was given their codes; the one of @id stays. */
static gboolean
withdraw_doubles (DuoPublishQueue     *self,
                  DuoPlatformPackage  *package,
                  const char          *id,
                  GError             **error)
{
  g_autoptr (GPtrArray) shares = duo_share_client_list (self->connection->shares, package->path, FALSE, self->cancellable, error);

  for (guint i = 0; shares != NULL && i < shares->len; i++)
    {
      const DuoShare *share = shares->pdata[i];

      if (g_str_equal (share->label, package->label) && !g_str_equal (share->id, id)
          && !duo_share_client_withdraw (self->connection->shares, share->id, self->cancellable, error))
        return FALSE;
    }
  return shares != NULL;
}

static void
take_share (DuoPublishQueue     *self,
            DuoPlatformPackage  *package,
            const DuoShare      *share)
{
  const gint64 now = duo_publish_queue_time (self);

  package->there_day = share->last_day;
  package->counted = FALSE;
  duo_publish_set_text (&package->share, share->id);
  duo_publish_set_text (&package->token, share->token);
  duo_publish_set_text (&package->url, share->url);
  g_array_append_val (self->made, now);
}

/* A link that the platform will not count is better than none. */
static gboolean
start_counter (DuoPublishQueue     *self,
               DuoPlatformPackage  *package,
               GError             **error)
{
  static const DuoError refusals[] = { DUO_ERROR_PLATFORM_NOT_FOUND, DUO_ERROR_PLATFORM_FORBIDDEN, DUO_ERROR_PLATFORM_REFUSED };
  g_autoptr (GError) problem = NULL;

  if (!self->connection->platform->counters)
    return TRUE;
  package->counted = duo_share_client_start_counter (self->connection->shares, package->token, self->cancellable, &problem);
  if (package->counted)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    if (g_error_matches (problem, DUO_ERROR, (gint) refusals[i]))
      {
        g_debug ("downloads are not counted: %s", problem->message);
        return TRUE;
      }
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
note_made (DuoPublishQueue     *self,
           DuoPlatformPackage  *package,
           GError             **error)
{
  package->link_state = DUO_LINK_MADE;
  duo_publish_set_text (&package->failure, "");
  g_free (package->made);
  package->made = duo_publish_now (self->context);
  /* without a keyring the code is safe only once the whole run has handed it out */
  duo_publish_set_text (&package->coded, duo_secrets_has_keyring (self->secrets) ? package->made : "");
  g_array_append_val (self->coded, package->institution);
  return save (self, package, error);
}

/* Waits until the platform's limit on links lets one more be made. */
static gboolean
pace (DuoPublishQueue  *self,
      GError          **error)
{
  const gint64 now = duo_publish_queue_time (self);
  guint n_recent = 0, n_run = 0;
  gint64 oldest = 0, later = now;
  guint pause;

  if (self->connection->platform->practice)
    return TRUE;
  for (guint i = self->made->len; i-- > 0;)
    {
      const gint64 at = g_array_index (self->made, gint64, i);

      if (later - at >= DUO_LINKS_WINDOW_SECONDS)
        break;
      n_run++;
      later = at;
      if (now - at < DUO_LINKS_WINDOW_SECONDS)
        {
          n_recent++;
          oldest = now - at;
        }
    }
  pause = duo_publish_link_pause (n_recent, (guint) oldest,
                                  n_run > 0 ? (guint) (now - g_array_index (self->made, gint64, self->made->len - 1)) : 0,
                                  n_run);
  return pause == 0 || duo_publish_wait (self, pause, NULL, error);
}

/* It is written down as made only when all of it is done: whatever ends before, the link is looked for again by its label
 * and never made twice. */
static gboolean
make_link (DuoPublishQueue     *self,
           DuoPlatformPackage  *package,
           GError             **error)
{
  const gboolean unsure = package->link_state == DUO_LINK_ASKING;
  g_autoptr (DuoShare) share = NULL;
  DuoShare *found = NULL;
  const char *code = need_code (self, package, error);

  if (code == NULL)
    return FALSE;
  if (unsure)
    {
      if (!find_link (self, package, &found, error))
        return FALSE;
      /* its code may be one of an earlier try: ours counts from here */
      if (found != NULL)
        share = duo_share_client_change (self->connection->shares, found->id, code, package->last_day,
                                         self->cancellable, error);
      if (found != NULL && share == NULL)
        {
          duo_share_free (found);
          return FALSE;
        }
      g_clear_pointer (&found, duo_share_free);
    }
  if (share == NULL)
    {
      if (!pace (self, error))
        return FALSE;
      package->link_state = DUO_LINK_ASKING;
      if (!save (self, package, error))
        return FALSE;
      share = duo_share_client_make (self->connection->shares, package->path, package->label, code, package->last_day,
                                     self->cancellable, error);
      if (share == NULL)
        return FALSE;
    }
  take_share (self, package, share);
  return (!unsure || withdraw_doubles (self, package, share->id, error)) && start_counter (self, package, error)
         && note_made (self, package, error);
}

static gboolean
extend_link (DuoPublishQueue     *self,
             DuoPlatformPackage  *package,
             GError             **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DuoShare) share = duo_share_client_change (self->connection->shares, package->share, NULL,
                                                        package->last_day, self->cancellable, &problem);

  if (share == NULL && g_error_matches (problem, DUO_ERROR, DUO_ERROR_PLATFORM_NOT_FOUND))
    {
      package->link_state = DUO_LINK_ENDED; /* it ended meanwhile: a new one, with the code that it had */
      return save (self, package, error) && make_link (self, package, error);
    }
  if (share == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  package->there_day = share->last_day;
  return save (self, package, error);
}

/* Ends the link of @package. Its counter goes with it, so that is read first. */
gboolean
duo_publish_withdraw_link (DuoPublishQueue     *self,
                           DuoPlatformPackage  *package,
                           GError             **error)
{
  DuoShare *found = NULL;
  guint64 count = 0;

  if (package->link_state == DUO_LINK_ASKING)
    {
      if (!find_link (self, package, &found, error))
        return FALSE;
      duo_publish_set_text (&package->share, found != NULL ? found->id : "");
      g_clear_pointer (&found, duo_share_free);
    }
  if (package->counted && duo_share_client_read_counter (self->connection->shares, package->token, &count,
                                                         self->cancellable, NULL) &&
      !duo_publish_keep_count (self->context, package, (gint64) count, error))
    return FALSE;
  if (*package->share != '\0' &&
      !duo_share_client_withdraw (self->connection->shares, package->share, self->cancellable, error))
    return FALSE;
  package->link_state = DUO_LINK_WITHDRAWN;
  package->there_day = 0;
  duo_login_codes_drop (self->codes, package->label);
  return (!duo_login_codes_are_new (self->codes) ||
          duo_login_codes_save (self->codes, self->secrets, self->cancellable, error)) &&
         save (self, package, error);
}

/**
 * duo_publish_do_step:
 * @self: the queue
 * @step: what to do
 * @error: why it was not done; it may be asked again
 */
gboolean
duo_publish_do_step (DuoPublishQueue       *self,
                     const DuoPublishStep  *step,
                     GError               **error)
{
  DuoPlatformPackage *package = step->kind != DUO_PUBLISH_FOLDER ? self->packages->pdata[step->package] : NULL;

  switch (step->kind)
    {
    case DUO_PUBLISH_FOLDER:
      return make_folder (self, error);
    case DUO_PUBLISH_UPLOAD:
      return send_file (self, package, FALSE, error);
    case DUO_PUBLISH_REPLACE:
      return send_file (self, package, TRUE, error);
    case DUO_PUBLISH_COPY:
      return copy_file (self, package, self->packages->pdata[step->source], error);
    case DUO_PUBLISH_LINK:
      return make_link (self, package, error);
    case DUO_PUBLISH_EXTEND:
      return extend_link (self, package, error);
    case DUO_PUBLISH_WITHDRAW:
      return duo_publish_withdraw_link (self, package, error);
    case DUO_N_PUBLISH_STEPS:
    default:
      g_return_val_if_reached (FALSE);
    }
}
