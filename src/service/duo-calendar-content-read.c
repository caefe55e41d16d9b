/* SPDX-License-Identifier: EUPL-1.2 */
/* Reading the content of an overview, as duo-calendar-content-json.c wrote it. */
#include "duo-calendar-content-json.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "duo-error.h"
#include "duo-json-guard.h"
#include "duo-platform-line-json.h"

/* Reads on after the first thing that is wrong, with harmless values, and remembers what that was. */
typedef struct
{
  const char *list;                      /* (unowned): the list being read; "" outside of lists */
  guint       index;                     /* in that list */
  char       *wrong;                     /* (owned) (nullable): path of the first thing that is wrong */
  GHashTable *ids[DUO_N_OBJECT_KINDS];   /* (owned): uid to id, of the objects read so far */
} Reader;

static void
reader_fail (Reader *self, const char *name)
{
  if (self->wrong != NULL)
    return;

  self->wrong = *self->list != '\0' ? g_strdup_printf ("%s[%u].%s", self->list, self->index, name) : g_strdup (name);
}

/* Returns: (nullable): the value of a member that is of @type. */
static JsonNode *
read_member (Reader *self, JsonObject *object, const char *name, GType type)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node != NULL && JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type)
    return node;

  reader_fail (self, name);
  return NULL;
}

static const char *
read_string (Reader *self, JsonObject *object, const char *name)
{
  JsonNode *node = read_member (self, object, name, G_TYPE_STRING);

  return node != NULL ? json_node_get_string (node) : "";
}

static DuoWhen
read_when (Reader *self, JsonObject *object, const char *name)
{
  DuoWhen when = DUO_WHEN_NONE;

  if (!duo_when_parse (read_string (self, object, name), &when))
    reader_fail (self, name);
  return when;
}

static DuoMonth
read_month (Reader *self, JsonObject *object, const char *name)
{
  const DuoMonth month = duo_month_parse (read_string (self, object, name));

  if (month == DUO_MONTH_NONE)
    reader_fail (self, name);
  return month;
}

static DuoAudience
read_audience (Reader *self, JsonObject *object)
{
  DuoAudience audience = DUO_AUDIENCE_STUDENTS;

  if (!duo_audience_parse (read_string (self, object, "audience"), &audience))
    reader_fail (self, "audience");
  return audience;
}

/* Returns: the id here of the object of @kind whose uid is the member @name; 0 for null. */
static gint64
read_reference (Reader *self, JsonObject *object, const char *name, DuoObjectKind kind)
{
  JsonNode *node = json_object_get_member (object, name);
  gint64 *id = NULL;

  if (node != NULL && JSON_NODE_HOLDS_NULL (node))
    return 0;

  if (self->ids[kind] != NULL)
    id = g_hash_table_lookup (self->ids[kind], read_string (self, object, name));
  if (id == NULL)
    {
      reader_fail (self, name);
      return 0;
    }
  return *id;
}

static gpointer
read_campaign (Reader *self, JsonObject *object)
{
  DuoCampaign *campaign = duo_campaign_new ();
  const DuoWhen period = read_when (self, object, "period");
  DuoColour colour = DUO_COLOUR_GREY;

  if (!duo_colour_parse (read_string (self, object, "colour"), &colour))
    reader_fail (self, "colour");
  duo_campaign_set_uid (campaign, read_string (self, object, "uid"));
  duo_campaign_set_name (campaign, read_string (self, object, "name"));
  duo_campaign_set_colour (campaign, colour);
  duo_campaign_set_period (campaign, &period);
  return campaign;
}

static gpointer
read_manager (Reader *self, JsonObject *object)
{
  DuoManager *manager = duo_manager_new ();

  duo_manager_set_uid (manager, read_string (self, object, "uid"));
  duo_manager_set_name (manager, read_string (self, object, "name"));
  return manager;
}

