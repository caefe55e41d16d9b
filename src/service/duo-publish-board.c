/* SPDX-License-Identifier: EUPL-1.2 */
/* The board: read from the store in one job, with codes from the keyring where they are wanted. */
#include "duo-publish-board.h"

#include "duo-contact-link-table.h"
#include "duo-contact-table.h"
#include "duo-error.h"
#include "duo-fold.h"
#include "duo-platform-account-table.h"
#include "duo-publish-store.h"
#include "duo-service-task.h"

/* So long after it went live links work, where nobody says otherwise and the plan does not tell. */
#define DAYS_AFTER_LIVE 30

G_DEFINE_FINAL_TYPE (DuoPublishRow, duo_publish_row, G_TYPE_OBJECT)

static void
duo_publish_row_finalize (GObject *object)
{
  DuoPublishRow *self = DUO_PUBLISH_ROW (object);

  g_free (self->name);
  g_free (self->brin);
  g_free (self->label);
  g_free (self->contact);
  g_free (self->mail);
  g_free (self->url);
  g_free (self->first);
  duo_secret_free (self->code);
  G_OBJECT_CLASS (duo_publish_row_parent_class)->finalize (object);
}

static void
duo_publish_row_class_init (DuoPublishRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_publish_row_finalize;
}

static void
duo_publish_row_init (DuoPublishRow *self)
{
}

/* Returns: whether it belongs to what @show names */
gboolean
duo_publish_row_is_shown (DuoPublishRow  *self,
                          DuoPublishShow  show,
                          guint32         today)
{
  switch (show)
    {
    case DUO_PUBLISH_SHOW_ALL:
      return TRUE;
    case DUO_PUBLISH_SHOW_CHASE:
      return duo_link_is_chased (self->link_state, self->counted, self->downloads);
    case DUO_PUBLISH_SHOW_OLD:
      return self->fetched_old;
    case DUO_PUBLISH_SHOW_ENDING:
      return duo_link_ends_soon (self->link_state, self->last_day, today);
    case DUO_N_PUBLISH_SHOWS:
    default:
      g_return_val_if_reached (FALSE);
    }
}

void
duo_publish_board_free (DuoPublishBoard *self)
{
  g_clear_pointer (&self->view, duo_publish_view_free);
  g_clear_pointer (&self->accounts, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self->read);
  g_free (self);
}

/* --- rows -------------------------------------------------------------------------------------------------------- */

typedef struct
{
  DuoPublishBoard *board;
  GHashTable      *contacts; /* (owned) (element-type gint64 DuoContact): by institution, the one to begin with */
} Reading;

/* Links come with the preferred one of a role first. */
static gboolean
read_contacts (DuoDatabase  *db,
               Reading      *self,
               GError      **error)
{
  g_autoptr (GPtrArray) links = duo_contact_link_table_list (db, DUO_OBJECT_NONE, 0, error);

  if (links == NULL)
    return FALSE;
  self->contacts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  for (guint i = 0; i < links->len; i++)
    {
      const gint64 id = duo_contact_link_get_institution (links->pdata[i]);
      DuoContact *contact;

      if (id == 0 || duo_contact_link_get_role (links->pdata[i]) != DUO_ROLE_COMMUNICATION ||
          g_hash_table_contains (self->contacts, &id))
        continue;
      contact = duo_contact_table_get (db, duo_contact_link_get_contact (links->pdata[i]), error);
      if (contact == NULL)
        return FALSE;
      g_hash_table_insert (self->contacts, g_memdup2 (&id, sizeof id), contact);
    }
  return TRUE;
}

