/* SPDX-License-Identifier: EUPL-1.2 */
/* A material as one channel would show it: its ratio, the bars beside it, the margin to keep free, the text that is too
 * long. */
#pragma once

#include <gtk/gtk.h>

#include "duo-materials-service.h"

G_BEGIN_DECLS

#define DUO_TYPE_SCREEN_PREVIEW (duo_screen_preview_get_type ())
G_DECLARE_FINAL_TYPE (DuoScreenPreview, duo_screen_preview, DUO, SCREEN_PREVIEW, GtkWidget)

GtkWidget *duo_screen_preview_new  (void);
void       duo_screen_preview_show (DuoScreenPreview        *self,
                                    DuoMaterial             *material,
                                    GdkTexture              *picture,
                                    const DuoEffectiveSpecs *channel);
char      *duo_screen_preview_dup_caption (const DuoEffectiveSpecs *channel);

G_END_DECLS
