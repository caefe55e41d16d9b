/* SPDX-License-Identifier: EUPL-1.2 */
/* The palette, computed from the style sheets themselves: contrast by WCAG 2.1, and the distance between
 * campaign colours as colour-blind eyes see them. */
#include <glib.h>
#include <math.h>

typedef struct
{
  double r, g, b; /* 0..1, sRGB */
} Rgb;

static const char *const colours[] = { "blue", "green", "ochre", "purple", "red", "grey" };

/* All @define-color of the sheets, later ones over earlier ones; a name is looked through once more. */
static GHashTable *
read_sheets (const char *const *sheets)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GRegex) regex = g_regex_new ("@define-color\\s+(\\w+)\\s+([^;]+);", 0, 0, NULL);

  for (guint i = 0; sheets[i] != NULL; i++)
    {
      g_autofree char *path = g_build_filename (STYLE_DIR, sheets[i], NULL);
      g_autofree char *css = NULL;
      g_autoptr (GMatchInfo) match = NULL;
      g_autoptr (GError) error = NULL;
      gboolean more;

      g_file_get_contents (path, &css, NULL, &error);
      g_assert_no_error (error);
      for (more = g_regex_match (regex, css, 0, &match); more; more = g_match_info_next (match, NULL))
        g_hash_table_insert (names, g_match_info_fetch (match, 1), g_match_info_fetch (match, 2));
    }
  return g_steal_pointer (&names);
}

static Rgb
look_up (GHashTable *names, const char *name)
{
  const char *value = g_hash_table_lookup (names, name);
  guint64 hex;

  if (value == NULL)
    g_error ("%s is not in the style sheets", name);
  if (value[0] == '@')
    return look_up (names, value + 1);

  g_assert_cmpint (value[0], ==, '#');
  hex = g_ascii_strtoull (value + 1, NULL, 16);
  return (Rgb) { (double) (hex >> 16) / 255, (double) (hex >> 8 & 0xff) / 255, (double) (hex & 0xff) / 255 };
}

static double
to_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

static double
luminance (Rgb colour)
{
  return 0.2126 * to_linear (colour.r) + 0.7152 * to_linear (colour.g) + 0.0722 * to_linear (colour.b);
}

static double
contrast (Rgb a, Rgb b)
{
  const double la = luminance (a);
  const double lb = luminance (b);

  return (MAX (la, lb) + 0.05) / (MIN (la, lb) + 0.05);
}

static void
assert_contrast (GHashTable *names, const char *front, const char *back, double least)
{
  const double found = contrast (look_up (names, front), look_up (names, back));

  g_test_message ("%s on %s: %.1f", front, back, found);
  if (found < least)
    g_error ("%s on %s has a contrast of %.2f, less than %.1f", front, back, found, least);
}

static void
check_sheets (const char *const *sheets)
{
  static const char *const surfaces[] = { "window_bg_color", "view_bg_color", "headerbar_bg_color", "card_bg_color",
                                          "popover_bg_color", "dialog_bg_color", "duo_sidebar_bg", "duo_head_bg" };
  static const char *const tints[] = { "selection", "good", "attention", "bad" };
  g_autoptr (GHashTable) names = read_sheets (sheets);

  for (guint i = 0; i < G_N_ELEMENTS (surfaces); i++)
    {
      assert_contrast (names, "duo_text", surfaces[i], 7.0);
      assert_contrast (names, "duo_dim", surfaces[i], 4.5);
    }
  assert_contrast (names, "accent_fg_color", "accent_bg_color", 4.5);
  assert_contrast (names, "accent_color", "view_bg_color", 4.5);
  assert_contrast (names, "accent_color", "card_bg_color", 4.5);
  assert_contrast (names, "duo_accent", "duo_today_bg", 4.5);
  assert_contrast (names, "duo_text", "duo_today_bg", 7.0);
  assert_contrast (names, "duo_toast_fg", "duo_toast_bg", 7.0);
  assert_contrast (names, "duo_dim", "duo_selection_bg", 4.5);
  assert_contrast (names, "duo_check_edge", "view_bg_color", 3.0);
  assert_contrast (names, "duo_check_edge", "card_bg_color", 3.0);

  for (guint i = 0; i < G_N_ELEMENTS (tints); i++)
    {
      g_autofree char *text = g_strdup_printf ("duo_%s_text", tints[i]);
      g_autofree char *background = g_strdup_printf ("duo_%s_bg", tints[i]);

      assert_contrast (names, text, background, 4.5);
    }
  for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
    {
      g_autofree char *fill = g_strdup_printf ("duo_%s_fill", colours[i]);
      g_autofree char *edge = g_strdup_printf ("duo_%s_edge", colours[i]);
      g_autofree char *text = g_strdup_printf ("duo_%s_text", colours[i]);

      assert_contrast (names, text, fill, 10.0);
      assert_contrast (names, edge, "view_bg_color", 4.5);
      assert_contrast (names, edge, fill, 3.0);
    }
}

static const char *const light[] = { "style.css", NULL };
static const char *const dark[] = { "style.css", "style-dark.css", NULL };
static const char *const high_contrast[] = { "style.css", "style-hc.css", NULL };
static const char *const high_contrast_dark[] = { "style.css", "style-dark.css", "style-hc.css", NULL };

static void
test_contrast (gconstpointer sheets)
{
  check_sheets (sheets);
}

