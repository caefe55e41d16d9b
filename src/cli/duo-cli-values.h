/* SPDX-License-Identifier: EUPL-1.2 */
/* Values of options and arguments; each says on standard error what is wrong with a value it refuses. */
#pragma once

#include "duo-cli.h"
#include "duo-message.h"
#include "duo-when.h"

G_BEGIN_DECLS

gboolean duo_cli_read_year       (DuoCli *cli, const char *option, gint *year);
gboolean duo_cli_read_month      (DuoCli *cli, const char *text, DuoMonth *month);
gboolean duo_cli_read_month_of   (DuoCli *cli, const char *text, gint year, DuoMonth *month);
gboolean duo_cli_read_sector     (DuoCli *cli, const char *text, DuoSector *sector);
gboolean duo_cli_read_audience   (DuoCli *cli, const char *text, DuoAudience *audience);
gboolean duo_cli_read_status     (DuoCli *cli, const char *text, DuoMessageStatus *status);
gboolean duo_cli_read_brin       (DuoCli *cli, const char *text, char **brin);
gboolean duo_cli_read_when       (DuoCli *cli, const char *text, DuoWhen *when);
gboolean duo_cli_read_id         (DuoCli *cli, const char *text, gint64 *id);
gboolean duo_cli_read_object     (DuoCli *cli, const char *text, DuoObjectKind *kind, gint64 *id);
gboolean duo_cli_read_limit      (DuoCli *cli, guint *limit);
gboolean duo_cli_read_placements (DuoCli *cli, GPtrArray *texts, GArray *placements);
gboolean duo_cli_read_text       (DuoCli *cli, const char *option, const char **text);

G_END_DECLS
