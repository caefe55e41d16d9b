/* SPDX-License-Identifier: EUPL-1.2 */
/* What fits where, read from the store: who takes part, on which channels, and the materials of a campaign. */
#include <string.h>

#include "duo-campaign-table.h"
#include "duo-fold.h"
#include "duo-funnel.h"
#include "duo-institution-table.h"
#include "duo-material-table.h"
#include "duo-materials-service.h"
#include "duo-participation-table.h"
#include "duo-service-task.h"
#include "duo-standing.h"
#include "duo-wave-table.h"
#include "duo-willingness-table.h"

DuoCampaignCoverage *
duo_campaign_coverage_ref (DuoCampaignCoverage *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
duo_campaign_coverage_unref (DuoCampaignCoverage *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_object (&self->campaign);
  g_clear_pointer (&self->coverage, duo_coverage_free);
  g_clear_pointer (&self->materials, g_ptr_array_unref);
  g_clear_pointer (&self->institutions, g_ptr_array_unref);
  g_clear_pointer (&self->channels, g_ptr_array_unref);
  g_free (self);
}

/* ---- Who takes part ---- */

/* The sectors of the campaign: those of its waves; all of them while it has none. */
static DuoSectorSet
list_sectors (GPtrArray *waves)
{
  DuoSectorSet sectors = DUO_SECTOR_SET_NONE;

  for (guint i = 0; i < waves->len; i++)
    sectors |= 1u << duo_wave_get_sector (waves->pdata[i]);
  return sectors != DUO_SECTOR_SET_NONE ? sectors : DUO_SECTOR_SET_ALL;
}

/* Whose turn it is takes part in a sector whose wave is open, and counts in those; the others wait for the first of theirs. */
static void
find_turn (GPtrArray *waves, DuoCoverageInstitution *row)
{
  const DuoSectorSet open = duo_waves_get_open_sectors (waves);

  row->waits_for = DUO_COVERAGE_TURN;
  if ((row->sectors & open) != 0)
    {
      row->sectors &= open;
      return;
    }
  for (guint i = 0; i < waves->len; i++)
    if ((row->sectors & (1u << duo_wave_get_sector (waves->pdata[i]))) != 0
        && (row->waits_for == DUO_COVERAGE_TURN || duo_wave_get_number (waves->pdata[i]) < row->waits_for))
      row->waits_for = duo_wave_get_number (waves->pdata[i]);
}

static gboolean
is_willing (DuoAnswer answer)
{
  return answer == DUO_ANSWER_YES || answer == DUO_ANSWER_CONDITION;
}

/* What is known of the answers of one institution. */
typedef struct
{
  DuoSectorSet answered; /* in this campaign */
  DuoSectorSet agreed;
  GPtrArray *standing;   /* (owned) (nullable) (element-type DuoWillingness): the oldest first */
} Answers;

static void
answers_free (gpointer data)
{
  Answers *self = data;

  g_clear_pointer (&self->standing, g_ptr_array_unref);
  g_free (self);
}

static Answers *
get_answers (GHashTable *by_institution, gint64 institution)
{
  Answers *answers = g_hash_table_lookup (by_institution, &institution);

  if (answers == NULL)
    {
      answers = g_new0 (Answers, 1);
      g_hash_table_insert (by_institution, g_memdup2 (&institution, sizeof institution), answers);
    }
  return answers;
}

/* Returns: (transfer full) (element-type gint64 Answers) (nullable): by id of the institution. */
static GHashTable *
read_answers (DuoDatabase *db, gint64 campaign, GError **error)
{
  g_autoptr (GHashTable) by_institution = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, answers_free);
  g_autoptr (GPtrArray) participations = duo_participation_table_list (db, campaign, error);
  g_autoptr (GPtrArray) standing = participations != NULL ? duo_willingness_table_list (db, DUO_OBJECT_NONE, 0, error) : NULL;

  if (standing == NULL)
    return NULL;

  for (guint i = 0; i < participations->len; i++)
    {
      DuoParticipation *participation = participations->pdata[i];
      Answers *answers = get_answers (by_institution, duo_participation_get_institution (participation));
      const DuoSectorSet sector = 1u << duo_participation_get_sector (participation);

      if (!duo_when_is_known (duo_participation_get_answered (participation)))
        continue;
      answers->answered |= sector;
      if (is_willing (duo_participation_get_answer (participation)))
        answers->agreed |= sector;
    }
  for (guint i = 0; i < standing->len; i++)
    {
      DuoWillingness *answer = standing->pdata[i];
      Answers *answers;

      if (duo_willingness_get_institution (answer) == 0)
        continue; /* of a board: never counts */
      answers = get_answers (by_institution, duo_willingness_get_institution (answer));
      if (answers->standing == NULL)
        answers->standing = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (answers->standing, g_object_ref (answer));
    }

  return g_steal_pointer (&by_institution);
}

