/* SPDX-License-Identifier: EUPL-1.2 */
/* platform: the account, publishing, links with their codes, what was fetched. */
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "duo-cli-answer.h"
#include "duo-cli-commands.h"
#include "duo-cli-output.h"
#include "duo-cli-values.h"
#include "duo-publish-board.h"
#include "duo-register-service.h"
#include "duo-words-platform.h"
#include "duo-words.h"

/* So long a scheduler's run waits in all for a platform that does not answer; the next run goes on. */
#define PATIENCE_SECONDS 900
#define SECRET_MAX_BYTES 1024

/* --- secrets ----------------------------------------------------------------------------------------------------- */

/* A line of standard input; on a terminal it is asked for, and not shown. (transfer full): for duo_secret_free(). */
static char *
read_secret (const char *address)
{
  char line[SECRET_MAX_BYTES] = "";
  struct termios before, quiet;
  const gboolean terminal = isatty (STDIN_FILENO) && tcgetattr (STDIN_FILENO, &before) == 0;
  char *secret;

  if (terminal)
    {
      duo_cli_say (_("Password for %s:"), address);
      quiet = before;
      quiet.c_lflag &= ~(tcflag_t) ECHO;
      if (tcsetattr (STDIN_FILENO, TCSAFLUSH, &quiet) != 0)
        duo_cli_say ("%s", _("Look out: what you type will be shown."));
    }
  if (fgets (line, sizeof line, stdin) == NULL)
    *line = '\0';
  if (terminal && tcsetattr (STDIN_FILENO, TCSAFLUSH, &before) != 0)
    duo_cli_say ("%s", _("The terminal does not show what is typed any more; the command “reset” mends that."));
  line[strcspn (line, "\r\n")] = '\0';
  secret = g_strdup (line);
  explicit_bzero (line, sizeof line);
  return secret;
}

/* Sees to it that the password of @account is at hand: from the keyring, else from standard input, for this run. */
static gboolean
need_secret (DuoSecrets          *secrets,
             DuoPlatformAccount  *account,
             GError             **error)
{
  const char *address = duo_platform_account_get_address (account);
  gboolean known = FALSE;
  gboolean kept;
  char *secret;

  if (!duo_platform_account_has_secret (secrets, account, &known, NULL, error))
    return FALSE;
  if (known)
    return TRUE;
  if (!duo_secrets_has_keyring (secrets))
    duo_cli_say ("%s", _("There is no keyring here: the password is kept in memory until this command ends."));
  secret = read_secret (address);
  kept = duo_platform_account_keep_secret (secrets, account, secret, NULL, error);
  duo_secret_free (secret);
  return kept;
}

/* --- account ----------------------------------------------------------------------------------------------------- */

static void
json_account (JsonBuilder        *builder,
              DuoPlatformAccount *account)
{
  json_builder_begin_object (builder);
  duo_cli_json_number (builder, "id", duo_platform_account_get_id (account));
  duo_cli_json_text (builder, "address", duo_platform_account_get_address (account));
  duo_cli_json_text (builder, "login", duo_platform_account_get_login (account));
  duo_cli_json_flag (builder, "practice", duo_platform_account_get_practice (account) == 1);
  json_builder_end_object (builder);
}

static DuoCliStatus
list_accounts (DuoCli *cli)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts = duo_platform_accounts_list (cli->context, &error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (DuoCliTable) table = duo_cli_table_new (_("Address"), _("Name"), _("Kind"), NULL);

  if (accounts == NULL)
    return duo_cli_fail_file (error, cli->store_path);
  json_builder_begin_array (builder);
  for (guint i = 0; i < accounts->len; i++)
    {
      DuoPlatformAccount *account = accounts->pdata[i];

      json_account (builder, account);
      duo_cli_table_add (table, duo_platform_account_get_address (account), duo_platform_account_get_login (account),
                         duo_platform_account_get_practice (account) == 1 ? _("exercise") : _("platform"), NULL);
    }
  json_builder_end_array (builder);
  if (cli->json)
    duo_cli_print_json (builder);
  else if (accounts->len == 0)
    duo_cli_print ("%s", _("There is no account yet. Add one with its address and --login."));
  else
    duo_cli_table_print (table);
  return DUO_CLI_DONE;
}

