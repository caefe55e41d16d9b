/* SPDX-License-Identifier: EUPL-1.2 */
/* What goes on with the platform while the program runs: secrets, the practice platform, the one job under way. The
 * page's panes show it; it outlives no store. */
#pragma once

#include "duo-calendar-model.h"
#include "duo-publish-board.h"

G_BEGIN_DECLS

#define DUO_TYPE_PLATFORM_DESK (duo_platform_desk_get_type ())
G_DECLARE_FINAL_TYPE (DuoPlatformDesk, duo_platform_desk, DUO, PLATFORM_DESK, GObject)

/**
 * DuoDeskState:
 *
 * How far the job is; a copy of what its thread told last.
 */
typedef struct
{
  gboolean        running;
  gboolean        pausing;   /* it was asked to stop, and did not yet */
  DuoPublishWork  work;
  gint64          campaign;  /* id of the one that it is about */
  DuoPublishPhase phase;
  char           *label;     /* (owned) (nullable): of the package at hand */
  gint64          bytes;     /* over there, of @all_bytes */
  gint64          all_bytes;
  gint64          file_bytes; /* over there, of the @file_all of the package at hand; both 0 between files */
  gint64          file_all;
  guint           steps;     /* done, of @all_steps */
  guint           all_steps;
  guint           wait;      /* seconds that it waits; 0: it does not */
  GError         *problem;   /* (owned) (nullable): why */
} DuoDeskState;

DuoPlatformDesk    *duo_platform_desk_new            (DuoCalendarModel    *model);
DuoCalendarModel   *duo_platform_desk_get_model      (DuoPlatformDesk     *self);
DuoContext         *duo_platform_desk_get_context    (DuoPlatformDesk     *self);
DuoSecrets         *duo_platform_desk_get_secrets    (DuoPlatformDesk     *self);
const DuoDeskState *duo_platform_desk_get_state      (DuoPlatformDesk     *self);
/* Whether a job runs that somebody asked for: what is asked for during another one has to wait no longer than that takes. */
gboolean            duo_platform_desk_is_busy        (DuoPlatformDesk     *self);
/* How much of the job is done, 0 to 1. */
double              duo_platform_desk_get_fraction   (DuoPlatformDesk     *self);

/* The practice platform. (transfer none) (nullable): its address while it runs here. */
const char         *duo_platform_desk_get_practice   (DuoPlatformDesk     *self);
gboolean            duo_platform_desk_is_starting    (DuoPlatformDesk     *self);
void                duo_platform_desk_begin_practice (DuoPlatformDesk     *self);
void                duo_platform_desk_end_practice   (DuoPlatformDesk     *self);

/* Begins @job, on an exercise (@practice) with the practice platform started first. One at a time: what somebody asked for
 * while another runs is done after it. @quiet: nobody asked for it; nothing is said where it fails, and %FALSE is given
 * where another runs: it is not done then. */
gboolean            duo_platform_desk_do             (DuoPlatformDesk     *self,
                                                      const DuoPublishJob *job,
                                                      gboolean             practice,
                                                      gboolean             quiet);
/* Stops the job; what was done stays, and publishing can go on from there. */
void                duo_platform_desk_pause          (DuoPlatformDesk     *self);

void                duo_platform_desk_close          (DuoPlatformDesk     *self);

/* Signals:
 *  "progress" ()                           the state is another
 *  "ended" (guint work, GError *error)     a job came to its end; @error is NULL where all went well, and
 *                                          G_IO_ERROR_CANCELLED after a pause
 *  "failed" (GError *error)                the practice platform did not start
 *  "practice" ()                           it runs, or no longer
 *  "accounts" (gint64 account)             there is an account more, or one was changed */

G_END_DECLS
