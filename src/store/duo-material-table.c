/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table material. Its columns follow a table here: what is measured of a file is many numbers. */
#include "duo-material-table.h"

#include "duo-error.h"
#include "duo-fold.h"
#include "duo-row.h"
#include "duo-table.h"

typedef enum
{
  TEXT,
  NUMBER,
  REFERENCE,
  WHEN,
  FORMAT,
  STATUS,
  CAPTIONS,
  RIGHTS,
} ColumnType;

/* The columns after id, uid and rev, in the order in which all statements have them. */
static const struct
{
  const char *column;
  const char *property;
  ColumnType type;
} columns[] = {
  { "campaign", "campaign", REFERENCE },
  { "previous", "previous", REFERENCE },
  { "version", "version", NUMBER },
  { "title", "title", TEXT },
  { "file_name", "file-name", TEXT },
  { "status", "status", STATUS },
  { "alt_text", "alt-text", TEXT },
  { "captions", "captions", CAPTIONS },
  { "captions_note", "captions-note", TEXT },
  { "language", "language", TEXT },
  { "rights", "rights", RIGHTS },
  { "rights_until", "rights-until", WHEN },
  { "kinds", "kinds", NUMBER },
  { "note", "note", TEXT },
  { "format", "format", FORMAT },
  { "width", "width", NUMBER },
  { "height", "height", NUMBER },
  { "pages", "pages", NUMBER },
  { "duration", "duration", NUMBER },
  { "frame_rate", "frame-rate", NUMBER },
  { "has_audio", "has-audio", NUMBER },
  { "container", "container", TEXT },
  { "codec", "codec", TEXT },
  { "audio_codec", "audio-codec", TEXT },
  { "size", "size", NUMBER },
  { "sha256", "sha256", TEXT },
  { "text", "text", TEXT },
  { "title_chars", "title-chars", NUMBER },
  { "chars", "chars", NUMBER },
  { "words", "words", NUMBER },
  { "text_bytes", "text-bytes", NUMBER },
  { "notes", "notes", NUMBER },
};

/* Names of the columns, each followed by @format with its number from @first, separated by commas. */
static char *
list_columns (const char *format, guint first)
{
  g_autoptr (GString) list = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      if (i > 0)
        g_string_append (list, ", ");
      if (format == NULL)
        g_string_append (list, columns[i].column);
      else if (g_str_equal (format, "="))
        g_string_append_printf (list, "%s = $%u", columns[i].column, first + i);
      else
        g_string_append_printf (list, "$%u", first + i);
    }

  return g_string_free (g_steal_pointer (&list), FALSE);
}

/* Reads the code in @text. Returns: -1 for one that nothing of ours wrote. */
static gint
parse_code (ColumnType type, const char *text)
{
  DuoMediaFormat format;
  DuoMaterialStatus status;
  DuoCaptions captions;
  DuoRights rights;

  if (type == FORMAT)
    return duo_media_format_parse (text, &format) ? (gint) format : -1;
  if (type == STATUS)
    return duo_material_status_parse (text, &status) ? (gint) status : -1;
  if (type == CAPTIONS)
    return duo_captions_parse (text, &captions) ? (gint) captions : -1;

  return duo_rights_parse (text, &rights) ? (gint) rights : -1;
}

static const char *
code_of (ColumnType type, gint code)
{
  if (type == FORMAT)
    return duo_media_format_to_string ((DuoMediaFormat) code);
  if (type == STATUS)
    return duo_material_status_to_string ((DuoMaterialStatus) code);
  if (type == CAPTIONS)
    return duo_captions_to_string ((DuoCaptions) code);

  return duo_rights_to_string ((DuoRights) code);
}

