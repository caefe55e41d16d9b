/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading the journal: changes as objects, and what each did field by field. */
#include "duo-journal.h"

#include "duo-database-private.h"
#include "duo-derived.h"
#include "duo-error.h"
#include "duo-journal-private.h"
#include "duo-row.h"

static const char *const kinds[DUO_N_CHANGE_KINDS] = {
  [DUO_CHANGE_ADD] = "add",           [DUO_CHANGE_EDIT] = "edit",           [DUO_CHANGE_MOVE] = "move",
  [DUO_CHANGE_STRETCH] = "stretch",   [DUO_CHANGE_SECTORS] = "sectors",     [DUO_CHANGE_STATUS] = "status",
  [DUO_CHANGE_WITHDRAW] = "withdraw", [DUO_CHANGE_REMOVE] = "remove",       [DUO_CHANGE_DUPLICATE] = "duplicate",
  [DUO_CHANGE_DONE] = "done",         [DUO_CHANGE_REOPEN] = "reopen",       [DUO_CHANGE_COPY_YEAR] = "copy-year",
  [DUO_CHANGE_IMPORT] = "import",     [DUO_CHANGE_ISSUE] = "issue",         [DUO_CHANGE_SILENCE] = "silence",
  [DUO_CHANGE_UNSILENCE] = "unsilence", [DUO_CHANGE_CONFIRM] = "confirm",   [DUO_CHANGE_PREFER] = "prefer",
  [DUO_CHANGE_MERGE] = "merge",       [DUO_CHANGE_ASSIGN] = "assign",       [DUO_CHANGE_ANSWER] = "answer",
  [DUO_CHANGE_HAND_OVER] = "hand-over", [DUO_CHANGE_PUBLISH] = "publish",   [DUO_CHANGE_REVOKE] = "revoke",
  [DUO_CHANGE_REISSUE] = "reissue",   [DUO_CHANGE_EXTEND] = "extend",       [DUO_CHANGE_RECEIPTS] = "receipts",
  [DUO_CHANGE_INVITE] = "invite",     [DUO_CHANGE_REMIND] = "remind",
  [DUO_CHANGE_FORMS] = "forms",       [DUO_CHANGE_SETTLE] = "settle",
  [DUO_CHANGE_SAMPLE] = "sample",     [DUO_CHANGE_UNDO] = "undo",           [DUO_CHANGE_TAKE_BACK] = "take-back",
};

static const char *const states[] = {
  [DUO_CHANGE_STATE_DONE] = "done",
  [DUO_CHANGE_STATE_UNDONE] = "undone",
  [DUO_CHANGE_STATE_DROPPED] = "dropped",
};

struct _DuoChange
{
  GObject parent_instance;
  gint64 id;
  DuoChangeKind kind;
  DuoObjectKind object_kind;
  gint64 object;
  char *who;  /* (owned) */
  char *when; /* (owned) */
  DuoChangeState state;
  gint64 taken_back;
  gboolean behind_barrier;
};

G_DEFINE_FINAL_TYPE (DuoChange, duo_change, G_TYPE_OBJECT)

static void
duo_change_finalize (GObject *object)
{
  DuoChange *self = DUO_CHANGE (object);

  g_free (self->who);
  g_free (self->when);

  G_OBJECT_CLASS (duo_change_parent_class)->finalize (object);
}

static void
duo_change_class_init (DuoChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_change_finalize;
}

static void
duo_change_init (DuoChange *self)
{
}

/* Returns: the code of @kind in the store and in JSON. */
const char *
duo_change_kind_to_string (DuoChangeKind kind)
{
  g_return_val_if_fail (kind < DUO_N_CHANGE_KINDS, NULL);

  return kinds[kind];
}

