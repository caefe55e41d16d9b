/* SPDX-License-Identifier: EUPL-1.2 */
/* The list of institutions: which of them in what order, and what a row of it says. */
#pragma once

#include "duo-context.h"
#include "duo-institution-known.h"
#include "duo-institution.h"
#include "duo-institution-order.h"

G_BEGIN_DECLS

/**
 * DuoInstitutionEntry:
 *
 * One institution with what a row of the list says.
 */
typedef struct
{
  DuoInstitution *institution; /* (owned) */
  char           *successor;   /* (owned): name of the one that it has become; "" for none */
  gboolean        closed;      /* today */
  DuoInstitutionKnown known;   /* beside the register */
} DuoInstitutionEntry;

void                  duo_institution_entry_free (DuoInstitutionEntry *self);
const char           *duo_institution_entry_get_name (DuoInstitutionEntry *self);
/* What it answered, per sector and as one word where all sectors say the same: "VO yes, MBO not asked". @word: of an answer;
 * @not_asked: for a sector that was not asked. Returns: (transfer full) (nullable): %NULL for a partner that is asked nothing. */
char                 *duo_institution_entry_dup_answers (const DuoInstitutionEntry *self, const char *(*word) (DuoAnswer answer),
                                                         const char *not_asked);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoInstitutionEntry, duo_institution_entry_free)

/* Ready choices: those of sectors widen each other, the others narrow what they leave. */
typedef enum
{
  DUO_INSTITUTIONS_VO,
  DUO_INSTITUTIONS_MBO,
  DUO_INSTITUTIONS_HO,
  DUO_INSTITUTIONS_MINE,
  DUO_INSTITUTIONS_NO_OWNER,
  DUO_INSTITUTIONS_NOT_ASKED,
  DUO_INSTITUTIONS_NO_CONTACT,
  DUO_INSTITUTIONS_NO_CHANNEL,
  DUO_INSTITUTIONS_PARTNERS,
  DUO_INSTITUTIONS_CLOSED,
  DUO_N_INSTITUTION_CHOICES,
} DuoInstitutionChoice;

/**
 * DuoInstitutionIds:
 *
 * The answer to a query: the ids, in order, and beside them who there is.
 */
typedef struct
{
  GArray    *ids;      /* (owned) (element-type gint64) */
  guint      n_closed; /* of these: how many are closed */
  guint      n_partners; /* and how many are partners */
  guint      n_all;    /* how many there are without the query */
  guint      counts[DUO_N_INSTITUTION_CHOICES]; /* how many each choice has of what the words and the other choices leave */
  GPtrArray *managers; /* (owned) (element-type DuoManager): by name */
  gint64     me;       /* id of the manager who is the person at work; 0 while there is none */
} DuoInstitutionIds;

void                  duo_institution_ids_free (DuoInstitutionIds *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoInstitutionIds, duo_institution_ids_free)

/* Makes @query ask for what @choices (a bit for each DuoInstitutionChoice) stand for together, and for nothing of the others.
 * @me: as DuoInstitutionIds has it. */
void                  duo_institutions_choose (DuoInstitutionQuery *query, guint choices, gint64 me);

/* @mine: of the person at work, whoever @query->owner names. */
void                  duo_institutions_query_async  (DuoContext *context, const DuoInstitutionQuery *query, gboolean mine,
                                                     GCancellable *cancellable, GAsyncReadyCallback callback,
                                                     gpointer user_data);
DuoInstitutionIds    *duo_institutions_query_finish (DuoContext *context, GAsyncResult *result, GError **error);

/* The rows by their ids (element-type gint64), as DuoInstitutionEntry, NULL for those that are gone. */
void                  duo_institutions_fetch_async  (DuoContext *context, GArray *ids, GCancellable *cancellable,
                                                     GAsyncReadyCallback callback, gpointer user_data);
GPtrArray            *duo_institutions_fetch_finish (DuoContext *context, GAsyncResult *result, GError **error);
GPtrArray            *duo_institutions_fetch        (DuoContext *context, GArray *ids, GError **error);

/* Writes the institutions @ids (element-type gint64), in that order, to a .xlsx or .csv file by its ending
 * (%DUO_ERROR_INVALID for another one). @codes: columns of the list ("place"), in that order; the BRIN is always there. Gives (transfer full) the path. */
void                  duo_institutions_export_async  (DuoContext *context, GArray *ids, const char *const *codes,
                                                      const char *path, GCancellable *cancellable,
                                                      GAsyncReadyCallback callback, gpointer user_data);
char                 *duo_institutions_export_finish (DuoContext *context, GAsyncResult *result, GError **error);

/**
 * DuoInstitutionEmails:
 *
 * Where to write to some institutions.
 */
typedef struct
{
  GPtrArray *emails;    /* (owned) (element-type utf8): each address once */
  guint      n_without; /* how many institutions have none that can be used */
  guint      n_others;  /* of how many it is somebody else's than a communications contact's */
} DuoInstitutionEmails;

void                  duo_institution_emails_free         (DuoInstitutionEmails *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoInstitutionEmails, duo_institution_emails_free)

void                  duo_institutions_list_emails_async  (DuoContext *context, GArray *ids, GCancellable *cancellable,
                                                           GAsyncReadyCallback callback, gpointer user_data);
DuoInstitutionEmails *duo_institutions_list_emails_finish (DuoContext *context, GAsyncResult *result, GError **error);

G_END_DECLS
