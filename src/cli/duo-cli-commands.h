/* SPDX-License-Identifier: EUPL-1.2 */
/* The commands, one file per subject; the table in duo-cli-commands.c says when each of them is run. */
#pragma once

#include "duo-cli.h"

G_BEGIN_DECLS

DuoCliStatus duo_cli_sample            (DuoCli *cli);

DuoCliStatus duo_cli_calendar_import   (DuoCli *cli);
DuoCliStatus duo_cli_calendar_list     (DuoCli *cli);
DuoCliStatus duo_cli_calendar_add      (DuoCli *cli);
DuoCliStatus duo_cli_calendar_edit     (DuoCli *cli);
DuoCliStatus duo_cli_calendar_remove   (DuoCli *cli);
DuoCliStatus duo_cli_calendar_copy     (DuoCli *cli);
DuoCliStatus duo_cli_calendar_check    (DuoCli *cli);
DuoCliStatus duo_cli_calendar_export   (DuoCli *cli);

DuoCliStatus duo_cli_milestones_list   (DuoCli *cli);
DuoCliStatus duo_cli_milestones_add    (DuoCli *cli);
DuoCliStatus duo_cli_milestones_edit   (DuoCli *cli);
DuoCliStatus duo_cli_milestones_import (DuoCli *cli);

DuoCliStatus duo_cli_actions_list      (DuoCli *cli);
DuoCliStatus duo_cli_actions_add       (DuoCli *cli);
DuoCliStatus duo_cli_actions_done      (DuoCli *cli);

DuoCliStatus duo_cli_overview_month    (DuoCli *cli);
DuoCliStatus duo_cli_overview_list     (DuoCli *cli);

DuoCliStatus duo_cli_institutions_import (DuoCli *cli);
DuoCliStatus duo_cli_institutions_list (DuoCli *cli);
DuoCliStatus duo_cli_institutions_show (DuoCli *cli);

DuoCliStatus duo_cli_channels_list     (DuoCli *cli);
DuoCliStatus duo_cli_channels_import   (DuoCli *cli);
DuoCliStatus duo_cli_channels_export   (DuoCli *cli);

DuoCliStatus duo_cli_contacts_list     (DuoCli *cli);
DuoCliStatus duo_cli_contacts_import   (DuoCli *cli);
DuoCliStatus duo_cli_contacts_export   (DuoCli *cli);
DuoCliStatus duo_cli_campaigns_list    (DuoCli *cli);
DuoCliStatus duo_cli_campaigns_show    (DuoCli *cli);
DuoCliStatus duo_cli_campaigns_add     (DuoCli *cli);
DuoCliStatus duo_cli_campaigns_move    (DuoCli *cli);
DuoCliStatus duo_cli_campaigns_copy    (DuoCli *cli);
DuoCliStatus duo_cli_campaigns_conclude (DuoCli *cli);
DuoCliStatus duo_cli_campaigns_holidays (DuoCli *cli);
DuoCliStatus duo_cli_campaigns_invite  (DuoCli *cli);
DuoCliStatus duo_cli_campaigns_remind  (DuoCli *cli);
DuoCliStatus duo_cli_campaigns_answer  (DuoCli *cli);

DuoCliStatus duo_cli_materials_add     (DuoCli *cli);
DuoCliStatus duo_cli_materials_list    (DuoCli *cli);
DuoCliStatus duo_cli_materials_edit    (DuoCli *cli);
DuoCliStatus duo_cli_materials_release (DuoCli *cli);
DuoCliStatus duo_cli_materials_plan    (DuoCli *cli);
DuoCliStatus duo_cli_match             (DuoCli *cli);
DuoCliStatus duo_cli_formats           (DuoCli *cli);

DuoCliStatus duo_cli_platform_serve    (DuoCli *cli);
DuoCliStatus duo_cli_form_create       (DuoCli *cli);
DuoCliStatus duo_cli_form_import       (DuoCli *cli);
DuoCliStatus duo_cli_form_review       (DuoCli *cli);
DuoCliStatus duo_cli_form_settle       (DuoCli *cli);
DuoCliStatus duo_cli_platform_account  (DuoCli *cli);
DuoCliStatus duo_cli_platform_status   (DuoCli *cli);
DuoCliStatus duo_cli_platform_publish  (DuoCli *cli);
DuoCliStatus duo_cli_platform_links    (DuoCli *cli);
DuoCliStatus duo_cli_platform_downloads (DuoCli *cli);
DuoCliStatus duo_cli_platform_revoke   (DuoCli *cli);

DuoCliStatus duo_cli_history           (DuoCli *cli);
DuoCliStatus duo_cli_undo              (DuoCli *cli);
DuoCliStatus duo_cli_redo              (DuoCli *cli);
DuoCliStatus duo_cli_takeback          (DuoCli *cli);

DuoCliStatus duo_cli_verify            (DuoCli *cli);
DuoCliStatus duo_cli_backup            (DuoCli *cli);
DuoCliStatus duo_cli_restore           (DuoCli *cli);

G_END_DECLS
