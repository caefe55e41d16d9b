/* SPDX-License-Identifier: EUPL-1.2 */
/* Rows of any table as objects: statements, parameters and fields follow from one description of the columns. */
#include "duo-record-table.h"

#include "duo-derived.h"
#include "duo-error.h"
#include "duo-table.h"

/* The first column after id, uid and rev. */
#define FIRST_COLUMN 3

/* Returns: the place of the field that @column holds. A description that names none is a mistake in the program. */
static guint
find_field (DuoRecord *record, const char *column)
{
  guint field = 0;

  if (!duo_record_has_field (record, column, &field))
    g_error ("%s has no field %s", G_OBJECT_TYPE_NAME (record), column);

  return field;
}

/* ---- Reading ---- */

/* Returns: FALSE for what nothing of ours wrote. */
static gboolean
read_column (const DuoColumn *column, DuoRecord *record, DuoStatement *stmt, gint place)
{
  const guint field = find_field (record, column->name);
  DuoWhen when;
  gint code;

  switch (duo_record_get_field_type (record, field))
    {
    case DUO_FIELD_TEXT:
      duo_record_set_text (record, field, duo_statement_get_text (stmt, place));
      return TRUE;

    case DUO_FIELD_NUMBER:
      duo_record_set_number (record, field, duo_statement_get_int (stmt, place));
      return TRUE;

    case DUO_FIELD_CODE:
      if (column->codes == NULL)
        code = duo_statement_get_int (stmt, place) == 1 ? 1 : 0;
      else if (!column->codes->parse (duo_statement_get_text (stmt, place), &code))
        return FALSE;
      duo_record_set_code (record, field, code);
      return TRUE;

    case DUO_FIELD_WHEN:
      if (!duo_when_parse (duo_statement_get_text (stmt, place), &when))
        return FALSE;
      duo_record_set_when (record, field, &when);
      return TRUE;

    default:
      g_return_val_if_reached (FALSE);
    }
}

/**
 * duo_record_table_read_row:
 * @stmt: of duo_record_table_select(), on a row
 *
 * Returns: (transfer full) (type DuoRecord) (nullable): the object of that row; %DUO_ERROR_STORE_DAMAGED for a code or a
 *   date that nothing of ours wrote
 */
gpointer
duo_record_table_read_row (const DuoRecordTable *self, DuoStatement *stmt, GError **error)
{
  g_autoptr (DuoRecord) record = g_object_new (self->get_type (), NULL);

  duo_record_set_id (record, duo_statement_get_int (stmt, 0));
  duo_record_set_uid (record, duo_statement_get_text (stmt, 1));
  duo_record_set_rev (record, duo_statement_get_int (stmt, 2));
  for (guint i = 0; i < self->n_columns; i++)
    {
      const gint place = FIRST_COLUMN + (gint) i;

      if (!read_column (&self->columns[i], record, stmt, place))
        {
          duo_table_fail_code (self->name, duo_record_get_id (record), duo_statement_get_text (stmt, place), error);
          return NULL;
        }
    }
  if (self->read_more != NULL)
    self->read_more (record, stmt, FIRST_COLUMN + (gint) self->n_columns);

  return g_steal_pointer (&record);
}

/**
 * duo_record_table_select:
 * @rest: what comes after the tables: "WHERE … ORDER BY …"; the table is called t
 *
 * Returns: (transfer full) (nullable): a statement that gives whole rows, for duo_record_table_read()
 */
DuoStatement *
duo_record_table_select (const DuoRecordTable *self, DuoDatabase *db, const char *rest, GError **error)
{
  g_autoptr (GString) sql = g_string_new ("SELECT t.id, t.uid, t.rev");

  for (guint i = 0; i < self->n_columns; i++)
    g_string_append_printf (sql, ", t.%s", self->columns[i].name);
  if (self->more != NULL)
    g_string_append_printf (sql, ", %s", self->more);
  g_string_append_printf (sql, " FROM %s t %s %s", self->name, self->joins != NULL ? self->joins : "", rest);

  return duo_database_prepare (db, sql->str, error);
}

