/* SPDX-License-Identifier: EUPL-1.2 */
/* The small closed sets of words that objects are described with, and their codes in the store and in JSON. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DUO_AUDIENCE_STUDENTS,
  DUO_AUDIENCE_INSTITUTIONS,
  DUO_AUDIENCE_MUNICIPALITIES, /* of milestones only: no message is placed for them */
  DUO_N_AUDIENCES,
} DuoAudience;

typedef enum
{
  DUO_MESSAGE_CONCEPT,
  DUO_MESSAGE_DEFINITE,
  DUO_MESSAGE_WITHDRAWN,
  DUO_N_MESSAGE_STATUSES,
} DuoMessageStatus;

/* The campaign colours, told apart by colour-blind eyes too; grey means no campaign and is nobody's choice. */
typedef enum
{
  DUO_COLOUR_GREY,
  DUO_COLOUR_BLUE,
  DUO_COLOUR_GREEN,
  DUO_COLOUR_OCHRE,
  DUO_COLOUR_PURPLE,
  DUO_COLOUR_RED,
  DUO_N_COLOURS,
} DuoColour;

/* What a change, an action or a history is about. */
typedef enum
{
  DUO_OBJECT_NONE,
  DUO_OBJECT_MESSAGE,
  DUO_OBJECT_CAMPAIGN,
  DUO_OBJECT_MILESTONE,
  DUO_OBJECT_ACTION,
  DUO_OBJECT_MANAGER,
  DUO_OBJECT_OVERVIEW,
  DUO_OBJECT_SILENCE,  /* an ignored finding of the check */
  DUO_OBJECT_INSTITUTION,
  DUO_OBJECT_CALENDAR, /* a whole year: copies and imports */
  DUO_N_OBJECT_KINDS,
} DuoObjectKind;

const char *duo_audience_to_string       (DuoAudience       audience);
gboolean    duo_audience_parse           (const char       *text,
                                          DuoAudience      *audience);
const char *duo_message_status_to_string (DuoMessageStatus  status);
gboolean    duo_message_status_parse     (const char       *text,
                                          DuoMessageStatus *status);
const char *duo_colour_to_string         (DuoColour         colour);
gboolean    duo_colour_parse             (const char       *text,
                                          DuoColour        *colour);
const char *duo_object_kind_to_string    (DuoObjectKind     kind);
gboolean    duo_object_kind_parse        (const char       *text,
                                          DuoObjectKind    *kind);

G_END_DECLS
