/* SPDX-License-Identifier: EUPL-1.2 */
/* Unzip and parse in one stream: what comes out is counted while it comes, for the sizes in an archive can lie. */
#include "duo-xlsx-part.h"

#include <string.h>

#include "duo-xml.h"

#define CHUNK_SIZE (64 * 1024)
#define PART_SIZE_MAX (G_GUINT64_CONSTANT (512) * 1024 * 1024)
#define RATIO_MAX 100
/* Small parts may be emptier than that: a megabyte of blanks does no harm. */
#define RATIO_FREE (1024 * 1024)
#define DEPTH_MAX 64

struct _DuoXlsxPart
{
  const char             *name;
  const DuoXlsxPartFuncs *funcs;
  gpointer                user_data;
  DuoXml                 *xml;      /* (owned) */
  const char             *root_uri; /* (not owned) (nullable): of the root; each URI is one pointer, they compare */
  gboolean                begun;    /* the root was seen */
  GError                 *error;    /* (owned) (nullable): the first thing that went wrong */
};

/* Returns: what was given to duo_xlsx_part_parse(). */
gpointer
duo_xlsx_part_get_data (DuoXlsxPart *self)
{
  return self->user_data;
}

/**
 * duo_xlsx_part_fail_with:
 * @self: a part being parsed
 * @error: (transfer full): why
 *
 * Ends the parsing: nothing more is handed out, and after the current piece nothing more is read. Only the first
 * error counts.
 */
void
duo_xlsx_part_fail_with (DuoXlsxPart *self,
                         GError      *error)
{
  if (self->error == NULL)
    self->error = error;
  else
    g_error_free (error);
  duo_xml_stop (self->xml);
}

/* Ends the parsing with an error that names the part. */
void
duo_xlsx_part_fail (DuoXlsxPart *self,
                    DuoError     code,
                    const char  *reason)
{
  duo_xlsx_part_fail_with (self, g_error_new (DUO_ERROR, (gint) code, "%s: %s", self->name, reason));
}

static void
start_element_cb (gpointer        data,
                  const char     *name,
                  const char     *uri,
                  gint            n_attributes,
                  const xmlChar **attributes)
{
  DuoXlsxPart *self = data;

  if (!self->begun)
    self->root_uri = uri;
  self->begun = TRUE;
  if (uri == self->root_uri)
    self->funcs->start (self, name, n_attributes, attributes);
}

static void
end_element_cb (gpointer    data,
                const char *name,
                const char *uri)
{
  DuoXlsxPart *self = data;

  if (uri == self->root_uri)
    self->funcs->end (self, name);
}

static void
text_cb (gpointer    data,
         const char *text,
         gint        length)
{
  DuoXlsxPart *self = data;

  if (self->funcs->text != NULL)
    self->funcs->text (self, text, length);
}

static const DuoXmlFuncs xml_funcs = { start_element_cb, end_element_cb, text_cb };

/* Fails with what is wrong with the XML. A workbook has no DOCTYPE; odd prefixes do no harm. */
static void
fail_by_state (DuoXlsxPart *self,
               DuoXmlState  state)
{
  const gboolean is_hostile = state == DUO_XML_DOCTYPE || state == DUO_XML_TOO_DEEP;

  if (state != DUO_XML_GOOD && state != DUO_XML_BAD_NAMESPACES)
    duo_xlsx_part_fail (self, is_hostile ? DUO_ERROR_FILE_HOSTILE : DUO_ERROR_FILE_DAMAGED, duo_xml_state_to_string (state));
}

static gboolean
open_part (zip_t       *zip,
           const char  *name,
           zip_stat_t  *stat,
           zip_file_t **file,
           GError     **error)
{
  zip_int64_t index = zip_name_locate (zip, name, 0);

  if (index < 0)
    index = zip_name_locate (zip, name, ZIP_FL_NOCASE);
  if (index < 0)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_DAMAGED, "%s: missing", name);
      return FALSE;
    }

  zip_stat_init (stat);
  if (zip_stat_index (zip, (zip_uint64_t) index, 0, stat) != 0
      || (stat->valid & (ZIP_STAT_COMP_SIZE | ZIP_STAT_SIZE)) != (ZIP_STAT_COMP_SIZE | ZIP_STAT_SIZE))
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_DAMAGED, "%s: %s", name, zip_strerror (zip));
      return FALSE;
    }
  if ((stat->valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat->encryption_method != ZIP_EM_NONE)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_OLD_XLS, "%s: with a password", name);
      return FALSE;
    }

  *file = zip_fopen_index (zip, (zip_uint64_t) index, 0);
  if (*file == NULL)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_DAMAGED, "%s: %s", name, zip_strerror (zip));
      return FALSE;
    }

  return TRUE;
}

