/* SPDX-License-Identifier: EUPL-1.2 */
/* The people of the sample's institutions, what they answered, and when they were spoken. All of them are made up. */
#include "duo-contact-link-table.h"
#include "duo-contact-moment-table.h"
#include "duo-contact-table.h"
#include "duo-sample-parts.h"
#include "duo-willingness-table.h"

/* A contact is of an institution or, where @board is not NONE, of a board. */
#define NONE -1

typedef struct
{
  gint           institution;
  gint           board;
  DuoContactRole role;
  const char    *name;
  const char    *function;
  const char    *email;
  const char    *phone;
  gboolean       preferred;
  DuoOrigin      origin;
  const char    *confirmed;
} SampleContact;

enum
{
  MARIEKE,
  JOOST,
  SECRETARIAT,
};

static const SampleContact contacts[] = {
  [MARIEKE] = { DUO_SAMPLE_HARBOUR, NONE, DUO_ROLE_COMMUNICATION, "Marieke Voorbeeld", "Adviseur studentcommunicatie",
                "m.voorbeeld@rochavenstad.example", "0100 55 01 10", TRUE, DUO_ORIGIN_FORM, "2020-09-14" },
  [JOOST] = { DUO_SAMPLE_HARBOUR, NONE, DUO_ROLE_BRON, "Joost Proefman", "Administratie", "j.proefman@rochavenstad.example", "", TRUE,
              DUO_ORIGIN_PHONE, "2019-04-03" },
  [SECRETARIAT] = { NONE, 0, DUO_ROLE_BOARD, "Bestuurssecretariaat", "", "bestuur@bovoorbeeld.example", "0100 55 01 00", TRUE,
                    DUO_ORIGIN_MAIL, "2020-08" },
  { DUO_SAMPLE_HARBOUR, NONE, DUO_ROLE_TECHNICAL, "Team narrowcasting", "", "schermen@rochavenstad.example", "", TRUE, DUO_ORIGIN_FORM,
    "2020-09-14" },
  { DUO_SAMPLE_PROFILE, NONE, DUO_ROLE_COMMUNICATION, "Fatima Oefenaar", "Communicatie", "f.oefenaar@deproeftuin.example",
    "0150 55 02 20", TRUE, DUO_ORIGIN_PHONE, "2020-09-28" },
  { DUO_SAMPLE_COLLEGE, NONE, DUO_ROLE_COMMUNICATION, "Henk-Jan de Proefpersoon", "Decaan", "decaan@voorbeeldlyceum.example", "", TRUE,
    DUO_ORIGIN_VISIT, "2020-02-11" },
  { DUO_SAMPLE_ACADEMY, NONE, DUO_ROLE_COMMUNICATION, "Zoë van ’t Voorbeeld", "Redactie studentenzaken",
    "redactie@hsvoorbeeldstad.example", "0100 55 05 00", TRUE, DUO_ORIGIN_FORM, "2020-10-01" },
  { DUO_SAMPLE_UNIVERSITY, NONE, DUO_ROLE_COMMUNICATION, "Studentenvoorlichting", "", "voorlichting@uvvoorbeeldstad.example", "", TRUE,
    DUO_ORIGIN_LIST, "2018-11" },
  { DUO_SAMPLE_LONG_NAME, NONE, DUO_ROLE_COMMUNICATION, "Wilhelmina-Alexandrine van den Oefenbergh-Voorbeeldsma tot Proefstede",
    "Coördinator leerlingzaken, decanaat en communicatie met ouders", "w.a.vandenoefenberghvoorbeeldsma@hetlangevoorbeeld.example", "",
    TRUE, DUO_ORIGIN_MAIL, "2020-06" },
  { DUO_SAMPLE_MERGED, NONE, DUO_ROLE_COMMUNICATION, "Petra Sluiswachter", "Communicatie", "p.sluiswachter@oudesluis.example", "", TRUE,
    DUO_ORIGIN_FORM, "2019-10" },
  { 8, NONE, DUO_ROLE_COMMUNICATION, "Sanne Middenmeer", "Communicatie", "s.middenmeer@rocmiddenmeer.example", "", TRUE, DUO_ORIGIN_FORM,
    "2020-09-21" },
  { 9, NONE, DUO_ROLE_COMMUNICATION, "Receptie", "", "info@deoefening", "", TRUE, DUO_ORIGIN_LIST, "" },
  { 10, NONE, DUO_ROLE_COMMUNICATION, "Bram Boomgaard", "Marketing", "b.boomgaard@groenvoorbeeld.example", "", TRUE, DUO_ORIGIN_PHONE,
    "2020-09-30" },
  { 13, NONE, DUO_ROLE_BRON, "Inge Voorbeeld-Nova", "", "i.voorbeeld@novavoorbeeld.example", "", TRUE, DUO_ORIGIN_REGISTER, "" },
  { 21, NONE, DUO_ROLE_COMMUNICATION, "Overkant Communicatie", "", "communicatie@hsoverkant.example", "", TRUE, DUO_ORIGIN_FORM,
    "2020-10-07" },
};

