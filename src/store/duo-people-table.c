/* SPDX-License-Identifier: EUPL-1.2 */
/* Contacts with what they are to whom, owners of institutions, and doubles made one. */
#include "duo-people-table.h"

#include "duo-contact-doubles.h"
#include "duo-contact-entry.h"
#include "duo-contact-link-table.h"
#include "duo-contact-table.h"
#include "duo-error.h"
#include "duo-fold.h"
#include "duo-table.h"
#include "duo-willingness-table.h"

/* Runs a statement with one id or two. */
static gboolean
run (DuoDatabase *db, const char *sql, gint64 first, gint64 second, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  duo_statement_bind_int (stmt, "$1", first);
  if (second != 0)
    duo_statement_bind_int (stmt, "$2", second);
  return duo_statement_run (stmt, error);
}

/* ---- Lists ---- */

/* (element-type DuoContact): by id (gint64). */
static GHashTable *
load_contacts (DuoDatabase *db, GError **error)
{
  g_autoptr (GPtrArray) contacts = duo_contact_table_list (db, error);
  GHashTable *by_id;

  if (contacts == NULL)
    return NULL;

  by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  for (guint i = 0; i < contacts->len; i++)
    {
      const gint64 id = duo_contact_get_id (contacts->pdata[i]);

      g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), g_object_ref (contacts->pdata[i]));
    }
  return by_id;
}

/* The contact of a link: out of @contacts where all were read. */
static DuoContact *
ref_contact (DuoDatabase *db, GHashTable *contacts, gint64 id, GError **error)
{
  DuoContact *contact = contacts != NULL ? g_hash_table_lookup (contacts, &id) : NULL;

  return contact != NULL ? g_object_ref (contact) : duo_contact_table_get (db, id, error);
}

static gboolean
name_target (DuoDatabase *db, DuoContactEntry *entry, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  stmt = duo_database_prepare (db,
                               entry->target_kind == DUO_OBJECT_BOARD      ? "SELECT number, name FROM board WHERE id = $1"
                               : entry->target_kind == DUO_OBJECT_LOCATION ? "SELECT code, name FROM location WHERE id = $1"
                                                                           : "SELECT brin, name FROM institution WHERE id = $1",
                               error);
  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_int (stmt, "$1", entry->target);
  if (!duo_statement_step (stmt, &has_row, error))
    return FALSE;
  if (has_row)
    duo_contact_entry_set_target (entry, duo_statement_get_text (stmt, 0), duo_statement_get_text (stmt, 1));
  return TRUE;
}

/* Adds a row for each of @links; takes the array. */
static gboolean
add_entries (DuoDatabase *db, GPtrArray *entries, GPtrArray *links, GHashTable *contacts, GError **error)
{
  g_autoptr (GPtrArray) owned = links;

  if (owned == NULL)
    return FALSE;

  for (guint i = 0; i < owned->len; i++)
    {
      DuoContactLink *link = owned->pdata[i];
      g_autoptr (DuoContact) contact = ref_contact (db, contacts, duo_contact_link_get_contact (link), error);
      DuoContactEntry *entry;

      if (contact == NULL)
        return FALSE;
      entry = duo_contact_entry_new (contact, link);
      g_ptr_array_add (entries, entry);
      if (!name_target (db, entry, error))
        return FALSE;
    }
  return TRUE;
}

static gint
compare_entries (gconstpointer a, gconstpointer b)
{
  const DuoContactEntry *first = *(DuoContactEntry *const *) a;
  const DuoContactEntry *second = *(DuoContactEntry *const *) b;
  const gint order = g_strcmp0 (first->code, second->code);

  return order != 0 ? order : g_strcmp0 (first->title, second->title);
}

/* Those that are nothing to anybody come last. */
static void
add_unlinked (GPtrArray *entries, GHashTable *contacts, GPtrArray *in_order)
{
  g_autoptr (GHashTable) linked = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < entries->len; i++)
    g_hash_table_add (linked, ((DuoContactEntry *) entries->pdata[i])->contact);
  for (guint i = 0; i < in_order->len; i++)
    {
      const gint64 id = duo_contact_get_id (in_order->pdata[i]);
      DuoContact *contact = g_hash_table_lookup (contacts, &id);

      if (contact != NULL && !g_hash_table_contains (linked, contact))
        g_ptr_array_add (entries, duo_contact_entry_new (contact, NULL));
    }
}

static GPtrArray *
list_all (DuoDatabase *db, GError **error)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) contacts = load_contacts (db, error);
  g_autoptr (GPtrArray) in_order = contacts != NULL ? duo_contact_table_list (db, error) : NULL;

  if (in_order == NULL
      || !add_entries (db, entries, duo_contact_link_table_list (db, DUO_OBJECT_NONE, 0, error), contacts, error))
    return NULL;

  g_ptr_array_sort (entries, compare_entries);
  add_unlinked (entries, contacts, in_order);
  return g_steal_pointer (&entries);
}

