/* SPDX-License-Identifier: EUPL-1.2 */
/* The month overview, read back: what is in it, and that equal input gives an equal file. */
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>

#include "duo-error.h"
#include "duo-month-overview.h"
#include "duo-quiet-close.h"
#include "exchange-fixture.h"
#include "read-back.h"

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->folder = fixture_folder_new ();
  self->path = g_build_filename (self->folder, "overzicht.xlsx", NULL);
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  g_free (self->path);
  fixture_folder_free (self->folder);
}

static void
write_overview (const char         *path,
                DuoCalendarContent *content,
                GPtrArray          *differences)
{
  const DuoMonthOverview overview = { content, differences, differences != NULL ? fixture_day ("2020-09-16") : 0 };
  g_autoptr (GError) error = NULL;
  const gboolean written = duo_month_overview_write (&overview, path, TRUE, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (written);
}

static void
test_has_its_sheets (Fixture      *self,
                     gconstpointer data)
{
  static const char * const expected[] = { "Overzicht", "Kalender", "Mijlpalen", "Acties", "Wijzigingen", "Campagnes", "Deelname", "Communicatiemiddelen", "Materialen", "Platform", "_duo" };
  g_autoptr (DuoCalendarContent) content = fixture_ordinary_new ();
  g_autoptr (GPtrArray) differences = fixture_differences_new (content);
  g_autoptr (ReadBack) book = NULL;
  g_autofree char *part = NULL;

  write_overview (self->path, content, differences);
  book = read_back_new (self->path);
  g_assert_cmpuint (book->names->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (book->names->pdata[i], ==, expected[i]);

  part = read_back_part (self->path, "xl/workbook.xml");
  g_assert_nonnull (strstr (part, "state=\"veryHidden\""));
}

static void
add_participant (DuoCalendarContent *content, const char *brin, DuoSector sector, gboolean asked, DuoAnswer answer)
{
  DuoParticipant *participant = duo_participant_new ();

  g_free (participant->brin);
  participant->brin = g_strdup (brin);
  participant->sector = sector;
  participant->asked = asked;
  participant->answer = answer;
  if (asked)
    participant->since = duo_when_day (fixture_day ("2020-09-14"));
  g_ptr_array_add (content->participants, participant);
}

/* Of many who were not asked it is said how many; who was asked stands above them, and is named. */
static void
test_many_who_were_not_asked (Fixture      *self,
                              gconstpointer data)
{
  g_autoptr (DuoCalendarContent) content = fixture_ordinary_new ();
  g_autoptr (ReadBack) book = NULL;

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *brin = g_strdup_printf ("%02uAA", i);

      add_participant (content, brin, DUO_SECTOR_VO, FALSE, DUO_ANSWER_UNKNOWN);
    }
  add_participant (content, "99ZZ", DUO_SECTOR_VO, TRUE, DUO_ANSWER_YES);
  add_participant (content, "98ZZ", DUO_SECTOR_MBO, FALSE, DUO_ANSWER_UNKNOWN);
  duo_participants_sort (content->participants);
  write_overview (self->path, content, NULL);
  book = read_back_new (self->path);
  g_assert_cmpstr (read_back_get (book, "Deelname", "C2"), ==, "99ZZ");
  g_assert_cmpstr (read_back_get (book, "Deelname", "A3"), ==, "VO");
  g_assert_cmpstr (read_back_get (book, "Deelname", "B3"), ==, "30 instellingen");
  g_assert_cmpstr (read_back_get (book, "Deelname", "E3"), ==, "niet gevraagd");
  g_assert_cmpstr (read_back_get (book, "Deelname", "C4"), ==, "98ZZ");
  g_assert_cmpstr (read_back_get (book, "Deelname", "A5"), ==, "Totaal");
}

static void
test_who_takes_part (Fixture      *self,
                     gconstpointer data)
{
  g_autoptr (DuoCalendarContent) content = fixture_ordinary_new ();
  g_autoptr (ReadBack) book = NULL;

  add_participant (content, "02BB", DUO_SECTOR_MBO, FALSE, DUO_ANSWER_UNKNOWN);
  add_participant (content, "03CC", DUO_SECTOR_MBO, TRUE, DUO_ANSWER_NO);
  add_participant (content, "01AA", DUO_SECTOR_MBO, TRUE, DUO_ANSWER_YES);
  add_participant (content, "01AA", DUO_SECTOR_VO, TRUE, DUO_ANSWER_UNKNOWN);
  duo_participants_sort (content->participants);
  write_overview (self->path, content, NULL);
  book = read_back_new (self->path);
  g_assert_cmpstr (read_back_get (book, "Deelname", "A2"), ==, "VO");
  g_assert_cmpstr (read_back_get (book, "Deelname", "E2"), ==, "geen antwoord");
  g_assert_cmpstr (read_back_get (book, "Deelname", "C3"), ==, "01AA");
  g_assert_cmpstr (read_back_get (book, "Deelname", "E3"), ==, "doet mee");
  g_assert_cmpstr (read_back_get (book, "Deelname", "E4"), ==, "doet niet mee");
  g_assert_cmpstr (read_back_get (book, "Deelname", "E5"), ==, "niet gevraagd");
  g_assert_cmpstr (read_back_get (book, "Deelname", "B6"), ==,
                   "VO: 1 instelling, 0 doet mee, 0 onder voorwaarden, 0 doet niet mee, 1 geen antwoord, 0 niet gevraagd\n"
                   "MBO: 3 instellingen, 1 doet mee, 0 onder voorwaarden, 1 doet niet mee, 0 geen antwoord, 1 niet gevraagd\n"
                   "Geteld zijn instellingen die open zijn; partners en gesloten instellingen niet.");
}

/* A campaign in its first two waves, and how it stood in the issue before. */
static DuoCampaignLine *
add_line (GPtrArray *lines, DuoSector sector, guint answered)
{
  DuoCampaignLine *line = duo_campaign_line_new ("c-1", "Continueren SF", sector);

  line->n = 57;
  line->reached[DUO_FUNNEL_INVITED] = 57;
  line->reached[DUO_FUNNEL_ANSWERED] = answered;
  line->n_declined = 2;
  g_ptr_array_add (lines, line);
  return line;
}

static void
test_campaigns_with_what_changed (Fixture      *self,
                                  gconstpointer data)
{
  g_autoptr (DuoCalendarContent) content = fixture_ordinary_new ();
  g_autoptr (GPtrArray) before = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_campaign_line_free);
  g_autoptr (GPtrArray) differences = fixture_differences_new (content);
  g_autoptr (GError) error = NULL;
  g_autoptr (ReadBack) book = NULL;
  DuoMonthOverview overview = { content, differences, fixture_day ("2020-09-16") };

  (void) add_line (before, DUO_SECTOR_MBO, 34);
  duo_campaign_line_set_answer (add_line (content->lines, DUO_SECTOR_MBO, 46), "01AA", DUO_TAKING_PART_CONDITION);
  (void) add_line (content->lines, DUO_SECTOR_VO, 0);
  add_participant (content, "01AA", DUO_SECTOR_MBO, TRUE, DUO_ANSWER_YES);
  add_participant (content, "05EE", DUO_SECTOR_HO, TRUE, DUO_ANSWER_YES);
  overview.previous_lines = before;
  (void) duo_month_overview_write (&overview, self->path, TRUE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);

  book = read_back_new (self->path);
  g_assert_cmpstr (read_back_get (book, "Campagnes", "A2"), ==, "Continueren SF");
  g_assert_cmpstr (read_back_get (book, "Campagnes", "B2"), ==, "MBO");
  g_assert_cmpstr (read_back_get (book, "Campagnes", "E2"), ==, "46");
  g_assert_cmpstr (read_back_get (book, "Campagnes", "N2"), ==, "antwoord +12");
  g_assert_cmpstr (read_back_get (book, "Campagnes", "B4"), ==, "1"); /* one campaign, two sectors */
  g_assert_cmpstr (read_back_get (book, "Campagnes", "B6"), ==, "Stap");
  g_assert_cmpstr (read_back_get (book, "Deelname", "I1"), ==, "Continueren SF");
  g_assert_cmpstr (read_back_get (book, "Deelname", "I2"), ==, "onder voorwaarden");
  g_assert_cmpstr (read_back_get (book, "Deelname", "I3"), ==, "–"); /* it does not ask that sector */
}

