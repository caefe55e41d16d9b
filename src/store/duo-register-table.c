/* SPDX-License-Identifier: EUPL-1.2 */
/* The tables of the register share one shape: a column for each field of their records, and sources. */
#include "duo-register-table.h"

#include "duo-error.h"
#include "duo-fold.h"
#include "duo-progress.h"
#include "duo-table.h"
#include "duo-uid.h"

static const struct
{
  const char *name;
  const char *key;    /* (nullable): column that is the key; else it follows from the fields */
  gboolean    sorted; /* has a sort_key of its name */
  const char *sector_table; /* (nullable) */
} tables[DUO_N_RECORD_TYPES] = {
  [DUO_RECORD_BOARD] = { "board", "number", TRUE, NULL },
  [DUO_RECORD_INSTITUTION] = { "institution", "brin", TRUE, "institution_sector" },
  [DUO_RECORD_LOCATION] = { "location", "code", FALSE, "location_sector" },
  [DUO_RECORD_TRANSITION] = { "transition", NULL, FALSE, NULL },
  [DUO_RECORD_COUNT] = { "reach", NULL, FALSE, NULL },
  [DUO_RECORD_NAME] = { "brin_name", NULL, FALSE, NULL },
};

/* ---- Reading ---- */

/* Returns: (transfer full): what gives id, rev, sources, key and fields of the rows of @type. */
static char *
make_select (DuoRecordType type, const char *where)
{
  GString *sql = g_string_new ("SELECT t.id, t.rev, t.sources");
  guint n_fields;
  const DuoRegisterField *fields = duo_record_fields (type, &n_fields);

  g_string_append_printf (sql, ", %s%s", tables[type].key != NULL ? "t." : "", tables[type].key != NULL ? tables[type].key : "''");
  for (guint i = 0; i < n_fields; i++)
    {
      if (fields[i] == DUO_REGISTER_BOARD)
        g_string_append (sql, ", b.number");
      else
        g_string_append_printf (sql, ", t.%s", duo_register_field_to_string (fields[i]));
    }
  g_string_append_printf (sql, " FROM %s t", tables[type].name);
  if (type == DUO_RECORD_INSTITUTION)
    g_string_append (sql, " LEFT JOIN board b ON b.id = t.board");
  g_string_append_printf (sql, " %s", where);
  return g_string_free (sql, FALSE);
}

static DuoRegisterRecord *
read_record (DuoStatement *stmt, DuoRecordType type)
{
  DuoRegisterRecord *record = duo_register_record_new (type, duo_statement_get_text (stmt, 3));
  guint n_fields;

  (void) duo_record_fields (type, &n_fields); /* only how many there are */
  record->id = duo_statement_get_int (stmt, 0);
  record->rev = duo_statement_get_int (stmt, 1);
  record->sources = g_strdup (duo_statement_get_text (stmt, 2));
  for (guint i = 0; i < n_fields; i++)
    {
      const char *text = duo_statement_get_text (stmt, 4 + (gint) i);

      if (text != NULL && *text != '\0')
        record->values[i] = g_strdup (text);
    }
  if (tables[type].key == NULL)
    duo_register_record_make_key (record);
  return record;
}

static gboolean
load_records (DuoDatabase *db, DuoRegister *self, DuoRecordType type, GError **error)
{
  g_autofree char *sql = make_select (type, type == DUO_RECORD_INSTITUTION ? "WHERE t.brin IS NOT NULL" : "");
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, sql, error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  do
    {
      if (!duo_statement_step (stmt, &has_row, error))
        return FALSE;
      if (has_row)
        duo_register_add (self, read_record (stmt, type));
    }
  while (has_row);

  return TRUE;
}

static gboolean
load_sectors (DuoDatabase *db, DuoRegister *self, DuoRecordType type, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT t.%s, s.sector FROM %s t JOIN %s s ON s.%s = t.id WHERE t.%s IS NOT NULL",
                                          tables[type].key, tables[type].name, tables[type].sector_table, tables[type].name,
                                          tables[type].key);
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, sql, error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  do
    {
      DuoRegisterRecord *record;
      DuoSector sector;

      if (!duo_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      record = duo_register_find (self, type, duo_statement_get_text (stmt, 0));
      if (record == NULL || !duo_sector_parse (duo_statement_get_text (stmt, 1), &sector))
        return duo_table_fail_code (tables[type].sector_table, 0, duo_statement_get_text (stmt, 1), error);
      record->sectors |= 1u << sector;
      record->stored_sectors = record->sectors;
    }
  while (TRUE);

  return TRUE;
}

