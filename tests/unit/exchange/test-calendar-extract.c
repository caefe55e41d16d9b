/* SPDX-License-Identifier: EUPL-1.2 */
/* Calendar exports: each format is whole, says what it should, and reads back as it was. */
#include <glib/gstdio.h>
#include <locale.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "duo-calendar-drawing.h"
#include "duo-calendar-extract.h"
#include "duo-calendar-import.h"
#include "duo-calendar-reader.h"
#include "duo-error.h"
#include "duo-month-overview.h"
#include "exchange-fixture.h"
#include "read-back.h"

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture      *self,
        gconstpointer data)
{
  self->folder = fixture_folder_new ();
}

static void
tear_down (Fixture      *self,
           gconstpointer data)
{
  fixture_folder_free (self->folder);
}

static DuoCalendarExtract
make_extract (DuoCalendarContent *content,
              DuoSpan             span)
{
  return (DuoCalendarExtract) { span, content->today, content->messages, content->campaigns, content->milestones };
}

static char *
write_extract (Fixture            *self,
               DuoCalendarContent *content,
               DuoSpan             span,
               const char         *name)
{
  const DuoCalendarExtract extract = make_extract (content, span);
  char *path = g_build_filename (self->folder, name, NULL);
  g_autoptr (GError) error = NULL;
  const gboolean written = duo_calendar_extract_write (&extract, path, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (written);
  return path;
}

/* Everything in the file is as it is here, and nothing is refused. */
static void
assert_all_same (const char *path,
                 gint        year,
                 GPtrArray  *messages,
                 guint       n_expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoCalendarFile) file = duo_calendar_read (path, NULL, year, &error);
  g_autoptr (DuoChangeSet) set = NULL;

  g_assert_no_error (error);
  set = duo_calendar_import_compare (file, messages);
  for (guint i = 0; i < set->items->len; i++)
    {
      DuoChangeItem *item = set->items->pdata[i];

      if (item->state != DUO_CHANGE_ITEM_SAME)
        g_test_message ("%s: %s: %s (%s)", path, item->key, duo_change_item_state_to_string (item->state),
                        item->cell != NULL ? item->cell : "");
      for (guint f = 0; item->state == DUO_CHANGE_ITEM_CHANGED && f < item->fields->len; f++)
        {
          DuoChangeField *field = item->fields->pdata[f];

          g_test_message ("  %s: %s -> %s", field->field, field->old_value, field->new_value);
        }
    }
  g_assert_cmpuint (duo_change_set_count (set, DUO_CHANGE_ITEM_SAME), ==, n_expected);
  g_assert_cmpuint (set->items->len, ==, n_expected);
}

static void
test_reads_back_as_it_was (Fixture      *self,
                           gconstpointer data)
{
  g_autoptr (DuoCalendarContent) content = fixture_ordinary_new ();
  const char * const names[] = { "kalender.xlsx", "kalender.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *year = write_extract (self, content, duo_span_calendar_year (2020), names[i]);

      assert_all_same (year, 2020, content->messages, content->messages->len);
    }
}

/* Forty messages: lanes, merged sectors, one message in sectors that do not join. */
static void
test_a_crowded_year_reads_back (Fixture      *self,
                                gconstpointer data)
{
  g_autoptr (DuoCalendarContent) content = fixture_crowded_new ();
  const char * const names[] = { "kalender.xlsx", "kalender.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = write_extract (self, content, duo_span_calendar_year (2020), names[i]);

      assert_all_same (path, 2020, content->messages, content->messages->len);
    }
}

