/* SPDX-License-Identifier: EUPL-1.2 */
/* Our own sheet "Kalender" read in again: all is the same, or just what was changed. */
#include "duo-calendar-extract.h"
#include "duo-calendar-import.h"
#include "duo-calendar-reader.h"
#include "duo-calendar-sheet.h"

#include <glib/gstdio.h>

#define YEAR 2020

/* Months from January of the year on: 1 is January, 0 December before it, 13 January after it. */
static DuoMessage *
add_message (GPtrArray       *messages,
             const char      *text,
             const char      *link,
             DuoMessageStatus status,
             DuoSectorSet     sectors,
             gint             first,
             gint             last)
{
  DuoMessage *message = duo_message_new ();
  DuoPlacement placements[DUO_N_SECTORS];
  guint n = 0;

  for (DuoSector sector = 0; sector < DUO_N_SECTORS; sector++)
    if (duo_sector_set_contains (sectors, sector))
      placements[n++] = (DuoPlacement) { sector, YEAR * 12 + first - 1, YEAR * 12 + last - 1 };

  duo_message_set_text (message, text);
  duo_message_set_link (message, link);
  duo_message_set_status (message, status);
  duo_message_set_placements (message, placements, n);
  g_ptr_array_add (messages, message);
  return message;
}

static GPtrArray *
make_messages (void)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func (g_object_unref);
  const DuoPlacement stepped[] = { { DUO_SECTOR_MBO, YEAR * 12 + 4, YEAR * 12 + 6 },
                                   { DUO_SECTOR_HO, YEAR * 12 + 5, YEAR * 12 + 7 } };
  const DuoPlacement twice[] = { { DUO_SECTOR_VO, YEAR * 12 - 2, YEAR * 12 + 1 },
                                 { DUO_SECTOR_VO, YEAR * 12 + 10, YEAR * 12 + 13 } };

  add_message (messages, "Inschrijven vervolgstudie", "", DUO_MESSAGE_DEFINITE, DUO_SECTOR_SET_VO, 1, 4);
  add_message (messages, "AB", "", DUO_MESSAGE_DEFINITE, DUO_SECTOR_SET_MBO | DUO_SECTOR_SET_HO, 1, 1);
  duo_message_set_placements (add_message (messages, "Afgestudeerd!", "www.duo.nl/wijzigingshulp", DUO_MESSAGE_DEFINITE,
                                           DUO_SECTOR_SET_MBO, 5, 5), stepped, 2);
  add_message (messages, "Lesgeld betalen", "Duo.nl/lesgeld", DUO_MESSAGE_CONCEPT, DUO_SECTOR_SET_MBO, 6, 7);
  add_message (messages, "Continueren:\n- bericht over {volgend jaar}\n- wacht", "", DUO_MESSAGE_DEFINITE,
               DUO_SECTOR_SET_MBO | DUO_SECTOR_SET_HO, 10, 14);
  add_message (messages, "Al begonnen in {jaar}", "", DUO_MESSAGE_DEFINITE, DUO_SECTOR_SET_HO, -1, 2);
  duo_message_set_placements (add_message (messages, "Twee keer", "", DUO_MESSAGE_CONCEPT, DUO_SECTOR_SET_VO, 1, 1),
                              twice, 2);
  add_message (messages, "=1+1", "", DUO_MESSAGE_DEFINITE, DUO_SECTOR_SET_VO, 9, 9);
  add_message (messages, "VO en HO", "", DUO_MESSAGE_DEFINITE, DUO_SECTOR_SET_VO | DUO_SECTOR_SET_HO, 9, 9);
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *text = g_strdup_printf ("Druk vak %u", i);

      add_message (messages, text, "", DUO_MESSAGE_DEFINITE, DUO_SECTOR_SET_MBO, 3, 3 + (gint) (i % 2));
    }
  return messages;
}

