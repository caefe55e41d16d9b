/* SPDX-License-Identifier: EUPL-1.2 */
/* The workbook around the sheets: archive, relations, sheet names, styles and shared strings. */
#include "duo-xlsx-reader.h"

#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "duo-xlsx-part.h"
#include "duo-xlsx-sheet.h"
#include "duo-xlsx-value.h"

#define ENTRIES_MAX 1000
#define MAGIC_BYTES (256u * 1024) /* the names in a compound file are among them, but for very large ones */
#define SHEETS_MAX 1000
#define STYLES_MAX 65536
#define STRINGS_MAX 4000000
#define STRING_BYTES_MAX (256u * 1024 * 1024)

typedef struct
{
  char              *name;
  char              *relation; /* (nullable) */
  char              *part;     /* (nullable): none for a chart on a sheet of its own */
  DuoSheetVisibility visibility;
} SheetInfo;

struct _DuoXlsxReader
{
  DuoXlsxBook book;
  GBytes     *bytes;        /* (owned) (nullable): what the archive reads from */
  GPtrArray  *sheets;       /* (owned) (element-type SheetInfo) */
  char       *strings_part; /* (owned) (nullable) */
  char       *styles_part;  /* (owned) (nullable) */
  gboolean    shared_read;  /* styles and strings were read */
};

/* One relation of a part to another. */
typedef struct
{
  char *id;
  char *type;   /* (nullable) */
  char *target; /* (nullable): name in the archive */
} Relation;

typedef struct
{
  const char *folder;
  GPtrArray  *relations;
} RelationsState;

typedef struct
{
  GByteArray *date_styles;
  GHashTable *date_formats; /* number format id -> whether it is a date, from the codes in the file */
  gboolean    in_cell_formats;
} StylesState;

typedef struct
{
  GString *strings;
  GArray  *offsets;
  gboolean in_string;
  gboolean in_phonetic;
  gboolean capture;
} StringsState;

static void
sheet_info_free (SheetInfo *self)
{
  g_free (self->name);
  g_free (self->relation);
  g_free (self->part);
  g_free (self);
}

static void
relation_free (Relation *self)
{
  g_free (self->id);
  g_free (self->type);
  g_free (self->target);
  g_free (self);
}

/* Returns: (transfer full): the name in the archive of a @target seen from @folder. */
static char *
resolve_target (const char *folder,
                const char *target)
{
  g_autofree char *root = g_strconcat ("/", folder, NULL);
  g_autofree char *canonical = g_canonicalize_filename (target, root);

  return g_strdup (canonical + strspn (canonical, "/"));
}

static void
relation_start_cb (DuoXlsxPart    *part,
                   const char     *name,
                   gint            n_attributes,
                   const xmlChar **attributes)
{
  RelationsState *state = duo_xlsx_part_get_data (part);
  g_autofree char *target = NULL;
  g_autofree char *mode = NULL;
  Relation *relation;

  if (strcmp (name, "Relationship") != 0)
    return;
  if (state->relations->len >= ENTRIES_MAX)
    {
      duo_xlsx_part_fail (part, DUO_ERROR_FILE_HOSTILE, "too many relations");
      return;
    }

  target = duo_xlsx_attribute_dup (n_attributes, attributes, "Target");
  mode = duo_xlsx_attribute_dup (n_attributes, attributes, "TargetMode");
  relation = g_new0 (Relation, 1);
  relation->id = duo_xlsx_attribute_dup (n_attributes, attributes, "Id");
  relation->type = duo_xlsx_attribute_dup (n_attributes, attributes, "Type");
  if (target != NULL && *target != '\0' && g_strcmp0 (mode, "External") != 0)
    relation->target = resolve_target (state->folder, target);
  g_ptr_array_add (state->relations, relation);
}

static void
ignore_end_cb (DuoXlsxPart *part,
               const char  *name)
{
}

/* Returns: (transfer full) (nullable): the relations of the part @name in @folder ("" for the archive's own). */
static GPtrArray *
read_relations (DuoXlsxReader *self,
                const char    *folder,
                const char    *name,
                GError       **error)
{
  static const DuoXlsxPartFuncs funcs = { relation_start_cb, ignore_end_cb, NULL };
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func ((GDestroyNotify) relation_free);
  g_autofree char *part = g_strdup_printf ("%s%s_rels/%s.rels", folder, *folder != '\0' ? "/" : "", name);
  RelationsState state = { folder, relations };

  if (!duo_xlsx_part_parse (self->book.zip, part, self->book.size, &funcs, &state, error))
    return NULL;

  return g_steal_pointer (&relations);
}

