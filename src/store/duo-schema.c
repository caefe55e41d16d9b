/* SPDX-License-Identifier: EUPL-1.2 */
/* Runs the schema steps that a store does not have yet. */
#include "duo-schema.h"

#include "duo-database-private.h"
#include "duo-error.h"
#include "duo-schema-resources.h"

#define STEPS_PATH "/nl/duo/Campagnes/schema/sqlite"
#define NEWEST 11

/* Returns: the schema version that this program writes, which is the number of its steps. */
gint
duo_schema_get_newest (void)
{
  return NEWEST;
}

/**
 * duo_schema_list_steps:
 *
 * Returns: (transfer full) (element-type utf8) (nullable): the scripts; the first one makes version 1
 */
GPtrArray *
duo_schema_list_steps (GError **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);

  for (gint version = 1; version <= NEWEST; version++)
    {
      g_autofree char *path = g_strdup_printf (STEPS_PATH "/%03d.sql", version);
      g_autoptr (GBytes) step =
        g_resource_lookup_data (duo_schema_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);

      if (step == NULL)
        return NULL;
      g_ptr_array_add (steps, g_strndup (g_bytes_get_data (step, NULL), g_bytes_get_size (step)));
    }

  return g_steal_pointer (&steps);
}

/**
 * duo_schema_upgrade:
 * @db: a connection that writes, outside a transaction
 * @steps: (element-type utf8): all steps, as duo_schema_list_steps() gives them
 *
 * Applies the steps that @db does not have, each with its version number in one transaction: where one fails,
 * those before it stay.
 */
gboolean
duo_schema_upgrade (DuoDatabase *db, GPtrArray *steps, GError **error)
{
  gint version = 0;

  if (!duo_database_get_version (db, &version, error))
    return FALSE;
  if (version > (gint) steps->len)
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_STORE_NEWER, "schema version %d, known up to %u", version, steps->len);
      return FALSE;
    }

  for (; version < (gint) steps->len; version++)
    if (!duo_database_apply_step (db, g_ptr_array_index (steps, (guint) version), version + 1, error))
      return FALSE;

  return TRUE;
}
