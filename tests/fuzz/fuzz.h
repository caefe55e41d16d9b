/* SPDX-License-Identifier: EUPL-1.2 */
/* What every fuzz target defines: one input, read to its end; a crash or a sanitizer's report is the finding. */
#pragma once

#include <stddef.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);