/* Both the transitional and the strict form of the standard end their types alike. */
static const Relation *
find_relation (GPtrArray  *relations,
               const char *id,
               const char *type)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const Relation *relation = relations->pdata[i];

      if (relation->target != NULL && relation->type != NULL && g_str_has_suffix (relation->type, type)
          && (id == NULL || g_strcmp0 (relation->id, id) == 0))
        return relation;
    }

  return NULL;
}

static void
add_sheet (DuoXlsxPart    *part,
           DuoXlsxReader  *self,
           gint            n_attributes,
           const xmlChar **attributes)
{
  g_autofree char *state = duo_xlsx_attribute_dup (n_attributes, attributes, "state");
  SheetInfo *info;

  if (self->sheets->len >= SHEETS_MAX)
    {
      duo_xlsx_part_fail (part, DUO_ERROR_FILE_HOSTILE, "too many sheets");
      return;
    }

  info = g_new0 (SheetInfo, 1);
  info->name = duo_xlsx_attribute_dup (n_attributes, attributes, "name");
  if (info->name == NULL)
    info->name = g_strdup ("");
  info->relation = duo_xlsx_attribute_dup (n_attributes, attributes, "id");
  if (g_strcmp0 (state, "hidden") == 0)
    info->visibility = DUO_SHEET_HIDDEN;
  else if (g_strcmp0 (state, "veryHidden") == 0)
    info->visibility = DUO_SHEET_VERY_HIDDEN;
  g_ptr_array_add (self->sheets, info);
}

static void
workbook_start_cb (DuoXlsxPart    *part,
                   const char     *name,
                   gint            n_attributes,
                   const xmlChar **attributes)
{
  DuoXlsxReader *self = duo_xlsx_part_get_data (part);
  g_autofree char *from_1904 = NULL;

  if (strcmp (name, "sheet") == 0)
    {
      add_sheet (part, self, n_attributes, attributes);
    }
  else if (strcmp (name, "workbookPr") == 0)
    {
      from_1904 = duo_xlsx_attribute_dup (n_attributes, attributes, "date1904");
      self->book.from_1904 = g_strcmp0 (from_1904, "1") == 0 || g_strcmp0 (from_1904, "true") == 0;
    }
}

static void
set_no_workbook (DuoXlsxReader *self,
                 GError       **error)
{
  if (duo_zip_says_bomb (self->book.zip))
    g_set_error_literal (error, DUO_ERROR, DUO_ERROR_FILE_HOSTILE, "no workbook, and grows too much when unpacked");
  else
    g_set_error_literal (error, DUO_ERROR, DUO_ERROR_FILE_UNKNOWN, ""); /* it lists the headings found: there are none */
}

/* Reads which sheets there are and in which parts they lie. */
static gboolean
read_workbook (DuoXlsxReader *self,
               GError       **error)
{
  static const DuoXlsxPartFuncs funcs = { workbook_start_cb, ignore_end_cb, NULL };
  g_autoptr (GPtrArray) root = NULL;
  g_autoptr (GPtrArray) relations = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *name = NULL;
  const Relation *found;

  /* any other zip: a document of another program, or a folder that somebody packed */
  if (zip_name_locate (self->book.zip, "_rels/.rels", ZIP_FL_NOCASE) < 0)
    {
      set_no_workbook (self, error);
      return FALSE;
    }

  root = read_relations (self, "", "", error);
  if (root == NULL)
    return FALSE;
  found = find_relation (root, NULL, "/officeDocument");
  if (found == NULL)
    {
      set_no_workbook (self, error);
      return FALSE;
    }
  if (!duo_xlsx_part_parse (self->book.zip, found->target, self->book.size, &funcs, self, error))
    return FALSE;

  folder = g_path_get_dirname (found->target);
  if (strcmp (folder, ".") == 0)
    *folder = '\0';
  name = g_path_get_basename (found->target);
  relations = read_relations (self, folder, name, error);
  if (relations == NULL)
    return FALSE;

  for (guint i = 0; i < self->sheets->len; i++)
    {
      SheetInfo *info = self->sheets->pdata[i];
      const Relation *relation =
        info->relation != NULL ? find_relation (relations, info->relation, "/worksheet") : NULL;

      if (relation != NULL)
        info->part = g_strdup (relation->target);
    }
  found = find_relation (relations, NULL, "/styles");
  self->styles_part = found != NULL ? g_strdup (found->target) : NULL;
  found = find_relation (relations, NULL, "/sharedStrings");
  self->strings_part = found != NULL ? g_strdup (found->target) : NULL;

  if (self->sheets->len == 0)
    {
      set_no_workbook (self, error);
      return FALSE;
    }
  return TRUE;
}

