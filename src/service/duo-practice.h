/* SPDX-License-Identifier: EUPL-1.2 */
/* The practice platform: a program of its own, started and ended from here. */
#pragma once

#include <gio/gio.h>

#include "duo-error.h"

G_BEGIN_DECLS

#define DUO_TYPE_PRACTICE (duo_practice_get_type ())
G_DECLARE_FINAL_TYPE (DuoPractice, duo_practice, DUO, PRACTICE, GObject)

/**
 * DuoPracticeOptions:
 *
 * All may be empty.
 */
typedef struct
{
  const char *folder;       /* (nullable) (type filename): where it keeps its files; %NULL: in the user data folder */
  guint32     today;        /* Julian day to reckon with; 0: the system's */
  gboolean    new_password; /* make another password, although there is one */
} DuoPracticeOptions;

char        *duo_practice_find_program  (void);

DuoPractice *duo_practice_start         (const DuoPracticeOptions *options,
                                         GError                  **error);

const char  *duo_practice_get_address   (DuoPractice              *self);
const char  *duo_practice_get_user      (DuoPractice              *self);
char        *duo_practice_take_password (DuoPractice              *self);
void         duo_practice_wait_async    (DuoPractice              *self,
                                         GCancellable             *cancellable,
                                         GAsyncReadyCallback       callback,
                                         gpointer                  user_data);
gboolean     duo_practice_wait_finish   (DuoPractice              *self,
                                         GAsyncResult             *result,
                                         GError                  **error);
void         duo_practice_stop          (DuoPractice              *self);
void         duo_practice_end           (DuoPractice              *self);

G_END_DECLS
