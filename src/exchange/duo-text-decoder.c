/* SPDX-License-Identifier: EUPL-1.2 */
/* Finding out how a text file is encoded: byte order mark first, then strict UTF-8, then windows-1252. */
#include "duo-text-decoder.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define REPLACEMENT 0xfffd
#define READ_SIZE (256 * 1024)

static void
set_open_error (const char *path,
                gint        saved_errno,
                GError    **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (saved_errno == ENOENT || saved_errno == ENOTDIR)
    g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_MISSING, "%s", shown);
  else
    g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_UNREADABLE, "%s: %s", shown, g_strerror (saved_errno));
}

/* Looks at an open file: an ordinary one, not empty and not too large. */
static gboolean
check_file (gint        fd,
            const char *path,
            GError    **error)
{
  g_autofree char *shown = g_filename_display_name (path);
  struct stat info;

  if (fstat (fd, &info) != 0)
    set_open_error (path, errno, error);
  else if (S_ISDIR (info.st_mode))
    g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_FOLDER, "%s", shown);
  else if (!S_ISREG (info.st_mode))
    g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_UNREADABLE, "%s: not an ordinary file", shown);
  else if (info.st_size == 0)
    g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_EMPTY, "%s", shown);
  else if ((guint64) info.st_size >= DUO_FILE_SIZE_LIMIT)
    g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_TOO_LARGE, "%s", shown);
  else
    return TRUE;

  return FALSE;
}

/**
 * duo_file_open:
 * @path: a file to import
 * @error: where to store an error: %DUO_ERROR_FILE_MISSING, _FOLDER, _UNREADABLE, _EMPTY or _TOO_LARGE
 *
 * Opens an ordinary file that is neither empty nor too large; a pipe is refused, not waited for.
 *
 * Returns: a descriptor for the caller to close, or -1 with @error set
 */
gint
duo_file_open (const char *path,
               GError    **error)
{
  const gint fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);

  if (fd < 0)
    {
      set_open_error (path, errno, error);
      return -1;
    }
  if (!check_file (fd, path, error))
    {
      close (fd); /* opened for reading: nothing can be lost */
      return -1;
    }

  return fd;
}

/**
 * duo_file_load:
 * @path: a file to import
 * @error: where to store an error, as duo_file_open()
 *
 * Read, not mapped: a mapped file that somebody shortens would end the program.
 *
 * Returns: (transfer full) (nullable): all its bytes
 */
GBytes *
duo_file_load (const char *path,
               GError    **error)
{
  const gint fd = duo_file_open (path, error);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  gboolean ok = fd >= 0;

  while (ok)
    {
      const guint old_len = bytes->len;
      gssize n;

      g_byte_array_set_size (bytes, old_len + READ_SIZE);
      n = read (fd, bytes->data + old_len, READ_SIZE);
      g_byte_array_set_size (bytes, old_len + (guint) MAX (n, 0));
      if (n == 0)
        break;
      if (n < 0 && errno != EINTR)
        {
          set_open_error (path, errno, error);
          ok = FALSE;
        }
      else if (bytes->len >= DUO_FILE_SIZE_LIMIT) /* it grew while it was read */
        {
          g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_TOO_LARGE, "%s", path);
          ok = FALSE;
        }
    }

  if (fd >= 0)
    close (fd);
  return ok ? g_byte_array_free_to_bytes (g_steal_pointer (&bytes)) : NULL;
}

/* The characters of windows-1252 that differ from Latin-1; 0 = undefined there. */
static const guint16 windows_1252[32] = {
  0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
  0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
  0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178,
};

/* Appends bytes as windows-1252. Returns: whether all of them are defined there. */
static gboolean
append_windows_1252 (GString     *out,
                     const char  *data,
                     gsize        length)
{
  gboolean all = TRUE;

  for (gsize i = 0; i < length; i++)
    {
      const guchar byte = (guchar) data[i];
      gunichar c = byte;

      if (byte >= 0x80 && byte < 0xa0)
        c = windows_1252[byte - 0x80];
      if (c == 0)
        {
          c = REPLACEMENT;
          all = FALSE;
        }

      if (c < 0x80)
        g_string_append_c (out, (char) c);
      else
        g_string_append_unichar (out, c);
    }

  return all;
}