static void
test_front_says_the_month (Fixture      *self,
                           gconstpointer data)
{
  g_autoptr (DuoCalendarContent) content = fixture_ordinary_new ();
  g_autoptr (GPtrArray) differences = fixture_differences_new (content);
  g_autoptr (ReadBack) book = NULL;

  write_overview (self->path, content, differences);
  book = read_back_new (self->path);
  g_assert_cmpstr (read_back_get (book, "Overzicht", "A1"), ==, "Maandoverzicht oktober 2020");
  g_assert_cmpstr (read_back_get (book, "Overzicht", "A2"), ==,
                   "DUO Relatiebeheer · concept, gemaakt op 14 oktober 2020 door A. de Vries · vorige uitgave 16 september 2020");
  g_assert_true (read_back_contains (book, "Overzicht", "geen boodschap"));
  g_assert_true (read_back_contains (book, "Overzicht",
                                     "Continueren, t/m december: lees je bericht over 2021 goed; AB nog niet berekend? "
                                     "Wacht op bericht DUO"));
  g_assert_true (read_back_contains (book, "Overzicht", "Continueren (loopt door t/m december)"));
  g_assert_true (read_back_contains (book, "Overzicht", "Continueren, t/m december (zelfde boodschap als mbo)"));
  g_assert_true (read_back_contains (book, "Overzicht", "Materialen klaar: 25 sep 2020 → 2 okt 2020"));
  g_assert_true (read_back_contains (book, "Overzicht", "2020-10-02"));
  g_assert_true (read_back_contains (book, "Overzicht", "Proefscherm Curio (Continueren SF), 2 dagen over tijd"));
}

