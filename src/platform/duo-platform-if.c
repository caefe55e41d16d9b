/* SPDX-License-Identifier: EUPL-1.2 */
/* The If header of WebDAV (RFC 4918, 10.4), read and judged. */
#include "duo-platform-if.h"

#include <string.h>

#define MAX_CONDITIONS 100

static void
condition_free (gpointer data)
{
  DuoPlatformCondition *condition = data;

  g_free (condition->resource);
  g_ptr_array_unref (condition->etags);
  g_free (condition);
}

static const char *
skip_spaces (const char *p)
{
  return p + strspn (p, " \t");
}

/* Reads one list, from after its "(" to after its ")". Returns: (nullable): what follows */
static const char *
read_list (const char           *p,
           DuoPlatformCondition *condition)
{
  guint n = 0;

  for (p = skip_spaces (p); *p != ')'; p = skip_spaces (p))
    {
      gboolean negated = FALSE;
      const char *end;

      if (g_ascii_strncasecmp (p, "Not", 3) == 0)
        {
          negated = TRUE;
          p = skip_spaces (p + 3);
        }

      if (*p == '[' && (end = strchr (p, ']')) != NULL)
        {
          g_autofree char *etag = g_strndup (p + 1, (gsize) (end - p - 1));

          g_ptr_array_add (condition->etags, g_strconcat (negated ? "!" : "", etag, NULL));
        }
      else if (*p == '<' && (end = strchr (p, '>')) != NULL)
        {
          condition->hopeless = condition->hopeless || !negated;
        }
      else
        {
          return NULL;
        }
      p = end + 1;
      if (++n > MAX_CONDITIONS)
        return NULL;
    }

  return n > 0 ? p + 1 : NULL;
}

/**
 * duo_platform_if_parse:
 *
 * Returns: (transfer full) (nullable) (element-type DuoPlatformCondition): its lists in order; %NULL with
 *   %DUO_ERROR_INVALID when it is malformed
 */
GPtrArray *
duo_platform_if_parse (const char *header,
                       GError    **error)
{
  g_autoptr (GPtrArray) conditions = g_ptr_array_new_with_free_func (condition_free);
  g_autofree char *resource = NULL;
  const char *p = skip_spaces (header);

  while (p != NULL && *p != '\0' && conditions->len < MAX_CONDITIONS)
    {
      if (*p == '<')
        {
          const char *end = strchr (p, '>');

          if (end == NULL)
            break;
          g_free (resource);
          resource = g_strndup (p + 1, (gsize) (end - p - 1));
          p = skip_spaces (end + 1);
          if (*p != '(')
            break;
        }
      else if (*p == '(')
        {
          DuoPlatformCondition *condition = g_new0 (DuoPlatformCondition, 1);

          condition->resource = g_strdup (resource);
          condition->etags = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (conditions, condition);
          p = read_list (p + 1, condition);
          if (p != NULL)
            p = skip_spaces (p);
        }
      else
        {
          break;
        }
    }

  if (p == NULL || *p != '\0' || conditions->len == 0)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_INVALID, "a malformed If header");
      return NULL;
    }

  return g_steal_pointer (&conditions);
}

static gboolean
condition_holds (const DuoPlatformCondition *condition,
                 const char                 *etag)
{
  if (condition->hopeless)
    return FALSE;

  for (guint i = 0; i < condition->etags->len; i++)
    {
      const char *wanted = condition->etags->pdata[i];
      const gboolean negated = *wanted == '!';

      if ((g_strcmp0 (etag, wanted + (negated ? 1 : 0)) == 0) == negated)
        return FALSE;
    }
  return TRUE;
}

/**
 * duo_platform_if_holds:
 * @conditions: (element-type DuoPlatformCondition)
 *
 * For each address that is named at least one of its lists has to hold, as Nextcloud has it.
 */
gboolean
duo_platform_if_holds (GPtrArray           *conditions,
                       DuoPlatformEtagFunc  etag_of,
                       gpointer             user_data)
{
  for (guint i = 0; i < conditions->len;)
    {
      const DuoPlatformCondition *first = conditions->pdata[i];
      g_autofree char *etag = etag_of (first->resource, user_data);
      gboolean holds = FALSE;

      for (; i < conditions->len; i++)
        {
          const DuoPlatformCondition *condition = conditions->pdata[i];

          if (g_strcmp0 (condition->resource, first->resource) != 0)
            break;
          holds = holds || condition_holds (condition, etag);
        }
      if (!holds)
        return FALSE;
    }

  return TRUE;
}

/**
 * duo_platform_etag_listed:
 * @header: of If-Match or If-None-Match; "*" is any
 * @etag: (nullable): of what is there
 * @weak: whether a "W/" in front makes no difference (If-None-Match); else such a one never matches (If-Match)
 */
gboolean
duo_platform_etag_listed (const char *header,
                          const char *etag,
                          gboolean    weak)
{
  g_auto (GStrv) tags = NULL;

  if (etag == NULL)
    return FALSE;

  tags = g_strsplit (header, ",", MAX_CONDITIONS);
  for (guint i = 0; tags[i] != NULL; i++)
    {
      const char *tag = g_strstrip (tags[i]);

      if (weak && g_str_has_prefix (tag, "W/"))
        tag += 2;
      if (strcmp (tag, "*") == 0 || strcmp (tag, etag) == 0)
        return TRUE;
    }

  return FALSE;
}
