/* SPDX-License-Identifier: EUPL-1.2 */
/* The queue: step by step, with patience, until all is as wanted. */
#include "duo-publish-queue.h"
#include "duo-publish-store.h"

#include "duo-error.h"

#define CHANGE_TRIES 3 /* a file that changes while it is sent is made and sent anew so often */

/* Returns: seconds since the queue began, those that a test skipped included. */
gint64
duo_publish_queue_time (DuoPublishQueue *self)
{
  return (g_get_monotonic_time () - self->begun) / G_USEC_PER_SEC + self->skipped;
}

void
duo_publish_tell (DuoPublishQueue *self)
{
  if (self->options->report != NULL)
    self->options->report (&self->progress, self->options->user_data);
}

/* Waits and says why. @problem: (nullable): what the platform did; NULL where it is only the pace. */
gboolean
duo_publish_wait (DuoPublishQueue  *self,
                  guint             seconds,
                  const GError     *problem,
                  GError          **error)
{
  const DuoPublishPhase phase = self->progress.phase;
  const gint64 before = duo_publish_queue_time (self);
  DuoPublishWait wait = self->options->wait != NULL ? self->options->wait : duo_http_wait;
  gboolean waited;

  self->progress.phase = DUO_PUBLISH_WAITING;
  self->progress.wait = seconds;
  self->progress.problem = problem;
  duo_publish_tell (self);
  waited = wait (seconds, self->cancellable, error);
  self->skipped += MAX (0, (gint64) seconds - (duo_publish_queue_time (self) - before));
  self->progress.phase = phase;
  self->progress.wait = 0;
  self->progress.problem = NULL;
  return waited;
}

/* Whether others can go on although this one failed. */
static gboolean
is_of_one_package (const GError *error)
{
  static const DuoError codes[] = { DUO_ERROR_PLATFORM_CHANGED, DUO_ERROR_PLATFORM_REFUSED, DUO_ERROR_PLATFORM_TOO_LARGE,
                                    DUO_ERROR_PLATFORM_DAMAGED, DUO_ERROR_PLATFORM_NOT_FOUND,
                                    DUO_ERROR_PLATFORM_BUSY };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (g_error_matches (error, DUO_ERROR, (gint) codes[i]))
      return TRUE;
  return FALSE;
}

static gboolean
has_patience (DuoPublishQueue *self,
              guint            seconds)
{
  self->waited += seconds;
  return self->options->patience == 0 || self->waited <= self->options->patience;
}

/* Does one step, again and again where that may help. */
static gboolean
do_patiently (DuoPublishQueue       *self,
              const DuoPublishStep  *step,
              GError               **error)
{
  const DuoAsked asked = step->kind >= DUO_PUBLISH_LINK ? DUO_ASKED_LINK : DUO_ASKED_FILE;

  for (guint n_failures = 1;; n_failures++)
    {
      g_autoptr (GError) problem = NULL;
      guint seconds = 0;

      if (duo_publish_do_step (self, step, &problem))
        return TRUE;
      if (problem->domain != DUO_ERROR ||
          !duo_publish_may_retry ((DuoError) problem->code, asked, n_failures, &seconds) ||
          !has_patience (self, seconds))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (!duo_publish_wait (self, seconds, problem, error))
        return FALSE;
    }
}

static void
note_failure (DuoPublishQueue      *self,
              const DuoPublishStep *step,
              const GError         *problem)
{
  DuoPlatformPackage *package;
  g_autoptr (GError) error = NULL;

  if (step->kind == DUO_PUBLISH_FOLDER || problem->domain != DUO_ERROR)
    return;
  package = self->packages->pdata[step->package];
  g_free (package->failure);
  package->failure = g_strdup_printf ("%d", problem->code);
  if (!duo_publish_save_package (self->context, package, &error))
    g_debug ("failure not written down: %s", error->message);
}

