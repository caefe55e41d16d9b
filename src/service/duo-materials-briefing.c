/* SPDX-License-Identifier: EUPL-1.2 */
/* The fewest formats on a sheet for the designer. */
#include "duo-briefing-file.h"
#include "duo-error.h"
#include "duo-materials-service.h"
#include "duo-service-task.h"

typedef struct
{
  DuoCampaignCoverage *coverage; /* (owned) */
  gdouble share;
  char *path;                    /* (owned) (type filename) */
} Briefing;

static void
briefing_free (Briefing *self)
{
  duo_campaign_coverage_unref (self->coverage);
  g_free (self->path);
  g_free (self);
}

gboolean
duo_materials_write_briefing (DuoCampaignCoverage *coverage, gdouble share, const char *path, GError **error)
{
  g_autoptr (DuoFormats) formats = NULL;

  if (!g_str_has_suffix (path, ".xlsx"))
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_INVALID, "%s: not .xlsx", path);
      return FALSE;
    }

  formats = duo_formats_new (coverage->coverage, share);
  return duo_briefing_file_write (path, formats, error);
}

static gboolean
briefing_work (DuoContext *context, gpointer data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const Briefing *briefing = data;

  if (!duo_materials_write_briefing (briefing->coverage, briefing->share, briefing->path, error))
    return FALSE;

  *result = g_strdup (briefing->path);
  return TRUE;
}

/* As duo_materials_write_briefing(), in a thread; the ending is added where it is missing. */
void
duo_materials_write_briefing_async (DuoContext *context, DuoCampaignCoverage *coverage, gdouble share, const char *path,
                                    GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  Briefing *briefing = g_new0 (Briefing, 1);

  briefing->coverage = duo_campaign_coverage_ref (coverage);
  briefing->share = share;
  briefing->path = g_str_has_suffix (path, ".xlsx") ? g_strdup (path) : g_strconcat (path, ".xlsx", NULL);
  duo_service_work_async (context, duo_materials_write_briefing_async, briefing_work, briefing, (GDestroyNotify) briefing_free, g_free,
                          cancellable, callback, user_data);
}

/* Returns: (transfer full) (nullable): the path that it was written to. */
char *
duo_materials_write_briefing_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer path = NULL;

  return duo_service_finish (context, duo_materials_write_briefing_async, result, &path, error) ? path : NULL;
}
