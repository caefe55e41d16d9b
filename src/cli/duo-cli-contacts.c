/* SPDX-License-Identifier: EUPL-1.2 */
/* contacts: list, import and export. */
#include <glib/gi18n.h>

#include "duo-brin.h"
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
  const char *text = duo_cli_get_option (cli, "institution");
  const guint32 today = duo_clock_get_today (cli->clock);
  g_autofree char *brin = text != NULL ? duo_brin_normalise (text) : NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GPtrArray) entries = NULL;
  g_autoptr (GError) error = NULL;

  if (text != NULL && brin == NULL)
    {
      g_autofree char *shown = duo_cli_printable (text);

      return duo_cli_usage (cli, _("‘%s’ is not a BRIN. Write two digits and two letters, such as 25LX."), shown);
    }

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
  const char *path = duo_cli_get_option (cli, "output");
  g_autofree char *shown = g_filename_display_name (path);
  g_autoptr (GError) error = NULL;

  if (!g_str_has_suffix (path, ".xlsx") && !g_str_has_suffix (path, ".csv"))
    return duo_cli_usage (cli, _("‘%s’ is of no kind that can be written. Let the name end in .xlsx or .csv."), shown);
  if (!duo_contacts_export (cli->context, path, &error))
    return duo_cli_fail_file (error, path);

  if (cli->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      duo_cli_json_text (builder, "file", shown);
      json_builder_end_object (builder);
      duo_cli_print_json (builder);
    }
  else
    {
      duo_cli_print (_("‘%s’ was written."), shown);
    }
  return DUO_CLI_DONE;
}