DuoCliStatus
duo_cli_platform_account (DuoCli *cli)
{
  const char *address = duo_cli_get_argument (cli, 0);
  const char *login = duo_cli_get_option (cli, "login");
  const char *authority = duo_cli_get_option (cli, "authority");
  g_autofree char *path = authority != NULL ? duo_cli_absolute (authority) : NULL;
  g_autoptr (DuoSecrets) secrets = duo_secrets_new ();
  g_autoptr (DuoPlatformAccount) account = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;
  char *secret;

  if (address == NULL)
    return list_accounts (cli);
  if (login == NULL)
    return duo_cli_usage (cli, "%s", _("Say by --login as whom you sign in."));
  secret = read_secret (address);
  account = duo_platform_account_add (cli->context, secrets, address, login, secret, path, NULL, &error);
  duo_secret_free (secret);
  if (account == NULL)
    {
      g_autofree char *sentence = duo_words_sign_in_error (error, address);

      duo_cli_say ("%s", sentence);
      return DUO_CLI_NOTHING;
    }
  if (!duo_secrets_has_keyring (secrets))
    duo_cli_say ("%s", _("There is no keyring here: the password was not kept, and is asked for each time."));
  json_account (builder, account);
  if (cli->json)
    duo_cli_print_json (builder);
  else
    duo_cli_print (_("Signed in on %s."), duo_platform_account_get_address (account));
  return DUO_CLI_DONE;
}

/* --- what it is about -------------------------------------------------------------------------------------------- */

static gboolean
read_campaign (DuoCli *cli,
               gint64 *campaign)
{
  g_autoptr (GPtrArray) campaigns = duo_cli_load_campaigns (cli);

  if (campaigns == NULL || !duo_cli_read_campaign (cli, campaigns, duo_cli_get_option (cli, "campaign"), campaign))
    return FALSE;
  if (*campaign != 0)
    return TRUE;
  duo_cli_say ("%s", _("Say which campaign by --campaign."));
  return FALSE;
}

static DuoPublishView *
load_view (DuoCli *cli)
{
  g_autoptr (GError) error = NULL;
  gint64 campaign = 0;
  DuoPublishView *view;

  if (!read_campaign (cli, &campaign))
    return NULL;
  view = duo_publish_look (cli->context, campaign, &error);
  if (view == NULL)
    duo_cli_fail (error, duo_cli_get_option (cli, "campaign"));
  return view;
}

/* The same for commands that need something that was published. */
static DuoPublishView *
load_published (DuoCli *cli)
{
  DuoPublishView *view = load_view (cli);

  if (view != NULL && view->publication == NULL)
    {
      duo_cli_say (_("‘%s’ was not published yet. Do that first, with platform publish."),
                   duo_campaign_get_name (view->campaign));
      g_clear_pointer (&view, duo_publish_view_free);
    }
  return view;
}

/* Those of --institution, NULL for all; FALSE where there is none of that BRIN. */
static gboolean
read_chosen (DuoCli         *cli,
             DuoPublishView *view,
             GArray        **ids)
{
  const char *brin = duo_cli_get_option (cli, "institution");
  g_autofree char *upper = brin != NULL ? g_ascii_strup (brin, -1) : NULL;
  g_autoptr (DuoInstitutionCard) card = NULL;
  g_autoptr (GError) error = NULL;

  *ids = NULL;
  if (brin == NULL)
    return TRUE;
  *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  for (guint i = 0; i < view->packages->len; i++)
    {
      const DuoPlatformPackage *package = view->packages->pdata[i];

      if (g_str_has_prefix (package->label, upper))
        g_array_append_val (*ids, package->id);
    }
  if ((*ids)->len > 0)
    return TRUE;
  card = duo_register_get_card (cli->context, upper, &error);
  if (card == NULL)
    (void) duo_cli_fail (error, upper);
  else
    duo_cli_say (_("‘%s’ has nothing on the platform for this campaign."), brin);
  g_clear_pointer (ids, g_array_unref);
  return FALSE;
}

