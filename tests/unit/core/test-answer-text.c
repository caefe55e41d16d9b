/* SPDX-License-Identifier: EUPL-1.2 */
/* Answers as schools write them, against a table of what they mean. */
#include "duo-answer-text.h"

#include <string.h>

static const char *const verdicts[] = { "empty", "unknown", "value", "question" };

/* Compares one line of the table. Returns: whether it is as the table says. */
static gboolean
check_line (char **cells,
            guint  line)
{
  g_autofree char *text = g_strcompress (cells[1]);
  g_autoptr (DuoReading) reading = NULL;
  g_autofree char *proposals = NULL;
  DuoAskKind kind = DUO_N_ASK_KINDS;

  g_assert_true (duo_ask_kind_parse (cells[0], &kind));
  reading = duo_answer_read (kind, text);
  g_ptr_array_add (reading->proposals, NULL);
  proposals = g_strjoinv ("|", (char **) reading->proposals->pdata);
  if (strcmp (verdicts[reading->verdict], cells[2]) == 0
      && strcmp (cells[3], reading->value != NULL ? reading->value : proposals) == 0)
    return TRUE;

  g_test_message ("line %u: %s “%s”: %s “%s”, not %s “%s”", line, cells[0], cells[1], verdicts[reading->verdict],
                  reading->value != NULL ? reading->value : proposals, cells[2], cells[3]);
  return FALSE;
}

static void
test_table (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("DUO_FIXTURES"), "antwoorden.tsv", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_right = 0, n_wrong = 0;

  g_file_get_contents (path, &content, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (content, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], "\t", -1);

      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;
      g_assert_cmpuint (g_strv_length (cells), ==, 4);
      if (check_line (cells, i + 1))
        n_right++;
      else
        n_wrong++;
    }

  g_assert_cmpuint (n_wrong, ==, 0);
  g_assert_cmpuint (n_right, >=, 150);
}

/* A question of any kind never carries a value, whatever is thrown at it; and nothing crashes. */
static void
test_noise (void)
{
  static const char *const pieces[] = { "10", "x", "bij", " ", "sec", "MB", "full", "hd", ":", "16", "9", "-", "jpg", "/", "1.9", ",",
                                        "\xc3\x97", "breedte", "hoog", "\n", "\xff", "@", "niet", "staand", "0", "999999999999999999" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (DuoReading) reading = NULL;

      for (gint i = g_rand_int_range (rand, 0, 9); i > 0; i--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      reading = duo_answer_read ((DuoAskKind) (round % DUO_N_ASK_KINDS), text->str);
      g_assert_cmpint (reading->verdict == DUO_READING_VALUE, ==, reading->value != NULL);
      g_assert_true (reading->verdict == DUO_READING_QUESTION || reading->proposals->len == 0);
    }
}

static void
test_long_text_is_a_question (void)
{
  g_autofree char *text = g_strnfill (100000, '1');
  g_autoptr (DuoReading) reading = duo_answer_read (DUO_ASK_SHAPE, text);

  g_assert_cmpint (reading->verdict, ==, DUO_READING_QUESTION);
  g_assert_cmpuint (reading->proposals->len, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/answer-text/table", test_table);
  g_test_add_func ("/answer-text/noise", test_noise);
  g_test_add_func ("/answer-text/long-text-is-a-question", test_long_text_is_a_question);

  return g_test_run ();
}
