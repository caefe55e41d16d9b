/* SPDX-License-Identifier: EUPL-1.2 */
/* Answers about a channel: understanding and writing down each type of value. */
#include "duo-spec-value.h"

#include <string.h>

#include "duo-when.h"

#define MAX_TEXT 200 /* characters */
#define MAX_RATIO 16384

static gint
greatest_divisor (gint a, gint b)
{
  while (b != 0)
    {
      const gint rest = a % b;

      a = b;
      b = rest;
    }

  return a;
}

/* Returns: width : height in lowest terms; 0 where one of them is no size (1 to 16384). */
gint32
duo_spec_ratio_of (gint width, gint height)
{
  gint divisor;

  if (width < 1 || height < 1 || width > MAX_RATIO || height > MAX_RATIO)
    return 0;

  divisor = greatest_divisor (width, height);
  return duo_spec_ratio (width / divisor, height / divisor);
}

/* Returns: whether @width x @height is @ratio, within 2 %: 1366 x 768 is sold as 16:9. */
gboolean
duo_spec_ratio_matches (gint32 ratio, gint width, gint height)
{
  const gint64 a = (gint64) width * duo_spec_ratio_height (ratio);
  const gint64 b = (gint64) height * duo_spec_ratio_width (ratio);

  return ABS (a - b) * 50 <= MAX (a, b);
}

DuoOrientation
duo_spec_orientation_of (gint width, gint height)
{
  if (width == height)
    return DUO_ORIENTATION_SQUARE;
  return width > height ? DUO_ORIENTATION_LANDSCAPE : DUO_ORIENTATION_PORTRAIT;
}

/* A number of digits; "51.200" and "51 200" are understood, since that is how large numbers are written here. */
static gboolean
parse_integer (const char *text, gint least, gint most, gint32 *number)
{
  gint64 value = 0;
  guint in_group = 0;
  gboolean grouped = FALSE;

  if (!g_ascii_isdigit (*text))
    return FALSE;
  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == '.' || *c == ' ')
        {
          if (in_group > 3 || (grouped && in_group != 3))
            return FALSE;
          grouped = TRUE;
          in_group = 0;
        }
      else if (!g_ascii_isdigit (*c) || value > G_MAXINT32)
        return FALSE;
      else
        {
          value = value * 10 + (*c - '0');
          in_group++;
        }
    }

  if ((grouped && in_group != 3) || value < least || value > most)
    return FALSE;
  *number = (gint32) value;
  return TRUE;
}

/* Codes with commas, semicolons, slashes or spaces between them, in any order, each once. */
static gboolean
parse_set (DuoSpecField field, const char *text, gint32 *number)
{
  g_auto (GStrv) parts = g_strsplit_set (text, ",;/+ ", -1);

  *number = 0;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *code = g_strstrip (parts[i]);
      gint found;

      if (*code == '\0')
        continue;
      found = duo_spec_field_find_code (field, *code == '.' ? code + 1 : code);
      if (found < 0)
        return FALSE;
      *number |= 1 << found;
    }

  return *number != 0;
}

static char *
write_set (DuoSpecField field, gint32 number)
{
  const char *const *codes = duo_spec_field_info (field)->codes;
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; codes[i] != NULL; i++)
    if ((number & (1 << i)) != 0)
      g_string_append_printf (text, "%s%s", text->len > 0 ? "," : "", codes[i]);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
parse_ratio (const char *text, gint32 *number, char **canonical)
{
  g_auto (GStrv) parts = g_strsplit (text, ":", -1);
  gint32 width = 0;
  gint32 height = 0;

  if (g_strv_length (parts) != 2 || !parse_integer (g_strstrip (parts[0]), 1, MAX_RATIO, &width)
      || !parse_integer (g_strstrip (parts[1]), 1, MAX_RATIO, &height))
    return FALSE;

  *number = duo_spec_ratio_of (width, height);
  *canonical = g_strdup_printf ("%d:%d", width, height);
  return TRUE;
}

/* One line of at most %MAX_TEXT characters without control characters. */
static gboolean
is_line (const char *text)
{
  if (*text == '\0' || !g_utf8_validate (text, -1, NULL) || g_utf8_strlen (text, -1) > MAX_TEXT)
    return FALSE;
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_iscntrl (g_utf8_get_char (c)))
      return FALSE;

  return TRUE;
}