static void
read_part (DuoXlsxPart *self,
           zip_file_t  *file,
           guint64      packed_size,
           guint64      declared_size)
{
  g_autofree char *buffer = g_malloc (CHUNK_SIZE);
  guint64 total = 0;

  while (self->error == NULL)
    {
      const zip_int64_t n = zip_fread (file, buffer, CHUNK_SIZE);

      if (n < 0)
        {
          duo_xlsx_part_fail (self, DUO_ERROR_FILE_DAMAGED, zip_file_strerror (file));
          return;
        }
      if (n == 0)
        break;

      total += (guint64) n;
      if (total > PART_SIZE_MAX || (total > RATIO_FREE && total / RATIO_MAX > packed_size))
        duo_xlsx_part_fail (self, DUO_ERROR_FILE_HOSTILE, "grows too much when unpacked");
      else if (!duo_xml_feed (self->xml, buffer, (gsize) n))
        fail_by_state (self, duo_xml_get_state (self->xml));
    }

  if (self->error != NULL)
    return;
  if (total != declared_size)
    duo_xlsx_part_fail (self, DUO_ERROR_FILE_DAMAGED, "not of the size that it says");
  else
    fail_by_state (self, duo_xml_end (self->xml));
}

/**
 * duo_zip_says_bomb:
 * @zip: an open archive
 *
 * What is read is measured while it is read, since the directory may lie. This is for an archive in which nothing was
 * found to read: whoever packed a bomb into it is not told that its headings are wrong.
 *
 * Returns: whether the directory of @zip itself says that a part is larger than any we would read
 */
gboolean
duo_zip_says_bomb (zip_t *zip)
{
  const zip_int64_t n = zip_get_num_entries (zip, 0);
  zip_stat_t stat;

  for (zip_int64_t i = 0; i < n; i++)
    if (zip_stat_index (zip, (zip_uint64_t) i, 0, &stat) == 0
        && (stat.size > PART_SIZE_MAX || (stat.size > RATIO_FREE && stat.size / RATIO_MAX > stat.comp_size)))
      return TRUE;

  return FALSE;
}

/**
 * duo_xlsx_part_parse:
 * @zip: an open archive
 * @name: the part's name in it
 * @archive_size: bytes of the whole archive: no part is packed in more
 * @funcs: what to call
 * @user_data: for duo_xlsx_part_get_data()
 * @error: where to store an error: %DUO_ERROR_FILE_DAMAGED, _HOSTILE, _OLD_XLS (a password) or what a function
 *   failed with
 *
 * Returns: whether the part was read to its end
 */
gboolean
duo_xlsx_part_parse (zip_t                  *zip,
                     const char             *name,
                     guint64                 archive_size,
                     const DuoXlsxPartFuncs *funcs,
                     gpointer                user_data,
                     GError                **error)
{
  DuoXlsxPart self = { name, funcs, user_data };
  zip_file_t *file = NULL;
  zip_stat_t stat;

  if (!open_part (zip, name, &stat, &file, error))
    return FALSE;

  self.xml = duo_xml_new (&xml_funcs, DEPTH_MAX, &self);
  read_part (&self, file, MIN (stat.comp_size, archive_size), stat.size);

  if (zip_fclose (file) != 0 && self.error == NULL)
    duo_xlsx_part_fail (&self, DUO_ERROR_FILE_DAMAGED, "checksum");
  duo_xml_free (self.xml);

  if (self.error != NULL)
    {
      g_propagate_error (error, self.error);
      return FALSE;
    }
  return TRUE;
}

/**
 * duo_xlsx_attribute_find:
 * @value: (out): its text, not ended by a NUL
 *
 * Returns: whether there is an attribute of that local name, in whatever namespace
 */
gboolean
duo_xlsx_attribute_find (gint            n_attributes,
                         const xmlChar **attributes,
                         const char     *name,
                         const char    **value,
                         gsize          *length)
{
  for (gint i = 0; i < n_attributes; i++)
    {
      const xmlChar **attribute = attributes + 5 * i;

      if (strcmp ((const char *) attribute[0], name) == 0)
        {
          *value = (const char *) attribute[3];
          *length = (gsize) (attribute[4] - attribute[3]);
          return TRUE;
        }
    }

  return FALSE;
}

/* Returns: (transfer full) (nullable): the value of an attribute. */
char *
duo_xlsx_attribute_dup (gint            n_attributes,
                        const xmlChar **attributes,
                        const char     *name)
{
  g_autoptr (GString) text = NULL;
  const char *value;
  gsize length;

  if (!duo_xlsx_attribute_find (n_attributes, attributes, name, &value, &length))
    return NULL;

  /* without entity substitution libxml2 hands an ampersand out as this reference */
  text = g_string_new_len (value, (gssize) length);
  g_string_replace (text, "&#38;", "&", 0);
  return g_strdup (text->str);
}

/* Returns: whether there is such an attribute and it is a whole number from 0 to @maximum. */
gboolean
duo_xlsx_attribute_get_uint (gint            n_attributes,
                             const xmlChar **attributes,
                             const char     *name,
                             guint           maximum,
                             guint          *number)
{
  const char *value;
  gsize length;
  guint64 result = 0;

  if (!duo_xlsx_attribute_find (n_attributes, attributes, name, &value, &length) || length == 0 || length > 10)
    return FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (!g_ascii_isdigit (value[i]))
        return FALSE;
      result = result * 10 + (guint64) (value[i] - '0');
    }
  if (result > maximum)
    return FALSE;

  *number = (guint) result;
  return TRUE;
}
