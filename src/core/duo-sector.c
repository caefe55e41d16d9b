/* SPDX-License-Identifier: EUPL-1.2 */
/* Sectors and their codes. */
#include "duo-sector.h"

static const char *const codes[DUO_N_SECTORS] = { "VO", "MBO", "HO" };

/* Returns: (transfer none): the code, which is also its label on the screen: "VO", "MBO" or "HO". */
const char *
duo_sector_to_string (DuoSector sector)
{
  g_return_val_if_fail ((gint) sector >= 0 && sector < DUO_N_SECTORS, NULL);

  return codes[sector];
}

/**
 * duo_sector_parse:
 * @text: (nullable): a code, in capitals or not
 * @sector: (out): where to store the sector
 *
 * Returns: %FALSE for anything that is no sector; @sector is untouched then
 */
gboolean
duo_sector_parse (const char *text,
                  DuoSector  *sector)
{
  g_return_val_if_fail (sector != NULL, FALSE);

  for (guint i = 0; text != NULL && i < DUO_N_SECTORS; i++)
    {
      if (g_ascii_strcasecmp (text, codes[i]) == 0)
        {
          *sector = (DuoSector) i;
          return TRUE;
        }
    }

  return FALSE;
}
