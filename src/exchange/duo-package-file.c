/* SPDX-License-Identifier: EUPL-1.2 */
/* The zip for a school. The same content gives the same bytes, so that schools with the same files share one upload. */
#include "duo-package-file.h"

#include <string.h>
#include <zip.h>

#include "duo-package-page.h"
#include "duo-safe-file.h"

#define NAME_MAX_BYTES 120
#define NOON (12 << 11) /* DOS time: the hour stands in the upper five bits */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (zip_t, zip_discard)

void
duo_package_entry_free (DuoPackageEntry *self)
{
  g_free (self->name);
  g_free (self->source);
  g_free (self->title);
  g_free (self->facts);
  g_free (self->alt);
  g_strfreev (self->where);
  g_free (self);
}

static gboolean
fail (const char  *path,
      const char  *reason,
      GError     **error)
{
  g_set_error (error, DUO_ERROR, DUO_ERROR_FILE_NOT_WRITTEN, "%s: %s", path, reason);
  return FALSE;
}

/* The day as a zip writes it, in its calendar that begins in 1980. */
static zip_uint16_t
dos_day (guint32 julian)
{
  GDate date;
  guint year;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, julian);
  year = CLAMP (g_date_get_year (&date), 1980, 2107);
  return (zip_uint16_t) ((year - 1980) << 9 | (guint) g_date_get_month (&date) << 5 | g_date_get_day (&date));
}

/* Takes @source (nullable: adding failed before) into @zip. Pictures and clips are packed already. */
static gboolean
add_source (zip_t         *zip,
            const char    *name,
            zip_source_t  *source,
            gboolean       pack,
            guint32        stamp)
{
  zip_int64_t index;

  if (source == NULL)
    return FALSE;
  index = zip_file_add (zip, name, source, ZIP_FL_ENC_UTF_8);
  if (index < 0)
    {
      zip_source_free (source);
      return FALSE;
    }
  return zip_set_file_compression (zip, (zip_uint64_t) index, pack ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0) == 0 &&
         zip_file_set_dostime (zip, (zip_uint64_t) index, NOON, dos_day (stamp), 0) == 0 &&
         zip_file_set_external_attributes (zip, (zip_uint64_t) index, 0, ZIP_OPSYS_UNIX, 0100644u << 16) == 0;
}

static gboolean
add_bytes (zip_t      *zip,
           const char *name,
           GBytes     *bytes,
           guint32     stamp)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return add_source (zip, name, zip_source_buffer (zip, data, length, 0), TRUE, stamp);
}

static gboolean
add_entries (zip_t                    *zip,
             const DuoPackageContent  *content)
{
  for (guint i = 0; i < content->entries->len; i++)
    {
      const DuoPackageEntry *entry = content->entries->pdata[i];

      if (!add_source (zip, entry->name, zip_source_file (zip, entry->source, 0, -1), FALSE,
                       content->stamp))
        return FALSE;
    }
  return TRUE;
}

static int
cancel_cb (zip_t *zip,
           void  *cancellable)
{
  return g_cancellable_is_cancelled (cancellable) ? 1 : 0;
}

/**
 * duo_package_file_write:
 * @path: of the zip; one that is there stays whole until the new one is
 * @content: what goes in
 * @cancellable: (nullable): ends it, leaving nothing behind
 * @error: %DUO_ERROR_FILE_NOT_WRITTEN; what the disk said
 */
gboolean
duo_package_file_write (const char               *path,
                        const DuoPackageContent  *content,
                        GCancellable             *cancellable,
                        GError                  **error)
{
  g_autoptr (DuoSafeFile) file = duo_safe_file_new (path, error);
  g_autoptr (GBytes) page = NULL;
  g_autoptr (zip_t) zip = NULL;
  int code = 0;

  if (file == NULL)
    return FALSE;
  zip = zip_open (duo_safe_file_get_temporary (file), ZIP_CREATE | ZIP_TRUNCATE, &code);
  if (zip == NULL)
    return fail (path, "no zip could be begun", error);
  if (cancellable != NULL)
    zip_register_cancel_callback_with_state (zip, cancel_cb, NULL, cancellable);
  page = duo_package_page_new (content);
  if (!add_bytes (zip, DUO_PACKAGE_PAGE, page, content->stamp) ||
      !add_bytes (zip, DUO_PACKAGE_MANIFEST, content->manifest, content->stamp) || !add_entries (zip, content))
    return fail (path, zip_strerror (zip), error);
  if (zip_close (zip) != 0)
    return !g_cancellable_set_error_if_cancelled (cancellable, error) && fail (path, zip_strerror (zip), error);
  zip = NULL; /* closing freed it */
  return duo_safe_file_sync (file, error) && duo_safe_file_finish (file, error);
}

/* Signs that some system refuses, or that mean something to a shell. */
static gboolean
is_refused (gunichar c)
{
  return g_unichar_iscntrl (c) || c > 0xFFFF || (c < 128 && strchr ("/\\:*?\"<>|%&'`$;", (int) c) != NULL);
}

static char *
safe_stem (const char *wanted)
{
  g_autofree char *valid = g_utf8_make_valid (wanted, -1);
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_NFC);
  GString *name = g_string_new (NULL);

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (name->len >= NAME_MAX_BYTES)
        break;
      g_string_append_unichar (name, is_refused (c) ? '_' : c);
    }
  g_strstrip (name->str);
  name->len = strlen (name->str);
  while (name->len > 0 && name->str[0] == '.')
    g_string_erase (name, 0, 1);
  if (name->len == 0)
    g_string_assign (name, "bestand");
  return g_string_free (name, FALSE);
}

/**
 * duo_package_dup_name:
 * @wanted: the name of a file, as somebody gave it
 * @taken: (element-type utf8 utf8): the folded names that are in use, kept up to date here (owned keys)
 *
 * Returns: (transfer full): a name for it in the zip that opens on every system and is nobody else's
 */
char *
duo_package_dup_name (const char *wanted,
                      GHashTable *taken)
{
  const char *dot = strrchr (wanted, '.');
  g_autofree char *extension = dot != NULL && dot != wanted && dot[1] != '\0' && strlen (dot) <= 6 ? safe_stem (dot + 1) : NULL;
  g_autofree char *base = extension != NULL ? g_strndup (wanted, (gsize) (dot - wanted)) : g_strdup (wanted);
  g_autofree char *stem = safe_stem (base);

  for (guint i = 1;; i++)
    {
      g_autofree char *number = i > 1 ? g_strdup_printf (" (%u)", i) : g_strdup ("");
      g_autofree char *name = g_strconcat (stem, number, extension != NULL ? "." : "", extension, NULL);
      g_autofree char *folded = g_utf8_casefold (name, -1);

      if (g_hash_table_contains (taken, folded))
        continue;
      g_hash_table_add (taken, g_steal_pointer (&folded));
      return g_steal_pointer (&name);
    }
}
