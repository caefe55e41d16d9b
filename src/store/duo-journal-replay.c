/* SPDX-License-Identifier: EUPL-1.2 */
/* Playing the journal back: undo, redo, and taking an older change back. */
#include "duo-database-private.h"
#include "duo-derived.h"
#include "duo-error.h"
#include "duo-journal-private.h"
#include "duo-row.h"

/* What one row is to become. */
typedef struct
{
  const DuoJournalRow *row; /* borrowed */
  JsonObject *target;       /* (owned) (nullable): NULL to remove it */
  gboolean exists;          /* there is such a row now */
  gint64 rev;               /* its revision now; 0 for none */
  gint64 new_rev;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_clear_pointer (&step->target, json_object_unref);
  g_free (step);
}

static gboolean
fail (DuoError code, gint64 change, const char *why, GError **error)
{
  g_set_error (error, DUO_ERROR, (gint) code, "change %" G_GINT64_FORMAT ": %s", change, why);
  return FALSE;
}

static gboolean
read_int (DuoDatabase *db, const char *sql, const char *text, gint64 number, gint64 *value, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, sql, error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_text (stmt, "$1", text);
  duo_statement_bind_int (stmt, "$2", number);
  if (!duo_statement_step (stmt, &has_row, error))
    return FALSE;

  *value = has_row ? duo_statement_get_int (stmt, 0) : 0;
  return TRUE;
}

/* The revision that a row written now gets: higher than any that it ever had, also before it was removed. */
static gboolean
find_new_rev (DuoDatabase *db, const DuoJournalRow *row, gint64 rev, gint64 *new_rev, GError **error)
{
  gint64 top = 0;

  if (!read_int (db, "SELECT max(top_rev) FROM change_row WHERE row_table = $1 AND row = $2", row->table, row->row,
                 &top, error))
    return FALSE;

  *new_rev = MAX (top, rev) + 1;
  return TRUE;
}

/* Adds a step that makes @row hold @target. */
static gboolean
add_step (DuoDatabase *db,
          GPtrArray *steps,
          const DuoJournalRow *row,
          JsonObject *target,
          gboolean exists,
          gint64 rev,
          GError **error)
{
  Step *step = g_new0 (Step, 1);

  step->row = row;
  step->target = target != NULL ? json_object_ref (target) : NULL;
  step->exists = exists;
  step->rev = rev;
  g_ptr_array_add (steps, step);
  return find_new_rev (db, row, rev, &step->new_rev, error);
}

/* Removes first, adds last: what is unique is free again by then, and what a change passed on from one row to another
 * is too, since rows change back in the opposite order. References are looked at when it commits. */
static gboolean
run_steps (DuoDatabase *db, GPtrArray *steps, gboolean back, GError **error)
{
  if (!duo_database_defer_references (db, error))
    return FALSE;

  for (gint pass = 0; pass < 3; pass++)
    {
      for (guint i = 0; i < steps->len; i++)
        {
          const Step *step = g_ptr_array_index (steps, back ? steps->len - 1 - i : i);
          const gint step_pass = step->target == NULL ? 0 : step->exists ? 1 : 2;

          if (step_pass != pass)
            continue;
          if (step->target == NULL && !duo_row_remove (db, step->row->table, step->row->row, error))
            return FALSE;
          if (step->target != NULL
              && !duo_row_put (db, step->row->table, step->row->row, step->target, step->new_rev, step->exists, error))
            return FALSE;
        }
    }
  return TRUE;
}

/* ---- Undo and redo ---- */

/* Whether a later change, of whoever, has changed @row. */
static gboolean
is_touched (DuoDatabase *db, gint64 change, const DuoJournalRow *row, gboolean *touched, GError **error)
{
  g_autoptr (GHashTable) fields = NULL;

  if (!duo_journal_find_touched (db, change, row, &fields, error))
    return FALSE;

  *touched = g_hash_table_size (fields) > 0;
  return TRUE;
}

/* Makes the step of one row from @from to @to; %DUO_ERROR_CONFLICT where it does not hold @from any more. */
static gboolean
plan_row (DuoDatabase *db,
          gint64 change,
          const DuoJournalRow *row,
          const char *from,
          const char *to,
          GPtrArray *steps,
          GError **error)
{
  g_autoptr (JsonObject) target = NULL;
  g_autofree char *image = NULL;
  gint64 rev = 0;

  if (!duo_database_dup_row_image (db, row->table, row->row, &image, &rev, error))
    return FALSE;
  if (g_strcmp0 (from, to) == 0)
    {
      /* Only its revision was raised, along with rows that belong to it: raise it again, whatever it holds now. */
      if (image == NULL)
        return TRUE;
      to = image;
    }
  else if (g_strcmp0 (image, from) != 0)
    return fail (DUO_ERROR_CONFLICT, change, row->table, error);

  target = duo_row_parse (to, error);
  if (target == NULL && to != NULL)
    return FALSE;
  return add_step (db, steps, row, target, image != NULL, rev, error);
}

