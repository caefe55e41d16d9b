/* SPDX-License-Identifier: EUPL-1.2 */
/* A contact as lists show it: who he is, and what he is to whom. */
#pragma once

#include "duo-contact-link.h"
#include "duo-contact.h"

G_BEGIN_DECLS

#define DUO_TYPE_CONTACT_ENTRY (duo_contact_entry_get_type ())
G_DECLARE_FINAL_TYPE (DuoContactEntry, duo_contact_entry, DUO, CONTACT_ENTRY, GObject)

/**
 * DuoContactEntry:
 *
 * One row: a contact with several roles has several.
 */
struct _DuoContactEntry
{
  GObject         parent_instance;
  DuoContact     *contact;     /* (owned) */
  DuoContactLink *link;        /* (owned) (nullable): NULL for a contact that is nothing to anybody */
  DuoObjectKind   target_kind; /* %DUO_OBJECT_BOARD, _INSTITUTION, _LOCATION; %DUO_OBJECT_NONE without a link */
  gint64          target;      /* its id */
  char           *code;        /* (owned): board number, BRIN or location code; "" for a partner */
  char           *title;       /* (owned): what the target is called */
};

DuoContactEntry *duo_contact_entry_new      (DuoContact      *contact,
                                             DuoContactLink  *link);
void             duo_contact_entry_set_target (DuoContactEntry *self,
                                               const char      *code,
                                               const char      *title);

G_END_DECLS
