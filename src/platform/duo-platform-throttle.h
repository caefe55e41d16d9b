/* SPDX-License-Identifier: EUPL-1.2 */
/* How often somebody may guess. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DuoPlatformThrottle DuoPlatformThrottle;

DuoPlatformThrottle *duo_platform_throttle_new    (guint                allowed,
                                                   gint64               window);
void                 duo_platform_throttle_free   (DuoPlatformThrottle *self);
guint                duo_platform_throttle_left   (DuoPlatformThrottle *self,
                                                   const char          *who,
                                                   gint64               now,
                                                   gint64              *wait);
void                 duo_platform_throttle_failed (DuoPlatformThrottle *self,
                                                   const char          *who,
                                                   gint64               now);
void                 duo_platform_throttle_forget (DuoPlatformThrottle *self,
                                                   const char          *who);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoPlatformThrottle, duo_platform_throttle_free)

G_END_DECLS
