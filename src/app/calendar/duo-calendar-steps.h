/* SPDX-License-Identifier: EUPL-1.2 */
/* What a person does in the calendar, stored one step after another while the views go on. A step that was made
 * from what the one before it saved goes on from there, so nobody conflicts with himself. */
#pragma once

#include "duo-calendar-service.h"

G_BEGIN_DECLS

#define DUO_TYPE_CALENDAR_STEPS (duo_calendar_steps_get_type ())
G_DECLARE_FINAL_TYPE (DuoCalendarSteps, duo_calendar_steps, DUO, CALENDAR_STEPS, GObject)

DuoCalendarSteps *duo_calendar_steps_new         (DuoContext *context);
gboolean          duo_calendar_steps_are_waiting (DuoCalendarSteps *self);
void              duo_calendar_steps_save        (DuoCalendarSteps *self, GObject *object, DuoChangeKind kind,
                                                  gboolean join);
/**
 * DuoStepWork:
 * @start: begins it; takes @data
 * @finish: ends it
 * @free: frees @data where it never came to it
 *
 * What a step does that is more than saving one object, as one named change.
 */
typedef struct
{
  void     (*start)  (DuoContext *context, gpointer data, GAsyncReadyCallback callback, gpointer user_data);
  gboolean (*finish) (DuoContext *context, GAsyncResult *result, GError **error);
  void     (*free)   (gpointer data);
} DuoStepWork;

/* @data: (transfer full); @sentence: (nullable): what was done, for the toast; NULL for none. */
void              duo_calendar_steps_run         (DuoCalendarSteps *self, const DuoStepWork *work, gpointer data,
                                                  const char *sentence);
void              duo_calendar_steps_remove      (DuoCalendarSteps *self, GObject *object);
/* @name: (nullable): what is undone, for the sentence afterwards */
void              duo_calendar_steps_undo        (DuoCalendarSteps *self, const char *name);
void              duo_calendar_steps_redo        (DuoCalendarSteps *self, const char *name);

/* Signals:
 *  "done" (GObject *object, guint kind, char *sentence)    stored; @object is NULL after undo, redo and a run
 *  "failed" (char *sentence)
 *  "conflict" (GObject *mine, GObject *theirs, char *who)  as of DuoCalendarModel
 *  "waiting" (gboolean waiting)                            the first step came, or the last one is stored */

G_END_DECLS
