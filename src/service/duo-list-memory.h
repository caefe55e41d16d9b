/* SPDX-License-Identifier: EUPL-1.2 */
/* What was pointed out of somebody's own list, by its headings: for one person, on one computer. */
#pragma once

#include "duo-list-plan.h"

G_BEGIN_DECLS

/* @signature: the headings, "" for none. @plan: gets kind and columns. Returns: whether it came by before. */
gboolean duo_list_memory_find (const char *signature, DuoListPlan *plan);
void     duo_list_memory_keep (const char *signature, const DuoListPlan *plan);

G_END_DECLS