/* August 2020 - July 2021: from "Afgestudeerd", which began before it, to a message that goes on after it. */
static void
test_school_year_reads_back (Fixture      *self,
                             gconstpointer data)
{
  g_autoptr (DuoCalendarContent) content = fixture_empty_new ();
  g_autofree char *path = NULL;
  g_autoptr (ReadBack) book = NULL;

  fixture_add_message (content, "Afgestudeerd", "www.duo.nl/x", DUO_MESSAGE_DEFINITE, 0, "MBO 2020-06/2020-08");
  fixture_add_message (content, "Lesgeld {jaar}", "", DUO_MESSAGE_CONCEPT, 0, "MBO 2020-09/2020-09; HO 2021-01/2021-02");
  fixture_add_message (content, "Vakantie", "", DUO_MESSAGE_DEFINITE, 0, "VO 2021-06/2021-09");

  path = write_extract (self, content, duo_span_school_year (2020), "school.xlsx");
  book = read_back_new (path);
  g_assert_cmpstr (read_back_get (book, "Kalender", "A1"), ==, "Communicatiekalender 2020-2021");
  g_assert_cmpstr (read_back_get (book, "Kalender", "A3"), ==, "Augustus 2020");
  g_assert_cmpstr (read_back_get (book, "Kalender", "C3"), ==, "Afgestudeerd\nwww.duo.nl/x\nsinds jun 2020");
  g_assert_cmpstr (read_back_get (book, "Kalender", "B13"), ==, "Vakantie\nt/m sep 2021");
  assert_all_same (path, 2020, content->messages, content->messages->len);
}

/* Fields after the separator of a line of an .ics file, unfolded. */
static char *
unfold (const char *ics)
{
  g_autoptr (GString) text = g_string_new (ics);

  g_string_replace (text, "\r\n ", "", 0);
  return g_strdup (text->str);
}

static void
test_appointments_follow_the_rules (Fixture      *self,
                                    gconstpointer data)
{
  g_autoptr (DuoCalendarContent) content = fixture_hostile_new ();
  g_autofree char *path = write_extract (self, content, duo_span_calendar_year (2020), "kalender.ics");
  g_autofree char *ics = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GHashTable) uids = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_events = 0;

  g_assert_true (g_file_get_contents (path, &ics, NULL, NULL));
  g_assert_true (g_utf8_validate (ics, -1, NULL));
  g_assert_true (g_str_has_suffix (ics, "END:VCALENDAR\r\n"));
  lines = g_strsplit (ics, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_null (strpbrk (lines[i], "\r\n\x01\x1b\x7f"));
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
      n_events += g_str_equal (lines[i], "BEGIN:VEVENT");
      if (g_str_has_prefix (lines[i], "UID:"))
        g_assert_true (g_hash_table_add (uids, lines[i]));
    }
  /* eleven messages and two milestones, all in the year */
  g_assert_cmpuint (n_events, ==, 13);

  text = unfold (ics);
  g_assert_nonnull (strstr (text, "\r\nSUMMARY:Regel een\\nregel twee\\; komma\\, \\\\ en \"aanhaling\"\r\n"));
  g_assert_nonnull (strstr (text, "\r\nURL:https://duo.nl/?a=1&b=2;c\r\n"));
  g_assert_nonnull (strstr (text, "\r\nDTSTART;VALUE=DATE:20191101\r\nDTEND;VALUE=DATE:20210301\r\n"));
}

static void
test_appointments_keep_their_uid (Fixture      *self,
                                  gconstpointer data)
{
  g_autoptr (DuoCalendarContent) content = fixture_ordinary_new ();
  DuoMessage *message = content->messages->pdata[4];
  g_autofree char *path = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  path = write_extract (self, content, duo_span_calendar_year (2020), "kalender.ics");
  g_assert_true (g_file_get_contents (path, &before, NULL, NULL));
  g_assert_nonnull (strstr (before, "UID:00000000-0000-4000-8000-000000000005-mbo-1@campagnes.duo.nl\r\n"
                                    "DTSTAMP:20201014T120000Z\r\nSEQUENCE:1\r\n"
                                    "DTSTART;VALUE=DATE:20200501\r\nDTEND;VALUE=DATE:20200801\r\n"));

  duo_message_set_rev (message, 2);
  duo_message_set_text (message, "Gefeliciteerd");
  g_free (write_extract (self, content, duo_span_calendar_year (2020), "kalender.ics"));
  g_assert_true (g_file_get_contents (path, &after, NULL, NULL));
  g_assert_nonnull (strstr (after, "UID:00000000-0000-4000-8000-000000000005-mbo-1@campagnes.duo.nl\r\n"
                                   "DTSTAMP:20201014T120000Z\r\nSEQUENCE:2\r\n"));
}

