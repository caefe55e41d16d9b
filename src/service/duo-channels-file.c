/* SPDX-License-Identifier: EUPL-1.2 */
/* Channels to a table and back: a row is compared with the channel that it is, cell by cell. */
#include "duo-channels-file.h"

#include <string.h>

#include "duo-brin.h"
#include "duo-channel-table.h"
#include "duo-channels-table.h"
#include "duo-dutch-spec.h"
#include "duo-error.h"
#include "duo-fold.h"
#include "duo-object.h"
#include "duo-progress.h"
#include "duo-service-task.h"
#include "duo-table-reader.h"
#include "duo-table-writer.h"

#define SHEET "Communicatiemiddelen"
#define VALUE_MAX 200 /* characters of a value that is refused */

/* ---- Out ---- */

static gboolean
write_entry (DuoTableWriter *writer, const guint *columns, guint n_columns, const DuoChannelEntry *entry, DuoChannelsAround *around,
             GError **error)
{
  for (guint i = 0; i < n_columns; i++)
    {
      g_autofree char *text = duo_channels_column_dup_text (columns[i], entry->channel, around);

      if (columns[i] == DUO_CHANNELS_BRIN)
        duo_table_writer_set_text (writer, i, entry->brin);
      else if (columns[i] == DUO_CHANNELS_OWNER)
        duo_table_writer_set_text (writer, i, entry->owner);
      else if (*text != '\0')
        duo_table_writer_set_text (writer, i, text);
    }

  return duo_table_writer_end_row (writer, error);
}

gboolean
duo_channels_export (DuoContext *context, const char *path, GError **error)
{
  g_autoptr (DuoChannelsAround) around = NULL;
  g_autoptr (DuoTableWriter) writer = NULL;
  DuoTableColumn heads[DUO_N_CHANNELS_COLUMNS];
  guint columns[DUO_N_CHANNELS_COLUMNS];
  guint n_columns = 0;

  if (!g_str_has_suffix (path, ".xlsx") && !g_str_has_suffix (path, ".csv"))
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_INVALID, "%s: neither .xlsx nor .csv", path);
      return FALSE;
    }
  around = duo_channels_around_load (context, error);
  if (around == NULL)
    return FALSE;

  for (guint i = 0; i < DUO_N_CHANNELS_COLUMNS; i++)
    {
      if (i >= DUO_CHANNELS_KIND && !duo_channels_column_is_data (i))
        continue;
      heads[n_columns] = (DuoTableColumn) { duo_channels_column_heading (i), DUO_COLUMN_TEXT, i == DUO_CHANNELS_NAME ? 30 : 0 };
      columns[n_columns++] = i;
    }
  writer = duo_table_writer_new (path, SHEET, heads, n_columns, error);
  if (writer == NULL)
    return FALSE;
  for (guint i = 0; i < around->entries->len; i++)
    if (!write_entry (writer, columns, n_columns, around->entries->pdata[i], around, error))
      return FALSE;

  return duo_table_writer_finish (writer, error);
}

static gboolean
export_work (DuoContext *context, gpointer data, gpointer *result, GCancellable *cancellable, GError **error)
{
  return duo_channels_export (context, data, error);
}

void
duo_channels_export_async (DuoContext *context, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  duo_service_work_async (context, duo_channels_export_async, export_work, g_strdup (path), g_free, NULL, cancellable, callback,
                          user_data);
}

gboolean
duo_channels_export_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  return duo_service_finish (context, duo_channels_export_async, result, NULL, error);
}

/* ---- In ---- */

typedef struct
{
  DuoChannelsAround *around;
  DuoChangeSet *set;
  guint places[DUO_N_CHANNELS_COLUMNS]; /* of the columns in the file, from 1; 0 = not there */
  gboolean has_heading;
  char *sheet;       /* (owned) (nullable): of a workbook */
  GString *found;    /* (owned): first headings, to say what was found instead */
  GHashTable *taken; /* (owned) (element-type DuoChannel): channels that a row is already */
  GHashTable *owners; /* (owned) (element-type gint64): institutions that the file is about */
  GCancellable *cancellable; /* (nullable) */
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_object (&self->set);
  g_clear_pointer (&self->sheet, g_free);
  g_string_free (self->found, TRUE);
  g_hash_table_unref (self->taken);
  g_hash_table_unref (self->owners);
}

