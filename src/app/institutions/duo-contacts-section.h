/* SPDX-License-Identifier: EUPL-1.2 */
/* The contacts of an institution, of its locations and of its board. */
#pragma once

#include "duo-detail-section.h"

G_BEGIN_DECLS

#define DUO_TYPE_CONTACTS_SECTION (duo_contacts_section_get_type ())
G_DECLARE_FINAL_TYPE (DuoContactsSection, duo_contacts_section, DUO, CONTACTS_SECTION, DuoDetailSection)

G_END_DECLS
