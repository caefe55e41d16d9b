/* SPDX-License-Identifier: EUPL-1.2 */
/* Whether and how an institution takes part in a campaign: dated facts. */
#include "duo-participation.h"

struct _DuoParticipation
{
  DuoRecord parent_instance;
  gint64 campaign;     /* id of the campaign */
  gint64 institution;  /* id of the institution */
  DuoSector sector;    /* one BRIN can take part with VO and not with MBO */
  DuoWhen invited;     /* the day it was asked first */
  DuoWhen reminded;    /* the day it was asked again last */
  DuoWhen answered;    /* the day of its answer */
  DuoAnswer answer;    /* means nothing while it has not answered */
  char *condition;     /* (owned) (not nullable): of an answer under conditions */
  DuoOrigin origin;    /* how the answer came */
  char *person;        /* (owned) (not nullable): who decided, in their own words */
  char *note;          /* (owned) (not nullable): a remark for colleagues */
  DuoWhen form_made;   /* the day its form was made last; making is not inviting */
  DuoWhen form_back;   /* the day its form was read in last */
  DuoWhen code_issued; /* the day it was given a code for the materials */
  DuoWhen downloaded;  /* the day it fetched them first */
  DuoWhen shown;       /* the day it showed them first */
  DuoWhen evaluated;   /* the day of its evaluation */
  gint64 exercise;     /* 1 where code and download are of the practice platform */
  char *title; /* (owned) (nullable): whose, as the store that it was read from calls it; not stored */
};

G_DEFINE_FINAL_TYPE (DuoParticipation, duo_participation, DUO_TYPE_RECORD)

enum
{
  FIELD_CAMPAIGN,
  FIELD_INSTITUTION,
  FIELD_SECTOR,
  FIELD_INVITED,
  FIELD_REMINDED,
  FIELD_ANSWERED,
  FIELD_ANSWER,
  FIELD_CONDITION,
  FIELD_ORIGIN,
  FIELD_PERSON,
  FIELD_NOTE,
  FIELD_FORM_MADE,
  FIELD_FORM_BACK,
  FIELD_CODE_ISSUED,
  FIELD_DOWNLOADED,
  FIELD_SHOWN,
  FIELD_EVALUATED,
  FIELD_EXERCISE,
  N_FIELDS,
};

static const DuoField fields[N_FIELDS] = {
  [FIELD_CAMPAIGN] = { "campaign", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoParticipation, campaign) },
  [FIELD_INSTITUTION] = { "institution", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoParticipation, institution) },
  [FIELD_SECTOR] = { "sector", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoParticipation, sector), DUO_N_SECTORS },
  [FIELD_INVITED] = { "invited", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoParticipation, invited) },
  [FIELD_REMINDED] = { "reminded", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoParticipation, reminded) },
  [FIELD_ANSWERED] = { "answered", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoParticipation, answered) },
  [FIELD_ANSWER] = { "answer", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoParticipation, answer), DUO_N_ANSWERS },
  [FIELD_CONDITION] = { "condition", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoParticipation, condition) },
  [FIELD_ORIGIN] = { "origin", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoParticipation, origin), DUO_N_ORIGINS },
  [FIELD_PERSON] = { "person", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoParticipation, person) },
  [FIELD_NOTE] = { "note", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoParticipation, note) },
  [FIELD_FORM_MADE] = { "form-made", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoParticipation, form_made) },
  [FIELD_FORM_BACK] = { "form-back", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoParticipation, form_back) },
  [FIELD_CODE_ISSUED] = { "code-issued", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoParticipation, code_issued) },
  [FIELD_DOWNLOADED] = { "downloaded", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoParticipation, downloaded) },
  [FIELD_SHOWN] = { "shown", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoParticipation, shown) },
  [FIELD_EVALUATED] = { "evaluated", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoParticipation, evaluated) },
  [FIELD_EXERCISE] = { "exercise", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoParticipation, exercise) },
};

static void
duo_participation_finalize (GObject *object)
{
  g_free (DUO_PARTICIPATION (object)->title);

  G_OBJECT_CLASS (duo_participation_parent_class)->finalize (object);
}

