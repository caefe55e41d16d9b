/* SPDX-License-Identifier: EUPL-1.2 */
/* Hands each call to the driver. What the functions do stands in duo-database.h and duo-database-private.h. */
#include "duo-database.h"

#include "duo-database-private.h"

typedef struct
{
  DuoRecording *recording; /* (nullable): borrowed, of the transaction that is under way */
} DuoDatabasePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (DuoDatabase, duo_database, G_TYPE_OBJECT)
G_DEFINE_ABSTRACT_TYPE (DuoStatement, duo_statement, G_TYPE_OBJECT)

static void
duo_database_class_init (DuoDatabaseClass *klass)
{
}

static void
duo_database_init (DuoDatabase *self)
{
}

static void
duo_statement_class_init (DuoStatementClass *klass)
{
}

static void
duo_statement_init (DuoStatement *self)
{
}

DuoStatement *
duo_database_prepare (DuoDatabase *self, const char *sql, GError **error)
{
  g_return_val_if_fail (DUO_IS_DATABASE (self), NULL);
  g_return_val_if_fail (sql != NULL, NULL);

  return DUO_DATABASE_GET_CLASS (self)->prepare (self, sql, error);
}

gboolean
duo_database_exec (DuoDatabase *self, const char *sql, GError **error)
{
  g_return_val_if_fail (DUO_IS_DATABASE (self), FALSE);
  g_return_val_if_fail (sql != NULL, FALSE);

  return DUO_DATABASE_GET_CLASS (self)->exec (self, sql, error);
}

gint64
duo_database_last_insert_id (DuoDatabase *self)
{
  g_return_val_if_fail (DUO_IS_DATABASE (self), 0);

  return DUO_DATABASE_GET_CLASS (self)->last_insert_id (self);
}

gint64
duo_database_count_changes (DuoDatabase *self)
{
  g_return_val_if_fail (DUO_IS_DATABASE (self), 0);

  return DUO_DATABASE_GET_CLASS (self)->count_changes (self);
}

gboolean
duo_database_begin (DuoDatabase *self, DuoRecording *recording, GError **error)
{
  DuoDatabasePrivate *priv = duo_database_get_instance_private (self);

  g_return_val_if_fail (DUO_IS_DATABASE (self), FALSE);

  if (!DUO_DATABASE_GET_CLASS (self)->begin (self, recording, error))
    return FALSE;

  priv->recording = recording;
  return TRUE;
}

gboolean
duo_database_commit (DuoDatabase *self, GError **error)
{
  DuoDatabasePrivate *priv = duo_database_get_instance_private (self);

  g_return_val_if_fail (DUO_IS_DATABASE (self), FALSE);

  priv->recording = NULL;
  return DUO_DATABASE_GET_CLASS (self)->commit (self, error);
}

void
duo_database_rollback (DuoDatabase *self)
{
  DuoDatabasePrivate *priv = duo_database_get_instance_private (self);

  g_return_if_fail (DUO_IS_DATABASE (self));

  priv->recording = NULL;
  DUO_DATABASE_GET_CLASS (self)->rollback (self);
}

DuoRecording *
duo_database_get_recording (DuoDatabase *self)
{
  DuoDatabasePrivate *priv = duo_database_get_instance_private (self);

  g_return_val_if_fail (DUO_IS_DATABASE (self), NULL);

  return priv->recording;
}

gboolean
duo_database_defer_references (DuoDatabase *self, GError **error)
{
  g_return_val_if_fail (DUO_IS_DATABASE (self), FALSE);

  return DUO_DATABASE_GET_CLASS (self)->defer_references (self, error);
}

gboolean
duo_database_dup_row_image (DuoDatabase *self, const char *table, gint64 id, char **image, gint64 *rev, GError **error)
{
  g_return_val_if_fail (DUO_IS_DATABASE (self), FALSE);
  g_return_val_if_fail (table != NULL, FALSE);
  g_return_val_if_fail (image != NULL, FALSE);
  g_return_val_if_fail (rev != NULL, FALSE);

  return DUO_DATABASE_GET_CLASS (self)->dup_row_image (self, table, id, image, rev, error);
}

gboolean
duo_database_find_owner (DuoDatabase *self, const char *table, char **owner, char **column, GError **error)
{
  g_return_val_if_fail (DUO_IS_DATABASE (self), FALSE);
  g_return_val_if_fail (table != NULL, FALSE);
  g_return_val_if_fail (owner != NULL && column != NULL, FALSE);

  return DUO_DATABASE_GET_CLASS (self)->find_owner (self, table, owner, column, error);
}

const char *const *
duo_database_list_tables (DuoDatabase *self)
{
  g_return_val_if_fail (DUO_IS_DATABASE (self), NULL);

  return DUO_DATABASE_GET_CLASS (self)->list_tables (self);
}

gboolean
duo_database_get_version (DuoDatabase *self, gint *version, GError **error)
{
  g_return_val_if_fail (DUO_IS_DATABASE (self), FALSE);
  g_return_val_if_fail (version != NULL, FALSE);

  return DUO_DATABASE_GET_CLASS (self)->get_version (self, version, error);
}

gboolean
duo_database_apply_step (DuoDatabase *self, const char *sql, gint version, GError **error)
{
  g_return_val_if_fail (DUO_IS_DATABASE (self), FALSE);
  g_return_val_if_fail (sql != NULL, FALSE);

  return DUO_DATABASE_GET_CLASS (self)->apply_step (self, sql, version, error);
}

