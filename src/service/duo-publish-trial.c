/* SPDX-License-Identifier: EUPL-1.2 */
/* The dry run: all that publishing would do, by institution, and how long the platform's limits make it take. */
#include "duo-publish-board.h"

#include "duo-fold.h"
#include "duo-publish-store.h"
#include "duo-service-task.h"

G_DEFINE_FINAL_TYPE (DuoTrialRow, duo_trial_row, G_TYPE_OBJECT)

static void
duo_trial_row_finalize (GObject *object)
{
  DuoTrialRow *self = DUO_TRIAL_ROW (object);

  g_free (self->name);
  g_strfreev (self->contents);
  g_free (self->source);
  G_OBJECT_CLASS (duo_trial_row_parent_class)->finalize (object);
}

static void
duo_trial_row_class_init (DuoTrialRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_trial_row_finalize;
}

static void
duo_trial_row_init (DuoTrialRow *self)
{
}

void
duo_publish_trial_free (DuoPublishTrial *self)
{
  g_clear_pointer (&self->view, duo_publish_view_free);
  g_clear_pointer (&self->plan, duo_publish_plan_free);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

/* In the order of the packages, so that steps find theirs by their place. */
static gboolean
rows_job (DuoDatabase   *db,
          gpointer       user_data,
          gpointer      *result,
          GCancellable  *cancellable,
          GError       **error)
{
  DuoPublishTrial *self = user_data;

  g_autoptr (GPtrArray) institutions = duo_publish_read_institutions (db, self->view->packages, self->today, error);

  if (institutions == NULL)
    return FALSE;
  for (guint i = 0; i < self->view->packages->len; i++)
    {
      const DuoPlatformPackage *package = self->view->packages->pdata[i];
      const char *const *contents = g_hash_table_lookup (self->view->contents, &package->institution);
      DuoTrialRow *row = g_object_new (DUO_TYPE_TRIAL_ROW, NULL);
      row->institution = package->institution;
      row->name = duo_publish_dup_name (institutions->pdata[i]);
      row->contents = contents != NULL ? g_strdupv ((char **) contents) : g_new0 (char *, 1);
      row->standard = g_hash_table_contains (self->view->standard, &package->institution);
      row->bytes = package->size;
      row->file_step = -1;
      row->link_step = -1;
      g_ptr_array_add (self->rows, row);
    }
  return TRUE;
}

static void
take_steps (DuoPublishTrial *self)
{
  for (guint i = 0; i < self->plan->steps->len; i++)
    {
      const DuoPublishStep *step = &g_array_index (self->plan->steps, DuoPublishStep, i);
      const DuoPlatformPackage *package;
      DuoTrialRow *row;

      if (step->kind == DUO_PUBLISH_FOLDER)
        continue;
      row = self->rows->pdata[step->package];
      package = self->view->packages->pdata[step->package];
      row->renewed |= duo_publish_renews (step, package);
      if (step->kind >= DUO_PUBLISH_LINK)
        row->link_step = (gint) step->kind;
      else
        row->file_step = (gint) step->kind;
      if (step->kind == DUO_PUBLISH_COPY)
        {
          row->source = g_strdup (((DuoTrialRow *) self->rows->pdata[step->source])->name);
          self->n_copies++;
        }
      self->n_renewed += duo_publish_renews (step, package) ? 1 : 0;
      self->n_leaving += step->kind == DUO_PUBLISH_WITHDRAW ? 1 : 0;
    }
}

static gint
compare_rows (gconstpointer a,
              gconstpointer b)
{
  g_autofree char *first = duo_fold_sort_key ((*(DuoTrialRow *const *) a)->name);
  g_autofree char *second = duo_fold_sort_key ((*(DuoTrialRow *const *) b)->name);

  return g_strcmp0 (first, second);
}

static guint
count_packages (GPtrArray *packages)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < packages->len; i++)
    g_hash_table_add (seen, ((DuoPlatformPackage *) packages->pdata[i])->sha256);
  return g_hash_table_size (seen);
}

