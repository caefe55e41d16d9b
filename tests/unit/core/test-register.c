/* SPDX-License-Identifier: EUPL-1.2 */
/* Codes and texts of the register, the rule of what overwrites what, and what became of an institution. */
#include "duo-register.h"

#include "duo-brin.h"
#include "duo-register-text.h"
#include "duo-transition.h"
#include "duo-when.h"

static guint32
day_of (const char *text)
{
  guint32 day = 0;

  g_assert_true (duo_day_parse_any (text, &day));
  return day;
}

static void
test_codes (void)
{
  static const struct
  {
    const char *brin;
    const char *number;
    const char *code;
  } locations[] = {
    { "18BR", "18BR00", "18BR00" }, { "00AH", "00", "00AH00" }, { "00AH", "7", "00AH07" }, { "00AH", "18BR00", NULL },
    { "00AH", "", NULL },           { "00AH", "123", NULL },    { "00AH", "0A", NULL },    { "18BR", "18br01", "18BR01" },
  };
  static const struct
  {
    const char *text;
    const char *number;
  } boards[] = { { "39", "00039" }, { "00039", "00039" }, { "808080", "808080" }, { "40169", "40169" }, { "", NULL }, { "12A", NULL }, { "1234567", NULL } };

  g_assert_true (duo_brin_is_valid ("25LX"));
  g_assert_false (duo_brin_is_valid ("25lx"));
  g_assert_false (duo_brin_is_valid ("2LX"));
  g_assert_false (duo_brin_is_valid ("25LX0"));
  g_assert_false (duo_brin_is_valid (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (locations); i++)
    {
      g_autofree char *code = duo_location_code_new (locations[i].brin, locations[i].number);

      g_assert_cmpstr (code, ==, locations[i].code);
    }
  for (guint i = 0; i < G_N_ELEMENTS (boards); i++)
    {
      g_autofree char *number = duo_board_number_new (boards[i].text);

      g_assert_cmpstr (number, ==, boards[i].number);
    }
}

static void
test_places_as_people_write_them (void)
{
  static const char *const places[][2] = {
    { "'S-HERTOGENBOSCH", "'s-Hertogenbosch" }, { "EDE GLD", "Ede GLD" },     { "HENGELO OV", "Hengelo OV" },
    { "ALPHEN AAN DEN RIJN", "Alphen aan den Rijn" }, { "IJSSELSTEIN", "IJsselstein" }, { "Den Haag", "Den Haag" },
    { "DEN HAAG", "Den Haag" },                 { "", "" },                   { "BERGEN OP ZOOM", "Bergen op Zoom" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *place = duo_display_place (places[i][0]);

      g_assert_cmpstr (place, ==, places[i][1]);
    }
}

static void
test_websites_and_numbers_are_pointed_out (void)
{
  static const struct
  {
    const char *text;
    gboolean    good;
    const char *proposal;
  } websites[] = {
    { "www.han.nl/", TRUE, NULL },
    { "https://www.han.nl", TRUE, NULL },
    { "", TRUE, NULL },
    { "ww.overbetuwecollege.nl", FALSE, "www.overbetuwecollege.nl" },
    { "www.lentiz,nl/vmbo-maasland", FALSE, "www.lentiz.nl/vmbo-maasland" },
    { "www.gymnasiumhilversum.nl.", FALSE, "www.gymnasiumhilversum.nl" },
    { "0528266192", FALSE, NULL },
    { "geen", FALSE, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (websites); i++)
    {
      g_autofree char *proposal = NULL;

      g_assert_cmpint (duo_website_check (websites[i].text, &proposal), ==, websites[i].good);
      g_assert_cmpstr (proposal, ==, websites[i].proposal);
    }
}

static void
test_dates_of_files_and_in_them (void)
{
  static const char *const paths[][2] = {
    { "/x/OVERGANGEN_20250113.csv", "2025-01-13" },
    { "/x/2020-12/alle-vestigingen-vo.csv", "2020-12-01" },
    { "/2016-08/zip-20210102.zip/a.csv", "2021-01-02" },
    { "/x/2026-10-excerpt/02.-alle.csv", "2026-10-01" },
    { "/x/lijst-2021-03-04.csv", "2021-03-04" },
    { "/x/20251399/leerlingen-2019.csv", NULL },
    { "/x/0612345678.csv", NULL },
  };
  guint32 day;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autofree char *text = NULL;

      if (duo_find_as_of (paths[i][0], &day))
        text = duo_day_to_string (day);
      g_assert_cmpstr (text, ==, paths[i][1]);
    }
  g_assert_cmpint (duo_find_year ("04-inschrijvingen-hbo-2019.csv"), ==, 2019);
  g_assert_cmpint (duo_find_year ("20250113.csv"), ==, 0);
  g_assert_cmpuint (day_of ("1-8-2005"), ==, day_of ("2005-08-01"));
  g_assert_cmpuint (day_of ("2025-09-01T00:00:00"), ==, day_of ("20250901"));
  g_assert_false (duo_day_parse_any ("31-2-2020", &day));
  g_assert_false (duo_day_parse_any ("2020-1", &day));
  g_assert_false (duo_day_parse_any ("2020-1-", &day));
  g_assert_false (duo_day_parse_any ("1-", &day));
  g_assert_false (duo_day_parse_any ("", &day));
}

/* Every row of the rule. */
static void
test_what_overwrites_what (void)
{
  const DuoProvenance nowhere = { 0, DUO_SOURCE_NONE, DUO_STRENGTH_GUESS };
  const DuoProvenance old_list = { day_of ("2016-08-01"), DUO_SOURCE_VO_INSTITUTIONS, DUO_STRENGTH_CERTAIN };
  const DuoProvenance new_list = { day_of ("2020-12-01"), DUO_SOURCE_VO_INSTITUTIONS, DUO_STRENGTH_CERTAIN };
  const DuoProvenance other_list = { day_of ("2020-12-01"), DUO_SOURCE_VO_LOCATIONS, DUO_STRENGTH_CERTAIN };
  const DuoProvenance by_the_way = { day_of ("2026-10-01"), DUO_SOURCE_VO_LOCATIONS, DUO_STRENGTH_MAIN };
  const DuoProvenance same_day = { day_of ("2026-10-01"), DUO_SOURCE_VO_INSTITUTIONS, DUO_STRENGTH_CERTAIN };
  const DuoProvenance guess = { day_of ("2027-10-01"), DUO_SOURCE_VO_LOCATIONS, DUO_STRENGTH_GUESS };
  const DuoProvenance of_mbo = { day_of ("2018-01-01"), DUO_SOURCE_MBO_INSTITUTIONS, DUO_STRENGTH_CERTAIN };
  const DuoProvenance of_sheet = { day_of ("2018-01-01"), DUO_SOURCE_MBO_SHEET, DUO_STRENGTH_GUESS };
  const DuoProvenance person = { day_of ("2019-01-01"), DUO_SOURCE_PERSON, DUO_STRENGTH_CERTAIN };
  const struct
  {
    DuoRegisterField     field;
    const char          *current;
    const DuoProvenance *current_from;
    const char          *incoming;
    const DuoProvenance *incoming_from;
    DuoVerdict           verdict;
    DuoSectorSet         sectors;
  } rows[] = {
    { DUO_REGISTER_NAME, "A", &old_list, "B", &new_list, DUO_VERDICT_TAKE },
    { DUO_REGISTER_NAME, "A", &new_list, "B", &old_list, DUO_VERDICT_OLDER },
    { DUO_REGISTER_NAME, "A", &new_list, "A", &old_list, DUO_VERDICT_SAME },
    { DUO_REGISTER_NAME, "A", &old_list, "A", &new_list, DUO_VERDICT_CONFIRM },
    { DUO_REGISTER_NAME, "A", &new_list, "A", &new_list, DUO_VERDICT_SAME },
    { DUO_REGISTER_NAME, "A", &new_list, "B", &new_list, DUO_VERDICT_TAKE },
    { DUO_REGISTER_NAME, "A", &new_list, "B", &other_list, DUO_VERDICT_OLDER },
    { DUO_REGISTER_NAME, "A", &other_list, "B", &new_list, DUO_VERDICT_TAKE },
    { DUO_REGISTER_NAME, "A", &old_list, NULL, &new_list, DUO_VERDICT_SAME },
    { DUO_REGISTER_NAME, NULL, &nowhere, "B", &old_list, DUO_VERDICT_TAKE },
    { DUO_REGISTER_NAME, "A", &nowhere, "B", &guess, DUO_VERDICT_TAKE },
    { DUO_REGISTER_NAME, "A", &old_list, "B", &by_the_way, DUO_VERDICT_TAKE },
    { DUO_REGISTER_NAME, "A", &by_the_way, "B", &old_list, DUO_VERDICT_OLDER },
    { DUO_REGISTER_NAME, "A", &by_the_way, "B", &same_day, DUO_VERDICT_TAKE },
    { DUO_REGISTER_NAME, "A", &same_day, "B", &by_the_way, DUO_VERDICT_OLDER },
    { DUO_REGISTER_NAME, "A", &old_list, "B", &guess, DUO_VERDICT_OLDER },
    { DUO_REGISTER_NAME, "A", &guess, "B", &old_list, DUO_VERDICT_TAKE },
    { DUO_REGISTER_NAME, "A", &by_the_way, "B", &guess, DUO_VERDICT_OLDER },
    { DUO_REGISTER_NAME, "A", &person, "B", &new_list, DUO_VERDICT_OFFER },
    { DUO_REGISTER_NAME, "A", &person, "B", &old_list, DUO_VERDICT_OLDER },
    { DUO_REGISTER_NAME, NULL, &person, "B", &new_list, DUO_VERDICT_OFFER },
    { DUO_REGISTER_NAME, "A", &person, "A", &new_list, DUO_VERDICT_SAME },
    { DUO_REGISTER_NAME, "A", &of_mbo, "B", &by_the_way, DUO_VERDICT_OLDER, DUO_SECTOR_SET_VO | DUO_SECTOR_SET_MBO },
    { DUO_REGISTER_NAME, "A", &by_the_way, "B", &of_mbo, DUO_VERDICT_TAKE, DUO_SECTOR_SET_VO | DUO_SECTOR_SET_MBO },
    { DUO_REGISTER_NAME, "A", &by_the_way, "B", &of_sheet, DUO_VERDICT_TAKE, DUO_SECTOR_SET_VO | DUO_SECTOR_SET_MBO },
    { DUO_REGISTER_NAME, "A", &of_sheet, "B", &new_list, DUO_VERDICT_OLDER, DUO_SECTOR_SET_VO | DUO_SECTOR_SET_MBO },
    { DUO_REGISTER_PHONE, "A", &of_mbo, "B", &by_the_way, DUO_VERDICT_TAKE, DUO_SECTOR_SET_VO | DUO_SECTOR_SET_MBO },
    { DUO_REGISTER_NAME, "A", &old_list, "B", &by_the_way, DUO_VERDICT_TAKE, DUO_SECTOR_SET_VO },
    { DUO_REGISTER_PLACE, "ASSEN", &old_list, "Assen", &new_list, DUO_VERDICT_CONFIRM },
    { DUO_REGISTER_NAME, "ASSEN", &old_list, "Assen", &new_list, DUO_VERDICT_TAKE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("row %u", i);
      g_assert_cmpint (duo_register_decide (rows[i].field, rows[i].sectors, rows[i].current, rows[i].current_from, rows[i].incoming, rows[i].incoming_from),
                       ==, rows[i].verdict);
    }
}

static void
test_sources_as_text_and_back (void)
{
  static const char *const text = "2020-12-01 vo-institutions nc;~2026-10-01 vo-locations tw;2020-10-14 person s";
  g_autoptr (DuoRegisterRecord) record = duo_register_record_new (DUO_RECORD_INSTITUTION, "01AA");
  g_autofree char *again = NULL;
  const DuoProvenance *from;

  record->sources = g_strdup (text);
  from = duo_register_record_get_provenance (record, DUO_REGISTER_WEBSITE);
  g_assert_cmpuint (from->as_of, ==, day_of ("2026-10-01"));
  g_assert_cmpint (from->source, ==, DUO_SOURCE_VO_LOCATIONS);
  g_assert_cmpint (from->strength, ==, DUO_STRENGTH_MAIN);
  g_assert_cmpuint (duo_register_record_get_provenance (record, DUO_REGISTER_EMAIL)->as_of, ==, 0);

  again = duo_register_record_dup_sources (record);
  g_assert_cmpstr (again, ==, "2020-12-01 vo-institutions nc;2020-10-14 person s;~2026-10-01 vo-locations tw");
}

/* A file of one institution. */
static DuoRegisterFile *
file_of (const char *day, const char *name, const char *phone)
{
  DuoRegisterFile *file = g_new0 (DuoRegisterFile, 1);
  DuoRegisterRecord *record = duo_register_record_new (DUO_RECORD_INSTITUTION, "01AA");

  file->name = g_strdup ("a.csv");
  file->source = DUO_SOURCE_HO_INSTITUTIONS;
  file->as_of = day_of (day);
  file->encoding = g_strdup ("UTF-8");
  file->separator = g_strdup (";");
  file->newline = g_strdup ("LF");
  file->records = g_ptr_array_new_with_free_func (g_object_unref);
  file->refused = g_ptr_array_new_with_free_func (g_object_unref);
  duo_register_record_set (record, DUO_REGISTER_NAME, name);
  duo_register_record_set (record, DUO_REGISTER_PHONE, phone);
  record->sectors = DUO_SECTOR_SET_HO;
  g_ptr_array_add (file->records, record);
  return file;
}

static void
apply (DuoRegister *self, DuoRegisterFile *file)
{
  g_autoptr (DuoChangeSet) set = duo_register_compare (self, file);

  duo_register_apply (self, set);
}

static void
test_a_tick_taken_off_is_left (void)
{
  g_autoptr (DuoRegister) self = duo_register_new ();
  g_autoptr (DuoRegisterFile) first = file_of ("2020-01-01", "Oude Academie", "0592340973");
  g_autoptr (DuoRegisterFile) second = file_of ("2021-01-01", "Hogeschool", "0592000000");
  g_autoptr (DuoChangeSet) set = NULL;
  DuoChangeItem *item;
  DuoChangeField *name;
  DuoRegisterRecord *record;

  apply (self, first);
  set = duo_register_compare (self, second);
  g_assert_cmpuint (set->items->len, ==, 1);
  item = set->items->pdata[0];
  g_assert_cmpint (item->state, ==, DUO_CHANGE_ITEM_CHANGED);
  g_assert_cmpuint (item->fields->len, ==, 2);
  name = item->fields->pdata[0];
  g_assert_cmpstr (name->field, ==, "name");
  g_assert_cmpstr (name->old_value, ==, "Oude Academie");
  name->ticked = FALSE;

  duo_register_apply (self, set);
  record = duo_register_find (self, DUO_RECORD_INSTITUTION, "01AA");
  g_assert_cmpstr (duo_register_record_get (record, DUO_REGISTER_NAME), ==, "Oude Academie");
  g_assert_cmpstr (duo_register_record_get (record, DUO_REGISTER_PHONE), ==, "0592000000");
  g_assert_null (duo_register_find (self, DUO_RECORD_NAME, "01AA oude academie"));
}

static void
test_an_edit_is_only_offered (void)
{
  const DuoProvenance person = { day_of ("2020-06-01"), DUO_SOURCE_PERSON, DUO_STRENGTH_CERTAIN };
  g_autoptr (DuoRegister) self = duo_register_new ();
  g_autoptr (DuoRegisterFile) first = file_of ("2020-01-01", "Oude Academie", NULL);
  g_autoptr (DuoRegisterFile) second = file_of ("2021-01-01", "Hogeschool", NULL);
  g_autoptr (DuoChangeSet) set = NULL;
  DuoRegisterRecord *record;
  DuoChangeItem *item;
  DuoChangeField *field;

  apply (self, first);
  record = duo_register_find (self, DUO_RECORD_INSTITUTION, "01AA");
  duo_register_record_set (record, DUO_REGISTER_NAME, "De Academie");
  duo_register_record_set_provenance (record, DUO_REGISTER_NAME, &person);

  set = duo_register_compare (self, second);
  item = set->items->pdata[0];
  field = item->fields->pdata[0];
  g_assert_true (field->edited);
  g_assert_false (field->ticked);
  duo_register_apply (self, set);
  g_assert_cmpstr (duo_register_record_get (record, DUO_REGISTER_NAME), ==, "De Academie");

  field->ticked = TRUE;
  duo_register_apply (self, set);
  g_assert_cmpstr (duo_register_record_get (record, DUO_REGISTER_NAME), ==, "Hogeschool");
}

static void
add_merger (DuoRegisterFile *file, const char *from, const char *to, const char *complete)
{
  static const DuoRegisterField fields[] = { DUO_REGISTER_FROM_FUNCTION, DUO_REGISTER_FROM_CODE, DUO_REGISTER_TO_FUNCTION,
                                             DUO_REGISTER_TO_CODE, DUO_REGISTER_DAY, DUO_REGISTER_TRANSITION,
                                             DUO_REGISTER_COMPLETE };
  const char *const values[] = { "U", from, "U", to, "2020-08-01", "F", complete };
  DuoRegisterRecord *record = duo_register_record_new (DUO_RECORD_TRANSITION, "");

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    duo_register_record_set (record, fields[i], values[i]);
  duo_register_record_make_key (record);
  g_ptr_array_add (file->records, record);
}

/* The line that closes a circle is refused, also where the others are here already; one that closes nothing makes none. */
static void
test_mergers_in_a_circle (void)
{
  g_autoptr (DuoRegister) self = duo_register_new ();
  g_autoptr (DuoRegisterFile) first = file_of ("2020-01-01", "Academie", NULL);
  g_autoptr (DuoRegisterFile) second = file_of ("2021-01-01", "Academie", NULL);
  g_autoptr (DuoChangeSet) set = NULL;

  first->source = second->source = DUO_SOURCE_TRANSITIONS;
  add_merger (first, "01AA", "02BB", "J");
  add_merger (first, "02BB", "03CC", "J");
  apply (self, first);
  add_merger (second, "03CC", "01AA", "J");
  add_merger (second, "03CC", "02BB", "N");
  add_merger (second, "04DD", "04DD", "J");
  set = duo_register_compare (self, second);

  g_assert_cmpuint (duo_change_set_count (set, DUO_CHANGE_ITEM_REFUSED), ==, 2);
  g_assert_cmpuint (duo_change_set_count (set, DUO_CHANGE_ITEM_NEW), ==, 1);
  g_assert_cmpint (((DuoChangeItem *) set->items->pdata[1])->refusal, ==, DUO_REFUSAL_CIRCLE);
  g_assert_cmpstr (((DuoChangeItem *) set->items->pdata[1])->value, ==, "03CC > 01AA");
}

static void
assert_becomes (GHashTable *by_from, const char *brin, const char *today, const char *closed, const char *now, gboolean circle)
{
  g_autoptr (DuoSuccession) succession = duo_succession_new (by_from, brin, day_of (today));

  g_assert_cmpuint (succession->closed, ==, closed != NULL ? day_of (closed) : 0);
  g_assert_cmpstr (succession->now, ==, now);
  g_assert_cmpint (succession->circle, ==, circle);
}

static void
test_what_became_of_it (void)
{
  g_autoptr (GPtrArray) transitions = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_transition_free);
  g_autoptr (GHashTable) by_from = NULL;
  g_autoptr (DuoSuccession) split = NULL;

  g_ptr_array_add (transitions, duo_transition_new ("01AA", "02BB", day_of ("2020-08-01"), 'F', TRUE));
  g_ptr_array_add (transitions, duo_transition_new ("02BB", "03CC", day_of ("2022-08-01"), 'F', TRUE));
  g_ptr_array_add (transitions, duo_transition_new ("04EM", "30RN", day_of ("2012-08-01"), 'S', FALSE));
  g_ptr_array_add (transitions, duo_transition_new ("04EM", "30RM", day_of ("2012-08-01"), 'S', FALSE));
  g_ptr_array_add (transitions, duo_transition_new ("05EE", "06FF", day_of ("2020-08-01"), 'F', TRUE));
  g_ptr_array_add (transitions, duo_transition_new ("06FF", "05EE", day_of ("2021-08-01"), 'F', TRUE));
  g_ptr_array_add (transitions, duo_transition_new ("07GG", "07GG", day_of ("2020-08-01"), 'F', TRUE));
  by_from = duo_transitions_by_from (transitions);

  assert_becomes (by_from, "01AA", "2020-07-31", NULL, NULL, FALSE);
  assert_becomes (by_from, "01AA", "2020-08-01", "2020-08-01", "02BB", FALSE);
  assert_becomes (by_from, "01AA", "2022-08-01", "2020-08-01", "03CC", FALSE);
  assert_becomes (by_from, "03CC", "2022-08-01", NULL, NULL, FALSE);
  assert_becomes (by_from, "05EE", "2020-09-01", "2020-08-01", "06FF", FALSE);
  assert_becomes (by_from, "05EE", "2022-09-01", "2020-08-01", NULL, TRUE);
  assert_becomes (by_from, "07GG", "2022-09-01", "2020-08-01", NULL, TRUE);
  assert_becomes (by_from, "99ZZ", "2022-09-01", NULL, NULL, FALSE);

  split = duo_succession_new (by_from, "04EM", day_of ("2020-01-01"));
  g_assert_cmpuint (split->closed, ==, 0);
  g_assert_cmpuint (split->successors->len, ==, 2);
  g_assert_cmpstr (((DuoTransition *) split->successors->pdata[0])->to, ==, "30RM");
}

/* What a person says is marked as his, and the name that was there stays findable. */
static void
test_an_edit_is_a_persons (void)
{
  g_autoptr (DuoRegister) self = duo_register_new ();
  DuoRegisterRecord *record = duo_register_record_new (DUO_RECORD_INSTITUTION, "25LX");
  const DuoProvenance from = { day_of ("2020-12-01"), DUO_SOURCE_MBO_INSTITUTIONS, DUO_STRENGTH_CERTAIN };
  g_autofree char *key = duo_register_name_key ("25LX", "Curio");

  duo_register_record_set (record, DUO_REGISTER_NAME, "Curio");
  duo_register_record_set_provenance (record, DUO_REGISTER_NAME, &from);
  duo_register_add (self, record);

  duo_register_edit (self, record, DUO_REGISTER_NAME, "Curio", day_of ("2021-01-01"));
  g_assert_cmpuint (self->dirty->len, ==, 0); /* the same is no edit */
  duo_register_edit (self, record, DUO_REGISTER_NAME, "Curio West", day_of ("2021-01-01"));
  g_assert_cmpstr (duo_register_record_get (record, DUO_REGISTER_NAME), ==, "Curio West");
  g_assert_cmpint (duo_register_record_get_provenance (record, DUO_REGISTER_NAME)->source, ==, DUO_SOURCE_PERSON);
  g_assert_nonnull (duo_register_find (self, DUO_RECORD_NAME, key));
  duo_register_edit (self, record, DUO_REGISTER_PHONE, "", day_of ("2021-01-01"));
  g_assert_null (duo_register_record_get (record, DUO_REGISTER_PHONE));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/register/codes", test_codes);
  g_test_add_func ("/register/places-as-people-write-them", test_places_as_people_write_them);
  g_test_add_func ("/register/websites-and-numbers-are-pointed-out", test_websites_and_numbers_are_pointed_out);
  g_test_add_func ("/register/dates-of-files-and-in-them", test_dates_of_files_and_in_them);
  g_test_add_func ("/register/what-overwrites-what", test_what_overwrites_what);
  g_test_add_func ("/register/sources-as-text-and-back", test_sources_as_text_and_back);
  g_test_add_func ("/register/a-tick-taken-off-is-left", test_a_tick_taken_off_is_left);
  g_test_add_func ("/register/an-edit-is-only-offered", test_an_edit_is_only_offered);
  g_test_add_func ("/register/mergers-in-a-circle", test_mergers_in_a_circle);
  g_test_add_func ("/register/an-edit-is-a-persons", test_an_edit_is_a_persons);
  g_test_add_func ("/register/what-became-of-it", test_what_became_of_it);

  return g_test_run ();
}
