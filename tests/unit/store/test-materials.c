/* SPDX-License-Identifier: EUPL-1.2 */
/* The table material: kept whole through undo and redo, versions in a chain, in order, and which content is still named. */
#include "duo-campaign-table.h"
#include "duo-error.h"
#include "duo-material-table.h"
#include "duo-store-undo.h"
#include "duo-test-store.h"

/* A checksum of one sign: content that is not there is nobody's concern here. */
#define SIGNS 64

typedef struct
{
  DuoTestStore *test;
  DuoCampaign *campaign;
  DuoCampaign *other;
} Fixture;

static gboolean
save_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  return DUO_IS_CAMPAIGN (user_data) ? duo_campaign_table_save (db, user_data, error) : duo_material_table_save (db, user_data, error);
}

static gboolean
try_save (Fixture *self, gpointer object, GError **error)
{
  const DuoChangeName name = { DUO_CHANGE_EDIT, DUO_IS_CAMPAIGN (object) ? DUO_OBJECT_CAMPAIGN : DUO_OBJECT_MATERIAL, 0 };

  return duo_store_write (self->test->store, &name, save_job, object, NULL, NULL, error);
}

static void
save (Fixture *self, gpointer object)
{
  g_autoptr (GError) error = NULL;

  try_save (self, object, &error);
  g_assert_no_error (error);
}

static gboolean
remove_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  return duo_material_table_remove (db, duo_material_get_id (user_data), duo_material_get_rev (user_data), error);
}

static gboolean
try_remove (Fixture *self, DuoMaterial *material, GError **error)
{
  const DuoChangeName name = { DUO_CHANGE_REMOVE, DUO_OBJECT_MATERIAL, 0 };

  return duo_store_write (self->test->store, &name, remove_job, material, NULL, NULL, error);
}

static gboolean
get_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  *result = duo_material_table_get (db, *(const gint64 *) user_data, error);
  return *result != NULL;
}

/* Returns: (transfer full) (nullable): the material as the store has it. */
static DuoMaterial *
get (Fixture *self, gint64 id, GError **error)
{
  gpointer material = NULL;

  return duo_store_read (self->test->store, get_job, &id, &material, error) ? material : NULL;
}

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

/* The titles and versions of a list: "a 2, b 1". */
static void
assert_list (Fixture *self, gint64 campaign, gboolean all_versions, const char *expected)
{
  Wanted wanted = { campaign, all_versions };
  g_autoptr (GPtrArray) materials = NULL;
  g_autoptr (GString) said = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  duo_store_read (self->test->store, list_job, &wanted, (gpointer *) &materials, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < materials->len; i++)
    g_string_append_printf (said, "%s%s %d", i > 0 ? ", " : "", duo_material_get_title (materials->pdata[i]),
                            (gint) duo_material_get_version (materials->pdata[i]));
  g_assert_cmpstr (said->str, ==, expected);
}

static gboolean
content_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  *result = duo_material_table_list_content (db, error);
  return *result != NULL;
}

static void
assert_content (Fixture *self, DuoMaterial *material, gboolean is_named)
{
  g_autoptr (GHashTable) content = NULL;
  g_autoptr (GError) error = NULL;

  duo_store_read (self->test->store, content_job, NULL, (gpointer *) &content, &error);
  g_assert_no_error (error);
  g_assert_true (g_hash_table_contains (content, duo_material_get_sha256 (material)) == is_named);
}

