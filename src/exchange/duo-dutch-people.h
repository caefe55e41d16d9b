/* SPDX-License-Identifier: EUPL-1.2 */
/* The words of files for people at institutions, and the codes that such words stand for. */
#pragma once

#include "duo-funnel.h"
#include "duo-kinds.h"

G_BEGIN_DECLS

#define DUO_DUTCH_SHEET_CONTACTS "Contactpersonen"
#define DUO_DUTCH_KEY "Kenmerk"
#define DUO_DUTCH_CODE "Code"
#define DUO_DUTCH_TARGET "Instelling of bestuur"
#define DUO_DUTCH_NAME "Naam"
#define DUO_DUTCH_ROLE "Rol"
#define DUO_DUTCH_FUNCTION "Functie"
#define DUO_DUTCH_EMAIL "E-mailadres"
#define DUO_DUTCH_PHONE "Telefoon"
#define DUO_DUTCH_PREFERRED "Voorkeurscontact"
#define DUO_DUTCH_DO_NOT_MAIL "Niet mailen"
#define DUO_DUTCH_CONFIRMED "Bevestigd op"
#define DUO_DUTCH_ORIGIN "Bron"
#define DUO_DUTCH_PURPOSE "Doel"
#define DUO_DUTCH_KEEP_UNTIL "Bewaren t/m"
#define DUO_DUTCH_SHEET_PARTICIPATION "Deelname"
#define DUO_DUTCH_SECTOR "Sector"
#define DUO_DUTCH_INSTITUTION "Instelling"
#define DUO_DUTCH_PLACE "Plaats"
#define DUO_DUTCH_PARTICIPATION "Deelname"
#define DUO_DUTCH_SINCE_DAY "Sinds"
#define DUO_DUTCH_CONDITION "Voorwaarde"
#define DUO_DUTCH_MANAGER "Beheerder"
#define DUO_DUTCH_NOT_ASKED "niet gevraagd"
#define DUO_DUTCH_NO_INSTITUTIONS "geen instellingen"
#define DUO_DUTCH_ONLY_OPEN "Geteld zijn instellingen die open zijn; partners en gesloten instellingen niet."
#define DUO_DUTCH_YES "ja"
#define DUO_DUTCH_NO "nee"

const char *duo_dutch_role        (DuoContactRole role);
const char *duo_dutch_origin      (DuoOrigin origin);
const char *duo_dutch_taking_part (DuoTakingPart taking_part);
const char *duo_dutch_funnel_stage (DuoFunnelStage stage);
const char *duo_dutch_answer      (DuoAnswer answer);
gboolean    duo_dutch_parse_role   (const char *text, DuoContactRole *role);
gboolean    duo_dutch_parse_origin (const char *text, DuoOrigin *origin);
gboolean    duo_dutch_parse_answer (const char *text, DuoAnswer *answer);
gboolean    duo_dutch_parse_flag   (const char *text, gboolean *flag);

G_END_DECLS