static void
styles_start_cb (DuoXlsxPart    *part,
                 const char     *name,
                 gint            n_attributes,
                 const xmlChar **attributes)
{
  StylesState *state = duo_xlsx_part_get_data (part);
  guint id = 0;

  if (strcmp (name, "numFmt") == 0)
    {
      g_autofree char *code = duo_xlsx_attribute_dup (n_attributes, attributes, "formatCode");

      if (g_hash_table_size (state->date_formats) >= STYLES_MAX)
        duo_xlsx_part_fail (part, DUO_ERROR_FILE_HOSTILE, "too many formats");
      else if (code != NULL && duo_xlsx_attribute_get_uint (n_attributes, attributes, "numFmtId", G_MAXINT, &id))
        g_hash_table_insert (state->date_formats, GUINT_TO_POINTER (id),
                             GINT_TO_POINTER (duo_xlsx_is_date_code (code)));
    }
  else if (strcmp (name, "cellXfs") == 0)
    {
      state->in_cell_formats = TRUE;
    }
  else if (state->in_cell_formats && strcmp (name, "xf") == 0)
    {
      gpointer known;
      guint8 is_date;

      if (!duo_xlsx_attribute_get_uint (n_attributes, attributes, "numFmtId", G_MAXINT, &id))
        id = 0;
      is_date = g_hash_table_lookup_extended (state->date_formats, GUINT_TO_POINTER (id), NULL, &known)
                  ? GPOINTER_TO_INT (known) != 0
                  : duo_xlsx_is_date_format (id);
      if (state->date_styles->len >= STYLES_MAX)
        duo_xlsx_part_fail (part, DUO_ERROR_FILE_HOSTILE, "too many styles");
      else
        g_byte_array_append (state->date_styles, &is_date, 1);
    }
}

static void
styles_end_cb (DuoXlsxPart *part,
               const char  *name)
{
  StylesState *state = duo_xlsx_part_get_data (part);

  if (strcmp (name, "cellXfs") == 0)
    state->in_cell_formats = FALSE;
}

static void
strings_start_cb (DuoXlsxPart    *part,
                  const char     *name,
                  gint            n_attributes,
                  const xmlChar **attributes)
{
  StringsState *state = duo_xlsx_part_get_data (part);

  if (strcmp (name, "si") == 0)
    {
      const guint32 offset = (guint32) state->strings->len;

      if (state->offsets->len >= STRINGS_MAX)
        duo_xlsx_part_fail (part, DUO_ERROR_FILE_TOO_LARGE, "too many strings");
      else
        g_array_append_val (state->offsets, offset);
      state->in_string = TRUE;
      state->in_phonetic = FALSE;
    }
  else if (strcmp (name, "rPh") == 0)
    {
      state->in_phonetic = TRUE;
    }
  else if (strcmp (name, "t") == 0)
    {
      state->capture = state->in_string && !state->in_phonetic;
    }
}

static void
strings_end_cb (DuoXlsxPart *part,
                const char  *name)
{
  StringsState *state = duo_xlsx_part_get_data (part);

  if (strcmp (name, "t") == 0)
    {
      state->capture = FALSE;
    }
  else if (strcmp (name, "rPh") == 0)
    {
      state->in_phonetic = FALSE;
    }
  else if (strcmp (name, "si") == 0)
    {
      const guint32 start = g_array_index (state->offsets, guint32, state->offsets->len - 1);

      g_string_truncate (state->strings,
                         start + duo_xlsx_unescape (state->strings->str + start, state->strings->len - start));
      g_string_append_c (state->strings, '\0');
      state->in_string = FALSE;
    }
}

static void
strings_text_cb (DuoXlsxPart *part,
                 const char  *text,
                 gint         length)
{
  StringsState *state = duo_xlsx_part_get_data (part);
  guint32 start;

  if (!state->capture)
    return;

  start = g_array_index (state->offsets, guint32, state->offsets->len - 1);
  if (state->strings->len - start + (gsize) length > DUO_TABLE_CELL_MAX)
    duo_xlsx_part_fail (part, DUO_ERROR_FILE_HOSTILE, "a string without end");
  else if (state->strings->len + (gsize) length > STRING_BYTES_MAX)
    duo_xlsx_part_fail (part, DUO_ERROR_FILE_TOO_LARGE, "too much text");
  else
    g_string_append_len (state->strings, text, length);
}

