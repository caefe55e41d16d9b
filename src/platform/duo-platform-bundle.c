/* SPDX-License-Identifier: EUPL-1.2 */
/* What a school's link is of: a zip with a list of what is in it, and what can be taken from it. Nothing in it is
 * believed: who may put files here may put any file here. */
#include "duo-platform-bundle.h"

#include <json-glib/json-glib.h>
#include <string.h>
#include <unistd.h>
#include <zip.h>

#include "duo-json-guard.h"
#include "duo-platform-path.h"
#include "duo-when.h"

#define MANIFEST      "manifest.json"
#define MAX_MANIFEST  (1024 * 1024)
#define MAX_ENTRIES   1000
#define MAX_MATERIALS 500
#define MAX_TEXT      4000
#define MAX_WHERE     50
#define MAX_PREVIEW   (5 * 1024 * 1024)

struct _DuoPlatformPart
{
  zip_t      *zip;
  zip_file_t *file;
  guint64     left; /* bytes */
};

static void
material_free (gpointer data)
{
  DuoPlatformMaterial *material = data;

  g_free (material->name);
  g_free (material->title);
  g_free (material->facts);
  g_free (material->alt);
  g_free (material->text);
  g_free (material->preview);
  g_strfreev (material->where);
  g_free (material);
}

/* Returns: (transfer full): a file of which nothing more is known. */
DuoPlatformBundle *
duo_platform_bundle_new (const char *name,
                         guint64     size)
{
  DuoPlatformBundle *self = g_new0 (DuoPlatformBundle, 1);

  self->name = g_strdup (name);
  self->size = size;
  self->materials = g_ptr_array_new_with_free_func (material_free);
  return self;
}

void
duo_platform_bundle_free (DuoPlatformBundle *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_free (self->campaign);
  g_free (self->goals);
  g_free (self->first_day);
  g_free (self->last_day);
  g_free (self->audience);
  g_free (self->questions);
  g_ptr_array_unref (self->materials);
  g_free (self);
}

static gboolean
fail (GError    **error,
      const char *what)
{
  g_set_error_literal (error, DUO_ERROR, DUO_ERROR_FILE_DAMAGED, what);
  return FALSE;
}

/* A picture that a browser shows without running anything in it. */
gboolean
duo_platform_is_picture (const char *name)
{
  static const char *const suffixes[] = { ".png", ".jpg", ".jpeg", ".gif", ".webp" };
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (lower, suffixes[i]))
      return TRUE;
  return FALSE;
}

/* Returns: (transfer full): the text of that member, cut where it is too long; "" where it is none. */
static char *
dup_text (JsonObject *object,
          const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  const char *text = node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING
                       ? json_node_get_string (node) : NULL;
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  if (strlen (valid) > MAX_TEXT)
    *g_utf8_find_prev_char (valid, valid + MAX_TEXT + 1) = '\0';
  return g_steal_pointer (&valid);
}

/* Returns: (transfer full): a day in Dutch words; what is no ISO date is left as it is. */
static char *
dup_day (JsonObject *object,
         const char *name)
{
  static const char *const days[] = { "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag" };
  static const char *const months[] = { "januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
                                        "september", "oktober", "november", "december" };
  g_autofree char *text = dup_text (object, name);
  GDate date;
  guint32 day;

  if (!duo_day_parse (text, &day))
    return g_steal_pointer (&text);

  g_date_clear (&date, 1);
  g_date_set_julian (&date, day);
  return g_strdup_printf ("%s %u %s %u", days[g_date_get_weekday (&date) - 1], g_date_get_day (&date),
                          months[g_date_get_month (&date) - 1], g_date_get_year (&date));
}

/* Returns: (transfer full): the texts of an array. */
static char **
dup_texts (JsonObject *object,
           const char *name)
{
  JsonNode *node = json_object_get_member (object, name);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  for (guint i = 0; array != NULL && i < MIN (json_array_get_length (array), MAX_WHERE); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      if (JSON_NODE_HOLDS_VALUE (element) && json_node_get_value_type (element) == G_TYPE_STRING
          && g_utf8_validate (json_node_get_string (element), -1, NULL)
          && strlen (json_node_get_string (element)) <= MAX_TEXT)
        g_strv_builder_add (builder, json_node_get_string (element));
    }
  return g_strv_builder_end (builder);
}

/* A name of a file in the zip itself, or in a folder of it. */
static gboolean
is_name (const char *name)
{
  g_autofree char *escaped = g_uri_escape_string (name, "/", TRUE);
  g_auto (GStrv) parts = *name != '\0' && *name != '/' ? duo_platform_path_split (escaped, NULL, NULL) : NULL;

  return parts != NULL;
}

