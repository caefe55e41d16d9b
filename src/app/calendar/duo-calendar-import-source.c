/* SPDX-License-Identifier: EUPL-1.2 */
/* A calendar's file in the import preview. */
#include "duo-calendar-import-source.h"

#include <glib/gi18n.h>

#include "duo-calendar-service.h"
#include "duo-words.h"

struct _DuoCalendarImportSource
{
  DuoImportSource parent_instance;
  char *path; /* (owned) (type filename) */
};

G_DEFINE_FINAL_TYPE (DuoCalendarImportSource, duo_calendar_import_source, DUO_TYPE_IMPORT_SOURCE)

static char *
dup_file (DuoImportSource *source)
{
  return g_path_get_basename (DUO_CALENDAR_IMPORT_SOURCE (source)->path);
}

static void
read_async (DuoImportSource *source, DuoContext *context, const DuoTextForm *form, gint year, GCancellable *cancellable,
            GAsyncReadyCallback callback, gpointer user_data)
{
  duo_calendar_read_import_async (context, DUO_CALENDAR_IMPORT_SOURCE (source)->path, form, year, cancellable, callback,
                                  user_data);
}

static DuoChangeSet *
read_finish (DuoImportSource *source, DuoContext *context, GAsyncResult *result, GError **error)
{
  return duo_calendar_read_import_finish (context, result, error);
}

static void
apply_async (DuoImportSource *source, DuoContext *context, DuoChangeSet *set, GCancellable *cancellable,
             GAsyncReadyCallback callback, gpointer user_data)
{
  duo_calendar_apply_import_async (context, set, cancellable, callback, user_data);
}

static gboolean
apply_finish (DuoImportSource *source, DuoContext *context, GAsyncResult *result, GError **error)
{
  return duo_calendar_apply_import_finish (context, result, error);
}

static char *
dup_recognised (DuoImportSource *source, DuoChangeSet *set)
{
  return g_strdup (g_strrstr (set->kind, "grid") != NULL ? _("Recognised as a calendar: months by sectors")
                                                         : _("Recognised as a calendar: a list of messages"));
}

static char *
dup_new_word (DuoImportSource *source, DuoChangeItem *item)
{
  return g_strdup (_("new message"));
}

static char *
dup_placements (DuoMessage *message)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint n_placements;
  const DuoPlacement *placements = duo_message_get_placements (message, &n_placements);

  for (guint i = 0; i < n_placements; i++)
    {
      g_autofree char *months = duo_words_months (placements[i].first, placements[i].last, TRUE);

      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "", duo_sector_to_string (placements[i].sector), months);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Months and statuses in words. */
static char *
dup_value (DuoImportSource *source, GObject *object, const char *field, const char *value)
{
  if (object != NULL && g_str_equal (field, "placements"))
    return dup_placements (DUO_MESSAGE (object));
  if (object != NULL && g_str_equal (field, "status"))
    return g_strdup (duo_words_status (duo_message_get_status (DUO_MESSAGE (object))));
  return g_strdup (value);
}

/* Where it stands, then the other fields; the text the key tells already. */
static char *
dup_summary (DuoImportSource *source, DuoChangeItem *item)
{
  g_autoptr (GString) summary = g_string_new (NULL);

  for (guint placements = 2; placements-- > 0;)
    for (guint i = 0; i < item->fields->len; i++)
      {
        const DuoChangeField *field = item->fields->pdata[i];
        g_autofree char *value = duo_import_source_dup_value (source, item->incoming, field, field->new_value);

        if (g_str_equal (field->field, "placements") == (placements == 1) && !g_str_equal (field->field, "text")
            && value[0] != '\0')
          g_string_append_printf (summary, "%s%s", summary->len > 0 ? " · " : "", value);
      }
  return g_string_free (g_steal_pointer (&summary), FALSE);
}

static char *
dup_apply_label (DuoImportSource *source, guint count)
{
  return g_strdup_printf (ngettext ("Take over %u message", "Take over %u messages", count), count);
}

static char *
dup_applied (DuoImportSource *source, DuoChangeSet *set)
{
  return duo_words_change ("import", DUO_OBJECT_CALENDAR, set->file);
}

static void
duo_calendar_import_source_finalize (GObject *object)
{
  g_free (DUO_CALENDAR_IMPORT_SOURCE (object)->path);
  G_OBJECT_CLASS (duo_calendar_import_source_parent_class)->finalize (object);
}

static void
duo_calendar_import_source_class_init (DuoCalendarImportSourceClass *klass)
{
  DuoImportSourceClass *source_class = DUO_IMPORT_SOURCE_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = duo_calendar_import_source_finalize;
  source_class->title = N_("Import: calendar");
  source_class->key_title = N_("Message");
  source_class->kind = DUO_OBJECT_CALENDAR;
  source_class->with_year = TRUE;
  source_class->dup_file = dup_file;
  source_class->read_async = read_async;
  source_class->read_finish = read_finish;
  source_class->apply_async = apply_async;
  source_class->apply_finish = apply_finish;
  source_class->dup_recognised = dup_recognised;
  source_class->dup_new_word = dup_new_word;
  source_class->dup_value = dup_value;
  source_class->dup_summary = dup_summary;
  source_class->dup_apply_label = dup_apply_label;
  source_class->dup_applied = dup_applied;
}

static void
duo_calendar_import_source_init (DuoCalendarImportSource *self)
{
}

/* Returns: (transfer full): the file at @path as a calendar */
DuoImportSource *
duo_calendar_import_source_new (const char *path)
{
  DuoCalendarImportSource *self = g_object_new (DUO_TYPE_CALENDAR_IMPORT_SOURCE, NULL);

  self->path = g_strdup (path);
  return DUO_IMPORT_SOURCE (self);
}

/* The year that a file is probably about: one in its name says more than @year, the one that happens to be shown. */
gint
duo_calendar_import_source_guess_year (const char *path, gint year)
{
  g_autofree char *name = g_path_get_basename (path);
  g_autoptr (GRegex) regex = g_regex_new ("(?<!\\d)(20\\d\\d)(?!\\d)", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  g_autofree char *found = NULL;

  if (!g_regex_match (regex, name, 0, &match))
    return year;
  found = g_match_info_fetch (match, 1);
  return (gint) g_ascii_strtoll (found, NULL, 10);
}
