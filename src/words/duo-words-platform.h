/* SPDX-License-Identifier: EUPL-1.2 */
/* Sentences about the materials platform; duo_words_error() is what callers use. */
#pragma once

#include "duo-error.h"
#include "duo-publish-plan.h"

G_BEGIN_DECLS

gboolean duo_words_is_about_platform (DuoError    code);
char    *duo_words_platform_error    (DuoError    code,
                                      const char *subject,
                                      const char *message);

const char *duo_words_package_state   (DuoPackageState state);
const char *duo_words_link_state      (DuoLinkState    state);
const char *duo_words_publish_step    (DuoPublishKind  kind);
/* Where a package stands in the queue: "staat er, gecontroleerd", "mislukt: …". @failure: a #DuoError, -1 for none. */
char       *duo_words_queue_state     (DuoPackageState state, gboolean current, gint failure);
/* About how long something takes: "minder dan een minuut", "ongeveer 10 minuten", "ongeveer 1 uur en 20 minuten". */
char       *duo_words_duration        (guint           seconds);

G_END_DECLS
