/* SPDX-License-Identifier: EUPL-1.2 */
/* What the calendar's views show and what a person does there: the one place that talks to the service, so
 * that year, timeline, agenda and editor only show. */
#pragma once

#include "duo-calendar-service.h"
#include "duo-calendar-steps.h"

G_BEGIN_DECLS

/* Which messages are shown; a NULL or 0 field asks nothing. */
typedef struct
{
  char        *text;       /* (owned) (nullable): words, matched folded in text, link, note, campaign name */
  DuoSectorSet sectors;    /* 0 = all */
  guint        statuses;   /* bits 1 << DuoMessageStatus; 0 = concept and definite */
  gint64       campaign;   /* 0 = all, -1 = without a campaign */
  DuoAudience  audience;   /* students or institutions */
} DuoCalendarFilter;

#define DUO_TYPE_CALENDAR_MODEL (duo_calendar_model_get_type ())
G_DECLARE_FINAL_TYPE (DuoCalendarModel, duo_calendar_model, DUO, CALENDAR_MODEL, GObject)

DuoCalendarModel        *duo_calendar_model_new           (DuoContext *context);
DuoContext              *duo_calendar_model_get_context   (DuoCalendarModel *self);

/* The window shown. Loading keeps the old one until the new one is there (signal "changed"). */
void                     duo_calendar_model_show_year     (DuoCalendarModel *self, gint year, gboolean school_year);
void                     duo_calendar_model_reload        (DuoCalendarModel *self);
/* From the year asked for last, shown already or not. */
void                     duo_calendar_model_step_year     (DuoCalendarModel *self, gint delta);
gint                     duo_calendar_model_get_wanted_year (DuoCalendarModel *self);
gint                     duo_calendar_model_get_year      (DuoCalendarModel *self);
gboolean                 duo_calendar_model_get_school_year (DuoCalendarModel *self);

/* Returns: (transfer full): the year shown as people write it: "2020", and a school year "2020/21". */
char                    *duo_calendar_model_dup_year_text (DuoCalendarModel *self);
DuoSpan                  duo_calendar_model_get_span      (DuoCalendarModel *self);
guint32                  duo_calendar_model_get_today     (DuoCalendarModel *self);
/* (transfer none) (nullable): NULL until the first load. */
DuoCalendarSnapshot     *duo_calendar_model_get_snapshot  (DuoCalendarModel *self);
/* (transfer none) (element-type DuoMessage): the snapshot's messages that pass the filter, in its order. */
GPtrArray               *duo_calendar_model_get_visible   (DuoCalendarModel *self);
/* How many there would be without a filter: of the audience, not withdrawn. */
guint                    duo_calendar_model_count_all     (DuoCalendarModel *self);
/* Findings of the check that nobody silenced. */
guint                    duo_calendar_model_count_findings (DuoCalendarModel *self);

const DuoCalendarFilter *duo_calendar_model_get_filter    (DuoCalendarModel *self);
void                     duo_calendar_model_set_filter    (DuoCalendarModel *self, const DuoCalendarFilter *filter);
void                     duo_calendar_model_clear_filter  (DuoCalendarModel *self);
gboolean                 duo_calendar_model_is_filtered   (DuoCalendarModel *self);

/* The message the views point at; 0 for none. Signal "selection-changed". */
gint64                   duo_calendar_model_get_selected  (DuoCalendarModel *self);
void                     duo_calendar_model_select        (DuoCalendarModel *self, gint64 message);
/* Asks the page to open the editor on a message (signal "edit", with its id). */
void                     duo_calendar_model_edit          (DuoCalendarModel *self, gint64 message);

/* What a person does. Each takes a changed copy (see duo_message_copy()), saves it as one named change and
 * reloads; the view need not wait. Failures and conflicts come by the signals "failed" and "conflict". */
void                     duo_calendar_model_save          (DuoCalendarModel *self, GObject *object, DuoChangeKind kind, gboolean join);
void                     duo_calendar_model_remove        (DuoCalendarModel *self, GObject *object);
/* What touches more than one object; see duo_calendar_steps_run(). */
void                     duo_calendar_model_run           (DuoCalendarModel *self, const DuoStepWork *work, gpointer data,
                                                           const char *sentence);
/* A new message, a concept for the audience shown; @text is not empty. It is selected when it is there. */
void                     duo_calendar_model_add_message   (DuoCalendarModel *self, const char *text, DuoSectorSet sectors,
                                                           DuoMonth first, DuoMonth last);
void                     duo_calendar_model_duplicate     (DuoCalendarModel *self, DuoMessage *message);
/* Withdraws a definite message, removes a concept. */
void                     duo_calendar_model_delete        (DuoCalendarModel *self, DuoMessage *message);
void                     duo_calendar_model_toggle_status (DuoCalendarModel *self, DuoMessage *message);
void                     duo_calendar_model_undo          (DuoCalendarModel *self);
void                     duo_calendar_model_redo          (DuoCalendarModel *self);

/* Settles a "conflict": keeps @mine over @theirs. To keep theirs nothing needs doing. */
void                     duo_calendar_model_overwrite     (DuoCalendarModel *self, GObject *mine, GObject *theirs);

/* Signals:
 *  "changed" ()                                  snapshot, filter or year is another
 *  "selection-changed" ()
 *  "edit" (gint64 message)                       open the editor on it (0 = close)
 *  "toast" (char *sentence, gboolean can_undo)   something was done
 *  "failed" (char *sentence)                     shown in the page's info bar
 *  "conflict" (GObject *mine, GObject *theirs, char *who)  changed by somebody else in the meantime; @who is
 *                                                the name of who did, NULL when it can't be told
 * Properties: "busy" (boolean): loading; "saving" (boolean): something is not in the store yet;
 *  "can-undo", "can-redo" (boolean), "undo-name", "redo-name" (string, nullable) */

G_END_DECLS
