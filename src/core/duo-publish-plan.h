/* SPDX-License-Identifier: EUPL-1.2 */
/* Publishing a campaign: what has to be done on the platform, given what is wanted and what is there. Pure. */
#pragma once

#include "duo-when.h"

G_BEGIN_DECLS

/* Where a package stands. Written down before and after each request, so that any end can be gone on from. */
typedef enum
{
  DUO_PACKAGE_PLANNED, /* nothing of it is over there, or it has to be replaced */
  DUO_PACKAGE_SENDING, /* something may be: ask */
  DUO_PACKAGE_THERE,   /* whole, checked by its hash */
  DUO_N_PACKAGE_STATES,
} DuoPackageState;

/* Where a link stands. */
typedef enum
{
  DUO_LINK_PLANNED,
  DUO_LINK_ASKING,    /* may have been made: list before anything else */
  DUO_LINK_MADE,
  DUO_LINK_WITHDRAWN, /* by us */
  DUO_LINK_ENDED,     /* its last day has passed, or it is gone on the platform */
  DUO_N_LINK_STATES,
} DuoLinkState;

/**
 * DuoPlatformPackage:
 *
 * What one institution gets: a file on the platform, and the link to it.
 */
typedef struct
{
  gint64          id;           /* 0 until the store has it */
  gint64          publication;
  gint64          institution;
  char           *label;        /* (owned): "01AA Aanvragen SF 2027", by which its link is told apart */
  char           *path;         /* (owned): on the platform, below the account's root */
  char           *sha256;       /* (owned): of the file that has to be there */
  gint64          size;         /* bytes of that */
  DuoPackageState state;
  char           *there_sha256; /* (owned): of the file that is there; "" where none is */
  char           *etag;         /* (owned): of the file that is there; "" not known */
  char           *file_id;      /* (owned): "" not known */
  char           *upload;       /* (owned): what has to be known to go on with sending it; "" where nothing was begun */
  char           *failure;      /* (owned): why the last try ended, a code of the program; "" where it did not fail */
  DuoLinkState    link_state;
  char           *share;        /* (owned): the link's id over there; "" */
  char           *token;        /* (owned): "" */
  char           *url;          /* (owned): what the school opens; "" */
  guint32         last_day;     /* Julian day of the last day on which the link has to work */
  guint32         there_day;    /* the last day that it has over there; 0: no link yet */
  gboolean        counted;      /* the platform counts its downloads */
  char           *made;         /* (owned): ISO 8601, when the link was made; "" */
  char           *coded;        /* (owned): ISO 8601, since when its code is kept or handed out; "" where it may be lost */
} DuoPlatformPackage;

typedef enum
{
  DUO_PUBLISH_FOLDER,   /* make the folder */
  DUO_PUBLISH_UPLOAD,   /* send a file that is not there yet */
  DUO_PUBLISH_REPLACE,  /* send a new version over the one that is there; link, code and counter stay */
  DUO_PUBLISH_COPY,     /* let the platform copy a file that is there under another name */
  DUO_PUBLISH_LINK,     /* make the link with its code */
  DUO_PUBLISH_EXTEND,   /* give the link another last day */
  DUO_PUBLISH_WITHDRAW, /* end the link of who is not in the plan any more */
  DUO_N_PUBLISH_STEPS,
} DuoPublishKind;

/* One thing to do. */
typedef struct
{
  DuoPublishKind kind;
  guint          package; /* its place among the packages; unused for a folder */
  guint          source;  /* of a copy: the package whose file is copied */
  gint64         bytes;   /* that go over the line */
} DuoPublishStep;

/**
 * DuoPublishPlan:
 *
 * What is to be done, in order: folder, files, links, ends. No link comes before its file.
 */
typedef struct
{
  GArray *steps;   /* (owned) (element-type DuoPublishStep) */
  gint64  bytes;   /* to send */
  guint   n_links; /* to make */
} DuoPublishPlan;

/* A platform makes so many links in so many seconds; after those one each so many. (Nextcloud, pull request 50905.) */
#define DUO_LINKS_AT_ONCE 20
#define DUO_LINKS_WINDOW_SECONDS 600
#define DUO_LINKS_PACE_SECONDS 30

/* So many days before they end, codes are warned about. */
#define DUO_LINK_WARN_DAYS 7

DuoPlatformPackage     *duo_platform_package_new           (void);
void            duo_platform_package_free          (DuoPlatformPackage     *self);
gboolean        duo_platform_package_is_current    (const DuoPlatformPackage *self);
gboolean        duo_platform_package_is_doubted    (const DuoPlatformPackage *self);
DuoLinkState    duo_platform_package_get_link      (const DuoPlatformPackage *self,
                                                    guint32                   today);
const char     *duo_package_state_to_string (DuoPackageState state);
gboolean        duo_package_state_parse   (const char     *text,
                                           DuoPackageState *state);
const char     *duo_link_state_to_string  (DuoLinkState    state);
gboolean        duo_link_state_parse      (const char     *text,
                                           DuoLinkState   *state);
const char     *duo_publish_kind_to_string (DuoPublishKind kind);
DuoPublishPlan *duo_publish_plan_new      (GPtrArray      *packages,
                                           GHashTable     *leaving,
                                           gboolean        folder_there,
                                           gboolean        links);
void            duo_publish_plan_free     (DuoPublishPlan *self);
gboolean        duo_link_is_chased        (DuoLinkState    state,
                                           gboolean        counted,
                                           gint64          downloads);
gboolean        duo_link_ends_soon        (DuoLinkState    state,
                                           guint32         last_day,
                                           guint32         today);
guint           duo_publish_link_pause    (guint           n_recent,
                                           guint           oldest_seconds,
                                           guint           newest_seconds,
                                           guint           n_run);
guint           duo_publish_link_seconds  (guint           n_links,
                                           guint           n_recent);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoPlatformPackage, duo_platform_package_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoPublishPlan, duo_publish_plan_free)

G_END_DECLS