/* Parses a code; %FALSE for anything else, @kind is untouched then. */
gboolean
duo_change_kind_parse (const char *text, DuoChangeKind *kind)
{
  for (guint i = 0; text != NULL && i < DUO_N_CHANGE_KINDS; i++)
    {
      if (g_str_equal (kinds[i], text))
        {
          *kind = (DuoChangeKind) i;
          return TRUE;
        }
    }

  return FALSE;
}

/* Returns: %FALSE for what left the building: an overview that was issued, what is on the platform. */
gboolean
duo_change_kind_can_be_undone (DuoChangeKind kind)
{
  return kind != DUO_CHANGE_ISSUE && kind != DUO_CHANGE_PUBLISH && kind != DUO_CHANGE_REVOKE && kind != DUO_CHANGE_REISSUE
         && kind != DUO_CHANGE_EXTEND;
}

gint64
duo_change_get_id (DuoChange *self)
{
  g_return_val_if_fail (DUO_IS_CHANGE (self), 0);

  return self->id;
}

DuoChangeKind
duo_change_get_kind (DuoChange *self)
{
  g_return_val_if_fail (DUO_IS_CHANGE (self), DUO_CHANGE_EDIT);

  return self->kind;
}

DuoObjectKind
duo_change_get_object_kind (DuoChange *self)
{
  g_return_val_if_fail (DUO_IS_CHANGE (self), DUO_OBJECT_NONE);

  return self->object_kind;
}

gint64
duo_change_get_object (DuoChange *self)
{
  g_return_val_if_fail (DUO_IS_CHANGE (self), 0);

  return self->object;
}

const char *
duo_change_get_who (DuoChange *self)
{
  g_return_val_if_fail (DUO_IS_CHANGE (self), NULL);

  return self->who;
}

const char *
duo_change_get_when (DuoChange *self)
{
  g_return_val_if_fail (DUO_IS_CHANGE (self), NULL);

  return self->when;
}

DuoChangeState
duo_change_get_state (DuoChange *self)
{
  g_return_val_if_fail (DUO_IS_CHANGE (self), DUO_CHANGE_STATE_DONE);

  return self->state;
}

gint64
duo_change_get_taken_back (DuoChange *self)
{
  g_return_val_if_fail (DUO_IS_CHANGE (self), 0);

  return self->taken_back;
}

gboolean
duo_change_get_behind_barrier (DuoChange *self)
{
  g_return_val_if_fail (DUO_IS_CHANGE (self), FALSE);

  return self->behind_barrier;
}

void
duo_field_change_free (DuoFieldChange *self)
{
  if (self == NULL)
    return;

  g_free (self->table);
  g_free (self->owner_table);
  g_free (self->owner_title);
  g_free (self->field);
  g_free (self->before);
  g_free (self->after);
  g_free (self->current);
  g_free (self->before_name);
  g_free (self->after_name);
  g_free (self->current_name);
  g_free (self);
}

#define CHANGE_COLUMNS "c.id, c.kind, c.object_kind, c.object, c.who, c.at, c.state, c.taken_back, c.schema_version"

/* Returns: (transfer full) (nullable): the change in the row that @stmt stands on. */
static DuoChange *
change_new_from_row (DuoStatement *stmt, gint version, GError **error)
{
  g_autoptr (DuoChange) self = g_object_new (DUO_TYPE_CHANGE, NULL);
  const char *state = duo_statement_get_text (stmt, 6);

  self->id = duo_statement_get_int (stmt, 0);
  self->object = duo_statement_get_int (stmt, 3);
  self->who = g_strdup (duo_statement_get_text (stmt, 4));
  self->when = g_strdup (duo_statement_get_text (stmt, 5));
  self->taken_back = duo_statement_get_int (stmt, 7);
  self->behind_barrier = duo_statement_get_int (stmt, 8) != version;
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (states[i], state) == 0)
      self->state = (DuoChangeState) i;

  if (!duo_change_kind_parse (duo_statement_get_text (stmt, 1), &self->kind)
      || !duo_object_kind_parse (duo_statement_get_text (stmt, 2), &self->object_kind))
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_STORE_DAMAGED, "change %" G_GINT64_FORMAT ": unknown kind", self->id);
      return NULL;
    }

  return g_steal_pointer (&self);
}

