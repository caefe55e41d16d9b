/* SPDX-License-Identifier: EUPL-1.2 */
/* History for people: who changed what when, for one object or for all, and the fields of a change. */
#pragma once

#include "duo-context.h"
#include "duo-journal.h"

G_BEGIN_DECLS

/**
 * DuoHistoryEntry:
 *
 * One change with what its sentence needs.
 */
typedef struct
{
  DuoChange *change; /* (owned) */
  char      *who;    /* (owned): the manager's name, or the login where there is no such manager */
  GPtrArray *fields; /* (owned) (nullable) (element-type utf8): of duo_history_list_around_async(), where it is named by many objects:
                      * the columns of the institution that it set otherwise; %NULL of others */
  gboolean   added;  /* it made that institution */
  char      *title;  /* (owned): title of its object, as it is or as it last was; "" for many objects */
} DuoHistoryEntry;

void       duo_history_entry_free    (DuoHistoryEntry *self);

/* Newest first; @object_kind NONE = of everything; @limit 0 = all. (element-type DuoHistoryEntry) */
void       duo_history_list_async    (DuoContext *context, DuoObjectKind object_kind, gint64 object, guint limit,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *duo_history_list_finish   (DuoContext *context, GAsyncResult *result, GError **error);
GPtrArray *duo_history_list          (DuoContext *context, DuoObjectKind object_kind, gint64 object, guint limit, GError **error);

/* As duo_journal_list_around(); for duo_history_list_finish(). */
void       duo_history_list_around_async (DuoContext *context, gint64 institution, guint limit, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);

/* Whether the column @field holds what refers to another row: its number says nothing, and its name only where it was found. */
gboolean   duo_history_refers        (const char *field);

/* What a change touched, field by field, with the titles of what they belong to. (element-type DuoFieldChange) */
void       duo_history_fields_async  (DuoContext *context, gint64 change, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *duo_history_fields_finish (DuoContext *context, GAsyncResult *result, GError **error);
GPtrArray *duo_history_fields        (DuoContext *context, gint64 change, GError **error);

G_END_DECLS
