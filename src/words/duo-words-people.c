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

/* Returns: (transfer none) (nullable): what seems wrong with an address or number, and what to do; NULL for nothing. */
const char *
duo_words_flaw (DuoFlaw flaw)
{
  switch (flaw)
    {
    case DUO_FLAW_NONE:
      return NULL;
    case DUO_FLAW_LINE_BREAK:
      return _("There is more than one line in it. Keep one.");
    case DUO_FLAW_EMAIL_NO_AT:
      return _("The e-mail address has no @.");
    case DUO_FLAW_EMAIL_SEVERAL:
      return _("There is more than one e-mail address. Keep one, and make another contact of the other.");
    case DUO_FLAW_EMAIL_NAME:
      return _("The part in front of the @ can't be right.");
    case DUO_FLAW_EMAIL_DOMAIN:
      return _("The part behind the @ can't be right: it is something like curio.nl.");
    case DUO_FLAW_EMAIL_TYPO:
      return _("Look at the e-mail address once more: this is often a typing mistake.");
    case DUO_FLAW_EMAIL_BLANK:
      return _("There is a blank in the e-mail address.");
    case DUO_FLAW_PHONE_LETTERS:
      return _("There is more than a number in the telephone number. Put the rest in the note.");
    case DUO_FLAW_PHONE_SHORT:
      return _("The telephone number seems too short.");
    case DUO_FLAW_PHONE_LONG:
      return _("The telephone number seems too long.");
    case DUO_FLAW_PHONE_NO_ZERO:
      return _("The 0 at the beginning of the telephone number seems to be missing.");
    case DUO_N_FLAWS:
    default:
      g_return_val_if_reached (NULL);
    }
}
