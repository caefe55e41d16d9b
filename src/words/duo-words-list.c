/* SPDX-License-Identifier: EUPL-1.2 */
/* The columns of somebody's own list, in words. */
#include "duo-words-list.h"

#include <glib/gi18n.h>

const char *
duo_words_list_kind (DuoListKind kind)
{
  return kind == DUO_LIST_CONTACTS ? _("a contact") : _("an institution");
}

/* Returns: (transfer none): what the column has, as a list of that kind calls it. */
const char *
duo_words_meaning (DuoMeaning meaning, DuoListKind kind)
{
  static const char *const words[DUO_N_MEANINGS] = {
    [DUO_MEANING_NOTHING] = NC_ ("list column", "Not read"),
    [DUO_MEANING_CODE] = NC_ ("list column", "BRIN or other code"),
    [DUO_MEANING_TITLE] = NC_ ("list column", "Name of the institution"),
    [DUO_MEANING_NAME] = NC_ ("list column", "Name of the person"),
    [DUO_MEANING_GIVEN_NAME] = NC_ ("list column", "First name"),
    [DUO_MEANING_INFIX] = NC_ ("list column", "Infix (van der)"),
    [DUO_MEANING_SURNAME] = NC_ ("list column", "Last name"),
    [DUO_MEANING_EMAIL] = NC_ ("list column", "E-mail address"),
    [DUO_MEANING_PHONE] = NC_ ("list column", "Telephone number"),
    [DUO_MEANING_ROLE] = NC_ ("list column", "Role"),
    [DUO_MEANING_FUNCTION] = NC_ ("list column", "Function"),
    [DUO_MEANING_PREFERRED] = NC_ ("list column", "Preferred contact"),
    [DUO_MEANING_DO_NOT_MAIL] = NC_ ("list column", "Do not mail"),
    [DUO_MEANING_CONFIRMED] = NC_ ("list column", "Confirmed on"),
    [DUO_MEANING_ORIGIN] = NC_ ("list column", "Source"),
    [DUO_MEANING_PURPOSE] = NC_ ("list column", "Purpose"),
    [DUO_MEANING_KEEP_UNTIL] = NC_ ("list column", "Keep until"),
    [DUO_MEANING_NOTE] = NC_ ("list column", "Note"),
    [DUO_MEANING_KEY] = NC_ ("list column", "Mark of this program"),
    [DUO_MEANING_SHORT_NAME] = NC_ ("list column", "Short name"),
    [DUO_MEANING_SECTOR] = NC_ ("list column", "Sector"),
    [DUO_MEANING_BOARD] = NC_ ("list column", "Number of the board"),
    [DUO_MEANING_BOARD_NAME] = NC_ ("list column", "Name of the board"),
    [DUO_MEANING_STREET] = NC_ ("list column", "Street"),
    [DUO_MEANING_HOUSE_NUMBER] = NC_ ("list column", "House number"),
    [DUO_MEANING_POSTCODE] = NC_ ("list column", "Postcode"),
    [DUO_MEANING_PLACE] = NC_ ("list column", "Place"),
    [DUO_MEANING_MUNICIPALITY] = NC_ ("list column", "Municipality"),
    [DUO_MEANING_PROVINCE] = NC_ ("list column", "Province"),
    [DUO_MEANING_WEBSITE] = NC_ ("list column", "Website"),
    [DUO_MEANING_DENOMINATION] = NC_ ("list column", "Denomination"),
    [DUO_MEANING_KVK] = NC_ ("list column", "Chamber of Commerce number"),
  };

  g_return_val_if_fail ((gint) meaning >= 0 && meaning < DUO_N_MEANINGS, "");

  if (meaning == DUO_MEANING_CODE && kind == DUO_LIST_INSTITUTIONS)
    return C_ ("list column", "BRIN");
  return g_dpgettext2 (NULL, "list column", words[meaning]);
}

/* Returns: (transfer none): what has to be pointed out still; "" for nothing. */
const char *
duo_words_list_lack (DuoListLack lack)
{
  switch (lack)
    {
    case DUO_LIST_LACK_NONE:
      return "";
    case DUO_LIST_LACK_WHO:
      return _("Point out which column has the name or the e-mail address of the person.");
    case DUO_LIST_LACK_CODE:
      return _("Point out which column has the BRIN: an institution is known by it.");
    case DUO_LIST_LACK_ALL:
      return _("Point out at least one column beside the BRIN: else there is nothing to read.");
    default:
      g_return_val_if_reached ("");
    }
}
