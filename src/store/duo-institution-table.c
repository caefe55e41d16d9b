/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading institutions, with what other tables say about them. */
#include "duo-institution-table.h"

#include "duo-error.h"
#include "duo-table.h"
#include "duo-when.h"

/* The texts first, in the order of columns[] below; then id, rev and kind. */
#define SELECT \
  "SELECT i.uid, i.brin, i.name, i.short_name, b.number, b.name, i.street, i.house_number, i.postcode, i.place," \
  " i.municipality, i.province, i.denomination, i.phone, i.website, i.email, i.structure, i.class, i.kvk, i.rio_code," \
  " i.open_from, i.open_until, o.name, s.name, i.note, i.id, i.rev, i.kind FROM institution i" \
  " LEFT JOIN board b ON b.id = i.board LEFT JOIN manager o ON o.id = i.owner LEFT JOIN manager s ON s.id = i.substitute"

static const DuoInstitutionText columns[] = {
  DUO_INSTITUTION_UID,        DUO_INSTITUTION_BRIN,       DUO_INSTITUTION_NAME,       DUO_INSTITUTION_SHORT_NAME,
  DUO_INSTITUTION_BOARD,      DUO_INSTITUTION_BOARD_NAME, DUO_INSTITUTION_STREET,     DUO_INSTITUTION_HOUSE_NUMBER,
  DUO_INSTITUTION_POSTCODE,   DUO_INSTITUTION_PLACE,      DUO_INSTITUTION_MUNICIPALITY, DUO_INSTITUTION_PROVINCE,
  DUO_INSTITUTION_DENOMINATION, DUO_INSTITUTION_PHONE,    DUO_INSTITUTION_WEBSITE,    DUO_INSTITUTION_EMAIL,
  DUO_INSTITUTION_STRUCTURE,  DUO_INSTITUTION_CLASS,      DUO_INSTITUTION_KVK,        DUO_INSTITUTION_RIO_CODE,
  DUO_INSTITUTION_OPEN_FROM,  DUO_INSTITUTION_OPEN_UNTIL, DUO_INSTITUTION_OWNER,      DUO_INSTITUTION_SUBSTITUTE,
  DUO_INSTITUTION_NOTE,
};

static DuoInstitution *
duo_institution_new_from_row (DuoStatement *stmt, GError **error)
{
  g_autoptr (DuoInstitution) self = duo_institution_new ();
  const gint after = (gint) G_N_ELEMENTS (columns);
  DuoInstitutionKind kind;

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    duo_institution_set_text (self, columns[i], duo_statement_get_text (stmt, (gint) i));
  duo_institution_set_id (self, duo_statement_get_int (stmt, after));
  duo_institution_set_rev (self, duo_statement_get_int (stmt, after + 1));
  if (!duo_institution_kind_parse (duo_statement_get_text (stmt, after + 2), &kind))
    {
      duo_table_fail_code ("institution", duo_institution_get_id (self), duo_statement_get_text (stmt, after + 2), error);
      return NULL;
    }

  duo_institution_set_kind (self, kind);
  return g_steal_pointer (&self);
}

GPtrArray *
duo_institution_table_list_transitions (DuoDatabase *db, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_transition_free);
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  stmt = duo_database_prepare (db,
                               "SELECT from_code, to_code, day, transition, complete FROM transition"
                               " WHERE from_function = 'U' AND to_function = 'U' ORDER BY id",
                               error);
  if (stmt == NULL)
    return NULL;
  do
    {
      guint32 day = 0;

      if (!duo_statement_step (stmt, &has_row, error))
        return NULL;
      if (has_row && duo_day_parse (duo_statement_get_text (stmt, 2), &day))
        g_ptr_array_add (rows, duo_transition_new (duo_statement_get_text (stmt, 0), duo_statement_get_text (stmt, 1), day,
                                                   *duo_statement_get_text (stmt, 3),
                                                   g_str_equal (duo_statement_get_text (stmt, 4), "J")));
    }
  while (has_row);

  return g_steal_pointer (&rows);
}

