/* SPDX-License-Identifier: EUPL-1.2 */
/* The use cases of the register of institutions, the same for both faces. */
#pragma once

#include "duo-context.h"
#include "duo-institution.h"
#include "duo-list-plan.h"
#include "duo-register.h"
#include "duo-text-form.h"
#include "duo-transition.h"

G_BEGIN_DECLS

/* Reading files needs no store; each blocks, so call it in a thread of its own where there is a display.
 * @form: (nullable): how a text file is read, as duo_register_read(); @as_of: Julian day, 0 = as the names say; @today: taken where they don't; @refused: as there. A list that nobody knows is read as was pointed out of its headings before.
 * Returns: (transfer full) (element-type DuoRegisterFile) (nullable). */
GPtrArray *duo_register_read_file  (const char   *path,
                                    const DuoTextForm *form,
                                    guint32       as_of,
                                    guint32       today,
                                    GPtrArray    *refused,
                                    GCancellable *cancellable,
                                    GError      **error);
/* What the files would change together, the last one first. @context: (nullable): NULL = against an empty store.
 * Returns: (transfer full) (element-type DuoChangeSet) (nullable): one for each file, the last one first. */
GPtrArray *duo_register_preview    (DuoContext   *context,
                                    GPtrArray    *files,
                                    GError      **error);
/* Stores what is ticked in the sets, as one change; nothing of it where it fails or is cancelled. */
gboolean   duo_register_apply_sets (DuoContext   *context,
                                    GPtrArray    *sets,
                                    GError      **error);
void       duo_register_apply_sets_async  (DuoContext *context, GPtrArray *sets, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
gboolean   duo_register_apply_sets_finish (DuoContext *context, GAsyncResult *result, GError **error);

/**
 * DuoRegisterAsked:
 *
 * A file of which no name says of what day it tells: a person is asked.
 */
typedef struct
{
  char    *path;   /* (owned): by which it is told apart, see #DuoRegisterFile */
  char    *name;   /* (owned): as a person knows it */
  guint32  day;    /* Julian day: what a person said, else what is supposed */
  gboolean needed; /* it has to be said: another file of its kind would tell of the same day */
} DuoRegisterAsked;

void duo_register_asked_free (DuoRegisterAsked *self);

/**
 * DuoRegisterImport:
 *
 * Files that were read and compared with the store; nothing is stored yet.
 */
typedef struct
{
  GPtrArray    *sets;  /* (owned) (element-type DuoChangeSet): one for each table, to be applied in that order */
  DuoChangeSet *whole; /* (owned): the items of all of them: the same ones, so that a tick in it is a tick in its set */
  GHashTable   *names; /* (owned) (element-type utf8 utf8): what the codes in the items are called; "" where nobody knows */
  GPtrArray    *asked; /* (owned) (element-type DuoRegisterAsked): the files of which a person has to say the day */
} DuoRegisterImport;

void               duo_register_import_free (DuoRegisterImport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoRegisterImport, duo_register_import_free)

/* Reads files and compares them, all off the main thread. @paths: (element-type filename). Of several, one that can't
 * be read is an item refused by %DUO_REFUSAL_FILE; it is an error where none can be. @plan: (nullable): what the columns
 * of somebody's own list mean, which is one file; %NULL = files of the register, known by their headings. @said:
 * (nullable) (element-type filename guint32): the days that a person said, by path of #DuoRegisterAsked. */
void               duo_register_read_async  (DuoContext *context, const char *const *paths, const DuoTextForm *form,
                                             const DuoListPlan *plan, GHashTable *said, GCancellable *cancellable, GAsyncReadyCallback callback,
                                             gpointer user_data);
DuoRegisterImport *duo_register_read_finish (DuoContext *context, GAsyncResult *result, GError **error);

/* Returns: (transfer full) (element-type DuoInstitution) (nullable): by name. @sectors: none for all; @search:
 * (nullable); @limit: 0 for all. */
GPtrArray *duo_register_list       (DuoContext   *context,
                                    DuoSectorSet  sectors,
                                    const char   *search,
                                    guint         limit,
                                    GError      **error);

/**
 * DuoInstitutionCard:
 *
 * All that is known of one institution.
 */
typedef struct
{
  DuoInstitution *institution; /* (owned) */
  GPtrArray      *locations;   /* (owned) (element-type DuoRegisterRecord) */
  GPtrArray      *names;       /* (owned) (element-type DuoRegisterRecord): names it has or had, beside the present one */
  GPtrArray      *transitions; /* (owned) (element-type DuoRegisterRecord): from it and to it */
  GHashTable     *others;      /* (owned) (element-type utf8 utf8): what the others of @transitions are called, by BRIN, where that
                                * is known: those that are here, and those of the list of every BRIN ever issued */
  GPtrArray      *counts;      /* (owned) (element-type DuoRegisterRecord): pupils and students */
  char           *successor;   /* (owned): name of the one that it has become; "" for none that is here */
  gint64          successor_id; /* 0 for none that is here */
  DuoProvenance   from;         /* where its name comes from */
  guint32         not_in;       /* Julian day of a later list of its kind that does not have it; 0 for none */
} DuoInstitutionCard;

/* Sets a field of the institution @id to what a person says, as one named change; a file never overwrites it from then
 * on without a tick. %DUO_ERROR_INVALID for a name that is empty or a text that is too long, %DUO_ERROR_NOT_FOUND. */
void       duo_register_edit_field_async  (DuoContext *context, gint64 id, DuoRegisterField field, const char *value,
                                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean   duo_register_edit_field_finish (DuoContext *context, GAsyncResult *result, GError **error);

/* %DUO_ERROR_NOT_FOUND for a code that is not here. */
DuoInstitutionCard *duo_register_get_card      (DuoContext *context, const char *brin, GError **error);
/* The same by its id, which partners have too. */
void                duo_register_get_card_async  (DuoContext *context, gint64 id, GCancellable *cancellable,
                                                  GAsyncReadyCallback callback, gpointer user_data);
DuoInstitutionCard *duo_register_get_card_finish (DuoContext *context, GAsyncResult *result, GError **error);
void                duo_institution_card_free  (DuoInstitutionCard *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoInstitutionCard, duo_institution_card_free)

G_END_DECLS
