/* SPDX-License-Identifier: EUPL-1.2 */
/* The institutions of a campaign: who they are, what they said, what is known of their channels. */
#include "duo-campaigns-service.h"

#include "duo-channels-service.h"
#include "duo-contact-link-table.h"
#include "duo-fold.h"
#include "duo-institution-table.h"
#include "duo-participation-table.h"
#include "duo-reach-table.h"
#include "duo-standing.h"
#include "duo-willingness-table.h"

/* All that rows are made of, by institution. */
typedef struct
{
  GHashTable *persons;        /* (owned): "25LXMBO" to gint64 */
  GHashTable *answers;        /* (owned): id to (element-type DuoWillingness) GPtrArray */
  GHashTable *specs;          /* (owned): id to DuoSpecsKnown */
  GHashTable *contacts;       /* (owned): id to name */
  GPtrArray  *participations; /* (owned) (element-type DuoParticipation) */
} Sources;

static void
sources_clear (Sources *self)
{
  g_clear_pointer (&self->persons, g_hash_table_unref);
  g_clear_pointer (&self->answers, g_hash_table_unref);
  g_clear_pointer (&self->specs, g_hash_table_unref);
  g_clear_pointer (&self->contacts, g_hash_table_unref);
  g_clear_pointer (&self->participations, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sources, sources_clear)

static gint64 *
key_new (gint64 id)
{
  gint64 *key = g_new (gint64, 1);

  *key = id;
  return key;
}

static gboolean
read_answers (DuoDatabase *db, Sources *self, GError **error)
{
  g_autoptr (GPtrArray) all = duo_willingness_table_list (db, DUO_OBJECT_NONE, 0, error);

  if (all == NULL)
    return FALSE;
  self->answers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < all->len; i++)
    {
      const gint64 id = duo_willingness_get_institution (all->pdata[i]);
      GPtrArray *answers = g_hash_table_lookup (self->answers, &id);

      if (answers == NULL)
        {
          answers = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (self->answers, key_new (id), answers);
        }
      g_ptr_array_add (answers, g_object_ref (all->pdata[i]));
    }

  return TRUE;
}

/* Known: of one channel at least, everything that decides. */
static gboolean
read_specs (DuoDatabase *db, Sources *self, GError **error)
{
  g_autoptr (GPtrArray) entries = duo_channel_entries_read (db, DUO_CHANNELS_ALL, 0, error);

  if (entries == NULL)
    return FALSE;
  self->specs = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  for (guint i = 0; i < entries->len; i++)
    {
      const DuoChannelEntry *entry = entries->pdata[i];
      const gint64 id = duo_channel_get_institution (entry->channel);
      DuoSpecField field;
      const DuoSpecsKnown known = duo_effective_specs_find_undecided (&entry->specs, &field) ? DUO_SPECS_UNCLEAR : DUO_SPECS_KNOWN;
      const DuoSpecsKnown before = GPOINTER_TO_INT (g_hash_table_lookup (self->specs, &id));

      g_hash_table_insert (self->specs, key_new (id), GINT_TO_POINTER (MAX (known, before)));
    }

  return TRUE;
}

/* Links come with the preferred one of a role first; one without a name and an address tells nobody anything. */
static gboolean
read_contacts (DuoDatabase *db, Sources *self, GError **error)
{
  g_autoptr (GPtrArray) links = duo_contact_link_table_list (db, DUO_OBJECT_NONE, 0, error);

  if (links == NULL)
    return FALSE;
  self->contacts = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < links->len; i++)
    {
      const gint64 id = duo_contact_link_get_institution (links->pdata[i]);
      const char *title = duo_contact_link_get_title (links->pdata[i]);

      if (id != 0 && title != NULL && *title != '\0' && duo_contact_link_get_role (links->pdata[i]) == DUO_ROLE_COMMUNICATION && !g_hash_table_contains (self->contacts, &id))
        g_hash_table_insert (self->contacts, key_new (id), g_strdup (title));
    }

  return TRUE;
}

static gboolean
is_open (DuoInstitution *institution, guint32 today)
{
  guint32 until;

  return !duo_day_parse (duo_institution_get_text (institution, DUO_INSTITUTION_OPEN_UNTIL), &until) || until > today;
}

