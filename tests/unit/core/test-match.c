/* SPDX-License-Identifier: EUPL-1.2 */
/* The matcher against the truth that was written by hand before it: tests/fixtures/matching. */
#include "match-fixture.h"

#include <string.h>

static char **
read_lines (const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("DUO_FIXTURES"), "matching", name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_no_error (error);
  return g_strsplit (text, "\n", -1);
}

static void
test_each_rule (void)
{
  g_auto (GStrv) lines = read_lines ("rules.txt");
  guint cases[DUO_N_MATCH_RULES] = { 0 };
  guint32 outcomes[DUO_N_MATCH_RULES] = { 0 };

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = NULL;
      DuoMatchMaterial material;
      DuoEffectiveSpecs channel;
      DuoMatchPeriod period;
      DuoMatchRule rule;
      DuoOutcome expected, found;
      guint n;

      if (*lines[i] == '#' || *g_strstrip (lines[i]) == '\0')
        continue;
      parts = g_strsplit (lines[i], "|", -1);
      n = g_strv_length (parts);
      g_assert_true (n == 4 || n == 5);
      for (guint part = 0; part < n; part++)
        g_strstrip (parts[part]);
      g_assert_true (duo_match_rule_parse (parts[0], &rule));
      match_fixture_material (parts[1], &material);
      match_fixture_channel (parts[2], &channel);
      match_fixture_period (n == 5 ? parts[3] : "", &period);
      g_assert_true (duo_outcome_parse (parts[n - 1], &expected));

      found = duo_match_rule (rule, &material, &channel, &period);
      if (found != expected)
        g_error ("line %u, %s: %s", i + 1, lines[i], duo_outcome_to_string (found));
      cases[rule]++;
      outcomes[rule] |= 1u << found;
    }

  for (guint rule = 0; rule < DUO_N_MATCH_RULES; rule++)
    {
      g_assert_cmpuint (cases[rule], >=, 6);
      g_test_message ("%s: %u cases", duo_match_rule_to_string ((DuoMatchRule) rule), cases[rule]);
      g_assert_true ((outcomes[rule] & (1u << DUO_OUTCOME_PASSES)) != 0);
    }
}

/* Returns: (transfer full): the reasons as the fixture writes them. */
static char *
dup_marks (const DuoMatch *match)
{
  const struct
  {
    char mark;
    guint32 bits;
  } sets[] = { { '!', match->fails }, { '?', match->unknown }, { '~', match->noted }, { '.', match->not_asked } };
  g_autoptr (GString) marks = g_string_new (NULL);

  for (guint set = 0; set < G_N_ELEMENTS (sets); set++)
    for (guint rule = 0; rule < DUO_N_MATCH_RULES; rule++)
      if ((sets[set].bits & (1u << rule)) != 0)
        g_string_append_printf (marks, "%s%c%s", marks->len > 0 ? " " : "", sets[set].mark, duo_match_rule_to_string ((DuoMatchRule) rule));

  return g_string_free (g_steal_pointer (&marks), FALSE);
}

static void
test_ten_materials_and_twelve_channels (void)
{
  g_auto (GStrv) lines = read_lines ("matrix.txt");
  g_autoptr (GHashTable) materials = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  DuoEffectiveSpecs channel;
  DuoMatchPeriod period;
  guint n_channels = 0, n_pairs = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr (GRegex) spaces = g_regex_new (" +", 0, 0, NULL);
      g_autofree char *line = g_regex_replace_literal (spaces, g_strstrip (lines[i]), -1, 0, " ", 0, NULL);
      g_auto (GStrv) parts = g_strsplit (line, " ", 3);

      if (*line == '#' || *line == '\0')
        continue;
      if (g_str_equal (parts[0], "period"))
        match_fixture_period (line + strlen ("period "), &period);
      else if (g_str_equal (parts[0], "material"))
        {
          DuoMatchMaterial *material = g_new0 (DuoMatchMaterial, 1);

          match_fixture_material (parts[2], material);
          g_hash_table_insert (materials, g_strdup (parts[1]), material);
        }
      else if (g_str_equal (parts[0], "channel"))
        {
          match_fixture_channel (parts[2], &channel);
          n_channels++;
        }
      else
        {
          const DuoMatchMaterial *material = g_hash_table_lookup (materials, parts[0]);
          DuoMatch match;
          g_autofree char *marks = NULL;

          g_assert_nonnull (material);
          match = duo_match (material, &channel, &period);
          marks = dup_marks (&match);
          if (!g_str_equal (duo_match_verdict_to_string (match.verdict), parts[1]) || !g_str_equal (marks, parts[2] != NULL ? parts[2] : ""))
            g_error ("line %u, %s: %s %s", i + 1, line, duo_match_verdict_to_string (match.verdict), marks);
          n_pairs++;
        }
    }

  g_assert_cmpuint (g_hash_table_size (materials), ==, 10);
  g_assert_cmpuint (n_channels, ==, 12);
  g_assert_cmpuint (n_pairs, ==, 120);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/core/match/each-rule", test_each_rule);
  g_test_add_func ("/core/match/ten-materials-and-twelve-channels", test_ten_materials_and_twelve_channels);
  return g_test_run ();
}