/* Goes through @plan; a package that failed is passed over, the others go on. */
static gboolean
do_plan (DuoPublishQueue  *self,
         DuoPublishPlan   *plan,
         GError          **error)
{
  g_autofree gboolean *failed = g_new0 (gboolean, self->packages->len + 1);
  g_autoptr (GError) first = NULL;

  self->progress.all_bytes = plan->bytes;
  self->progress.all_steps = plan->steps->len;
  for (guint i = 0; i < plan->steps->len; i++)
    {
      const DuoPublishStep *step = &g_array_index (plan->steps, DuoPublishStep, i);
      const gboolean is_folder = step->kind == DUO_PUBLISH_FOLDER;
      g_autoptr (GError) problem = NULL;

      if (!is_folder && failed[step->package])
        continue;
      self->progress.phase = step->kind >= DUO_PUBLISH_LINK ? DUO_PUBLISH_LINKING : DUO_PUBLISH_SENDING;
      self->progress.label = is_folder ? NULL : ((DuoPlatformPackage *) self->packages->pdata[step->package])->label;
      self->progress.steps = i;
      self->progress.file_bytes = 0;
      self->progress.file_all = 0;
      duo_publish_tell (self);
      if (!do_patiently (self, step, &problem))
        {
          note_failure (self, step, problem);
          if (is_folder || !is_of_one_package (problem))
            {
              g_propagate_error (error, g_steal_pointer (&problem));
              return FALSE;
            }
          failed[step->package] = TRUE;
          if (first == NULL)
            first = g_steal_pointer (&problem);
        }
      self->bytes += step->bytes;
      self->progress.bytes = self->bytes;
    }
  self->progress.steps = plan->steps->len;
  duo_publish_tell (self);
  if (first == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&first));
  return FALSE;
}

/* The times at which this account made links before, on the queue's own time. */
static gboolean
load_made (DuoPublishQueue  *self,
           GError          **error)
{
  g_autoptr (GPtrArray) stamps = NULL;
  g_autoptr (GDateTime) now = duo_clock_get_now (duo_context_get_clock (self->context));

  stamps = duo_publish_list_made (self->context, duo_platform_account_get_id (self->connection->account), error);
  if (stamps == NULL)
    return FALSE;
  for (guint i = 0; i < stamps->len; i++)
    {
      g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (stamps->pdata[i], NULL);
      gint64 seconds;

      if (at == NULL)
        continue;
      seconds = -g_date_time_difference (now, at) / G_TIME_SPAN_SECOND;
      seconds = MIN (seconds, 0);
      g_array_append_val (self->made, seconds);
    }
  return TRUE;
}

/* Secrets that end with the program would be lost with it: then the caller has to hand the codes out itself. */
static gboolean
check_keyring (DuoPublishQueue       *self,
               const DuoPublishPlan  *plan,
               GError               **error)
{
  if (plan->n_links == 0 || self->connection->platform->practice || self->options->codes_go_to_caller ||
      duo_secrets_has_keyring (self->secrets))
    return TRUE;
  g_set_error_literal (error, DUO_ERROR, DUO_ERROR_PLATFORM_NO_KEYRING, "login codes would be lost");
  return FALSE;
}

static gboolean
check_names (DuoPublishQueue  *self,
             GError          **error)
{
  for (guint i = 0; i < self->packages->len; i++)
    {
      const DuoPlatformPackage *package = self->packages->pdata[i];
      g_autofree char *name = g_path_get_basename (package->path);

      if (!duo_platform_takes_name (self->connection->platform, name))
        {
          g_set_error (error, DUO_ERROR, DUO_ERROR_PLATFORM_REFUSED, "%s", name);
          return FALSE;
        }
    }
  return TRUE;
}

/* A link was made, and the run that knew its code ended before anybody else did: it gets another. */
static void
forget_lost_codes (DuoPublishQueue *self)
{
  for (guint i = 0; i < self->packages->len; i++)
    {
      DuoPlatformPackage *package = self->packages->pdata[i];

      if (package->link_state == DUO_LINK_MADE && *package->coded == '\0' &&
          duo_login_codes_get (self->codes, package->label) == NULL)
        package->link_state = DUO_LINK_ASKING;
    }
}

