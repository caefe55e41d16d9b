/* SPDX-License-Identifier: EUPL-1.2 */
/* The journal with names and titles to it. */
#include "duo-history-service.h"

#include "duo-error.h"
#include "duo-manager-table.h"
#include "duo-object.h"
#include "duo-service-task.h"

#define MAX_TITLES 100

void
duo_history_entry_free (DuoHistoryEntry *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->change);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_free (self->who);
  g_free (self->title);
  g_free (self);
}

typedef struct
{
  DuoObjectKind object_kind;
  gint64        object;
  guint         limit;
  gboolean      around; /* with what hangs on it */
} Query;

/* What was looked up already while one list is made. */
typedef struct
{
  DuoDatabase *db;
  GHashTable  *names;  /* (owned) login -> name */
  GHashTable  *titles; /* (owned) "message:12" -> title */
} Lookup;

static void
lookup_clear (Lookup *self)
{
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_clear_pointer (&self->titles, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Lookup, lookup_clear)

static gboolean
lookup_init (Lookup       *self,
             DuoDatabase  *db,
             GError      **error)
{
  g_autoptr (GPtrArray) managers = duo_manager_table_list (db, error);

  if (managers == NULL)
    return FALSE;

  self->db = db;
  self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < managers->len; i++)
    g_hash_table_replace (self->names, g_strdup (duo_manager_get_login (managers->pdata[i])),
                          g_strdup (duo_manager_get_name (managers->pdata[i])));
  return TRUE;
}

/* (transfer none) (nullable): as duo_object_find_last_title(), once per object. */
static const char *
find_title (Lookup         *lookup,
            DuoObjectKind   kind,
            gint64          id,
            GError        **error)
{
  g_autofree char *key = g_strdup_printf ("%s:%" G_GINT64_FORMAT, duo_object_kind_to_string (kind), id);
  const char *known = g_hash_table_lookup (lookup->titles, key);
  char *title;

  if (known != NULL)
    return known;

  title = duo_object_find_last_title (lookup->db, kind, id, error);
  if (title == NULL)
    return NULL;

  g_hash_table_insert (lookup->titles, g_steal_pointer (&key), title);
  return title;
}

static DuoHistoryEntry *
make_entry (Lookup     *lookup,
            DuoChange  *change,
            GError    **error)
{
  const char *title = find_title (lookup, duo_change_get_object_kind (change), duo_change_get_object (change), error);
  const char *name = g_hash_table_lookup (lookup->names, duo_change_get_who (change));
  DuoHistoryEntry *entry;

  if (title == NULL)
    return NULL;

  entry = g_new0 (DuoHistoryEntry, 1);
  entry->change = g_object_ref (change);
  entry->who = g_strdup (name != NULL ? name : duo_change_get_who (change));
  entry->title = g_strdup (title);
  return entry;
}

static gboolean
list_job (DuoDatabase   *db,
          gpointer       user_data,
          gpointer      *result,
          GCancellable  *cancellable,
          GError       **error)
{
  const Query *query = user_data;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) entries = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_history_entry_free);
  g_auto (Lookup) lookup = { NULL, NULL, NULL };

  changes = query->around ? duo_journal_list_around (db, query->object, query->limit, error)
                          : duo_journal_list (db, query->object_kind, query->object, query->limit, error);
  if (changes == NULL || !lookup_init (&lookup, db, error))
    return FALSE;

  for (guint i = 0; i < changes->len; i++)
    {
      DuoHistoryEntry *entry = make_entry (&lookup, changes->pdata[i], error);

      if (entry == NULL)
        return FALSE;
      g_ptr_array_add (entries, entry);
      if (!query->around || duo_change_get_kind (entry->change) != DUO_CHANGE_IMPORT)
        continue;
      entry->fields = duo_journal_list_row_fields (db, duo_change_get_id (entry->change), "institution", query->object, &entry->added, error);
      if (entry->fields == NULL)
        return FALSE;
    }

  *result = g_steal_pointer (&entries);
  return TRUE;
}

/**
 * duo_history_list_async:
 * @context: the context
 * @object_kind: of what kind of object; %DUO_OBJECT_NONE for everything
 * @object: its id; 0 for all of that kind
 * @limit: at most so many; 0 = all
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
duo_history_list_async (DuoContext          *context,
                        DuoObjectKind        object_kind,
                        gint64               object,
                        guint                limit,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  const Query query = { object_kind, object, limit };

  duo_service_read_async (context, duo_history_list_async, list_job, g_memdup2 (&query, sizeof query), g_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

void
duo_history_list_around_async (DuoContext          *context,
                               gint64               institution,
                               guint                limit,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  const Query query = { DUO_OBJECT_INSTITUTION, institution, limit, TRUE };

  duo_service_read_async (context, duo_history_list_async, list_job, g_memdup2 (&query, sizeof query), g_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/* Returns: (transfer full) (element-type DuoHistoryEntry): newest first; %NULL with @error set. */
GPtrArray *
duo_history_list_finish (DuoContext    *context,
                         GAsyncResult  *result,
                         GError       **error)
{
  gpointer entries = NULL;

  return duo_service_finish (context, duo_history_list_async, result, &entries, error) ? entries : NULL;
}