/* Where a transition closed it, it is closed on that day, whatever an address list says, and points on. */
static void
take_succession (DuoInstitution *institution, GHashTable *by_from, guint32 today)
{
  g_autoptr (DuoSuccession) succession = duo_succession_new (by_from, duo_institution_get_text (institution, DUO_INSTITUTION_BRIN), today);
  const char *until = duo_institution_get_text (institution, DUO_INSTITUTION_OPEN_UNTIL);
  guint32 known = 0;

  if (succession->closed != 0 && (!duo_day_parse (until, &known) || known > succession->closed))
    {
      g_autofree char *day = duo_day_to_string (succession->closed);

      duo_institution_set_text (institution, DUO_INSTITUTION_OPEN_UNTIL, day);
      until = duo_institution_get_text (institution, DUO_INSTITUTION_OPEN_UNTIL); /* the old text is gone */
    }
  if (succession->now != NULL)
    duo_institution_set_text (institution, DUO_INSTITUTION_SUCCESSOR, succession->now);
  else if (succession->successors->len > 0 && duo_day_parse (until, &known) && known <= today)
    {
      const DuoTransition *last = succession->successors->pdata[succession->successors->len - 1];

      duo_institution_set_text (institution, DUO_INSTITUTION_SUCCESSOR, last->to);
    }
}

/* Adds the sectors of the rows that @stmt gives (institution, sector) to those of @by_id. */
static gboolean
take_sectors (DuoStatement *stmt, GHashTable *by_id, GError **error)
{
  gboolean has_row = FALSE;

  do
    {
      DuoInstitution *institution;
      gint64 id;
      DuoSector sector;

      if (!duo_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      id = duo_statement_get_int (stmt, 0);
      institution = g_hash_table_lookup (by_id, &id);
      if (institution != NULL && duo_sector_parse (duo_statement_get_text (stmt, 1), &sector))
        duo_institution_set_sectors (institution, duo_institution_get_sectors (institution) | (1u << sector));
    }
  while (TRUE);

  return TRUE;
}

/* The pupils and students of the newest year that is known of each sector, added up, of the rows that @stmt gives
 * (BRIN, sector, year, persons), in that order; into @by_brin. */
static gboolean
add_up_persons (DuoStatement *stmt, GHashTable *by_brin, GError **error)
{
  g_autofree char *brin = g_strdup ("");
  g_autofree char *sector = g_strdup ("");
  gint64 persons = 0;
  gint year = 0;
  gboolean has_row = FALSE;

  do
    {
      if (!duo_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row || !g_str_equal (brin, duo_statement_get_text (stmt, 0)) || !g_str_equal (sector, duo_statement_get_text (stmt, 1)))
        {
          if (year != 0)
            {
              DuoInstitutionPersons *sum = g_hash_table_lookup (by_brin, brin);
              DuoSector counted;

              if (sum == NULL)
                {
                  sum = g_new0 (DuoInstitutionPersons, 1);
                  g_hash_table_insert (by_brin, g_strdup (brin), sum);
                }
              if (duo_sector_parse (sector, &counted))
                sum->sectors |= 1u << counted;
              sum->persons += persons;
              sum->year = MAX (sum->year, year);
            }
          g_free (brin);
          g_free (sector);
          brin = g_strdup (has_row ? duo_statement_get_text (stmt, 0) : "");
          sector = g_strdup (has_row ? duo_statement_get_text (stmt, 1) : "");
          year = 0;
        }
      if (has_row)
        {
          year = (gint) duo_statement_get_int (stmt, 2);
          persons = duo_statement_get_int (stmt, 3);
        }
    }
  while (has_row);

  return TRUE;
}

#define SUM_PERSONS "SELECT substr (code, 1, 4), sector, year, sum (CAST (persons AS INTEGER)) FROM reach WHERE persons <> ''"
#define PER_YEAR " GROUP BY substr (code, 1, 4), sector, year ORDER BY 1, 2, 3"

GHashTable *
duo_institution_table_list_persons (DuoDatabase *db, GError **error)
{
  g_autoptr (GHashTable) by_brin = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, SUM_PERSONS PER_YEAR, error);

  return stmt != NULL && add_up_persons (stmt, by_brin, error) ? g_steal_pointer (&by_brin) : NULL;
}

static void
take_persons (DuoInstitution *institution, GHashTable *by_brin)
{
  const DuoInstitutionPersons *sum = g_hash_table_lookup (by_brin, duo_institution_get_text (institution, DUO_INSTITUTION_BRIN));

  if (sum != NULL)
    duo_institution_set_persons (institution, sum->persons, sum->year, sum->sectors);
}

