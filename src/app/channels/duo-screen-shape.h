/* SPDX-License-Identifier: EUPL-1.2 */
/* A screen, poster or post drawn to scale: its ratio, and the margins that have to stay free. */
#pragma once

#include <gtk/gtk.h>

#include "duo-specs.h"

G_BEGIN_DECLS

#define DUO_TYPE_SCREEN_SHAPE (duo_screen_shape_get_type ())
G_DECLARE_FINAL_TYPE (DuoScreenShape, duo_screen_shape, DUO, SCREEN_SHAPE, GtkWidget)

GtkWidget *duo_screen_shape_new       (gint                     size);
void       duo_screen_shape_set_specs (DuoScreenShape          *self,
                                       const DuoEffectiveSpecs *specs);

G_END_DECLS
