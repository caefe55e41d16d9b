/* SPDX-License-Identifier: EUPL-1.2 */
/* What has to be done to have each package and each link as wanted. */
#include "duo-publish-plan.h"

#include <string.h>

static const char *const package_states[DUO_N_PACKAGE_STATES] = { "planned", "sending", "there" };
static const char *const link_states[DUO_N_LINK_STATES] = { "planned", "asking", "made", "withdrawn", "ended" };

const char *
duo_package_state_to_string (DuoPackageState state)
{
  return package_states[state];
}

gboolean
duo_package_state_parse (const char      *text,
                         DuoPackageState *state)
{
  for (guint i = 0; i < DUO_N_PACKAGE_STATES; i++)
    if (g_strcmp0 (text, package_states[i]) == 0)
      {
        *state = (DuoPackageState) i;
        return TRUE;
      }
  return FALSE;
}

const char *
duo_link_state_to_string (DuoLinkState state)
{
  return link_states[state];
}

gboolean
duo_link_state_parse (const char   *text,
                      DuoLinkState *state)
{
  for (guint i = 0; i < DUO_N_LINK_STATES; i++)
    if (g_strcmp0 (text, link_states[i]) == 0)
      {
        *state = (DuoLinkState) i;
        return TRUE;
      }
  return FALSE;
}

/* The code of @kind, for JSON. */
const char *
duo_publish_kind_to_string (DuoPublishKind kind)
{
  static const char *const kinds[DUO_N_PUBLISH_STEPS]
    = { "folder", "upload", "replace", "copy", "link", "extend", "withdraw" };

  return kinds[kind];
}

/* (transfer full): a package of which nothing is known yet. */
DuoPlatformPackage *
duo_platform_package_new (void)
{
  DuoPlatformPackage *self = g_new0 (DuoPlatformPackage, 1);

  self->label = g_strdup ("");
  self->path = g_strdup ("");
  self->sha256 = g_strdup ("");
  self->there_sha256 = g_strdup ("");
  self->etag = g_strdup ("");
  self->file_id = g_strdup ("");
  self->upload = g_strdup ("");
  self->failure = g_strdup ("");
  self->share = g_strdup ("");
  self->token = g_strdup ("");
  self->url = g_strdup ("");
  self->made = g_strdup ("");
  self->coded = g_strdup ("");
  return self;
}

void
duo_platform_package_free (DuoPlatformPackage *self)
{
  g_free (self->label);
  g_free (self->path);
  g_free (self->sha256);
  g_free (self->there_sha256);
  g_free (self->etag);
  g_free (self->file_id);
  g_free (self->upload);
  g_free (self->failure);
  g_free (self->share);
  g_free (self->token);
  g_free (self->url);
  g_free (self->made);
  g_free (self->coded);
  g_free (self);
}

static gboolean
is_as_wanted (const DuoPlatformPackage *package)
{
  return package->state == DUO_PACKAGE_THERE && g_str_equal (package->there_sha256, package->sha256);
}

static void
add_step (DuoPublishPlan *self,
          DuoPublishKind  kind,
          guint           package,
          guint           source,
          gint64          bytes)
{
  DuoPublishStep step = { .kind = kind, .package = package, .source = source, .bytes = bytes };

  g_array_append_val (self->steps, step);
  self->bytes += bytes;
}

/* The file of @package, where it is not as wanted. @whole: hash to the place (plus one) of a package that has that
 * file over there, or will have when its step is done. */
static void
plan_file (DuoPublishPlan *self,
           GPtrArray      *packages,
           guint           i,
           GHashTable     *whole)
{
  const DuoPlatformPackage *package = packages->pdata[i];
  guint source = GPOINTER_TO_UINT (g_hash_table_lookup (whole, package->sha256));

  if (is_as_wanted (package))
    return;
  if (*package->there_sha256 != '\0')
    add_step (self, DUO_PUBLISH_REPLACE, i, 0, package->size);
  else if (source != 0 && package->state == DUO_PACKAGE_PLANNED)
    add_step (self, DUO_PUBLISH_COPY, i, source - 1, 0);
  else
    add_step (self, DUO_PUBLISH_UPLOAD, i, 0, package->size);
  if (source == 0)
    g_hash_table_insert (whole, package->sha256, GUINT_TO_POINTER (i + 1));
}

static void
plan_link (DuoPublishPlan   *self,
           const DuoPlatformPackage *package,
           guint             i)
{
  if (package->link_state != DUO_LINK_MADE)
    {
      add_step (self, DUO_PUBLISH_LINK, i, 0, 0);
      self->n_links++;
    }
  else if (package->there_day != package->last_day)
    add_step (self, DUO_PUBLISH_EXTEND, i, 0, 0);
}

/* Those that have the file already, so that others need only a copy. */
static GHashTable *
find_whole (GPtrArray *packages)
{
  GHashTable *whole = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < packages->len; i++)
    {
      const DuoPlatformPackage *package = packages->pdata[i];

      if (is_as_wanted (package))
        g_hash_table_insert (whole, package->sha256, GUINT_TO_POINTER (i + 1));
    }
  return whole;
}

