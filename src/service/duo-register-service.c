/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading the register in and looking in it. */
#include "duo-register-service.h"

#include <string.h>

#include "duo-error.h"
#include "duo-institution-table.h"
#include "duo-list-service.h"
#include "duo-progress.h"
#include "duo-register-reader.h"
#include "duo-register-table.h"
#include "duo-service-task.h"

GPtrArray *
duo_register_read_file (const char *path, const DuoTextForm *form, guint32 as_of, guint32 today, GPtrArray *refused,
                        GCancellable *cancellable, GError **error)
{
  const DuoRegisterDays days = { .all = as_of, .today = today };
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GPtrArray) tables = duo_register_read (path, form, &days, refused, cancellable, &local_error);
  DuoRegisterFile *file;
  DuoListPlan plan;

  if (tables != NULL)
    return g_steal_pointer (&tables);
  if (!g_error_matches (local_error, DUO_ERROR, DUO_ERROR_FILE_UNKNOWN) || !duo_list_remember (path, DUO_LIST_INSTITUTIONS, &plan))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  file = duo_register_read_list (path, form, &plan, &days, cancellable, error);
  if (file == NULL)
    return NULL;
  tables = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_register_file_free);
  g_ptr_array_add (tables, file);
  return g_steal_pointer (&tables);
}

/* ---- Preview ---- */

typedef struct
{
  GPtrArray   *files; /* (not owned) */
  GHashTable **names; /* (out) (nullable): of the codes that the sets speak of */
} PreviewJob;

static gboolean
preview_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  g_autoptr (DuoRegister) self = duo_register_table_load (db, error);
  const PreviewJob *job = user_data;

  if (self == NULL)
    return FALSE;

  *result = duo_register_compare_files (self, job->files);
  if (job->names != NULL)
    *job->names = duo_register_list_names (self, *result);
  return TRUE;
}

GPtrArray *
duo_register_preview (DuoContext *context, GPtrArray *files, GError **error)
{
  PreviewJob job = { files, NULL };
  gpointer sets = NULL;

  if (context == NULL)
    {
      g_autoptr (DuoRegister) nothing = duo_register_new ();

      return duo_register_compare_files (nothing, files);
    }
  return duo_store_read (duo_context_get_store (context), preview_job, &job, &sets, error) ? sets : NULL;
}

/* ---- Reading and preview in one ---- */

void
duo_register_import_free (DuoRegisterImport *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->sets, g_ptr_array_unref);
  g_clear_object (&self->whole);
  g_clear_pointer (&self->asked, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_hash_table_unref);
  g_free (self);
}

void
duo_register_asked_free (DuoRegisterAsked *self)
{
  if (self == NULL)
    return;

  g_free (self->path);
  g_free (self->name);
  g_free (self);
}

/* Whether two files of one kind tell of the same things: more than half of what the shorter one has. */
static gboolean
is_about_the_same (const DuoRegisterFile *a, const DuoRegisterFile *b)
{
  const DuoRegisterFile *shorter = a->records->len < b->records->len ? a : b;
  const DuoRegisterFile *longer = shorter == a ? b : a;
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);
  guint shared = 0;

  for (guint i = 0; i < longer->records->len; i++)
    g_hash_table_add (keys, ((DuoRegisterRecord *) longer->records->pdata[i])->key);
  for (guint i = 0; i < shorter->records->len; i++)
    shared += g_hash_table_contains (keys, ((DuoRegisterRecord *) shorter->records->pdata[i])->key);
  return shared * 2 > shorter->records->len;
}

/* Of two vintages of one list the day says which one is right: where nobody said it, it can't be supposed. Counts are of a
 * year that they say themselves. */
static gboolean
is_beside_another (GPtrArray *files, const DuoRegisterFile *file)
{
  if (file->source == DUO_SOURCE_VO_PUPILS || file->source == DUO_SOURCE_HO_STUDENTS || file->source == DUO_SOURCE_LOCATION_PUPILS)
    return FALSE;

  for (guint i = 0; i < files->len; i++)
    {
      const DuoRegisterFile *other = files->pdata[i];

      if (other != file && other->source == file->source && other->as_of == file->as_of && is_about_the_same (file, other))
        return TRUE;
    }

  return FALSE;
}

