/* SPDX-License-Identifier: EUPL-1.2 */
/* Who takes part, listed and counted. */
#include "duo-participant.h"

#include "duo-fold.h"

/* Returns: (transfer full): one without anything known. */
DuoParticipant *
duo_participant_new (void)
{
  DuoParticipant *self = g_new0 (DuoParticipant, 1);

  self->brin = g_strdup ("");
  self->name = g_strdup ("");
  self->place = g_strdup ("");
  self->owner = g_strdup ("");
  self->condition = g_strdup ("");
  return self;
}

void
duo_participant_free (DuoParticipant *self)
{
  if (self == NULL)
    return;

  g_free (self->brin);
  g_free (self->name);
  g_free (self->place);
  g_free (self->owner);
  g_free (self->condition);
  g_free (self);
}

/* Who takes part first, who was not asked last. */
static gint
rank (const DuoParticipant *self)
{
  static const gint ranks[DUO_N_ANSWERS] = {
    [DUO_ANSWER_YES] = 0,
    [DUO_ANSWER_CONDITION] = 1,
    [DUO_ANSWER_NO] = 2,
    [DUO_ANSWER_UNKNOWN] = 3,
  };

  return self->asked ? ranks[self->answer] : DUO_N_ANSWERS;
}

static gint
compare (gconstpointer a, gconstpointer b)
{
  const DuoParticipant *first = *(DuoParticipant *const *) a;
  const DuoParticipant *second = *(DuoParticipant *const *) b;
  g_autofree char *name = NULL;
  g_autofree char *other = NULL;

  if (first->sector != second->sector)
    return first->sector < second->sector ? -1 : 1;
  if (rank (first) != rank (second))
    return rank (first) - rank (second);

  /* By the name that stands there, which is not the one that the register sorts by. */
  name = duo_fold_sort_key (first->name);
  other = duo_fold_sort_key (second->name);
  return g_strcmp0 (name, other);
}

/* By sector, then by what they said; within that by name, and where these are the same they keep their order. */
void
duo_participants_sort (GPtrArray *participants)
{
  g_ptr_array_sort (participants, compare);
}

void
duo_participants_count (GPtrArray *participants, DuoSector sector, DuoParticipantCount *count)
{
  *count = (DuoParticipantCount) { 0 };
  for (guint i = 0; i < participants->len; i++)
    {
      const DuoParticipant *participant = participants->pdata[i];

      if (participant->sector != sector)
        continue;
      count->all++;
      if (participant->asked)
        count->answers[participant->answer]++;
      else
        count->not_asked++;
    }
}
