/* SPDX-License-Identifier: EUPL-1.2 */
/* The institutions of the sample. All of it is made up: the codes begin with 90, which was never issued. */
#include "duo-partner-table.h"
#include "duo-people-table.h"
#include "duo-register-table.h"
#include "duo-sample-parts.h"

#define NOBODY -1

enum
{
  VRIES,
  BAKKER,
  YILMAZ,
};

typedef struct
{
  const char *number;
  const char *name;
  const char *place;
} SampleBoard;

static const SampleBoard boards[] = {
  { "99001", "Stichting Beroepsonderwijs Voorbeeld", "ZANDMEER" },
  { "99002", "Stichting ROC De Proeftuin", "OOSTERKOOG" },
  { "99003", "Stichting Voorbeeldscholen Noord", "NIEUWBAKEN" },
  { "99004", "Vereniging Scholen aan Zee", "WESTERDUIN" },
  { "99005", "Stichting Hoger Onderwijs Voorbeeld", "ZANDMEER" },
  { "99006", "Stichting Oefenonderwijs", "HOOGERAND" },
};

typedef struct
{
  const char  *brin;
  const char  *name;
  const char  *short_name;
  gint         board;
  DuoSectorSet sectors;
  const char  *place;
  const char  *province;
  const char  *website;
  gint         persons;  /* pupils and students; 0 = not known */
  gint         owner;
  gint         substitute;
  const char  *locations; /* names with ";" between them, from 00 on */
} SampleInstitution;

#define VO DUO_SECTOR_SET_VO
#define MBO DUO_SECTOR_SET_MBO
#define HO DUO_SECTOR_SET_HO

