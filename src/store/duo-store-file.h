/* SPDX-License-Identifier: EUPL-1.2 */
/* A store as a file: where it may lie, the lock beside it, and putting a new file in its place. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char    *duo_store_file_resolve        (const char  *path);
gboolean duo_store_file_check          (const char  *path,
                                        gboolean    *exists,
                                        GError     **error);
gboolean duo_store_file_check_writable (const char  *path,
                                        GError     **error);
gboolean duo_store_file_is_network     (guint64      magic,
                                        const char  *type);
char    *duo_store_file_make_temporary (const char  *path,
                                        GError     **error);
gboolean duo_store_file_sync           (const char  *path,
                                        GError     **error);
gboolean duo_store_file_put            (const char  *temporary,
                                        const char  *path,
                                        gboolean     replace,
                                        GError     **error);
char    *duo_store_file_dup_dated      (const char  *path,
                                        const char  *reason);

/**
 * DuoStoreLock:
 *
 * The lock that every write transaction and checkpoint is made under, across threads and programs.
 */
typedef struct _DuoStoreLock DuoStoreLock;

DuoStoreLock *duo_store_lock_new_to_read (const char *store_path);
gboolean      duo_store_lock_keep_writers_out (DuoStoreLock *self,
                                      guint          milliseconds,
                                      GError       **error);
DuoStoreLock *duo_store_lock_new     (const char    *store_path,
                                      GError       **error);
gboolean      duo_store_lock_share   (DuoStoreLock  *self,
                                      guint          milliseconds,
                                      GError       **error);
gboolean      duo_store_lock_own     (DuoStoreLock  *self,
                                      GError       **error);
void          duo_store_lock_free    (DuoStoreLock  *self);
gboolean      duo_store_lock_take    (DuoStoreLock  *self,
                                      guint          milliseconds,
                                      GError       **error);
void          duo_store_lock_release (DuoStoreLock  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoStoreLock, duo_store_lock_free)

G_END_DECLS
