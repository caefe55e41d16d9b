/* SPDX-License-Identifier: EUPL-1.2 */
/* Codes of the closed sets: what the store, JSON and the style sheets call them. */
#include "duo-kinds.h"

static const char *const audiences[DUO_N_AUDIENCES] = { "students", "institutions", "municipalities" };
static const char *const statuses[DUO_N_MESSAGE_STATUSES] = { "concept", "definite", "withdrawn" };
static const char *const colours[DUO_N_COLOURS] = { "grey", "blue", "green", "ochre", "purple", "red" };
static const char *const object_kinds[DUO_N_OBJECT_KINDS]
  = { "none",        "message", "campaign", "milestone",    "action",         "manager",     "overview", "silence",
      "institution", "board",   "location", "contact",      "contact_link",   "contact_moment", "willingness",
      "participation", "wave",  "review_item", "channel", "profile", "platform_account", "publication", "material", "calendar" };
static const char *const review_kinds[DUO_N_REVIEW_KINDS]
  = { "unclear", "contact", "twice", "other-campaign", "other-year", "institution" };
static const char *const roles[DUO_N_CONTACT_ROLES] = { "communication", "bron", "board", "technical", "other" };
static const char *const moment_kinds[DUO_N_MOMENT_KINDS] = { "phone", "visit", "mail", "meeting" };
static const char *const answers[DUO_N_ANSWERS] = { "unknown", "yes", "no", "condition" };
static const char *const origins[DUO_N_ORIGINS]
  = { "unknown", "phone", "mail", "visit", "meeting", "form", "paper", "list", "register", "other" };
static const char *const channel_statuses[DUO_N_CHANNEL_STATUSES] = { "draft", "confirmed", "outdated" };

/* Returns: the place of @text among @codes, or -1. */
static gint
find_code (const char *const *codes,
           gint               n_codes,
           const char        *text)
{
  for (gint i = 0; text != NULL && i < n_codes; i++)
    if (g_str_equal (codes[i], text))
      return i;

  return -1;
}

/* Each set has the same pair: the code of a value (transfer none), and the value of a code; parsing anything
 * else gives FALSE and leaves the value untouched. */
#define DEFINE_CODES(Type, prefix, codes, n)                 \
  const char *prefix##_to_string (Type value)                \
  {                                                          \
    g_return_val_if_fail ((gint) value < (gint) (n), NULL);  \
                                                             \
    return (codes)[value];                                   \
  }                                                          \
                                                             \
  gboolean prefix##_parse (const char *text, Type *value)    \
  {                                                          \
    const gint found = find_code ((codes), (gint) (n), text); \
                                                             \
    if (found < 0)                                           \
      return FALSE;                                          \
                                                             \
    *value = (Type) found;                                   \
    return TRUE;                                             \
  }

DEFINE_CODES (DuoAudience, duo_audience, audiences, DUO_N_AUDIENCES)
DEFINE_CODES (DuoMessageStatus, duo_message_status, statuses, DUO_N_MESSAGE_STATUSES)
DEFINE_CODES (DuoColour, duo_colour, colours, DUO_N_COLOURS)
DEFINE_CODES (DuoObjectKind, duo_object_kind, object_kinds, DUO_N_OBJECT_KINDS)
DEFINE_CODES (DuoContactRole, duo_contact_role, roles, DUO_N_CONTACT_ROLES)
DEFINE_CODES (DuoMomentKind, duo_moment_kind, moment_kinds, DUO_N_MOMENT_KINDS)
DEFINE_CODES (DuoAnswer, duo_answer, answers, DUO_N_ANSWERS)
DEFINE_CODES (DuoOrigin, duo_origin, origins, DUO_N_ORIGINS)
DEFINE_CODES (DuoReviewKind, duo_review_kind, review_kinds, DUO_N_REVIEW_KINDS)
DEFINE_CODES (DuoChannelStatus, duo_channel_status, channel_statuses, DUO_N_CHANNEL_STATUSES)