/* --- status ------------------------------------------------------------------------------------------------------ */

static void
json_package (JsonBuilder              *builder,
              DuoPublishView           *view,
              const DuoPlatformPackage *package,
              const char               *code)
{
  const DuoDownloads *downloads = g_hash_table_lookup (view->downloads, &package->id);
  g_autofree char *last_day = package->there_day != 0 ? duo_day_to_string (package->there_day) : NULL;

  json_builder_begin_object (builder);
  duo_cli_json_text (builder, "label", package->label);
  duo_cli_json_text (builder, "path", package->path);
  duo_cli_json_number (builder, "size", package->size);
  duo_cli_json_text (builder, "state", duo_package_state_to_string (package->state));
  duo_cli_json_flag (builder, "current", duo_platform_package_is_current (package));
  duo_cli_json_text (builder, "link_state", duo_link_state_to_string (package->link_state));
  duo_cli_json_text (builder, "url", *package->url != '\0' ? package->url : NULL);
  duo_cli_json_text (builder, "last_day", last_day);
  json_builder_set_member_name (builder, "downloads");
  json_builder_add_int_value (builder, downloads != NULL ? downloads->count : 0);
  duo_cli_json_text (builder, "first_download", downloads != NULL && *downloads->first != '\0' ? downloads->first : NULL);
  if (code != NULL)
    duo_cli_json_text (builder, "code", code);
  json_builder_end_object (builder);
}

/* What people call the institution of @package: "90AA ROC Havenstad". (transfer full). */
static char *
dup_who (const DuoPublishBoard    *board,
         const DuoPlatformPackage *package)
{
  for (guint i = 0; board != NULL && i < board->rows->len; i++)
    {
      const DuoPublishRow *row = board->rows->pdata[i];

      if (row->id == package->id)
        return *row->brin != '\0' ? g_strdup_printf ("%s %s", row->brin, row->name) : g_strdup (row->name);
    }
  return g_strdup (package->label);
}

static void
print_packages (DuoCli         *cli,
                DuoPublishView *view,
                DuoLoginCodes  *codes)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (DuoSecrets) secrets = duo_secrets_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoPublishBoard) board
    = duo_publish_board_load (cli->context, secrets, duo_campaign_get_id (view->campaign), FALSE, NULL, &error);
  g_autoptr (DuoCliTable) table
    = codes != NULL ? duo_cli_table_new (_("Institution"), _("Link"), _("Login code"), _("Until"), NULL)
                    : duo_cli_table_new (_("Institution"), _("Files"), _("Link"), _("Until"), _("Fetched"), NULL);

  if (board == NULL)
    g_debug ("names of institutions: %s", error->message);
  json_builder_begin_array (builder);
  for (guint i = 0; i < view->packages->len; i++)
    {
      const DuoPlatformPackage *package = view->packages->pdata[i];
      const DuoDownloads *downloads = g_hash_table_lookup (view->downloads, &package->id);
      g_autofree char *who = dup_who (board, package);
      const char *code = codes != NULL ? duo_login_codes_get (codes, package->label) : NULL;
      g_autofree char *until = package->there_day != 0 ? duo_day_to_string (package->there_day) : g_strdup ("");
      g_autofree char *count = g_strdup_printf ("%" G_GINT64_FORMAT, downloads != NULL ? downloads->count : 0);

      if (codes != NULL && package->link_state != DUO_LINK_MADE)
        continue;
      json_package (builder, view, package, codes != NULL ? (code != NULL ? code : "") : NULL);
      if (codes != NULL)
        duo_cli_table_add (table, who, package->url, code != NULL ? code : "?", until, NULL);
      else
        duo_cli_table_add (table, who, duo_words_package_state (package->state),
                           duo_words_link_state (package->link_state), until, count, NULL);
    }
  json_builder_end_array (builder);
  if (cli->json)
    duo_cli_print_json (builder);
  else
    duo_cli_table_print (table);
}