/* A clip about which all that can be said is said. @sign: of its checksum. */
static DuoMaterial *
new_material (DuoCampaign *campaign, const char *title, char sign)
{
  DuoMaterial *material = duo_material_new ();
  g_autoptr (DuoMediaFacts) facts = duo_media_facts_new ();
  const DuoWhen until = duo_when_dmy (31, 12, 2021);

  g_free (facts->sha256);
  facts->sha256 = g_strnfill (SIGNS, sign);
  facts->format = DUO_MEDIA_FORMAT_MP4;
  facts->width = 1080;
  facts->height = 1920;
  facts->pages = 1;
  facts->duration = 10040;
  facts->frame_rate = 29970;
  facts->has_audio = TRUE;
  g_free (facts->container);
  facts->container = g_strdup ("mp4");
  g_free (facts->codec);
  facts->codec = g_strdup ("h264");
  g_free (facts->audio_codec);
  facts->audio_codec = g_strdup ("aac");
  facts->size = G_GINT64_CONSTANT (3000000000);
  g_free (facts->text);
  facts->text = g_strdup ("Één ‘tekst’\nop twee regels");
  facts->title_chars = 12;
  facts->chars = 15;
  facts->words = 5;
  facts->text_bytes = 33;
  facts->notes = DUO_MEDIA_NOTE_NAME_LIES | DUO_MEDIA_NOTE_TURNED;

  duo_material_set_campaign (material, duo_campaign_get_id (campaign));
  duo_material_set_title (material, title);
  duo_material_set_file_name (material, "clip.mp4");
  duo_material_set_status (material, DUO_MATERIAL_RELEASED);
  duo_material_set_alt_text (material, "Een boek");
  duo_material_set_captions (material, DUO_CAPTIONS_EXEMPT);
  duo_material_set_captions_note (material, "Er wordt niet gesproken");
  duo_material_set_language (material, "nl");
  duo_material_set_rights (material, DUO_RIGHTS_UNTIL);
  duo_material_set_rights_until (material, &until);
  duo_material_set_kinds (material, 1u << DUO_CHANNEL_SCREEN | 1u << DUO_CHANNEL_APP);
  duo_material_set_note (material, "Van het bureau");
  duo_material_set_facts (material, facts);
  return material;
}

/* Returns: (transfer full): a version after @before, not stored. */
static DuoMaterial *
new_version (DuoCampaign *campaign, DuoMaterial *before, char sign)
{
  DuoMaterial *material = new_material (campaign, duo_material_get_title (before), sign);

  duo_material_set_previous (material, duo_material_get_id (before));
  duo_material_set_version (material, duo_material_get_version (before) + 1);
  return material;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->test = duo_test_store_new ();
  self->campaign = duo_campaign_new ();
  duo_campaign_set_name (self->campaign, "Continueren SF 2020");
  save (self, self->campaign);
  self->other = duo_campaign_new ();
  duo_campaign_set_name (self->other, "Aanvraag lesgeld 2020");
  save (self, self->other);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->campaign);
  g_object_unref (self->other);
  duo_test_store_free (self->test);
}

static void
undo (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoChange) undone = duo_store_undo (self->test->store, &error);

  g_assert_no_error (error);
}

static void
redo (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoChange) redone = duo_store_redo (self->test->store, &error);

  g_assert_no_error (error);
}