static char *
dup_cell (Reading *self, const DuoRow *row, guint column)
{
  const char *text = self->places[column] != 0 ? duo_row_get_text (row, self->places[column]) : NULL;
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);

  g_strdelimit (valid, "\r\n\t", ' ');
  return g_strdup (g_strstrip (valid));
}

/* Takes the row as the heading if it names kind and name; what stands above it is passed over. */
static void
read_heading (Reading *self, const DuoRow *row)
{
  guint columns[DUO_N_CHANNELS_COLUMNS] = { 0 };

  for (guint i = 0; i < row->n_cells; i++)
    {
      guint column;

      if (duo_channels_column_find (row->cells[i].text, &column) && columns[column] == 0)
        columns[column] = row->cells[i].column;
      if (self->found->len < VALUE_MAX)
        g_string_append_printf (self->found, "%s%s", self->found->len > 0 ? ", " : "", row->cells[i].text);
    }
  if (columns[DUO_CHANNELS_NAME] == 0 || (columns[DUO_CHANNELS_KEY] == 0 && columns[DUO_CHANNELS_KIND] == 0))
    return;

  memcpy (self->places, columns, sizeof columns);
  self->has_heading = TRUE;
  for (guint i = 0; i < row->n_cells; i++)
    {
      guint column;

      if (!duo_channels_column_find (row->cells[i].text, &column))
        g_ptr_array_add (self->set->ignored, g_strdup (row->cells[i].text));
    }
}

static DuoChangeItem *
add_item (Reading *self, DuoChangeItemState state, const char *key, const DuoRow *row)
{
  DuoChangeItem *item = duo_change_item_new (state, key);

  item->line = row != NULL ? row->number : 0;
  item->sheet = row != NULL ? g_strdup (self->sheet) : NULL;
  item->ticked = state == DUO_CHANGE_ITEM_NEW || state == DUO_CHANGE_ITEM_CHANGED;
  g_ptr_array_add (self->set->items, item);
  return item;
}

static void
refuse (Reading *self, const DuoRow *row, guint column, DuoRefusal refusal, const char *key, const char *value)
{
  DuoChangeItem *item = add_item (self, DUO_CHANGE_ITEM_REFUSED, key, row);

  item->refusal = refusal;
  item->column = self->places[column];
  item->column_name = g_strdup (duo_channels_column_heading (column));
  item->value = g_utf8_substring (value, 0, MIN (g_utf8_strlen (value, -1), VALUE_MAX));
  if (self->sheet != NULL && item->column != 0)
    item->cell = duo_cell_name (item->column, row->number);
}

/* A row that can't be read: @place is the column to blame, 0 = none. */
static void
refuse_damage (Reading *self, const DuoRow *row, DuoRefusal damage, guint place, const char *key, const char *name)
{
  guint column = DUO_CHANNELS_NAME;

  for (guint i = 0; place != 0 && i < DUO_N_CHANNELS_COLUMNS; i++)
    if (self->places[i] == place)
      column = i;
  refuse (self, row, column, damage, key, place != 0 ? duo_row_get_text (row, place) : name);
}

/* The channel that a row is: by its key, else by owner, kind and name. */
static DuoChannelEntry *
find_entry (Reading *self, const char *key, gint64 owner, const char *kind, const char *name)
{
  g_autofree char *folded = duo_fold_text (name);
  DuoChannelKind wanted = DUO_N_CHANNEL_KINDS;

  for (guint i = 0; *key != '\0' && i < self->around->entries->len; i++)
    {
      DuoChannelEntry *entry = self->around->entries->pdata[i];

      if (g_ascii_strcasecmp (duo_channel_get_uid (entry->channel), key) == 0)
        return entry;
    }
  if (!duo_dutch_channel_kind_parse (kind, &wanted))
    return NULL;
  for (guint i = 0; i < self->around->entries->len; i++)
    {
      DuoChannelEntry *entry = self->around->entries->pdata[i];
      g_autofree char *own = duo_fold_text (duo_channel_get_name (entry->channel));

      if (duo_channel_get_institution (entry->channel) == owner && duo_channel_get_kind (entry->channel) == wanted
          && g_str_equal (own, folded) && !g_hash_table_contains (self->taken, entry->channel))
        return entry;
    }

  return NULL;
}

