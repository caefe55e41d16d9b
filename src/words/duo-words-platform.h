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

G_END_DECLS