/* Returns: (transfer full) (nullable): all of the register. */
DuoRegister *
duo_register_table_load (DuoDatabase *db, GError **error)
{
  g_autoptr (DuoRegister) self = duo_register_new ();

  for (guint type = 0; type < DUO_N_RECORD_TYPES; type++)
    if (!load_records (db, self, (DuoRecordType) type, error)
        || (tables[type].sector_table != NULL && !load_sectors (db, self, (DuoRecordType) type, error)))
      return NULL;

  return g_steal_pointer (&self);
}

GPtrArray *
duo_register_table_list (DuoDatabase *db, DuoRecordType type, const char *brin, GError **error)
{
  static const char *const where[DUO_N_RECORD_TYPES] = {
    [DUO_RECORD_BOARD] = "WHERE t.id = (SELECT board FROM institution WHERE brin = $1)",
    [DUO_RECORD_INSTITUTION] = "WHERE t.brin = $1",
    [DUO_RECORD_LOCATION] = "WHERE t.institution = (SELECT id FROM institution WHERE brin = $1) ORDER BY t.code",
    [DUO_RECORD_TRANSITION] = "WHERE (t.from_function = 'U' AND t.from_code = $1) OR (t.to_function = 'U' AND t.to_code = $1)"
                              " ORDER BY t.day, t.from_code, t.to_code",
    [DUO_RECORD_COUNT] = "WHERE substr (t.code, 1, 4) = $1 ORDER BY t.year, t.sector, t.code",
    [DUO_RECORD_NAME] = "WHERE t.code = $1 ORDER BY t.name",
  };
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *sql = make_select (type, where[type]);
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, sql, error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return NULL;
  duo_statement_bind_text (stmt, "$1", brin);
  do
    {
      if (!duo_statement_step (stmt, &has_row, error))
        return NULL;
      if (has_row)
        g_ptr_array_add (records, read_record (stmt, type));
    }
  while (has_row);

  return g_steal_pointer (&records);
}

/* ---- Writing ---- */

/* The statements of one table, kept for all of its rows. Parameters: $1 id, $2 rev, $3 uid, $4 sources, $5 key,
 * $6 reference to the record that it belongs to, $7 sort key, fields from $8. */
typedef struct
{
  DuoStatement *insert;        /* (owned) */
  DuoStatement *update;        /* (owned) */
  DuoStatement *insert_sector; /* (owned) (nullable) */
} Writer;

#define FIRST_FIELD 8

static const char *
column_of (DuoRegisterField field)
{
  return duo_register_field_to_string (field);
}

static char *
make_insert (DuoRecordType type)
{
  g_autoptr (GString) columns = g_string_new ("uid, rev, sources");
  g_autoptr (GString) values = g_string_new ("$3, 1, $4");
  guint n_fields;
  const DuoRegisterField *fields = duo_record_fields (type, &n_fields);

  if (tables[type].key != NULL)
    {
      g_string_append_printf (columns, ", %s", tables[type].key);
      g_string_append (values, ", $5");
    }
  if (type == DUO_RECORD_LOCATION)
    {
      g_string_append (columns, ", institution");
      g_string_append (values, ", $6");
    }
  if (type == DUO_RECORD_INSTITUTION)
    {
      g_string_append (columns, ", kind, note");
      g_string_append (values, ", 'institution', ''");
    }
  if (tables[type].sorted)
    {
      g_string_append (columns, ", sort_key");
      g_string_append (values, ", $7");
    }
  for (guint i = 0; i < n_fields; i++)
    {
      g_string_append_printf (columns, ", %s", column_of (fields[i]));
      g_string_append_printf (values, ", $%u", FIRST_FIELD + i);
    }
  return g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", tables[type].name, columns->str, values->str);
}

static char *
make_update (DuoRecordType type)
{
  GString *sql = g_string_new (NULL);
  guint n_fields;
  const DuoRegisterField *fields = duo_record_fields (type, &n_fields);

  g_string_printf (sql, "UPDATE %s SET rev = rev + 1, sources = $4", tables[type].name);
  if (tables[type].sorted)
    g_string_append (sql, ", sort_key = $7");
  for (guint i = 0; i < n_fields; i++)
    g_string_append_printf (sql, ", %s = $%u", column_of (fields[i]), FIRST_FIELD + i);
  g_string_append (sql, " WHERE id = $1 AND rev = $2");
  return g_string_free (sql, FALSE);
}