static const SampleInstitution institutions[] = {
  [DUO_SAMPLE_HARBOUR] = { "90AA", "Stichting ROC Havenstad Voorbeeld", "ROC Havenstad", 0, VO | MBO, "ZANDMEER", "Zeeland",
                           "www.rochavenstad.example", 14200, VRIES, BAKKER, "Hoofdgebouw;Haven;Techniekpark;Vmbo De Kade" },
  [DUO_SAMPLE_PROFILE] = { "90AB", "ROC De Proeftuin", "De Proeftuin", 1, MBO, "OOSTERKOOG", "Groningen",
                           "www.deproeftuin.example", 9800, VRIES, NOBODY, "Hoofdlocatie;Zorg en Welzijn" },
  [DUO_SAMPLE_SILENT] = { "90AC", "Vakschool Voorbeeld voor Hout en Meubel", "Vakschool Hout", 0, MBO, "HOOGERAND", "Gelderland",
                          "www.vakschoolhout.example", 1900, BAKKER, NOBODY, "Hoogerand" },
  [DUO_SAMPLE_COLLEGE] = { "90AD", "Lyceum aan de Voorbeeldlaan", "Voorbeeldlyceum", 2, VO, "NIEUWBAKEN", "Drenthe",
                           "www.voorbeeldlyceum.example", 1340, YILMAZ, NOBODY, "Voorbeeldlaan;Dependance Zuid" },
  [DUO_SAMPLE_ACADEMY] = { "90AE", "Hogeschool Voorbeeldstad", "", 4, HO, "ZANDMEER", "Zeeland", "www.hsvoorbeeldstad.example",
                           21500, BAKKER, VRIES, "Campus Noord;Campus Zuid" },
  [DUO_SAMPLE_UNIVERSITY] = { "90AF", "Universiteit van Voorbeeldstad", "", 4, HO, "ZANDMEER", "Zeeland",
                              "www.uvvoorbeeldstad.example", 27300, BAKKER, NOBODY, "Binnenstad;Science Park" },
  [DUO_SAMPLE_LONG_NAME] = { "90AG",
                             "Interconfessionele Scholengemeenschap voor Voorbereidend Wetenschappelijk en Beroepsonderwijs "
                             "Het Lange Voorbeeld",
                             "", 3, VO, "WESTERDUIN AAN ZEE EN OMSTREKEN", "Noord-Holland", "www.hetlangevoorbeeld.example", 860,
                             NOBODY, NOBODY, "Hoofdgebouw" },
  [DUO_SAMPLE_MERGED] = { "90AH", "ROC De Oude Sluis", "Oude Sluis", 0, MBO, "ZANDMEER", "Zeeland", "", 0, VRIES, NOBODY, "Sluisweg" },
  { "90AJ", "ROC Middenmeer Voorbeeld", "ROC Middenmeer", 1, MBO, "MIDDENMEER", "Flevoland", "www.rocmiddenmeer.example", 11200, VRIES,
    NOBODY, "Centrum;Sportlaan;Luchthaven" },
  { "90AK", "MBO College De Oefening", "De Oefening", 5, MBO, "HOOGERAND", "Gelderland", "www.deoefening.example", 6400, VRIES, NOBODY,
    "Hoofdlocatie" },
  { "90AL", "Groen College Voorbeeld", "Groen College", 5, VO | MBO, "GRASLAND", "Overijssel", "www.groenvoorbeeld.example", 5200,
    BAKKER, NOBODY, "Grasland;Boomgaard" },
  { "90AM", "Grafisch Lyceum Proefdruk", "GL Proefdruk", 5, MBO, "OOSTERKOOG", "Groningen", "www.proefdruk.example", 2300, YILMAZ, NOBODY,
    "Drukkerij" },
  { "90AN", "Maritiem College De Kaap", "De Kaap", 0, VO | MBO, "KAAPHAVEN", "Zuid-Holland", "www.dekaap.example", 3100, YILMAZ, NOBODY,
    "Kade" },
  { "90AP", "Nova Voorbeeld College", "", 1, MBO, "ZUIDERVELD", "Noord-Brabant", "www.novavoorbeeld.example", 7600, BAKKER, NOBODY,
    "Hoofdlocatie;Avondschool" },
  { "90AQ", "’t Proefcollege", "", 2, VO, "NIEUWBAKEN", "Drenthe", "www.proefcollege.example", 1120, YILMAZ, NOBODY, "’t Proefcollege" },
  { "90AR", "Het Baken Voorbeeldcollege", "Het Baken", 2, VO, "OOSTERKOOG", "Groningen", "www.hetbaken.example", 1480, YILMAZ, NOBODY,
    "Noord;Zuid" },
  { "90AS", "Duincollege", "", 3, VO, "WESTERDUIN", "Noord-Holland", "www.duincollege.example", 990, YILMAZ, NOBODY, "Duinweg" },
  { "90AT", "Gymnasium Exempel", "", 3, VO, "WESTERDUIN", "Noord-Holland", "", 710, NOBODY, NOBODY, "Gymnasium Exempel" },
  { "90AU", "Praktijkschool De Werkplaats", "De Werkplaats", 2, VO, "ZUIDERVELD", "Noord-Brabant", "www.dewerkplaats.example", 340,
    YILMAZ, NOBODY, "De Werkplaats" },
  { "90AV", "Christelijk College Oefenrijk", "Oefenrijk", 3, VO, "OEFENRIJK", "Utrecht", "www.oefenrijk.example", 1650, BAKKER, NOBODY,
    "Hoofdgebouw;Brugklas" },
  { "90AW", "Scholengemeenschap De Proef", "De Proef", 2, VO, "MIDDENMEER", "Flevoland", "www.sgdeproef.example", 1240, NOBODY, NOBODY,
    "De Proef" },
  { "90AX", "Hogeschool De Overkant", "", 4, HO, "OVERKANT", "Overijssel", "www.hsoverkant.example", 12800, BAKKER, NOBODY, "Overkant" },
  { "90AY", "Voorbeeldacademie voor Beeld en Klank", "Beeld en Klank", 4, HO, "OOSTERKOOG", "Groningen", "www.beeldenklank.example", 1100,
    VRIES, NOBODY, "Academie" },
  { "90AZ", "Pedagogische Academie Het Voorbeeld", "Pabo Voorbeeld", 4, HO, "HOOGERAND", "Gelderland", "www.pabovoorbeeld.example", 640,
    VRIES, NOBODY, "Pabo" },
  { "90BA", "Technische Universiteit Zandmeer", "TU Zandmeer", 4, HO, "ZANDMEER", "Zeeland", "www.tuzandmeer.example", 16900, BAKKER,
    NOBODY, "Campus" },
};

