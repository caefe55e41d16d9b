/* SPDX-License-Identifier: EUPL-1.2 */
/* What one transaction does to rows, as the driver sees it happen: the stuff that a journal entry is made of. */
#pragma once

#include <glib.h>

#include "duo-kinds.h"

G_BEGIN_DECLS

/**
 * DuoRowImage:
 *
 * One row before the transaction and after it. The images are JSON objects by column name, without "id" and
 * "rev", always written in the same way: two rows hold the same exactly when their images are the same text.
 */
typedef struct
{
  char    *table;   /* (owned) */
  gint64   id;
  char    *before;  /* (owned) (nullable): NULL where there was no row */
  char    *after;   /* (owned) (nullable): NULL where there is no row any more */
  gint64   top_rev; /* the highest revision the row had in the transaction */
} DuoRowImage;

typedef struct _DuoRecording DuoRecording;

DuoRecording *duo_recording_new         (void);
void          duo_recording_free        (DuoRecording *self);
void          duo_recording_take        (DuoRecording *self,
                                         const char   *table,
                                         gint64        id,
                                         char         *before,
                                         char         *after,
                                         gint64        rev);
GPtrArray    *duo_recording_dup_changed (DuoRecording *self);
gboolean      duo_recording_has_removed (DuoRecording *self);
void          duo_recording_set_object  (DuoRecording *self,
                                         gint64        object);
gint64        duo_recording_get_object  (DuoRecording *self);
void          duo_recording_set_object_kind (DuoRecording *self,
                                             DuoObjectKind object_kind);
DuoObjectKind duo_recording_get_object_kind (DuoRecording *self);
void          duo_recording_set_join    (DuoRecording *self);
gboolean      duo_recording_get_join    (DuoRecording *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoRecording, duo_recording_free)

G_END_DECLS
