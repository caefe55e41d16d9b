/* SPDX-License-Identifier: EUPL-1.2 */
/* The materials of a campaign: taking files in, releasing them, and their content beside the store. */
#include "duo-materials-service.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "duo-campaign-table.h"
#include "duo-error.h"
#include "duo-material-table.h"
#include "duo-media-folder.h"
#include "duo-milestone-table.h"
#include "duo-object.h"
#include "duo-progress.h"
#include "duo-service-task.h"

/* How long files that were measured wait for their turn to be stored: others may write much, but not for ever. */
#define MOST_WAIT_SECONDS 120
#define ASK_AGAIN_MICROSECONDS (G_USEC_PER_SEC / 10)

static char *
dup_folder (DuoContext *context)
{
  return duo_media_folder_dup_path (duo_store_get_path (duo_context_get_store (context)));
}

/* ---- List ---- */

typedef struct
{
  gint64 campaign;
  gboolean all_versions;
} Wanted;

static gboolean
list_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const Wanted *wanted = user_data;

  *result = duo_material_table_list (db, wanted->campaign, wanted->all_versions, error);
  return *result != NULL;
}

GPtrArray *
duo_materials_list (DuoContext *context, gint64 campaign, gboolean all_versions, GError **error)
{
  Wanted wanted = { campaign, all_versions };
  gpointer list = NULL;

  return duo_store_read (duo_context_get_store (context), list_job, &wanted, &list, error) ? list : NULL;
}

static gboolean
earlier_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func (g_object_unref);

  for (gint64 id = duo_material_get_previous (user_data); id != 0;)
    {
      DuoMaterial *version = duo_material_table_get (db, id, error);

      if (version == NULL)
        return FALSE;
      g_ptr_array_add (versions, version);
      id = duo_material_get_previous (version);
    }
  *result = g_steal_pointer (&versions);
  return TRUE;
}

void
duo_materials_list_earlier_async (DuoContext *context, DuoMaterial *material, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  duo_service_read_async (context, duo_materials_list_earlier_async, earlier_job, duo_material_copy (material), g_object_unref,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
duo_materials_list_earlier_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer list = NULL;

  return duo_service_finish (context, duo_materials_list_earlier_async, result, &list, error) ? list : NULL;
}

/* ---- Taking files in ---- */

void
duo_material_added_free (DuoMaterialAdded *self)
{
  g_free (self->name);
  duo_media_facts_free (self->facts);
  g_clear_object (&self->material);
  g_clear_object (&self->double_of);
  g_free (self);
}

typedef struct
{
  gint64 campaign;
  GPtrArray *paths; /* (owned) (element-type filename) */
  gint64 replaces;
  GPtrArray *added; /* (owned) (element-type DuoMaterialAdded) */
} Adding;

static void
adding_free (Adding *self)
{
  g_ptr_array_unref (self->paths);
  g_clear_pointer (&self->added, g_ptr_array_unref);
  g_free (self);
}

static Adding *
adding_new (gint64 campaign, GPtrArray *paths, gint64 replaces)
{
  Adding *self = g_new0 (Adding, 1);

  self->campaign = campaign;
  self->paths = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < paths->len; i++)
    g_ptr_array_add (self->paths, g_strdup (paths->pdata[i]));
  self->replaces = replaces;
  self->added = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_material_added_free);
  return self;
}

/* A title to begin with: the name without its ending, and with spaces. */
static char *
make_title (const char *name)
{
  g_autofree char *stem = g_strdup (name);
  char *dot = strrchr (stem, '.');

  if (dot != NULL && dot != stem)
    *dot = '\0';
  g_strdelimit (stem, "_", ' ');
  g_strstrip (stem);
  return *stem != '\0' ? g_steal_pointer (&stem) : g_strdup (name);
}

static DuoMaterial *
make_material (gint64 campaign, const char *name, const DuoMediaFacts *facts)
{
  DuoMaterial *material = duo_material_new ();
  g_autofree char *title = make_title (name);

  duo_material_set_campaign (material, campaign);
  duo_material_set_title (material, title);
  duo_material_set_file_name (material, name);
  duo_material_set_language (material, "nl");
  duo_material_set_kinds (material, duo_match_guess_kinds (facts));
  duo_material_set_facts (material, facts);
  return material;
}

