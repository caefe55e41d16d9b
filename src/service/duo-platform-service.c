/* SPDX-License-Identifier: EUPL-1.2 */
/* Accounts: kept in the store, their secrets in the keyring. */
#include "duo-platform-service.h"

#include "duo-address.h"
#include "duo-login-flow.h"
#include "duo-platform-account-table.h"

static char *
secret_name (DuoPlatformAccount *account)
{
  return g_strconcat ("account:", duo_platform_account_get_uid (account), NULL);
}

void
duo_connection_free (DuoConnection *self)
{
  g_clear_object (&self->shares);
  g_clear_object (&self->dav);
  g_clear_pointer (&self->platform, duo_platform_free);
  g_clear_object (&self->http);
  g_clear_object (&self->account);
  g_free (self);
}

static gboolean
list_job (DuoDatabase   *db,
          gpointer       user_data,
          gpointer      *result,
          GCancellable  *cancellable,
          GError       **error)
{
  *result = duo_platform_account_table_list (db, error);
  return *result != NULL;
}

GPtrArray *
duo_platform_accounts_list (DuoContext  *context,
                            GError     **error)
{
  gpointer accounts = NULL;

  return duo_store_read (duo_context_get_store (context), list_job, NULL, &accounts, error) ? accounts : NULL;
}

static gboolean
save_job (DuoDatabase   *db,
          gpointer       user_data,
          gpointer      *result,
          GCancellable  *cancellable,
          GError       **error)
{
  DuoPlatformAccount *account = user_data;

  if (!duo_platform_account_table_save (db, account, error))
    return FALSE;
  duo_store_name_object (db, duo_platform_account_get_id (account));
  return TRUE;
}

/* The account of that address and name that is there already, or a new one. */
static DuoPlatformAccount *
find_or_make (DuoContext  *context,
              const char  *address,
              const char  *login,
              GError     **error)
{
  g_autoptr (GPtrArray) accounts = duo_platform_accounts_list (context, error);
  DuoPlatformAccount *made;

  if (accounts == NULL)
    return NULL;
  for (guint i = 0; i < accounts->len; i++)
    if (g_str_equal (duo_platform_account_get_address (accounts->pdata[i]), address) &&
        g_str_equal (duo_platform_account_get_login (accounts->pdata[i]), login))
      return g_object_ref (accounts->pdata[i]);
  made = duo_platform_account_new ();
  duo_platform_account_set_address (made, address);
  duo_platform_account_set_login (made, login);
  return made;
}

/* Looks whether the platform is there and lets us in, with an app password where it gives one. */
static DuoPlatform *
try_sign_in (const char    *address,
             const char    *login,
             const char    *password,
             const char    *authority,
             char         **secret,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (DuoHttp) http = duo_http_new (address, authority, error);
  g_autoptr (DuoPlatform) platform = NULL;
  g_autoptr (DuoSignIn) sign_in = NULL;

  if (http == NULL)
    return NULL;
  duo_http_sign_in (http, login, password);
  platform = duo_platform_probe (http, cancellable, error);
  if (platform == NULL)
    return NULL;
  if (platform->kind == DUO_PLATFORM_NEXTCLOUD)
    {
      sign_in = duo_sign_in_trade (http, login, password, cancellable, error);
      if (sign_in == NULL)
        return NULL;
    }
  *secret = g_strdup (sign_in != NULL ? sign_in->secret : password);
  return g_steal_pointer (&platform);
}

gboolean
duo_platform_account_has_secret (DuoSecrets          *secrets,
                                 DuoPlatformAccount  *account,
                                 gboolean            *known,
                                 GCancellable        *cancellable,
                                 GError             **error)
{
  g_autofree char *name = secret_name (account);
  char *secret = NULL;

  if (!duo_secrets_look_up (secrets, name, &secret, cancellable, error))
    return FALSE;
  *known = secret != NULL;
  duo_secret_free (secret);
  return TRUE;
}

