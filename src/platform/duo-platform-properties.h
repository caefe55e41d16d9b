/* SPDX-License-Identifier: EUPL-1.2 */
/* The properties that a file or a folder has. */
#pragma once

#include "duo-platform.h"

G_BEGIN_DECLS

/* A file or folder that is being described. */
typedef struct
{
  DuoPlatform     *platform;
  DuoPlatformTree *tree;
  const char      *path;
  struct stat      info;
} DuoPlatformNode;

void duo_platform_node_describe (DuoPlatformNode *node,
                                 const char      *root,
                                 const char      *href,
                                 GPtrArray       *properties,
                                 GString         *xml);

G_END_DECLS
