/* SPDX-License-Identifier: EUPL-1.2 */
/* The calendar of 2020 as it stood on a slide of DUO Relatiebeheer. Of 22 cells the slide's text lost the
 * column of 13; the notes say what was inferred and why. Persons and actions are made up. */
#include "duo-sample-content.h"

enum
{
  CONTINUE,
  NEXT_STUDY,
  APPLY,
  CHANGE_HELP,
};

const DuoSampleCampaign duo_sample_campaigns[] = {
  [CONTINUE] = { "Continueren studiefinanciering", DUO_COLOUR_BLUE, "2019-11/2020-12" },
  [NEXT_STUDY] = { "Vervolgstudie", DUO_COLOUR_OCHRE, "2020-01/2020-04" },
  [APPLY] = { "SF aanvragen", DUO_COLOUR_PURPLE, "2020-05/2020-07" },
  [CHANGE_HELP] = { "Wijzigingshulp", DUO_COLOUR_GREEN, "2020-05/2020-08" },
};
const guint duo_sample_n_campaigns = G_N_ELEMENTS (duo_sample_campaigns);

#define NO_MONTH_KNOWN "De presentatie noemt dit onderwerp zonder maand. Maand en sector zijn gekozen om een plek te hebben."

enum
{
  MESSAGE_SCHOOL_FEE = 5,
  MESSAGE_CONTINUE = 6,
  MESSAGE_ROUTE = 7,
};

const DuoSampleMessage duo_sample_messages[] = {
  { "Inschrijven vervolgstudie", "", DUO_AUDIENCE_STUDENTS, DUO_MESSAGE_DEFINITE, NEXT_STUDY,
    { { DUO_SECTOR_VO, 1, 4 } },
    "Januari: zeker, drie teksten in drie kolommen. Februari, maart en april: afgeleid, de kolom viel weg. "
    "VO omdat dezelfde tekst in januari zeker bij VO staat en leerlingen een vervolgstudie kiezen (sterk)." },
  { "Wat te doen als je AB niet is berekend.", "", DUO_AUDIENCE_STUDENTS, DUO_MESSAGE_DEFINITE, CONTINUE,
    { { DUO_SECTOR_MBO, 1, 1 }, { DUO_SECTOR_HO, 1, 1 } },
    "Zeker: in januari staan drie teksten in drie kolommen. AB is de aanvullende beurs." },
  { "SRP 18-", "", DUO_AUDIENCE_STUDENTS, DUO_MESSAGE_DEFINITE, APPLY,
    { { DUO_SECTOR_VO, 5, 5 } },
    "Afgeleid, de kolom viel weg (redelijk). VO leest dan als één pad: inschrijven, SRP, SF. Het "
    "studentenreisproduct onder 18 is voor mbo-studenten; in mei zijn zij nog leerling in het vo. Anders: MBO." },
  { "Aanvragen SF", "", DUO_AUDIENCE_STUDENTS, DUO_MESSAGE_DEFINITE, APPLY,
    { { DUO_SECTOR_VO, 6, 7 } },
    "Zeker: in juni en juli staan drie teksten in drie kolommen. SF is studiefinanciering." },
  { "Afgestudeerd gefeliciteerd!", "www.duo.nl/wijzigingshulp", DUO_AUDIENCE_STUDENTS, DUO_MESSAGE_DEFINITE, CHANGE_HELP,
    { { DUO_SECTOR_MBO, 5, 7 }, { DUO_SECTOR_HO, 6, 8 } },
    "Juni en juli: zeker. Mei bij MBO en augustus bij HO: afgeleid (redelijk). Zo heeft elk drie maanden; "
    "het studiejaar eindigt in het mbo op 31 juli en in het ho op 31 augustus. Anders: mei HO, augustus MBO." },
  [MESSAGE_SCHOOL_FEE]
  = { "Lesgeld betalen", "Duo.nl/lesgeld", DUO_AUDIENCE_STUDENTS, DUO_MESSAGE_DEFINITE, DUO_SAMPLE_NONE,
      { { DUO_SECTOR_MBO, 9, 9 } },
      "Afgeleid, de kolom viel weg (sterk). Alleen mbo- en vavo-studenten vanaf 18 jaar betalen lesgeld aan DUO; "
      "in het ho gaat collegegeld naar de instelling." },
  [MESSAGE_CONTINUE]
  = { "Continueren:\n- lees je bericht over {volgend jaar} goed\n- AB nog niet berekend? Wacht op bericht DUO", "",
      DUO_AUDIENCE_STUDENTS, DUO_MESSAGE_DEFINITE, CONTINUE,
      { { DUO_SECTOR_MBO, 10, 12 }, { DUO_SECTOR_HO, 10, 12 } },
      "Afgeleid, de kolom viel weg (sterk): continueren gaat over wie al SF heeft, en de vraag over AB past bij "
      "januari in MBO en HO. Het jaartal is relatief: de presentatie is van najaar 2019 en noemt 2020. In het "
      "najaar gaat het bericht over het jaar daarna; daarom staat hier {volgend jaar}." },
  [MESSAGE_ROUTE]
  = { "Doorlopende leerroute vmbo-mbo", "", DUO_AUDIENCE_INSTITUTIONS, DUO_MESSAGE_CONCEPT, DUO_SAMPLE_NONE,
      { { DUO_SECTOR_VO, 2, 2 }, { DUO_SECTOR_MBO, 2, 2 } }, NO_MONTH_KNOWN },
  { "Centraal Aanmelden MBO", "", DUO_AUDIENCE_INSTITUTIONS, DUO_MESSAGE_CONCEPT, DUO_SAMPLE_NONE,
    { { DUO_SECTOR_VO, 3, 4 }, { DUO_SECTOR_MBO, 3, 4 } }, NO_MONTH_KNOWN },
  { "MBO-verklaringen", "", DUO_AUDIENCE_INSTITUTIONS, DUO_MESSAGE_CONCEPT, DUO_SAMPLE_NONE,
    { { DUO_SECTOR_MBO, 5, 5 } }, NO_MONTH_KNOWN },
  { "Schonen en bewaren van gegevens", "", DUO_AUDIENCE_INSTITUTIONS, DUO_MESSAGE_CONCEPT, DUO_SAMPLE_NONE,
    { { DUO_SECTOR_VO, 6, 6 }, { DUO_SECTOR_MBO, 6, 6 }, { DUO_SECTOR_HO, 6, 6 } }, NO_MONTH_KNOWN },
  { "Terugkoppelen vooropleiding vavo", "", DUO_AUDIENCE_INSTITUTIONS, DUO_MESSAGE_CONCEPT, DUO_SAMPLE_NONE,
    { { DUO_SECTOR_MBO, 9, 9 } }, NO_MONTH_KNOWN },
  { "RIO", "", DUO_AUDIENCE_INSTITUTIONS, DUO_MESSAGE_CONCEPT, DUO_SAMPLE_NONE,
    { { DUO_SECTOR_VO, 10, 10 }, { DUO_SECTOR_MBO, 10, 10 }, { DUO_SECTOR_HO, 10, 10 } }, NO_MONTH_KNOWN },
  { "Staatsexamens", "", DUO_AUDIENCE_INSTITUTIONS, DUO_MESSAGE_CONCEPT, DUO_SAMPLE_NONE,
    { { DUO_SECTOR_VO, 11, 12 } }, NO_MONTH_KNOWN },
};
const guint duo_sample_n_messages = G_N_ELEMENTS (duo_sample_messages);

