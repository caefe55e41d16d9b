/* SPDX-License-Identifier: EUPL-1.2 */
/* From a package plan to files: released material, one zip for an institution or partner, made once for those who get
 * the same. */
#include "duo-publish-service.h"

#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "duo-error.h"
#include "duo-materials-service.h"
#include "duo-package-file.h"
#include "duo-package-plan.h"
#include "duo-publication-table.h"
#include "duo-publish-store.h"

/* Raised when the page or the list in a zip changes: schools then get a new version. */
#define PACKAGE_FORMAT 1

typedef struct
{
  DuoContext          *context;
  const DuoPublishWish *wish;
  DuoCampaignCoverage *cover;    /* (owned) */
  DuoMatchPeriod       period;
  char                *folder;   /* (owned): where zips lie here */
  GPtrArray           *sources;  /* (owned) (element-type filename) (nullable elements): by material, once verified */
  GHashTable          *files;    /* (owned) (element-type utf8 Zip): what is made already, by its recipe */
  gboolean             keep_days; /* the last day is the one of before: links that got their own keep it */
  GCancellable        *cancellable;
} Preparing;

typedef struct
{
  char  *sha256; /* (owned) */
  gint64 size;
} Zip;

static void
zip_free (Zip *self)
{
  g_free (self->sha256);
  g_free (self);
}

static char *
folder_of (DuoContext *context)
{
  return g_strconcat (duo_store_get_path (duo_context_get_store (context)), "-packages", NULL);
}

char *
duo_publish_dup_file (DuoContext               *context,
                      const DuoPlatformPackage *package)
{
  g_autofree char *folder = folder_of (context);
  g_autofree char *name = g_strconcat (package->sha256, ".zip", NULL);

  return g_build_filename (folder, name, NULL);
}

gboolean
duo_publish_renews (const DuoPublishStep     *step,
                    const DuoPlatformPackage *package)
{
  return step->kind == DUO_PUBLISH_LINK && package->link_state == DUO_LINK_WITHDRAWN && *package->url != '\0';
}

/* --- one zip ----------------------------------------------------------------------------------------------------- */

static const char *
source_of (Preparing  *self,
           guint       material,
           GError    **error)
{
  if (self->sources->pdata[material] == NULL)
    self->sources->pdata[material]
      = duo_materials_open (self->context, self->cover->materials->pdata[material], self->cancellable, error);
  return self->sources->pdata[material];
}

/* The names of the channels that @item is for. Without repeating one: two screens of one name are one line. */
static GStrv
list_places (Preparing            *self,
             const DuoPackageItem *item)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; item->channels != NULL && i < item->channels->len; i++)
    {
      const DuoChannelEntry *entry = self->cover->channels->pdata[g_array_index (item->channels, guint, i)];
      const char *name = duo_channel_get_name (entry->channel);

      if (g_hash_table_add (seen, (gpointer) name))
        g_strv_builder_add (builder, name);
    }
  return g_strv_builder_end (builder);
}

static DuoPackageEntry *
make_entry (Preparing             *self,
            const DuoPackageItem  *item,
            GHashTable            *names,
            GError               **error)
{
  DuoMaterial *material = self->cover->materials->pdata[item->material];
  const char *source = source_of (self, item->material, error);
  g_autofree char *name = duo_media_dup_true_name (duo_material_get_format (material), duo_material_get_file_name (material));
  DuoPackageEntry *entry;

  if (source == NULL)
    return NULL;
  entry = g_new0 (DuoPackageEntry, 1);
  entry->name = duo_package_dup_name (name, names);
  entry->source = g_strdup (source);
  entry->title = g_strdup (duo_material_get_title (material));
  entry->facts = duo_package_dup_facts (duo_material_get_width (material), duo_material_get_height (material),
                                        duo_material_get_duration (material), duo_material_get_size (material));
  entry->alt = g_strdup (duo_material_get_alt_text (material));
  entry->where = list_places (self, item);
  entry->check = item->reason != DUO_PACKAGE_FITS;
  return entry;
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL && *text != '\0')
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

