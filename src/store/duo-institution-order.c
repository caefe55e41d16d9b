/* SPDX-License-Identifier: EUPL-1.2 */
/* Sorting what each key press finds costs more than finding it: the order is read once for each state of the store,
 * and a search only marks places in it. */
#include "duo-institution-order.h"

#include <stdlib.h>
#include <string.h>

#include "duo-brin.h"
#include "duo-database-private.h"
#include "duo-fold.h"
#include "duo-institution-table.h"
#include "duo-when.h"

typedef struct
{
  gint64       id;
  gint64       owner;      /* 0 for nobody */
  gint64       substitute;
  DuoSectorSet sectors;
  guint        flags;      /* DuoInstitutionFlags */
  guint        facets;     /* a bit for each that it has, see duo_institution_order_set_facets() */
} Place;

/* Places in another order than by name. */
typedef struct
{
  guint *places; /* (owned) (nullable): NULL until somebody asks for it */
  guint  n_known; /* so many have what it is sorted by; they go first, whichever way */
} Sorted;

struct _DuoInstitutionOrder
{
  GArray  *places;   /* (owned) (element-type Place): by name */
  guint   *place_of; /* (owned): place + 1 by id; 0 for no institution */
  gint64   max_id;
  gint64   stamp;    /* of the store when it was read */
  guint32  today;
  Sorted   sorted[DUO_N_INSTITUTION_ORDERS];
  DuoSectorSet facet_sectors[DUO_INSTITUTION_FACETS_MAX]; /* of a facet that is about sectors */
  gboolean facet_closed[DUO_INSTITUTION_FACETS_MAX];      /* of a facet that is about those that are closed */
  guint    n_facets;
};

static const char *const by_names[DUO_N_INSTITUTION_ORDERS] = { "name", "brin", "board", "place", "province", "persons", "owner",
                                                             "willing", "contacts", "channels", "confirmed" };

/* Returns: (transfer none): the code, "place". */
const char *
duo_institution_by_to_string (DuoInstitutionBy by)
{
  g_return_val_if_fail ((gint) by >= 0 && by < DUO_N_INSTITUTION_ORDERS, NULL);

  return by_names[by];
}

gboolean
duo_institution_by_parse (const char *text, DuoInstitutionBy *by)
{
  for (guint i = 0; i < DUO_N_INSTITUTION_ORDERS; i++)
    {
      if (g_strcmp0 (text, by_names[i]) == 0)
        {
          *by = (DuoInstitutionBy) i;
          return TRUE;
        }
    }

  return FALSE;
}

void
duo_institution_order_free (DuoInstitutionOrder *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < DUO_N_INSTITUTION_ORDERS; i++)
    g_free (self->sorted[i].places);
  g_array_unref (self->places);
  g_free (self->place_of);
  g_free (self);
}

/* Returns: (nullable): the place of the institution @id. */
static Place *
find_place (DuoInstitutionOrder *self, gint64 id)
{
  if (id < 1 || id > self->max_id || self->place_of[id] == 0)
    return NULL;

  return &g_array_index (self->places, Place, self->place_of[id] - 1);
}

/* ---- Reading ---- */

typedef struct
{
  const char *key; /* in a chunk; NULL where it is not known */
  guint       place;
} Keyed;

static gint
compare_keyed (gconstpointer a, gconstpointer b)
{
  const Keyed *first = a;
  const Keyed *second = b;
  const gint order = first->key != NULL && second->key != NULL ? strcmp (first->key, second->key)
                                                               : (first->key == NULL) - (second->key == NULL);

  return order != 0 ? order : (first->place < second->place ? -1 : 1);
}

/* Sorted by the names of the register is nearly sorted by what people call them. */
static void
sort_places (DuoInstitutionOrder *self, GArray *keyed)
{
  g_autoptr (GArray) places = g_array_sized_new (FALSE, FALSE, sizeof (Place), self->places->len);

  if (keyed->len > 0) /* an empty array has no data, which qsort() has to be given */
    qsort (keyed->data, keyed->len, sizeof (Keyed), compare_keyed);
  for (guint i = 0; i < keyed->len; i++)
    g_array_append_val (places, g_array_index (self->places, Place, g_array_index (keyed, Keyed, i).place));
  g_array_unref (self->places);
  self->places = g_steal_pointer (&places);
}

/* What a place is sorted by among the names: the short name where it has one, in front of the register's. */
static const char *
make_name_key (DuoStatement *stmt, GStringChunk *keys)
{
  const char *short_name = duo_statement_get_text (stmt, 6);
  g_autofree char *key = *short_name != '\0' ? duo_fold_sort_key (short_name) : NULL;

  return g_string_chunk_insert (keys, key != NULL ? key : duo_statement_get_text (stmt, 5));
}

