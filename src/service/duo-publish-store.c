/* SPDX-License-Identifier: EUPL-1.2 */
/* The store's side of publishing: state of the queue, quietly; facts about institutions, as a change. */
#include "duo-publish-store.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "duo-error.h"
#include "duo-campaign-table.h"
#include "duo-institution-table.h"
#include "duo-participation-table.h"
#include "duo-platform-account-table.h"
#include "duo-publication-table.h"

#define WINDOW_SECONDS 86400 /* links of the last day tell whether there was a pause */

gint
duo_publish_lock (DuoContext  *context,
                  GError     **error)
{
  g_autofree char *path = g_strconcat (duo_store_get_path (duo_context_get_store (context)), "-publish", NULL);
  gint lock = open (path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

  if (lock >= 0 && flock (lock, LOCK_EX | LOCK_NB) == 0)
    return lock;
  g_set_error (error, DUO_ERROR, lock >= 0 && errno == EWOULDBLOCK ? DUO_ERROR_STORE_BUSY : DUO_ERROR_STORE_READ_ONLY,
               "%s", path);
  if (lock >= 0)
    close (lock);
  return -1;
}

void
duo_publish_unlock (gint lock)
{
  close (lock);
}

/* (transfer full): the moment it is, ISO 8601 UTC. */
char *
duo_publish_now (DuoContext *context)
{
  return duo_clock_get_stamp (duo_context_get_clock (context));
}

void
duo_publish_set_text (char       **field,
                      const char  *text)
{
  g_free (*field);
  *field = g_strdup (text != NULL ? text : "");
}

/* @ids: (nullable) (element-type gint64): %NULL holds nothing */
gboolean
duo_publish_holds (GArray *ids,
                   gint64  id)
{
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == id)
      return TRUE;
  return FALSE;
}

/* Returns: (transfer full): the short name where there is one. */
char *
duo_publish_dup_name (DuoInstitution *institution)
{
  const char *short_name = duo_institution_get_text (institution, DUO_INSTITUTION_SHORT_NAME);

  return g_strdup (*short_name != '\0' ? short_name : duo_institution_get_text (institution, DUO_INSTITUTION_NAME));
}

GPtrArray *
duo_publish_read_institutions (DuoDatabase  *db,
                               GPtrArray    *packages,
                               guint32       today,
                               GError      **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < packages->len; i++)
    g_array_append_val (ids, ((DuoPlatformPackage *) packages->pdata[i])->institution);
  return duo_institution_table_fetch (db, ids, today, error);
}

/* --- the queue's own rows ---------------------------------------------------------------------------------------- */

static gboolean
save_packages_job (DuoDatabase   *db,
                   gpointer       user_data,
                   gpointer      *result,
                   GCancellable  *cancellable,
                   GError       **error)
{
  GPtrArray *packages = user_data;

  for (guint i = 0; i < packages->len; i++)
    if (!duo_platform_package_table_save (db, packages->pdata[i], error))
      return FALSE;
  return TRUE;
}

gboolean
duo_publish_save_packages (DuoContext  *context,
                           GPtrArray   *packages,
                           GError     **error)
{
  return duo_store_write (duo_context_get_store (context), NULL, save_packages_job, packages, NULL, NULL, error);
}

gboolean
duo_publish_save_package (DuoContext          *context,
                          DuoPlatformPackage  *package,
                          GError             **error)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();

  g_ptr_array_add (one, package);
  return duo_publish_save_packages (context, one, error);
}

static gboolean
drop_package_job (DuoDatabase   *db,
                  gpointer       user_data,
                  gpointer      *result,
                  GCancellable  *cancellable,
                  GError       **error)
{
  return duo_platform_package_table_remove (db, user_data, error);
}

/* Forgets @package, of which nothing ever came on the platform. */
gboolean
duo_publish_drop_package (DuoContext          *context,
                          DuoPlatformPackage  *package,
                          GError             **error)
{
  return duo_store_write (duo_context_get_store (context), NULL, drop_package_job, package, NULL, NULL, error);
}