/* Returns: (transfer full) (element-type DuoRegisterAsked): the files whose day no name says. */
static GPtrArray *
list_asked (GPtrArray *files, GHashTable *said)
{
  GPtrArray *asked = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_register_asked_free);

  for (guint i = 0; i < files->len; i++)
    {
      const DuoRegisterFile *file = files->pdata[i];
      const gboolean is_said = said != NULL && g_hash_table_contains (said, file->path);
      DuoRegisterAsked *one;

      if (file->as_of_found && !is_said)
        continue;
      one = g_new0 (DuoRegisterAsked, 1);
      one->path = g_strdup (file->path);
      one->name = g_strdup (file->name);
      one->day = file->as_of;
      one->needed = !is_said && is_beside_another (files, file);
      g_ptr_array_add (asked, one);
    }

  return asked;
}

typedef struct
{
  char       **paths; /* (owned) */
  DuoTextForm  form;
  DuoListPlan  plan;
  gboolean     has_plan; /* one file, somebody's own list */
  GHashTable  *said;     /* (owned) (element-type filename guint32): days that a person said, by path */
} ReadWork;

static void
read_work_free (ReadWork *self)
{
  g_strfreev (self->paths);
  g_clear_pointer (&self->said, g_hash_table_unref);
  g_free (self);
}

/* Reads the tables of a file; @refused: items for those that can't be read. */
static GPtrArray *
read_path (const ReadWork *work, const char *path, const DuoRegisterDays *days, GPtrArray *refused, GCancellable *cancellable, GError **error)
{
  GPtrArray *tables;
  DuoRegisterFile *file;

  if (!work->has_plan)
    return duo_register_read (path, &work->form, days, refused, cancellable, error);

  file = duo_register_read_list (path, &work->form, &work->plan, days, cancellable, error);
  if (file == NULL)
    return NULL;

  tables = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_register_file_free);
  g_ptr_array_add (tables, file);
  return tables;
}

/* Reads all that can be read; @refused: items for the files that can't. %NULL where there is nothing else. */
static GPtrArray *
read_paths (DuoContext *context, const ReadWork *work, GPtrArray *refused, GCancellable *cancellable, GError **error)
{
  const DuoRegisterDays days = { .own = work->said, .today = duo_clock_get_today (duo_context_get_clock (context)) };
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_register_file_free);
  g_autoptr (GError) first_error = NULL;

  for (guint i = 0; work->paths[i] != NULL; i++)
    {
      g_autofree char *name = g_filename_display_basename (work->paths[i]);
      g_autoptr (GError) local_error = NULL;
      g_autoptr (GPtrArray) tables = read_path (work, work->paths[i], &days, refused, cancellable, &local_error);

      if (tables != NULL)
        {
          g_ptr_array_extend_and_steal (files, g_steal_pointer (&tables));
          continue;
        }
      if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
      g_ptr_array_add (refused, duo_change_item_new_file (name, local_error));
      if (first_error == NULL)
        first_error = g_steal_pointer (&local_error);
    }

  if (files->len > 0)
    return g_steal_pointer (&files);
  if (first_error != NULL)
    g_propagate_error (error, g_steal_pointer (&first_error));
  else
    g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_UNKNOWN, "no files");
  return NULL;
}

/* What differs from one file to the next is said once each: "UTF-8, windows-1252". */
static void
add_word (char **words, const char *word)
{
  char *longer;

  if (*word == '\0' || g_strstr_len (*words, -1, word) != NULL)
    return;
  longer = g_strconcat (*words, **words != '\0' ? ", " : "", word, NULL);
  g_free (*words);
  *words = longer;
}

