/* SPDX-License-Identifier: EUPL-1.2 */
/* A program that test-kill kills: makes changes in a store, without end or as many as it is told,
 * and says each on its standard output once it is durable.
 *
 * Lines: "count N" - its own message's text ends in N now; "added ID" - the message of that id was added, undone and
 * redone. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "duo-store-undo.h"
#include "duo-test-rows.h"
#include "duo-when.h"

/* Straight to the pipe: what was not written is not acknowledged. */
static void
acknowledge (const char *what, gint64 number)
{
  g_autofree char *line = g_strdup_printf ("%s %" G_GINT64_FORMAT "\n", what, number);

  if (write (STDOUT_FILENO, line, strlen (line)) != (gssize) strlen (line))
    g_error ("nobody listens");
}

static void
add_undo_redo (DuoStore *store)
{
  g_autoptr (DuoMessage) message = test_message_new ("Toegevoegd", DUO_SECTOR_HO, "2020-03", "2020-04");
  g_autoptr (DuoChange) undone = NULL;
  g_autoptr (DuoChange) redone = NULL;
  g_autoptr (GError) error = NULL;

  test_save_message (store, message, DUO_CHANGE_ADD);
  undone = duo_store_undo (store, &error);
  g_assert_no_error (error);
  redone = duo_store_redo (store, &error);
  g_assert_no_error (error);
  acknowledge ("added", duo_message_get_id (message));
}

int
main (int argc, char *argv[])
{
  g_autoptr (DuoClock) clock = duo_clock_new_system ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoStore) store = NULL;
  g_autoptr (DuoMessage) message = NULL;
  gint64 first;
  gint64 id;
  gint64 n;

  if (argc != 4 && argc != 5)
    {
      (void) fprintf (stderr, "store-writer STORE LOGIN MESSAGE [CHANGES]\n");
      return 2;
    }

  store = duo_store_open (argv[1], DUO_STORE_OPEN_EXISTING, argv[2], clock, &error);
  g_assert_no_error (error);
  id = g_ascii_strtoll (argv[3], NULL, 10);
  message = test_read_message (store, id);
  first = g_ascii_strtoll (duo_message_get_text (message), NULL, 10) + 1;
  n = argc == 5 ? g_ascii_strtoll (argv[4], NULL, 10) : G_MAXINT64 - first;
  for (gint64 number = first; number < first + n; number++)
    {
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, number);
      const DuoMonth month = duo_month_new (2020, 1) + (DuoMonth) (number % 12);
      const DuoPlacement placement = { DUO_SECTOR_MBO, month, month + 1 };

      duo_message_set_text (message, text);
      duo_message_set_placements (message, &placement, 1);
      test_save_message (store, message, DUO_CHANGE_MOVE);
      acknowledge ("count", number);
      if (number % 4 == 0)
        add_undo_redo (store);
    }
  duo_store_close (store);

  return 0;
}
