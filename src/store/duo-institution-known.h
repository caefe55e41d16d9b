/* SPDX-License-Identifier: EUPL-1.2 */
/* What is known of institutions beside the register, for a row of the list: answers, contacts, channels. */
#pragma once

#include "duo-database.h"
#include "duo-kinds.h"
#include "duo-sector.h"

G_BEGIN_DECLS

/**
 * DuoInstitutionKnown:
 *
 * Of one institution, its locations included, its board not.
 */
typedef struct
{
  DuoSectorSet asked;                  /* sectors for which it answered, or was asked at least */
  DuoAnswer    answers[DUO_N_SECTORS]; /* what stands, of the sectors @asked */
  guint        n_contacts;
  guint        n_channels;             /* but for outdated ones */
  guint32      confirmed;              /* Julian day on which a contact or channel was confirmed last; 0 for never */
} DuoInstitutionKnown;

/* Reads rows one after the other with the same statements. */
typedef struct _DuoInstitutionKnower DuoInstitutionKnower;

DuoInstitutionKnower *duo_institution_knower_new  (DuoDatabase          *db,
                                                   guint32               today,
                                                   GError              **error);
void                  duo_institution_knower_free (DuoInstitutionKnower *self);
gboolean              duo_institution_knower_read (DuoInstitutionKnower *self,
                                                   gint64                institution,
                                                   DuoInstitutionKnown  *known,
                                                   GError              **error);

/* *@email: (out) (transfer full): where to write to the institution: the preferred communications contact, else another
 * one, its locations' and its board's last; nobody who does not want mail, and no address that none arrives at. "" for none.
 * *@is_other: (out): whether it is that of somebody else than a communications contact. */
gboolean              duo_institution_table_find_email (DuoDatabase *db, gint64 institution, char **email, gboolean *is_other,
                                                        GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoInstitutionKnower, duo_institution_knower_free)

G_END_DECLS