/* One page, a picture of the right size, and the same bytes again. */
static void
test_pages_are_pages (Fixture      *self,
                      gconstpointer data)
{
  DuoCalendarContent *(* const makers[]) (void) = {
    fixture_ordinary_new, fixture_crowded_new, fixture_empty_new, fixture_hostile_new,
  };

  for (guint i = 0; i < G_N_ELEMENTS (makers); i++)
    {
      g_autoptr (DuoCalendarContent) content = makers[i] ();
      g_autofree char *pdf = write_extract (self, content, duo_span_calendar_year (2020), "kalender.pdf");
      g_autofree char *again = write_extract (self, content, duo_span_calendar_year (2020), "nog-eens.PDF");
      g_autofree char *png = write_extract (self, content, duo_span_calendar_year (2020), "kalender.png");
      g_autofree char *text = NULL;
      g_autofree char *other = NULL;
      gsize length, other_length;
      cairo_surface_t *picture;

      g_assert_true (g_file_get_contents (pdf, &text, &length, NULL));
      g_assert_true (g_file_get_contents (again, &other, &other_length, NULL));
      g_assert_true (g_str_has_prefix (text, "%PDF-"));
      g_assert_cmpmem (text, length, other, other_length);

      picture = cairo_image_surface_create_from_png (png);
      g_assert_cmpint (cairo_surface_status (picture), ==, CAIRO_STATUS_SUCCESS);
      g_assert_cmpint (cairo_image_surface_get_width (picture), ==, 1920);
      g_assert_cmpint (cairo_image_surface_get_height (picture), ==, 1080);
      cairo_surface_destroy (picture);
    }
}

static void
test_a_crowded_page_says_so (Fixture      *self,
                             gconstpointer data)
{
  g_autoptr (DuoCalendarContent) ordinary = fixture_ordinary_new ();
  g_autoptr (DuoCalendarContent) crowded = fixture_crowded_new ();
  const DuoCalendarExtract few = make_extract (ordinary, duo_span_calendar_year (2020));
  const DuoCalendarExtract many = make_extract (crowded, duo_span_calendar_year (2020));

  g_assert_false (duo_calendar_drawing_hides_some (&few, 774));
  g_assert_true (duo_calendar_drawing_hides_some (&many, 774));
}

static void
test_csv_has_no_formulas (Fixture      *self,
                          gconstpointer data)
{
  g_autoptr (DuoCalendarContent) content = fixture_hostile_new ();
  g_autofree char *path = write_extract (self, content, duo_span_calendar_year (2020), "kalender.csv");
  g_autofree char *csv = NULL;

  g_assert_true (g_file_get_contents (path, &csv, NULL, NULL));
  g_assert_null (strstr (csv, ";="));
  g_assert_null (strstr (csv, ";+"));
  g_assert_null (strstr (csv, ";@"));
  g_assert_null (strstr (csv, ";\"="));
  g_assert_nonnull (strstr (csv, "'=cmd|"));
}

