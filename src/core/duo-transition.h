/* SPDX-License-Identifier: EUPL-1.2 */
/* Mergers, splits and transfers of institutions, and what became of one of them on a day. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * DuoTransition:
 *
 * @complete closes @from at @day; else @to only becomes one more successor.
 */
typedef struct
{
  char    *from;     /* (owned): BRIN */
  char    *to;       /* (owned): BRIN */
  guint32  day;      /* Julian day; from then on, inclusive */
  char     code;     /* F merger, S split, V transfer, as the register has it; others occur */
  gboolean complete;
} DuoTransition;

DuoTransition *duo_transition_new  (const char    *from,
                                    const char    *to,
                                    guint32        day,
                                    char           code,
                                    gboolean       complete);
void           duo_transition_free (DuoTransition *self);

/**
 * DuoSuccession:
 *
 * What became of an institution.
 */
typedef struct
{
  guint32    closed;     /* Julian day on which it was closed; 0 where no transition closed it */
  GPtrArray *successors; /* (owned) (element-type DuoTransition): borrowed ones, those of today and before, by day, then BRIN */
  GPtrArray *awaited;    /* (owned) (element-type DuoTransition): borrowed ones that are still to come */
  char      *now;        /* (owned) (nullable): BRIN at the end of the chain of complete transitions; NULL where it was
                          * not closed, or the chain runs in a circle */
  gboolean   circle;
} DuoSuccession;

GHashTable    *duo_transitions_by_from  (GPtrArray     *transitions);
DuoSuccession *duo_succession_new       (GHashTable    *by_from,
                                         const char    *brin,
                                         guint32        today);
void           duo_succession_free      (DuoSuccession *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoTransition, duo_transition_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoSuccession, duo_succession_free)

G_END_DECLS