static gboolean
add_of_locations (DuoDatabase *db, GPtrArray *entries, gint64 institution, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  stmt = duo_database_prepare (db,
                               "SELECT DISTINCT l.id, l.code FROM location l JOIN contact_link k ON k.location = l.id"
                               " WHERE l.institution = $1 ORDER BY l.code",
                               error);
  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_int (stmt, "$1", institution);
  do
    {
      if (!duo_statement_step (stmt, &has_row, error))
        return FALSE;
      if (has_row
          && !add_entries (db, entries,
                           duo_contact_link_table_list (db, DUO_OBJECT_LOCATION, duo_statement_get_int (stmt, 0), error), NULL,
                           error))
        return FALSE;
    }
  while (has_row);

  return TRUE;
}

GPtrArray *
duo_people_table_list_entries (DuoDatabase *db, DuoObjectKind kind, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) entries = NULL;
  DuoOwners owners = { 0 };

  g_return_val_if_fail (kind == DUO_OBJECT_NONE || kind == DUO_OBJECT_INSTITUTION || kind == DUO_OBJECT_BOARD, NULL);

  if (kind == DUO_OBJECT_NONE)
    return list_all (db, error);

  entries = g_ptr_array_new_with_free_func (g_object_unref);
  if (!add_entries (db, entries, duo_contact_link_table_list (db, kind, id, error), NULL, error))
    return NULL;
  if (kind == DUO_OBJECT_BOARD)
    return g_steal_pointer (&entries);

  if (!add_of_locations (db, entries, id, error) || !duo_people_table_get_owners (db, id, &owners, error))
    return NULL;
  if (owners.board != 0
      && !add_entries (db, entries, duo_contact_link_table_list (db, DUO_OBJECT_BOARD, owners.board, error), NULL, error))
    return NULL;
  return g_steal_pointer (&entries);
}

gboolean
duo_people_table_find_target (DuoDatabase *db, DuoObjectKind kind, const char *code, gint64 *id, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  stmt = duo_database_prepare (db,
                               kind == DUO_OBJECT_BOARD      ? "SELECT id FROM board WHERE number = $1"
                               : kind == DUO_OBJECT_LOCATION ? "SELECT id FROM location WHERE code = $1"
                                                             : "SELECT id FROM institution WHERE brin = $1",
                               error);
  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_text (stmt, "$1", code);
  if (!duo_statement_step (stmt, &has_row, error))
    return FALSE;

  *id = has_row ? duo_statement_get_int (stmt, 0) : 0;
  return TRUE;
}

/* How well a name is that of an institution. */
typedef enum
{
  NAME_FITS_NOT,
  NAME_FITS_WORDS,  /* all its words are in the name */
  NAME_FITS_FORMER,
  NAME_FITS,
} NameFit;

/* Whether all words of @wanted are words of @name; both folded. */
static gboolean
has_words (const char *name, const char *wanted)
{
  g_auto (GStrv) words = g_strsplit_set (name, " -/,.()", -1);
  g_auto (GStrv) asked = g_strsplit_set (wanted, " -/,.()", -1);

  for (guint i = 0; asked[i] != NULL; i++)
    if (*asked[i] != '\0' && !g_strv_contains ((const char *const *) words, asked[i]))
      return FALSE;
  return TRUE;
}

/* The row that @stmt stands on is a name of an institution. */
static NameFit
judge_name (DuoStatement *stmt, const char *wanted)
{
  g_autofree char *name = duo_fold_text (duo_statement_get_text (stmt, 0));
  const gboolean is_former = duo_statement_get_int (stmt, 1) == 1;

  if (g_str_equal (name, wanted))
    return is_former ? NAME_FITS_FORMER : NAME_FITS;
  return !is_former && has_words (name, wanted) ? NAME_FITS_WORDS : NAME_FITS_NOT;
}

/* The search narrows it down to those that have all its words. */
gboolean
duo_people_table_find_by_name (DuoDatabase *db, const char *name, gint64 *id, guint *n_found, GError **error)
{
  g_autoptr (GArray) ids = duo_database_find_words (db, name, error);
  g_autoptr (DuoStatement) stmt = NULL;
  g_autofree char *wanted = duo_fold_text (name);
  NameFit best = NAME_FITS_WORDS;

  if (ids == NULL)
    return FALSE;
  stmt = duo_database_prepare (db,
                               "SELECT name, 0 FROM institution WHERE id = $1"
                               " UNION ALL SELECT short_name, 0 FROM institution WHERE id = $1 AND short_name <> ''"
                               " UNION ALL SELECT n.name, 1 FROM institution i JOIN brin_name n ON n.code = i.brin WHERE i.id = $1",
                               error);
  if (stmt == NULL)
    return FALSE;

  *id = 0;
  *n_found = 0;
  for (guint i = 0; i < ids->len; i++)
    {
      NameFit fit = NAME_FITS_NOT;
      gboolean has_row = FALSE;

      duo_statement_reset (stmt);
      duo_statement_bind_int (stmt, "$1", g_array_index (ids, gint64, i));
      do
        {
          if (!duo_statement_step (stmt, &has_row, error))
            return FALSE;
          if (has_row)
            fit = MAX (fit, judge_name (stmt, wanted));
        }
      while (has_row);
      if (fit < best)
        continue;
      *n_found = fit > best ? 1 : *n_found + 1;
      best = fit;
      *id = g_array_index (ids, gint64, i);
    }
  return TRUE;
}

