/* SPDX-License-Identifier: EUPL-1.2 */
/* How far long work is. It hangs on the object that the work is stopped by, its GCancellable, so that it comes along
 * wherever that goes: the thread that works counts, the one that shows it looks. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  DUO_PROGRESS_READING,   /* lines of a file; how many there are is not known yet */
  DUO_PROGRESS_FILES,     /* files that were read, of those there are */
  DUO_PROGRESS_MAKING,    /* forms */
  DUO_PROGRESS_COPYING,   /* MB of a large file */
  DUO_PROGRESS_MEASURING, /* files that were measured, of those there are */
  DUO_PROGRESS_COMPARING, /* with what is there */
  DUO_PROGRESS_STORING,   /* rows */
  DUO_PROGRESS_ENDING,    /* all rows are there; they become one change, and can be found by their words */
} DuoProgressStage;

/**
 * DuoProgress:
 *
 * How far it was at a moment.
 */
typedef struct
{
  DuoProgressStage stage;
  guint            done;
  guint            all; /* 0 = not known */
} DuoProgress;

void     duo_progress_watch  (GObject          *carrier);
void     duo_progress_report (gpointer          carrier,
                              DuoProgressStage  stage,
                              guint             done,
                              guint             all);
gboolean duo_progress_read   (GObject          *carrier,
                              DuoProgress      *progress);

G_END_DECLS
