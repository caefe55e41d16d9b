/* SPDX-License-Identifier: EUPL-1.2 */
/* The sample's campaign: its waves, and what institutions answered. */
#include "duo-sample-parts.h"

#include "duo-institution-table.h"
#include "duo-milestone-table.h"
#include "duo-participation-table.h"
#include "duo-wave-table.h"

/* In the first sector of the campaign; all made up. Days in 2020, ISO 8601; "" for not yet. */
static const struct
{
  const char *brin;
  const char *answered;
  DuoAnswer   answer;
  DuoOrigin   origin;
  const char *condition;
  const char *person;
} answers[] = {
  { "90AA", "2020-09-07", DUO_ANSWER_YES, DUO_ORIGIN_FORM, "", "Marieke Voorbeeld" },
  { "90AB", "2020-09-09", DUO_ANSWER_YES, DUO_ORIGIN_FORM, "", "" },
  { "90AC", "2020-09-10", DUO_ANSWER_NO, DUO_ORIGIN_PHONE, "", "Directie" },
  { "90AJ", "2020-09-14", DUO_ANSWER_YES, DUO_ORIGIN_FORM, "", "" },
  { "90AK", "", DUO_ANSWER_UNKNOWN, DUO_ORIGIN_UNKNOWN, "", "" },
  { "90AL", "2020-09-17", DUO_ANSWER_CONDITION, DUO_ORIGIN_PAPER, "Alleen buiten de toetsweken", "" },
  { "90AM", "", DUO_ANSWER_UNKNOWN, DUO_ORIGIN_UNKNOWN, "", "" },
  { "90AN", "2020-09-18", DUO_ANSWER_NO, DUO_ORIGIN_MAIL, "", "" },
};

static gboolean
add_waves (DuoDatabase *db, gint64 campaign, GError **error)
{
  static const DuoSector sectors[] = { DUO_SECTOR_MBO, DUO_SECTOR_VO, DUO_SECTOR_HO };

  for (guint i = 0; i < G_N_ELEMENTS (sectors); i++)
    {
      g_autoptr (DuoWave) wave = duo_wave_new ();

      duo_wave_set_campaign (wave, campaign);
      duo_wave_set_sector (wave, sectors[i]);
      duo_wave_set_number (wave, i + 1);
      if (!duo_wave_table_save (db, wave, error))
        return FALSE;
    }

  return TRUE;
}

static gboolean
add_answers (DuoDatabase *db, gint64 campaign, GError **error)
{
  const DuoWhen invited = duo_sample_when ("2020-08-24");

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    {
      g_autoptr (DuoParticipation) row = duo_participation_new ();
      const DuoWhen answered = duo_sample_when (answers[i].answered);
      g_autofree char *name = NULL;
      gint64 institution = 0;

      if (!duo_institution_table_find (db, answers[i].brin, &institution, &name, error))
        return FALSE;
      duo_participation_set_campaign (row, campaign);
      duo_participation_set_institution (row, institution);
      duo_participation_set_sector (row, DUO_SECTOR_MBO);
      duo_participation_set_invited (row, &invited);
      duo_participation_set_answered (row, &answered);
      duo_participation_set_answer (row, answers[i].answer);
      duo_participation_set_origin (row, answers[i].origin);
      duo_participation_set_condition (row, answers[i].condition);
      duo_participation_set_person (row, answers[i].person);
      if (!duo_participation_table_save (db, row, error))
        return FALSE;
    }

  return TRUE;
}

/* The milestones of the source that were steps of its campaign. */
static gboolean
mark_steps (DuoDatabase *db, gint64 campaign, GError **error)
{
  static const struct
  {
    const char *title;
    DuoStepKind step;
  } steps[] = {
    { "Inventarisatie bij instellingen", DUO_STEP_FORMS_BACK },
    { "Eerste campagne live", DUO_STEP_LIVE },
    { "Besluit over VO en HO", DUO_STEP_ROLLOUT },
  };
  g_autoptr (GPtrArray) milestones = duo_milestone_table_list (db, NULL, error);

  if (milestones == NULL)
    return FALSE;
  for (guint i = 0; i < milestones->len; i++)
    for (guint j = 0; j < G_N_ELEMENTS (steps); j++)
      if (duo_milestone_get_campaign (milestones->pdata[i]) == campaign
          && g_str_equal (duo_milestone_get_title (milestones->pdata[i]), steps[j].title))
        {
          duo_milestone_set_step (milestones->pdata[i], steps[j].step);
          if (!duo_milestone_table_save (db, milestones->pdata[i], error))
            return FALSE;
        }

  return TRUE;
}

gboolean
duo_sample_fill_campaigns (DuoDatabase *db, DuoSampleIds *ids, GError **error)
{
  const gint64 campaign = g_array_index (ids->campaigns, gint64, 0);

  return add_waves (db, campaign, error) && add_answers (db, campaign, error) && mark_steps (db, campaign, error);
}
