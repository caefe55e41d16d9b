/* SPDX-License-Identifier: EUPL-1.2 */
/* How far institutions are in a campaign, computed from dated facts: nothing of it is stored. */
#pragma once

#include "duo-participation.h"
#include "duo-wave.h"

G_BEGIN_DECLS

typedef enum
{
  DUO_FUNNEL_INVITED,
  DUO_FUNNEL_ANSWERED,
  DUO_FUNNEL_AGREED,     /* under conditions too */
  DUO_FUNNEL_SPECS,      /* it takes part, and what its channels can show is known */
  DUO_FUNNEL_CODE,
  DUO_FUNNEL_DOWNLOADED,
  DUO_FUNNEL_SHOWN,
  DUO_FUNNEL_EVALUATED,
  DUO_N_FUNNEL_STAGES,
} DuoFunnelStage;

const char *duo_funnel_stage_to_string (DuoFunnelStage stage);

typedef enum
{
  DUO_FUNNEL_NOT_YET,
  DUO_FUNNEL_DONE,
  DUO_FUNNEL_UNCLEAR,       /* something is there, and not enough */
  DUO_FUNNEL_NOT_APPLICABLE, /* it does not take part; of specifications: not, or not yet */
} DuoFunnelMark;

typedef enum
{
  DUO_SPECS_NONE,    /* it has no channels that we know */
  DUO_SPECS_UNCLEAR, /* of none of them is everything known that decides */
  DUO_SPECS_KNOWN,   /* of one at least it is */
} DuoSpecsKnown;

/* What the answers of a campaign and the standing one come to, for lists. */
typedef enum
{
  DUO_TAKING_PART_NOT_ASKED,
  DUO_TAKING_PART_NO_ANSWER, /* asked */
  DUO_TAKING_PART_EXPECTED,  /* no answer yet; its standing answer is yes */
  DUO_TAKING_PART_YES,
  DUO_TAKING_PART_CONDITION,
  DUO_TAKING_PART_NO,
  DUO_N_TAKING_PARTS,
} DuoTakingPart;

const char *duo_taking_part_to_string (DuoTakingPart taking_part);

#define DUO_TYPE_FUNNEL_ROW (duo_funnel_row_get_type ())
G_DECLARE_FINAL_TYPE (DuoFunnelRow, duo_funnel_row, DUO, FUNNEL_ROW, GObject)

/**
 * DuoFunnelRow:
 *
 * An institution in a sector of a campaign, with or without any fact yet.
 */
struct _DuoFunnelRow
{
  GObject           parent_instance;
  gint64            institution;   /* id */
  char             *brin;          /* (owned) */
  char             *name;          /* (owned): the short one where there is one */
  char             *sort_key;      /* (owned) */
  DuoSector         sector;
  gint64            persons;       /* pupils or students; -1 where no count is known */
  DuoParticipation *participation; /* (owned) (nullable) */
  gboolean          standing;      /* whether it has a standing answer */
  DuoAnswer         willingness;   /* that answer */
  DuoSpecsKnown     specs;
  char             *owner;         /* (owned): name of the manager whose institution it is; "" for nobody */
  char             *substitute;    /* (owned): name of the one who stands in; "" for nobody */
  gboolean          mine;          /* the one who asks is one of both */
  char             *contact;       /* (owned): name of the preferred contact for communication; "" for none */
};

DuoFunnelRow  *duo_funnel_row_new     (void);
DuoFunnelMark  duo_funnel_row_mark    (DuoFunnelRow *self, DuoFunnelStage stage);
DuoTakingPart  duo_funnel_row_get_taking_part (DuoFunnelRow *self);
gboolean       duo_funnel_row_is_exercise (DuoFunnelRow *self, DuoFunnelStage stage);
gboolean       duo_funnel_row_differs (DuoFunnelRow *self);

/**
 * DuoFunnel:
 * @n: institutions of the sector
 * @reached: by stage, how many came so far
 * @persons: their pupils or students together, of those that are counted
 * @persons_reached: by stage
 * @n_uncounted: institutions without a known count: they are left out of the persons
 * @practised: by stage, how many of @reached got there on the practice platform only
 * @n_taking_part: by what they answered
 * @n_reminded: asked again
 * @n_differs: whose answer is another than their standing one
 */
typedef struct
{
  guint  n;
  guint  reached[DUO_N_FUNNEL_STAGES];
  gint64 persons;
  gint64 persons_reached[DUO_N_FUNNEL_STAGES];
  guint  practised[DUO_N_FUNNEL_STAGES];
  guint  n_uncounted;
  guint  n_taking_part[DUO_N_TAKING_PARTS];
  guint  n_reminded;
  guint  n_differs;
} DuoFunnel;

void     duo_funnel_count   (GPtrArray *rows, DuoSector sector, DuoFunnel *funnel);
gboolean duo_wave_is_open   (GPtrArray *waves, DuoWave *wave, DuoWave **before);
DuoSectorSet duo_waves_get_open_sectors (GPtrArray *waves);

G_END_DECLS