/* The sheets are the students' calendar; what institutions are told is named under it. */
static void
test_front_names_what_institutions_are_told (Fixture      *self,
                                             gconstpointer data)
{
  g_autoptr (DuoCalendarContent) content = fixture_ordinary_new ();
  DuoMessage *message = fixture_add_message (content, "RIO\nmet uitleg", "", DUO_MESSAGE_CONCEPT, 0, "VO 2020-10/2020-11");
  g_autoptr (ReadBack) book = NULL;

  duo_message_set_audience (message, DUO_AUDIENCE_INSTITUTIONS);
  write_overview (self->path, content, NULL);
  book = read_back_new (self->path);
  g_assert_true (read_back_contains (book, "Overzicht",
                                     "Voor instellingen in oktober: RIO (concept); november: RIO (concept)"));
  g_assert_true (read_back_contains (book, "Overzicht", "geen boodschap"));
}

static void
test_calendar_reads_as_the_slide (Fixture      *self,
                                  gconstpointer data)
{
  g_autoptr (DuoCalendarContent) content = fixture_ordinary_new ();
  g_autoptr (ReadBack) book = NULL;
  GArray *merges;
  gboolean found = FALSE;

  write_overview (self->path, content, NULL);
  book = read_back_new (self->path);
  g_assert_cmpstr (read_back_get (book, "Kalender", "A1"), ==, "Communicatiekalender 2020");
  g_assert_cmpstr (read_back_get (book, "Kalender", "A2"), ==, "Maand");
  g_assert_cmpstr (read_back_get (book, "Kalender", "A12"), ==, "Oktober\ndeze maand");
  /* VO has four lanes in November, so MBO begins in column F. */
  g_assert_cmpstr (read_back_get (book, "Kalender", "B2"), ==, "VO");
  g_assert_cmpstr (read_back_get (book, "Kalender", "F2"), ==, "MBO");
  g_assert_cmpstr (read_back_get (book, "Kalender", "G2"), ==, "HO");
  g_assert_cmpstr (read_back_get (book, "Kalender", "H2"), ==, "Mijlpalen");
  g_assert_cmpstr (read_back_get (book, "Kalender", "B3"), ==, "Inschrijven vervolgstudie");
  g_assert_cmpstr (read_back_get (book, "Kalender", "F7"), ==, "Afgestudeerd gefeliciteerd!\nwww.duo.nl/wijzigingshulp");
  g_assert_cmpstr (read_back_get (book, "Kalender", "G8"), ==, "Afgestudeerd gefeliciteerd!\nwww.duo.nl/wijzigingshulp");
  g_assert_cmpstr (read_back_get (book, "Kalender", "B13"), ==, "Numerus fixus: meld je aan\n(concept)\nt/m jan 2021");
  g_assert_cmpstr (read_back_get (book, "Kalender", "H4"), ==, "1 feb Loket gemeenten uit (werd 3 aug)");
  g_assert_cmpstr (read_back_get (book, "Kalender", "H10"), ==, "3 aug Loket gemeenten uit (gepland 1 feb)");

  /* January-April over all of VO, and October-December over MBO and HO. */
  merges = book->merges->pdata[1];
  for (guint i = 0; i < merges->len; i++)
    {
      const DuoCellRange *range = &g_array_index (merges, DuoCellRange, i);

      found |= range->first_row == 12 && range->last_row == 14 && range->first_column == 6 && range->last_column == 7;
    }
  g_assert_true (found);
}

