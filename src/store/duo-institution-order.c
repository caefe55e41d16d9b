/* SPDX-License-Identifier: EUPL-1.2 */
/* Sorting what each key press finds costs more than finding it: the order is read once for each state of the store,
 * and a search only marks places in it. */
#include "duo-institution-order.h"

typedef struct
{
  gint64       id;
  DuoSectorSet sectors;
} Place;

struct _DuoInstitutionOrder
{
  GArray  *places; /* (owned) (element-type Place): by name */
  guint   *place_of; /* (owned): place + 1 by id; 0 for no institution */
  gint64   max_id;
};

void
duo_institution_order_free (DuoInstitutionOrder *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->places);
  g_free (self->place_of);
  g_free (self);
}

static gboolean
load_places (DuoInstitutionOrder *self, DuoDatabase *db, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, "SELECT id FROM institution ORDER BY sort_key, id", error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  do
    {
      Place place = { 0, DUO_SECTOR_SET_NONE };

      if (!duo_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      place.id = duo_statement_get_int (stmt, 0);
      self->max_id = MAX (self->max_id, place.id);
      g_array_append_val (self->places, place);
    }
  while (TRUE);

  self->place_of = g_new0 (guint, (gsize) self->max_id + 1);
  for (guint i = 0; i < self->places->len; i++)
    self->place_of[g_array_index (self->places, Place, i).id] = i + 1;
  return TRUE;
}

static gboolean
load_sectors (DuoInstitutionOrder *self, DuoDatabase *db, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, "SELECT institution, sector FROM institution_sector", error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  do
    {
      gint64 id;
      DuoSector sector;

      if (!duo_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      id = duo_statement_get_int (stmt, 0);
      if (id <= self->max_id && self->place_of[id] != 0 && duo_sector_parse (duo_statement_get_text (stmt, 1), &sector))
        g_array_index (self->places, Place, self->place_of[id] - 1).sectors |= 1u << sector;
    }
  while (TRUE);

  return TRUE;
}

/* Returns: (transfer full) (nullable): the order as the store has it now. */
DuoInstitutionOrder *
duo_institution_order_load (DuoDatabase *db, GError **error)
{
  g_autoptr (DuoInstitutionOrder) self = g_new0 (DuoInstitutionOrder, 1);

  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  if (!load_places (self, db, error) || !load_sectors (self, db, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * duo_institution_order_find:
 * @self: an order, read since the store last changed; institutions made after it are left out
 * @db: the connection of the job
 * @sectors: those with one of these; none for all
 * @search: (nullable): words, each the beginning of one of its own; %NULL or "" for all
 *
 * Returns: (transfer full) (element-type gint64) (nullable): ids, by name
 */
GArray *
duo_institution_order_find (DuoInstitutionOrder *self, DuoDatabase *db, DuoSectorSet sectors, const char *search, GError **error)
{
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autofree guint8 *marks = NULL;

  if (search != NULL && *search != '\0')
    {
      found = duo_database_find_words (db, search, error);
      if (found == NULL)
        return NULL;
      marks = g_malloc0 (MAX (self->places->len, 1));
      for (guint i = 0; i < found->len; i++)
        {
          const gint64 id = g_array_index (found, gint64, i);

          if (id <= self->max_id && self->place_of[id] != 0)
            marks[self->place_of[id] - 1] = 1;
        }
    }

  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), found != NULL ? found->len : self->places->len);
  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);

      if ((marks == NULL || marks[i] != 0) && (sectors == DUO_SECTOR_SET_NONE || (place->sectors & sectors) != 0))
        g_array_append_val (ids, place->id);
    }
  return g_steal_pointer (&ids);
}