static gboolean
run_queue (DuoPublishQueue       *self,
           const DuoPublishWish  *wish,
           GHashTable            *leaving,
           GError               **error)
{
  g_autoptr (DuoPublishPlan) plan = NULL;
  const guint32 today = duo_clock_get_today (duo_context_get_clock (self->context));
  DuoWhen day = duo_when_day (today);
  g_autoptr (GError) problem = NULL;
  gboolean done;

  forget_lost_codes (self);
  plan = duo_publish_plan_new (self->packages, leaving, FALSE, self->connection->platform->links);
  if (!check_keyring (self, plan, error) || !check_names (self, error) || !load_made (self, error))
    return FALSE;
  if (plan->n_links > 0 && !duo_share_client_check_day (self->connection->shares, wish->last_day, today, error))
    return FALSE;
  /* from here on the publication is known to have begun, whatever happens */
  if (!duo_publish_note (self->context, DUO_CHANGE_PUBLISH, self->publication, NULL, NULL, error))
    return FALSE;
  for (guint i = 0; i < self->packages->len; i++)
    ((DuoPlatformPackage *) self->packages->pdata[i])->publication = duo_publication_get_id (self->publication);
  if (!duo_publish_save_packages (self->context, self->packages, error))
    return FALSE;

  done = do_plan (self, plan, &problem);
  if (done && !self->options->codes_go_to_caller)
    done = duo_publish_note_handed_out (self->context, self->packages, self->codes, &problem);
  if (done)
    duo_publication_set_published (self->publication, &day);
  if (!duo_publish_note (self->context, DUO_CHANGE_PUBLISH, self->publication, self->coded, NULL,
                         problem == NULL ? error : NULL))
    done = FALSE;
  if (problem != NULL)
    g_propagate_error (error, g_steal_pointer (&problem));
  return done;
}

static DuoPlatformAccount *
find_account (DuoContext  *context,
              gint64       id,
              GError     **error)
{
  g_autoptr (GPtrArray) accounts = duo_platform_accounts_list (context, error);

  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    if (duo_platform_account_get_id (accounts->pdata[i]) == id)
      return g_object_ref (accounts->pdata[i]);
  if (accounts != NULL)
    g_set_error_literal (error, DUO_ERROR, DUO_ERROR_NOT_FOUND, "platform_account");
  return NULL;
}

static void
queue_clear (DuoPublishQueue *self)
{
  g_clear_pointer (&self->connection, duo_connection_free);
  g_clear_object (&self->publication);
  g_clear_pointer (&self->packages, g_ptr_array_unref);
  g_clear_pointer (&self->codes, duo_login_codes_free);
  g_array_unref (self->coded);
  g_array_unref (self->made);
}

/* The first requests can be lost as well as any. */
static gboolean
connect_patiently (DuoPublishQueue     *self,
                   DuoPlatformAccount  *account,
                   GError             **error)
{
  for (guint n_failures = 1;; n_failures++)
    {
      g_autoptr (GError) problem = NULL;
      guint seconds = 0;

      self->connection = duo_platform_connect (self->secrets, account, self->cancellable, &problem);
      if (self->connection != NULL)
        return TRUE;
      if (problem->domain != DUO_ERROR ||
          !duo_publish_may_retry ((DuoError) problem->code, DUO_ASKED_FILE, n_failures, &seconds) ||
          !has_patience (self, seconds))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      if (!duo_publish_wait (self, seconds, problem, error))
        return FALSE;
    }
}

/* From the moment that somebody publishes until packages are made, what is there is not known to be what has to be there:
 * whoever looks, or comes back after a pause or a crash, is not told that all is well. duo_publish_prepare() says of which
 * it is so after all.
 * Returns: (transfer full) (element-type DuoPlatformPackage) (nullable): those that were as they had to be until now. */