/**
 * duo_publish_plan_new:
 * @packages: (element-type DuoPlatformPackage): all of the publication
 * @leaving: (nullable) (element-type gint64* gint64*): ids of institutions that are not to have it any more
 * @folder_there: whether the folder is known to be there
 * @links: whether the platform makes links
 *
 * A file that several institutions share is sent once and copied over there; one that replaces another is sent,
 * because a copy over it would end its link.
 *
 * Returns: (transfer full): what is to be done; empty where all is as wanted
 */
DuoPublishPlan *
duo_publish_plan_new (GPtrArray  *packages,
                      GHashTable *leaving,
                      gboolean    folder_there,
                      gboolean    links)
{
  DuoPublishPlan *self = g_new0 (DuoPublishPlan, 1);
  g_autoptr (GHashTable) whole = find_whole (packages);

  self->steps = g_array_new (FALSE, FALSE, sizeof (DuoPublishStep));
  for (guint i = 0; i < packages->len; i++)
    {
      const DuoPlatformPackage *package = packages->pdata[i];

      if (leaving == NULL || !g_hash_table_contains (leaving, &package->institution))
        plan_file (self, packages, i, whole);
    }
  if (self->steps->len > 0 && !folder_there)
    {
      DuoPublishStep step = { .kind = DUO_PUBLISH_FOLDER };

      g_array_prepend_val (self->steps, step);
    }
  for (guint i = 0; i < packages->len && links; i++)
    {
      const DuoPlatformPackage *package = packages->pdata[i];

      if (leaving == NULL || !g_hash_table_contains (leaving, &package->institution))
        plan_link (self, package, i);
      else if (package->link_state == DUO_LINK_MADE || package->link_state == DUO_LINK_ASKING)
        add_step (self, DUO_PUBLISH_WITHDRAW, i, 0, 0);
    }
  return self;
}

void
duo_publish_plan_free (DuoPublishPlan *self)
{
  g_array_unref (self->steps);
  g_free (self);
}

/**
 * duo_publish_link_pause:
 * @n_recent: links that this account made in the last %DUO_LINKS_WINDOW_SECONDS
 * @oldest_seconds: how long ago the first of these was made
 * @newest_seconds: how long ago this account made its last link
 * @n_run: links made since there was a pause of the whole window
 *
 * A burst as long as the platform allows; then a wait until the window is free of it, and from there an even pace, so
 * that no more than the allowed number ever lies in one window.
 *
 * Returns: seconds to wait before the next link is asked for
 */
guint
duo_publish_link_pause (guint n_recent,
                        guint oldest_seconds,
                        guint newest_seconds,
                        guint n_run)
{
  guint window = 0, pace = 0;

  if (n_recent >= DUO_LINKS_AT_ONCE && oldest_seconds < DUO_LINKS_WINDOW_SECONDS)
    window = DUO_LINKS_WINDOW_SECONDS - oldest_seconds;
  if (n_run >= DUO_LINKS_AT_ONCE && newest_seconds < DUO_LINKS_PACE_SECONDS)
    pace = DUO_LINKS_PACE_SECONDS - newest_seconds;
  return MAX (window, pace);
}

/* Whether what is there is what has to be there. */
gboolean
duo_platform_package_is_current (const DuoPlatformPackage *self)
{
  return self->state == DUO_PACKAGE_THERE && g_str_equal (self->sha256, self->there_sha256);
}

/* Whether something is there, and nobody compared it yet with what has to be there. */
gboolean
duo_platform_package_is_doubted (const DuoPlatformPackage *self)
{
  return self->state == DUO_PACKAGE_PLANNED && *self->there_sha256 != '\0';
}

/* Where its link stands on @today (Julian): one whose last day has passed has ended, whoever noticed. */
DuoLinkState
duo_platform_package_get_link (const DuoPlatformPackage *self,
                               guint32                   today)
{
  return self->link_state == DUO_LINK_MADE && self->there_day != 0 && self->there_day < today ? DUO_LINK_ENDED : self->link_state;
}

/* Whether who has this link has a code and fetched nothing, as far as its platform counts. */
gboolean
duo_link_is_chased (DuoLinkState state,
                    gboolean     counted,
                    gint64       downloads)
{
  return state == DUO_LINK_MADE && counted && downloads == 0;
}

/* Whether a link that works until @last_day (0: without end) is about to end on @today. Both Julian. */
gboolean
duo_link_ends_soon (DuoLinkState state,
                    guint32      last_day,
                    guint32      today)
{
  return state == DUO_LINK_MADE && last_day >= today && last_day != 0 && last_day < today + DUO_LINK_WARN_DAYS;
}

/* About how long making @n_links takes, in seconds, after @n_recent in the last ten minutes. */
guint
duo_publish_link_seconds (guint n_links,
                          guint n_recent)
{
  guint free_now = n_recent < DUO_LINKS_AT_ONCE ? DUO_LINKS_AT_ONCE - n_recent : 0;

  if (n_links <= free_now)
    return 0;
  return DUO_LINKS_WINDOW_SECONDS + (n_links - free_now - 1) * DUO_LINKS_PACE_SECONDS;
}
