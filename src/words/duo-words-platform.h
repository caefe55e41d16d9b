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

/* What went wrong with signing in at the address @typed (nullable), or with looking there: nothing was published yet, so
 * nothing is said of it. (transfer full). */
char    *duo_words_sign_in_error     (const GError *error,
                                      const char   *typed);
/* As duo_words_error(), where the platform may be the one to @practice on: that one is started here. (transfer full). */
char    *duo_words_practice_error    (const GError *error,
                                      const char   *what,
                                      gboolean      practice);

const char *duo_words_package_state   (DuoPackageState state);
const char *duo_words_link_state      (DuoLinkState    state);
const char *duo_words_publish_step    (DuoPublishKind  kind);
/* Where a package stands in the queue: "staat er, gecontroleerd", "mislukt: …". @failure: a #DuoError, -1 for none. */
char       *duo_words_queue_state     (DuoPackageState state, gboolean current, gint failure);
/* About how long something takes: "minder dan een minuut", "ongeveer 10 minuten", "ongeveer 1 uur en 20 minuten". */
char       *duo_words_duration        (guint           seconds);

/* That @n codes end soon, the first after @first_end (Julian). */
char       *duo_words_ending_codes     (guint n, guint32 first_end);
/* "‘Continueren’: 3 inlogcodes lopen binnen een week af; de eerste werkt tot en met 17 oktober 2020." */
char       *duo_words_publish_duty     (const char *campaign, guint n_ending, guint32 first_end, gboolean unfinished);

G_END_DECLS