typedef struct
{
  DuoPlatformPackage *package;
  const char         *at;
  gint64              count;
} Reading;

static gboolean
count_job (DuoDatabase   *db,
           gpointer       user_data,
           gpointer      *result,
           GCancellable  *cancellable,
           GError       **error)
{
  const Reading *reading = user_data;

  return duo_platform_package_table_count (db, reading->package, reading->at, reading->count, error);
}

gboolean
duo_publish_keep_count (DuoContext          *context,
                        DuoPlatformPackage  *package,
                        gint64               count,
                        GError             **error)
{
  g_autofree char *now = duo_publish_now (context);
  Reading reading = { package, now, count };

  return duo_store_write (duo_context_get_store (context), NULL, count_job, &reading, NULL, NULL, error);
}

typedef struct
{
  gint64 account;
  char  *since;
} Made;

static gboolean
made_job (DuoDatabase   *db,
          gpointer       user_data,
          gpointer      *result,
          GCancellable  *cancellable,
          GError       **error)
{
  const Made *made = user_data;

  *result = duo_platform_package_table_list_made (db, made->account, made->since, error);
  return *result != NULL;
}

/* Returns: (transfer full) (element-type utf8): when this account's links of the last day were made, oldest first. */
GPtrArray *
duo_publish_list_made (DuoContext  *context,
                       gint64       account,
                       GError     **error)
{
  g_autoptr (GDateTime) now = duo_clock_get_now (duo_context_get_clock (context));
  g_autoptr (GDateTime) begin = g_date_time_add_seconds (now, -WINDOW_SECONDS);
  g_autoptr (GDateTime) utc = g_date_time_to_utc (begin);
  g_autofree char *since = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
  Made made = { account, since };
  gpointer times = NULL;

  return duo_store_read (duo_context_get_store (context), made_job, &made, &times, error) ? times : NULL;
}

/* --- facts ------------------------------------------------------------------------------------------------------- */

typedef struct
{
  DuoContext     *context;
  DuoPublication *publication;
  GArray         *coded;
  GArray         *fetched;
  const char     *acted; /* (nullable): now, where somebody did something */
  gboolean        practice;
} Note;

/* What was practised makes way for what is real. */
static void
forget_exercise (DuoParticipation *participation)
{
  const DuoWhen unknown = { 0 };

  duo_participation_set_code_issued (participation, &unknown);
  duo_participation_set_downloaded (participation, &unknown);
  duo_participation_set_exercise (participation, FALSE);
}

/* The day of a fact is the first on which it was so. Practising changes nothing where there is something real. */
static void
set_facts (DuoParticipation *participation,
           const Note       *note,
           gint64            institution,
           const DuoWhen    *today)
{
  const gboolean is_new = !duo_when_is_known (duo_participation_get_code_issued (participation))
                          && !duo_when_is_known (duo_participation_get_downloaded (participation));

  if (note->practice && !is_new && !duo_participation_get_exercise (participation))
    return;
  if (!note->practice && duo_participation_get_exercise (participation))
    forget_exercise (participation);
  duo_participation_set_exercise (participation, note->practice);
  if (duo_publish_holds (note->coded, institution) && !duo_when_is_known (duo_participation_get_code_issued (participation)))
    duo_participation_set_code_issued (participation, today);
  if (duo_publish_holds (note->fetched, institution) && !duo_when_is_known (duo_participation_get_downloaded (participation)))
    duo_participation_set_downloaded (participation, today);
}

/* An institution is in a package for the sectors in which it takes part; where it got a code, it may think otherwise
 * later. */
static gboolean
is_concerned (const DuoFunnelRow *row)
{
  const DuoTakingPart taking_part = duo_funnel_row_get_taking_part ((DuoFunnelRow *) row);

  return taking_part == DUO_TAKING_PART_YES || taking_part == DUO_TAKING_PART_CONDITION ||
         taking_part == DUO_TAKING_PART_EXPECTED ||
         (row->participation != NULL && duo_when_is_known (duo_participation_get_code_issued (row->participation)));
}

