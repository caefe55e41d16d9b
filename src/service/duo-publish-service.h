/* SPDX-License-Identifier: EUPL-1.2 */
/* Publishing a campaign on a materials platform: packages, links, codes, receipts. The same for both faces. */
#pragma once

#include "duo-campaigns-service.h"
#include "duo-login-codes.h"
#include "duo-platform-line.h"
#include "duo-platform-package-table.h"
#include "duo-platform-service.h"
#include "duo-publication.h"
#include "duo-publish-plan.h"

G_BEGIN_DECLS

/* ---- What is there and what is to be done ---- */

/**
 * DuoPublishView:
 *
 * A publication as it stands: a snapshot.
 */
typedef struct
{
  DuoPublication     *publication; /* (owned) (nullable): %NULL where the campaign was never published */
  DuoPlatformAccount *account;     /* (owned) (nullable): likewise */
  DuoCampaign        *campaign;    /* (owned) */
  GPtrArray          *packages;    /* (owned) (element-type DuoPlatformPackage): by label */
  GHashTable         *downloads;   /* (owned) (element-type gint64 DuoDownloads): by package */
  /* Of one that was prepared; else %NULL and 0: */
  GHashTable         *contents;    /* (owned) (nullable) (element-type gint64 GStrv): titles of what an institution gets */
  GHashTable         *standard;    /* (owned) (nullable) (element-type gint64 gint64): who gets the standard set: nothing fits */
  GPtrArray          *nobody;      /* (owned) (nullable) (element-type utf8): names of who takes part and gets nothing */
  guint               n_concepts;  /* materials that stay here, because they are not released */
  guint               n_waiting;   /* institutions whose wave is not open yet, and that have no link */
} DuoPublishView;

DuoPublishView *duo_publish_look      (DuoContext         *context,
                                       gint64              campaign,
                                       GError            **error);
void            duo_publish_view_free (DuoPublishView     *self);

/* The same inside a job of the store. @account: the platform; 0: where somebody did something with @campaign last. */
DuoPublishView *duo_publish_read      (DuoDatabase        *db,
                                       gint64              campaign,
                                       gint64              account,
                                       GError            **error);
/* Adds what each institution has of @campaign to @lines (element-type DuoPlatformLine), by name. Inside a job. */
gboolean        duo_publish_read_lines (DuoDatabase       *db,
                                       gint64              campaign,
                                       guint32             today,
                                       GPtrArray          *lines,
                                       GError            **error);

/**
 * DuoPublishDuty:
 *
 * What has to be seen to of a publication, whoever thinks of it.
 */
typedef struct
{
  char    *campaign;  /* (owned): its name */
  guint    n_ending;  /* codes that are about to end */
  guint32  first_end; /* Julian: the last day of the first of them */
  gboolean unfinished; /* publishing began and did not come to its end */
} DuoPublishDuty;

void       duo_publish_duty_free          (DuoPublishDuty      *self);
/* Those of campaigns that have any, by name. (transfer full) (element-type DuoPublishDuty) (nullable). */
void       duo_publish_list_duties_async  (DuoContext          *context,
                                           GCancellable        *cancellable,
                                           GAsyncReadyCallback  callback,
                                           gpointer             user_data);
GPtrArray *duo_publish_list_duties_finish (DuoContext          *context,
                                           GAsyncResult        *result,
                                           GError             **error);
GPtrArray *duo_publish_list_duties        (DuoContext          *context,
                                           GError             **error);

/* ---- Getting ready: packages as files here ---- */

/**
 * DuoPublishWish:
 *
 * What a person chose.
 */
typedef struct
{
  gint64  campaign;
  gint64  account;
  guint32 last_day; /* Julian day of the last day on which links work; 0: no end */
} DuoPublishWish;

/* What goes to whom, without storing anything: the view as it would be. Makes the zips, or finds them made. */
DuoPublishView *duo_publish_prepare   (DuoContext           *context,
                                       const DuoPublishWish *wish,
                                       GHashTable          **leaving,
                                       GCancellable         *cancellable,
                                       GError              **error);
/* Whether @step of @package makes a link where one was withdrawn: who withdrew it has to know. */
gboolean        duo_publish_renews    (const DuoPublishStep     *step,
                                       const DuoPlatformPackage *package);