static void
duo_participation_copy_more (DuoRecord *self, DuoRecord *copy)
{
  duo_participation_set_title (DUO_PARTICIPATION (copy), DUO_PARTICIPATION (self)->title);
}

static void
duo_participation_class_init (DuoParticipationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_participation_finalize;
  DUO_RECORD_CLASS (klass)->copy_more = duo_participation_copy_more;
  duo_record_class_set_fields (DUO_RECORD_CLASS (klass), fields, N_FIELDS);
}

static void
duo_participation_init (DuoParticipation *self)
{
}

/* Returns: (transfer full): one with a uid of its own that the store does not know yet. */
DuoParticipation *
duo_participation_new (void)
{
  return g_object_new (DUO_TYPE_PARTICIPATION, NULL);
}

gint64
duo_participation_get_campaign (DuoParticipation *self)
{
  g_return_val_if_fail (DUO_IS_PARTICIPATION (self), 0);

  return self->campaign;
}

void
duo_participation_set_campaign (DuoParticipation *self, gint64 campaign)
{
  duo_record_set_number (self, FIELD_CAMPAIGN, campaign);
}

gint64
duo_participation_get_institution (DuoParticipation *self)
{
  g_return_val_if_fail (DUO_IS_PARTICIPATION (self), 0);

  return self->institution;
}

void
duo_participation_set_institution (DuoParticipation *self, gint64 institution)
{
  duo_record_set_number (self, FIELD_INSTITUTION, institution);
}

DuoSector
duo_participation_get_sector (DuoParticipation *self)
{
  g_return_val_if_fail (DUO_IS_PARTICIPATION (self), (DuoSector) 0);

  return self->sector;
}

void
duo_participation_set_sector (DuoParticipation *self, DuoSector sector)
{
  duo_record_set_code (self, FIELD_SECTOR, (gint) sector);
}

const DuoWhen *
duo_participation_get_invited (DuoParticipation *self)
{
  g_return_val_if_fail (DUO_IS_PARTICIPATION (self), NULL);

  return &self->invited;
}

void
duo_participation_set_invited (DuoParticipation *self, const DuoWhen *invited)
{
  duo_record_set_when (self, FIELD_INVITED, invited);
}

const DuoWhen *
duo_participation_get_reminded (DuoParticipation *self)
{
  g_return_val_if_fail (DUO_IS_PARTICIPATION (self), NULL);

  return &self->reminded;
}

void
duo_participation_set_reminded (DuoParticipation *self, const DuoWhen *reminded)
{
  duo_record_set_when (self, FIELD_REMINDED, reminded);
}

const DuoWhen *
duo_participation_get_answered (DuoParticipation *self)
{
  g_return_val_if_fail (DUO_IS_PARTICIPATION (self), NULL);

  return &self->answered;
}

void
duo_participation_set_answered (DuoParticipation *self, const DuoWhen *answered)
{
  duo_record_set_when (self, FIELD_ANSWERED, answered);
}

DuoAnswer
duo_participation_get_answer (DuoParticipation *self)
{
  g_return_val_if_fail (DUO_IS_PARTICIPATION (self), (DuoAnswer) 0);

  return self->answer;
}

void
duo_participation_set_answer (DuoParticipation *self, DuoAnswer answer)
{
  duo_record_set_code (self, FIELD_ANSWER, (gint) answer);
}

const char *
duo_participation_get_condition (DuoParticipation *self)
{
  g_return_val_if_fail (DUO_IS_PARTICIPATION (self), NULL);

  return self->condition;
}

void
duo_participation_set_condition (DuoParticipation *self, const char *condition)
{
  duo_record_set_text (self, FIELD_CONDITION, condition);
}

DuoOrigin
duo_participation_get_origin (DuoParticipation *self)
{
  g_return_val_if_fail (DUO_IS_PARTICIPATION (self), (DuoOrigin) 0);

  return self->origin;
}