static gboolean
note_row (DuoDatabase         *db,
          const Note          *note,
          const DuoFunnelRow  *row,
          const DuoWhen       *today,
          GError             **error)
{
  g_autoptr (DuoParticipation) participation = NULL;

  if (!is_concerned (row) ||
      (!duo_publish_holds (note->coded, row->institution) && !duo_publish_holds (note->fetched, row->institution)))
    return TRUE;
  if (row->participation != NULL)
    participation = duo_participation_copy (row->participation);
  else
    {
      participation = duo_participation_new ();
      duo_participation_set_campaign (participation, duo_publication_get_campaign (note->publication));
      duo_participation_set_institution (participation, row->institution);
      duo_participation_set_sector (participation, row->sector);
    }
  set_facts (participation, note, row->institution, today);
  return duo_participation_table_save (db, participation, error);
}

/* A second later than the same campaign's on other platforms, whatever the clock says: the last one is the one at hand. */
static gboolean
set_acted (DuoDatabase     *db,
           DuoPublication  *publication,
           const char      *now,
           GError         **error)
{
  g_autoptr (GPtrArray) publications = duo_publication_table_list (db, duo_publication_get_campaign (publication), error);

  if (publications == NULL)
    return FALSE;
  duo_publication_set_acted (publication, now);
  for (guint i = 0; i < publications->len; i++)
    {
      const char *other = duo_publication_get_acted (publications->pdata[i]);
      g_autoptr (GDateTime) at = g_date_time_new_from_iso8601 (other, NULL);
      g_autoptr (GDateTime) later = at != NULL ? g_date_time_add_seconds (at, 1) : NULL;
      g_autofree char *stamp = later != NULL ? g_date_time_format (later, "%Y-%m-%dT%H:%M:%SZ") : NULL;

      if (duo_publication_get_id (publications->pdata[i]) != duo_publication_get_id (publication) && stamp != NULL
          && strcmp (other, duo_publication_get_acted (publication)) >= 0)
        duo_publication_set_acted (publication, stamp);
    }
  return TRUE;
}

static gboolean
note_job (DuoDatabase   *db,
          gpointer       user_data,
          gpointer      *result,
          GCancellable  *cancellable,
          GError       **error)
{
  Note *note = user_data;
  guint32 day = duo_clock_get_today (duo_context_get_clock (note->context));
  DuoWhen today = duo_when_day (day);
  g_autoptr (DuoPlatformAccount) account = NULL;
  g_autoptr (DuoCampaignView) view = NULL;

  /* that counters were read is no act */
  if ((note->acted != NULL && !set_acted (db, note->publication, note->acted, error))
      || !duo_publication_table_save (db, note->publication, error))
    return FALSE;
  duo_store_name_object (db, duo_publication_get_campaign (note->publication));
  if (note->coded == NULL && note->fetched == NULL)
    return TRUE;
  account = duo_platform_account_table_get (db, duo_publication_get_account (note->publication), error);
  view = account != NULL ? duo_campaign_view_read (db, duo_publication_get_campaign (note->publication), day, TRUE, error) : NULL;
  if (view == NULL)
    return FALSE;
  note->practice = duo_platform_account_get_practice (account) == 1;
  for (guint i = 0; i < view->rows->len; i++)
    if (!note_row (db, note, view->rows->pdata[i], &today, error))
      return FALSE;
  return TRUE;
}

gboolean
duo_publish_note (DuoContext      *context,
                  DuoChangeKind    kind,
                  DuoPublication  *publication,
                  GArray          *coded,
                  GArray          *fetched,
                  GError         **error)
{
  const DuoChangeName name = { kind, DUO_OBJECT_CAMPAIGN, duo_publication_get_campaign (publication) };
  g_autofree char *now = duo_publish_now (context);
  Note note = { context, publication, coded, fetched, kind != DUO_CHANGE_RECEIPTS ? now : NULL };

  return duo_store_write (duo_context_get_store (context), &name, note_job, &note, NULL, NULL, error);
}