static void
read_placements (Reader *self, JsonObject *object, DuoMessage *message)
{
  JsonNode *node = json_object_get_member (object, "placements");
  JsonArray *array = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GArray) placements = g_array_new (FALSE, FALSE, sizeof (DuoPlacement));

  if (array == NULL)
    reader_fail (self, "placements");

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      DuoPlacement placement = { DUO_SECTOR_VO };

      if (!JSON_NODE_HOLDS_OBJECT (element))
        {
          reader_fail (self, "placements");
          return;
        }
      if (!duo_sector_parse (read_string (self, json_node_get_object (element), "sector"), &placement.sector))
        reader_fail (self, "sector");
      placement.first = read_month (self, json_node_get_object (element), "first_month");
      placement.last = read_month (self, json_node_get_object (element), "last_month");
      if (placement.last < placement.first)
        reader_fail (self, "last_month");
      g_array_append_val (placements, placement);
    }

  if (self->wrong == NULL)
    duo_message_set_placements (message, (const DuoPlacement *) (void *) placements->data, placements->len);
}

static gpointer
read_message (Reader *self, JsonObject *object)
{
  DuoMessage *message = duo_message_new ();
  DuoMessageStatus status = DUO_MESSAGE_CONCEPT;

  if (!duo_message_status_parse (read_string (self, object, "status"), &status))
    reader_fail (self, "status");
  duo_message_set_uid (message, read_string (self, object, "uid"));
  duo_message_set_text (message, read_string (self, object, "text"));
  duo_message_set_link (message, read_string (self, object, "link"));
  duo_message_set_audience (message, read_audience (self, object));
  duo_message_set_status (message, status);
  duo_message_set_campaign (message, read_reference (self, object, "campaign", DUO_OBJECT_CAMPAIGN));
  duo_message_set_note (message, read_string (self, object, "note"));
  read_placements (self, object, message);
  return message;
}

static gpointer
read_milestone (Reader *self, JsonObject *object)
{
  DuoMilestone *milestone = duo_milestone_new ();
  const DuoWhen planned = read_when (self, object, "planned");
  const DuoWhen actual = read_when (self, object, "actual");

  duo_milestone_set_uid (milestone, read_string (self, object, "uid"));
  duo_milestone_set_title (milestone, read_string (self, object, "title"));
  duo_milestone_set_planned (milestone, &planned);
  duo_milestone_set_actual (milestone, &actual);
  duo_milestone_set_topic (milestone, read_string (self, object, "topic"));
  duo_milestone_set_audience (milestone, read_audience (self, object));
  duo_milestone_set_campaign (milestone, read_reference (self, object, "campaign", DUO_OBJECT_CAMPAIGN));
  duo_milestone_set_note (milestone, read_string (self, object, "note"));
  return milestone;
}

/* What it is about is read when all actions are there: it may be another action. */
static gpointer
read_action (Reader *self, JsonObject *object)
{
  DuoAction *action = duo_action_new ();
  const DuoWhen due = read_when (self, object, "due");
  const DuoWhen done = read_when (self, object, "done");
  DuoObjectKind about_kind = DUO_OBJECT_NONE;

  if (!duo_object_kind_parse (read_string (self, object, "about_kind"), &about_kind))
    reader_fail (self, "about_kind");
  duo_action_set_uid (action, read_string (self, object, "uid"));
  duo_action_set_text (action, read_string (self, object, "text"));
  duo_action_set_owner (action, read_reference (self, object, "owner", DUO_OBJECT_MANAGER));
  duo_action_set_due (action, &due);
  duo_action_set_done (action, &done);
  duo_action_set_about_kind (action, about_kind);
  if (json_object_has_member (object, "about_title")) /* not in what was issued before it was kept */
    duo_action_set_about_title (action, read_string (self, object, "about_title"));
  duo_action_set_note (action, read_string (self, object, "note"));
  return action;
}

/* Returns: (transfer none) (nullable): the list @name of @root, each of its elements an object. */
static JsonArray *
find_list (Reader *self, JsonObject *root, const char *name)
{
  JsonNode *node = json_object_get_member (root, name);

  self->list = "";
  if (node == NULL || !JSON_NODE_HOLDS_ARRAY (node))
    {
      reader_fail (self, name);
      return NULL;
    }
  return json_node_get_array (node);
}

