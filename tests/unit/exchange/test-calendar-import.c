/* SPDX-License-Identifier: EUPL-1.2 */
/* Calendars from files: what is read of them, and what they would change. */
#include "duo-calendar-import.h"
#include "duo-calendar-reader.h"

#include <string.h>

#define YEAR 2020

static DuoCalendarFile *
read_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (DuoTableReader) table = duo_table_reader_new_from_bytes (bytes, "kalender.csv", &error);
  DuoCalendarFile *file;

  g_assert_no_error (error);
  file = duo_calendar_read_from_table (table, YEAR, &error);
  g_assert_no_error (error);
  return file;
}

static DuoChangeSet *
compare_text (const char *text,
              GPtrArray  *messages)
{
  g_autoptr (DuoCalendarFile) file = read_text (text);

  return duo_calendar_import_compare (file, messages);
}

static GPtrArray *
no_messages (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

/* The messages that a change set would leave, were everything taken over. */
static GPtrArray *
apply (DuoChangeSet *set)
{
  GPtrArray *messages = no_messages ();

  for (guint i = 0; i < set->items->len; i++)
    {
      DuoChangeItem *item = set->items->pdata[i];

      if (item->incoming != NULL)
        g_ptr_array_add (messages, g_object_ref (item->incoming));
    }
  return messages;
}

static DuoMessage *
add_message (GPtrArray  *messages,
             const char *text,
             const char *link,
             DuoSector   sector,
             gint        first,
             gint        last)
{
  DuoMessage *message = duo_message_new ();
  const DuoPlacement placement = { sector, YEAR * 12 + first - 1, YEAR * 12 + last - 1 };

  duo_message_set_text (message, text);
  duo_message_set_link (message, link);
  duo_message_set_status (message, DUO_MESSAGE_DEFINITE);
  duo_message_set_placements (message, &placement, 1);
  g_ptr_array_add (messages, message);
  return message;
}

static const char *
field_value (DuoChangeItem *item,
             const char    *name)
{
  for (guint i = 0; i < item->fields->len; i++)
    {
      const DuoChangeField *field = item->fields->pdata[i];

      if (g_str_equal (field->field, name))
        return field->new_value;
    }
  return NULL;
}

static void
assert_counts (DuoChangeSet *set,
               guint         n_new,
               guint         n_changed,
               guint         n_same,
               guint         n_missing,
               guint         n_refused)
{
  g_assert_cmpuint (duo_change_set_count (set, DUO_CHANGE_ITEM_NEW), ==, n_new);
  g_assert_cmpuint (duo_change_set_count (set, DUO_CHANGE_ITEM_CHANGED), ==, n_changed);
  g_assert_cmpuint (duo_change_set_count (set, DUO_CHANGE_ITEM_SAME), ==, n_same);
  g_assert_cmpuint (duo_change_set_count (set, DUO_CHANGE_ITEM_MISSING), ==, n_missing);
  g_assert_cmpuint (duo_change_set_count (set, DUO_CHANGE_ITEM_REFUSED), ==, n_refused);
}

static void
assert_refusal (DuoChangeSet *set,
                guint         index,
                DuoRefusal    refusal,
                guint         line,
                guint         column)
{
  DuoChangeItem *item = set->items->pdata[index];

  g_assert_cmpint (item->state, ==, DUO_CHANGE_ITEM_REFUSED);
  g_assert_cmpint (item->refusal, ==, refusal);
  g_assert_cmpuint (item->line, ==, line);
  g_assert_cmpuint (item->column, ==, column);
}

static guint
count_placements (DuoCalendarFile *file)
{
  guint n = 0;

  for (guint i = 0; i < file->messages->len; i++)
    n += ((DuoReadMessage *) file->messages->pdata[i])->placements->len;
  return n;
}

static void
test_real_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("DUO_SHARED_DATA"), "communicatiekalender-2020.csv", NULL);
  g_autoptr (DuoCalendarFile) file = NULL;
  g_autoptr (GPtrArray) none = no_messages ();
  g_autoptr (GPtrArray) messages = NULL;
  g_autoptr (DuoChangeSet) set = NULL;
  g_autoptr (DuoChangeSet) again = NULL;
  DuoChangeItem *item;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("communicatiekalender-2020.csv is not there");
      return;
    }

  file = duo_calendar_read (path, NULL, YEAR, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (file->kind, ==, "calendar-list");
  g_assert_cmpstr (file->encoding, ==, "UTF-8");
  g_assert_cmpstr (file->newline, ==, "LF");
  g_assert_cmpuint (file->lines, ==, 23);
  g_assert_cmpuint (file->messages->len, ==, 7);
  g_assert_cmpuint (count_placements (file), ==, 10);
  g_assert_cmpuint (file->ignored->len, ==, 1);
  g_assert_cmpstr (file->ignored->pdata[0], ==, "zekerheid");

  set = duo_calendar_import_compare (file, none);
  assert_counts (set, 7, 0, 0, 0, 0);
  item = set->items->pdata[6];
  g_assert_cmpstr (item->key, ==, "Continueren");
  g_assert_nonnull (strstr (item->proposal, "bericht over {jaar} goed"));
  g_assert_cmpstr (field_value (item, "placements"), ==, "MBO 2020-10/2020-12, HO 2020-10/2020-12");
  g_assert_cmpuint (item->line, ==, 18);

  messages = apply (set);
  again = duo_calendar_import_compare (file, messages);
  assert_counts (again, 0, 0, 7, 0, 0);
}