/* Codes that are about to end, on standard error: also where a scheduler looks on. */
static void
warn_ending (DuoCli         *cli,
             DuoPublishView *view)
{
  const guint32 today = duo_clock_get_today (duo_context_get_clock (cli->context));
  guint32 first = 0;
  guint n = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < view->packages->len; i++)
    {
      const DuoPlatformPackage *package = view->packages->pdata[i];

      if (!duo_link_ends_soon (package->link_state, package->there_day, today))
        continue;
      n++;
      first = first == 0 ? package->there_day : MIN (first, package->there_day);
    }
  words = n > 0 ? duo_words_ending_codes (n, first) : NULL;
  if (words != NULL)
    duo_cli_say ("%s", words);
}

DuoCliStatus
duo_cli_platform_status (DuoCli *cli)
{
  g_autoptr (DuoPublishView) view = load_view (cli);

  if (view == NULL)
    return DUO_CLI_NOTHING;
  if (!cli->json && view->publication == NULL)
    duo_cli_print (_("‘%s’ was not published yet."), duo_campaign_get_name (view->campaign));
  else
    print_packages (cli, view, NULL);
  warn_ending (cli, view);
  return DUO_CLI_DONE;
}

/* --- publish ----------------------------------------------------------------------------------------------------- */

static void
report_cb (const DuoPublishProgress *progress,
           gpointer                  user_data)
{
  gint64 *said = user_data;
  const gint64 now = g_get_monotonic_time ();

  if (progress->phase == DUO_PUBLISH_WAITING)
    {
      g_autofree char *why = progress->problem != NULL ? duo_words_error (progress->problem, progress->label) : NULL;

      duo_cli_say (_("%u of %u: waits %u seconds. %s"), progress->steps, progress->all_steps, progress->wait,
                   why != NULL ? why : _("The platform makes a limited number of links at a time."));
    }
  else if (isatty (STDERR_FILENO) && now - *said > G_USEC_PER_SEC)
    {
      duo_cli_say (_("%u of %u: %s"), progress->steps, progress->all_steps,
                   progress->label != NULL ? progress->label : "");
      *said = now;
    }
}

static void
print_plan (DuoCli         *cli,
            DuoPublishView *view,
            DuoPublishPlan *plan)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < plan->steps->len; i++)
    {
      const DuoPublishStep *step = &g_array_index (plan->steps, DuoPublishStep, i);
      const char *label = step->kind != DUO_PUBLISH_FOLDER
                            ? ((DuoPlatformPackage *) view->packages->pdata[step->package])->label
                            : duo_publication_get_folder (view->publication);

      json_builder_begin_object (builder);
      duo_cli_json_text (builder, "step", duo_publish_kind_to_string (step->kind));
      duo_cli_json_text (builder, "what", label);
      json_builder_set_member_name (builder, "bytes");
      json_builder_add_int_value (builder, step->bytes);
      json_builder_end_object (builder);
      if (!cli->json)
        duo_cli_print ("%s: %s", duo_words_publish_step (step->kind), label);
    }
  json_builder_end_array (builder);
  if (cli->json)
    duo_cli_print_json (builder);
  else if (plan->steps->len == 0)
    duo_cli_print ("%s", _("All is on the platform as it should be: there is nothing to do."));
}

/* Links that somebody withdrew and that would come back, on standard error. */
static void
say_renewed (DuoPublishView *view,
             DuoPublishPlan *plan)
{
  for (guint i = 0; i < plan->steps->len; i++)
    {
      const DuoPublishStep *step = &g_array_index (plan->steps, DuoPublishStep, i);
      const DuoPlatformPackage *package = step->kind != DUO_PUBLISH_FOLDER ? view->packages->pdata[step->package] : NULL;

      if (package != NULL && duo_publish_renews (step, package))
        duo_cli_say (_("%s: its link was withdrawn and is made again."), package->label);
    }
}

