/* SPDX-License-Identifier: EUPL-1.2 */
/* A channel as a month overview lists it: with all that counts for it, and no reference to anything else. */
#pragma once

#include "duo-specs.h"
#include "duo-when.h"

G_BEGIN_DECLS

typedef struct
{
  char *brin;          /* (owned): of the institution; "" for a partner */
  char *owner;         /* (owned): its name */
  char *name;          /* (owned) */
  DuoChannelKind kind;
  DuoWhen confirmed;
  DuoSpecs *specs;     /* (owned): its own answers, and those of its profile where it has none */
} DuoChannelLine;

DuoChannelLine *duo_channel_line_new  (const char     *brin,
                                       const char     *owner,
                                       const char     *name,
                                       DuoChannelKind  kind,
                                       const DuoWhen  *confirmed);
void            duo_channel_line_free (DuoChannelLine *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoChannelLine, duo_channel_line_free)

G_END_DECLS
