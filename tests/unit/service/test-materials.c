/* SPDX-License-Identifier: EUPL-1.2 */
/* Materials beside a store: of the sample, taken in from good and bad files, swept when nobody can come back to them, in
 * backups, as a briefing. */
#include <glib/gstdio.h>
#include <string.h>
#include <utime.h>

#include "duo-calendar-service.h"
#include "duo-campaigns-service.h"
#include "duo-error.h"
#include "duo-materials-service.h"
#include "duo-media-folder.h"
#include "duo-media-wire.h"
#include "duo-sample-parts.h"
#include "duo-sample.h"
#include "duo-store-private.h"
#include "duo-store-undo.h"
#include "duo-test-store.h"

typedef struct
{
  DuoTestStore *test;
  DuoContext *context;
  GPtrArray *materials; /* of the sample */
  char *folder;
} Fixture;

static GPtrArray *
list (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *materials = duo_materials_list (self->context, 0, TRUE, &error);

  g_assert_no_error (error);
  return materials;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->test = duo_test_store_new ();
  self->context = duo_context_new (self->test->store);
  duo_sample_fill (self->context, &error);
  g_assert_no_error (error);
  self->materials = list (self);
  self->folder = duo_media_folder_dup_path (self->test->path);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_ptr_array_unref (self->materials);
  g_free (self->folder);
  g_clear_object (&self->context);
  g_clear_pointer (&self->test, duo_test_store_free);
}

static DuoMaterial *
find (Fixture *self, const char *title)
{
  for (guint i = 0; i < self->materials->len; i++)
    if (g_str_equal (duo_material_get_title (self->materials->pdata[i]), title))
      return self->materials->pdata[i];

  g_assert_not_reached ();
}