/* Reads the changes that @stmt gives. Returns: (transfer full) (element-type DuoChange) (nullable). */
static GPtrArray *
read_changes (DuoDatabase *db, DuoStatement *stmt, GError **error)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean has_row = FALSE;
  gint version = 0;

  if (!duo_database_get_version (db, &version, error))
    return NULL;
  do
    {
      DuoChange *change;

      if (!duo_statement_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;

      change = change_new_from_row (stmt, version, error);
      if (change == NULL)
        return NULL;
      g_ptr_array_add (changes, change);
    }
  while (TRUE);

  return g_steal_pointer (&changes);
}

/* The table whose rows are objects of @kind; NULL for kinds that are many objects or none. */
static const char *
table_of_kind (DuoObjectKind kind)
{
  switch (kind)
    {
    case DUO_OBJECT_MESSAGE:
    case DUO_OBJECT_CAMPAIGN:
    case DUO_OBJECT_MILESTONE:
    case DUO_OBJECT_ACTION:
    case DUO_OBJECT_MANAGER:
    case DUO_OBJECT_OVERVIEW:
    case DUO_OBJECT_SILENCE:
    case DUO_OBJECT_INSTITUTION:
    case DUO_OBJECT_BOARD:
    case DUO_OBJECT_LOCATION:
    case DUO_OBJECT_CONTACT:
    case DUO_OBJECT_CONTACT_LINK:
    case DUO_OBJECT_CONTACT_MOMENT:
    case DUO_OBJECT_WILLINGNESS:
    case DUO_OBJECT_PARTICIPATION:
    case DUO_OBJECT_WAVE:
    case DUO_OBJECT_REVIEW_ITEM:
    case DUO_OBJECT_CHANNEL:
    case DUO_OBJECT_PROFILE:
    case DUO_OBJECT_PLATFORM_ACCOUNT:
    case DUO_OBJECT_PUBLICATION:
    case DUO_OBJECT_MATERIAL:
      return duo_object_kind_to_string (kind);
    case DUO_OBJECT_NONE:
    case DUO_OBJECT_CALENDAR:
    case DUO_N_OBJECT_KINDS:
    default:
      return "";
    }
}

GPtrArray *
duo_journal_list (DuoDatabase *db, DuoObjectKind object_kind, gint64 object, guint limit, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (db,
                               "SELECT " CHANGE_COLUMNS " FROM change c"
                               " WHERE $1 = 'none'"
                               "    OR ($2 = 0 AND c.object_kind = $1)"
                               "    OR ($2 <> 0 AND c.object_kind = $1 AND c.object = $2)"
                               "    OR ($2 <> 0 AND c.id IN (SELECT r.change FROM change_row r"
                               "                              WHERE r.row_table = $3 AND r.row = $2))"
                               " ORDER BY c.id DESC LIMIT $4",
                               error);
  if (stmt == NULL)
    return NULL;

  duo_statement_bind_text (stmt, "$1", duo_object_kind_to_string (object_kind));
  duo_statement_bind_int (stmt, "$2", object);
  duo_statement_bind_text (stmt, "$3", table_of_kind (object_kind));
  duo_statement_bind_int (stmt, "$4", limit == 0 ? G_MAXINT64 : (gint64) limit);
  return read_changes (db, stmt, error);
}

/* The changes that touched a row of @table whose institution is $1. */
#define TOUCHED(table)                                                                                                             \
  " UNION SELECT r.change FROM " table " o JOIN change_row r ON r.row_table = '" table "' AND r.row = o.id WHERE o.institution = $1"