/* The sectors, of @sectors, in which the institution takes part. */
static DuoSectorSet
find_sectors (const Answers *answers, DuoSectorSet sectors, guint32 today)
{
  DuoSectorSet taking_part = answers->agreed & sectors;

  for (guint i = 0; answers->standing != NULL && i < DUO_N_SECTORS; i++)
    {
      const DuoSectorSet sector = 1u << i;
      DuoWillingness *standing;

      if ((sectors & sector) == 0 || (answers->answered & sector) != 0)
        continue;
      standing = duo_answers_find_standing (answers->standing, (DuoSector) i, today);
      if (standing != NULL && is_willing (duo_willingness_get_answer (standing)))
        taking_part |= sector;
    }

  return taking_part;
}

/* One who takes part. */
typedef struct
{
  DuoInstitution *institution; /* (owned) */
  DuoCoverageInstitution row;
  char *sort_key;              /* (owned): of the name that is shown */
} Participant;

static void
participant_free (gpointer data)
{
  Participant *self = data;

  g_object_unref (self->institution);
  g_free (self->sort_key);
  g_free (self);
}

static gint
compare_participants (gconstpointer a, gconstpointer b)
{
  const Participant *one = *(Participant *const *) a, *other = *(Participant *const *) b;
  const gint by_name = strcmp (one->sort_key, other->sort_key);
  const gint64 one_id = duo_institution_get_id (one->institution), other_id = duo_institution_get_id (other->institution);

  if (one->row.waits_for != other->row.waits_for)
    return one->row.waits_for < other->row.waits_for ? -1 : 1;
  return by_name != 0 ? by_name : one_id < other_id ? -1 : one_id > other_id ? 1 : 0;
}

/* Returns: (transfer full) (element-type Participant) (nullable): those whose turn it is, then the others by their waves;
 * among these by the name that is shown. What one said that has closed
 * since stands, but there is nobody to show anything to. */
static GPtrArray *
read_participants (DuoDatabase *db, DuoCampaignCoverage *self, GPtrArray *waves, guint32 today, GError **error)
{
  const DuoInstitutionFilter filter = { DUO_SECTOR_SET_NONE, NULL, 0, today };
  g_autoptr (GPtrArray) participants = g_ptr_array_new_with_free_func (participant_free);
  g_autoptr (GHashTable) answers_of = read_answers (db, duo_campaign_get_id (self->campaign), error);
  g_autoptr (GPtrArray) all = answers_of != NULL ? duo_institution_table_list (db, &filter, error) : NULL;

  if (all == NULL)
    return NULL;

  for (guint i = 0; i < all->len; i++)
    {
      DuoInstitution *institution = all->pdata[i];
      const gint64 id = duo_institution_get_id (institution);
      const Answers *answers = g_hash_table_lookup (answers_of, &id);
      const DuoSectorSet sectors = answers != NULL ? find_sectors (answers, self->sectors, today) : DUO_SECTOR_SET_NONE;
      Participant *participant;

      if (sectors == DUO_SECTOR_SET_NONE || !duo_institution_is_open (institution, today))
        continue;
      participant = g_new0 (Participant, 1);
      participant->institution = g_object_ref (institution);
      participant->row.id = id;
      participant->row.sectors = sectors;
      participant->row.students = duo_institution_get_persons_year (institution) != 0 ? duo_institution_get_persons (institution) : -1;
      find_turn (waves, &participant->row);
      participant->sort_key = duo_fold_sort_key (duo_institution_get_shown_name (institution));
      g_ptr_array_add (participants, participant);
    }

  g_ptr_array_sort (participants, compare_participants);
  return g_steal_pointer (&participants);
}

