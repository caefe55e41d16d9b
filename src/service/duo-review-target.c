/* SPDX-License-Identifier: EUPL-1.2 */
/* Finding what a question is about, and putting the answer there. */
#include "duo-review-target.h"

#include <string.h>

#include "duo-answer-text.h"
#include "duo-channel-table.h"
#include "duo-contact-link-table.h"
#include "duo-contact-table.h"
#include "duo-error.h"
#include "duo-form.h"
#include "duo-object.h"
#include "duo-participation-table.h"
#include "duo-people-table.h"
#include "duo-profile-table.h"
#include "duo-register-text.h"

void
duo_review_target_free (DuoReviewTarget *self)
{
  g_clear_object (&self->channel);
  g_clear_pointer (&self->profile, duo_specs_free);
  g_clear_object (&self->contact);
  g_clear_object (&self->participation);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_pointer (&self->place_ids, g_array_unref);
  g_free (self);
}

/* ---- Finding it ---- */

static gboolean
read_participation (DuoDatabase *db, DuoReviewTarget *self, DuoReviewItem *item, GError **error)
{
  g_autoptr (GPtrArray) rows = duo_participation_table_list (db, duo_review_item_get_campaign (item), error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    if (duo_participation_get_institution (rows->pdata[i]) == duo_review_item_get_institution (item)
        && duo_participation_get_sector (rows->pdata[i]) == duo_review_item_get_sector (item))
      g_set_object (&self->participation, rows->pdata[i]);
  if (self->participation == NULL)
    {
      self->participation = duo_participation_new ();
      duo_participation_set_campaign (self->participation, duo_review_item_get_campaign (item));
      duo_participation_set_institution (self->participation, duo_review_item_get_institution (item));
      duo_participation_set_sector (self->participation, duo_review_item_get_sector (item));
    }
  return TRUE;
}

static gboolean
read_places (DuoDatabase *db, DuoReviewTarget *self, gint64 institution, GError **error)
{
  g_autoptr (GPtrArray) places = duo_channel_table_list_places (db, institution, error);
  gint64 none = 0;

  if (places == NULL)
    return FALSE;
  g_ptr_array_add (self->places, g_strdup ("all"));
  g_array_append_val (self->place_ids, none);
  for (guint i = 0; i < places->len; i++)
    {
      const DuoChannelPlace *place = places->pdata[i];
      g_autofree char *shown = duo_display_place (place->place);

      g_ptr_array_add (self->places, g_strdup_printf ("%s %s", place->code, shown));
      g_array_append_val (self->place_ids, place->id);
    }
  return TRUE;
}

/* The channel of that uid; it stays NULL where there is none. */
static gboolean
read_channel (DuoDatabase *db, DuoReviewTarget *self, DuoReviewItem *item, GError **error)
{
  const gint64 institution = duo_review_item_get_institution (item);
  g_autoptr (GPtrArray) channels = duo_channel_table_list (db, DUO_CHANNELS_OF_INSTITUTION, institution, error);

  if (channels == NULL)
    return FALSE;
  for (guint i = 0; i < channels->len; i++)
    if (strcmp (duo_channel_get_uid (channels->pdata[i]), duo_review_item_get_target (item)) == 0)
      self->channel = g_object_ref (channels->pdata[i]);
  if (self->channel != NULL && duo_channel_get_profile (self->channel) != 0)
    {
      g_autoptr (DuoProfile) profile = duo_profile_table_get (db, duo_channel_get_profile (self->channel), error);

      if (profile == NULL)
        return FALSE;
      self->profile = duo_specs_copy (duo_profile_get_specs (profile));
    }
  return self->channel == NULL || read_places (db, self, institution, error);
}

static gboolean
read_contact (DuoDatabase *db, DuoReviewTarget *self, DuoReviewItem *item, GError **error)
{
  g_autoptr (GPtrArray) links = duo_contact_link_table_list (db, DUO_OBJECT_INSTITUTION, duo_review_item_get_institution (item), error);

  if (links == NULL)
    return FALSE;
  for (guint i = 0; i < links->len; i++)
    if (strcmp (duo_contact_link_get_uid (links->pdata[i]), duo_review_item_get_target (item)) == 0)
      {
        g_autoptr (DuoContact) contact = duo_contact_table_get (db, duo_contact_link_get_contact (links->pdata[i]), error);

        if (contact == NULL)
          return FALSE;
        self->contact = duo_contact_entry_new (contact, links->pdata[i]);
      }
  return TRUE;
}

static DuoReviewTargetType
type_of (DuoReviewTarget *self, const char *code)
{
  DuoSpecField field;

  if (self->participation != NULL)
    return strcmp (code, "answer") == 0 ? DUO_REVIEW_TARGET_ANSWER : DUO_REVIEW_TARGET_TEXT;
  if (self->contact != NULL && duo_form_get_contact_field (self->contact, code) != NULL)
    return DUO_REVIEW_TARGET_CONTACT;
  if (self->channel == NULL)
    return DUO_REVIEW_TARGET_NONE;
  if (strcmp (code, "places") == 0)
    return DUO_REVIEW_TARGET_PLACES;
  if (strcmp (code, "name") == 0)
    return DUO_REVIEW_TARGET_TEXT;
  return duo_spec_field_parse (code, &field) ? DUO_REVIEW_TARGET_SPEC : DUO_REVIEW_TARGET_NONE;
}

/**
 * duo_review_target_read:
 * @item: a question
 *
 * Returns: (transfer full) (nullable): what it is about, as it is now; its type is %DUO_REVIEW_TARGET_NONE where that is
 *   a whole form, or is gone
 */
DuoReviewTarget *
duo_review_target_read (DuoDatabase *db, DuoReviewItem *item, GError **error)
{
  g_autoptr (DuoReviewTarget) self = g_new0 (DuoReviewTarget, 1);
  const char *code = duo_review_item_get_field (item);

  self->places = g_ptr_array_new_with_free_func (g_free);
  self->place_ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (*code == '\0' || duo_review_item_get_institution (item) == 0)
    return g_steal_pointer (&self);
  if (*duo_review_item_get_target (item) == '\0')
    {
      if (duo_review_item_get_campaign (item) != 0 && !read_participation (db, self, item, error))
        return NULL;
    }
  else if (!read_channel (db, self, item, error) || (self->channel == NULL && !read_contact (db, self, item, error)))
    return NULL;
  self->type = type_of (self, code);
  return g_steal_pointer (&self);
}

/* Returns: (transfer full): name of the channel or contact; "" */
char *
duo_review_target_dup_title (DuoReviewTarget *self)
{
  if (self->channel != NULL)
    return g_strdup (duo_channel_get_name (self->channel));
  return self->contact != NULL ? duo_contact_dup_title (self->contact->contact) : g_strdup ("");
}

static char *
dup_known_spec (DuoReviewTarget *self, DuoSpecField field)
{
  DuoSpecOrigin origin;
  const DuoSpecs *own = duo_channel_get_specs (self->channel);
  const DuoSpecValue *width = duo_specs_effective (own, self->profile, DUO_SPEC_WIDTH_PX, &origin);
  const DuoSpecValue *height = duo_specs_effective (own, self->profile, DUO_SPEC_HEIGHT_PX, &origin);
  const DuoSpecValue *value = duo_specs_effective (own, self->profile, field, &origin);

  if (field == DUO_SPEC_ORIENTATION && width != NULL && width->known && height != NULL && height->known)
    return g_strdup_printf ("%sx%s", width->text, height->text);
  return value != NULL ? g_strdup (value->text) : NULL;
}

/* Returns: (transfer full) (nullable): what is known now, by its code; "" for expressly unknown; %NULL for nothing */
char *
duo_review_target_dup_known (DuoReviewTarget *self, DuoReviewItem *item)
{
  const char *code = duo_review_item_get_field (item);
  const char *text = NULL;
  DuoSpecField field;

  switch (self->type)
    {
    case DUO_REVIEW_TARGET_ANSWER:
      return duo_when_is_known (duo_participation_get_answered (self->participation))
               ? g_strdup (duo_answer_to_string (duo_participation_get_answer (self->participation)))
               : NULL;
    case DUO_REVIEW_TARGET_TEXT:
      text = self->channel != NULL ? duo_channel_get_name (self->channel)
             : strcmp (code, "condition") == 0 ? duo_participation_get_condition (self->participation)
                                               : duo_participation_get_person (self->participation);
      break;
    case DUO_REVIEW_TARGET_CONTACT:
      text = duo_form_get_contact_field (self->contact, code);
      break;
    case DUO_REVIEW_TARGET_SPEC:
      return duo_spec_field_parse (code, &field) ? dup_known_spec (self, field) : NULL;
    case DUO_REVIEW_TARGET_PLACES:
    case DUO_REVIEW_TARGET_NONE:
    default:
      break;
    }
  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

/* ---- Putting the answer there ---- */

/**
 * duo_review_value_read:
 * @text: a value by its code, as among the proposals; or what a person typed
 *
 * Returns: (transfer full) (nullable): the value by its code; %NULL where it is none, or not certain
 */
char *
duo_review_value_read (DuoReviewItem *item, const char *text)
{
  const char *code = duo_review_item_get_field (item);
  g_auto (GStrv) proposals = g_strsplit (duo_review_item_get_proposals (item), "\n", -1);
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  DuoSpecField field;
  DuoAnswer answer;

  if (*stripped == '\0')
    return NULL;
  if (g_strv_contains ((const char *const *) proposals, stripped))
    return g_steal_pointer (&stripped);
  if (strcmp (code, "answer") == 0)
    return duo_answer_parse (stripped, &answer) ? g_steal_pointer (&stripped) : NULL;
  if (strcmp (code, "email") == 0)
    {
      g_autoptr (DuoReading) reading = duo_answer_read (DUO_ASK_EMAIL, stripped);

      return reading->verdict == DUO_READING_VALUE ? g_strdup (reading->value) : NULL;
    }
  return duo_spec_field_parse (code, &field) ? duo_form_read_field (code, stripped) : g_steal_pointer (&stripped);
}

static gboolean
fail_invalid (DuoReviewItem *item, GError **error)
{
  g_set_error_literal (error, DUO_ERROR, DUO_ERROR_INVALID, duo_review_item_get_field (item));
  return FALSE;
}

/* A condition keeps the words that it was given in. */
static gboolean
take_participation (DuoDatabase *db, DuoReviewTarget *self, DuoReviewItem *item, const char *value, GError **error)
{
  const char *code = duo_review_item_get_field (item);
  DuoAnswer answer;

  if (strcmp (code, "condition") == 0)
    duo_participation_set_condition (self->participation, value);
  else if (strcmp (code, "person") == 0)
    duo_participation_set_person (self->participation, value);
  else if (duo_answer_parse (value, &answer))
    {
      duo_participation_set_answered (self->participation, duo_review_item_get_noted (item));
      duo_participation_set_answer (self->participation, answer);
      duo_participation_set_origin (self->participation, DUO_ORIGIN_FORM);
      if (answer == DUO_ANSWER_CONDITION && *duo_participation_get_condition (self->participation) == '\0')
        duo_participation_set_condition (self->participation, duo_review_item_get_words (item));
    }
  else
    return fail_invalid (item, error);
  if (!duo_when_is_known (duo_participation_get_form_back (self->participation)))
    duo_participation_set_form_back (self->participation, duo_review_item_get_noted (item));
  return duo_object_check (G_OBJECT (self->participation), error) && duo_participation_table_save (db, self->participation, error);
}

static gboolean
take_places (DuoReviewTarget *self, const char *value)
{
  for (guint i = 0; i < self->places->len; i++)
    if (strcmp (self->places->pdata[i], value) == 0)
      {
        const gint64 id = g_array_index (self->place_ids, gint64, i);

        duo_channel_set_locations (self->channel, &id, id != 0 ? 1 : 0);
        return TRUE;
      }

  return FALSE;
}

/* @value: (nullable): %NULL: it is not known */
static gboolean
take_channel (DuoDatabase *db, DuoReviewTarget *self, DuoReviewItem *item, const char *value, GError **error)
{
  const guint32 day = duo_review_item_get_noted (item)->first;
  gboolean taken = FALSE;

  if (self->type == DUO_REVIEW_TARGET_PLACES)
    taken = value != NULL && take_places (self, value);
  else if (self->type == DUO_REVIEW_TARGET_SPEC)
    taken = duo_form_take_field (self->channel, duo_review_item_get_field (item), value, duo_review_item_get_words (item), day);
  else if (value != NULL)
    {
      duo_channel_set_name (self->channel, value);
      taken = TRUE;
    }
  if (!taken)
    return fail_invalid (item, error);
  return duo_object_check (G_OBJECT (self->channel), error) && duo_channel_table_save (db, self->channel, error);
}

static gboolean
save_contact (DuoDatabase *db, DuoContactEntry *entry, GError **error)
{
  if (!duo_object_check (G_OBJECT (entry->contact), error) || !duo_contact_table_save (db, entry->contact, error))
    return FALSE;

  duo_contact_link_set_contact (entry->link, duo_contact_get_id (entry->contact));
  return duo_object_check (G_OBJECT (entry->link), error) && duo_contact_link_table_save (db, entry->link, error);
}

/* "name=..." and so on, a line each, of what the form says of the new contact. */
static void
take_lines (DuoContactEntry *entry, DuoReviewItem *item)
{
  g_auto (GStrv) lines = g_strsplit (duo_review_item_get_proposals (item), "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "=", 2);

      if (parts[0] != NULL && parts[1] != NULL)
        (void) duo_form_take_contact_field (entry, parts[0], parts[1]);
    }
}

/* A contact that nothing refers to any more goes with its link. */
static gboolean
remove_contact (DuoDatabase *db, DuoContactEntry *entry, GError **error)
{
  const gint64 id = duo_contact_get_id (entry->contact);
  gboolean used = FALSE;

  if (!duo_contact_link_table_remove (db, duo_contact_link_get_id (entry->link), duo_contact_link_get_rev (entry->link), error)
      || !duo_people_table_is_used (db, id, &used, error))
    return FALSE;
  return used || duo_contact_table_remove (db, id, duo_contact_get_rev (entry->contact), error);
}

static gboolean
add_contact (DuoDatabase *db, DuoReviewTarget *self, DuoReviewItem *item, gboolean preferred, GError **error)
{
  g_autoptr (DuoContact) contact = duo_contact_new ();
  g_autoptr (DuoContactLink) link = duo_contact_link_new ();
  g_autoptr (DuoContactEntry) entry = NULL;
  DuoContactLink *old = self->contact->link;

  duo_contact_link_set_institution (link, duo_contact_link_get_institution (old));
  duo_contact_link_set_role (link, duo_contact_link_get_role (old));
  duo_contact_link_set_purpose (link, duo_contact_link_get_purpose (old));
  duo_contact_link_set_origin (link, DUO_ORIGIN_FORM);
  duo_contact_link_set_confirmed (link, duo_review_item_get_noted (item));
  duo_contact_link_set_preferred (link, preferred);
  entry = duo_contact_entry_new (contact, link);
  take_lines (entry, item);
  return save_contact (db, entry, error);
}

static gboolean
take_contact (DuoDatabase *db, DuoReviewTarget *self, DuoReviewItem *item, DuoSettle settle, const char *value, GError **error)
{
  DuoContactEntry *old = self->contact;
  const gboolean preferred = duo_contact_link_get_preferred (old->link);

  if (settle == DUO_SETTLE_ADD)
    return add_contact (db, self, item, FALSE, error);
  if (settle == DUO_SETTLE_REPLACE)
    return remove_contact (db, old, error) && add_contact (db, self, item, preferred, error);
  if (settle == DUO_SETTLE_RENAME)
    take_lines (old, item);
  else if (!duo_form_take_contact_field (old, duo_review_item_get_field (item), value))
    return fail_invalid (item, error);
  duo_contact_link_set_confirmed (old->link, duo_review_item_get_noted (item));
  return save_contact (db, old, error);
}

/**
 * duo_review_target_take:
 * @settle: not %DUO_SETTLE_KEEP or %DUO_SETTLE_DISMISS, which change nothing
 * @text: the value, by its code or as typed; "" where it needs none
 *
 * Stores the answer where it belongs.
 */
gboolean
duo_review_target_take (DuoDatabase *db, DuoReviewItem *item, DuoSettle settle, const char *text, GError **error)
{
  g_autoptr (DuoReviewTarget) self = duo_review_target_read (db, item, error);
  g_autofree char *value = NULL;

  if (self == NULL)
    return FALSE;
  if (self->type == DUO_REVIEW_TARGET_NONE)
    {
      g_set_error_literal (error, DUO_ERROR, DUO_ERROR_NOT_FOUND, duo_review_item_get_target (item));
      return FALSE;
    }
  if (settle == DUO_SETTLE_TAKE)
    {
      value = duo_review_value_read (item, text);
      if (value == NULL)
        return fail_invalid (item, error);
    }

  if (self->participation != NULL)
    return take_participation (db, self, item, value != NULL ? value : "", error);
  if (self->contact != NULL)
    return take_contact (db, self, item, settle, value != NULL ? value : "", error);
  return take_channel (db, self, item, value, error);
}
