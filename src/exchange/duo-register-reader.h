/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading files of the register: DUO's open data as downloaded, whole or in a zip. */
#pragma once

#include <gio/gio.h>

#include "duo-change-set.h"
#include "duo-list-plan.h"
#include "duo-register.h"
#include "duo-text-form.h"

G_BEGIN_DECLS

GPtrArray *duo_register_read (const char    *path,
                              const DuoTextForm *form,
                              guint32        as_of,
                              guint32        today,
                              GPtrArray     *refused,
                              GCancellable  *cancellable,
                              GError       **error);

DuoRegisterFile *duo_register_read_list (const char        *path,
                                         const DuoTextForm *form,
                                         const DuoListPlan *plan,
                                         guint32            as_of,
                                         guint32            today,
                                         GCancellable      *cancellable,
                                         GError           **error);

G_END_DECLS