/* Returns: (transfer full) (element-type DuoRecord) (nullable): the objects of all rows that @stmt gives. */
GPtrArray *
duo_record_table_read (const DuoRecordTable *self, DuoStatement *stmt, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean has_row = FALSE;

  do
    {
      gpointer record;

      if (!duo_statement_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;

      record = duo_record_table_read_row (self, stmt, error);
      if (record == NULL)
        return NULL;
      g_ptr_array_add (records, record);
    }
  while (TRUE);

  return g_steal_pointer (&records);
}

/* @rest: as for duo_record_table_select(), without parameters.
 * Returns: (transfer full) (element-type DuoRecord) (nullable): the objects of those rows. */
GPtrArray *
duo_record_table_list (const DuoRecordTable *self, DuoDatabase *db, const char *rest, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_record_table_select (self, db, rest, error);

  return stmt != NULL ? duo_record_table_read (self, stmt, error) : NULL;
}

/* As duo_record_table_list(), with @id as $1. */
GPtrArray *
duo_record_table_list_for (const DuoRecordTable *self, DuoDatabase *db, const char *rest, gint64 id, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_record_table_select (self, db, rest, error);

  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", id);
  return duo_record_table_read (self, stmt, error);
}

/**
 * duo_record_table_list_of:
 * @kind: what the rows belong to; the column for it is called as its code is. %DUO_OBJECT_NONE for all rows
 * @id: of that object
 * @order: "ORDER BY" with columns of t
 *
 * Returns: (transfer full) (element-type DuoRecord) (nullable): the objects of those rows
 */
GPtrArray *
duo_record_table_list_of (const DuoRecordTable *self,
                          DuoDatabase *db,
                          DuoObjectKind kind,
                          gint64 id,
                          const char *order,
                          GError **error)
{
  g_autofree char *rest = NULL;

  if (kind == DUO_OBJECT_NONE)
    return duo_record_table_list (self, db, order, error);

  rest = g_strdup_printf ("WHERE t.%s = $1 %s", duo_object_kind_to_string (kind), order);
  return duo_record_table_list_for (self, db, rest, id, error);
}

/* Returns: (transfer full) (type DuoRecord) (nullable): the object of that id; %DUO_ERROR_NOT_FOUND where there is none. */
gpointer
duo_record_table_get (const DuoRecordTable *self, DuoDatabase *db, gint64 id, GError **error)
{
  return duo_table_take_single (duo_record_table_list_for (self, db, "WHERE t.id = $1", id, error), self->name, id, error);
}

/* ---- Saving ---- */

/* Returns: (transfer container) (element-type utf8): the columns that are written, after uid and rev, in the order in
 * which bind_row() binds them: those of the description, then those that are made from them. */
static GPtrArray *
list_written (const DuoRecordTable *self)
{
  GPtrArray *names = g_ptr_array_new ();
  guint n_derived;
  const DuoDerivedColumn *derived = duo_derived_columns (&n_derived);

  for (guint i = 0; i < self->n_columns; i++)
    g_ptr_array_add (names, (gpointer) self->columns[i].name);
  for (guint i = 0; i < n_derived; i++)
    if (g_str_equal (derived[i].table, self->name))
      g_ptr_array_add (names, (gpointer) derived[i].column);

  return names;
}

static void
bind_column (const DuoColumn *column, DuoRecord *record, DuoStatement *stmt, const char *parameter)
{
  const guint field = find_field (record, column->name);

  switch (duo_record_get_field_type (record, field))
    {
    case DUO_FIELD_TEXT:
      duo_statement_bind_text (stmt, parameter, duo_record_get_text (record, field));
      break;

    case DUO_FIELD_NUMBER:
      if (column->is_reference)
        duo_table_bind_reference (stmt, parameter, duo_record_get_number (record, field));
      else
        duo_statement_bind_int (stmt, parameter, duo_record_get_number (record, field));
      break;

    case DUO_FIELD_CODE:
      if (column->codes != NULL)
        duo_statement_bind_text (stmt, parameter, column->codes->to_text (duo_record_get_code (record, field)));
      else
        duo_statement_bind_int (stmt, parameter, duo_record_get_code (record, field) != 0 ? 1 : 0);
      break;

    case DUO_FIELD_WHEN:
      duo_table_bind_when (stmt, parameter, duo_record_get_when (record, field));
      break;

    default:
      g_return_if_reached ();
    }
}

/* Binds what is made of the text or date in @derived's source. */
static void
bind_derived (const DuoDerivedColumn *derived, DuoRecord *record, DuoStatement *stmt, const char *parameter)
{
  const guint field = find_field (record, derived->source);
  g_autofree char *source = duo_record_get_field_type (record, field) == DUO_FIELD_WHEN
                              ? duo_when_to_string (duo_record_get_when (record, field))
                              : g_strdup (duo_record_get_text (record, field));
  g_autofree char *text = derived->derive (source);

  duo_statement_bind_text (stmt, parameter, text);
}

/* Binds the uid and all that list_written() lists. Returns: the number of the next parameter. */
static guint
bind_row (const DuoRecordTable *self, DuoRecord *record, DuoStatement *stmt)
{
  guint n_derived;
  const DuoDerivedColumn *derived = duo_derived_columns (&n_derived);
  guint number = 1;

  duo_statement_bind_text (stmt, duo_statement_parameter (number++), duo_record_get_uid (record));
  for (guint i = 0; i < self->n_columns; i++)
    bind_column (&self->columns[i], record, stmt, duo_statement_parameter (number++));
  for (guint i = 0; i < n_derived; i++)
    if (g_str_equal (derived[i].table, self->name))
      bind_derived (&derived[i], record, stmt, duo_statement_parameter (number++));

  return number;
}

static gboolean
insert (const DuoRecordTable *self, DuoDatabase *db, DuoRecord *record, GError **error)
{
  g_autoptr (GPtrArray) names = list_written (self);
  g_autoptr (GString) columns = g_string_new ("uid, rev");
  g_autoptr (GString) values = g_string_new ("$1, 1");
  g_autofree char *sql = NULL;
  g_autoptr (DuoStatement) stmt = NULL;

  for (guint i = 0; i < names->len; i++)
    {
      g_string_append_printf (columns, ", %s", (const char *) names->pdata[i]);
      g_string_append_printf (values, ", %s", duo_statement_parameter (i + 2));
    }
  if (self->also != NULL)
    {
      g_string_append_printf (columns, ", %s", self->also);
      g_string_append_printf (values, ", %s", self->also_values);
    }
  sql = g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", self->name, columns->str, values->str);
  stmt = duo_database_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;
  bind_row (self, record, stmt);
  if (!duo_table_run_save (db, stmt, self->name, 0, error))
    return FALSE;

  duo_record_set_id (record, duo_database_last_insert_id (db));
  duo_record_set_rev (record, 1);
  return self->save_more == NULL || self->save_more (db, NULL, record, error);
}

/* Prepares the UPDATE of one row, by id and revision. */
static DuoStatement *
prepare_update (const DuoRecordTable *self, DuoDatabase *db, GError **error)
{
  g_autoptr (GPtrArray) names = list_written (self);
  g_autoptr (GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "UPDATE %s SET uid = $1, rev = rev + 1", self->name);
  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (sql, ", %s = %s", (const char *) names->pdata[i], duo_statement_parameter (i + 2));
  g_string_append_printf (sql, " WHERE id = %s AND rev = %s", duo_statement_parameter (names->len + 2),
                          duo_statement_parameter (names->len + 3));

  return duo_database_prepare (db, sql->str, error);
}

static gboolean
update (const DuoRecordTable *self, DuoDatabase *db, DuoRecord *record, GError **error)
{
  const gint64 id = duo_record_get_id (record);
  const gint64 rev = duo_record_get_rev (record);
  g_autoptr (DuoRecord) current = self->get != NULL ? self->get (db, id, error) : duo_record_table_get (self, db, id, error);
  g_autoptr (DuoStatement) stmt = NULL;
  guint next;

  if (current == NULL || !duo_table_check_rev (self->name, id, rev, duo_record_get_rev (current), error))
    return FALSE;
  if (duo_record_equal (record, current))
    return TRUE; /* nothing to write: its revision stays */

  stmt = prepare_update (self, db, error);
  if (stmt == NULL)
    return FALSE;
  next = bind_row (self, record, stmt);
  duo_statement_bind_int (stmt, duo_statement_parameter (next), id);
  duo_statement_bind_int (stmt, duo_statement_parameter (next + 1), rev);
  if (!duo_table_run_save (db, stmt, self->name, id, error))
    return FALSE;

  /* Raised for a row of another table that belongs to it too: the object is what people hold in their hands. */
  duo_record_set_rev (record, rev + 1);
  return self->save_more == NULL || self->save_more (db, current, record, error);
}

/**
 * duo_record_table_save:
 * @db: the writer's connection
 * @object: (type DuoRecord): of the table's type
 * @error: %DUO_ERROR_CONFLICT: somebody else has written it since it was read, or removed what it refers to;
 *   %DUO_ERROR_NOT_FOUND: it is gone
 *
 * Adds the object when its id is 0, else writes it over the row that it was read from, unless nothing differs. After
 * success it has its id and revision.
 */
gboolean
duo_record_table_save (const DuoRecordTable *self, DuoDatabase *db, gpointer object, GError **error)
{
  DuoRecord *record = DUO_RECORD (object);

  return duo_record_get_id (record) == 0 ? insert (self, db, record, error) : update (self, db, record, error);
}