static void
add_number (JsonBuilder *builder,
            const char  *name,
            gint64       number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
add_day (JsonBuilder *builder,
         const char  *name,
         guint32      day)
{
  g_autofree char *text = day != 0 ? duo_day_to_string (day) : NULL;

  add_text (builder, name, text);
}

static void
add_file (JsonBuilder           *builder,
          const DuoPackageEntry *entry,
          DuoMaterial           *material)
{
  json_builder_begin_object (builder);
  add_text (builder, "name", entry->name);
  add_text (builder, "title", entry->title);
  add_text (builder, "sha256", duo_material_get_sha256 (material));
  add_number (builder, "size", duo_material_get_size (material));
  add_number (builder, "width", duo_material_get_width (material));
  add_number (builder, "height", duo_material_get_height (material));
  add_number (builder, "duration_ms", duo_material_get_duration (material));
  add_text (builder, "facts", entry->facts);
  add_text (builder, "alt", entry->alt);
  if (duo_material_get_kind (material) == DUO_MEDIA_KIND_TEXT)
    add_text (builder, "text", duo_material_get_text (material));
  if (duo_material_get_kind (material) == DUO_MEDIA_KIND_IMAGE)
    add_text (builder, "preview", entry->name);
  json_builder_set_member_name (builder, "where");
  json_builder_begin_array (builder);
  for (guint i = 0; entry->where[i] != NULL; i++)
    json_builder_add_string_value (builder, entry->where[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "check");
  json_builder_add_boolean_value (builder, entry->check);
  json_builder_end_object (builder);
}

/* The list for programs; the practice platform's page is made of it. */
static GBytes *
make_manifest (Preparing        *self,
               const DuoPackage *plan,
               GPtrArray        *entries)
{
  DuoCampaign *campaign = self->cover->campaign;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  char *text;

  json_builder_begin_object (builder);
  add_text (builder, "format", "duo-campagnes-package");
  add_number (builder, "version", PACKAGE_FORMAT);
  add_text (builder, "campaign", duo_campaign_get_name (campaign));
  add_text (builder, "goals", duo_campaign_get_goals (campaign));
  add_day (builder, "first_day", self->period.first);
  add_day (builder, "last_day", self->period.last);
  add_text (builder, "questions_to", duo_campaign_get_question_address (campaign));
  json_builder_set_member_name (builder, "materials");
  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    add_file (builder, entries->pdata[i],
              self->cover->materials->pdata[g_array_index (plan->items, DuoPackageItem, i).material]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, TRUE);
  return g_bytes_new_take (text, strlen (text));
}

static gboolean
write_zip (Preparing         *self,
           const DuoPackage  *plan,
           GPtrArray         *entries,
           GBytes            *manifest,
           const char        *path,
           GError           **error)
{
  DuoCampaign *campaign = self->cover->campaign;
  g_autofree char *first = duo_package_dup_day (self->period.first);
  g_autofree char *last = duo_package_dup_day (self->period.last);
  const DuoPackageContent content = {
    .campaign = duo_campaign_get_name (campaign), .goals = duo_campaign_get_goals (campaign),
    .first_day = first, .last_day = last, .questions_to = duo_campaign_get_question_address (campaign),
    .stamp = self->period.first != 0 ? self->period.first : self->period.today, .entries = entries, .manifest = manifest
  };

  return duo_package_file_write (path, &content, self->cancellable, error);
}

static Zip *
measure_zip (const char  *path,
             GError     **error)
{
  g_autoptr (GMappedFile) file = g_mapped_file_new (path, FALSE, error);
  Zip *zip;

  if (file == NULL)
    return NULL;
  zip = g_new0 (Zip, 1);
  zip->size = (gint64) g_mapped_file_get_length (file);
  zip->sha256 = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) g_mapped_file_get_contents (file),
                                             g_mapped_file_get_length (file));
  return zip;
}

/* Whether what lies at @path is @zip, byte for byte. */
static gboolean
is_zip (const char *path,
        const Zip  *zip)
{
  Zip *there = g_file_test (path, G_FILE_TEST_EXISTS) ? measure_zip (path, NULL) : NULL;
  const gboolean is = there != NULL && g_str_equal (there->sha256, zip->sha256);

  g_clear_pointer (&there, zip_free);
  return is;
}