static void
test_own_file (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (g_getenv ("DUO_FIXTURES"), "kalender.csv", NULL);
  g_autoptr (DuoCalendarFile) file = duo_calendar_read (path, NULL, YEAR, &error);
  g_autoptr (GPtrArray) none = no_messages ();
  g_autoptr (DuoChangeSet) set = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (file->messages->len, ==, 6);
  g_assert_cmpuint (count_placements (file), ==, 9);
  set = duo_calendar_import_compare (file, none);
  assert_counts (set, 6, 0, 0, 0, 0);
}

static void
test_other_encodings_and_separators (void)
{
  g_autoptr (GPtrArray) none = no_messages ();
  g_autoptr (DuoChangeSet) set
    = compare_text ("Message,URL,Month,Sector,State\r\ncaf\xe9,,May,\"MBO, HO\",draft\r\n", none);
  DuoChangeItem *item = set->items->pdata[0];

  g_assert_cmpstr (set->encoding, ==, "windows-1252");
  g_assert_cmpstr (set->separator, ==, ",");
  g_assert_cmpstr (set->newline, ==, "CRLF");
  assert_counts (set, 1, 0, 0, 0, 0);
  g_assert_cmpstr (field_value (item, "text"), ==, "café");
  g_assert_cmpstr (field_value (item, "status"), ==, "concept");
  g_assert_cmpstr (field_value (item, "placements"), ==, "MBO 2020-05, HO 2020-05");
}