GPtrArray *
duo_journal_list_around (DuoDatabase *db, gint64 institution, guint limit, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;

  stmt = duo_database_prepare (db,
                               "SELECT " CHANGE_COLUMNS " FROM change c WHERE c.id IN ("
                               "SELECT o.id FROM change o WHERE o.object_kind = 'institution' AND o.object = $1"
                               " UNION SELECT r.change FROM change_row r WHERE r.row_table = 'institution' AND r.row = $1"
                               TOUCHED ("contact_link") TOUCHED ("willingness") TOUCHED ("channel") TOUCHED ("participation")
                               ") ORDER BY c.id DESC LIMIT $2",
                               error);
  if (stmt == NULL)
    return NULL;

  duo_statement_bind_int (stmt, "$1", institution);
  duo_statement_bind_int (stmt, "$2", limit == 0 ? G_MAXINT64 : (gint64) limit);
  return read_changes (db, stmt, error);
}

DuoChange *
duo_journal_get (DuoDatabase *db, gint64 change, GError **error)
{
  g_autoptr (DuoStatement) stmt = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  stmt = duo_database_prepare (db, "SELECT " CHANGE_COLUMNS " FROM change c WHERE c.id = $1", error);
  if (stmt == NULL)
    return NULL;
  duo_statement_bind_int (stmt, "$1", change);
  changes = read_changes (db, stmt, error);
  if (changes == NULL)
    return NULL;

  if (changes->len == 0)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_NOT_FOUND, "change %" G_GINT64_FORMAT, change);
      return NULL;
    }
  return g_ptr_array_steal_index (changes, 0);
}

/* The top of the stack that @sql, with $1 for @who, looks at. */
static gboolean
peek (DuoDatabase *db, const char *sql, const char *who, DuoChange **change, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, sql, error);
  g_autoptr (GPtrArray) changes = NULL;

  *change = NULL;
  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_text (stmt, "$1", who);
  changes = read_changes (db, stmt, error);
  if (changes == NULL)
    return FALSE;

  if (changes->len > 0)
    *change = g_ptr_array_steal_index (changes, 0);
  return TRUE;
}

gboolean
duo_journal_peek_undo (DuoDatabase *db, const char *who, DuoChange **change, GError **error)
{
  return peek (db,
               "SELECT " CHANGE_COLUMNS " FROM change c WHERE c.who = $1 AND c.state = 'done'"
               " ORDER BY c.applied DESC LIMIT 1",
               who, change, error);
}

gboolean
duo_journal_peek_redo (DuoDatabase *db, const char *who, DuoChange **change, GError **error)
{
  return peek (db,
               "SELECT " CHANGE_COLUMNS " FROM change c WHERE c.who = $1 AND c.state = 'undone'"
               " ORDER BY c.applied LIMIT 1",
               who, change, error);
}

static void
journal_row_free (gpointer data)
{
  DuoJournalRow *row = data;

  g_free (row->table);
  g_free (row->before);
  g_free (row->after);
  g_free (row);
}

/* Returns: (transfer full) (element-type DuoJournalRow) (nullable): the rows of a change, in the order in which it
 * touched them. */
GPtrArray *
duo_journal_list_rows (DuoDatabase *db, gint64 change, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (journal_row_free);
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  stmt = duo_database_prepare (
    db, "SELECT id, row_table, row, before, after FROM change_row WHERE change = $1 ORDER BY id", error);
  if (stmt == NULL)
    return NULL;
  duo_statement_bind_int (stmt, "$1", change);
  do
    {
      DuoJournalRow *row;

      if (!duo_statement_step (stmt, &has_row, error))
        return NULL;
      if (!has_row)
        break;

      row = g_new0 (DuoJournalRow, 1);
      row->id = duo_statement_get_int (stmt, 0);
      row->table = g_strdup (duo_statement_get_text (stmt, 1));
      row->row = duo_statement_get_int (stmt, 2);
      row->before = g_strdup (duo_statement_get_text (stmt, 3));
      row->after = g_strdup (duo_statement_get_text (stmt, 4));
      g_ptr_array_add (rows, row);
    }
  while (TRUE);

  return g_steal_pointer (&rows);
}

