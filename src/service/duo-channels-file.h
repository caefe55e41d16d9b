/* SPDX-License-Identifier: EUPL-1.2 */
/* Channels as a table: a row for each, a column for each thing that can be known of one. */
#pragma once

#include "duo-change-set.h"
#include "duo-context.h"

G_BEGIN_DECLS

/* Reads a file into a change set against the store (nothing is stored), then stores what is ticked as one change. Block. */
DuoChangeSet *duo_channels_read_import  (DuoContext *context, const char *path, GError **error);
gboolean      duo_channels_apply_import (DuoContext *context, DuoChangeSet *set, GError **error);

/* All channels to a file, by extension: .xlsx or .csv. %DUO_ERROR_INVALID for another one. Blocks. */
gboolean      duo_channels_export       (DuoContext *context, const char *path, GError **error);

G_END_DECLS
