/* SPDX-License-Identifier: EUPL-1.2 */
/* Writing a file so that the one of before stays whole until the new one is. */
#pragma once

#include <glib.h>

#include "duo-error.h"

G_BEGIN_DECLS

typedef struct _DuoSafeFile DuoSafeFile;

DuoSafeFile *duo_safe_file_new           (const char   *path,
                                          GError      **error);
const char  *duo_safe_file_get_path      (DuoSafeFile  *self);
const char  *duo_safe_file_get_temporary (DuoSafeFile  *self);
const char  *duo_safe_file_get_folder    (DuoSafeFile  *self);
gboolean     duo_safe_file_sync          (DuoSafeFile  *self,
                                          GError      **error);
gboolean     duo_safe_file_finish        (DuoSafeFile  *self,
                                          GError      **error);
gboolean     duo_safe_file_place         (DuoSafeFile  *self,
                                          GError      **error);
void         duo_safe_file_take_back     (DuoSafeFile  *self);
void         duo_safe_file_keep          (DuoSafeFile  *self);
void         duo_safe_file_free          (DuoSafeFile  *self);
void         duo_safe_file_set_error     (DuoSafeFile  *self,
                                          const char   *reason,
                                          GError      **error);
void         duo_safe_file_set_errno     (const char   *path,
                                          gint          saved_errno,
                                          GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DuoSafeFile, duo_safe_file_free)

G_END_DECLS
