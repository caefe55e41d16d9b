/* SPDX-License-Identifier: EUPL-1.2 */
/* The Dutch words of exports: the same whatever language the screen or the system speaks. */
#pragma once

#include "duo-calendar-content.h"

G_BEGIN_DECLS

/* Words of sheets and pages, in one place. Those with a % are formats for printf(). */
#define DUO_DUTCH_ORGANISATION "DUO Relatiebeheer"
#define DUO_DUTCH_OVERVIEW_TITLE "Maandoverzicht %s"
#define DUO_DUTCH_CALENDAR_TITLE "Communicatiekalender %s"
#define DUO_DUTCH_SUBJECT "Communicatiekalender en stand van zaken"
#define DUO_DUTCH_MADE_ON "concept, gemaakt op %s"
#define DUO_DUTCH_ISSUED_ON "vastgesteld op %s"
#define DUO_DUTCH_BY " door %s"
#define DUO_DUTCH_PREVIOUS_ISSUE "vorige uitgave %s"
#define DUO_DUTCH_NO_PREVIOUS_ISSUE "geen eerdere uitgave"
#define DUO_DUTCH_STATE_OF_CALENDAR "Stand van de kalender in %d: %s,\n%d definitief, %d concept"
#define DUO_DUTCH_AS_OF "stand %s"
#define DUO_DUTCH_LEGEND "gestreepte rand en schuine letter: concept"
#define DUO_DUTCH_PAGE_OF "Pagina &P van &N"

#define DUO_DUTCH_INSTITUTION "Instelling"
#define DUO_DUTCH_BRIN "BRIN"
#define DUO_DUTCH_CONTACT "Contactpersoon"
#define DUO_DUTCH_LINK "Link"
#define DUO_DUTCH_LOGIN_CODE "Inlogcode"
#define DUO_DUTCH_VALID_UNTIL "Geldig t/m"
#define DUO_DUTCH_SHEET_LINKS "Inlogcodes"
#define DUO_DUTCH_PACKAGE_INTRO "Dit is het materiaal van deze campagne voor uw schermen, apps, websites en nieuwsbrieven. Per bestand staat hieronder wat het is en waar het voor bedoeld is."
#define DUO_DUTCH_PACKAGE_FROM "Tonen vanaf"
#define DUO_DUTCH_PACKAGE_UNTIL "Tonen tot en met"
#define DUO_DUTCH_PACKAGE_QUESTIONS "Vragen aan"
#define DUO_DUTCH_PACKAGE_TAKE_DOWN "Haal het materiaal na de laatste dag weg: daarna klopt de boodschap niet meer."
#define DUO_DUTCH_PACKAGE_FACTS "Wat het is"
#define DUO_DUTCH_PACKAGE_WHERE "Bedoeld voor"
#define DUO_DUTCH_PACKAGE_ALT "Wat erop staat"
#define DUO_DUTCH_PACKAGE_PIXELS "pixels"
#define DUO_DUTCH_PACKAGE_SECONDS "seconden"
#define DUO_DUTCH_PACKAGE_CHECK "Controleer zelf of dit past: van uw scherm of kanaal is nog niet alles bekend."

#define DUO_DUTCH_SHEET_OVERVIEW "Overzicht"
#define DUO_DUTCH_SHEET_CALENDAR "Kalender"
#define DUO_DUTCH_SHEET_MILESTONES "Mijlpalen"
#define DUO_DUTCH_SHEET_ACTIONS "Acties"
#define DUO_DUTCH_SHEET_CAMPAIGNS "Campagnes"
#define DUO_DUTCH_INSTITUTIONS "Instellingen"
#define DUO_DUTCH_INVITED "Uitgenodigd"
#define DUO_DUTCH_ANSWERED "Antwoord"
#define DUO_DUTCH_AGREED "Doet mee"
#define DUO_DUTCH_OF_CONDITION "Waarvan onder voorwaarden"
#define DUO_DUTCH_DECLINED "Doet niet mee"
#define DUO_DUTCH_SPECS_KNOWN "Specs bekend"
#define DUO_DUTCH_DOWNLOADED "Opgehaald"
#define DUO_DUTCH_SHOWN "Getoond"
#define DUO_DUTCH_EVALUATED "Ge\xc3\xabvalueerd"
#define DUO_DUTCH_STEP "Stap"
#define DUO_DUTCH_SHEET_CHANNELS "Communicatiemiddelen"
#define DUO_DUTCH_SHEET_CHANGES "Wijzigingen"

#define DUO_DUTCH_MESSAGES "Boodschappen"
#define DUO_DUTCH_NO_MESSAGE "geen boodschap"
#define DUO_DUTCH_NO_TEXT "(zonder tekst)"
#define DUO_DUTCH_SAME_MESSAGE "(zelfde boodschap als %s)"
#define DUO_DUTCH_CONTINUES_UNTIL "(loopt door t/m %s)"
#define DUO_DUTCH_LAST_MONTH "(laatste maand)"
#define DUO_DUTCH_UNTIL "t/m %s"
#define DUO_DUTCH_SINCE "sinds %s"
#define DUO_DUTCH_CONCEPT "(concept)"
#define DUO_DUTCH_THIS_MONTH "deze maand"
#define DUO_DUTCH_MORE "+%u meer"
#define DUO_DUTCH_MORE_ON_SHEET "en nog %u: zie het blad %s"
#define DUO_DUTCH_NOT_ALL_SHOWN "Niet elk vak toont zijn hele tekst; de cel bevat die wel."
#define DUO_DUTCH_FOR_INSTITUTIONS "Voor instellingen"

