/* SPDX-License-Identifier: EUPL-1.2 */
/* The calendar in and out of files. Reading and writing files happens in a thread of its own; only rows are
 * read and written on the store's threads. */
#include "duo-calendar-service.h"

#include "duo-calendar-import.h"
#include "duo-calendar-reader.h"
#include "duo-error.h"
#include "duo-message-table.h"
#include "duo-object.h"
#include "duo-service-task.h"

static gboolean
list_job (DuoDatabase   *db,
          gpointer       user_data,
          gpointer      *result,
          GCancellable  *cancellable,
          GError       **error)
{
  *result = duo_message_table_list (db, user_data, error);
  return *result != NULL;
}

typedef struct
{
  char *path; /* (owned) (type filename) */
  DuoTextForm form;
  gint  year;
} Reading;

static Reading *
reading_new (const char        *path,
             const DuoTextForm *form,
             gint               year)
{
  Reading *self = g_new0 (Reading, 1);

  self->path = g_strdup (path);
  if (form != NULL)
    self->form = *form;
  self->year = year;
  return self;
}

static void
reading_free (Reading *self)
{
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static gboolean
check_year (gint     year,
            GError **error)
{
  if (year >= DUO_YEAR_MIN && year < DUO_YEAR_MAX)
    return TRUE;

  g_set_error_literal (error, DUO_ERROR, DUO_ERROR_INVALID, "year");
  return FALSE;
}

static gboolean
read_work (DuoContext    *context,
           gpointer       data,
           gpointer      *result,
           GCancellable  *cancellable,
           GError       **error)
{
  const Reading *reading = data;
  g_autoptr (DuoCalendarFile) file = NULL;
  g_autoptr (GPtrArray) messages = NULL;
  gpointer value = NULL;
  DuoSpan span;

  if (!check_year (reading->year, error))
    return FALSE;
  file = duo_calendar_read (reading->path, &reading->form, reading->year, error);
  if (file == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  span = (DuoSpan) { duo_span_calendar_year (reading->year).first, duo_span_school_year (reading->year).last };
  if (!duo_store_read (duo_context_get_store (context), list_job, &span, &value, error))
    return FALSE;

  messages = value;
  *result = duo_calendar_import_compare (file, messages);
  return TRUE;
}

/**
 * duo_calendar_read_import_async:
 * @context: the context
 * @path: the file
 * @form: (nullable): how a text file is read; %NULL = as looking says
 * @year: the year that months without one lie in
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Stores nothing.
 */
void
duo_calendar_read_import_async (DuoContext          *context,
                                const char          *path,
                                const DuoTextForm   *form,
                                gint                 year,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data)
{
  duo_service_work_async (context, duo_calendar_read_import_async, read_work,
                          reading_new (path, form, year), (GDestroyNotify) reading_free, g_object_unref, cancellable, callback, user_data);
}

/* Returns: (transfer full): what the file would change, or %NULL with @error set. */
DuoChangeSet *
duo_calendar_read_import_finish (DuoContext    *context,
                                 GAsyncResult  *result,
                                 GError       **error)
{
  gpointer set = NULL;

  return duo_service_finish (context, duo_calendar_read_import_async, result, &set, error) ? set : NULL;
}

/* As duo_calendar_read_import_async(), at once; blocks. */
DuoChangeSet *
duo_calendar_read_import (DuoContext         *context,
                          const char         *path,
                          const DuoTextForm  *form,
                          gint                year,
                          GError            **error)
{
  g_autoptr (Reading) reading = reading_new (path, form, year);
  gpointer set = NULL;

  return read_work (context, reading, &set, NULL, error) ? set : NULL;
}

/* What of a changed item is ticked, in a copy of the message here. */
static DuoMessage *
merge_ticked (DuoChangeItem *item)
{
  DuoMessage *merged = duo_message_copy (DUO_MESSAGE (item->current));
  DuoMessage *incoming = DUO_MESSAGE (item->incoming);

  for (guint i = 0; i < item->fields->len; i++)
    {
      const DuoChangeField *field = item->fields->pdata[i];
      guint n_placements;
      const DuoPlacement *placements = duo_message_get_placements (incoming, &n_placements);

      if (!field->ticked)
        continue;

      if (g_str_equal (field->field, "text"))
        duo_message_set_text (merged, item->use_proposal ? item->proposal : duo_message_get_text (incoming));
      else if (g_str_equal (field->field, "link"))
        duo_message_set_link (merged, duo_message_get_link (incoming));
      else if (g_str_equal (field->field, "status"))
        duo_message_set_status (merged, duo_message_get_status (incoming));
      else if (g_str_equal (field->field, "placements"))
        duo_message_set_placements (merged, placements, n_placements);
    }

  return merged;
}

/* The messages that applying @set stores, as copies for the writer's thread. (transfer full) */
static GPtrArray *
messages_to_store (DuoChangeSet *set)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < set->items->len; i++)
    {
      DuoChangeItem *item = set->items->pdata[i];

      if (!item->ticked)
        continue;

      if (item->state == DUO_CHANGE_ITEM_CHANGED)
        {
          g_ptr_array_add (messages, merge_ticked (item));
        }
      else if (item->state == DUO_CHANGE_ITEM_NEW)
        {
          DuoMessage *added = duo_message_copy (DUO_MESSAGE (item->incoming));

          if (item->use_proposal && item->proposal != NULL)
            duo_message_set_text (added, item->proposal);
          g_ptr_array_add (messages, added);
        }
    }

  return messages;
}

static const DuoChangeName import_name = { DUO_CHANGE_IMPORT, DUO_OBJECT_CALENDAR, 0 };

/**
 * duo_calendar_apply_import_async:
 * @context: the context
 * @set: what was read, with its ticks
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * All of it or nothing, as one named change. %DUO_ERROR_CONFLICT: a message was changed since the file was read.
 */
void
duo_calendar_apply_import_async (DuoContext          *context,
                                 DuoChangeSet        *set,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  duo_service_write_async (context, duo_calendar_apply_import_async, &import_name, duo_objects_save_job, messages_to_store (set),
                           (GDestroyNotify) g_ptr_array_unref, NULL, cancellable, callback, user_data);
}

gboolean
duo_calendar_apply_import_finish (DuoContext    *context,
                                  GAsyncResult  *result,
                                  GError       **error)
{
  return duo_service_finish (context, duo_calendar_apply_import_async, result, NULL, error);
}

/* As duo_calendar_apply_import_async(), at once; blocks. */
gboolean
duo_calendar_apply_import (DuoContext    *context,
                           DuoChangeSet  *set,
                           GError       **error)
{
  g_autoptr (GPtrArray) messages = messages_to_store (set);
  gpointer nothing = NULL;

  return duo_store_write (duo_context_get_store (context), &import_name, duo_objects_save_job, messages, &nothing, NULL, error);
}