/* Reads styles and strings, once, when the first sheet is read. */
static gboolean
read_shared (DuoXlsxReader *self,
             GError       **error)
{
  static const DuoXlsxPartFuncs styles_funcs = { styles_start_cb, styles_end_cb, NULL };
  static const DuoXlsxPartFuncs strings_funcs = { strings_start_cb, strings_end_cb, strings_text_cb };
  g_autoptr (GHashTable) date_formats = g_hash_table_new (NULL, NULL);
  StylesState styles = { self->book.date_styles, date_formats, FALSE };
  StringsState strings = { self->book.strings, self->book.offsets, FALSE, FALSE, FALSE };

  if (self->shared_read)
    return TRUE;
  if (self->styles_part != NULL
      && !duo_xlsx_part_parse (self->book.zip, self->styles_part, self->book.size, &styles_funcs, &styles, error))
    return FALSE;
  if (self->strings_part != NULL
      && !duo_xlsx_part_parse (self->book.zip, self->strings_part, self->book.size, &strings_funcs, &strings, error))
    return FALSE;

  self->shared_read = TRUE;
  return TRUE;
}

/* No two parts of one name: which one counts would depend on who reads. */
static gboolean
check_entries (DuoXlsxReader *self,
               GError       **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const zip_int64_t n_entries = zip_get_num_entries (self->book.zip, 0);

  if (n_entries > ENTRIES_MAX)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_HOSTILE, "%" G_GINT64_FORMAT " entries", (gint64) n_entries);
      return FALSE;
    }

  for (zip_int64_t i = 0; i < n_entries; i++)
    {
      const char *name = zip_get_name (self->book.zip, (zip_uint64_t) i, ZIP_FL_ENC_RAW);

      if (name == NULL || !g_hash_table_add (names, g_ascii_strdown (name, -1)))
        {
          g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_DAMAGED, "two parts of one name");
          return FALSE;
        }
    }

  return TRUE;
}

/* Returns: (transfer full) (nullable): a reader of @zip, which it takes over in any case. */
static DuoXlsxReader *
new_for_archive (zip_t   *zip,
                 GBytes  *bytes,
                 guint64  size,
                 GError **error)
{
  g_autoptr (DuoXlsxReader) self = g_new0 (DuoXlsxReader, 1);

  self->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  self->book.zip = zip;
  self->book.size = size;
  self->book.strings = g_string_new (NULL);
  self->book.offsets = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->book.date_styles = g_byte_array_new ();
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) sheet_info_free);

  if (!check_entries (self, error) || !read_workbook (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* Whether @name, in UTF-16 as the directory of a compound file has names (MS-CFB 2.6.1), stands in @data. */
static gboolean
has_name (const guchar *data,
          gsize         length,
          const char   *name)
{
  const gsize n = strlen (name);

  for (gsize i = 0; i + 2 * n <= length; i++)
    {
      gsize matched = 0;

      while (matched < n && data[i + 2 * matched] == (guchar) name[matched] && data[i + 2 * matched + 1] == 0)
        matched++;
      if (matched == n)
        return TRUE;
    }

  return FALSE;
}

/* What a compound file is, for a sentence: a workbook that is encrypted (MS-OFFCRYPTO 2.3.1) or of before 2007 (MS-XLS
 * 2.1.2). */
static const char *
look_into_ole (const guchar *data,
               gsize         length)
{
  if (has_name (data, length, "EncryptedPackage"))
    return "with a password";
  return has_name (data, length, "Workbook") ? "old kind" : "OLE file";
}

/* Looks at the first bytes: a zip, or what Excel wrote before 2007 and still writes around a password. */
static gboolean
check_magic (const guchar *data,
             gsize         length,
             GError      **error)
{
  if (length >= 4 && memcmp (data, "\xd0\xcf\x11\xe0", 4) == 0)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_FILE_OLD_XLS, look_into_ole (data, length));
      return FALSE;
    }
  if (length < 4 || memcmp (data, "PK\003\004", 4) != 0)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_DAMAGED, "no zip archive");
      return FALSE;
    }

  return TRUE;
}

static void
set_zip_error (zip_error_t *zip_error,
               GError     **error)
{
  g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_DAMAGED, "%s", zip_error_strerror (zip_error));
}

/**
 * duo_xlsx_reader_open:
 * @path: a file
 * @error: where to store an error: those of duo_file_open(), %DUO_ERROR_FILE_OLD_XLS (its message ends with "with a password"
 *   or "old kind" where that is known), _DAMAGED, _HOSTILE, _UNKNOWN (a zip, but no workbook)
 *
 * Returns: (transfer full) (nullable): a reader that knows the sheets
 */
