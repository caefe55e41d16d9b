/* SPDX-License-Identifier: EUPL-1.2 */
/* The people at institutions: contacts, contact moments, answers, owners. The same for both faces. */
#pragma once

#include "duo-action.h"
#include "duo-contact-entry.h"
#include "duo-contact-moment.h"
#include "duo-context.h"
#include "duo-sector.h"
#include "duo-standing.h"

G_BEGIN_DECLS

/**
 * DuoPeople:
 *
 * Who there is at an institution, what was said and answered. Whoever asks while nothing is written gets the same one:
 * it is read, and never changed.
 */
typedef struct
{
  gatomicrefcount n_holders;
  gint64        institution;
  char         *title;         /* (owned): what the institution is called */
  gint64        board;         /* id; 0 for none */
  char         *board_title;   /* (owned): its name; "" for none */
  DuoSectorSet  sectors;
  GPtrArray    *entries;       /* (owned) (element-type DuoContactEntry): its own, of its locations, of its board */
  GPtrArray    *answers;       /* (owned) (element-type DuoWillingness): its own, the oldest first */
  GPtrArray    *board_answers; /* (owned) (element-type DuoWillingness): of its board; never counts in figures */
  GPtrArray    *moments;       /* (owned) (element-type DuoContactMoment): of it and of its board, the newest first */
  GHashTable   *contacts;      /* (owned): id (gint64) to DuoContact, of all that are referred to */
  GPtrArray    *managers;      /* (owned) (element-type DuoManager): by name */
  gint64        owner;         /* id of a manager; 0 for nobody */
  gint64        substitute;
  gint64        me;            /* the person at work; 0 where he is not among the managers */
} DuoPeople;

void        duo_people_free             (DuoPeople *self);
void        duo_people_load_async       (DuoContext *context, gint64 institution, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
DuoPeople  *duo_people_load_finish      (DuoContext *context, GAsyncResult *result, GError **error);
DuoPeople  *duo_people_load             (DuoContext *context, gint64 institution, GError **error);
const char *duo_people_get_manager_name (DuoPeople *self, gint64 manager);
DuoContact *duo_people_find_contact     (DuoPeople *self, gint64 contact);

/* All contacts with what they are to whom, by code. (transfer full) (element-type DuoContactEntry) (nullable). */
GPtrArray  *duo_people_list_contacts    (DuoContext *context, GError **error);

/* All answers of institutions: id (gint64) to (element-type DuoWillingness) GPtrArray, the oldest first. */
GHashTable *duo_people_load_answers     (DuoContext *context, GError **error);

/* Contacts that are the same person as @contact, or as others of them where it is %NULL: groups.
 * (transfer full) (element-type GPtrArray). */
void        duo_people_find_doubles_async  (DuoContext *context, DuoContact *contact, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
GPtrArray  *duo_people_find_doubles_finish (DuoContext *context, GAsyncResult *result, GError **error);
GPtrArray  *duo_people_find_doubles        (DuoContext *context, DuoContact *contact, GError **error);

/* What an institution that closed has for its successor. (element-type DuoOffer). @successor: its id. */
void        duo_people_load_offers_async  (DuoContext *context, gint64 institution, gint64 successor, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
GPtrArray  *duo_people_load_offers_finish (DuoContext *context, GAsyncResult *result, GError **error);
GPtrArray  *duo_people_load_offers        (DuoContext *context, gint64 institution, gint64 successor, GError **error);

/**
 * DuoPeopleChange:
 *
 * What is to be done, as one named change. One object by itself (an edited contact, a new answer) is saved by
 * duo_calendar_save_async(); here is what touches several.
 */
typedef struct _DuoPeopleChange DuoPeopleChange;

DuoPeopleChange *duo_people_change_add_contact (DuoContact *contact, DuoContactLink *link);
DuoPeopleChange *duo_people_change_remove_link (DuoContactLink *link);
DuoPeopleChange *duo_people_change_note_moment (DuoContactMoment *moment, DuoAction *follow_up);
DuoPeopleChange *duo_people_change_assign      (GArray *institutions, gint64 owner, gint64 substitute);
DuoPeopleChange *duo_people_change_answer      (GArray *institutions, DuoSectorSet sectors, DuoWillingness *answer);
DuoPeopleChange *duo_people_change_merge       (gint64 kept, gint64 other);
DuoPeopleChange *duo_people_change_hand_over   (gint64 successor, GPtrArray *offers);
void             duo_people_change_free        (DuoPeopleChange *self);

/* @change: (transfer full). Objects that it adds have their id afterwards. */
void             duo_people_do_async           (DuoContext *context, DuoPeopleChange *change, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer user_data);
gboolean         duo_people_do_finish          (DuoContext *context, GAsyncResult *result, GError **error);
gboolean         duo_people_do                 (DuoContext *context, DuoPeopleChange *change, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoPeople, duo_people_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoPeopleChange, duo_people_change_free)

G_END_DECLS
