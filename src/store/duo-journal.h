/* SPDX-License-Identifier: EUPL-1.2 */
/* The journal: every user-level action as one named change, to show, undo, redo and take back. */
#pragma once

#include "duo-database.h"
#include "duo-kinds.h"

G_BEGIN_DECLS

/* What a person did. With the object's kind this names a change; src/words makes the sentence. */
typedef enum
{
  DUO_CHANGE_ADD,
  DUO_CHANGE_EDIT,      /* fields of one object, other than the kinds below */
  DUO_CHANGE_MOVE,      /* a message to other months or sectors, a milestone to another date */
  DUO_CHANGE_STRETCH,   /* its begin or end */
  DUO_CHANGE_SECTORS,   /* put in, or taken out of, a sector */
  DUO_CHANGE_STATUS,
  DUO_CHANGE_WITHDRAW,
  DUO_CHANGE_REMOVE,
  DUO_CHANGE_DUPLICATE,
  DUO_CHANGE_DONE,      /* an action is done */
  DUO_CHANGE_REOPEN,    /* an action that was done is open again */
  DUO_CHANGE_COPY_YEAR,
  DUO_CHANGE_IMPORT,
  DUO_CHANGE_ISSUE,     /* a month overview was issued; cannot be undone: it left the building */
  DUO_CHANGE_SILENCE,   /* a finding of the check is ignored, with a note */
  DUO_CHANGE_UNSILENCE,
  DUO_CHANGE_CONFIRM,   /* a contact is still right */
  DUO_CHANGE_PREFER,    /* the contact to begin with, or no longer */
  DUO_CHANGE_MERGE,     /* two that were the same are one */
  DUO_CHANGE_ASSIGN,    /* institutions get another owner or substitute */
  DUO_CHANGE_ANSWER,    /* a board or an institution said whether it takes part */
  DUO_CHANGE_HAND_OVER, /* what an institution had goes on at its successor */
  DUO_CHANGE_PUBLISH,   /* material went to the platform; cannot be undone: it left the building */
  DUO_CHANGE_REVOKE,    /* links were withdrawn; nor can this */
  DUO_CHANGE_REISSUE,   /* links got other codes; nor can this */
  DUO_CHANGE_EXTEND,    /* links got another last day; nor can this */
  DUO_CHANGE_RECEIPTS,  /* what schools fetched was read back */
  DUO_CHANGE_INVITE,    /* institutions were asked to take part */
  DUO_CHANGE_REMIND,    /* asked again */
  DUO_CHANGE_FORMS,     /* forms were made */
  DUO_CHANGE_SETTLE,    /* a question about a form has its answer */
  DUO_CHANGE_SAMPLE,
  DUO_CHANGE_UNDO,      /* taken as such only in what is shown: undo marks the change itself */
  DUO_CHANGE_TAKE_BACK, /* an older change was taken back; itself a change */
  DUO_N_CHANGE_KINDS,
} DuoChangeKind;

const char *duo_change_kind_to_string   (DuoChangeKind  kind);
gboolean    duo_change_kind_parse       (const char    *text,
                                         DuoChangeKind *kind);
gboolean    duo_change_kind_can_be_undone (DuoChangeKind kind);

/**
 * DuoChange:
 *
 * One entry of the journal, as it is read back. Immutable.
 */
#define DUO_TYPE_CHANGE (duo_change_get_type ())
G_DECLARE_FINAL_TYPE (DuoChange, duo_change, DUO, CHANGE, GObject)

typedef enum
{
  DUO_CHANGE_STATE_DONE,
  DUO_CHANGE_STATE_UNDONE,   /* may be redone */
  DUO_CHANGE_STATE_DROPPED,  /* undone, and a newer change of the same person came: can't be redone */
} DuoChangeState;

gint64          duo_change_get_id          (DuoChange *self);
DuoChangeKind   duo_change_get_kind        (DuoChange *self);
DuoObjectKind   duo_change_get_object_kind (DuoChange *self);
gint64          duo_change_get_object      (DuoChange *self); /* id; 0 for many or none */
const char     *duo_change_get_who         (DuoChange *self); /* login name */
const char     *duo_change_get_when        (DuoChange *self); /* ISO 8601 UTC */
DuoChangeState  duo_change_get_state       (DuoChange *self);
gint64          duo_change_get_taken_back  (DuoChange *self); /* id of the change that this one takes back; 0 */
gboolean        duo_change_get_behind_barrier (DuoChange *self); /* a schema step lies between */

/**
 * DuoFieldChange:
 *
 * One field of one row that a change touched.
 */
typedef struct
{
  char   *table;   /* (owned): name of the table */
  gint64  row;     /* its id */
  char   *owner_table; /* (owned): of what it is a part of, as a placement is of a message; itself where of nothing */
  gint64  owner;
  char   *owner_title; /* (owned) (nullable): what that is called; NULL where nobody looked (duo_history_fields() does) */
  char   *field;   /* (owned): name of the column */
  char   *before;  /* (owned) (nullable): as text; NULL where there was no row or no value */
  char   *after;   /* (owned) (nullable) */
  gboolean touched; /* by a later change too: taking back leaves it unless it is ticked */
  char   *current; /* (owned) (nullable): what it holds now, where touched */
  /* Of a value that is the id of another row: what that is called, also where it is gone. (owned) (nullable): NULL as of
   * owner_title. */
  char   *before_name;
  char   *after_name;
  char   *current_name;
} DuoFieldChange;

void       duo_field_change_free   (DuoFieldChange *self);

/* Newest first; @limit 0 for all. DUO_OBJECT_NONE: of all objects; @object 0: of all of the kind; else the changes
 * that are named by the object or that touched its row. (element-type DuoChange) */
GPtrArray *duo_journal_list        (DuoDatabase    *db,
                                    DuoObjectKind   object_kind,
                                    gint64          object,
                                    guint           limit,
                                    GError        **error);
/* The same of an institution with all that hangs on it: contacts, willingness, channels and answers to campaigns, as far as
 * they are still there. (element-type DuoChange) */
GPtrArray *duo_journal_list_around (DuoDatabase    *db,
                                    gint64          institution,
                                    guint           limit,
                                    GError        **error);
/* DUO_ERROR_NOT_FOUND where there is no such change. */
DuoChange *duo_journal_get         (DuoDatabase    *db,
                                    gint64          change,
                                    GError        **error);
/* (element-type DuoFieldChange): what the change did, row by row in the order in which it touched them; columns
 * that only follow another one (a search key) and uids are left out. */
GPtrArray *duo_journal_list_fields (DuoDatabase    *db,
                                    gint64          change,
                                    GError        **error);
/* (transfer full) (element-type utf8): the columns that the change set otherwise in one row, in the order of the table; *@added:
 * (out): whether it made the row. Those that only follow another one, uids, revisions and where values come from are left out. */
GPtrArray *duo_journal_list_row_fields (DuoDatabase    *db,
                                        gint64          change,
                                        const char     *table,
                                        gint64          row,
                                        gboolean       *added,
                                        GError        **error);
/* *@change: (out) (transfer full) (nullable): what @who would undo or redo now, whether or not it can be (see
 * duo_change_kind_can_be_undone() and duo_change_get_behind_barrier()); NULL for nothing. */
gboolean   duo_journal_peek_undo   (DuoDatabase    *db,
                                    const char     *who,
                                    DuoChange     **change,
                                    GError        **error);
gboolean   duo_journal_peek_redo   (DuoDatabase    *db,
                                    const char     *who,
                                    DuoChange     **change,
                                    GError        **error);

G_END_DECLS
