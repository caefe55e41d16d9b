/* SPDX-License-Identifier: EUPL-1.2 */
/* How the store writes the journal and plays it back; each inside a write transaction. */
#pragma once

#include "duo-journal.h"
#include "duo-recording.h"
#include "duo-store.h"

G_BEGIN_DECLS

/**
 * DuoJournalRow:
 *
 * One row of a change, as the journal keeps it.
 */
typedef struct
{
  gint64  id;     /* of the journal's row */
  char   *table;  /* (owned) */
  gint64  row;    /* id in that table */
  char   *before; /* (owned) (nullable) */
  char   *after;  /* (owned) (nullable) */
} DuoJournalRow;

GPtrArray *duo_journal_list_rows    (DuoDatabase         *db,
                                     gint64               change,
                                     GError             **error);
gboolean   duo_journal_find_touched (DuoDatabase         *db,
                                     gint64               change,
                                     const DuoJournalRow *row,
                                     GHashTable         **fields,
                                     GError             **error);
gboolean   duo_journal_record       (DuoDatabase         *db,
                                     DuoRecording        *recording,
                                     const DuoChangeName *name,
                                     gint64               taken_back,
                                     const char          *who,
                                     const char          *stamp,
                                     gint64              *change,
                                     GError             **error);
DuoChange *duo_journal_undo         (DuoDatabase         *db,
                                     const char          *who,
                                     GError             **error);
DuoChange *duo_journal_redo         (DuoDatabase         *db,
                                     const char          *who,
                                     GError             **error);
gboolean   duo_journal_take_back    (DuoDatabase         *db,
                                     DuoChange           *change,
                                     GPtrArray           *ticked,
                                     GError             **error);
gboolean   duo_journal_verify       (DuoDatabase         *db,
                                     GPtrArray           *findings,
                                     GError             **error);

G_END_DECLS
