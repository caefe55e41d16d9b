/* SPDX-License-Identifier: EUPL-1.2 */
/* Contacts, contact moments and answers in words. */
#include "duo-words.h"

#include <glib/gi18n.h>

/* Returns: (transfer none): "communicatie", "BRON (nu ROD)": what a contact is to an institution. */
const char *
duo_words_role (DuoContactRole role)
{
  switch (role)
    {
    case DUO_ROLE_COMMUNICATION:
      return C_("role", "communication");
    case DUO_ROLE_BRON:
      return C_("role", "BRON (now ROD)");
    case DUO_ROLE_BOARD:
      return C_("role", "board");
    case DUO_ROLE_TECHNICAL:
      return C_("role", "technical");
    case DUO_ROLE_OTHER:
      return C_("role", "other");
    case DUO_N_CONTACT_ROLES:
    default:
      g_return_val_if_reached ("");
    }
}

/* Returns: (transfer none): "telefoongesprek" and so on. */
const char *
duo_words_moment (DuoMomentKind kind)
{
  switch (kind)
    {
    case DUO_MOMENT_PHONE:
      return C_("moment", "phone call");
    case DUO_MOMENT_VISIT:
      return C_("moment", "visit");
    case DUO_MOMENT_MAIL:
      return C_("moment", "e-mail");
    case DUO_MOMENT_MEETING:
      return C_("moment", "meeting");
    case DUO_N_MOMENT_KINDS:
    default:
      g_return_val_if_reached ("");
    }
}

/* Returns: (transfer none): "doet mee", "onder voorwaarden"; for nobody asked see duo_words_not_asked(). */
const char *
duo_words_answer (DuoAnswer answer)
{
  switch (answer)
    {
    case DUO_ANSWER_UNKNOWN:
      return C_("answer", "no answer");
    case DUO_ANSWER_YES:
      return C_("answer", "takes part");
    case DUO_ANSWER_NO:
      return C_("answer", "does not take part");
    case DUO_ANSWER_CONDITION:
      return C_("answer", "under conditions");
    case DUO_N_ANSWERS:
    default:
      g_return_val_if_reached ("");
    }
}

/* Returns: (transfer none): "niet gevraagd": there is no answer because there was no question. */
const char *
duo_words_not_asked (void)
{
  return C_("answer", "not asked");
}

/* Returns: (transfer none): "telefonisch", "formulier": how we know. */
const char *
duo_words_origin (DuoOrigin origin)
{
  switch (origin)
    {
    case DUO_ORIGIN_UNKNOWN:
      return C_("origin", "unknown");
    case DUO_ORIGIN_PHONE:
      return C_("origin", "by phone");
    case DUO_ORIGIN_MAIL:
      return C_("origin", "by mail");
    case DUO_ORIGIN_VISIT:
      return C_("origin", "visit");
    case DUO_ORIGIN_MEETING:
      return C_("origin", "meeting");
    case DUO_ORIGIN_FORM:
      return C_("origin", "form");
    case DUO_ORIGIN_PAPER:
      return C_("origin", "on paper");
    case DUO_ORIGIN_LIST:
      return C_("origin", "own list");
    case DUO_ORIGIN_REGISTER:
      return C_("origin", "DUO Open Onderwijsdata");
    case DUO_ORIGIN_OTHER:
      return C_("origin", "other");
    case DUO_N_ORIGINS:
    default:
      g_return_val_if_reached ("");
    }
}
