/* SPDX-License-Identifier: EUPL-1.2 */
/* Lines of what is on a platform. */
#include "duo-platform-line.h"

/* Returns: (transfer full): a line with nothing there, for the caller to fill. */
DuoPlatformLine *
duo_platform_line_new (const char *campaign, const char *institution, const char *brin)
{
  DuoPlatformLine *self = g_new0 (DuoPlatformLine, 1);

  self->campaign = g_strdup (campaign);
  self->institution = g_strdup (institution);
  self->brin = g_strdup (brin);
  self->issued = DUO_WHEN_NONE;
  self->last_day = DUO_WHEN_NONE;
  self->live = DUO_WHEN_NONE;
  self->first = DUO_WHEN_NONE;
  return self;
}

void
duo_platform_line_free (DuoPlatformLine *self)
{
  if (self == NULL)
    return;

  g_free (self->campaign);
  g_free (self->institution);
  g_free (self->brin);
  g_free (self);
}

/* Returns: whether its code opens something */
gboolean
duo_platform_line_has_code (const DuoPlatformLine *self)
{
  return self->link == DUO_LINK_MADE;
}

/* Returns: whether it has a code and fetched nothing */
gboolean
duo_platform_line_is_chased (const DuoPlatformLine *self)
{
  return duo_link_is_chased (self->link, self->counted, self->downloads);
}

/* Returns: whether its code ends within %DUO_LINK_WARN_DAYS of @today (Julian) */
gboolean
duo_platform_line_ends_soon (const DuoPlatformLine *self, guint32 today)
{
  return duo_link_ends_soon (self->link, duo_when_is_known (&self->last_day) ? self->last_day.last : 0, today);
}
