/* SPDX-License-Identifier: EUPL-1.2 */
/* What the codes are called that an import speaks of. */
#include "duo-register.h"

#include <string.h>

/* Notes @code as one to be named; "" until its name is known. */
static void
want (GHashTable *names, const char *code)
{
  if (code != NULL && *code != '\0' && !g_hash_table_contains (names, code))
    g_hash_table_insert (names, g_strdup (code), g_strdup (""));
}

static void
want_record (GHashTable *names, DuoRegisterRecord *record)
{
  static const DuoRegisterField codes[] = { DUO_REGISTER_BOARD, DUO_REGISTER_FROM_CODE, DUO_REGISTER_TO_CODE, DUO_REGISTER_CODE };

  for (guint i = 0; i < G_N_ELEMENTS (codes); i++)
    if (duo_record_find_field (record->type, codes[i]) >= 0)
      want (names, duo_register_record_get (record, codes[i]));
}

static void
want_item (GHashTable *names, DuoChangeItem *item)
{
  if (item->state == DUO_CHANGE_ITEM_REFUSED)
    return;

  want (names, item->key);
  if (item->incoming != NULL)
    want_record (names, DUO_REGISTER_RECORD (item->incoming));
  for (guint i = 0; i < item->fields->len; i++)
    {
      const DuoChangeField *field = item->fields->pdata[i];

      if (g_str_equal (field->field, duo_register_field_to_string (DUO_REGISTER_BOARD)))
        {
          want (names, field->old_value);
          want (names, field->new_value);
        }
    }
}

/* The first that names a code counts. */
static void
name_code (GHashTable *names, const char *code, const char *name)
{
  const char *known = g_hash_table_lookup (names, code);

  if (known != NULL && *known == '\0' && name != NULL && *name != '\0')
    g_hash_table_insert (names, g_strdup (code), g_strdup (name));
}

static void
name_record (GHashTable *names, DuoRegisterRecord *record)
{
  const char *short_name
    = duo_record_find_field (record->type, DUO_REGISTER_SHORT_NAME) >= 0 ? duo_register_record_get (record, DUO_REGISTER_SHORT_NAME) : NULL;

  if (record->type == DUO_RECORD_NAME)
    name_code (names, duo_register_record_get (record, DUO_REGISTER_CODE), duo_register_record_get (record, DUO_REGISTER_NAME));
  else if (duo_record_find_field (record->type, DUO_REGISTER_NAME) >= 0)
    name_code (names, record->key, short_name != NULL ? short_name : duo_register_record_get (record, DUO_REGISTER_NAME));
}

/**
 * duo_register_list_names:
 * @self: what is here
 * @sets: (element-type DuoChangeSet): what files would change
 *
 * Returns: (transfer full) (element-type utf8 utf8): what each institution, location and board is called that an item speaks of,
 *   by its code; "" where nobody knows
 */
GHashTable *
duo_register_list_names (DuoRegister *self, GPtrArray *sets)
{
  static const DuoRecordType types[] = { DUO_RECORD_BOARD, DUO_RECORD_INSTITUTION, DUO_RECORD_LOCATION, DUO_RECORD_NAME };
  GHashTable *names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer value;

  for (guint i = 0; i < sets->len; i++)
    for (guint j = 0; j < ((DuoChangeSet *) sets->pdata[i])->items->len; j++)
      want_item (names, ((DuoChangeSet *) sets->pdata[i])->items->pdata[j]);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_hash_table_iter_init (&iter, self->records[types[i]]);
      while (g_hash_table_iter_next (&iter, NULL, &value))
        name_record (names, value);
    }
  for (guint i = 0; i < sets->len; i++)
    {
      const DuoChangeSet *set = sets->pdata[i];

      for (guint j = 0; j < set->items->len; j++)
        {
          DuoChangeItem *item = set->items->pdata[j];

          if (item->incoming != NULL)
            name_record (names, DUO_REGISTER_RECORD (item->incoming));
        }
    }
  return names;
}