/* Makes the zip, and gives it its hash as a name: one that is there already is the same. */
static Zip *
make_zip (Preparing         *self,
          const DuoPackage  *plan,
          GPtrArray         *entries,
          GBytes            *manifest,
          GError           **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *draft = g_strdup_printf ("%s/.%s.zip", self->folder, uuid);
  g_autofree char *path = NULL;
  Zip *zip;

  if (!write_zip (self, plan, entries, manifest, draft, error))
    return NULL;
  zip = measure_zip (draft, error);
  if (zip == NULL)
    return NULL;
  path = g_strdup_printf ("%s/%s.zip", self->folder, zip->sha256);
  /* one that is there keeps its time, by which an upload that was begun knows it; unless somebody changed it */
  if (is_zip (path, zip) ? g_remove (draft) == 0 : g_rename (draft, path) == 0)
    return zip;
  g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_NOT_WRITTEN, "%s", path);
  zip_free (zip);
  return NULL;
}

/* The zip for @plan: made now, or for somebody before who gets the same. */
static const Zip *
find_zip (Preparing         *self,
          const DuoPackage  *plan,
          GError           **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_package_entry_free);
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GBytes) manifest = NULL;
  g_autofree char *recipe = NULL;
  Zip *zip;

  g_hash_table_add (names, g_utf8_casefold (DUO_PACKAGE_PAGE, -1));
  g_hash_table_add (names, g_utf8_casefold (DUO_PACKAGE_MANIFEST, -1));
  for (guint i = 0; i < plan->items->len; i++)
    {
      DuoPackageEntry *entry = make_entry (self, &g_array_index (plan->items, DuoPackageItem, i), names, error);

      if (entry == NULL)
        return NULL;
      g_ptr_array_add (entries, entry);
    }
  manifest = make_manifest (self, plan, entries);
  recipe = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, manifest);
  zip = g_hash_table_lookup (self->files, recipe);
  if (zip != NULL)
    return zip;
  zip = make_zip (self, plan, entries, manifest, error);
  if (zip != NULL)
    g_hash_table_insert (self->files, g_steal_pointer (&recipe), zip);
  return zip;
}

/* --- all of them ------------------------------------------------------------------------------------------------- */

static DuoPlatformPackage *
find_package (GPtrArray *packages,
              gint64     institution)
{
  for (guint i = 0; i < packages->len; i++)
    if (((DuoPlatformPackage *) packages->pdata[i])->institution == institution)
      return packages->pdata[i];
  return NULL;
}

/* By the BRIN, a partner by its uid: what the file is called and by what its link is known. Both stay as they were. */
static void
name_package (DuoPlatformPackage *package,
              DuoInstitution     *institution,
              const char         *folder,
              const char         *campaign)
{
  const char *brin = duo_institution_get_text (institution, DUO_INSTITUTION_BRIN);
  const gboolean has_brin = brin != NULL && *brin != '\0';
  const char *key = has_brin ? brin : duo_institution_get_text (institution, DUO_INSTITUTION_UID);
  const char *who = has_brin ? brin : duo_institution_get_text (institution, DUO_INSTITUTION_NAME);
  g_autofree char *label = g_strdup_printf ("%s %s", who, campaign);

  if (*package->path != '\0')
    return;
  while (strlen (label) > DUO_SHARE_LABEL_MAX)
    *g_utf8_find_prev_char (label, label + strlen (label)) = '\0';
  duo_publish_set_text (&package->label, label);
  g_free (package->path);
  package->path = g_strdup_printf ("%s/%s.zip", folder, key);
}

static GStrv
list_titles (Preparing        *self,
             const DuoPackage *plan)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < plan->items->len; i++)
    {
      const DuoPackageItem *item = &g_array_index (plan->items, DuoPackageItem, i);

      g_strv_builder_add (builder, duo_material_get_title (self->cover->materials->pdata[item->material]));
    }
  return g_strv_builder_end (builder);
}

