/* SPDX-License-Identifier: EUPL-1.2 */
/* The inventory form: a workbook that goes to one institution, prefilled with what is known, and comes back. */
#pragma once

#include "duo-answer-text.h"
#include "duo-change-set.h"
#include "duo-channel.h"
#include "duo-contact-entry.h"
#include "duo-form-result.h"
#include "duo-participation.h"
#include "duo-review-item.h"
#include "duo-table-row.h"

G_BEGIN_DECLS

/* Written into each form; a form of a later version is not read. */
#define DUO_FORM_VERSION 1

/**
 * DuoFormChannel:
 * @channel: (owned): the channel
 * @profile: (owned) (nullable): answers of its profile
 */
typedef struct
{
  DuoChannel *channel;
  DuoSpecs   *profile;
} DuoFormChannel;

/**
 * DuoFormContent:
 *
 * What is known of an institution, as a form of a campaign shows it and a returned one is compared with.
 */
typedef struct
{
  char             *campaign_uid;  /* (owned) */
  char             *campaign;      /* (owned): its name */
  gint64            campaign_id;
  char             *questions;     /* (owned): where schools send their questions */
  char             *goals;         /* (owned): what the campaign is for; "" */
  DuoAudience       audience;      /* whom it is for */
  DuoWhen           live;          /* when it begins */
  DuoWhen           off;           /* when it ends */
  DuoWhen           back;          /* when the form is wanted back at the latest */
  char             *institution_uid; /* (owned) */
  gint64            institution_id;
  char             *brin;          /* (owned) */
  char             *name;          /* (owned) */
  DuoSector         sector;
  guint32           day;           /* Julian day on which it is made or read */
  DuoParticipation *participation; /* (owned) (nullable) */
  GPtrArray        *contacts;      /* (owned) (element-type DuoContactEntry): of the institution itself */
  GPtrArray        *channels;      /* (owned) (element-type DuoFormChannel) */
  GPtrArray        *places;        /* (owned) (element-type utf8): what its locations are called, "25LX00 Breda" */
  GArray           *place_ids;     /* (owned) (element-type gint64): ids of these, in the same order */
} DuoFormContent;

DuoFormContent *duo_form_content_new      (void);
void            duo_form_content_free     (DuoFormContent *self);
DuoFormChannel *duo_form_channel_new      (DuoChannel *channel, const DuoSpecs *profile);

typedef enum
{
  DUO_FORM_PARTICIPATION,
  DUO_FORM_CONTACTS,
  DUO_FORM_CHANNELS,
  DUO_FORM_SYSTEM,      /* for who runs the screens */
  DUO_FORM_HELP,
  DUO_N_FORM_SHEETS,
} DuoFormSheetKind;

/**
 * DuoFormLine:
 * @key: (owned) (nullable): what it is known by; %NULL for a heading
 * @label: (owned): the question or heading
 * @value: (owned): what is known already
 * @help: (owned): unit, or how to answer
 * @choices: (owned) (nullable): what the cell offers
 * @indent: it belongs to the question above it
 */
typedef struct
{
  DuoFormSheetKind sheet;
  char    *key;
  char    *label;
  char    *value;
  char    *help;
  char   **choices;
  gboolean indent;
} DuoFormLine;

const char *duo_form_sheet_name (DuoFormSheetKind sheet);
GPtrArray  *duo_form_lines      (const DuoFormContent *content);
char       *duo_form_file_name  (const DuoFormContent *content);

/* A question about a channel: its answer is one field, or a size. */
typedef struct
{
  const char  *code;
  const char  *label;
  const char  *help;
  DuoAskKind   ask;
  DuoSpecField field;
  const char  *kinds; /* of which kinds: a letter for each, as in the table of fields */
} DuoFormQuestion;

const DuoFormQuestion *duo_form_find_question (const char *code);
char                  *duo_form_answer_text   (const DuoSpecs *own, const DuoSpecs *profile, const DuoFormQuestion *question);
gboolean               duo_form_asks          (const DuoFormQuestion *question, DuoChannelKind kind);
char                  *duo_form_channel_places (const DuoFormContent *content, DuoChannel *channel);

gboolean duo_form_write (const DuoFormContent *content, const char *path, GError **error);

/**
 * DuoFormCell:
 * @key: (owned): of the line
 * @text: (owned): what stands there
 * @was: (owned) (nullable): what stood there when the form was made; %NULL where that was lost
 * @sheet: (owned): name of its sheet now
 * @cell: (owned): "B14"
 * @kind: what the cell holds
 * @formula: it is computed
 */
typedef struct
{
  char    *key;
  char    *text;
  char    *was;
  char    *sheet;
  char    *cell;
  gint     kind;
  gboolean formula;
} DuoFormCell;

/**
 * DuoFormReading:
 *
 * A returned form as it was read; nothing of it is compared or stored.
 */
typedef struct
{
  char      *file;            /* (owned): base name */
  char      *campaign_uid;    /* (owned): "" where the hidden ids were lost */
  char      *institution_uid; /* (owned): "" */
  char      *brin;            /* (owned): "" */
  char      *title;           /* (owned): its heading, which begins with the name of the campaign; "" */
  DuoSector  sector;
  gboolean   has_sector;
  guint32    made;            /* Julian day on which it was made; 0 */
  guint      version;         /* 0 where it was lost */
  GPtrArray *cells;           /* (owned) (element-type DuoFormCell) */
  GPtrArray *refused;         /* (owned) (element-type DuoChangeItem): sheets whose answers can't be told */
} DuoFormReading;

gboolean        duo_form_is_mark_row    (const DuoRow *row);
DuoFormReading *duo_form_read           (const char *path, GError **error);
void            duo_form_reading_free   (DuoFormReading *self);
gboolean        duo_form_reading_says_something (DuoFormReading *self);

DuoFormResult  *duo_form_compare        (DuoFormReading *reading, const DuoFormContent *content);
void            duo_form_compare_twice  (DuoFormReading *reading, const DuoFormContent *content, DuoFormResult *first,
                                         DuoFormResult *second);
char           *duo_form_read_field     (const char *code, const char *text);
gboolean        duo_form_take_field     (DuoChannel *channel, const char *code, const char *value, const char *words, guint32 day);
gboolean        duo_form_take_contact_field (DuoContactEntry *entry, const char *code, const char *text);
const char     *duo_form_get_contact_field  (DuoContactEntry *entry, const char *code);
gboolean        duo_form_is_size        (DuoSpecField field, const char *value);
DuoChangeItem  *duo_form_refuse         (DuoChangeSet *set, DuoRefusal refusal, const char *key, const char *sheet,
                                         const char *cell, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoFormContent, duo_form_content_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoFormReading, duo_form_reading_free)

G_END_DECLS
