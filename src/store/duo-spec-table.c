/* SPDX-License-Identifier: EUPL-1.2 */
/* Answers of channels and profiles: a row each, and a row for each thing that a set holds. */
#include "duo-spec-table.h"

#include "duo-error.h"
#include "duo-table.h"
#include "duo-uid.h"

/* One answer while its rows are read. */
typedef struct
{
  gint64 id;      /* of the row of spec_value; 0 = none yet */
  gint64 owner;
  DuoSpecField field;
  gboolean known;
  GString *value; /* (owned) (nullable): of a set the codes so far */
  char *words;    /* (owned) */
  DuoOrigin origin;
  guint32 confirmed;
} Reading;

static void
reading_clear (Reading *self)
{
  if (self->value != NULL)
    g_string_free (self->value, TRUE);
  g_free (self->words);
  *self = (Reading) { .id = 0 };
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

/* Puts the answer that was read with those of its owner. */
static gboolean
end_reading (Reading *self, GHashTable *by_owner, GError **error)
{
  DuoSpecValue *value;
  DuoSpecs *specs;

  if (self->id == 0)
    return TRUE;

  value = duo_spec_value_new_told (self->known, self->field, self->value->str, self->words, self->origin, self->confirmed);
  if (value == NULL)
    return duo_table_fail_code ("spec_value", self->id, self->value->str, error);

  specs = g_hash_table_lookup (by_owner, &self->owner);
  if (specs == NULL)
    {
      specs = duo_specs_new ();
      g_hash_table_insert (by_owner, g_memdup2 (&self->owner, sizeof self->owner), specs);
    }
  duo_specs_take (specs, self->field, value);
  reading_clear (self);
  return TRUE;
}

static gboolean
begin_reading (Reading *self, DuoStatement *stmt, GError **error)
{
  const char *field = duo_statement_get_text (stmt, 2);
  const char *confirmed = duo_statement_get_text (stmt, 7);

  self->id = duo_statement_get_int (stmt, 0);
  self->owner = duo_statement_get_int (stmt, 1);
  self->known = duo_statement_get_int (stmt, 3) == 1;
  self->value = g_string_new (duo_statement_get_text (stmt, 4));
  self->words = g_strdup (duo_statement_get_text (stmt, 5));
  if (!duo_spec_field_parse (field, &self->field))
    return duo_table_fail_code ("spec_value", self->id, field, error);
  if (!duo_origin_parse (duo_statement_get_text (stmt, 6), &self->origin)
      || (*confirmed != '\0' && !duo_day_parse (confirmed, &self->confirmed)))
    return duo_table_fail_code ("spec_value", self->id, confirmed, error);

  return TRUE;
}

/**
 * duo_spec_table_list:
 * @owner: the column that says whose they are: "channel" or "profile"
 * @where: which of them, a condition in SQL that may use $1
 * @id: what $1 is
 *
 * Returns: (transfer full) (element-type gint64 DuoSpecs) (nullable): answers by the id of their owner; owners without
 *   any are not in it
 */
GHashTable *
duo_spec_table_list (DuoDatabase *db, const char *owner, const char *where, gint64 id, GError **error)
{
  g_autoptr (GHashTable) by_owner = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) duo_specs_free);
  g_autofree char *sql = g_strdup_printf ("SELECT v.id, v.%s, v.field, v.known, v.value, v.words, v.origin, v.confirmed, i.code"
                                          " FROM spec_value v LEFT JOIN spec_item i ON i.spec_value = v.id WHERE %s ORDER BY v.id, i.id",
                                          owner, where);
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, sql, error);
  g_auto (Reading) reading = { .id = 0 };
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return NULL;
  duo_statement_bind_int (stmt, "$1", id);
  do
    {
      if (!duo_statement_step (stmt, &has_row, error))
        return NULL;
      if ((!has_row || duo_statement_get_int (stmt, 0) != reading.id) && !end_reading (&reading, by_owner, error))
        return NULL;
      if (!has_row)
        break;
      if (reading.id == 0 && !begin_reading (&reading, stmt, error))
        return NULL;
      if (!duo_statement_is_null (stmt, 8))
        g_string_append_printf (reading.value, "%s,", duo_statement_get_text (stmt, 8));
    }
  while (TRUE);

  return g_steal_pointer (&by_owner);
}

/* ---- Saving ---- */

/* Runs @sql with the owner as $1 and the field as $2. */
static gboolean
run_for_field (DuoDatabase *db, char *sql, gint64 id, DuoSpecField field, GError **error)
{
  g_autofree char *owned = sql;
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, owned, error);

  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_int (stmt, "$1", id);
  duo_statement_bind_text (stmt, "$2", duo_spec_field_to_string (field));
  return duo_statement_run (stmt, error);
}