gboolean
duo_platform_account_keep_secret (DuoSecrets          *secrets,
                                  DuoPlatformAccount  *account,
                                  const char          *secret,
                                  GCancellable        *cancellable,
                                  GError             **error)
{
  g_autofree char *name = secret_name (account);
  g_autofree char *title = g_strdup_printf ("DUO Campagnes: %s", duo_platform_account_get_address (account));

  return duo_secrets_keep (secrets, name, title, secret, cancellable, error);
}

/* Keeps @secret, and the account for it. The secret first: an account without it is of no use. */
static DuoPlatformAccount *
keep_account (DuoContext         *context,
              DuoSecrets         *secrets,
              const char         *address,
              const char         *login,
              const char         *secret,
              const char         *authority,
              const DuoPlatform  *platform,
              GCancellable       *cancellable,
              GError            **error)
{
  const DuoChangeName change = { DUO_CHANGE_ADD, DUO_OBJECT_PLATFORM_ACCOUNT, 0 };
  g_autoptr (DuoPlatformAccount) account = find_or_make (context, address, login, error);

  if (account == NULL)
    return NULL;
  duo_platform_account_set_authority (account, authority != NULL ? authority : "");
  duo_platform_account_set_practice (account, platform->practice ? 1 : 0);
  if (!duo_platform_account_keep_secret (secrets, account, secret, cancellable, error) ||
      !duo_store_write (duo_context_get_store (context), &change, save_job, account, NULL, NULL, error))
    return NULL;
  return g_steal_pointer (&account);
}

/**
 * duo_platform_account_add:
 * @context: the context
 * @secrets: where the password goes
 * @address: of the platform, as a person typed it
 * @login: the name one signs in with
 * @password: the account's password or an app password; the first is traded for the second
 * @authority: (nullable): path of a PEM file with the one authority that is trusted
 * @cancellable: (nullable): ends it
 * @error: what the platform said; nothing is kept then
 *
 * Signs in, and keeps the account; signs in anew where it was there already.
 *
 * Returns: (transfer full): the account, or %NULL with @error
 */
DuoPlatformAccount *
duo_platform_account_add (DuoContext    *context,
                          DuoSecrets    *secrets,
                          const char    *address,
                          const char    *login,
                          const char    *password,
                          const char    *authority,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autofree char *parsed = duo_address_parse (address, error);
  g_autoptr (DuoPlatform) platform = NULL;
  DuoPlatformAccount *account;
  char *secret = NULL;

  if (parsed == NULL)
    return NULL;
  platform = try_sign_in (parsed, login, password, authority, &secret, cancellable, error);
  if (platform == NULL)
    return NULL;
  account = keep_account (context, secrets, parsed, login, secret, authority, platform, cancellable, error);
  duo_secret_free (secret);
  return account;
}

/**
 * duo_platform_account_browse:
 * @context: the context
 * @secrets: where the app password goes
 * @address: of the platform, as a person typed it
 * @authority: (nullable): path of a PEM file with the one authority that is trusted
 * @open: opens the page on which the person signs in; called on this thread
 * @user_data: for @open
 * @cancellable: (nullable): ends it
 * @error: what the platform said: one that knows no signing in through the browser is %DUO_ERROR_PLATFORM_STRANGE or
 *   %DUO_ERROR_PLATFORM_NOT_FOUND
 *
 * Signs in through the browser (Login Flow v2): the program never sees the account's password. Blocks until the person
 * is done, at most twenty minutes.
 *
 * Returns: (transfer full): the account, or %NULL with @error
 */