static DuoPlatformMaterial *
read_material (JsonObject *object)
{
  g_autofree char *name = dup_text (object, "name");
  g_autofree char *preview = dup_text (object, "preview");
  JsonNode *check = json_object_get_member (object, "check");
  DuoPlatformMaterial *material;

  if (!is_name (name))
    return NULL;

  material = g_new0 (DuoPlatformMaterial, 1);
  material->index = -1;
  material->title = dup_text (object, "title");
  material->facts = dup_text (object, "facts");
  material->alt = dup_text (object, "alt");
  material->text = dup_text (object, "text");
  material->where = dup_texts (object, "where");
  material->check = check != NULL && JSON_NODE_HOLDS_VALUE (check) && json_node_get_value_type (check) == G_TYPE_BOOLEAN
                    && json_node_get_boolean (check);
  if (*material->title == '\0')
    {
      g_free (material->title);
      material->title = g_strdup (name);
    }
  if (is_name (preview) && duo_platform_is_picture (preview))
    material->preview = g_steal_pointer (&preview);
  material->name = g_steal_pointer (&name);
  return material;
}

/* An address that a link may be made of. */
static gboolean
is_address (const char *text)
{
  const char *at = strchr (text, '@');

  return at != NULL && at > text && at[1] != '\0' && strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                                                   "0123456789.@_+-") == strlen (text);
}

/**
 * duo_platform_manifest_parse:
 * @self: what it is read into
 * @text: (array length=length): the list that a package has of itself
 *
 * JSON: campaign, goals, audience, first_day, last_day, questions_to; materials, an array of name, title, facts, alt, text,
 * preview, where (an array), check. What is missing or of another kind is empty; a material without a possible name is
 * left out. HACKING.md has it in full.
 *
 * Returns: %FALSE with %DUO_ERROR_FILE_DAMAGED when it is no such JSON
 */
gboolean
duo_platform_manifest_parse (DuoPlatformBundle *self,
                             const char        *text,
                             gsize              length,
                             GError           **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  JsonObject *root;
  JsonNode *materials;
  JsonArray *array;

  if (!g_utf8_validate_len (text, length, NULL) || !duo_json_is_tame (text, length)
      || !json_parser_load_from_data (parser, text, (gssize) length, NULL)
      || json_parser_get_root (parser) == NULL || !JSON_NODE_HOLDS_OBJECT (json_parser_get_root (parser)))
    return fail (error, "a manifest that is no JSON object");

  root = json_node_get_object (json_parser_get_root (parser));
  self->campaign = dup_text (root, "campaign");
  self->goals = dup_text (root, "goals");
  self->first_day = dup_day (root, "first_day");
  self->last_day = dup_day (root, "last_day");
  self->audience = dup_text (root, "audience");
  self->questions = dup_text (root, "questions_to");
  if (!is_address (self->questions))
    *self->questions = '\0';

  materials = json_object_get_member (root, "materials");
  array = materials != NULL && JSON_NODE_HOLDS_ARRAY (materials) ? json_node_get_array (materials) : NULL;
  for (guint i = 0; array != NULL && i < MIN (json_array_get_length (array), MAX_MATERIALS); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      DuoPlatformMaterial *material = JSON_NODE_HOLDS_OBJECT (element) ? read_material (json_node_get_object (element))
                                                                       : NULL;

      if (material != NULL)
        g_ptr_array_add (self->materials, material);
    }

  self->listed = TRUE;
  return TRUE;
}

/* Opens the zip at @path. @info: (out): of the file. Returns: (nullable): %NULL with @error when it is none. */
static zip_t *
open_zip (DuoPlatformTree *tree,
          const char      *path,
          struct stat     *info,
          GError         **error)
{
  const int fd = duo_platform_tree_read (tree, path, info, error);
  zip_t *zip;

  if (fd < 0)
    return NULL;

  zip = zip_fdopen (fd, ZIP_CHECKCONS, NULL);
  if (zip == NULL)
    close (fd); /* else it is the zip's now */
  if (zip == NULL || zip_get_num_entries (zip, 0) > MAX_ENTRIES)
    {
      if (zip != NULL)
        zip_discard (zip);
      fail (error, "no zip, or one with too much in it");
      return NULL;
    }

  return zip;
}