/* Copies and measures one file; what is fine is kept. */
static gboolean
take_file (const char *folder, Adding *adding, const char *path, GCancellable *cancellable, GError **error)
{
  g_autofree char *base = g_path_get_basename (path);
  g_autoptr (DuoMediaTaken) taken = duo_media_folder_take (folder, path, cancellable, error);
  DuoMaterialAdded *added;

  if (taken == NULL || (taken->facts->verdict == DUO_MEDIA_FINE && !duo_media_folder_keep (folder, taken, error)))
    return FALSE;

  added = g_new0 (DuoMaterialAdded, 1);
  added->name = duo_media_clean_name (base);
  added->facts = g_steal_pointer (&taken->facts);
  taken->facts = duo_media_facts_new ();
  g_ptr_array_add (adding->added, added);
  return TRUE;
}

/* What the person said of the version before it holds for the new one too; but for the release, which is asked anew. */
static gboolean
follow_version (DuoDatabase *db, DuoMaterial *material, gint64 replaces, GError **error)
{
  g_autoptr (DuoMaterial) before = duo_material_table_get (db, replaces, error);

  if (before == NULL)
    return FALSE;

  duo_material_set_campaign (material, duo_material_get_campaign (before));
  duo_material_set_previous (material, replaces);
  duo_material_set_version (material, duo_material_get_version (before) + 1);
  duo_material_set_title (material, duo_material_get_title (before));
  duo_material_set_alt_text (material, duo_material_get_alt_text (before));
  duo_material_set_captions (material, duo_material_get_captions (before));
  duo_material_set_captions_note (material, duo_material_get_captions_note (before));
  duo_material_set_language (material, duo_material_get_language (before));
  duo_material_set_rights (material, duo_material_get_rights (before));
  duo_material_set_rights_until (material, duo_material_get_rights_until (before));
  duo_material_set_kinds (material, duo_material_get_kinds (before));
  duo_material_set_note (material, duo_material_get_note (before));
  return TRUE;
}

static gboolean
has_newer (GPtrArray *materials, DuoMaterial *material)
{
  for (guint i = 0; i < materials->len; i++)
    if (duo_material_get_previous (materials->pdata[i]) == duo_material_get_id (material))
      return TRUE;

  return FALSE;
}

static DuoMaterial *
find_content (GPtrArray *materials, const char *sha256)
{
  for (guint i = 0; i < materials->len; i++)
    if (g_str_equal (duo_material_get_sha256 (materials->pdata[i]), sha256))
      return materials->pdata[i];

  return NULL;
}

/* Makes the materials of what was measured: each time anew, for a busy store may be asked again. */
static gboolean
add_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  Adding *adding = user_data;
  g_autoptr (DuoCampaign) campaign = duo_campaign_table_get (db, adding->campaign, error);
  g_autoptr (GPtrArray) there = campaign != NULL ? duo_material_table_list (db, adding->campaign, TRUE, error) : NULL;
  guint n_added = 0;

  if (there == NULL)
    return FALSE;

  for (guint i = 0; i < adding->added->len; i++)
    {
      DuoMaterialAdded *added = adding->added->pdata[i];
      DuoMaterial *same;

      g_clear_object (&added->material);
      g_clear_object (&added->double_of);
      if (added->facts->verdict != DUO_MEDIA_FINE)
        continue;
      same = find_content (there, added->facts->sha256);
      if (same != NULL)
        {
          added->double_of = g_object_ref (same);
          added->double_is_older = has_newer (there, same);
          continue;
        }
      added->material = make_material (adding->campaign, added->name, added->facts);
      if (adding->replaces != 0 && !follow_version (db, added->material, adding->replaces, error))
        return FALSE;
      if (!duo_object_check (G_OBJECT (added->material), error) || !duo_material_table_save (db, added->material, error))
        return FALSE;
      g_ptr_array_add (there, g_object_ref (added->material));
      duo_store_name_object (db, n_added++ == 0 ? duo_material_get_id (added->material) : 0);
    }

  return TRUE;
}

static const DuoChangeName add_name = { DUO_CHANGE_ADD, DUO_OBJECT_MATERIAL, 0 };