DuoPlatformAccount *
duo_platform_account_browse (DuoContext           *context,
                             DuoSecrets           *secrets,
                             const char           *address,
                             const char           *authority,
                             DuoPlatformOpenPage   open,
                             gpointer              user_data,
                             GCancellable         *cancellable,
                             GError              **error)
{
  g_autofree char *parsed = duo_address_parse (address, error);
  g_autoptr (DuoHttp) http = parsed != NULL ? duo_http_new (parsed, authority, error) : NULL;
  g_autoptr (DuoLoginFlow) flow = http != NULL ? duo_login_flow_begin (http, cancellable, error) : NULL;
  g_autoptr (DuoSignIn) sign_in = NULL;
  g_autoptr (DuoPlatform) platform = NULL;

  if (flow == NULL)
    return NULL;
  open (flow->page, user_data);
  sign_in = duo_login_flow_wait (flow, http, cancellable, error);
  if (sign_in == NULL)
    return NULL;
  duo_http_sign_in (http, sign_in->login, sign_in->secret);
  platform = duo_platform_probe (http, cancellable, error);
  if (platform == NULL)
    return NULL;
  return keep_account (context, secrets, parsed, sign_in->login, sign_in->secret, authority, platform, cancellable, error);
}

/* Gives the app password of @account back, whatever the platform answers, and forgets it here. */
gboolean
duo_platform_account_sign_out (DuoSecrets          *secrets,
                               DuoPlatformAccount  *account,
                               GCancellable        *cancellable,
                               GError             **error)
{
  g_autofree char *name = secret_name (account);
  g_autoptr (GError) problem = NULL;
  g_autoptr (DuoConnection) connection = duo_platform_connect (secrets, account, cancellable, &problem);

  if (connection != NULL)
    duo_sign_in_end (connection->http, cancellable);
  else
    g_debug ("not signed out over there: %s", problem->message);
  return duo_secrets_forget (secrets, name, cancellable, error);
}

/**
 * duo_platform_connect:
 * @secrets: where the password is
 * @account: whose
 * @cancellable: (nullable): ends it
 * @error: %DUO_ERROR_PLATFORM_SIGN_IN where the keyring has no password for it; what the platform said
 *
 * Returns: (transfer full): the way in, for this thread, or %NULL with @error
 */
DuoConnection *
duo_platform_connect (DuoSecrets          *secrets,
                      DuoPlatformAccount  *account,
                      GCancellable        *cancellable,
                      GError             **error)
{
  g_autoptr (DuoConnection) self = g_new0 (DuoConnection, 1);
  g_autofree char *name = secret_name (account);
  const char *authority = duo_platform_account_get_authority (account);
  char *secret = NULL;

  self->account = g_object_ref (account);
  if (!duo_secrets_look_up (secrets, name, &secret, cancellable, error))
    return NULL;
  if (secret == NULL)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_PLATFORM_SIGN_IN, "no password is kept");
      return NULL;
    }
  self->http = duo_http_new (duo_platform_account_get_address (account), *authority != '\0' ? authority : NULL, error);
  if (self->http != NULL)
    duo_http_sign_in (self->http, duo_platform_account_get_login (account), secret);
  duo_secret_free (secret);
  if (self->http == NULL)
    return NULL;
  self->platform = duo_platform_probe (self->http, cancellable, error);
  if (self->platform == NULL)
    return NULL;
  self->dav = duo_dav_client_new (self->http, self->platform);
  self->shares = duo_share_client_new (self->http, self->platform);
  return g_steal_pointer (&self);
}

/* --- the practice platform --------------------------------------------------------------------------------------- */

/**
 * duo_platform_practice_note:
 * @context: the context
 * @secrets: where the password goes
 * @practice: one that was started
 * @password: (nullable): its password, where it was made now
 * @error: what the store or the keyring said
 *
 * Keeps the account on @practice, so that publishing needs no set-up. Without @password it is asked for when it is
 * needed. Blocks.
 */
gboolean
duo_platform_practice_note (DuoContext   *context,
                            DuoSecrets   *secrets,
                            DuoPractice  *practice,
                            const char   *password,
                            GError      **error)
{
  const DuoChangeName change = { DUO_CHANGE_ADD, DUO_OBJECT_PLATFORM_ACCOUNT, 0 };
  g_autoptr (DuoPlatformAccount) account = NULL;

  if (password != NULL)
    account = duo_platform_account_add (context, secrets, duo_practice_get_address (practice),
                                        duo_practice_get_user (practice), password, NULL, NULL, error);
  else
    account = find_or_make (context, duo_practice_get_address (practice), duo_practice_get_user (practice), error);
  if (account == NULL)
    return FALSE;
  if (duo_platform_account_get_id (account) != 0)
    return TRUE;
  duo_platform_account_set_authority (account, "");
  duo_platform_account_set_practice (account, 1);
  return duo_store_write (duo_context_get_store (context), &change, save_job, account, NULL, NULL, error);
}