static void
writer_clear (Writer *self)
{
  g_clear_object (&self->insert);
  g_clear_object (&self->update);
  g_clear_object (&self->insert_sector);
}

static gboolean
writer_prepare (Writer *self, DuoDatabase *db, DuoRecordType type, GError **error)
{
  g_autofree char *insert = make_insert (type);
  g_autofree char *update = make_update (type);
  g_autofree char *sector = NULL;

  self->insert = duo_database_prepare (db, insert, error);
  if (self->insert == NULL)
    return FALSE;
  self->update = duo_database_prepare (db, update, error);
  if (self->update == NULL || tables[type].sector_table == NULL)
    return self->update != NULL;

  sector = g_strdup_printf ("INSERT INTO %s (uid, rev, %s, sector) VALUES ($1, 1, $2, $3)", tables[type].sector_table,
                            tables[type].name);
  self->insert_sector = duo_database_prepare (db, sector, error);
  return self->insert_sector != NULL;
}

/* The id of the board or institution that a record belongs to; 0 for none that is here. */
static gint64
find_reference (DuoRegister *self, DuoRecordType type, const char *key)
{
  DuoRegisterRecord *record = key != NULL ? duo_register_find (self, type, key) : NULL;

  return record != NULL ? record->id : 0;
}

static void
bind_record (DuoStatement *stmt, DuoRegister *self, DuoRegisterRecord *record)
{
  g_autofree char *sources = duo_register_record_dup_sources (record);
  guint n_fields;
  const DuoRegisterField *fields = duo_record_fields (record->type, &n_fields);

  duo_statement_bind_text (stmt, "$4", sources);
  if (tables[record->type].sorted)
    {
      const char *name = duo_register_record_get (record, DUO_REGISTER_NAME);
      g_autofree char *sort_key = duo_fold_sort_key (name != NULL ? name : "");

      duo_statement_bind_text (stmt, "$7", sort_key);
    }
  for (guint i = 0; i < n_fields; i++)
    {
      const char *parameter = duo_statement_parameter (FIRST_FIELD + i);

      if (fields[i] == DUO_REGISTER_BOARD)
        duo_table_bind_reference (stmt, parameter, find_reference (self, DUO_RECORD_BOARD, record->values[i]));
      else
        duo_statement_bind_own_text (stmt, parameter, record->values[i] != NULL ? record->values[i] : "");
    }
}

static gboolean
write_sectors (DuoDatabase *db, Writer *writer, DuoRegisterRecord *record, GError **error)
{
  for (guint i = 0; i < DUO_N_SECTORS; i++)
    {
      g_autofree char *uid = NULL;

      if (!duo_sector_set_contains (record->sectors & ~record->stored_sectors, (DuoSector) i))
        continue;
      uid = duo_uid_new ();
      duo_statement_bind_text (writer->insert_sector, "$1", uid);
      duo_statement_bind_int (writer->insert_sector, "$2", record->id);
      duo_statement_bind_text (writer->insert_sector, "$3", duo_sector_to_string ((DuoSector) i));
      if (!duo_table_run_save (db, writer->insert_sector, tables[record->type].sector_table, 0, error))
        return FALSE;
    }

  record->stored_sectors = record->sectors;
  return TRUE;
}

static gboolean
write_record (DuoDatabase *db, Writer *writer, DuoRegister *self, DuoRegisterRecord *record, GError **error)
{
  const char *table = tables[record->type].name;

  if (record->id != 0)
    {
      bind_record (writer->update, self, record);
      duo_statement_bind_int (writer->update, "$1", record->id);
      duo_statement_bind_int (writer->update, "$2", record->rev);
      if (!duo_table_run_save (db, writer->update, table, record->id, error))
        return FALSE;
      record->rev++;
    }
  else
    {
      g_autofree char *uid = duo_uid_new ();

      bind_record (writer->insert, self, record);
      duo_statement_bind_text (writer->insert, "$3", uid);
      if (tables[record->type].key != NULL)
        duo_statement_bind_text (writer->insert, "$5", record->key);
      if (record->type == DUO_RECORD_LOCATION)
        {
          g_autofree char *brin = g_strndup (record->key, 4);

          duo_statement_bind_int (writer->insert, "$6", find_reference (self, DUO_RECORD_INSTITUTION, brin));
        }
      if (!duo_table_run_save (db, writer->insert, table, 0, error))
        return FALSE;
      record->id = duo_database_last_insert_id (db);
      record->rev = 1;
    }

  record->dirty = FALSE;
  return writer->insert_sector == NULL || write_sectors (db, writer, record, error);
}

