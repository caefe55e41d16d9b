/* SPDX-License-Identifier: EUPL-1.2 */
/* Lists of contacts: read and compared without storing anything, then applied as one change. */
#include "duo-contacts-service.h"

#include "duo-contact-link-table.h"
#include "duo-contact-table.h"
#include "duo-contacts-list.h"
#include "duo-error.h"
#include "duo-fold.h"
#include "duo-list-service.h"
#include "duo-object.h"
#include "duo-people-service.h"
#include "duo-people-table.h"
#include "duo-progress.h"
#include "duo-service-task.h"
#include "duo-table-row.h"

/* ---- Reading ---- */

/* What the files of this job are about. */
typedef struct
{
  DuoDatabase *db;
  GHashTable *locations; /* (owned) (nullable): names of locations, once they were asked for */
} Finding;

static void
finding_clear (Finding *self)
{
  g_clear_pointer (&self->locations, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Finding, finding_clear)

/* Finds the institution that is called so; else the one that a location is of that is called so. */
static gboolean
find_by_name (Finding *self, DuoContactEntry *entry, guint *n_found, GError **error)
{
  g_autofree char *folded = duo_fold_text (entry->title);
  g_autofree char *brin = NULL;
  g_autofree char *name = NULL;
  const gint64 *institution;

  if (!duo_people_table_find_by_name (self->db, entry->title, &entry->target, n_found, error))
    return FALSE;
  if (*n_found == 0)
    {
      if (self->locations == NULL)
        self->locations = duo_people_table_list_location_names (self->db, error);
      if (self->locations == NULL)
        return FALSE;
      institution = g_hash_table_lookup (self->locations, folded);
      entry->target = institution != NULL ? *institution : 0;
      *n_found = institution == NULL ? 0 : *institution != 0 ? 1 : 2;
    }
  if (*n_found != 1)
    return TRUE;

  /* The preview says whom that is about. */
  if (!duo_people_table_name_target (self->db, entry->target, &brin, &name, error))
    return FALSE;
  duo_contact_entry_set_target (entry, brin, name);
  return TRUE;
}

/* Finds the target of a line by its code, or else by its name. */
static gboolean
find_target (Finding *self, DuoContactLine *line, GError **error)
{
  DuoContactEntry *entry = line->entry;
  const gboolean by_code = *entry->code != '\0';
  guint n_found = 1;

  if (line->refusal != DUO_REFUSAL_NONE || entry->target_kind == DUO_OBJECT_NONE)
    return TRUE;
  if (by_code && !duo_people_table_find_target (self->db, entry->target_kind, entry->code, &entry->target, error))
    return FALSE;
  if (!by_code && !find_by_name (self, entry, &n_found, error))
    return FALSE;

  if (n_found > 1)
    duo_contact_line_refuse (line, DUO_REFUSAL_AMBIGUOUS, DUO_CONTACT_COLUMN_TARGET, entry->title);
  else if (entry->target == 0)
    duo_contact_line_refuse (line, DUO_REFUSAL_NOT_HERE, by_code ? DUO_CONTACT_COLUMN_CODE : DUO_CONTACT_COLUMN_TARGET,
                             by_code ? entry->code : entry->title);
  else if (entry->target_kind == DUO_OBJECT_BOARD)
    duo_contact_link_set_board (entry->link, entry->target);
  else if (entry->target_kind == DUO_OBJECT_LOCATION)
    duo_contact_link_set_location (entry->link, entry->target);
  else
    duo_contact_link_set_institution (entry->link, entry->target);
  return TRUE;
}

/* In a workbook a refusal is of a cell. */
static void
name_cells (DuoContactsFile *file, DuoChangeSet *set)
{
  for (guint i = 0; file->sheet != NULL && i < set->items->len; i++)
    {
      DuoChangeItem *item = set->items->pdata[i];

      if (item->column != 0 && item->line != 0)
        item->cell = duo_cell_name (item->column, item->line);
    }
}

static gboolean
compare_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  DuoContactsFile *file = user_data;
  g_auto (Finding) finding = { db, NULL };
  g_autoptr (GPtrArray) entries = duo_people_table_list_entries (db, DUO_OBJECT_NONE, 0, error);

  if (entries == NULL)
    return FALSE;
  for (guint i = 0; i < file->lines->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !find_target (&finding, file->lines->pdata[i], error))
      return FALSE;

  *result = duo_contacts_compare (file, entries);
  name_cells (file, *result);
  return TRUE;
}

