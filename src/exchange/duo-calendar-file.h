/* SPDX-License-Identifier: EUPL-1.2 */
/* What a calendar file says, as values: its messages, and what was refused. */
#pragma once

#include <glib.h>

#include "duo-change-set.h"
#include "duo-message.h"

G_BEGIN_DECLS

/* Characters that text and link of a message may have together: with its remarks it must fit in a cell (32,767). */
#define DUO_IMPORT_TEXT_MAX 32000

/**
 * DuoFilePlace:
 *
 * Where something stands in a file. In a CSV file @sheet and @cell are %NULL.
 */
typedef struct
{
  guint line;        /* line or row, from 1 */
  guint column;      /* from 1; 0 = the line as a whole */
  char *column_name; /* (owned) (nullable): its heading */
  char *sheet;       /* (owned) (nullable) */
  char *cell;        /* (owned) (nullable): "C14" */
} DuoFilePlace;

/**
 * DuoReadMessage:
 *
 * A message as the file has it; equal cells are one message with all their placements.
 */
typedef struct
{
  char            *text;          /* (owned): as shown, cleaned; literal years */
  char            *link;          /* (owned): "" for none */
  char            *uid;           /* (owned) (nullable): of the message that it was exported from */
  char            *raw_text;      /* (owned) (nullable): what that message had with placeholders, if it shows as @text */
  DuoMessageStatus status;
  gboolean         status_given;  /* the file says so; else definite is only what a new one becomes */
  gboolean         link_guessed;  /* text and link stood in one cell: the last line looked like an address */
  GArray          *placements;    /* (owned) (element-type DuoPlacement): normalised */
  guint            n_tolerated;   /* while reading: so many placements before they are normalised again */
  DuoFilePlace     place;         /* of its first cell */
} DuoReadMessage;

/**
 * DuoReadRefusal:
 *
 * A line or cell that can't be taken in.
 */
typedef struct
{
  DuoRefusal   reason;
  DuoFilePlace place;
  char        *value; /* (owned) (nullable): shortened */
} DuoReadRefusal;

/**
 * DuoCalendarFile:
 *
 * All of it. Lists are in the order of the file.
 */
typedef struct
{
  char       *file;      /* (owned): base name */
  const char *kind;      /* "calendar-list" or "calendar-grid" */
  const char *encoding;  /* as duo_table_reader_get_encoding() */
  char       *separator; /* (owned) */
  const char *newline;
  guint       lines;     /* rows read, heading included */
  DuoSpan     window;    /* the months that the file speaks about */
  GPtrArray  *ignored;   /* (owned) (element-type utf8): headings of columns that mean nothing */
  GPtrArray  *messages;  /* (owned) (element-type DuoReadMessage) */
  GPtrArray  *refusals;  /* (owned) (element-type DuoReadRefusal) */
  GHashTable *by_key;    /* (owned): key of equal cells -> DuoReadMessage in @messages */
} DuoCalendarFile;

DuoCalendarFile *duo_calendar_file_new         (const char           *file);
void             duo_calendar_file_free        (DuoCalendarFile      *self);
gboolean         duo_calendar_file_take        (DuoCalendarFile      *self,
                                                DuoReadMessage       *message,
                                                GError              **error);
gboolean         duo_calendar_file_refuse      (DuoCalendarFile      *self,
                                                DuoRefusal            reason,
                                                const DuoFilePlace   *place,
                                                const char           *value,
                                                GError              **error);
void             duo_calendar_file_finish      (DuoCalendarFile      *self,
                                                gint                  year);

DuoReadMessage  *duo_read_message_new          (const char           *text,
                                                const char           *link);
void             duo_read_message_add          (DuoReadMessage       *self,
                                                DuoSectorSet          sectors,
                                                DuoMonth              first,
                                                DuoMonth              last);
void             duo_read_message_free         (DuoReadMessage       *self);
void             duo_file_place_init           (DuoFilePlace         *self,
                                                guint                 line,
                                                guint                 column,
                                                const char           *column_name,
                                                const char           *sheet);
void             duo_file_place_clear          (DuoFilePlace         *self);
gboolean         duo_import_text_fits          (const char           *text,
                                                const char           *link);
GPtrArray       *duo_message_list_shown_texts  (DuoMessage           *message,
                                                const DuoSpan        *window);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoCalendarFile, duo_calendar_file_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoReadMessage, duo_read_message_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DuoFilePlace, duo_file_place_clear)

G_END_DECLS