/**
 * duo_register_table_write:
 * @self: a register that was loaded in this job, with files applied to it
 * @cancellable: (nullable): looked at for each row
 *
 * Writes what is different: boards before institutions before locations. %DUO_ERROR_CONFLICT can't be, since the
 * job that loaded it writes.
 */
gboolean
duo_register_table_write (DuoDatabase *db, DuoRegister *self, GCancellable *cancellable, GError **error)
{
  guint n_written = 0;

  for (guint type = 0; type < DUO_N_RECORD_TYPES; type++)
    {
      Writer writer = { NULL, NULL, NULL };
      gboolean ok = writer_prepare (&writer, db, (DuoRecordType) type, error);

      for (guint i = 0; ok && i < self->dirty->len; i++)
        {
          DuoRegisterRecord *record = self->dirty->pdata[i];

          if (record->type != (DuoRecordType) type)
            continue;
          duo_progress_report (cancellable, DUO_PROGRESS_STORING, n_written++, self->dirty->len);
          ok = !g_cancellable_set_error_if_cancelled (cancellable, error) && write_record (db, &writer, self, record, error);
        }
      writer_clear (&writer);
      if (!ok)
        return FALSE;
    }

  duo_progress_report (cancellable, DUO_PROGRESS_ENDING, n_written, n_written);
  g_ptr_array_set_size (self->dirty, 0);
  return TRUE;
}

/* ---- In which list it is ---- */

/* Where the name comes from of an institution with these sources. */
static DuoProvenance
name_origin (const char *sources)
{
  g_autoptr (DuoRegisterRecord) record = duo_register_record_new (DUO_RECORD_INSTITUTION, "");

  record->sources = g_strdup (sources);
  return *duo_register_record_get_provenance (record, DUO_REGISTER_NAME);
}

/* Finds the last list of @sector, and how many institutions it and that of the day @from have. */
static gboolean
find_last_list (DuoDatabase *db, DuoSector sector, guint32 from, guint32 *last, guint *n_last, guint *n_from, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, "SELECT sources, count(*) FROM institution GROUP BY sources", error);
  gboolean has_row = FALSE;

  *last = 0;
  *n_last = *n_from = 0;
  if (stmt == NULL)
    return FALSE;
  while (duo_statement_step (stmt, &has_row, error))
    {
      DuoProvenance origin;

      if (!has_row)
        return TRUE;
      origin = name_origin (duo_statement_get_text (stmt, 0));
      if (!duo_source_is_list_of ((DuoSource) origin.source, sector))
        continue;
      if (origin.as_of == from)
        *n_from += (guint) duo_statement_get_int (stmt, 1);
      if (origin.as_of > *last)
        *n_last = 0;
      *last = MAX (*last, origin.as_of);
      if (origin.as_of == *last)
        *n_last += (guint) duo_statement_get_int (stmt, 1);
    }

  return FALSE;
}

gboolean
duo_register_table_find_listing (DuoDatabase *db, gint64 id, DuoProvenance *from, guint32 *not_in, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, "SELECT sources FROM institution WHERE id = $1", error);
  gboolean has_row = FALSE;

  *from = (DuoProvenance) { 0, DUO_SOURCE_NONE, DUO_STRENGTH_GUESS };
  *not_in = 0;
  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_int (stmt, "$1", id);
  if (!duo_statement_step (stmt, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;

  *from = name_origin (duo_statement_get_text (stmt, 0));
  for (guint i = 0; i < DUO_N_SECTORS; i++)
    {
      guint32 last;
      guint n_last, n_from;

      if (!duo_source_is_list_of ((DuoSource) from->source, (DuoSector) i))
        continue;
      if (!find_last_list (db, (DuoSector) i, from->as_of, &last, &n_last, &n_from, error))
        return FALSE;
      if (last > from->as_of && duo_register_list_is_whole (n_last, n_from))
        *not_in = last;
    }
  return TRUE;
}