enum
{
  MILESTONE_DECISION = 2,
};

const DuoSampleMilestone duo_sample_milestones[] = {
  { "Inventarisatie bij instellingen", "2019-10/2019-11", "", "Campagnes via instellingen", DUO_AUDIENCE_INSTITUTIONS,
    CONTINUE, "" },
  { "Eerste campagne live", "2019-11/2019-12", "", "Campagnes via instellingen", DUO_AUDIENCE_STUDENTS, CONTINUE,
    "Proef in het mbo." },
  [MILESTONE_DECISION]
  = { "Besluit over VO en HO", "2020-01", "", "Campagnes via instellingen", DUO_AUDIENCE_INSTITUTIONS, CONTINUE,
      "Na de evaluatie van de proef in het mbo." },
  { "DAMBO uit", "2020-01-01", "2020-01-01", "Vooropleidingsgegevens", DUO_AUDIENCE_INSTITUTIONS, DUO_SAMPLE_NONE, "" },
  { "Loket gemeenten uit", "2020-02-01", "2020-08-03", "Verzuim", DUO_AUDIENCE_MUNICIPALITIES, DUO_SAMPLE_NONE, "" },
  { "eHerkenning voor DUO", "2021-01-01", "2022-01-01", "eHerkenning", DUO_AUDIENCE_INSTITUTIONS, DUO_SAMPLE_NONE,
    "De overstap liep door in 2022." },
  { "MBO-Congres", "2021-11-23", "", "Bijeenkomst", DUO_AUDIENCE_INSTITUTIONS, DUO_SAMPLE_NONE, "" },
};
const guint duo_sample_n_milestones = G_N_ELEMENTS (duo_sample_milestones);

enum
{
  VRIES,
  BAKKER,
  YILMAZ,
};

const DuoSampleManager duo_sample_managers[] = {
  [VRIES] = { "A. de Vries", "a.devries@voorbeeld.example", "adevries" },
  [BAKKER] = { "S. Bakker", "s.bakker@voorbeeld.example", "sbakker" },
  [YILMAZ] = { "M. Yilmaz", "m.yilmaz@voorbeeld.example", "myilmaz" },
};
const guint duo_sample_n_managers = G_N_ELEMENTS (duo_sample_managers);

const DuoSampleAction duo_sample_actions[] = {
  { "Link in ‘Lesgeld betalen’ nalopen", YILMAZ, "2020-08-21", "", DUO_OBJECT_MESSAGE, MESSAGE_SCHOOL_FEE, "" },
  { "Tekst van Continueren afstemmen met studiefinanciering", VRIES, "2020-09-15", "2020-09-11", DUO_OBJECT_MESSAGE,
    MESSAGE_CONTINUE, "" },
  { "Instellingen zonder contactpersoon bellen", BAKKER, "2020-10-09", "", DUO_OBJECT_CAMPAIGN, CONTINUE, "" },
  { "Maand kiezen voor de doorlopende leerroute", BAKKER, "2020-10-30", "", DUO_OBJECT_MESSAGE, MESSAGE_ROUTE, "" },
  { "Besluit over VO en HO op de agenda zetten", VRIES, "2020-11", "", DUO_OBJECT_MILESTONE, MILESTONE_DECISION, "" },
};
const guint duo_sample_n_actions = G_N_ELEMENTS (duo_sample_actions);
