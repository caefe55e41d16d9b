/* SPDX-License-Identifier: EUPL-1.2 */
/* What a list of contacts would change here. */
#pragma once

#include "duo-change-set.h"
#include "duo-contact-entry.h"

G_BEGIN_DECLS

/* The columns of a list of contacts. */
typedef enum
{
  DUO_CONTACT_COLUMN_KEY,        /* our own uid of the link; else known by what the line says */
  DUO_CONTACT_COLUMN_CODE,       /* BRIN, location or board number */
  DUO_CONTACT_COLUMN_TARGET,     /* the name of that; only looked at where there is no code */
  DUO_CONTACT_COLUMN_NAME,
  DUO_CONTACT_COLUMN_ROLE,
  DUO_CONTACT_COLUMN_FUNCTION,
  DUO_CONTACT_COLUMN_EMAIL,
  DUO_CONTACT_COLUMN_PHONE,
  DUO_CONTACT_COLUMN_PREFERRED,
  DUO_CONTACT_COLUMN_DO_NOT_MAIL,
  DUO_CONTACT_COLUMN_CONFIRMED,
  DUO_CONTACT_COLUMN_ORIGIN,
  DUO_CONTACT_COLUMN_PURPOSE,
  DUO_CONTACT_COLUMN_KEEP_UNTIL,
  DUO_CONTACT_COLUMN_NOTE,
  DUO_N_CONTACT_COLUMNS,
} DuoContactColumn;

/**
 * DuoContactLine:
 *
 * A line of the file: what it says, or why it can't be used.
 */
typedef struct
{
  DuoContactEntry *entry;  /* (owned): contact and link as the line has them, its target not looked up yet */
  gboolean given[DUO_N_CONTACT_COLUMNS]; /* what is not given stays as it is here */
  char *key;               /* (owned): of the column, "" for none */
  DuoRefusal refusal;
  DuoContactColumn refused; /* the column that is the reason */
  char *value;             /* (owned) (nullable): of it */
  guint line;
} DuoContactLine;

/**
 * DuoContactsFile:
 *
 * A list of contacts as it was read: nothing of it is stored.
 */
typedef struct
{
  char *file;        /* (owned): base name */
  char *encoding;    /* (owned) */
  char *separator;   /* (owned) */
  char *newline;     /* (owned) */
  char *sheet;       /* (owned) (nullable): of a workbook */
  guint columns[DUO_N_CONTACT_COLUMNS];  /* from 1; 0 = not there */
  char *headings[DUO_N_CONTACT_COLUMNS]; /* (owned) (nullable): as written */
  GPtrArray *ignored; /* (owned) (element-type utf8): headings that mean nothing here */
  GPtrArray *lines;   /* (owned) (element-type DuoContactLine) */
  guint n_lines;      /* heading included */
} DuoContactsFile;

DuoContactLine  *duo_contact_line_new    (void);
void             duo_contact_line_free   (DuoContactLine *self);
void             duo_contact_line_refuse (DuoContactLine *self, DuoRefusal refusal, DuoContactColumn column, const char *value);
DuoContactsFile *duo_contacts_file_new   (void);
void             duo_contacts_file_free  (DuoContactsFile *self);

/* @entries: (element-type DuoContactEntry): all that are here. The lines know their targets by now. */
DuoChangeSet    *duo_contacts_compare    (DuoContactsFile *file, GPtrArray *entries);
/* What of a changed item is ticked goes into these two, which are what is here. @link: (nullable). */
void             duo_contacts_take_ticked (DuoChangeItem *item, DuoContact *contact, DuoContactLink *link);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoContactLine, duo_contact_line_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoContactsFile, duo_contacts_file_free)

G_END_DECLS
