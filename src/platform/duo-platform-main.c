/* SPDX-License-Identifier: EUPL-1.2 */
/* duo-materials-platform: serves a folder as a place to practise publishing. */
#include <errno.h>
#include <glib-unix.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "duo-config.h"
#include "duo-platform-path.h"
#include "duo-platform.h"
#include "duo-when.h"

/* The exit status when another one serves the folder. */
#define STATUS_BUSY 3

typedef struct
{
  char    *folder; /* (owned) */
  char    *today;  /* (owned) */
  gint     port;
  gint     ready_fd;
  gint64   quota;
  gboolean new_password;
  gboolean with_parent;
  gboolean test_control;
  gboolean verbose;
  gboolean version;
} Arguments;

static gboolean
stop (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

/* Standard input has ended: who started us is gone. */
static gboolean
parent_gone (gint         fd,
             GIOCondition condition,
             gpointer     user_data)
{
  char buffer[64];
  const ssize_t n = (condition & G_IO_IN) != 0 ? read (fd, buffer, sizeof buffer) : 0;

  if (n > 0)
    return G_SOURCE_CONTINUE;
  g_main_loop_quit (user_data);
  return G_SOURCE_REMOVE;
}

/* Tells who started us, by a pipe of its own, where we are and with what password (when there is a new one). */
static gboolean
tell_ready (int         fd,
            const char *address,
            const char *password,
            GError    **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;
  gboolean told;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "address");
  json_builder_add_string_value (builder, address);
  json_builder_set_member_name (builder, "user");
  json_builder_add_string_value (builder, DUO_PLATFORM_USER);
  json_builder_set_member_name (builder, "password");
  if (password != NULL)
    json_builder_add_string_value (builder, password);
  else
    json_builder_add_null_value (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  line = g_strconcat (text, "\n", NULL);

  told = duo_platform_write_all (fd, line, strlen (line), error);
  explicit_bzero (text, strlen (text));
  explicit_bzero (line, strlen (line));
  close (fd);
  return told;
}

/* Tells a person. A password goes to a terminal only: in a file or a log it would stay. */
static void
say_ready (const char *address,
           const char *password)
{
  g_print ("Oefenplatform: %s\nNaam: %s\n", address, DUO_PLATFORM_USER);
  if (password == NULL)
    g_print ("Het wachtwoord is dat van de vorige keer. Kwijt? Start opnieuw met --new-password.\n");
  else if (isatty (STDOUT_FILENO))
    g_print ("Wachtwoord (dit ziet u één keer): %s\n", password);
  else
    g_print ("Het wachtwoord wordt alleen op een terminal getoond, of via --ready-fd gegeven.\n");
  if (fflush (stdout) != 0)
    clearerr (stdout); /* nobody is listening, and we serve all the same */
}

/* Returns: (transfer full) (nullable): the folder to serve. */
static char *
choose_folder (const Arguments *arguments)
{
  if (arguments->folder != NULL)
    return g_canonicalize_filename (arguments->folder, NULL);

  return g_build_filename (g_get_user_data_dir (), "duo-campagnes", "oefenplatform", NULL);
}

static gboolean
parse (Arguments *arguments,
       int       *argc,
       char    ***argv,
       GError   **error)
{
  const GOptionEntry entries[] = {
    { "folder", 'f', 0, G_OPTION_ARG_FILENAME, &arguments->folder, "de map waarin het oefenplatform bewaart", "MAP" },
    { "port", 'p', 0, G_OPTION_ARG_INT, &arguments->port, "de poort (standaard die van de vorige keer)", "NUMMER" },
    { "quota", 'q', 0, G_OPTION_ARG_INT64, &arguments->quota, "hoeveel er in mag (standaard wat de schijf heeft)", "BYTES" },
    { "today", 't', 0, G_OPTION_ARG_STRING, &arguments->today, "de dag om mee te rekenen", "JJJJ-MM-DD" },
    { "new-password", 'n', 0, G_OPTION_ARG_NONE, &arguments->new_password, "maak een nieuw wachtwoord", NULL },
    { "ready-fd", 0, 0, G_OPTION_ARG_INT, &arguments->ready_fd,
      "meld adres en wachtwoord als een regel JSON op deze descriptor", "FD" },
    { "with-parent", 0, 0, G_OPTION_ARG_NONE, &arguments->with_parent, "stop als de standaardinvoer eindigt", NULL },
    { "test-control", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &arguments->test_control, NULL, NULL },
    { "verbose", 'v', 0, G_OPTION_ARG_NONE, &arguments->verbose, "meld elk verzoek, zonder geheimen", NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, &arguments->version, "toon de versie", NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_set_summary (context, "Een oefenplatform voor campagnematerialen, alleen op deze computer.");
  g_option_context_add_main_entries (context, entries, NULL);
  return g_option_context_parse (context, argc, argv, error);
}

static gboolean
fill (const Arguments    *arguments,
      DuoPlatformOptions *options,
      GError            **error)
{
  if (arguments->port < 0 || arguments->port > G_MAXUINT16 || arguments->quota < 0)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_INVALID, "--port of --quota is geen goed getal");
      return FALSE;
    }
  if (arguments->today != NULL && !duo_day_parse (arguments->today, &options->today))
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_INVALID, "--today is geen dag (JJJJ-MM-DD)");
      return FALSE;
    }

  options->port = (guint16) arguments->port;
  options->quota = (guint64) arguments->quota;
  options->new_password = arguments->new_password;
  options->test_control = arguments->test_control;
  options->verbose = arguments->verbose;
  return TRUE;
}

