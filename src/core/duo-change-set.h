/* SPDX-License-Identifier: EUPL-1.2 */
/* What an import would change, before anything is: shown in the preview, applied as one change. */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  DUO_CHANGE_ITEM_NEW,
  DUO_CHANGE_ITEM_CHANGED,
  DUO_CHANGE_ITEM_SAME,
  DUO_CHANGE_ITEM_MISSING, /* here, not in the file: only said */
  DUO_CHANGE_ITEM_REFUSED,
  DUO_N_CHANGE_ITEM_STATES,
} DuoChangeItemState;

/* Why a line or cell is refused, or what was ignored; src/words makes the sentence. */
typedef enum
{
  DUO_REFUSAL_NONE,
  DUO_REFUSAL_UNKNOWN_MONTH,
  DUO_REFUSAL_OTHER_YEAR,  /* a month, but not of the year that is read in */
  DUO_REFUSAL_UNKNOWN_SECTOR,
  DUO_REFUSAL_UNKNOWN_STATUS,
  DUO_REFUSAL_EMPTY_TEXT,
  DUO_REFUSAL_TEXT_TOO_LONG,
  DUO_REFUSAL_TOO_FEW_COLUMNS,
  DUO_REFUSAL_BAD_ENCODING,
  DUO_REFUSAL_OPEN_QUOTE,  /* a quotation mark that is not closed on its line */
  DUO_REFUSAL_BAD_DATE,
  DUO_REFUSAL_BAD_VALUE,
  DUO_REFUSAL_AMBIGUOUS,   /* equal to more than one object here */
  DUO_REFUSAL_BAD_CODE,    /* no BRIN, location code or board number */
  DUO_REFUSAL_DUPLICATE,   /* a line before it says something else about the same */
  DUO_REFUSAL_ENDS_BEFORE_START,
  DUO_REFUSAL_ORPHAN,      /* a location of an institution that is not in the file */
  DUO_REFUSAL_NOT_HERE,    /* an institution, board or location that is not known here */
  DUO_REFUSAL_CIRCLE,      /* an institution would go on in itself, by way of others or not */
  DUO_REFUSAL_FILE,        /* one file of several, which can't be read */
  DUO_REFUSAL_FORM_UNCLEAR, /* of a form: may mean more than one thing, or nothing */
  DUO_REFUSAL_FORM_FORMULA,
  DUO_REFUSAL_FORM_ERROR,   /* the cell shows an error such as #N/A */
  DUO_REFUSAL_FORM_NEGATIVE,
  DUO_REFUSAL_FORM_ABSURD,  /* a number that can't be */
  DUO_REFUSAL_FORM_NUMBER,  /* text where a number belongs */
  DUO_REFUSAL_FORM_EMAIL,
  DUO_REFUSAL_FORM_LINE_BREAK, /* in an address */
  DUO_REFUSAL_FORM_CONTACT, /* would replace another contact */
  DUO_REFUSAL_FORM_GONE,    /* about a channel or contact that is not here any more */
  DUO_REFUSAL_FORM_TWICE,   /* the institution answered before */
  DUO_REFUSAL_FORM_DOUBLE,  /* the same question stands in it twice */
  DUO_REFUSAL_FORM_COLUMN,  /* the column of answers is gone */
  DUO_REFUSAL_FORM_KEYS,    /* the hidden columns are gone */
  DUO_REFUSAL_FORM_EMPTY,   /* nothing was filled in */
  DUO_REFUSAL_FORM_CAMPAIGN, /* of a campaign that is not here */
  DUO_REFUSAL_FORM_YEAR,    /* of an earlier year */
  DUO_REFUSAL_FORM_INSTITUTION, /* of an institution that is not here, or nobody knows whose */
  DUO_REFUSAL_FORM_BRIN,    /* known by its BRIN only: the hidden ids were lost */
  DUO_REFUSAL_FORM_VERSION, /* made by a later program */
  DUO_N_REFUSALS,
} DuoRefusal;

/**
 * DuoChangeField:
 *
 * One field of an item, old beside new, ready to show.
 */
typedef struct
{
  char    *field;   /* (owned): code, such as "text", "placements" */
  char    *old_value; /* (owned) (nullable) */
  char    *new_value; /* (owned) (nullable) */
  gboolean ticked;  /* taken over when applied */
  gboolean edited;  /* a person edited the old value: unticked until somebody ticks it */
} DuoChangeField;