typedef struct
{
  gint        institution;
  gint        board;
  DuoSector   sector;
  DuoAnswer   answer;
  const char *condition;
  const char *since;
  DuoOrigin   origin;
  gint        contact; /* NONE = nobody of them */
} SampleAnswer;

static const SampleAnswer answers[] = {
  { NONE, 0, DUO_SECTOR_MBO, DUO_ANSWER_YES, "", "2020-08-24", DUO_ORIGIN_MAIL, SECRETARIAT },
  { DUO_SAMPLE_HARBOUR, NONE, DUO_SECTOR_MBO, DUO_ANSWER_UNKNOWN, "", "2019-10-21", DUO_ORIGIN_PHONE, JOOST },
  { DUO_SAMPLE_HARBOUR, NONE, DUO_SECTOR_MBO, DUO_ANSWER_YES, "", "2020-09-14", DUO_ORIGIN_FORM, MARIEKE },
  { DUO_SAMPLE_PROFILE, NONE, DUO_SECTOR_MBO, DUO_ANSWER_CONDITION, "Alleen beeld zonder geluid, hoogstens twee weken", "2020-09-28",
    DUO_ORIGIN_PHONE, NONE },
  { DUO_SAMPLE_COLLEGE, NONE, DUO_SECTOR_VO, DUO_ANSWER_YES, "", "2020-02-11", DUO_ORIGIN_VISIT, NONE },
  { DUO_SAMPLE_ACADEMY, NONE, DUO_SECTOR_HO, DUO_ANSWER_YES, "", "2020-10-01", DUO_ORIGIN_FORM, NONE },
  { DUO_SAMPLE_UNIVERSITY, NONE, DUO_SECTOR_HO, DUO_ANSWER_NO, "", "2020-05-18", DUO_ORIGIN_MAIL, NONE },
  { DUO_SAMPLE_MERGED, NONE, DUO_SECTOR_MBO, DUO_ANSWER_YES, "", "2019-10", DUO_ORIGIN_FORM, NONE },
  { 8, NONE, DUO_SECTOR_MBO, DUO_ANSWER_YES, "", "2020-09-21", DUO_ORIGIN_FORM, NONE },
  { 10, NONE, DUO_SECTOR_MBO, DUO_ANSWER_YES, "", "2020-09-30", DUO_ORIGIN_PHONE, NONE },
  { 10, NONE, DUO_SECTOR_VO, DUO_ANSWER_NO, "", "2020-09-30", DUO_ORIGIN_PHONE, NONE },
  { 11, NONE, DUO_SECTOR_MBO, DUO_ANSWER_NO, "", "2020-09-22", DUO_ORIGIN_MAIL, NONE },
  { 12, NONE, DUO_SECTOR_MBO, DUO_ANSWER_CONDITION, "Na overleg met de directie", "2020-09", DUO_ORIGIN_PHONE, NONE },
  { 15, NONE, DUO_SECTOR_VO, DUO_ANSWER_YES, "", "2020-03", DUO_ORIGIN_VISIT, NONE },
  { 21, NONE, DUO_SECTOR_HO, DUO_ANSWER_YES, "", "2020-10-07", DUO_ORIGIN_FORM, NONE },
};

typedef struct
{
  gint          institution;
  const char   *day;
  DuoMomentKind kind;
  gint          manager;
  gint          contact;
  const char   *text;
} SampleMoment;