static gboolean
remove_field (DuoDatabase *db, const char *owner, gint64 id, DuoSpecField field, GError **error)
{
  return run_for_field (db,
                        g_strdup_printf ("DELETE FROM spec_item WHERE spec_value IN"
                                         " (SELECT id FROM spec_value WHERE %s = $1 AND field = $2)", owner),
                        id, field, error)
         && run_for_field (db, g_strdup_printf ("DELETE FROM spec_value WHERE %s = $1 AND field = $2", owner), id, field, error);
}

/* Adds or takes away one thing of a set. */
static gboolean
write_item (DuoDatabase *db, const char *owner, gint64 id, DuoSpecField field, const char *code, gboolean add, GError **error)
{
  static const char find[] = "(SELECT id FROM spec_value WHERE %s = $1 AND field = $2)";
  g_autofree char *uid = duo_uid_new ();
  g_autofree char *value = NULL;
  g_autofree char *sql = NULL;
  g_autoptr (DuoStatement) stmt = NULL;

  value = g_strdup_printf (find, owner);
  sql = add ? g_strdup_printf ("INSERT INTO spec_item (uid, rev, spec_value, code) VALUES ($4, 1, %s, $3)", value)
            : g_strdup_printf ("DELETE FROM spec_item WHERE spec_value = %s AND code = $3", value);
  stmt = duo_database_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;

  duo_statement_bind_int (stmt, "$1", id);
  duo_statement_bind_text (stmt, "$2", duo_spec_field_to_string (field));
  duo_statement_bind_text (stmt, "$3", code);
  if (add)
    duo_statement_bind_text (stmt, "$4", uid);
  return duo_statement_run (stmt, error);
}

static gboolean
write_items (DuoDatabase *db, const char *owner, gint64 id, DuoSpecField field, gint32 before, gint32 after, GError **error)
{
  const char *const *codes = duo_spec_field_info (field)->codes;

  for (guint i = 0; codes[i] != NULL; i++)
    {
      const gboolean was = (before & (1 << i)) != 0;
      const gboolean is = (after & (1 << i)) != 0;

      if (was != is && !write_item (db, owner, id, field, codes[i], is, error))
        return FALSE;
    }

  return TRUE;
}

/* Writes @wanted over @current, which is %NULL where there is no row yet. */
static gboolean
write_field (DuoDatabase *db, const char *owner, gint64 id, DuoSpecField field, const DuoSpecValue *current,
             const DuoSpecValue *wanted, GError **error)
{
  const gboolean is_set = duo_spec_field_info (field)->type == DUO_SPEC_TYPE_SET;
  g_autofree char *uid = duo_uid_new ();
  g_autofree char *confirmed = wanted->confirmed_on != 0 ? duo_day_to_string (wanted->confirmed_on) : g_strdup ("");
  g_autofree char *sql = NULL;
  g_autoptr (DuoStatement) stmt = NULL;

  if (current != NULL)
    sql = g_strdup_printf ("UPDATE spec_value SET known = $3, value = $4, words = $5, origin = $6, confirmed = $7, rev = rev + 1"
                           " WHERE %s = $1 AND field = $2", owner);
  else
    sql = g_strdup_printf ("INSERT INTO spec_value (uid, rev, %s, field, known, value, words, origin, confirmed)"
                           " VALUES ($8, 1, $1, $2, $3, $4, $5, $6, $7)", owner);
  stmt = duo_database_prepare (db, sql, error);
  if (stmt == NULL)
    return FALSE;

  duo_statement_bind_int (stmt, "$1", id);
  duo_statement_bind_text (stmt, "$2", duo_spec_field_to_string (field));
  duo_statement_bind_int (stmt, "$3", wanted->known ? 1 : 0);
  duo_statement_bind_text (stmt, "$4", is_set ? "" : wanted->text);
  duo_statement_bind_text (stmt, "$5", wanted->words);
  duo_statement_bind_text (stmt, "$6", duo_origin_to_string (wanted->origin));
  duo_statement_bind_text (stmt, "$7", confirmed);
  if (current == NULL)
    duo_statement_bind_text (stmt, "$8", uid);
  if (!duo_table_run_save (db, stmt, "spec_value", id, error))
    return FALSE;

  return !is_set || write_items (db, owner, id, field, current != NULL ? current->number : 0, wanted->number, error);
}

/**
 * duo_spec_table_save:
 * @owner: "channel" or "profile"
 * @id: whose they are
 * @current: what the store has
 * @wanted: what it shall have
 *
 * Writes the answers that differ, and takes away those that are no longer there.
 */
gboolean
duo_spec_table_save (DuoDatabase *db, const char *owner, gint64 id, const DuoSpecs *current, const DuoSpecs *wanted, GError **error)
{
  for (guint i = 0; i < DUO_N_SPEC_FIELDS; i++)
    {
      const DuoSpecField field = (DuoSpecField) i;
      const DuoSpecValue *before = duo_specs_get (current, field);
      const DuoSpecValue *after = duo_specs_get (wanted, field);

      if (duo_spec_value_equal (before, after))
        continue;
      if (after == NULL ? !remove_field (db, owner, id, field, error) : !write_field (db, owner, id, field, before, after, error))
        return FALSE;
    }

  return TRUE;
}