static void
test_uid_sheet_tells_what_cells_cannot (Fixture      *self,
                                        gconstpointer data)
{
  g_autoptr (DuoCalendarContent) content = fixture_ordinary_new ();
  g_autoptr (ReadBack) book = NULL;

  write_overview (self->path, content, NULL);
  book = read_back_new (self->path);
  g_assert_cmpstr (read_back_get (book, "_duo", "A1"), ==, "uid");
  g_assert_cmpstr (read_back_get (book, "_duo", "A8"), ==, "00000000-0000-4000-8000-000000000007");
  g_assert_cmpstr (read_back_get (book, "_duo", "B8"), ==,
                   "Continueren:\n- lees je bericht over {volgend jaar} goed\n- AB nog niet berekend? Wacht op bericht DUO");
  g_assert_cmpstr (read_back_get (book, "_duo", "D8"), ==, "definite");
  g_assert_true (read_back_contains (book, "_duo", "VO 2020-11/2021-01"));
}

static void
test_lists_have_dates_and_totals (Fixture      *self,
                                  gconstpointer data)
{
  g_autoptr (DuoCalendarContent) content = fixture_ordinary_new ();
  g_autoptr (GPtrArray) differences = fixture_differences_new (content);
  g_autoptr (ReadBack) book = NULL;

  write_overview (self->path, content, differences);
  book = read_back_new (self->path);
  g_assert_cmpstr (read_back_get (book, "Mijlpalen", "E3"), ==, "2020-01-01");
  g_assert_cmpstr (read_back_get (book, "Mijlpalen", "E2"), ==, "okt/nov 2019");
  g_assert_cmpstr (read_back_get (book, "Mijlpalen", "G5"), ==, "184");
  g_assert_cmpstr (read_back_get (book, "Mijlpalen", "A13"), ==, "Totaal: 11 mijlpalen, 8 bereikt, 1 over tijd");
  g_assert_cmpstr (read_back_get (book, "Acties", "F2"), ==, "boodschap Continueren");
  g_assert_cmpstr (read_back_get (book, "Communicatiemiddelen", "F2"), ==, "staand");
  g_assert_cmpstr (read_back_get (book, "Communicatiemiddelen", "G2"), ==, "1080");
  g_assert_cmpstr (read_back_get (book, "Communicatiemiddelen", "I2"), ==, "jpg, mp4");
  g_assert_cmpstr (read_back_get (book, "Communicatiemiddelen", "J2"), ==, "onbekend");
  g_assert_cmpstr (read_back_get (book, "Communicatiemiddelen", "M2"), ==, "–");
  g_assert_cmpstr (read_back_get (book, "Acties", "A6"), ==, "Totaal: 4 acties, 1 gedaan, 1 over tijd");
  g_assert_cmpstr (read_back_get (book, "Wijzigingen", "C10"), ==, "Wijzigingen sinds de uitgave van 16 september 2020");
}

/* What there is, then what is missing; each with what to do about it. */
static void
test_materials_sheet_says_what_to_look_at (Fixture *self, gconstpointer data)
{
  static const char *const expected[][5] = {
    { "Clip liggend", "1920 × 1080, 10 s", "vrijgegeven", "0", "rechten lopen over 12 dagen af" },
    { "Poster", "2 pagina's", "concept", "1", "onbekend tot wanneer het gebruikt mag worden" },
    { "Pushbericht", "112 tekens", "vrijgegeven", "2", "mag niet meer gebruikt worden" },
    { "–", "1920 × 1080", "nog te maken", "", "nu past er niets bij 3 instellingen" },
  };
  static const char columns[] = { 'B', 'D', 'E', 'F', 'J' };
  g_autoptr (DuoCalendarContent) content = fixture_ordinary_new ();
  g_autoptr (ReadBack) book = NULL;

  write_overview (self->path, content, NULL);
  book = read_back_new (self->path);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
      {
        g_autofree char *cell = g_strdup_printf ("%c%u", columns[j], i + 2);

        g_assert_cmpstr (read_back_get (book, "Materialen", cell), ==, *expected[i][j] != '\0' ? expected[i][j] : NULL);
      }
  g_assert_cmpstr (read_back_get (book, "Materialen", "J6"), ==, "Continueren SF: bij 6 van 8 instellingen past iets");
}

