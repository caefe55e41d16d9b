/* SPDX-License-Identifier: EUPL-1.2 */
/* The Dutch words of channels and their specifications, for files that go out and come back. */
#pragma once

#include "duo-specs.h"

G_BEGIN_DECLS

#define DUO_DUTCH_UNKNOWN "onbekend"
#define DUO_DUTCH_ALL_LOCATIONS "alle"

const char *duo_dutch_channel_kind       (DuoChannelKind      kind);
gboolean    duo_dutch_channel_kind_parse (const char         *text,
                                          DuoChannelKind     *kind);
const char *duo_dutch_channel_status       (DuoChannelStatus    status);
gboolean    duo_dutch_channel_status_parse (const char         *text,
                                            DuoChannelStatus   *status);
const char *duo_dutch_spec_field         (DuoSpecField        field);
const char *duo_dutch_spec_code          (DuoSpecField        field,
                                          gint                code);
char       *duo_dutch_spec_value         (DuoSpecField        field,
                                          const DuoSpecValue *value);
char       *duo_dutch_spec_canonical     (DuoSpecField        field,
                                          const char         *text);

G_END_DECLS
