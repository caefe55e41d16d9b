/* SPDX-License-Identifier: EUPL-1.2 */
/* What was pointed out of lists, in the settings of the person: a hash of the headings, since these may say anything. */
#include "duo-list-memory.h"

#include <gio/gio.h>

#include "duo-config.h"

#define KEY "list-columns"
/* Lists that are remembered; the one that was not used longest goes. */
#define ENTRIES_MAX 50

/* Returns: (transfer full) (nullable): NULL where the program is not installed. */
static GSettings *
open_settings (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, DUO_APPLICATION_ID, TRUE);
  if (schema == NULL || !g_settings_schema_has_key (schema, KEY))
    return NULL;

  return g_settings_new_full (schema, NULL, NULL);
}

static char *
dup_mark (const char *signature)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, signature, -1);
}

gboolean
duo_list_memory_find (const char *signature, DuoListPlan *plan)
{
  g_autoptr (GSettings) settings = open_settings ();
  g_autoptr (GVariant) entries = settings != NULL ? g_settings_get_value (settings, KEY) : NULL;
  g_autofree char *mark = dup_mark (signature);
  GVariantIter iter;
  const char *known;
  const char *text;

  if (entries == NULL)
    return FALSE;

  g_variant_iter_init (&iter, entries);
  while (*signature != '\0' && g_variant_iter_next (&iter, "(&s&s)", &known, &text))
    if (g_str_equal (known, mark))
      return duo_list_plan_parse (text, plan);

  return FALSE;
}

void
duo_list_memory_keep (const char *signature, const DuoListPlan *plan)
{
  g_autoptr (GSettings) settings = open_settings ();
  g_autoptr (GVariant) entries = settings != NULL ? g_settings_get_value (settings, KEY) : NULL;
  g_autofree char *mark = dup_mark (signature);
  g_autofree char *kept = duo_list_plan_to_string (plan);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *known;
  const char *text;
  guint n_entries = 1;

  if (*signature == '\0' || entries == NULL)
    return;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a(ss)"));
  g_variant_builder_add (&builder, "(ss)", mark, kept);
  g_variant_iter_init (&iter, entries);
  while (n_entries < ENTRIES_MAX && g_variant_iter_next (&iter, "(&s&s)", &known, &text))
    if (!g_str_equal (known, mark))
      {
        g_variant_builder_add (&builder, "(ss)", known, text);
        n_entries++;
      }
  g_settings_set_value (settings, KEY, g_variant_builder_end (&builder));
}