static void
test_kept_whole (Fixture *self, gconstpointer data)
{
  g_autoptr (DuoMaterial) material = new_material (self->campaign, "Clip staand", 'a');
  g_autoptr (DuoMaterial) kept = NULL;
  g_autoptr (DuoMaterial) again = NULL;
  g_autoptr (GError) error = NULL;

  save (self, material);
  kept = get (self, duo_material_get_id (material), &error);
  g_assert_no_error (error);
  g_assert_true (duo_material_equal (material, kept));

  undo (self);
  g_assert_null (get (self, duo_material_get_id (material), &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  redo (self);
  again = get (self, duo_material_get_id (material), &error);
  g_assert_no_error (error);
  g_assert_true (duo_material_equal (material, again));
}

static void
test_without_a_title_it_is_refused (Fixture *self, gconstpointer data)
{
  g_autoptr (DuoMaterial) material = new_material (self->campaign, "", 'a');
  g_autoptr (GError) error = NULL;

  g_assert_false (try_save (self, material, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_INVALID);
}

static void
test_order_and_campaigns (Fixture *self, gconstpointer data)
{
  static const char *const titles[] = { "beeld 10", "Éénmalig", "beeld 9", "Zomer" };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      g_autoptr (DuoMaterial) material = new_material (i == 3 ? self->other : self->campaign, titles[i], (char) ('a' + i));

      save (self, material);
    }
  assert_list (self, 0, FALSE, "beeld 9 1, beeld 10 1, Éénmalig 1, Zomer 1");
  assert_list (self, duo_campaign_get_id (self->campaign), FALSE, "beeld 9 1, beeld 10 1, Éénmalig 1");
  assert_list (self, duo_campaign_get_id (self->other), FALSE, "Zomer 1");
}

static void
test_versions_in_a_chain (Fixture *self, gconstpointer data)
{
  g_autoptr (DuoMaterial) first = new_material (self->campaign, "Clip", 'a');
  g_autoptr (DuoMaterial) second = NULL;
  g_autoptr (DuoMaterial) also = NULL;
  g_autoptr (GError) error = NULL;

  save (self, first);
  second = new_version (self->campaign, first, 'b');
  save (self, second);
  assert_list (self, 0, FALSE, "Clip 2");
  assert_list (self, 0, TRUE, "Clip 2, Clip 1");

  also = new_version (self->campaign, first, 'c');
  g_assert_false (try_save (self, also, &error)); /* somebody else was first */
  g_assert_error (error, DUO_ERROR, DUO_ERROR_CONFLICT);
  g_clear_error (&error);
  g_assert_false (try_remove (self, first, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_IN_USE);
  g_clear_error (&error);

  g_assert_true (try_remove (self, second, &error));
  g_assert_no_error (error);
  assert_list (self, 0, TRUE, "Clip 1");
  undo (self);
  assert_list (self, 0, FALSE, "Clip 2");
}

/* By a row, by a change that can be undone, by one that can be done again; then by nobody. */
static void
test_content_is_named_as_long_as_one_can_come_back (Fixture *self, gconstpointer data)
{
  g_autoptr (DuoMaterial) material = new_material (self->campaign, "Clip", 'a');
  g_autoptr (DuoMaterial) next = new_material (self->campaign, "Beeld", 'b');
  g_autoptr (GError) error = NULL;

  assert_content (self, material, FALSE);
  save (self, material);
  assert_content (self, material, TRUE);
  g_assert_true (try_remove (self, material, &error));
  g_assert_no_error (error);
  assert_content (self, material, TRUE); /* the removal can be undone */

  undo (self);
  undo (self);
  assert_content (self, material, TRUE); /* the addition can be done again */
  save (self, next);
  assert_content (self, material, FALSE); /* what was undone is dropped by something new */
  assert_content (self, next, TRUE);
}

static void
test_the_second_to_save_is_told (Fixture *self, gconstpointer data)
{
  g_autoptr (DuoMaterial) mine = new_material (self->campaign, "Clip", 'a');
  g_autoptr (DuoMaterial) theirs = NULL;
  g_autoptr (GError) error = NULL;

  save (self, mine);
  theirs = get (self, duo_material_get_id (mine), &error);
  g_assert_no_error (error);
  duo_material_set_note (theirs, "Van hen");
  save (self, theirs);
  duo_material_set_note (mine, "Van mij");
  g_assert_false (try_save (self, mine, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_CONFLICT);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add ("/materials/" path, Fixture, NULL, set_up, function, tear_down)
  ADD ("kept", test_kept_whole);
  ADD ("no-title", test_without_a_title_it_is_refused);
  ADD ("order", test_order_and_campaigns);
  ADD ("versions", test_versions_in_a_chain);
  ADD ("content", test_content_is_named_as_long_as_one_can_come_back);
  ADD ("conflict", test_the_second_to_save_is_told);
#undef ADD
  return g_test_run ();
}
