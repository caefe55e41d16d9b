/* SPDX-License-Identifier: EUPL-1.2 */
/* What a screen shows of a publication: institutions with their packages, links, codes and downloads, in one go; and
 * the same work as duo-publish-service.h and duo-platform-service.h for who may not wait. */
#pragma once

#include "duo-practice.h"
#include "duo-publish-service.h"

G_BEGIN_DECLS

#define DUO_TYPE_PUBLISH_ROW (duo_publish_row_get_type ())
G_DECLARE_FINAL_TYPE (DuoPublishRow, duo_publish_row, DUO, PUBLISH_ROW, GObject)

/**
 * DuoPublishRow:
 *
 * One institution of a publication. A snapshot.
 */
struct _DuoPublishRow
{
  GObject         parent_instance;
  gint64          id;            /* of the package */
  gint64          institution;   /* id */
  char           *name;          /* (owned): the short one where there is one */
  char           *brin;          /* (owned): "" for a partner */
  char           *label;         /* (owned): by which the queue calls it */
  char           *contact;       /* (owned): whom to write to about communication; "" */
  char           *mail;          /* (owned): his address; "" for none, or where he is not to be mailed */
  gint64          size;          /* bytes of the package */
  DuoPackageState state;
  gboolean        current;       /* what is there is what has to be there */
  gboolean        doubted;       /* something is there, and nobody compared it yet with what has to be there */
  gint            failure;       /* a #DuoError; -1 where the last try did not fail */
  DuoLinkState    link_state;    /* ENDED too where its last day has passed */
  char           *url;           /* (owned): "" */
  guint32         last_day;      /* Julian: the last day on which the link works; 0: none */
  gboolean        counted;
  gint64          downloads;     /* requests, not people */
  gboolean        fetched_old;   /* fetched an earlier version and not the one that is there */
  char           *first;         /* (owned): ISO 8601: the first reading that was not 0; "" */
  char           *code;          /* (owned) (nullable): its login code, where it was asked for and is known */
};

typedef enum
{
  DUO_PUBLISH_SHOW_ALL,
  DUO_PUBLISH_SHOW_CHASE,  /* has a code and fetched nothing */
  DUO_PUBLISH_SHOW_OLD,    /* fetched the old version only */
  DUO_PUBLISH_SHOW_ENDING, /* its code ends within DUO_LINK_WARN_DAYS */
  DUO_N_PUBLISH_SHOWS,
} DuoPublishShow;

gboolean duo_publish_row_is_shown (DuoPublishRow *self, DuoPublishShow show, guint32 today);

/**
 * DuoPublishBoard:
 *
 * A campaign's publication and all around it. A snapshot.
 */
typedef struct
{
  DuoPublishView *view;       /* (owned) */
  GPtrArray      *accounts;   /* (owned) (element-type DuoPlatformAccount): all there are, the newest last */
  GPtrArray      *rows;       /* (owned) (element-type DuoPublishRow): by name */
  guint32         today;      /* Julian */
  guint32         live;       /* Julian: when it goes live; 0 not known */
  guint32         until;      /* Julian: a last day for its links to begin with */
  char           *read;       /* (owned): ISO 8601: when downloads were read last; "" */
  guint           n_there;    /* packages that are as they have to be */
  guint           n_links;    /* links that work */
  guint           n_shown[DUO_N_PUBLISH_SHOWS];
  gboolean        unfinished; /* publishing began and did not come to its end */
  gboolean        practice;   /* it is an exercise */
  gboolean        keyring;    /* secrets outlive the program */
  gboolean        tried;      /* that is known: before the first question for a secret it is only hoped */
} DuoPublishBoard;

void             duo_publish_board_free        (DuoPublishBoard *self);
/* @with_codes: read the codes too, from the keyring */
void             duo_publish_board_load_async  (DuoContext *context, DuoSecrets *secrets, gint64 campaign,
                                                gboolean with_codes, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer user_data);
