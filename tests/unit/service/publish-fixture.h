/* SPDX-License-Identifier: EUPL-1.2 */
/* The sample and a practice platform that has bad days on request, for tests of publishing. */
#pragma once

#include "duo-publish-board.h"
#include "duo-test-platform.h"
#include "duo-test-store.h"

G_BEGIN_DECLS

/* 14 October 2020, and a last day for links. */
#define FIXTURE_TODAY 737712
#define FIXTURE_UNTIL (FIXTURE_TODAY + 60)

typedef struct
{
  DuoTestPlatform *platform; /* (owned) */
  DuoTestStore    *test;     /* (owned) */
  DuoContext      *context;  /* (owned) */
  DuoSecrets      *secrets;  /* (owned) */
  DuoHttp         *control;  /* (owned): signed in */
  DuoPublishWish   wish;
} PublishFixture;

PublishFixture *publish_fixture_new      (const char *option, const char *value);
void            publish_fixture_free     (PublishFixture *self);
/* In these waves, one after another; to begin with all sectors are in one, which is open. */
void            publish_fixture_set_waves (PublishFixture *self, const DuoSectorSet *waves, guint n_waves);
/* JSON as duo-platform-faults.c says. */
void            publish_fixture_order    (PublishFixture *self, const char *orders);
/* Runs with waits that are not waited for. @wait: (nullable): what else is done in each. Returns: the error, or %NULL. */
GError         *publish_fixture_run      (PublishFixture *self, DuoPublishWait wait);
DuoPublishView *publish_fixture_look     (PublishFixture *self);
/* Everything is there: packages by their hash, one link each that its code opens, nothing half and nothing left over. */
void            publish_fixture_assert_whole (PublishFixture *self);
/* Nothing that is visible is half. Returns: how many files there are. */
guint           publish_fixture_assert_none_half (PublishFixture *self);
/* What lies in the folder @name of the platform, beside what it serves: "uploads", "scratch". */
guint           publish_fixture_count    (PublishFixture *self, const char *name);
GPtrArray      *publish_fixture_list_links (PublishFixture *self);
/* Back to where nothing was published. */
void            publish_fixture_reset    (PublishFixture *self);
gboolean        publish_fixture_opens    (PublishFixture *self, const DuoPlatformPackage *package, const char *code);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PublishFixture, publish_fixture_free)

G_END_DECLS