typedef struct
{
  char *path;         /* (owned) */
  DuoTextForm form;
  DuoListPlan plan;
  gboolean has_plan;  /* else the headings say what the columns are */
} ReadWork;

static void
read_work_free (ReadWork *self)
{
  g_free (self->path);
  g_free (self);
}

static gboolean
read_work (DuoContext *context, gpointer data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const ReadWork *work = data;
  g_autoptr (DuoContactsFile) file
    = duo_contacts_list_read (work->path, &work->form, work->has_plan ? &work->plan : NULL, cancellable, error);

  return file != NULL && duo_store_read (duo_context_get_store (context), compare_job, file, result, error);
}

/**
 * duo_contacts_read_import_async:
 * @context: the context
 * @path: a CSV file or a workbook
 * @form: (nullable): how a text file is read; %NULL = as looking says
 * @plan: (nullable): what its columns mean; %NULL = as their headings say
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Stores nothing.
 */
void
duo_contacts_read_import_async (DuoContext *context, const char *path, const DuoTextForm *form, const DuoListPlan *plan,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  ReadWork *work = g_new0 (ReadWork, 1);

  work->path = g_strdup (path);
  if (form != NULL)
    work->form = *form;
  work->has_plan = plan != NULL;
  if (plan != NULL)
    work->plan = *plan;
  duo_service_work_async (context, duo_contacts_read_import_async, read_work, work, (GDestroyNotify) read_work_free,
                          g_object_unref, cancellable, callback, user_data);
}

/* Returns: (transfer full): what the file would change, or %NULL with @error set. */
DuoChangeSet *
duo_contacts_read_import_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer set = NULL;

  return duo_service_finish (context, duo_contacts_read_import_async, result, &set, error) ? set : NULL;
}

/* As duo_contacts_read_import_async(), at once: as looking and the headings say, or, where these are of nobody's, as was pointed
 * out of them before; blocks. */
DuoChangeSet *
duo_contacts_read_import (DuoContext *context, const char *path, GError **error)
{
  ReadWork work = { .path = (char *) path };
  gpointer set = NULL;
  g_autoptr (GError) local_error = NULL;

  if (read_work (context, &work, &set, NULL, &local_error))
    return set;
  if (!g_error_matches (local_error, DUO_ERROR, DUO_ERROR_FILE_UNKNOWN) || !duo_list_remember (path, DUO_LIST_CONTACTS, &work.plan))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  work.has_plan = TRUE;
  return read_work (context, &work, &set, NULL, error) ? set : NULL;
}

/* ---- Applying ---- */

/* What the lines so far made, so that two lines about one contact write it once. */
typedef struct
{
  DuoDatabase *db;
  GHashTable *known; /* id (gint64) to DuoContact, as it becomes */
  GHashTable *added; /* a contact of the file to the one that was made of it */
} Applying;

/* Returns: (transfer none) (nullable): the contact as it becomes. */
static DuoContact *
get_working_copy (Applying *self, gint64 id, GError **error)
{
  DuoContact *contact = g_hash_table_lookup (self->known, &id);

  if (contact != NULL)
    return contact;

  contact = duo_contact_table_get (self->db, id, error);
  if (contact != NULL)
    g_hash_table_insert (self->known, g_memdup2 (&id, sizeof id), contact);
  return contact;
}

static gboolean
check_and_save (Applying *self, GObject *object, GError **error)
{
  return duo_object_check (object, error) && duo_object_type_of (object)->save (self->db, object, error);
}

static gboolean
apply_changed (Applying *self, DuoChangeItem *item, GError **error)
{
  DuoContactEntry *here = DUO_CONTACT_ENTRY (item->current);
  DuoContact *contact = get_working_copy (self, duo_contact_get_id (here->contact), error);
  g_autoptr (DuoContactLink) link = here->link != NULL ? duo_contact_link_copy (here->link) : NULL;

  if (contact == NULL)
    return FALSE;

  duo_contacts_take_ticked (item, contact, link);
  return check_and_save (self, G_OBJECT (contact), error) && (link == NULL || check_and_save (self, G_OBJECT (link), error));
}

