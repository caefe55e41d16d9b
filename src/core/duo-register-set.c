/* SPDX-License-Identifier: EUPL-1.2 */
/* Several files of the register at once: what they bring together, and what only an older one of them knows. */
#include "duo-register.h"

/* A list that has less than this part of what another has is a part of one: it says nothing of what it lacks. */
#define WHOLE_PART 2

/* One of the files, with what it lists. */
typedef struct
{
  DuoRegisterFile *file; /* (not owned) */
  DuoChangeSet *set;     /* (not owned) */
  GHashTable *listed;    /* (owned) (element-type utf8): keys of its institutions and locations */
  guint n_institutions[DUO_N_SECTORS];
} Part;

static gboolean
is_place (const DuoRegisterRecord *record)
{
  return record->type == DUO_RECORD_INSTITUTION || record->type == DUO_RECORD_LOCATION;
}

static void
part_init (Part *self, DuoRegisterFile *file, gboolean among_others)
{
  self->file = file;
  self->listed = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < file->records->len; i++)
    {
      const DuoRegisterRecord *record = file->records->pdata[i];

      if (!is_place (record))
        continue;
      if (among_others)
        g_hash_table_add (self->listed, record->key);
      for (guint j = 0; record->type == DUO_RECORD_INSTITUTION && j < DUO_N_SECTORS; j++)
        self->n_institutions[j] += duo_sector_set_contains (record->sectors, (DuoSector) j);
    }
}

static void
part_clear (gpointer data)
{
  g_clear_pointer (&((Part *) data)->listed, g_hash_table_unref);
}

/* The last list of each sector that was read before. */
typedef struct
{
  guint32 day;
  guint n_institutions;
} Known;

gboolean
duo_source_is_list_of (DuoSource source, DuoSector sector)
{
  switch (sector)
    {
    case DUO_SECTOR_VO:
      return source == DUO_SOURCE_VO_LOCATIONS || source == DUO_SOURCE_VO_INSTITUTIONS;
    case DUO_SECTOR_MBO:
      return source == DUO_SOURCE_MBO_INSTITUTIONS;
    case DUO_SECTOR_HO:
      return source == DUO_SOURCE_HO_INSTITUTIONS;
    default:
      return FALSE;
    }
}

static void
find_known (DuoRegister *self, Known known[DUO_N_SECTORS])
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->records[DUO_RECORD_INSTITUTION]);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const DuoProvenance *from = duo_register_record_get_provenance (value, DUO_REGISTER_NAME);

      for (guint i = 0; i < DUO_N_SECTORS; i++)
        {
          if (!duo_source_is_list_of ((DuoSource) from->source, (DuoSector) i) || from->as_of < known[i].day)
            continue;
          known[i].n_institutions = from->as_of == known[i].day ? known[i].n_institutions + 1 : 1;
          known[i].day = from->as_of;
        }
    }
}

/* Whether a list of @n institutions is whole beside one of @n_other: else it says nothing of what it lacks. */
gboolean
duo_register_list_is_whole (guint n, guint n_other)
{
  return n * WHOLE_PART >= n_other;
}

/* Later files first: what is new comes as the last one knows it, and the others only fill in. */
static gint
compare_days (gconstpointer a, gconstpointer b)
{
  const DuoRegisterFile *first = *(const DuoRegisterFile *const *) a;
  const DuoRegisterFile *second = *(const DuoRegisterFile *const *) b;

  return first->as_of == second->as_of ? 0 : first->as_of > second->as_of ? -1 : 1;
}

/* ---- What is here and in none of them ---- */

/* Whether another file, as late as that or later, has it. */
static gboolean
is_listed_elsewhere (GArray *parts, guint place, const char *key)
{
  const guint32 day = g_array_index (parts, Part, place).file->as_of;

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *other = &g_array_index (parts, Part, i);

      if (i != place && other->file->as_of >= day && g_hash_table_contains (other->listed, key))
        return TRUE;
    }

  return FALSE;
}

/* What the files bring themselves is not missing in another one of them, and what is missing in two is missing once. */
static void
leave_out_missing (GArray *parts, GHashTable *brought)
{
  g_autoptr (GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < parts->len; i++)
    {
      DuoChangeSet *set = g_array_index (parts, Part, i).set;
      g_autoptr (GPtrArray) items = g_steal_pointer (&set->items);

      set->items = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint j = 0; j < items->len; j++)
        {
          DuoChangeItem *item = items->pdata[j];

          if (item->state != DUO_CHANGE_ITEM_MISSING
              || (!g_hash_table_contains (brought, item->key) && !is_listed_elsewhere (parts, i, item->key)
                  && g_hash_table_add (said, item->key)))
            g_ptr_array_add (set->items, g_object_ref (item));
        }
      /* keys in said live as long as their items, which are kept */
    }
}

/* ---- What only an older one has ---- */