/* What was written on the way is remembered: a revision is never given twice. */
static gboolean
keep_top_revs (DuoDatabase *db, GPtrArray *steps, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, "UPDATE change_row SET top_rev = $1 WHERE id = $2", error);

  if (stmt == NULL)
    return FALSE;

  for (guint i = 0; i < steps->len; i++)
    {
      const Step *step = g_ptr_array_index (steps, i);

      duo_statement_bind_int (stmt, "$1", step->new_rev);
      duo_statement_bind_int (stmt, "$2", step->row->id);
      if (!duo_statement_run (stmt, error))
        return FALSE;
    }
  return TRUE;
}

/* Two rows that must differ, or a row that is referred to, stand in the way: somebody wrote them since. */
static gboolean
fail_as_conflict (GError *cause, gint64 change, GError **error)
{
  if (g_error_matches (cause, DUO_ERROR, DUO_ERROR_IN_USE) || g_error_matches (cause, DUO_ERROR, DUO_ERROR_INVALID))
    fail (DUO_ERROR_CONFLICT, change, cause->message, error);
  else
    g_propagate_error (error, g_error_copy (cause));
  return FALSE;
}

/* Plays all rows of @change back, or forward again. */
static gboolean
replay (DuoDatabase *db, gint64 change, gboolean back, GError **error)
{
  g_autoptr (GPtrArray) rows = duo_journal_list_rows (db, change, error);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (step_free);
  g_autoptr (GError) cause = NULL;

  if (rows == NULL)
    return FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const DuoJournalRow *row = g_ptr_array_index (rows, i);
      gboolean touched = FALSE;

      if (back && g_strcmp0 (row->before, row->after) != 0 && !is_touched (db, change, row, &touched, error))
        return FALSE;
      if (touched)
        return fail (DUO_ERROR_CONFLICT, change, row->table, error);
      if (!plan_row (db, change, row, back ? row->after : row->before, back ? row->before : row->after, steps, error))
        return FALSE;
    }

  if (!run_steps (db, steps, back, &cause))
    return fail_as_conflict (cause, change, error);
  return keep_top_revs (db, steps, error);
}

static gboolean
check_can_be_undone (DuoChange *change, GError **error)
{
  if (!duo_change_kind_can_be_undone (duo_change_get_kind (change)))
    return fail (DUO_ERROR_CANNOT_UNDO, duo_change_get_id (change),
                 duo_change_kind_to_string (duo_change_get_kind (change)), error);
  if (duo_change_get_behind_barrier (change))
    return fail (DUO_ERROR_CANNOT_UNDO, duo_change_get_id (change), "schema", error);

  return TRUE;
}

static gboolean
set_state (DuoDatabase *db, gint64 change, const char *sql, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, sql, error);

  if (stmt == NULL)
    return FALSE;

  duo_statement_bind_int (stmt, "$1", change);
  return duo_statement_run (stmt, error);
}

/**
 * duo_journal_undo:
 * @who: login of the person
 *
 * Undoes the newest change of @who, all of it or nothing.
 *
 * Returns: (transfer full) (nullable): the change, as it is now
 */
DuoChange *
duo_journal_undo (DuoDatabase *db, const char *who, GError **error)
{
  g_autoptr (DuoChange) change = NULL;

  if (!duo_journal_peek_undo (db, who, &change, error))
    return NULL;
  if (change == NULL)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_NOTHING_TO_UNDO, who);
      return NULL;
    }

  if (!check_can_be_undone (change, error) || !replay (db, duo_change_get_id (change), TRUE, error)
      || !set_state (db, duo_change_get_id (change), "UPDATE change SET state = 'undone', rev = rev + 1 WHERE id = $1",
                     error))
    return NULL;

  return duo_journal_get (db, duo_change_get_id (change), error);
}

/**
 * duo_journal_redo:
 * @who: login of the person
 *
 * Does again what @who undid last, all of it or nothing.
 *
 * Returns: (transfer full) (nullable): the change, as it is now
 */
DuoChange *
duo_journal_redo (DuoDatabase *db, const char *who, GError **error)
{
  g_autoptr (DuoChange) change = NULL;

  if (!duo_journal_peek_redo (db, who, &change, error))
    return NULL;
  if (change == NULL)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_NOTHING_TO_REDO, who);
      return NULL;
    }

  if (!check_can_be_undone (change, error) || !replay (db, duo_change_get_id (change), FALSE, error)
      || !set_state (db, duo_change_get_id (change),
                     "UPDATE change SET state = 'done', rev = rev + 1, applied = (SELECT max(applied) + 1 FROM change)"
                     " WHERE id = $1",
                     error))
    return NULL;

  return duo_journal_get (db, duo_change_get_id (change), error);
}