/* Returns: (transfer full) (nullable): the columns of two images, those of @after first. */
static GList *
list_columns (JsonObject *before, JsonObject *after)
{
  return json_object_get_members (after != NULL ? after : before);
}

/* Adds the fields that differ between two images to the set @fields. */
static gboolean
add_differing_fields (const char *before, const char *after, GHashTable *fields, GError **error)
{
  g_autoptr (JsonObject) old_row = NULL;
  g_autoptr (JsonObject) new_row = NULL;
  g_autoptr (GList) columns = NULL;

  old_row = duo_row_parse (before, error);
  if (old_row == NULL && before != NULL)
    return FALSE;
  new_row = duo_row_parse (after, error);
  if (new_row == NULL && after != NULL)
    return FALSE;

  columns = list_columns (old_row, new_row);
  for (GList *link = columns; link != NULL; link = link->next)
    {
      g_autofree char *old_text = duo_row_dup_text (old_row, link->data);
      g_autofree char *new_text = duo_row_dup_text (new_row, link->data);

      if (old_row == NULL || new_row == NULL || g_strcmp0 (old_text, new_text) != 0)
        g_hash_table_add (fields, g_strdup (link->data));
    }
  return TRUE;
}

/**
 * duo_journal_find_touched:
 * @change: a change
 * @row: a row of it
 * @fields: (out) (transfer full) (element-type utf8): set of the row's fields that changes which took hold after
 *   it have changed; all of them where one added or removed the row
 */
gboolean
duo_journal_find_touched (DuoDatabase *db, gint64 change, const DuoJournalRow *row, GHashTable **fields, GError **error)
{
  g_autoptr (GHashTable) set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  stmt = duo_database_prepare (db,
                               "SELECT r.before, r.after FROM change_row r JOIN change c ON c.id = r.change"
                               " WHERE r.row_table = $1 AND r.row = $2 AND c.state = 'done'"
                               "   AND c.applied > (SELECT applied FROM change WHERE id = $3)",
                               error);
  if (stmt == NULL)
    return FALSE;
  duo_statement_bind_text (stmt, "$1", row->table);
  duo_statement_bind_int (stmt, "$2", row->row);
  duo_statement_bind_int (stmt, "$3", change);
  do
    {
      const char *before;
      const char *after;

      if (!duo_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;

      before = duo_statement_get_text (stmt, 0);
      after = duo_statement_get_text (stmt, 1);
      if (g_strcmp0 (before, after) != 0 && !add_differing_fields (before, after, set, error))
        return FALSE;
    }
  while (TRUE);

  *fields = g_steal_pointer (&set);
  return TRUE;
}

/* Adds what @change did to one row to @list; columns that follow another one are nobody's fields. */
static gboolean
list_row_fields (DuoDatabase *db, gint64 change, const DuoJournalRow *row, GPtrArray *list, GError **error)
{
  g_autoptr (JsonObject) before = duo_row_parse (row->before, NULL);
  g_autoptr (JsonObject) after = duo_row_parse (row->after, NULL);
  g_autoptr (JsonObject) current = NULL;
  g_autoptr (GHashTable) touched = NULL;
  g_autoptr (GList) columns = NULL;
  g_autofree char *image = NULL;
  g_autofree char *owner_table = NULL;
  g_autofree char *owner_column = NULL;
  gint64 owner;
  gint64 rev;

  if (g_strcmp0 (row->before, row->after) == 0)
    return TRUE;
  if (before == NULL && after == NULL)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_STORE_DAMAGED, "change %" G_GINT64_FORMAT ": unreadable row", change);
      return FALSE;
    }
  if (!duo_journal_find_touched (db, change, row, &touched, error)
      || !duo_database_dup_row_image (db, row->table, row->row, &image, &rev, error)
      || !duo_database_find_owner (db, row->table, &owner_table, &owner_column, error))
    return FALSE;

  owner = owner_table != NULL
            ? json_object_get_int_member_with_default (after != NULL ? after : before, owner_column, 0)
            : row->row;
  current = duo_row_parse (image, NULL);
  columns = list_columns (before, after);
  for (GList *link = columns; link != NULL; link = link->next)
    {
      const char *column = link->data;
      g_autofree char *old_text = duo_row_dup_text (before, column);
      g_autofree char *new_text = duo_row_dup_text (after, column);
      DuoFieldChange *field;

      /* Where a value comes from goes with the value, and says nobody anything by itself. */
      if (g_str_equal (column, "uid") || g_str_equal (column, "sources") || duo_derived_is (row->table, column))
        continue;
      /* A field that an added row left empty is listed once somebody filled it: taking back would lose that. */
      if (g_strcmp0 (old_text, new_text) == 0 && !(before == NULL && g_hash_table_contains (touched, column)))
        continue;

      field = g_new0 (DuoFieldChange, 1);
      field->table = g_strdup (row->table);
      field->row = row->row;
      field->owner_table = g_strdup (owner_table != NULL ? owner_table : row->table);
      field->owner = owner;
      field->field = g_strdup (column);
      field->before = g_steal_pointer (&old_text);
      field->after = g_steal_pointer (&new_text);
      field->touched = g_hash_table_contains (touched, column);
      field->current = field->touched ? duo_row_dup_text (current, column) : NULL;
      g_ptr_array_add (list, field);
    }
  return TRUE;
}

