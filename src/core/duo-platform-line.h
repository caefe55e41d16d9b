/* SPDX-License-Identifier: EUPL-1.2 */
/* What one institution has on a materials platform, as a month overview lists it. No code and no link stands in it. */
#pragma once

#include "duo-publish-plan.h"

G_BEGIN_DECLS

/**
 * DuoPlatformLine:
 * @campaign: (owned): its name
 * @institution: (owned): what it is called
 * @brin: (owned): "" for a partner
 * @practice: it is an exercise
 * @there: its package is on the platform as it has to be
 * @link: where its link stands
 * @issued: when its code was issued; none where it has none
 * @last_day: on which the code works; none where it has no end
 * @live: when the campaign goes live; none where that is not planned
 * @counted: the platform counts its downloads
 * @downloads: requests, not people
 * @first: when it was first read that something was fetched
 * @old: it fetched an earlier version and not the one that is there
 *
 * No name of a person stands in it: an issued overview is kept.
 */
typedef struct
{
  char        *campaign;
  char        *institution;
  char        *brin;
  gboolean     practice;
  gboolean     there;
  DuoLinkState link;
  DuoWhen      issued;
  DuoWhen      last_day;
  DuoWhen      live;
  gboolean     counted;
  gint         downloads;
  DuoWhen      first;
  gboolean     old;
} DuoPlatformLine;

DuoPlatformLine *duo_platform_line_new       (const char *campaign, const char *institution, const char *brin);
void             duo_platform_line_free      (DuoPlatformLine *self);
gboolean         duo_platform_line_has_code  (const DuoPlatformLine *self);
gboolean         duo_platform_line_is_chased (const DuoPlatformLine *self);
gboolean         duo_platform_line_ends_soon (const DuoPlatformLine *self, guint32 today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoPlatformLine, duo_platform_line_free)

G_END_DECLS
