/* SPDX-License-Identifier: EUPL-1.2 */
/* Copying a year's messages to another, and what of them needs a look. */
#pragma once

#include "duo-message.h"

G_BEGIN_DECLS

typedef enum
{
  DUO_COPY_LOOK_NONE        = 0,
  DUO_COPY_LOOK_LITERAL_YEAR = 1 << 0, /* a year stands in the text as a number */
  DUO_COPY_LOOK_EXISTS      = 1 << 1, /* the target year has this text already: not copied */
  DUO_COPY_LOOK_CONCEPT     = 1 << 2, /* was still a concept */
  DUO_COPY_LOOK_LINK        = 1 << 3, /* the link holds a year */
  DUO_COPY_LOOK_CAMPAIGN    = 1 << 4, /* belongs to a campaign of the old year */
} DuoCopyLook;

/**
 * DuoCopiedMessage:
 * @source: (owned): the message of the year copied from
 * @copy: (owned) (nullable): a new concept with all placements that begin in that year moved; %NULL where it
 *   is not copied
 * @look: why it needs a look
 */
typedef struct
{
  DuoMessage *source;
  DuoMessage *copy;
  DuoCopyLook look;
} DuoCopiedMessage;

void       duo_copied_message_free (DuoCopiedMessage *self);
GPtrArray *duo_calendar_copy       (GPtrArray        *source,
                                    GPtrArray        *target,
                                    gint              from_year,
                                    gint              to_year);

G_END_DECLS