static int
run (const Arguments *arguments)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (DuoPlatform) platform = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = choose_folder (arguments);
  g_autofree char *address = NULL;
  DuoPlatformOptions options = { .folder = folder };
  char *password = NULL;
  gboolean told = TRUE;

  if (!fill (arguments, &options, &error))
    {
      g_printerr ("%s\n", error->message);
      return 2;
    }

  platform = duo_platform_open (&options, &password, &error);
  if (platform == NULL)
    {
      g_printerr ("Het oefenplatform kan niet starten: %s\n", error->message);
      return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_BUSY) ? STATUS_BUSY : EXIT_FAILURE;
    }

  address = duo_platform_get_address (platform);
  if (arguments->ready_fd > STDERR_FILENO)
    told = tell_ready (arguments->ready_fd, address, password, &error);
  else
    say_ready (address, password);
  if (password != NULL)
    explicit_bzero (password, strlen (password));
  g_free (password);
  if (!told)
    {
      g_printerr ("Wie het oefenplatform startte is weg: %s\n", error->message);
      return EXIT_FAILURE;
    }

  g_unix_signal_add (SIGINT, stop, loop);
  g_unix_signal_add (SIGTERM, stop, loop);
  if (arguments->with_parent)
    g_unix_fd_add (STDIN_FILENO, G_IO_IN | G_IO_HUP | G_IO_ERR, parent_gone, loop);
  g_main_loop_run (loop);
  return EXIT_SUCCESS;
}

int
main (int    argc,
      char **argv)
{
  Arguments arguments = { .ready_fd = -1 };
  g_autoptr (GError) error = NULL;
  int status = 2;

  setlocale (LC_ALL, "");
  g_set_prgname ("duo-materials-platform");
  /* No core file of ours may hold a password. */
  if (prctl (PR_SET_DUMPABLE, 0) != 0)
    g_debug ("prctl: %s", g_strerror (errno));

  if (!parse (&arguments, &argc, &argv, &error))
    g_printerr ("%s\n", error->message);
  else if (argc > 1)
    g_printerr ("‘%s’ wordt niet begrepen. Zie --help.\n", argv[1]);
  else if (arguments.version)
    status = (g_print ("%s\n", DUO_VERSION), EXIT_SUCCESS);
  else
    status = run (&arguments);

  g_free (arguments.folder);
  g_free (arguments.today);
  return status;
}
