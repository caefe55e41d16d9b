/* SPDX-License-Identifier: EUPL-1.2 */
/* How wide a text is in Calibri, from a table: no font needs to be there, and equal input gives equal sheets on
 * every computer. The numbers are the advance widths of Carlito, which has Calibri's metrics. */
#include "duo-calibri.h"

#include <string.h>

#define UNITS_PER_EM 2048.0
#define FIRST_CHARACTER 0x20
#define AVERAGE_WIDTH 1040 /* of what is not in the tables: Greek, Cyrillic, Arabic, ... */
#define DASH_WIDTH 1020
#define QUOTE_WIDTH 520
#define WIDE_WIDTH 2048 /* a Chinese sign, an emoji, an ellipsis or arrow in an other font */
#define LINE_HEIGHT (15.0 / 11.0) /* as Excel sets Calibri 11 in rows of 15 points */

static const guint16 regular_widths[] = {
  463, 667, 821, 1020, 1038, 1464, 1397, 452, 621, 621, 1020, 1020, 511, 627, 517, 791,
  1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 548, 548, 1020, 1020, 1020, 949,
  1831, 1185, 1114, 1092, 1260, 1000, 941, 1292, 1276, 516, 653, 1064, 861, 1751, 1322, 1356,
  1058, 1378, 1112, 941, 998, 1314, 1162, 1822, 1063, 998, 959, 628, 791, 628, 1020, 1020,
  596, 981, 1076, 866, 1076, 1019, 625, 964, 1076, 470, 490, 931, 470, 1636, 1076, 1080,
  1076, 1076, 714, 801, 686, 1076, 925, 1464, 887, 927, 809, 644, 943, 644, 1020, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 667, 1020, 1038, 1020, 1038, 1020, 1020, 804, 1709, 824, 1049, 1020, 0, 1038, 807,
  694, 1020, 688, 685, 598, 1126, 1200, 517, 629, 504, 865, 1049, 1303, 1375, 1383, 949,
  1185, 1185, 1185, 1185, 1185, 1185, 1563, 1092, 1000, 1000, 1000, 1000, 516, 516, 516, 516,
  1279, 1322, 1356, 1356, 1356, 1356, 1356, 1020, 1359, 1314, 1314, 1314, 1314, 998, 1058, 1080,
  981, 981, 981, 981, 981, 981, 1583, 866, 1019, 1019, 1019, 1019, 470, 470, 470, 470,
  1076, 1076, 1080, 1080, 1080, 1080, 1080, 1020, 1084, 1076, 1076, 1076, 1076, 927, 1076, 927,
  1185, 981, 1185, 981, 1185, 981, 1092, 866, 1092, 866, 1092, 866, 1092, 866, 1260, 1164,
  1279, 1130, 1000, 1019, 1000, 1019, 1000, 1019, 1000, 1019, 1000, 1019, 1292, 964, 1292, 964,
  1292, 964, 1292, 964, 1276, 1076, 1344, 1091, 516, 470, 516, 470, 516, 470, 516, 470,
  516, 470, 1170, 960, 653, 490, 1064, 931, 931, 861, 470, 861, 470, 866, 540, 1118,
  765, 880, 507, 1322, 1076, 1322, 1076, 1322, 1076, 1186, 1287, 1076, 1356, 1080, 1356, 1080,
  1356, 1080, 1775, 1740, 1112, 714, 1112, 714, 1112, 714, 941, 801, 941, 801, 941, 801,
  941, 801, 998, 686, 998, 708, 998, 700, 1314, 1076, 1314, 1076, 1314, 1076, 1314, 1076,
  1314, 1076, 1314, 1076, 1822, 1464, 998, 927, 998, 959, 809, 959, 809, 959, 809, 497,
};
static const guint16 bold_widths[] = {
  463, 667, 898, 1020, 1038, 1493, 1443, 478, 638, 638, 1020, 1020, 528, 627, 547, 880,
  1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 1038, 565, 565, 1020, 1020, 1020, 949,
  1840, 1241, 1148, 1084, 1291, 999, 940, 1305, 1292, 546, 678, 1120, 866, 1790, 1349, 1385,
  1090, 1405, 1153, 968, 1014, 1337, 1211, 1856, 1128, 1064, 979, 665, 880, 665, 1020, 1020,
  615, 1011, 1099, 857, 1099, 1031, 648, 971, 1099, 503, 523, 983, 503, 1666, 1099, 1101,
  1099, 1099, 728, 817, 710, 1099, 969, 1526, 941, 970, 814, 704, 973, 704, 1020, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 667, 1020, 1038, 1020, 1038, 1020, 1020, 849, 1709, 852, 1103, 1020, 0, 1038, 799,
  701, 1020, 692, 688, 616, 1154, 1224, 548, 621, 517, 891, 1103, 1347, 1415, 1437, 949,
  1241, 1241, 1241, 1241, 1241, 1241, 1588, 1084, 999, 999, 999, 999, 546, 546, 546, 546,
  1309, 1349, 1385, 1385, 1385, 1385, 1385, 1020, 1394, 1337, 1337, 1337, 1337, 1064, 1090, 1136,
  1011, 1011, 1011, 1011, 1011, 1011, 1587, 857, 1031, 1031, 1031, 1031, 503, 503, 503, 503,
  1099, 1099, 1101, 1101, 1101, 1101, 1101, 1020, 1114, 1099, 1099, 1099, 1099, 970, 1099, 970,
  1241, 1011, 1241, 1011, 1241, 1011, 1084, 857, 1084, 857, 1084, 857, 1084, 857, 1291, 1222,
  1309, 1165, 999, 1031, 999, 1031, 999, 1031, 999, 1031, 999, 1031, 1305, 971, 1305, 971,
  1305, 971, 1305, 971, 1292, 1099, 1347, 1121, 546, 503, 546, 503, 546, 503, 546, 503,
  546, 503, 1225, 1027, 678, 523, 1120, 983, 983, 866, 503, 866, 503, 881, 627, 1150,
  865, 886, 540, 1349, 1099, 1349, 1099, 1349, 1099, 1274, 1313, 1099, 1385, 1101, 1385, 1101,
  1385, 1101, 1790, 1726, 1153, 728, 1153, 728, 1153, 728, 968, 817, 968, 817, 968, 817,
  968, 817, 1014, 710, 1014, 744, 1014, 726, 1337, 1099, 1337, 1099, 1337, 1099, 1337, 1099,
  1337, 1099, 1337, 1099, 1856, 1526, 1064, 970, 1064, 979, 814, 979, 814, 979, 814, 529,
};