GPtrArray *
duo_journal_list_fields (DuoDatabase *db, gint64 change, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_field_change_free);
  g_autoptr (GPtrArray) rows = duo_journal_list_rows (db, change, error);

  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    if (!list_row_fields (db, change, g_ptr_array_index (rows, i), list, error))
      return NULL;

  return g_steal_pointer (&list);
}

/* Adds to @list the columns that differ between two images of a row of @table. */
static void
add_changed_columns (GPtrArray *list, const char *table, JsonObject *before, JsonObject *after)
{
  static const char *const of_nobody[] = { "id", "uid", "rev", "sources", NULL };
  g_autoptr (GList) columns = list_columns (before, after);

  for (GList *link = columns; link != NULL; link = link->next)
    {
      const char *column = link->data;
      g_autofree char *old_text = duo_row_dup_text (before, column);
      g_autofree char *new_text = duo_row_dup_text (after, column);

      if (!g_strv_contains (of_nobody, column) && !duo_derived_is (table, column) && g_strcmp0 (old_text, new_text) != 0)
        g_ptr_array_add (list, g_strdup (column));
    }
}

GPtrArray *
duo_journal_list_row_fields (DuoDatabase *db, gint64 change, const char *table, gint64 row, gboolean *added, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DuoStatement) stmt = duo_database_prepare (
    db, "SELECT before, after FROM change_row WHERE row_table = $1 AND row = $2 AND change = $3", error);
  gboolean has_row = FALSE;

  *added = FALSE;
  if (stmt == NULL)
    return NULL;
  duo_statement_bind_text (stmt, "$1", table);
  duo_statement_bind_int (stmt, "$2", row);
  duo_statement_bind_int (stmt, "$3", change);
  while (duo_statement_step (stmt, &has_row, error))
    {
      g_autoptr (JsonObject) before = has_row ? duo_row_parse (duo_statement_get_text (stmt, 0), NULL) : NULL;
      g_autoptr (JsonObject) after = has_row ? duo_row_parse (duo_statement_get_text (stmt, 1), NULL) : NULL;

      if (!has_row)
        return g_steal_pointer (&list);
      if (before == NULL && after != NULL)
        *added = TRUE;
      else if (before != NULL && after != NULL)
        add_changed_columns (list, table, before, after);
    }

  return NULL;
}
