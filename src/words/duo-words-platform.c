/* SPDX-License-Identifier: EUPL-1.2 */
/* What the materials platform did not do, and what a person can do about it. */
#include "duo-words-platform.h"

#include <glib/gi18n.h>
#include <string.h>

#include "duo-words.h"

gboolean
duo_words_is_about_platform (DuoError code)
{
  return code >= DUO_ERROR_PRACTICE_MISSING && code <= DUO_ERROR_PLATFORM_NO_KEYRING;
}

/* Of the way to the platform and of the account: what was wanted does not matter. */
static const char *
account_sentence (DuoError code)
{
  switch ((gint) code)
    {
    case DUO_ERROR_PRACTICE_MISSING:
      return _("The practice platform is not installed. Build or install the whole program; duo-materials-platform is part of it.");
    case DUO_ERROR_PRACTICE_RUNNING:
      return _("The practice platform is running already, in this program or another one. Use that one, or stop it first.");
    case DUO_ERROR_PRACTICE_FAILED:
      return _("The practice platform could not start. Look whether its folder can be written and the disk has room, and try again.");
    case DUO_ERROR_PLATFORM_ADDRESS:
      return _("This is not an address of a materials platform. Type it as it stands in the browser, beginning with https://, without name or password in it.");
    case DUO_ERROR_PLATFORM_UNREACHABLE:
      return _("The platform gave no answer. What was sent already stays there and is not sent again. Check the network; the work goes on by itself when there is an answer.");
    case DUO_ERROR_PLATFORM_CERTIFICATE:
      return _("The platform could not prove who it is, so nothing was sent: its certificate has expired, is of another computer, or comes from an unknown authority. Ask the manager of the platform; the authority of your organisation can be added in the account.");
    case DUO_ERROR_PLATFORM_STRANGE:
      return _("Something else than a materials platform answers at this address, perhaps a sign-in page of the network. Open the address in the browser and look what is there.");
    case DUO_ERROR_PLATFORM_SIGN_IN:
      return _("The platform does not accept the sign-in any more. Nothing is tried again by itself. Sign in again.");
    case DUO_ERROR_PLATFORM_TOO_FAST:
      return _("The platform asks for a pause: too much was asked in a short time. The work goes on by itself after ten minutes.");
    case DUO_ERROR_PLATFORM_FAULT:
      return _("The platform has a fault of its own. What was sent already stays there. It is tried again by itself; if it stays, tell the manager of the platform.");
    case DUO_ERROR_PLATFORM_MAINTENANCE:
      return _("The platform is being maintained. The work goes on by itself when it is back.");
    case DUO_ERROR_PLATFORM_NO_LINKS:
      return _("This platform keeps files but makes no links with a login code, or they are switched off. Ask the manager of the platform, or hand the files out in another way.");
    case DUO_ERROR_PLATFORM_PRACTICE:
      return _("This is an exercise: its links work on this computer only and go on no mailing list. Publish on the real platform to get a list.");
    case DUO_ERROR_PLATFORM_NOTHING:
      return _("There is nothing to publish yet. Release material of this campaign, and note which institutions take part.");
    case DUO_ERROR_PLATFORM_WAITING:
      return _("Nobody gets anything yet: all institutions that take part are in a wave that is not open. Note the conclusion of the wave before, or open the wave with a reason.");
    case DUO_ERROR_PLATFORM_NO_KEYRING:
      return _("Nothing on this computer keeps passwords safely. They are kept until the program ends and will be asked for again.");
    default:
      return NULL;
    }
}

/**
 * duo_words_platform_error:
 * @code: one that duo_words_is_about_platform()
 * @subject: what was wanted, between quotes, or its general word
 * @message: of the error
 *
 * Returns: (transfer full): one to three sentences: what happened, to what, and what to do
 */
