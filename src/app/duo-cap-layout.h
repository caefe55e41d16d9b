/* SPDX-License-Identifier: EUPL-1.2 */
/* For a widget with one child, a scroller: as high as what lies in that is at its width, up to a limit; beyond that it
 * scrolls. A GtkScrolledWindow of GTK 4.8 asks its content without a width, which for lines that wrap is one line. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUO_TYPE_CAP_LAYOUT (duo_cap_layout_get_type ())
G_DECLARE_FINAL_TYPE (DuoCapLayout, duo_cap_layout, DUO, CAP_LAYOUT, GtkLayoutManager)

/* Property: "max-height" (guint, pixels). */

G_END_DECLS
