/* SPDX-License-Identifier: EUPL-1.2 */
/* SQLite's locks, made to belong to an open file instead of to the process. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * duo_sqlite_locks_set_up:
 *
 * By POSIX (fcntl(), "advisory record locking") closing any descriptor of a file gives up all locks that the process
 * has on it, whoever closes it. A file chooser that looks into the store's folder does just that: it opens each file to
 * find its type. SQLite then believes that it holds locks that are gone, and another program may empty the log's index
 * under it. From this call on SQLite asks for locks of the open file description (F_OFD_SETLK, fcntl(2)), which only
 * their holder gives up; programs that ask for the old kind still see them.
 *
 * Call it before the first connection of the process is opened; again it does nothing. From any thread.
 */
void duo_sqlite_locks_set_up (void);

G_END_DECLS