static DuoPublishRow *
row_new (const Reading            *reading,
         const DuoPlatformPackage *package,
         DuoInstitution           *institution)
{
  DuoPublishRow *self = g_object_new (DUO_TYPE_PUBLISH_ROW, NULL);
  const DuoDownloads *downloads = g_hash_table_lookup (reading->board->view->downloads, &package->id);
  DuoContact *contact = g_hash_table_lookup (reading->contacts, &package->institution);

  self->id = package->id;
  self->institution = package->institution;
  self->name = duo_publish_dup_name (institution);
  self->brin = g_strdup (duo_institution_get_text (institution, DUO_INSTITUTION_BRIN));
  self->label = g_strdup (package->label);
  self->contact = contact != NULL ? duo_contact_dup_title (contact) : g_strdup ("");
  self->mail = g_strdup (contact != NULL && !duo_contact_get_do_not_mail (contact) ? duo_contact_get_email (contact) : "");
  self->size = package->size;
  self->state = package->state;
  self->current = duo_platform_package_is_current (package);
  self->doubted = duo_platform_package_is_doubted (package);
  self->failure = *package->failure != '\0' ? (gint) g_ascii_strtoll (package->failure, NULL, 10) : -1;
  self->link_state = duo_platform_package_get_link (package, reading->board->today);
  self->url = g_strdup (package->url);
  self->last_day = package->there_day;
  self->counted = package->counted;
  self->downloads = downloads != NULL ? downloads->count : 0;
  self->fetched_old = downloads != NULL && downloads->count > 0 && downloads->count_version == 0;
  self->first = g_strdup (downloads != NULL ? downloads->first : "");
  return self;
}

static gint
compare_rows (gconstpointer a,
              gconstpointer b)
{
  g_autofree char *first = duo_fold_sort_key ((*(DuoPublishRow *const *) a)->name);
  g_autofree char *second = duo_fold_sort_key ((*(DuoPublishRow *const *) b)->name);

  return g_strcmp0 (first, second);
}

static gboolean
rows_job (DuoDatabase   *db,
          gpointer       user_data,
          gpointer      *result,
          GCancellable  *cancellable,
          GError       **error)
{
  Reading *self = user_data;
  DuoPublishBoard *board = self->board;
  GPtrArray *packages = board->view->packages;
  g_autoptr (GPtrArray) institutions = NULL;

  if (!read_contacts (db, self, error))
    return FALSE;
  institutions = duo_publish_read_institutions (db, packages, board->today, error);
  if (institutions == NULL)
    return FALSE;
  for (guint i = 0; i < packages->len; i++)
    g_ptr_array_add (board->rows, row_new (self, packages->pdata[i], institutions->pdata[i]));
  g_ptr_array_sort (board->rows, compare_rows);
  return TRUE;
}

/* --- the whole --------------------------------------------------------------------------------------------------- */

/* Files only: links are missing, not late. */
static gboolean
has_links (DuoPublishBoard *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (*((DuoPublishRow *) self->rows->pdata[i])->url != '\0')
      return TRUE;
  return !duo_when_is_known (duo_publication_get_published (self->view->publication));
}

static void
count_rows (DuoPublishBoard *self)
{
  const gboolean links = self->view->publication != NULL && has_links (self);

  for (guint i = 0; i < self->rows->len; i++)
    {
      DuoPublishRow *row = self->rows->pdata[i];
      const gboolean leaves = row->link_state == DUO_LINK_WITHDRAWN;

      self->n_there += row->current ? 1 : 0;
      self->n_links += row->link_state == DUO_LINK_MADE ? 1 : 0;
      for (guint show = 0; show < DUO_N_PUBLISH_SHOWS; show++)
        self->n_shown[show] += duo_publish_row_is_shown (row, (DuoPublishShow) show, self->today) ? 1 : 0;
      self->unfinished |= !leaves && (!row->current || (links && row->link_state <= DUO_LINK_ASKING));
    }
}

static void
find_read (DuoPublishBoard *self)
{
  GHashTableIter iter;
  gpointer downloads;
  const char *newest = "";

  g_hash_table_iter_init (&iter, self->view->downloads);
  while (g_hash_table_iter_next (&iter, NULL, &downloads))
    if (g_strcmp0 (((DuoDownloads *) downloads)->last, newest) > 0)
      newest = ((DuoDownloads *) downloads)->last;
  self->read = g_strdup (newest);
}