/* ---- Taking back ---- */

static gboolean
is_ticked (GPtrArray *ticked, const DuoJournalRow *row, const char *field)
{
  for (guint i = 0; ticked != NULL && i < ticked->len; i++)
    {
      const DuoFieldChange *tick = g_ptr_array_index (ticked, i);

      if (tick->row == row->row && g_str_equal (tick->table, row->table) && g_str_equal (tick->field, field))
        return TRUE;
    }

  return FALSE;
}

/* Whether every field in @touched that a person sees is ticked: also one that the change left empty and that was
 * filled since, or the row would take somebody's work along. */
static gboolean
all_ticked (GPtrArray *ticked, const DuoJournalRow *row, GHashTable *touched)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, touched);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!duo_derived_is (row->table, key) && !g_str_equal (key, "uid") && !is_ticked (ticked, row, key))
      return FALSE;

  return TRUE;
}

/* Makes the columns that follow another one follow again. */
static void
derive_columns (const char *table, JsonObject *row)
{
  guint n_columns;
  const DuoDerivedColumn *columns = duo_derived_columns (&n_columns);

  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *derived = NULL;

      if (!g_str_equal (columns[i].table, table))
        continue;
      derived = columns[i].derive (json_object_get_string_member_with_default (row, columns[i].source, ""));
      if (derived != NULL)
        json_object_set_string_member (row, columns[i].column, derived);
      else
        json_object_set_null_member (row, columns[i].column);
    }
}

/* Puts the fields that the change changed back into @target, those that were touched since only when ticked. */
static void
put_fields_back (const DuoJournalRow *row,
                 JsonObject *before,
                 JsonObject *after,
                 JsonObject *target,
                 GHashTable *touched,
                 GPtrArray *ticked)
{
  g_autoptr (GList) columns = json_object_get_members (before);

  for (GList *link = columns; link != NULL; link = link->next)
    {
      const char *column = link->data;
      JsonNode *old_value = json_object_get_member (before, column);

      if (json_node_equal (old_value, json_object_get_member (after, column)))
        continue;
      if (g_hash_table_contains (touched, column) && !is_ticked (ticked, row, column))
        continue;
      json_object_set_member (target, column, json_node_copy (old_value));
    }
  derive_columns (row->table, target);
}

/* The objects that a change added and that stay, since somebody worked on them: an object goes with all the rows
 * that belong to it, or stays with all of them. */
typedef struct
{
  DuoDatabase *db;     /* borrowed */
  GHashTable *added;   /* (owned) "placement:3" -> DuoJournalRow */
  GHashTable *owners;  /* (owned) name of a table -> Owner */
  GHashTable *staying; /* (owned) "message:12": of these and what belongs to them nothing goes */
} Additions;

typedef struct
{
  char *table;  /* (owned) (nullable): of the rows that those of another table belong to; NULL for none */
  char *column; /* (owned) (nullable): that says to which */
} Owner;

static void
owner_free (gpointer data)
{
  Owner *owner = data;

  g_free (owner->table);
  g_free (owner->column);
  g_free (owner);
}

static void
additions_free (Additions *self)
{
  g_hash_table_unref (self->added);
  g_hash_table_unref (self->owners);
  g_hash_table_unref (self->staying);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Additions, additions_free)

static char *
dup_row_key (const char *table, gint64 row)
{
  return g_strdup_printf ("%s:%" G_GINT64_FORMAT, table, row);
}

/* (transfer none): cached, since a change may have added thousands of rows of a table. */
static const Owner *
find_owner (Additions *self, const char *table, GError **error)
{
  Owner *owner = g_hash_table_lookup (self->owners, table);

  if (owner != NULL)
    return owner;

  owner = g_new0 (Owner, 1);
  if (!duo_database_find_owner (self->db, table, &owner->table, &owner->column, error))
    {
      owner_free (owner);
      return NULL;
    }
  g_hash_table_insert (self->owners, g_strdup (table), owner);
  return owner;
}