/* --- the view ---------------------------------------------------------------------------------------------------- */

void
duo_publish_view_free (DuoPublishView *self)
{
  g_clear_object (&self->publication);
  g_clear_object (&self->account);
  g_clear_object (&self->campaign);
  g_clear_pointer (&self->packages, g_ptr_array_unref);
  g_clear_pointer (&self->downloads, g_hash_table_unref);
  g_clear_pointer (&self->contents, g_hash_table_unref);
  g_clear_pointer (&self->standard, g_hash_table_unref);
  g_clear_pointer (&self->nobody, g_ptr_array_unref);
  g_free (self);
}

/* Returns: (transfer none) (nullable): the one on @account; for 0 the one that somebody did something with last. */
static DuoPublication *
find_publication (GPtrArray *publications,
                  gint64     account)
{
  DuoPublication *found = NULL;

  for (guint i = 0; i < publications->len; i++)
    {
      DuoPublication *publication = publications->pdata[i];

      if (account != 0 ? duo_publication_get_account (publication) == account
                       : found == NULL || strcmp (duo_publication_get_acted (publication), duo_publication_get_acted (found)) >= 0)
        found = publication;
    }
  return found;
}

DuoPublishView *
duo_publish_read (DuoDatabase  *db,
                  gint64        campaign,
                  gint64        account,
                  GError      **error)
{
  g_autoptr (DuoPublishView) view = g_new0 (DuoPublishView, 1);
  g_autoptr (GPtrArray) publications = NULL;
  DuoPublication *publication;

  view->campaign = duo_campaign_table_get (db, campaign, error);
  if (view->campaign == NULL)
    return NULL;
  publications = duo_publication_table_list (db, campaign, error);
  if (publications == NULL)
    return NULL;
  publication = find_publication (publications, account);
  if (publication != NULL)
    {
      const gint64 id = duo_publication_get_id (publication);

      view->publication = g_object_ref (publication);
      view->account = duo_platform_account_table_get (db, duo_publication_get_account (view->publication), error);
      view->packages = view->account != NULL ? duo_platform_package_table_list (db, id, error) : NULL;
      view->downloads = view->packages != NULL ? duo_platform_package_table_list_downloads (db, id, error) : NULL;
      if (view->downloads == NULL)
        return NULL;
    }
  else
    {
      view->packages = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_platform_package_free);
      view->downloads = g_hash_table_new (g_int64_hash, g_int64_equal);
    }
  return g_steal_pointer (&view);
}

typedef struct
{
  gint64 campaign;
  gint64 account;
} Place;

static gboolean
look_job (DuoDatabase   *db,
          gpointer       user_data,
          gpointer      *result,
          GCancellable  *cancellable,
          GError       **error)
{
  const Place *place = user_data;

  *result = duo_publish_read (db, place->campaign, place->account, error);
  return *result != NULL;
}

/* As duo_publish_look(), on the platform of @account. */
DuoPublishView *
duo_publish_look_on (DuoContext  *context,
                     gint64       campaign,
                     gint64       account,
                     GError     **error)
{
  Place place = { campaign, account };
  gpointer view = NULL;

  return duo_store_read (duo_context_get_store (context), look_job, &place, &view, error) ? view : NULL;
}

/**
 * duo_publish_look:
 * @context: the context
 * @campaign: its id
 * @error: %DUO_ERROR_NOT_FOUND where there is no such campaign
 *
 * Returns: (transfer full): how it stands with @campaign on the platform where somebody did something with it last, or %NULL
 *   with @error
 */
DuoPublishView *
duo_publish_look (DuoContext  *context,
                  gint64       campaign,
                  GError     **error)
{
  return duo_publish_look_on (context, campaign, 0, error);
}
