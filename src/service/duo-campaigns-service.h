/* SPDX-License-Identifier: EUPL-1.2 */
/* The use cases of campaigns: planning, waves, who takes part. The same for both faces. A campaign, a step, a wave or a
 * participation by itself is saved by duo_calendar_save(). */
#pragma once

#include "duo-campaign.h"
#include "duo-context.h"
#include "duo-funnel.h"
#include "duo-message.h"
#include "duo-milestone.h"
#include "duo-review-item.h"

G_BEGIN_DECLS

typedef enum
{
  DUO_CAMPAIGN_CONCEPT, /* has no plan, or its first step is still to come */
  DUO_CAMPAIGN_RUNNING,
  DUO_CAMPAIGN_DONE,    /* was evaluated */
} DuoCampaignStatus;

const char *duo_campaign_status_to_string (DuoCampaignStatus status);

/**
 * DuoCampaignView:
 *
 * A campaign with all that its page shows, read in one go: a snapshot.
 */
#define DUO_TYPE_CAMPAIGN_VIEW (duo_campaign_view_get_type ())
G_DECLARE_FINAL_TYPE (DuoCampaignView, duo_campaign_view, DUO, CAMPAIGN_VIEW, GObject)

struct _DuoCampaignView
{
  GObject            parent_instance;
  DuoCampaign       *campaign; /* (owned) */
  char              *owner;    /* (owned): name of the manager who runs it; "" for nobody */
  GPtrArray         *steps;    /* (owned) (element-type DuoMilestone): in the order of their kinds */
  GPtrArray         *others;   /* (owned) (element-type DuoMilestone): its other milestones, by date */
  GPtrArray         *waves;    /* (owned) (element-type DuoWave): by number */
  GPtrArray         *rows;     /* (owned) (nullable) (element-type DuoFunnelRow): by name; %NULL in a list of campaigns */
  GPtrArray         *review;   /* (owned) (element-type DuoReviewItem): what is not settled */
  guint              n_settled; /* questions of forms that were settled */
  GPtrArray         *holidays; /* (owned) (element-type DuoSchoolHoliday) */
  guint32            today;    /* Julian day */
};

DuoMilestone     *duo_campaign_view_find_step   (DuoCampaignView *self, DuoStepKind kind);
DuoWave          *duo_campaign_view_find_wave   (DuoCampaignView *self, DuoSector sector);
DuoFunnelRow     *duo_campaign_view_find_row    (DuoCampaignView *self, const char *brin, DuoSector sector);
DuoSectorSet      duo_campaign_view_get_sectors (DuoCampaignView *self);
DuoCampaignStatus duo_campaign_view_get_status  (DuoCampaignView *self);
DuoWhen           duo_campaign_view_get_period  (DuoCampaignView *self);
guint32           duo_campaign_view_get_live    (DuoCampaignView *self);
DuoPlanLook       duo_campaign_view_look        (DuoCampaignView *self, DuoMilestone *step);