/* The physical line that starts at @data, with the characters that end it: LF, CRLF or CR. */
static gsize
line_length (const char *data,
             gsize       length)
{
  const char *lf = memchr (data, '\n', length);
  const gsize until_lf = lf != NULL ? (gsize) (lf - data) + 1 : length;
  const char *cr = memchr (data, '\r', until_lf);

  if (cr == NULL || (gsize) (cr - data) + 2 == until_lf)
    return until_lf;
  return (gsize) (cr - data) + 1;
}

static gboolean
is_ascii (const char *data,
          gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if ((guchar) data[i] >= 0x80 || data[i] == '\0')
      return FALSE;

  return TRUE;
}

/* How many lines are UTF-8 beyond ASCII, and how many can't be UTF-8. */
static void
count_lines (const char *data,
             gsize       length,
             guint      *n_utf8,
             guint      *n_other)
{
  *n_utf8 = *n_other = 0;

  while (length > 0)
    {
      const gsize n = line_length (data, length);

      if (!g_utf8_validate_len (data, n, NULL))
        (*n_other)++;
      else if (!is_ascii (data, n))
        (*n_utf8)++;
      data += n;
      length -= n;
    }
}

/* Decodes line by line, so that the lines in another encoding than the rest can be named. @mixed: a line that is
 * UTF-8 is read as that, whatever the others are. */
static void
decode_lines (DuoText    *self,
              const char *data,
              gsize       length,
              gboolean    as_utf8,
              gboolean    mixed)
{
  GString *out = g_string_sized_new (length + length / 8 + 1);

  for (guint line = 1; length > 0; line++)
    {
      const gsize n = line_length (data, length);
      const gboolean ascii = is_ascii (data, n);
      const gboolean utf8 = ascii || ((as_utf8 || mixed) && g_utf8_validate_len (data, n, NULL));
      gboolean good;

      if (utf8)
        {
          g_string_append_len (out, data, (gssize) n);
          good = ascii || as_utf8;
        }
      else
        {
          good = append_windows_1252 (out, data, n) && !as_utf8;
        }

      if (!good)
        g_array_append_val (self->bad_lines, line);
      data += n;
      length -= n;
    }

  self->length = out->len;
  self->text = g_string_free (out, FALSE);
}

/* Adds a character of a UTF-16 text; a half of a pair or a NUL is no character. */
static void
append_utf16 (DuoText *self,
              GString *out,
              gunichar c,
              guint    line)
{
  if (c == 0 || (c >= 0xd800 && c < 0xe000) || c > 0x10ffff)
    {
      if (self->bad_lines->len == 0 || g_array_index (self->bad_lines, guint, self->bad_lines->len - 1) != line)
        g_array_append_val (self->bad_lines, line);
      c = REPLACEMENT;
    }
  g_string_append_unichar (out, c);
}

static void
decode_utf16 (DuoText      *self,
              const guchar *data,
              gsize         length,
              gboolean      big_endian)
{
  GString *out = g_string_sized_new (length);
  guint line = 1;
  gunichar previous = 0;

  for (gsize i = 0; i + 1 < length; i += 2)
    {
      gunichar c = big_endian ? (gunichar) (data[i] << 8 | data[i + 1]) : (gunichar) (data[i + 1] << 8 | data[i]);

      if (c >= 0xd800 && c < 0xdc00 && i + 3 < length)
        {
          const gunichar low = big_endian ? (gunichar) (data[i + 2] << 8 | data[i + 3])
                                          : (gunichar) (data[i + 3] << 8 | data[i + 2]);

          if (low >= 0xdc00 && low < 0xe000)
            {
              c = 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00);
              i += 2;
            }
        }

      if (previous == '\r' && c != '\n')
        line++;
      append_utf16 (self, out, c, line);
      if (c == '\n')
        line++;
      previous = c;
    }
  if (length % 2 != 0)
    append_utf16 (self, out, 0, line);

  self->length = out->len;
  self->text = g_string_free (out, FALSE);
}

