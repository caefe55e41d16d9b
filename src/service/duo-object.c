/* SPDX-License-Identifier: EUPL-1.2 */
/* One row per type of object, so that saving, removing and reading again is written once for all. */
#include "duo-object.h"

#include "duo-action-table.h"
#include "duo-calendar-file.h"
#include "duo-campaign-table.h"
#include "duo-channel-table.h"
#include "duo-contact-link-table.h"
#include "duo-contact-moment-table.h"
#include "duo-contact-table.h"
#include "duo-error.h"
#include "duo-journal.h"
#include "duo-manager-table.h"
#include "duo-material-table.h"
#include "duo-message-table.h"
#include "duo-milestone-table.h"
#include "duo-participation-table.h"
#include "duo-partner-table.h"
#include "duo-profile-table.h"
#include "duo-register-title.h"
#include "duo-review-item-table.h"
#include "duo-wave-table.h"
#include "duo-willingness-table.h"

/* How many older changes of a removed object are looked through for its title. */
#define TITLE_SEARCH_MAX 20

/* A text must fit in a cell of the workbooks that are made of it, as in those that are read in. */
static gboolean
is_text (const char *text)
{
  return g_utf8_validate (text, -1, NULL) && duo_import_text_fits (text, "");
}

/* Whether something can be read in it. */
static gboolean
is_written (const char *text)
{
  if (!is_text (text))
    return FALSE;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (g_unichar_isgraph (g_utf8_get_char (p)))
      return TRUE;

  return FALSE;
}

static const char *
check_message (GObject *object)
{
  DuoMessage *message = DUO_MESSAGE (object);
  guint n_placements;
  const DuoPlacement *placements = duo_message_get_placements (message, &n_placements);

  if (!is_written (duo_message_get_text (message)))
    return "text";
  if (!is_text (duo_message_get_link (message))
      || !duo_import_text_fits (duo_message_get_text (message), duo_message_get_link (message)))
    return "link";
  if (!is_text (duo_message_get_note (message)))
    return "note";
  if (duo_message_get_audience (message) == DUO_AUDIENCE_MUNICIPALITIES)
    return "audience";
  for (guint i = 0; i < n_placements; i++)
    if (!duo_month_is_valid (placements[i].first) || !duo_month_is_valid (placements[i].last)
        || placements[i].last < placements[i].first)
      return "placements";

  return NULL;
}

static const char *
check_campaign (GObject *object)
{
  DuoCampaign *campaign = DUO_CAMPAIGN (object);

  if (!is_written (duo_campaign_get_name (campaign)))
    return "name";
  if (!is_text (duo_campaign_get_kind (campaign)))
    return "kind";
  if (!is_text (duo_campaign_get_question_address (campaign)))
    return "question_address";
  if (!is_text (duo_campaign_get_goals (campaign)))
    return "goals";

  return NULL;
}

static const char *
check_milestone (GObject *object)
{
  DuoMilestone *milestone = DUO_MILESTONE (object);

  if (!is_written (duo_milestone_get_title (milestone)))
    return "title";
  if (!is_text (duo_milestone_get_topic (milestone)))
    return "topic";
  if (!is_text (duo_milestone_get_note (milestone)))
    return "note";

  return NULL;
}

static const char *
check_action (GObject *object)
{
  DuoAction *action = DUO_ACTION (object);

  if (!is_written (duo_action_get_text (action)))
    return "text";
  if (!is_text (duo_action_get_note (action)))
    return "note";

  return NULL;
}

static const char *
check_manager (GObject *object)
{
  DuoManager *manager = DUO_MANAGER (object);

  if (!is_written (duo_manager_get_name (manager)))
    return "name";
  if (!is_text (duo_manager_get_email (manager)))
    return "email";
  if (!is_text (duo_manager_get_login (manager)))
    return "login";

  return NULL;
}

