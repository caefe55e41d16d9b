/* SPDX-License-Identifier: EUPL-1.2 */
/* A table of channels in the import preview: as it was exported, and edited since. */
#pragma once

#include "duo-import-source.h"

G_BEGIN_DECLS

#define DUO_TYPE_CHANNELS_IMPORT_SOURCE (duo_channels_import_source_get_type ())
G_DECLARE_FINAL_TYPE (DuoChannelsImportSource, duo_channels_import_source, DUO, CHANNELS_IMPORT_SOURCE, DuoImportSource)

DuoImportSource *duo_channels_import_source_new (const char *path);

G_END_DECLS