char *
duo_words_platform_error (DuoError    code,
                          const char *subject,
                          const char *message)
{
  const char *sentence = account_sentence (code);

  if (sentence != NULL)
    return g_strdup (sentence);
  switch ((gint) code)
    {
    case DUO_ERROR_PLATFORM_MOVED:
      return g_strdup_printf (_("The platform sends us to another address. The sign-in was not sent there. If you trust it, change the address of the account. (%s)"), message);
    case DUO_ERROR_PLATFORM_FORBIDDEN:
      return g_strdup_printf (_("%s: the platform does not allow this to your account. Ask the manager of the platform for the right."), subject);
    case DUO_ERROR_PLATFORM_NOT_FOUND:
      return g_strdup_printf (_("%s is not on the platform, or not any more. Publish the campaign again to put it there."), subject);
    case DUO_ERROR_PLATFORM_NO_FOLDER:
      return g_strdup_printf (_("%s was not sent: its folder on the platform is gone. Publish again; the folder is made then."), subject);
    case DUO_ERROR_PLATFORM_CHANGED:
      return g_strdup_printf (_("%s was changed on the platform by somebody else. Nothing was overwritten. Look at what is there and choose which of the two stays."), subject);
    case DUO_ERROR_PLATFORM_REFUSED:
      return g_strdup_printf (_("%s: the platform does not take this name, date or code. Change it and try again."), subject);
    case DUO_ERROR_PLATFORM_TOO_LARGE:
      return g_strdup_printf (_("%s is larger than the platform takes. Make the files smaller, or ask the manager of the platform for more room per file."), subject);
    case DUO_ERROR_PLATFORM_BUSY:
      return g_strdup_printf (_("%s is being written on the platform at this moment. It is tried again by itself."), subject);
    case DUO_ERROR_PLATFORM_FULL:
      return g_strdup_printf (_("%s was not sent: the platform is full. What is there stays. Remove old campaigns there or ask for more room, then go on."), subject);
    case DUO_ERROR_PLATFORM_DAMAGED:
      return g_strdup_printf (_("%s did not arrive as it was sent. No link points to it. Try again; if it stays, tell the manager of the platform."), subject);
    default:
      g_return_val_if_reached (NULL);
    }
}

char *
duo_words_sign_in_error (const GError *error,
                         const char   *typed)
{
  const gint code = error->domain == DUO_ERROR ? error->code : -1;

  switch (code)
    {
    case DUO_ERROR_PLATFORM_ADDRESS:
      if (typed != NULL && g_ascii_strncasecmp (typed, "http://", strlen ("http://")) == 0)
        return g_strdup (_("Only https:// keeps your name and password safe on the way; http:// is for this computer only. Type the address with https://, or ask the manager of the platform for it."));
      break;
    case DUO_ERROR_PLATFORM_UNREACHABLE:
      return g_strdup (_("Nothing answers at this address. Look whether it is typed well and whether the network works, and try again."));
    case DUO_ERROR_PLATFORM_SIGN_IN:
      return g_strdup (_("The platform does not know this name with this password. Type them again; after ten tries it asks for a pause."));
    case DUO_ERROR_PLATFORM_TOO_FAST:
      return g_strdup (_("The platform asks for a pause: there were too many tries in a short time. Sign in again after ten minutes."));
    case DUO_ERROR_PLATFORM_FAULT:
      return g_strdup (_("The platform has a fault of its own, so you are not signed in. Try again later; if it stays, tell the manager of the platform."));
    case DUO_ERROR_PLATFORM_MAINTENANCE:
      return g_strdup (_("The platform is being maintained. Sign in when it is back."));
    case DUO_ERROR_PLATFORM_NOT_FOUND:
      return g_strdup (account_sentence (DUO_ERROR_PLATFORM_STRANGE));
    default:
      break;
    }
  return duo_words_error (error, typed);
}

char *
duo_words_practice_error (const GError *error,
                          const char   *what,
                          gboolean      practice)
{
  if (practice && g_error_matches (error, DUO_ERROR, DUO_ERROR_PLATFORM_UNREACHABLE))
    return g_strdup (_("The practice platform does not answer: it stands still. Start it on the tab Platform, and go on."));
  return duo_words_error (error, what);
}

