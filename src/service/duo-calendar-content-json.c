/* SPDX-License-Identifier: EUPL-1.2 */
/* Writing the content of an overview. It stands alone: objects refer to each other by uid, codes
 * are those of core, dates ISO 8601, keys always come in the same order and lists in the order they have. Of
 * a manager only the name is kept, since no overview shows more. */
#include "duo-calendar-content-json.h"

#include <json-glib/json-glib.h>

#include "duo-platform-line-json.h"

/* Finds the uid of what an id refers to. */
typedef struct
{
  GHashTable *uids[DUO_N_OBJECT_KINDS]; /* (owned) (nullable): id (gint64) to uid, per kind of object */
} References;

/* All objects have these two, each by a function of its own. */
typedef gint64 (*GetId) (gpointer object);
typedef const char *(*GetUid) (gpointer object);

static void
references_add (References *self, DuoObjectKind kind, GPtrArray *objects, GetId get_id, GetUid get_uid)
{
  self->uids[kind] = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  for (guint i = 0; i < objects->len; i++)
    {
      const gint64 id = get_id (objects->pdata[i]);

      if (id != 0)
        g_hash_table_insert (self->uids[kind], g_memdup2 (&id, sizeof id), g_strdup (get_uid (objects->pdata[i])));
    }
}

static void
references_init (References *self, DuoCalendarContent *content)
{
  *self = (References) { { NULL } };
  references_add (self, DUO_OBJECT_MESSAGE, content->messages, (GetId) duo_message_get_id, (GetUid) duo_message_get_uid);
  references_add (self, DUO_OBJECT_CAMPAIGN, content->campaigns, (GetId) duo_campaign_get_id,
                  (GetUid) duo_campaign_get_uid);
  references_add (self, DUO_OBJECT_MILESTONE, content->milestones, (GetId) duo_milestone_get_id,
                  (GetUid) duo_milestone_get_uid);
  references_add (self, DUO_OBJECT_ACTION, content->actions, (GetId) duo_action_get_id, (GetUid) duo_action_get_uid);
  references_add (self, DUO_OBJECT_MANAGER, content->managers, (GetId) duo_manager_get_id, (GetUid) duo_manager_get_uid);
}

static void
references_clear (References *self)
{
  for (guint i = 0; i < DUO_N_OBJECT_KINDS; i++)
    g_clear_pointer (&self->uids[i], g_hash_table_unref);
}

/* Returns: (nullable): the uid; %NULL for nothing, and for what is not part of the content. */
static const char *
references_lookup (const References *self, DuoObjectKind kind, gint64 id)
{
  return self->uids[kind] != NULL ? g_hash_table_lookup (self->uids[kind], &id) : NULL;
}

