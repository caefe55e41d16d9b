/* SPDX-License-Identifier: EUPL-1.2 */
/* Answers about channels that several commands give. */
#pragma once

#include <json-glib/json-glib.h>

#include "duo-channels-service.h"

G_BEGIN_DECLS

void duo_cli_json_channel (JsonBuilder *builder, DuoChannelEntry *entry, GPtrArray *places);
void duo_cli_print_channels (GPtrArray *entries);

G_END_DECLS