/* Returns: (transfer full): all of @sets as one to be shown. */
static DuoChangeSet *
join_sets (GPtrArray *sets, GPtrArray *refused)
{
  DuoChangeSet *first = sets->pdata[0];
  DuoChangeSet *whole;

  if (sets->len == 1 && refused->len == 0)
    return g_object_ref (first);

  whole = duo_change_set_new (first->file, first->kind);
  g_clear_pointer (&whole->encoding, g_free);
  whole->encoding = g_strdup ("");
  for (guint i = 0; i < sets->len; i++)
    {
      const DuoChangeSet *set = sets->pdata[i];

      add_word (&whole->encoding, set->encoding);
      whole->lines += set->lines;
      whole->passed_over += set->passed_over;
      for (guint j = 0; j < set->items->len; j++)
        {
          DuoChangeItem *item = set->items->pdata[j];

          if (item->brought)
            continue; /* it is one with what is new */
          if (item->state == DUO_CHANGE_ITEM_REFUSED)
            item->file = g_strdup (set->file);
          g_ptr_array_add (whole->items, g_object_ref (item));
        }
      for (guint j = 0; j < set->ignored->len; j++)
        if (!g_ptr_array_find_with_equal_func (whole->ignored, set->ignored->pdata[j], g_str_equal, NULL))
          g_ptr_array_add (whole->ignored, g_strdup (set->ignored->pdata[j]));
    }
  for (guint i = 0; i < refused->len; i++)
    g_ptr_array_add (whole->items, g_object_ref (refused->pdata[i]));

  return whole;
}

/* Returns: (transfer full): the name of a table without that of its zip, which is the only one that is read. */
static char *
dup_name_inside (const char *name)
{
  const char *inside = strchr (name, '/');

  return g_strdup (inside != NULL ? inside + 1 : name);
}

static void
shorten_names (GPtrArray *files, GPtrArray *refused)
{
  for (guint i = 0; i < files->len; i++)
    {
      DuoRegisterFile *file = files->pdata[i];
      char *name = dup_name_inside (file->name);

      g_free (file->name);
      file->name = name;
    }
  for (guint i = 0; i < refused->len; i++)
    {
      DuoChangeItem *item = refused->pdata[i];
      char *name = dup_name_inside (item->key);

      g_free (item->key);
      item->key = name;
      g_free (item->value);
      item->value = g_strdup (name);
    }
}

static gboolean
read_work (DuoContext *context, gpointer data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const ReadWork *work = data;
  g_autoptr (DuoRegisterImport) self = g_new0 (DuoRegisterImport, 1);
  g_autoptr (GPtrArray) refused = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) files = read_paths (context, work, refused, cancellable, error);
  PreviewJob job = { files, &self->names };
  gpointer sets = NULL;
  guint n_lines = 0;

  if (files == NULL)
    return FALSE;

  if (work->paths[1] == NULL)
    shorten_names (files, refused);
  for (guint i = 0; i < files->len; i++)
    n_lines += ((const DuoRegisterFile *) files->pdata[i])->lines;
  duo_progress_report (cancellable, DUO_PROGRESS_COMPARING, n_lines, n_lines);
  if (!duo_store_read (duo_context_get_store (context), preview_job, &job, &sets, error))
    return FALSE;
  self->sets = sets;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  self->whole = join_sets (self->sets, refused);
  self->asked = list_asked (files, work->said);
  *result = g_steal_pointer (&self);
  return TRUE;
}

/* Returns: (transfer full): a copy that the thread keeps, whatever a person says next. */
static GHashTable *
dup_days (GHashTable *days)
{
  GHashTable *copy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer path, day;

  g_hash_table_iter_init (&iter, days);
  while (g_hash_table_iter_next (&iter, &path, &day))
    g_hash_table_insert (copy, g_strdup (path), day);
  return copy;
}

void
duo_register_read_async (DuoContext          *context,
                         const char *const   *paths,
                         const DuoTextForm   *form,
                         const DuoListPlan   *plan,
                         GHashTable          *said,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  ReadWork *work = g_new0 (ReadWork, 1);

  work->paths = g_strdupv ((char **) paths);
  work->form = *form;
  work->has_plan = plan != NULL;
  if (plan != NULL)
    work->plan = *plan;
  if (said != NULL)
    work->said = dup_days (said);
  duo_service_work_async (context, duo_register_read_async, read_work, work, (GDestroyNotify) read_work_free,
                          (GDestroyNotify) duo_register_import_free, cancellable, callback, user_data);
}