static gboolean
plan_package (Preparing         *self,
              DuoPublishView    *view,
              const DuoPackage  *plan,
              GHashTable        *staying,
              GError           **error)
{
  DuoInstitution *institution = self->cover->institutions->pdata[plan->institution];
  const gint64 id = duo_institution_get_id (institution);
  DuoPlatformPackage *package = find_package (view->packages, id);
  const Zip *zip;

  if (plan->items->len == 0)
    {
      g_ptr_array_add (view->nobody, duo_publish_dup_name (institution));
      return TRUE;
    }
  zip = find_zip (self, plan, error);
  if (zip == NULL)
    return FALSE;
  if (package == NULL)
    {
      package = duo_platform_package_new ();
      package->institution = id;
      g_ptr_array_add (view->packages, package);
    }
  name_package (package, institution, duo_publication_get_folder (view->publication),
                duo_campaign_get_name (view->campaign));
  duo_publish_set_text (&package->sha256, zip->sha256);
  package->size = zip->size;
  if (!self->keep_days || package->link_state != DUO_LINK_MADE)
    package->last_day = self->wish->last_day;
  g_hash_table_add (staying, &package->institution);
  g_hash_table_insert (view->contents, g_memdup2 (&id, sizeof id), list_titles (self, plan));
  if (g_array_index (plan->items, DuoPackageItem, 0).reason == DUO_PACKAGE_STANDARD)
    g_hash_table_add (view->standard, g_memdup2 (&id, sizeof id));
  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

/* Adds @name to @taken, as duo_package_dup_name() compares names. */
static void
take_name (GHashTable *taken,
           const char *name)
{
  g_hash_table_add (taken, g_utf8_casefold (name, -1));
}

/* Where on the platform: the campaign's name, as a name that every platform takes. Where another campaign has that folder
 * already its year is added, and a number where that is not enough: both would have the same file for a school. */
static char *
folder_for (DuoCampaign *campaign,
            guint32      first_day,
            GPtrArray   *publications,
            gint64       account)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) none = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *name = g_strdelimit (g_strdup (duo_campaign_get_name (campaign)), ".", '_');
  g_autofree char *plain = duo_package_dup_name (name, none);
  g_autofree char *folded = g_utf8_casefold (plain, -1);
  g_autofree char *dated = NULL;

  for (guint i = 0; i < publications->len; i++)
    if (duo_publication_get_account (publications->pdata[i]) == account)
      take_name (taken, duo_publication_get_folder (publications->pdata[i]));
  if (!g_hash_table_contains (taken, folded))
    return g_steal_pointer (&plain);
  dated = first_day != 0 ? g_strdup_printf ("%s %d", plain, duo_day_get_year (first_day)) : g_strdup (plain);
  return duo_package_dup_name (dated, taken);
}

/* Reads how it stands on the platform that is wished, and begins there where it was not published on it before. */
static gboolean
wish_job (DuoDatabase   *db,
          gpointer       user_data,
          gpointer      *result,
          GCancellable  *cancellable,
          GError       **error)
{
  Preparing *self = user_data;
  const DuoPublishWish *wish = self->wish;
  const guint32 today = duo_clock_get_today (duo_context_get_clock (self->context));
  g_autoptr (DuoPublishView) view = duo_publish_read (db, wish->campaign, wish->account, error);
  g_autoptr (GPtrArray) publications = view != NULL ? duo_publication_table_list (db, 0, error) : NULL;

  if (publications == NULL || !duo_materials_read_period (db, view->campaign, today, &self->period, error))
    return FALSE;
  if (view->publication == NULL)
    {
      g_autofree char *folder = folder_for (view->campaign, self->period.first, publications, wish->account);

      view->publication = duo_publication_new ();
      duo_publication_set_campaign (view->publication, wish->campaign);
      duo_publication_set_account (view->publication, wish->account);
      duo_publication_set_folder (view->publication, folder);
    }
  *result = g_steal_pointer (&view);
  return TRUE;
}

static void
wish_days (DuoPublishView       *view,
           const DuoPublishWish *wish)
{
  const DuoWhen unknown = { 0 };
  const DuoWhen last_day = wish->last_day != 0 ? duo_when_day (wish->last_day) : unknown;

  duo_publication_set_last_day (view->publication, &last_day);
  duo_publication_set_withdrawn (view->publication, &unknown);
}

