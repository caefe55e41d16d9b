/* SPDX-License-Identifier: EUPL-1.2 */
/* The review list: what of returned forms needs a human, what is known of it now, and settling it. */
#pragma once

#include "duo-context.h"
#include "duo-review-item.h"

G_BEGIN_DECLS

/* How a question can be settled. */
typedef enum
{
  DUO_SETTLE_TAKE,    /* a value is taken over, with the school's words beside it */
  DUO_SETTLE_UNKNOWN, /* it is not known; the words are kept */
  DUO_SETTLE_REPLACE, /* of a contact: the new one takes the place of the old one */
  DUO_SETTLE_RENAME,  /* of a contact: it is the same person, better written */
  DUO_SETTLE_ADD,     /* of a contact: the new one comes beside the old one */
  DUO_SETTLE_KEEP,    /* what is known stays */
  DUO_SETTLE_DISMISS, /* nothing is done, with a note */
  DUO_SETTLE_ANYWAY,  /* of a whole form: it is read as one of the campaign at hand, by duo_forms_read_anyway() */
  DUO_N_SETTLES,
} DuoSettle;

const char *duo_settle_to_string (DuoSettle settle);

/**
 * DuoReviewEntry:
 * @item: (owned): the question
 * @target: (owned): name of the channel or contact that it is about; "" for the institution itself
 * @known: (owned) (nullable): what is known now, by its code; "" for expressly unknown; %NULL for nothing
 * @values: (owned) (element-type utf8): what can be taken over, likeliest first, by their codes; of a contact
 *   "name=..." and so on: all that the form says of the new one
 * @settles: bits 1 << #DuoSettle: what can be done
 * @has_file: the form still lies where it lay
 * @can_type: a value that is not among @values can be taken over too
 */
typedef struct
{
  DuoReviewItem *item;
  char          *target;
  char          *known;
  GPtrArray     *values;
  guint          settles;
  gboolean       has_file;
  gboolean       can_type;
} DuoReviewEntry;

void  duo_review_entry_free (DuoReviewEntry *self);
char *duo_review_entry_read (const DuoReviewEntry *self, const char *text);

/* What is not settled of @campaign (0: of all) and of no campaign, as it came; with @settled what is settled, the last one
 * first. (transfer full) (element-type DuoReviewEntry) (nullable). */
void       duo_review_list_async  (DuoContext *context, gint64 campaign, gboolean settled, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *duo_review_list_finish (DuoContext *context, GAsyncResult *result, GError **error);
GPtrArray *duo_review_list        (DuoContext *context, gint64 campaign, gboolean settled, GError **error);

/* Settles @item, as one change; not by DUO_SETTLE_ANYWAY. @text: (nullable): the value that is taken over, by its code; the note of one that is
 * dismissed. DUO_ERROR_INVALID: no value; DUO_ERROR_CONFLICT: somebody else settled it; DUO_ERROR_NOT_FOUND: what it is
 * about is gone. */
void       duo_review_settle_async  (DuoContext *context, DuoReviewItem *item, DuoSettle settle, const char *text,
                                     GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean   duo_review_settle_finish (DuoContext *context, GAsyncResult *result, GError **error);
gboolean   duo_review_settle        (DuoContext *context, DuoReviewItem *item, DuoSettle settle, const char *text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoReviewEntry, duo_review_entry_free)

G_END_DECLS
