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

/* What a contact is to a board, an institution or a location. */
typedef enum
{
  DUO_ROLE_COMMUNICATION,
  DUO_ROLE_BRON, /* the contact for BRON, the register of enrolments that is called ROD now */
  DUO_ROLE_BOARD,
  DUO_ROLE_TECHNICAL,
  DUO_ROLE_OTHER,
  DUO_N_CONTACT_ROLES,
} DuoContactRole;

typedef enum
{
  DUO_MOMENT_PHONE,
  DUO_MOMENT_VISIT,
  DUO_MOMENT_MAIL,
  DUO_MOMENT_MEETING,
  DUO_N_MOMENT_KINDS,
} DuoMomentKind;

/* What a board or an institution says to taking part. */
typedef enum
{
  DUO_ANSWER_UNKNOWN, /* asked, and no clear answer */
  DUO_ANSWER_YES,
  DUO_ANSWER_NO,
  DUO_ANSWER_CONDITION, /* yes, under a condition */
  DUO_N_ANSWERS,
} DuoAnswer;

/* How we know what a contact or an answer says. */
typedef enum
{
  DUO_ORIGIN_UNKNOWN,
  DUO_ORIGIN_PHONE,
  DUO_ORIGIN_MAIL,
  DUO_ORIGIN_VISIT,
  DUO_ORIGIN_MEETING,
  DUO_ORIGIN_FORM,     /* our own form, returned */
  DUO_ORIGIN_PAPER,
  DUO_ORIGIN_LIST,     /* a colleague's own list, read in */
  DUO_ORIGIN_REGISTER, /* DUO's open data */
  DUO_ORIGIN_OTHER,
  DUO_N_ORIGINS,
} DuoOrigin;

/* Why something in a returned form needs a human. */
typedef enum
{
  DUO_REVIEW_UNCLEAR,        /* words that may mean more than one thing, or nothing */
  DUO_REVIEW_CONTACT,        /* a contact that would replace another */
  DUO_REVIEW_TWICE,          /* an institution that answered before, and says something else */
  DUO_REVIEW_OTHER_CAMPAIGN, /* a form of another campaign */
  DUO_REVIEW_OTHER_YEAR,     /* a form of an earlier year */
  DUO_REVIEW_INSTITUTION,    /* whose form it is, is not certain */
  DUO_N_REVIEW_KINDS,
} DuoReviewKind;

/* How sure what is known of a channel is. */
typedef enum
{
  DUO_CHANNEL_DRAFT,
  DUO_CHANNEL_CONFIRMED,
  DUO_CHANNEL_OUTDATED, /* known to be otherwise by now */
  DUO_N_CHANNEL_STATUSES,
} DuoChannelStatus;

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
  DUO_OBJECT_BOARD,
  DUO_OBJECT_LOCATION,
  DUO_OBJECT_CONTACT,
  DUO_OBJECT_CONTACT_LINK,
  DUO_OBJECT_CONTACT_MOMENT,
  DUO_OBJECT_WILLINGNESS,
  DUO_OBJECT_PARTICIPATION,
  DUO_OBJECT_WAVE,
  DUO_OBJECT_REVIEW_ITEM,
  DUO_OBJECT_CHANNEL,
  DUO_OBJECT_PROFILE,
  DUO_OBJECT_PLATFORM_ACCOUNT,
  DUO_OBJECT_PUBLICATION,
  DUO_OBJECT_MATERIAL,
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
const char *duo_contact_role_to_string   (DuoContactRole    role);
gboolean    duo_contact_role_parse       (const char       *text,
                                          DuoContactRole   *role);
const char *duo_moment_kind_to_string    (DuoMomentKind     kind);
gboolean    duo_moment_kind_parse        (const char       *text,
                                          DuoMomentKind    *kind);
const char *duo_answer_to_string         (DuoAnswer         answer);
gboolean    duo_answer_parse             (const char       *text,
                                          DuoAnswer        *answer);
const char *duo_origin_to_string         (DuoOrigin         origin);
gboolean    duo_origin_parse             (const char       *text,
                                          DuoOrigin        *origin);
const char *duo_review_kind_to_string    (DuoReviewKind     kind);
gboolean    duo_review_kind_parse        (const char       *text,
                                          DuoReviewKind    *kind);
const char *duo_channel_status_to_string (DuoChannelStatus  status);
gboolean    duo_channel_status_parse     (const char       *text,
                                          DuoChannelStatus *status);
const char *duo_object_kind_to_string    (DuoObjectKind     kind);
gboolean    duo_object_kind_parse        (const char       *text,
                                          DuoObjectKind    *kind);

G_END_DECLS