/* A row for each institution, what it comes to, and below that who has to be chased; no code and no link. */
static void
test_platform_sheet_lists_who_to_chase (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *cell;
    const char *text;
  } expected[] = {
    { "A2", "Continueren SF" },
    { "C2", "Goudenregen" },
    { "D2", "staat er" },
    { "G2", "0" },
    { "I2", "nabellen: heeft een code en haalde niets op; code loopt over 3 dagen af" },
    { "G3", "12" },
    { "I3", "haalde alleen de vorige versie op" },
    { "G4", "onbekend" },
    { "I4", "link ingetrokken" },
    { "D5", "nog niet" },
    { "I5", "heeft nog geen link en code" },
    { "A6", "Oefenen (oefening)" },
    { "I6", "code is afgelopen" },
    { "I7", "Continueren SF: 3 pakketten, 2 codes uitgegeven, 1 van 2 haalden op, 1 na te bellen\n"
            "Oefenen (oefening): 1 pakket, 0 codes uitgegeven, 0 van 0 haalden op, 0 na te bellen\n"
            "Opgehaald telt verzoeken, geen personen." },
    { "A9", "Nabellen" },
    { "C10", "Goudenregen" },
    { "I10", "live over 13 dagen" },
    { "A11", NULL },
  };
  g_autoptr (DuoCalendarContent) content = fixture_ordinary_new ();
  g_autoptr (ReadBack) book = NULL;

  write_overview (self->path, content, NULL);
  book = read_back_new (self->path);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpstr (read_back_get (book, "Platform", expected[i].cell), ==, expected[i].text);
}

/* The same bytes, whatever the locale, and whatever the moment: the Dutch one has a comma in its numbers. */
static void
test_equal_input_gives_an_equal_file (Fixture      *self,
                                      gconstpointer data)
{
  g_autofree char *other = g_build_filename (self->folder, "nog-een.xlsx", NULL);
  g_autofree char *locale = g_strdup (setlocale (LC_ALL, NULL));
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_length, second_length;

  if (setlocale (LC_ALL, "nl_NL.UTF-8") == NULL)
    {
      g_test_skip ("no locale nl_NL.UTF-8 here");
      return;
    }
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (DuoCalendarContent) content = fixture_ordinary_new ();
      g_autoptr (GPtrArray) differences = fixture_differences_new (content);

      write_overview (i == 0 ? self->path : other, content, differences);
      setlocale (LC_ALL, "C");
      g_usleep (G_USEC_PER_SEC * 21 / 10); /* a zip file counts in steps of two seconds */
    }
  setlocale (LC_ALL, locale);

  g_assert_true (g_file_get_contents (self->path, &first, &first_length, NULL));
  g_assert_true (g_file_get_contents (other, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);
}

static void
test_hostile_texts_stay_texts (Fixture      *self,
                               gconstpointer data)
{
  g_autoptr (DuoCalendarContent) content = fixture_hostile_new ();
  g_autoptr (ReadBack) book = NULL;

  write_overview (self->path, content, NULL);
  book = read_back_new (self->path);
  g_assert_true (read_back_contains (book, "Kalender", "=cmd|' /C calc'!A0\n=HYPERLINK(\"http://x\")"));
  g_assert_true (read_back_contains (book, "Kalender", "Gefeliciteerd 🎓🎉 met je diploma 👩‍🎓"));
  g_assert_true (read_back_contains (book, "Kalender", "Stuur een [31mbericht\x7f _x0041_ & <b>\"x\"</b>"));
}

static void
test_other_calendars_are_whole (Fixture      *self,
                                gconstpointer data)
{
  DuoCalendarContent *(* const makers[]) (void) = { fixture_empty_new, fixture_crowded_new };

  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      g_autoptr (DuoCalendarContent) content = makers[i] ();
      g_autoptr (ReadBack) book = NULL;

      write_overview (self->path, content, NULL);
      book = read_back_new (self->path);
      g_assert_cmpuint (book->names->len, ==, 11);
    }
}

