/* SPDX-License-Identifier: EUPL-1.2 */
/* Accounts and the practice platform, each call in a thread of its own. */
#include "duo-platform-work.h"

#include "duo-service-task.h"

/* What a call takes along. */
typedef struct
{
  DuoSecrets         *secrets;   /* (owned) (nullable) */
  DuoPlatformAccount *account;   /* (owned) (nullable) */
  DuoSigningIn        signing_in;
  char               *address;   /* (owned) (nullable): of @signing_in, as the next three */
  char               *login;
  char               *password;
  char               *authority;
  DuoPractice        *practice;  /* (owned) (nullable): what was started */
} Errand;

static Errand *
errand_new (DuoSecrets         *secrets,
            DuoPlatformAccount *account)
{
  Errand *self = g_new0 (Errand, 1);

  self->secrets = secrets != NULL ? g_object_ref (secrets) : NULL;
  self->account = account != NULL ? g_object_ref (account) : NULL;
  return self;
}

static void
errand_free (gpointer data)
{
  Errand *self = data;

  g_clear_object (&self->secrets);
  g_clear_object (&self->account);
  g_clear_object (&self->practice);
  g_free (self->address);
  g_free (self->login);
  duo_secret_free (self->password);
  g_free (self->authority);
  g_free (self);
}

/* --- signing in and out ------------------------------------------------------------------------------------------ */

static gboolean
sign_in_work (DuoContext    *context,
              gpointer       data,
              gpointer      *result,
              GCancellable  *cancellable,
              GError       **error)
{
  Errand *self = data;

  if (self->password != NULL)
    *result = duo_platform_account_add (context, self->secrets, self->address, self->login, self->password,
                                        self->authority, cancellable, error);
  else
    *result = duo_platform_account_browse (context, self->secrets, self->address, self->authority,
                                           self->signing_in.open, self->signing_in.user_data, cancellable, error);
  return *result != NULL;
}

void
duo_platform_sign_in_async (DuoContext          *context,
                            DuoSecrets          *secrets,
                            const DuoSigningIn  *signing_in,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  Errand *errand = errand_new (secrets, NULL);

  errand->signing_in = *signing_in;
  errand->address = g_strdup (signing_in->address);
  errand->login = g_strdup (signing_in->login);
  errand->password = g_strdup (signing_in->password);
  errand->authority = g_strdup (signing_in->authority);
  duo_service_work_async (context, duo_platform_sign_in_async, sign_in_work, errand, errand_free, g_object_unref,
                          cancellable, callback, user_data);
}

DuoPlatformAccount *
duo_platform_sign_in_finish (DuoContext    *context,
                             GAsyncResult  *result,
                             GError       **error)
{
  gpointer account = NULL;

  return duo_service_finish (context, duo_platform_sign_in_async, result, &account, error) ? account : NULL;
}

static gboolean
check_work (DuoContext    *context,
            gpointer       data,
            gpointer      *result,
            GCancellable  *cancellable,
            GError       **error)
{
  Errand *self = data;
  g_autoptr (DuoConnection) connection = duo_platform_connect (self->secrets, self->account, cancellable, error);

  if (connection == NULL)
    return FALSE;
  /* those that look at it stay behind with the connection */
  g_clear_object (&connection->shares);
  g_clear_object (&connection->dav);
  *result = g_steal_pointer (&connection->platform);
  return TRUE;
}

void
duo_platform_check_async (DuoContext          *context,
                          DuoSecrets          *secrets,
                          DuoPlatformAccount  *account,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  duo_service_work_async (context, duo_platform_check_async, check_work, errand_new (secrets, account), errand_free,
                          (GDestroyNotify) duo_platform_free, cancellable, callback, user_data);
}

DuoPlatform *
duo_platform_check_finish (DuoContext    *context,
                           GAsyncResult  *result,
                           GError       **error)
{
  gpointer platform = NULL;

  return duo_service_finish (context, duo_platform_check_async, result, &platform, error) ? platform : NULL;
}

static gboolean
sign_out_work (DuoContext    *context,
               gpointer       data,
               gpointer      *result,
               GCancellable  *cancellable,
               GError       **error)
{
  Errand *self = data;

  return duo_platform_account_sign_out (self->secrets, self->account, cancellable, error);
}

void
duo_platform_sign_out_async (DuoContext          *context,
                             DuoSecrets          *secrets,
                             DuoPlatformAccount  *account,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  duo_service_work_async (context, duo_platform_sign_out_async, sign_out_work, errand_new (secrets, account),
                          errand_free, NULL, cancellable, callback, user_data);
}

gboolean
duo_platform_sign_out_finish (DuoContext    *context,
                              GAsyncResult  *result,
                              GError       **error)
{
  return duo_service_finish (context, duo_platform_sign_out_async, result, NULL, error);
}

/* --- the practice platform --------------------------------------------------------------------------------------- */

static gboolean
practise_work (DuoContext    *context,
               gpointer       data,
               gpointer      *result,
               GCancellable  *cancellable,
               GError       **error)
{
  const guint32 today = duo_clock_get_today (duo_context_get_clock (context));
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = g_date_time_format (now, "%Y-%m-%d");
  guint32 real = 0;
  DuoPracticeOptions options = { 0 };
  Errand *self = data;

  /* where somebody reckons with another day, so does the platform: last days are judged by it */
  if (!duo_day_parse (day, &real) || real != today)
    options.today = today;

  *result = duo_platform_practise (context, self->secrets, &options, TRUE, &self->practice, cancellable, error);
  return *result != NULL;
}

void
duo_platform_practise_async (DuoContext          *context,
                             DuoSecrets          *secrets,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  Errand *errand = errand_new (secrets, NULL);
  GTask *task = duo_service_work_async (context, duo_platform_practise_async, practise_work, errand, errand_free,
                                        g_object_unref, cancellable, callback, user_data);

  g_object_set_data (G_OBJECT (task), "duo-errand", errand); /* which lives as long as the task */
}

DuoPlatformAccount *
duo_platform_practise_finish (DuoContext    *context,
                              GAsyncResult  *result,
                              DuoPractice  **practice,
                              GError       **error)
{
  Errand *errand = g_object_get_data (G_OBJECT (result), "duo-errand");
  gpointer account = NULL;

  if (!duo_service_finish (context, duo_platform_practise_async, result, &account, error))
    return NULL;
  *practice = g_steal_pointer (&errand->practice);
  return account;
}