/* Takes over the cells of @row into @channel. Returns: whether all of them can be. */
static gboolean
take_cells (Reading *self, const DuoRow *row, DuoChannel *channel, const char *key)
{
  for (guint column = DUO_CHANNELS_KIND; column < DUO_N_CHANNELS_COLUMNS; column++)
    {
      g_autofree char *text = dup_cell (self, row, column);
      DuoRefusal refusal;

      if (*text == '\0' || !duo_channels_column_is_data (column))
        continue; /* an empty cell wipes nothing */
      refusal = duo_channels_column_take_text (column, channel, text, self->around);
      if (refusal != DUO_REFUSAL_NONE)
        {
          refuse (self, row, column, refusal, key, text);
          return FALSE;
        }
    }

  return TRUE;
}

/* The item of a row that is, or becomes, @incoming. @current: (nullable). */
static void
add_difference (Reading *self, const DuoRow *row, DuoChannel *current, DuoChannel *incoming, const char *key)
{
  DuoChangeItem *item
    = add_item (self, current == NULL ? DUO_CHANGE_ITEM_NEW : DUO_CHANGE_ITEM_SAME, key, row);

  for (guint column = DUO_CHANNELS_KIND; column < DUO_N_CHANNELS_COLUMNS; column++)
    {
      g_autofree char *before = current != NULL ? duo_channels_column_dup_text (column, current, self->around) : g_strdup ("");
      g_autofree char *after = duo_channels_column_dup_text (column, incoming, self->around);

      if (duo_channels_column_is_data (column) && !g_str_equal (before, after))
        duo_change_item_add_field (item, duo_channels_column_code (column), *before != '\0' ? before : NULL, after);
    }
  if (current != NULL && item->fields->len > 0)
    {
      item->state = DUO_CHANGE_ITEM_CHANGED;
      item->ticked = TRUE;
    }
  item->current = current != NULL ? g_object_ref (G_OBJECT (current)) : NULL;
  item->incoming = g_object_ref (G_OBJECT (incoming));
}

static void
read_line (Reading *self, const DuoRow *row)
{
  g_autofree char *uid = dup_cell (self, row, DUO_CHANNELS_KEY);
  g_autofree char *brin_text = dup_cell (self, row, DUO_CHANNELS_BRIN);
  g_autofree char *owner_text = dup_cell (self, row, DUO_CHANNELS_OWNER);
  g_autofree char *kind = dup_cell (self, row, DUO_CHANNELS_KIND);
  g_autofree char *name = dup_cell (self, row, DUO_CHANNELS_NAME);
  g_autofree char *brin = duo_brin_normalise (brin_text);
  const gint64 owner = duo_channels_around_find_owner (self->around, brin != NULL ? brin : brin_text, owner_text);
  DuoChannelEntry *entry = find_entry (self, uid, owner, kind, name);
  g_autofree char *key = g_strdup_printf ("%s %s", *brin_text != '\0' ? brin_text : owner_text, name);
  g_autoptr (DuoChannel) incoming = NULL;
  guint place;
  const DuoRefusal damage = duo_row_find_damage (row, &place);

  if (damage != DUO_REFUSAL_NONE)
    {
      refuse_damage (self, row, damage, place, key, name);
      return;
    }
  if (entry == NULL && owner == 0)
    {
      refuse (self, row, *brin_text != '\0' ? DUO_CHANNELS_BRIN : DUO_CHANNELS_OWNER,
              *brin_text != '\0' && brin == NULL ? DUO_REFUSAL_BAD_CODE : DUO_REFUSAL_NOT_HERE, key,
              *brin_text != '\0' ? brin_text : owner_text);
      return;
    }
  if (entry == NULL && (*name == '\0' || *kind == '\0'))
    {
      refuse (self, row, *name == '\0' ? DUO_CHANNELS_NAME : DUO_CHANNELS_KIND, DUO_REFUSAL_EMPTY_TEXT, key, "");
      return;
    }
  if (entry != NULL && !g_hash_table_add (self->taken, entry->channel))
    {
      refuse (self, row, DUO_CHANNELS_NAME, DUO_REFUSAL_DUPLICATE, key, name);
      return;
    }

  if (entry != NULL)
    incoming = duo_channel_copy (entry->channel);
  else
    {
      incoming = duo_channel_new ();
      duo_channel_set_institution (incoming, owner);
      duo_channel_set_origin (incoming, DUO_ORIGIN_LIST);
    }
  if (take_cells (self, row, incoming, key))
    add_difference (self, row, entry != NULL ? entry->channel : NULL, incoming, key);
  if (entry != NULL || owner != 0)
    {
      const gint64 id = duo_channel_get_institution (incoming);

      g_hash_table_add (self->owners, g_memdup2 (&id, sizeof id));
    }
}