static DuoParticipation *
find_participation (GPtrArray *participations, gint64 institution, DuoSector sector)
{
  for (guint i = 0; i < participations->len; i++)
    if (duo_participation_get_institution (participations->pdata[i]) == institution
        && duo_participation_get_sector (participations->pdata[i]) == sector)
      return participations->pdata[i];

  return NULL;
}

static DuoFunnelRow *
row_new (DuoInstitution *institution, DuoSector sector, Sources *sources, guint32 today)
{
  const gint64 id = duo_institution_get_id (institution);
  const char *short_name = duo_institution_get_text (institution, DUO_INSTITUTION_SHORT_NAME);
  DuoFunnelRow *row = duo_funnel_row_new ();
  GPtrArray *answers = g_hash_table_lookup (sources->answers, &id);
  DuoWillingness *standing = answers != NULL ? duo_answers_find_standing (answers, sector, today) : NULL;
  DuoParticipation *participation = find_participation (sources->participations, id, sector);
  g_autofree char *count_key = NULL;
  const gint64 *persons;
  const char *contact = g_hash_table_lookup (sources->contacts, &id);

  row->institution = id;
  row->brin = g_strdup (duo_institution_get_text (institution, DUO_INSTITUTION_BRIN));
  row->name = g_strdup (*short_name != '\0' ? short_name : duo_institution_get_text (institution, DUO_INSTITUTION_NAME));
  row->sort_key = duo_fold_sort_key (row->name);
  row->sector = sector;
  count_key = g_strconcat (row->brin, duo_sector_to_string (sector), NULL);
  persons = g_hash_table_lookup (sources->persons, count_key);
  row->persons = persons != NULL ? *persons : -1;
  g_set_object (&row->participation, participation);
  row->standing = standing != NULL;
  row->willingness = standing != NULL ? duo_willingness_get_answer (standing) : DUO_ANSWER_UNKNOWN;
  row->specs = (DuoSpecsKnown) GPOINTER_TO_INT (g_hash_table_lookup (sources->specs, &id));
  row->owner = g_strdup (duo_institution_get_text (institution, DUO_INSTITUTION_OWNER));
  row->substitute = g_strdup (duo_institution_get_text (institution, DUO_INSTITUTION_SUBSTITUTE));
  row->contact = g_strdup (contact != NULL ? contact : "");
  return row;
}

static gint
compare_rows (gconstpointer a, gconstpointer b)
{
  const DuoFunnelRow *first = *(DuoFunnelRow *const *) a;
  const DuoFunnelRow *second = *(DuoFunnelRow *const *) b;
  const gint order = g_strcmp0 (first->sort_key, second->sort_key);

  return order != 0 ? order : (gint) first->sector - (gint) second->sector;
}

/**
 * duo_campaign_rows_read:
 * @sectors: of its waves
 *
 * Who is asked: the institutions of these sectors that are open; and those that closed and have a fact already.
 *
 * Returns: (transfer full) (element-type DuoFunnelRow) (nullable): by name
 */
GPtrArray *
duo_campaign_rows_read (DuoDatabase *db, gint64 campaign, DuoSectorSet sectors, guint32 today, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  const DuoInstitutionFilter filter = { .sectors = sectors, .today = today };
  g_autoptr (GPtrArray) institutions = NULL;
  g_auto (Sources) sources = { NULL };

  if (sectors == DUO_SECTOR_SET_NONE)
    return g_steal_pointer (&rows);
  institutions = duo_institution_table_list (db, &filter, error);
  if (institutions == NULL)
    return NULL;
  sources.participations = duo_participation_table_list (db, campaign, error);
  if (sources.participations == NULL)
    return NULL;
  sources.persons = duo_reach_table_list (db, error);
  if (sources.persons == NULL || !read_answers (db, &sources, error)
      || !read_specs (db, &sources, error) || !read_contacts (db, &sources, error))
    return NULL;

  for (guint i = 0; i < institutions->len; i++)
    for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
      {
        DuoInstitution *institution = institutions->pdata[i];

        if (!duo_sector_set_contains (sectors & duo_institution_get_sectors (institution), (DuoSector) sector)
            || duo_institution_get_kind (institution) != DUO_INSTITUTION_SCHOOL)
          continue;
        if (is_open (institution, today)
            || find_participation (sources.participations, duo_institution_get_id (institution), (DuoSector) sector) != NULL)
          g_ptr_array_add (rows, row_new (institution, (DuoSector) sector, &sources, today));
      }

  g_ptr_array_sort (rows, compare_rows);
  return g_steal_pointer (&rows);
}
