/* SPDX-License-Identifier: EUPL-1.2 */
/* Something in a returned form that needs a human. */
#include "duo-review-item.h"

struct _DuoReviewItem
{
  DuoRecord parent_instance;
  gint64 campaign;    /* id of the campaign; 0 where it is not known */
  gint64 institution; /* id of the institution; 0 where it is not known */
  DuoSector sector;   /* that the form was for */
  DuoReviewKind kind; /* why it needs a human */
  char *file;         /* (owned) (not nullable): base name of the form */
  char *place;        /* (owned) (not nullable): sheet and cell, "Communicatiemiddelen!C14" */
  char *target;       /* (owned) (not nullable): uid of the channel or contact that it is about */
  char *field;        /* (owned) (not nullable): code of the field */
  char *words;        /* (owned) (not nullable): what the school wrote */
  char *proposals;    /* (owned) (not nullable): values that it may mean, a line each */
  DuoWhen noted;      /* the day it was read in */
  DuoWhen settled;    /* the day a human settled it */
  char *outcome;      /* (owned) (not nullable): the value that was chosen */
  char *path;         /* (owned) (not nullable): where the form lay when it was read; "" where that is not known */
  char *title; /* (owned) (nullable): whose form, as the store that it was read from calls it; not stored */
};

G_DEFINE_FINAL_TYPE (DuoReviewItem, duo_review_item, DUO_TYPE_RECORD)

enum
{
  FIELD_CAMPAIGN,
  FIELD_INSTITUTION,
  FIELD_SECTOR,
  FIELD_KIND,
  FIELD_FILE,
  FIELD_PLACE,
  FIELD_TARGET,
  FIELD_FIELD,
  FIELD_WORDS,
  FIELD_PROPOSALS,
  FIELD_NOTED,
  FIELD_SETTLED,
  FIELD_OUTCOME,
  FIELD_PATH,
  N_FIELDS,
};

static const DuoField fields[N_FIELDS] = {
  [FIELD_CAMPAIGN] = { "campaign", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoReviewItem, campaign) },
  [FIELD_INSTITUTION] = { "institution", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoReviewItem, institution) },
  [FIELD_SECTOR] = { "sector", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoReviewItem, sector), DUO_N_SECTORS },
  [FIELD_KIND] = { "kind", DUO_FIELD_CODE, G_STRUCT_OFFSET (DuoReviewItem, kind), DUO_N_REVIEW_KINDS },
  [FIELD_FILE] = { "file", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoReviewItem, file) },
  [FIELD_PLACE] = { "place", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoReviewItem, place) },
  [FIELD_TARGET] = { "target", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoReviewItem, target) },
  [FIELD_FIELD] = { "field", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoReviewItem, field) },
  [FIELD_WORDS] = { "words", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoReviewItem, words) },
  [FIELD_PROPOSALS] = { "proposals", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoReviewItem, proposals) },
  [FIELD_NOTED] = { "noted", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoReviewItem, noted) },
  [FIELD_SETTLED] = { "settled", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoReviewItem, settled) },
  [FIELD_OUTCOME] = { "outcome", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoReviewItem, outcome) },
  [FIELD_PATH] = { "path", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoReviewItem, path) },
};

static void
duo_review_item_finalize (GObject *object)
{
  g_free (DUO_REVIEW_ITEM (object)->title);

  G_OBJECT_CLASS (duo_review_item_parent_class)->finalize (object);
}

static void
duo_review_item_copy_more (DuoRecord *self, DuoRecord *copy)
{
  duo_review_item_set_title (DUO_REVIEW_ITEM (copy), DUO_REVIEW_ITEM (self)->title);
}

static void
duo_review_item_class_init (DuoReviewItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_review_item_finalize;
  DUO_RECORD_CLASS (klass)->copy_more = duo_review_item_copy_more;
  duo_record_class_set_fields (DUO_RECORD_CLASS (klass), fields, N_FIELDS);
}

static void
duo_review_item_init (DuoReviewItem *self)
{
}

/* Returns: (transfer full): one with a uid of its own that the store does not know yet. */
DuoReviewItem *
duo_review_item_new (void)
{
  return g_object_new (DUO_TYPE_REVIEW_ITEM, NULL);
}

gint64
duo_review_item_get_campaign (DuoReviewItem *self)
{
  g_return_val_if_fail (DUO_IS_REVIEW_ITEM (self), 0);

  return self->campaign;
}

void
duo_review_item_set_campaign (DuoReviewItem *self, gint64 campaign)
{
  duo_record_set_number (self, FIELD_CAMPAIGN, campaign);
}

gint64
duo_review_item_get_institution (DuoReviewItem *self)
{
  g_return_val_if_fail (DUO_IS_REVIEW_ITEM (self), 0);

  return self->institution;
}

void
duo_review_item_set_institution (DuoReviewItem *self, gint64 institution)
{
  duo_record_set_number (self, FIELD_INSTITUTION, institution);
}