/* What was chosen before, else some time after the last step of the plan. */
static guint32
propose_until (DuoPublishBoard *self,
               DuoCampaignView *campaign)
{
  const DuoWhen period = duo_campaign_view_get_period (campaign);
  const guint32 chosen = self->view->publication != NULL
                           ? duo_publication_get_last_day (self->view->publication)->last : 0;

  if (chosen != 0)
    return chosen;
  return MAX (duo_when_is_known (&period) ? period.last : 0, MAX (self->live, self->today) + DAYS_AFTER_LIVE);
}

static gboolean
add_codes (DuoPublishBoard  *self,
           DuoSecrets       *secrets,
           GCancellable     *cancellable,
           GError          **error)
{
  g_autoptr (DuoLoginCodes) codes = duo_publish_read_codes (self->view, secrets, cancellable, error);

  if (codes == NULL)
    return FALSE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      DuoPublishRow *row = self->rows->pdata[i];

      if (row->link_state == DUO_LINK_MADE)
        row->code = g_strdup (duo_login_codes_get (codes, row->label));
    }
  return TRUE;
}

/* As duo_publish_board_load_async(), at once; blocks, with codes perhaps on the keyring. */
DuoPublishBoard *
duo_publish_board_load (DuoContext    *context,
                        DuoSecrets    *secrets,
                        gint64         campaign,
                        gboolean       with_codes,
                        GCancellable  *cancellable,
                        GError       **error)
{
  g_autoptr (DuoPublishBoard) self = g_new0 (DuoPublishBoard, 1);
  g_autoptr (DuoCampaignView) plan = NULL;
  Reading reading = { self, NULL };
  gboolean is_read;

  self->today = duo_clock_get_today (duo_context_get_clock (context));
  self->rows = g_ptr_array_new_with_free_func (g_object_unref);
  self->view = duo_publish_look (context, campaign, error);
  self->accounts = self->view != NULL ? duo_platform_accounts_list (context, error) : NULL;
  plan = self->accounts != NULL ? duo_campaign_view_load (context, campaign, error) : NULL;
  if (plan == NULL)
    return NULL;
  is_read = duo_store_read (duo_context_get_store (context), rows_job, &reading, NULL, error);
  g_clear_pointer (&reading.contacts, g_hash_table_unref);
  if (!is_read)
    return NULL;
  self->live = duo_campaign_view_get_live (plan);
  self->until = propose_until (self, plan);
  self->practice = self->view->account != NULL && duo_platform_account_get_practice (self->view->account) == 1;
  if (with_codes && self->view->publication != NULL && !add_codes (self, secrets, cancellable, error))
    return NULL;
  self->keyring = duo_secrets_has_keyring (secrets);
  self->tried = duo_secrets_is_tried (secrets);
  count_rows (self);
  find_read (self);
  return g_steal_pointer (&self);
}

typedef struct
{
  DuoSecrets *secrets; /* (owned) */
  gint64      campaign;
  gboolean    with_codes;
} Load;

static void
load_free (gpointer data)
{
  Load *load = data;

  g_object_unref (load->secrets);
  g_free (load);
}

static gboolean
load_work (DuoContext    *context,
           gpointer       data,
           gpointer      *result,
           GCancellable  *cancellable,
           GError       **error)
{
  const Load *load = data;

  *result = duo_publish_board_load (context, load->secrets, load->campaign, load->with_codes, cancellable, error);
  return *result != NULL;
}

void
duo_publish_board_load_async (DuoContext          *context,
                              DuoSecrets          *secrets,
                              gint64               campaign,
                              gboolean             with_codes,
                              GCancellable        *cancellable,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  Load *load = g_new0 (Load, 1);

  load->secrets = g_object_ref (secrets);
  load->campaign = campaign;
  load->with_codes = with_codes;
  duo_service_work_async (context, duo_publish_board_load_async, load_work, load, load_free,
                          (GDestroyNotify) duo_publish_board_free, cancellable, callback, user_data);
}

DuoPublishBoard *
duo_publish_board_load_finish (DuoContext    *context,
                               GAsyncResult  *result,
                               GError       **error)
{
  gpointer board = NULL;

  return duo_service_finish (context, duo_publish_board_load_async, result, &board, error) ? board : NULL;
}
