/* SPDX-License-Identifier: EUPL-1.2 */
/* A folder on disk that nobody can leave: every step is taken from the folder before, and never through a link. */
#pragma once

#include <gio/gio.h>
#include <sys/stat.h>

G_BEGIN_DECLS

typedef struct _DuoPlatformTree DuoPlatformTree;

typedef struct
{
  char       *name; /* (owned) */
  struct stat info;
} DuoPlatformEntry;

DuoPlatformTree *duo_platform_tree_open      (const char       *folder,
                                              GError          **error);
void             duo_platform_tree_free      (DuoPlatformTree  *self);

gboolean         duo_platform_tree_stat      (DuoPlatformTree  *self,
                                              const char       *path,
                                              struct stat      *info,
                                              GError          **error);
int              duo_platform_tree_read      (DuoPlatformTree  *self,
                                              const char       *path,
                                              struct stat      *info,
                                              GError          **error);
int              duo_platform_tree_create    (DuoPlatformTree  *self,
                                              const char       *path,
                                              GError          **error);
GPtrArray       *duo_platform_tree_list      (DuoPlatformTree  *self,
                                              const char       *path,
                                              GError          **error);
gboolean         duo_platform_tree_make      (DuoPlatformTree  *self,
                                              const char       *path,
                                              GError          **error);
gboolean         duo_platform_tree_remove    (DuoPlatformTree  *self,
                                              const char       *path,
                                              GError          **error);
gboolean         duo_platform_tree_clear     (DuoPlatformTree  *self,
                                              GError          **error);
gboolean         duo_platform_tree_move      (DuoPlatformTree  *from,
                                              const char       *from_path,
                                              DuoPlatformTree  *to,
                                              const char       *to_path,
                                              gboolean          replace,
                                              GError          **error);
gboolean         duo_platform_tree_copy      (DuoPlatformTree  *from,
                                              const char       *from_path,
                                              DuoPlatformTree  *to,
                                              const char       *to_path,
                                              gboolean          shallow,
                                              GError          **error);
gboolean         duo_platform_tree_used      (DuoPlatformTree  *self,
                                              const char       *path,
                                              guint64          *bytes,
                                              GError          **error);
guint64          duo_platform_tree_available (DuoPlatformTree  *self);

gboolean         duo_platform_write_all      (int               fd,
                                              const void       *data,
                                              gsize             size,
                                              GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoPlatformTree, duo_platform_tree_free)

G_END_DECLS