/* What only the hidden sheet can tell. */
static void
add_riddles (GPtrArray *messages)
{
  add_message (messages, "Kijk op\nwww.duo.nl", "", DUO_MESSAGE_DEFINITE, DUO_SECTOR_SET_VO, 6, 6);
  add_message (messages, "Link in woorden", "zie de site", DUO_MESSAGE_DEFINITE, DUO_SECTOR_SET_VO, 7, 7);
  add_message (messages, "Dubbel", "", DUO_MESSAGE_DEFINITE, DUO_SECTOR_SET_HO, 3, 3);
  add_message (messages, "Dubbel", "", DUO_MESSAGE_DEFINITE, DUO_SECTOR_SET_HO, 5, 5);
}

/* Twins, and texts that end as our own remarks do. */
static void
add_twins (GPtrArray *messages)
{
  for (guint i = 0; i < 3; i++)
    add_message (messages, "Tweeling", "", DUO_MESSAGE_DEFINITE, DUO_SECTOR_SET_HO, 4, 5);
  add_message (messages, "Tweeling", "", DUO_MESSAGE_CONCEPT, DUO_SECTOR_SET_HO, 4, 5);
  add_message (messages, "Tweeling", "www.duo.nl", DUO_MESSAGE_DEFINITE, DUO_SECTOR_SET_HO, 4, 5);
  add_message (messages, "Tweeling", "", DUO_MESSAGE_DEFINITE, DUO_SECTOR_SET_HO, 8, 8);
  add_message (messages, "t/m jan 2021", "", DUO_MESSAGE_DEFINITE, DUO_SECTOR_SET_VO, 8, 8);
  add_message (messages, "Loopt\nt/m jan 2021", "", DUO_MESSAGE_DEFINITE, DUO_SECTOR_SET_VO, 10, 10);
  add_message (messages, "Loopt", "", DUO_MESSAGE_DEFINITE, DUO_SECTOR_SET_VO, 10, 13);
  add_message (messages, "Een plan\n(concept)", "", DUO_MESSAGE_CONCEPT, DUO_SECTOR_SET_VO, 11, 11);
}