/* Fills in the rows of the matrix, and the place of each institution by its id. */
static gboolean
read_institutions (DuoDatabase *db, DuoCampaignCoverage *self, guint32 today, GArray *rows, GHashTable *places, GError **error)
{
  g_autoptr (GPtrArray) waves = duo_wave_table_list (db, duo_campaign_get_id (self->campaign), error);
  g_autoptr (GPtrArray) participants = NULL;

  if (waves == NULL)
    return FALSE;
  self->sectors = list_sectors (waves);
  participants = read_participants (db, self, waves, today, error);
  if (participants == NULL)
    return FALSE;

  for (guint i = 0; i < participants->len; i++)
    {
      const Participant *participant = participants->pdata[i];

      g_hash_table_insert (places, g_memdup2 (&participant->row.id, sizeof participant->row.id), GUINT_TO_POINTER (rows->len + 1));
      g_array_append_val (rows, participant->row);
      g_ptr_array_add (self->institutions, g_object_ref (participant->institution));
    }

  return TRUE;
}

/* ---- Channels and materials ---- */

static gboolean
read_channels (DuoDatabase *db, GHashTable *places, GArray *channels, GHashTable *entries_by_id, GError **error)
{
  g_autoptr (GPtrArray) entries = duo_channel_entries_read (db, DUO_CHANNELS_ALL, 0, error);

  if (entries == NULL)
    return FALSE;

  while (entries->len > 0)
    {
      DuoChannelEntry *entry = g_ptr_array_steal_index (entries, entries->len - 1);
      const gint64 institution = duo_channel_get_institution (entry->channel);
      const guint place = GPOINTER_TO_UINT (g_hash_table_lookup (places, &institution));
      DuoCoverageChannel channel;

      if (place == 0)
        {
          duo_channel_entry_free (entry);
          continue;
        }
      memset (&channel, 0, sizeof channel);
      channel.id = duo_channel_get_id (entry->channel);
      channel.institution = place - 1;
      memcpy (&channel.specs, &entry->specs, sizeof channel.specs);
      g_array_append_val (channels, channel);
      g_hash_table_insert (entries_by_id, g_memdup2 (&channel.id, sizeof channel.id), entry);
    }

  return TRUE;
}

/* Images first, then clips, documents and texts: the order of the columns; within a kind as it was, by title. */
static gint
compare_materials (gconstpointer a, gconstpointer b)
{
  return (gint) duo_material_get_kind (*(DuoMaterial *const *) a) - (gint) duo_material_get_kind (*(DuoMaterial *const *) b);
}

static GArray *
list_columns (GPtrArray *materials)
{
  GArray *columns = g_array_new (FALSE, TRUE, sizeof (DuoCoverageMaterial));

  g_array_set_size (columns, materials->len);
  for (guint i = 0; i < materials->len; i++)
    {
      DuoCoverageMaterial *column = &g_array_index (columns, DuoCoverageMaterial, i);

      column->id = duo_material_get_id (materials->pdata[i]);
      column->is_released = duo_material_get_status (materials->pdata[i]) == DUO_MATERIAL_RELEASED;
      duo_material_fill_match (materials->pdata[i], &column->match);
    }

  return columns;
}

/* ---- All of it ---- */

typedef struct
{
  gint64 campaign;
  guint32 today;
  DuoCampaignCoverage *earlier; /* (owned) (nullable) */
} Covering;