static const char *
check_contact (GObject *object)
{
  DuoContact *contact = DUO_CONTACT (object);

  if (!is_text (duo_contact_get_name (contact)))
    return "name";
  if (!is_text (duo_contact_get_email (contact)))
    return "email";
  if (!is_text (duo_contact_get_phone (contact)))
    return "phone";
  if (!is_text (duo_contact_get_note (contact)))
    return "note";
  if (!is_written (duo_contact_get_name (contact)) && !is_written (duo_contact_get_email (contact))
      && !is_written (duo_contact_get_phone (contact)))
    return "name"; /* nothing to know him by */

  return NULL;
}

static const char *
check_contact_link (GObject *object)
{
  DuoContactLink *link = DUO_CONTACT_LINK (object);

  if (!is_text (duo_contact_link_get_function (link)))
    return "function";
  if (!is_text (duo_contact_link_get_purpose (link)))
    return "purpose";

  return NULL;
}

static const char *
check_contact_moment (GObject *object)
{
  DuoContactMoment *moment = DUO_CONTACT_MOMENT (object);

  if (!duo_when_is_known (duo_contact_moment_get_day (moment)))
    return "day";

  return is_written (duo_contact_moment_get_text (moment)) ? NULL : "text";
}

static const char *
check_willingness (GObject *object)
{
  DuoWillingness *answer = DUO_WILLINGNESS (object);

  if (!is_text (duo_willingness_get_condition (answer)))
    return "condition";
  if (!is_text (duo_willingness_get_person (answer)))
    return "person";
  if (!is_text (duo_willingness_get_note (answer)))
    return "note";

  return NULL;
}

static const char *
check_participation (GObject *object)
{
  DuoParticipation *participation = DUO_PARTICIPATION (object);

  if (!is_text (duo_participation_get_condition (participation)))
    return "condition";
  if (!is_text (duo_participation_get_person (participation)))
    return "person";
  if (!is_text (duo_participation_get_note (participation)))
    return "note";

  return NULL;
}

static const char *
check_wave (GObject *object)
{
  DuoWave *wave = DUO_WAVE (object);

  if (!is_text (duo_wave_get_conclusion (wave)))
    return "conclusion";

  return is_text (duo_wave_get_reason (wave)) ? NULL : "reason";
}

static const char *
check_review_item (GObject *object)
{
  DuoReviewItem *item = DUO_REVIEW_ITEM (object);

  return is_text (duo_review_item_get_words (item)) && is_text (duo_review_item_get_proposals (item)) ? NULL : "words";
}

static const char *
check_specs (const DuoSpecs *specs)
{
  for (guint i = 0; i < DUO_N_SPEC_FIELDS; i++)
    {
      const DuoSpecValue *value = duo_specs_get (specs, (DuoSpecField) i);

      if (value != NULL && !is_text (value->words))
        return "words";
    }

  return NULL;
}

static const char *
check_channel (GObject *object)
{
  DuoChannel *channel = DUO_CHANNEL (object);

  if (!is_written (duo_channel_get_name (channel)))
    return "name";
  if (!is_text (duo_channel_get_note (channel)))
    return "note";

  return check_specs (duo_channel_get_specs (channel));
}

static const char *
check_profile (GObject *object)
{
  DuoProfile *profile = DUO_PROFILE (object);

  if (!is_written (duo_profile_get_name (profile)))
    return "name";
  if (!is_text (duo_profile_get_supplier (profile)))
    return "supplier";
  if (!is_text (duo_profile_get_note (profile)))
    return "note";

  return check_specs (duo_profile_get_specs (profile));
}

static const char *
check_partner (GObject *object)
{
  DuoPartner *partner = DUO_PARTNER (object);

  if (!is_written (duo_partner_get_name (partner)))
    return "name";
  if (!is_text (duo_partner_get_short_name (partner)))
    return "short_name";
  if (!is_text (duo_partner_get_place (partner)))
    return "place";
  if (!is_text (duo_partner_get_phone (partner)))
    return "phone";
  if (!is_text (duo_partner_get_website (partner)))
    return "website";
  if (!is_text (duo_partner_get_email (partner)))
    return "email";
  if (!is_text (duo_partner_get_note (partner)))
    return "note";

  return NULL;
}

