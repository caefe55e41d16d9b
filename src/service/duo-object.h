/* SPDX-License-Identifier: EUPL-1.2 */
/* The objects that people edit, by their type: which table keeps them, and what they may hold. */
#pragma once

#include <gio/gio.h>

#include "duo-database.h"
#include "duo-kinds.h"

G_BEGIN_DECLS

/**
 * DuoObjectType:
 *
 * What all objects of one type have in common. The functions are synchronous and belong inside a job.
 */
typedef struct
{
  DuoObjectKind kind;
  GType    (*get_type) (void);
  GObject *(*get)    (DuoDatabase *db, gint64 id, GError **error);
  gboolean (*save)   (DuoDatabase *db, GObject *object, GError **error);
  gboolean (*remove) (DuoDatabase *db, gint64 id, gint64 rev, GError **error); /* NULL: never removed */
  const char *(*check) (GObject *object); /* the field that a rule refuses, by its code, or NULL */
} DuoObjectType;

/* (not nullable): of a DuoMessage, DuoCampaign, DuoMilestone, DuoAction, DuoManager, DuoContact, DuoContactLink,
 * DuoContactMoment, DuoWillingness, DuoChannel, DuoProfile or DuoPartner; nothing else is one. */
const DuoObjectType *duo_object_type_of   (GObject *object);
const DuoObjectType *duo_object_type_by_kind (DuoObjectKind kind);
gint64               duo_object_get_id    (GObject *object);
gint64               duo_object_get_rev   (GObject *object);
void                 duo_object_take_over (GObject *object, GObject *saved);
gboolean             duo_object_check     (GObject *object, GError **error);
gboolean             duo_objects_save_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable,
                                           GError **error);
char                *duo_object_dup_title (GObject *object);
gboolean             duo_object_find_title (DuoDatabase *db, DuoObjectKind kind, gint64 id, char **title, GError **error);
char                *duo_object_find_last_title (DuoDatabase *db, DuoObjectKind kind, gint64 id, GError **error);

G_END_DECLS