/* Returns: the place of an entry that can be read; -1: there is none of that name. */
static gint64
find_entry (zip_t      *zip,
            const char *name,
            guint64    *size)
{
  zip_stat_t info;

  if (zip_stat (zip, name, ZIP_FL_ENC_GUESS, &info) != 0
      || (info.valid & (ZIP_STAT_INDEX | ZIP_STAT_SIZE)) != (ZIP_STAT_INDEX | ZIP_STAT_SIZE)
      || ((info.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && info.encryption_method != ZIP_EM_NONE)
      || info.size > G_MAXINT64)
    return -1;

  *size = info.size;
  return (gint64) info.index;
}

static char *
read_manifest (zip_t   *zip,
               gsize   *length,
               GError **error)
{
  guint64 size = 0;
  const gint64 index = find_entry (zip, MANIFEST, &size);
  zip_file_t *file = index >= 0 && size <= MAX_MANIFEST ? zip_fopen_index (zip, (zip_uint64_t) index, 0) : NULL;
  char *text;
  zip_int64_t n;

  if (file == NULL)
    {
      fail (error, "no manifest, or one that is too large");
      return NULL;
    }

  text = g_malloc0 (size + 1);
  n = zip_fread (file, text, size);
  zip_fclose (file);
  if (n < 0 || (guint64) n != size)
    {
      g_free (text);
      fail (error, "a manifest that can't be read");
      return NULL;
    }

  *length = (gsize) n;
  return text;
}

/* Looks each material up in the zip; what is not there goes. */
static void
find_materials (DuoPlatformBundle *self,
                zip_t             *zip)
{
  for (guint i = self->materials->len; i > 0; i--)
    {
      DuoPlatformMaterial *material = self->materials->pdata[i - 1];
      guint64 size = 0;

      material->index = find_entry (zip, material->name, &material->size);
      if (material->index < 0)
        {
          g_ptr_array_remove_index (self->materials, i - 1);
          continue;
        }
      if (material->preview != NULL && (find_entry (zip, material->preview, &size) < 0 || size > MAX_PREVIEW))
        g_clear_pointer (&material->preview, g_free);
      if (material->preview == NULL && duo_platform_is_picture (material->name) && material->size <= MAX_PREVIEW)
        material->preview = g_strdup (material->name);
    }
}

/**
 * duo_platform_bundle_open:
 * @path: of a file in @tree
 *
 * What is no zip, or has no manifest that can be read, is one file and nothing more.
 *
 * Returns: (transfer full) (nullable): what there is to fetch; %NULL with @error when there is no such file
 */
DuoPlatformBundle *
duo_platform_bundle_open (DuoPlatformTree *tree,
                          const char      *path,
                          GError         **error)
{
  g_autoptr (DuoPlatformBundle) self = NULL;
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *text = NULL;
  g_autoptr (GError) problem = NULL;
  struct stat info;
  gsize length;
  zip_t *zip;

  if (!duo_platform_tree_stat (tree, path, &info, error))
    return NULL;

  self = duo_platform_bundle_new (base, (guint64) info.st_size);
  zip = open_zip (tree, path, &info, &problem);
  if (zip != NULL && (text = read_manifest (zip, &length, &problem)) != NULL
      && duo_platform_manifest_parse (self, text, length, &problem))
    find_materials (self, zip);
  if (zip != NULL)
    zip_discard (zip);
  if (problem != NULL)
    g_debug ("%s: %s", path, problem->message);
  return g_steal_pointer (&self);
}

/**
 * duo_platform_part_open:
 * @path: of a zip
 * @name: in it
 * @size: (out): bytes
 *
 * Returns: (transfer full) (nullable): one file of the zip, to be read from begin to end
 */
DuoPlatformPart *
duo_platform_part_open (DuoPlatformTree *tree,
                        const char      *path,
                        const char      *name,
                        guint64         *size,
                        GError         **error)
{
  struct stat info;
  zip_t *zip = open_zip (tree, path, &info, error);
  const gint64 index = zip != NULL ? find_entry (zip, name, size) : -1;
  zip_file_t *file = index >= 0 ? zip_fopen_index (zip, (zip_uint64_t) index, 0) : NULL;
  DuoPlatformPart *part;

  if (file == NULL)
    {
      if (zip != NULL)
        {
          zip_discard (zip);
          fail (error, "not in the zip");
        }
      return NULL;
    }

  part = g_new0 (DuoPlatformPart, 1);
  part->zip = zip;
  part->file = file;
  part->left = *size;
  return part;
}

/* Reads the next bytes. Returns: how many; 0 at the end; -1 when it is damaged. A #DuoPlatformSource. */
gssize
duo_platform_part_read (gpointer part,
                        char    *buffer,
                        gsize    size)
{
  DuoPlatformPart *self = part;
  const zip_int64_t n = zip_fread (self->file, buffer, MIN (size, self->left));
  char more;

  if (n < 0)
    return -1;

  self->left -= (guint64) n;
  /* only past the end libzip looks whether the sum over it is right */
  return self->left == 0 && zip_fread (self->file, &more, 1) != 0 ? -1 : (gssize) n;
}

void
duo_platform_part_free (gpointer part)
{
  DuoPlatformPart *self = part;

  zip_fclose (self->file);
  zip_discard (self->zip);
  g_free (self);
}