static const char *
check_material (GObject *object)
{
  DuoMaterial *material = DUO_MATERIAL (object);

  if (!is_written (duo_material_get_title (material)))
    return "title";
  if (!is_text (duo_material_get_alt_text (material)))
    return "alt_text";
  if (!is_text (duo_material_get_captions_note (material)))
    return "captions_note";

  return is_text (duo_material_get_note (material)) ? NULL : "note";
}

/* The tables' functions take their own type; these take any object of it. */
#define DEFINE_ACCESS(Type, TYPE, name)                                             \
  static GObject *                                                                  \
  get_##name (DuoDatabase *db, gint64 id, GError **error)                           \
  {                                                                                 \
    Type *found = duo_##name##_table_get (db, id, error);                           \
                                                                                    \
    return found != NULL ? G_OBJECT (found) : NULL;                                 \
  }                                                                                 \
                                                                                    \
  static gboolean                                                                   \
  save_##name (DuoDatabase *db, GObject *object, GError **error)                    \
  {                                                                                 \
    return duo_##name##_table_save (db, DUO_##TYPE (object), error);                \
  }

DEFINE_ACCESS (DuoMessage, MESSAGE, message)
DEFINE_ACCESS (DuoCampaign, CAMPAIGN, campaign)
DEFINE_ACCESS (DuoMilestone, MILESTONE, milestone)
DEFINE_ACCESS (DuoAction, ACTION, action)
DEFINE_ACCESS (DuoManager, MANAGER, manager)
DEFINE_ACCESS (DuoContact, CONTACT, contact)
DEFINE_ACCESS (DuoContactLink, CONTACT_LINK, contact_link)
DEFINE_ACCESS (DuoContactMoment, CONTACT_MOMENT, contact_moment)
DEFINE_ACCESS (DuoWillingness, WILLINGNESS, willingness)
DEFINE_ACCESS (DuoParticipation, PARTICIPATION, participation)
DEFINE_ACCESS (DuoWave, WAVE, wave)
DEFINE_ACCESS (DuoReviewItem, REVIEW_ITEM, review_item)
DEFINE_ACCESS (DuoChannel, CHANNEL, channel)
DEFINE_ACCESS (DuoProfile, PROFILE, profile)
DEFINE_ACCESS (DuoPartner, PARTNER, partner)
DEFINE_ACCESS (DuoMaterial, MATERIAL, material)

#define OBJECT_TYPE(KIND, name)                                                                    \
  {                                                                                                \
    DUO_OBJECT_##KIND, duo_##name##_get_type, get_##name, save_##name, duo_##name##_table_remove, check_##name \
  }

static const DuoObjectType types[] = {
  OBJECT_TYPE (MESSAGE, message),
  OBJECT_TYPE (CAMPAIGN, campaign),
  OBJECT_TYPE (MILESTONE, milestone),
  OBJECT_TYPE (ACTION, action),
  { DUO_OBJECT_MANAGER, duo_manager_get_type, get_manager, save_manager, NULL, check_manager },
  OBJECT_TYPE (CONTACT, contact),
  OBJECT_TYPE (CONTACT_LINK, contact_link),
  OBJECT_TYPE (CONTACT_MOMENT, contact_moment),
  OBJECT_TYPE (WILLINGNESS, willingness),
  OBJECT_TYPE (PARTICIPATION, participation),
  OBJECT_TYPE (WAVE, wave),
  OBJECT_TYPE (REVIEW_ITEM, review_item),
  OBJECT_TYPE (CHANNEL, channel),
  OBJECT_TYPE (PROFILE, profile),
  OBJECT_TYPE (MATERIAL, material),
  /* By its kind it is an institution, of which titles and history are asked. */
  OBJECT_TYPE (INSTITUTION, partner),
};

const DuoObjectType *
duo_object_type_of (GObject *object)
{
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    if (G_TYPE_CHECK_INSTANCE_TYPE (object, types[i].get_type ()))
      return &types[i];

  g_return_val_if_reached (NULL);
}

