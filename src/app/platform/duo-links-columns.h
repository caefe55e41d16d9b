/* SPDX-License-Identifier: EUPL-1.2 */
/* The columns of the table of links; their rows are DuoPublishRow, their user data is the DuoLinksPane that shows or hides codes. */
#pragma once

#include "duo-table-view.h"

G_BEGIN_DECLS

extern const DuoViewColumn duo_links_columns[];

G_END_DECLS