/* How many links the account made so lately that they count for the platform's limit. -1 with @error. */
static gint
count_recent (DuoContext  *context,
              gint64       account,
              GError     **error)
{
  g_autoptr (GPtrArray) stamps = duo_publish_list_made (context, account, error);
  g_autoptr (GDateTime) now = duo_clock_get_now (duo_context_get_clock (context));
  gint n = 0;

  if (stamps == NULL)
    return -1;
  for (guint i = 0; i < stamps->len; i++)
    {
      g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (stamps->pdata[i], NULL);

      if (at != NULL && g_date_time_difference (now, at) < DUO_LINKS_WINDOW_SECONDS * G_TIME_SPAN_SECOND)
        n++;
    }
  return n;
}

static gboolean
find_practice (DuoContext       *context,
               DuoPublishTrial  *self,
               GError          **error)
{
  g_autoptr (GPtrArray) accounts = duo_platform_accounts_list (context, error);

  for (guint i = 0; accounts != NULL && i < accounts->len; i++)
    if (duo_platform_account_get_id (accounts->pdata[i]) == self->wish.account)
      self->practice = duo_platform_account_get_practice (accounts->pdata[i]) == 1;
  return accounts != NULL;
}

/* As duo_publish_try_async(), at once; blocks: it makes the zips. */
DuoPublishTrial *
duo_publish_try (DuoContext            *context,
                 DuoSecrets            *secrets,
                 const DuoPublishWish  *wish,
                 GCancellable          *cancellable,
                 GError               **error)
{
  g_autoptr (DuoPublishTrial) self = g_new0 (DuoPublishTrial, 1);
  g_autoptr (GHashTable) leaving = NULL;
  g_autoptr (DuoLoginCodes) codes = NULL;
  gint n_recent;

  self->wish = *wish;
  self->today = duo_clock_get_today (duo_context_get_clock (context));
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->view = duo_publish_prepare (context, wish, &leaving, cancellable, error);
  if (self->view == NULL || !find_practice (context, self, error))
    return NULL;
  self->plan = duo_publish_plan_new (self->view->packages, leaving, FALSE, TRUE);
  if (!duo_store_read (duo_context_get_store (context), rows_job, self, NULL, error))
    return NULL;
  n_recent = count_recent (context, wish->account, error);
  if (n_recent < 0)
    return NULL;
  codes = duo_publish_read_codes (self->view, secrets, cancellable, error); /* it tells whether there is a keyring */
  if (codes == NULL)
    return NULL;
  take_steps (self);
  self->keyring = duo_secrets_has_keyring (secrets);
  self->n_packages = count_packages (self->view->packages);
  self->n_bytes = self->plan->bytes;
  self->seconds = self->practice ? 0 : duo_publish_link_seconds (self->plan->n_links, (guint) n_recent);
  g_ptr_array_sort (self->rows, compare_rows);
  return g_steal_pointer (&self);
}

typedef struct
{
  DuoSecrets    *secrets; /* (owned) */
  DuoPublishWish wish;
} Trying;

static void
trying_free (gpointer data)
{
  Trying *trying = data;

  g_object_unref (trying->secrets);
  g_free (trying);
}

static gboolean
try_work (DuoContext    *context,
          gpointer       data,
          gpointer      *result,
          GCancellable  *cancellable,
          GError       **error)
{
  const Trying *trying = data;

  *result = duo_publish_try (context, trying->secrets, &trying->wish, cancellable, error);
  return *result != NULL;
}

void
duo_publish_try_async (DuoContext           *context,
                       DuoSecrets           *secrets,
                       const DuoPublishWish *wish,
                       GCancellable         *cancellable,
                       GAsyncReadyCallback   callback,
                       gpointer              user_data)
{
  Trying *trying = g_new0 (Trying, 1);

  trying->secrets = g_object_ref (secrets);
  trying->wish = *wish;
  duo_service_work_async (context, duo_publish_try_async, try_work, trying, trying_free,
                          (GDestroyNotify) duo_publish_trial_free, cancellable, callback, user_data);
}

DuoPublishTrial *
duo_publish_try_finish (DuoContext    *context,
                        GAsyncResult  *result,
                        GError       **error)
{
  gpointer trial = NULL;

  return duo_service_finish (context, duo_publish_try_async, result, &trial, error) ? trial : NULL;
}
