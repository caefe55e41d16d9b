/* SPDX-License-Identifier: EUPL-1.2 */
/* Trouble on request, for tests only: what a real platform does on a bad day. */
#pragma once

#include <json-glib/json-glib.h>

#include "duo-platform-request.h"

G_BEGIN_DECLS

DuoPlatformFaults *duo_platform_faults_new         (void);
void               duo_platform_faults_free        (DuoPlatformFaults  *self);
gboolean           duo_platform_faults_apply       (DuoPlatformRequest *request);
void               duo_platform_faults_begin       (DuoPlatformRequest *request);
gboolean           duo_platform_faults_count_link  (DuoPlatformFaults  *self,
                                                    gint64              now);
gboolean           duo_platform_faults_wants_codes (DuoPlatformFaults  *self);
const char        *duo_platform_faults_get_product (DuoPlatformFaults *self);
guint              duo_platform_faults_link_days   (DuoPlatformFaults  *self);

G_END_DECLS