static void
test_months_in_many_ways (void)
{
  static const struct
  {
    const char *month;
    const char *placements;
  } cases[] = {
    { "oktober", "VO 2020-10" },          { "Okt.", "VO 2020-10" },
    { "10", "VO 2020-10" },               { "2020-10", "VO 2020-10" },
    { "1-10-2020", "VO 2020-10" },        { "October 2020", "VO 2020-10" },
    { "mei t/m juli", "VO 2020-05/2020-07" }, { "nov - jan", "VO 2020-11/2021-01" },
    { "nov 2020 t/m feb 2021", "VO 2020-11/2021-02" }, { "jan–apr", "VO 2020-01/2020-04" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = g_strdup_printf ("maand;sector;boodschap\n%s;vo;Tekst\n", cases[i].month);
      g_autoptr (GPtrArray) none = no_messages ();
      g_autoptr (DuoChangeSet) set = compare_text (text, none);

      assert_counts (set, 1, 0, 0, 0, 0);
      g_assert_cmpstr (field_value (set->items->pdata[0], "placements"), ==, cases[i].placements);
    }
}

static void
test_refuses_with_line_and_reason (void)
{
  g_autofree char *long_text = g_strnfill (100000, 'x');
  g_autoptr (GString) text = g_string_new ("maand;sector;boodschap;link;status\n"
                                           "Brumaire;VO;Tekst;;\n"
                                           "mei;PO;Tekst;;\n"
                                           "mei;VO;\" \";;\n"
                                           "mei;VO;Tekst;;misschien\n"
                                           "mei;VO\n"
                                           "mei;VO;Tekst; met puntkomma;;te veel\n"
                                           "mei;VO;Goed;;\n");
  g_autoptr (GPtrArray) none = no_messages ();
  g_autoptr (DuoChangeSet) set = NULL;

  g_string_append_printf (text, "mei;VO;%s;;\nmei;VO;caf\xe9;;\nmei;VO;é en é;;\nmei;VO;è;;\nmei 2017;VO;Oud;;\n",
                          long_text);
  set = compare_text (text->str, none);

  assert_counts (set, 3, 0, 0, 0, 9);
  assert_refusal (set, 0, DUO_REFUSAL_UNKNOWN_MONTH, 2, 1);
  assert_refusal (set, 1, DUO_REFUSAL_UNKNOWN_SECTOR, 3, 2);
  assert_refusal (set, 2, DUO_REFUSAL_EMPTY_TEXT, 4, 3);
  assert_refusal (set, 3, DUO_REFUSAL_UNKNOWN_STATUS, 5, 5);
  assert_refusal (set, 4, DUO_REFUSAL_TOO_FEW_COLUMNS, 6, 0);
  assert_refusal (set, 5, DUO_REFUSAL_BAD_VALUE, 7, 6);
  assert_refusal (set, 7, DUO_REFUSAL_TEXT_TOO_LONG, 9, 3);
  g_assert_cmpint (g_utf8_strlen (((DuoChangeItem *) set->items->pdata[7])->value, -1), ==, 200);
  assert_refusal (set, 8, DUO_REFUSAL_BAD_ENCODING, 10, 0);
  assert_refusal (set, 11, DUO_REFUSAL_OTHER_YEAR, 13, 3);
  g_assert_cmpstr (((DuoChangeItem *) set->items->pdata[11])->value, ==, "2017-05");
}

static void
test_keeps_strange_text_plain (void)
{
  g_autoptr (GPtrArray) none = no_messages ();
  g_autoptr (DuoChangeSet) set = compare_text ("maand;sector;boodschap\n"
                                               "mei;VO;=cmd|' /C calc'!A0\n"
                                               "mei;VO;'=1+1\n"
                                               "mei;VO;bel\x07 en \x1b[31mrood\n"
                                               "mei;VO;\u202eomgekeerd \u05d0\n",
                                               none);

  assert_counts (set, 4, 0, 0, 0, 0);
  g_assert_cmpstr (field_value (set->items->pdata[0], "text"), ==, "=cmd|' /C calc'!A0");
  g_assert_cmpstr (field_value (set->items->pdata[1], "text"), ==, "=1+1");
  g_assert_cmpstr (field_value (set->items->pdata[2], "text"), ==, "bel en [31mrood");
  g_assert_cmpstr (field_value (set->items->pdata[3], "text"), ==, "\u202eomgekeerd \u05d0");
}

static void
test_unknown_file_names_its_headings (void)
{
  g_autoptr (GError) error = NULL;
  const char text[] = "BRIN NUMMER;INSTELLINGSNAAM\n00AA;School\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (DuoTableReader) table = duo_table_reader_new_from_bytes (bytes, "scholen.csv", &error);

  g_assert_no_error (error);
  g_assert_null (duo_calendar_read_from_table (table, YEAR, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_FILE_UNKNOWN);
  g_assert_cmpstr (error->message, ==, "BRIN NUMMER, INSTELLINGSNAAM");
}

static void
test_shown_text_is_the_same (void)
{
  g_autoptr (GPtrArray) here = no_messages ();
  g_autoptr (DuoChangeSet) set = NULL;

  add_message (here, "Bericht over {volgend jaar}", "", DUO_SECTOR_MBO, 10, 12);
  set = compare_text ("maand;sector;boodschap\nokt t/m dec;MBO;Bericht over 2021\n", here);
  assert_counts (set, 0, 0, 1, 0, 0);
}

static void
test_changes_field_by_field (void)
{
  g_autoptr (GPtrArray) here = no_messages ();
  g_autoptr (DuoChangeSet) set = NULL;
  DuoChangeItem *item;

  add_message (here, "Lesgeld betalen", "duo.nl/lesgeld", DUO_SECTOR_MBO, 9, 9);
  add_message (here, "Weg uit het bestand", "", DUO_SECTOR_VO, 3, 3);
  duo_message_set_audience (add_message (here, "Voor instellingen", "", DUO_SECTOR_VO, 3, 3),
                            DUO_AUDIENCE_INSTITUTIONS);
  duo_message_set_status (add_message (here, "Ingetrokken", "", DUO_SECTOR_VO, 3, 3), DUO_MESSAGE_WITHDRAWN);

  set = compare_text ("maand;sector;boodschap;link;status\nokt;MBO;lesgeld  BETALEN;duo.nl/nieuw;concept\n", here);
  assert_counts (set, 0, 1, 0, 1, 0);
  item = set->items->pdata[0];
  g_assert_cmpuint (item->fields->len, ==, 4);
  g_assert_cmpstr (field_value (item, "text"), ==, "lesgeld  BETALEN");
  g_assert_cmpstr (field_value (item, "link"), ==, "duo.nl/nieuw");
  g_assert_cmpstr (field_value (item, "placements"), ==, "MBO 2020-10");
  g_assert_cmpstr (field_value (item, "status"), ==, "concept");
  g_assert_cmpstr (duo_message_get_link (DUO_MESSAGE (item->incoming)), ==, "duo.nl/nieuw");
  g_assert_cmpstr (duo_message_get_uid (DUO_MESSAGE (item->incoming)), ==, duo_message_get_uid (here->pdata[0]));
  item = set->items->pdata[1];
  g_assert_true (item->current == here->pdata[1]);
  g_assert_false (item->ticked);
}

static void
test_empty_cells_wipe_nothing (void)
{
  g_autoptr (GPtrArray) here = no_messages ();
  g_autoptr (DuoChangeSet) set = NULL;

  duo_message_set_status (add_message (here, "Lesgeld betalen", "duo.nl/lesgeld", DUO_SECTOR_MBO, 9, 9),
                          DUO_MESSAGE_CONCEPT);
  set = compare_text ("maand;sector;boodschap;link;status\nsep;MBO;Lesgeld betalen;;\n", here);
  assert_counts (set, 0, 0, 1, 0, 0);
}

static void
test_months_outside_the_year_stay (void)
{
  g_autoptr (GPtrArray) here = no_messages ();
  g_autoptr (DuoChangeSet) set = NULL;
  const DuoPlacement placements[] = { { DUO_SECTOR_MBO, 2020 * 12 + 10, 2021 * 12 },
                                      { DUO_SECTOR_MBO, 2021 * 12 + 10, 2021 * 12 + 11 } };

  duo_message_set_placements (add_message (here, "Doorgaan", "", DUO_SECTOR_MBO, 1, 1), placements, 2);
  set = compare_text ("maand;sector;boodschap\nnov;MBO;Doorgaan\ndec;MBO;Doorgaan\n", here);
  assert_counts (set, 0, 0, 1, 0, 0);
  g_clear_object (&set);

  set = compare_text ("maand;sector;boodschap\nokt;MBO;Doorgaan\n", here);
  assert_counts (set, 0, 1, 0, 0, 0);
  g_assert_cmpstr (field_value (set->items->pdata[0], "placements"), ==, "MBO 2020-10, MBO 2021-11/2021-12");
}

static void
test_equal_messages_here (void)
{
  g_autoptr (GPtrArray) here = no_messages ();
  g_autoptr (DuoChangeSet) set = NULL;

  add_message (here, "Dubbel", "", DUO_SECTOR_VO, 1, 1);
  add_message (here, "Dubbel", "", DUO_SECTOR_VO, 5, 5);
  set = compare_text ("maand;sector;boodschap\njan;VO;Dubbel\nmei;VO;Dubbel\n", here);
  assert_counts (set, 0, 0, 2, 0, 0);
  g_clear_object (&set);

  set = compare_text ("maand;sector;boodschap\njan;VO;Dubbel\njuni;VO;Dubbel\n", here);
  g_assert_cmpuint (duo_change_set_count (set, DUO_CHANGE_ITEM_REFUSED), ==, 1);
  assert_refusal (set, 0, DUO_REFUSAL_AMBIGUOUS, 2, 3);
}

static void
test_grid_of_the_slide (void)
{
  g_autoptr (GPtrArray) none = no_messages ();
  g_autoptr (DuoChangeSet) set =
    compare_text ("Concept communicatiekalender;;;;\n"
                  ";VO;MBO;HO;Mijlpalen;Wie\n"
                  "Januari;Inschrijven;AB;AB;iets\n"
                  "Februari;Inschrijven;;;\n"
                  "Mei;SRP;\"Klaar!\nwww.duo.nl/stoppen\";;\n"
                  "Juni;;\"Klaar!\nwww.duo.nl/stoppen\";\"Klaar!\nwww.duo.nl/stoppen\n(concept)\";\n"
                  "December;;;\"Doorgaan\nt/m feb 2021\";\n"
                  "Totaal;;9;;\n",
                  none);

  g_assert_cmpstr (set->kind, ==, "calendar-grid");
  g_assert_cmpuint (set->ignored->len, ==, 1);
  g_assert_cmpstr (set->ignored->pdata[0], ==, "Wie");
  assert_counts (set, 6, 0, 0, 0, 1);
  g_assert_cmpstr (field_value (set->items->pdata[0], "placements"), ==, "VO 2020-01/2020-02");
  g_assert_cmpstr (field_value (set->items->pdata[1], "placements"), ==, "MBO 2020-01, HO 2020-01");
  g_assert_cmpstr (field_value (set->items->pdata[3], "link"), ==, "www.duo.nl/stoppen");
  g_assert_cmpstr (field_value (set->items->pdata[3], "placements"), ==, "MBO 2020-05/2020-06");
  g_assert_cmpstr (field_value (set->items->pdata[4], "status"), ==, "concept");
  g_assert_cmpstr (field_value (set->items->pdata[5], "placements"), ==, "HO 2020-12/2021-02");
  assert_refusal (set, 6, DUO_REFUSAL_UNKNOWN_MONTH, 13, 1);
}

static void
test_grid_of_a_school_year (void)
{
  g_autoptr (GPtrArray) none = no_messages ();
  g_autoptr (DuoChangeSet) set = compare_text ("Maand;VO;;MBO\naugustus;A;B;\njanuari;A;;\nmaart;C;;D\n", none);

  assert_counts (set, 4, 0, 0, 0, 0);
  g_assert_cmpstr (field_value (set->items->pdata[0], "placements"), ==, "VO 2020-08, VO 2021-01");
  g_assert_cmpstr (field_value (set->items->pdata[1], "placements"), ==, "VO 2020-08");
  g_assert_cmpstr (field_value (set->items->pdata[3], "placements"), ==, "MBO 2021-03");
}

gint
main (gint    argc,
      char  **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add_func ("/calendar-import/" path, function)
  ADD ("real-file", test_real_file);
  ADD ("own-file", test_own_file);
  ADD ("other-encodings-and-separators", test_other_encodings_and_separators);
  ADD ("months-in-many-ways", test_months_in_many_ways);
  ADD ("refuses-with-line-and-reason", test_refuses_with_line_and_reason);
  ADD ("keeps-strange-text-plain", test_keeps_strange_text_plain);
  ADD ("unknown-file-names-its-headings", test_unknown_file_names_its_headings);
  ADD ("shown-text-is-the-same", test_shown_text_is_the_same);
  ADD ("changes-field-by-field", test_changes_field_by_field);
  ADD ("empty-cells-wipe-nothing", test_empty_cells_wipe_nothing);
  ADD ("months-outside-the-year-stay", test_months_outside_the_year_stay);
  ADD ("equal-messages-here", test_equal_messages_here);
  ADD ("grid-of-the-slide", test_grid_of_the_slide);
  ADD ("grid-of-a-school-year", test_grid_of_a_school_year);

  return g_test_run ();
}
