/* SPDX-License-Identifier: EUPL-1.2 */
/* The calendar written to a file, of a kind that its extension says. */
#include "duo-calendar-service.h"

#include "duo-calendar-extract.h"
#include "duo-error.h"
#include "duo-service-task.h"

/* Returns: whether the name ends in an extension that can be written, in capitals or not. */
gboolean
duo_calendar_can_export (const char *path)
{
  static const char *const extensions[] = { ".xlsx", ".pdf", ".png", ".ics", ".csv" };
  g_autofree char *lower = g_ascii_strdown (path, -1);

  for (guint i = 0; i < G_N_ELEMENTS (extensions); i++)
    if (g_str_has_suffix (lower, extensions[i]))
      return TRUE;

  return FALSE;
}

typedef struct
{
  DuoSpan span;
  char   *path; /* (owned) (type filename) */
} Writing;

static Writing *
writing_new (const DuoSpan *span,
             const char    *path)
{
  Writing *self = g_new0 (Writing, 1);

  self->span = *span;
  self->path = g_strdup (path);
  return self;
}

static void
writing_free (Writing *self)
{
  g_free (self->path);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

static gboolean
write_work (DuoContext    *context,
            gpointer       data,
            gpointer      *result,
            GCancellable  *cancellable,
            GError       **error)
{
  const Writing *writing = data;
  g_autoptr (DuoCalendarSnapshot) snapshot = NULL;
  DuoCalendarExtract extract;

  if (!duo_calendar_can_export (writing->path))
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_INVALID, "file");
      return FALSE;
    }

  snapshot = duo_calendar_load (context, &writing->span, error);
  if (snapshot == NULL)
    return FALSE;

  extract = (DuoCalendarExtract) {
    .span = writing->span,
    .today = duo_clock_get_today (duo_context_get_clock (context)),
    .messages = snapshot->messages,
    .campaigns = snapshot->campaigns,
    .milestones = snapshot->milestones,
  };
  return duo_calendar_extract_write (&extract, writing->path, cancellable, error);
}

/**
 * duo_calendar_export_async:
 * @context: the context
 * @span: the twelve months to write
 * @path: the file; what is there is replaced when the new one is whole
 * @cancellable: (nullable): a cancellable
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
duo_calendar_export_async (DuoContext          *context,
                           const DuoSpan       *span,
                           const char          *path,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  duo_service_work_async (context, duo_calendar_export_async, write_work, writing_new (span, path),
                          (GDestroyNotify) writing_free, NULL, cancellable, callback, user_data);
}

gboolean
duo_calendar_export_finish (DuoContext    *context,
                            GAsyncResult  *result,
                            GError       **error)
{
  return duo_service_finish (context, duo_calendar_export_async, result, NULL, error);
}

/* As duo_calendar_export_async(), at once; blocks. */
gboolean
duo_calendar_export (DuoContext     *context,
                     const DuoSpan  *span,
                     const char     *path,
                     GError        **error)
{
  g_autoptr (Writing) writing = writing_new (span, path);
  gpointer nothing = NULL;

  return write_work (context, writing, &nothing, NULL, error);
}