DuoPublishBoard *duo_publish_board_load_finish (DuoContext *context, GAsyncResult *result, GError **error);
DuoPublishBoard *duo_publish_board_load        (DuoContext *context, DuoSecrets *secrets, gint64 campaign,
                                                gboolean with_codes, GCancellable *cancellable, GError **error);

/* ---- The dry run ---- */

#define DUO_TYPE_TRIAL_ROW (duo_trial_row_get_type ())
G_DECLARE_FINAL_TYPE (DuoTrialRow, duo_trial_row, DUO, TRIAL_ROW, GObject)

/**
 * DuoTrialRow:
 *
 * What publishing would do for one institution.
 */
struct _DuoTrialRow
{
  GObject  parent_instance;
  gint64   institution;
  char    *name;      /* (owned) */
  GStrv    contents;  /* (owned): titles of the material that it gets */
  gboolean standard;  /* the standard set: nothing fits there */
  gint64   bytes;     /* of its package */
  gint     file_step; /* a #DuoPublishKind; -1: its file stays as it is */
  char    *source;    /* (owned) (nullable): of a copy: whose file is copied */
  gint     link_step; /* likewise; -1: its link stays as it is */
  gboolean renewed;   /* it had a link that was withdrawn, and gets another */
};

/**
 * DuoPublishTrial:
 *
 * A dry run: what would be done, without having done it.
 */
typedef struct
{
  DuoPublishWish  wish;
  guint32         today;      /* Julian */
  DuoPublishView *view;       /* (owned): as it would be */
  DuoPublishPlan *plan;       /* (owned) */
  GPtrArray      *rows;       /* (owned) (element-type DuoTrialRow): by name */
  guint           n_packages; /* different ones */
  gint64          n_bytes;    /* to send */
  guint           n_copies;   /* made on the platform */
  guint           n_leaving;  /* links to withdraw */
  guint           n_renewed;  /* links that were withdrawn, and are made anew */
  guint           seconds;    /* that the limit on links takes at least */
  gboolean        practice;
  gboolean        keyring;    /* codes outlive the program */
} DuoPublishTrial;

void             duo_publish_trial_free (DuoPublishTrial *self);
void             duo_publish_try_async  (DuoContext *context, DuoSecrets *secrets, const DuoPublishWish *wish,
                                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
DuoPublishTrial *duo_publish_try_finish (DuoContext *context, GAsyncResult *result, GError **error);
DuoPublishTrial *duo_publish_try        (DuoContext *context, DuoSecrets *secrets, const DuoPublishWish *wish,
                                         GCancellable *cancellable, GError **error);

/* ---- Work ---- */

/**
 * DuoPublishWork:
 *
 * What is to be done on the platform, in a thread of its own.
 */
typedef enum
{
  DUO_PUBLISH_WORK_RUN,     /* publish, or go on with it */
  DUO_PUBLISH_WORK_CANCEL,  /* give up what was begun */
  DUO_PUBLISH_WORK_COUNT,   /* read what was fetched */
  DUO_PUBLISH_WORK_REVOKE,  /* end links */
  DUO_PUBLISH_WORK_REISSUE, /* other codes */
  DUO_PUBLISH_WORK_EXTEND,  /* another last day */
  DUO_PUBLISH_WORK_LIST,    /* write the list for a mail merge */
} DuoPublishWork;

typedef struct
{
  DuoPublishWork    work;
  DuoPublishWish    wish;    /* campaign; for RUN and EXTEND also the last day, for RUN the account */
  GArray           *ids;     /* (nullable) (element-type gint64): packages; %NULL for all */
  const char       *path;    /* (nullable) (type filename): of the list; RUN writes the new codes there too */
  DuoPublishOptions options; /* of RUN */
} DuoPublishJob;

/* @job is copied. */
void     duo_publish_work_async  (DuoContext *context, DuoSecrets *secrets, const DuoPublishJob *job,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean duo_publish_work_finish (DuoContext *context, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoPublishBoard, duo_publish_board_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoPublishTrial, duo_publish_trial_free)

G_END_DECLS
