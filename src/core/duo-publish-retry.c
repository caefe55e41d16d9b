/* SPDX-License-Identifier: EUPL-1.2 */
/* Patience with 423, 429, 503, a cut line and a server's faults; none with anything that a person has to see to. */
#include "duo-publish-retry.h"

#include "duo-publish-plan.h"

#define HOUR 3600
#define PAUSE_ASKED_SECONDS 600
#define MAINTENANCE_SECONDS 60
#define WRITING_SECONDS 5
#define WRITING_TRIES 24 /* two minutes */
#define FAULT_TRIES 5

static guint
back_off (guint n_failures)
{
  static const guint steps[] = { 5, 30, 120, 600 };

  return n_failures > 0 && n_failures <= G_N_ELEMENTS (steps) ? steps[n_failures - 1] : HOUR;
}

/**
 * duo_publish_may_retry:
 * @code: what went wrong
 * @asked: what was asked
 * @n_failures: how often in a row, this one included
 * @seconds: (out): how long to wait before it is asked again
 *
 * A sign-in that failed is never tried again by itself: failures count against the whole organisation's address.
 *
 * Returns: whether to ask again; %FALSE where a person has to see to it
 */
gboolean
duo_publish_may_retry (DuoError  code,
                       DuoAsked  asked,
                       guint     n_failures,
                       guint    *seconds)
{
  *seconds = 0;
  switch ((gint) code)
    {
    case DUO_ERROR_PLATFORM_UNREACHABLE:
      *seconds = back_off (n_failures);
      return TRUE;
    case DUO_ERROR_PLATFORM_FAULT:
      *seconds = back_off (n_failures);
      return n_failures <= FAULT_TRIES;
    case DUO_ERROR_PLATFORM_BUSY:
      *seconds = WRITING_SECONDS;
      return n_failures <= WRITING_TRIES;
    case DUO_ERROR_PLATFORM_TOO_FAST:
      *seconds = asked == DUO_ASKED_LINK ? DUO_LINKS_PACE_SECONDS : PAUSE_ASKED_SECONDS;
      return TRUE;
    case DUO_ERROR_PLATFORM_MAINTENANCE:
      *seconds = MAINTENANCE_SECONDS;
      return TRUE;
    default:
      return FALSE;
    }
}
