/* SPDX-License-Identifier: EUPL-1.2 */
/* The rows of the tables platform_package and download_reading. */
#include "duo-platform-package-table.h"

#include "duo-error.h"
#include "duo-table.h"
#include "duo-uid.h"

#define COLUMNS                                                                                                        \
  "publication, institution, label, path, sha256, size, state, there_sha256, etag, file_id, upload, failure,"          \
  " link_state, share, token, url, last_day, there_day, counted, made, coded"

static void
take_text (char        **field,
           DuoStatement *stmt,
           gint          column)
{
  g_free (*field);
  *field = g_strdup (duo_statement_get_text (stmt, column));
}

static DuoPlatformPackage *
read_row (DuoStatement  *stmt,
          GError       **error)
{
  g_autoptr (DuoPlatformPackage) self = duo_platform_package_new ();

  self->id = duo_statement_get_int (stmt, 0);
  self->publication = duo_statement_get_int (stmt, 1);
  self->institution = duo_statement_get_int (stmt, 2);
  take_text (&self->label, stmt, 3);
  take_text (&self->path, stmt, 4);
  take_text (&self->sha256, stmt, 5);
  self->size = duo_statement_get_int (stmt, 6);
  take_text (&self->there_sha256, stmt, 8);
  take_text (&self->etag, stmt, 9);
  take_text (&self->file_id, stmt, 10);
  take_text (&self->upload, stmt, 11);
  take_text (&self->failure, stmt, 12);
  take_text (&self->share, stmt, 14);
  take_text (&self->token, stmt, 15);
  take_text (&self->url, stmt, 16);
  self->last_day = (guint32) duo_statement_get_int (stmt, 17);
  self->there_day = (guint32) duo_statement_get_int (stmt, 18);
  self->counted = duo_statement_get_int (stmt, 19) == 1;
  take_text (&self->made, stmt, 20);
  take_text (&self->coded, stmt, 21);
  if (!duo_package_state_parse (duo_statement_get_text (stmt, 7), &self->state) ||
      !duo_link_state_parse (duo_statement_get_text (stmt, 13), &self->link_state))
    {
      duo_table_fail_code ("platform_package", self->id, self->label, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/* Returns: (transfer full) (element-type DuoPlatformPackage) (nullable): of @publication, by label. */
GPtrArray *
duo_platform_package_table_list (DuoDatabase  *db,
                        gint64        publication,
                        GError      **error)
{
  g_autoptr (DuoStatement) stmt = NULL;
  g_autoptr (GPtrArray) packages = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_platform_package_free);
  gboolean has_row = FALSE;

  stmt = duo_database_prepare (db, "SELECT id, " COLUMNS " FROM platform_package WHERE publication = $1 ORDER BY label, id", error);
  if (stmt == NULL)
    return NULL;
  duo_statement_bind_int (stmt, "$1", publication);
  do
    {
      DuoPlatformPackage *package;

      if (!duo_statement_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      package = read_row (stmt, error);
      if (package == NULL)
        return NULL;
      g_ptr_array_add (packages, package);
    }
  while (has_row);
  return g_steal_pointer (&packages);
}

static void
bind (DuoStatement     *stmt,
      const DuoPlatformPackage *package)
{
  duo_statement_bind_int (stmt, "$1", package->publication);
  duo_statement_bind_int (stmt, "$2", package->institution);
  duo_statement_bind_text (stmt, "$3", package->label);
  duo_statement_bind_text (stmt, "$4", package->path);
  duo_statement_bind_text (stmt, "$5", package->sha256);
  duo_statement_bind_int (stmt, "$6", package->size);
  duo_statement_bind_text (stmt, "$7", duo_package_state_to_string (package->state));
  duo_statement_bind_text (stmt, "$8", package->there_sha256);
  duo_statement_bind_text (stmt, "$9", package->etag);
  duo_statement_bind_text (stmt, "$10", package->file_id);
  duo_statement_bind_text (stmt, "$11", package->upload);
  duo_statement_bind_text (stmt, "$12", package->failure);
  duo_statement_bind_text (stmt, "$13", duo_link_state_to_string (package->link_state));
  duo_statement_bind_text (stmt, "$14", package->share);
  duo_statement_bind_text (stmt, "$15", package->token);
  duo_statement_bind_text (stmt, "$16", package->url);
  duo_statement_bind_int (stmt, "$17", package->last_day);
  duo_statement_bind_int (stmt, "$18", package->there_day);
  duo_statement_bind_int (stmt, "$19", package->counted ? 1 : 0);
  duo_statement_bind_text (stmt, "$20", package->made);
  duo_statement_bind_text (stmt, "$21", package->coded);
}

/**
 * duo_platform_package_table_save:
 * @db: the writer's connection
 * @package: new (id 0; gets its id), or one that was read
 * @error: what the database said
 *
 * The last who writes wins: only the queue writes here, and it runs once for a publication.
 */
gboolean
duo_platform_package_table_save (DuoDatabase  *db,
                        DuoPlatformPackage   *package,
                        GError      **error)
{
  g_autoptr (DuoStatement) stmt = NULL;
  const gboolean is_new = package->id == 0;

  stmt = duo_database_prepare (db,
                               is_new ? "INSERT INTO platform_package (" COLUMNS ", uid) VALUES ($1, $2, $3, $4, $5, $6, $7, $8,"
                                        " $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)"
                                      : "UPDATE platform_package SET publication = $1, institution = $2, label = $3, path = $4,"
                                        " sha256 = $5, size = $6, state = $7, there_sha256 = $8, etag = $9,"
                                        " file_id = $10, upload = $11, failure = $12, link_state = $13, share = $14,"
                                        " token = $15, url = $16, last_day = $17, there_day = $18, counted = $19,"
                                        " made = $20, coded = $21 WHERE id = $22",
                               error);
  if (stmt == NULL)
    return FALSE;
  bind (stmt, package);
  if (is_new)
    {
      g_autofree char *uid = duo_uid_new ();

      duo_statement_bind_text (stmt, "$22", uid);
    }
  else
    duo_statement_bind_int (stmt, "$22", package->id);
  if (!duo_table_run_save (db, stmt, "platform_package", package->id, error))
    return FALSE;
  if (is_new)
    package->id = duo_database_last_insert_id (db);
  return TRUE;
}

/* Removes the row of @package, which nobody ever downloaded from. */
gboolean
duo_platform_package_table_remove (DuoDatabase               *db,
                                   const DuoPlatformPackage  *package,
                                   GError                   **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, "DELETE FROM platform_package WHERE id = $1", error);

  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_int (stmt, "$1", package->id);
  return duo_table_run_save (db, stmt, "platform_package", package->id, error);
}

/* Keeps one reading of the counter of @package's link, taken @at (ISO 8601). */
gboolean
duo_platform_package_table_count (DuoDatabase       *db,
                         const DuoPlatformPackage  *package,
                         const char        *at,
                         gint64             count,
                         GError           **error)
{
  g_autoptr (DuoStatement) stmt = NULL;
  g_autofree char *uid = duo_uid_new ();

  stmt = duo_database_prepare (db,
                               "INSERT INTO download_reading (uid, package, token, sha256, at, count)"
                               " VALUES ($1, $2, $3, $4, $5, $6)",
                               error);
  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_text (stmt, "$1", uid);
  duo_statement_bind_int (stmt, "$2", package->id);
  duo_statement_bind_text (stmt, "$3", package->token);
  duo_statement_bind_text (stmt, "$4", package->there_sha256);
  duo_statement_bind_text (stmt, "$5", at);
  duo_statement_bind_int (stmt, "$6", count);
  return duo_table_run_save (db, stmt, "download_reading", 0, error);
}

void
duo_downloads_free (DuoDownloads *self)
{
  g_free (self->first);
  g_free (self->last);
  g_free (self);
}

/* Adds what one link of a package counted to what its others did. */
static void
add_downloads (GHashTable   *all,
               DuoStatement *stmt)
{
  const gint64 id = duo_statement_get_int (stmt, 0);
  DuoDownloads *downloads = g_hash_table_lookup (all, &id);
  const char *first = duo_statement_get_text (stmt, 4);
  const char *last = duo_statement_get_text (stmt, 5);

  if (downloads == NULL)
    {
      downloads = g_new0 (DuoDownloads, 1);
      downloads->package = id;
      downloads->first = g_strdup ("");
      downloads->last = g_strdup ("");
      g_hash_table_insert (all, &downloads->package, downloads);
    }
  downloads->count += duo_statement_get_int (stmt, 2);
  downloads->count_version += duo_statement_get_int (stmt, 3);
  if (*first != '\0' && (*downloads->first == '\0' || g_strcmp0 (first, downloads->first) < 0))
    take_text (&downloads->first, stmt, 4);
  if (g_strcmp0 (last, downloads->last) > 0)
    take_text (&downloads->last, stmt, 5);
}

/**
 * duo_platform_package_table_list_downloads:
 * @db: a connection
 * @publication: its id
 * @error: what the database said
 *
 * A counter only goes up, so the highest reading of a link is what was downloaded by it; of the file that is there now
 * it is what was added since the highest reading with another file behind the link.
 *
 * Returns: (transfer full) (element-type gint64 DuoDownloads) (nullable): by the package's id; none for one without
 *   readings
 */
GHashTable *
duo_platform_package_table_list_downloads (DuoDatabase  *db,
                                  gint64        publication,
                                  GError      **error)
{
  g_autoptr (DuoStatement) stmt = NULL;
  g_autoptr (GHashTable) all = NULL;
  gboolean has_row = FALSE;

  stmt = duo_database_prepare (db,
                               "SELECT p.id, r.token,"
                               " MAX (r.count),"
                               " MAX (r.count) - COALESCE (MAX (CASE WHEN r.sha256 <> p.there_sha256 THEN r.count END), 0),"
                               " COALESCE (MIN (CASE WHEN r.count > 0 THEN r.at END), ''), MAX (r.at)"
                               " FROM platform_package p JOIN download_reading r ON r.package = p.id"
                               " WHERE p.publication = $1 GROUP BY p.id, r.token ORDER BY p.id",
                               error);
  if (stmt == NULL)
    return NULL;
  duo_statement_bind_int (stmt, "$1", publication);
  all = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, (GDestroyNotify) duo_downloads_free);
  do
    {
      if (!duo_statement_step (stmt, &has_row, error))
        return NULL;
      if (has_row)
        add_downloads (all, stmt);
    }
  while (has_row);
  return g_steal_pointer (&all);
}

/* Returns: (transfer full) (element-type utf8) (nullable): when the links of @account were made, from @since (ISO 8601)
 * on, the oldest first. */
GPtrArray *
duo_platform_package_table_list_made (DuoDatabase  *db,
                             gint64        account,
                             const char   *since,
                             GError      **error)
{
  g_autoptr (GPtrArray) times = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  stmt = duo_database_prepare (db,
                               "SELECT p.made FROM platform_package p JOIN publication u ON u.id = p.publication"
                               " WHERE u.account = $1 AND p.made >= $2 ORDER BY p.made",
                               error);
  if (stmt == NULL)
    return NULL;
  duo_statement_bind_int (stmt, "$1", account);
  duo_statement_bind_text (stmt, "$2", since);
  do
    {
      if (!duo_statement_step (stmt, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (times, g_strdup (duo_statement_get_text (stmt, 0)));
    }
  while (has_row);
  return g_steal_pointer (&times);
}