/* Reads a list into @objects and gives them ids, from 1, by which others can refer to them. */
static void
read_list (Reader *self, JsonObject *root, const char *name, DuoObjectKind kind, GPtrArray *objects,
           gpointer (*read) (Reader *self, JsonObject *object))
{
  JsonArray *array = find_list (self, root, name);

  self->ids[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->list = name;
  for (guint i = 0; array != NULL && self->wrong == NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      const gint64 id = i + 1;
      GObject *object;
      const char *uid;

      self->index = i;
      if (!JSON_NODE_HOLDS_OBJECT (element))
        {
          reader_fail (self, "uid");
          return;
        }

      object = read (self, json_node_get_object (element));
      g_object_set (object, "id", id, NULL);
      g_ptr_array_add (objects, object);

      uid = read_string (self, json_node_get_object (element), "uid");
      if (*uid == '\0' || !g_hash_table_insert (self->ids[kind], g_strdup (uid), g_memdup2 (&id, sizeof id)))
        reader_fail (self, "uid");
    }
}

static void
set_string (char **place, const char *text)
{
  g_free (*place);
  *place = g_strdup (text);
}

static DuoParticipant *
read_participant (Reader *self, JsonObject *object)
{
  DuoParticipant *participant = duo_participant_new ();
  JsonNode *answer = json_object_get_member (object, "answer");

  set_string (&participant->brin, read_string (self, object, "brin"));
  set_string (&participant->name, read_string (self, object, "name"));
  set_string (&participant->place, read_string (self, object, "place"));
  set_string (&participant->owner, read_string (self, object, "owner"));
  set_string (&participant->condition, read_string (self, object, "condition"));
  participant->since = read_when (self, object, "since");
  participant->asked = answer == NULL || !JSON_NODE_HOLDS_NULL (answer);
  if (!duo_sector_parse (read_string (self, object, "sector"), &participant->sector))
    reader_fail (self, "sector");
  if (participant->asked && !duo_answer_parse (read_string (self, object, "answer"), &participant->answer))
    reader_fail (self, "answer");
  return participant;
}

/* Overviews of before there were institutions have no such list. */
static void
read_participants (Reader *self, JsonObject *root, GPtrArray *participants)
{
  JsonArray *array = json_object_has_member (root, "participants") ? find_list (self, root, "participants") : NULL;

  self->list = "participants";
  for (guint i = 0; array != NULL && self->wrong == NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      self->index = i;
      if (JSON_NODE_HOLDS_OBJECT (element))
        g_ptr_array_add (participants, read_participant (self, json_node_get_object (element)));
      else
        reader_fail (self, "brin");
    }
}

static void
read_abouts (Reader *self, JsonObject *root, GPtrArray *actions)
{
  JsonArray *array = find_list (self, root, "actions");

  self->list = "actions";
  for (guint i = 0; array != NULL && self->wrong == NULL && i < actions->len; i++)
    {
      const DuoObjectKind kind = duo_action_get_about_kind (actions->pdata[i]);
      gint64 about;

      self->index = i;
      about = read_reference (self, json_array_get_object_element (array, i), "about", kind);
      if ((about == 0) != (kind == DUO_OBJECT_NONE))
        reader_fail (self, "about");
      duo_action_set_about (actions->pdata[i], about);
    }
}

static void
read_specs (Reader *self, JsonObject *object, DuoSpecs *specs)
{
  JsonNode *node = json_object_get_member (object, "specs");
  g_autoptr (GList) names = NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      reader_fail (self, "specs");
      return;
    }

  names = json_object_get_members (json_node_get_object (node));
  for (GList *name = names; name != NULL; name = name->next)
    {
      JsonNode *value = json_object_get_member (json_node_get_object (node), name->data);
      DuoSpecField field;

      if (!duo_spec_field_parse (name->data, &field))
        reader_fail (self, "specs");
      else if (JSON_NODE_HOLDS_NULL (value))
        duo_specs_set_unknown (specs, field);
      else if (!JSON_NODE_HOLDS_VALUE (value) || !duo_specs_set_known (specs, field, json_node_get_string (value)))
        reader_fail (self, "specs");
    }
}

/* Overviews of before there were channels have no list of them. */
static void
read_channels (Reader *self, JsonObject *root, GPtrArray *channels)
{
  JsonNode *node = json_object_get_member (root, "channels");
  JsonArray *array;

  if (node == NULL)
    return;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    {
      reader_fail (self, "channels");
      return;
    }

  array = json_node_get_array (node);
  self->list = "channels";
  for (guint i = 0; self->wrong == NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (element) ? json_node_get_object (element) : NULL;
      DuoChannelKind kind = DUO_CHANNEL_OTHER;
      DuoChannelLine *line;
      DuoWhen confirmed;

      self->index = i;
      if (object == NULL)
        {
          reader_fail (self, "no object");
          break;
        }
      confirmed = read_when (self, object, "confirmed");
      if (!duo_channel_kind_parse (read_string (self, object, "kind"), &kind))
        reader_fail (self, "kind");
      line = duo_channel_line_new (read_string (self, object, "brin"), read_string (self, object, "institution"),
                                   read_string (self, object, "name"), kind, &confirmed);
      read_specs (self, object, line->specs);
      g_ptr_array_add (channels, line);
    }
  self->list = "";
}

