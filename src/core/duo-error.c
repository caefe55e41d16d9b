/* SPDX-License-Identifier: EUPL-1.2 */
/* The error domain of all layers. */
#include "duo-error.h"

G_DEFINE_QUARK (duo-error-quark, duo_error)
