/* SPDX-License-Identifier: EUPL-1.2 */
/* Measuring a file: by a program of its own that may die or be killed, since the file may be hostile. */
#pragma once

#include <gio/gio.h>

#include "duo-media.h"

G_BEGIN_DECLS

/**
 * DuoMediaPicture:
 *
 * A thumbnail: rows of RGBA, 8 bits each, not premultiplied, without padding.
 */
typedef struct
{
  gint    width;
  gint    height;
  GBytes *pixels; /* (owned) */
} DuoMediaPicture;

void             duo_media_picture_free (DuoMediaPicture *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoMediaPicture, duo_media_picture_free)

/* The longest side of the thumbnails that are kept, in pixels: enough to draw one in a screen. */
#define DUO_MEDIA_THUMBNAIL 480

DuoMediaFacts   *duo_media_probe        (gint fd, const char *name, gint thumbnail, DuoMediaPicture **picture,
                                         GCancellable *cancellable, GError **error);
DuoMediaFacts   *duo_media_read_answer  (GBytes *answer, gint64 size, const char *name, DuoMediaPicture **picture);
char            *duo_media_find_helper  (void);

G_END_DECLS