static GPtrArray *
doubt_packages (DuoContext            *context,
                const DuoPublishWish  *wish,
                GError               **error)
{
  g_autoptr (DuoPublishView) view = duo_publish_look_on (context, wish->campaign, wish->account, error);
  g_autoptr (GPtrArray) doubted = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_platform_package_free);

  if (view == NULL)
    return NULL;
  for (guint i = 0; i < view->packages->len;)
    if (duo_platform_package_is_current (view->packages->pdata[i]))
      {
        DuoPlatformPackage *package = g_ptr_array_steal_index (view->packages, i);

        package->state = DUO_PACKAGE_PLANNED;
        g_ptr_array_add (doubted, package);
      }
    else
      {
        i++;
      }
  return duo_publish_save_packages (context, doubted, error) ? g_steal_pointer (&doubted) : NULL;
}

/* Packages could not be made: nothing was begun, and all stays as it was. */
static void
trust_packages (DuoContext *context,
                GPtrArray  *doubted)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < doubted->len; i++)
    ((DuoPlatformPackage *) doubted->pdata[i])->state = DUO_PACKAGE_THERE;
  if (!duo_publish_save_packages (context, doubted, &error))
    g_debug ("packages stay to be compared: %s", error->message);
}

static gboolean
prepare_and_run (DuoPublishQueue       *self,
                 const DuoPublishWish  *wish,
                 GError               **error)
{
  g_autoptr (GHashTable) leaving = NULL;
  g_autoptr (GPtrArray) doubted = doubt_packages (self->context, wish, error);
  g_autoptr (GError) problem = NULL;
  g_autoptr (DuoPublishView) view = NULL;
  g_autoptr (DuoPlatformAccount) account = NULL;

  if (doubted == NULL)
    return FALSE;
  view = duo_publish_prepare (self->context, wish, &leaving, self->cancellable, &problem);
  if (view == NULL)
    {
      if (!g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        trust_packages (self->context, doubted);
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  account = find_account (self->context, wish->account, error);
  if (account == NULL)
    return FALSE;
  if (!connect_patiently (self, account, error))
    return FALSE;
  self->publication = g_object_ref (view->publication);
  self->packages = g_ptr_array_ref (view->packages);
  self->codes = duo_login_codes_load (self->secrets, self->publication, duo_campaign_get_name (view->campaign),
                                      self->cancellable, error);
  return self->codes != NULL && run_queue (self, wish, leaving, error);
}

/**
 * duo_publish_run:
 * @context: the context
 * @secrets: where the sign-in is, and the codes go
 * @wish: what a person chose
 * @options: how
 * @cancellable: (nullable): pauses it: what is there stays, and the next call goes on
 * @error: %DUO_ERROR_STORE_BUSY where this store is being published already; %DUO_ERROR_PLATFORM_NO_KEYRING before the
 *   first link where codes would be lost; what a person has to see to
 *
 * Brings the platform to what is wanted, from wherever it stands: the first time, after any end, or for a new version.
 * Blocks, perhaps for long: on a thread of its own.
 */
gboolean
duo_publish_run (DuoContext               *context,
                 DuoSecrets               *secrets,
                 const DuoPublishWish     *wish,
                 const DuoPublishOptions  *options,
                 GCancellable             *cancellable,
                 GError                  **error)
{
  gint lock = duo_publish_lock (context, error);
  gboolean done = FALSE;

  if (lock < 0)
    return FALSE;
  for (guint tries = 1; !done; tries++)
    {
      DuoPublishQueue queue = { .context = context, .secrets = secrets, .options = options, .cancellable = cancellable };
      g_autoptr (GError) problem = NULL;

      queue.begun = g_get_monotonic_time ();
      queue.coded = g_array_new (FALSE, FALSE, sizeof (gint64));
      queue.made = g_array_new (FALSE, FALSE, sizeof (gint64));
      done = prepare_and_run (&queue, wish, &problem);
      queue_clear (&queue);
      if (done || (tries < CHANGE_TRIES && g_error_matches (problem, DUO_ERROR, DUO_ERROR_CONFLICT)))
        continue;
      g_propagate_error (error, g_steal_pointer (&problem));
      break;
    }
  duo_publish_unlock (lock);
  return done;
}