/* The file of @package, made by duo_publish_prepare(). (transfer full) (type filename). */
char           *duo_publish_dup_file  (DuoContext               *context,
                                       const DuoPlatformPackage *package);

/* ---- Doing it ---- */

typedef enum
{
  DUO_PUBLISH_SENDING,
  DUO_PUBLISH_LINKING,
  DUO_PUBLISH_WAITING, /* for the platform, @wait seconds */
} DuoPublishPhase;

typedef struct
{
  DuoPublishPhase phase;
  const char     *label;     /* (nullable): of the package at hand */
  gint64          bytes;     /* over there, of @all_bytes */
  gint64          all_bytes;
  gint64          file_bytes; /* over there, of the @file_all of the package at hand; both 0 between files */
  gint64          file_all;
  guint           steps;     /* done, of @all_steps */
  guint           all_steps;
  guint           wait;      /* seconds */
  const GError   *problem;   /* (nullable): why it waits */
} DuoPublishProgress;

typedef void     (*DuoPublishReport) (const DuoPublishProgress *progress, gpointer user_data);
typedef gboolean (*DuoPublishWait)   (guint seconds, GCancellable *cancellable, GError **error);

/**
 * DuoPublishOptions:
 *
 * How it is done. All zero: with patience without end, and unpaced on the practice platform.
 */
typedef struct
{
  DuoPublishReport report;   /* (nullable): called on the thread of the work */
  gpointer         user_data;
  DuoPublishWait   wait;     /* (nullable): a test's own; else duo_http_wait() */
  guint            patience; /* seconds in all to wait for a platform that does not answer; 0: without end */
  /* The caller hands the new codes out itself, so no keyring is needed; once that is done it calls
   * duo_publish_note_handed_out(). Links whose codes did not get that far get others the next time. */
  gboolean         codes_go_to_caller;
} DuoPublishOptions;

gboolean        duo_publish_run       (DuoContext              *context,
                                       DuoSecrets              *secrets,
                                       const DuoPublishWish    *wish,
                                       const DuoPublishOptions *options,
                                       GCancellable            *cancellable,
                                       GError                 **error);
/* The codes of @packages that are among @codes are in somebody's hands. */
gboolean        duo_publish_note_handed_out (DuoContext        *context,
                                       GPtrArray               *packages,
                                       DuoLoginCodes           *codes,
                                       GError                 **error);
gboolean        duo_publish_cancel    (DuoContext              *context,
                                       DuoSecrets              *secrets,
                                       gint64                   campaign,
                                       GCancellable            *cancellable,
                                       GError                 **error);

/* ---- Links ---- */

/* The codes that are kept for @view's links; "" in the place of one that is not known. Blocks on the keyring. */
DuoLoginCodes  *duo_publish_read_codes (DuoPublishView *view,
                                        DuoSecrets     *secrets,
                                        GCancellable   *cancellable,
                                        GError        **error);
gboolean        duo_publish_write_links (DuoContext     *context,
                                         DuoPublishView *view,
                                         DuoLoginCodes  *codes,
                                         const char     *path,
                                         GError        **error);
/* Each for the packages @ids (element-type gint64), %NULL for all. Block. */
gboolean        duo_publish_revoke    (DuoContext     *context,
                                       DuoSecrets     *secrets,
                                       gint64          campaign,
                                       GArray         *ids,
                                       GCancellable   *cancellable,
                                       GError        **error);
gboolean        duo_publish_reissue   (DuoContext     *context,
                                       DuoSecrets     *secrets,
                                       gint64          campaign,
                                       GArray         *ids,
                                       GCancellable   *cancellable,
                                       GError        **error);
/* Gives links another last day; it stays theirs when the campaign is published again. */
gboolean        duo_publish_extend    (DuoContext     *context,
                                       DuoSecrets     *secrets,
                                       gint64          campaign,
                                       GArray         *ids,
                                       guint32         last_day,
                                       GCancellable   *cancellable,
                                       GError        **error);
/* Reads the counters back and keeps each reading; who fetched something for the first time gets that day in the
 * funnel. Blocks. */
gboolean        duo_publish_count     (DuoContext     *context,
                                       DuoSecrets     *secrets,
                                       gint64          campaign,
                                       GCancellable   *cancellable,
                                       GError        **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoPublishView, duo_publish_view_free)

G_END_DECLS