/* Measuring took long, and nobody waits at the keyboard: it asks for its turn again where others keep the store busy. */
static gboolean
write_added (DuoContext *context, Adding *adding, GCancellable *cancellable, GError **error)
{
  const gint64 deadline = g_get_monotonic_time () + MOST_WAIT_SECONDS * G_USEC_PER_SEC;

  while (!g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      g_autoptr (GError) cause = NULL;
      gpointer nothing = NULL;

      if (duo_store_write (duo_context_get_store (context), &add_name, add_job, adding, &nothing, NULL, &cause))
        return TRUE;
      if (!g_error_matches (cause, DUO_ERROR, DUO_ERROR_STORE_BUSY) || g_get_monotonic_time () > deadline)
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return FALSE;
        }
      g_usleep (ASK_AGAIN_MICROSECONDS);
    }

  return FALSE;
}

static gboolean
add_work (DuoContext *context, gpointer data, gpointer *result, GCancellable *cancellable, GError **error)
{
  Adding *adding = data;
  g_autofree char *folder = dup_folder (context);

  for (guint i = 0; i < adding->paths->len; i++)
    {
      duo_progress_report (cancellable, DUO_PROGRESS_MEASURING, i, adding->paths->len);
      if (!take_file (folder, adding, adding->paths->pdata[i], cancellable, error))
        return FALSE;
    }
  duo_progress_report (cancellable, DUO_PROGRESS_ENDING, 0, 0);
  if (!write_added (context, adding, cancellable, error))
    return FALSE;

  *result = g_steal_pointer (&adding->added);
  return TRUE;
}

GPtrArray *
duo_materials_add (DuoContext *context, gint64 campaign, GPtrArray *paths, gint64 replaces, GCancellable *cancellable, GError **error)
{
  Adding *adding = adding_new (campaign, paths, replaces);
  gpointer added = NULL;

  if (!add_work (context, adding, &added, cancellable, error))
    added = NULL;
  adding_free (adding);
  return added;
}

void
duo_materials_add_async (DuoContext *context, gint64 campaign, GPtrArray *paths, gint64 replaces, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  duo_service_work_async (context, duo_materials_add_async, add_work, adding_new (campaign, paths, replaces),
                          (GDestroyNotify) adding_free, (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
duo_materials_add_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer added = NULL;

  return duo_service_finish (context, duo_materials_add_async, result, &added, error) ? added : NULL;
}

/* ---- Releasing ---- */

void
duo_material_release_free (DuoMaterialRelease *self)
{
  g_clear_object (&self->material);
  g_free (self);
}

/* The day of a step, as it was or as it is planned; 0 where it is not known. @last: of a period its last day. */
static guint32
day_of_step (GPtrArray *milestones, gint64 campaign, DuoStepKind step, gboolean last)
{
  for (guint i = 0; i < milestones->len; i++)
    {
      DuoMilestone *milestone = milestones->pdata[i];
      const DuoWhen *actual = duo_milestone_get_actual (milestone);
      const DuoWhen *when = duo_when_is_known (actual) ? actual : duo_milestone_get_planned (milestone);

      if (duo_milestone_get_campaign (milestone) == campaign && duo_milestone_get_step (milestone) == step)
        return last ? when->last : when->first;
    }

  return 0;
}

gboolean
duo_materials_read_period (DuoDatabase *db, DuoCampaign *campaign, guint32 today, DuoMatchPeriod *period, GError **error)
{
  g_autoptr (GPtrArray) milestones = duo_milestone_table_list (db, NULL, error);
  const DuoWhen *runs = duo_campaign_get_period (campaign);
  guint32 first, last;

  if (milestones == NULL)
    return FALSE;

  first = day_of_step (milestones, duo_campaign_get_id (campaign), DUO_STEP_LIVE, FALSE);
  last = day_of_step (milestones, duo_campaign_get_id (campaign), DUO_STEP_OFF_SCREEN, TRUE);
  if (first == 0)
    first = runs->first;
  if (last == 0 || last < first)
    last = runs->last >= first ? runs->last : 0;
  duo_match_period_init (period, today, first, last);
  return TRUE;
}

typedef struct
{
  GArray *ids; /* (owned) (element-type gint64) */
  gboolean concept;
  guint32 today;
} Releasing;

static void
releasing_free (Releasing *self)
{
  g_array_unref (self->ids);
  g_free (self);
}

static Releasing *
releasing_new (DuoContext *context, GArray *ids, gboolean concept)
{
  Releasing *self = g_new0 (Releasing, 1);

  self->ids = g_array_ref (ids);
  self->concept = concept;
  self->today = duo_clock_get_today (duo_context_get_clock (context));
  return self;
}

static gboolean
release_one (DuoDatabase *db, const Releasing *releasing, DuoMaterialRelease *release, GError **error)
{
  g_autoptr (DuoCampaign) campaign = duo_campaign_table_get (db, duo_material_get_campaign (release->material), error);
  DuoMatchPeriod period;

  if (campaign == NULL || !duo_materials_read_period (db, campaign, releasing->today, &period, error))
    return FALSE;
  release->problems = releasing->concept ? 0 : duo_material_check_release (release->material, &period);
  if (release->problems != 0)
    return TRUE;

  duo_material_set_status (release->material, releasing->concept ? DUO_MATERIAL_CONCEPT : DUO_MATERIAL_RELEASED);
  return duo_material_table_save (db, release->material, error);
}

static gboolean
release_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const Releasing *releasing = user_data;
  g_autoptr (GPtrArray) releases = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_material_release_free);

  for (guint i = 0; i < releasing->ids->len; i++)
    {
      DuoMaterialRelease *release = g_new0 (DuoMaterialRelease, 1);

      g_ptr_array_add (releases, release);
      release->material = duo_material_table_get (db, g_array_index (releasing->ids, gint64, i), error);
      if (release->material == NULL || !release_one (db, releasing, release, error))
        return FALSE;
    }
  if (releasing->ids->len == 1)
    duo_store_name_object (db, g_array_index (releasing->ids, gint64, 0));

  *result = g_steal_pointer (&releases);
  return TRUE;
}

