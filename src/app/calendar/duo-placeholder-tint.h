/* SPDX-License-Identifier: EUPL-1.2 */
/* Shows the relative years of a text while it is typed. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void duo_placeholder_tint_add (GtkTextView *view);

G_END_DECLS
