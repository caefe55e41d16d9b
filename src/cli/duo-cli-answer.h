/* SPDX-License-Identifier: EUPL-1.2 */
/* Answers that several commands give: messages, milestones, files that were written, and what an import did. */
#pragma once

#include <json-glib/json-glib.h>

#include "duo-change-set.h"
#include "duo-cli.h"
#include "duo-message.h"
#include "duo-milestone.h"

G_BEGIN_DECLS

/* Writes a list to the file @path, in the format that its name says. */
typedef gboolean (*DuoCliExport) (DuoContext *context, const char *path, GError **error);

/* @campaigns: (element-type DuoCampaign): all of them, for their names. */
const char  *duo_cli_campaign_name   (GPtrArray *campaigns, gint64 id);
gboolean     duo_cli_read_campaign   (DuoCli *cli, GPtrArray *campaigns, const char *name, gint64 *id);
gboolean     duo_cli_read_campaign_option (DuoCli *cli, gint64 *campaign, DuoCliStatus *status);
GPtrArray   *duo_cli_load_campaigns  (DuoCli *cli);
void         duo_cli_json_message    (JsonBuilder *builder, DuoMessage *message, GPtrArray *campaigns);
char        *duo_cli_placement_words (DuoMessage *message, const DuoSpan *span);
void         duo_cli_answer_message  (DuoCli *cli, DuoMessage *message, GPtrArray *campaigns);
DuoCliStatus duo_cli_answer_file     (DuoCli *cli, const char *shown, const char *sentence);
DuoCliStatus duo_cli_export          (DuoCli *cli, DuoCliExport write);
DuoCliStatus duo_cli_answer_import   (DuoCli *cli, DuoChangeSet *set);

DuoCliStatus duo_cli_answer_imports  (DuoCli *cli, GPtrArray *sets);

G_END_DECLS