/* Returns: whether @text, which is stripped, is a value of @field; its number and canonical text then. */
static gboolean
parse (DuoSpecField field, const char *text, gint32 *number, char **canonical)
{
  const DuoSpecInfo *info = duo_spec_field_info (field);
  guint32 day = 0;

  *number = 0;
  switch (info->type)
    {
    case DUO_SPEC_TYPE_INTEGER:
      if (!parse_integer (text, info->least, info->most, number))
        return FALSE;
      *canonical = g_strdup_printf ("%d", *number);
      return TRUE;

    case DUO_SPEC_TYPE_CHOICE:
      *number = duo_spec_field_find_code (field, text);
      if (*number < 0)
        return FALSE;
      *canonical = g_strdup (info->codes[*number]);
      return TRUE;

    case DUO_SPEC_TYPE_SET:
      if (!parse_set (field, text, number))
        return FALSE;
      *canonical = write_set (field, *number);
      return TRUE;

    case DUO_SPEC_TYPE_RATIO:
      return parse_ratio (text, number, canonical);

    case DUO_SPEC_TYPE_DATE:
      if (!duo_day_parse (text, &day))
        return FALSE;
      *number = (gint32) day;
      *canonical = duo_day_to_string (day);
      return TRUE;

    case DUO_SPEC_TYPE_CONTACT:
      if (!g_uuid_string_is_valid (text))
        return FALSE;
      *canonical = g_ascii_strdown (text, -1);
      return TRUE;

    case DUO_SPEC_TYPE_TEXT:
    default:
      if (!is_line (text))
        return FALSE;
      *canonical = g_strdup (text);
      return TRUE;
    }
}

/**
 * duo_spec_canonical:
 * @field: a field
 * @text: (nullable): a value by its codes; spaces around it, capitals and the order within a set do not matter
 *
 * Returns: (transfer full) (nullable): the one text by which the store knows that value; %NULL for what is no
 *   value of @field
 */
char *
duo_spec_canonical (DuoSpecField field, const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;
  char *canonical = NULL;
  gint32 number;

  if (stripped == NULL || !parse (field, stripped, &number, &canonical))
    return NULL;
  return canonical;
}

/* Returns: (transfer full): the answer that it is not known. */
DuoSpecValue *
duo_spec_value_new_unknown (void)
{
  DuoSpecValue *self = g_new0 (DuoSpecValue, 1);

  self->text = g_strdup ("");
  self->words = g_strdup ("");
  return self;
}

/* @text: (nullable): as for duo_spec_canonical(). Returns: (transfer full) (nullable): a known value; %NULL for what
 * is no value of @field. */
DuoSpecValue *
duo_spec_value_new (DuoSpecField field, const char *text)
{
  return duo_spec_value_new_told (TRUE, field, text, "", DUO_ORIGIN_UNKNOWN, 0);
}

/**
 * duo_spec_value_new_told:
 * @known: %FALSE for the answer that it is not known; @text does not matter then
 * @field: a field
 * @text: (nullable): as for duo_spec_canonical()
 * @words: (nullable): as the school said it
 * @origin: where the answer comes from
 * @confirmed_on: Julian day, or 0
 *
 * Returns: (transfer full) (nullable): the answer with all that belongs to it; %NULL for what is no value of @field
 */
DuoSpecValue *
duo_spec_value_new_told (gboolean known, DuoSpecField field, const char *text, const char *words, DuoOrigin origin, guint32 confirmed_on)
{
  g_autoptr (DuoSpecValue) self = duo_spec_value_new_unknown ();

  if (known)
    {
      g_autofree char *stripped = g_strstrip (g_strdup (text != NULL ? text : ""));
      char *canonical = NULL;

      if (!parse (field, stripped, &self->number, &canonical))
        return NULL;
      g_free (self->text);
      self->text = canonical;
      self->known = TRUE;
    }

  if (words != NULL)
    {
      g_free (self->words);
      self->words = g_strdup (words);
    }
  self->origin = origin;
  self->confirmed_on = confirmed_on;
  return g_steal_pointer (&self);
}

/* @self: (nullable): */
DuoSpecValue *
duo_spec_value_copy (const DuoSpecValue *self)
{
  DuoSpecValue *copy;

  if (self == NULL)
    return NULL;

  copy = g_memdup2 (self, sizeof *self);
  copy->text = g_strdup (self->text);
  copy->words = g_strdup (self->words);
  return copy;
}

void
duo_spec_value_free (DuoSpecValue *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_free (self->words);
  g_free (self);
}

/* @self, @other: (nullable): Returns: whether both say the same, in the same words and from the same origin. */
gboolean
duo_spec_value_equal (const DuoSpecValue *self, const DuoSpecValue *other)
{
  if (self == NULL || other == NULL)
    return self == other;

  return self->known == other->known && strcmp (self->text, other->text) == 0 && strcmp (self->words, other->words) == 0
         && self->origin == other->origin && self->confirmed_on == other->confirmed_on;
}
