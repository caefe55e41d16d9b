/* SPDX-License-Identifier: EUPL-1.2 */
/* Imports may begin a store, but only one that gets something in it. */
#pragma once

#include "duo-change-set.h"
#include "duo-cli.h"

G_BEGIN_DECLS

typedef DuoChangeSet *(*DuoCliRead)  (DuoCli *cli, const char *path, gpointer data, GError **error);
typedef gboolean      (*DuoCliApply) (DuoCli *cli, DuoChangeSet *set, GError **error);

DuoCliStatus duo_cli_import (DuoCli *cli, DuoCliRead read, gpointer data, DuoCliApply apply);

G_END_DECLS
