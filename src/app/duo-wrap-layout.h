/* SPDX-License-Identifier: EUPL-1.2 */
/* As many children beside each other as fit at their natural width, the others on the next line. Unlike in a
 * GtkFlowBox the children are the caller's own widgets, so that Tab goes from one to the next. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DUO_TYPE_WRAP_LAYOUT (duo_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (DuoWrapLayout, duo_wrap_layout, DUO, WRAP_LAYOUT, GtkLayoutManager)

/* Properties: "spacing" (guint, pixels, between children and between lines); "homogeneous" (gboolean): all as wide
 * as the widest; "ragged" (gboolean): each as wide as it likes; else the first of a line takes what is left. */
GtkLayoutManager *duo_wrap_layout_new (guint spacing, gboolean homogeneous);

G_END_DECLS