/* Returns: (transfer full) (nullable): the object in the row that @stmt stands on. */
static GObject *
duo_material_new_from_row (DuoStatement *stmt, GError **error)
{
  g_autoptr (DuoMaterial) self = duo_material_new ();

  duo_material_set_id (self, duo_statement_get_int (stmt, 0));
  duo_material_set_uid (self, duo_statement_get_text (stmt, 1));
  duo_material_set_rev (self, duo_statement_get_int (stmt, 2));
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      const gint column = (gint) i + 3;
      DuoWhen when;
      gint code;

      switch (columns[i].type)
        {
        case TEXT:
          g_object_set (self, columns[i].property, duo_statement_get_text (stmt, column), NULL);
          break;
        case NUMBER:
        case REFERENCE:
          g_object_set (self, columns[i].property, duo_statement_get_int (stmt, column), NULL);
          break;
        case WHEN:
          if (!duo_when_parse (duo_statement_get_text (stmt, column), &when))
            {
              duo_table_fail_code ("material", duo_material_get_id (self), duo_statement_get_text (stmt, column), error);
              return NULL;
            }
          g_object_set (self, columns[i].property, &when, NULL);
          break;
        case FORMAT:
        case STATUS:
        case CAPTIONS:
        case RIGHTS:
        default:
          code = parse_code (columns[i].type, duo_statement_get_text (stmt, column));
          if (code < 0)
            {
              duo_table_fail_code ("material", duo_material_get_id (self), duo_statement_get_text (stmt, column), error);
              return NULL;
            }
          g_object_set (self, columns[i].property, code, NULL);
        }
    }

  return G_OBJECT (g_steal_pointer (&self));
}

static void
bind_fields (DuoStatement *stmt, DuoMaterial *material)
{
  g_autofree char *sort_key = duo_fold_sort_key (duo_material_get_title (material));

  duo_statement_bind_text (stmt, "$1", duo_material_get_uid (material));
  duo_statement_bind_text (stmt, "$2", sort_key);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *name = g_strdup_printf ("$%u", i + 3);
      g_auto (GValue) value = G_VALUE_INIT;

      g_object_get_property (G_OBJECT (material), columns[i].property, &value);
      switch (columns[i].type)
        {
        case TEXT:
          duo_statement_bind_text (stmt, name, g_value_get_string (&value));
          break;
        case NUMBER:
          duo_statement_bind_int (stmt, name, g_value_get_int64 (&value));
          break;
        case REFERENCE:
          duo_table_bind_reference (stmt, name, g_value_get_int64 (&value));
          break;
        case WHEN:
          duo_table_bind_when (stmt, name, g_value_get_boxed (&value));
          break;
        case FORMAT:
        case STATUS:
        case CAPTIONS:
        case RIGHTS:
        default:
          duo_statement_bind_text (stmt, name, code_of (columns[i].type, g_value_get_int (&value)));
        }
    }
}

static DuoStatement *
prepare_select (DuoDatabase *db, const char *where, GError **error)
{
  g_autofree char *names = list_columns (NULL, 0);
  g_autofree char *sql = g_strdup_printf ("SELECT id, uid, rev, %s FROM material m %s", names, where);

  return duo_database_prepare (db, sql, error);
}

/* Returns: (transfer full) (element-type DuoMaterial) (nullable): those of @campaign (0: of all), by title. */
GPtrArray *
duo_material_table_list (DuoDatabase *db, gint64 campaign, gboolean all_versions, GError **error)
{
  g_autoptr (DuoStatement) stmt
    = prepare_select (db,
                      "WHERE ($1 = 0 OR campaign = $1) AND ($2 = 1 OR NOT EXISTS (SELECT 1 FROM material n WHERE n.previous = m.id))"
                      " ORDER BY sort_key, version DESC, id",
                      error);

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", campaign);
  duo_statement_bind_int (stmt, "$2", all_versions ? 1 : 0);
  return duo_table_read_rows (stmt, duo_material_new_from_row, error);
}