/* The contact that a new line is about: one that is here, that a line above made, or a new one. */
static DuoContact *
find_or_add_contact (Applying *self, DuoChangeItem *item, GError **error)
{
  DuoContactEntry *incoming = DUO_CONTACT_ENTRY (item->incoming);
  DuoContact *same = g_object_get_data (item->incoming, "duo-same-contact");
  DuoContact *contact;

  if (item->current != NULL)
    return get_working_copy (self, duo_contact_get_id (DUO_CONTACT_ENTRY (item->current)->contact), error);

  contact = g_hash_table_lookup (self->added, same != NULL ? same : incoming->contact);
  if (contact != NULL)
    return contact;

  contact = duo_contact_copy (incoming->contact);
  g_hash_table_insert (self->added, same != NULL ? same : incoming->contact, contact);
  return check_and_save (self, G_OBJECT (contact), error) ? contact : NULL;
}

static gboolean
apply_new (Applying *self, DuoChangeItem *item, GError **error)
{
  DuoContactEntry *incoming = DUO_CONTACT_ENTRY (item->incoming);
  DuoContact *contact = find_or_add_contact (self, item, error);
  g_autoptr (DuoContactLink) link = NULL;

  if (contact == NULL)
    return FALSE;
  if (incoming->target_kind == DUO_OBJECT_NONE)
    return TRUE;

  link = duo_contact_link_copy (incoming->link);
  duo_contact_link_set_contact (link, duo_contact_get_id (contact));
  return check_and_save (self, G_OBJECT (link), error);
}

static gboolean
apply_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  DuoChangeSet *set = user_data;
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  g_autoptr (GHashTable) added = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  Applying self = { db, known, added };

  for (guint i = 0; i < set->items->len; i++)
    {
      DuoChangeItem *item = set->items->pdata[i];

      duo_progress_report (cancellable, DUO_PROGRESS_STORING, i, set->items->len);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!item->ticked)
        continue;
      if ((item->state == DUO_CHANGE_ITEM_CHANGED && !apply_changed (&self, item, error))
          || (item->state == DUO_CHANGE_ITEM_NEW && !apply_new (&self, item, error)))
        return FALSE;
    }

  duo_progress_report (cancellable, DUO_PROGRESS_ENDING, set->items->len, set->items->len);
  return TRUE;
}

static const DuoChangeName import_name = { DUO_CHANGE_IMPORT, DUO_OBJECT_CONTACT, 0 };

/* Stores what is ticked in @set: all of it or nothing, as one named change. */
void
duo_contacts_apply_import_async (DuoContext *context, DuoChangeSet *set, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = duo_service_write_async (context, duo_contacts_apply_import_async, &import_name, apply_job, g_object_ref (set),
                                         g_object_unref, NULL, cancellable, callback, user_data);

  g_task_set_check_cancellable (task, FALSE); /* what is stored is stored, however late somebody tried to stop it */
}

gboolean
duo_contacts_apply_import_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  return duo_service_finish (context, duo_contacts_apply_import_async, result, NULL, error);
}

/* As duo_contacts_apply_import_async(), at once; blocks. */
gboolean
duo_contacts_apply_import (DuoContext *context, DuoChangeSet *set, GError **error)
{
  gpointer nothing = NULL;

  return duo_store_write (duo_context_get_store (context), &import_name, apply_job, set, &nothing, NULL, error);
}

/* ---- Out ---- */

static gboolean
export_work (DuoContext *context, gpointer data, gpointer *result, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) entries = duo_people_list_contacts (context, error);

  return entries != NULL && duo_contacts_list_write (entries, data, error);
}

void
duo_contacts_export_async (DuoContext *context, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  duo_service_work_async (context, duo_contacts_export_async, export_work, g_strdup (path), g_free, NULL, cancellable,
                          callback, user_data);
}

gboolean
duo_contacts_export_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  return duo_service_finish (context, duo_contacts_export_async, result, NULL, error);
}

/* As duo_contacts_export_async(), at once; blocks. */
gboolean
duo_contacts_export (DuoContext *context, const char *path, GError **error)
{
  g_autofree char *copy = g_strdup (path);
  gpointer nothing = NULL;

  return export_work (context, copy, &nothing, NULL, error);
}
