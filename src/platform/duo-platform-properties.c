/* SPDX-License-Identifier: EUPL-1.2 */
/* The properties that a file or a folder has: those of RFC 4918, and those of Nextcloud that the client asks for. */
#include "duo-platform-properties.h"

#include <string.h>

#include "duo-platform-download.h"
#include "duo-platform-path.h"
#include "duo-platform-xml.h"

static gboolean
write_date (DuoPlatformNode *node,
            GString         *value)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (node->info.st_mtim.tv_sec);
  g_autofree char *text = moment != NULL ? soup_date_time_to_string (moment, SOUP_DATE_HTTP) : NULL;

  if (text != NULL)
    g_string_append (value, text);
  return text != NULL;
}

static gboolean
write_length (DuoPlatformNode *node,
              GString         *value)
{
  g_string_append_printf (value, "%" G_GINT64_FORMAT, (gint64) node->info.st_size);
  return S_ISREG (node->info.st_mode);
}

static gboolean
write_kind (DuoPlatformNode *node,
            GString         *value)
{
  if (S_ISDIR (node->info.st_mode))
    g_string_append (value, "<d:collection/>");
  return TRUE;
}

static gboolean
write_type (DuoPlatformNode *node,
            GString         *value)
{
  g_string_append (value, duo_platform_content_type (node->path));
  return S_ISREG (node->info.st_mode);
}

static gboolean
write_name (DuoPlatformNode *node,
            GString         *value)
{
  g_autofree char *name = *node->path != '\0' ? g_path_get_basename (node->path) : g_strdup (DUO_PLATFORM_USER);

  duo_platform_xml_escape (value, name);
  return TRUE;
}

static gboolean
write_quota (DuoPlatformNode *node,
             GString         *value,
             gboolean         available)
{
  guint64 used, left;

  if (!S_ISDIR (node->info.st_mode) || !duo_platform_get_room (node->platform, &used, &left, NULL))
    return FALSE;

  g_string_append_printf (value, "%" G_GUINT64_FORMAT, available ? left : used);
  return TRUE;
}

static gboolean
write_used (DuoPlatformNode *node,
            GString         *value)
{
  return write_quota (node, value, FALSE);
}

static gboolean
write_available (DuoPlatformNode *node,
                 GString         *value)
{
  return write_quota (node, value, TRUE);
}

static gboolean
write_size (DuoPlatformNode *node,
            GString         *value)
{
  guint64 bytes = S_ISREG (node->info.st_mode) ? (guint64) node->info.st_size : 0;

  if (S_ISDIR (node->info.st_mode) && !duo_platform_tree_used (node->tree, node->path, &bytes, NULL))
    return FALSE;

  g_string_append_printf (value, "%" G_GUINT64_FORMAT, bytes);
  return TRUE;
}

/* Returns: (nullable): what is remembered of it; nothing of chunks. */
static DuoPlatformFile *
get_file (DuoPlatformNode *node)
{
  return node->tree == node->platform->files ? duo_platform_state_ensure_file (node->platform->state, node->path) : NULL;
}

static gboolean
write_etag (DuoPlatformNode *node,
            GString         *value)
{
  const DuoPlatformFile chunk = { .id = 0 };
  const DuoPlatformFile *file = get_file (node);
  g_autofree char *etag = duo_platform_file_etag (file != NULL ? file : &chunk, &node->info);

  duo_platform_xml_escape (value, etag);
  return TRUE;
}

static gboolean
write_fileid (DuoPlatformNode *node,
              GString         *value)
{
  const DuoPlatformFile *file = get_file (node);

  if (file != NULL)
    g_string_append_printf (value, "%" G_GINT64_FORMAT, file->id);
  return file != NULL;
}

static gboolean
write_permissions (DuoPlatformNode *node,
                   GString         *value)
{
  g_string_append (value, S_ISDIR (node->info.st_mode) ? "RGDNVCK" : "RGDNVW");
  return TRUE;
}

