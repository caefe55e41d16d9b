/* SPDX-License-Identifier: EUPL-1.2 */
/* Open points with their owners and what they are about. */
#pragma once

#include "duo-action-table.h"
#include "duo-context.h"

G_BEGIN_DECLS

/**
 * DuoActionEntry:
 *
 * One action with what a row of the list says.
 */
typedef struct
{
  DuoAction *action; /* (owned) */
  char      *owner;  /* (owned): the owner's name; "" for nobody */
  char      *about;  /* (owned): title of what it is about; "" for nothing, or for something that is gone */
} DuoActionEntry;

/**
 * DuoActionList:
 *
 * All actions: open ones first, by due date (unknown last), then done ones, newest first.
 */
typedef struct
{
  GPtrArray *entries;  /* (owned) (element-type DuoActionEntry) */
  GPtrArray *managers; /* (owned) (element-type DuoManager): by name */
  gint64     me;       /* id of the manager who is the person at work; 0 while there is none */
} DuoActionList;

void           duo_action_entry_free   (DuoActionEntry *self);
void           duo_action_list_free    (DuoActionList *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoActionEntry, duo_action_entry_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoActionList, duo_action_list_free)

gboolean       duo_actions_settle_owner (DuoDatabase *db, DuoAction *action, GError **error);
/* Whether the object of @kind and @id is there; %DUO_ERROR_NOT_FOUND where it is not. Blocks. */
gboolean       duo_actions_can_be_about (DuoContext *context, DuoObjectKind kind, gint64 id, GError **error);
/* The title of what an action is about; *@title is "" for nothing and for what is gone. Inside a job. */
gboolean       duo_actions_find_about (DuoDatabase *db, DuoAction *action, char **title, GError **error);

/* @about_kind NONE = all; else only those about the object @about. */
void           duo_actions_load_async  (DuoContext *context, DuoObjectKind about_kind, gint64 about,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DuoActionList *duo_actions_load_finish (DuoContext *context, GAsyncResult *result, GError **error);
DuoActionList *duo_actions_load        (DuoContext *context, DuoObjectKind about_kind, gint64 about, GError **error);

/* The same for lists of any length: the ids, in order, and beside them  who there is ... */
typedef struct
{
  GArray    *ids;      /* (owned) (element-type gint64) */
  guint      n_all;    /* how many there are without the query */
  GPtrArray *managers; /* (owned) (element-type DuoManager): by name */
  gint64     me;       /* as in DuoActionList */
} DuoActionIds;

void           duo_action_ids_free     (DuoActionIds *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoActionIds, duo_action_ids_free)

/* @mine: of the person at work, whoever @query->owner names. A newer query cancels one that still waits. */
void           duo_actions_query_async  (DuoContext *context, const DuoActionQuery *query, gboolean mine,
                                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DuoActionIds  *duo_actions_query_finish (DuoContext *context, GAsyncResult *result, GError **error);

/* ... and the rows by their ids (element-type gint64), as DuoActionEntry, NULL for those that are gone. */
void           duo_actions_fetch_async  (DuoContext *context, GArray *ids, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
GPtrArray     *duo_actions_fetch_finish (DuoContext *context, GAsyncResult *result, GError **error);
GPtrArray     *duo_actions_fetch        (DuoContext *context, GArray *ids, GError **error);

/* Writes the actions @ids, in that order, to a .xlsx or .csv file by its ending (%DUO_ERROR_INVALID for another
 * one). Gives (transfer full) the path. */
void           duo_actions_export_async  (DuoContext *context, GArray *ids, const char *path, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
char          *duo_actions_export_finish (DuoContext *context, GAsyncResult *result, GError **error);

/* Adds an action whose owner is named: by name or login, whoever is not known yet becomes a manager of that
 * name; NULL = the person at work. One change. After success the action has its id, rev and owner. */
gboolean       duo_actions_add         (DuoContext *context, DuoAction *action, const char *owner, GError **error);

G_END_DECLS