static void
test_unknown_format_is_refused (Fixture      *self,
                                gconstpointer data)
{
  g_autoptr (DuoCalendarContent) content = fixture_empty_new ();
  const DuoCalendarExtract extract = make_extract (content, duo_span_calendar_year (2020));
  g_autofree char *path = g_build_filename (self->folder, "kalender.docx", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (duo_calendar_extract_write (&extract, path, NULL, &error));
  g_assert_error (error, DUO_ERROR, DUO_ERROR_INVALID);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* Whatever the format, a folder that is not there is an error. */
static void
test_a_missing_folder_is_an_error (Fixture      *self,
                                  gconstpointer data)
{
  static const char * const names[] = { "k.xlsx", "k.csv", "k.ics", "k.pdf", "k.png" };
  g_autoptr (DuoCalendarContent) content = fixture_ordinary_new ();
  const DuoCalendarExtract extract = make_extract (content, duo_span_calendar_year (2020));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *missing = g_build_filename (self->folder, "is-er-niet", names[i], NULL);
      g_autoptr (GError) error = NULL;

      g_assert_false (duo_calendar_extract_write (&extract, missing, NULL, &error));
      g_assert_error (error, DUO_ERROR, DUO_ERROR_FILE_NOT_WRITTEN);
    }
}

/* The name of the export of each kind, the month overview among them. */
static gboolean
write_any (Fixture            *self,
           DuoCalendarContent *content,
           const char         *name,
           GError            **error)
{
  const DuoCalendarExtract extract = make_extract (content, duo_span_calendar_year (2020));
  const DuoMonthOverview overview = { content, NULL, 0 };
  g_autofree char *path = g_build_filename (self->folder, name, NULL);

  if (g_str_has_prefix (name, "overzicht"))
    return duo_month_overview_write (&overview, path, TRUE, NULL, NULL, NULL, error);

  return duo_calendar_extract_write (&extract, path, NULL, error);
}

/* A disk that runs full anywhere: a limit on the size of files, lower than the file, takes the place of the end of
 * the disk. Whatever the format, the error says so, the old file is whole and nothing else is left. */
static void
test_a_full_disk_leaves_the_old_file (Fixture      *self,
                                      gconstpointer data)
{
  static const char * const names[] = { "k.xlsx", "k.csv", "k.ics", "k.pdf", "k.png", "overzicht.xlsx" };
  g_autoptr (DuoCalendarContent) content = fixture_ordinary_new ();
  void (*before) (int) = signal (SIGXFSZ, SIG_IGN);
  struct rlimit limit;
  struct rlimit small;

  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (self->folder, names[i], NULL);
      g_autoptr (GError) error = NULL;
      GStatBuf info;

      g_assert_true (write_any (self, content, names[i], &error));
      g_assert_no_error (error);
      g_assert_cmpint (g_stat (path, &info), ==, 0);
      g_assert_true (g_file_set_contents (path, "oud", -1, NULL));

      for (guint part = 0; part < 8; part++)
        {
          g_autoptr (GError) failure = NULL;
          g_autofree char *text = NULL;
          gboolean written;

          small = limit;
          small.rlim_cur = (rlim_t) info.st_size * part / 8;
          g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &small), ==, 0);
          written = write_any (self, content, names[i], &failure);
          g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);

          g_assert_false (written);
          g_assert_true (g_error_matches (failure, DUO_ERROR, DUO_ERROR_DISK_FULL)
                         || g_error_matches (failure, DUO_ERROR, DUO_ERROR_FILE_NOT_WRITTEN));
          g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
          g_assert_cmpstr (text, ==, "oud");
        }
      g_assert_cmpint (g_remove (path), ==, 0);
    }
  signal (SIGXFSZ, before);

  {
    g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);

    g_assert_null (g_dir_read_name (dir));
  }
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/calendar-extract/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("same", test_reads_back_as_it_was);
  ADD ("crowded-same", test_a_crowded_year_reads_back);
  ADD ("school-year", test_school_year_reads_back);
  ADD ("ics", test_appointments_follow_the_rules);
  ADD ("ics-uid", test_appointments_keep_their_uid);
  ADD ("pages", test_pages_are_pages);
  ADD ("crowded", test_a_crowded_page_says_so);
  ADD ("csv", test_csv_has_no_formulas);
  ADD ("unknown", test_unknown_format_is_refused);
  ADD ("full", test_a_full_disk_leaves_the_old_file);
  ADD ("failing", test_a_missing_folder_is_an_error);
#undef ADD

  return g_test_run ();
}
