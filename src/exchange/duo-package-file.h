/* SPDX-License-Identifier: EUPL-1.2 */
/* What a school fetches: one zip with the files, a list for programs, and a page that opens in a browser. */
#pragma once

#include <gio/gio.h>

#include "duo-error.h"

G_BEGIN_DECLS

/* The names of the two files that are not material. */
#define DUO_PACKAGE_PAGE "LEES MIJ.html"
#define DUO_PACKAGE_MANIFEST "manifest.json"

/**
 * DuoPackageEntry:
 *
 * One file for a school.
 */
typedef struct
{
  char    *name;    /* (owned): in the zip; one safe name, told apart from the others whatever their case */
  char    *source;  /* (owned) (type filename): where it lies here */
  char    *title;   /* (owned): what it is called */
  char    *facts;   /* (owned): "1080 × 1920 pixels, 240 kB", Dutch; "" for none */
  char    *alt;     /* (owned): what is to be seen on it; "" for none */
  GStrv    where;   /* (owned): the channels that it is for; empty where nothing is known */
  gboolean check;   /* it could not be told whether it fits: "controleer zelf" */
} DuoPackageEntry;

/**
 * DuoPackageContent:
 *
 * What the zip holds. Nothing in it names the school: schools with the same files get the same zip.
 */
typedef struct
{
  const char *campaign;      /* its name */
  const char *goals;         /* "" for none */
  const char *first_day;     /* Dutch: "maandag 4 januari 2027"; "" not known */
  const char *last_day;      /* the last day to show it; "" not known */
  const char *questions_to;  /* an e-mail address; "" for none */
  guint32     stamp;         /* Julian day that the files in the zip bear: the same content gives the same bytes */
  GPtrArray  *entries;       /* (element-type DuoPackageEntry) */
  GBytes     *manifest;      /* JSON */
} DuoPackageContent;

gboolean duo_package_file_write (const char               *path,
                                 const DuoPackageContent  *content,
                                 GCancellable             *cancellable,
                                 GError                  **error);
char    *duo_package_dup_name   (const char               *wanted,
                                 GHashTable               *taken);
char    *duo_package_dup_facts  (gint64                    width,
                                 gint64                    height,
                                 gint64                    milliseconds,
                                 gint64                    bytes);
char    *duo_package_dup_day    (guint32                   julian);
void     duo_package_entry_free (DuoPackageEntry          *self);

G_END_DECLS