static gboolean
load_places (DuoInstitutionOrder *self, DuoDatabase *db, GHashTable *by_from, GError **error)
{
  g_autoptr (GArray) keyed = g_array_new (FALSE, FALSE, sizeof (Keyed));
  g_autoptr (GStringChunk) keys = g_string_chunk_new (1 << 16);
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  stmt = duo_database_prepare (db,
                               "SELECT i.id, i.brin, i.owner, i.substitute, i.open_until, i.sort_key, i.short_name,"
                               " COALESCE (b.number, '') FROM institution i LEFT JOIN board b ON b.id = i.board ORDER BY i.sort_key, i.id",
                               error);
  if (stmt == NULL)
    return FALSE;
  do
    {
      Place place = { 0 };
      Keyed key = { NULL, self->places->len };
      const char *brin;
      const char *until;
      guint32 closed = 0;

      if (!duo_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      place.id = duo_statement_get_int (stmt, 0);
      brin = duo_statement_get_text (stmt, 1);
      place.owner = duo_statement_get_int (stmt, 2);
      place.substitute = duo_statement_get_int (stmt, 3);
      until = duo_statement_get_text (stmt, 4);
      if (place.owner != 0)
        place.flags |= DUO_INSTITUTION_OWNED;
      if (brin == NULL)
        place.flags |= DUO_INSTITUTION_IS_PARTNER;
      if (duo_board_number_is_foreign (duo_statement_get_text (stmt, 7)))
        place.flags |= DUO_INSTITUTION_IS_FOREIGN;
      if (*until != '\0' && duo_day_parse (until, &closed) && closed <= self->today)
        place.flags |= DUO_INSTITUTION_CLOSED;
      if (brin != NULL && g_hash_table_contains (by_from, brin))
        {
          g_autoptr (DuoSuccession) succession = duo_succession_new (by_from, brin, self->today);

          if (succession->closed != 0 && succession->closed <= self->today)
            place.flags |= DUO_INSTITUTION_CLOSED;
        }
      self->max_id = MAX (self->max_id, place.id);
      key.key = make_name_key (stmt, keys);
      g_array_append_val (keyed, key);
      g_array_append_val (self->places, place);
    }
  while (TRUE);

  sort_places (self, keyed);
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
      Place *place;
      DuoSector sector;

      if (!duo_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      place = find_place (self, duo_statement_get_int (stmt, 0));
      if (place != NULL && duo_sector_parse (duo_statement_get_text (stmt, 1), &sector))
        place->sectors |= 1u << sector;
    }
  while (TRUE);

  return TRUE;
}

/* Sets @flag where @sql gives an institution. */
static gboolean
load_flag (DuoInstitutionOrder *self, DuoDatabase *db, const char *sql, guint flag, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, sql, error);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  do
    {
      Place *place;

      if (!duo_statement_step (stmt, &has_row, error))
        return FALSE;
      place = has_row ? find_place (self, duo_statement_get_int (stmt, 0)) : NULL;
      if (place != NULL)
        place->flags |= flag;
    }
  while (has_row);

  return TRUE;
}

/* Answers of institutions that stand: none was given later on for the same sector. */
#define STANDING \
  " FROM willingness w WHERE w.institution IS NOT NULL" \
  " AND NOT EXISTS (SELECT 1 FROM willingness n WHERE n.institution = w.institution AND n.sector = w.sector" \
  " AND (COALESCE (n.since_first, '') > COALESCE (w.since_first, '')" \
  " OR (COALESCE (n.since_first, '') = COALESCE (w.since_first, '') AND n.id > w.id)))"

/* Contacts of institutions and of their locations. */
#define CONTACTS \
  "SELECT COALESCE (k.institution, l.institution) AS institution, k.contact, k.confirmed_last FROM contact_link k" \
  " LEFT JOIN location l ON l.id = k.location WHERE k.institution IS NOT NULL OR l.institution IS NOT NULL"