static gboolean
starts_with (const char *data,
             gsize       length,
             const char *mark)
{
  return length >= strlen (mark) && memcmp (data, mark, strlen (mark)) == 0;
}

/* What the bytes look like, the mark in front of all. */
static DuoTextEncoding
find_encoding (const char *data,
               gsize       length)
{
  guint n_utf8;
  guint n_other;

  if (starts_with (data, length, "\xff\xfe"))
    return DUO_TEXT_ENCODING_UTF_16LE;
  if (starts_with (data, length, "\xfe\xff"))
    return DUO_TEXT_ENCODING_UTF_16BE;
  if (length >= 4 && ((data[0] == '\0') != (data[1] == '\0')) && (data[0] == '\0') == (data[2] == '\0')
      && (data[1] == '\0') == (data[3] == '\0'))
    return data[0] == '\0' ? DUO_TEXT_ENCODING_UTF_16BE : DUO_TEXT_ENCODING_UTF_16LE;
  if (starts_with (data, length, "\xef\xbb\xbf"))
    return DUO_TEXT_ENCODING_UTF_8;

  count_lines (data, length, &n_utf8, &n_other);
  return n_other > n_utf8 ? DUO_TEXT_ENCODING_WINDOWS_1252 : DUO_TEXT_ENCODING_UTF_8;
}

/**
 * duo_text_decode_as:
 * @bytes: the content of a text file
 * @encoding: the encoding it is read as; %DUO_TEXT_ENCODING_FOUND to look
 *
 * A byte order mark decides; without one, UTF-16 is known by its zeros, and else strict UTF-8 is tried, then
 * windows-1252 (domain report 1.3). In a file that mixes both, the encoding of most lines beyond ASCII counts and
 * the others are named as bad. With an encoding that somebody chose, the lines that are not in it are bad. Any bytes
 * at all can be decoded.
 *
 * Returns: (transfer full): the text
 */
DuoText *
duo_text_decode_as (GBytes          *bytes,
                    DuoTextEncoding  encoding)
{
  DuoText *self = g_new0 (DuoText, 1);
  const gboolean found = encoding == DUO_TEXT_ENCODING_FOUND;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  const char *mark = "";

  self->bad_lines = g_array_new (FALSE, FALSE, sizeof (guint));
  if (found)
    encoding = find_encoding (data, length);
  self->encoding = duo_text_encoding_to_string (encoding);

  if (encoding == DUO_TEXT_ENCODING_UTF_8)
    mark = "\xef\xbb\xbf";
  else if (encoding == DUO_TEXT_ENCODING_UTF_16LE)
    mark = "\xff\xfe";
  else if (encoding == DUO_TEXT_ENCODING_UTF_16BE)
    mark = "\xfe\xff";
  if (starts_with (data, length, mark))
    {
      data += strlen (mark);
      length -= strlen (mark);
    }

  if (encoding == DUO_TEXT_ENCODING_UTF_16LE || encoding == DUO_TEXT_ENCODING_UTF_16BE)
    decode_utf16 (self, (const guchar *) data, length, encoding == DUO_TEXT_ENCODING_UTF_16BE);
  else
    decode_lines (self, data, length, encoding == DUO_TEXT_ENCODING_UTF_8, found);

  return self;
}

/* As duo_text_decode_as(), the encoding found by looking. */
DuoText *
duo_text_decode (GBytes *bytes)
{
  return duo_text_decode_as (bytes, DUO_TEXT_ENCODING_FOUND);
}

/* Returns: whether any line from @first_line to @last_line (inclusive, from 1) is in another encoding. */
gboolean
duo_text_lines_bad (const DuoText *self,
                    guint          first_line,
                    guint          last_line)
{
  guint low = 0;
  guint high = self->bad_lines->len;

  while (low < high)
    {
      const guint middle = low + (high - low) / 2;

      if (g_array_index (self->bad_lines, guint, middle) < first_line)
        low = middle + 1;
      else
        high = middle;
    }

  return low < self->bad_lines->len && g_array_index (self->bad_lines, guint, low) <= last_line;
}

void
duo_text_free (DuoText *self)
{
  g_array_unref (self->bad_lines);
  g_free (self->text);
  g_free (self);
}