/* Returns: (nullable): the type of the objects of that kind; %NULL for a kind that has no table of objects. */
const DuoObjectType *
duo_object_type_by_kind (DuoObjectKind kind)
{
  for (guint i = 0; kind != DUO_OBJECT_INSTITUTION && i < G_N_ELEMENTS (types); i++)
    if (types[i].kind == kind)
      return &types[i];

  return NULL;
}

gint64
duo_object_get_id (GObject *object)
{
  return duo_record_get_id (DUO_RECORD (object));
}

gint64
duo_object_get_rev (GObject *object)
{
  return duo_record_get_rev (DUO_RECORD (object));
}

/* Gives @object the identity that the store gave its copy @saved. In the thread that owns @object. */
void
duo_object_take_over (GObject *object,
                      GObject *saved)
{
  duo_record_set_id (DUO_RECORD (object), duo_object_get_id (saved));
  duo_record_set_rev (DUO_RECORD (object), duo_object_get_rev (saved));
}

/* Returns: whether its values are allowed; else %DUO_ERROR_INVALID, whose message is the field's code. */
gboolean
duo_object_check (GObject  *object,
                  GError  **error)
{
  const char *field = duo_object_type_of (object)->check (object);

  if (field == NULL)
    return TRUE;

  g_set_error_literal (error, DUO_ERROR, DUO_ERROR_INVALID, field);
  return FALSE;
}

/**
 * duo_objects_save_job:
 * @user_data: (type GPtrArray) (element-type GObject): what to save; each gets its id and revision
 *
 * A #DuoJob that checks and saves all of them, and gives no result. %DUO_ERROR_INVALID as duo_object_check();
 * %DUO_ERROR_CONFLICT as saving.
 */
gboolean
duo_objects_save_job (DuoDatabase   *db,
                      gpointer       user_data,
                      gpointer      *result,
                      GCancellable  *cancellable,
                      GError       **error)
{
  GPtrArray *objects = user_data;

  for (guint i = 0; i < objects->len; i++)
    if (g_cancellable_set_error_if_cancelled (cancellable, error) || !duo_object_check (objects->pdata[i], error)
        || !duo_object_type_of (objects->pdata[i])->save (db, objects->pdata[i], error))
      return FALSE;

  return TRUE;
}

/* Returns: (transfer full): what people call it, in one line. Years are counted from its first month. */
char *
duo_object_dup_title (GObject *object)
{
  if (DUO_IS_MESSAGE (object))
    return duo_message_dup_title (DUO_MESSAGE (object), duo_message_get_first_month (DUO_MESSAGE (object)));
  if (DUO_IS_CAMPAIGN (object))
    return g_strdup (duo_campaign_get_name (DUO_CAMPAIGN (object)));
  if (DUO_IS_MILESTONE (object))
    return g_strdup (duo_milestone_get_title (DUO_MILESTONE (object)));
  if (DUO_IS_ACTION (object))
    return g_strdup (duo_action_get_text (DUO_ACTION (object)));
  if (DUO_IS_MANAGER (object))
    return g_strdup (duo_manager_get_name (DUO_MANAGER (object)));
  if (DUO_IS_CONTACT (object))
    return duo_contact_dup_title (DUO_CONTACT (object));
  if (DUO_IS_CONTACT_LINK (object))
    return g_strdup (duo_contact_link_get_title (DUO_CONTACT_LINK (object)));
  if (DUO_IS_CONTACT_MOMENT (object))
    return duo_contact_moment_dup_title (DUO_CONTACT_MOMENT (object));
  if (DUO_IS_WILLINGNESS (object))
    return g_strdup (duo_willingness_get_title (DUO_WILLINGNESS (object)));
  if (DUO_IS_PARTICIPATION (object))
    return g_strdup (duo_participation_get_title (DUO_PARTICIPATION (object)));
  if (DUO_IS_WAVE (object))
    return g_strdup (duo_sector_to_string (duo_wave_get_sector (DUO_WAVE (object))));
  if (DUO_IS_REVIEW_ITEM (object))
    return g_strdup (duo_review_item_get_title (DUO_REVIEW_ITEM (object)));
  if (DUO_IS_CHANNEL (object))
    return g_strdup (duo_channel_get_name (DUO_CHANNEL (object)));
  if (DUO_IS_PROFILE (object))
    return g_strdup (duo_profile_get_name (DUO_PROFILE (object)));
  if (DUO_IS_PARTNER (object))
    return g_strdup (duo_partner_get_name (DUO_PARTNER (object)));
  if (DUO_IS_MATERIAL (object))
    return g_strdup (duo_material_get_title (DUO_MATERIAL (object)));

  g_return_val_if_reached (NULL);
}