static gboolean
take_successions (DuoDatabase *db, GPtrArray *rows, guint32 today, GError **error)
{
  g_autoptr (GPtrArray) transitions = duo_institution_table_list_transitions (db, error);
  g_autoptr (GHashTable) by_from = NULL;

  if (transitions == NULL)
    return FALSE;

  by_from = duo_transitions_by_from (transitions);
  for (guint i = 0; i < rows->len; i++)
    if (rows->pdata[i] != NULL)
      take_succession (rows->pdata[i], by_from, today);
  return TRUE;
}

/* (element-type gint64 DuoInstitution) */
static GHashTable *
index_by_id (GPtrArray *rows)
{
  GHashTable *by_id = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      const gint64 id = rows->pdata[i] != NULL ? duo_institution_get_id (rows->pdata[i]) : 0;

      if (id != 0)
        g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), rows->pdata[i]);
    }

  return by_id;
}

/* Adds what the other tables say to many rows: all of those is read once. */
static gboolean
complete_rows (DuoDatabase *db, GPtrArray *rows, guint32 today, GError **error)
{
  g_autoptr (GHashTable) by_id = index_by_id (rows);
  g_autoptr (DuoStatement) sectors = duo_database_prepare (db, "SELECT institution, sector FROM institution_sector", error);
  g_autoptr (GHashTable) persons = NULL;

  if (sectors == NULL || !take_sectors (sectors, by_id, error))
    return FALSE;
  persons = duo_institution_table_list_persons (db, error);
  if (persons == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    take_persons (rows->pdata[i], persons);
  return take_successions (db, rows, today, error);
}

/* The same for a page of rows, of many: each is looked up. */
static gboolean
complete_page (DuoDatabase *db, GPtrArray *rows, guint32 today, GError **error)
{
  g_autoptr (GHashTable) by_id = index_by_id (rows);
  g_autoptr (GHashTable) by_brin = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (DuoStatement) sectors = NULL;
  g_autoptr (DuoStatement) persons = NULL;

  sectors = duo_database_prepare (db, "SELECT institution, sector FROM institution_sector WHERE institution = $1", error);
  if (sectors == NULL)
    return FALSE;
  persons = duo_database_prepare (db, SUM_PERSONS " AND code >= $1 AND code <= $2" PER_YEAR, error);
  if (persons == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      DuoInstitution *row = rows->pdata[i];
      g_autofree char *last = NULL;
      const char *brin;

      if (row == NULL)
        continue;
      duo_statement_bind_int (sectors, "$1", duo_institution_get_id (row));
      if (!take_sectors (sectors, by_id, error))
        return FALSE;

      brin = duo_institution_get_text (row, DUO_INSTITUTION_BRIN);
      last = g_strconcat (brin, "99", NULL);
      duo_statement_bind_text (persons, "$1", brin);
      duo_statement_bind_text (persons, "$2", last);
      if (*brin != '\0' && !g_hash_table_contains (by_brin, brin) && !add_up_persons (persons, by_brin, error))
        return FALSE;
      take_persons (row, by_brin);
    }
  return take_successions (db, rows, today, error);
}

/* (element-type gint64): what the words find, to look up in; %NULL without an error for no words. */
static gboolean
find_words (DuoDatabase *db, const char *search, GHashTable **found, GError **error)
{
  g_autoptr (GArray) ids = NULL;

  *found = NULL;
  if (search == NULL || *search == '\0')
    return TRUE;

  ids = duo_database_find_words (db, search, error);
  if (ids == NULL)
    return FALSE;
  *found = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < ids->len; i++)
    g_hash_table_add (*found, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)));
  return TRUE;
}

