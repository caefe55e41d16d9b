/* SPDX-License-Identifier: EUPL-1.2 */
/* What every command of duo-campagnes-cli gets, and what it answers. */
#pragma once

#include "duo-context.h"

G_BEGIN_DECLS

/* The program's exit status. */
typedef enum
{
  DUO_CLI_DONE,    /* done */
  DUO_CLI_NOTHING, /* nothing done, the reason is on standard error */
  DUO_CLI_USAGE,   /* wrong usage */
  DUO_CLI_PARTLY,  /* done in part, what was refused is listed */
} DuoCliStatus;

typedef struct _DuoCli DuoCli;

/* Which store a command works on. */
typedef enum
{
  DUO_CLI_STORE_NONE,     /* the command sees to it itself */
  DUO_CLI_STORE_EXISTING, /* one that is there */
  DUO_CLI_STORE_CREATE,   /* one that is there, or else a new one */
} DuoCliStore;

/**
 * DuoCliCommand:
 * @subject: first word
 * @verb: (nullable): second word; %NULL for a subject that is a command by itself
 * @arguments: (nullable): its arguments as the help shows them, marked for translation
 * @min_arguments: how many there must be
 * @max_arguments: how many there may be
 * @options: (nullable): names of the options it takes beside the global ones, separated by spaces; a required
 *   one has a "!" in front
 * @store: which store it works on
 * @run: does it
 * @summary: one line for the lists of commands, marked for translation
 * @description: (nullable): more for its own help, marked for translation
 */
typedef struct
{
  const char  *subject;
  const char  *verb;
  const char  *arguments;
  guint        min_arguments;
  guint        max_arguments;
  const char  *options;
  DuoCliStore  store;
  DuoCliStatus (*run) (DuoCli *cli);
  const char  *summary;
  const char  *description;
} DuoCliCommand;

struct _DuoCli
{
  const DuoCliCommand *command;
  GPtrArray           *arguments; /* (owned) (element-type utf8): what follows subject and verb */
  GHashTable          *options;   /* (owned): name -> (element-type utf8) GPtrArray of its values; flags have "" */
  char                *store_path; /* (owned) (type filename) */
  gboolean             json;
  DuoClock            *clock;     /* (owned) */
  char                *who;       /* (owned): login of who does it */
  DuoStore            *store;     /* (owned) (nullable): open while the command runs */
  DuoContext          *context;   /* (owned) (nullable) */
  gboolean             stored;    /* the store that was closed last took a change */
};

const char  *duo_cli_get_option   (DuoCli *cli, const char *name);
gboolean     duo_cli_has_option   (DuoCli *cli, const char *name);
GPtrArray   *duo_cli_get_options  (DuoCli *cli, const char *name);
const char  *duo_cli_get_argument (DuoCli *cli, guint index);

gboolean     duo_cli_open_store   (DuoCli *cli, const char *path, DuoStoreOpen how);
void         duo_cli_close_store  (DuoCli *cli);
char        *duo_cli_absolute     (const char *path);

/* Sentences on standard error; each gives the exit status that goes with it. */
void         duo_cli_say          (const char *format, ...) G_GNUC_PRINTF (1, 2);
DuoCliStatus duo_cli_usage        (DuoCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
DuoCliStatus duo_cli_fail         (const GError *error, const char *what);
DuoCliStatus duo_cli_fail_file    (const GError *error, const char *path);

G_END_DECLS
