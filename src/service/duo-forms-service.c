/* SPDX-License-Identifier: EUPL-1.2 */
/* Making forms and reading them back. */
#include "duo-forms-service.h"

#include <glib/gstdio.h>
#include <string.h>

#include "duo-campaign-table.h"
#include "duo-channel-table.h"
#include "duo-contact-link-table.h"
#include "duo-contact-table.h"
#include "duo-error.h"
#include "duo-form.h"
#include "duo-institution-table.h"
#include "duo-participation-table.h"
#include "duo-profile-table.h"
#include "duo-progress.h"
#include "duo-register-text.h"
#include "duo-service-task.h"

/* Forms that were made longer ago than this many days, and as long before go-live, are of the round of an earlier year. */
#define DAYS_OF_A_ROUND 300

/* ---- What is known ---- */

static gboolean
read_contacts (DuoDatabase *db, DuoFormContent *content, GError **error)
{
  g_autoptr (GPtrArray) links = duo_contact_link_table_list (db, DUO_OBJECT_INSTITUTION, content->institution_id, error);

  if (links == NULL)
    return FALSE;
  for (guint i = 0; i < links->len; i++)
    {
      g_autoptr (DuoContact) contact = duo_contact_table_get (db, duo_contact_link_get_contact (links->pdata[i]), error);

      if (contact == NULL)
        return FALSE;
      g_ptr_array_add (content->contacts, duo_contact_entry_new (contact, links->pdata[i]));
    }

  return TRUE;
}

/* "25LX00 Breda"; with its own name where more than one lies in that place: "25LX01 Breda (Techniek)". */
static char *
dup_place (GPtrArray *places, const DuoChannelPlace *place)
{
  g_autofree char *shown = duo_display_place (place->place);
  guint n_there = 0;

  for (guint i = 0; i < places->len; i++)
    n_there += g_str_equal (((const DuoChannelPlace *) places->pdata[i])->place, place->place) ? 1 : 0;
  if (n_there < 2 || *place->name == '\0')
    return g_strdup_printf ("%s %s", place->code, shown);
  return g_strdup_printf ("%s %s (%s)", place->code, shown, place->name);
}

static gboolean
read_channels (DuoDatabase *db, DuoFormContent *content, GPtrArray *profiles, GError **error)
{
  g_autoptr (GPtrArray) channels = duo_channel_table_list (db, DUO_CHANNELS_OF_INSTITUTION, content->institution_id, error);
  g_autoptr (GPtrArray) places = channels != NULL ? duo_channel_table_list_places (db, content->institution_id, error) : NULL;

  if (places == NULL)
    return FALSE;
  for (guint i = 0; i < channels->len; i++)
    {
      const DuoSpecs *specs = NULL;

      for (guint j = 0; j < profiles->len; j++)
        if (duo_profile_get_id (profiles->pdata[j]) == duo_channel_get_profile (channels->pdata[i]))
          specs = duo_profile_get_specs (profiles->pdata[j]);
      g_ptr_array_add (content->channels, duo_form_channel_new (channels->pdata[i], specs));
    }
  for (guint i = 0; i < places->len; i++)
    {
      const DuoChannelPlace *place = places->pdata[i];

      g_ptr_array_add (content->places, dup_place (places, place));
      g_array_append_val (content->place_ids, place->id);
    }

  return TRUE;
}

static DuoWhen
find_planned (DuoCampaignView *view, DuoStepKind step)
{
  DuoMilestone *found = duo_campaign_view_find_step (view, step);

  return found != NULL ? *duo_milestone_get_planned (found) : DUO_WHEN_NONE;
}

