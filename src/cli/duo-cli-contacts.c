/* SPDX-License-Identifier: EUPL-1.2 */
/* contacts: list, import and export. */
#include <glib/gi18n.h>

#include "duo-cli-answer.h"
#include "duo-cli-commands.h"
#include "duo-cli-new-store.h"
#include "duo-cli-output.h"
#include "duo-cli-people.h"
#include "duo-cli-values.h"
#include "duo-contacts-service.h"
#include "duo-fold.h"

/* Whether @needle, which is folded, occurs in what the row says. */
static gboolean
matches (DuoContactEntry *entry, const char *needle)
{
  g_autofree char *words = g_strjoin (" ", duo_contact_get_name (entry->contact), duo_contact_get_email (entry->contact),
                                      duo_contact_get_phone (entry->contact), entry->code, entry->title, NULL);
  g_autofree char *folded = duo_fold_text (words);

  return duo_fold_matches (folded, needle);
}

/* Takes out of @entries what the options leave out. */
static void
filter (GPtrArray *entries, const char *code, const char *search)
{
  g_autofree char *needle = search != NULL ? duo_fold_text (search) : NULL;

  for (guint i = entries->len; i > 0; i--)
    {
      DuoContactEntry *entry = entries->pdata[i - 1];

      if ((code != NULL && !g_str_has_prefix (entry->code, code)) || (needle != NULL && !matches (entry, needle)))
        g_ptr_array_remove_index (entries, i - 1);
    }
}

DuoCliStatus
duo_cli_contacts_list (DuoCli *cli)
{
  const guint32 today = duo_clock_get_today (cli->clock);
  g_autofree char *brin = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  if (!duo_cli_read_brin (cli, duo_cli_get_option (cli, "institution"), &brin))
    return DUO_CLI_USAGE;

  entries = duo_people_list_contacts (cli->context, &error);
  if (entries == NULL)
    return duo_cli_fail_file (error, cli->store_path);

  filter (entries, brin, duo_cli_get_option (cli, "search"));
  if (!cli->json)
    {
      if (entries->len > 0)
        duo_cli_print_contacts (entries, today);
      else
        duo_cli_print ("%s", _("No contact was found."));
      return DUO_CLI_DONE;
    }

  json_builder_begin_array (builder);
  for (guint i = 0; i < entries->len; i++)
    duo_cli_json_contact (builder, entries->pdata[i], today);
  json_builder_end_array (builder);
  duo_cli_print_json (builder);
  return DUO_CLI_DONE;
}

static DuoChangeSet *
read_contacts (DuoCli *cli, const char *path, gpointer data, GError **error)
{
  return duo_contacts_read_import (cli->context, path, error);
}

static gboolean
apply_contacts (DuoCli *cli, DuoChangeSet *set, GError **error)
{
  return duo_contacts_apply_import (cli->context, set, error);
}

DuoCliStatus
duo_cli_contacts_import (DuoCli *cli)
{
  return duo_cli_import (cli, read_contacts, NULL, apply_contacts);
}

DuoCliStatus
duo_cli_contacts_export (DuoCli *cli)
{
  return duo_cli_export (cli, duo_contacts_export);
}