const guint duo_sample_n_institutions = G_N_ELEMENTS (institutions);

/* A record that is to be written. It has no source: nobody published it. */
static DuoRegisterRecord *
add_record (DuoRegister *self, DuoRecordType type, const char *key)
{
  DuoRegisterRecord *record = duo_register_record_new (type, key);

  record->dirty = TRUE;
  duo_register_add (self, record);
  g_ptr_array_add (self->dirty, g_object_ref (record));
  return record;
}

static void
add_locations (DuoRegister *self, const SampleInstitution *sample)
{
  g_auto (GStrv) names = g_strsplit (sample->locations, ";", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *code = g_strdup_printf ("%s%02u", sample->brin, i);
      DuoRegisterRecord *location = add_record (self, DUO_RECORD_LOCATION, code);

      duo_register_record_set (location, DUO_REGISTER_NAME, names[i]);
      duo_register_record_set (location, DUO_REGISTER_PLACE, sample->place);
      duo_register_record_set (location, DUO_REGISTER_PROVINCE, sample->province);
      location->sectors = sample->sectors;
    }
}

/* In the largest of its sectors: where there is mbo, that is mbo. */
static void
add_count (DuoRegister *self, const SampleInstitution *sample)
{
  const char *sector = sample->sectors & MBO ? "MBO" : sample->sectors & HO ? "HO" : "VO";
  g_autofree char *key = g_strdup_printf ("%s %s 2019", sample->brin, sector);
  g_autofree char *persons = g_strdup_printf ("%d", sample->persons);
  DuoRegisterRecord *count = add_record (self, DUO_RECORD_COUNT, key);

  duo_register_record_set (count, DUO_REGISTER_CODE, sample->brin);
  duo_register_record_set (count, DUO_REGISTER_SECTOR, sector);
  duo_register_record_set (count, DUO_REGISTER_YEAR, "2019");
  duo_register_record_set (count, DUO_REGISTER_PERSONS, persons);
  duo_register_record_set (count, DUO_REGISTER_SUPPRESSED, "0");
}

static void
add_institution (DuoRegister *self, const SampleInstitution *sample)
{
  DuoRegisterRecord *institution = add_record (self, DUO_RECORD_INSTITUTION, sample->brin);

  duo_register_record_set (institution, DUO_REGISTER_NAME, sample->name);
  duo_register_record_set (institution, DUO_REGISTER_SHORT_NAME, sample->short_name);
  duo_register_record_set (institution, DUO_REGISTER_BOARD, boards[sample->board].number);
  duo_register_record_set (institution, DUO_REGISTER_PLACE, sample->place);
  duo_register_record_set (institution, DUO_REGISTER_PROVINCE, sample->province);
  duo_register_record_set (institution, DUO_REGISTER_WEBSITE, sample->website);
  institution->sectors = sample->sectors;
  add_locations (self, sample);
  if (sample->persons > 0)
    add_count (self, sample);
}

