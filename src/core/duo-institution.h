/* SPDX-License-Identifier: EUPL-1.2 */
/* An institution as lists and cards show it. */
#pragma once

#include <glib-object.h>

#include "duo-sector.h"

G_BEGIN_DECLS

typedef enum
{
  DUO_INSTITUTION_SCHOOL,  /* in the register, with a BRIN */
  DUO_INSTITUTION_PARTNER, /* without one: a transport company with screens */
  DUO_N_INSTITUTION_KINDS,
} DuoInstitutionKind;

const char *duo_institution_kind_to_string (DuoInstitutionKind kind);
gboolean    duo_institution_kind_parse     (const char *text, DuoInstitutionKind *kind);

/* The texts of an institution, each a property of the same name: "short-name". */
typedef enum
{
  DUO_INSTITUTION_UID,
  DUO_INSTITUTION_BRIN,         /* "" for a partner */
  DUO_INSTITUTION_NAME,
  DUO_INSTITUTION_SHORT_NAME,
  DUO_INSTITUTION_BOARD,        /* its number */
  DUO_INSTITUTION_BOARD_NAME,
  DUO_INSTITUTION_STREET,
  DUO_INSTITUTION_HOUSE_NUMBER,
  DUO_INSTITUTION_POSTCODE,
  DUO_INSTITUTION_PLACE,        /* as the register has it; see duo_display_place() */
  DUO_INSTITUTION_MUNICIPALITY,
  DUO_INSTITUTION_PROVINCE,
  DUO_INSTITUTION_DENOMINATION,
  DUO_INSTITUTION_PHONE,
  DUO_INSTITUTION_WEBSITE,
  DUO_INSTITUTION_EMAIL,
  DUO_INSTITUTION_STRUCTURE,
  DUO_INSTITUTION_CLASS,
  DUO_INSTITUTION_KVK,
  DUO_INSTITUTION_RIO_CODE,
  DUO_INSTITUTION_OPEN_FROM,    /* ISO 8601 or "" */
  DUO_INSTITUTION_OPEN_UNTIL,   /* a transition that closed it counts too */
  DUO_INSTITUTION_SUCCESSOR,    /* BRIN of the one that it has become; "" for none */
  DUO_INSTITUTION_OWNER,        /* names of relationship managers */
  DUO_INSTITUTION_SUBSTITUTE,
  DUO_INSTITUTION_NOTE,
  DUO_N_INSTITUTION_TEXTS,
} DuoInstitutionText;

#define DUO_TYPE_INSTITUTION (duo_institution_get_type ())
G_DECLARE_FINAL_TYPE (DuoInstitution, duo_institution, DUO, INSTITUTION, GObject)

DuoInstitution    *duo_institution_new         (void);
gint64             duo_institution_get_id      (DuoInstitution *self);
void               duo_institution_set_id      (DuoInstitution *self, gint64 id);
void               duo_institution_set_rev     (DuoInstitution *self, gint64 rev);
DuoInstitutionKind duo_institution_get_kind    (DuoInstitution *self);
void               duo_institution_set_kind    (DuoInstitution *self, DuoInstitutionKind kind);
const char        *duo_institution_get_text    (DuoInstitution *self, DuoInstitutionText text);
void               duo_institution_set_text    (DuoInstitution *self, DuoInstitutionText text, const char *value);
DuoSectorSet       duo_institution_get_sectors (DuoInstitution *self);
void               duo_institution_set_sectors (DuoInstitution *self, DuoSectorSet sectors);
gint64             duo_institution_get_persons (DuoInstitution *self);
gint               duo_institution_get_persons_year (DuoInstitution *self);
DuoSectorSet       duo_institution_get_persons_sectors (DuoInstitution *self);
void               duo_institution_set_persons (DuoInstitution *self, gint64 persons, gint year, DuoSectorSet counted);
const char        *duo_institution_get_shown_name (DuoInstitution *self);
gboolean           duo_institution_is_open     (DuoInstitution *self, guint32 today);
gboolean           duo_institution_is_foreign  (DuoInstitution *self);

G_END_DECLS
