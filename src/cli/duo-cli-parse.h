/* SPDX-License-Identifier: EUPL-1.2 */
/* From words on the command line to a command with its options. */
#pragma once

#include "duo-cli.h"

G_BEGIN_DECLS

/**
 * DuoCliOption:
 *
 * An option means the same in every command that takes it.
 */
typedef struct
{
  const char *name;
  char        letter;   /* '\0' for none */
  const char *argument; /* (nullable): what follows, marked for translation; NULL for a flag */
  gboolean    is_path;  /* any bytes, where other values are UTF-8 */
  gboolean    global;   /* every command takes it */
  gboolean    repeatable;
  const char *help;     /* marked for translation */
} DuoCliOption;

extern const DuoCliOption  duo_cli_options[];
extern const guint         duo_cli_n_options;
extern const DuoCliCommand duo_cli_commands[];
extern const guint         duo_cli_n_commands;

const DuoCliOption *duo_cli_find_option (const char *name);
gboolean            duo_cli_takes       (const DuoCliCommand *command, const char *name, gboolean *required);
DuoCliStatus        duo_cli_parse       (DuoCli *cli, gint argc, char **argv, gboolean *finished);

void                duo_cli_help_program (void);
void                duo_cli_help_subject (const char *subject);
void                duo_cli_help_command (const DuoCliCommand *command);

G_END_DECLS