/* Everything that a form of @row in @view is made of or compared with. */
static DuoFormContent *
read_content (DuoDatabase *db, DuoCampaignView *view, DuoFunnelRow *row, GPtrArray *profiles, GError **error)
{
  g_autoptr (DuoFormContent) content = duo_form_content_new ();
  g_autoptr (DuoInstitution) institution = duo_institution_table_get (db, row->brin, view->today, error);

  if (institution == NULL)
    return NULL;
  content->campaign_uid = g_strdup (duo_campaign_get_uid (view->campaign));
  content->campaign = g_strdup (duo_campaign_get_name (view->campaign));
  content->campaign_id = duo_campaign_get_id (view->campaign);
  content->questions = g_strdup (duo_campaign_get_question_address (view->campaign));
  g_free (content->goals);
  content->goals = g_strdup (duo_campaign_get_goals (view->campaign));
  content->audience = duo_campaign_get_audience (view->campaign);
  content->live = find_planned (view, DUO_STEP_LIVE);
  content->off = find_planned (view, DUO_STEP_OFF_SCREEN);
  content->back = find_planned (view, DUO_STEP_FORMS_BACK);
  content->institution_uid = g_strdup (duo_institution_get_text (institution, DUO_INSTITUTION_UID));
  content->institution_id = row->institution;
  content->brin = g_strdup (row->brin);
  content->name = g_strdup (row->name);
  content->sector = row->sector;
  content->day = view->today;
  content->participation = row->participation != NULL ? duo_participation_copy (row->participation) : NULL;
  if (!read_contacts (db, content, error) || !read_channels (db, content, profiles, error))
    return NULL;
  return g_steal_pointer (&content);
}

/* ---- Making ---- */

typedef struct
{
  gint64 campaign;
  GArray *targets; /* (owned) */
  char *folder;    /* (owned) */
  guint32 today;
  DuoFormProgress progress;
  gpointer user_data;
} Making;

static void
making_free (Making *self)
{
  g_clear_pointer (&self->targets, g_array_unref);
  g_free (self->folder);
  g_free (self);
}

static gboolean
contents_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  Making *making = user_data;
  g_autoptr (DuoCampaignView) view = duo_campaign_view_read (db, making->campaign, making->today, TRUE, error);
  g_autoptr (GPtrArray) profiles = view != NULL ? duo_profile_table_list (db, error) : NULL;
  g_autoptr (GPtrArray) contents = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_form_content_free);

  if (profiles == NULL)
    return FALSE;
  for (guint i = 0; i < making->targets->len; i++)
    for (guint j = 0; j < view->rows->len; j++)
      {
        const DuoTarget *target = &g_array_index (making->targets, DuoTarget, i);
        DuoFunnelRow *row = view->rows->pdata[j];
        DuoFormContent *content;

        if (row->institution != target->institution || row->sector != target->sector)
          continue;
        content = read_content (db, view, row, profiles, error);
        if (content == NULL)
          return FALSE;
        g_ptr_array_add (contents, content);
      }

  *result = g_steal_pointer (&contents);
  return TRUE;
}

/* A form that lies there may have come back filled in: the new one gets a name of its own, "…_2.xlsx".
 * Returns: (transfer full) */
static char *
dup_free_path (const char *folder, const DuoFormContent *content)
{
  g_autofree char *name = duo_form_file_name (content);
  char *path = g_build_filename (folder, name, NULL);

  for (guint number = 2; g_file_test (path, G_FILE_TEST_EXISTS); number++)
    {
      g_autofree char *numbered = g_strdup_printf ("%.*s_%u.xlsx", (int) (strlen (name) - strlen (".xlsx")), name, number);

      g_free (path);
      path = g_build_filename (folder, numbered, NULL);
    }
  return path;
}

static gboolean
write_forms (const Making *making, GPtrArray *contents, GPtrArray *paths, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < contents->len; i++)
    {
      g_autofree char *path = dup_free_path (making->folder, contents->pdata[i]);

      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !duo_form_write (contents->pdata[i], path, error))
        return FALSE;
      g_ptr_array_add (paths, g_steal_pointer (&path));
      duo_progress_report (cancellable, DUO_PROGRESS_MAKING, i + 1, contents->len);
      if (making->progress != NULL)
        making->progress (i + 1, contents->len, making->user_data);
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* All of them, noted that they were made, or none: what was written before it was stopped or failed is removed. Each had
 * a name that nothing had. */
static gboolean
make_work (DuoContext *context, gpointer data, gpointer *result, GCancellable *cancellable, GError **error)
{
  Making *making = data;
  g_autoptr (GPtrArray) contents = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  const gboolean is_new = !g_file_test (making->folder, G_FILE_TEST_EXISTS);
  gboolean done;

  if (!duo_store_read (duo_context_get_store (context), contents_job, making, (gpointer *) &contents, error))
    return FALSE;
  if (g_mkdir_with_parents (making->folder, 0755) != 0)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_FILE_NOT_WRITTEN, making->folder);
      return FALSE;
    }

  done = write_forms (making, contents, paths, cancellable, error)
         && (contents->len == 0
             || duo_campaigns_do (context, duo_campaign_change_record (making->campaign, DUO_CHANGE_FORMS, making->targets, making->today), error) != 0);
  if (done)
    {
      *result = g_steal_pointer (&paths);
      return TRUE;
    }

  for (guint i = 0; i < paths->len; i++)
    (void) g_remove (paths->pdata[i]); /* the first error is the one worth telling */
  if (is_new)
    (void) g_rmdir (making->folder);
  return FALSE;
}