static const SampleMoment moments[] = {
  { DUO_SAMPLE_HARBOUR, "2020-10-12", DUO_MOMENT_PHONE, 0, MARIEKE,
    "Wil graag een staand beeld voor de schermen bij de ingang. Stuurt de maten na." },
  { DUO_SAMPLE_HARBOUR, "2020-06-03", DUO_MOMENT_VISIT, 0, NONE, "Rondleiding langs de schermen in de kantine en de hal." },
  { DUO_SAMPLE_SILENT, "2020-09-10", DUO_MOMENT_PHONE, 1, NONE, "Niet bereikt, ingesproken." },
  { DUO_SAMPLE_SILENT, "2020-09-24", DUO_MOMENT_MAIL, 1, NONE, "Herinnering aan de inventarisatie gestuurd." },
  { DUO_SAMPLE_ACADEMY, "2020-09-30", DUO_MOMENT_MEETING, 1, NONE, "Overleg met de redactie over de nieuwsbrief." },
};

static gint64
target (GArray *ids, gint place)
{
  return place == NONE ? 0 : duo_sample_id_at (ids, place);
}

static gboolean
add_contact (DuoDatabase *db, DuoSampleIds *ids, const SampleContact *sample, GError **error)
{
  g_autoptr (DuoContact) contact = duo_contact_new ();
  g_autoptr (DuoContactLink) link = duo_contact_link_new ();
  const DuoWhen confirmed = duo_sample_when (sample->confirmed);
  gint64 id;

  duo_contact_set_name (contact, sample->name);
  duo_contact_set_email (contact, sample->email);
  duo_contact_set_phone (contact, sample->phone);
  if (!duo_contact_table_save (db, contact, error))
    return FALSE;
  id = duo_contact_get_id (contact);
  g_array_append_val (ids->contacts, id);

  duo_contact_link_set_contact (link, id);
  duo_contact_link_set_institution (link, target (ids->institutions, sample->institution));
  duo_contact_link_set_board (link, target (ids->boards, sample->board));
  duo_contact_link_set_role (link, sample->role);
  duo_contact_link_set_function (link, sample->function);
  duo_contact_link_set_preferred (link, sample->preferred);
  duo_contact_link_set_origin (link, sample->origin);
  duo_contact_link_set_purpose (link, "Campagnes via instellingen");
  duo_contact_link_set_confirmed (link, &confirmed);
  return duo_contact_link_table_save (db, link, error);
}

static gboolean
add_answer (DuoDatabase *db, DuoSampleIds *ids, const SampleAnswer *sample, GError **error)
{
  g_autoptr (DuoWillingness) answer = duo_willingness_new ();
  const DuoWhen since = duo_sample_when (sample->since);

  duo_willingness_set_institution (answer, target (ids->institutions, sample->institution));
  duo_willingness_set_board (answer, target (ids->boards, sample->board));
  duo_willingness_set_sector (answer, sample->sector);
  duo_willingness_set_answer (answer, sample->answer);
  duo_willingness_set_condition (answer, sample->condition);
  duo_willingness_set_since (answer, &since);
  duo_willingness_set_origin (answer, sample->origin);
  duo_willingness_set_contact (answer, target (ids->contacts, sample->contact));
  return duo_willingness_table_save (db, answer, error);
}

static gboolean
add_moment (DuoDatabase *db, DuoSampleIds *ids, const SampleMoment *sample, GError **error)
{
  g_autoptr (DuoContactMoment) moment = duo_contact_moment_new ();
  const DuoWhen day = duo_sample_when (sample->day);

  duo_contact_moment_set_institution (moment, target (ids->institutions, sample->institution));
  duo_contact_moment_set_day (moment, &day);
  duo_contact_moment_set_kind (moment, sample->kind);
  duo_contact_moment_set_manager (moment, duo_sample_id_at (ids->managers, sample->manager));
  duo_contact_moment_set_contact (moment, target (ids->contacts, sample->contact));
  duo_contact_moment_set_text (moment, sample->text);
  return duo_contact_moment_table_save (db, moment, error);
}

/* Contacts, answers and contact moments of the sample's institutions and boards. */
gboolean
duo_sample_fill_people (DuoDatabase *db, DuoSampleIds *ids, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (contacts); i++)
    if (!add_contact (db, ids, &contacts[i], error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    if (!add_answer (db, ids, &answers[i], error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    if (!add_moment (db, ids, &moments[i], error))
      return FALSE;

  return TRUE;
}
