/* SPDX-License-Identifier: EUPL-1.2 */
/* A publication under way, for the files of duo-publish-*.c. */
#pragma once

#include "duo-publish-service.h"
#include "duo-publish-retry.h"

G_BEGIN_DECLS

typedef struct
{
  DuoContext              *context;
  DuoSecrets              *secrets;
  const DuoPublishOptions *options;
  DuoConnection           *connection;  /* (owned) */
  DuoPublication          *publication; /* (owned) */
  GPtrArray               *packages;    /* (owned) (element-type DuoPlatformPackage) */
  DuoLoginCodes           *codes;       /* (owned) */
  GArray                  *coded;       /* (owned) (element-type gint64): institutions that got a link now */
  GArray                  *made;        /* (owned) (element-type gint64): when links were made, on the queue's own time */
  gint64                   begun;       /* monotonic, microseconds */
  gint64                   skipped;     /* seconds that a test's wait did not take */
  gint64                   waited;      /* seconds in all for a platform that did not answer */
  gint64                   bytes;       /* over there, of the steps that are done */
  guint32                  last_day;    /* of extending: Julian */
  DuoPublishProgress       progress;
  GCancellable            *cancellable; /* (nullable) */
} DuoPublishQueue;

gboolean duo_publish_do_step    (DuoPublishQueue       *self,
                                 const DuoPublishStep  *step,
                                 GError               **error);
gboolean duo_publish_withdraw_link (DuoPublishQueue     *self,
                                 DuoPlatformPackage    *package,
                                 GError               **error);
void     duo_publish_tell       (DuoPublishQueue       *self);
gboolean duo_publish_wait       (DuoPublishQueue       *self,
                                 guint                  seconds,
                                 const GError          *problem,
                                 GError               **error);
gint64   duo_publish_queue_time (DuoPublishQueue       *self);

G_END_DECLS