/* What does not go along, on standard error: the answer is what is done. */
static void
say_left_out (DuoPublishView *view)
{
  if (view->n_waiting > 0)
    duo_cli_say (ngettext ("%u institution waits for its wave; it gets nothing until the wave before has a conclusion.",
                           "%u institutions wait for their wave; they get nothing until the wave before has a conclusion.",
                           view->n_waiting), view->n_waiting);
  if (g_hash_table_size (view->standard) > 0)
    duo_cli_say (ngettext ("%u institution gets the standard set: nothing fits there.",
                           "%u institutions get the standard set: nothing fits there.",
                           g_hash_table_size (view->standard)), g_hash_table_size (view->standard));
  for (guint i = 0; i < view->nobody->len; i++)
    duo_cli_say (_("Nothing fits: %s gets no package."), (const char *) view->nobody->pdata[i]);
  if (view->n_concepts > 0)
    duo_cli_say (ngettext ("%u material is still a concept and stays here.",
                           "%u materials are still concepts and stay here.", view->n_concepts), view->n_concepts);
}

static DuoCliStatus
dry_run (DuoCli               *cli,
         const DuoPublishWish *wish)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) leaving = NULL;
  g_autoptr (DuoPublishView) view = duo_publish_prepare (cli->context, wish, &leaving, NULL, &error);
  g_autoptr (DuoPublishPlan) plan = NULL;

  if (view == NULL)
    return duo_cli_fail (error, duo_cli_get_option (cli, "campaign"));
  plan = duo_publish_plan_new (view->packages, leaving, FALSE, TRUE);
  print_plan (cli, view, plan);
  say_renewed (view, plan);
  say_left_out (view);
  return DUO_CLI_DONE;
}

/* The account of the publication that is there, else the newest one. */
static DuoPlatformAccount *
choose_account (DuoCli         *cli,
                DuoPublishView *view)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) accounts = NULL;

  if (view->account != NULL)
    return g_object_ref (view->account);
  accounts = duo_platform_accounts_list (cli->context, &error);
  if (accounts == NULL)
    duo_cli_fail_file (error, cli->store_path);
  else if (accounts->len == 0)
    duo_cli_say ("%s", _("There is no account on a platform yet. Add one with platform account, or practise with platform serve."));
  else
    return g_object_ref (accounts->pdata[accounts->len - 1]);
  return NULL;
}

static gboolean
read_wish (DuoCli         *cli,
           DuoPublishView *view,
           DuoPublishWish *wish)
{
  const char *until = duo_cli_get_option (cli, "until");

  wish->campaign = duo_campaign_get_id (view->campaign);
  wish->last_day = view->publication != NULL ? duo_publication_get_last_day (view->publication)->last : 0;
  if (until != NULL && !duo_day_parse (until, &wish->last_day))
    {
      duo_cli_say (_("‘%s’ is not a day. Write it as 2027-02-28."), until);
      return FALSE;
    }
  return TRUE;
}

/* The new codes where they have to go: a list that was asked for, or for an exercise the terminal. */
static DuoCliStatus
hand_out (DuoCli     *cli,
          DuoSecrets *secrets,
          const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoPublishView) view = load_published (cli);
  g_autoptr (DuoLoginCodes) codes = NULL;

  if (view == NULL)
    return DUO_CLI_NOTHING;
  if (path == NULL && duo_platform_account_get_practice (view->account) == 0)
    {
      print_packages (cli, view, NULL);
      return DUO_CLI_DONE;
    }
  codes = duo_publish_read_codes (view, secrets, NULL, &error);
  if (codes == NULL)
    return duo_cli_fail (error, duo_campaign_get_name (view->campaign));
  if (path == NULL)
    {
      print_packages (cli, view, codes);
    }
  else
    {
      duo_cli_say ("%s", _("Look out: this list holds login codes. Keep it where nobody else can read it, and remove it after mailing."));
      if (!duo_publish_write_links (cli->context, view, codes, path, &error))
        return duo_cli_fail_file (error, path);
      print_packages (cli, view, NULL);
    }
  if (!duo_publish_note_handed_out (cli->context, view->packages, codes, &error))
    return duo_cli_fail_file (error, cli->store_path);
  return DUO_CLI_DONE;
}