void
duo_participation_set_origin (DuoParticipation *self, DuoOrigin origin)
{
  duo_record_set_code (self, FIELD_ORIGIN, (gint) origin);
}

const char *
duo_participation_get_person (DuoParticipation *self)
{
  g_return_val_if_fail (DUO_IS_PARTICIPATION (self), NULL);

  return self->person;
}

void
duo_participation_set_person (DuoParticipation *self, const char *person)
{
  duo_record_set_text (self, FIELD_PERSON, person);
}

const char *
duo_participation_get_note (DuoParticipation *self)
{
  g_return_val_if_fail (DUO_IS_PARTICIPATION (self), NULL);

  return self->note;
}

void
duo_participation_set_note (DuoParticipation *self, const char *note)
{
  duo_record_set_text (self, FIELD_NOTE, note);
}

const DuoWhen *
duo_participation_get_form_made (DuoParticipation *self)
{
  g_return_val_if_fail (DUO_IS_PARTICIPATION (self), NULL);

  return &self->form_made;
}

void
duo_participation_set_form_made (DuoParticipation *self, const DuoWhen *form_made)
{
  duo_record_set_when (self, FIELD_FORM_MADE, form_made);
}

const DuoWhen *
duo_participation_get_form_back (DuoParticipation *self)
{
  g_return_val_if_fail (DUO_IS_PARTICIPATION (self), NULL);

  return &self->form_back;
}

void
duo_participation_set_form_back (DuoParticipation *self, const DuoWhen *form_back)
{
  duo_record_set_when (self, FIELD_FORM_BACK, form_back);
}

const DuoWhen *
duo_participation_get_code_issued (DuoParticipation *self)
{
  g_return_val_if_fail (DUO_IS_PARTICIPATION (self), NULL);

  return &self->code_issued;
}

void
duo_participation_set_code_issued (DuoParticipation *self, const DuoWhen *code_issued)
{
  duo_record_set_when (self, FIELD_CODE_ISSUED, code_issued);
}

const DuoWhen *
duo_participation_get_downloaded (DuoParticipation *self)
{
  g_return_val_if_fail (DUO_IS_PARTICIPATION (self), NULL);

  return &self->downloaded;
}

void
duo_participation_set_downloaded (DuoParticipation *self, const DuoWhen *downloaded)
{
  duo_record_set_when (self, FIELD_DOWNLOADED, downloaded);
}

const DuoWhen *
duo_participation_get_shown (DuoParticipation *self)
{
  g_return_val_if_fail (DUO_IS_PARTICIPATION (self), NULL);

  return &self->shown;
}

void
duo_participation_set_shown (DuoParticipation *self, const DuoWhen *shown)
{
  duo_record_set_when (self, FIELD_SHOWN, shown);
}

const DuoWhen *
duo_participation_get_evaluated (DuoParticipation *self)
{
  g_return_val_if_fail (DUO_IS_PARTICIPATION (self), NULL);

  return &self->evaluated;
}

void
duo_participation_set_evaluated (DuoParticipation *self, const DuoWhen *evaluated)
{
  duo_record_set_when (self, FIELD_EVALUATED, evaluated);
}

/* Returns: whether its code and its download are of the practice platform: what was practised, and reached nobody. */
gboolean
duo_participation_get_exercise (DuoParticipation *self)
{
  g_return_val_if_fail (DUO_IS_PARTICIPATION (self), FALSE);

  return self->exercise != 0;
}

void
duo_participation_set_exercise (DuoParticipation *self, gboolean exercise)
{
  duo_record_set_number (self, FIELD_EXERCISE, exercise ? 1 : 0);
}

const char *
duo_participation_get_title (DuoParticipation *self)
{
  g_return_val_if_fail (DUO_IS_PARTICIPATION (self), NULL);

  return self->title;
}

void
duo_participation_set_title (DuoParticipation *self, const char *title)
{
  g_return_if_fail (DUO_IS_PARTICIPATION (self));

  if (g_strcmp0 (self->title, title) == 0)
    return;
  g_free (self->title);
  self->title = g_strdup (title);
}