static void
test_failing_leaves_the_old_file (Fixture      *self,
                                  gconstpointer data)
{
  g_autoptr (DuoCalendarContent) content = fixture_ordinary_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const DuoMonthOverview overview = { content, NULL, 0 };

  g_assert_true (g_file_set_contents (self->path, "oud", -1, NULL));
  g_cancellable_cancel (cancellable);
  g_assert_false (duo_month_overview_write (&overview, self->path, TRUE, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "oud");

  g_assert_false (duo_month_overview_write (&overview, self->folder, TRUE, NULL, NULL, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_FILE_FOLDER);
}

typedef struct
{
  const char *path;      /* of the overview */
  gboolean    blocks;    /* a folder comes to lie in its place, first */
  gboolean    fails;     /* after it was put in its place */
  gboolean    was_there; /* (out): what lay in its place when it failed was the new one */
} Keeper;

static gboolean
keep_cb (gpointer     user_data,
         DuoPlaceFunc place,
         gpointer     place_data,
         GError     **error)
{
  Keeper *keeper = user_data;
  g_autofree char *content = NULL;

  if (keeper->blocks)
    {
      g_assert_cmpint (g_unlink (keeper->path), ==, 0);
      g_assert_cmpint (g_mkdir (keeper->path, 0700), ==, 0);
    }
  if (!place (place_data, error))
    return FALSE;

  g_assert_true (g_file_get_contents (keeper->path, &content, NULL, NULL));
  keeper->was_there = g_str_has_prefix (content, "PK");
  if (keeper->fails)
    g_set_error_literal (error, DUO_ERROR, DUO_ERROR_STORE_BUSY, "not committed");
  return !keeper->fails;
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

/* The file is there if and only if its content was kept. */
static void
test_is_placed_and_kept_or_neither (Fixture      *self,
                                    gconstpointer data)
{
  g_autoptr (DuoCalendarContent) content = fixture_ordinary_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  const DuoMonthOverview overview = { content, NULL, 0 };
  Keeper keeper = { .path = self->path, .fails = TRUE };

  g_assert_false (duo_month_overview_write (&overview, self->path, FALSE, keep_cb, &keeper, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_STORE_BUSY);
  g_assert_true (keeper.was_there);
  g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (self->path, "oud", -1, NULL));
  g_assert_false (duo_month_overview_write (&overview, self->path, FALSE, keep_cb, &keeper, NULL, &error));
  g_assert_true (g_file_get_contents (self->path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "oud");
  g_clear_error (&error);

  keeper.fails = FALSE;
  g_assert_true (duo_month_overview_write (&overview, self->path, FALSE, keep_cb, &keeper, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_files (self->folder), ==, 1);

  keeper.blocks = TRUE;
  g_assert_false (duo_month_overview_write (&overview, self->path, FALSE, keep_cb, &keeper, NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (g_file_test (self->path, G_FILE_TEST_IS_DIR));
  g_assert_cmpuint (count_files (self->folder), ==, 1);
  g_assert_cmpint (g_rmdir (self->path), ==, 0);
}

/* What the library prints where it can't write is no sentence for anybody. */
static void
test_library_is_silent (Fixture      *self,
                        gconstpointer data)
{
  if (g_test_subprocess ())
    {
      lxw_workbook *book = workbook_new ("/dev/full");

      g_assert_nonnull (workbook_add_worksheet (book, NULL));
      g_assert_cmpint (duo_quiet_close (book), !=, LXW_NO_ERROR);
      g_printerr ("afterwards\n");
      return;
    }

  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr_unmatched ("*ERROR*");
  g_test_trap_assert_stderr ("*afterwards*");
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/month-overview/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("sheets", test_has_its_sheets);
  ADD ("who-takes-part", test_who_takes_part);
  ADD ("many-who-were-not-asked", test_many_who_were_not_asked);
  ADD ("campaigns-with-what-changed", test_campaigns_with_what_changed);
  ADD ("front", test_front_says_the_month);
  ADD ("institutions", test_front_names_what_institutions_are_told);
  ADD ("calendar", test_calendar_reads_as_the_slide);
  ADD ("materials-sheet", test_materials_sheet_says_what_to_look_at);
  ADD ("platform-sheet", test_platform_sheet_lists_who_to_chase);
  ADD ("uid-sheet", test_uid_sheet_tells_what_cells_cannot);
  ADD ("lists", test_lists_have_dates_and_totals);
  ADD ("equal", test_equal_input_gives_an_equal_file);
  ADD ("hostile", test_hostile_texts_stay_texts);
  ADD ("others", test_other_calendars_are_whole);
  ADD ("failing", test_failing_leaves_the_old_file);
  ADD ("silent", test_library_is_silent);
  ADD ("kept", test_is_placed_and_kept_or_neither);
#undef ADD

  return g_test_run ();
}
