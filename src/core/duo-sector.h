/* SPDX-License-Identifier: EUPL-1.2 */
/* The sectors of education that DUO's campaigns serve. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  DUO_SECTOR_VO,  /* secondary */
  DUO_SECTOR_MBO, /* vocational */
  DUO_SECTOR_HO,  /* higher: hbo and wo */
} DuoSector;

#define DUO_N_SECTORS 3

/* One BRIN can serve VO and MBO, one message MBO and HO: sectors come as a set, one bit each. */
typedef guint DuoSectorSet;

#define DUO_SECTOR_SET_NONE 0u
#define DUO_SECTOR_SET_VO (1u << DUO_SECTOR_VO)
#define DUO_SECTOR_SET_MBO (1u << DUO_SECTOR_MBO)
#define DUO_SECTOR_SET_HO (1u << DUO_SECTOR_HO)
#define DUO_SECTOR_SET_ALL (DUO_SECTOR_SET_VO | DUO_SECTOR_SET_MBO | DUO_SECTOR_SET_HO)

const char *duo_sector_to_string (DuoSector   sector);
gboolean    duo_sector_parse     (const char *text,
                                  DuoSector  *sector);

static inline gboolean
duo_sector_set_contains (DuoSectorSet set,
                         DuoSector    sector)
{
  return (set & (1u << sector)) != 0;
}

G_END_DECLS