/* As duo_history_list_async(), at once; blocks. */
GPtrArray *
duo_history_list (DuoContext     *context,
                  DuoObjectKind   object_kind,
                  gint64          object,
                  guint           limit,
                  GError        **error)
{
  Query query = { object_kind, object, limit };
  gpointer entries = NULL;

  return duo_store_read (duo_context_get_store (context), list_job, &query, &entries, error) ? entries : NULL;
}

/* Of which kind the rows are that @field holds the ids of; FALSE where it holds none. The column is called like its kind but
 * for those of people and of an earlier version. */
static gboolean
find_kind (const char    *field,
           DuoObjectKind *kind)
{
  static const char *const of_managers[] = { "manager", "owner", "substitute", NULL };
  static const char *const of_their_kind[] = { "board", "campaign", "channel", "contact", "institution", "location", "material", "message", "profile", NULL };

  if (g_strv_contains (of_managers, field))
    *kind = DUO_OBJECT_MANAGER;
  else if (g_str_equal (field, "previous"))
    *kind = DUO_OBJECT_MATERIAL;
  else
    return g_strv_contains (of_their_kind, field) && duo_object_kind_parse (field, kind);
  return TRUE;
}

gboolean
duo_history_refers (const char *field)
{
  DuoObjectKind kind;

  return find_kind (field, &kind) || g_str_equal (field, "about") || g_str_equal (field, "about_kind");
}

/* @id: (nullable): as the journal has it. @name: (out): unset where there is none, or where it is called nothing */
static gboolean
find_name (Lookup         *lookup,
           DuoObjectKind   kind,
           const char     *id,
           char          **name,
           GError        **error)
{
  const gint64 number = id != NULL ? g_ascii_strtoll (id, NULL, 10) : 0;
  const char *title;

  if (number == 0)
    return TRUE;
  title = find_title (lookup, kind, number, error);
  if (title == NULL)
    return FALSE;
  if (*title != '\0')
    *name = g_strdup (title);
  return TRUE;
}

static gboolean
find_names (Lookup          *lookup,
            DuoFieldChange  *field,
            GError         **error)
{
  DuoObjectKind kind;
  const char *title;

  if (duo_object_kind_parse (field->owner_table, &kind)) /* else it is a row that is no object of its own */
    {
      title = find_title (lookup, kind, field->owner, error);
      if (title == NULL)
        return FALSE;
      field->owner_title = g_strdup (title);
    }
  return !find_kind (field->field, &kind)
         || (find_name (lookup, kind, field->before, &field->before_name, error)
             && find_name (lookup, kind, field->after, &field->after_name, error)
             && find_name (lookup, kind, field->current, &field->current_name, error));
}

/* An import touches thousands of things; who looks at the change reads the first of them. */
static gboolean
find_all_names (DuoDatabase  *db,
                GPtrArray    *fields,
                GError      **error)
{
  g_auto (Lookup) lookup = { NULL, NULL, NULL };

  if (!lookup_init (&lookup, db, error))
    return FALSE;

  for (guint i = 0; i < fields->len && g_hash_table_size (lookup.titles) < MAX_TITLES; i++)
    if (!find_names (&lookup, fields->pdata[i], error))
      return FALSE;
  return TRUE;
}

/* Where values come from is a code that follows them: shown only where something later keeps it from being taken back. */
static void
leave_out_sources (GPtrArray *fields)
{
  gsize n;
  g_autofree gpointer *all = g_ptr_array_steal (fields, &n);

  for (gsize i = 0; i < n; i++)
    {
      DuoFieldChange *field = all[i];

      if (g_str_equal (field->field, "sources") && !field->touched)
        duo_field_change_free (field);
      else
        g_ptr_array_add (fields, field);
    }
}

static gboolean
fields_job (DuoDatabase   *db,
            gpointer       user_data,
            gpointer      *result,
            GCancellable  *cancellable,
            GError       **error)
{
  const gint64 *change = user_data;
  g_autoptr (GPtrArray) fields = duo_journal_list_fields (db, *change, error);

  if (fields == NULL)
    return FALSE;
  leave_out_sources (fields);
  if (!find_all_names (db, fields, error))
    return FALSE;
  *result = g_steal_pointer (&fields);
  return TRUE;
}

/* Reads what the change of id @change touched, field by field. */
void
duo_history_fields_async (DuoContext          *context,
                          gint64               change,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  duo_service_read_async (context, duo_history_fields_async, fields_job, g_memdup2 (&change, sizeof change), g_free,
                          (GDestroyNotify) g_ptr_array_unref, cancellable, callback, user_data);
}

/* Returns: (transfer full) (element-type DuoFieldChange): %NULL with @error set. */
GPtrArray *
duo_history_fields_finish (DuoContext    *context,
                           GAsyncResult  *result,
                           GError       **error)
{
  gpointer fields = NULL;

  return duo_service_finish (context, duo_history_fields_async, result, &fields, error) ? fields : NULL;
}

/* As duo_history_fields_async(), at once; blocks. */
GPtrArray *
duo_history_fields (DuoContext  *context,
                    gint64       change,
                    GError     **error)
{
  gpointer fields = NULL;

  return duo_store_read (duo_context_get_store (context), fields_job, &change, &fields, error) ? fields : NULL;
}