static const DuoChangeName release_name = { DUO_CHANGE_STATUS, DUO_OBJECT_MATERIAL, 0 };

GPtrArray *
duo_materials_release (DuoContext *context, GArray *ids, gboolean concept, GError **error)
{
  Releasing *releasing = releasing_new (context, ids, concept);
  gpointer releases = NULL;
  const gboolean ok = duo_store_write (duo_context_get_store (context), &release_name, release_job, releasing, &releases, NULL, error);

  releasing_free (releasing);
  if (!ok)
    g_clear_pointer ((GPtrArray **) &releases, g_ptr_array_unref);
  return releases;
}

void
duo_materials_release_async (DuoContext *context, GArray *ids, gboolean concept, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  duo_service_write_async (context, duo_materials_release_async, &release_name, release_job, releasing_new (context, ids, concept),
                           (GDestroyNotify) releasing_free, (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

GPtrArray *
duo_materials_release_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer releases = NULL;

  return duo_service_finish (context, duo_materials_release_async, result, &releases, error) ? releases : NULL;
}

/* ---- The files ---- */

/* Returns: (transfer full) (type filename): the file with its content, whether it is there or not. */
char *
duo_materials_dup_file (DuoContext *context, DuoMaterial *material)
{
  g_autofree char *folder = dup_folder (context);

  return duo_media_folder_dup_file (folder, duo_material_get_sha256 (material));
}

/* Returns: (transfer full) (type filename): its thumbnail, a PNG, whether it is there or not: a text has none. */
char *
duo_materials_dup_thumbnail (DuoContext *context, DuoMaterial *material)
{
  g_autofree char *folder = dup_folder (context);

  return duo_media_folder_dup_thumbnail (folder, duo_material_get_sha256 (material));
}

char *
duo_materials_open (DuoContext *context, DuoMaterial *material, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = dup_folder (context);

  if (!duo_media_folder_verify (folder, duo_material_get_sha256 (material), cancellable, error))
    return NULL;

  return duo_materials_dup_file (context, material);
}

/* A link to the content, which has no name of its own that tells programs what it is; none of them can write to it. */
static gboolean
lend_work (DuoContext *context, gpointer data, gpointer *result, GCancellable *cancellable, GError **error)
{
  DuoMaterial *material = data;
  g_autofree char *path = duo_materials_open (context, material, cancellable, error);
  g_autofree char *folder = g_build_filename (g_get_user_runtime_dir (), "duo-campagnes", duo_material_get_sha256 (material), NULL);
  g_autofree char *name = duo_media_dup_true_name (duo_material_get_format (material), duo_material_get_file_name (material));
  g_autofree char *link = g_build_filename (folder, name, NULL);

  if (path == NULL)
    return FALSE;
  if (g_chmod (path, 0400) != 0 || g_mkdir_with_parents (folder, 0700) != 0 || (symlink (path, link) != 0 && errno != EEXIST))
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_NOT_WRITTEN, "%s", link);
      return FALSE;
    }
  *result = g_steal_pointer (&link);
  return TRUE;
}