/* A number of things, which is not below zero and not beyond belief. */
static gint
read_number (Reader *self, JsonObject *object, const char *name)
{
  JsonNode *node = read_member (self, object, name, G_TYPE_INT64);
  const gint64 number = node != NULL ? json_node_get_int (node) : 0;

  if (number >= 0 && number <= G_MAXINT)
    return (gint) number;

  reader_fail (self, name);
  return 0;
}

static DuoMaterialLine *
read_material (Reader *self, JsonObject *object)
{
  DuoMaterialLine *line = duo_material_line_new (read_string (self, object, "campaign"), read_string (self, object, "title"),
                                                 read_string (self, object, "format"));

  if (!duo_material_line_state_parse (read_string (self, object, "state"), &line->state))
    reader_fail (self, "state");
  line->width = read_number (self, object, "width");
  line->height = read_number (self, object, "height");
  line->pages = read_number (self, object, "pages");
  line->duration = read_number (self, object, "duration");
  line->chars = read_number (self, object, "chars");
  line->fits = (guint) read_number (self, object, "fits");
  line->unclear = (guint) read_number (self, object, "unclear");
  line->asked = (guint) read_number (self, object, "asked");
  line->reached = (guint) read_number (self, object, "reached");
  if (!duo_rights_parse (read_string (self, object, "rights"), &line->rights))
    reader_fail (self, "rights");
  line->rights_until = read_when (self, object, "rights_until");
  return line;
}

/* Overviews of before there were materials have no list of them. */
static void
read_materials (Reader *self, JsonObject *root, GPtrArray *materials)
{
  JsonArray *array = json_object_has_member (root, "materials") ? find_list (self, root, "materials") : NULL;

  self->list = "materials";
  for (guint i = 0; array != NULL && self->wrong == NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      self->index = i;
      if (JSON_NODE_HOLDS_OBJECT (element))
        g_ptr_array_add (materials, read_material (self, json_node_get_object (element)));
      else
        reader_fail (self, "title");
    }
}

/* Overviews of before there was a platform have no list of it. */
static void
read_platform (Reader *self, JsonObject *root, GPtrArray *lines)
{
  JsonArray *array = json_object_has_member (root, "platform") ? find_list (self, root, "platform") : NULL;

  self->list = "platform";
  for (guint i = 0; array != NULL && self->wrong == NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);
      const char *wrong = "campaign";
      DuoPlatformLine *line = JSON_NODE_HOLDS_OBJECT (element)
                                ? duo_platform_line_from_json (json_node_get_object (element), &wrong) : NULL;

      self->index = i;
      if (line != NULL)
        g_ptr_array_add (lines, line);
      else
        reader_fail (self, wrong);
    }
}

static void
read_answers (Reader *self, JsonObject *object, DuoCampaignLine *line)
{
  JsonNode *node = json_object_get_member (object, "answers");
  g_autoptr (GList) brins = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_object_get_members (json_node_get_object (node)) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    reader_fail (self, "answers");
  for (GList *brin = brins; brin != NULL; brin = brin->next)
    {
      const char *code = read_string (self, json_node_get_object (node), brin->data);
      gboolean found = FALSE;

      for (guint i = 0; i < DUO_N_TAKING_PARTS; i++)
        if (g_strcmp0 (code, duo_taking_part_to_string ((DuoTakingPart) i)) == 0)
          {
            duo_campaign_line_set_answer (line, brin->data, (DuoTakingPart) i);
            found = TRUE;
          }
      if (!found)
        reader_fail (self, "answers");
    }
}

static DuoCampaignLine *
read_line (Reader *self, JsonObject *object)
{
  DuoSector sector = DUO_SECTOR_VO;
  DuoCampaignLine *line;

  if (!duo_sector_parse (read_string (self, object, "sector"), &sector))
    reader_fail (self, "sector");
  line = duo_campaign_line_new (read_string (self, object, "campaign"), read_string (self, object, "name"), sector);
  line->n = (guint) read_number (self, object, "institutions");
  line->n_condition = (guint) read_number (self, object, "condition");
  line->n_declined = (guint) read_number (self, object, "declined");
  for (guint i = 0; i < DUO_N_FUNNEL_STAGES; i++)
    line->reached[i] = (guint) read_number (self, object, duo_funnel_stage_to_string ((DuoFunnelStage) i));
  read_answers (self, object, line);
  return line;
}

