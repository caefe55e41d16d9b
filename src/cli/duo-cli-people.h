/* SPDX-License-Identifier: EUPL-1.2 */
/* Answers about people at institutions that several commands give. */
#pragma once

#include <json-glib/json-glib.h>

#include "duo-people-service.h"

G_BEGIN_DECLS

void  duo_cli_json_contact     (JsonBuilder *builder, DuoContactEntry *entry, guint32 today);
void  duo_cli_json_willingness (JsonBuilder *builder, DuoSectorSet sectors, GPtrArray *answers, guint32 today);
void  duo_cli_json_people      (JsonBuilder *builder, DuoPeople *people, guint32 today);
char *duo_cli_willingness_words (DuoSectorSet sectors, GPtrArray *answers, guint32 today);
void  duo_cli_print_contacts   (GPtrArray *entries, guint32 today);
void  duo_cli_print_people     (DuoPeople *people, guint32 today);

G_END_DECLS