void
duo_materials_lend_async (DuoContext *context, DuoMaterial *material, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  duo_service_work_async (context, duo_materials_lend_async, lend_work, duo_material_copy (material), g_object_unref, g_free, cancellable,
                          callback, user_data);
}

char *
duo_materials_lend_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer path = NULL;

  return duo_service_finish (context, duo_materials_lend_async, result, &path, error) ? path : NULL;
}

gboolean
duo_materials_verify (DuoContext *context, GPtrArray *findings, GError **error)
{
  g_autofree char *folder = dup_folder (context);
  g_autoptr (GPtrArray) materials = duo_materials_list (context, 0, TRUE, error);

  if (materials == NULL)
    return FALSE;

  for (guint i = 0; i < materials->len; i++)
    {
      g_autoptr (GError) cause = NULL;

      if (!duo_media_folder_verify (folder, duo_material_get_sha256 (materials->pdata[i]), NULL, &cause))
        g_ptr_array_add (findings, g_strdup_printf ("material %" G_GINT64_FORMAT ": %s is %s", duo_material_get_id (materials->pdata[i]),
                                                    cause->message,
                                                    g_error_matches (cause, DUO_ERROR, DUO_ERROR_FILE_MISSING) ? "missing" : "not what it was"));
    }

  return TRUE;
}

static gboolean
content_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  *result = duo_material_table_list_content (db, error);
  return *result != NULL;
}

/* Returns: (transfer full) (nullable): see duo_material_table_list_content(). */
static GHashTable *
list_content (DuoContext *context, GError **error)
{
  gpointer content = NULL;

  return duo_store_read (duo_context_get_store (context), content_job, NULL, &content, error) ? content : NULL;
}

gboolean
duo_materials_sweep (DuoContext *context, GError **error)
{
  g_autofree char *folder = dup_folder (context);
  g_autoptr (GHashTable) content = list_content (context, error);

  return content != NULL && duo_media_folder_sweep (folder, content, error);
}

static gboolean
sweep_work (DuoContext *context, gpointer data, gpointer *result, GCancellable *cancellable, GError **error)
{
  return duo_materials_sweep (context, error);
}

void
duo_materials_sweep_async (DuoContext *context, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  duo_service_work_async (context, duo_materials_sweep_async, sweep_work, NULL, NULL, NULL, cancellable, callback, user_data);
}

gboolean
duo_materials_sweep_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  return duo_service_finish (context, duo_materials_sweep_async, result, NULL, error);
}

/* Only content that is there: what was lost before is found by verify, and keeps nobody from having a backup. */
static void
drop_absent (GHashTable *content, const char *folder)
{
  GHashTableIter iter;
  gpointer sha256;

  g_hash_table_iter_init (&iter, content);
  while (g_hash_table_iter_next (&iter, &sha256, NULL))
    {
      g_autofree char *path = duo_media_folder_dup_file (folder, sha256);

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        g_hash_table_iter_remove (&iter);
    }
}

gboolean
duo_materials_backup (DuoContext *context, const char *path, GError **error)
{
  g_autofree char *folder = dup_folder (context);
  g_autofree char *target = duo_media_folder_dup_path (path);
  g_autoptr (GHashTable) content = list_content (context, error);

  if (content == NULL)
    return FALSE;

  drop_absent (content, folder);
  return duo_media_folder_copy (folder, target, content, NULL, error);
}

gboolean
duo_materials_restore (DuoContext *context, const char *backup, GError **error)
{
  g_autofree char *folder = dup_folder (context);
  g_autofree char *source = duo_media_folder_dup_path (backup);
  g_autoptr (GHashTable) content = list_content (context, error);

  if (content == NULL)
    return FALSE;

  drop_absent (content, source); /* a backup of the store alone; or what was kept stays */
  return duo_media_folder_copy (source, folder, content, NULL, error);
}