static void
assert_findings (Fixture *self, guint n)
{
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  g_assert_true (duo_materials_verify (self->context, findings, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (findings->len, ==, n);
}

/* Made and measured when it was built: what the files are is what they were made as. */
static void
test_the_sample_has_its_materials (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *title;
    gint width;
    gint height;
    gint seconds;
  } made[] = {
    { "Scherm liggend", 1920, 1080, 0 }, { "Scherm staand", 1080, 1920, 0 }, { "Vierkant", 1080, 1080, 0 },
    { "Banner nieuwsbrief", 1200, 400, 0 }, { "Clip liggend", 1920, 1080, 10 }, { "Clip staand", 1080, 1920, 10 },
    { "Poster A2", 1191, 1684, 0 }, { "Pushbericht", 0, 0, 0 }, { "Tekst nieuwsbrief", 0, 0, 0 }, { "Tekst portaal", 0, 0, 0 },
  };

  g_assert_cmpuint (self->materials->len, ==, G_N_ELEMENTS (made));
  g_assert_cmpuint (duo_sample_n_materials, ==, G_N_ELEMENTS (made));
  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    {
      DuoMaterial *material = find (self, made[i].title);
      g_autofree char *thumbnail = duo_materials_dup_thumbnail (self->context, material);

      g_assert_cmpint (ABS (duo_material_get_width (material) - made[i].width), <=, 1);
      g_assert_cmpint (ABS (duo_material_get_height (material) - made[i].height), <=, 1);
      g_assert_cmpint ((duo_material_get_duration (material) + 500) / 1000, ==, made[i].seconds);
      g_assert_true (g_file_test (thumbnail, G_FILE_TEST_EXISTS) == (made[i].width > 0));
      g_assert_cmpint (duo_material_get_size (material), <, 200 * 1024);
      g_assert_cmpuint (duo_material_get_kinds (material), !=, 0);
    }
  assert_findings (self, 0);
}

/* Those who are released could be released by hand; the others could not. */
static void
test_the_sample_keeps_the_checks (Fixture *self, gconstpointer data)
{
  g_autoptr (DuoCampaignCoverage) coverage = NULL;
  g_autoptr (GError) error = NULL;

  coverage = duo_materials_cover (self->context, duo_material_get_campaign (self->materials->pdata[0]), NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < self->materials->len; i++)
    {
      DuoMaterial *material = self->materials->pdata[i];
      const guint problems = duo_material_check_release (material, &coverage->coverage->period);

      g_assert_true ((problems == 0) == (duo_material_get_status (material) == DUO_MATERIAL_RELEASED));
    }
}

/* Nobody willing is left without; who has closed, or waits for a wave, gets nothing. */
static void
test_the_sample_has_a_package_for_each (Fixture *self, gconstpointer data)
{
  g_autoptr (DuoCampaignCoverage) coverage = NULL;
  g_autoptr (GPtrArray) packages = NULL;
  g_autoptr (GError) error = NULL;
  guint n_fits = 0, n_check = 0;

  coverage = duo_materials_cover (self->context, duo_material_get_campaign (self->materials->pdata[0]), NULL, &error);
  g_assert_no_error (error);
  packages = duo_package_plan_new (coverage->coverage, FALSE);
  g_assert_cmpuint (packages->len, >=, 4);
  g_assert_cmpuint (packages->len, ==, duo_coverage_count_turn (coverage->coverage));
  g_assert_cmpuint (packages->len, <, coverage->institutions->len);
  for (guint i = 0; i < packages->len; i++)
    {
      const DuoPackage *package = packages->pdata[i];

      g_assert_cmpstr (duo_institution_get_text (coverage->institutions->pdata[package->institution], DUO_INSTITUTION_BRIN), !=, "90AH");
      g_assert_true (duo_coverage_is_turn (coverage->coverage, package->institution));
      g_assert_cmpuint (package->items->len, >, 0);
      for (guint j = 0; j < package->items->len; j++)
        if (g_array_index (package->items, DuoPackageItem, j).reason == DUO_PACKAGE_FITS)
          n_fits++;
        else
          n_check++;
    }
  g_assert_cmpuint (n_fits, >, 0);
  g_assert_cmpuint (n_check, >, 0);
}

/* Puts a text of the program's own in the folder. Returns: (transfer full): a material of it, not stored. */
static DuoMaterial *
put (Fixture *self, const char *text)
{
  g_autoptr (GBytes) content = g_bytes_new (text, strlen (text));
  GVariantBuilder builder;
  g_autoptr (GVariant) said = NULL;
  g_autoptr (GBytes) answer = NULL;
  g_autoptr (DuoMediaTaken) taken = NULL;
  g_autoptr (GError) error = NULL;
  DuoMaterial *material = duo_material_new ();

  g_variant_builder_init (&builder, DUO_MEDIA_WIRE_TYPE);
  g_variant_builder_add (&builder, "{sv}", DUO_WIRE_VERDICT, g_variant_new_string ("fine"));
  g_variant_builder_add (&builder, "{sv}", DUO_WIRE_FORMAT, g_variant_new_string ("text"));
  g_variant_builder_add (&builder, "{sv}", DUO_WIRE_TEXT, g_variant_new_string (text));
  said = g_variant_ref_sink (g_variant_builder_end (&builder));
  answer = g_variant_get_data_as_bytes (said);
  taken = duo_media_folder_put (self->folder, "kort.txt", content, answer, &error);
  g_assert_no_error (error);
  g_assert_cmpint (taken->facts->notes, ==, 0);
  g_assert_cmpstr (taken->facts->text, ==, text);
  duo_media_folder_keep (self->folder, taken, &error);
  g_assert_no_error (error);
  duo_material_set_campaign (material, duo_material_get_campaign (self->materials->pdata[0]));
  duo_material_set_title (material, "Kort");
  duo_material_set_file_name (material, "kort.txt");
  duo_material_set_kinds (material, 1u << DUO_CHANNEL_APP);
  duo_material_set_facts (material, taken->facts);
  return material;
}

/* As if all that lies there was put there last week. */
static void
make_old (Fixture *self)
{
  g_autoptr (GPtrArray) content = duo_media_folder_list (self->folder);
  struct utimbuf week_ago = { 0 };

  week_ago.actime = week_ago.modtime = (time_t) (g_get_real_time () / G_USEC_PER_SEC - 7 * 24 * 60 * 60);
  for (guint i = 0; i < content->len; i++)
    {
      g_autofree char *path = duo_media_folder_dup_file (self->folder, content->pdata[i]);

      g_assert_cmpint (g_utime (path, &week_ago), ==, 0);
    }
}

static gboolean
is_there (Fixture *self, DuoMaterial *material)
{
  g_autofree char *path = duo_materials_dup_file (self->context, material);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

static void
sweep (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  duo_materials_sweep (self->context, &error);
  g_assert_no_error (error);
}

static void
save (Fixture *self, gpointer object, DuoChangeKind kind)
{
  g_autoptr (GError) error = NULL;

  duo_calendar_save (self->context, object, kind, &error);
  g_assert_no_error (error);
}

static void
test_content_goes_when_nobody_can_come_back_to_it (Fixture *self, gconstpointer data)
{
  g_autoptr (DuoMaterial) material = put (self, "Nog even.");
  DuoMaterial *other = find (self, "Vierkant");
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoChange) undone = NULL;

  sweep (self);
  g_assert_true (is_there (self, material)); /* of today: its row may be on its way */
  make_old (self);
  save (self, material, DUO_CHANGE_ADD);
  sweep (self);
  g_assert_true (is_there (self, material));

  undone = duo_store_undo (self->test->store, &error);
  g_assert_no_error (error);
  sweep (self);
  g_assert_true (is_there (self, material)); /* it can be done again */

  duo_material_set_note (other, "Nu kan dat niet meer.");
  save (self, other, DUO_CHANGE_EDIT);
  sweep (self);
  g_assert_false (is_there (self, material));
  g_assert_true (is_there (self, other));
  assert_findings (self, 0);
}

static void
test_a_backup_brings_the_files_along (Fixture *self, gconstpointer data)
{
  g_autofree char *backup = duo_test_store_dup_path (self->test, "kopie.db");
  g_autofree char *folder = duo_media_folder_dup_path (backup);
  g_autofree char *lost = duo_materials_dup_file (self->context, self->materials->pdata[0]);
  g_autofree char *kept = duo_media_folder_dup_file (folder, duo_material_get_sha256 (self->materials->pdata[0]));
  g_autoptr (GPtrArray) content = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (duo_materials_backup (self->context, backup, &error));
  g_assert_no_error (error);
  content = duo_media_folder_list (folder);
  g_assert_cmpuint (content->len, ==, self->materials->len);

  g_assert_cmpint (g_unlink (lost), ==, 0);
  assert_findings (self, 1);
  g_assert_true (duo_materials_restore (self->context, backup, &error));
  g_assert_no_error (error);
  assert_findings (self, 0);

  g_assert_cmpint (g_unlink (lost), ==, 0);
  g_assert_true (g_file_set_contents (kept, "iets anders", -1, &error));
  g_assert_false (duo_materials_restore (self->context, backup, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_FILE_DAMAGED);
}

/* Totals, counts, formats, packages and what changed are all of those whose wave is open; who waits is there, and named. */
static void
test_who_waits_for_a_wave_counts_nowhere (Fixture *self, gconstpointer data)
{
  const gint64 id = duo_material_get_campaign (self->materials->pdata[0]);
  const DuoSectorSet all = DUO_SECTOR_SET_ALL; /* in one wave: all are open */
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoCampaignCoverage) closed = duo_materials_cover (self->context, id, NULL, &error);
  g_autoptr (DuoCampaignCoverage) open = NULL;
  DuoCoverageTotals totals;

  g_assert_no_error (error);
  totals = duo_coverage_get_totals (closed->coverage, DUO_SECTOR_SET_NONE);
  g_assert_cmpuint (totals.n_waiting, ==, 4);
  g_assert_cmpuint (totals.n + totals.n_waiting, ==, closed->institutions->len);
  g_assert_cmpuint (duo_coverage_get_totals (closed->coverage, DUO_SECTOR_SET_VO).n, ==, 0);
  for (guint i = 0; i < closed->institutions->len; i++)
    g_assert_true (duo_coverage_is_turn (closed->coverage, i) == (i < totals.n)); /* they come last */
  for (gdouble share = 0; share <= 1; share += 0.5)
    {
      g_autoptr (DuoFormats) formats = duo_formats_new (closed->coverage, share);

      g_assert_cmpuint (formats->n_institutions, ==, totals.n);
      for (guint i = 0; i < formats->left_out->len; i++)
        for (guint row = totals.n; row < closed->institutions->len; row++)
          g_assert_cmpint (g_array_index (formats->left_out, DuoLeftOut, i).institution, !=,
                           duo_institution_get_id (closed->institutions->pdata[row]));
    }

  g_assert_cmpint (duo_campaigns_do (self->context, duo_campaign_change_waves (id, &all, 1), &error), !=, 0);
  g_assert_no_error (error);
  open = duo_materials_cover (self->context, id, closed, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (duo_coverage_count_turn (open->coverage), ==, open->institutions->len);
  g_assert_cmpuint (open->coverage->n_checked, ==, 0); /* nothing was matched again */
  for (guint m = 0; m < open->materials->len; m++)
    g_assert_cmpuint (duo_coverage_count_fits (open->coverage, m), >=, duo_coverage_count_fits (closed->coverage, m));
}

/* What was made for this year says so: next year's campaign begins without, and the old one keeps its own. */
static void
test_a_copied_campaign_begins_without (Fixture *self, gconstpointer data)
{
  const gint64 id = duo_material_get_campaign (self->materials->pdata[0]);
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoCampaignView) view = duo_campaign_view_load (self->context, id, &error);
  g_autoptr (DuoCampaignCopy) copy = NULL;
  g_autoptr (GPtrArray) before = duo_materials_list (self->context, id, TRUE, &error);
  g_autoptr (GPtrArray) kept = NULL;
  g_autoptr (GPtrArray) copied = NULL;
  gint64 made;

  g_assert_no_error (error);
  copy = duo_campaign_view_plan_copy (view, 1);
  made = duo_campaigns_do (self->context, duo_campaign_change_copy (copy), &error);
  g_assert_no_error (error);
  kept = duo_materials_list (self->context, id, TRUE, &error);
  copied = duo_materials_list (self->context, made, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (kept->len, ==, before->len);
  g_assert_cmpuint (copied->len, ==, 0);
  assert_findings (self, 0);
}

static void
test_the_designer_is_briefed (Fixture *self, gconstpointer data)
{
  g_autofree char *path = duo_test_store_dup_path (self->test, "briefing.xlsx");
  g_autoptr (DuoCampaignCoverage) coverage = NULL;
  g_autoptr (DuoFormats) formats = NULL;
  g_autoptr (DuoFormats) missing = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *start = NULL;
  gsize length = 0;

  coverage = duo_materials_cover (self->context, duo_material_get_campaign (self->materials->pdata[0]), NULL, &error);
  g_assert_no_error (error);
  g_assert_false (duo_materials_write_briefing (self->context, coverage, 0.9, "/tmp/briefing.txt", &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_INVALID);
  g_clear_error (&error);
  g_assert_true (duo_materials_write_briefing (self->context, coverage, 0.9, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &start, &length, &error));
  g_assert_cmpmem (start, 2, "PK", 2);

  formats = duo_formats_new (coverage->coverage, 1);
  missing = duo_formats_new_missing (coverage->coverage);
  g_assert_cmpuint (formats->choices->len, >, 0);
  g_assert_cmpuint (missing->n_institutions, <, formats->n_institutions);
  g_assert_cmpuint (missing->n_reachable, <=, formats->n_reachable);
}

/* ---- Taking files in ---- */

/* Writes a file of the test's own. Returns: (transfer full) (type filename): where. */
static char *
write_file (Fixture *self, const char *name, const char *content, gssize length)
{
  char *path = duo_test_store_dup_path (self->test, name);
  g_autoptr (GError) error = NULL;

  g_file_set_contents_full (path, content, length, G_FILE_SET_CONTENTS_NONE, 0600, &error); /* a long name has no room for a temporary one */
  g_assert_no_error (error);
  return path;
}

/* Returns: (transfer full) (element-type DuoMaterialAdded): what became of @paths, which are the caller's. */
static GPtrArray *
add (Fixture *self, GPtrArray *paths, gint64 replaces)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *added = duo_materials_add (self->context, duo_material_get_campaign (self->materials->pdata[0]), paths, replaces, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (added->len, ==, paths->len);
  return added;
}

static GPtrArray *
add_one (Fixture *self, const char *path, gint64 replaces)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  g_ptr_array_add (paths, (gpointer) path);
  return add (self, paths, replaces);
}

/* Each its own verdict, whatever came before it; one change for those that are fine. */
static void
test_bad_files_keep_nobody_out (Fixture *self, gconstpointer data)
{
  static const char drawing[] = "<svg xmlns='http://www.w3.org/2000/svg' width='16' height='9'><script>x</script></svg>";
  static const char half[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
  static const char large[] = "<svg xmlns='http://www.w3.org/2000/svg' width='50000' height='50000'/>";
  g_autofree char *long_name = g_strnfill (246, 'x');
  g_autofree char *longest = g_strconcat (long_name, ".txt", NULL);
  const struct
  {
    const char *name;
    const char *content; /* NULL: it is not there */
    gssize length;
    DuoMediaVerdict verdict;
    guint notes;
    const char *shown;
  } files[] = {
    { "leeg.png", "", 0, DUO_MEDIA_EMPTY, 0, "leeg.png" },
    { "half.png", half, sizeof half - 1, DUO_MEDIA_BROKEN, 0, "half.png" },
    { "weg.jpg", NULL, 0, DUO_MEDIA_MISSING, 0, "weg.jpg" },
    { "programma.jpg", "\x7f""ELF\2\1\1\0\0\0\0\0\0\0\0\0", 16, DUO_MEDIA_UNKNOWN_TYPE, 0, "programma.jpg" },
    { "groot.svg", large, -1, DUO_MEDIA_TOO_LARGE, 0, "groot.svg" },
    { "clip.mp4", "Dit is een tekst.", -1, DUO_MEDIA_FINE, DUO_MEDIA_NOTE_NAME_LIES, "clip.mp4" },
    { "script.svg", drawing, -1, DUO_MEDIA_FINE, DUO_MEDIA_NOTE_SCRIPT, "script.svg" },
    { "twee\nregels.txt", "Twee regels in de naam.", -1, DUO_MEDIA_FINE, 0, "twee regels.txt" },
    { longest, "Een lange naam.", -1, DUO_MEDIA_FINE, 0, NULL },
  };
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) added = NULL;
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (DuoChange) undone = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_ptr_array_add (paths, files[i].content != NULL ? write_file (self, files[i].name, files[i].content, files[i].length)
                                                     : duo_test_store_dup_path (self->test, files[i].name));
  added = add (self, paths, 0);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      const DuoMaterialAdded *at = added->pdata[i];

      g_test_message ("%s", files[i].name);
      g_assert_cmpint (at->facts->verdict, ==, files[i].verdict);
      g_assert_cmpuint (at->facts->notes, ==, files[i].notes);
      g_assert_true ((at->material != NULL) == (files[i].verdict == DUO_MEDIA_FINE));
      g_assert_null (at->double_of);
      if (files[i].shown != NULL)
        g_assert_cmpstr (at->name, ==, files[i].shown);
      if (at->material != NULL)
        g_assert_true (is_there (self, at->material));
    }
  after = list (self);
  g_assert_cmpuint (after->len, ==, self->materials->len + 4);
  assert_findings (self, 0);

  undone = duo_store_undo (self->test->store, &error);
  g_assert_no_error (error);
  g_ptr_array_unref (after);
  after = list (self);
  g_assert_cmpuint (after->len, ==, self->materials->len);
}

static void
test_a_new_version_keeps_the_old_one (Fixture *self, gconstpointer data)
{
  g_autofree char *first = write_file (self, "een.txt", "De eerste tekst.", -1);
  g_autofree char *second = write_file (self, "twee.txt", "De tweede tekst.", -1);
  g_autoptr (GPtrArray) old = add_one (self, first, 0);
  DuoMaterial *before = ((DuoMaterialAdded *) old->pdata[0])->material;
  g_autoptr (GPtrArray) newer = add_one (self, second, duo_material_get_id (before));
  const DuoMaterialAdded *after = newer->pdata[0];
  g_autoptr (GPtrArray) doubled = add_one (self, second, 0);
  g_autoptr (GPtrArray) newest = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *content = NULL;

  g_assert_cmpint (duo_material_get_version (after->material), ==, 2);
  g_assert_cmpint (duo_material_get_previous (after->material), ==, duo_material_get_id (before));
  g_assert_cmpstr (duo_material_get_title (after->material), ==, "een");
  newest = duo_materials_list (self->context, 0, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (newest->len, ==, self->materials->len + 1);

  make_old (self);
  sweep (self);
  path = duo_materials_open (self->context, before, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "De eerste tekst.");

  g_assert_null (((DuoMaterialAdded *) doubled->pdata[0])->material);
  g_assert_cmpint (duo_material_get_id (((DuoMaterialAdded *) doubled->pdata[0])->double_of), ==, duo_material_get_id (after->material));
}

/* What reads a file says so when it is not what it was. */
static void
test_content_is_verified_when_it_is_read (Fixture *self, gconstpointer data)
{
  DuoMaterial *material = self->materials->pdata[0];
  g_autofree char *path = duo_materials_dup_file (self->context, material);
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_set_contents (path, "iets anders", -1, &error));
  g_assert_null (duo_materials_open (self->context, material, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_FILE_DAMAGED);
  g_clear_error (&error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_null (duo_materials_open (self->context, material, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_FILE_MISSING);
}

typedef struct
{
  const char *path;
  gint stop; /* atomic */
} Growing;

static gpointer
grow_thread (gpointer user_data)
{
  Growing *growing = user_data;
  FILE *file = g_fopen (growing->path, "a");

  g_assert_nonnull (file);
  while (g_atomic_int_get (&growing->stop) == 0)
    {
      g_assert_cmpint (fputs ("Nog een regel.\n", file), >=, 0);
      g_assert_cmpint (fflush (file), ==, 0);
    }
  g_assert_cmpint (fclose (file), ==, 0);
  return NULL;
}

static void
test_a_file_that_is_still_written_is_told (Fixture *self, gconstpointer data)
{
  g_autofree char *whole = write_file (self, "af.txt", "Deze is af.", -1);
  g_autofree char *content = g_strnfill (16 * 1024 * 1024, 'a');
  g_autofree char *path = write_file (self, "groeit.txt", content, -1);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  g_autoptr (GPtrArray) added = NULL;
  Growing growing = { path, 0 };
  GThread *thread = g_thread_new ("grow", grow_thread, &growing);

  g_ptr_array_add (paths, path);
  g_ptr_array_add (paths, whole);
  added = add (self, paths, 0);
  g_atomic_int_set (&growing.stop, 1);
  g_thread_join (thread);

  g_assert_cmpint (((DuoMaterialAdded *) added->pdata[0])->facts->verdict, ==, DUO_MEDIA_CHANGED);
  g_assert_nonnull (((DuoMaterialAdded *) added->pdata[1])->material);
}

static gboolean
hold_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  g_atomic_int_set ((gint *) user_data, 1);
  g_usleep (G_USEC_PER_SEC / 2);
  return TRUE;
}

static gpointer
hold_thread (gpointer user_data)
{
  gpointer *both = user_data;
  const DuoChangeName name = { DUO_CHANGE_EDIT, DUO_OBJECT_MATERIAL, 0 };
  g_autoptr (GError) error = NULL;

  duo_store_write (both[0], &name, hold_job, both[1], NULL, NULL, &error);
  g_assert_no_error (error);
  return NULL;
}

/* Others may keep the store longer than a write waits: what was measured waits on. */
static void
test_adding_waits_for_its_turn (Fixture *self, gconstpointer data)
{
  g_autoptr (DuoStore) other = duo_test_store_open_as (self->test, DUO_TEST_OTHER);
  g_autofree char *path = write_file (self, "kort.txt", "Kort.", -1);
  g_autoptr (GPtrArray) added = NULL;
  gint holds = 0;
  gpointer both[] = { other, &holds };
  GThread *thread;

  duo_store_set_patience (self->test->store, 20);
  thread = g_thread_new ("hold", hold_thread, both);
  while (g_atomic_int_get (&holds) == 0)
    g_usleep (1000);
  added = add_one (self, path, 0);
  g_thread_join (thread);
  g_assert_nonnull (((DuoMaterialAdded *) added->pdata[0])->material);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add ("/materials/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("sample", test_the_sample_has_its_materials);
  ADD ("sample-checks", test_the_sample_keeps_the_checks);
  ADD ("sample-packages", test_the_sample_has_a_package_for_each);
  ADD ("sweep", test_content_goes_when_nobody_can_come_back_to_it);
  ADD ("backup", test_a_backup_brings_the_files_along);
  ADD ("copy", test_a_copied_campaign_begins_without);
  ADD ("waves", test_who_waits_for_a_wave_counts_nowhere);
  ADD ("briefing", test_the_designer_is_briefed);
  ADD ("bad-files", test_bad_files_keep_nobody_out);
  ADD ("versions", test_a_new_version_keeps_the_old_one);
  ADD ("verified", test_content_is_verified_when_it_is_read);
  ADD ("changing", test_a_file_that_is_still_written_is_told);
  ADD ("busy", test_adding_waits_for_its_turn);
#undef ADD
  return g_test_run ();
}