/* What is known beside the register. */
static gboolean
load_flags (DuoInstitutionOrder *self, DuoDatabase *db, GError **error)
{
  static const struct
  {
    guint       flag;
    const char *sql;
  } flags[] = {
    { DUO_INSTITUTION_ASKED, "SELECT DISTINCT institution FROM willingness WHERE institution IS NOT NULL" },
    { DUO_INSTITUTION_WILLING,
      "SELECT w.institution" STANDING " AND w.answer IN ('yes', 'condition')" },
    { DUO_INSTITUTION_HAS_CONTACT, CONTACTS },
    { DUO_INSTITUTION_HAS_CHANNEL, "SELECT DISTINCT institution FROM channel WHERE status <> 'outdated'" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (flags); i++)
    if (!load_flag (self, db, flags[i].sql, flags[i].flag, error))
      return FALSE;

  return TRUE;
}

/**
 * duo_institution_order_load:
 * @db: the connection of a reading job
 * @today: Julian day on which it is asked what is closed
 *
 * Returns: (transfer full) (nullable): the order as the store has it now
 */
DuoInstitutionOrder *
duo_institution_order_load (DuoDatabase *db, guint32 today, GError **error)
{
  g_autoptr (DuoInstitutionOrder) self = g_new0 (DuoInstitutionOrder, 1);
  g_autoptr (GPtrArray) transitions = NULL;
  g_autoptr (GHashTable) by_from = NULL;

  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->today = today;
  if (!duo_database_get_stamp (db, &self->stamp, error))
    return NULL;
  transitions = duo_institution_table_list_transitions (db, error);
  if (transitions == NULL)
    return NULL;
  by_from = duo_transitions_by_from (transitions);
  if (!load_places (self, db, by_from, error) || !load_sectors (self, db, error) || !load_flags (self, db, error))
    return NULL;

  return g_steal_pointer (&self);
}

/* *@is_current: whether nothing was written since it was read, and it is still that day. On the same connection. */
gboolean
duo_institution_order_is_current (DuoInstitutionOrder *self, DuoDatabase *db, guint32 today, gboolean *is_current, GError **error)
{
  gint64 stamp = 0;

  if (!duo_database_get_stamp (db, &stamp, error))
    return FALSE;

  *is_current = stamp == self->stamp && today == self->today;
  return TRUE;
}

/* ---- Other orders ---- */

/* Texts that many have in common are folded once. */
static const char *
fold_key (const char *text, GHashTable *folded, GStringChunk *keys)
{
  const char *key;

  if (text == NULL || *text == '\0')
    return NULL;

  key = g_hash_table_lookup (folded, text);
  if (key == NULL)
    {
      g_autofree char *made = duo_fold_sort_key (text);

      key = g_string_chunk_insert (keys, made);
      g_hash_table_insert (folded, g_strdup (text), (gpointer) key);
    }
  return key;
}

/* What each place is sorted by; @keyed has an entry for each place. */
static gboolean
load_texts (DuoInstitutionOrder *self, DuoDatabase *db, const char *sql, Keyed *keyed, GStringChunk *keys, GError **error)
{
  g_autoptr (DuoStatement) stmt = duo_database_prepare (db, sql, error);
  g_autoptr (GHashTable) folded = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gboolean has_row = FALSE;

  if (stmt == NULL)
    return FALSE;
  do
    {
      gint64 id;

      if (!duo_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      id = duo_statement_get_int (stmt, 0);
      if (find_place (self, id) != NULL)
        keyed[self->place_of[id] - 1].key = fold_key (duo_statement_get_text (stmt, 1), folded, keys);
    }
  while (TRUE);

  return TRUE;
}

static gboolean
load_persons (DuoInstitutionOrder *self, DuoDatabase *db, Keyed *keyed, GStringChunk *keys, GError **error)
{
  g_autoptr (GHashTable) by_brin = duo_institution_table_list_persons (db, error);
  g_autoptr (DuoStatement) stmt = NULL;
  gboolean has_row = FALSE;

  if (by_brin == NULL)
    return FALSE;
  stmt = duo_database_prepare (db, "SELECT id, brin FROM institution WHERE brin IS NOT NULL", error);
  if (stmt == NULL)
    return FALSE;
  do
    {
      const DuoInstitutionPersons *persons;
      gint64 id;

      if (!duo_statement_step (stmt, &has_row, error))
        return FALSE;
      if (!has_row)
        break;
      id = duo_statement_get_int (stmt, 0);
      persons = g_hash_table_lookup (by_brin, duo_statement_get_text (stmt, 1));
      if (persons != NULL && find_place (self, id) != NULL)
        {
          g_autofree char *number = g_strdup_printf ("%012" G_GINT64_FORMAT, persons->persons);

          keyed[self->place_of[id] - 1].key = g_string_chunk_insert (keys, number);
        }
    }
  while (TRUE);

  return TRUE;
}

/* Makes the order @by, if it is not there yet. */
static gboolean
ensure_sorted (DuoInstitutionOrder *self, DuoDatabase *db, DuoInstitutionBy by, GError **error)
{
  static const char *const sql[DUO_N_INSTITUTION_ORDERS] = {
    [DUO_INSTITUTION_BY_BRIN] = "SELECT id, brin FROM institution",
    [DUO_INSTITUTION_BY_BOARD] = "SELECT i.id, CASE WHEN b.name = '' THEN b.number ELSE b.name END FROM institution i"
                                 " LEFT JOIN board b ON b.id = i.board",
    [DUO_INSTITUTION_BY_PLACE] = "SELECT id, place FROM institution",
    [DUO_INSTITUTION_BY_PROVINCE] = "SELECT id, province FROM institution",
    [DUO_INSTITUTION_BY_OWNER] = "SELECT i.id, m.name FROM institution i LEFT JOIN manager m ON m.id = i.owner",
    [DUO_INSTITUTION_BY_WILLING]
      = "SELECT w.institution, min (CASE w.answer WHEN 'yes' THEN '1' WHEN 'condition' THEN '2' WHEN 'no' THEN '3' ELSE '4' END)"
        STANDING " GROUP BY w.institution",
    [DUO_INSTITUTION_BY_CONTACTS]
      = "SELECT c.institution, CAST (count (DISTINCT c.contact) AS TEXT) FROM (" CONTACTS ") c GROUP BY c.institution",
    [DUO_INSTITUTION_BY_CHANNELS]
      = "SELECT institution, CAST (count (*) AS TEXT) FROM channel WHERE status <> 'outdated' GROUP BY institution",
    [DUO_INSTITUTION_BY_CONFIRMED]
      = "SELECT c.institution, max (c.confirmed_last) FROM (" CONTACTS " UNION ALL"
        " SELECT institution, 0, confirmed_last FROM channel WHERE status <> 'outdated') c GROUP BY c.institution",
  };
  Sorted *sorted = &self->sorted[by];
  const guint n_places = self->places->len;
  g_autoptr (GStringChunk) keys = NULL;
  g_autofree Keyed *keyed = NULL;

  if (by == DUO_INSTITUTION_BY_NAME || sorted->places != NULL)
    return TRUE;

  keys = g_string_chunk_new (1 << 16);
  keyed = g_new0 (Keyed, n_places + 1);
  for (guint i = 0; i < n_places; i++)
    keyed[i].place = i;
  if (sql[by] != NULL ? !load_texts (self, db, sql[by], keyed, keys, error) : !load_persons (self, db, keyed, keys, error))
    return FALSE;

  if (n_places > 0)
    qsort (keyed, n_places, sizeof (Keyed), compare_keyed);
  sorted->places = g_new0 (guint, n_places + 1);
  for (guint i = 0; i < n_places; i++)
    {
      sorted->places[i] = keyed[i].place;
      sorted->n_known += keyed[i].key != NULL;
    }
  return TRUE;
}

/* ---- Finding ---- */

static gboolean
has_sector (const Place *place, DuoSectorSet sectors)
{
  return sectors == DUO_SECTOR_SET_NONE || (place->sectors & sectors) != 0;
}

/* @but_for: flags that are left out of it. */
static gboolean
is_asked_but_for (const Place *place, const DuoInstitutionQuery *query, guint but_for)
{
  const guint with = query->with & ~but_for;

  return (query->owner == 0 || place->owner == query->owner || place->substitute == query->owner)
         && (place->flags & with) == with && (place->flags & query->without & ~but_for) == 0;
}

/**
 * duo_institution_order_set_facets:
 * @facets: (array length=n_facets): ready choices: of each query only whom it asks for
 * @n_facets: at most %DUO_INSTITUTION_FACETS_MAX
 *
 * Notes for each institution which of these it has, so that counting them in what is found costs next to nothing. Whether it is
 * closed is no part of that: a facet that asks for those that are closed is counted among these, the others among those that
 * aren't, unless the question is about those that are.
 */
void
duo_institution_order_set_facets (DuoInstitutionOrder *self, const DuoInstitutionQuery *facets, guint n_facets)
{
  g_return_if_fail (n_facets <= DUO_INSTITUTION_FACETS_MAX);

  self->n_facets = n_facets;
  for (guint k = 0; k < n_facets; k++)
    {
      self->facet_sectors[k] = facets[k].sectors;
      self->facet_closed[k] = (facets[k].with & DUO_INSTITUTION_CLOSED) != 0;
    }
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = &g_array_index (self->places, Place, i);

      place->facets = 0;
      for (guint k = 0; k < n_facets; k++)
        if (has_sector (place, facets[k].sectors) && is_asked_but_for (place, &facets[k], DUO_INSTITUTION_CLOSED))
          place->facets |= 1u << k;
      if ((place->flags & DUO_INSTITUTION_CLOSED) != 0)
        place->facets |= 1u << n_facets;
    }
}

/* @patterns: how many were found, whatever their sectors and whether they are closed, by the facets that they have and that. A facet
 * counts what would be shown with it beside what is asked; one of sectors instead of the sectors that are asked. */
static void
count_facets (DuoInstitutionOrder *self, const guint *patterns, DuoSectorSet sectors, gboolean asks_closed, guint *counts)
{
  memset (counts, 0, self->n_facets * sizeof (guint));
  for (guint pattern = 1; pattern < 1u << (self->n_facets + 1); pattern++)
    {
      const gboolean is_closed = (pattern & 1u << self->n_facets) != 0;
      gboolean is_in = sectors == DUO_SECTOR_SET_NONE;

      if (patterns[pattern] == 0)
        continue;
      for (guint k = 0; k < self->n_facets && !is_in; k++)
        is_in = (pattern & 1u << k) != 0 && (self->facet_sectors[k] & sectors) != 0;
      for (guint k = 0; k < self->n_facets; k++)
        if ((pattern & 1u << k) != 0 && is_closed == (asks_closed || self->facet_closed[k])
            && (is_in || self->facet_sectors[k] != DUO_SECTOR_SET_NONE))
          counts[k] += patterns[pattern];
    }
}

/* The place that comes at @i in the order asked for. */
static guint
place_at (const DuoInstitutionOrder *self, const DuoInstitutionQuery *query, guint i)
{
  const Sorted *sorted = &self->sorted[query->by];
  const guint n_known = query->by == DUO_INSTITUTION_BY_NAME ? self->places->len : sorted->n_known;

  if (query->descending && i < n_known)
    i = n_known - 1 - i;
  return query->by == DUO_INSTITUTION_BY_NAME ? i : sorted->places[i];
}

/**
 * duo_institution_order_find:
 * @self: an order, read since the store last changed; institutions made after it are left out
 * @db: the connection of the job
 * @query: which, and how sorted
 * @counts: (out) (nullable): of each facet how many of what is found have it; see duo_institution_order_set_facets()
 *
 * A facet of sectors is counted in what is found whatever its sectors: so many would be shown if it were asked instead. Sectors
 * that are asked have to be facets for that.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): ids, in the order asked for
 */
GArray *
duo_institution_order_find (DuoInstitutionOrder       *self,
                            DuoDatabase               *db,
                            const DuoInstitutionQuery *query,
                            guint                     *counts,
                            GError                   **error)
{
  guint patterns[1u << (DUO_INSTITUTION_FACETS_MAX + 1)] = { 0 };
  g_autoptr (GArray) found = NULL;
  g_autoptr (GArray) ids = NULL;
  g_autofree guint8 *marks = NULL;

  if (!ensure_sorted (self, db, query->by, error))
    return NULL;
  if (query->search != NULL && *query->search != '\0')
    {
      found = duo_database_find_words (db, query->search, error);
      if (found == NULL)
        return NULL;
      marks = g_malloc0 (MAX (self->places->len, 1));
      for (guint i = 0; i < found->len; i++)
        {
          const gint64 id = g_array_index (found, gint64, i);

          if (find_place (self, id) != NULL)
            marks[self->place_of[id] - 1] = 1;
        }
    }

  ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), found != NULL ? found->len : self->places->len);
  for (guint i = 0; i < self->places->len; i++)
    {
      const guint at = place_at (self, query, i);
      const Place *place = &g_array_index (self->places, Place, at);
      const gboolean is_counted = (marks == NULL || marks[at] != 0) && is_asked_but_for (place, query, DUO_INSTITUTION_CLOSED);

      if (is_counted)
        patterns[place->facets]++;
      if ((is_counted && is_asked_but_for (place, query, 0) && has_sector (place, query->sectors)) || place->id == query->keep)
        g_array_append_val (ids, place->id);
    }
  if (counts != NULL)
    count_facets (self, patterns, query->sectors, (query->with & DUO_INSTITUTION_CLOSED) != 0, counts);
  return g_steal_pointer (&ids);
}

/* Returns: how many there are. */
guint
duo_institution_order_get_n_all (DuoInstitutionOrder *self)
{
  return self->places->len;
}

/* Returns: how many of @ids (element-type gint64) have all of @flags (DuoInstitutionFlags). */
guint
duo_institution_order_count_with (DuoInstitutionOrder *self, GArray *ids, guint flags)
{
  guint count = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      const Place *place = find_place (self, g_array_index (ids, gint64, i));

      count += place != NULL && (place->flags & flags) == flags;
    }

  return count;
}
