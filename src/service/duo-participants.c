/* SPDX-License-Identifier: EUPL-1.2 */
/* Institutions that are open, a row for each of their sectors, with the answer that stands. */
#include "duo-participants.h"

#include "duo-institution-table.h"
#include "duo-people-table.h"
#include "duo-register-text.h"
#include "duo-standing.h"

static void
set_text (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static DuoParticipant *
participant_of (DuoInstitution *institution, DuoSector sector, GPtrArray *answers, guint32 today)
{
  DuoParticipant *self = duo_participant_new ();
  DuoWillingness *standing = answers != NULL ? duo_answers_find_standing (answers, sector, today) : NULL;

  set_text (&self->brin, duo_institution_get_text (institution, DUO_INSTITUTION_BRIN));
  set_text (&self->name, duo_institution_get_shown_name (institution));
  g_free (self->place);
  self->place = duo_display_place (duo_institution_get_text (institution, DUO_INSTITUTION_PLACE));
  set_text (&self->owner, duo_institution_get_text (institution, DUO_INSTITUTION_OWNER));
  self->sector = sector;
  if (standing == NULL)
    return self;

  self->asked = TRUE;
  self->answer = duo_willingness_get_answer (standing);
  self->since = *duo_willingness_get_since (standing);
  set_text (&self->condition, duo_willingness_get_condition (standing));
  return self;
}

/* Adds them to @participants (element-type DuoParticipant), by sector and answer. Partners and institutions abroad are asked nothing. */
gboolean
duo_participants_load (DuoDatabase *db, guint32 today, GPtrArray *participants, GError **error)
{
  const DuoInstitutionFilter filter = { .today = today };
  g_autoptr (GPtrArray) institutions = duo_institution_table_list (db, &filter, error);
  g_autoptr (GHashTable) answers = institutions != NULL ? duo_people_table_load_answers (db, error) : NULL;

  if (answers == NULL)
    return FALSE;

  for (guint i = 0; i < institutions->len; i++)
    {
      DuoInstitution *institution = institutions->pdata[i];
      const gint64 id = duo_institution_get_id (institution);

      if (duo_institution_get_kind (institution) != DUO_INSTITUTION_SCHOOL || !duo_institution_is_open (institution, today)
          || duo_institution_is_foreign (institution))
        continue;
      for (guint sector = 0; sector < DUO_N_SECTORS; sector++)
        if (duo_sector_set_contains (duo_institution_get_sectors (institution), (DuoSector) sector))
          g_ptr_array_add (participants,
                           participant_of (institution, (DuoSector) sector, g_hash_table_lookup (answers, &id), today));
    }

  duo_participants_sort (participants);
  return TRUE;
}