/* One of them merged into another, and had another name before. */
static void
add_merger (DuoRegister *self)
{
  const char *from = institutions[DUO_SAMPLE_MERGED].brin;
  const char *to = institutions[DUO_SAMPLE_HARBOUR].brin;
  g_autofree char *name_key = duo_register_name_key (to, "ROC Zandmeer Voorbeeld");
  g_autofree char *key = g_strdup_printf ("U %s U %s 2020-08-01 F", from, to);
  DuoRegisterRecord *transition = add_record (self, DUO_RECORD_TRANSITION, key);
  DuoRegisterRecord *name = add_record (self, DUO_RECORD_NAME, name_key);

  duo_register_record_set (transition, DUO_REGISTER_FROM_FUNCTION, "U");
  duo_register_record_set (transition, DUO_REGISTER_FROM_CODE, from);
  duo_register_record_set (transition, DUO_REGISTER_TO_FUNCTION, "U");
  duo_register_record_set (transition, DUO_REGISTER_TO_CODE, to);
  duo_register_record_set (transition, DUO_REGISTER_DAY, "2020-08-01");
  duo_register_record_set (transition, DUO_REGISTER_TRANSITION, "F");
  duo_register_record_set (transition, DUO_REGISTER_COMPLETE, "J");
  duo_register_record_set (transition, DUO_REGISTER_STATE, "A");
  duo_register_record_set (name, DUO_REGISTER_CODE, to);
  duo_register_record_set (name, DUO_REGISTER_NAME, "ROC Zandmeer Voorbeeld");
}

static gint64
manager_of (const DuoSampleIds *ids, gint place)
{
  return place == NOBODY ? 0 : duo_sample_id_at (ids->managers, place);
}

/* The ids that the records were given, and the people who look after them. */
static gboolean
keep_ids (DuoDatabase *db, DuoSampleIds *ids, DuoRegister *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (boards); i++)
    g_array_append_val (ids->boards, duo_register_find (self, DUO_RECORD_BOARD, boards[i].number)->id);

  for (guint i = 0; i < G_N_ELEMENTS (institutions); i++)
    {
      const SampleInstitution *sample = &institutions[i];
      g_auto (GStrv) names = g_strsplit (sample->locations, ";", -1);
      const gint64 id = duo_register_find (self, DUO_RECORD_INSTITUTION, sample->brin)->id;

      g_array_append_val (ids->institutions, id);
      for (guint j = 0; names[j] != NULL; j++)
        {
          g_autofree char *code = g_strdup_printf ("%s%02u", sample->brin, j);

          g_array_append_val (ids->locations, duo_register_find (self, DUO_RECORD_LOCATION, code)->id);
        }
      if (!duo_people_table_assign (db, id, manager_of (ids, sample->owner), manager_of (ids, sample->substitute), error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_partner (DuoDatabase *db, DuoSampleIds *ids, GError **error)
{
  g_autoptr (DuoPartner) partner = duo_partner_new ();
  gint64 id;

  duo_partner_set_name (partner, "Voorbeeldvervoer");
  duo_partner_set_place (partner, "Zandmeer");
  duo_partner_set_email (partner, "schermen@voorbeeldvervoer.example");
  duo_partner_set_website (partner, "www.voorbeeldvervoer.example");
  duo_partner_set_sectors (partner, VO | MBO | HO);
  duo_partner_set_note (partner, "Schermen in trams, bussen en op stations.");
  if (!duo_partner_table_save (db, partner, error))
    return FALSE;

  id = duo_partner_get_id (partner);
  g_array_append_val (ids->partners, id);
  return TRUE;
}

/* Boards, institutions with their locations and owners, a merger, and a partner. */
gboolean
duo_sample_fill_institutions (DuoDatabase *db, DuoSampleIds *ids, GError **error)
{
  g_autoptr (DuoRegister) self = duo_register_new ();

  for (guint i = 0; i < G_N_ELEMENTS (boards); i++)
    {
      DuoRegisterRecord *board = add_record (self, DUO_RECORD_BOARD, boards[i].number);

      duo_register_record_set (board, DUO_REGISTER_NAME, boards[i].name);
      duo_register_record_set (board, DUO_REGISTER_PLACE, boards[i].place);
    }
  for (guint i = 0; i < G_N_ELEMENTS (institutions); i++)
    add_institution (self, &institutions[i]);
  add_merger (self);

  return duo_register_table_write (db, self, NULL, error) && keep_ids (db, ids, self, error) && add_partner (db, ids, error);
}