DuoSector
duo_review_item_get_sector (DuoReviewItem *self)
{
  g_return_val_if_fail (DUO_IS_REVIEW_ITEM (self), (DuoSector) 0);

  return self->sector;
}

void
duo_review_item_set_sector (DuoReviewItem *self, DuoSector sector)
{
  duo_record_set_code (self, FIELD_SECTOR, (gint) sector);
}

DuoReviewKind
duo_review_item_get_kind (DuoReviewItem *self)
{
  g_return_val_if_fail (DUO_IS_REVIEW_ITEM (self), (DuoReviewKind) 0);

  return self->kind;
}

void
duo_review_item_set_kind (DuoReviewItem *self, DuoReviewKind kind)
{
  duo_record_set_code (self, FIELD_KIND, (gint) kind);
}

const char *
duo_review_item_get_file (DuoReviewItem *self)
{
  g_return_val_if_fail (DUO_IS_REVIEW_ITEM (self), NULL);

  return self->file;
}

void
duo_review_item_set_file (DuoReviewItem *self, const char *file)
{
  duo_record_set_text (self, FIELD_FILE, file);
}

const char *
duo_review_item_get_place (DuoReviewItem *self)
{
  g_return_val_if_fail (DUO_IS_REVIEW_ITEM (self), NULL);

  return self->place;
}

void
duo_review_item_set_place (DuoReviewItem *self, const char *place)
{
  duo_record_set_text (self, FIELD_PLACE, place);
}

const char *
duo_review_item_get_target (DuoReviewItem *self)
{
  g_return_val_if_fail (DUO_IS_REVIEW_ITEM (self), NULL);

  return self->target;
}

void
duo_review_item_set_target (DuoReviewItem *self, const char *target)
{
  duo_record_set_text (self, FIELD_TARGET, target);
}

const char *
duo_review_item_get_field (DuoReviewItem *self)
{
  g_return_val_if_fail (DUO_IS_REVIEW_ITEM (self), NULL);

  return self->field;
}

void
duo_review_item_set_field (DuoReviewItem *self, const char *field)
{
  duo_record_set_text (self, FIELD_FIELD, field);
}

const char *
duo_review_item_get_words (DuoReviewItem *self)
{
  g_return_val_if_fail (DUO_IS_REVIEW_ITEM (self), NULL);

  return self->words;
}

void
duo_review_item_set_words (DuoReviewItem *self, const char *words)
{
  duo_record_set_text (self, FIELD_WORDS, words);
}

const char *
duo_review_item_get_proposals (DuoReviewItem *self)
{
  g_return_val_if_fail (DUO_IS_REVIEW_ITEM (self), NULL);

  return self->proposals;
}

void
duo_review_item_set_proposals (DuoReviewItem *self, const char *proposals)
{
  duo_record_set_text (self, FIELD_PROPOSALS, proposals);
}

const DuoWhen *
duo_review_item_get_noted (DuoReviewItem *self)
{
  g_return_val_if_fail (DUO_IS_REVIEW_ITEM (self), NULL);

  return &self->noted;
}

void
duo_review_item_set_noted (DuoReviewItem *self, const DuoWhen *noted)
{
  duo_record_set_when (self, FIELD_NOTED, noted);
}

const DuoWhen *
duo_review_item_get_settled (DuoReviewItem *self)
{
  g_return_val_if_fail (DUO_IS_REVIEW_ITEM (self), NULL);

  return &self->settled;
}

void
duo_review_item_set_settled (DuoReviewItem *self, const DuoWhen *settled)
{
  duo_record_set_when (self, FIELD_SETTLED, settled);
}

const char *
duo_review_item_get_outcome (DuoReviewItem *self)
{
  g_return_val_if_fail (DUO_IS_REVIEW_ITEM (self), NULL);

  return self->outcome;
}

void
duo_review_item_set_outcome (DuoReviewItem *self, const char *outcome)
{
  duo_record_set_text (self, FIELD_OUTCOME, outcome);
}

const char *
duo_review_item_get_path (DuoReviewItem *self)
{
  g_return_val_if_fail (DUO_IS_REVIEW_ITEM (self), NULL);

  return self->path;
}

void
duo_review_item_set_path (DuoReviewItem *self, const char *path)
{
  duo_record_set_text (self, FIELD_PATH, path);
}

const char *
duo_review_item_get_title (DuoReviewItem *self)
{
  g_return_val_if_fail (DUO_IS_REVIEW_ITEM (self), NULL);

  return self->title;
}

void
duo_review_item_set_title (DuoReviewItem *self, const char *title)
{
  g_return_if_fail (DUO_IS_REVIEW_ITEM (self));

  if (g_strcmp0 (self->title, title) == 0)
    return;
  g_free (self->title);
  self->title = g_strdup (title);
}