gboolean
duo_database_check (DuoDatabase *self, gboolean thoroughly, GPtrArray *findings, GError **error)
{
  g_return_val_if_fail (DUO_IS_DATABASE (self), FALSE);
  g_return_val_if_fail (findings != NULL, FALSE);

  return DUO_DATABASE_GET_CLASS (self)->check (self, thoroughly, findings, error);
}

gboolean
duo_database_copy_to (DuoDatabase *self, const char *path, GError **error)
{
  g_return_val_if_fail (DUO_IS_DATABASE (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  return DUO_DATABASE_GET_CLASS (self)->copy_to (self, path, error);
}

gboolean
duo_database_checkpoint (DuoDatabase *self, gboolean all, GError **error)
{
  g_return_val_if_fail (DUO_IS_DATABASE (self), FALSE);

  return DUO_DATABASE_GET_CLASS (self)->checkpoint (self, all, error);
}

gboolean
duo_database_get_stamp (DuoDatabase *self, gint64 *stamp, GError **error)
{
  g_return_val_if_fail (DUO_IS_DATABASE (self), FALSE);
  g_return_val_if_fail (stamp != NULL, FALSE);

  return DUO_DATABASE_GET_CLASS (self)->get_stamp (self, stamp, error);
}

void
duo_database_set_cancellable (DuoDatabase *self, GCancellable *cancellable)
{
  g_return_if_fail (DUO_IS_DATABASE (self));

  DUO_DATABASE_GET_CLASS (self)->set_cancellable (self, cancellable);
}

GArray *
duo_database_find_words (DuoDatabase *self, const char *text, GError **error)
{
  g_return_val_if_fail (DUO_IS_DATABASE (self) && text != NULL, NULL);

  return DUO_DATABASE_GET_CLASS (self)->find_words (self, text, error);
}

void
duo_statement_bind_int (DuoStatement *self, const char *name, gint64 value)
{
  g_return_if_fail (DUO_IS_STATEMENT (self));

  DUO_STATEMENT_GET_CLASS (self)->bind_int (self, name, value);
}

void
duo_statement_bind_double (DuoStatement *self, const char *name, gdouble value)
{
  g_return_if_fail (DUO_IS_STATEMENT (self));

  DUO_STATEMENT_GET_CLASS (self)->bind_double (self, name, value);
}

void
duo_statement_bind_text (DuoStatement *self, const char *name, const char *value)
{
  g_return_if_fail (DUO_IS_STATEMENT (self));

  DUO_STATEMENT_GET_CLASS (self)->bind_text (self, name, value);
}

void
duo_statement_bind_own_text (DuoStatement *self, const char *name, const char *value)
{
  g_return_if_fail (DUO_IS_STATEMENT (self));
  g_return_if_fail (name != NULL && name[0] == '$');

  DUO_STATEMENT_GET_CLASS (self)->bind_own (self, name, value);
}

const char *
duo_statement_parameter (guint number)
{
  static const char *const names[] = {
    "$1", "$2", "$3", "$4", "$5", "$6", "$7", "$8", "$9", "$10", "$11", "$12", "$13", "$14", "$15", "$16",
    "$17", "$18", "$19", "$20", "$21", "$22", "$23", "$24", "$25", "$26", "$27", "$28", "$29", "$30", "$31",
    "$32", "$33", "$34", "$35", "$36", "$37", "$38", "$39", "$40", "$41", "$42", "$43", "$44", "$45", "$46",
    "$47", "$48", "$49", "$50", "$51", "$52", "$53", "$54", "$55", "$56", "$57", "$58", "$59", "$60", "$61",
    "$62", "$63", "$64",
  };

  g_return_val_if_fail (number >= 1 && number <= G_N_ELEMENTS (names), NULL);

  return names[number - 1];
}

void
duo_statement_bind_null (DuoStatement *self, const char *name)
{
  g_return_if_fail (DUO_IS_STATEMENT (self));

  DUO_STATEMENT_GET_CLASS (self)->bind_null (self, name);
}

gboolean
duo_statement_step (DuoStatement *self, gboolean *has_row, GError **error)
{
  g_return_val_if_fail (DUO_IS_STATEMENT (self), FALSE);
  g_return_val_if_fail (has_row != NULL, FALSE);

  return DUO_STATEMENT_GET_CLASS (self)->step (self, has_row, error);
}

gboolean
duo_statement_run (DuoStatement *self, GError **error)
{
  gboolean has_row = FALSE;

  do
    {
      if (!duo_statement_step (self, &has_row, error))
        return FALSE;
    }
  while (has_row);

  return TRUE;
}

void
duo_statement_reset (DuoStatement *self)
{
  g_return_if_fail (DUO_IS_STATEMENT (self));

  DUO_STATEMENT_GET_CLASS (self)->reset (self);
}

gint64
duo_statement_get_int (DuoStatement *self, gint column)
{
  g_return_val_if_fail (DUO_IS_STATEMENT (self), 0);

  return DUO_STATEMENT_GET_CLASS (self)->get_int (self, column);
}

const char *
duo_statement_get_text (DuoStatement *self, gint column)
{
  g_return_val_if_fail (DUO_IS_STATEMENT (self), NULL);

  return DUO_STATEMENT_GET_CLASS (self)->get_text (self, column);
}

gboolean
duo_statement_is_null (DuoStatement *self, gint column)
{
  g_return_val_if_fail (DUO_IS_STATEMENT (self), FALSE);

  return DUO_STATEMENT_GET_CLASS (self)->is_null (self, column);
}
