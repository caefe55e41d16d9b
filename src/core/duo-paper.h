/* SPDX-License-Identifier: EUPL-1.2 */
/* Paper of the A series (ISO 216), in points of 1/72 inch, as documents are measured. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DUO_PAPER_A3_SHORT 842
#define DUO_PAPER_A3_LONG 1191

gint duo_paper_find (gint width,
                     gint height);

G_END_DECLS