/**
 * duo_object_find_title:
 * @db: the connection
 * @kind: the kind of the object
 * @id: its id
 * @title: (out) (transfer full): what people call it; "" where it has no title
 *
 * %DUO_ERROR_NOT_FOUND: it is gone. Inside a job.
 */
gboolean
duo_object_find_title (DuoDatabase    *db,
                       DuoObjectKind   kind,
                       gint64          id,
                       char          **title,
                       GError        **error)
{
  const DuoObjectType *type = duo_object_type_by_kind (kind);
  g_autoptr (GObject) object = NULL;

  *title = NULL;
  if (id != 0 && (kind == DUO_OBJECT_INSTITUTION || kind == DUO_OBJECT_BOARD || kind == DUO_OBJECT_LOCATION))
    {
      *title = duo_register_dup_title (db, kind, id, error);
      return *title != NULL;
    }
  if (type == NULL || id == 0)
    {
      *title = g_strdup ("");
      return TRUE;
    }

  object = type->get (db, id, error);
  if (object == NULL)
    return FALSE;
  *title = duo_object_dup_title (object);
  return TRUE;
}

static gboolean
is_title_field (const char *field)
{
  return g_str_equal (field, "text") || g_str_equal (field, "title") || g_str_equal (field, "name");
}

/* The title by which a row of @kind was last known, from the images of its changes. *@title stays %NULL where
 * they don't tell. */
static gboolean
find_last_title (DuoDatabase    *db,
                 DuoObjectKind   kind,
                 gint64          id,
                 char          **title,
                 GError        **error)
{
  g_autoptr (GPtrArray) changes = duo_journal_list (db, kind, id, TITLE_SEARCH_MAX, error);

  if (changes == NULL)
    return FALSE;

  for (guint i = 0; *title == NULL && i < changes->len; i++)
    {
      g_autoptr (GPtrArray) fields = duo_journal_list_fields (db, duo_change_get_id (changes->pdata[i]), error);

      if (fields == NULL)
        return FALSE;
      for (guint j = 0; *title == NULL && j < fields->len; j++)
        {
          const DuoFieldChange *field = fields->pdata[j];

          if (field->row == id && g_str_equal (field->table, duo_object_kind_to_string (kind))
              && is_title_field (field->field))
            *title = g_strdup (field->after != NULL ? field->after : field->before);
        }
    }

  /* of a message's text the first line is its title */
  if (*title != NULL)
    (*title)[strcspn (*title, "\r\n")] = '\0';
  return TRUE;
}

/**
 * duo_object_find_last_title:
 * @db: the store, within a job
 * @kind: a kind of object
 * @id: its id; 0 for many or none
 *
 * Returns: (transfer full) (nullable): the title as it is, or as it last was when the object is gone; "" where it
 *   has none
 */
char *
duo_object_find_last_title (DuoDatabase    *db,
                            DuoObjectKind   kind,
                            gint64          id,
                            GError        **error)
{
  g_autoptr (GError) local_error = NULL;
  g_autofree char *title = NULL;

  if (duo_object_find_title (db, kind, id, &title, &local_error))
    return g_steal_pointer (&title);
  if (!g_error_matches (local_error, DUO_ERROR, DUO_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  if (!find_last_title (db, kind, id, &title, error))
    return NULL;
  return title != NULL ? g_steal_pointer (&title) : g_strdup ("");
}
