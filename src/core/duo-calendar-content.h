/* SPDX-License-Identifier: EUPL-1.2 */
/* What a month overview is made of, as values: the content that is issued, kept and compared. */
#pragma once

#include "duo-action.h"
#include "duo-campaign-line.h"
#include "duo-campaign.h"
#include "duo-channel-line.h"
#include "duo-manager.h"
#include "duo-material-line.h"
#include "duo-message.h"
#include "duo-milestone.h"
#include "duo-participant.h"
#include "duo-platform-line.h"

G_BEGIN_DECLS

/**
 * DuoCalendarContent:
 *
 * All that a month overview reckons with. @messages holds everything (all audiences, withdrawn ones too),
 * sheets choose.
 */
typedef struct
{
  gatomicrefcount ref_count;
  DuoMonth   month;      /* the month it is for */
  guint32    today;      /* Julian day to reckon with */
  char      *maker;      /* (owned): name of who made it */
  GPtrArray *messages;   /* (owned) (element-type DuoMessage) */
  GPtrArray *campaigns;  /* (owned) (element-type DuoCampaign) */
  GPtrArray *milestones; /* (owned) (element-type DuoMilestone) */
  GPtrArray *actions;    /* (owned) (element-type DuoAction) */
  GPtrArray *managers;   /* (owned) (element-type DuoManager) */
  GPtrArray *participants; /* (owned) (element-type DuoParticipant): by sector and answer */
  GPtrArray *channels;   /* (owned) (element-type DuoChannelLine): by institution, then kind; none in older ones */
  GPtrArray *materials;  /* (owned) (element-type DuoMaterialLine): by campaign; none in older ones */
  GPtrArray *platform;   /* (owned) (element-type DuoPlatformLine): by campaign, then institution; none in older ones */
  GPtrArray *lines;      /* (owned) (element-type DuoCampaignLine): by campaign and wave; none in older ones */
} DuoCalendarContent;

DuoCalendarContent *duo_calendar_content_new   (DuoMonth month, guint32 today, const char *maker);
DuoCalendarContent *duo_calendar_content_ref   (DuoCalendarContent *self);
void                duo_calendar_content_unref (DuoCalendarContent *self);
DuoCampaign        *duo_calendar_content_find_campaign (DuoCalendarContent *self, gint64 id);
DuoManager         *duo_calendar_content_find_manager  (DuoCalendarContent *self, gint64 id);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoCalendarContent, duo_calendar_content_unref)

typedef enum
{
  DUO_DIFFERENCE_ADDED,
  DUO_DIFFERENCE_MOVED,     /* other months or sectors; another planned, actual or due date */
  DUO_DIFFERENCE_REWORDED,  /* text, link or title */
  DUO_DIFFERENCE_STATUS,    /* concept became definite or back */
  DUO_DIFFERENCE_WITHDRAWN,
  DUO_DIFFERENCE_REMOVED,
  DUO_DIFFERENCE_DONE,      /* an action was done, a milestone happened */
  DUO_DIFFERENCE_OTHER,     /* campaign, audience, owner, ... */
  DUO_N_DIFFERENCES,
} DuoDifferenceKind;

/**
 * DuoDifference:
 *
 * One way in which an object differs between two contents; an object that was moved and reworded gives two.
 */
typedef struct
{
  DuoDifferenceKind kind;
  DuoObjectKind     object_kind; /* message, milestone or action */
  GObject          *before;      /* (owned) (nullable): a DuoMessage, DuoMilestone or DuoAction */
  GObject          *after;       /* (owned) (nullable) */
} DuoDifference;

void       duo_difference_free          (DuoDifference *self);
GPtrArray *duo_calendar_content_compare (DuoCalendarContent *before, DuoCalendarContent *after);

/* What is counted for a month. */
typedef enum
{
  DUO_FIGURE_PLANNED,  /* messages planned in the month */
  DUO_FIGURE_PLACED,   /* of these, definite and begun on the reckoning date */
  DUO_FIGURE_CONCEPT,  /* of these, still concept */
  DUO_FIGURE_MILESTONES_DUE, /* planned in the month, not yet happened */
  DUO_FIGURE_ACTIONS_OPEN, /* not done */
  DUO_FIGURE_ACTIONS_LATE, /* of these, due before the reckoning date */
  DUO_N_FIGURES,
} DuoFigure;

/**
 * DuoKeyFigure:
 * @figure: what is counted
 * @per_sector: per sector
 * @total: in all, each message once
 * @year_before: in all in the same month a year before
 *
 * One row of the key figures. -1 = does not apply or was not measured.
 */
typedef struct
{
  DuoFigure figure;
  gint      per_sector[DUO_N_SECTORS];
  gint      total;
  gint      year_before;
} DuoKeyFigure;

void duo_calendar_content_count (DuoCalendarContent *self, DuoKeyFigure figures[DUO_N_FIGURES]);

G_END_DECLS
