/* SPDX-License-Identifier: EUPL-1.2 */
/* How far long work is: three numbers behind a lock, on the object that the work is stopped by. */
#include "duo-progress.h"

typedef struct
{
  GMutex      mutex;
  DuoProgress now;
} Count;

static GQuark
count_quark (void)
{
  return g_quark_from_static_string ("duo-progress");
}

static void
count_free (gpointer data)
{
  Count *count = data;

  g_mutex_clear (&count->mutex);
  g_free (count);
}

/* From here on @carrier knows how far the work is that it stops. Before the work begins. */
void
duo_progress_watch (GObject *carrier)
{
  Count *count = g_new0 (Count, 1);

  g_return_if_fail (G_IS_OBJECT (carrier));

  g_mutex_init (&count->mutex);
  g_object_set_qdata_full (carrier, count_quark (), count, count_free);
}

/**
 * duo_progress_report:
 * @carrier: (nullable): a GObject: what the work is stopped by; nothing happens where nobody watches it
 * @stage: what is done now
 * @done: how much of that
 * @all: of how much; 0 = not known
 *
 * Of any thread.
 */
void
duo_progress_report (gpointer carrier, DuoProgressStage stage, guint done, guint all)
{
  Count *count = carrier != NULL ? g_object_get_qdata (carrier, count_quark ()) : NULL;

  if (count == NULL)
    return;

  g_mutex_lock (&count->mutex);
  count->now = (DuoProgress) { stage, done, all };
  g_mutex_unlock (&count->mutex);
}

/* Returns: whether @carrier is watched; *@progress is how far it is then. */
gboolean
duo_progress_read (GObject *carrier, DuoProgress *progress)
{
  Count *count;

  g_return_val_if_fail (G_IS_OBJECT (carrier), FALSE);

  count = g_object_get_qdata (carrier, count_quark ());
  if (count == NULL)
    return FALSE;

  g_mutex_lock (&count->mutex);
  *progress = count->now;
  g_mutex_unlock (&count->mutex);
  return TRUE;
}
