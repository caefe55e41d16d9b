/* SPDX-License-Identifier: EUPL-1.2 */
/* One line of the agenda: a month's heading, a message or a milestone. */
#pragma once

#include "duo-calendar-service.h"

G_BEGIN_DECLS

typedef enum
{
  DUO_AGENDA_HEADING,
  DUO_AGENDA_MESSAGE,
  DUO_AGENDA_MILESTONE,
} DuoAgendaKind;

/**
 * DuoAgendaEntry:
 *
 * The first and last of a month carry the rounded ends of its card.
 */
#define DUO_TYPE_AGENDA_ENTRY (duo_agenda_entry_get_type ())
G_DECLARE_FINAL_TYPE (DuoAgendaEntry, duo_agenda_entry, DUO, AGENDA_ENTRY, GObject)

struct _DuoAgendaEntry
{
  GObject       parent_instance;
  DuoAgendaKind kind;
  DuoMonth      month;
  gboolean      is_now;    /* of the current month */
  gboolean      is_first;  /* of its month's card */
  gboolean      is_last;
  DuoMessage   *message;   /* (owned) (nullable) */
  DuoMilestone *milestone; /* (owned) (nullable) */
};

GPtrArray *duo_agenda_entries_new        (GPtrArray           *messages,
                                          DuoCalendarSnapshot *snapshot,
                                          DuoMonth             now,
                                          const char          *search);
gboolean   duo_agenda_entry_is_same_line (DuoAgendaEntry *self,
                                          DuoAgendaEntry *other);
void       duo_agenda_entry_update       (DuoAgendaEntry *self,
                                          DuoAgendaEntry *other);

G_END_DECLS