static void
preparing_clear (Preparing *self)
{
  g_clear_pointer (&self->cover, duo_campaign_coverage_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  g_clear_pointer (&self->files, g_hash_table_unref);
  g_clear_pointer (&self->folder, g_free);
}

/* What was in doubt while packages were made, and is there as it has to be. */
static void
settle_packages (DuoPublishView *view)
{
  for (guint i = 0; i < view->packages->len; i++)
    {
      DuoPlatformPackage *package = view->packages->pdata[i];

      if (duo_platform_package_is_doubted (package) && g_str_equal (package->sha256, package->there_sha256))
        package->state = DUO_PACKAGE_THERE;
    }
}

/* Those who had something and are not to have it any more. */
static GHashTable *
list_leaving (DuoPublishView *view,
              GHashTable     *staying)
{
  GHashTable *leaving = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (guint i = 0; i < view->packages->len; i++)
    {
      DuoPlatformPackage *package = view->packages->pdata[i];

      if (!g_hash_table_contains (staying, &package->institution))
        g_hash_table_add (leaving, &package->institution);
    }
  return leaving;
}

/* Whether it waits for no wave. Who has a link keeps it, and what it leads to is kept up to date, also when its wave closes
 * again. */
static gboolean
is_its_turn (Preparing        *self,
             DuoPublishView   *view,
             const DuoPackage *plan)
{
  const DuoPlatformPackage *package;

  if (duo_coverage_is_turn (self->cover->coverage, plan->institution))
    return TRUE;
  package = find_package (view->packages, duo_institution_get_id (self->cover->institutions->pdata[plan->institution]));
  return package != NULL && (package->link_state == DUO_LINK_MADE || package->link_state == DUO_LINK_ASKING);
}

static gboolean
plan_all (Preparing       *self,
          DuoPublishView  *view,
          GHashTable      *staying,
          GError         **error)
{
  g_autoptr (GPtrArray) plans = NULL;

  self->cover = duo_materials_cover (self->context, self->wish->campaign, NULL, error);
  if (self->cover == NULL)
    return FALSE;
  self->sources = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_set_size (self->sources, (gint) self->cover->materials->len);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) zip_free);
  self->folder = folder_of (self->context);
  if (g_mkdir_with_parents (self->folder, 0700) != 0)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_NOT_WRITTEN, "%s", self->folder);
      return FALSE;
    }
  for (guint i = 0; i < self->cover->materials->len; i++)
    view->n_concepts += duo_material_get_status (self->cover->materials->pdata[i]) != DUO_MATERIAL_RELEASED ? 1 : 0;
  plans = duo_package_plan_new (self->cover->coverage, TRUE);
  for (guint i = 0; i < plans->len; i++)
    if (!is_its_turn (self, view, plans->pdata[i]))
      view->n_waiting++;
    else if (!plan_package (self, view, plans->pdata[i], staying, error))
      return FALSE;
  return TRUE;
}

/**
 * duo_publish_prepare:
 * @context: the context
 * @wish: what a person chose
 * @leaving: (out) (transfer full) (element-type gint64* gint64*): ids of institutions that had something and are not to
 *   have it any more; they point into the answer's packages
 * @cancellable: (nullable): ends it
 * @error: %DUO_ERROR_PLATFORM_NOTHING where nobody is to get anything, %DUO_ERROR_PLATFORM_WAITING where all of them
 *   wait for their wave; what a file or the disk said
 *
 * Released material only, and for institutions of waves that are open. Stores nothing: this is the dry run too. Blocks.
 *
 * Returns: (transfer full): the view as it would be, or %NULL with @error
 */
DuoPublishView *
duo_publish_prepare (DuoContext            *context,
                     const DuoPublishWish  *wish,
                     GHashTable           **leaving,
                     GCancellable          *cancellable,
                     GError               **error)
{
  Preparing self = { .context = context, .wish = wish, .cancellable = cancellable };
  g_autoptr (DuoPublishView) view = NULL;
  g_autoptr (GHashTable) staying = g_hash_table_new (g_int64_hash, g_int64_equal);
  gpointer read = NULL;
  gboolean planned;

  if (!duo_store_read (duo_context_get_store (context), wish_job, &self, &read, error))
    return NULL;
  view = read;
  view->contents = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_strfreev);
  view->standard = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  view->nobody = g_ptr_array_new_with_free_func (g_free);
  self.keep_days = duo_publication_get_last_day (view->publication)->last == wish->last_day;
  wish_days (view, wish);
  planned = plan_all (&self, view, staying, error);
  preparing_clear (&self);
  if (!planned)
    return NULL;
  if (g_hash_table_size (staying) == 0)
    {
      g_set_error_literal (error, DUO_ERROR, view->n_waiting > 0 ? DUO_ERROR_PLATFORM_WAITING : DUO_ERROR_PLATFORM_NOTHING,
                           duo_campaign_get_name (view->campaign));
      return NULL;
    }
  settle_packages (view);
  *leaving = list_leaving (view, staying);
  return g_steal_pointer (&view);
}