static gboolean
row_cb (const DuoRow *row, gpointer user_data, GError **error)
{
  Reading *self = user_data;

  self->set->lines++;
  duo_progress_report (self->cancellable, DUO_PROGRESS_READING, self->set->lines, 0);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return FALSE;
  if (!self->has_heading)
    read_heading (self, row);
  else if (row->n_cells > 0 || duo_row_find_damage (row, NULL) != DUO_REFUSAL_NONE)
    read_line (self, row);
  return TRUE;
}

/* The channels of the institutions in the file that it does not have: only said. */
static void
add_missing (Reading *self)
{
  for (guint i = 0; i < self->around->entries->len; i++)
    {
      DuoChannelEntry *entry = self->around->entries->pdata[i];
      const gint64 owner = duo_channel_get_institution (entry->channel);
      g_autofree char *key = g_strdup_printf ("%s %s", *entry->brin != '\0' ? entry->brin : entry->owner,
                                              duo_channel_get_name (entry->channel));
      DuoChangeItem *item;

      if (g_hash_table_contains (self->taken, entry->channel) || !g_hash_table_contains (self->owners, &owner))
        continue;
      item = add_item (self, DUO_CHANGE_ITEM_MISSING, key, NULL);
      item->current = g_object_ref (G_OBJECT (entry->channel));
    }
}

/* The sheet of that name, else the first one that is visible. */
static guint
choose_sheet (DuoTableReader *reader)
{
  const guint n_sheets = duo_table_reader_get_n_sheets (reader);

  for (guint i = 0; i < n_sheets; i++)
    if (g_strcmp0 (duo_table_reader_get_sheet_name (reader, i), SHEET) == 0)
      return i;
  for (guint i = 0; i < n_sheets; i++)
    if (duo_table_reader_get_visibility (reader, i) == DUO_SHEET_VISIBLE)
      return i;

  return 0;
}

static void
reading_init (Reading *self, const char *path, DuoTableReader *reader, DuoChannelsAround *around, guint sheet)
{
  g_autofree char *name = g_filename_display_basename (path);

  *self = (Reading) { .around = around };
  self->set = duo_change_set_new (name, "channels");
  self->found = g_string_new (NULL);
  self->taken = g_hash_table_new (NULL, NULL);
  self->owners = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  if (duo_table_reader_is_workbook (reader))
    self->sheet = g_strdup (duo_table_reader_get_sheet_name (reader, sheet));
}

static DuoChangeSet *
read_file (DuoContext *context, const char *path, const DuoTextForm *form, GCancellable *cancellable, GError **error)
{
  g_autoptr (DuoTableReader) reader = duo_table_reader_open_as (path, form, error);
  g_autoptr (DuoChannelsAround) around = reader != NULL ? duo_channels_around_load (context, error) : NULL;
  DuoChangeSet *set = NULL;
  Reading reading;
  guint sheet;

  if (around == NULL)
    return NULL;

  sheet = duo_table_reader_is_workbook (reader) ? choose_sheet (reader) : 0;
  reading_init (&reading, path, reader, around, sheet);
  reading.cancellable = cancellable;
  if (duo_table_reader_read (reader, sheet, row_cb, &reading, NULL, error))
    {
      if (reading.has_heading)
        {
          add_missing (&reading);
          set = g_object_ref (reading.set);
          g_free (set->encoding);
          set->encoding = g_strdup (duo_table_reader_get_encoding (reader));
          g_free (set->separator);
          set->separator = g_strdup (duo_table_reader_get_separator (reader));
          g_free (set->newline);
          set->newline = g_strdup (duo_table_reader_get_newline (reader));
        }
      else
        g_set_error_literal (error, DUO_ERROR, DUO_ERROR_FILE_UNKNOWN, reading.found->str);
    }
  reading_clear (&reading);
  return set;
}

