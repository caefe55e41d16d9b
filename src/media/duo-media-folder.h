/* SPDX-License-Identifier: EUPL-1.2 */
/* The folder beside a store that holds the content of materials, each file under its own checksum. Blocking calls, for
 * a worker's thread. */
#pragma once

#include "duo-media-probe.h"

G_BEGIN_DECLS

char      *duo_media_folder_dup_path      (const char *store_path);
char      *duo_media_folder_dup_file      (const char *folder, const char *sha256);
char      *duo_media_folder_dup_thumbnail (const char *folder, const char *sha256);

/**
 * DuoMediaTaken:
 * @temporary: (owned) (type filename): the copy, which is nobody's until duo_media_folder_keep()
 * @facts: (owned): what was measured of the copy, its checksum included
 * @picture: (owned) (nullable): its thumbnail
 */
typedef struct
{
  char *temporary;
  DuoMediaFacts *facts;
  DuoMediaPicture *picture;
} DuoMediaTaken;

void           duo_media_taken_free    (DuoMediaTaken *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoMediaTaken, duo_media_taken_free)

DuoMediaTaken *duo_media_folder_take   (const char *folder, const char *path, GCancellable *cancellable, GError **error);
DuoMediaTaken *duo_media_folder_put    (const char *folder, const char *name, GBytes *content, GBytes *answer, GError **error);
gboolean       duo_media_folder_keep   (const char *folder, DuoMediaTaken *taken, GError **error);
gboolean       duo_media_folder_verify (const char *folder, const char *sha256, GCancellable *cancellable, GError **error);
gboolean       duo_media_folder_copy   (const char *from, const char *to, GHashTable *content, GCancellable *cancellable, GError **error);
gboolean       duo_media_folder_sweep  (const char *folder, GHashTable *content, GError **error);
GPtrArray     *duo_media_folder_list   (const char *folder);

G_END_DECLS