/* Every name of ours is in each sheet: one left out would keep its light colour without a word. */
static void
test_sheets_hold_the_same_names (void)
{
  const char *const other_sheets[] = { "style-dark.css", "style-hc.css" };
  g_autoptr (GHashTable) names = read_sheets (light);
  GHashTableIter iter;
  gpointer name;

  for (guint i = 0; i < G_N_ELEMENTS (other_sheets); i++)
    {
      g_autoptr (GHashTable) other = read_sheets ((const char *const[]) { other_sheets[i], NULL });

      g_hash_table_iter_init (&iter, names);
      while (g_hash_table_iter_next (&iter, &name, NULL))
        if (g_str_has_prefix (name, "duo_") && !g_hash_table_contains (other, name))
          g_error ("%s is not in %s", (const char *) name, other_sheets[i]);
    }
}

/* A brace that a merge lost takes all rules after it along, without a word from the compiler. */
static void
test_braces_match (void)
{
  const char *const sheets[] = { "style.css", "style-dark.css", "style-hc.css" };

  for (guint i = 0; i < G_N_ELEMENTS (sheets); i++)
    {
      g_autofree char *path = g_build_filename (STYLE_DIR, sheets[i], NULL);
      g_autofree char *css = NULL;
      g_autoptr (GError) error = NULL;
      gint depth = 0;
      guint line = 1;

      g_file_get_contents (path, &css, NULL, &error);
      g_assert_no_error (error);
      for (const char *c = css; *c != '\0'; c++)
        {
          line += *c == '\n';
          depth += *c == '{' ? 1 : *c == '}' ? -1 : 0;
          if (depth < 0 || depth > 1)
            g_error ("%s:%u: a block begins inside another, or ends twice", sheets[i], line);
        }
      g_assert_cmpint (depth, ==, 0);
    }
}

/* On linear light: protanopia and deuteranopia after Vienot, Brettel and Mollon (1999), tritanopia after Machado,
 * Oliveira and Fernandes (2009) at severity 1.0. */
static const double deficiencies[][9] = {
  { 1, 0, 0, 0, 1, 0, 0, 0, 1 },
  { 0.11238, 0.88762, 0, 0.11238, 0.88762, 0, 0.00401, -0.00401, 1 },
  { 0.29275, 0.70725, 0, 0.29275, 0.70725, 0, -0.02234, 0.02234, 1 },
  { 1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900 },
};
static const char *const deficiency_names[] = { "none", "protanopia", "deuteranopia", "tritanopia" };

typedef struct
{
  double l, a, b;
} Lab;

static double
lab_root (double t)
{
  return t > 216.0 / 24389.0 ? cbrt (t) : (24389.0 / 27.0 * t + 16) / 116;
}

/* As seen with a deficiency, in CIELAB (D65). */
static Lab
seen (Rgb colour, const double *m)
{
  const double r = to_linear (colour.r), g = to_linear (colour.g), b = to_linear (colour.b);
  const double sr = CLAMP (m[0] * r + m[1] * g + m[2] * b, 0, 1);
  const double sg = CLAMP (m[3] * r + m[4] * g + m[5] * b, 0, 1);
  const double sb = CLAMP (m[6] * r + m[7] * g + m[8] * b, 0, 1);
  const double x = lab_root ((0.4124564 * sr + 0.3575761 * sg + 0.1804375 * sb) / 0.95047);
  const double y = lab_root (0.2126729 * sr + 0.7151522 * sg + 0.0721750 * sb);
  const double z = lab_root ((0.0193339 * sr + 0.1191920 * sg + 0.9503041 * sb) / 1.08883);

  return (Lab) { 116 * y - 16, 500 * (x - y), 200 * (y - z) };
}

static void
test_edges_differ (gconstpointer sheets)
{
  g_autoptr (GHashTable) names = read_sheets (sheets);

  for (guint d = 0; d < G_N_ELEMENTS (deficiencies); d++)
    for (guint i = 0; i < G_N_ELEMENTS (colours); i++)
      for (guint j = i + 1; j < G_N_ELEMENTS (colours); j++)
        {
          g_autofree char *one = g_strdup_printf ("duo_%s_edge", colours[i]);
          g_autofree char *other = g_strdup_printf ("duo_%s_edge", colours[j]);
          const Lab a = seen (look_up (names, one), deficiencies[d]);
          const Lab b = seen (look_up (names, other), deficiencies[d]);
          const double difference = sqrt (pow (a.l - b.l, 2) + pow (a.a - b.a, 2) + pow (a.b - b.b, 2));

          g_test_message ("%s and %s, %s: %.1f", one, other, deficiency_names[d], difference);
          if (difference < 12)
            g_error ("%s and %s differ by %.1f under %s", one, other, difference, deficiency_names[d]);
        }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/palette/contrast/light", light, test_contrast);
  g_test_add_data_func ("/palette/contrast/dark", dark, test_contrast);
  g_test_add_data_func ("/palette/contrast/high-contrast", high_contrast, test_contrast);
  g_test_add_data_func ("/palette/contrast/high-contrast-dark", high_contrast_dark, test_contrast);
  g_test_add_func ("/palette/braces-match", test_braces_match);
  g_test_add_func ("/palette/same-names", test_sheets_hold_the_same_names);
  g_test_add_data_func ("/palette/edges-differ/light", light, test_edges_differ);
  g_test_add_data_func ("/palette/edges-differ/dark", dark, test_edges_differ);

  return g_test_run ();
}
