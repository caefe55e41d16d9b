/* SPDX-License-Identifier: EUPL-1.2 */
/* What the columns of somebody's own list mean, as a person said. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a line of the list is. */
typedef enum
{
  DUO_LIST_CONTACTS,
  DUO_LIST_INSTITUTIONS,
  DUO_N_LIST_KINDS,
} DuoListKind;

/* What a column has. The codes are remembered: they don't change. */
typedef enum
{
  DUO_MEANING_NOTHING, /* it is not read */
  DUO_MEANING_CODE,    /* BRIN; of contacts a location code or a board number too */
  DUO_MEANING_TITLE,   /* what the institution is called */
  DUO_MEANING_NAME,    /* of the contact */
  DUO_MEANING_GIVEN_NAME,
  DUO_MEANING_INFIX,   /* "van der" */
  DUO_MEANING_SURNAME,
  DUO_MEANING_EMAIL,
  DUO_MEANING_PHONE,
  DUO_MEANING_ROLE,
  DUO_MEANING_FUNCTION,
  DUO_MEANING_PREFERRED,
  DUO_MEANING_DO_NOT_MAIL,
  DUO_MEANING_CONFIRMED,
  DUO_MEANING_ORIGIN,
  DUO_MEANING_PURPOSE,
  DUO_MEANING_KEEP_UNTIL,
  DUO_MEANING_NOTE,
  DUO_MEANING_KEY,     /* our own mark of a contact's role */
  DUO_MEANING_SHORT_NAME,
  DUO_MEANING_SECTOR,
  DUO_MEANING_BOARD,   /* its number */
  DUO_MEANING_BOARD_NAME,
  DUO_MEANING_STREET,
  DUO_MEANING_HOUSE_NUMBER,
  DUO_MEANING_POSTCODE,
  DUO_MEANING_PLACE,
  DUO_MEANING_MUNICIPALITY,
  DUO_MEANING_PROVINCE,
  DUO_MEANING_WEBSITE,
  DUO_MEANING_DENOMINATION,
  DUO_MEANING_KVK,
  DUO_N_MEANINGS,
} DuoMeaning;

/**
 * DuoListPlan:
 * @kind: what its lines are
 * @sheet: index of the sheet; 0 for a text file
 * @heading: row or line of the headings, from 1; 0 where there are none
 * @columns: where each meaning stands, from 1; 0 = nowhere
 *
 * A value: it is copied as it is.
 */
typedef struct
{
  DuoListKind kind;
  guint       sheet;
  guint       heading;
  guint       columns[DUO_N_MEANINGS];
} DuoListPlan;

/* Why a plan can't be followed. */
typedef enum
{
  DUO_LIST_LACK_NONE,
  DUO_LIST_LACK_WHO,  /* no column says who a contact is */
  DUO_LIST_LACK_CODE, /* no column says which institution it is */
  DUO_LIST_LACK_ALL,  /* nothing beside the code is read */
} DuoListLack;

const char *duo_meaning_to_string   (DuoMeaning meaning);
gboolean    duo_meaning_parse       (const char *text, DuoMeaning *meaning);
gboolean    duo_meaning_fits        (DuoMeaning meaning, DuoListKind kind);
DuoListLack duo_list_plan_find_lack (const DuoListPlan *self);
/* What is remembered: kind and meanings by column, "contacts code,,name,email"; not where they stand in the file. */
char       *duo_list_plan_to_string (const DuoListPlan *self);
gboolean    duo_list_plan_parse     (const char *text, DuoListPlan *self);

G_END_DECLS