const char *
duo_words_package_state (DuoPackageState state)
{
  switch (state)
    {
    case DUO_PACKAGE_PLANNED:
      return C_("package", "not sent yet");
    case DUO_PACKAGE_SENDING:
      return C_("package", "being sent");
    case DUO_PACKAGE_THERE:
      return C_("package", "on the platform");
    case DUO_N_PACKAGE_STATES:
    default:
      g_return_val_if_reached ("");
    }
}

const char *
duo_words_link_state (DuoLinkState state)
{
  switch (state)
    {
    case DUO_LINK_PLANNED:
      return C_("link", "not made yet");
    case DUO_LINK_ASKING:
      return C_("link", "being made");
    case DUO_LINK_MADE:
      return C_("link", "made");
    case DUO_LINK_WITHDRAWN:
      return C_("link", "withdrawn");
    case DUO_LINK_ENDED:
      return C_("link", "ended");
    case DUO_N_LINK_STATES:
    default:
      g_return_val_if_reached ("");
    }
}

/* A step of publishing as a heading for what it is about: "Versturen". */
const char *
duo_words_publish_step (DuoPublishKind kind)
{
  switch (kind)
    {
    case DUO_PUBLISH_FOLDER:
      return _("Make a folder");
    case DUO_PUBLISH_UPLOAD:
      return _("Send");
    case DUO_PUBLISH_REPLACE:
      return _("Send the new version");
    case DUO_PUBLISH_COPY:
      return _("Copy on the platform");
    case DUO_PUBLISH_LINK:
      return _("Make a link with a login code");
    case DUO_PUBLISH_EXTEND:
      return _("Change the last day of the link");
    case DUO_PUBLISH_WITHDRAW:
      return _("Withdraw the link");
    case DUO_N_PUBLISH_STEPS:
    default:
      g_return_val_if_reached ("");
    }
}

char *
duo_words_queue_state (DuoPackageState state,
                       gboolean        current,
                       gint            failure)
{
  if (failure >= 0)
    {
      g_autoptr (GError) error = g_error_new_literal (DUO_ERROR, failure, "");
      g_autofree char *sentence = duo_words_error (error, NULL);

      return g_strdup_printf (C_("queue", "failed: %s"), sentence);
    }
  if (current)
    return g_strdup (C_("queue", "on the platform, checked"));
  return g_strdup (state == DUO_PACKAGE_SENDING ? C_("queue", "being sent") : C_("queue", "waiting its turn"));
}

char *
duo_words_duration (guint seconds)
{
  const guint minutes = (seconds + 30) / 60;
  g_autofree char *rest = NULL;
  g_autofree char *hours = NULL;

  if (seconds < 60)
    return g_strdup (_("less than a minute"));
  if (minutes < 60)
    return g_strdup_printf (ngettext ("about %u minute", "about %u minutes", minutes), minutes);
  hours = g_strdup_printf (ngettext ("about %u hour", "about %u hours", minutes / 60), minutes / 60);
  if (minutes % 60 == 0)
    return g_steal_pointer (&hours);
  rest = g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes % 60), minutes % 60);
  /* "about 1 hour and 20 minutes" */
  return g_strdup_printf (_("%s and %s"), hours, rest);
}

char *
duo_words_ending_codes (guint   n,
                        guint32 first_end)
{
  const DuoWhen day = duo_when_day (first_end);
  g_autofree char *date = duo_words_when (&day, TRUE, FALSE);

  return g_strdup_printf (ngettext ("%u code ends within a week: it works until and including %s.",
                                    "%u codes end within a week; the first works until and including %s.", n), n, date);
}

char *
duo_words_publish_duty (const char *campaign,
                        guint       n_ending,
                        guint32     first_end,
                        gboolean    unfinished)
{
  g_autofree char *ending = n_ending > 0 ? duo_words_ending_codes (n_ending, first_end) : g_strdup ("");

  return g_strdup_printf ("‘%s’: %s%s%s", campaign, ending, n_ending > 0 && unfinished ? " " : "",
                          unfinished ? _("Publishing stopped before the end. What is there stays; go on when you like.") : "");
}
