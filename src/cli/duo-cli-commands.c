/* SPDX-License-Identifier: EUPL-1.2 */
/* The table of commands: parsing, help, completion and running all follow it. */
#include "duo-cli-commands.h"

#include <glib/gi18n.h>

#include "duo-cli-parse.h"

#define MESSAGE_OPTIONS "link audience status campaign note placement"
#define MILESTONE_OPTIONS "planned actual topic audience campaign note"

const DuoCliCommand duo_cli_commands[] = {
  { "sample", NULL, N_("FILE"), 0, 1, NULL, DUO_CLI_STORE_NONE, duo_cli_sample, N_("make a data file with the sample"),
    N_("The calendar of 2020 with campaigns, milestones and actions, to look at and to try things on.") },

  { "calendar", "import", N_("FILE"), 1, 1, "!year dry-run details placeholders", DUO_CLI_STORE_NONE,
    duo_cli_calendar_import, N_("read a calendar in"),
    N_("Reads .csv and .xlsx: a list with month, sector and message, or the months by sectors as on the slide.") },
  { "calendar", "list", NULL, 0, 0, "!year sector month audience", DUO_CLI_STORE_EXISTING, duo_cli_calendar_list,
    N_("show the messages of a year"), NULL },
  { "calendar", "add", NULL, 0, 0, "!text " MESSAGE_OPTIONS, DUO_CLI_STORE_CREATE, duo_cli_calendar_add,
    N_("make a message"), N_("A new message is a draft for students, unless the options say otherwise.") },
  { "calendar", "edit", N_("NUMBER"), 1, 1, "text " MESSAGE_OPTIONS, DUO_CLI_STORE_EXISTING, duo_cli_calendar_edit,
    N_("change a message"), N_("What is not given stays as it is. --placement replaces all its placements.") },
  { "calendar", "remove", N_("NUMBER"), 1, 1, NULL, DUO_CLI_STORE_EXISTING, duo_cli_calendar_remove,
    N_("remove a message"), N_("A final message is better withdrawn: calendar edit NUMBER --status withdrawn.") },
  { "calendar", "copy", NULL, 0, 0, "!from !to dry-run", DUO_CLI_STORE_EXISTING, duo_cli_calendar_copy,
    N_("copy the messages of a year to another"), N_("The copies are drafts. What needs a look is listed.") },
  { "calendar", "check", NULL, 0, 0, "!year all", DUO_CLI_STORE_EXISTING, duo_cli_calendar_check,
    N_("look for clashes and gaps"), N_("With --all also those that somebody chose to ignore.") },
  { "calendar", "export", NULL, 0, 0, "!year !output school-year", DUO_CLI_STORE_EXISTING, duo_cli_calendar_export,
    N_("write the calendar to a file"), N_("The extension says which kind: .xlsx, .pdf, .png, .ics or .csv.") },

  { "milestones", "list", NULL, 0, 0, "year", DUO_CLI_STORE_EXISTING, duo_cli_milestones_list,
    N_("show the milestones"), NULL },
  { "milestones", "add", NULL, 0, 0, "!title " MILESTONE_OPTIONS, DUO_CLI_STORE_CREATE, duo_cli_milestones_add,
    N_("make a milestone"), NULL },
  { "milestones", "edit", N_("NUMBER"), 1, 1, "title " MILESTONE_OPTIONS, DUO_CLI_STORE_EXISTING, duo_cli_milestones_edit,
    N_("change a milestone"), N_("What is not given stays as it is.") },
  { "milestones", "import", N_("FILE"), 1, 1, "dry-run details", DUO_CLI_STORE_NONE, duo_cli_milestones_import,
    N_("read milestones in"),
    N_("Reads .csv and .xlsx with the columns titel, gepland, werkelijk, onderwerp and doelgroep.") },

  { "actions", "list", NULL, 0, 0, "all", DUO_CLI_STORE_EXISTING, duo_cli_actions_list, N_("show the open points"),
    N_("With --all also those that are done.") },
  { "actions", "add", NULL, 0, 0, "!text owner due about note", DUO_CLI_STORE_CREATE, duo_cli_actions_add,
    N_("note an open point"), NULL },
  { "actions", "done", N_("NUMBER"), 1, 1, "on", DUO_CLI_STORE_EXISTING, duo_cli_actions_done,
    N_("tick an open point off"), NULL },

  { "overview", "month", N_("YYYY-MM"), 1, 1, "!output issue", DUO_CLI_STORE_EXISTING, duo_cli_overview_month,
    N_("write the month overview (.xlsx)"),
    N_("It is a draft until --issue: that keeps its content, and the next one is compared with it.") },
  { "overview", "list", NULL, 0, 0, NULL, DUO_CLI_STORE_EXISTING, duo_cli_overview_list,
    N_("show which overviews were issued"), NULL },

  { "institutions", "import", N_("FILE..."), 1, G_MAXUINT, "as-of dry-run details", DUO_CLI_STORE_NONE, duo_cli_institutions_import,
    N_("read the register of institutions in"),
    N_("Reads DUO's open data as downloaded: .csv, .xlsx, or the .zip of them. What each file is follows from its headings.") },
  { "institutions", "list", NULL, 0, 0, "sector search limit", DUO_CLI_STORE_EXISTING, duo_cli_institutions_list,
    N_("show the institutions"), NULL },
  { "institutions", "show", N_("BRIN"), 1, 1, NULL, DUO_CLI_STORE_EXISTING, duo_cli_institutions_show,
    N_("show all that is known of an institution"), NULL },

  { "contacts", "list", NULL, 0, 0, "institution search", DUO_CLI_STORE_EXISTING, duo_cli_contacts_list,
    N_("show the contacts"), N_("With --institution those of one institution and its locations.") },
  { "contacts", "import", N_("FILE"), 1, 1, "dry-run details", DUO_CLI_STORE_NONE, duo_cli_contacts_import,
    N_("read contacts in"),
    N_("Reads .csv and .xlsx as contacts export writes them, or a list of your own with a column name or e-mail and a code of the register.") },
  { "contacts", "export", NULL, 0, 0, "!output", DUO_CLI_STORE_EXISTING, duo_cli_contacts_export,
    N_("write the contacts to a file"), N_("The extension says which kind: .xlsx or .csv. Edit it there and read it in again.") },

  { "channels", "list", NULL, 0, 0, "institution", DUO_CLI_STORE_EXISTING, duo_cli_channels_list,
    N_("show the screens, apps, newsletters and other channels"), N_("With --institution those of one institution.") },
  { "channels", "import", N_("FILE"), 1, 1, "dry-run details", DUO_CLI_STORE_NONE, duo_cli_channels_import,
    N_("read channels in"),
    N_("Reads .csv and .xlsx as channels export writes them. An empty cell wipes nothing; ‘onbekend’ says that it was asked and nobody knows.") },
  { "channels", "export", NULL, 0, 0, "!output", DUO_CLI_STORE_EXISTING, duo_cli_channels_export,
    N_("write the channels to a file"), N_("The extension says which kind: .xlsx or .csv. Edit it there and read it in again.") },
  { "campaigns", "list", NULL, 0, 0, NULL, DUO_CLI_STORE_EXISTING, duo_cli_campaigns_list, N_("show the campaigns"), NULL },
  { "campaigns", "show", N_("NAME"), 1, 1, NULL, DUO_CLI_STORE_EXISTING, duo_cli_campaigns_show,
    N_("show the steps of a campaign and how far its institutions are"), NULL },
  { "campaigns", "add", NULL, 0, 0, "!title live waves audience kind goals questions", DUO_CLI_STORE_CREATE, duo_cli_campaigns_add,
    N_("make a campaign"), N_("With --live its steps are planned back from that day, in working days.") },
  { "campaigns", "copy", NULL, 0, 0, "!campaign !to dry-run", DUO_CLI_STORE_EXISTING, duo_cli_campaigns_copy,
    N_("copy a campaign to another year"), N_("Its dates are reckoned again. Those that need a look are listed.") },
  { "campaigns", "move", NULL, 0, 0, "!campaign !live dry-run", DUO_CLI_STORE_EXISTING, duo_cli_campaigns_move,
    N_("let a campaign go live on another day"), N_("All that hangs on it moves along, but what happened already.") },
  { "campaigns", "conclude", NULL, 0, 0, "!campaign !sector !text on", DUO_CLI_STORE_EXISTING, duo_cli_campaigns_conclude,
    N_("write the conclusion of a wave down"), N_("That opens the next wave.") },
  { "campaigns", "answer", NULL, 0, 0, "!campaign institution all sector !answer condition source person note on",
    DUO_CLI_STORE_EXISTING, duo_cli_campaigns_answer, N_("note an answer that was given by phone or on paper"), NULL },
  { "campaigns", "invite", NULL, 0, 0, "!campaign institution all sector on", DUO_CLI_STORE_EXISTING, duo_cli_campaigns_invite,
    N_("note that institutions were invited"), N_("Sends nothing. With --all: those of open waves that were not asked yet.") },
  { "campaigns", "remind", NULL, 0, 0, "!campaign institution all sector on", DUO_CLI_STORE_EXISTING, duo_cli_campaigns_remind,
    N_("note that institutions were reminded"), N_("Sends nothing. With --all: those that were asked and did not answer.") },
  { "campaigns", "holidays", N_("FILE"), 1, 1, NULL, DUO_CLI_STORE_CREATE, duo_cli_campaigns_holidays,
    N_("read school holidays in"), N_("Reads the open data of the government, as downloaded (JSON). Steps in a holiday are pointed out.") },

  { "materials", "add", N_("FILE..."), 1, G_MAXUINT, "!campaign replaces", DUO_CLI_STORE_EXISTING, duo_cli_materials_add,
    N_("take files in as materials of a campaign"),
    N_("Each file is measured and copied. What is damaged, or no material at all, is listed and left out.") },
  { "materials", "list", NULL, 0, 0, "campaign all", DUO_CLI_STORE_EXISTING, duo_cli_materials_list,
    N_("show the materials"), N_("With --all also older versions.") },
  { "materials", "release", N_("[NUMBER...]"), 0, G_MAXUINT, "campaign", DUO_CLI_STORE_EXISTING, duo_cli_materials_release,
    N_("release materials, or say which checks fail"), NULL },
  { "match", NULL, NULL, 0, 0, "!campaign", DUO_CLI_STORE_EXISTING, duo_cli_match,
    N_("show which material fits which channel, and why"), N_("Of the institutions that take part in the campaign.") },
  { "formats", NULL, NULL, 0, 0, "!campaign coverage", DUO_CLI_STORE_EXISTING, duo_cli_formats,
    N_("show the fewest formats to make"), N_("What each adds, until that share of the institutions that take part is reached.") },

  { "platform", "serve", N_("[FOLDER]"), 0, 1, "new-password", DUO_CLI_STORE_NONE, duo_cli_platform_serve,
    N_("run the practice platform, on this computer only"),
    N_("It keeps what was published in the folder, and has the same address and password the next time. All on it is marked as an exercise.") },

  { "history", NULL, NULL, 0, 0, "object limit details", DUO_CLI_STORE_EXISTING, duo_cli_history,
    N_("show who changed what, newest first"), NULL },
  { "undo", NULL, NULL, 0, 0, NULL, DUO_CLI_STORE_EXISTING, duo_cli_undo, N_("undo your newest change"), NULL },
  { "redo", NULL, NULL, 0, 0, NULL, DUO_CLI_STORE_EXISTING, duo_cli_redo, N_("do again what you undid last"), NULL },
  { "takeback", NULL, N_("CHANGE"), 1, 1, "all", DUO_CLI_STORE_EXISTING, duo_cli_takeback,
    N_("take an older change back"),
    N_("What was changed again since is left and listed; with --all that goes back too.") },

  { "verify", NULL, NULL, 0, 0, NULL, DUO_CLI_STORE_EXISTING, duo_cli_verify, N_("see whether the data file is whole"), NULL },
  { "backup", NULL, N_("FILE"), 1, 1, "store-only", DUO_CLI_STORE_EXISTING, duo_cli_backup, N_("make a checked copy"), NULL },
  { "restore", NULL, N_("FILE"), 1, 1, NULL, DUO_CLI_STORE_NONE, duo_cli_restore,
    N_("put a copy back as the data file"), N_("A data file that is there already is kept beside it under another name.") },
};
const guint duo_cli_n_commands = G_N_ELEMENTS (duo_cli_commands);
