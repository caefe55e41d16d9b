/* SPDX-License-Identifier: EUPL-1.2 */
/* Looking into somebody's own list in a thread of its own. */
#include "duo-list-service.h"

#include "duo-channels-table.h"
#include "duo-list-memory.h"
#include "duo-service-task.h"

typedef struct
{
  char *path; /* (owned) */
  DuoTextForm form;
  gint sheet;
  gint heading;
} LookWork;

static void
look_work_free (LookWork *self)
{
  g_free (self->path);
  g_free (self);
}

static gboolean
look_work (DuoContext *context, gpointer data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const LookWork *work = data;

  *result = duo_list_look (work->path, &work->form, work->sheet, work->heading, cancellable, error);
  return *result != NULL;
}

void
duo_list_look_async (DuoContext *context, const char *path, const DuoTextForm *form, gint sheet, gint heading,
                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  LookWork *work = g_new0 (LookWork, 1);

  work->path = g_strdup (path);
  if (form != NULL)
    work->form = *form;
  work->sheet = sheet;
  work->heading = heading;
  duo_service_work_async (context, duo_list_look_async, look_work, work, (GDestroyNotify) look_work_free,
                          (GDestroyNotify) duo_list_look_free, cancellable, callback, user_data);
}

/* Returns: (transfer full): what it holds, or %NULL with @error set. */
DuoListLook *
duo_list_look_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer look = NULL;

  return duo_service_finish (context, duo_list_look_async, result, &look, error) ? look : NULL;
}

/* Returns: whether the headings are those of a table of channels, as it is exported. */
gboolean
duo_list_is_of_channels (DuoListLook *look)
{
  gboolean has[DUO_N_CHANNELS_COLUMNS] = { FALSE };
  guint n_specs = 0;

  for (guint i = 0; i < look->columns->len; i++)
    {
      const DuoListColumn *listed = look->columns->pdata[i];
      guint column;

      if (!duo_channels_column_find (listed->heading, &column))
        continue;
      has[column] = TRUE;
      n_specs += column >= DUO_CHANNELS_SPECS;
    }

  return has[DUO_CHANNELS_NAME] && has[DUO_CHANNELS_KIND] && (has[DUO_CHANNELS_BRIN] || has[DUO_CHANNELS_OWNER])
         && (has[DUO_CHANNELS_PROFILE] || n_specs > 1);
}

gboolean
duo_list_remember (const char *path, DuoListKind kind, DuoListPlan *plan)
{
  g_autoptr (DuoListLook) look = duo_list_look (path, NULL, DUO_LIST_FIND, DUO_LIST_FIND, NULL, NULL);

  if (look == NULL)
    return FALSE; /* it is said by whoever reads it */

  *plan = (DuoListPlan) { .kind = look->kind, .sheet = look->sheet, .heading = look->heading };
  return duo_list_memory_find (look->signature, plan) && plan->kind == kind && duo_list_plan_find_lack (plan) == DUO_LIST_LACK_NONE;
}
