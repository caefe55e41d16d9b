/* SPDX-License-Identifier: EUPL-1.2 */
/* Open points with their owners and what they are about. */
#pragma once

#include "duo-action.h"
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

/* @about_kind NONE = all; else only those about the object @about. */
void           duo_actions_load_async  (DuoContext *context, DuoObjectKind about_kind, gint64 about,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DuoActionList *duo_actions_load_finish (DuoContext *context, GAsyncResult *result, GError **error);
DuoActionList *duo_actions_load        (DuoContext *context, DuoObjectKind about_kind, gint64 about, GError **error);

/* Adds an action whose owner is named: by name or login, whoever is not known yet becomes a manager of that
 * name; NULL = the person at work. One change. After success the action has its id, rev and owner. */
void           duo_actions_add_async   (DuoContext *context, DuoAction *action, const char *owner,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean       duo_actions_add_finish  (DuoContext *context, GAsyncResult *result, GError **error);
gboolean       duo_actions_add         (DuoContext *context, DuoAction *action, const char *owner, GError **error);

G_END_DECLS