/* Overviews of before campaigns were counted have no such list. */
static void
read_lines (Reader *self, JsonObject *root, GPtrArray *lines)
{
  JsonArray *array = json_object_has_member (root, "lines") ? find_list (self, root, "lines") : NULL;

  self->list = "lines";
  for (guint i = 0; array != NULL && self->wrong == NULL && i < json_array_get_length (array); i++)
    {
      JsonNode *element = json_array_get_element (array, i);

      self->index = i;
      if (JSON_NODE_HOLDS_OBJECT (element))
        g_ptr_array_add (lines, read_line (self, json_node_get_object (element)));
      else
        reader_fail (self, "campaign");
    }
  self->list = "";
}

/* Returns: (transfer full): what @root holds, as far as @self found nothing wrong. */
static DuoCalendarContent *
read_content (Reader *self, JsonObject *root)
{
  JsonNode *version = read_member (self, root, "version", G_TYPE_INT64);
  const DuoMonth month = read_month (self, root, "month");
  const char *maker = read_string (self, root, "maker");
  DuoCalendarContent *content;
  guint32 today = 0;

  if (version != NULL && json_node_get_int (version) != DUO_CALENDAR_CONTENT_VERSION)
    reader_fail (self, "version");
  if (!duo_day_parse (read_string (self, root, "today"), &today))
    reader_fail (self, "today");
  if (self->wrong != NULL)
    return NULL;

  content = duo_calendar_content_new (month, today, maker);
  read_list (self, root, "campaigns", DUO_OBJECT_CAMPAIGN, content->campaigns, read_campaign);
  read_list (self, root, "managers", DUO_OBJECT_MANAGER, content->managers, read_manager);
  read_list (self, root, "messages", DUO_OBJECT_MESSAGE, content->messages, read_message);
  read_list (self, root, "milestones", DUO_OBJECT_MILESTONE, content->milestones, read_milestone);
  read_list (self, root, "actions", DUO_OBJECT_ACTION, content->actions, read_action);
  read_abouts (self, root, content->actions);
  read_participants (self, root, content->participants);
  read_channels (self, root, content->channels);
  read_materials (self, root, content->materials);
  read_platform (self, root, content->platform);
  read_lines (self, root, content->lines);
  return content;
}

/**
 * duo_calendar_content_from_json:
 * @json: what duo_calendar_content_to_json() gave
 * @error: return location
 *
 * Objects get ids that only mean something within the content returned: compare them by uid with others.
 * Anything that is missing, of another type or refers to nothing makes it damaged: %DUO_ERROR_STORE_DAMAGED,
 * with the path of the first such thing.
 *
 * Returns: (transfer full): the content, or %NULL with @error set
 */
DuoCalendarContent *
duo_calendar_content_from_json (const char *json, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new_immutable ();
  g_autoptr (DuoCalendarContent) content = NULL;
  g_autoptr (GError) parse_error = NULL;
  JsonNode *root;
  Reader reader = { .list = "" };

  g_return_val_if_fail (json != NULL, NULL);

  if (!duo_json_is_tame (json, strlen (json)) || !json_parser_load_from_data (parser, json, -1, &parse_error))
    {
      g_set_error (error, DUO_ERROR, DUO_ERROR_STORE_DAMAGED, "content of an overview: %s",
                   parse_error != NULL ? parse_error->message : "nested too deeply");
      return NULL;
    }

  root = json_parser_get_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    content = read_content (&reader, json_node_get_object (root));
  else
    reader_fail (&reader, "no object");

  for (guint i = 0; i < DUO_N_OBJECT_KINDS; i++)
    g_clear_pointer (&reader.ids[i], g_hash_table_unref);
  if (reader.wrong == NULL)
    return g_steal_pointer (&content);

  g_set_error (error, DUO_ERROR, DUO_ERROR_STORE_DAMAGED, "content of an overview: %s", reader.wrong);
  g_free (reader.wrong);
  return NULL;
}