DuoRegisterImport *
duo_register_read_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer import = NULL;

  return duo_service_finish (context, duo_register_read_async, result, &import, error) ? import : NULL;
}

/* ---- Applying ---- */

static const DuoChangeName import_name = { DUO_CHANGE_IMPORT, DUO_OBJECT_INSTITUTION, 0 };

static gboolean
apply_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  g_autoptr (DuoRegister) self = duo_register_table_load (db, error);
  GPtrArray *sets = user_data;

  if (self == NULL)
    return FALSE;

  for (guint i = 0; i < sets->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      duo_register_apply (self, sets->pdata[i]);
    }
  return duo_register_table_write (db, self, cancellable, error);
}

gboolean
duo_register_apply_sets (DuoContext *context, GPtrArray *sets, GError **error)
{
  return duo_store_write (duo_context_get_store (context), &import_name, apply_job, sets, NULL, NULL, error);
}

void
duo_register_apply_sets_async (DuoContext          *context,
                               GPtrArray           *sets,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data)
{
  GTask *task = duo_service_write_async (context, duo_register_apply_sets_async, &import_name, apply_job, g_ptr_array_ref (sets),
                                         (GDestroyNotify) g_ptr_array_unref, NULL, cancellable, callback, user_data);

  g_task_set_check_cancellable (task, FALSE); /* what is stored is stored, however late somebody tried to stop it */
}

gboolean
duo_register_apply_sets_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  return duo_service_finish (context, duo_register_apply_sets_async, result, NULL, error);
}

/* ---- Looking ---- */

static gboolean
list_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  *result = duo_institution_table_list (db, user_data, error);
  return *result != NULL;
}

GPtrArray *
duo_register_list (DuoContext *context, DuoSectorSet sectors, const char *search, guint limit, GError **error)
{
  DuoInstitutionFilter filter = { sectors, search, limit, duo_clock_get_today (duo_context_get_clock (context)) };
  gpointer rows = NULL;

  return duo_store_read (duo_context_get_store (context), list_job, &filter, &rows, error) ? rows : NULL;
}

typedef struct
{
  char   *brin;  /* (owned) (nullable): NULL = by id */
  gint64  id;
  guint32 today;
} CardJob;

static void
card_job_free (CardJob *self)
{
  g_free (self->brin);
  g_free (self);
}

void
duo_institution_card_free (DuoInstitutionCard *self)
{
  if (self == NULL)
    return;

  g_clear_object (&self->institution);
  g_clear_pointer (&self->locations, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->transitions, g_ptr_array_unref);
  g_clear_pointer (&self->counts, g_ptr_array_unref);
  g_clear_pointer (&self->others, g_hash_table_unref);
  g_free (self->successor);
  g_free (self);
}

/* The name that it has now is in the reference too; that one is no former name. */
static void
leave_out_present_name (DuoInstitutionCard *self)
{
  const char *brin = duo_institution_get_text (self->institution, DUO_INSTITUTION_BRIN);
  g_autofree char *now = duo_register_name_key (brin, duo_institution_get_text (self->institution, DUO_INSTITUTION_NAME));

  for (guint i = self->names->len; i > 0; i--)
    {
      const DuoRegisterRecord *name = self->names->pdata[i - 1];

      if (g_str_equal (name->key, now) || name->values[1] == NULL)
        g_ptr_array_remove_index (self->names, i - 1);
    }
}

/* Returns: (transfer full) (nullable): the institution asked for. */
static DuoInstitution *
find_institution (DuoDatabase *db, const CardJob *job, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (job->brin != NULL)
    return duo_institution_table_get (db, job->brin, job->today, error);

  ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (ids, job->id);
  rows = duo_institution_table_fetch (db, ids, job->today, error);
  if (rows == NULL)
    return NULL;
  if (rows->pdata[0] == NULL)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_NOT_FOUND, "institution %" G_GINT64_FORMAT, job->id);
      return NULL;
    }

  return g_object_ref (rows->pdata[0]);
}