static Making *
making_new (DuoContext *context, gint64 campaign, GArray *targets, const char *folder)
{
  Making *self = g_new0 (Making, 1);

  self->campaign = campaign;
  self->targets = g_array_ref (targets);
  self->folder = g_strdup (folder);
  self->today = duo_clock_get_today (duo_context_get_clock (context));
  return self;
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Making, making_free)

GPtrArray *
duo_forms_make (DuoContext *context, gint64 campaign, GArray *targets, const char *folder, DuoFormProgress progress,
                gpointer user_data, GCancellable *cancellable, GError **error)
{
  g_autoptr (Making) making = making_new (context, campaign, targets, folder);
  gpointer paths = NULL;

  making->progress = progress;
  making->user_data = user_data;
  return make_work (context, making, &paths, cancellable, error) ? paths : NULL;
}

void
duo_forms_make_async (DuoContext *context, gint64 campaign, GArray *targets, const char *folder, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = duo_service_work_async (context, duo_forms_make_async, make_work, making_new (context, campaign, targets, folder),
                                        (GDestroyNotify) making_free, (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);

  g_task_set_check_cancellable (task, FALSE); /* who stops it too late hears that they were made */
}

GPtrArray *
duo_forms_make_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer paths = NULL;

  return duo_service_finish (context, duo_forms_make_async, result, &paths, error) ? paths : NULL;
}

/* ---- Reading ---- */

static gint
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What a spreadsheet program leaves beside a file that it has open. */
static gboolean
may_be_form (const char *name)
{
  return !g_str_has_prefix (name, ".") && !g_str_has_prefix (name, "~$");
}

GPtrArray *
duo_forms_find_files (GPtrArray *paths)
{
  GPtrArray *files = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GDir) folder = g_dir_open (paths->pdata[i], 0, NULL);
      g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
      const char *name;

      if (folder == NULL)
        {
          g_ptr_array_add (files, g_strdup (paths->pdata[i]));
          continue;
        }
      while ((name = g_dir_read_name (folder)) != NULL)
        if (may_be_form (name))
          {
            g_autofree char *path = g_build_filename (paths->pdata[i], name, NULL);

            if (g_file_test (path, G_FILE_TEST_IS_REGULAR)) /* a pipe would be waited for */
              g_ptr_array_add (found, g_steal_pointer (&path));
          }
      g_ptr_array_sort (found, compare_paths);
      g_ptr_array_extend_and_steal (files, g_steal_pointer (&found));
    }

  return files;
}

typedef struct
{
  GPtrArray *files; /* (owned) (element-type utf8) */
  guint32 today;
  DuoReviewItem *item; /* (owned) (nullable): the question of a form that is read anyway, as one of @campaign */
  gint64 campaign;
  DuoFormProgress progress;
  gpointer user_data;
  DuoFormReading *reading; /* (not owned): the one at work */
  GHashTable *views;       /* (owned): campaign uid to DuoCampaignView, read once for a batch */
  GHashTable *seen;        /* (owned): institution, sector and campaign to the first DuoFormResult of the batch */
} Reading;

