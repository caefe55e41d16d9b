/* SPDX-License-Identifier: EUPL-1.2 */
/* A campaign on a materials platform: where, and until when. */
#include "duo-publication.h"

struct _DuoPublication
{
  DuoRecord parent_instance;
  gint64 campaign; /* id of the campaign */
  gint64 account; /* id of the account on the platform */
  char *folder; /* (owned) (not nullable): on the platform, below the account's root */
  DuoWhen last_day; /* the last day on which the links work; not known for no end */
  DuoWhen published; /* the day on which it was published last */
  DuoWhen withdrawn; /* the day on which all links were withdrawn */
  char *acted; /* (owned) (not nullable): ISO 8601: when somebody last did something with it, so that each time is a change */
};

G_DEFINE_FINAL_TYPE (DuoPublication, duo_publication, DUO_TYPE_RECORD)

enum
{
  FIELD_CAMPAIGN,
  FIELD_ACCOUNT,
  FIELD_FOLDER,
  FIELD_LAST_DAY,
  FIELD_PUBLISHED,
  FIELD_WITHDRAWN,
  FIELD_ACTED,
  N_FIELDS,
};

static const DuoField fields[N_FIELDS] = {
  [FIELD_CAMPAIGN] = { "campaign", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoPublication, campaign) },
  [FIELD_ACCOUNT] = { "account", DUO_FIELD_NUMBER, G_STRUCT_OFFSET (DuoPublication, account) },
  [FIELD_FOLDER] = { "folder", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoPublication, folder) },
  [FIELD_LAST_DAY] = { "last-day", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoPublication, last_day) },
  [FIELD_PUBLISHED] = { "published", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoPublication, published) },
  [FIELD_WITHDRAWN] = { "withdrawn", DUO_FIELD_WHEN, G_STRUCT_OFFSET (DuoPublication, withdrawn) },
  [FIELD_ACTED] = { "acted", DUO_FIELD_TEXT, G_STRUCT_OFFSET (DuoPublication, acted) },
};

static void
duo_publication_class_init (DuoPublicationClass *klass)
{
  duo_record_class_set_fields (DUO_RECORD_CLASS (klass), fields, N_FIELDS);
}

static void
duo_publication_init (DuoPublication *self)
{
}

/* Returns: (transfer full): one with a uid of its own that the store does not know yet. */
DuoPublication *
duo_publication_new (void)
{
  return g_object_new (DUO_TYPE_PUBLICATION, NULL);
}

gint64
duo_publication_get_campaign (DuoPublication *self)
{
  g_return_val_if_fail (DUO_IS_PUBLICATION (self), 0);

  return self->campaign;
}

void
duo_publication_set_campaign (DuoPublication *self, gint64 campaign)
{
  duo_record_set_number (self, FIELD_CAMPAIGN, campaign);
}

gint64
duo_publication_get_account (DuoPublication *self)
{
  g_return_val_if_fail (DUO_IS_PUBLICATION (self), 0);

  return self->account;
}

void
duo_publication_set_account (DuoPublication *self, gint64 account)
{
  duo_record_set_number (self, FIELD_ACCOUNT, account);
}

const char *
duo_publication_get_folder (DuoPublication *self)
{
  g_return_val_if_fail (DUO_IS_PUBLICATION (self), NULL);

  return self->folder;
}

void
duo_publication_set_folder (DuoPublication *self, const char *folder)
{
  duo_record_set_text (self, FIELD_FOLDER, folder);
}

const DuoWhen *
duo_publication_get_last_day (DuoPublication *self)
{
  g_return_val_if_fail (DUO_IS_PUBLICATION (self), NULL);

  return &self->last_day;
}

void
duo_publication_set_last_day (DuoPublication *self, const DuoWhen *last_day)
{
  duo_record_set_when (self, FIELD_LAST_DAY, last_day);
}

const DuoWhen *
duo_publication_get_published (DuoPublication *self)
{
  g_return_val_if_fail (DUO_IS_PUBLICATION (self), NULL);

  return &self->published;
}

void
duo_publication_set_published (DuoPublication *self, const DuoWhen *published)
{
  duo_record_set_when (self, FIELD_PUBLISHED, published);
}

const DuoWhen *
duo_publication_get_withdrawn (DuoPublication *self)
{
  g_return_val_if_fail (DUO_IS_PUBLICATION (self), NULL);

  return &self->withdrawn;
}

void
duo_publication_set_withdrawn (DuoPublication *self, const DuoWhen *withdrawn)
{
  duo_record_set_when (self, FIELD_WITHDRAWN, withdrawn);
}

const char *
duo_publication_get_acted (DuoPublication *self)
{
  g_return_val_if_fail (DUO_IS_PUBLICATION (self), NULL);

  return self->acted;
}

void
duo_publication_set_acted (DuoPublication *self, const char *acted)
{
  duo_record_set_text (self, FIELD_ACTED, acted);
}