/* Notes what @code is called, if it is known and none of ours to know already. */
static gboolean
note_other (DuoDatabase *db, DuoInstitutionCard *card, const char *code, GError **error)
{
  g_autofree char *name = NULL;
  g_autoptr (GPtrArray) names = NULL;
  gint64 id = 0;

  if (code == NULL || g_hash_table_contains (card->others, code))
    return TRUE;
  if (!duo_institution_table_find (db, code, &id, &name, error))
    return FALSE;
  if (id == 0)
    {
      const char *issued;

      names = duo_register_table_list (db, DUO_RECORD_NAME, code, error);
      if (names == NULL)
        return FALSE;
      issued = names->len > 0 ? duo_register_record_get (names->pdata[0], DUO_REGISTER_NAME) : NULL;
      g_free (name);
      name = g_strdup (issued != NULL ? issued : "");
    }
  if (*name != '\0')
    g_hash_table_insert (card->others, g_strdup (code), g_steal_pointer (&name));
  return TRUE;
}

static gboolean
note_others (DuoDatabase *db, DuoInstitutionCard *card, GError **error)
{
  card->others = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < card->transitions->len; i++)
    if (!note_other (db, card, duo_register_record_get (card->transitions->pdata[i], DUO_REGISTER_FROM_CODE), error)
        || !note_other (db, card, duo_register_record_get (card->transitions->pdata[i], DUO_REGISTER_TO_CODE), error))
      return FALSE;

  return TRUE;
}

static gboolean
card_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const CardJob *job = user_data;
  g_autoptr (DuoInstitutionCard) card = g_new0 (DuoInstitutionCard, 1);
  GPtrArray **lists[] = { &card->locations, &card->names, &card->transitions, &card->counts };
  static const DuoRecordType types[] = { DUO_RECORD_LOCATION, DUO_RECORD_NAME, DUO_RECORD_TRANSITION, DUO_RECORD_COUNT };
  const char *brin;

  card->institution = find_institution (db, job, error);
  if (card->institution == NULL)
    return FALSE;
  brin = duo_institution_get_text (card->institution, DUO_INSTITUTION_BRIN);
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      *lists[i] = duo_register_table_list (db, types[i], brin, error);
      if (*lists[i] == NULL)
        return FALSE;
    }
  if (!duo_institution_table_find (db, duo_institution_get_text (card->institution, DUO_INSTITUTION_SUCCESSOR),
                                   &card->successor_id, &card->successor, error)
      || !note_others (db, card, error)
      || !duo_register_table_find_listing (db, duo_institution_get_id (card->institution), &card->from, &card->not_in, error))
    return FALSE;

  leave_out_present_name (card);
  *result = g_steal_pointer (&card);
  return TRUE;
}

DuoInstitutionCard *
duo_register_get_card (DuoContext *context, const char *brin, GError **error)
{
  const CardJob job = { (char *) brin, 0, duo_clock_get_today (duo_context_get_clock (context)) };
  gpointer card = NULL;

  return duo_store_read (duo_context_get_store (context), card_job, (gpointer) &job, &card, error) ? card : NULL;
}

void
duo_register_get_card_async (DuoContext          *context,
                             gint64               id,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  CardJob *job = g_new0 (CardJob, 1);

  job->id = id;
  job->today = duo_clock_get_today (duo_context_get_clock (context));
  duo_service_read_async (context, duo_register_get_card_async, card_job, job, (GDestroyNotify) card_job_free,
                          (GDestroyNotify) duo_institution_card_free, cancellable, callback, user_data);
}

DuoInstitutionCard *
duo_register_get_card_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer card = NULL;

  return duo_service_finish (context, duo_register_get_card_async, result, &card, error) ? card : NULL;
}