static void
reading_free (Reading *self)
{
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_object (&self->item);
  g_clear_pointer (&self->views, g_hash_table_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static Reading *
reading_new (DuoContext *context, GPtrArray *files)
{
  Reading *self = g_new0 (Reading, 1);

  self->files = g_ptr_array_ref (files);
  self->today = duo_clock_get_today (duo_context_get_clock (context));
  self->views = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/* Whether a form without ids may be of that campaign. */
static gboolean
may_be_of (Reading *self, DuoCampaignView *view)
{
  g_autofree char *heading = g_strconcat (duo_campaign_get_name (view->campaign), ":", NULL);

  return g_str_has_prefix (self->reading->title, heading) && self->reading->has_sector
         && duo_campaign_view_find_row (view, self->reading->brin, self->reading->sector) != NULL;
}

/* The campaign of a form: by its uid; where that was lost, the only one of the name that it
 * is headed by, which asks that institution.
 * *@view: (transfer none) (nullable) */
static gboolean
find_view (DuoDatabase *db, Reading *self, DuoCampaignView **view, GError **error)
{
  const char *uid = self->reading->campaign_uid;
  g_autoptr (GPtrArray) campaigns = NULL;
  guint n_found = 0;

  *view = g_hash_table_lookup (self->views, uid);
  if (*view != NULL)
    return TRUE;
  campaigns = duo_campaign_table_list (db, error);
  if (campaigns == NULL)
    return FALSE;
  for (guint i = 0; i < campaigns->len; i++)
    {
      const char *candidate_uid = duo_campaign_get_uid (campaigns->pdata[i]);
      DuoCampaignView *candidate = g_hash_table_lookup (self->views, candidate_uid);

      if (*uid != '\0' && strcmp (candidate_uid, uid) != 0)
        continue;
      if (candidate == NULL)
        {
          candidate = duo_campaign_view_read (db, duo_campaign_get_id (campaigns->pdata[i]), self->today, TRUE, error);
          if (candidate == NULL)
            return FALSE;
          g_hash_table_insert (self->views, g_strdup (candidate_uid), candidate);
        }
      if (*uid == '\0' && !may_be_of (self, candidate))
        continue;
      *view = candidate;
      n_found++;
    }

  if (n_found > 1)
    *view = NULL; /* which one, nobody knows */
  return TRUE;
}

/* A form that can't be compared with anything. @value: for its sentence. */
static DuoFormResult *
refuse_form (DuoFormReading *reading, DuoRefusal refusal, const char *value)
{
  DuoFormResult *result = duo_form_result_new (reading->file);

  duo_form_refuse (result->set, refusal, *reading->brin != '\0' ? reading->brin : reading->file, NULL, NULL, value);
  return result;
}

/* *@institution: id of the institution that the form says it is of; 0 where that is none that is known. */
static gboolean
find_institution (DuoDatabase *db, Reading *self, gint64 *institution, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (DuoInstitution) found = *self->reading->brin != '\0' ? duo_institution_table_get (db, self->reading->brin, self->today, &cause) : NULL;

  *institution = found != NULL ? duo_institution_get_id (found) : 0;
  if (cause == NULL || g_error_matches (cause, DUO_ERROR, DUO_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* The same, and a human is asked what to do with it. @view: (nullable): the campaign; NULL where it is not here. */
static DuoFormResult *
ask_about_form (Reading *self, DuoReviewKind kind, DuoRefusal refusal, DuoCampaignView *view, gint64 institution, const char *value)
{
  DuoFormReading *reading = self->reading;
  DuoFormResult *result = refuse_form (reading, refusal, value);
  g_autoptr (DuoReviewItem) item = duo_review_item_new ();
  const DuoWhen day = duo_when_day (self->today);

  duo_review_item_set_campaign (item, view != NULL ? duo_campaign_get_id (view->campaign) : 0);
  duo_review_item_set_institution (item, institution);
  duo_review_item_set_sector (item, reading->has_sector ? reading->sector : DUO_SECTOR_VO);
  duo_review_item_set_kind (item, kind);
  duo_review_item_set_file (item, reading->file);
  duo_review_item_set_words (item, *reading->title != '\0' ? reading->title : value);
  duo_review_item_set_noted (item, &day);
  g_ptr_array_add (result->review, g_steal_pointer (&item));
  return result;
}

/* Two forms of one institution in a batch: what the second says otherwise is for a human.
 * Returns: (transfer none) (nullable): the first one; %NULL: @result is it */
static DuoFormResult *
find_first (Reading *self, DuoCampaignView *view, DuoFunnelRow *row, DuoFormResult *result)
{
  g_autofree char *key = g_strdup_printf ("%" G_GINT64_FORMAT ":%d:%" G_GINT64_FORMAT, row->institution, (gint) row->sector,
                                          duo_campaign_get_id (view->campaign));
  DuoFormResult *first = g_hash_table_lookup (self->seen, key);

  if (first == NULL)
    g_hash_table_insert (self->seen, g_steal_pointer (&key), result);
  return first;
}

static DuoFormResult *
compare_with (DuoDatabase *db, Reading *self, DuoCampaignView *view, DuoFunnelRow *row, GError **error)
{
  g_autoptr (GPtrArray) profiles = duo_profile_table_list (db, error);
  g_autoptr (DuoFormContent) content = profiles != NULL ? read_content (db, view, row, profiles, error) : NULL;
  DuoFormResult *result, *first;

  if (content == NULL)
    return NULL;
  result = duo_form_compare (self->reading, content);
  if (*self->reading->institution_uid == '\0')
    duo_form_refuse (result->set, DUO_REFUSAL_FORM_BRIN, content->brin, NULL, NULL, content->brin);
  if (duo_change_set_count_ticked (result->set) == 0 && result->review->len == 0)
    return result;
  first = find_first (self, view, row, result);
  if (first != NULL)
    duo_form_compare_twice (self->reading, content, first, result);
  return result;
}

/* A form of a round that is over is asked about, and so is one of this campaign that was made long before it goes live.
 * Where the campaign itself is over, nobody knows which one it is meant for: the question is then of none.
 * *@of: (out) (transfer none) (nullable): whose question it is. */
static gboolean
is_of_another_year (Reading *self, DuoCampaignView *view, DuoCampaignView **of)
{
  const guint32 end = self->reading->made + DAYS_OF_A_ROUND;
  const guint32 live = duo_campaign_view_get_live (view);

  *of = live == 0 || live > end ? view : NULL;
  return self->reading->made != 0 && self->today > end;
}

/* As one of the campaign that a person chose. */
static gboolean
compare_anyway (DuoDatabase *db, Reading *self, DuoFormResult **result, GError **error)
{
  DuoFormReading *reading = self->reading;
  g_autoptr (DuoCampaignView) view = duo_campaign_view_read (db, self->campaign, self->today, TRUE, error);
  DuoFunnelRow *row;

  if (view == NULL)
    return FALSE;
  row = reading->has_sector ? duo_campaign_view_find_row (view, reading->brin, reading->sector) : NULL;
  *result = row != NULL ? compare_with (db, self, view, row, error)
                        : refuse_form (reading, DUO_REFUSAL_FORM_INSTITUTION, *reading->brin != '\0' ? reading->brin : reading->file);
  if (*result != NULL)
    (*result)->answers = duo_review_item_copy (self->item);
  return *result != NULL;
}

static gboolean
compare_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  Reading *self = user_data;
  DuoFormReading *reading = self->reading;
  g_autofree char *made = reading->made != 0 ? duo_day_to_string (reading->made) : g_strdup ("");
  DuoCampaignView *view = NULL, *of = NULL;
  DuoFunnelRow *row;
  gint64 institution;

  if (reading->version > DUO_FORM_VERSION)
    {
      *result = refuse_form (reading, DUO_REFUSAL_FORM_VERSION, NULL);
      return TRUE;
    }
  if (self->item != NULL)
    return compare_anyway (db, self, (DuoFormResult **) result, error);
  if (!find_view (db, self, &view, error) || !find_institution (db, self, &institution, error))
    return FALSE;
  if (view == NULL)
    {
      const gboolean other = *reading->campaign_uid != '\0';

      *result = ask_about_form (self, other ? DUO_REVIEW_OTHER_CAMPAIGN : DUO_REVIEW_INSTITUTION,
                                other ? DUO_REFUSAL_FORM_CAMPAIGN : DUO_REFUSAL_FORM_INSTITUTION, NULL, institution, reading->brin);
      return TRUE;
    }
  row = reading->has_sector ? duo_campaign_view_find_row (view, reading->brin, reading->sector) : NULL;
  if (is_of_another_year (self, view, &of))
    {
      if (!duo_form_reading_says_something (reading)) /* then there is nothing to ask */
        *result = refuse_form (reading, DUO_REFUSAL_FORM_EMPTY, NULL);
      else
        *result = ask_about_form (self, DUO_REVIEW_OTHER_YEAR, DUO_REFUSAL_FORM_YEAR, of, institution, made);
      return TRUE;
    }

  *result = row != NULL ? compare_with (db, self, view, row, error)
                        : ask_about_form (self, DUO_REVIEW_INSTITUTION, DUO_REFUSAL_FORM_INSTITUTION, view, institution,
                                          *reading->brin != '\0' ? reading->brin : reading->file);
  return *result != NULL;
}

/* One file: whatever is wrong with it becomes its result. */
static DuoFormResult *
read_file (DuoContext *context, Reading *self, const char *path, GError **error)
{
  g_autoptr (GError) cause = NULL;
  g_autoptr (DuoFormReading) reading = duo_form_read (path, &cause);
  g_autofree char *whole = NULL;
  gpointer result = NULL;
  GPtrArray *review;

  if (reading == NULL)
    {
      g_autofree char *name = g_path_get_basename (path);
      DuoFormResult *failed = duo_form_result_new (name);

      failed->failure = g_steal_pointer (&cause);
      duo_form_refuse (failed->set, DUO_REFUSAL_FILE, failed->set->file, NULL, NULL, failed->set->file)->trouble = g_error_copy (failed->failure);
      return failed;
    }

  self->reading = reading;
  if (!duo_store_read (duo_context_get_store (context), compare_job, self, &result, error))
    return NULL;
  review = ((DuoFormResult *) result)->review;
  whole = g_canonicalize_filename (path, NULL);
  for (guint i = 0; i < review->len; i++)
    duo_review_item_set_path (review->pdata[i], whole);
  return result;
}

/* In a folder each remark says of which file it is; that of a file which can't be read does already. */
static void
name_file (DuoFormResult *result)
{
  for (guint i = 0; i < result->set->items->len; i++)
    {
      DuoChangeItem *item = result->set->items->pdata[i];

      if (item->state == DUO_CHANGE_ITEM_REFUSED && item->refusal != DUO_REFUSAL_FILE && item->file == NULL)
        item->file = g_strdup (result->set->file);
    }
}

static gboolean
read_work (DuoContext *context, gpointer data, gpointer *result, GCancellable *cancellable, GError **error)
{
  Reading *self = data;
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_form_result_free);

  for (guint i = 0; i < self->files->len; i++)
    {
      DuoFormResult *one;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      one = read_file (context, self, self->files->pdata[i], error);
      if (one == NULL)
        return FALSE;
      if (self->files->len > 1)
        name_file (one);
      g_ptr_array_add (results, one);
      duo_progress_report (cancellable, DUO_PROGRESS_FILES, i + 1, self->files->len);
      if (self->progress != NULL)
        self->progress (i + 1, self->files->len, self->user_data);
    }

  *result = g_steal_pointer (&results);
  return TRUE;
}

GPtrArray *
duo_forms_read (DuoContext *context, GPtrArray *files, DuoFormProgress progress, gpointer user_data, GCancellable *cancellable,
                GError **error)
{
  g_autoptr (Reading) reading = reading_new (context, files);
  gpointer results = NULL;

  reading->progress = progress;
  reading->user_data = user_data;
  return read_work (context, reading, &results, cancellable, error) ? results : NULL;
}

void
duo_forms_read_async (DuoContext *context, GPtrArray *files, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  duo_service_work_async (context, duo_forms_read_async, read_work, reading_new (context, files), (GDestroyNotify) reading_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

static Reading *
anyway_new (DuoContext *context, DuoReviewItem *item, const char *path, gint64 campaign)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_free);
  Reading *self;

  g_ptr_array_add (files, g_strdup (path));
  self = reading_new (context, files);
  self->item = g_object_ref (item);
  self->campaign = campaign;
  return self;
}

GPtrArray *
duo_forms_read_anyway (DuoContext *context, DuoReviewItem *item, const char *path, gint64 campaign, GError **error)
{
  g_autoptr (Reading) reading = anyway_new (context, item, path, campaign);
  gpointer results = NULL;

  return read_work (context, reading, &results, NULL, error) ? results : NULL;
}

/* As duo_forms_read_anyway(); ended by duo_forms_read_finish(). */
void
duo_forms_read_anyway_async (DuoContext *context, DuoReviewItem *item, const char *path, gint64 campaign, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  duo_service_work_async (context, duo_forms_read_async, read_work, anyway_new (context, item, path, campaign),
                          (GDestroyNotify) reading_free, (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
duo_forms_read_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer results = NULL;

  return duo_service_finish (context, duo_forms_read_async, result, &results, error) ? results : NULL;
}
