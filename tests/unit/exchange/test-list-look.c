/* SPDX-License-Identifier: EUPL-1.2 */
/* Somebody's own list: where its headings stand, what its columns may mean, and what is read by a plan. All persons are
 * made up. */
#include "duo-contacts-list.h"
#include "duo-list-look.h"
#include "duo-register-reader.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("duo-list-look-XXXXXX", &error);
  g_assert_no_error (error);
  self->path = g_build_filename (self->folder, "lijst.csv", NULL);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_cmpint (g_unlink (self->path), ==, 0);
  g_assert_cmpint (g_rmdir (self->folder), ==, 0);
  g_free (self->path);
  g_free (self->folder);
}

static DuoListLook *
look (Fixture *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  DuoListLook *found;

  g_file_set_contents (self->path, text, -1, &error);
  g_assert_no_error (error);
  found = duo_list_look (self->path, NULL, DUO_LIST_FIND, DUO_LIST_FIND, NULL, &error);
  g_assert_no_error (error);
  return found;
}

static DuoMeaning
guess_of (DuoListLook *look, guint place)
{
  return ((DuoListColumn *) look->columns->pdata[place])->guesses[look->kind];
}

/* Takes all guesses as they are. */
static DuoListPlan
plan_of (DuoListLook *look)
{
  DuoListPlan plan = { .kind = look->kind, .sheet = look->sheet, .heading = look->heading };

  for (guint i = 0; i < look->columns->len; i++)
    plan.columns[guess_of (look, i)] = ((DuoListColumn *) look->columns->pdata[i])->column;
  plan.columns[DUO_MEANING_NOTHING] = 0;
  return plan;
}

/* Titles stand above the headings, one heading is unknown, and a name is in three pieces. */
static void
test_contacts (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoListLook) found = look (self, "Mijn scholen;;;;;;\n"
                                              "bijgewerkt in november;;;;;;\n"
                                              "BRIN;School;Voornaam;Tussenvoegsel;Achternaam;Bereikbaar via;Vakgroep\n"
                                              "01aa;Het Baken;Noor;van;Zonder;noor@voorbeeld.example;x\n"
                                              "02BB;De Kaap;Bo;;Verzonnen;bo@voorbeeld.example;y\n"
                                              "03CC;Half\n");
  const DuoListPlan plan = plan_of (found);
  g_autoptr (DuoContactsFile) file = NULL;
  DuoContactLine *line;

  g_assert_false (found->of_register);
  g_assert_cmpuint (found->heading, ==, 3);
  g_assert_cmpint (found->kind, ==, DUO_LIST_CONTACTS);
  g_assert_cmpint (guess_of (found, 0), ==, DUO_MEANING_CODE);
  g_assert_cmpint (guess_of (found, 1), ==, DUO_MEANING_TITLE);
  g_assert_cmpint (guess_of (found, 2), ==, DUO_MEANING_GIVEN_NAME);
  g_assert_cmpint (guess_of (found, 5), ==, DUO_MEANING_EMAIL); /* by what stands under it */
  g_assert_cmpint (guess_of (found, 6), ==, DUO_MEANING_NOTHING);
  g_assert_cmpint (duo_list_plan_find_lack (&plan), ==, DUO_LIST_LACK_NONE);

  file = duo_contacts_list_read (self->path, NULL, &plan, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (file->lines->len, ==, 3);
  line = file->lines->pdata[0];
  g_assert_cmpint (line->refusal, ==, DUO_REFUSAL_NONE);
  g_assert_cmpstr (duo_contact_get_name (line->entry->contact), ==, "Noor van Zonder");
  g_assert_cmpstr (duo_contact_get_email (line->entry->contact), ==, "noor@voorbeeld.example");
  g_assert_cmpstr (line->entry->code, ==, "01AA");
  line = file->lines->pdata[1];
  g_assert_cmpstr (duo_contact_get_name (line->entry->contact), ==, "Bo Verzonnen");
  line = file->lines->pdata[2];
  g_assert_cmpint (line->refusal, ==, DUO_REFUSAL_TOO_FEW_COLUMNS);
  g_assert_cmpuint (line->line, ==, 6);
  g_assert_cmpuint (file->ignored->len, ==, 1);
  g_assert_cmpstr (file->ignored->pdata[0], ==, "Vakgroep");
}

/* No headings at all: what stands in the columns says what they are. */
static void
test_without_headings (Fixture *self, gconstpointer data)
{
  g_autoptr (DuoListLook) found = look (self, "25LX,Jo Bedacht,jo@voorbeeld.example,0592 340973\n"
                                              "01AA,Noor Zonder,noor@voorbeeld.example,06-12345678\n");

  g_assert_cmpuint (found->heading, ==, 0);
  g_assert_cmpint (found->kind, ==, DUO_LIST_CONTACTS);
  g_assert_cmpint (guess_of (found, 0), ==, DUO_MEANING_CODE);
  g_assert_cmpint (guess_of (found, 1), ==, DUO_MEANING_NAME);
  g_assert_cmpint (guess_of (found, 2), ==, DUO_MEANING_EMAIL);
  g_assert_cmpint (guess_of (found, 3), ==, DUO_MEANING_PHONE);
  g_assert_cmpstr (found->signature, ==, "");
}

/* Half of the addresses have a mistake: they are addresses all the same, and which are wrong is said when they are read. */
static void
test_wrong_addresses (Fixture *self, gconstpointer data)
{
  g_autoptr (DuoListLook) found = look (self, "BRIN;Wie;Bereikbaar via\n"
                                              "01AA;Noor van Zonder;noor@voorbeeld,example\n"
                                              "02BB;Bo Verzonnen;bo@voorbeeld.example\n"
                                              "03CC;Ali Denkbeeld;ali@voorbeeld\n");

  g_assert_cmpint (guess_of (found, 2), ==, DUO_MEANING_EMAIL);
}