/* The last of the files that lists all of what @record is one of, and is later than @part. Returns: (nullable). */
static const Part *
find_later_list (GArray *parts, const Part *part, const DuoRegisterRecord *record)
{
  for (guint i = 0; i < parts->len; i++) /* the last one first */
    {
      const Part *other = &g_array_index (parts, Part, i);
      const DuoSectorSet common = record->sectors & other->file->covers;

      if (other->file->as_of <= part->file->as_of)
        break;
      if (common == DUO_SECTOR_SET_NONE || (record->type == DUO_RECORD_LOCATION && !other->file->covers_locations))
        continue;
      for (guint j = 0; j < DUO_N_SECTORS; j++)
        if (duo_sector_set_contains (common, (DuoSector) j) && duo_register_list_is_whole (other->n_institutions[j], part->n_institutions[j]))
          return other;
    }

  return NULL;
}

static void
mark (GArray *parts, const Part *part, DuoChangeItem *item, const Known known[DUO_N_SECTORS], GHashTable *closed, guint32 last)
{
  const DuoRegisterRecord *record = DUO_REGISTER_RECORD (item->incoming);
  g_autofree char *brin = g_strndup (record->key, 4);
  const guint32 ended = GPOINTER_TO_UINT (g_hash_table_lookup (closed, brin));
  const Part *later;

  if (ended != 0 && ended <= last)
    item->ended = ended;
  later = find_later_list (parts, part, record);
  if (later != NULL)
    {
      item->not_in = g_strdup (later->file->name);
      item->not_in_day = later->file->as_of;
    }
  for (guint i = 0; record->type == DUO_RECORD_INSTITUTION && i < DUO_N_SECTORS; i++)
    {
      if (!duo_sector_set_contains (record->sectors, (DuoSector) i) || known[i].day <= MAX (part->file->as_of, item->not_in_day)
          || !duo_register_list_is_whole (known[i].n_institutions, part->n_institutions[i]))
        continue;
      g_free (item->not_in);
      item->not_in = g_strdup ("");
      item->not_in_day = known[i].day;
    }
}

/* Says of what is new that a later list does not have it any more, or that it closed since. */
static void
mark_outdated (GArray *parts, const Known known[DUO_N_SECTORS], GHashTable *closed)
{
  const guint32 last = g_array_index (parts, Part, 0).file->as_of;

  for (guint i = 0; i < parts->len; i++)
    {
      const Part *part = &g_array_index (parts, Part, i);

      for (guint j = 0; j < part->set->items->len; j++)
        {
          DuoChangeItem *item = part->set->items->pdata[j];

          if (item->state == DUO_CHANGE_ITEM_NEW && is_place (DUO_REGISTER_RECORD (item->incoming)))
            mark (parts, part, item, known, closed, last);
        }
    }
}

/* Notes what was not here before the files were read, and of each item whether it is about such a thing. */
static void
note_new (GHashTable *brought, DuoChangeSet *set)
{
  for (guint i = 0; i < set->items->len; i++)
    {
      DuoChangeItem *item = set->items->pdata[i];

      if (item->state == DUO_CHANGE_ITEM_NEW)
        g_hash_table_add (brought, item->key);
      else if (item->state != DUO_CHANGE_ITEM_REFUSED)
        item->brought = g_hash_table_contains (brought, item->key);
    }
}

/**
 * duo_register_compare_files:
 * @self: what is here; it is changed, and thrown away after
 * @files: (element-type DuoRegisterFile): read together
 *
 * Each is compared with what the ones before it leave, the last one first: so what is new is shown as the last file knows it.
 * What only an older file has is marked (see duo_change_item_is_outdated()), and what none of them has is missing once.
 *
 * Returns: (transfer full) (element-type DuoChangeSet): one for each file, in the order in which they are to be applied
 */
GPtrArray *
duo_register_compare_files (DuoRegister *self, GPtrArray *files)
{
  GPtrArray *sets = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) sorted = g_ptr_array_copy (files, NULL, NULL);
  g_autoptr (GArray) parts = g_array_new (FALSE, TRUE, sizeof (Part));
  g_autoptr (GHashTable) brought = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) closed = NULL;
  Known known[DUO_N_SECTORS] = { { 0, 0 } };

  if (files->len == 0)
    return sets;

  g_array_set_clear_func (parts, part_clear);
  g_ptr_array_set_free_func (sorted, NULL);
  g_ptr_array_sort (sorted, compare_days);
  find_known (self, known);
  g_array_set_size (parts, sorted->len);
  for (guint i = 0; i < sorted->len; i++)
    {
      Part *part = &g_array_index (parts, Part, i);

      part_init (part, sorted->pdata[i], sorted->len > 1);
      part->set = duo_register_compare (self, part->file);
      g_ptr_array_add (sets, part->set);
      note_new (brought, part->set);
      if (sorted->len > 1)
        duo_register_apply (self, part->set);
    }

  closed = duo_register_find_closed (self);
  if (sorted->len > 1)
    leave_out_missing (parts, brought);
  mark_outdated (parts, known, closed);
  return sets;
}