G_STATIC_ASSERT (G_N_ELEMENTS (regular_widths) == G_N_ELEMENTS (bold_widths));

/* The width of one character in units of the font; 0 for what joins the one before it. */
static guint
character_width (gunichar character,
                 gboolean bold)
{
  if (character >= FIRST_CHARACTER && character < FIRST_CHARACTER + G_N_ELEMENTS (regular_widths))
    return bold ? bold_widths[character - FIRST_CHARACTER] : regular_widths[character - FIRST_CHARACTER];
  if (g_unichar_iszerowidth (character) || g_unichar_type (character) == G_UNICODE_CONTROL)
    return 0;
  if (character >= 0x2010 && character <= 0x2013)
    return DASH_WIDTH;
  if (character >= 0x2018 && character <= 0x201b)
    return QUOTE_WIDTH;
  if (g_unichar_iswide (character) || (character >= 0x2014 && character < 0x2c00) || character >= 0x1f000)
    return WIDE_WIDTH;

  return AVERAGE_WIDTH;
}

/* A line can end after these, as Excel and LibreOffice do it. */
static gboolean
breaks_after (gunichar character)
{
  return character == ' ' || character == '\t' || character == '-' || character == 0x2010 || character == 0x2013;
}

/**
 * duo_calibri_measure:
 * @text: UTF-8 text; only up to its first line break counts
 * @size: of the letters, in points
 * @bold: whether they are bold
 *
 * Returns: its width in points
 */
double
duo_calibri_measure (const char *text,
                     double      size,
                     gboolean    bold)
{
  guint64 units = 0;

  for (const char *p = text; *p != '\0' && *p != '\n'; p = g_utf8_next_char (p))
    units += character_width (g_utf8_get_char (p), bold);

  return (double) units * size / UNITS_PER_EM;
}

/**
 * duo_calibri_count_lines:
 * @text: UTF-8 text, line breaks included
 * @size: of the letters, in points
 * @bold: whether they are bold
 * @width: how wide a line can be, in points
 *
 * Wraps as a sheet does: at blanks and after hyphens, a word that is too long anywhere.
 *
 * Returns: how many lines it takes, at least 1
 */
guint
duo_calibri_count_lines (const char *text,
                         double      size,
                         gboolean    bold,
                         double      width)
{
  const guint64 available = (guint64) MAX (width * UNITS_PER_EM / size, UNITS_PER_EM);
  guint64 line = 0; /* what stands on the line, up to the last place where it can be broken */
  guint64 word = 0; /* what stands after that */
  guint n_lines = 1;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar character = g_utf8_get_char (p);
      const guint advance = character_width (character, bold);

      if (character == '\n')
        {
          n_lines++;
          line = word = 0;
          continue;
        }
      if (line + word + advance > available && character != ' ')
        {
          n_lines++;
          if (line == 0)
            word = 0;
          line = 0;
        }
      word += advance;
      if (breaks_after (character))
        {
          line += word;
          word = 0;
        }
    }

  return n_lines;
}

/* Returns: the height in points of @n_lines lines of letters of @size points. */
double
duo_calibri_height (guint  n_lines,
                    double size)
{
  return n_lines * size * LINE_HEIGHT;
}