/* A column stands there twice: the first is taken, and it is said. */
static void
test_institutions (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoListLook) found = look (self, "Brinnummer;Naam;Plaats;Sectoren;Site;Plaats\n"
                                              "01AA;Het Baken;Assen;vo, mbo;www.baken.example;X\n"
                                              "2BB;De Kaap;Delft;mbo;geen;Y\n"
                                              "03CC;;Leiden;po;;Z\n");
  const DuoListPlan plan = plan_of (found);
  const DuoRegisterDays days = { .today = 737712 };
  g_autoptr (DuoRegisterFile) file = NULL;
  DuoRegisterRecord *record;

  g_assert_cmpint (found->kind, ==, DUO_LIST_INSTITUTIONS);
  g_assert_cmpint (guess_of (found, 1), ==, DUO_MEANING_TITLE);
  g_assert_cmpint (guess_of (found, 3), ==, DUO_MEANING_SECTOR);
  g_assert_cmpint (guess_of (found, 4), ==, DUO_MEANING_WEBSITE);
  g_assert_cmpint (guess_of (found, 5), ==, DUO_MEANING_NOTHING);
  g_assert_false (((DuoListColumn *) found->columns->pdata[2])->twice);
  g_assert_true (((DuoListColumn *) found->columns->pdata[5])->twice);

  file = duo_register_read_list (self->path, NULL, &plan, &days, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (file->source, ==, DUO_SOURCE_OWN_LIST);
  g_assert_cmpuint (file->records->len, ==, 1);
  record = file->records->pdata[0];
  g_assert_cmpstr (record->key, ==, "01AA");
  g_assert_cmpstr (duo_register_record_get (record, DUO_REGISTER_NAME), ==, "Het Baken");
  g_assert_cmpint (record->sectors, ==, DUO_SECTOR_SET_VO | DUO_SECTOR_SET_MBO);
  g_assert_cmpuint (file->refused->len, ==, 2);
  g_assert_cmpint (((DuoChangeItem *) file->refused->pdata[0])->refusal, ==, DUO_REFUSAL_BAD_CODE);
  g_assert_cmpuint (((DuoChangeItem *) file->refused->pdata[0])->line, ==, 3);
  g_assert_cmpint (((DuoChangeItem *) file->refused->pdata[1])->refusal, ==, DUO_REFUSAL_UNKNOWN_SECTOR);
}

/* The register's own files go where they always go, also one that can't be read for a heading that is there twice. */
static void
test_of_register (Fixture *self, gconstpointer data)
{
  static const char head[] = "SOORT HO;PROVINCIE;BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;INSTELLINGSNAAM;STRAATNAAM;POSTCODE;PLAATSNAAM;"
                             "GEMEENTENAAM";
  g_autofree char *twice = g_strconcat (head, ";PROVINCIE\n", NULL);
  g_autofree char *once = g_strconcat (head, "\n", NULL);

  {
    g_autoptr (DuoListLook) found = look (self, once);

    g_assert_true (found->of_register);
  }
  {
    g_autoptr (DuoListLook) found = look (self, twice);

    g_assert_true (found->of_register);
  }
}

static void
test_memory (void)
{
  DuoListPlan plan = { .kind = DUO_LIST_INSTITUTIONS };
  DuoListPlan again = { .heading = 4 };
  g_autofree char *text = NULL;

  plan.columns[DUO_MEANING_CODE] = 1;
  plan.columns[DUO_MEANING_PLACE] = 3;
  text = duo_list_plan_to_string (&plan);
  g_assert_cmpstr (text, ==, "institutions code,,place");
  g_assert_true (duo_list_plan_parse (text, &again));
  g_assert_cmpint (again.kind, ==, DUO_LIST_INSTITUTIONS);
  g_assert_cmpuint (again.columns[DUO_MEANING_PLACE], ==, 3);
  g_assert_cmpuint (again.heading, ==, 4);
  g_assert_false (duo_list_plan_parse ("institutions surname", &again)); /* of contacts only */
  g_assert_false (duo_list_plan_parse ("", &again));
  g_assert_cmpuint (again.columns[DUO_MEANING_CODE], ==, 1);
}

static void
test_lack (void)
{
  DuoListPlan plan = { .kind = DUO_LIST_CONTACTS };

  plan.columns[DUO_MEANING_CODE] = 1;
  g_assert_cmpint (duo_list_plan_find_lack (&plan), ==, DUO_LIST_LACK_WHO);
  plan.columns[DUO_MEANING_SURNAME] = 2;
  g_assert_cmpint (duo_list_plan_find_lack (&plan), ==, DUO_LIST_LACK_NONE);
  plan.kind = DUO_LIST_INSTITUTIONS;
  g_assert_cmpint (duo_list_plan_find_lack (&plan), ==, DUO_LIST_LACK_ALL);
  plan.columns[DUO_MEANING_CODE] = 0;
  g_assert_cmpint (duo_list_plan_find_lack (&plan), ==, DUO_LIST_LACK_CODE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/list-look/contacts", Fixture, NULL, set_up, test_contacts, tear_down);
  g_test_add ("/list-look/without-headings", Fixture, NULL, set_up, test_without_headings, tear_down);
  g_test_add ("/list-look/wrong-addresses", Fixture, NULL, set_up, test_wrong_addresses, tear_down);
  g_test_add ("/list-look/institutions", Fixture, NULL, set_up, test_institutions, tear_down);
  g_test_add ("/list-look/of-register", Fixture, NULL, set_up, test_of_register, tear_down);
  g_test_add_func ("/list-look/memory", test_memory);
  g_test_add_func ("/list-look/lack", test_lack);

  return g_test_run ();
}
