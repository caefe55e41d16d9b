/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the table material. */
#include "duo-material-table.h"

#include "duo-error.h"
#include "duo-record-table.h"
#include "duo-row.h"
#include "duo-table.h"

static const DuoColumn columns[] = {
  { "campaign", .is_reference = TRUE },
  { "previous", .is_reference = TRUE },
  { "version" },
  { "title" },
  { "file_name" },
  { "status", &duo_material_status_codes },
  { "alt_text" },
  { "captions", &duo_captions_codes },
  { "captions_note" },
  { "language" },
  { "rights", &duo_rights_codes },
  { "rights_until" },
  { "kinds" },
  { "note" },
  { "format", &duo_media_format_codes },
  { "width" },
  { "height" },
  { "pages" },
  { "duration" },
  { "frame_rate" },
  { "has_audio" },
  { "container" },
  { "codec" },
  { "audio_codec" },
  { "size" },
  { "sha256" },
  { "text" },
  { "title_chars" },
  { "chars" },
  { "words" },
  { "text_bytes" },
  { "notes" },
};

static const DuoRecordTable table = { DUO_RECORD_TABLE ("material", duo_material_get_type, columns) };

/* Returns: (transfer full) (element-type DuoMaterial) (nullable): those of @campaign (0: of all), by title. */
GPtrArray *
duo_material_table_list (DuoDatabase *db, gint64 campaign, gboolean all_versions, GError **error)
{
  g_autoptr (DuoStatement) stmt
    = duo_record_table_select (&table, db,
                               "WHERE ($1 = 0 OR t.campaign = $1)"
                               " AND ($2 = 1 OR NOT EXISTS (SELECT 1 FROM material n WHERE n.previous = t.id))"
                               " ORDER BY t.sort_key, t.version DESC, t.id",
                               error);

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", campaign);
  duo_statement_bind_int (stmt, "$2", all_versions ? 1 : 0);
  return duo_record_table_read (&table, stmt, error);
}

/* Returns: (transfer full) (nullable): the material; %DUO_ERROR_NOT_FOUND where there is none of that id. */
DuoMaterial *
duo_material_table_get (DuoDatabase *db, gint64 id, GError **error)
{
  return duo_record_table_get (&table, db, id, error);
}

/* Whether nobody else has made a newer version of what @material takes the place of. */
static gboolean
check_previous (DuoDatabase *db, DuoMaterial *material, GError **error)
{
  const gint64 previous = duo_material_get_previous (material);
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, "SELECT 1 FROM material WHERE previous = $1 AND id <> $2", error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_int (stmt, "$1", previous);
  duo_statement_bind_int (stmt, "$2", duo_material_get_id (material));
  if (!duo_statement_step (stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;

  g_set_error (error, DUO_ERROR, DUO_ERROR_CONFLICT, "material %" G_GINT64_FORMAT ": has a newer version", previous);
  return FALSE;
}

/* As duo_record_table_save(). %DUO_ERROR_CONFLICT also where somebody else has given that version a newer one;
 * %DUO_ERROR_INVALID: no title. */
gboolean
duo_material_table_save (DuoDatabase *db, DuoMaterial *material, GError **error)
{
  if (!duo_table_check_text ("material", duo_material_get_id (material), "title", duo_material_get_title (material), error)
      || !check_previous (db, material, error))
    return FALSE;

  return duo_record_table_save (&table, db, material, error);
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
