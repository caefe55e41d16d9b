/* SPDX-License-Identifier: EUPL-1.2 */
/* What a school's link is of: a zip with a list of what is in it, and what can be taken from it. */
#pragma once

#include <gio/gio.h>

#include "duo-platform-tree.h"

G_BEGIN_DECLS

/**
 * DuoPlatformMaterial:
 *
 * One file of a package, as its manifest tells it. Texts are of others: to be escaped.
 */
typedef struct
{
  char    *name;    /* (owned): in the zip */
  char    *title;   /* (owned) */
  char    *facts;   /* (owned): what kind, how large in pixels, how long; "" */
  char    *alt;     /* (owned): what is to be seen; "" */
  char    *text;    /* (owned): what it says, where it is words to copy; "" */
  char    *preview; /* (owned) (nullable): the name of a picture in the zip */
  char   **where;   /* (owned): what it is for at this school */
  gboolean check;   /* it could not be told whether it fits */
  guint64  size;    /* bytes */
  gint64   index;   /* in the zip; -1: not there */
} DuoPlatformMaterial;

/**
 * DuoPlatformBundle:
 *
 * A package. Days are Dutch words; texts are "" where nothing is known.
 */
typedef struct
{
  char      *name;      /* (owned): of the file */
  guint64    size;      /* bytes */
  gboolean   listed;    /* it has a manifest */
  char      *campaign;  /* (owned) */
  char      *goals;     /* (owned) */
  char      *first_day; /* (owned) */
  char      *last_day;  /* (owned) */
  char      *audience;  /* (owned) */
  char      *questions; /* (owned): an e-mail address */
  GPtrArray *materials; /* (owned) (element-type DuoPlatformMaterial) */
} DuoPlatformBundle;

typedef struct _DuoPlatformPart DuoPlatformPart;

DuoPlatformBundle *duo_platform_bundle_open    (DuoPlatformTree     *tree,
                                                const char          *path,
                                                GError             **error);
DuoPlatformBundle *duo_platform_bundle_new     (const char          *name,
                                                guint64              size);
void               duo_platform_bundle_free    (DuoPlatformBundle   *self);
gboolean           duo_platform_manifest_parse (DuoPlatformBundle   *self,
                                                const char          *text,
                                                gsize                length,
                                                GError             **error);
gboolean           duo_platform_is_picture     (const char          *name);

DuoPlatformPart   *duo_platform_part_open      (DuoPlatformTree     *tree,
                                                const char          *path,
                                                const char          *name,
                                                guint64             *size,
                                                GError             **error);
gssize             duo_platform_part_read      (gpointer             part,
                                                char                *buffer,
                                                gsize                size);
void               duo_platform_part_free      (gpointer             part);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoPlatformBundle, duo_platform_bundle_free)

G_END_DECLS