DuoXlsxReader *
duo_xlsx_reader_open (const char *path,
                      GError    **error)
{
  const gint fd = duo_file_open (path, error);
  g_autofree guchar *magic = g_malloc (MAGIC_BYTES);
  gssize n;
  struct stat info;
  zip_t *zip = NULL;
  int code = 0;

  if (fd < 0)
    return NULL;

  n = pread (fd, magic, MAGIC_BYTES, 0);
  if (n < 0 || fstat (fd, &info) != 0)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_UNREADABLE, "%s: %s", path, g_strerror (errno));
    }
  else if (check_magic (magic, (gsize) n, error))
    {
      zip = zip_fdopen (fd, ZIP_CHECKCONS, &code); /* takes the descriptor over when it succeeds */
      if (zip == NULL)
        {
          zip_error_t zip_error;

          zip_error_init_with_code (&zip_error, code);
          set_zip_error (&zip_error, error);
          zip_error_fini (&zip_error);
        }
    }

  if (zip == NULL)
    {
      close (fd);
      return NULL;
    }
  return new_for_archive (zip, NULL, (guint64) info.st_size, error);
}

/* As duo_xlsx_reader_open(), from memory. The bytes are referenced. */
DuoXlsxReader *
duo_xlsx_reader_new_from_bytes (GBytes  *bytes,
                                GError **error)
{
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);
  zip_error_t zip_error;
  zip_source_t *source;
  zip_t *zip;

  if (!check_magic (data, length, error))
    return NULL;

  zip_error_init (&zip_error);
  source = zip_source_buffer_create (data, length, 0, &zip_error);
  if (source == NULL)
    {
      set_zip_error (&zip_error, error);
      zip_error_fini (&zip_error);
      return NULL;
    }
  zip = zip_open_from_source (source, ZIP_RDONLY | ZIP_CHECKCONS, &zip_error);
  if (zip == NULL)
    {
      set_zip_error (&zip_error, error);
      zip_source_free (source);
      zip_error_fini (&zip_error);
      return NULL;
    }
  zip_error_fini (&zip_error);

  return new_for_archive (zip, bytes, length, error);
}

void
duo_xlsx_reader_free (DuoXlsxReader *self)
{
  zip_discard (self->book.zip);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_string_free (self->book.strings, TRUE);
  g_array_unref (self->book.offsets);
  g_byte_array_unref (self->book.date_styles);
  g_ptr_array_unref (self->sheets);
  g_free (self->strings_part);
  g_free (self->styles_part);
  g_free (self);
}

guint
duo_xlsx_reader_get_n_sheets (DuoXlsxReader *self)
{
  return self->sheets->len;
}

/* Returns: (transfer none): the name of a sheet, as on its tab. */
const char *
duo_xlsx_reader_get_name (DuoXlsxReader *self,
                          guint          sheet)
{
  g_return_val_if_fail (sheet < self->sheets->len, NULL);

  return ((SheetInfo *) self->sheets->pdata[sheet])->name;
}

DuoSheetVisibility
duo_xlsx_reader_get_visibility (DuoXlsxReader *self,
                                guint          sheet)
{
  g_return_val_if_fail (sheet < self->sheets->len, DUO_SHEET_VERY_HIDDEN);

  return ((SheetInfo *) self->sheets->pdata[sheet])->visibility;
}

/**
 * duo_xlsx_reader_read:
 * @self: a reader
 * @sheet: index of a sheet
 * @func: called for each row that holds something, in order
 * @user_data: for @func
 * @merges: (out) (optional) (transfer full) (element-type DuoCellRange): the sheet's merged cells
 * @error: where to store an error, of the file or of @func
 *
 * Rows stream by: memory does not grow with the sheet, only with the shared strings of the workbook. A sheet that
 * holds a chart has no rows.
 *
 * Returns: whether the sheet was read to its end
 */
gboolean
duo_xlsx_reader_read (DuoXlsxReader *self,
                      guint          sheet,
                      DuoRowFunc     func,
                      gpointer       user_data,
                      GArray       **merges,
                      GError       **error)
{
  const SheetInfo *info;

  g_return_val_if_fail (sheet < self->sheets->len, FALSE);

  info = self->sheets->pdata[sheet];
  if (info->part == NULL)
    {
      if (merges != NULL)
        *merges = g_array_new (FALSE, FALSE, sizeof (DuoCellRange));
      return TRUE;
    }

  return read_shared (self, error) && duo_xlsx_sheet_read (&self->book, info->part, func, user_data, merges, error);
}