static DuoCalendarFile *
write_and_read (GPtrArray     *messages,
                const DuoSpan *span,
                gboolean       with_uids)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("duo-round-trip-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "kalender.xlsx", NULL);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (DuoCalendarPage) page = duo_calendar_page_new (span, 737712, messages, none, none, NULL);
  DuoWorkbook *workbook = duo_workbook_new (path, folder);
  DuoCalendarFile *file;

  g_assert_no_error (error);
  duo_calendar_sheet_write (workbook, page, "voet");
  if (with_uids)
    duo_uid_sheet_write (workbook, page);
  g_assert_true (duo_workbook_close (workbook, &error));
  g_assert_no_error (error);
  duo_workbook_free (workbook);

  file = duo_calendar_read (path, NULL, YEAR, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  return file;
}

static void
assert_all_same (DuoCalendarFile *file,
                 GPtrArray       *messages,
                 guint            n)
{
  g_autoptr (DuoChangeSet) set = duo_calendar_import_compare (file, messages);

  for (guint i = 0; i < set->items->len; i++)
    {
      DuoChangeItem *item = set->items->pdata[i];

      if (item->state != DUO_CHANGE_ITEM_SAME)
        {
          g_test_message ("%s: %s (%s)", duo_change_item_state_to_string (item->state), item->key, item->cell);
          for (guint j = 0; j < item->fields->len; j++)
            {
              const DuoChangeField *field = item->fields->pdata[j];

              g_test_message ("  %s: %s -> %s", field->field, field->old_value, field->new_value);
            }
        }
    }
  g_assert_cmpuint (duo_change_set_count (set, DUO_CHANGE_ITEM_SAME), ==, n);
  g_assert_cmpuint (set->items->len, ==, n);
}

static void
test_all_same (void)
{
  g_autoptr (GPtrArray) messages = make_messages ();
  const DuoSpan span = duo_span_calendar_year (YEAR);
  g_autoptr (DuoCalendarFile) file = NULL;

  add_riddles (messages);
  file = write_and_read (messages, &span, TRUE);
  g_assert_cmpstr (file->kind, ==, "calendar-grid");
  g_assert_cmpuint (file->refusals->len, ==, 0);
  assert_all_same (file, messages, messages->len);
}

static void
test_twins_are_told_apart (void)
{
  g_autoptr (GPtrArray) messages = make_messages ();
  const DuoSpan span = duo_span_calendar_year (YEAR);
  g_autoptr (DuoCalendarFile) file = NULL;

  add_twins (messages);
  file = write_and_read (messages, &span, TRUE);
  g_assert_cmpuint (file->refusals->len, ==, 0);
  assert_all_same (file, messages, messages->len);
}

static void
test_all_same_without_uids (void)
{
  g_autoptr (GPtrArray) messages = make_messages ();
  const DuoSpan span = duo_span_calendar_year (YEAR);
  g_autoptr (DuoCalendarFile) file = write_and_read (messages, &span, FALSE);

  assert_all_same (file, messages, messages->len);
}

static void
test_all_same_in_a_school_year (void)
{
  g_autoptr (GPtrArray) messages = make_messages ();
  const DuoSpan span = duo_span_school_year (YEAR);
  g_autoptr (DuoCalendarFile) file = write_and_read (messages, &span, TRUE);

  g_assert_cmpint (file->window.first, ==, span.first);
  g_assert_cmpint (file->window.last, ==, span.last);
  assert_all_same (file, messages, 5);
}

/* The list, with the year and the uid of each line. */
static void
test_all_same_as_csv (gconstpointer data)
{
  const gboolean school_year = GPOINTER_TO_INT (data);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("duo-round-trip-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "kalender.csv", NULL);
  g_autoptr (GPtrArray) messages = make_messages ();
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (DuoCalendarFile) file = NULL;
  const DuoCalendarExtract extract = { school_year ? duo_span_school_year (YEAR) : duo_span_calendar_year (YEAR),
                                       737712, messages, none, none };

  g_assert_no_error (error);
  add_riddles (messages);
  add_message (messages, "Begint na nieuwjaar", "", DUO_MESSAGE_DEFINITE, DUO_SECTOR_SET_VO, 15, 16);
  g_assert_true (duo_calendar_extract_write (&extract, path, NULL, &error));
  g_assert_no_error (error);
  file = duo_calendar_read (path, NULL, YEAR, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (file->refusals->len, ==, 0);
  g_assert_cmpint (file->window.first, ==, extract.span.first);
  assert_all_same (file, messages, school_year ? 6 : messages->len - 1);

  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_changed_text_keeps_its_uid (void)
{
  g_autoptr (GPtrArray) messages = make_messages ();
  const DuoSpan span = duo_span_calendar_year (YEAR);
  g_autoptr (DuoCalendarFile) file = write_and_read (messages, &span, TRUE);
  g_autoptr (DuoChangeSet) set = NULL;
  guint index;
  DuoChangeItem *changed;

  duo_message_set_text (messages->pdata[0], "Zo heet het nu");
  set = duo_calendar_import_compare (file, messages);
  g_assert_cmpuint (duo_change_set_count (set, DUO_CHANGE_ITEM_SAME), ==, messages->len - 1);
  g_assert_cmpuint (duo_change_set_count (set, DUO_CHANGE_ITEM_CHANGED), ==, 1);
  for (index = 0; ((DuoChangeItem *) set->items->pdata[index])->state != DUO_CHANGE_ITEM_CHANGED;)
    index++;
  changed = set->items->pdata[index];
  g_assert_true (changed->current == messages->pdata[0]);
  g_assert_cmpstr (changed->sheet, ==, "Kalender");
  g_assert_nonnull (changed->cell);
}

gint
main (gint    argc,
      char  **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, function) g_test_add_func ("/calendar-round-trip/" path, function)
  ADD ("all-same", test_all_same);
  ADD ("twins", test_twins_are_told_apart);
  ADD ("all-same-without-uids", test_all_same_without_uids);
  ADD ("all-same-in-a-school-year", test_all_same_in_a_school_year);
  g_test_add_data_func ("/calendar-round-trip/all-same-as-csv", GINT_TO_POINTER (FALSE), test_all_same_as_csv);
  g_test_add_data_func ("/calendar-round-trip/all-same-as-csv-of-a-school-year", GINT_TO_POINTER (TRUE),
                        test_all_same_as_csv);
  ADD ("changed-text-keeps-its-uid", test_changed_text_keeps_its_uid);

  return g_test_run ();
}
