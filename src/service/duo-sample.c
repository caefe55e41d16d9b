/* SPDX-License-Identifier: EUPL-1.2 */
/* Making the sample: one named change in an empty store. */
#include "duo-sample.h"

#include "duo-action-table.h"
#include "duo-campaign-table.h"
#include "duo-error.h"
#include "duo-manager-table.h"
#include "duo-media-folder.h"
#include "duo-message-table.h"
#include "duo-milestone-table.h"
#include "duo-sample-content.h"
#include "duo-sample-parts.h"
#include "duo-setting-table.h"

/* The mark of a store that holds the sample. */
#define SETTING_SAMPLE "sample"

static gint64
id_at (GArray *ids,
       gint    place)
{
  return place == DUO_SAMPLE_NONE ? 0 : g_array_index (ids, gint64, (guint) place);
}

static void
keep_id (GArray *ids,
         gint64  id)
{
  g_array_append_val (ids, id);
}

/* Returns: the date that @text writes as duo_when_parse() reads it. */
DuoWhen
duo_sample_when (const char *text)
{
  DuoWhen when = DUO_WHEN_NONE;

  if (!duo_when_parse (text, &when))
    g_assert_not_reached (); /* the sample's own data, all of it read by a test */
  return when;
}

static gboolean
fill_campaigns (DuoDatabase  *db,
                DuoSampleIds          *ids,
                GError      **error)
{
  for (guint i = 0; i < duo_sample_n_campaigns; i++)
    {
      g_autoptr (DuoCampaign) campaign = duo_campaign_new ();
      const DuoWhen period = duo_sample_when (duo_sample_campaigns[i].period);

      duo_campaign_set_name (campaign, duo_sample_campaigns[i].name);
      duo_campaign_set_colour (campaign, duo_sample_campaigns[i].colour);
      duo_campaign_set_period (campaign, &period);
      if (!duo_campaign_table_save (db, campaign, error))
        return FALSE;
      keep_id (ids->campaigns, duo_campaign_get_id (campaign));
    }

  return TRUE;
}

static void
place (DuoMessage               *message,
       const DuoSamplePlacement *sample)
{
  DuoPlacement placements[DUO_N_SECTORS];
  guint n = 0;

  for (; n < DUO_N_SECTORS && sample[n].last != 0; n++)
    placements[n] = (DuoPlacement) { sample[n].sector, duo_month_new (DUO_SAMPLE_YEAR, sample[n].first),
                                     duo_month_new (DUO_SAMPLE_YEAR, sample[n].last) };
  duo_message_set_placements (message, placements, n);
}

static gboolean
fill_messages (DuoDatabase  *db,
               DuoSampleIds          *ids,
               GError      **error)
{
  for (guint i = 0; i < duo_sample_n_messages; i++)
    {
      const DuoSampleMessage *sample = &duo_sample_messages[i];
      g_autoptr (DuoMessage) message = duo_message_new ();

      duo_message_set_text (message, sample->text);
      duo_message_set_link (message, sample->link);
      duo_message_set_audience (message, sample->audience);
      duo_message_set_status (message, sample->status);
      duo_message_set_campaign (message, id_at (ids->campaigns, sample->campaign));
      duo_message_set_note (message, sample->note);
      place (message, sample->placements);
      if (!duo_message_table_save (db, message, error))
        return FALSE;
      keep_id (ids->messages, duo_message_get_id (message));
    }

  return TRUE;
}

static gboolean
fill_milestones (DuoDatabase  *db,
                 DuoSampleIds          *ids,
                 GError      **error)
{
  for (guint i = 0; i < duo_sample_n_milestones; i++)
    {
      const DuoSampleMilestone *sample = &duo_sample_milestones[i];
      g_autoptr (DuoMilestone) milestone = duo_milestone_new ();
      const DuoWhen planned = duo_sample_when (sample->planned);
      const DuoWhen actual = duo_sample_when (sample->actual);

      duo_milestone_set_title (milestone, sample->title);
      duo_milestone_set_planned (milestone, &planned);
      duo_milestone_set_actual (milestone, &actual);
      duo_milestone_set_topic (milestone, sample->topic);
      duo_milestone_set_audience (milestone, sample->audience);
      duo_milestone_set_campaign (milestone, id_at (ids->campaigns, sample->campaign));
      duo_milestone_set_note (milestone, sample->note);
      if (!duo_milestone_table_save (db, milestone, error))
        return FALSE;
      keep_id (ids->milestones, duo_milestone_get_id (milestone));
    }

  return TRUE;
}

static gboolean
fill_managers (DuoDatabase  *db,
               DuoSampleIds          *ids,
               GError      **error)
{
  for (guint i = 0; i < duo_sample_n_managers; i++)
    {
      g_autoptr (DuoManager) manager = duo_manager_new ();

      duo_manager_set_name (manager, duo_sample_managers[i].name);
      duo_manager_set_email (manager, duo_sample_managers[i].email);
      duo_manager_set_login (manager, duo_sample_managers[i].login);
      if (!duo_manager_table_save (db, manager, error))
        return FALSE;
      keep_id (ids->managers, duo_manager_get_id (manager));
    }

  return TRUE;
}