GHashTable *
duo_institution_table_list_of_manager (DuoDatabase *db, gint64 manager, GError **error)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (DuoStatement) stmt
    = duo_database_prepare (db, "SELECT id FROM institution WHERE owner = $1 OR substitute = $1", error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return NULL;
  duo_statement_bind_int (stmt, "$1", manager);
  do
    {
      gint64 id;

      if (!duo_statement_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      id = duo_statement_get_int (stmt, 0);
      g_hash_table_add (ids, g_memdup2 (&id, sizeof id));
    }
  while (TRUE);

  return g_steal_pointer (&ids);
}

/* Returns: (transfer full) (element-type DuoInstitution) (nullable): those that @filter lets through, by name. */
GPtrArray *
duo_institution_table_list (DuoDatabase *db, const DuoInstitutionFilter *filter, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) found = NULL;
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  if (!find_words (db, filter->search, &found, error))
    return NULL;
  stmt = duo_database_prepare (db,
                               SELECT " WHERE $1 = 0 OR EXISTS (SELECT 1 FROM institution_sector e WHERE e.institution = i.id"
                                      " AND e.sector IN ($2, $3, $4)) ORDER BY i.sort_key, i.id",
                               error);
  if (stmt == NULL)
    return NULL;
  duo_statement_bind_int (stmt, "$1", filter->sectors != DUO_SECTOR_SET_NONE);
  duo_statement_bind_text (stmt, "$2", duo_sector_set_contains (filter->sectors, DUO_SECTOR_VO) ? "VO" : "");
  duo_statement_bind_text (stmt, "$3", duo_sector_set_contains (filter->sectors, DUO_SECTOR_MBO) ? "MBO" : "");
  duo_statement_bind_text (stmt, "$4", duo_sector_set_contains (filter->sectors, DUO_SECTOR_HO) ? "HO" : "");
  do
    {
      DuoInstitution *institution;
      gint64 id;

      if (!duo_statement_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      id = duo_statement_get_int (stmt, (gint) G_N_ELEMENTS (columns));
      if (found != NULL && !g_hash_table_contains (found, &id))
        continue;

      institution = duo_institution_new_from_row (stmt, error);
      if (institution == NULL)
        return NULL;
      g_ptr_array_add (rows, institution);
    }
  while (filter->limit == 0 || rows->len < filter->limit);

  return complete_rows (db, rows, filter->today, error) ? g_steal_pointer (&rows) : NULL;
}

/* *@institution: (out) (transfer full) (nullable): of the row that @stmt gives; NULL for none. */
static gboolean
read_one (DuoStatement *stmt, DuoInstitution **institution, GError **error)
{
  gboolean has_row = FALSE;

  *institution = NULL;
  if (!duo_statement_step (stmt, &has_row, error))
    return FALSE;
  if (has_row)
    *institution = duo_institution_new_from_row (stmt, error);
  duo_statement_reset (stmt);
  return !has_row || *institution != NULL;
}

/* Returns: (transfer full) (nullable): the institution; %DUO_ERROR_NOT_FOUND where there is none of that code. */
DuoInstitution *
duo_institution_table_get (DuoDatabase *db, const char *brin, guint32 today, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, SELECT " WHERE i.brin = $1", error);
  DuoInstitution *institution = NULL;

  if (stmt == NULL)
    return NULL;
  duo_statement_bind_text (stmt, "$1", brin);
  if (!read_one (stmt, &institution, error))
    return NULL;
  if (institution == NULL)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_NOT_FOUND, "institution %s", brin);
      return NULL;
    }

  g_ptr_array_add (rows, institution);
  return complete_page (db, rows, today, error) ? g_object_ref (institution) : NULL;
}

static void
unref_row (gpointer row)
{
  if (row != NULL)
    g_object_unref (row);
}

/* Returns: (transfer full) (element-type DuoInstitution) (nullable): those of these ids (element-type gint64), in that
 * order; NULL for one that is gone. */
GPtrArray *
duo_institution_table_fetch (DuoDatabase *db, GArray *ids, guint32 today, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (unref_row);
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, SELECT " WHERE i.id = $1", error);

  if (stmt == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      DuoInstitution *institution = NULL;

      duo_statement_bind_int (stmt, "$1", g_array_index (ids, gint64, i));
      if (!read_one (stmt, &institution, error))
        return NULL;
      g_ptr_array_add (rows, institution);
    }

  return complete_page (db, rows, today, error) ? g_steal_pointer (&rows) : NULL;
}

gboolean
duo_institution_table_find (DuoDatabase *db, const char *brin, gint64 *id, char **name, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  stmt = duo_database_prepare (db,
                               "SELECT id, CASE WHEN short_name <> '' THEN short_name ELSE name END FROM institution WHERE brin = $1",
                               error);
  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_text (stmt, "$1", brin);
  if (!duo_statement_step (stmt, &has_row, error))
    return FALSE;

  *id = has_row ? duo_statement_get_int (stmt, 0) : 0;
  *name = g_strdup (has_row ? duo_statement_get_text (stmt, 1) : "");
  return TRUE;
}
