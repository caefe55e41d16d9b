/* SPDX-License-Identifier: EUPL-1.2 */
/* What a person knows better than the register. */
#include "duo-register-service.h"

#include "duo-calendar-file.h"
#include "duo-error.h"
#include "duo-institution-table.h"
#include "duo-register-table.h"
#include "duo-service-task.h"

typedef struct
{
  gint64           id;
  DuoRegisterField field;
  char            *value; /* (owned) */
  guint32          today;
} Edit;

static void
edit_free (Edit *self)
{
  g_free (self->value);
  g_free (self);
}

/* Adds the records of one type that belong to @brin. */
static gboolean
load_records (DuoRegister *self, DuoDatabase *db, DuoRecordType type, const char *brin, GError **error)
{
  g_autoptr (GPtrArray) records = duo_register_table_list (db, type, brin, error);

  if (records == NULL)
    return FALSE;
  for (guint i = 0; i < records->len; i++)
    duo_register_add (self, g_object_ref (records->pdata[i]));
  return TRUE;
}

/* Returns: (transfer full) (nullable): the code of the institution; a partner has none, and no register. */
static char *
find_brin (DuoDatabase *db, gint64 id, guint32 today, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) rows = NULL;
  const char *brin;

  g_array_append_val (ids, id);
  rows = duo_institution_table_fetch (db, ids, today, error);
  if (rows == NULL)
    return NULL;
  brin = rows->pdata[0] != NULL ? duo_institution_get_text (rows->pdata[0], DUO_INSTITUTION_BRIN) : "";
  if (*brin != '\0')
    return g_strdup (brin);

  g_set_error (error, DUO_ERROR, DUO_ERROR_NOT_FOUND, "institution %" G_GINT64_FORMAT, id);
  return NULL;
}

static gboolean
edit_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const Edit *edit = user_data;
  g_autoptr (DuoRegister) self = duo_register_new ();
  g_autofree char *brin = find_brin (db, edit->id, edit->today, error);

  if (brin == NULL || !load_records (self, db, DUO_RECORD_BOARD, brin, error)
      || !load_records (self, db, DUO_RECORD_INSTITUTION, brin, error) || !load_records (self, db, DUO_RECORD_NAME, brin, error))
    return FALSE;
  if ((edit->field == DUO_REGISTER_NAME && *edit->value == '\0') || !duo_import_text_fits (edit->value, ""))
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_INVALID, "%s", duo_register_field_to_string (edit->field));
      return FALSE;
    }

  duo_register_edit (self, duo_register_find (self, DUO_RECORD_INSTITUTION, brin), edit->field, edit->value, edit->today);
  return duo_register_table_write (db, self, cancellable, error);
}

void
duo_register_edit_field_async (DuoContext          *context,
                               gint64               id,
                               DuoRegisterField     field,
                               const char          *value,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  const DuoChangeName name = { DUO_CHANGE_EDIT, DUO_OBJECT_INSTITUTION, id };
  Edit *edit = g_new0 (Edit, 1);

  edit->id = id;
  edit->field = field;
  edit->value = g_strstrip (g_strdup (value));
  edit->today = duo_clock_get_today (duo_context_get_clock (context));
  duo_service_write_async (context, duo_register_edit_field_async, &name, edit_job, edit, (GDestroyNotify) edit_free, NULL,
                           cancellable, callback, user_data);
}

gboolean
duo_register_edit_field_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  return duo_service_finish (context, duo_register_edit_field_async, result, NULL, error);
}
