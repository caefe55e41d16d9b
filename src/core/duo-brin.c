/* SPDX-License-Identifier: EUPL-1.2 */
/* How BRIN, location codes and board numbers are written. */
#include "duo-brin.h"

#include <string.h>

#define BRIN_LENGTH 4
#define LOCATION_LENGTH 6
#define BOARD_LENGTH 5

/* Returns: whether @text is a BRIN as it is stored: two digits, two capitals. All that were ever issued are. */
gboolean
duo_brin_is_valid (const char *text)
{
  return text != NULL && strlen (text) == BRIN_LENGTH && g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1])
         && g_ascii_isupper (text[2]) && g_ascii_isupper (text[3]);
}

/* Returns: whether @text is a location code as it is stored: a BRIN and two digits. */
gboolean
duo_location_code_is_valid (const char *text)
{
  g_autofree char *brin = NULL;

  if (text == NULL || strlen (text) != LOCATION_LENGTH || !g_ascii_isdigit (text[4]) || !g_ascii_isdigit (text[5]))
    return FALSE;

  brin = g_strndup (text, BRIN_LENGTH);
  return duo_brin_is_valid (brin);
}

/**
 * duo_brin_normalise:
 * @text: a BRIN as somebody wrote it, blanks around it taken off
 *
 * Returns: (transfer full) (nullable): the BRIN in capitals; %NULL for what is none
 */
char *
duo_brin_normalise (const char *text)
{
  g_autofree char *upper = g_ascii_strup (text, -1);

  return duo_brin_is_valid (upper) ? g_steal_pointer (&upper) : NULL;
}

/**
 * duo_location_code_new:
 * @brin: a valid BRIN
 * @number: "18BR00" as address files have it, or "00" as files of counts have it; "0" where a zero was lost
 *
 * Returns: (transfer full) (nullable): BRIN and two digits; %NULL where @number is neither, or of another BRIN
 */
char *
duo_location_code_new (const char *brin, const char *number)
{
  const gsize length = strlen (number);
  g_autofree char *code = NULL;

  if (length == LOCATION_LENGTH)
    {
      code = g_ascii_strup (number, -1);
      if (!g_str_has_prefix (code, brin))
        return NULL;
    }
  else if (length == 1 || length == 2)
    {
      code = g_strdup_printf ("%s%s%s", brin, length == 1 ? "0" : "", number);
    }

  return duo_location_code_is_valid (code) ? g_steal_pointer (&code) : NULL;
}

/**
 * duo_board_number_new:
 * @text: a number that is known to be a board's: a municipality's "0039" is not board "00039"
 *
 * Returns: (transfer full) (nullable): five digits, or six as foreign and private boards have; %NULL for none
 */
char *
duo_board_number_new (const char *text)
{
  const gsize length = strlen (text);

  if (length == 0 || length > BOARD_LENGTH + 1 || strspn (text, "0123456789") != length)
    return NULL;

  return g_strdup_printf ("%.*s%s", (int) (length < BOARD_LENGTH ? BOARD_LENGTH - length : 0), "00000", text);
}

/* Whether the board @number is one abroad: in DUO's open data those have six digits, others five (domain report 1.3, 4). */
gboolean
duo_board_number_is_foreign (const char *number)
{
  return strlen (number) == BOARD_LENGTH + 1;
}
