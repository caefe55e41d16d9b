/* SPDX-License-Identifier: EUPL-1.2 */
/* What the platform has to remember beside the files themselves: their numbers, the links, who may come in. */
#pragma once

#include <gio/gio.h>
#include <sys/stat.h>

#include "duo-platform-tree.h"

G_BEGIN_DECLS

typedef struct _DuoPlatformState DuoPlatformState;

/**
 * DuoPlatformFile:
 *
 * A file or folder that was spoken of. Links hang on its number, so that they survive a new name and new content.
 */
typedef struct
{
  gint64   id;
  char    *path;     /* (owned): below the files, without a leading slash */
  guint    revision; /* of its content, raised whenever we write it */
  char    *checksum; /* (owned) (nullable): as the client sent it or we reckoned it, "SHA1:..." */
  char    *checked;  /* (owned) (nullable): the entity tag of the content that @checksum is of */
} DuoPlatformFile;

/**
 * DuoPlatformShare:
 *
 * A link with which somebody without an account fetches one file, or what is in one folder.
 */
typedef struct
{
  gint64   id;
  char    *token;     /* (owned): in the address */
  gint64   file;      /* DuoPlatformFile.id */
  char    *label;     /* (owned) */
  char    *note;      /* (owned) */
  char    *hash;      /* (owned) (nullable): of the code as it was set; see duo_platform_secret_hash() */
  char    *typed;     /* (owned) (nullable): of the code as people may type it; see duo_platform_code_plain() */
  char    *expires;   /* (owned) (nullable): ISO 8601, the day it ends, at 00:00 */
  guint    permissions;
  gboolean hide_download;
  gint64   made;      /* seconds since 1970 */
  gint64   limit;     /* of downloads; -1: not counted */
  gint64   count;     /* since the limit was set */
} DuoPlatformShare;

DuoPlatformState *duo_platform_state_open          (const char        *path,
                                                    GError           **error);
void              duo_platform_state_free          (DuoPlatformState  *self);
gboolean          duo_platform_state_save          (DuoPlatformState  *self,
                                                    GError           **error);
void              duo_platform_state_touch         (DuoPlatformState  *self);

const char       *duo_platform_state_get_password  (DuoPlatformState  *self);
void              duo_platform_state_set_password  (DuoPlatformState  *self,
                                                    const char        *hash);
guint16           duo_platform_state_get_port      (DuoPlatformState  *self);
void              duo_platform_state_set_port      (DuoPlatformState  *self,
                                                    guint16            port);
gboolean          duo_platform_state_has_token     (DuoPlatformState  *self,
                                                    const char        *digest);
void              duo_platform_state_add_token     (DuoPlatformState  *self,
                                                    const char        *digest);
gboolean          duo_platform_state_remove_token  (DuoPlatformState  *self,
                                                    const char        *digest);

DuoPlatformFile  *duo_platform_state_ensure_file   (DuoPlatformState  *self,
                                                    const char        *path);
DuoPlatformFile  *duo_platform_state_find_file     (DuoPlatformState  *self,
                                                    gint64             id);
void              duo_platform_state_wrote         (DuoPlatformState  *self,
                                                    const char        *path);
void              duo_platform_state_removed       (DuoPlatformState  *self,
                                                    const char        *path);
void              duo_platform_state_moved         (DuoPlatformState  *self,
                                                    const char        *from,
                                                    const char        *to);
void              duo_platform_state_will_move     (DuoPlatformState  *self,
                                                    const char        *from,
                                                    const char        *to);
void              duo_platform_state_compare       (DuoPlatformState  *self,
                                                    DuoPlatformTree   *files);
char             *duo_platform_file_etag           (const DuoPlatformFile *file,
                                                    const struct stat *info);
void              duo_platform_file_set_checksum   (DuoPlatformState  *self,
                                                    DuoPlatformFile   *file,
                                                    const char        *checksum,
                                                    const struct stat *info);
const char       *duo_platform_file_get_checksum   (const DuoPlatformFile *file,
                                                    const struct stat *info);

DuoPlatformShare *duo_platform_share_copy          (const DuoPlatformShare *share);
void              duo_platform_share_free          (DuoPlatformShare  *share);
DuoPlatformShare *duo_platform_state_add_share     (DuoPlatformState  *self,
                                                    gint64             file);
DuoPlatformShare *duo_platform_state_find_share    (DuoPlatformState  *self,
                                                    gint64             id);
DuoPlatformShare *duo_platform_state_find_token    (DuoPlatformState  *self,
                                                    const char        *token);
void              duo_platform_state_remove_share  (DuoPlatformState  *self,
                                                    DuoPlatformShare  *share);
GPtrArray        *duo_platform_state_get_shares    (DuoPlatformState  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoPlatformShare, duo_platform_share_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoPlatformState, duo_platform_state_free)

G_END_DECLS
