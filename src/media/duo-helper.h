/* SPDX-License-Identifier: EUPL-1.2 */
/* The helper program: one file of it per kind of file that it measures. */
#pragma once

#include <cairo.h>
#include <gdk-pixbuf/gdk-pixbuf.h>

#include "duo-media.h"
#include "duo-media-wire.h"

G_BEGIN_DECLS

/* What is being measured; the file is standard input, open for reading and able to seek. */
typedef struct
{
  DuoMediaFacts *facts; /* (owned) */
  gint thumbnail;       /* longest side; 0 for none */
  GdkPixbuf *picture;   /* (owned) (nullable) */
} DuoHelper;

/* Each takes the format for what its first bytes promise, and says in the facts what became of it. */
void     duo_helper_measure_image    (DuoHelper *self);
void     duo_helper_measure_svg      (DuoHelper *self);
void     duo_helper_measure_pdf      (DuoHelper *self);
void     duo_helper_measure_slides   (DuoHelper *self);
void     duo_helper_prepare_clips    (void);
void     duo_helper_measure_clip     (DuoHelper *self);
void     duo_helper_measure_text     (DuoHelper *self);

void     duo_helper_limit            (void);

/* Shared by them. */
GBytes  *duo_helper_read             (gsize most);
void     duo_helper_take_text        (DuoHelper *self, const char *text);
void     duo_helper_take_picture     (DuoHelper *self, GdkPixbuf *picture);
void     duo_helper_take_surface     (DuoHelper *self, cairo_surface_t *surface);
gdouble  duo_helper_get_scale        (DuoHelper *self, gdouble width, gdouble height);
void     duo_helper_look_for_scripts (DuoHelper *self, const char *markup);

G_END_DECLS