/* *@key: (out) (transfer full): of the object that the added @row belongs to, among what the same change added. */
static gboolean
find_object (Additions *self, const DuoJournalRow *row, char **key, GError **error)
{
  g_autofree char *found = dup_row_key (row->table, row->row);

  while (row != NULL)
    {
      g_autoptr (JsonObject) image = NULL;
      g_autofree char *above = NULL;
      const Owner *owner = find_owner (self, row->table, error);

      if (owner == NULL)
        return FALSE;
      if (owner->table == NULL)
        break;
      image = duo_row_parse (row->after, error);
      if (image == NULL)
        return FALSE;
      above = dup_row_key (owner->table, json_object_get_int_member_with_default (image, owner->column, 0));
      row = g_hash_table_lookup (self->added, above);
      if (row != NULL)
        {
          g_free (found);
          found = g_steal_pointer (&above);
        }
    }

  *key = g_steal_pointer (&found);
  return TRUE;
}

static Additions *
additions_new (DuoDatabase *db, gint64 change, GPtrArray *rows, GPtrArray *ticked, GError **error)
{
  g_autoptr (Additions) self = g_new0 (Additions, 1);

  self->db = db;
  self->added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->owners = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, owner_free);
  self->staying = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < rows->len; i++)
    {
      DuoJournalRow *row = g_ptr_array_index (rows, i);

      if (row->before == NULL && row->after != NULL)
        g_hash_table_insert (self->added, dup_row_key (row->table, row->row), row);
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const DuoJournalRow *row = g_ptr_array_index (rows, i);
      g_autoptr (GHashTable) touched = NULL;
      char *key = NULL;

      if (row->before != NULL || row->after == NULL)
        continue;
      if (!duo_journal_find_touched (db, change, row, &touched, error))
        return NULL;
      if (all_ticked (ticked, row, touched))
        continue;
      if (!find_object (self, row, &key, error))
        return NULL;
      g_hash_table_add (self->staying, key);
    }

  return g_steal_pointer (&self);
}

/* *@stays: (out): whether the added @row is of an object that stays. */
static gboolean
additions_check (Additions *self, const DuoJournalRow *row, gboolean *stays, GError **error)
{
  g_autofree char *key = NULL;

  if (!find_object (self, row, &key, error))
    return FALSE;

  *stays = g_hash_table_contains (self->staying, key);
  return TRUE;
}

/* Adds the step that takes one row back, where there is something to take back and nothing in the way. */
static gboolean
plan_taking_back (DuoDatabase *db,
                  gint64 change,
                  const DuoJournalRow *row,
                  Additions *additions,
                  GPtrArray *ticked,
                  GPtrArray *steps,
                  GError **error)
{
  g_autoptr (JsonObject) before = duo_row_parse (row->before, NULL);
  g_autoptr (JsonObject) after = duo_row_parse (row->after, NULL);
  g_autoptr (JsonObject) target = NULL;
  g_autoptr (GHashTable) touched = NULL;
  g_autofree char *image = NULL;
  gint64 rev = 0;

  if (!duo_database_dup_row_image (db, row->table, row->row, &image, &rev, error)
      || !duo_journal_find_touched (db, change, row, &touched, error))
    return FALSE;

  if (after == NULL) /* it removed the row: add it again, unless it is there */
    return image != NULL || before == NULL || add_step (db, steps, row, before, FALSE, 0, error);
  if (image == NULL) /* removed since: nothing is left to take back */
    return TRUE;
  if (before == NULL) /* it added the row */
    {
      gboolean stays = FALSE;

      return additions_check (additions, row, &stays, error)
             && (stays || add_step (db, steps, row, NULL, TRUE, rev, error));
    }

  target = duo_row_parse (image, error);
  if (target == NULL)
    return FALSE;
  put_fields_back (row, before, after, target, touched, ticked);
  return add_step (db, steps, row, target, TRUE, rev, error);
}

/**
 * duo_journal_take_back:
 * @change: an older change, done and of this schema
 * @ticked: (nullable) (element-type DuoFieldChange): fields to take back although they were touched since
 *
 * Writes the rows of @change as they were before it, as an ordinary transaction that is recorded like any
 * other. An object that it added goes, with the rows that belong to it, when none of their fields was touched
 * since, or all that were are ticked; else it stays whole. A row that was removed since stays away.
 */
gboolean
duo_journal_take_back (DuoDatabase *db, DuoChange *change, GPtrArray *ticked, GError **error)
{
  const gint64 id = duo_change_get_id (change);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (Additions) additions = NULL;
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (step_free);

  if (!check_can_be_undone (change, error))
    return FALSE;
  if (duo_change_get_state (change) != DUO_CHANGE_STATE_DONE)
    return fail (DUO_ERROR_NOTHING_TO_UNDO, id, "undone already", error);

  rows = duo_journal_list_rows (db, id, error);
  if (rows == NULL)
    return FALSE;
  additions = additions_new (db, id, rows, ticked, error);
  if (additions == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (!plan_taking_back (db, id, g_ptr_array_index (rows, i), additions, ticked, steps, error))
      return FALSE;

  return run_steps (db, steps, TRUE, error);
}