DuoCliStatus
duo_cli_platform_publish (DuoCli *cli)
{
  const char *path = duo_cli_get_option (cli, "output");
  g_autoptr (DuoPublishView) view = load_view (cli);
  g_autoptr (DuoPlatformAccount) account = NULL;
  g_autoptr (DuoSecrets) secrets = duo_secrets_new ();
  g_autoptr (GError) error = NULL;
  gint64 said = 0;
  DuoPublishOptions options = { .report = report_cb, .user_data = &said, .patience = PATIENCE_SECONDS };
  DuoPublishWish wish = { 0 };

  if (view == NULL || !read_wish (cli, view, &wish))
    return DUO_CLI_NOTHING;
  account = choose_account (cli, view);
  if (account == NULL)
    return DUO_CLI_NOTHING;
  wish.account = duo_platform_account_get_id (account);
  if (duo_cli_has_option (cli, "dry-run"))
    return dry_run (cli, &wish);
  if (path != NULL && duo_platform_account_get_practice (account) == 1)
    {
      duo_cli_say ("%s", _("This is an exercise: its links go on no list. Leave --output out; they are shown here."));
      return DUO_CLI_NOTHING;
    }
  options.codes_go_to_caller = path != NULL || duo_platform_account_get_practice (account) == 1;
  if (!need_secret (secrets, account, &error))
    return duo_cli_fail (error, duo_platform_account_get_address (account));
  if (!duo_publish_run (cli->context, secrets, &wish, &options, NULL, &error))
    {
      DuoCliStatus status = duo_cli_fail (error, duo_campaign_get_name (view->campaign));

      duo_cli_say ("%s", _("What was done stays done: the same command goes on from here."));
      return status;
    }
  return hand_out (cli, secrets, path);
}

/* --- links ------------------------------------------------------------------------------------------------------- */

DuoCliStatus
duo_cli_platform_links (DuoCli *cli)
{
  const char *path = duo_cli_get_option (cli, "output");
  g_autoptr (DuoPublishView) view = load_published (cli);
  g_autoptr (DuoSecrets) secrets = duo_secrets_new ();
  g_autoptr (DuoLoginCodes) codes = NULL;
  g_autoptr (GError) error = NULL;

  if (view == NULL)
    return DUO_CLI_NOTHING;
  codes = duo_publish_read_codes (view, secrets, NULL, &error);
  if (codes == NULL)
    return duo_cli_fail (error, duo_campaign_get_name (view->campaign));
  if (path == NULL)
    {
      print_packages (cli, view, codes);
      return DUO_CLI_DONE;
    }
  duo_cli_say ("%s", _("Look out: this list holds login codes. Keep it where nobody else can read it, and remove it after mailing."));
  if (!duo_publish_write_links (cli->context, view, codes, path, &error))
    return duo_cli_fail_file (error, path);
  return DUO_CLI_DONE;
}

typedef gboolean (*LinkWork) (DuoContext *context, DuoSecrets *secrets, gint64 campaign, GArray *ids,
                              GCancellable *cancellable, GError **error);

static DuoCliStatus
work_on_links (DuoCli   *cli,
               LinkWork  work)
{
  g_autoptr (DuoPublishView) view = load_published (cli);
  g_autoptr (DuoSecrets) secrets = duo_secrets_new ();
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DuoPublishView) after = NULL;

  if (view == NULL || !read_chosen (cli, view, &ids))
    return DUO_CLI_NOTHING;
  if (!need_secret (secrets, view->account, &error) ||
      !work (cli->context, secrets, duo_campaign_get_id (view->campaign), ids, NULL, &error))
    return duo_cli_fail (error, duo_campaign_get_name (view->campaign));
  after = load_view (cli);
  if (after == NULL)
    return DUO_CLI_NOTHING;
  print_packages (cli, after, NULL);
  warn_ending (cli, after);
  return DUO_CLI_DONE;
}

static gboolean
count_work (DuoContext    *context,
            DuoSecrets    *secrets,
            gint64         campaign,
            GArray        *ids,
            GCancellable  *cancellable,
            GError       **error)
{
  return duo_publish_count (context, secrets, campaign, cancellable, error);
}

DuoCliStatus
duo_cli_platform_downloads (DuoCli *cli)
{
  return work_on_links (cli, count_work);
}

DuoCliStatus
duo_cli_platform_revoke (DuoCli *cli)
{
  return work_on_links (cli, duo_publish_revoke);
}
