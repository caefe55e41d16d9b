/* SPDX-License-Identifier: EUPL-1.2 */
/* What may be wrong with the addresses and numbers of contacts: pointed out while somebody types, never refused. */
#pragma once

#include "duo-contact.h"

G_BEGIN_DECLS

typedef enum
{
  DUO_FLAW_NONE,
  DUO_FLAW_LINE_BREAK,      /* more than one line */
  DUO_FLAW_EMAIL_NO_AT,
  DUO_FLAW_EMAIL_SEVERAL,   /* more than one address */
  DUO_FLAW_EMAIL_NAME,      /* nothing, or what can't be, in front of the at sign */
  DUO_FLAW_EMAIL_DOMAIN,    /* nothing, or what can't be, behind it: "curio", "curio,nl", "curio..nl" */
  DUO_FLAW_EMAIL_BLANK,     /* a blank inside */
  DUO_FLAW_EMAIL_TYPO,      /* may be right, but is nearly always mistyped: "curio.nll", "gmial.com", "www.curio.nl" */
  DUO_FLAW_PHONE_LETTERS,
  DUO_FLAW_PHONE_SHORT,
  DUO_FLAW_PHONE_LONG,
  DUO_FLAW_PHONE_NO_ZERO,   /* nine digits: the first 0 was lost, as spreadsheets do */
  DUO_N_FLAWS,
} DuoFlaw;

DuoFlaw  duo_email_find_flaw  (const char    *text);
gboolean duo_email_is_usable  (const char    *text);
DuoFlaw  duo_phone_find_flaw  (const char    *text);
char    *duo_email_dup_key    (const char    *text);
char    *duo_phone_dup_key    (const char    *text);

/* A contact is stale when nobody confirmed it for so long. */
#define DUO_CONTACT_STALE_MONTHS 12

gint     duo_months_since     (const DuoWhen *when,
                               guint32        today);
gboolean duo_contact_is_stale (const DuoWhen *confirmed,
                               guint32        today);

G_END_DECLS