/* The account on @practice whose password is known and works: (transfer full) (nullable), NULL without an @error where
 * there is none. */
static gboolean
find_signed_in (DuoContext           *context,
                DuoSecrets           *secrets,
                DuoPractice          *practice,
                DuoPlatformAccount  **found,
                GCancellable         *cancellable,
                GError              **error)
{
  g_autoptr (DuoPlatformAccount) account
    = find_or_make (context, duo_practice_get_address (practice), duo_practice_get_user (practice), error);
  g_autoptr (DuoConnection) connection = NULL;
  g_autoptr (GError) problem = NULL;

  *found = NULL;
  if (account == NULL)
    return FALSE;
  if (duo_platform_account_get_id (account) == 0)
    return TRUE;
  connection = duo_platform_connect (secrets, account, cancellable, &problem);
  if (connection != NULL)
    *found = g_steal_pointer (&account);
  else if (!g_error_matches (problem, DUO_ERROR, DUO_ERROR_PLATFORM_SIGN_IN))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  return TRUE;
}

static DuoPlatformAccount *
sign_in_to_practice (DuoContext    *context,
                     DuoSecrets    *secrets,
                     DuoPractice   *practice,
                     GCancellable  *cancellable,
                     GError       **error)
{
  char *password = duo_practice_take_password (practice);
  DuoPlatformAccount *account = NULL;

  if (password != NULL)
    account = duo_platform_account_add (context, secrets, duo_practice_get_address (practice),
                                        duo_practice_get_user (practice), password, NULL, cancellable, error);
  else if (find_signed_in (context, secrets, practice, &account, cancellable, error) && account == NULL)
    g_set_error_literal (error, DUO_ERROR, DUO_ERROR_PLATFORM_SIGN_IN, "the password of the practice platform is lost");
  duo_secret_free (password);
  return account;
}

/**
 * duo_platform_practise:
 * @context: the context
 * @secrets: where the password goes
 * @options: how to start it
 * @may_renew: give it another password where nobody knows the one that it has
 * @practice: (out) (transfer full): what was started; it ends with the object
 * @cancellable: (nullable): ends it
 * @error: as duo_practice_start(); what the store or the keyring said
 *
 * Starts the practice platform and signs in on it: one step from nothing to a place to publish. Blocks.
 *
 * Returns: (transfer full): the account on it, or %NULL with @error
 */
DuoPlatformAccount *
duo_platform_practise (DuoContext                *context,
                       DuoSecrets                *secrets,
                       const DuoPracticeOptions  *options,
                       gboolean                   may_renew,
                       DuoPractice              **practice,
                       GCancellable              *cancellable,
                       GError                   **error)
{
  g_autoptr (DuoPractice) started = duo_practice_start (options, error);
  g_autoptr (GError) problem = NULL;
  DuoPlatformAccount *account;

  if (started == NULL)
    return NULL;
  account = sign_in_to_practice (context, secrets, started, cancellable, &problem);
  if (account == NULL && may_renew && g_error_matches (problem, DUO_ERROR, DUO_ERROR_PLATFORM_SIGN_IN))
    {
      DuoPracticeOptions renewed = *options;

      renewed.new_password = TRUE;
      g_clear_error (&problem);
      duo_practice_end (started);
      g_clear_object (&started);
      started = duo_practice_start (&renewed, error);
      if (started == NULL)
        return NULL;
      account = sign_in_to_practice (context, secrets, started, cancellable, &problem);
    }
  if (account != NULL)
    {
      *practice = g_steal_pointer (&started);
      return account;
    }

  /* it has let go of the folder before anybody tries again */
  duo_practice_end (started);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}
