/* SPDX-License-Identifier: EUPL-1.2 */
/* Short ways to the rows of a test's store; each asserts that it goes well. */
#pragma once

#include "duo-message.h"
#include "duo-store.h"

G_BEGIN_DECLS

DuoMessage *test_message_new    (const char    *text,
                                 DuoSector      sector,
                                 const char    *first,
                                 const char    *last);
void        test_place          (DuoMessage    *message,
                                 DuoSector      sector,
                                 const char    *first,
                                 const char    *last);
gint64      test_save_message   (DuoStore      *store,
                                 DuoMessage    *message,
                                 DuoChangeKind  kind);
gboolean    test_try_save       (DuoStore      *store,
                                 GObject       *object,
                                 DuoChangeKind  kind,
                                 gboolean       join,
                                 gint64        *change,
                                 GError       **error);
gboolean    test_try_remove     (DuoStore      *store,
                                 GObject       *object,
                                 GError       **error);
DuoMessage *test_read_message   (DuoStore      *store,
                                 gint64         id);
DuoMessage *test_try_read_message (DuoStore    *store,
                                   gint64       id,
                                   GError     **error);
gboolean    test_message_exists (DuoStore      *store,
                                 gint64         id);
GPtrArray  *test_list_changes   (DuoStore      *store);
GPtrArray  *test_list_fields    (DuoStore      *store,
                                 gint64         change);

G_END_DECLS