static void
add_string (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static void
add_when (JsonBuilder *builder, const char *name, const DuoWhen *when)
{
  g_autofree char *text = duo_when_to_string (when);

  add_string (builder, name, text);
}

static void
add_month (JsonBuilder *builder, const char *name, DuoMonth month)
{
  g_autofree char *text = duo_month_to_string (month);

  add_string (builder, name, text);
}

/* A uid, or null where there is nothing to refer to. */
static void
add_reference (JsonBuilder *builder, const char *name, const char *uid)
{
  json_builder_set_member_name (builder, name);
  if (uid != NULL)
    json_builder_add_string_value (builder, uid);
  else
    json_builder_add_null_value (builder);
}

static void
add_campaign (JsonBuilder *builder, gpointer object, const References *references)
{
  add_string (builder, "uid", duo_campaign_get_uid (object));
  add_string (builder, "name", duo_campaign_get_name (object));
  add_string (builder, "colour", duo_colour_to_string (duo_campaign_get_colour (object)));
  add_when (builder, "period", duo_campaign_get_period (object));
}

static void
add_manager (JsonBuilder *builder, gpointer object, const References *references)
{
  add_string (builder, "uid", duo_manager_get_uid (object));
  add_string (builder, "name", duo_manager_get_name (object));
}

static void
add_message (JsonBuilder *builder, gpointer object, const References *references)
{
  guint n;
  const DuoPlacement *placements = duo_message_get_placements (object, &n);

  add_string (builder, "uid", duo_message_get_uid (object));
  add_string (builder, "text", duo_message_get_text (object));
  add_string (builder, "link", duo_message_get_link (object));
  add_string (builder, "audience", duo_audience_to_string (duo_message_get_audience (object)));
  add_string (builder, "status", duo_message_status_to_string (duo_message_get_status (object)));
  add_reference (builder, "campaign",
                 references_lookup (references, DUO_OBJECT_CAMPAIGN, duo_message_get_campaign (object)));
  add_string (builder, "note", duo_message_get_note (object));

  json_builder_set_member_name (builder, "placements");
  json_builder_begin_array (builder);
  for (guint i = 0; i < n; i++)
    {
      json_builder_begin_object (builder);
      add_string (builder, "sector", duo_sector_to_string (placements[i].sector));
      add_month (builder, "first_month", placements[i].first);
      add_month (builder, "last_month", placements[i].last);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_milestone (JsonBuilder *builder, gpointer object, const References *references)
{
  add_string (builder, "uid", duo_milestone_get_uid (object));
  add_string (builder, "title", duo_milestone_get_title (object));
  add_when (builder, "planned", duo_milestone_get_planned (object));
  add_when (builder, "actual", duo_milestone_get_actual (object));
  add_string (builder, "topic", duo_milestone_get_topic (object));
  add_string (builder, "audience", duo_audience_to_string (duo_milestone_get_audience (object)));
  add_reference (builder, "campaign",
                 references_lookup (references, DUO_OBJECT_CAMPAIGN, duo_milestone_get_campaign (object)));
  add_string (builder, "note", duo_milestone_get_note (object));
}

static void
add_action (JsonBuilder *builder, gpointer object, const References *references)
{
  const DuoObjectKind about_kind = duo_action_get_about_kind (object);
  const char *about = references_lookup (references, about_kind, duo_action_get_about (object));

  add_string (builder, "uid", duo_action_get_uid (object));
  add_string (builder, "text", duo_action_get_text (object));
  add_reference (builder, "owner", references_lookup (references, DUO_OBJECT_MANAGER, duo_action_get_owner (object)));
  add_when (builder, "due", duo_action_get_due (object));
  add_when (builder, "done", duo_action_get_done (object));
  add_string (builder, "about_kind", duo_object_kind_to_string (about != NULL ? about_kind : DUO_OBJECT_NONE));
  add_reference (builder, "about", about);
  add_string (builder, "about_title", duo_action_get_about_title (object));
  add_string (builder, "note", duo_action_get_note (object));
}

/* No reference: an institution is known by its code. */
static void
add_participant (JsonBuilder *builder, gpointer object, const References *references)
{
  const DuoParticipant *participant = object;

  add_string (builder, "brin", participant->brin);
  add_string (builder, "name", participant->name);
  add_string (builder, "place", participant->place);
  add_string (builder, "owner", participant->owner);
  add_string (builder, "sector", duo_sector_to_string (participant->sector));
  add_reference (builder, "answer", participant->asked ? duo_answer_to_string (participant->answer) : NULL);
  add_when (builder, "since", &participant->since);
  add_string (builder, "condition", participant->condition);
}

/* A known answer is its canonical text, one that is not known null; its words stay in the store. */
static void
add_channel (JsonBuilder *builder, gpointer object, const References *references)
{
  const DuoChannelLine *line = object;

  add_string (builder, "brin", line->brin);
  add_string (builder, "institution", line->owner);
  add_string (builder, "name", line->name);
  add_string (builder, "kind", duo_channel_kind_to_string (line->kind));
  add_when (builder, "confirmed", &line->confirmed);
  json_builder_set_member_name (builder, "specs");
  json_builder_begin_object (builder);
  for (guint i = 0; i < DUO_N_SPEC_FIELDS; i++)
    {
      const DuoSpecValue *value = duo_specs_get (line->specs, (DuoSpecField) i);

      if (value == NULL)
        continue;
      json_builder_set_member_name (builder, duo_spec_field_to_string ((DuoSpecField) i));
      if (value->known)
        json_builder_add_string_value (builder, value->text);
      else
        json_builder_add_null_value (builder);
    }
  json_builder_end_object (builder);
}

static void
add_number (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

static void
add_material (JsonBuilder *builder, gpointer object, const References *references)
{
  const DuoMaterialLine *line = object;

  add_string (builder, "campaign", line->campaign);
  add_string (builder, "title", line->title);
  add_string (builder, "state", duo_material_line_state_to_string (line->state));
  add_string (builder, "format", line->format);
  add_number (builder, "width", line->width);
  add_number (builder, "height", line->height);
  add_number (builder, "pages", line->pages);
  add_number (builder, "duration", line->duration);
  add_number (builder, "chars", line->chars);
  add_number (builder, "fits", line->fits);
  add_number (builder, "unclear", line->unclear);
  add_number (builder, "asked", line->asked);
  add_number (builder, "reached", line->reached);
  add_string (builder, "rights", duo_rights_to_string (line->rights));
  add_when (builder, "rights_until", &line->rights_until);
}

static void
add_platform (JsonBuilder *builder, gpointer object, const References *references)
{
  duo_platform_line_to_json (object, builder);
}

/* What each institution said by its BRIN, in order: the same content gives the same text. */
static void
add_line (JsonBuilder *builder, gpointer object, const References *references)
{
  DuoCampaignLine *line = object;
  GList *brins = g_list_sort (g_hash_table_get_keys (line->answers), (GCompareFunc) g_strcmp0);

  add_string (builder, "campaign", line->uid);
  add_string (builder, "name", line->name);
  add_string (builder, "sector", duo_sector_to_string (line->sector));
  add_number (builder, "institutions", line->n);
  add_number (builder, "condition", line->n_condition);
  add_number (builder, "declined", line->n_declined);
  for (guint i = 0; i < DUO_N_FUNNEL_STAGES; i++)
    add_number (builder, duo_funnel_stage_to_string ((DuoFunnelStage) i), line->reached[i]);
  json_builder_set_member_name (builder, "answers");
  json_builder_begin_object (builder);
  for (GList *brin = brins; brin != NULL; brin = brin->next)
    add_string (builder, brin->data, duo_taking_part_to_string (duo_campaign_line_get_answer (line, brin->data)));
  json_builder_end_object (builder);
  g_list_free (brins);
}

static void
add_list (JsonBuilder *builder, const char *name, GPtrArray *objects, const References *references,
          void (*add) (JsonBuilder *builder, gpointer object, const References *references))
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < objects->len; i++)
    {
      json_builder_begin_object (builder);
      add (builder, objects->pdata[i], references);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

/**
 * duo_calendar_content_to_json:
 * @self: a content
 *
 * The same content always gives the same text, byte for byte, so that a hash tells whether it was touched.
 *
 * Returns: (transfer full): the JSON, in one line
 */
char *
duo_calendar_content_to_json (DuoCalendarContent *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *today = NULL;
  References references;

  g_return_val_if_fail (self != NULL, NULL);

  references_init (&references, self);
  today = duo_day_to_string (self->today);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "version");
  json_builder_add_int_value (builder, DUO_CALENDAR_CONTENT_VERSION);
  add_month (builder, "month", self->month);
  add_string (builder, "today", today);
  add_string (builder, "maker", self->maker);
  add_list (builder, "campaigns", self->campaigns, &references, add_campaign);
  add_list (builder, "managers", self->managers, &references, add_manager);
  add_list (builder, "messages", self->messages, &references, add_message);
  add_list (builder, "milestones", self->milestones, &references, add_milestone);
  add_list (builder, "actions", self->actions, &references, add_action);
  if (self->participants->len > 0) /* an overview of before there were any stays the same text */
    add_list (builder, "participants", self->participants, &references, add_participant);
  if (self->channels->len > 0)
    add_list (builder, "channels", self->channels, &references, add_channel);
  if (self->materials->len > 0)
    add_list (builder, "materials", self->materials, &references, add_material);
  if (self->platform->len > 0)
    add_list (builder, "platform", self->platform, &references, add_platform);
  if (self->lines->len > 0)
    add_list (builder, "lines", self->lines, &references, add_line);
  json_builder_end_object (builder);

  references_clear (&references);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}
