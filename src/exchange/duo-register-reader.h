/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading files of the register: DUO's open data as downloaded, whole or in a zip. */
#pragma once

#include <gio/gio.h>

#include "duo-change-set.h"
#include "duo-list-plan.h"
#include "duo-register.h"
#include "duo-text-form.h"

G_BEGIN_DECLS

/**
 * DuoRegisterDays:
 * @all: Julian day that all files tell about; 0 = as said of each, else as the names of file, zip and folders say
 * @own: (nullable) (element-type filename guint32): days that a person said, by the path of the file (see #DuoRegisterFile)
 * @today: the day to take where nothing says it
 *
 * Of what day files tell.
 */
typedef struct
{
  guint32     all;
  GHashTable *own;
  guint32     today;
} DuoRegisterDays;

GPtrArray *duo_register_read (const char    *path,
                              const DuoTextForm *form,
                              const DuoRegisterDays *days,
                              GPtrArray     *refused,
                              GCancellable  *cancellable,
                              GError       **error);

DuoRegisterFile *duo_register_read_list (const char        *path,
                                         const DuoTextForm *form,
                                         const DuoListPlan *plan,
                                         const DuoRegisterDays *days,
                                         GCancellable      *cancellable,
                                         GError           **error);

G_END_DECLS
