/* SPDX-License-Identifier: EUPL-1.2 */
/* A contact as lists show it. */
#include "duo-contact-entry.h"

G_DEFINE_FINAL_TYPE (DuoContactEntry, duo_contact_entry, G_TYPE_OBJECT)

static void
duo_contact_entry_finalize (GObject *object)
{
  DuoContactEntry *self = DUO_CONTACT_ENTRY (object);

  g_clear_object (&self->contact);
  g_clear_object (&self->link);
  g_free (self->code);
  g_free (self->title);

  G_OBJECT_CLASS (duo_contact_entry_parent_class)->finalize (object);
}

static void
duo_contact_entry_class_init (DuoContactEntryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = duo_contact_entry_finalize;
}

static void
duo_contact_entry_init (DuoContactEntry *self)
{
  self->code = g_strdup ("");
  self->title = g_strdup ("");
}

/**
 * duo_contact_entry_new:
 * @contact: who
 * @link: (nullable): what he is to whom
 *
 * Returns: (transfer full): the row, which holds both
 */
DuoContactEntry *
duo_contact_entry_new (DuoContact *contact, DuoContactLink *link)
{
  DuoContactEntry *self = g_object_new (DUO_TYPE_CONTACT_ENTRY, NULL);

  self->contact = g_object_ref (contact);
  if (link == NULL)
    return self;

  self->link = g_object_ref (link);
  if (duo_contact_link_get_board (link) != 0)
    {
      self->target_kind = DUO_OBJECT_BOARD;
      self->target = duo_contact_link_get_board (link);
    }
  else if (duo_contact_link_get_location (link) != 0)
    {
      self->target_kind = DUO_OBJECT_LOCATION;
      self->target = duo_contact_link_get_location (link);
    }
  else
    {
      self->target_kind = DUO_OBJECT_INSTITUTION;
      self->target = duo_contact_link_get_institution (link);
    }
  return self;
}

/* @code and @title: (nullable): NULL is "". */
void
duo_contact_entry_set_target (DuoContactEntry *self, const char *code, const char *title)
{
  g_return_if_fail (DUO_IS_CONTACT_ENTRY (self));

  g_free (self->code);
  self->code = g_strdup (code != NULL ? code : "");
  g_free (self->title);
  self->title = g_strdup (title != NULL ? title : "");
}