GHashTable *
duo_people_table_list_location_names (DuoDatabase *db, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, "SELECT DISTINCT name, institution FROM location ORDER BY institution", error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return NULL;
  do
    {
      g_autofree char *name = NULL;
      const gint64 *known;
      gint64 id;

      if (!duo_statement_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      name = duo_fold_text (duo_statement_get_text (stmt, 0));
      id = duo_statement_get_int (stmt, 1);
      known = g_hash_table_lookup (names, name);
      if (known != NULL && *known != id)
        id = 0;
      g_hash_table_insert (names, g_steal_pointer (&name), g_memdup2 (&id, sizeof id));
    }
  while (TRUE);

  return g_steal_pointer (&names);
}

gboolean
duo_people_table_name_target (DuoDatabase *db, gint64 institution, char **brin, char **name, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, "SELECT coalesce (brin, ''), name FROM institution WHERE id = $1", error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_int (stmt, "$1", institution);
  if (!duo_statement_step (stmt, &has_row, error))
    return FALSE;

  *brin = g_strdup (has_row ? duo_statement_get_text (stmt, 0) : "");
  *name = g_strdup (has_row ? duo_statement_get_text (stmt, 1) : "");
  return TRUE;
}

/* ---- Owners ---- */

/* %DUO_ERROR_NOT_FOUND where there is no such institution. */
gboolean
duo_people_table_get_owners (DuoDatabase *db, gint64 institution, DuoOwners *owners, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, "SELECT owner, substitute, board FROM institution WHERE id = $1", error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_int (stmt, "$1", institution);
  if (!duo_statement_step (stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_NOT_FOUND, "institution %" G_GINT64_FORMAT, institution);
      return FALSE;
    }

  owners->owner = duo_statement_get_int (stmt, 0);
  owners->substitute = duo_statement_get_int (stmt, 1);
  owners->board = duo_statement_get_int (stmt, 2);
  return TRUE;
}

/* The sectors that an institution serves. */
gboolean
duo_people_table_get_sectors (DuoDatabase *db, gint64 institution, DuoSectorSet *sectors, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, "SELECT sector FROM institution_sector WHERE institution = $1", error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_int (stmt, "$1", institution);
  *sectors = DUO_SECTOR_SET_NONE;
  do
    {
      DuoSector sector;

      if (!duo_statement_step (stmt, &has_row, error))
        return FALSE;
      if (has_row && duo_sector_parse (duo_statement_get_text (stmt, 0), &sector))
        *sectors |= 1u << sector;
    }
  while (has_row);

  return TRUE;
}

gboolean
duo_people_table_assign (DuoDatabase *db, gint64 institution, gint64 owner, gint64 substitute, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;
  DuoOwners now;

  if (!duo_people_table_get_owners (db, institution, &now, error))
    return FALSE;
  if (owner < 0)
    owner = now.owner;
  if (substitute < 0)
    substitute = now.substitute;
  if (owner == now.owner && substitute == now.substitute)
    return TRUE;

  stmt = duo_database_prepare (db, "UPDATE institution SET owner = $1, substitute = $2, rev = rev + 1 WHERE id = $3", error);
  if (stmt == NULL)
    return FALSE;
  duo_table_bind_reference (stmt, "$1", owner);
  duo_table_bind_reference (stmt, "$2", substitute);
  duo_statement_bind_int (stmt, "$3", institution);
  return duo_table_run_save (db, stmt, "institution", institution, error);
}

/* ---- Doubles ---- */

static DuoContactLink *
find_same (GPtrArray *links, DuoContactLink *wanted)
{
  for (guint i = 0; i < links->len; i++)
    {
      DuoContactLink *link = links->pdata[i];

      if (duo_contact_link_get_role (link) == duo_contact_link_get_role (wanted)
          && duo_contact_link_get_board (link) == duo_contact_link_get_board (wanted)
          && duo_contact_link_get_institution (link) == duo_contact_link_get_institution (wanted)
          && duo_contact_link_get_location (link) == duo_contact_link_get_location (wanted))
        return link;
    }

  return NULL;
}

/* Two links that say the same become one: what the one that stays does not know comes from the other. */
static gboolean
merge_links (DuoDatabase *db, DuoContactLink *kept, DuoContactLink *other, GError **error)
{
  if (!duo_contact_link_table_remove (db, duo_contact_link_get_id (other), duo_contact_link_get_rev (other), error))
    return FALSE;

  duo_contact_link_set_preferred (kept, duo_contact_link_get_preferred (kept) || duo_contact_link_get_preferred (other));
  if (*duo_contact_link_get_function (kept) == '\0')
    duo_contact_link_set_function (kept, duo_contact_link_get_function (other));
  if (*duo_contact_link_get_purpose (kept) == '\0')
    duo_contact_link_set_purpose (kept, duo_contact_link_get_purpose (other));
  if (!duo_when_is_known (duo_contact_link_get_confirmed (kept))
      || (duo_when_is_known (duo_contact_link_get_confirmed (other))
          && duo_when_compare (duo_contact_link_get_confirmed (kept), duo_contact_link_get_confirmed (other)) < 0))
    {
      duo_contact_link_set_confirmed (kept, duo_contact_link_get_confirmed (other));
      duo_contact_link_set_origin (kept, duo_contact_link_get_origin (other));
    }
  return duo_contact_link_table_save (db, kept, error);
}

static gboolean
move_links (DuoDatabase *db, gint64 kept, gint64 other, GError **error)
{
  g_autoptr (GPtrArray) here = duo_contact_link_table_list (db, DUO_OBJECT_CONTACT, kept, error);
  g_autoptr (GPtrArray) there = here != NULL ? duo_contact_link_table_list (db, DUO_OBJECT_CONTACT, other, error) : NULL;

  if (there == NULL)
    return FALSE;

  for (guint i = 0; i < there->len; i++)
    {
      DuoContactLink *link = there->pdata[i];
      DuoContactLink *same = find_same (here, link);

      if (same != NULL)
        {
          if (!merge_links (db, same, link, error))
            return FALSE;
          continue;
        }
      duo_contact_link_set_contact (link, kept);
      if (!duo_contact_link_table_save (db, link, error))
        return FALSE;
    }
  return TRUE;
}

/* Makes @kept of both: links, moments, answers and actions of @other become those of @kept, and @other goes. */
gboolean
duo_people_table_merge (DuoDatabase *db, gint64 kept, gint64 other, GError **error)
{
  g_autoptr (DuoContact) first = duo_contact_table_get (db, kept, error);
  g_autoptr (DuoContact) second = first != NULL ? duo_contact_table_get (db, other, error) : NULL;
  g_autoptr (DuoContact) merged = NULL;

  if (second == NULL)
    return FALSE;
  g_return_val_if_fail (kept != other, FALSE);

  merged = duo_contact_merge (first, second);
  return move_links (db, kept, other, error)
         && run (db, "UPDATE contact_moment SET contact = $1, rev = rev + 1 WHERE contact = $2", kept, other, error)
         && run (db, "UPDATE willingness SET contact = $1, rev = rev + 1 WHERE contact = $2", kept, other, error)
         && run (db, "UPDATE action SET about = $1, rev = rev + 1 WHERE about_kind = 'contact' AND about = $2", kept, other, error)
         && duo_contact_table_remove (db, other, duo_contact_get_rev (second), error)
         && duo_contact_table_save (db, merged, error);
}

gboolean
duo_people_table_is_used (DuoDatabase *db, gint64 contact, gboolean *used, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (db,
                               "SELECT 1 FROM contact_link WHERE contact = $1 UNION ALL SELECT 1 FROM contact_moment WHERE"
                               " contact = $1 UNION ALL SELECT 1 FROM willingness WHERE contact = $1 UNION ALL SELECT 1 FROM"
                               " action WHERE about_kind = 'contact' AND about = $1",
                               error);
  if (stmt == NULL)
    return FALSE;

  duo_statement_bind_int (stmt, "$1", contact);
  return duo_statement_step (stmt, used, error);
}

GHashTable *
duo_people_table_load_answers (DuoDatabase *db, GError **error)
{
  g_autoptr (GPtrArray) answers = duo_willingness_table_list (db, DUO_OBJECT_NONE, 0, error);
  GHashTable *by_institution;

  if (answers == NULL)
    return NULL;

  by_institution = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < answers->len; i++)
    {
      const gint64 id = duo_willingness_get_institution (answers->pdata[i]);
      GPtrArray *of_one = g_hash_table_lookup (by_institution, &id);

      if (id == 0)
        continue;
      if (of_one == NULL)
        {
          of_one = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (by_institution, g_memdup2 (&id, sizeof id), of_one);
        }
      g_ptr_array_add (of_one, g_object_ref (answers->pdata[i]));
    }
  return by_institution;
}