DuoChangeSet *
duo_channels_read_import (DuoContext *context, const char *path, GError **error)
{
  return read_file (context, path, NULL, NULL, error);
}

typedef struct
{
  char *path; /* (owned) */
  DuoTextForm form;
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

  *result = read_file (context, work->path, &work->form, cancellable, error);
  return *result != NULL;
}

void
duo_channels_read_import_async (DuoContext *context, const char *path, const DuoTextForm *form, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  ReadWork *work = g_new0 (ReadWork, 1);

  work->path = g_strdup (path);
  if (form != NULL)
    work->form = *form;
  duo_service_work_async (context, duo_channels_read_import_async, read_work, work, (GDestroyNotify) read_work_free,
                          g_object_unref, cancellable, callback, user_data);
}

/* Returns: (transfer full): what the file would change, or %NULL with @error set. */
DuoChangeSet *
duo_channels_read_import_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer set = NULL;

  return duo_service_finish (context, duo_channels_read_import_async, result, &set, error) ? set : NULL;
}

/* ---- Storing ---- */

/* What of a changed item is ticked, in a copy of the channel here. */
static DuoChannel *
merge_ticked (DuoChangeItem *item)
{
  DuoChannel *merged = duo_channel_copy (DUO_CHANNEL (item->current));

  for (guint i = 0; i < item->fields->len; i++)
    {
      const DuoChangeField *field = item->fields->pdata[i];
      guint column;

      if (field->ticked && duo_channels_column_find (field->field, &column))
        duo_channels_column_copy (column, merged, DUO_CHANNEL (item->incoming));
    }

  return merged;
}

static gboolean
apply_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  DuoChangeSet *set = user_data;

  for (guint i = 0; i < set->items->len; i++)
    {
      DuoChangeItem *item = set->items->pdata[i];
      g_autoptr (DuoChannel) channel = NULL;

      duo_progress_report (cancellable, DUO_PROGRESS_STORING, i, set->items->len);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!item->ticked || (item->state != DUO_CHANGE_ITEM_NEW && item->state != DUO_CHANGE_ITEM_CHANGED))
        continue;
      channel = item->state == DUO_CHANGE_ITEM_NEW ? duo_channel_copy (DUO_CHANNEL (item->incoming)) : merge_ticked (item);
      if (!duo_object_check (G_OBJECT (channel), error) || !duo_channel_table_save (db, channel, error))
        return FALSE;
    }

  duo_progress_report (cancellable, DUO_PROGRESS_ENDING, set->items->len, set->items->len);
  return TRUE;
}

static const DuoChangeName import_name = { DUO_CHANGE_IMPORT, DUO_OBJECT_CHANNEL, 0 };

void
duo_channels_apply_import_async (DuoContext *context, DuoChangeSet *set, GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data)
{
  GTask *task = duo_service_write_async (context, duo_channels_apply_import_async, &import_name, apply_job, g_object_ref (set),
                                         g_object_unref, NULL, cancellable, callback, user_data);

  g_task_set_check_cancellable (task, FALSE); /* what is stored is stored, however late somebody tried to stop it */
}

gboolean
duo_channels_apply_import_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  return duo_service_finish (context, duo_channels_apply_import_async, result, NULL, error);
}

gboolean
duo_channels_apply_import (DuoContext *context, DuoChangeSet *set, GError **error)
{
  return duo_store_write (duo_context_get_store (context), &import_name, apply_job, set, NULL, NULL, error);
}
