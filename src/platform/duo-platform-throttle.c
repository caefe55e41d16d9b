/* SPDX-License-Identifier: EUPL-1.2 */
/* How often somebody may guess: so many failures in a stretch of time, then nothing until the oldest is past. */
#include "duo-platform-throttle.h"

#define MAX_KNOWN 10000

struct _DuoPlatformThrottle
{
  guint       allowed;
  gint64      window;   /* seconds */
  GHashTable *failures; /* (owned): who -> GArray of gint64, the moments, oldest first */
};

/**
 * duo_platform_throttle_new:
 * @allowed: failures within @window before it closes
 * @window: seconds
 */
DuoPlatformThrottle *
duo_platform_throttle_new (guint  allowed,
                           gint64 window)
{
  DuoPlatformThrottle *self = g_new0 (DuoPlatformThrottle, 1);

  self->allowed = allowed;
  self->window = window;
  self->failures = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  return self;
}

void
duo_platform_throttle_free (DuoPlatformThrottle *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->failures);
  g_free (self);
}

static void
drop_old (DuoPlatformThrottle *self,
          GArray              *moments,
          gint64               now)
{
  guint old = 0;

  while (old < moments->len && g_array_index (moments, gint64, old) + self->window <= now)
    old++;
  g_array_remove_range (moments, 0, old);
}

/**
 * duo_platform_throttle_left:
 * @who: a link, or an address
 * @now: seconds, of a clock that does not go back
 * @wait: (out) (optional): seconds until there is another guess; 0 while there is one
 *
 * Returns: how many more failures there may be; 0: closed, also for who knows the answer
 */
guint
duo_platform_throttle_left (DuoPlatformThrottle *self,
                            const char          *who,
                            gint64               now,
                            gint64              *wait)
{
  GArray *moments = g_hash_table_lookup (self->failures, who);
  guint left = self->allowed;

  if (wait != NULL)
    *wait = 0;
  if (moments == NULL)
    return left;

  drop_old (self, moments, now);
  if (moments->len == 0)
    {
      g_hash_table_remove (self->failures, who);
      return left;
    }

  left = moments->len >= self->allowed ? 0 : self->allowed - moments->len;
  if (left == 0 && wait != NULL)
    *wait = g_array_index (moments, gint64, moments->len - self->allowed) + self->window - now;
  return left;
}

/* Notes a wrong guess. */
void
duo_platform_throttle_failed (DuoPlatformThrottle *self,
                              const char          *who,
                              gint64               now)
{
  GArray *moments = g_hash_table_lookup (self->failures, who);

  if (moments == NULL)
    {
      if (g_hash_table_size (self->failures) >= MAX_KNOWN)
        g_hash_table_remove_all (self->failures);
      moments = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (self->failures, g_strdup (who), moments);
    }

  drop_old (self, moments, now);
  if (moments->len < self->allowed)
    g_array_append_val (moments, now);
}

/* After a right one the count begins anew. */
void
duo_platform_throttle_forget (DuoPlatformThrottle *self,
                              const char          *who)
{
  g_hash_table_remove (self->failures, who);
}