static gboolean
write_checksums (DuoPlatformNode *node,
                 GString         *value)
{
  const DuoPlatformFile *file = get_file (node);
  const char *checksum = file != NULL ? duo_platform_file_get_checksum (file, &node->info) : NULL;

  if (checksum == NULL)
    return FALSE;

  g_string_append (value, "<oc:checksum>");
  duo_platform_xml_escape (value, checksum);
  g_string_append (value, "</oc:checksum>");
  return TRUE;
}

static gboolean
write_share_types (DuoPlatformNode *node,
                   GString         *value)
{
  const DuoPlatformFile *file = get_file (node);
  GPtrArray *shares = duo_platform_state_get_shares (node->platform->state);

  for (guint i = 0; file != NULL && i < shares->len; i++)
    if (((DuoPlatformShare *) shares->pdata[i])->file == file->id)
      {
        g_string_append (value, "<oc:share-type>3</oc:share-type>");
        break;
      }
  return file != NULL;
}

static gboolean
write_limits (DuoPlatformNode *node,
              GString         *value)
{
  const DuoPlatformFile *file = get_file (node);
  GPtrArray *shares = duo_platform_state_get_shares (node->platform->state);

  for (guint i = 0; file != NULL && i < shares->len; i++)
    {
      const DuoPlatformShare *share = shares->pdata[i];

      if (share->file == file->id && share->limit >= 0)
        g_string_append_printf (value,
                                "<nc:share-download-limit><nc:token>%s</nc:token><nc:limit>%" G_GINT64_FORMAT
                                "</nc:limit><nc:count>%" G_GINT64_FORMAT "</nc:count></nc:share-download-limit>",
                                share->token, share->limit, share->count);
    }
  return file != NULL && S_ISREG (node->info.st_mode);
}

static const struct
{
  const char *ns;
  const char *name;
  gboolean  (*write) (DuoPlatformNode *node, GString *value);
} table[] = {
  { DUO_PLATFORM_NS_DAV, "getlastmodified", write_date },
  { DUO_PLATFORM_NS_DAV, "getcontentlength", write_length },
  { DUO_PLATFORM_NS_DAV, "resourcetype", write_kind },
  { DUO_PLATFORM_NS_DAV, "getetag", write_etag },
  { DUO_PLATFORM_NS_DAV, "getcontenttype", write_type },
  { DUO_PLATFORM_NS_DAV, "displayname", write_name },
  { DUO_PLATFORM_NS_DAV, "quota-used-bytes", write_used },
  { DUO_PLATFORM_NS_DAV, "quota-available-bytes", write_available },
  { DUO_PLATFORM_NS_OC, "fileid", write_fileid },
  { DUO_PLATFORM_NS_OC, "size", write_size },
  { DUO_PLATFORM_NS_OC, "permissions", write_permissions },
  { DUO_PLATFORM_NS_OC, "checksums", write_checksums },
  { DUO_PLATFORM_NS_OC, "share-types", write_share_types },
  { DUO_PLATFORM_NS_NC, "share-download-limits", write_limits },
};

static gboolean
write_property (const DuoPlatformProperty *property,
                GString                   *value,
                gpointer                   user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (strcmp (property->name, table[i].name) == 0 && strcmp (property->ns, table[i].ns) == 0)
      return table[i].write (user_data, value);

  return FALSE;
}

/**
 * duo_platform_node_describe:
 * @root: what the addresses begin at
 * @href: the address of @root, without a slash at its end
 * @properties: (element-type DuoPlatformProperty)
 *
 * Appends the part of an answer that is about @node.
 */
void
duo_platform_node_describe (DuoPlatformNode *node,
                            const char      *root,
                            const char      *href,
                            GPtrArray       *properties,
                            GString         *xml)
{
  const char *below = node->path + strlen (root);
  g_autofree char *escaped = duo_platform_path_escape (*below == '/' ? below + 1 : below);
  const gboolean folder = S_ISDIR (node->info.st_mode);
  g_autofree char *address = g_strconcat (href, *escaped != '\0' ? "/" : "", escaped, folder ? "/" : "", NULL);

  duo_platform_multistatus_add (xml, address, properties, write_property, NULL, node);
}