static void
covering_free (Covering *self)
{
  g_clear_pointer (&self->earlier, duo_campaign_coverage_unref);
  g_free (self);
}

static Covering *
covering_new (DuoContext *context, gint64 campaign, DuoCampaignCoverage *earlier)
{
  Covering *self = g_new0 (Covering, 1);

  self->campaign = campaign;
  self->today = duo_clock_get_today (duo_context_get_clock (context));
  self->earlier = earlier != NULL ? duo_campaign_coverage_ref (earlier) : NULL;
  return self;
}

static gboolean
cover_job (DuoDatabase *db, gpointer user_data, gpointer *result, GCancellable *cancellable, GError **error)
{
  const Covering *covering = user_data;
  g_autoptr (DuoCampaignCoverage) self = g_new0 (DuoCampaignCoverage, 1);
  g_autoptr (GHashTable) places = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GHashTable) entries = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) duo_channel_entry_free);
  g_autoptr (GArray) rows = g_array_new (FALSE, TRUE, sizeof (DuoCoverageInstitution));
  g_autoptr (GArray) channels = g_array_new (FALSE, TRUE, sizeof (DuoCoverageChannel));
  DuoMatchPeriod period;

  g_atomic_ref_count_init (&self->ref_count);
  self->institutions = g_ptr_array_new_with_free_func (g_object_unref);
  self->channels = g_ptr_array_new_with_free_func ((GDestroyNotify) duo_channel_entry_free);
  self->campaign = duo_campaign_table_get (db, covering->campaign, error);
  if (self->campaign == NULL || !duo_materials_read_period (db, self->campaign, covering->today, &period, error)
      || !read_institutions (db, self, covering->today, rows, places, error)
      || !read_channels (db, places, channels, entries, error))
    return FALSE;
  self->materials = duo_material_table_list (db, covering->campaign, FALSE, error);
  if (self->materials == NULL || g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;

  g_ptr_array_sort (self->materials, compare_materials); /* is stable */
  self->coverage = duo_coverage_new (list_columns (self->materials), g_steal_pointer (&rows), g_steal_pointer (&channels), &period,
                                     covering->earlier != NULL ? covering->earlier->coverage : NULL);
  for (guint c = 0; c < self->coverage->channels->len; c++)
    {
      gpointer key = NULL, entry = NULL;

      g_hash_table_steal_extended (entries, &g_array_index (self->coverage->channels, DuoCoverageChannel, c).id, &key, &entry);
      g_free (key);
      g_ptr_array_add (self->channels, entry);
    }

  *result = g_steal_pointer (&self);
  return TRUE;
}

DuoCampaignCoverage *
duo_materials_read_coverage (DuoDatabase *db, gint64 campaign, guint32 today, GError **error)
{
  Covering covering = { campaign, today, NULL };
  gpointer coverage = NULL;

  return cover_job (db, &covering, &coverage, NULL, error) ? coverage : NULL;
}

DuoCampaignCoverage *
duo_materials_cover (DuoContext *context, gint64 campaign, DuoCampaignCoverage *earlier, GError **error)
{
  Covering *covering = covering_new (context, campaign, earlier);
  gpointer coverage = NULL;

  if (!duo_store_read (duo_context_get_store (context), cover_job, covering, &coverage, error))
    coverage = NULL;
  covering_free (covering);
  return coverage;
}

void
duo_materials_cover_async (DuoContext *context, gint64 campaign, DuoCampaignCoverage *earlier, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  duo_service_read_async (context, duo_materials_cover_async, cover_job, covering_new (context, campaign, earlier),
                          (GDestroyNotify) covering_free, (GDestroyNotify) duo_campaign_coverage_unref, cancellable, callback,
                          user_data);
}

DuoCampaignCoverage *
duo_materials_cover_finish (DuoContext *context, GAsyncResult *result, GError **error)
{
  gpointer coverage = NULL;

  return duo_service_finish (context, duo_materials_cover_async, result, &coverage, error) ? coverage : NULL;
}