/* Returns: (transfer full) (nullable): the material; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoMaterial *
duo_material_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  g_autoptr (DuoStatement) stmt = prepare_select (db, "WHERE id = $1", error);
  GObject *object;

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", id);
  object = duo_table_take_single (duo_table_read_rows (stmt, duo_material_new_from_row, error), "material", id, error);
  return object != NULL ? DUO_MATERIAL (object) : NULL;
}

static gboolean
insert (DuoDatabase *db, DuoMaterial *material, GError **error)
{
  g_autofree char *names = list_columns (NULL, 0);
  g_autofree char *values = list_columns ("$", 3);
  g_autofree char *sql
    = g_strdup_printf ("INSERT INTO material (uid, rev, sort_key, %s) VALUES ($1, 1, $2, %s)", names, values);
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, material);
  if (!duo_table_run_save (db, stmt, "material", 0, error))
    return FALSE;

  duo_material_set_id (material, duo_database_last_insert_id (db));
  duo_material_set_rev (material, 1);
  return TRUE;
}

static gboolean
update (DuoDatabase *db, DuoMaterial *material, GError **error)
{
  const gint64 id = duo_material_get_id (material);
  const gint64 rev = duo_material_get_rev (material);
  g_autofree char *values = list_columns ("=", 3);
  g_autofree char *sql = g_strdup_printf ("UPDATE material SET uid = $1, rev = rev + 1, sort_key = $2, %s WHERE id = $%u AND rev = $%u",
                                          values, (guint) G_N_ELEMENTS (columns) + 3, (guint) G_N_ELEMENTS (columns) + 4);
  g_autofree char *id_name = g_strdup_printf ("$%u", (guint) G_N_ELEMENTS (columns) + 3);
  g_autofree char *rev_name = g_strdup_printf ("$%u", (guint) G_N_ELEMENTS (columns) + 4);
  g_autoptr (DuoMaterial) current = duo_material_table_get (db, id, error);
  g_autoptr (DuoStatement) stmt = NULL;

  if (current == NULL || !duo_table_check_rev ("material", id, rev, duo_material_get_rev (current), error))
    return FALSE;
  if (duo_material_equal (material, current))
    return TRUE; /* nothing to write: its revision stays */

  stmt = duo_database_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  bind_fields (stmt, material);
  duo_statement_bind_int (stmt, id_name, id);
  duo_statement_bind_int (stmt, rev_name, rev);
  if (!duo_table_run_save (db, stmt, "material", id, error))
    return FALSE;

  duo_material_set_rev (material, rev + 1);
  return TRUE;
}

/**
 * duo_material_table_save:
 *
 * Adds the material when its id is 0, else writes it over the row that it was read from. After success it has its id and
 * revision. %DUO_ERROR_CONFLICT: somebody else has written it since, or has given that version a newer one;
 * %DUO_ERROR_NOT_FOUND: it is gone; %DUO_ERROR_INVALID: no title.
 */
gboolean
duo_material_table_save (DuoDatabase *db, DuoMaterial *material, GError **error)
{
  if (!duo_table_check_text ("material", duo_material_get_id (material), "title", duo_material_get_title (material), error))
    return FALSE;

  return duo_material_get_id (material) == 0 ? insert (db, material, error) : update (db, material, error);
}

/* Removes the material; the version before it, if any, is the newest one again. %DUO_ERROR_IN_USE for one that a newer
 * version took the place of. */
gboolean
duo_material_table_remove (DuoDatabase *db, gint64 id, gint64 rev, GError **error)
{
  return duo_table_unlink_actions (db, "material", id, error) && duo_table_remove (db, "material", id, rev, error);
}

/* Adds what each row that @stmt gives names in its first column: a checksum, or an image of a row with one. */
static gboolean
add_content (DuoStatement *stmt, gboolean is_image, GHashTable *content, GError **error)
{
  gboolean has_row = FALSE;

  do
    {
      const char *text;

      if (!duo_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      text = duo_statement_get_text (stmt, 0);
      if (is_image)
        {
          g_autoptr (JsonObject) row = duo_row_parse (text, error);
          char *sha256 = row != NULL ? duo_row_dup_text (row, "sha256") : NULL;

          if (row == NULL)
            return FALSE;
          if (sha256 != NULL)
            g_hash_table_add (content, sha256);
        }
      else
        {
          g_hash_table_add (content, g_strdup (text));
        }
    }
  while (TRUE);

  return TRUE;
}

GHashTable *
duo_material_table_list_content (DuoDatabase *db, GError **error)
{
  static const char *const images[] = { "before", "after" };
  g_autoptr (GHashTable) content = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DuoStatement) rows = duo_database_prepare (db, "SELECT sha256 FROM material", error);

  if (rows == NULL || !add_content (rows, FALSE, content, error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (images); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT r.%s FROM change_row r JOIN change c ON c.id = r.change"
                                              " WHERE r.row_table = 'material' AND r.%s IS NOT NULL AND c.state <> 'dropped'",
                                              images[i], images[i]);
      g_autoptr (DuoStatement) stmt = duo_database_prepare (db, sql, error);

      if (stmt == NULL || !add_content (stmt, TRUE, content, error))
        return NULL;
    }

  return g_steal_pointer (&content);
}
