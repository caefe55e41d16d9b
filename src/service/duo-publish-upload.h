/* SPDX-License-Identifier: EUPL-1.2 */
/* An upload as text, for the store. */
#pragma once

#include "duo-dav-upload.h"

G_BEGIN_DECLS

char         *duo_publish_upload_to_text (const DuoDavUpload *upload);
DuoDavUpload *duo_publish_upload_parse   (const char         *text);

G_END_DECLS
