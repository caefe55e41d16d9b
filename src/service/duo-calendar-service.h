/* SPDX-License-Identifier: EUPL-1.2 */
/* The use cases of the calendar, the same for both faces. */
#pragma once

#include "duo-calendar-check.h"
#include "duo-calendar-content.h"
#include "duo-calendar-copy.h"
#include "duo-change-set.h"
#include "duo-context.h"
#include "duo-text-form.h"

G_BEGIN_DECLS

/**
 * DuoCalendarSnapshot:
 *
 * All that a calendar window shows, read in one go: a snapshot, owned by whoever holds a reference.
 */
#define DUO_TYPE_CALENDAR_SNAPSHOT (duo_calendar_snapshot_get_type ())
G_DECLARE_FINAL_TYPE (DuoCalendarSnapshot, duo_calendar_snapshot, DUO, CALENDAR_SNAPSHOT, GObject)

struct _DuoCalendarSnapshot
{
  GObject    parent_instance;
  DuoSpan    span;
  GPtrArray *messages;   /* (owned) (element-type DuoMessage): those that touch the span, withdrawn ones too,
                          * by first month, then folded text */
  GPtrArray *unplaced;   /* (owned) (element-type DuoMessage): those without any month, which only the check shows */
  GPtrArray *campaigns;  /* (owned) (element-type DuoCampaign): all, by name */
  GPtrArray *milestones; /* (owned) (element-type DuoMilestone): planned or actual in the span, by date */
  GPtrArray *findings;   /* (owned) (element-type DuoFinding) */
  GPtrArray *silences;   /* (owned) (element-type DuoSilence) */
};

DuoMessage  *duo_calendar_snapshot_find_message  (DuoCalendarSnapshot *self, gint64 id);
DuoCampaign *duo_calendar_snapshot_find_campaign (DuoCalendarSnapshot *self, gint64 id);
/* The titles of messages as they read in the span, those that are gone left out. @ids: (element-type gint64).
 * Returns: (transfer full) (element-type utf8). */
GPtrArray   *duo_calendar_snapshot_dup_titles    (DuoCalendarSnapshot *self, GArray *ids);

void             duo_calendar_load_async  (DuoContext *context, const DuoSpan *span, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
DuoCalendarSnapshot *duo_calendar_load_finish (DuoContext *context, GAsyncResult *result, GError **error);
DuoCalendarSnapshot *duo_calendar_load        (DuoContext *context, const DuoSpan *span, GError **error);

/* Saving and removing any of the calendar's objects: a DuoMessage, DuoCampaign, DuoMilestone, DuoAction or
 * DuoManager, by its type. An object with id 0 is added. @kind names the change. @join keeps it in the run of
 * the one before (a held key). After success the object has its id and new rev. DUO_ERROR_CONFLICT: it was
 * changed by somebody else since it was read; duo_calendar_reread() gives what is there now. */
void     duo_calendar_save_async    (DuoContext *context, GObject *object, DuoChangeKind kind, gboolean join,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean duo_calendar_save_finish   (DuoContext *context, GAsyncResult *result, GError **error);
gboolean duo_calendar_save          (DuoContext *context, GObject *object, DuoChangeKind kind, GError **error);
void     duo_calendar_remove_async  (DuoContext *context, GObject *object, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
gboolean duo_calendar_remove_finish (DuoContext *context, GAsyncResult *result, GError **error);
gboolean duo_calendar_remove        (DuoContext *context, GObject *object, GError **error);
/* The object (same type and id) as the store has it now, a new one; asynchronous with a GObject result. */
void     duo_calendar_reread_async  (DuoContext *context, GObject *object, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
GObject *duo_calendar_reread_finish (DuoContext *context, GAsyncResult *result, GError **error);
GObject *duo_calendar_get           (DuoContext *context, DuoObjectKind kind, gint64 id, GError **error);

/* Copy to another year: look first (nothing is stored), then apply the entries that have a copy. */
void       duo_calendar_plan_copy_async   (DuoContext *context, gint from_year, gint to_year, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *duo_calendar_plan_copy_finish  (DuoContext *context, GAsyncResult *result, GError **error);
void       duo_calendar_apply_copy_async  (DuoContext *context, GPtrArray *copies, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
gboolean   duo_calendar_apply_copy_finish (DuoContext *context, GAsyncResult *result, GError **error);
GPtrArray *duo_calendar_plan_copy         (DuoContext *context, gint from_year, gint to_year, GError **error);
gboolean   duo_calendar_apply_copy        (DuoContext *context, GPtrArray *copies, GError **error);

/* Silencing a finding with a note, and hearing it again. */
void     duo_calendar_silence_async    (DuoContext *context, const DuoFinding *finding, const char *note,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean duo_calendar_silence_finish   (DuoContext *context, GAsyncResult *result, GError **error);
void     duo_calendar_unsilence_async  (DuoContext *context, gint64 silence, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
gboolean duo_calendar_unsilence_finish (DuoContext *context, GAsyncResult *result, GError **error);

/* Import: read a file into a change set against the store (nothing is stored), then apply what is ticked. */
void          duo_calendar_read_import_async   (DuoContext *context, const char *path, const DuoTextForm *form, gint year,
                                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                                gpointer user_data);
DuoChangeSet *duo_calendar_read_import_finish  (DuoContext *context, GAsyncResult *result, GError **error);
void          duo_calendar_apply_import_async  (DuoContext *context, DuoChangeSet *set, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer user_data);
gboolean      duo_calendar_apply_import_finish (DuoContext *context, GAsyncResult *result, GError **error);
DuoChangeSet *duo_calendar_read_import         (DuoContext *context, const char *path, const DuoTextForm *form, gint year,
                                                GError **error);
gboolean      duo_calendar_apply_import        (DuoContext *context, DuoChangeSet *set, GError **error);

/* Out, by extension: .xlsx .pdf .png .ics .csv. DUO_ERROR_INVALID for another one. */
gboolean duo_calendar_can_export    (const char *path);
void     duo_calendar_export_async  (DuoContext *context, const DuoSpan *span, const char *path, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
gboolean duo_calendar_export_finish (DuoContext *context, GAsyncResult *result, GError **error);
gboolean duo_calendar_export        (DuoContext *context, const DuoSpan *span, const char *path, GError **error);

/* The year with the latest placement, or 0 for an empty calendar. */
gboolean duo_calendar_last_year     (DuoContext *context, gint *year, GError **error);

G_END_DECLS