void             duo_campaign_view_load_async   (DuoContext *context, gint64 campaign, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
DuoCampaignView *duo_campaign_view_load_finish  (DuoContext *context, GAsyncResult *result, GError **error);
DuoCampaignView *duo_campaign_view_load         (DuoContext *context, gint64 campaign, GError **error);

/* All campaigns by name, without their institutions. (transfer full) (element-type DuoCampaignView) (nullable). */
void             duo_campaigns_list_async       (DuoContext *context, GCancellable *cancellable, GAsyncReadyCallback callback,
                                                 gpointer user_data);
GPtrArray       *duo_campaigns_list_finish      (DuoContext *context, GAsyncResult *result, GError **error);
GPtrArray       *duo_campaigns_list             (DuoContext *context, GError **error);

/* The same inside a job of the store. @with_rows: with its institutions. */
DuoCampaignView *duo_campaign_view_read         (DuoDatabase *db, gint64 campaign, guint32 today, gboolean with_rows, GError **error);
GPtrArray       *duo_campaign_rows_read         (DuoDatabase *db, gint64 campaign, DuoSectorSet sectors, guint32 today, GError **error);

/**
 * DuoMove:
 * @milestone: (owned): a copy, with its new date
 * @before: its date as it is
 * @look: why the new date needs a look
 * @ticked: it moves along
 *
 * A date that hangs on go-live.
 */
typedef struct
{
  DuoMilestone *milestone;
  DuoWhen       before;
  DuoPlanLook   look;
  gboolean      ticked;
} DuoMove;

void       duo_move_free                  (DuoMove *self);
GPtrArray *duo_campaign_plan_steps        (guint32 live, GPtrArray *holidays);
GPtrArray *duo_campaign_view_plan_move    (DuoCampaignView *self, guint32 live);

/**
 * DuoCampaignCopy:
 * @campaign: (owned): the new campaign, not stored
 * @steps: (owned) (element-type DuoMove): its steps with their dates in the new year
 * @waves: (owned) (element-type DuoWave)
 *
 * A campaign of another year.
 */
typedef struct
{
  DuoCampaign *campaign;
  GPtrArray   *steps;
  GPtrArray   *waves;
} DuoCampaignCopy;

void             duo_campaign_copy_free      (DuoCampaignCopy *self);
DuoCampaignCopy *duo_campaign_view_plan_copy (DuoCampaignView *self, gint n_years);
DuoCampaignCopy *duo_campaign_view_plan_copy_to (DuoCampaignView *self, gint n_years, guint32 to);

/**
 * DuoCampaignSetup:
 * @managers: (owned) (element-type DuoManager): who can own a campaign, by name
 * @me: the person at work; 0 where he is not among them
 * @holidays: (owned) (element-type DuoSchoolHoliday): of schools, for looking at a plan
 * @messages: (owned) (element-type DuoMessage): those that are the campaign's, and those of its months that are nobody's; by
 *   first month
 *
 * What making or editing a campaign needs to know.
 */
typedef struct
{
  GPtrArray *managers;
  gint64     me;
  GPtrArray *holidays;
  GPtrArray *messages;
} DuoCampaignSetup;

void              duo_campaign_setup_free        (DuoCampaignSetup *self);
/* @campaign: 0 for a new one; @span: its months, as far as they are known */
void              duo_campaign_setup_load_async  (DuoContext *context, gint64 campaign, const DuoSpan *span,
                                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DuoCampaignSetup *duo_campaign_setup_load_finish (DuoContext *context, GAsyncResult *result, GError **error);

/* Whose fact is recorded. */
typedef struct
{
  gint64    institution;
  DuoSector sector;
} DuoTarget;

GArray *duo_campaign_view_list_targets (DuoCampaignView *self, DuoChangeKind kind);

/**
 * DuoCampaignChange:
 *
 * What is to be done, as one named change.
 */
typedef struct _DuoCampaignChange DuoCampaignChange;

DuoCampaignChange *duo_campaign_change_make   (DuoCampaign *campaign, guint32 live, const DuoSectorSet *waves, guint n_waves);
DuoCampaignChange *duo_campaign_change_edit   (DuoCampaign *campaign, const DuoSectorSet *waves, guint n_waves);
DuoCampaignChange *duo_campaign_change_copy   (DuoCampaignCopy *copy);
DuoCampaignChange *duo_campaign_change_plan   (gint64 campaign, guint32 live);
DuoCampaignChange *duo_campaign_change_move   (gint64 campaign, GPtrArray *moves);
void               duo_campaign_change_move_period (DuoCampaignChange *self, DuoCampaignView *view, guint32 live);
DuoCampaignChange *duo_campaign_change_waves  (gint64 campaign, const DuoSectorSet *waves, guint n_waves);
DuoCampaignChange *duo_campaign_change_record (gint64 campaign, DuoChangeKind kind, GArray *targets, guint32 day);
DuoCampaignChange *duo_campaign_change_answer (gint64 campaign, GArray *targets, DuoParticipation *answer);
void               duo_campaign_change_take_steps    (DuoCampaignChange *self, GPtrArray *moves);
void               duo_campaign_change_take_messages (DuoCampaignChange *self, GPtrArray *joined, GPtrArray *left);
void               duo_campaign_change_free   (DuoCampaignChange *self);

/* @change: (transfer full). Returns: the id of the campaign; 0 with @error set. */
void     duo_campaigns_do_async  (DuoContext *context, DuoCampaignChange *change, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
gint64   duo_campaigns_do_finish (DuoContext *context, GAsyncResult *result, GError **error);
gint64   duo_campaigns_do        (DuoContext *context, DuoCampaignChange *change, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoMove, duo_move_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoCampaignCopy, duo_campaign_copy_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoCampaignSetup, duo_campaign_setup_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoCampaignChange, duo_campaign_change_free)

G_END_DECLS