#define DUO_DUTCH_KEY_FIGURES "Kerncijfers"
#define DUO_DUTCH_FIGURE "Cijfer"
#define DUO_DUTCH_TOTAL "Totaal"
#define DUO_DUTCH_NOTE_FIGURES "Let op"
#define DUO_DUTCH_DASH "–"
#define DUO_DUTCH_DASH_EXPLAINED "– = niet van toepassing of niet gemeten."
#define DUO_DUTCH_TOTAL_EXPLAINED "Een boodschap voor meer sectoren telt in het totaal één keer."

#define DUO_DUTCH_MONTH "Maand"
#define DUO_DUTCH_MILESTONES "Mijlpalen"
#define DUO_DUTCH_MILESTONE "Mijlpaal"
#define DUO_DUTCH_TOPIC "Onderwerp"
#define DUO_DUTCH_AUDIENCE "Doelgroep"
#define DUO_DUTCH_CAMPAIGN "Campagne"
#define DUO_DUTCH_PLANNED "Gepland"
#define DUO_DUTCH_ACTUAL "Werkelijk"
#define DUO_DUTCH_DIFFERENCE_DAYS "Dagen later"
#define DUO_DUTCH_STATE "Stand"
#define DUO_DUTCH_NOTE "Notitie"
#define DUO_DUTCH_WHAT "Wat"
#define DUO_DUTCH_STATE_PLANNED "gepland"
#define DUO_DUTCH_STATE_REACHED "bereikt"
#define DUO_DUTCH_STATE_OPEN "open"
#define DUO_DUTCH_STATE_DONE "gedaan"
#define DUO_DUTCH_STATE_LATE "over tijd"
#define DUO_DUTCH_DAYS_LATE "%u %s over tijd"
#define DUO_DUTCH_NO_MILESTONES "geen mijlpalen in deze maanden"
#define DUO_DUTCH_BECAME "werd"
#define DUO_DUTCH_WAS_PLANNED "gepland"

#define DUO_DUTCH_ACTION "Actie"
#define DUO_DUTCH_DUE "Uiterlijk"
#define DUO_DUTCH_DONE_ON "Gedaan op"
#define DUO_DUTCH_ABOUT "Waarover"

#define DUO_DUTCH_SHEET_INSTITUTIONS "Instellingen"
#define DUO_DUTCH_NAME "Naam"
#define DUO_DUTCH_REGISTER_NAME "Naam in het register"
#define DUO_DUTCH_INSTITUTION "Instelling"
#define DUO_DUTCH_BRIN "BRIN"
#define DUO_DUTCH_SECTORS "Sectoren"
#define DUO_DUTCH_PLACE "Plaats"
#define DUO_DUTCH_PROVINCE "Provincie"
#define DUO_DUTCH_BOARD_NUMBER "Bestuursnummer"
#define DUO_DUTCH_BOARD "Bestuur"
#define DUO_DUTCH_PERSONS "Leerlingen en studenten"
#define DUO_DUTCH_PERSONS_YEAR "Peiljaar"
#define DUO_DUTCH_MANAGER "Beheerder"
#define DUO_DUTCH_SUBSTITUTE "Vervanger"
#define DUO_DUTCH_CONTACTS "Contactpersonen"
#define DUO_DUTCH_CHANNELS "Communicatiemiddelen"
#define DUO_DUTCH_CONFIRMED "Bevestigd op"
#define DUO_DUTCH_CLOSED_ON "Gesloten op"
#define DUO_DUTCH_SUCCESSOR "Opgegaan in"
#define DUO_DUTCH_SUCCESSOR_BRIN "Opgegaan in, BRIN"
#define DUO_DUTCH_WEBSITE "Website"

#define DUO_DUTCH_SINCE_PREVIOUS "Sinds de vorige uitgave"
#define DUO_DUTCH_KIND "Soort"
#define DUO_DUTCH_OBJECT "Onderdeel"
#define DUO_DUTCH_BEFORE "Was"
#define DUO_DUTCH_AFTER "Is nu"
#define DUO_DUTCH_NO_CHANGES "geen wijzigingen"
#define DUO_DUTCH_SINCE_ISSUE "Wijzigingen sinds de uitgave van %s"
#define DUO_DUTCH_FIRST_ISSUE "Er is nog geen eerdere uitgave om mee te vergelijken."

const char *duo_dutch_month      (gint number, gboolean abbreviated);
char       *duo_dutch_month_name (DuoMonth month, gboolean with_year);
char       *duo_dutch_month_year (DuoMonth month, gboolean abbreviated);
char       *duo_dutch_months     (DuoMonth first, DuoMonth last);
char       *duo_dutch_day        (guint32 julian, gboolean with_year, gboolean abbreviated);
char       *duo_dutch_when       (const DuoWhen *when, gboolean with_year, gboolean abbreviated);
char       *duo_dutch_span       (const DuoSpan *span);
const char *duo_dutch_sector     (DuoSector sector);
char       *duo_dutch_sectors    (DuoSectorSet sectors);
const char *duo_dutch_status     (DuoMessageStatus status);
const char *duo_dutch_audience   (DuoAudience audience);
const char *duo_dutch_difference (DuoDifferenceKind kind);
const char *duo_dutch_object     (DuoObjectKind kind, gboolean plural);
char       *duo_dutch_count      (guint count, DuoObjectKind kind);
const char *duo_dutch_figure     (DuoFigure figure);
char       *duo_dutch_placements (const DuoPlacement *placements, guint n_placements);

G_END_DECLS