static gint64
about_of (const DuoSampleAction *sample,
          const DuoSampleIds             *ids)
{
  if (sample->about_kind == DUO_OBJECT_MESSAGE)
    return id_at (ids->messages, sample->about);
  if (sample->about_kind == DUO_OBJECT_MILESTONE)
    return id_at (ids->milestones, sample->about);
  return id_at (ids->campaigns, sample->about);
}

static gboolean
fill_actions (DuoDatabase  *db,
              DuoSampleIds          *ids,
              GError      **error)
{
  for (guint i = 0; i < duo_sample_n_actions; i++)
    {
      const DuoSampleAction *sample = &duo_sample_actions[i];
      g_autoptr (DuoAction) action = duo_action_new ();
      const DuoWhen due = duo_sample_when (sample->due);
      const DuoWhen done = duo_sample_when (sample->done);

      duo_action_set_text (action, sample->text);
      duo_action_set_owner (action, id_at (ids->managers, sample->owner));
      duo_action_set_due (action, &due);
      duo_action_set_done (action, &done);
      duo_action_set_about_kind (action, sample->about_kind);
      duo_action_set_about (action, about_of (sample, ids));
      duo_action_set_note (action, sample->note);
      if (!duo_action_table_save (db, action, error))
        return FALSE;
    }

  return TRUE;
}

/* An empty store is one in which nobody has made anything. */
static gboolean
check_empty (DuoDatabase  *db,
             GError      **error)
{
  g_autoptr (GPtrArray) messages = duo_message_table_list (db, NULL, error);
  g_autoptr (GPtrArray) campaigns = messages != NULL ? duo_campaign_table_list (db, error) : NULL;
  g_autoptr (GPtrArray) milestones = campaigns != NULL ? duo_milestone_table_list (db, NULL, error) : NULL;
  g_autoptr (GPtrArray) actions = milestones != NULL ? duo_action_table_list (db, error) : NULL;

  if (actions == NULL)
    return FALSE;
  if (messages->len + campaigns->len + milestones->len + actions->len == 0)
    return TRUE;

  g_set_error_literal (error, DUO_ERROR, DUO_ERROR_INVALID, "the store is not empty");
  return FALSE;
}

/* All fields are lists of ids. */
static void
ids_init (DuoSampleIds *ids)
{
  GArray **lists = (GArray **) ids;

  G_STATIC_ASSERT (sizeof *ids % sizeof *lists == 0);

  for (guint i = 0; i < sizeof *ids / sizeof *lists; i++)
    lists[i] = g_array_new (FALSE, FALSE, sizeof (gint64));
}

static void
ids_clear (DuoSampleIds *ids)
{
  GArray **lists = (GArray **) ids;

  for (guint i = 0; i < sizeof *ids / sizeof *lists; i++)
    g_array_unref (lists[i]);
}

static gboolean
fill_job (DuoDatabase   *db,
          gpointer       user_data,
          gpointer      *result,
          GCancellable  *cancellable,
          GError       **error)
{
  DuoSampleIds ids;
  gboolean filled;

  ids_init (&ids);
  filled = check_empty (db, error) && fill_campaigns (db, &ids, error) && fill_messages (db, &ids, error)
           && fill_milestones (db, &ids, error) && fill_managers (db, &ids, error) && fill_actions (db, &ids, error)
           && duo_sample_fill_institutions (db, &ids, error) && duo_sample_fill_people (db, &ids, error)
           && duo_sample_fill_channels (db, &ids, error)
           && duo_sample_fill_campaigns (db, &ids, error) && duo_sample_fill_materials (db, &ids, user_data, error)
           && duo_setting_table_set (db, SETTING_SAMPLE, "1", error);
  ids_clear (&ids);
  return filled;
}

/**
 * duo_sample_fill:
 * @context: the context of an empty store
 * @error: where to store an error
 *
 * One named change, of the kind %DUO_CHANGE_SAMPLE. Blocks.
 *
 * Returns: %FALSE on an error; %DUO_ERROR_INVALID when there is something in the store already
 */
gboolean
duo_sample_fill (DuoContext  *context,
                 GError     **error)
{
  const DuoChangeName name = { DUO_CHANGE_SAMPLE, DUO_OBJECT_CALENDAR, 0 };
  g_autofree char *folder = duo_media_folder_dup_path (duo_store_get_path (duo_context_get_store (context)));
  gpointer nothing = NULL;

  return duo_store_write (duo_context_get_store (context), &name, fill_job, folder, &nothing, NULL, error);
}

static gboolean
is_job (DuoDatabase   *db,
        gpointer       user_data,
        gpointer      *result,
        GCancellable  *cancellable,
        GError       **error)
{
  gboolean *is_sample = user_data;
  g_autofree char *value = NULL;

  if (!duo_setting_table_get (db, SETTING_SAMPLE, &value, error))
    return FALSE;

  *is_sample = g_strcmp0 (value, "1") == 0;
  return TRUE;
}

/**
 * duo_sample_is:
 * @context: the context
 * @is_sample: (out): whether the store was made as the sample
 * @error: where to store an error
 *
 * Quick; blocks.
 *
 * Returns: %FALSE on an error
 */
gboolean
duo_sample_is (DuoContext  *context,
               gboolean    *is_sample,
               GError     **error)
{
  gpointer nothing = NULL;

  *is_sample = FALSE;
  return duo_store_read (duo_context_get_store (context), is_job, is_sample, &nothing, error);
}