/**
 * DuoChangeItem:
 *
 * One object (or, refused, one line) of the file. A GObject, so that lists can show it; ticks may be changed
 * until it is applied.
 */
#define DUO_TYPE_CHANGE_ITEM (duo_change_item_get_type ())
G_DECLARE_FINAL_TYPE (DuoChangeItem, duo_change_item, DUO, CHANGE_ITEM, GObject)

struct _DuoChangeItem
{
  GObject            parent_instance;
  DuoChangeItemState state;
  const char        *type;     /* (nullable): code of what it is where a file holds several: "institution" */
  char              *key;      /* (owned): what it is known by: a title, a BRIN */
  GPtrArray         *fields;   /* (owned) (element-type DuoChangeField) */
  gboolean           ticked;
  GObject           *current;  /* (owned) (nullable): the object here */
  GObject           *incoming; /* (owned) (nullable): the object as the file has it */
  char              *proposal; /* (owned) (nullable): its text with placeholders for literal years, offered */
  gboolean           use_proposal; /* somebody accepted the offer */
  guint              line;     /* from 1; 0 = unknown */
  guint              column;   /* from 1; 0 = unknown */
  char              *column_name; /* (owned) (nullable): its heading */
  char              *sheet;    /* (owned) (nullable) */
  char              *cell;     /* (owned) (nullable): "C14" */
  DuoRefusal         refusal;
  char              *file;     /* (owned) (nullable): its file, where the set is of several */
  char              *value;    /* (owned) (nullable): the value refused, shortened to 200 characters */
  GError            *trouble;  /* (owned) (nullable): of a file that can't be read: why not */
  char              *not_in;   /* (owned) (nullable): a later list of its kind that does not have it; "" for one that was read before */
  guint32            not_in_day; /* Julian day of that list; 0 where there is none */
  gboolean           brought;  /* about something that another file of those read together brings: it only fills that in */
  guint32            ended;    /* Julian day from which it is known not to be any more; 0 for none */
};

DuoChangeItem  *duo_change_item_new       (DuoChangeItemState state, const char *key);
DuoChangeItem  *duo_change_item_new_file  (const char *name, const GError *trouble);
void            duo_change_item_add_field (DuoChangeItem *self, const char *field, const char *old_value, const char *new_value);
/* Whether it is only in an older list than the last one, and nobody knows what became of it. */
gboolean        duo_change_item_is_outdated   (DuoChangeItem *self);
/* Whether there is anything to take over: it is new or changed. */
gboolean        duo_change_item_can_be_ticked (DuoChangeItem *self);
void            duo_change_field_free     (DuoChangeField *self);

/**
 * DuoChangeSet:
 *
 * The whole of it: how the file was read, and its items.
 */
#define DUO_TYPE_CHANGE_SET (duo_change_set_get_type ())
G_DECLARE_FINAL_TYPE (DuoChangeSet, duo_change_set, DUO, CHANGE_SET, GObject)

struct _DuoChangeSet
{
  GObject    parent_instance;
  char      *file;        /* (owned): base name */
  char      *kind;        /* (owned): code of what it was recognised as: "calendar-list", "calendar-grid" */
  char      *encoding;    /* (owned): "UTF-8", "windows-1252", "UTF-16LE", "XLSX" */
  char      *separator;   /* (owned): ";" "," or tab; "" for a workbook */
  char      *newline;     /* (owned): "LF", "CRLF" or "" */
  guint      lines;       /* lines or rows read, heading included */
  guint      passed_over; /* lines that are about something that is not ours, and so no item */
  guint32    as_of;       /* Julian day that the file tells about; 0 where that is of no matter */
  GPtrArray *ignored;     /* (owned) (element-type utf8): headings of columns that mean nothing here */
  GPtrArray *items;       /* (owned) (element-type DuoChangeItem) */
};

DuoChangeSet *duo_change_set_new          (const char *file, const char *kind);
guint         duo_change_set_count        (DuoChangeSet *self, DuoChangeItemState state);
guint         duo_change_set_count_outdated (DuoChangeSet *self);
guint         duo_change_set_count_ticked (DuoChangeSet *self);
guint         duo_change_set_count_ticked_in (DuoChangeSet *self, DuoChangeItemState state);

const char   *duo_change_item_state_to_string (DuoChangeItemState state);
const char   *duo_refusal_to_string           (DuoRefusal refusal);

G_END_DECLS
